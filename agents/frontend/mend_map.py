"""Maps: where they are drawn, what their signs mean and where start and goal are, decided together.

The layout gives the blocks that may be the map (`map_blocks`); the block whose signs all get a meaning (`map_meanings`)
is read, with the places that the text tells of start and goal.

Invariant: a sign is still the characters at its place; every sign of the map has a meaning.

    mended_maps(reading)    at most one reading, with every cell of the map, a legend of all its signs, and places
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from agents.frontend.labels import COLUMN_NAME, EMPTY, END, GOAL_SIGN, ROW, SIGN, START_SIGN
from agents.frontend.map_blocks import blocks, left_over
from agents.frontend.map_listed import listed_reading
from agents.frontend.map_meanings import Evidence, evidence, outside
from agents.frontend.map_places import places
from agents.frontend.map_rows import Block
from agents.frontend.reading import Reading
from agents.frontend.spans import Span

TOLD = (frozenset(), frozenset({START_SIGN}), frozenset({GOAL_SIGN}), frozenset({START_SIGN, GOAL_SIGN}))
"""Which of start and goal may be told by their places; drawn ones go first."""
LONGEST = 12_000
"""Characters of a text up to which its layout is looked at."""
MOST = 12
"""Blocks whose signs are looked at."""


def mended_maps(reading: Reading) -> Iterator[Reading]:
    """The readings of the text as one map."""
    if len(reading.part) < len(reading.text) or len(reading.part) > LONGEST:
        return
    if (listed := listed_reading(reading)) is not None:
        yield replace(reading, marks=listed)
        return
    found = blocks(reading.part)
    for block in found[:MOST]:
        if _another(found, block) or left_over(block):
            continue
        context = outside(reading.part, block)
        found_words = evidence(reading, block, context)
        readings = [other for told in TOLD if (other := _read(reading, found_words, context, told)) is not None]
        if readings:
            yield from readings[:1] if len(readings) == 1 else ()
            return


def _read(reading: Reading, words: Evidence, context: str, told: frozenset[int]) -> Reading | None:
    """The reading of this block as the map, with places of start and goal where they are not drawn."""
    roles = words.meanings(told)
    spots = places(reading, context, told) if roles and told else {}
    if roles is None or spots is None:
        return None
    return _reading(reading, words.block, roles, [span for spans in spots.values() for span in spans])


def _another(found: list[Block], block: Block) -> bool:
    """Whether another block lies outside of this one."""
    return any(other.end <= block.start or other.start >= block.end for other in found)


def _reading(reading: Reading, block: Block, roles: Mapping[str, int], places: list[Span]) -> Reading:
    """The reading with these cells, meanings and places in place of all labels of maps."""
    marks: list[Span] = list(places)
    shown: set[str] = set()
    for row in block.rows:
        for start, end in row:
            sign = block.sign((start, end))
            marks.append(Span(start, end, SIGN if sign else EMPTY, 1.0, sign))
            if sign and sign not in shown:
                shown.add(sign)
                marks.append(Span(start, end, roles[sign], 1.0, sign))
        marks.append(Span(row[-1][1], row[-1][1], END, 1.0, ""))
    marks += [Span(block.start, block.start, label, 1.0, name)
              for name, label in zip(block.names, (ROW, COLUMN_NAME), strict=True) if name]
    return replace(reading, marks=sorted(marks, key=lambda mark: (mark.start, mark.label == END)))
