"""The cascade: order, stages, abstention, and that nothing skips the judge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from solvers.cascade import Cascade
from solvers.errors import UsageError
from solvers.problem import Problem, Proposal, Verdict
from solvers.task import Task
from solvers.verify import verify
from tests.solvers.boards import EASY, HARD, IMPOSSIBLE, SUDOKU


def problems(*grids: str) -> list[Problem]:
    return [SUDOKU.problem({"grid": grid}) for grid in grids]


class Liar:
    """Proposes a full grid that breaks the rules."""

    stage = "liar"

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [Proposal(np.zeros(p.cells, np.int16), self.stage) for p in problems]


class GivenChanger:
    """Proposes a valid grid that does not keep the givens."""

    stage = "changer"

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [Proposal(task.item(1, 0)[1], self.stage) for _ in problems]


@pytest.mark.parametrize("solver", [Liar(), GivenChanger()])
def test_wrong_proposals_never_come_out(solver: Liar) -> None:
    outcome = Cascade(SUDOKU, extra=[solver]).solve(problems(EASY))[0]
    assert outcome.verdict is Verdict.SOLVED and outcome.solved_by != solver.stage
    assert "rejected" in outcome.stages[0]
    alone = Cascade(SUDOKU, extra=[solver])
    alone.solvers = [solver]
    outcome = alone.solve(problems(EASY))[0]
    assert outcome.verdict is Verdict.ABSTAINED and outcome.values is None and outcome.message


def test_the_network_solves_an_easy_board_alone() -> None:
    outcome = Cascade(SUDOKU).solve(problems(EASY), "recursion")[0]
    assert outcome.verdict is Verdict.SOLVED and outcome.solved_by == "recursion" and outcome.steps >= 1


def test_exact_stage_solves_a_hard_board() -> None:
    outcome = Cascade(SUDOKU).solve(problems(HARD), "exact")[0]
    assert outcome.solved_by == "exact:sat"
    assert outcome.values is not None and verify(SUDOKU, problems(HARD)[0], outcome.values).valid


def test_mixed_sizes_in_one_call_keep_their_order() -> None:
    mixed = [SUDOKU.minimal(n, np.random.default_rng(n))[0] for n in (4, 9, 4, 6)]
    outcomes = Cascade(SUDOKU).solve(mixed)
    for problem, outcome in zip(mixed, outcomes, strict=True):
        assert outcome.values is not None and verify(SUDOKU, problem, outcome.values).valid


def test_network_alone_abstains_from_what_has_no_answer() -> None:
    outcome = Cascade(SUDOKU).solve(problems(IMPOSSIBLE), "recursion")[0]
    assert outcome.verdict is Verdict.ABSTAINED and "recursion" in outcome.message


@pytest.mark.parametrize(("stages", "expected"), [
    ("network", ["recursion", "restarts", "branching"]), ("exact", ["exact:sat"]),
    ("exact,recursion", ["recursion", "exact:sat"]), ("all", ["recursion", "restarts", "branching", "exact:sat"]),
])
def test_stage_lists(stages: str, expected: list[str]) -> None:
    assert [solver.stage for solver in Cascade(SUDOKU).chosen(stages)] == expected


def test_unknown_stage_suggests_a_known_one() -> None:
    with pytest.raises(UsageError, match='Did you mean "recursion"'):
        Cascade(SUDOKU).chosen("recursoin")
