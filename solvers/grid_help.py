"""Follow-ups on a grid: why a cell holds its symbol, the next step, what of a partial answer is right.

Invariant: a step is forced by what stands before it; "leads to a contradiction" is said only after the exact solver
proved it for each symbol; a partial answer is judged against the only answer, and no further symbol of it is told.

>>> [fact.text for fact in task.why(problem, values, "r2c5")]
['r2c5 is 3: no other cell of row 2 can hold 3']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.deduce import Deduction, step_fact
from solvers.problem import Problem, Values
from solvers.prose import cell_number, listed
from solvers.task import Fact, verbatim
from solvers.verify import UndecidedError

if TYPE_CHECKING:
    from solvers.grid import GridTask

MOST_NAMED = 8
"""Cells named in one fact."""


def why(task: GridTask, problem: Problem, values: Values, cell: str) -> list[Fact]:
    """The chain of steps that leads to a cell, or what a trial shows where these steps do not reach it."""
    index = cell_index(task, problem, cell)
    name, symbol = task.cell_name(problem.shape[0], index), task.symbol(int(values[index]))
    if problem.givens[index] >= 0:
        return [verbatim(f"{name} is {symbol}: it is given", {name: symbol})]
    deduction = Deduction(task, problem)
    chain = deduction.chain(index)
    if chain is not None:
        return [step_fact(deduction, step) for step in chain]
    others = [value for value in deduction.candidates(index) if value != values[index]]
    left = f"{name} is {symbol}, but singles, pairs and pointing alone do not reach it"
    try:
        refuted = [_refuted(task, problem, index, value) for value in others]
    except UndecidedError:
        return [verbatim(left, {name: symbol})]
    if not all(refuted):
        return [verbatim(f"{left}, and other answers have another symbol there", {name: symbol})]
    what = "the other symbol" if len(others) == 1 else f"each of the {len(others)} other symbols"
    return [verbatim(f"{left}: trying {what} left there leads to a contradiction", {name: symbol})]


def hint(task: GridTask, problem: Problem, partial: Values | None, given: int) -> list[Fact]:
    """The step after as many as were given; where the partial answer is wrong, what is wrong with it."""
    if partial is not None and (partial >= 0).any():
        wrong = _faults(task, problem, partial)
        if wrong:
            return wrong
    deduction = Deduction(task, problem, partial)
    if (deduction.placed >= 0).all():
        return [verbatim("Every cell is filled")]
    steps = deduction.run(given + 1)
    if len(steps) > given:
        return [step_fact(deduction, steps[given])]
    if (deduction.placed >= 0).all():
        return [verbatim("The hints so far fill every cell")]
    counts = np.where(deduction.placed < 0, deduction.alive.sum(1), problem.candidates + 1)
    fewest = int(counts.argmin())
    symbols = listed([task.symbol(value) for value in deduction.candidates(fewest)])
    return [verbatim(f"Singles, pairs and pointing alone lead no further; {deduction.name(fewest)} has the fewest "
                     f"symbols left: {symbols}")]


def check_partial(task: GridTask, problem: Problem, partial: Values) -> list[Fact]:
    """Conflicts and cells that differ from the only answer; without any, how many are right so far."""
    wrong = _faults(task, problem, partial)
    if wrong:
        return wrong
    filled = int(((partial >= 0) & (problem.givens < 0)).sum())
    left = int(((partial < 0) & (problem.givens < 0)).sum())
    if not filled:
        return [verbatim(f"No open cell is filled yet; {left} are left")]
    right = f"All {filled} cells filled so far are right" if filled > 1 else "The 1 cell filled so far is right"
    return [verbatim(f"{right}; {left} are left" if left else f"{right}, and none is left")]


def _faults(task: GridTask, problem: Problem, partial: Values) -> list[Fact]:
    """What is wrong with a partial answer; nothing where all of it is right."""
    def name(cell: int) -> str:
        return task.cell_name(problem.shape[0], cell)

    changed = np.flatnonzero((problem.givens >= 0) & (partial >= 0) & (partial != problem.givens)).tolist()
    facts = [verbatim(f"{name(cell)} is given as {task.symbol(int(problem.givens[cell]))}, not "
                      f"{task.symbol(int(partial[cell]))}") for cell in changed[:MOST_NAMED]]
    whole = np.where(problem.givens >= 0, problem.givens, partial)
    facts += [verbatim(sentence) for sentence in task.repeats(problem, whole)[:MOST_NAMED]]
    try:
        answer = task.sat(problem.shape[0]).solve(problem)
        if answer is None:
            return [*facts, verbatim("The problem itself has no answer")]
        if task.another(problem, answer) is not None:
            return facts + _many(task, problem, whole)
    except UndecidedError:
        return facts
    filled = np.flatnonzero((partial >= 0) & (problem.givens < 0))
    wrong = [name(cell) for cell in filled.tolist() if partial[cell] != answer[cell]]
    if wrong:
        more = f" and {len(wrong) - MOST_NAMED} more" if len(wrong) > MOST_NAMED else ""
        named = (", ".join(wrong[:MOST_NAMED]) + more) if more else listed(wrong)
        verb = "is" if len(wrong) == 1 else "are"
        facts.append(verbatim(f"{len(wrong)} of the {len(filled)} cells filled so far {verb} wrong: {named}"))
    return facts


def _many(task: GridTask, problem: Problem, whole: Values) -> list[Fact]:
    """Of a problem with several answers: whether one of them is still within reach."""
    if task.sat(problem.shape[0]).solve(task.from_givens(whole)) is None:
        return [verbatim("The problem has more than one answer, and none of them agrees with the cells filled so far")]
    return []


def _refuted(task: GridTask, problem: Problem, cell: int, value: int) -> bool:
    """Whether it is proved that no answer has this value there."""
    givens = problem.givens.copy()
    givens[cell] = value
    return task.sat(problem.shape[0]).solve(task.from_givens(givens)) is None


def cell_index(task: GridTask, problem: Problem, cell: str) -> int:
    """The cell of that name. Raises ProblemError."""
    n = problem.shape[0]
    return cell_number(cell, "".join(cell.lower().split()), [task.cell_name(n, i) for i in range(problem.cells)])
