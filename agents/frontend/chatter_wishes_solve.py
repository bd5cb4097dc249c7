"""Wishes for the solution, as many people say them, with words of other wishes among them; and questions for what can
be done here.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; held-out lines never \
occur in
training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

SOLVE = Pool(
    spoken(en="""
[can|could|would|will] [you|u|someone|anybody] [please |][solve|do|crack|finish|work out|sort out] [this|the \
following|my] [{name}|{q}{name}] [for me|]
[solve|do|crack|finish|compute|work out] [this|the following|the] [{name}|{q}{name}] [for me|below|here|asap|now|]
[what|whats|what's|what is] [the|its] [answer|solution|result|outcome|optimum] [to this {name}|here|for this|for \
this input|]
[I|i|we] [need|want|require|am looking for|look for] [the|a] [solution|answer|result|full solution|complete answer] \
[of this {name}|please|by {time}|]
[no|not a|don't need|skip the] [hint|hints|hints please|explanation|explanations needed][, just|. Just|, simply] \
[solve it|the answer|give me the full solution|the result]
[I've|I have] [tried|been trying|sat here|puzzled] for {d} [hours|days|minutes] [and give up|now|and I am stuck]. \
[Solution please|Please solve it|What is the answer|Just solve it for me]
[is it|is this] [even |][solvable|possible]? If [so|yes], [solve it|what is the solution|give me the answer]
why [is|can] [nobody|no one] [able to |][do|solve] this? [Please solve it|Give me the answer|I need the solution]
[I|we] [can't|cannot] [do|solve|figure out] [it|this|this one][, please do it for me|, what is the answer|. Solve it]
[my|our] [{relative}|boss|teacher|colleague] [wants|needs|asked for] the [answer|solution|full solution|result] [by \
{time}|today|now|]
[here|this] is [the|my|a|today's] [{name}|{q}{name}][. Solve it|, go|, please solve|]
[show|give|tell|print|send|return] me the [whole|full|complete|final|entire] [solution|answer|result]
[curl /api/solve|solve()|run solver|RUN|input:|body:|expected output?|>>> solve]
[what's|what is] the trick here? [Never mind|Whatever], [solve it for me|just give me the solution]
[I|i] [wonder|was wondering] [how this ends|what the solution is|if you could solve this]
[spoil|ruin] it for me[, I want the answer|, full solution please|]
[give up|I give up|ok I surrender], [solve it|what's the answer|show me the solution]
[your|the] [task|job|mission]: [solve|complete] [the {name}|this] [and explain the steps|and say why|and show your \
work|]
[solve|do] [it|this] and [explain how|tell me why|show the steps|check that it is unique|verify the result]
""", de="""
[kannst du|könntest du|können Sie|könnt ihr] [bitte |mir |][das|dieses|mein] {name} [lösen|fertig machen|ausrechnen]
[löse|lös|lösen Sie] [bitte |mal |][das|dieses|folgendes] {name}
[wie lautet|was ist|ich brauche|ich hätte gern] die [Lösung|komplette Lösung|Antwort]
[ich geb auf|ich gebe auf|keine Lust mehr], [lös du es|was ist die Lösung]
[keine Tipps|kein Hinweis], [gleich die Lösung|nur die Lösung]
[ich brauch|brauche] [die Lösung|das Ergebnis] [bis {time}|heute noch|schnell]
[mach|rechne] [das|es] [mal |bitte |][fertig|aus]
""", fr="""
[peux-tu|pouvez-vous|tu peux] [résoudre|finir|faire] [ce {name}|ça|ceci] [pour moi|]
[résous|résolvez|trouve la solution de] [ce {name}|ça|le suivant]
[quelle est|je veux|il me faut|donne-moi] la [solution|réponse] [complète|]
[pas d'indice|sans explication], [la solution directement|juste la réponse]
""", es="""
[¿puedes|¿podrías|¿me puedes] [resolver|hacer|terminar] [este {name}|esto]?
[resuelve|resuélveme|soluciona] [este {name}|esto|lo siguiente]
[¿cuál es|necesito|quiero|dame] la [solución|respuesta] [completa|]
[sin pistas|nada de pistas], [la solución directamente|solo la respuesta]
""", it="""
[puoi|potresti] [risolvere|finire] [questo {name}|questo]
[risolvi|trova la soluzione di] [questo {name}|questo]
[qual è|mi serve|voglio] la soluzione
""", pt="""
[você pode|pode] [resolver|terminar] [este {name}|isto]
[resolva|resolve] [este {name}|isto]
[qual é|preciso d]a [solução|resposta]
""", zh="""
[请|帮我|麻烦|求][解|解一下|做一下|算一下|求解][这个|这道题|下面这个|][，要完整答案|，谢谢|]
[答案|解|完整的解|结果]是[什么|多少]
[不要提示|别给提示]，直接[给答案|解出来]
""", nl="[los|kun je] dit [oplossen|{name} op]", pl="[rozwiąż|proszę rozwiązać] [to|ten {name}]"),
    spoken(en="""
[have a go at|take care of|knock out|polish off] [this one|the {name} given here] [would you|if you can|]
[the finished article|an answer|a resolution] [is what I'm after|would make my day]
[how does|where does] [this|it all] [end up|come out]
[whoever|anyone who] [can do this|solves it] gets a [beer|cookie]
""", de="[bring|bringe] das [zu Ende|ins Ziel]", fr="[termine|achève]-moi ça", es="[acaba|remata] esto por mí",
           zh="[一次搞定|全解出来]吧"))

LIST = Pool(
    spoken(en="""
[what|which] [can|could|do] [you|u|this bot|this program|this tool|it] [do|solve|handle|support|understand|read]
[what|which] [kinds|kind|types|sorts|classes] of [problems|puzzles|tasks|questions|things|input] [can|do] you [solve|\
accept|handle|know|understand|take]
[how|in what form|in which format] [do|should|can|must] I [type|enter|send|write|format] [it|my problem|the puzzles|\
my data|the input]
[list|show|name|enumerate|describe|print] [your|all|the] [abilities|skills|commands|features|tasks|options|functions|\
supported problems]
[is|are] [{n}x{n}|bigger ones|smaller ones|other sizes] [supported|possible|fine|allowed] [too|as well|here|]
[I'm|I am|im] [new|a first time user|a beginner], [what can you do|how does this work|what do I do|how do I \
use this|which problems can I send]
[tell|give] me [what you can do|an overview of your skills|what this is for|what is possible here|about yourself and \
what you solve]
[is there|do you have|where is] [a manual|a help page|a tutorial|documentation|a list of commands|an example|a FAQ]
[what|which] [formats|layouts|file types|sizes|languages|inputs] [do you|does it|can you] [accept|support|understand|\
read]
[can|do] you [only|also] [do|solve|handle] [puzzles|other things|math|maths|one kind of problem|anything else]
[how|what] [does|is] this [work|thing|for|program good for|bot able to do]
[help|usage|commands|options|menu|about|info|getting started|/start|/help|:help|-h|--help|man|?help]
[what|which] [problems|things|tasks] are you [good at|made for|able to solve|trained on]
[what|how much|how many] can [I|we] [ask|send|give] you
[before I start|first of all], [what do you understand|what can you solve|how should I send it]
[do|must|should] I [have to|need to] [follow|use] [a special format|any format|some syntax]
""", de="""
[was|welche Aufgaben|welche Rätsel|welche Probleme] [kannst du|können Sie|verstehst du|löst du|kennst du|nimmst du] \
[alles |][lösen|]
[wie|in welchem Format|in welcher Form] [soll|muss|kann] ich [das|es|die Daten|meine Aufgabe|sie] [eingeben|schicken|\
schreiben]
[zähl|schreib] [mal |][auf|alle Befehle auf], [was du kannst|welche Rätsel du magst|was der Bot kann]
[wie funktioniert|wie bedient man] [das|das hier|dieses Programm|der Bot]
[Hilfe|Anleitung|Befehle|Übersicht|Hilfe bitte]
[wofür|wozu] [bist du|ist das Programm] [da|gut]
""", fr="""
[que|qu'est-ce que] [sais-tu|tu sais|peux-tu|vous pouvez|ce programme peut] [faire|résoudre]
[quels|quel genre de] [problèmes|types de problèmes|jeux|exercices] [sais-tu résoudre|acceptes-tu|tu connais]
[comment|sous quelle forme|dans quel format] [dois-je|faut-il|puis-je] [saisir|écrire|envoyer] [les données|mon \
problème|ça]
[liste|montre]-moi [tes fonctions|les commandes|ce que tu sais faire]
[aide|mode d'emploi|à quoi ça sert|comment ça marche]
""", es="""
¿[qué|cuáles problemas] [puedes|sabes|puede hacer este programa] [hacer|resolver|]?
¿qué [tipos|clases] de [problemas|juegos|tareas] [resuelves|aceptas|entiendes]?
¿[cómo|en qué formato] [debo|tengo que|puedo] [escribir|enviar|pegar] [los datos|mi problema|esto]?
[lista|enumera|muéstrame] [tus funciones|los comandos|lo que sabes hacer]
[ayuda|instrucciones|¿cómo se usa esto?|¿para qué sirve?]
""", it="""
[cosa|che cosa|quali problemi] [sai|puoi] [fare|risolvere]
[come|in che formato] [devo|posso] [scrivere|inserire] [i dati|il problema]
[aiuto|istruzioni|a cosa serve]
""", pt="""
[o que|que problemas] você [faz|resolve|sabe fazer]
[como|em que formato] [devo|posso] [escrever|enviar] [os dados|o problema]
""", zh="""
你[能|会|可以|都会][做|解|干][什么|哪些题|哪些问题|啥]
[支持|接受|能解][哪些|什么][题目|格式|问题|大小|类型]
[怎么|该怎么|如何][输入|使用|用|发题目][数据|这个|]
[有|有没有][说明书|帮助|例子|教程][吗|]
[列出|介绍一下][你的功能|所有功能|你自己和功能]
""", nl="wat [kun je|kan dit programma] [allemaal |]doen", pl="co [potrafisz|umiesz]"),
    spoken(en="""
[sum up|advertise] [yourself|your talents] [in a sentence|for a newcomer]
[where do your|what are your] [limits|strengths] [lie|]
[anything|something] I [ought to|must] know [before pasting|before using you]
[is there|got] a [cheat sheet|quick start]
""", de="[was hast du|was gibt's hier] [so drauf|im Angebot]", fr="[tes talents|tes limites], c'est quoi",
           es="[cuéntame|dime] tus [capacidades|límites]", zh="[说说|讲讲]你的本事"))

WISH = Pool(
    spoken(en="""
[can|could|will|would] you [solve|do|help me with|have a look at|handle] [a|my|this|our|another] [{name}|{q}{name}] \
[for me|later|if I send it|today|]
[I|we] [have|got|need help with|want to solve|am working on|am stuck in|bought] [a|this|my|an old|our] [{name}|\
{q}{name}] [here|and can't do it|, can you solve it|, ready|]
[solve|do|finish|crack] [my|the|a|our|his|that] [{name}|{q}{name}] [from yesterday|in the attachment|from the paper|\
on page {d}|I sent you|you know which|again|]
[how do I|where can I|may I|can I] [send|paste|give you|upload|type] [my|a|the] {name}[, you shall solve it|. I need \
it solved|]
[here|attached|below] [is|comes|comes a photo of] [my|the] {name}[, solve it|]
[find|give me|I need] the [solution|answer] [of|to|for] [my|the|yesterday's|that] [{name}|{q}{name}]
[let's|let us] [solve|do] a [{name}|{q}{name}] [together|now|]
[there is|I found] [a|this] [{q}|]{name} [on my desk|in the {paper}|from {year}], [can you do it|help me solve it|\
what's the solution]
[my|his|her] [{relative}|teacher|boss] [has|gave me] a [{q}|]{name}[, please solve it|, can you do it|, I need the \
answer]
""", de="""
[kannst du|könntest du|kannst du mir] [mein|ein|das|unser] {name} [lösen|machen|von gestern lösen]
[ich habe|ich hätte|wir haben] [ein|hier ein|noch ein] {name}[, löst du es|, hilfst du mir|]
[löse|lös] [mein|das|unser] {name} [von gestern|aus der Zeitung|auf Seite {d}|]
""", fr="""
[peux-tu|tu peux|pourriez-vous] [résoudre|faire|m'aider avec] [mon|un|le] {name}[ d'hier|]
[j'ai|nous avons] un {name}[ à résoudre|, tu peux le faire|]
[résous|fais] [mon|le] {name}[ du journal| d'hier|]
""", es="""
[¿puedes|¿podrías] [resolver|ayudarme con] [mi|un|el] {name}[ de ayer|]?
[tengo|tenemos] un {name}[ para resolver|, ¿me ayudas?]
[resuelve|haz] [mi|el] {name}[ de ayer| del periódico|]
""", it="[puoi|potresti] [risolvere|aiutarmi con] [il mio|un] {name}", pt="[você pode|pode] resolver [meu|um] {name}",
           zh="""
[帮我|你能|可以帮我][解|做][一个|我的|昨天的][数独|迷宫|分配问题|时间序列异常检测][吗|]
我有[一个|一道][数独|迷宫|分配题|序列][要解|，帮我|]
"""),
    spoken(en="""
[up for|fancy|keen on] [a|my] [{q}|]{name}
[the|a] [{q}|]{name} [awaits you|is waiting for you|would need your brain]
""", de="[Lust auf|bereit für] [ein|mein] {name}", fr="[prêt pour|partant pour] un {name}", zh="来一道题[吧|怎么样]"))

SERIES_WISH = Pool(
    spoken(en="""
[find|detect|check for|look for] [anomalies|outliers|odd values] in my [sensor data|log|time series|readings|\
measurements] [from {date}|tomorrow|when I send it|that I uploaded|]
[are there|were there] [any |][anomalies|outliers] in [my|yesterday's|the last] [time series|sensor data|sensor \
readings|log]
[can|do|will] you [detect|find|spot] [anomalies|outliers] [in time series|in a series|in sensor data|]
[assign|allocate] [my|our|the] customers to [the|our] warehouses [for me|as cheaply as possible|, data follows|]
[which|what] [warehouse|depot] should [serve|supply] [which|whom] in [our|my] [network|plan|company]
[I|we] [need|want] [the cheapest|an optimal|a] [allocation|assignment of customers to warehouses|delivery plan] for \
[my|our] [firm|depots|{d} shops]
[find|show me|I need] the [shortest path|way out|quickest route] [through my maze|of the labyrinth|in the maze on \
page {d}|]
[how|can you tell me how] do I get [out of|through] [the|my|this] [maze|labyrinth]
""", de="""
[finde|such] [Ausreißer|Anomalien] in meinen [Messwerten|Sensordaten]
[ordne|verteile] [meine|unsere] Kunden auf [die|unsere] Lager
[finde|zeig mir] den [kürzesten Weg|Ausgang] [durch mein|aus dem] Labyrinth
""", fr="""
[trouve|détecte] les anomalies dans ma série
[affecte|répartis] mes clients [entre|sur] les entrepôts
[trouve|montre] la sortie [du|de mon] labyrinthe
""", es="""
[encuentra|detecta] las anomalías de mi serie
[asigna|reparte] mis clientes a los almacenes
[encuentra|muéstrame] la salida [del|de mi] laberinto
""", zh="""
[帮我|请][找出|检测][我的|]时间序列[里|中]的异常
[帮我|请]把客户分配给仓库
[帮我|请]走出迷宫
"""),
    spoken(en="""
[is|was] [my sensor|the meter] [faulty|off] [last week|on {date}], [see its readings|look at the time series]
[lead me|get us] out of [the maze|a labyrinth]
[cheapest|best] [assignment|allocation] of [shops|customers] to warehouses [wanted|needed]
""", de="[wie komme ich|bring mich] aus [dem|meinem] Labyrinth"))

ANNOUNCED = Pool(
    spoken(en="""
[here is|here's|this is|below is|here you have|look at|see] [my|the|a|our|this|today's] {name}[, question below| and \
then a question|]
[my|the|our|a] [{q}|]{name}
[I|we] have [this|the following] {name}
[given|suppose we have|consider|take] [this|the following] {name}
[this is what I have|what I have so far|as far as I got|current state|the state so far|where I am now|the data|data|\
input|data first]
""", de="""
[hier ist|das ist|hier kommt|anbei] [mein|das|unser] {name}
[mein Stand|der Stand|so weit bin ich|die Daten|gegeben]
""", fr="""
[voici|voilà] [mon|le|notre] {name}
[les données|où j'en suis|soit ce {name}]
""", es="""
[este es|aquí está|tengo] [mi|el|este] {name}
[los datos|hasta aquí he llegado]
""", it="[ecco|questo è] il mio {name}", zh="[这是|下面是|已知][我的|]{name}"),
    spoken(en="""
[behold|meet] [my|this] {name}
[facts|situation] [first|so far]
""", de="[folgende Lage|es geht um] [dieses|mein] {name}"))
"""Says only what the data is: what is wanted stands behind it."""
