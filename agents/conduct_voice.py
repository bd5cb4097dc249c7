"""How a language model may speak of itself and of the person: only in the forms that an answer needs.

A list of forbidden phrases misses what it did not foresee: of 40 violations written after the list was frozen it
caught 7. But nearly all of them speak of the chat ("I", "my", "we") or of the person ("you", "your"), which an
explanation of a problem hardly does. So the forms that an answer needs are listed, and any other is a violation.

Invariant: a text without these pronouns has no voice.

    speaks("you have grown fond of row 4").start()       # 0
    speaks("you filled r4c7; i cannot read row 4")       # None
"""

from __future__ import annotations

import re

from agents.conduct_rules import either

_FORMS = r"""
i(?: am|'m) (?:only |just )?an? (?:computer )?program|i(?: am|'m) (?:unsure|uncertain|not (?:sure|certain|able|a))
i have (?:no|not)
i (?:do not|don't|cannot|can't|could not|did not|may not) (?:feel|know|read|tell|find|solve|prove|help|place|decide|
  see|understand|give|answer|say|remember|keep|have|claim)
i (?:have |could |can )?(?:only )?(?:read|take|took|count|counted|find|found|check|checked|place|placed|tried|solve|
  solved|used|use|assume|assumed|treat|treated|answer|explain|gave|started|filled)
we (?:can |must |now |then )?(?:place|see|know|get|find|need|conclude|fill|put|check|obtain|exclude|rule)
you (?:have |had |already ){0,2}(?:mean|meant|gave|given|sent|send|wrote|write|typed|fill|filled|place|placed|put|
  entered|leave|left|go|move|moved|swap|swapped|add|added|change|changed|start|started|look|need|must|asked|named|set|
  fix|fixed|take|took|describe|described)
you can (?:place|put|fill|go|see|check|read|exclude|rule)|you have (?=\d)|thank you|where you are|person you trust
(?:send|give|tell|show) me (?:the|which|what) (?:missing|row|column|grid|board|size|problem|cell|numbers)
your (?:own |new |last |first |partial |current |original )?(?:grid|board|text|problem|message|puzzle|maze|series|
  data|solution|answer|row|column|box|cell|entry|entries|numbers?|givens?|input|request|digits?|warehouses?|
  customers?|costs?|path|moves|\w+doku|capacity)s?
ich (?:bin ein programm|lese|kann (?:\w+ ){0,2}(?:nicht|kein\w*)|weiss (?:\w+ )?nicht|bin (?:mir )?nicht sicher|
  habe keine?)
kann (?:\w+ )?nicht|meinst du|meinen sie|du (?:hast|setzt|gehst|meinst)
(?:dein|deine|deinem|deinen) (?:gitter|text|losung)
je (?:lis|ne (?:peux|sais|lis) pas|suis un programme|n'ai pas)|(?:tu|vous) (?:voulez dire|veux dire|ecrivez|avez|as)
votre (?:grille|texte|pays|solution|probleme)|(?:ton|ta) (?:grille|texte|solution)
tu (?:cuadricula|texto|solucion|tablero)
"""

_PRONOUNS = r"""
i'(?:m|ve|d|ll)|i(?= (?!(?:is|in|and|or|of|at|stands|lies|goes|to|must|serves|carries|occurs)\b)[a-z])|me|my|myself
we|our|ours|you|your|yours|yourself
ich|mir|mich|mein|meine[mnrs]?|uns|unser\w*|du|dir|dich|dein|deine[mnrs]?|euch
je|moi|mon|mes|nous|toi|tes|vous|votre|vos|yo|mis|nuestr[oa]s?|contigo|conmigo|ti|tu|tus|te
j'\w+|t'\w+|m'\w+
"""

_FORMS_ZH = r"""
我(?:不能|无法|無法|不知道|不确定|不確定|读到|讀到|没有|沒有|是(?:一个)?程序)|[你您]是指
[你您](?:写|给出|给的|填|的(?:题|网格|文本|数据|答案|解))
"""

_ALLOWED = re.compile(f"{either(_FORMS, True)}|{either(_FORMS_ZH, False)}")
_VOICE = re.compile(f"{either(_PRONOUNS, True)}|[我你您]")


def speaks(plain: str, start: int = 0) -> re.Match[str] | None:
    """The first word, ending after `start`, in which the chat speaks of itself or of the person in no allowed form."""
    rest = _ALLOWED.sub(lambda form: re.sub(r"\S", "-", form[0]), plain)
    return next((found for found in _VOICE.finditer(rest) if found.end() > start), None)
