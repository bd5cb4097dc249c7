"""Signs of a map, its legend and places told in words → rows in the signs of the JSON form, or a question.

Invariant: every cell of the map is one character of the text; what a sign means is said by the legend, or known to
everybody (# . S G), or asked.

    map_from(reading, form)    Assembled({"rows": ["S.#", "#.G"]}, …)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from agents.frontend.assembly_map_places import KINDS, told_places
from agents.frontend.labels import (
    COLUMN_NAME,
    EMPTY,
    EMPTY_END,
    END,
    GOAL_SIGN,
    OPEN_SIGN,
    ROW,
    SIGN,
    START_SIGN,
    WALL_SIGN,
)
from agents.frontend.map_listed import listed_map
from agents.frontend.map_sizes import said_sizes
from agents.frontend.reading import Assembled, Question, Reading, sure
from agents.frontend.receipt import Receipt
from agents.frontend.spans import Span
from agents.frontend.symbols import bare
from agents.frontend.wording import shorten
from solvers.task import MapForm

USUAL = {WALL_SIGN: "#█■⬛▓🧱◼◾▪Xx", OPEN_SIGN: ". _·□⬜◻◽▫",
         START_SIGN: "Ss🐭🐁🐀🚶🏃🧍", GOAL_SIGN: "GgEeFf🏁🧀🏆🎯"}
"""What a sign means where no legend gives its meaning to another sign."""
NAMED_SIGNS = {
    "#": "hash hashes hash-mark hashtag hashtags pound pounds pound-signs hash-signs hash-marks the-hash-sign "
         "rautezeichen rauten raute dièses almohadilla almohadillas cancelletto cancelletti 井号",
    ".": "dot dots a-dot period periods point points full-stop full-stops punkt punkte punto puntos punti 点",
    " ": "space spaces a-space empty-spaces blank blanks leerzeichen espace espaces espacio espacios spazi "
         "空格 whitespace",
    "1": "one ones 1s eins einsen un unos uno", "0": "zero zeros zeroes 0s null nullen zéros ceros zeri",
    "*": "star stars sterne stern asterisk an-asterisk asterisks sternchen étoiles asteriscos 星号",
    "_": "underscore underscores unterstrich unterstriche",
    "-": "dash dashes a-dash hyphen hyphens minus bindestriche bindestrich tiret tirets guión guiones trattino "
         "trattini striche strich",
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
_ARTICLE = re.compile(r"(?:the|a|an|un|une|una|ein|der|die|das|den|le|la|les|el|los|las|il|lo|i|gli)\s+(?=\w\w)|l['’]",
                      re.IGNORECASE)


def map_from(reading: Reading, form: MapForm) -> Assembled:
    """Raises Question."""
    if (listed := listed_map(reading, form)) is not None:
        return listed
    rows = _rows(reading.marks)
    legend = _legend(reading.marks, {mark.text for row in rows for mark in row})
    shown = _receipt(reading, form, rows, _meanings(rows, legend, strict=False))
    width = max(map(len, rows), key=[len(row) for row in rows].count)
    for r, row in enumerate(rows, 1):
        if len(row) != width:
            raise Question(f"row {r} of the map has {len(row)} cells, the others have {width}: "
                           f'"{shorten(reading.part[row[0].start:row[-1].end])}"', shown)
    _check_lines(reading, rows, shown)
    _check_size(reading, rows, shown)
    if max(width, len(rows)) > form.largest:
        raise Question(f"I read a map of {len(rows)}×{width} cells, expected at most {form.largest}×{form.largest}.",
                       shown)
    meanings = _meanings(rows, legend, strict=True)
    _check_two_kinds(meanings, shown)
    kinds = [[meanings[mark.text] for mark in row] for row in rows]
    told = told_places(reading, kinds)
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


def _check_size(reading: Reading, rows: Sequence[Sequence[Span]], shown: Receipt) -> None:
    """Raises Question where the words tell another size of the map."""
    first, last = (reading.offset + at for at in (rows[0][0].start, rows[-1][-1].end))
    said = said_sizes(f"{reading.text[:first]}\n{reading.text[last:]}")
    wrong = [size for size in said if not size.fits(len(rows), len(rows[0]))]
    if wrong and len(wrong) == len(said):
        raise Question(f'The text says "{shorten(wrong[0].text)}", and I read {len(rows)} rows of {len(rows[0])} '
                       "cells. Is a part of the map missing?", shown)


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
    read = {at for row in rows for mark in row for at in range(mark.start, max(mark.end, mark.start + 1))}
    names = {at for mark in reading.marks if mark.label in (ROW, COLUMN_NAME) for at in range(mark.start, mark.end)}
    read |= names
    for above, below in pairwise(rows):
        lines = re.sub(r"<[^<>]*>", "", part[above[-1].end:below[0].start]).split("\n")[1:-1]
        words = next((line for line in lines if len(re.findall(r"[^\W\d_]", line)) > 2), "")
        if words:
            raise Question(f'What does "{shorten(words)}" mean, which stands between rows of the map?', shown)
    for r, row in enumerate(rows, 1):
        start, end = row[0].start, row[-1].end
        gap = next((part[left.end:right.start] for left, right in pairwise(row) if left.text and right.text), "")
        while part.endswith(gap, 0, start) and part[start - len(gap) - 1: start - len(gap)] in signs:
            if start - len(gap) - 1 in names or (gap and part[start - len(gap) - 2: start - len(gap)].isalpha()):
                break
            start -= len(gap) + 1
        while part.startswith(gap, end) and part[end + len(gap): end + len(gap) + 1] in signs:
            if gap and len(word := part[end + len(gap): end + len(gap) + 2]) == 2 and word.isalpha():
                break
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
    if text in drawn:
        return text
    inner = text.strip("\"'`") or text
    inner = inner if len(inner) == 1 else inner.strip() or " "
    inner = "".join(char for char in inner if not 0xFE00 <= ord(char) <= 0xFE0F)
    if len(inner) == 1 and (inner in drawn or inner not in _NAMED):
        return inner
    name = _ARTICLE.sub("", inner.casefold(), count=1) if _ARTICLE.match(inner) else inner.casefold()
    named = _NAMED.get(bare(inner)) or _NAMED.get(name) or _NAMED.get(bare(name), "")
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
