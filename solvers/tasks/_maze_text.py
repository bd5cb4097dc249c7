"""Mazes in text: drawings and moves that a person or a language model wrote.

Invariant: what is read is only followed, never mended: whether it is a shortest path is for the rules to say.

    moves_in(ground, "Go right, down, then right.")     # "RDR"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import numpy as np

from solvers.exact.bfs import MOVES
from solvers.tasks._maze_ground import MOVE_NAMES, OPEN, PATH, Ground

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
