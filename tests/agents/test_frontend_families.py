"""Mazes and series in the many ways that the corpus writes them: every layout gives back its problem."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from agents.frontend import corpus_map, corpus_series
from agents.frontend.chatter_map_legends import SPOKEN
from agents.frontend.corpus_series import LAYOUTS
from agents.frontend.draft import Dice, Item, Pool
from tests.agents.test_frontend_forms import NUMBERS, a_map, by_character, fields, marked, read, readings

MAKERS: tuple[Callable[[Dice], Item], ...] = (corpus_map.map_item, corpus_series.series_item)


def check(item: Item) -> None:
    parse = read(item.text, by_character(item.labels), item.intent)
    assert len(item.labels) == len(item.text) + 1
    if item.expect == "parsed":
        assert fields(parse) == item.problem, f"{parse.message}\n{item.text}"
    elif item.expect == "ask":
        assert parse.status == "ask", item.text


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("held_out", [False, True])
def test_labels_give_back_the_problem(make: Callable[[Dice], Item], held_out: bool) -> None:
    items = [make(Dice(random.Random(f"families/{index}"), held_out)) for index in range(160)]
    for item in items:
        check(item)
    parsed, asked = (sum(item.expect == what for item in items) for what in ("parsed", "ask"))
    assert parsed > 90 and asked > 15


@pytest.mark.parametrize("layout", [*dict.fromkeys((*LAYOUTS.train, *LAYOUTS.held))])
def test_every_layout_of_series(layout: corpus_series.Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_series, "LAYOUTS", Pool((layout,)))
    for index in range(16):
        check(corpus_series.series_item(Dice(random.Random(f"{layout.__name__}/{index}"), index % 2 == 1)))


# Mazes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sign", "word"), [(sign, word) for sign, words in SPOKEN.items() for word in words])
def test_a_sign_by_its_name(sign: str, word: str) -> None:
    rows = f"S{sign}.", "..G"
    if sign == ".":
        rows = "SX.", "..G"
    free = "X" if sign == "." else "."
    parse = marked(a_map(*rows, words=f"{{WALL_SIGN:{word}}} are walls, {{OPEN_SIGN:{free}}} free"))
    assert fields(parse) == {"rows": ["S.#", "##G"] if sign == "." else ["S#.", "..G"]}, parse.message


@pytest.mark.parametrize(("words", "goal"), [
    ("{GOAL_ROW:third} row, {GOAL_COLUMN:second} column", "r3c2"), ("{GOAL_COLUMN:B}{GOAL_ROW:3}", "r3c2"),
    ("{GOAL_ROW:2nd} row, {GOAL_COLUMN:last} column", "r2c4"), ("{GOAL_CORNER:SE corner}", "r3c4"),
    ("{GOAL_CORNER:coin inférieur gauche}", "r3c1"),
    ("numbered from 0: row {GOAL_ROW:1}, column {GOAL_COLUMN:1}", "r2c2"),
    ("Zeile {GOAL_ROW:1}, Spalte {GOAL_COLUMN:2} (ab 0 gezählt)", "r2c3")])
def test_the_goal_in_words(words: str, goal: str) -> None:
    parse = marked(a_map("S...", "....", "....", words=words))
    assert parse.receipt is not None, parse.message
    assert [cell.cell for cell in parse.receipt.cells if cell.value == "G"] == [goal]


def test_from_a_place_is_no_way_of_counting() -> None:
    words = "from {START_PLACE:1},{START_PLACE:1} to {GOAL_PLACE:2},{GOAL_PLACE:2}"
    parse = marked(a_map("....", "....", "....", words=words))
    assert parse.status == "ask" and "How are the places counted" in parse.message


def test_names_of_rows_and_columns_say_how_places_are_counted() -> None:
    rows = "".join(f"{{ROW:{r}}} {{SIGN:....}}{{END:\n}}" for r in range(3))
    words = "row {START_ROW:1} column {START_COLUMN:1} to row {GOAL_ROW:2} column {GOAL_COLUMN:2}\n"
    assert fields(marked(words + rows)) == {"rows": ["....", ".S..", "..G."]}


def test_a_place_that_contradicts_the_map_is_asked_about() -> None:
    parse = marked(a_map("S...", "....", "...G", words="row {GOAL_ROW:1} column {GOAL_COLUMN:2} is the goal"))
    assert parse.status == "ask"


def test_nothing_between_two_separators_is_an_open_cell() -> None:
    text = ("{SIGN:#},{SIGN:S},{EMPTY:,}{SIGN:#}{END:\n}{SIGN:#},{EMPTY:,}{SIGN:G},{EMPTY_END:\n}"
            "{SIGN:#},{SIGN:#},{SIGN:#},{SIGN:#}")
    assert fields(marked(text)) == {"rows": ["#S.#", "#.G.", "####"]}


# Series -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "known"), [("twenty", 20), ("two dozen", 24), ("zwanzig", 20), ("12", 12),
                                              ("二十", 20)])
def test_known_points_in_words(words: str, known: int) -> None:
    assert fields(marked(f"the first {{KNOWN:{words}}} are fine\n" + readings(NUMBERS)))["normal"] == known


def test_groups_of_digits_with_spaces() -> None:
    numbers = [f"1 {k:03d},5" for k in range(30)]
    assert fields(marked(readings(numbers)))["series"] == {"series": [1000.5 + k for k in range(30)]}


def test_a_number_beside_the_readings_is_noted_and_left_out() -> None:
    text = "".join(f"id={{ROW:{k + 500}}} v={{READING:{k}.5}}{{END:\n}}" for k in range(30))
    parse = marked(text)
    assert fields(parse) == {"series": {"series": [k + 0.5 for k in range(30)]}}
    assert parse.receipt is not None and "500" in parse.receipt.notes[0]


@pytest.mark.parametrize("between", [",", ", ", " "])
def test_twenty_thousand_numbers_in_a_line(between: str) -> None:
    text = "Outliers?\n" + between.join(f"{{READING:{k % 97 - 40}}}" for k in range(20_000)) + "{END:\n}"
    assert fields(marked(text)) == {"series": {"series": [k % 97 - 40 for k in range(20_000)]}}
