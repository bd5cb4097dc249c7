"""Series: where stray labels of another form hide them, the labels of the series alone; where the labels take readings
for times, what the layout shows.

Invariant: a value is still the characters at its place.

    mended_series(reading)    one reading without what is no part of a series, or as the layout shows it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from agents.frontend.labels import (
    AMOUNT_LABELS,
    BLANK,
    CELL,
    EMPTY,
    EMPTY_END,
    END,
    KNOWN,
    MISSING,
    READING,
    ROW,
    SERIES_NAME,
    SIGN,
    TIME,
)
from agents.frontend.reading import Question, Reading
from agents.frontend.series_columns import decoded
from agents.frontend.series_keyed import keyed

_SPOKEN_OF = re.compile(
    r"\b(?:outl[iy]\w+|anomal\w+|ausrei(?:ß|ss)er\w*|abnormal\w*|aberrante?s?|atípic\w+|anómal\w+|anorma(?:l\w*|ux))\b"
    r"|异常|異常|离群|離群", re.IGNORECASE)
"""Words for what is looked for in series."""
_OF_SERIES = (SERIES_NAME, READING, MISSING, TIME, KNOWN, ROW, END, EMPTY, EMPTY_END)


def mended_series(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters as series, to be tried in turn."""
    readings = sum(mark.label == READING for mark in reading.marks)
    others = sum(mark.label in (*AMOUNT_LABELS, SIGN, CELL, BLANK) for mark in reading.marks)
    if log := keyed(reading.part):
        yield replace(reading, marks=log)
    elif readings > others > 0:
        kept = [mark for mark in reading.marks if mark.label in _OF_SERIES]
        yield replace(reading, marks=kept)
    elif readings + sum(mark.label == TIME for mark in reading.marks) > others or _SPOKEN_OF.search(reading.text):
        with suppress(Question):
            if marks := decoded(reading):
                yield replace(reading, marks=marks)
