"""From scores to events, and the solvers of anomaly detection: the recursive network over windows, and plain
statistics for where it has no weights.

A score is a number for each (series, block), the higher the more anomalous. An event is a stretch of blocks that
holds one at or above the threshold, as far as the scores stay near it. Thresholds are calibrated on generated normal
series to a stated rate of false alarms; a person's own normal data can raise them, never lower them.

Invariant: no block that is known to be normal, or that holds no value, is ever called anomalous.

    values = decide(problem, scores, threshold)   # (cells,) int16
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from solvers.problem import Problem, Proposal, Relation, Values
from solvers.task import Task

if TYPE_CHECKING:
    from solvers.recursive.model import RecursiveNet

Scores = NDArray[np.float32]

NORMAL, ANOMALOUS = 0, 1
RATE = 1.0
"""False alarms for 10,000 points (blocks, where a series is cut into blocks) of generated normal series: what the
thresholds are calibrated to."""
STATISTICS_THRESHOLD = 2.75
"""Of the logarithm (base 2) of the surprise."""
NETWORK_THRESHOLD = 4.0
"""Log-odds plus surprise; used where the weights state no calibration of their own."""
SURPRISE = 1.0
"""Weight of the statistics beside the network's log-odds, chosen on generated series (docs/LOG.md)."""
HYSTERESIS = 1.5
"""An event goes on while the score is less than this below the threshold."""
BRIDGE = 3
"""Blocks below that do not yet end an event."""
FREE_EVENTS, HABIT, MOST_HABIT = 3, 0.5, 3.0
"""What happens often in a series is its habit: beyond the strongest FREE_EVENTS events each must reach HABIT more than
the one before, up to MOST_HABIT."""
MARGIN = 0.25
"""The threshold lies this far above the highest score of data known to be normal."""
LARGEST_SHARE = 0.4
"""Of a series: were more of it called anomalous, the threshold rises until it is not."""
DILATIONS = (1, 4, 16, 64)
RELATIONS = (*(f"{side}-{d}" for d in DILATIONS for side in ("earlier", "later")), "beside")
WINDOW, STRIDE = 256, 192
"""Blocks that the network reads at once, and from one such window to the next."""
TOKENS = 32_768
"""(cell, candidate) pairs in a batch of the network."""
STEPS = 2
"""Supervision steps: what the network was trained to spend."""


@lru_cache(maxsize=16)
def relations(series: int, blocks: int) -> tuple[Relation, ...]:
    """Neighbours in time at several distances, each direction on its own; all series at the same time."""
    cells = np.arange(series * blocks, dtype=np.int32).reshape(series, blocks)
    found = []
    for distance in DILATIONS:
        before, after = cells[:, :-distance].ravel(), cells[:, distance:].ravel()
        found += [np.stack([after, before]), np.stack([before, after])]
    made = [Relation(name, edges=edges) for name, edges in zip(RELATIONS, found, strict=False)]
    return (*made, Relation(RELATIONS[-1], groups=np.ascontiguousarray(cells.T)))


def decide(problem: Problem, scores: Scores, threshold: float) -> Values:
    """scores: (series, blocks). Givens are blocks that the person knows to be normal: they raise the threshold."""
    normal = (problem.givens == NORMAL).reshape(problem.shape)
    allowed = problem.allowed[:, ANOMALOUS].reshape(problem.shape) & ~normal
    out = np.zeros(problem.shape, np.int16)
    for s, row in enumerate(scores):
        score = np.where(allowed[s], row, -np.inf)
        high = max(threshold, float(row[normal[s]].max(initial=-np.inf)) + MARGIN)
        for _ in range(40):
            out[s] = _runs(score, high) & allowed[s]
            if out[s].sum() <= LARGEST_SHARE * max(1, allowed[s].sum()):
                break
            high += 0.5
        else:
            out[s] = 0
    return out.reshape(-1)


def _runs(score: NDArray[Any], high: float) -> NDArray[np.bool_]:
    """Stretches above `high` minus HYSTERESIS, short dips bridged, that reach `high`; each one after the
    first FREE_EVENTS needs a higher peak."""
    near = score >= high - HYSTERESIS
    edges = np.flatnonzero(np.diff(np.concatenate([[False], near, [False]]).astype(np.int8)))
    marked = np.zeros(len(score), bool)
    runs: list[list[int]] = []
    for start, end in edges.reshape(-1, 2).tolist():
        if runs and start - runs[-1][1] <= BRIDGE:
            runs[-1][1] = end
        else:
            runs.append([start, end])
    peaks = [float(score[start:end].max()) for start, end in runs]
    for rank, i in enumerate(np.argsort(peaks, kind="stable")[::-1].tolist()):
        if peaks[i] >= high + min(HABIT * max(0, rank - FREE_EVENTS + 1), MOST_HABIT):
            marked[runs[i][0]:runs[i][1]] = True
    return marked


def events(problem: Problem, values: Values) -> list[tuple[int, int, int]]:
    """(series, first block, last block) of every stretch of anomalous blocks; missing blocks do not split one."""
    allowed = problem.allowed[:, ANOMALOUS].reshape(problem.shape)
    found = []
    for s, row in enumerate(values.reshape(problem.shape)):
        places = np.flatnonzero(allowed[s])
        marked = row[places] == ANOMALOUS
        edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
        found += [(s, int(places[a]), int(places[b - 1])) for a, b in edges.reshape(-1, 2)]
    return found


