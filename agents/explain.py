"""Explanations that say only what was computed: a draft in, the sentences that the facts support out.

A draft (an LLM's, or anybody's) is cut into sentences, sentences into clauses, clauses into claims: cells, symbols,
groups, numbers and the words that carry meaning. A clause passes if one fact says the same (`agents/claims.py`); only
glue ("the", "must", "goes in") may be left over. So an unknown name, a "not", a "maybe", a compliment or a cell taken
from another fact each sinks its sentence. True sentences in unusual words are lost on purpose: the facts themselves
are always there to be shown.

Invariant: every sentence of a checked explanation is backed by facts; "because" joins clauses of one fact only, of
one that gives a reason itself.

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

from agents.claims import Known
from agents.tokens import Claim, Lexicon, Support, clauses_of
from agents.words import GLUE, GROUPS, normal
from solvers.task import Fact

LONGEST_DRAFT = 4000
"""Characters of a draft that are read; an explanation has about 600."""
LEAST_TEXT = 25
"""Characters that must remain of a draft for it to be worth showing."""
LEAST_SHARED = 1 / 8
"""Values, and words at an eighth, that a sentence must share with a fact to be taken for a try to tell it; four times
that where it states no value."""
MOST_PARTS = 10
"""Of a sentence; one that joins more is not read."""
_JOINT = r";\s+|,?\s+(?:and|but|while|whereas|although|though|then)\s+|,\s+"


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
    sentences = [sentence(fact) for fact in facts if fact.text.strip(" .")]
    lexicon = Lexicon(facts, ())
    return Explanation(" ".join(sentences), "facts", sum(map(lexicon.claims, sentences)), 0)


def check(draft: str, facts: Sequence[Fact], by: str, allowed: Collection[str] = ()) -> Explanation | None:
    """What of the draft the facts support, or None where (almost) nothing remains.

    allowed: further words that claim nothing, e.g. the title of the task.
    """
    return Checker(facts, allowed).check(draft, by)


class Checker:
    """The facts of one solution, taken apart once for any number of drafts."""

    def __init__(self, facts: Sequence[Fact], allowed: Collection[str] = ()):
        self.lexicon = Lexicon(facts, allowed)
        subjects = [{fact.wording.slots[slot] for slot in fact.wording.about} for fact in facts
                    if fact.wording and fact.wording.about]
        plain = set.intersection(*subjects) if len(subjects) > 1 else set()
        self.known = [Known.of(fact, self.lexicon, plain) for fact in facts]

    def check(self, draft: str, by: str) -> Explanation | None:
        """What of the draft the facts support, or None where (almost) nothing remains."""
        judged = self.judged(draft)
        return explanation([one.text for one in judged if one.told], by, judged)

    def judged(self, draft: str) -> list[Judged]:
        """The sentences of a draft, each with what of which fact it tells."""
        found: list[Judged] = []
        told: set[frozenset[tuple[int, str]]] = set()
        last = -1
        for sentence in _sentences(draft[:LONGEST_DRAFT]):
            claims = self.lexicon.claims(sentence)
            backing = _Reader(self.lexicon, self.known, last).backing(sentence)
            if backing is None:
                found.append(Judged(sentence, claims, frozenset(), self.nearest(sentence)))
            elif backing.told in told:
                found.append(Judged(sentence, claims, frozenset(), -1))
            else:
                told.add(backing.told)
                last = backing.last
                whole = sentence if sentence[-1] in ".!" else sentence.rstrip(":;,") + "."
                found.append(Judged(whole, claims, frozenset(fact for fact, _ in backing.told), -1))
        return found

    def nearest(self, sentence: str) -> int:
        """The fact of which a sentence says most, true or not; -1 where it speaks of none."""
        said = Counter(token.text for token in self.lexicon.tokens(normal(sentence)) if token.kind != "word")
        words = {token.text for token in self.lexicon.tokens(normal(sentence)) if token.kind == "word"} - GLUE
        near = [(sum((said & known.named).values()) + len(words & known.words) / 8, -i)
                for i, known in enumerate(self.known)]
        most, place = max(near, default=(0.0, 1))
        return -place if most >= (LEAST_SHARED if said else 4 * LEAST_SHARED) else -1

    def strange(self, sentence: str, fact: int) -> list[str]:
        """The cells, groups, names and numbers of a sentence that the fact does not have."""
        said = [token.text for token in self.lexicon.tokens(normal(sentence)) if token.kind != "word"]
        return [text for text in dict.fromkeys(said) if text not in self.known[fact].named]


class Judged(NamedTuple):
    """A sentence of a draft. told: the facts that it tells; none if it is not shown. near: where it is not backed, the
    fact that it comes nearest to, or -1."""

    text: str
    claims: int
    told: frozenset[int]
    near: int


def explanation(shown: Sequence[str], by: str, judged: Sequence[Judged]) -> Explanation | None:
    """What is shown of the sentences that a language model wrote, or None where it is (almost) nothing."""
    text = " ".join(shown)
    return Explanation(text, by, sum(one.claims for one in judged), sum(one.claims for one in judged if not one.told)
                       ) if len(text) >= LEAST_TEXT else None


# Sentences ----------------------------------------------------------------------------------------------------


class _Backing(NamedTuple):
    told: frozenset[tuple[int, str]]  # (fact, what of it): a second sentence that tells the same is a repeat
    last: int


class _Reader:
    """Reads one sentence against the facts. last: the fact that the sentence before told, -1 for none."""

    def __init__(self, lexicon: Lexicon, known: list[Known], last: int):
        self.lexicon, self.known, self.before = lexicon, known, last
        self.parts: dict[tuple[str, int], _Backing | None] = {}

    def backing(self, sentence: str) -> _Backing | None:
        """The facts behind the sentence, or None. Parts joined by "and" or a comma may tell different facts."""
        if "?" in sentence:
            return None
        text = normal(sentence).rstrip(".! ")
        cuts = [(0, 0), *((m.start(), m.end()) for m in re.finditer(_JOINT, text, re.I)), (len(text), len(text))]
        return self._joined(text, cuts, self.before) if len(cuts) <= MOST_PARTS + 1 else None

    def _joined(self, text: str, cuts: list[tuple[int, int]], before: int) -> _Backing | None:
        """The text cut at some of its joints, the longest parts first, each part backed by one fact."""
        for end in range(len(cuts) - 1, 0, -1):
            found = self._part(text[cuts[0][1]:cuts[end][0]], before)
            if found is None:
                continue
            if end == len(cuts) - 1:
                return found
            rest = self._joined(text, cuts[end:], found.last)
            if rest is not None:
                return _Backing(found.told | rest.told, rest.last)
        return None

    def _part(self, text: str, before: int) -> _Backing | None:
        if (text, before) not in self.parts:
            self.parts[text, before] = self._read(text, before)
        return self.parts[text, before]

    def _read(self, text: str, before: int) -> _Backing | None:
        for clauses, concludes in _readings(text):
            claims = [Claim.of(_resolved(clause, text), self.lexicon) for clause in clauses]
            for index, known in enumerate(self.known):
                known_before = self._same_subject(index, before)
                if (concludes and len(claims) == 1 and index != before) or (len(claims) > 1 and not known.reasons):
                    continue
                found = [support for claim in claims if (support := known.supports(claim)) is not None]
                parts = {support.part for support in found}
                if len(found) < len(claims) or parts == {"name"} or not (known_before or parts & {"head", "name"}):
                    continue
                if self._in_order(found, index, before):
                    return _Backing(frozenset((index, support.told) for support in found), index)
        return None

    def _same_subject(self, index: int, before: int) -> bool:
        """Whether "it" may stand for what the fact is about."""
        return index == before or (before >= 0 and self.known[index].about != ()
                                   and self.known[index].about == self.known[before].about)

    def _in_order(self, found: list[Support], index: int, before: int) -> bool:
        """ "First", "next", "finally" agree with the order of the facts."""
        with_cells = [i for i, known in enumerate(self.known) if known.fact.cells]
        for order in {support.order for support in found if support.order is not None}:
            if order == 0 and index not in (0, *with_cells[:1]):
                return False
            if order >= 1 and index <= before:
                return False
            if order == 2 and index < len(self.known) - 1:
                return False
        return True


def _readings(text: str) -> Iterator[tuple[list[str], bool]]:
    """The clauses of a text: whole, cut where it gives reasons; "Because X, Y" can be cut at each of its commas."""
    clauses, concludes = clauses_of(text)
    if not clauses:
        return
    if len(clauses) > 1:
        yield [text], False
    yield clauses, concludes
    if re.match(r"(?:because|since|as|given that)\b", text.strip(), re.I):
        for comma in re.finditer(r",\s+", clauses[0]):
            yield [clauses[0][: comma.start()], clauses[0][comma.end():], *clauses[1:]], False


def _resolved(clause: str, sentence: str) -> str:
    """ "…can hold it" with the symbol that the sentence places, "no other cell there" with the group that it names."""
    placed = re.search(r"\b(?:is|be|place|put)\s+(?:an?\s+|the\s+)?(?:symbol\s+|digit\s+|number\s+|value\s+)?"
                       r"(\d+|[A-Z])\b|\b(?:the|needs? an?) (\d+)(?: (?:of|in) |,)", sentence, re.I)
    groups = set(re.findall(rf"\b(?:{'|'.join(GROUPS)}) \d+\b", sentence, re.I))
    if len(groups) == 1:
        clause = re.sub(r"\bother (cells?) there\b", rf"other \1 of {groups.pop()}", clause)
    return re.sub(r"\b(hold|contain|take|for) it\b", rf"\1 {placed[1] or placed[2]}", clause) if placed else clause


def _sentences(draft: str) -> list[str]:
    """Sentences and list items in order; "r4c7." ends one, "3.5" and "exact:sat" do not."""
    lines = [re.sub(r"^\s*(?:[-*•>#]+|\d+[.)])\s+", "", line) for line in draft.splitlines()]
    return [part.strip() for line in lines for part in re.split(r"(?<=[.!?])\s+", line) if re.search(r"\w", part)]


def sentence(fact: Fact) -> str:
    """The fact in its own words."""
    text = fact.text.strip().rstrip(".")
    first = text.split()[0]
    return (text if any(sign.isdigit() for sign in first) else text[0].upper() + text[1:]) + "."
