"""What speaks for an anomaly, measured on every block of every series: the numbers that the network reads.

A series is cut into blocks of equal length (one point where it is short). Each *track* is one kind of evidence: a
point far from its neighbours, far from its season, a shifted level, a changed spread, a value that is stuck, a window
unlike every other one, a series that left the others. A track is put on its own scale in its own series, by medians
and quantiles that a minority of anomalies cannot move, so nothing here depends on units.

Invariant: features are finite for every input, and the same after an affine change a·x + b (a > 0) of a series.

    evidence = analyse(np.sin(np.arange(600) / 20)[None], block=1)
    evidence.features.shape                       # (1, 600, FEATURES)
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

TRACKS = ("neighbours", "season", "range", "others", "stuck", "level-8", "level-32", "level-season", "shift",
          "spread-8", "spread-32", "window-16", "window-64", "others-8", "together")
"""Kinds of evidence, each with two features: on the scale of its median, and of its 97 % quantile."""
WORDS = ("far from its neighbours in time", "far from its usual value at this point of the season",
         "outside its usual range", "apart from what the other series say", "stuck at one value",
         "off its usual level", "off its usual level for long", "off its usual level for a season", "a jump of level",
         "an unusual spread", "an unusual spread for long", "a stretch unlike every other",
         "a long stretch unlike every other", "apart from the other series for long", "unusual in several ways at once")
CONTEXT = ("missing", "seasonal", "sign", "tail-neighbours", "tail-season", "tail-range", "several")
FEATURES = 2 * len(TRACKS) + len(CONTEXT)
POINTWISE = 4
"""The first tracks are measured at single points."""
CYCLES = 15
"""The season's profile at a cycle is the median of so many cycles around it."""
FLOOR = 0.02
"""Of a series' own range: smaller deviations never count as several times the usual one."""
FEWEST, MOST_LONE = 12, 3
"""Points from which a single one can stand out; how many of a series may."""
LONE = 2.5
"""Times what is seldom exceeded from which a single point stands out by itself, see `_lone`."""


@dataclass(frozen=True)
class Evidence:
    """features: (series, blocks, FEATURES) float32. strength: (series, blocks, tracks) float32, times the track's
    97 % quantile (or three times its median, if that is more). points: (series, n) float32, the strongest pointwise
    evidence. period: (series,) points of a season, 0 where there is none. lone: (series, blocks) float32, how far a
    point stands out by itself; 0 where blocks are of several points."""

    features: NDArray[np.float32]
    strength: NDArray[np.float32]
    points: NDArray[np.float32]
    period: NDArray[np.int64]
    lone: NDArray[np.float32]

    def surprise(self) -> NDArray[np.float32]:
        """(series, blocks) one number for all tracks: the mean of the two strongest."""
        return np.sort(self.strength, axis=2)[:, :, -2:].mean(2)


