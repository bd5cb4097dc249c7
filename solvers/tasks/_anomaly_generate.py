"""Made-up normal behaviour with made-up anomalies: the training data of anomaly detection.

Normal: seasons of many shapes with quiet weekends, trends, autocorrelated and heavy-tailed noise, noise that follows
the season, recurring spikes, levels that switch back and forth, counts, quantised and nearly constant values.
Anomalies: spike, level shift, drift, stuck sensor, changed variance, a season that fails, a broken correlation.

Invariant: what is drawn depends on `rng` alone; no measured series was looked at.

    series, wrong = draw(np.random.default_rng(0), 3, 512)      # (3, 512) float64, (3, 512) bool
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Rng = np.random.Generator


def draw(rng: Rng, count: int, n: int, clean: bool = False) -> tuple[Floats, Bools]:
    """(count, n) values, NaN where missing, and where they are anomalous. clean: without anomalies."""
    period = int(rng.integers(max(8, n // 48), max(10, n // 5))) if rng.random() < 0.65 else 0
    shared = _normal(rng, n, period)
    series = np.empty((count, n))
    tied = rng.random() < 0.7
    for s in range(count):
        own = _normal(rng, n, period)
        series[s] = rng.uniform(0.5, 2) * shared + rng.uniform(0.03, 0.4) * own if tied and count > 1 else (
            own if count > 1 else shared)
    wrong = np.zeros((count, n), bool)
    if not clean:
        for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.3, 0.4, 0.2, 0.1]))):
            _spoil(rng, series, wrong, period)
    scale, base = np.exp(rng.normal(0, 2)), rng.normal(0, 3)
    series = scale * (series + base)
    step = rng.choice([0.0, 0.01, 0.1], p=[0.8, 0.12, 0.08]) * scale
    if step:
        series = np.round(series / step) * step
    if rng.random() < 0.12:
        for _ in range(int(rng.integers(1, 4))):
            at, long = int(rng.integers(n)), int(rng.integers(1, max(2, n // 30)))
            s = int(rng.integers(count))
            series[s, at:at + long], wrong[s, at:at + long] = np.nan, False
    return series, wrong


# Normal behaviour ---------------------------------------------------------------------------------------------


def _normal(rng: Rng, n: int, period: int) -> Floats:
    """One series of about unit size."""
    time = np.arange(n)
    season = _season(rng, n, period) if period else np.zeros(n)
    kind = rng.choice(["noise", "ar", "smooth", "spiky", "levels", "counts", "flat", "heavy"],
                      p=[0.2, 0.2, 0.15, 0.12, 0.1, 0.08, 0.05, 0.1])
    noise = rng.normal(size=n)
    if kind == "ar":
        noise = _ar(noise, rng.uniform(0.3, 0.98))
    elif kind == "smooth":
        noise = _ar(_ar(noise, rng.uniform(0.8, 0.97)), rng.uniform(0.6, 0.95)) + 0.05 * rng.normal(size=n)
    elif kind == "spiky":
        share = np.exp(rng.uniform(np.log(0.01), np.log(0.1)))
        noise = 0.2 * noise + (rng.random(n) < share) * rng.gamma(4, rng.uniform(0.5, 2), n)
    elif kind == "levels":
        stay = rng.uniform(0.01, 0.05)
        state = np.cumsum(rng.random(n) < max(stay, 16 / n)) % int(rng.integers(2, 4))
        noise = 0.3 * noise + state * rng.uniform(1, 4)
    elif kind == "counts":
        noise = rng.poisson(np.exp(0.5 * season + rng.uniform(0, 2)), n).astype(float)
    elif kind == "flat":
        noise = np.zeros(n)
    elif kind == "heavy":
        noise = rng.standard_t(rng.uniform(2.2, 5), n)
    noise = noise / max(float(noise.std()), 1e-9) if kind != "flat" else noise
    if period and rng.random() < 0.4:  # busy hours are noisy hours
        noise = noise * (0.3 + np.abs(season))
    level = np.exp(rng.uniform(np.log(0.03), np.log(1.0))) if period else 1.0
    x = season + level * noise
    if rng.random() < 0.3:
        x = x + rng.normal() * time / n
    if rng.random() < 0.3:
        x = x + np.cumsum(rng.normal(size=n)) * rng.uniform(0.1, 1.0) / np.sqrt(n)
    if rng.random() < 0.1:
        x = np.maximum(x, float(np.quantile(x, rng.uniform(0.05, 0.5))))  # rests at a lower bound
    return x


def _season(rng: Rng, n: int, period: int) -> Floats:
    phase = (np.arange(n) / period + rng.random()) % 1
    shape = rng.choice(["waves", "square", "bumps", "saw"], p=[0.45, 0.25, 0.25, 0.05])
    if shape == "waves":
        x = sum((rng.normal() / h * np.sin(2 * np.pi * (h * phase + rng.random())) for h in range(1, 6)), np.zeros(n))
    elif shape == "square":
        x = (np.abs(phase - 0.5) < rng.uniform(0.1, 0.35)).astype(float)
    elif shape == "bumps":
        x = np.zeros(n)
        for _ in range(int(rng.integers(1, 4))):
            apart = np.abs((phase - rng.random() + 0.5) % 1 - 0.5)
            x = x + rng.uniform(0.5, 1.5) * np.exp(-((apart / rng.uniform(0.02, 0.15)) ** 2))
    else:
        x = phase
    x = (x - x.mean()) / max(float(x.std()), 1e-9)
    if n >= 14 * period and rng.random() < 0.5:  # weekends are quieter
        day = (np.arange(n) // period + int(rng.integers(7))) % 7
        x = x * np.where(day >= 5, rng.uniform(0.3, 0.8), 1.0)
    if rng.random() < 0.3:  # no two cycles are of the same size
        cycle = np.arange(n) // period
        x = x * (1 + rng.uniform(0.05, 0.2) * rng.normal(size=int(cycle[-1]) + 1))[cycle]
    return x


def _ar(noise: Floats, phi: float) -> Floats:
    from scipy.signal import lfilter

    return np.asarray(lfilter([1.0], [1.0, -phi], noise)) * np.sqrt(1 - phi * phi)


# Anomalies ----------------------------------------------------------------------------------------------------


def _spoil(rng: Rng, series: Floats, wrong: Bools, period: int) -> None:
    """Puts one anomaly into the series, in place."""
    count = len(series)
    kinds: list[Callable[..., tuple[int, int]]] = [_spike, _spike, _shift, _shift, _drift, _hold, _variance]
    kinds += [_failed_season] * 2 if period else []
    s = int(rng.integers(count))
    if count > 1 and rng.random() < 0.3:
        kinds = [_apart]
    x = series[s]
    spread = max(float(np.quantile(x, 0.95) - np.quantile(x, 0.05)) / 3.3, 1e-3)
    rough = max(float(np.quantile(np.abs(np.diff(x)), 0.8)), spread / 30)
    start, end = kinds[int(rng.integers(len(kinds)))](rng, x, spread, rough, period)
    wrong[s, start:end] = True


def _place(rng: Rng, n: int, low: float, high: float) -> tuple[int, int]:
    long = max(2, int(n * np.exp(rng.uniform(np.log(low), np.log(high)))))
    start = int(rng.integers(0, n - long + 1))
    return start, start + long


def _spike(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    long = int(rng.integers(1, 4))
    start = int(rng.integers(0, len(x) - long))
    height = rng.uniform(4, 12) * rough + rng.uniform(0, 4) * spread
    x[start:start + long] += height * rng.choice([-1, 1])
    return start, start + long


def _shift(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    start, end = _place(rng, len(x), 0.01, 0.12)
    x[start:end] += rng.choice([-1, 1]) * (rng.uniform(0.5, 3) * spread + rng.uniform(1, 3) * rough)
    return start, end


def _drift(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    start, end = _place(rng, len(x), 0.04, 0.15)
    x[start:end] += np.linspace(0, rng.choice([-1, 1]) * rng.uniform(2, 5) * spread, end - start)
    return start + (end - start) // 4, end


def _hold(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    start, end = _place(rng, len(x), 0.015, 0.1)
    x[start:end] = x[start] if rng.random() < 0.6 else rng.choice([x.min(), float(np.median(x)), x.max()])
    return start, end


def _variance(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    start, end = _place(rng, len(x), 0.02, 0.12)
    x[start:end] += rng.normal(size=end - start) * (rng.uniform(1.5, 4) * rough + rng.uniform(0, 1) * spread)
    return start, end


def _failed_season(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    """A cycle or so comes at another time, weaker, stronger, or not at all."""
    long = min(len(x) // 4, max(3, int(period * rng.uniform(0.4, 2))))
    start = int(rng.integers(0, len(x) - long + 1))
    part = slice(start, start + long)
    turn = int(period * rng.uniform(0.3, 0.7))
    how = rng.integers(4)
    if how == 0:
        x[part] = x[(np.arange(start, start + long) + turn) % len(x)]
    elif how == 1:
        x[part] = np.median(x) + (x[part] - np.median(x)) * rng.uniform(0, 0.4)
    elif how == 2:
        x[part] = np.median(x) + (x[part] - np.median(x)) * rng.uniform(1.6, 2.5)
    else:
        low = float(np.quantile(x, rng.choice([0.05, 0.95, 0.5])))
        x[part] = low + rng.normal(size=long) * rough * 0.7
    return start, start + long


def _apart(rng: Rng, x: Floats, spread: float, rough: float, period: int) -> tuple[int, int]:
    """The series goes on with what it does at another time: alone it looks normal."""
    start, end = _place(rng, len(x), 0.03, 0.12)
    away = int(rng.integers(end - start, len(x) - (end - start)))
    x[start:end] = np.roll(x, away)[start:end]
    return start, end
