"""Tables read by their own layout: lines and fields, brackets and indents, and the sentences around them.

The text's sheets are found without the network, every way to understand them is weighed (`mend_table_roles`), and the
likeliest is set as marks for the same assembly, where it is clearly ahead of the next that says something else.

Invariant: a value is the characters of its field; a number of a sheet that no role explains blocks the reading.

    mended_tables(reading)    readings with the marks of the tables set anew
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.frontend.labels import (
    AMOUNT_LABELS,
    CAPACITY,
    CONSUMER,
    COST,
    DEMAND,
    END,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
)
from agents.frontend.mend_table_fields import Field, Sheet, sheets_of
from agents.frontend.mend_table_forms import Written, written
from agents.frontend.mend_table_lists import inline_lists, nameless, with_names
from agents.frontend.mend_table_nested import nested_sheets
from agents.frontend.mend_table_roles import AMOUNTS, Plan, plans
from agents.frontend.mend_table_talk import Talk
from agents.frontend.mend_table_tree import values_of
from agents.frontend.mend_table_views import Pairs, views_of
from agents.frontend.mend_table_words import says_impossible
from agents.frontend.reading import Reading
from agents.frontend.spans import Span

MARGIN = 4.0
"""How far a plan must be ahead of the next one that says something else; calibrated on generated tables."""
WEAKEST = 0.0
"""What must speak for a plan: one against which words and network speak is none, though nothing else fits."""
MOST_SHEETS = 8
NEAREST = 12
SURE = -0.1
LIKELY = -0.7
"""Log-probability from which the network holds a number for one of a table."""
UNREAD = 6.0
"""What it counts against a plan that it leaves a sentence that it cannot explain."""
TOTALS = {CAPACITY: TOTAL_CAPACITY, DEMAND: TOTAL_DEMAND}


def mended_tables(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters, to be tried in turn."""
    if sum(char.isdigit() for char in reading.part) < 4:
        return
    form = written(reading.part)
    marks = _of_form(reading, form) if form else _read(reading)
    if marks is not None:
        yield replace(reading, marks=marks)


def _of_form(reading: Reading, form: Written) -> list[Span] | None:
    """The marks of a table in a form of its own; None where a sentence around it cannot be read."""
    kinds = (RESOURCE, CONSUMER)
    rules = Talk(reading, [(form.start, form.end)], (form.names[RESOURCE], form.names[CONSUMER])).rules(kinds)
    if rules is None:
        return None
    marks: list[Span] = []
    for kind in kinds:
        for name in form.names[kind]:
            marks += [_mark(name, kind), _end(name.end)]
        for number, name in form.amounts[AMOUNTS[kind]]:
            marks += _record(_mark(number, AMOUNTS[kind]), _mark(name, kind))
    for number, resource, consumer in form.pairs:
        marks += _record(_mark(number, COST), _mark(resource, RESOURCE), _mark(consumer, CONSUMER))
    return marks + rules


def _read(reading: Reading) -> list[Span] | None:
    """The marks of the likeliest plan; None where none is clearly ahead."""
    values = values_of(reading.part)
    nested, left = nested_sheets(values)
    inside = [(value.start, value.end) for value in values]
    sheets = [*nested, *sheets_of(reading.part, inside)]
    talk = Talk(reading, [*inside, *((sheet.start, sheet.end) for sheet in sheets)], ((), ()))
    options = [(sheet, [*views_of(sheet, talk.idle), *with_names(reading.part, sheet)]) for sheet in sheets]
    options = [(sheet, views) for sheet, views in options if views]
    if not options or len(options) > MOST_SHEETS or any(field.amount() for field in left):
        return None
    found: list[Plan] = []
    for kept in (options, [(sheet, views) for sheet, views in options if _likely(reading, sheet)]):
        taken = [*inside, *((sheet.start, sheet.end) for sheet, _ in kept)]
        found = found or plans(reading, [views for _, views in kept], taken)
    if not found and any(view.bare for _, views in options for view in views):
        inline = inline_lists(reading.part, [*inside, *((sheet.start, sheet.end) for sheet, _ in options)])
        taken = [*inside, *((sheet.start, sheet.end) for sheet in [*(sheet for sheet, _ in options), *inline])]
        views = [*(views for _, views in options), *(list(views_of(sheet, talk.idle)) for sheet in inline)]
        found = plans(reading, views, taken)
        if not found and not inline and talk.rules((CONSUMER, RESOURCE)) is not None:
            return nameless(views)
    if not found or found[0].score < WEAKEST:
        return None
    near = [plan for plan in found[:NEAREST] if plan.score > found[0].score - MARGIN - UNREAD]
    read = sorted(((plan.score - (0.0 if marks else UNREAD), marks) for plan, marks in
                   ((plan, _marks(reading, plan)) for plan in near)), key=lambda pair: -pair[0])
    score, best = read[0]
    if best is None:
        return None
    said = _said(best)
    rivals = [other for other, marks in read if other > score - MARGIN and (marks is None or _said(marks) != said)]
    return None if rivals else best


