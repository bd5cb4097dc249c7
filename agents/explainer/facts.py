"""Facts of generated problems, as a tool's result tells them: what the explainer is trained and measured on.

Problems come from the tasks' own generators, in several sizes and under many names; answers from the exact solvers.
Beside whole solutions there are the facts of follow-ups (why a cell, a hint, a partial answer) and results without an
answer.

Invariant: set i depends on (seed, i) alone; sizes, seeds and names that are held out are never trained on.

    made = fact_set("maze", seed=1, i=0)
    made.facts[0].text                       # "The maze is 9 cells high and 9 cells wide and has 32 walls"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from solvers import registry
from solvers.cascade import Outcome
from solvers.grid import GridTask
from solvers.outcome_facts import outcome_facts
from solvers.problem import NO_GIVEN, Problem, Values, Verdict
from solvers.task import Fact, MapForm, Task, verbatim

TASKS = ("sudoku", "maze", "allocation", "anomaly")
STAGES = {"sudoku": ("recursion", "restarts", "branching", "memory", "exact:sat"),
          "maze": ("recursion", "restarts", "memory", "exact:bfs"),
          "allocation": ("recursion", "memory", "exact:cpsat"),
          "anomaly": ("recursion", "memory", "statistics")}
FOLLOW_UPS = 0.25
"""Share of sets about one step, a hint or a partial answer instead of a whole solution."""
WITHOUT_ANSWER = 0.06
TRIED = 6
"""Cells asked about, of which the one with the least usual reasons is told."""
GRIDS, HELD_OUT_GRID = (4, 9, 9, 9, 12), 6
HELD_OUT_MAZE = 13
HELD_OUT_CUSTOMERS = 5
"""Edge lengths and numbers of customers that only held-out problems have."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).split(", "))


PEOPLE = _names("""
Ada, Bo, Chen, Dina, Emil, Fatima, Greta, Hana, Ivo, Jun, Kaya, Lindqvist, Marta, Nadia, Otto, Priya, Quinn, Rosa,
Sven, Tariq, Uma, Viktor, Wanda, Xenia, Yusuf, Zoe, A1, B7, K22, Shop-3, Shop-14, Bakery, Clinic, School, Airport,
Museum, Lyon, Porto, Graz, Turin, Bremen, Oslo, Leeds, Carlos Ruiz, St Mary, Store 5, Store 12, Café Blau, Mill
Lane, Site 40""")
PLACES = _names("""
North, South, East, West, Central, Harbour, Milan, Depot-1, Depot-2, Riverside, Hub-A, Hub-B, Basel, Dock, Kiel,
Uppsala, W4, W7, W12, Harbour Depot, Old Mill, Station 9, Unit 3, Gate 21, Rail Yard, Store House, Hall 6""")
SERIES = _names("""
pump, load, inlet, voltage, current, flow, s2, s7, temp_1, temp_2, pressure, humidity, rpm, co2, sales, visits,
latency, cpu, ch3, sensor-4, boiler 2, inlet temperature, line 3, motor A, wind speed, water level""")
HELD_OUT_NAMES = {"customers": ["Bjarne", "Mrs Odell", "K9", "Pharmacy", "Shop-77", "Ghent", "Ines", "Post 31", "Theo"],
                  "warehouses": ["Southgate", "Plant 8", "Quay", "Hub-Z", "Verona", "Barn 15"],
                  "series": ["turbine", "tank 4", "s19", "road noise", "fan_speed", "NO2"]}
NAMES = {"customers": PEOPLE, "warehouses": PLACES, "series": SERIES}


@dataclass(frozen=True)
class FactSet:
    """kind: "answer", "step" or "none". facts: what an explanation may say, in order."""

    task: str
    kind: str
    facts: list[Fact]


