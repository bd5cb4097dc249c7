"""How well the front-end reads prompts written by hand: what it read exactly, asked about, refused or got wrong.

    python -m benchmarks.prompts --data tests/data/prompts --out benchmarks/results/prompts.json
    python -m benchmarks.prompts --reasoning-gym 100        # also prompts as that package words them, if installed

A line of the data: {"id", "prompt", "expect": "parsed|ask|refused", "intent", "task", "problem", "note"}.

Invariant: a prompt counts as exact only if task and problem are the ones expected (`same_problem` says what may
differ); a problem read from a text that had to be asked about or refused counts as wrong but confident.

    outcome(prompt, Parse("ask", "solve", "maze", None, "where is the start?", None))    "asked"
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

from rich.console import Console
from rich.table import Table

from agents.frontend import FrontEnd, Parse
from benchmarks._report import save
from solvers import registry
from solvers.errors import ProblemError

BATCH = 64
GYM_DATASETS = ("sudoku", "mini_sudoku", "shortest_path")
GYM_SEED = 42
GYM_SIGNS = {"*": "S", "#": "G", "O": ".", "X": "#"}
"""How reasoning-gym's mazes write start, goal, open and blocked cells."""
GENERIC = re.compile(r"\b(warehouses?|depots?|hubs?|sites?|stores?|shops?|customers?|clients?|lager|kunden?|entrepôt|"
                     r"almacén|tienda)\b|\([^)]*\)|[\s_]+", re.IGNORECASE)
"""What names may differ in: nouns that say only what kind of thing is named, units in brackets, spaces."""


@dataclass(frozen=True)
class Prompt:
    """A message and what must come of it. problem: the task's JSON form, where it can be read."""

    id: str
    prompt: str
    expect: str
    intent: str
    task: str | None
    problem: dict[str, Any] | None
    note: str

    @property
    def kind(self) -> str:
        return self.id.rpartition("-")[0]


@dataclass(frozen=True)
class Case:
    """A prompt with what was read of it."""

    prompt: Prompt
    parse: Parse

    @property
    def outcome(self) -> str:
        return outcome(self.prompt, self.parse)

    def to_json(self) -> dict[str, Any]:
        parse, wanted = self.parse, self.prompt
        return {"id": wanted.id, "expected": wanted.expect, "outcome": self.outcome, "note": wanted.note,
                "read": {"status": parse.status, "intent": parse.intent, "task": parse.task, "problem": parse.problem,
                         "message": parse.message}}


