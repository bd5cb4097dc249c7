"""Lists of single cells that follow one pattern: three numbers again and again, with the same signs between them.

Which number is the row and which the column is said by the words beside them or by the text, or, where nothing says
it, is what the network takes them for, with the row before the column. What a letter names must be said.

Invariant: all numbers from the first to the last entry belong to entries of the one pattern.

    found_entries(reading)    spans of "r1c5=7; r2c3=1 …", three an entry
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from agents.frontend.grid_stream import Source
from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE, CELL, DECORATION, OUTSIDE
from agents.frontend.reading import Reading
from agents.frontend.spans import Span
from agents.frontend.wording import grids_of, named_task

FEWEST = 5
"""Entries from which a pattern is one."""
LONGEST = 12_000
SURE = 0.5
MARGIN = 2.0
"""Log-probability by which one order of row, column and value must be likelier than any other."""
_ROWS = "row rows r rw zeile zeilen z ligne lignes l fila filas f riga righe linha rij reihe rad rang line lin y i 行"
_COLUMNS = ("column columns col cols c spalte spalten s colonne colonnes columna columnas colonna coluna kolom kol "
            "kolumn k clm x j 列")
_VALUES = ("value val digit number num is v d n given entry ziffer zahl wert chiffre valeur cifra valor valore numero "
           "has holds contains nombre")
_ROLES = {**dict.fromkeys(_VALUES.split(), AT_VALUE), **dict.fromkeys(_ROWS.split(), AT_ROW),
          **dict.fromkeys(_COLUMNS.split(), AT_COLUMN)}
_WORD = re.compile(r"[^\W\d_]+")
_COLUMN_WORD = r"(?:columns?|cols?|spalten?|colonnes?|columnas?|colonne|colunas?|kolom\w*|files?\b)"
_ROW_WORD = r"(?:rows?|zeilen?|lignes?|filas?|righe|riga|linhas?|lines?|reihen?)"
_LETTER = r"(?:letters?|buchstaben?|lettres?|letras?|lettere|lettera)"
_IS = (r"\s?(?:is|are|names?|means?|gives?|=|:|est|sont|ist|sind|nennt|es|son|è|sono|indica)"
       r"\s?(?:(?:the|die|der|la|las|le|les|el|los|il|i)\s)?")
_RANGE = r"['\"(]?a['\"]?\s?(?:[-–—.…]+|to|bis|à|a|through|thru|until)\s?['\"]?[d-i]\b"
_LETTER_IS_COLUMN = re.compile(
    rf"{_COLUMN_WORD}[^.\n;]{{0,14}}?{_RANGE}|{_RANGE}[^.,\n;\d]{{0,14}}?{_COLUMN_WORD}|{_LETTER}{_IS}"
    rf"{_COLUMN_WORD}|{_COLUMN_WORD} {_LETTER}|spreadsheet|excel|worksheet|cell ref|chess|a[4-9] is (?:the )?bottom l"
    rf"|{_RANGE} (?:along|across) the top|letter first, then the row", re.IGNORECASE)
_LETTER_IS_ROW = re.compile(
    rf"{_ROW_WORD}[^.\n;]{{0,14}}?{_RANGE}|{_RANGE}[^.,\n;\d]{{0,14}}?{_ROW_WORD}|{_LETTER}{_IS}{_ROW_WORD}"
    rf"|{_ROW_WORD} {_LETTER}|a[4-9] (?:is )?(?:the )?top right|{_RANGE} down the side", re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    """A digit, or a letter that touches one."""

    start: int
    end: int

    def span(self, part: str, label: int) -> Span:
        return Span(self.start, self.end, label, 1.0, part[self.start:self.end])


def found_entries(reading: Reading) -> list[Span] | None:
    """The spans of the entries; None where there is no such list, or it leaves something open."""
    if len(reading.part) > LONGEST:
        return None
    source = Source(reading.part)
    for lettered in (True, False):
        items = list(_items(source, lettered))
        run = _longest(source.text, items)
        if len(run) >= FEWEST and (roles := _roles(reading, source, run)) is not None:
            spans = [item.span(reading.part, role) for entry in run for item, role in zip(entry, roles, strict=True)]
            return spans if _alone(reading, source, items, run) else None
    return None


def _items(source: Source, lettered: bool) -> Iterator[Item]:
    """Digits one by one, and the letters a to i that touch one on one side and no letter on the other."""
    for k, (start, _, word) in enumerate(source.atoms):
        if word.isdigit() and word.isascii():
            yield from (Item(at, at + 1) for at in range(start, start + len(word)))
        elif lettered and len(word) == 1 and "a" <= word <= "i":
            beside = [source.atoms[j][2] for j in (k - 1, k + 1) if 0 <= j < len(source.atoms)]
            if any(other.isdigit() for other in beside) and not all(other.isdigit() for other in beside):
                yield Item(start, start + 1)


def _longest(text: str, items: Sequence[Item]) -> list[tuple[Item, Item, Item]]:
    """The longest run of entries, three items each with the same two gaps and something else between entries."""
    gaps = [" ".join(text[a.end:b.start].split()) for a, b in itertools.pairwise(items)]
    best: list[tuple[Item, Item, Item]] = []
    k = 0
    while k + 2 < len(items):
        stop = k
        pattern = gaps[k:k + 2]
        while stop + 2 < len(items) and gaps[stop:stop + 2] == pattern and (stop == k or _parts(text, items, stop)):
            stop += 3
        run = [(items[j], items[j + 1], items[j + 2]) for j in range(k, stop, 3)]
        best = run if len(run) > len(best) else best
        k = stop if stop - k > 3 * FEWEST else k + 1
    return best


def _parts(text: str, items: Sequence[Item], k: int) -> bool:
    """Whether what stands before item k differs from what stands within entries."""
    before = text[items[k - 1].end:items[k].start]
    within = {text[items[k - 3 + j].end:items[k - 2 + j].start] for j in range(2)}
    return bool(before) and before not in within


def _roles(reading: Reading, source: Source, run: Sequence[tuple[Item, Item, Item]]) -> tuple[int, int, int] | None:
    """What the three items of every entry are, in their order."""
    text = source.text
    letters = [k for k in range(3) if text[run[0][k].start].isalpha()]
    if letters:
        return _with_letter(text, run, letters)
    said = [_ROLES.get(_word_before(text, run, k), 0) for k in range(3)]
    behind = [{"行": AT_ROW, "列": AT_COLUMN}.get(text[run[0][k].end:run[0][k].end + 1], 0) for k in range(3)]
    said = [after or word for word, after in zip(said, behind, strict=True)]
    known = {role: k for k, role in enumerate(said) if role in (AT_ROW, AT_COLUMN)}
    if len(known) == 2 and sum(role in known for role in said) == 2:
        return _ordered(known[AT_ROW], known[AT_COLUMN])
    told = _told_order(text, run[0][0].start)
    if told is not None:
        return told
    if not _expected(reading, run):
        return None
    orders = [(AT_ROW, AT_COLUMN, AT_VALUE), (AT_VALUE, AT_ROW, AT_COLUMN)]
    scores = [sum(reading.chances.of(item.start, role) for entry in run for item, role in zip(entry, order,
        strict=True))
              for order in orders]
    best = 0 if scores[0] >= scores[1] else 1
    return orders[best] if abs(scores[0] - scores[1]) >= MARGIN else None


def _ordered(row: int, column: int) -> tuple[int, int, int]:
    first, second, third = (AT_ROW if k == row else AT_COLUMN if k == column else AT_VALUE for k in range(3))
    return first, second, third


def _word_before(text: str, run: Sequence[tuple[Item, Item, Item]], k: int) -> str:
    """The last word between the item before and this one, in the second entry, so that the first stands before it."""
    before = run[1][k - 1] if k else run[0][2]
    words = _WORD.findall(text[before.end:run[1][k].start])
    return words[-1] if words else ""


def _told_order(text: str, start: int) -> tuple[int, int, int] | None:
    """The order that three words in a row tell, as "row, column, value", before the entries."""
    words = [word for match in _WORD.finditer(text, max(0, start - 200), start)
             for word in ("rcv" if match[0] == "rcv" else [match[0]])]
    roles = [_ROLES.get(word, _ROLES.get(word.rstrip("s"), 0)) for word in words]
    known = [role for role in roles if role]
    for k in range(len(known) - 2, -1, -1):
        three = known[k:k + 3]
        if len(three) == 3 and set(three) == {AT_ROW, AT_COLUMN, AT_VALUE}:
            return three[0], three[1], three[2]
    return None


def _with_letter(text: str, run: Sequence[tuple[Item, Item, Item]], letters: Sequence[int]) -> tuple[int, int,
    int] | None:
    """The letter is the column, or the row, as the text says."""
    if len(letters) != 1 or any(not text[entry[letters[0]].start].isalpha() for entry in run):
        return None
    letter = letters[0]
    touching = [k for k in (letter - 1, letter + 1) if 0 <= k < 3 and not text[min(run[0][k].end, run[0][letter].end):
                                                                              max(run[0][k].start,
                                                                              run[0][letter].start)]]
    around = text[:run[0][0].start] + "\n" + text[run[-1][2].end:]
    column, row = (pattern.search(around) is not None for pattern in (_LETTER_IS_COLUMN, _LETTER_IS_ROW))
    if len(touching) != 1 or column == row:
        return None
    return _ordered(touching[0], letter) if column else _ordered(letter, touching[0])


def _expected(reading: Reading, run: Sequence[tuple[Item, Item, Item]]) -> bool:
    """Whether the network takes these numbers for an entry's rather than for other data."""
    items = [item for entry in run for item in entry]
    share = sum(exp(reading.chances.of(item.start, AT_ROW, AT_COLUMN, AT_VALUE)) for item in items) / len(items)
    return share >= SURE


def _alone(reading: Reading, source: Source, items: Sequence[Item], run: Sequence[tuple[Item, Item, Item]]) -> bool:
    """Whether no other number looks like a part of an entry, and a task of grids is named or the network sees one."""
    text, chances = source.text, reading.chances
    first, last = run[0][0], run[-1][2]
    gap = text[run[0][0].end:run[0][1].start]
    outside = [item for item in items if not first.start <= item.start <= last.start]
    for item, after in zip(outside, [*outside[1:], None], strict=False):
        alike = after is not None and gap.strip() and text[item.end:after.start] == gap
        between = text[item.end:first.start] if item.start < first.start else text[last.end:item.start]
        told = chances.of(item.start, AT_ROW, AT_COLUMN, AT_VALUE, CELL) > chances.of(item.start, OUTSIDE, DECORATION)
        apart = _WORD.search(between) or (item.start < first.start and set(between) & set(":)\n"))
        if alike or not apart or (told and item.start > last.start):
            return False
    if not gap and any(len(word) == 3 and word.isdigit() and not first.start <= start <= last.start
                       for start, _, word in source.atoms):
        return False
    return (named_task(reading.text, grids_of(reading.tasks)) is not None or _expected(reading, run)
            or _told_order(text, first.start) is not None)
