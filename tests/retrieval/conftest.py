"""Boards without the cost of the minimiser: a random full grid that shows some of its cells."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from solvers import registry
from solvers.grid import GridTask
from solvers.problem import Problem, Values

Boards = Callable[..., list[tuple[Problem, Values]]]


@pytest.fixture(scope="session")
def sudoku() -> GridTask:
    task = registry.task("sudoku")
    assert isinstance(task, GridTask)
    return task


@pytest.fixture(scope="session")
def boards(sudoku: GridTask) -> Boards:
    def make(count: int, seed: int = 0, n: int = 9) -> list[tuple[Problem, Values]]:
        rng = np.random.default_rng([seed, n])
        pairs = []
        for _ in range(count):
            values = sudoku.random_grid(n, rng)
            shown = rng.permutation(n * n)[: int(rng.integers(n * n // 3, n * n // 2))]
            pairs.append((sudoku.from_givens(sudoku.givens_of(values, shown)), values))
        return pairs

    return make
