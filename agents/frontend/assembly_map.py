"""Signs of a map, its legend and places told in words → rows in the signs of the JSON form, or a question.

Invariant: every cell of the map is one character of the text; what a sign means is said by the legend, or known to
everybody (# . S G), or asked.

    map_from(reading, form)    Assembled({"rows": ["S.#", "#.G"]}, …)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, product

from agents.frontend.labels import (
    COLUMN_NAME,
    EMPTY,
    EMPTY_END,
    END,
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    OPEN_SIGN,
    ROW,
    SIGN,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
    WALL_SIGN,
)
from agents.frontend.reading import Assembled, Question, Reading, sure
from agents.frontend.receipt import Receipt
from agents.frontend.spans import Span
from agents.frontend.symbols import bare, place
from agents.frontend.wording import shorten
from solvers.task import MapForm

KINDS = {WALL_SIGN: "a wall", OPEN_SIGN: "an open cell", START_SIGN: "the start", GOAL_SIGN: "the goal"}
USUAL = {WALL_SIGN: "#█■⬛▓🧱◼◾▪Xx", OPEN_SIGN: ". _·□⬜◻◽▫", START_SIGN: "Ss", GOAL_SIGN: "GgEeFf🏁"}
"""What a sign means where no legend gives its meaning to another sign."""
NAMED_SIGNS = {
    "#": "hash hashes hashtag hashtags pound pounds pound-signs hash-signs hash-marks the-hash-sign "
         "rautezeichen rauten raute dièses almohadillas cancelletti 井号",
    ".": "dot dots a-dot period periods point points full-stop full-stops punkt punkte puntos punti 点",
    " ": "space spaces a-space blank blanks leerzeichen espace espaces espacio espacios spazi 空格 whitespace",
    "1": "one ones 1s eins einsen un unos uno", "0": "zero zeros zeroes 0s null nullen zéros ceros zeri",
    "*": "star stars asterisk an-asterisk asterisks sternchen étoiles asteriscos 星号",
    "_": "underscore underscores unterstrich unterstriche", "-": "dash dashes a-dash hyphen hyphens minus bindestriche",
    "█■▓⬛◼": "block blocks full-blocks filled-blocks solid-blocks filled-squares black-squares dark-squares schwarze "
              "black schwarz noirs negros 黑",
    "□⬜◻": "empty-squares white-squares light-squares hollow-squares white weiße weiß blancs blancos 白",
    "▓▒░": "shaded-blocks grey-blocks gray-blocks", "@": "at at-sign at-signs klammeraffe arobase arroba",
    "$": "dollar dollars dollar-sign dollar-signs", "%": "percent percents percent-sign percent-signs prozentzeichen",
    "+": "plus pluses plusses plus-sign plus-signs", "=": "equals equal-sign equal-signs equals-signs",
    "~": "tilde tildes wave waves", "&": "ampersand ampersands", ">": "greater-than arrow greater-than-sign",
    "|": "pipe pipes bar bars", "!": "exclamation-mark exclamation-marks", "?": "question-mark question-marks"}
_NAMED = {word.replace("-", " "): signs for signs, words in NAMED_SIGNS.items() for word in words.split()}
_LETTER_WORD = re.compile(r"(\w)['’]?s|(?:letters? |sign |ziffer |digit )(\w)|(\S) (?:signs?|symbols?)", re.IGNORECASE)
_BASE = (r"\b(?:{0})[- ]?(?:based|index\w*|basiert|origin)"
         r"|\b(?:count|ind[ei]|number|zähl|gezählt|numer|compt|contan)\w*\W+(?:\w+\W+){{0,2}}?"
         r"(?:from|at|with|ab|bei|mit|desde|de|da|en|con)\s+(?:{0})\b(?!\s*[,;/|:x-]?\s*\d)"
         r"|\b(?:from|ab|desde|partir de|da)\s+(?:{0})\b(?=\s*(?:[).;:,](?!\s*\d)|\n|$|gezählt))"
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

Cell = tuple[int, int]


def map_from(reading: Reading, form: MapForm) -> Assembled:
    """Raises Question."""
    rows = _rows(reading.marks)
    legend = _legend(reading.marks, {mark.text for row in rows for mark in row})
    shown = _receipt(reading, form, rows, _meanings(rows, legend, strict=False))
    width = max(map(len, rows), key=[len(row) for row in rows].count)
    for r, row in enumerate(rows, 1):
        if len(row) != width:
            raise Question(f"row {r} of the map has {len(row)} cells, the others have {width}: "
                           f'"{shorten(reading.part[row[0].start:row[-1].end])}"', shown)
    _check_lines(reading, rows, shown)
    if max(width, len(rows)) > form.largest:
        raise Question(f"I read a map of {len(rows)}×{width} cells, expected at most {form.largest}×{form.largest}.",
                       shown)
    meanings = _meanings(rows, legend, strict=True)
    _check_two_kinds(meanings, shown)
    kinds = [[meanings[mark.text] for mark in row] for row in rows]
    told = _told(reading, kinds)
    cells = [(f"r{r}c{c}", mark) for r, row in enumerate(rows, 1) for c, mark in enumerate(row, 1)]
    signs = _signs(form)
    drawn = [[signs[kind] for kind in row] for row in kinds]
    extra = []
    for kind, (at, spans) in told.items():
        drawn[at[0]][at[1]] = signs[kind]
        first, last = min(spans, key=lambda span: span.start), max(spans, key=lambda span: span.end)
        whole = Span(first.start, last.end, kind, min(first.certainty, last.certainty),
                     reading.part[first.start:last.end])
        extra.append((f"r{at[0] + 1}c{at[1] + 1}", signs[kind], whole))
    for kind in (START_SIGN, GOAL_SIGN):
        found = [f"r{r}c{c}" for r, row in enumerate(drawn, 1) for c, sign in enumerate(row, 1) if sign == signs[kind]]
        if len(found) != 1:
            where = f" ({', '.join(found[:4])})" if found else ""
            raise Question(f"The map has {len(found) or 'no'} cells that are {KINDS[kind]}{where}, expected one. Mark "
                           f'it with "{signs[kind]}", or tell its row and column.', shown)
    receipt = _receipt(reading, form, rows, meanings, extra, drawn)
    used = [*cells, *((name, span) for name, _, span in extra),
            *(("the legend", span) for span in reading.marks if span.label in KINDS)]
    sure(reading, used, receipt, "map")
    return Assembled({form.rows: ["".join(row) for row in drawn]}, receipt)


def _check_two_kinds(meanings: Mapping[str, int], shown: Receipt) -> None:
    """Where two signs mean the same, something else must mean the other. Raises Question."""
    for kind, other in ((WALL_SIGN, OPEN_SIGN), (OPEN_SIGN, WALL_SIGN)):
        alike = [sign for sign, meaning in meanings.items() if meaning == kind]
        if len(alike) > 1 and other not in meanings.values():
            raise Question(f'I read "{alike[0]}" and "{alike[1]}" both as {KINDS[kind]}. Which sign is '
                           f"{KINDS[other]}?", shown)


def _signs(form: MapForm) -> dict[int, str]:
    return {WALL_SIGN: form.wall, OPEN_SIGN: form.open, START_SIGN: form.start, GOAL_SIGN: form.goal}


def _rows(marks: Sequence[Span]) -> list[list[Span]]:
    rows: list[list[Span]] = [[]]
    for mark in marks:
        if mark.label == SIGN:
            rows[-1].append(mark)
        elif mark.label in (EMPTY, EMPTY_END):  # nothing between two separators is an open cell
            rows[-1].append(Span(mark.start, mark.start, SIGN, mark.certainty, ""))
        if mark.label in (END, EMPTY_END) and rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _check_lines(reading: Reading, rows: Sequence[Sequence[Span]], shown: Receipt) -> None:
    """Every row stands on one line, and no sign of the map touches its ends or stands in it unread. Raises Question."""
    part, signs = reading.part, {mark.text for row in rows for mark in row} - {" ", ""}
    read = {mark.start for row in rows for mark in row}
    names = {at for mark in reading.marks if mark.label in (ROW, COLUMN_NAME) for at in range(mark.start, mark.end)}
    read |= names
    for r, row in enumerate(rows, 1):
        start, end = row[0].start, row[-1].end
        gap = next((part[left.end:right.start] for left, right in pairwise(row) if left.text and right.text), "")
        while part.endswith(gap, 0, start) and part[start - len(gap) - 1: start - len(gap)] in signs:
            if start - len(gap) - 1 in names:
                break
            start -= len(gap) + 1
        while part.startswith(gap, end) and part[end + len(gap): end + len(gap) + 1] in signs:
            end += len(gap) + 1
        unread = [at for at in range(start, end) if part[at] in signs and at not in read]
        if "\n" in part[row[0].start:row[-1].end] or unread:
            raise Question(f"I cannot tell which signs are row {r} of the map, which I take from "
                           f'"{shorten(part[start:end])}". Please send the map alone, one row a line.', shown)


# Meanings -----------------------------------------------------------------------------------------------------


def _legend(marks: Sequence[Span], drawn: Set[str]) -> dict[str, int]:
    """sign → label of its meaning. Raises Question where a sign has two meanings or cannot be told."""
    legend: dict[str, int] = {}
    for mark in marks:
        if mark.label not in KINDS:
            continue
        sign = _sign(mark.text, drawn)
        if not sign:
            raise Question(f'I do not know which sign "{shorten(mark.text)}" is that shall be {KINDS[mark.label]}.')
        if legend.setdefault(sign, mark.label) != mark.label:
            raise Question(f'Is "{sign}" {KINDS[legend[sign]]} or {KINDS[mark.label]}? The text says both.')
    return legend


def _sign(text: str, drawn: Set[str]) -> str:
    """The sign that a legend's span denotes, "" where it denotes none; of several the one that the map has."""
    inner = text.strip("\"'`") or text
    inner = inner if len(inner) == 1 else inner.strip() or " "
    inner = "".join(char for char in inner if not 0xFE00 <= ord(char) <= 0xFE0F)
    if len(inner) == 1:
        return inner
    named = _NAMED.get(bare(inner)) or _NAMED.get(inner.casefold(), "")
    found = [sign for sign in named if sign in drawn]
    if len(found) > 1:
        return ""
    if letter := _LETTER_WORD.fullmatch(inner) if not named else None:
        return letter[letter.lastindex or 0]
    return (found or [*named, ""])[0]


