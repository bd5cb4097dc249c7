"""Squares of fields, some with nothing in them: tables in Markdown, LaTeX, HTML, CSV; and squares drawn with a space
for every blank.

Invariant: every line of a square holds as many fields as it has columns; the lines of a drawing hold nothing outside
of the places of its cells.

    tables("|5| |\\n| |3|", (2,))    one square: 5 . / . 3
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from agents.frontend.grid_rows import Square
from agents.frontend.grid_stream import Cell, Source
from agents.frontend.symbols import blanks_in, can_be_blank, number, row_named

Field = tuple[int, int]
Line = tuple[int, int]
SEPARATORS = ("|", "\t", ";", ",", "&", "│", "┃", "║", "¦", "!")
_AROUND = " \t\r*_`'\"$~"
_TAGS = re.compile(r"(?:<(td|th|c|cell|span)\b[^<>]*>|\[(td|th)\])([^<>\[\]]*)(?:</\1>|\[/\2\])", re.IGNORECASE)
_ROW_TAG = re.compile(r"<(?:/?tr|/?r|/?row|/?div)\b[^<>]*>|\[/?tr\]", re.IGNORECASE)
_LATEX_END = re.compile(r"\\\\(?:\s*\\(?:hline|midrule|cline\{[^{}]*\}))*|\\(?:hline|midrule|toprule|bottomrule)")
_WRAPPED = re.compile(r"\\(?:textbf|mathbf|bf)\{(\w+)\}|<b>(\w+)</b>")
_BRACKETS = re.compile(r"[\[({]([^\[\](){}\n]*)[\])}]")
_HEAD = re.compile(r"\d+|[a-z]", re.IGNORECASE)
_LABEL = re.compile(r"(?:row|r|line|zeile|ligne|fila|reihe|no\.?|#)?[ _]?(\w{1,8})", re.IGNORECASE)
_BARS = "|│┃║╎!:¦"
_RULE = re.compile(r"[\s+\-=|_─━═┄┅│┃║┼╋╬╪╫┌┐└┘├┤┬┴╔╗╚╝╠╣╦╩╟╢╤╧┏┓┗┛┣┫┳┻╭╮╯╰.:'`~*]*")
_BEHIND = re.compile(r"[\s.,;:!?)\-]*(?:[^\W\d_]{2,}.*)?", re.DOTALL)
LINES = 200
"""Lines of a text that are looked at."""


def tables(source: Source, sizes: Sequence[int]) -> Iterator[Square]:
    """Squares of fields that one sign parts, of tags, and drawings."""
    lines = _lines(source.part)
    for sign in SEPARATORS:
        rows = [_split(source.part, line, sign) if source.part.count(sign, *line) >= 2 else None for line in lines]
        yield from _squares_of(source.part, lines, rows, sizes)
    if "," in source.part and _BRACKETS.search(source.part):
        inner = [match.span(1) for match in _BRACKETS.finditer(source.part)][:LINES]
        yield from _squares_of(source.part, inner, [_split(source.part, line, ",") for line in inner], sizes)
    tagged = [line for line in _tag_lines(source.part) if _TAGS.search(source.part, *line)]
    yield from _squares_of(source.part, tagged, [_tag_fields(source.part, line) for line in tagged], sizes)
    yield from _drawings(source.part, lines, sizes)


def _lines(part: str) -> list[Line]:
    found: list[Line] = []
    at = 0
    while at <= len(part) and len(found) < LINES:
        end = part.find("\n", at)
        end = len(part) if end < 0 else end
        found.append((at, end))
        at = end + 1
    return found


def _split(part: str, line: Line, sign: str) -> list[Field]:
    """The fields of a line without what stands around their text."""
    start, end = line
    text = part[start:end].rstrip(" \r" if sign == "\t" else None)  # tabs at the end part empty cells
    cut = _LATEX_END.search(text) if sign == "&" else None
    end = start + (cut.start() if cut and cut.start() else len(text))
    fields: list[Field] = []
    at = start
    while True:
        stop = part.find(sign, at, end)
        fields.append(_stripped(part, at, stop if stop >= 0 else end))
        if stop < 0:
            return fields
        at = stop + len(sign)


def _stripped(part: str, start: int, end: int) -> Field:
    """The field's text; where there is none, its sign behind: what closes the empty cell."""
    wrapped = _WRAPPED.search(part, start, end)
    if wrapped:
        return wrapped.span(1) if wrapped[1] else wrapped.span(2)
    first, last = start, end
    alone = part[start:end].strip()
    if len(alone) == 1 and not alone.isspace():  # a sign that stands for a blank, perhaps one of those around text
        at = part.index(alone, start)
        return at, at + 1
    while first < last and part[first] in _AROUND:
        first += 1
    while last > first and part[last - 1] in _AROUND:
        last -= 1
    return (first, last) if first < last else (end, end)


