"""Anomaly detection on labelled series beside IForest, LOF, ECOD and KNN, at the same budget of false alarms.

    python -m benchmarks.anomaly --data ../shared/data/nab --out benchmarks/results/anomaly.json

Data: folders of CSV files (timestamp, value) and `combined_windows.json` with the labelled windows (the layout of
the Numenta Anomaly Benchmark). Nothing of it is learnt from. What the figures mean:

- An event is a stretch that a detector calls anomalous. A window is found if an event overlaps it; an event that
  overlaps none is a false alarm. recall = windows found / windows; precision = windows found / (windows found + false
  alarms); F1 from both. False alarms are counted on all files, also those without any window.
- Budget: one threshold for all files, the lowest that gives at most so many false alarms per 10,000 points outside
  the windows. Every detector gets the same budget and the same way from scores to events. Baselines' scores are put
  on one scale per series, as robust z-scores or as ranks; they see windows of values or our features; the best
  variant is shown.
- "as shipped": the threshold that was calibrated on generated series, no label seen.
- VUS-PR: the mean over buffers of the average precision of single points, where labels fade out over the buffer on
  both sides of a window (a plain form of the volume under the precision-recall surface); mean over files with windows.
- "5 % normal": the first 5 % of the points outside windows are given as known to be normal. Baselines are
  also fitted to these points alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from rich.console import Console
from rich.table import Table

import solvers.tasks.anomaly  # noqa: F401  (registers the task)
from benchmarks._report import save
from solvers import registry
from solvers.errors import UsageError
from solvers.problem import Problem
from solvers.tasks._anomaly_baselines import DETECTORS, BaselineStage
from solvers.tasks._anomaly_events import NetworkStage, Scores, StatisticsStage, decide
from solvers.tasks._anomaly_input import block_of

BUDGETS = (0.5, 1.0, 2.0, 4.0)
MAIN_BUDGET = 1.0
NORMAL_SHARE = 0.05
BUFFERS = (0, 8, 16, 32)
"""Blocks over which labels fade out."""
THRESHOLDS = 160


class Detector(Protocol):
    """Anything that scores the blocks of a problem."""

    def scores(self, problem: Problem) -> Scores: ...


@dataclass
class Labelled:
    """One file. windows: (first point, last point), inclusive. problem, with_normal: without and with the first 5 %
    of its normal points known."""

    name: str
    n: int
    windows: list[tuple[int, int]]
    problem: Problem
    with_normal: Problem

    @property
    def outside(self) -> int:
        return self.n - sum(end - start + 1 for start, end in self.windows)


def read(folder: Path) -> list[Labelled]:
    """Raises UsageError where the layout is another."""
    labels = folder / "combined_windows.json"
    if not labels.is_file():
        raise UsageError(f"{folder} holds no combined_windows.json; expected the layout of NAB")
    task, found = registry.task("anomaly"), []
    for name, spans in sorted(json.loads(labels.read_text(encoding="utf-8")).items()):
        if not (folder / name).is_file():
            continue
        with (folder / name).open(newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        times = [row["timestamp"] for row in rows]
        windows = [_places(times, start[:19], end[:19]) for start, end in spans]
        data = {"task": task.name, "series": {"value": [float(row["value"]) for row in rows]}}
        outside = np.ones(len(rows), bool)
        for start, end in windows:
            outside[start:end + 1] = False
        known = np.flatnonzero(outside)[: max(1, round(NORMAL_SHARE * int(outside.sum())))]
        spans_known = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1)
        normal = [[int(span[0]), int(span[-1])] for span in spans_known]
        found.append(Labelled(name, len(rows), windows, task.problem(data), task.problem({**data, "normal": normal})))
    return found


def _places(times: list[str], start: str, end: str) -> tuple[int, int]:
    inside = [i for i, time in enumerate(times) if start <= time <= end]
    return inside[0], inside[-1]


# Figures ------------------------------------------------------------------------------------------------------


def event_figures(files: list[Labelled], problems: list[Problem], scores: list[Scores],
                  threshold: float) -> dict[str, Any]:
    """Event-level figures at one threshold."""
    task = registry.task("anomaly")
    found = alarms = 0
    for file, problem, score in zip(files, problems, scores, strict=True):
        told = task.answer_data(problem, decide(problem, score, threshold))["anomalies"]
        spans = [(event["start"], event["end"]) for event in told]
        found += sum(any(_meet(window, span) for span in spans) for window in file.windows)
        alarms += sum(not any(_meet(window, span) for window in file.windows) for span in spans)
    windows = sum(len(file.windows) for file in files)
    precision, recall = found / max(1, found + alarms), found / max(1, windows)
    return {"threshold": round(float(threshold), 3), "found": found, "windows": windows, "false_alarms": alarms,
            "per_10000": round(1e4 * alarms / sum(file.outside for file in files), 2),
            "precision": round(precision, 3), "recall": round(recall, 3),
            "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3)}


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def at_budgets(files: list[Labelled], problems: list[Problem], scores: list[Scores]) -> dict[str, dict[str, Any]]:
    """Budget → the figures at the lowest threshold that keeps it."""
    pooled = np.concatenate([score[np.isfinite(score)] for score in scores])
    shares = 1 - np.geomspace(0.2, 1 / len(pooled), THRESHOLDS)
    tried = [event_figures(files, problems, scores, t) for t in np.unique(np.quantile(pooled, shares))[::-1]]
    best: dict[str, dict[str, Any]] = {}
    for budget in BUDGETS:
        for figures in tried:  # from the highest threshold down, up to the first that spends more
            if figures["per_10000"] > budget:
                break
            best[f"{budget:g}"] = figures
    return best


def vus_pr(files: list[Labelled], problems: list[Problem], scores: list[Scores]) -> float:
    figures = []
    for file, problem, score in zip(files, problems, scores, strict=True):
        if not file.windows:
            continue
        block = block_of(problem.data, file.n)
        inside = np.zeros(problem.shape[1], bool)
        for start, end in file.windows:
            inside[start // block:end // block + 1] = True
        apart = np.abs(np.arange(len(inside))[:, None] - np.flatnonzero(inside)).min(1)
        soft = [np.maximum(0.0, 1 - apart / (buffer + 1)) for buffer in BUFFERS]
        figures.append(np.mean([_average_precision(label, score[0]) for label in soft]))
    return round(float(np.mean(figures)), 3)


def _average_precision(label: np.ndarray, score: np.ndarray) -> float:
    """With labels between 0 and 1: precision weighted by the recall that each point adds; ties share theirs."""
    order = np.argsort(-score, kind="stable")
    hit, ordered = np.cumsum(label[order]), score[order]
    last = np.append(np.flatnonzero(np.diff(ordered)), len(ordered) - 1)
    precision, recall = hit[last] / (last + 1), hit[last] / label.sum()
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def measure(files: list[Labelled], detector: Detector, normal: bool) -> dict[str, Any]:
    problems = [file.with_normal if normal else file.problem for file in files]
    started = perf_counter()
    scores = [np.nan_to_num(detector.scores(problem), neginf=-30.0) for problem in problems]
    seconds = perf_counter() - started
    threshold = getattr(detector, "threshold", None)
    quiet = [(f, p, s) for f, p, s in zip(files, problems, scores, strict=True) if not f.windows]
    figures: dict[str, Any] = {"budgets": at_budgets(files, problems, scores),
                               "vus_pr": vus_pr(files, problems, scores), "seconds": round(seconds, 2)}
    if not isinstance(detector, BaselineStage) and threshold is not None:
        figures["shipped"] = event_figures(files, problems, scores, threshold)
        if quiet:
            figures["shipped"]["alarms_without_anomaly"] = event_figures(
                [f for f, _, _ in quiet], [p for _, p, _ in quiet], [s for _, _, s in quiet], threshold)["false_alarms"]
    return figures


def detectors(weights: Path | None) -> dict[str, list[Detector]]:
    """Name → its variants, of which the best at the main budget is shown."""
    found: dict[str, list[Detector]] = {}
    network = NetworkStage(weights)
    if network.loaded is not None:
        found["network"] = [network]
    found["statistics"] = [StatisticsStage()]
    for name in DETECTORS:
        found[name] = [BaselineStage(name, view, novelty, ranked) for view in ("windows", "features")
                       for novelty in (False, True) for ranked in (False, True)]
    return found


def long_series(weights: Path | None, n: int = 100_000, count: int = 8) -> dict[str, Any]:
    """Seconds and peak memory of a large problem, from its JSON form to its answer."""
    rng = np.random.default_rng(3)
    time = np.arange(n)
    made = np.sin(2 * np.pi * time / 288) + 0.2 * rng.normal(size=(count, n))
    made[0, n // 2:n // 2 + 500] += 3
    data = {"task": "anomaly", "series": {f"s{i}": row.tolist() for i, row in enumerate(made)}}
    task, network = registry.task("anomaly"), NetworkStage(weights)
    stage = network if network.loaded is not None else StatisticsStage()
    started = perf_counter()
    problem = task.problem(data)
    values = stage.propose(task, [problem])[0].values
    assert values is not None
    answer = task.answer_data(problem, values)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    return {"points": n, "series": count, "seconds": round(perf_counter() - started, 2), "peak_mb": round(peak),
            "events": answer["anomalies"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with NAB's layout; without it only the long series is timed")
    parser.add_argument("--weights", type=Path, help="a weights folder; default: the packaged one, if there is one")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    console = Console(width=140)
    warnings.filterwarnings("ignore", module="sklearn|pyod")  # they warn of constant series, which are meant
    report: dict[str, Any] = {"long_series": long_series(asked.weights)}
    console.print(report["long_series"])
    if asked.data is not None:
        try:
            files = read(asked.data)
        except UsageError as error:
            parser.error(str(error))
        report |= {"budget_per_10000": MAIN_BUDGET, "settings": {}}
        for setting, normal in (("unsupervised", False), ("5 % normal", True)):
            report["settings"][setting] = _compare(console, files, asked.weights, setting, normal)
    save(report, asked.out)


def _compare(console: Console, files: list[Labelled], weights: Path | None, setting: str,
             normal: bool) -> dict[str, Any]:
    main = f"{MAIN_BUDGET:g}"
    table = Table("detector", "variant", "found", "false alarms", "precision", "recall", "F1",
                  *(f"F1 @ {b:g}" for b in BUDGETS if b != MAIN_BUDGET), "VUS-PR", "s",
                  title=f"{setting}, at most {MAIN_BUDGET:g} false alarm per 10,000 points")
    every: dict[str, Any] = {}
    for name, variants in detectors(weights).items():
        tried = {}
        for variant in variants:
            if getattr(variant, "novelty", False) and not normal:
                continue
            label = "" if not isinstance(variant, BaselineStage) else (
                variant.view + ", fitted to normal" * variant.novelty + ", ranks" * variant.ranked)
            tried[label] = measure(files, variant, normal)
        every[name] = tried
        label = max(tried, key=lambda key: (tried[key]["budgets"].get(main, {}).get("f1", 0), tried[key]["vus_pr"]))
        row = tried[label]
        at = row["budgets"][main]
        others = [str(row["budgets"][f"{b:g}"]["f1"]) for b in BUDGETS if b != MAIN_BUDGET]
        table.add_row(name, label, f"{at['found']}/{at['windows']}", str(at["false_alarms"]), str(at["precision"]),
                      str(at["recall"]), str(at["f1"]), *others, str(row["vus_pr"]), str(row["seconds"]))
        if "shipped" in row:
            at = row["shipped"]
            table.add_row("  as shipped", f"alarms on files without: {at.get('alarms_without_anomaly')}",
                          f"{at['found']}/{at['windows']}", str(at["false_alarms"]), str(at["precision"]),
                          str(at["recall"]), str(at["f1"]))
    console.print(table)
    return every


if __name__ == "__main__":
    main()