def _meanings(rows: Sequence[Sequence[Span]], legend: Mapping[str, int], strict: bool) -> dict[str, int]:
    """Every sign of the map → label of its meaning. Raises Question where strict and one is unknown."""
    said = set(legend.values())
    usual = {sign: kind for kind, signs in USUAL.items() if kind not in said for sign in signs}
    counts: dict[str, int] = {}
    for row in rows:
        for mark in row:
            counts[mark.text] = counts.get(mark.text, 0) + 1
    meanings: dict[str, int] = {"": OPEN_SIGN} if counts.pop("", 0) else {}
    for sign, count in counts.items():
        other = sign.swapcase()
        kind = legend.get(sign) or (legend.get(other) if other not in counts else None) or usual.get(sign)
        if sign in "Xx" and sign not in legend and (count < 2 or "#" in counts):
            kind = legend.get(other)  # one X in a map may be anything
        if kind is None and strict:
            first = next((r, c) for r, row in enumerate(rows, 1) for c, mark in enumerate(row, 1) if mark.text == sign)
            raise Question(f'What does "{sign}" mean in the map (r{first[0]}c{first[1]}): a wall, an open cell, the '
                           "start or the goal?")
        meanings[sign] = OPEN_SIGN if kind is None else kind
    return meanings


# Places told in words -----------------------------------------------------------------------------------------


