"""What `Memory` promises: exact recall up to symmetry, only verified answers, nearest neighbours in order."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from retrieval import Memory
from retrieval.embed import structure
from solvers.errors import ModelError, ProblemError, StoreError
from solvers.grid import GridTask
from solvers.verify import verify


@pytest.fixture
def memory(tmp_path: Path):
    with Memory(tmp_path, use_text_model=False) as opened:
        yield opened


def test_recall_restores_the_answer_onto_a_moved_and_relabelled_board(memory, sudoku, boards):
    rng = np.random.default_rng(1)
    for n in (4, 6, 9, 16):
        problem, values = boards(1, n=n)[0]
        memory.add(sudoku, problem, values, solved_by="test")
        np.testing.assert_array_equal(memory.recall(sudoku, problem), values)
        for _ in range(8):
            moved, answer = sudoku.augment(problem, values, rng)
            recalled = memory.recall(sudoku, moved)
            if n == 4:  # a small board may have symmetries of its own: a miss or another valid answer is right
                assert recalled is None or verify(sudoku, moved, recalled).valid
            else:
                assert recalled is not None and recalled.dtype == np.int16
                np.testing.assert_array_equal(recalled, answer)


def test_recall_knows_nothing_of_other_boards(memory, sudoku, boards):
    (first, values), (second, _) = boards(2)
    memory.add(sudoku, first, values, solved_by="test")
    assert memory.recall(sudoku, second) is None


def test_the_same_problem_up_to_symmetry_is_one_row(memory, sudoku, boards):
    problem, values = boards(1)[0]
    moved, answer = sudoku.augment(problem, values, np.random.default_rng(3))
    first = memory.add(sudoku, problem, values, solved_by="recursion")
    assert memory.add(sudoku, problem, values, solved_by="exact:sat") == first
    assert memory.add_many(sudoku, [(moved, answer), (problem, values)], solved_by="x") == [first, first]
    assert memory.stats()["by_task"] == {"sudoku": 1}
    assert memory.stats()["by_stage"] == {"recursion": 1}


def test_an_answer_that_breaks_a_rule_is_refused_and_nothing_of_its_batch_is_stored(memory, sudoku, boards):
    (problem, values), other = boards(2)
    wrong = values.copy()
    wrong[np.flatnonzero(problem.givens < 0)[0]] ^= 1
    with pytest.raises(ProblemError, match="only verified answers"):
        memory.add_many(sudoku, [other, (problem, wrong)], solved_by="test")
    with pytest.raises(ProblemError, match="shape"):
        memory.add(sudoku, problem, values[:-1], solved_by="test")
    assert memory.stats()["instances"] == 0


@pytest.mark.parametrize("forged", [[0] * 81, [99] * 81, [-1] * 81, ["x"] * 81, [10**9] * 81, [1, 2], {}, None])
def test_a_forged_row_is_no_hit(memory, sudoku, boards, forged):
    problem, values = boards(1)[0]
    memory.add(sudoku, problem, values, solved_by="test")
    with memory._store.transaction():
        memory._store._db.execute("UPDATE instances SET canonical_values = ?", (json.dumps(forged),))
    assert memory.recall(sudoku, problem) is None


@pytest.mark.parametrize("answer", ['{"grid": ', "3", '{"grid": 3}', '{"grid": "' + "1" * 81 + '"}', b"\xff\xfe{"])
def test_a_damaged_row_is_no_hit_and_its_neighbours_stay(memory, sudoku, boards, answer):
    (problem, values), other = boards(2)
    memory.add(sudoku, problem, values, solved_by="test")
    id = memory.add(sudoku, *other, solved_by="test")
    with memory._store.transaction():
        memory._store._db.execute("UPDATE instances SET answer = CAST(? AS TEXT) WHERE row = 1", (answer,))
    assert [hit.id for hit in memory.nearest(sudoku, problem)] == [id]


def test_a_task_without_a_canonical_form_recalls_the_very_same_problem(memory):
    class Plain(GridTask):
        """Each row and column holds every symbol once; knows no symmetry."""

        def canonical(self, problem):
            return None

    task = Plain()
    task.name = "plain/../latin"  # a name that would leave the folder if it were used as a path
    problem, values = task.minimal(4, np.random.default_rng(0))
    memory.add(task, problem, values, solved_by="test")
    np.testing.assert_array_equal(memory.recall(task, problem), values)
    renamed = task.from_givens(np.where(problem.givens < 0, -1, 3 - problem.givens))
    assert renamed.data != problem.data and memory.recall(task, renamed) is None
    assert memory.nearest(task, problem)[0].similarity == pytest.approx(1, abs=1e-5)
    memory._save()
    assert len(list(memory._folder.glob("*.faiss"))) == 1


def test_nearest_finds_itself_first_and_sorts(memory, sudoku, boards):
    pairs = boards(60)
    ids = memory.add_many(sudoku, pairs, solved_by="test")
    for i in (0, 17, 59):
        hits = memory.nearest(sudoku, pairs[i][0], k=10)
        assert hits[0].id == ids[i] and hits[0].similarity == pytest.approx(1, abs=1e-5)
        assert [h.similarity for h in hits] == sorted((h.similarity for h in hits), reverse=True)
        assert len(hits) == 10 and hits[0].problem == pairs[i][0].data
        assert hits[0].answer == sudoku.answer_data(*pairs[i])
    assert set(hits[0].to_json()) == {"id", "similarity", "task", "problem", "answer", "solved_by", "description"}
    assert json.dumps(hits[0].to_json())
    assert memory.nearest(sudoku, pairs[0][0], k=0) == []
    assert len(memory.nearest(sudoku, pairs[0][0], k=10**9)) == 60


def test_nearest_is_exhaustive_search(memory, sudoku, boards):
    pairs = boards(150, seed=5)
    ids = np.array(memory.add_many(sudoku, pairs, solved_by="test"))
    vectors = np.stack([structure(sudoku.signature(problem)) for problem, _ in pairs])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for query, _ in boards(20, seed=6):
        similar = vectors @ structure(sudoku.signature(query))
        hits = memory.nearest(sudoku, query, k=5)
        assert [h.id for h in hits] == ids[np.argsort(-similar)[:5]].tolist()
        np.testing.assert_allclose([h.similarity for h in hits], np.sort(similar)[::-1][:5], atol=1e-5)


def test_structural_similarity_follows_the_gaussian_of_the_difference(sudoku, boards):
    signatures = np.stack([sudoku.signature(problem) for problem, _ in boards(40)]).astype(float)
    vectors = np.stack([structure(s) for s in signatures])
    squeezed = np.arcsinh(signatures)
    wanted = np.exp(-((squeezed[:, None] - squeezed) ** 2).mean(-1) / (2 * 0.1**2))
    error = np.abs(vectors @ vectors.T - wanted)
    assert error.mean() < 0.05 and error.max() < 0.3


def test_forget(memory, sudoku, boards):
    pairs = boards(5)
    ids = memory.add_many(sudoku, pairs, solved_by="test")
    assert memory.nearest(sudoku, pairs[2][0])[0].id == ids[2]
    assert memory.forget(ids[2]) and not memory.forget(ids[2]) and not memory.forget("sudoku-none")
    assert memory.recall(sudoku, pairs[2][0]) is None
    assert ids[2] not in [hit.id for hit in memory.nearest(sudoku, pairs[2][0], k=10)]
    assert memory.add(sudoku, *pairs[2], solved_by="test") == ids[2]
    assert memory.nearest(sudoku, pairs[2][0])[0].id == ids[2]


def test_in_memory_leaves_no_files(tmp_path, monkeypatch, sudoku, boards):
    monkeypatch.chdir(tmp_path)
    with Memory(None, use_text_model=False) as memory:
        pairs = boards(3)
        memory.add_many(sudoku, pairs, solved_by="test")
        assert memory.nearest(sudoku, pairs[0][0])[0].similarity == pytest.approx(1, abs=1e-5)
        assert memory.rebuild()["instances"] == {"sudoku": 3}
        assert memory.stats()["on_disk"] is False
    assert list(tmp_path.iterdir()) == []


def test_sizes_are_bounded(memory, sudoku, boards):
    problem, values = boards(1)[0]
    with pytest.raises(StoreError, match="stage name"):
        memory.add(sudoku, problem, values, solved_by="x" * 101)
    memory.add(sudoku, problem, values, solved_by="test", text="word " * 100_000)
    assert len(next(memory._store.of_task("sudoku")).words) <= 500


def test_searching_by_words_without_a_model_says_what_to_do(memory, sudoku, boards):
    with pytest.raises(ModelError, match="text model: switched off"):
        memory.search("newspaper")
    assert memory.stats()["text_model"] == "off: switched off"
