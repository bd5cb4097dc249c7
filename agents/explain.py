"""Explanations that say only what was computed: a draft in, the sentences that the facts support out.

A draft (an LLM's, or anybody's) is cut into sentences, sentences into clauses, clauses into claims: cells, symbols,
groups, numbers and the words that carry meaning. A clause passes if one fact says the same: the same cells,
groups and numbers in the same order and the same meaning-bearing words; only glue ("the", "must", "goes in") may
differ. So an unknown name, a "not", a "maybe", a compliment or a cell taken from another fact each sinks its
sentence. True sentences in unusual words are lost on purpose: the facts themselves are always there to be shown.

Invariant: every sentence of a checked explanation is backed by a fact; "because" joins clauses of one fact only.

    facts = [Fact("r4c7 is 2: no other cell of row 4 can hold 2", {"r4c7": "2"}, ("4",))]
    check("Place a 2 in r4c7, as nowhere else in row 4 can hold it. r4c8 is 2.", facts, by="embedded").text
    # 'Place a 2 in r4c7, as nowhere else in row 4 can hold it.'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from solvers.task import Fact

LONGEST_DRAFT = 4000
"""Characters of a draft that are read; an explanation has about 600."""
LEAST_TEXT = 25
"""Characters that must remain of a draft for it to be worth showing."""


@dataclass(frozen=True)
class Explanation:
    """What is shown. by: the name of the LLM that wrote the draft, or "facts"."""

    text: str
    by: str
    claims_checked: int
    claims_rejected: int

    def to_json(self) -> dict[str, Any]:
        """The `explanation` of a result."""
        return {"text": self.text, "by": self.by,
                "claims_checked": self.claims_checked, "claims_rejected": self.claims_rejected}


def from_facts(facts: Sequence[Fact]) -> Explanation:
    """The facts themselves as prose: nothing to reject."""
    sentences = [_sentence(fact.text) for fact in facts if fact.text.strip(" .")]
    claims = sum(_Lexicon(facts, ()).claims(s) for s in sentences)
    return Explanation(" ".join(sentences), "facts", claims, 0)


def check(draft: str, facts: Sequence[Fact], by: str, allowed: Collection[str] = ()) -> Explanation | None:
    """What of the draft the facts support, or None where (almost) nothing remains.

    allowed: further words that claim nothing, e.g. the title of the task.
    """
    lexicon = _Lexicon(facts, allowed)
    known = [_Known.of(fact, lexicon) for fact in facts]
    kept: list[str] = []
    told: set[frozenset[tuple[int, str]]] = set()
    checked = rejected = 0
    last = -1
    for sentence in _sentences(draft[:LONGEST_DRAFT]):
        claims = lexicon.claims(sentence)
        checked += claims
        backing = _Reader(lexicon, known, last).backing(sentence)
        if backing is None or backing.told in told:
            rejected += claims
            continue
        told.add(backing.told)
        last = backing.last
        kept.append(sentence if sentence[-1] in ".!" else sentence.rstrip(":;,") + ".")
    text = " ".join(kept)
    return Explanation(text, by, checked, rejected) if len(text) >= LEAST_TEXT else None


# Words --------------------------------------------------------------------------------------------------------

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: i for i, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_NTH = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ORDINALS = {word: i + 1 for i, word in enumerate(_NTH)}
_GROUPS = {"row": "row", "column": "column", "col": "column", "box": "box", "block": "box", "region": "region",
           "diagonal": "diagonal", "cage": "cage", "layer": "layer", "line": "line"}

_SAME = {
    "cell": "cells square squares spot spots position positions",
    "symbol": "symbols digit digits value values number numbers",
    "given": "givens clue clues",
    "open": "empty blank unfilled",
    "trial": "trials guess guesses guessing",
    "place": "fill fills filled placing",
    "box": "boxes block blocks",
    "column": "columns",
    "no": "without",
}
_GLUE = """the a an is are be was were been being must has have had having can could will to of in on at for by with
from into that which it its they them their this these there here we you also already and now
hold holds held contain contains contained containing stand stands appear appears appearing take takes
go goes board puzzle grid"""
_PAIR_GLUE = """go goes going put place places placed belong belongs get gets receive receives fill fills filled equal
equals fit fits assign assigned becomes become set write written enter entered forced cell symbol so"""
_ONLY_GLUE = "where possible available left remaining"
_ORDER = {"first": 0, "start": 0, "starting": 0, "next": 1, "then": 1, "after": 1, "finally": 2, "lastly": 2}

_CAUSE = r"(?:because|since|as|so that|so|therefore|thus|hence|given that)"
_REWRITES = [(re.compile(pattern, re.I), to) for pattern, to in (
    (r"[‘’]", "'"), (r"[*_`“”\"]", ""), (r"\s+[–—]\s+|\s+-\s+", "; "), (r"\s*(?:=|→|->)\s*", " is "),
    (r"\b(?:can't|can not)\b", "cannot"),
    (r"\bcannot\b(.{0,40}?)\b(?:any other (?:cell|place|spot|square|position)|anywhere else)\b", r"\1 no other cell"),
    (r"\b(?:nowhere else|no other (?:place|spot|square|position))\b", "no other cell"),
    (r"\bcan only (?:be|hold|take|contain)\b", "is"),
    (r"\bonly (?:place|spot|square|position)\b", "only cell"),
    (r"\btrial and error\b", "trial"),
)]


def _stem(word: str) -> str:
    """Endings off, so that places, placed and placing are one word."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


