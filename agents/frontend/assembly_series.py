"""Readings, names and times of series → columns of numbers, or a question.

Invariant: every point of every series is one span (a reading or a missing one); rows and columns are never filled up.

    series_from(reading, form)    Assembled({"series": {"pump": [1.5, None, 1.6, …]}}, …)
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from agents.frontend.labels import EMPTY, EMPTY_END, END, KNOWN, MISSING, READING, ROW, SERIES_NAME, TIME
from agents.frontend.numerals import commas_in, value
from agents.frontend.reading import Assembled, Question, Reading, lost_sign, stray_digits, sure
from agents.frontend.receipt import Receipt
from agents.frontend.series_checks import check_whole
from agents.frontend.series_columns import decoded
from agents.frontend.series_keyed import keyed
from agents.frontend.spans import Span, records
from agents.frontend.symbols import bare, place
from agents.frontend.wording import shorten
from solvers.task import SeriesForm

_COUNTS = {
    word: number for number, words in {
        10: "ten zehn dix diez dieci 十", 12: "twelve zwölf douze doce dodici 十二 dozen", 15: "fifteen quinze",
        20: "twenty zwanzig vingt veinte venti 二十", 24: "twenty-four", 25: "twenty-five fünfundzwanzig vingt-cinq",
        30: "thirty dreißig dreissig trente treinta trenta 三十",
        40: "forty vierzig quarante cuarenta quaranta 四十", 50: "fifty fünfzig cinquante cincuenta cinquanta 五十",
        60: "sixty sechzig soixante sesenta sessanta 六十", 100: "hundred hundert cent cien cento 一百"}.items()
    for word in words.split()}
"""Words for the number of points that are known to be normal."""
HOLES = (MISSING, EMPTY, EMPTY_END)
MANY = 20
"""Readings whose places must show a layout."""
LOOK = 400
"""Characters before the first reading in which names are looked for."""
_KEY = re.compile(r"\w[\"']\s*:\s*[\[(]?\s*$")
_GROUPS = re.compile(r"[-+−]?\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?")
_USED = (SERIES_NAME, READING, TIME, END, *HOLES)

_LOST = re.compile(r"(?<!\w)(?:err(?:or)?|fault|fail(?:ed)?|nil|void|null|none|nan|n/a|missing|lost|"
                   r"offline|fehlt|defekt)(?!\w)", re.IGNORECASE)
"""Words that stand where a reading is missing."""
_SAID_NORMAL = re.compile(
    r"(?:\b(?:first|initial|opening|up to|until|erste[nrs]?|bis|premi[eè]re?s?|primer[oa]?s?|prim[eio]|jusqu'[aà]|"
    r"hasta|fino)\b(?:[^.\n]|(?<=\d)\.){0,50}?\b(?:normal\w*|fine|ok|okay|good|healthy|clean|in ordnung|unauffällig|"
    r"bons?|bien|buen[oa]s?)\b)"
    r"|前.{0,12}正常", re.IGNORECASE)
"""Where a text speaks of points that are known to be normal."""
_CLOCK = re.compile(r"(\d{1,2})[:h.](\d\d)(?: ?Uhr)?")
FEWEST_STEPS = 7
"""Steps from time to time that show a rule."""
_LEFT_OUT = re.compile(r"\.\.|…|\betc\b|\busw\b")


@dataclass(frozen=True)
class _Row:
    """One record: a line, an object, a list."""

    names: list[Span]
    points: list[Span]
    times: list[Span]


Columns = dict[str, list[Span]]


def series_from(reading: Reading, form: SeriesForm) -> Assembled:
    """Raises Question."""
    laid_out = keyed(reading.part) or decoded(reading)
    if not laid_out and reading.chances.tokens and sum(mark.label == READING for mark in reading.marks) >= MANY:
        raise Question("I see many numbers, but not how they are laid out. Please send the series alone, one number a "
                       "line, null where one is missing.")
    reading = replace(reading, marks=laid_out) if laid_out else reading
    rows = [_Row([m for m in record if m.label == SERIES_NAME], [m for m in record if m.label in (READING, *HOLES)],
                 [m for m in record if m.label == TIME])
            for record in records([mark for mark in reading.marks if mark.label in _USED])]
    columns = _columns(reading, rows, form, laid_out is not None)
    if not laid_out:
        _check_strays(reading)
    check_whole(reading, list(columns.values()))
    comma = commas_in(_joined(point.text) for points in columns.values() for point in points if point.label == READING)
    if comma is None:
        raise Question("Some numbers have a decimal comma and others a decimal point. Please write all with a point.")
    data: dict[str, list[Any]] = {}
    cells = []
    for name, points in columns.items():
        data[name] = numbers = []
        for i, point in enumerate(points):
            if point.label in HOLES and _LEFT_OUT.search(reading.part, max(point.start - 2, 0), point.end + 2):
                raise Question(f'Are readings left out at "{point.text}"? Please send all of them.')
            number = None if point.label in HOLES else value(_joined(point.text), comma)
            if number is None and point.label == READING:
                raise Question(f'{name}, point {i} is "{shorten(point.text)}", expected a number, or null where it is '
                               "missing.")
            numbers.append(number)
            cells.append(reading.cell(f"{name}[{i}]", "null" if number is None else str(number), point))
    problem: dict[str, Any] = {form.series: data}
    used = [(f"{name}[{i}]", point) for name, points in columns.items() for i, point in enumerate(points)]
    notes: list[str] = []
    beside = [mark for mark in reading.marks if mark.label == ROW]
    if beside:
        notes.append(f'numbers beside the readings, such as "{shorten(beside[0].text)}", are not used')
    used += [("a number beside the readings", mark) for mark in beside]
    times = [time for row in rows for time in row.times]
    if times:
        stamps = _stamps(times, len(next(iter(columns.values()))), notes)
        if stamps:
            problem[form.times] = stamps
            cells += [reading.cell(f"{form.times}[{i}]", str(stamp), time)
                      for i, (stamp, time) in enumerate(zip(stamps, times, strict=True))]
    known = [mark for mark in reading.marks if mark.label == KNOWN]
    if not known and (said := _SAID_NORMAL.search(reading.part)):
        raise Question(f'How many points does "{shorten(said[0])}" mean? Say e.g. "the first 20 points are normal".')
    if known:
        problem[form.normal] = _known(known)
        cells += [reading.cell(form.normal, mark.text, mark) for mark in known]
        used += [(form.normal, mark) for mark in known]
    lines = tuple(f"{name}: {len(numbers)} readings, {numbers.count(None)} missing" for name, numbers in data.items())
    receipt = Receipt(lines, tuple(cells), min(span.certainty for _, span in used), tuple(notes))
    sure(reading, used, receipt, "series")
    return Assembled(problem, receipt)


def _joined(text: str) -> str:
    """A number without the spaces between its groups of three digits."""
    return "".join(text.split()) if _GROUPS.fullmatch(text) else text


def _columns(reading: Reading, rows: Sequence[_Row], form: SeriesForm, laid_out: bool) -> Columns:
    """name → its points. laid_out: the layout tells where names stand. Raises Question where rows, columns and names do
    not agree."""
    full = [row for row in rows if row.points]
    heads = [row for row in rows if row.names and not row.points]
    if all(row.names for row in full):
        return _named(full)
    if any(row.names for row in full[1:]):
        raise Question("Some lines of the series have names and others have none. Which readings belong to which "
                       "series?")
    names = [name for row in heads for name in row.names] + full[0].names
    if not names and not laid_out:
        _check_names(reading, full)
    count = len(names) or len(full[0].points)
    if len(names) <= 1 and len(full) == 1:
        return _labelled(names, [full[0].points], form)
    for index, row in enumerate(full):
        if len(row.points) != count:
            first, last = row.points[0], row.points[-1]
            raise Question(f"row {index + 1} of the series has {len(row.points)} readings, expected {count}: "
                           f'"{shorten(reading.part[first.start:last.end])}". Write null where one is missing.')
    if not names and count > 1 and not all(row.times for row in full):
        if re.search(rf"(?<!\d){len(full) * count}(?!\d)", _around(reading.part, full)):  # "the last 50 days"
            return _labelled(names, [[point for row in full for point in row.points]], form)
        raise Question(f"I read {len(full)} lines of {count} numbers. Is each line a series, or each column, or is it "
                       "one long series?")
    return _labelled(names, [[row.points[c] for row in full] for c in range(count)], form)


def _around(part: str, rows: Sequence[_Row]) -> str:
    """What is said before and behind the readings."""
    return f"{part[:rows[0].points[0].start]}\n{part[rows[-1].points[-1].end:]}"


def _named(rows: Sequence[_Row]) -> Columns:
    """Rows that say their names: one series a row, or one point of every series a row."""
    if all(len(row.names) == 1 for row in rows):
        found: Columns = {}
        for row in rows:
            found.setdefault(_text(row.names[0]), []).extend(row.points)
        repeated = len(found) < len(rows)
        if repeated and any(len(row.points) > 1 for row in rows):
            raise Question(f'The series "{_text(rows[0].names[0])}" is given more than once. Which one holds?')
        return found
    found = {_text(name): [] for name in rows[0].names}
    for index, row in enumerate(rows, 1):
        said = [_text(name) for name in row.names]
        if sorted(said) != sorted(found) or len(row.points) != len(said):
            raise Question(f"row {index} of the series names {', '.join(said)} and has {len(row.points)} readings, "
                           f"expected one for each of {', '.join(found)}.")
        for name, point in zip(said, row.points, strict=True):
            found[name].append(point)
    return found


def _labelled(names: Sequence[Span], columns: Sequence[list[Span]], form: SeriesForm) -> Columns:
    said = [_text(name) for name in names]
    if len(set(said)) < len(said):
        raise Question(f'Two series are called "{max(said, key=said.count)}". Please give each its own name.')
    default = [form.unnamed] if len(columns) == 1 else [f"{form.unnamed} {k + 1}" for k in range(len(columns))]
    return dict(zip(said or default, columns, strict=True))


def _text(name: Span) -> str:
    return " ".join(name.text.split())


def _check_strays(reading: Reading) -> None:
    claimed = [mark for mark in reading.marks if mark.label in (*_USED, ROW)]
    data = [mark for mark in claimed if mark.label in (READING, *HOLES)]
    part, first, last = reading.part, min(mark.start for mark in claimed if mark.label != END), data[-1].end
    stray = stray_digits(part, data[0].start, last, claimed)
    gap = part[data[0].end:data[1].start] if len(data) > 1 else ""
    if gap.strip():
        beside = part[:first].removesuffix(gap)[-1:] if part[:first].endswith(gap) and first == data[0].start else ""
        beside += part[last + len(gap):][:1] if part.startswith(gap, last) else ""
        stray = stray or "".join(char for char in beside if char.isdigit())
    stray = stray or lost_sign(part, [mark for mark in data if mark.label == READING])
    if stray:
        raise Question(f'I cannot place "{stray}", which stands among the readings. Please send the series alone.')
    taken = {at for mark in claimed for at in range(mark.start, mark.end)}
    begin = next((at + 1 for at in range(first - 1, max(first - 12, -1), -1) if part[at] in "([{"), data[0].start)
    end = next((at for at in range(last, min(last + 12, len(part))) if part[at] in ")]}"), last)
    lost = next((word for word in _LOST.finditer(part, begin, end) if word.start() not in taken), None)
    if lost:
        raise Question(f'Is "{lost[0]}" a reading that is missing? Please write null where one is missing.')
    above, below = _lines_around(part, first, last)
    for line, other in ((above[-2:-1], above[-1]), (below[1:2], below[0])):
        if line and any(char.isdigit() for char in other) and _shape(line[0]) == _shape(other):
            raise Question(f'Does "{shorten(line[0])}" belong to the series? Please send the series alone.')


def _check_names(reading: Reading, rows: Sequence[_Row]) -> None:
    """Raises Question where no name was read but the line above looks like names, or a key stands before a list."""
    first = rows[0].times[:1] + rows[0].points[:1]
    start = min(mark.start for mark in first)
    above, _ = _lines_around(reading.part, start, start)
    lines = [line.strip(" ,;") for line in above[:-1] if line.strip(" |-:+=\t")]
    own = reading.part[reading.part.rfind("\n", 0, start) + 1:].split("\n", 1)[0].strip(" ,;")
    ask = "the name of the series? Please send the series alone, its names first."
    if _KEY.search(above[-1]):
        raise Question(f'Is "{shorten(above[-1])}" {ask}')
    for sign in ",;|\t":
        if lines and lines[-1].endswith((".", "?", "!", ":")):
            break
        if lines and own.count(sign) == lines[-1].count(sign) > 0 and (
                own.count(sign + " ") > 0 or sign + " " not in lines[-1]) and any(char.isalpha() for char in lines[-1]):
            raise Question(f'Is in "{shorten(lines[-1])}" {ask}')


def _lines_around(part: str, first: int, last: int) -> tuple[list[str], list[str]]:
    """The lines before and after, each with its piece of the first and of the last line of [first, last)."""
    end = part.find("\n", last)
    below = part[part.rfind("\n", 0, last) + 1:].split("\n", 2) if end >= 0 else [part[last:]]
    return part[max(0, first - LOOK): first].split("\n"), below


def _shape(line: str) -> str:
    return re.sub(r"\d+([.,]\d+)?", "0", line.strip())


def _stamps(times: Sequence[Span], points: int, notes: list[str]) -> list[Any]:
    """The times as the JSON form takes them; none, with a note, where they are of another form."""
    if len(times) != points:
        raise Question(f"I read {len(times)} times and {points} points, expected one time for each point.")
    _check_repeated(times)
    stamps = [_stamp(time.text) for time in times]
    if any(stamp is None for stamp in stamps):
        odd = times[stamps.index(None)].text
        notes.append(f'times such as "{shorten(odd)}" are not used: readings count as evenly spaced')
        return []
    return stamps


def _check_repeated(times: Sequence[Span]) -> None:
    """Of times that otherwise follow each other in one step none may stand twice. Raises Question."""
    places = [_place_in_time(time.text) for time in times]
    steps = [b - a for a, b in itertools.pairwise(place for place in places if place is not None)]
    if len(steps) == len(times) - 1 >= FEWEST_STEPS and steps.count(0.0) in (1, 2) and len(set(steps)) == 2:
        twice = times[steps.index(0.0)].text
        raise Question(f'The time "{shorten(twice)}" stands twice. Which of its readings holds, and is one missing?')


def _place_in_time(text: str) -> float | None:
    """Seconds of a date or a clock, or the number itself; None where it is none."""
    stamp = _stamp(text)
    if isinstance(stamp, str):
        return datetime.fromisoformat(stamp).timestamp()
    clock = _CLOCK.fullmatch(text.strip())
    return float(stamp) if stamp is not None else 60.0 * int(clock[1]) + int(clock[2]) if clock else None


def _stamp(text: str) -> int | float | str | None:
    word = bare(text)
    number = value(word, comma=False)
    if number is not None:
        return number
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return text.strip()


def _known(known: Sequence[Span]) -> Any:
    """A number of points at the start, or one range of points."""
    words = [mark.text.casefold().replace("two dozen", "24").removeprefix("a ").removeprefix("one ").strip()
             for mark in known]
    numbers = [_COUNTS.get(word, value(word, comma=False) or place(word)) for word in words]
    whole = [number for number in numbers if isinstance(number, int)]
    if len(whole) == len(numbers) == 1:
        return whole[0]
    if len(whole) == len(numbers) == 2:
        return [whole]
    raise Question(f'Which points are normal: "{", ".join(mark.text for mark in known)}"? Say e.g. the first 100.')
