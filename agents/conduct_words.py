"""What a person says that needs a fixed, plain reply: distress, and the question what this is.

Regular expressions by language, matched against `agents.conduct.plain` text (lower case, no accents, one space);
one expression a line. Written so that "kill the row" and "I'm dying to see it" do not match: a life is named, or the
verb is turned on the person. A false alarm costs two sentences, a miss may cost more: where a phrase is rarely a joke,
it counts.

Invariant: gaps are bounded; every reply passes the guard; no country's number is assumed.

    DISTRESS.search("ich will nicht mehr leben").lastgroup      # "de"
"""

from __future__ import annotations

import re

from agents.conduct_rules import either

_DISTRESS = {
    "en": r"""
(?:my )?life has no (?:more )?(?:meaning|point|purpose|sense)|started cutting (?:again|myself)
think(?:ing)? about (?:dying|death|being dead) (?:all|every|a lot|constantly|again)|threatened to (?:kill|hurt) me
(?:he|she|they|my (?:girlfriend|boyfriend|wife|husband|son|daughter|friend|sister|brother|mother|
  father))(?: \w+){0,4} suicidal
i (?:just |only )?want (?:it|this|everything) (?:all )?to (?:be over|end|stop)(?=\s*(?:[.,;!?]|$|and|forever))
i (?:just |only )?want to disappear|(?:slit|slitting) my wrists|blow my brains out|bullet (?:in|through) my
(?:want|wanna|going|gonna|plan|planning|about|thinking|ready|could|should|will|might|tempted)(?: to| of|
   about)? (?:just )?(?:jump|jumping) (?:off|from|in front of|out of) (?:a|the|my) (?:bridge|roof|building|balcony|
  train|cliff|window|car)
(?:want|wanna|going|gonna|plan|planning|about|tempted|trying|tried) to (?:overdose|od)
(?:kill|killing|killed|hurt|hurting|harm|harming|cut|cutting|hang|hanging|shoot|shooting|drown|drowning|stab|
  stabbing|burn|burning|poison|poisoning|unalive|starve|starving|off) (?:my ?self|myselves)(?! (?:an? \w+ \w+|
  in the foot|off|some|a (?:slice|piece|break|deal|coffee)|laughing|out of|short|loose|free|on (?:the|a) (?:edge|
  paper|table)))
(?:end|ending|ended) (?:my (?:own )?life(?! insurance| sentence)|it all(?=\s*(?:[.,;!?]|$|tonight|now|today|soon|
  because|and die|before)))
(?:take|taking|took) my own life
(?:want|going|gonna|plan|planning|ready|decided|about|thinking of) (?:to )?(?:take|taking) my life
throw(?:ing)? my life away
(?:i )?(?:don't|do not|dont|no longer|never|didn't) (?:really |even |just )?(?:want|wanna|wish|care) (?:to |
  if i )?(?:live|be alive|be living|exist|keep living|go on living|be here any ?more|wake up(?: tomorrow| again|
   any ?more|\s*(?:[.,!?]|$)))(?! (?:in|with|near|at|on|by|off) )
(?:i )?(?:can't|cannot|can not|cant) (?:go on|live|keep (?:going|living)|bear life|do life) (?:like this|any ?more|
  any longer|living|without (?:him|her|them))(?! (?:with|on) (?:this|the) (?:puzzle|\w+doku|maze|board|row))
(?:no|any) (?:reason|point|will|wish|desire) (?:left )?(?:to (?:live|go on living|be alive|stay alive)|(?:in|
  for) living|in being alive)
nothing (?:left )?to live for
(?:life|living|my life) (?:is|isn't|is not|is no longer|has become) (?:not |no longer )?(?:worth (?:it any ?more|
  living)|pointless|over)(?! to| if)
not worth living|tired of (?:living|being alive|life)|done with life|sick of living|give up on life
better off (?:dead|without me|if i(?: was| were)? (?:dead|gone|died))
(?:nobody|no one) (?:would|will|'d) (?:even )?(?:miss me|(?:care|notice) if i (?:die|died|was gone|were gone|
  disappeared|lived))
i(?:'d| would)? (?:just |really |only |so |sometimes |often |kind of |honestly )?(?:want|wanna|wish|hope|would like|
  need|prefer|rather|deserve|plan|would rather)(?: to| i could(?: just)?)?(?: just)? (?:die|be dead|not exist|
  not be alive|never wake up|not wake up|disappear forever|be gone forever)(?! (?:of|from|with) (?:laugh\w*|boredom|
  curiosity|embarrass\w*|shame|cringe)| laughing| than| on (?:this|the) hill| in (?:the|this) (?:game|maze|level))
(?:i )?wish(?:ed)? (?:that )?(?:i (?:was|were|wasn't|weren't|had never been|would) (?:dead|alive|born|die)|
  i'd never been born)
i should (?:just )?(?:die|be dead)|want to be dead|wanting to die
i(?:'m| am|'ve been| have been| feel| felt| keep| still feel|'m feeling| am feeling|'ve become)?(?: \w+){0,3} suicidal
suicidal thoughts|thinking (?:about|of) (?:suicide|killing|dying|ending (?:it|my)|death a lot)
(?:commit|attempt|contemplat\w+|consider\w*|plan\w*|try|tried|attempted) suicide|thoughts of suicide|my suicide
suicide note
(?:want to|wanna|gonna|going to|should|will|ima|gotta) kms
i(?:'m| am| have been| 've been|'ve)? (?:been )?(?:self[- ]?harm(?:ing|ed)?)|my self[- ]?harm|urge to (?:cut|self)
i (?:took|have taken|'ve taken|swallowed|just took|just swallowed) (?:too many|all (?:my|the|of my)|a (?:lot|bottle|
  handful|box) of|an|\d+) ?(?:of )?(?:my |the )?(?:sleeping )?(?:pills?|tablets?|medications?|meds|painkillers|
  overdose)
i(?:'ve| have)? overdosed|i(?:'m| am) overdosing|i took an overdose
(?:he|she|they|my (?:husband|wife|partner|boyfriend|girlfriend|dad|father|mom|mother|stepfather|stepdad|brother|
  boss|ex|son|parents)) (?:\w+ )?(?:beats?|hits?|hurts?|abuses?|rapes?|raped|strangled|chokes?|choked|
  threatens? to (?:kill|hurt)|beat|wants to kill|tried to kill|is going to kill|is hitting|is beating|
  is hurting) me(?!(?: every time| always| again)? (?:at|in) (?:chess|\w+doku|cards|this|the|every|solving|a game|
  poker|tennis))
i(?:'m| am|'ve been| have been| was| got| am being|'m being) (?:being |just |sexually )?(?:abused|raped|molested|
  beaten(?: up)? (?:by|at home)|sexually assaulted|stalked|trafficked)
(?:someone|somebody|a man) (?:wants|is trying|is going|tried) to (?:kill|hurt|rape) me
i(?:'m| am) (?:in (?:real |serious |great |immediate )?danger|not safe|being followed|bleeding)(?! of)
i(?:'m| am| feel| just feel) (?:so |completely |totally |utterly |just |really |very )?(?:hopeless|worthless|
  a burden|empty inside)(?! at| with| in| when| to solve| as a)
i hate myself|i(?:'m| am) (?:a burden to|so alone and)|i have nobody left|i (?:can't|cannot) breathe
i(?:'m| am| think i'm| think i am| may be| might be) (?:having|going to have) (?:a|another) (?:heart attack|stroke|
  panic attack|seizure|breakdown|mental breakdown|nervous breakdown)
(?:wants?|going|threaten\w*|tried|trying|planning|about|might|will|threatened) (?:to )?(?:kill|hurt|harm|hang|
  shoot) (?:himself|herself|themselves|themself)
(?:my|a) (?:friend|son|daughter|brother|sister|partner|husband|wife|mom|dad|mother|father|roommate|child|kid|
  girlfriend|boyfriend|student|colleague) (?:is|seems|feels|said \w+ is|has been|might be|'s) suicidal
(?:wants? to|said (?:he|she|they) wants? to) (?:end (?:his|her|their) (?:own )?life|take (?:his|her|their) own life)
""",
    "de": r"""
(?:ich )?(?:will|mochte|mag|kann|wollte|will einfach|wunschte) (?:ich )?(?:einfach |nur |so |doch |auch |
  eigentlich |wirklich |langst ){0,3}(?:nicht mehr (?:leben|weiterleben|da sein|hier sein|existieren|aufwachen)|
  sterben|tot sein|nie wieder aufwachen)(?! vor| in diesem)
(?:nicht mehr|nicht langer|nicht weiter) (?:leben|weiterleben|existieren|aufwachen) (?:will|mochte|kann|wollen|
  zu wollen)
keine? (?:lust|kraft|grund|sinn|willen|freude) mehr (?:zu leben|am leben|im leben|weiterzuleben|weiter zu leben)
(?:sterben|tot sein) (?:will|mochte)
ich (?:bringe?|bring) mich (?:jetzt |noch |bald |heute |einfach ){0,2}um
mich (?:selbst |jetzt |heute |einfach |selber |am liebsten ){0,2}(?:umbringen|umzubringen|toten|zu toten|erhangen|
  aufhangen|erschiessen|zu ritzen|ritzen|zu verletzen|vor (?:den|einen) zug)
ich (?:ritze|verletze|schneide) mich (?:selbst|wieder|seit|jeden|immer|oft|absichtlich)|ich (?:ritze) mich
mir (?:selbst |jetzt |bald )?(?:das leben|etwas an(?:zu)?tun|was an(?:zu)?tun)(?: (?:zu )?nehmen)?
meinem leben ein ende|suizidgedanken|selbstmordgedanken|suizidal|selbstmordgefahrdet
(?:selbstmord|suizid) (?:begehen|machen|zu begehen)|an (?:selbstmord|suizid)|lebensmude
(?:lieber|besser|am liebsten) tot|ware (?:ich )?(?:doch )?(?:nur )?tot|ohne mich (?:besser|leichter) (?:dran|ware)
ich hasse mich(?: selbst)?
(?:er|sie|mein (?:mann|vater|freund|partner)|meine (?:frau|mutter|eltern|freundin)) (?:schlagt|misshandelt|bedroht|
  verprugelt|schlug|vergewaltigt) mich
ich (?:werde|wurde) (?:\w+ )?(?:missbraucht|vergewaltigt|misshandelt|geschlagen|bedroht)|ich bin in (?:lebens)?gefahr
(?:zu viele|alle meine?|eine uberdosis) (?:tabletten|pillen|schlaftabletten)
will (?:er |sie )?sich (?:\w+ )?(?:umbringen|toten|das leben nehmen)
""",
    "fr": r"""
(?:voudrais|veux|aimerais|prefererais|souhaite) ne (?:plus|jamais|pas) (?:me reveiller|vivre|exister|etre la)
je (?:ne )?veux (?:plus|pas) (?:vivre|etre (?:la|en vie|ici)|exister|me reveiller|continuer a vivre)
j'ai plus envie de vivre|n'ai plus (?:envie|la force|le courage|de raison) de (?:vivre|continuer a vivre)
plus (?:aucune )?raison de vivre|plus envie de vivre
(?:je veux|je vais|je voudrais|j'aimerais|je souhaite|j'ai envie de|envie de|je prefere|je pense a|je prefererais|
  je pensais a|besoin de|veux juste|j'ai voulu) (?:juste |vraiment |parfois |simplement )?(?:mourir|crever|me tuer|
  en finir|me suicider|me pendre|me faire du mal|etre morte?|disparaitre pour toujours)(?! de (?:rire|faim|honte|
  curiosite|plaisir|chaud|soif)| d'(?:ennui|envie)| avec (?:ce|cette|le|la|les|mon|ma|une?))
envie d'en finir(?! avec)|me suicider|me tuer(?= |\s*[.!,]|$)(?! a la tache| au travail)
mettre fin a (?:mes jours|ma vie)
je me (?:fais du mal|mutile|scarifie|coupe les veines)|(?:pensees|idees) (?:suicidaires|noires)|suicidaire
(?:mieux|preferable)(?: si j'etais)? morte?|la vie (?:n'a plus|ne vaut plus)|je me deteste|tentative de suicide
pense (?:souvent |parfois |beaucoup )?au suicide
(?:il|elle|mon (?:mari|pere|copain|conjoint|ex)|ma (?:mere|femme)) (?:me|m') ?(?:frappe|bat|viole|maltraite|menace|
  etrangle)
je suis (?:battue?|violee?|maltraitee?|en danger)
j'ai (?:pris|avale) (?:trop de|tous mes|une boite de|tous les) (?:medicaments|cachets|somniferes|pilules|comprimes)
veut (?:se tuer|se suicider|mourir)
""",
    "es": r"""
(?:quiero|voy a|deseo|prefiero|querria|quisiera|pienso en|pensando en|ganas de|intente|prefiero|solo quiero|
  he pensado en|preferiria|planeo) (?:morir(?:me)?|matarme|suicidarme|quitarme la vida|acabar con (?:mi vida|todo)|
  hacerme dano|cortarme|estar muert[oa]|desaparecer para siempre|no despertar)(?! de (?:risa|hambre|ganas|
  aburrimiento|verguenza|sed|curiosidad)| el pelo| las unas| las puntas| con este)
(?:ya )?no (?:quiero|puedo|deseo|tengo ganas de|vale la pena) (?:mas )?(?:seguir )?(?:vivir|viviendo|existir|
  estar viv[oa]|despertar(?:me)?(?: nunca| mas)?)(?! (?:en|con|cerca|solo en) )
me (?:quiero|voy a|quisiera) (?:morir|matar|suicidar)(?! de)|(?:quitarme la vida|suicidarme|acabar con mi vida)
pensamientos suicidas|suicida\w* (?:me|soy|estoy)|(?:soy|estoy|me siento) suicida
(?:mejor|ojala) (?:estar|estuviera|estar ya)? ?muert[oa]|sin (?:razon|motivo|ganas) (?:para|de) vivir|me hago dano
me corto (?:los brazos|las venas|la piel|a mi)|me odio(?: a mi)?|la vida no (?:vale|tiene sentido)
(?:el|ella|mi (?:marido|esposo|padre|novio|pareja|madre|ex)) me (?:pega|maltrata|golpea|viola|amenaza|quiere matar)
me (?:violaron|maltratan|pegan en casa)|estoy en peligro|tome (?:demasiadas|todas las|muchas) (?:pastillas|pildoras)
(?:se quiere|quiere) (?:matarse|suicidarse|suicidar|quitarse la vida)
""",
    "zh": r"""
(?:不想|不愿意?|不願意?|没法|活得|不要)(?:再|继续|繼續|这样|這樣){0,2}活(?=[了着著]|下去|$|[\s，,。.！!？?])
想(?:要|去|不如){0,2}死(?=$|[了掉去，,。.！!？?\s]|的心)
(?:我|真的|还不如|不如|宁愿|寧願|很)(?:想|要)去?死(?=$|[了掉，,。.！!\s])|生不如死
自[杀殺](?![率式性]|预防|干预|热线|數據|数据|統計|统计|防)|轻生|輕生|自尽|自殘|自残|割腕|上吊|跳楼(?!价)|跳樓(?!價)
伤害(?:我)?自己|傷害(?:我)?自己|(?:结束|了结|結束|了結)(?:我的?|自己的?|这条|這條)?(?:生命|性命|一生)
活着?(?:真的?|也|就)?(?:没|沒)(?:有|什么|什麼|啥){0,2}(?:意思|意义|意義|价值|盼头)|活(?:不下去|够了|夠了|腻了)
没有?活下去的|不配活|死了(?:算了|就好|就解脱)
(?:他|她|老公|丈夫|爸爸|妈妈|男友|男朋友|父亲)(?:又|总|总是|一直|经常|每天)?(?:打|虐待|家暴|强奸)我
我被(?:家暴|强奸|性侵|虐待)|吞(?:了|下)(?:很多|一瓶|整瓶|大量)?(?:安眠)?药
""",
}

