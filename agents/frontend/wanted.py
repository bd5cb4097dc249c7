"""What the person wants: the network's chances of every intent, and words that speak of it.

A text with data and not one word for a hint, a reason, a check or a change wants its solution. Where there are such
words the network decides between what they speak of, unless it is unsure, or one wish alone is said outright: then the
words do.

Invariant: a text that holds data wants something done with it, never the list of what can be done.

    decided("53..7.... … just a nudge please", chances, data=81)    "hint"
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from agents.frontend.labels import AMOUNT_LABELS, BLANK, CELL, INTENTS, READING, SIGN
from agents.frontend.spans import Span
from agents.frontend.wanted_words import STRONG, cues, says_nothing

Wants = tuple[float, ...]
"""The chance of every one of INTENTS."""
LEAST = 0.03
"""No chance counts as smaller: the network is surer than it should be of texts unlike those that it knows."""
UNUSUAL = ("hint", "why", "check", "what-if")
UNSAID = 3.2
"""What one of these loses that no word speaks of where there is data."""
ALONE = 3.0
"""What one of these gains where there is data and a phrase says it outright, and none says another wish."""
MUCH = 16
"""Marks of data from which a text surely holds some: the smallest board has as many."""
_DATA = (CELL, BLANK, SIGN, READING, *AMOUNT_LABELS)


def joined(first: Wants, last: Wants) -> Wants:
    """Of the two ends of a long text."""
    return tuple((a + b) / 2 for a, b in zip(first, last, strict=True))


def amount(marks: Sequence[Span]) -> int:
    """How many of these are data of a problem."""
    return sum(mark.label in _DATA for mark in marks)


def decided(text: str, wants: Wants, data: int) -> str:
    """The likeliest intent. data: the `amount` of the text's marks."""
    if says_nothing(text) and not data:
        return "other"
    said = cues(text)
    score = {intent: math.log(max(chance, LEAST)) + said.get(intent, 0.0)
             for intent, chance in zip(INTENTS, wants, strict=True)}
    if data >= MUCH:
        del score["list"], score["other"]
    if data:
        for intent in UNUSUAL:
            score[intent] -= 0 if intent in said else UNSAID
    outright = [intent for intent in (*UNUSUAL, "solve") if said.get(intent, 0.0) >= STRONG]
    if data >= MUCH // 2 and len(outright) == 1 and outright[0] in UNUSUAL:
        score[outright[0]] += ALONE
    if not data and "list" in said and not outright:
        score["list"] += ALONE
    return max(score, key=score.__getitem__)
