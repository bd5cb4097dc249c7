"""What can be a value in a series of readings: numbers, times and signs of what is missing, wherever they stand.

How commas are meant decides where a number ends, so a text is cut in every style that its characters allow; the layout
tells which style is meant.

Invariant: atoms are disjoint and in text order; an empty field is an atom of no characters.

    [text[a.start:a.end] for a in atoms("12:00 5,1\\n12:05 n/a", Style("decimal"))]    ["12:00", "5,1", "12:05", "n/a"]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

NUMBER, TIME_OF, GONE = "number", "time", "missing"

_LATIN = "A-Za-zÀ-ɏͰ-ϿЀ-ӿ"
_MONTH = (r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar|braio|rero)?|f[eé]v(?:rier)?|mar(?:ch|s|zo)?|m[äa]rz|mrz|"
          r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|mag(?:gio)?|june?|juni|juin|junio|giu(?:gno)?|july?|juli|"
          r"juil(?:let)?|julio|lug(?:lio)?|aug(?:ust)?|ao[uû]t|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:tembre)?|"
          r"oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|dez(?:ember)?|"
          r"d[eé]c(?:embre)?|dic(?:iembre|embre)?|ene(?:ro)?|gen(?:naio)?)(?![A-Za-zÀ-ɏ])\.?")
_WEEKDAY = (r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
            r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|lun(?:di|es|ed[iì])?|"
            r"mar(?:di|tes|ted[iì])|mer(?:credi|coled[iì])|mi[eé]rcoles|jeu(?:di)?|jueves|gio(?:ved[iì])?|"
            r"ven(?:dredi|erd[iì])?|viernes|sam(?:edi)?|s[aá]bado|sab(?:ato)?|dim(?:anche)?|dom(?:ingo|enica)?|"
            r"周[一二三四五六日]|星期[一二三四五六日])(?![A-Za-zÀ-ɏ])")
_CLOCK = (
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d{3}(?:\d{3})?(?!\d)|,\d{3}(?=\s+(?-i:\[|[A-Z]{4})))?)?(?:\s?[ap]\.?m\b\.?)?(?:Z|[+-]\d{2}:?\d{2})?"
          r"|"
          r"\d{1,2}(?:[:.]\d{2})?\s?[ap]m\b|\d{1,2}h(?:\d{2})?(?![\w])|\d{1,2}(?:[.:]\d{2})?\sUhr)")
_DATE = (r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)|"
         r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|"
         rf"\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}(?:\.|st|nd|rd|th)?[ -]?{_MONTH}(?:[ ,-]{{1,2}}(?:19|20)\d\d)?|"
         rf"{_MONTH}\s(?:19|20)\d\d|{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?(?!\.?\d)(?:,?\s(?:19|20)\d\d)?|"
         r"KW\s?\d{1,2}|\d{1,2}\.\d{1,2}\.(?!\d)|\d{4}-\d{2}(?!\d)|\d{2}-\d{2}(?=\s\d{1,2}:)|\d{1,2}/\d{1,2}(?![/\d]))")
_TIME = re.compile(
    rf"(?<![\w.:/])(?<!\d[,-])(?:(?:{_WEEKDAY}[,.]?\s)?(?:{_DATE}(?:(?:T|[ \t,;]+|\s-\s){_CLOCK})?|"
    rf"{_CLOCK}(?:\s{_DATE})?)"
    rf"|{_WEEKDAY})(?!\w|:\d|[./]\d|-\d)", re.IGNORECASE)
_WORDS_GONE = re.compile(
    r"(?<![\w/#<(\[])(?:null|nan|none|nil|n/?a|n\.a\.|missing|void|lost|offline|blank|dropout|gap|no data|no reading|"
    r"no value|not available|unknown|undefined|keine daten|kein wert|fehlt|fehlend|k\. ?a\.|s/d|sin dato|nada|manquant|"
    r"falta|mancante|absent)(?![\w/])|缺失|无数据|#N/A|<NA>|\(none\)|\[missing\]", re.IGNORECASE)
CODED = re.compile(r"null|nan|nil|n/?a|n\.a\.|s/d|k\. ?a\.|#N/A|<NA>", re.IGNORECASE)
"""What stands for a missing reading and is no word of a sentence."""
_SIGNS_GONE = re.compile(r"(?<![^\s,;|\"'\[(:=])(?:[-–—]{1,6}|_{1,6}|\*+|\?+|/|\.|x)(?![^\s,;|\"'\])}])", re.IGNORECASE)
_RULES = re.compile(r"^[ \t|+:=\-─━═┼│┬┴├┤]*[-─━═][ \t|+:=\-─━═┼│┬┴├┤]*$", re.MULTILINE)
_EMPTY = re.compile(r"(?<=,) *(?=,)|(?<=;) *(?=;)|(?<=\|) +(?=\|)|(?<=\t)(?=\t)")
_EDGES = re.compile(r"(?<=[,;\t])(?= *\r?(?:\n|\Z))|(?:(?<=\n)|(?<=\A))(?=[,;\t])")
_NUMBERS = {
    "apart": r"\d+(?:['’]\d{3})*(?:\.\d+)?|\.\d+", "thousands": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+",
    "decimal": r"\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|,\d+",
    "spaced": r"\d{1,3}(?:[  ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"}
_SIGN = r"(?:(?<![\w)\]}%°])[-+−–](?=[\d.,]))?"
_PATTERNS = {style: re.compile(rf"(?<![{_LATIN}\d_])(?<![{_LATIN}]-)(?<![{_LATIN}]/)"
                               rf"(?<!\d{'[.,]' if style == 'decimal' else '[.]'}){_SIGN}(?:{body})"
                               r"(?:e[-+]?\d+)?(?:(?-i:k)(?!\w))?", re.IGNORECASE) for style, body in _NUMBERS.items()}
OFTEN = 0.35
"""Of the numbers of a text: how often a sign that stands for a missing one may occur."""
FEW = 3
"""Times of a form without year or clock must occur this often: "20.3." may end a sentence."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters [start, end) that can be a value; kind: NUMBER, TIME_OF or GONE."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Style:
    """How a text is cut. commas: "apart" (never within a number), "thousands", "decimal", "spaced" (spaces part
    thousands); signs: those that are a missing reading where they stand alone; edges: nothing before the first or
    behind the last separator of a line is one."""

    commas: str
    signs: frozenset[str] = frozenset()
    edges: bool = False


