"""Well-known detectors behind the solver interface: IForest, LOF, ECOD and KNN. They are no part of the cascade.

Each is fitted to one series at a time: on the blocks known to be normal where there are some and `novelty` is asked
for, else on the series itself. It sees either windows of the scaled values, the usual way, or the features that our
network reads. PyOD is an optional extra; IForest and LOF are scikit-learn's.

Invariant: a baseline's scores are put on one scale for every series: median 0 and median deviation 1, or ranks.

    add_solver("anomaly", BaselineStage("lof"))         # `hybrid batch anomaly FILE --stages baseline:lof`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from solvers.errors import UsageError, did_you_mean
from solvers.problem import Problem, Proposal
from solvers.task import Task
from solvers.tasks._anomaly_events import NORMAL, Scores, proposal
from solvers.tasks._anomaly_input import block_of, read_series

DETECTORS = ("iforest", "lof", "ecod", "knn")
WIDTH = 16
"""Blocks in a window."""
NEIGHBOURS = 20
LEAST_ROWS = 2 * NEIGHBOURS


@dataclass(frozen=True)
class BaselineStage:
    """name: one of DETECTORS. view: "windows" or "features". novelty: fit to the known normal blocks alone.
    ranked: scores are -log2 of the share of blocks that score as much, so that every series gets its share of alarms.
    threshold: of the robust z-score."""

    name: str
    view: str = "windows"
    novelty: bool = False
    ranked: bool = False
    threshold: float = 8.0

    def __post_init__(self) -> None:
        if self.name not in DETECTORS:
            raise UsageError(f'no baseline is called "{self.name}". {did_you_mean(self.name, DETECTORS)}')

    @property
    def stage(self) -> str:
        return f"baseline:{self.name}"

    def scores(self, problem: Problem) -> Scores:
        """(series, blocks) float32."""
        return np.stack([self._one(problem, s) for s in range(problem.shape[0])]).astype(np.float32)

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [proposal(self.stage, problem, self.scores(problem), self.threshold) for problem in problems]

    def _one(self, problem: Problem, s: int) -> np.ndarray:
        table = rows(problem, s, self.view)
        known = (problem.givens == NORMAL).reshape(problem.shape)[s]
        fitted = table[known] if self.novelty and known.sum() >= LEAST_ROWS else table
        score = _fit(self.name, fitted, table)
        if self.ranked:
            above = len(score) - np.searchsorted(np.sort(score), score, side="left")
            return -np.log2(above / len(score))
        middle = float(np.median(score))
        spread = 1.4826 * float(np.median(np.abs(score - middle)))
        spread = max(spread, float(score.std()) / 20, 1e-9)
        return np.clip((score - middle) / spread, -1e6, 1e6)


def rows(problem: Problem, s: int, view: str) -> np.ndarray:
    """(blocks, columns): what the detector reads of one series."""
    if view == "features":
        assert problem.features is not None
        return problem.features[:, 0].reshape(*problem.shape, -1)[s].astype(np.float64)
    _, table = read_series(problem.data)
    block, x = block_of(problem.data, table.shape[1]), table[s]
    known = ~np.isnan(x)
    places = np.arange(len(x))
    x = np.interp(places, places[known], x[known])
    starts = np.arange(0, len(x), block)
    means = np.add.reduceat(x, starts) / np.diff(np.append(starts, len(x)))
    spread = 1.4826 * np.median(np.abs(means - np.median(means))) or means.std() or 1.0
    wide = np.pad((means - np.median(means)) / spread, (WIDTH // 2, WIDTH - WIDTH // 2 - 1), mode="edge")
    return np.lib.stride_tricks.sliding_window_view(wide, WIDTH).copy()


def _fit(name: str, fitted: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Anomaly score of every row of `table`, the higher the more anomalous."""
    if name == "iforest":
        from sklearn.ensemble import IsolationForest

        return -IsolationForest(n_estimators=200, random_state=0).fit(fitted).score_samples(table)
    neighbours = min(NEIGHBOURS, len(fitted) - 1)
    if name == "lof":
        from sklearn.neighbors import LocalOutlierFactor

        fresh = fitted is not table
        model: Any = LocalOutlierFactor(neighbours, novelty=fresh).fit(fitted)
        return -(model.score_samples(table) if fresh else model.negative_outlier_factor_)
    try:
        from pyod.models.ecod import ECOD
        from pyod.models.knn import KNN
    except ImportError as error:
        raise UsageError('this baseline needs PyOD: pip install "hybrid-solver[baselines]"') from error
    model = ECOD() if name == "ecod" else KNN(n_neighbors=neighbours)
    model.fit(fitted)
    return np.asarray(model.decision_scores_ if fitted is table else model.decision_function(table))
