"""Series as programs print and export them: columns of words beside the numbers, frames, YAML, quoted numbers, R.

Invariant: every reading, name, time and end of a record in them carries its label; columns of words carry none of a
span, numbers beside the readings are ROW.

    printed(draft, content, dice, "")    [1] 20.1 20.3 20.2
                                         [4] 20.4
"""

from __future__ import annotations

import re

from agents.frontend.corpus_series_layouts import SIDE_FIELDS, write_reading
from agents.frontend.corpus_series_values import TIME_WORDS, UNITS, Content
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import DECORATION, ROW, SERIES_NAME, TIME

STATUS = Pool(
    (("OK", "OK", "WARN"), ("ok", "ok", "ok", "trip"), ("good", "bad"), ("normal", "normal", "alarm"), ("on", "off"),
     ("running", "idle"), ("valid", "valid", "suspect"), ("A", "B"), ("north", "south"), ("true", "false"),
     ("in Betrieb", "Stillstand"), ("i.O.", "n.i.O."), ("marche", "arrêt"), ("bien", "mal"), ("OK", "-"),
     ("open", "closed"), ("Anna", "Ben", "Carl"), ("early", "late", "night"), ("sunny", "cloudy", "rain"),
     ("auto", "manual"), ("正常", "异常"), ("QC", "QC", "raw"), ("M1", "M2"), ("low", "high")),
    (("pass", "reject"), ("green", "green", "amber"), ("an", "aus"), ("Tag", "Nacht"), ("lab", "field")))
STATUS_NAMES = Pool(
    ("status", "state", "flag", "Status", "quality", "mode", "remark", "note", "zone", "operator", "alarm", "Zustand",
     "Bemerkung", "état", "estado", "stato", "weather", "qc", "comment", "source", "type", "shift"),
    ("verdict", "Schicht", "condition", "by"))


