"""Whether a square that the layout shows is all the data of a text: what it leaves unexplained speaks against it.

Invariant: a number, a sign or a row that stands within the square or touches it is part of it, names a row, is the
same in every row, or stands in a comment that the network takes for one.

    unexplained(reading, source, stream, square)    "4": a number between two rows
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp

from agents.frontend.chances import Chances
from agents.frontend.grid_rows import Square
from agents.frontend.grid_stream import WORDS, Cell, Source, Stream
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
    OUTSIDE,
    ROW,
)

GRID = (CELL, BLANK, EMPTY, EMPTY_END, INSIDE)
BESIDE = (OUTSIDE, DECORATION, COLUMN_NAME, ROW, END, AT_ROW, AT_COLUMN, AT_VALUE)
"""Labels of what may stand beside cells: names, and cells that the words mention."""
SURE, SOME = 0.6, 0.15
"""Probability from which the network may call a number beside the cells no cell; share of a line of numbers that it
may take for cells if these are to be others."""
_NUMBER = re.compile(r"[0-9]+")
_SIGN = re.compile(r"[^\w\s,|'\"&`]")
_AROUND = frozenset("*_~^$#()[]{}<>'\"`!=\\.")
"""Signs that people set around their own values."""
_PUNCTUATION = frozenset(".?!,-*:_~=+#/")
_LEGEND = re.compile(r"['\"]?\s*(?:=|:|->|is|are|means?|marks|stands|heißt|heisst|ist|bedeutet|signifie|es|son"
                     r"|significa|表示|是)\s*['\"]?[^\W\d_]{2,}")
"""What may follow a sign that is explained."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def unexplained(chances: Chances, source: Source, stream: Stream | None, square: Square) -> str:
    """The first characters that the square does not explain; "" if none."""
    around = _next_line(chances, source, square) if stream is None else _beside(chances, source, stream, square)
    return _within(chances, source, square) or _irregular(source, square) or around


def _outer(square: Square) -> tuple[int, int]:
    cells = [*square.cells, *square.heading]
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def _is_outside(chances: Chances, start: int, end: int) -> bool:
    """Whether the network is sure enough that this is none of the data."""
    token = chances.token(start)
    return token is not None and sum(exp(chances.of(at, *BESIDE))
                                     for at in range(start, end)) >= SURE * (end - start)


def _prefixes(source: Source, square: Square) -> list[list[tuple[int, str]]]:
    """For each row the numbers between the row before it and it, on whatever line; for the first one, on its line."""
    found: list[list[tuple[int, str]]] = []
    claimed = {at for cell in [*square.heading] for at in range(cell.start, cell.end)}
    start = square.rows[0][0].start
    before = source.text.rfind("\n", 0, start) + 1
    before = max([before, *(match.start() for match in _WORD.finditer(source.text, before, start))])
    for row in square.rows:
        region = [(match.start(), match[0]) for match in _NUMBER.finditer(source.text, before, row[0].start)]
        found.append([(at, word) for at, word in region if at not in claimed and not source.hides(at)])
        before = row[-1].end
    return found


def _within(chances: Chances, source: Source, square: Square) -> str:
    """A number between the rows that neither names its row nor is the same everywhere."""
    prefixes = _prefixes(source, square)
    edge = square.edge
    for offset in (1, 0):
        if all([int(word) for _, word in numbers if len(word) < 4] == [k % edge + offset] for k, numbers in
               enumerate(prefixes)):
            return ""
    if len({tuple(word for _, word in numbers) for numbers in prefixes}) == 1:
        return ""
    named = [[int(word[-4:]) == k % edge + 1 for _, word in numbers] for k, numbers in enumerate(prefixes)]
    several = sum(map(any, named)) > 1
    for numbers, right in zip(prefixes, named, strict=True):
        for (at, word), names_row in zip(numbers, right, strict=True):
            if not (several and names_row) and not _is_outside(chances, at, at + len(word)):
                return word
    return ""


def _irregular(source: Source, square: Square) -> str:
    """A sign within some rows, where the others have none: it may be a cell that nobody explained."""
    for column in range(1, square.edge):
        between = [source.text[row[column - 1].end:row[column].start] for row in square.rows]
        signs = ["".join(_SIGN.findall(gap)) for gap in between]
        counts = Counter(signs)
        if len(counts) == 1:
            continue
        usual = counts.most_common(1)[0][0]
        for sign in signs:
            if sign != usual and not set(sign.replace(usual, "", 1)) <= _AROUND:
                return sign
    return ""


