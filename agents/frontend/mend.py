"""Single wrong labels that the layout of the text disproves.

A grid or a map stands in lines; where its lines agree on the places of their cells, a line that was labelled otherwise
is read like them. What comes out is judged by the same assembly, and is tried only where the labels alone gave a
question.

Invariant: a value is still the characters at its place; no reading is offered in which a line lacks a cell or has one
that is no sign of the grid.

    mended(reading)    readings, with the cells of every line at the places that the lines agree on
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agents.frontend.assembly_grid import all_sizes
from agents.frontend.labels import (
    AMOUNT_LABELS,
    BLANK,
    CELL,
    EMPTY,
    EMPTY_END,
    END,
    MISSING,
    READING,
    SIGN,
    SPAN_LABELS,
    TIME,
)
from agents.frontend.mend_legend import with_legend
from agents.frontend.mend_table import mended_tables
from agents.frontend.reading import Reading
from agents.frontend.spans import Row, Span, records
from agents.frontend.symbols import ZERO_WIDTH, bare, can_be_blank, fold, number, place
from agents.frontend.wording import grids_of

_WORDS = re.compile(r"[^\W\d_]{2,}|[:=：]")
BLANKS = ".0_-*?xX"
FEW = 2
"""Lines that may deviate from what all others show."""


@dataclass(frozen=True)
class _Line:
    """Characters [start, end) of the part, and the cells that were labelled in them."""

    start: int
    end: int
    cells: list[Span]

    @property
    def pattern(self) -> tuple[int, ...]:
        return tuple(cell.start - self.start for cell in self.cells)


def mended(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters, to be tried in turn."""
    signs = sum(mark.label == SIGN for mark in reading.marks)
    cells = reading.spans.cells
    if len(cells) >= signs and (rows := _grouped(reading)) is not None and _lacks_little(cells, rows):
        yield _with_rows(reading, rows)
    if any(mark.label == READING for mark in reading.marks):
        yield from _series(reading)
    elif any(mark.label in AMOUNT_LABELS for mark in reading.marks):
        yield from mended_tables(reading)
    elif signs > len(cells):
        for other in (reading, *_maps(reading)):
            told = with_legend(other)
            yield from (other,) if told is None else (told,)
    elif cells:
        lines = _lines(reading.part, cells)
        for rows in (_by_lines(lines), _without_frames(lines), _aligned(reading, _rows_of(lines)), _parted(reading),
                     _trimmed(reading), _by_fields(reading, lines)):
            if rows is not None:
                yield _with_rows(reading, rows)
        yield _with_rows(reading, reading.spans.rows)


def _lines(part: str, cells: Iterable[Span]) -> list[_Line]:
    """The lines that hold cells."""
    starts = [0] + [k + 1 for k, char in enumerate(part) if char == "\n"]
    found: dict[int, _Line] = {}
    for cell in sorted(cells, key=lambda span: span.start):
        k = bisect_right(starts, cell.start) - 1
        end = starts[k + 1] - 1 if k + 1 < len(starts) else len(part)
        found.setdefault(k, _Line(starts[k], end, [])).cells.append(cell)
    return [found[k] for k in sorted(found)]


# Grids ----------------------------------------------------------------------------------------------------------


def _by_lines(lines: Sequence[_Line]) -> list[Row] | None:
    """One row a line, where that is a square."""
    square = len(lines) > 1 and all(len(line.cells) == len(lines) for line in lines)
    return [Row(line.cells) for line in lines] if square else None


def _rows_of(lines: Sequence[_Line]) -> list[_Line]:
    """Without lines of signs that stand in no line with a value: they are frames."""
    used = {bare(cell.text) for line in lines if any(cell.label == CELL for cell in line.cells)
            for cell in line.cells}
    return [line for line in lines if any(bare(cell.text) in used for cell in line.cells)]


def _without_frames(lines: Sequence[_Line]) -> list[Row] | None:
    kept = _rows_of(lines)
    return _by_lines(kept) if len(kept) < len(lines) else None


def _aligned(reading: Reading, lines: Sequence[_Line]) -> list[Row] | None:
    """The cells at the places where at least half of the lines have them, if all else in the others is alike."""
    sizes = all_sizes(grids_of(reading.tasks))
    if not lines:
        return None
    pattern, count = Counter(line.pattern for line in lines).most_common(1)[0]
    edge = len(pattern)
    if edge not in sizes or len(lines) != edge or not edge // 2 <= count < edge:
        return None
    sure = [line for line in lines if line.pattern == pattern]
    blanks = {bare(cell.text) for line in sure for cell in line.cells if cell.label == BLANK}
    if any(len(cell.text) != 1 for line in sure for cell in line.cells):
        return None
    rows = []
    for k, line in enumerate(lines, 1):
        cells = _cells_at(reading.part, line, pattern, (edge, blanks))
        if cells is None or (line not in sure and not _explained(reading.part, line, sure[0], k)):
            return None
        rows.append(Row(cells))
    return rows