def _likely(reading: Reading, sheet: Sheet) -> bool:
    """Whether the network takes the numbers of a sheet for amounts: lines of a mail can look like a table too."""
    numbers = [cell for row in sheet.rows for cell in row if cell.amount()]
    return sum(reading.chances.of(cell.start, *AMOUNT_LABELS) > LIKELY for cell in numbers) * 2 > len(numbers)


def _said(marks: Sequence[Span]) -> set[tuple[int, int]]:
    return {(mark.start, mark.label) for mark in marks if mark.label != END}


def _marks(reading: Reading, plan: Plan) -> list[Span] | None:
    """The records of a plan; None where a sentence around it cannot be read."""
    rules = plan.talk.rules(plan.kinds)
    if rules is None:
        return None
    marks: list[Span] = []
    kinds = plan.kinds
    named = [*((side, name) for side in (0, 1) for name in plan.names[side]),
             *((side, name) for side, given in plan.amounts for _, name in given.values)]
    for at, name in sorted(named, key=lambda pair: pair[1].start):  # first the way in which the text says them first
        marks += [_mark(name, kinds[at]), _end(name.end)]
    for side, given in plan.amounts:
        label = AMOUNTS[kinds[side]]
        for number, name in given.values:
            marks += _record(_mark(number, label if number.amount() else MISSING), _mark(name, kinds[side]))
        if given.total is not None:
            marks += [_mark(given.total, TOTALS[label]), _end(given.total.end)]
    for side, given, label in plan.each_of:
        number = given.values[0][0]
        for name in plan.names[side]:
            marks += _record(_mark(number, label), _mark(name, kinds[side]))
    for pairs in plan.pairs:
        for cell, a, b in pairs.cells:
            marks += _record(_cell(reading, plan, cell, pairs), _mark(a, kinds[0]), _mark(b, kinds[1]))
    return marks + rules


def _cell(reading: Reading, plan: Plan, cell: Field, pairs: Pairs) -> Span:
    """A number of a pair, or what stands there in its place."""
    if cell.amount() and not says_impossible(cell.text):
        return _mark(cell, FORBIDDEN if plan.talk.ruled_out(cell.text) else pairs.kind)
    known = reading.chances.token(cell.start) is not None
    sure = known and cell.text.isalpha() and reading.chances.of(cell.start, FORBIDDEN) > SURE
    out = cell.text and (says_impossible(cell.text) or plan.talk.ruled_out(cell.text) or sure)
    return _mark(cell, FORBIDDEN if out else MISSING)


def _record(*marks: Span) -> list[Span]:
    """Marks from the last to the first character: names that stand elsewhere enclose no digits."""
    ordered = sorted(marks, key=lambda mark: -mark.start)
    return [*ordered, _end(ordered[0].end)]


def _mark(found: Field, label: int) -> Span:
    return Span(found.start, found.end, label, 1.0, found.text)


def _end(at: int) -> Span:
    return Span(at, at, END, 1.0, "")
