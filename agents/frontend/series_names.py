"""Names of series: the words that the layout leaves for one, and which of them the network holds for it.

Invariant: a name is a run of whole words of the text.

    Words(reading).name([(0, 6)])    (0, 4) of "pump= "
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from agents.frontend.labels import DECORATION, INSIDE, OUTSIDE, SERIES_NAME
from agents.frontend.reading import Reading

SAMPLE = 16
MOST_WORDS, LONGEST = 5, 40
"""Words and characters of the longest name."""
_WORD = re.compile(r"[^\s\"'`{}\[\],;|=:<>]+")
LABEL_WORDS, LABEL_GAIN, WHOLE_GAIN = 3, 7.0, 8.0
"""Words of what looks like a label, how much likelier that makes a name, and how much a name of all of its words is."""
SENTENCE = re.compile(r"[.?!…][)\"']?\s+|[。？！]")
_UNITS = re.compile(r"[%°]?[A-Za-z]{0,3}|\W+|[a-z]+/[a-z0-9]+")
_QUOTED = re.compile(r"[\"']([^\"'\n]{1,40})[\"']\s*[:=]\s*$")
_SAID_NAME = re.compile(r"[\"'](?:name|series|label|tag|channel|sensor|metric)[\"']\s*:\s*[\"']([^\"'\n]{1,40})[\"']")
_GENERIC = re.compile(r"values?|data|readings?|samples?|y|points?|series|measurements?", re.IGNORECASE)
NO_NAME = re.compile(
    r"(?:values|readings|numbers|measurements|so far|in order|measured|recorded|noted|here they are|"
    r"(?:raw )?(?:data|log)(?: below)?|abgelesen|gemessen|notiert|werte|messwerte|daten|valeurs|mesuré|relevé|noté|"
    r"données|valores|leído|leyó|medido|datos|valori|misurato|letto|dati)", re.IGNORECASE)
"""Words before a list that say only that numbers follow."""
_PARTED = re.compile(r"[=:;,|\"'`{}<>]")
_PROSE = re.compile(
    r"\b(?:series|serie|reihe|sequence|values|lines?|rows?|newlines|zeilenweise|ligne|línea|data|daten|readings|"
    r"outliers?|anomal\w+|please|bitte|find|check|which|what|any|seat|page|gate|level)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?:^|\s)[\[(]([^\[\]()]{1,40})[\])]$")
_OPENED = re.compile(r"(?:[A-Za-z_.]*[\[({]\s*|[\"'$€£~≈]|\s)*$")
_CONNECTED = re.compile(r"\s*(?:[:=：]|:=|<-|->|[-–,;\t|])?\s*$")
RULE = re.compile(r"[\s|+:=\-─━═┼│┬┴├┤┌┐└┘╪╬]*")

_IN_TURN = ("first|erste|première?|premier|primera?|primer", "second|zweite|deuxième|seconde?|segund[oa]|secondo",
            "third|dritte|troisième|tercer[ao]?|terzo", "fourth|vierte|quatrième|cuart[oa]|quarto")

Place = tuple[int, int]


class Words:
    """The words of one reading and what the network holds of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.part, self.chances = reading, reading.part, reading.chances

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.chances.tokens]

    def total(self, start: int, end: int, first: Sequence[int], rest: Sequence[int]) -> float:
        """Sum of the log-probabilities of the tokens in [start, end)."""
        k, found = bisect_left(self._starts, start), 0.0
        while k < len(self._starts) and self._starts[k] < end:
            found += self.chances.of(self._starts[k], *(first if self._starts[k] == start else rest))
            k += 1
        return found

    def none(self, start: int, end: int) -> float:
        """That no name is in these characters."""
        return self.total(start, end, (OUTSIDE, DECORATION), (OUTSIDE, DECORATION))

    def best(self, places: Sequence[Place], to_end: bool, forced: bool, gain: float = 0.0) -> Place | None:
        """The characters of a name, counted from the start of each of these places that read alike; None where that
        there is none is likelier by `gain`. to_end: it reaches the last word; forced: there is one."""
        start, end = places[0]
        text = self.part[start:end]
        words = [match.span() for match in _WORD.finditer(text) if any(map(str.isalnum, match[0]))]
        words = words[-3 * MOST_WORDS:]
        sample = places[:: max(1, len(places) // SAMPLE)]
        found: list[tuple[float, Place]] = []
        for i, (first, _) in enumerate(words):
            for _, last in words[-1:] if to_end else words[i:i + MOST_WORDS]:
                left, right = _closed(text, first, last)
                if right - left > LONGEST or len(text[left:right].split()) > MOST_WORDS or _PARTED.search(
                        text, left, right):
                    continue
                scores = [self.none(a, a + left) + self.total(a + left, a + right, (SERIES_NAME,), (INSIDE,))
                          + self.none(a + right, b) for a, b in sample]
                whole = WHOLE_GAIN if gain == LABEL_GAIN and i == 0 and len(words) <= LABEL_WORDS else 0.0
                found.append((sum(scores) / len(scores) + whole, (left, right)))
        if not found:
            return None
        score, place = max(found)
        without = sum(self.none(a, b) for a, b in sample) / len(sample)
        return place if forced or score + gain > without else None

    def label(self, least: int, at: int, forced: bool) -> Place | None:
        """The name in front of a list that begins at `at`; nothing before `least` belongs to it."""
        at = least + len(self.part[least:at].rstrip(" \t"))
        while at > least:  # a rule below the name
            top = self.part.rfind("\n", least, max(at - 1, least)) + 1
            if top <= least or self.part[at - 1] != "\n" or not RULE.fullmatch(self.part, top, at) or at - top < 2:
                break
            at = top
        opened = least + _OPENED.search(self.part[least:at]).start()  # type: ignore[union-attr]
        end = least + _CONNECTED.search(self.part[least:opened]).start()  # type: ignore[union-attr]
        connector = self.part[end:at]
        joined = re.search(r"[:=：\n]|->|<-", connector) is not None
        if not forced and re.match(r"[\"'\s]*[,;|]", connector) and "\n" not in connector:
            return None  # it stands in the list itself
        end = least + len(self.part[least:end].rstrip("\"'` "))
        start = max(least, self.part.rfind("\n", least, end) + 1, end - 4 * LONGEST)
        for stop in SENTENCE.finditer(self.part, start, end):
            start = stop.end()
        while start < end and not (self.part[start].isalnum() or self.part[start] in "_(["):
            start += 1
        if start >= end:
            return None
        line = self.part[start:end]
        inner = _IN_BRACKETS.search(line)
        if inner and not joined and not _UNITS.fullmatch(inner[1]):
            start, end = start + inner.start(1), start + inner.end(1)
            line, joined = self.part[start:end], True
        key = _QUOTED.search(self.part, max(least, opened - 2 * LONGEST), opened) if joined else None
        if key:
            said = list(_SAID_NAME.finditer(self.part, least, at)) if _GENERIC.fullmatch(key[1]) else []
            return said[-1].span(1) if said else key.span(1)
        if NO_NAME.fullmatch(line):
            return None
        like = joined and len(line.split()) <= LABEL_WORDS and not line.endswith((".", "?", "!")) and not (
            " " in line and _PROSE.search(line))
        found = self.best([(start, end)], True, forced, LABEL_GAIN if like else 0.0)
        if found is None or any(map(str.isalnum, self.part[start + found[1]:end])):
            return None
        return start + found[0], start + found[1]


def told_in_turn(text: str, count: int) -> list[Place]:
    """The names of columns that a sentence tells in their order: "first number is systolic, second is diastolic"."""
    places: list[Place] = []
    at = 0
    for ordinal in _IN_TURN[:count]:
        said = re.compile(rf"\b(?:{ordinal})\b(?: (?:number|value|column|figure|one|zahl|spalte|wert|nombre|colonne|"
                          r"número|columna))?(?: (?:is|=|:)| ist| est| es|:|=) (?:the |die |der |das |la |le |el )?"
                          r"([^\W\d_][\w-]*)", re.IGNORECASE).search(text, at)
        if said is None:
            return []
        places.append(said.span(1))
        at = said.end()
    return places if len(places) == count else []


def _closed(text: str, left: int, right: int) -> Place:
    """Words with the bracket that one of them opens or closes, if that is within the name."""
    for opening, closing in ("()", "[]"):
        name = text[left:right]
        if name.startswith(opening) and closing not in name:
            left += 1
        elif opening in name and closing not in name and text[right:right + 1] == closing:
            right += 1
        elif name.endswith(closing) and opening not in name:
            right -= 1
    return left, right


def header_fields(line: str, sign: str) -> list[Place]:
    """Where the fields of a line stand that `sign` parts; " " stands for two spaces or more, or else single ones."""
    if sign == " ":
        pieces = [match.span() for match in re.finditer(r"\S+(?: \S+)*", line)] if re.search(r"\S {2,}\S|\t", line) \
            else [match.span() for match in re.finditer(r"\S+", line)]
        return pieces
    fields, at = [], 0
    for piece in line.split(sign):
        left = at + len(piece) - len(piece.lstrip(" \t\"'"))
        fields.append((left, max(left, at + len(piece.rstrip(" \t\r\"'")))))
        at += len(piece) + 1
    if sign == "|" and line.lstrip().startswith("|"):
        fields = fields[1:]
    if sign == "|" and line.rstrip().endswith("|"):
        fields = fields[:-1]
    return fields
