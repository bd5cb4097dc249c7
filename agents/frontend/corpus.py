"""The training text of the front-end: boards in many layouts among many words, with a label for every character.

Three kinds of item: a readable board; a text that must be asked about (a row lost a cell, a row is missing, a symbol
outside of the board's, givens that contradict each other, two boards); a text without a board. Labels are right by
construction in all of them: what is wrong with a board is for the assembly to see.

Invariant: item i depends on (seed, i, held_out) alone. Held-out items draw half of their choices from pools that
training never sees.

    corpus.item(seed=0, index=3).text       "Solve this sudoku\\n53..7....\\n6..195...\\n …"
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.frontend import chatter, layouts, styles
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE
from agents.frontend.negatives import write_other_data
from solvers import registry

SIZES = (4, 6, 9, 16)
COORDINATES = 0.08
"""Share of boards that are lists of single cells."""
BEFORE_BOARD = (
    ": ", ":\n", "\n", "\n\n", ":\n\n", " ", " ", " - ", ". ", "\n\n\n", " :\n", "\r\n", "...\n", "\n  ", "?\n", ".\n",
    ",\n", "!\n\n", ", ", " = ", " -> ", "?\n\n", ".\n\n")
RARE_SIZES = (3, 5, 7, 8, 10, 12)


@dataclass(frozen=True)
class Item:
    """One text with everything that is known of it.

    labels: (characters + 1,) of its characters and of the newline that the encoding adds. expect: "parsed", "ask" or
    "refused" where the text alone decides, "any" elsewhere. grid: the cells in a line, "." for a blank.
    """

    text: str
    labels: Sequence[int]
    intent: str
    expect: str
    grid: str = ""


def item(seed: int, index: int, held_out: bool = False) -> Item:
    """Item `index` of the corpus of this seed."""
    dice = Dice(random.Random(f"{seed}/{index}/{held_out}"), held_out)
    if dice.chance(0.2):
        return _without_board(dice)
    return _with_board(dice)


def random_board(dice: Dice, edge: int) -> layouts.Rows:
    """A full pattern with its bands, stacks, rows, columns and symbols shuffled, of which some cells are shown: rows,
    columns and boxes hold no symbol twice."""
    rng = dice.rng
    band, stack = layouts.box_of(edge)

    def lines(size: int) -> list[int]:
        return [b * size + r for b in rng.sample(range(edge // size), edge // size) for r in rng.sample(range(size),
                                                                                                        size)]

    symbols = rng.sample(range(1, edge + 1), edge)
    share = dice.pick((0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1.0, 0.05))
    columns = lines(stack)
    return [[symbols[(stack * (r % band) + r // band + c) % edge] if rng.random() < share else 0 for c in columns]
            for r in lines(band)]


def _with_board(dice: Dice) -> Item:
    edge = dice.pick(RARE_SIZES) if dice.chance(0.06) else dice.pick((4, 4, 6, 6, 9, 9, 9, 9, 9, 9, 9, 16))
    how = dice.rng.random()
    if how < COORDINATES and edge > 9:
        edge = 9
    rows = random_board(dice, edge)
    expect, grid = "parsed" if edge in SIZES else "ask", _line(rows)
    flaw = dice.pick(("lost", "added", "row", "symbol", "clash", "two")) if dice.chance(0.12) else ""
    draft = Draft()
    intent = _before(draft, dice, edge)
    tail = _tail(dice)
    if how < COORDINATES:
        if dice.chance(0.4):
            draft.add(str(len(rows)) + dice.pick(("x", "×", " by ", " x ")) + str(len(rows))
                      + dice.pick((": ", ", ", "\n", " with ")))
        layouts.write_coordinates(draft, rows, dice, tail)
        expect = "parsed" if edge == 9 and max(map(max, rows)) > 6 and not flaw and intent == "solve" else "any"
    elif flaw == "two":
        _write(draft, rows, dice, dice.pick(("\n\n", "\n\nand\n\n", "\n\nSecond one:\n", "\n---\n")) if how < 0.8
               else "\n")
        _write(draft, random_board(dice, edge), dice, tail)
        expect = "ask"
    else:
        expect = _spoil(rows, flaw, dice) if flaw else expect
        _write(draft, rows, dice, tail)
    _after(draft, dice, edge, tail)
    text, labels = _noisy(draft, dice)
    return Item(text, labels, intent, expect, grid)


def _write(draft: Draft, rows: layouts.Rows, dice: Dice, tail: str) -> None:
    kind = dice.rng.random()
    if kind < 0.10 and len(rows) <= 9:
        layouts.write_spoken(draft, rows, dice, tail)
        return
    families = ((0.45, styles.plain_styles), (0.62, styles.framed_styles), (0.69, styles.markdown_styles),
                (0.80, styles.named_styles), (0.94, styles.code_styles), (1.0, styles.odd_styles))
    style = next(family for limit, family in families if kind < limit)(dice)
    fence = dice.pick(("```\n", "```text\n", "<pre>\n", "'''\n")) if "\n" in style.between and dice.chance(0.06) else ""
    draft.add(fence)
    if len(rows) > 9 and style.blank.lower() in ("o", "n", "z"):  # would form words with the letters of such boards
        style = replace(style, blank=".")
    if len(rows) > 9 and style.symbols == "digits":
        spaced = bool(style.gap.strip() or style.gap) and (style.box is None or style.box)
        style = replace(style, symbols=dice.pick(("digits", "lower", "numbers") if spaced else ("digits",
                                                                                                        "digits",
                                                                                                        "lower")))
    layouts.write_rows(draft, rows, style, "\n" + fence.strip() + tail if fence else tail)


def _spoil(rows: layouts.Rows, flaw: str, dice: Dice) -> str:
    """Damages the rows and returns what must come of it."""
    r = dice.rng.randrange(len(rows))
    c = dice.rng.randrange(len(rows))
    if flaw == "lost":
        del rows[r][c]
    elif flaw == "added":
        rows[r].insert(c, dice.rng.randrange(len(rows) + 1))
    elif flaw == "row":
        del rows[r]
    elif flaw == "symbol":
        if len(rows) in (9, 10):  # the next number has two digits, which a layout without gaps shows as two cells
            return "any"
        rows[r][c] = len(rows) + 1
    else:
        full = [k for k, value in enumerate(rows[r]) if value]
        if not full or full == [c]:
            return "any"
        rows[r][c] = rows[r][full[0] if full[0] != c else full[-1]]
    return "ask"


def _line(rows: layouts.Rows) -> str:
    return "".join(layouts.LETTERS[v] if v else "." for row in rows for v in row)


# Words -------------------------------------------------------------------------------------------------------


def _names() -> list[str]:
    known = [word for task in registry.tasks() for word in (task.title, *task.words)]
    return [*chatter.NAMES, *known]


def _fill(template: str, dice: Dice, edge: int) -> list[tuple[str, int]]:
    """A sentence with its slots filled: pieces with labels; {at} and {v} are coordinates."""
    rng = dice.rng
    template = template.replace("{q}", dice.pick(chatter.QUALITIES))
    simple = {
        "name": lambda: dice.pick(_names()), "n": lambda: str(edge),
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
            pieces += _place(dice, edge)
        elif part == "{v}":
            pieces.append((str(rng.randrange(1, edge + 1)), AT_VALUE))
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


def _say(draft: Draft, sentence: str, dice: Dice, edge: int) -> None:
    case = dice.pick((str, str, str, str.lower, str.upper)) if dice.chance(0.3) else str
    for piece, label in _fill(sentence, dice, edge):
        draft.add(piece if label else _typo(case(piece), dice), label)


def _babble(draft: Draft, dice: Dice) -> None:
    """Words in no sense with stops and numbers: what is said around a board must not matter."""
    rng = dice.rng
    words = [dice.pick(chatter.COMMON) for _ in range(rng.randrange(1, 14))]
    for k in range(len(words)):
        if dice.chance(0.06):
            words[k] = str(rng.randrange(1, rng.choice((10, 100, 3000))))
        if dice.chance(0.08):
            words[k] += dice.pick((",", ",", ";", " -", ":", "'s", ")", " /", "!", "..."))
    start = words[0].capitalize() if dice.chance(0.7) else words[0]
    draft.add(_typo(" ".join([start, *words[1:]]), dice) + dice.pick((".", "?", "!", "", "", ":", " 🙂", ",", "...")))


def _typo(words: str, dice: Dice) -> str:
    if len(words) < 6 or not dice.chance(0.06):
        return words
    at = dice.rng.randrange(len(words) - 1)
    return dice.pick((words[:at] + words[at + 1:], words[:at] + words[at + 1] + words[at] + words[at + 2:],
                      words[:at] + words[at] + words[at:]))


def _before(draft: Draft, dice: Dice, edge: int) -> str:
    """What is said before the board; returns the intent."""
    intent = "solve"
    if dice.chance(0.15):
        return intent
    if dice.chance(0.2):
        _babble(draft, dice)
        draft.add(dice.pick(BEFORE_BOARD))
        return intent
    if dice.chance(0.15):
        _babble(draft, dice)
        draft.add(dice.pick((" ", "\n", "\n\n")))
    if dice.chance(0.25):
        _say(draft, dice.pick(chatter.GREETINGS) + dice.pick((", ", "! ", "\n", ". ", " ")), dice, edge)
    if dice.chance(0.25):
        _say(draft, dice.pick(chatter.DISTRACTORS) + dice.pick((" ", "\n", ". ")), dice, edge)
    kinds: tuple[tuple[float, str, Pool[str]], ...] = (
        (0.80, "solve", chatter.SOLVE), (0.87, "hint", chatter.HINT), (0.91, "why", chatter.WHY), (0.96, "check",
                                                                                                   chatter.CHECK),
        (1.0, "what-if", chatter.WHAT_IF))
    roll = dice.rng.random()
    intent, pool = next((name, pool) for limit, name, pool in kinds if roll < limit)
    _say(draft, dice.pick(pool), dice, edge)
    if dice.chance(0.2):
        _say(draft, dice.pick((" (", ", ", ". ", "; ")) + dice.pick(chatter.DISTRACTORS) + dice.pick((") ", ". ", "")),
             dice, edge)
    if dice.chance(0.05):
        _say(draft, ". " + dice.pick(chatter.INJECTIONS), dice, edge)
    if dice.chance(0.15):
        draft.add(dice.pick((" ", "\n", ". ")))
        _babble(draft, dice)
    draft.add(dice.pick(BEFORE_BOARD))
    return intent


def _tail(dice: Dice) -> str:
    return dice.pick(("", "", "", "\n", "\n", "\n\n", "\n\n", " ", " ", ". ", ".\n", "\n \n", " - ", ", "))


def _after(draft: Draft, dice: Dice, edge: int, tail: str) -> None:
    if not tail.strip(".-,") or not dice.chance(0.75):
        return
    if dice.chance(0.35):
        _babble(draft, dice)
        return
    for _ in range(dice.pick((1, 1, 2, 3))):
        pool = dice.pick((chatter.CLOSERS, chatter.CLOSERS, chatter.DISTRACTORS, chatter.SOLVE))
        _say(draft, dice.pick(pool) + dice.pick((" ", "\n", ". ", "")), dice, edge)
    if dice.chance(0.06):
        _say(draft, dice.pick(("\n", " ")) + dice.pick(chatter.INJECTIONS), dice, edge)


def _without_board(dice: Dice) -> Item:
    draft = Draft()
    kinds: tuple[tuple[float, str, str, Pool[str]], ...] = (
        (0.50, "other", "refused", chatter.OTHER), (0.65, "solve", "ask", chatter.WISH), (0.73, "hint", "ask",
                                                                                          chatter.HINT),
        (0.82, "why", "ask", chatter.WHY), (0.87, "check", "ask", chatter.CHECK), (0.94, "what-if", "ask",
                                                                                   chatter.WHAT_IF),
        (1.0, "list", "refused", chatter.LIST))
    roll = dice.rng.random()
    intent, expect, pool = next((name, expect, pool) for limit, name, expect, pool in kinds if roll < limit)
    edge = dice.pick((4, 6, 9, 9, 9, 16))
    if dice.chance(0.3):
        _say(draft, dice.pick(chatter.GREETINGS) + dice.pick((", ", "! ", "\n", " ")), dice, edge)
    if intent == "other" and dice.chance(0.45):
        if dice.chance(0.5):
            _say(draft, dice.pick(chatter.OTHER) + dice.pick((":\n", "\n", " ")), dice, edge)
        write_other_data(draft, dice)
    elif intent == "other" and dice.chance(0.4):
        _babble(draft, dice)
    else:
        _say(draft, dice.pick(pool), dice, edge)
    for _ in range(dice.pick((0, 0, 0, 1, 2))):
        _say(draft, dice.pick((" ", "\n", ". ")) + dice.pick((chatter.CLOSERS if intent != "other"
                                                              else chatter.OTHER).train), dice, edge)
    text, labels = _noisy(draft, dice)
    return Item(text, labels, intent, expect)


def _noisy(draft: Draft, dice: Dice) -> tuple[str, list[int]]:
    """Text and labels; now and then with a stray control character that means nothing."""
    text, labels = draft.text, [*draft.labels, draft.final]
    if dice.chance(0.01) and text:
        at = dice.rng.randrange(len(text))
        if labels[at] == 0:
            return text[:at] + dice.pick(("\x00", "\u200b", "\ufeff", "\x07")) + text[at:], [*labels[:at], 0,
                                                                                             *labels[at:]]
    return text, labels

