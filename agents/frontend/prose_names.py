"""Which expressions of a text may be names: capitals, codes, a noun with a number, what repeats beside numbers.

Generous: what is no name binds no number, and is left out by the rest of the structure.

Invariant: candidates do not overlap; every occurrence of an expression is the same candidate.

    candidates("Lyon holds 50, depot 2 holds 40.")    [Name(0, 4, "lyon"), Name(15, 22, "depot 2")]
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from agents.frontend.assembly_table_names import name_key
from agents.frontend.labels import CONSUMER, RESOURCE
from agents.frontend.lexicon import CAPACITIES, HAN, KNOWN, NOUNS, words_of
from agents.frontend.reading import Reading
from agents.frontend.symbols import NUMBER_WORDS, fold

UNIT = r"(?:kg|t|h|g|l|km|m|m3|m³|gb|mb|tb|pcs|p|k|min|hrs?|x|eur|usd|chf|st|nd|rd|th|%|[hH]\d\d)"
_CODE = re.compile(r"(?<![\w.,$€£\\])(?=[\w\-]*\d)(?=[\w\-]*[A-Za-zÀ-ӿ])"
                   r"[A-Za-zÀ-ӿ\d]+(?:[_-][A-Za-zÀ-ӿ\d]+)*(?![A-Za-zÀ-ӿ\d_])")
_NO_CODE = re.compile(rf"\d+(?:[.,]\d+)*{UNIT}|v\d+|\d+\w*-\d+\w*|[qQ][1-4]", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<!\w)([^\W\d_]{2,}\.?)([ _#-]| No\. ?| Nr\. ?)"
                       r"(\d{1,5}[a-z]?|[A-Za-z]|[IVX]{1,4})(?![\w]|[.,]\d)")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?(?!\w)")
_POINTED = re.compile(r"(?<![\w.])[A-Z]\.\d{1,3}(?![\w])")
_UNDERSCORED = re.compile(r"(?<![\w{])[^\W\d_]+(?:_[^\W\d_]+)+(?!\w)")
_JOINT = re.compile(r" & | |-|\. |’|'")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+[A-Za-z]?")
_HAN_UNITS = "箱件元吨个块张台家公"
_HAN_KNOWN = re.compile("|".join(map(re.escape, HAN)))
_LEADER = re.compile(r"^[ \t]*[-*•>]?[ \t]*([A-ZÀ-Þ][^\W\d_]+)(?=( ?(?:->|→|[:(,–=]|\d)))", re.MULTILINE)
_ARTICLE = re.compile(r"(?<!\w)(?:La|Le|Les|El|Los|Las|Il) $")
_TAIL = re.compile(r" ([^\W\d_]{3,})\b")
_TAILED = re.compile(r"(?<![^\W\d_])[A-ZÀ-Þ][^\W\d_]+ ([a-z]{3,})\b")
"""A noun behind a name: "East hub" and "Sea hub"."""
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_VALUE_BEHIND = re.compile(r"['\"]?[ :=(→-]{0,3}[$€£]?\d")
_GENERIC = frozenset(["customer", "client", "cliente", "kunde"])
_TITLES = frozenset(words_of("mr mrs ms dr st no prof san saint frau herr mme m sr sra don"))
_SMALL = frozenset(["a", "i", "o", "e", "y"])
SURE = 0.9
"""Certainty from which a label alone makes a candidate."""
MOST_AGAIN = 60
"""Names that are looked for in other spellings."""
_LIMIT = 4000
"""Candidates beyond which a text is no table told in prose."""


@dataclass(frozen=True)
class Name:
    """Characters [start, end) may be a name; prior: how much its form alone speaks for it, 0 to 1."""

    start: int
    end: int
    key: str
    prior: float = 0.5


def candidates(reading: Reading) -> list[Name]:
    """In text order."""
    part = reading.part
    taken: dict[int, Name] = {}
    for start, end, prior in (*_numbered(part), *_codes(part), *_capitals(part), *_han(part), *_small(part),
                              *_leaders(part), *_from_labels(reading)):
        if not any(at in taken for at in range(start, end)) and len(taken) < _LIMIT:
            name = Name(start, end, name_key(part[start:end]), prior)
            taken |= dict.fromkeys(range(start, end), name)
    for start, end in _again(part, set(taken.values())):
        if not any(at in taken for at in range(start, end)):
            taken |= dict.fromkeys(range(start, end), Name(start, end, name_key(part[start:end]), 0.6))
    return _one_form(part, sorted(set(taken.values()), key=lambda name: name.start))


Found = tuple[int, int, float]


def _known(word: str) -> bool:
    if len(word) == 1 and ord(word) < 0x2E80:
        return word.islower() or word == "I"
    return fold(word).lower() in KNOWN


def _numbered(part: str) -> Iterator[Found]:
    """ "depot 1", "job a": a noun with several numbers or letters behind it."""
    found = [match for match in _NUMBERED.finditer(part) if _names_things(match)]
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for match in found:
        seen[fold(match[1]).lower()][match[3].casefold()] += 1
    nouns = Counter(fold(match[0]).lower() for match in _WORD.finditer(part))
    for match in found:
        noun = fold(match[1]).lower()
        often = seen[noun]
        sure = match[1][0].isupper() or min(often.values()) > 1
        repeats = (often.total() >= 2 * len(often) and sure) or noun.strip(".") in NOUNS - CAPACITIES
        repeats = repeats or (len(often) > 2 and match[1][0].isupper() and all(code.isalpha() for code in often))
        alone = len(often) == 1 and often.total() > 1 and often.total() == nouns[noun] and (
            match[1][0].isupper() or noun in NOUNS)
        if ((len(often) > 1 and repeats) or alone) and (noun not in KNOWN or noun in NOUNS):
            yield match.start(), match.end(), 0.9


def _names_things(match: re.Match[str]) -> bool:
    """Whether the noun can have numbers for names: it does not end a name itself, as in "East hub 5"."""
    noun = fold(match[1]).lower().strip(".")
    before = _LAST_WORD.search(match.string, max(0, match.start() - 30), match.start())
    ends = before is not None and _capital(before[1]) and not _known(before[1])
    return (noun in NOUNS or noun not in KNOWN) and not ends


def _codes(part: str) -> Iterator[Found]:
    yield from ((match.start(), match.end(), 0.6) for match in _UNDERSCORED.finditer(part))
    yield from ((match.start(), match.end(), 0.8) for match in _POINTED.finditer(part))
    for match in _CODE.finditer(part):
        if _NO_CODE.fullmatch(match[0]):
            continue
        left, dash, right = match[0].rpartition("-")
        if dash and left.isalpha() and all(re.search(rf"(?<![\w-]){re.escape(half)}(?![\w-])", part)
                                           for half in (left, right)):
            yield match.start() + len(left) + 1, match.end(), 0.85  # "Tim-A1" is of Tim and A1
        else:
            yield match.start(), match.end(), 0.85


def _from_labels(reading: Reading) -> Iterator[Found]:
    """What the network is sure of."""
    for mark in reading.marks:
        named = mark.label in (RESOURCE, CONSUMER) and mark.certainty > SURE
        if named and mark.text.isalpha() and not _known(mark.text):
            yield mark.start, mark.end, 0.8


def _capitals(part: str) -> Iterator[Found]:
    """Runs of words with capitals that are no known words; known ones within a run belong to it."""
    words = list(_WORD.finditer(part))
    lower = Counter(word[0] for word in words if word[0][0].islower())
    often = Counter(word[0] for word in words)
    tails = Counter(fold(match[1]).lower() for match in _TAILED.finditer(part))
    k = 0
    while k < len(words):
        run = [words[k]]
        while _capital(run[0][0]) and k + len(run) < len(words) and _joined(part, run[-1], words[k + len(run)]):
            run.append(words[k + len(run)])
        k += len(run)
        if not _capital(run[0][0]):
            continue
        run = _trimmed(run, often)
        if not run:
            continue
        first, last = run[0], run[-1]
        article = _ARTICLE.search(part, max(0, first.start() - 4), first.start())
        tail = _TAIL.match(part, last.end())
        noun = fold(tail[1]).lower() if tail else ""
        end = tail.end() if tail and noun in NOUNS and tails[noun] > 1 else last.end()
        before = part[max(0, first.start() - 12): first.start()].rstrip(" -*•>\"'(")
        opens = before[-1:] in (".", "\n", ":", "?", "!", "")
        proper = [word for word in run if not _known(word[0])] or run
        ordinary = all(lower[word[0].lower()] > 0 for word in proper)
        if len(run) == 1 and len(first[0]) == 1 and first[0].casefold() in _SMALL and often[first[0]] < 2:
            continue
        prior = 0.2 if ordinary else 0.45 if opens and often[first[0]] == 1 else 0.7
        yield article.start() if article else first.start(), end, prior


def _leaders(part: str) -> Iterator[Found]:
    """Known words that begin a line as names do in others: "Fee -> Catan 1" below "Kim -> Catan 1"."""
    lines = list(_LEADER.finditer(part))
    def sign(match: re.Match[str]) -> str:
        return re.sub(r"\d", "0", match[2].strip()[:1])
    signs = Counter(sign(match) for match in lines if not _known(match[1]))
    for word in {match[1] for match in lines if _known(match[1]) and signs[sign(match)] > 1}:
        yield from ((*match.span(), 0.5) for match in re.finditer(rf"(?<!\w){word}(?!\w)", part))


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0].istitle()


def _joined(part: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two words are of one name: a capital, and a point between them only behind a title."""
    joint = _JOINT.fullmatch(part, left.end(), right.start())
    return joint is not None and _capital(right[0]) and _titled(part, left)


