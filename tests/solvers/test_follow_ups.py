"""Why, hint and partial answers: every statement is checked against a search that the code under test does not use."""

from __future__ import annotations

import re
from collections import deque
from itertools import permutations, product
from typing import cast

import numpy as np
import pytest

from solvers.deduce import GIVEN, Deduction, Step
from solvers.errors import ProblemError
from solvers.grid import GridTask
from solvers.problem import NO_GIVEN, Problem, Values
from solvers.registry import task
from solvers.task import Fact
from solvers.tasks.allocation import Allocation
from solvers.tasks.anomaly import Anomaly
from solvers.tasks.maze import Maze
from tests.solvers.boards import EASY, EASY_SOLVED, HARD, MANY, SUDOKU

MAZE, ANOMALY = cast(Maze, task("maze")), cast(Anomaly, task("anomaly"))
ALLOCATION = cast(Allocation, task("allocation"))


def _texts(facts: list[Fact]) -> list[str]:
    return [fact.text for fact in facts]


# Grids --------------------------------------------------------------------------------------------------------


def _all_grids_of_4() -> np.ndarray:
    """(288, 16): every 4×4 sudoku, by rows that fit."""
    found = []
    for rows in product(permutations(range(4)), repeat=4):
        grid = np.array(rows)
        columns = all(len(set(grid[:, c])) == 4 for c in range(4))
        if columns and all(len(set(grid[r:r + 2, c:c + 2].ravel())) == 4 for r in (0, 2) for c in (0, 2)):
            found.append(grid.ravel())
    return np.array(found)


ALL_OF_4 = _all_grids_of_4()


def _follows(step: Step, grids: np.ndarray) -> bool:
    """Whether the step's conclusion holds in every grid in which its premises hold."""
    keeps = np.ones(len(grids), bool)
    for cell, value in step.premises:
        keeps &= grids[:, cell] != value
    inside = grids[keeps]
    if step.cell >= 0:
        return bool((inside[:, step.cell] == step.value).all())
    return all((inside[:, cell] != value).all() for cell, value in step.removes)


def _established(task: GridTask, problem: Problem, steps: list[Step]) -> bool:
    """Whether each premise is ruled out by a given or by an earlier step of the list."""
    deduction = Deduction(task, problem)
    out = ~deduction.alive
    for step in steps:
        if not all(out[pair] for pair in step.premises):
            return False
        for pair in step.removes:
            out[pair] = True
        if step.cell >= 0:
            out[step.cell] = True
            out[deduction.peers[step.cell], step.value] = True
    return True


def test_every_step_of_small_boards_follows_from_its_premises() -> None:
    for seed in range(60):
        rng = np.random.default_rng(seed)
        problem, values = SUDOKU.minimal(4, rng)
        steps = Deduction(SUDOKU, problem).run(400)
        assert _established(SUDOKU, problem, steps)
        for step in steps:
            assert _follows(step, ALL_OF_4), step.text
            assert step.cell < 0 or values[step.cell] == step.value


def test_naked_singles_and_eliminations_follow_too() -> None:
    """Boards of 4×4 seldom need them: those of random partial boards."""
    kinds: dict[str, int] = {}
    for seed in range(300):
        rng = np.random.default_rng([1, seed])
        values = ALL_OF_4[int(rng.integers(len(ALL_OF_4)))].astype(np.int16)
        deduction = Deduction(SUDOKU, SUDOKU.from_givens(SUDOKU.givens_of(values, rng.permutation(16)[:3 + seed % 3])))
        naked = [deduction._naked(int(cell)) for cell in np.flatnonzero(deduction.alive.sum(1) == 1)]
        for step in (*naked, *deduction._eliminations()):
            kinds[step.kind] = kinds.get(step.kind, 0) + 1
            assert _follows(step, ALL_OF_4), step.text
    assert set(kinds) == {"naked single", "locked candidate", "naked pair"}


