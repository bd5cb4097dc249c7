"""What a map's signs mean, where the text defines them one by one: "- *: your starting point", "X = Wand".

Invariant: a sign has one meaning, told by the words behind it; a sign that is defined in two ways has none here.

    defined("# = wall, S: start")    {"#": (Span of the sign, WALL_SIGN), "S": (…, START_SIGN)}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.frontend.labels import GOAL_SIGN, OPEN_SIGN, SIGN, START_SIGN, WALL_SIGN
from agents.frontend.reading import Reading
from agents.frontend.spans import Span

_KINDS = {
    START_SIGN: "start beginning begin entrance entry me you player robot départ depart inicio comienzo "
               "partenza 起点 入口",
    GOAL_SIGN: "goal destination exit end finish target ziel ausgang arrivée arrivee sortie meta destino "
               "llegada fin arrivo uscita treasure cheese stairs 终点 出口",
    WALL_SIGN: "wall walls blocked obstacle obstacles rock solid tree trees hedge water wand wände mauer "
               "mauern hindernis mur murs pared paredes muro muri closed impassable 墙 障碍",
    OPEN_SIGN: "open free floor path corridor empty walkable passage passable frei freie weg boden gang "
               "libre libres libero camino passage chemin couloir vuoto 路 空地 通路",
}
_MEANING = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_DEFINED = re.compile(r"(?<![\w.])[\"'`“(]?(?P<sign>[^\s\"'`“”(),;:=-]|[-=])\ufe0f?[\"'`”)]?\s?"
                      r"(?:=|:|：|->|→|\bis\b|\bare\b|\bmeans\b|\bfor\b|\bist\b|\bsind\b|\bbedeutet\b|\best\b|\bsont\b|\bes\b|"
                      r"\bson\b|是|为|表示)\s?(?P<words>[^\n,;.]{1,40})")
_WORD = re.compile(r"[^\W\d_]+")
FEWEST = 2
"""Definitions from which the text is taken to have a legend of this kind."""


def defined(part: str) -> dict[str, tuple[Span, int]]:
    """sign → its place and meaning, for all signs that the text defines in one way."""
    found: dict[str, tuple[Span, int]] = {}
    unclear: set[str] = set()
    for match in _DEFINED.finditer(part):
        sign, at = match["sign"], match.start("sign")
        kinds = [_MEANING[word] for word in _words(match["words"]) if word in _MEANING]
        if not kinds:
            continue
        kind = START_SIGN if {START_SIGN, GOAL_SIGN} <= set(kinds) and kinds[0] == START_SIGN else kinds[0]
        if sign in found and found[sign][1] != kind:
            unclear.add(sign)
        found.setdefault(sign, (Span(at, at + 1, kind, 1.0, sign), kind))
    return {sign: entry for sign, entry in found.items() if sign not in unclear}


def _words(text: str) -> Iterator[str]:
    """Words as they stand, "starting" as "start"; Chinese ones by their characters."""
    for word in _WORD.findall(text.casefold()):
        yield word
        yield word.removesuffix("ing")
        yield word.removesuffix("s")
        yield from (known for known in _MEANING if ord(known[0]) > 0x2E80 and known in word)


def with_legend(reading: Reading) -> Reading | None:
    """The reading with the legend that the text defines in place of the labelled one; None where it defines none."""
    shown = {mark.text for mark in reading.marks if mark.label == SIGN}
    legend = {sign: entry for sign, entry in defined(reading.part).items() if sign in shown}
    kinds = [kind for _, kind in legend.values()]
    if len(legend) < FEWEST or any(kinds.count(kind) > 1 for kind in (START_SIGN, GOAL_SIGN)):
        return None
    marks = [mark for mark in reading.marks
             if mark.label not in _KINDS or (mark.text not in legend and mark.text in shown)]
    marks += [span for span, _ in legend.values()]
    return replace(reading, marks=sorted(marks, key=lambda mark: mark.start))