def _titled(part: str, left: re.Match[str]) -> bool:
    return part[left.end()] != "." or fold(left[0]).lower() in _TITLES


def _trimmed(run: list[re.Match[str]], often: Counter[str]) -> list[re.Match[str]]:
    """Without known words at its edges, but "Main Street" and "Lager Nord" keep theirs."""
    noun = fold(run[0][0]).lower()
    generic = noun in _GENERIC and len(run) > 1 and len(run[1][0]) > 2
    if len(run) > 1 and noun in NOUNS and not generic and not (noun.endswith("s") and noun[:-1] in NOUNS):
        return run
    while run and _known(run[0][0]):
        noun = fold(run[0][0]).lower()
        if len(run) == 1 and often[run[0][0]] > 2 and noun in CAPACITIES:
            break
        if noun in _TITLES and len(run) > 1:
            break
        run = run[1:]
    if len(run) > 1 and len(run[0][0]) == 1:
        run = run[1:]
    while len(run) > 1 and _known(run[-1][0]) and fold(run[-1][0]).lower() not in NOUNS | set(NUMBER_WORDS):
        run = run[:-1]
    return run


def _han(part: str) -> Iterator[Found]:
    """What is left of a run of Chinese characters without the known words."""
    for run in _HAN_RUN.finditer(part):
        at = run.start()
        if at and part[at - 1].isdigit() and part[at] in _HAN_UNITS:
            at += 1
        for known in [*_HAN_KNOWN.finditer(part, at, run.end()), None]:
            end = known.start() if known else run.end()
            if end > at and part[at:end] not in _HAN_UNITS:
                yield at, end, 0.6
            at = known.end() if known else end


