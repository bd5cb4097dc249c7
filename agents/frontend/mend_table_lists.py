"""Names and amounts that a sentence lists before numbers of a program: "W1, W2 and W3 with [10, 20, 30]", "k1=5 k2=7".

Invariant: a list has as many names as numbers; the names within a range are those that count it up.

    counted("customers C1 to C4 with demands ")    C1, C2, C3, C4
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.frontend.labels import CAPACITY, COST, DEMAND, END
from agents.frontend.mend_table_fields import Field, Sheet
from agents.frontend.mend_table_views import Amounts, View
from agents.frontend.mend_table_words import amount_kind
from agents.frontend.spans import Span

_RANGE = re.compile(r"(?<!\w)([^\W\d_]+)(\d{1,3})\s*(?:to|bis|through|until|à|a|al|\.{2,3}|…|–|-)\s*\1?(\d{1,3})(?!\w)")
_NAME = r"[^\W\d_]{0,12}[ _-]?\d{1,4}|[A-Z]|[^\W\d_]{2,20}"
_NAMES = re.compile(rf"(?<!\w)((?:{_NAME})(?:\s*,\s*(?:{_NAME}))*\s*"
                    rf"(?:,|,?\s(?:and|und|et|y|e)\s)\s*(?:{_NAME}))(?!\w)")
_PAIR = re.compile(r"(?<![\w=])([^\W_][\w.\-]{0,20})\s*=\s*(∞|unlimited|\d[\d.,]*\d|\d)(?![\w=])")
REACH = 100
"""Characters before a list in which its names may stand."""


def counted(text: str, start: int = 0) -> list[Field]:
    """The names that a text lists or counts up; [] where it does not, or twice."""
    ranges = list(_RANGE.finditer(text))
    if len(ranges) == 1:
        (found,) = ranges
        first, last = int(found[2]), int(found[3])
        if 0 < last - first < 60:
            return [Field(start + found.start(), start + found.end(), f"{found[1]}{k}") for k in range(first, last + 1)]
    lists = list(_NAMES.finditer(text))
    if len(lists) != 1 or ranges:
        return []
    words = [word for word in re.finditer(_NAME, lists[0][1]) if word[0] not in ("and", "und", "et", "y", "e")]
    at = start + lists[0].start(1)
    return [Field(at + word.start(), at + word.end(), word[0]) for word in words]


def with_names(part: str, sheet: Sheet) -> Iterator[View]:
    """A list of numbers as the amounts of the names that its sentence gives before it."""
    row = sheet.rows[0]
    if not sheet.listed or not all(cell.amount() for cell in row):
        return
    since = max([0, sheet.start - REACH, *(match.end() for match in re.finditer(r"[.;\n\]}]", part[:sheet.start]))])
    before = part[since:sheet.start]
    names = counted(before, since)
    if len(names) == len(row):
        named = tuple((cell.amount() or cell, name) for cell, name in zip(row, names, strict=True))
        yield View(since, (tuple(names), ()), words=before, amounts={0: Amounts(before, named)})


def inline_lists(part: str, taken: Sequence[tuple[int, int]]) -> list[Sheet]:
    """Lines such as "demand: k1=5 k2=7", each as a table of names and amounts."""
    found: list[Sheet] = []
    at = 0
    for line in part.split("\n"):
        pairs = list(_PAIR.finditer(line))
        if len(pairs) > 1 and not any(a < at + len(line) and at < b for a, b in taken):
            rows = [[Field(at + pair.start(k), at + pair.end(k), pair[k]) for k in (1, 2)] for pair in pairs]
            found.append(Sheet(at, at + len(line), [], rows, line[:pairs[0].start()]))
        at += len(line) + 1
    return found


def nameless(options: Sequence[Sequence[View]]) -> list[Span] | None:
    """The marks of two lists of numbers and a matrix without any name; None where they are not that, or not told
    apart."""
    bare = [next((view for view in views if view.bare and not view.names[0]), None) for views in options]
    views = [view for view in bare if view is not None]
    lists = {amount_kind(view.words): view for view in views if len(view.bare) == 1}
    tables = [view for view in views if len(view.bare) > 1]
    if len(views) < len(options) or len(views) != 3 or set(lists) != {CAPACITY, DEMAND} or len(tables) != 1:
        return None
    marks: list[Span] = []
    for label, view in [*lists.items(), (COST, tables[0])]:
        for row in view.bare:
            numbers = [cell.amount() or cell for cell in row]
            marks += [Span(cell.start, cell.end, label, 1.0, cell.text) for cell in numbers]
            marks.append(Span(row[-1].end, row[-1].end, END, 1.0, ""))
    return sorted(marks, key=lambda mark: (mark.start, mark.label == END))
