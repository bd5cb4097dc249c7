"""A text as its names and numbers in order, each with its sentence and what stands before it.

Invariant: every number of the text is a symbol, part of a name, or plainly none of the data (a time, a date, a share).

    symbols(reading)    "Ann needs 12." → [Symbol(name "ann"), Symbol(number "12", gap " needs ")]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.frontend.lexicon import NOUNS, OTHERS, UNITS, words_of
from agents.frontend.prose_names import Name, candidates
from agents.frontend.reading import Reading
from agents.frontend.symbols import NUMBER_WORDS, bare, fold

NUMBER = re.compile(
    r"(?<![\w.])(?:(?<![\w)\]])[-−](?=[\d.]))?(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?=$|[^\w]|[kK]\b|(?:kg|t|h|g|l|km|m3|m³|gb|GB|TB|pcs|p|min|hrs?|x|eur|EUR|usd|USD|chf|CHF|€|mm?)(?!\w)"
    r"|[^\x00-\u2e7f])(?:[kK](?![^\W\d_]))?(?![\w]*\d)"
    r"|(?<=[\u2e80-\uffff])\d+(?:[.,]\d+)*(?![\w.]*\d)")
_WORD_NUMBER = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
UNLIMITED = re.compile(r"(?<!\w)(?:unlimited|no limit|infinite|infinity|unbounded|limitless|unbegrenzt|illimit[eé]e?|"
                       r"ilimitada|inf)(?!\w)|∞", re.IGNORECASE)
_MONTH = (r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|m[aä]rz|apr(?:il)?|may|mai|june?|juni|july?|juli|"
          r"aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b")
_CLUTTER = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d\d)?\s?(?:[ap]\.?m|uhr|h)?\b(?=\s*(?:[ap]\.?m|uhr|h)\b)|\b\d{1,2}:\d{2}(?::\d\d)?\b|"
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([./])\d{1,2}\1\d{2,4}\b|"
    r"\b(?:am|vom|bis|den|zum|seit|ab) \d{1,2}\.\d{1,2}\.|\b\d{1,2}/\d{1,2}\b(?!\s*[/\d])|[\d.,]+ ?%|"
    r"\b(?:tel|phone|ext|fax|extension|durchwahl)\b[.: ]*[+\d][\d ()/-]*|\+\d[\d ()/-]{5,}|"
    r"\b(?:week|woche|kw|semaine|semana|page|seite|level|exercise|ex|question|chapter|version)\.? ?\d+(?:\.\d+)*|"
    r"\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}\.? " + _MONTH + r"|\b" + _MONTH + r"\.? \d{1,2}(?:, ?\d{4})?|"
    r"\b(?:in|since|seit|en) (?:19|20)\d\d\b|"
    r"\b\d{1,2} ?[ap]m\b|\[\d\d:\d\d\]|\bv\d[\d.]*", re.IGNORECASE)
"""Numbers that are plainly none of the data."""
_SLASHED = re.compile(r"(?<=[^\W\d_][ :=])(?:\s?)\d+(?:[.,]\d+)?(?:/\d+(?:[.,]\d+)?)+(?![\w/])")
_NO_NUMBERS = frozenset(["null", "zero", "un", "une", "uno", "due", "once", "sei", "um", "dos"])
"""Words that are more often something else than a number."""
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bapprox)[.!?]+(?=[\s\"')]|$)|[。！？]|\n")
_COMMA = re.compile(r"[,，、()|]|\s/|/\s")
_EDGES = re.compile(r"[$€£¥%]|(?<!\w)(?:EUR|USD|CHF|US|GBP|the|der|die|das|le|la|les|el|il)(?!\w)|(?<![^\W\d_])\w+/\w+")
_LISTED = re.compile(r"[\s,;/&+、，]*(?:\b(?:and|und|et|y|e|or|n|u)\b|和)?\s*")


@dataclass(frozen=True)
class Symbol:
    """A name (key) or a number (key ""). sentence: its index; gap: what stands between the symbol before and this;
    level: 0 words alone, 1 a comma or the like, 2 a semicolon, 3 another sentence. prior: of a name."""

    start: int
    end: int
    key: str
    text: str
    sentence: int
    gap: str
    level: int
    prior: float = 1.0

    @property
    def number(self) -> bool:
        return not self.key

    @property
    def listed(self) -> bool:
        """Whether it continues a list: nothing but a comma, an "and" and units before it."""
        words = _EDGES.sub("", self.gap).split()
        words = [word for word in words if fold(word.strip(",;")).lower() not in UNITS]
        return self.level < 3 and _LISTED.fullmatch(" ".join(words) + ("," if self.gap.rstrip()[-1:] == "," else "")
                                                    ) is not None


def symbols(reading: Reading, least: float = 0.0) -> list[Symbol]:
    """Names and numbers in text order; names of which the form speaks at least so much for it."""
    part = reading.part
    names = [name for name in candidates(reading) if name.prior >= least]
    taken = {at for name in names for at in range(name.start, name.end)}
    none = clutter(part)
    found: list[tuple[int, int, Name | None]] = [(name.start, name.end, name) for name in names]
    found += [(start, end, None) for start, end in _numbers(part) if start not in taken and start not in none]
    found.sort(key=lambda spot: spot[0])
    stops = [0, *(match.end() for match in _STOP.finditer(part) if not _wrapped(part, match))]
    result: list[Symbol] = []
    before = 0
    for start, end, name in found:
        if start < before:
            continue
        sentence, gap = bisect_right(stops, start) - 1, part[before:start]
        other = not result or result[-1].sentence != sentence
        level = 3 if other else 2 if re.search("[;；]", gap) else 1 if _COMMA.search(gap) else 0
        result.append(Symbol(start, end, name.key if name else "", part[start:end], sentence, gap, level,
                             name.prior if name else 1.0))
        before = end
    return result


def clutter(part: str) -> set[int]:
    """Where times, dates, shares and the like stand; "6/9/12" is a list where several such stand behind names."""
    lists = [match.span() for match in _SLASHED.finditer(part)]
    lists = lists if len(lists) > 2 else []
    return {at for match in _CLUTTER.finditer(part) for at in range(*match.span())
            if not any(start < match.end() and match.start() < end for start, end in lists)}


def sentences(part: str) -> list[tuple[int, int]]:
    """Where the sentences stand, by their index."""
    stops = [0, *(match.end() for match in _STOP.finditer(part) if not _wrapped(part, match))]
    return list(zip(stops, [*stops[1:], len(part)], strict=True))


def _numbers(part: str) -> Iterator[tuple[int, int]]:
    for match in NUMBER.finditer(part):
        yield match.span()
    for match in UNLIMITED.finditer(part):
        yield match.span()
    for match in _WORD_NUMBER.finditer(part):
        if bare(match[0]) in NUMBER_WORDS and bare(match[0]) not in _NO_NUMBERS:
            yield match.span()


def _wrapped(part: str, stop: re.Match[str]) -> bool:
    """Whether a newline only wraps a long line."""
    if stop[0] != "\n":
        return False
    line = part[part.rfind("\n", 0, stop.start()) + 1: stop.start()].rstrip()
    after = part[stop.end(): stop.end() + 1]
    last = words_of(line[-20:])
    open_end = line[-1:] == "," or (bool(last) and line[-1:].isalpha() and last[-1] in OTHERS)
    return len(line) >= 60 and open_end and (after.isalnum() or after in "$€£")


def counts(symbol: Symbol, after: str) -> bool:
    """Whether a number only says how many there are: "two depots", "3 custmers"."""
    words = words_of(after)[:2]
    small = bare(symbol.text) in NUMBER_WORDS or (symbol.text.isdigit() and int(symbol.text) < 100)
    return small and any(word in NOUNS or (word.endswith("s") and word[:-1] in NOUNS) for word in words)


def lists_at(symbols: Sequence[Symbol], at: int, numbers: bool) -> int:
    """How many names, or numbers, follow one another as a list from here."""
    if at >= len(symbols) or symbols[at].number != numbers:
        return 0
    end = at + 1
    while end < len(symbols) and symbols[end].number == numbers and symbols[end].listed:
        end += 1
    return end - at
