"""Squares and lists of cells that the layout shows, though every sign but the values is labelled as no data."""

from __future__ import annotations

import random
import re

import pytest

from agents.frontend.labels import CELL, OUTSIDE
from agents.frontend.receipt import Parse
from agents.frontend.spans import Token
from agents.frontend.symbols import blanks_in
from tests.agents.frontend_prompts import WIKI
from tests.agents.test_frontend_forms import read
from tests.agents.test_frontend_series import front_end

ROWS = [WIKI[k:k + 9] for k in range(0, 81, 9)]
WORDS = ["_", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def parse(text: str) -> Parse:
    """Only the digits are known to be values; words that say the task let the layout speak."""
    text = "sudoku\n" + text
    return read(text, [Token(k, k + 1, CELL if char.isdigit() else OUTSIDE, 1.0) for k, char in enumerate(text)])


def grid(text: str) -> str:
    found = parse(text)
    return found.problem["grid"] if found.problem else found.message


def fields(rows: list[str], gap: str) -> list[str]:
    return [gap.join(row.replace(".", " ")) for row in rows]


def entries(form: str, between: str) -> str:
    return between.join(form.format(r=r + 1, c=c + 1, v=value, L="ABCDEFGHI"[c]) for r, row in enumerate(ROWS)
                        for c, value in enumerate(row) if value != ".")


def counted(row: str) -> str:
    """five, three, two empty, seven …"""
    said: list[str] = []
    k = 0
    while k < 9:
        run = next((j for j in range(k, 9) if row[j] != "."), 9) - k
        said.append(f"{WORDS[run]} empty" if run else WORDS[int(row[k])])
        k += run or 1
    return ", ".join(said)


LAYOUTS = {
    "lines": "\n".join(ROWS),
    "rare blank": "\n".join(ROWS).replace(".", "¤"),
    "spaces": "\n".join(" ".join(row) for row in ROWS),
    "slashes": " / ".join(ROWS),
    "names": "\n".join(f"{'ABCDEFGHJ'[k]} | {' '.join(row)}" for k, row in enumerate(ROWS)),
    "heading": "  1 2 3 4 5 6 7 8 9\n" + "\n".join(f"{k} {' '.join(row)}" for k, row in enumerate(ROWS, 1)),
    "chat": "\n".join(f"[18:0{k}] Nonna: {' '.join(row)}" for k, row in enumerate(ROWS)),
    "signature": "\n".join(ROWS) + "\n\n--\nT. Li | Sales\nT +44 20 7946 0000 | M +44 7700 900000",
    "markdown": "\n".join(["| |A|B|C|D|E|F|G|H|I|", "|-|-|-|-|-|-|-|-|-|-|",
                           *(f"|**{k}**|{row}|" for k, row in enumerate(fields(ROWS, "|"), 1))]),
    "latex": "\\begin{tabular}{ccc}\n\\hline\n" + " \\\\\n".join(fields(ROWS, " & ")) + "\n\\end{tabular}",
    "html": "<table>" + "\n".join("<tr>" + "".join(f"<td>{char}</td>" for char in row.replace(".", "")) + "</tr>"
                                  for row in [row.replace(".", " ") for row in ROWS]) + "</table>",
    "frame": "\n".join(["+---+---+---+", *(f"|{row[:3]}|{row[3:6]}|{row[6:]}|".replace(".", " ") for row in ROWS),
                        "+---+---+---+"]),
    "fence": "```\n" + "\n".join(fields(ROWS, " ")) + "\n```",
    "sentences": ". ".join(f"The next row is {' '.join(row)}" for row in ROWS).replace(" .", " _") + ".",
    "boxes": "\n".join(f"box {b + 1}: " + " ".join(ROWS[b // 3 * 3 + r][b % 3 * 3:b % 3 * 3 + 3] for r in range(3))
                       for b in range(9)),
    "dictated": ".\n".join(f"Row {k}: {counted(row)}" for k, row in enumerate(ROWS, 1)),
    "r1c1": entries("r{r}c{c}={v}", "; "),
    "triples": "row-column-digit: " + entries("{r}{c}{v}", " "),
    "letters": "as in a spreadsheet: " + entries("{L}{r} {v}", "; ")}
SPOKEN = {"dictated"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_shows_the_board(name: str) -> None:
    text = LAYOUTS[name]
    if name in SPOKEN:  # values are words there
        tokens = [Token(k, k + 1, CELL if char.isalnum() else OUTSIDE, 1.0) for k, char in enumerate(text)]
        found = read(text, tokens)
        assert found.problem is not None and found.problem["grid"] == WIKI, found.message
        return
    assert grid(text) == WIKI


@pytest.mark.parametrize("name", ["lines", "spaces", "slashes", "names", "heading", "sentences", "triples"])
def test_what_was_lost_or_added_is_asked_about(name: str) -> None:
    text, rng = LAYOUTS[name], random.Random(name)
    places = [k for k, char in enumerate(text) if char in "123456789" and k > 30]
    for k in rng.sample(places, 6):
        for spoiled in (text[:k] + text[k + 1:], text[:k] + " 4 " + text[k:]):
            found = parse(spoiled)
            assert found.status == "ask", f"{found.problem}\n{spoiled}"


def test_a_row_too_many_and_two_boards_are_asked_about() -> None:
    assert parse("\n".join([*ROWS, ROWS[0]])).status == "ask"
    assert parse("\n".join(ROWS) + "\n\nand\n\n" + " / ".join(ROWS[::-1])).status == "ask"
    assert parse("\n".join(ROWS[:8])).status == "ask"


def test_a_letter_names_what_the_text_says() -> None:
    assert parse(entries("{L}{r} {v}", "; ")).status == "ask"
    assert grid("columns A-I, rows 1-9: " + entries("{L}{r}={v}", " ")) == WIKI


def test_a_printed_board_beside_own_work() -> None:
    work = "\n".join(ROWS).replace("53..7", "534.7")
    text = "The printed puzzle:\n" + "\n".join(ROWS) + "\n\n{}\n" + work
    assert grid(text.format("What I have so far:")) == WIKI
    assert parse(text.format("Another one:")).status == "ask"


def test_counted_blanks() -> None:
    said = ("six empty cells", "two empties", "an empty one", "leer", "seven", "one", "")
    assert [blanks_in(words) for words in said] == [6, 2, 1, 1, 0, 0, 0]


def test_a_chinese_box_is_a_blank_and_j_the_ninth_row() -> None:
    assert grid("\n".join(row.replace(".", "口") for row in ROWS)) == WIKI
    table = ["|   | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |", "|---" * 10 + "|"]
    table += [f"| **{name}** | {' | '.join(row.replace('.', ' '))} |"
              for name, row in zip("ABCDEFGHJ", ROWS, strict=True)]
    assert grid("\n".join(table)) == WIKI


def test_dictated_rows_without_a_stop() -> None:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    said = " ".join(f"{name} row {' '.join('blank' if sign == '.' else WORDS[int(sign)] for sign in row)}"
                    for name, row in zip(ordinals, ROWS, strict=True))
    text = f"sudoku okay {said} please solve it"
    words = [(match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    tokens = [Token(start, end, CELL if text[start:end] in WORDS else OUTSIDE, 1.0) for start, end in words]
    problem = read(text, tokens).problem
    assert problem is not None and problem["grid"] == WIKI


def told(text: str) -> str:
    """What the network and the layout read together."""
    found = front_end().read(text)
    return found.problem["grid"] if found.problem else found.message


def said_of(words: str) -> str:
    return "Here is my sudoku:\n\n" + "\n".join(ROWS) + f"\n\n{words}"


def test_candidates_in_brackets_are_open_cells_where_the_text_says_so() -> None:
    rows = [" ".join("{13}" if sign == "." else sign for sign in row) for row in ROWS]
    board = "\n".join(rows).replace("{13}", "{2}", 1)
    assert told(f"My sudoku so far; numbers in curly braces are only candidates\n{board}") == WIKI
    assert front_end().read(f"my sudoku\n{board}").status == "ask"


def test_lines_that_are_columns() -> None:
    turned = ["".join(row[k] for row in ROWS) for k in range(9)]
    assert told("every line below is one COLUMN\n" + "\n".join(turned)) == WIKI
    assert "row of it, or a column" in front_end().read("I copied it column by column\n" + "\n".join(turned)).message


@pytest.mark.parametrize("said", [
    "In row 1 the number in column 3 is a printed 7.", "r1c2 is 7.", "Zeile 1, Spalte 2 ist eine 9.",
    "ligne 1, colonne 2 c'est un 9", "第1行第2列是9",
    "The clue in row 1 column 4 is 2.", "The 8 in row 1, column 2 is clear."])
def test_what_is_said_against_the_grid_is_asked_about(said: str) -> None:
    found = front_end().read(said_of(said))
    assert found.status == "ask" and "Which is right?" in found.message


@pytest.mark.parametrize("said", [
    "Why is r1c3 a 7?", "What if r1c2 is 7?", "The key says r1c2 is 7.", "I put r1c3 = 4 here.",
    "Row 1, column 1 is a 5.",    "I found that r1c3 is 4"])
def test_questions_and_guesses_are_no_statements(said: str) -> None:
    assert told(said_of(said)) == WIKI
