"""Series of readings as corpus items: plain lists, columns with times, named lines, JSON, logs, sentences.

Flawed ones: a reading is no number, a row lacks a column, series differ in length, there are too few points, lines of
numbers that could be rows or columns.

Invariant: labels are right by construction; `problem` holds the readings as they are written, None where missing.

    series_item(dice).text       "any outliers?\\ntime;pump\\n2024-01-01 00:00;1,5\\n2024-01-01 00:05;1,6\\n …"
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from agents.frontend import chatter_forms
from agents.frontend.chatter_series import KNOWN_RANGE, KNOWN_SAID, KNOWN_WORDS
from agents.frontend.corpus_series_forms import (
    across,
    counted,
    described,
    log_lines,
    padded,
    pairs,
    running,
    value_first,
    wrapped,
)
from agents.frontend.corpus_series_layouts import (
    columns,
    log,
    named_lines,
    objects,
    one_a_line,
    one_object,
    plain_list,
)
from agents.frontend.corpus_series_records import (
    among,
    framed,
    listed,
    logged,
    mixed,
    numbered,
    printed,
    quoted,
)
from agents.frontend.corpus_series_values import HOLES, WRONG, Content, Reading, add_times, names, writer
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.labels import KNOWN, MISSING, READING
from agents.frontend.talk import Scene, after_data, before_data, noisy, random_tail
from solvers import registry
from solvers.task import SeriesForm

Layout = Callable[[Draft, Content, Dice, str], None]
LAYOUTS: Pool[Layout] = Pool(
    (plain_list, plain_list, plain_list, columns, columns, columns, columns, one_a_line, one_a_line, named_lines,
     named_lines, one_object, objects, log, running, running, counted, log_lines, wrapped, pairs, described, padded,
     mixed, mixed, mixed, framed, numbered, quoted, logged, logged, among, printed),
    (across, value_first, running, wrapped, listed, among, columns, named_lines, plain_list))
FEWEST = 12
"""Points that the task needs to say what is normal."""
SEVERAL = (columns, named_lines, one_object, objects, log_lines, across, padded, mixed, framed, listed, logged, among)
TIMED = (log, objects, log_lines, across, pairs, value_first, logged)
OFTEN_TIMED = (one_object, padded, mixed, framed, listed, quoted)
UNNAMED = (plain_list, one_a_line, log, running, counted, wrapped, pairs, value_first, quoted, numbered, printed)
LINES = (columns, padded, one_a_line, log, log_lines, across, counted, value_first, named_lines, mixed, framed, listed,
         numbered, logged, printed)
NAME_FIRST = (plain_list, named_lines, wrapped, pairs, counted, value_first, quoted, numbered, one_a_line, log)
JSON = (one_object, objects, described, among)


def series_item(dice: Dice) -> Item:
    """One to four series among words."""
    layout = dice.pick(LAYOUTS)
    content = _content(dice, layout)
    spoiled = dice.chance(0.12)
    if spoiled:
        _spoil(content, dice, layout)
    draft = Draft()
    scene = Scene(len(content.columns[0]), chatter_forms.SERIES_NAMES, chatter_forms.SERIES_WISHES,
                  chatter_forms.SERIES_CLOSERS)
    first = dice.chance(0.5)
    if content.known and first:
        _write_known(draft, content, dice)
    intent = before_data(draft, dice, scene)
    if layout in LINES and draft.text and not draft.text.endswith("\n") and dice.chance(0.85):
        draft.add("\n")
    tail = random_tail(dice)
    if content.known and not first:
        tail = dice.pick(("\n", "\n\n"))
    start = len(draft.text)
    layout(draft, content, dice, tail)
    end = len(draft.text) - len(tail)
    if content.known and not first:
        _write_known(draft, content, dice)
    after_data(draft, dice, scene, tail)
    unclear = layout in NAME_FIRST and content.names and re.search(r"[\w,;-][ ]*$", draft.text[:start])
    if content.expect == "parsed" and (unclear or _touched(draft.text, start, end, bool(content.names))):
        content.expect = "any"
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, content.expect, "series", {} if spoiled else _gold(content))


def _touched(text: str, start: int, end: int, named: bool) -> bool:
    """Whether words beside the data look as if they belonged to it: a number behind, a line like names above."""
    above = text[:start].rstrip().rpartition("\n")[2].strip(" ,;")
    own = text[start:].lstrip().partition("\n")[0].strip(" ,;")
    like_names = not named and any(above.count(sign) == own.count(sign) > 0 for sign in ",;|\t")
    return like_names or re.match(r"[\W_]{0,8}\d", text[end:]) is not None


# Content --------------------------------------------------------------------------------------------------------


def _content(dice: Dice, layout: Layout) -> Content:
    rng = dice.rng
    count = dice.pick((1, 1, 1, 2, 2, 3, 4)) if layout in SEVERAL else 1
    timed = layout in TIMED or (layout is columns and (count == 1 or dice.chance(0.7))) or (
        layout in OFTEN_TIMED and dice.chance(0.5))
    most = 36 if count > 1 or timed else 70
    points = rng.randrange(5, 24) if dice.chance(0.06) else rng.randrange(24, dice.pick((26, 26, 28, 32, most)))
    unnamed = layout in UNNAMED and dice.chance(0.6)
    content = Content([] if unnamed else names(dice, count), [])
    comma = layout not in JSON and dice.chance(0.1)
    holes = dice.chance(0.35)
    hole = dice.pick(HOLES if layout not in JSON else ("null", "null", "NaN", "None"))
    for _ in range(count):
        write = writer(dice, comma, plain=layout in JSON)
        level, spread = rng.uniform(-20, 200), rng.uniform(0.5, 10)
        share = dice.pick((0.02, 0.08, 0.2)) if holes else 0.0
        column = [Reading(None, hole, MISSING) if rng.random() < share else write(rng.gauss(level, spread))
                  for _ in range(points)]
        content.columns.append([write(level) for _ in column] if all(r.value is None for r in column) else column)
    if timed:
        add_times(content, dice, points)
    if dice.chance(0.12) and points >= 24:
        content.known = rng.randrange(8, points)
    if points < FEWEST:
        content.expect = "ask"
    return content


def _gold(content: Content) -> dict[str, Any]:
    form = next(form for task in registry.tasks() if isinstance(form := task.text_form(), SeriesForm))
    names = content.names or [form.unnamed]
    gold: dict[str,
               Any] = {form.series: {name: [r.value for r in column] for name,
                                     column in zip(names, content.columns, strict=True)}}
    if content.stamps:
        gold[form.times] = content.stamps
    if content.known:
        gold[form.normal] = [[0, content.known]] if content.ranged else content.known
    return gold


def _spoil(content: Content, dice: Dice, layout: Layout) -> None:
    content.expect = "ask"
    if len(content.columns) > 1 and dice.chance(0.4):
        if layout in (columns, padded):
            content.cut = dice.rng.randrange(len(content.columns[0]))
            return
        if layout in (named_lines, one_object, across):
            del content.columns[-1][dice.rng.randrange(len(content.columns[-1]))]
            return
    column = content.columns[dice.rng.randrange(len(content.columns))]
    column[dice.rng.randrange(len(column))] = Reading(None, dice.pick(WRONG), READING)


def _write_known(draft: Draft, content: Content, dice: Dice) -> None:
    content.ranged = dice.chance(0.12)
    if content.ranged:
        before, between, after = re.split(r"\{\w\}", dice.pick(KNOWN_RANGE))
        content.known = min(content.known, len(content.columns[0]) - 1)
        draft.add(before)
        draft.add("0", KNOWN)
        draft.add(between)
        draft.add(str(content.known), KNOWN)
        draft.add(after + dice.pick((". ", ".\n", "\n", "\n\n") if content.columns else ("\n",)))
        return
    before, after = dice.pick(KNOWN_SAID).split("{k}")
    number = str(content.known)
    fitting = [known for known in KNOWN_WORDS if known < len(content.columns[0])]
    if fitting and dice.chance(0.35):
        content.known = dice.pick(fitting)
        number = dice.pick(KNOWN_WORDS[content.known])
    draft.add(before)
    draft.add(number, KNOWN)
    draft.add(after + dice.pick((". ", ".\n", "\n", "\n\n", ", ", "! ") if content.columns else ("\n",)))
