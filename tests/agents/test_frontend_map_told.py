"""Maps by their told size, walls as a list of pairs, tables with names, one sign told of two."""

from __future__ import annotations

import pytest

from agents.frontend.map_sizes import said_sizes
from tests.agents.test_frontend_series import front_end

ROWS = ["S.#....", ".##.##.", ".......", "###.#.#", "....#.G"]
WALLS = [(r, c) for r, row in enumerate(ROWS) for c, sign in enumerate(row) if sign == "#"]


def read(text: str) -> list[str] | str:
    parse = front_end().read(text)
    return parse.problem["rows"] if parse.problem else parse.message


def pairs(base: int, turned: bool = False, up: bool = False) -> str:
    found = [(len(ROWS) - 1 - r if up else r, c) for r, c in WALLS]
    return ", ".join(f"({c + base},{r + base})" if turned else f"({r + base},{c + base})" for r, c in found)


@pytest.mark.parametrize(("text", "sizes"), [
    ("a maze of 11 rows and 13 columns", [(11, 13, False)]), ("13 cells wide and 11 cells high", [(11, 13, False)]),
    ("ein Labyrinth mit 11 Zeilen", [(11, None, False)]), ("11行13列", [(11, 13, False)]),
    ("a 12x9 grid", [(12, 9, True)]),
    ("une grille de 7 lignes et 9 colonnes", [(7, 9, False)]), ("the first 3 rows, every 2 columns", []),
    ("row 4, column 5, 800x600 screen", [])])
def test_sizes_that_are_said(text: str, sizes: list[tuple[int, int, bool]]) -> None:
    assert [(size.rows, size.columns, size.either) for size in said_sizes(text)] == sizes


def test_a_map_of_another_size_than_announced_is_asked_about() -> None:
    drawn = "\n".join(ROWS)
    assert read(f"This maze has 5 rows and 7 columns:\n\n{drawn}\n\nshortest path from S to G?") == ROWS
    assert read(f"a 7x5 maze, shortest path from S to G?\n\n{drawn}") == ROWS
    said = read(f"This maze has 6 rows and 7 columns:\n\n{drawn}\n\nshortest path from S to G?")
    assert "6 rows and 7 columns" in said and "missing" in said


@pytest.mark.parametrize(("how", "base", "turned", "up"), [
    ("(row, column) counted from 1, (1,1) at the top left", 1, False, False),
    ("(x, y), zero-based, (0,0) is the top left cell, y goes down", 0, True, False),
    ("(x, y) and (0,0) is the lower left corner, y grows upward", 0, True, True)])
def test_walls_told_as_pairs(how: str, base: int, turned: bool, up: bool) -> None:
    ends = [(0, 0), (4, 6)]
    start, goal = (f"({b}, {a})" if turned else f"({a}, {b})"
                   for a, b in ((4 - r + base if up else r + base, c + base) for r, c in ends))
    text = (f"A floor of 5 rows and 7 columns. Cells are {how}. Blocked cells: {pairs(base, turned, up)}. All others "
            f"are free. The robot starts at {start} and must go to {goal}. Shortest path?")
    assert read(text) == ROWS
    parse = front_end().read(text)
    assert parse.receipt is not None and "cells that the text does not name are open" in parse.receipt.notes
    assert all(text[cell.start:cell.end].strip("()") for cell in parse.receipt.cells)


@pytest.mark.parametrize("text", [
    f"A floor of 5 rows and 7 columns. Blocked cells: {pairs(1)}. From (1, 1) to (5, 7), shortest path?",
    f"A 5 x 7 grid, (x, y) from 0. Blocked cells: {pairs(0, True)}. Start (0, 0), goal (6, 4), shortest path?",
    f"A grid of 4 rows and 7 columns, (row, column) from 1. Walls: {pairs(1)}. From (1, 1) to (4, 7), shortest path?"])
def test_pairs_that_can_be_read_in_two_ways_are_asked_about(text: str) -> None:
    assert front_end().read(text).status == "ask"


def test_one_sign_of_two_is_told_and_places_stand_in_brackets() -> None:
    digits = [[1 if sign == "#" else 0 for sign in row] for row in ROWS]
    python = "grid = [\n" + "".join(f"    {row},\n" for row in digits) + "]"
    ends = "start = (0, 0)\nend = (4, 6)   # row, col, zero-based"
    assert read(f"1 = obstacle\n\n{ends}\n{python}\n\nshortest path?") == ROWS
    matlab = "M = [\n" + ";\n".join(" ".join(map(str, row)) for row in digits) + "];"
    ends = "% 1 = wall, 0 = free\nstartCell = [1 1];  % [row col], indexing from 1\ngoalCell = [5 7];"
    assert read(f"{matlab}\n\n{ends}\n\nshortest path?") == ROWS


def test_tables_with_names_and_chinese_signs() -> None:
    head = "|   | A | B | C | D | E | F | G |\n" + "|---" * 8 + "|\n"
    body = "".join(f"| {k + 1} | {' | '.join(row.replace('.', ' '))} |\n" for k, row in enumerate(ROWS))
    assert read(f"{head}{body.replace('#', 'W')}\nW is a wall, empty is free, S start, G goal. Shortest path?") == ROWS
    drawn = "\n".join(ROWS).translate(str.maketrans("S.#G", "起路墙终"))
    assert read(f"请问从起点到终点最短怎么走？\n\n{drawn}") == ROWS


def test_rows_in_words_and_signs_with_their_meaning_in_brackets() -> None:
    words = {"S": "start", ".": "free", "#": "wall", "G": "goal"}
    told = "\n".join(f"Row {k + 1}: {', '.join(words[sign] for sign in row)}" for k, row in enumerate(ROWS))
    assert read(f"Here is my maze in words, top row first.\n{told}\nPlease tell me the shortest path.") == ROWS
    drawn = "\n".join(ROWS).replace("G", "M")
    assert read(f"¿Cómo voy desde la S para llegar a la M (meta)? Las # son paredes.\n{drawn}") == ROWS
    drawn = "\n".join(ROWS).translate(str.maketrans("SG", "@>"))
    assert read(f"Roguelike: how does @ get to the stairs > in the fewest moves?\n\n{drawn}\n\n4 directions") == ROWS
