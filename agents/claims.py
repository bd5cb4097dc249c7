"""Does one fact say what this clause says?

Two ways to agree. A clause may say the same as a clause of the fact's own text: the same cells, groups and numbers in
the same order and the same words, glue aside. Or, where the fact brings its own wording, the clause can be cut into
phrases that the fact states to be true (`agents/phrases.py`).

Invariant: a clause that names a value which the fact does not have is never supported by it.

    fact = Fact("W1 is open: 7 is free", {}, ("7",), Wording({"w": "W1", "n": "7"}, "{n} free|left", ("w",)))
    known = Known.of(fact, Lexicon([fact], ()))
    known.supports(Claim.of("W1 has 7 left", lexicon)).part       # "head": it names what the fact is about
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from agents.phrases import Phrases
from agents.tokens import Claim, Lexicon, Support, clauses_of
from agents.words import CELL, GLUE, ONLY, PAIR, WHOLE, normal
from solvers.task import Fact


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
    named: Counter[str]  # its cells, groups, names and numbers
    words: frozenset[str]

    @staticmethod
    def of(fact: Fact, lexicon: Lexicon, plain: Collection[str] = ()) -> Known:
        """plain: what goes without saying, as every fact is about it."""
        clauses = clauses_of(normal(fact.text))[0] or [""]
        claims = [Claim.of(clause, lexicon) for clause in clauses]
        wording = fact.wording
        said = [claim.same if wording is None else claim.strict for claim in claims]
        head = said[:1]
        if wording is None and not claims[0].cells and not WHOLE & set(claims[0].words):
            parts = [Claim.of(part, lexicon) for part in re.split(r"\band\b", clauses[0])]
            head += [part.same for part in parts if part.values and part.same[3]]
        sole = len(fact.cells) == 1 and any(
            len(c.groups) == 1 and {"no", "other", CELL} <= set(c.words) for c in claims[1:])
        groups = frozenset(group for claim in claims for group in claim.groups)
        about = tuple(wording.slots[slot] for slot in wording.about) if wording else ()
        return Known(fact, head, said[1:], groups, sole, about,
                     Phrases.of(wording) if wording else None, frozenset(about) - set(plain),
                     Counter(token.text for claim in claims for token in claim.tokens if token.kind != "word"),
                     frozenset(word for claim in claims for word in claim.words) - GLUE)

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
