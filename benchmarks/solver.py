"""The recursive network against a stock TRM: operations, speed, memory, precision, and what a step buys.

    python -m benchmarks.solver --data ../shared/data/sudoku_dev.csv --out benchmarks/results/solver

One run on one thread. Both networks see the same boards: random minimal ones and, with --data, those of a CSV with
columns puzzle, solution, source. The TRM (`solvers/recursive/baseline.py`) has random weights: it is here for its
cost, which no weights change. Ours counts puzzles that are solved and verified, the TRM's puzzles that are processed.
How operations are counted: `benchmarks/_measure.py`. Times drift on shared machines: compare figures of one run only;
pairs of times and rates are (on the clock, of the one thread).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import torch
from rich.console import Console
from rich.table import Table

from benchmarks import _measure as measure
from solvers.errors import UsageError, WeightsError
from solvers.recursive.checkpoint import find_weights, load_weights
from solvers.recursive.engine import Engine

EASY = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
"""The board that a cold process solves."""


def main() -> None:
    options = arguments()
    weights = options.weights or find_weights("sudoku")
    if weights is None:
        raise WeightsError("no weights of sudoku; train them with `hybrid train sudoku`, or give --weights")
    network, info = load_weights(weights)
    engine = Engine(network)
    sets = {"generated": measure.generated(options.boards)}
    if options.data:
        sets |= measure.from_file(options.data, options.boards)
    if options.sources:
        sets = {name: sets[name] for name in options.sources.split(",")}
    every = [instance for instances in sets.values() for instance in instances]
    console = Console()
    with console.status("measuring") as status:
        report: dict[str, Any] = {"machine": machine(), "weights": {
            "parameters": sum(p.numel() for p in network.parameters()), "net": info["net"]}}
        status.update("the stock TRM")
        stock = measure.baseline()
        report["baseline"] = baseline_report(stock, every[:1])
        measure.cascade(engine, every[:8])  # warm
        report["sets"], curves, runs = {}, {}, {}
        for name, instances in sets.items():
            status.update(f"{name}: solving {len(instances)} boards")
            runs[name] = solved(engine, instances)
        status.update("the stock TRM's speed")
        report["baseline"] |= measure.baseline_rates(stock, every)
        del stock
        for name, instances in sets.items():
            status.update(f"{name}: solving again, counting, one by one")
            report["sets"][name], curves[name] = set_report(engine, instances, runs[name], options.seconds)
        with_ratios(report)
        status.update("bf16 against float32")
        report["float32"] = measure.against_float32(engine, every[:: max(1, len(every) // 200)])
        status.update("processes of their own: memory, cold start")
        report["processes"] = processes(weights, options, report["baseline"]["best_batch"])
    report["curves"] = curves
    show(console, report)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "solver.json").write_text(json.dumps(report) + "\n", encoding="utf-8")
        plot(curves, options.out / "solver.png")
        console.print(f"written: {options.out / 'solver.json'}, {options.out / 'solver.png'}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="CSV with columns puzzle, solution, source")
    parser.add_argument("--sources", help="comma list of sets to measure, of: generated, sources of --data")
    parser.add_argument("--boards", type=int, default=100, help="at most so many boards of each set")
    parser.add_argument("--seconds", type=float, default=120.0,
                        help="limit of solving boards one by one, for each set")
    parser.add_argument("--many", type=int, help="also so many boards in one call, e.g. 10000, for its peak memory")
    parser.add_argument("--weights", type=Path, help="a weights folder instead of the packaged one")
    parser.add_argument("--out", type=Path, help="folder for solver.json and solver.png")
    options = parser.parse_args()
    if options.boards < 1:
        raise UsageError(f"--boards is {options.boards}, expected at least 1")
    return options


def machine() -> dict[str, Any]:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0] if names else cpu
    return {"cpu": cpu, "cores": os.cpu_count(), "torch": torch.__version__, "threads": torch.get_num_threads(),
            "load_at_start": round(os.getloadavg()[0], 2)}


def baseline_report(stock: measure.StockTrm, instances: measure.Instances) -> dict[str, Any]:
    tokens = measure.tokens_of([problem.givens for problem, _ in instances])
    flops = measure.flops_of(lambda: stock.answer(tokens))
    return {"parameters": sum(p.numel() for p in stock.parameters()), "steps": stock.config.steps,
            "flops": flops["matrix"], "flops_by_formula": stock.config.flops,
            "flops_without_prefix": measure.TrmConfig(prefix=0).flops}


def solved(engine: Engine, instances: measure.Instances) -> tuple[list[measure.Spent], np.ndarray]:
    """What each board took, and the (2,) seconds of `timed`."""
    spent: list[measure.Spent] = []
    return spent, measure.timed(lambda: spent.extend(measure.cascade(engine, instances)))


def set_report(engine: Engine, instances: measure.Instances, first: tuple[list[measure.Spent], np.ndarray],
               seconds: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """→ figures of one set of boards, and its curves. first: the run before the TRM's speed was measured."""
    spent, before = first
    _, after = solved(engine, instances)
    flops = measure.flops_of(lambda: measure.cascade(engine, instances))
    network, exact = measure.one_by_one(engine, instances, seconds)
    n, right = len(instances), sum(one.stage is not None for one in spent)
    stages = [one.stage for one in spent if one.stage]
    figures = {
        "boards": n, "solved": right, "share": round(right / n, 4), "wrong": sum(one.wrong for one in spent),
        "by_stage": {stage: stages.count(stage) for stage in ("recursion", "restarts", "branching")},
        "steps_mean": round(float(np.mean([one.steps for one in spent])), 2),
        "flops_mean": round((flops["matrix"] + flops["sums"]) / n), "flops_of_sums": round(flops["sums"] / n),
        "seconds": [before.round(3).tolist(), after.round(3).tolist()],
        "solved_per_s": (2 * right / (before + after)).round(3).tolist()}
    curves = {"boards": n, "steps": sorted(one.steps for one in spent if one.stage), "boards_alone": len(network),
              "seconds": sorted(round(s, 5) for s in network if s is not None),
              "exact_seconds": sorted(round(s, 5) for s in exact)}
    return figures, curves