def _cells_at(part: str, line: _Line, pattern: Sequence[int], known: tuple[int, set[str]]) -> list[Span] | None:
    """The cells of a line at these places; None where a character there is no sign of the grid."""
    edge, blanks = known
    cells = []
    for at in (line.start + offset for offset in pattern):
        sign = part[at:at + 1] if at < line.end else ""
        value = number(sign) if sign else None
        if sign and bare(sign) in blanks:
            label = BLANK
        elif value is not None and 1 <= value <= edge:
            label = CELL
        else:
            return None
        cells.append(Span(at, at + 1, label, 1.0, sign))
    return cells


def _explained(part: str, line: _Line, like: _Line, row: int) -> bool:
    """Whether all else in the line is as in another line, or the number of its row."""
    if line.end - line.start != like.end - like.start:
        return False
    places = set(like.pattern)
    return all(offset in places or part[line.start + offset] == part[like.start + offset]
               or place(part[line.start + offset]) == row for offset in range(line.end - line.start))


def _parted(reading: Reading) -> list[Row] | None:
    """A grid in one line whose rows are parted by a sign of their own that was taken for a blank."""
    cells = reading.spans.cells
    sizes = all_sizes(grids_of(reading.tasks))
    edge = next((size for size in sizes if size * size + size - 1 == len(cells)), 0)
    if not edge:
        return None
    between = {bare(cells[k].text) for k in range(edge, len(cells), edge + 1)}
    others = [cell for k, cell in enumerate(cells) if k % (edge + 1) != edge]
    if len(between) > 1 or number(next(iter(between))) or between & {bare(cell.text) for cell in others}:
        return None
    return [Row(others[k:k + edge]) for k in range(0, len(others), edge)]


def _grouped(reading: Reading) -> list[Row] | None:
    """The one square of equally long groups of digits and one sign for blanks, as "1... .2.. ..3. ...4"."""
    found = []
    for edge in (size for size in all_sizes(grids_of(reading.tasks)) if size <= 9):
        for blank in BLANKS:
            group = rf"[1-{edge}{re.escape(blank)}]{{{edge}}}"
            between = r"(?: ?[/,;|] ?|\s+)"
            runs = re.compile(rf"(?<!\S){group}(?:{between}{group})+(?![^\s.,;?!])")
            for match in runs.finditer(reading.part):
                if len(re.findall(group, match[0])) != edge:
                    continue
                rows = [(at.start(), at[0]) for at in re.finditer(group, match[0])]
                if blank in match[0] and any(char.isdigit() and char != "0" for char in match[0]):
                    found.append([Row([Span(match.start() + at + k, match.start() + at + k + 1,
                                            BLANK if char == blank else CELL, 1.0, char) for k, char in enumerate(row)])
                                  for at, row in rows])
    return found[0] if len(found) == 1 else None


def _lacks_little(cells: Sequence[Span], rows: Sequence[Row]) -> bool:
    """Whether the labels differ from this square, and hold hardly a cell outside of it: no second board."""
    known = {cell.start for row in rows for cell in row.cells}
    return len(cells) != len(known) and sum(cell.start not in known for cell in cells) < len(rows)


def _by_fields(reading: Reading, lines: Sequence[_Line]) -> list[Row] | None:
    """Every field of the lines as a cell, where one sign, or space, parts them into a square."""
    sizes = all_sizes(grids_of(reading.tasks))
    kept = [line for line in lines if any(cell.label == CELL for cell in line.cells) or len(lines) in sizes]
    edge = len(kept)
    if edge not in sizes:
        return None
    for sign in (r"\|", r"\t", ";", ",", r"\s+"):
        rows = [_fields(reading.part, line, sign, edge) for line in kept]
        if all(row is not None for row in rows):
            return [Row(row) for row in rows if row is not None]
    return None


