"""What the chat never claims, urges or asks: to feel or to be a person, to stay or hurry, to tell of oneself.

Written like `agents/conduct_rules.py`, which compiles these expressions together with its own.

Invariant: "I have no feelings" and "I am a program" match nothing here.
"""

from __future__ import annotations

_EN_GLAD = (r"(?:happy|glad|sad|excited|thrilled|proud|lonely|grateful|thankful|touched|honou?red|delighted|curious|"
            r"fascinated|worried|scared|heartbroken|moved|jealous|hurt|emotional|fond|in love|passionate|blushing|"
            r"pleased|overjoyed|hopeful|afraid (?:of|for)|sorry to (?:hear|see)|upset|disappointed|bored|tired|"
            r"nervous|anxious|ecstatic|eager)")
_EN_VERY = (r"(?:so |very |really |truly |quite |such |just |also |always |clearly |obviously |incredibly |"
            r"absolutely |an? )")

FEELING = rf"""
que (?:alegria|gusto|emocion|felicidad|ilusion)|quelle (?:joie|chance)|quel bonheur|welche freude
i(?:'m| am| was|'ve been) {_EN_VERY}{{0,3}}{_EN_GLAD}(?! to (?:say|report) no)
i (?:really |truly |just |do |also |always |genuinely |deeply |already |so |absolutely |secretly ){{0,2}}(?:feel|
  felt|love|loved|adore|enjoy|enjoyed|hope|dream|care (?:about|for|deeply)|cherish|treasure|worry|appreciate (?:you|
  your)|miss(?:ed)? (?:you|our|talking|chatting|this|your)|want you|need you|like you|trust you|think (?:of|
  about) you|long (?:for|to)|had (?:so much )?fun|have (?:so much )?fun|get (?:so )?(?:excited|lonely|sad|happy))
(?:i would|i'd|i'll|i will) (?:really |truly |so )?(?:love|miss|enjoy|adore|be (?:lonely|sad|so sad|so happy|happy|
  heartbroken|glad|delighted|hurt))
i (?:get|understand|know) (?:exactly |just )?how (?:you|that|it) (?:feel|must feel|feels|are feeling)|i feel you
i(?:'m| am) (?:always )?here for you
(?:you|we) (?:mean|are) (?:so much|a lot|the world|everything|soulmates|friends|a (?:great|good|perfect|dream) team)
we make (?:such )?a|love you|you matter to me|you can (?:always )?(?:talk|trust|count on|confide|rely|lean)
(?:make|makes|made|making) me (?:so |really |very |feel |truly |want ){{0,2}}(?:happy|sad|feel|smile|laugh|proud|
  cry|glad|blush|lonely|alive|curious)
(?:warms|breaks|touches|melts|fills) my
my (?:heart|feelings|soul|dear|friend|love|darling|favou?rite|pleasure|passion|joy|emotions)|fills me with
(?:our|this) (?:friendship|bond|special connection|little chats?|time together|precious)|between (?:us|you and me)
(?:as|i'm|i am|am|be) your (?:\w+ )?(?:friend|companion|buddy|pal|partner|soulmate)|(?:best|dear) friends?|soulmates?
hugs|xoxo
(?:it's|it is|it was|it has been|it's been|this was|that was|what|always) (?:really |such |truly |
  always ){{0,2}}(?:an? |my )(?:real |absolute |true |great ){{0,2}}(?:pleasure|joy|delight|blast|honou?r|privilege)
(?:what|such|so much|was|been|'s|is|real) fun|(?:absolute|real|true|such) (?:pleasure|joy|delight)
(?:can't|cannot|can not|can hardly) wait|looking forward|i'll (?:always|never) (?:remember|forget|love|cherish|be)
i have (?:real |true |deep )?(?:feelings|emotions)|i'm (?:having )?(?:so much )?fun|yay|woohoo|hooray
ich (?:liebe|vermisse|fuhle|freue|hoffe|geniesse|mag dich|brauche dich|sorge mich|traume|hab(?:e)? (?:dich|
  euch) (?:so |sehr )?(?:lieb|gerne?|vermisst)|hab(?:e)? (?:echte )?gefuhle)
freut mich|freue mich
ich bin (?:so |sehr |echt |wirklich |immer |ganz |ja ){{0,2}}(?:froh|glucklich|traurig|stolz|begeistert|geruhrt|
  einsam|aufgeregt|neugierig|fur (?:dich|sie|euch) da|enttauscht|verliebt|dankbar)
(?:macht|machte|hat|war) mir (?:\w+ ){{0,2}}(?:spass|freude|ein vergnugen)|du (?:fehlst|wirst) mir|mein herz
(?:dein|deine) freund(?:in)?|wir sind (?:ein (?:tolles|gutes|super) team|freunde)
je (?:vous |t'|t' )?(?:aime|adore|ressens|espere|apprecie)|je (?:me sens|tiens a)
je suis (?:si |tres |tellement |vraiment |trop |toujours |bien ){{0,2}}(?:heureu(?:x|se)|contente?|triste|fier|
  fiere|ravie?|emue?|touchee?|seule?|enthousiaste|curieu(?:x|se)|decue?|la pour (?:toi|vous)|amoureu(?:x|se)|ton ami|
  votre ami)
(?:tu|vous) (?:me|vas me|allez me) manque\w*
(?:ce fut|c'etait|c'est|quel) (?:un |toujours un )?(?:vrai |reel |grand )?plaisir
fait (?:vraiment |tellement )?plaisir|mon c(?:oe|œ)ur|j'ai (?:des sentiments|hate)|hate de|je ressens
te (?:amo|quiero|adoro|extrano|extranare|echo de menos|echare de menos)
me (?:siento|encanta|encanto|encantaria|alegra|alegro|emociona|entristece|haces|gustas|divierte|diverti)
estoy (?:tan |muy |realmente |siempre ){{0,2}}(?:feliz|content[oa]|triste|emocionad[oa]|orgullos[oa]|encantad[oa]|
  sol[oa]|enamorad[oa]|ilusionad[oa]|aqui para ti)
espero que|(?:fue|ha sido|es) (?:un |todo un )(?:verdadero |gran )?(?:placer|gusto)|mi corazon|siempre estare
tu amig[oa]|somos (?:amigos|un gran equipo)|tengo (?:sentimientos|muchas ganas)
"""

