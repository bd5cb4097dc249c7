"""Sentences that name things of the data without saying anything of them: questions, plans to be checked, the past.

Invariant: a sentence with a word that rules something out or ties things together is no remark, whatever its form.

    is_remark("Why does the tool send Ann to North?")    True: no rule
    is_remark("Ann must go to North.")                   False
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"[^\n。；]+?(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.;!?…](?=[\s\"')]|$)"
                      r"|(?=[\n。；])|$)|[^\n]?[。；？！]")
"""A sentence; the point of "No. 7" and "St. Louis" ends none."""
_ASKED = re.compile(r"[?？]")
_ASKING = re.compile(
    r"\b(?:why|what|would|could|should|is (?:it|that|this)|can|does|do|who|which|whats|how|agree|right|warum|wieso|was|"
    r"soll|geht|wer|pourquoi|que|quel|qui|faut|por qu[eé]|y si|qu[eé]|perch[eé]|cosa|chi)\b|为什么|怎么|如果|吗|谁",
    re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:(?:my|our|his|her|their) (?:own )?(?:plan|idea|guess|solution|proposal)|plan (?:was|is)|proposed|suggests?|"
    r"suggested|I(?:'ve| have)? (?:assigned|put|gave|sent)|"
    r"someone|colleague|would (?:give|send|put)|(?:the|our|old) (?:tool|solver|software|system|spreadsheet|"
    r"script|program)\b.{0,20}\b(?:says?|sends?|puts?|gives?|put|gave|sent)|last (?:year|week|month|time)|"
    r"used to|so far|until now|mein plan|bisher|mon (?:plan|id[eé]e)|mi (?:plan|idea)|(?:il )?mio piano)\b|"
    r"check (?:my|our|this|the) plan\b|我的方案",
    re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:must|has to|have to|only|cannot|can't|can not|may not|mustn't|never|forbidden|fixed|contract|insists?|muss|"
    r"darf|nur|fest|verboten|doit|interdit|seulement|debe|solo|prohibid[oa]|deve|vietato)\b|必须|不能|只能",
    re.IGNORECASE)


def is_remark(sentence: str) -> bool:
    """Whether a sentence asks or recalls something, and rules nothing."""
    asked = _ASKED.search(sentence) is not None and _ASKING.search(sentence) is not None
    return (asked or _TOLD.search(sentence) is not None) and _RULE.search(sentence) is None


def remarks(text: str) -> Iterator[tuple[int, int]]:
    """Where the remarks of a text stand."""
    for match in SENTENCE.finditer(text):
        if is_remark(match[0]):
            yield match.span()
