"""Labels of long texts: what repeats itself is read a few times, the rest in overlapping windows.

A text is cut into units (lines; pieces of lines that are very long). Units of one shape, i.e. alike but for the digits
in them, are alike in meaning: a sample of each shape that occurs often is read, and where all of the sample agree the
others take its labels. So 20,000 rows of a log cost no more than a few hundred.

Invariant: the network sees at most BUDGET characters (and the head of the text once a window); a text that needs more
is given up: None. Every digit of the text has a token.

    labelled(text, read)    tokens of the whole text, and what is wanted
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from agents.frontend.labels import INSIDE, OUTSIDE, SPAN_LABELS
from agents.frontend.spans import Token
from agents.frontend.wanted import Wants, joined

Read = Callable[[Sequence[str]], list[tuple[list[Token], Wants]]]

OFTEN = 12
"""Units of a shape from which a sample stands for all."""
FIRST, LAST = 6, 2
"""Units of a sample: from the shape's first ones and from its last."""
BUDGET = 30_000
WINDOW, OVERLAP = 2400, 240
HEAD, ENDS = 300, 500
"""Characters of the text's beginning shown to every window, and of both its ends that are always read."""
LONGEST_LINE = 240
_DIGITS = re.compile(r"\d+")
_PIECE = re.compile(r"[^,;|\t ]*[,;|\t ]*")
_ELEMENT = re.compile(r"\d+|\D", re.DOTALL)


@dataclass(frozen=True)
class _Unit:
    """Characters [start, end) of the text. shape: with every run of digits as one 0."""

    start: int
    end: int
    shape: str


@dataclass(frozen=True)
class _Template:
    """For each element of a shape, a run of digits or a character: its label, and that of further digits."""

    labels: tuple[tuple[int, int], ...]
    certainty: float

    @cached_property
    def outside(self) -> bool:
        """Whether nothing in it is data."""
        return all(pair == (OUTSIDE, OUTSIDE) for pair in self.labels)


def labelled(text: str, read: Read) -> tuple[list[Token], Wants] | None:
    """Tokens of the text in order and what is wanted, by its two ends; None where too much would have to be read."""
    units = _units(text)
    by_shape: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        by_shape[unit.shape].append(index)
    wanted = set()
    for indices in by_shape.values():
        wanted.update(indices if len(indices) < OFTEN else indices[:FIRST] + indices[-LAST:])
    known: dict[int, list[Token]] = {}
    wants: list[Wants] = []
    templates: dict[str, _Template] = {}
    for _ in range(2):  # once more where the units of a sample disagree
        if not _read_units(text, units, wanted - set(known), read, known, wants):
            return None
        wanted = set()
        for shape, indices in by_shape.items():
            if len(indices) >= OFTEN and shape not in templates:
                template = _template(text, units, [index for index in indices if index in known], known)
                if template is None:
                    wanted.update(indices)
                else:
                    templates[shape] = template
        if not wanted:
            break
    tokens: list[Token] = []
    for index, unit in enumerate(units):
        tokens += known[index] if index in known else _filled(text, unit, templates[unit.shape])
    return tokens, joined(wants[0], wants[-1])


def _units(text: str) -> list[_Unit]:
    units: list[_Unit] = []
    start = 0
    for line in text.splitlines(keepends=True):
        pieces = [line] if len(line) <= LONGEST_LINE else _PIECE.findall(line)
        for piece in pieces:
            if piece:
                units.append(_Unit(start, start + len(piece), _DIGITS.sub("0", piece)))
                start += len(piece)
    return units


def _read_units(text: str, units: Sequence[_Unit], wanted: set[int], read: Read, known: dict[int, list[Token]],
                wants: list[Wants]) -> bool:
    """Files the tokens of these units, and of others that are read with them; False where that is too much."""
    ranges = [(0, ENDS), (len(text) - ENDS, len(text))] if not known else []
    ranges += [(units[index].start - OVERLAP, units[index].end + OVERLAP) for index in wanted]
    merged: list[list[int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    windows = [(max(0, at), min(len(text), at + WINDOW, end)) for start, end in merged
               for at in range(start, max(end - OVERLAP, start + 1), WINDOW - OVERLAP)]
    if sum(end - start for start, end in windows) > BUDGET:
        return False
    head = text[:HEAD].rpartition("\n")[0] + "\n"
    shown = [(head if start > HEAD else "") + text[start:end] for start, end in windows]
    found: dict[int, Token] = {}
    for (start, end), part, (tokens, wanted_here) in zip(windows, shown, read(shown), strict=True):
        wants.append(wanted_here)
        shift = start - (len(part) - (end - start))
        left = start + OVERLAP // 2 if start else 0
        right = end - OVERLAP // 2 if end < len(text) else end + 1
        for token in tokens:
            at = token.start + shift
            if left <= at < right and at not in found:
                found[at] = Token(at, token.end + shift, token.label, token.certainty, token.chances)
    order = sorted(found)
    place = 0
    for index, unit in enumerate(units):
        while place < len(order) and order[place] < unit.start:
            place += 1
        stop = place
        while stop < len(order) and order[stop] < unit.end:
            stop += 1
        mine = [found[at] for at in order[place:stop]]
        last = unit.end == len(text)
        if mine and mine[0].start == unit.start and mine[-1].end >= unit.end:
            known.setdefault(index, mine + ([found[len(text)]] if last and len(text) in found else []))
        place = stop
    return wanted <= set(known)


def _template(text: str, units: Sequence[_Unit], sample: Sequence[int],
              known: dict[int, list[Token]]) -> _Template | None:
    """What all units of a sample agree on; None where they do not."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    certainty = 1.0
    for index in sample:
        label_at: dict[int, int] = {}
        for token in known[index]:
            rest = INSIDE if token.label in SPAN_LABELS else token.label
            label_at |= {at: token.label if at == token.start else rest for at in range(token.start, token.end)}
            certainty = min(certainty, token.certainty)
        pattern = []
        for element in _ELEMENT.finditer(text, units[index].start, units[index].end):
            first = label_at[element.start()]
            usual = INSIDE if first in SPAN_LABELS else first
            rest = {label_at[at] for at in range(element.start() + 1, element.end())} or {usual}
            if len(rest) > 1:
                return None
            pattern.append((first, rest.pop()))
        seen.add(tuple(pattern))
    return _Template(seen.pop(), certainty) if len(seen) == 1 else None


def _filled(text: str, unit: _Unit, template: _Template) -> list[Token]:
    """The tokens of a unit that was not read. What is OUTSIDE has none, digits aside."""
    if template.outside:
        digits = _DIGITS.finditer(text, unit.start, unit.end)
        return [Token(*match.span(), OUTSIDE, template.certainty) for match in digits]
    tokens: list[Token] = []
    for element, (first, rest) in zip(_ELEMENT.finditer(text, unit.start, unit.end), template.labels, strict=True):
        start, end = element.span()
        if first == OUTSIDE and not text[start].isdigit():
            continue
        whole = rest == (INSIDE if first in SPAN_LABELS else first)
        tokens.append(Token(start, end if whole else start + 1, first, template.certainty))
        if not whole:
            tokens += [Token(at, at + 1, rest, template.certainty) for at in range(start + 1, end)]
    return tokens