def _beside(chances: Chances, source: Source, stream: Stream, square: Square) -> str:
    """Cells right before or behind the square, and rows like its own anywhere else."""
    first, last = _outer(square)
    named = {cell.start for cell in square.names if cell}
    cells = stream.cells
    before = [k for k, cell in enumerate(cells) if cell.end <= first and cell.start not in named]
    behind = [k for k, cell in enumerate(cells) if cell.start >= last and cell.start not in named]
    near = [cells[k] for k in _touching(stream, before[::-1], 1)] + [cells[k] for k in _touching(stream, behind, 0)]
    strange = [cell for cell in near if not set(source.text[cell.start:cell.end]) <= _PUNCTUATION]
    if len(strange) == 1 and not strange[0].value and _LEGEND.match(source.text, strange[0].end):
        strange = []
    for cell in strange:
        if not _is_outside(chances, cell.start, cell.end):
            return source.part[cell.start:cell.end]
    for line in _lines_of([cells[k] for k in before + behind], source):
        if _WORD.search(_line(source, line[0].start)):
            if len(line) >= square.edge and _looks_like_cells(chances, line, SURE):
                return _line(source, line[0].start)
            continue
        valid = all(0 <= cell.value <= square.edge for cell in line) and any(cell.value for cell in line)
        close = abs(line[0].start - first) < 3 * square.edge and not strange
        if len(line) == square.edge and (valid or close):
            return _line(source, line[0].start)
        if len(line) > square.edge and any(cell.value for cell in line) and _looks_like_cells(chances, line):
            return _line(source, line[0].start)
    return ""


def _looks_like_cells(chances: Chances, line: Sequence[Cell], share: float = SOME) -> bool:
    """Whether the network takes this share of these for cells of a grid."""
    return sum(exp(chances.of(cell.start, CELL, BLANK)) for cell in line) >= share * len(line)


def _touching(stream: Stream, order: Sequence[int], step: int) -> Iterator[int]:
    """Those of these cells that no words part from the square."""
    for k in order:
        gap = stream.gaps[k + step] if k + step < len(stream.gaps) else WORDS
        if gap >= WORDS:
            return
        yield k


def _lines_of(cells: Sequence[Cell], source: Source) -> Iterator[list[Cell]]:
    """The cells line by line."""
    held: list[Cell] = []
    for cell in cells:
        if held and "\n" in source.text[held[-1].end:cell.start]:
            yield held
            held = []
        held.append(cell)
    if held:
        yield held


def _line(source: Source, at: int) -> str:
    end = source.text.find("\n", at)
    return source.part[source.text.rfind("\n", 0, at) + 1:end if end >= 0 else len(source.text)]


def _next_line(chances: Chances, source: Source, square: Square) -> str:
    """Of a table: another line of numbers right above or below it, or one that looks like cells anywhere."""
    first, last = _outer(square)
    end = source.text.find("\n", last)
    above = _line(source, source.text.rfind("\n", 0, first)) if "\n" in source.text[:first] else ""
    below = _line(source, end + 1) if end >= 0 else ""
    cells = [Cell(match.start(), match.end(), 0, "") for match in _NUMBER.finditer(source.text)
             if (match.start() < first or match.start() >= last) and not source.hides(match.start())]
    for line in _lines_of(cells, source):
        text = _line(source, line[0].start)
        digits = sum(cell.end - cell.start for cell in line)
        share = SURE if _WORD.search(text) else SOME
        if digits > square.edge and not _counted(text) and _looks_like_cells(chances, line, share):
            return text
    for line in (above, below):
        bars = sum(line.count(sign) for sign in "|\t;,&")
        if _NUMBER.search(line) and bars >= square.edge // 2 and not _counted(line):
            return line
    return ""


def _counted(line: str) -> bool:
    """Whether the numbers of a line are those of columns: 1 2 3."""
    numbers = [int(word) for word in _NUMBER.findall(line)]
    return len(numbers) > 2 and numbers in (list(range(1, len(numbers) + 1)), list(range(len(numbers))))
