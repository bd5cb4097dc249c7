"""Register a task and a solver of your own, then ask for it in words.

    python examples/latin_square.py
    HYBRID_PLUGINS=examples/latin_square.py hybrid solve "Fill this latin square: 1... .2.. ..3. ...4"
"""

from __future__ import annotations

import numpy as np

import hybrid
from solvers.grid import GridTask
from solvers.problem import Problem, Values
from solvers.registry import register_solver, register_task


@register_task("latin-v0")
class Latin(GridTask):
    """Fill an n×n grid: each row and each column holds every symbol once."""

    title = "latin square"
    words = ("latin square", "latin squares", "latin")
    relations = ("row", "column")
    sizes = (3, 4, 5, 6, 7, 8, 9)


@register_solver("latin-v0", stage="exact:backtracking")
def backtracking(problem: Problem) -> Values | None:
    """Tries the symbols of the first open cell in order; None where none of them leads to an answer."""
    n, values = problem.shape[0], problem.givens.reshape(problem.shape).copy()

    def fill() -> bool:
        opened = np.argwhere(values < 0)
        if not len(opened):
            return True
        r, c = opened[0]
        for symbol in np.setdiff1d(np.arange(n), np.concatenate([values[r], values[:, c]])):
            values[r, c] = symbol
            if fill():
                return True
        values[r, c] = -1
        return False

    return values.reshape(-1) if fill() else None


if __name__ == "__main__":
    result = hybrid.solve("Fill this latin square: 1... .2.. 2.3. ...1", explain=False)
    print(result.status, result.solved_by, result.answer or result.message)
