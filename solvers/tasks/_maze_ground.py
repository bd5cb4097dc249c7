"""A maze as rows of signs: read, checked and measured once, and its paths walked.

Invariant: a `Ground` has exactly one start and one goal, both open, and rows of equal length.

    ground = ground_of(("S.#", "#.G"))
    ground.ways.path(ground.start)              # [0, 1, 4, 5]: right, down, right
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solvers.errors import ProblemError
from solvers.exact.bfs import MOVES, STAY, Ways, ways
from solvers.problem import Values

LARGEST = 40
WALL, OPEN, START, GOAL, PATH = "#.SG*"
OPEN_SIGNS = ". _"
"""Signs read as an open cell; `.` is written."""
MOVE_NAMES = dict(zip(MOVES, ("down", "left", "right", "up"), strict=True))


@dataclass(frozen=True, eq=False)
class Ground:
    """opened: (rows, columns) bool. start, goal: cells, numbered row by row. ways: to the goal."""

    opened: NDArray[np.bool_]
    start: int
    goal: int
    ways: Ways

    @property
    def shortest(self) -> int:
        """Moves of a shortest path, -1 where there is none."""
        return int(self.ways.distance[self.start])

    def name(self, cell: int) -> str:
        """r3c7 is row 3, column 7, counted from 1."""
        columns = self.opened.shape[1]
        return f"r{cell // columns + 1}c{cell % columns + 1}"

    def next(self, cell: int, move: int) -> int:
        """The open cell that a move leads to, or -1 where a wall or the edge stops it."""
        other = int(self.ways.around[cell, move])
        return other if other >= 0 and self.opened.flat[other] else -1

    def walk(self, values: Values) -> tuple[list[int], str]:
        """The cells that the answer leads through from the start, and why it does not end at the goal ("" if it
        does)."""
        cells, seen = [self.start], {self.start}
        while cells[-1] != self.goal:
            at, move = cells[-1], int(values[cells[-1]])
            if move == STAY:
                return cells, f"the path ends at {self.name(at)}, not at G"
            other = self.next(at, move)
            if other < 0:
                what = "out of the maze" if self.ways.around[at, move] < 0 else "into a wall"
                return cells, f"move {len(cells)}, {MOVE_NAMES[MOVES[move]]} from {self.name(at)}, leads {what}"
            if other in seen:
                return cells, f"the path comes back to {self.name(other)} with move {len(cells)} and runs in a circle"
            cells.append(other)
            seen.add(other)
        return cells, "" if values[self.goal] == STAY else f"the path goes on after G at {self.name(self.goal)}"

    def values(self, moves: str) -> Values:
        """The answer that leads along these moves: best moves everywhere else. What no path can follow (a circle, a
        wall, an early or a late end) gives an answer that does not lead to the goal either."""
        values, at, seen = self.ways.moves.copy(), self.start, set()
        for move in map(MOVES.index, moves):
            if at in seen:
                return values
            seen.add(at)
            values[at] = move
            other = self.next(at, move)
            if other < 0:
                return values
            at = other
        if at not in seen:
            values[at] = STAY
        return values

    def shut_in(self) -> str:
        """Why no path leads to the goal."""
        inside = {START: int((ways(self.opened, self.start).distance >= 0).sum()),
                  GOAL: int((self.ways.distance >= 0).sum())}
        sign = min(inside, key=lambda sign: inside[sign])
        cell, other = (self.start, GOAL) if sign == START else (self.goal, START)
        if inside[sign] == 1:
            return f"no path leads from S to G: walls stand on every side of {sign} at {self.name(cell)}"
        return (f"no path leads from S to G: walls shut {sign} at {self.name(cell)} in, only {inside[sign]} open cells "
                f"can be reached from it, and {other} is not among them")


@lru_cache(maxsize=512)
def ground_of(rows: tuple[str, ...]) -> Ground:
    """rows: as `checked_rows` returns them."""
    signs = "".join(rows)
    opened = np.array([sign != WALL for sign in signs]).reshape(len(rows), len(rows[0]))
    goal = signs.index(GOAL)
    return Ground(opened, signs.index(START), goal, ways(opened, goal))


def checked_rows(given: Any) -> tuple[str, ...]:
    """The JSON form's rows, with `.` for every open cell. Raises ProblemError with the place and the cure."""
    if not isinstance(given, (list, tuple)) or not given or not all(isinstance(row, str) and row for row in given):
        raise ProblemError('a maze needs "rows": a list of strings, one sign a cell: # wall, . open, S start, G goal, '
                           'e.g. ["S.#", "#.G"]')
    rows, columns = len(given), len(given[0])
    if max(rows, *map(len, given)) > LARGEST:
        raise ProblemError(f"the maze has {rows} rows of up to {max(map(len, given))} cells, expected at most "
                           f"{LARGEST} of {LARGEST}")
    places: dict[str, list[str]] = {START: [], GOAL: []}
    clean = []
    for r, row in enumerate(given, 1):
        if len(row) != columns:
            raise ProblemError(f'row {r} has {len(row)} cells, row 1 has {columns}; expected rows of equal length: '
                               f'"{row}"')
        for c, sign in enumerate(row, 1):
            if sign.upper() in places:
                places[sign.upper()].append(f"r{r}c{c}")
            elif sign != WALL and sign not in OPEN_SIGNS:
                raise ProblemError(f'r{r}c{c} is "{sign}", expected # (wall), . (open), S (start) or G (goal)')
        clean.append("".join(OPEN if sign in OPEN_SIGNS else sign for sign in row.upper()))
    for sign, what in ((START, "start"), (GOAL, "goal")):
        if not places[sign]:
            raise ProblemError(f"the maze has no {what}: expected one cell {sign}")
        if len(places[sign]) > 1:
            found = ", ".join(places[sign][:4])
            raise ProblemError(f"the maze has {len(places[sign])} cells {sign} ({found}), expected one {what}")
    return tuple(clean)
