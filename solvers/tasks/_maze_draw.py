"""Random mazes: walls strewn or corridors carved, start and goal at a drawn distance.

Invariant: a path from start to goal exists, and no open cell from which the goal can be reached lies farther than
`longest` from it, so that a network of `longest` passes can know the next move everywhere.

    draw(np.random.default_rng(0), 9, 9, longest=60)    # rows such as "..#...#.S"
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from solvers.exact.bfs import ways

CARVED = 0.35
"""Share of mazes with carved corridors: long winding paths; the others have walls strewn at random."""
WALLS = (0.25, 0.40)
"""Least and highest share of strewn walls."""
GOALS, EASING = 4, 0.98
"""Goals tried in one maze; what a wanted length falls by where none has it."""
LOOPS = 0.25
"""Highest share of the walls between corridors that are opened again."""


def draw(rng: np.random.Generator, rows: int, columns: int, longest: int) -> list[str]:
    """The rows of a maze: `#` wall, `.` open, `S`, `G`. Lengths of paths are spread as evenly as mazes have them."""
    wanted = rng.uniform(1, min(longest, 2 * (rows + columns)))
    while True:
        opened = carved(rng, rows, columns) if rng.random() < CARVED else strewn(rng, rows, columns)
        cells = np.flatnonzero(opened)
        for goal in rng.choice(cells, min(GOALS, len(cells)), replace=False).tolist():
            distance = ways(opened, goal).distance
            if wanted <= distance.max() <= longest:
                return text(opened, int(rng.choice(np.flatnonzero(distance == math.ceil(wanted)))), goal)
        wanted *= EASING  # most mazes have no long path


def text(opened: NDArray[np.bool_], start: int, goal: int) -> list[str]:
    """opened: (rows, columns) bool."""
    signs = np.where(opened, ".", "#").astype("<U1")
    signs.flat[start], signs.flat[goal] = "S", "G"
    return ["".join(row) for row in signs]


def strewn(rng: np.random.Generator, rows: int, columns: int) -> NDArray[np.bool_]:
    """(rows, columns) bool, each cell closed with the same chance."""
    opened = rng.random((rows, columns)) >= rng.uniform(*WALLS)
    opened.flat[rng.choice(rows * columns, 2, replace=False)] = True
    return opened


def carved(rng: np.random.Generator, rows: int, columns: int) -> NDArray[np.bool_]:
    """(rows, columns) bool: corridors through rooms two cells apart, grown as a tree, then a few loops."""
    opened = np.zeros((rows, columns), bool)
    newest, loops = rng.random(), rng.uniform(0, LOOPS)
    row, column = (int(rng.integers((size + 1) // 2)) * 2 for size in (rows, columns))
    opened[row, column], ends = True, [(row, column)]
    while ends:
        # growing from the newest room winds, from any room it branches
        at = len(ends) - 1 if rng.random() < newest else int(rng.integers(len(ends)))
        row, column = ends[at]
        free = [(r, c) for r, c in ((row + 2, column), (row - 2, column), (row, column + 2), (row, column - 2))
                if 0 <= r < rows and 0 <= c < columns and not opened[r, c]]
        if not free:
            ends.pop(at)
            continue
        r, c = free[int(rng.integers(len(free)))]
        opened[r, c] = opened[(row + r) // 2, (column + c) // 2] = True
        ends.append((r, c))
    between = np.add.outer(np.arange(rows), np.arange(columns)) % 2 == 1
    return opened | (between & (rng.random((rows, columns)) < loops))
