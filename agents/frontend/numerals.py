"""Numbers as people write them: 1,200 and 1.200,50 and 3.5e-2 and 12k.

Invariant: how commas and points are meant is decided once for a whole text; what stays undecided is None.

>>> style = commas_in(["1,200", "3.5"]); value("1,200", style)
1200
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.frontend.symbols import bare

Number = int | float

_POINT = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+|(?=\.\d))(\.\d+)?(e[-+]?\d+)?k?")
_COMMA = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+|(?=,\d))(,\d+)?(e[-+]?\d+)?k?")
_SURE_COMMA = re.compile(r"[-+]?(\d+,(\d{1,2}|\d{4,})|0+,\d+|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})")
_SURE_POINT = re.compile(r"[-+]?(\d+\.(\d{1,2}|\d{4,})|0+\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,})(e[-+]?\d+)?")


def commas_in(texts: Iterable[str]) -> bool | None:
    """Whether a comma is the decimal sign of these numbers; None where some say so and others the contrary."""
    comma = point = False
    for text in texts:
        word = _plain(text)
        comma = comma or _SURE_COMMA.fullmatch(word) is not None
        point = point or _SURE_POINT.fullmatch(word) is not None
    return None if comma and point else comma


def value(text: str, comma: bool) -> Number | None:
    """The number that a span denotes, None where it denotes none."""
    word = _plain(text)
    if not (_COMMA if comma else _POINT).fullmatch(word):
        return None
    word = word.replace(".", "").replace(",", ".") if comma else word.replace(",", "")
    times = 1000 if word.endswith("k") else 1
    word = word.rstrip("k")
    if re.fullmatch(r"[-+]?\d+", word):
        return int(word) * times
    return float(word) * times


def _plain(text: str) -> str:
    """Without apostrophes, and without spaces between thousands."""
    return re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", bare(text)).replace("'", "")
