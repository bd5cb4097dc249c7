"""Tables whose numbers alone were labelled are read by their geometry and headings, or asked about; never guessed."""

from __future__ import annotations

import re

import pytest

from agents.frontend.assembly import assemble
from agents.frontend.chances import Chances
from agents.frontend.labels import COST, DECORATION, END, INSIDE, OUTSIDE, READING, SERIES_NAME, SIGN
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.spans import Token, read_marks, read_spans
from solvers import registry

WANTED = {"warehouses": {"Kent": 70, "Avon": 65}, "customers": {"Una": 12, "Sean": 16, "Finn": 10},
          "cost": {"Una": {"Kent": 5, "Avon": 6}, "Sean": {"Kent": 7, "Avon": 6}, "Finn": {"Kent": 4, "Avon": 3}}}
LAYOUTS = {
    "a row of capacities": "client | qty | Kent | Avon\nUna | 12 | 5 | 6\nSean | 16 | 7 | 6\nFinn | 10 | 4 | 3\n"
                           "capacity | | 70 | 65",
    "aligned, warehouses down the side": "        Una  Sean  Finn  cap\nKent      5     7     4   70\n"
                                         "Avon      6     6     3   65\nneeds    12    16    10",
    "capacities in a sentence": "Kent has room for 70 and Avon for 65.\n\nshop,demand,Kent,Avon\nUna,12,5,6\n"
                                "Sean,16,7,6\nFinn,10,4,3",
    "three lists": "depot,capacity\nKent,70\nAvon,65\n\nclient,demand\nUna,12\nSean,16\nFinn,10\n\n"
                   "client,Kent,Avon\nUna,5,6\nSean,7,6\nFinn,4,3",
    "dictionaries": 'cap = {"Kent": 70, "Avon": 65}\nneed = {"Una": 12, "Sean": 16, "Finn": 10}\n'
                    'cost = {"Una": {"Kent": 5, "Avon": 6}, "Sean": {"Kent": 7, "Avon": 6}, '
                    '"Finn": {"Kent": 4, "Avon": 3}}',
    "records": '{"depots": [{"name": "Kent", "max": 70}, {"name": "Avon", "max": 65}],\n "orders": ['
               '{"client": "Una", "qty": 12, "price": {"Kent": 5, "Avon": 6}},\n'
               '{"client": "Sean", "qty": 16, "price": {"Kent": 7, "Avon": 6}},\n'
               '{"client": "Finn", "qty": 10, "price": {"Kent": 4, "Avon": 3}}]}',
    "a long list": "from;to;cost\nKent;Una;5\nAvon;Una;6\nKent;Sean;7\nAvon;Sean;6\nKent;Finn;4\nAvon;Finn;3\n\n"
                   "capacity: Kent 70, Avon 65\ndemand: Una 12, Sean 16, Finn 10",
    "lists of names": "depots = [Kent, Avon]\ncap = [70, 65]\nclients = [Una, Sean, Finn]\nqty = [12, 16, 10]\n"
                      "cost = [[5, 6], [7, 6], [4, 3]]",
}


def read(text: str, label: int, known: bool = False) -> Parse:
    """Every number as one kind of thing, and of all else the names of series alone. known: the network says so too."""
    tokens = []
    for part in re.finditer(r"\d+(?:\.\d+)?|temp|humidity|\n|.", text):
        kind = label if part[0][0].isdigit() else END if part[0] == "\n" else OUTSIDE
        kind = SERIES_NAME if part[0] in ("temp", "humidity") else kind
        tokens.append(Token(part.start(), part.start() + 1, kind, 0.9))
        tokens += [Token(k, k + 1, INSIDE, 0.9) for k in range(part.start() + 1, part.end())]
    tokens.append(Token(len(text), len(text) + 1, END, 0.9))
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    chances = Chances(tokens if known else ())
    return assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), "solve", tasks, 0.5,
                            chances=chances))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_by_its_headings(name: str) -> None:
    parse = read(LAYOUTS[name], COST)
    assert parse.status == "parsed", parse.message
    task = registry.task("allocation")
    assert parse.problem == dict(task.problem({"task": "allocation", **WANTED}).data)
    assert parse.receipt is not None
    assert all(LAYOUTS[name][cell.start:cell.end].strip() for cell in parse.receipt.cells)


