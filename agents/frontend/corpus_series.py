"""Series of readings as corpus items: plain lists, columns with times, named lines, JSON, one value a line.

Flawed ones: a reading is no number, a row lacks a column, there are too few points to say what is normal.

Invariant: labels are right by construction; `problem` holds the readings as they are written, None where missing.

    series_item(dice).text       "any outliers?\\ntime;pump\\n2024-01-01 00:00;1,5\\n2024-01-01 00:05;1,6\\n …"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from agents.frontend import chatter, chatter_forms
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.labels import DECORATION, KNOWN, MISSING, READING, SERIES_NAME, TIME
from agents.frontend.talk import Scene, after_data, before_data, noisy, random_tail
from solvers import registry
from solvers.task import SeriesForm

Number = int | float

NAMES = Pool(("temperature", "pump", "pressure", "flow", "temp_1", "sensor A", "cpu", "s1", "value", "reading",
              "vibration", "x", "y",
              "humidity", "load", "Temperatur", "Druck", "débit", "temp", "power kW", "voltage", "heart rate",
              "requests", "level",
              "motor current", "温度", "speed", "rpm", "CO2", "latency_ms", "price", "fan", "A", "B", "station 3",
              "presión"),
             ("torque", "wind", "Feuchte", "altitude", "channel_2", "ph", "noise dB", "users", "tank 4", "Strom", "bpm",
              "signal"))
HOLES = Pool(("null", "NaN", "-", "n/a", "", "?", "None", "NA", "missing", "nan", "--", "*", "N/A"),
             ("nil", "x", "not available", "."))
WRONG = ("ERR", "abc", "1.2.3", "error", "12a", "1..5", "##", "#REF!", "overflow", "on")
UNITS = ("", "", "", "", "", " °C", "°C", " bar", " V", "%", " ms", " kW", " rpm")
TIME_WORDS = ("time", "timestamp", "date", "Time", "ts", "Zeit", "datetime", "t", "Datum", "fecha", "时间", "heure")
KNOWN_FORMS = Pool(("The first {k} readings are normal", "the first {k} points are known to be fine",
                    "We know that the first {k} values "
                    "are good", "{k} points at the start are certainly normal", "Die ersten {k} Werte sind normal",
                    "normal: first {k}",
                    "Les {k} premières valeurs sont normales", "Los primeros {k} valores son normales",
                    "前{k}个点是正常的"),
                   ("Nothing was wrong during the first {k} samples", "you can trust the first {k} values"))


@dataclass
class Reading:
    """A number, or None, and how it is written."""

    value: Number | None
    text: str
    label: int = READING


@dataclass
class Content:
    """columns: the readings of each series. times: as written. iso: whether they are part of the problem."""

    names: list[str]
    columns: list[list[Reading]]
    times: list[str] = field(default_factory=list)
    stamps: list[Any] = field(default_factory=list)
    known: int = 0
    expect: str = "parsed"

    @property
    def rows(self) -> list[tuple[Reading, ...]]:
        return list(zip(*self.columns, strict=True))


def series_item(dice: Dice) -> Item:
    """One to four series among words."""
    layout = dice.pick((_plain_list, _plain_list, _columns, _columns, _columns, _one_a_line, _named_lines, _object,
                        _objects, _log))
    content = _content(dice, layout)
    gold = _gold(content)
    if dice.chance(0.12):
        _spoil(content, dice)
    draft = Draft()
    scene = Scene(len(content.columns[0]), chatter_forms.SERIES_NAMES, chatter_forms.SERIES_WISHES,
                  chatter_forms.SERIES_CLOSERS)
    first = dice.chance(0.5)
    if content.known and first:
        _write_known(draft, content, dice)
    intent = before_data(draft, dice, scene)
    tail = random_tail(dice)
    if content.known and not first:
        tail = dice.pick(("\n", "\n\n"))
    layout(draft, content, dice, tail)
    if content.known and not first:
        _write_known(draft, content, dice)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, content.expect, "series", gold)


# Content --------------------------------------------------------------------------------------------------------


def _content(dice: Dice, layout: Callable[..., None]) -> Content:
    rng = dice.rng
    several = layout in (_columns, _named_lines, _object, _objects)
    count = dice.pick((1, 1, 2, 2, 3, 4)) if several else 1
    timed = layout in (_log, _objects) or (layout is _columns and (count == 1 or dice.chance(0.7))) or (
        layout is _object and dice.chance(0.3))
    most = 60 if count > 1 or timed else 130
    points = rng.randrange(5, 24) if dice.chance(0.06) else rng.randrange(24, dice.pick((30, 40, most)))
    unnamed = layout in (_plain_list, _one_a_line, _log) and dice.chance(0.6)
    names = [] if unnamed else _names(dice, count)
    comma = dice.chance(0.06) and layout is _columns
    holes = dice.chance(0.35)
    hole = dice.pick(HOLES) if layout not in (_object, _objects) else dice.pick(("null", "null", "NaN", "None"))
    columns = []
    for _ in range(count):
        write = _writer(dice, comma)
        level, spread = rng.uniform(-20, 200), rng.uniform(0.5, 10)
        share = dice.pick((0.02, 0.08, 0.2)) if holes else 0.0
        columns.append([Reading(None, hole,
                                MISSING) if rng.random() < share else write(rng.gauss(level,
                                                                                      spread)) for _ in range(points)])
    if any(all(r.value is None for r in column) for column in columns):
        columns = [[write(1.5) if r.value is None else r for r in column] for column in columns]
    content = Content(names, columns)
    if timed:
        _add_times(content, dice, points)
    if dice.chance(0.1) and points >= 24:
        content.known = rng.randrange(8, points)
    if points < 24:
        content.expect = "ask"
    return content


def _names(dice: Dice, count: int) -> list[str]:
    names: list[str] = []
    while len(names) < count:
        name = dice.pick(NAMES)
        if dice.chance(0.15):
            name = f"{dice.pick(chatter.WORDS)}{dice.rng.randrange(1, 9)}"
        if name not in names:
            names.append(name)
    return names


def _writer(dice: Dice, comma: bool) -> Callable[[float], Reading]:
    """How the numbers of a series are written."""
    kind = dice.pick(("1", "1", "2", "2", "3", "whole", "whole", "large", "mixed", "power"))

    def write(x: float) -> Reading:
        if kind in ("whole", "large"):
            whole = round(x * (1 if kind == "whole" else 1000))
            return Reading(whole, str(whole))
        if kind == "power":
            text = f"{x:.2e}"
            return Reading(float(text), text)
        value = round(x, int(kind) if kind != "mixed" else dice.pick((0, 1, 2, 3)))
        return Reading(value, f"{value:.{kind}f}" if kind != "mixed" else str(value))

    def with_comma(x: float) -> Reading:
        value = round(x, 2)
        return Reading(value, f"{value:.2f}".replace(".", ","))

    return with_comma if comma else write


def _add_times(content: Content, dice: Dice, points: int) -> None:
    rng = dice.rng
    start = datetime(rng.randrange(2015, 2027), rng.randrange(1, 13), rng.randrange(1, 28), rng.randrange(24),
                     dice.pick((0, 15, 30)))
    step = dice.pick((timedelta(minutes=1), timedelta(minutes=5), timedelta(hours=1), timedelta(days=1),
                      timedelta(seconds=10)))
    form = dice.pick(Pool(("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d", "%d.%m.%Y %H:%M",
                           "%H:%M:%S", "%H:%M",
                           "%m/%d/%Y %H:%M", "epoch", "index", "index", "%Y-%m-%dT%H:%M:%SZ"),
                          ("%d/%m/%Y %H:%M:%S", "%Y-%m-%dT%H:%M", "%d %b %H:%M")))
    if form == "%Y-%m-%d":
        start, step = start.replace(hour=0, minute=0), timedelta(days=1)
    if "S" not in form and form not in ("epoch", "index"):
        step = max(step, timedelta(minutes=1))
    moments = [start + k * step for k in range(points)]
    if form == "index":
        first = dice.pick((0, 1))
        content.times = [str(first + k) for k in range(points)]
    elif form == "epoch":
        content.times = [str(1_700_000_000 + k * int(step.total_seconds())) for k in range(points)]
    else:
        content.times = [moment.strftime(form) for moment in moments]
    if form in ("index", "epoch"):
        content.stamps = [int(time) for time in content.times]
    elif form.startswith("%Y-%m-%d"):
        content.stamps = list(content.times)


def _gold(content: Content) -> dict[str, Any]:
    form = next(form for task in registry.tasks() if isinstance(form := task.text_form(), SeriesForm))
    names = content.names or [form.unnamed]
    gold: dict[str,
               Any] = {form.series: {name: [r.value for r in column] for name,
                                     column in zip(names, content.columns, strict=True)}}
    if content.stamps:
        gold[form.times] = content.stamps
    if content.known:
        gold[form.normal] = content.known
    return gold


def _spoil(content: Content, dice: Dice) -> None:
    column = content.columns[dice.rng.randrange(len(content.columns))]
    column[dice.rng.randrange(len(column))] = Reading(None, dice.pick(WRONG), READING)
    content.expect = "ask"


def _write_known(draft: Draft, content: Content, dice: Dice) -> None:
    before, after = dice.pick(KNOWN_FORMS).split("{k}")
    draft.add(before)
    draft.add(str(content.known), KNOWN)
    draft.add(after + dice.pick((". ", ".\n", "\n")))


# Layouts --------------------------------------------------------------------------------------------------------


def _write(draft: Draft, reading: Reading, unit: str = "", hole: str = "-") -> None:
    """A reading; where nothing is written for a missing one and no separator could show it, `hole` stands there."""
    draft.add(reading.text or hole, reading.label)
    draft.add(unit if reading.value is not None else "", DECORATION)


def _plain_list(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """1.2, 1.3, null, 1.4"""
    gap = dice.pick((", ", ", ", ",", " ", "; ", ";", "  ", "\t", " | ", ",\n"))
    bracket = dice.pick((("[", "]"), ("", ""), ("", ""), ("(", ")"), ("{", "}")))
    unit = dice.pick(UNITS)
    if content.names:
        form = dice.pick((("", ": "), ("", " = "), ("", ":\n"), ('"', '": '), ("", "=")))
        draft.add(form[0], DECORATION)
        draft.add(content.names[0], SERIES_NAME)
        draft.add(form[1], DECORATION)
    draft.add(bracket[0], DECORATION)
    for k, reading in enumerate(content.columns[0]):
        draft.add(gap if k else "", DECORATION)
        _write(draft, reading, unit, "null")
    draft.row_end(bracket[1] + tail, ends_text=not tail)


def _columns(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """time;pump;fan and a row for each point"""
    commas = any("," in reading.text for column in content.columns for reading in column)
    gap = dice.pick((";", "\t", " | ", "; ")) if commas else dice.pick((",", ",", ",", ", ", ";", "\t", " | ", " | ",
                                                                        "  "))
    side = ("| ", " |") if gap == " | " and dice.chance(0.7) else ("", "")
    unit = dice.pick(UNITS) if dice.chance(0.3) else ""
    blank = "" if gap.strip() or gap == "\t" else "-"
    if content.names:
        draft.add(side[0], DECORATION)
        if content.times:
            draft.add(dice.pick(TIME_WORDS) + gap, DECORATION)
        for k, name in enumerate(content.names):
            draft.add(gap if k else "", DECORATION)
            draft.add(name, SERIES_NAME)
        columns = len(content.names) + bool(content.times)
        draft.row_end(side[1] + "\n" + ("|" + "---|" * columns + "\n" if side[0] else ""))
    between = dice.pick(("\n", "\n", "\n", "\r\n"))
    for r, row in enumerate(content.rows):
        draft.add(side[0], DECORATION)
        empty = False
        for k, reading in enumerate(row):
            if k:
                draft.separator(gap, closes_empty=empty)
            elif content.times:
                draft.add(content.times[r], TIME)
                draft.add(gap, DECORATION)
            empty = not (reading.text or blank)
            _write(draft, reading, unit, blank)
        last = r == len(content.columns[0]) - 1
        end = side[1] + (tail if last else between)
        draft.row_end(end, closes_empty=empty and bool(end), ends_text=last and not tail)


def _one_a_line(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    unit, left = dice.pick(UNITS), dice.pick(("", "", "", "- ", "* ", "  "))
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end(dice.pick(("\n", ":\n")))
    for k, reading in enumerate(content.columns[0]):
        draft.add(left, DECORATION)
        _write(draft, reading, unit, "?")
        last = k == len(content.columns[0]) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)


def _named_lines(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    gap, end = dice.pick((", ", ",", " ", "; ")), dice.pick((": ", " = ", ":", " - ", "\t"))
    left, right = dice.pick((("", ""), ("", ""), ("[", "]")))
    between = dice.pick(("\n", "\n", "\n\n", ";\n"))
    for s, (name, column) in enumerate(zip(content.names, content.columns, strict=True)):
        draft.add(name, SERIES_NAME)
        draft.add(end + left, DECORATION)
        for k, reading in enumerate(column):
            draft.add(gap if k else "", DECORATION)
            _write(draft, reading, "", "null")
        last = s == len(content.names) - 1
        draft.row_end(right + (tail if last else between), ends_text=last and not tail)


def _object(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """{"time": [0, 1], "pump": [1.2, null], "fan": [3, 4]}"""
    newline, gap = dice.pick(("\n  ", " ", "")), dice.pick((", ", ","))
    opening, closing = dice.pick((("{", "}"), ('{"series": {', "}}"), ("data = {", "}"), ("", "")))
    draft.add(opening + newline, DECORATION)
    if content.times:
        quote = "" if all(time.isdigit() for time in content.times) else '"'
        draft.add(f'"{dice.pick(("timestamps", "timestamp", *TIME_WORDS))}": [', DECORATION)
        for k, time in enumerate(content.times):
            draft.add((gap if k else "") + quote, DECORATION)
            draft.add(time, TIME)
            draft.add(quote, DECORATION)
        draft.row_end("]," + (newline or " "))
    for s, (name, column) in enumerate(zip(content.names, content.columns, strict=True)):
        draft.add('"', DECORATION)
        draft.add(name, SERIES_NAME)
        draft.add('": [', DECORATION)
        for k, reading in enumerate(column):
            draft.add(gap if k else "", DECORATION)
            _write(draft, reading)
        last = s == len(content.names) - 1
        draft.row_end("]" + (closing + tail if last else "," + (newline or " ")), ends_text=last and not tail)


def _objects(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """[{"t": 0, "pump": 1.2}, …]"""
    newline, word = dice.pick(("\n ", " ", "\n")), dice.pick(TIME_WORDS)
    quote = "" if all(time.isdigit() for time in content.times) else '"'
    opening, closing = dice.pick((("[", "]"), ("", "")))
    draft.add(opening, DECORATION)
    for r, row in enumerate(content.rows):
        draft.add(f'{{"{word}": {quote}', DECORATION)
        draft.add(content.times[r], TIME)
        draft.add(quote, DECORATION)
        for name, reading in zip(content.names, row, strict=True):
            draft.add(', "', DECORATION)
            draft.add(name, SERIES_NAME)
            draft.add('": ', DECORATION)
            _write(draft, reading)
        last = r == len(content.columns[0]) - 1
        draft.row_end("}" + (closing + tail if last else "," + newline), ends_text=last and not tail)


def _log(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """[12:00] value=5.1"""
    left, between = dice.pick((("", " "), ("", ": "), ("[", "] "), ("", " -> "), ("", " - "), ("at ", " it was "),
                               ("", "  "), ("t=", " v=")))
    unit, end = dice.pick(UNITS), dice.pick(("\n", "\n", "\n", "; ", ";\n"))
    named = bool(content.names) and dice.chance(0.3)
    if content.names and not named:
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end(dice.pick((":\n", "\n")))
    for r, reading in enumerate(content.columns[0]):
        draft.add(left, DECORATION)
        draft.add(content.times[r], TIME)
        draft.add(between, DECORATION)
        if named:
            draft.add(content.names[0], SERIES_NAME)
            draft.add("=", DECORATION)
        _write(draft, reading, unit)
        last = r == len(content.columns[0]) - 1
        draft.row_end(tail if last else end, ends_text=last and not tail)
