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

from agents.frontend import chatter, chatter_forms, chatter_near, chatter_negatives
from agents.frontend.chatter_requests import request
from agents.frontend.chatter_wishes_solve import SOLVE
from agents.frontend.corpus_grid import grid_item
from agents.frontend.corpus_map import map_item
from agents.frontend.corpus_series import series_item
from agents.frontend.corpus_table import table_item
from agents.frontend.draft import Dice, Draft, Item
from agents.frontend.negatives import write_other_data
from agents.frontend.negatives_near import near_data
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
    """A wish whose data is missing, a question for what can be done here, or anything else."""
    draft = Draft()
    kinds: tuple[tuple[float, str, str, Callable[[Dice], str]], ...] = (
        (0.23, "other", "refused", lambda dice: dice.pick(chatter.OTHER)), (0.31, "other", "refused", request),
        (0.40, "other", "refused", lambda dice: dice.pick(chatter_near.OTHER)),
        (0.42, "other", "refused", lambda dice: dice.pick(chatter_negatives.ABOUT)),
        (0.46, "other", "refused", near_data), (0.48, "other", "any", lambda dice: dice.pick(chatter_near.EMPTY)),
        (0.61, "solve", "ask", _wish("solve")), (0.69, "hint", "ask", _wish("hint")),
        (0.77, "why", "ask", _wish("why")),
        (0.84, "check", "ask", _wish("check")), (0.92, "what-if", "ask", _wish("what-if")),
        (1.0, "list", "refused", lambda dice: dice.pick(chatter.LIST)))
    roll = dice.rng.random()
    intent, expect, make = next((name, expect, make) for limit, name, expect, make in kinds if roll < limit)
    scene = Scene(dice.pick((4, 6, 9, 9, 9, 16)), NAMES, chatter.GRID_WISHES, chatter.CLOSERS, chatter.ASIDES)
    if dice.chance(0.25):
        say(draft, dice.pick(chatter.GREETINGS) + dice.pick((", ", "! ", "\n", " ")), dice, scene)
    other = intent == "other" and expect == "refused"
    if other and dice.chance(0.25):
        if dice.chance(0.5):
            say(draft, dice.pick(chatter.OTHER) + dice.pick((":\n", "\n", " ")), dice, scene)
        write_other_data(draft, dice)
    elif other and dice.chance(0.08):
        babble(draft, dice)
    else:
        say(draft, make(dice), dice, scene)
    for _ in range(dice.pick((0, 0, 0, 1, 2))):
        say(draft, dice.pick((" ", "\n", ". ")) + dice.pick((chatter.OTHER if other else chatter.CLOSERS).train), dice,
            scene)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, expect)


def _wish(intent: str) -> Callable[[Dice], str]:
    """Draws a sentence of this intent, about any form of data."""
    forms = [chatter.GRID_WISHES, *chatter_forms.ALL_WISHES]
    pools = [wishes[intent] for wishes in forms] if intent != "solve" else [
        chatter.WISH, chatter.WISH, SOLVE, *(wishes["solve"] for wishes in chatter_forms.ALL_WISHES)]
    return lambda dice: dice.pick(dice.pick(pools))
