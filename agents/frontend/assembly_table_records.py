"""The records of a table, filed: which amount is whose, which number belongs to which pair.

Invariant: as in `assembly_table`; what two readings fit is asked about.

    records = Records(reading, form, Table(), comma=False); records.record(marks)    records.table.pairs[COST]
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from agents.frontend.assembly_table_names import name_key
from agents.frontend.labels import (
    CAPACITY,
    CLOSED,
    CONSUMER,
    COST,
    DEMAND,
    EMPTY,
    EMPTY_END,
    FIXED,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.numerals import Number, value
from agents.frontend.reading import Question, Reading, lost_sign, stray_digits
from agents.frontend.spans import Span
from agents.frontend.symbols import bare, number
from agents.frontend.table_doubts import only_planned, only_wished
from agents.frontend.wording import shorten
from solvers.prose import listed
from solvers.task import TableForm

HOLES = (MISSING, EMPTY, EMPTY_END)
NUMBERS = (CAPACITY, DEMAND, COST, USE, TOTAL_CAPACITY, TOTAL_DEMAND)
_NAME_LIKE = re.compile(r"[^\W\d_]{2,}")
_EACH = re.compile(r"\b(?:each|every(?:body|one)?|all|any|per(?! (?:week|day|month|year|hour)\b)|je|jeweils|"
                   r"jede[rs]?|aller?|chaque|tous|toutes|cada|todos|todas|ogni)\b|每|各", re.IGNORECASE)
_EACH_OF_THEM = re.compile(r"\b(?:each|apiece|je|jeweils|chacune?|cada un[oa]|ciascun[oa]?)\b|每|各", re.IGNORECASE)
_ORDER = re.compile("((RC|CR)V)+|(V(RC|CR))+|(RVC|CVR)+")
"""One name of each kind for every number, and the number always at the same side of them."""
_UNLIMITED = frozenset(bare(word) for word in (
    "unlimited", "no limit", "no capacity limit", "infinite", "infinity", "∞", "unbounded", "unbegrenzt",
    "illimitée", "illimité", "ilimitada", "inf", "limitless", "endless", "as much as needed"))

Pair = tuple[str, str]


@dataclass
class Table:
    """What was read so far. names: label → key → the name as written first. header: label → the last names that stood
    alone. everywhere: label → the amount that each has. Pairs are (consumer, resource)."""

    names: dict[int, dict[str, str]] = field(default_factory=lambda: {RESOURCE: {}, CONSUMER: {}})
    header: dict[int, list[str]] = field(default_factory=lambda: {RESOURCE: [], CONSUMER: []})
    amounts: dict[int, dict[str, Span]] = field(default_factory=lambda: {CAPACITY: {}, DEMAND: {}})
    everywhere: dict[int, Span] = field(default_factory=dict)
    pairs: dict[int, dict[Pair, Span]] = field(default_factory=lambda: {COST: {}, USE: {}})
    forbidden: dict[Pair, Span] = field(default_factory=dict)
    fixed: dict[str, tuple[str, Span]] = field(default_factory=dict)
    closed: dict[str, Span] = field(default_factory=dict)


def _key(name: Span) -> str:
    return name_key(name.text)


@dataclass
class Records:
    """Files the marks of each record in the table. comma: the decimal sign. same: label → a name's key → the key that
    stands for it. said: every way in which names are written. rows: label → rows of numbers without any name."""

    reading: Reading
    form: TableForm
    table: Table
    comma: bool
    same: dict[int, dict[str, str]] = field(default_factory=dict)
    said: dict[int, set[str]] = field(default_factory=lambda: {RESOURCE: set(), CONSUMER: set()})
    rows: dict[int, list[list[Span]]] = field(default_factory=lambda: {COST: [], USE: []})

    def key(self, name: Span) -> str:
        key = _key(name)
        return self.same[name.label].get(key, key)

    # Records -----------------------------------------------------------------------------------------------------

    def record(self, record: Sequence[Span]) -> None:
        of = {kind: [self.key(mark) for mark in record if mark.label == kind] for kind in (RESOURCE, CONSUMER)}
        labels = {mark.label for mark in record}
        self._check_strays(record)
        if CLOSED in labels:
            word = next(mark for mark in record if mark.label == CLOSED)
            self.table.closed |= dict.fromkeys(of[RESOURCE], word)
            return
        if FIXED in labels:
            self._fix(record, of)
            return
        holes = [mark for mark in record if mark.label in (*HOLES, FORBIDDEN)]
        others = {COST, USE, CAPACITY, DEMAND, *HOLES}
        if FORBIDDEN in labels and not labels & others and of[RESOURCE] and of[CONSUMER]:
            pairs = [(c, r) for c in of[CONSUMER] for r in of[RESOURCE]]
            if min(len(of[CONSUMER]), len(of[RESOURCE])) > 1:
                raise self._question(record, "I cannot tell which pairs are ruled out by")
            self.table.forbidden |= dict.fromkeys(pairs, holes[0])
            return
        if FORBIDDEN in labels and COST not in labels and len(of[RESOURCE]) == len(of[CONSUMER]) == len(holes) == 1:
            self.table.forbidden[of[CONSUMER][0], of[RESOURCE][0]] = holes.pop()  # a row of a long list
        for label, kind in ((CAPACITY, RESOURCE), (DEMAND, CONSUMER)):
            if label in labels:
                self._amounts(record, label, of[kind], kind)
        for label in (COST, USE):
            slots = [mark for mark in record if mark.label == label
                     or (mark in holes and (label == COST or COST not in labels))]
            ruled_out = FORBIDDEN in labels or not labels & {CAPACITY, DEMAND}
            if label in labels or (label == COST and holes and ruled_out and USE not in labels):
                self._pairs(record, label, slots, of)
        if of[RESOURCE] and of[CONSUMER] and not labels & {*others, FORBIDDEN}:
            raise self._question(record, "I cannot tell what is said of")
        for kind, other in ((RESOURCE, CONSUMER), (CONSUMER, RESOURCE)):
            if of[kind] and not of[other] and not labels & {COST, USE, *HOLES, FORBIDDEN}:
                self.table.header[kind] = of[kind]

    def nameless(self, rows: Sequence[Sequence[Span]]) -> None:
        """Lists of numbers alone: the names are made up from what the form calls them. Raises Question."""
        amounts = {label: [mark for row in rows for mark in row if mark.label == label] for label in (CAPACITY, DEMAND)}
        matrix = [[mark for mark in row if mark.label in (COST, FORBIDDEN, *HOLES)] for row in rows]
        matrix = [row for row in matrix if row]
        for label, kind in ((CAPACITY, RESOURCE), (DEMAND, CONSUMER)):
            self.table.names[kind] = {f"{k}": f"{self._word(kind)} {k + 1}" for k in range(len(amounts[label]))}
            self.table.amounts[label] = {f"{k}": mark for k, mark in enumerate(amounts[label])}
        m, n = len(amounts[CAPACITY]), len(amounts[DEMAND])
        shape = {len(row) for row in matrix}
        before = [self.reading.part[self.reading.part.rfind("\n", 0, row[0].start) + 1:row[0].start] for row in matrix]
        words = {match[0] for text in before if (match := _NAME_LIKE.search(text))}
        if len(words) > 1:
            raise Question(f"Are {listed(sorted(words)[:3])} names? I cannot tell whose. Please write one "
                           f"{self._word(CONSUMER)} a line, with its numbers in the order of the "
                           f"{self._word(RESOURCE)}s.")
        if m == n or (len(matrix), shape) not in ((n, {m}), (m, {n})):
            resource, consumer, capacity, demand, cost = self.form.words
            raise Question(f"I read {m} numbers of {capacity}, {n} of {demand} and {len(matrix)} rows of {cost}, but "
                           f"no names. Which row and column is which {consumer} and {resource}?")
        for i, row in enumerate(matrix):
            for j, mark in enumerate(row):
                pair = (str(i), str(j)) if len(matrix) == n else (str(j), str(i))
                if mark.label in (FORBIDDEN, COST):
                    (self.table.forbidden if mark.label == FORBIDDEN else self.table.pairs[COST])[pair] = mark

    def _fix(self, record: Sequence[Span], of: dict[int, list[str]]) -> None:
        if len(of[RESOURCE]) != 1 or not of[CONSUMER]:
            raise self._question(record, "I cannot tell who is tied to whom by")
        word = next(mark for mark in record if mark.label == FIXED)
        said = self._said_in(record)
        if only_planned(said):
            return
        if only_wished(said):
            raise Question(f'Is "{shorten(said.strip(), 80)}" a rule, or only a wish? Say that it must be so, or leave '
                           "it out.")
        self.table.fixed |= dict.fromkeys(of[CONSUMER], (of[RESOURCE][0], word))

    def _amounts(self, record: Sequence[Span], label: int, names: list[str], kind: int) -> None:
        slots = [mark for mark in record if mark.label == label]
        if not names:
            padded = [mark for mark in record if mark.label in (label, *HOLES)]
            header = self._header(kind, len(slots)) or self._header(kind, len(padded))
            if len(slots) == 1 and _EACH.search(self._sentence(slots[0])):
                self._once(self.table.everywhere, label, slots[0], f"the {self._word(label)} of each")
                return
            names, slots = header, slots if len(header) == len(slots) else padded
        if len(slots) == 1 < len(names) and _EACH_OF_THEM.search(self._statement(record)):
            slots = slots * len(names)
        if len(names) != len(slots):
            raise self._question(record,
                                 f"I cannot tell which {self._word(label)} belongs to which {self._word(kind)} in")
        for name, mark in zip(names, slots, strict=True):
            if mark.label == label:
                self._once(self.table.amounts[label], name, mark,
                           f'the {self._word(label)} of "{self._name(kind, name)}"')

    def _pairs(self, record: Sequence[Span], label: int, slots: list[Span], of: dict[int, list[str]]) -> None:
        resources, consumers = of[RESOURCE], of[CONSUMER]
        if not resources and not consumers:
            self.rows[label].append(slots)
            return
        if min(len(resources), len(consumers)) > 1 and not _ORDER.fullmatch(self._order(record, slots)):
            for part in self._grouped(record, label, slots):
                self._pairs(part, label, [mark for mark in part if mark in slots],
                            {kind: [self.key(mark) for mark in part if mark.label == kind] for kind in of})
            return
        if not resources:
            resources = self._others(RESOURCE, len(consumers), len(slots))
        elif not consumers:
            consumers = self._others(CONSUMER, len(resources), len(slots))
        if len(consumers) == 1:
            consumers = consumers * len(resources)
        elif len(resources) == 1:
            resources = resources * len(consumers)
        if not len(resources) == len(consumers) == len(slots):
            if all(mark.label in HOLES for mark in slots):
                return  # an empty cell of a single thing: what is missing is asked about in the end
            raise self._question(record, f"I cannot tell which {self._word(label)} belongs to which pair in")
        for pair, mark in zip(zip(consumers, resources, strict=True), slots, strict=True):
            if mark.label == FORBIDDEN:
                self.table.forbidden[pair] = mark
            elif mark.label == label:
                self._once(self.table.pairs[label], pair, mark, f"the {self._word(label)} of {self._pair(pair)}")

    def _others(self, kind: int, named: int, count: int) -> list[str]:
        """Of a record that names the other kind alone: the header for its numbers, or the one whose statement it is."""
        subject = self.table.header[kind]
        if named == count and len(subject) == 1:
            return subject
        return self._header(kind, count) if named == 1 else []

    def _order(self, record: Sequence[Span], slots: Sequence[Span]) -> str:
        letters = {RESOURCE: "R", CONSUMER: "C"}
        return "".join("V" if mark in slots else letters.get(mark.label, "") for mark in record)

    def _grouped(self, record: Sequence[Span], label: int, slots: Sequence[Span]) -> list[list[Span]]:
        """The record cut before each name of the kind that comes first: "A: C1 4, C2 5, B: C1 6". Raises Question."""
        if not re.fullmatch("(R((CV)+|(VC)+))+|(C((RV)+|(VR)+))+", self._order(record, slots)):
            raise self._question(record, f"I cannot tell which {self._word(label)} belongs to which pair in")
        marks = [mark for mark in record if mark.label in (RESOURCE, CONSUMER) or mark in slots]
        starts = [k for k, mark in enumerate(marks) if mark.label == marks[0].label]
        return [marks[a:b] for a, b in zip(starts, [*starts[1:], len(marks)], strict=True)]

    def _file_rows(self) -> None:
        """Rows of numbers alone: a row each of the kind of which there are as many. Raises Question."""
        resources, consumers = list(self.table.names[RESOURCE]), list(self.table.names[CONSUMER])
        for label, found in self.rows.items():
            rows = [row for row in found if any(mark.label == label for mark in row)]
            if not rows:
                continue
            shape, (m, n) = (len(rows), {len(row) for row in rows}), (len(resources), len(consumers))
            marks = [mark for row in rows for mark in row]
            between = "".join(self.reading.part[a.end:b.start] for a, b in pairwise(marks))
            if m == n or shape not in ((n, {m}), (m, {n})) or self.table.pairs[label] or any(map(str.isalnum, between)):
                raise self._question(rows[0], f"I cannot tell which {self._word(label)} belongs to which pair in")
            for i, row in enumerate(rows):
                for j, mark in enumerate(row):
                    pair = (consumers[i], resources[j]) if len(rows) == n else (consumers[j], resources[i])
                    if mark.label in (FORBIDDEN, label):
                        (self.table.forbidden if mark.label == FORBIDDEN else self.table.pairs[label])[pair] = mark

    def _header(self, kind: int, count: int) -> list[str]:
        """The last names above, or all of the kind in their order, that are `count`; else none."""
        every = list(self.table.names[kind])
        return next((names for names in (self.table.header[kind], every) if len(names) == count), [])

    def _once(self, known: dict[Any, Span], key: Any, mark: Span, what: str) -> None:
        before = known.setdefault(key, mark)
        if before is not mark and self._number(before) != self._number(mark):
            raise Question(f'{what} is given twice: as "{before.text}" and as "{mark.text}". Which one holds?')

    # Words -------------------------------------------------------------------------------------------------------

    def _word(self, label: int) -> str:
        resource, consumer, capacity, demand, cost = self.form.words
        return {RESOURCE: resource, CONSUMER: consumer, CAPACITY: capacity, DEMAND: demand, COST: cost,
                USE: self.form.use}[label]

    def _name(self, kind: int, key: str) -> str:
        return self.table.names[kind][key]

    def _pair(self, pair: Pair) -> str:
        return (f'{self._word(CONSUMER)} "{self._name(CONSUMER, pair[0])}" at {self._word(RESOURCE)} '
                f'"{self._name(RESOURCE, pair[1])}"')

    def _sentence(self, mark: Span) -> str:
        part = self.reading.part
        start = max(part.rfind(stop, 0, mark.start) for stop in ("\n", ". ", ";"))
        end = part.find("\n", mark.end)
        return part[start + 1: end if end >= 0 else len(part)]

    def _said_in(self, record: Sequence[Span]) -> str:
        """The record with its sentence, from the stop before it to the one behind."""
        part = self.reading.part
        first, last = min(mark.start for mark in record), max(mark.end for mark in record)
        start = max(part.rfind(stop, 0, first) for stop in ("\n", ". ", "! ", "? ", ";", "。"))
        end = re.compile(r"[.!?](?:\s|$)|[\n;。]").search(part, last)
        return part[start + 1:end.start() if end else len(part)]

    def _statement(self, record: Sequence[Span]) -> str:
        """The record's own text, to the end of its sentence."""
        part = self.reading.part
        rest = re.match(r"[^.;\n]*", part[record[-1].end:])
        return part[record[0].start: record[-1].end] + (rest[0] if rest else "")

    def _question(self, record: Sequence[Span], what: str) -> Question:
        seen = shorten(self.reading.part[record[0].start:record[-1].end], 80)
        return Question(f'{what} "{seen}". Write one {self._word(CONSUMER)} a line, with its numbers in the order of '
                        f"the {self._word(RESOURCE)}s.")

    def _check_strays(self, record: Sequence[Span]) -> None:
        stray = stray_digits(self.reading.part, record[0].start, record[-1].end, record)
        stray = stray or lost_sign(self.reading.part, [mark for mark in record if mark.label in NUMBERS])
        if stray:
            raise self._question(record, f'I cannot place "{stray}" in')

    def _number(self, mark: Span) -> Number | None:
        word = bare(mark.text)
        if word in _UNLIMITED:
            return math.inf
        read = value(mark.text, self.comma)
        return number(word) if read is None and len(word) > 2 and word.isalpha() and word != "null" else read
