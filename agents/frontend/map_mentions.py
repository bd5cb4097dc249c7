"""Where the words around a map speak of its signs: "#", 'the hash signs', "S" in "from S to G", 1s.

Invariant: a mention lies outside of the map; a sign that is also punctuation counts only where it stands as a sign.

    mentions("# = wall. go", {"#", "."})    [Mention(0, 1, "#", True, 0)]
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from agents.frontend.assembly_map import NAMED_SIGNS

_LATIN = "A-Za-z0-9_À-ɏ"
_DEFINES = (r"(?:=|:|：|->|→|=>|<-|←|⇒|~|\bis\b|\bare\b|\bmeans?\b|\bfor\b|\bmarks\b|\bist\b|\bsind\b|"
            r"\bbedeutet\b|\best\b|\bsont\b|"
            r"\bes\b|\bson\b|\bè\b|\bsono\b|就?是|为|表示|代表|\bgets\b)")
DEFINES = re.compile(rf"[\"'`”’)\]>]?\s?{_DEFINES}")
_SHY = set(".,-'\"`:;!?()/*_–•>|\\+<=~")
"""Signs that are also punctuation."""
_TOO_COMMON = {"at", "un", "uno", "one", "point", "bar", "bars", "wave", "waves", "arrow", "blank", "blanks", "eins",
               "minus",
               "plus", "block", "black", "white", "schwarz"}
_PLURAL = {"1": "ones|einsen|unos|1['’]?s", "0": "zeros|zeroes|nullen|ceros|zéros|zeri|0['’]?s"}


@dataclass(frozen=True)
class Mention:
    """Characters [start, end) that stand for this sign of the map, quotes included; at: the sign itself.
    firm: in quotes,
    or before a word that defines."""

    start: int
    end: int
    sign: str
    firm: bool
    at: int


def mentions(text: str, drawn: Collection[str]) -> list[Mention]:
    """All of them in text order, none within another."""
    found = [mention for sign in drawn if sign for mention in _of(text, sign)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _of(text: str, sign: str) -> list[Mention]:
    escaped = re.escape(sign)
    found = [(match.start(), match.end(), True, match.start(1)) for match in re.finditer(
        rf"[\"'`“‘”「«\[(<]({escaped})️?[\"'`”’“」»\])>]", text)]
    pattern, flags = _pattern(sign, escaped), re.MULTILINE | (re.IGNORECASE if len(sign) > 1 else 0)
    for match in re.finditer(pattern, text, flags):
        firm = re.match(rf"\s?{_DEFINES}", text[match.end():match.end() + 12]) is not None
        found.append((match.start(), match.end(), firm, match.start()))
    if names := _names(sign):
        found += [(match.start(), match.end(), True, match.start())
                  for match in re.finditer(names, text, re.IGNORECASE)]
    return [Mention(start, end, sign, firm, at) for start, end, firm, at in found]


def _pattern(sign: str, escaped: str) -> str:
    if sign == " ":
        return r"(?!)"
    if sign.isdigit():
        return (rf"(?<![{_LATIN}.,:/(\[-]){escaped}(?:['’]?s)?(?![{_LATIN}]|[.,:/-]\d|[)\]])"
                rf"|(?<=[(\[]){escaped}(?=[)\]]|\s?[=:]\s?[^\d\s])")
    if sign[0].isalpha() and ord(sign[0]) > 0x2E80:
        return rf"{escaped}(?=\s?{_DEFINES})|(?<=用){escaped}"
    if sign[0].isalpha():
        return rf"(?<![{_LATIN}'’]){escaped}(?:['’]?s)?(?![{_LATIN}]|['’][{_LATIN}]|-[{_LATIN}]|\.[{_LATIN}])"
    if sign in _SHY:
        return (rf"(?<![{_LATIN}{escaped}]){escaped}(?=\s?{_DEFINES}(?!{escaped}))(?<![:=] {escaped})"
                rf"|(?:(?<=[=:：]\s)|(?<=[=:：])|(?<=\bis\s)|(?<=\bare\s)|(?<=\bist\s)|(?<=\bsind\s)|"
                rf"(?<=\bthe\s)|(?<=\ba\s)|(?<=\bfrom\s)|(?<=\bto\s)"
                rf"|(?<=\bon\s)|(?<=\bas\s)|(?<=\bstairs\s)|(?<=\bexit\s)|(?<=\bgoal\s)|(?<=\bsign\s)){escaped}(?![{_LATIN}{escaped}:=\-])"
                rf"|(?<=[,;(]\s){escaped}(?=\s[A-Za-zÀ-ɏ])"
                rf"|(?<=\|\s){escaped}(?=\s?\|)|(?<=\*\s){escaped}(?=\s\*)|^{escaped}(?=[\t|,]\s?[A-Za-zÀ-ɏ])")
    return rf"(?<!{escaped}){escaped}(?!{escaped})"


def _names(sign: str) -> str:
    words = [word.replace("-", "[- ]") for signs, names in NAMED_SIGNS.items() if sign in signs
             for word in names.split() if word not in _TOO_COMMON]
    if sign == " ":
        words += ["blanks?"]
    if sign in _PLURAL:
        words = [_PLURAL[sign]]
    if sign.isalpha() and len(sign) == 1 and sign.isascii():
        words += [rf"(?:letter|lowercase|uppercase|capital|small|buchstabe|lettre|letra) {re.escape(sign)}"]
    latin = [word for word in words if word.isascii() or ord(word[0]) < 0x2E80]
    other = [rf"(?<![\u4e00-\u9fff]){word}" for word in words if word not in latin]  # the end of 终点 is no dot
    known = "|".join(sorted(latin, key=len, reverse=True))
    return "|".join([rf"(?<![{_LATIN}])(?:{known})(?![{_LATIN}])", *other] if latin else other)
