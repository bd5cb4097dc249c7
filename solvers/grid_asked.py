"""What a person's words ask of a grid: the board that they have so far, and what if a cell were another.

Invariant: a what-if is judged by the exact solver; of the other answer only the number of cells that differ is told.

>>> [fact.text for fact in what_if(task, problem, values, "what if r1c3 is 9?")]
['If r1c3 is 9 there is no answer']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from solvers.errors import ProblemError
from solvers.grid_help import cell_index
from solvers.places import cells_in, values_in
from solvers.problem import NO_GIVEN, Problem, Values
from solvers.task import Fact, verbatim
from solvers.verify import UndecidedError

if TYPE_CHECKING:
    from solvers.grid import GridTask

SHARED = 0.5
"""Share of a problem's givens that a board must show to be taken for a partial answer to it."""
_FRAMES = str.maketrans("", "", " \t|+,;:[]()'\"`-")


def partial_in_text(task: GridTask, problem: Problem, text: str, drawn: str) -> dict[str, str] | None:
    """The board so far: a drawn one that shows the problem's givens, else the values that the text puts in cells."""
    for signs in filter(None, (drawn, _board(text, problem.cells))):
        if len(signs) == problem.cells and _is_of(task, problem, signs):
            return {"grid": signs}
    entries = values_in(text, _symbols(task, problem))
    if not entries:
        return None
    board = ["."] * problem.cells
    for cell, symbol in entries:
        board[cell_index(task, problem, cell)] = symbol
    return {"grid": "".join(board)}


def what_if(task: GridTask, problem: Problem, values: Values | None, text: str) -> list[Fact]:
    """Raises ProblemError where the text names no cell with a symbol."""
    entries = dict(values_in(text, _symbols(task, problem)))
    if not entries:
        places = cells_in(text)
        where = places[0].name if places else "r1c1"
        raise ProblemError(f"name a cell and the symbol that it should hold, one of "
                           f"{', '.join(_symbols(task, problem))}: what if {where} is {task.symbol(0)}?")
    givens = problem.givens.copy()
    for cell, symbol in entries.items():
        givens[cell_index(task, problem, cell)] = _symbols(task, problem).index(symbol)
    change = " and ".join(f"{cell} is {symbol}" for cell, symbol in entries.items())
    cells = [cell_index(task, problem, cell) for cell in entries]
    if values is not None and np.array_equal(givens[cells], values[cells]) and _keeps(problem, givens):
        return [verbatim(f"In the answer {change} already, so nothing changes", entries)]
    clashes = task.repeats(problem, givens)
    if clashes:
        return [verbatim(f"If {change} there is no answer: {clashes[0]}")]
    return [verbatim(f"If {change} {_told(task, task.from_givens(givens), values)}")]


def _told(task: GridTask, changed: Problem, values: Values | None) -> str:
    """What the exact solver says of the changed board."""
    try:
        answer = task.sat(changed.shape[0]).solve(changed)
        if answer is None:
            return "there is no answer"
        only = task.another(changed, answer) is None
    except UndecidedError:
        return "it was not decided in time whether there is an answer"
    how = "there is exactly 1 answer" if only else "there is more than one answer"
    differ = 0 if values is None else int((answer != values).sum())
    return f"{how}; it differs from this one in {differ} cells" if only and differ else how


def _keeps(problem: Problem, givens: Values) -> bool:
    """Whether the changed givens keep the problem's own."""
    fixed = problem.givens != NO_GIVEN
    return bool((givens[fixed] == problem.givens[fixed]).all())


def _symbols(task: GridTask, problem: Problem) -> list[str]:
    return [task.symbol(value) for value in range(problem.candidates)]


def _is_of(task: GridTask, problem: Problem, signs: str) -> bool:
    given = np.flatnonzero(problem.givens >= 0)
    shown = sum(signs[cell].upper() == task.symbol(int(problem.givens[cell])) for cell in given.tolist())
    return shown >= SHARED * len(given)


def _board(text: str, cells: int) -> str:
    """The lines without words, or the one word, that have as many signs as the board has cells; else nothing."""
    lines = "".join(line for line in text.splitlines() if not re.search("[a-z]{2}", line, re.I))
    found = [run for run in [lines.translate(_FRAMES), *re.split(r"[\s\"'{}]+", text)] if len(run) == cells]
    return found[-1] if found else ""
