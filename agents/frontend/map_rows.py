"""Rows of cells within characters of a text, and the blocks that they make.

A row is cut into cells side by side, or at separators; the rows of a block are equally long.

Invariant: a cell is the characters at its place.

    row_of("S , # , .", 0, 9, ",")    [(0, 1), (4, 5), (8, 9)]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Cell = tuple[int, int]
"""Characters [start, end) of the text; empty where there is nothing between two separators."""

LEAST_ROWS, LEAST_CELLS, MOST_SIGNS, LONGEST_WORD = 3, 3, 10, 20


@dataclass(frozen=True)
class Block:
    """rows: of cells. text: that they count in. names: the first name of rows and of columns, "" for none.
    padded: rows
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
    if end - start > 4 and text[start:start + 2] == text[end - 2:end] == "**" and text[start + 2:end - 2].isalnum():
        start, end = start + 2, end - 2  # bold
    if end - start > 2 and text[start] in _QUOTES and text[end - 1] in _QUOTES:
        start, end = start + 1, end - 1
    if start == end and whole[1] - whole[0] == 3:  # "| | |" is empty, but '" "' is a space
        return start, start
    return start, end


SPLITS: dict[str, Callable[[str, int, int], list[Cell]]] = {
    "": _dense, " ": _split(r" +"), ",": _split(","), ";": _split(";"), "|": _split(r"[|│]"), "\t": _split("\t"),
    "/": _split("/"), "&": _split("&"), ":": _split(":"), "-": _split("-"), "<td>": _split(r"</td>\s*<td[^>]*>")}


def row_of(text: str, start: int, end: int, split: str) -> list[Cell] | None:
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


_FRAMES = set("|│║┃!╎,;\\./>:-*•\"'`()[]{} \t")


def is_map(text: str, rows: Sequence[Sequence[Cell]]) -> bool:
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


_OPENING, _CLOSING = " \t\n\"'`“([{<:=|>：", " \t\n\"'`”)]}<|"


def row_until(text: str, split: str, end: int, width: int, joint: str) -> list[Cell] | None:
    """The row of `width` cells that ends here."""
    start, tight = end, joint.strip()
    least = max(text.rfind("\n", 0, end) + 1, end - 400)
    held = [char for char in "\"'`[({" if char in tight]
    if held or not split:
        for stops in (held,) if held else (" \t\n\"'`“([{", _OPENING):
            start = end
            while start > least and text[start - 1] not in stops:
                start -= 1
            cells = row_of(text, start, end, split)
            if cells and len(cells) == width:
                return cells
        return None
    cells = row_of(text, least, end, split) or SPLITS[split](text, least, end)
    if len(cells) < width:
        return None
    start, stop = cells[-width]
    while stop > start and (at := max(text.rfind(char, start, stop - 1) for char in _OPENING)) >= start:
        start = at + 1
    cells = row_of(text, start, end, split)
    return cells if cells and len(cells) == width else None


def row_from(text: str, split: str, start: int, width: int, joint: str) -> list[Cell] | None:
    """The row of `width` cells that begins here, before other words or the end."""
    limit = text.find("\n", start)
    limit = min(len(text) if limit < 0 else limit, start + 400)
    tight = joint.strip()
    stops = [char for char in "\"'`])}" if char in tight]
    if stops:
        ends = [at for char in stops if (at := text.find(char, start + 1, limit)) >= 0]
        cells = row_of(text, start, min(ends), split) if ends else None
        return cells if cells and len(cells) == width else None
    for end in range(start + width, limit + 1):
        if end < limit and (text[end - 1].isalnum() and text[end].isalnum()):
            continue
        if not split and end < limit and text[end] not in _CLOSING + ".,;:!?/":
            continue
        cells = row_of(text, start, end, split)
        if cells and len(cells) > width:
            return None
        if cells and len(cells) == width and cells[-1][0] < cells[-1][1] == end:
            rest = text[end:limit]
            return cells if not rest.startswith(split.strip() or "\0") and not (
                split == " " and row_of(text, start, min(end + 2, limit), split) not in (None, cells)) else None
    return None
