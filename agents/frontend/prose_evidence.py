"""What words, signs of money and the network say of a number told in prose: an amount, or a cost.

Invariant: evidence only ranks bindings that are complete without it; it never adds a value.

    Told(reading, symbols).amount(0, 1, 1)    2.5 for "Ann needs 12"
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cached_property

from agents.frontend.labels import (
    CAPACITY,
    CONSUMER,
    COST,
    DEMAND,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.lexicon import CAPACITIES, EACH, TOTAL, UNITS, told, words_of
from agents.frontend.numerals import commas_in, value
from agents.frontend.prose_symbols import UNLIMITED, Symbol, counts, sentences
from agents.frontend.reading import Reading
from agents.frontend.remarks import is_remark

_MONEY_BEFORE = re.compile(r"(?:[$€£¥]|\b(?:EUR|USD|CHF|GBP))\s?$")
_MONEY_AFTER = re.compile(r"\s?(?:[$€£¥元]|(?:eur|euros?|usd|dollars?|chf|gbp|pounds?|bucks|cents?)\b)", re.IGNORECASE)
_WHOM = re.compile(r"\b(each|every|everybody|all|jede[rs]?|alle|chaque|cada|ogni)(?: (?:of )?(?:the )?([^\W\d_]+))?",
                   re.IGNORECASE)
_WAY = re.compile(r"(?:\b(from|von|vom|aus|ab|depuis|desde|dal?|dalla)|\b(?:to|nach|zu|zum|zur|vers))"
                  r"(?: (?:the|our|der|dem|den|la|le|el|il))?\s$|(从)$|到$", re.IGNORECASE)
ONE = frozenset(["one", "ein", "eine", "einem", "einer", "eins", "un", "une", "uno", "una", "一"])
_PLACED = re.compile(r"\bevery(?:body|one)\b[^.\n]{0,30}\b(?:at|in|on) \Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,;.()\n:，；。：]*")
_GOODS = UNITS - frozenset(words_of("""
eur euro euros usd dollar dollars cent cents chf gbp pound pounds bucks km miles mile min minute minutes per apiece k p
day days week weeks delivery trip run route h hour hours"""))


def _direction(gap: str) -> str:
    """ "from" or "to" where the last word before a name says so."""
    found = _WAY.search(gap)
    return "" if found is None else "from" if found[1] or found[2] else "to"


class Told:
    """Scores around 0; positive speaks for it."""

    def __init__(self, reading: Reading, symbols: Sequence[Symbol]) -> None:
        self.reading, self.symbols, self.part = reading, symbols, reading.part

    def amount(self, first: int, last: int, number: int) -> float:
        said = self.said(first, last)
        score = self._net[number] + self._unit[number] - self._spelt(number)
        score += 2.0 if said & {CAPACITY, DEMAND} else -3.0 if COST in said else 0.0
        opening = self.opening(number)
        return score + (0.7 if opening & {CAPACITY, DEMAND} else 0.0) - (1.5 if COST in opening else 0.0)

    def _spelt(self, number: int) -> float:
        """What it costs to take a number word for an amount: "one in Dijon" counts nothing where others are digits."""
        symbol = self.symbols[number]
        if not symbol.text.isalpha() or UNLIMITED.fullmatch(symbol.text):
            return 0.0
        return 3.0 if sum(each.text[:1].isdigit() for each in self.symbols) > 6 else 1.0

    def cost(self, first: int, last: int, number: int) -> float:
        said = self.said(first, last)
        score = -self._net[number] - self._unit[number]
        score += 2.0 if COST in said else -2.5 if said & {CAPACITY, DEMAND} else 0.0
        opening = self.opening(number)
        return score + (0.7 if COST in opening else 0.0) - (0.7 if opening & {CAPACITY, DEMAND} else 0.0)

    def each(self, number: int) -> bool:
        """Whether the sentence gives this number to each; "one warehouse each" is a rule, "one bed" an amount."""
        symbol = self.symbols[number]
        if symbol.text.lower() in ONE:
            behind = words_of(self.part[symbol.end:symbol.end + 20])[:1]
            if not (set(behind) & CAPACITIES) and not _PLACED.search(self.part[max(0, symbol.start - 60):symbol.start]):
                return False
        start, end = self._sentences[self.symbols[number].sentence]
        return EACH.search(self.part, start, end) is not None

    def idle(self, number: int) -> float | None:
        """What it costs that a number says nothing of a single thing; None where it must."""
        symbol = self.symbols[number]
        following = self.symbols[number + 1].start if number + 1 < len(self.symbols) else len(self.part)
        after = self.part[symbol.end: min(symbol.end + 40, following)]
        if counts(symbol, after) or (symbol.text.isalpha() and not symbol.text.lower().startswith(("unlim", "inf"))):
            return -0.3
        start, _ = self._sentences[symbol.sentence]
        near = self.part[max(start, symbol.start - 60): symbol.end] + (_CLAUSE.match(after) or [""])[0]
        return -0.5 if TOTAL.search(near) else None

    def aside(self, sentence: int) -> float | None:
        """What it costs to leave a sentence out."""
        start, end = self._sentences[sentence]
        if is_remark(self.part[start:end]):
            return 0.5
        return -0.8 * sum(symbol.number for symbol in self.symbols if symbol.sentence == sentence)

    def said(self, first: int, last: int) -> set[int]:
        """What the words around and between these symbols speak of, within their clause."""
        key = (first, last)
        if key not in self._said:
            symbols = self.symbols
            end = symbols[last].end
            after = symbols[last + 1].start if last + 1 < len(symbols) else len(self.part)
            clause = _CLAUSE.match(self.part, end, after)
            before = self._own(first)
            text = before + " ".join(symbols[k].gap for k in range(first + 1, last + 1))
            self._said[key] = told(text + " " + (clause[0] if clause else "")) & {CAPACITY, DEMAND, COST}
        return self._said[key]

    def _own(self, first: int) -> str:
        """What stands between the last number's clause and this symbol."""
        gap = self.symbols[first].gap
        if first and self.symbols[first - 1].number and self.symbols[first].level:
            clause = _CLAUSE.match(gap)
            gap = gap[clause.end():] if clause else gap
        lines = gap.rstrip().rsplit("\n", 1)
        return lines[-1] + " "

    def opening(self, number: int) -> set[int]:
        """What the beginning of the sentence, or the heading above it, speaks of."""
        return self._openings[self.symbols[number].sentence]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return sentences(self.part)

    @cached_property
    def _said(self) -> dict[tuple[int, int], set[int]]:
        return {}

    @cached_property
    def _openings(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        above: set[int] = set()
        first = {symbol.sentence: symbol.start for symbol in reversed(self.symbols)}
        for k, (start, end) in enumerate(self._sentences):
            text = self.part[start:end]
            if k in first:
                own = told(self.part[start:first[k]])
                found[k] = own if own & {CAPACITY, DEMAND, COST} else above | own
            elif text.strip():
                above = told(text) if text.rstrip().endswith((":", "：")) or len(text.split()) < 5 else set()
            if not text.strip() or (k in first and found[k] is not above and above != found[k]):
                above = set()
        return found

    @cached_property
    def _net(self) -> list[float]:
        """How much more the labels take a number for an amount than for a cost, at most 1.5 either way."""
        chances = self.reading.chances
        if not chances.tokens:
            return [0.0] * len(self.symbols)
        found = []
        for symbol in self.symbols:
            margin = chances.of(symbol.start, CAPACITY, DEMAND) - chances.of(symbol.start, COST, USE)
            found.append(max(-1.5, min(1.5, 0.4 * margin)) if symbol.number else 0.0)
        return found

    @cached_property
    def _unit(self) -> list[float]:
        """Money speaks for a cost, a unit of goods for an amount."""
        found = []
        for symbol in self.symbols:
            before, after = self.part[max(0, symbol.start - 5): symbol.start], self.part[symbol.end: symbol.end + 12]
            money = _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after)
            goods = set(words_of(after)[:1]) & _GOODS and after[:2].strip()[:1].isalpha()
            found.append(0.0 if not symbol.number else -1.0 if money else 0.6 if goods else 0.0)
        return found

    def value(self, number: int) -> float:
        """The number itself, where it is told plainly; unlimited room is infinite."""
        text = self.symbols[number].text
        if UNLIMITED.fullmatch(text):
            return math.inf
        comma = commas_in(symbol.text for symbol in self.symbols if symbol.number)
        return float(value(text, bool(comma)) or 0)

    # Sides -------------------------------------------------------------------------------------------------------

    def holds(self, name: str, number: int) -> float:
        """How much more a name with this amount looks like what has a capacity than like what has a demand."""
        spots = [k for k, symbol in enumerate(self.symbols) if symbol.key == name]
        near = min(spots, key=lambda k: abs(k - number), default=number)
        first, last = min(near, number), max(near, number)
        words = self.said(first, last) & {CAPACITY, DEMAND}
        words = words or self.opening(number) & {CAPACITY, DEMAND}
        score = 2.0 * ((CAPACITY in words) - (DEMAND in words))
        if not words:
            nouns = self.opening(number)
            score = 1.5 * ((RESOURCE in nouns) - (CONSUMER in nouns))
        chances = self.reading.chances
        if chances.tokens:
            at = self.symbols[number].start
            margin = chances.of(at, CAPACITY, TOTAL_CAPACITY) - chances.of(at, DEMAND, TOTAL_DEMAND)
            score += max(-1.0, min(1.0, 0.3 * margin))
        return score

    def gives(self, number: int) -> float:
        """The same of a number that each of one side has: what the word behind "each" says."""
        start, end = self._sentences[self.symbols[number].sentence]
        whom = _WHOM.search(self.part, start, end)
        nouns = told(whom[2] or "") if whom else set()
        people = whom is not None and whom[1].lower().startswith("everyb")
        score = 3.0 * ((RESOURCE in nouns) - (CONSUMER in nouns or people))
        words = told(self.part[start:end])
        score += 1.0 * ((CAPACITY in words) - (DEMAND in words))
        chances = self.reading.chances
        if chances.tokens:
            at = self.symbols[number].start
            score += max(-1.0, min(1.0, 0.3 * (chances.of(at, CAPACITY) - chances.of(at, DEMAND))))
        return score

    def named(self, name: str) -> float:
        """The same of the name itself: a noun in it or before it, and its labels, over all its occurrences."""
        spots = [symbol for symbol in self.symbols if symbol.key == name]
        nouns = told(name)
        for symbol in spots:
            last = symbol.gap.replace("\n", " ").split()[-2:]
            nouns |= told(" ".join(last)) if last else set()
        score = 1.5 * ((RESOURCE in nouns) - (CONSUMER in nouns))
        ways = {way for symbol in spots if (way := _direction(symbol.gap))}
        if len(ways) == 1:  # "from North" throughout
            score += 1.5 if ways == {"from"} else -0.8
        chances = self.reading.chances
        if chances.tokens and spots:
            margins = [chances.of(s.start, RESOURCE) - chances.of(s.start, CONSUMER) for s in spots]
            score += max(-1.0, min(1.0, 0.3 * sum(margins) / len(margins)))
        return score
