"""What the person wants: the network's chances of every intent, and strong words where it is unsure.

Words count for an intent, not against it, and only as much as one clear sentence of training would: where the network
is sure of something else, they do not outvote it.

Invariant: a text that holds data wants something done with it, never the list of what can be done.

    decided("53..7.... … just a nudge please", chances, data=True)    "hint"
"""

from __future__ import annotations

import math
import re

from agents.frontend.labels import INTENTS

Wants = tuple[float, ...]
"""The chance of every one of INTENTS."""
ENDS = 2000
"""Characters at both ends of a text in which words are looked for."""
LEAST = 0.03
"""No chance counts as smaller: the network is surer than it should be of texts unlike those that it knows."""
STRONG, WEAK = 3.2, 1.0

UNSAID = 0.8
"""What a wish for the solution loses without a word for it: the network takes it for granted."""


def _words(text: str) -> str:
    """A pattern for one of the `|`-separated words or phrases; those of Latin letters as whole words."""
    parts = [part.strip() for part in text.replace("\n", "|").split("|") if part.strip()]
    latin = [part for part in parts if not re.search(r"[\u3040-\u9fff]", part)]
    other = [part for part in parts if part not in latin]
    return "|".join([rf"(?<!\w)(?:{'|'.join(latin)})(?!\w)"] * bool(latin) + other)


