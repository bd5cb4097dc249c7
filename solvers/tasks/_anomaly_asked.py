"""What a person's words ask of time series: which point is meant, by number or by time, and what if it were another.

Invariant: a time that fits several points is asked about, never chosen.

>>> places(problem.data, "why is Tuesday 14:00 not an anomaly?")
['pump 38']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.places import names_in, without
from solvers.problem import Problem, Values
from solvers.prose import listed
from solvers.task import Fact, verbatim
from solvers.tasks._anomaly_text import short

if TYPE_CHECKING:
    from solvers.tasks.anomaly import Anomaly

MOST_NAMED = 4
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"\b({'|'.join(f'{day}|{day[:3]}' for day in _DAYS)})\b", re.I)
_DATE = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?\b|\b(\d{1,2})\s*(am|pm)\b", re.I)
_POINT = re.compile(r"\b(?:points?|index|position|number|at|from|reading)\s+#?(\d+)\b|(?<![\w.:-])(\d+)(?![\w:-]|\.\d)",
                    re.I)
_VALUE = re.compile(r"(?:\b(?:was|were|is|be|been|had|has|read|reads|showed|to)\b|=)\s*(?:only |just )?"
                    r"(-?\d+(?:\.\d+)?)", re.I)
_GONE = re.compile(r"\b(?:missing|null|without|remov\w+|left out|leave out|not there|ignored?|gone)\b", re.I)


def places(data: Mapping[str, Any], text: str) -> list[str]:
    """Points as "series 10". Raises ProblemError where a time fits no point or several, or the series is not named."""
    names = list(data["series"])
    mentions = names_in(text, names)
    words = without(text, mentions)
    points = _timed(data, words)
    if points is None:
        numbered = _POINT.search(words)
        points = [int(numbered[1] or numbered[2])] if numbered else []
    if not points:
        return []
    named = list(dict.fromkeys(mention.name for mention in mentions))
    if not named and len(names) > 1:
        raise ProblemError(f"there are {len(names)} series: name one of {', '.join(names[:8])}, as in "
                           f'"{names[0]} {points[0]}"')
    return [f"{name} {point}" for name in named or names for point in points]


def what_if(task: Anomaly, problem: Problem, values: Values | None, text: str) -> list[Fact]:
    """Raises ProblemError where the text names no point with a value."""
    asked = re.sub(r"^.*?\bwhat\b(?:\s+\w+){0,2}?\s+if\b", "", text, count=1, flags=re.I | re.S)
    value = _VALUE.search(without(asked, names_in(asked, problem.data["series"])))
    gone = _GONE.search(asked)
    found = places(problem.data, _VALUE.sub(" ", asked))
    if len(found) != 1 or (value is None and gone is None):
        name = next(iter(problem.data["series"]))
        raise ProblemError(f"name one point and its value: what if {name} 10 were 1.5, or were missing?")
    name, _, point = found[0].rpartition(" ")
    row = list(problem.data["series"][name])
    if int(point) >= len(row):
        raise ProblemError(f"point {point} of {name} does not exist: expected 0 to {len(row) - 1}")
    row[int(point)] = None if value is None else float(value[1])
    changed = task.problem({**problem.data, "series": {**problem.data["series"], name: row}})
    after = Cascade(task).solve([changed])[0].values
    change = f"point {point} of {name} is " + ("missing" if value is None else short(float(value[1])))
    if after is None or values is None:
        return [verbatim(f"If {change} no estimate is found")]
    before, now = (_spans(task, one, found) for one, found in ((problem, values), (changed, after)))
    told = [f"{what} {listed(some[:MOST_NAMED])}{' and more' if len(some) > MOST_NAMED else ''}" for what, some in (
        ("newly called anomalous:", [span for span in now if span not in before]),
        ("no longer called anomalous:", [span for span in before if span not in now])) if some]
    return [verbatim(f"If {change}, " + ("; ".join(told) if told else "the same points are called anomalous"))]


def _spans(task: Anomaly, problem: Problem, values: Values) -> list[str]:
    found = task.answer_data(problem, values)["anomalies"]
    return [f"{event['series']} {event['start']}" + (f" to {event['end']}" if event["end"] > event["start"] else "")
            for event in found]


def _timed(data: Mapping[str, Any], words: str) -> list[int] | None:
    """The point whose time the words give; None where they give no time."""
    day, date, clock = _DAY.search(words), _DATE.search(words), _CLOCK.search(words)
    if not (day or date or clock):
        return None
    said = " ".join(match[0] for match in (day, date, clock) if match)
    times = data.get("timestamps")
    if not times or not all(isinstance(time, str) for time in times):
        raise ProblemError(f'the series have no times, so "{said}" names no point: name it by its number, from 0')
    moments = [datetime.fromisoformat(time) for time in times]
    keep = np.ones(len(moments), bool)
    if day is not None:
        keep &= [moment.weekday() == [name[:3] for name in _DAYS].index(day[1][:3].lower()) for moment in moments]
    if date is not None:
        keep &= [moment.date().isoformat() == date[1] for moment in moments]
    if clock is not None:
        hour, minute = int(clock[1] or clock[5]), int(clock[2] or 0)
        half = (clock[4] or clock[6] or "").lower()
        hour = hour % 12 + 12 * (half == "pm") if half else hour
        keep &= [(moment.hour, moment.minute) == (hour, minute) for moment in moments]
        if clock[3]:
            keep &= [moment.second == int(clock[3]) for moment in moments]
    found = np.flatnonzero(keep).tolist()
    if len(found) == 1:
        return found
    if not found:
        raise ProblemError(f'no point has the time "{said}": the times go from {times[0]} to {times[-1]}')
    shown = ", ".join(f"{point} ({times[point]})" for point in found[:MOST_NAMED])
    more = " …" if len(found) > MOST_NAMED else ""
    raise ProblemError(f'"{said}" fits {len(found)} points: {shown}{more}. Name one by its number')
