"""The one judge on the one way out: rules and givens, all or nothing.

`verify` decides whether an answer is valid; `judge` adds, for tasks that ask for a unique answer, whether there
is another one. Both only check what is proposed: they never find an answer for a solver.

Invariant: nothing is called solved (or optimal) unless `judge` returned that verdict for it.

>>> verify(sudoku, problem, values).broken
('row 1 holds 5 twice: r1c1 and r1c4',)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solvers.errors import HybridError
from solvers.problem import Problem, Values, Verdict
from solvers.task import Task, given_mismatches


class UndecidedError(HybridError):
    """Whether there is another answer could not be decided within the search limit."""


@dataclass(frozen=True)
class Check:
    """broken: a sentence for each rule or given that the answer breaks; empty means valid."""

    broken: tuple[str, ...]

    @property
    def valid(self) -> bool:
        return not self.broken


@dataclass(frozen=True)
class Judgement:
    """verdict: SOLVED, MANY, OPTIMAL, FEASIBLE, ESTIMATE or ABSTAINED. other: for MANY, a second valid answer.
    message: what is wrong, or what an estimate stands on."""

    verdict: Verdict
    other: Values | None = None
    message: str = ""


def verify(task: Task, problem: Problem, values: Values) -> Check:
    """Checks an answer of shape (cells,) against its problem's givens and its task's rules."""
    values = np.asarray(values)
    if values.shape != (problem.cells,):
        return Check((f"the answer has shape {values.shape}, expected ({problem.cells},)",))
    if values.min() < 0 or values.max() >= problem.candidates:
        return Check((f"the answer has candidates outside 0..{problem.candidates - 1}",))
    changed = given_mismatches(problem, values)
    if changed:
        return Check(tuple(f"cell {i} does not keep its given or an allowed candidate" for i in changed[:3]))
    return Check(tuple(task.broken_rules(problem, values)))


def judge(task: Task, problem: Problem, values: Values, bound: float | None = None) -> Judgement:
    """The verdict on an answer: SOLVED, MANY with a second witness, or ABSTAINED with the broken rule. Where the task
    optimises: OPTIMAL if the answer costs no more than the proved lower `bound`, else FEASIBLE."""
    check = verify(task, problem, values)
    if not check.valid:
        return Judgement(Verdict.ABSTAINED, message="; ".join(check.broken))
    if task.unique:
        return _judge_uniqueness(task, problem, values)
    if task.optimises and (bound is None or task.cost(problem, values) > bound):
        return Judgement(Verdict.FEASIBLE)
    return Judgement(task.verdict, message=task.standing(problem))


def _judge_uniqueness(task: Task, problem: Problem, values: Values) -> Judgement:
    """Of a valid answer."""
    try:
        other = task.another(problem, values)
    except UndecidedError as error:
        return Judgement(Verdict.ABSTAINED, message=f"the grid keeps every rule, but {error}")
    if other is None:
        return Judgement(Verdict.SOLVED)
    if not verify(task, problem, other).valid or np.array_equal(other, values):
        return Judgement(Verdict.ABSTAINED, message="the judge of uniqueness returned no valid second answer")
    return Judgement(Verdict.MANY, other=other)
