"""Boards without an answer: does the network say so early, and does it wrong boards that have one?

    python -m benchmarks.unsolvable --data ../shared/data/sudoku_dev.csv --out benchmarks/results/unsolvable.json

From each board with one answer another is made that has none: a wrong candidate typed into an open cell where it
breaks no rule at sight. `doubt` is the network's probability that there is no answer, as of the last step of recursion.
The cascade lets a board whose doubt reaches HOPELESS skip the network's other stages, as the exact stage can still
prove it.

Calibration uses generated boards of a seed that no training pool uses: the share of solvable ones that recursion leaves
unsolved and whose doubt reaches each threshold. The public boards are only measured.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks._measure import the_task
from benchmarks._report import save
from solvers.cascade import HOPELESS, Cascade
from solvers.grid import GridTask
from solvers.problem import Problem, Values, Verdict
from solvers.recursive.command import HELD_OUT_SEED

THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
TRIES = 50


def spoilt(task: GridTask, problem: Problem, values: Values, rng: np.random.Generator) -> Problem | None:
    """The problem with a wrong candidate in an open cell, no contradiction in sight; None where none was found."""
    for _ in range(TRIES):
        cell, wrong = int(rng.choice(np.flatnonzero(problem.givens < 0))), int(rng.integers(problem.candidates))
        if wrong == values[cell]:
            continue
        givens = problem.givens.copy()
        givens[cell] = wrong
        changed = task.from_givens(givens)
        if not task.contradictions(changed):
            return changed
    return None


def doubts(cascade: Cascade, problems: list[Problem]) -> np.ndarray:
    """Doubt after recursion of the boards that it leaves unsolved; 0 for the others."""
    outcomes = cascade.solve(problems, "recursion")
    return np.array([o.doubt if o.values is None else 0.0 for o in outcomes])


def measured(task: GridTask, solvable: list[tuple[Problem, Values]]) -> dict[str, Any]:
    """Figures of one source."""
    cascade, rng = Cascade(task), np.random.default_rng(3)
    bad = [board for board in (spoilt(task, *one, rng) for one in solvable) if board is not None]
    good_doubts, bad_doubts = doubts(cascade, [p for p, _ in solvable]), doubts(cascade, bad)
    begun = perf_counter()
    outcomes = cascade.solve(bad)
    seconds = perf_counter() - begun
    return {"solvable": len(solvable), "without answer": len(bad),
            "solvable at or above": {str(t): round(float((good_doubts >= t).mean()), 4) for t in THRESHOLDS},
            "without answer at or above": {str(t): round(float((bad_doubts >= t).mean()), 4) for t in THRESHOLDS},
            "proved unsolvable by the cascade": sum(o.verdict is Verdict.UNSOLVABLE for o in outcomes),
            "mean network steps": round(float(np.mean([o.steps for o in outcomes])), 1),
            "ms a board": round(1000 * seconds / max(len(bad), 1), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="CSV with puzzle,solution,source")
    parser.add_argument("--boards", type=int, default=60, help="of each source")
    parser.add_argument("--generated", type=int, default=600)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    task = the_task()
    chunk = max(200, options.generated)
    sources = {"generated": [one for one in task.training_chunk(HELD_OUT_SEED, 0, chunk) if one[0].cells == 81]}
    if options.data:
        public: dict[str, list[tuple[Problem, Values]]] = defaultdict(list)
        with options.data.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if len(public[row["source"]]) < options.boards:
                    problem = task.problem({"grid": row["puzzle"]})
                    public[row["source"]].append((problem, task.answer_values(problem, {"grid": row["solution"]})))
        sources |= public
    report: dict[str, Any] = {"HOPELESS": HOPELESS, "sources": {}}
    table = Table("source", "solvable / without", *(f"≥ {t}" for t in THRESHOLDS), "steps", "ms a board", "proved",
                  title=f"share at or above a doubt: solvable boards / boards without answer; HOPELESS = {HOPELESS}")
    for name, solvable in sources.items():
        figures = report["sources"][name] = measured(task, solvable)
        pairs = [f"{figures['solvable at or above'][str(t)]:.1%} / {figures['without answer at or above'][str(t)]:.0%}"
                 for t in THRESHOLDS]
        table.add_row(name, f"{figures['solvable']} / {figures['without answer']}", *pairs,
                      str(figures["mean network steps"]), str(figures["ms a board"]),
                      str(figures["proved unsolvable by the cascade"]))
    Console(width=160).print(table)
    save(report, options.out)


if __name__ == "__main__":
    main()
