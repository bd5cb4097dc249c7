"""How many points at the start a text says are normal, where its words say so plainly.

Invariant: what is found is a number, or the first and the last index, in the text's own characters.

    said_normal("the first 20 readings are normal")    [(10, 12)]
"""

from __future__ import annotations

import re

_GOOD = (r"(?:normal\w*|fine|ok|okay|good|healthy|clean|reference|baseline|golden|trust\w*|correct\w*|in ordnung|"
         r"unauff[äa]llig|gut|referenz|bons?|bonnes?|bien|corrects?|buen[oa]s?|buon[ei]|corrett[ei]|bene|valid\w*)")
_FIRST = (r"(?:first|initial|opening|leading|ersten?|premi[eè]re?s|primer[oa]s|prim[ei]|primeir[oa]s)")
_COUNT = (r"(\d+|twenty-four|twenty-five|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|(?:a |one )?hundred|"
          r"a dozen|two dozen|zehn|zwölf|fünfzehn|zwanzig|dreißig|vierzig|"
          r"fünfzig|dix|douze|quinze|vingt|trente|cinquante|diez|"
          r"doce|quince|veinte|treinta|cuarenta|cincuenta|dieci|dodici|venti|trenta|quaranta|cinquanta)")
NUMBER_SAID = re.compile(_COUNT[1:-1] + r"|[十二三四五六百]+", re.IGNORECASE)
"""A number of points."""
CUE = re.compile(rf"\b{_FIRST}\b|\b{_GOOD}\b|前|正常", re.IGNORECASE)
"""Words that speak of points at the start, or of what is normal."""
_TRUST = re.compile(r"\b(?:trust|normal(?: range)?:?)\s+(?:index|indices|points?|samples?)?\s*(0)\s*(?:to|-|–|\.\.)"
                    r"\s*(\d+)", re.IGNORECASE)
_SAID = [re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"\b{_FIRST}\s+(?:\w+\s+\()?{_COUNT}\b[^.;\n\d]{{0,60}}?\b{_GOOD}(?!\w)",
    rf"\b{_COUNT}\s+{_FIRST}\b[^.;\n\d]{{0,40}}?\b{_GOOD}(?!\w)",
    rf"\b{_GOOD}\b[^.;\n\d]{{0,30}}?\b(?:in |for |during |over )?(?:the |den |die |les |los |las |i |le )?{_FIRST}\s+"
    rf"{_COUNT}\b",
    rf"前\s*((?:{_COUNT[1:-1]})|[十二三四五六百]+)\s*[个組组条點点]?[^。,，\n\d]{{0,12}}(?:正常|没问题|没有问题)")]
_RANGE = re.compile(
    rf"(?:\btrust\s+)?\b(?:index|indices|indexes|indizes|points?|samples?|readings?|rows?|punkte?|puntos|punti)\b"
    rf"[^.\n\d]{{0,20}}?(0)\s*"
    rf"(?:to|-|–|\.\.|through|until|bis|à|a|up to)\s*(\d+)\b[^.\n\d]{{0,45}}?\b{_GOOD}(?!\w)", re.IGNORECASE)


def said_normal(text: str) -> list[tuple[int, int]]:
    """Where the number, or first and last index, stands; none where nothing or several things are said."""
    ranges = list(_RANGE.finditer(text)) or list(_TRUST.finditer(text))
    found = {match.span(1) for pattern in _SAID for match in pattern.finditer(text)}
    if len(ranges) + len(found) != 1:
        return []
    return [ranges[0].span(1), ranges[0].span(2)] if ranges else sorted(found)
