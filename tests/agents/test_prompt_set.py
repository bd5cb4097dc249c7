"""The prompts written by hand are sound, and the benchmark that reads them scores as it says.

Invariant: what a prompt is expected to give is a problem that its task accepts and that stands in its text.

    in_order("53", symbols_of("a five, a three"))    True
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from agents.frontend.labels import INTENTS
from agents.frontend.receipt import Parse
from benchmarks import prompts as benchmark
from benchmarks.prompts import Case, Prompt, figures, gym_problem, outcome, report_of, same_problem
from solvers import registry

FOLDER = Path(__file__).resolve().parent.parent / "data" / "prompts"
PROMPTS = benchmark.load(FOLDER)
READABLE = [prompt for prompt in PROMPTS if prompt.expect == "parsed"]
KINDS = {"sudoku": 70, "maze": 35, "allocation": 35, "anomaly": 25, "other": 20}
SYMBOLS = "123456789ABCDEFG"
WORDS = {word: digit for words in ("one two three four five six seven eight nine",
                                   "eins zwei drei vier fünf sechs sieben acht neun", "一 二 三 四 五 六 七 八 九")
         for digit, word in enumerate(words.split(), 1)}
WORD = re.compile("[一二三四五六七八九]|" + "|".join(rf"\b{word}\b" for word in WORDS if len(word) > 1), re.IGNORECASE)
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?", re.IGNORECASE)


def in_order(wanted: Iterable[str], stream: Iterable[str]) -> bool:
    """Whether the wanted signs stand in the stream in this order, with others between."""
    rest = iter(stream)
    return all(sign in rest for sign in wanted)


def symbols_of(text: str) -> str:
    """Every digit and letter, number words as digits."""
    return WORD.sub(lambda word: str(WORDS[word[0].lower()]), unicodedata.normalize("NFKC", text))


def numbers_up_to_16(text: str) -> list[str]:
    """Every number from 1 to 16 as its symbol."""
    return [SYMBOLS[value - 1] for value in map(int, re.findall(r"\d+", text)) if 0 < value <= 16]


def values_of(text: str) -> Counter[float]:
    """How many numbers of the text can mean each value: 12,500 may be 12500, 12.5, or 12 and 500 (a CSV line)."""
    values: Counter[float] = Counter()
    for token in NUMBER.findall(text.replace("−", "-")):
        values.update(float(part) for part in token.split(",") if part.count(".") < 2)
        if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", token):
            values[float(token.replace(",", ""))] += 1
        if re.fullmatch(r"-?\d+,\d+", token):
            values[float(token.replace(",", "."))] += 1
    return values


def stands_as_maze(rows: list[str], text: str) -> bool:
    """Whether the rows stand in the text in order, with some sign for a wall, some for floor, some separator."""
    signs = [sign for sign, _ in Counter(text).most_common(12)]
    for gap, wall, floor in itertools.product(("", " ", ",", ", ", "  "), signs, ["", *signs]):
        if wall == floor or (not gap and not floor):
            continue
        other = rf"[^\n{re.escape(wall)}]" if wall != "\n" else "(?!)"
        as_written = {"#": re.escape(wall), ".": re.escape(floor), "S": other, "G": other}
        place = 0
        for row in rows:
            found = re.compile(re.escape(gap).join(as_written[sign] for sign in row)).search(text, place)
            if not found:
                break
            place = found.end()
        else:
            return True
    return False


def demanded(problem: dict[str, Any]) -> list[float]:
    """The numbers of an allocation that must stand in its text: not of an unlimited capacity or a forbidden pair."""
    total = sum(problem["customers"].values())
    out = {(c, w) for c, names in problem.get("forbidden", {}).items() for w in names}
    pairs = [row for field in ("cost", "use") for row in problem.get(field, {}).items()]
    return [*problem["customers"].values(), *(room for room in problem["warehouses"].values() if room != total),
            *(value for c, row in pairs for w, value in row.items() if (c, w) not in out)]


def stands_in_text(problem: dict[str, Any], text: str) -> bool:
    if problem["task"] == "sudoku":
        wanted = problem["grid"].replace(".", "")
        return in_order(wanted, symbols_of(text)) or in_order(wanted, numbers_up_to_16(text))
    if problem["task"] == "maze":
        return stands_as_maze(problem["rows"], text)
    there = values_of(unicodedata.normalize("NFKC", text))
    if problem["task"] == "allocation":
        return set(demanded(problem)) <= set(there)
    wanted = Counter(float(value) for row in problem["series"].values() for value in row if value is not None)
    return wanted <= there


# The set ----------------------------------------------------------------------------------------------------


def test_the_set_is_large_and_mixed() -> None:
    assert len(PROMPTS) >= 180
    assert len({prompt.id for prompt in PROMPTS}) == len({prompt.prompt for prompt in PROMPTS}) == len(PROMPTS)
    by_kind = Counter(prompt.kind for prompt in PROMPTS)
    assert by_kind.keys() == KINDS.keys() and all(by_kind[kind] >= least for kind, least in KINDS.items())
    expected = Counter(prompt.expect for prompt in PROMPTS)
    assert 0.15 <= expected["ask"] / len(PROMPTS) <= 0.25 and 0.05 <= expected["refused"] / len(PROMPTS) <= 0.12
    assert {prompt.intent for prompt in PROMPTS} == set(INTENTS)


def test_lines_are_in_files_of_their_kind() -> None:
    for path in FOLDER.glob("*.jsonl"):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
        assert all(f'"id": "{path.stem}-' in line for line in lines), path


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_prompt_is_well_formed(prompt: Prompt) -> None:
    assert prompt.expect in ("parsed", "ask", "refused") and prompt.intent in INTENTS and prompt.note
    assert (prompt.problem is not None) == (prompt.expect == "parsed")
    assert prompt.task is None or prompt.task in {task.name for task in registry.tasks()}


@pytest.mark.parametrize("prompt", READABLE, ids=lambda prompt: prompt.id)
def test_problem_is_accepted_and_stands_in_the_text(prompt: Prompt) -> None:
    assert prompt.problem is not None and prompt.task is not None and prompt.task == prompt.problem["task"]
    assert registry.task(prompt.task).problem(prompt.problem).data == prompt.problem, "not the task's own form"
    assert stands_in_text(prompt.problem, prompt.prompt)


# The scorer -------------------------------------------------------------------------------------------------

GRID = {"task": "sudoku", "grid": "1....2....3....4"}
PLAN = {"task": "allocation", "warehouses": {"Depot A": 5, "Depot B": 9}, "customers": {"x": 4, "y": 5},
        "cost": {"x": {"Depot A": 1, "Depot B": 2}, "y": {"Depot A": 3, "Depot B": 4}}}
SERIES = {"task": "anomaly", "series": {"temp": [float(k % 5) for k in range(30)]}}


def asked_for(problem: dict[str, Any] | None, expect: str = "parsed", intent: str = "solve") -> Prompt:
    return Prompt("sudoku-001", "text", expect, intent, problem["task"] if problem else None, problem, "")


def given(problem: dict[str, Any] | None, status: str = "parsed", intent: str = "solve") -> Parse:
    return Parse(status, intent, problem["task"] if problem else None, problem, "", None)


def renamed(problem: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return {**problem, **parts}


def test_outcomes() -> None:
    assert outcome(asked_for(GRID), given(GRID)) == "exact"
    assert outcome(asked_for(GRID), given({"task": "sudoku", "grid": "2....1....3....4"})) == "wrong"
    assert outcome(asked_for(GRID), given(None, "ask")) == "asked"
    assert outcome(asked_for(None, "ask"), given(GRID)) == "wrong"
    assert outcome(asked_for(None, "refused"), given(None, "refused")) == "refused"
    assert outcome(asked_for(GRID), given({"task": "sudoku", "grid": "no grid"})) == "wrong"


def test_what_may_differ_in_an_allocation() -> None:
    short = {"task": "allocation", "warehouses": {"A": 5, "B": 9}, "customers": {"X": 4, "Y": 5},
             "cost": {"X": {"A": 1, "B": 2}, "Y": {"A": 3, "B": 4}}}
    assert same_problem(PLAN, short)
    assert same_problem(PLAN, renamed(PLAN, warehouses={"Depot A": 5, "Depot B": 1_000_000}))
    assert not same_problem(PLAN, renamed(PLAN, warehouses={"Depot A": 6, "Depot B": 9}))
    assert not same_problem(PLAN, renamed(PLAN, warehouses={"Depot A": 5, "Depot B": 8}))
    assert not same_problem(PLAN, renamed(PLAN, customers={"x": 5, "y": 4}))
    assert not same_problem(PLAN, renamed(PLAN, closed=["Depot A"]))
    assert not same_problem(PLAN, renamed(PLAN, fixed={"x": "Depot B"}))
    swapped = renamed(PLAN, cost={"x": {"Depot A": 2, "Depot B": 1}, "y": {"Depot A": 3, "Depot B": 4}})
    assert not same_problem(PLAN, swapped)
    barred = renamed(swapped, forbidden={"x": ["Depot A"]})
    other_cost = {"x": {"Depot A": 99, "Depot B": 1}, "y": PLAN["cost"]["y"]}
    assert same_problem(barred, renamed(barred, cost=other_cost)) and not same_problem(barred, swapped)


def test_what_may_differ_in_series() -> None:
    values = SERIES["series"]["temp"]
    assert same_problem(SERIES, renamed(SERIES, series={"s1": values}, timestamps=list(range(30))))
    assert not same_problem(SERIES, renamed(SERIES, series={"temp": [*values[:-1], 9.0]}))
    assert not same_problem(SERIES, renamed(SERIES, normal=10))
    assert same_problem(renamed(SERIES, normal=10), renamed(SERIES, normal=[[0, 9]]))
    two = renamed(SERIES, series={"a (V)": values, "b": values})
    assert same_problem(two, renamed(SERIES, series={"a": values, "b": values}))
    assert not same_problem(two, renamed(SERIES, series={"b": values, "a": values}))


def test_figures_and_failures() -> None:
    cases = [Case(asked_for(GRID), given(GRID)), Case(asked_for(GRID), given(None, "ask")),
             Case(asked_for(None, "ask"), given(GRID, intent="hint")), Case(asked_for(None, "ask"), given(None, "ask")),
             Case(asked_for(None, "refused", "other"), given(None, "refused", "other"))]
    counted = figures(cases)
    assert (counted["exact"], counted["readable"], counted["asked_though_readable"]) == (1, 2, 1)
    assert (counted["wrong_but_confident"], counted["asked"], counted["to_ask"]) == (1, 1, 2)
    assert (counted["refused"], counted["to_refuse"], counted["intent_right"]) == (1, 1, 4)
    report = report_of(cases)
    assert [each["outcome"] for each in report["failures"]] == ["asked", "wrong"]
    assert benchmark.table(report, "title").row_count == 2


def test_reasoning_gym_problems() -> None:
    assert gym_problem({"puzzle": [[2, 0], [0, 1]]})["grid"] == "2..1"
    assert gym_problem({"matrix": [["*", "X"], ["O", "#"]]}) == {"task": "maze", "rows": ["S#", ".G"]}
