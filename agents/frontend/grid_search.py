"""The square of cells that a text shows, whatever its labels: signs are tried as blanks, and one square must come out.

Invariant: a square is taken only if it explains all that stands within it and beside it, and if no other square that
does so is as likely under the network.

    found_square(reading)    the cells of "53..7.... / 6..195... / …"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp

from agents.frontend.assembly_grid import all_sizes
from agents.frontend.grid_check import GRID, unexplained
from agents.frontend.grid_fields import tables
from agents.frontend.grid_rows import Square, squares
from agents.frontend.grid_stream import HIDDEN, Signs, Source, Stream, stream
from agents.frontend.labels import BLANK, CELL, DECORATION, EMPTY, EMPTY_END, END, OUTSIDE, ROW
from agents.frontend.reading import Reading
from agents.frontend.symbols import HAN_BLANKS
from agents.frontend.wording import grids_of, named_task

LONGEST = 12_000
"""Characters of the longest text that is searched."""
USUAL = frozenset(".0_?□·*x-")
LETTER_BLANKS = frozenset("xonz")
_HAN_SIGNS = HAN_BLANKS | {"〇", "零"}
SIGNS_TRIED, SIGNS_PAIRED = 10, 5
WORDY, LETTERED = 2, 8
"""Words, or letters, from which they are tried as cells."""
CERTAIN, NAMED = 0.5, 0.1
"""Share of the values that the network takes for values; less is needed where the text names a task of grids."""
MARGIN = 8.0
"""Log-probability by which a square must be likelier than any other."""
TRIES = 3
"""Assumptions under which one square is looked at."""
_RUN = re.compile(r"([-_?*.x0])\1{1,3}(?!\1)")


@dataclass(frozen=True)
class Found:
    """A square, its problem, and the log-probability of its labels."""

    square: Square
    chance: float

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(cell.value for cell in self.square.cells)


def found_square(reading: Reading) -> Square | None:
    """The square of this text; None where there is none, or more than one."""
    if len(reading.part) > LONGEST:
        return None
    sizes = sorted(all_sizes(grids_of(reading.tasks)), reverse=True)
    source = Source(reading.part)
    if not sizes or sum(source.counts().values()) < min(sizes) ** 2:
        return None
    needed = NAMED if named_task(reading.text, grids_of(reading.tasks)) else CERTAIN
    found: dict[tuple[int, ...], Found] = {}
    spans: set[tuple[int, int]] = set()
    whole: set[tuple[int, int]] = set()
    tried: Counter[tuple[int, ...]] = Counter()
    for square, cells in _candidates(reading, source, sizes):
        values, span = tuple(cell.value for cell in square.cells), (square.cells[0].start, square.cells[-1].end)
        tried[key := (*span, *values)] += 1
        if not any(values) or tried[key] > TRIES or (values in found and span in spans):
            continue
        if _share(reading, square) < needed:
            continue
        if square.edge > min(sizes):
            whole.add(span)
        if not unexplained(reading.chances, source, cells, square):
            spans.add(span)
            found[values] = Found(square, _chance(reading, square))
    if not found or _apart(spans | whole):
        return None
    best, *others = sorted(found.values(), key=lambda one: -one.chance)
    clear = not others or best.chance - others[0].chance >= MARGIN
    return best.square if clear and not _second(reading, source, best.square) else None


def _second(reading: Reading, source: Source, square: Square) -> bool:
    """Whether the labels show a good deal of another grid before or behind the square; dates and telephone numbers are
    none."""
    first, last = square.cells[0].start, square.cells[-1].end
    beside = sum((cell.end <= first or cell.start >= last) and not source.hides(cell.start)
                 for cell in reading.spans.cells)
    return beside >= 2 * square.edge


def _apart(spans: set[tuple[int, int]]) -> bool:
    """Whether two squares stand at different places."""
    latest = max(start for start, _ in spans)
    return any(end <= latest for _, end in spans)


def _candidates(reading: Reading, source: Source, sizes: Sequence[int]) -> Iterator[tuple[Square, Stream | None]]:
    """Squares under every assumption, with the stream that they were found in."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    for signs in _assumptions(reading, source, sizes):
        cells = stream(source, signs)
        places = tuple((cell.start, cell.value) for cell in cells.cells)
        if len(cells.cells) >= min(sizes) ** 2 and places not in seen:
            seen.add(places)
            for square in squares(cells, sizes):
                yield square, cells
    for square in tables(source, sizes):
        yield square, None


