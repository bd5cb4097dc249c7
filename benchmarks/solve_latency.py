"""Warm latency of one query in words, peak memory, and where the time goes.

    python -m benchmarks.solve_latency --out benchmarks/results/solve_latency.json

One thread; every query is another easy board (a fresh workspace, nothing from memory). Times drift on shared
machines: compare figures of one run only.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
from pathlib import Path
from time import perf_counter

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks._report import save
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings
from solvers import registry
from solvers.grid import GridTask

WARM_UP = 5


def easy_texts(n: int) -> list[str]:
    """Boards with 12 givens more than a minimal one has, put in words."""
    task = registry.task("sudoku")
    assert isinstance(task, GridTask)
    texts = []
    for i in range(n):
        rng = np.random.default_rng([17, i])
        problem, values = task.item(17, i)
        givens = problem.givens.copy()
        more = rng.permutation(np.flatnonzero(givens < 0))[:12]
        givens[more] = values[more]
        texts.append(task.in_words(task.from_givens(givens), rng))
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=40)
    parser.add_argument("--llm", default="embedded")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    started = perf_counter()
    with tempfile.TemporaryDirectory() as home:
        pipeline = Pipeline(Settings(home=Path(home), llm=options.llm))
        texts = easy_texts(options.n + WARM_UP)
        first = perf_counter()
        results = [pipeline.solve(text, explain=False) for text in texts[:1]]
        cold = perf_counter() - first
        results += [pipeline.solve(text, explain=False) for text in texts[1:WARM_UP]]
        times = []
        for text in texts[WARM_UP:]:
            begun = perf_counter()
            results.append(pipeline.solve(text, explain=False))
            times.append((perf_counter() - begun) * 1000)
    warm = results[WARM_UP:]
    steps = {name: float(np.median([r.timings_ms[name] for r in warm])) for name in warm[0].timings_ms}
    report = {
        "n": len(times), "solved": sum(r.status == "solved" for r in warm), "threads": 1,
        "median_ms": round(float(np.median(times)), 1), "p95_ms": round(float(np.percentile(times, 95)), 1),
        "steps_median_ms": {name: round(ms, 1) for name, ms in steps.items()},
        "first_query_s": round(cold, 2), "process_s": round(perf_counter() - started, 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    table = Table("what", "value", title="hybrid.solve(text, explain=False), warm, one thread")
    for name, value in report.items():
        table.add_row(name, str(value))
    Console().print(table)
    save(report, options.out)


if __name__ == "__main__":
    main()