@pytest.mark.parametrize("i", range(6))
def test_a_chain_stands_on_itself_alone_and_ends_with_the_cell(i: int) -> None:
    problem, values = SUDOKU.item(41, i)
    opened = np.flatnonzero(problem.givens < 0)
    for cell in np.random.default_rng(i).choice(opened, 6, replace=False).tolist():
        deduction = Deduction(SUDOKU, problem)
        chain = deduction.chain(cell)
        told = SUDOKU.why(problem, values, SUDOKU.cell_name(9, cell))
        if chain is None:
            assert len(told) == 1 and "singles, pairs and pointing alone do not reach it" in told[0].text
            continue
        assert _texts(told) == [step.text for step in chain] and chain[-1].cell == cell
        assert _established(SUDOKU, problem, chain)
        later = [pair for step in chain for pair in step.premises]
        assert all(step.cell == cell or any(deduction.reason[pair] == deduction.steps.index(step) for pair in later)
                   for step in chain), "a step that nothing needs"
        assert all(values[step.cell] == step.value for step in chain if step.cell >= 0)


def test_no_naked_single_claims_more_than_its_groups_show() -> None:
    seen = 0
    for i in range(40):
        problem, _ = SUDOKU.item(43, i)
        known = Deduction(SUDOKU, problem)
        for step in Deduction(SUDOKU, problem).run(1000):
            if step.kind == "naked single" and "already stands" in step.text:
                around = set(known.placed[known.peers[step.cell]].tolist()) - {-1}
                assert around == set(range(9)) - {step.value}
            seen += step.text.endswith("is ruled out there")
            if step.cell >= 0:
                known.placed[step.cell] = step.value
    assert seen > 0


