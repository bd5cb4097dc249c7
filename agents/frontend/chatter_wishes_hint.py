"""Wishes for a hint, not the whole solution, as many people say them: about anything, and about each form of data.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; held-out lines never \
occur in
training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

HINT = Pool(
    spoken(en="""
[can|could|would|will] [you|u|someone|anybody] [give|offer|lend|send|show|tell] me [a|one|just a|a small|a tiny|a \
little|another] [hint|clue|tip|pointer|nudge]
[give|show|hand|throw|drop] me [a|one|just a|a single|a tiny|another|some kind of] [hint|clue|tip|pointer|bone]
[a|one|just one|only a|a small|another] [hint|clue|tip|nudge] [for this {name}|would do|is enough|would be great|, \
nothing more|and I can go on|]
[no|zero|without] spoilers[, just a hint|, only the next step|, a nudge is enough|]
[don't|do not|dont|please don't|pls dont] [solve|finish|complete|spoil] [it|this|the whole thing|everything|it for \
me][, just a hint|, only help me on|, I want to do it myself|; one step is enough]
[i'm|im|I am|been|I've been] [stuck|lost|blocked|at a dead end|completely stuck] [here|on this {name}|at this point|\
for an hour|since yesterday|now][, any hint?|, what next|, a nudge please|, where do I look?|, help me along without \
the answer]
[what|whats|what is|what would be] [the|my|a good|the logical|the most obvious] next [step|move|thing to do|deduction]
what [should|do|could|can|would] [i|I|you|we] [do|try|look at|look for|fill in|work on] next
[where|how] [should|do|can|would] [i|I|we|you] [go on|continue|proceed|start|begin|move on] [now|here|with \
this {name}|]
[which|what] [part|spot|area|place|bit] [should|do|would] [i|you] [look at|focus on|start with|examine] [first|next|\
now]
[point|push|steer|nudge] me [in|into|to] the right direction
[I|i] [only|just] [want|need|would like|ask for] [a|one|the next] [hint|step|clue|tip|nudge][, not the answer|, not \
the solution|, don't tell me the rest|]
[not the|I don't want the|please not the|keep the|spare me the] [whole |full |complete |entire |][answer|solution][, \
only a hint|, just the first step|, only a nudge|, a clue will do]
[reveal|tell me|show me|give away|uncover] [only|just|no more than|exactly] [one|a single] [step|move|thing]
[what|which] [am I|do I|am i] [missing|overlooking|not seeing][, just a hint|, one clue|, where should I look|]
[help|assist] me [a little|a bit|along|one step further|get going|get unstuck][, but don't solve it|, no full \
solution|, without giving it away]
I [want|would like|prefer|love|insist] to [solve|finish|crack|do] [it|this|the rest] [myself|on my own|alone][, but \
where do I start?|, so only a tip|. A small hint?|, just get me going]
[is there|do you see|can you see|do you spot] [anything|something|some trick|a simple step|an easy move] [I|one|we] \
[missed|could do|can do] [here|now|next]
[step one|first step|just step 1|the very first step] [only|please|, not more|is all I need]
[gimme|gib|need] [a hint|1 hint|hint pls|a lil hint|a clue]
[hint|hint?|clue?|tip?|a nudge?|help me out a bit?]
how would [you|an expert|a pro|one] [start|begin|go on|attack this|approach this {name}]
[teach|tell] me how to [start|go on|proceed|think] [here|with this one|], [don't|do not] [tell|give] me the [answer|\
result]
[my|the] [{relative}|teacher|coach] [says|told me] there is an easy [next step|move|start] here, [which|what is it|\
where]
[only|just] the next [step|move|thing][, then I'll continue|, leave the rest to me|, please nothing else|]
[hold off on|skip|hide] the [solution|answer], [what comes next|where would you look|a tip is fine]
[what|which] technique [would help|should I use|do I need|applies] [here|now|next]
[try|can you] not [to spoil|spoiling] it[, where do I go next|, but help me on|]
[could I|can I|may I|might I] [have|get|ask for|beg for] [a|one|a small|one more|a tiny] [hint|clue|tip|pointer|nudge]
[any|some] [hint|hints|clues|tips|ideas|suggestions] [how to|on how to|where to] [go on|start|proceed|continue]
""", de="""
[gib|geben Sie|gebt|schick] mir [einen|nur einen|bloß einen|einen kleinen] [Tipp|Hinweis|Denkanstoß|Wink]
[nur|bloß|bitte nur|lediglich] [ein|einen|einen kleinen] [Tipp|Hinweis|Denkanstoß][, nicht die Lösung|, keine Lösung|]
[ich komme nicht weiter|ich häng fest|ich stecke fest|ich hänge|komm nicht weiter][, was nun|, wie geht's weiter|, \
ein Tipp|, wo soll ich hinschauen]
[was|welches] [ist|wäre] der nächste [Schritt|Zug]
[wo|wie|womit] [soll|kann|muss] ich [weitermachen|anfangen|ansetzen|weiterkommen]
[verrate|verrat|sag] [mir |][nicht die Lösung|nicht alles|die Lösung noch nicht][, nur den nächsten Schritt|, nur \
einen Hinweis|]
ich [will|möchte|würde] [es|das] [selbst|selber|gern selbst] [lösen|schaffen], [aber wie fange ich an|nur ein Tipp|\
wo geht's los]
[was|wo] übersehe ich [hier|gerade|]
[hilf|helfen Sie] mir [ein bisschen|ein Stück|einen Schritt] [weiter|auf die Sprünge]
[nur den|zeig mir nur den|bitte nur den] [ersten|nächsten] [Schritt|Zug]
""", fr="""
[donne|donnez|file|donne-moi]-moi [un|juste un|un petit] [indice|coup de pouce|conseil]
[juste|seulement|rien qu'] un [indice|petit indice|coup de pouce][, pas la solution|, pas la réponse|]
je [suis bloqué|suis coincée|bloque|suis coincé|n'avance plus][, par où continuer|, un indice|, une piste|]
[quelle est|c'est quoi|quelle serait] la prochaine étape
[par où|comment|où] [commencer|continuer|je continue|dois-je regarder]
[ne me donne pas|sans me donner|ne dévoile pas] la [solution|réponse][, juste une piste|, seulement l'étape suivante|]
[qu'est-ce que|que] [je rate|je ne vois pas|dois-je regarder ensuite]
je veux [le faire|trouver|finir] [moi-même|tout seul|seule], [juste une piste|un petit indice|où commencer]
""", es="""
[dame|deme|me das|me puedes dar] [una|solo una|una pequeña|alguna] [pista|ayudita|sugerencia]
[solo|solamente|nada más que] una [pista|ayuda pequeña][, no la solución|, sin resolverlo|]
[estoy|me he quedado|me quedé] [atascado|atascada|bloqueado|trabado][, ¿qué hago ahora?|, una pista|, ¿por dónde \
sigo?|]
¿[cuál es|cuál sería] el [siguiente|próximo] paso?
¿[por dónde|cómo|dónde] [empiezo|sigo|continúo|miro]?
no me [des|digas] la [solución|respuesta][, solo una pista|, solo el siguiente paso|]
[quiero|prefiero] [hacerlo|resolverlo] yo [mismo|misma|solo], [solo una pista|¿cómo empiezo?]
""", it="""
[dammi|mi dai|vorrei] [un|solo un|un piccolo] [indizio|suggerimento|aiutino]
[sono|mi sono] [bloccato|bloccata|incagliato][, cosa faccio adesso|, un suggerimento|]
qual è [la prossima mossa|il prossimo passo]
non [dirmi|voglio] la soluzione[, solo un indizio|, solo un aiutino]
""", pt="""
[me dá|dá-me|quero] [uma|só uma|uma pequena] [dica|pista]
[travei|estou preso|empaquei][, o que faço agora|, uma dica|]
qual é o próximo passo
não [me dê|quero] a [resposta|solução][, só uma dica|]
""", zh="""
[给|给我|来|求][个|一个|一点|点儿][提示|线索|小提示]
[我|我这里|这里]卡住了[，下一步怎么走|，提示一下|，该看哪里|]
下一步[该|应该|怎么][做什么|走|看哪里|填]
[不要|别|先别][告诉我答案|直接给答案|剧透][，只要提示|，提示一下就好|]
[只|就]要[一步|下一步|一个提示]
""", nl="""
[geef|kun je] mij [een|alleen een|een kleine] [hint|tip][, niet de oplossing|]
ik [zit vast|kom niet verder][, wat nu|, een tip]
""", pl="""
[daj|podaj|poproszę] [mi |][tylko |][podpowiedź|wskazówkę]
[utknąłem|nie wiem co dalej][, jaki następny krok|, podpowiedz]
"""),
    spoken(en="""
[got|have you] any [wisdom|pointers|guidance] for [my next step|going further|a stuck soul]
[leave|save] the [ending|solution] [for later|a secret], [how do I move forward|just help me over this bump]
[whisper|slip] me [something useful|a small secret|one tiny detail]
my head is [spinning|smoking|empty], [what can be deduced next|get me unstuck without the answer]
[one|a] [breadcrumb|teaser|pointer] [is all I ask|would be lovely|, no more]
[can't|cannot] [get any further|make progress] [here|with this], [where is the next opening|what gives]
[unstick|jump-start] me [please|, but no answer]
[without|w/o] [ruining|revealing] it, [what do I try now|which bit is easiest]
""", de="""
[stups|schubs] mich [mal |][in die richtige Richtung|an]
[ich seh|da seh] [ich |]vor lauter [Zahlen|Bäumen] nichts mehr, [ein kleiner Anstoß|ein Fingerzeig]
""", fr="""
[mets-moi|mettez-moi] sur la [voie|piste]
""", es="""
[échame|écheme] un [cable|capote] [sin resolverlo|pero sin la respuesta]
""", zh="""
[点拨|稍微指点]一下[，别说答案|]
"""))

GRID_HINT = Pool(
    spoken(en="""
[which|what] [cell|square|box|number|digit] [comes next|can I fill next|can be filled now|is the easiest|goes next|\
should I do next]
[show|tell|give] me [one|a single|just one|only one|the next|any one] [cell|number|digit|square]
[where|which square] does the next [number|digit] go
[is there|do you see|any] [a|an|another|] [naked single|hidden single|naked pair|pointing pair|X-wing|swordfish|\
locked candidate|hidden pair] [here|in this grid|left|somewhere]
[can|could] you [find|spot|see] the next [single|logical step|number|forced cell]
[fill in|place|do] [just |only |]one [number|cell|digit][, not more|, I do the rest|]
[i|I] [have|got] all the [easy ones|singles|obvious ones][, what now|, where next|, what's the next deduction]
[these|here] are my [small numbers|candidates|notes][, what's next|, what did I overlook|, which of them can go]
[one|1] [number|digit|cell] [please|only|would get me going|is enough]
""", de="""
[welche|welches] [Zelle|Kästchen|Zahl|Feld] [kommt als nächstes|kann ich jetzt füllen|ist am leichtesten]
[nenn|zeig|sag] mir [nur |]eine [Zahl|Zelle|Ziffer]
""", fr="""
[quelle|quel] [case|chiffre] [remplir ensuite|vient après|est la plus facile]
[donne|montre]-moi [juste |]une [seule |][case|valeur]
""", es="""
¿[qué|cuál] [casilla|número|celda] [sigue|va ahora|relleno ahora]?
[dime|dame] [solo |]un [número|valor]
""", it="quale [casella|cella|numero] [posso riempire ora|viene dopo]", zh="下一[格|个数字|个]填[什么|哪里]"),
    spoken(en="""
[which|what] [digit|square] would a [beginner|champion] write [now|next]
[just|only] [unlock|reveal] [a single|one] square
""", de="[wo|in welchem Feld] steht die nächste sichere Zahl"))

MAP_HINT = Pool(
    spoken(en="""
[which|what] [way|direction] [do|should|must] I [go|turn|head|walk|take] [first|now|at the beginning|from the start]
[left|up|north] or [right|down|south] [first|at the start|]
[tell|show|give] me [only|just] the first [move|step|turn|two steps|few steps|couple of moves]
[just|only] the [first|opening|next] [move|step|turn|direction][, not the whole path|, not the full route|, I'll \
find the rest|]
[don't|do not|dont] [tell|show|give] me the [whole|entire|full] [path|route|way][, only the first step|, just how it \
begins|]
[do|should] I [keep to|hug|follow] the [left|right|top|bottom] [side|wall|edge][, just a hint|]
[which|what] [corridor|branch|door|turn] is the right one [at first|to begin with|, nothing more]
how does the [path|route|way] [begin|start][, I want to do the rest myself|]
""", de="""
[in welche|welche] Richtung [muss|soll|geh] ich [zuerst|am Anfang|als Erstes]
[nur|bloß] den ersten [Schritt|Zug|Abzweig][, nicht den ganzen Weg|]
""", fr="""
[dans quelle|quelle] direction [d'abord|au début|pour commencer]
[juste|seulement] le premier [pas|mouvement][, pas tout le chemin|]
""", es="""
¿[hacia dónde|en qué dirección] [voy|empiezo] [primero|al principio]?
[solo|dime solo] el primer [paso|movimiento][, no todo el camino|]
""", it="[in che|quale] direzione [prima|all'inizio]", zh="[第一步|先|开头][往哪走|走哪边|怎么走][，别告诉我整条路|]"),
    spoken(en="""
[does|should] the [path|hero] [leave|set off] [eastwards|upwards|to the side] [at first|initially]
[only|just] the [opening|initial] [leg|stretch] of the [way|walk]
""", de="nur [die ersten zwei Schritte|den Anfang vom Weg]"))

TABLE_HINT = Pool(
    spoken(en="""
[which|what] [customer|pair|assignment|order] should I [fix|place|decide|assign] first
[where|with whom|with which one] would you [start|begin] [the assignment|allocating|]
[just|only] [one|the first|a single] [assignment|pair|customer][, I'll work out the rest|, not the whole plan|]
[tell|show] me [only |just ]where [one|the first|the biggest] [customer|of them] [should go|goes]
[how|where] do I [start|begin] [solving|with] [this by hand|such a table|this exercise][, only a hint|, no solution \
yet|]
""", de="""
[welchen|welchen einen] Kunden [soll|würde] ich zuerst [zuordnen|vergeben]
[womit|bei wem] fang ich an[, nur ein Tipp|]
""", fr="[quel client|lequel] [affecter|placer] [d'abord|en premier]", es="¿[a qué cliente|a cuál] asigno primero?",
           zh="[先|第一个]分配哪个[客户|]"),
    spoken(en="[which|what] [row|shop] decides [the matter|everything], [only that|no more]"))

SERIES_HINT = Pool(
    spoken(en="""
[where|which part|roughly where|which half] should I [look|search|zoom in] [first|for it|]
[just|only] [tell me|say|give me] the [rough area|region|half|first one][, not all of them|, I'll find it myself|]
[is it|is the odd one] [early|late|in the first half|near the end|at the beginning][, just a hint|, only a clue|]
[how many|what kind] [should I look for|am I looking for][, no positions please|, don't say where|]
[don't|do not|dont] [list|mark|tell me] [them all|all|every one][, just where to start|, only a hint]
[give me|just] a hint [where|at what time|in which stretch] [something is off|to look|it goes wrong]
""", de="""
[wo|in welchem Abschnitt] [soll|muss] ich [ungefähr |]suchen
[nur|bloß] [die Gegend|den Bereich|ein Tipp, wo es ist]
""", fr="[où|dans quelle zone] dois-je [regarder|chercher][, juste un indice|]",
           es="¿[dónde|en qué zona] [debo mirar|busco]?[ solo una pista|]", zh="[大概|大致]在[哪一段|哪里][，别全说|]"),
    spoken(en="[warm or cold|hot or cold]: [first|second] half of the [data|recording]"))