def styles(text: str) -> list[Style]:
    """Those that this text's characters allow."""
    commas = ["apart"]
    if re.search(r"\d,\d{3}(?!\d)", text):
        commas.append("thousands")
    if re.search(r"\d,\d", text):
        commas.append("decimal")
    if re.search(r"\d[  ]\d{3}[,.]\d", text):
        commas.append("spaced")
    alone = Counter(match[0] for match in _SIGNS_GONE.finditer(text))
    numbers = len(re.findall(r"\d+(?:[.,:]\d+)*", text))
    rare = frozenset(sign for sign, count in alone.items() if count <= OFTEN * numbers)
    signs = [frozenset[str](), rare] if rare else [frozenset[str]()]
    edges = (False, True) if _EDGES.search(text) else (False,)
    return [Style(comma, sign, edge) for comma in commas for sign in signs for edge in edges]


def times_in(text: str) -> list[Atom]:
    """All times; those of a form that a number may have by chance only where there are several of the form."""
    found = list(_TIME.finditer(text))
    forms = Counter(_form(match[0]) for match in found)
    return [Atom(*match.span(), TIME_OF) for match in found
            if forms[_form(match[0])] >= FEW or (":" in match[0] and forms[_form(match[0])] > 1)]


def _form(time: str) -> str:
    return re.sub(r"[^\W\d_]+", "w", re.sub(r"\d+", "0", time))


def gone_in(text: str) -> list[Atom]:
    """All words for what is missing."""
    return [Atom(*match.span(), GONE) for match in _WORDS_GONE.finditer(text)]


def atoms(text: str, style: Style, fixed: Iterable[Atom] = ()) -> list[Atom]:
    """The atoms of a text in this style. fixed: those of every style, such as times."""
    found = list(fixed)
    if style.signs:
        rules = [match.span() for match in _RULES.finditer(text)]
        found += [Atom(*match.span(), GONE) for match in _SIGNS_GONE.finditer(text) if match[0] in style.signs
                  and not any(start <= match.start() < end for start, end in rules)]
    found += [Atom(match.end(), match.end(), GONE) for match in _EMPTY.finditer(text)]
    if style.edges:
        found += [Atom(match.end(), match.end(), GONE) for match in _EDGES.finditer(text)]
    taken = sorted(found, key=lambda atom: (atom.start, -atom.end))
    merged: list[Atom] = []
    at = 0
    for atom in [*taken, Atom(len(text), len(text), "")]:
        if atom.start < at:
            continue
        merged += [Atom(*match.span(), NUMBER) for match in _PATTERNS[style.commas].finditer(text, at, atom.start)]
        if atom.kind:
            merged.append(atom)
        at = max(atom.end, atom.start)
    return merged