def analyse(series: Floats, block: int) -> Evidence:
    """series: (series, n) float64, NaN where missing."""
    count, n = series.shape
    blocks = -(-n // block)
    missing = np.isnan(series)
    scaled = np.stack([_scaled(_filled(x)) for x in series])
    period = np.array([season_length(x) for x in scaled])
    seasonal = np.stack([_seasonal(x, int(p)) for x, p in zip(scaled, period, strict=True)])
    pointwise = np.stack([np.stack([_neighbours(x) for x in scaled]), seasonal, scaled, _others(seasonal)])
    pointwise[:, missing] = 0
    stuck = np.stack([_stuck(x, gap) for x, gap in zip(scaled, missing, strict=True)])
    tracks = np.empty((count, blocks, len(TRACKS)))
    for t in range(POINTWISE):
        tracks[:, :, t] = _extreme(pointwise[t], block)
    tracks[:, :, POINTWISE] = _extreme(stuck, block)
    for s in range(count):
        level = _means(np.clip(seasonal[s], -8, 8), block)
        tracks[s, :, POINTWISE + 1:-1] = _blockwise(
            level, _means(scaled[s], block), _means(_steps(scaled[s]), block),
            max(8, round(int(period[s]) / block)) if period[s] else 128, _means(np.clip(pointwise[3, s], -8, 8), block))
    tracks[:, :, -1] = _together(np.abs(tracks[:, :, :-1]))
    size = np.abs(tracks)
    median, tail = _levels(size)
    usual, rare = size / median, size / np.maximum(tail, 3 * median)
    gone = np.stack([_means(gap.astype(float), block) for gap in missing])
    context = np.zeros((count, blocks, len(CONTEXT)))
    context[:, :, 0] = gone
    context[:, :, 1] = (period > 0)[:, None]
    context[:, :, 2] = np.sign(tracks[:, :, 2])
    context[:, :, 3:6] = np.log(np.maximum(tail / median, 1))[:, :, :3] / 2
    context[:, :, 6] = float(count > 1)
    features = np.concatenate([np.arcsinh(usual) / 2, np.minimum(rare, 12) / 3, context], axis=2)
    points = (np.abs(pointwise) / np.maximum(tail, 3 * median)[:, 0, :POINTWISE].T[:, :, None]).max(0)
    lone = np.zeros((count, blocks)) if block > 1 else np.stack([
        _lone(pointwise[:2, s, known], series[s, known], known) for s, known in enumerate(~missing)])
    rare[:, :, 0] = np.where(lone >= LONE, np.maximum(rare[:, :, 0], lone), rare[:, :, 0])
    return Evidence(features.astype(np.float32), rare.astype(np.float32), points.astype(np.float32), period,
                    lone.astype(np.float32))


def season_length(x: Floats) -> int:
    """Points of the season of a scaled series, 0 where it has none: a peak of the autocorrelation that stands out,
    with at least three cycles in the series."""
    n = len(x)
    if n < 24:
        return 0
    trend = _slow(x, max(n // 4, 8))
    centred = np.clip(x - trend, -4, 4)
    centred = centred - centred.mean()
    power = np.abs(np.fft.rfft(centred, 2 * n)) ** 2
    same = np.fft.irfft(power)[: n // 3 + 1]
    if same[0] < 1e-9 * n:
        return 0
    same = same / same[0] * (n / (n - np.arange(len(same))))
    inner = same[1:-1]
    peaks = np.flatnonzero((inner > same[:-2]) & (inner >= same[2:])) + 1
    lowest = np.minimum.accumulate(same)
    peaks = peaks[(peaks >= 6) & (same[peaks] > 0.3) & (same[peaks] - lowest[peaks] > 0.3)]
    if not len(peaks):
        return 0
    best = same[peaks].max()
    return int(peaks[same[peaks] >= best - 0.08][0])


# Tracks of single points --------------------------------------------------------------------------------------


def _filled(x: Floats) -> Floats:
    known = ~np.isnan(x)
    if not known.any():
        return np.zeros(len(x))
    places = np.arange(len(x))
    return np.interp(places, places[known], x[known])


def _scaled(x: Floats) -> Floats:
    """Median 0 and a robust spread of 1; zeros where the series is constant."""
    low, middle, high = np.quantile(x, [0.05, 0.5, 0.95])
    centred = x - middle
    spread = 1.4826 * np.median(np.abs(centred))
    spread = max(spread, (high - low) / 6, float(centred.std()) / 5)
    limit = 1e-9 * max(1e-300, float(np.abs(x).max()))
    return centred / spread if spread > limit else np.zeros(len(x))


def _neighbours(x: Floats) -> Floats:
    """Distance to the median of the four points on each side."""
    if len(x) < 5:
        return np.zeros(len(x))
    wide = np.pad(x, 4, mode="reflect" if len(x) > 4 else "edge")
    view = np.lib.stride_tricks.sliding_window_view(wide, 9)
    return x - np.median(view, axis=1)


def _seasonal(x: Floats, period: int) -> Floats:
    """Distance to the season's profile around the cycle, in units of what is usual at that phase; where there is
    no season, distance to a slow trend."""
    if not period:
        return x - _slow(x, max(len(x) // 5, 16))
    cycles = -(-len(x) // period)
    table = np.full(cycles * period, np.nan)
    table[: len(x)] = x
    table = table.reshape(cycles, period)
    usual = _around(table)
    off = table - usual
    spread = 1.4826 * _around(np.abs(off))
    steep = max(1, period // 96)
    edges = np.pad(usual.reshape(-1), steep, mode="edge")
    swing = np.lib.stride_tricks.sliding_window_view(edges, 2 * steep + 1)
    jitter = (swing.max(1) - swing.min(1)) / 2
    kernel = max(1, period // 24) * 2 + 1
    smooth = _rolling(spread.reshape(-1), kernel)
    rest = off.reshape(-1)[: len(x)]
    smooth = smooth[: len(x)]
    size = np.sqrt(np.median(smooth) ** 2 + smooth**2 + jitter[: len(x)] ** 2 + FLOOR**2) / np.sqrt(2)
    rest = rest - _slow(rest, max(5 * period, len(x) // 3))
    return rest / size


def _around(table: Floats) -> Floats:
    """(cycles, period) → the median over CYCLES cycles around each, missing values left out."""
    cycles = len(table)
    if cycles <= CYCLES:
        return np.broadcast_to(_median(table, 0), table.shape)
    half = CYCLES // 2
    middle = np.stack([_median(table[max(0, min(c - half, cycles - CYCLES)):][:CYCLES], 0) for c in range(cycles)])
    return middle


def _median(table: Floats, axis: int) -> Floats:
    last = np.isnan(table[-1])
    if not last.any():
        return np.median(table, axis=axis)
    out = np.median(table[:, ~last], axis=axis)
    full = np.empty(table.shape[1])
    full[~last], full[last] = out, np.median(table[:-1, last], axis=axis)
    return full


def _lone(tracks: Floats, values: Floats, known: NDArray[np.bool_]) -> Floats:
    """(n,) how far each point is both from its neighbours and from its season or trend, in units of what the series
    seldom exceeds: the largest distance but the few that may be anomalies themselves (a quantile of a short series
    would be one of them), three times the median, or twice the step of its values, whichever is most.

    tracks: (2, m) both distances, values: (m,), of the m points that `known`, (n,), says are there."""
    found = np.zeros(len(known))
    size, m = np.abs(tracks), len(values)
    steps = np.diff(np.unique(values))
    spread = float(np.quantile(values, 0.75) - np.quantile(values, 0.25)) if m else 0.0
    if m < FEWEST or not len(steps):
        return found
    step = 2 * float(steps.min()) / max(spread / 1.349, float(values.std()) / 5)
    seldom = np.sort(size, axis=1)[:, m - min(MOST_LONE, m // 8) - 1]
    usual = np.maximum(np.maximum(seldom, 3 * 1.4826 * np.median(size, axis=1)), max(2 * FLOOR, step))
    found[known] = (size / usual[:, None]).min(0)
    return found


def _others(x: Floats) -> Floats:
    """(series, n): each series minus its best linear estimate from the others (ridge, on clipped values)."""
    count, n = x.shape
    if count < 2 or n < 4 * count:
        return np.zeros_like(x)
    clipped = np.clip(x, -4, 4)
    gram = clipped @ clipped.T
    rest = np.empty_like(x)
    for s in range(count):
        others = np.arange(count) != s
        ridge = gram[np.ix_(others, others)] + 0.02 * n * np.eye(count - 1)
        weight = np.linalg.solve(ridge, gram[others, s])
        rest[s] = x[s] - weight @ clipped[others]
        told = 1 - float(np.mean(np.clip(rest[s], -4, 4) ** 2)) / max(float(np.mean(clipped[s] ** 2)), 1e-12)
        rest[s] *= min(1.0, max(0.0, 4 * told - 0.4))  # what the others do not tell, they cannot contradict
    return rest


def _stuck(x: Floats, missing: NDArray[np.bool_]) -> Floats:
    """How much longer a value stays the same than the longest of the usual stays, as a logarithm; 0 elsewhere."""
    n = len(x)
    starts = np.flatnonzero(np.concatenate([[True], (x[1:] != x[:-1]) | missing[1:]]))
    length = np.diff(np.append(starts, n))
    if len(length) < 4:
        return np.zeros(n)
    usual = max(2.0, float(np.quantile(np.repeat(length, np.minimum(length, 50)), 0.9)), n / 4000)
    return np.repeat(np.log2(np.maximum(length / (2 * usual), 1)), length)


# Tracks of blocks ---------------------------------------------------------------------------------------------


def _blockwise(level: Floats, raw: Floats, steps: Floats, season: int, apart: Floats) -> Floats:
    """(blocks, tracks from "level-8" to "others-8") from the block means of one series."""
    rough = np.log(np.sqrt(_rolling(steps, 9)) + FLOOR)
    rougher = np.log(np.sqrt(_rolling(steps, 33)) + FLOOR)
    return np.stack([
        _rolling(level, 9), _rolling(level, 33), _rolling(level, season), _jump(level, 16),
        rough - np.median(rough), rougher - np.median(rougher),
        _unlike(raw, 16), _unlike(raw, 64), _rolling(apart, 9)], axis=1)


def _together(size: Floats) -> Floats:
    """(series, blocks, tracks) → (series, blocks): how rare a block is among all in every track, summed as in ECOD
    (arXiv:2201.00382): the logarithm of the share of blocks with at least as much. What is below the usual size is
    all the same."""
    size = np.asarray(np.round(np.maximum(size / _levels(size)[0], 1), 6), np.float64)
    count, blocks, tracks = size.shape
    total = np.zeros((count, blocks))
    for s in range(count):
        for t in range(tracks):
            ordered = np.sort(size[s, :, t])
            total[s] -= np.log((blocks - np.searchsorted(ordered, size[s, :, t], side="left")) / blocks)
    return np.maximum(total - np.median(total, axis=1, keepdims=True), 0)


def _jump(x: Floats, width: int) -> Floats:
    """Mean of the next `width` blocks minus mean of those before."""
    width = max(1, min(width, len(x) // 4))
    wide = np.pad(x, width, mode="edge")
    total = np.concatenate([[0.0], np.cumsum(wide)])
    here = np.arange(len(x)) + width
    return ((total[here + width] - total[here]) - (total[here] - total[here - width])) / width


def _unlike(x: Floats, width: int) -> Floats:
    """Distance of the window around each block to its third nearest window elsewhere in the series."""
    n = len(x)
    if n < 6 * width:
        return np.zeros(n)
    pool = max(1, width // 16)
    smooth = _rolling(np.clip(x, -8, 8), pool) if pool > 1 else np.clip(x, -8, 8)
    view = np.lib.stride_tricks.sliding_window_view(smooth, width)[:, ::pool]
    window = np.ascontiguousarray(view, np.float32)
    norm = (window**2).sum(1)
    best = np.empty(len(window))
    for at in range(0, len(window), 512):
        rows = np.arange(at, min(at + 512, len(window)))
        far = norm[rows, None] + norm - 2 * window[rows] @ window.T
        for i, row in enumerate(rows):
            far[i, max(0, row - width):row + width] = np.inf
        best[rows] = np.partition(far, 2, axis=1)[:, 2]
    half = np.sqrt(np.maximum(best, 0) / window.shape[1])
    return np.pad(half, (width // 2, n - len(half) - width // 2), mode="edge")


# Arithmetic ---------------------------------------------------------------------------------------------------


def _levels(size: Floats) -> tuple[Floats, Floats]:
    """(series, blocks, tracks) → median and 97 % quantile of each series' tracks, never below FLOOR. The quantile is
    taken in stretches: what comes back in most of them is usual, one long anomaly is not."""
    median = np.median(size, axis=1, keepdims=True) * 1.4826
    parts = np.array_split(size, max(1, min(16, size.shape[1] // 32)), axis=1)
    tail = np.quantile([np.quantile(part, 0.97, axis=1, keepdims=True) for part in parts], 0.75, axis=0)
    floor = np.full(size.shape[2], FLOOR * 2)
    floor[POINTWISE] = 0.5
    return np.maximum(median, floor), np.maximum(tail, floor)


def _means(x: Floats, block: int) -> Floats:
    """(n,) → (blocks,); over the last axis."""
    n = len(x)
    starts = np.arange(0, n, block)
    return np.add.reduceat(x, starts) / np.diff(np.append(starts, n))


def _extreme(x: Floats, block: int) -> Floats:
    """(series, n) → (series, blocks): the value of each block that is farthest from 0."""
    starts = np.arange(0, x.shape[1], block)
    high, low = np.maximum.reduceat(x, starts, axis=1), np.minimum.reduceat(x, starts, axis=1)
    return np.where(high >= -low, high, low)


def _steps(x: Floats) -> Floats:
    step = np.diff(x, prepend=x[:1])
    return np.minimum(step**2, 64)


def _rolling(x: Floats, width: int) -> Floats:
    """Centred rolling mean; at the ends over what there is."""
    width = max(1, min(width, len(x)))
    total = np.concatenate([[0.0], np.cumsum(x)])
    here = np.arange(len(x))
    low, high = np.maximum(here - width // 2, 0), np.minimum(here - width // 2 + width, len(x))
    return (total[high] - total[low]) / (high - low)


def _slow(x: Floats, width: int) -> Floats:
    """A slow trend: medians of stretches of width / 4, each smoothed with its neighbours, joined by lines."""
    n = len(x)
    size = max(1, width // 4)
    count = max(1, n // size)
    edges = np.linspace(0, n, count + 1).astype(int)
    middle = np.array([np.median(x[a:b]) for a, b in pairwise(edges)])
    if count >= 5:
        wide = np.pad(middle, 2, mode="edge")
        middle = np.median(np.lib.stride_tricks.sliding_window_view(wide, 5), axis=1)
    return np.interp(np.arange(n), (edges[:-1] + edges[1:] - 1) / 2, middle)
