"""Shortest ways over a grid of open and closed cells by breadth-first search.

Moves are D, L, R, U (down, left, right, up), numbered in the order of the alphabet; cells are numbered row by row.

Invariant: `Ways.distance` is exact, so it proves both that a path is shortest and that there is none. Following
`Ways.moves` from a cell gives, of all shortest paths to the goal, the one whose moves come first in the alphabet.

    found = ways(np.ones((2, 2), bool), goal=3)
    found.distance.tolist(), found.path(0)      # [2, 1, 1, 0], [0, 1, 3]: down, then right
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

MOVES = "DLRU"
STAY = len(MOVES)
"""The number of "no move": at the goal, and where no goal can be reached."""
UNREACHED = -1
_STEPS = ((1, 0), (0, -1), (0, 1), (-1, 0))


@cache
def neighbours(rows: int, columns: int) -> NDArray[np.int32]:
    """(cells, 4) int32: the cell that each move leads to, -1 where it leaves the grid."""
    padded = np.full((rows + 2, columns + 2), -1, np.int32)
    padded[1:-1, 1:-1] = np.arange(rows * columns).reshape(rows, columns)
    shifted = [padded[1 + r: 1 + r + rows, 1 + c: 1 + c + columns].ravel() for r, c in _STEPS]
    return np.stack(shifted, 1)


@dataclass(frozen=True, eq=False)
class Ways:
    """The ways of one grid to one goal.

    distance: (cells,) int32 moves to the goal, UNREACHED where there is no way. moves: (cells,) int16 the first
    best move, STAY at the goal and where there is no way. around: (cells, 4) int32, see `neighbours`.
    """

    distance: NDArray[np.int32]
    moves: NDArray[np.int16]
    around: NDArray[np.int32]

    def path(self, start: int) -> list[int]:
        """The cells of the first shortest path, start and goal included; [] where there is none."""
        if self.distance[start] < 0:
            return []
        cells = [start]
        while (move := int(self.moves[cells[-1]])) != STAY:
            cells.append(int(self.around[cells[-1], move]))
        return cells

    def levels(self, start: int) -> list[dict[int, int]]:
        """For each number of moves 0, 1, … the cells that shortest paths from `start` may be at then, and how many
        ways lead there; the last level is the goal with the number of shortest paths."""
        if self.distance[start] < 0:
            return []
        found = [{start: 1}]
        for left in range(int(self.distance[start]) - 1, -1, -1):
            level: dict[int, int] = {}
            for cell, count in found[-1].items():
                for other in self.around[cell].tolist():
                    if other >= 0 and self.distance[other] == left:
                        level[other] = level.get(other, 0) + count
            found.append(level)
        return found


def ways(opened: NDArray[np.bool_], goal: int) -> Ways:
    """opened: (rows, columns) bool. goal: an open cell."""
    rows, columns = opened.shape
    wide = columns + 1  # a closed column after the last one and closed rows around: no test for the edge
    closed = np.ones((rows + 2, wide), bool)
    closed[1:-1, :columns] = ~opened
    far = np.where(closed.ravel(), 0, UNREACHED).tolist()  # walls are "reached": never entered
    first = (goal // columns + 1) * wide + goal % columns
    wave, left, far[first] = [first], 0, 0
    while wave:
        left, reached = left + 1, []
        for cell in wave:
            for other in (cell + wide, cell - 1, cell + 1, cell - wide):
                if far[other] < 0:
                    far[other] = left
                    reached.append(other)
        wave = reached
    distance = np.array(far, np.int32).reshape(rows + 2, wide)[1:-1, :columns].ravel()
    distance = np.where(opened.ravel(), distance, UNREACHED).astype(np.int32)
    around = neighbours(rows, columns)
    beside = np.append(distance, UNREACHED)[around]  # (cells, 4)
    nearer = (beside >= 0) & (beside == distance[:, None] - 1)
    moves = np.where(nearer.any(1), nearer.argmax(1), STAY).astype(np.int16)
    return Ways(distance, moves, around)
