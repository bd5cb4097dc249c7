"""The training text of the front-end: problems in many layouts among many words, with a label for every character.

Three kinds of item: a readable problem (a board, a map, a table, a series); a text that must be asked about (a row lost
a cell, a cost is missing, a sign nobody explained); a text without data. Labels are right by construction in all of
them: what is wrong with the data is for the assembly to see. One file a form: `corpus_grid`, `corpus_map` …

Invariant: item i depends on (seed, i, held_out) alone. Held-out items draw half of their choices from pools that
training never sees.

    corpus.item(seed=0, index=3).text       "Solve this sudoku\\n53..7....\\n6..195...\\n …"
"""

from __future__ import annotations

import random
from collections.abc import Callable

from agents.frontend import chatter, chatter_forms, chatter_negatives
from agents.frontend.chatter_requests import request
from agents.frontend.corpus_grid import grid_item
from agents.frontend.corpus_map import map_item
from agents.frontend.corpus_series import series_item
from agents.frontend.corpus_table import table_item
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.negatives import write_other_data
from agents.frontend.talk import Scene, babble, noisy, say

__all__ = ["Item", "item"]

NAMES = (*chatter.NAMES, *chatter_forms.MAP_NAMES, *chatter_forms.TABLE_NAMES, *chatter_forms.SERIES_NAMES)


def item(seed: int, index: int, held_out: bool = False) -> Item:
    """Item `index` of the corpus of this seed."""
    dice = Dice(random.Random(f"{seed}/{index}/{held_out}"), held_out)
    kinds: tuple[tuple[float, Callable[[Dice], Item]], ...] = (
        (0.30, _without_data), (0.58, grid_item), (0.70, map_item), (0.87, table_item), (1.0, series_item))
    roll = dice.rng.random()
    return next(make for limit, make in kinds if roll < limit)(dice)


def _without_data(dice: Dice) -> Item:
    draft = Draft()
    kinds: tuple[tuple[float, str, str, Pool[str]], ...] = (
        (0.46, "other", "refused", chatter.OTHER), (0.50, "other", "refused", chatter_negatives.ABOUT),
        (0.65, "solve", "ask", chatter.WISH), (0.73, "hint", "ask", chatter.HINT), (0.82, "why", "ask", chatter.WHY),
        (0.87, "check", "ask", chatter.CHECK), (0.94, "what-if", "ask", chatter.WHAT_IF),
        (1.0, "list", "refused", chatter.LIST))
    roll = dice.rng.random()
    intent, expect, pool = next((name, expect, pool) for limit, name, expect, pool in kinds if roll < limit)
    if intent == "solve":
        pool = dice.pick((chatter.WISH, *(wishes["solve"] for wishes in chatter_forms.ALL_WISHES)))
    scene = Scene(dice.pick((4, 6, 9, 9, 9, 16)), NAMES, chatter.GRID_WISHES, chatter.CLOSERS, chatter.ASIDES)
    if dice.chance(0.3):
        say(draft, dice.pick(chatter.GREETINGS) + dice.pick((", ", "! ", "\n", " ")), dice, scene)
    if pool is chatter.OTHER and dice.chance(0.45):
        if dice.chance(0.5):
            say(draft, dice.pick(chatter.OTHER) + dice.pick((":\n", "\n", " ")), dice, scene)
        write_other_data(draft, dice)
    elif pool is chatter.OTHER and dice.chance(0.2):
        babble(draft, dice)
    elif pool is chatter.OTHER and dice.chance(0.6):
        say(draft, request(dice), dice, scene)
    else:
        say(draft, dice.pick(pool), dice, scene)
    for _ in range(dice.pick((0, 0, 0, 1, 2))):
        say(draft, dice.pick((" ", "\n", ". ")) + dice.pick((chatter.CLOSERS if intent != "other"
                                                              else chatter.OTHER).train), dice, scene)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, expect)
