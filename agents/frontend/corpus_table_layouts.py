"""How people write numbers of things and of pairs: sentences, lists, tables, CSV, JSON.

Invariant: a record (a row, a statement, an inner object) ends with END; names and numbers of one record stand in the
order in which they pair, or the numbers stand in the order of the last names above them.

    write_pairs(draft, content, dice, "", COST, (False, False))    "C1: W1 4, W2 5\\nC2: W1 6, W2 3"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.frontend.corpus_table_skins import Cell, draw, skin
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DECORATION, DEMAND, RESOURCE, USE

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Amount, Content

CAPACITY_FORMS = Pool(
    ("{n} has a capacity of {v}", "{n} can hold {v}", "{n}: capacity {v}", "{n} (capacity {v})", "{n} holds up to {v}",
     "{n} hat eine Kapazität von {v}", "{n} a une capacité de {v}", "{n} tiene capacidad {v}", "{n}的容量是{v}",
     "the capacity "
     "of {n} is {v}", "{n} can supply at most {v}", "{n} has room for {v}", "{n} capacity={v}", "up to {v} at {n}",
     "{n} max {v}"),
    ("{n} stores {v} at most", "{n} is good for {v}", "no more than {v} from {n}"))
DEMAND_FORMS = Pool(
    ("{n} needs {v}", "{n} has a demand of {v}", "{n} orders {v}", "{n} wants {v}", "{n}: demand {v}",
     "{n} (demand {v})",
     "{n} braucht {v}", "{n} a besoin de {v}", "{n} necesita {v}", "{n}需要{v}", "the demand of {n} is {v}",
     "{n} requires {v}",
     "{n} asked for {v}", "{v} go to {n}", "{n} demand={v}", "{n} must receive {v}"),
    ("{n} would like {v}", "{n} is waiting for {v}", "we owe {n} {v}"))
CAPACITY_INTROS = Pool(("Capacities: ", "capacities: ", "Warehouses: ", "Capacity: ", "Kapazitäten: ", "Capacités : ",
                        "Capacidades: ",
                        "容量：", "Warehouse capacities:\n", "The warehouses and what they hold: ",
                        "Warehouses (capacity):\n", "Supply: "),
                       ("Room in each depot: ", "Available space:\n", "What each place can store: "))
DEMAND_INTROS = Pool(("Demands: ", "demands: ", "Customers: ", "Demand: ", "Bedarf: ", "Demandes : ", "Demandas: ",
                      "需求：",
                      "Customer demands:\n", "The customers and what they need: ", "Customers (demand):\n", "Orders: "),
                     ("Wanted by each shop: ", "Needs:\n", "What the clients asked for: "))
EACH = Pool(("Each warehouse can hold {v}", "Every warehouse has a capacity of {v}", "All warehouses hold {v} each",
             "Capacity of each "
             "warehouse: {v}", "Jedes Lager fasst {v}"), ("Every depot takes {v}",))
EACH_DEMAND = Pool(("Each customer needs {v}", "Every customer has a demand of {v}", "All customers need {v} each",
                    "Demand of each "
                    "customer: {v}", "Jeder Kunde braucht {v}"), ("Every shop wants {v}",))
LISTED = Pool(("{n} = {v}", "{n}: {v}", "{n} {v}", "{n} ({v})", "{n}={v}", "{n} - {v}", "{v} for {n}", "{n} -> {v}",
               "{n}, {v}"),
              ("{n} => {v}", "{n} [{v}]"))
IN_ORDER = Pool(("The capacities of {n} are {v}", "{n} have capacities {v} respectively", "{n} can hold {v}",
                 "capacities {n} : {v}"),
                ("The sizes of {n} are {v} in this order",))
IN_ORDER_DEMAND = Pool(("The demands of {n} are {v}", "{n} need {v} respectively", "{n} want {v}", "demands {n} : {v}"),
                       ("What {n} want is {v} in this order",))
COST_INTROS = Pool(("Costs:\n", "Costs: ", "Cost table:\n\n", "The delivery costs are\n", "Cost per delivery:\n",
                    "Kosten:\n", "Coûts :\n",
                    "Costes:\n", "成本：\n", "Here are the costs:\n\n", "costs (customer × warehouse):\n",
                    "Cost matrix:\n", "Prices:\n"),
                   ("What a delivery costs:\n", "Shipping prices:\n", "The tariff:\n"))
USE_INTROS = Pool(("Capacity used by each customer at each warehouse:\n", "Capacity used:\n",
                   "Space needed at each warehouse:\n",
                   "Resource use:\n", "Amount that a customer takes at each warehouse:\n", "Verbrauchte Kapazität:\n"),
                  ("Room that each order takes:\n", "How much of the capacity each one uses:\n"))
PAIR_FORMS = {
    COST: Pool(("From {r} to {c} costs {v}", "Shipping from {r} to {c} costs {v}", "{r} to {c}: {v}", "{r} -> {c}: {v}",
                "serving {c} "
                "from {r} costs {v}", "{c} from {r} is {v}", "it costs {v} to serve {c} from {r}",
                "Von {r} nach {c} kostet {v}",
                "de {r} à {c} : {v}", "de {r} a {c} cuesta {v}", "从{r}到{c}的费用是{v}", "cost({c},{r}) = {v}",
                "{c},{r},{v}",
                "{c}, {r}: {v}", "{c} / {r} = {v}", "delivery {r} → {c} for {v}", "{r}-{c} {v}", "({r}, {c}): {v}",
                "({c}, {r}, {v})",
                "cost[{c}][{r}] = {v}", "from {r} to {c} it is {v}", "from {r} to {c} costs {v}"),
               ("sending goods from {r} to {c} is charged at {v}", "{c} via {r}: {v}", "{r} ships to {c} for {v}",
                "{r};{c};{v}")),
    USE: Pool(("{c} uses {v} of {r}", "{c} takes {v} at {r}", "use({c},{r}) = {v}", "{c} at {r} uses {v}",
               "{c} needs {v} of {r}"),
              ("{c} occupies {v} in {r}",))}
GROUP_FORMS = {
    COST: Pool((("{a}: ", "{b} {v}"), ("{a}: ", "{b}={v}"), ("{a} - ", "{b}: {v}"),
                ("Serving {a} costs ", "{v} from {b}"),
                ("for {a}: ", "{v} ({b})"), ("{a}: ", "{b} ({v})"), ("Costs of {a}: ", "{b} {v}"),
                ("{a} pays ", "{v} at {b}"),
                ("{a} => ", "{b}: {v}"), ("Kosten für {a}: ", "{b} {v}"), ("Coûts pour {a} : ", "{b} {v}"),
                ("- {a}: ", "{b} {v}")),
               (("{a} is charged ", "{v} by {b}"), ("prices of {a}: ", "{b} at {v}"))),
    USE: Pool((("{a}: ", "{b} {v}"), ("{a} uses ", "{v} at {b}"), ("Use of {a}: ", "{b} {v}")),
              (("{a} fills ", "{v} of {b}"),))}


def template(draft: Draft, form: str, slots: dict[str, list[Cell]], word: int = 0) -> None:
    """Writes a form with its {slots}; several cells of one slot become a list in words."""
    for part in re.split(r"(\{\w\})", form):
        if not part.startswith("{"):
            draft.add(part, word)
            continue
        cells = slots[part[1:-1]]
        for k, cell in enumerate(cells):
            draft.add("" if not k else " and " if k == len(cells) - 1 else ", ", word)
            draft.add(cell.before, word)
            draft.add(cell.text, cell.label)
            draft.add(cell.after, word)


def value_cell(amount: Amount, label: int, money: tuple[str, str], unit: str = "") -> Cell:
    before, after = money if label == COST else ("", unit)
    if amount.label >= 0 or not any(char.isdigit() for char in amount.text):
        before, after = "", ""
    return Cell(amount.text, amount.label if amount.label >= 0 else label, before, after)


# Amounts of single things ---------------------------------------------------------------------------------------


def write_amounts(draft: Draft, content: Content, dice: Dice, tail: str, kind: int) -> None:
    """The capacities (kind RESOURCE) or the demands (CONSUMER)."""
    label = CAPACITY if kind == RESOURCE else DEMAND
    names = content.resources if kind == RESOURCE else content.consumers
    amounts = content.capacity if kind == RESOURCE else content.demand
    unit = content.unit if dice.chance(0.8) else ""
    pairs = [(Cell(name, kind), value_cell(amount, label, ("", ""), unit)) for name,
             amount in zip(names, amounts, strict=True)
             if amount.text]
    thousands = any("," in value.text for _, value in pairs)
    if len({amount.text for amount in amounts}) == 1 < len(amounts):
        template(draft, dice.pick(EACH if kind == RESOURCE else EACH_DEMAND), {"v": [pairs[0][1]]})
        draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)
        return
    roll = dice.rng.random()
    if roll < 0.35:
        form = dice.pick(CAPACITY_FORMS if kind == RESOURCE else DEMAND_FORMS)
        joiner = dice.pick((". ", ".\n", "\n", "; ", "\n- ", ", ", " and "))
        if joiner in (", ", " and ") and "," in form:
            joiner = "\n"
        _listing(draft, form, pairs, joiner, tail, dice)
    elif roll < 0.62:
        draft.add(dice.pick(CAPACITY_INTROS if kind == RESOURCE else DEMAND_INTROS))
        form = dice.pick(LISTED)
        joiner = dice.pick(("; ", "\n", " / ")) if "," in form or thousands else dice.pick((", ", ", ", "; ", "\n",
                                                                                            "\n- ", " | "))
        _listing(draft, form, pairs, joiner, tail, dice)
    elif roll < 0.72:
        form = dice.pick(IN_ORDER if kind == RESOURCE else IN_ORDER_DEMAND)
        template(draft, form, {"n": [n for n, _ in pairs], "v": [v for _, v in pairs]})
        draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)
    elif roll < 0.82:
        quote = dice.pick(('"', '"', "'"))
        words = ("capacity", "capacities", "warehouses") if kind == RESOURCE else ("demand", "demands", "customers")
        draft.add(dice.pick(("", "{0} = ", '"{0}": ', "{0}: ")).replace("{0}", dice.pick(words)))
        write_object(draft, pairs, quote, dice.pick((", ", ",\n  ", ",")), dice.pick(("}", "},", "}")) + tail, not tail)
    else:
        head = [Cell(dice.pick(("Warehouse", "warehouse", "name", "Lager", "")) if kind == RESOURCE else dice.pick(
            ("Customer", "customer", "name", "Kunde", ""))), Cell("Capacity" if kind == RESOURCE else "Demand")]
        rows = [[name, value] for name, value in pairs]
        rows = [head, *rows] if dice.chance(0.85) else rows
        draw(draft, rows, skin(dice, rows), tail)


def _listing(draft: Draft, form: str, pairs: Sequence[tuple[Cell, Cell]], joiner: str, tail: str, dice: Dice) -> None:
    for k, (name, value) in enumerate(pairs):
        first = k == 0 and not draft.text.endswith(": ")
        template(draft, form[0].upper() + form[1:] if first and form[0] != "{" else form, {"n": [name], "v": [value]})
        if k < len(pairs) - 1:
            if joiner.strip() in (",", "and"):
                draft.add(joiner)
            else:
                draft.row_end(joiner)
    draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)


def write_object(draft: Draft, pairs: Sequence[tuple[Cell, Cell]], quote: str, joiner: str, closing: str,
                 ends_text: bool) -> None:
    """{"W1": 10, "W2": 12}; numbers that JSON cannot hold are quoted."""
    draft.add("{", DECORATION)
    for k, (name, value) in enumerate(pairs):
        draft.add(joiner if k else "", DECORATION)
        draft.add(quote, DECORATION)
        draft.add(name.text, name.label)
        draft.add(quote + ": ", DECORATION)
        bare = "" if re.fullmatch(r"-?\d+(\.\d+)?|null|None|nan", value.text) else quote
        draft.add(bare, DECORATION)
        draft.add(value.text, value.label)
        draft.add(bare, DECORATION)
    draft.row_end(closing, ends_text=ends_text)


# Numbers of pairs -----------------------------------------------------------------------------------------------


def write_pairs(draft: Draft, content: Content, dice: Dice, tail: str, label: int, inside: tuple[bool, bool]) -> None:
    """The costs (label COST) or the uses (USE). inside: whether capacities, demands must be told here too."""
    intro = dice.pick(COST_INTROS if label == COST else USE_INTROS)
    intro = intro if content.use or dice.chance(0.7) else ""
    capacity_inside, demand_inside = inside[0], inside[1] and not content.use
    roll = dice.rng.random()
    tabular = roll < (0.75 if capacity_inside or demand_inside else 0.5)
    if not tabular and capacity_inside:
        write_amounts(draft, content, dice, dice.pick(("\n", "\n\n")), RESOURCE)
    if not tabular and demand_inside and roll > 0.9:
        write_amounts(draft, content, dice, dice.pick(("\n", "\n\n")), CONSUMER)
        demand_inside = False
    if tabular:
        draft.add(intro)
        _pair_table(draft, content, dice, tail, label, (capacity_inside, demand_inside))
    elif roll < 0.72 and not demand_inside:
        draft.add(intro)
        _pair_sentences(draft, content, dice, tail, label)
    elif roll < 0.8 and not demand_inside:
        _pair_objects(draft, content, dice, tail, label)
    else:
        draft.add(intro)
        _pair_groups(draft, content, dice, tail, label, demand_inside)


def table_of(content: Content, label: int) -> list[list[Cell]]:
    rows = content.cost if label == COST else content.use
    return [[value_cell(amount, label, content.money) for amount in row] for row in rows]


def _pair_table(draft: Draft, content: Content, dice: Dice, tail: str, label: int, inside: tuple[bool, bool]) -> None:
    by_consumer = dice.chance(0.72)
    table = table_of(content, label)
    down, across = (content.consumers, content.resources) if by_consumer else (content.resources, content.consumers)
    if not by_consumer:
        table = [list(row) for row in zip(*table, strict=True)]
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    demand = [value_cell(a, DEMAND, ("", ""), "") for a in content.demand] if inside[1] else []
    capacity = [value_cell(a, CAPACITY, ("", ""), "") for a in content.capacity] if inside[0] else []
    column, line = (demand, capacity) if by_consumer else (capacity, demand)
    words = ("Demand", "Capacity") if by_consumer else ("Capacity", "Demand")
    corners = ("", "", "Customer", "customer", "cost", "from/to", "Kunde") if by_consumer else ("", "Warehouse", "cost")
    corner = Cell(dice.pick(corners))
    head, rows = [Cell(name, kinds[1]) for name in across], [list(row) for row in table]
    front = dice.chance(0.3)
    if column:
        head = [Cell(words[0]), *head] if front else [*head, Cell(words[0])]
        rows = [[c, *row] if front else [*row, c] for c, row in zip(column, rows, strict=True)]
    lines = [[Cell(name, kinds[0]), *row] for name, row in zip(down, rows, strict=True)]
    if line:
        blank = [Cell("")] if column else []
        last = [Cell(words[1]), *(blank if front else []), *line, *([] if front else blank)]
        lines = [last, *lines] if dice.chance(0.3) else [*lines, last]
    rows = [[corner, *head], *lines]
    draw(draft, rows, skin(dice, rows), tail)


def _pair_sentences(draft: Draft, content: Content, dice: Dice, tail: str, label: int) -> None:
    form = dice.pick(PAIR_FORMS[label])
    loose = not form.startswith(("{c},", "(", "{r};")) and not any("," in a.text for row in content.cost for a in row)
    joiner = dice.pick((".\n", "\n", "\n- ", "; ", ". ", ", ") if loose else ("\n", "\n", ";\n"))
    table = table_of(content, label)
    order = [(i, j) for i in range(len(content.consumers)) for j in range(len(content.resources))]
    if dice.chance(0.3):
        order.sort(key=lambda pair: pair[::-1])
    if dice.chance(0.1):
        dice.rng.shuffle(order)
    told = [(i, j) for i, j in order if table[i][j].text]
    for k, (i, j) in enumerate(told):
        value = table[i][j]
        slots = {"r": [Cell(content.resources[j], RESOURCE)], "c": [Cell(content.consumers[i], CONSUMER)], "v": [value]}
        template(draft, form, slots)
        if k < len(told) - 1:
            if joiner == ", ":
                draft.add(joiner)
            else:
                draft.row_end(joiner)
    draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)


def _pair_groups(draft: Draft, content: Content, dice: Dice, tail: str, label: int, demand_inside: bool) -> None:
    head, entry = dice.pick(GROUP_FORMS[label])
    table = table_of(content, label)
    by_consumer = demand_inside or dice.chance(0.75)
    outer, inner = (content.consumers, content.resources) if by_consumer else (content.resources, content.consumers)
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    commas = any("," in cell.text for row in table for cell in row)
    joiner = dice.pick(("; ", " and ", " / ")) if commas else dice.pick((", ", ", ", "; ", " | "))
    ending = dice.pick(("\n", "\n", ".\n", "\n\n") if ";" in joiner else ("\n", "\n", ".\n", "; ", ". "))
    between = dice.pick((" (demand {v})", " needs {v}", " [{v}]", ", demand {v},"))
    for i, name in enumerate(outer):
        template(draft, head.split("{a}")[0] + "{a}", {"a": [Cell(name, kinds[0])]})
        if demand_inside and content.demand[i].text:
            template(draft, between, {"v": [value_cell(content.demand[i], DEMAND, ("", ""), content.unit)]})
        draft.add(head.split("{a}")[1])
        cells = [table[i][j] if by_consumer else table[j][i] for j in range(len(inner))]
        told = [(other, cell) for other, cell in zip(inner, cells, strict=True) if cell.text]
        for k, (other, cell) in enumerate(told):
            draft.add(joiner if k else "")
            template(draft, entry, {"b": [Cell(other, kinds[1])], "v": [cell]})
        last = i == len(outer) - 1
        draft.row_end(tail if last else ending, ends_text=last and not tail)


def _pair_objects(draft: Draft, content: Content, dice: Dice, tail: str, label: int) -> None:
    """{"C1": {"W1": 4, "W2": 5}, …}"""
    quote = dice.pick(('"', '"', "'"))
    newline = dice.pick(("\n ", "\n    ", " ", ""))
    table = table_of(content, label)
    word = "cost" if label == COST else "use"
    draft.add(dice.pick(("{0} = ", '"{0}": ', "{0}: ", "{0}s = ")).replace("{0}", word))
    draft.add("{" + newline, DECORATION)
    by_consumer = dice.chance(0.75)
    outer, inner = (content.consumers, content.resources) if by_consumer else (content.resources, content.consumers)
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    for i, name in enumerate(outer):
        draft.add(quote, DECORATION)
        draft.add(name, kinds[0])
        draft.add(quote + ": ", DECORATION)
        cells = [table[i][j] if by_consumer else table[j][i] for j in range(len(inner))]
        pairs = [(Cell(other, kinds[1]), cell) for other, cell in zip(inner, cells, strict=True) if cell.text]
        last = i == len(outer) - 1
        write_object(draft, pairs, quote, dice.pick((", ", ",")), "}}" + tail if last else "}," + newline,
                     last and not tail)
