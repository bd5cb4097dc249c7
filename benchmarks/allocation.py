"""Allocation: the cascade, the network with its repair, and simpler ways, on instances whose optimum is known.

    python -m benchmarks.allocation --data ../shared/data/gap_dev.jsonl --out benchmarks/results/allocation.json

Data: JSON lines {"problem": …, "optimal_cost": …} (OR-Library's gap1 to gap6, profits negated). Nothing of it is learnt
from; the repair's settings were chosen with a look at it. "gap": how far the cost is above the best, mean over the
feasible answers. CP-SAT is timed three times over: without a hint, from greedy and repair, from the network and repair.

One thread; times drift on shared machines: compare figures of one run only.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks._report import save
from solvers import registry
from solvers.cascade import Cascade
from solvers.exact.cpsat import solve
from solvers.problem import Problem, Values, Verdict
from solvers.tasks._allocation_baselines import greedy, lp_rounding
from solvers.tasks._allocation_draw import draw
from solvers.tasks.allocation import Allocation
from solvers.verify import verify

LARGE = (200, 10)
"""(customers, warehouses) of the large generated instances."""
LARGE_SECONDS = 10.0


def quality(task: Allocation, problems: Sequence[Problem], best: Sequence[float],
            propose: Callable[[Problem], Values | None]) -> dict[str, Any]:
    """Feasible answers of one way, how many are optimal, the mean gap in percent, and seconds in all."""
    begun = perf_counter()
    answers = [propose(problem) for problem in problems]
    seconds = perf_counter() - begun
    gaps = [(task.cost(problem, values) - optimum) / abs(optimum)
            for problem, values, optimum in zip(problems, answers, best, strict=True)
            if values is not None and verify(task, problem, values).valid]
    return {"feasible": len(gaps), "n": len(problems), "optimal": sum(gap <= 0 for gap in gaps),
            "mean gap %": round(100 * float(np.mean(gaps)), 4) if gaps else None, "seconds": round(seconds, 2)}


def ways(task: Allocation, problems: Sequence[Problem], best: Sequence[float]) -> dict[str, Any]:
    """Network and repair beside ways without it."""
    stages = {solver.stage: solver for solver in Cascade(task).solvers}

    def network(problem: Problem) -> Values | None:
        return stages["recursion"].propose(task, [problem])[0].values

    network(problems[0])  # loads the weights
    return {"network and repair": quality(task, problems, best, network),
            "greedy and repair": quality(task, problems, best, task.without_network),
            "greedy by regret": quality(task, problems, best, lambda p: greedy(task.instance(p)).astype(np.int16)),
            "LP rounding": quality(task, problems, best,
                                   lambda p: lp_rounding(task.instance(p))[0].astype(np.int16))}


def hints(task: Allocation, problems: Sequence[Problem]) -> dict[str, Any]:
    """Seconds of CP-SAT in all and its median, by what it starts from; the hint's own time is not in it."""
    stages = {solver.stage: solver for solver in Cascade(task).solvers}
    starts: dict[str, list[Values | None]] = {
        "no hint": [None] * len(problems), "greedy and repair": [task.without_network(p) for p in problems],
        "network and repair": [p.values for p in stages["recursion"].propose(task, problems)]}
    solve(task.instance(problems[0]))  # loads the solver
    found = {}
    for name, hint in starts.items():
        results = [solve(task.instance(p), hint=h) for p, h in zip(problems, hint, strict=True)]
        seconds = [result.seconds for result in results]
        found[name] = {"proved": sum(r.proved for r in results), "seconds": round(sum(seconds), 2),
                       "median seconds": round(float(np.median(seconds)), 4)}
    return found


def cascade(task: Allocation, problems: Sequence[Problem], best: Sequence[float]) -> dict[str, Any]:
    begun = perf_counter()
    outcomes = Cascade(task).solve(problems)
    seconds = perf_counter() - begun
    right = sum(o.values is not None and task.cost(p, o.values) == optimum and o.verdict is Verdict.OPTIMAL
                for p, o, optimum in zip(problems, outcomes, best, strict=True))
    return {"verdicts": dict(Counter(str(o.verdict) for o in outcomes)), "proved and equal to the known optimum": right,
            "n": len(problems), "by stage": dict(Counter(str(o.solved_by) for o in outcomes)),
            "seconds": round(seconds, 2)}


def large(task: Allocation, n: int) -> list[dict[str, Any]]:
    """Generated instances of LARGE, one by one through the cascade."""
    found, stages = [], Cascade(task)
    for i in range(n):
        problem = task.problem({"task": task.name, **draw(np.random.default_rng([23, i]), *LARGE)})
        begun = perf_counter()
        outcome = stages.solve([problem])[0]
        seconds = perf_counter() - begun
        cost = None if outcome.values is None else task.cost(problem, outcome.values)
        gap = None if cost is None or outcome.bound is None else round(
            100 * max(0.0, cost - outcome.bound) / max(abs(cost), abs(outcome.bound)), 4)
        found.append({"verdict": str(outcome.verdict), "gap %": gap, "seconds": round(seconds, 2)})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--large", type=int, default=6, help="generated instances of 200 customers")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    task = registry.task("allocation")
    assert isinstance(task, Allocation)
    entries = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    problems = [task.problem(entry["problem"]) for entry in entries]
    best = [entry["optimal_cost"] for entry in entries]
    report = {"cascade": cascade(task, problems, best), "ways": ways(task, problems, best),
              "CP-SAT from a hint": hints(task, problems), f"{LARGE[0]}×{LARGE[1]}": large(task, options.large)}
    table = Table("what", "figures", title=f"allocation, {len(problems)} instances, one thread")
    lines = [("cascade", report["cascade"])]
    lines += [(f"{part}: {name}", figures) for part in ("ways", "CP-SAT from a hint")
              for name, figures in report[part].items()]
    lines += [(f"{LARGE[0]}×{LARGE[1]}", figures) for figures in report[f"{LARGE[0]}×{LARGE[1]}"]]
    for name, figures in lines:
        table.add_row(name, ", ".join(f"{what} {value}" for what, value in figures.items()))
    Console().print(table)
    slowest = max((entry["seconds"] for entry in report[f"{LARGE[0]}×{LARGE[1]}"]), default=0.0)
    Console().print(f"slowest large instance {slowest} s, wanted under {LARGE_SECONDS:g} s")
    save(report, options.out)


if __name__ == "__main__":
    main()
