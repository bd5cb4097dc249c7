"""A fact's other words, taken apart: can a clause be cut into phrases each of which the fact states to be true?

A phrase is known by its values (cells, groups, names, numbers, in order within each kind) and by its words of logic
(negations, quantifiers, comparisons, directions), which must be the very ones of a pattern. Its plain words must hold
those of one such pattern and otherwise be words of such patterns or neutral: "carries 33 of 40" and "is loaded with 33
of 40" are one phrase, "carries 40 of 33" and "does not carry 33 of 40" are none.

Invariant: a word that is neither neutral nor part of a matched phrase sinks the clause, and no word of logic is ever
dropped, save by the patterns' own glue.

    Phrases.of(Wording({"w": "W1", "n": "7"}, "{n} free|left", ("w",))).cover(claim, frozenset({"W1"})).part    # "head"
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from agents.tokens import JOINT, NUMBER, Claim, Support, Token, expanded
from agents.words import DIRECTED, GLUE, LOGIC, NEUTRAL, ORDER, UNLESS, canon, stems
from solvers.task import Wording

LONGEST_CLAUSE = 60
"""Tokens with a meaning; more is no explanation of one fact."""
SLACK = 4
"""Tokens that a phrase may have beyond the longest pattern."""
_KINDS = ("cell", "group", "name", "number")
_AT = ("at", "in", "with", "into")
"""Words after which no subject stands."""
_TAKING = stems("take hold contain")
_LEADS = ("the", "customer")
"""Words that may stand before the subject of a sentence."""
_JOINT = Token("word", JOINT)
_OTHER = canon("other")
_NOT = canon("not")
_FROM, _TO = canon("from"), canon("to")
_POINTING = DIRECTED - stems("than outof")
_LOOSE = _POINTING - {_FROM}
_DENIED = stems("proved known certain sure")
"""Words that a "not" before them is part of: "not proved optimal" is not "proved not optimal"."""


_Values = tuple[tuple[str, ...], ...]
_Key = tuple[_Values, frozenset[tuple[str, int]]]


class Phrase(NamedTuple):
    """values: by kind, in order within each. logic: words of it with their counts. plain: the other words."""

    values: _Values
    logic: frozenset[tuple[str, int]]
    plain: frozenset[str]
    twice: bool = False
    """Whether a plain word stands twice in it."""

    @property
    def key(self) -> _Key:
        return self.values, self.logic

    def __str__(self) -> str:
        return str((self.values, sorted(self.logic)))


class _Cut(NamedTuple):
    told: tuple[Phrase, ...]
    order: int | None  # a word of order among them ("first" …, see `Claim`)
    denies: bool = False  # whether something since the last joint does


class Phrases:
    """The phrases that a fact's wording states to be true.

    subjects: phrases that only name what the fact is about. Where no other phrase names that too, so that nothing
    depends on who does what to whom, they may stand anywhere, also in the middle of another phrase. leading: names
    that elsewhere could be taken for another one of the fact: alone they may only open a sentence ("C4 …").
    """

    @staticmethod
    def of(wording: Wording) -> Phrases:
        """One table for all checks of the same wording."""
        return _phrases(tuple(wording.slots.items()), wording.ways, wording.about, wording.filler)

    def __init__(self, wording: Wording):
        slots, about = wording.slots, set(wording.about)
        self.about = {slots[name] for name in about}
        self.glue = GLUE | stems(wording.filler)
        self.cores: dict[_Key, list[frozenset[str]]] = defaultdict(list)
        self.bare = {_phrase([Token("value", slots[name])]) for name in about if not re.fullmatch(NUMBER, slots[name])}
        self.vocabulary = set(self.about)
        kinds = Counter(map(_kind, {slots[name] for name in re.findall(r"\{(\w+)\}", wording.ways)} | self.about))
        self.confusable = max(kinds.values(), default=0) > 1
        readings = [[token for token in reading if token.kind == "value" or token.text not in self.glue]
                    for reading in expanded(wording.ways)]
        self.directed = {after.text for reading in readings for one, after in pairwise(reading)
                         if one.text in _POINTING and after.kind == "word" and after.text not in LOGIC}
        self.far = any(one.text == _FROM and after.kind != "word"
                       for reading in readings for one, after in pairwise(reading))
        readings = list(map(self._pointed, readings))
        subjects, mixed, self.longest = set(self.bare), False, 1
        for phrase in self.bare:
            self.cores[phrase.key].append(frozenset())
        for reading in readings:
            kept = [Token(kind, slots.get(text, text) if kind == "value" else text) for kind, text in reading]
            if not kept or (len(kept) == 1 and (re.fullmatch(NUMBER, kept[0].text) or kept[0].text in DIRECTED)):
                continue
            phrase = _phrase(kept)
            self.cores[phrase.key].append(phrase.plain)
            self.vocabulary |= {token.text for token in kept}
            self.longest = max(self.longest, len(kept))
            named = {token.text for token in reading if token.kind == "value"}
            if named and named <= about:
                subjects.add(phrase)
            mixed = mixed or bool(named & about and named - about)
        self.plain: dict[object, set[str]] = defaultdict(set)
        for key, cores in self.cores.items():
            self.plain[self._room(key)].update(*cores)
        self.longest += SLACK
        self.subjects = set() if mixed else subjects
        self.leading = {phrase for phrase in self.bare if mixed and not phrase.values[0]}
        if self.leading:  # "C3 takes W2" is no "C3 goes to W2"
            self.glue -= _TAKING

    def known(self, phrase: Phrase) -> bool:
        """Whether the fact states it."""
        cores = self.cores.get(phrase.key)
        if cores is None or phrase.twice or not phrase.plain - self.plain[self._room(phrase.key)] <= NEUTRAL:
            return False
        return any(core <= phrase.plain for core in cores)

    def _room(self, key: _Key) -> object:
        """Which phrases lend one another their plain words: those with the same values and logic, or where no two
        values could be taken for one another, all that deny or all that affirm."""
        return key if self.confusable else _denies(key)

    def cover(self, claim: Claim, needed: frozenset[str]) -> Support | None:
        """The claim as phrases side by side with nothing left over but neutral words, or None."""
        content = self._content(claim)
        if not content or len(content) > LONGEST_CLAUSE or any(
                t.text not in self.vocabulary and t.text not in ORDER and t.text != JOINT for t in content):
            return None
        named = {token.text for token in content if token.kind != "word"}
        leads = {phrase.values for phrase in self.leading}
        if any(one.text in _AT and _phrase([two]).values in leads for one, two in pairwise(claim.tokens)):
            return None
        subjects, rest = self._without_subjects(content)
        firsts = {0} if claim.tokens[0].text in (rest[:1] and rest[0].text, *_LEADS) else set()
        reached: list[_Cut | None] = [_Cut(subjects, None)]
        for end in range(1, len(rest) + 1):
            reached.append(self._ending(rest, end, reached, firsts))
        last = reached[-1]
        if last is None or not last.told:
            return None
        if all(phrase in self.bare for phrase in last.told):
            return Support("name", "", last.order)
        return Support("head" if named >= needed else "rest", str(sorted(map(str, last.told))), last.order)

    def _content(self, claim: Claim) -> list[Token]:
        """The tokens that mean something to this fact, and the joints between them."""
        told = [t for t in claim.tokens if t.kind != "word" or t.text == JOINT or (t.text not in self.glue and (
            t.text not in NEUTRAL or t.text in self.vocabulary))]
        told = self._pointed(told)
        return [one for one, after in zip(told, [*told[1:], _JOINT], strict=True)
                if one.text != JOINT or after.text != JOINT] if told else []

    def _pointed(self, tokens: list[Token]) -> list[Token]:
        """Without words like "for" and "to" where they mean nothing: before a word of which no pattern has them ("7 to
        spare"), and before values where none could be taken for another ("no place for 2 in row 4")."""
        return [one for i, one in enumerate(tokens) if one.text not in _LOOSE or any(
            self.confusable or (self.far and one.text == _TO) if after.kind != "word" else after.text in self.directed
            for after in tokens[i + 1:i + 2])]

    def _without_subjects(self, content: list[Token]) -> tuple[tuple[Phrase, ...], list[Token]]:
        """The phrases that name what the fact is about, the longest first, and what is left without them."""
        found, rest, at = list[Phrase](), list[Token](), 0
        while at < len(content):
            ends = range(min(len(content), at + self.longest), at, -1) if self.subjects else ()
            end = next((end for end in ends if _phrase(content[at:end]) in self.subjects), None)
            if end is None:
                rest.append(content[at])
            else:
                found.append(_phrase(content[at:end]))
                if rest and rest[-1].text in _LOOSE:  # "for C3"
                    rest.pop()
            at = end or at + 1
        return tuple(found), rest

    def _ending(self, content: list[Token], end: int, reached: list[_Cut | None], firsts: set[int]) -> _Cut | None:
        """The first way to cut content[:end]. firsts: where a name may stand alone as the subject."""
        last = content[end - 1]
        if last.text == JOINT:
            before = reached[end - 1]
            return before and _Cut(before.told, before.order, False)
        if last.text not in DIRECTED or end == len(content) or content[end].kind == "word":
            for start in range(max(0, end - self.longest), end):  # "for W2" is not cut into "for" and "W2"
                before = reached[start]
                if before is None or content[start].text == JOINT:
                    continue
                phrase = _phrase(content[start:end])
                denies = _denies(phrase.key)
                if self.known(phrase) and (phrase not in self.leading or start in firsts) and not (
                        denies and before.denies) and self._groups(content, start, end):
                    return _Cut((*before.told, phrase), before.order, denies or before.denies)
        before = reached[end - 1]
        if before is None or last.kind != "word":
            return None
        if last.text in ORDER:  # "first", "finally"
            return _Cut(before.told, ORDER[last.text], before.denies)
        return before if last.text in NEUTRAL else None

    def _groups(self, content: list[Token], start: int, end: int) -> bool:
        """Whether content[start:end] may be one phrase: where it reaches over a joint ("and", a comma), no word of it
        stands together with a value outside it: "40 of 99 free, 59" does not say that 59 is free."""
        joints = [i for i in range(start, end) if content[i].text == JOINT]
        if not joints:
            return True
        left, right = start, end
        while left and content[left - 1].text != JOINT:
            left -= 1
        while right < len(content) and content[right].text != JOINT:
            right += 1
        sides = (content[left:start], content[start:joints[0]]), (content[end:right], content[joints[-1] + 1:end])
        return all(any(token.kind != "word" for token in inside) or all(
            token.kind == "word" or token.text in self.about for token in beside) for beside, inside in sides)


@lru_cache(maxsize=512)
def _phrases(slots: tuple[tuple[str, str], ...], ways: str, about: tuple[str, ...], filler: str) -> Phrases:
    return Phrases(Wording(dict(slots), ways, about, filler))


def _denies(key: _Key) -> bool:
    return any(word.partition(" ")[0] == _NOT for word, _ in key[1])


@lru_cache(maxsize=4096)
def _kind(value: str) -> int:
    """Which values may be taken for one another: they keep their order."""
    if re.fullmatch(r"r\d+c\d+", value):
        return 0
    if re.fullmatch(r"[a-z]+ \d+", value):
        return 1
    return 3 if re.fullmatch(NUMBER, value) else 2


def _phrase(tokens: Sequence[Token]) -> Phrase:
    """A word like "to" or "than" counts together with what follows it, "unless" with all that follows."""
    values: tuple[list[str], ...] = tuple([] for _ in _KINDS)
    logic, plain, skip = Counter[str](), Counter[str](), 0
    for i, token in enumerate(tokens):
        if token.kind != "word":
            values[_kind(token.text)].append(token.text)
        elif token.text == JOINT:
            continue
        elif skip:
            skip -= 1
        elif token.text == UNLESS:
            logic[" ".join(after.text for after in tokens[i:])] += 1
        elif token.text in DIRECTED:
            logic[" ".join(after.text for after in tokens[i:i + 2])] += 1
            skip = int(tokens[i + 1:i + 2] != [] and tokens[i + 1].kind == "word")
        elif token.text == _NOT and i + 1 < len(tokens) and tokens[i + 1].text in _DENIED:
            logic[f"{_NOT} {tokens[i + 1].text}"] += 1
        elif token.text in LOGIC:
            later = token.text == _NOT and logic[_OTHER]  # "the others do not" is not "no others do"
            logic[f"{_NOT} {_OTHER}" if later else token.text] += 1
        else:
            plain[token.text] += 1
    twice = any(n > 1 and word not in NEUTRAL for word, n in plain.items())
    return Phrase(tuple(map(tuple, values)), frozenset(logic.items()), frozenset(plain), twice)
