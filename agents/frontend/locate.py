"""Where the values of a given problem stand in a text: what somebody else read is accepted only with its characters.

Invariant: a receipt comes back only if every value of the problem has characters of its own that denote it; of a grid
and a map also every blank, in the order and number in which they stand.

    located(problem, form, "Solve 1... .2.. ..3. ...4")    a Receipt, or Question('I cannot find r1c2, …')
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agents.frontend.numerals import commas_in, value
from agents.frontend.reading import Question
from agents.frontend.receipt import CellSpan, Receipt
from agents.frontend.symbols import fold, number
from agents.frontend.wording import shorten
from solvers.task import GridForm, MapForm, TextForm

BLANKS = ".0_-*?xX□⬜·~#o "
_SYMBOL = re.compile(r"\d{1,2}|[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\w.,])[-+−]?(?:\d[\d.,']*\d|\d)(?:e[-+]?\d+)?k?", re.IGNORECASE)
_BETWEEN = " ,|'\"[]\t"
"""Signs that may stand between the cells of a map."""


def located(data: Mapping[str, Any], form: TextForm, text: str) -> Receipt:
    """The receipt of a problem in its JSON form. Raises Question that names what is not in the text."""
    if isinstance(form, GridForm):
        return _grid(str(data["grid"]), form, text)
    if isinstance(form, MapForm):
        return _map(list(data[form.rows]), form, text)
    return _leaves(data, text)


# Grids ----------------------------------------------------------------------------------------------------------


def _grid(grid: str, form: GridForm, text: str) -> Receipt:
    """Givens as a run of the text's symbols, and between two of them as many equal signs as there are blanks."""
    edge = math.isqrt(len(grid))
    givens = [(k, sign) for k, sign in enumerate(grid) if sign != "."]
    found = _run([form.symbols.index(sign) + 1 for _, sign in givens], text, edge)
    names = [f"r{k // edge + 1}c{k % edge + 1}" for k in range(len(grid))]
    spans = {k: span for (k, _), span in zip(givens, found, strict=True)}
    for sign in [sign for sign in BLANKS if sign in text]:
        placed = _blanks(grid, spans, text, sign)
        if placed is not None:
            cells = tuple(CellSpan(names[k], grid[k], *placed[k]) for k in range(len(grid)))
            rows = tuple(grid[k:k + edge] for k in range(0, len(grid), edge))
            return Receipt(rows, cells, 1.0, (f'blanks are written as {sign if sign != " " else "spaces"}',))
    raise Question("I find the givens in the text, but not as many blanks between them as I was told. Please send the "
                   "grid alone, one row a line, with a dot for each blank.")


def _run(values: Sequence[int], text: str, edge: int) -> list[tuple[int, int]]:
    """Where these numbers stand, one behind the other with no other number of the grid between them."""
    words = []
    for match in _SYMBOL.finditer(text):
        parts = [match.span()] if edge > 9 else [(at, at + 1) for at in range(*match.span())] \
            if match[0].isdigit() else [match.span()]
        words += [(n, span) for span in parts if (n := number(text[span[0]:span[1]])) is not None and 1 <= n <= edge]
    numbers = [n for n, _ in words]
    starts = [k for k in range(len(words) - len(values) + 1) if numbers[k:k + len(values)] == list(values)]
    if not values or len(starts) != 1:
        longest = max(((len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], zip(numbers[k:], values,
                        strict=False)))), k) for k in range(len(words))), default=(0, 0))[0]
        what = f"the given number {longest + 1}, a {values[longest]}," if len(starts) == 0 and values else "the givens"
        raise Question(f"I cannot find {what} at its place in the text. Please send the grid alone, one row a line.")
    return [span for _, span in words[starts[0]:starts[0] + len(values)]]


