"""Costs, capacities and demands as corpus items: tables, sentences, CSV, JSON, lists, rules and totals.

Flawed ones: the cost of a pair is missing, a cell is no number, a total contradicts, a pair has two costs, a capacity
or a demand is missing.

Invariant: labels are right by construction; `problem` holds the numbers as they are written in the text.

    table_item(dice).text       "W1 can hold 10, W2 can hold 8.\\n| | W1 | W2 |\\n|---|---|---|\\n| C1 | 4 | 5 | …"
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from agents.frontend import chatter, chatter_forms
from agents.frontend.corpus_table_code import write_all_as_object, write_nameless
from agents.frontend.corpus_table_layouts import write_amounts, write_pairs
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.labels import (
    CLOSED,
    CONSUMER,
    COST,
    FIXED,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.talk import Scene, after_data, babble, before_data, noisy, random_tail, say
from solvers import registry
from solvers.task import TableForm

Number = int | float

RESOURCES = Pool(("W#", "W#", "w#", "Warehouse #", "Warehouse @", "warehouse #", "Depot #", "Depot @", "D#", "Plant @",
                  "P#", "DC#",
                  "Lager #", "Entrepôt #", "Almacén #", "仓库#", "F#", "@", "WH#", "hub_#", "Factory #", "S#", "W-#",
                  "store@"),
                 ("Center #", "Facility @", "L#", "Site-#", "Terminal #"))
CONSUMERS = Pool(("C#", "C#", "c#", "Customer #", "customer #", "Shop #", "Client #", "K#", "Kunde #", "Store #",
                  "client_#",
                  "Cliente #", "客户#", "R#", "J#", "Customer @", "shop@", "Order #", "cust#", "C-#"),
                 ("Retailer #", "Buyer @", "Market #", "N#", "Pharmacy #"))
CITIES = Pool(("Berlin", "Hamburg", "Paris", "Lyon", "Madrid", "London", "Leeds", "Rome", "Oslo", "Vienna", "Prague",
               "Boston",
               "Denver", "San Francisco", "New York", "Köln", "München", "Dallas", "Lisbon", "Graz", "Bonn", "Turin",
               "Bern",
               "St. Louis", "Austin", "Miami", "Seattle", "Porto", "Bristol", "Nice"),
              ("Zürich", "Naples", "Los Angeles", "Cork", "Gent", "Tulsa", "Malmö", "Bilbao", "Kiel", "Reno", "Aix",
               "Lugano"))
PERSONS = Pool(("Smith", "Jones", "Müller", "Garcia", "Rossi", "Kim", "Chen", "Dupont", "Novak", "Singh", "Ali",
                "Brown",
                "Acme", "Bakery Jo", "Globex", "Initech", "Umbra Ltd", "Miller & Co", "Bistro Luna", "Anna", "Tom"),
               ("Weber", "Costa", "Ivanov", "Hooli", "Vandelay", "Okafor", "Café Rio", "Stark", "Bob", "Eve", "Lopez"))
UNITS = ("", "", "", "", " t", " units", " pallets", " boxes", " kg", " tons", " m3", "t", " Stück")
MONEY = (("", ""), ("", ""), ("", ""), ("", ""), ("$", ""), ("€", ""), ("", " €"), ("", " EUR"), ("", "$"), ("£", ""),
         ("", " USD"))
UNLIMITED = ("unlimited", "no limit", "infinite", "∞", "unbounded", "unbegrenzt", "illimitée", "ilimitada", "inf")
IMPOSSIBLE = ("forbidden", "∞", "inf", "not possible", "not allowed", "impossible", "verboten", "no route",
              "prohibited")
HOLES = ("-", "?", "n/a", "NA", "null", "", "", "--", "tbd", "unknown", "None", "nan")
NO_NUMBERS = ("abc", "high", "cheap", "12..5", "x", "ask Bob", "3-4", "approx", "4/5", "see email")
FIX_WORDS = Pool(("must be served by", "has to be served by", "must go to", "is fixed to", "has to stay with",
                  "must use",
                  "muss beliefert werden von", "doit être servi par", "debe ser atendido por",
                  "is already assigned to"),
                 ("insists on", "is contractually tied to"))
FORBID_WORDS = Pool(("must not be served by", "cannot be served by", "can't be served by", "must not go to",
                     "may not use",
                     "cannot be reached from", "is not allowed to use", "darf nicht beliefert werden von", "refuses"),
                    ("won't accept", "can never be supplied from"))
FORBID_FROM = Pool(("cannot deliver to", "can't serve", "must not serve", "does not deliver to",
                    "is not allowed to serve"),
                   ("will not ship to",))
CLOSE_WORDS = Pool(("is closed", "is shut", "is out of order", "is not available", "ist geschlossen", "est fermé",
                    "está cerrado"),
                   ("has burnt down", "is under repair"))


@dataclass
class Amount:
    """A number and how it is written; label where it is no number of its kind (a hole, a word)."""

    value: Number
    text: str
    label: int = -1


@dataclass
class Content:
    """One problem: amounts in the order of the names. cost, use: by consumer, then by resource. written: "object" where
    all is one JSON object, "nameless" where all is lists of numbers, else ""."""

    resources: list[str]
    consumers: list[str]
    capacity: list[Amount]
    demand: list[Amount]
    cost: list[list[Amount]]
    use: list[list[Amount]] = field(default_factory=list)
    unit: str = ""
    money: tuple[str, str] = ("", "")
    rules: dict[str, Any] = field(default_factory=dict)
    written: str = ""
    expect: str = "parsed"


def table_item(dice: Dice) -> Item:
    """A problem of pairs among words, its parts in any order."""
    content = _content(dice)
    problem = _gold(content)
    flaw = dice.pick(("hole", "word", "total", "twice", "capacity", "demand")) if dice.chance(0.16) else ""
    flaw = dice.pick(("hole", "word", "")) if content.written and flaw else flaw
    spoiled = _spoil(content, flaw, dice) if flaw else {}
    draft = Draft()
    scene = Scene(max(3, len(content.consumers)), chatter_forms.TABLE_NAMES, chatter_forms.TABLE_WISHES,
                  chatter_forms.TABLE_CLOSERS)
    intent = before_data(draft, dice, scene)
    content.expect = "any" if spoiled.get("any") else "ask" if flaw else "parsed"
    if content.written == "nameless" and len(content.resources) == len(content.consumers):
        content.expect = "ask"  # nothing says which number of a row is whose
    sections = write_sections(content, dice, spoiled)
    apart = dice.pick(("\n", "\n\n", "\n\n", "\n---\n"))
    tail = random_tail(dice)
    for k, section in enumerate(sections):
        last = k == len(sections) - 1
        section(draft, tail if last else apart)
        if not last and dice.chance(0.12):
            if dice.chance(0.5):
                babble(draft, dice)
            else:
                say(draft, dice.pick(chatter.DISTRACTORS), dice, scene)
            draft.add(apart)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, content.expect, "table", problem)


def write_sections(content: Content, dice: Dice, spoiled: dict[str, Any]) -> list[Any]:
    """Writers (draft, tail) of the parts, in the order in which they are told."""
    if content.written:
        write = write_nameless if content.written == "nameless" else write_all_as_object
        return [lambda draft, tail: write(draft, content, dice, tail)]
    said_capacity, said_demand = dice.chance(0.75), dice.chance(0.6) or bool(content.use)
    pairs = [lambda draft, tail: write_pairs(draft, content, dice, tail, COST, (not said_capacity, not said_demand))]
    if content.use:
        pairs.append(lambda draft, tail: write_pairs(draft, content, dice, tail, USE, (False, False)))
    amounts: list[Any] = []
    if said_capacity:
        amounts.append(lambda draft, tail: write_amounts(draft, content, dice, tail, RESOURCE))
    if said_demand and not content.use:
        amounts.append(lambda draft, tail: write_amounts(draft, content, dice, tail, CONSUMER))
    if dice.chance(0.3):
        amounts.reverse()
    sections = [*amounts, *pairs] if dice.chance(0.7) else [*pairs, *amounts]
    if content.rules:
        sections.append(lambda draft, tail: _write_rules(draft, content, dice, tail))
    if spoiled.get("total") or dice.chance(0.1):
        off = spoiled.get("total", 0)
        sections.insert(dice.rng.randrange(len(sections) + 1), lambda draft,
                        tail: _write_total(draft, content, dice, tail, off))
    if "twice" in spoiled:
        sections.append(lambda draft, tail: _write_twice(draft, content, spoiled["twice"], tail))
    return sections


# Content --------------------------------------------------------------------------------------------------------


def _content(dice: Dice) -> Content:
    rng = dice.rng
    m = rng.randrange(2, dice.pick((3, 4, 4, 5, 7)))
    n = rng.randrange(2, dice.pick((4, 6, 6, 9, 13)))
    resources, consumers = _names(dice, RESOURCES, m), _names(dice, CONSUMERS, n)
    while set(map(str.casefold, resources)) & set(map(str.casefold, consumers)):
        consumers = _names(dice, CONSUMERS, n)
    kind = dice.pick(("small", "small", "whole", "decimal", "thousands", "large"))
    cost_kind = dice.pick(("small", "small", "whole", "decimal", "decimal", "thousands", "negative"))
    demand = [_amount(dice, kind)] * n if dice.chance(0.04) else [_amount(dice, kind) for _ in consumers]
    capacity = [_amount(dice, kind, 4) for _ in resources]
    content = Content(resources, consumers, capacity, demand,
                      [[_amount(dice, cost_kind) for _ in resources] for _ in consumers],
                      unit=dice.pick(UNITS), money=dice.pick(MONEY) if cost_kind != "negative" else ("", ""))
    if dice.chance(0.15):
        content.use = [[_amount(dice, kind) for _ in resources] for _ in consumers]
        content.demand = [Amount(1, "") for _ in consumers]
    elif dice.chance(0.06):
        content.capacity[rng.randrange(m)] = Amount(_plain(math.fsum(a.value for a in demand)), dice.pick(UNLIMITED))
    if dice.chance(0.12):
        return _code(content, dice)
    if dice.chance(0.06):
        content.capacity = [max(content.capacity, key=lambda a: a.value)] * m
    if dice.chance(0.06):
        content.cost[rng.randrange(n)][rng.randrange(m)] = Amount(0, dice.pick(IMPOSSIBLE), FORBIDDEN)
    if dice.chance(0.2):
        _add_rules(content, dice)
    return content


def _code(content: Content, dice: Dice) -> Content:
    """As a program holds it: one JSON object, or lists of numbers without names."""
    content.written = dice.pick(("object", "nameless"))
    if content.written == "nameless":
        form = _form()
        content.resources = [f"{form.words[0]} {k + 1}" for k in range(len(content.resources))]
        content.consumers = [f"{form.words[1]} {k + 1}" for k in range(len(content.consumers))]
        content.use = []
        content.demand = [amount if amount.text else _amount(dice, "small") for amount in content.demand]
        content.unit, content.money = "", ("", "")
        numbers = [*content.capacity, *content.demand, *(a for row in content.cost for a in row)]
        for amount in numbers:
            amount.text = amount.text.replace(",", "") if any(char.isdigit() for char in amount.text) else "99"
            amount.value = float(amount.text) if "." in amount.text else int(amount.text)
    return content


def _form() -> TableForm:
    return next(form for task in registry.tasks() if isinstance(form := task.text_form(), TableForm))


def _names(dice: Dice, pool: Pool[str], count: int) -> list[str]:
    if dice.chance(0.3):
        source = dice.pick((CITIES, CITIES, PERSONS if pool is CONSUMERS else CITIES))
        names = source.held if dice.held_out and dice.chance(0.5) else source.train
        if count <= len(names):
            return dice.rng.sample(list(names), count)
    form = dice.pick(pool)
    first = dice.pick((1, 1, 1, 1, 101, 0))
    return [form.replace("#", str(first + k)).replace("@", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[k]) for k in range(count)]


def _amount(dice: Dice, kind: str, times: int = 1) -> Amount:
    rng = dice.rng
    if kind == "decimal":
        value = round(rng.uniform(0.5, 60) * times, dice.pick((1, 2, 2)))
        return Amount(value, str(value))
    if kind == "thousands":
        whole = rng.randrange(800, 40_000) * times
        return Amount(whole, f"{whole:,}")
    if kind == "negative":
        return Amount(value := -rng.randrange(1, 60), str(value))
    value = rng.randrange(1, {"small": 30, "whole": 300, "large": 9000}[kind]) * times
    return Amount(value, str(value))


def _plain(number: float) -> Number:
    return int(number) if float(number).is_integer() else number


def _add_rules(content: Content, dice: Dice) -> None:
    rng = dice.rng
    kind = dice.pick(("fixed", "forbidden", "forbidden", "closed"))
    people = rng.sample(content.consumers, min(len(content.consumers), dice.pick((1, 1, 2, 3))))
    some = [sorted(rng.sample(content.resources, min(len(content.resources), dice.pick((1, 1, 2))))) for _ in people]
    if kind == "closed":
        content.rules = {"closed": some[0]}
    elif kind == "fixed" and not any(amount.label == FORBIDDEN for row in content.cost for amount in row):
        content.rules = {"fixed": {one: where[0] for one, where in zip(people, some, strict=True)}}
    else:
        content.rules = {"forbidden": dict(zip(people, some, strict=True))}


def _gold(content: Content) -> dict[str, Any]:
    form = _form()

    def pairs(table: list[list[Amount]]) -> dict[str, dict[str, Number]]:
        return {c: {r: a.value for r, a in zip(content.resources, row, strict=True)}
                for c, row in zip(content.consumers, table, strict=True)}

    gold: dict[str, Any] = {
        form.resources: {r: a.value for r, a in zip(content.resources, content.capacity, strict=True)},
        form.consumers: {c: a.value for c, a in zip(content.consumers, content.demand, strict=True)},
        form.cost: pairs(content.cost)}
    if content.use:
        gold[form.use] = pairs(content.use)
    names = {"fixed": form.fixed, "forbidden": form.forbidden, "closed": form.closed}
    gold |= {names[key]: value for key, value in content.rules.items()}
    for c, row in zip(content.consumers, content.cost, strict=True):
        out = [r for r, a in zip(content.resources, row, strict=True) if a.label == FORBIDDEN]
        if out:
            old = gold.get(form.forbidden, {})
            gold[form.forbidden] = {**old, c: sorted({*old.get(c, []), *out})}
    return gold


def _spoil(content: Content, flaw: str, dice: Dice) -> dict[str, Any]:
    """Damages the content; returns what the writers need to know of it."""
    rng = dice.rng
    i, j = rng.randrange(len(content.consumers)), rng.randrange(len(content.resources))
    if flaw == "hole":
        content.cost[i][j] = Amount(0, dice.pick(HOLES), MISSING)
        content.rules = {}  # one that rules this pair out would explain the hole
    elif flaw == "word":
        content.cost[i][j] = Amount(0, dice.pick(NO_NUMBERS))
    elif flaw == "total":
        if content.use or any(a.text in UNLIMITED for a in content.capacity):
            return {"any": True}
        return {"total": rng.randrange(1, 50)}
    elif flaw == "twice":
        if content.cost[i][j].label == FORBIDDEN:
            return {"any": True}
        return {"twice": (i, j)}
    elif flaw == "capacity":
        content.capacity[j] = Amount(0, "")
    else:
        if content.use:
            return {"any": True}
        content.demand[i] = Amount(0, "")
    return {}


# Rules, totals --------------------------------------------------------------------------------------------------


def _write_rules(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """One statement a rule; a statement is the names and the words between them."""
    closed = content.rules.get("closed", [])
    said: list[list[tuple[str, int]]] = []
    if closed and dice.chance(0.4):
        words = dice.pick(("Closed", "closed", "Not available", "Geschlossen"))
        said.append([(words, CLOSED), (": ", 0), *_enumerated(closed, ", ")])
    else:
        said += [[(resource, RESOURCE), (" ", 0), (dice.pick(CLOSE_WORDS), CLOSED)] for resource in closed]
    for consumer, resource in content.rules.get("fixed", {}).items():
        said.append([(consumer, CONSUMER), (" ", 0), (dice.pick(FIX_WORDS), FIXED), (" ", 0), (resource, RESOURCE)])
    for consumer, out in content.rules.get("forbidden", {}).items():
        if len(out) == 1 and dice.chance(0.3):
            said.append([(out[0], RESOURCE), (" ", 0), (dice.pick(FORBID_FROM), FORBIDDEN), (" ", 0),
                         (consumer, CONSUMER)])
        else:
            said.append([(consumer, CONSUMER), (" ", 0), (dice.pick(FORBID_WORDS), FORBIDDEN), (" ", 0),
                         *_enumerated(out, dice.pick((" or ", " and ", ", ")))])
    stop, apart = dice.pick((".", ".", "", "!")), dice.pick(("\n", "\n", " ", "\n- "))
    for k, statement in enumerate(said):
        for piece, label in statement:
            draft.add(piece, label)
        last = k == len(said) - 1
        draft.row_end(stop + tail if last else (stop or ".") + apart, ends_text=last and not tail)


def _enumerated(resources: list[str], between: str) -> list[tuple[str, int]]:
    return [piece for k, name in enumerate(resources) for piece in ([(between, 0)] if k else []) + [(name, RESOURCE)]]


def _write_total(draft: Draft, content: Content, dice: Dice, tail: str, off: int) -> None:
    of_capacity = dice.chance(0.5) or bool(content.use)
    if of_capacity and any(a.text in UNLIMITED for a in content.capacity):
        of_capacity = False
    amounts = content.capacity if of_capacity else content.demand
    total = round(sum(a.value for a in amounts), 6) + off
    words = dice.pick(("Total capacity", "The total capacity is", "capacity in all:", "Gesamtkapazität:",
                       "Sum of capacities:")
                       if of_capacity else ("Total demand", "The total demand is", "demand in all:", "Gesamtbedarf:",
                                            "Altogether they need", "Sum of demands:"))
    draft.add(words + (" " if words.endswith((":", "is", "need")) else dice.pick((": ", " = ", " is "))))
    value = int(total) if float(total).is_integer() else total
    draft.add(f"{value:,}" if any("," in a.text for a in amounts) else str(value),
              TOTAL_CAPACITY if of_capacity else TOTAL_DEMAND)
    draft.row_end(content.unit + dice.pick((".", "")) + tail, ends_text=not tail)


def _write_twice(draft: Draft, content: Content, pair: tuple[int, int], tail: str) -> None:
    i, j = pair
    told = content.cost[i][j].text
    other = told.replace("1", "2") if "1" in told else told + "1"
    draft.add("From ")
    draft.add(content.resources[j], RESOURCE)
    draft.add(" to ")
    draft.add(content.consumers[i], CONSUMER)
    draft.add(" costs ")
    draft.add(other, COST)
    draft.row_end("." + tail, ends_text=not tail)
