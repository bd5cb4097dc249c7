"""Which names of a table are the same: "the warehouse A", "**Warehouse A**" and "A" where each has one counterpart.

Invariant: two names are one only where nothing else could be meant; a name that fits two others stays its own, and what
it lacks is asked about.

    same_names(["warehouse a", "warehouse b", "a", "b"], ("warehouse",))    {"warehouse a": "a", …}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_ARTICLE = re.compile(r"(?:the|our|my|der|die|das|den|dem) (?=\S)")
_SHORT = re.compile(r"\b([a-z]{1,2}) (\d+)$")


def name_key(text: str) -> str:
    """A name without case, quotes, bold, articles, and what joins its words."""
    plain = " ".join(re.sub(r"[-_‐–]+", " ", text.strip(" \t\n\"'`*“”‘’«»[]#:")).split()).casefold()
    plain = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    return _SHORT.sub(r"\1\2", plain) or text.casefold()


def same_names(keys: Iterable[str], nouns: Sequence[str]) -> dict[str, str]:
    """Key → the key that stands for the same thing: short for "noun short" or "short noun", one for its plural."""
    known = list(dict.fromkeys(keys))
    fits = {key: [(short, noun) for short in known if (noun := _noun(key, short))] for key in known}
    often = Counter(noun for pairs in fits.values() for _, noun in pairs)
    meant: dict[str, str] = {}
    for key, pairs in fits.items():
        shorts = {short for short, noun in pairs if often[noun] > 1 or noun in nouns or _shared(noun, known)}
        if len(shorts) == 1:
            meant[key] = shorts.pop()
        elif len(key) > 4 and key.endswith("s") and key[:-1] in known:
            meant[key] = key[:-1]
    said = Counter(meant.values())
    return {key: short for key, short in meant.items() if said[short] == 1 and short not in meant}


def _noun(key: str, short: str) -> str:
    """What the key says besides the short name, as "depot" in "depot a", "w" in "w1"; "" where it is another name."""
    if len(key) <= len(short):
        return ""
    if key.startswith(short + " "):
        return key[len(short) + 1:]
    noun = key[: -len(short)] if key.endswith(short) else ""
    joined = bool(noun) and (noun[-1] == " " or (short.isdigit() and not noun[-1].isdigit()) or not noun[-1].isascii())
    return noun.strip() if joined else ""


def _shared(noun: str, known: Sequence[str]) -> bool:
    """Whether several names begin or end with the noun, so that it tells none of them apart."""
    return sum(key != noun and (key.startswith(noun) or key.endswith(" " + noun)) for key in known) > 1
