"""Mazes by the network alone and by the whole cascade: generated ones and the published Maze-Hard rows.

    python -m benchmarks.maze --data ../shared/data/maze_hard_train.csv.gz --rows 200 --out benchmarks/results/maze.json

Data: a gzipped CSV with the columns question and answer of 900 signs each, the layout of Maze-Hard; answers mark the
path with "o". Nothing of it is learnt from. "shortest": the path is valid and as short as breadth-first search proves
possible. "label": it is also the alphabetically first one (D < L < R < U), which the published labels are.

One thread; times drift on shared machines: compare figures of one run only.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.stats import binomtest

from benchmarks._report import save
from solvers import registry
from solvers.cascade import Cascade
from solvers.problem import NO_GIVEN, Problem, Values, Verdict
from solvers.recursive.checkpoint import find_weights, load_weights
from solvers.recursive.engine import Engine
from solvers.recursive.graph import Boards
from solvers.tasks._maze_draw import draw
from solvers.tasks.maze import Maze

SEED = 2_000_003
EDGE = 30
LARGE = 40
"""Edge of the mazes that are timed from text to verdict."""


def published(task: Maze, path: Path) -> Iterator[tuple[Problem, tuple[int, ...]]]:
    """(problem, cells of the labelled path without S and G) for each row."""
    with gzip.open(path, "rt") as file:
        for row in csv.DictReader(file):
            signs = row["question"].replace(" ", ".")
            rows = [signs[k:k + EDGE] for k in range(0, EDGE * EDGE, EDGE)]
            yield task.problem({"rows": rows}), tuple(i for i, sign in enumerate(row["answer"]) if sign == "o")


class Recursion:
    """The network's answer after as many steps as the task asks for, right or not: how often it is shortest."""

    def __init__(self, task: Maze):
        folder = find_weights(task.name)
        assert folder is not None
        net, self.info = load_weights(folder)
        self.task, self.engine = task, Engine(net)

    def last(self, problems: Sequence[Problem]) -> list[Values]:
        found = []
        for problem in problems:
            boards = Boards.of([problem])
            graph = boards.graph()
            state = self.engine.net.start(graph)
            values = np.full((1, problem.cells), NO_GIVEN, np.int16)
            for _ in range(self.engine.steps(self.task, problem)):
                logits, state = self.engine.advance(graph, state)
                again = boards.decode(logits)
                if self.task.is_shortest(problem, again[0]) or self.task.keeps_rules([problem], again)[0]:
                    values = again
                    break
                values = again
            found.append(values[0])
        return found


def share(right: Sequence[bool]) -> dict[str, Any]:
    """Share with its 95 % Wilson interval."""
    low, high = binomtest(sum(right), len(right)).proportion_ci(0.95, "wilson")
    return {"right": sum(right), "n": len(right), "share": round(sum(right) / len(right), 4),
            "interval": [round(float(low), 4), round(float(high), 4)]}


def measured(task: Maze, problems: Sequence[Problem]) -> dict[str, Any]:
    """Figures of one set: the network's stages with the label as their rule, recursion with any shortest path as its
    rule, and the cascade."""
    cascade = Cascade(task)
    begun = perf_counter()
    network = cascade.solve(problems, "network")
    spent = perf_counter() - begun
    shortest = [task.is_shortest(p, v) for p, v in zip(problems, Recursion(task).last(problems), strict=True)]
    whole = cascade.solve(problems)
    lengths = [task.ground(problem).shortest for problem in problems]
    solved = [o.verdict is Verdict.SOLVED for o in network]
    return {"network label": share(solved), "network by stage": dict(Counter(str(o.solved_by) for o in network)),
            "network shortest": share([a or b for a, b in zip(shortest, solved, strict=True)]),
            "network ms a maze": round(1000 * spent / len(problems), 1),
            "cascade label": share([o.verdict is Verdict.SOLVED for o in whole]),
            "cascade by stage": dict(Counter(str(o.solved_by) for o in whole)),
            "path lengths, quartiles": np.quantile(lengths, [0, 0.25, 0.5, 0.75, 1]).tolist()}


def agreement(task: Maze, rows: Sequence[tuple[Problem, tuple[int, ...]]]) -> dict[str, Any]:
    """How often the cascade's path is the labelled one, cell by cell."""
    outcomes = Cascade(task).solve([problem for problem, _ in rows])
    same = []
    for (problem, labelled), outcome in zip(rows, outcomes, strict=True):
        assert outcome.values is not None
        cells, _ = task.ground(problem).walk(outcome.values)
        same.append(sorted(cells[1:-1]) == list(labelled))
    return share(same)


def large(task: Maze, n: int = 5) -> dict[str, Any]:
    """Seconds of a 40×40 maze by the cascade, weights loaded."""
    cascade, times = Cascade(task), []
    for i in range(n):
        problem = task.from_rows(tuple(draw(np.random.default_rng([9, i]), LARGE, LARGE, 200)))
        begun = perf_counter()
        outcome = cascade.solve([problem])[0]
        times.append((perf_counter() - begun, str(outcome.solved_by)))
    return {"seconds": [round(seconds, 2) for seconds, _ in times], "solved by": [by for _, by in times]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--generated", type=int, default=400)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    task = registry.task("maze")
    assert isinstance(task, Maze)
    report: dict[str, Any] = {"weights": Recursion(task).info | {"figures": None}, "sets": {}}
    report["sets"]["generated 9×9 to 15×15"] = measured(task, [task.item(SEED, i)[0] for i in range(options.generated)])
    if options.data:
        rows = list(islice(published(task, options.data), options.rows))
        report["sets"]["Maze-Hard train rows"] = measured(task, [problem for problem, _ in rows])
        report["sets"]["Maze-Hard train rows"]["cascade equals the published path"] = agreement(task, rows)
    report[f"{LARGE}×{LARGE}"] = large(task)
    table = Table("set", "what", "value", title="mazes, one thread")
    for name, figures in [*report["sets"].items(), (f"{LARGE}×{LARGE}", report[f"{LARGE}×{LARGE}"])]:
        for what, value in figures.items():
            told = f"{value['right']} of {value['n']}, {value['share']:.1%} {value['interval']}" if (
                isinstance(value, dict) and "share" in value) else str(value)
            table.add_row(name, what, told)
    Console().print(table)
    save(report, options.out)


if __name__ == "__main__":
    main()
