"""What a person asks of the problem at hand: plain patterns first, the front-end's intent where they are silent.

Invariant: the same text gives the same question; a text without any sign of one is none, and goes to the front-end.

>>> asked_for("just a hint, please")
Ask('hint')
>>> asked_for("why is r4c7 a 2?").kind
'why'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from agents.conduct import plain

WHY, HINT, CHECK, WHAT_IF, SIMILAR, FORGET, SOLVE = (
    "why", "hint", "check", "what-if", "similar", "forget", "solve")
INTENTS = (WHY, HINT, CHECK, WHAT_IF)
"""Those that the front-end tells too, by the same names."""
LONGEST = 2_000
"""Characters at either end of a text that are read for a question."""

_ORDER = r"(?:^|[.,;!:?] ?|\b(?:please|you|now|and|just|to) )"
_THEN = r"^(?:ok(?:ay)?,? |please,? |now |just |can you |could you |then )*"
_PATTERNS = {
    FORGET: rf"""
{_ORDER}(?:forget|erase|delete|wipe) (?:all |about )?(?:this|that|it|everything|me|what i \w+|my \w+)\b
{_ORDER}(?:forget|erase|delete|wipe) (?:about )?the (?:thread|conversation|chat|problem)\b
\b(?:do not|don't|never) (?:keep|store|save|remember|record|log) (?:this|that|it|anything|any of|me|my|what)\b
\bkeep nothing\b|{_ORDER}vergiss (?:das|es|alles)\b|\bnicht speichern\b|{_ORDER}oublie[zr]? (?:ca|cela|tout)\b
{_ORDER}olvida (?:esto|eso|todo)\b""",
    WHAT_IF: r"""
\bwhat(?: would (?:happen|change|be)| happens| changes)? if\b|\bwhat about if\b|\b(?:suppose|assume that)\b
\bwas (?:ware|wenn|passiert,? wenn)\b|\bet si\b|\by si\b|\bque pasa si\b""",
    SIMILAR: r"""
\b(?:similar|like (?:this|it|that) one|alike|comparable)\b.{0,40}\b(?:solved|ones?|problem|before|example)\b
\b(?:show|see|find|give)\b.{0,30}\b(?:another|similar|an example)\b.{0,30}\b(?:solved|before|memory|similar)\b
\b(?:another|more|any) similar\b|\bahnliche[sn]?\b
\b(?:show|see|find|give)\b.{0,30}\banother\b.{0,30}\blike (?:it|this|that)\b""",
    CHECK: r"""
\b(?:so far|until now|up to here|up to now)\b|\bpartial\b|\bcheck (?:my|this|it|if|whether|that)\b
\b(?:is|are|am) (?:this|that|it|these|they|i|my \w+(?: \w+)?)(?: \w+)? (?:right|correct|ok|okay|wrong|valid|fine)\b
\bon the right track\b|\b(?:did i|have i) (?:make|made|get|got|do|done)\b.{0,40}\b(?:mistake|error|wrong|right)
\b(?:any|my) (?:mistakes?|errors?)\b|\bbis (?:hierher|jetzt)\b|\bstimmt das\b|\bjusqu'ici\b|\bhasta ahora\b""",
    HINT: r"""
\bhints?\b|\bclues?\b|\bnudge\b|\bnext (?:step|move)\b|\btipps?\b|\bhinweise?\b|\bpistas?\b|提示
\b(?:do not|don't|without) (?:tell(?:ing)?|giv(?:e|ing)|show(?:ing)?)\b.{0,20}\b(?:it|all|answer|solution)\b
\b(?:do not|don't|without) (?:spoil(?:ing)?|solv(?:e|ing))\b.{0,20}\b(?:it|all|answer|everything)\b
\b(?:do not|don't|without) (?:giv(?:e|ing)|spoil(?:ing)?)\b.{0,20}\b(?:everything|away|whole)\b""",
    WHY: r"""
^(?:but |and |so |ok(?:ay)?,? )?(?:why|how come|explain|warum|wieso|weshalb|pourquoi|por que|为什么)
\b(?:tell|show) me why\b|\bwhy (?:is|isn't|are|does|doesn't|do|did|must|can|can't|not|was)\b|\bexplain\b
\bhow (?:did you|do you|can you|do we|can it|come)\b.{0,20}\b(?:get|know|find|tell|be|deduce|conclude)\b
\bwhat (?:goes|is|belongs|stands|comes) (?:in|at|into)\b""",
    SOLVE: rf"""
{_THEN}(?:solve|finish|complete) (?:it|this|that|the rest)(?: now| then| please| for me)*[.! ]*$
\b(?:show|give|tell|see|want|what is|what's)\b.{{0,20}}\b(?:answer|solution|the rest|full result)\b""",
}
_ASKS = [(kind, re.compile("|".join(lines.strip().split("\n")), re.S))
         for kind, lines in _PATTERNS.items()]
_MORE = {"another", "more", "next", "again", "further", "noch", "encore", "otra"}
_AGAIN = _MORE | set(re.findall(r"\w+", "and ok okay please give me show a one the un une einen eine eins bitte"))
"""Of nothing but these words, one of them in _MORE, is "another one, please" made."""
_BYE = set(re.findall(r"\w+", "bye goodbye quit exit tschuss tschuess ciao adieu adios revoir wiedersehen luego 再见"))
_THANKS = set(re.findall(r"\w+", "thanks thank thx danke merci gracias 谢谢"))
_POLITE = set(re.findall(r"\w+", """you very much so a lot ok okay good that was is all for now and then see hasta au
auf the help done vielen schon dank beaucoup muchas everything great perfect night later i am im"""))


class Ask(NamedTuple):
    """A question. sure: told by the words themselves, not by the front-end's intent alone."""

    kind: str
    sure: bool = True


def asked_for(text: str, intent: str = "", before: str = "", skip: str = "") -> Ask | None:
    """The question in a text, or None. intent: the front-end's. before: the kind of the last question, for "another".
    skip: a kind that is not looked for."""
    heard = plain(text if len(text) <= 2 * LONGEST else f"{text[:LONGEST]}\n{text[-LONGEST:]}")
    for kind, pattern in _ASKS:
        if kind != skip and pattern.search(heard):
            return Ask(kind)
    words = set(re.findall(r"\w+", heard))
    if before in (HINT, SIMILAR) and words & _MORE and words <= _AGAIN:
        return Ask(before)
    return Ask(intent, sure=False) if intent in INTENTS else None


def parting(text: str) -> str | None:
    """ "bye" or "thanks" where a message says nothing else; else None.

    >>> parting("Thanks, bye!")
    'bye'
    """
    words = set(re.findall(r"\w+", plain(text[:LONGEST]).replace("'", "")))
    if words and words <= _BYE | _THANKS | _POLITE:
        return "bye" if words & _BYE else "thanks" if words & _THANKS else None
    return None
