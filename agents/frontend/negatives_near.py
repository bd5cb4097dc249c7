"""Data of other puzzles, other homework and everyday life, with what is asked of it: none of it is data of a task.

Invariant: nothing written here can be read as a board, a map with a start and a goal, costs of pairs or a series.

    near_data(dice)    "Nonogram 5x5\\nrows: 2 | 1 1 | 5 | 1 1 | 2\\ncols: 1 | 3 | …\\nsolve"
"""

from __future__ import annotations

from collections.abc import Callable

from agents.frontend.chatter_grammar import Phrases
from agents.frontend.draft import Dice, Pool

GAMES = ("solve", "solve this please", "what next?", "hint please", "which cell is safe?", "what's the answer",
         "is this right so far?", "can you finish it", "help", "Lösung?", "un indice ?", "solución?", "怎么解", "",
         "why can't I put a 1 there?", "what if I start at the left?", "whose turn is it")
SUMS = ("solve", "what is the optimum?", "how much is it then?", "what's the answer", "show your work",
        "is this right?",
        "find the best", "please compute", "it's homework", "Was ist das Optimum?", "quelle est la solution ?",
        "¿cuál es la respuesta?", "答案是多少", "", "hint only", "how many ways", "what if the first is doubled?")
LIFE = ("can you sort this", "what does it cost in total?", "sum it up", "translate this", "make it shorter",
        "is anything missing?", "what else do I need?", "who should I call first?", "please format this", "summarise",
        "Was fehlt noch?", "additionne tout ça", "traduce esto", "翻译一下", "", "", "is that too expensive?",
        "why is it so much", "remind me tomorrow", "check the spelling")
