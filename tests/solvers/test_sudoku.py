"""Sudoku: rules, verdicts, symmetries, generator, difficulty."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.problem import Verdict
from solvers.tasks.sudoku import HARD_EFFORT
from solvers.verify import judge, verify
from tests.solvers.boards import CONTRADICTORY, EASY, EASY_SOLVED, IMPOSSIBLE, MANY, SUDOKU


def board(grid: str):
    return SUDOKU.problem({"task": "sudoku", "grid": grid})


def solved(grid: str = EASY_SOLVED) -> np.ndarray:
    return SUDOKU.answer_values(board(EASY), {"grid": grid})


def test_the_answer_is_valid_and_unique() -> None:
    assert judge(SUDOKU, board(EASY), solved()).verdict is Verdict.SOLVED


def test_broken_rules_name_both_cells() -> None:
    wrong = solved()
    wrong[2] = wrong[0]
    assert any("r1c1 and r1c3" in sentence for sentence in SUDOKU.broken_rules(board(MANY), wrong))


def test_contradictory_givens_name_both_cells() -> None:
    outcome = Cascade(SUDOKU).solve([board(CONTRADICTORY)])[0]
    assert outcome.verdict is Verdict.UNSOLVABLE and "r1c1 and r1c2" in outcome.message


def test_impossible_board_is_proved() -> None:
    outcome = Cascade(SUDOKU).solve([board(IMPOSSIBLE)], "exact")[0]
    assert outcome.verdict is Verdict.UNSOLVABLE and outcome.solved_by == "exact:sat" and outcome.values is None


def test_many_answers_come_with_two_witnesses() -> None:
    outcome = Cascade(SUDOKU).solve([board(MANY)], "exact")[0]
    assert outcome.verdict is Verdict.MANY
    assert outcome.values is not None and outcome.other is not None
    assert verify(SUDOKU, board(MANY), outcome.values).valid and verify(SUDOKU, board(MANY), outcome.other).valid
    assert not np.array_equal(outcome.values, outcome.other)


@pytest.mark.parametrize(("grid", "seen"), [
    ("1" * 80, "80 cells"), ("", "0 cells"), (EASY[:-1] + "Z", "r9c9"), (EASY[:-1] + "½", "r9c9"),
    ("A" + "." * 80, "r1c1"),
])
def test_bad_grids_say_what_was_seen(grid: str, seen: str) -> None:
    with pytest.raises(ProblemError, match=seen):
        board(grid)


@pytest.mark.parametrize("n", SUDOKU.sizes)
def test_every_size_generates_minimal_boards(n: int) -> None:
    problem, values = SUDOKU.minimal(n, np.random.default_rng(n))
    assert judge(SUDOKU, problem, values).verdict is Verdict.SOLVED
    for cell in np.flatnonzero(problem.givens >= 0)[:6]:
        fewer = problem.givens.copy()
        fewer[cell] = -1
        assert SUDOKU.another(SUDOKU.from_givens(fewer), values) is not None


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_moved_boards_share_their_canonical_form(seed: int) -> None:
    problem, values = SUDOKU.item(11, seed % 50)
    moved, moved_values = SUDOKU.augment(problem, values, np.random.default_rng(seed))
    form, moved_form = SUDOKU.canonical(problem), SUDOKU.canonical(moved)
    assert form.key == moved_form.key
    assert np.array_equal(moved_form.restored(form.stored(values)), moved_values)


def test_different_boards_have_different_canonical_forms() -> None:
    assert len({SUDOKU.canonical(SUDOKU.item(12, i)[0]).key for i in range(40)}) == 40


def test_hard_boards_cost_more_search() -> None:
    chunk = SUDOKU.training_chunk(0, 0, 20)
    assert {problem.shape[0] for problem, _ in chunk} >= {6, 9, 16}
    effort = [SUDOKU.effort(problem, values) for problem, values in chunk if problem.shape[0] == 9]
    assert np.mean(effort[:6]) > 1.9 * HARD_EFFORT and min(effort[:10]) >= HARD_EFFORT
    assert np.mean(effort[10:]) < HARD_EFFORT
    assert all(judge(SUDOKU, problem, values).verdict is Verdict.SOLVED for problem, values in chunk)


@given(st.lists(st.integers(0, 8), min_size=81, max_size=81))
@settings(max_examples=60, deadline=None)
def test_verifier_accepts_nothing_that_repeats(values: list[int]) -> None:
    """An independent check, written with sets, agrees with the verifier."""
    grid = np.array(values, np.int16).reshape(9, 9)
    groups = [*grid, *grid.T, *(grid[r:r + 3, c:c + 3].ravel() for r in (0, 3, 6) for c in (0, 3, 6))]
    right = all(len(set(group.tolist())) == 9 for group in groups)
    assert verify(SUDOKU, board(MANY), grid.ravel()).valid == right


@given(st.permutations(range(9)), st.integers(0, 80), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_verifier_accepts_relabelled_answers_and_no_changed_cell(order: list[int], cell: int, shift: int) -> None:
    values = np.array(order, np.int16)[solved()]
    assert verify(SUDOKU, board(MANY), values).valid
    values[cell] = (values[cell] + shift) % 9
    assert not verify(SUDOKU, board(MANY), values).valid


@given(st.text(max_size=100))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_problem_or_a_problem_error(text: str) -> None:
    try:
        problem = board(text)
    except ProblemError as error:
        assert str(error)
    else:
        assert problem.cells in {16, 36, 81, 256}
