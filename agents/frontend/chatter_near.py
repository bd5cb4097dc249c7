"""What sounds like one of the tasks and is none: other puzzles and games, other homework, programming, and talk in
which a task's word means something else.

Invariant: data only, with the slots of `talk.fill` and the brackets of `chatter_grammar`; nothing here asks about a
board, a map, costs of pairs or a series of one's own. Held-out lines never occur in training.
"""

from __future__ import annotations

from agents.frontend.chatter_grammar import spoken
from agents.frontend.draft import Pool

PUZZLES = """
[solve|help me with|do you do|can you solve|I'm stuck on] [a|my|this|the {paper}'s] [kakuro|nonogram|crossword|\
cryptogram|kenken|hitori|slitherlink|hashi|nurikabe|word search|wordle|rubik's cube|jigsaw|minesweeper board|chess \
puzzle|anagram|rebus|riddle|tangram|logic grid puzzle|zebra puzzle|peg solitaire|sliding puzzle|tower of hanoi with \
{d} discs|24 game|killer sudoku with cages|samurai sudoku]
killer [sudoku|su doku|variant] with [dotted regions|sums in the corners|outlined blocks]: [{d} for the top pair, \
{d} for the L shape|the left three make {d}|totals {d}, {d} and {d}][, where to begin|, which digits fit|]
wordle[ number {big}|]: [STONE|AUDIO|PLANT] [🟨⬛🟩⬛⬛|🟩🟩⬛⬛⬛|has one yellow letter], [a better second word|\
next guess|hint|any word left]
[crossword clue|clue|{d} across|{d} down]: [river in France|greek letter|opposite of cold|bird that can't fly], {d} \
letters[, starts with L|, ends in E|]
[nonogram|picross|griddler|hanjie] {n}x{n}[:|,] rows [{d} {d}, {d}, 1 {d}|{d}, {d} {d}, 1], columns [{d}, {d} 1, 2|1 \
{d}, {d}, 3][. solve|, solve|, which cells|]
[kakuro|sums]: [{d} in two|{d} across], [{d} in three|{d} down], [which digits|what fits|solve]
[white|black] to move[, mate in {d}|, what's best|], [rook on e1|queen on d4|king g8, pawns f7 g7 h7], [hint|\
solution|is it mate|]
[rubik|rubik's cube|my cube]: [L2 D F' B|white cross done|two layers finished], [what next|which algorithm|hint please|\
how do I finish]
unscramble [LISTEN|TRAPES|OBMELRP|EINSTLA] [for me|please|]
[what has|I have] [keys but no locks|a neck but no head|hands but can't clap][, what am I|? riddle|, solve it]
[next|what's the next] [number|term] in [{d}, {d}, {d}, {d}|1, 1, 2, 3, 5|2, 6, 12, 20|1, 4, 9, 16]
minesweeper: [a 1 next to a 2|corner shows 3|two mines left, {d} fields], [where are the mines|which is safe|is this \
safe|hint]
[poker|bridge|skat|blackjack]: [I hold 7 7 K Q 2|my hand is A K J|dealer shows a 6], [what should I do|raise or fold|\
hint|is that right]
three [people|houses|friends] [live in a row|own three pets]: the red one is left of the blue one, [who owns the \
fish|who drinks tea|solve this riddle]
[magic square|pyramid] [of order {d}|with sum {d}], [fill it for me|which numbers|solve]
[can|how can] {d} queens [stand|be placed] on a chessboard[, solve it|]
a farmer, a wolf, a goat and a cabbage [cross|want over] a river, [what is the solution|solve it|what is the first \
step]
SEND + MORE = MONEY[, solve|, which digits|, hint please|]
"""
HOMEWORK = """
[solve|please solve|can you solve] [for x: |]{d}x^2 - {d}x + {d} = 0[ with the formula| step by step|]
[solve|compute|find] the [integral|derivative|limit|determinant|inverse|eigenvalues] of [x^{d} sin x|e^x / {d}|({d} \
{d}; {d} {d})]
knapsack[ problem|]: [the bag holds|at most] {d} kg, [gold bar|tent|radio] {d} kg worth {d}, [lamp|book] {d} kg \
worth {d}[, which do I pack|. Best load|, solve|]
[maximise|minimise|maximize] {d}x + {d}y [subject to|s.t.] x + y <= {d}, {d}x - y >= {d}[, what is the optimum|, \
solve by simplex|, x, y >= 0|]
[what is|find|how long is] the shortest [tour|round trip|route] [visiting|through] [Rome, Milan, Turin and Naples|\
{d} cities|Oslo, Bergen and Narvik]: [O-B {d}, B-N {d}, O-N {d}|distances {d}, {d}, {d}]
[travelling salesman|TSP|vehicle routing|shortest round trip] with [distances|the matrix] {d} {d} {d} {d}[, best \
tour|, solve|]
[schedule|sequence] [{d} jobs|jobs with durations {d}, {d}, {d}] on [one machine|{d} machines], [minimise the \
makespan|when does it end|which order]
[fit|find|plot] [a line|a regression line|a trend|the correlation] [to|through|of] ({d},{d}), ({d},{d}), ({d},{d})
[what is|compute|calculate|find] the [mean|median|mode|standard deviation|variance|average] of {d}, {d}, {d}, {d}, \
{d}[, {d}|]
[forecast|predict|extrapolate] the next [value|month|sales] [after|of|given] {d}, {d}, {d}, {d}
a train [leaves|departs] at {time} with {d} km/h, another [at|one at] {time} with {d} km/h, [how long until they \
pass|how far apart are they|where do they cross][, physics class|]
[what is|compute] the [probability|chance] of [rolling {d} twice|{d} heads in {d} throws|drawing a red ball, {d} of \
{big}]
[balance|complete] [H2 + O2 -> H2O|Fe + O2 -> Fe2O3|the equation C3H8 + O2]
[minimum spanning tree|max flow|dijkstra|critical path] [of|for|on] edges a-b {d}, b-c {d}, a-c {d}, [what's the \
total|from a to c|solve]
[coin change|change making]: {d} cents with coins {d}, {d}, 1[, fewest coins|, how many ways]
[bin packing|cutting stock]: sizes {d}, {d}, {d}, {d}, bins of {d}[, how many bins|, solve]
[how|in which way] [do I|can I|would you] [assign|split|distribute|share out|allocate] [my pension of {big}|{big} \
euros|my pocket money] [over {d} funds|among my heirs|to gold and cash|for rent, food and fun]
[matching|stable marriage|who sits next to whom]: [A likes B, B likes C|{d} guests, {d} chairs], [solve|find a \
matching]
[two|three] pipes fill a [tank|pool] in {d} and {d} [hours|minutes], how long together
[simplify|factor|expand] ({d}x + {d})(x - {d})[ please|, check my answer: {d}x^2 - {d}|]
[check|is this right|did I do this right]: {d} * {d} = {big}[, yes|, correct|]
[why is|explain why] [the sum of angles 180|{d} a prime number|0.999... = 1|{d}^0 = 1|the derivative of x^2 2x]
[what if|what happens if] [I earn {big} more|the earth stopped|we double the price|it rains on {date}|I quit my job]
[hint|a hint|give me a hint] [for my present|for the password|for question {d} of the history quiz|for the geography \
test|on what to cook]
"""
CODE = """
write [me |][a|some] [C++|Python|Java|Rust|Go|JavaScript|Haskell|C#|Matlab|R|Excel VBA] [function|program|script|\
class|code|macro] that [makes|draws|prints|animates|validates] [sudokus|printable sudokus|\
random mazes|mazes|labyrinths|latin squares|time series|test data for warehouses|a grid][, as short as you can|, \
with comments|, object oriented|]
[implement|code|program|explain] [a sudoku solver|backtracking|A*|dijkstra|BFS|an isolation forest|a hungarian \
algorithm|a branch and bound|DFS maze generation|dancing links|a z-score test] in [Python|C|Java|Rust|JavaScript|\
pseudo code]
[which|what] [library|package|algorithm|data structure|model] [is best for|should I use for|do people use for] \
[sudoku|mazes|anomaly detection|time series|assignment problems|warehouse planning|shortest paths]
how do [i|I] [get|print|parse|sort|sum|filter|loop over] [the last element|a matrix|a csv file|a list \
of lists|columns in pandas|a grid in C|rows in Excel]
```[js|python|c|java|]\\n[let y = box.filter(k => k > {d});|for i in range({d}): print(a)|int a = b + {d};|x \
= [{d}, {d}, {d}]; x.sort(|while (i < {d}) i++;]\\n```\\n[how do i fix this|why doesn't it work|what does it print|\
explain|is this right|what's wrong here]
[why|how come] [is my|does my] [loop|code|query|recursion|script] [so slow|infinite|crashing|wrong|printing None|\
returning {d}]
[SUM|VLOOKUP|COUNTIF|INDEX|AVERAGE] [formula|function] [for|in|over] [column B|A1:A{d}|cells B2 to F{d}|two sheets]\
[, how|, hint|, check it|: =SUM(A1:A{d}), is this right|]
[error|exception|traceback]: [KeyError '{word}'|index {d} out of bounds|undefined is not a function|division by zero]\
 [in line {d}|at row {d}|], [why|how do I fix it|what's wrong]
[design|suggest] a [database schema|REST API|class diagram] for [a warehouse|customers and orders|sensor readings|a \
puzzle site]
"""
TALK = """
[who|what] [wrote|directed|stars in|is the author of] [the film Labyrinth|Pan's Labyrinth|The Shining|Warehouse 13|\
The Grid][, is it good|, when was that|]
[what happens|what comes] at the end of [Pan's Labyrinth|The Shining|the puzzle film|season {d}][, I don't mind \
spoilers|, hint|]
[I saw|they show] [an anomaly|a grid|a maze|a puzzle|a sudoku] in [a painting|the film|season {d}|my dream|chapter \
{d}][, what is it a symbol of|, explain|, why]
[recommend|suggest|name] [a|some] [puzzle games|sudoku apps|board games|escape rooms|corn mazes near me|sudoku books|\
brain games|warehouse jobs][ for {d} people|]
[generate|make|create|invent|draw|print] [me |][a new|a|another|an empty|an easy] [sudoku|maze|labyrinth|latin \
square|puzzle|crossword] [for my {relative}|with {d} clues|for kids|of size {d}|to print|]
[what|what's|who] [is|are] [the rules of sudoku|the history of the labyrinth|the origin of sudoku|a latin square|a \
time series|an anomaly|a warehouse|an outlier|the hardest sudoku ever|the biggest maze]
[my|the] [power grid|board of directors|dress|water table|warehouse contract|chess board|keyboard|sales series|\
Netflix series|world series] [is down|meets on {date}|is late|is boring|ends in {year}]
[write|draft|compose] [a letter|a speech|a poem|an email|an ad] [about|to|for] [our warehouse|a customer|my depot|a \
maze|a sudoku club|the sensor shop][, not too long|]
[how much|what] [does|is] [a warehouse|a depot|a sensor|a sudoku book|renting storage] [cost|worth] [per month|in \
{word}|in {year}|]
[who|when] [won|is] the [sudoku championship|world puzzle championship] [in {year}|]
[is|are] [sudoku|mazes|puzzles] [good for the brain|boring|addictive|from Japan]
[TL;DR|summarise|summary] [of this|please|]: ['Our town grew by {d}.{d}% to {big} people and got {d} new schools.'|\
'The plant has {d} sensors and {big} customers.'|'The maze covers {d} acres and has {d} km of paths.']
[tell|give] me [a joke|a fun fact|the history|{d} facts] about [sudoku|mazes|warehouses|sensors|anomalies|labyrinths]
[my|our] [warehouse|customer|client] [smells|sued us|called at {time}|is {d} km away|is closed on {date}], [what \
should I say|lol|help|any advice]
[what's|what is] [the weather|the score|the time|the capital] [in|of] [{word}|Peru|Labyrinth Park|Grid City]
[how|where] [do|can] [I|we] [become a warehouse manager|rent a depot|buy a maze book|learn statistics|get faster at \
sudoku]
[explain|define|what does] [X-wing|swordfish|naked pairs|dijkstra|outlier|z-score|demand|logistics] [mean|to me|in \
general]
[pros and cons of|compare] [sudoku and crosswords|two depots and one|isolation forests and z-scores]
[remind|call] [me|{person}] [at {time}|on {date}] [about the sudoku club|to check the warehouse|that the sensor is due]
"""

