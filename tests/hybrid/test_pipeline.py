"""The six steps with a scripted language model: whatever it says, only verified answers come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import hybrid
from agents.scripted import ScriptedLLM
from hybrid.evaluate import evaluate
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings
from solvers import registry
from solvers.errors import UsageError
from tests.solvers.boards import EASY, EASY_SOLVED

WORDS = f"Solve this sudoku: {EASY}"


def call(problem_id: str = "p1") -> dict:
    return {"name": "solve_sudoku", "args": {"problem_id": problem_id}}


def test_the_tool_is_called_and_the_words_are_checked(asked: Callable[..., Pipeline]) -> None:
    pipeline = asked(call(), "The board has 30 givens and 51 open cells. r1c1 is 9.")
    result = pipeline.solve(WORDS)
    assert result.answer == {"grid": EASY_SOLVED} and result.status == "solved"
    assert result.trace["tool_called_by"] == "language model"
    assert result.explanation is not None and result.explanation.claims_rejected >= 1
    assert "r1c1 is 9" not in result.explanation.text


@pytest.mark.parametrize("replies", [
    ["The answer is " + "123456789" * 9] * 4,
    [call("p99")] * 8,
    [{"name": "no_such_tool", "args": {}}] * 8,
    [{"name": "solve_sudoku", "args": {"grid": EASY_SOLVED}}] * 8,
    [RuntimeError("network down")] * 8,
    ["", "", "", ""],
])
def test_a_bad_model_costs_the_prose_and_not_the_answer(asked: Callable[..., Pipeline], replies: list) -> None:
    result = asked(*replies).solve(WORDS)
    assert result.status == "solved" and result.answer == {"grid": EASY_SOLVED} and result.verified
    assert result.trace["tool_called_by"] == "front-end" and result.trace["agent_error"]
    assert result.explanation is not None and result.explanation.by == "facts"


def test_a_lying_explanation_is_replaced_by_the_facts(asked: Callable[..., Pipeline]) -> None:
    result = asked(call(), "r1c1 is 9. r2c2 is 1. Row 7 holds 4 twice.").solve(WORDS)
    assert result.explanation is not None and result.explanation.by == "facts"
    assert "r1c1 is 9" not in result.explanation.text


def test_without_explanation_the_model_writes_nothing(asked: Callable[..., Pipeline]) -> None:
    result = asked(call()).solve(WORDS, explain=False)
    assert result.status == "solved" and result.explanation is None


def test_nothing_is_solved_where_nothing_was_read(asked: Callable[..., Pipeline]) -> None:
    result = asked(call(), "Solved!").solve("Solve my sudoku please")
    assert result.status == "ask" and result.answer is None


def test_a_named_conversation_is_kept_and_others_are_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard: list[ScriptedLLM] = []

    def model(*_: object, **__: object) -> ScriptedLLM:
        heard.append(ScriptedLLM(replies=[call(), "Every rule was checked and no other answer exists."]))
        return heard[-1]

    monkeypatch.setattr("agents.models.chat_model", model)
    for _ in range(2):  # as two processes would
        Pipeline(Settings(home=tmp_path, llm="scripted")).solve(WORDS, thread="mine")
    Pipeline(Settings(home=tmp_path, llm="scripted")).solve(WORDS)
    seen = [len(llm.sent[0]) for llm in heard]
    assert seen[1] > seen[0] == seen[2]


def test_a_registered_task_is_solved_from_words(tmp_path: Path, latin: None) -> None:
    result = Pipeline(Settings(home=tmp_path, llm="none")).solve("Fill this latin square: 1... .2.. 2.3. ...1")
    assert result.task == "latin-v0" and result.status in {"solved", "many"} and result.verified
    assert result.solved_by == "exact:backtracking"


def test_evaluation_judges_all_systems_by_the_true_problem(asked: Callable[..., Pipeline], tmp_path: Path) -> None:
    wrong = "I think it is\n" + "\n".join(["123456789"] * 9)
    report = evaluate(asked(wrong, wrong, wrong), "sudoku", ["llm"], n=2, seed=0)
    assert report.outcomes("llm") == ["givens changed", "givens changed"]
    report = evaluate(Pipeline(Settings(home=tmp_path, llm="none")), "sudoku", ["hybrid"], n=4, seed=0)
    figures = report.figures("hybrid")
    assert figures["exact"] == 4 and figures["interval"][0] < 1.0
    paths = report.save(tmp_path / "report")
    assert all(path.stat().st_size > 500 for path in paths)
    with pytest.raises(UsageError, match="hybrid"):
        evaluate(asked(), "sudoku", ["hybird"])


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HYBRID_HOME", str(tmp_path / "a"))
    monkeypatch.setenv("HYBRID_PLUGINS", "examples.latin_square")
    settings = Settings()
    assert settings.workspace.is_dir()
    (settings.workspace / "tasks").mkdir()
    mine = settings.workspace / "tasks" / "mine.py"
    mine.write_text('from solvers.grid import GridTask\nfrom solvers.registry import register_task\n\n'
                    '@register_task("mine-v0")\nclass Mine(GridTask):\n    """Rows and columns."""\n    sizes = (4,)\n')
    settings.load_plugins()
    settings.load_plugins()
    assert registry.task("mine-v0").relation_names == ("row", "column")
    mine.with_name("wrong.py").write_text("1 / 0")
    with pytest.raises(UsageError, match="ZeroDivisionError"):
        settings.load_plugins()
    mine.with_name("wrong.py").unlink()
    with pytest.raises(UsageError, match="no_such_module"):
        Settings(plugins="no_such_module").load_plugins()
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="HYBRID_HOME"):
        _ = Settings(home=tmp_path / "file" / "x").workspace


def test_python_face(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HYBRID_HOME", home)
    result = hybrid.solve(WORDS, explain=False, llm="none")
    assert result.answer == {"grid": EASY_SOLVED}
    assert callable(hybrid.register_task) and callable(hybrid.register_solver)
