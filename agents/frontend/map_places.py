"""Places of start and goal as a text tells them: "row 3, column 9", "(5, 0)", "x=11, y=0", "B4", "top left".

Which of them is the start is told by the words before it ("from", "start =") and by the network's labels of its
numbers; where two are told and only one is clear, the other one is the other.

Invariant: the spans are the numbers or words of the text; no place that the text gives no role gets one.

    places(reading, "from (0, 0) to (4, 4)", {START_SIGN, GOAL_SIGN})    {START_SIGN: [Span "0", Span "0"], …}
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.frontend.labels import (
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
)
from agents.frontend.map_words import role_words
from agents.frontend.reading import Reading
from agents.frontend.spans import Span

LABELS_OF = {START_SIGN: (START_ROW, START_COLUMN, START_PLACE, START_CORNER),
             GOAL_SIGN: (GOAL_ROW, GOAL_COLUMN, GOAL_PLACE, GOAL_CORNER)}
SURE, CLEAR = 1.0, 0.5
"""What must speak for the roles of two places together, and by how much more than for the roles turned round."""
TURN = 1.2
"""What "from … to …" says of the two places beside it."""
REACH = 40
"""Characters before a place in which its role may be told."""

_N = r"(?:\d{1,2}(?:st|nd|rd|th|er|re|ère|ème|e|º|ª)?)"
_NTH = (r"(?:\d{1,2}(?:st|nd|rd|th|er|re|ère|ème|e|º|ª|\.)|first|second|third|fourth|fifth|sixth|seventh|"
        r"eighth|ninth|tenth|"
        r"last)")
_AND = r"[\"']?[ \t]*(?:[,;/|&]|and|und|et|y|e|of|in|der|de|,? ?the)?[ \t]*(?:the |in )?[{\"'(\[]*"
_ROW = r"(?:rows?|zeilen?|reihe|ligne|rangée|fila|riga|linha|line|row[ -]index|lat|z|r|y|i)(?![A-Za-zÀ-ɏ])\.?"
_COLUMN = r"(?:columns?|col|spalte|colonne|columna|colonna|coluna|column[ -]index|lon|s|c|x|j)(?![A-Za-zÀ-ɏ])\.?"
_IS = r"[\"']?[ \t]*(?:[:=#]|no\.?|number|nr\.?|is|n°)?[ \t]*#?"
_B, _E = r"(?<![A-Za-z0-9_À-ɏ])", r"(?![A-Za-z0-9_À-ɏ])"
_SAID = (
    re.compile(rf"{_B}{_ROW}{_IS}(?P<r>{_N})(?:\s?\((?:row|column)\))?{_AND}{_COLUMN}{_IS}(?P<c>{_N}|"
               rf"[A-Z]){_E}", re.IGNORECASE),
    re.compile(rf"{_B}{_COLUMN}{_IS}(?P<c>{_N}|[A-Z]){_AND}{_ROW}{_IS}(?P<r>{_N}){_E}", re.IGNORECASE),
    re.compile(rf"{_B}(?P<r>{_NTH}) (?:row|line|zeile|reihe|ligne|fila|riga){_AND}(?P<c>{_NTH}) (?:column|"
               rf"col|cell|square|"
               r"character|spot|spalte|colonne|columna|colonna)\b", re.IGNORECASE),
    re.compile(rf"{_B}(?P<c>{_NTH}) (?:column|col|cell|square|character|spot|spalte|colonne|columna|colonna){_AND}"
               rf"(?P<r>{_NTH}) (?:row|line|zeile|reihe|ligne|fila|riga)\b", re.IGNORECASE),
    re.compile(r"第?(?P<r>\d{1,2})行[，,]?第?(?P<c>\d{1,2})列"),
    re.compile(r"第?(?P<c>\d{1,2})列[，,]?第?(?P<r>\d{1,2})行"),
    re.compile(r"\bR(?P<r>\d{1,2})[/ ]?C(?P<c>\d{1,2})\b", re.IGNORECASE),
    re.compile(r"\(x, ?y\) ?= ?\((?P<c>\d{1,2}), ?(?P<r>\d{1,2})\)"),
    re.compile(r"\(row, ?col(?:umn)?\) ?= ?\((?P<r>\d{1,2}), ?(?P<c>\d{1,2})\)"),
    re.compile(r"(?<![A-Za-z0-9_À-ɏ.])(?P<c>[A-Z])-?(?P<r>\d{1,2})(?![A-Za-z0-9_À-ɏ]|\.\d)"),
)
_PAIR = re.compile(r"(?P<open>[(\[<{])?(?<![\w.:/-])(?P<a>\d{1,2})(?:[ \t]?[,;/:|⇒-][ \t]?|"
                   r"[ \t](?=[^()\n]*\)|\d{1,2}\s?\]))(?P<b>\d{1,2})(?![\w:/]|[.,-]\d)")
_HIGH = r"(?:top|upper|north|oben|obere\w*|haut|supérieure?|arriba|superior\w*|alto|左上|右上)"
_LOW = r"(?:bottom|lower|south|unten|untere\w*|bas|inférieure?|abajo|inferior\w*|basso|左下|右下)"
_SIDE = (r"(?:left|right|west|east|links|rechts|linke\w*|rechte\w*|gauche|droite?|izquierd\w*|derech\w*|"
         r"sinistr\w*|destr\w*|esquerd\w*|direit\w*)")
_JOIN = r"(?:[ \t-]|\bhand\b|\bà\b|\ba\b|\bla\b|\bde\b|\bin\b)*"
_CORNER = re.compile(rf"{_B}(?:{_HIGH}|{_LOW}){_JOIN}{_SIDE}{_E}|{_B}{_SIDE}{_JOIN}(?:{_HIGH}|{_LOW}){_E}|"
                     rf"左上角?|右上角?|左下角?|右下角?"
                     r"|\b(?:NW|NE|SW|SE)\b(?= corner)|\b(?:top|bottom)(?:left|right)\b|\b(?:links|"
                     r"rechts)(?:boven|onder)\b",
                     re.IGNORECASE)
_R, _C = r"(?:rows?|r|zeilen?|fila|riga|ligne|linha)", r"(?:col(?:umn)?s?|c|spalten?|columna|colonna|colonne|coluna)"
_ORDER = ((re.compile(rf"\b{_R}\s?[,/]\s?(?:then )?{_C}\b|\b{_R} (?:then|before) {_C}\b|\brows? first\b|"
                      rf"\(y, ?x\)|\by first\b"
                      rf"|\[r\]\[c\]|行[,，/]列", re.IGNORECASE), True),
          (re.compile(rf"\b{_C}\s?[,/]\s?(?:then )?{_R}\b|\b{_C} (?:then|before) {_R}\b|\bcol(?:umn)?s? first\b"
                      rf"|\bx ?, ?(?:then )?y\b|\bx first\b|\bx (?:is|=) (?:the )?col|\bx to the right|列[,，/]行",
                      re.IGNORECASE), False))
_FROM = re.compile(r"(?:\bfrom|\bvon|\bde|\bdesde|\bda|从|\bstart\w*|\bs(?:rc)?|\bbetween|"
                   r"\bstand(?:ing)? (?:on|at|in)|\b(?:am|i'm) (?:on|at|in)|\bstehe (?:auf|in|bei)|"
                   r"\bje suis (?:en|à|sur)|\bestoy en)[^\w\n]*$", re.IGNORECASE)
_TO = re.compile(r"(?:\bto|->|→|⇒|\bnach|\bbis|\bà|\ba|\bhasta|到|至|\bto the|\bzu[mr]?|\bt|\bdst|\bend\w*|"
                 r"\bgoal\w*|\btarget\w*)[^\w\n]*$",
                 re.IGNORECASE)


_ORIGIN = re.compile(r"\b(?:origin|ursprung|origine|origen|原点)\b[^\n.;]*$", re.IGNORECASE)
_IS_FIRST = re.compile(r"\s*(?:corner|cell|ecke|feld)?\s*(?:cell )?(?:is|=|has|ist|:)\s*(?:cell "
                       r")?[(\[]?[01]\s?[,;]\s?[01]\b",
                       re.IGNORECASE)
_FIRST_IS = re.compile(r"(?:top|upper)[- ]left\w*(?: \w+)? (?:is|=|has|at) ?[(\[]?$", re.IGNORECASE)
_ON = re.compile(r"[^\w\n]*(?:to|->|→|⇒|nach|bis|à|a|hasta|到|至)(?![A-Za-zÀ-ɏ])", re.IGNORECASE)
_BETWEEN = re.compile(r"[^\n.!?;]{0,24}?(?:->|→|⇒|=>|\bto\b|\bnach\b|\bbis\b|\bà\b|\bhasta\b|到|至)[^\n.!?;]{0,24}",
                      re.IGNORECASE)
"""What stands between the two ends of a way."""
_MEANS = re.compile(r"[)\]\"'}]*\s?(?:=|:|->|is\b|ist\b|est\b|es\b|è\b|marks\b|marque\b|就?是|\()", re.IGNORECASE)
_STOP = re.compile(r"[,;.!?，。；！？\n]|\b(?:and|und|et|y|e)\b", re.IGNORECASE)
_ENDED = re.compile(r"\n\s*\n|[.!?。]\s")


@dataclass(frozen=True)
class Place:
    """A place told at [start, end): row and column, two numbers whose order is not told, or a corner."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    kind: str

    def spans(self, text: str, role: int, row_first: bool | None) -> list[Span]:
        row, column, either, corner = LABELS_OF[role]
        labels = {"said": (row, column), "corner": (corner,)}.get(self.kind) or (
            (either, either) if row_first is None else (row, column) if row_first else (column, row))
        return [Span(a, b, label, 1.0, text[a:b]) for (a, b), label in zip(self.parts, labels, strict=True)]


