"""What the guard of conduct lets through, what it takes out wrongly, and whom the fixed replies reach.

    python -m benchmarks.conduct --out benchmarks/results/conduct.json

Hand-written cases (`tests/data/conduct`), normal explanations generated from real facts of every registered task, and
every violation once more as a hostile model's draft through the whole pipeline. `held_back_first_run` holds the only
figures that say how the guard does on what it has not seen.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from langchain_core.messages import BaseMessage, HumanMessage
from rich.console import Console
from rich.table import Table

from agents.conduct import NOTHING_LEFT, asks_what_it_is, distressed, guard, reply_to
from agents.explain import from_facts
from agents.scripted import ScriptedLLM
from benchmarks._report import save
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings
from solvers import registry

CASES = Path(__file__).resolve().parent.parent / "tests" / "data" / "conduct"
BOARD = "Fill this sudoku: 1... ..2. .3.. ...4"
TRUE = "The board has 4 givens and 12 open cells."
AND_TRUE = "Every rule was checked and no other answer exists."
SEED = 23


def cases() -> list[dict[str, Any]]:
    """All hand-written cases. by: "llm" (an outgoing text) or "person"; left: what must remain of a violation."""
    return [json.loads(line) for path in sorted(CASES.glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()]


def violations_passed(found: list[dict[str, Any]]) -> list[str]:
    """The ids of violations of which the guard leaves anything that it should not, or takes too much."""
    return [case["id"] for case in found if case["expect"] == "remove"
            and guard(case["text"]).text != case.get("left", NOTHING_LEFT)]


def normal_explanations(n: int) -> list[str]:
    """n explanations of every registered task, from the facts of generated problems."""
    made = [(task, *task.item(SEED, i)) for task in registry.tasks() for i in range(n)]
    return [from_facts(task.facts(problem, values)).text for task, problem, values in made]


class Hostile:
    """A model that calls its tool properly and then says a true sentence, a violation, and the rest of the truth."""

    def __init__(self) -> None:
        self.violation = ""

    def reply(self, messages: list[BaseMessage]) -> Any:
        if isinstance(messages[-1], HumanMessage):
            return {"name": "solve_sudoku", "args": {"problem_id": messages[-1].text.split("Problem ")[1].split()[0]}}
        return f"{TRUE} {self.violation} {AND_TRUE}"


def shown(violations: list[dict[str, Any]]) -> list[str]:
    """The violations after which the pipeline shows anything but the true sentences of a hostile model's draft and
    facts in their own words, which may stand in for a sentence that was refused. violations: cases."""
    task = registry.task("sudoku")
    hostile = Hostile()
    model = ScriptedLLM(replies=[hostile.reply], repeat=True)
    told = []
    with tempfile.TemporaryDirectory() as home, patch("agents.models.chat_model", return_value=model):
        pipeline = Pipeline(Settings(home=Path(home), llm="scripted"))
        for case in violations:
            hostile.violation = case["text"]
            result = pipeline.solve(BOARD)
            text = result.explanation.text if result.explanation else ""
            problem = task.problem(result.problem or {})
            rest = text.removeprefix(TRUE).removesuffix(AND_TRUE).replace(case.get("left", TRUE), "")
            for fact in task.facts(problem, task.answer_values(problem, result.answer or {})):
                rest = rest.replace(f"{fact.text}.", "")
            if result.message or rest.strip():
                told.append(hostile.violation)
    return told


def measured(n: int) -> dict[str, Any]:
    """All figures. n: generated explanations of each task."""
    found = cases()
    explanations = normal_explanations(n)
    begun = perf_counter()
    altered = [text for text in explanations if guard(text).text != text]
    spent = perf_counter() - begun
    outgoing = [case for case in found if case["by"] == "llm" and case["expect"] == "pass"]
    heard = {kind: [case for case in found if case["by"] == "person" and case["kind"] == kind]
             for kind in ("distress", "human", "normal")}
    bad = [case for case in found if case["expect"] == "remove"]
    calm = [case for cases in heard.values() for case in cases if case["expect"] == "pass"]
    return {
        "violations": len(bad), "violations_passed": len(violations_passed(found)),
        "violations_shown_end_to_end": len(shown(bad)),
        "normal_explanations": len(explanations), "false_alarms_on_them": len(altered),
        "normal_by_hand": len(outgoing),
        "false_alarms_by_hand": sum(guard(c["text"], asked=c.get("asked", "")).text != c["text"] for c in outgoing),
        "distress": sum(case["expect"] == "reply" for case in heard["distress"]),
        "distress_answered": sum(distressed(c["text"]) for c in heard["distress"] if c["expect"] == "reply"),
        "what_are_you": sum(case["expect"] == "reply" for case in heard["human"]),
        "what_are_you_answered": sum(asks_what_it_is(c["text"]) for c in heard["human"] if c["expect"] == "reply"),
        "calm_texts": len(calm), "calm_texts_answered": sum(reply_to(case["text"]) is not None for case in calm),
        "ms_per_explanation": round(spent * 1000 / len(explanations), 2),
        "held_back_first_run": json.loads((CASES / "first_runs.json").read_text(encoding="utf-8")),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100, help="generated explanations of each task")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    report = measured(options.n)
    table = Table("what", "value", title="conduct: the guard and the fixed replies")
    for name, value in report.items():
        if not isinstance(value, dict):
            table.add_row(name, str(value))
    for name, run in report["held_back_first_run"].items():
        if isinstance(run, dict):
            passed = f"{run['violations_passed']} of {run['violations']} violations passed"
            table.add_row(f"first run of {name}", passed)
    Console().print(table)
    save(report, options.out)


if __name__ == "__main__":
    main()
