"""Pairs as a program holds them: one JSON object, or lists of numbers without names.

Invariant: as in `corpus_table_layouts`, a record ends with END.

    write_nameless(draft, content, dice, "")    "capacities = [10, 12]\\ndemands = [3, 4, 5]\\ncosts = [[4, 5], …"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.frontend.corpus_table_layouts import table_of, value_cell, write_object
from agents.frontend.corpus_table_skins import Cell
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DECORATION, DEMAND, RESOURCE, USE

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Content


def write_all_as_object(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """{"warehouses": {"W1": 10}, "customers": {"C1": 4}, "cost": {"C1": {"W1": 2.5}}}"""
    newline = dice.pick(("\n  ", "\n    ", " ", ""))
    words = dice.pick(Pool((("warehouses", "customers", "cost", "use"), ("capacity", "demand", "costs", "usage"),
                            ("capacities", "demands", "cost", "use")), (("depots", "shops", "prices", "space"),)))
    draft.add(dice.pick(("{", "{", "data = {", "problem = {")) + newline, DECORATION)
    amounts = [(words[0], RESOURCE, CAPACITY, content.resources, content.capacity)]
    amounts += [] if content.use else [(words[1], CONSUMER, DEMAND, content.consumers, content.demand)]
    for word, kind, label, names, values in amounts:
        draft.add(f'"{word}": ', DECORATION)
        pairs = [(Cell(name, kind), value_cell(a, label, ("", ""))) for name,
                 a in zip(names, values, strict=True) if a.text]
        write_object(draft, pairs, '"', ", ", "}," + newline, False)
    tables = [(words[2], COST), *([(words[3], USE)] if content.use else [])]
    for k, (word, label) in enumerate(tables):
        draft.add(f'"{word}": {{', DECORATION)
        last = k == len(tables) - 1
        for i, name in enumerate(content.consumers):
            draft.add('"', DECORATION)
            draft.add(name, CONSUMER)
            draft.add('": ', DECORATION)
            row = table_of(content, label)[i]
            pairs = [(Cell(other, RESOURCE), Cell(cell.text, cell.label)) for other,
                     cell in zip(content.resources, row, strict=True)
                     if cell.text]
            end = i == len(content.consumers) - 1
            final = "}}" + newline.rstrip(" ") + "}" + tail if last else "}}," + newline
            closing = final if end else "}," + newline
            write_object(draft, pairs, '"', ", ", closing, end and last and not tail)


def write_nameless(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """capacities = [10, 12], demands = [3, 4, 5], costs = [[4, 5], [6, 7], [8, 9]]"""
    end = dice.pick(("\n", "\n", "\n\n", ";\n"))
    sign = dice.pick((" = ", ": ", "=", " are "))
    words = dice.pick(Pool((("capacities", "demands", "costs"), ("capacity", "demand", "cost"), ("cap", "dem", "cost"),
                            ("Capacities",
                            "Demands", "Cost matrix"), ("warehouse_capacity", "customer_demand", "cost_matrix"),
                            ("supply", "demand", "c")),
                           (("room", "needs", "prices"), ("Kapazitäten", "Bedarfe", "Kosten"))))
    for word, label, values in ((words[0], CAPACITY, content.capacity), (words[1], DEMAND, content.demand)):
        draft.add(word + sign)
        draft.add("[", DECORATION)
        for k, amount in enumerate(values):
            draft.add(", " if k else "", DECORATION)
            draft.add(amount.text, label)
        draft.row_end("]" + end)
    by_consumer = dice.chance(0.7)
    table = table_of(content, COST)
    rows = table if by_consumer else [list(row) for row in zip(*table, strict=True)]
    newline = dice.pick((" ", "\n ", "\n    ", ""))
    draft.add(words[2] + sign)
    draft.add("[" + (newline if "\n" in newline else ""), DECORATION)
    for r, row in enumerate(rows):
        draft.add("[", DECORATION)
        for k, cell in enumerate(row):
            draft.add(", " if k else "", DECORATION)
            draft.add(cell.text or "null", cell.label)
        last = r == len(rows) - 1
        draft.row_end("]]" + tail if last else "]," + newline, ends_text=last and not tail)
