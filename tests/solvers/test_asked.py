"""What a person's words name and change: places, partial answers, and the true effect of a change."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

import numpy as np
import pytest

from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.exact.bfs import ways
from solvers.places import cells_in, names_in, values_in
from solvers.registry import task
from solvers.tasks._allocation_asked import changed
from solvers.tasks._maze_asked import moves_so_far
from solvers.tasks.maze import Maze
from tests.solvers.boards import EASY, EASY_SOLVED, MANY, SUDOKU

MAZE, ALLOCATION, ANOMALY = cast(Maze, task("maze")), task("allocation"), task("anomaly")
STOCK = {"warehouses": {"North": 50, "Old North": 40}, "customers": {"Ann": 20, "Bob": 30, "C3": 15},
         "cost": {"Ann": {"North": 1, "Old North": 2}, "Bob": {"North": 1, "Old North": 6},
                  "C3": {"North": 2, "Old North": 3}}}


@pytest.mark.parametrize(("text", "names"), [
    ("why is r4c7 a 2?", ["r4c7"]), ("R4 C7 and r1,c3", ["r4c7", "r1c3"]), ("row 4, column 7", ["r4c7"]),
    ("column 7 of row 4", ["r4c7"]), ("the 4th row, 7th column", ["r4c7"]), ("the cell (4, 7)", ["r4c7"]),
    ("Zeile 4 Spalte 7", ["r4c7"]), ("in row 4 and column 7", ["r4c7"]), ("no cell, row 4 only", []),
    ("r10c12", ["r10c12"]),
])
def test_cells_in_words(text: str, names: list[str]) -> None:
    assert [place.name for place in cells_in(text)] == names


@pytest.mark.parametrize(("text", "found"), [
    ("what if r1c1 is 5?", [("r1c1", "5")]), ("r1c3=4, r1c4 = 6", [("r1c3", "4"), ("r1c4", "6")]),
    ("put a 7 in r9c8", [("r9c8", "7")]), ("row 1 column 3 were a 4", [("r1c3", "4")]), ("r1c1 is nice", []),
    ("what if r1c1 wasn't there", []), ("r2c2: 9", [("r2c2", "9")]),
])
def test_values_in_words(text: str, found: list[tuple[str, str]]) -> None:
    assert values_in(text, "123456789") == found


def test_names_within_names() -> None:
    assert [place.name for place in names_in("old north, North; northern", ["North", "Old North"])] == [
        "Old North", "North"]


def test_what_if_of_a_board_is_what_a_solver_finds() -> None:
    problem = SUDOKU.problem({"grid": EASY})
    values = SUDOKU.answer_values(problem, {"grid": EASY_SOLVED})
    for cell in range(0, 81, 7):
        for value in range(9):
            text = f"what if {SUDOKU.cell_name(9, cell)} is {value + 1}?"
            [fact] = SUDOKU.what_if(problem, values, text)
            givens = problem.givens.copy()
            givens[cell] = value
            answer = SUDOKU.sat(9).solve(SUDOKU.from_givens(givens))
            if answer is None:
                assert "there is no answer" in fact.text
            elif np.array_equal(answer, values):
                assert "nothing changes" in fact.text
            else:
                assert "there is" in fact.text and EASY_SOLVED not in fact.text
    several = SUDOKU.problem({"grid": MANY})
    assert "more than one answer" in SUDOKU.what_if(several, None, "what if r1c1 is 1")[0].text
    with pytest.raises(ProblemError, match="name a cell and the symbol"):
        SUDOKU.what_if(problem, values, "what if it rains?")


def test_what_if_of_a_maze_is_what_a_search_finds() -> None:
    for i in range(4):
        problem, _ = MAZE.item(3, i)
        ground = MAZE.ground(problem)
        for cell in range(0, ground.opened.size, 5):
            if cell in (ground.start, ground.goal):
                continue
            opened = ground.opened.copy()
            opened.flat[cell] = not opened.flat[cell]
            what = "open" if opened.flat[cell] else "a wall"
            length = int(ways(opened, ground.goal).distance[ground.start])
            [fact] = MAZE.what_if(problem, None, f"what if {ground.name(cell)} is {what}?")
            assert (f"has {length} move" in fact.text) if length >= 0 else ("no path" in fact.text), fact.text


@pytest.mark.parametrize(("text", "moves"), [
    ("is it right so far: RD", "RD"), ("right, down, right", "RDR"), ("Is DD right?", "DD"), ("↓→", "DR"),
    ("is my partial solution right so far?", None), ("hello", None)])
def test_moves_so_far(text: str, moves: str | None) -> None:
    assert moves_so_far(text) == moves


@pytest.mark.parametrize(("text", "field", "change"), [
    ("what if warehouse North loses 20 pallets?", ("warehouses", "North", 30), "North has 30 instead of 50"),
    ("what if Old North had 5 more", ("warehouses", "Old North", 45), "Old North has 45 instead of 40"),
    ("what would happen if north drops to 45", ("warehouses", "North", 45), "North has 45 instead of 50"),
    ("what if North doubled", ("warehouses", "North", 100), "North has 100 instead of 50"),
    ("what if Ann needs 10 % more?", ("customers", "Ann", 22), "Ann needs 22 instead of 20"),
    ("what if C3 needs 7", ("customers", "C3", 7), "C3 needs 7 instead of 15"),
    ("what if North closes", ("closed", None, ["North"]), "North is closed"),
    ("what if Bob must go to Old North", ("fixed", "Bob", "Old North"), "Bob must go to Old North"),
    ("what if Bob may not go to North", ("forbidden", "Bob", ["North"]), "Bob may not go to North"),
    ("what if Ann costs 7.5 at North", None, "Ann costs 7.5 at North instead of 1"),
])
def test_one_change_in_words(text: str, field: tuple | None, change: str) -> None:
    data = ALLOCATION.problem(STOCK).data
    after, said = changed(data, text)
    assert said == change
    if field is not None:
        name, key, value = field
        assert (after[name] if key is None else after[name][key]) == value
    assert "instead" in ALLOCATION.what_if(ALLOCATION.problem(data), None, text)[0].text or not field or field[1] in (
        None, "Bob")


@pytest.mark.parametrize("text", [
    "what if Ann and Bob need 5 more", "what if it rains", "what if North loses 20 and gains 5", "what if Ann",
    "what if North loses 80", "what if North loses 10 or 20", "what if North meets Ann"])
def test_what_is_no_plain_change_is_asked_about(text: str) -> None:
    with pytest.raises(ProblemError, match=r"For example|would leave"):
        changed(ALLOCATION.problem(STOCK).data, text)


def test_points_by_number_and_time() -> None:
    start = datetime(2026, 11, 23)
    rows = [float(np.sin(k / 3)) for k in range(96)]
    rows[60] = 9.0
    times = [(start + timedelta(hours=k)).isoformat() for k in range(96)]
    problem = ANOMALY.problem({"series": {"pump 2": rows}, "timestamps": times})
    for text, place in (("why is Tuesday 14:00 not an anomaly?", "pump 2 38"), ("Tue 2pm", "pump 2 38"),
                        ("2026-11-23 03:00", "pump 2 3"), ("point 60", "pump 2 60"), ("pump 2 7", "pump 2 7")):
        assert ANOMALY.places(problem, text) == [place], text
    for text, message in (("tuesday", "fits 24 points"), ("Sunday 14:00", "no point has the time")):
        with pytest.raises(ProblemError, match=message):
            ANOMALY.places(problem, text)
    values = Cascade(ANOMALY).solve([problem])[0].values
    [fact] = ANOMALY.what_if(problem, values, "what if point 60 were 0.9?")
    assert "no longer called anomalous: pump 2 60" in fact.text
    plain = ANOMALY.problem({"series": {"a": rows, "b": rows}})
    for text, message in (("Tuesday", "have no times"), ("point 3", "name one of a, b")):
        with pytest.raises(ProblemError, match=message):
            ANOMALY.places(plain, text)
