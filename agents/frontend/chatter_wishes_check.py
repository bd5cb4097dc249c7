"""Wishes to have something checked, as many people say them: about anything, and about each form of data.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; held-out lines never \
occur in
training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

CHECK = Pool(
    spoken(en="""
[did|have] [i|I|we|my {relative}] [mess up|messed up|make a mistake|made a mistake|screw up|get it wrong|do it right|\
get this right|botch it] [somewhere|here|with this {name}|]
[is|are] [this|it|that|my {name}|my work|my answer|what I have] [right|correct|ok|okay|valid|fine|legal|consistent] \
[so far|until now|like this|]
[check|verify|validate|review|double-check|inspect|audit|control] [my|this|the] [{name}|answer|solution|work|attempt|\
result]
[can|could|would] [you|u|someone|anyone] [check|verify|look over|validate|go over|double check] [this|my {name}|my \
answer|my work|what I did|it] [for me|for mistakes|for errors|quickly|]
[any|are there any|do you see any|find] [mistakes|errors|contradictions|conflicts|problems|slip-ups] [in my {name}|\
in it|here|in this|so far]
[where|what] [did|have] [i|I] [go wrong|do wrong|gone wrong|done wrong]
[i|I] [think|believe|guess|suspect] [I've|I have|i] [slipped|made a mistake|messed up|made an error][, where|, can \
you see it|, please look]
[am|was] [i|I] [right|wrong|correct|on the right track|doing this right]
[does|do] [this|it|that|my {name}] [look right|make sense|work out|add up|have a solution|have exactly one solution|\
have a unique solution|have several solutions]
[is|would] [this|it|my {name}|that] [even |really |still |at all |][solvable|possible|doable|unique|well-posed|\
feasible]
[how many|are there several|is there more than one|is there exactly one|is there only one] [solutions does it have|\
solutions|solution|answer]
[tell me|say|just say|let me know] [if|whether] [this|it|my {name}|that] is [right|correct|valid|ok|solvable|unique]
[right|correct|valid|true] or [wrong|not|false]
[please |][correct|mark|grade|proofread] [this|my {name}|my work|my homework]
[I'm|I am|im] [done|finished|through], [is it right|please check|correct?|did I make it]
[my|the] [teacher|{relative}|app|boss|friend] [says|thinks|claims] [it is|it's|this is] [wrong|impossible|unsolvable|\
right|not unique][, true?|, is that so?|, is it?|, can you check]
[I|we] [made|built|designed|generated|created] this {name}[, is it valid|, does it work|, is it solvable|, has it \
one solution|]
[confirm|verify] [that|] [this|it] [is|has] [correct|valid|a solution|no error|one solution]
[something|sth] [feels|seems|looks|must be] [off|wrong|fishy][, can you check|, is it|, where is my mistake]
[can|could] [this|it] [be right|even be done|be solved at all|really be right]
[legit|valid|correct|right|ok so far]
[is|was] my [{relative}'s|own|friend's] [answer|solution|result] [right|correct|any good|acceptable]
""", de="""
[stimmt|passt|ist] [das|mein {name}|meine Lösung|alles] [so|so weit|bisher|]
[hab|habe] ich [einen Fehler gemacht|was falsch gemacht|mich vertan|alles richtig|das richtig gemacht|mich irgendwo \
vertan]
[prüf|prüfe|kontrollier|überprüfe|check] [bitte |mal |][mein {name}|meine Lösung|das|ob das stimmt]
[kannst du|können Sie|könnt ihr] [das|mein {name}|meine Lösung] [mal |][prüfen|kontrollieren|nachsehen|durchsehen]
[wo|ist da irgendwo] [ist mein Fehler|ein Fehler|liegt der Fehler]
ist [das|es|mein {name}] [überhaupt |][lösbar|eindeutig|richtig|gültig|korrekt]
[gibt es|hat das] [nur |genau |mehr als |]eine Lösung
[richtig oder falsch|richtig so|korrekt so|stimmt's|hab ich recht]
""", fr="""
[est-ce que|] [j'ai juste|j'ai bon|c'est juste|c'est bon|c'est correct|ma solution est bonne|c'est valide]
[j'ai|ai-je|aurais-je] [fait une erreur|fait une faute|tout bon|bien fait|raté quelque chose]
[vérifie|vérifiez|contrôle|corrige] [ma solution|mon travail|mon {name}|ça|si c'est juste]
[peux-tu|pouvez-vous|tu peux] [vérifier|regarder|contrôler] [ça|mon {name}|ma réponse|si c'est bon]
[y a-t-il|il y a] [une erreur|des erreurs|une solution|plusieurs solutions|une solution unique]
[où est|c'est où] [mon erreur|la faute|l'erreur]
est-ce [possible|faisable|soluble|juste|valable]
""", es="""
¿[está|va|lo tengo] [bien|correcto|todo bien] [así|hasta ahora|mi {name}|]?
¿[me he equivocado|he fallado|hice algo mal|cometí un error|la he liado] [en algo|en algún sitio|]?
[comprueba|revisa|verifica|corrige] [mi {name}|mi solución|esto|si está bien]
¿[puedes|podrías|me] [revisar|comprobar|verificar] [esto|mi {name}|si está bien]?
¿[hay|tiene] [algún error|errores|solución|una sola solución|más de una solución]?
¿dónde [está el error|me equivoqué|he fallado]?
¿es [válido|posible|correcto|única la solución]?
""", it="""
[ho|avrò] [sbagliato|fatto un errore|fatto bene|commesso errori] [qualcosa|da qualche parte|]
[controlla|verifica] [il mio {name}|la mia soluzione|se è giusto|se va bene]
[è|va] [giusto|corretto|bene|valido|risolvibile] [così|finora|]
[c'è|esiste] [un errore|una sola soluzione|una soluzione]
""", pt="""
[está|ficou] [certo|correto|errado|bom] [assim|até agora|]
[errei|fiz besteira|cometi um erro|acertei] [em algum lugar|]
[verifica|confere|confira] [meu {name}|minha resposta|se está certo]
tem [solução|erro|só uma solução]
""", zh="""
[帮我|请|麻烦][检查|看看|验证|核对][一下|下][对不对|有没有错|我的答案|我做的]
[我|我这样|这样]做[得|的][对吗|对不对|有错吗]
[这|这个|这题]有[解|唯一解|几个解|错误]吗
[我|]哪里[错了|做错了|出错了]
[对吗|正确吗|有问题吗|合法吗]
""", nl="[klopt|is] [dit|mijn {name}] [goed|]", pl="[czy to jest|sprawdź czy] [dobrze|poprawne]"),
    spoken(en="""
[be|act as] my [referee|examiner], [pass or fail|does it hold]
[spot|hunt for] the [blunder|slip|goof] [in my attempt|above or below|]
[would|will] this [pass|survive] [inspection|a check|the teacher's red pen]
[a plausibility|some sanity] check [wanted|please]
I [swear|bet] this is [flawless|all wrong], [agree|care to confirm]
""", de="[geht das so durch|hält das einer Prüfung stand|ist da der Wurm drin]",
           fr="[tout est en ordre|je me suis planté quelque part|ça tient la route]",
           es="¿[metí la pata|todo en orden]?", zh="[帮忙挑错|我没做错吧]"))

GRID_CHECK = Pool(
    spoken(en="""
[is|was] {v} [in|at] {at} [right|correct|ok|a mistake|wrong|allowed]
[did|do] I [break|violate] [a rule|any rule|the rules] [somewhere|]
[are there|do I have|any] [duplicates|doubles|repeats|repeated numbers|clashes] [in a row|in any row or column|\
somewhere|]
[is|are] [all|every] [row|rows|columns|boxes] [ok|fine|valid|right]
[this|here] is [what I have so far|my attempt|my filled grid|as far as I got][, is it right|, any errors|, still on \
track|, did I mess up]
[which|what] [cells|numbers|digits] [are wrong|did I get wrong|have errors|are incorrect]
[the|my] [app|website] complains about [a conflict|an error|{d} errors][, where|, is it so|, really]
[does|will] [this|my|the] [grid|puzzle|starting position] have [a|one|exactly one|a unique|more than one] solution
""", de="""
ist [die |]{v} in {at} [richtig|falsch|erlaubt]
[sind|ist] [irgendwo |][Zahlen doppelt|etwas doppelt|alle Zeilen richtig]
""", fr="[le |]{v} en {at} est-il [juste|bon|faux]", es="¿está bien [el |]{v} en {at}?",
           zh="{at}填{v}[对吗|有错吗]"),
    spoken(en="[which|what] of my [entries|digits] would you [cross out|question]"))

MAP_CHECK = Pool(
    spoken(en="""
[is|can] [the exit|the goal|the end|the treasure|it|the target] [be reached|reachable|be reached at all|blocked off]
[is|would] [{d} steps|{d} moves|a path of {d}] [right|the minimum|optimal|the shortest|possible]
[I|we|he] [counted|count|found|got|needed] {d} [steps|moves][, is that optimal|, is it the minimum|, correct|, can \
it be done in fewer]
[is|can] [there|it] [a way through at all|even a path|be solved|any route]
[is|was] [my|this|that] [path|route|way] [right|valid|the shortest|optimal|allowed]: [up, right, right|right, right, \
down|U U R D|RRDDL|left, then along the wall]
[I|i] went [right|down|along the top|past the middle], [is that the best|did I take the best \
way|correct]
[is|are] [my|the] [level|map|maze|{name}] [playable|winnable|beatable|broken|fair|closed off]
[check|make sure|verify] [that|if|whether] [the exit is reachable|there is a path|nothing is walled in|one can get out]
does [a|any] [path|route|way] [exist|lead to the goal|connect them]
[can|could] [one|you|the player|the robot|anyone] [get|reach|walk] [through|there|from start to goal|out] [at all|or \
not|]
""", de="""
[ist das Ziel|ist der Ausgang] [erreichbar|überhaupt erreichbar|versperrt]
[ich habe|hab] {d} Schritte gezählt, [stimmt das|ist das der kürzeste Weg|geht es kürzer]
[gibt es|existiert] [überhaupt |][einen Weg|eine Route|einen Ausgang]
""", fr="""
[peut-on|est-il possible de] [sortir|atteindre la sortie|passer]
[j'ai compté|j'ai trouvé] {d} pas, [c'est juste|c'est le minimum|c'est bon]
""", es="""
¿[se puede|es posible] [llegar|salir|alcanzar la meta]?
[conté|he contado] {d} pasos, ¿[es correcto|es lo mínimo|está bien]?
""", it="[si può|è possibile] [uscire|arrivare alla fine]", zh="[能|可以][走到终点|出去|到达]吗"),
    spoken(en="""
[mine|my hero's walk] takes {d}, [beatable|any better]
is [somebody|the player] [trapped|locked in]
""", de="kann man [da raus|das Ziel überhaupt betreten]"))

TABLE_CHECK = Pool(
    spoken(en="""
[is|would] [my|this|our|that] [plan|assignment|allocation|solution] [really |][the cheapest|optimal|feasible|valid|\
best possible|ok]
[can you|please|] check [whether|if|that] [my plan|this|that] is [really |][the cheapest|optimal|feasible|within the \
capacities]
[I|we|my boss] [get|got|came up with|found|calculated] a total of {big}[, is that the minimum|, right|, is that \
optimal|, can it be lower]
[is|does] [the capacity|the space|the room] [enough|suffice|sufficient] [for all|at all|]
[is|are] [there|we] [a feasible plan|any feasible plan|able to serve all|over capacity]
[can|could] [everyone|all of them|all customers] be [served|supplied|placed|assigned] [at all|with these capacities|]
[did|have] [I|we] [exceed|break|violate] [any|a|some] [capacity|limit]
[is|was] {big} [really |][the lowest|the minimum|the optimal] [cost|total]
[my|our] plan [costs|totals|comes to] {big}, [is that right|can you verify|any cheaper one]
""", de="""
ist [mein Plan|das|die Zuordnung] [wirklich |][am billigsten|optimal|zulässig|machbar]
[ich komme auf|wir haben] {big}, [stimmt das|ist das das Minimum|geht es billiger]
reicht [der Platz|die Kapazität] [für alle|überhaupt]
""", fr="[mon plan|ma répartition] est-[il|elle] [optimal|faisable|le moins cher]",
           es="¿[mi plan|esta asignación] es [óptimo|factible|la más barata]?",
           it="[il mio piano|questo] è [ottimale|fattibile]",
           zh="[我的方案|这个分配][是最优吗|可行吗|最便宜吗]"),
    spoken(en="[somebody claims|rumour has it] {big} is [minimal|unbeatable], [can you vouch for that|agreed]"))

SERIES_CHECK = Pool(
    spoken(en="""
[is|are|was] [everything|all|this|the data|it|the sensor] [ok|normal|fine|in order|alright|healthy]
[I|we|my colleague] [picked|flagged|think|found] [point {d}|sample {d}|number {d}] [as the culprit|is odd|as \
anomalous|][, right|, agreed|, correct|, anything else]
[did|have] I [miss|overlook|missed|overlooked] [any|one|something|an anomaly|anomalies]
[is|was] [point {d}|reading {d}|the value {d}|the peak|the last one] [really |][an anomaly|an outlier|normal|ok|an \
error]
[can I|may we|should I] [trust|rely on|sign off|use] [these|this data|the readings|it]
[I|we] [think|believe|say] [it's all normal|nothing is wrong|there are no anomalies|it is fine][, agree|, right|, is \
that so|, correct]
[confirm|verify|check] [that|whether|if] [all is normal|there is nothing odd|the alarm was right|{d} is an outlier]
[was|is] the alarm [justified|right|a false alarm|correct]
[my|our|the] [script|tool|software|{relative}] [found|flagged|says] {d} [anomalies|outliers|of them][, is that \
correct|, right|, really]
""", de="""
[ist|sind] [alles|die Werte|die Daten] [normal|in Ordnung|okay]
[hab ich|habe ich] [einen|etwas|welche] [übersehen|vergessen]
ist [Punkt {d}|der Wert {d}|die Spitze] [wirklich |][ein Ausreißer|normal]
""", fr="[est-ce que tout|tout] est [normal|bien]", es="¿[está todo|es todo] [normal|bien]?",
           it="è tutto [normale|a posto]", zh="[数据|这些][都|全部|]正常吗"),
    spoken(en="[clean bill of health|all green|thumbs up] for [this sensor|the run]",
           de="darf ich das [abhaken|durchwinken]"))
