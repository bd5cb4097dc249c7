"""Grids: single wrong labels that the layout of the text disproves.

Where the lines of a grid agree on the places of their cells, a line that was labelled otherwise is read like them.

Invariant: a value is still the characters at its place; no reading is offered in which a line lacks a cell or has one
that is no sign of the grid.

    mended_grids(reading)    readings, with the cells of every line at the places that the lines agree on
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.frontend.assembly_grid import all_sizes
from agents.frontend.labels import BLANK, CELL, EMPTY, SIGN
from agents.frontend.mend_lines import FEW, Line, lines_of
from agents.frontend.reading import Reading
from agents.frontend.spans import Row, Span
from agents.frontend.symbols import bare, can_be_blank, number, place
from agents.frontend.wording import grids_of

_WORDS = re.compile(r"[^\W\d_]{2,}|[:=：]")
BLANKS = ".0_-*?xX"


def mended_grids(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters as a grid, to be tried in turn."""
    signs = sum(mark.label == SIGN for mark in reading.marks)
    cells = reading.spans.cells
    if len(cells) >= signs and (rows := _grouped(reading)) is not None and _lacks_little(cells, rows):
        yield _with_rows(reading, rows)
    if cells and len(cells) >= signs:
        lines = lines_of(reading.part, cells)
        for rows in (_by_lines(lines), _without_frames(lines), _aligned(reading, _rows_of(lines)), _parted(reading),
                     _trimmed(reading), _by_fields(reading, lines)):
            if rows is not None:
                yield _with_rows(reading, rows)
        yield _with_rows(reading, reading.spans.rows)


def _by_lines(lines: Sequence[Line]) -> list[Row] | None:
    """One row a line, where that is a square."""
    square = len(lines) > 1 and all(len(line.cells) == len(lines) for line in lines)
    return [Row(line.cells) for line in lines] if square else None


def _rows_of(lines: Sequence[Line]) -> list[Line]:
    """Without lines of signs that stand in no line with a value: they are frames."""
    used = {bare(cell.text) for line in lines if any(cell.label == CELL for cell in line.cells)
            for cell in line.cells}
    return [line for line in lines if any(bare(cell.text) in used for cell in line.cells)]


def _without_frames(lines: Sequence[Line]) -> list[Row] | None:
    kept = _rows_of(lines)
    return _by_lines(kept) if len(kept) < len(lines) else None


def _aligned(reading: Reading, lines: Sequence[Line]) -> list[Row] | None:
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


def _cells_at(part: str, line: Line, pattern: Sequence[int], known: tuple[int, set[str]]) -> list[Span] | None:
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


def _explained(part: str, line: Line, like: Line, row: int) -> bool:
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


def _by_fields(reading: Reading, lines: Sequence[Line]) -> list[Row] | None:
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


def _fields(part: str, line: Line, sign: str, edge: int) -> list[Span] | None:
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
