"""What a reader must know of a map: a legend for its signs, and the places of start and goal told in words.

Invariant: a note is a list of pieces with labels; every sign and number in it that matters carries its label.

    legend(signs, {WALL, OPEN}, dice)    [("Walls are ", OUTSIDE), ("#", WALL_SIGN), …]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import product

from agents.frontend.chatter_map_legends import (
    ANNOUNCED,
    COUNTED_FROM_0,
    COUNTED_FROM_1,
    ENTRY_FORMS,
    HEADINGS,
    JOURNEYS,
    KINDS_SAID,
    LETTER_PLACES,
    LETTER_PLURALS,
    ORDINAL_PLACES,
    PAIRS,
    PLACES,
    SAYINGS,
    SPOKEN,
    SPOTS,
)
from agents.frontend.chatter_maps import LEGEND_LABELS, MEANINGS, QUOTES
from agents.frontend.corpus_map_signs import GOAL, START, WALL, Signs
from agents.frontend.draft import Dice
from agents.frontend.labels import (
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
)

Note = list[tuple[str, int]]
At = tuple[int, int]
AXES = {START: (START_ROW, START_COLUMN, START_PLACE, START_CORNER),
        GOAL: (GOAL_ROW, GOAL_COLUMN, GOAL_PLACE, GOAL_CORNER)}
JSON_NAMES = (("wall", "walls", "obstacle", "blocked"), ("free", "open", "floor", "path", "empty"),
              ("start", "player", "entrance", "from"), ("goal", "end", "exit", "target", "to"))
BETWEEN_ENTRIES = (", ", ", ", "; ", "\n", "\n", "\n- ", "\n* ", "\n• ", " and ", ". ", ",\n", " | ", " / ", "  ", ",",
                   "\n  ", " ", " ")
NOT_WALLS = (", not a wall", " (no wall)", ", kein Hindernis", " (so not blocked)", ", pas un mur")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


# Legends --------------------------------------------------------------------------------------------------------


def legend(signs: Signs, kinds: frozenset[int], dice: Dice) -> Note:
    """Every sign of these kinds with its meaning, in one of many shapes."""
    if kinds == {START, GOAL} and dice.chance(0.6):
        start, goal = (_quoted(signs.main[kind], kind, dice.pick(QUOTES), dice) for kind in (START, GOAL))
        return _journey(start, goal, dice)
    pairs = [(sign, kind) for kind, sign in enumerate(signs.main) if kind in kinds]
    pairs += [pair for pair in signs.more if pair[1] in kinds]
    if dice.chance(0.35):
        dice.rng.shuffle(pairs)
    shape = dice.pick((_entries, _entries, _entries, _sentences, _sentences, _sentences, _mapping, _table))
    return shape(pairs, dice) if pairs else []


def _entries(pairs: Sequence[tuple[str, int]], dice: Dice) -> Note:
    """# = wall, . = floor"""
    head = dice.pick(HEADINGS)
    form, quotes, between = dice.pick(ENTRY_FORMS), dice.pick(QUOTES), dice.pick(BETWEEN_ENTRIES)
    signs = {sign for sign, _ in pairs if not sign.isalnum() and sign != " "}
    while signs & {*form, *quotes[0], *quotes[1], *between}:  # "= = wall": nobody writes a legend so
        form, quotes, between = dice.pick(ENTRY_FORMS), dice.pick(QUOTES), dice.pick(BETWEEN_ENTRIES)
    listed = between.startswith("\n") and len(between) > 2
    note: Note = [(head + (between if listed else ""), 0)]
    for k, (sign, kind) in enumerate(pairs):
        note.append((between if k else "", 0))
        note += _filled(form, kind, sign, quotes, dice)
    note.append(({"(": ")", "[": "]"}.get(head, ""), 0))
    return note


def _sentences(pairs: Sequence[tuple[str, int]], dice: Dice) -> Note:
    """Hash signs are walls, I start at the @ and want to reach the >"""
    quotes = dice.pick(QUOTES)
    between = dice.pick((", ", ", ", ". ", ". ", "; ", " and ", " - ", "\n", ", and ", "! ", " und ", " et ", " y ",
                         ", while ", ".\n", "，"))
    note: Note = [(dice.pick(HEADINGS.train[-12:]) if dice.chance(0.2) else "", 0)]
    left = list(pairs)
    by_kind = {kind: [sign for sign, other in left if other == kind] for kind in (START, GOAL)}
    if by_kind[START] and by_kind[GOAL] and dice.chance(0.5):
        journey = _journey(_quoted(by_kind[START][0], START, quotes, dice),
                           _quoted(by_kind[GOAL][0], GOAL, quotes, dice), dice)
        left = [pair for pair in left if pair[1] not in (START, GOAL)]
        if dice.chance(0.3):
            note += journey
            note.append((between if left else "", 0))
            journey = []
    else:
        journey = []
    walls = [pair for pair in left if pair[1] == WALL]
    if len(walls) == 2 and dice.chance(0.6):  # "T and ~ are walls"
        left = [pair for pair in left if pair[1] != WALL]
        note += [*_quoted(walls[0][0], WALL, quotes, dice),
                 (dice.pick((" and ", ", ", " or ", " und ", " et ", "/")), 0),
                 *_quoted(walls[1][0], WALL, quotes, dice)]
        note += [(dice.pick((" are walls", " both block", " cannot be entered", " sind Wände", " are blocked")), 0)]
        note.append((between if left or journey else "", 0))
    for k, (sign, kind) in enumerate(left):
        note.append((between if k else "", 0))
        note += _filled(dice.pick(SAYINGS[kind]), kind, sign, quotes, dice)
        note.append((dice.pick(NOT_WALLS) if kind in (START, GOAL) and dice.chance(0.05) else "", 0))
    if journey:
        note += [(between if left else "", 0), *journey]
    return note