def mixed(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """time,pump,status: columns of words and of numbers that are no readings among the columns of the series."""
    gap = content.gap(dice, ",", ",", ", ", ";", "\t", "\t", " | ", "  ")
    blank = "" if gap.strip() or gap == "\t" else "-"
    side = ("| ", " |") if gap == " | " and dice.chance(0.8) else ("", "")
    count = len(content.names)
    words: tuple[str, ...] = dice.pick(STATUS) if dice.chance(0.8) else ()
    number = dice.chance(0.35) or not words
    first, step = dice.rng.randrange(1, 900), dice.pick((0, 1, 1))
    behind = dice.chance(0.75)
    if words:
        words = tuple(word for word in words if not any(sign in word for sign in gap.strip() + " ")) or ("ok",)
    heads: list[tuple[str, str]] = [("time", dice.pick(TIME_WORDS))] if content.times else []
    heads += [("number", dice.pick(SIDE_FIELDS))] if number else []
    heads += [(str(k), name) for k, name in enumerate(content.names)]
    if words:
        heads.insert(len(heads) if behind else len(heads) - count, ("words", dice.pick(STATUS_NAMES)))
    draft.add(side[0], DECORATION)
    for k, (kind, head) in enumerate(heads):
        draft.add(gap if k else "", DECORATION)
        draft.add(head, SERIES_NAME if kind.isdigit() else DECORATION)
    draft.row_end(side[1] + "\n" + ("|" + dice.pick(("---|", ":--|", "--:|", " --- |")) * len(heads) + "\n"
                                    if side[0] else ""))
    for r, row in enumerate(content.rows):
        draft.add(side[0], DECORATION)
        empty = False
        for k, (kind, _) in enumerate(heads):
            if k:
                draft.separator(gap, closes_empty=empty)
            empty = False
            if kind == "time":
                draft.add(content.times[r], TIME)
            elif kind == "number":
                draft.add(str(first + r * step), ROW)
            elif kind == "words":
                draft.add(dice.pick((*words[:1], *words[:1], *words)), DECORATION)
            elif int(kind) < len(row):
                empty = not (row[int(kind)].text or blank)
                write_reading(draft, row[int(kind)], "", blank)
        last = r == len(content.columns[0]) - 1
        end = side[1] + (tail if last else "\n")
        draft.row_end(end, closes_empty=empty and bool(end), ends_text=last and not tail)


def framed(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """The table that a database client prints."""
    heads = ([dice.pick(TIME_WORDS)] if content.times else []) + content.names
    cells = [([content.times[r]] if content.times else []) + [each.text or "NULL" for each in row]
             for r, row in enumerate(content.rows)]
    widths = [max(len(head), *(len(row[k]) for row in cells if k < len(row))) for k, head in enumerate(heads)]
    up, across, cross = dice.pick((("|", "-", "+"), ("│", "─", "┼"), ("|", "-", "|")))
    outer = dice.chance(0.6)
    rule = cross.join(across * (width + 2) for width in widths)
    rule = f"{cross}{rule}{cross}\n" if outer else rule + "\n"
    draft.add(rule if outer else "", DECORATION)
    for r in range(-1, len(cells)):
        draft.add(up + " " if outer else " ", DECORATION)
        for k, width in enumerate(widths):
            if r >= 0 and k >= len(cells[r]):
                continue
            text = heads[k] if r < 0 else cells[r][k]
            number = k >= len(heads) - len(content.names)
            left, right = (width - len(text), 0) if number else (0, width - len(text))
            draft.add((" " + up + " " if k else "") + " " * left, DECORATION)
            if number and r >= 0:
                write_reading(draft, content.rows[r][k - bool(content.times)], "", "NULL")
            else:
                draft.add(text, SERIES_NAME if number else TIME if r >= 0 else DECORATION)
            draft.add(" " * right, DECORATION)
        last = r == len(cells) - 1
        close = (" " + up if outer else "") + ("\n" + rule if r < 0 or (last and outer) else "\n")
        draft.row_end(close.rstrip("\n") + tail if last else close, ends_text=last and not tail)
    if tail.strip(" ") == "\n" and dice.chance(0.4):
        draft.add(f"({len(cells)} rows)\n")


def printed(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """A vector as R prints it, with the place of the first number before each line."""
    length = dice.pick((6, 8, 10, 12))
    last = len(content.columns[0]) - 1
    wide = len(str(last + 1)) + 2
    if content.names:
        draft.add(dice.pick(("> ", "", "$")), DECORATION)
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end("\n")
    for k, reading in enumerate(content.columns[0]):
        if k % length == 0:
            place = str(k + 1)
            draft.add(("\n" if k else "") + " " * (wide - len(place) - 2) + "[", DECORATION)
            draft.add(place, ROW)
            draft.add("]", DECORATION)
        draft.add(" ", DECORATION)
        write_reading(draft, reading, "", "NA")
    draft.row_end(tail, ends_text=not tail)


def listed(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """- time: 2024-01-01
         pump: 1.2"""
    word, gap = dice.pick(TIME_WORDS), dice.pick(("\n  ", "\n    ", ", "))
    quote = dice.pick(("", "", '"', "'"))
    unit = dice.pick(UNITS) if dice.chance(0.2) else ""
    left, right = ("- {", "}") if gap == ", " else (dice.pick(("- ", "- ", "* ")), "")
    for r, row in enumerate(content.rows):
        draft.add(left, DECORATION)
        if content.times:
            draft.add(f"{word}: {quote}", DECORATION)
            draft.add(content.times[r], TIME)
            draft.add(quote + gap, DECORATION)
        for k, (name, reading) in enumerate(zip(content.names, row, strict=False)):
            draft.add(gap if k else "", DECORATION)
            draft.add(name, SERIES_NAME)
            draft.add(": ", DECORATION)
            write_reading(draft, reading, unit, "null")
        last = r == len(content.columns[0]) - 1
        draft.row_end(right + (tail if last else "\n"), ends_text=last and not tail)


def quoted(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """["1.2", "1.3"], or [1764547200, "2.61"] a line."""
    quote, newline = dice.pick(('"', '"', "'")), dice.pick(("\n", "\n", ",\n", ", "))
    timed = bool(content.times)
    opening, closing = dice.pick((("[", "]"), ("", "")))
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.add(dice.pick((" = ", ": ", ":\n")), DECORATION)
    draft.add(opening, DECORATION)
    for r, reading in enumerate(content.columns[0]):
        last = r == len(content.columns[0]) - 1
        if timed:
            mark = "" if re.fullmatch(r"[\d.]+", content.times[r]) else quote
            draft.add("[" + mark, DECORATION)
            draft.add(content.times[r], TIME)
            draft.add(mark + ", ", DECORATION)
        draft.add(quote, DECORATION)
        write_reading(draft, reading, "", "NaN")
        draft.add(quote, DECORATION)
        close = "]" if timed else ""
        if timed:
            draft.row_end(close + (closing + tail if last else newline), ends_text=last and not tail)
        elif last:
            draft.row_end(closing + tail, ends_text=not tail)
        else:
            draft.add(", ", DECORATION)


def numbered(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """1) 20.3 °C"""
    left, right = dice.pick((("", ") "), ("", ". "), ("(", ") "), ("", "  "), ("", "\t"), ("", ": "), ("", " | "),
                             ("#", " "), ("", ","), ("", ";")))
    if right in (",", ". ") and any("," in each.text for each in content.columns[0]):
        right = ") "
    unit, first = dice.pick(UNITS), dice.pick((0, 1, 1, 1))
    content.stamps = [first + k for k in range(len(content.columns[0]))]
    if content.names:
        draft.add(content.names[0], SERIES_NAME)
        draft.row_end(dice.pick((":\n", "\n")))
    for r, reading in enumerate(content.columns[0]):
        draft.add(left, DECORATION)
        draft.add(str(first + r), TIME)
        draft.add(right, DECORATION)
        write_reading(draft, reading, unit, "missing")
        last = r == len(content.columns[0]) - 1
        draft.row_end(tail if last else "\n", ends_text=last and not tail)


LINE_ENDS = Pool(
    (" ok", " [ok]", " status=ok", " (ok)", " | ok", " - normal", " valid", " q=good", " state=RUN", " Q:G", " pass"),
    (" health=green", " [valid]", " flag=N"))
BEGINNINGS = Pool(
    ("plc1 ", "host app[{d}]: ", "gateway-{d} ", "device={d} ", "INFO ", "INFO worker-{d} ", "[main] ", "id={d} ",
     "level=info msg=sample ", "logger: ", "<{d}> ", "sensorhub: reading "),
    ("edge-{d} ", "collector[{d}]: ", "level=debug "))


def logged(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """[12:03] plc1 pump=3.4 fan=2.2 ok"""
    left, right = dice.pick((("", " "), ("[", "] "), ("ts=", " "), ("time=", " "), ("", "\t"), ("", " - ")))
    word, end = dice.pick(("", dice.pick(BEGINNINGS))), dice.pick(("", dice.pick(LINE_ENDS)))
    before, at, behind = word.partition("{d}")
    number = str(dice.rng.randrange(1, 99)) if at else ""
    equals, gap = dice.pick(("=", "=", ": ", ":", " ")), dice.pick((" ", " ", ", ", "; ", "\t"))
    unit = dice.pick(UNITS) if dice.chance(0.3) and equals != " " else ""
    for r, row in enumerate(content.rows):
        draft.add(left, DECORATION)
        draft.add(content.times[r], TIME)
        draft.add(right + before, DECORATION)
        draft.add(number, ROW)
        draft.add(behind, DECORATION)
        for k, (name, reading) in enumerate(zip(content.names, row, strict=False)):
            draft.add(gap if k else "", DECORATION)
            draft.add(name, SERIES_NAME)
            draft.add(equals, DECORATION)
            write_reading(draft, reading, unit, "null")
        last = r == len(content.columns[0]) - 1
        if end:
            draft.add(end if dice.chance(0.8) else re.sub(r"[a-zA-Z]+(?=\W*$)", "WARN", end), DECORATION)
        draft.row_end(tail if last else "\n", ends_text=last and not tail)


def among(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """{"device": "a7", "interval_s": 60, "pump": [1.2, 1.3], "fan": [3, 4], "battery": 87}"""
    rng = dice.rng
    newline, gap, colon = dice.pick(("\n  ", " ", "")), dice.pick((", ", ",")), dice.pick((": ", ":"))
    fields = [f'"{key}"{colon}{what}' for key, what in (
        ("device", f'"{dice.pick(("a", "th-", "dev"))}{rng.randrange(1, 999)}"'), ("fw", f'"1.{rng.randrange(9)}.2"'),
        ("interval_s", rng.randrange(1, 601)), ("battery", rng.randrange(100)), ("site", rng.randrange(1, 40)),
        ("unit", dice.pick(('"bar"', '"mm/s"', '"°C"'))), ("count", len(content.columns[0])), ("ok", "true"),
        ("range", f"[{rng.randrange(9)}, {rng.randrange(50, 500)}]"))]
    rng.shuffle(fields)
    before, behind = fields[:rng.randrange(4)], fields[4:4 + rng.randrange(3)]
    inner = dice.pick(("", "", '"sensors"', '"data"', '"series"'))
    draft.add("{" + newline + "".join(f"{part},{newline or ' '}" for part in before), DECORATION)
    draft.add(f"{inner}{colon}{{" if inner else "", DECORATION)
    for s, (name, column) in enumerate(zip(content.names, content.columns, strict=True)):
        draft.add('"', DECORATION)
        draft.add(name, SERIES_NAME)
        draft.add('"' + colon + "[", DECORATION)
        for k, reading in enumerate(column):
            draft.add(gap if k else "", DECORATION)
            write_reading(draft, reading, "", "null")
        last = s == len(content.names) - 1
        rest = ("}" if inner else "") + "".join(f",{newline or ' '}{part}" for part in behind)
        draft.row_end("]" + (rest + newline.rstrip(" ") + "}" + tail if last else "," + (newline or " ")),
                      ends_text=last and not tail)
