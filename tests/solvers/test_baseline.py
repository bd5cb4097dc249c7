"""The stock TRM: its size, its fixed cost, and that it hands over nothing unchecked."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from solvers.problem import Problem
from solvers.recursive.baseline import Latents, StockTrm, TrmConfig, TrmPlan, TrmStage, tokens_of, train_baseline
from solvers.registry import Solver
from tests.solvers.boards import SUDOKU

SMALL = TrmConfig(cells=16, candidates=4, width=16, high_cycles=2, low_cycles=2, steps=3, prefix=2)


def four(i: int) -> tuple[Problem, np.ndarray]:
    return SUDOKU.minimal(4, np.random.default_rng([3, i]))


def small() -> StockTrm:
    torch.manual_seed(0)
    return StockTrm(SMALL).eval()


def test_full_size_is_the_official_one() -> None:
    assert sum(p.numel() for p in StockTrm(TrmConfig()).parameters()) == pytest.approx(5.03e6, rel=0.03)
    assert TrmConfig().flops == pytest.approx(410e9, rel=0.01)


def test_shapes_and_the_latents_are_detached() -> None:
    net = small()
    tokens = tokens_of([four(i)[0].givens for i in range(2)])
    logits, latents = net.step(net.encode(tokens), net.start(2))
    assert logits.shape == (2, 16, SMALL.vocabulary)
    assert isinstance(latents, Latents)
    for latent in latents:
        assert latent.shape == (2, SMALL.positions, SMALL.width)
        assert latent.dtype == torch.bfloat16 and not latent.requires_grad
    assert net.answer(tokens).shape == (2, 16)


def test_same_weights_give_the_same_answer() -> None:
    tokens = tokens_of([four(i)[0].givens for i in range(2)])
    assert torch.equal(small().answer(tokens), small().answer(tokens))


def test_cost_is_steps_times_cycles_whatever_the_board() -> None:
    net = small()
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    net.network.register_forward_hook(count)
    solved = tokens_of([four(0)[1]])
    with FlopCounterMode(display=False) as counter:
        net.answer(solved)
    assert calls == SMALL.network_calls == 3 * 2 * (2 + 1)
    assert counter.get_total_flops() == SMALL.flops


def test_the_stage_proposes_nothing_of_random_weights_and_leaves_other_sizes_alone() -> None:
    stage: Solver = TrmStage(small(), batch=2)
    problems = [four(0)[0], SUDOKU.item(0, 0)[0], four(1)[0], four(2)[0]]
    proposals = stage.propose(SUDOKU, problems)
    assert [p.stage for p in proposals] == ["baseline:trm"] * 4
    assert [p.steps for p in proposals] == [3, 0, 3, 3]
    assert all(p.values is None for p in proposals)


def test_an_answer_passes_only_where_rules_and_givens_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem, values), net = four(0), small()
    other = np.roll(values.reshape(4, 4), 2, axis=0).reshape(-1)  # bands swapped: keeps rules, not the givens
    repeated = np.where(problem.givens < 0, values[0], values)  # keeps the givens, not the rules
    blank = np.where(problem.givens < 0, -1, values)
    assert SUDOKU.keeps_rules([problem], other[None]).all()
    read = [tokens_of([grid]) for grid in (values, other, repeated, blank)]
    monkeypatch.setattr(net, "answer", lambda tokens: torch.cat(read))
    found = [p.values for p in TrmStage(net).propose(SUDOKU, [problem] * 4)]
    assert found[0] is not None and np.array_equal(found[0], values) and found[0].dtype == np.int16
    assert found[1:] == [None, None, None]


def test_training_lowers_the_loss_and_returns_its_average() -> None:
    losses: list[float] = []
    net = train_baseline([four(0), four(1)], 60, SMALL, TrmPlan(batch=2, rate=2e-3),
                         report=lambda _, loss: losses.append(loss))
    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:5])
    assert not torch.equal(net.head.weight, small().head.weight)


def test_training_augments_with_the_task() -> None:
    losses: list[float] = []
    train_baseline([four(0)], 2, SMALL, TrmPlan(batch=2), SUDOKU, lambda _, loss: losses.append(loss))
    assert np.isfinite(losses).all() and len(losses) == 2
