"""Boards written as text in the ways people write them, with the label of every character.

A layout is a `Style`: what stands for a blank, between cells, at box borders, around rows, between rows. Families of
styles draw their parts from pools; spoken rows have a writer of their own, lists of cells are in `layouts_entries`.

Invariant: the writers write exactly the rows they are given, malformed ones too, so labels are right by construction.

    write_rows(draft, [[1, 0], [0, 2]], Style(), "")    # "1.\\n.2"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.frontend.chatter import COMMON
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import (
    BLANK,
    CELL,
    COLUMN_NAME,
    DECORATION,
    OUTSIDE,
    ROW,
)

Rows = list[list[int]]
"""Cell values from 1; 0 for a blank."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CHINESE = "〇一二三四五六七八九"
WORDS = Pool(
    (["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen"],
     ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
      "dreizehn", "vierzehn", "fünfzehn", "sechzehn"],
     ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
      "quatorze", "quinze", "seize"],
     ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
      "trece", "catorce", "quince", "dieciséis"],
     ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
      "tredici", "quattordici", "quindici", "sedici"],
     ["zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze",
      "catorze", "quinze", "dezesseis"]))
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"]


@dataclass(frozen=True)
class Style:
    """The parts of a layout.

    symbols: how values are written: "digits" (with letters from 10), "lower", "numbers" (10 as 10), "wide", "emoji",
    "words". cell: what stands around each cell. box: what stands instead of the gap at the border of a box.
    rule: a function of the width of a row that draws a line, between bands, at the "top", below the "first" row
    or all around ("frame"). row_names, column_names: "", "1", "A", "a", "R1" and so on; the last character is what
    counts on. pad: width to which cells are filled with spaces at the left. tight: no second space beside a cell with
    nothing in it, as in "| | 3 |". given: what stands around values alone, as in "**5**". blank_of: draws a blank for
    each cell. loose: changes the spaces of a separator. before, after: what a chat or a comment puts around row
    r, which is none of the data. names: of rows, in so many words. below: names of columns once more below the board.
    """

    blank: str = "."
    gap: str = ""
    box: str | None = None
    left: str = ""
    right: str = ""
    between: str = "\n"
    opening: str = ""
    closing: str = ""
    symbols: str = "digits"
    cell: tuple[str, str] = ("", "")
    rule: Callable[[int], str] | None = None
    rule_at: str = "bands"
    row_names: str = ""
    row_name_end: str = " "
    column_names: str = ""
    words: tuple[str, ...] = tuple(WORDS.train[0])
    pad: int = 0
    tight: bool = False
    given: tuple[str, str] = ("", "")
    blank_of: Callable[[], str] | None = None
    loose: Callable[[str], str] | None = None
    before: Callable[[int], str] | None = None
    after: Callable[[int], str] | None = None
    names: tuple[str, ...] = ()
    below: bool = False


def symbol(value: int, style: Style) -> str:
    """How a value from 1 is written in this style."""
    if style.symbols == "numbers" or (style.symbols in ("emoji", "words") and value > 9 and not style.words):
        return str(value)
    if style.symbols == "words":
        return style.words[value] if value < len(style.words) else str(value)
    char = LETTERS[value]
    if style.symbols == "lower":
        return char.lower()
    if style.symbols == "wide":
        return chr(ord(char) + 0xFEE0)
    if value <= 9 and style.symbols in ("chinese", "circled"):
        return CHINESE[value] if style.symbols == "chinese" else chr(0x2460 + value - 1)
    return char + "\ufe0f\u20e3" if style.symbols == "emoji" and value <= 9 else char


def box_of(edge: int) -> tuple[int, int]:
    """(rows, columns) of a box, as square as the edge allows."""
    rows = max(r for r in range(1, edge + 1) if edge % r == 0 and r * r <= edge)
    return rows, edge // rows


def name_of(index: int, kind: str) -> str:
    """The name of row or column `index` from 0 in the manner of `kind`, whose last character is the first name."""
    last = kind[-1]
    return str(index + int(last)) if last in "01" else chr(ord(last) + index)


def write_rows(draft: Draft, rows: Rows, style: Style, tail: str) -> None:
    """Writes the board; `tail` follows it and is part of what ends the last row."""
    if style.gap and not style.between:  # one flat list
        rows = [[value for row in rows for value in row]]
    edge = max(len(rows), max(map(len, rows), default=1))
    band, stack = box_of(edge)
    width = _width(rows, style, stack)
    line = style.rule(width) + "\n" if style.rule else ""
    draft.add(style.opening, DECORATION)
    if style.column_names:
        _write_column_names(draft, edge, style, stack)
    if style.rule_at in ("top", "frame"):
        draft.add(line, DECORATION)
    for r, row in enumerate(rows):
        _write_row(draft, r, row, style, stack)
        last = r == len(rows) - 1
        between = style.between if not last else "\n" if style.rule_at == "frame" else style.closing + tail
        below = r == 0 if style.rule_at == "first" else style.rule_at != "top" and (r + 1) % band == 0
        if line and not last and below:
            between += line
        if last and style.rule_at == "frame":
            between += line + style.closing + tail.lstrip("\n")
        nothing = _nothing(row, style)
        if last and nothing and not style.right and style.closing + tail and not between.startswith("\n"):
            between = "\n" + between  # a digit behind would touch the empty cell
        right = style.right[1:] if nothing and style.tight else style.right
        if style.after and not nothing and not last:
            draft.add(right, DECORATION)
            draft.add(style.after(r), OUTSIDE)
            right = ""
        if last and style.below and style.column_names:
            draft.row_end(right + "\n")
            _write_column_names(draft, edge, style, stack)
            draft.add((style.closing + tail).lstrip("\n"), OUTSIDE)
            continue
        draft.row_end(right + between, nothing, ends_text=last and not tail)


