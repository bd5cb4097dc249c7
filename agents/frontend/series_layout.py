"""Where the readings of a text lie: the longest stretch of values with a gap that repeats itself.

Values (atoms) and the gaps between them are looked at alone. A list has one gap; records of k values have k gaps in
turn, one of which ends the record. Words in a gap count as a word, whichever; its literal characters are for names.

Invariant: a block holds every atom from its first to its last one, in records of `period` atoms, or in lists.

    block_of(cut).period    2 for "12:00 5.1\\n12:05 5.2\\n …"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agents.frontend.series_atoms import GONE, NUMBER, Atom, Style, atoms

LONG_LIST, LEAST = 24, 8
"""Values from which a line is a list whatever stands below it; values of the smallest block."""
MOST_COLUMNS = 40
TIMES, INLINE = 2.1, 12
"""Records that show a period; values of the longest record that is no line."""
MOST_GONE = 0.6
"""Share of a column that may be missing."""
ENOUGH = 0.9
"""Share of the longest stretch that a shorter period must cover to be preferred."""
_UNIT = re.compile(r"(?:°\s?[CFK]?|%|[A-Za-zÀ-ɏµμΩ³²€$£][A-Za-zÀ-ɏµμΩ\d°³²/·*^]*)(?![\w=:])")
_SPACED_UNIT = re.compile(
    r"[  ](?:°\s?[CFK]?|%|[mkM]?V|[mµk]?A|[kM]?Wh?|[kMG]?Hz|rpm|m?bar|[hkM]?Pa|psi|[cmkµn]?m|ms|s|min|h|[kmµ]?g|t|m?l|"
    r"l/min|[km]?m/[sh]|m[3³]/h|m[3³]|bpm|mmHg|pp[mb]|dB|lx|Nm|[kMG]B|Grad|degrees|deg|€|EUR|USD|\$|£|mg/dL|mmol/L|"
    r"µg/m[3³]|W/m[2²]|kB/s|Mbit/s|K|C|F|N|kN|pH|mV|counts?|units?)(?![\w=:/])")
_MONEY = re.compile(r"[$€£~≈]\s?$")
_JOIN = re.compile(r"[,;]?\s*\b(?:and then|and finally|followed by|and|then|und dann|und|dann|et|puis|y|luego|e|poi)\s+"
                   r"|\s*[、，]\s*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][^\W\d_'’]*(?:[\w'’.-]*[^\W_])?(?:[ _][^\W\d_][\w'’-]*)*")


@dataclass
class Cut:
    """A text cut into atoms in one style."""

    text: str
    style: Style
    atoms: list[Atom]

    def gap(self, k: int) -> str:
        """The characters between atoms k and k + 1, without the unit behind the first and a sign of money."""
        start, end = self.atoms[k].end, self.atoms[k + 1].start
        return _MONEY.sub("", self.text[start + self.unit(k):end])

    def unit(self, k: int) -> int:
        """Characters of the unit behind atom k."""
        return self.unit_behind(self.atoms[k]) if self.atoms[k].kind == NUMBER else 0

    def unit_behind(self, atom: Atom) -> int:
        """Characters of the unit behind a number."""
        at = atom.end
        found = _UNIT.match(self.text, at) or _SPACED_UNIT.match(self.text, at)
        return found.end() - at if found else 0

    @cached_property
    def shapes(self) -> np.ndarray:
        """(atoms - 1,) of the gaps, alike where their shapes are."""
        known: dict[str, int] = {}
        found: list[str] = []
        for k in range(len(self.atoms) - 1):  # "and" stands for the separator before it
            gap = self.gap(k)
            before = found[-1] if found and "W" not in found[-1] and "\n" not in found[-1] else ", "
            found.append(before if _JOIN.fullmatch(gap) else shape(gap))
        return np.array([known.setdefault(each, len(known)) for each in found], int)


@dataclass(frozen=True)
class Block:
    """Atoms [first, last] of a cut. period: atoms of a record; 1 for lists. lists: (first, last) of each list."""

    cut: Cut
    first: int
    last: int
    period: int
    lists: tuple[tuple[int, int], ...] = ()

    @property
    def start(self) -> int:
        return self.cut.atoms[self.first].start

    @property
    def end(self) -> int:
        return self.cut.atoms[self.last].end


def shape(gap: str) -> str:
    """What is alike in the gaps of one place in a record."""
    gap = _WORDS.sub("W", gap.replace("\r\n", "\n"))
    gap = re.sub(r"[^\S\n\t]+", " ", gap)
    gap = re.sub(r"[ \t]*\n[ \t]*", "\n", gap)
    return re.sub(r" *(\t|\|) *| +([,;])", r"\1\2", gap)


def cut(text: str, style: Style, fixed: Sequence[Atom]) -> Cut:
    return Cut(text, style, atoms(text, style, fixed))


def block_of(cut: Cut) -> Block | None:
    """The block of a text; None where nothing repeats itself long enough."""
    shapes = cut.shapes
    if len(shapes) < LEAST - 1:
        return None
    lists = [pair for pair in _stretches(shapes, 1) if _whole(cut, *pair, 1)]
    longest = max((last - first + 1 for first, last in lists), default=0)
    if longest >= LONG_LIST:
        return _lists(cut, [pair for pair in lists if pair[1] - pair[0] + 1 >= longest / 2])
    best: tuple[int, int, int] | None = None
    covered: dict[int, tuple[int, int]] = {}
    for period in range(1, min(MOST_COLUMNS, len(shapes) // 2) + 1):
        found = _stretches(shapes, period)
        if found:
            covered[period] = max(found, key=lambda pair: pair[1] - pair[0])
    most = max((last - first + 1 for first, last in covered.values()), default=0)
    for period, (first, last) in covered.items():
        if last - first + 1 >= max(ENOUGH * most, LEAST) and _whole(cut, first, last, period):
            best = period, first, last
            break
    if best is None:
        return None
    period, first, last = best
    return Block(cut, first, last, period, ((first, last),) if period == 1 else ())


def _whole(cut: Cut, first: int, last: int, period: int) -> bool:
    """Whether it repeats itself often enough, in lines if the records are long, and most of every column is there."""
    if period > 1 and last - first + 1 < TIMES * period:
        return False
    gaps = "".join(cut.gap(k) for k in range(first, min(first + period, last)))
    kinds = [atom.kind for atom in cut.atoms[first:last + 1]]
    return ("\n" in gaps or period <= INLINE) and all(
        sum(kind == GONE for kind in kinds[k::period]) <= MOST_GONE * len(kinds[k::period]) for k in range(period))


def _stretches(shapes: np.ndarray, period: int) -> list[tuple[int, int]]:
    """(first, last) atoms of the stretches in which every gap is alike to the one a period later."""
    same = np.concatenate([[False], shapes[period:] == shapes[:-period], [False]])
    edges = np.flatnonzero(same[1:] != same[:-1])
    return [(int(start), int(stop) + period) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _lists(cut: Cut, lists: list[tuple[int, int]]) -> Block:
    return Block(cut, lists[0][0], lists[-1][1], 1, tuple(lists))


def common(texts: Sequence[str]) -> tuple[str, float]:
    """The most frequent of these and its share."""
    text, count = Counter(texts).most_common(1)[0]
    return text, count / len(texts)


def alike(columns: Sequence[Sequence[float]]) -> bool:
    """Whether the columns differ no more in level than numbers within one do."""
    means = [sum(column) / max(len(column), 1) for column in columns]
    within = sum(sum((x - m) ** 2 for x in column) for column, m in zip(columns, means, strict=True))
    count = sum(map(len, columns))
    middle = sum(map(sum, columns)) / max(count, 1)
    between = sum(len(column) * (m - middle) ** 2 for column, m in zip(columns, means, strict=True))
    free = count - len(columns)
    return free > 0 and between / max(len(columns) - 1, 1) <= 3.5 * within / free
