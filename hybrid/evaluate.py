"""Systems on the same problems, put to each in the same words, judged by one verifier.

`hybrid` reads the text and solves; `llm` is the language model alone, asked to type the answer. Shares are exact
(all or nothing) with Wilson intervals; paired systems are compared by McNemar's exact test.

Invariant: the judge sees the true problem, never a system's reading of it: a misread problem is a failure.

    evaluate(pipeline, "sudoku", ["hybrid", "llm"], n=50, seed=0).table()
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from rich.table import Table

from hybrid.pipeline import Pipeline
from solvers import registry
from solvers.errors import HybridError, UsageError, did_you_mean
from solvers.problem import Problem, Values
from solvers.task import Task
from solvers.verify import verify

EXACT = "exact"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Attempt:
    """One system on one problem. outcome: "exact", or where it failed: "parse", "ask", "abstained", "no answer",
    "givens changed", "rules broken", "error"."""

    system: str
    item: int
    outcome: str
    detail: str
    seconds: float


@dataclass(frozen=True)
class Report:
    """task, n, seed, llm: what was asked. attempts: every system on every problem."""

    task: str
    n: int
    seed: int
    llm: str
    systems: list[str]
    attempts: list[Attempt]

    def outcomes(self, system: str) -> list[str]:
        return [a.outcome for a in self.attempts if a.system == system]

    def figures(self, system: str) -> dict[str, Any]:
        """Exact share, its 95 % Wilson interval, where failures arose, and seconds."""
        from scipy.stats import binomtest

        outcomes = self.outcomes(system)
        right = outcomes.count(EXACT)
        low, high = binomtest(right, len(outcomes)).proportion_ci(0.95, "wilson")
        seconds = [a.seconds for a in self.attempts if a.system == system]
        return {"exact": right, "n": len(outcomes), "share": right / len(outcomes),
                "interval": [round(float(low), 4), round(float(high), 4)],
                "failures": {k: v for k, v in Counter(outcomes).items() if k != EXACT},
                "median_seconds": round(float(np.median(seconds)), 4)}

    def pairs(self) -> dict[str, Any]:
        """McNemar's exact test for each pair of systems: problems that only one of them got right."""
        from scipy.stats import binomtest

        found = {}
        for a, b in combinations(self.systems, 2):
            both = list(zip(self.outcomes(a), self.outcomes(b), strict=True))
            only_a = sum(x == EXACT != y for x, y in both)
            only_b = sum(y == EXACT != x for x, y in both)
            p = binomtest(only_a, only_a + only_b).pvalue if only_a + only_b else 1.0
            found[f"{a} against {b}"] = {f"only {a}": only_a, f"only {b}": only_b, "p": float(p)}
        return found

    def to_json(self) -> dict[str, Any]:
        return {"task": self.task, "n": self.n, "seed": self.seed, "llm": self.llm,
                "systems": {s: self.figures(s) for s in self.systems}, "pairs": self.pairs(),
                "attempts": [asdict(a) for a in self.attempts]}

    def table(self) -> Table:
        table = Table("system", "exact", "share", "95 % interval", "median time", "where the others failed",
                      title=f"{self.task}, {self.n} problems in words, seed {self.seed}")
        for system in self.systems:
            f = self.figures(system)
            failed = ", ".join(f"{k} {v}" for k, v in f["failures"].items()) or "none"
            name = f"{system} ({self.llm})" if system == "llm" else system
            table.add_row(name, f"{f['exact']}/{f['n']}", f"{f['share']:.1%}",
                          f"{f['interval'][0]:.1%} to {f['interval'][1]:.1%}", f"{f['median_seconds']:.2f} s", failed)
        return table

    def save(self, folder: Path) -> list[Path]:
        """Writes report.json and report.png."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.json").write_text(json.dumps(self.to_json(), indent=1) + "\n", encoding="utf-8")
        self._plot(folder / "report.png")
        return [folder / "report.json", folder / "report.png"]

    def _plot(self, path: Path) -> None:
        import matplotlib

        matplotlib.use("Agg")
        from matplotlib import pyplot as plt

        figures = [self.figures(s) for s in self.systems]
        shares = [f["share"] for f in figures]
        below = [max(0.0, f["share"] - f["interval"][0]) for f in figures]
        above = [max(0.0, f["interval"][1] - f["share"]) for f in figures]
        figure, axes = plt.subplots(figsize=(1.5 + 1.5 * len(shares), 3.5), layout="constrained")
        axes.bar(self.systems, shares, yerr=[below, above], capsize=6, color="#4c78a8")
        axes.set(ylim=(0, 1.05), ylabel="exact share", title=f"{self.task}, n = {self.n}")
        figure.savefig(path, dpi=120)
        plt.close(figure)


System = Callable[[Task, Problem, str], tuple[str, str]]
"""(task, true problem, text) → (outcome, detail)."""


def evaluate(pipeline: Pipeline, task_name: str, systems: list[str], n: int = 50, seed: int = 0,
             report: Progress | None = None) -> Report:
    """Runs every system on items 0..n-1 of `seed`. Raises UsageError for an unknown system or n < 1."""
    task = registry.task(task_name)
    known: dict[str, System] = {"hybrid": _Hybrid(pipeline), "llm": _LlmAlone(pipeline)}
    for name in systems:
        if name not in known:
            raise UsageError(f'no system is called "{name}". {did_you_mean(name, known)}')
    if n < 1:
        raise UsageError(f"n is {n}, expected at least 1")
    attempts: list[Attempt] = []
    for i in range(n):
        problem, _ = task.item(seed, i)
        text = task.in_words(problem, np.random.default_rng([seed, i, 1]))
        for name in systems:
            started = perf_counter()
            outcome, detail = known[name](task, problem, text)
            attempts.append(Attempt(name, i, outcome, detail, perf_counter() - started))
            if report is not None:
                report(name, i + 1, n)
    return Report(task_name, n, seed, pipeline.settings.llm, systems, attempts)


def judged(task: Task, problem: Problem, values: Values | None) -> tuple[str, str]:
    """The outcome of an answer to the true problem."""
    if values is None:
        return "no answer", ""
    broken = verify(task, problem, values).broken
    if not broken:
        return EXACT, ""
    return ("givens changed" if "given" in broken[0] else "rules broken"), broken[0]


class _Hybrid:
    """The whole path, without prose."""

    def __init__(self, pipeline: Pipeline):
        self.pipeline = pipeline

    def __call__(self, task: Task, problem: Problem, text: str) -> tuple[str, str]:
        result = self.pipeline.solve(text, explain=False)
        if result.answer is None:
            return result.status, result.message
        read = task.problem(result.problem or {}) if result.task == task.name else None
        if read is None or read.data != problem.data:
            return "parse", "the text was read as another problem"
        return judged(task, problem, task.answer_values(problem, result.answer))


class _LlmAlone:
    """The language model, asked to type the answer; the same verifier."""

    def __init__(self, pipeline: Pipeline):
        self.pipeline = pipeline

    def __call__(self, task: Task, problem: Problem, text: str) -> tuple[str, str]:
        from agents.models import chat_model

        model = chat_model(self.pipeline.settings.llm, read=None)
        if model is None:
            raise UsageError('the system "llm" needs a language model; give --llm a name other than "none"')
        asked = f"{text}\n\nAnswer with the complete solution only, in the same layout, nothing else."
        try:
            reply = str(model.invoke(asked).text)
        except HybridError:
            raise
        except Exception as error:  # a provider's own error types: this attempt failed, the others go on
            return "error", type(error).__name__
        outcome, detail = judged(task, problem, task.answer_in_text(problem, reply))
        return outcome, detail or (reply[:200] if outcome != EXACT else "")
