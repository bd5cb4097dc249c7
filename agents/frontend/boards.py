"""Several grids in one text: which rows belong to which, and the question which one is meant.

Invariant: either every cell is in exactly one of the grids, or there are none.

    boards(rows, (4, 9))    [Board(9, rows[:9]), Board(4, rows[9:])]
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from agents.frontend.spans import Row, Span
from agents.frontend.wording import shorten

NAMED = ("first", "second", "third")
"""Grids that a question quotes the beginnings of."""


@dataclass(frozen=True)
class Board:
    """One of several grids."""

    edge: int
    rows: Sequence[Row]

    @property
    def cells(self) -> list[Span]:
        return [cell for row in self.rows for cell in row.cells]


def boards(rows: Sequence[Row], accepted: Sequence[int]) -> list[Board]:
    """The grids that these rows are, in order; [] where they are no whole grids of accepted sizes."""
    widths = {len(row.cells) for row in rows}
    width = widths.pop() if len(widths) == 1 else 0
    if width > len(rows) in accepted and width % len(rows) == 0:  # side by side
        edge = len(rows)
        return [Board(edge, [Row(row.cells[k:k + edge]) for row in rows]) for k in range(0, width, edge)]
    found: list[Board] = []
    at = 0
    while at < len(rows):
        width = len(rows[at].cells)
        part = rows[at:at + width]
        root = math.isqrt(width)
        if width in accepted and len(part) == width and all(len(row.cells) == width for row in part):
            found.append(Board(width, part))
            at += width
        elif root * root == width and root in accepted:
            found.append(Board(root, rows[at:at + 1]))
            at += 1
        else:
            return []
    return found


def which_board(found: Sequence[Board], part: str, text: str, offset: int) -> str:
    """The question, with where each of them begins."""
    sizes = [f"{board.edge}×{board.edge}" for board in found]
    how_many = f"{len(found)} grids of {sizes[0]}" if len(set(sizes)) == 1 else f"{len(found)} grids"
    told = []
    for name, board, size in zip(NAMED, found, sizes, strict=False):
        cells = board.rows[0].cells
        line = text.count("\n", 0, offset + cells[0].start) + 1
        of_size = f" ({size})" if len(set(sizes)) > 1 else ""
        told.append(f'the {name}{of_size} begins with "{shorten(part[cells[0].start:cells[-1].end])}" in line {line}')
    return f"I read {how_many}: {', '.join(told)}. Which one do you mean? Say which, or send one alone."
