"""What the chat never says: regular expressions by kind, matched against `agents.conduct.plain` text (lower case, no
accents, straight quotes, one space between words).

An indented line goes on with the expression of the line before; a space stands for any one space. English first, then
German, French and Spanish in their commonest forms; Chinese apart, because it has no spaces between words. Flattery,
bait and offers are here, the rest in `agents/conduct_claims.py`.

Invariant: gaps are bounded and at most one an expression, so a search takes time linear in the text.

    OUTGOING.search("great question!").lastgroup       # "flattery"
"""

from __future__ import annotations

import re

from agents import conduct_claims as claims

_EN_PRAISE = (r"(?:great|good|nice|excellent|amazing|awesome|fantastic|brilliant|wonderful|superb|clever|smart|"
              r"terrific|insightful|thoughtful|fascinating|lovely|impressive|perfect|outstanding|stellar|genius|"
              r"interesting)")
_EN_CLEVER = (r"(?:smart|smarter|smartest|clever|brilliant|genius|amazing|incredible|awesome|talented|gifted|"
              r"intelligent|wonderful|fantastic|impressive|special|the best|a natural|a star|sharp|insightful|"
              r"exceptional|great|extraordinary|remarkable|doing great|on fire|unstoppable|one of a kind)")
_EN_VERY = (r"(?:so |very |really |truly |quite |such |just |also |always |clearly |obviously |incredibly |"
            r"absolutely |an? )")

FLATTERY = rf"""
(?:rare|special|unusual) (?:kind|breed|sort) of (?:thinker|mind|person|solver)
(?:true|real) (?:expert|genius|master|pro)s? (?:would|like)
(?:ist|sind) (?:wirklich |sehr |echt )?(?:beeindruckend|bewundernswert|bemerkenswert)
frage ist (?:\w+ )?(?:klug|gut|schlau|spannend)
question (?:tres |vraiment |si )?(?:intelligente|pertinente|excellente|astucieuse)
pregunta (?:muy |tan )?(?:inteligente|interesante|buena|excelente)
{_EN_PRAISE} question
(?:^|(?:wow|oh|ah|yes|hey|well|ok|okay),? |that's an? |this is an? |that is an? |it's an? |
  such an? ){_EN_VERY}{{0,2}}{_EN_PRAISE} (?:point|thinking|idea|choice|job|work|one|catch|eye|try|going|puzzle|
  problem|observation|insight|instinct|intuition|taste|move|start)
what an? (?:\w+ ){{0,2}}(?:question|puzzle|problem|mind|idea|challenge|insight|choice|person|thought|move)
you(?:'re| are| must be| seem| sound| look|'ve always been) {_EN_VERY}{{0,3}}{_EN_CLEVER}
(?:you|your) (?:have|has|'ve got|'ve) {_EN_VERY}{{0,2}}(?:rare |real |great |sharp |keen |good |brilliant |
  beautiful |unique ){{1,2}}(?:mind|eye|talent|gift|brain|instinct|taste|intuition)
your (?:brilliant|sharp|great|beautiful|keen|amazing|impressive|clever|smart|excellent|unique|incredible) \w+
i(?:'m| am) {_EN_VERY}{{0,2}}(?:impressed|amazed|in awe|stunned|blown away)
i (?:really |truly |deeply |do )?(?:admire|applaud|envy) (?:you|your|how|that|the way)
proud of you
you (?:rock|nailed it|crushed it|killed it|did great|are a star|never cease|amaze|impress|truly get)
well done|congratulations|congrats|kudos|bravo|hats off|way to go|chapeau
(?:few|not many|hardly any|only the (?:best|smartest|brightest|cleverest|most)) (?:people|users|solvers|
  minds)?[^.!?]{{0,12}}(?:ask|notice|see|think|spot|would|could|manage|understand)
(?:not everyone|hardly anyone|nobody else|no one else) (?:would|could|asks|sees|notices|spots|thinks|understands|gets)
(?:someone|people|minds|solvers) (?:as \w+ as|like) you(?:rs)?
(?:really |truly )?(?:gute|tolle|super|ausgezeichnete|hervorragende|grossartige|kluge|schlaue|spannende|
  interessante|wunderbare|klasse|geniale|brillante|schone) (?:frage|idee|beobachtung|wahl|leistung|arbeit)
(?:du bist|sie sind|du scheinst|bist du) (?:so |sehr |echt |wirklich |ja |ein |eine |einfach |wahrlich |ganz |
  aber ){{0,3}}(?:klug|schlau|intelligent|genial|genie|brillant|toll|grossartig|clever|begabt|talentiert|fantastisch|
  wunderbar|der beste|die beste|besonders|spitze|beeindruckend)
(?:gut|toll|super|prima|klasse|grossartig) gemacht|ich bin (?:sehr |wirklich |echt )?beeindruckt|gluckwunsch
ich bewundere
(?:excellente|bonne|tres bonne|super|belle|superbe|magnifique|formidable|brillante|interessante) (?:question|idee|
  remarque|observation)
(?:vous etes|tu es|t'es) (?:si |tres |vraiment |tellement |un |une |trop |quelqu'un de |
  absolument ){{0,3}}(?:intelligente?|brillante?|genie|douee?|maline?|incroyable|geniale?|formidable|fantastique|
  le meilleur|la meilleure|extraordinaire|exceptionnelle?)
felicitations|bien joue|beau travail|bien vu|je suis (?:tres |vraiment )?impressionnee?|j'admire
quelle? (?:belle|excellente|bonne|brillante|superbe) \w+
(?:gran|buena|excelente|magnifica|fantastica|genial|estupenda|interesante|maravillosa|brillante) (?:pregunta|idea|
  observacion|eleccion)
(?:eres|usted es|es usted) (?:tan |muy |realmente |un |una |increiblemente |todo un |
  toda una ){{0,3}}(?:inteligente|list[oa]|brillante|genio|increible|genial|talentos[oa]|fantastic[oa]|el mejor|
  la mejor|especial|extraordinari[oa])
bien hecho|felicidades|felicitaciones|enhorabuena|buen trabajo|estoy impresionad[oa]|te admiro
que (?:gran|buena|excelente) (?:pregunta|idea|jugada|trabajo|observacion)
"""