def _mapping(pairs: Sequence[tuple[str, int]], dice: Dice) -> Note:
    """{"#": "wall", ".": "floor"}, either way round"""
    quote, turned = dice.pick(('"', '"', "'")), dice.chance(0.4)
    colon, gap = dice.pick((": ", ":", " : ")), dice.pick((", ", ",", ",\n  "))
    note: Note = [(dice.pick(("", "legend = ", "Legend: ", '"legend": ', "tiles = ", "key: ")) + "{", 0)]
    used: set[str] = set()
    for k, (sign, kind) in enumerate(pairs):
        names = [name for name in JSON_NAMES[kind] if name not in used]
        name = dice.pick(names)
        used.add(name)
        name = quote + name + quote
        pieces: Note = [(quote, 0), (sign, LEGEND_LABELS[kind]), (quote, 0)]
        note.append((gap if k else "", 0))
        note += [(name + colon, 0), *pieces] if turned else [*pieces, (colon + name, 0)]
    note.append(("}", 0))
    return note


def _table(pairs: Sequence[tuple[str, int]], dice: Dice) -> Note:
    """A Markdown or tabbed table of signs and meanings."""
    side, gap, end = dice.pick((("| ", " | ", " |"), ("", "\t", ""), ("", " | ", ""), ("", ",", "")))
    head = dice.pick((("sign", "meaning"), ("symbol", "what"), ("Zeichen", "Bedeutung"), ("char", "type"),
                      ("tile", "is")))
    rule = "|---|---|\n" if side else ""
    note: Note = [(side + gap.join(head) + end + "\n" + rule, 0)]
    for k, (sign, kind) in enumerate(pairs):
        note += [("\n" if k else "", 0), (side, 0), (sign, LEGEND_LABELS[kind]),
                 (gap + meaning(kind, dice) + end, 0)]
    return note


def meaning(kind: int, dice: Dice) -> str:
    return dice.pick(KINDS_SAID[kind] if dice.chance(0.7) else MEANINGS[kind])


def _filled(form: str, kind: int, sign: str, quotes: tuple[str, str], dice: Dice) -> Note:
    note: Note = []
    for part in re.split(r"(\{[sm]\})", form):
        if part == "{s}":
            note += _quoted(sign, kind, quotes, dice)
        else:
            note.append((meaning(kind, dice) if part == "{m}" else part, 0))
    return note


def _quoted(sign: str, kind: int, quotes: tuple[str, str], dice: Dice) -> Note:
    """The sign as it is, in quotes, or in words."""
    label = LEGEND_LABELS[kind]
    if sign in SPOKEN and (sign == " " or dice.chance(0.15)):
        if sign != " " or dice.chance(0.7):
            return [(dice.pick(SPOKEN[sign]), label)]
        return [("'", 0), (" ", label), ("'", 0)]
    if sign in SPOKEN and dice.chance(0.06):  # "# (hash)"
        return [(quotes[0], 0), (sign, label), (f"{quotes[1]} ({dice.pick(SPOKEN[sign])})", 0)]
    if sign.isalnum() and dice.chance(0.08):
        left, right = dice.pick(LETTER_PLURALS).split("{s}")
        return [(left, 0), (sign, label), (right, 0)]
    return [(quotes[0], 0), (sign, label), (quotes[1], 0)]


def _journey(start: Note, goal: Note, dice: Dice) -> Note:
    note: Note = []
    for part in re.split(r"(\{[ab]\})", dice.pick(JOURNEYS)):
        note += start if part == "{a}" else goal if part == "{b}" else [(part, 0)]
    return note


# Places ---------------------------------------------------------------------------------------------------------


Write = Callable[[int, int, int], Note]