def _tag_lines(part: str) -> list[Line]:
    """What stands between tags of rows."""
    cuts = [match.span() for match in _ROW_TAG.finditer(part)][:4 * LINES]
    return [(end, start) for (_, end), (start, _) in itertools.pairwise(cuts) if end < start]


def _tag_fields(part: str, line: Line) -> list[Field]:
    return [_stripped(part, *match.span(3)) for match in _TAGS.finditer(part, *line)]


def _squares_of(part: str, lines: Sequence[Line], rows: Sequence[list[Field] | None],
                sizes: Sequence[int]) -> Iterator[Square]:
    """Runs of lines with the same number of fields; lines without letters and digits between them are frames."""
    run: list[list[Field]] = []
    for line, fields in [*zip(lines, rows, strict=True), ((0, 0), None)]:
        frame = line[0] < line[1] and not any(char.isalnum() for char in part[line[0]:line[1]])
        blank = line[0] < line[1] and not part[line[0]:line[1]].strip()
        if fields is not None and run and len(fields) == len(run[0]) and not _is_rule(part, line):
            run.append(fields)
        elif fields is not None and not _is_rule(part, line):
            yield from _square(part, run, sizes)
            run = [fields]
        elif not (frame or blank) and fields is None:
            yield from _square(part, run, sizes)
            run = []
    yield from _square(part, run, sizes)


def _is_rule(part: str, line: Line) -> bool:
    text = part[line[0]:line[1]]
    return bool(re.search(r"-|=|─|━|═", text)) and _RULE.fullmatch(text) is not None and not re.search(r"- ?\|\s", text)


def _square(part: str, run: list[list[Field]], sizes: Sequence[int]) -> Iterator[Square]:
    """The square of these lines without empty edges, a heading and names of rows."""
    if len(run) < 3:
        return
    for edge in sizes:
        if len(run) not in (edge, edge + 1):
            continue
        for heads in ((0,) if len(run) == edge else (1,)):
            body = run[heads:]
            extra = len(body[0]) - edge
            for left in range(extra + 1):
                if 0 <= extra <= 3:
                    yield from _cut(part, run[:heads], body, (edge, left, extra - left))


def _cut(part: str, head: list[list[Field]], body: list[list[Field]], where: tuple[int, int, int]) -> Iterator[Square]:
    """The square with `left` fields before it and `right` behind it in every line; these are empty, or names."""
    edge, left, right = where
    names: list[Cell | None] = [None] * edge
    for k, fields in enumerate(body):
        for start, end in [*fields[:left], *fields[left + edge:]]:
            if start == end or (k == edge - 1 and end == fields[-1][1] and _BEHIND.fullmatch(part, start, end)):
                continue  # nothing, or what is said behind the table
            name = _LABEL.fullmatch(part, start, end)
            if names[k] is not None or name is None or row_named(name[1], k) not in (k, k + 1):
                return
            names[k] = Cell(*name.span(1), k + 1, "name")
    if any(names) and not all(names):
        return
    if left + right > 1 and not any(names) and left != right:
        return
    for fields in head:
        texts = [part[start:end] for start, end in fields[left:left + edge]]
        if not _is_heading(texts) or any(start < end and part[start:end].strip(" *#\\/") .isdigit()
                                         for start, end in [*fields[:left], *fields[left + edge:]]):
            return
    cells = [_cells(part, fields[left:left + edge], edge) for fields in body]
    if all(row is not None for row in cells):
        yield Square([row for row in cells if row is not None], names)


def _is_heading(texts: Sequence[str]) -> bool:
    """Whether these name columns in order: 1 2 3, A B C, c1 c2 c3."""
    found = [_HEAD.findall(text) for text in texts]
    marks = [words[-1] if words else "" for words in found]
    counted = [int(mark) if mark.isdigit() else ord(mark.lower()) - ord("a") + 1 if mark else 0 for mark in marks]
    return len(counted) > 1 and counted[0] in (0, 1) and counted == list(range(counted[0], counted[0] + len(counted)))


