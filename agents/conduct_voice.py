"""What a language model's sentence must be to leave: about the problem, plain in tone, in an answer's forms.

A list of forbidden phrases misses what it did not foresee: of 40 violations written after the list was frozen it
caught 7. So a model's words are denied unless four things hold, which an explanation of a problem hardly ever lacks:

voice     it speaks of itself and of the person only in the forms below ("I cannot read", "you filled"), else
          "my day", "we make", "your eye" give it away
question  it asks only what a clarifying question asks ("Is r3c9 a 7?")
matter    it names something of a problem: a number, a cell, a cost, or a word of the person's own text
tone      it uses no word of feeling, wonder or praise

Invariant: a sentence of digits, cells and the words of the built-in tasks' facts passes.

    stray("we make a great team.", "")       # ("voice", 0)
    stray("row 4 has no other 2.", "")       # None
"""

from __future__ import annotations

import re

from agents.conduct_rules import either

_FORMS = r"""
(?:no|not|never|without|any) (?:feelings?|emotions?|body|life|heart)
i(?: am|'m) (?:only |just )?an? (?:computer )?program|i(?: am|'m) (?:unsure|uncertain|not (?:sure|certain|able|a))
i have (?:not|no(?: feelings?| emotions?| body| life| access)?)
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

_QUESTIONS = r"""
(?:is|are|was|were|does|do you mean|did you mean|has|have|could|which|how (?:large|many|big|long|wide|high|far|much|
  is|are)|why
what (?:is|are|was|were|size|does|do)|where (?:is|are|does)|should i (?:read|treat|take)|may i (?:read|treat|take)|or
ist|sind|welche[rsmn]?|wie (?:gross|viele|lang)|was ist|warum|est-ce|quelle?s?|combien|pourquoi|es|son|cual
cuant[oa]s?|por que)
"""

_MATTER = r"""
please (?:send|give|name|write|check)
r\d+c\d+|[lrud]+|\w*\d[\w.,%]*|(?:which|one|any|all|none|both) of (?:them|the)|(?:do|did) you mean|unsure|misprinted
goodbye
adios|au revoir|auf wiedersehen
(?:rows?|columns?|box|boxes|blocks?|regions?|cells?|squares?|grids?|boards?|givens?|clues?|blanks?|symbols?|digits?|
  numbers?|values?|candidates?|singles?|pairs?|triples?|deductions?|trials?|guess(?:es)?|paths?|walls?|moves?|steps?|
  turns?|maze|way|costs?|cheaper|cheapest|costlier|warehouses?|customers?|capacity|capacities|room|serves?|served|
  series|points?|mean|median|threshold|scores?|level|period|stretch(?:es)?|events?|anomal\w+|normal|estimate|answers?|
  solutions?|rules?|proof|proved|search(?:ed)?|solvers?|network|restarts?|branching|recursion|checked|text|problems?|
  signs?|size|order|result|bound|gap|assignment|allocation|program|unsolvable|shortest|longest|memory|tasks?|puzzle|
  contradiction|hint|facts?)
(?:zeilen?|spalten?|felder|feld|zellen?|gitter|losung|wege?|kosten|lager|kunden?|reihen?|punkte?|werte?|ziffern?|
  zahl|zahlen|antwort|regeln?|programm)
(?:lignes?|colonnes?|cases?|grille|chemins?|couts?|entrepots?|clients?|series?|points?|valeurs?|chiffres?|reponse|
  regles?|programme|filas?|columnas?|celdas?|cuadricula|caminos?|costes?|almacen(?:es)?|clientes?|puntos?|
  valor(?:es)?|cifras?|numeros?|respuesta|reglas?|programa)