_CANON = {other: word for word, others in _SAME.items() for other in others.split()}


def _canon(word: str) -> str:
    return _stem(_CANON.get(word, word))


_GLUE_STEMS = {_canon(w) for w in _GLUE.split()}
_PAIR_STEMS = _GLUE_STEMS | {_canon(w) for w in _PAIR_GLUE.split()}
_ONLY_STEMS = _PAIR_STEMS | {_canon(w) for w in _ONLY_GLUE.split()}
_LOGIC = {_canon(w) for w in ("all", "every", "no", "not", "each", "other", "only")}
"""Words after which half a clause is no longer true by itself."""
_CELL, _SYMBOL = _canon("cell"), _canon("symbol")


def _digits(text: str) -> str:
    """Number words and ordinals before a group as digits: "row four" → "row 4", "fourth row" → "row 4"."""
    groups = "|".join(_GROUPS)
    ordinals = "|".join(_ORDINALS)
    text = re.sub(rf"\b(?:({ordinals})|(\d+)(?:st|nd|rd|th)) ({groups})\b",
                  lambda m: f"{m[3]} {_ORDINALS.get((m[1] or '').lower(), m[2])}", text, flags=re.I)
    tens, ones = "|".join(_TENS), "|".join(_ONES)
    text = re.sub(rf"\b({tens})[- ]({'|'.join(_ONES[1:10])})\b",
                  lambda m: str(_NUMBERS[m[1].lower()] + _NUMBERS[m[2].lower()]), text, flags=re.I)
    return re.sub(rf"\b({tens}|{ones})\b", lambda m: str(_NUMBERS[m[1].lower()]), text, flags=re.I)


class _Token(NamedTuple):
    kind: str  # "cell" | "group" | "value" (a number, or a name that the facts use) | "word"
    text: str


class _Lexicon:
    """What the facts talk about: turns text into tokens."""

    def __init__(self, facts: Sequence[Fact], allowed: Collection[str]):
        self.cells = {name for fact in facts for name in fact.cells}
        symbols = {symbol for fact in facts for symbol in fact.cells.values()}
        names = sorted((n for n in self.cells | symbols if not re.fullmatch(r"r\d+c\d+|\d+", n)), key=len, reverse=True)
        self.free = {part + end for word in allowed for part in word.lower().split() for end in ("", "s")}
        group = rf"(?P<group>{'|'.join(_GROUPS)})s?\s+(?P<index>\d+)"
        # One-letter symbols are read as such in their own case only: "a" is an article, "A" may be a symbol.
        listed = "|".join(re.escape(n) if len(n) == 1 else f"(?i:{re.escape(n)})" for n in names) or r"(?!)"
        self.pattern = re.compile(
            rf"(?P<cell>(?i:\br(?P<r>\d+)\s?c(?P<c>\d+)\b"
            rf"|\brow (?P<r2>\d+)(?:,? and|,| of)? (?:the )?col(?:umn)? (?P<c2>\d+)\b"
            rf"|\bcol(?:umn)? (?P<c3>\d+)(?:,? and|,| of)? (?:the )?row (?P<r3>\d+)\b))"
            rf"|(?P<name>(?<![\w-])(?:{listed})(?![\w-]))"
            rf"|(?i:\b{group}\b)"
            r"|(?P<number>(?<![\w])-?\d+(?:[.,]\d+)*%?(?![\w]))"
            r"|(?P<word>\w+(?:['’:/-]\w+)*)|(?P<sign>[^\s,.()!'])")
        self.spelling = {n.lower(): n for n in names if len(n) > 1}

    def tokens(self, text: str) -> list[_Token]:
        return list(self._scan(text))

    def claims(self, sentence: str) -> int:
        """Cells, groups and values stated; a sentence without any is one claim."""
        return max(1, sum(token.kind != "word" for token in self.tokens(normal(sentence))))

    def _scan(self, text: str) -> Iterator[_Token]:
        for m in self.pattern.finditer(text):
            if m["cell"]:
                yield _Token("cell", f"r{m['r'] or m['r2'] or m['r3']}c{m['c'] or m['c2'] or m['c3']}")
            elif m["name"]:
                name = self.spelling.get(m["name"].lower(), m["name"])
                yield _Token("cell" if name in self.cells else "value", name)
            elif m["group"]:
                yield _Token("group", f"{_GROUPS[m['group'].lower()]} {m['index']}")
            elif m["number"]:
                yield _Token("value", m["number"])
            else:
                word = (m["word"] or m["sign"]).lower().removesuffix("'s")
                if word not in self.free:
                    yield _Token("word", _canon(word))


