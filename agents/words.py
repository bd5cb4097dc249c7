"""One spelling for the many ways in which English says the same: what explanations and facts are compared in.

Invariant: nothing here knows a task, and nothing drops a word that can turn a meaning ("not", "only", "to", "than").

>>> normal("Row four, column seven can't hold it; it's r1c1's 2.")
'row 4, column 7 cannot hold it; it is r1c1 2.'
"""

from __future__ import annotations

import re
from typing import Any

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: i for i, word in enumerate(_ONES)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_NTH = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ORDINALS = {word: i + 1 for i, word in enumerate(_NTH)}
GROUPS = {"row": "row", "column": "column", "col": "column", "box": "box", "block": "box", "region": "region",
          "diagonal": "diagonal", "cage": "cage", "layer": "layer", "line": "line"}

_SAME = {
    "cell": "cells square squares spot spots position positions",
    "symbol": "symbols digit digits value values number numbers",
    "given": "givens clue clues prefilled preset hint hints",
    "rule": "rules constraint constraints requirement requirements condition conditions",
    "open": "empty blank blanks unfilled vacant unsolved gap gaps hole holes",
    "trial": "trials guess guesses guessing guesswork",
    "place": "fill fills filled placing",
    "box": "boxes block blocks",
    "column": "columns",
    "path": "paths route routes",
    "move": "moves step steps",
    "shortest": "quickest",
    "customer": "customers client clients",
    "about": "roughly approximately around circa approx",
    "seldom": "rarely",
    "anomaly": "anomalies outlier outliers",
    "prove": "proved proven provably guarantee guaranteed guarantees",
    "need": "needs needed require requires required necessary",
    "exclude": "excluded excludes excluding eliminated eliminate eliminates barred forbidden unavailable refused",
    "servd": "served supplied handled covered",
    "no": "not none never nothing nobody cannot couldn't neither nor nowhere without",
    "every": "each all",
    "only": "sole solely alone lone just exactly merely exclusively",
    "other": "others another else different",
    "more": "extra additional dearer pricier costlier higher further",
    "less": "fewer lower",
    "least": "fewest minimum minimal lowest smallest",
    "above": "beyond",
    "might": "may",
    "take": "took taken", "go": "went gone", "hold": "held", "keep": "kept", "run": "ran", "begin": "began begun",
    "lead": "led", "meet": "met", "pay": "paid", "spend": "spent", "fall": "fell fallen", "rise": "rose risen",
    "choose": "chose chosen", "see": "saw seen", "give": "gave", "come": "came", "get": "got", "stand": "stood",
    "lie": "lay lies lying", "show": "shown", "make": "made", "sit": "sat",
}
_GLUE = """
the a an is are be was were been being must has have had having can could will would of in on at with into that which
it its itself they them their this these there here we you also already and now hold holds held contain contains
contained containing stand stands appear appears appearing take takes go goes going board puzzle grid"""
_NEUTRAL = """
i me us our my your yours those who whom whose what where when while whereas although though however but do does did
done note notice observe see sees saw seen look looks looking consider say says tell tells told give gives gave get
gets got let lets make makes made making come comes came coming lie lies lying sit sits sitting stood happen happens
put puts simply indeed own namely moreover along ultimately currently exist exists existing possible figure quantity
tally result outcome such as yes both end ends actually then want wish think still remember ok found finds find amount
amounts amounting keep keeps kept itself oneself himself themselves having yourself something anything thing things
way ways kind sort matter fact facts case cases reason reasons finding findings evidence data information detail
details list lists listed listing sequence pick picks picked decide decides decided select selected treat treated bear
mind attention please initially originally straightforward logically solver solvers write writes written read reads
print printed display displays displayed include includes including bring brings enter entered walk travel outward
inward scan scans scanning search searched care offer offers offered away aside moment present today basically
essentially even yet over off out through via across name names named label labelled mark marked identify identified
recognize recognise spot thank thanks apply applies applied applying explain explains explained describe describes
mention state states stated report reports reported return returns returned arrive arrives arrived hand hands reveal
reveals count counts counted particular specific yield yields work works worked working going getting got gotten
become becomes became form forms formed side sides piece ones everyone help helps helped allow allows allowed let's
involve involves involved correspond corresponds belong belongs refer refers relate relates concern concerns
concerning regarding respect ahead onward onwards course journey trip overview summary brief briefly remark remarks
results figures numerically"""
_PAIR_GLUE = """put place places placed belong belongs get gets receive receives fill fills filled equal
equals fit fits assign assigned becomes become set write written enter entered forced cell symbol so for to"""
_ONLY_GLUE = "where possible available left remaining"
_LOGIC = """
no against every any other only more less least most cheaper cheapest dearest longer longest shorter shortest better
best worse worst weaker weakest stronger strongest larger largest bigger biggest above below under elsewhere outside
inside within first last before after until unless if whether except might may should almost nearly about some few
many several too enough again twice half second atleast atmost but up down between or second unique optimal optimality
exclude blocked refuse forbid lack missing avoid unreachable fail wrong false impossible disconnect cut isolated
separated sealed"""
_ORDER = {"first": 0, "start": 0, "starting": 0, "next": 1, "then": 1, "after": 1, "finally": 2, "lastly": 2}

