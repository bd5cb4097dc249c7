"""Questions for a reason, as many people ask them: about anything, and about each form of data.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; held-out lines never \
occur in
training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

WHY = Pool(
    spoken(en="""
[why|how come] [is that|is this so|does that hold|this answer|is this the solution|did you do that]
[explain|justify|motivate|defend] [your|the|that] [answer|solution|result|choice|reasoning|decision|last step]
[can|could|would] [you|u] [explain|justify|walk me through|go over|clarify] [why|how you got this|how that follows|\
your reasoning|the logic|the last step|the answer]
[how|on what basis|by what logic] [did|do|have] [you|they|the app|the program] [get|reach|arrive at|find|come to|\
conclude] [that|this|it|the result|this answer]
[what|whats|what is] the [reason|logic|reasoning|justification|argument|explanation] [for that|behind this|here|\
behind the answer]
[I|i] [don't|dont|do not|can't|cannot] [understand|get|follow|see] [why|how|your answer|the last step|how you got \
that|the reasoning]
[the|my] [book|app|website|tool|{relative}|answer key|teacher] [says|claims|gives|shows] [otherwise|something else|\
this], [why|how come|what's the reason]
[prove|show me] [that|why] [it|this|your answer] [is right|is correct|must be so|is the only one]
[why|how] [exactly|on earth|the hell|though|tho|so]
[makes no sense|that's weird|I'm confused|doesn't look right][, why is it like that|, explain|, please justify|, how \
so]
[where|what] does [that|this|the answer] come from
[and|but|so] why
[tell|show] me [why|the reason|your reasons|how you know that|what makes you sure]
[reasons|reason|explanation|justification|because?]
what [makes|forces|leads to|implies] [this|that|your answer|the result]
""", de="""
[warum|wieso|weshalb|wie kommt es, dass] [ist das so|gerade das|das|nicht anders|steht das da]
[erklär|erkläre|begründe|erklären Sie] [mir |][das|deine Lösung|die Antwort|den letzten Schritt|warum]
[wie|wodurch] [kommst du|kommt man|kommen Sie] [darauf|auf das Ergebnis|zu der Lösung]
[ich verstehe nicht|versteh nicht|mir ist nicht klar][, warum| wieso], [das so ist|das stimmt|das die Lösung ist]
[was|welcher] ist der Grund [dafür|für die Antwort|]
[woher|wie] weißt du das
""", fr="""
pourquoi [donc|ça|cette réponse|est-ce comme ça|cette solution]
[explique|expliquez|justifie]-moi [pourquoi|ta réponse|la dernière étape|le raisonnement|ta solution]
[comment|d'où] [tu trouves ça|as-tu trouvé|arrives-tu à ça|vient ce résultat]
je ne [comprends|vois] pas [pourquoi|le raisonnement|comment tu fais]
[quelle est|c'est quoi] la raison
""", es="""
¿por qué [es así|esa respuesta|esto|no otra cosa]?
[explícame|explica|justifica] [por qué|tu respuesta|el último paso|la solución|el razonamiento]
¿cómo [llegaste a eso|lo sabes|se llega a eso|has sacado eso]?
no [entiendo|comprendo] [por qué|el razonamiento|la respuesta]
""", it="""
perché [è così|questa risposta|proprio questo]
[spiegami|spiega|giustifica] [perché|la risposta|l'ultimo passo]
come [ci sei arrivato|fai a saperlo]
""", pt="""
por que [é assim|essa resposta|isso]
[me explica|explique|justifique] [por que|a resposta|o último passo]
""", zh="""
[为什么|为啥|凭什么][是这样|是这个答案|这么做|]
[解释|说明|讲][一下|下|][为什么|你的答案|理由|原因]
[怎么|如何][得出|推出|知道][的|来的|这个结果]
[看不懂|不明白|不理解][，为什么|，解释一下|]
""", nl="waarom [is dat zo|dat]", pl="dlaczego [tak jest|właśnie tak]"),
    spoken(en="""
[enlighten|convince] me, [what lies behind this|how can this be]
[I'd|I would] [love|like] to [know|hear] [the rationale|what led you there|your grounds]
[spell out|unpack] the [logic|argument] [for me|behind it]
[who says that|according to what rule]
""", de="[wie lässt sich das begründen|was steckt dahinter]", fr="[quel est le raisonnement|d'où ça sort]",
           es="¿[de dónde sale eso|cuál es la lógica]?", zh="[依据|理由]是什么"))

GRID_WHY = Pool(
    spoken(en="""
[why|how come] [is|must] [there a {v} in {at}|{at} be {v}|{at} a {v}]
[why|how come] [is|was] {at} [{v}|a {v}|= {v}|filled with {v}]
why [can't|cannot|can not|couldn't|cant|mustn't] [{at} be {v}|there be a {v} in {at}|I put {v} in {at}|{v} go in \
{at}|I place a {v} at {at}]
why [isn't|is not|not] [{v} allowed in {at}|{at} {v}|a {v} in {at}]
[explain|justify|show|prove] [why|that] {at} [is|must be|has to be|should be|equals] [{v}|a {v}]
[how|from what] [do|did|can|could] [you|we|I|one|they] [know|tell|deduce|conclude|infer] [that|] {at} [is|must be|\
has to be|=] {v}
what [forces|makes] [{at} to be {v}|a {v} in {at}|{at} {v}]
[the|my] [app|book|solution|{relative}|answer key|hint button] [says|claims|puts|wrote|insists] {at} [is|=|must be] \
{v}[, why|, why?| but why|, how come|, I don't see why]
[I|i] [don't|dont|do not|can't] [see|get|understand|understand at all] [why|how] {at} [is|must be|has to be|should \
be] {v}
{at} [is|=|->|must be|:] {v}[, why|? Why|, why is that|... how so| because of what]
[what's|what is|whats] the [reason|logic|reasoning|argument] [for|behind] [{v} in {at}|the {v} at {at}|{at} = {v}|{at}]
[where|how] does the {v} [in|at] {at} come from
why [does|did] [the {v} go|{v} belong|you put the {v}|it place {v}] [in|into|at] {at}
why [{v}|{v} and nothing else|only {v}] [in|at|for] {at}
[explain|walk me through|talk about] [{at}|the step at {at}|how {at} was found|the number in {at}]
[can|could] [you|someone] [explain|tell me|say] why {at} [is|must be|can only be|has to be] {v}
""", de="""
[warum|wieso|weshalb] [ist|steht] [in {at} eine {v}|{at} eine {v}|bei {at} {v}]
[warum|wieso|weshalb] [darf|kann] [in {at} keine {v} stehen|{at} nicht {v} sein|man in {at} nicht {v} setzen]
[warum|wieso] muss [{at} {v} sein|in {at} eine {v} stehen|die {v} nach {at}]
[erklär|erkläre|begründe] [mir |][{at}|warum {at} {v} ist|die {v} in {at}]
[woher|wie] [weißt du|weiß man], dass {at} {v} ist
[wieso|warum] steht [da|dort] [eine|die] {v} [in|bei|auf] {at}
[warum|wieso] kommt [die|eine] {v} [in|nach|auf] {at}
""", fr="""
pourquoi [{at} vaut {v}|{v} en {at}|un {v} en {at}|{at} est-il {v}|mettre {v} en {at}|y a-t-il un {v} en {at}]
pourquoi [{at} ne peut pas être {v}|pas {v} en {at}|ne peut-on pas mettre {v} en {at}]
[explique|explique-moi|justifie] [pourquoi {at} est {v}|{at}|le {v} en {at}|{at} = {v}]
[comment|d'où] [sais-tu|sait-on] que {at} [est|vaut] {v}
""", es="""
¿por qué [{at} es {v}|hay un {v} en {at}|va un {v} en {at}|pones {v} en {at}]?
¿por qué no [puede ir {v} en {at}|puede ser {at} {v}|va el {v} en {at}|pongo {v} en {at}]?
[explica|explícame|justifica] [por qué {at} es {v}|{at}|el {v} de {at}]
¿cómo [sabes|se sabe] que {at} es {v}?
""", it="""
perché [{at} è {v}|c'è un {v} in {at}|{v} in {at}]
perché [{at} non può essere {v}|non {v} in {at}]
[spiegami|spiega] [perché {at} è {v}|{at}]
""", pt="""
por que [{at} é {v}|tem {v} em {at}|{v} em {at}]
por que não [pode ser {v} em {at}|{v} em {at}]
""", zh="""
[为什么|为啥|怎么]{at}[是|必须是|一定是|只能填|填]{v}
[为什么|为啥]{at}[不能是|不能填|不是]{v}
[解释|说明]一下[为什么|]{at}[是|填]{v}
{at}[的|这个]{v}[是怎么来的|怎么得出的|为什么]
""", nl="waarom is {at} [een |]{v}", pl="dlaczego {at} to {v}"),
    spoken(en="""
[whence|wherefore] the {v} [in|at] {at}
[I would|id] have [put|guessed] something else [in|at] {at}, what [rules it out|speaks for {v}]
[which|what] [rule|constraint] [gives|dictates] {v} [for|at] {at}
""", de="was [spricht für|zwingt zu] {v} [in|bei] {at}", fr="qu'est-ce qui impose {v} en {at}",
           es="¿qué obliga a que {at} sea {v}?", zh="{at}凭什么[是|填]{v}"))

MAP_WHY = Pool(
    spoken(en="""
why [is that|is this|would that be] the [shortest|best|quickest] [path|way|route]
why [not|can't I|don't we|doesn't it] [just |][go|walk|turn|cut] [left|right|straight|up|down|through the middle|\
along the edge|diagonally|around]
why [does|did] [the|your|that] [path|route|solution|robot] [go|turn|make a detour|take the long way] [left|up|around|\
there|down first|]
[how|why] [do you know|are you sure|is it certain] [there is no shorter one|that nothing shorter exists|it is the \
shortest|it can't be done in fewer steps]
why [does it take|are there|is it|do I need] {d} [steps|moves] [and not {d}|and not fewer|]
[explain|justify] [the|your] [path|route|detour|turn|first move]
why is there no [way|path|route|exit|solution]
why [can't|cannot] [the goal|it|the exit|I] [be reached|get there|be reached faster]
[prove|show] [that|why] [no shorter path exists|it is optimal|{d} steps are needed]
""", de="""
[warum|wieso] [nicht|geht es nicht|führt der Weg nicht] [kürzer|geradeaus|links|durch die Mitte|rechts herum]
[warum|wieso] ist das der [kürzeste|beste] Weg
[warum|wieso] [braucht man|sind es|dauert es] {d} Schritte
""", fr="""
pourquoi [est-ce le plus court chemin|faut-il {d} pas|ne pas passer par le milieu|ce détour]
""", es="¿por qué [es el camino más corto|no por el medio|hacen falta {d} pasos|da ese rodeo]?",
           it="perché [è la via più corta|non si passa di là]", zh="为什么[这是最短路|不能走中间|要{d}步|没有更短的]"),
    spoken(en="""
what [prevents|speaks against] a [shortcut|beeline|direct walk]
[who says|how come] {d} is the minimum
""", de="[weshalb|wozu] der Umweg"))

TABLE_WHY = Pool(
    spoken(en="""
why [does|did|would] [the|your|that] [optimum|solver|model|solution] [give|assign|allocate|move] [one of them|that \
customer|the last one|it] [there|to the dearer one|to the more expensive one|so far away][, that costs more|]
why [isn't|is not|don't you use|doesn't everyone go to] the [cheapest|nearest|closest|cheaper] [one|warehouse|pair] \
[used|chosen|]
why [is this|would this be] the [cheapest|optimal|best] [plan|assignment|allocation]
[explain|justify] [the|this|that] [assignment|plan|allocation|choice][, it looks expensive|, I'd have done it \
differently|]
why is [there no|it] [feasible plan|solution|infeasible|impossible]
[how|why] [do you know|are you sure] [nothing cheaper exists|it's optimal|there is no cheaper plan]
why [can't|couldn't] [they all|everyone|all customers] [go to|use|be served by] the cheap one
[Our|My] [old solver|Excel|planner] [puts|has] one [customer|order|job] in the [expensive|far] [place|one], [the \
reason|how come|why so]
why [is|does] the total [so high|{big}|come out at {big}]
""", de="""
[warum|wieso] [geht|kommt|bekommt] der [eine|letzte] [Kunde|Auftrag] [zum teureren Lager|nicht ins billigere|dorthin]
[warum|wieso] ist [das der billigste Plan|die Zuordnung optimal|es so teuer]
""", fr="pourquoi [pas le moins cher|ce client va là-bas|est-ce optimal|ce plan]",
           es="¿por qué [no el más barato|ese cliente va ahí|es óptimo]?",
           it="perché [non il più economico|questo piano]",
           zh="为什么[不选便宜的|这样分配|这是最优]"),
    spoken(en="""
[what|which constraint] keeps [it|that one] from [going to|using] the [less costly|nearer] [place|one]
""", de="[weshalb|wieso] nicht die günstigere [Variante|Stelle]"))

SERIES_WHY = Pool(
    spoken(en="""
why [is|was|did you flag|did it mark|does it flag|do you call] [point {d}|reading {d}|number \
{d}|index {d}|that one|this one|the last one] [an anomaly|anomalous|an outlier|flagged|odd|]
[the|our|my] [monitor|software|alarm|script] [picked|marked|reported|complained about] [reading {d}|number {d}|one \
of them|something]. [Why|Why exactly|How come|What's wrong with it]
[explain|justify] [the|this|that|your] [flag|alarm|anomaly|finding|detection]
what [is|'s] [so odd|wrong|special|abnormal|anomalous] about [it|that point|point {d}|this reading]
why [was|is|did you find] [nothing|no anomaly|none|not the peak] [flagged|found|reported|]
[how|why] [do you know|can you tell] [it's no noise|that's not normal|it isn't just noise|the sensor is broken]
why [isn't|is not] [point {d}|the value {d}|the spike|the peak] [an anomaly|flagged|an outlier|marked]
[on what grounds|by which rule] [is that|was it] [odd|flagged|an outlier]
""", de="""
[warum|wieso] [ist|wird|wurde] [Punkt {d}|Wert {d}|der letzte Wert|das] [auffällig|als Ausreißer markiert|eine \
Anomalie|gemeldet]
[warum|wieso] [wurde|ist] [nichts|keiner] [gemeldet|auffällig]
""", fr="pourquoi [le point {d}|cette valeur|celle-là] [est anormale|est-il aberrant|est signalée]",
           es="¿por qué [el punto {d}|ese valor|esa lectura] [es anómalo|se marca|es raro]?",
           it="perché [il punto {d}|quel valore] è [anomalo|strano]",
           zh="为什么[第{d}个|这个值|那个点][是异常|被标记|异常]"),
    spoken(en="""
what [betrays|gives away] [number {d}|that sample] as [suspicious|faulty]
""", de="was stimmt [mit|an] [Nummer {d}|dem Wert] nicht, [wie kommt man darauf|weshalb]"))
