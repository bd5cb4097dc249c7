"""Boards that are told: row after row in sentences, blanks counted in words, box after box, or drawn with spaces.

Invariant: a counted blank is one span, "three empties"; an article is no value.

    write_dictated(draft, [[0, 2], [1, 0]], dice, "")    # "Top row: one empty, 2. Bottom row: 1, an empty one."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import BLANK, CELL, DECORATION, OUTSIDE, ROW
from agents.frontend.layouts import ORDINALS, WORDS, Rows, Style, box_of, symbol, write_rows


@dataclass(frozen=True)
class Voice:
    """How somebody dictates in one language.

    numbers: words from 0. rows: the name of each row; "" where there is no word for it. one: the words for a single
    blank. several: a blank after a count. article: what may stand before a value.
    """

    numbers: Sequence[str]
    rows: Sequence[str]
    one: Sequence[str]
    several: Sequence[str]
    article: Sequence[str] = ("",)
    join: str = ", "


def _ordinal(words: Sequence[str], form: str) -> tuple[str, ...]:
    return tuple(form.format(word) for word in words)


_DE = ("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte")
_FR = ("première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième")
_ES = ("primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena")
_IT = ("prima", "seconda", "terza", "quarta", "quinta", "sesta", "settima", "ottava", "nona")
_NTH = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th")
_EN = tuple(ORDINALS[:9])
_WORDS = WORDS.train
VOICES: Pool[Voice] = Pool((
    Voice(_WORDS[0], _ordinal(_EN, "{} row"), ("an empty", "one empty", "a blank", "empty"),
          ("empties", "empty", "blanks", "empty ones"), ("", "", "a ")),
    Voice(_WORDS[0], _ordinal(_NTH, "{} row"), ("one blank", "blank", "a gap"), ("blanks", "blank", "gaps")),
    Voice(_WORDS[0], _ordinal(_EN, "the {} row"), ("an empty one", "an empty cell", "one empty cell"),
          ("empty cells", "empty ones"), ("a ", "the ")),
    Voice(_WORDS[0], _ordinal(_EN, "{} line"), ("one open", "open"), ("open", "open ones")),
    Voice(_WORDS[1], _ordinal(_DE, "{} Zeile"), ("eine leere", "leer", "ein leeres"), ("leere", "leer"), ("", "eine ")),
    Voice(_WORDS[1], _ordinal(_DE, "{} Reihe"), ("ein leeres Feld", "leer"), ("leere Felder", "mal leer")),
    Voice(_WORDS[2], _ordinal(_FR, "{} ligne"), ("une vide", "vide", "une case vide"), ("vides", "cases vides")),
    Voice(_WORDS[3], _ordinal(_ES, "{} fila"), ("un vacío", "vacío", "vacía"), ("vacíos", "vacías")),
    Voice(_WORDS[4], _ordinal(_IT, "{} riga"), ("un vuoto", "vuoto", "vuota"), ("vuoti", "vuote"))),
    (Voice(_WORDS[0], _ordinal(_EN, "row number {}"), ("one hole", "hole"), ("holes",)),
     Voice(_WORDS[0], _ordinal(_NTH, "the {} one"), ("a space", "one space"), ("spaces",)),
     Voice(_WORDS[3], _ordinal(_ES, "{} línea"), ("un hueco", "hueco"), ("huecos",))))
TOP = Pool(("top row", "The top row", "the topmost row", "oben", "Top line"), ("first of all", "up top"))
BOTTOM = Pool(("bottom row", "the last row", "The bottom row", "unten", "finally"), ("at the very bottom", "last one"))
THEN = Pool((
    "then", "next", "after that", "dann", "ensuite", "luego", "below that", "under it", "poi", "and then", "danach",
    "then comes", "next row", "then there is", "followed by"), ("beneath it", "puis", "après", "the one below"))
VERBS = Pool((": ", ": ", ", ", " ", " is ", " has ", " goes ", " reads ", " - ", " = ", " – ", " we have ", ": it's "),
             (" shows ", " runs ", " contains ", " -> "))


def write_dictated(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """Row after row, with runs of blanks counted."""
    voice = dice.pick(VOICES)
    worded, article = dice.chance(0.5), dice.pick(voice.article)
    verb = dice.pick(VERBS)
    ending = dice.pick((". ", ".\n", "\n", "; ", ";\n", "\n\n"))
    edges = dice.chance(0.3)
    capital = dice.chance(0.6)
    one = dice.pick(voice.one)
    several = dice.pick(voice.several)
    at_least = dice.pick((1, 2, 2, 2))
    for r, row in enumerate(rows):
        last = r == len(rows) - 1
        name = voice.rows[r] if r < len(voice.rows) else f"row {r + 1}"
        named = not (edges and (r == 0 or last))
        name = name if named else dice.pick(TOP if r == 0 else BOTTOM)
        _write_name(draft, name.capitalize() if capital else name, named)
        draft.add(verb, DECORATION)
        c = 0
        while c < len(row):
            if c:
                draft.add(voice.join, DECORATION)
            run = next((k for k in range(c, len(row)) if row[k]), len(row)) - c
            if row[c]:
                draft.add(article, DECORATION)
                draft.add(voice.numbers[row[c]] if worded else str(row[c]), CELL)
                c += 1
            elif run >= max(2, at_least):
                draft.add(f"{voice.numbers[run] if worded or dice.chance(0.6) else run} {several}", BLANK)
                c += run
            else:
                _write_blank(draft, one)
                c += 1
        draft.row_end(ending.rstrip() + tail if last else ending, ends_text=last and not tail)


def _write_blank(draft: Draft, words: str) -> None:
    """One blank; an article before the word is part of it where it could be a number."""
    article, _, noun = words.partition(" ")
    if noun and article in ("a", "an", "the"):
        draft.add(article + " ", DECORATION)
        words = noun
    draft.add(words, BLANK)


def _write_name(draft: Draft, name: str, labelled: bool) -> None:
    """The word of a row's name that counts is labelled: the ordinal, the only word that is not alike in all rows."""
    ordinals = {*_EN, *_NTH, *_DE, *_FR, *_ES, *_IT}
    word = next((word for word in name.split() if word.casefold() in ordinals), "") if labelled else ""
    before, _, after = name.partition(word) if word else (name, "", "")
    draft.add(before, DECORATION)
    draft.add(word, ROW)
    draft.add(after, DECORATION)


