"""The cells that a text would hold if certain signs stood for blanks, and what stands between them.

Invariant: a pure function of the characters; a cell is a digit, a number, a word for a number, a letter of a large
board, or one of the signs that are taken for blanks.

    stream(text, Signs(frozenset(".")))    of "5. /.3": cells 5 . . 3 with the gaps "", HARD, ""
"""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from agents.frontend.symbols import HAN_BLANKS, NUMBER_WORDS, ZERO_WIDTH, blanks_in, fold

TOUCHING, SOFT, HARD, NEWLINE, WORDS = range(5)
"""What parts two cells: nothing; spaces, commas and bars; other signs; the end of a line; words."""
HIDDEN = "\ue000"
"""Stands for a character of a clock, a date, a size or a telephone number: none of a folded text is like it."""
_ATOM = re.compile(r"[0-9]+|\[ ?\]|\( ?\)|\{ ?\}|< ?>|[\u3007\u3400-\u9fff]|[^\W\d_]+|\n|[^\S\n]+|.", re.DOTALL)
_NOTED = re.compile(r"\{([1-9]{1,16})\}|\[([1-9]{1,16})\]|\(([1-9]{1,16})\)")
_NOTES_SAID = r"(?:candidat\w*|kandidat\w*|pencil ?-?marks?|bleistift\w*|possibilit\w+|候选|候選)"
_BRACKETS_SAID = (r"(?:brac(?:es?|kets?)|parenthes[ie]s|klammern?|accolades?|crochets|llaves|parentesis|corchetes"
                  r"|parentesi|"
                  r"graffe|括号|括號)")
_SAYS_NOTES = re.compile(rf"{_NOTES_SAID}[^\n]{{0,60}}{_BRACKETS_SAID}|{_BRACKETS_SAID}[^\n]{{0,60}}{_NOTES_SAID}")
"""That what stands in brackets are candidates, so that such a cell is open; of a folded text."""
FEWEST_NOTES = 4
_TAG = re.compile(r"</?(b|i|u|em|strong|span|font|code|td|th|c|cell|tr|r|row|div|p|li|br)\b[^<>\n]{0,60}>"
                  r"|\\(?:textbf|mathbf|mathrm|bf) ?\{(?=\w\})|(?<=\{\w)\}")
_ENDS_ROW = frozenset(("tr", "r", "row", "div", "p", "li", "br"))
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_SOFT = frozenset(" \t,|'\"&`、" + ZERO_WIDTH)
_SMALL_WORDS = frozenset(
    ["a", "an", "the", "and", "und", "et", "y", "e", "ein", "eine", "un", "une", "uno", "una", "um", "uma", "der",
     "die", "das", "le", "la", "el", "o"])
_BESIDE_BLANK = frozenset(
    ["one", "ones", "cell", "cells", "square", "squares", "field", "fields", "feld", "felder", "mal", "times", "case",
     "cases", "casilla", "casillas", "casella", "caselle", "spot", "spots"])
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
_SIZE = re.compile(r"(?<![\w.*?×])(\d{1,2})(?:[x×*]| (?:x|×|by|mal|par|por) )\1(?![\d×*?.])(?![x×*]\w)",
                   re.IGNORECASE)
