"""Where a text draws a map: blocks of rows with the same number of cells, found by layout alone.

Every way of framing is tried: plain lines, lines behind names, in quotes, bars or brackets, cells side by side or
separated, rows within one line or told one after another. What stands around the rows must be the same in all.

Invariant: a cell is the characters at its place; all rows of a block are equally long; what is left out of a row is
its frame, its name, or a remark behind it.

    blocks("go\\n1 S.#\\n2 #.G\\n3 ..#")[0].rows    three rows of three cells
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Cell = tuple[int, int]
"""Characters [start, end) of the text; empty where there is nothing between two separators."""

LEAST_ROWS, LEAST_CELLS, MOST_SIGNS, LONGEST_WORD = 3, 3, 10, 20
BAND = 4
"""Blocks kept: those that hold the most cells."""


@dataclass(frozen=True)
class Block:
    """rows: of cells. text: that they count in. names: the first name of rows and of columns, "" for none. padded: rows
    whose last cells are spaces that the text has lost."""

    text: str = field(repr=False)
    rows: tuple[tuple[Cell, ...], ...]
    names: tuple[str, str] = ("", "")

    @property
    def start(self) -> int:
        return self.rows[0][0][0]

    @property
    def end(self) -> int:
        return max(cell[1] for cell in self.rows[-1])

    @property
    def cells(self) -> int:
        return len(self.rows) * len(self.rows[0])

    def sign(self, cell: Cell) -> str:
        return plain(self.text[cell[0]:cell[1]])

    @cached_property
    def signs(self) -> Counter[str]:
        return Counter(self.sign(cell) for row in self.rows for cell in row)


def plain(sign: str) -> str:
    """A sign without variation selectors."""
    return sign if len(sign) < 2 else "".join(char for char in sign if not 0xFE00 <= ord(char) <= 0xFE0F)


# A row within [start, end) --------------------------------------------------------------------------------------

_FENCE = set("`\"'")
_QUOTES = "\"'`“”‘’"


def _dense(text: str, start: int, end: int) -> list[Cell]:
    cells: list[Cell] = []
    for at in range(start, end):
        if cells and 0xFE00 <= ord(text[at]) <= 0xFE0F:
            cells[-1] = (cells[-1][0], at + 1)
        else:
            cells.append((at, at + 1))
    return cells


def _split(separator: str) -> Callable[[str, int, int], list[Cell]]:
    found = re.compile(separator)

    def split(text: str, start: int, end: int) -> list[Cell]:
        cells, at = [], start
        for match in found.finditer(text, start, end):
            cells.append(_trimmed(text, at, match.start()))
            at = match.end()
        return [*cells, _trimmed(text, at, end)]

    return split


def _trimmed(text: str, start: int, end: int) -> Cell:
    """Without spaces and one pair of quotes around it."""
    whole = start, end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 2 and text[start] in _QUOTES and text[end - 1] in _QUOTES:
        start, end = start + 1, end - 1
    if start == end and whole[1] - whole[0] == 3:  # "| | |" is empty, but '" "' is a space
        return start, start
    return start, end


SPLITS: dict[str, Callable[[str, int, int], list[Cell]]] = {
    "": _dense, " ": _split(r" +"), ",": _split(","), ";": _split(";"), "|": _split(r"[|│]"), "\t": _split("\t"),
    "/": _split("/"), "&": _split("&"), ":": _split(":"), "-": _split("-"), "<td>": _split(r"</td>\s*<td[^>]*>")}


def _row(text: str, start: int, end: int, split: str) -> list[Cell] | None:
    """The cells of a row, None where these characters are none."""
    if end - start < LEAST_CELLS or end - start > 400:
        return None
    if split.strip() and split not in text[start:end] and not (split == "|" and "│" in text[start:end]):
        return None
    if split == " ":
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
    if not split and (len(signs := set(text[start:end])) > MOST_SIGNS or signs <= _FENCE):
        return None
    cells = SPLITS[split](text, start, end)
    if not LEAST_CELLS <= len(cells) <= 100:
        return None
    for a, b in cells:
        if b - a > 1 and not _is_one(text[a:b], bool(split)):
            return None
    return cells


def _is_one(sign: str, separated: bool) -> bool:
    """Whether several characters are one cell: a sign with its variation selector, or a word between separators."""
    if len(plain(sign)) <= 1:
        return True
    return separated and len(sign) <= LONGEST_WORD and sign.replace("-", "").replace("_", "").isalpha()


# Lines ------------------------------------------------------------------------------------------------------------

_NAME = (r"(?:(?:the )?(?:row|line|zeile|reihe|ligne|rangée|fila|riga|linha|level|r|l|z|第)[ _]?(?:no\.? ?|nr\.? ?|#)?)?")
_LABEL = re.compile(
    r"[ \t]*[\[({\"'|]?(?:[a-z]\w{0,12}[\[(.]|" + _NAME + r")[\"']?(?P<name>\d{1,3}|[A-Za-z])[\"'\])]*(?:行|st|nd|rd|th)?"
    r"(?:[ \t]*(?:->|=>|:=|[=|│：:][ \t]?|[-–][ \t])|[.)\-][ \t]|\)|[ \t])", re.IGNORECASE)
_TAGS = re.compile(r"\[/?code\]|</?(?:pre|code)>|\{\{\{|\}\}\}|```(?:\w*$)?", re.MULTILINE)
_MARKER = re.compile(r"[ \t]*(?:(?:>[ \t]?)+|[-*•+][ \t]+|//[ \t]?|#[ \t]+|--[ \t]+|;[ \t]+|:[ \t]+|\$[ \t]+)")
_REMARK = re.compile(r"[ \t]+(?:<+-*|←|//|#|--|;|/\*|\(|~|\.\.\.|…|\^|!).*$|[ \t]{2,}[^\s].*$")
_STRING = re.compile(r"([\"'`“])([^\"'`“”\n]{3,})[\"'`”]")
_RULE = re.compile(r"[ \t]*[-=|+:─━═_*~`#.'┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯┏┓┗┛]{2,}[\-=|+: ─━═_*~`#.'┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯┏┓┗┛]*$")
_BRACKETS = re.compile(r"[ \t]*(?:[\w.$ \[\]]*=[ \t]*)?(?:[-*][ \t]+)?[\[({<]*[\[({<|│║┃!]([^\[\](){}\n]*?)[\])}>|│║┃!]+[,;]?[ \t]*$")
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


def _in_lines(text: str, lines: Sequence[_Line], front: Sequence[Core], core: Core) -> Iterator[Block]:
    """Runs of lines that this framing turns into rows of one length."""
    cut: list[_Line | None] = list(lines)
    for step in (*front, core):
        cut = [step(text, line) if line else None for line in cut]
    named = _unnamed in front
    if sum(line is not None for line in cut) >= LEAST_ROWS:
        for split in SPLITS:
            if not split.strip() or text.count(split) >= LEAST_ROWS or (split == "|" and "│" in text):
                rows = [_row(text, line.start, line.end, split) if line else None for line in cut]
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
            last = _row_from(text, split, (inner or line).start, len(run[0][2]), "") if len(run) > 1 else None
            if last and run[-1][0] == k - 1 and {text[a:b] for a, b in last} & {
                    text[a:b] for row in run for a, b in row[2]}:  # words behind the last row
                run.append((k, inner.name if inner else "", tuple(last)))
            yield from _block(text, run, named)
            run = [(k, inner.name, tuple(cells))] if cells is not None and inner is not None else []
            pending = 0
    yield from _block(text, run, named)


def _between_rows(text: str, line: _Line) -> bool:
    content = text[line.start:line.end]
    return not content.strip(" \t>") or _RULE.fullmatch(content) is not None


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
    steps = Counter(b[0] - a[0] for a, b in zip(run, run[1:], strict=False))
    if len(steps) > 1 and steps.most_common(1)[0][0] == 1 and any(
            not text[a[2][-1][1]:b[2][0][0]].strip() for a, b in zip(run, run[1:], strict=False) if b[0] - a[0] > 1):
        parts: list[list[tuple[int, str, tuple[Cell, ...]]]] = [[]]
        for row in run:
            if parts[-1] and row[0] - parts[-1][-1][0] > 1:
                parts.append([])
            parts[-1].append(row)
    else:
        parts = [run]
    for part in parts:
        rows = tuple(row[2] for row in part)
        kept = _without_words(text, rows)
        for kept in (kept,) if len({text[a:b] for row in rows[:1] for a, b in row}) == 1 else {rows: 0, kept: 0}:
            if len(kept) >= LEAST_ROWS and _is_map(text, kept):
                yield Block(text, kept, (part[0][1] if named else "", header))


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


_FRAMES = set("|│║┃!╎,;\\./>:-*•\"'`()[]{} \t")


def _is_map(text: str, rows: Sequence[Sequence[Cell]]) -> bool:
    """Few signs, of which some recur, and no separator in every second place."""
    signs = Counter(plain(text[a:b]) for row in rows for a, b in row)
    cells = len(rows) * len(rows[0])
    starts = [{plain(text[a:b]) for a, b in column} for column in zip(*(row[:2] for row in rows), strict=True)]
    if all(len(column) == 1 for column in starts) and starts[1] == {" "}:  # a mark before every row
        return False
    if "" in signs and not any(a == b for row in rows for a, b in row[1:-1]):
        return False
    edges = [{plain(text[row[column][0]:row[column][1]]) for row in rows} for column in (0, -1)]
    framed = Counter(sign for edge in edges if len(edge) == 1 for sign in edge)
    if any(sign in _FRAMES and signs[sign] == len(rows) * times for sign, times in framed.items()):
        return False
    if not 2 <= len(signs) <= MOST_SIGNS or cells / len(signs) < 1.5 or max(signs.values()) < 3:
        return False
    for first in (0, 1):
        odd = {plain(text[a:b]) for row in rows for a, b in row[first::2]}
        if len(odd) == 1 and len(rows[0]) > 3 and odd <= set(" ,;|\t/&\"'"):
            return False
    return True


# Rows within a line -----------------------------------------------------------------------------------------------

_SPOKEN = re.compile(
    r"(?:^|[\s.,;/:(\[{\"'])(?:and |und |et |y |then )?(?:the |la |die )?(?:row|line|zeile|reihe|ligne|rangée|fila|riga|linha|"
    r"level row|r|第)[ _]?(?:no\.? ?|number |nr\.? ?|#)?(?P<name>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:行)?[ \t]?(?:is|has|reads|goes|ist|est|es|è|=>|->|=|:|：|-)?[ \t]?(?:[\"'`])?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|(?<=[\s.,;/]))\(?(?P<name>\d{1,2})[.):] ?")
_ORDINAL_ROW = re.compile(
    r"(?:^|[\s.,;/:(])(?:the )?(?P<name>top|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|bottom|last)"
    r" (?:row|line)[ \t]?(?:is|has|reads|goes|:|=|-)?[ \t]?", re.IGNORECASE)
_ORDER = {name: k for k, names in enumerate(
    ("one first top", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
     "eight eighth", "nine ninth", "ten tenth"), 1) for name in names.split()}
_JOINTS = tuple(re.compile(joint) for joint in (
    r" ?// ?", r" ?/ ?", r";[ \n]?", r" ?\| ?", r",[ \n]", r",", r"\\n", r" ?\\ ?", r" +", r" - ", r" -> ", r"<br ?/?>\n?",
    r"[\"'`][ \t]*[,;+]?\s*\+?\s*[\"'`]", r"[\])}]\s*,?\s*[\[({]", r"</td>\s*</tr>\s*<tr>\s*<td>", r"\\n[\"'`][ \t]*[,;+]?\s*[\"'`]"))
_OPENING = set(" \t\n\"'`“([{<:=|>")


def _in_one_line(text: str) -> Iterator[Block]:
    for split in SPLITS:
        if split.strip() and text.count(split) < LEAST_ROWS:
            continue
        for spoken in (_SPOKEN, _ORDINAL_ROW, _NUMBERED):
            yield from _told(text, split, list(spoken.finditer(text)))
        for joint in _JOINTS:
            yield from _joined(text, split, joint)


def _told(text: str, split: str, labels: Sequence[re.Match[str]]) -> Iterator[Block]:
    """Rows behind names that count on: "row 1 is ..#. row 2 is …"."""
    run: list[tuple[int, int]] = []
    before, first = -1, ""
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        name = label["name"].lower()
        number = int(name) if name.isdigit() else _ORDER.get(name, before + 1)
        if run and number != before + 1:
            yield from _pieces(text, split, run, first)
            run = []
        first = first if run else str(number)
        before = number
        run.append((label.end(), after.start() if after else len(text)))
    yield from _pieces(text, split, run, first)


def _pieces(text: str, split: str, run: Sequence[tuple[int, int]], name: str) -> Iterator[Block]:
    """Rows that each begin at a known place and end before what joins them; the last one before other words."""
    if len(run) < LEAST_ROWS:
        return
    trimmed = []
    for start, end in run[:-1]:
        while end > start and text[end - 1] in " \t\n\"'`":
            end -= 1
        trimmed.append((start, end))
    for cut in (0, 1):  # a stop behind each row
        rows = [_row(text, start, end - cut, split) for start, end in trimmed]
        widths = {len(row) for row in rows if row}
        if None in rows or len(widths) != 1:
            continue
        last = _row_from(text, split, run[-1][0], widths.pop(), "")
        found = tuple(tuple(row) for row in [*rows, last] if row)
        if last and _is_map(text, found):
            yield Block(text, found, (name, ""))


def _joined(text: str, split: str, joint: re.Pattern[str]) -> Iterator[Block]:
    """Rows between equal separators; the first one may stand behind words, the last one before them."""
    cuts = [(match.start(), match.end()) for match in joint.finditer(text)]
    if len(cuts) < LEAST_ROWS - 1:
        return
    run: list[list[Cell]] = []
    for k in range(1, len(cuts) + 1):
        start, end = cuts[k - 1][1], cuts[k][0] if k < len(cuts) else len(text)
        cells = _row(text, start, end, split) if k < len(cuts) and "\n" not in text[start:end] else None
        if cells is not None and (not run or len(cells) == len(run[-1])):
            run.append(cells)
            continue
        yield from _with_ends(text, split, run, cuts[k - len(run) - 1], start)
        run = [cells] if cells is not None else []


def _with_ends(text: str, split: str, run: Sequence[list[Cell]], joint: Cell, behind: int) -> Iterator[Block]:
    """The rows between separators, with the one before the first (`joint`) and the one behind the last separator."""
    if not run:
        return
    joined = text[joint[0]:joint[1]]
    first = _row_until(text, split, joint[0], len(run[0]), joined)
    last = _row_from(text, split, behind, len(run[0]), joined)
    found = tuple(tuple(row) for row in (first, *run, last) if row)
    if first and last and len(found) >= LEAST_ROWS and _is_map(text, found):
        yield Block(text, found)


_OPENING, _CLOSING = " \t\n\"'`“([{<:=|>：", " \t\n\"'`”)]}<|"


def _row_until(text: str, split: str, end: int, width: int, joint: str) -> list[Cell] | None:
    """The row of `width` cells that ends here."""
    start, tight = end, joint.strip()
    least = max(text.rfind("\n", 0, end) + 1, end - 400)
    held = [char for char in "\"'`[({" if char in tight]
    if held or not split:
        for stops in (held,) if held else (" \t\n\"'`“([{", _OPENING):
            start = end
            while start > least and text[start - 1] not in stops:
                start -= 1
            cells = _row(text, start, end, split)
            if cells and len(cells) == width:
                return cells
        return None
    cells = _row(text, least, end, split) or SPLITS[split](text, least, end)
    if len(cells) < width:
        return None
    start, stop = cells[-width]
    while stop > start and (at := max((text.rfind(char, start, stop - 1) for char in _OPENING))) >= start:
        start = at + 1
    cells = _row(text, start, end, split)
    return cells if cells and len(cells) == width else None


def _row_from(text: str, split: str, start: int, width: int, joint: str) -> list[Cell] | None:
    """The row of `width` cells that begins here, before other words or the end."""
    limit = text.find("\n", start)
    limit = min(len(text) if limit < 0 else limit, start + 400)
    tight = joint.strip()
    stops = [char for char in "\"'`])}" if char in tight]
    if stops:
        ends = [at for char in stops if 0 <= (at := text.find(char, start + 1, limit))]
        cells = _row(text, start, min(ends), split) if ends else None
        return cells if cells and len(cells) == width else None
    for end in range(start + width, limit + 1):
        if end < limit and (text[end - 1].isalnum() and text[end].isalnum()):
            continue
        if not split and end < limit and text[end] not in _CLOSING + ".,;:!?/":
            continue
        cells = _row(text, start, end, split)
        if cells and len(cells) > width:
            return None
        if cells and len(cells) == width and cells[-1][1] == end > cells[-1][0]:
            rest = text[end:limit]
            return cells if not rest.startswith(split.strip() or "\0") and not (
                split == " " and _row(text, start, min(end + 2, limit), split) not in (None, cells)) else None
    return None


_BETWEEN = set(" \t,;|/&:\"'`[](){}+\\>│")
_TAG = re.compile(r"</?t[rdh][^>]*>|</?table>|\\n")


def left_over(block: Block) -> str:
    """What stands beside the block, on its lines or the next ones, and looks like one more row of another length."""
    text = block.text
    behind, before = text[block.end:block.end + 1000], text[max(0, block.start - 1000):block.start]
    near = [behind.split("\n")[0], before.split("\n")[-1]]
    near += [line for line in behind.split("\n")[1:] if line.strip() and not _RULE.fullmatch(line)][:1]
    near += [line for line in before.split("\n")[:-1] if line.strip() and not _RULE.fullmatch(line)][-1:]
    signs = {sign for sign in block.signs if len(sign) == 1 and sign != " "}
    least = max(2, len(block.rows[0]) // 2)
    for line in near:
        held = 0
        plain_line = _TAG.sub(" ", line)
        for k, char in enumerate(plain_line):
            word = char.isalpha() and (plain_line[k - 1:k].isalpha() and plain_line[k - 1] not in signs)
            held = held + 1 if char in signs and not word else held if char in _BETWEEN else 0
            if held >= least and not plain_line[k + 1:k + 2].isalpha():
                return line
    return ""


def blocks(text: str) -> list[Block]:
    """The blocks of a text, those that hold most cells first; of several framings of the same place, each."""
    found: dict[tuple[tuple[Cell, ...], ...], Block] = {}
    lines = _lines(text)
    for front in FRONTS:
        for core in CORES:
            for block in _in_lines(text, lines, front, core):
                found.setdefault(block.rows, block)
    for block in _in_one_line(text):
        found.setdefault(block.rows, block)
    return sorted(found.values(), key=lambda block: -block.cells)