def with_ratios(report: dict[str, Any]) -> None:
    """Adds, for each set, how many times less a puzzle costs and how many times more are solved a second, (clock,
    thread); the TRM at its best batch size."""
    stock = report["baseline"]
    fastest = np.max(list(stock["puzzles_per_s"].values()), axis=0)
    for figures in report["sets"].values():
        figures["flops_ratio"] = round(stock["flops"] / figures["flops_mean"], 1)
        figures["speed_ratio"] = (figures["solved_per_s"] / fastest).round(1).tolist()


def processes(weights: Path, options: argparse.Namespace, batch: int) -> dict[str, Any]:
    """Figures that need processes of their own. batch: the TRM's fastest."""
    folder = f"Path({str(weights.resolve())!r})"
    found = {
        "network_boards": options.boards,
        "network_peak_mb": measure.in_child(f"m.cascade_peak({options.boards}, {folder})"),
        "baseline_batch": batch, "baseline_peak_mb": measure.in_child(f"m.baseline_peak({batch})"),
        "cold_start": measure.cold_start(EASY, weights)}
    if options.many:
        found["many"] = measure.in_child(f"m.many_boards({options.many}, {folder})")
    return found


def show(console: Console, report: dict[str, Any]) -> None:
    stock = report["baseline"]
    table = Table("boards", "n", "solved", "wrong", "steps", "GFLOP", "less", "solved/s", "a CPU second",
                  title="the network cascade on one thread, and how many times it betters the stock TRM")
    for name, one in report["sets"].items():
        table.add_row(name, str(one["boards"]), f"{one['share']:.1%}", str(one["wrong"]), f"{one['steps_mean']:.1f}",
                      f"{one['flops_mean'] / 1e9:.2f}", f"{one['flops_ratio']:.0f} ×",
                      *(f"{rate:.1f}, {ratio:.0f} ×" for rate, ratio in zip(
                          one["solved_per_s"], one["speed_ratio"], strict=True)))
    console.print(table)
    table = Table("what", "value")
    table.add_row("parameters: ours, TRM", f"{report['weights']['parameters']:,}, {stock['parameters']:,}")
    table.add_row("TRM: GFLOP a puzzle (without prefix)",
                  f"{stock['flops'] / 1e9:.1f} ({stock['flops_without_prefix'] / 1e9:.1f})")
    table.add_row("TRM: puzzles/s by batch size", ", ".join(
        f"{batch}: {clock:.3f} ({cpu:.3f} a CPU second)" for batch, (clock, cpu) in stock["puzzles_per_s"].items()))
    table.add_row("bf16 = float32", json.dumps(report["float32"]))
    for name, value in report["processes"].items():
        table.add_row(name, json.dumps(value) if isinstance(value, dict) else str(value))
    for name, value in report["machine"].items():
        table.add_row(name, str(value))
    console.print(table)


def plot(curves: dict[str, Any], path: Path) -> None:
    """Share solved against steps of the cascade, and against seconds of one board alone beside the exact solver."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    for i, (name, one) in enumerate(curves.items()):
        _rise(left, one["steps"], one["boards"], label=name, color=f"C{i}")
        _rise(right, one["seconds"], one["boards_alone"], label=name, color=f"C{i}")
        _rise(right, one["exact_seconds"], one["boards_alone"], color=f"C{i}", linestyle=":")
    left.set(xscale="log", ylim=(0, 1.02), xlabel="network steps of all stages", ylabel="share solved and verified")
    right.set(xscale="log", ylim=(0, 1.02), xlabel="seconds a board, alone, one thread (dotted: exact solver)")
    left.legend()
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _rise(axes: Any, values: list[float], of: int, **style: Any) -> None:
    if values:
        axes.step([values[0], *values], np.arange(len(values) + 1) / of, where="post", **style)


if __name__ == "__main__":
    main()