OTHER = Pool(
    spoken(en=PUZZLES + HOMEWORK + CODE + TALK, de="""
[löse|hilf mir bei|kannst du] [meinem|einem|dieses] [Kreuzworträtsel|Kakuro|Zauberwürfel|Bilderrätsel|Schachproblem|\
Nonogramm|Wortgitter]
[schreib|schreibe] mir [mal |][eine Einladung|einen Brief|ein Programm in Python|eine Bewerbung|ein Gedicht] [für|\
über] [das Depot|das Lager|die Messwerte|Sudokus|ein Labyrinth][, eine Seite|]
[wie viel|was] kostet [eine Lagerhalle|ein Sensor|ein Sudokuheft|die Lieferung] [in {word}|pro Monat|]
[berechne|was ist] [der Mittelwert|die Wurzel|die Ableitung|der Median] von [{d}, {d}, {d}|{big}|x^{d}]
[erstelle|mach|generiere] mir ein [neues |leichtes |]{name}
wer [hat|war] [Sudoku erfunden|der Architekt des Labyrinths|Weltmeister {year}]
[worum geht es in|wer spielt in] [Pans Labyrinth|dem Film|dem Buch|der Serie]
[Rucksackproblem|Rundreise|Handlungsreisender]: [Gewichte {d}, {d}, {d}|{d} Städte], [was ist das Optimum|kürzeste \
Tour|löse]
[wie lege ich|wie teile ich] {big} Euro [an|auf Aktien und Gold auf]
""", fr="""
[résous|aide-moi avec] [mes mots croisés|un kakuro|mon rubik's cube|un problème d'échecs|un nonogramme]
[écris|code|programme]-moi [une fonction|un programme|un script] [en Python |en C |]qui [génère|dessine] [des \
sudokus|un labyrinthe|une série]
[calcule|quelle est] la [moyenne|médiane|dérivée|racine] de [{d}, {d}, {d}|{big}|x^{d}]
[qui a|quand a-t-on] [inventé le sudoku|écrit Le Labyrinthe|tourné Labyrinthe]
[combien coûte|où louer] [un entrepôt|un capteur]
[problème du sac à dos|voyageur de commerce]: [poids {d}, {d}, {d}|{d} villes], [solution|le plus court]
[écris|rédige] [une lettre|un mail] [au client|pour résilier l'entrepôt]
""", es="""
[resuelve|ayúdame con] [mi crucigrama|un kakuro|el cubo de rubik|un problema de ajedrez|una sopa de letras]
[escribe|programa] [una función|un programa|un script] [en Python |en C |]que [genere|dibuje] [sudokus|laberintos|\
series]
[calcula|¿cuál es] la [media|mediana|derivada|raíz] de [{d}, {d}, {d}|{big}|x^{d}]
[viajante de comercio|recorrido] por [Lima, Cusco y Puno|{d} pueblos][: tramos de {d}, {d} y {d} km|], ¿en qué orden?
[¿quién|¿cuándo se] [inventó el sudoku|escribió El laberinto|rodó El laberinto del fauno]
¿cuánto cuesta [un almacén|alquilar un almacén|un sensor]?
""", it="""
[risolvi|aiutami con] [le parole crociate|un kakuro|il cubo di rubik]
[scrivi|programma] [una funzione|un programma] che [genera|disegna] [sudoku|labirinti]
[calcola|qual è] la [media|mediana|derivata] di [{d}, {d}, {d}|x^{d}]
chi ha [inventato il sudoku|scritto Il labirinto]
""", pt="""
[resolva|me ajuda com] [as palavras cruzadas|um kakuro|o cubo mágico]
[escreva|faça] um programa que [gera|desenha] [sudokus|labirintos]
[calcule|qual é] a [média|mediana] de {d}, {d}, {d}
""", zh="""
魔方[第二层|底层|]怎么[拼|转]
[帮我|请]写[一个|段][生成数独|画迷宫|检测异常|分配仓库]的[程序|代码|函数]
[数独|迷宫|拉丁方][是谁发明的|的规则是什么|有什么好处|APP推荐]
[计算|求]{d}、{d}、{d}的[平均数|中位数|方差]
[背包问题|旅行商问题|鸡兔同笼]：[{d}，{d}，{d}|头{d}脚{d}]，[怎么解|最优解是多少]
[仓库|传感器|快递][多少钱|怎么租|几点到]
"""),
    spoken(en="""
[sokoban|freecell|mahjong|futoshiki with arrows|battleships|skyscrapers puzzle|mastermind|scrabble rack ZXQ] [level \
{d}|][: stuck|, next move please|, solve it|, how]
[the|a] [boat|hiker|plane] [covers|flies] {big} miles in {d} hours, [how fast is it|what's the speed]
[what's|give] the [p-value|confidence interval|quartiles] [for|of] {d}, {d}, {d}, {d}
[typescript|kotlin|perl|bash] [snippet|one-liner] [to|for] [shuffle a grid|carve a maze|draw a sudoku|smooth a series]
[which|what] [escape room|puzzle hunt|maze park] [is open|costs least] [on {date}|]
[investing|gambling]: [should I put|put] {big} in [depots|warehouses|a fund], [is that wise|yes or no]
[review|rate] [my sudoku app|the labyrinth movie|our warehouse website]
[assign|give] [homework|grades|names] to [my pupils|my {d} cats]
""", de="[stimmt|warum ist] {d} + {d} = {d}", fr="[démineur|échecs]: quel coup jouer [après e4|]",
           es="[buscaminas|ajedrez]: ¿qué [jugada|casilla] es mejor?", zh="[扫雷|象棋|五子棋]下一步[怎么走|走哪]"))

EMPTY = Pool(
    ("here it is:", "Here it is", "this one:", "this one", "not this one",
     "the other one", "that one", "and this", "it's this:", "as promised:",
     "Data:", "Input:", "see below", "see below:", "look:",
     "the following", "hier:", "hier bitte", "das hier:", "das andere", "siehe unten:", "voilà :", "voici :",
     "celui-ci",
     "aquí está:", "este:", "el otro", "ecco:", "questo", "aqui está:", "如下：", "这个", "另一个", "给你：", "...",
     "attached", "see attachment", "the next one:", "part {d}:", "continued:", "one moment", "wait, here:"),
    ("there you are:", "take this:", "not that, this one", "da isses:", "tiens :", "toma:", "在这里："))
"""Announces data, and then there is none: what is meant must be asked."""
