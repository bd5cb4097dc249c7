"""What a trained network is worth: its threshold for a stated rate of false alarms, and its figures.

Invariant: calibration sees generated normal series only, of a seed that no training pool uses; figures see others.

    trained(task, net, held_out)
    # {"calibration": {"false_alarms_per_10000": 1.0, "threshold": 3.5, "blocks": 221184}, "figures": {"f1": …}}
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from solvers.problem import Problem, Values
from solvers.tasks._anomaly_events import RATE, Scores, blended_scores, decide, events

if TYPE_CHECKING:
    from solvers.recursive.model import RecursiveNet

SEED = 3_000_017
NORMAL_PROBLEMS = 250
SIZES = ((1, 256), (1, 512), (1, 1024), (3, 256))
"""(series, blocks) of the normal problems, in turn."""
STEP = 0.125
NEAR = 2
"""Blocks by which an event may miss a true one and still count."""
ScoresOf = Callable[[Problem], Scores]


class Maker(Protocol):
    """The task's generator."""

    def made(self, rng: np.random.Generator, count: int, blocks: int, block: int,
             clean: bool = False) -> tuple[Problem, Values]: ...


def trained(task: Maker, net: RecursiveNet, held_out: Sequence[tuple[Problem, Values]]) -> dict[str, Any]:
    """For the weights' config.json: calibration, and event-level figures at that threshold."""
    def scores(problem: Problem) -> Scores:
        return blended_scores(net, problem)

    calibration = calibrate(task, scores)
    return {"calibration": calibration, "figures": figures(scores, held_out, calibration["threshold"])}


def calibrate(task: Maker, scores: ScoresOf, problems: int = NORMAL_PROBLEMS, rate: float = RATE) -> dict[str, Any]:
    """The lowest threshold with at most `rate` events in 10,000 blocks of generated normal series."""
    made = []
    for i in range(problems):
        count, blocks = SIZES[i % len(SIZES)]
        problem, _ = task.made(np.random.default_rng([SEED, i]), count, blocks, 1 + i % 2, clean=True)
        made.append((problem, scores(problem)))
    total = sum(problem.cells for problem, _ in made)

    def alarms(threshold: float) -> float:
        return 1e4 * sum(len(events(p, decide(p, s, threshold))) for p, s in made) / total

    highest = max(float(s[np.isfinite(s)].max(initial=0.0)) for _, s in made)
    threshold = highest + STEP
    while alarms(threshold - STEP) <= rate and threshold > -10:
        threshold -= STEP
    return {"false_alarms_per_10000": rate, "threshold": round(threshold, 3), "blocks": total,
            "at_that_threshold": round(alarms(threshold), 2)}


def figures(scores: ScoresOf, held_out: Sequence[tuple[Problem, Values]], threshold: float) -> dict[str, Any]:
    """Event-level precision, recall and F1: an event counts if it lies within NEAR blocks of a true one."""
    found = missed = false = 0
    for problem, values in held_out:
        told = events(problem, decide(problem, scores(problem), threshold))
        true = events(problem, values)
        hits = sum(any(_meet(event, other) for other in told) for event in true)
        found, missed = found + hits, missed + len(true) - hits
        false += sum(not any(_meet(event, other) for other in true) for event in told)
    precision, recall = found / max(1, found + false), found / max(1, found + missed)
    return {"held_out": len(held_out), "events": found + missed, "precision": round(precision, 3),
            "recall": round(recall, 3), "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3)}


def _meet(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] == other[0] and one[1] <= other[2] + NEAR and other[1] <= one[2] + NEAR
