"""Text taken apart for the check of explanations: cells, groups, names, numbers and words; clauses; patterns.

Invariant: nothing here judges; equal tokens mean the same in a fact and in a clause.

    [token.text for token in Lexicon(facts, ()).tokens("Row 4, column 7 holds 2")]      # ["r4c7", "hold", "2"]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from agents.words import CAUSE, CELL, GLUE, GROUPS, ORDER, SYMBOL, canon, normal
from solvers.task import Fact

JOINT = ","
"""The word that stands for what joins parts of a sentence: a comma, "and", "but"."""
NUMBER = r"-?\d+(?:\.\d+)?"


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
        meant = {token.text for fact in facts if fact.wording for reading in expanded(fact.wording.ways)
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
            r"|(?P<joint>,(?=\s)|;(?=\s)|(?i:\b(?:and|but|while|whereas|though|although)\b))"
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
            elif m["joint"]:
                yield Token("word", JOINT)
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
            if token.text == JOINT:
                continue
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
        return tuple(token.text for token in self.tokens
                     if token.kind != "word" or (token.text not in GLUE and token.text != JOINT))


class Support(NamedTuple):
    """part: "head" where the claim stands by itself, "rest" where it needs what the fact is about to be named, "name"
    where it only does that.

    told: what of the fact it says. order: see `Claim`.
    """

    part: str
    told: str
    order: int | None


@lru_cache(maxsize=256)
def expanded(ways: str) -> tuple[tuple[Token, ...], ...]:
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
