"""Reading the JSON form of time series: every complaint names the series, the place and the cure.

Invariant: what `read_series` returns is finite or NaN (missing), of one length, within the limits.

    read_series({"series": {"pump": [1.0, None, 2.5, …]}})       # (["pump"], (1, n) float64)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np

from solvers.errors import ProblemError

MAX_BLOCKS = 2048
"""Cells of one series; a longer one is cut into blocks of several points."""
LEAST_POINTS = 12
MOST_SERIES, MOST_POINTS, MOST_NUMBERS = 64, 1_000_000, 4_000_000
LARGEST = 1e150
"""Squares of larger numbers are not finite."""
UNEVEN = 0.1
"""Of the usual step between two timestamps: how far a step may be from a whole multiple of it."""


def read_series(data: Mapping[str, Any]) -> tuple[list[str], np.ndarray]:
    """Names and (series, n) float64 with NaN where missing. Raises ProblemError."""
    series = data.get("series")
    if not isinstance(series, Mapping) or not series:
        raise ProblemError('an anomaly problem needs "series": {name: [numbers or null]}, e.g. '
                           '{"pump": [1.0, 1.2, null, 0.9, …]}')
    if len(series) > MOST_SERIES:
        raise ProblemError(f"{len(series)} series, expected at most {MOST_SERIES}; send them in parts")
    rows, first = [], ""
    for name, values in series.items():
        if not isinstance(name, str) or not name.strip():
            raise ProblemError(f"a series is called {name!r}, expected a name")
        if not isinstance(values, list | tuple):
            raise ProblemError(f'series "{name}" is {type(values).__name__}, expected a list of numbers or null')
        if len(values) < LEAST_POINTS:
            raise ProblemError(f'series "{name}" has {len(values)} points: too few to say what is normal, expected at '
                               f"least {LEAST_POINTS}")
        if len(values) > MOST_POINTS or len(values) * len(series) > MOST_NUMBERS:
            raise ProblemError(f'series "{name}" has {len(values)} points, expected at most {MOST_POINTS} and '
                               f"{MOST_NUMBERS} numbers in all; send it in parts")
        if rows and len(values) != len(rows[0]):
            raise ProblemError(f'series "{name}" has {len(values)} points, "{first}" has {len(rows[0])}: all need the '
                               "same length; write null where a value is missing")
        rows.append(_row(name, values))
        first = first or name
    return list(series), np.stack(rows)


def _row(name: str, values: Any) -> np.ndarray:
    kinds = set(map(type, values))
    if not kinds <= {int, float, type(None)}:
        for i, value in enumerate(values):
            if type(value) not in (int, float, type(None)):
                raise ProblemError(f'series "{name}", point {i} is {str(value)[:40]!r}, expected a number or null')
    try:
        row = np.array(values, np.float64)
    except OverflowError as error:
        raise ProblemError(f'series "{name}" holds an integer beyond {LARGEST:g}; scale the series') from error
    large = np.flatnonzero(np.abs(row) > LARGEST)
    if len(large):
        raise ProblemError(f'series "{name}", point {large[0]} is {row[large[0]]:g}, expected a number between '
                           f"{-LARGEST:g} and {LARGEST:g}, or null where there is none")
    if np.isnan(row).all():
        raise ProblemError(f'series "{name}" holds no number at all; leave it out')
    return row


def read_times(data: Mapping[str, Any], n: int) -> None:
    """Checks "timestamps" where given: one a point, in order, of a regular step with gaps. Raises ProblemError."""
    times = data.get("timestamps")
    if times is None:
        return
    if not isinstance(times, list | tuple) or len(times) != n:
        count = len(times) if isinstance(times, list | tuple) else type(times).__name__
        raise ProblemError(f'"timestamps" has {count} entries, expected a list of {n}, one for each point')
    seconds = np.array([_seconds(i, time) for i, time in enumerate(times)])
    steps = np.diff(seconds)
    back = np.flatnonzero(~(steps > 0))
    if len(back):
        i = int(back[0]) + 1
        raise ProblemError(f"timestamps are not in order: point {i} ({times[i]}) does not come after point {i - 1} "
                           f"({times[i - 1]}); sort the points by time and keep one for each time")
    parts = steps / np.median(steps)
    uneven = np.flatnonzero(np.abs(parts - np.maximum(np.round(parts), 1)) > UNEVEN)
    if len(uneven) > n // 100:
        i = int(uneven[0]) + 1
        raise ProblemError(f"timestamps have no regular step: {len(uneven)} of {n - 1} differ from the usual one, "
                           f"the first before point {i} ({times[i]}); resample to a regular step, null where missing")


def _seconds(i: int, time: Any) -> float:
    if type(time) in (int, float) and np.isfinite(time):
        return float(time)
    try:
        return datetime.fromisoformat(time).timestamp()
    except (TypeError, ValueError, OverflowError) as error:
        raise ProblemError(f"timestamp {i} is {str(time)[:40]!r}, expected a number or ISO time such as "
                           "2026-11-23T17:00:00") from error


def read_normal(data: Mapping[str, Any], n: int) -> np.ndarray:
    """(n,) bool: points known to be normal. Raises ProblemError."""
    known = np.zeros(n, bool)
    normal = data.get("normal")
    if normal is None:
        return known
    spans = [[0, normal - 1]] if type(normal) is int and normal > 0 else normal
    if type(normal) is int and normal == 0:
        return known
    if not isinstance(spans, list | tuple):
        raise ProblemError(f'"normal" is {normal!r}, expected a number of points or [[start, end], …]')
    for span in spans:
        if not (isinstance(span, list | tuple) and len(span) == 2 and all(type(x) is int for x in span)
                and 0 <= span[0] <= span[1] < n):
            raise ProblemError(f'"normal" holds {span!r}, expected [start, end] with 0 ≤ start ≤ end < {n}')
        known[span[0]:span[1] + 1] = True
    return known


def block_of(data: Mapping[str, Any], n: int) -> int:
    """Points in a block: as asked, else as few as MAX_BLOCKS allows. Raises ProblemError."""
    block = data.get("block")
    if block is None:
        return -(-n // MAX_BLOCKS)
    if type(block) is not int or not -(-n // (4 * MAX_BLOCKS)) <= block <= max(1, n // 4):
        raise ProblemError(f'"block" is {block!r}, expected an integer from {-(-n // (4 * MAX_BLOCKS))} to '
                           f"{max(1, n // 4)} for {n} points; or leave it out")
    return block