def _told(reading: Reading, kinds: list[list[int]]) -> dict[int, tuple[Cell, list[Span]]]:
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


def _bases(reading: Reading, numbers: Mapping[int, list[Span]]) -> tuple[int, ...]:
    """What the first row and column are counted as: the text says so, their names or an ordinal do, or either."""
    zero, one = _FROM_ZERO.search(reading.text), _FROM_ONE.search(reading.text)
    if bool(zero) != bool(one):
        return (0,) if zero else (1,)
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


# Receipt ------------------------------------------------------------------------------------------------------


def _receipt(reading: Reading, form: MapForm, rows: Sequence[Sequence[Span]], meanings: Mapping[str, int],
             extra: Sequence[tuple[str, str, Span]] = (), drawn: Sequence[Sequence[str]] = ()) -> Receipt:
    signs = _signs(form)
    lines = drawn or [[signs[meanings[mark.text]] for mark in row] for row in rows]
    told = {name: reading.cell(name, sign, span) for name, sign, span in extra}
    cells = [told.get(name := f"r{r}c{c}") or reading.cell(name, signs[meanings[mark.text]], mark)
             for r, row in enumerate(rows, 1) for c, mark in enumerate(row, 1)]
    notes = tuple(f'"{sign}" is read as {KINDS[kind]}' for sign, kind in meanings.items() if sign != signs[kind])
    certainty = min((mark.certainty for row in rows for mark in row), default=1.0)
    return Receipt(tuple("".join(line) for line in lines), tuple(cells), certainty, notes)