def windows(problem: Problem) -> list[tuple[int, int, Problem]]:
    """(first block, first block that counts, problem) for each window of a long problem, in order."""
    series, blocks = problem.shape
    if blocks <= WINDOW + STRIDE // 2:
        return [(0, 0, problem)]
    starts = [*range(0, blocks - WINDOW, STRIDE), blocks - WINDOW]
    pieces = []
    allowed = problem.allowed.reshape(series, blocks, -1)
    assert problem.features is not None
    features = problem.features.reshape(series, blocks, *problem.features.shape[1:])
    givens = problem.givens.reshape(series, blocks)
    for i, start in enumerate(starts):
        part = slice(start, start + WINDOW)
        counts = 0 if i == 0 else (starts[i - 1] + WINDOW + start) // 2
        pieces.append((start, counts, Problem(
            problem.task, {}, (series, WINDOW), allowed[:, part].reshape(series * WINDOW, -1),
            givens[:, part].reshape(-1), relations(series, WINDOW),
            features[:, part].reshape(series * WINDOW, *features.shape[2:]))))
    return pieces


def network_scores(net: RecursiveNet, problem: Problem, steps: int = STEPS) -> Scores:
    """(series, blocks) log-odds of "anomalous" from the network, window by window."""
    from solvers.recursive.graph import Boards

    out = np.full(problem.shape, -np.inf, np.float32)
    pieces = windows(problem)
    size = max(1, TOKENS // (2 * pieces[0][2].cells))
    for at in range(0, len(pieces), size):
        batch = pieces[at:at + size]
        boards = Boards.of([piece for _, _, piece in batch])
        graph = boards.graph()
        state = net.start(graph)
        logits = graph.share
        for _ in range(steps):
            every, state = net.step(graph, state)
            logits = every[-1]
        dense = np.full(boards.live.shape, -30.0, np.float32)
        dense.reshape(len(batch), -1)[boards.pairs().numpy()] = logits.float().numpy()
        odds = (dense[..., ANOMALOUS] - dense[..., NORMAL]).reshape(len(batch), *batch[0][2].shape)
        for (start, counts, _), piece in zip(batch, odds, strict=True):
            out[:, counts:start + piece.shape[1]] = piece[:, counts - start:]
    return out


def blended_scores(net: RecursiveNet, problem: Problem) -> Scores:
    """(series, blocks) the network's log-odds plus the statistics: the network alone saturates and ranks plain cases
    badly."""
    return (network_scores(net, problem) + SURPRISE * statistics_scores(problem)).astype(np.float32)


class NetworkStage:
    """The recursive network's scores as events. folder: of the weights; None: where `find_weights` has them."""

    stage = "recursion"

    def __init__(self, folder: Path | None = None):
        self.folder = folder

    @cached_property
    def loaded(self) -> tuple[RecursiveNet, dict[str, Any]] | None:
        from solvers.recursive.checkpoint import find_weights, load_weights

        folder = self.folder or find_weights("anomaly")
        return None if folder is None else load_weights(folder)

    @property
    def threshold(self) -> float:
        """As calibrated when the weights were made."""
        info = self.loaded[1] if self.loaded else {}
        return float(info.get("calibration", {}).get("threshold", NETWORK_THRESHOLD))

    def scores(self, problem: Problem) -> Scores:
        assert self.loaded is not None
        return blended_scores(self.loaded[0], problem)

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        if self.loaded is None:
            return [Proposal(None, self.stage, notes={"skipped": "no weights"}) for _ in problems]
        return [proposal(self.stage, problem, with_lone(task, problem, self.scores(problem), self.threshold),
                         self.threshold, STEPS) for problem in problems]


class StatisticsStage:
    """The surprise of each block as its score: no training, no weights."""

    stage = "statistics"
    threshold = STATISTICS_THRESHOLD

    def scores(self, problem: Problem) -> Scores:
        return statistics_scores(problem)

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [proposal(self.stage, problem, with_lone(task, problem, self.scores(problem), self.threshold),
                         self.threshold) for problem in problems]


def statistics_scores(problem: Problem) -> Scores:
    """(series, blocks) log2 of the mean of the two strongest kinds of evidence, read back from the features."""
    from solvers.tasks._anomaly_features import TRACKS

    assert problem.features is not None
    rare = problem.features[:, 0, len(TRACKS):2 * len(TRACKS)] * 3
    strongest = np.sort(rare, axis=1)[:, -2:].mean(1)
    return np.log2(np.maximum(strongest, 1e-3)).reshape(problem.shape).astype(np.float32)


def with_lone(task: Task, problem: Problem, scores: Scores, threshold: float) -> Scores:
    """The scores, those of points that stand out by themselves raised to the threshold: the network reads quantiles of
    the whole series, of which one point is a large share where it is short, and holds a lone spike for noise."""
    from solvers.tasks._anomaly_features import LONE

    lone = task.evidence(problem).lone  # type: ignore[attr-defined]  # of the one task that has these stages
    return np.where(lone >= LONE, np.maximum(scores, threshold + np.log2(np.maximum(lone, LONE) / LONE)),
                    scores).astype(np.float32)


def proposal(stage: str, problem: Problem, scores: Scores, threshold: float, steps: int = 0) -> Proposal:
    finite = scores[np.isfinite(scores)]
    notes = {"threshold": round(threshold, 3), "false_alarms_per_10000": RATE,
             "highest_score": round(float(finite.max(initial=-30.0)), 3)}
    return Proposal(decide(problem, scores, threshold), stage, steps=steps, notes=notes)
