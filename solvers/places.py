"""What a person's words name: cells, values at cells, and names that a problem gives.

Invariant: what is found stands in the text; whether such a cell exists is for the task to say.

>>> [place.name for place in cells_in("why is r4c7 a 2, and row 1, column 3?")]
['r4c7', 'r1c3']
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_ROW, _COLUMN = r"(?:row|zeile|ligne|fila|r)", r"(?:column|col|spalte|colonne|columna|c)"
_TH = r"(?:st|nd|rd|th)"
_GAP = r"[\s,]*(?:and\s+|in\s+|of\s+|und\s+)?(?:the\s+)?"
_FORMS = (rf"\b{_ROW}\s*(?P<r1>\d+){_GAP}{_COLUMN}\s*(?P<c1>\d+)\b",
          rf"\b{_COLUMN}\s*(?P<c2>\d+){_GAP}{_ROW}\s*(?P<r2>\d+)\b",
          rf"\b(?P<r3>\d+){_TH}\s+{_ROW}\b{_GAP}(?P<c3>\d+){_TH}\s+{_COLUMN}\b",
          rf"\b(?P<c4>\d+){_TH}\s+{_COLUMN}\b{_GAP}(?P<r4>\d+){_TH}\s+{_ROW}\b",
          r"\(\s*(?P<r5>\d+)\s*[,;]\s*(?P<c5>\d+)\s*\)")
_CELL = re.compile("|".join(_FORMS), re.I)
_VERB = (r"(?:=|:|->|→|(?:(?:not|now|only|really)\s+)?(?:is|was|were|be|are|has|had|holds?|held|gets?|becomes?|became|"
         r"to|with|ist|wäre|est|es)\b)")
_ARTICLE = r"(?:(?:a|an|the|eine?|un|une|digit|number|symbol)\s+)*"
_AFTER = re.compile(rf"[\s\"']*{_VERB}?\s*(?:not\s+)?{_ARTICLE}[\"']?(?P<value>\w+)\b", re.I)
_BEFORE = re.compile(r"(?<!\w)(?P<value>\w+)[\"']?\s+(?:(?:go|goes|stands?|be|is|was|were)\s+)?(?:in|into|at|on|for|to)"
                     r"\s+(?:the\s+)?(?:cell\s+)?$", re.I)


class Place(NamedTuple):
    """A mention. name: as the problem gives it, for a cell r3c7; [start, end) in the text."""

    name: str
    start: int
    end: int


def cells_in(text: str) -> list[Place]:
    """Cells that the text names, in order: r4c7, row 4 column 7, 4th row 7th column, (4, 7)."""
    found = []
    for match in _CELL.finditer(text):
        row, column = (next(match[f"{kind}{i}"] for i in range(1, 6) if match[f"{kind}{i}"]) for kind in "rc")
        found.append(Place(f"r{row.lstrip('0') or 0}c{column.lstrip('0') or 0}", match.start(), match.end()))
    return found


def values_in(text: str, symbols: Iterable[str]) -> list[tuple[str, str]]:
    """(cell, symbol) for every cell beside which the text puts one of the symbols: "r1c1 is 5", "a 5 in r1c1"."""
    known = {symbol.upper() for symbol in symbols}
    places, found = cells_in(text), []
    for i, place in enumerate(places):
        end = places[i + 1].start if i + 1 < len(places) else len(text)
        start = places[i - 1].end if i else 0
        after = _AFTER.match(text[place.end:end])
        before = _BEFORE.search(text[start:place.start])
        for match in (after, before):
            if match is not None and match["value"].upper() in known:
                found.append((place.name, match["value"].upper()))
                break
    return found


def names_in(text: str, names: Iterable[str]) -> list[Place]:
    """Names that stand in the text as words of their own, in order; of names within names the longest."""
    found: list[Place] = []
    taken = [False] * len(text)
    for name in sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name)):
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
        for match in re.finditer(pattern, text, re.I):
            if not any(taken[match.start():match.end()]):
                taken[match.start():match.end()] = [True] * (match.end() - match.start())
                found.append(Place(name, match.start(), match.end()))
    return sorted(found, key=lambda place: place.start)


def without(text: str, places: Iterable[Place]) -> str:
    """The text with the mentions blanked out, so that no digit of a name is taken for a number."""
    signs = list(text)
    for place in places:
        signs[place.start:place.end] = " " * (place.end - place.start)
    return "".join(signs)