def _nothing(row: list[int], style: Style) -> bool:
    """Whether the row's last cell has nothing written in it."""
    return bool(row) and row[-1] == 0 and not style.blank and style.cell == ("", "")


def _write_row(draft: Draft, r: int, row: list[int], style: Style, stack: int) -> None:
    if style.before:
        draft.add(style.before(r), OUTSIDE)
    if style.row_names:
        draft.add(style.row_names[:-1], DECORATION)
        draft.add(style.names[r] if r < len(style.names) else name_of(r, style.row_names), ROW)
        draft.add(style.row_name_end, DECORATION)
    draft.add(style.left, DECORATION)
    for c, value in enumerate(row):
        if c:
            gap = style.box if style.box is not None and c % stack == 0 else style.gap
            empty = row[c - 1] == 0 and not style.blank and style.cell == ("", "")
            gap = style.loose(gap) if style.loose else gap
            draft.separator(gap[1:] if empty and style.tight else gap, closes_empty=empty)
        draft.add(style.cell[0] + (style.given[0] if value else ""), DECORATION)
        blank = style.blank_of() if style.blank_of else style.blank
        width = len(symbol(value, style) if value else blank)
        draft.add(" " * (style.pad - width), DECORATION)
        if value:
            written = symbol(value, style)
            if style.symbols == "emoji":
                draft.add(written[0], CELL)
                draft.add(written[1:], DECORATION)
            else:
                draft.add(written, CELL)
            draft.add(style.given[1], DECORATION)
        else:
            draft.add(blank, BLANK)
        if style.cell[1]:
            draft.separator(style.cell[1], closes_empty=not value and not style.blank)


def _write_column_names(draft: Draft, edge: int, style: Style, stack: int) -> None:
    if style.row_names:
        width = len(style.row_names + style.row_name_end)
        draft.add("|" + " " * (width - 3) + "| " if style.row_names.startswith("|") else " " * width, DECORATION)
    draft.add(" " * len(style.left) if style.left.strip() != "|" or not style.rule else style.left, DECORATION)
    for c in range(edge):
        if c:
            gap = style.box if style.box is not None and c % stack == 0 else style.gap
            draft.add(gap if style.rule_at == "top" or gap.strip() != "|" else " " * len(gap), DECORATION)
        draft.add(name_of(c, style.column_names), COLUMN_NAME)
    draft.add((style.right if style.right.strip() == "|" else "") + "\n", DECORATION)


def _width(rows: Rows, style: Style, stack: int) -> int:
    cells = len(rows[0]) if rows else 1
    gaps = [style.box if style.box is not None and c % stack == 0 else style.gap for c in range(1, cells)]
    return cells + sum(map(len, gaps)) + len(style.left.strip("\n")) + len(style.right)


def write_spoken(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """One row a sentence: "Row 1: five, blank, three." in words or digits."""
    intro = dice.pick(Pool(("Row {}: ", "row {}: ", "Row {} is ", "{} row: ", "The {} row is ", "row {} - ",
                            "Row {} has ",
                            "Zeile {}: ", "Ligne {} : ", "Fila {}: ", "R{}: ", "row{}: ", "第{}行：", "line {}: ",
                            "The {} row reads ", "Row {} goes "),
                           ("In row {} we have ", "Line {} -> ", "{} line: ")))
    if dice.chance(0.2):
        words = [dice.pick(COMMON) for _ in range(4)]
        intro = " ".join(words[: dice.pick((0, 1, 2))]) + " {} " + " ".join(words[2:])[: dice.pick((0, 40))]
        intro = intro.strip() + dice.pick((": ", " ", " = ", " -> ", ", "))
    ordinal = "{} row" in intro or "{} Row" in intro or "{} line" in intro
    kind = "ordinal" if ordinal else dice.pick(("digit", "digit", "word"))
    style = Style(symbols=dice.pick(("words", "digits", "numbers")), words=tuple(dice.pick(WORDS)),
                  blank=dice.pick(("blank", "blank", "empty", "_", "?", "x", "0", ".", "-", "dot", "leer", "vide",
                                   "zero",
                                   "nothing", "空", "*")))
    gap = dice.pick((" ", ", ", ", ", "  ", " - " if style.blank != "-" else " "))
    ending = dice.pick(("\n", ".\n", ". ", "; ", ";\n", "\n\n", ", " if gap != ", " else ".\n"))
    if style.blank in ending:  # two dots of which one is a cell would be a riddle
        ending = ";\n"
    for r, row in enumerate(rows):
        numeral = WORDS.train[0][min(r + 1, 16)] if kind == "word" else str(r + 1)
        name = ORDINALS[r % 16] if kind == "ordinal" else numeral
        before, after = intro.split("{}")
        draft.add(before, DECORATION)
        draft.add(name.capitalize() if not before and dice.chance(0.7) else name, ROW)
        draft.add(after, DECORATION)
        for c, value in enumerate(row):
            if c:
                draft.add(gap, DECORATION)
            draft.add(symbol(value, style) if value else style.blank, CELL if value else BLANK)
        last = r == len(rows) - 1
        draft.row_end(ending.rstrip(" \n,") + tail if last else ending, ends_text=last and not tail)