def places(at: Mapping[int, At], how: Mapping[int, str], size: At, base: int, dice: Dice) -> Note:
    """Tells the places of these cells. how: "said" (row and column named), "unsaid" (a bare pair), "corner"."""
    numbers = [kind for kind in at if how[kind] != "corner"]
    write: Write | None
    write, trailer = _number_writer(how[numbers[0]], at, numbers, size, base, dice) if numbers else (None, "")
    told: dict[int, Note] = {}
    for kind, (r, c) in at.items():
        if how[kind] == "corner" or write is None:
            told[kind] = [(dice.pick(SPOTS[r > 0, c > 0]), AXES[kind][3])]
        else:
            told[kind] = write(kind, r, c)
    if len(told) == 2:
        note = _journey(told[START], told[GOAL], dice)
    else:
        kind, only = next(iter(told.items()))
        forms = (*SAYINGS[kind].train, *(SAYINGS[kind].held if dice.held_out else ()))
        form = dice.pick([form for form in forms if "{m}" not in form and "'s" not in form])
        left, right = form.split("{s}")
        note = [(left, 0), *only, (right, 0)]
    return [*note, (trailer, 0)]


def _number_writer(how: str, at: Mapping[int, At], numbers: Sequence[int], size: At, base: int,
                   dice: Dice) -> tuple[Write, str]:
    """How one place is written, and what is said of the counting behind them."""
    coordinates = [at[kind] for kind in numbers]
    shape = dice.pick(("plain", "plain", "plain", "plain", "ordinal", "letter", "pair")) if how == "said" else "bare"
    if base != 1 and shape in ("ordinal", "letter"):
        shape = "plain"
    if shape == "letter" and size[1] > 20:
        shape = "plain"
    form, order, first_row = dice.pick(PLACES), "", dice.chance(0.5)
    if shape in ("pair", "bare"):
        form = dice.pick(PAIRS)
    if shape == "pair":
        order, first_row = dice.pick(ANNOUNCED)
    if shape == "ordinal":
        form = dice.pick(ORDINAL_PLACES)
    if shape == "letter":
        form = dice.pick(LETTER_PLACES)
    style = dice.pick(("th", "word"))

    def written(number: int, column: bool) -> str:
        if shape == "ordinal":
            return _ordinal(number + 1, style, size[column])
        if shape == "letter" and column:
            return chr(ord("A") + number)
        return str(number + base)

    def write(kind: int, r: int, c: int) -> Note:
        row, column, either, _ = AXES[kind]
        labels = {"r": row, "c": column}
        if shape in ("pair", "bare"):
            keys = ("r", "c") if first_row else ("c", "r")
            filled = form.replace("{1}", "{" + keys[0] + "}").replace("{2}", "{" + keys[1] + "}")
            labels = labels if shape == "pair" else {"r": either, "c": either}
        else:
            filled = form
        note: Note = []
        for part in re.split(r"(\{[rc]\})", filled):
            if part in ("{r}", "{c}"):
                note.append((written(c if part == "{c}" else r, part == "{c}"), labels[part[1]]))
            else:
                note.append((part.replace("[[", "{").replace("]]", "}"), 0))
        return note

    sure = shape in ("ordinal", "letter") or (base == 0 and any(0 in place for place in coordinates)) or (
        base == 1 and any(r == size[0] - 1 or c == size[1] - 1 for r, c in coordinates))
    said = not sure if dice.chance(0.8) else dice.chance(0.3)
    said = said and shape not in ("ordinal", "letter")
    return write, order + (dice.pick(COUNTED_FROM_1 if base else COUNTED_FROM_0) if said else "")


def _ordinal(number: int, style: str, edge: int) -> str:
    if number == edge and number > 2 and style == "word":
        return "last"
    if style == "word" and number <= len(ORDINALS):
        return ORDINALS[number - 1]
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def ways_to_read(note: Note, at: Mapping[int, At], how: Mapping[int, str], is_open: Mapping[At, bool],
                 named_from: int | None) -> int:
    """How many ways of counting the note leaves for these places; 1 means that it can be read.

    named_from: the first name of the rows and columns beside the map, None where they have none.
    """
    numbers = [kind for kind in at if how[kind] != "corner"]
    spans = {kind: [(text, label) for text, label in note if label in AXES[kind][:3]] for kind in numbers}
    if not numbers or not all(text.isdigit() for kind in numbers for text, _ in spans[kind]):
        return 1
    trailer = note[-1][0]
    bases: tuple[int, ...] = (0, 1) if named_from is None else (named_from,)
    for base, said in enumerate((COUNTED_FROM_0, COUNTED_FROM_1)):
        if trailer.endswith((*said.train, *said.held)):
            bases = (base,)
    unsaid = spans[numbers[0]][0][1] == AXES[numbers[0]][2]
    found = set()
    for base, turned in product(bases, (False, True) if unsaid else (False,)):
        cells = []
        for kind in numbers:
            pair = [int(text) - base for text, _ in (spans[kind] if unsaid else sorted(spans[kind], key=_label))]
            cells.append((pair[1], pair[0]) if turned else (pair[0], pair[1]))
        if all(is_open.get(cell, False) for cell in cells):
            found.add(tuple(cells))
    return len(found)


def _label(span: tuple[str, int]) -> int:
    return span[1]
