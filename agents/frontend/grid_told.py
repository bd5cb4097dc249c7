"""Boards told row by row with the columns of their values: "row 1 has a 3 in column 4 and a 5 in column 9."

Invariant: every number from the first row's name to the last value names a row, or is a value or its column.

    told_entries("Row 1 has a 1 in column 3. …")    spans of row, value and column, three an entry
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE
from agents.frontend.spans import Span
from agents.frontend.symbols import place

FEWEST = 5
"""Values from which this is a board."""
_ROW = re.compile(r"\b(?:rows?|zeile|reihe|ligne|rangée|fila|riga|linha)\s+(\d{1,2})\b"
                  r"|\b(\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\s+row\b",
                  re.IGNORECASE)
_COLUMN = r"(?:column|col|spalte|colonne|columna|colonna|coluna)s?\.?\s+(\d{1,2})\b"
_PAIRS = (re.compile(rf"\b(\d{{1,2}})\s+(?:\w+\s+)?(?:in|at|on|under|an|en|dans|à)\s+(?:\w+\s+)?{_COLUMN}",
                     re.IGNORECASE),
          re.compile(rf"\b{_COLUMN}\s*(?:[:=]|->|→|is|has|holds|contains|ist|steht|hat|est|a|es|tiene|contiene)?\s*"
                     r"(?:an?\s+|the\s+|eine?\s+|une?\s+|una?\s+|el\s+|die\s+|le\s+)?(\d{1,2})\b", re.IGNORECASE))
"""(value, column) and (column, value)."""
_NUMBER = re.compile(r"\d+")


def told_entries(part: str) -> list[Span] | None:
    """The entries, each with the span of its row; None where the text is not told like this, or leaves a number."""
    for pairs, value, column in ((_PAIRS[0], 1, 2), (_PAIRS[1], 2, 1)):
        found = list(_entries(part, pairs, (value, column)))
        if len(found) >= FEWEST and None not in found:
            return [span for entry in found if entry for span in entry]
    return None


def _entries(part: str, pairs: re.Pattern[str], groups: tuple[int, int]) -> Iterator[tuple[Span, ...] | None]:
    """The entries; None for a number that belongs to none, up to the end of the last row's line."""
    value, column = groups
    heads = list(_ROW.finditer(part))
    for k, head in enumerate(heads):
        group = 1 if head[1] else 2
        last = k + 1 == len(heads)
        end = len(part) if last else heads[k + 1].start()
        stop = part.find("\n", head.end(), end) if last else -1
        end = stop if stop >= 0 else end
        row = Span(*head.span(group), AT_ROW, 1.0, head[group])
        if place(row.text) is None:
            yield None
        taken: set[int] = set()
        for match in pairs.finditer(part, head.end(), end):
            taken |= {match.start(1), match.start(2)}
            yield (row, Span(*match.span(value), AT_VALUE, 1.0, match[value]),
                   Span(*match.span(column), AT_COLUMN, 1.0, match[column]))
        if any(number.start() not in taken for number in _NUMBER.finditer(part, head.end(), end)):
            yield None