def _assumptions(reading: Reading, source: Source, sizes: Sequence[int]) -> Iterator[Signs]:
    """Which signs may be blanks, the likeliest first: none, one, two of the frequent ones, all usual ones."""
    counts = source.counts()
    signs = [sign for sign, count in counts.most_common() if count > 1 and (
        sign in LETTER_BLANKS or sign == "0" or not sign[0].isalnum() or sign in _HAN_SIGNS)][:SIGNS_TRIED]
    usual = frozenset(signs) & USUAL
    sets = [frozenset[str](), _suggested(reading, source), *(frozenset((sign,)) for sign in signs), usual,
        usual - {"-"}, usual - {"."},
            usual - {".", "-"}, *(frozenset(pair) for pair in combinations(signs[:SIGNS_PAIRED], 2))]
    numbers = sum(len(word) == 2 and word.isdigit() for _, _, word in source.atoms) >= LETTERED and max(sizes) > 9
    letters = max(sizes) > 9 and sum(len(word) for _, _, word in source.atoms if word.isalpha()
                                     and set(word) <= set("abcdefgxo")) >= LETTERED
    for blanks in dict.fromkeys(sets):
        cells = counts["digits"] + sum(counts[sign] for sign in blanks)
        if cells + (counts["words"] if counts["words"] >= WORDY else 0) + 26 * letters < min(sizes) ** 2:
            continue
        yield Signs(blanks)
        if numbers:
            yield Signs(blanks, numbers=True)
        if letters:
            yield Signs(blanks, letters=True)
        if counts["words"] >= WORDY and len(blanks) < 2:
            yield Signs(blanks, numbers, words=True)
            yield Signs(blanks, numbers, words=True, ones=True)
    for sign, count in Counter(match[1] for match in _RUN.finditer(source.text)).items():
        if count >= LETTERED:
            yield Signs(frozenset((sign,)), numbers, merged=True)


def _suggested(reading: Reading, source: Source) -> frozenset[str]:
    """The signs that the network takes for blanks where they occur."""
    shares: dict[str, list[float]] = {}
    for start, _, word in source.atoms:
        if not word.isspace() and word != HIDDEN and (not word[0].isalnum() or word in LETTER_BLANKS or word == "0"):
            shares.setdefault(word.replace(" ", ""), []).append(exp(reading.chances.of(start, BLANK)))
    return frozenset(sign for sign, found in shares.items() if sum(found) > len(found) / 2)


def _share(reading: Reading, square: Square) -> float:
    """How much of the values the network takes for data of a grid, rather than for other data."""
    values = [cell for cell in square.cells if cell.value]
    return sum(exp(reading.chances.of(cell.start, *GRID)) for cell in values) / len(values)


def _chance(reading: Reading, square: Square) -> float:
    """Log-probability of the cells, and of all else within the square being none."""
    chances, total = reading.chances, 0.0
    cells = [*square.cells, *(name for name in square.names if name)]
    kinds = {cell.start: (CELL,) if cell.value else (BLANK, EMPTY, EMPTY_END) for cell in square.cells}
    kinds |= {name.start: (ROW, DECORATION, OUTSIDE) for name in square.names if name}
    first, last = min(cell.start for cell in cells), max(cell.end for cell in cells)
    within = {at for cell in cells for at in range(cell.start + 1, cell.end)}
    for token in chances.between(first, last):
        if token.start in within:
            continue
        total += chances.of(token.start, *kinds.get(token.start, (DECORATION, OUTSIDE, END, ROW, EMPTY, EMPTY_END)))
    return total
