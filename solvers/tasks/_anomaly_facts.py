"""Statements about the anomalies of an answer, each with the other words in which it may be told.

Invariant: an estimate is called one; scores, means and medians are computed from the series themselves.

>>> event_facts(names, table, events)[0].text
's1, point 4: outside its usual range, 5.1 times what is seldom exceeded in this series; the mean there is 7.3, …'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from solvers.errors import ProblemError, did_you_mean
from solvers.task import Fact, Wording, verbatim
from solvers.tasks._anomaly_events import RATE
from solvers.tasks._anomaly_features import TRACKS, WORDS, Evidence
from solvers.tasks._anomaly_text import short

MOST_FACTS = 8
Event = tuple[str, int, int, float, int]
"""Series, first point, last point, score, strongest track."""

_FILLER = """series stretch measurement reading value symbol data what s"""
_SPAN = """
point|points|index|indices from? {a} to|through|until {b}; from {a} to|through|until {b}; {a} to|through|until {b};
between {a} {b}; between point|points {a} {b}; from point|points {a} to|through|until point? {b}; points?
start|starting|begin|beginning {a} end|ending {b}; start|starts|begin|begins point? {a}; end|ends point? {b}; point?
{a} to|through point? {b}"""
_POINT = "point|index {a}; for|from point|index {a}; single point|index? {a}"
_EVENT = """
{name}; {how}; score|strength|rating {score}; {score} score|strength; score|strength|rating come|reach {score};
{score} times seldom exceeded; {score} times seldom exceeded|passed|reached?; {score} times seldom
exceeds|passes|reaches; {score} times level|limit|mark|bound|amount seldom exceeded|passed; seldom exceeded|passes
level|limit|mark times? {score}; exceeds|exceed|passes|reaches|beats seldom exceeded|passed level|limit|mark? {score}
times; mean|average|averages {here}; {here} mean|average; {here} against|versus|compared|vs with? to? median? {rest}
elsewhere; mean|average {here} against|versus|compared|vs to? median {rest} elsewhere|outside|otherwise; median
elsewhere|outside|otherwise|rest {rest}; elsewhere|outside|otherwise median {rest}; {rest} median elsewhere|outside;
{rest} elsewhere|outside; elsewhere|outside {rest}; median {rest} elsewhere|outside|otherwise; mean|average {here}
elsewhere|outside median {rest}; compared|against|versus with? to? median {rest} elsewhere|outside|otherwise;
against|versus|compared to? {rest} elsewhere|outside; by mean|average {here}; from median elsewhere {rest};
call|called|flagged|marked|reported|listed|found|counted|judged as? anomaly|anomalous|unusual|suspicious|abnormal;
anomaly|anomalous|unusual|abnormal; flagged|marked|reported|suspicious; behave|behaves|look|looks|stands|out
unusual|anomalous|abnormal|odd|strange; odd|strange; out; compared|against|versus with? to? median {rest}
elsewhere|outside; show|shows|display|displays|contain anomaly|anomalies|outlier; out as {how}; out as?
anomalous|unusual"""
_WORDS_OF = {
    "far from its neighbours in time": "far from neighbours time?; far away? from neighbours|neighbouring time|points?",
    "outside its usual range": "outside|beyond out? of? usual|normal range; out usual|normal range",
    "off its usual level": "off|away from? usual|normal level; level unusual|abnormal; leave|leaves|left usual level",
    "off its usual level for long": "off|away usual|normal level for long time?; long off|away from? usual level",
    "a jump of level": "level jump|jumps|jumped; jump of? level; sudden jump|shift of? level",
    "an unusual spread": "unusual|abnormal spread|scatter; spread|scatter unusual|abnormal",
    "unusual in several ways at once": "unusual|odd several ways|respects at? once?; several ways unusual at? once?",
    "a stretch unlike every other": "unlike every|any|all other stretch?; no other like|resembles it?",
    "a long stretch unlike every other": "long unlike every|any|all other stretch?",
    "stuck at one value": "stuck; stuck 1 value?; frozen",
}
_QUIET = """
no|none|nothing stands|stand out enough to? be? call|called anomalous|anomaly|unusual; no|none|nothing
stands|stand|sticks out; no|none|nothing stands|stand out enough; no|none anomaly
found|detected|seen|here|called|flagged|reported?; no|nothing anomalous|unusual|suspicious|abnormal
found|detected|seen|enough?; no|none found|detected|flagged|reported; not stand out enough; nothing|no
called|flagged|marked|reported anomalous|anomaly|unusual; no|none unusual enough to? call|called
anomalous|anomaly|one?; nothing flagged|marked|reported; no|none enough stand|stands out to? count|counts|call|called
as? anomaly|anomalous; no|none|nothing pass|passes|reach|reaches|exceed|exceeds|above threshold; no|none|nothing
far|strong|high|striking|odd|strange enough to? call|called|count|flag|flagged|report as? anomaly|anomalous?;
clear|free of|from anomaly; find|found|see|detect no|none|nothing anomaly|anomalous|unusual?; nothing|none
unusual|odd|strange enough to? call|called? anomaly|anomalous|unusual?; no|none has? anomaly; everything|all looks?
normal; nothing out"""
_PERIOD = """
repeat|repeats|cycle|cycles|recurs|recur about every {period} points|steps?; period|season|cycle|rhythm about {period}
points|steps? long?; about {period} points|steps long? per|a? period|season|cycle; repeat|repeats|recurs after|with
about {period} points|steps; pattern|shape repeat|repeats|recur|recurs about every {period} points|steps; about every
{period} points|steps pattern|shape|same|it? repeat|repeats|recur|recurs|return|returns; seasonal period|cycle about
{period} points; season|period|cycle length about {period} points|steps?; length about {period} points;
period|season|cycle|pattern; every {period} points or so|about; season|period|cycle last|lasts|span|spans|take about
{period} points; pattern|same|shape come|comes back|again about every {period} points; one? cycle|season|period about
{period} points; seasonal|periodic; repeat|repeats; cycle length|period about {period}; about every {period} points
repeat|repeats; season|period|cycle about {period} points long; period|season|cycle|pattern about {period} points?; 1
cycle|season|period about {period} points; follow|follows cycle|period|pattern about {period} points; comes? back to
same pattern|shape about every {period} points"""
_CALIBRATED = f"""{_FILLER} result normal generated synthetic simulated artificial threshold set calibrated give gives
yields note leads lead to with occur occurs"""
_ESTIMATE = """
estimate; only|merely estimate; no more than estimate; only|merely|rather|but estimate; not
proof|proven|proved|certain|certainty|guarantee; estimate not proof|proven|proved|certain|certainty; estimate rather
than proof; no proof; threshold gives|give|yields|allows|causes|produces|raises|lets about {rate} false alarm|positive
in|per|for|every {per} points; about {rate} false alarm|positive in|per|for|every|expected {per} points; threshold
set|chosen|calibrated|tuned to|for|so|at? give? about {rate} false alarm|positive in|per|for|every {per} points; of?
generated|synthetic|simulated|artificial normal; on|for? generated|synthetic|simulated|artificial normal;
expect|expected about {rate} false alarm|positive in|per|for|every {per} points; {per}
generated|synthetic|simulated|artificial normal points about {rate} false alarm|positive; generated normal points; of?
normal generated; every|per|in|for {per} points generated|synthetic|simulated normal about {rate} false
alarm|positive; about {rate} {per} points false alarm|positive; about {rate} false alarm|positive in|per|for|every
{per} generated|synthetic|simulated normal points; threshold gives|yields about {rate} false alarm|positive in|per|for
{per} generated|synthetic|simulated normal points; false alarm|positive about|rate {rate} in|per|for|every {per}
points; false alarm|positive rate about {rate} in|per|for {per} points; in|per|for|every {per} points about {rate}
false alarm|positive; threshold calibrated|tuned|set on|to|with? generated|synthetic|simulated normal; to about {rate}
false alarm|positive in|per|for|every {per} points; expect about {rate} false alarm for every {per} points; {per}
points about {rate} false alarm|positive; not proof; about {rate} false alarm|positive per|for|every? {per} points"""


def event_facts(names: Sequence[str], table: np.ndarray, found: Sequence[Event]) -> list[Fact]:
    """table: (series, n). The strongest events, how many follow, or that there is none."""
    told = [_event(event, names, table) for event in sorted(found, key=lambda event: -event[3])[:MOST_FACTS]]
    if len(found) > MOST_FACTS:
        left = str(len(found) - MOST_FACTS)
        told.append(Fact(f"{left} weaker events follow", {}, (left,), Wording({"n": left}, """
            {n} weaker|fainter|smaller events|anomalies? follow|come|remain|left?; {n} more|further|other weaker;
            {n} events weaker""", filler="anomaly events list")))
    if not found:
        told.append(Fact("No stretch stands out enough to be called anomalous", {}, (),
                         Wording({}, _QUIET, filler=f"{_FILLER} part section point")))
    return told


def _event(event: Event, names: Sequence[str], table: np.ndarray) -> Fact:
    name, start, end, score, track = event
    row = table[names.index(name)]
    inside = np.delete(row, np.s_[start:end + 1])
    here, rest = short(np.nanmean(row[start:end + 1])), short(np.nanmedian(inside if len(inside) else row))
    where, span = (f"point {start}", {"a": str(start)}) if start == end else (
        f"points {start} to {end}", {"a": str(start), "b": str(end)})
    slots = {"name": name, "how": WORDS[track], "score": str(score), "here": here, "rest": rest, **span}
    ways = "; ".join(filter(None, (_POINT if start == end else _SPAN, _EVENT, _WORDS_OF.get(WORDS[track], ""))))
    about = ("name", *span)
    return Fact(f"{name}, {where}: {WORDS[track]}, {score} times what is seldom exceeded in this series; the mean "
                f"there is {here}, the median elsewhere {rest}", {}, (*span.values(), str(score), here, rest),
                Wording(slots, ways, about, _FILLER))


def period_fact(name: str, period: int) -> Fact:
    """How often a series repeats itself."""
    return Fact(f"{name} repeats itself about every {period} points", {}, (str(period),), Wording(
        {"name": name, "period": str(period)}, _PERIOD, ("name",), f"{_FILLER} itself themselves show"))


def estimate_fact() -> Fact:
    """What the threshold was calibrated to."""
    rate, per = f"{RATE:g}", "10000"
    return Fact(f"This is an estimate: its threshold gives about {rate} false alarm in {per} points of generated "
                "normal series", {}, (rate, per), Wording({"rate": rate, "per": per}, _ESTIMATE, filler=_CALIBRATED))


def point_facts(names: Sequence[str], evidence: Evidence, found: Sequence[Event], block: int, cell: str) -> list[Fact]:
    """Why a point is, or is not, called anomalous: its strongest evidence beside that of the events and the rest.
    cell: "pump 140", "pump, point 140", or "140" where there is one series. Raises ProblemError."""
    name, at = _place(names, evidence.points.shape[1], cell)
    s = names.index(name)
    if evidence.features[s, at // block, 2 * len(TRACKS)] >= 1:
        return [verbatim(f"{name}, point {at} has no value, so it cannot be judged")]
    strength = evidence.strength[s, at // block]
    track, where = int(strength.argmax()), f"point {at}" if block == 1 else f"the block of point {at}"
    told = [verbatim(f"{name}, {where}: the strongest evidence is {WORDS[track]}, {_score(strength[track])} times what "
                     "is seldom exceeded in this series")]
    inside = next((event for event in found if event[0] == name and event[1] <= at <= event[2]), None)
    mine = [event for event in found if event[0] == name]
    if inside is not None:
        told.append(verbatim(f"Point {at} lies in the anomaly from point {inside[1]} to {inside[2]}, which reaches "
                             f"{_score(inside[3])} times"))
    else:
        told.append(verbatim(f"Point {at} of {name} is not called anomalous"))
        if mine:
            weakest = min(mine, key=lambda event: event[3])
            told.append(verbatim(f"The weakest anomaly of {name}, from point {weakest[1]} to {weakest[2]}, reaches "
                                 f"{_score(weakest[3])} times"))
    told.append(verbatim(f"The strongest evidence anywhere in {name} is {_score(evidence.strength[s].max())} times "
                         "what is seldom exceeded"))
    return told


def _score(strength: float) -> str:
    return f"{round(float(strength), 2):g}"


def _place(names: Sequence[str], n: int, cell: str) -> tuple[str, int]:
    """The series and the point that a text names."""
    found = re.fullmatch(r"\s*(?:(?P<name>.*?)[\s,:]*?(?:\bpoint\s+|[\s,:]+))?(?P<at>\d+)\s*", cell)
    name = (found["name"] or "").strip(" ,:") if found else cell.strip()
    if found and not name and len(names) == 1:
        name = names[0]
    if name not in names:
        raise ProblemError(f'no series is called "{name[:60]}". {did_you_mean(name, names)} Name a point as '
                           f'"{names[0]} 10"')
    if not found:
        raise ProblemError(f'"{cell[:60]}" names no point: expected a number from 0 to {n - 1}, as in "{names[0]} 10"')
    if int(found["at"]) >= n:
        raise ProblemError(f"point {found['at']} of {name} does not exist: expected 0 to {n - 1}")
    return name, int(found["at"])