PLAN = Phrases("""
[Knapsack|knapsack problem|0/1 knapsack|Rucksack]: [at most|limit|bag] {d} kg; [things|goods] (kg/worth): {d}/{d}, \
{d}/{d}, {d}/{d}, {d}/{d}
[TSP|travelling salesman|round trip|Rundreise|tournée|旅行商]: A-B {big}, A-C {big}, B-C {big}, A-D {big}, B-D {big}, \
C-D {big}
[max|min|maximise] {d}x + {d}y\\n[s.t.|subject to]\\n{d}x + y <= {d}\\nx + {d}y <= {d}\\nx, y >= 0
[jobs|tasks|Aufträge]: A {d} min, B {d} min, C {d} min, D {d} min; [one machine|two machines|due {time}]
[edges|graph|roads]: a-b {d}, b-c {d}, c-d {d}, a-d {d}, b-d {d}; [from a to d|MST|max flow]
[stock|bars|rolls] of length {big}, pieces {d}, {d}, {d}, {d}
[coins|Münzen]: 1, {d}, {d}; amount {big}
[data|points|(x, y)]: ({d},{d}) ({d},{d}) ({d},{d}) ({d},{d}), [regression line|slope|correlation]
matrix ({d} {d}; {d} {d}), [det|inverse|eigenvalues]
[guests|people]: {person} [hates|likes] {person}, {person} [hates|likes] {person}; {d} tables
{d}x + {d}y = {big}\\n{d}x - {d}y = {d}
""")
GAME = Phrases("""
[Kakuro|kakuro {n}x{n}]: [across|row 1] {d} in 2, {d} in 3; [down|column 1] {d} in 3, {d} in 2
[Killer sudoku|killer]: [sum|total] {d} for [a1 b1|the first two], {d} for c1 c2 d2, {d} for [e5 e6|the middle]
[KenKen|Mathdoku] {n}x{n}: {d}+ (A1 A2), {d}x (B1 C1 C2), {d}- (D1 D2)
[wordle|Wordle {big}] {d}/6\\n🟨⬛🟩⬛⬛\\n🟩🟩⬛⬛⬛\\n🟩🟩🟩🟩🟩
wordle so far: STONE 🟨⬛🟩⬛⬛, AUDIO 🟩⬛⬛🟨⬛
1. e4 [e5|c5] 2. Nf3 [Nc6|d6] 3. [Bb5|d4] [a6|cxd4] {d}. Nxd4
White: Kg1, Qd{n}, Rf1, pawns g2 h2; Black: Kg8, Rd8, pawns g7 h7
[F D2 B' L|M2 U M2 U2] [twice|on the yellow side|after the cross]
[my hand|I hold]: [A♠ K♠ 7♦ 7♣ 2♥|10 J Q K 3], [flop|table] [7♥ 9♠ 2♣|5 5 K]
[Zebra|Einstein] riddle: 1. The Brit lives in the red house. 2. The Swede keeps dogs. 3. The green house is left of \
the white one.
[crossword|across]: {d}. river in Italy (2) {d}. to be (3) {d}. not old (3)
[letters|rack]: [E T A O I N S|Q Z X J V A A], [longest word|scrabble score]
[towers|skyscrapers]: top {d} 2 1 3, left 2 {d} 1 2
""")
ORDERS = Phrases("""
[Invoice|Rechnung|Facture] [no.|Nr.|#]{big}\\n{d} x {word} à {d}.{d}{d}\\n{d} x {word} à {d}.{d}{d}\\n[VAT|MwSt.|TVA]\
 {d}%\\n[Total|Summe] {big}.{d}
[milk|Milch|lait|leche] {d}\\n[bread|Brot|pain|pan] {d}\\n[eggs|Eier|œufs|huevos] {d}\\n[butter|Butter|beurre|\
mantequilla] {d}
{person} {four} {big}{four}\\n{person} {four} {big}{four}\\n{person} {four} {big}{four}
[Mon|Monday|Montag|lundi]: {word} {time}\\n[Tue|Tuesday|Dienstag|mardi]: {word} {time}\\n[Wed|Wednesday|Mittwoch|\
mercredi]: {word} {time}
Roses are red,\\nviolets are blue,\\n{word} is {word},\\nand so are {d} of you
[Ingredients|Zutaten|ingrédients]: {d}00 g flour, {d} eggs, {d} tsp salt, {d}00 ml milk; bake {d}0 min at {big} degrees
[To|From]: {word}@{word}.com\\nDate: {date}\\nSubject: {word} {word}\\n\\nDear {person}, order {big} [has not \
arrived|was wrong]. {person}
{word},{word},{word}\\n{word},{d},{date}\\n{word},{d},{date}
[flight|train] {word}{four} {date} {time} seat {d}A\\n[flight|train] {word}{four} {date} {time} seat {d}C
SELECT {word}, {word} FROM {word} WHERE {word} > {d} ORDER BY {word}
def {word}({word}):\\n    return {word} * {d} + {d}
{time} {word}: {word} {word}\\n{time} {word}: {word} {d}\\n{time} {word}: {word}
<p class="{word}">{word} {d}</p>\\n<br>
Team Pld W D L Pts\\n{word} {d} {d} {d} {d} {d}\\n{word} {d} {d} {d} {d} {d}
""")
NAMED: tuple[tuple[str, ...], ...] = (("nonogram", "Nonogram", "picross", "griddler", "hanjie", "数织"),
                                      ("cols", "columns", "Spalten", "colonnes"))


def _nonogram(dice: Dice) -> str:
    rng = dice.rng
    size = dice.pick((5, 5, 6, 8, 10))

    def clues() -> str:
        gap = dice.pick((" ", ",", "."))
        return dice.pick((" | ", "; ", " / ", ", ")).join(
            gap.join(str(rng.randrange(1, 5)) for _ in range(rng.randrange(1, 4))) for _ in range(size))

    return (f"{dice.pick(NAMED[0])} {size}x{size}\n{dice.pick(('rows', 'Rows', 'Zeilen', 'lignes'))}: {clues()}\n"
            f"{dice.pick(NAMED[1])}: {clues()}")


def _written(phrases: Phrases) -> Callable[[Dice], str]:
    return lambda dice: dice.pick(phrases).replace("\\n", "\n")


BLOCKS: Pool[tuple[Callable[[Dice], str], tuple[str, ...]]] = Pool(
    ((_written(PLAN), SUMS), (_written(GAME), GAMES), (_nonogram, GAMES), (_written(ORDERS), LIFE)))


def near_data(dice: Dice) -> str:
    """One block of such data with what is asked of it, slots of `talk.fill` still open."""
    make, asks = dice.pick(BLOCKS)
    block, asked = make(dice), dice.pick(asks)
    gap = dice.pick(("\n", "\n\n", " "))
    if not asked:
        return block
    return block + gap + asked if dice.chance(0.6) else asked + dice.pick((":\n", "\n", ": ")) + block
