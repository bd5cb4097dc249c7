"""Maps read by layout, words and constraints: framings, legends, places, and what must be asked."""

from __future__ import annotations

import pytest

from agents.frontend.assembly import assemble
from agents.frontend.map_blocks import blocks, left_over
from agents.frontend.map_words import role_words
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.spans import Spans
from solvers import registry

ROWS = ["S.#.", "..#.", "#...", "..#G"]
LEGEND = "# are walls, dots are free, S is the start and G is the goal.\n"


def read(text: str) -> Parse:
    """Without a network: only layout, words and custom speak."""
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return assemble(Reading(text, text, Spans(), [], "solve", tasks, 0.5))


def rows(text: str) -> list[str] | None:
    problem = read(text).problem
    return problem["rows"] if problem else None


FRAMINGS = {
    "plain": "\n".join(ROWS),
    "spaced": "\n".join(" ".join(row) for row in ROWS),
    "comma": "\n".join(", ".join(row) for row in ROWS),
    "quoted mail": "\n".join("> " + row for row in ROWS),
    "fence": "```\n" + "\n".join(ROWS) + "\n```",
    "strings": "maze = [" + ", ".join(f'"{row}"' for row in ROWS) + "]",
    "lists": "[" + ",\n ".join("[" + ", ".join(f"'{sign}'" for sign in row) + "]" for row in ROWS) + "]",
    "slashes": "maze " + " / ".join(ROWS),
    "told": " ".join(f"row {k} is {row};" for k, row in enumerate(ROWS, 1)),
    "names": "  1234\n" + "\n".join(f"{name} {row}" for name, row in zip("ABCD", ROWS, strict=True)),
    "remarks": "\n".join(row + ("   <- careful" if k == 1 else "") for k, row in enumerate(ROWS)),
    "bars": "+----+\n" + "\n".join(f"|{row}|" for row in ROWS) + "\n+----+",
    "markdown": "| " + " |\n| ".join(" | ".join(row) for row in ROWS[:1]) + " |\n|---|---|---|---|\n"
                + "\n".join("| " + " | ".join(row) + " |" for row in ROWS[1:]),
}


@pytest.mark.parametrize("framing", FRAMINGS)
def test_every_framing_gives_the_map(framing: str) -> None:
    assert rows(LEGEND + "\n" + FRAMINGS[framing] + "\n") == ROWS, framing


def test_roles_come_from_words_in_either_order_and_from_the_rest() -> None:
    drawn = "\n".join(row.translate(str.maketrans("#.SG", "o%XT")) for row in ROWS)
    assert rows(f"o is floor? no: o = hedge, % = gravel, X is me, the treasure is T\n\n{drawn}") is None
    assert rows(f"hedge: o, gravel: %, player: X, treasure: T\n\n{drawn}") == ROWS
    assert rows(f"o sind Hecken, % ist der Weg, X ist der Start, T das Ziel\n\n{drawn}") == ROWS
    assert rows(f"You can't walk on o but the rest is free. From X to T.\n\n{drawn}") == ROWS


def test_places_of_start_and_goal() -> None:
    drawn = "\n".join(ROWS).replace("S", ".").replace("G", ".")
    for told in ("start = (0, 0), end = (3, 3), zero-based (row, col)", "From row 1, column 1 to row 4, column 4",
                 "robot at x=0, y=0; target at x=3, y=3, counted from 0", "top left to bottom right"):
        assert rows(f"# is blocked, . is free. {told}\n\n{drawn}") == ROWS, told


@pytest.mark.parametrize("text", [
    LEGEND + "\nS.#.\n..#\n#...\n..#G",               # a ragged row
    LEGEND + "\nS.#.\n..#.\n#...\n..#",               # a ragged last row
    LEGEND + "\nS.#.\n..#.\n#..S\n..#G",              # two starts
    LEGEND + "\n..#.\n..#.\n#...\n..#G",              # no start
    LEGEND + "\nS.#.\n.~#.\n#...\n..#G",              # a sign that nobody explained
    "# is a wall. # is free.\n\n" + "\n".join(ROWS),  # two meanings
    "\n".join(ROWS) + "\n\nand\n\n" + "\n".join(ROWS[::-1]),  # two maps
    "0110\n0S10\n00G1\n1100",                         # which of 0 and 1 is the wall?
    "# walls, from (2,1) to (9,9), 0-based\n\n....\n..#.\n....\n....",
])
def test_what_cannot_be_known_is_not_read(text: str) -> None:
    assert read(text).problem is None


def test_a_row_of_another_length_beside_the_block_is_seen() -> None:
    block = blocks("S.#.\n..#.\n#..G\n..#")[0]
    assert left_over(block) == "..#"


def test_negated_words_turn_round() -> None:
    assert [word.role for word in role_words("not walkable")] == [word.role for word in role_words("wall")]
    assert not role_words("not a wall")


def test_the_prompts_of_reasoning_gym_are_read() -> None:
    text = """Your task is to find the shortest path from the start to the destination point in a grid.

The grid is represented as a matrix with the following types of cells:
- *: your starting point
- #: your destination point
- O: an open cell
- X: a blocked cell

Therefore, you need to find the shortest path from * to #, moving only through open cells.

You may only move in four directions: up, down, left, and right.

If there is no path from * to #, simply write "infeasible" (without quotes).

Now, find the length of the shortest path from * to # in the following grid:
O X X X O
O O X X X
O O # O O
* X O O X
O X X O X
"""
    assert rows(text) == [".###.", "..###", "..G..", "S#..#", ".##.#"]
