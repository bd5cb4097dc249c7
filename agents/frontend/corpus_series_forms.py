"""Series as people tell them: in a sentence, pair by pair, in a log, with the times across, wrapped over lines.

Invariant: every reading, name, time and end of a record in them carries its label.

    running(draft, content, dice, "")    the readings were 20.1, 20.3 and then 35.0
"""

from __future__ import annotations

from agents.frontend.chatter_series import LOG_WORDS, RUNNING, WRAPPED
from agents.frontend.corpus_series_layouts import write_reading
from agents.frontend.corpus_series_values import TIME_WORDS, UNITS, Content
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import DECORATION, OUTSIDE, ROW, SERIES_NAME, TIME

COUNTERS = Pool(("reading ", "Reading ", "sample ", "day ", "Day ", "week ", "Week ", "hour ", "#", "no. ", "Tag ",
                 "jour ", "día ", "Messung ", "measurement ", "point ", "t=", "t", "step ", "run ", "Woche ", "cycle "),
                ("shift ", "trial ", "batch ", "semana ", "Lauf "))


def running(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """The readings were 20.1, 20.3 and then 35.0."""
    gap = content.gap(dice, ", ", ", ", ", ", "; ", " then ", ", then ", " / ", " and ", ", followed by ", " puis ",
                      " dann ", "、")
    if gap == "; ":
        gap = dice.pick(("; ", " then ", " und dann "))
    unit = dice.pick(UNITS) if dice.chance(0.4) else ""
    final = dice.pick((gap, gap, " and ", " and then ", ", and ", " und ", " et ", " y ", " e ", " and finally "))
    opening = dice.pick(RUNNING)
    for part in opening.partition("{name}"):
        draft.add(content.names[0] if part == "{name}" and content.names else "it" if part == "{name}" else part,
                  SERIES_NAME if part == "{name}" and content.names else OUTSIDE)
    if content.names and "{name}" not in opening:
        draft.add(dice.pick(("(", "[")), DECORATION)
        draft.add(content.names[0], SERIES_NAME)
        draft.add(dice.pick((") ", "] ")), DECORATION)
    count = len(content.columns[0])
    often = dice.chance(0.12)
    for k, reading in enumerate(content.columns[0]):
        between = dice.pick((gap, gap, gap, " then ", ", then ")) if often and "," in gap else gap
        draft.add((final if k == count - 1 else between) if k else "", DECORATION)
        write_reading(draft, reading, unit, "missing")
    draft.row_end(tail, ends_text=not tail)


def wrapped(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Lines of several numbers each that are one series, as brackets or words say; else it may be asked."""
    gap, length = content.gap(dice, ", ", " ", ",", "  ", "\t"), dice.pick((5, 6, 8, 10, 10, 12))
    bracket = dice.pick((("[", "]"), ("[\n  ", "\n]"), ("array([", "])"), ("(", ")"), ("", ""), ("", "")))
    said = bool(bracket[0]) or dice.chance(0.7)
    if said and not bracket[0]:
        draft.add(dice.pick(WRAPPED) + dice.pick((":\n", "\n", ".\n")))
    elif not said:
        content.expect = "any" if content.expect == "parsed" else "ask"
        content.names = []
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.add(dice.pick((" = ", ": ", ":\n")) if bracket[0] else ":\n", DECORATION)
    draft.add(bracket[0], DECORATION)
    for k, reading in enumerate(content.columns[0]):
        if k and k % length == 0:
            line = (gap.rstrip(" ") if gap.strip() and bracket[0] else "") + "\n" + (" " * 2 if bracket[0] else "")
            if not said:
                draft.row_end(line)
            else:
                draft.add(line, DECORATION)
        else:
            draft.add(gap if k else "", DECORATION)
        write_reading(draft, reading, "", "NaN")
    draft.row_end(bracket[1] + tail, ends_text=not tail)


def counted(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Reading 1: 20.1"""
    word, after = dice.pick(COUNTERS), dice.pick((": ", " - ", " = ", " ", ": ", ") ", " -> ", " – ", ", "))
    unit, end = dice.pick(UNITS), dice.pick(("\n", "\n", "\n", "; ", ", " if after != ", " else "\n"))
    if any("," in reading.text for reading in content.columns[0]) and end == ", ":
        end = "\n"
    first = dice.pick((0, 1, 1))
    content.stamps = [first + k for k in range(len(content.columns[0]))]
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end(dice.pick((":\n", "\n")))
    for r, reading in enumerate(content.columns[0]):
        draft.add(word, DECORATION)
        draft.add(str(first + r), TIME)
        draft.add(after, DECORATION)
        write_reading(draft, reading, unit, "missing")
        last = r == len(content.columns[0]) - 1
        draft.row_end(tail if last else end, ends_text=last and not tail)


def log_lines(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """2021-03-04 12:00:01 INFO temp=21.3 hum=40"""
    left, between = dice.pick((("", " "), ("[", "] "), ("", " | "), ("", ": "), ("<", "> "), ("", ", ")))
    word = dice.pick(LOG_WORDS)
    side = dice.pick(("pid=", "id=", "seq=", "unit ", "sensor ", "node", "#")) if dice.chance(0.3) else ""
    counting, first = dice.chance(0.5), dice.rng.randrange(1, 5000)
    equals, gap, unit = dice.pick(("=", ": ", "=", ":", " = ", " is ")), dice.pick((" ", ", ", "; ", " ")), ""
    if dice.chance(0.3):
        unit = dice.pick(UNITS)
    for r, row in enumerate(content.rows):
        draft.add(left, DECORATION)
        draft.add(content.times[r], TIME)
        draft.add(between + word, DECORATION)
        if side:
            draft.add(side, DECORATION)
            draft.add(str(first + r * counting), ROW)
            draft.add(" ", DECORATION)
        for k, (name, reading) in enumerate(zip(content.names, row, strict=False)):
            draft.add(gap if k else "", DECORATION)
            draft.add(name, SERIES_NAME)
            draft.add(equals, DECORATION)
            write_reading(draft, reading, unit, "null")
        last = r == len(content.columns[0]) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)


def across(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """sensor;00:00;01:00 above a row for each series."""
    gap = content.gap(dice, ",", ";", "\t", " | ", ", ")
    draft.add(dice.pick(("", "sensor", "name", *TIME_WORDS)), DECORATION)
    for time in content.times:
        draft.add(gap, DECORATION)
        draft.add(time, TIME)
    draft.add("\n", DECORATION)
    for s, (name, column) in enumerate(zip(content.names, content.columns, strict=True)):
        draft.add(name, SERIES_NAME)
        for reading in column:
            draft.add(gap, DECORATION)
            write_reading(draft, reading)
        last = s == len(content.names) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)


def pairs(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """[(0, 1.2), (1, 1.3)] or {"0": 1.2, "1": 1.3}"""
    numbers = all(time.replace(".", "").isdigit() for time in content.times)
    quote = "" if numbers and dice.chance(0.8) else dice.pick(('"', "'"))
    left, gap, right = dice.pick((("(", ", ", ")"), ("[", ", ", "]"), ("[", ",", "]"), ("", ": ", ""), ("(", "; ", ")"),
                                  ("<", " ", ">"), ("{", ", ", "}")))
    opening, closing = ("{", "}") if not left else dice.pick((("[", "]"), ("", ""), ("[", "]")))
    between = dice.pick((", ", ",", ",\n", " " if left else ", "))
    if content.names and dice.chance(0.5):
        opening = dice.pick((" = ", ": ", "=")) + opening
        draft.add(content.names[0], SERIES_NAME)
    else:
        content.names = []
    draft.add(opening, DECORATION)
    for r, reading in enumerate(content.columns[0]):
        draft.add(left + quote, DECORATION)
        draft.add(content.times[r], TIME)
        draft.add(quote + gap, DECORATION)
        write_reading(draft, reading, "", "null")
        last = r == len(content.columns[0]) - 1
        draft.row_end(right + (closing + tail if last else between), ends_text=last and not tail)


def value_first(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """20.1 at 12:00, 20.3 at 12:05"""
    word = dice.pick((" at ", " (", " @ ", " um ", " à ", " a las ", " on ", " <- ", " alle ", " | ", "\t",
    " recorded "))
    end, close = dice.pick(("\n", "\n", "; ", ";\n")), ")" if word == " (" else ""
    unit = dice.pick(UNITS)
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end(dice.pick((":\n", "\n")))
    for r, reading in enumerate(content.columns[0]):
        write_reading(draft, reading, unit, "null")
        draft.add(word, DECORATION)
        draft.add(content.times[r], TIME)
        last = r == len(content.columns[0]) - 1
        draft.row_end(close + (tail if last else end), ends_text=last and not tail)


def described(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """{"sensor": 3, "unit": "C", "name": "pump", "values": [1.2, null]}"""
    newline, gap = dice.pick(("\n  ", " ", "")), dice.pick((", ", ",", ",\n    "))
    rng = dice.rng
    fields = [f'"{key}": {what}' for key, what in (
        ("id", rng.randrange(1, 9000)), ("sensor", rng.randrange(1, 60)), ("unit", dice.pick(('"C"', '"bar"', '"V"'))),
        ("interval", rng.randrange(1, 61)), ("site", '"' + dice.pick(("north", "lab", "hall 2", "plant")) + '"'))]
    rng.shuffle(fields)
    fields = fields[:rng.randrange(0, 4)]
    draft.add("{" + newline + "".join(part + "," + (newline or " ") for part in fields), DECORATION)
    key = dice.pick(("values", "data", "readings", "y", "samples"))
    if dice.chance(0.5):
        draft.add(f'"{dice.pick(("name", "series", "label", "tag", "channel"))}": "', DECORATION)
        draft.add(content.names[0], SERIES_NAME)
        draft.add('",' + (newline or " ") + f'"{key}": [', DECORATION)
    else:
        draft.add('"', DECORATION)
        draft.add(content.names[0], SERIES_NAME)
        draft.add('": [', DECORATION)
    for k, reading in enumerate(content.columns[0]):
        draft.add(gap if k else "", DECORATION)
        write_reading(draft, reading, "", "null")
    draft.row_end("]" + newline.rstrip(" ") + "}" + tail, ends_text=not tail)


def padded(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Columns that are lined up with spaces, with a rule below the names."""
    widths = [max(len(name), *(len(reading.text or "-") for reading in column)) + 2
              for name, column in zip(content.names, content.columns, strict=True)]
    wide = max([0, *(len(time) for time in content.times)]) + 2 if content.times else 0
    if content.times:
        draft.add(dice.pick(("time", "t", "when", "date")).ljust(wide)[:wide], DECORATION)
    for name, width in zip(content.names, widths, strict=True):
        draft.add(" " * (width - len(name)), DECORATION)
        draft.add(name, SERIES_NAME)
    draft.row_end("\n" + ("-" * (sum(widths) + wide) + "\n" if dice.chance(0.5) else ""))
    for r, row in enumerate(content.rows):
        if content.times:
            draft.add(content.times[r], TIME)
            draft.add(" " * (wide - len(content.times[r])), DECORATION)
        for reading, width in zip(row, widths, strict=False):
            draft.add(" " * (width - len(reading.text or "-")), DECORATION)
            write_reading(draft, reading)
        last = r == len(content.columns[0]) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)