def write_in_sentence(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """Rows parted by words that name no row: "top 1 x x 2, then x x 3 x and at the bottom …"."""
    style = Style(dice.pick(("x", "_", "?", "0", "blank", "-", "*", "leer", "vide", "empty", "o")),
                  dice.pick((" ", " ", ", ", "  ")))
    if len(style.blank) == 1 and dice.chance(0.25):
        style = Style(style.blank, "")
    ending = dice.pick((", ", ". ", "; ", " ", ",\n", " - ")) if style.gap != ", " else dice.pick((". ", "; ", ".\n"))
    if ending.strip() == style.blank:
        ending = ". "
    then = dice.pick(THEN)
    apart = dice.pick((" ", ": ", " ", ", "))
    for r, row in enumerate(rows):
        last = r == len(rows) - 1
        between = then if dice.chance(0.7) else dice.pick(THEN)
        said = dice.pick(TOP) if r == 0 else dice.pick(BOTTOM) if last else between
        draft.add(("and " if last and dice.chance(0.5) else "") + said + apart, OUTSIDE if r == 0 else DECORATION)
        for c, value in enumerate(row):
            draft.add(style.gap if c else "", DECORATION)
            draft.add(symbol(value, style) if value else style.blank, CELL if value else BLANK)
        draft.row_end(ending.rstrip(" \n,") + tail if last else ending, ends_text=last and not tail)


BOX_WORDS = Pool(("box", "Box", "block", "Block", "square", "Kasten", "region", "bloc", "caja", "Box no."),
                 ("subgrid", "Quadrat", "bloque", "nonet"))


def write_boxes(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """Box after box, each with its number and its own rows."""
    edge = len(rows)
    band, stack = box_of(edge)
    word = dice.pick(BOX_WORDS)
    style = Style(dice.pick((".", "?", "0", "_", "x", "-")))
    inner = dice.pick((" ", " ", "/", " / ", ", ", "|"))
    ending = dice.pick(("\n", "\n", "; ", "\n\n"))
    name_end = dice.pick((": ", " = ", " - ", ":\n", " "))
    for k in range(edge):
        top, left = k // (edge // stack) * band, k % (edge // stack) * stack
        draft.add(word + " ", DECORATION)
        draft.add(str(k + 1), ROW)
        draft.add(name_end, DECORATION)
        for r in range(top, top + band):
            draft.add(inner if r > top else "", DECORATION)
            for value in rows[r][left:left + stack]:
                draft.add(symbol(value, style) if value else style.blank, CELL if value else BLANK)
        last = k == edge - 1
        draft.row_end(ending.rstrip() + tail if last else ending, ends_text=last and not tail)


def write_mixed(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """The first row in words, the rest as lines: somebody began to dictate and then pasted."""
    voice = dice.pick(VOICES)
    blank = next((words for words in voice.one if " " not in words), "empty")
    gap = dice.pick((" ", ", "))
    _write_name(draft, voice.rows[0], True)
    draft.add(dice.pick((" ", ": ", ", ", " : ")), DECORATION)
    for c, value in enumerate(rows[0]):
        draft.add(gap if c else "", DECORATION)
        draft.add((voice.numbers[value] if gap == ", " else str(value)) if value else blank, CELL if value else BLANK)
    draft.row_end(dice.pick((". ", ", ", "; ", "\n", " ")) + dice.pick((
        "and the rest:\n", "then\n", "the others:\n", "der Rest:\n", "et le reste :\n", "the remaining rows are\n",
        "y las demás:\n")))
    write_rows(draft, rows[1:], Style(dice.pick((".", "0", "_", "x")), dice.pick((" ", ""))), tail)


def spaced_styles(dice: Dice) -> Style:
    """A space for every blank, the columns one below the other, with or without a frame."""
    gap = dice.pick((" ", " ", "  "))
    bar = dice.pick(("|", "│", "║", "┃", ":"))
    plain = Style(" ", gap, dice.pick((None, gap + gap)), opening=dice.pick(("```\n", "~~~\n", "<pre>\n")))
    plain = Style(plain.blank, plain.gap, plain.box, opening=plain.opening,
                  closing="\n" + plain.opening.strip().replace("<", "</"))
    dash, cross = dice.pick((("-", "+"), ("─", "┼"), ("═", "╬"), ("=", "=")))
    width = dice.pick((5, 7))
    framed = Style(" ", " ", f" {bar} ", f"{bar} ", f" {bar}", rule_at=dice.pick(("bands", "frame", "frame")),
                   rule=lambda _: cross + cross.join([dash * width] * 3) + cross)
    tight = Style(" ", "", bar, bar, bar, rule_at=dice.pick(("bands", "frame")),
                  rule=lambda _: cross + cross.join([dash * 3] * 3) + cross)
    return dice.pick((plain, framed, framed, tight))


def table_styles(dice: Dice) -> Style:
    """Markdown tables with names of the rows in their first column."""
    mark = dice.pick(("", "**", "**", "*", "`", "_"))
    kind = dice.pick(("1", "A", "r1", "R1", "row 1", "Row 1", "a"))
    thin = dice.chance(0.3)
    bar = "|" if thin else "| "
    return Style(dice.pick(("", "", "", ".", "0", "-", "?")), "|" if thin else " | ", None, "", "|" if thin else " |",
                 column_names=dice.pick(("1", "A", "c1", "C1", "a", "col 1")), rule_at="top",
                 row_names=bar + mark + kind, row_name_end=mark + bar if thin else mark + " " + bar,
                 tight=not thin and dice.chance(0.5), rule=lambda width: "|" + dice.pick(("---|", "-|",
                 ":-:|")) * max(3, width // 4))