Scored = tuple[Place, dict[int, float]]


def told(text: str) -> list[Place]:
    """All places in text order."""
    found: list[Place] = []
    for pattern in _SAID:
        found += [Place(m.start(), m.end(), (m.span("r"), m.span("c")), "said") for m in pattern.finditer(text)]
    found += [Place(m.start(), m.end(), (m.span(),), "corner") for m in _CORNER.finditer(text)]
    found += [Place(m.start(), m.end(), (m.span("a"), m.span("b")), "pair") for m in _PAIR.finditer(text)]
    kept: list[Place] = []
    for place in sorted(found, key=lambda each: (each.start, each.kind == "pair", -each.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def row_first(text: str) -> bool | None:
    """Whether pairs name the row first, as the text says it; None where it does not."""
    said = {first for pattern, first in _ORDER if pattern.search(text)}
    return said.pop() if len(said) == 1 else None


def places(reading: Reading, context: str, wanted: Collection[int]) -> dict[int, list[Span]] | None:
    """role → spans, for these of START_SIGN and GOAL_SIGN; None where it cannot be told which place is which."""
    found = [place for place in told(context) if not _is_origin(context, place)]
    scored = [(place, _score(reading, context, place, before)) for place, before in _with_before(found)]
    for (first, before), (second, after) in pairwise(scored):
        if _BETWEEN.fullmatch(context, first.end, second.start):
            before[START_SIGN] += TURN
            after[GOAL_SIGN] += TURN
    useful = [(place, scores) for place, scores in scored if max(scores.values()) >= CLEAR / 2]
    roles = sorted(wanted)
    best: list[tuple[float, tuple[Place, ...]]] = []
    for chosen in _choices(useful if len(useful) >= len(roles) else scored, len(roles)):
        score = sum(scores[role] for (_, scores), role in zip(chosen, roles, strict=True))
        best.append((score, tuple(place for place, _ in chosen)))
    best.sort(key=lambda each: -each[0])
    if not best or best[0][0] < SURE * len(roles) / 2 or (len(best) > 1 and best[0][0] - best[1][0] < CLEAR):
        return None
    order = row_first(context)
    return {role: place.spans(reading.part, role, order) for role, place in zip(roles, best[0][1], strict=True)}


def _with_before(found: Sequence[Place]) -> Iterator[tuple[Place, int]]:
    end = 0
    for place in found:
        yield place, end
        end = place.end


def _choices(scored: Sequence[Scored], count: int) -> Iterator[tuple[Scored, ...]]:
    for first in scored[:8]:
        if count == 1:
            yield (first,)
        else:
            yield from ((first, second) for second in scored[:8] if second is not first)


def _is_origin(text: str, place: Place) -> bool:
    """Whether the corner, or the pair, tells how places are counted."""
    before = text[max(0, place.start - 40):place.start]
    if place.kind == "corner":
        return _ORIGIN.search(before) is not None or _IS_FIRST.match(text, place.end) is not None
    return _ORIGIN.search(before) is not None or _FIRST_IS.search(before) is not None


def _score(reading: Reading, text: str, place: Place, least: int) -> dict[int, float]:
    """How much speaks for each role: words before (or right behind) the place, and the network's labels."""
    before = text[max(least, place.start - REACH):place.start]
    behind = text[place.end:place.end + REACH]
    scores = {START_SIGN: 0.0, GOAL_SIGN: 0.0}
    sides = {side: [word.role for word in role_words(near) if word.role in scores]
             for side, near in (("before", _STOP.split(before)[-1]), ("behind", _STOP.split(behind)[0]))}
    if sides["behind"] and _MEANS.match(behind):  # "row 3 = start"
        scores[sides["behind"][0]] += 1.0
    elif sides["before"] and (not sides["behind"] or sides["before"][-1] == sides["behind"][0]
                              or least < place.start - 40 or not _MEANS.match(text, least)):
        scores[sides["before"][-1]] += 1.0
    elif sides["behind"] and not sides["before"]:
        scores[sides["behind"][0]] += 0.9
    elif not _ENDED.search(before) and not sides["before"] and (
            words := [word.role for word in role_words(before) if word.role in scores]):
        scores[words[-1]] += 0.6
    if _ON.match(behind):
        scores[START_SIGN] += 0.5
    if _FROM.search(before):
        scores[START_SIGN] += 0.7
    if _TO.search(before):
        scores[GOAL_SIGN] += 0.7
    if reading.chances.tokens:
        for role, labels in LABELS_OF.items():
            held = [math.exp(reading.chances.of(start, *labels)) for start, _ in place.parts]
            scores[role] += 1.5 * sum(held) / len(held)
    return scores
