"""Good explanations in many words: facts of generated problems, told through hand-written sentences.

`benchmarks/paraphrases/<task>.txt` holds the sentences by family of facts ("== family: words of the fact's text");
`<task>_<set>.txt` those of a further set, written by others or after the checker was frozen.

Invariant: explanation i of a set depends on (seed, i) alone, and each of its sentences is true of its facts.

    items = [item("maze", seed=0, i=i) for i in range(3)];  items[0].told(rng, templates("maze"))
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from solvers import registry
from solvers.cascade import Outcome
from solvers.outcome_facts import outcome_facts
from solvers.problem import Problem, Values, Verdict
from solvers.task import Fact
from solvers.tasks._allocation_facts import of_choice
from solvers.tasks.allocation import Allocation

FOLDER = Path(__file__).parent / "paraphrases"
TASKS = ("sudoku", "maze", "allocation", "anomaly")
PEOPLE = ("Ada", "Bo", "Carlos Ruiz", "Dina", "Emil", "Fatima", "Greta", "Hana", "Ivo", "Jun", "Kaya", "Lindqvist")
PLACES = ("North", "Harbour Depot", "West-2", "Milan", "Old Mill", "Station 9")
SERIES = ("pump", "boiler 2", "inlet temperature", "load")
VERBATIM = 0.15
"""Share of facts told word for word."""

Templates = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Family:
    """mark: words that the text of its facts, and of no other, contains."""

    name: str
    mark: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One sentence with the fact and the slots that it was made of."""

    text: str
    family: str
    fact: Fact
    slots: Mapping[str, str]


@dataclass(frozen=True)
class Item:
    """facts: what an explanation may say. every: further true facts of the same answer, to judge mutations by."""

    task: str
    problem: Problem
    values: Values
    facts: list[Fact]
    every: list[Fact]


@cache
def families(task: str, told_by: str) -> tuple[Family, ...]:
    """The task's families and those that all tasks share. told_by: a further set of sentences, "" for the first."""
    found = []
    for name in (task, "outcome"):
        marks = re.findall(r"^== (\w+): (.*)$", (FOLDER / f"{name}.txt").read_text(), re.M)
        text = (FOLDER / f"{name}{told_by and '_'}{told_by}.txt").read_text()
        blocks = dict(re.findall(r"^== (\w+).*\n((?:(?!==).*\n?)*)", text, re.M))
        found += [Family(family, mark, tuple(filter(None, blocks.get(family, "").splitlines())))
                  for family, mark in marks]
    return tuple(found)


def item(task_name: str, seed: int, i: int) -> Item:
    """A generated problem; every other one with names as people give them."""
    task = registry.task(task_name)
    problem, values = task.item(seed, i)
    if i % 2 and task_name in ("allocation", "anomaly"):
        problem = task.problem(_renamed(problem.data, random.Random(i)))
    if task_name == "allocation" and i % 5 == 0:
        customer = next(iter(problem.data["customers"]))
        problem = task.problem({**problem.data, "fixed": {customer: task.cell_symbols(problem, values)[customer]}})
    verdict = Verdict.FEASIBLE if task.optimises and i % 3 == 0 else task.verdict
    stage = ("recursion", "exact:sat", "memory", "branching")[i % 4]
    facts = [*task.facts(problem, values), *outcome_facts(task, Outcome(verdict, values, solved_by=stage, steps=i % 4))]
    every = list(facts)
    if task_name == "allocation":
        instance = cast(Allocation, task).instance(problem)
        every += [fact for c in range(problem.cells) for fact in of_choice(instance, values, c)]
    return Item(task_name, problem, values, facts, every)


def _renamed(data: Mapping[str, Any], rng: random.Random) -> dict[str, Any]:
    """The same problem with other names."""
    names: dict[str, str] = {}
    for field, pool in (("customers", PEOPLE), ("warehouses", PLACES), ("series", SERIES)):
        old = list(data.get(field, ()))
        if len(old) <= len(pool):
            names |= dict(zip(old, rng.sample(pool, len(old)), strict=True))

    def swap(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {names.get(k, k): swap(v) for k, v in value.items()}
        return names.get(value, value) if isinstance(value, str) else value

    return {key: swap(value) for key, value in data.items()}


def explanation(made: Item, rng: random.Random, told_by: str) -> list[Told]:
    """Up to five sentences in the order of the facts, no fact twice."""
    facts = sorted(rng.sample(range(len(made.facts)), min(5, len(made.facts))))
    return [told for i in facts if (told := _told(made.task, made.facts[i], rng, told_by)) is not None]


def tellings(task: str, fact: Fact, told_by: str) -> list[Told]:
    """The fact in every way that its family has, its own words first."""
    family = next((f for f in families(task, told_by) if f.mark in fact.text), None)
    if family is None:
        raise ValueError(f'no family of {task} tells "{fact.text}"; add one to {FOLDER / task}.txt')
    slots = _slots(fact)
    sentences = [_upper(fact.text) + ".", *(_upper(s.format(**slots)) for s in family.sentences if _fits(s, slots))]
    return [Told(s, family.name, fact, slots) for s in sentences]


def _told(task: str, fact: Fact, rng: random.Random, told_by: str) -> Told | None:
    ways = tellings(task, fact, told_by)
    if rng.random() < VERBATIM or len(ways) == 1:
        return None if told_by else ways[0]
    return rng.choice(ways[1:])


def _slots(fact: Fact) -> dict[str, str]:
    """The fact's slots and what sentences need beside them."""
    slots = dict(fact.wording.slots) if fact.wording else {}
    if "cell" in slots:
        row, column = slots["cell"][1:].split("c")
        slots["long"] = f"row {row}, column {column}"
    if "a" in slots and "how" in slots:
        slots["span"] = f"points {slots['a']} to {slots['b']}" if "b" in slots else f"point {slots['a']}"
        slots["span_upper"] = _upper(slots["span"])
    if "c0" in slots:
        names = [slots[f"c{i}"] for i in range(len(slots))]
        slots["cells"] = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    if "open cells follow by" in fact.text:
        slots["how"] = "singles" if "singles alone" in fact.text else "singles, pairs and locked candidates"
        slots["how_upper"] = _upper(slots["how"])
    if "amount" in slots:
        slots["way"] = "more" if fact.text.endswith("more") else "less"
    if "stage" in slots:
        slots["stage_upper"] = _upper(slots["stage"])
    return slots


def _fits(sentence: str, slots: Mapping[str, str]) -> bool:
    return all(slots.get(name) for name in re.findall(r"\{(\w+)\}", sentence))


def _upper(text: str) -> str:
    return text if any(sign.isdigit() for sign in text.split(maxsplit=1)[0]) else text[0].upper() + text[1:]
