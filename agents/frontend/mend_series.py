"""Series: readings that are missing without a sign that says so.

Invariant: a value is still the characters at its place.

    mended_series(reading)    readings, with nothing between two separators as a reading that is missing
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from agents.frontend.labels import EMPTY, EMPTY_END, END, MISSING, READING, TIME
from agents.frontend.mend_lines import Line, lines_of
from agents.frontend.reading import Reading
from agents.frontend.spans import Span


def mended_series(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters as series, to be tried in turn."""
    if any(mark.label == READING for mark in reading.marks):
        yield from _empty_ones(reading)


def _empty_ones(reading: Reading) -> Iterator[Reading]:
    """Nothing between two separators of a line is a reading that is missing, where full lines are parted alike."""
    part, marks = reading.part, reading.marks
    lines = lines_of(part, [mark for mark in marks if mark.label in (READING, MISSING, TIME, EMPTY, EMPTY_END)])
    size = Counter(len(line.cells) for line in lines).most_common(1)[0][0]
    short = [line for line in lines if len(line.cells) < size]
    full = next(line for line in lines if len(line.cells) == size)
    for sign in ("\t", ";", ",", "|"):
        fields = part[full.start:full.end].count(sign)
        if not fields or any(part[line.start:line.end].count(sign) != fields for line in short):
            continue
        empty = [at for line in short for at in _empty_fields(part, line, sign)]
        if len(empty) == sum(size - len(line.cells) for line in short) > 0:
            more = [Span(at, at, MISSING, 1.0, "") for at in empty]
            yield replace(reading, marks=sorted([*marks, *more], key=lambda mark: (mark.start, mark.label == END)))
            return


def _empty_fields(part: str, line: Line, sign: str) -> Iterator[int]:
    """Where a field between two separators, or behind the last one, has nothing in it."""
    at = line.start
    for k, text in enumerate(part[line.start:line.end].split(sign)):
        if not text.strip() and not (sign == "|" and k == 0):
            yield at + len(text)
        at += len(text) + 1
