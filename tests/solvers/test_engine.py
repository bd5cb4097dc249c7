"""The engine's three stages with the shipped weights: order, budgets, nothing wrong, and doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import pytest
import torch

from solvers.cascade import HOPELESS, Cascade
from solvers.problem import Problem, Proposal, Verdict
from solvers.recursive.checkpoint import PACKAGED, load_weights
from solvers.recursive.engine import Effort, Engine
from solvers.recursive.graph import Boards
from solvers.recursive.model import NetConfig, RecursiveNet, State
from solvers.recursive.search import uncertain
from solvers.task import Task
from solvers.tasks.sudoku import Sudoku
from solvers.verify import verify
from tests.solvers.boards import HARD, SUDOKU

TINY = NetConfig(relations=("row", "column", "box"), width=16, share=4, hidden=32)


@pytest.fixture(scope="module")
def net() -> RecursiveNet:
    return load_weights(PACKAGED / "sudoku")[0]


@pytest.fixture(scope="module")
def hard() -> list[tuple[Problem, np.ndarray]]:
    """Boards on which recursion gets stuck if it is given few steps."""
    return [(p, v) for p, v in SUDOKU.training_chunk(99, 0, 40) if p.shape == (9, 9)][:12]


def test_slots_are_refilled_and_the_order_is_kept(net: RecursiveNet) -> None:
    items = [SUDOKU.item(5, i) for i in range(12)]
    proposals = Engine(net, Effort(steps=16, slots=3)).recursion(SUDOKU, [problem for problem, _ in items])
    solved = [(p, values) for p, (_, values) in zip(proposals, items, strict=True) if p.values is not None]
    assert len(solved) >= 6
    assert all(np.array_equal(np.asarray(p.values), values) for p, values in solved)
    assert all(1 <= p.steps <= 16 for p in proposals)


def test_sizes_may_be_mixed_in_one_call(net: RecursiveNet) -> None:
    items = [SUDOKU.minimal(n, np.random.default_rng(i)) for i, n in enumerate((4, 9, 6, 4, 9, 6))]
    proposals = Engine(net).recursion(SUDOKU, [problem for problem, _ in items])
    for proposal, (_, values) in zip(proposals, items, strict=True):
        assert proposal.values is None or np.array_equal(np.asarray(proposal.values), values)
    assert sum(p.values is not None for p in proposals) >= 5


def test_branching_solves_what_recursion_leaves_and_nothing_wrong(net: RecursiveNet, hard) -> None:
    engine = Engine(net, Effort(steps=4))
    problems = [problem for problem, _ in hard]
    recursion, branching = engine.recursion(SUDOKU, problems), engine.branching(SUDOKU, problems)
    assert sum(p.values is not None for p in branching) > sum(p.values is not None for p in recursion)
    assert sum(p.values is not None for p in branching) >= 11
    for proposal, problem in zip(branching, problems, strict=True):
        assert proposal.values is None or verify(SUDOKU, problem, proposal.values).valid


def test_budgets_bind(hard) -> None:
    """An untrained network solves nothing: every stage stops where its budget does."""
    problems = [problem for problem, _ in hard[:3]]
    engine = Engine(RecursiveNet(TINY), Effort(steps=5, restarts=2, nodes=10, node_steps=3))
    assert [p.steps for p in engine.recursion(SUDOKU, problems)] == [5] * 3
    assert [p.steps for p in engine.restarts(SUDOKU, problems)] == [10] * 3
    pairs = Boards.of(problems).pairs().sum(1).tolist()
    for proposal, n in zip(engine.branching(SUDOKU, problems), pairs, strict=True):
        assert 0 < proposal.steps <= 3 * (10 * (n / 100) ** 2 + 2)
    hurried = Engine(RecursiveNet(TINY), Effort(seconds=0.0))
    for stage in (hurried.recursion, hurried.restarts, hurried.branching):
        assert [p.values for p in stage(SUDOKU, problems)] == [None] * 3


def test_answers_do_not_depend_on_the_company(net: RecursiveNet, hard) -> None:
    """A board alone and in a batch of others: the same steps, the same answer."""
    engine = Engine(net)
    together = engine.recursion(SUDOKU, [problem for problem, _ in hard[:4]])
    alone = [engine.recursion(SUDOKU, [problem])[0] for problem, _ in hard[:4]]
    assert [p.values is None for p in together] == [p.values is None for p in alone]
    assert sum(a.steps == b.steps for a, b in zip(together, alone, strict=True)) >= 3  # bf16 sums may differ


def test_the_uncertain_cell_is_the_one_with_the_likeliest_second_candidate() -> None:
    boards = Boards.of([SUDOKU.problem({"grid": HARD})])
    graph = boards.graph()
    p = torch.full((graph.tokens,), 0.01)
    chosen = graph.cells[(graph.cells < graph.tokens).sum(1) >= 2][3]
    first, second = chosen[chosen < graph.tokens][:2].tolist()
    p[first], p[second] = 0.5, 0.4
    cell, value = uncertain(boards, p)
    assert (int(cell), int(value)) == (int(graph.pair[first]) // 9, int(graph.pair[first]) % 9)


class _Stage:
    """A stage that doubts everything."""

    def __init__(self, stage: str, doubt: float):
        self.stage, self.doubt, self.asked = stage, doubt, 0

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        self.asked += len(problems)
        return [Proposal(None, self.stage, doubt=self.doubt) for _ in problems]


@pytest.mark.parametrize(("doubt", "stages", "asked"), [
    (HOPELESS, "all", 0), (HOPELESS - 0.01, "all", 1), (HOPELESS, "network", 1)])
def test_a_hopeless_problem_goes_straight_to_the_proof(doubt: float, stages: str, asked: int) -> None:
    """… unless no exact stage follows: then every network stage has its try."""
    cascade = Cascade(SUDOKU)
    first, second = _Stage("recursion", doubt), _Stage("branching", doubt)
    cascade.solvers = [first, second, cascade.solvers[-1]]
    outcome = cascade.solve([SUDOKU.problem({"grid": HARD})], stages)[0]
    assert second.asked == asked
    assert outcome.verdict is (Verdict.SOLVED if stages == "all" else Verdict.ABSTAINED)


def test_decisions_in_bfloat16_equal_those_in_float32(net: RecursiveNet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measured, not assumed: the share of cells decided alike after eight steps."""
    boards = Boards.of([SUDOKU.item(6, i)[0] for i in range(16)])
    graph, decided = boards.graph(), []
    for dtype in (torch.bfloat16, torch.float32):
        monkeypatch.setattr("solvers.recursive.model.LOW_PRECISION", dtype)
        state = net.start(graph)
        with torch.inference_mode():
            for _ in range(8):
                every, state = net.step(graph, State(*state))
        decided.append(boards.decode(every[-1]))
    assert (decided[0] == decided[1]).mean() > 0.97


