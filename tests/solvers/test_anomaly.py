"""Anomaly detection: input, evidence, events, both stages, baselines and the figures of the benchmark."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers import registry
from solvers.errors import ProblemError
from solvers.problem import Problem
from solvers.recursive.checkpoint import find_weights
from solvers.task import Task
from solvers.tasks import _anomaly_events as ev
from solvers.tasks._anomaly_features import FEATURES, LONE, TRACKS, analyse, season_length
from solvers.tasks._anomaly_generate import draw
from solvers.tasks.anomaly import Anomaly
from solvers.verify import verify


@pytest.fixture
def task() -> Task:
    return registry.task("anomaly")


def daily(n: int = 960, period: int = 96, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return 10 + 3 * np.sin(2 * np.pi * np.arange(n) / period) + 0.2 * rng.normal(size=n)


def asked(task: Task, *series: np.ndarray, **more: object) -> Problem:
    lists = {f"s{i}": [None if np.isnan(v) else float(v) for v in x] for i, x in enumerate(series)}
    return task.problem({"task": "anomaly", "series": lists, **more})


def found(task: Task, problem: Problem) -> list[dict]:
    values = ev.StatisticsStage().propose(task, [problem])[0].values
    assert values is not None and verify(task, problem, values).valid
    return task.answer_data(problem, values)["anomalies"]


# Input --------------------------------------------------------------------------------------------------------

GOOD = [1.0, 2.0] * 20
BAD = [
    ({}, "needs"), ({"series": {}}, "needs"), ({"series": [1, 2]}, "needs"), ({"series": {"": GOOD}}, "name"),
    ({"series": {"a": [1, 2, 3]}}, "3 points"), ({"series": {"a": GOOD, "b": GOOD[1:]}}, "same length"),
    ({"series": {"a": [*GOOD, "x"]}}, "point 40"), ({"series": {"a": [*GOOD, True]}}, "point 40"),
    ({"series": {"a": [*GOOD, float("inf")]}}, "point 40"), ({"series": {"a": [*GOOD, 10**400]}}, "beyond"),
    ({"series": {"a": [None] * 40}}, "no number"), ({"series": {"a": "1, 2, 3"}}, "list"),
    ({"series": {str(i): GOOD for i in range(65)}}, "65 series"),
    ({"series": {"a": GOOD}, "timestamps": [1, 2]}, "2 entries"),
    ({"series": {"a": GOOD}, "timestamps": [*range(39), 3]}, "not in order"),
    ({"series": {"a": GOOD}, "timestamps": ["soon"] * 40}, "timestamp 0"),
    ({"series": {"a": GOOD}, "timestamps": [i**2 for i in range(40)]}, "regular step"),
    ({"series": {"a": GOOD}, "normal": "all"}, "normal"), ({"series": {"a": GOOD}, "normal": [[5, 400]]}, "normal"),
    ({"series": {"a": GOOD}, "normal": -3}, "normal"), ({"series": {"a": GOOD}, "block": 0}, "block"),
]


@pytest.mark.parametrize(("data", "says"), BAD, ids=[says + str(i) for i, (_, says) in enumerate(BAD)])
def test_bad_input_is_told(task: Task, data: dict, says: str) -> None:
    with pytest.raises(ProblemError, match=says):
        task.problem({"task": "anomaly", **data})


def test_timestamps_in_order_with_gaps_are_fine(task: Task) -> None:
    minutes = [10 * i + (60 if i > 20 else 0) for i in range(40)]
    times = [f"2026-11-23T{m // 60:02d}:{m % 60:02d}:00" for m in minutes]
    assert task.problem({"series": {"a": GOOD}, "timestamps": times}).shape == (1, 40)


@pytest.mark.parametrize("series", [
    np.full(100, 7.0), np.where(np.arange(200) % 9 < 4, np.nan, daily(200)), daily(24), np.arange(300.0),
    np.concatenate([np.full(250, np.nan), daily(100)]), np.array([0.0] * 99 + [1.0]), daily(300) * 1e140,
    daily(300) * 1e-300], ids=["constant", "gaps", "short", "line", "late", "one", "huge", "tiny"])
def test_odd_series_get_an_answer(task: Task, series: np.ndarray) -> None:
    problem = asked(task, series)
    assert problem.features is not None and np.isfinite(problem.features).all()
    assert problem.features.shape == (problem.cells, 2, FEATURES)
    told = found(task, problem)
    assert told == [] or series[-1] == 1.0


# Evidence -----------------------------------------------------------------------------------------------------


def test_season_is_found_where_there_is_one() -> None:
    assert abs(season_length(daily() - 10) - 96) <= 1
    assert season_length(np.random.default_rng(0).normal(size=900)) == 0


@settings(max_examples=15, deadline=None)
@given(st.floats(1e-3, 1e3), st.floats(-1e3, 1e3))
def test_units_do_not_matter(scale: float, shift: float) -> None:
    series = np.stack([daily(480, 48), daily(480, 48, 1)])
    one, other = analyse(series, 2), analyse(scale * series + shift, 2)
    assert np.isclose(one.features, other.features, atol=1e-3).mean() > 0.99  # ranks of ties may change
    assert one.features.shape == (2, 240, FEATURES) and one.strength.shape == (2, 240, len(TRACKS))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.just(float("nan")), st.floats(-1e9, 1e9), st.sampled_from([0.0, 1.0])), min_size=24,
                max_size=90), st.integers(1, 5))
def test_features_are_always_finite(row: list[float], block: int) -> None:
    evidence = analyse(np.array([row, row[::-1]]), block)
    assert np.isfinite(evidence.features).all() and np.isfinite(evidence.points).all()


def spike(x: np.ndarray) -> None:
    x[500] += 12


def shift(x: np.ndarray) -> None:
    x[500:540] += 8


def silent(x: np.ndarray) -> None:
    x[480:576] = 7


@pytest.mark.parametrize("spoil", [spike, shift, silent])
def test_plain_anomalies_are_found_where_they_are(task: Task, spoil: Callable[[np.ndarray], None]) -> None:
    series = daily()
    assert found(task, asked(task, series)) == []
    spoil(series)
    told = found(task, asked(task, series))
    assert told and all(entry["start"] >= 450 and entry["end"] <= 610 and entry["score"] > 1 for entry in told)


@pytest.mark.parametrize("n", [12, 16, 24, 40, 100, 400])
def test_one_point_far_off_in_a_short_series_is_found(task: Task, n: int) -> None:
    """The quantile of a short series is its one anomaly: the evidence must not be measured by it."""
    rng = np.random.default_rng(n)
    stage = task.network_solvers(find_weights("anomaly"))[0]
    for _ in range(5):
        series = np.round(50 + 2 * rng.normal(size=n), 1)
        at = int(rng.integers(n))
        quiet, (usual,) = asked(task, series), stage.propose(task, [asked(task, series)])
        assert usual.values is not None and task.answer_data(quiet, usual.values)["anomalies"] == []
        series[at] += 40
        loud = asked(task, series)
        (told,) = stage.propose(task, [loud])
        assert told.values is not None
        assert [(e["start"], e["end"]) for e in task.answer_data(loud, told.values)["anomalies"]] == [(at, at)]
        assert found(task, loud)


def test_spikes_that_come_back_and_small_steps_stand_out_by_nothing(task: Task) -> None:
    rng = np.random.default_rng(1)
    series = 50 + rng.normal(size=200)
    series[[20, 60, 110, 150, 190]] += 30
    assert analyse(series[None], 1).lone.max() < LONE
    counts = rng.choice([0.0, 1.0], p=[0.9, 0.1], size=60)
    counts[30] = 2
    assert analyse(counts[None], 1).lone.max() < LONE
    with pytest.raises(ProblemError, match="at least 12"):
        asked(task, series[:11])


def test_a_stuck_value_is_the_strongest_evidence_while_it_lasts() -> None:
    series = daily()
    series[460:600] = series[460]
    strength = analyse(series[None], 1).strength[0]
    assert strength[500, TRACKS.index("stuck")] > 1 and not strength[:450, TRACKS.index("stuck")].any()


def test_a_broken_correlation_is_found_by_the_other_series(task: Task) -> None:
    rng = np.random.default_rng(0)
    shared = np.cumsum(rng.normal(size=1000))
    series = [shared + 0.1 * rng.normal(size=1000) for _ in range(3)]
    series[1][600:660] = series[1][100:160] - series[1][100] + series[1][600]
    scores = ev.statistics_scores(asked(task, *series))
    assert scores.max(1).argmax() == 1 and 590 <= scores[1].argmax() <= 670


# Answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("i", range(4))
def test_generated_items_keep_the_contract(task: Task, i: int) -> None:
    problem, values = task.item(7, i)
    again, same = task.item(7, i)
    assert problem.data == again.data and np.array_equal(values, same) and values.dtype == np.int16
    assert problem.data != task.item(8, i)[0].data
    assert tuple(r.name for r in problem.relations) == task.relation_names
    rebuilt = task.problem(json.loads(json.dumps(problem.data)))
    assert rebuilt.features is not None and problem.features is not None
    assert np.array_equal(rebuilt.features, problem.features)
    assert np.array_equal(task.answer_values(problem, task.answer_data(problem, values)), values)
    assert verify(task, problem, values).valid and not verify(task, problem, 1 - values).valid
    batch = np.stack([values, 1 - values])
    assert task.keeps_rules([problem] * 2, batch).tolist() == [not task.broken_rules(problem, v) for v in batch]
    signature = task.signature(problem)
    assert signature.shape == (2 * FEATURES + 4,) and signature.dtype == np.float32 and np.isfinite(signature).all()


def test_missing_and_known_normal_points_are_never_anomalous(task: Task) -> None:
    series = daily()
    series[100:110] = np.nan
    series[700] += 15
    problem = asked(task, series, normal=[[690, 710]])
    assert (problem.givens[690:711] == ev.NORMAL).all() and not problem.allowed[105, ev.ANOMALOUS]
    assert found(task, problem) == []
    for cell in (105, 700):
        wrong = np.zeros(problem.cells, np.int16)
        wrong[cell] = ev.ANOMALOUS
        assert not verify(task, problem, wrong).valid


def test_known_normal_data_raises_the_threshold(task: Task) -> None:
    series = daily()
    series[300:320] += 4
    series[700:720] += 4
    assert [entry["start"] > 600 for entry in found(task, asked(task, series))] == [False, True]
    assert found(task, asked(task, series, normal=400)) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.floats(-3, 3))
def test_decide_keeps_what_is_known(seed: int, threshold: float) -> None:
    rng = np.random.default_rng(seed)
    allowed = np.ones((120, 2), bool)
    allowed[:, 1] = rng.random(120) < 0.9
    givens = np.where((rng.random(120) < 0.2) & allowed[:, 1], 0, -1).astype(np.int16)
    problem = Problem("anomaly", {}, (2, 60), allowed, givens, ())
    scores = rng.normal(size=(2, 60)).astype(np.float32)
    values = ev.decide(problem, scores, threshold)
    assert allowed[np.arange(120), values].all() and not values[givens == 0].any()
    assert values.mean() <= ev.LARGEST_SHARE
    assert not ev.decide(problem, scores, 99.0).any()


def test_events_end_where_the_scores_leave_the_threshold() -> None:
    problem = Problem("anomaly", {}, (1, 30), np.ones((30, 2), bool), np.full(30, -1, np.int16), ())
    scores = np.full((1, 30), -9.0, np.float32)
    scores[0, 10:15] = [3, 5, -9, 4, 3]
    scores[0, 25] = 4.2
    values = ev.decide(problem, scores, 4.5)
    assert ev.events(problem, values) == [(0, 10, 14)]


def test_blocks_of_long_series_are_traced_back_to_points(task: Task) -> None:
    series = daily(9000)
    series[5001] += 20
    problem = asked(task, series)
    assert problem.shape[1] == 1800
    told = found(task, problem)
    assert len(told) == 1 and told[0]["start"] <= 5001 <= told[0]["end"]
    values = np.zeros(problem.cells, np.int16)
    values[5001 // 5] = ev.ANOMALOUS
    assert [(e["start"], e["end"]) for e in task.answer_data(problem, values)["anomalies"]] == [(5001, 5001)]


@pytest.mark.parametrize("data", [{}, {"anomalies": 3}, {"anomalies": [3]}, {"anomalies": [{"series": "x"}]},
                                  {"anomalies": [{"series": "s0", "start": 5, "end": 2}]},
                                  {"anomalies": [{"series": "s0", "start": 0, "end": 960}]}])
def test_bad_answers_are_told(task: Task, data: dict) -> None:
    with pytest.raises(ProblemError):
        task.answer_values(asked(task, daily()), data)


def test_generated_normal_series_seldom_alarm(task: Task) -> None:
    rng = np.random.default_rng(4)
    alarms = points = 0
    for i in range(25):
        series, wrong = draw(rng, 1 + 2 * (i % 3 == 0), 512, clean=True)
        assert not wrong.any()
        alarms += len(found(task, asked(task, *series)))
        points += series.size
    assert alarms <= 12, f"{alarms} in {points} points"


# The network --------------------------------------------------------------------------------------------------


@pytest.fixture
def weights(task: Task, tmp_path: Path) -> Path:
    """A folder with an untrained network."""
    from solvers.recursive.checkpoint import save_weights
    from solvers.recursive.model import NetConfig, RecursiveNet

    config = NetConfig(task.relation_names, width=16, share=4, hidden=16, passes=2, features=task.feature_count,
                       candidates=2)
    save_weights(tmp_path, RecursiveNet(config), {"task": "anomaly", "calibration": {"threshold": 50.0}})
    return tmp_path


def test_windows_count_every_block_once(task: Task) -> None:
    problem = asked(task, daily(1100), daily(1100, seed=1))
    pieces = ev.windows(problem)
    counted = [counts for _, counts, _ in pieces]
    ends = [start + ev.WINDOW for start, _, _ in pieces]
    assert counted[0] == 0 and ends[-1] == 1100 and counted == sorted(counted)
    assert all(start <= counts < end for (start, counts, _), end in zip(pieces, ends, strict=True))
    assert all(after <= end for after, end in zip(counted[1:], ends, strict=False))
    assert all(piece.shape == (2, ev.WINDOW) and piece.relations is pieces[0][2].relations for *_, piece in pieces)
    assert len(ev.windows(asked(task, daily(300)))) == 1


def test_network_scores_every_block_and_states_its_calibration(task: Task, weights: Path) -> None:
    stage = ev.NetworkStage(weights)
    problem = asked(task, daily(700), daily(700, seed=1))
    scores = stage.scores(problem)
    assert scores.shape == (2, 700) and np.isfinite(scores).all()
    assert np.array_equal(scores, stage.scores(problem))
    proposal = stage.propose(task, [problem])[0]
    assert proposal.values is not None and not proposal.values.any()
    assert proposal.notes["threshold"] == 50.0 and proposal.notes["false_alarms_per_10000"] == ev.RATE


def test_without_weights_the_network_is_skipped(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solvers.recursive.checkpoint.find_weights", lambda *_: None)
    assert ev.NetworkStage().propose(task, [asked(task, daily(100))])[0].values is None


def test_calibration_keeps_its_rate_and_figures_count_events(task: Task) -> None:
    from solvers.tasks._anomaly_calibrate import calibrate, figures
    assert isinstance(task, Anomaly)
    told = calibrate(task, ev.statistics_scores, problems=8, rate=10.0)
    assert told["at_that_threshold"] <= 10.0 and told["blocks"] == 2 * (256 + 512 + 1024 + 768)
    assert calibrate(task, ev.statistics_scores, problems=8, rate=2.0)["threshold"] >= told["threshold"]
    held_out = [task.item(5, i) for i in range(6)]
    truth = {id(problem): values.reshape(problem.shape) * 10.0 for problem, values in held_out}
    perfect = figures(lambda problem: truth[id(problem)], held_out, 5.0)
    assert perfect["f1"] == 1.0 and perfect["events"] > 0
    assert figures(lambda problem: 0 * truth[id(problem)], held_out, 5.0)["recall"] == 0.0


# People -------------------------------------------------------------------------------------------------------


def test_texts(task: Task) -> None:
    series = daily()
    series[100:130], series[500] = np.nan, 60.0
    problem = asked(task, series, daily(seed=1))
    values = ev.StatisticsStage().propose(task, [problem])[0].values
    assert values is not None
    assert "anomal" in task.describe(problem) and "2 series of 960 points, 30 of them missing" in task.describe(problem)
    lines = task.render(problem, values)
    assert {kind for line in lines for _, kind in line} == {"frame", "given", "open", "filled"}
    assert "score" in "".join(text for text, _ in lines[-1])
    for fact in task.facts(problem, values):
        assert not fact.text.endswith(".") and not fact.cells
        assert all(number in fact.text for number in fact.numbers)
    nothing = np.zeros(problem.cells, np.int16)
    assert task.render(problem, nothing)[-1] == [("no anomaly", "filled")]
    assert task.facts(problem, nothing)[0].text.startswith("No stretch")


def test_words_round_trip(task: Task) -> None:
    problem, values = task.item(7, 1)
    assert task.title in task.in_words(problem, np.random.default_rng(0))
    for text in (f"Sure:\n{task.answer_data(problem, values)}", json.dumps(task.answer_data(problem, values))):
        read = task.answer_in_text(problem, text)
        assert read is not None and np.array_equal(read, values)
    assert task.answer_in_text(problem, "I cannot do that.") is None
    read = task.answer_in_text(problem, "There is nothing wrong here.")
    assert read is not None and not read.any()
    one = asked(task, daily())
    read = task.answer_in_text(one, "Points 100 to 120 look odd.")
    assert read is not None and np.flatnonzero(read).tolist() == list(range(100, 121))


# Baselines and the benchmark ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["iforest", "lof", "ecod", "knn"])
@pytest.mark.parametrize("view", ["windows", "features"])
def test_baselines_stand_behind_the_same_interface(task: Task, name: str, view: str) -> None:
    pytest.importorskip("sklearn")
    if name in ("ecod", "knn"):
        pytest.importorskip("pyod")
    from solvers.tasks._anomaly_baselines import BaselineStage

    series = daily()
    series[700:705] += 30
    stage = BaselineStage(name, view, novelty=True, threshold=3.0)
    problem = asked(task, series, normal=200)
    proposal = stage.propose(task, [problem])[0]
    assert proposal.stage == f"baseline:{name}" and proposal.values is not None
    assert verify(task, problem, proposal.values).valid
    assert stage.scores(problem)[0, 690:720].max() >= np.quantile(stage.scores(problem), 0.97)


def test_benchmark_counts_events_and_false_alarms(task: Task, tmp_path: Path) -> None:
    from benchmarks import anomaly

    times = [f"2026-01-{1 + i // 96:02d} {i % 96 // 4:02d}:{i % 4 * 15:02d}:00" for i in range(960)]
    (tmp_path / "made").mkdir()
    for name, place in (("quiet", None), ("loud", 500), ("false", 800)):
        series = daily()
        if place:
            series[place] += 15
        rows = "\n".join(f"{t},{v}" for t, v in zip(times, series, strict=True))
        (tmp_path / "made" / f"{name}.csv").write_text(f"timestamp,value\n{rows}\n")
    window = [[times[480] + ".000000", times[520] + ".000000"]]
    labels = {"made/quiet.csv": [], "made/loud.csv": window, "made/false.csv": window}
    (tmp_path / "combined_windows.json").write_text(json.dumps(labels))
    files = anomaly.read(tmp_path)
    assert [file.windows for file in files] == [[(480, 520)], [(480, 520)], []]
    figures = anomaly.measure(files, ev.StatisticsStage(), normal=False)["shipped"]
    assert (figures["found"], figures["false_alarms"], figures["alarms_without_anomaly"]) == (1, 1, 0)
    assert figures["precision"] == figures["recall"] == figures["f1"] == 0.5
    assert anomaly._average_precision(np.array([0.0, 1.0, 0.0]), np.array([0.1, 0.9, 0.2])) == 1.0


def test_the_network_learns_long_series_in_its_windows(task: Task) -> None:
    """Pieces are of the size that the network reads, and no anomaly is lost between them."""
    assert isinstance(task, Anomaly)
    problem, values = next((p, v) for p, v in (task.made(np.random.default_rng([5, i]), 1, 1024, 1) for i in range(20))
                           if v.any())
    parts = task.pieces(problem, values)
    assert {part.shape for part, _ in parts} == {(1, ev.WINDOW)} and all(len(v) == ev.WINDOW for _, v in parts)
    assert sum(int(v.sum()) for _, v in parts) >= int(values.sum())
    short, same = task.sample(np.random.default_rng(0))
    assert task.pieces(short, same) == [(short, same)]
