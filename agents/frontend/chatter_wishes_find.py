"""Wishes for the solution of each form of data, in its own words: the digits, the way, the plan, the odd readings.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; held-out lines never \
occur in
training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

GRID_SOLVE = Pool(
    spoken(en="""
[which|what] [numbers|digits|symbols] [go where|are missing|belong in the blanks|fill the gaps|go in the empty cells]
[fill in|complete|find|put in] [all the|the|every one of the] [missing|empty|open|remaining] [cells|numbers|digits|\
squares]
[what|how] does the [finished|full|completed|solved] [grid|board|{name}] look[ like|]
[please |][write|print|give me|return|show] the [completed|finished|full|solved] [grid|board|{name}]
[can|could] you [fill|complete|finish] the [grid|board|square] [for my {relative}|so that it is right|]
is there a [trick|technique] for these? [Fill it in for me|Solve this one|Just finish it]
""", de="""
[welche|was für] [Zahlen|Ziffern] [fehlen|kommen wohin|gehören in die Lücken]
[füll|fülle|ergänze] [bitte |][die Lücken|das Gitter|die leeren Felder|alles] [aus|]
wie sieht [das fertige Gitter|die Lösung|das gelöste Rätsel] aus
[bitte|kannst du es] [lösen|ausfüllen|fertig machen]
was kommt [wohin|in die leeren Felder|wo hin]
""", fr="""
[remplis|complète|complétez|finis] [la grille|les cases vides|tout]
[quels|quels sont les] chiffres [manquent|vont où|dans les cases vides]
[quelle est|donne-moi] la [réponse|solution|grille complète]
[à quoi ressemble|montre] la grille [finie|remplie]
""", es="""
[rellena|completa|termina] [la cuadrícula|las casillas vacías|todo]
[¿qué números|¿cuáles números] [faltan|van en las casillas]?
[¿cuál es|dame] la [solución|respuesta|cuadrícula completa]?
""", it="""
[riempi|completa] [la griglia|le caselle vuote]
[quali numeri|che cifre] mancano
qual è la [soluzione|risposta]
""", pt="[preencha|complete] [a grade|as casas vazias]",
           zh="[把|]空格[填满|填完|里填什么]\n[填完|补全|完成][这个|]数独\n[完整|]答案是什么"),
    spoken(en="""
[fit|slot] the [absent|lacking] [figures|digits] in
[populate|top up] the [vacant|open] [spots|fields]
""", de="[ergänze|vervollständige] [was fehlt|den Rest]", fr="[comble|complète] les [trous|vides]",
           es="[llena|acaba] los huecos", zh="空白处[都|]填上"))

MAP_SOLVE = Pool(
    spoken(en="""
