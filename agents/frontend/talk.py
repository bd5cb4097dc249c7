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
from agents.frontend.chatter_wishes_solve import ANNOUNCED, SOLVE
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE

BEFORE_DATA = (
    ": ", ":\n", "\n", "\n\n", ":\n\n", " ", " ", " - ", ". ", "\n\n\n", " :\n", "\r\n", "...\n", "\n  ", "?\n", ".\n",
    ",\n", "!\n\n", ", ", " = ", " -> ", "?\n\n", ".\n\n")
INTENT_LIMITS = ((0.70, "solve"), (0.78, "hint"), (0.85, "why"), (0.93, "check"), (1.0, "what-if"))
"""Of texts with a wish: cumulated shares of the intents."""
BEHIND = 0.35
"""Share of texts that say their wish behind the data."""
SHORT = (("'", ""), ("you", "u"), ("please", "pls"), (" are ", " r "), ("what", "wat"), ("because", "cuz"))
"""How words are written in a hurry."""
PLACES = Pool(
    ("r{r}c{c}", "r{r}c{c}", "r{r}c{c}", "R{r}C{c}", "row {r} column {c}", "row {r}, column {c}", "({r},{c})",
     "cell ({r}, {c})", "row {r} col {c}", "r{r} c{c}", "R{r}, C{c}", "column {c} row {r}", "column {c}, row {r}",
     "c{c}r{r}", "Zeile {r} Spalte {c}", "Zeile {r}, Spalte {c}", "Z{r}S{c}", "z{r} s{c}", "Spalte {c} in Zeile {r}",
     "L{r}C{c}", "l{r}c{c}", "ligne {r} colonne {c}", "ligne {r}, colonne {c}", "fila {r} columna {c}", "F{r}C{c}",
     "la fila {r}, columna {c}", "riga {r} colonna {c}", "linha {r} coluna {c}", "第{r}行第{c}列", "第{r}行，第{c}列",
     "cell {r},{c}", "the cell in row {r}, column {c}", "position ({r},{c})", "({r}/{c})", "[{r}][{c}]",
     "row {r} and column {c}", "square ({r}, {c})", "cell r{r}c{c}"),
    ("line {r} col. {c}", "rij {r} kolom {c}", "{r}行{c}列", "col {c} of row {r}", "L{r} C{c}", "square {r}-{c}"))
"""How a cell is named."""


@dataclass(frozen=True)
class Scene:
    """What the sentences of one item are about: the size that they state, what they call the problem, the sentences of
    each intent that comes with data, and what is said behind the data. asides: talk that means nothing, of which some
    words may be any others; None where such words could be taken for names of the data. width: columns of data that is
    not square, so that no sentence states another size."""

    edge: int
    names: Sequence[str]
    wishes: Mapping[str, Pool[str]]
    closers: Pool[str]
    asides: Pool[str] | None = None
    width: int = 0


_SQUARE = re.compile(r"\{n\}( ?(?:x|×|by) ?)\{n\}")