def _blanks(grid: str, spans: Mapping[int, tuple[int, int]], text: str, sign: str) -> dict[int, tuple[int, int]] | None:
    """The cells with those of the blanks, where each gap holds just as many of this sign as it must."""
    placed = dict(spans)
    known = sorted(spans)
    for before, after in itertools.pairwise([-1, *known, len(grid)]):
        start = spans[before][1] if before >= 0 else 0
        end = spans[after][0] if after < len(grid) else len(text)
        signs = [at for at in range(start, end) if text[at] == sign]
        wanted = after - before - 1
        edge_gap = before < 0 or after == len(grid)
        if len(signs) < wanted or (len(signs) > wanted and not edge_gap):
            return None
        signs = signs[len(signs) - wanted:] if before < 0 else signs[:wanted]
        placed |= {before + 1 + k: (at, at + 1) for k, at in enumerate(signs)}
    return placed


# Maps -----------------------------------------------------------------------------------------------------------


def _map(rows: Sequence[str], form: MapForm, text: str) -> Receipt:
    """As many lines of the text, each with the signs of a row; a sign of the text means one thing throughout."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for keep in ("", _BETWEEN):
        table = [[(at + k, sign) for k, sign in enumerate(line.rstrip("\r")) if sign not in keep] for at, line in lines]
        for first in range(len(lines) - len(rows) + 1):
            cells = _same_map(rows, table[first:first + len(rows)], form)
            if cells:
                return Receipt(tuple(rows), tuple(cells), 1.0)
    raise Question("I cannot find the rows of the map in the text as I was told them. Please send the map alone, one "
                   "row a line, with # for walls and S and G.")


def _same_map(rows: Sequence[str], lines: Sequence[Sequence[tuple[int, str]]], form: MapForm) -> list[CellSpan]:
    meaning: dict[str, set[str]] = defaultdict(set)
    for row, line in zip(rows, lines, strict=True):
        if len(row) != len(line):
            return []
        for sign, (_, seen) in zip(row, line, strict=True):
            meaning[seen].add(sign)
    ends = {form.start, form.goal}
    if any(len(signs - ends) > 1 or (signs & ends and form.wall in signs) for signs in meaning.values()):
        return []
    return [CellSpan(f"r{r}c{c}", sign, at, at + 1) for r, (row, line) in enumerate(zip(rows, lines, strict=True), 1)
            for c, (sign, (at, _)) in enumerate(zip(row, line, strict=True), 1)]


# Tables and series ----------------------------------------------------------------------------------------------


def _leaves(data: Mapping[str, Any], text: str) -> Receipt:
    """Every number with a number of the text of its own; every name with words of the text."""
    matches = list(_NUMBER.finditer(text))
    comma = commas_in(match[0] for match in matches)
    free: dict[float, list[tuple[int, int]]] = defaultdict(list)
    for match in matches:
        read = value(match[0].replace("−", "-"), bool(comma))
        if read is not None:
            free[float(read)].append(match.span())
    words = " ".join(fold(text).casefold().split())
    cells, last = [], 0
    for name, leaf in _walk(data, ""):
        if isinstance(leaf, str):
            if " ".join(fold(leaf).casefold().split()) not in words:
                raise Question(f'I cannot find "{shorten(leaf)}" in the text. What is it called?')
        elif leaf is not None:
            spans = free[float(leaf)]
            if not spans:
                raise Question(f"I cannot find {name}, which shall be {leaf}, in the text. What is it?")
            span = next((span for span in spans if span[0] >= last), spans[0])
            spans.remove(span)
            last = span[1]
            cells.append(CellSpan(name, text[span[0]:span[1]], *span))
    unused = Counter({number: len(spans) for number, spans in free.items() if spans})
    shown = ", ".join(f"{n:g}" for n in list(unused)[:8])
    return Receipt((), tuple(cells), 1.0, (f"numbers of the text that are not used: {shown}",) if shown else ())


def _walk(data: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Names and leaves, in order; the names of objects below the first level are leaves too."""
    if isinstance(data, Mapping):
        for key, inner in data.items():
            if name:
                yield f"{name}.{key}", str(key)
            yield from _walk(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(data, list):
        for k, inner in enumerate(data):
            yield from _walk(inner, f"{name}[{k}]")
    elif isinstance(data, int | float | str) or data is None:
        yield name, data
