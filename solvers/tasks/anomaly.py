"""Anomaly detection: which stretches of one or several time series are not what they normally are.

Cells are (series, block) with the candidates normal and anomalous; a block is one point, or several in a series of
more than MAX_BLOCKS points. No rule can prove such an answer: the verdict is an estimate, and what can be said of it
is the rate of false alarms to which its threshold was calibrated.

Invariant: an answer never calls more than half of the points anomalous, nor a missing one, nor one known as normal.

    {"task": "anomaly", "series": {"pump": [1.0, 1.1, null, 0.9, 7.3, 1.0, …]}}
    {"anomalies": [{"series": "pump", "start": 4, "end": 4, "score": 5.1}], "false_alarms_per_10000": 1.0}

Optional fields: "normal": a number of points at the start, or [[start, end], …], that the person knows to be normal;
"timestamps": one for each point, in order; "block": points in a block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

import numpy as np

from solvers.errors import ProblemError, did_you_mean
from solvers.problem import NO_GIVEN, Problem, Values, Verdict
from solvers.registry import Solver, add_solver, register_task
from solvers.task import Canonical, Fact, Recipe, SeriesForm, Task
from solvers.tasks import _anomaly_asked as asked
from solvers.tasks._anomaly_calibrate import trained
from solvers.tasks._anomaly_events import (
    ANOMALOUS,
    NORMAL,
    RATE,
    RELATIONS,
    NetworkStage,
    StatisticsStage,
    events,
    relations,
    windows,
)
from solvers.tasks._anomaly_facts import MOST_FACTS, estimate_fact, event_facts, period_fact, point_facts
from solvers.tasks._anomaly_features import FEATURES, WORDS, Evidence, analyse
from solvers.tasks._anomaly_generate import draw
from solvers.tasks._anomaly_input import MAX_BLOCKS, block_of, read_normal, read_series, read_times
from solvers.tasks._anomaly_text import GAP, NOTHING, RANGE, absent, bars, literal, printable

if TYPE_CHECKING:
    from solvers.recursive.model import RecursiveNet

SAMPLE_BLOCKS = 256
COLUMNS = 72
LONG_SHARE, LONG_BLOCKS, NORMAL_WINDOWS = 0.35, 1024, 3
"""Of training series: the share of long ones, their blocks, and one in how many of their windows without anomaly is
kept."""


@register_task("anomaly")
class Anomaly(Task):
    """Find the stretches of time series that are not what they normally are."""

    title = "anomaly"
    words = ("anomaly", "anomalies", "anomaly detection", "outlier", "outliers", "time series", "sensor readings")
    relation_names: ClassVar[tuple[str, ...]] = RELATIONS
    feature_count = FEATURES
    verdict = Verdict.ESTIMATE
    recipe = Recipe(width=32, passes=3, batch=12, max_steps=2, pool=2_400)
    asked_as: ClassVar[Mapping[str, str]] = {"why": "a point by its number or time, with the name of its series",
                                             "what-if": "a point and its value, or that it were missing"}

    def __init__(self) -> None:
        self._evidence: WeakKeyDictionary[Problem, Evidence] = WeakKeyDictionary()

    # Problems and answers -------------------------------------------------------------------------------

    def problem(self, data: Mapping[str, Any]) -> Problem:
        names, table = read_series(data)
        n = table.shape[1]
        read_times(data, n)
        block = block_of(data, n)
        blocks = -(-n // block)
        normal = read_normal(data, n)
        evidence = analyse(table, block)
        starts = np.arange(0, n, block)
        known = np.add.reduceat(~np.isnan(table), starts, axis=1) > 0
        cells = len(names) * blocks
        allowed = np.ones((cells, 2), bool)
        allowed[:, ANOMALOUS] = known.reshape(-1)
        safe = np.minimum.reduceat(normal, starts)
        givens = np.where(np.tile(safe, len(names)) & known.reshape(-1), NORMAL, NO_GIVEN).astype(np.int16)
        features = np.broadcast_to(evidence.features.reshape(cells, 1, FEATURES), (cells, 2, FEATURES))
        kept = {"task": self.name, "series": {name: list(data["series"][name]) for name in names}}
        kept |= {field: data[field] for field in ("normal", "timestamps", "block") if data.get(field) is not None}
        problem = Problem(self.name, kept, (len(names), blocks), allowed, givens,
                          relations(len(names), blocks), features)
        self._evidence[problem] = evidence
        return problem

    def evidence(self, problem: Problem) -> Evidence:
        """What the features were made of; computed again for a problem that was copied."""
        found = self._evidence.get(problem)
        if found is None:
            _, table = read_series(problem.data)
            found = self._evidence[problem] = analyse(table, block_of(problem.data, table.shape[1]))
        return found

    def text_form(self) -> SeriesForm:
        return SeriesForm("series", "timestamps", "normal", "series")

    def answer_data(self, problem: Problem, values: Values) -> dict[str, Any]:
        return {"anomalies": [{"series": name, "start": start, "end": end, "score": score}
                              for name, start, end, score, _ in self._events(problem, values)],
                "false_alarms_per_10000": RATE}

    def _events(self, problem: Problem, values: Values) -> list[tuple[str, int, int, float, int]]:
        """(series, first point, last point, score, strongest track) of each event in order."""
        names, evidence = list(problem.data["series"]), self.evidence(problem)
        n = evidence.points.shape[1]
        block = block_of(problem.data, n)
        found = []
        for s, first, last in events(problem, values):
            strength = evidence.strength[s, first:last + 1]
            track = int(strength.max(0).argmax())
            start, end = first * block, min((last + 1) * block, n) - 1
            if block > 1:
                loud = evidence.points[s] >= 0.5 * evidence.points[s, start:end + 1].max()
                ahead, behind = loud[start:start + block], loud[last * block:end + 1][::-1]
                start += int(ahead.argmax()) if ahead.any() else 0
                end -= int(behind.argmax()) if behind.any() else 0
            found.append((names[s], start, max(start, end), round(float(strength.max()), 2), track))
        return found

    def answer_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        entries = data.get("anomalies")
        if not isinstance(entries, list):
            raise ProblemError('an answer needs "anomalies": [{"series": name, "start": i, "end": j}], or [] for none')
        names = list(problem.data["series"])
        n = len(problem.data["series"][names[0]])
        block = block_of(problem.data, n)
        values = np.full(problem.shape, NORMAL, np.int16)
        for entry in entries:
            if not isinstance(entry, Mapping):
                raise ProblemError(f"an anomaly is {str(entry)[:40]!r}, expected an object with series, start and end")
            name, start, end = entry.get("series"), entry.get("start"), entry.get("end")
            if name not in names:
                raise ProblemError(f'no series is called "{name}". {did_you_mean(str(name), names)}')
            if type(start) is not int or type(end) is not int or not 0 <= start <= end < n:
                raise ProblemError(f'{name}: an anomaly from {start!r} to {end!r}, expected 0 ≤ start ≤ end < {n}')
            values[names.index(name), start // block:end // block + 1] = ANOMALOUS
        return np.where(problem.allowed[:, ANOMALOUS], values.reshape(-1), NORMAL).astype(np.int16)

    # Rules ----------------------------------------------------------------------------------------------

    def broken_rules(self, problem: Problem, values: Values) -> list[str]:
        called, known = int((values == ANOMALOUS).sum()), int(problem.allowed[:, ANOMALOUS].sum())
        if 2 * called <= known:
            return []
        return [f"{called} of {known} places are called anomalous, more than half: an anomaly is an exception"]

    def keeps_rules(self, problems: Sequence[Problem], batch: np.ndarray) -> np.ndarray:
        known = np.array([problem.allowed[:, ANOMALOUS].sum() for problem in problems])
        return 2 * (batch == ANOMALOUS).sum(1) <= known

    def standing(self, problem: Problem) -> str:
        return (f"an estimate: the threshold gives about {RATE:g} false alarm in 10,000 points of generated normal "
                "series")

    # The network ----------------------------------------------------------------------------------------

    def network_solvers(self, folder: Path) -> Sequence[Solver]:
        return [NetworkStage(folder)]

    def pieces(self, problem: Problem, values: Values) -> list[tuple[Problem, Values]]:
        """The windows that the network reads; of a long series those with an anomaly, and a share of the others."""
        parts = windows(problem)
        if len(parts) == 1:
            return [(problem, values)]
        marked = values.reshape(problem.shape)
        cut = [(part, marked[:, start:start + part.shape[1]].reshape(-1)) for start, _, part in parts]
        return [(part, inside) for i, (part, inside) in enumerate(cut) if inside.any() or i % NORMAL_WINDOWS == 0]

    def appraised(self, net: RecursiveNet, held_out: Sequence[tuple[Problem, Values]]) -> dict[str, Any]:
        return trained(self, net, held_out)

    # Memory ---------------------------------------------------------------------------------------------

    def canonical(self, problem: Problem) -> Canonical | None:
        """None: two measured series are never the same up to a symmetry."""
        return None

    def signature(self, problem: Problem) -> np.ndarray:
        """(2 · FEATURES + 4,) float32: size, seasons, and mean and spread of every feature."""
        evidence = self.evidence(problem)
        table = evidence.features.reshape(-1, FEATURES)
        n = evidence.points.shape[1]
        period = evidence.period / n
        size = [np.log10(n) / 6, len(period) / 8, float((period > 0).mean()), float(period.mean())]
        return np.concatenate([size, table.mean(0), table.std(0)]).astype(np.float32)

    # People ---------------------------------------------------------------------------------------------

    def describe(self, problem: Problem) -> str:
        series = problem.data["series"]
        n = len(next(iter(series.values())))
        missing = sum(absent(x) for values in series.values() for x in values)
        gaps = f", {missing} of them missing" if missing else ""
        known = int((problem.givens == NORMAL).sum())
        normal = " and part of it known to be normal" if known else ""
        many = f"{len(series)} series" if len(series) > 1 else "one series"
        return f"A search for anomalies in {many} of {n} points{gaps}{normal} (anomaly detection)."

    def render(self, problem: Problem, values: Values | None) -> list[list[tuple[str, str]]]:
        """A line of bars for each series, then a line for each event."""
        names, table = read_series(problem.data)
        n = table.shape[1]
        columns = min(COLUMNS, n)
        starts = np.linspace(0, n, columns, endpoint=False).astype(int)
        marked = np.zeros(table.shape, bool)
        found = [] if values is None else self._events(problem, values)
        for name, start, end, _, _ in found:
            marked[names.index(name), start:end + 1] = True
        wide = min(16, max(len(name) for name in names))
        lines = []
        for s, name in enumerate(names):
            line = [(f"{printable(name)[:wide]:<{wide}} ", "frame")]
            called = np.logical_or.reduceat(marked[s], starts)
            for bar, hit in zip(bars(table[s], starts), called.tolist(), strict=True):
                line.append((bar, "open" if bar == GAP else "filled" if hit else "given"))
            lines.append(line)
        for name, start, end, score, track in found:
            where = f"point {start}" if start == end else f"points {start} to {end}"
            lines.append([(f"{printable(name)[:wide]}, {where}: ", "frame"),
                          (f"{WORDS[track]}, score {score}", "filled")])
        if values is not None and not found:
            lines.append([("no anomaly", "filled")])
        return lines

    def facts(self, problem: Problem, values: Values) -> list[Fact]:
        names, table = read_series(problem.data)
        found = self._events(problem, values)
        told = event_facts(names, table, found)
        for name, period in zip(names, self.evidence(problem).period.tolist(), strict=True):
            if period and len(told) < 2 * MOST_FACTS:
                told.append(period_fact(name, period))
        return [*told, estimate_fact()]

    def why(self, problem: Problem, values: Values, cell: str) -> list[Fact]:
        names, table = read_series(problem.data)
        return point_facts(names, self.evidence(problem), self._events(problem, values),
                           block_of(problem.data, table.shape[1]), cell)

    def places(self, problem: Problem, text: str) -> list[str]:
        return asked.places(problem.data, text)

    def what_if(self, problem: Problem, values: Values | None, text: str) -> list[Fact]:
        return asked.what_if(self, problem, values, text)

    def in_words(self, problem: Problem, rng: np.random.Generator) -> str:
        pleas = ("Is there an anomaly in these readings?", "Find every anomaly in this time series.",
                 "Which stretches are an anomaly here?")
        between = str(rng.choice([", ", " ", "\n"]))
        lines = [f"{name}: " + between.join("null" if absent(x) else f"{x:g}" for x in values)
                 for name, values in problem.data["series"].items()]
        return "\n".join([str(rng.choice(pleas)), *lines])

    def answer_in_text(self, problem: Problem, text: str) -> Values | None:
        """A JSON (or Python) list of anomalies, else "points 10 to 20" of the one series, else a plain "no anomaly"."""
        names = list(problem.data["series"])
        for found in reversed(list(re.finditer(r"[\"']anomalies[\"']\s*:\s*(\[[^\[\]]*\])", text))):
            entries = literal(found[1])
            if entries is not None:
                return self._tried(problem, entries)
        spans = RANGE.findall(text)
        if spans and len(names) == 1:
            return self._tried(problem, [{"series": names[0], "start": int(a), "end": int(b)} for a, b in spans])
        return self._tried(problem, []) if NOTHING.search(text) else None

    def _tried(self, problem: Problem, entries: list[Any]) -> Values | None:
        try:
            return self.answer_values(problem, {"anomalies": entries})
        except ProblemError:
            return None

    # Data -----------------------------------------------------------------------------------------------

    def sample(self, rng: np.random.Generator) -> tuple[Problem, Values]:
        """SAMPLE_BLOCKS blocks of one series, or of three, with up to three anomalies; sometimes the person knows
        the beginning to be normal."""
        block, count = int(rng.choice([1, 2, 4, 8])), 3 if rng.random() < 0.25 else 1
        return self.made(rng, count, SAMPLE_BLOCKS, block)

    def training_chunk(self, seed: int, chunk: int, size: int) -> list[tuple[Problem, Values]]:
        """As `sample`, and long series that are read in windows."""
        rng = np.random.default_rng([seed, 1 + chunk, size])
        return [self.made(rng, 1, LONG_BLOCKS, int(rng.choice([1, 2, 4]))) if rng.random() < LONG_SHARE
                else self.sample(rng) for _ in range(size)]

    def made(self, rng: np.random.Generator, count: int, blocks: int, block: int,
             clean: bool = False) -> tuple[Problem, Values]:
        """A generated problem of this size with its answer. clean: without anomalies."""
        while True:
            series, wrong = draw(rng, count, blocks * block, clean)
            marked = np.logical_or.reduceat(wrong, np.arange(0, blocks * block, block), axis=1)
            if marked.mean() < 0.4:
                break
        data: dict[str, Any] = {"task": self.name, "series": {
            f"s{i + 1}": [None if np.isnan(v) else float(f"{v:.6g}") for v in row] for i, row in enumerate(series)}}
        if block != -(-series.shape[1] // MAX_BLOCKS):
            data["block"] = block
        first = int(wrong.any(0).argmax()) if wrong.any() else series.shape[1]
        if rng.random() < 0.2 and first >= 16 * block:
            data["normal"] = int(rng.integers(8 * block, first))
        problem = self.problem(data)
        values = marked.reshape(-1) & problem.allowed[:, ANOMALOUS] & (problem.givens == NO_GIVEN)
        return problem, values.astype(np.int16)


add_solver("anomaly", StatisticsStage())