FLATTERY_ZH = r"""
好问题|好問題|问得(?:真|太|很|非常)?(?:好|妙)|問得(?:真|太|很|非常)?(?:好|妙)
[很真太](?:好|棒|有趣|聪明|聰明)的(?:问题|問題|想法)
[你您](?:真的?|太|好|很|非常|实在|實在|可真|是个?){1,2}(?:聪明|聰明|厉害|厲害|棒|了不起|有才|优秀|優秀|天才|机智|特别)
真聪明|真聰明|太棒了|太厉害|太厲害|干得(?:好|漂亮|不错)|做得(?:真|太|很)?(?:好|棒)|恭喜|佩服|不愧是
"""

BAIT = r"""
(?:the|real|true) magic|magic happens
(?:most|few|many) (?:people|users|solvers|players) (?:overlook|miss|don't|never|forget|get (?:this|it) wrong|
  have no idea)
(?:want|wanna|would you like|would you care|care|curious|ready|itching|dying|interested|tempted|wondering|
  do you like|would you be surprised|willing)(?: to| in| about)? (?:\w+ ){0,2}(?:know|see|hear|learn|find out|
  discover|guess|find|seeing|knowing|hearing|learning|unlock|how|why|what)\b[^.!?]{0,120}\?
(?:want|wanna|care) to (?:know|see|hear|learn|guess|find out) (?:the|a|my|how i|why|what|something|more|another|one)
^curious|aren't you curious|are you curious
(?:that's|that is|this is|it's|it is) not (?:all|the (?:whole|full|end of the) story|even the best)|but wait
there(?:'s| is) (?:so much |much |even |a lot |still |one thing )?more(?: to (?:it|this|the story|come|discover|
  tell)|\s*[.!?]|$|,)
wait (?:until|till) you
you (?:won't|will not|wouldn't|would never|will never|'ll never|'d never|are not going to|
  aren't going to) (?:believe|guess|expect|see (?:it|this) coming)
guess what|can you guess
(?:here's|here is|here comes|this is|that's|now for|and|but|let me tell you|i know)?,? ?(?:the|a|
  one) (?:\w+ )?(?:surprising|shocking|crazy|secret|mind-?blowing|jaw-?dropping|little-known|astonishing|
  sneaky)(?: \w+)? (?:trick|truth|reason|part|twist|thing|fact|secret|catch|technique|move|story)
(?:here's|here is) the (?:kicker|twist|best part|thing|crazy part|catch|fun part|juicy part)
(?:surprising|secret|magic|shocking|mind-?blowing) (?:trick|hack|truth)
(?:a|one|the|my) secret (?:most|few|no|that|about|of|behind|i|only|you|hidden|waiting)
hidden (?:secret|gem|truth|treasure|message|surprise)|best-kept secret
stay tuned|to be continued|hold that thought|keep reading|more on (?:that|this) (?:later|soon|next|in a)
coming up next
(?:i'll|i will|i might|i may) (?:reveal|tell you|show you|explain|share|let you in)[^.!?]{0,40}(?:next|later|soon|
  tomorrow|if you|when you|once you|only if|another time)
(?:i )?bet you (?:can't|didn't|don't|won't|never|wouldn't|haven't)|what if i (?:told|said)
you(?:'ll| will| might| may|'d) be (?:amazed|shocked|surprised|stunned|astonished|blown away)
(?:and )?it gets (?:even )?(?:better|weirder|stranger|crazier|more)
the best (?:(?:part|bit)(?:\?|:|\.\.| comes| is (?:yet|still|that))|is yet|is still)
what happens next|did you know|one more thing|i haven't told you|i have not told you|but first,
something (?:\w+ )?(?:surprising|amazing|magical|special|incredible|wild)
something (?:strange|unexpected|curious) (?:is hid\w+|awaits|next|about you|you)
the (?:answer|reason|rest|ending|truth) (?:will|may|might|could|would) (?:surprise|shock|amaze|astonish|stun)
dare to|think you can|can you (?:spot|crack|beat|handle|guess)
(?:willst du|mochtest du|wollen sie|mochten sie|magst du|wollt ihr|lust)\b[^.!?]{0,80}(?:wissen|sehen|horen|
  erfahren|entdecken|verraten|lernen|kennenlernen)
(?:aber )?das (?:ist|war) (?:noch )?(?:lange )?nicht alles
du wirst (?:es |das )?(?:nicht|nie|kaum) (?:glauben|erraten)|sie werden (?:es |das )?(?:nicht|nie|kaum) glauben
rate mal|wetten,? dass|neugierig|das beste kommt|bleib(?:en sie)? dran
(?:uberraschende[rn]?|geheime[rn]?|verbluffende[rn]?) (?:trick|geheimnis|grund)
es gibt (?:da )?(?:noch )?ein geheimnis|wusstest du|wussten sie
(?:veux-tu|voulez-vous|tu veux|vous voulez|envie|curieux|curieuse|prete?s?|aimeriez-vous|
  aimerais-tu)\b[^.!?]{0,60}(?:savoir|voir|connaitre|decouvrir|apprendre|entendre|deviner)
ce n'est pas tout|(?:pas|jamais) (?:le |y |en )?(?:croire|deviner|deviner[ae]s?|croir(?:as|ez))|devinez?
le meilleur (?:reste|est a venir)|(?:l'astuce|le secret|le truc|astuce) (?:secrete?|surprenante?|que personne)
a suivre|saviez-vous|savais-tu|restez? a l'ecoute
(?:quieres|quiere|te gustaria|le gustaria|quereis|listo para|lista para|ganas de)\b[^.!?]{0,60}(?:saber|ver|conocer|
  descubrir|oir|aprender|adivinar)
(?:eso|esto) no es todo|no (?:te )?(?:lo )?(?:vas a|podras|va a) (?:creer|imaginar|adivinar)|no te lo vas a creer
adivina|lo mejor (?:esta por|viene|aun)|(?:el|un) (?:truco|secreto) (?:secreto|sorprendente|que nadie|que pocos)
curios[oa]\?|sabias que|continuara
"""

