"""Mazes in text: drawings and moves that a person or a language model wrote, and statements about a path.

Invariant: what is read is only followed, never mended: whether it is a shortest path is for the rules to say.

    moves_in(ground, "Go right, down, then right.")     # "RDR"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

import numpy as np

from solvers.exact.bfs import MOVES
from solvers.problem import Values
from solvers.task import Fact
from solvers.tasks._maze_ground import MOVE_NAMES, OPEN, PATH, Ground

SHOWN = 5
"""Cells named in one fact."""
_RUN = re.compile(r"(?<![A-Za-z])[DLRU](?:(?:[^A-Za-z0-9#*]|\band\b|\bthen\b){0,6}[DLRU])*(?![A-Za-z])")
_ARROWS = str.maketrans("↓←→↑", "DLRU")
_SIGNS = re.compile(r"[#.SG_*o ]{2,}")


def marked(rows: Sequence[str], cells: Sequence[int]) -> list[str]:
    """The maze's rows with the path's cells between start and goal marked."""
    signs = np.array([list(row) for row in rows])
    flat, on_path = signs.reshape(-1), np.asarray(cells)
    flat[on_path[flat[on_path] == OPEN]] = PATH
    return ["".join(row) for row in signs]


def blocks(text: str) -> list[list[str]]:
    """Runs of lines that hold signs of mazes alone, quotes and commas around them aside."""
    lines = [line.strip("\"',[]` \t") for line in text.replace("\r", "").split("\n")]
    parts = groupby(lines, key=lambda line: _SIGNS.fullmatch(line) is not None)
    return [list(block) for is_maze, block in parts if is_maze]


def moves_in(ground: Ground, text: str) -> str | None:
    """The last run of moves that could reach the goal (letters, words or arrows), else those of the last drawing."""
    rows, columns = ground.opened.shape
    (r1, c1), (r2, c2) = divmod(ground.start, columns), divmod(ground.goal, columns)
    spoken = text.translate(_ARROWS) if re.search("[↓←↑]", text) else text
    for letter, name in MOVE_NAMES.items():
        spoken = re.sub(rf"\b{name}\b", letter, spoken, flags=re.IGNORECASE)
    runs = [re.sub(f"[^{MOVES}]", "", run) for run in _RUN.findall(spoken)]
    long = [run for run in runs if len(run) >= abs(r1 - r2) + abs(c1 - c2)]
    if long:
        return long[-1]
    for block in reversed(blocks(text)):
        marks = "".join(block[-rows:])
        if len(marks) == rows * columns and re.search("[*o]", marks):
            return _drawn(ground, [cell for cell, sign in enumerate(marks) if sign in "*o"])
    return None


def _drawn(ground: Ground, cells: Sequence[int]) -> str:
    """The moves along marked cells. A shortest path never touches itself, so its next cell is the only marked one
    that was not visited; where there are several, or none, the moves end."""
    left, at, moves = {*cells, ground.goal}, ground.start, ""
    while at != ground.goal:
        ahead = [(move, cell) for move, cell in enumerate(ground.ways.around[at].tolist()) if cell in left]
        ahead = [step for step in ahead if step[1] == ground.goal] or ahead
        if len(ahead) != 1:
            break
        moves, at = moves + MOVES[ahead[0][0]], ahead[0][1]
        left.discard(at)
    return moves


def path_facts(ground: Ground, values: Values) -> list[Fact]:
    """Of a valid answer: size, length and turns, the proof, other shortest paths, cells that none can avoid."""
    cells, _ = ground.walk(values)
    (rows, columns), walls = ground.opened.shape, int((~ground.opened).sum())
    moves = [int(values[cell]) for cell in cells[:-1]]
    length, turns = len(moves), sum(a != b for a, b in pairwise(moves))
    start, goal = ground.name(ground.start), ground.name(ground.goal)
    first = next((i for i, move in enumerate(moves) if move != moves[0]), length)
    told = [f"The maze is {rows} cells high and {columns} cells wide and has {_count(walls, 'wall')}",
            f"The path leads from S at {start} to G at {goal} in {_count(length, 'move')} with {_count(turns, 'turn')}",
            f"A breadth-first search from G proves that no path has fewer than {_count(length, 'move')}",
            f"From S the path goes {MOVE_NAMES[MOVES[moves[0]]]} for {_count(first, 'move')}"]
    levels = ground.ways.levels(ground.start)
    total = levels[-1][ground.goal]
    if total == 1:
        told.append("No other path is as short")
    else:
        told.append(f"There are {total} shortest paths, and this one comes first in the alphabet of its moves")
        needed = [ground.name(cell) for level in levels[1:-1] if len(level) == 1 for cell in level]
        if needed:
            told.append(f"Every shortest path passes {_listed(needed[:SHOWN])}")
    cut_off = int(((ground.ways.distance < 0) & ground.opened.ravel()).sum())
    if cut_off:
        told.append(f"From {_count(cut_off, 'open cell')} no path leads to G")
    # a cell of a maze holds no symbol that a sentence could pair it with: names of cells are told as they stand
    return [Fact(text, {}, tuple(re.findall(r"r\d+c\d+|\d+", text))) for text in told]


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
