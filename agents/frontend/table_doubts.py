"""What a table leaves open: an entry still to come, a wish that is no rule, a second table that may not count.

Invariant: words alone; nothing is read from them.

>>> still_open("tbc"), still_open("-"), only_planned("I wanted Rossi in Bari"), beside_the_point("km, only for info")
(True, False, True, True)
"""

from __future__ import annotations

import re

from agents.frontend.mend_table_words import speaks_of_use

_OPEN = re.compile(
    r"(?:t\.?\s?b\.?\s?[acd]\.?|to be (?:confirmed|decided|announced|defined)|\?+|n/?k|pending|open|unknown"
    r"|not (?:yet )?known|"
    r"waiting|(?:noch )?offen|folgt|unbekannt|ausstehend|à (?:confirmer|venir|définir)|en attente|inconnue?|"
    r"(?:por|a) (?:confirmar|definir)|pendiente|desconocid[oa]|da (?:confermare|definire)|in attesa|待定|未定|未知"
    r"|待确认)",
    re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:i|we|he|she|they) (?:wanted|was going|were going|had planned|planned|intended|thought|meant|tried"
    r"|was thinking|"
    r"were thinking)\b|\b(?:wollte[nt]?|hatte[nt]? vor|dachte[nt]?)\b|\b(?:je voulais|nous voulions|je pensais"
    r"|j'avais prévu)\b|"
    r"\b(?:quería(?:mos)?|pensaba(?:mos)?|iba a)\b|\b(?:volev(?:o|amo)|pensav(?:o|amo)|avevo pensato)\b|原本想"
    r"|本来想|本想",
    re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:would (?:like|prefer|rather|love)|i'd (?:like|prefer|rather|love)|prefer(?:s|red|ably)?|ideally"
    r"|if possible|hope|maybe|"
    r"perhaps|at best|am liebsten|möglichst|wenn möglich|gern(?:e)?|vielleicht|idealerweise|de préférence|si possible|"
    r"j'aimerais|idéalement|peut-être|me gustaría|a ser posible|preferiblemente|quizás|vorrei|se possibile|"
    r"preferibilmente|magari)\b|最好|希望|也许", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:only for info\w*|for info\w*(?: only)?|fyi|just for reference|for reference|(?:does|do)(?:n't"
    r"| not) (?:count|matter)|"
    r"last year\w*|old (?:prices|rates|costs)|nur zur info\w*|zur info\w*|zählt nicht|vorjahr\w*|pour info\w*|"
    r"à titre indicatif|l'an dernier|solo (?:para|por) info\w*|a título informativo|del año pasado|solo per info\w*|"
    r"a titolo informativo|dell'anno scorso)\b|仅供参考|去年|"
    r"^\W*(?:km|kilomet\w+|miles|distances?|entfernung\w*|distancias?|distanze?|minutes|minuten|co2)\b\W*$",
    re.IGNORECASE | re.MULTILINE)


def still_open(text: str) -> bool:
    """Whether an entry says that its number is still to come."""
    return _OPEN.fullmatch(text.strip(" ()[].\"'")) is not None


def only_planned(sentence: str) -> bool:
    """Whether somebody says what they had in mind, which binds nobody."""
    return _PLANNED.search(sentence) is not None


def only_wished(sentence: str) -> bool:
    """Whether a rule is a wish, so that it must be asked whether it binds."""
    return _WISHED.search(sentence) is not None


def beside_the_point(text: str) -> bool:
    """Whether a text that holds two tables says, or lets expect, that one of them does not count, and nothing of what a
    pair takes."""
    return _ASIDE.search(text) is not None and not speaks_of_use(text)
