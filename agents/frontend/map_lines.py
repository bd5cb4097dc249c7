"""Maps with one row a line: plain, behind names or marks, in quotes, brackets or bars, with remarks behind.

Invariant: all lines of a map are framed alike; names of rows count on.

    list(in_lines("go\\n1 S.#\\n2 #.G\\n3 ..#"))    a block of three rows of three cells, its first name "1"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.frontend.map_rows import LEAST_ROWS, SPLITS, Block, Cell, is_map, row_from, row_of

# Lines ------------------------------------------------------------------------------------------------------------

_NAME = (r"(?:(?:the )?(?:row|line|zeile|reihe|ligne|rangée|fila|riga|linha|level|r|l|z|第)[ _]?(?:no\.? ?|"
         r"nr\.? ?|#)?)?")
_LABEL = re.compile(
    r"[ \t]*[\[({\"'|]?(?:[a-z]\w{0,12}[\[(.]|" + _NAME + r")[\"']?(?P<name>\d{1,3}|[A-Za-z])[\"'\])]*(?:行|"
                                                          r"st|nd|rd|th)?"
    r"(?:[ \t]*(?:->|=>|:=|[=|│：:][ \t]?|[-–][ \t])|[.)\-][ \t]|\)|[ \t])", re.IGNORECASE)
_TAGS = re.compile(r"\[/?code\]|</?(?:pre|code)>|\{\{\{|\}\}\}|```(?:\w*$)?", re.MULTILINE)
_MARKER = re.compile(r"[ \t]*(?:(?:>[ \t]?)+|[-*•+][ \t]+|//[ \t]?|#[ \t]+|--[ \t]+|;[ \t]+|:[ \t]+|\$[ \t]+)")
_REMARK = re.compile(r"[ \t]+(?:<+-*|←|//|#|--|;|/\*|\(|~|\.\.\.|…|\^|!).*$|[ \t]{2,}[^\s].*$")
_STRING = re.compile(r"([\"'`“])([^\"'`“”\n]{3,})[\"'`”]")
RULE = re.compile(r"[ \t]*[-=|+:─━═_*~`#.'┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯┏┓┗┛]{2}[-=|+: ─━═_*~`#.'┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯┏┓┗┛]*")
_BRACKETS = re.compile(r"[ \t]*(?:[\w.$ \[\]]*=[ \t]*)?(?:[-*][ \t]+)?[\[({<]*[\[({<|│║┃!]([^\[\](){}\n]*?)"
                       r"[\])}>|│║┃!]+[,;]?[ \t]*$")
_CELLS = re.compile(r".*<tr[^>]*>\s*<t[dh][^>]*>(.*?)</t[dh]>\s*</tr>.*$")
_BARS = re.compile(r"[ \t]*[|│║┃!╎](.*)[|│║┃!╎][,;]?[ \t]*$")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    name: str = ""


Core = Callable[[str, _Line], "_Line | None"]


def _whole(text: str, line: _Line) -> _Line | None:
    return line


def _tidy(text: str, line: _Line) -> _Line | None:
    """Without spaces around, a remark behind, and a separator at the end."""
    start, end = line.start, line.end
    while start < end and text[start] in " \t":
        start += 1
    if (remark := _REMARK.search(text, start, end)) and (
            any(char.isalpha() for char in remark[0]) or remark[0].strip() in ("...", "…")):
        end = remark.start()
    while end > start and text[end - 1] in " \t":
        end -= 1
    return _Line(start, end, line.name)


def _cut(pattern: re.Pattern[str], group: int) -> Core:
    def cut(text: str, line: _Line) -> _Line | None:
        match = pattern.match(text, line.start, line.end)
        return _Line(match.start(group), match.end(group), line.name) if match else None
    return cut


def _without_end(text: str, line: _Line) -> _Line | None:
    """Without one sign that ends lines: , ; | \\ . /"""
    end = line.end - (line.end > line.start and text[line.end - 1] in ",;|\\./")
    return _Line(line.start, end, line.name)


def _tidy_without_end(text: str, line: _Line) -> _Line | None:
    tidy = _tidy(text, line)
    return _tidy(text, _without_end(text, tidy) or tidy) if tidy else None


def _string(text: str, line: _Line) -> _Line | None:
    """What stands in the one pair of quotes of the line."""
    found = [match for match in _STRING.finditer(text, line.start, line.end)]
    return _Line(found[-1].start(2), found[-1].end(2), line.name) if found and len(found[-1][2]) > 2 else None


CORES: tuple[Core, ...] = (_whole, _tidy, _cut(_BARS, 1), _cut(_BRACKETS, 1), _string, _without_end, _tidy_without_end,
                           _cut(_CELLS, 1))


def _unmarked(text: str, line: _Line) -> _Line | None:
    marker = _MARKER.match(text, line.start, line.end)
    return _Line(marker.end(), line.end, line.name) if marker else None


def _unnamed(text: str, line: _Line) -> _Line | None:
    label = _LABEL.match(text, line.start, line.end)
    if label is None:
        return None
    end = line.end
    tail = re.compile(rf"[ \t]*[ \t|:]{re.escape(label['name'])}[ \t]*$").search(text, label.end(), end)
    return _Line(label.end(), tail.start() if tail else end, label["name"].lower())


FRONTS: tuple[tuple[Core, ...], ...] = ((), (_unmarked,), (_unnamed,), (_unmarked, _unnamed))


def _lines(text: str) -> list[_Line]:
    """The lines, without tags of code at their ends."""
    found, at = [], 0
    for line in text.split("\n"):
        start, end = at, at + len(line.rstrip("\r"))
        if (tag := _TAGS.match(text, start, end)) and tag.end() < end:
            start = tag.end()
        elif (tag := _TAGS.search(text, start, end)) and tag.start() > start:
            end = tag.start()
        found.append(_Line(start, end))
        at += len(line) + 1
    return found


def _framed(text: str, lines: Sequence[_Line], front: Sequence[Core], core: Core) -> Iterator[Block]:
    """Runs of lines that this framing turns into rows of one length."""
    cut: list[_Line | None] = list(lines)
    for step in (*front, core):
        cut = [step(text, line) if line else None for line in cut]
    named = _unnamed in front
    if sum(line is not None for line in cut) >= LEAST_ROWS:
        for split in SPLITS:
            if not split.strip() or text.count(split) >= LEAST_ROWS or (split == "|" and "│" in text):
                rows = [row_of(text, line.start, line.end, split) if line else None for line in cut]
                yield from _runs(text, lines, cut, rows, split, named)


def _runs(text: str, lines: Sequence[_Line], cut: Sequence[_Line | None], rows: Sequence[list[Cell] | None],
          split: str, named: bool) -> Iterator[Block]:
    run: list[tuple[int, str, tuple[Cell, ...]]] = []  # (line, name, cells)
    pending = 0
    for k, (line, inner, cells) in enumerate(zip(lines, cut, rows, strict=True)):
        if cells is not None and inner is not None and (
                not run or (len(cells) == len(run[-1][2]) and (not named or _follows(run[-1][1], inner.name)))):
            run.append((k, inner.name, tuple(cells)))
            pending = 0
        elif cells is None and pending < 2 and run and _between_rows(text, line):
            pending += 1
        else:
            last = row_from(text, split, (inner or line).start, len(run[0][2]), "") if len(run) > 1 else None
            if last and run[-1][0] == k - 1 and {text[a:b] for a, b in last} & {
                    text[a:b] for row in run for a, b in row[2]}:  # words behind the last row
                run.append((k, inner.name if inner else "", tuple(last)))
            yield from _block(text, run, named)
            run = [(k, inner.name, tuple(cells))] if cells is not None and inner is not None else []
            pending = 0
    yield from _block(text, run, named)


def _between_rows(text: str, line: _Line) -> bool:
    content = text[line.start:line.end]
    return not content.strip(" \t>") or RULE.fullmatch(content) is not None


def _follows(before: str, name: str) -> bool:
    """Whether a row of this name may stand below one of that name."""
    if before.isdigit() and name.isdigit():
        return int(name) == int(before) + 1
    return len(before) == len(name) == 1 and ord(name) == ord(before) + 1


def _block(text: str, run: list[tuple[int, str, tuple[Cell, ...]]], named: bool) -> Iterator[Block]:
    """The block of these rows, without the numbers of columns above them; of two maps, each."""
    if run and (header := _column_names(text, run[0][2])):
        run = run[1:]
    else:
        header = ""
    steps = Counter(b[0] - a[0] for a, b in pairwise(run))
    if len(steps) > 1 and steps.most_common(1)[0][0] == 1 and any(
            not text[a[2][-1][1]:b[2][0][0]].strip() for a, b in pairwise(run) if b[0] - a[0] > 1):
        parts: list[list[tuple[int, str, tuple[Cell, ...]]]] = [[]]
        for row in run:
            if parts[-1] and row[0] - parts[-1][-1][0] > 1:
                parts.append([])
            parts[-1].append(row)
    else:
        parts = [run]
    for part in parts:
        rows = tuple(row[2] for row in part)
        if not named and (inside := _named_column(text, rows)):
            yield inside
            continue
        inner = _without_words(text, rows)
        alone = len({text[a:b] for row in rows[:1] for a, b in row}) == 1
        for kept in (inner,) if alone or inner == rows else (rows, inner):
            if len(kept) >= LEAST_ROWS and is_map(text, kept):
                yield Block(text, kept, (part[0][1] if named else "", header))


def _named_column(text: str, rows: tuple[tuple[Cell, ...], ...]) -> Block | None:
    """The rows without the column of their names, the row of the columns' names and empty edges; None where their
    first cells are no names."""
    for body in (rows, rows[1:]):
        first = next((k for k in range(2) if body and all(row[k][0] < row[k][1] for row in body)), None)
        if first is None or len(body) < LEAST_ROWS or any(row[0][0] < row[0][1] for row in body if first):
            continue
        names = [text[slice(*row[first])].lower() for row in body]
        last = len(rows[0]) - all(row[-1][0] == row[-1][1] for row in rows)
        inner = tuple(row[first + 1:last] for row in body)
        header = _column_names(text, rows[0][first + 1:last]) if body is not rows else ""
        follow = names[0] in ("0", "1", "a") and all(_follows(*pair) for pair in pairwise(names))
        signs = {text[a:b] for row in inner for a, b in row}
        if follow and (header or body is rows) and not signs & set(names) and is_map(text, inner):
            return Block(text, inner, (names[0], header))
    return None


def _without_words(text: str, rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Without a first and a last row that are words of the same length by chance."""
    if len(rows) > 2:
        first, last, inner = ({text[a:b] for row in part for a, b in row} for part in (rows[:1], rows[-1:], rows[1:-1]))
        return rows[len(first - inner) > 2 or not first & inner:
                    len(rows) - (len(last - inner) > 2 or not last & inner)]
    return rows


def _column_names(text: str, cells: Sequence[Cell]) -> str:
    names = [text[a:b].lower() for a, b in cells]
    for first in ("0", "1", "a"):
        if all(name == (_nth(first, k)[-1] if first != "a" else _nth(first, k)) or name == _nth(first, k)
               for k, name in enumerate(names)):
            return first
    return ""


def _nth(first: str, k: int) -> str:
    return str(int(first) + k) if first.isdigit() else chr(ord(first) + k)


def in_lines(text: str) -> Iterator[Block]:
    """The blocks of every framing."""
    lines = _lines(text)
    for front in FRONTS:
        for core in CORES:
            yield from _framed(text, lines, front, core)
