"""Sentences around data, filled and spoiled a little as people write them; shared by the generators of every form.

Invariant: what is said here is OUTSIDE of the data, coordinates that it names aside.

    say(draft, "Solve this {name}, rated {d} stars", dice, Scene(9, ("sudoku",)))
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agents.frontend import chatter, vocabulary
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE

BEFORE_DATA = (
    ": ", ":\n", "\n", "\n\n", ":\n\n", " ", " ", " - ", ". ", "\n\n\n", " :\n", "\r\n", "...\n", "\n  ", "?\n", ".\n",
    ",\n", "!\n\n", ", ", " = ", " -> ", "?\n\n", ".\n\n")
INTENT_LIMITS = ((0.80, "solve"), (0.87, "hint"), (0.91, "why"), (0.96, "check"), (1.0, "what-if"))
"""Of texts that open with a wish: cumulated shares of the intents."""


@dataclass(frozen=True)
class Scene:
    """What the sentences of one item are about: the size that they state, what they call the problem, the sentences of
    each intent that comes with data, and what is said behind the data. asides: talk that means nothing, of which some
    words may be any others; None where such words could be taken for names of the data."""

    edge: int
    names: Sequence[str]
    wishes: Mapping[str, Pool[str]]
    closers: Pool[str]
    asides: Pool[str] | None = None


def fill(template: str, dice: Dice, scene: Scene) -> list[tuple[str, int]]:
    """A sentence with its slots filled: pieces with labels; {at} and {v} are coordinates."""
    rng = dice.rng
    template = template.replace("{q}", dice.pick(chatter.QUALITIES))
    simple = {
        "name": lambda: dice.pick(scene.names), "n": lambda: str(scene.edge),
        "d": lambda: str(rng.randrange(1, rng.choice((10, 60)))),
        "big": lambda: str(rng.randrange(100, rng.choice((1000, 100000)))),
        "four": lambda: f"{rng.randrange(10000):04d}",
        "year": lambda: str(rng.randrange(1950, 2030)), "time": lambda: f"{rng.randrange(24)}:{rng.randrange(60):02d}",
        "date": lambda: _date(rng), "word": lambda: dice.pick(chatter.WORDS),
        "person": lambda: dice.pick(chatter.PERSONS),
        "relative": lambda: dice.pick(chatter.RELATIVES), "paper": lambda: dice.pick(chatter.PAPERS),
        "sign": lambda: dice.pick((".", "0", "_", "x", "*", "?", "dots", "zero", "-", "a dot", "'.'", '"0"')),
    }
    pieces: list[tuple[str, int]] = []
    for part in re.split(r"(\{\w+\})", template):
        if part == "{at}":
            pieces += _place(dice, scene.edge)
        elif part == "{v}":
            pieces.append((str(rng.randrange(1, scene.edge + 1)), AT_VALUE))
        else:
            pieces.append((simple[part[1:-1]]() if part.startswith("{") else part, 0))
    return pieces


def _place(dice: Dice, edge: int) -> list[tuple[str, int]]:
    r, c = (str(dice.rng.randrange(1, edge + 1)) for _ in range(2))
    form = dice.pick(("r{}c{}", "R{}C{}", "row {} column {}", "row {}, column {}", "({},{})", "r{}c{}", "cell ({}, {})",
                      "row {} col {}"))
    one, two, three = form.split("{}")
    return [(one, 0), (r, AT_ROW), (two, 0), (c, AT_COLUMN), (three, 0)]


def _date(rng: random.Random) -> str:
    year, month, day = rng.randrange(1990, 2030), rng.randrange(1, 13), rng.randrange(1, 29)
    return rng.choice((f"{year}-{month:02d}-{day:02d}", f"{day}.{month}.{year}", f"{month}/{day}/{year}",
                       f"{day} May {year}",
                       f"March {day}, {year}", f"{day}/{month}/{year % 100:02d}"))


def say(draft: Draft, sentence: str, dice: Dice, scene: Scene) -> None:
    case = dice.pick((str, str, str, str.lower, str.upper)) if dice.chance(0.3) else str
    for piece, label in fill(sentence, dice, scene):
        draft.add(piece if label else typo(case(piece), dice), label)


def babble(draft: Draft, dice: Dice) -> None:
    """Words in no sense with stops and numbers: what is said around a board must not matter."""
    rng = dice.rng
    rare = dice.pick((0.0, 0.3, 1.0))
    words = [vocabulary.word(dice) if rng.random() < rare else dice.pick(chatter.COMMON)
             for _ in range(rng.randrange(1, dice.pick((8, 14, 14, 40))))]
    for k in range(len(words)):
        if dice.chance(0.06):
            words[k] = str(rng.randrange(1, rng.choice((10, 100, 3000))))
        if dice.chance(0.08):
            words[k] += dice.pick((",", ",", ";", " -", ":", "'s", ")", " /", "!", "..."))
    start = words[0].capitalize() if dice.chance(0.7) else words[0]
    draft.add(typo(" ".join([start, *words[1:]]), dice) + dice.pick((".", "?", "!", "", "", ":", " 🙂", ",", "...")))


def aside(dice: Dice, scene: Scene, pool: Pool[str] | None = None) -> str:
    """A sentence that means nothing for the data; now and then some or all of its words are others."""
    sentence = dice.pick(pool or scene.asides or chatter.DISTRACTORS)
    if scene.asides is None or not dice.chance(0.2):
        return sentence
    return vocabulary.scrambled(sentence, dice, dice.pick((0.3, 0.7, 1.0)))


def typo(words: str, dice: Dice) -> str:
    if len(words) < 6 or not dice.chance(0.06):
        return words
    at = dice.rng.randrange(len(words) - 1)
    return dice.pick((words[:at] + words[at + 1:], words[:at] + words[at + 1] + words[at] + words[at + 2:],
                      words[:at] + words[at] + words[at:]))


def before_data(draft: Draft, dice: Dice, scene: Scene) -> str:
    """What is said before the data; returns the intent."""
    intent = "solve"
    if dice.chance(0.15):
        return intent
    if dice.chance(0.2):
        babble(draft, dice)
        draft.add(dice.pick(BEFORE_DATA))
        return intent
    if dice.chance(0.15):
        babble(draft, dice)
        draft.add(dice.pick((" ", "\n", "\n\n")))
    if dice.chance(0.25):
        say(draft, dice.pick(chatter.GREETINGS) + dice.pick((", ", "! ", "\n", ". ", " ")), dice, scene)
    if dice.chance(0.25):
        say(draft, aside(dice, scene) + dice.pick((" ", "\n", ". ")), dice, scene)
    roll = dice.rng.random()
    intent = next(name for limit, name in INTENT_LIMITS if roll < limit)
    say(draft, dice.pick(scene.wishes[intent]), dice, scene)
    if dice.chance(0.2):
        say(draft, dice.pick((" (", ", ", ". ", "; ")) + aside(dice, scene) + dice.pick((") ", ". ", "")),
             dice, scene)
    if dice.chance(0.05):
        say(draft, ". " + dice.pick(chatter.INJECTIONS), dice, scene)
    if dice.chance(0.15):
        draft.add(dice.pick((" ", "\n", ". ")))
        babble(draft, dice)
    draft.add(dice.pick(BEFORE_DATA))
    return intent


def after_data(draft: Draft, dice: Dice, scene: Scene, tail: str) -> None:
    if not tail.strip(".-,") or not dice.chance(0.75):
        return
    if dice.chance(0.35):
        babble(draft, dice)
        return
    for _ in range(dice.pick((1, 1, 2, 3))):
        pool = dice.pick((scene.closers, scene.closers, scene.asides or chatter.DISTRACTORS, scene.wishes["solve"]))
        say(draft, aside(dice, scene, pool) + dice.pick((" ", "\n", ". ", "")), dice, scene)
    if dice.chance(0.06):
        say(draft, dice.pick(("\n", " ")) + dice.pick(chatter.INJECTIONS), dice, scene)


def random_tail(dice: Dice) -> str:
    """What stands between the data and the words behind it."""
    return dice.pick(("", "", "", "\n", "\n", "\n\n", "\n\n", " ", " ", ". ", ".\n", "\n \n", " - ", ", "))


def noisy(draft: Draft, dice: Dice) -> tuple[str, list[int]]:
    """Text and labels; now and then with a stray control character that means nothing."""
    text, labels = draft.text, [*draft.labels, draft.final]
    if dice.chance(0.01) and text:
        at = dice.rng.randrange(len(text))
        if labels[at] == 0:
            return text[:at] + dice.pick(("\x00", "\u200b", "\ufeff", "\x07")) + text[at:], [*labels[:at], 0,
                                                                                             *labels[at:]]
    return text, labels
