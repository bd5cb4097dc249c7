"""A hundred queries end to end with the embedded language model: tool called, answer verified, explanation checked.

    python -m benchmarks.queries --out benchmarks/results/queries.json

Sudokus in words, the other tasks in their JSON form, all generated; a fresh workspace, nothing from memory. Times are
of the whole query, one thread each for the network and the language model, and drift on shared machines.

Invariant: an answer counts as delivered only where the verifier accepted it, or the status says that it is an estimate.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks._report import save
from benchmarks.solve_latency import easy_texts
from hybrid.pipeline import Pipeline
from hybrid.result import Result
from hybrid.settings import Settings
from solvers import registry
from solvers.problem import Verdict

SEED = 23
OTHERS = ("maze", "allocation", "anomaly")


def texts(n: int) -> Iterator[str]:
    """n queries, the tasks in turn."""
    words = iter(easy_texts(n))
    for i in range(n):
        name = ("sudoku", *OTHERS)[i % 4]
        if name == "sudoku":
            yield next(words)
        else:
            problem, _ = registry.task(name).item(SEED, i)
            yield json.dumps({"task": name, **problem.data})


def delivered(result: Result) -> bool:
    return result.verified or result.status in (Verdict.ESTIMATE, Verdict.ASK, Verdict.ABSTAINED)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.queries", description=__doc__)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--llm", default="embedded")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    explained: list[tuple[Result, float]] = []
    plain: list[float] = []
    for explain in (True, False):
        with tempfile.TemporaryDirectory() as home:
            pipeline = Pipeline(Settings(home=Path(home), llm=options.llm))
            pipeline.solve(next(texts(1)), explain=explain)  # loads the models
            for text in texts(options.n):
                begun = perf_counter()
                result = pipeline.solve(text, explain=explain)
                seconds = perf_counter() - begun
                if explain:
                    explained.append((result, seconds))
                else:
                    plain.append(seconds)
    results = [result for result, _ in explained]
    report = {
        "queries": len(results),
        "tool_called_by_the_model": sum(r.trace.get("tool_called_by") == "language model" for r in results),
        "verified_or_honest": sum(map(delivered, results)),
        "explained_and_checked": sum(r.explanation is not None and r.explanation.claims_checked > 0 for r in results),
        "told_by_the_model": sum(r.explanation is not None and r.explanation.by != "facts" for r in results),
        "median_s": round(float(np.median([seconds for _, seconds in explained])), 2),
        "median_s_without_explanation": round(float(np.median(plain)), 3)}
    table = Table("what", "value", title=f"queries, language model {options.llm}")
    for name, value in report.items():
        table.add_row(name, str(value))
    Console().print(table)
    save(report, options.out)


if __name__ == "__main__":
    main()
