"""Names, amounts and numbers of pairs → the fields of a table problem, or a question.

Invariant: a number belongs to the names of its own record, or to the last names above it that are as many; what is
missing or said twice is asked about by name.

    table_from(reading, form)    Assembled({"warehouses": {"W1": 10}, "customers": {"C1": 4}, "cost": {…}}, …)
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agents.frontend.labels import (
    CAPACITY,
    CLOSED,
    CONSUMER,
    COST,
    DEMAND,
    EMPTY,
    EMPTY_END,
    END,
    FIXED,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.numerals import Number, commas_in, value
from agents.frontend.reading import Assembled, Question, Reading, lost_sign, stray_digits, sure
from agents.frontend.receipt import Receipt
from agents.frontend.spans import Span, records
from agents.frontend.symbols import bare
from agents.frontend.wording import shorten
from solvers.task import TableForm

HOLES = (MISSING, EMPTY, EMPTY_END)
NUMBERS = (CAPACITY, DEMAND, COST, USE, TOTAL_CAPACITY, TOTAL_DEMAND)
_USED = (RESOURCE, CONSUMER, FIXED, FORBIDDEN, CLOSED, END, *NUMBERS, *HOLES)
_EACH = re.compile(r"\b(?:each|every|all|any|per|jedes?|jeder|alle|chaque|tous|toutes|cada|todos|todas)\b|每|各",
                   re.IGNORECASE)
_UNLIMITED = frozenset(bare(word) for word in (
    "unlimited", "no limit", "infinite", "infinity", "∞", "unbounded", "unbegrenzt", "illimitée", "illimité",
    "ilimitada", "inf",
    "limitless", "endless", "as much as needed"))

Pair = tuple[str, str]


@dataclass
class _Table:
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


def table_from(reading: Reading, form: TableForm) -> Assembled:
    """Raises Question."""
    marks = [mark for mark in reading.marks if mark.label in _USED]
    comma = commas_in(mark.text for mark in marks if mark.label in NUMBERS)
    if comma is None:
        raise Question("Some numbers have a decimal comma and others a decimal point. Please write all with a point.")
    table = _Table()
    reader = _Reader(reading, form, table, comma)
    for mark in marks:
        if mark.label in table.names:
            table.names[mark.label].setdefault(_key(mark), " ".join(mark.text.split()))
    rows = records(marks)
    if any(table.names.values()):
        for record in rows:
            reader.record(record)
    else:
        reader.nameless(rows)
    return reader.problem(marks)


def _key(name: Span) -> str:
    return " ".join(name.text.split()).casefold()


@dataclass
class _Reader:
    """Files the marks of each record in the table. comma: the decimal sign."""

    reading: Reading
    form: TableForm
    table: _Table
    comma: bool

    # Records -----------------------------------------------------------------------------------------------------

    def record(self, record: Sequence[Span]) -> None:
        of = {kind: [_key(mark) for mark in record if mark.label == kind] for kind in (RESOURCE, CONSUMER)}
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
        if FORBIDDEN in labels and not labels & {COST, USE, MISSING, EMPTY,
                                                 EMPTY_END} and of[RESOURCE] and of[CONSUMER]:
            pairs = [(c, r) for c in of[CONSUMER] for r in of[RESOURCE]]
            if min(len(of[CONSUMER]), len(of[RESOURCE])) > 1:
                raise self._question(record, "I cannot tell which pairs are ruled out by")
            self.table.forbidden |= dict.fromkeys(pairs, holes[0])
            return
        for label, kind in ((CAPACITY, RESOURCE), (DEMAND, CONSUMER)):
            if label in labels:
                self._amounts(record, label, of[kind], kind)
        for label in (COST, USE):
            slots = [mark for mark in record if mark.label == label or mark in holes]
            if label in labels or (label == COST and holes and not labels & {USE, CAPACITY, DEMAND}):
                self._pairs(record, label, slots, of)
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
        if len(names) != len(slots):
            raise self._question(record,
                                 f"I cannot tell which {self._word(label)} belongs to which {self._word(kind)} in")
        for name, mark in zip(names, slots, strict=True):
            if mark.label == label:
                self._once(self.table.amounts[label], name, mark,
                           f'the {self._word(label)} of "{self._name(kind, name)}"')

    def _pairs(self, record: Sequence[Span], label: int, slots: list[Span], of: dict[int, list[str]]) -> None:
        resources, consumers = of[RESOURCE], of[CONSUMER]
        if len(consumers) == 1 and not resources:
            resources = self._header(RESOURCE, len(slots))
        elif len(resources) == 1 and not consumers:
            consumers = self._header(CONSUMER, len(slots))
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
        return math.inf if bare(mark.text) in _UNLIMITED else value(mark.text, self.comma)

    # The problem -------------------------------------------------------------------------------------------------

    def problem(self, marks: Sequence[Span]) -> Assembled:
        """Everything filed, complete, as JSON. Raises Question."""
        table, form = self.table, self.form
        resources, consumers = table.names[RESOURCE], table.names[CONSUMER]
        for kind, names in table.names.items():
            if not names:
                raise Question(f"Which {self._word(kind)}s are there? Give each a name, and its "
                               f"{self._word(CAPACITY if kind == RESOURCE else DEMAND)}.")
        for key, pair in table.fixed.items():
            if key in consumers and (key, pair[0]) in table.forbidden:
                raise Question(f"{self._pair((key, pair[0]))} is both required and ruled out. Which one holds?")
        cost, use = self._full(COST), self._full(USE) if table.pairs[USE] else {}
        demand = {key: 1 for key in consumers} if use and not table.amounts[DEMAND] else self._each(DEMAND, CONSUMER)
        room = math.fsum(max(use[c, r] for r in resources) for c in consumers) if use else math.fsum(demand.values())
        capacity = {key: _whole(room) if number == math.inf else number for key,
                    number in self._each(CAPACITY, RESOURCE).items()}
        self._check_totals(marks, {TOTAL_CAPACITY: capacity, TOTAL_DEMAND: demand})

        def nested(pairs: dict[Pair, Number]) -> dict[str, dict[str, Number]]:
            return {name: {resources[r]: pairs[c, r] for r in resources} for c, name in consumers.items()}

        data: dict[str, Any] = {form.resources: {resources[key]: number for key, number in capacity.items()},
                                form.consumers: {consumers[key]: number for key, number in demand.items()},
                                form.cost: nested(cost)}
        if use:
            data[form.use] = nested(use)
        if table.fixed:
            data[form.fixed] = {consumers[c]: resources[r] for c, (r, _) in table.fixed.items()}
        if table.forbidden:
            data[form.forbidden] = {name: out for c, name in consumers.items()
                                    if (out := sorted(resources[r] for r in resources if (c, r) in table.forbidden))}
        if table.closed:
            data[form.closed] = [resources[key] for key in table.closed]
        self._check_mentions(marks)
        receipt, used = self._receipt(data)
        sure(self.reading, used, receipt, "table")
        return Assembled(data, receipt)

    def _full(self, label: int) -> dict[Pair, Number]:
        """The number of every pair; 0 for one that is ruled out without a number."""
        spans, full = self.table.pairs[label], {}
        for c in self.table.names[CONSUMER]:
            for r in self.table.names[RESOURCE]:
                mark = spans.get((c, r))
                number = None if mark is None else value(mark.text, self.comma)
                if mark is None and (c, r) in self.table.forbidden:
                    number = 0
                elif mark is None:
                    raise Question(f"The {self._word(label)} of {self._pair((c, r))} is missing. What is it, or is the "
                                   "pair not allowed?")
                elif number is None:
                    raise Question(f'The {self._word(label)} of {self._pair((c, r))} is "{shorten(mark.text)}", '
                                   "expected a number.")
                full[c, r] = number
        return full

    def _each(self, label: int, kind: int) -> dict[str, Number]:
        found = {}
        for key, name in self.table.names[kind].items():
            mark = self.table.amounts[label].get(key) or self.table.everywhere.get(label)
            what = f'The {self._word(label)} of {self._word(kind)} "{name}"'
            if mark is None:
                raise Question(f"{what} is missing. What is it?")
            number = self._number(mark)
            if number is None or (number == math.inf and label == DEMAND):
                raise Question(f'{what} is "{shorten(mark.text)}", expected a number.')
            found[key] = number
        return found

    def _check_totals(self, marks: Sequence[Span], of: Mapping[int, Mapping[str, Number]]) -> None:
        for mark in marks:
            if mark.label in of:
                stated, total = value(mark.text, self.comma), math.fsum(of[mark.label].values())
                if stated is None or not math.isclose(stated, total, rel_tol=1e-9, abs_tol=1e-6):
                    what = self._word(CAPACITY if mark.label == TOTAL_CAPACITY else DEMAND)
                    raise Question(f'The text says that the {what} is "{mark.text}" in all, but what I read adds up to '
                                   f"{_whole(total)}. Which number is wrong?")

    def _check_mentions(self, marks: Sequence[Span]) -> None:
        """Raises Question where a line names a consumer and a resource, but nothing there was read as data."""
        claimed = {at for mark in marks for at in range(mark.start, mark.end)}
        start = 0
        for line in self.reading.part.split("\n"):
            unread = "".join("\n" if start + k in claimed else char for k, char in enumerate(line)).casefold()
            if all(any(len(name) > 1 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", unread) for name in names)
                   for names in self.table.names.values()):
                raise Question(f'What does "{shorten(line, 80)}" mean for the problem? Please say it in other words.')
            start += len(line) + 1

    def _receipt(self, data: dict[str, Any]) -> tuple[Receipt, list[tuple[str, Span]]]:
        table, form = self.table, self.form
        named: list[tuple[str, Span]] = []
        for label, kind, where in ((CAPACITY, RESOURCE, form.resources), (DEMAND, CONSUMER, form.consumers)):
            for key, name in table.names[kind].items():
                mark = table.amounts[label].get(key) or table.everywhere.get(label)
                named += [(f"{where}.{name}", mark)] if mark else []
        for label, where in ((COST, form.cost), (USE, form.use)):
            named += [(f"{where}.{self._name(CONSUMER, c)}→{self._name(RESOURCE, r)}", mark) for (c, r),
                      mark in table.pairs[label].items()]
        named += [(f"{form.forbidden}.{self._name(CONSUMER, c)}→{self._name(RESOURCE, r)}", m) for (c, r),
                  m in table.forbidden.items()]
        named += [(f"{form.fixed}.{self._name(CONSUMER, c)}→{self._name(RESOURCE, r)}", m) for c,
                  (r, m) in table.fixed.items()]
        named += [(f"{form.closed}.{self._name(RESOURCE, r)}", m) for r, m in table.closed.items()]
        lines = [", ".join(f"{name}: {number}" for name, number in data[where].items()) for where in (form.resources,
                                                                                                      form.consumers)]
        lines += [f"{consumer}: " + ", ".join(f"{r} {n}" for r, n in row.items()) for consumer,
                  row in data[form.cost].items()]
        cells = tuple(self.reading.cell(name, mark.text, mark) for name, mark in named)
        return Receipt(tuple(lines), cells, min(mark.certainty for _, mark in named)), named


def _whole(number: float) -> Number:
    return int(number) if number.is_integer() else number
