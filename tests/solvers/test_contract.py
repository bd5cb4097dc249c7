"""One contract for every registered task: what the rest of the house relies on."""

from __future__ import annotations

import numpy as np
import pytest

from solvers import registry
from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.problem import Problem, Verdict
from solvers.task import Task
from solvers.verify import judge, verify

SEEDS = range(4)


@pytest.fixture(params=[*(task.name for task in registry.tasks()), "latin-v0"])
def task(request: pytest.FixtureRequest, latin: None) -> Task:
    """The built-in tasks, and the example's: a task that is not built in keeps the contract too."""
    return registry.task(request.param)


@pytest.mark.parametrize("i", SEEDS)
def test_items_are_valid_and_depend_on_seed_and_i_alone(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    again, same = task.item(7, i)
    assert problem.data == again.data and np.array_equal(values, same)
    bound = task.cost(problem, values) if task.optimises else None
    assert judge(task, problem, values, bound).verdict is task.verdict
    assert problem.data != task.item(8, i)[0].data


@pytest.mark.parametrize("i", SEEDS)
def test_shapes_and_dtypes(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    assert problem.allowed.shape == (problem.cells, problem.candidates) and problem.allowed.dtype == bool
    assert problem.givens.shape == (problem.cells,) and problem.givens.dtype == np.int16
    assert int(np.prod(problem.shape)) == problem.cells
    assert values.shape == (problem.cells,)
    assert tuple(r.name for r in problem.relations) == task.relation_names
    signature = task.signature(problem)
    assert signature.dtype == np.float32 and np.isfinite(signature).all()


@pytest.mark.parametrize("i", SEEDS)
def test_round_trips(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    assert np.array_equal(task.problem(problem.data).givens, problem.givens)
    assert np.array_equal(task.answer_values(problem, task.answer_data(problem, values)), values)


@pytest.mark.parametrize("i", SEEDS)
def test_every_changed_cell_is_rejected(task: Task, i: int) -> None:
    """Where the task optimises, a changed answer may be valid, but it is never proved optimal beside the item's."""
    if task.verdict is Verdict.ESTIMATE:
        pytest.skip("no rule proves an estimate")
    problem, values = task.item(7, i)
    for cell in range(problem.cells):
        wrong = values.copy()
        wrong[cell] = (wrong[cell] + 1) % problem.candidates
        if task.optimises:
            assert judge(task, problem, wrong, task.cost(problem, values)).verdict is not Verdict.OPTIMAL
        elif not reads_the_same(task, problem, wrong, values):
            assert not verify(task, problem, wrong).valid
            assert not task.keeps_rules([problem], wrong[None])[0] or problem.givens[cell] >= 0


def reads_the_same(task: Task, problem: Problem, one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two answers are one to a person: a path leaves the moves of other cells unused."""
    return task.answer_data(problem, one) == task.answer_data(problem, other)


@pytest.mark.parametrize("i", SEEDS)
def test_vectorised_rules_agree_with_sentences(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    rng = np.random.default_rng(i)
    batch = np.stack([values, *rng.integers(0, problem.candidates, (6, problem.cells))])
    swapped = values.copy()
    swapped[:2] = swapped[1::-1]
    batch = np.concatenate([batch, swapped[None]])
    expected = [not task.broken_rules(problem, answer) for answer in batch]
    assert task.keeps_rules([problem] * len(batch), batch).tolist() == expected


@pytest.mark.parametrize("i", SEEDS)
def test_symmetries_keep_the_answer_valid_and_the_canonical_form(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    moved, moved_values = task.augment(problem, values, np.random.default_rng(i))
    assert verify(task, moved, moved_values).valid
    form, moved_form = task.canonical(problem), task.canonical(moved)
    if form is None or moved_form is None or form.key != moved_form.key:
        return
    assert np.array_equal(moved_form.restored(form.stored(values)), moved_values)


@pytest.mark.parametrize("i", SEEDS)
def test_cascade_solves_and_names_the_stage(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    outcome = Cascade(task).solve([problem])[0]
    assert outcome.verdict is task.verdict and outcome.solved_by in Cascade(task).stages
    assert outcome.values is not None
    assert task.verdict is Verdict.ESTIMATE or reads_the_same(task, problem, outcome.values, values)


@pytest.mark.parametrize("data", [{}, {"grid": 3}, {"grid": ""}, {"grid": "x" * 7}, {"grid": None}, {"rows": []}])
def test_bad_data_is_a_problem_error(task: Task, data: dict) -> None:
    with pytest.raises(ProblemError):
        task.problem(data)


def test_texts_for_people(task: Task) -> None:
    problem, values = task.item(7, 0)
    assert task.title in task.describe(problem)
    kinds = {kind for line in task.render(problem, values) for _, kind in line}
    assert kinds <= {"given", "filled", "open", "frame"} and "filled" in kinds
    for fact in task.facts(problem, values):
        assert fact.text and not fact.text.endswith(".")


def test_facts_are_true(task: Task) -> None:
    """Every cell that a fact names holds that symbol in the answer."""
    for i in range(6):
        problem, values = task.item(9, i)
        symbols = task.cell_symbols(problem, values)
        for fact in task.facts(problem, values):
            assert all(symbols[cell] == symbol for cell, symbol in fact.cells.items())


def test_words_round_trip(task: Task) -> None:
    problem, values = task.item(7, 1)
    text = task.in_words(problem, np.random.default_rng(0))
    assert task.title in text
    found = task.answer_in_text(problem, f"Sure:\n{task.answer_data(problem, values)}")
    assert found is not None and np.array_equal(found, values)
    assert task.answer_in_text(problem, "I cannot do that.") is None