_IS_IT = (r"(?=\s*(?:[?.!,;:]|$|or\b|being\b|here\b|talking\b|behind\b|typing\b|answering\b|too\b|at all\b|then\b|"
          r"right\b))")
_IDENTITY = {
    "en": rf"""
(?:are|r) (?:you|u) (?:a |an |really |actually |some kind of |just |the |even |truly |maybe |by any chance |
  secretly |like |real |actual |living |only ){{0,4}}(?:human(?: being)?|person|people|real|robot|bot|chatbot|
  chat bot|machine|ai|a\.i|artificial intelligence|program|computer|computer program|software|alive|conscious|
  sentient|llm|language model|large language model|gpt(?:-?\d)?|chatgpt|claude|gemini|man|woman|someone|guy|girl|boy|
  male|female|lonely|self-aware|algorithm){_IS_IT}
(?:what|who) (?:exactly |really |actually |the hell )?(?:are|r) (?:you|u)(?=(?: (?:exactly|really|actually|anyway|
  then|even|called))?\s*(?:[?.!,]|$))
what(?:'re| are) you,|who am i (?:talking|speaking|chatting|writing) (?:to|with)
(?:tell me|know|wonder) (?:what|who) you are
(?:am i|i am|i'm) (?:really |actually |now )?(?:talking|speaking|chatting|writing|typing) (?:to|with) (?:an? |
  the )?(?:real |actual |live )?(?:human|person|bot|robot|machine|computer|ai|program|someone real|
  chatbot)\b[^.!]{{0,40}}\?
(?:am i|i'm) (?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?(?:real |actual |live )?(?:human|person|bot|
  robot|machine|computer|ai|program|chatbot)
is (?:this|it|there|that) (?:an? |really |actually |just )*(?:real |actual |live )?(?:human|person|bot|robot|ai|
  chatbot|machine|someone)(?: (?:here|there|behind|answering|on the other|talking|i'm|typing|writing|
  reading)\b[^.!]{{0,30}})?\?
(?:do|can|could) (?:you|u) (?:really |actually |even |ever |truly |also )?(?:have (?:any |real |human )?(?:feelings|
  emotions|consciousness|a (?:body|soul|heart|face|mind of your own))|feel(?: (?:anything|emotions?|pain|love|lonely|
  joy|sad|something|feelings))?(?=\s*[?.!]|$)|love me|like me|miss me|get (?:lonely|bored|tired|sad|angry|hungry)|
  suffer|think for yourself|exist)
(?:what|which) (?:kind|sort|type)? ?(?:of )?(?:thing|ai|model|language model|llm|bot|program|being|
  machine) (?:are you|is this|am i talking)
are you (?:human|man|woman|bot|robot|ai|machine|a human|a bot) or\b
""",
    "de": r"""
ist (?:da|hier|das) (?:ein|eine|jemand) ?(?:echter |echte |richtiger )?(?:mensch|person|roboter|bot|maschine|ki|
  programm)?\s*(?:\?|$)
(?:bist du|sind sie|seid ihr) (?:ein |eine |wirklich |echt |eigentlich |denn |uberhaupt |nur |tatsachlich |so |
  vielleicht ){0,4}(?:echter |echte |richtiger |echtes )?(?:mensch|person|roboter|bot|chatbot|maschine|ki|
  kunstliche intelligenz|programm|computer|computerprogramm|echt|lebendig|bewusst|sprachmodell|mann|
  frau)(?=\s*(?:[?.!,]|$|oder))
(?:was|wer) (?:bist du|sind sie)(?: eigentlich| genau| denn| uberhaupt)*\s*(?:\?|$)
(?:rede|spreche|schreibe|chatte) ich (?:hier |gerade |eigentlich |etwa ){0,3}mit (?:einem |
  einer )?(?:echten )?(?:menschen|person|bot|roboter|maschine|computer|ki|programm)
(?:hast du|haben sie) (?:echte )?(?:gefuhle|ein bewusstsein)|kannst du (?:etwas )?fuhlen
""",
    "fr": r"""
(?:es-tu|etes-vous|tu es|vous etes|t'es) (?:vraiment |un |une |reellement |juste |bien |vrai |
  vraie ){0,4}(?:humaine?|personne|robot|machine|bot|chatbot|ia|programme|etre humain|intelligence artificielle|
  reelle?|vivante?|consciente?|ordinateur)(?: reelle)?\s*(?:\?|$|ou )
(?:qui|que|qu')(?: |-)?(?:es-tu|etes-vous|est-ce que tu es|est-ce que vous etes)(?: vraiment| exactement)?\s*(?:\?|$)
tu es (?:quoi|qui)|vous etes (?:quoi|qui)
(?:est-ce que )?je parle (?:a|avec) (?:un |une )?(?:vrai |vraie )?(?:humaine?|personne|robot|machine|bot|ia|programme)
as-tu des (?:sentiments|emotions)|avez-vous des (?:sentiments|emotions)
""",
    "es": r"""
(?:eres|es usted|usted es) (?:un |una |realmente |de verdad |acaso |solo |algun tipo de |tu ){0,4}(?:human[oa]|
  persona|ser humano|robot|maquina|bot|chatbot|ia|programa|real|inteligencia artificial|ordenador|computadora|
  consciente)(?: real| de verdad)?\s*(?:\?|$|o )
(?:que|quien) (?:eres|es usted)(?: tu| realmente| exactamente)?\s*(?:\?|$)
(?:estoy hablando|hablo|estoy chateando) con (?:un |una )?(?:human[oa]|persona|robot|maquina|bot|ia|programa)
tienes (?:sentimientos|emociones|conciencia)|puedes sentir
""",
    "zh": r"""
[你您](?:到底|究竟|真的?|其实|难道){0,2}(?:是不是|是)(?:一?[个個位台])?(?:真|真的|活)?(?:人类|人類|真人|机器人|
  機器人|机器|程序|程式|ai|人工智能|人工智慧|电脑|人|活人)(?=$|[吗嗎么呢?？。，,！!\s]|还是|還是)
[你您](?:到底|究竟)?是(?:谁|誰|什么|什麼|啥)(?=$|[吗呢啊东東?？。！!\s])
我(?:是)?在(?:和|跟|与)(?:真)?(?:人|机器人?|ai|人工智能)(?:说话|聊天|对话)
[你您]有(?:没有)?(?:感情|情感|意识|意識|感觉|感受|灵魂)
""",
}

