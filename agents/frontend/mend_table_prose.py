"""Tables told in prose, whatever their labels: names, numbers and sentences say which number is whose.

`prose_symbols` finds names and numbers, `prose_binding` the complete bindings; here the best one, if nothing else comes
near it, becomes marks for the assembly: one record a statement.

Invariant: a number of the data that has no statement, a rule that is not understood, a second binding as good as the
first, and sides that nothing tells apart leave the text as it is.

    mended_prose(reading)    one reading with the marks of the table set anew, or none
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.frontend.labels import (
    AMOUNT_LABELS,
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
)
from agents.frontend.lexicon import TOTAL, speaks_of_pairs, told
from agents.frontend.numerals import commas_in, value
from agents.frontend.prose_binding import WIDTHS, Solution, solutions
from agents.frontend.prose_evidence import ONE, Told
from agents.frontend.prose_rules import rules
from agents.frontend.prose_symbols import Symbol, clutter, sentences, symbols
from agents.frontend.prose_whole import whole
from agents.frontend.reading import Reading
from agents.frontend.remarks import is_remark
from agents.frontend.spans import Span

MARGIN = 1.5
"""By how much the best binding must be better than the next different one."""
SIDES = 2.2
"""How much must speak for which side has the capacities."""
ROOMIER = 1.5
SURE = (0.45, 0.0)
"""What the form of a name must say for it, tried in turn: words without a capital only where others do not do."""
_DATA = (*AMOUNT_LABELS, TOTAL_CAPACITY, TOTAL_DEMAND)
HALF = -0.7
"""Log-probability from which a number counts as one of the data."""
CERTAIN = 0.9
"""Certainty from which a rule that the labels see must be read."""
WIDE = 120
"""Symbols up to which the search may be a wide one."""
LONGEST = 12_000
"""Characters of a text that is worth the search."""


def mended_prose(reading: Reading) -> Iterator[Reading]:
    """The reading that the sentences suggest, if one stands out."""
    if len(reading.part) > LONGEST or _other_data(reading):
        return
    for least in SURE:
        found = symbols(reading, least)
        if sum(symbol.number for symbol in found) < 7 or sum(not symbol.number for symbol in found) < 6:
            continue
        evidence = Told(reading, found)
        some = False
        for width in WIDTHS[:1] if len(found) > WIDE else WIDTHS:
            complete = solutions(found, evidence, width)
            mended = _mended(reading, found, evidence, complete)
            if mended is not None:
                yield mended
                return
            some = some or bool(complete)
        if some:
            return


def _mended(reading: Reading, found: Sequence[Symbol], evidence: Told, complete: Sequence[Solution]) -> Reading | None:
    """The reading with the marks of the best one; None where it does not stand out."""
    best = _best(complete)
    swapped = _swapped(best, evidence) if best is not None else None
    if best is None or swapped is None:
        return None
    sides = (best.sides[1], best.sides[0]) if swapped else best.sides
    every = _every(best, sides, evidence)
    marks = None if every is None else _marks(reading, found, best, sides, every)
    return None if marks is None else replace(reading, marks=marks)


def _other_data(reading: Reading) -> bool:
    """Whether the labels speak of data of another form."""
    amounts = sum(mark.label in AMOUNT_LABELS for mark in reading.marks)
    return len(reading.spans.cells) > 16 and amounts < 6 and not speaks_of_pairs(reading.part)


def _best(found: Sequence[Solution]) -> Solution | None:
    """The one that stands out."""
    if not found or (len(found) > 1 and found[0].score - found[1].score < MARGIN):
        return None
    return found[0]


def _swapped(best: Solution, evidence: Told) -> bool | None:
    """Whether the second side has the capacities; None where too little says so."""
    scores = []
    for side in best.sides:
        amounts = [evidence.holds(name, best.state.amounts[name]) for name in side if name in best.state.amounts]
        amounts = amounts or [evidence.gives(number) for number in best.state.every]
        names = [evidence.named(name) for name in side]
        scores.append(_common(amounts) + sum(names) / len(names))
    margin = scores[0] - scores[1] + _roomier(best, evidence)
    return None if abs(margin) < SIDES else margin < 0


def _roomier(best: Solution, evidence: Told) -> float:
    """What speaks for the side with the larger sum of amounts: what does not fit in all is asked by nobody."""
    sums = [math.fsum(evidence.value(best.state.amounts[name]) for name in side if name in best.state.amounts)
            for side in best.sides]
    if best.state.every or sums[0] == sums[1]:
        return 0.0
    return ROOMIER if sums[0] > sums[1] else -ROOMIER


def _common(scores: Sequence[float]) -> float:
    """What amounts told in one breath say together: a verb is said once, and all others say nothing against it."""
    if not scores:
        return 0.0
    for clear in (max(scores), min(scores)):
        if abs(clear) >= 1.5 and all(score * clear > 0 or abs(score) < 1.0 for score in scores):
            return clear
    return sum(scores) / len(scores)


# Marks ------------------------------------------------------------------------------------------------------------


def _every(best: Solution, sides: tuple[tuple[str, ...], tuple[str, ...]], evidence: Told
           ) -> list[tuple[int, int]] | None:
    """The numbers that all of a side have, as CAPACITY or DEMAND; None where nothing tells two of them apart."""
    every = best.state.every
    if len(every) < 2:
        without = next((k for k, side in enumerate(sides) if any(name not in best.state.amounts for name in side)), 0)
        return [(number, (CAPACITY, DEMAND)[without]) for number in every]
    (first, more), (second, less) = sorted(((number, evidence.gives(number)) for number in every),
                                           key=lambda pair: -pair[1])
    return [(first, CAPACITY), (second, DEMAND)] if more - less >= SIDES else None


def _marks(reading: Reading, found: Sequence[Symbol], best: Solution, sides: tuple[tuple[str, ...], tuple[str, ...]],
           every: Sequence[tuple[int, int]]) -> list[Span] | None:
    """One record a statement; None where something of the text stays unexplained."""
    kind = {name: RESOURCE for name in sides[0]} | {name: CONSUMER for name in sides[1]}
    state = best.state
    found = whole(reading.part, found, kind, state.skipped)
    records: list[list[Span]] = []
    for name, number in state.amounts.items():
        label = CAPACITY if kind[name] == RESOURCE else DEMAND
        records.append(_statement(_span(found[number], label), [_name(found[_nearest(found, name, number)], kind)]))
    for number, label in every:
        records.append([_span(found[number], label)])
    for (one, other), number in state.pairs.items():
        spots = _nearest(found, one, number), _nearest(found, other, number)
        records.append(_statement(_span(found[number], COST), [_name(found[k], kind) for k in spots]))
    ruled = rules(reading.part, found, kind, set(state.skipped))
    if ruled is None or _unread_rule(reading, found, kind, ruled.records) or not _explained(reading, found, best, kind):
        return None
    ruled_out = {(c, r) for c, r, _ in ruled.forbidden}
    if any((pair if kind[pair[0]] == CONSUMER else pair[::-1]) not in ruled_out for pair in best.missing):
        return None
    first = {symbol.key: symbol for symbol in reversed(found) if symbol.key in kind
             and symbol.sentence not in state.skipped}
    heads = [[_name(first[name], kind)] for name in kind if name in first]
    return [mark for record in (*heads, *records, *ruled.records)
            for mark in (*record, Span(record[-1].end, record[-1].end, END, 1.0, ""))]


def _statement(number: Span, names: Sequence[Span]) -> list[Span]:
    """A record in which other numbers between its marks do not count: it has been seen that each has its statement."""
    before = [name for name in names if name.start < number.start]
    after = sorted((name for name in names if name.start > number.start), key=lambda name: -name.start)
    return [*after, number] if not before else [number, *after, *before]


def _nearest(found: Sequence[Symbol], name: str, number: int) -> int:
    """The occurrence of a name that belongs to a number: beside it, else the last one before it."""
    beside = [k for k in (number - 1, number + 1) if 0 <= k < len(found) and found[k].key == name]
    before = [k for k in range(number) if found[k].key == name]
    return beside[0] if beside else before[-1] if before else next(
        k for k in range(number, len(found)) if found[k].key == name)


def _name(symbol: Symbol, kind: dict[str, int]) -> Span:
    return _span(symbol, kind[symbol.key])


def _span(symbol: Symbol, label: int) -> Span:
    return Span(symbol.start, symbol.end, label, 1.0, symbol.text)


def _stray(part: str, found: Sequence[Symbol], best: Solution) -> bool:
    """Whether a digit of a sentence with data is in no symbol, and plainly none of the data."""
    bound = {found[at].sentence for at in (*best.state.amounts.values(), *best.state.pairs.values(), *best.state.every)}
    known = {at for symbol in found for at in range(symbol.start, symbol.end)} | clutter(part)
    spans = sentences(part)
    return any(part[at].isdigit() and at not in known and not (at and part[at - 1].isalpha())
               for index in bound for at in range(*spans[index]))


def _unread_rule(reading: Reading, found: Sequence[Symbol], kind: dict[str, int], records: Sequence[Sequence[Span]]
                 ) -> bool:
    """Whether the labels surely see a rule in a sentence that names something, and none was read there."""
    sure = [mark for mark in reading.marks if mark.label in (CLOSED, FIXED, FORBIDDEN) and mark.certainty > CERTAIN]
    if not sure:
        return False
    for index, (start, end) in enumerate(sentences(reading.part)):
        named = any(symbol.sentence == index and symbol.key in kind for symbol in found)
        told = any(start <= mark.start < end for mark in sure)
        read = any(start <= mark.start < end for record in records for mark in record)
        if told and named and not read and not reading.part[start:end].rstrip().endswith(("?", "？")):
            return True
    return False


def _explained(reading: Reading, found: Sequence[Symbol], best: Solution, kind: dict[str, int]) -> bool:
    """Whether nothing was left out that may be data: another number for a name, totals that do not fit."""
    spans = sentences(reading.part)
    often = Counter(symbol.key for symbol in found if not symbol.number)
    for sentence in best.state.skipped:
        inside = [symbol for symbol in found if symbol.sentence == sentence]
        numbers = [s for s in inside if s.number and s.text.lower() not in ONE]
        names = [s for s in inside if not s.number]
        if is_remark(reading.part[slice(*spans[sentence])]):
            continue
        words = told(reading.part[slice(*spans[sentence])]) & {CAPACITY, DEMAND, COST}
        if any(reading.chances.of(number.start, *_DATA) > HALF for number in numbers if reading.chances.tokens):
            return False
        if numbers and TOTAL.search(reading.part, *spans[sentence]):
            return False
        if numbers and (any(name.key in kind or often[name.key] > 1 or (words and name.prior > 0.5) for name in names)
                        or len(numbers) + len(names) > 3):
            return False
    if _stray(reading.part, found, best):
        return False
    comma = commas_in(symbol.text for symbol in found if symbol.number)
    if comma is None:
        return False
    sums = []
    for side in best.sides:
        amounts = [value(found[best.state.amounts[name]].text, comma) for name in side if name in best.state.amounts]
        sums.append(sum(amount for amount in amounts if amount is not None))
    stated = [value(found[at].text, comma) for at in best.state.totals if found[at].text[0].isdigit()]
    sizes = {len(side) for side in best.sides} | {sum(len(side) for side in best.sides)}
    return all(number in sums or number in sizes or number == 1 for number in stated if number is not None)
