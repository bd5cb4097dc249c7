"""Maps: wrong labels that the layout of the text, or its legend, disproves.

Invariant: a sign is still the character at its place; no reading is offered in which a line has another width.

    mended_maps(reading)    readings, with every character of the map's lines as a cell
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.frontend.labels import BLANK, CELL, END, SIGN, SPAN_LABELS
from agents.frontend.mend_legend import with_legend
from agents.frontend.mend_lines import FEW, lines_of
from agents.frontend.reading import Reading
from agents.frontend.spans import Span, records
from agents.frontend.symbols import ZERO_WIDTH, fold


def mended_maps(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters as a map, to be tried in turn."""
    if sum(mark.label == SIGN for mark in reading.marks) > len(reading.spans.cells):
        for other in (reading, *_as_lines(reading)):
            told = with_legend(other)
            yield from (other,) if told is None else (told,)


def _as_lines(reading: Reading) -> Iterator[Reading]:
    """Every character of the lines of a map as a cell, or every second one where the others are all spaces."""
    part = reading.part
    signs = [mark for mark in reading.marks if mark.label == SIGN]
    if (stray := _leading(part, reading.marks)) is not None:
        yield replace(reading, marks=[mark for mark in reading.marks if mark.start >= stray or mark.label != SIGN])
    lines = lines_of(part, [mark for mark in reading.marks if mark.label in (SIGN, CELL, BLANK)])
    lines = [line for line in lines if any(cell.label == SIGN for cell in line.cells)]
    left = Counter(line.cells[0].start - line.start for line in lines).most_common(1)[0][0]
    texts = [part[line.start + left:line.end].rstrip("\r") for line in lines]
    width = max(map(len, texts))
    seldom = {sign for sign, count in Counter("".join(texts)).items() if count == 1}  # a start or a goal, perhaps
    known = {mark.text for mark in signs} | (seldom if len(seldom) <= FEW else set())
    inside = [mark for mark in reading.marks if mark.label in SPAN_LABELS and mark.label not in (CELL, BLANK)
              and any(line.start <= mark.start < line.end for line in lines)]
    if inside or len(lines) < 3 or width < 3 or any(
            len(text) != width or ZERO_WIDTH in fold(text) or not set(text) <= known | {" "} for text in texts):
        return
    spaced = all(set(text[1::2]) == {" "} for text in texts)
    if not spaced and " " not in known and any(" " in text for text in texts):
        return
    marks = [mark for mark in reading.marks if mark.label not in (SIGN, END, CELL, BLANK)]
    for line, text in zip(lines, texts, strict=True):
        at = line.start + left
        marks += [Span(at + k, at + k + 1, SIGN, 1.0, sign) for k, sign in enumerate(text) if not spaced or k % 2 == 0]
        marks.append(Span(line.end, line.end, END, 1.0, ""))
    yield replace(reading, marks=sorted(marks, key=lambda mark: mark.start))


def _leading(part: str, marks: Sequence[Span]) -> int | None:
    """Where the map begins, if signs of the sentence before it were taken for cells of its first row."""
    rows = [[mark for mark in record if mark.label == SIGN] for record in records(marks)]
    rows = [row for row in rows if row]
    width = Counter(map(len, rows)).most_common(1)[0][0]
    if len(rows) < 3 or any(len(row) != width for row in rows[1:]) or len(rows[0]) <= width:
        return None
    first = rows[0][-width].start
    return first if rows[0][-width - 1].end < first else None
