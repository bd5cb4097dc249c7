"""What a table of the corpus is about: names, amounts and how they are written, rules, and the problem that they state.

Invariant: `gold` holds the numbers as they are written and every name as the text writes it first.

    content = make_content(dice); gold(content, draft)    {"warehouses": {"W1": 10, …}, "customers": …, "cost": …}
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from agents.frontend.corpus_table_names import CONSUMERS, RESOURCES, draw_names
from agents.frontend.corpus_table_words import Theme, theme
from agents.frontend.draft import Dice, Draft
from agents.frontend.labels import CONSUMER, FORBIDDEN, INSIDE, RESOURCE
from solvers import registry
from solvers.task import TableForm

Number = int | float

UNITS = ("", "", "", "", "", " t", " units", " pallets", " boxes", " kg", " tons", " m3", "t", " Stück", " crates",
        "kg", " hours", "h",
         " GB", " pcs", " Paletten", " palettes", " cajas", " unités", "件", " litres", " seats", " patients",
         " tonnes", " units/day",
         " truckloads", " per week", " m³", " cases", " gallons", " Kisten")
MONEY = (("", ""), ("", ""), ("", ""), ("", ""), ("", ""), ("$", ""), ("€", ""), ("", " €"), ("", " EUR"), ("", "$"),
        ("£", ""),
         ("", " USD"), ("", " euros"), ("", " dollars"), ("", " km"), ("", "€"), ("$", " per unit"), ("",
         " per unit"), ("", " €/t"),
         ("€ ", ""), ("", " bucks"), ("EUR ", ""), ("", " min"), ("", " CHF"), ("¥", ""), ("", "元"), ("", " cents"),
         ("", " hours"), ("US$", ""), ("", " Euro pro Stück"), ("", " $/unit"))
UNLIMITED = ("unlimited", "no limit", "infinite", "∞", "unbounded", "unbegrenzt", "illimitée", "ilimitada", "inf")
IMPOSSIBLE = ("forbidden", "∞", "inf", "not possible", "not allowed", "impossible", "verboten", "no route",
              "prohibited", "too far", "blocked", "unreachable", "interdit", "prohibido", "imposible", "no way",
              "unmöglich",
              "not served", "no road", "不可行", "nicht erlaubt", "can't")
HOLES = ("-", "?", "n/a", "NA", "null", "", "", "--", "tbd", "unknown", "None", "nan")
NO_NUMBERS = ("abc", "high", "cheap", "12..5", "x", "ask Bob", "3-4", "approx", "4/5", "see email")
WRITTEN = ("object", "nameless", "headed", "yaml", "records", "tuples", "ampl", "gams", "matrix", "edges", "lists",
           "named_rows")
"""Layouts that hold a whole problem: `corpus_table_code` and `corpus_table_data` write them."""


@dataclass(frozen=True)
class Figures:
    """How numbers are written: the decimal sign, and what stands between the thousands."""

    point: str = "."
    group: str = ""

    def write(self, number: Number) -> str:
        text = f"{number:,}" if self.group else str(number)
        return text.replace(",", "_").replace(".", self.point).replace("_", self.group)


@dataclass
class Amount:
    """A number and how it is written; label where it is no number of its kind (a hole, a word)."""

    value: Number
    text: str
    label: int = -1


@dataclass
class Content:
    """One problem: amounts in the order of the names. cost, use: by consumer, then by resource. written: the name of a
    layout that holds everything, else "". long: label of a kind → how its names are said in sentences. use_inside:
    cost and use share a cell. legend: the sign that the text says means that a pair is ruled out."""

    resources: list[str]
    consumers: list[str]
    capacity: list[Amount]
    demand: list[Amount]
    cost: list[list[Amount]]
    theme: Theme
    figures: Figures
    use: list[list[Amount]] = field(default_factory=list)
    unit: str = ""
    money: tuple[str, str] = ("", "")
    rules: dict[str, Any] = field(default_factory=dict)
    written: str = ""
    expect: str = "parsed"
    long: dict[int, str] = field(default_factory=dict)
    use_inside: bool = False
    legend: str = ""
    sound: bool = True

    def called(self, kind: int, dice: Dice, table: bool = False) -> list[str]:
        """The names as this part of the text says them."""
        names = self.resources if kind == RESOURCE else self.consumers
        form = self.long.get(kind, "#")
        if form != "#" and (dice.chance(0.12) if table else names[0].isdigit() or dice.chance(0.6)):
            return [form.replace("#", name) for name in names]
        if min(map(len, names)) > 3 and dice.chance(0.04):
            return [name.lower() for name in names]
        return names



def make_content(dice: Dice) -> Content:
    rng = dice.rng
    m = rng.randrange(2, dice.pick((3, 4, 4, 4, 5, 5, 7)))
    n = rng.randrange(2, dice.pick((4, 5, 6, 6, 7, 8, 12)))
    words = theme(dice)
    resources, resource_form = draw_names(dice, RESOURCES, m, words.resource[0])
    consumers, consumer_form = draw_names(dice, CONSUMERS, n, words.consumer[0])
    while set(map(str.casefold, resources)) & set(map(str.casefold, consumers)):
        if resources[0].isdigit():
            break
        consumers, consumer_form = draw_names(dice, CONSUMERS, n, words.consumer[0])
    written = dice.pick(WRITTEN) if dice.chance(0.2) else ""
    kind = dice.pick(("small", "small", "small", "whole", "decimal", "thousands", "large"))
    cost_kind = dice.pick(("small", "small", "small", "whole", "decimal", "decimal", "thousands", "negative"))
    figures = dice.pick((*[Figures()] * 4, Figures(group=","), Figures(group=","), Figures(",", "."), Figures(","),
                         Figures(group=" "), Figures(group="'"), Figures(",", " "))) if not written else Figures()
    demand = [amount(dice, kind, figures) for _ in consumers]
    demand = demand[:1] * n if dice.chance(0.05) else demand
    content = Content(resources, consumers, [amount(dice, kind, figures, 4) for _ in resources], demand,
                      [[amount(dice, cost_kind, figures) for _ in resources] for _ in consumers], words, figures,
                      unit=dice.pick(UNITS), money=dice.pick(MONEY) if cost_kind != "negative" else ("", ""),
                              written=written)
    if not written and dice.chance(0.05):
        words_for = dice.pick((content.demand, content.capacity, *content.cost))
        words_for[:] = [_in_words(a, dice) for a in words_for]
    content.long = {kind: form for kind, form in ((RESOURCE, resource_form), (CONSUMER, consumer_form)) if form}
    if dice.chance(0.15) and written in ("", "object"):
        content.use = [[amount(dice, kind, figures) for _ in resources] for _ in consumers]
        content.demand = [Amount(1, "") for _ in consumers]
    elif dice.chance(0.06) and not written:
        content.capacity[rng.randrange(m)] = Amount(_plain(math.fsum(a.value for a in demand)), dice.pick(UNLIMITED))
    if written:
        _as_file(content)
    else:
        _garnish(content, dice)
    return content


def _as_file(content: Content) -> None:
    """Without units and other spellings; the names that an answer uses where the file has none."""
    if content.written in ("nameless", "headed"):
        form = table_form()
        content.resources = [f"{form.words[0]} {k + 1}" for k in range(len(content.resources))]
        content.consumers = [f"{form.words[1]} {k + 1}" for k in range(len(content.consumers))]
    if content.written != "object":
        content.unit, content.money, content.long = "", ("", ""), {}


def _garnish(content: Content, dice: Dice) -> None:
    """Equal capacities, pairs that are ruled out, rules."""
    rng, m, n = dice.rng, len(content.resources), len(content.consumers)
    if dice.chance(0.07):
        content.capacity = [max(content.capacity, key=lambda a: a.value)] * m
    if dice.chance(0.06):
        content.cost[rng.randrange(n)][rng.randrange(m)] = Amount(0, dice.pick(IMPOSSIBLE), FORBIDDEN)
    elif dice.chance(0.07):
        content.legend = dice.pick(("x", "-", "—", "n/a", "X", "*", "/", "--", "NA", "no", "9999"))
        for _ in range(dice.pick((1, 1, 2, 3))):
            content.cost[rng.randrange(n)][rng.randrange(m)] = Amount(0, content.legend, FORBIDDEN)
    if dice.chance(0.2):
        _add_rules(content, dice)
    if not decided(content):
        content.expect = "ask"


def decided(content: Content) -> bool:
    """Whether the numbers show how points are meant, where "1.200" can be a thousand or little more than one."""
    amounts = [*content.capacity, *content.demand, *(a for row in [*content.cost, *content.use] for a in row)]
    texts = [a.text for a in amounts if a.label < 0]
    doubtful = any(re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text) for text in texts)
    return not doubtful or any("," in text or text.count(".") > 1 for text in texts)


COUNTED = tuple(dict(zip(range(3, 13), line.split(), strict=True)) for line in (
    "three four five six seven eight nine ten eleven twelve", "drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "trois quatre cinq six sept huit neuf dix onze douze", "tres cuatro cinco seis siete ocho nueve diez once doce"))


def _in_words(amount: Amount, dice: Dice) -> Amount:
    """A small whole number as a word."""
    word = dice.pick(COUNTED).get(int(amount.value), "") if isinstance(amount.value, int) else ""
    return Amount(amount.value, word) if word else amount


def table_form() -> TableForm:
    return next(form for task in registry.tasks() if isinstance(form := task.text_form(), TableForm))


def amount(dice: Dice, kind: str, figures: Figures, times: int = 1) -> Amount:
    rng = dice.rng
    if kind == "decimal":
        value: Number = round(rng.uniform(0.5, 60) * times, dice.pick((1, 2, 2)))
    elif kind == "thousands":
        value = dice.pick((1, 10, 50, 100)) * (rng.randrange(800, 40_000) // 100) * times
    elif kind == "negative":
        value = -rng.randrange(1, 60)
    elif kind == "small" and dice.chance(0.3):
        value = 5 * rng.randrange(1, 13) * times
    else:
        value = rng.randrange(1, {"small": 30, "whole": 300, "large": 9000}[kind]) * times
    return Amount(value, figures.write(value))

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


def gold(content: Content, draft: Draft) -> dict[str, Any]:
    form = table_form()
    first = [_first_said(draft, kind, names, content.long.get(kind, "#"))
             for kind, names in ((RESOURCE, content.resources), (CONSUMER, content.consumers))]
    resources, consumers = ([said.get(name, name) for name in names]
                            for said, names in zip(first, (content.resources, content.consumers), strict=True))

    def pairs(table: list[list[Amount]]) -> dict[str, dict[str, Number]]:
        return {c: {r: a.value for r, a in zip(resources, row, strict=True)}
                for c, row in zip(consumers, table, strict=True)}

    known: dict[str, Any] = {
        form.resources: {r: a.value for r, a in zip(resources, content.capacity, strict=True)},
        form.consumers: {c: a.value for c, a in zip(consumers, content.demand, strict=True)},
        form.cost: pairs(content.cost)}
    if content.use:
        known[form.use] = pairs(content.use)
    names = {"fixed": form.fixed, "forbidden": form.forbidden, "closed": form.closed}
    for key, value in content.rules.items():
        if key == "closed":
            known[names[key]] = [first[0].get(r, r) for r in value]
        elif key == "fixed":
            known[names[key]] = {first[1].get(c, c): first[0].get(r, r) for c, r in value.items()}
        else:
            known[names[key]] = {first[1].get(c, c): sorted([str(first[0].get(r, r)) for r in out])
                                 for c, out in value.items()}
    for c, row in zip(consumers, content.cost, strict=True):
        out = [r for r, a in zip(resources, row, strict=True) if a.label == FORBIDDEN]
        if out:
            old = known.get(form.forbidden, {})
            known[form.forbidden] = {**old, c: sorted({*old.get(c, []), *out})}
    return known




def _first_said(draft: Draft, kind: int, names: list[str], form: str) -> dict[str, str]:
    """The plain name → as the text writes it first."""
    meant = {said.casefold(): name for name in names for said in (name, form.replace("#", name))}
    text, found = draft.text, dict[str, str]()
    at = 0
    while at < len(text):
        end = at + 1
        if draft.labels[at] == kind:
            while end < len(text) and draft.labels[end] == INSIDE:
                end += 1
            found.setdefault(meant[text[at:end].casefold()], text[at:end])
        at = end
    return found