def _small(part: str) -> Iterator[Found]:
    """Words without a capital, and single letters, that stand beside numbers more than once."""
    beside: Counter[str] = Counter()
    spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in re.finditer(r"(?<![\w'’])[^\W\d_]+(?![\w'’])", part):
        word = match[0]
        single = len(word) == 1 and word not in _SMALL
        if word[0].isupper() or ord(word[0]) > 0x2E80 or (fold(word).lower() in KNOWN and not single):
            continue
        spots[word].append(match.span())
        before, after = part[max(0, match.start() - 2): match.start()], part[match.end(): match.end() + 4]
        behind = before.strip()[-1:].isdigit()
        beside[word] += _VALUE_BEHIND.match(after) is not None and not behind
        beside[word] -= behind  # a unit
    for word, places in spots.items():
        if len(places) > 1 and beside[word] > 0:
            yield from ((start, end, 0.4 if len(word) > 1 else 0.5) for start, end in places)


def _again(part: str, names: Collection[Name]) -> Iterator[tuple[int, int]]:
    """Names of which the form is sure, where they are written otherwise: "red house" for "Red House"."""
    texts = {part[name.start:name.end] for name in names if name.prior >= 0.6 and name.end - name.start > 3}
    if 0 < len(texts) <= MOST_AGAIN:
        known = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
        yield from (match.span() for match in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", part, re.IGNORECASE))


def _one_form(part: str, names: Sequence[Name]) -> list[Name]:
    """ "Kunde Ruiz" is Ruiz where Ruiz also stands alone; of "Shipping Ann" only Ann is the name."""
    keys = Counter(name.key for name in names)
    heads: dict[str, set[str]] = defaultdict(set)
    for name in names:
        head, _, rest = name.key.partition(" ")
        heads[head].add(rest)
    found: list[Name] = []
    endings = Counter(key.rpartition(" ")[2] for key in keys if " " in key)
    for name in names:
        if len(name.key) == 1 and endings[name.key] == 1:  # the A of "hub A"
            longer = next(key for key in keys if key.endswith(" " + name.key))
            found.append(Name(name.start, name.end, longer, name.prior))
            continue
        words = name.key.split()
        code = part[name.start:name.end].rsplit(maxsplit=1)[-1]
        if len(words) > 1 and code[:1].isdigit() and not code.isdigit() and code.casefold() in keys:
            found.append(Name(name.end - len(code), name.end, code.casefold(), name.prior))
            continue
        shorter = next((" ".join(words[k:]) for k in range(1, len(words)) if " ".join(words[k:]) in keys), "")
        if not shorter or len(shorter) < 3 or shorter.isdigit() or not part[name.start:name.end].casefold().endswith(
                shorter):
            found.append(name)
            continue
        start = name.end - len(shorter)
        before = part[name.start:start].rstrip()
        if name_key(before) in keys:
            found += [Name(name.start, name.start + len(before), name_key(before), name.prior),
                      Name(start, name.end, shorter, name.prior)]
        elif words[0] in NOUNS or len(heads[words[0]]) > 1:
            found.append(Name(name.start, name.end, shorter, name.prior))
        else:
            found.append(Name(start, name.end, shorter, name.prior))
    return found