[what is|what's|find|show me|give me|compute|print] the [shortest|quickest|fastest|best] [path|way|route|walk] [from \
start to goal|from S to G|to the exit|through it|out|]
[how|which way] [do|can|should] [I|we|you|they|the robot] [get|go|walk] [out|to the exit|from the start to the goal|\
there fastest|through in the fewest steps]
[how many|fewest|minimum number of] [steps|moves] [to the goal|to get out|does it take|are needed|from S to G]
[way|route|path] [out|through|to the exit|from start to end] [please|wanted|]
[guide|lead|bring|take|navigate] [me|us|the mouse|the player] [out|to the goal|through|home]
[list|write down|tell me] the [moves|directions|steps] [to the goal|to the exit|of the shortest way]
my [code|program|solution] [prints|says|gives] {d}, what is the [real|right|true] [length|answer|number of steps]
""", de="""
[wie|auf welchem Weg] [komme ich|kommen wir|kommt man|gehen wir] [am schnellsten |][raus|ans Ziel|zum Ausgang|hier \
durch]
[was ist|finde|zeig mir|such] [bitte |]der [kürzeste|schnellste] Weg[ vom Start zum Ziel|]
[wie viele|minimale Zahl der] Schritte [sind es|bis zum Ziel|braucht man mindestens]
[kürzester|schnellster] Weg[ bitte|]
""", fr="""
[quel est|trouve|donne|montre] le [chemin|trajet|parcours] le plus [court|rapide]
[comment|par où] [sortir|aller à la sortie|arriver au but] [au plus vite|]
[combien de|nombre minimal de] pas [jusqu'à la sortie|faut-il|]
""", es="""
[¿cuál es|encuentra|busca|dame] el camino más [corto|rápido]?
¿cómo [salgo|llego a la meta|llego a la salida]?
¿cuántos pasos [son|hacen falta|como mínimo]?
""", it="""
[qual è|trova|dammi] [il percorso|la strada|la via] più [breve|corta]
[percorso|tragitto] minimo
come [esco|arrivo all'uscita]
""", pt="[qual é|ache] o caminho mais curto",
           zh="[怎么走|走法][最短|最快|才能出去]\n[求|找|请找出]最短[路径|路线|路]\n[最少|]要[走|]几步\n从起点到终点怎么走"),
    spoken(en="""
[chart|plot|trace] a [brisk|minimal] [course|trail] [to the finish|for us]
[least|lowest] [effort|step count] [to reach the flag|to escape]
""", de="[bring|hol] mich [da |hier ]heraus", fr="[fais-moi|faites-nous] sortir de là", es="[sácame|sácanos] de aquí",
           zh="[带|领]我[出去|走出去]"))

TABLE_SOLVE = Pool(
    spoken(en="""
[who|which one|what] [serves|supplies|takes|gets|goes to|goes with|does] [whom|which|what|where] [so that it is \
cheapest|at the least cost|so the total is lowest|]
[what is|what's|find|give me|compute|I need] the [cheapest|best|optimal|lowest-cost|least expensive] [plan|\
assignment|allocation|solution|split|way]
[best|cheapest|optimal|lowest cost] [plan|assignment|allocation|distribution] [please|wanted|for this|]
[minimise|minimize|keep down|lower] [the total|the cost|the sum|our spending|the travel time]
[how|where] [do I|should we|would you] [place|put|assign|allocate|distribute|split up] [them|everyone|the orders|the \
guests|the customers] [cheapest|at least cost|so that the total is smallest|best]
what would [a solver|Gurobi|the optimum|an expert] [give|say|return|choose] [here|for this|]
[each|every one] [goes to|belongs to|gets] exactly one, [lowest total wins|as cheap as possible|total as small as \
can be]
[the optimum|optimal value and plan|total and assignment] [please|needed|]
""", de="""
[welche|was für eine] [Zuordnung|Verteilung|Aufteilung] ist [am günstigsten|am billigsten|optimal]
[wer|welches Lager] [beliefert|versorgt|bekommt] wen[ am günstigsten| möglichst billig|]
[günstigste|billigste|beste|optimale] [Zuordnung|Verteilung|Lösung|Aufteilung] [bitte|gesucht|]
[wie|auf wen] [verteile ich|ordne ich] [das|sie|die Kunden] [am besten|am günstigsten|] [zu|auf|]
[Kosten|Gesamtkosten] [minimieren|so klein wie möglich|möglichst gering]
""", fr="""
[quelle est|trouve|donne] [l'affectation|la répartition|la solution] [la moins chère|optimale|au moindre coût]
[qui|quel entrepôt] [livre|sert|prend] [qui|quel client][ au moindre coût|]
[comment|où] [répartir|affecter|placer] [les clients|les gens|tout le monde] [pour payer le moins|au plus bas coût|]
[minimise|minimisez] [le coût|la somme|le total]
""", es="""
[¿cuál es|busca|dame] la [asignación|distribución] más [barata|económica]?
[¿quién|¿qué almacén] [sirve|atiende] a quién?
[minimiza|reduce] [el coste|el total]
[¿cómo|¿dónde] [reparto|asigno] [los clientes|todo] al menor coste?
""", it="""
[qual è|trova] l'assegnazione [più economica|ottimale]
[chi|quale magazzino] serve chi
minimizza [il costo|il totale]
""", pt="[qual é|ache] a [distribuição|alocação] mais barata",
           zh="[怎么|如何][分配|安排][最便宜|成本最低|最省钱]\n[求|给出]最优[方案|分配]\n谁[由|]哪个[仓库|]负责"),
    spoken(en="""
[thriftiest|most frugal] [pairing|arrangement] [wanted|for us]
[match|pair] them up [frugally|with the smallest bill]
""", de="[teil|ordne] sie [sparsam|kostengünstig] [auf|zu]", fr="[le partage|l'attribution] le plus économe",
           es="[empareja|reparte] gastando [poco|lo mínimo]", zh="[最省|花费最少]的[排法|配法]"))

SERIES_SOLVE = Pool(
    spoken(en="""
[are there|is there|do you see|can you find|find|spot|mark|list] [any |all |][anomalies|outliers|odd values|strange \
readings|anything unusual|bad points]
[which|what] [readings|points|values|days|hours|one] [are|is] [odd|abnormal|wrong|off|not normal|suspicious|anomalous]
[when|where|at which point] did [it|the sensor|things|the machine] [go wrong|fail|act up|break|misbehave]
[is|was] [anything|something] [wrong|odd|off|broken|abnormal] [here|in it|with it|on one of the days|]
[tell me|say|let me know] if [there is an anomaly|something is odd|anything sticks out][ at all|]
[is that|is this|does this look] normal
[anomaly|outlier] [check|detection|search|report] [please|wanted|]
""", de="""
[gibt es|sind da|siehst du] [Ausreißer|Anomalien|auffällige Werte|etwas Ungewöhnliches]
[welche|an welchen] [Werte|Tage|Punkte|Stellen] [sind|ist] [auffällig|falsch|nicht normal|komisch]
[finde|markiere|such|nenn mir] [alle |bitte |][Ausreißer|Anomalien|Auffälligkeiten]
[wann|wo] [ging was schief|ist der Sensor ausgefallen|stimmt etwas nicht]
""", fr="""
[y a-t-il|vois-tu] [une anomalie|des anomalies|un jour anormal|des valeurs aberrantes|quelque chose d'anormal]
[quelles|quels] [valeurs|points|jours] [sont anormales|sont bizarres|clochent]
[trouve|signale|repère] [les anomalies|les valeurs aberrantes]
""", es="""
[¿hay|¿ves] [anomalías|valores atípicos|algo raro|algún día anormal]?
[¿qué|¿cuáles] [valores|puntos|días] son [raros|anormales|anómalos]?
[encuentra|marca|señala] [las anomalías|los valores atípicos]
""", it="""
[ci sono|vedi] [anomalie|valori anomali|cose strane]
[quali valori|quali punti] sono anomali
""", pt="[há|tem] [anomalias|valores estranhos]",
           zh="[有没有|是否有|找出|请指出][异常|异常值|异常点|离群点]\n哪[个|些|几个][点|数据|值]不正常"),
    spoken(en="""
[glitches|hiccups|irregularities] [anywhere|in there]
[pick out|circle] the [rogue|freak] [samples|values]
""", de="[tanzt|fällt] [ein Wert|irgendwas] aus der Reihe", fr="[ça déraille|ça dérape] où",
           es="¿[dónde|cuándo] se [torció|salió de lo normal]?",
           zh="[哪里|什么时候][不对劲|出问题了]"))
