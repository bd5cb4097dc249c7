"""Facts and clauses taken apart, so that they can be compared: does one fact say what this clause says?

Two ways to agree. A clause may say the same as a clause of the fact's own text: the same cells, groups and numbers in
the same order and the same words, glue aside. Or, where the fact brings its own wording, the clause can be cut into
phrases, each of which the fact states to be true, so that nothing but glue is left over. The order of phrases is free,
the order of values inside one is not: "carries 33 of 40" never passes for "carries 40 of 33".

Invariant: a word that is neither glue nor part of a matched phrase sinks the clause.

    fact = Fact("W1 is open: 7 is free", {}, ("7",), Wording({"w": "W1", "n": "7"}, "{n} free|left", ("w",)))
    known = Known.of(fact, Lexicon([fact], ()))
    known.supports("W1 has 7 left", lexicon).part       # "head": it names what the fact is about
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Any, NamedTuple

from agents.words import (
    CAUSE,
    CELL,
    DIRECTED,
    GLUE,
    GROUPS,
    LOGIC,
    ONLY,
    ORDER,
    PAIR,
    SYMBOL,
    UNLESS,
    canon,
    normal,
    stems,
)
from solvers.task import Fact, Wording

LONGEST_CLAUSE = 60
"""Tokens with a meaning; more is no explanation of one fact."""

NUMBER = r"-?\d+(?:\.\d+)?"

Phrase = tuple[tuple[str, ...], frozenset[tuple[str, int]]]
"""Values in order, and words with their counts."""
_Cut = tuple[tuple[Phrase, ...], int | None]
"""Phrases told so far, and a word of order among them ("first" …, see `Claim`)."""


class Token(NamedTuple):
    kind: str  # "cell" | "group" | "value" (a number, or a name that the facts use) | "word"
    text: str


class Lexicon:
    """What the facts talk about: turns text into tokens."""

    def __init__(self, facts: Sequence[Fact], allowed: Collection[str]):
        self.cells = {name for fact in facts for name in fact.cells}
        symbols = {symbol for fact in facts for symbol in fact.cells.values()}
        slots = {value for fact in facts if fact.wording for value in fact.wording.slots.values()}
        plain = rf"r\d+c\d+|{NUMBER}|(?:{'|'.join(GROUPS)}) \d+"
        names = sorted((n for n in self.cells | symbols | slots if n and not re.fullmatch(plain, n)),
                       key=lambda name: (-len(name), name))
        meant = {token.text for fact in facts if fact.wording for reading in _expanded(fact.wording.ways)
                 for token in reading if token.kind == "word"}
        self.free = {part + end for word in allowed for part in word.lower().split() for end in ("", "s")
                     if canon(part) not in meant}
        group = rf"(?P<group>{'|'.join(GROUPS)})s?\s+(?P<index>\d+)"
        # One-letter symbols are read as such in their own case only: "a" is an article, "A" may be a symbol.
        listed = "|".join(re.escape(n) if len(n) == 1 else f"(?i:{re.escape(n)})" for n in names) or r"(?!)"
        self.pattern = re.compile(
            rf"(?P<cell>(?i:\br(?P<r>\d+)\s?c(?P<c>\d+)\b"
            rf"|\brow (?P<r2>\d+)(?:,? and|,| of)? (?:the )?col(?:umn)? (?P<c2>\d+)\b"
            rf"|\bcol(?:umn)? (?P<c3>\d+)(?:,? and|,| of)? (?:the )?row (?P<r3>\d+)\b))"
            rf"|(?P<name>(?<![\w-])(?:{listed})(?![\w-]))"
            rf"|(?i:\b{group}\b)"
            r"|(?P<number>(?<![\w])-?\d+(?:[.,]\d+)*%?(?![\w]))"
            r"|(?P<word>\w+(?:['’:/-]\w+)*)|(?P<sign>[^\s,.:;()!'])")
        self.spelling = {n.lower(): n for n in names if len(n) > 1}

    def tokens(self, text: str) -> list[Token]:
        return list(self._scan(text))

    def claims(self, sentence: str) -> int:
        """Cells, groups and values stated; a sentence without any is one claim."""
        return max(1, sum(token.kind != "word" for token in self.tokens(normal(sentence))))

    def _scan(self, text: str) -> Iterator[Token]:
        for m in self.pattern.finditer(text):
            if m["cell"]:
                yield Token("cell", f"r{m['r'] or m['r2'] or m['r3']}c{m['c'] or m['c2'] or m['c3']}")
            elif m["name"]:
                name = self.spelling.get(m["name"].lower(), m["name"])
                yield Token("cell" if name in self.cells else "value", name)
            elif m["group"]:
                yield Token("group", f"{GROUPS[m['group'].lower()]} {m['index']}")
            elif m["number"]:
                yield Token("value", m["number"])
            else:
                word = (m["word"] or m["sign"]).lower().removesuffix("'s")
                if word not in self.free:
                    yield Token("word", canon(word))


def clauses_of(text: str) -> tuple[list[str], bool]:
    """Clauses in one chain of reasons, and whether the text opens by drawing a conclusion."""
    text = text.strip()
    opening = re.match(rf"{CAUSE}\b,?\s*", text, re.I)
    body = text[opening.end():] if opening else text
    parts = re.split(rf"[:;]\s+|,?\s+\b{CAUSE}\b,?\s+|,?\s+(?=without\b)|,\s+(?=no\b)", body, flags=re.I)
    return [re.sub(rf"^{CAUSE}\b", "", part, flags=re.I) for part in parts if part.strip()], opening is not None


@dataclass(frozen=True)
class Claim:
    """A clause taken apart; two clauses say the same if `same` is equal."""

    tokens: tuple[Token, ...]
    cells: tuple[str, ...]
    groups: tuple[str, ...]
    values: tuple[str, ...]
    words: tuple[str, ...]
    order: int | None = None

    @staticmethod
    def of(text: str, lexicon: Lexicon) -> Claim:
        tokens = lexicon.tokens(text)
        named: dict[str, list[str]] = {"cell": [], "group": [], "value": [], "word": []}
        order: int | None = None
        for token, after in zip(tokens, [*tokens, Token("word", "")][1:], strict=True):
            if token.kind == "word" and token.text in ORDER:
                order = ORDER[token.text]
            elif (token.text, after.kind) not in ((CELL, "cell"), (SYMBOL, "value")):  # "the symbol 2" is "2"
                named[token.kind].append(token.text)
        return Claim(tuple(tokens), tuple(named["cell"]), tuple(named["group"]), tuple(named["value"]),
                     tuple(named["word"]), order)

    @property
    def same(self) -> tuple[Any, ...]:
        words = Counter(word for word in self.words if word not in GLUE)
        return self.cells, self.groups, self.values, frozenset(words.items())

    @property
    def strict(self) -> tuple[Any, ...]:
        """As `same`, for facts that bring their other words along: the same words at the same places."""
        return tuple(token.text for token in self.tokens if token.kind != "word" or token.text not in GLUE)


class Support(NamedTuple):
    """part: "head" where the claim stands by itself, "rest" where it needs what the fact is about to be named, "name"
    where it only does that.

    told: what of the fact it says. order: see `Claim`.
    """

    part: str
    told: str
    order: int | None


@dataclass(frozen=True)
class Known:
    """A fact taken apart. head: what its first clause says (whole, or a part joined by "and"); rest: the others."""

    fact: Fact
    head: list[tuple[Any, ...]]
    rest: list[tuple[Any, ...]]
    groups: frozenset[str]
    sole: bool  # its reason is that no other cell (of one group) can hold the symbol
    about: tuple[str, ...]
    phrases: Phrases | None
    needed: frozenset[str]  # of what it is about, as much as must be named

    @staticmethod
    def of(fact: Fact, lexicon: Lexicon, plain: Collection[str] = ()) -> Known:
        """plain: what goes without saying, as every fact is about it."""
        clauses = clauses_of(normal(fact.text))[0] or [""]
        claims = [Claim.of(clause, lexicon) for clause in clauses]
        wording = fact.wording
        said = [claim.same if wording is None else claim.strict for claim in claims]
        head = said[:1]
        if wording is None and not claims[0].cells and not LOGIC & set(claims[0].words):
            parts = [Claim.of(part, lexicon) for part in re.split(r"\band\b", clauses[0])]
            head += [part.same for part in parts if part.values and part.same[3]]
        sole = len(fact.cells) == 1 and any(
            len(c.groups) == 1 and {"no", "other", CELL} <= set(c.words) for c in claims[1:])
        groups = frozenset(group for claim in claims for group in claim.groups)
        about = tuple(wording.slots[slot] for slot in wording.about) if wording else ()
        return Known(fact, head, said[1:], groups, sole, about,
                     Phrases.of(wording) if wording else None, frozenset(about) - set(plain))

    @property
    def reasons(self) -> bool:
        """Whether the fact itself gives a reason: only then may an explanation say "because"."""
        return self.phrases is None or ":" in self.fact.text

    def supports(self, claim: Claim) -> Support | None:
        """Which part of the fact says the same as the claim, or None."""
        if not any(claim.same):
            return None
        said = claim.same if self.phrases is None else claim.strict
        if said in self.head or (self.phrases is None and (self._pair(claim) or self._only(claim))):
            return Support("head", str(said), claim.order)
        covered = self.phrases.cover(claim, self.needed) if self.phrases else None
        return covered or (Support("rest", str(said), claim.order) if said in self.rest else None)

    def _pair(self, claim: Claim) -> bool:
        """ "2 goes in r4c7": one cell, its symbol, nothing else that means anything."""
        return (self._names_its_symbol(claim) and set(claim.words) <= PAIR
                and set(claim.groups) <= self.groups)

    def _only(self, claim: Claim) -> bool:
        """ "In row 4, only r4c7 can hold 2", where the reason is that no other cell of row 4 can."""
        words = Counter(claim.words)
        return (self.sole and words.pop("only", 0) == 1 and self._names_its_symbol(claim)
                and len(claim.groups) == 1 and set(claim.groups) <= self.groups and set(words) <= ONLY)

    def _names_its_symbol(self, claim: Claim) -> bool:
        return (len(claim.cells) == 1 and len(claim.values) == 1
                and self.fact.cells.get(claim.cells[0]) == claim.values[0])


_AT = ("at", "in", "with", "into")
"""Words after which no subject stands."""
_TAKING = stems("take hold contain")
_LEADS = ("the", "customer")
"""Words that may stand before the subject of a sentence."""


class Phrases:
    """The phrases that a fact's wording states to be true, looked up by values and words.

    subjects: phrases that only name what the fact is about. Where no other phrase names that too, so that nothing
    depends on who does what to whom, they may stand anywhere, also in the middle of another phrase. leading: names
    that elsewhere could be taken for another one of the fact: alone they may only open a sentence ("C4 …").
    """

    @staticmethod
    def of(wording: Wording) -> Phrases:
        """One table for all checks of the same wording."""
        return _phrases(tuple(wording.slots.items()), wording.ways, wording.about, wording.filler)

    def __init__(self, wording: Wording):
        self.glue = GLUE | stems(wording.filler)
        slots = wording.slots
        self.known: set[Phrase] = {((slots[name],), frozenset()) for name in wording.about
                                   if not re.fullmatch(NUMBER, slots[name])}
        self.bare = set(self.known)
        self.vocabulary = {slots[name] for name in wording.about}
        subjects, mixed, self.longest = set(self.known), False, 1
        for reading in _expanded(wording.ways):
            kept = [Token(kind, slots.get(text, text) if kind == "value" else text) for kind, text in reading
                    if kind == "value" or text not in self.glue]
            names = {text for kind, text in reading if kind == "value"}
            if not kept or (len(kept) == 1 and re.fullmatch(NUMBER, kept[0].text)):  # a number alone says nothing
                continue
            phrase = _phrase(kept)
            self.known.add(phrase)
            self.vocabulary |= {token.text for token in kept}
            self.longest = max(self.longest, len(kept))
            if names and names <= set(wording.about):
                subjects.add(phrase)
            mixed = mixed or bool(names & set(wording.about) and names - set(wording.about))
        self.subjects = set() if mixed else subjects
        self.leading = {phrase for phrase in self.bare if mixed and not re.fullmatch(r"r\d+c\d+", phrase[0][0])}
        if self.leading:  # "C3 takes W2" is no "C3 goes to W2"
            self.glue -= _TAKING

    def cover(self, claim: Claim, needed: frozenset[str]) -> Support | None:
        """The claim as phrases side by side with nothing left over but glue, or None."""
        content = [t for t in claim.tokens if t.kind != "word" or t.text not in self.glue]
        if not content or len(content) > LONGEST_CLAUSE or any(
                t.text not in self.vocabulary and t.text not in ORDER for t in content):
            return None
        named = {token.text for token in content if token.kind != "word"}
        if any(one.text in _AT and ((two.text,), frozenset()) in self.leading for one, two in pairwise(claim.tokens)):
            return None
        subjects, rest = self._without_subjects(content)
        firsts = {0} if claim.tokens[0].text in (rest[:1] and rest[0].text, *_LEADS) else set()
        reached: list[_Cut | None] = [(subjects, None)]
        for end in range(1, len(rest) + 1):
            reached.append(self._ending(rest, end, reached, firsts))
        if reached[-1] is None or not reached[-1][0]:
            return None
        told, order = reached[-1]
        if all(phrase in self.bare for phrase in told):
            return Support("name", "", order)
        return Support("head" if named >= needed else "rest", str(sorted(map(_key, told))), order)

    def _without_subjects(self, content: list[Token]) -> tuple[tuple[Phrase, ...], list[Token]]:
        """The phrases that name what the fact is about, the longest first, and what is left without them."""
        found, rest, at = [], [], 0
        while at < len(content):
            ends = range(min(len(content), at + self.longest), at, -1) if self.subjects else ()
            end = next((end for end in ends if _phrase(content[at:end]) in self.subjects), None)
            if end is None:
                rest.append(content[at])
            else:
                found.append(_phrase(content[at:end]))
            at = end or at + 1
        return tuple(found), rest

    def _ending(self, content: list[Token], end: int, reached: list[_Cut | None], firsts: set[int]) -> _Cut | None:
        """The first way to cut content[:end]. firsts: where a name may stand alone as the subject."""
        for start in range(max(0, end - self.longest), end):
            before = reached[start]
            phrase = _phrase(content[start:end])
            open_end = content[end - 1].text in DIRECTED and end < len(content) and content[end].kind != "word"
            if self.leading and open_end:
                continue  # "for W2" is not cut into "for" and "W2"
            if before is not None and phrase in self.known and (phrase not in self.leading or start in firsts):
                return (*before[0], phrase), before[1]
        before, last = reached[end - 1], content[end - 1]
        if before is not None and last.kind == "word" and last.text in ORDER:  # "first", "finally"
            return before[0], ORDER[last.text]
        return None


@lru_cache(maxsize=512)
def _phrases(slots: tuple[tuple[str, str], ...], ways: str, about: tuple[str, ...], filler: str) -> Phrases:
    return Phrases(Wording(dict(slots), ways, about, filler))


def _phrase(tokens: Sequence[Token]) -> Phrase:
    """The values in order and the words in any, but a word like "to" or "than" together with what follows it, and
    "unless" with all that follows."""
    values = tuple(token.text for token in tokens if token.kind != "word")
    reach = {UNLESS: len(tokens)} | dict.fromkeys(DIRECTED, 2)
    words = [" ".join(after.text for after in tokens[i:i + reach.get(token.text, 1)])
             for i, token in enumerate(tokens) if token.kind == "word"]
    return values, frozenset(Counter(words).items())


def _key(phrase: Phrase) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    return phrase[0], tuple(sorted(phrase[1]))


@lru_cache(maxsize=256)
def _expanded(ways: str) -> tuple[tuple[Token, ...], ...]:
    """Every reading of every pattern: stems of its words, and names of slots (or plain numbers) as values."""
    readings: set[tuple[str, ...]] = set()
    for way in ways.split(";"):
        choices = []
        for item in way.split():
            options = item.removesuffix("?").split("|")
            choices.append([*options, ""] if item.endswith("?") else options)
        readings |= {tuple(filter(None, reading)) for reading in product(*choices)}
    return tuple(tuple(Token("value", item.strip("{}")) if item[0] == "{" or item.isdigit() else
                       Token("word", canon(item.lower())) for item in reading) for reading in sorted(readings))
