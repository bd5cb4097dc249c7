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

_FILLER = """series section window stretch measurement reading value symbol data what s"""
_SPAN = """
point|points|index|indices from? {a} to|through|until {b}; from {a} to|through|until {b}; {a} to|through|until {b};
between {a} {b}; between point|points {a} {b}; from point|points {a} to|through|until point? {b}; points?
start|starting|begin|beginning {a} end|ending {b}; start|starts|begin|begins point? {a}; end|ends point? {b}; point?
{a} to|through point? {b}"""
_POINT = "point|index|position {a}; for|from|to point|index {a}; single point|index? {a}"
_EVENT = """
{name}; {how}; score|strength|rating|scores {score}; to? {score}; score|strength|rating|reach|come|amount to {score};
{score} times seldom exceeded|passed|reached|exceeds|passes|topped|crossed; {score} times
level|limit|mark|bound|amount|value|threshold|far|high|score|reach|strong|exceed|pass|stretch|series|strength seldom
exceeded|passed|reached|topped; seldom exceeded|passes|topped level|limit|mark|bound|threshold times {score};
exceeds|exceed|passes|reaches|beats seldom exceeded|passed level|limit|mark? {score} times; mean|average|averages
{here}; mean|average|averages there|lies|sits|value|level inside|within|local|of? {here}; inside|within mean|average
{here}; {rest} median elsewhere; median elsewhere|outside|otherwise|rest {rest}; median other {rest}; median
elsewhere|outside|otherwise typical|usual|lies|sits|rest|remaining|value {rest}; elsewhere|outside {rest}; median
rest|remaining {rest}; than|against median elsewhere|outside? {rest}; than|against elsewhere|outside median? {rest};
{rest} elsewhere|outside; median other point|points {rest}; than|against median {rest}; than|against median {rest}
elsewhere|outside; than|against {rest} elsewhere|outside; by mean|average {here}; from median elsewhere {rest};
call|called|flagged|marked|reported|listed|counted|judged|detected|classed
anomaly|anomalous|unusual|suspicious|abnormal|odd;
anomaly|anomalous|unusual|abnormal|flagged|marked|reported|suspicious|odd|strange|detected|irregular;
behave|behaves|look|looks unusual|anomalous|abnormal|odd|strange; out|outstanding; show|shows|display|displays
anomaly; out as {how}; out as? anomalous|unusual; unusual|odd|strange stretch|behaviour|behavior|point|points|event;
{score} times above|limit|exceed|pass seldom go?; {score} times seldom above|go; median rest {rest}; median everywhere
other {rest}; than|against median every other cell? {rest}; than|against median everywhere? {rest}; median every other
cell? {rest}; evidence {score} times seldom exceeded; evidence; something unusual|odd|strange; unusual|odd|strange; by
reason {how}; reason {how}; because {how}; score times {score}; {score} times; flagged by? {how}; as {how};
average|mean {here} there|locally; mean {here}; typical elsewhere {rest} median; {rest} median rest; usual median
{rest}; against usual? median {rest}; stands out; no normal|usual; deviates|deviate|deviation; anomaly|anomalous
{how}; mean|average jumps|rises|falls|drops|reaches? {here}; mean|average there {here}; mean|average inside {here};
exceed {score} times seldom; over"""
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
no stands|stand|sticks out enough? call|called|count|counted|flag? anomaly|anomalous|unusual?; no
anomaly|anomalous|unusual|suspicious|abnormal|odd|strange|irregular
found|detected|seen|called|flagged|reported|enough?; no found|detected|flagged|reported|marked|called; not out enough;
no unusual|odd|strange enough call|called? anomaly|anomalous?; no
pass|passes|reach|reaches|exceed|exceeds|above|crosses threshold; no far|strong|high|striking enough; clear|free
of|from anomaly; free|clear of? anomaly; find|found|see|detect no anomaly?; no anomaly|anomalous; no enough
count|call|called as? anomaly|anomalous; every normal|usual|ordinary|regular looks?; no out; looks normal|usual; no
to? report|flag; no stands out rest|section|stretch|point|window; no deviates|deviate|deviation|departs|strays
enough?; no deviates enough called anomaly|anomalous; no out rest|others; no anomaly reported|found|present|exist;
every normal look throughout; normal throughout looks?; looks normal throughout; no
strange|odd|unusual|remarkable|noteworthy|notable; no enough anomaly; no enough; no worth flagging|reporting|noting;
no reach|reaches|crosses threshold|limit; every below|under threshold; no qualifies as? anomaly; no anomaly
flagged|detected|found; no unusual enough; no call|called anomaly; no stand|stands out enough anomaly? reported?; no
count as anomaly"""
_PERIOD = """
repeat|repeats|cycle|cycles|recurs|period|season|rhythm|pattern|seasonal|periodic|return|returns|loop|loops about
every {period} points?; period|season|cycle|rhythm|pattern|length|repeat|repeats|recurs|loop about {period} points?;
again|back about every {period} points pattern|same|shape; again? after about {period} points
repeat|pattern|shape|back|cycle; repeat|repeats pattern|shape|same itself come|comes back again? about every {period};
period|season|cycle|pattern|rhythm|seasonal|periodic|repeat|repeats; period|season|cycle
length|long|last|lasts|span|spans|take|per|one|full|whole|single|complete about {period} points; every {period} points
or so repeat|repeats|cycle|recurs|pattern; every about {period} points; every {period} points or so|about; one?
cycle|season|period about {period} points; same|regular|steady|again pattern|shape|cycle|period about every {period};
from about {period} points; to? about {period} points period|cycle|season; to same pattern|shape about every {period}
points; after about {period} points; with about {period}; start over|again about every {period} points; about {period}
points complete cycle|pattern|period 1?; complete one cycle about {period} points; pattern come again about every
{period} points; pattern|cycle come|comes round|around? again? about every {period} points; about {period} points
pass|go before? repeat|repeats; one full cycle about {period} points; about every {period} points starts|begins
again|over|anew; recurring|repeating pattern|cycle about every {period} points; cycle|period|season of? about {period}
points; repeat with period about {period} points; about {period} points apart; every {period} points about same; about
{period} points pattern|cycle one; after about {period} points start|starts|begin|repeats again|over|itself?; {period}
points about; full|whole|complete? cycle|period|season take|takes about {period} points; length of? one?
cycle|period|season about {period}; regular|periodic pattern|cycle about {period} points; about every {period} points
same"""
_CALIBRATED = f"""{_FILLER} result finding findings mind treat through normal generated
synthetic simulated artificial threshold set calibrated give gives
yields note leads lead to with occur occurs"""
_ESTIMATE = """
estimate; only estimate; no more than estimate; only|rather|but estimate; not
prove|proven|proof|certain|certainty|guarantee|fact; estimate not prove|proof|certain|certainty|guarantee; estimate
rather than proof; no proof; no proof|prove but estimate; threshold; about {rate} false alarm|positive; of?
generated|synthetic|simulated|artificial normal; on|for? generated|synthetic|simulated|artificial normal; generated
normal points; {per} points; estimated; estimated no proved; estimated rather than proved; keep mind only? estimate;
treat as estimate; estimate no proof; no certainty|proof|guarantee; no guaranteed; no certain; estimate by nature;
about {rate} false alarm|positive|alert
expected|occurs|slips|happens|rate|per|gives|give|yields|allows|causes|produces|raises|lets|let|frequency|normal|generated?;
false alarm rate|frequency about {rate}; expect about {rate} false alarm; to about {rate} false alarm|positive; {per}
points per|in|normal|generated|synthetic|simulated|every|expected?; every {per} points normal|generated?; for {per}
points; for every {per} points; per {per} points; {per} generated|normal; out {per} points; outof {per} points; {per}
normal generated points"""


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
