"""What would be if something were different, as many people ask: about anything, and about each form of data.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; held-out lines never \
occur in
training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

WHAT_IF = Pool(
    spoken(en="""
[what|and what|but what|so what|what happens|what would happen|what changes] if [one of them changed|we change \
something|it were different|one thing was different|something is removed|we drop one|I leave one out|one was missing]
[suppose|assume|imagine|say|let's say|pretend|consider that] [one of them is gone|it was different|the first one is \
missing|we change one of them|one is removed]
[would|will|does] [it|this|that|the answer] [still |][work|change|be the same|be solvable|hold] if [I|we|you] \
[changed|removed|dropped|added|swapped] [one|something|the first one|a single thing]
[how|in what way] would [the answer|the solution|it|the result] [change|differ|look] if [I|we] [changed|removed|\
doubled|dropped] [one|something|the last one]
[change|remove|drop|swap|delete] [the first one|one of them|the last one] [and solve again|and try again|, what then|\
and redo it|]
[same|the same] [problem|thing|{name}] [but|except] [with one thing changed|one is different|without the last one]
[now|and now] [change|swap] [it|one of them|the first and the second][, what is the result|, what changes|]
""", de="""
[was|und was] [wäre|passiert|ändert sich|ist], wenn [eins fehlt|wir etwas ändern|eines anders wäre|man eins weglässt|\
ich eins streiche]
[angenommen|nehmen wir an|mal angenommen], [eins fällt weg|eines wäre anders|wir ändern was]
[ginge|würde] es [auch |noch |][gehen|klappen|funktionieren], wenn [eins fehlt|man etwas ändert]
""", fr="""
[et si|que se passe-t-il si|qu'est-ce qui change si] [on enlève un|on change quelque chose|l'un manque|c'était \
différent]
[suppose|supposons|imaginons] [qu'il en manque un|que ça change]
""", es="""
[¿y si|¿qué pasa si|¿qué cambia si] [quito uno|falta uno|cambio algo|fuera distinto]?
[supón|imagina|supongamos] que [falta uno|uno cambia]
""", it="[e se|cosa succede se] [ne tolgo uno|cambio qualcosa]", pt="[e se|o que acontece se] [tirar um|mudar algo]",
           zh="[如果|假如|要是][改一个|去掉一个|少一个|换一下][会怎样|呢|结果会变吗]"),
    spoken(en="""
[picture|envision] [a twist|a small change]: [one falls away|something differs], [and then|what follows]
[hypothetically|in theory], [with one less|had it been otherwise]
""", de="[gesetzt den Fall|was würde sich ändern, falls] [eins entfällt|es anders wäre]"))

GRID_WHAT_IF = Pool(
    spoken(en="""
[what|and what|but what|so what|what happens|what would happen|what changes|what follows] if [{at} is {v}|{at} was \
{v}|{at} were {v}|{at} had a {v}|I put {v} in {at}|I put a {v} into {at}|we set {at} to {v}|{v} goes in {at}|I enter \
{v} at {at}]
[suppose|assume|imagine|say|let's say|pretend|let|consider] {at} [is|=|was|were|equals|holds] [{v}|a {v}][, what \
then|, does it work|, still solvable|, what follows|]
[would|will|does|could] [it|this|the puzzle] [still |][work|be solvable|be valid|have a solution|break] [if|when|\
with] [{at} is {v}|{at} = {v}|{v} in {at}|I put {v} in {at}]
[can|could|may|might] [{at} be {v}|{at} also be {v}|I put {v} in {at}|there be a {v} at {at}] [instead|as well|too|]
[change|set|make|turn|switch|update] {at} [to|into] [{v}|a {v}] [and solve again|and try again|and solve it|, does \
it still work|, what changes|]
[try|put|place|write|enter|use] [a |]{v} [in|at|into|for] {at} [and see|and solve|instead|, what happens|]
[replace|overwrite|swap] [the number in |]{at} [with|by] {v}
[what|and] if [I|we] [remove|delete|erase|clear|drop] [{at}|the number in {at}|what is in {at}]
[remove|delete|erase|clear|forget|empty] {at} [and solve again|, is it still unique|]
[with|given] {at} [=|as] {v} [instead|, what happens|, is it solvable|]
[if|when] {at} [is|was|were|=] {v}[, then what|, what happens to the rest|, would that work|, is there a contradiction]
[correction|oops|sorry|my mistake|wait]: {at} [should be|is|must read|is actually] {v}
""", de="""
[was wäre|was passiert|was ist|und was], wenn [{at} {v} wäre|in {at} eine {v} steht|ich {v} in {at} setze|{at} {v} \
ist|ich in {at} {v} schreibe]
[angenommen|nehmen wir an|mal angenommen][,|] [{at} ist {v}|in {at} steht {v}|{at} wäre {v}]
[setz|setze|trag|schreib|probier] [mal |][eine |]{v} [in|auf|bei] {at} [ein|]
[ginge|geht|könnte|würde] [auch |][eine |]{v} [in|bei] {at}[ gehen| passen|]
[lösch|lösche|streich] {at}[ und löse neu|]
""", fr="""
[et si|que se passe-t-il si|qu'arrive-t-il si] [{at} était {v}|je mets {v} en {at}|{at} vaut {v}|on met {v} en {at}]
[suppose|supposons|imagine|imaginons] que {at} [soit|est|vaut] {v}
[mets|essaie|remplace {at} par|place] {v} [en {at}|]
[peut-on|pourrait-on|on peut] mettre {v} en {at}
[enlève|efface|supprime] {at}
""", es="""
[¿y si|¿qué pasa si|¿qué pasaría si] [{at} es {v}|{at} fuera {v}|pongo {v} en {at}|cambio {at} por {v}]?
[supón|supongamos|imagina] que {at} [es|vale|fuera] {v}
[pon|prueba|cambia] [un |]{v} en {at}
¿[puede|podría] [ir|haber] [un |]{v} en {at}?
""", it="""
[e se|cosa succede se] [{at} fosse {v}|metto {v} in {at}|{at} è {v}]
[metti|prova] {v} in {at}
""", pt="[e se|o que acontece se] [{at} fosse {v}|eu puser {v} em {at}]",
           zh="""
[如果|假如|要是|假设]{at}[是|填|改成|换成]{v}[会怎样|呢|还有解吗|]
[把|将]{at}[改成|换成|改为]{v}[再解一次|试试|]
"""),
    spoken(en="""
[had|were] {at} [been |]{v}, [how would it end|what then]
[humour me|let me dream]: {v} [in|at] {at}
[entertain|test] the [thought|hypothesis] {at} [=|being] {v}
""", de="[spiel|denk] mal durch, {at} [sei|wäre] {v}", fr="admettons {v} en {at}",
           es="[digamos|pongamos] que {at} vale {v}", zh="{at}[若是|万一是]{v}"))

MAP_WHAT_IF = Pool(
    spoken(en="""
[what|and what|but what|what happens|what changes] if [a wall is removed|I can break one wall|the door is closed|I \
start somewhere else|the exit moves|I could walk diagonally|there was a gap|one more wall is added|the start and the \
goal are swapped|the middle wall was open]
[suppose|assume|imagine|say|let's say] [one wall is open|I may jump once|the start is one to the right|a door opens|\
diagonals were allowed|the exit were in the corner]
[would|will|does|could] [it|the path|the way|the route] [still |][work|be the same|be shorter|get longer|exist] if \
[I removed a wall|one wall was gone|the gap is closed|I started elsewhere|we swap start and goal|diagonal moves were \
allowed]
[how much|how many steps] [shorter|fewer|would I save|longer] [if|when] [I remove a wall|the door is open|I may jump \
over one|that gap is filled]
[remove|open|add|close|move] [a wall|one wall|the door|the start|the exit] [and solve again|, what now|, is it \
shorter|and find the path again]
[is|would] it [still |]possible if [one corridor is blocked|the way is flooded|the middle collapses|I block one cell]
""", de="""
[was wäre|was ist|und was], wenn [eine Mauer weg ist|die Tür zu ist|man diagonal gehen darf|ich woanders starte|\
Start und Ziel getauscht sind]
[angenommen|nehmen wir an], [eine Wand fällt weg|eine Tür geht auf]
""", fr="[et si|que se passe-t-il si] [on enlève un mur|la porte est fermée|je pars d'ailleurs|on va en biais]",
           es="[¿y si|¿qué pasa si] [quito una pared|la puerta se cierra|empiezo en otro sitio|voy en diagonal]?",
           it="[e se|cosa cambia se] [tolgo un muro|parto da un'altra cella]",
           zh="[如果|假如|要是][拆掉一堵墙|门关了|从别处开始|可以斜着走|起点终点互换][呢|会怎样|]"),
    spoken(en="""
[were|should] [a wall crumble|the gate be locked|the two ends trade places], [what would the way be|how long then]
""", de="[gesetzt den Fall|falls] [ein Durchgang verschüttet wird|ein Hindernis verschwindet]"))

TABLE_WHAT_IF = Pool(
    spoken(en="""
[what|and what|but what|what happens|what changes] if [one closes|one of them closes|the biggest warehouse closes|\
one took no more than {d}|one had room for {d}|the capacity was {d}|one \
customer cancels|demand doubles|one of them needs {d} more|a route is blocked|prices rise by {d}%|we lose one depot|\
the costs went up]
[suppose|assume|imagine|say|let's say] [one closes|one of the depots burns down|a customer orders twice as much|one \
had unlimited capacity|one can only take {d}|the demand rises by {d}]
[would|will|does|could] [it|the plan|the assignment] [still |][work|be feasible|be the same|be optimal|change] if \
[one closes|capacity drops to {d}|a customer is added|one customer left|demand went up|one route is lost]
[how much|by how much] [more|would it cost|would we save|cheaper would it be] if [one closes|we had {d} more \
capacity|one customer was dropped|the first one were bigger|the rent rises]
[close|drop|remove|double|raise] [one of them|the last customer|the capacity of the first|the demand] [and solve \
again|and replan|, what now|, what does it cost then]
[same|the same] [plan|data|table], but [one is closed|with {d} more room|without the last customer]
[what|how] would [we pay|the plan look|happen] [with|without] [one depot less|the last one|{d} more room|the \
first customer]
""", de="""
[was wäre|was ist|was passiert|was kostet es], wenn [eins schließt|ein Lager ausfällt|ein Lager nur {d} schafft|ein \
Kunde mehr bestellt|ein Kunde wegfällt|die Kapazität {d} wäre]
[angenommen|nehmen wir an], [ein Lager fällt aus|ein Kunde braucht {d} mehr]
""", fr="[et si|que se passe-t-il si] [un entrepôt ferme|un client annule|la capacité était {d}|la demande double]",
           es="[¿y si|¿qué pasa si] [cierra un almacén|un cliente cancela|la capacidad fuera {d}|sube la demanda]?",
           it="[e se|cosa succede se] [chiude un magazzino|un cliente rinuncia]",
           zh="[如果|假如|要是][关掉一个仓库|容量只有{d}|少一个客户|需求翻倍][呢|会怎样|要多少钱]"),
    spoken(en="""
[were|should] [a site go under|one client walk away|a road be cut], [what is our best plan|what then]
""", de="[gesetzt den Fall|falls] [einer abspringt|ein Standort dichtmacht]"))

SERIES_WHAT_IF = Pool(
    spoken(en="""
[what|and what|but what|what happens|what changes] if [one throws away the opening {d}|I \
drop the last {d}|reading {d} is a typo|point {d} is removed|we smooth it|the peak was a \
mistake|the limit were {d}|the last value is wrong|we leave out the night|one value was {d} instead]
[suppose|assume|imagine|say|let's say] [point {d} is a typo|the sensor was noisy|we drop the \
peak|the spike was real|value {d} was {d}]
[would|will|does|could] [it|that point|this|the peak] [still |][be flagged|count|be an anomaly|be found|stick out] \
if [we drop the first {d}|I removed the spike|the noise was bigger|the limit were {d}|we start at {d}|there was one \
point less]
[ignore|skip|drop|remove|delete|leave out] [the first {d}|the last {d}|point {d}|the peak|the night hours] [and \
check again|and try again|, what then|, does it change anything|, what is left]
[with|without] the [first {d}|last {d}|peak|spike|outlier], [what changes|is it still odd|does anything change]
[replace|change|set] [point|value|reading] {d} [by|to|with] {d} [and check again|, is it still odd|, what then|]
""", de="""
[was wäre|was ist|was passiert], wenn [man die ersten {d} weglässt|Wert {d} ein Tippfehler ist|der Ausschlag fehlt|\
die Grenze {d} wäre]
[angenommen|nehmen wir an], [Wert {d} ist ein Tippfehler|die Spitze fehlt]
[lass|lasse] die [ersten|letzten] {d} weg[, was dann|]
""", fr="[et si|que se passe-t-il si] [on ignore les {d} premiers|on enlève le pic|la valeur {d} est une erreur]",
           es="[¿y si|¿qué pasa si] [ignoro los {d} primeros|quito el pico|el valor {d} es un error]?",
           it="[e se|cosa cambia se] [tolgo i primi {d}|il picco è un errore]",
           zh="[如果|假如|要是][去掉前{d}个|第{d}个是错的|忽略峰值][呢|会怎样|还有异常吗]"),
    spoken(en="""
[were|should] [the jump be fake|the opening {d} be discarded|sample {d} be bogus], [what remains|anything left]
""", de="[gesetzt den Fall|falls] [der Sprung ein Messfehler war|man die Spitze kappt]"))
