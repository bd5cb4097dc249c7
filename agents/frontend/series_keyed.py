"""Logs: lines that say `key=value`, of which the person names one key; and metrics as Prometheus reads them.

Invariant: every line from the first to the last with a value has the key exactly once; the words outside of the log
name one of its keys and no other.

    keyed("… took_ms=12 …\\n… took_ms=14 …\\nonly took_ms matters")    the name and both values
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from agents.frontend.labels import END, READING, SERIES_NAME
from agents.frontend.spans import Span
from agents.frontend.wording import lines_of

FEWEST = 12
"""Lines from which they are a log."""
_PAIR = re.compile(
    r"(?<![\w.-])([A-Za-z_][\w.]{0,40})[\"']?(?:=| ?: ?)(-?\d+(?:\.\d+)?)(?=[^\w.,:/-]|\.?$|ms\b|s\b|%|,\s)")
_METRIC = re.compile(
    r"([A-Za-z_:][\w:]*)(\{[^{}\n]*\})?[ \t]+(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)(?:[ \t]+\d{10,13})?[ \t\r]*",
    re.IGNORECASE)
_BEFORE = (r"\b(?:only|just|in|of|for|about|check|watch|nur|bei|im|von|seulement|dans|de|pour|solo|sólo|en|del|di|nel)"
           r"(?:\s+(?:the|der|den|la|le|les|el|il))?")
_BEHIND = r"(?:values?|matters?|readings?|columns?|figures?|counts?|numbers?|werte|zählt|valeurs|valores|valori)"
"""What stands beside the key that a person wants looked at."""
Place = tuple[int, int]


def keyed(part: str) -> list[Span] | None:
    """The name and the readings of the series that such lines hold; None where they are none."""
    found = _metrics(part) or _of_named_key(part)
    if found is None:
        return None
    name, values = found
    marks = [_span(part, name, SERIES_NAME), *(_span(part, value, READING) for value in values)]
    return [*sorted(marks, key=lambda mark: mark.start), Span(values[-1][1], values[-1][1], END, 1.0, "")]


def _metrics(part: str) -> tuple[Place, list[Place]] | None:
    """The samples of one metric with one set of labels."""
    found = [match for start, end in lines_of(part) if (match := _METRIC.fullmatch(part, start, end)) and match[2]]
    if len(found) < FEWEST or len({(match[1], match[2]) for match in found}) > 1 or (
            part.count(f"{found[0][1]}{{") != len(found)):
        return None
    return found[0].span(1), [match.span(3) for match in found]


def _of_named_key(part: str) -> tuple[Place, list[Place]] | None:
    """The values of the one key that the person names."""
    lines = [(place, list(_PAIR.finditer(part, *place))) for place in lines_of(part)]
    held = [k for k, (_, pairs) in enumerate(lines) if pairs]
    if len(held) < FEWEST or held[-1] - held[0] + 1 != len(held):
        return None
    log = [pairs for _, pairs in lines[held[0]:held[-1] + 1]]
    outside = part[:lines[held[0]][0][0]] + "\n" + part[lines[held[-1]][0][1]:]
    keys = [key for key in dict.fromkeys(pair[1] for pair in log[0]) if _once(log, key)]
    named = [key for key in keys if re.search(rf"(?<![\w.]){re.escape(key)}(?![\w.]|\s?[=\d])", outside)]
    name = rf"[\"'`]?{re.escape(''.join(named))}[\"'`]?"
    wanted = rf"(?:{_BEFORE}\s+{name}|(?<![\w.]){name}\s+{_BEHIND})(?![\w.])"
    places = [pair for pairs in log for pair in pairs if [pair[1]] == named]
    if len(keys) < 2 or len(named) != 1 or not re.search(wanted, outside, re.IGNORECASE) or _counts(places):
        return None
    return places[0].span(1), [pair.span(2) for pair in places]


def _counts(pairs: Sequence[re.Match[str]]) -> bool:
    """Whether these only count lines or seconds."""
    steps = {round(float(after[2]) - float(pair[2]), 6) for pair, after in itertools.pairwise(pairs)}
    return len(steps) == 1


def _once(log: Sequence[Sequence[re.Match[str]]], key: str) -> bool:
    return all(sum(pair[1] == key for pair in pairs) == 1 for pairs in log)


def _span(part: str, place: Place, label: int) -> Span:
    return Span(*place, label, 1.0, part[place[0]:place[1]])
