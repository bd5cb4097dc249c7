"""Maps of walls with a start and a goal as corpus items: signs, legends, places and layouts drawn one by one.

Flawed ones: a row lost or gained a cell, there is no start or there are two, a sign that nobody explained, signs whose
meaning cannot be known, places that can be counted in two ways, walls drawn as lines between the cells.

Invariant: labels are right by construction; `problem["rows"]` is the map in the signs of the JSON form.

    map_item(dice).text       "X is a wall, O is free.\\nSOOX\\nXOOG"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agents.frontend import chatter_forms
from agents.frontend.chatter_maps import OPAQUE_SIGNS
from agents.frontend.corpus_map_layouts import Look, draw_look, write_rows
from agents.frontend.corpus_map_notes import Note, legend, places, ways_to_read
from agents.frontend.corpus_map_signs import GOAL, OPEN, START, WALL, Signs, draw_signs, odd_sign
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.talk import Scene, after_data, before_data, noisy, random_tail
from solvers import registry
from solvers.task import MapForm

ODD = 4
"""A cell with a sign that nobody explained; from 5 on the further signs of a map."""
Cells = list[list[int]]
FLAWS = ("lost", "added", "none", "two", "opaque", "odd", "row", "lines")


@dataclass
class Plan:
    """One map to be written. how: how the places of START and GOAL are told: "sign", "said", "unsaid", "corner"."""

    cells: Cells
    signs: Signs
    look: Look
    how: dict[int, str]
    expect: str
    notes: list[Note] = field(default_factory=list)

    def kind(self, cell: int) -> int:
        return cell if cell <= GOAL else OPEN if cell == ODD else self.signs.more[cell - ODD - 1][1]


def map_item(dice: Dice) -> Item:
    """A map among words, with whatever a reader must know of it told somewhere."""
    flaw = dice.pick(FLAWS) if dice.chance(0.15) else ""
    plan = _plan(dice, flaw)
    rows = _gold(plan)
    draft = Draft()
    scene = Scene(max(len(plan.cells), 3), chatter_forms.MAP_NAMES, chatter_forms.MAP_WISHES, chatter_forms.MAP_CLOSERS,
                  width=max(map(len, plan.cells)))
    before, between, behind = [], [], []
    spots = (before, between, between, behind)
    together = dice.pick(spots)
    for note in plan.notes:
        (together if dice.chance(0.7) else dice.pick(spots)).append(note)
    _write_notes(draft, before, dice)
    intent = before_data(draft, dice, scene)
    _write_notes(draft, between, dice)
    if draft.text and not draft.text.endswith("\n"):
        draft.add(dice.pick(("\n", "\n", "\n\n")))
    tail = "\n" + dice.pick(("", "\n")) if behind else _tail(plan.look, dice)
    if flaw == "lines":
        _write_lines(draft, plan.cells, tail, dice)
    else:
        write_rows(draft, _drawn(plan, dice), plan.look, tail)
    _write_notes(draft, behind, dice)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    form = next(form for task in registry.tasks() if isinstance(form := task.text_form(), MapForm))
    signs = (form.wall, form.open, form.start, form.goal)
    return Item(text, labels, intent, plan.expect, "map", {form.rows: ["".join(signs[c] for c in row) for row in rows]})


def _tail(look: Look, dice: Dice) -> str:
    tail = random_tail(dice)
    end = look.right + look.closing
    if tail and (not end.strip() or (look.gap and end.startswith(look.gap))):  # its signs would look like cells
        return "\n" + tail.lstrip(" .-,")
    return tail


# The map ----------------------------------------------------------------------------------------------------------


def _plan(dice: Dice, flaw: str) -> Plan:
    rng = dice.rng
    largest = dice.pick((6, 8, 8, 10, 10, 12, 12, 16, 22, 40))
    rows, columns = (rng.randrange(3, largest + 1) for _ in range(2))
    if dice.chance(0.4):
        columns = rows
    cells = draw(dice, rows, columns)
    if flaw == "opaque":
        signs = Signs(OPAQUE_SIGNS[rng.randrange(len(OPAQUE_SIGNS))])
    else:
        signs = draw_signs(dice, dice.pick(("none", "none", "some", "all", "all")))
    for code, (_, kind) in enumerate(signs.more, ODD + 1):
        for row in cells:
            row[:] = [code if cell == kind and dice.chance(0.4) else cell for cell in row]
    how = {START: "sign", GOAL: "sign"} if flaw or dice.chance(0.6) else _ways(dice)
    plan = Plan(cells, signs, Look(), how, "ask" if flaw else "parsed")
    _move_to_corners(plan, dice)
    if flaw:
        _spoil(plan, flaw, dice)
    drawn = {sign for row in _drawn(plan, dice) for sign in row}
    look = draw_look(dice, tuple(drawn | set(signs.all)), columns)
    plan.look = replace(look, row_names="1") if look.row_names == "A" and rows > 26 else look
    if look.empty and (OPEN in signs.told or sum(cell not in (OPEN, *how) for row in cells for cell in row) < 8):
        plan.look = replace(plan.look, empty=False)
    if plan.expect == "parsed" and not {WALL, OPEN} <= {plan.kind(cell) for row in cells for cell in row}:
        plan.expect = "any" if signs.more else "parsed"  # two signs of one kind and none of the other
    plan.notes = _notes(plan, dice) if flaw != "lines" else []
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


def _ways(dice: Dice) -> dict[int, str]:
    numbers = dice.pick(("said", "said", "unsaid"))
    start, goal = dice.pick(((numbers, numbers), (numbers, numbers), ("corner", "corner"), ("corner", numbers),
                             (numbers, "sign"), ("sign", numbers), ("sign", "corner"), ("corner", "sign")))
    return {START: start, GOAL: goal}


def _move_to_corners(plan: Plan, dice: Dice) -> None:
    cells = plan.cells
    corners = dice.rng.sample([(0, 0), (0, -1), (-1, 0), (-1, -1)], 2)
    for kind, (r, c) in zip((START, GOAL), corners, strict=True):
        if plan.how[kind] == "corner":
            for row in cells:
                row[:] = [OPEN if cell == kind else cell for cell in row]
            other = cells[r][c]
            cells[r][c] = kind
            if other in (START, GOAL):  # it stood there: elsewhere then
                edges = [(0, 0), (0, len(cells[0]) - 1), (len(cells) - 1, 0), (len(cells) - 1, len(cells[0]) - 1)]
                free = [(i, j) for i, row in enumerate(cells) for j, cell in enumerate(row)
                        if cell not in (START, GOAL) and (i, j) not in edges]
                i, j = free[dice.rng.randrange(len(free))]
                cells[i][j] = other


def _spoil(plan: Plan, flaw: str, dice: Dice) -> None:
    cells, rng = plan.cells, dice.rng
    r, c = rng.randrange(len(cells)), rng.randrange(len(cells[0]))
    plain = [(i, j) for i, row in enumerate(cells) for j, cell in enumerate(row) if cell not in (START, GOAL)]
    if flaw == "lost":
        c = next((j for j, cell in enumerate(cells[r]) if cell not in (START, GOAL)), -1)
        if c < 0 or len(cells[r]) < 4:
            plan.expect = "any"
        else:
            del cells[r][c]
    elif flaw == "added":
        cells[r].insert(c, dice.pick((WALL, OPEN)))
    elif flaw in ("none", "two"):
        which = dice.pick((START, GOAL))
        if flaw == "none":
            for row in cells:
                row[:] = [OPEN if cell == which else cell for cell in row]
        else:
            i, j = plain[rng.randrange(len(plain))]
            cells[i][j] = which
    elif flaw == "row":
        cells.append(cells[0][:-1] if len(cells[0]) > 3 else [*cells[0], WALL])
    elif flaw == "odd":
        i, j = plain[rng.randrange(len(plain))]
        cells[i][j] = ODD


def _gold(plan: Plan) -> Cells:
    return [[plan.kind(cell) for cell in row] for row in plan.cells]


def _drawn(plan: Plan, dice: Dice) -> list[list[str]]:
    """The sign of every cell; a place that is told in words is drawn as open."""
    signs = [*plan.signs.main, "", *(sign for sign, _ in plan.signs.more)]
    if any(ODD in row for row in plan.cells):
        signs[ODD] = odd_sign(dice, plan.signs)
    if plan.look.empty:
        signs[OPEN] = ""
    for kind, how in plan.how.items():
        signs[kind] = signs[kind] if how == "sign" else signs[OPEN]
    return [[signs[cell] for cell in row] for row in plan.cells]


LINES = Pool(("+--", "+--", "+---", "o--"), ("·--",))


def _write_lines(draft: Draft, cells: Cells, tail: str, dice: Dice) -> None:
    """A maze whose walls are lines between cells: no map of signs, so none of it is data."""
    piece = dice.pick(LINES)
    width = len(piece) - 1
    for row in cells:
        draft.add("".join(piece if dice.chance(0.6) else piece[0] + " " * width for _ in row) + piece[0] + "\n")
        line = "".join(("S" if cell == START else "E" if cell == GOAL else " ").center(width)
                       + ("|" if dice.chance(0.4) else " ") for cell in row)
        draft.add("|" + line[:-1] + "|\n")
    draft.add("".join(piece for _ in cells[0]) + piece[0] + (tail or "\n"))


# What a reader must know --------------------------------------------------------------------------------------------


def _notes(plan: Plan, dice: Dice) -> list[Note]:
    notes: list[Note] = []
    shown = {START, GOAL} - {kind for kind, how in plan.how.items() if how != "sign"}
    kinds = frozenset(kind for kind in plan.signs.told if kind in (WALL, OPEN) or kind in shown)
    if not kinds and shown == {START, GOAL} and plan.expect == "parsed" and dice.chance(0.3):
        kinds = frozenset(shown)  # "from S to G", which everybody knows
    if kinds:
        notes.append(legend(plan.signs, kinds, dice))
    told = {kind: how for kind, how in plan.how.items() if how != "sign"}
    if told:
        notes.append(_places(plan, told, dice))
    if dice.chance(0.3):
        notes.reverse()
    return notes


def _places(plan: Plan, told: dict[int, str], dice: Dice) -> Note:
    at = {cell: (r, c) for r, row in enumerate(plan.cells) for c, cell in enumerate(row) if cell in told}
    size = len(plan.cells), len(plan.cells[0])
    named = plan.look.counted_from
    base = dice.pick((0, 1)) if named is None else named
    note = places(at, told, size, base, dice)
    is_open = {(r, c): plan.kind(cell) == OPEN or cell in told for r, row in enumerate(plan.cells)
               for c, cell in enumerate(row)}
    if ways_to_read(note, at, told, is_open, named) != 1:
        plan.expect = "ask"
    return note


def _write_notes(draft: Draft, notes: Sequence[Note], dice: Dice) -> None:
    for note in notes:
        for piece, label in note:
            draft.add(piece, label)
        draft.add(dice.pick((".\n", "\n", ".\n\n", "\n\n", ":\n", " \n")))
