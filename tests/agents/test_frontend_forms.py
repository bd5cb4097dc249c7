"""Maps, tables and series from labels: the corpus's own labels give back its problems, and what is amiss is asked."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from agents.frontend import corpus
from agents.frontend.assembly import assemble
from agents.frontend.labels import END, INSIDE, INTENTS, LABELS, OUTSIDE, SPAN_LABELS
from agents.frontend.long import labelled
from agents.frontend.numerals import commas_in, value
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.spans import Token, read_marks, read_spans
from agents.frontend.wanted import Wants
from solvers import registry

ITEMS = 450


def read(text: str, tokens: Sequence[Token], intent: str = "solve") -> Parse:
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), intent, tasks, 0.5))


def by_character(labels: Sequence[int]) -> list[Token]:
    return [Token(k, k + 1, label, 1.0) for k, label in enumerate(labels)]


def fields(parse: Parse) -> Mapping[str, Any]:
    return {key: value for key, value in (parse.problem or {}).items() if key != "task"}


# The corpus ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held_out", [False, True])
def test_labels_of_the_corpus_give_back_its_problems(held_out: bool) -> None:
    """Every readable item exactly; every flawed one is asked about; every one without data is as it says. Of the
    latter, on which every way of reading is tried, one in three is read."""
    seen: dict[str, int] = {}
    for index in range(ITEMS):
        item = corpus.item(7, index, held_out)
        seen[item.form] = seen.get(item.form, 0) + 1
        if item.expect != "parsed" and index % 3:
            continue
        parse = read(item.text, by_character(item.labels), item.intent)
        if item.expect == "parsed":
            assert fields(parse) == item.problem, f"{parse.message}\n{item.text}"
        elif item.expect != "any":
            assert parse.status == item.expect, item.text
    assert min(seen[form] for form in ("grid", "map", "table", "series", "")) > 50


def test_every_value_points_to_its_text() -> None:
    for index in range(100):
        item = corpus.item(8, index)
        parse = read(item.text, by_character(item.labels), item.intent)
        if parse.status != "parsed" or parse.receipt is None or item.form == "grid":
            continue
        cells = {cell.cell: cell for cell in parse.receipt.cells}
        for cell in cells.values():
            assert 0 <= cell.start <= cell.end <= len(item.text)
        problem = fields(parse)
        if item.form == "map":
            rows = problem["rows"]
            assert len(cells) == len(parse.receipt.cells) == len(rows) * len(rows[0])
            drawn = {f"r{r}c{c}": sign for r, row in enumerate(rows, 1) for c, sign in enumerate(row, 1)}
            assert {name: cell.value for name, cell in cells.items()} == drawn
        elif item.form == "series":
            for name, numbers in problem["series"].items():
                for i, number in enumerate(numbers):
                    assert cells[f"{name}[{i}]"].value == ("null" if number is None else str(number))
        else:
            forbidden = problem.get("forbidden", {})
            assert all(f"cost.{c}→{r}" in cells or r in forbidden[c] for c, row in problem["cost"].items() for r in row)
            assert all(f"warehouses.{name}" in cells for name in problem["warehouses"])


# Marked-up texts: {LABEL:characters}, a bare | is an end of record ------------------------------------------------


def marked(text: str) -> Parse:
    """Reads a text whose labels are written into it, as in "{COST:4} euros{END:.}"."""
    plain, labels = "", []
    for piece in re.split(r"(\{[A-Z_]+:[^}]*\})", text):
        label, body = OUTSIDE, piece
        if found := re.fullmatch(r"\{([A-Z_]+):([^}]*)\}", piece, re.DOTALL):
            label, body = LABELS.index(found[1]), found[2]
        rest = INSIDE if label in SPAN_LABELS else label
        plain += body
        labels += [label, *[rest] * (len(body) - 1)] if body else []
    return read(plain, by_character([*labels, END]))


def a_map(*rows: str, words: str = "") -> str:
    return words + "\n" + "".join(f"{{SIGN:{row}}}{{END:\n}}" for row in rows)


def test_a_map_in_signs_that_everybody_knows() -> None:
    assert fields(marked(a_map("S.#", "█ E"))) == {"rows": ["S.#", "#.G"]}


@pytest.mark.parametrize(("text", "question"), [
    (a_map("S.#", "#.", "..G"), "row 2 of the map has 2 cells, the others have 3"),
    (a_map("..#", "#.G"), "no cells that are the start"),
    (a_map("S.S", "#.G"), "2 cells that are the start (r1c1, r1c3)"),
    (a_map("S10", "01G"), 'What does "1" mean'),
    (a_map("S.%", "#.G"), 'What does "%" mean in the map (r1c3)'),
    (a_map("S.X", "...", "..G"), 'What does "X" mean'),
    (a_map("S1.", "11G", words="{WALL_SIGN:1} is wall, {OPEN_SIGN:1} is free"), 'Is "1" a wall or an open cell?'),
    ("{SIGN:S..}{END:\n}{SIGN:#.}{END:\n}{SIGN:..G}", "row 2 of the map has 2 cells"),
    ("{SIGN:S..}.{END:\n}{SIGN:..G}.{END:\n}", "which signs are row 1 of the map"),
    (a_map("S.." * 14, "..G" * 14), "expected at most 40×40")])
def test_maps_that_are_asked_about(text: str, question: str) -> None:
    parse = marked(text)
    assert parse.status == "ask" and question in parse.message


def test_a_legend_overrules_what_is_usual() -> None:
    words = "{WALL_SIGN:.} is wall, {OPEN_SIGN:#} free, {GOAL_SIGN:0} the exit"
    assert fields(marked(a_map("S#.", ".#0", words=words))) == {"rows": ["S.#", "#.G"]}


@pytest.mark.parametrize(("words", "rows"), [
    ("row {START_ROW:1} column {START_COLUMN:1} to row {GOAL_ROW:2} column {GOAL_COLUMN:3}", ["S..", "#.G"]),
    ("counting from 0: x={START_COLUMN:0} y={START_ROW:0} to x={GOAL_COLUMN:1} y={GOAL_ROW:1}", ["S..", "#G."]),
    ("{START_CORNER:top left} to {GOAL_CORNER:lower right corner}", ["S..", "#.G"]),
    ("({START_PLACE:0},{START_PLACE:0}) to ({GOAL_PLACE:0},{GOAL_PLACE:2})", ["S.G", "#.."])])
def test_start_and_goal_told_in_words(words: str, rows: list[str]) -> None:
    parse = marked(a_map("...", "#..", words=words))
    assert fields(parse) == {"rows": rows}, parse.message
    assert parse.receipt is not None and len(parse.receipt.cells) == 6


@pytest.mark.parametrize(("words", "question"), [
    ("({START_PLACE:1},{START_PLACE:1}) to ({GOAL_PLACE:1},{GOAL_PLACE:2})", "How are the places counted"),
    ("row {START_ROW:1} column {START_COLUMN:1} to row {GOAL_ROW:9} column {GOAL_COLUMN:9}", "outside of the map"),
    ("row {START_ROW:2} column {START_COLUMN:2} to row {GOAL_ROW:1}", "cannot tell the row and the column")])
def test_places_that_cannot_be_known(words: str, question: str) -> None:
    parse = marked(a_map("....", "....", "....", words=words))
    assert parse.status == "ask" and question in parse.message


TABLE = ("{RESOURCE:W1} holds {CAPACITY:10}{END:.} {RESOURCE:W2} holds {CAPACITY:8}{END:.}\n"
         "{RESOURCE:W1} {RESOURCE:W2}{END:\n}{CONSUMER:A} {COST:1,200} {COST:2.5} {DEMAND:4}{END:\n}"
         "{CONSUMER:B} {COST:3} {COST:4} {DEMAND:5}{END:\n}")
PROBLEM = {"warehouses": {"W1": 10, "W2": 8}, "customers": {"A": 4, "B": 5},
           "cost": {"A": {"W1": 1200, "W2": 2.5}, "B": {"W1": 3, "W2": 4}}}


def test_a_table_below_sentences() -> None:
    assert fields(marked(TABLE)) == PROBLEM


@pytest.mark.parametrize(("old", "new", "question"), [
    ("{COST:3}", "{MISSING:-}", 'cost of customer "B" at warehouse "W1" is missing'),
    ("{COST:3}", "{COST:cheap}", 'cost of customer "B" at warehouse "W1" is "cheap"'),
    ("{COST:3} ", "", "which cost belongs to which pair"),
    ("{COST:3}", "3", 'cannot place "3"'),
    ("{COST:3}", "{COST:3,5}", "decimal comma"),
    ("{DEMAND:5}", "", 'demand of customer "B" is missing'),
    ("{CAPACITY:8}", "plenty", 'capacity of warehouse "W2" is missing'),
    ("{END:.}\n", "{END:.}\nAll in all {TOTAL_CAPACITY:19}{END:\n}", "adds up to 18"),
    ("{END:.}\n", "{END:.}\n{RESOURCE:W2} holds {CAPACITY:9}{END:\n}", "given twice"),
    ("{END:.}\n", "{END:.}\nYork refuses W2\n", 'What does "York refuses W2" mean')])
def test_tables_that_are_asked_about(old: str, new: str, question: str) -> None:
    parse = marked(TABLE.replace("CONSUMER:A", "CONSUMER:York").replace(old, new, 1))
    assert parse.status == "ask" and question in parse.message, parse.message


@pytest.mark.parametrize(("more", "field"), [
    ("{CONSUMER:A} {FORBIDDEN:must not use} {RESOURCE:W2}", {"forbidden": {"A": ["W2"]}}),
    ("{CONSUMER:B} {FIXED:must use} {RESOURCE:W2}", {"fixed": {"B": "W2"}}),
    ("{RESOURCE:W2} {CLOSED:is closed}", {"closed": ["W2"]}),
    ("{TOTAL_DEMAND:9} in all", {})])
def test_rules_and_right_totals(more: str, field: dict[str, Any]) -> None:
    assert fields(marked(TABLE + more)) == {**PROBLEM, **field}


def test_unlimited_and_equal_capacities() -> None:
    unlimited = TABLE.replace("{CAPACITY:8}", "{CAPACITY:unlimited}")
    assert fields(marked(unlimited))["warehouses"] == {"W1": 10, "W2": 9}
    each = TABLE[TABLE.index("\n") + 1:] + "Each of them holds {CAPACITY:20}{END:.}"
    assert fields(marked(each))["warehouses"] == {"W1": 20, "W2": 20}


def readings(numbers: Sequence[str], end: str = "{END:\n}") -> str:
    return "".join(f"{{READING:{number}}}{end}" for number in numbers)


NUMBERS = [str(k) for k in range(30)]


def test_series_of_one_column_of_names_and_of_times() -> None:
    assert fields(marked(readings(NUMBERS))) == {"series": {"series": list(range(30))}}
    row = "{{TIME:2024-01-{:02d}}},{{READING:{}}},{{MISSING:n/a}}{{END:\n}}"
    rows = "".join(row.format(k + 1, k) for k in range(29))
    head, last = "{SERIES_NAME:pump},{SERIES_NAME:fan}{END:\n}", "{TIME:2024-01-30},{READING:5},{READING:1.5}"
    parse = marked(head + rows + last)
    problem = fields(parse)
    assert problem["series"] == {"pump": [*range(29), 5], "fan": [None] * 29 + [1.5]}
    assert problem["timestamps"][-1] == "2024-01-30"


@pytest.mark.parametrize(("text", "question"), [
    (readings([*NUMBERS, "ERR"]), 'point 30 is "ERR"'),
    (readings(NUMBERS[:9]), "too few"),
    (readings(NUMBERS) + "17 " + readings(NUMBERS), 'cannot place "17"'),
    ("{SERIES_NAME:a} {SERIES_NAME:b}{END:\n}" + readings(NUMBERS), "row 1 of the series has 1 readings, expected 2"),
    (readings(NUMBERS, " ") + "{END:\n}" + readings(NUMBERS, " "), "Is each line a series"),
    ("time,pump\n" + "".join(f"{{TIME:{k}}},{{READING:5}}{{END:\n}}" for k in range(30)), 'Is in "time,pump"'),
    ('{"pump": [' + readings(NUMBERS, ", "), 'Is "{"pump": [" the name'),
    (readings(NUMBERS[:9]) + "-" + readings(NUMBERS), 'cannot place "-0"'),
    (readings(NUMBERS) + "31\n", 'Does "31" belong to the series'),
    (readings(NUMBERS, ", ") + "31", 'cannot place "3"'),
    (readings([*NUMBERS, "1,5", "2.25"]), "decimal comma")])
def test_series_that_are_asked_about(text: str, question: str) -> None:
    parse = marked(text)
    assert parse.status == "ask" and question in parse.message, parse.message


def test_names_are_whole_words() -> None:
    parse = marked("t{SERIES_NAME:ank 4}_b: " + readings(NUMBERS, ", "))
    assert fields(parse) == {"series": {"tank 4_b": list(range(30))}}


def test_two_kinds_of_data_are_asked_about() -> None:
    parse = marked(a_map("S.#", "#.G") + TABLE)
    assert parse.status == "ask" and "a map and a table" in parse.message


# Numbers --------------------------------------------------------------------------------------------------------


def test_numbers_as_people_write_them() -> None:
    assert [value(text, comma=False) for text in ("1,200", "-3.5", "2e-1", "12k", "1,2", "abc", "")] == [
        1200, -3.5, 0.2, 12000, None, None, None]
    assert [value(text, comma=True) for text in ("1.200", "3,5", "1.200,25")] == [1200, 3.5, 1200.25]
    assert commas_in(["1,200", "7"]) is False and commas_in(["1,5"]) is True and commas_in(["1,5", "2.5"]) is None


# Long texts -------------------------------------------------------------------------------------------------------


def fake_read(parts: Sequence[str]) -> list[tuple[list[Token], Wants]]:
    """Numbers with a point are readings, newlines are ends; it counts what it is shown."""
    fake_read.seen += sum(map(len, parts))  # type: ignore[attr-defined]
    found = []
    for part in parts:
        labels = [OUTSIDE] * len(part)
        for number in re.finditer(r"\d+\.\d+", part):
            labels[number.start()] = LABELS.index("READING")
            labels[number.start() + 1: number.end()] = [INSIDE] * (len(number[0]) - 1)
        labels = [END if char == "\n" else label for char, label in zip(part, labels, strict=True)]
        found.append((by_character([*labels, END]), tuple(float(intent == "solve") for intent in INTENTS)))
    return found


@pytest.mark.parametrize("between", ["\n", ", "])
def test_long_series_are_read_by_their_repeated_shapes(between: str) -> None:
    fake_read.seen = 0  # type: ignore[attr-defined]
    numbers = [f"{k % 977}.{k % 89:02d}" for k in range(20_000)]
    text = "Any outliers?\n" + between.join(numbers)
    found = labelled(text, fake_read)
    assert found is not None and fake_read.seen < 20_000  # type: ignore[attr-defined]
    parse = read(text, found[0])
    assert fields(parse) == {"series": {"series": [float(number) for number in numbers]}}


def test_too_much_that_never_repeats_is_given_up() -> None:
    fake_read.seen = 0  # type: ignore[attr-defined]
    rng = random.Random(0)
    text = "\n".join("".join(rng.choice("abcdefghij .") for _ in range(60)) for _ in range(2000))
    assert labelled(text, fake_read) is None and fake_read.seen == 0  # type: ignore[attr-defined]
