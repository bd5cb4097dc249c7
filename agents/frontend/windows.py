"""Where the data of a very long text lies.

Invariant: the answer depends on the characters alone and takes time linear in their number.

    densest("prose … 53..7.... … prose", 4000)    the 4,000 characters around the board
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

DATA_SIGNS = "0123456789._*?|□⬜"
STRIP = 256
"""Characters over which density is measured."""
RIVAL = 0.5
"""A strip elsewhere that is this dense, relative to the densest, is a rival block of data."""
WORD = re.compile(r"[^\W\d_]{2,}")
DENSE = 0.3
"""Prose with dates and prices stays below this share of data signs."""


@dataclass(frozen=True)
class Window:
    """Characters [start, end) around the densest strip; rivals: whether data as dense lies outside."""

    start: int
    end: int
    rivals: bool


def densest(text: str, size: int) -> Window:
    """The window of `size` characters around the densest strip of data signs."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    data = np.isin(codes, np.array([ord(sign) for sign in DATA_SIGNS], np.uint32))
    sums = np.concatenate([[0], np.cumsum(data)])
    strips = sums[STRIP:] - sums[:-STRIP]  # (characters - STRIP + 1,) data signs of each strip
    peak = int(strips.argmax())
    start = max(0, min(peak + STRIP // 2 - size // 2, len(text) - size))
    outside = np.concatenate([strips[: max(0, start - STRIP)], strips[start + size:]])
    rivals = bool(len(outside) and outside.max() >= max(RIVAL * strips[peak], DENSE * STRIP))
    return Window(start, start + size, rivals)


def around(text: str, first: int, last: int) -> tuple[int, int]:
    """The lines of characters first to last, without what stands before the data in its first line.

    Where words open that line the part begins with the run of non-spaces that holds the first character.
    """
    line = text.rfind("\n", 0, first) + 1
    start = first
    while start > line and not text[start - 1].isspace():
        start -= 1
    end = text.find("\n", last)
    return line if not WORD.search(text, line, start) else start, len(text) if end < 0 else end


def wordless(text: str, fewest: int, most: int) -> tuple[int, int] | None:
    """The one run of lines without words that holds `fewest` to `most` signs; None where there is none or several."""
    runs: list[tuple[int, int, int]] = []  # signs, start, end
    at, signs, start = 0, 0, 0
    for line in [*text.split("\n"), "end"]:
        if WORD.search(line):
            runs.append((signs, start, at))
            signs, start = 0, at + len(line) + 1
        else:
            signs += len("".join(line.split()))
        at += len(line) + 1
    large = [(start, min(end, len(text))) for signs, start, end in runs if fewest <= signs <= most]
    return large[0] if len(large) == 1 else None
