"""Boards of symbols as corpus items: many layouts among many words; some lost a cell, or a row, or clash.

Invariant: labels are right by construction; what is wrong with a board is for the assembly to see.

    grid_item(dice).text       "Solve this sudoku\n53..7....\n6..195...\n …"
"""

from __future__ import annotations

from dataclasses import replace

from agents.frontend import chatter, layouts, layouts_entries, layouts_told, styles, styles_code, styles_random
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.symbols import fold
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
    work = flaw == "" and edge in SIZES and how >= 0.98
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
    elif work:
        _write_with_work(draft, rows, dice, tail)
    else:
        expect = _spoil(rows, flaw, dice) if flaw else expect
        _write(draft, rows, dice, tail)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, expect, "grid", {"grid": grid})


PRINTED = Pool(("The puzzle as printed:\n", "Original puzzle:\n", "printed:\n", "given:\n", "The start:\n",
                "Rätsel wie gedruckt:\n", "grille de départ :\n"), ("The puzzle from the paper:\n",
                "Start position:\n"))
WORK = Pool(("\n\nWhat I have so far:\n", "\nmy progress:\n", "\n\nand my attempt\n", "\n\nfilled in by me:\n",
             "\nMy work up to now:\n", "\n\nsoweit bin ich:\n", "\n\noù j'en suis :\n"),
            ("\n\nmy own entries added:\n", "\nwhere I am now:\n"))


def _write_with_work(draft: Draft, rows: layouts.Rows, dice: Dice, tail: str) -> None:
    """The printed board and what somebody made of it: the printed one is the problem."""
    full = random_board(Dice(dice.rng, False), len(rows))
    work = [[value or (other if dice.chance(0.3) else 0) for value, other in zip(row, others, strict=True)]
            for row, others in zip(rows, full, strict=True)]
    style = layouts.Style(dice.pick((".", "0", "_", "-")), dice.pick(("", " ")))
    tail = "\n" if style.blank in tail else tail
    draft.add(dice.pick(PRINTED))
    layouts.write_rows(draft, rows, style, dice.pick(WORK))
    layouts.write_rows(draft, work, style, tail)


def _write(draft: Draft, rows: layouts.Rows, dice: Dice, tail: str) -> None:
    told = dice.rng.random()
    if told < 0.15 and len(rows) <= 9:
        told_by = ((0.07, layouts.write_spoken), (0.10, layouts_told.write_dictated),
                   (0.12, layouts_told.write_in_sentence), (0.14, layouts_told.write_mixed),
                   (1.0, layouts_told.write_boxes))
        write = next(write for limit, write in told_by if told < limit)
        whole = len(rows) in SIZES and all(len(row) == len(rows) for row in rows)
        if whole or write in (layouts.write_spoken, layouts_told.write_dictated):
            write(draft, rows, dice, tail)
            return
    kind = dice.rng.random()
    families = ((0.37, styles_random.random_styles), (0.53, styles.plain_styles), (0.62, styles.framed_styles),
                (0.65, layouts_told.spaced_styles), (0.70, layouts_told.table_styles),
                (0.73, styles.markdown_styles), (0.78, styles.named_styles), (0.88, styles.code_styles),
                (0.96, styles_code.printed_styles),
                (1.0, styles.odd_styles))
    style = next(family for limit, family in families if kind < limit)(dice)
    tail = "\n" if style.blank and set(fold(style.blank)) & set(fold(tail)) else tail
    fence = dice.pick(("```\n", "```text\n", "<pre>\n", "'''\n")) if "\n" in style.between and dice.chance(0.06) else ""
    draft.add(fence)
    if len(rows) > 9 and style.blank.lower() in ("o", "n", "z"):  # would form words with the letters of such boards
        style = replace(style, blank=".")
    if len(rows) > 9:  # 0 beside another blank could be a symbol there
        style = replace(style, blank_of=None)
    if len(rows) > 9 and style.symbols == "digits":
        spaced = bool(style.gap.strip() or style.gap) and (style.box is None or style.box)
        spaced = spaced and style.blank != " "  # columns must stand one below the other
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
