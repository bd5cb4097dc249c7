"""A language model as front-end: what it says is a claim, and the text must bear it out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.frontend.by_llm import CrossCheck, LlmFrontEnd, schema_of
from agents.frontend.receipt import Parse
from agents.scripted import ScriptedLLM
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings
from solvers import registry
from solvers.errors import ModelError, UsageError
from tests.agents.frontend_prompts import WIKI, lines

TABLE = "W1 holds 10 and W2 holds 8. A needs 4, B needs 5. A: 1,200 from W1, 2.5 from W2. B: 3 from W1, 4 from W2."
COSTS = {"warehouses": {"W1": 10, "W2": 8}, "customers": {"A": 4, "B": 5},
         "cost": {"A": {"W1": 1200, "W2": 2.5}, "B": {"W1": 3, "W2": 4}}}
READINGS = [20.5, 21, None, 20, 19.5, 20, 20.5, 21, 35, 20, 20.5, 21, 20, 19.5, 20, 20.5] + [20, 21] * 8
SERIES = "pump: " + ", ".join("null" if r is None else str(r) for r in READINGS)


def read(text: str, tool: str, args: dict[str, Any]) -> Parse:
    return LlmFrontEnd(ScriptedLLM(replies=[{"name": f"read_{tool}", "args": args}])).read_batch([text])[0]


@pytest.mark.parametrize("text", [
    f"please: {WIKI}", lines(WIKI), lines(WIKI, "0", " "), lines(WIKI, "_", ", "),
    "on 2024-05-03 I saw\n" + lines(WIKI)])
def test_a_grid_that_the_text_holds(text: str) -> None:
    parse = read(text, "sudoku", {"grid": WIKI})
    assert parse.problem is not None and parse.receipt is not None, parse.message
    assert parse.problem["grid"] == WIKI == "".join(cell.value for cell in parse.receipt.cells)
    for cell in parse.receipt.cells:
        said = text[cell.start:cell.end]
        assert said == cell.value if cell.value != "." else said in "._0"


@pytest.mark.parametrize(("grid", "question"), [
    (WIKI[:2] + "4" + WIKI[3:], "the given number 3, a 4"), (".5" + WIKI[1:5] + WIKI[6:], "blanks between them"),
    (WIKI.replace("7", ".", 1), "the given"), (WIKI[:80], "80 cells"), ("x" * 81, "expected one of")])
def test_a_grid_that_the_text_does_not_hold(grid: str, question: str) -> None:
    parse = read(lines(WIKI), "sudoku", {"grid": grid})
    assert parse.status == "ask" and parse.problem is None and question in parse.message, parse.message


def test_contradictions_name_both_cells() -> None:
    wrong = WIKI[:8] + "5" + WIKI[9:]
    assert "r1c1 and r1c9" in read(lines(wrong), "sudoku", {"grid": wrong}).message


@pytest.mark.parametrize("text", ["S.#\n#.G", "way?\nA _ X\nX _ B", '[["S",".","#"],\n["#",".","G"]]', "0.#\n#.."])
def test_maps(text: str) -> None:
    rows = ["S.#", "#.G"]
    parse = read(text, "maze", {"rows": rows})
    assert parse.problem is not None and parse.problem["rows"] == rows, parse.message
    assert read(text, "maze", {"rows": ["S.#", "..G"]}).status == "ask"
    assert read(text, "maze", {"rows": ["S.#", "#.G", "..."]}).status == "ask"


def test_tables_and_series() -> None:
    parse = read(TABLE, "allocation", COSTS)
    assert parse.problem is not None and parse.problem["cost"] == COSTS["cost"], parse.message
    assert parse.receipt is not None and len({cell.start for cell in parse.receipt.cells}) == 8
    for place, value in (("customers", {"A": 4, "B": 6}), ("warehouses", {"W1": 10, "W2": 8, "W3": 4}),
                         ("customers", {"A": 4, "Bob": 5})):
        wrong = read(TABLE, "allocation", {**COSTS, place: value})
        assert wrong.status == "ask" and wrong.problem is None
    wrong = read(TABLE, "allocation", {**COSTS, "customers": {"A": 4, "B": 6}})
    assert "customers.B, which shall be 6" in wrong.message
    assert read(SERIES, "anomaly", {"series": {"pump": READINGS}}).status == "parsed"
    assert "pump[8]" in read(SERIES, "anomaly", {"series": {"pump": [*READINGS[:8], 36, *READINGS[9:]]}}).message
    assert read(SERIES, "anomaly", {"series": {"pump": [20.5] * 16}}).status == "ask"


@pytest.mark.parametrize("reply", [
    "I see no problem.", [], {"name": "rm_rf", "args": {}}, {"name": "read_sudoku", "args": {}},
    [{"name": "read_sudoku", "args": {"grid": WIKI}}] * 2, {"name": "read_maze", "args": {"rows": "S.G"}},
    {"name": "read_maze", "args": {"rows": [1, None]}},
    {"name": "read_allocation", "args": {"warehouses": [1], "customers": 3, "cost": "x"}}])
def test_replies_that_are_no_problem(reply: Any) -> None:
    parse = LlmFrontEnd(ScriptedLLM(replies=[reply])).read_batch([lines(WIKI)])[0]
    assert parse.status == "ask" and parse.problem is None and parse.message


def test_a_model_that_fails_is_an_error_without_its_words() -> None:
    with pytest.raises(ModelError, match="ValueError") as error:
        LlmFrontEnd(ScriptedLLM(replies=[ValueError("key sk-123")])).read_batch(["x"])
    assert "sk-123" not in str(error.value)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([lines(WIKI), TABLE, SERIES, "S.#\n#.G", "no data"]), st.sampled_from([
    "sudoku", "maze", "allocation", "anomaly"]), st.dictionaries(
    st.sampled_from(["grid", "rows", "warehouses", "customers", "cost", "series", "use", "closed"]),
    st.recursive(st.none() | st.integers(-5, 20) | st.text(max_size=5) | st.floats(), lambda inner: st.lists(
        inner, max_size=3) | st.dictionaries(st.sampled_from(["A", "B", "W1", "W2", "pump"]), inner, max_size=3),
        max_leaves=8)))
def test_any_claim_is_answered(text: str, tool: str, args: dict[str, Any]) -> None:
    assert read(text, tool, args).status in ("parsed", "ask")


def test_two_readers() -> None:
    class Says:
        def __init__(self, parse: Parse) -> None:
            self.parse = parse

        def read_batch(self, texts: Any) -> list[Parse]:
            return [self.parse] * len(texts)

    right = read(lines(WIKI), "sudoku", {"grid": WIKI})
    other = "..3" + WIKI[3:]
    wrong = read(lines(other), "sudoku", {"grid": other})
    silent = Parse("ask", "solve", None, None, "Which problem?", None)
    assert CrossCheck(Says(right), Says(right)).read_batch(["x"]) == [right]
    assert CrossCheck(Says(silent), Says(silent)).read_batch(["x"]) == [silent]
    told = [CrossCheck(Says(one), Says(two)).read_batch(["x"])[0] for one, two in (
        (right, wrong), (right, silent), (silent, right))]
    assert [parse.status for parse in told] == ["ask"] * 3
    assert 'r1c1 is "5" to one and "." to the other' in told[0].message and "Which problem?" in told[1].message


def test_the_schema_names_what_a_form_needs() -> None:
    for task in registry.tasks():
        form = task.text_form()
        assert form is not None
        schema = schema_of(form)
        assert set(schema["required"]) <= set(schema["properties"]) and json.dumps(schema)


def test_the_pipeline_asks_for_a_provider(tmp_path: Path) -> None:
    for llm in ("none", "embedded"):
        with pytest.raises(UsageError, match="provider"):
            Pipeline(Settings(home=tmp_path, llm=llm, frontend="both")).read_batch(["solve this"])
    pipeline = Pipeline(Settings(home=tmp_path, llm="none"))
    pipeline.reader = LlmFrontEnd(ScriptedLLM(replies=[{"name": "read_sudoku", "args": {"grid": WIKI}}]))
    assert pipeline.read_batch([lines(WIKI)])[0].status == "parsed"


def test_similar_problems_are_shown_as_examples() -> None:
    llm = ScriptedLLM(replies=[{"name": "read_sudoku", "args": {"grid": WIKI}}])
    assert LlmFrontEnd(llm, lambda text: [COSTS]).read_batch([lines(WIKI)])[0].status == "parsed"
    assert '"W1": 1200' in str(llm.sent[0][0].content)
