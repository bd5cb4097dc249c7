"""`hybrid train` without its terminal: which weights are kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from solvers.recursive import command
from solvers.recursive.train import Trainer
from tests.solvers.boards import SUDOKU


def _kept(monkeypatch: pytest.MonkeyPatch, shares: list[float], few: bool) -> tuple[Any, dict[str, Any]]:
    """The choice after a run whose evaluations, the last one at its end, gave these shares."""
    averages = iter(range(len(shares)))
    trainer = cast(Trainer, SimpleNamespace(averaged=lambda: next(averages), device="cpu"))
    monkeypatch.setattr(command, "_figures", lambda task, trainer, net, held_out: {"solved_by_recursion": shares[net]})
    monkeypatch.setattr(command, "EVALUATION_SECONDS", 0.0)
    best = command._Best(SUDOKU, [], few)
    for _ in shares[:-1]:
        best.look(trainer, lambda kind, what: None)
    net, figures = best.choice(trainer, [])
    return net, figures


def test_a_run_on_few_examples_keeps_its_best_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    net, figures = _kept(monkeypatch, [0.5, 0.9, 0.7, 0.6], few=True)
    assert net == 1 and figures["solved_by_recursion"] == 0.9 and "best" in figures["chosen"]
    assert _kept(monkeypatch, [0.5, 0.9, 0.9], few=True)[0] == 2, "as good at its end: the longer training"


def test_a_run_on_generated_instances_keeps_its_last_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    net, figures = _kept(monkeypatch, [0.9, 0.6], few=False)
    assert net == 1 and "chosen" not in figures