@pytest.mark.parametrize(("old", "new"), [
    ("qty", "rank"), ("capacity | | 70 | 65", "total | | 70 | 65"), ("| 5 |", "|  |"), ("Sean |", "Una |"),
    ("capacity | | 70 | 65", "capacity | | 70 | 65\n\nAvon has 20 on Monday."), ("| 7 |", "| n/a |"),
    ("| 65", "| 65 | 3"),
    ("capacity | | 70 | 65", "capacity | | 70 | 65\n\nx | y | z\na | 3 | 4\nb | 5 | 6")])
def test_what_the_headings_do_not_tell_is_asked_about(old: str, new: str) -> None:
    assert read(LAYOUTS["a row of capacities"].replace(old, new), COST).status == "ask"


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_number_of_a_table_can_be_lost_or_added(name: str) -> None:
    """Without one of its numbers, with one more, or with a sum that does not fit, a table is asked about."""
    text = LAYOUTS[name]
    for match in list(re.finditer(r"(?<!\w)\d+(?!\w)", text))[::2]:
        assert read(text[:match.start()] + text[match.end():], COST).status == "ask", match
        assert read(text[:match.end()] + " 77" + text[match.end():], COST).status == "ask", match
    assert read(f"{text}\n\nTotal demand: 39", COST).status == "ask"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_heading_less_never_turns_a_table_round(name: str) -> None:
    """Without one of its words a table is asked about, or says what it said."""
    text = LAYOUTS[name]
    for match in list(re.finditer(r"(?<!\w)[a-z]{3,}(?!\w)", text))[::2]:
        parse = read(text[:match.start()] + text[match.end():], COST)
        problem = {key: value for key, value in (parse.problem or WANTED).items() if key != "task"}
        assert problem == WANTED, match


def test_a_sentence_that_closes_a_warehouse() -> None:
    parse = read(LAYOUTS["a row of capacities"] + "\n\nAvon is closed.", COST)
    assert parse.problem is not None and parse.problem["closed"] == ["Avon"]


def test_a_sign_that_the_text_rules_out() -> None:
    text = LAYOUTS["a row of capacities"].replace("| 7 |", "| n/a |") + "\n\nn/a = that lane can't be used"
    parse = read(text, COST)
    assert parse.problem is not None and parse.problem["forbidden"] == {"Sean": ["Kent"]}


def test_empty_fields_of_a_series() -> None:
    rows = [f"0{k % 10}:00,{20 + k % 3}.5,{40 + k % 5}" for k in range(30)]
    whole = "temp,humidity\n" + "\n".join(row[6:] for row in rows)
    holed = whole.replace("\n21.5,41\n", "\n21.5,\n", 1)
    assert holed != whole
    parse = read(holed, READING, known=True)
    assert parse.status == "parsed", parse.message
    (first, second) = (parse.problem or {})["series"].values()
    assert second.count(None) == 1 and None not in first


def test_one_long_series_of_a_told_length() -> None:
    lines = "\n".join("  ".join(str(30 + (k * 7 + r) % 9) for k in range(10)) for r in range(5))
    assert read(f"readings per line\n{lines}", READING).status == "ask"
    parse = read(f"the last 50 days\n{lines}", READING)
    assert parse.status == "ask" or len(next(iter((parse.problem or {})["series"].values()))) == 50


@pytest.mark.parametrize("before", ["way? ", "map: "])
def test_signs_of_the_sentence_before_a_map_are_no_cells(before: str) -> None:
    text = f"{before}S.# / ..# / #.G"
    labels = [SIGN if char in "S.#G?:" else END if char == "/" else DECORATION for char in text]
    tokens = [Token(k, k + 1, label, 0.9) for k, label in enumerate([*labels, END])]
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    parse = assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), "solve", tasks, 0.5))
    assert parse.problem is not None and parse.problem["rows"] == ["S.#", "..#", "#.G"]


@pytest.mark.parametrize("legend", [
    "- *: your starting point\n- #: your destination point\n- O: an open cell\n- X: a blocked cell",
    "X = Wand, O = frei, * = Start, # = Ziel", "X is a wall, O is floor. * means start and # the exit."])
def test_a_legend_that_the_text_spells_out(legend: str) -> None:
    text = f"{legend}\n\n* O X\nX O #\nO O X\n"
    tokens = [Token(k, k + 1, SIGN if k > len(legend) + 1 and char in "*OX#" else END if char == "\n" else OUTSIDE, 0.9)
              for k, char in enumerate(text)]
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    parse = assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), "solve", tasks, 0.5))
    assert parse.problem is not None and parse.problem["rows"] == ["S.#", "#.G", "..#"], parse.message
