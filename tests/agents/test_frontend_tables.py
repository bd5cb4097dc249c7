"""Tables of many layouts and languages from their labels, names spelt in two ways, and what must stay a question."""

from __future__ import annotations

import random

import pytest

from agents.frontend.assembly import assemble
from agents.frontend.assembly_table_names import name_key, same_names
from agents.frontend.chances import Chances
from agents.frontend.corpus_table import table_item
from agents.frontend.corpus_table_content import WRITTEN
from agents.frontend.draft import Dice, Item
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.spans import read_marks, read_spans
from solvers import registry
from tests.agents.test_frontend_forms import by_character, fields, marked, read

SLOW = 4
"""Of so many items that are to be asked about one is read: every way of reading is tried on it."""


@pytest.mark.parametrize("held_out", [False, True])
def test_every_table_of_the_corpus_is_its_problem_or_a_question(held_out: bool) -> None:
    asked = 0
    for index in range(300):
        item = table_item(Dice(random.Random(f"tables/{index}"), held_out))
        assert len(item.labels) == len(item.text) + 1
        if item.expect == "parsed":
            parse = read(item.text, by_character(item.labels), item.intent)
            assert fields(parse) == item.problem, f"{parse.message}\n{item.text}"
        elif item.expect == "ask":
            asked += 1
            if asked % (2 * SLOW) == 0:
                assert read(item.text, by_character(item.labels), item.intent).status == "ask", item.text
    assert 30 < asked < 90 and len(WRITTEN) == len(set(WRITTEN))


@pytest.mark.parametrize("held_out", [False, True])
def test_layout_and_labels_together_are_never_wrong(held_out: bool) -> None:
    exact = readable = 0
    for index in range(24):
        item = table_item(Dice(random.Random(f"both/{index}"), held_out))
        parse = certain(item)
        if item.expect != "parsed":
            assert parse.status != "parsed", item.text
            continue
        readable += 1
        exact += fields(parse) == item.problem
        assert parse.status == "ask" or fields(parse) == item.problem, item.text
    assert exact > 0.8 * readable


def certain(item: Item) -> Parse:
    """The item with its own labels, of which a network is as sure as can be."""
    tokens, text = by_character(item.labels), item.text
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), item.intent, tasks, 0.5,
                            chances=Chances(tokens)))


def test_names_spelt_in_two_ways() -> None:
    assert name_key("**The North-East depot**") == "north east depot" and name_key("W 1") == name_key("w-1")
    assert same_names(["warehouse a", "warehouse b", "a", "b"], ()) == {"warehouse a": "a", "warehouse b": "b"}
    assert same_names(["w1", "w2", "1", "2"], ()) == {"w1": "1", "w2": "2"}
    assert same_names(["leeds depot", "york depot", "leeds"], ()) == {"leeds depot": "leeds"}
    assert same_names(["bakers", "baker", "nurse"], ()) == {"bakers": "baker"}
    assert same_names(["depot a"], ("depot",)) == {} == same_names(["new york", "york"], ())
    assert same_names(["depot a", "plant a", "depot b", "plant b", "a", "b"], ()) == {}  # which depot is "a"?


AMOUNTS = ("{RESOURCE:Plant A} has {CAPACITY:20}{END:.} {RESOURCE:Plant B} has {CAPACITY:30}{END:.}\n"
           "{CONSUMER:X} needs {DEMAND:5}, {CONSUMER:Y} {DEMAND:6}, {CONSUMER:Z} {DEMAND:seven}{END:.}\n")
COSTS = {"X": {"Plant A": 1, "Plant B": 4}, "Y": {"Plant A": 2, "Plant B": 5}, "Z": {"Plant A": 3, "Plant B": 6}}
FROM_A = "{CONSUMER:X} {COST:1}, {CONSUMER:Y} {COST:2}, {CONSUMER:Z} {COST:3}"
FROM_B = "{CONSUMER:X} {COST:4}, {CONSUMER:Y} {COST:5}, {CONSUMER:Z} {COST:6}"


@pytest.mark.parametrize("costs", [
    "from {RESOURCE:the plant A} " + FROM_A + " and from {RESOURCE:B} " + FROM_B + "{END:.}",
    "{RESOURCE:A}{END::\n}" + FROM_A + "{END:\n}{RESOURCE:B}{END::\n}" + FROM_B + "{END:\n}",
    "costs = [[{COST:1}, {COST:2}, {COST:3}]{END:,} [{COST:4}, {COST:5}, {COST:6}]{END:]}",
    "[{COST:1} {COST:4}]{END:\n}[{COST:2} {COST:5}]{END:\n}[{COST:3} {COST:6}]{END:\n}"])
def test_costs_below_named_amounts(costs: str) -> None:
    parse = marked(AMOUNTS + costs)
    assert fields(parse) == {"warehouses": {"Plant A": 20, "Plant B": 30}, "customers": {"X": 5, "Y": 6, "Z": 7},
                             "cost": COSTS}, parse.message


SQUARE = ("{RESOURCE:A} {RESOURCE:B}{END:\n}{CONSUMER:X} {COST:1} {COST:2}{END:\n}"
          "{CONSUMER:Y} {COST:3} {COST:4}{END:\n}")
TWO = AMOUNTS.replace(", {CONSUMER:Z} {DEMAND:seven}", "")


@pytest.mark.parametrize(("text", "question"), [
    (TWO + "[{COST:1} {COST:4}]{END:\n}[{COST:2} {COST:5}]{END:\n}", "which cost belongs to which pair"),
    (AMOUNTS + "[{COST:1} {COST:4}]{END:\n}then [{COST:2} {COST:5}]{END:\n}[{COST:3} {COST:6}]{END:\n}", "which cost"),
    (TWO + "{RESOURCE:A} and {RESOURCE:B} to {CONSUMER:X} and {CONSUMER:Y}: {COST:1} and {COST:2}{END:.}",
     "which cost belongs to which pair"),
    (TWO + "{RESOURCE:Plant C} to {CONSUMER:X}: {COST:1}{END:.}", '"X" at warehouse "Plant A" is missing'),
    (TWO.replace("{CAPACITY:20}", "{CAPACITY:1.200}") + "{RESOURCE:A} {COST:1} {COST:2}{END:\n}", 'Is "1.200" 1200'),
    (TWO + "{CONSUMER:X} and {CONSUMER:Y} together need {DEMAND:11}{END:.}", "which demand belongs to which")])
def test_two_readings_are_a_question(text: str, question: str) -> None:
    parse = marked(text)
    assert parse.status == "ask" and question in parse.message, parse.message


def test_one_number_for_each_of_several() -> None:
    text = TWO.replace("needs {DEMAND:5}, {CONSUMER:Y} {DEMAND:6}", "and {CONSUMER:Y} need {DEMAND:5} each")
    assert fields(marked(text + SQUARE))["customers"] == {"X": 5, "Y": 5}


@pytest.mark.parametrize("thousand", ["1 200", "1'200", "1,200", "1.2k"])
def test_thousands(thousand: str) -> None:
    assert fields(marked(TWO.replace("20", thousand) + SQUARE))["warehouses"]["Plant A"] == 1200
