"""Names of series: the words that the layout leaves for one, and which of them the network holds for it.

Invariant: a name is a run of whole words of the text.

    Words(reading).name([(0, 6)])    (0, 4) of "pump= "
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from agents.frontend.labels import DECORATION, INSIDE, OUTSIDE, SERIES_NAME
from agents.frontend.reading import Reading

SAMPLE = 16
MOST_WORDS, LONGEST = 5, 40
"""Words and characters of the longest name."""
_WORD = re.compile(r"[^\s\"'`{}\[\],;|=:<>]+")
_OPENED = re.compile(r"(?:[A-Za-z_.]*[\[({]\s*|[\"'$€£~≈]|\s)*$")
_CONNECTED = re.compile(r"\s*(?:[:=：]|:=|<-|->|[-–,;\t|])?\s*$")
RULE = re.compile(r"[\s|+:=\-─━═┼│┬┴├┤┌┐└┘╪╬]*")

Place = tuple[int, int]


class Words:
    """The words of one reading and what the network holds of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.part, self.chances = reading, reading.part, reading.chances

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.chances.tokens]

    def total(self, start: int, end: int, first: Sequence[int], rest: Sequence[int]) -> float:
        """Sum of the log-probabilities of the tokens in [start, end)."""
        k, found = bisect_left(self._starts, start), 0.0
        while k < len(self._starts) and self._starts[k] < end:
            found += self.chances.of(self._starts[k], *(first if self._starts[k] == start else rest))
            k += 1
        return found

    def none(self, start: int, end: int) -> float:
        """That no name is in these characters."""
        return self.total(start, end, (OUTSIDE, DECORATION), (OUTSIDE, DECORATION))

    def best(self, places: Sequence[Place], to_end: bool, forced: bool) -> tuple[Place, float] | None:
        """The characters of a name, counted from the start of each of these places that read alike, and how much
        likelier than none it is; None where there is none. to_end: it reaches the last word; forced: there is one."""
        start, end = places[0]
        words = [(match.start() - start, match.end() - start) for match in _WORD.finditer(self.part, start, end)]
        words = [word for word in words if any(char.isalnum() for char in self.part[start + word[0]:start + word[1]])]
        if not words:
            return None
        sample = places[:: max(1, len(places) // SAMPLE)]
        words = words[-3 * MOST_WORDS:]
        found: list[tuple[float, Place]] = []
        for i, (left, _) in enumerate(words):
            for _, right in words[-1:] if to_end else words[i:i + MOST_WORDS]:
                if right - left > LONGEST or len(self.part[start + left:start + right].split()) > MOST_WORDS:
                    continue
                scores = [self.none(a, a + left) + self.total(a + left, a + right, (SERIES_NAME,), (INSIDE,))
                          + self.none(a + right, b) for a, b in sample]
                found.append((sum(scores) / len(scores), (left, right)))
        if not found:
            return None
        score, place = max(found)
        without = sum(self.none(a, b) for a, b in sample) / len(sample)
        return (place, score - without) if forced or score > without else None

    def label(self, least: int, at: int, forced: bool) -> Place | None:
        """The name in front of a list that begins at `at`; nothing before `least` belongs to it."""
        end = least + _OPENED.search(self.part[least:at]).start()  # type: ignore[union-attr]
        end = least + _CONNECTED.search(self.part[least:end]).start()  # type: ignore[union-attr]
        while end > least and self.part[end - 1] in "\"'`)":
            if self.part[end - 1] == ")" and "(" in self.part[max(least, end - LONGEST):end]:
                break
            end -= 1
        start = max(least, self.part.rfind("\n", least, end) + 1, end - 4 * LONGEST)
        while start < end and not (self.part[start].isalnum() or self.part[start] in "_"):
            start += 1
        if start >= end:
            return None
        found = self.best([(start, end)], True, forced)
        return (start + found[0][0], start + found[0][1]) if found else None


def header_fields(line: str, sign: str) -> list[Place]:
    """Where the fields of a line stand that `sign` parts; " " stands for two spaces or more, or else single ones."""
    if sign == " ":
        pieces = [match.span() for match in re.finditer(r"\S+(?: \S+)*", line)] if re.search(r"\S {2,}\S|\t", line) \
            else [match.span() for match in re.finditer(r"\S+", line)]
        return pieces
    fields, at = [], 0
    for piece in line.split(sign):
        left = at + len(piece) - len(piece.lstrip(" \t\"'"))
        fields.append((left, max(left, at + len(piece.rstrip(" \t\r\"'")))))
        at += len(piece) + 1
    if sign == "|" and line.lstrip().startswith("|"):
        fields = fields[1:]
    if sign == "|" and line.rstrip().endswith("|"):
        fields = fields[:-1]
    return fields
