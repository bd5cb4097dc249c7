"""Which side of a table has the capacities: every way to understand its sheets, weighed by words and by the network.

A hypothesis takes one view of each sheet. It stands only if the pairs name two sides, and each name of both sides has
an amount, in a sheet or in a sentence. Words of a heading and the mean log-probability of all tokens that share a role
speak for or against it.

Invariant: no single token decides; a hypothesis that leaves a number of a sheet unexplained is none.

    hypotheses(reading, sheets)    the complete ones, likeliest first
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agents.frontend.assembly_table_names import name_key, same_names
from agents.frontend.chances import Chances
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DECORATION, DEMAND, OUTSIDE, RESOURCE, USE
from agents.frontend.mend_table_fields import Field
from agents.frontend.mend_table_talk import Talk
from agents.frontend.mend_table_views import Amounts, Pairs, View
from agents.frontend.mend_table_words import amount_kind, is_weak, side_kind
from agents.frontend.reading import Reading

Sides = tuple[tuple[Field, ...], tuple[Field, ...]]
_NO_NAME = re.compile(r"[={}\[\]]|\([^)]*$|^[^(]*\)|^[$€£¥₹]\s?\d|\d\s?[$€£¥₹]$")
"""In what is no name, but a sum of money, or a piece of a line that was cut at the wrong places."""
MOST = 600
"""Combinations of views that are tried."""
HEADING, NOUN, NET, SHAPE = 6.0, 3.0, 4.0, 0.5
"""What a word for an amount counts, a word for a side, and at most the network about one role; more customers than
warehouses."""
AMOUNTS = {RESOURCE: CAPACITY, CONSUMER: DEMAND}


@dataclass(frozen=True)
class Plan:
    """A hypothesis. names, kinds: of side 0 and 1; amounts: (side, Amounts); each_of: one amount for all of a side."""

    names: Sides
    kinds: tuple[int, int]
    pairs: tuple[Pairs, ...]
    amounts: tuple[tuple[int, Amounts], ...]
    each_of: tuple[tuple[int, Amounts, int], ...]
    talk: Talk
    score: float


@dataclass(frozen=True)
class _Draft:
    """Views whose names fit together: what is known before it is decided which side is which."""

    names: Sides
    pairs: tuple[Pairs, ...]
    amounts: tuple[tuple[int, Amounts], ...]
    loose: tuple[tuple[Field, ...], ...]
    words: tuple[str, ...]
    nouns: tuple[str, str]
    score: float


def plans(reading: Reading, options: Sequence[Sequence[View]], taken: Sequence[tuple[int, int]]) -> list[Plan]:
    """The complete hypotheses, likeliest first. options: the views of each sheet; taken: where the sheets stand."""
    found: list[Plan] = []
    talks: dict[tuple[tuple[str, ...], ...], Talk] = {}
    for views in itertools.islice(itertools.product(*options), MOST):
        for draft in _drafts(views, reading.chances):
            key = tuple(tuple(name.text for name in side) for side in draft.names)
            talk = talks.setdefault(key, Talk(reading, taken, draft.names))
            found += [plan for kinds in ((CONSUMER, RESOURCE), (RESOURCE, CONSUMER))
                      if (plan := _plan(draft, kinds, talk, reading.chances)) is not None]
    return sorted(found, key=lambda plan: -plan.score)


# Names that fit -------------------------------------------------------------------------------------------------


def _drafts(views: Sequence[View], chances: Chances) -> Iterator[_Draft]:
    """The views with their names on two sides."""
    full = [view for view in views if view.pairs]
    rows = [view for view in views if view.bare and (len(view.bare) > 1 or view.names[0])]
    if len(full) + len(rows) > 2 or not full + rows or (full and rows):
        return
    rest = [view for view in views if not view.pairs and view not in rows]
    if full:
        sides = full[0].names
        pairs = full[0].pairs
        for other in full[1:]:
            turned = _like(other, sides)
            if turned is None:
                return
            pairs += turned
        yield from _fitted(sides, pairs, full, rest, chances)
        return
    lists = [view for view in rest if view.names[0]]
    for sides in _named_sides(rows[0], lists):
        pairs = tuple(cells for view in rows if (cells := _filled(view, sides)) is not None)
        if len(pairs) == len(rows):
            yield from _fitted(sides, pairs, [], rest, chances, rows)


def _named_sides(rows: View, lists: Sequence[View]) -> Iterator[Sides]:
    """Names for rows and columns of bare numbers, from the lists of names around; not where two ways fit."""
    height, width = len(rows.bare), len(rows.bare[0])
    named = {tuple(view.keys(0)): view.names[0] for view in lists}
    if rows.names[0]:
        across = [names for keys, names in named.items() if len(keys) == width and set(keys) != set(rows.keys(0))]
        if len(across) == 1:
            yield rows.names[0], across[0]
        return
    ways = [(a, b) for a, b in itertools.permutations(named.values(), 2) if (len(a), len(b)) == (height, width)]
    if len(ways) == 1:
        yield ways[0]


def _filled(view: View, sides: Sides) -> Pairs | None:
    """Bare numbers as numbers of pairs, in the order of the names."""
    rows, (down, across) = view.bare, sides
    if (len(rows), len(rows[0])) != (len(down), len(across)):
        return None
    cells = tuple((cell.amount() or cell, a, b) for row, a in zip(rows, down, strict=True)
                  for cell, b in zip(row, across, strict=True))
    return Pairs(cells, view.words)


def _same(keys: Iterable[str], others: Iterable[str]) -> bool:
    """Whether these are the same names, however long they are written."""
    one, two = list(keys), list(others)
    if set(one) == set(two):
        return True
    if len(set(one)) != len(set(two)):
        return False
    meant = same_names([*one, *two], ())
    return {meant.get(key, key) for key in one} == {meant.get(key, key) for key in two}


def _keys(names: Iterable[Field]) -> list[str]:
    return [name_key(name.text) for name in names]


def _like(view: View, sides: Sides) -> tuple[Pairs, ...] | None:
    """The pairs of a second table, turned to have the same sides; None where its names are others."""
    if _same(view.keys(0), _keys(sides[0])) and _same(view.keys(1), _keys(sides[1])):
        return view.pairs
    if _same(view.keys(1), _keys(sides[0])) and _same(view.keys(0), _keys(sides[1])):
        return tuple(replace(pairs, cells=tuple((cell, b, a) for cell, a, b in pairs.cells)) for pairs in view.pairs)
    return None


def _fitted(sides: Sides, pairs: tuple[Pairs, ...], full: Sequence[View], rest: Sequence[View], chances: Chances,
            rows: Sequence[View] = ()) -> Iterator[_Draft]:
    """Every way in which the amounts belong to the sides."""
    if any(_NO_NAME.search(name.text) for side in sides for name in side):
        return
    if any(len(keys) < 2 or len(set(keys)) < len(keys) or not all(keys) for keys in map(_keys, sides)):
        return
    turned = [(_same(view.keys(0), _keys(sides[0])), view) for view in full]
    own = [(side if straight else 1 - side, amounts) for straight, view in turned
           for side, amounts in view.amounts.items()]
    nouns = full[0].nouns if full else ("", "")
    splits = [split for view in full if (split := _split(view, chances)) is not None]
    if len(splits) < len(full):
        return
    ways: list[list[tuple[int, Amounts] | None]] = []
    loose: list[tuple[Field, ...]] = []
    words: list[str] = []
    for view in rest:
        if not view.names[0]:
            loose += view.bare
            words += [view.words] * len(view.bare)
            continue
        fits = [side for side in (0, 1) if _same(view.keys(0), _keys(sides[side]))]
        if not fits:
            return
        ways.append([(side, replace(view.amounts[0], words=f"{view.amounts[0].words}\0{view.nouns[0]}"))
                     if view.amounts else None for side in fits])
    for way in itertools.islice(itertools.product(*ways), 8):
        amounts = (*own, *(found for found in way if found is not None))
        yield _Draft(sides, pairs, amounts, tuple(loose), tuple(words), nouns, sum(splits))


def _split(view: View, chances: Chances) -> float | None:
    """What speaks for it that just these rows and columns are amounts, and not numbers of pairs; None where it is only
    that it would make sense."""
    for amounts in view.amounts.values():
        told = amount_kind(amounts.words) or not view.listed
        if not told and _odds(chances, [number for number, _ in amounts.values], (CAPACITY, DEMAND), (COST, USE)) < 1.0:
            return None
    score = sum(HEADING if amount_kind(head.text) else -_name_like(head, chances) for head in view.listed)
    told = [sum(amount_kind(name.text) != 0 for name in side) for side in view.names]
    score -= HEADING * sum(count == 1 for count in told)
    cells = [cell for pairs in view.pairs for cell, _, _ in pairs.cells]
    score += _odds(chances, cells, (COST, USE), (CAPACITY, DEMAND))
    return score + sum(_odds(chances, [number for number, _ in amounts.values], (CAPACITY, DEMAND), (COST, USE))
                       for amounts in view.amounts.values())


def _name_like(head: Field, chances: Chances) -> float:
    return NOUN + _odds(chances, [head], (RESOURCE, CONSUMER), (OUTSIDE, DECORATION)) if head.text else 0.0


# Which side is which --------------------------------------------------------------------------------------------


def _plan(draft: _Draft, kinds: tuple[int, int], talk: Talk, chances: Chances) -> Plan | None:
    """The draft with these kinds of its sides, if each name has its amount."""
    pairs = _costs_and_uses(draft.pairs, chances)
    if pairs is None:
        return None
    amounts, each_of, score = list(draft.amounts), [], draft.score
    loose = list(zip(draft.words, draft.loose, strict=True))
    talk = Talk(talk.reading, talk.taken, draft.names)
    for side in (0, 1):
        if any(told == side for told, _ in amounts):
            continue
        label = AMOUNTS[kinds[side]]
        fits = [pair for pair in loose if len(pair[1]) == len(draft.names[side]) and amount_kind(pair[0]) in (0, label)]
        told = talk.amounts(side) if not fits else None
        every = talk.everywhere(label) if not fits and told is None else None
        if len(fits) == 1:
            loose.remove(fits[0])
            amounts.append((side, Amounts(fits[0][0], tuple(zip(fits[0][1], draft.names[side], strict=True)))))
        elif told is not None:
            amounts.append((side, told))
        elif every is not None:
            talk.used.add(every[1])
            each_of.append((side, every[0], label))
        elif label == CAPACITY or len(pairs) < 2:
            return None
    if loose or any(_needless(amounts, side) for side in (0, 1)):
        return None
    for side, kind in enumerate(kinds):
        other = CONSUMER if kind == RESOURCE else RESOURCE
        score += _word(side_kind(draft.nouns[side]), kind, NOUN)
        score += _odds(chances, draft.names[side], (kind,), (other,))
    for side, given in amounts:
        label = AMOUNTS[kinds[side]]
        words, _, noun = given.words.partition("\0")
        score += _word(amount_kind(words), label, NOUN if is_weak(words) else HEADING)
        score += _word(side_kind(noun), kinds[side], NOUN)
        score += _odds(chances, [number for number, _ in given.values], (label,), (CAPACITY + DEMAND - label,))
    more = len(draft.names[kinds.index(CONSUMER)]) - len(draft.names[kinds.index(RESOURCE)])
    score += SHAPE if more > 0 else -SHAPE if more < 0 else 0.0
    return Plan(draft.names, kinds, pairs, tuple(amounts), tuple(each_of), talk, score)


def _needless(amounts: Sequence[tuple[int, Amounts]], side: int) -> bool:
    """Whether a row or column without a word for amounts would be amounts of names that have theirs elsewhere."""
    mine = [given for told, given in amounts if told == side]
    return len(mine) > 1 and any(not amount_kind(given.words.partition("\0")[0]) for given in mine)


def _word(told: int, kind: int, counts: float) -> float:
    return 0.0 if not told else counts if told == kind else -counts


def _odds(chances: Chances, fields: Sequence[Field], ones: tuple[int, ...], others: tuple[int, ...]) -> float:
    """Mean log-odds of their first tokens, between -NET and NET: how much the network holds them for one, not the
    other."""
    odds = [chances.of(field.start, *ones) - chances.of(field.start, *others) for field in fields if field.text]
    return max(-NET, min(NET, sum(odds) / len(odds))) if odds else 0.0


def _costs_and_uses(pairs: tuple[Pairs, ...], chances: Chances) -> tuple[Pairs, ...] | None:
    """One table of costs, or one of costs and one of uses; None where it cannot be told which."""
    if len(pairs) == 1:
        return None if pairs[0].kind == USE else (replace(pairs[0], kind=COST),)
    if len(pairs) > 2:
        return None
    kinds = [each.kind for each in pairs]
    if sorted(kinds) == sorted([0, COST]) or sorted(kinds) == sorted([0, USE]):
        kinds = [kind or (COST + USE - max(kinds)) for kind in kinds]
    elif kinds == [0, 0]:
        odds = [_odds(chances, [cell for cell, _, _ in each.cells], (COST,), (USE,)) for each in pairs]
        kinds = [COST, USE] if odds[0] - odds[1] > NET / 2 else [USE, COST] if odds[1] - odds[0] > NET / 2 else kinds
    if sorted(kinds) != sorted([COST, USE]):
        return None
    return tuple(replace(each, kind=kind) for each, kind in sorted(zip(pairs, kinds, strict=True), key=lambda p: p[1]))
