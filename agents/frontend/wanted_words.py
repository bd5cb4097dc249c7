"""Words that speak of an intent, in the languages that people write to us in: a small lexicon for `wanted`.

Invariant: data only: regular expressions, one alternative each, that match in time linear in the text. Those of Latin
letters are whole words.

    cues("just a nudge please")    {"hint": 3.2}
"""

from __future__ import annotations

import re
from collections.abc import Sequence

STRONG, WEAK = 3.2, 1.0
"""What a phrase that says the wish outright adds to the log-probability, and a word that often stands with it."""
ENDS = 2000
"""Characters at both ends of a text in which words are looked for."""

HINT = """
(?:an?|any|one|some|just|only|small|tiny|little|another|next|your|kind of) (?:hints?|clues?|tips?|nudge|pointers?)
(?:hint|clue|tip|nudge)s?(?: please| pls| for| would| will| only| is|\\?| where| how| to)|no spoilers?
(?:without|not|don'?t|dont) (?:to )?spoil\\w*
(?:the|my|a|only|just|logical|your) (?:next|first|opening) (?:logical )?(?:steps?|moves?|turns?|deduction|direction)
next (?:steps?|moves?|deduction|thing to do)|first (?:move|step|turn) (?:only|please)|step one only
(?:first|next|just|only) (?:one|two|few|1|2|single|a single) (?:moves?|steps?|turns?|cells?|numbers?|digits?)
what (?:do|should|can|could|would) (?:i|we|you) (?:do|try|look (?:at|for)|fill in|work on) (?:next|now|first)
where (?:do|should|can|could|would|must) (?:i|we|you|one) (?:go|look|start|continue|begin|dig|proceed)\\w*
which (?:direction|way|cell|square|part|number|spot|digit) .{0,25}(?:first|next|now|easiest)|right direction
(?:don'?t|dont|do not|not) .{0,15}(?:the )?(?:whole|full|entire|complete) (?:\\w+ )?(?:path|way|solution|answer|\
thing|route)
(?:don'?t|dont|do not|not) (?:want |give me |tell me )?the (?:answer|solution)|what(?: comes| is|'s)? next
what (?:am i|do i|i'm) miss\\w*|(?:stuck|lost) (?:here|on this|at this)|help me (?:along|a (?:bit|little))
(?:solve|do|find|finish|crack|figure) (?:it |this |the rest )?(?:out )?(?:by )?(?:myself|on my own)
(?:an?|another|any) (?:naked|hidden) (?:single|pair)|is there (?:an? )?(?:xy?-?wing|swordfish|naked|hidden|pointing)
kleine[nr]? (?:tipp|hinweis|denkanstoß|wink)|einen (?:tipp|hinweis|wink|denkanstoß)
nur (?:ein|einen) (?:tipp|hinweis)|(?:tipp|hinweis) (?:bitte|geben|für)|nächste[rn]? (?:schritt|zug)
(?:erste[rn]?) (?:schritt|zug)|(?:keine|nicht die) (?:ganze |komplette )?lösung
wo (?:soll|muss|kann) ich (?:weiter|anfangen|hinschau|such)\\w*|wie geht'?s weiter
(?:un|petit|juste|des|quelques) (?:petits? )?indices?|un coup de pouce|une piste|prochaine étape|prochain coup
pas la (?:solution|réponse)|(?:una|alguna|pequeña|solo) (?:pequeña )?(?:pista|ayudita)|(?:siguiente|próximo) paso
primer paso|no (?:me des|quiero|me digas) la (?:solución|respuesta)
(?:un|piccolo|qualche) (?:piccolo )?(?:indizio|suggerimento|aiutino|aiuto)|prossim[ao] (?:mossa|passo)
non (?:voglio|dirmi|darmi) la soluzione|(?:uma|alguma) (?:dica|pista)|próximo passo
não (?:quero|me dê) a (?:solução|resposta)|提示|线索|下一步|第一步|点拨|别剧透|不要答案|别告诉我答案"""
HINT_WORDS = """
(?:don'?t|dont|do not) .{0,12}(?:solve|finish|complete) (?:it|this)|hints?|clues?|nudge|stuck|pointers?|spoilers?
tipp|hinweis|indice|indizio|pistas?|dica|bloquée?|atascad[oa]|卡住
(?:nicht|komme?) weiter|teach me|help me"""
WHY = """
why (?:is|are|was|were|does|do|did|doesn'?t|can'?t|cannot|can|not|isn'?t|must|would|should|that|has|have|there|\
it|this|the)
why(?: exactly| so| though| on earth)?\\s*\\?|how come|why [a-z]?\\d|why only|why \\w+ and not
(?:explain|justify|prove|show|tell|understand|see|get) (?:to |me |to me )?(?:why|how you|how that|the (?:reason|\
logic))
(?:explain|justify|prove) (?:your|the|that)|what (?:forces|makes|is the reason|'?s the reason|rule|prevents)
(?:the|your|any) reason(?:s|ing)?(?: for| behind| why|\\?)
how (?:do|did|can) (?:you|we|they) (?:know|get (?:that|this|it|there|to)|arrive|conclude|deduce)
where does (?:the|that) .{0,20}come from
says who|warum|wieso|weshalb|wie kommst du (?:auf|dar|zu)\\w*|begründ\\w+
erklär\\w* (?:mir )?(?:warum|wieso|das|deine|die)|pourquoi|por qué|porqué|perché|por que|spiega\\w*|explica(?:me)?
explique\\w*|waarom|dlaczego|为什么|为啥|凭什么|怎么得出|怎么来的|理由"""
WHY_WORDS = """
why|explain|justify|reason|because|erklär\\w*|解释|原因"""
CHECK = """
(?:is|are|was|were) (?:this|that|it|my \\w+|everything|all|everything|the data)(?: \\w+){0,2} (?:right|correct|\
valid|ok|okay|optimal|unique|wrong|fine)
(?:check|verify|validate|double[- ]check|proofread|review|confirm|audit|inspect|grade) (?:my|this|that|whether|\
if|it|the|what|for)
can (?:you|u|someone) (?:check|verify|validate|confirm)|please (?:check|verify)|have i (?:made|done|missed|got)
did (?:i|we) (?:do|make|mess|miss|get|screw|break|go|overlook|take|forget)\\w*|where did i go|gone wrong
went wrong somewhere|(?:made|make|any|a|find|see) (?:any |my )?(?:mistakes?|errors?)|(?:right|correct|valid) so far
am i (?:right|wrong|correct|still (?:on|right))|is (?:that|this|it) (?:even )?(?:allowed|feasible|legal)
does (?:that|this|it|my \\w+) (?:actually |really |even |still )?(?:work|hold|hold up|make sense|look (?:right|ok))
(?:was|were|am) (?:i|we) (?:right|wrong|correct)|did i overdo|(?:on|off) the right track|is mine
(?:is|are|was) (?!there|it possible|any).{1,45} (?:really|actually|indeed) (?:an? |the )?(?:anomal\\w+|outlier|\
optimal|optimum|best)
(?:is|are|was) (?:that|this|it|mine|my \\w+)(?: \\w+){0,4} (?:best|optimum|allowed|feasible|\
cheapest|shortest)(?: one| \\w+)?\\?
did (?:it|my \\w+|the \\w+|they) (?:really |actually )?(?:find|get|give|miss)
can it be done (?:any )?(?:cheaper|shorter|better)
(?:geht|ginge) (?:es|das) (?:noch )?(?:billiger|günstiger|kürzer|besser)|c'est bon ce
es (?:correcto|óptim[oa])|è ottimal[ei]
right or wrong|(?:,|\\.|so) (?:right|correct|true|agreed?)\\?|did i miss
(?:is|are) (?:that|there) (?:any )?(?:errors?|mistakes?)|(?:unique|only one|more than one|exactly one|one) solution
how many solutions|(?:is|are) (?:my|our) (?:plan|solution|answer|path|route)|stimmt (?:das|es|mein\\w*|die|so|meine)
(?:hab|habe) ich .{0,30}(?:fehler|richtig|falsch|vertan)|fehler gemacht|(?:über)?prüfe?n?|kontrollier\\w*
ist (?:das|es|mein\\w*|alles) .{0,25}(?:richtig|eindeutig|korrekt|so okay)|vérifie\\w*|j'ai (?:juste|bon|fait une)
c'est (?:juste|bon|correct)|ai-je (?:fait|bon|juste)|est-ce (?:juste|correct|valide)|(?:está|va) (?:bien|correcto)
comprueba|revisa|verifica|me he equivocado|algún error|errores|controlla|ho (?:sbagliato|fatto)
è (?:giusto|corretto)|confere|confira|está certo|检查|验证|核对|对不对|对吗|正确吗|有没有错|有错吗|唯一解|哪里错"""
CHECK_WORDS = """
check(?:ed|s)?|verify|validate|mistakes?|valid|correct|right|errors?|solvable|possible|fehler|stimmt|erreurs?|juste
correcto|giusto|certo|normal|fine|invalid"""
WHAT_IF = """
what if|what happens (?:if|when)|what would happen|(?:what|how) (?:changes|would|does) .{1,50}\\bif
what'?s? .{1,40}\\bif (?:i|we|you|one|the|it)|suppose(?! we have)|supposing|imagine (?:that|if|one)
pretend (?:that)?|hypothetically|had .{1,15} been|(?:and|but) if (?:i|we|one|the|it)
(?:would|does|will|could) (?:it|that|this|the \\w+)(?: \\w+){0,5} (?:work|change|be|hold|have|break|get|matter|\
cost|become|grow|rise|fall|stay) .{0,40}\\bif
qué pasa(?:ría)? .{1,60}\\bsi|si (?:on|l'on|je|nous) [^.?!\n]{1,90}, ?(?:est-ce que|combien|quel|que)
wenn (?:man|ich|wir) [^.?!\n]{1,90}, ?(?:wird|würde|wäre|ist|was|wie|um wie)|cosa succederebbe .{1,60}\\bse
still (?:work|be|valid|hold|solvable|ok) .{0,20}(?:if|when|with)|(?:assume|assuming) (?:that|\\w+ (?:is|=|was))
was (?:wäre|passiert|ist|kostet es),? wenn|(?:und|auch) (?:was,? )?wenn|angenommen|nehmen wir an|mal angenommen
ginge? auch|gesetzt den fall|et si|que se passe|qu'arrive|supposons|suppose que|admettons|imaginons
qué pasa(?:ría)? si|y si|supongamos|supón|imagina que|e se|cosa (?:succede|cambia) se|o que acontece|如果|假如|要是
假设|万一"""
WHAT_IF_WORDS = """
(?:change|set|turn|switch|replace|swap) .{1,40} (?:to|into|with|by) .{0,40}
(?:put|try|place) (?:a )?\\d+ (?:in|at|into|for)
(?:remove|delete|erase|clear|drop) (?:the )?(?:one|first|last|cell|row|r\\d|wall|number)
instead|let'?s say|change|correction|oops|should be|assume|assuming"""
LIST = """
what (?:can|could|do) (?:you|u|this|it) (?:do|solve|support|handle|understand|accept|read|offer)|what else can you
(?:which|what) (?:kinds?|types?|sorts?|problems|puzzles|tasks|formats?|sizes|inputs?) .{0,30}(?:you|supported|\
accept|solve|there|handle)
how (?:do|does|can) (?:you|this|it|i use)(?: work| this| you| thing)?\\??$
(?:your|the) (?:abilities|skills|capabilities|features|commands)
list (?:of |all |your |the )*(?:tasks|commands|abilities|problems)|(?:what|which) formats?|are you (?:able|capable)
what (?:is|are) (?:this|the|your) (?:\\w+ )?(?:program|app|thing|bot|tool|assistant)(?: able to do| for|\
 good for|'s purpose)
or other (?:stuff|things|puzzles) too
ce que (?:vous savez|tu sais|vous pouvez|tu peux|ça sait) faire|(?:sers|sert|servez) à quoi
à quoi (?:sers|sert|servez)
was kannst du|was für \\w+ (?:kannst|löst|verstehst) du|aufgabenarten|was (?:kann|versteht) (?:das|dieses) programm
welche \\w*(?:aufgaben|aufgabenarten|rätsel|probleme|arten)\\w* .{0,40}(?:du|programm|verstehst|versteht|löst|kannst)
wie funktioniert (?:das|dies|der)|que (?:sais|peux)-tu|quels? (?:problèmes|types) .{0,30}(?:tu|vous)
comment ça marche|qué (?:puedes|sabes) hacer|qué (?:tipos|problemas|clases) .{0,25}(?:resuelves|puedes|aceptas)
cómo funciona|cosa (?:sai|puoi) fare|come funziona|o que você faz|你(?:能|会|可以)(?:做|解)?(?:什么|哪些)
支持(?:哪些|什么)|怎么用"""
SOLVE = """
(?:please|pls|then|anyway|just|now|to) (?:\\w+ )?solve
(?<!not )(?<!n't )(?<!dont )solve (?:it|this|the|my|for|please)|(?:bitte|mal) lösen
(?:full|complete|whole) solution
(?:what|whats|what's|give me|show me|need|want|quelle|wie|cuál)(?: is| est| es| lautet)? (?:the|its|la|\
die) (?:\\w+ )?(?:solution|answer|result|réponse|lösung|solución)
(?:so )?(?:what|whats|what's) is it\\?"""
SOLVE_WORDS = """
solve|solution|answer|solved|result|the (?:shortest|cheapest|best|quickest) \\w+
(?:shortest|quickest|fastest|best|optimal|cheapest) (?:path|route|way|plan|assignment|allocation|solution|split|\
one|total)
(?:is|so|that|be) (?:the )?(?:cheapest|least|lowest|smallest|shortest)|least (?:cost|total|unhappy)
lowest (?:cost|total)|minimi[sz]e|minimum|optimum|optimi[sz]e|(?:any|the|find|all|for) (?:anomal\\w+|outliers?)
anomal\\w+|outliers?|unusual|anything (?:odd|wrong|strange|weird|off)
(?:is|looks?) (?:that |this |it )?(?:ab)?normal|fill (?:it|this|in|them)|finish (?:it|this)|complete (?:it|this|the)
fewest|(?:way|path|route) (?:from|to|out|through)|how (?:do|can) (?:i|we) get|i give up|löse\\w*|lös|lösung
ausfüllen|günstigste\\w*|billigste\\w*|kürzeste\\w*|schnellste\\w*|ausreißer|auffällig\\w*|optimale?\\w*
minimier\\w*|résou[sdv]\\w*|solution|réponse|le moins cher|moins chère|au moindre coût|le plus court|minimiser
anormal\\w*|anomalies?|aberrante?s?|resuelv\\w*|resolver|solución|respuesta|más (?:corto|barata|económica)
anómal\\w*|anomalías?|atípicos|risolv\\w*|soluzione|più (?:breve|economic[ao])|percorso minimo|求解|解一下|答案|最短
最便宜|最优|最小|最省|异常|怎么走|解数独"""
_LEXICON: dict[str, tuple[tuple[float, str], ...]] = {
    "hint": ((STRONG, HINT), (WEAK, HINT_WORDS)), "why": ((STRONG, WHY), (WEAK, WHY_WORDS)),
    "check": ((STRONG, CHECK), (WEAK, CHECK_WORDS)), "what-if": ((STRONG, WHAT_IF), (WEAK, WHAT_IF_WORDS)),
    "list": ((STRONG, LIST),), "solve": ((STRONG, SOLVE), (WEAK, SOLVE_WORDS))}
