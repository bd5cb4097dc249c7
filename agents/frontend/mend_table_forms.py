"""Tables in two forms of their own: the data section of an AMPL model, and a joined list with one line for each pair.

Invariant: every name, amount and number of a pair is read from its own place, once; what the statements or the heading
do not explain in full is not read.

    joined("customer,demand,warehouse,capacity,cost\\nAnn,3,North,5,1\\n…")    a Written with all names and numbers
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agents.frontend.labels import CAPACITY, CONSUMER, COST, DEMAND, RESOURCE
from agents.frontend.mend_table_fields import Field
from agents.frontend.mend_table_words import amount_kind, pair_kind, side_kind
from agents.frontend.wording import lines_of

_STATEMENT = re.compile(r"\b(set|param)\s+(\w+)\s*(?:\{[^{};]*\})?\s*((?::[^;]*?)?):=([^;]*);", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,]+")
_SEPARATORS = (",", ";", "\t", "|")
FEWEST = 4
"""Lines of a joined list."""
Number = tuple[Field, Field]
"""A number and the name that it belongs to."""


@dataclass
class Written:
    """start, end: what the form fills. names: kind → the names as written first. amounts: kind → numbers with their
    names; pairs: (number, resource, consumer)."""

    start: int
    end: int
    names: dict[int, list[Field]] = field(default_factory=lambda: {RESOURCE: [], CONSUMER: []})
    amounts: dict[int, list[Number]] = field(default_factory=lambda: {CAPACITY: [], DEMAND: []})
    pairs: list[tuple[Field, Field, Field]] = field(default_factory=list)

    def name(self, kind: int, found: Field) -> None:
        if all(found.text != other.text for other in self.names[kind]):
            self.names[kind].append(found)

    @property
    def whole(self) -> bool:
        """Whether every pair stands there once."""
        told = {(a.text, b.text) for _, a, b in self.pairs}
        return len(told) == len(self.pairs) == len(self.names[RESOURCE]) * len(self.names[CONSUMER]) > 1


def written(part: str) -> Written | None:
    """The table of a text in one of these forms; None where there is none."""
    return ampl(part) or joined(part)


# AMPL -----------------------------------------------------------------------------------------------------------


def ampl(part: str) -> Written | None:
    """Two parameters of one index, a supply and a demand, and one of both."""
    found = list(_STATEMENT.finditer(part))
    lists: dict[int, tuple[list[Field], list[Field]]] = {}
    tables = []
    for match in found:
        head, body = _fields(part, *match.span(3)), _fields(part, *match.span(4))
        if match[1].lower() == "set":
            continue
        if match[3].strip():
            tables.append((head[1:] if head[0].text == ":" else head, body))
        elif (kind := _kind(match[2])) and len(body) % 2 == 0:
            lists[kind] = body[::2], body[1::2]
    if len(tables) != 1 or lists.keys() != {CAPACITY, DEMAND} or len(lists) + 1 != sum(
            match[1].lower() == "param" for match in found):
        return None
    head, body = tables[0]
    rows = [body[k:k + len(head) + 1] for k in range(0, len(body), len(head) + 1)]
    if not head or any(len(row) != len(head) + 1 for row in rows):
        return None
    table = Written(found[0].start(), found[-1].end())
    kinds = ((RESOURCE, CAPACITY), (CONSUMER, DEMAND))
    sides = {kind: {name.text for name in lists[label][0]} for kind, label in kinds}
    columns, lines = {name.text for name in head}, {row[0].text for row in rows}
    turned = columns == sides[CONSUMER]
    if (lines, columns) != ((sides[RESOURCE], sides[CONSUMER]) if turned else (sides[CONSUMER], sides[RESOURCE])):
        return None
    for kind, label in kinds:
        for name, number in zip(*lists[label], strict=True):
            table.name(kind, name)
            table.amounts[label].append((number, name))
    table.pairs = [(number, row[0], name) if turned else (number, name, row[0])
                   for row in rows for name, number in zip(head, row[1:], strict=True)]
    return table if table.whole and _numbers(table) else None


def _fields(part: str, start: int, end: int) -> list[Field]:
    return [Field(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(part, start, end)]


def _kind(name: str) -> int:
    """CAPACITY or DEMAND, as the name of a parameter says, perhaps in short."""
    short = {"cap": CAPACITY, "sup": CAPACITY, "dem": DEMAND, "req": DEMAND}
    return amount_kind(_plain(name)) or short.get(name[:3].lower(), 0)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _numbers(table: Written) -> bool:
    """Whether all that should be numbers are."""
    return all(number.amount() for number, *_ in [*table.pairs, *(each for given in table.amounts.values() for each in
                                                                  given)])


# A joined list --------------------------------------------------------------------------------------------------


def joined(part: str) -> Written | None:
    """Lines below a heading that names customer, warehouse, demand, capacity and cost, in any order."""
    lines = list(lines_of(part))
    for sign in _SEPARATORS:
        for k, (start, end) in enumerate(lines):
            roles = _roles(_split(part, start, end, sign))
            if roles is not None and (table := _table(part, lines[k:], sign, roles)) is not None:
                return table
    return None


def _split(part: str, start: int, end: int, sign: str) -> list[Field]:
    found: list[Field] = []
    at = start
    for text in part[start:end].split(sign):
        inner = text.strip(" \t\r\"")
        first = at + text.index(inner) if inner else at
        found.append(Field(first, first + len(inner), inner))
        at += len(text) + len(sign)
    return [each for k, each in enumerate(found) if each.text or 0 < k < len(found) - 1]


def _roles(heading: Sequence[Field]) -> Mapping[int, int] | None:
    """Role → column; None where the heading does not name each once, and nothing else."""
    roles: dict[int, int] = {}
    for k, head in enumerate(heading):
        text = _plain(head.text)
        role = amount_kind(text) or pair_kind(text) or side_kind(text)
        if not role or role in roles:
            return None
        roles[role] = k
    return roles if roles.keys() == {RESOURCE, CONSUMER, CAPACITY, DEMAND, COST} else None


def _table(part: str, lines: Sequence[tuple[int, int]], sign: str, roles: Mapping[int, int]) -> Written | None:
    table = Written(lines[0][0], lines[0][1])
    for start, end in lines[1:]:
        fields = _split(part, start, end, sign)
        if len(fields) == len(roles) and all(set(each.text) <= set("-: ") for each in fields):
            continue  # the rule below the heading of a Markdown table
        if len(fields) != len(roles) or not fields[roles[COST]].amount():
            break
        resource, consumer = fields[roles[RESOURCE]], fields[roles[CONSUMER]]
        table.name(RESOURCE, resource)
        table.name(CONSUMER, consumer)
        table.amounts[CAPACITY].append((fields[roles[CAPACITY]], resource))
        table.amounts[DEMAND].append((fields[roles[DEMAND]], consumer))
        table.pairs.append((fields[roles[COST]], resource, consumer))
        table.end = end
    return table if len(table.pairs) >= FEWEST and table.whole and _numbers(table) else None