def load(folder: Path) -> list[Prompt]:
    """All prompts of the folder's .jsonl files, by file name."""
    return [Prompt(**json.loads(line)) for path in sorted(folder.glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").split("\n") if line]


def outcome(prompt: Prompt, parse: Parse) -> str:
    """ "exact" (the problem), "wrong" (another one, or one where there is none), "asked" or "refused"."""
    if parse.status != "parsed":
        return "refused" if parse.status == "refused" else "asked"
    if prompt.problem is None or parse.problem is None or parse.task != prompt.task:
        return "wrong"
    return "exact" if same_problem(prompt.problem, parse.problem) else "wrong"


# What may differ ------------------------------------------------------------------------------------------


def same_problem(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    """Whether two JSON forms state one problem.

    Grids and mazes: sign by sign, once the task has normalised them. Allocation: names may differ in what GENERIC
    matches; a capacity that equals the sum of the demands stands for an unlimited one (null); with "use" the demands,
    and of forbidden pairs the costs, say nothing. Anomaly: values in order; the name of a lone series and timestamps
    are free.
    """
    try:
        task = registry.task(wanted["task"])
        left, right = task.problem(_limited(wanted)).data, task.problem(read).data
    except ProblemError:
        return False
    if "warehouses" in left:
        return _same_allocation(left, right)
    if "series" in left:
        return _same_series(left, right)
    return left == right


def _limited(wanted: Mapping[str, Any]) -> Mapping[str, Any]:
    """With the sum of the demands as the capacity of a warehouse without a limit."""
    if "warehouses" not in wanted:
        return wanted
    total = sum(wanted["customers"].values())
    rooms = {name: total if room is None else room for name, room in wanted["warehouses"].items()}
    return {**wanted, "warehouses": rooms}


def plain(name: str) -> str:
    """A name without what may differ; all of it where nothing else is left."""
    return GENERIC.sub("", name).casefold() or name.strip().casefold()


def _renamed(entries: Mapping[str, Any]) -> dict[str, Any] | None:
    """Entries by plain name; None where two names become one."""
    found = {plain(name): value for name, value in entries.items()}
    return found if len(found) == len(entries) else None


def _table(entries: Mapping[str, Mapping[str, Any]], without: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """(customer, warehouse) → number by plain names, forbidden pairs left out."""
    return {f"{plain(c)} {plain(w)}": value for c, row in entries.items() for w, value in row.items()
            if w not in without.get(c, ())}


def _limits(data: Mapping[str, Any]) -> tuple[Any, ...]:
    fixed, forbidden = data.get("fixed") or {}, data.get("forbidden") or {}
    return ({plain(c): plain(w) for c, w in fixed.items()},
            {plain(c): sorted(map(plain, out)) for c, out in forbidden.items() if out},
            sorted(map(plain, data.get("closed") or ())))


def _same_allocation(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    (rooms, needs), (rooms_read, needs_read) = ((_renamed(data["warehouses"]), _renamed(data["customers"]))
                                                for data in (wanted, read))
    if rooms is None or needs is None or rooms_read is None or needs_read is None:
        return False
    total = sum(needs.values())
    return (rooms.keys() == rooms_read.keys() and needs.keys() == needs_read.keys()
            and all(rooms_read[name] == room or rooms_read[name] >= room == total for name, room in rooms.items())
            and ("use" in wanted or needs == needs_read)
            and _limits(wanted) == _limits(read)
            and all(_table(wanted.get(field) or {}, forbidden) == _table(read.get(field) or {}, read_forbidden)
                    for forbidden, read_forbidden in [(wanted.get("forbidden") or {}, read.get("forbidden") or {})]
                    for field in ("cost", "use")))


def _same_series(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    left, right = wanted["series"], read["series"]
    names = [[plain(name) for name in each] for each in (left, right)]
    return (list(left.values()) == list(right.values()) and (len(left) == 1 or names[0] == names[1])
            and _normal(wanted.get("normal")) == _normal(read.get("normal")))


def _normal(value: Any) -> Any:
    return [[0, value - 1]] if isinstance(value, int) and value else value or []


# Figures --------------------------------------------------------------------------------------------------


def read_all(front: FrontEnd, prompts: Sequence[Prompt]) -> list[Case]:
    """Every prompt with its parse, read BATCH at a time."""
    texts = [prompt.prompt for prompt in prompts]
    parses = [parse for k in range(0, len(texts), BATCH) for parse in front.read_batch(texts[k:k + BATCH])]
    return [Case(prompt, parse) for prompt, parse in zip(prompts, parses, strict=True)]


def figures(cases: Iterable[Case]) -> dict[str, Any]:
    """Counts: what was readable, had to be asked, had to be refused, and what came of it."""
    cases = list(cases)
    came = Counter((case.prompt.expect, case.outcome) for case in cases)
    expected = Counter(case.prompt.expect for case in cases)
    return {
        "prompts": len(cases),
        "readable": expected["parsed"], "exact": came["parsed", "exact"],
        "asked_though_readable": came["parsed", "asked"], "refused_though_readable": came["parsed", "refused"],
        "wrong_but_confident": sum(case.outcome == "wrong" for case in cases),
        "to_ask": expected["ask"], "asked": came["ask", "asked"],
        "to_refuse": expected["refused"], "refused": came["refused", "refused"],
        "intent_right": sum(case.parse.intent == case.prompt.intent for case in cases),
    }


def failed(case: Case) -> bool:
    """Whether something else came out than had to; the intent is counted apart."""
    return case.outcome != {"parsed": "exact", "ask": "asked", "refused": "refused"}[case.prompt.expect]


def report_of(cases: Sequence[Case]) -> dict[str, Any]:
    """Figures by kind and of all, the failures with what was read, and the ids of wrong intents."""
    kinds = {kind: figures(case for case in cases if case.prompt.kind == kind)
             for kind in dict.fromkeys(case.prompt.kind for case in cases)}
    return {"kinds": kinds, "all": figures(cases), "failures": [case.to_json() for case in cases if failed(case)],
            "wrong_intents": {case.prompt.id: [case.prompt.intent, case.parse.intent] for case in cases
                              if case.parse.intent != case.prompt.intent}}


def table(report: Mapping[str, Any], title: str) -> Table:
    """One line a kind; "3/4" is 3 right of 4. "wrong": but confident; "to ask": cannot be decoded and was asked about;
    "to refuse": out of scope and was refused."""
    shown = Table("kind", "exact", "could be read, asked", "could be read, refused", "wrong", "to ask", "to refuse",
                  "intent", title=title)
    for kind, x in [*report["kinds"].items(), ("all", report["all"])]:
        shown.add_row(kind, f"{x['exact']}/{x['readable']}", str(x["asked_though_readable"]),
                      str(x["refused_though_readable"]), str(x["wrong_but_confident"]), f"{x['asked']}/{x['to_ask']}",
                      f"{x['refused']}/{x['to_refuse']}", f"{x['intent_right']}/{x['prompts']}")
    return shown


# reasoning-gym --------------------------------------------------------------------------------------------


def gym_problem(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The problem that a reasoning-gym item was written from."""
    if "matrix" in metadata:
        return {"task": "maze", "rows": ["".join(GYM_SIGNS[sign] for sign in row) for row in metadata["matrix"]]}
    return {"task": "sudoku", "grid": "".join("." if value == 0 else str(value)
                                              for row in metadata["puzzle"] for value in row)}


def gym_prompts(n: int) -> list[Prompt] | None:
    """n prompts of each of GYM_DATASETS, or None where the package is not installed."""
    try:
        gym = importlib.import_module("reasoning_gym")
    except ImportError:
        return None
    found = []
    for name in GYM_DATASETS:
        for i, item in enumerate(gym.create_dataset(name, size=n, seed=GYM_SEED)):
            problem = gym_problem(item["metadata"])
            found.append(Prompt(f"{name}-{i:03d}", item["question"], "parsed", "solve", problem["task"], problem,
                                "reasoning-gym"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("tests/data/prompts"))
    parser.add_argument("--weights", type=Path, help="a folder with other weights than the packaged ones")
    parser.add_argument("--reasoning-gym", type=int, default=0, metavar="N", help="prompts of each of its datasets")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    console = Console()
    sets = {"prompts written by hand": load(options.data)}
    if not sets["prompts written by hand"]:
        parser.error(f"no prompts in {options.data}: expected *.jsonl files")
    if options.reasoning_gym:
        made = gym_prompts(options.reasoning_gym)
        if made is None:
            console.print("reasoning_gym is not installed: its prompts were not read (pip install reasoning-gym)")
        else:
            sets["reasoning-gym"] = made
    front = FrontEnd.load(options.weights)
    written = {}
    for title, prompts in sets.items():
        started = perf_counter()
        report = report_of(read_all(front, prompts))
        report["seconds"] = round(perf_counter() - started, 2)
        written[title] = report
        console.print(table(report, f"{title}: {len(prompts)}"))
        console.print("failures:", ", ".join(each["id"] for each in report["failures"]) or "none")
    save(written, options.out)


if __name__ == "__main__":
    main()
