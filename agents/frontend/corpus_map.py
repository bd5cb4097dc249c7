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
from agents.frontend.chatter_maps import (
    BEFORE_LEGEND,
    BETWEEN_ENTRIES,
    CORNER_PLACES,
    CORNERS,
    ENTRIES,
    FROM_ONE,
    FROM_ZERO,
    LEGEND_LABELS,
    MEANINGS,
    OPAQUE_SIGNS,
    PLACE_LABELS,
    PLAIN_SIGNS,
    QUOTES,
    SAID_PLACES,
    SIGN_WORDS,
    STRANGE_SIGNS,
    UNSAID_PLACES,
)
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.labels import COLUMN_NAME, DECORATION, ROW, SIGN
from agents.frontend.talk import Scene, after_data, before_data, noisy, random_tail
from solvers import registry
from solvers.task import MapForm

WALL, OPEN, START, GOAL = range(4)
"""Cells of a drawn map."""
Cells = list[list[int]]

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
        return replace(look,
                       between=dice.pick(("\n", "\n", "\n", "\n", "\r\n", "\n\n") if not blank else ("\n", "\n",
                                                                                                     "\r\n")))
    if roll < 0.68 and not blank:
        edge = dice.pick((("", ""), ("", ""), ("| ", " |"), ("[", "]")))
        return replace(look, gap=dice.pick(Pool((" ", " ", " ", ", ", ",", "\t", "|"), ("  ", ";"))), left=edge[0],
                       right=edge[1])
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