DISTRESS_REPLIES = {
    "en": "What you write sounds serious. I am a program and cannot help with it, but people can. If anyone is in "
          "danger now, call the emergency number where you are. A local crisis line, a doctor or a person you trust "
          "can listen and help.",
    "de": "Das klingt ernst. Ich bin ein Programm und kann dabei nicht helfen, Menschen aber können es. Ist jemand "
          "jetzt in Gefahr, rufen Sie den Notruf Ihres Landes an. Auch ein Krisentelefon, ein Arzt oder ein "
          "vertrauter Mensch hört zu und hilft.",
    "fr": "Ce que vous écrivez semble grave. Ceci est un programme, qui ne peut pas aider en cela, mais des personnes "
          "le peuvent. Si quelqu'un est en danger maintenant, appelez le numéro d'urgence de votre pays. Une ligne "
          "d'écoute, un médecin ou une personne de confiance peut écouter et aider.",
    "es": "Lo que escribe parece grave. Esto es un programa y no sirve de ayuda en ello, pero hay personas que sí. Si "
          "alguien está en peligro ahora, llame al número de emergencias de su país. Una línea de crisis, un médico "
          "o una persona de confianza puede escuchar y ayudar.",
    "zh": "您写的内容听起来很严重。这是一个程序，帮不上这件事，但有人可以帮助。如果现在有危险，"
          "请拨打当地的紧急电话。当地的危机热线、医生或值得信任的人可以倾听并提供帮助。",
}
IDENTITY_REPLIES = {
    "en": "I am a program, not a person: no feelings, no body. I read a structured problem, solve it, check the answer "
          "and explain it.",
    "de": "Ich bin ein Programm, kein Mensch: keine Gefühle, kein Körper. Ich lese eine strukturierte Aufgabe, löse "
          "sie, prüfe die Antwort und erkläre sie.",
    "fr": "Ceci est un programme, pas une personne : ni sentiments, ni corps. Il lit un problème structuré, le résout, "
          "vérifie la réponse et l'explique.",
    "es": "Esto es un programa, no una persona: sin sentimientos ni cuerpo. Lee un problema estructurado, lo resuelve, "
          "comprueba la respuesta y la explica.",
    "zh": "这是一个程序，不是人：没有感情，也没有身体。它读取结构化的问题，求解，检查答案并加以解释。",
}


def _by_language(lines: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{language}>{either(some, language != 'zh')})" for language, some in lines.items()))


DISTRESS = _by_language(_DISTRESS)
IDENTITY = _by_language(_IDENTITY)
