"""Series as lists, columns, named lines, JSON and logs.

Invariant: every reading, name, time and end of a record in them carries its label.

    plain_list(draft, content, dice, "")    1.2, 1.3, null, 1.4
"""

from __future__ import annotations

from agents.frontend.corpus_series_values import BEFORE, TIME_WORDS, UNITS, Content, Reading
from agents.frontend.draft import Dice, Draft
from agents.frontend.labels import DECORATION, ROW, SERIES_NAME, TIME


def write_reading(draft: Draft, reading: Reading, unit: str = "", hole: str = "-") -> None:
    """A reading; where nothing is written for a missing one and no separator could show it, `hole` stands there."""
    before = unit if unit in BEFORE else ""
    draft.add(before if reading.value is not None else "", DECORATION)
    draft.add(reading.text or hole, reading.label)
    draft.add(unit if reading.value is not None and not before else "", DECORATION)


SIDE_FIELDS = ("id", "sensor", "sensor_id", "device", "seq", "station", "channel", "line", "node", "nr", "pid")
"""Names of numbers in a record that are no reading."""


def plain_list(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """1.2, 1.3, null, 1.4"""
    gap = content.gap(dice, ", ", ", ", ", ", ",", ",", " ", "; ", ";", "  ", "\t", " | ", ",\n", " - ", " / ",
                      " , ")
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
        write_reading(draft, reading, unit, "null")
    draft.row_end(bracket[1] + tail, ends_text=not tail)


def columns(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """time;pump;fan and a row for each point"""
    gap = content.gap(dice, ",", ",", ",", ", ", ";", "\t", "\t", " | ", " | ", "  ", " ")
    if gap == " " and any(" " in name for name in (*content.names, *content.times)):
        gap = "  "
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
            write_reading(draft, reading, unit, blank)
        last = r == len(content.columns[0]) - 1
        end = side[1] + (tail if last else between)
        draft.row_end(end, closes_empty=empty and bool(end), ends_text=last and not tail)


def one_a_line(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    unit, left = dice.pick(UNITS), dice.pick(("", "", "", "- ", "* ", "  "))
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end(dice.pick(("\n", ":\n")))
    for k, reading in enumerate(content.columns[0]):
        draft.add(left, DECORATION)
        write_reading(draft, reading, unit, "?")
        last = k == len(content.columns[0]) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)


def named_lines(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    gap, end = content.gap(dice, ", ", ",", " ", "; ", "\t", " | "), dice.pick((": ", " = ", ":", " - ", "\t"))
    left, right = dice.pick((("", ""), ("", ""), ("[", "]")))
    between = dice.pick(("\n", "\n", "\n\n", ";\n", "\n- "))
    for s, (name, column) in enumerate(zip(content.names, content.columns, strict=True)):
        draft.add(name, SERIES_NAME)
        draft.add(end + left, DECORATION)
        for k, reading in enumerate(column):
            draft.add(gap if k else "", DECORATION)
            write_reading(draft, reading, "", "null")
        last = s == len(content.names) - 1
        draft.row_end(right + (tail if last else between), ends_text=last and not tail)


def one_object(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
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
            write_reading(draft, reading)
        last = s == len(content.names) - 1
        draft.row_end("]" + (closing + tail if last else "," + (newline or " ")), ends_text=last and not tail)


def objects(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """[{"t": 0, "pump": 1.2}, …]"""
    newline, word = dice.pick(("\n ", " ", "\n")), dice.pick(TIME_WORDS)
    quote = "" if all(time.isdigit() for time in content.times) else '"'
    opening, closing = dice.pick((("[", "]"), ("", "")))
    side = dice.pick(SIDE_FIELDS) if dice.chance(0.3) else ""
    first, unit = dice.rng.randrange(1, 400), dice.pick(('"C"', '"bar"', '"ok"', "true"))
    counted = dice.chance(0.5)
    draft.add(opening, DECORATION)
    for r, row in enumerate(content.rows):
        draft.add("{", DECORATION)
        if side:
            draft.add(f'"{side}": ', DECORATION)
            draft.add(str(first + r * counted), ROW)
            draft.add(", ", DECORATION)
        draft.add(f'"{word}": {quote}', DECORATION)
        draft.add(content.times[r], TIME)
        draft.add(quote, DECORATION)
        for name, reading in zip(content.names, row, strict=True):
            draft.add(', "', DECORATION)
            draft.add(name, SERIES_NAME)
            draft.add('": ', DECORATION)
            write_reading(draft, reading)
        if side and first % 3 == 0:
            draft.add(f', "unit": {unit}', DECORATION)
        last = r == len(content.columns[0]) - 1
        draft.row_end("}" + (closing + tail if last else "," + newline), ends_text=last and not tail)


def log(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
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
        write_reading(draft, reading, unit)
        last = r == len(content.columns[0]) - 1
        draft.row_end(tail if last else end, ends_text=last and not tail)