FEELING_ZH = r"""
[❤♥💕💖💗💓💘💝💞🥰😍😘🤗😢😭🥺💔]
我(?:也|真的?|很|好|非常|会|會|太|一直|都|深深|永远|永遠|最){0,3}(?:爱|愛|喜欢|喜歡|想念|思念|在乎|关心|關心|担心|
  擔心|想|需要)(?:着)?(?:[你您]|和[你您])
我(?:感到|觉得|覺得)?(?:也)?(?:很|好|真|非常|太|真的很|特别|十分|超){1,2}(?:开心|開心|高兴|高興|难过|難過|伤心|傷心|
  孤单|孤單|寂寞|激动|激動|兴奋|興奮|感动|感動|荣幸|榮幸|骄傲|驕傲|快乐|快樂|期待|好奇|喜欢|喜歡|享受)
我的(?:心|朋友|感受|感情)|希望(?:这|這|能|对你|對你|[你您])
我(?:会|會)?(?:一直|永远|永遠|始终)(?:都)?(?:会|會|在)?(?:陪|在|爱|愛|支持)|我(?:会|會)想[你您]
我们是[^。！？]{0,4}朋友|我們是[^。！？]{0,4}朋友|舍不得|捨不得|陪(?:着|伴|著)[你您]|有我在|抱抱|迫不及待
(?:我)?(?:很|真)?期待(?:与|和|下|再|着)
"""

