"""Squares of cells within a stream: n rows of n cells, whatever parts them, with the names beside them.

Invariant: the rows of a square follow each other in the text; nothing that could be a row, or a part of one, lies
between them or touches them.

    squares(stream, (4, 6, 9))    every square that one way of cutting the stream into rows gives
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agents.frontend.grid_stream import HARD, NEWLINE, SOFT, WORDS, Cell, Stream

FEW = 2
"""Cells between two rows that may be the row's name, or a number in the words before it."""


@dataclass(frozen=True)
class Square:
    """rows of cells; names[k] the cell that numbers row k, if any. beside: cells within the square that are neither,
    and those of its heading."""

    rows: Sequence[Sequence[Cell]]
    names: Sequence[Cell | None]
    heading: Sequence[Cell] = ()

    @property
    def edge(self) -> int:
        return len(self.rows[0])

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row]


Segment = Sequence[Cell]


def squares(found: Stream, sizes: Sequence[int]) -> Iterator[Square]:
    """Every square, also two or more of one size in a row (`rows` are then a multiple)."""
    for level in (NEWLINE, HARD, WORDS, SOFT):
        cut = _segments(found, level)
        for edge in sizes:
            yield from _by_rows(cut, edge)
            if level > SOFT:
                yield from _flat(cut, edge)
    for edge in sizes:
        for gap, count in Counter(found.texts).items():
            if count in (edge - 1, edge) and _level_of(found, gap) == HARD:
                yield from _by_rows(_segments(_parted_by(found, gap), NEWLINE), edge)


def _level_of(found: Stream, gap: str) -> int:
    return found.gaps[found.texts.index(gap)]


def _parted_by(found: Stream, sign: str) -> Stream:
    """With this one of the signs between cells as what ends rows."""
    gaps = [NEWLINE if text == sign else min(gap, SOFT) if gap == HARD else gap
            for gap, text in zip(found.gaps, found.texts, strict=True)]
    return replace(found, gaps=gaps)


def _segments(found: Stream, level: int) -> list[tuple[int, Segment, Sequence[int]]]:
    """(gap before, cells, gaps within) where the stream is cut at gaps of this level and above."""
    starts = [k for k, gap in enumerate(found.gaps) if gap >= level or k == 0]
    return [(found.gaps[start], found.cells[start:end], found.gaps[start + 1:end])
            for start, end in zip(starts, [*starts[1:], len(found.cells)], strict=True)]


def _by_rows(cut: Sequence[tuple[int, Segment, Sequence[int]]], edge: int) -> Iterator[Square]:
    """Segments of `edge` cells, or of one more where the first, or the last, numbers the row."""
    lengths = Counter(len(cells) for _, cells, _ in cut)
    for named, origin in ((0, 1), (1, 1), (-1, 1), (1, 0)):
        if lengths[edge + abs(named)] < edge:
            continue
        k = 0
        while k < len(cut):
            rows, names, first, k = _run(cut, k, edge, (named, origin))
            heading: Segment = ()
            if not named and len(rows) == edge + 1 and _counts(rows[0]):
                heading, rows, names = rows[0], rows[1:], names[1:]
            elif not named and len(rows) == edge + 1 and _counts(rows[-1]):
                heading, rows, names = rows[-1], rows[:-1], names[:-1]
            elif named and first and len(cut[first - 1][1]) in (edge, edge + 1) and _counts(cut[first - 1][1][-edge:]):
                heading = cut[first - 1][1]
            if rows and len(rows) % edge == 0:
                yield Square(rows, names, heading)


def _run(cut: Sequence[tuple[int, Segment, Sequence[int]]], k: int, edge: int,
         how: tuple[int, int]) -> tuple[list[Segment], list[Cell | None], int, int]:
    """The rows from segment k on, with their names, which segment is the first, and where to go on.

    how: whether the first cell (1), the last (-1) or none (0) names the row, and what the first row is called."""
    named, origin = how
    first = k
    rows: list[Segment] = []
    names: list[Cell | None] = []
    held: list[Cell] = []
    while k < len(cut):
        segment = cut[k][1]
        row = _row(segment, edge, named, len(rows) % edge + origin)
        if row is not None:
            first = first if rows else k
            rows.append(row)
            if named:
                names.append(segment[0 if named > 0 else -1])
            else:
                names.append(held[-1] if held and held[-1].value == (len(rows) - 1) % edge + 1 else None)
            held = []
        elif len(segment) <= FEW and edge > FEW:
            held = list(segment)
        elif len(segment) != edge and len({(cell.value, cell.kind) for cell in segment}) == 1 and not segment[0].value:
            held = []  # a frame of the sign that is a blank in the rows
        elif rows:
            return rows, names, first, k
        else:
            held = []
        k += 1
    return rows, names, first, k


def _row(segment: Segment, edge: int, named: int, number: int) -> Segment | None:
    """The cells of a row of this size; None where the segment is none."""
    if len(segment) != edge + abs(named):
        return None
    name, row = (segment[0], segment[1:]) if named > 0 else (segment[-1], segment[:-1]) if named else (None, segment)
    if name is not None and max(name.value, 0) != number:
        return None
    return row if all(0 <= cell.value <= edge for cell in row) else None


def _counts(row: Segment) -> bool:
    """Whether these are the numbers of columns, from 1 or from 0."""
    return any(all(max(cell.value, 0) == k for k, cell in enumerate(row, first)) for first in (0, 1))


def _flat(cut: Sequence[tuple[int, Segment, Sequence[int]]], edge: int) -> Iterator[Square]:
    """The one segment with all cells of a square, in which no gap contradicts its rows."""
    if sum(len(cells) == edge * edge for _, cells, _ in cut) > 1:
        return  # rows of something larger, or two squares
    for _, cells, gaps in cut:
        if len(cells) == edge * edge and all(0 <= cell.value <= edge for cell in cells) and _consistent(gaps, edge):
            rows = [cells[k:k + edge] for k in range(0, len(cells), edge)]
            yield Square(rows, [None] * edge)


def _consistent(gaps: Sequence[int], edge: int) -> bool:
    """Whether, at every level, either all ends of rows are gaps, or there are gaps nowhere else than at such ends."""
    ends = set(range(edge, edge * edge, edge))
    for level in range(SOFT, WORDS + 1):
        cuts = {k for k, gap in enumerate(gaps, 1) if gap >= level}
        if cuts and not ends <= cuts and not cuts <= ends:
            return False
    return True
