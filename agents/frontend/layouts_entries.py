"""Boards as lists of their givens, each with its row and column: in words, in signs, as a table, as JSON.

A form is a pattern with {r}, {c} and {v}; a part of the forms is composed of random names and signs.

Invariant: which number is the row is said in the text, or the row stands first; a letter alone never names a cell.

    write_entries(draft, [[0, 2], [1, 0]], dice, "")    # "r1c2=2, r2c1=1"
"""

from __future__ import annotations

from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE, DECORATION, OUTSIDE
from agents.frontend.layouts import WORDS, Rows, Style, symbol

ROW_WORDS = Pool((("row", "column"), ("row", "col"), ("r", "c"), ("R", "C"), ("Row", "Column"), ("Zeile", "Spalte"),
                  ("ligne", "colonne"), ("fila", "columna"), ("riga", "colonna"), ("linha", "coluna"), ("rij", "kolom"),
                  ("line", "column"), ("L", "C"), ("Z", "S"), ("i", "j"), ("ROW", "COL"), ("rad", "kolumn")),
                 (("rij", "kol"), ("Reihe", "Spalte"), ("rang", "colonne")))
VALUE_WORDS = ("is", "=", ":", "->", "=>", "has", "holds", ":=", "contains", "gets", "ist", "est", "es", "vale", "wert",
               "value", "val", "digit", "number", "|", "~", "-", "is a", "shows", "must be", "given", "é", "è")
BETWEEN = (", ", "\n", "; ", ". ", ",\n", ".\n", "\n- ", " and ", "\n* ", " / ", "\n\n", ";\n", " | ", " + ", "\n• ",
           " then ",
           "\n> ", " und ", " et ")
TABLES = Pool(("row,col,value\n", "r,c,v\n", "row\tcolumn\tdigit\n", "| row | col | val |\n|---|---|---|\n",
               "Row Col Val\n",
               "row;column;number\n", "Zeile;Spalte;Zahl\n", "ligne,colonne,valeur\n", "fila,columna,valor\n"),
              ("line,column,digit\n", "y,x,n\n"))


def write_entries(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """The givens alone, as a table, or one by one."""
    if dice.chance(0.12):
        _write_table(draft, rows, dice, tail)
    else:
        write_coordinates(draft, rows, dice, tail)


def _write_table(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    head = dice.pick(TABLES)
    gap = " | " if head.startswith("|") else next((sign for sign in ",\t; " if sign in head), " ")
    form = gap.join(("{r}", "{c}", "{v}"))
    form = "| " + form + " |" if head.startswith("|") else form
    draft.add(head, OUTSIDE)
    for k, (r, c, v) in enumerate(_entries(rows)):
        if k:
            draft.row_end("\n")
        _write_entry(draft, form, {"r": str(r), "c": str(c), "v": str(v)})
    draft.row_end(tail if tail.startswith("\n") else "\n" + tail)


def _entries(rows: Rows) -> list[tuple[int, int, int]]:
    return [(r, c, value) for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1) if value]


def _composed(dice: Dice) -> str:
    """A pattern of random words and signs, which names row and column or puts them into brackets, row first."""
    row, column = dice.pick(ROW_WORDS)
    is_ = dice.pick(VALUE_WORDS)
    space = dice.pick((" ", " ", "", "  "))
    is_ = is_ if is_[0] in "=:-~|" else f" {is_} "
    short = dice.pick(("", " ", "-", ":", "=", "#", " = ", ": ")) if len(row) < 3 else dice.pick((" ", " ", "=", ": ",
        "-"))
    apart = dice.pick((" ", ", ", "/", " / ", " & ", "; ", " - ", ",")) if len(row) > 1 or short.strip() else dice.pick(
        ("", "", " ", ","))
    place = dice.pick((f"{row}{short}{{r}}{apart}{column}{short}{{c}}",) * 4 + (
        f"{column}{short}{{c}}{apart or ' '}{row}{short}{{r}}", "({r}, {c})", "[{r}][{c}]", "({r}|{c})", "[{r},{c}]",
        "({r};{c})", "<{r},{c}>", "cell[{r}][{c}]", "grid[{r}][{c}]", "cell {r},{c}", "pos({r},{c})"))
    value = dice.pick(("{v}", "{v}", "{v}", '"{v}"', "'{v}'", "[{v}]", "**{v}**"))
    said = dice.pick((f"{place}{space}{is_.strip() if not space else is_}{space}{value}",) * 3 + (
        f"{value} in {place}", f"{value} @ {place}", f"{value} at {place}", f"{value} goes to {place}",
            f"put {value} into {place}",
        f"{value} -> {place}", f"{value} is in {place}", f"({place}, {value})", f"set({place}, {value})"))
    return dice.pick((said, said, said, f"the {said}", f"({said})", f"[{said}]"))


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
    if dice.chance(0.35):
        form = _composed(dice)
    elif dice.chance(0.2):
        arrow = dice.pick(("->", "=>", ":=", "/", "|", "~", "holds", "contains", "gets", "must be", "has", "shows",
                           "#"))
        form = dice.pick(("r{r}c{c} @ {v}", "row {r} @ col {c} @ {v}", "{r},{c} @ {v}", "row {r}, column {c} @ {v}",
                          "cell {r}/{c} @ {v}", "{v} @ r{r}c{c}")).replace("@", arrow)
        form = form.replace("->", ">") if "r{r}" in form else form  # this arrow is held out
    between = dice.pick((", ", "\n", "; ", " ", ",", ",\n", ".\n", "\n- ", " and ") if "(" in form
                        or "r{r}" in form.lower() else BETWEEN)
    if between[0] == form[-1]:
        between = "\n"
    words = dice.pick(WORDS) if "row {r}" in form and dice.chance(0.2) else None
    style = Style(symbols=dice.pick(("numbers", "digits")))
    entries = _entries(rows)
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
