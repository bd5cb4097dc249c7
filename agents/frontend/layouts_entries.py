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
    how = dice.rng.random()
    if how < 0.12:
        _write_table(draft, rows, dice, tail)
    elif how < 0.24:
        _write_lettered(draft, rows, dice, tail)
    elif how < 0.32:
        _write_triples(draft, rows, dice, tail)
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


LETTER_COLUMNS = Pool((
    "columns are A to {last}, rows 1 to {n}", "letters are the columns, numbers the rows",
        "cell references as in Excel",
    "Excel style, so the letter is the column", "columns a-{last_low}, rows 1-{n} from the top",
    "like in a spreadsheet (column letter, row number)", "the letter names the column and the number the row",
    "Spalten A-{last}, Zeilen 1-{n}", "Buchstabe = Spalte, Zahl = Zeile", "colonnes A à {last}, lignes 1 à {n}",
    "la letra es la columna y el número la fila", "in chess notation, but row 1 is the top one",
    "A{n} is the bottom left corner, columns A-{last}"),
    ("file letter first, then the row, row 1 is at the top", "columns A..{last}, rows 1..{n} (top to bottom)",
     "as on a worksheet: column letter plus row number", "le colonne sono A-{last}, le righe 1-{n}"))
LETTER_ROWS = Pool((
    "rows are A to {last}, columns 1 to {n}", "letters are the rows, numbers the columns",
        "rows A-{last}, columns 1-{n}",
    "A1 is top left, A{n} top right", "row letter, then column number", "Zeilen A-{last}, Spalten 1-{n}",
    "lignes A à {last}, colonnes 1 à {n}", "filas A-{last}, columnas 1-{n}", "the letter is the row"),
    ("A..{last} down the side, 1..{n} along the top", "le righe sono A-{last}, le colonne 1-{n}"))
TRIPLE_WORDS = Pool((
    "row-column-digit", "row, column, value", "each is row column number",
        "first digit row, second column, third value",
    "rcv", "(row)(column)(value)", "Zeile Spalte Ziffer", "ligne-colonne-chiffre", "fila columna valor",
    "three digits each: row, column, entry"), ("as row/column/given", "R then C then the number", "riga-colonna-cifra"))


def _write_lettered(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """Cells as "B4 7" with words that say what the letter names."""
    letter_is_column = dice.chance(0.7)
    told = dice.pick(LETTER_COLUMNS if letter_is_column else LETTER_ROWS)
    last = chr(ord("A") + len(rows) - 1)
    draft.add(dice.pick(("", "(", "Givens, ", "Clues: ")))
    draft.add(told.format(last=last, last_low=last.lower(), n=len(rows)))
    draft.add(dice.pick((": ", ".\n", ":\n", "\n", "): ", ". ")))
    form = ("{c}{r}" if letter_is_column else "{r}{c}") + dice.pick((" {v}", ":{v}", "={v}", ": {v}", " = {v}",
        " is {v}",
                                                                   "-{v}", " -> {v}"))
    form = "{v} at " + form[:6] if dice.chance(0.08) else form
    between = dice.pick(("; ", ", ", " ", "\n", ", ", " | ") if form[6:7] != " " else ("; ", ", ", "\n", ",\n"))
    upper = dice.chance(0.6)
    entries = _entries(rows)
    if dice.chance(0.4):
        entries.sort(key=lambda entry: (entry[1], entry[0]))
    for k, (r, c, v) in enumerate(entries):
        if k:
            draft.row_end("\n" if between == " " and k % 5 == 0 and dice.chance(0.7) else between)
        letter = chr(ord("A" if upper else "a") + (c if letter_is_column else r) - 1)
        values = {"r": str(r), "c": letter} if letter_is_column else {"r": letter, "c": str(c)}
        _write_entry(draft, form, {**values, "v": str(v)})
    draft.row_end(tail, ends_text=not tail)


def _write_triples(draft: Draft, rows: Rows, dice: Dice, tail: str) -> None:
    """Cells as "124": row, column and value without anything between them."""
    draft.add(dice.pick(("", "", "givens ", "clues as ")) + dice.pick(TRIPLE_WORDS) + dice.pick((": ", "\n", ":\n",
        ". ")))
    between = dice.pick((" ", ", ", "\n", "; ", ",", "  "))
    for k, (r, c, v) in enumerate(_entries(rows)):
        if k:
            draft.row_end(between)
        _write_entry(draft, "{r}{c}{v}", {"r": str(r), "c": str(c), "v": str(v)})
    draft.row_end(tail, ends_text=not tail)


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