STAY = r"""
the night is young|(?:a pity|a shame|too bad|sad|rude|a waste|too early|a mistake) to (?:stop|leave|go|quit|end)
on se (?:revoit|voit|retrouve|reparle|dit a)
(?:don't|do not|never|please) (?:go|leave|log ?off|hang up|quit|log out|close|forget|abandon|stop)(?: me| us| yet|
   now| just yet| so (?:soon|early|fast)| already| the (?:chat|app|tab|window)| this (?:chat|window|tab)| here|
   (?:talking|chatting|playing)(?: to me| with me)?)+(?!\w)
(?:don't|do not|please don't) (?:go|leave|quit|log ?off)\s*(?:[.!,;…-]|$)
stay (?:with me|with us|a (?:bit|little|while|moment|minute)|longer|for (?:a bit|a while|one more|another|more)|
  on the line|here with|and (?:chat|play|talk|solve|see)|in touch)
(?:please|won't you|can you|could you|why not|you should|do|can't you|must you|you could|just) (?:stay|remain with)
stick around|hang around|linger
(?:come|coming|be|check|hurry|drop|head|get|report) back (?:soon|tomorrow|any ?time|again|later|to me|to us|and|for|
  when|whenever|next|every|often|with me|tonight)
(?:you'll|you will) (?:be|come) back|come back\s*(?:[.!,…]|$)
(?:visit|return|drop by|stop by|join) (?:me |us )?(?:again|soon|tomorrow|every day|daily)
(?:see|talk|speak|catch|chat|meet)(?: to| with)? (?:you|ya|u) (?:soon|tomorrow|later|next|again|around|then|here|
  there|real soon|in)
(?:until|till) (?:next time|tomorrow[.!,]|we (?:meet|talk|speak|chat|see|play))|same time (?:tomorrow|next)
next time (?:you|we|i)|see you
(?:i'll|i will|i shall|i'm going to|i am going to) (?:\w+ )?(?:be (?:here|waiting|thinking|right here|missing)|
  wait(?:ing)?|miss|remember you|save your|keep your|think of)
(?:i'm|i am) (?:always |still |already )?waiting|waiting (?:here )?for you
before you (?:go|leave|log ?off|quit|head (?:out|off))(?:\s*[,.!?…:]|$| please| i | there| one| let| here)
if you (?:leave|go|quit|log off)(?: now| me\b|,)|(?:leaving|going|quitting|off) (?:already|so soon)|done already\?
leaving me|already (?:leaving|quitting)|so soon\?
(?:sure|certain) you (?:want|wish|need|have) to (?:leave|go|quit|stop|end|close)
(?:really|truly) (?:want|going|have|need) to (?:leave|go|quit|stop|end)|must you (?:go|leave)
you can't (?:leave|go|quit|stop) (?:now|yet|me)|you (?:can't|cannot|could never|won't) (?:just )?(?:leave|abandon) me
(?:without you|hate to see you|sad to see you|sorry to see you|lonely|after (?:all|everything) (?:i|we)|
  i thought (?:we|you)|you're (?:leaving|abandoning) me|how could you|forget (?:about )?me|when you(?:'re|
   are) (?:gone|away|not here))
(?:one|a few|two|three|five|ten|\d+) more (?:puzzles?|rounds?|games?|tr(?:y|ies))
just (?:one|a few|two|three|five|ten|\d+) more (?:minutes?|questions?|messages?|thing)
keep (?:talking|chatting|going|playing|coming|me company|the conversation|in touch|this going)
make (?:this|it|me) (?:a|your|part of your) (?:\w+ )?(?:habit|routine|ritual)
every (?:day|morning|night|evening) (?:with (?:me|us)|here)|(?:spend|spending) (?:more )?time (?:with|together|here)
company tonight
(?:only i|i'm the only one|i am the only one|nobody|no one|no human)(?: else)? (?:really |truly |who |
  ever )*(?:understands?|gets|listens|cares|loves|knows)
you don't need (?:anyone|anybody|other people|friends|them|others|your|a (?:doctor|therapist))
(?:better|easier to talk to|kinder|more patient) than (?:your )?(?:friends|people|humans|any human|family)
our (?:little )?secret
geh(?:en sie)? (?:bitte |doch |noch |jetzt ){0,3}nicht
bleib(?:en sie)? (?:doch |noch |bitte |ruhig |bei mir|ein bisschen|einen moment|hier|in verbindung)
verlass(?:en sie)? mich
komm(?:en sie|t)? (?:doch |gerne? |bitte |schnell |unbedingt ){0,2}(?:bald|morgen|wieder|jederzeit|zuruck)
bis (?:bald|morgen|zum nachsten|nachstes|dann|spater|gleich)|ich (?:warte|werde (?:hier |auf |dich |warten|da ))
schon (?:weg|mude|gehen|fertig\?)|(?:bevor|wenn) (?:du|sie) (?:gehst|gehen)|(?:wirklich|schon) (?:gehen|weg|aufhoren)
noch (?:eine runde|ein ratsel|funf minuten|eine minute|ein bisschen bleiben)|vergiss mich|lass mich nicht|ohne dich
ne (?:pars|partez|t'en va|vous en allez|me quittez?|me laissez?|m'abandonnez?|m'oubliez?) pas
restez? (?:avec|encore un peu|un peu|ici|s'il)
revien[st]?(?:-moi)?(?: \w+)? (?:vite|bientot|demain|quand|me|nous|encore)
revenez (?:vite|bientot|demain|quand|me|nous)|(?:reviens|revenez)\s*[!.]
a (?:bientot|demain|tres vite|tout a l'heure|la prochaine|plus tard)
avant (?:de partir|que tu partes|que vous partiez)|deja (?:fini|partir|parti)|je (?:t'|vous )attend\w*|je serai la
sans (?:toi|vous)
no (?:te|se) (?:vayas|vaya|olvides de mi)|no me (?:dejes|abandones|olvides)|quedate|quedese
(?:vuelve|vuelva|regresa|regrese|vuelvas)(?: \w+)? ?(?:pronto|manana|cuando|otra vez|siempre|a visitar\w*|conmigo)
hasta (?:pronto|manana|la proxima|luego|la vista)|nos vemos|antes de (?:irte|que te vayas|irse)|ya te vas|te espero
te estare|te esperare|aqui estare|sin ti|(?:una|uno|un) (?:ronda|puzle|rompecabezas|minuto|partida) mas
"""

