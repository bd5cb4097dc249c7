"""Several grids in one text: which rows belong to which, and the question which one is meant.

Invariant: either every cell is in exactly one of the grids, or there are none. Of two grids one is taken only where
the text calls it the printed one, the other what the person made of it, and the other agrees with all of its values.

    boards(rows, (4, 9))    [Board(9, rows[:9]), Board(4, rows[9:])]
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from agents.frontend.labels import CELL
from agents.frontend.spans import Row, Span
from agents.frontend.symbols import number
from agents.frontend.wording import shorten

NAMED = ("first", "second", "third")
"""Grids that a question quotes the beginnings of."""

PRINTED = re.compile(r"print|origin|given|start|paper|clues|initial|gedruckt|vorgegeben|vorgabe|départ|depart|imprim"
                     r"|énoncé|stampat|inizial|题目|原题", re.IGNORECASE)
WORK = re.compile(r"so far|up to now|until now|progress|attempt|my (?:work|entries|own|solution|version)|filled|by me"
                  r"|where i am|i (?:have|got|am)|now|current|bisher|soweit|bin ich|meine|où j'en|avances|llevo|finora"
                  r"|我填", re.IGNORECASE)


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


def printed_board(found: Sequence[Board], part: str) -> Board | None:
    """The first of two grids where the words before them say that it is the printed one and the second is what the
    person has made of it."""
    if len(found) != 2 or found[0].edge != found[1].edge:
        return None
    first, second = found
    kept = all(a.label != CELL or (b.label == CELL and number(a.text) == number(b.text))
               for a, b in zip(first.cells, second.cells, strict=True))
    head = [line for line in part[:first.cells[0].start].split("\n") if line.strip()]
    before = head[-1][-60:] if head else ""
    between = part[first.cells[-1].end:second.cells[0].start]
    return first if kept and PRINTED.search(before) and WORK.search(between) and not WORK.search(before) else None
