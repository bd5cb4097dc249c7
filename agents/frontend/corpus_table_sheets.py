"""Sheets as offices and programs write them: headings with units, files one below the other, two tables in one, columns
that mean nothing; lists of names with matrices, rows of numbers behind a name.

Invariant: as in `corpus_table_layouts`; what explains a layout is true of it.

    write_lists(draft, content, dice, "")    'warehouses = ["W1", "W2"]\\ncapacity = [10, 12]\\ncost = [[4, 5], …'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.frontend.corpus_table_data import KEYS, Piece, number_pieces, write_lines, write_rows
from agents.frontend.corpus_table_layouts import table_of
from agents.frontend.corpus_table_skins import Cell, draw, skin
from agents.frontend.corpus_table_words import capitalised
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DECORATION, DEMAND, RESOURCE, USE

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Content

MEASURES = Pool(("t", "kg", "pallets", "units", "boxes", "h", "m3", "pcs", "Stück", "palettes", "cajas", "GB",
                 "Paletten", "crates", "hours", "tons", "Tonnen", "cartons"), ("cbm", "tubs", "Kisten", "trays"))
PRICES = Pool(("€", "EUR", "USD", "$", "km", "min", "$/unit", "€/t", "k$", "GBP", "CHF"), ("£", "SEK", "ct", "miles"))
CAPACITY_HEADS = Pool(("max", "can take", "room", "space left", "free", "hours left", "load limit", "Platz", "max load",
                       "capacity left", "seats", "beds free", "holds", "Cap.", "Kap.", "cap", "available"),
                      ("headroom", "up to", "ceiling", "remaining"))
DEMAND_HEADS = Pool(("needs", "ordered", "order size", "pallets", "boxes", "units", "crates ordered", "pallets needed",
                     "volume", "Vol", "qty", "weight", "Menge", "Paletten", "palettes", "cajas", "size", "takes",
                     "load"),
                    ("wants", "booked", "intake", "kg ordered", "tubs"))
FILES = Pool(("{0}.csv", "{0}.txt", "# {0}", "--- {0} ---", "[{0}]", "Sheet {0}", "{0} sheet", "Table: {0}",
              "file {0}:", "### {0}", "Tab \"{0}\":", "-- {0}", "<!-- {0} -->", "{0}.xlsx", "Blatt {0}"),
             ("{0}.dat", "=> {0}", "~ {0} ~", "data/{0}.tsv"))
NOTES = Pool(("# {0} = rows, {1} = columns", "(rows: {0}, columns: {1})", "one row per {2}, one column per {3}",
              "rows are {0}, columns are {1}", "{0} down the side, {1} across the top", "Zeilen: {0}, Spalten: {1}",
              "lignes = {0}, colonnes = {1}", "filas: {0}, columnas: {1}", "[i][j]: {2} i, {3} j",
              "// i = {2}, j = {3}", "({0} x {1})"),
             ("each line is a {2}, each column a {3}", "down: {0}; across: {1}"))


def heading(word: str, dice: Dice, label: int) -> str:
    """What a column of amounts (label CAPACITY, DEMAND) or of costs is headed with."""
    if label in (CAPACITY, DEMAND) and dice.chance(0.3):
        word = dice.pick(CAPACITY_HEADS if label == CAPACITY else DEMAND_HEADS)
    word = capitalised(word, dice)
    if dice.chance(0.75):
        return word
    unit = dice.pick(PRICES if label == COST else MEASURES)
    return dice.pick(("{0} ({1})", "{0} [{1}]", "{0}_{1}", "{0} {1}", "{0}, {1}", "{0} in {1}", "{0}/{1}")).format(
        word, unit)


def file_title(word: str, dice: Dice) -> str:
    return dice.pick(FILES).format(dice.pick((word, word.lower(), word.replace(" ", "_")))) + dice.pick(("\n", "\n\n"))


def note(content: Content, dice: Dice, by_consumer: bool) -> str:
    """Says what rows and columns of a matrix are."""
    theme = content.theme
    down, across = (theme.consumer, theme.resource) if by_consumer else (theme.resource, theme.consumer)
    return dice.pick(NOTES).format(down[1], across[1], down[0], across[0]) + "\n"


def lay_wide(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Costs and uses in one table: a column each for every resource, the word before or behind its name."""
    theme = content.theme
    tables = {COST: table_of(content, COST), USE: table_of(content, USE)}
    order = [COST, USE] if dice.chance(0.5) else [USE, COST]
    form = dice.pick(("{w} #", "{w} #", "# {w}", "#: {w}", "{w} (#)", "# ({w})", "{w} - #"))
    names = content.called(RESOURCE, dice, True)

    def head(label: int, name: str) -> Cell:
        before, after = form.replace("{w}", theme.words["cost" if label == COST else "use"]).split("#")
        return Cell(name, RESOURCE, before, after)

    columns = [(label, j) for label in order for j in range(len(names))]
    if dice.chance(0.4):
        columns.sort(key=lambda column: column[1])
    rows = [[Cell(capitalised(theme.consumer[0], dice)), *(head(label, names[j]) for label, j in columns)]]
    rows += [[Cell(name, CONSUMER), *(tables[label][i][j] for label, j in columns)]
             for i, name in enumerate(content.called(CONSUMER, dice, True))]
    draw(draft, rows, skin(dice, rows), tail)


