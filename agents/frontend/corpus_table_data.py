"""Whole problems as files hold them: YAML, JSON records, dictionaries of pairs, AMPL, GAMS, matrices under headings.

Invariant: as in `corpus_table_layouts`; every line with data ends with END, and so does every inner object on a line.

    write_yaml(draft, content, dice, "")    "warehouses:\\n  W1:\\n    capacity: 10\\n    costs:\\n      C1: 4 …"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.frontend.corpus_table_layouts import table_of, write_object
from agents.frontend.corpus_table_skins import Cell
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DECORATION, DEMAND, MISSING, RESOURCE

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Content

Piece = tuple[str, int]
KEYS = Pool((("capacity", "demand", "cost"), ("capacity", "demand", "costs"), ("supply", "demand", "cost"), ("cap",
        "dem", "c"),
             ("stock", "needs", "price"), ("limit", "qty", "distance"), ("kapazitaet", "bedarf", "kosten"),
             ("max", "order", "rate"), ("capacite", "demande", "cout"), ("capacidad", "demanda", "coste"),
             ("hours", "load", "time"), ("available", "required", "fee"), ("supply", "demand", "d")),
            (("ceiling", "intake", "freight"), ("vorrat", "menge", "tarif"), ("room", "size", "expense")))


def number_pieces(text: str, label: int) -> list[Piece]:
    bare = re.fullmatch(r"-?\d+(\.\d+)?|null|None|nan", text) or (label == MISSING and not text)
    shown = text or ("null" if label == MISSING else text)
    return [(shown, label)] if bare else [('"', DECORATION), (shown, label), ('"', DECORATION)]


def write_lines(draft: Draft, lines: Sequence[Sequence[Piece]], tail: str) -> None:
    """Lines of labelled pieces; one without data is DECORATION or words and ends nothing."""
    for k, line in enumerate(lines):
        for piece, label in line:
            draft.add(piece, label)
        last = k == len(lines) - 1
        if any(label not in (0, DECORATION) for _, label in line) or last:
            draft.row_end(tail if last else "\n", ends_text=last and not tail)
        else:
            draft.add("\n")


def _costs(content: Content) -> list[list[Cell]]:
    return [[Cell(cell.text, cell.label) for cell in row] for row in table_of(content, COST)]


def _nouns(content: Content, dice: Dice) -> tuple[str, str]:
    names = content.theme.resource[1], content.theme.consumer[1]
    return (names[0].lower(), names[1].lower()) if dice.chance(0.7) else ("warehouses", "customers")


def write_yaml(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """A level for each thing, or one for each table."""
    keys, (resources, consumers) = dice.pick(KEYS), _nouns(content, dice)
    step = dice.pick(("  ", "  ", "    ", "\t"))
    costs = _costs(content)
    listed = dice.chance(0.3)
    lines: list[list[Piece]] = []

    def amounts(title: str, kind: int, label: int, key: str) -> None:
        names, values = ((content.resources, content.capacity) if kind == RESOURCE else (content.consumers,
                content.demand))
        lines.append([(title + ":", 0)])
        for name, value in zip(names, values, strict=True):
            if listed:
                lines.append([(step + "- name: ", 0), (name, kind)])
                lines.append([(step + f"  {key}: ", 0), *number_pieces(value.text, label)])
            else:
                lines.append([(step, 0), (name, kind), (": ", 0), *number_pieces(value.text, label)])

    nested = dice.chance(0.5)
    if not nested:
        amounts(resources, RESOURCE, CAPACITY, keys[0])
    amounts(consumers, CONSUMER, DEMAND, keys[1])
    lines.append([((resources if nested else keys[2]) + ":", 0)])
    flow = dice.chance(0.3)
    for j, resource in enumerate(content.resources):
        lines.append([(step, 0), (resource, RESOURCE), (":", 0)])
        if nested:
            lines.append([(step * 2 + keys[0] + ": ", 0), *number_pieces(content.capacity[j].text, CAPACITY)])
        told = [(name, costs[i][j]) for i, name in enumerate(content.consumers) if costs[i][j].text]
        if flow:
            line: list[Piece] = [(step * 2 + (keys[2] + ": {" if nested else "{"), 0)]
            for k, (name, cell) in enumerate(told):
                line += [(", " if k else "", 0), (name, CONSUMER), (": ", 0), *number_pieces(cell.text, cell.label)]
            lines.append([*line, ("}", 0)])
            continue
        lines += [[(step * 2 + keys[2] + ":", 0)]] if nested else []
        lines += [[(step * (3 if nested else 2), 0), (name, CONSUMER), (": ", 0), *number_pieces(cell.text, cell.label)]
                  for name, cell in told]
    write_lines(draft, lines, tail)


def write_records(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """[{"name": "W1", "capacity": 10, "cost": {"C1": 4, …}}, …]: objects with their fields."""
    keys, (resources, consumers), costs = dice.pick(KEYS), _nouns(content, dice), _costs(content)
    name_key = dice.pick(("name", "id", "label", "code"))
    lines: list[list[Piece]] = [[("{", DECORATION)], [(f'  "{consumers}": [', DECORATION)]]
    by_consumer = dice.chance(0.4)
    head: list[tuple[str, str]] = [(resources, keys[0]), (consumers, keys[1])]
    lines = [[("{", DECORATION)]]
    for kind in ((RESOURCE, CONSUMER) if dice.chance(0.6) else (CONSUMER, RESOURCE)):
        label = CAPACITY if kind == RESOURCE else DEMAND
        title, key = head[0] if kind == RESOURCE else head[1]
        names, values = ((content.resources, content.capacity) if kind == RESOURCE else (content.consumers,
                content.demand))
        lines.append([(f'  "{title}": [', DECORATION)])
        for k, (name, value) in enumerate(zip(names, values, strict=True)):
            line: list[Piece] = [(f'    {{"{name_key}": "', DECORATION), (name, kind), (f'", "{key}": ', DECORATION),
                                 *number_pieces(value.text, label)]
            if by_consumer == (kind == CONSUMER):
                others = content.resources if by_consumer else content.consumers
                row = costs[k] if by_consumer else [costs[i][k] for i in range(len(costs))]
                line.append((f', "{keys[2]}": {{', DECORATION))
                told = [(other, cell) for other, cell in zip(others, row, strict=True) if cell.text]
                for at, (other, cell) in enumerate(told):
                    line += [(', "' if at else '"', DECORATION), (other, CONSUMER if kind == RESOURCE else RESOURCE),
                             ('": ', DECORATION), *number_pieces(cell.text, cell.label)]
                line.append(("}", DECORATION))
            lines.append([*line, ("}," if k < len(names) - 1 else "}", DECORATION)])
        lines.append([("  ],", DECORATION)])
    write_lines(draft, [*lines, [("}", DECORATION)]], tail)


def write_edges(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Two dictionaries, and [{"from": "W1", "to": "C1", "cost": 4}, …]."""
    keys, nouns, costs = dice.pick(KEYS), _nouns(content, dice), _costs(content)
    assign = dice.pick((" = ", ": "))
    amounts_of(draft, content, nouns if dice.chance(0.5) else keys[:2], assign)
    ends = dice.pick((("from", "to"), ("source", "target"), ("origin", "dest"), ("r", "c"), nouns))
    draft.add(keys[2] + assign + "[\n", DECORATION)
    told = [(i, j) for i in range(len(costs)) for j in range(len(costs[0])) if costs[i][j].text]
    lines: list[list[Piece]] = []
    tuples = dice.chance(0.4)
    for i, j in told:
        cell = costs[i][j]
        names = [(content.resources[j], RESOURCE), (content.consumers[i], CONSUMER)]
        if tuples:
            lines.append([('  ("', DECORATION), names[0], ('", "', DECORATION), names[1], ('", ', DECORATION),
                          *number_pieces(cell.text, cell.label), ("),", DECORATION)])
        else:
            lines.append([(f'  {{"{ends[0]}": "', DECORATION), names[0], (f'", "{ends[1]}": "', DECORATION), names[1],
                          (f'", "{keys[2]}": ', DECORATION), *number_pieces(cell.text, cell.label), ("},", DECORATION)])
    write_lines(draft, [*lines, [("]", DECORATION)]], tail)