def _fields(part: str, line: _Line, sign: str, edge: int) -> list[Span] | None:
    """The fields of a line as cells; None where they are not `edge` many, or one is no sign of a grid."""
    text = part[line.start:line.end].rstrip("\r")
    edges = [0, *(at for match in re.finditer(sign, text) for at in match.span()), len(text)]
    fields = list(zip(edges[::2], edges[1::2], strict=True))
    if len(fields) > edge and not text[slice(*fields[0])].strip():
        fields = fields[1:]
    if len(fields) > edge and not text[slice(*fields[-1])].strip():
        fields = fields[:-1]
    if len(fields) != edge:
        return None
    cells = []
    for left, right in fields:
        word = text[left:right].strip()
        at = line.start + (text.index(word, left) if word else right)
        value = number(word) if word else None
        given = value is not None and 1 <= value <= edge
        if not word and sign == r"\s+":
            return None
        if word and not given and (word.strip("0").isdigit() or not can_be_blank(word, edge)):
            return None
        label = CELL if given else BLANK if word else EMPTY
        cells.append(Span(at, at + len(word), label, 1.0, word))
    return cells


def _trimmed(reading: Reading) -> list[Row] | None:
    """A square of rows without a few cells before or behind it that words part from it, as the digits of a heading."""
    rows, sizes = reading.spans.rows, all_sizes(grids_of(reading.tasks))
    edge = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    whole = [k for k, row in enumerate(rows) if len(row.cells) == edge]
    if edge not in sizes or len(whole) < edge - FEW:
        return None
    kept = rows[whole[0]:whole[-1] + 1]
    for k, cells in ((whole[0] - 1, slice(-edge, None)), (whole[-1] + 1, slice(0, edge))):
        if len(kept) < edge and 0 <= k < len(rows) and len(rows[k].cells) > edge:
            row = Row(rows[k].cells[cells], rows[k].name)
            kept = [row, *kept] if k < whole[0] else [*kept, row]
    if len(kept) != edge or any(len(row.cells) != edge for row in kept):
        return None
    first, last = kept[0].cells[0].start, kept[-1].cells[-1].end
    before = [cell for row in rows for cell in row.cells if cell.end <= first]
    behind = [cell for row in rows for cell in row.cells if cell.start >= last]
    parted = ((not before or _WORDS.search(reading.part, before[-1].end, first))
              and (not behind or _WORDS.search(reading.part, last, behind[0].start)))
    return kept if 0 < len(before) + len(behind) < edge and parted else None


def _with_rows(reading: Reading, rows: Sequence[Row]) -> Reading:
    """With these rows, the names that stand in their lines, and the stray digits that they do not explain."""
    part, spans = reading.part, reading.spans
    cells = {cell.start for row in rows for cell in row.cells}
    names = {part.count("\n", 0, row.name.start): row.name for row in spans.rows
             if row.name and row.name.start not in cells}
    named = [Row(row.cells, row.name or names.get(part.count("\n", 0, row.cells[0].start))) for row in rows]
    claimed = {at for row in named for cell in row.cells for at in range(cell.start, cell.end)}
    strays = [span for span in spans.strays if span.start not in claimed]
    if len(strays) >= len(rows) - FEW and all(_row_number(part, span, rows) for span in strays):
        strays = []
    return replace(reading, spans=replace(spans, rows=named, strays=strays))


def _row_number(part: str, stray: Span, rows: Sequence[Row]) -> bool:
    """Whether this is the number of the row in whose line it stands, outside of its cells."""
    for k, row in enumerate(rows, 1):
        first, last = row.cells[0].start, row.cells[-1].end
        start, end = part.rfind("\n", 0, first) + 1, part.find("\n", last)
        if start <= stray.start < first or last <= stray.start < (end if end >= 0 else len(part)):
            return place(stray.text) == k
    return False


# Maps -----------------------------------------------------------------------------------------------------------


def _maps(reading: Reading) -> Iterator[Reading]:
    """Every character of the lines of a map as a cell, or every second one where the others are all spaces."""
    part = reading.part
    signs = [mark for mark in reading.marks if mark.label == SIGN]
    if (stray := _leading(part, reading.marks)) is not None:
        yield replace(reading, marks=[mark for mark in reading.marks if mark.start >= stray or mark.label != SIGN])
    lines = _lines(part, [mark for mark in reading.marks if mark.label in (SIGN, CELL, BLANK)])
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


# Series ---------------------------------------------------------------------------------------------------------


def _series(reading: Reading) -> Iterator[Reading]:
    """Nothing between two separators of a line is a reading that is missing, where full lines are parted alike."""
    part, marks = reading.part, reading.marks
    lines = _lines(part, [mark for mark in marks if mark.label in (READING, MISSING, TIME, EMPTY, EMPTY_END)])
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


def _empty_fields(part: str, line: _Line, sign: str) -> Iterator[int]:
    """Where a field between two separators, or behind the last one, has nothing in it."""
    at = line.start
    for k, text in enumerate(part[line.start:line.end].split(sign)):
        if not text.strip() and not (sign == "|" and k == 0):
            yield at + len(text)
        at += len(text) + 1
