"""What speaks against a reading: far more data of another form, a grid of candidates read as numbers, or words that a
given cannot be read.

Invariant: a text that is short of data contradicts nothing.

    contradicted(reading, MapForm)    True where the network sees a grid of 81 cells and hardly a sign of a map
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from agents.frontend.assembly_grid import all_sizes
from agents.frontend.chances import chance
from agents.frontend.labels import AMOUNT_LABELS, AT_VALUE, BLANK, CELL, READING, SIGN
from agents.frontend.lexicon import NOUNS, speaks_of_pairs, words_of
from agents.frontend.map_words import role_words
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse, Receipt
from agents.frontend.series_keyed import keyed
from agents.frontend.wanted_words import compiled, cut_out
from agents.frontend.wording import grids_of
from solvers.task import MapForm, SeriesForm, TableForm, TextForm

DATA: tuple[tuple[type[TextForm] | None, tuple[int, ...]], ...] = (
    (None, (CELL, BLANK, AT_VALUE)), (MapForm, (SIGN,)), (TableForm, AMOUNT_LABELS), (SeriesForm, (READING,)))
"""Labels of the data of each form; None: a grid."""
LEAST, SHARE = 10.0, 0.25
"""Tokens expected of another form from which it counts, and the share of them that the form read must have."""
_ILLEGIBLE = compiled(r"""
(?:can ?(?:not|'t|t)|could ?(?:not|n't)|unable to|hard to) (?:\w+ )?(?:tell|read|make out|decipher|see (?:if|whether))
illegible|unreadable|smudged?|smeared|blurr(?:y|ed)|scribbled|not sure (?:if|whether) (?:it|that|this)
a \d or an? \d|either (?:an? )?\d or|stain(?:ed|s)?|washed out|torn|ripped|blotted|faded|unleserlich|verschmiert
nicht (?:mehr )?(?:lesen|lesbar|erkennen)|verwischt|illisibles?|effacée?s?|déchirée?|manque un bout|mancha|ilegibles?
borros[oa]|no se lee|看不清|模糊""")
_GONE = ("#", "█", "▮", "\ufffd")
"""Signs that people put for a digit that is gone."""
RARE = 3
"""Cells of one sign, among other blanks, that may be the givens that cannot be read."""
_CANDIDATES = re.compile(r"[1-9]{1,9}")


def contradicted(reading: Reading, form: TextForm, receipt: Receipt | None = None) -> bool:
    """Whether the network expects much data of another form, and hardly any of this one; not where words tell, as those
    that a map read is made of."""
    if (isinstance(form, TableForm) and speaks_of_pairs(reading.part)) or (
            isinstance(form, SeriesForm) and keyed(reading.part)) or (
            isinstance(form, MapForm) and receipt is not None and _in_words(reading.text, receipt)):
        return False
    expected = {kind: sum(chance(token, label) for token in reading.chances.tokens for label in labels)
                for kind, labels in DATA}
    own = next((kind for kind, _ in DATA if kind is not None and isinstance(form, kind)), None)
    most = max(expected.values())
    return most >= LEAST and expected[own] < SHARE * most


def _in_words(text: str, receipt: Receipt) -> bool:
    """Whether the cells of a map are words that say what they are: "free, wall, start"."""
    cells = [text[cell.start:cell.end] for cell in receipt.cells]
    return all(len(cell) > 2 and len(role_words(cell)) == 1 for cell in cells)


def lost(reading: Reading, receipt: Receipt | None) -> str:
    """A number of a table or series that has lost a digit: the sign behind it, or what the text says of it; or ""."""
    cells = receipt.cells if receipt else ()
    signs = [reading.text[cell.start:cell.end + 1] for cell in cells if reading.text[cell.end:cell.end + 1] in _GONE
             and cell.end < len(reading.text)]
    said = _ILLEGIBLE.search(cut_out(reading.text))
    return signs[0] if signs else said[0] if said else ""


def illegible(reading: Reading, receipt: Receipt | None) -> str:
    """The sign of the few cells that the text says it cannot read; "" where it says nothing of the kind."""
    if receipt is None or not _ILLEGIBLE.search(cut_out(reading.text)):
        return ""
    signs = Counter(reading.text[cell.start:cell.end].strip() for cell in receipt.cells if cell.value == ".")
    odd, count = signs.most_common()[-1] if len(signs) > 1 else ("", 0)
    return odd if 0 < count <= RARE else ""


def agreed_table(one: Parse, other: Parse) -> Parse | None:
    """Of two readings of a table the one with the longer names, where a label or a word cut the others short; None
    where they differ in more than that."""
    (rooms, needs), (rooms_other, needs_other) = _amounts(one), _amounts(other)
    if _content(one) != _content(other):
        return None
    pairs = [*zip(rooms, rooms_other, strict=True), *zip(needs, needs_other, strict=True)]
    more = {word for mine, others in pairs for word in set(words_of(others)) - set(words_of(mine))}
    longer = [name for name in pairs if name[1].casefold() in name[0].casefold()]
    return one if len(longer) == len(pairs) or (more and more <= NOUNS) else other


def _amounts(parse: Parse) -> tuple[dict[str, Any], dict[str, Any]]:
    tables = [value for value in (parse.problem or {}).values() if isinstance(value, dict)]
    return tables[0], tables[1]


def _content(parse: Parse) -> object:
    """Everything but the names, in the order of the amounts."""
    rooms, needs = _amounts(parse)
    places = [*rooms, *needs]
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return sorted((places.index(key) if key in places else -1, plain(inner)) for key, inner in value.items())
        if isinstance(value, list):
            return sorted(places.index(each) if each in places else -1 for each in value)
        return places.index(value) if value in places else value
    return [(key, plain(value)) for key, value in (parse.problem or {}).items()]


def shows_candidates(reading: Reading) -> bool:
    """Whether n lines of n fields stand one below another in which digits only rise: the pencil marks of a grid."""
    sizes = all_sizes(grids_of(reading.tasks))
    run: list[list[str]] = []
    for line in [*reading.part.split("\n"), "end"]:
        fields = re.findall(r"[^\s|+]+", line)
        if fields and all(_CANDIDATES.fullmatch(field) and "".join(sorted(set(field))) == field for field in fields):
            run.append(fields)
            continue
        if fields and not re.search(r"\w", line):  # a frame
            continue
        edge = len(run)
        if edge in sizes and all(len(row) == edge for row in run) and any(len(f) > 1 for row in run for f in row):
            return True
        run = []
    return False
