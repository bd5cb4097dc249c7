"""Problems that a program sends as JSON: read exactly, in every task, or asked about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hybrid.machine import read_json
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings
from solvers import registry

DELIVERED = {"sudoku": "solved", "maze": "solved", "allocation": "optimal", "anomaly": "estimate"}


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    return Pipeline(Settings(home=tmp_path, llm="none"))


@pytest.mark.parametrize("name", DELIVERED)
def test_every_task_is_read_solved_and_explained(pipeline: Pipeline, name: str) -> None:
    problem, _ = registry.task(name).item(11, 0)
    result = pipeline.solve(json.dumps(problem.data))
    assert result.status == DELIVERED[name] and result.task == name and result.problem == problem.data
    assert result.verified == (name != "anomaly") and result.answer is not None
    assert result.explanation is not None and result.explanation.by == "facts"
    assert result.receipt is not None and "JSON" in result.receipt["notes"][0]
    remembered = name != "anomaly"  # an estimate is no instance to learn from
    assert (pipeline.memory.stats()["instances"] == 1) == remembered


@pytest.mark.parametrize(("text", "expected"), [
    ('{"task": "maze", "rows": ["S#", "G"]}', "row 2 has 1 cells"),
    ('{"task": "mazes", "rows": ["SG"]}', 'no task is called "mazes"'),
    ('{"task": "maze", "rows": ["SG"], "rows": ["S.G"]}', 'the name "rows" stands twice'),
])
def test_what_is_wrong_is_asked(pipeline: Pipeline, text: str, expected: str) -> None:
    result = pipeline.solve(text, explain=False)
    assert result.status == "ask" and expected in result.message and result.answer is None


@pytest.mark.parametrize("text", ["", "Solve this: {", "{}", '{"rows": ["SG"]}', '{"task": 3}', "[" * 100_000,
                                  '{"task":' * 50_000, '{"task": "maze", "rows": ' + "1" * 5000 + "}"])
def test_anything_else_is_left_to_the_front_end(text: str) -> None:
    assert read_json(text) is None
