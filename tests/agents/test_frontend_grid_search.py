"""Squares and lists of cells that the layout shows, though every sign but the values is labelled as no data."""

from __future__ import annotations

import random

import pytest

from agents.frontend.labels import CELL, OUTSIDE
from agents.frontend.receipt import Parse
from agents.frontend.spans import Token
from agents.frontend.symbols import blanks_in
from tests.agents.frontend_prompts import WIKI
from tests.agents.test_frontend_forms import read

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
