"""Maps of walls with a start and a goal as corpus items: signs and legends of many kinds, places told in words.

Flawed ones: a row lost or gained a cell, there is no start or there are two, a sign that nobody explained, signs whose
meaning cannot be known, a start on a wall.

Invariant: labels are right by construction; `problem["rows"]` is the map in the signs of the JSON form.

    map_item(dice).text       "X is a wall, O is free.\\nSOOX\\nXOOG"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from agents.frontend import chatter_forms
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.labels import (
    COLUMN_NAME,
    DECORATION,
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    OPEN_SIGN,
    ROW,
    SIGN,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
    WALL_SIGN,
)
from agents.frontend.talk import Scene, after_data, before_data, noisy, random_tail
from solvers import registry
from solvers.task import MapForm

WALL, OPEN, START, GOAL = range(4)
"""Cells of a drawn map."""
Cells = list[list[int]]

PLAIN_SIGNS = Pool(
    (("#", ".", "S", "G"), ("#", ".", "S", "G"), ("#", " ", "S", "E"), ("#", ".", "S", "E"), ("#", "_", "S", "G"),
     ("█", " ", "S", "E"), ("█", ".", "S", "G"), ("#", ".", "s", "g"), ("⬛", "⬜", "S", "G"), ("■", "□", "S", "E"),
     ("▓", ".", "S", "G"), ("#", "·", "S", "G"), ("#", ".", "S", "F"), ("█", "_", "S", "G")),
    (("▓", " ", "S", "E"), ("⬛", ".", "S", "G"), ("█", "·", "S", "F")))
"""(wall, open, start, goal) whose meaning everybody knows."""
STRANGE_SIGNS = Pool(
    (("1", "0", "S", "G"), ("1", "0", "S", "E"), ("0", "1", "S", "G"), ("X", "O", "*", "#"), ("X", "O", "S", "G"),
     ("X", ".", "A", "B"), ("#", ".", "A", "B"), (".", "#", "S", "G"), (".", "X", "S", "E"), ("#", ".", "P", "T"),
     ("1", " ", "S", "0"), ("#", ".", "S", "0"), ("1", "0", "2", "3"), ("W", "P", "S", "E"), ("w", "o", "s", "g"),
     ("*", ".", "A", "Z"), ("%", "-", "P", "."), ("X", "_", "R", "C"), ("x", "-", "a", "b"), ("o", ".", "S", "G"),
     ("#", ".", "@", "$"), ("T", ".", "M", "H"), ("1", "0", "A", "B"), ("#", "-", "@", "X"), ("0", ".", "S", "G"),
     ("🌲", "🟩", "🐭", "🧀"), ("🧱", "⬜", "🙂", "🏁"), ("⬛", "⬜", "🟢", "🔴"), ("+", ".", "I", "O"), ("H", ".", "I", "Q")),
    (("X", "1", "S", "G"), ("B", "O", "S", "T"), ("&", ".", "A", "E"), ("2", "0", "S", "G"), ("|", ".", "i", "o")))
"""The same, where a legend has to say it."""
OPAQUE_SIGNS = (("1", "0", "S", "G"), ("0", "1", "S", "G"), ("X", "O", "*", "%"), ("#", ".", "A", "B"),
                ("o", "%", "S", "G"), ("1", "2", "S", "G"), ("#", ".", "@", "$"), ("#", ".", "1", "2"))
"""Without a legend these must be asked about."""

MEANINGS: tuple[Pool[str], ...] = (
    Pool(("a wall", "wall", "walls", "blocked", "a blocked cell", "rock", "an obstacle", "Wand", "eine Mauer", "mur", "un mur",
          "pared", "muro", "墙", "not walkable", "solid", "forbidden ground"), ("a barrier", "impassable", "un obstacle")),
    Pool(("open", "an open cell", "free", "floor", "a free cell", "empty", "a corridor", "path", "passable", "frei", "libre",
          "passage", "空地", "the floor", "walkable", "ground", "Weg"), ("a clear cell", "where I can walk", "paso")),
    Pool(("the start", "start", "your starting point", "my position", "the entrance", "me", "where I am", "Start", "départ",
          "inicio", "起点", "the player", "entry", "Eingang"), ("the beginning", "where we begin", "la entrada")),
    Pool(("the goal", "goal", "the exit", "the end", "your destination point", "exit", "the target", "the treasure", "Ziel",
          "sortie", "salida", "终点", "finish", "the way out", "cheese", "Ausgang"), ("the finish line", "home", "la meta")))
LEGEND_LABELS = (WALL_SIGN, OPEN_SIGN, START_SIGN, GOAL_SIGN)
ENTRIES = Pool(("{s} is {m}", "{s} = {m}", "{s}: {m}", "{s} means {m}", "{s} ({m})", "{m}: {s}", "{m} = {s}", "{s} - {m}",
                "{s} stands for {m}", "{s} ist {m}", "{s} marks {m}", "{m} is {s}", "{s} -> {m}", "{s} 是{m}", "{s} est {m}",
                "{s} es {m}", "{m} {s}", "{s} denotes {m}"), ("{s} represents {m}", "{m} is drawn as {s}", "{s} => {m}"))
QUOTES = (("", ""), ("", ""), ("", ""), ("'", "'"), ('"', '"'), ("`", "`"), ("(", ")"), ("“", "”"))
BETWEEN_ENTRIES = (", ", ", ", "; ", "\n", "\n- ", " and ", ". ", ",\n", " | ", "\n* ")
BEFORE_LEGEND = Pool(("", "", "Legend: ", "where ", "Legend:\n", "Key: ", "Here ", "Signs: ", "The grid is represented as a "
                      "matrix with the following types of cells:\n- ", "Legende: ", "Légende : ", "Leyenda: ", "(", "图例："),
                     ("Meaning of the signs: ", "In this picture "))
SIGN_WORDS = {"#": ("hashes", "# signs", "hash"), ".": ("dots", "a dot", "dot"), " ": ("spaces", "a space", "blanks", "space"),
              "1": ("ones", "1s"), "0": ("zeros", "0s", "zero"), "X": ("Xs",), "*": ("stars", "an asterisk"),
              "_": ("underscores",), "█": ("full blocks", "blocks"), "-": ("dashes", "a dash")}

SAID_PLACES = Pool(
    ("Start is at row {sr}, column {sc} and the goal at row {gr}, column {gc}", "start (row {sr}, col {sc}), end (row {gr}, "
     "col {gc})", "I start at r{sr}c{sc} and want to get to r{gr}c{gc}", "from (x={sc}, y={sr}) to (x={gc}, y={gr})",
     "start at x={sc}, y={sr}, exit at x={gc}, y={gr}", "Start: ({sr}, {sc}), goal: ({gr}, {gc}) as (row, column)",
     "Coordinates are (x, y): start ({sc}, {sr}), goal ({gc}, {gr})", "start (x,y) = ({sc},{sr}), goal (x,y) = ({gc},{gr})",
     "Start in Zeile {sr}, Spalte {sc}, Ziel in Zeile {gr}, Spalte {gc}", "The goal is in row {gr} column {gc}, I begin in "
     "row {sr} column {sc}", "départ ligne {sr} colonne {sc}, arrivée ligne {gr} colonne {gc}", "inicio fila {sr} columna {sc}, "
     "meta fila {gr} columna {gc}", "起点第{sr}行第{sc}列，终点第{gr}行第{gc}列", "start = (row={sr}, col={sc}), goal = (row={gr}, "
     "col={gc})", "start [row, col]: [{sr}, {sc}], exit [row, col]: [{gr}, {gc}]", "column {sc} of row {sr} is the start, "
     "column {gc} of row {gr} the exit", '"start": {{"row": {sr}, "col": {sc}}}, "goal": {{"row": {gr}, "col": {gc}}}',
     '"start": {{"x": {sc}, "y": {sr}}}, "end": {{"x": {gc}, "y": {gr}}}'),
    ("Begin at row {sr} / column {sc}, finish at row {gr} / column {gc}", "entry: column {sc}, row {sr}; target: column {gc}, "
     "row {gr}", "x {sc} y {sr} is where I am, x {gc} y {gr} is the door"))
UNSAID_PLACES = Pool(
    ("from ({s1},{s2}) to ({g1},{g2})", "Start: ({s1}, {s2}), goal: ({g1}, {g2})", "start at {s1},{s2} and end at {g1},{g2}",
     "start = [{s1}, {s2}], goal = [{g1}, {g2}]", "I am at ({s1}, {s2}) and the exit is at ({g1}, {g2})", "S=({s1},{s2}) "
     "G=({g1},{g2})", "von ({s1},{s2}) nach ({g1},{g2})", "de ({s1},{s2}) à ({g1},{g2})", "the exit is ({g1},{g2}), the entrance "
     "({s1},{s2})"), ("get me from {s1}/{s2} to {g1}/{g2}", "({s1};{s2}) -> ({g1};{g2})"))
CORNER_PLACES = Pool(
    ("from the {sk} to the {gk}", "start {sk}, goal {gk}", "I start in the {sk} and must reach the {gk}", "Start: {sk}. "
     "Exit: {gk}", "the exit is {gk}, the entrance {sk}", "von {sk} nach {gk}", "Enter at the {sk}, leave at the {gk}"),
    ("beginning {sk}, finishing {gk}",))
CORNERS = {(0, 0): ("top left", "top-left corner", "upper left corner", "upper left", "oben links", "左上角", "en haut à gauche",
                    "northwest corner"),
           (0, 1): ("top right", "top-right corner", "upper right corner", "oben rechts", "右上角", "arriba a la derecha"),
           (1, 0): ("bottom left", "bottom-left corner", "lower left corner", "unten links", "左下角", "en bas à gauche"),
           (1, 1): ("bottom right", "bottom-right corner", "lower right corner", "lower right", "unten rechts", "右下角",
                    "abajo a la derecha", "southeast corner")}
PLACE_LABELS = {"sr": START_ROW, "sc": START_COLUMN, "gr": GOAL_ROW, "gc": GOAL_COLUMN, "s1": START_PLACE, "s2": START_PLACE,
                "g1": GOAL_PLACE, "g2": GOAL_PLACE, "sk": START_CORNER, "gk": GOAL_CORNER}
FROM_ZERO = (" (counting from 0)", ", 0-indexed", " (zero-based)", ", both counted from zero", " (0-based)")
FROM_ONE = (" (counting from 1)", ", 1-indexed", " (one-based)", ", counted from one", " (1-based)")


@dataclass(frozen=True)
class Look:
    """How the cells are written. signs: of WALL, OPEN, START, GOAL. numbered: row and column numbers beside the map."""

    signs: tuple[str, ...]
    gap: str = ""
    left: str = ""
    right: str = ""
    between: str = "\n"
    opening: str = ""
    closing: str = ""
    cell: tuple[str, str] = ("", "")
    numbered: bool = False


@dataclass
class Plan:
    """One map to be written. told: how start and goal are told ("signs", "said", "unsaid", "corners")."""

    cells: Cells
    look: Look
    told: str
    legend: bool
    expect: str
    base: int = -1


def map_item(dice: Dice) -> Item:
    """A map among words, with whatever a reader must know of it told somewhere."""
    plan = _plan(dice)
    rows = _gold(plan.cells)
    draft = Draft()
    scene = Scene(max(len(plan.cells), 3), chatter_forms.MAP_NAMES, chatter_forms.MAP_WISHES, chatter_forms.MAP_CLOSERS)
    notes = _notes(plan, dice)
    first = dice.chance(0.65)
    if dice.chance(0.3) and first and notes:  # what must be known, then the wish
        _write_notes(draft, notes, dice)
        notes = []
    intent = before_data(draft, dice, scene)
    if first and notes:
        _write_notes(draft, notes, dice)
        notes = []
    tail = "\n" + dice.pick(("", "\n")) if notes else _tail(plan, dice)
    _write_map(draft, plan, tail)
    if notes:
        _write_notes(draft, notes, dice)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    form = next(form for task in registry.tasks() if isinstance(form := task.text_form(), MapForm))
    signs = (form.wall, form.open, form.start, form.goal)
    return Item(text, labels, intent, plan.expect, "map", {form.rows: ["".join(signs[c] for c in row) for row in rows]})


def _tail(plan: Plan, dice: Dice) -> str:
    tail = random_tail(dice)
    if " " in plan.look.signs or not plan.look.gap + plan.look.right:  # else a tail's signs would look like cells
        return "\n" + tail.lstrip(" .-,") if tail else tail
    return tail


def _plan(dice: Dice) -> Plan:
    rng = dice.rng
    largest = dice.pick((8, 8, 12, 12, 12, 16, 22, 40))
    rows, columns = (rng.randrange(3, largest + 1) for _ in range(2))
    if dice.chance(0.4):
        columns = rows
    cells = draw(dice, rows, columns)
    flaw = dice.pick(("lost", "added", "none", "two", "opaque", "odd", "blocked", "row")) if dice.chance(0.17) else ""
    told = dice.pick(("signs", "signs", "signs", "signs", "said", "said", "unsaid", "corners")) if not flaw else "signs"
    legend = flaw != "opaque" and dice.chance(0.5)
    signs = OPAQUE_SIGNS[rng.randrange(len(OPAQUE_SIGNS))] if flaw == "opaque" else dice.pick(
        STRANGE_SIGNS if legend else PLAIN_SIGNS)
    if legend and dice.chance(0.15):
        signs = _random_signs(dice)
    look = _look(dice, signs)
    plan = Plan(cells, look, told, legend, "ask" if flaw else "parsed")
    if told == "corners":
        _move_to_corners(cells, dice)
    if told in ("said", "unsaid"):
        plan.base = dice.pick((0, 1))
        plan.expect = "parsed" if told == "said" else "any"
    if flaw:
        _spoil(plan, flaw, dice)
    return plan


def draw(dice: Dice, rows: int, columns: int) -> Cells:
    """Strewn walls, within a border or not, with a start and a goal on other cells."""
    rng, share = dice.rng, dice.pick((0.1, 0.2, 0.3, 0.4, 0.5))
    border = dice.chance(0.5) and rows > 3 and columns > 3
    cells = [[WALL if rng.random() < share else OPEN for _ in range(columns)] for _ in range(rows)]
    if border:
        for r in range(rows):
            for c in range(columns):
                if r in (0, rows - 1) or c in (0, columns - 1):
                    cells[r][c] = WALL
    inner = [(r, c) for r in range(border, rows - border) for c in range(border, columns - border)]
    (a, b), (c, d) = rng.sample(inner, 2)
    cells[a][b], cells[c][d] = START, GOAL
    return cells


def _move_to_corners(cells: Cells, dice: Dice) -> None:
    for row in cells:
        row[:] = [OPEN if cell > OPEN else cell for cell in row]
    a, b = dice.rng.sample(sorted(CORNERS), 2)
    cells[-a[0]][-a[1]], cells[-b[0]][-b[1]] = START, GOAL


def _random_signs(dice: Dice) -> tuple[str, ...]:
    pool = "#.XO01*@$%&+=~oxABCDEFGHIKLMNPQRSTUVWYZabdeghkmnpqrtuvwyz23456789"
    while True:
        signs = tuple(dice.rng.sample(pool, 4))
        if len({sign.lower() for sign in signs}) == 4:
            return signs


def _look(dice: Dice, signs: tuple[str, ...]) -> Look:
    look = Look(signs)
    roll = dice.rng.random()
    blank = " " in signs
    if roll < 0.55:
        return replace(look, between=dice.pick(("\n", "\n", "\n", "\n", "\r\n", "\n\n") if not blank else ("\n", "\n", "\r\n")))
    if roll < 0.68 and not blank:
        edge = dice.pick((("", ""), ("", ""), ("| ", " |"), ("[", "]")))
        return replace(look, gap=dice.pick(Pool((" ", " ", " ", ", ", ",", "\t", "|"), ("  ", ";"))), left=edge[0], right=edge[1])
    if roll < 0.82:  # strings in a list
        quote = dice.pick(('"', '"', "'"))
        newline = dice.pick(("\n", "\n    ", " ", ""))
        name = dice.pick(("", "maze = ", "grid = ", '{"rows": ', "rows: ", "const map = "))
        return replace(look, left=quote, right=quote, between="," + newline, opening=name + "[",
                       closing="]" + ("}" if name.startswith("{") else ""))
    if roll < 0.92:  # lists in a list
        quote = dice.pick(('"', "'")) if not all(sign.isdigit() for sign in signs) else dice.pick(("", "", '"'))
        newline = dice.pick(("\n", "\n ", " ", ""))
        return replace(look, gap=dice.pick((",", ", ")), left="[", right="]", between="," + newline, closing="]",
                       opening=dice.pick(("[", "maze = [", "grid = [", "[")), cell=(quote, quote))
    if roll < 0.96 and not blank and "/" not in signs:
        return replace(look, between=dice.pick((" / ", "/", "; ", " | ") if "|" not in signs else (" / ", "/", "; ")))
    numbers = not any(sign.isdigit() for sign in signs) and not blank
    return replace(look, numbered=numbers, gap=dice.pick(("", " ")) if numbers else "")


def _spoil(plan: Plan, flaw: str, dice: Dice) -> None:
    cells, rng = plan.cells, dice.rng
    r, c = rng.randrange(len(cells)), rng.randrange(len(cells[0]))
    plain = [(i, j) for i, row in enumerate(cells) for j, cell in enumerate(row) if cell <= OPEN]
    if flaw == "lost":
        c = next((j for j, cell in enumerate(cells[r]) if cell <= OPEN), -1)
        if c < 0 or len(cells[r]) < 4:
            plan.expect = "any"
        else:
            del cells[r][c]
    elif flaw == "added":
        cells[r].insert(c, dice.pick((WALL, OPEN)))
    elif flaw in ("none", "two", "blocked"):
        which = dice.pick((START, GOAL))
        for row in cells:
            row[:] = [OPEN if cell == which and flaw == "none" else cell for cell in row]
        if plain and flaw == "two":
            i, j = plain[rng.randrange(len(plain))]
            cells[i][j] = which
        if flaw == "blocked" or (flaw == "two" and not plain):
            plan.expect = "parsed"
    elif flaw == "row":
        cells.append(cells[0][:-1] if len(cells[0]) > 3 else [*cells[0], WALL])
    elif flaw == "odd":
        i, j = plain[rng.randrange(len(plain))] if plain else (0, 0)
        cells[i][j] = 4
        plan.look = replace(plan.look, signs=(*plan.look.signs, dice.pick(("%", "&", "Q", "!", "~", "7"))))
        if plan.look.signs[4].lower() in "".join(plan.look.signs[:4]).lower() or not plain:
            plan.expect = "any"


def _gold(cells: Cells) -> Cells:
    return [[cell if cell <= GOAL else OPEN for cell in row] for row in cells]


# What a reader must know --------------------------------------------------------------------------------------

Note = list[tuple[str, int]]


def _notes(plan: Plan, dice: Dice) -> list[Note]:
    notes: list[Note] = []
    if plan.legend:
        notes.append(_legend(plan, dice))
    if plan.told != "signs":
        notes.append(_places(plan, dice))
    if dice.chance(0.3):
        notes.reverse()
    return notes


def _legend(plan: Plan, dice: Dice) -> Note:
    kinds = [0, 1, 2, 3] if plan.told == "signs" else [0, 1]
    if dice.chance(0.4):
        dice.rng.shuffle(kinds)
    entry, between, quotes = dice.pick(ENTRIES), dice.pick(BETWEEN_ENTRIES), dice.pick(QUOTES)
    before = dice.pick(BEFORE_LEGEND)
    note: Note = [(before, 0)]
    for k, kind in enumerate(kinds):
        sign = plan.look.signs[kind]
        spoken = sign in SIGN_WORDS and (sign == " " or dice.chance(0.12))
        left, right = ("", "") if spoken else quotes
        if sign == " " and dice.chance(0.3):
            left, right, spoken = "'", "'", False
        said = dice.pick(SIGN_WORDS[sign]) if spoken else sign
        note.append((between if k else "", 0))
        meaning = dice.pick(MEANINGS[kind])
        for part in re.split(r"(\{[sm]\})", entry):
            if part == "{s}":
                note += [(left, 0), (said, LEGEND_LABELS[kind]), (right, 0)]
            else:
                note.append((meaning if part == "{m}" else part, 0))
    note.append((")" if before == "(" else "", 0))
    return note


def _places(plan: Plan, dice: Dice) -> Note:
    at = {cell: (r, c) for r, row in enumerate(plan.cells) for c, cell in enumerate(row) if cell > OPEN}
    (sr, sc), (gr, gc) = at[START], at[GOAL]
    rows, columns = len(plan.cells), len(plan.cells[0])
    if plan.told == "corners":
        said = {"sk": dice.pick(CORNERS[sr > 0, sc > 0]), "gk": dice.pick(CORNERS[gr > 0, gc > 0])}
        form = dice.pick(CORNER_PLACES)
    else:
        numbers = [n + plan.base for n in (sr, sc, gr, gc)]
        form = dice.pick(SAID_PLACES if plan.told == "said" else UNSAID_PLACES)
        order = (0, 1, 2, 3) if dice.chance(0.5) else (1, 0, 3, 2)
        said = {key: str(numbers[i]) for key, i in zip(("sr", "sc", "gr", "gc"), range(4), strict=True)}
        said |= {key: str(numbers[i]) for key, i in zip(("s1", "s2", "g1", "g2"), order, strict=True)}
        far = plan.base == 1 and (max(sr, gr) == rows - 1 or max(sc, gc) == columns - 1)
        if not (far or (plan.base == 0 and 0 in (sr, sc, gr, gc))) or dice.chance(0.2):
            form += dice.pick(FROM_ONE if plan.base else FROM_ZERO)
    note: Note = []
    for part in re.split(r"(\{[sg][rc12k]\})", form):
        key = part[1:-1]
        note.append((said[key], PLACE_LABELS[key]) if part.startswith("{") and key in said else (
            part.replace("{{", "{").replace("}}", "}"), 0))
    return note


def _write_notes(draft: Draft, notes: list[Note], dice: Dice) -> None:
    for note in notes:
        for piece, label in note:
            draft.add(piece, label)
        draft.add(dice.pick((".\n", "\n", ".\n\n", "\n\n", ":\n")))


# The map ------------------------------------------------------------------------------------------------------


def _write_map(draft: Draft, plan: Plan, tail: str) -> None:
    look, cells = plan.look, plan.cells
    hidden = plan.told != "signs"
    draft.add(look.opening, DECORATION)
    if look.numbered:
        draft.add("   ", DECORATION)
        for c in range(len(cells[0])):
            draft.add(str(c % 10), COLUMN_NAME)
            draft.add(look.gap, DECORATION)
        draft.add("\n", DECORATION)
    for r, row in enumerate(cells):
        if look.numbered:
            draft.add(f"{r:2d}".replace(str(r), ""), DECORATION)
            draft.add(str(r), ROW)
            draft.add(" ", DECORATION)
        draft.add(look.left, DECORATION)
        for c, cell in enumerate(row):
            draft.add(look.gap if c else "", DECORATION)
            draft.add(look.cell[0], DECORATION)
            draft.add(look.signs[OPEN if hidden and cell > OPEN else cell], SIGN)
            draft.add(look.cell[1], DECORATION)
        last = r == len(cells) - 1
        draft.row_end(look.right + (look.closing + tail if last else look.between), ends_text=last and not tail)