CAUSE = r"(?:because|since|as|so that|so|therefore|thus|hence|given that)"
_REWRITES: list[tuple[re.Pattern[str], Any]] = [(re.compile(pattern, re.I), to) for pattern, to in (
    (r"[‘’]", "'"), (r"[*_`“”\"]", ""),
    (r"(?<=\d)\s*(?:[-–—]|\.\.\.?|…)\s*(?=\d)", " to "), (r"(?<=\d)\s*[x×]\s*(?=\d)", " by "),
    (r"(?<=\d)\s*/\s*(?=\d)", " of "), (r"(?<=\d),(?=\d{3}\b)", ""), (r"\u2212(?=\d)", "-"),
    (r"\s+[–—]\s+|\s+-\s+", "; "), (r"\s*(?:=|→|->)\s*", " is "), (r"\s&\s", " and "),
    (r"(?<=\d) (?:units )?(?:out )?of (?:(?:the|its|their|all|a|an|total|possible|available|full|maximum|whole) )*"
     r"(?=-?\d)", " outof "),
    (r"\b(?:can't|can not)\b", "cannot"), (r"\bwon't\b", "will not"), (r"(?<=\w)n't\b", " not"),
    (r"(?<=\w)'(?:d|ll) ", " will "), (r"(?<=\w)'ve\b", " have"), (r"(?<=\w)'re\b", " are"), (r"\bI'm\b", "I am"),
    (r"\b((?:end|add|use|sum|make|wind|eat|work|start|turn|tak|com|go|open|fill|pick|figure|reason|find|mak|writ)(?:s|es|e|"
     r"ed|ing)?|left|writ?ten|used|took|came|found|made|spread|went) (?:up|out|off|over)\b(?! of\b)", r"\1"),
    (r"\b(?:sets?|setting) (?:off|out)\b", "begins"), (r"\bruns? out\b", "stops"), (r"\bcalls? for\b", "needs"),
    (r"\b(?:takes? care of|looks? after|caters? (?:for|to))\b", "serves"), (r"\b(?:thanks|due|owing) to\b", "by"),
    (r"\baround again\b", "again"),
    (r"\bif you (?=(?:scan|look|check|consider|write|go|examine|take|add|count)\b)", ""),
    (r"\b(?:so that |in order )?to (?=(?:go|start|begin|get|move|fill)\b)", ""),
    (r"\b(?:do|does|did|has|have|had|is|are|was|were|would|will)? ?not (?:be )?anything "
     r"(?:but|except|other than)\b", "only"),
    (r"\bcannot (?:\w+ )?anything (?:but|except|other than)\b", "only"), (r"\bunproven\b", "not proved"),
    (r"\b(?:try|trying|tried) (?:some|any|every)?thing(?: out)?\b", "trial"), (r"\beverything\b", "every"),
    (r"\b(this|that|which|whose|no|only|every|each|other|cheaper|better|shorter|second) one\b", r"\1"),
    (r"\bthe one (?=(?:spot|cell|place|square|digit|whose|that|which|with)\b)", "only "),
    (r"\b(?:an? )(?:\w+ )one\b(?= [a-z]|[,.;]|$)", lambda m: m[0].removesuffix(" one")),
    (r"\bas (?:much|far|long|things) as\b", "if"), (r"\bas cheap as (?:it gets|possible)\b", "cheapest"),
    (r"\b(?:that is|which is) (?=-?\d)", ""), (r"\b(?:false)-(?=alarm)", "false "), (r"\bby-(?=\d)", "by "),
    (r"\bpre-(?=fill)", "pre"), (r"(?<=\d)-(?=by\b)", " "), (r"\bodd(?:ly)\b", "odd"), (r"\bunusually\b", "unusual"),
    (r"\bas well(?: as)?\b", "and"), (r"\bimpossible\b", "not possible"), (r"\bunable to\b", "cannot"),
    (r"\b(?:unneeded|unnecessary|needless)\b", "not needed"),
    (r"\b(?:rule|rules|ruled|ruling|shut|shuts|cross|crossed|knock|knocked|lock|locked) out\b", "excluded"),
    (r"\bat least\b", "atleast"), (r"\bat (?:the )?most\b", "atmost"), (r"\bno one\b", "nobody"),
    (r"\bone and only\b", "only"), (r"\b(?:in|at) all\b", "altogether"),
    (r"\b(?:nothing|none|no) (?:other )?(?:but|except|other than|besides|beyond|more than|apart from)\b", "only"),
    (r"\b(?:nowhere|no place) (?:else )?(?:left )?(?:to (?:go|be) )?"
     r"(?:but|except|other than)(?: in| at| for)?\b", "only"),
    (r"\bno (other )?(cell|digit|symbol|number|value|warehouse|one|candidate|square) (?:but|except|other than|besides|"
     r"apart from)\b", r"only \2"),
    (r"\b(?:(?:as )?(?:compared|opposed|relative) (?:with|to)|in comparison (?:with|to))\s", "than "),
    (r"\b(?:versus|vs\.?)\s", "against "),
    (r"\bout of reach\b", "unreachable"), (r"\b(it|that|there|here)'s\b", r"\1 is"), (r"(?<=\w)'s\b", ""),
    (r"\b(?:has|have|had|needs?) to\b", "must"),
    (r"\b(this|that|which|the|only|just|exactly) one\b", r"\1"), (r"\b(?:each|every)(?: single)? one of\b", "every"),
    (r"\bto (?=(?:be|get|go|come)\b)", ""),
    (r"\b(?:exactly|precisely|just|only) (?=-?\d)", ""),
    (r"\bleast (?:expensive|costly)\b|\blowest[- ](?:cost|priced)\b", "cheapest"),
    (r"\bless (?:expensive|costly)\b", "cheaper"),
    (r"\bmore (?:expensive|costly)\b", "dearer"),
    (r"\b(?:only |just |exactly )?(?:a|one) single (?=cell|place|spot|square|position|home|digit|candidate|"
     r"option|path|route|answer|solution|way\b)", "only "),
    (r"\bone (?=(?:cell|place|spot|square|position|home|digit|candidate|option) "
     r"(?:left|remains|remaining|only)\b)", "only "),
    (r"\beverywhere else\b", "every other cell"),
    (r"\bnowhere (?:else )?(?:(?:to|it can|can) (?:go|be|fit) )?(?:but|except)(?: for| in| at)?\b", "only"),
    (r"\b(?:no|none|not|cannot|never|nor)\b(.{0,40}?) any (?!other (?:cell|place|spot|square|position))", r"no\1 "),
    (r"\bcannot\b(.{0,40}?)\b(?:any other (?:cell|place|spot|square|position)|anywhere else)\b", r"\1 no other cell"),
    (r"\b(?:nowhere else|no other (?:place|spot|square|position))\b", "no other cell"),
    (r"\bcan only (?:be|hold|take|contain)\b", "is"),
    (r"\bonly (?:place|spot|square|position)\b", "only cell"),
    (r"\btrial and error\b", "trial"),
)]


