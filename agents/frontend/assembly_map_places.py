"""Places of start and goal told in words: by row and column, by a pair of numbers, by a corner → cells of the map.

Invariant: where more than one way of counting leads to open cells, or none does, it is asked.

    told_places(reading, kinds)    {START_SIGN: ((0, 4), [Span "row 1", Span "column 5"])}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from agents.frontend.labels import (
    COLUMN_NAME,
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    OPEN_SIGN,
    ROW,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
    WALL_SIGN,
)
from agents.frontend.reading import Question, Reading
from agents.frontend.spans import Span
from agents.frontend.symbols import bare, place
from agents.frontend.wording import shorten

KINDS = {WALL_SIGN: "a wall", OPEN_SIGN: "an open cell", START_SIGN: "the start", GOAL_SIGN: "the goal"}
Cell = tuple[int, int]
_BASE = (r"\b(?:{0})[- ]?(?:based|index\w*|basiert|origin)"
         r"|\b(?:count|ind[ei]|number|zähl|gezählt|numer|compt|contan|start|begin|empez|empie|first)\w*\W+(?:\w+\W+){{0,2}}?"
         r"(?:from|at|with|ab|bei|mit|desde|de|da|en|con|is|index)\s+(?:{0})\b(?!\s*[,;/|:x-]?\s*\d)"
         r"|\b(?:from|ab|desde|partir de|da)\s+(?:{0})\b(?=\s*(?:\)|[.;:,](?!\s*\d)|\n|$|gezählt))"
         r"|\b(?:top|upper)[- ]left\w*(?: \w+){{0,2}}? (?:is|=|at|has) ?[(\[]?(?:{0})\s?[,;]\s?(?:{0})\b"
         r"|从(?:{0})(?:开始|起)")
_FROM_ZERO = re.compile(_BASE.format("0|zero|null|cero|zéro|零"), re.IGNORECASE)
_FROM_ONE = re.compile(_BASE.format("1|one|eins|uno|un|一"), re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|ère|e|ème|º|ª|\.)|([a-z])|(first|second|third|fourth|fifth|sixth|"
                      r"seventh|eighth|ninth|tenth|eleventh|twelfth)", re.IGNORECASE)
_LAST = ("last", "letzte", "letzten", "dernière", "dernier", "última", "último", "final", "最后")
_LOW = ("bottom", "lower", "south", "unten", "unter", "bas", "abajo", "inferior", "inférieur", "basso", "下", "onder")
_HIGH = ("top", "upper", "north", "oben", "ober", "haut", "arriba", "superior", "supérieur", "alto", "上", "boven")
_LEFT = ("left", "west", "links", "linke", "gauche", "izquierd", "sinistr", "esquerd", "左")
_RIGHT = ("right", "east", "rechts", "rechte", "droit", "derech", "destr", "direit", "右")
_WINDS = {"nw": "north west", "ne": "north east", "sw": "south west", "se": "south east", "no": "north east",
          "so": "south east"}


def told_places(reading: Reading, kinds: list[list[int]]) -> dict[int, tuple[Cell, list[Span]]]:
    """Start and goal where the text tells their places: label → cell and spans. Raises Question."""
    by_label: dict[int, list[Span]] = {}
    for mark in reading.marks:
        by_label.setdefault(mark.label, []).append(mark)
    parts = {START_SIGN: (START_ROW, START_COLUMN, START_PLACE, START_CORNER),
             GOAL_SIGN: (GOAL_ROW, GOAL_COLUMN, GOAL_PLACE, GOAL_CORNER)}
    told: dict[int, tuple[Cell, list[Span]]] = {}
    numbers: dict[int, list[Span]] = {}
    unsaid = False
    for kind, (row, column, either, corner) in parts.items():
        rows, columns, either_ones, corners = (by_label.get(label, []) for label in (row, column, either, corner))
        if not (rows or columns or either_ones or corners):
            continue
        if corners:
            told[kind] = _corner(corners[0], kinds), corners[:1]
        elif len(rows) == len(columns) == 1:
            numbers[kind] = [rows[0], columns[0]]
        elif len(either_ones) == 2:
            numbers[kind], unsaid = either_ones, True
        elif not any(kind in line for line in kinds):
            raise Question(f"I cannot tell the row and the column of {KINDS[kind]}. Say e.g. row 2, column 5.")
    if numbers:
        told |= _by_numbers(reading, kinds, numbers, unsaid)
    for kind, ((r, c), _) in list(told.items()):
        if any(kind in line for line in kinds):  # drawn, and its numbers agree
            del told[kind]
        elif kinds[r][c] != OPEN_SIGN:
            raise Question(f"The text says that {KINDS[kind]} is r{r + 1}c{c + 1}, but there the map has "
                           f"{KINDS[kinds[r][c]]}. Where is it?")
    return told


def _corner(span: Span, kinds: list[list[int]]) -> Cell:
    words = span.text.casefold()
    words = _WINDS.get(re.sub(r"\W*(?:corner|ecke)?\W*", "", words), words)
    sides = [any(word in words for word in side) for side in (_HIGH, _LOW, _LEFT, _RIGHT)]
    if sides[0] == sides[1] or sides[2] == sides[3]:
        raise Question(f'Which corner is "{shorten(span.text)}"?')
    return (len(kinds) - 1 if sides[1] else 0), (len(kinds[0]) - 1 if sides[3] else 0)


def _by_numbers(reading: Reading, kinds: list[list[int]], numbers: Mapping[int, list[Span]],
                unsaid: bool) -> dict[int, tuple[Cell, list[Span]]]:
    """The one way to count (from 0 or 1; row first or column first where unsaid) that leads to open cells."""
    edges = (len(kinds), len(kinds[0]))
    found: dict[tuple[Cell, ...], None] = {}
    for base, turned in product(_bases(reading, numbers), (False, True) if unsaid else (False,)):
        cells = []
        for kind, spans in numbers.items():
            r, c = (_number(span, base, edge) for span, edge in zip(reversed(spans) if turned else spans, edges,
                                                                    strict=True))
            drawn = any(kind in line for line in kinds)
            if 0 <= r < edges[0] and 0 <= c < edges[1] and kinds[r][c] == (kind if drawn else OPEN_SIGN):
                cells.append((r, c))
        if len(cells) == len(numbers):
            found[tuple(cells)] = None
    if len(found) == 1:
        return {kind: (cell, spans) for (kind, spans), cell in zip(numbers.items(), next(iter(found)), strict=True)}
    said = " and ".join(f'{KINDS[kind]} "{", ".join(span.text for span in spans)}"' for kind, spans in numbers.items())
    if not found:
        raise Question(f"By their numbers {said} would lie on a wall or outside of the map of "
                       f"{edges[0]}×{edges[1]} cells. Where are they?")
    raise Question(f"How are the places counted: {said}? Say row and column, and whether the first one is 0 or 1.")


def base_said(text: str) -> int | None:
    """0 or 1, as the text says that rows and columns are counted from; None where it says neither, or both."""
    zero, one = _FROM_ZERO.search(text), _FROM_ONE.search(text)
    return None if bool(zero) == bool(one) else 0 if zero else 1


def _bases(reading: Reading, numbers: Mapping[int, list[Span]]) -> tuple[int, ...]:
    """What the first row and column are counted as: the text says so, their names or an ordinal do, or either."""
    if (said := base_said(reading.text)) is not None:
        return (said,)
    if any(_ORDINAL.fullmatch(span.text.strip()) for spans in numbers.values() for span in spans):
        return (1,)
    first = {bare(next(mark.text for mark in reading.marks if mark.label == label))
             for label in (ROW, COLUMN_NAME) if any(mark.label == label for mark in reading.marks)}
    return (0,) if first == {"0"} else (1,) if first and first <= {"1", "a"} else (0, 1)


def _number(span: Span, base: int, edge: int) -> int:
    """The place from 0 on; the last one of `edge` where that is said."""
    word = bare(span.text)
    if span.text.strip().casefold() in _LAST:
        return edge - 1
    ordinal = _ORDINAL.fullmatch(span.text.strip())
    if ordinal and ordinal[1]:
        return int(ordinal[1]) - 1
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else place(span.text)
    if number is None:
        raise Question(f'I cannot read "{shorten(span.text)}" as the number of a row or column.')
    return number - (1 if ordinal else base)