def fill(template: str, dice: Dice, scene: Scene) -> list[tuple[str, int]]:
    """A sentence with its slots filled: pieces with labels; {at} and {v} are coordinates."""
    rng = dice.rng
    template = template.replace("{q}", dice.pick(chatter.QUALITIES))
    if scene.width:
        template = _SQUARE.sub(r"{n}\1{width}", template.replace("9x9 ", "")).replace("{n} cells", "{width} cells")
    simple = {
        "name": lambda: dice.pick(scene.names), "n": lambda: str(scene.edge),
        "width": lambda: str(scene.width),
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
    parts = re.split(r"\{([rc])\}", dice.pick(PLACES))
    return [(str(dice.rng.randrange(1, edge + 1)), AT_ROW if part == "r" else AT_COLUMN) if k % 2 else (part, 0)
            for k, part in enumerate(parts)]


def _date(rng: random.Random) -> str:
    year, month, day = rng.randrange(1990, 2030), rng.randrange(1, 13), rng.randrange(1, 29)
    return rng.choice((f"{year}-{month:02d}-{day:02d}", f"{day}.{month}.{year}", f"{month}/{day}/{year}",
                       f"{day} May {year}",
                       f"March {day}, {year}", f"{day}/{month}/{year % 100:02d}"))


def say(draft: Draft, sentence: str, dice: Dice, scene: Scene) -> None:
    case = dice.pick((str, str, str, str.lower, str.upper)) if dice.chance(0.3) else str
    hasty = dice.chance(0.12)
    for piece, label in fill(sentence, dice, scene):
        draft.add(piece if label else typo(hurried(case(piece), dice) if hasty else case(piece), dice), label)


def hurried(words: str, dice: Dice) -> str:
    """As people type in a hurry: no apostrophes, short forms, lower case, another typo."""
    for long, short in SHORT:
        if dice.chance(0.4):
            words = words.replace(long, short)
    return typo(typo(words.lower() if dice.chance(0.5) else words, dice, 0.4), dice, 0.3)


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


def typo(words: str, dice: Dice, share: float = 0.06) -> str:
    if len(words) < 6 or not dice.chance(share):
        return words
    at = dice.rng.randrange(len(words) - 1)
    return dice.pick((words[:at] + words[at + 1:], words[:at] + words[at + 1] + words[at] + words[at + 2:],
                      words[:at] + words[at] + words[at:]))


def before_data(draft: Draft, dice: Dice, scene: Scene) -> str:
    """What is said before the data; returns the intent. The wish may be left for `after_data`."""
    roll = dice.rng.random()
    intent = next(name for limit, name in INTENT_LIMITS if roll < limit)
    behind = dice.chance(BEHIND)
    if dice.chance(0.15):
        pass
    elif dice.chance(0.2):
        babble(draft, dice)
        draft.add(dice.pick(BEFORE_DATA))
    else:
        _open(draft, dice, scene, "" if behind else intent)
        draft.add(dice.pick(BEFORE_DATA))
        draft.intent = intent
    if behind:
        draft.intent, draft.wish = intent, wish(dice, scene, intent)
    return draft.intent


def _open(draft: Draft, dice: Dice, scene: Scene, intent: str) -> None:
    """A greeting, some talk, and the wish of this intent; only what the data is where there is none."""
    if dice.chance(0.15):
        babble(draft, dice)
        draft.add(dice.pick((" ", "\n", "\n\n")))
    if dice.chance(0.25):
        say(draft, dice.pick(chatter.GREETINGS) + dice.pick((", ", "! ", "\n", ". ", " ")), dice, scene)
    if dice.chance(0.25):
        say(draft, aside(dice, scene) + dice.pick((" ", "\n", ". ")), dice, scene)
    say(draft, wish(dice, scene, intent) if intent else dice.pick(ANNOUNCED), dice, scene)
    if dice.chance(0.2):
        say(draft, dice.pick((" (", ", ", ". ", "; ")) + aside(dice, scene) + dice.pick((") ", ". ", "")),
            dice, scene)
    if dice.chance(0.05):
        say(draft, ". " + dice.pick(chatter.INJECTIONS), dice, scene)
    if dice.chance(0.15):
        draft.add(dice.pick((" ", "\n", ". ")))
        babble(draft, dice)


def wish(dice: Dice, scene: Scene, intent: str) -> str:
    """A sentence of this intent; one for a solution fits every form."""
    return dice.pick(SOLVE if intent == "solve" and dice.chance(0.3) else scene.wishes[intent])


def after_data(draft: Draft, dice: Dice, scene: Scene, tail: str) -> None:
    """What is said behind the data, the wish first where `before_data` left it."""
    apart = bool(tail.strip(".-,"))
    if draft.wish:
        if not apart:  # the line break ends the data as the end of the text would have
            draft.add("\n", draft.final)
        if "\n" not in tail and draft.wish.startswith(("{", "(")):
            draft.add(dice.pick(("And now: ", "My question: ", "Frage: ", "so ")))
        say(draft, draft.wish, dice, scene)
        draft.wish = ""
        if dice.chance(0.6):
            return
        draft.add(dice.pick((" ", "\n", ". ", "\n\n")))
    elif not apart or not dice.chance(0.75):
        return
    if dice.chance(0.35):
        babble(draft, dice)
        return
    more = scene.wishes["solve"] if draft.intent == "solve" else scene.closers
    for _ in range(dice.pick((1, 1, 2, 3))):
        pool = dice.pick((scene.closers, scene.closers, scene.asides or chatter.DISTRACTORS, more))
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
