"""Tables of a theme: which way they run, where amounts stand, what the corner says, long lists, two numbers a cell.

Invariant: names stand before their numbers, in rows or above them in the same order.

    lay_pairs(draft, content, dice, "", COST, (True, True))    "| Depot | C1 | C2 | Supply |\\n|---|---|---|---|\\n|"
              " A | 4 …"
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agents.frontend.corpus_table_layouts import table_of, value_cell
from agents.frontend.corpus_table_prose import INTROS, PAIR_INTROS
from agents.frontend.corpus_table_sheets import file_title, heading, idle_column, note
from agents.frontend.corpus_table_skins import Cell, draw, skin
from agents.frontend.corpus_table_words import capitalised
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import (
    CAPACITY,
    CONSUMER,
    COST,
    DEMAND,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Content

SUMS = Pool(("Σ", "sum", "Sum", "total", "TOTAL", "Total"), ("Summe", "tot."))


def lay_amounts(draft: Draft, content: Content, dice: Dice, tail: str, kind: int) -> None:
    """A table of two columns, or of two rows, or a column each of name, amount and idle words."""
    theme, label = content.theme, (CAPACITY if kind == RESOURCE else DEMAND)
    amounts = content.capacity if kind == RESOURCE else content.demand
    unit = content.unit if dice.chance(0.3) else ""
    pairs = [(Cell(name, kind), value_cell(amount, label, ("", ""), unit))
             for name, amount in zip(content.called(kind, dice, True), amounts, strict=True) if amount.text]
    word = heading(theme.words["cap" if kind == RESOURCE else "dem"], dice, label)
    noun = capitalised((theme.resource if kind == RESOURCE else theme.consumer)[dice.pick((0, 0, 1))], dice)
    if dice.chance(0.4):
        form = dice.pick(INTROS)
        form = form if kind == RESOURCE else form.replace("{Cap}", "{Dem}").replace("{cap}", "{dem}").replace(
            "{Rs}", "{Cs}").replace("{R}", "{C}")
        draft.add(theme.fill(form, dice).rstrip("\n") + dice.pick(("\n", "\n\n")))
    elif dice.chance(0.15):
        draft.add(file_title(theme.words["cap" if kind == RESOURCE else "dem"], dice))
    if dice.chance(0.25):
        rows = [[Cell(noun), *(name for name, _ in pairs)], [Cell(word), *(value for _, value in pairs)]]
    else:
        rows = [[Cell(noun), Cell(word)], *([name, value] for name, value in pairs)]
        rows = rows if dice.chance(0.85) else rows[1:]
        if dice.chance(0.12):
            remarks = [dice.pick(("ok", "open", "new", "north", "yes", "rented", "")) for _ in rows]
            rows = [[*row, Cell("remark" if k == 0 and row[0].label != kind else remarks[k])] for k,
                    row in enumerate(rows)]
    draw(draft, rows, skin(dice, rows), tail)


def lay_pairs(draft: Draft, content: Content, dice: Dice, tail: str, label: int, inside: tuple[bool, bool]) -> None:
    """The numbers of the pairs, with the capacities and demands that belong inside."""
    if label != COST or (content.use and not content.use_inside) or dice.chance(0.45):
        form = dice.pick(PAIR_INTROS)
        form = form if label == COST else form.replace("{Cost}", "{Use}").replace("{cost}", "{use}").replace(
            "what it costs", "{use}")
        draft.add(capitalised(content.theme.fill(form, dice), dice).rstrip("\n") + dice.pick(("\n", "\n\n", "\n")))
    elif dice.chance(0.15):
        draft.add(file_title(content.theme.words["cost" if label == COST else "use"], dice))
    if label == COST and dice.chance(0.2) and (inside[0] == inside[1] or content.use):
        _long_list(draft, content, dice, tail, inside)
    else:
        _matrix(draft, content, dice, tail, label, inside)


def _matrix(draft: Draft, content: Content, dice: Dice, tail: str, label: int, inside: tuple[bool, bool]) -> None:
    theme, words = content.theme, content.theme.words
    by_consumer = dice.chance(0.5)
    table, both = table_of(content, label), ""
    if content.use_inside:
        before, after = dice.pick(((" / ", ""), ("/", ""), (" (", ")"), (" [", "]")))
        both = words["cost"] + before + words["use"] + after
        table = [[Cell(cost.text or "-", cost.label, then=Cell(use.text, USE, before, after))
                  for cost, use in zip(*rows, strict=True)] for rows in zip(table, table_of(content, USE), strict=True)]
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    down, across = content.called(kinds[0], dice, True), content.called(kinds[1], dice, True)
    if not by_consumer:
        table = [list(row) for row in zip(*table, strict=True)]
    demand = [value_cell(a, DEMAND, ("", ""), "") for a in content.demand] if inside[1] and not content.use else []
    capacity = [value_cell(a, CAPACITY, ("", ""), "") for a in content.capacity] if inside[0] else []
    column, line = (demand, capacity) if by_consumer else (capacity, demand)
    ends = ("dem", "cap") if by_consumer else ("cap", "dem")
    nouns = (theme.consumer, theme.resource) if by_consumer else (theme.resource, theme.consumer)
    corner = dice.pick(("", "", "{0}", "{1}", "{0}/{1}", "{0} \\ {1}", "from/to", "{cost}", "from \\ to",
            "{0} vs {1}", "-", "."))
    corner = corner.replace("{0}", nouns[0][0]).replace("{1}", nouns[1][1]).replace("{cost}", words["cost"])
    corner = both or corner
    head = [Cell(name, kinds[1]) for name in across]
    rows = [list(row) for row in table]
    above = bool(line) and dice.chance(0.15) and all(cell.text for cell in line)  # in the head, beside the names
    front = dice.chance(0.25)
    if column:
        title = Cell(heading(words[ends[0]], dice, DEMAND if by_consumer else CAPACITY))
        head = [title, *head] if front else [*head, title]
        rows = [[cell, *row] if front else [*row, cell] for cell, row in zip(column, rows, strict=True)]
    if above:
        at = 1 if column and front else 0
        for k, cell in enumerate(line):
            old = head[at + k]
            head[at + k] = Cell(old.text, old.label, then=Cell(cell.text, cell.label, " (", ")"))
    lines = [[Cell(name, kinds[0]), *row] for name, row in zip(down, rows, strict=True)]
    if line and not above:
        blank = [_sum_of(content, dice, by_consumer)] if column else []
        star = dice.pick(("", "", "", "", "", "", "**", "*"))
        line = [replace(cell, before=star, after=star) if cell.text and dice.chance(0.5) else cell for cell in line]
        title = Cell(heading(words[ends[1]], dice, CAPACITY if by_consumer else DEMAND), before=star, after=star)
        last = [title, *(blank if front else []), *line, *([] if front else blank)]
        lines = [last, *lines] if dice.chance(0.3) else [*lines, last]
    rows = [[Cell(corner), *head], *lines]
    if dice.chance(0.1):
        draft.add(note(content, dice, by_consumer))
    if dice.chance(0.06) and not (line and not above):
        rows = idle_column(rows, dice)
    draw(draft, rows, skin(dice, rows), tail)


def _sum_of(content: Content, dice: Dice, by_consumer: bool) -> Cell:
    """What stands where the amounts of both kinds meet: nothing, a word, or a true sum of the column."""
    amounts = content.demand if by_consumer else content.capacity
    digits = all(a.text.isdigit() for a in amounts)
    if digits and dice.chance(0.25) and content.sound:
        return Cell(str(sum(int(a.text) for a in amounts)), TOTAL_DEMAND if by_consumer else TOTAL_CAPACITY)
    return Cell(dice.pick(("", "", "", dice.pick(SUMS))))


def _long_list(draft: Draft, content: Content, dice: Dice, tail: str, inside: tuple[bool, bool]) -> None:
    """One row a pair: from, to, cost, and beside it the capacity, the demand or the use."""
    theme, costs = content.theme, table_of(content, COST)
    resources, consumers = content.called(RESOURCE, dice, True), content.called(CONSUMER, dice, True)
    uses = table_of(content, USE) if content.use_inside else []
    swapped = dice.chance(0.4)
    title = [Cell(capitalised(dice.pick((theme.resource[0], "from", "source", "origin", "von", "de")), dice)),
             Cell(capitalised(dice.pick((theme.consumer[0], "to", "target", "dest", "nach", "a")), dice))]
    title = [*(title[::-1] if swapped else title), Cell(heading(theme.words["cost"], dice, COST))]
    title += [Cell(capitalised(theme.words["use"], dice))] if uses else []
    title += [Cell(capitalised(theme.words["cap"], dice))] if inside[0] else []
    title += [Cell(capitalised(theme.words["dem"], dice))] if inside[1] and not content.use else []
    rows = []
    for i, consumer in enumerate(consumers):
        for j, resource in enumerate(resources):
            names = [Cell(resource, RESOURCE), Cell(consumer, CONSUMER)]
            row = [*(names[::-1] if swapped else names), costs[i][j]]
            if not costs[i][j].text and costs[i][j].label not in (MISSING, FORBIDDEN):
                continue
            row += [uses[i][j]] if uses else []
            row += [value_cell(content.capacity[j], CAPACITY, ("", ""))] if inside[0] else []
            row += [value_cell(content.demand[i], DEMAND, ("", ""))] if inside[1] and not content.use else []
            rows.append(row)
    if dice.chance(0.3) and not uses:
        rows.sort(key=lambda row: resources.index(next(cell.text for cell in row if cell.label == RESOURCE)))
    rows = [title, *rows] if dice.chance(0.85) or inside[0] or uses else rows
    draw(draft, rows, skin(dice, rows), tail)
