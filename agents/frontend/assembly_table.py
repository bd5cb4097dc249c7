"""Names, amounts and numbers of pairs → the fields of a table problem, or a question.

Invariant: a number belongs to the names of its own record, or to the last names above it that are as many; what is
missing or said twice is asked about by name.

    table_from(reading, form)    Assembled({"warehouses": {"W1": 10}, "customers": {"C1": 4}, "cost": {…}}, …)
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from agents.frontend.assembly_table_names import name_key, same_names
from agents.frontend.assembly_table_records import HOLES, NUMBERS, Pair, Records, Table
from agents.frontend.labels import (
    CAPACITY,
    CLOSED,
    CONSUMER,
    COST,
    DEMAND,
    END,
    FIXED,
    FORBIDDEN,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.mend_table_words import PLAN_WORDS, RULE_WORDS
from agents.frontend.numerals import Number, commas_in, value
from agents.frontend.reading import Assembled, Question, Reading, sure
from agents.frontend.receipt import Receipt
from agents.frontend.remarks import remarks
from agents.frontend.spans import Span, records
from agents.frontend.table_doubts import beside_the_point, only_planned, still_open
from agents.frontend.wording import shorten
from solvers.task import TableForm

_USED = (RESOURCE, CONSUMER, FIXED, FORBIDDEN, CLOSED, END, *NUMBERS, *HOLES)
_WHY = re.compile(r"\b(?:why|how come|warum|wieso|weshalb|pourquoi|por qué|perché)\b|为什么", re.IGNORECASE)
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def table_from(reading: Reading, form: TableForm) -> Assembled:
    """Raises Question."""
    marks = [mark for mark in reading.marks if mark.label in _USED]
    comma = commas_in(mark.text for mark in marks if mark.label in NUMBERS)
    doubtful = next((mark.text for mark in marks if mark.label in NUMBERS and _DOUBTFUL.fullmatch(mark.text)), "")
    if doubtful and not comma and not any(_shows_point(mark.text) for mark in marks if mark.label in NUMBERS):
        raise Question(f'Is "{doubtful}" {doubtful.replace(".", "")}, or a little more than {doubtful.split(".")[0]}? '
                       "Please write the numbers without signs between thousands.")
    if comma is None:
        raise Question("Some numbers have a decimal comma and others a decimal point. Please write all with a point.")
    table = Table()
    reader = _Problem(reading, form, table, comma)
    for kind in table.names:
        named = [mark for mark in marks if mark.label == kind]
        reader.same[kind] = same_names((name_key(mark.text) for mark in named), form.words[:2])
        for mark in named:
            table.names[kind].setdefault(reader.key(mark), " ".join(mark.text.split()))
            reader.said[kind].add(" ".join(mark.text.split()).casefold())
    if numbered := _numbering(reading.part, marks):
        raise Question(f'Is "{numbered}" a name, or does it only number the line? Please write names alone.')
    rows = records(marks)
    if any(table.names.values()):
        for record in rows:
            reader.record(record)
    else:
        reader.nameless(rows)
    return reader.problem(marks)


def _numbering(part: str, marks: Sequence[Span]) -> str:
    """The first name of a kind of which each only begins a line, as in "a) Vogel"; "" if none."""
    for kind in (RESOURCE, CONSUMER):
        named = [mark for mark in marks if mark.label == kind]
        begins = [len(mark.text) < 3 and part[mark.end:mark.end + 2] == ") "
                  and not part[part.rfind("\n", 0, mark.start) + 1:mark.start].strip(" (") for mark in named]
        if named and all(begins):
            return named[0].text
    return ""


def _asks_why(line: str) -> bool:
    return ("?" in line and _WHY.search(line) is not None) or _WHY.match(line.lstrip(" \t-*>\"¿")) is not None


def _shows_point(text: str) -> bool:
    """Whether a number can only be read with a decimal point, or with commas between thousands."""
    return "," in text or ("." in text and not _DOUBTFUL.fullmatch(text))


class _Problem(Records):
    """What is filed, complete, as the fields of the problem."""

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
        for pair, mark in table.forbidden.items():
            if still_open(mark.text):
                raise Question(f'The {self._word(COST)} of {self._pair(pair)} is "{shorten(mark.text)}". What is it? '
                               "Or is the pair not allowed?")
        self._file_rows()
        if table.pairs[USE] and beside_the_point(self.reading.part):
            raise Question(f"I see two tables of every pair. Which one is the {self._word(COST)}? Please send that one "
                           "alone.")
        cost, use = self._full(COST), self._full(USE) if table.pairs[USE] else {}
        demand = {key: 1 for key in consumers} if use and not table.amounts[DEMAND] else self._each(DEMAND, CONSUMER)
        room = math.fsum(max(use[c, r] for r in resources) for c in consumers) if use else math.fsum(demand.values())
        capacity = {key: _whole(room) if amount == math.inf else amount for key,
                    amount in self._each(CAPACITY, RESOURCE).items()}
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
                amount = None if mark is None else self._number(mark)
                if mark is None and (c, r) in self.table.forbidden:
                    amount = 0
                elif mark is None:
                    raise Question(f"The {self._word(label)} of {self._pair((c, r))} is missing. What is it, or is the "
                                   "pair not allowed?")
                elif amount is None or amount == math.inf:
                    raise Question(f'The {self._word(label)} of {self._pair((c, r))} is "{shorten(mark.text)}", '
                                   "expected a number.")
                full[c, r] = amount
        return full

    def _each(self, label: int, kind: int) -> dict[str, Number]:
        found = {}
        for key, name in self.table.names[kind].items():
            mark = self.table.amounts[label].get(key) or self.table.everywhere.get(label)
            what = f'The {self._word(label)} of {self._word(kind)} "{name}"'
            if mark is None:
                raise Question(f"{what} is missing. What is it?")
            amount = self._number(mark)
            if amount is None or (amount == math.inf and label == DEMAND):
                raise Question(f'{what} is "{shorten(mark.text)}", expected a number.')
            found[key] = amount
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
        """Raises Question where a line names a consumer and a resource, but nothing there was read as data.

        A question about a pair, or a plan to be checked, says nothing.
        """
        intent = self.reading.intent
        claimed = {at for mark in marks for at in range(mark.start, mark.end)}
        claimed |= {at for start, end in remarks(self.reading.part) for at in range(start, end)}
        asked = re.compile(r"[^.!?\n]*[?？]")
        start = 0
        for line in self.reading.part.split("\n"):
            unread = "".join("\n" if start + k in claimed else char for k, char in enumerate(line)).casefold()
            plan = intent in ("check", "why") or PLAN_WORDS.search(line) is not None or only_planned(line)
            if _asks_why(line) or (plan and not RULE_WORDS.search(asked.sub("", line))):
                pass  # a plan that somebody made, or a question about one
            elif all(any(len(name) > 1 and not name.isdigit() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", unread)
                       for name in names) for names in self.said.values()):
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