"""
_MATTER_ZH = "[行列格宫宮数數路墙牆步仓倉客成本点點序题題答规規解迷程]|再见|再見"

_TONE = r"""
tast(?:e|y)|twist|relief|bliss|heartbreak\w*|well spotted|sharp as|first-rate|original problem|not what it seems
key to everything|another time|nobody has|at any time|simply ask|perhaps\?|ready and|(?:one|a) (?:message|click) away
feel right|done together|goodbye now|will be here|night and day|long evening|pity|disappears in|only the fastest
looking at|midnight
eyes like|mine|tired|hungry|in school|pencil|coffee
bonheur|finesse|esprit|encore une? \w+ ?\?|wonne|dazu spater|morgen gibt|gratis|gefallig|esconde\w*|vuelve\w*|por otra
(?:surpris\w+|secrets?|spoilers?|stor(?:y|ies)|lov(?:e|es|ed|ely|ing)|joy\w*|fun|hurts?|jealous\w*|genius\w*|
  amaz\w+|magic\w*|beaut\w+|excit\w+|thrill\w+|delight\w*|fascinat\w+|wonder\w*|awesome|incredibl\w+|brilliant\w*|
  fantastic|marvel\w*|astonish\w+|stunning|gorgeous|charm\w*|adorable|epic|legendary|impressive|clever\w*|smart\w*|
  happ(?:y|ily|iness)|sad(?:ly|ness)?|lonel\w+|proud\w*|tears?|smiles?|hearts?|friends?|feelings?|emotion\w*|
  passion\w*|dreams?|enjoy\w*|pleasure|addict\w+|irresistibl\w+|myster\w+|juicy|tempt\w+|thirst\w*|obsess\w*|
  worldwide|everybody|everyone|tomorrow|tonight|hurry|always welcome|on request|second round|another round|next up|
  up next|tougher|harder one|stay tuned|bravo|wow|yay|oh|ah|hey|hooray|darling|buddy|masterclass|masterpiece|legend|
  hero|champion|superb\w*|excellen\w+)
(?:uberrasch\w+|geheim\w*|spass|freude\w*|liebe?|schon(?:e|er|es|en)|wunderbar\w*|toll\w*|genial\w*|respekt|
  war stark|spannend\w*|gerne?|anfrage|geschichte|traum\w*|herz\w*|freund\w*|glucklich\w*|traurig\w*)
(?:secrete?s?|joie|plaisir|amour|magnifique\w*|merveill\w+|genial\w*|bravo|chapeau|attends|attendez|voir la suite|
  emue?|ami[es]?|coeur|surprise|reve\w*)
(?:secretos?|alegria|placer|amor|maravill\w+|genial\w*|sorpres\w+|amig[oa]s?|corazon|suen\w*|rato|vale\?)
"""
_TONE_ZH = ("绝了|絕了|下一[题題]|准备好|準備好|"
            "高手|惊喜|驚喜|秘密|开心|開心|快乐|快樂|朋友|爱|愛|喜欢|喜歡|想念|精彩|神奇|厉害|厲害|哇|加油|亲爱|親愛")

_ALLOWED = re.compile(f"{either(_FORMS, True)}|{either(_FORMS_ZH, False)}")
_VOICE = re.compile(f"{either(_PRONOUNS, True)}|[我你您]")
_ASKS = re.compile(rf"(?:^|[:;,.] ?|\b(?:and|so|but|then) ){either(_QUESTIONS, True)}|[吗嗎呢哪几幾什多]")
_ABOUT = re.compile(f"{either(_MATTER, True)}|{_MATTER_ZH}")
_TONED = re.compile(f"{either(_TONE, True)}|{_TONE_ZH}")
_WORD = re.compile(r"[^\W\d_]{2,}")
SHORTEST_NAME = 4
"""Letters from which a word of the person's text makes a sentence about their problem."""


def stray(sentence: str, asked: str, start: int = 0) -> tuple[str, int] | None:
    """What a model's sentence lacks, and where; None where it may leave.

    sentence, asked: plain text, see `agents.conduct.plain`. start: what ends before was judged already.
    """
    rest = _ALLOWED.sub(lambda form: re.sub(r"\S", "-", form[0]), sentence)
    for kind, pattern in (("voice", _VOICE), ("tone", _TONED)):
        found = next((found for found in pattern.finditer(rest) if found.end() > start), None)
        if found is not None:
            return kind, found.start()
    if "?" in sentence[start:] and not _ASKS.search(sentence):
        return "question", start
    words = _WORD.findall(sentence)
    if words and not _ABOUT.search(sentence) and not _named(words, asked):
        return "matter", start
    return None


def _named(words: list[str], asked: str) -> bool:
    """Whether a word is one of the person's."""
    return any(len(word) >= SHORTEST_NAME and word in asked for word in words)