_CUES: dict[str, tuple[tuple[float, str], ...]] = {
    "hint": ((STRONG, """
(?:a|any|one|some|just|only|small|tiny|little|another|next|your) (?:hints?|clue|tips?|nudge|pointer|push)|hint\\??
(?:hint|clue|tip|nudge) (?:please|pls|for|would|will|only|is)|no spoilers?|without spoil\\w+|(?:don'?t|not) spoil
next (?:logical )?(?:step|move|deduction)|(?:first|next|opening|one|single|two) (?:moves?|steps?|turns?)(?: only)?
what (?:do|should|can|could|would) (?:i|we|you) (?:do|try|look at|fill in) next|where (?:do|should|can) i (?:go|look|start|continue|begin)\\w*
which (?:direction|way) (?:first|do i go first)|right direction|(?:don'?t|do not) (?:want|need|tell me|give me) the (?:whole|full|entire|solution|answer)
not the (?:whole|full|entire)? ?(?:solution|answer|path|thing)|(?:stuck|lost) here|what next|what am i missing
(?:einen?|kleinen?|nur ein) (?:kleinen )?(?:tipp|hinweis|denkanstoß|wink)|(?:tipp|hinweis) bitte|nächste[rn]? (?:schritt|zug)|komme? (?:\\w+ )?nicht weiter
(?:un|petit|juste un) indice|un coup de pouce|une piste|prochaine étape|ne me donne pas la (?:solution|réponse)
una (?:pequeña )?(?:pista|ayudita)|siguiente paso|no (?:me des|quiero) la (?:solución|respuesta)
un (?:piccolo )?(?:indizio|suggerimento|aiutino|aiuto)|prossima mossa|non (?:voglio|dirmi|darmi) la soluzione
uma (?:dica|pista)|próximo passo|提示|线索|下一步|卡住"""), (WEAK, """
hints?|clue|nudge|stuck|pointers?|spoilers?|tipp|hinweis|indice|pista|indizio|dica|i(?:'m| am) stuck|bloqué|atascad[oa]""")),
    "why": ((STRONG, """
why(?: exactly| on earth)? (?:is|are|was|does|do|did|can'?t|can|not|isn'?t|must|would|should|that|has|there|the|so|it|this)|how come
(?:explain|justify|prove|show me|tell me|understand|see|get) (?:why|how you|how that|your|the (?:reason|logic|step|last))|what (?:forces|makes)
reason(?:s|ing)? (?:for|behind|why)|how do (?:you|we) know|where does (?:the|that) .{0,20}come from|why\\?
warum|wieso|weshalb|wie kommst du|begründ\\w+|pourquoi|por qué|porque é|perché|por que|spiega\\w*|waarom|dlaczego
为什么|为啥|凭什么|怎么得出|怎么来的"""), (WEAK, "why|explain|justify|reason|erklär\\w*|explique\\w*|explica\\w*|解释")),
    "check": ((STRONG, """
(?:is|are|was) (?:this|that|it|my \\w+|everything|all)(?: \\w+)? (?:right|correct|valid|ok|okay|optimal|solvable|fine|normal|unique|possible|wrong|the (?:shortest|minimum|cheapest))
(?:check|verify|validate|double[- ]check|proofread|review|confirm) (?:my|this|that|whether|if|it|the|what|for)|can you (?:check|verify|validate)
did i (?:do|make|mess|miss|get|screw|break|go)\\w*|have i (?:made|done|missed)|where did i go|gone wrong|made (?:a|any) (?:mistake|error)s?|any (?:mistakes|errors)
is (?:there|it) (?:a|any|even|more than one|only one|exactly one|an?y?) (?:way|path|solution|solvable|possible|mistake|error)s?|(?:right|correct) so far|am i right
right or wrong|(?:,|\\.|so) (?:right|correct|true)\\?|how many solutions|unique solution\\?|did i miss|can (?:it|this) be (?:reached|solved|done)|reachable\\?
stimmt (?:das|es|mein\\w*|die|so)|(?:hab|habe) ich .{0,30}(?:fehler|richtig|falsch|vertan)|prüfe?n?|überprüfe?n?|kontrollier\\w*|ist (?:das|es|mein\\w*) .{0,25}(?:richtig|lösbar|eindeutig|korrekt)
vérifie\\w*|j'ai (?:juste|bon)|c'est (?:juste|bon|correct)|ai-je (?:fait|bon|juste)|est-ce (?:juste|correct|valide)
está (?:bien|correcto)|comprueba|revisa|verifica|me he equivocado|hay (?:algún )?error\\w*
controlla|ho sbagliato|è (?:giusto|corretto)|confere|está certo|检查|验证|对不对|对吗|正确吗|有没有错|有解吗|唯一解"""), (WEAK, """
check|verify|validate|mistakes?|valid|correct\\?|right\\?|errors?|fehler|stimmt|erreur|juste|correcto|giusto|certo""")),
    "what-if": ((STRONG, """
what (?:if|happens (?:if|when)|would happen|would .{1,40}\\bif|changes (?:if|when))|what'?s? .{1,30} if (?:i|we|you|one|the)|suppose|supposing|imagine (?:that|if|one)
(?:would|does|will|could) (?:it|that|this)(?: \\w+)? (?:work|change|be|hold|have|break|get|matter) .{0,40}if|still (?:work|be \\w+|solvable|valid|hold) (?:if|when|with)|(?:and|but) if (?:i|we|one|the|it)
how (?:much|many) .{1,40} if|let'?s say|was (?:wäre|passiert|ist),? wenn|und (?:was,? )?wenn|angenommen|nehmen wir an|ginge? auch|et si|que se passe|supposons|suppose que
qué pasa(?:ría)? si|y si|supongamos|supón|e se|cosa succede|o que acontece|如果|假如|要是|假设"""), (WEAK, """
instead|assume|assuming|change .{1,20} to|remove|set .{1,20} to|wenn|si""")),
    "list": ((STRONG, """
what (?:can|could|do) you (?:do|solve|support|handle|understand|accept|read|offer)|(?:which|what) (?:kinds?|types?|sorts?|problems|puzzles|tasks|formats?|sizes) .{0,30}(?:you|supported|accept|solve|there)
how (?:do|does) (?:you|this|it|i use) (?:work|this|you|thing)?|your (?:abilities|skills|capabilities|features|commands)|list (?:of |all |your |the )*(?:tasks|commands|abilities|problems)|(?:what|which) format
was kannst du|welche (?:aufgaben|rätsel|probleme)\\w* .{0,40}(?:du|programm|verstehst|versteht|löst|kannst)|wie funktioniert (?:das|dies|der)|que (?:sais|peux)-tu|que sait|quels? (?:problèmes|types) .{0,30}(?:tu|vous)|comment ça marche
qué (?:puedes|sabes) hacer|qué (?:tipos|problemas|clases) .{0,25}(?:resuelves|puedes|aceptas)|cómo funciona|cosa (?:sai|puoi) fare|come funziona|o que você faz|你(?:能|会|可以)(?:做|解)?(?:什么|哪些)|支持(?:哪些|什么)|怎么用"""),),
    "solve": ((1.5, """
(?:please|pls|can you|could you|just|now|then|anyway|to) solve|solve (?:this|it|the|my|for|please)|find (?:the|a|me|all|every|any) (?:shortest|cheapest|way|path|route|solution|anomal\\w+|outliers?|best|optimal)
(?:what|how) (?:is|would|are) the (?:shortest|cheapest|best|optimal|solution|answer|minimum)|shortest (?:path|route|way)|cheapest (?:plan|way|assignment|allocation)|(?:the|full|complete|whole) solution|fill (?:it|this|in)
i give up|löse?|lösung|résou[sd]\\w*|resuelve|risolvi|resolva|求解|解一下|find outliers|any (?:anomalies|outliers)|anything odd"""),)}
_PATTERNS = {intent: [(weight, re.compile(_words(text), re.IGNORECASE)) for weight, text in cues]
             for intent, cues in _CUES.items()}
_REFUSED = re.compile(_words("""
(?:no|not a|don'?t need (?:a|any)?|without) hints?|keine? (?:tipps?|hinweise?)|pas d'indices?|sin pistas|不要提示|别给提示"""), re.IGNORECASE)
"""Words of a wish that is not there."""


def joined(first: Wants, last: Wants) -> Wants:
    """Of the two ends of a long text."""
    return tuple((a + b) / 2 for a, b in zip(first, last, strict=True))


def cues(text: str) -> dict[str, float]:
    """What words say for each intent that they speak of."""
    said = text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}"
    said = _REFUSED.sub(" ", said.replace("’", "'"))
    found = {intent: max((weight for weight, pattern in patterns if pattern.search(said)), default=0.0)
             for intent, patterns in _PATTERNS.items()}
    return {intent: weight for intent, weight in found.items() if weight}


def decided(text: str, wants: Wants, data: bool) -> str:
    """The likeliest intent. data: whether the text holds data of a problem."""
    said = cues(text)
    score = {intent: math.log(max(chance, LEAST)) + said.get(intent, 0.0)
             for intent, chance in zip(INTENTS, wants, strict=True) if not (data and intent in ("list", "other"))}
    if "solve" not in said:
        score["solve"] -= UNSAID
    return max(score, key=score.__getitem__)
