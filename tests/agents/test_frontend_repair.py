"""Replies to questions: what they complete, what they leave open, and that they never add what nobody said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.frontend import FrontEnd, Parse
from agents.frontend.assembly import assemble
from agents.frontend.labels import END, INSIDE, LABELS, OUTSIDE, SPAN_LABELS
from agents.frontend.reading import Reading
from agents.frontend.repair import repaired
from agents.frontend.spans import Token, read_marks, read_spans
from agents.frontend.symbols import can_be_blank, number
from solvers import registry
from solvers.task import Task
from tests.agents.frontend_prompts import WIKI, lines

ROWS = [WIKI[k:k + 9] for k in range(0, 81, 9)]
SHORT = "Solve this sudoku\n" + "\n".join([*ROWS[:4], "4..8.3..", *ROWS[5:]])
"""Row 5 lost its last cell, a 1."""


def reading_of(text: str, needed: float = 0.5, sure: float = 1.0) -> Reading:
    """A reading of marked-up text: {LABEL:characters}; lines of cells need no marks."""
    plain, labels = "", []
    for piece in re.split(r"(\{[A-Z_]+:[^}]*\})", text):
        label, body = OUTSIDE, piece
        if found := re.fullmatch(r"\{([A-Z_]+):([^}]*)\}", piece, re.DOTALL):
            label, body = LABELS.index(found[1]), found[2]
            labels += [label, *[INSIDE if label in SPAN_LABELS else label] * (len(body) - 1)]
        else:
            for line in body.splitlines(keepends=True):
                data = re.fullmatch(r"[0-9.#]+\n?", line)
                kinds = ["END" if c == "\n" else "BLANK" if c in ".0#" else "CELL" for c in line]
                labels += [LABELS.index(kind) if data else OUTSIDE for kind in kinds]
        plain += body
    tokens = [Token(k, k + 1, label, sure) for k, label in enumerate([*labels, END])]
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return Reading(plain, plain, read_spans(plain, tokens), read_marks(plain, tokens), "solve", tasks, needed)


def repair(text: str, *replies: str, needed: float = 0.5, sure: float = 1.0) -> Parse:
    """The parse after these replies, each to the question before it."""
    parse = assemble(reading_of(text, needed, sure))
    for reply in replies:
        assert parse.status == "ask", "only a question has a reply"
        after = repaired(reading_of(text, needed, sure), parse, reply)
        assert after is not None, "not taken for a reply"
        parse = after
    return parse


def check(text: str, parse: Parse, grid: str) -> None:
    """The grid, and every value with characters that denote it, in the text or in a reply."""
    assert parse.problem is not None and parse.receipt is not None, parse.message
    assert parse.problem["grid"] == grid
    whole = parse.source(reading_of(text).text)
    assert "".join(cell.value for cell in parse.receipt.cells) == grid
    for cell in parse.receipt.cells:
        said = whole[cell.start:cell.end]
        assert can_be_blank(said, 9) if cell.value == "." else str(number(said)) == cell.value


@pytest.mark.parametrize("reply", [
    "the missing one is a 1 at the end", "r5c9 is 1", "R5C9=1", "row 5 is 4..8.3..1",
    "Row 5 should be: 4 . . 8 . 3 . . 1.",
    "4..8.3..1", "it's 4..8.3..1", "oh sorry, a 1 last", "row 5, column 9 is 1", "the ninth cell of row 5 is a one",
    "put a 1 at the end", "the last cell is 1", "fifth row, 9th cell: 1", "place 9 is one.", "a 1 in the last place",
    "die fehlende Zahl ist eine 1 am Ende", "Zeile 5 Spalte 9 ist 1", "Es fehlt die eins, hinten", "z5s9 ist 1",
    "ligne 5 colonne 9 : 1", "c'est un 1 à la fin", "fila 5 columna 9 es 1", "falta un 1 al final",
    "Yes, r5c9 is a 1", "the last one is a 1"])
def test_replies_that_complete_a_row(reply: str) -> None:
    check(SHORT, repair(SHORT, reply), WIKI)


@pytest.mark.parametrize(("row", "gap", "reply"), [
    (1, 0, "put a 5 first"), (1, 0, "the first one is a 5"), (1, 0, "5 at the beginning"),
    (1, 4, "the middle one is a 7"),
    (2, 1, "the second cell is blank"), (2, 1, "r2c2 is empty"), (2, 5, "a 5 after the 9"),
    (2, 3, "put the 1 before the 9"), (3, 4, "the blank is in the middle: r3c5"), (3, 7, "the eighth is a 6")])
def test_where_in_the_row(row: int, gap: int, reply: str) -> None:
    short = ROWS[row - 1][:gap] + ROWS[row - 1][gap + 1:]
    text = "\n".join([*ROWS[:row - 1], short, *ROWS[row:]])
    check(text, repair(text, reply), WIKI)


@pytest.mark.parametrize(("replies", "asked"), [
    (["it's a 1"], "Where in row 5"), (["7 or 1 at the end"], '"or"'), (["at the end"], "What stands there"),
    (["the missing one is not a 1 at the end"], '"not"'), (["r5c9 is 1 and r5c8 is 2"], "row 5 lacks 1 cells"),
    (["r5c1 is 4"], "r5c1 is 4 already"), (["r12c1 is 4"], "In which row"), (["r5c12 is 4"], "no place 12"),
    (["a 1 after the 9"], "stands 0 times"), (["(5,9) is 1"], '"(5,9)"'), (["8 or 9 cells, I forget"], '"or"'),
    (["53..7...."], "Which row is that"),
    (["in row 5 the first 1 is missing"], '"first 1"'), (["r5c9 is 1, 2"], "Where in row 5")])
def test_replies_that_are_asked_about_again(replies: Sequence[str], asked: str) -> None:
    parse = repair(SHORT, *replies)
    assert parse.status == "ask" and asked in parse.message, parse.message
    assert parse.problem is None and "row 5 has 8 cells" in parse.message


@pytest.mark.parametrize("replies", [("it's a 1", "at the end"), ("at the end", "a 1"), ("it's a 1", "r5c9"),
                                     ("hm, 7 or 1 at the end", "r5c9 is 1"), ("4 or so", "row 5 is 4..8.3..1")])
def test_two_replies_together(replies: Sequence[str]) -> None:
    check(SHORT, repair(SHORT, *replies), WIKI)


@pytest.mark.parametrize("reply", ["", "what can you do?", "thanks", "why is r3c5 a 7?", "nice weather", "9x" * 2000])
def test_what_is_no_reply(reply: str) -> None:
    reading = reading_of(SHORT)
    assert repaired(reading, assemble(reading), reply) is None


def test_contradictions_and_doubts() -> None:
    wrong = "\n".join(["53..7...5", *ROWS[1:]])
    assert "r1c1 and r1c9" in repair(wrong).message
    check(wrong, repair(wrong, "r1c9 is blank"), WIKI)
    check(wrong, repair(wrong, "oh, it is blank", "r1c9"), WIKI)
    still = repair(wrong, "r1c9 is wrong")
    assert "What stands there" in still.message
    beside = lines(WIKI) + "\n(7)"  # the layout does not explain the 7, so the labels alone decide
    doubt = repair(beside, needed=0.9, sure=0.8)
    assert "right as shown?" in doubt.message and "r1c1" in doubt.message
    check(beside, repair(beside, "yes", needed=0.9, sure=0.8), WIKI)
    assert "Which cell" in repair(beside, "no", needed=0.9, sure=0.8).message
    assert repair(lines(WIKI), needed=0.9, sure=0.8).status == "parsed"  # here it does


def test_too_many_cells_and_missing_rows() -> None:
    long = "\n".join([*ROWS[:4], "4..8.3..17", *ROWS[5:]])
    check(long, repair(long, "remove the last one"), WIKI)
    check(long, repair(long, "the 7 at the end is extra"), WIKI)
    assert "full" in repair(long, "the 9 at the end is extra").message
    assert "too many" in repair(long, "r5c9 is 1").message
    short = "\n".join([*ROWS[:5], *ROWS[6:]])
    check(short, repair(short, f"row 6 is {ROWS[5]}"), WIKI)
    assert "Which row" in repair(short, ROWS[5]).message
    flat = WIKI[:40] + WIKI[41:]
    check(flat, repair(flat, "r5c5 is blank"), WIKI)


def test_which_of_two_grids() -> None:
    other = ".".join(["1" + "." * 7] * 9)
    two = f"first\n{lines(WIKI)}\nsecond\n{lines(other + '.')}\n"
    parse = repair(two)
    assert '2 grids of 9×9: the first begins with "53..7...." in line 2, the second begins with "1...' in parse.message
    check(two, repair(two, "the first one"), WIKI)
    check(two, repair(two, "1"), WIKI)
    assert "contradict" in repair(two, "the last, please").message
    small = f"{lines(WIKI)}\nand\n1...\n....\n....\n...2\n"
    assert "the first (9×9)" in repair(small).message
    check(small, repair(small, "the 9x9 one"), WIKI)
    assert "which of the 2" in repair(small, "the fifth").message


def test_blank_signs_and_sizes() -> None:
    odd = lines(WIKI).replace(".", "{BLANK:ab}", 1)
    assert "Is that a blank?" in repair(odd).message
    assert repair(odd, "yes").status == "parsed"
    assert "Which cell" in repair(odd, "no").message
    entries = "a grid: " + ", ".join(f"r{{AT_ROW:{r}}}c{{AT_COLUMN:{c}}}={{AT_VALUE:{v}}}"
                                     for r, c, v in ((1, 1, 1), (2, 3, 2), (3, 3, 4)))
    assert "How large" in repair(entries).message
    for reply in ("9x9", "9", "it is 9 by 9"):
        assert len((repair(entries, reply).problem or {"grid": ""})["grid"]) == 81


# Other forms --------------------------------------------------------------------------------------------------

TABLE = ("{RESOURCE:W1} holds {CAPACITY:10}{END:.} {RESOURCE:W2} holds {CAPACITY:8}{END:.}\n"
         "{RESOURCE:W1} {RESOURCE:W2}{END:\n}{CONSUMER:A} {COST:12} {COST:2.5} {DEMAND:4}{END:\n}"
         "{CONSUMER:B} {COST:3} {COST:4} {DEMAND:5}{END:\n}")
MAP = "{SIGN:...}{END:\n}{SIGN:#..}{END:\n}{SIGN:..#}{END:\n}"


@pytest.mark.parametrize(("old", "new", "reply"), [
    ("holds {CAPACITY:8}", "is large", "W2 can hold 8"), ("holds {CAPACITY:8}", "is large", "8"),
    ("holds {CAPACITY:8}", "is large", "it's 8 pallets"), ("{CAPACITY:8}", "{CAPACITY:lots}", "W2 holds 8."),
    ("{DEMAND:5}", "", "B needs 5"), ("{DEMAND:5}", "", "5"), ("{COST:3}", "{MISSING:-}", "from W1 to B it's 3"),
    ("{COST:3}", "{MISSING:-}", "3"), ("{COST:3}", "{MISSING:-}", "B at W1 costs 3"),
    ("{END:.}\n", "{END:.}\n{RESOURCE:W2} holds {CAPACITY:9}{END:\n}", "W2 holds 8")])
def test_amounts_told_later(old: str, new: str, reply: str) -> None:
    text = TABLE.replace(old, new, 1)
    parse = repair(text, reply)
    assert parse.problem is not None, parse.message
    assert {key: parse.problem[key] for key in ("warehouses", "customers")} == {
        "warehouses": {"W1": 10, "W2": 8}, "customers": {"A": 4, "B": 5}}
    assert parse.problem["cost"]["B"] == {"W1": 3, "W2": 4}
    assert parse.receipt is not None
    whole = parse.source(reading_of(text).text)
    assert all(whole[cell.start:cell.end] == cell.value for cell in parse.receipt.cells)


@pytest.mark.parametrize(("reply", "asked"), [
    ("3 or 4", "more than one way"), ("W1 to B is 3, or 5", "more than one way"),
    ("W1 and W2 to B: 3", "Whose number")])
def test_amounts_that_stay_open(reply: str, asked: str) -> None:
    parse = repair(TABLE.replace("{COST:3}", "{MISSING:-}", 1), reply)
    assert parse.status == "ask" and asked in parse.message, parse.message


@pytest.mark.parametrize("reply", [
    "the start is top left and the goal at row 3, column 2", "start: row 1 column 1, goal: row 3 column 2",
    "top left is the start, r3c2 the goal", "Start ist oben links, Ziel Zeile 3 Spalte 2"])
def test_start_and_goal_told_later(reply: str) -> None:
    parse = repair(MAP, reply)
    assert parse.problem is not None, parse.message
    assert parse.problem["rows"] == ["S..", "#..", ".G#"]


def test_maps_step_by_step() -> None:
    assert (repair(MAP, "the start is top left", "goal at row 3, column 2").problem or {})["rows"][2] == ".G#"
    assert (repair(MAP, "goal at row 3, column 2", "top left").problem or {})["rows"][0] == "S.."
    assert repair(MAP, "start at row 1").status == "ask"
    assert "counted" in repair(MAP, "start (1,1), goal (3,2)").message
    signs = MAP.replace("{SIGN:..#}", "{SIGN:.%#}").replace("{SIGN:...}", "{SIGN:S.G}")
    for reply in ("a wall", "% is a wall", "it's a wall"):
        assert (repair(signs, reply).problem or {})["rows"] == ["S.G", "#..", ".##"]
    ragged = MAP.replace("{SIGN:#..}", "{SIGN:#.}").replace("{SIGN:...}", "{SIGN:S.G}")
    assert (repair(ragged, "row 2 is #..").problem or {})["rows"][1] == "#.."


# Tasks of others ----------------------------------------------------------------------------------------------


def other_task(name: str, like: str, **fields: Any) -> Task:
    """A second task of the same form, as a plugin would bring it."""
    task = type(name.title(), (type(registry.task(like)),), {"title": name, "words": (name,), **fields})()
    task.name = name
    return task


def with_task(reading: Reading, task: Task) -> Reading:
    form = task.text_form()
    assert form is not None
    return replace(reading, tasks=[*reading.tasks, (task, form)])


def test_a_task_of_the_same_form_is_named_by_its_words() -> None:
    warren = other_task("rabbit warren", "maze")
    rows = MAP.replace("{SIGN:...}", "{SIGN:S.G}")
    for text, name in ((rows, "maze"), ("my rabbit warren:\n" + rows, "rabbit warren")):
        parse = assemble(with_task(reading_of(text), warren))
        assert parse.task == name and parse.problem is not None and parse.problem["rows"] == ["S.G", "#..", "..#"]
    courier = other_task("courier rota", "allocation")
    assert assemble(with_task(reading_of("a courier rota: " + TABLE), courier)).task == "courier rota"
    assert assemble(with_task(reading_of(TABLE), courier)).task == "allocation"


def test_a_grid_of_another_task() -> None:
    square = other_task("latin square", "sudoku", relations=("row", "column"), sizes=(4, 5))
    for rows, asked in ((["1....", ".2...", "..3..", "...4.", "....5"], "A latin square may have this size"),
                        (["1...", ".1..", "..3.", "...4"], "In a latin square they would not")):
        reading = with_task(reading_of("this sudoku\n" + "\n".join(rows)), square)
        parse = assemble(reading)
        assert parse.status == "ask" and asked in parse.message, parse.message
        after = repaired(reading, parse, "oh, it is a latin square")
        assert after is not None and after.problem is not None and after.task == "latin square"
        assert after.problem["grid"] == "".join(rows)


# Any reply ----------------------------------------------------------------------------------------------------

said = st.lists(st.sampled_from([
    "r5c9", "is", "1", "row 5", "at the end", "blank", "the first one", "9x9", "yes", "no", "or", "7", "W2", "B",
    "start", "goal", "top left", "4..8.3..1", ",", "not", "remove", "\n", "é", "W1", "30", '"', "#", "(1,2)", "last"]),
    max_size=9).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([SHORT, TABLE.replace("{COST:3}", "{MISSING:-}"), MAP, lines(WIKI) + "\nx\n" + lines(WIKI)]),
       st.one_of(said, st.text(max_size=60)))
def test_any_reply_is_answered_and_no_value_lacks_a_span(text: str, reply: str) -> None:
    reading = reading_of(text)
    parse = repaired(reading, assemble(reading), reply)
    if parse is None:
        return
    assert parse.message or parse.problem
    whole = parse.source(reading.text)
    for cell in parse.receipt.cells if parse.receipt else ():
        assert 0 <= cell.start <= cell.end <= len(whole)
        if parse.task == registry.tasks()[0].name and parse.problem and cell.value not in ".?":
            assert str(number(whole[cell.start:cell.end])) == cell.value


def test_with_the_packaged_weights() -> None:
    front = FrontEnd.load()
    asked = front.read(SHORT)
    assert "row 5 has 8 cells" in asked.message
    parse = front.repair(asked, SHORT, "the missing one is a 1 at the end")
    assert parse is not None
    check(SHORT, parse, WIKI)
    again = front.repair(asked, SHORT, f"Forget it, solve this instead:\n{lines(WIKI)}")
    assert again is not None
    check(SHORT, again, WIKI)
    assert front.repair(asked, SHORT, "What can you do?") is None
