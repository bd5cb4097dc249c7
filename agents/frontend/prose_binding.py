"""Every number of a text told in prose bound to one statement: the amount of a name, or the cost of two names.

A beam over names and numbers in order. A statement is local: a name and the number beside it, with or without the name
that the sentence, the bullet or the heading is about; or a list of names with a list of as many numbers. What decides
is the whole: names fall into two sides, every name has one amount, every pair across the sides one
cost, every number is used once.

Invariant: a solution leaves no number of its sentences without a statement, apart from counts and totals.

    solutions(symbols, evidence)    the complete ones, best first: amounts {"ann": 3, …}, pairs {("ann", "north"): 5, …}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from agents.frontend.prose_symbols import Symbol, lists_at

WIDTHS = (80, 160)
"""States kept at each place: few at first, more where few give nothing that stands out."""
PARALLEL = 0.5
"""How much it speaks for a statement that the one before it in the same list is of its kind."""
MOST = 700
"""Symbols beyond which a text is left alone."""
Pair = tuple[str, str]


class Evidence(Protocol):
    """What words and labels say of single statements; scores around 0, positive speaks for it."""

    def amount(self, first: int, last: int, number: int) -> float: ...
    def cost(self, first: int, last: int, number: int) -> float: ...
    def each(self, number: int) -> bool: ...
    def idle(self, number: int) -> float | None: ...
    def aside(self, sentence: int) -> float | None: ...


@dataclass(frozen=True)
class State:
    """What is bound so far. Values are indices of symbols. subject: the index of the name that statements are about, -1
    for none; side: name → (component, parity); group: partners since the subject was set, order: those of the subject
    before; every: numbers that are the amount of each; totals: numbers of nothing single; skipped:
    sentences left out; seal: a hash of what is bound; last: which kind of statement was the last one."""

    score: float = 0.0
    subject: int = -1
    heading: bool = False
    amounts: dict[str, int] = field(default_factory=dict)
    pairs: dict[Pair, int] = field(default_factory=dict)
    side: dict[str, tuple[int, int]] = field(default_factory=dict)
    group: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    every: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    seal: int = 0
    last: str = ""

    def amount(self, name: str, number: int, score: float) -> State | None:
        if name in self.amounts:
            return None
        return replace(self, score=self.score + score, amounts={**self.amounts, name: number},
                       seal=self.seal ^ hash((name, number)), last="amount")

    def cost(self, one: str, other: str, number: int, score: float) -> State | None:
        pair = (one, other) if one < other else (other, one)
        side = _parted(self.side, one, other)
        if pair in self.pairs or side is None:
            return None
        return replace(self, score=self.score + score, pairs={**self.pairs, pair: number}, side=side,
                       seal=self.seal ^ hash((pair, number)), last="cost")

    @property
    def key(self) -> object:
        """What makes two states go on alike."""
        return self.seal, self.subject, self.heading, self.group, self.order, self.every, self.totals, self.skipped


def _parted(side: dict[str, tuple[int, int]], one: str, other: str) -> dict[str, tuple[int, int]] | None:
    """The sides with these two names on different ones; None where that contradicts."""
    (a, p), (b, q) = (side.get(name, (-1 - k, 0)) for k, name in enumerate((one, other)))
    if one == other or (a == b and p == q):
        return None
    if a == b:
        return side
    if a < 0 and b < 0:
        new = max((part for part, _ in side.values()), default=0) + 1
        return {**side, one: (new, 0), other: (new, 1)}
    if a < 0 or b < 0:
        name, (part, parity) = (one, (b, q)) if a < 0 else (other, (a, p))
        return {**side, name: (part, 1 - parity)}
    flip = int(p == q)
    return {name: (a, parity ^ flip) if part == b else (part, parity) for name, (part, parity) in side.items()}


@dataclass(frozen=True)
class Solution:
    """A complete binding. sides: the names of both, in text order; missing: pairs without a number."""

    score: float
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    state: State
    missing: frozenset[Pair]

    @property
    def content(self) -> object:
        """What makes two solutions the same problem."""
        return self.state.amounts, self.state.pairs, self.state.every


def solutions(symbols: Sequence[Symbol], evidence: Evidence, width: int = WIDTHS[0]) -> list[Solution]:
    """Complete ones, the best first, each content once."""
    if len(symbols) > MOST:
        return []
    beams: list[list[State]] = [[] for _ in range(len(symbols) + 1)]
    beams[0].append(State())
    for at in range(len(symbols)):
        states, beams[at] = _likeliest(beams[at], width), []
        for state in states:
            for end, after in _steps(symbols, evidence, at, state):
                beams[end].append(after)
    names = list(dict.fromkeys(symbol.key for symbol in symbols if not symbol.number))
    found: list[Solution] = []
    for state in sorted(beams[-1], key=lambda state: -state.score):
        solution = _complete(state, names)
        if solution is not None and all(solution.content != other.content for other in found):
            found.append(solution)
    return found


def _likeliest(states: Sequence[State], width: int) -> list[State]:
    """The best ones, no two alike."""
    found: dict[object, State] = {}
    for state in sorted(states, key=lambda state: -state.score):
        if len(found) == width:
            break
        found.setdefault(state.key, state)
    return list(found.values())


def _complete(state: State, names: Sequence[str]) -> Solution | None:
    """The state as a solution, if it is one: one component, two sides, an amount for every name."""
    parts = {part for part, _ in state.side.values()}
    if len(parts) != 1 or any(name not in state.side for name in state.amounts):
        return None
    left, right = (tuple(name for name in names if state.side.get(name, (0, -1))[1] == parity) for parity in (0, 1))
    without = [side for side in (left, right) if any(name not in state.amounts for name in side)]
    if len(state.every) != len(without) or any(name in state.amounts for side in without for name in side):
        return None
    wanted = {(min(a, b), max(a, b)) for a in left for b in right}
    missing = frozenset(wanted - state.pairs.keys())
    if min(len(left), len(right)) < 2 or len(missing) > len(wanted) // 4:
        return None
    return Solution(state.score - 3.0 * len(missing), (left, right), state, missing)


# Steps ------------------------------------------------------------------------------------------------------------


def _steps(symbols: Sequence[Symbol], evidence: Evidence, at: int, state: State) -> Iterator[tuple[int, State]]:
    """What the symbols from here on can mean, with the place behind them."""
    here = symbols[at]
    if at == 0 or symbols[at - 1].sentence != here.sentence:
        end = next((k for k in range(at, len(symbols)) if symbols[k].sentence != here.sentence), len(symbols))
        aside = evidence.aside(here.sentence)
        if aside is not None:
            yield end, replace(state, score=state.score + aside, skipped=(*state.skipped, here.sentence))
    if here.number:
        yield from _from_number(symbols, evidence, at, state)
    else:
        yield from _from_name(symbols, evidence, at, state)


def _from_name(symbols: Sequence[Symbol], evidence: Evidence, at: int, state: State) -> Iterator[tuple[int, State]]:
    here = symbols[at]
    count = lists_at(symbols, at, numbers=False)
    if count > 1:
        yield from _listed(symbols, evidence, at, state, count)
        keys = tuple(symbol.key for symbol in symbols[at:at + count])
        if len(set(keys)) == count:  # the order in which numbers follow: "costs (A/B/C):"
            yield at + count, replace(state, score=state.score - 0.4, subject=-1, heading=False, group=(), order=keys)
    after = symbols[at + 1] if at + 1 < len(symbols) else None
    yield at + 1, replace(state, score=state.score - 0.3 - 1.2 * here.prior)
    yield at + 1, _about(state, symbols, at)
    if after is None or not after.number or after.level >= 2 + (":" in after.gap):
        return
    far = _distance(after)
    alike = PARALLEL if here.listed else 0.0
    one = state.amount(here.key, at + 1, evidence.amount(at, at + 1, at + 1) - far + alike * (state.last == "amount"))
    if one is not None:
        yield at + 2, _subject(one, symbols, at)
    if state.subject >= 0:
        cost = state.cost(symbols[state.subject].key, here.key, at + 1,
                          evidence.cost(at, at + 1, at + 1) - far - _reach(symbols, state, at)
                          + alike * (state.last == "cost"))
        if cost is not None:
            yield at + 2, replace(cost, group=(*cost.group, here.key))


def _from_number(symbols: Sequence[Symbol], evidence: Evidence, at: int, state: State) -> Iterator[tuple[int, State]]:
    here = symbols[at]
    after = symbols[at + 1] if at + 1 < len(symbols) else None
    idle = evidence.idle(at)
    if idle is not None:
        yield at + 1, replace(state, score=state.score + idle, totals=(*state.totals, at))
    if evidence.each(at) and len(state.every) < 2:
        yield at + 1, replace(state, score=state.score + evidence.amount(at, at, at), every=(*state.every, at))
    count = lists_at(symbols, at, numbers=True)
    if count > 1 or (state.order and len(state.order) == 1):
        yield from _values(symbols, evidence, at, state, count)
    if after is None or after.number or (after.level > 0 and not _bracketed(after)) or after.sentence != here.sentence:
        return
    far = _distance(after) + (1.5 if after.listed and after.gap.strip() else 0.0)
    one = state.amount(after.key, at, evidence.amount(at, at + 1, at) - far - 0.3)
    if one is not None:
        yield at + 2, _subject(one, symbols, at + 1)
    if state.subject >= 0:
        cost = state.cost(symbols[state.subject].key, after.key, at,
                          evidence.cost(at, at + 1, at) - far - _reach(symbols, state, at))
        if cost is not None:
            yield at + 2, replace(cost, group=(*cost.group, after.key))
    third = symbols[at + 2] if at + 2 < len(symbols) else None
    if third is not None and not third.number and third.level == 0:
        cost = state.cost(after.key, third.key, at, evidence.cost(at, at + 2, at) - far - 0.3)
        if cost is not None:
            yield at + 3, _subject(cost, symbols, at + 1)


def _listed(symbols: Sequence[Symbol], evidence: Evidence, at: int, state: State, count: int
            ) -> Iterator[tuple[int, State]]:
    """A list of names: with as many numbers behind it, or with one that is the amount of each."""
    numbers = lists_at(symbols, at + count, numbers=True)
    if at + count >= len(symbols) or symbols[at + count].level == 3:
        return
    if numbers == count:
        yield from _matched(symbols, evidence, list(range(at, at + count)),
                            list(range(at + count, at + 2 * count)), state)
    if numbers >= 1 and evidence.each(at + count):
        one: State | None = state
        for k in range(at, at + count):
            one = one.amount(symbols[k].key, at + count, evidence.amount(at, at + count, at + count)) if one else None
        if one is not None:
            yield at + count + 1, one


def _values(symbols: Sequence[Symbol], evidence: Evidence, at: int, state: State, count: int
            ) -> Iterator[tuple[int, State]]:
    """A list of numbers: with as many names behind it, or the costs of the subject in the order told before."""
    names = lists_at(symbols, at + count, numbers=False)
    if names >= count and symbols[at + count].level == 0:
        yield from _matched(symbols, evidence, list(range(at + count, at + 2 * count)), list(range(at, at + count)),
                            state)
    partners = state.order if not state.group else ()
    if state.subject >= 0 and len(partners) == count:
        one: State | None = state
        for k, name in enumerate(partners):
            one = one.cost(symbols[state.subject].key, name, at + k,
                           evidence.cost(at, at + count - 1, at + k)) if one else None
        if one is not None:
            yield at + count, replace(one, score=one.score - _reach(symbols, state, at), group=partners)


def _matched(symbols: Sequence[Symbol], evidence: Evidence, names: list[int], numbers: list[int], state: State
             ) -> Iterator[tuple[int, State]]:
    """Names and numbers one to one: amounts, or costs of the subject, or of the name behind them."""
    first, last = min(names + numbers), max(names + numbers)
    amounts: State | None = state
    for name, number in zip(names, numbers, strict=True):
        amounts = amounts.amount(symbols[name].key, number, evidence.amount(first, last, number)) if amounts else None
    if amounts is not None:
        yield last + 1, replace(amounts, subject=-1, order=tuple(symbols[name].key for name in names))
    third = symbols[last + 1] if last + 1 < len(symbols) else None
    behind = last + 1 if third is not None and third.level == 0 and not third.number else -1
    for subject in {state.subject, behind} - {-1}:
        costs: State | None = state if subject == state.subject else _about(state, symbols, subject)
        reach = _reach(symbols, state, first) if subject == state.subject else 0.5
        for name, number in zip(names, numbers, strict=True):
            costs = costs.cost(symbols[subject].key, symbols[name].key, number,
                               evidence.cost(first, last, number)) if costs else None
        if costs is not None:
            end = max(last, subject if subject == behind else last) + 1
            yield end, replace(costs, score=costs.score - reach, group=tuple(symbols[name].key for name in names))


def _about(state: State, symbols: Sequence[Symbol], at: int) -> State:
    """The state with this name as what the next statements are about."""
    following = symbols[at + 1] if at + 1 < len(symbols) else None
    heading = following is not None and following.gap.lstrip("*_\"'` )]")[:1] in (":", "：") and following.level == 3
    state = _subject(state, symbols, at)
    return replace(state, score=state.score - 0.4, heading=heading)


def _subject(state: State, symbols: Sequence[Symbol], at: int) -> State:
    if state.subject >= 0 and symbols[state.subject].key == symbols[at].key:
        return replace(state, subject=at, heading=False)
    return replace(state, subject=at, heading=False, group=(), order=state.group or state.order)


def _reach(symbols: Sequence[Symbol], state: State, at: int) -> float:
    """How far a statement is from what it is about."""
    sentences = symbols[at].sentence - symbols[state.subject].sentence
    if state.heading:
        return 0.1
    return 0.0 if not sentences else 1.5 + 0.5 * min(sentences, 4)


def _distance(symbol: Symbol) -> float:
    """How loosely a symbol hangs on the one before it."""
    words = len(symbol.gap.split())
    return 0.9 * (symbol.level > 0 and not _bracketed(symbol)) + 0.25 * max(0, words - 4)


def _bracketed(symbol: Symbol) -> bool:
    return symbol.level == 1 and symbol.gap.strip(" ")[:1] in ("(", "[") and "," not in symbol.gap
