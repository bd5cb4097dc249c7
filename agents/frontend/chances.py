"""What the network holds of every token: the log-probabilities behind the labels.

A reading that the layout suggests is as likely as its labels are under the network; where several are complete, the
likeliest is the one to take, by the margin to the next.

Invariant: `of` is at most 0; characters outside of all tokens count as certain.

    chances.of(17, WALL_SIGN)    -0.02: the token at character 17 surely begins a sign of a wall
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from agents.frontend.labels import INSIDE, LABELS, SINGLE_LABELS
from agents.frontend.spans import Token

LEAST = math.log(1e-4)
"""Below this a label is as unlikely as any: one token that the network misjudged must not outvote all others."""


class Chances:
    """The tokens of one part, in text order, with their log-probabilities."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token(self, at: int) -> Token | None:
        """The token that covers this character."""
        k = bisect_right(self._starts, at) - 1
        return self.tokens[k] if k >= 0 and at < self.tokens[k].end else None

    def of(self, at: int, *labels: int) -> float:
        """Log-probability that the token at this character has one of these labels; 0 where there is no token."""
        token = self.token(at)
        return 0.0 if token is None else max(LEAST, math.log(max(sum(chance(token, k) for k in set(labels)), 1e-9)))

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin in [start, end)."""
        return self.tokens[bisect_left(self._starts, start):bisect_left(self._starts, end)]

    def span(self, start: int, end: int, label: int) -> float:
        """Mean log-probability over its tokens that characters [start, end) are one span of this label."""
        rest = label if label in SINGLE_LABELS else INSIDE
        found = [self.of(start, label)]
        k = bisect_right(self._starts, start)
        while k < len(self.tokens) and self.tokens[k].start < end:
            found.append(self.of(self.tokens[k].start, rest))
            k += 1
        return sum(found) / len(found)

    def total(self, spans: Iterable[tuple[int, int, int]]) -> float:
        """Sum of `span` over (start, end, label)."""
        return sum(self.span(start, end, label) for start, end, label in spans)


def chance(token: Token, label: int) -> float:
    """Probability of a label, 0 to 1; of a token that came without a distribution, what its own label leaves."""
    if token.chances is None:
        return token.certainty if label == token.label else (1 - token.certainty) / (len(LABELS) - 1)
    return float(token.chances[label])