BAIT_ZH = r"""
想不?想?(?:要)?(?:知道|看看|了解|听听|聽聽|学|學)
[你您](?:肯定|一定|绝对|絕對|永远)?(?:猜不到|想不到|不会相信|不會相信)|猜猜|猜一猜|好奇吗|好奇嗎
(?:不止|不仅|不僅)(?:如此|这些|這些|于此)|还没完|還沒完|(?:更|最)(?:惊人|精彩|有趣|神奇)的(?:还)?(?:在后|是|部分)
惊人的?秘密|驚人的?秘密|(?:秘密|神奇)(?:技巧|诀窍|方法)|敬请期待|敬請期待|下回分解|你知道吗|你知道嗎
"""

OFFER = r"""
if (?:anything|something|any of (?:this|it)) (?:is|was|seems|remains) (?:still )?(?:unclear|confusing|missing)
just write
(?:shall|should|may|might|can|could) (?:i|we) (?:now |also |then |perhaps |maybe )?(?:show|explain|continue|go on|
  walk|help|tell|try|do|solve|give|move|dive|keep|proceed|carry on|suggest|offer|look|explore|assist|be of|interest|
  tempt|play|start|elaborate|begin|go deeper|go through)
(?:would|do|did|don't) you (?:want|like|prefer|need|wish) (?:me|us|to|another|some|more|help|any help|further|
  the next|a (?:hint|tip|harder|new|quick|few)|anything else|that i)
(?:want|need|fancy|care for|like) (?:me to|us to|another|more|a hint|some|help|any|to (?:try|continue|go|do|play|
  keep|dig|dive|explore|solve|practi[cs]e|challenge))\b[^.!?]{0,80}\?
let me know|feel free|(?:don't|do not|never) hesitate|just (?:say|ask|tell me|type|reply|ping|shout)|say the word
at your (?:service|disposal)|reach out|hit me up|give me a shout
(?:happy|glad|delighted|eager|pleased|love|(?:i'm|i am|i'll be|always|stand) (?:here|ready|available|free|
  willing)) to (?:help|assist|explain|continue|answer|dive|go|walk|solve|show|elaborate|support|guide|keep|do more|
  tell)
i (?:can|could|would|'d|'ll|will|may) (?:also|gladly|happily|always|even|love to|be here|be around|
  certainly also) ?(?:show|help|explain|walk|give|do|solve|provide|go|tell|dive|break|offer|generate|create|assist)?
i can (?:show|help|explain|walk|give|tell|teach|offer|find|make|create|generate|solve|look|
  provide)[^.!?]{0,60}(?:if|another|more|next|too|as well)
if you(?:'d| would|'re| are|'ve| have)? ?(?:want|like|need|wish|have|prefer|curious|ever|feel|get|stuck|care|
  interested|any)\b[^.!?]{0,80}\b(?:i can|i could|i'll|i will|i'd|i am|i'm|let me|just|tell me|ask|say|reach|drop|
  send|come|feel|we can|we could|here)
if you(?:'d| would)? (?:want|like|need|wish|have) (?:any |to |more |another |further |help |me |other |
  some )[^.!?]{0,60}(?:questions|help|more|another|else|continue|deeper|hints?)
anything else|something else i|what else (?:can|could|would|should|do)|how else (?:can|may|could)
how (?:can|may|could) i (?:help|assist|be of)|(?:is|was) there (?:anything|something) (?:else|more|i)
(?:any|have|got) (?:other|more|further|another|follow-?up|additional) (?:questions?|puzzles?|problems?|boards?)
any questions\?|what (?:would|do) you (?:like|want) (?:me )?(?:to )?(?:do|try|solve|explore|tackle|see|next|learn)
what (?:should|shall|do) we|what(?:'s| is| comes) next\?|who's next
ask me (?:anything|more|again|about|for|if|any)
(?:send|give|bring|show|throw|hand) me (?:another|more|your next|the next|a harder|a new|your)[^.!?]{0,20}(?:puzzle|
  one|problem|board|challenge|question|any time|next)
(?:try|solve|tackle|play|do|attempt) (?:another|one more|a harder|the next|a new|a tougher) (?:one|puzzle|board|
  problem|challenge|round|game|maze|grid|\w+doku)
(?:another|one more|a harder|next) (?:one|puzzle|board|round|challenge|game|maze|problem|\w+doku)\?
ready for (?:another|the next|more|round|a|your|some)|up for (?:another|a|more|the)
how about (?:another|a|we|trying|one|some|you|i|next)
why (?:not|don't (?:you|we)) (?:try|do|continue|solve|go|see|keep|ask|give)
(?:let's|let us) (?:continue|keep|do another|dive|explore|try another|play|go deeper|tackle|solve another|move on|
  do (?:it|this|one) again|take (?:it|this) further|chat|talk)
we (?:can|could) (?:also |then |next )?(?:explore|continue|go deeper|keep|try another|do another|talk|move on)
(?:say|reply|type|answer|write|enter|respond)(?: with)? ["']?(?:more|yes|next|continue|go|ok|hint)["']? (?:and|to|
  if|for|when|or)
(?:i'm|i am) (?:always )?(?:here|around|available|only a)(?: for| to| if| whenever| when| any| all| 24| message)?\b
(?:soll|sollen|darf|durfen|kann|konnte|konnen) (?:ich|wir) (?:dir |ihnen |euch |noch |sonst |auch |jetzt |mit |weiter)
(?:mochtest du|mochten sie|willst du|wollen sie|magst du|wollt ihr)\b[^.!?]{0,60}(?:dass ich|noch ein|noch mehr|
  weiter|einen tipp|ein weiteres|ein neues|hilfe|ausprobieren|probieren)
(?:sag|sagen sie|gib|geben sie) (?:mir |uns )?(?:einfach |gerne? |ruhig )?bescheid
lass(?:en sie)? (?:es )?mich (?:einfach |gerne? )?wissen
(?:helfe|helfen|erklare|zeige) (?:ich |wir )?(?:dir |ihnen )?(?:gerne?|weiter|jederzeit)
gerne? (?:helfe|erklare|zeige|weiter)|(?:hast du|haben sie|gibt es) (?:noch |weitere |sonst )(?:noch )?(?:\w+ )?fragen
(?:noch|weitere) fragen\?|noch (?:ein|eine|einen|etwas|eins|mehr) ?(?:ratsel|frage|\w+doku|runde|aufgabe|labyrinth)?\?
weitermachen|brauchst du|brauchen sie|melde dich|melden sie sich
frag(?:en sie)? (?:mich |einfach |gerne? |ruhig |jederzeit ){1,2}|zoger(?:e|n sie) nicht|ich stehe (?:dir|ihnen)
wie kann ich|was kann ich (?:sonst|noch|fur)
(?:puis-je|est-ce que je peux|je peux|je pourrais|dois-je|pourrais-je|devrais-je) (?:aussi |encore |egalement |
  vous |t'|te |continuer|montrer|expliquer|faire)
(?:veux-tu|voulez-vous|souhaitez-vous|souhaites-tu|aimeriez-vous|tu veux|vous voulez|
  desirez-vous)\b[^.!?]{0,40}(?:que je|qu'on|un autre|une autre|un indice|de l'aide|continuer|essayer)
(?:n'hesite|n'hesitez) pas|fai(?:s|tes)-(?:le-)?(?:moi|le-moi) savoir|di(?:s|tes)-(?:le-)?moi (?:si|quand|ce que)
(?:autre chose|d'autres questions|une autre question|encore une question|besoin d'(?:aide|autre)|un autre|une autre|
  encore un|encore une|on continue|je continue)[^.!?]{0,20}\?
a (?:votre|ta) disposition|comment puis-je|je suis la (?:si|pour)
si (?:tu|vous) (?:veux|voulez|as|avez|souhaitez|souhaites|desirez)\b[^.!?]{0,60}(?:je|dis|dites|demande|n'hesite)
(?:quieres|te gustaria|desea|deseas|quiere|le gustaria|quereis|necesitas|necesita)\b ?[^.!?]{0,30}(?:que (?:yo|te|
  le|lo|la|siga|continue|explique|muestre|hagamos)|otr[oa]|una pista|ayuda|mas|algo|seguir|continuar|probar|intentar)
puedo (?:ayudar\w*|tambien|mostrar\w*|explicar\w*|seguir|continuar|hacer algo|ofrecer\w*)|en que (?:mas )?puedo
algo mas|avisame|aviseme|hazmelo saber|hagamelo saber|dime si|digame si|dejame saber|no dud(?:es|e) en|seguimos\?
continuamos\?|continuo\?
(?:otr[oa]|una|uno) (?:mas|pregunta|partida|ronda|\w+doku|rompecabezas|puzle|laberinto|problema|vez)\?
estoy aqui (?:para|si)|a (?:tu|su) disposicion|alguna (?:otra )?pregunta
si (?:quieres|necesitas|tienes|deseas|quiere|necesita|tiene)\b[^.!?]{0,60}(?:puedo|avisa|dime|pregunta|escribeme|
  dudes|dude)
"""