_DENIED = """
(?:check|verify|review|inspect|audit) (?:\\w+ ){0,5}for (?:any |odd )?(?:anomal\\w+|outliers?)
(?:no|not an?|don'?t need (?:an?|any)?|without|skip the) (?:hints?|tips?|explanations?)
(?:don'?t|do not) (?:say|tell me|explain) why|verify the result|keine? (?:tipps?|hinweise?|erklärung)|pas d'indices?
sans explication|sin pistas|nada de pistas|senza indizi
不要提示|别给提示"""
"""Words for a wish that the person does not have."""


def compiled(text: str) -> re.Pattern[str]:
    """One pattern of lines of alternatives; those of Latin letters are whole words."""
    parts = [part for line in text.strip("\n").split("\n") for part in _alternatives(line)]
    latin = [part for part in parts if not re.search(r"[\u3040-\u9fff]", part)]
    bounded = [rf"(?<!\w)(?:{'|'.join(latin)})(?!\w)"] if latin else []
    return re.compile("|".join([*bounded, *(part for part in parts if part not in latin)]), re.IGNORECASE)


def _alternatives(line: str) -> list[str]:
    """The parts between the bars that stand in no brackets."""
    parts, depth = [""], 0
    for sign in line:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


_PATTERNS = {intent: [(weight, compiled(text)) for weight, text in entries] for intent, entries in _LEXICON.items()}
_NOT_WANTED = compiled(_DENIED)
_DATA = """
capacit(?:y|ies|é|és|à)|capacidad(?:es)?|capacidade|kapazität(?:en)?|demands?|bedarf|besoins?|demande|demanda|needs?
braucht|costs?|kosten|kostet|coûts?|coûte|costo|cuesta|custo|warehouses?|depots?|lager|entrepôts?|almac[eé]n(?:es)?
magazzin[oi]|customers?|clients?|kunden?|clientes?|clienti|walls?|mauer|wand|murs?|muro|partenza|arrivo|holds?
seats?|fasst|places|容量|需求|成本|费用|仓库|客户|墙|起点|终点"""
_WORDS_OF_DATA = compiled(_DATA)
_EMPTY = frozenset(re.findall(r"\w+", """
here it is you go this that one the other no not see below attached look following as promised data input next and
these those them there please again hier bitte das da ist andere siehe unten voilà voici celui ci autre
aquí está este ese el otro ecco questo aqui esta 如下 这个 另一个 给你"""))
"""Words that point to something, or say nothing."""
NUMBERS = 6
"""Numbers from which a text with two words of data may hold a problem."""


