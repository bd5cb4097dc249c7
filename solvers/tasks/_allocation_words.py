"""An allocation for people: reasons why there is no answer, a cost table, the problem and the answer in words.

Invariant: every number told is computed from the problem's exact integers; nothing here searches.

>>> no_answer(instance, data)
['the total demand is 12, but the open warehouses hold 10 together']
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from solvers import prose
from solvers.problem import NO_GIVEN, Values
from solvers.tasks._allocation_data import Instance, Number, text_of
from solvers.tasks._allocation_facts import LISTED, fraction, told_of

WIDEST, MOST_ROWS = 110, 60
"""Of a cost table; a wider one becomes a list, and further customers are counted."""
PLEAS = ("Please solve this allocation problem: each customer is served whole by one warehouse, no warehouse may carry "
         "more than its capacity, and the sum of the costs is to be as small as possible.",
         "Which warehouse should serve which customer? An allocation at least cost, one warehouse a customer, "
         "capacities kept.",
         "I need the cheapest allocation of customers to warehouses. Nobody is split, no capacity is exceeded.")

Piece = tuple[str, str]


def listed(names: Sequence[str], most: int = LISTED) -> str:
    """A, B and C; beyond `most` the others are counted."""
    return prose.listed([*names[:most], *([f"{len(names) - most} more"] if len(names) > most else [])])


# Reasons ----------------------------------------------------------------------------------------------------


def no_answer(instance: Instance, data: Mapping[str, Any]) -> list[str]:
    """Reasons that can be seen without search; none does not mean that there is an answer."""
    live = instance.choices
    reasons = [_homeless(instance, data, int(i)) for i in np.flatnonzero(~live.any(1))]
    if reasons:
        return reasons[:LISTED]
    fixed = np.flatnonzero(instance.fixed != NO_GIVEN)
    for w, name in enumerate(instance.warehouses):
        mine = [int(i) for i in fixed if instance.fixed[i] == w]
        load = int(sum(instance.use[i, w] for i in mine))
        if load > instance.capacity[w]:
            who = listed([instance.customers[i] for i in mine])
            reasons.append(f"{who} are fixed to {name} and use {text_of(instance.amount(load))} there, but its "
                           f"capacity is {text_of(data['warehouses'][name])}")
    least = int(np.where(live, instance.use, np.iinfo(np.int64).max).min(1).sum()) * instance.use_unit
    room = sum((fraction(data["warehouses"][name]) for w, name in enumerate(instance.warehouses)
                if not instance.closed[w]), Fraction(0))
    if least > room:
        what = "the total demand is" if instance.by_demand else "the customers use at least"
        reasons.append(f"{what} {told_of(least)}, but the {'open ' if instance.closed.any() else ''}warehouses hold "
                       f"{told_of(room)} together: {told_of(least - room)} too little")
    return reasons or _too_large(instance, live)


def _too_large(instance: Instance, live: np.ndarray) -> list[str]:
    """More large customers than places for them: eleven of 6 do not go into ten warehouses of 11, which a search takes
    very long to see."""
    least = np.where(live, instance.use, np.iinfo(np.int64).max).min(1)
    open_to = np.where(live.any(0), instance.capacity, 0)
    for count, size in enumerate(np.sort(least)[::-1].tolist(), 1):
        if size <= 0 or count <= (places := int((open_to // size).sum())):
            continue
        who = listed([instance.customers[i] for i in np.flatnonzero(least >= size)])
        return [f"{who} use {text_of(instance.amount(size))} or more each, and the warehouses have places for "
                f"{places} customers of that size, not for {count}"]
    return []


def _homeless(instance: Instance, data: Mapping[str, Any], i: int) -> str:
    """Why a customer has no warehouse at all."""
    name, fixed = instance.customers[i], int(instance.fixed[i])
    where = range(len(instance.warehouses)) if fixed == NO_GIVEN else [fixed]
    fits = [w for w in where if instance.use[i, w] <= instance.capacity[w]]
    if fits:
        which = listed([instance.warehouses[w] for w in fits])
        verb = "is" if len(fits) == 1 else "are"
        return f'customer "{name}" has no warehouse: {which}, where it would fit, {verb} closed or forbidden for it'
    widest = max(where, key=lambda w: data["warehouses"][instance.warehouses[w]])
    holds = text_of(data["warehouses"][instance.warehouses[widest]])
    need = text_of(_need(instance, data, i, widest))
    if fixed != NO_GIVEN:
        return (f'customer "{name}" does not fit into the warehouse it is fixed to: it uses {need}, and '
                f"{instance.warehouses[widest]} holds {holds}")
    which = "even the largest" if len(where) > 1 else "the only one"
    return (f'customer "{name}" fits into no warehouse: it uses {need}, and {which}, {instance.warehouses[widest]}, '
            f"holds {holds}")


def conflict_in_words(instance: Instance, data: Mapping[str, Any], customers: Sequence[int], minimal: bool) -> str:
    """Customers that an exhaustive search proved not to go together."""
    names = [instance.customers[i] for i in customers]
    if not names:
        return "an exhaustive search proved that no assignment keeps the capacities"
    needs = ""
    if instance.by_demand and len(names) <= LISTED:
        needs = f" (demands {listed([text_of(data['customers'][name]) for name in names])})"
    where = np.flatnonzero(instance.choices[list(customers)].any(0))
    rooms = listed([f"{instance.warehouses[w]} {text_of(data['warehouses'][instance.warehouses[w]])}" for w in where])
    held = [f"{instance.customers[i]} is fixed to {instance.warehouses[instance.fixed[i]]}" for i in customers
            if instance.fixed[i] != NO_GIVEN]
    text = (f"{listed(names)}{needs} cannot all be served: an exhaustive search proved that every way of placing them "
            f"overloads a warehouse (capacities {rooms})")
    if held:
        text += f"; {listed(held)}"
    return text + ("; without any one of them the others could be" if minimal and len(names) > 1 else "")


def overloads(instance: Instance, data: Mapping[str, Any], values: np.ndarray) -> list[str]:
    """A sentence for each warehouse that carries too much, and for each pair that is not allowed."""
    rows = np.arange(len(values))
    sentences = [f"{instance.customers[i]} may not be served by {instance.warehouses[values[i]]}: it does not fit, or "
                 "the pair is closed or forbidden" for i in np.flatnonzero(~instance.allowed[rows, values])]
    loads = instance.loads(values)
    for w in np.flatnonzero(loads > instance.capacity):
        name, mine = instance.warehouses[w], [instance.customers[i] for i in np.flatnonzero(values == w)]
        used = sum((fraction(_need(instance, data, int(i), int(w))) for i in np.flatnonzero(values == w)),
                   Fraction(0))
        sentences.append(f"{name} carries {told_of(used)}, but its capacity is "
                         f"{text_of(data['warehouses'][name])}: {listed(mine)}")
    return sentences


# Tables -----------------------------------------------------------------------------------------------------


def table(instance: Instance, data: Mapping[str, Any], values: Values | None) -> list[list[Piece]]:
    """The cost of every pair, the chosen ones marked with *, and what each warehouse carries; `-` where a pair is not
    allowed. A table that is too wide becomes a list of the chosen pairs."""
    cells = [[text_of(instance.money(int(units))) if ok else "-" for units, ok in zip(row, fits, strict=True)]
             for row, fits in zip(instance.cost, instance.allowed, strict=True)]
    foot = [_load(instance, data, values, w) for w in range(len(instance.warehouses))]
    left = max(len(name) for name in (*instance.customers, "capacity")) + 1
    widths = [max(len(name), len(foot[w]), *(len(row[w]) for row in cells)) + 2
              for w, name in enumerate(instance.warehouses)]
    if left + sum(widths) > WIDEST:
        return _pairs(instance, cells, values, left)
    lines: list[list[Piece]] = [[(" " * left + "".join(f"{n:>{k - 1}} " for n, k in
                                                      zip(instance.warehouses, widths, strict=True)), "frame")]]
    for i, name in enumerate(instance.customers[:MOST_ROWS]):
        line: list[Piece] = [(f"{name:<{left}}", "frame")]
        for w, width in enumerate(widths):
            chosen = values is not None and int(values[i]) == w
            held = int(instance.fixed[i]) == w
            line.append((f"{cells[i][w]:>{width - 1}}{'*' if chosen or held else ' '}",
                         "given" if held else "filled" if chosen else "open"))
        lines.append(line)
    lines += _more(instance)
    word = "capacity" if values is None else "used"
    return [*lines, [(f"{word:<{left}}" + "".join(f"{t:>{k - 1}} " for t, k in zip(foot, widths, strict=True)),
                      "frame")]]


def _pairs(instance: Instance, cells: list[list[str]], values: Values | None, left: int) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for i, name in enumerate(instance.customers[:MOST_ROWS]):
        held = int(instance.fixed[i])
        where = held if values is None else int(values[i])
        text = "open" if where < 0 else f"{instance.warehouses[where]}  {cells[i][where]}"
        kind = "given" if held >= 0 else "filled" if where >= 0 else "open"
        lines.append([(f"{name:<{left}}", "frame"), (text, kind)])
    return lines + _more(instance)


def _more(instance: Instance) -> list[list[Piece]]:
    more = len(instance.customers) - MOST_ROWS
    return [[(f"… and {more} more customers", "frame")]] if more > 0 else []


def _load(instance: Instance, data: Mapping[str, Any], values: Values | None, w: int) -> str:
    name = instance.warehouses[w]
    if instance.closed[w]:
        return "closed"
    capacity = text_of(data["warehouses"][name])
    return capacity if values is None else f"{text_of(instance.amount(int(instance.loads(values)[w])))}/{capacity}"


# Text -------------------------------------------------------------------------------------------------------


def in_words(instance: Instance, data: Mapping[str, Any], rng: np.random.Generator) -> str:
    """The whole problem in sentences and tables."""
    parts = [str(rng.choice(PLEAS)), "Capacities: " + _entries(data["warehouses"]) + "."]
    if instance.by_demand:
        parts.append("Demands: " + _entries(data["customers"]) + ".")
    parts.append("Costs:\n" + _lines(data["cost"]))
    if not instance.by_demand:
        parts.append("Capacity used by each customer at each warehouse:\n" + _lines(data["use"]))
    if data.get("closed"):
        parts.append(f"Closed: {listed(data['closed'], 10**6)}.")
    parts += [f"{customer} must be served by {where}." for customer, where in data.get("fixed", {}).items()]
    parts += [f"{customer} must not be served by {listed(out, 10**6)}." for customer, out
              in data.get("forbidden", {}).items() if out]
    return "\n".join(parts)


def answer_in_text(instance: Instance, text: str) -> list[int] | None:
    """(customers,) warehouses that the text names: JSON, "C1: W2", "W2: C1, C3" or sentences; the last word counts."""
    spans = [_object(text, found.start()) for found in re.finditer(r"\{", text)]
    for data in reversed([span for span in spans if span]):
        chosen = data.get("assignment", data)
        if isinstance(chosen, Mapping) and all(chosen.get(c) in instance.warehouses for c in instance.customers):
            return [instance.warehouses.index(chosen[c]) for c in instance.customers]
    places = {name: ("w", w) for w, name in enumerate(instance.warehouses)}
    places |= {name: ("c", i) for i, name in enumerate(instance.customers)}
    names = "|".join(re.escape(name) for name in sorted(places, key=len, reverse=True))
    seen = [places[m[0]] for m in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", text)]
    if seen and seen[0][0] == "w":  # a warehouse, then its customers: read from the end
        seen = seen[::-1]
    chosen_of: dict[int, int] = {}
    waiting: list[int] = []
    for kind, index in seen:
        if kind == "c":
            waiting.append(index)
        else:
            chosen_of |= dict.fromkeys(waiting, index)
            waiting = []
    complete = len(chosen_of) == len(instance.customers)
    return [chosen_of[i] for i in range(len(instance.customers))] if complete else None


def _object(text: str, start: int) -> dict[str, Any] | None:
    try:
        found, _ = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _entries(numbers: Mapping[str, Number]) -> str:
    return ", ".join(f"{name} {text_of(number)}" for name, number in numbers.items())


def _lines(rows: Mapping[str, Mapping[str, Number]]) -> str:
    return "\n".join(f"{name}: {_entries(row)}" for name, row in rows.items())


def _need(instance: Instance, data: Mapping[str, Any], i: int, w: int) -> Number:
    """What a customer uses at a warehouse, as the data say."""
    name = instance.customers[i]
    return data["customers"][name] if instance.by_demand else data["use"][name][instance.warehouses[w]]
