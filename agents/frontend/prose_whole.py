"""Names told in prose as long as they are said: the words that stand before or behind a name wherever it stands.

Invariant: a word becomes part of a name only where every mention has it; a preposition, a verb or a unit never does.

    whole("Sr. Una needs 3. Sr. Una: Kent 4", symbols, ["una"])    the same symbols, of "Sr. Una"
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from agents.frontend.lexicon import CAPACITIES, COSTS, DEMANDS, NOUNS, OTHERS, UNITS, words_of
from agents.frontend.prose_symbols import Symbol
from agents.frontend.symbols import fold

TITLES = frozenset(words_of("mr mrs ms miss dr st prof saint frau herr mme mlle m sr sra srta don dona dott sig fam"))
_ARTICLES = frozenset(words_of("the la le les el los las il lo gli der die das l"))
_LINKS = frozenset(words_of("de du des del della di da do d of von van"))
_WORDS = re.compile(r"(?:[^\W\d_]+(?:\. |['’]|[ -]))+\Z")
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"['’]s(?!\w)|(?:\. | )[A-ZÀ-Þ][^\W\d_]*(?!\w)")
_SAID = (COSTS | CAPACITIES | DEMANDS | UNITS | OTHERS) - NOUNS - TITLES
_ITEM_WORDS = _ARTICLES | frozenset(["zur", "zum", "am", "im", "chez", "au", "aux"])
_BULLET = re.compile(r"[ \t]*[-*•–] +")
MOST = 4
"""Words that a name may gain before it."""


def whole(part: str, symbols: Sequence[Symbol], keys: Collection[str], skipped: Collection[int]) -> list[Symbol]:
    """The symbols with the names of these keys made whole; those of skipped sentences say nothing of them."""
    found = list(symbols)
    for key in keys:
        spots = [k for k, symbol in enumerate(symbols) if symbol.key == key]
        told = [k for k in spots if symbols[k].sentence not in skipped]
        if not told:
            continue
        before = _common([_before(part, symbols, k) for k in told])
        count = _kept(part, symbols, told, before) or _itemised(part, symbols, told)
        behind = _behind(part, symbols, told)
        for k in told:
            mine = _before(part, symbols, k)
            start = mine[-count].start() if count else symbols[k].start
            end = symbols[k].end + behind
            found[k] = replace(symbols[k], start=start, end=end, text=part[start:end])
    return found


def _before(part: str, symbols: Sequence[Symbol], k: int) -> list[re.Match[str]]:
    """The words right before a symbol, in its line."""
    since = max(symbols[k - 1].end if k else 0, part.rfind("\n", 0, symbols[k].start) + 1)
    run = _WORDS.search(part, since, symbols[k].start)
    if run is None:
        return []
    words = list(_WORD.finditer(part, run.start(), symbols[k].start))
    return [] if words and words[0].start() and part[words[0].start() - 1] == "_" else words[-MOST:]


def _common(runs: Sequence[Sequence[re.Match[str]]]) -> list[str]:
    """The last words that all runs share; a point within ends them unless it stands behind a title."""
    shared: list[str] = []
    for k in range(1, min(map(len, runs)) + 1):
        words = {fold(run[-k][0]).lower() for run in runs}
        stopped = any(run[-k].string[run[-k].end()] == "." and fold(run[-k][0]).lower() not in TITLES for run in runs)
        if len(words) > 1 or stopped:
            break
        shared.insert(0, words.pop())
    return shared


def _kept(part: str, symbols: Sequence[Symbol], told: Sequence[int], words: list[str]) -> int:
    """How many of the words before the name belong to it."""
    while words:
        spots = [_before(part, symbols, k)[-len(words)] for k in told]
        opens = [_opens(part, spot.start()) for spot in spots]
        capital = all(spot[0][0].isupper() for spot in spots)
        if words[0] in TITLES or _of_name(words, capital, opens):
            return len(words)
        words = words[1:]
    return 0


def _of_name(words: Sequence[str], capital: bool, opens: Sequence[bool]) -> bool:
    """Whether a name can begin with these words. opens: whether each mention begins a line or a sentence with them."""
    often = len(opens) > 1
    if words[0] in _ARTICLES:
        return (capital and not all(opens)) or (often and any(opens) and len(words) > 1)
    if words[0] in NOUNS and len(words) == 1:
        return often
    if words[0] in _SAID or words[0] in _LINKS or (len(words) > 1 and words[-1] in _SAID - _LINKS - _ARTICLES):
        return False
    if words[0] in NOUNS:
        return often
    return (capital and (often or not all(opens))) or (often and any(opens) and (
        len(words) == 1 or words[-1] in _LINKS | _ARTICLES))


def _itemised(part: str, symbols: Sequence[Symbol], told: Sequence[int]) -> int:
    """How many words stand between a bullet and a name that is told only there: "- Zur Post wants 45"; none where
    other bullets begin with the same word, as "- From Leeds: York 40"."""
    words = _before(part, symbols, told[0])
    if len(told) > 1 or not words or not words[0][0][0].isupper() or fold(words[-1][0]).lower() in _SAID - _ITEM_WORDS:
        return 0
    since = part.rfind("\n", 0, words[0].start()) + 1
    alike = re.findall(rf"^[ \t]*[-*•–] +{words[0][0]}\b", part, re.MULTILINE)
    return len(words) if _BULLET.fullmatch(part, since, words[0].start()) and len(alike) == 1 else 0


def _opens(part: str, at: int) -> bool:
    """Whether a line, a bullet or a sentence begins here."""
    before = part[max(0, at - 12):at].rstrip(" \t-*•–>→(\"'")
    return not before or before[-1] in ".\n:?!：。"


def _behind(part: str, symbols: Sequence[Symbol], told: Sequence[int]) -> int:
    """How many characters behind the name belong to it: the s of "Sainsbury's", the KG of "Bauer KG"."""
    found = [_BEHIND.match(part, symbols[k].end) for k in told]
    after = [symbols[k + 1].start if k + 1 < len(symbols) else len(part) for k in told]
    matches = [match for match, limit in zip(found, after, strict=True) if match and match.end() <= limit]
    if len(matches) < len(told) or len({match[0] for match in matches}) > 1:
        return 0
    word = matches[0][0]
    if word[1:] == "s" and word[0] in "'’":
        owns = all(re.match(r" [a-zà-ÿ]", part[match.end():]) for match in matches)
        return 0 if owns else len(word)
    last = fold(symbols[told[0]].text.split()[-1]).lower().strip(".")
    known = not word[1:].isupper() and {fold(each).lower() for each in _WORD.findall(word)} & (_SAID | NOUNS)
    ends = any(_opens(part, match.end() - len(word.strip(" ."))) for match in matches)
    if last in TITLES or (word[0] == " " and not known and not ends):
        return len(word)
    return 0
