"""Labelled tokens → rows of cell spans, row and column names, coordinates.

Invariant: a pure function of text, offsets and labels; every span is a run of whole tokens and nothing is dropped
silently: what does not fit is listed in `strays`.

    read_spans("12\\n3.", tokens).rows    two rows of two spans each
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from agents.frontend.labels import (
    AT_COLUMN,
    AT_ROW,
    AT_VALUE,
    BLANK,
    CELL,
    COLUMN_NAME,
    DECORATION,
    EMPTY,
    EMPTY_END,
    END,
    INSIDE,
    NAME_LABELS,
    OUTSIDE,
    ROW,
    SIGN,
    SPAN_LABELS,
)
from agents.frontend.symbols import ZERO_WIDTH, blanks_in, fold, number

MOST_BLANKS = 99
"""Blanks that one span can count."""
_ASIDE = re.compile(r"[^\W\d_]{2,}|\d:\d\d")


@dataclass(frozen=True)
class Token:
    """A labelled token; `certainty` is the probability of its label, `chances` (labels,) float32 that of every label
    where it is known."""

    start: int
    end: int
    label: int
    certainty: float
    chances: np.ndarray | None = field(default=None, compare=False, repr=False)


@dataclass
class Span:
    """Characters [start, end) of the text with one meaning; `label` is one of SPAN_LABELS, EMPTY or EMPTY_END."""

    start: int
    end: int
    label: int
    certainty: float
    text: str


@dataclass
class Row:
    """The cells between two ends of row, and the name beside them, if any."""

    cells: list[Span] = field(default_factory=list)
    name: Span | None = None


@dataclass
class Spans:
    """rows with at least one cell; coordinates in text order; strays: characters that look like data within the
    board but carry no label of data."""

    rows: list[Row] = field(default_factory=list)
    coordinates: list[Span] = field(default_factory=list)
    column_names: list[Span] = field(default_factory=list)
    strays: list[Span] = field(default_factory=list)

    @property
    def cells(self) -> list[Span]:
        return [cell for row in self.rows for cell in row.cells]

    @property
    def certainty(self) -> float:
        """Of the least certain token of cells, names and coordinates; 1 where there are none."""
        named = [row.name for row in self.rows if row.name]
        return min((span.certainty for span in [*self.cells, *named, *self.coordinates]), default=1.0)


def read_spans(text: str, tokens: Sequence[Token]) -> Spans:
    """Collects the spans in text order."""
    found, row, last = Spans(), Row(), None
    for token in tokens:
        if token.label == INSIDE and last is not None and last.end == token.start:
            last.end, last.text = min(token.end, len(text)), text[last.start:token.end]
            last.certainty = min(last.certainty, token.certainty)
            continue
        last = None
        if token.label in SPAN_LABELS or token.label in (EMPTY, EMPTY_END, INSIDE):
            end = min(token.end, len(text))  # the newline that the encoding adds lies outside
            last = Span(token.start, end, token.label, token.certainty, text[token.start:end])
        if last is None or last.label > DECORATION:  # of another form
            pass
        elif last.label in (CELL, BLANK, EMPTY, EMPTY_END):
            row.cells.append(last)
        elif last.label == ROW and row.name is None and not row.cells:
            row.name = last
        elif last.label == COLUMN_NAME:
            found.column_names.append(last)
        elif last.label in (AT_ROW, AT_COLUMN, AT_VALUE):
            found.coordinates.append(last)
        else:
            found.strays.append(last)
        if token.label in (END, EMPTY_END) and row.cells:
            found.rows.append(row)
            row = Row()
    if row.cells:
        found.rows.append(row)
    for row in found.rows:  # not sooner: a word that is a value may consist of several tokens
        row.cells = [cell for span in row.cells for cell in _single_cells(span)]
    found.strays += _unlabelled_data(text, tokens, found.cells or found.coordinates, _asides(text, found.rows))
    return found


def _asides(text: str, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Where words or a clock stand between two rows, as a comment or the beginning of a line of a chat."""
    between = [(before.cells[-1].end, (after.name or after.cells[0]).start)
               for before, after in itertools.pairwise(rows)]
    return [(start, end) for start, end in between if _ASIDE.search(text, start, end)]