def _stem(word: str) -> str:
    """Endings off, so that places, placed and placing are one word."""
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return word if stem in ("not", "ever", "all") else stem  # "note" is no "not"
    return word


_CANON = {other: word for word, others in _SAME.items() for other in others.split()}


def canon(word: str) -> str:
    """The word that stands for all its forms and synonyms."""
    return _stem(_CANON.get(word, word))


def stems(words: str) -> frozenset[str]:
    return frozenset(canon(word) for word in words.lower().split())


GLUE = stems(_GLUE)
"""Words that claim nothing, wherever they stand."""
PAIR = GLUE | stems(_PAIR_GLUE)
"""Words that may stand between a cell and its symbol."""
ONLY = PAIR | stems(_ONLY_GLUE)
DIRECTED = stems("from to by than for outof")
"""Words that say what the value after them does."""
WHOLE = stems("every no other only")
"""Words after which half a clause is no longer true by itself."""
LOGIC = stems(_LOGIC)
"""Words that can turn a meaning: a phrase must have the very ones that the fact has."""
NEUTRAL = stems(_NEUTRAL) - LOGIC
"""Further words that claim nothing, beside the other words of a fact that brings its own wording."""
ORDER = {canon(word): rank for word, rank in _ORDER.items()}
"""Words that place a sentence in the order of the facts: 0 first, 1 later, 2 last."""
CELL, SYMBOL, UNLESS = canon("cell"), canon("symbol"), canon("unless")


def normal(text: str) -> str:
    """One spelling for the many ways to say the same."""
    for pattern, to in _REWRITES:
        text = pattern.sub(to, text)
    return _digits(text)


def _digits(text: str) -> str:
    """Number words and ordinals before a group as digits: "row four" → "row 4", "fourth row" → "row 4"."""
    groups = "|".join(GROUPS)
    ordinals = "|".join(_ORDINALS)
    text = re.sub(rf"\b(?:({ordinals})|(\d+)(?:st|nd|rd|th)) ({groups})\b",
                  lambda m: f"{m[3]} {_ORDINALS.get((m[1] or '').lower(), m[2])}", text, flags=re.I)
    tens, ones = "|".join(_TENS), "|".join(_ONES)
    text = re.sub(rf"\b({tens})[- ]({'|'.join(_ONES[1:10])})\b",
                  lambda m: str(_NUMBERS[m[1].lower()] + _NUMBERS[m[2].lower()]), text, flags=re.I)
    return re.sub(rf"\b({tens}|{ones})\b", lambda m: str(_NUMBERS[m[1].lower()]), text, flags=re.I)
