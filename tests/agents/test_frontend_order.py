"""Boards told as boxes, columns or sentences; labels that leave a row out; other problems, and wishes that are none."""

from __future__ import annotations

import pytest

from agents.frontend.elsewhere import chore, forecast, other_problem, variant
from agents.frontend.grid_told import told_entries
from agents.frontend.labels import BLANK, CELL, END, OUTSIDE
from agents.frontend.receipt import Parse
from agents.frontend.spans import Token
from tests.agents.frontend_prompts import WIKI
from tests.agents.test_frontend_forms import a_map, marked, read, readings
from tests.agents.test_frontend_grid_search import ROWS, grid

COLUMNS = ["".join(row[k] for row in ROWS) for k in range(9)]
BOXES = ["".join(ROWS[r][c:c + 3] for r in range(top, top + 3)) for top in (0, 3, 6) for c in (0, 3, 6)]
SIDES = ["top left", "top middle", "top right", "middle left", "centre", "middle right", "bottom left",
         "bottom middle", "bottom right"]


def labelled(text: str) -> Parse:
    """The last nine characters of every line that has no words at its end are cells, and known to be."""
    tokens = []
    at = 0
    for line in text.split("\n"):
        board = len(line) >= 9 and not any(char.isalpha() for char in line[-9:])
        first = at + len(line) - 9 if board else at + len(line)
        tokens += [Token(k, k + 1, OUTSIDE, 1.0) for k in range(at, first)]
        tokens += [Token(k, k + 1, CELL if text[k].isdigit() else BLANK, 1.0) for k in range(first, at + len(line))]
        tokens.append(Token(at + len(line), at + len(line) + 1, END if board else OUTSIDE, 1.0))
        at += len(line) + 1
    return read(text, tokens)


def solved(text: str) -> str:
    found = labelled(text)
    return found.problem["grid"] if found.problem else found.message


def listed(names: list[str], rows: list[str]) -> str:
    return "\n".join(f"{name}: {row}" for name, row in zip(names, rows, strict=True))


@pytest.mark.parametrize("names, rows", [
    ([f"col {k}" for k in range(1, 10)], COLUMNS), ([f"Spalte {k}" for k in range(1, 10)], COLUMNS),
    (SIDES, BOXES), ([f"box {k}" for k in range(1, 10)], BOXES), ([f"row {k}" for k in range(1, 10)], ROWS),
    (["oben links", "oben Mitte", "oben rechts", "Mitte links", "Mitte", "Mitte rechts", "unten links", "unten Mitte",
      "unten rechts"], BOXES)])
def test_the_names_say_what_a_line_is(names: list[str], rows: list[str]) -> None:
    assert solved(listed(names, rows)) == WIKI


def test_columns_in_any_order() -> None:
    shuffled = [*range(5, 9), *range(5)]
    assert solved(listed([f"column {k + 1}" for k in shuffled], [COLUMNS[k] for k in shuffled])) == WIKI


@pytest.mark.parametrize("names, asked", [
    (["R1", "R2", "R3", "R4", "R5", "R5", "R7", "R8", "R9"], 'the row named "5"'),
    (["1", "2", "3", "4", "5", "6", "7", "9", "8"], 'the row named "9"')])
def test_labels_that_leave_a_row_out_are_asked_about(names: list[str], asked: str) -> None:
    found = labelled(listed(names, ROWS))
    assert found.status == "ask" and asked in found.message


def test_lines_that_may_be_columns_are_asked_about() -> None:
    assert "a row of it, or a column" in labelled("I copied it column by column:\n" + "\n".join(ROWS)).message


def test_a_given_that_cannot_be_read_is_asked_about() -> None:
    text = "I can't tell what the # is\n" + "\n".join(ROWS).replace(".", "#", 1)
    assert 'r1c3 is "#"' in labelled(text).message
    assert 'Is that "#"' in labelled(text.replace(".", "#", 1)).message
    assert labelled("I can't read the last line of your answer\n" + "\n".join(ROWS)).status == "parsed"


def test_a_variant_is_no_plain_board() -> None:
    assert "further rules" in labelled("killer sudoku\n" + "\n".join(ROWS)).message
    assert variant("my jigsaw-sudoku", ["sudoku"]) == "jigsaw-sudoku" and not variant("a hard sudoku", ["sudoku"])


def test_values_told_with_their_columns() -> None:
    told = ". ".join(f"Row {r} has " + ", ".join(f"a {v} in column {c}" for c, v in enumerate(row, 1) if v != ".")
                     for r, row in enumerate(ROWS, 1))
    assert grid(told + ".") == WIKI
    assert told_entries(told.replace("a 5 in column 1", "a 5 or 6 in column 1")) is None
    assert told_entries("Row 3 has a 4 in column 5") is None


@pytest.mark.parametrize("text", [
    "nonogram 5x5, columns: 2 / 1 1 / 5 / 3 / 1", "Traveling salesman: A-B 12, A-C 20",
    "x + y = 3, 2x - y = 5. Solve for x and y"])
def test_other_problems(text: str) -> None:
    assert other_problem(text)


@pytest.mark.parametrize("text", ["Kannst du das übersetzen?", "What will the weather be like in Porto?",
                                  "write me a Python script", "预测下个月"])
def test_chores(text: str) -> None:
    assert chore(text) and not other_problem(text)


def test_a_forecast_is_refused_and_its_outliers_are_not() -> None:
    numbers = ", ".join(str(200 + k % 7) for k in range(30))
    assert forecast(f"sales: {numbers}. Please forecast the next six months")
    assert not forecast("which reading is unusual?")


def test_one_sign_unlike_the_other_blanks_is_asked_about() -> None:
    assert 'r1c3 is "#"' in labelled("\n".join(ROWS).replace(".", "#", 1)).message


def test_words_between_rows_of_a_map_are_asked_about() -> None:
    rows = a_map("S.#", "..#", "#.G").replace("..#}{END:\n}", "..#}{END:\n}(illisible)\n")
    assert "(illisible)" in marked(rows).message


def test_a_number_that_lost_a_digit_is_asked_about() -> None:
    numbers = [f"{20 + k % 5}" for k in range(30)]
    assert marked(readings(numbers)).status == "parsed"
    gone = readings(numbers).replace("{READING:21}", "{READING:2}#", 1)
    assert 'You write "2#"' in marked(gone).message or marked(gone).status == "ask"
    assert marked("the ink is washed out\n" + readings(numbers)).status == "ask"