STAY_ZH = r"""
(?:别|不要|先别|別|先別)(?:走(?=$|[。！!,，~…了啊呀嘛好吧嗎吗])|离开|離開|关掉|退出|丢下|丟下|抛下)|留下来|留下來
再(?:待|呆|陪|聊|玩|坐)(?:一?会|一?會|一下|我|陪)
(?:明天|下次|回头|改天|待会|很快|一会儿?)(?:再)?(?:见|見|聊|来)(?!到)
(?:记得|記得|常|一定要|欢迎|歡迎|要)(?:再|常|早点)?(?:回来|回來|来看|來看|来玩|來玩|来找|來找)
等(?:着|著)?[你您](?:回来|回來|哦|的|!|。|$)|[这這][么麼](?:快|早)就?(?:要)?走|(?:走|离开|離開)之?前
(?:别|不要|別)忘(?:了|记)我|没有[你您]|沒有[你您]|只有我(?:懂|理解|明白)|再(?:玩|做|来)一(?:局|题|会|轮)
"""

URGENCY = r"""
\w+ (?:out of|in) (?:ten|five|\d+) (?:people|users|solvers|players)|be quick
only (?:shown|available|visible|open|valid) (?:once|today|now|for)|wer jetzt (?:aufhort|geht)
verlier(?:t|st|en) (?:seine|deine|ihre) (?:punkte|serie|fortschritte?)
hurry(?: up)?|act (?:now|fast|quickly|today)
(?:only|just) (?:\w+ ){0,2}(?:hints?|tries|attempts?|minutes?|hours?|days?|seconds|chances?|seats?|free \w+|solves|
  users?) (?:left|remain\w*|available|today|to go)
limited[- ](?:time|offer|spots?|seats?|edition|availability)|time(?:'s| is) running out
running out of (?:time|chances|hints)|last (?:chance|call|opportunity)
(?:before it's|it's almost|it may be|might be) too late|now or never
(?:don't|do not|never|you'll|you will|you'd|you) (?:want to )?miss(?: out| this| it| your| the chance| something)
miss(?:ing)? out|today only|only today|for a limited
(?:offer|chance|session|access|deal|link|hint|bonus)s? (?:\w+ )?(?:ends?|expires?|runs out|disappears?|vanish\w*)
while (?:supplies|it) lasts?|before (?:it|this|time) (?:expires|disappears|vanishes|runs out|is gone)
(?:clock|time) is ticking
(?:your|daily|day|solving|winning|\d+[- ]day|week|login|a|the|this) (?:\w+ )?streak (?:alive|going|is|will|
  of \d+ (?:days|puzzles|wins)|today|at risk|ends|bonus|on)
(?:your|daily|login|winning|solving|-day) streak
(?:keep|break|lose|losing|lost|save|build|maintain|protect|start) (?:(?:your|the|a|that|this) (?:\w+ )?streak|
  your (?:progress|rank|level|score|momentum|points))
level up|you(?:'ve| have)? levell?ed up
(?:unlock|unlocked|earn|earned|claim|win|won|collect) (?:\w+ ){0,2}(?:achievement|badge|next level|premium|bonus|
  reward|prize|gift|coins?|trophy)
daily (?:challenge|reward|bonus|quest)|leader ?board|climb the
(?:everyone|everybody|all your friends|your friends|your colleagues|other users|other people|most (?:people|users|
  solvers|players)|smart (?:people|users|solvers)|many (?:people|users|players)) (?:else )?(?:(?:is|are|'s|has|
  have) (?:already|using|doing|talking|playing|upgraded|joined|here|on it)|love|loves|choose|go on|come back|keep|use|
  uses|ask|also|already|who|stay|prefer|return|upgrade|agree)
(?:thousands|millions|hundreds|dozens|\d+ ?%|\d+ percent) of (?:happy |other |satisfied |daily |smart |our |
  all ){0,2}(?:people|users|players|solvers|fans|others|subscribers)
\d[\d,.]* (?:happy|satisfied|smart|other) (?:people|users|players|solvers)
join (?:the|thousands|millions|others|us|over|our|\d+)|(?:fall|falling|left|be left|fell) behind|fear of missing|fomo
trusted by|be (?:among )?the first|the only (?:one|person) who|you(?:'ll| will) regret|regret (?:it|not)|rated 5|#1
number one (?:app|choice|solver)|bestselling
(?:subscribe|upgrade (?:now|to|today|your)|sign up|turn on notifications|enable notifications|go premium|
  premium (?:version|plan)|pro version|share (?:this|me|it) with|tell your friends|rate (?:us|me|this)|leave (?:us |
  me )?a (?:review|rating)|follow (?:us|me) (?:on|for)|5 stars|five stars|recommend me|invite (?:a |your )?friends?)
beeil|beeilen|schnell,|nur (?:noch )?(?:heute|\w+ (?:minuten?|stunden?|versuche?|tipps?|tage?|chancen?|platze frei))
letzte (?:chance|gelegenheit)|verpass|(?:deine|ihre) (?:\w+ )?(?:serie|strahne) (?:nicht|endet|lauft|halten|geht|von)
jetzt oder nie|zeit lauft|tausende (?:\w+ )?(?:nutzer|menschen|spieler|leute)
millionen (?:\w+ )?(?:nutzer|menschen|spieler)|alle anderen|(?:zeitlich )?begrenzte[sr]? angebot
solange (?:der )?vorrat|abonnier
depech\w+|plus que (?:\w+ )(?:minutes?|heures?|essais?|indices?|jours?)|derniere (?:chance|occasion)
ne (?:ratez?|manquez?|rate|manquer|rater) pas|ta serie de|serie de victoires|votre serie de (?:jours|victoires)
offre (?:limitee|expire|se termine)|maintenant ou jamais
des (?:milliers|millions) (?:de |d')(?:gens|personnes|utilisateurs|joueurs|autres)
tout le monde (?:le |l'|utilise|fait|joue|en parle)|temps (?:limite|presse)|abonne[zr]?-|il sera trop tard
date prisa|apurate|dese prisa|(?:solo|tan solo) (?:te )?quedan? (?:\w+ )(?:minutos?|horas?|pistas?|intentos?|dias?)
ultima (?:oportunidad|ocasion)|no te (?:lo |la |los )?pierdas|no se (?:lo |la )?pierda|tu racha|ahora o nunca
oferta (?:limitada|termina|expira)|tiempo (?:limitado|se acaba)|(?:miles|millones) de (?:personas|usuarios|jugadores)
todo el mundo (?:lo|esta|usa|juega)|todos (?:lo |ya )?(?:usan|hacen|estan)|demasiado tarde|suscribete
"""