def read_marks(text: str, tokens: Sequence[Token]) -> list[Span]:
    """Every span, sign of a map, closed empty cell and end in text order, whatever its form. Names are whole words."""
    marks: list[Span] = []
    open_span = False
    for token in tokens:
        end = min(token.end, len(text))  # the newline that the encoding adds lies outside
        if token.label == INSIDE and open_span and marks[-1].end == token.start:
            last = marks[-1]
            last.end, last.text, last.certainty = end, text[last.start:end], min(last.certainty, token.certainty)
            continue
        open_span = token.label in SPAN_LABELS
        if token.label == SIGN:
            marks += [Span(at, at + 1, SIGN, token.certainty, text[at]) for at in range(token.start, end)
                      if fold(text[at]) != ZERO_WIDTH]
        elif open_span or token.label in (EMPTY, EMPTY_END, END):
            marks.append(Span(token.start, end, token.label, token.certainty, text[token.start:end]))
    for before, mark, after in zip([None, *marks], marks, [*marks[1:], None], strict=False):
        if mark.label in NAME_LABELS:
            _widen(text, mark, before.end if before else 0, after.start if after else len(text))
    return marks


def _widen(text: str, name: Span, least: int, most: int) -> None:
    """Stretches a name over the rest of the words that it cuts, within [least, most)."""
    while name.start > least and _one_word(text[name.start - 1], text[name.start]):
        name.start -= 1
    while name.end < most and _one_word(text[name.end - 1], text[name.end]):
        name.end += 1
    name.text = text[name.start:name.end]


def _one_word(left: str, right: str) -> bool:
    """Whether two characters side by side are of one word; Chinese has no gaps between words."""
    return all((char.isalnum() or char == "_") and ord(char) < 0x2E80 for char in (left, right))


def records(marks: Sequence[Span]) -> list[list[Span]]:
    """The marks between ends, without the ends; an empty cell that ends its record belongs to it."""
    found: list[list[Span]] = [[]]
    for mark in marks:
        if mark.label != END:
            found[-1].append(mark)
        if mark.label in (END, EMPTY_END) and found[-1]:
            found.append([])
    return [record for record in found if record]


def _single_cells(span: Span) -> list[Span]:
    """A run of k letters that is no word for a value stands for k cells of one letter; "three empties" for three."""
    if span.label == BLANK and (count := blanks_in(span.text)) > 1:
        return [replace(span) for _ in range(min(count, MOST_BLANKS))]
    if len(span.text) < 2 or not span.text.isalpha() or number(span.text) is not None or span.label != CELL:
        return [span]
    return [Span(span.start + k, span.start + k + 1, span.label, span.certainty, letter)
            for k, letter in enumerate(span.text)]


def _unlabelled_data(text: str, tokens: Sequence[Token], cells: list[Span],
                     asides: list[tuple[int, int]]) -> list[Span]:
    """Digits between the first and the last of these, or touching them, that no label of data claims.

    Digits of an aside may lie outside of the data: a row that was taken for one is missed by every count.
    """
    if not cells:
        return []
    first, last = cells[0].start, max(cell.end for cell in cells)
    while first > 0 and text[first - 1].isdigit():
        first -= 1
    while last < len(text) and text[last].isdigit():
        last += 1
    return [Span(token.start, token.end, token.label, token.certainty, text[token.start:token.end])
            for token in tokens
            if first <= token.start < last and text[token.start:token.end].isdigit()
            and token.label not in (*SPAN_LABELS, INSIDE)
            and not (token.label == OUTSIDE and any(start < token.start < end for start, end in asides))]