def _cells(part: str, fields: Sequence[Field], edge: int) -> list[Cell] | None:
    """The fields as cells; None where one is neither a value nor a blank."""
    cells = []
    for start, end in fields:
        text = part[start:end]
        value = number(text) if text else 0
        if text and not (value is not None and 1 <= value <= edge):
            if not (can_be_blank(text, edge) or blanks_in(text) == 1) or (text.isalpha() and len(text) == 1 and
                                                                          text.lower() not in "xo"):
                return None
            value = 0
        cells.append(Cell(start, end, value or 0, "" if start == end else text))
    return cells


# Drawings ------------------------------------------------------------------------------------------------------


def _drawings(part: str, lines: Sequence[Line], sizes: Sequence[int]) -> Iterator[Square]:
    """Lines of digits and spaces in which the columns stand one below the other, with or without a frame."""
    kept = [(start, end) for start, end in lines if _RULE.fullmatch(part, start, end) is None
            or part[start:end].strip(_BARS + " ") == ""]
    run: list[Line] = []
    for line in [*kept, (0, 0)]:
        text = part[line[0]:line[1]].rstrip()
        drawn = line != (0, 0) and all(char.isdigit() or char in " " + _BARS for char in text)
        if drawn:
            run.append((line[0], line[0] + len(text)))
        else:
            yield from _drawing(part, run, sizes)
            run = []


def _drawing(part: str, run: list[Line], sizes: Sequence[int]) -> Iterator[Square]:
    barred = [line for line in run if any(char in _BARS for char in part[line[0]:line[1]])]
    full = [line for line in run if part[line[0]:line[1]].strip()]
    edge = len(barred) or (len(run) if len(run) in sizes else len(full))
    if edge not in sizes or edge > 9:
        return
    if barred:
        yield from _framed(part, barred, edge)
    elif len(run) in (edge, edge + edge // _band(edge) - 1):
        yield from _bare(part, run if len(run) == edge else full, edge)


def _band(edge: int) -> int:
    return max(k for k in range(1, edge + 1) if edge % k == 0 and k * k <= edge)


def _framed(part: str, lines: list[Line], edge: int) -> Iterator[Square]:
    """Pieces of equal width between bars, in each of which the cells stand at the same places."""
    rows: list[list[Line]] = []
    for start, end in lines:
        bars = [at for at in range(start, end) if part[at] in _BARS]
        opened = not part[start:bars[0]].strip()
        closed = bars[-1] == end - 1
        if not opened or not closed:
            return
        rows.append([(a + 1, b) for a, b in itertools.pairwise(bars)])
    widths = {tuple(b - a for a, b in row) for row in rows}
    if len(widths) != 1 or len(set(next(iter(widths)))) != 1 or edge % len(rows[0]):
        return
    width, each = next(iter(next(iter(widths)))), edge // len(rows[0])
    for offset, step in ((0, 1), (0, 2), (1, 2), (1, 3), (0, 3), (2, 3)):
        places = [offset + step * k for k in range(each)]
        if each < 2 or not width - step <= places[-1] < width or (step == 1 and width != each):
            continue
        if all(part[at] == " " or at - a in places for row in rows for a, b in row for at in range(a, b)):
            yield Square([[_at(part, a + place, b) for a, b in row for place in places] for row in rows],
                         [None] * edge)
            return


def _bare(part: str, lines: list[Line], edge: int) -> Iterator[Square]:
    """Without a frame: the first and the last column must be used, and only one grid of places may fit."""
    if lines[0][0] == 0 and part[:1] == " ":
        return
    used = sorted({at - start for start, end in lines for at in range(start, end) if part[at] != " "})
    if not used or used[0] or part[lines[0][0] - 1:lines[0][0]] not in ("\n", ""):
        return
    stack = edge // _band(edge)
    fitting = []
    for step in (1, 2, 3):
        for wider in (0, 1, 2):
            places = [step * k + wider * (k // stack) for k in range(edge)]
            if used[-1] == places[-1] and set(used) <= set(places):
                fitting.append(places)
    if len(fitting) == 1:
        yield Square([[_at(part, start + place, end) for place in fitting[0]] for start, end in lines],
                     [None] * edge)


def _at(part: str, at: int, end: int) -> Cell:
    """The cell at a place of a line; beyond its end there is nothing."""
    sign = part[at] if at < end else " "
    return Cell(min(at, end), min(at + 1, end), int(sign) if sign.isdigit() and sign.isascii() else 0, sign)