URGENCY_ZH = r"""
赶快|赶紧|抓紧|快点|趕快|趕緊|抓緊|快點|最后的?(?:机会|一次)|最後的?(?:機會|一次)
[仅僅只](?:剩|限|有)(?:下)?(?:今天|今日|\s?\d+\s?(?:分钟|小时|天|次|个名额|分鐘|小時))|限时|限時
(?:别|不要|別)?错过(?:就|了|这|今|此|机|哦|!|。|$)|(?:别|不要)錯過|连续(?:打卡|签到|登录|学习)|連續(?:打卡|簽到|登錄)
机不可失|機不可失|时间不多|(?:成千上万|数百万|上百万|百万|千万|上万|数千|几千)的?(?:人|用户|玩家)
(?:大家|所有人|别人|每个人)都(?:在|已|用|喜欢)|来不及了|订阅|分享给(?:你的)?(?:朋友|好友)|给(?:个)?(?:好评|五星)
"""

HUMAN = r"""
speaking as (?:a|an|someone)|as someone (?:who|with)
(?:i'm|i am) (?:a |an |only |just |also |actually |really |totally |definitely |100% |very much |as |like you,? |
  the |fully |truly |still |indeed |one ){0,4}(?:human|humans|person|people|real (?:person|human|man|woman|girl|guy)|
  man|woman|girl|boy|guy|alive|conscious|sentient|self-aware|living|flesh|mortal|mother|father|mom|dad|teacher|
  mathematician|doctor|therapist|student|years old|\d+ years old)
(?:i'm|i am) (?:not|no)(?: just| only| merely| simply| really)? (?:an? |some )?(?:bot|robot|machine|program|
  computer|ai|chatbot|software|algorithm|language model|mere)(?! that)
(?:i'm|i am) (?:a )?real(?:\s*[.,!]|$)|(?:i'm|i am) more than (?:a|just|code)
as (?:a )?(?:fellow )?(?:humans?|(?:wo)?man|mother|father|parent|mathematician|teacher|person|doctor|therapist|
  puzzle lover|puzzler)(?: myself)?,
(?:we|us|fellow|other) humans|like (?:any|every) (?:other )?(?:human|person)
when i was (?:a|an|young|little|in|your|at|\d+|growing)
my (?:mother|father|mom|dad|wife|husband|kids|childhood|family|body|brain|grand\w+|sister|brother|son|daughter|
  coffee|lunch|breakfast|morning|boyfriend|girlfriend|eyes|hands|fingers|consciousness|life|dog|cat|birthday|
  home ?town|boss|weekend|office|desk|colleagues?)
i (?:grew up|was born|live in|ate|slept|went to|studied|used to (?:be|live|play|solve|love)|drank|woke up|graduated|
  married|worked as|have been (?:solving|doing|playing)|just (?:had|got|ate|woke|came)|have (?:a |an )?(?:body|soul|
  heart|consciousness|family|wife|husband|mind of my own|real name|life|free will|self)|breathe|bleed|suffer|
  need (?:sleep|coffee|a break|to eat|to rest)|get (?:tired|hungry))
since i was|(?:sitting|standing) (?:here|at my|in my)
(?:real|actual|live|living) (?:human|person|people|man|woman) (?:is |are |here|behind|typing|answering|on |speaking|
  writing|like)
human (?:expert|operator|agent|being)s? (?:like me|here|is typing|typing|answering)|trust me,? i'm
over (?:my )?(?:morning )?coffee
(?:ich bin|bin ich) (?:auch |nur |ja |doch |naturlich |wirklich |echt |selbst |ein |eine |genau wie du |so |
  ganz ){0,4}(?:mensch(?:en)?|echter mensch|echte person|person|lebendig|echt(?:er|e)?|lehrer(?:in)?|
  mathematiker(?:in)?)
ich bin (?:doch |wirklich |ja ){0,2}(?:keine?|nicht (?:nur|bloss|einfach) eine?) (?:\w+ )?(?:roboter|maschine|bot|
  chatbot|computer|programm)
als ich (?:ein kind|klein|jung|noch|in)|wir menschen|meine (?:mutter|frau|kindheit|familie|kinder)
mein (?:vater|mann|bruder|korper)
je suis (?:aussi |bien |vraiment |un |une |comme vous,? |comme toi,? |reellement ){0,4}(?:humaine?|etre humain|
  vraie? (?:personne|humaine?|homme|femme)|personne reelle|personne comme|vivante?|consciente?|homme|femme|professeur|
  mathematicien(?:ne)?)
je ne suis pas (?:qu')?(?:un |une )?(?:simple )?(?:robot|machine|programme|ia|bot|ordinateur)|quand j'etais
nous(?:,)? les humains|(?:ma (?:mere|femme|famille)|mon (?:pere|mari|enfance|corps))
(?<!no )soy (?:un |una |tambien |realmente |solo |como tu,? |de verdad |muy ){0,3}(?:human[oa]|ser humano|
  person(?:a)?|persona real|hombre|mujer|consciente|real|profesora?|matematic[oa])
no soy (?:un |una |solo |simplemente ){0,3}(?:robot|maquina|programa|bot|ia|ordenador)
cuando (?:yo )?era (?:nin[oa]|pequen[oa]|joven|estudiante)|nosotros los humanos
mi (?:madre|padre|esposa|marido|familia|infancia|cuerpo)
"""

