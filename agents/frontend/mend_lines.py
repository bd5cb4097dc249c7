"""The lines of a text that hold labelled cells: what the menders of every form start from.

Invariant: every cell given is in exactly one line, in text order.

    lines_of("12\n3.", cells)[0].pattern    (0, 1)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from agents.frontend.spans import Span

FEW = 2
"""Lines, or signs, that may deviate from what all others show."""


@dataclass(frozen=True)
class Line:
    """Characters [start, end) of the part, and the cells that were labelled in them."""

    start: int
    end: int
    cells: list[Span]

    @property
    def pattern(self) -> tuple[int, ...]:
        return tuple(cell.start - self.start for cell in self.cells)


def lines_of(part: str, cells: Iterable[Span]) -> list[Line]:
    """The lines that hold cells."""
    starts = [0] + [k + 1 for k, char in enumerate(part) if char == "\n"]
    found: dict[int, Line] = {}
    for cell in sorted(cells, key=lambda span: span.start):
        k = bisect_right(starts, cell.start) - 1
        end = starts[k + 1] - 1 if k + 1 < len(starts) else len(part)
        found.setdefault(k, Line(starts[k], end, [])).cells.append(cell)
    return [found[k] for k in sorted(found)]