def fact_set(name: str, seed: int, i: int, held_out: bool = False) -> FactSet:
    """Set i of a task. held_out: with names and, every other time, sizes that no other set has."""
    rng = np.random.default_rng([seed, i, TASKS.index(name), held_out])
    task = registry.task(name)
    problem, values = drawn(task, rng, held_out)
    share = rng.random()
    if share < WITHOUT_ANSWER:
        return FactSet(name, "none", without_answer(task, problem, rng))
    if share < WITHOUT_ANSWER + FOLLOW_UPS:
        facts = follow_up(task, problem, values, rng)
        if facts:
            return FactSet(name, "step", facts)
    return FactSet(name, "answer", [*task.facts(problem, values), *found(task, values, rng)])


def found(task: Task, values: Values, rng: np.random.Generator) -> list[Fact]:
    """How the answer was found: by a stage of the task's own cascade."""
    stage = str(rng.choice(STAGES[task.name]))
    steps = int(rng.integers(1, 60)) if stage in registry.NETWORK_STAGES and rng.random() < 0.8 else 0
    verdict = Verdict.FEASIBLE if task.optimises and rng.random() < 0.3 else task.verdict
    return outcome_facts(task, Outcome(verdict, values, solved_by=stage, steps=steps))


# Problems -----------------------------------------------------------------------------------------------------


def drawn(task: Task, rng: np.random.Generator, held_out: bool) -> tuple[Problem, Values]:
    """A problem of the task with its answer."""
    odd = held_out and rng.random() < 0.5  # of a size that is held out
    if isinstance(task, GridTask):
        return _grid(task, HELD_OUT_GRID if odd else int(rng.choice(GRIDS)), rng)
    while True:
        problem, values = task.sample(rng)
        if task.name == "maze" and (max(problem.shape) == HELD_OUT_MAZE) != odd:
            continue
        break
    if task.name == "allocation":
        return _allocation(task, problem, rng, held_out, odd)
    if task.name == "anomaly" and rng.random() < 0.8:
        return task.problem(_renamed(problem.data, rng, held_out)), values
    return problem, values


def _grid(task: GridTask, n: int, rng: np.random.Generator) -> tuple[Problem, Values]:
    """A minimal problem, most times with some more givens."""
    problem, values = task.minimal(n, rng)
    more = rng.permutation(np.flatnonzero(problem.givens < 0))[: int(rng.integers(0, n * 2))]
    shown = np.concatenate([np.flatnonzero(problem.givens >= 0), more])
    return task.from_givens(task.givens_of(values, shown)), values


def _allocation(task: Task, problem: Problem, rng: np.random.Generator, held_out: bool,
                odd: bool) -> tuple[Problem, Values]:
    """Some of the customers, some wishes of a person, the exact solver's answer."""
    data = dict(problem.data)
    everyone = list(data["customers"])
    sizes = [n for n in range(1, len(everyone) + 1) if n != HELD_OUT_CUSTOMERS]
    count = HELD_OUT_CUSTOMERS if odd else int(rng.choice(sizes)) if rng.random() < 0.5 else len(everyone)
    kept = [everyone[j] for j in sorted(rng.permutation(len(everyone))[:count])]
    data |= {field: {c: data[field][c] for c in kept} for field in ("customers", "cost", "use")
             if field in data}
    if rng.random() < 0.8:
        data = _renamed(data, rng, held_out)
    wished = [data]
    if rng.random() < 0.4:
        customer, warehouse = str(rng.choice(list(data["customers"]))), str(rng.choice(list(data["warehouses"])))
        wish = {"fixed": {customer: warehouse}} if rng.random() < 0.6 else {"closed": [warehouse]}
        wished.insert(0, {**data, **wish})
    for attempt in wished:
        asked = task.problem(attempt)
        values = registry.solvers(task.name)[0].propose(task, [asked])[0].values
        if values is not None:
            return asked, values
    raise AssertionError("some of the customers of a solvable problem can always be served")


