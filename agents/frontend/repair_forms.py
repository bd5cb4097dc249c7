"""Replies about a map or a table: start and goal, what a sign means, a row of the map, an amount, the cost of a pair.

A reply becomes labelled spans behind those of the first text, as if the text had said it.

Invariant: a number is filed only where the reply, or else the question, names whose it is.

    edited_table(reading, "W2 can hold 30", at, "The capacity of warehouse "W2" is missing. What is it?")
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.frontend.assembly_map import USUAL
from agents.frontend.labels import (
    CAPACITY,
    CONSUMER,
    COST,
    DEMAND,
    EMPTY_END,
    END,
    FORBIDDEN,
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    OPEN_SIGN,
    RESOURCE,
    SIGN,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
    WALL_SIGN,
)
from agents.frontend.reading import Question, Reading
from agents.frontend.replies import plain
from agents.frontend.spans import Span
from solvers.task import TableForm

# Maps ---------------------------------------------------------------------------------------------------------

_START = r"start\w*|begin\w*|entrance|entry|anfang|eingang|depart|entree|inicio|entrada|comienzo|salida"
_GOAL = r"goal|end|exit|finish|target|destination|ziel|ausgang|arrivee|sortie|but|meta|fin|destino"
_HIGH = r"top|upper|north|oben|obere\w*|haut|arriba|superior"
_LOW = r"bottom|lower|south|unten|untere\w*|bas|abajo|inferior"
_SIDE = r"left|right|west|east|links|linke\w*|rechts|rechte\w*|gauche|droite|izquierd[ao]|derech[ao]"
_MARK = re.compile(
    rf"\b(?P<corner>(?:{_HIGH}|{_LOW})[- ](?:[a-z]{{1,3}} )?(?:{_SIDE}))\b|"
    r"\b(?:row|line|zeile|reihe|ligne|fila) ?(?P<r>\d{1,2})\b|"
    r"\b(?:column|col|spalte|colonne|columna)\.? ?(?P<c>\d{1,2})\b|"
    r"\b[rz](?P<r2>\d{1,2}) ?,? ?[cs](?P<c2>\d{1,2})\b|\( ?(?P<a>\d{1,2}) ?[,;] ?(?P<b>\d{1,2}) ?\)|"
    r"\bx ?= ?(?P<x>\d{1,2})\b|\by ?= ?(?P<y>\d{1,2})\b|"
    rf"\b(?P<start>{_START})\b|\b(?P<goal>{_GOAL})\b")
_PLACES = {START_SIGN: {"r": START_ROW, "c": START_COLUMN, "a": START_PLACE, "b": START_PLACE, "corner": START_CORNER},
           GOAL_SIGN: {"r": GOAL_ROW, "c": GOAL_COLUMN, "a": GOAL_PLACE, "b": GOAL_PLACE, "corner": GOAL_CORNER}}
_AS = {"r2": "r", "c2": "c", "x": "c", "y": "r"}
_MEANINGS = {WALL_SIGN: r"walls?|blocked|obstacles?|wande?|mauern?|mur|murs|pared(?:es)?|muros?",
             OPEN_SIGN: r"open|free|floor|paths?|passages?|empty|walkable|frei|weg|gang|boden|libre|chemin|camino",
             START_SIGN: _START, GOAL_SIGN: _GOAL}
_ARTICLE = r" ?(?:(?:an?|the|eine?|der|die|das|une?|le|la|el|una) )?"
_LEGEND = [(label, re.compile(r"[\"'`]?(?P<sign>[^\s\w]|(?<!\w)\w(?!\w))[\"'`]? ?"
                              rf"(?:is|are|=|:|means?|ist|sind|est|sont|es|son){_ARTICLE}(?:{words})\b"))
           for label, words in _MEANINGS.items()]
_ALONE = [(label, re.compile(rf"\W*(?:it'?s|it is|es ist|c'est|es)?{_ARTICLE}(?:{words})(?: cells?)?\W*"))
          for label, words in _MEANINGS.items()]
_ASKED_SIGN = re.compile(r'What does "(.)" mean in the map')
_ASKED_KIND = re.compile(r"cells that are (the start|the goal)|row and the column of (the start|the goal)")
_MAP_ROW = re.compile(r"\brow (?P<row>\d{1,2})(?: is| should be| must be| reads)?:? ?(?P<signs>\S.*?) *$", re.MULTILINE)


def edited_map(reading: Reading, reply: str, at: int, question: str) -> Reading | None:
    """The reading with what the reply says; None where it says nothing of the map. Raises Question."""
    said = plain(reply)
    legend = list(_legend(reading, said, reply, at, question))
    if legend:
        legend += _as_before(reading, legend)
        return replace(reading, marks=[*reading.marks, *legend])
    rows = _map_row(reading, reply, at)
    if rows is not None:
        return rows
    told = list(_told(said, reply, at, question))
    if not told:
        return None
    kinds = {label for label, _ in told}
    old = {place for kind in kinds for place in _PLACES[kind].values()}
    kept = [mark for mark in reading.marks if mark.label not in old]  # the reply is what holds
    return replace(reading, marks=[*kept, *(span for _, span in told)])


def _legend(reading: Reading, said: str, reply: str, at: int, question: str) -> Iterator[Span]:
    """What a sign means: said of the sign itself, or of the sign that was asked about."""
    signs = {mark.text.casefold(): mark for mark in reading.marks if mark.label == SIGN}
    for label, pattern in _LEGEND:
        for match in pattern.finditer(said):
            if match["sign"] in signs:
                start, end = match.span("sign")
                yield Span(at + start, at + end, label, 1.0, reply[start:end])
    asked = _ASKED_SIGN.search(question)
    if asked and asked[1].casefold() in signs:
        mark = signs[asked[1].casefold()]
        for label, pattern in _ALONE:
            if pattern.fullmatch(said):
                yield Span(mark.start, mark.end, label, 1.0, mark.text)


def _as_before(reading: Reading, legend: Sequence[Span]) -> Iterator[Span]:
    """Signs that everybody knows keep their meaning beside the one that was asked about."""
    told = {span.text.casefold() for span in legend} | {mark.text.casefold() for mark in reading.marks
                                                        if mark.label in USUAL}
    for mark in {mark.text: mark for mark in reading.marks if mark.label == SIGN}.values():
        for label in {span.label for span in legend}:
            if mark.text in USUAL[label] and mark.text.casefold() not in told:
                yield Span(mark.start, mark.end, label, 1.0, mark.text)


def _map_row(reading: Reading, reply: str, at: int) -> Reading | None:
    """With a row of the map written in full, on one line."""
    rows: list[list[Span]] = [[]]
    for mark in reading.marks:
        if mark.label == SIGN:
            rows[-1].append(mark)
        elif mark.label == END and rows[-1]:
            rows.append([])
    rows = [row for row in rows if row]
    widths = [len(row) for row in rows]
    width = max(widths, key=widths.count)
    known = {mark.text for row in rows for mark in row}
    found = [match for match in _MAP_ROW.finditer(reply) if len("".join(match["signs"].split())) == width
             and set(match["signs"]) <= known | {" "}]
    if not found:
        return None
    for match in found:
        where, (start, _) = int(match["row"]), match.span("signs")
        if not 1 <= where <= len(rows):
            raise Question(f"I read {len(rows)} rows of the map. Which of them is it?")
        rows[where - 1] = [Span(at + start + k, at + start + k + 1, SIGN, 1.0, sign)
                           for k, sign in enumerate(match["signs"]) if sign != " "]
    others = [mark for mark in reading.marks if mark.label not in (SIGN, END)]
    drawn = [span for row in rows for span in (*row, Span(row[-1].end, row[-1].end, END, 1.0, ""))]
    return replace(reading, marks=[*drawn, *others])


def _told(said: str, reply: str, at: int, question: str) -> Iterator[tuple[int, Span]]:
    """Places of start and goal. Raises Question where it is not plain whose a place is."""
    kinds: list[int] = []
    places: list[dict[str, tuple[int, int]]] = []
    order = ""
    for match in _MARK.finditer(said):
        parts = {_AS.get(name, name): match.span(name) for name, text in match.groupdict().items() if text is not None}
        if parts.keys() & {"start", "goal"}:
            kinds.append(START_SIGN if "start" in parts else GOAL_SIGN)
            order += "k"
            continue
        if order.endswith("p") and len(parts) == 1 and not parts.keys() & (places[-1].keys() | {"corner"}) \
                and not places[-1].keys() & {"corner", "a"}:
            places[-1] |= parts
            continue
        places.append(parts)
        order += "p"
    asked = _ASKED_KIND.search(question)
    if not kinds and len(places) == 1 and asked:
        kinds, order = [START_SIGN if "start" in asked[0] else GOAL_SIGN], "kp"
    if not places:
        return
    if order not in ("kp", "pk", "kpkp", "pkpk") or len(set(kinds)) != len(kinds):
        raise Question("I cannot tell which place is the start and which the goal. Say e.g. "
                       '"the start is row 1, column 2".')
    for kind, parts in zip(kinds, places, strict=True):
        if not (parts.keys() >= {"r", "c"} or parts.keys() >= {"a", "b"} or "corner" in parts):
            raise Question('I need a row and a column. Say e.g. "row 2, column 5", or "top left".')
        for name, (start, end) in parts.items():
            yield kind, Span(at + start, at + end, _PLACES[kind][name], 1.0, reply[start:end])


# Tables -------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"(?<![\w.,])-?\d(?:[\d,.']*\d)?(?![\w])(?![.,]\d)|\b(?:unlimited|no limit|unbegrenzt|illimitee?|"
                     r"ilimitada)\b")
_RULED_OUT = re.compile(r"\bnot (?:allowed|possible|permitted)\b|\b(?:forbidden|impossible|ruled out|verboten|"
                        r"nicht erlaubt|interdit|prohibido)\b")
_UNSURE = re.compile(r"\b(?:or|oder|ou|not|nicht|pas|either|between|about|roughly|maybe)\b")
_QUOTED = re.compile(r'"([^"]*)"')


def edited_table(reading: Reading, reply: str, at: int, question: str) -> Reading | None:
    """The reading with an amount or the number of a pair; None where the reply has neither. Raises Question."""
    form = next((form for _, form in reading.tasks if isinstance(form, TableForm)), None)
    if form is None:
        return None
    marks: list[Span] = []
    kept = list(reading.marks)
    for start, end in _sentences(reply):
        part = reply[start:end]
        names = {label: _names(reading, label, part) for label in (RESOURCE, CONSUMER)}
        amounts = [match.span() for match in _NUMBER.finditer(plain(part))
                   if not any(a <= match.start() < b for spans in names.values() for a, b, _ in spans)]
        out = _RULED_OUT.search(plain(part))
        if out is None and not amounts:
            continue
        if len(amounts) > 1 or (out is None and _UNSURE.search(plain(part))):
            raise Question(f'"{part.strip()}" can be read in more than one way. Give one number in a sentence.')
        a, b = out.span() if out else amounts[0]
        spans = [Span(at + start + x, at + start + y, label, 1.0, reply[start + x:start + y])
                 for label, found in names.items() for x, y, _ in found]
        spans = spans or _asked_names(reading, question, at + start + a)
        label = FORBIDDEN if out else _amount(spans)
        number = Span(at + start + a, at + start + b, label, 1.0, reply[start + a:start + b])
        kept = _without(kept, spans, label)
        end_mark = Span(at + end, at + end, END, 1.0, "")
        marks += [*sorted([*spans, number], key=lambda span: span.start), end_mark]
    return replace(reading, marks=[*kept, *marks]) if marks else None


def _sentences(reply: str) -> Iterator[tuple[int, int]]:
    """Parts of the reply that each hold a number, or rule a pair out."""
    start = 0
    for stop in [*re.finditer(r"[;\n]|\.(?=\s)|,? and (?=[A-Z\"'])|, (?=[A-Z\"'])", reply), None]:
        end = stop.start() if stop else len(reply)
        if _NUMBER.search(re.sub(r"[^\W\d]\w*", "_", reply[start:end])) or _RULED_OUT.search(plain(reply[start:end])):
            yield start, end
            start = stop.end() if stop else end


def _names(reading: Reading, label: int, part: str) -> list[tuple[int, int, str]]:
    """Where the part names things of this kind; of overlapping names the longest."""
    known = {" ".join(mark.text.split()) for mark in reading.marks if mark.label == label}
    found: list[tuple[int, int, str]] = []
    for name in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", part, re.IGNORECASE):
            if not any(a < match.end() and match.start() < b for a, b, _ in found):
                found.append((*match.span(), name))
    return found


def _asked_names(reading: Reading, question: str, at: int) -> list[Span]:
    """The names that the question quotes, as if the reply had said them here."""
    quoted = {" ".join(name.split()).casefold() for name in _QUOTED.findall(question)}
    known = {" ".join(mark.text.split()).casefold(): mark for mark in reading.marks
             if mark.label in (RESOURCE, CONSUMER)}
    return [Span(at, at, mark.label, 1.0, mark.text) for name, mark in known.items() if name in quoted]


def _amount(spans: Sequence[Span]) -> int:
    """What a number beside these names is. Raises Question."""
    labels = sorted(span.label for span in spans)
    kinds = {(RESOURCE,): CAPACITY, (CONSUMER,): DEMAND, tuple(sorted((RESOURCE, CONSUMER))): COST}
    if tuple(labels) not in kinds:
        raise Question("Whose number is that? Name one pair, or one of them, with its number.")
    return kinds[tuple(labels)]


def _without(marks: Sequence[Span], spans: Sequence[Span], label: int) -> list[Span]:
    """The marks without an amount of the same name that stands in a record of its own: the reply holds."""
    names = {" ".join(span.text.split()).casefold() for span in spans}
    kept: list[Span] = []
    record: list[Span] = []
    for mark in [*marks, None]:
        if mark is not None:
            record.append(mark)
        if mark is None or mark.label in (END, EMPTY_END):
            mine = [span for span in record if span.label not in (END, EMPTY_END)]
            alone = {" ".join(span.text.split()).casefold() for span in mine if span.label in (RESOURCE, CONSUMER)}
            if not (label in (CAPACITY, DEMAND) and len(mine) == 2 and alone == names
                    and any(span.label == label for span in mine)):
                kept += record
            record = []
    return kept