def normal(text: str) -> str:
    """One spelling for the many ways to say the same."""
    for pattern, to in _REWRITES:
        text = pattern.sub(to, text)
    return _digits(text)


# Facts and clauses --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Claim:
    """A clause taken apart; two clauses say the same if `same` is equal."""

    cells: tuple[str, ...]
    groups: tuple[str, ...]
    values: tuple[str, ...]
    words: tuple[str, ...]
    order: int | None = None

    @staticmethod
    def of(text: str, lexicon: _Lexicon) -> _Claim:
        tokens = lexicon.tokens(text)
        named: dict[str, list[str]] = {"cell": [], "group": [], "value": [], "word": []}
        order: int | None = None
        for token, after in zip(tokens, [*tokens, _Token("word", "")][1:], strict=True):
            if token.kind == "word" and token.text in _ORDER_STEMS:
                order = _ORDER_STEMS[token.text]
            elif (token.text, after.kind) not in ((_CELL, "cell"), (_SYMBOL, "value")):  # "the symbol 2" is "2"
                named[token.kind].append(token.text)
        return _Claim(tuple(named["cell"]), tuple(named["group"]), tuple(named["value"]), tuple(named["word"]), order)

    @property
    def same(self) -> tuple[Any, ...]:
        words = Counter(word for word in self.words if word not in _GLUE_STEMS)
        return self.cells, self.groups, self.values, frozenset(words.items())


_ORDER_STEMS = {_canon(word): rank for word, rank in _ORDER.items()}


@dataclass(frozen=True)
class _Known:
    """A fact taken apart. head: what its first clause says (whole, or a part joined by "and"); rest: the others."""

    fact: Fact
    head: list[tuple[Any, ...]]
    rest: list[tuple[Any, ...]]
    groups: frozenset[str]
    sole: bool  # its reason is that no other cell (of one group) can hold the symbol

    @staticmethod
    def of(fact: Fact, lexicon: _Lexicon) -> _Known:
        clauses = _clauses(normal(fact.text))[0] or [""]
        claims = [_Claim.of(clause, lexicon) for clause in clauses]
        head = [claims[0].same]
        if not claims[0].cells and not _LOGIC & set(claims[0].words):
            parts = [_Claim.of(part, lexicon) for part in re.split(r"\band\b", clauses[0])]
            head += [part.same for part in parts if part.values and part.same[3]]
        sole = len(fact.cells) == 1 and any(
            len(c.groups) == 1 and {"no", "other", _CELL} <= set(c.words) for c in claims[1:])
        groups = frozenset(group for claim in claims for group in claim.groups)
        return _Known(fact, head, [claim.same for claim in claims[1:]], groups, sole)

    def supports(self, claim: _Claim) -> str | None:
        """"head" or "rest": which part of the fact says the same as the claim."""
        if not any(claim.same):
            return None
        if claim.same in self.head or self._pair(claim) or self._only(claim):
            return "head"
        return "rest" if claim.same in self.rest else None

    def _pair(self, claim: _Claim) -> bool:
        """ "2 goes in r4c7": one cell, its symbol, nothing else that means anything."""
        return (self._names_its_symbol(claim) and set(claim.words) <= _PAIR_STEMS
                and set(claim.groups) <= self.groups)

    def _only(self, claim: _Claim) -> bool:
        """ "In row 4, only r4c7 can hold 2", where the reason is that no other cell of row 4 can."""
        words = Counter(claim.words)
        return (self.sole and words.pop("only", 0) == 1 and self._names_its_symbol(claim)
                and len(claim.groups) == 1 and set(claim.groups) <= self.groups and set(words) <= _ONLY_STEMS)

    def _names_its_symbol(self, claim: _Claim) -> bool:
        return (len(claim.cells) == 1 and len(claim.values) == 1
                and self.fact.cells.get(claim.cells[0]) == claim.values[0])