def idle_column(rows: Sequence[Sequence[Cell]], dice: Dice) -> list[list[Cell]]:
    """The table with a column of words that mean nothing for the problem."""
    title, words = dice.pick((
        ("Region", ("north", "south", "east", "west")), ("contact", ("Ms A.", "Mr B.", "office", "desk")),
        ("status", ("open", "ok", "new", "late")), ("remarks", ("", "", "call first", "fragile")),
        ("Priorität", ("hoch", "normal", "niedrig")), ("country", ("DE", "AT", "FR", "NL")), ("type", ("A", "B")),
        ("driver", ("-", "tbd", "none")), ("zone", ("inner", "outer")), ("day", ("Mon", "Tue", "Wed"))))
    at = 1 if dice.chance(0.5) else max(map(len, rows))
    return [[*row[:at], Cell(title if k == 0 else dice.pick(words)), *row[at:]] for k, row in enumerate(rows)]


# Programs -------------------------------------------------------------------------------------------------------


def write_lists(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Names, amounts and costs as lists, in the same order."""
    keys, assign, quote = dice.pick(KEYS), dice.pick((" = ", ": ", "=", " := ")), dice.pick(('"', "'", '"', ""))
    nouns = (content.theme.resource[1], content.theme.consumer[1]) if dice.chance(0.6) else ("warehouses", "customers")
    open_, close = dice.pick(("[]", "[]", "{}", "()"))
    lines: list[list[Piece]] = []
    for noun, key, kind, label in ((nouns[0], keys[0], RESOURCE, CAPACITY), (nouns[1], keys[1], CONSUMER, DEMAND)):
        listed = content.resources if kind == RESOURCE else content.consumers
        values = content.capacity if kind == RESOURCE else content.demand
        line: list[Piece] = [(noun.replace(" ", "_") + assign + open_, DECORATION)]
        for k, name in enumerate(listed):
            line += [(", " + quote if k else quote, DECORATION), (name, kind), (quote, DECORATION)]
        lines.append([*line, (close, DECORATION)])
        line = [(key + assign + open_, DECORATION)]
        for k, value in enumerate(values):
            line += [(", ", DECORATION)] * bool(k) + number_pieces(value.text, label)
        lines.append([*line, (close, DECORATION)])
    if dice.chance(0.4):
        lines = [lines[0], lines[2], lines[1], lines[3]]
    write_lines(draft, lines, "\n")
    by_consumer, costs = dice.chance(0.6), table_of(content, COST)
    plain = [[Cell(cell.text, cell.label) for cell in row] for row in costs]
    rows = plain if by_consumer else [list(row) for row in zip(*plain, strict=True)]
    if dice.chance(0.4) and len(content.resources) != len(content.consumers):
        draft.add(note(content, dice, by_consumer))
    write_rows(draft, rows, keys[2] + assign, open_ + close, dice.pick((", ", ", ", ",", " ")), tail)


def write_named_rows(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Amounts in the order of the names; costs as {"C1": [4, 5], …}, or a line each: "C1: 4 5"."""
    keys, assign = dice.pick(KEYS), dice.pick((" = ", ": ", "="))
    code = dice.chance(0.6)
    quote = dice.pick(('"', "'")) if code else ""
    by_consumer, costs = dice.chance(0.7), table_of(content, COST)
    lines: list[list[Piece]] = []
    for key, kind, label, listed, values in (
            (keys[0], RESOURCE, CAPACITY, content.resources, content.capacity),
            (keys[1], CONSUMER, DEMAND, content.consumers, content.demand)):
        line: list[Piece] = [(key + assign + ("{" if code else ""), DECORATION)]
        for k, (name, value) in enumerate(zip(listed, values, strict=True)):
            line += [(", " if k else "", DECORATION), (quote, DECORATION), (name, kind),
                     (quote + (": " if code else " "), DECORATION), *number_pieces(value.text, label)]
        lines.append([*line, ("}" if code else "", DECORATION)])
    names, others = ((content.consumers, content.resources) if by_consumer else (content.resources, content.consumers))
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    gap = dice.pick((", ", ",", ", ")) if code else dice.pick((" ", ", ", " / ", "; ", "/", "  "))
    line = [(keys[2] + (assign.rstrip() or ":") + " ", 0), (dice.pick(("for ", "in the order ", "(columns ", "")), 0)]
    for k, name in enumerate(others):
        line += [(", " if k else "", 0), (name, kinds[1])]
    lines.append([*line, (dice.pick(("", ":", ")", " =")), 0)])
    lines += [[("{", DECORATION)]] if code else []
    for i, name in enumerate(names):
        row = costs[i] if by_consumer else [cells[i] for cells in costs]
        line = [(quote, DECORATION), (name, kinds[0]), (quote + ": " + ("[" if code else ""), DECORATION)]
        for k, cell in enumerate(row):
            line += [(gap if k else "", DECORATION), *number_pieces(cell.text or "?", cell.label)]
        lines.append([*line, ("]," if code else "", DECORATION)])
    write_lines(draft, [*lines, [("}", DECORATION)]] if code else lines, tail)
