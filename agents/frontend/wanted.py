"""What the person wants: the network's chances of every intent, and words that speak of it.

A text with data and not one word for a hint, a reason, a check or a change wants its solution. Where there are such
words the network decides between what they speak of, unless it is unsure: then the words do.

Invariant: a text that holds data wants something done with it, never the list of what can be done.

    decided("53..7.... … just a nudge please", chances, data=True)    "hint"
"""

from __future__ import annotations

import math

from agents.frontend.labels import INTENTS
from agents.frontend.wanted_words import cues

Wants = tuple[float, ...]
"""The chance of every one of INTENTS."""
LEAST = 0.03
"""No chance counts as smaller: the network is surer than it should be of texts unlike those that it knows."""
UNSAID = 3.0
"""What an intent loses that no word speaks of where there is data."""


def joined(first: Wants, last: Wants) -> Wants:
    """Of the two ends of a long text."""
    return tuple((a + b) / 2 for a, b in zip(first, last, strict=True))


def decided(text: str, wants: Wants, data: bool) -> str:
    """The likeliest intent. data: whether the text holds data of a problem."""
    said = cues(text)
    score = {intent: math.log(max(chance, LEAST)) + said.get(intent, 0.0)
             for intent, chance in zip(INTENTS, wants, strict=True)}
    if data:
        del score["list"]
        for intent in score:
            if intent != "solve" and intent not in said:
                score[intent] -= UNSAID
    return max(score, key=score.__getitem__)