def test_products_come_in_few_shapes(net: RecursiveNet, monkeypatch: pytest.MonkeyPatch) -> None:
    """oneDNN compiles and keeps a kernel for every number of rows: without filling up, 10,000 boards in a call took
    gigabytes."""
    seen: set[int] = set()
    linear = torch.nn.functional.linear
    monkeypatch.setattr("solvers.recursive.model.F.linear", lambda x, weight, bias=None: (
        seen.add(len(x)) if x.dtype is torch.bfloat16 else None, linear(x, weight, bias))[1])
    problems = [SUDOKU.item(5, i)[0] for i in range(60)]
    Engine(net, Effort(steps=8, slots=12)).recursion(SUDOKU, problems)
    assert seen and len(seen) < 30 and all(rows % 64 == 0 for rows in seen)
    assert all(rows % 256 == 0 for rows in seen if rows > 1100)


class _Own(Sudoku):
    """A task whose rules depend on the problem: the first open cell of some may not hold a certain symbol."""

    forbidden: ClassVar[dict[str, int]] = {}

    def broken_rules(self, problem: Problem, values: np.ndarray) -> list[str]:
        cell = int(np.flatnonzero(problem.givens < 0)[0])
        own = self.forbidden.get(problem.data["grid"])
        return ["forbidden"] if values[cell] == own else super().broken_rules(problem, values)


def test_each_answer_is_checked_against_its_own_problem(net: RecursiveNet) -> None:
    task, items = _Own(), [SUDOKU.minimal(4, np.random.default_rng(i)) for i in range(6)]
    task.name = "sudoku"
    last, values = items[-1]
    _Own.forbidden = {last.data["grid"]: int(values[np.flatnonzero(last.givens < 0)[0]])}
    engine = Engine(net, Effort(steps=6, nodes=100))
    for stage in (engine.recursion, engine.branching):
        found = stage(task, [problem for problem, _ in items])
        assert [p.values is not None for p in found] == [True] * 5 + [False]
