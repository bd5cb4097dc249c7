"""One small lie at a time: a true sentence with a number, a cell, a name, a relation, a unit or a negation changed,
with a value of another fact, or with a reason, a judgement or a hedge that nobody computed.

Invariant: a mutant that is itself a true telling of a fact of the same answer is not a mutant; the kinds of change
that may leave a sentence true are left out by construction (see `_harmless`).

    mutants(told, item, rng, true_sentences)      # [("number", "W1 serves 3 customers."), …]
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection

import numpy as np

from benchmarks._phrasing import Item, Told
from solvers.registry import task as task_of

UNKNOWN = ("Zanzibar", "Quokka", "X-17")
RELATIONS = (
    ("row", "column"), ("column", "box"), ("box", "row"), ("rows", "columns"), ("columns", "rows"), ("more", "less"),
    ("less", "more"), ("fewer", "more"), ("cheaper", "dearer"), ("cheapest", "dearest"), ("only", "not"),
    ("left", "right"), ("right", "left"), ("up", "down"), ("down", "up"), ("first", "last"), ("before", "after"),
    ("after", "before"), ("shortest", "longest"), ("longer", "shorter"), ("shorter", "longer"), ("every", "no"),
    ("all", "no"), ("no", "every"), ("least", "most"), ("above", "below"), ("over", "under"), ("from", "to"),
    ("to", "from"), ("high", "wide"), ("wide", "high"), ("free", "used"), ("used", "free"), ("walls", "turns"),
    ("turns", "moves"), ("moves", "walls"), ("mean", "median"), ("median", "mean"), ("weaker", "stronger"),
    ("minimum", "maximum"), ("open", "given"), ("givens", "open cells"), ("without", "with"), ("singles", "pairs"),
    ("start", "goal"), ("elsewhere", "there"), ("best", "worst"))
VERDICTS = (
    ("optimal", "feasible"), ("feasible", "optimal"), ("unique", "optimal"), ("recursion", "branching"),
    ("exact:sat", "recursion"), ("memory", "recursion"), ("branching", "memory"), ("estimate", "proof"),
    ("checked", "guessed"))
UNITS = (
    ("moves", "hours"), ("steps", "hours"), ("customers", "trucks"), ("points", "days"), ("cells", "customers"),
    ("digits", "letters"), ("turns", "tons"), ("walls", "rows"), ("paths", "cells"), ("clues", "walls"))
REASONS = (
    "because the weather is bad", "since it is the nearest", "as the person asked for it", "because that is fair",
    "so it is the best of all", "because it was guessed", "as every expert knows", "since nothing else was tried")
COLOURS = (
    "brilliantly", "almost", "probably", "hardly", "perhaps", "sadly", "never", "only partly", "elegantly", "nearly",
    "at least partly", "unless you object", "luckily", "in theory", "usually", "sometimes")
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|can|must|would|does|do)\b")
_NUMBER = re.compile(r"(?<![\w.-])-?\d+(?:\.\d+)?(?![\w%]|\.\d)")
_CELL = re.compile(r"\br(\d+)c(\d+)\b")


_COMPOSED = ("long", "span", "span_upper", "stage", "stage_upper", "how", "how_upper", "way", "cells")
"""Slots that are made of others, or words of which a sentence has but one."""


def mutants(told: Told, made: Item, rng: random.Random, true: Collection[str]) -> list[tuple[str, str]]:
    """(kind, sentence) for every kind of change that the sentence allows."""
    text = told.text
    found = [*_numbers(text, told, rng), *_cells(text, told, made, rng), *_names(text, told, made, rng),
             *_swaps(text, told, rng), *_replaced(text, RELATIONS, "relation", rng),
             *_replaced(text, VERDICTS, "verdict or stage", rng), ("negation", _negated(text)),
             *_replaced(text, UNITS, "unit", rng), *_borrowed(text, told, made, rng),
             ("invented reason", f"{text.rstrip('.')}, {rng.choice(REASONS)}."),
             ("judgement or hedge", _coloured(text, rng))]
    return [(kind, mutant) for kind, mutant in found
            if mutant not in true and mutant != text and not _harmless(kind, mutant, told)]


def _numbers(text: str, told: Told, rng: random.Random) -> list[tuple[str, str]]:
    """One number changed to any other, and one raised or lowered by one."""
    masked = _masked(text, told)
    spots = [m for m in _NUMBER.finditer(masked)]
    if not spots:
        return []
    found = []
    for kind in ("number", "count ±1"):
        spot = rng.choice(spots)
        old = spot[0]
        step = rng.choice((-1, 1)) if kind == "count ±1" else rng.choice((-3, -2, 2, 3, 10, 17, 100))
        new = f"{float(old) + step:g}" if "." in old else str(int(old) + step)
        if new != old:
            found.append((kind, text[:spot.start()] + new + text[spot.end():]))
    return found


def _masked(text: str, told: Told) -> str:
    """Names with numbers in them blanked out, so that only numbers are changed."""
    for value in told.slots.values():
        named = re.search(r"[A-Za-z]", value) and not re.match(r"(?:row|column|box|points?) ", value)
        if named and re.search(r"\d", value):
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", lambda m: "_" * len(m[0]), text)
    return text


def _cells(text: str, told: Told, made: Item, rng: random.Random) -> list[tuple[str, str]]:
    spots = list(_CELL.finditer(text))
    if not spots:
        return []
    spot = rng.choice(spots)
    rows, columns = made.problem.shape
    if made.task == "maze":  # a wall: never on a path
        cells = [f"r{r + 1}c{c + 1}" for r, row in enumerate(made.problem.data["rows"]) for c, sign in enumerate(row)
                 if sign == "#"]
    else:
        cells = [f"r{r + 1}c{c + 1}" for r in range(rows) for c in range(columns)]
        symbols = task_of(made.task).cell_symbols(made.problem, made.values)
        wanted = told.slots.get("symbol")
        cells = [cell for cell in cells if symbols[cell] != wanted]  # else "r1c1 is 5" may be true of it too
    cells = [cell for cell in cells if cell not in told.slots.values()]
    return [("cell", text[:spot.start()] + rng.choice(cells) + text[spot.end():])] if cells else []


def _names(text: str, told: Told, made: Item, rng: random.Random) -> list[tuple[str, str]]:
    data = made.problem.data
    pools = [list(data.get(field, ())) for field in ("customers", "warehouses", "series")]
    found = []
    for name in dict.fromkeys(told.slots.values()):
        pool = next((pool for pool in pools if name in pool), None)
        at = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        if pool is None or at is None:
            continue
        others = [other for other in pool if other not in told.slots.values()]
        for kind, news in (("existing name", others), ("unknown name", UNKNOWN)):
            if news:
                found.append((kind, text[:at.start()] + rng.choice(news) + text[at.end():]))
    return found


def _swaps(text: str, told: Told, rng: random.Random) -> list[tuple[str, str]]:
    """Two values of the sentence change places."""
    if told.family in ("pair", "needed", "locked"):  # "r1c1 and r1c2 share 4 and 7": true in any order
        return []
    values = [v for k, v in told.slots.items() if k not in _COMPOSED and v]
    present = [v for v in dict.fromkeys(values)
               if len(re.findall(rf"(?<![\w.-]){re.escape(v)}(?![\w-]|\.\d)", text)) == 1]
    pairs = [(a, b) for i, a in enumerate(present) for b in present[i + 1:]
             if _kind(a) == _kind(b) and a not in b and b not in a]
    if not pairs:
        return []
    one, other = rng.choice(pairs)
    swapped = re.sub(rf"(?<![\w.-])(?:{re.escape(one)}|{re.escape(other)})(?![\w-]|\.\d)",
                     lambda m: other if m[0] == one else one, text)
    return [("swap", swapped)]


def _borrowed(text: str, told: Told, made: Item, rng: random.Random) -> list[tuple[str, str]]:
    """One value changed to what another fact of the same kind has in its place."""
    slots, mine = told.slots, told.fact.wording
    names = sorted(set(mine.slots) - set(mine.about)) if mine else []
    found = []
    for fact in made.facts:
        theirs = fact.wording
        if theirs is None or mine is None or fact is told.fact or set(theirs.slots) != set(mine.slots):
            continue
        found += [(slots[name], theirs.slots[name]) for name in names
                  if theirs.slots[name] not in slots.values() and slots[name] and theirs.slots[name]
                  and len(re.findall(rf"(?<![\w.-]){re.escape(slots[name])}(?![\w-]|\.\d)", text)) == 1]
    if not found or told.family in ("hidden", "naked", "narrow", "locked", "pair"):  # those may hold elsewhere too
        return []
    old, new = rng.choice(found)
    return [("value of another fact", re.sub(rf"(?<![\w.-]){re.escape(old)}(?![\w-]|\.\d)", new, text))]


def _coloured(text: str, rng: random.Random) -> str:
    """A word more that judges, weakens or denies."""
    word = rng.choice(COLOURS)
    found = _AUXILIARY.search(text)
    if found is None:
        return f"{word.capitalize()}, {text[0].lower()}{text[1:]}"
    return f"{text[:found.end()]} {word}{text[found.end():]}"


def _kind(value: str) -> str:
    """What may be mistaken for one another: two numbers, two cells, two groups, two names."""
    return next((kind for kind, pattern in (("number", r"-?[\d.]+"), ("cell", r"r\d+c\d+"), ("group", r"[a-z]+ \d+"))
                 if re.fullmatch(pattern, value)), "name")


def _replaced(text: str, pairs: tuple[tuple[str, str], ...], kind: str, rng: random.Random) -> list[tuple[str, str]]:
    """One relation word, chosen among those that the sentence has."""
    present = [(m, new) for old, new in pairs for m in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text, re.I)]
    if not present:
        return []
    found, new = rng.choice(present)
    new = new.capitalize() if found[0][0].isupper() else new
    return [(kind, text[:found.start()] + new + text[found.end():])]


def _negated(text: str) -> str:
    found = _AUXILIARY.search(text)
    if found is None:
        return f"It is not true that {text[0].lower()}{text[1:]}"
    return text[:found.end()] + " not" + text[found.end():]


def _harmless(kind: str, mutant: str, told: Told) -> bool:
    """Whether the change may leave the sentence true."""
    cell, group = told.slots.get("cell"), re.search(r"\b(row|column|box) (\d+)", mutant)
    if kind in ("relation", "number", "count ±1") and cell and group and told.family == "hidden":
        row, column = map(int, cell[1:].split("c"))
        edge = int(np.ceil(np.sqrt(max(row, column, 9))))
        inside = {"row": row, "column": column, "box": (row - 1) // edge * edge + (column - 1) // edge + 1}
        return inside[group[1]] == int(group[2]) and told.slots["symbol"] in mutant
    slots = told.slots
    if told.family == "size" and slots["rows"] == slots["columns"] and kind == "relation":
        return any(word in mutant for word in ("row", "column", "high", "wide"))
    if told.family == "locked" and kind == "relation":  # "in row 3 the 8 lies where it meets box 2", and so in box 2
        return "no" not in mutant and "not" not in mutant
    return False