OFFER_ZH = r"""
(?:需要|需不需要|要不要|要|是否需要|想让|想要|希望)我(?:再|继续|繼續|帮|幫|为|給|给|来|來|解释|解釋|详细|教|讲)
[还還](?:有|需要)(?:什么|什麼|其他|别的|別的|没有|任何|疑问)|随时(?:告诉|联系|问|找|可以|欢迎|为)
隨時(?:告訴|聯繫|問|找)|尽管(?:问|提问|告诉|说)|請?告[诉訴]我(?:是否|如果|要不要)
如[果需有][你您]?[^。！？]{0,20}(?:告诉我|告訴我|我可以|随时|隨時|问我|問我|联系)
我[还還也](?:可以|能)(?:帮|幫|为|给|再|教)|再来(?:一)?[个题局道盘]|再來(?:一)?[個題局道盤]|继续吗|繼續嗎
乐意(?:帮|为|效劳)|樂意|(?:能|可以)[帮幫](?:到)?[你您](?:什么|什麼|做|吗)
要(?:继续|再试|试试|來|来)[^。！]{0,10}[吗嗎?]|为您效劳|欢迎(?:提问|继续|再)
"""

_KINDS = {"flattery": (FLATTERY, FLATTERY_ZH), "bait": (BAIT, BAIT_ZH), "offer": (OFFER, OFFER_ZH),
          "feeling": (claims.FEELING, claims.FEELING_ZH), "stay": (claims.STAY, claims.STAY_ZH),
          "urgency": (claims.URGENCY, claims.URGENCY_ZH), "human": (claims.HUMAN, claims.HUMAN_ZH),
          "personal": (claims.PERSONAL, claims.PERSONAL_ZH)}
KINDS = tuple(_KINDS)


def either(lines: str, words: bool) -> str:
    """One alternation of all lines. words: whether a match begins and ends with whole words."""
    body = lines.strip().replace("\n  ", "").replace("\n", "|").replace(" ", r"\s")
    return rf"(?<!\w)(?:{body})(?!\w)" if words else f"(?:{body})"


OUTGOING = re.compile("|".join(f"(?P<{kind}>{either(latin, True)}|{either(chinese, False)})"
                               for kind, (latin, chinese) in _KINDS.items()), re.M)