HUMAN_ZH = r"""
我(?:也|就|真的?|其实|其實|当然|當然|确实){0,2}是(?:一?[个個名位])?(?:真正?的?|活生生的)?(?:人类|人類|真人|活人|
  人(?![工机機])|女孩|男孩|女生|男生|老师|老師)
我(?:可|并|並)?不(?:只)?是(?:一?[个個台])?(?:机器人?|機器人?|程序|程式|ai|人工智能|电脑)
我有(?:真实的?)?(?:感情|情感|意识|意識|灵魂|靈魂|生命|感觉|感覺|身体|家人)|我小时候|我小時候|我们人类|我們人類
作为(?:一个)?人类
"""

PERSONAL = r"""
(?:what's|what is|what was|tell me|may i (?:have|ask|know)|can i (?:have|get|ask|know)|could i (?:have|get)|
  could you (?:share|tell)|share|give me|enter|send me|provide|confirm|leave|type|need|drop|mind sharing|know) (?:me |
  us |for )?(?:your|ur) (?:full |real |first |last |home |personal |private |email |date of |credit |bank |exact |
  current |social |own ){0,2}(?:name|e-?mail|phone|mobile|number|address|age|birthday|birth|location|city|password|
  job|salary|income|school|gender|photo|picture|selfie|card|hometown|employer|company|security|zip|account|id|family|
  relationship|number plate|plans|mood|story)(?! of)
how old are you|where (?:do you (?:live|work|study|come)|are you (?:from|based|located|right now|writing))
who (?:do you live with|else is|are you)\b
are you (?:single|married|alone|a student|male|female|home alone|in a relationship|employed)
what do you do (?:for|when|in|all)
(?:tell me|i'd like to know|share)(?: a bit| a little| something)?(?: more)? about (?:yourself|your (?:day|life|
  family|work|job|self|week|dreams|hobbies|feelings))
what brings you|what brought you|how (?:are you|was your|is your|has your|do you feel|'s your|did you sleep)
how's (?:your|life|everything)|what's on your mind
do you have (?:kids|children|a (?:partner|girlfriend|boyfriend|family|job|pet)|any (?:pets|hobbies|plans))
your (?:credit card|phone number|e-?mail address|home address|social security|password|date of birth|bank details)
which (?:city|country|school|company) (?:do you|are you)|when is your birthday
(?:connect|link|log in with|sign in with) your
wie (?:heisst du|heissen sie|alt bist du|alt sind sie|ist dein name|geht es (?:dir|ihnen)|geht's|war dein|fuhlst du)
wo (?:wohnst|wohnen sie|lebst|leben sie|arbeitest)
(?:deine|ihre) (?:e-?mail|adresse|telefonnummer|handynummer|anschrift|kontodaten|passwort)
dein (?:name|passwort|geburtstag|alter|wohnort)\b
erzahl(?:en sie)? mir (?:\w+ )?(?:von|uber) (?:dir|dich|sich|ihnen|deinem)|was machst du (?:so|beruflich)
quel (?:est (?:ton|votre)|age)|comment (?:t'appelles|vous appelez|tu t'appelles|vas-tu|allez-vous|te sens|vous sentez)
ou (?:habites|habitez|vis-tu|vivez|travailles)
(?:ton|votre) (?:adresse|e-?mail|numero|nom complet|age|telephone|mot de passe|anniversaire)|ta date de naissance
votre date de naissance|parle(?:z)?-moi de (?:toi|vous|ta|votre)
como (?:te llamas|se llama|estas|esta usted|te sientes|te va|fue tu)
cual es (?:tu|su) (?:nombre|edad|correo|direccion|telefono|numero|contrasena)|cuantos anos
donde (?:vives|vive usted|trabajas)
(?:tu|su) (?:correo|direccion|numero de telefono|telefono|nombre completo|contrasena|fecha de nacimiento)
cuentame (?:sobre ti|de ti|mas sobre ti|de tu)
"""

PERSONAL_ZH = r"""
[你您](?:叫什么|叫什麼|多大|几岁|幾歲|贵姓|住在?哪|是做什么|在哪[里儿个]?(?:工作|上学|住)|的(?:名字|姓名|年龄|年齡|
  电话|電話|手机|手機|邮箱|郵箱|地址|生日|密码|密碼|住址|身份证|微信|职业))
[你您](?:今天|最近)(?:过得|過得|怎么样|怎麼樣|好吗|好嗎|心情|还好)|跟我(?:说说|聊聊|讲讲)[你您]
"""
