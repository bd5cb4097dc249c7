"""Wishes that are none of the tasks': other puzzles, other mathematics, chores such as a translation or a forecast.

Invariant: words only. Whether a text that speaks of such a thing is refused is for the assembly to say, which knows
what was read.

    other_problem("nonogram 5x5, columns: 2 / 1 1 / 5 …")    True
    variant("a killer sudoku", ["sudoku"])                   "killer sudoku"
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from agents.frontend.wanted_words import compiled, cut_out

_PROBLEMS = compiled(r"""
crosswords?|kreuzworträtsel|mots? croisés|crucigramas?|nonograms?|nonogramme?|picross|hanjie|griddlers?|kakuro|kenken
calcudoku|futoshiki|hitori|nurikabe|slitherlink|masyu|heyawake|hashiwokakero|takuzu|binairo|minesweeper
wordle|hangman|anagrams?|scrabble|boggle|word ?search|sliding puzzle|15[- ]puzzle|rubik\S*|(?:towers? of )?hanoi
(?:n|eight|8)[- ]queens|knight'?s tour|mate in \w+|(?:white|black) to (?:move|play)|chess (?:problem|puzzle|position)
magic squares?|magisches quadrat|zebra puzzle|battleships?|tic[- ]?tac[- ]?toe|connect four
travell?ing salesman|tsp|round ?trip|visit all|visitar|vehicle routing|rundreise|voyageur de commerce
knapsack|bin packing
job[- ]?shop|subset sum|graph colou?ring|(?:minimum )?spanning tree|max(?:imum)? flow
integrals?|derivative of|differentiate|integrate|eigenvalues?|determinant|quadratic equation
(?:system of|simultaneous|linear|these|the) equations|gleichungssystem|système d'équations|sistema de ecuaciones
solve for [a-z]|prime factors?|factori[sz]e|填字|数织|扫雷|旅行商|方程组|魔方""")
_CHORES = compiled(r"""
translat\w+|übersetz\w*|tradui\w*|traduc\w*|traduz\w*|the weather (?:be|in|on|for|like|tomorrow|today)|weather forecast
wie wird das wetter|météo (?:à|de)|poems?|poetry|gedicht\w*|poème
haiku|limerick|essays?|cover letters?|bewerbung\w*|lettre de motivation|recipes?|rezept\w*|recette|receta|jokes?
blague|chiste|lyrics|bedtime story|capital of|hauptstadt von|capitale de|who (?:won|wrote|invented)
exchange rate|wechselkurs|stock price|horoscope|netflix
write (?:me )?(?:a |an |some )?(?:\S+ )?(?:function|script|program|code|query|regex|macro|class)
sql query|tl;?dr|summari[sz]e|sum up
fasse? .{1,40}zusammen|résume\w*|the ending|console\.log
翻译|天气|写一?首|预测|食谱|笑话""")
_FORECASTS = compiled(r"""
forecast\w*|predict\w*|extrapolat\w*|prognos\w*|vorhersag\w*|prévision\w*|prédi\w+|pronostic\w*|pronóstic\w*|predec\w+
预测""")
_KINDS = r"""killer|samurai|jigsaw|irregular|diagonal|hyper|windoku|thermo(?:meter)?|arrow|sandwich|anti[- ]?knight
|anti[- ]?king|(?:non[- ]?)?consecutive|kropki|chaos|odd[- ]even|even[- ]odd|greater[- ]than|skyscraper|word|3d"""


def other_problem(text: str) -> bool:
    """Whether the text names a puzzle, or a kind of mathematics, that is none of ours."""
    return _PROBLEMS.search(cut_out(text)) is not None


def chore(text: str) -> bool:
    """Whether the text speaks of something that a general assistant does."""
    return _CHORES.search(cut_out(text)) is not None or forecast(text)


def forecast(text: str) -> bool:
    """Whether the text speaks of what comes after its numbers."""
    return _FORECASTS.search(cut_out(text)) is not None


def variant(text: str, words: Iterable[str]) -> str:
    """A kind of one of our puzzles with further rules, as the text calls it; "" where it names none.

    words: names of our puzzles.
    """
    names = "|".join(re.escape(word) for word in words) or "(?!)"
    found = re.search(rf"(?<!\w)(?:{_KINDS})[- ]?(?:{names})", cut_out(text), re.IGNORECASE | re.VERBOSE)
    return found[0] if found else ""
