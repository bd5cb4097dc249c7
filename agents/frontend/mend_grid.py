"""Grids: the square of cells, or the list of single ones, that the layout shows, where labels alone gave a question.

Invariant: a value is still the characters at its place; a reading is offered only where all data of the text is
explained by one square (or by several of one size, about which the assembly asks).

    mended_grids(reading)    the reading with the cells of the square, or with the entries of a list
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.frontend.grid_entries import found_entries
from agents.frontend.grid_rows import Square
from agents.frontend.grid_search import found_square
from agents.frontend.grid_stream import Cell
from agents.frontend.grid_told import told_entries
from agents.frontend.labels import BLANK, CELL, EMPTY, GRID_LABELS, ROW
from agents.frontend.reading import Reading
from agents.frontend.spans import Row, Span, Spans
from agents.frontend.symbols import bare

_BRACKETS = ("(", "[", "{")
FEW_MARKS = 24
"""Marks of another form, outside of a square, that may be numbers among words, as of a signature."""


def mended_grids(reading: Reading) -> Iterator[Reading]:
    """The reading as the square that the text shows."""
    square = found_square(reading)
    if square is not None:
        yield _with_square(reading, square)
    entries = found_entries(reading) or told_entries(reading.part)
    if entries is not None:
        yield _with_data(reading, Spans([], entries), entries)


def _with_square(reading: Reading, square: Square) -> Reading:
    part = reading.part
    rows = [Row([_span(part, cell, CELL if cell.value else BLANK if cell.end > cell.start else EMPTY) for cell in row],
                _span(part, name, ROW) if name else None)
            for row, name in zip(square.rows, square.names, strict=True)]
    cells = [cell for row in rows for cell in row.cells]
    first, last = cells[0].start, cells[-1].end
    beside = [replace(span, certainty=1.0) for span in reading.spans.coordinates
              if span.end <= first or span.start >= last]  # mentions, which change nothing
    notes = {bare(cell.text) for cell in cells if cell.label == BLANK and cell.text[:1] in _BRACKETS}
    return _with_data(replace(reading, blanks=reading.blanks | notes), Spans(rows, beside), cells)


def _with_data(reading: Reading, spans: Spans, data: Sequence[Span]) -> Reading:
    """With these spans; marks of other data are kept where they are too many for numbers among words."""
    first, last = data[0].start, data[-1].end
    others = [mark for mark in reading.marks if mark.label not in GRID_LABELS
              and (mark.end <= first or mark.start >= last)]
    marks: list[Span] = [*data, *(others if len(others) > FEW_MARKS else [])]
    return replace(reading, spans=spans, marks=sorted(marks, key=lambda mark: mark.start))


def _span(part: str, cell: Cell, label: int) -> Span:
    return Span(cell.start, cell.end, label, 1.0, part[cell.start:cell.end])