def _clauses(text: str) -> tuple[list[str], bool]:
    """Clauses in one chain of reasons, and whether the text opens by drawing a conclusion."""
    text = text.strip()
    opening = re.match(rf"{_CAUSE}\b,?\s*", text, re.I)
    body = text[opening.end():] if opening else text
    parts = re.split(rf"[:;]\s+|,?\s+\b{_CAUSE}\b,?\s+|,?\s+(?=without\b)|,\s+(?=no\b)", body, flags=re.I)
    return [part for part in parts if part.strip()], opening is not None


# Sentences ----------------------------------------------------------------------------------------------------


class _Backing(NamedTuple):
    told: frozenset[tuple[int, str]]  # (fact, what of it): a second sentence that tells the same is a repeat
    last: int


class _Reader:
    """Reads one sentence against the facts. last: the fact that the sentence before told, -1 for none."""

    def __init__(self, lexicon: _Lexicon, known: list[_Known], last: int):
        self.lexicon, self.known, self.before = lexicon, known, last

    def backing(self, sentence: str) -> _Backing | None:
        """The facts behind the sentence, or None. Tried whole first, then as parts joined by "and"."""
        if "?" in sentence:
            return None
        text = normal(sentence).rstrip(".! ")
        for joint in (r"(?!)", r";\s+|,\s+(?:and|but|while|then)\s+", r";\s+|,?\s+(?:and|but|while|then)\s+"):
            told: set[tuple[int, str]] = set()
            last = self.before
            for part in re.split(joint, text, flags=re.I):
                found = self._part(part, last)
                if found is None:
                    break
                told |= found.told
                last = found.last
            else:
                if told:
                    return _Backing(frozenset(told), last)
        return None

    def _part(self, text: str, before: int) -> _Backing | None:
        for clauses, concludes in _readings(text):
            claims = [_Claim.of(_resolved(clause, text), self.lexicon) for clause in clauses]
            for index, known in enumerate(self.known):
                if concludes and len(claims) == 1 and index != before:
                    continue
                parts = [known.supports(claim) for claim in claims]
                if None in parts or ("head" not in parts and index != before):
                    continue
                if self._in_order(claims, index, before):
                    return _Backing(frozenset((index, str(claim.same)) for claim in claims), index)
        return None

    def _in_order(self, claims: list[_Claim], index: int, before: int) -> bool:
        """ "First", "next", "finally" agree with the order of the facts."""
        with_cells = [i for i, known in enumerate(self.known) if known.fact.cells]
        for order in {claim.order for claim in claims if claim.order is not None}:
            if order == 0 and index not in (0, *with_cells[:1]):
                return False
            if order >= 1 and index <= before:
                return False
            if order == 2 and index < len(self.known) - 1:
                return False
        return True


def _readings(text: str) -> Iterator[tuple[list[str], bool]]:
    """The clauses of a text; "Because X, Y" can be cut at each of its commas."""
    clauses, concludes = _clauses(text)
    if not clauses:
        return
    yield clauses, concludes
    if re.match(r"(?:because|since|as|given that)\b", text.strip(), re.I):
        for comma in re.finditer(r",\s+", clauses[0]):
            yield [clauses[0][: comma.start()], clauses[0][comma.end():], *clauses[1:]], False


def _resolved(clause: str, sentence: str) -> str:
    """ "…can hold it" with the symbol that the sentence places."""
    placed = re.search(r"\b(?:is|be|place|put)\s+(?:an?\s+|the\s+)?(?:symbol\s+|digit\s+|number\s+|value\s+)?"
                       r"(\d+|[A-Z])\b", sentence, re.I)
    return re.sub(r"\b(hold|contain|take) it\b", rf"\1 {placed[1]}", clause) if placed else clause


def _sentences(draft: str) -> list[str]:
    """Sentences and list items in order; "r4c7." ends one, "3.5" and "exact:sat" do not."""
    lines = [re.sub(r"^\s*(?:[-*•>#]+|\d+[.)])\s+", "", line) for line in draft.splitlines()]
    return [part.strip() for line in lines for part in re.split(r"(?<=[.!?])\s+", line) if re.search(r"\w", part)]


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    first = text.split()[0]
    return (text if any(sign.isdigit() for sign in first) else text[0].upper() + text[1:]) + "."