_PHONE = re.compile(r"(?<!\w)\+\d{1,3}[ ()/\-\d]{6,18}\d(?!\d)")
_BESIDE = re.compile(r"[ \t]+(?:(?:mal|times|fois|cases?|cellules?|casillas?|caselle|celle|celdas?)[ \t]+)?")
_COMMENT = re.compile(r"(?<=\s)(?://|#|--|<-|←|/\*|[«(;%]|<!--|~~)[ \t]?(\d{1,2})[ \t]+[^\W\d_]{2,}")
"""A number that opens a comment, as in "// 5 left"."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
OFTEN = 10
"""Times from which a gap that parts more than half of the cells is one within rows, whatever its characters."""


@dataclass(frozen=True)
class Signs:
    """One way to take the characters of a text.

    blanks: signs and letters that are blanks. numbers: digits that touch are one number. words: words for numbers and
    for nothing are cells; ones: "blank one" is a blank and a 1, not an empty one. letters: a to g are values. merged: a
    run of the same sign is one blank.
    """

    blanks: frozenset[str]
    numbers: bool = False
    words: bool = False
    ones: bool = False
    letters: bool = False
    merged: bool = False


@dataclass(frozen=True)
class Cell:
    """Characters [start, end); value 0 is a blank, -1 what can be no cell of any board."""

    start: int
    end: int
    value: int
    kind: str


@dataclass(frozen=True)
class Stream:
    """cells in text order; gaps[k] is what stands before cell k, texts[k] its characters."""

    cells: list[Cell]
    gaps: list[int]
    texts: list[str]


class Source:
    """A text cut into atoms once, of which streams are made under many assumptions."""

    def __init__(self, part: str) -> None:
        self.part = part
        folded = fold(part).translate(_LOWER)
        self.text = _TAG.sub(_untagged, folded)
        self.hidden = sorted(_hidden(self.text))
        masked = self._masked()
        notes = dict(notes_in(folded))
        cuts = [0, *itertools.chain(*notes.items()), len(masked)]
        self.atoms = [atom for start, end in itertools.pairwise(cuts) for atom in (
            [(start, end, folded[start] + folded[end - 1])] if notes.get(start) == end else _atoms(masked, start, end))]

    def hides(self, at: int) -> bool:
        """Whether a clock, a date, a telephone number or a size stands here."""
        return any(start <= at < end for start, end in self.hidden)

    def _masked(self) -> str:
        """With clocks, dates and sizes as characters that are no cells."""
        text = list(self.text)
        for start, end in self.hidden:
            text[start:end] = HIDDEN * (end - start)
        return "".join(text)

    def counts(self) -> Counter[str]:
        """How often each sign, zero and single letter occurs; words for numbers and for nothing count as "words"."""
        found: Counter[str] = Counter()
        for _, _, word in self.atoms:
            if word[0].isalpha() or word == "〇":
                if word in NUMBER_WORDS or blanks_in(word):
                    found["words"] += 1
                elif len(set(word)) == 1:
                    found[word[0]] += len(word)
            elif word[0].isdigit():
                found["0"] += word.count("0")
                found["digits"] += len(word)
            elif not word.isspace() and word not in (ZERO_WIDTH, HIDDEN):
                found[word.replace(" ", "")] += 1
        return found


def notes_in(text: str) -> list[tuple[int, int]]:
    """Where candidates in brackets stand in a folded text, if it says that they are that."""
    found = list(_NOTED.finditer(text)) if _SAYS_NOTES.search(text) else []
    digits = ["".join(filter(None, match.groups())) for match in found]
    told = len(found) >= FEWEST_NOTES and all(list(word) == sorted(set(word)) for word in digits)
    return [match.span() for match in found] if told and max(map(len, digits)) > 1 else []


def _atoms(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    return ((match.start(), match.end(), match[0]) for match in _ATOM.finditer(text, start, end))


def _untagged(tag: re.Match[str]) -> str:
    """Spaces as long as a tag; a line's end where it is one of rows."""
    return ("\n" if tag[1] in _ENDS_ROW else " ") + " " * (len(tag[0]) - 1)


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Where a clock, a date, a telephone number or a size stands: numbers that are no cells."""
    for match in _SIZE.finditer(text):
        yield match.span()
    for match in _COMMENT.finditer(text):
        yield match.span(1)
    for match in _PHONE.finditer(text):
        yield match.span()
    for match in _CLOCK.finditer(text):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        if _LETTERS.search(text[start:end if end >= 0 else len(text)]):
            yield match.span()


def stream(source: Source, signs: Signs) -> Stream:
    """The cells under one assumption."""
    cells: list[Cell] = []
    atoms = source.atoms
    for k, (start, end, word) in enumerate(atoms):
        first = word[0]
        if first.isdigit() and first.isascii():
            if not (_touches_word(atoms, k - 1, -1, signs) or _touches_word(atoms, k + 1, 1, signs)):
                cells += _digits(start, word, signs)
        elif first.isalpha() or first == "〇":
            cells += _word(start, word, signs)
        elif (sign := word.replace(" ", "")) in signs.blanks:
            if signs.merged and cells and cells[-1].end == start and cells[-1].kind == sign:
                cells[-1] = Cell(cells[-1].start, end, 0, sign)
            else:
                cells.append(Cell(start, end, 0, sign))
    if signs.words:
        cells = list(_counted(source, cells, signs.ones))
    texts = _between(source, cells)
    return Stream(cells, _levels(texts), texts)


def _touches_word(atoms: list[tuple[int, int, str]], k: int, step: int, signs: Signs) -> bool:
    """Whether the atom beside a number is a word, so that it is no cell, as in "2nd", "r1" or "3e"."""
    while 0 <= k < len(atoms) and atoms[k][2] == ZERO_WIDTH:
        k += step
    if not 0 <= k < len(atoms):
        return False
    word = atoms[k][2]
    return word[0].isalpha() and ord(word[0]) < 0x2E80 and not _is_cells(word, signs)


def _is_cells(word: str, signs: Signs) -> bool:
    """Whether every letter of it is a cell."""
    return all(char in signs.blanks or (signs.letters and "a" <= char <= "g") for char in word)


def _digits(start: int, word: str, signs: Signs) -> Iterator[Cell]:
    if signs.numbers:
        value = int(word) if len(word) <= 2 else -1
        yield Cell(start, start + len(word), value if value or "0" in signs.blanks else -1, "0" if not value else "1")
        return
    for k, char in enumerate(word):
        value = int(char)
        yield Cell(start + k, start + k + 1, value if value or "0" in signs.blanks else -1, "0" if not value else "1")


def _word(start: int, word: str, signs: Signs) -> Iterator[Cell]:
    if _is_cells(word, signs):
        for k, char in enumerate(word):
            value = 0 if char in signs.blanks else ord(char) - ord("a") + 10
            yield Cell(start + k, start + k + 1, value, char if not value else "a")
    elif "\u3007" <= word[0] <= "\u9fff":
        value = NUMBER_WORDS.get(word, 0 if word in HAN_BLANKS else -1)
        if value > 0 or (value == 0 and word in signs.blanks):
            yield Cell(start, start + 1, value, word if not value else "1")
    elif signs.words:
        value = NUMBER_WORDS.get(word, -1)
        if value >= 0:
            yield Cell(start, start + len(word), value, "words" if not value else "word")
        elif blanks_in(word):
            yield Cell(start, start + len(word), 0, "words")


def _counted(source: Source, cells: list[Cell], ones: bool) -> Iterator[Cell]:
    """With "three empties" as three cells, where more than spaces parts them from others, and "an empty one" as one,
    unless `ones` are values."""
    text = source.text
    k = 0
    while k < len(cells):
        cell, after = cells[k], cells[k + 1] if k + 1 < len(cells) else None
        beside = after is not None and _BESIDE.fullmatch(text, cell.end, after.start) is not None
        if beside and after and after.kind == "words" and 0 < cell.value < 30 and (
                _apart(text, cells, k) and _apart(text, cells, k + 2)):
            yield from [Cell(cell.start, after.end, 0, "words")] * cell.value
            k += 2
        elif after and beside and not ones and cell.kind == "words" and text[after.start:after.end] == "one":
            yield Cell(cell.start, after.end, 0, "words")
            k += 2
        else:
            yield cell
            k += 1


def _apart(text: str, cells: list[Cell], k: int) -> bool:
    """Whether something else than spaces stands before cell k, words that belong to a blank aside."""
    before = text[cells[k - 1].end if k else 0:cells[k].start if k < len(cells) else len(text)]
    return not before or any(word[2] not in _BESIDE_BLANK for word in _words(before)) or any(
        not (char.isalnum() or char in " \t") for char in before)


def _between(source: Source, cells: list[Cell]) -> list[str]:
    return ["" if k and cell.start == cells[k - 1].start else source.text[cells[k - 1].end if k else 0:cell.start]
            for k, cell in enumerate(cells)]


def _levels(texts: list[str]) -> list[int]:
    """What stands before each cell. What parts most cells parts none of the rows, even where it is words or signs."""
    common = Counter(gap for gap in texts if gap.strip(" \t") and "\n" not in gap).most_common(1)
    usual = common[0][0] if common and common[0][1] >= max(OFTEN, len(texts) // 2) else None
    known: dict[str, int] = {}
    for gap in texts:
        if gap not in known:
            known[gap] = SOFT if gap == usual else _level(gap)
    return [known[gap] for gap in texts]


def _level(gap: str) -> int:
    if not gap or not gap.strip(ZERO_WIDTH):
        return TOUCHING
    words = [match[2] for match in _words(gap)]
    if any(word not in _SMALL_WORDS and word not in _BESIDE_BLANK for word in words):
        return WORDS
    if "\n" in gap:
        return NEWLINE
    return SOFT if words or all(char in _SOFT for char in gap) else HARD


def _words(gap: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"[^\W_]+", gap):
        yield match.start(), match.end(), match[0]