def _renamed(data: Mapping[str, Any], rng: np.random.Generator, held_out: bool) -> dict[str, Any]:
    """The same problem with other names."""
    names: dict[str, str] = {}
    for field, pool in (HELD_OUT_NAMES if held_out else NAMES).items():
        old = list(data.get(field, ()))
        if len(old) <= len(pool):
            names |= dict(zip(old, map(str, rng.permutation(list(pool))), strict=False))

    def swap(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {names.get(k, k): swap(v) for k, v in value.items()}
        if isinstance(value, list) and value and isinstance(value[0], str):
            return [names.get(v, v) for v in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {key: swap(value) for key, value in data.items()}


# Follow-ups and results without an answer ---------------------------------------------------------------------


def follow_up(task: Task, problem: Problem, values: Values, rng: np.random.Generator) -> list[Fact]:
    """Why something is as it is, the next step, or how a partial answer stands."""
    if task.name == "anomaly":
        series = list(problem.data["series"])
        points = len(problem.data["series"][series[0]])
        return task.why(problem, values, f"{rng.choice(series)} {rng.integers(points)}")
    if rng.random() < 0.7:
        cells = list(task.cell_symbols(problem, values)) or [f"r{rng.integers(1, problem.shape[0] + 1)}c"
                                                             f"{rng.integers(1, problem.shape[1] + 1)}"]
        told = [task.why(problem, values, str(cell)) for cell in rng.permutation(cells)[:TRIED]]
        return max(told, key=lambda facts: sum("no other cell" not in fact.text for fact in facts))
    if not isinstance(task, GridTask):
        return task.hint(problem)
    shown = rng.random(problem.cells) < rng.random()
    return task.hint(problem, np.where(shown, values, NO_GIVEN).astype(np.int16))


def without_answer(task: Task, problem: Problem, rng: np.random.Generator) -> list[Fact]:
    """The verdict as the tool tells it: no answer, several answers, or none in time."""
    share = rng.random()
    if task.unique and share < 0.2:
        return [verbatim("Verdict: many")]
    why = _why_not(task, _spoilt(task, problem, rng)) if share < 0.75 else None
    if why:
        return [verbatim(f"Verdict: unsolvable. {why}")]
    stages = list(STAGES[task.name])
    tried = ", ".join(stages[: int(rng.integers(1, len(stages) + 1))])
    return [verbatim(f"Verdict: abstained. no answer was found that keeps every rule (stages tried: {tried}); nothing "
                     "is claimed about whether one exists")]


def _spoilt(task: Task, problem: Problem, rng: np.random.Generator) -> Problem:
    """The problem made unsolvable, or (now and then, and every anomaly) as it was."""
    data = dict(problem.data)
    if isinstance(task, GridTask):
        givens = problem.givens.reshape(problem.shape).copy()
        row = int(rng.choice(np.flatnonzero((givens >= 0).any(1) & (givens < 0).any(1))))
        given, opened = np.flatnonzero(givens[row] >= 0), np.flatnonzero(givens[row] < 0)
        givens[row, rng.choice(opened)] = givens[row, rng.choice(given)]
        return task.from_givens(givens.ravel())
    if task.name == "maze":
        form = cast(MapForm, task.text_form())
        rows = list(data[form.rows])
        cut = int(rng.integers(1, len(rows) - 1))
        rows[cut] = re.sub(f"[^{form.start}{form.goal}]", form.wall, rows[cut])
        return task.problem({**data, form.rows: rows})
    if task.name == "allocation":
        share = float(rng.uniform(0.1, 0.5))
        return task.problem({**data, "warehouses": {w: int(c * share) for w, c in data["warehouses"].items()}})
    return problem


def _why_not(task: Task, problem: Problem) -> str | None:
    """The reason why there is no answer, where the task or its exact solver knows one."""
    plain = task.unsolvable(problem)
    if plain is not None or task.name != "allocation":
        return plain
    return registry.solvers(task.name)[0].propose(task, [problem])[0].impossible

