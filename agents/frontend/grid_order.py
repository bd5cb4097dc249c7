"""What the words before the rows of a grid say of their order: rows, or boxes, or columns.

Invariant: cells are moved only where every row is called a box or a column, each of them once, or the text says that
every line is a column; labels that count the
rows count all of them.

    arranged(rows, part, "top left: 5 3 . … top middle: …")    the same cells, row by row
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agents.frontend.reading import Question
from agents.frontend.spans import Row
from agents.frontend.symbols import place

_BOX = re.compile(r"(?:\bbox|block|square|kasten|quadrant|quadrat|region|bloc|caja|bloque|subgrid|nonet|riquadro|宫)"
                  r"(?: ?(?:no\.?|number|nr\.?|#))? ?(\d{1,2})\W*$", re.IGNORECASE)
_COLUMN = re.compile(r"(?:\b(?:columns?|cols?|c|spalten?|sp|colonnes?|columnas?|colonna|colunas?|kolom)\.?"
                     r"(?: ?(?:no\.?|number|nr\.?|#))? ?(\d{1,2})|第 ?(\d{1,2}) ?列)\W*$", re.IGNORECASE)
_BY_COLUMNS = re.compile(r"\b(?:column by column|column[- ]?wise|columns? first|by columns?|column[- ]major"
                         r"|spalte für spalte|spaltenweise|nach spalten|colonne par colonne|par colonnes?"
                         r"|columna (?:por|a) columna|por columnas?)\b|逐列|按列", re.IGNORECASE)
_LINES_ARE_COLUMNS = re.compile(
    r"\b(?:(?:each|every) (?:line|row)(?: \w+){0,2} is (?:an?|one|a single) column"
    r"|lines? (?:below )?are (?:the )?columns"
    r"|jede zeile(?: \w+){0,2} ist eine spalte|die zeilen (?:unten )?sind (?:die )?spalten"
    r"|chaque ligne(?: \w+){0,2} est une "
    r"colonne|cada (?:línea|fila)(?: \w+){0,2} es una columna|ogni riga(?: \w+){0,2} è una colonna)\b"
    r"|每(?:一)?行(?:都)?是一?列",
    re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[^\w.])(?:row|r|line|zeile|z|reihe|ligne|l|fila|f)?[ _.#]?(\d{1,2}|[a-i])\W*$",
                    re.IGNORECASE)
_SIDES = {0: ("top", "upper", "north", "oben", "obere", "haut", "superieur", "arriba", "superior", "上"),
          2: ("bottom", "lower", "south", "unten", "untere", "bas", "inferieur", "abajo", "inferior", "下")}
_HANDS = {0: ("left", "west", "links", "linke", "gauche", "izquierd", "左"),
          2: ("right", "east", "rechts", "rechte", "droit", "derech", "右")}
_MIDDLE = ("middle", "mid", "cent", "mitte", "mittlere", "milieu", "medi", "zentr", "中")
_ACCENTS = str.maketrans("éèêáíóúñ", "eeeaioun")
_NEAR = 40
"""Characters before a row that may name it."""


def arranged(rows: Sequence[Row], part: str, text: str) -> list[Row]:
    """The rows of the grid, where the text tells boxes or columns instead. Raises Question where labels that count the
    rows leave one out, or where nothing shows which lines are the columns that the text speaks of."""
    edge = len(rows)
    if edge < 4 or any(len(row.cells) != edge for row in rows):
        return list(rows)
    heads = list(_heads(rows, part))
    for places, turned in ((_numbers(heads, _BOX), _of_boxes), (_boxes(heads), _of_boxes),
                           (_numbers(heads, _COLUMN), _of_columns)):
        if sorted(places) == list(range(edge)):
            order = [rows[places.index(k)] for k in range(edge)]
            return turned(order)
    _check_labels(heads)
    if _LINES_ARE_COLUMNS.search(text):
        return _of_columns(rows)
    if _BY_COLUMNS.search(text):
        raise Question("The text speaks of columns. Is every line of the grid a row of it, or a column?")
    return list(rows)


def _heads(rows: Sequence[Row], part: str) -> Iterable[str]:
    """What stands before each row, on its line or, where that holds nothing, on the one before."""
    end = 0
    for row in rows:
        start = row.name.start if row.name else row.cells[0].start
        text = part[max(end, start - _NEAR):start] + (row.name.text if row.name else "")
        yield text.rstrip().rsplit("\n", 1)[-1].lower().translate(_ACCENTS)
        end = row.cells[-1].end


def _numbers(heads: Sequence[str], word: re.Pattern[str]) -> list[int]:
    """The place, from 0, that each head names behind this word; [] where one names none."""
    found = [word.search(head) for head in heads]
    return [int(next(filter(None, match.groups()))) - 1 for match in found if match] if all(found) else []


def _boxes(heads: Sequence[str]) -> list[int]:
    """The place of the box of nine that each head names by its side, as "top left"; [] where one names none."""
    places = [_side(head) for head in heads]
    return [place for place in places if place is not None] if len(heads) == 9 and None not in places else []


def _side(head: str) -> int | None:
    words = re.findall(r"[^\W\d_]+", head)[-4:]
    across = [k for k, names in _SIDES.items() if any(word.startswith(names) for word in words)]
    along = [k for k, names in _HANDS.items() if any(word.startswith(names) for word in words)]
    middle = any(word.startswith(_MIDDLE) for word in words)
    if len(across) > 1 or len(along) > 1 or not (across or along or middle) or (len(across) + len(along) < 2
                                                                               and not middle):
        return None
    return 3 * (across[0] if across else 1) + (along[0] if along else 1)


def _of_boxes(rows: Sequence[Row]) -> list[Row]:
    edge = len(rows)
    band = max(k for k in range(1, edge + 1) if edge % k == 0 and k * k <= edge)
    stack = edge // band
    return [Row([cell for k in range(r // band * band, r // band * band + band)
                 for cell in rows[k].cells[r % band * stack:r % band * stack + stack]]) for r in range(edge)]


def _of_columns(rows: Sequence[Row]) -> list[Row]:
    return [Row([row.cells[k] for row in rows]) for k in range(len(rows))]


def _check_labels(heads: Sequence[str]) -> None:
    """Labels that count most of the rows must count all. Raises Question."""
    found = [_LABEL.search(head) for head in heads]
    named = [(k, match[1]) for k, match in enumerate(found) if match]
    for first in (1, 0):
        wrong = [(k, name) for k, name in named if place(name) != k + first]
        if wrong and len(named) - len(wrong) > 2 * len(heads) / 3:
            k, name = wrong[0]
            raise Question(f'the row named "{name}" stands at place {k + 1}. Are rows missing, or out of order?')