def cut_out(text: str) -> str:
    """Both ends of a long text, with straight apostrophes."""
    return (text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}").replace("’", "'")


def cues(text: str) -> dict[str, float]:
    """What the words say for each intent that they speak of."""
    said = _NOT_WANTED.sub(" ", cut_out(text))
    found = {intent: max((weight for weight, pattern in patterns if pattern.search(said)), default=0.0)
             for intent, patterns in _PATTERNS.items()}
    return {intent: weight for intent, weight in found.items() if weight}


def says_nothing(text: str) -> bool:
    """Whether there are no words, or only such as point to something that is not there."""
    return all(word[0] in _EMPTY for word in re.finditer(r"[^\W_]+", text.casefold()))


def speaks_of_data(text: str, words: Sequence[str] = ()) -> bool:
    """Whether a text has the words and the numbers of a problem: `words` are those of the tasks."""
    numbers, others = len(re.findall(r"\d+", text[:20000])), len(re.findall(r"[^\W\d]+", text[:20000]))
    if numbers < NUMBERS:
        return False
    if numbers >= 2 * max(others, NUMBERS) and "solve" in cues(text):  # hardly more than numbers to be solved
        return True
    said = {found[0].casefold() for found in _WORDS_OF_DATA.finditer(text[:20000])}
    lower = text[:20000].casefold()
    return len(said | {word for word in words if word in lower}) >= 2
