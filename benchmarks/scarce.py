"""How much the recursive network learns from how few boards, and how soon.

    python -m benchmarks.scarce --out DIR --updates 1500 --width 64 --sizes 100,300,1000,10000,100000

For each size a fresh network trains on that many random minimal 9×9 sudokus, the same number of updates. Ten
seconds after its start, and whenever that time has doubled, recursion is tried on validation boards; the weights that
do best there are kept (few boards are soon learnt by heart). Measured with them on test boards of another seed: the
share solved exactly within 16 supervision steps (recursion), and with branching for what recursion leaves; no exact
solver takes part. `at_end` is the same for the last weights. `--data FILE.csv` (puzzle,solution,source) adds the
share of each source. A size whose result is there is skipped; one that was broken off starts over.

Times are wall-clock on one thread, evaluations not counted; on shared machines compare times of one run only.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections import defaultdict
from pathlib import Path
from time import monotonic
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import torch
from rich.console import Console
from rich.table import Table

from benchmarks._measure import instance, the_task
from solvers.grid import GridTask
from solvers.recursive.checkpoint import write_text
from solvers.recursive.command import HELD_OUT_SEED, PINS
from solvers.recursive.engine import Effort, Engine
from solvers.recursive.model import NetConfig, RecursiveNet
from solvers.recursive.pool import Instance, Pool
from solvers.recursive.train import Plan, Progress, Trainer

FIRST_MARK = 10.0
"""Seconds of training before the first evaluation; each further one waits twice as long."""
CACHE_STEP = 1000
"""Boards generated between two writes."""
TEST = "unseen boards"
EFFORT = Effort(steps=16, slots=64, nodes=13)
"""About 64 nodes for a minimal 9×9 board."""

err = Console(stderr=True, highlight=False, soft_wrap=True)


def boards(task: GridTask, path: Path, count: int, seed: int) -> list[Instance]:
    """The first `count` boards of `seed`, from the file as far as it goes; further ones are added to it.

    Board i depends on (seed, i) alone, so the boards of a small size are the first ones of a larger size.
    """
    lines = path.read_text(encoding="ascii").split("\n")[:-1] if path.exists() else []
    started = monotonic()
    while len(lines) < count:
        new = [task.item(seed, i) for i in range(len(lines), min(count, len(lines) + CACHE_STEP))]
        lines += [f'{problem.data["grid"]} {task.answer_data(problem, values)["grid"]}' for problem, values in new]
        write_text(path, "\n".join(lines) + "\n")
        if len(lines) % (10 * CACHE_STEP) == 0:
            err.print(f"{len(lines):,} boards, {monotonic() - started:.0f} s")
    return [instance(*line.split(" ")) for line in lines[:count]]


def by_source(path: Path, most: int) -> dict[str, list[Instance]]:
    """At most `most` boards of each source, the first ones of the file."""
    found: dict[str, list[Instance]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if len(found[row["source"]]) < most:
                found[row["source"]].append(instance(row["puzzle"], row["solution"]))
    return dict(found)


def solved(engine: Engine, task: GridTask, items: list[Instance], branching: bool) -> dict[str, Any]:
    """Counts of boards solved by recursion, and by recursion or branching (null where it was not tried)."""
    problems = [problem for problem, _ in items]
    right = _right(engine.recursion(task, problems), items)
    counts: dict[str, Any] = {"n": len(items), "recursion": int(right.sum()), "branching": None}
    if branching:
        left = [item for item, done in zip(items, right, strict=True) if not done]
        more = _right(engine.branching(task, [problem for problem, _ in left]), left)
        counts["branching"] = int(right.sum() + more.sum())
    return counts


def _right(proposals: list, items: list[Instance]) -> np.ndarray:
    """(boards,) bool: the proposal is the answer; every board here has one only."""
    return np.array([p.values is not None and np.array_equal(p.values, values)
                     for p, (_, values) in zip(proposals, items, strict=True)], bool)


def one_size(options: argparse.Namespace, size: int, held: list[Instance],
             tests: dict[str, list[Instance]]) -> dict[str, Any]:
    """Trains on the first `size` boards → the result. held: validation boards. tests: boards by source."""
    task = the_task()
    train = boards(task, options.out / f"boards-{options.seed}.txt", size, options.seed)
    torch.manual_seed(options.seed)
    config = NetConfig(relations=task.relation_names, width=options.width, share=options.width // 4,
                       hidden=options.width * 2)
    plan = Plan(updates=options.updates, pins=PINS, seed=options.seed)
    folder = options.out / f"run-{size}"
    folder.mkdir(exist_ok=True)
    trainer = Trainer(RecursiveNet(config), Pool.of(train), plan, folder)
    marks: list[dict[str, Any]] = []
    best: list[Engine] = []

    def report(progress: Progress) -> None:
        if progress.seconds < FIRST_MARK * 2 ** len(marks) and progress.share < 1:
            return
        engine = Engine(trainer.averaged(), EFFORT)
        right = solved(engine, task, held, False)["recursion"]
        if right >= max((mark["recursion"] for mark in marks), default=0):
            best[:] = [engine]
        marks.append({"seconds": round(progress.seconds, 1), "update": progress.update, "loss": round(progress.loss, 4),
                      "n": len(held), "recursion": right})
        err.print(f"{size:,} boards, update {progress.update}, {progress.seconds:.0f} s, loss {progress.loss:.3f}, "
                  f"validation {right}/{len(held)}")

    trainer.run(report)
    drawn = trainer.seen + plan.batch
    figures = {name: solved(best[0], task, items, True) for name, items in tests.items()}
    return {"size": size, **settings(options),
            "parameters": sum(p.numel() for p in trainer.net.parameters()), "seconds": round(trainer.seconds, 1),
            "drawn": drawn, "distinct_drawn_about": round(size * (1 - (1 - 1 / size) ** drawn)),
            "train_solved_at_end": round(trainer.exact, 4), "marks": marks, "tests": figures,
            "at_end": solved(Engine(trainer.averaged(), EFFORT), task, tests[TEST], True)}


def settings(options: argparse.Namespace) -> dict[str, int]:
    """What all sizes of a folder must share."""
    return {"updates": options.updates, "width": options.width, "seed": options.seed}


def table(results: list[dict[str, Any]]) -> Table:
    """One column a size, one row a figure."""
    shown = Table("share solved by recursion / with branching", *(f"{r['size']:,} boards" for r in results), box=None,
                  padding=(0, 2, 0, 0))
    for name in dict.fromkeys(name for r in results for name in r["tests"]):
        shown.add_row(name, *(_shares(r["tests"].get(name)) for r in results))
    shown.add_row(f"{TEST}, last weights", *(_shares(r["at_end"]) for r in results))
    shown.add_row("distinct boards drawn, about", *(f"{r['distinct_drawn_about']:,}" for r in results))
    shown.add_row("seconds of training", *(f"{r['seconds']:.0f}" for r in results))
    return shown


def _shares(counts: dict[str, Any] | None) -> str:
    if counts is None:
        return ""
    both = [counts[stage] for stage in ("recursion", "branching") if counts[stage] is not None]
    return " / ".join(f"{right / counts['n']:.1%}" for right in both)


def interval(right: int, n: int) -> tuple[float, float, float]:
    """Share, and how far its 95 % Wilson interval reaches below and above."""
    from scipy.stats import binomtest

    low, high = binomtest(right, n).proportion_ci(0.95, "wilson")
    share = right / n
    return share, max(0.0, share - float(low)), max(0.0, float(high) - share)


def plot(results: list[dict[str, Any]], path: Path) -> None:
    """Left: share of held-out boards against distinct training boards. Right: against training time, by size."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), layout="constrained", sharey=True)
    lines = (("recursion", "tests", "recursion"), ("branching", "tests", "recursion, then branching"),
             ("recursion", "at_end", "recursion, last weights"))
    for stage, which, label in lines:
        counts = [(r["size"], r["tests"][TEST] if which == "tests" else r["at_end"]) for r in results]
        points = [(size, *interval(c[stage], c["n"])) for size, c in counts if c[stage] is not None]
        if points:
            size, share, below, above = zip(*points, strict=True)
            left.errorbar(size, share, yerr=[below, above], marker="o", capsize=4, label=label,
                          linestyle="--" if which == "at_end" else "-")
    left.set(xscale="log", ylim=(0, 1.02), xlabel="distinct training boards", ylabel="unseen boards solved",
             title=f"best weights within {results[0]['updates']:,} updates")
    for result in results:
        right.plot([m["seconds"] for m in result["marks"]], [m["recursion"] / m["n"] for m in result["marks"]],
                   marker="o", label=f"{result['size']:,} boards")
    right.set(xscale="log", xlabel="seconds of training on one thread", title="recursion on validation boards")
    for axes in (left, right):
        axes.grid(alpha=0.3)
        axes.legend()
    figure.savefig(path, dpi=120)
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of boards, results and figure")
    parser.add_argument("--updates", type=int, default=1500)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--sizes", default="100,300,1000,10000,100000", help="comma list of distinct training boards")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", type=int, default=400, help="test boards of another seed")
    parser.add_argument("--validation", type=int, default=100, help="further ones, tried during training")
    parser.add_argument("--data", type=Path, help="CSV with columns puzzle,solution,source")
    parser.add_argument("--per-source", type=int, default=100, help="boards of each source, at most")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    task = the_task()
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    kept = options.out / f"held-out-{options.seed}.txt"
    unseen = boards(task, kept, options.held_out + options.validation, HELD_OUT_SEED + options.seed)
    tests, held = {TEST: unseen[: options.held_out]}, unseen[options.held_out:]
    if options.data is not None:
        tests |= by_source(options.data, options.per_source)
    results = []
    for size in sizes:
        path = options.out / f"size-{size}.json"
        if not path.exists():
            write_text(path, json.dumps(one_size(options, size, held, tests), indent=1) + "\n")
        results.append(json.loads(path.read_text(encoding="utf-8")))
        if any(results[-1][name] != value for name, value in settings(options).items()):
            raise SystemExit(f"{path} was measured with other settings than {settings(options)}; choose another --out")
        write_text(options.out / "scarce.json", json.dumps(results, indent=1) + "\n")
        plot(results, options.out / "scarce.png")
        Console(soft_wrap=True).print(table(results))


if __name__ == "__main__":
    main()
