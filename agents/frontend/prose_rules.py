"""Sentences that close a resource, tie a consumer to one, or rule a pair out.

Invariant: a sentence that sounds like a rule about known names is understood, or the text is not read.

    rules("North is closed.", symbols, kind, set())    Rules(records=[[North, "is closed"]], forbidden=[])
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from agents.frontend.labels import CLOSED, CONSUMER, FIXED, FORBIDDEN, RESOURCE
from agents.frontend.prose_symbols import Symbol, sentences
from agents.frontend.remarks import is_remark
from agents.frontend.spans import Span

_SHUT = re.compile(
    r"\b(?:(?:is|are|was|stays?|remains?|will be) )?(?:closed|shut|out of order|unavailable|not available|down|"
    r"on strike|geschlossen|ferm[eé]e?|cerrad[oa]|chius[oa])\b|"
    r"\bhas burnt down\b|\bunder repair\b|\bout of service\b|\bau[sß]+er Betrieb\b|\ben panne\b|\bno funciona\b|"
    r"\b(?:cannot|can't) be used\b|\bf[äa]llt aus\b|关闭|停用", re.IGNORECASE)
_OUT = re.compile(
    r"(?:\b(?:must|can|may|do(?:es)?|will|should|is|are)(?: not|n't|n’t)\b|\bcannot\b|\bwon't\b|\bnever\b|"
    r"\brefuses?\b|"
    r"\bforbidden\b|\btoo far\b|\bno (?:road|route|way)\b|\bnot (?:be )?(?:allowed|served|possible)\b|\bimpossible\b|"
    r"\b(?:darf|kann|soll)\b[^.]*?\b(?:nicht|kein\w*)\b|\bnicht\b|\bverboten\b|\bne (?:peut|doit|livre)\b|\bno puede\b|"
    r"\bno sirve\b|\bnon (?:pu[oò]|serve)\b|不能|不可)", re.IGNORECASE)
_TIED = re.compile(
    r"\b(?:must|has to|have to|needs to|fixed|contract\w*|insists?|only|always|stays?|muss|m[üu]ssen|fest|nur|doit|"
    r"seulement|reste|debe|solo|s[oó]lo|deve)\b|必须|只能", re.IGNORECASE)
_SOUNDS = re.compile(f"{_SHUT.pattern}|{_OUT.pattern}|{_TIED.pattern}", re.IGNORECASE)


@dataclass
class Rules:
    """records: marks of each rule; forbidden: (consumer, resource, its words)."""

    records: list[list[Span]] = field(default_factory=list)
    forbidden: list[tuple[str, str, Span]] = field(default_factory=list)


def rules(part: str, symbols: Sequence[Symbol], kind: Mapping[str, int], skipped: Collection[int]) -> Rules | None:
    """Those of sentences without numbers; None where one sounds like a rule and is not understood."""
    found = Rules()
    spans, part = sentences(part), _without(part, [symbol for symbol in symbols if symbol.key in kind])
    for index, (start, end) in enumerate(spans):
        inside = [symbol for symbol in symbols if symbol.sentence == index]
        names = [symbol for symbol in inside if symbol.key in kind]
        remark = is_remark(part[start:end]) and ("?" in part[start:end] or not _SHUT.search(part, start, end))
        if not names or remark or (any(s.number for s in inside) and index not in skipped
                                                       and not _ruling(part[start:end], inside)):
            continue
        if _SOUNDS.search(part, start, end) is None:
            continue
        if not _understood(part, (start, end), names, kind, found):
            return None
    return found


def _without(part: str, symbols: Sequence[Symbol]) -> str:
    """The text with names blanked: "La Ferme" does not mean that anything is closed."""
    signs = list(part)
    for symbol in symbols:
        signs[symbol.start:symbol.end] = " " * (symbol.end - symbol.start)
    return "".join(signs)


def _ruling(sentence: str, inside: Sequence[Symbol]) -> bool:
    """Whether a sentence with numbers rules something besides: a word that no number explains."""
    return _SHUT.search(sentence) is not None or _OUT.search(sentence) is not None


def _understood(part: str, span: tuple[int, int], names: Sequence[Symbol], kind: Mapping[str, int], found: Rules
                ) -> bool:
    resources = [s for s in names if kind[s.key] == RESOURCE]
    consumers = [s for s in names if kind[s.key] == CONSUMER]
    shut, out, tied = (sign.search(part, *span) for sign in (_SHUT, _OUT, _TIED))
    if shut and resources and not consumers:
        found.records.append([*(_span(s, RESOURCE) for s in resources[:1]), _words(shut, CLOSED)])
        found.records += [[_span(s, RESOURCE), _words(shut, CLOSED)] for s in resources[1:]]
        return True
    if not resources or not consumers:
        return False
    if out and min(len(resources), len(consumers)) == 1:
        for c in consumers:
            for r in resources:
                found.records.append([_span(c, CONSUMER), _words(out, FORBIDDEN), _span(r, RESOURCE)])
                found.forbidden.append((c.key, r.key, _words(out, FORBIDDEN)))
        return True
    if tied and not out and len({s.key for s in resources}) == 1:
        found.records += [[_span(c, CONSUMER), _words(tied, FIXED), _span(resources[0], RESOURCE)] for c in consumers]
        return True
    return False


def _span(symbol: Symbol, label: int) -> Span:
    return Span(symbol.start, symbol.end, label, 1.0, symbol.text)


def _words(match: re.Match[str], label: int) -> Span:
    return Span(match.start(), match.end(), label, 1.0, match[0])