def amounts_of(draft: Draft, content: Content, words: Sequence[str], assign: str) -> None:
    """supply = {"W1": 10, "W2": 12} and the same for the demand."""
    for kind, names, values, word in ((RESOURCE, content.resources, content.capacity, words[0]),
                                      (CONSUMER, content.consumers, content.demand, words[1])):
        draft.add(word + assign, DECORATION)
        pairs = [(Cell(name, kind), Cell(value.text, CAPACITY if kind == RESOURCE else DEMAND))
                 for name, value in zip(names, values, strict=True) if value.text]
        write_object(draft, pairs, '"', ", ", "}\n", False)


def write_tuples(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """cost = {("W1", "C1"): 4, …}"""
    keys, costs, quote = dice.pick(KEYS), _costs(content), dice.pick(('"', "'"))
    amounts_of(draft, content, keys, " = ")
    draft.add(keys[2] + " = {\n", DECORATION)
    lines: list[list[Piece]] = []
    for j, resource in enumerate(content.resources):
        for i, consumer in enumerate(content.consumers):
            if costs[i][j].text:
                lines.append([(f"    ({quote}", DECORATION), (resource, RESOURCE), (f"{quote}, {quote}", DECORATION),
                              (consumer, CONSUMER), (f"{quote}): ", DECORATION), *number_pieces(costs[i][j].text,
                              costs[i][j].label),
                              (",", DECORATION)])
    write_lines(draft, [*lines, [("}", DECORATION)]], tail)


def write_ampl(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """param supply := A 10 B 20; param cost: C1 C2 := A 4 5 B 6 7;"""
    keys, costs = dice.pick(KEYS), _costs(content)
    upright = dice.chance(0.5)
    for word, kind, names, values in ((keys[0], RESOURCE, content.resources, content.capacity),
                                      (keys[1], CONSUMER, content.consumers, content.demand)):
        draft.add(f"param {word} :=" + ("\n" if upright else " "))
        label = CAPACITY if kind == RESOURCE else DEMAND
        for k, (name, value) in enumerate(zip(names, values, strict=True)):
            draft.add("  " if upright else "")
            draft.add(name, kind)
            draft.add(" " if not upright else "   ")
            draft.add(value.text, label)
            if k < len(names) - 1:
                draft.row_end("\n") if upright else draft.add("  ")
        draft.row_end(";\n")
    draft.add(f"param {keys[2]} : ")
    _block(draft, content.consumers, content.resources,
            [[row[j] for row in costs] for j in range(len(content.resources))],
           " :=\n", ";" + tail)


def _block(draft: Draft, across: Sequence[str], down: Sequence[str], table: Sequence[Sequence[Cell]], after: str,
           end: str) -> None:
    """Consumers above, a resource a line."""
    for k, name in enumerate(across):
        draft.add("   " if k else "")
        draft.add(name, CONSUMER)
    draft.row_end(after)
    for j, name in enumerate(down):
        draft.add("  ")
        draft.add(name, RESOURCE)
        for cell in table[j]:
            draft.add("   ")
            draft.add(cell.text or ("." if cell.label == MISSING else ""), cell.label)
        draft.row_end("\n" if j < len(down) - 1 else end, ends_text=False)


def write_gams(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Parameter a(i) capacity / W1 350, W2 600 /; Table d(i,j) …"""
    keys, costs = dice.pick(KEYS), _costs(content)
    for word, letter, kind, names, values in ((keys[0], "a(i)", RESOURCE, content.resources, content.capacity),
                                              (keys[1], "b(j)", CONSUMER, content.consumers, content.demand)):
        draft.add(f"{dice.pick(('Parameter', 'parameter', 'Parameters'))} {letter}  {word}\n  /  ")
        for k, (name, value) in enumerate(zip(names, values, strict=True)):
            draft.add(name, kind)
            draft.add("  ")
            draft.add(value.text, CAPACITY if kind == RESOURCE else DEMAND)
            if k < len(names) - 1:
                draft.row_end("\n     ") if dice.chance(0.5) else draft.add(", ")
        draft.row_end("  /;\n".replace("/;", dice.pick(("/;", "/", "/ ;"))))
    draft.add(f"Table d(i,j)  {keys[2]}\n        ")
    _block(draft, content.consumers, content.resources,
            [[row[j] for row in costs] for j in range(len(content.resources))],
           "\n", " ;" + tail)


def write_matrix(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Amounts by name, costs as a matrix: a row each of what there are as many of as rows."""
    keys, costs = dice.pick(KEYS), _costs(content)
    assign = dice.pick((" = ", ": ", "="))
    amounts_of(draft, content, keys, assign)
    rows = costs if dice.chance(0.5) else [list(row) for row in zip(*costs, strict=True)]
    write_rows(draft, rows, keys[2] + assign, dice.pick(("[]", "[]", "{}", "()", "")),
               dice.pick((", ", ", ", " ", ",")), tail)


def write_rows(draft: Draft, rows: Sequence[Sequence[Cell]], title: str, brackets: str, gap: str, tail: str) -> None:
    """[[4, 5], [6, 7]]; without brackets a line a row."""
    opening, closing = brackets or ("", "")
    numpy = "np.array(" if brackets == "[]" and title.endswith("= ") and len(rows) % 2 else ""
    draft.add(title + numpy)
    draft.add(opening + "\n " * (not numpy or not opening), DECORATION)
    for r, row in enumerate(rows):
        draft.add(opening, DECORATION)
        for k, cell in enumerate(row):
            draft.add(gap if k else "", DECORATION)
            for piece, label in number_pieces(cell.text, cell.label):
                draft.add(piece, label)
        last = r == len(rows) - 1
        end = closing * 2 + ")" * bool(numpy) + tail if last else closing + ("," if brackets else "") + "\n "
        draft.row_end(end, ends_text=last and not tail)


HEADINGS = Pool((("capacities", "demands", "costs"), ("# capacity", "# demand", "# cost"), ("SUPPLY", "DEMAND", "COST"),
                 ("Capacity of each warehouse", "Demand of each customer", "Cost matrix"), ("[supply]", "[demand]",
                 "[cost]"),
                 ("CAPACITY_SECTION", "DEMAND_SECTION", "COST_SECTION"), ("Kapazitäten", "Bedarfe", "Kosten")),
                (("% caps", "% needs", "% prices"), ("*** supply ***", "*** demand ***", "*** unit cost ***")))


def write_headed(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Blocks of bare numbers under headings, perhaps with the counts before them."""
    words, gap = dice.pick(HEADINGS), dice.pick((" ", "  ", "\t", ", ", ","))
    if dice.chance(0.4):
        draft.add(f"{len(content.resources)} {len(content.consumers)}\n")
    for word, label, values in ((words[0], CAPACITY, content.capacity), (words[1], DEMAND, content.demand)):
        draft.add(word + dice.pick((":\n", "\n")))
        for k, value in enumerate(values):
            draft.add(gap if k else "", DECORATION)
            draft.add(value.text, label)
        draft.row_end("\n")
    costs = _costs(content)
    rows = costs if dice.chance(0.5) else [list(row) for row in zip(*costs, strict=True)]
    draft.add(words[2] + "\n")
    for r, row in enumerate(rows):
        for k, cell in enumerate(row):
            draft.add(gap if k else "", DECORATION)
            draft.add(cell.text or "?", cell.label)
        last = r == len(rows) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)
