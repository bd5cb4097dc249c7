"""Boards of symbols as corpus items: many layouts among many words; some lost a cell, or a row, or clash.

Invariant: labels are right by construction; what is wrong with a board is for the assembly to see.

    grid_item(dice).text       "Solve this sudoku\n53..7....\n6..195...\n …"
"""

from __future__ import annotations

from dataclasses import replace

from agents.frontend import chatter, layouts, layouts_entries, styles, styles_code, styles_random
from agents.frontend.draft import Dice, Draft, Item
from agents.frontend.talk import Scene, after_data, before_data, noisy, random_tail, say
from solvers import registry
from solvers.task import GridForm

SIZES = (4, 6, 9, 16)
COORDINATES = 0.08
"""Share of boards that are lists of single cells."""
RARE_SIZES = (3, 5, 7, 8, 10, 12)


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


def grid_item(dice: Dice) -> Item:
    """A board among words, or two, or a spoiled one."""
    edge = dice.pick(RARE_SIZES) if dice.chance(0.06) else dice.pick((4, 4, 6, 6, 9, 9, 9, 9, 9, 9, 9, 16))
    how = dice.rng.random()
    if how < COORDINATES and edge > 9:
        edge = 9
    rows = random_board(dice, edge)
    expect, grid = "parsed" if edge in SIZES else "ask", _line(rows)
    flaw = dice.pick(("lost", "added", "row", "symbol", "clash", "two")) if dice.chance(0.12) else ""
    draft = Draft()
    scene = Scene(edge, _names(), chatter.GRID_WISHES, chatter.CLOSERS, chatter.ASIDES)
    intent = before_data(draft, dice, scene)
    tail = random_tail(dice)
    if dice.chance(0.08):
        say(draft, dice.pick(styles_code.HEADERS), dice, scene)
    if how < COORDINATES:
        if dice.chance(0.4):
            draft.add(str(len(rows)) + dice.pick(("x", "×", " by ", " x ")) + str(len(rows))
                      + dice.pick((": ", ", ", "\n", " with ")))
        layouts_entries.write_entries(draft, rows, dice, tail)
        told = sum(value > 0 for row in rows for value in row)
        sure = edge == 9 and max(map(max, rows)) > 6 and told > 2 and not flaw and intent == "solve"
        expect = "parsed" if sure else "any"
    elif flaw == "two":
        _write(draft, rows, dice, dice.pick(("\n\n", "\n\nand\n\n", "\n\nSecond one:\n", "\n---\n")) if how < 0.8
               else "\n")
        _write(draft, random_board(dice, edge), dice, tail)
        expect = "ask"
    else:
        expect = _spoil(rows, flaw, dice) if flaw else expect
        _write(draft, rows, dice, tail)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, expect, "grid", {"grid": grid})


def _write(draft: Draft, rows: layouts.Rows, dice: Dice, tail: str) -> None:
    if dice.chance(0.08) and len(rows) <= 9:
        layouts.write_spoken(draft, rows, dice, tail)
        return
    kind = dice.rng.random()
    families = ((0.42, styles_random.random_styles), (0.60, styles.plain_styles), (0.69, styles.framed_styles),
                (0.73, styles.markdown_styles), (0.78, styles.named_styles), (0.88, styles.code_styles),
                (0.96, styles_code.printed_styles),
                (1.0, styles.odd_styles))
    style = next(family for limit, family in families if kind < limit)(dice)
    fence = dice.pick(("```\n", "```text\n", "<pre>\n", "'''\n")) if "\n" in style.between and dice.chance(0.06) else ""
    draft.add(fence)
    if len(rows) > 9 and style.blank.lower() in ("o", "n", "z"):  # would form words with the letters of such boards
        style = replace(style, blank=".")
    if len(rows) > 9:  # 0 beside another blank could be a symbol there
        style = replace(style, blank_of=None)
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


def _names() -> list[str]:
    known = [word for task in registry.tasks() if isinstance(task.text_form(), GridForm)
             for word in (task.title, *task.words)]
    return [*chatter.NAMES, *known]
