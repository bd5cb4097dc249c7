"""Maps that are not drawn: a floor of a told size, and the cells that are blocked as pairs of numbers.

Invariant: every wall, the start and the goal are pairs of the text; the size, the order of the two numbers, what the
first one is counted as and which way rows go are told, or follow from the numbers, or are asked.

    listed_map(reading, form)    of "a 3x3 grid, (row, column) from 1. Walls: (1,2), (2,2), (3,3). From (1,1) to (1,3)"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agents.frontend.assembly_map_places import base_said
from agents.frontend.labels import GOAL_SIGN, SIGN, START_SIGN, WALL_SIGN
from agents.frontend.map_places import places, row_first
from agents.frontend.map_sizes import said_sizes
from agents.frontend.map_words import role_words
from agents.frontend.reading import Assembled, Question, Reading
from agents.frontend.receipt import Receipt
from agents.frontend.spans import Span
from agents.frontend.wording import shorten
from solvers.task import MapForm

FEWEST = 3
"""Pairs from which they are a list."""
REACH = 80
"""Characters before or behind a list that may say what it lists."""
_PAIR = re.compile(r"[(\[]\s?(\d{1,2})\s?[,;/|]\s?(\d{1,2})\s?[)\]]")
_JOINT = re.compile(r"[\s,;、，]*(?:and|und|et|y|e|&|和)?\s*")
_FIRST = r"[(\[]\s?([01])\s?[,;]\s?[01]\s?[)\]]"
_IS = (r"\s?(?:is|being|=|at|in|ist|est|es|è|marks|means|meaning)?\s?(?:(?:at|in|the|cell|die|der|das|le|la|el|il|en|"
       r"oben|unten)\s)*")
_COUNTS = r"\b(?:y|rows?|zeilen?|lignes?|filas?|righe)\b[^\n.;]{0,24}?"
_UPWARD = re.compile(
    rf"{_COUNTS}(?:\bup(?:wards?)?\b|from (?:the )?bottom|von unten|nach oben|du bas|vers le haut|hacia arriba"
    rf"|desde abajo|从下)"
    rf"|{_FIRST}{_IS}(?:(?:lower|bottom)[- ]left|unten links|links unten|en bas à gauche|abajo a la izquierda|左下)"
    rf"|(?:lower|bottom)[- ]left\w*(?: \w+)? (?:is|=) ?{_FIRST}", re.IGNORECASE)
_DOWNWARD = re.compile(
    rf"{_COUNTS}(?:\bdown(?:wards?)?\b|from (?:the )?top|von oben|nach unten|du haut|vers le bas|hacia abajo"
    rf"|desde arriba|从上)"
    rf"|{_FIRST}{_IS}(?:(?:upper|top)[- ]left|oben links|links oben|en haut à gauche|arriba a la izquierda|左上)"
    rf"|(?:upper|top)[- ]left\w*(?: \w+)? (?:is|=) ?{_FIRST}", re.IGNORECASE)
"""Which way the text says that rows go."""
Pair = tuple[int, int]


def wall_list(part: str) -> list[re.Match[str]] | None:
    """The one list of pairs that the text calls walls; None where there is none, or more than one."""
    runs: list[list[re.Match[str]]] = []
    for match in _PAIR.finditer(part):
        if runs and _JOINT.fullmatch(part, runs[-1][-1].end(), match.start()):
            runs[-1].append(match)
        else:
            runs.append([match])
    lists = [run for run in runs if len(run) >= FEWEST]
    if len(lists) != 1:
        return None
    (run,) = lists
    before, behind = part[max(0, run[0].start() - REACH):run[0].start()], part[run[-1].end():run[-1].end() + REACH]
    roles = [word.role for word in role_words(re.split(r"[.!?。]\s", before)[-1])][-1:] or [
        word.role for word in role_words(re.split(r"[.!?。]", behind)[0])][:1]
    return run if roles == [WALL_SIGN] else None


def listed_reading(reading: Reading) -> list[Span] | None:
    """Marks that show the list as data of a map."""
    run = wall_list(reading.part)
    sizes = [size for size in said_sizes(reading.part) if size.rows and size.columns]
    if run is None or not sizes:
        return None
    return [Span(*match.span(k), SIGN, 1.0, match[k]) for match in run for k in (1, 2)]


def listed_map(reading: Reading, form: MapForm) -> Assembled | None:
    """The map, where its only signs are those of `listed_reading`. Raises Question."""
    marks = listed_reading(reading)
    if marks is None or [mark for mark in reading.marks if mark.label == SIGN] != marks:
        return None
    run = wall_list(reading.part) or []
    size = next(size for size in said_sizes(reading.part) if size.rows and size.columns)
    rows, columns = size.rows or 0, size.columns or 0
    if size.either and rows != columns:
        raise Question(f'Which number of "{shorten(size.text)}" counts the rows, and which the columns?')
    if max(rows, columns) > form.largest:
        raise Question(f"The text tells of {rows}×{columns} cells, expected at most {form.largest}×{form.largest}.")
    context = _without(reading.part, run)
    ends = places(reading, context, {START_SIGN, GOAL_SIGN})
    if ends is None:
        raise Question("I cannot tell which cells are the start and the goal. Say e.g. from (1, 1) to (5, 4).")
    pairs = [(int(match[1]), int(match[2])) for match in run]
    told = {kind: _pair(spans) for kind, spans in ends.items()}
    turn = _turn(reading.part, context, (rows, columns), [*pairs, *told.values()])
    drawn = [[form.open] * columns for _ in range(rows)]
    cells = []
    for match, pair in zip(run, pairs, strict=True):
        r, c = turn(pair)
        drawn[r][c] = form.wall
        cells.append(reading.cell(f"r{r + 1}c{c + 1}", form.wall, Span(*match.span(), SIGN, 1.0, match[0])))
    for kind, sign in ((START_SIGN, form.start), (GOAL_SIGN, form.goal)):
        r, c = turn(told[kind])
        if drawn[r][c] != form.open:
            raise Question(f"r{r + 1}c{c + 1} would be {sign} and also {drawn[r][c]}. Which is it?")
        drawn[r][c] = sign
        first, last = min(span.start for span in ends[kind]), max(span.end for span in ends[kind])
        cells.append(reading.cell(f"r{r + 1}c{c + 1}", sign, Span(first, last, kind, 1.0, reading.part[first:last])))
    lines = tuple("".join(row) for row in drawn)
    return Assembled({form.rows: list(lines)}, Receipt(lines, tuple(cells), 1.0, (
        f'the size is that of "{shorten(size.text)}"', "cells that the text does not name are open")))


def _without(part: str, run: Sequence[re.Match[str]]) -> str:
    start, end = run[0].start(), run[-1].end()
    return part[:start] + " " * (end - start) + part[end:]


def _pair(spans: Sequence[Span]) -> Pair:
    if len(spans) != 2 or not all(span.text.isdigit() for span in spans):
        raise Question("Please tell start and goal by two numbers each, as the walls.")
    first, last = sorted(spans, key=lambda span: span.start)
    return int(first.text), int(last.text)


def _turn(part: str, context: str, size: Pair, pairs: Sequence[Pair]) -> Callable[[Pair], Pair]:
    """What makes of a pair its row and column from 0 on, counted from the top left. Raises Question."""
    rows, columns = size
    by_rows = row_first(part)
    if by_rows is None:
        raise Question("Which number of a pair comes first, the row or the column?")
    up, down = _UPWARD.search(context) is not None, _DOWNWARD.search(context) is not None
    if up == down and (up or not by_rows):
        raise Question("Are the rows counted from the top or from the bottom?")
    base = base_said(part)
    ordered = [pair if by_rows else (pair[1], pair[0]) for pair in pairs]
    if base is None:
        zero = any(0 in pair for pair in ordered)
        base = 0 if zero else 1 if any(pair[0] == rows or pair[1] == columns for pair in ordered) else None
    if base is None:
        raise Question("Are rows and columns counted from 0 or from 1?")
    for r, c in ordered:
        if not (base <= r < rows + base and base <= c < columns + base):
            raise Question(f"A pair with row {r} and column {c} lies outside of the {rows}×{columns} cells.")

    def turned(pair: Pair) -> Pair:
        r, c = pair if by_rows else (pair[1], pair[0])
        return (rows - 1 - (r - base) if up else r - base), c - base

    return turned
