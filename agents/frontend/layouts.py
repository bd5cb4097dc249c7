"""Boards written as text in the ways people write them, with the label of every character.

A layout is a `Style`: what stands for a blank, between cells, at box borders, around rows, between rows. Families of
styles draw their parts from pools; coordinate lists and spoken rows have writers of their own.

Invariant: the writers write exactly the rows they are given, malformed ones too, so labels are right by construction.

    write_rows(draft, [[1, 0], [0, 2]], Style(), "")    # "1.\\n.2"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.frontend.chatter import COMMON
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import (
    AT_COLUMN,
    AT_ROW,
    AT_VALUE,
    BLANK,
    CELL,
    COLUMN_NAME,
    DECORATION,
    ROW,
)

Rows = list[list[int]]
"""Cell values from 1; 0 for a blank."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = Pool(
    (["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen"],
     ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
      "dreizehn", "vierzehn", "fünfzehn", "sechzehn"],
     ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
      "quatorze", "quinze", "seize"],
     ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
      "trece", "catorce", "quince", "dieciséis"]))
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
    nothing in it, as in "| | 3 |".
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
    return char + "\ufe0f\u20e3" if style.symbols == "emoji" and value <= 9 else char


def box_of(edge: int) -> tuple[int, int]:
    """(rows, columns) of a box, as square as the edge allows."""
    rows = max(r for r in range(1, edge + 1) if edge % r == 0 and r * r <= edge)
    return rows, edge // rows


def name_of(index: int, kind: str) -> str:
    """The name of row or column `index` from 0 in the manner of `kind`, whose last character is the first name."""
    last = kind[-1]
    return str(index + 1) if last == "1" else chr(ord(last) + index)


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
        right = style.right[1:] if nothing and style.tight else style.right
        draft.row_end(right + between, nothing, ends_text=last and not tail)


def _nothing(row: list[int], style: Style) -> bool:
    """Whether the row's last cell has nothing written in it."""
    return bool(row) and row[-1] == 0 and not style.blank and style.cell == ("", "")


def _write_row(draft: Draft, r: int, row: list[int], style: Style, stack: int) -> None:
    if style.row_names:
        draft.add(style.row_names[:-1], DECORATION)
        draft.add(name_of(r, style.row_names), ROW)
        draft.add(style.row_name_end, DECORATION)
    draft.add(style.left, DECORATION)
    for c, value in enumerate(row):
        if c:
            gap = style.box if style.box is not None and c % stack == 0 else style.gap
            empty = row[c - 1] == 0 and not style.blank and style.cell == ("", "")
            draft.separator(gap[1:] if empty and style.tight else gap, closes_empty=empty)
        draft.add(style.cell[0], DECORATION)
        width = len(symbol(value, style) if value else style.blank)
        draft.add(" " * (style.pad - width), DECORATION)
        if value:
            written = symbol(value, style)
            if style.symbols == "emoji":
                draft.add(written[0], CELL)
                draft.add(written[1:], DECORATION)
            else:
                draft.add(written, CELL)
        elif style.blank:
            draft.add(style.blank, BLANK)
        if style.cell[1]:
            draft.separator(style.cell[1], closes_empty=not value and not style.blank)


def _write_column_names(draft: Draft, edge: int, style: Style, stack: int) -> None:
    if style.row_names:
        draft.add(" " * len(style.row_names + style.row_name_end), DECORATION)
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


def write_coordinates(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """The givens alone, each with its row and column."""
    form = dice.pick(Pool((
        "r{r}c{c}={v}", "R{r}C{c}: {v}", "r{r}c{c} = {v}", "row {r} column {c} is {v}", "row {r}, column {c}: {v}",
        "({r},{c},{v})", "({r},{c})={v}", "({r}, {c}) = {v}", "row {r} col {c} = {v}", "R{r}C{c}={v}", "r{r}c{c}:{v}",
        "r{r}c{c} {v}", "cell ({r},{c}) is {v}", "[{r},{c}] = {v}", "row={r} col={c} value={v}", "({r}, {c}, {v})",
        "{{\"row\": {r}, \"col\": {c}, \"value\": {v}}}", "{v} in row {r} column {c}", "{v} at r{r}c{c}",
        "column {c} row {r} is {v}", "Zeile {r} Spalte {c} ist {v}", "ligne {r} colonne {c} : {v}", "R{r}C{c} is {v}",
        "fila {r} columna {c} es {v}", "第{r}行第{c}列是{v}", "row {r} column {c} has a {v}", "r{r}c{c} is {v}"),
        ("r{r}c{c} -> {v}", "row {r} / col {c} / {v}", "r{r},c{c}={v}", "row {r}, col {c} contains {v}",
         "R{r}C{c} := {v}", "a {v} at row {r} column {c}")))
    if dice.chance(0.2):
        arrow = dice.pick(("->", "=>", ":=", "/", "|", "~", "holds", "contains", "gets", "must be", "has", "shows",
                           "#"))
        form = dice.pick(("r{r}c{c} @ {v}", "row {r} @ col {c} @ {v}", "{r},{c} @ {v}", "row {r}, column {c} @ {v}",
                          "cell {r}/{c} @ {v}", "{v} @ r{r}c{c}")).replace("@", arrow)
        form = form.replace("->", ">") if "r{r}" in form else form  # this arrow is held out
    between = dice.pick((", ", "\n", "; ", " ", ",", ",\n", ".\n", "\n- ", " and ") if "(" in form
                        or "r{r}" in form.lower()
                        else (", ", "\n", "; ", ". ", ",\n", ".\n", "\n- ", " and "))
    words = dice.pick(WORDS) if "row {r}" in form and dice.chance(0.2) else None
    style = Style(symbols=dice.pick(("numbers", "digits")))
    entries = [(r + 1, c + 1, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value]
    if dice.chance(0.25):
        dice.rng.shuffle(entries)
    for k, (r, c, v) in enumerate(entries):
        if k:
            draft.row_end(between)
        plain = {"r": str(r), "c": str(c), "v": symbol(v, style)}
        said = {"r": words[r], "c": words[c], "v": words[v]} if words else plain
        _write_entry(draft, form, said)
    draft.row_end(tail, ends_text=not tail)


def _write_entry(draft: Draft, form: str, values: dict[str, str]) -> None:
    labels = {"r": AT_ROW, "c": AT_COLUMN, "v": AT_VALUE}
    rest = form.replace("{{", "\x01").replace("}}", "\x02")
    while rest:
        before, _, after = rest.partition("{")
        draft.add(before.replace("\x01", "{").replace("\x02", "}"), DECORATION)
        if after:
            draft.add(values[after[0]], labels[after[0]])
        rest = after[2:]