def _searched(grid: list[int]) -> bool:
    """Whether a 9×9 grid (-1 open) has an answer, by plain backtracking."""
    best, options = -1, set(range(10))
    for cell in range(81):
        if grid[cell] < 0:
            row, column = divmod(cell, 9)
            around = {grid[row * 9 + k] for k in range(9)} | {grid[k * 9 + column] for k in range(9)} | {
                grid[(row // 3 * 3 + k // 3) * 9 + column // 3 * 3 + k % 3] for k in range(9)}
            free = set(range(9)) - around
            if len(free) < len(options):
                best, options = cell, free
    if best < 0:
        return True
    return any(_searched([*grid[:best], value, *grid[best + 1:]]) for value in options)


def test_a_trial_is_told_only_where_a_search_proves_it() -> None:
    problem = SUDOKU.problem({"grid": HARD})
    values = SUDOKU.sat(9).solve(problem)
    assert values is not None
    [fact] = SUDOKU.why(problem, values, "r1c2")
    found = re.search(r"trying each of the (\d+) other symbols left there leads to a contradiction", fact.text)
    assert found and fact.cells == {"r1c2": SUDOKU.symbol(int(values[1]))}
    deduction = Deduction(SUDOKU, problem)
    deduction.run(1000)
    others = [value for value in deduction.candidates(1) if value != values[1]]
    assert len(others) == int(found[1])
    givens = problem.givens.tolist()
    assert not any(_searched([givens[0], value, *givens[2:]]) for value in others)


def test_with_several_answers_no_contradiction_is_claimed() -> None:
    problem = SUDOKU.problem({"grid": MANY})
    values = SUDOKU.sat(9).solve(problem)
    assert values is not None
    assert "other answers have another symbol there" in SUDOKU.why(problem, values, "r5c5")[0].text


def test_hints_are_single_forced_steps_and_lead_to_the_end() -> None:
    problem, values = SUDOKU.problem({"grid": EASY}), SUDOKU.answer_values(
        SUDOKU.problem({"grid": EASY}), {"grid": EASY_SOLVED})
    partial = np.full(81, NO_GIVEN, np.int16)
    for _ in range(51):
        [fact] = SUDOKU.hint(problem, partial)
        [(cell, symbol)] = fact.cells.items()
        row, column = map(int, cell[1:].split("c"))
        index = (row - 1) * 9 + column - 1
        assert problem.givens[index] < 0 and partial[index] < 0 and symbol == EASY_SOLVED[index]
        partial[index] = values[index]
    assert _texts(SUDOKU.hint(problem, partial)) == ["Every cell is filled"]
    stuck = SUDOKU.hint(SUDOKU.problem({"grid": HARD}))
    assert len(stuck) == 1 and "has the fewest symbols left" in stuck[0].text


def test_partial_boards_are_judged_without_the_solution() -> None:
    problem = SUDOKU.problem({"grid": EASY})
    signs = list(EASY)
    signs[2], signs[3] = EASY_SOLVED[2], EASY_SOLVED[3]
    right = _texts(SUDOKU.check_partial(problem, {"grid": "".join(signs)}))
    assert right == ["All 2 cells filled so far are right; 49 are left"]
    signs[3] = "2"  # the answer has 6: no conflict yet
    assert _texts(SUDOKU.check_partial(problem, {"grid": "".join(signs)})) == [
        "1 of the 2 cells filled so far is wrong: r1c4"]
    assert _texts(SUDOKU.hint(problem, SUDOKU.partial_values(problem, {"grid": "".join(signs)}))) == [
        "1 of the 2 cells filled so far is wrong: r1c4"]
    signs[0], signs[5] = "9", "3"
    told = _texts(SUDOKU.check_partial(problem, {"grid": "".join(signs)}))
    assert told == ["r1c1 is given as 5, not 9", "row 1 holds 3 twice: r1c2 and r1c6",
                    "column 6 holds 3 twice: r1c6 and r5c6", "2 of the 3 cells filled so far are wrong: r1c4 and r1c6"]
    assert _texts(SUDOKU.check_partial(problem, {"grid": EASY})) == ["No open cell is filled yet; 51 are left"]


@pytest.mark.parametrize(("cell", "message"), [("r10c1", "r1c1"), ("r4c77", "r4c7"), ("bla", "Cells are r1c1")])
def test_unknown_cells_are_named(cell: str, message: str) -> None:
    problem, values = SUDOKU.item(1, 1)
    with pytest.raises(ProblemError, match=message):
        SUDOKU.why(problem, values, cell)


def test_a_given_is_told_as_such() -> None:
    problem = SUDOKU.problem({"grid": EASY})
    assert _texts(SUDOKU.why(problem, problem.givens, "R1C1")) == ["r1c1 is 5: it is given"]
    assert GIVEN < 0


# Mazes --------------------------------------------------------------------------------------------------------


def _distances(rows: list[str]) -> dict[tuple[int, int], int]:
    """Moves from every open cell to G."""
    place = {sign: (r, c) for r, row in enumerate(rows) for c, sign in enumerate(row) if sign in "SG"}
    far, queue = {place["G"]: 0}, deque([place["G"]])
    while queue:
        r, c = queue.popleft()
        for other in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            inside = 0 <= other[0] < len(rows) and 0 <= other[1] < len(rows[0])
            if inside and rows[other[0]][other[1]] != "#" and other not in far:
                far[other] = far[r, c] + 1
                queue.append(other)
    return far


@pytest.mark.parametrize("i", range(8))
def test_distances_at_a_move_are_true(i: int) -> None:
    problem, values = MAZE.item(51, i)
    ground, rows = MAZE.ground(problem), problem.data["rows"]
    far = _distances(rows)
    for cell in ground.walk(values)[0][:-1]:
        told = MAZE.why(problem, values, ground.name(cell))
        for fact in told:
            for name, moves in re.findall(r"(r\d+c\d+)(?: is|,) (\d+) moves? from G", fact.text):
                r, c = map(int, name[1:].split("c"))
                assert far[r - 1, c - 1] == int(moves), fact.text
        assert told[0].text.startswith(f"From {ground.name(cell)} the path goes")
        assert sum("a wall stands" in fact.text for fact in told) == sum(
            0 <= other < len(rows) * len(rows[0]) and rows[other // len(rows[0])][other % len(rows[0])] == "#"
            for other in ground.ways.around[cell].tolist())


@pytest.mark.parametrize("i", range(8))
def test_hints_lead_through_the_maze(i: int) -> None:
    problem, values = MAZE.item(52, i)
    right = MAZE.answer_data(problem, values)["moves"]
    moves, letter = "", {"down": "D", "left": "L", "right": "R", "up": "U"}
    for _ in range(len(right)):
        [fact] = MAZE.hint(problem, MAZE.partial_values(problem, {"moves": moves}))
        found = re.search(r"go (\w+) for (\d+) move", fact.text)
        if found is None:
            break
        moves += letter[found[1]] * int(found[2])
        assert right.startswith(moves)
        assert "wall" not in " ".join(_texts(MAZE.check_partial(problem, {"moves": moves})))
    assert moves == right and _texts(MAZE.hint(problem, values)) == ["The path has reached G"]


def test_wrong_moves_are_named_but_not_mended() -> None:
    problem = MAZE.problem({"rows": ["S..", ".#.", "..G"]})
    assert "All 2 moves so far are right" in MAZE.check_partial(problem, {"moves": "DD"})[0].text
    assert MAZE.check_partial(problem, {"moves": "R"})[0].text == (
        "Move 1, right from r1c1, is on a shortest path, but not on the first in the alphabet")
    assert "into a wall" in MAZE.check_partial(problem, {"moves": "DR"})[0].text
    assert "out of the maze" in MAZE.check_partial(problem, {"moves": "L"})[0].text
    assert "no nearer" in MAZE.check_partial(problem, {"moves": "DU"})[0].text
    assert "reach G" in MAZE.check_partial(problem, {"moves": "DDRR"})[0].text
    assert "is a wall" in MAZE.why(problem, MAZE.ground(problem).ways.moves, "r2c2")[0].text
    for cell in ("r9c9", "x"):
        with pytest.raises(ProblemError, match="r1c1"):
            MAZE.why(problem, MAZE.ground(problem).ways.moves, cell)
    with pytest.raises(ProblemError):
        MAZE.check_partial(problem, {"moves": "X"})


# Allocation ---------------------------------------------------------------------------------------------------


def _best(problem: Problem, held: dict[int, int], barred: dict[int, int]) -> float | None:
    """The least cost by trying every assignment."""
    instance = ALLOCATION.instance(problem)
    n, m = instance.cost.shape
    grids = np.array(list(product(range(m), repeat=n)))
    keeps = np.ones(len(grids), bool)
    for i in range(n):
        keeps &= instance.allowed[i, grids[:, i]]
    for i, w in held.items():
        keeps &= grids[:, i] == w
    for i, w in barred.items():
        keeps &= grids[:, i] != w
    for w in range(m):
        keeps &= ((grids == w) * instance.use[:, w]).sum(1) <= instance.capacity[w]
    costs = instance.cost[np.arange(n), grids].sum(1)[keeps]
    return float(instance.money(int(costs.min()))) if len(costs) else None


@pytest.mark.parametrize("i", range(3))
def test_what_keeping_a_customer_away_costs_is_true(i: int) -> None:
    problem, values = ALLOCATION.item(61, i)
    instance = ALLOCATION.instance(problem)
    now = _best(problem, {}, {})
    name, where = instance.customers[i], int(values[i])
    told = ALLOCATION.why(problem, values, name)
    after = _best(problem, {}, {i: where})
    assert told[0].cells == {name: instance.warehouses[where]}
    if after is None:
        assert "there would be no answer" in told[-1].text
    else:
        assert now is not None
        found = re.search(r"the cost (rises by|stays at) ([\d.-]*\d)", told[-1].text)
        assert found and float(found[2]) == pytest.approx(after - now if found[1] == "rises by" else after)


@pytest.mark.parametrize("i", range(3))
def test_partial_assignments_and_hints_are_true(i: int) -> None:
    problem, values = ALLOCATION.item(62, i)
    instance = ALLOCATION.instance(problem)
    right = ALLOCATION.cell_symbols(problem, values)
    some = dict(list(right.items())[:3])
    assert "a cheapest assignment agrees" in ALLOCATION.check_partial(problem, {"assignment": some})[0].text
    other = next(w for w in range(problem.candidates) if w != values[0] and instance.allowed[0, w])
    [fact] = ALLOCATION.check_partial(problem, {"assignment": {instance.customers[0]: instance.warehouses[other]}})
    now, after = _best(problem, {}, {}), _best(problem, {0: other}, {})
    assert now is not None
    if after is None:
        assert "No assignment keeps" in fact.text
    else:
        found = re.search(r"is ([\d.]+) more than without", fact.text)
        assert found and float(found[1]) == pytest.approx(after - now)
    [hint] = ALLOCATION.hint(problem, ALLOCATION.partial_values(problem, {"assignment": some}))
    found = re.search(r"assignment is (.+): it goes to (.+) for ", hint.text)
    assert found and right[found[1]] == found[2] and found[1] not in some


def test_overloads_and_unknown_names_of_partial_assignments() -> None:
    problem = ALLOCATION.problem({"warehouses": {"North": 5, "South": 9}, "customers": {"Ada": 4, "Bo": 4},
                                  "cost": {"Ada": {"North": 1, "South": 2}, "Bo": {"North": 1, "South": 5}}})
    told = ALLOCATION.check_partial(problem, {"assignment": {"Ada": "North", "Bo": "North"}})
    assert _texts(told) == ["North would carry 8 of 5: 3 too much"]
    values = np.array([1, 0], np.int16)
    assert "North serves 1 customer" in ALLOCATION.why(problem, values, "North")[0].text
    with pytest.raises(ProblemError, match='Did you mean "Ada"'):
        ALLOCATION.why(problem, values, "Adda")
    with pytest.raises(ProblemError, match="North"):
        ALLOCATION.check_partial(problem, {"assignment": {"Ada": "Nort"}})


# Anomalies ----------------------------------------------------------------------------------------------------


def test_strengths_of_points_are_told() -> None:
    for i in range(6):
        problem, _ = ANOMALY.item(71, i)
        values = ANOMALY.answer_values(problem, {"anomalies": []})
        names = list(problem.data["series"])
        evidence, block = ANOMALY.evidence(problem), -(-evidence_points(problem) // problem.shape[1])
        told = ANOMALY.why(problem, values, f"{names[0]} 100")
        if "no value" in told[0].text:
            continue
        best = round(float(evidence.strength[0, 100 // block].max()), 2)
        assert f", {best:g} times what is seldom exceeded" in told[0].text
        assert told[1].text == f"Point 100 of {names[0]} is not called anomalous"
        assert f"{round(float(evidence.strength[0].max()), 2):g} times" in told[-1].text
        assert told == ANOMALY.why(problem, values, f"{names[0]}, point 100")


def evidence_points(problem: Problem) -> int:
    return len(next(iter(problem.data["series"].values())))


def test_points_in_events_and_unknown_points() -> None:
    rows = [float(np.sin(k / 3)) for k in range(120)]
    rows[60] = 9.0
    problem = ANOMALY.problem({"series": {"pump 2": rows, "load": rows[::-1]}})
    values: Values = ANOMALY.answer_values(problem, {"anomalies": [{"series": "pump 2", "start": 60, "end": 60}]})
    assert "lies in the anomaly from point 60 to 60" in ANOMALY.why(problem, values, "pump 2 60")[1].text
    assert "The weakest anomaly of pump 2" in " ".join(_texts(ANOMALY.why(problem, values, "pump 2, point 10")))
    for cell, message in (("pum 10", "pump 2"), ("load 500", "0 to 119"), ("load", "names no point"), ("7", "Known")):
        with pytest.raises(ProblemError, match=message):
            ANOMALY.why(problem, values, cell)
    assert ANOMALY.hint(problem) == []
