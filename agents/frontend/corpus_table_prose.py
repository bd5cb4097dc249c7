"""Amounts and costs in the words of a theme: sentences, lists, bullets, paragraphs, one group a thing.

Invariant: as in `corpus_table_layouts`; a sentence or a line with data ends with END, a comma or an "and" does not.

    tell_pairs(draft, content, dice, "", COST, (False, True))    "C1 needs 5: W1 4, W2 6\\nC2 wants 7: W1 …"
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.frontend.corpus_table_layouts import table_of, template, value_cell
from agents.frontend.corpus_table_skins import Cell
from agents.frontend.corpus_table_words import capitalised
from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DEMAND, RESOURCE

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Content

BULLETS = Pool(("- ", "* ", "• ", "#. ", "#) ", "– ", "  - ", "(#) ", "", "", "> ", "+ "), ("→ ", "@) ", "#: "))
LISTED = Pool(("{n}: {v}", "{n} {v}", "{n} = {v}", "{n}={v}", "{n} ({v})", "{n} - {v}", "{n} – {v}", "{n} -> {v}",
               "{n}: {cap} {v}", "{n} ({cap}: {v})", "{n} {cap} {v}", "{n}, {cap} {v}", "{n} → {v}", "{n} ... {v}",
               "{v} {n}", "{n} with {v}", "{n} [{cap}={v}]", "{n}\t{v}"),
              ("{n} | {v}", "{n} has: {v}", "{n}/{v}", "{n} at {v}", "{n}, that's {v}", "{n} <{v}>"))
INTROS = Pool(("{Cap}:", "{Cap} per {R}:", "{Rs}:", "{Rs} ({cap}):", "{Cap} of the {Rs}:", "{Rs} and their {cap}:",
        "{cap}",
               "## {Rs}\n", "# {cap}", "*{Cap}*", "the {Rs} are", "{Cap} ({Rs}) =", "We have these {Rs}:",
               "=== {Cap} ===\n",
               "{Rs}", "1. {Rs}\n", "{Cap} -", "[{Rs}]\n", "my {Rs}:", "{Rs} / {cap}:", "- {Rs}:\n"),
              ("About the {Rs}:", "{Cap} list:", "<{Rs}>\n", "{Rs} >>", "Here come the {Rs}:"))
PAIR_INTROS = Pool(("{Cost}:", "{Cost} per {C}:", "{Cost} ({Rs} to {Cs}):", "{Cost} matrix:", "{Cost} table:", "{cost}",
                    "## {Cost}\n", "The {cost} between {Rs} and {Cs}:", "{Cost} for each pair:", "*{Cost}*",
                    "[{cost}]\n",
                    "{Cost} ({C} x {R}):", "Here is the {cost} table", "=== {Cost} ===\n", "{Cost} from each {R}:",
                    "and the "
                    "{cost}:", "{cost} =", "3. {Cost}\n", "what it costs:", "{Cost} -"),
                   ("The {cost} sheet says:", "<{cost}>\n", "{Cost} >>", "About {cost}:"))
CONNECT = Pool((" {gap}{v}: ", " ({word} {v}): ", " ({v}): ", ", {word} {v}, ", " {gap}{v}, ", " {gap}{v}. ",
        " {gap}{v}; ", " [{v}] ",
                " – {word} {v} – ", " {gap}{v} and ", " ({word}: {v}) "), (" <{v}>: ", ", {word} {v} — ", " / {v} / "))
PARTS = Pool((", ", ", ", "; ", " and ", " / ", " | ", ", then "), (" & ", " + ", " resp. "))


def tell_amounts(draft: Draft, content: Content, dice: Dice, tail: str, kind: int) -> None:
    """The capacities (kind RESOURCE) or the demands (CONSUMER)."""
    label, theme = (CAPACITY if kind == RESOURCE else DEMAND), content.theme
    amounts = content.capacity if kind == RESOURCE else content.demand
    unit = content.unit if dice.chance(0.8) else ""
    names = content.called(kind, dice)
    pairs = [(Cell(name, kind), value_cell(amount, label, ("", ""), unit))
             for name, amount in zip(names, amounts, strict=True) if amount.text]
    needs = "" if kind == RESOURCE else "_needs"
    if len({amount.text for amount in amounts}) == 1 < len(amounts) and dice.chance(0.8):
        if theme.tongue.apiece and dice.chance(0.4):
            template(draft, theme.fill(dice.pick(tuple(theme.tongue.apiece.split("|"))), dice).replace(
                "{some}",
                theme.words["Rs" if kind == RESOURCE else "Cs"]),
                     {"n": [n for n, _ in pairs], "v": [pairs[0][1]]})
        else:
            template(draft, theme.form("each" + needs, dice), {"v": [pairs[0][1]]})
        draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)
        return
    if dice.chance(0.16):
        short = [(Cell(name, kind), value) for (_, value), name in zip(pairs, _untold(content, kind), strict=True)]
        draft_joint(draft, theme.form("joint" + needs, dice), short, dice, tail)
        return
    intro = ""
    if dice.chance(0.55):
        form = dice.pick(INTROS)
        form = form if kind == RESOURCE else form.replace("{Cap}", "{Dem}").replace("{cap}", "{dem}").replace(
            "{Rs}", "{Cs}").replace("{R}", "{C}")
        intro = capitalised(theme.fill(form, dice), dice)
        draft.add(intro + ("" if intro.endswith("\n") else dice.pick((" ", "\n", "\n", "\n\n", " \n"))))
    forms = [_amount_form(content, dice, kind, bool(intro)) for _ in range(3)]
    form = _amount_form(content, dice, kind, bool(intro))
    free = all("," not in value.whole for _, value in pairs)
    joiner = dice.pick(("\n", "\n", ", ", ", ", ". ", "; ", " and ", " / ", " | ") if free and "," not in form
                       else ("\n", "\n", "; ", ". "))
    bullet = dice.pick(BULLETS) if joiner == "\n" and (not draft.text or draft.text[-1] == "\n") else ""
    varied = joiner in ("\n", ". ", "; ") and dice.chance(0.35) and free
    for k, (name, value) in enumerate(pairs):
        draft.add(bullet.replace("#", str(k + 1)).replace("@", chr(97 + k)))
        said = forms[k % len(forms)] if varied else form
        template(draft, said, {"n": [name], "v": [value]})
        if k < len(pairs) - 1:
            _join(draft, joiner if joiner != ", " or k < len(pairs) - 2 or not dice.chance(0.5) else theme.tongue.conj)
    draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)


def _untold(content: Content, kind: int) -> list[str]:
    """The plain names of those whose amount the text tells."""
    names, amounts = ((content.resources, content.capacity) if kind == RESOURCE else (content.consumers,
            content.demand))
    return [name for name, amount in zip(names, amounts, strict=True) if amount.text]


def draft_joint(draft: Draft, form: str, pairs: Sequence[tuple[Cell, Cell]], dice: Dice, tail: str) -> None:
    """All names, then all values, in one sentence."""
    template(draft, form, {"n": [name for name, _ in pairs], "v": [value for _, value in pairs]})
    draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)


def _amount_form(content: Content, dice: Dice, kind: int, introduced: bool) -> str:
    """A form with {n} and {v}."""
    verb, word = ("{holds}", "{cap}") if kind == RESOURCE else ("{needs}", "{dem}")
    gap = "" if not content.theme.tongue.conj.strip(" ").isascii() else " "
    roll = dice.rng.random()
    if (introduced and roll < 0.7) or roll < 0.2:
        form = dice.pick(LISTED).replace("{cap}", word)
    elif roll < 0.75:
        form = "{n}" + gap + verb + gap + "{v}"
    else:
        form = dice.pick(tuple(content.theme.tongue.of.split("|"))).replace("{w}", word)
    return content.theme.fill(form, dice)


def _join(draft: Draft, joiner: str) -> None:
    """Only what ends a sentence or a line ends a record."""
    if joiner.strip(" ").endswith((".", ";", "\n")):
        draft.row_end(joiner)
    else:
        draft.add(joiner)


# Pairs ------------------------------------------------------------------------------------------------------------


def tell_pairs(draft: Draft, content: Content, dice: Dice, tail: str, label: int, inside: tuple[bool, bool]) -> None:
    """The costs (label COST) or the uses, as sentences or groups. inside: whether capacities, demands belong here."""
    by_consumer = dice.chance(0.55) if inside[0] == inside[1] else inside[1]
    grouped = inside[0] or inside[1] or dice.chance(0.6)
    leader_inside = inside[1] if by_consumer else inside[0]
    for told, kind in ((inside[0], RESOURCE), (inside[1], CONSUMER)):
        if told and not (leader_inside and kind == (CONSUMER if by_consumer else RESOURCE)):
            tell_amounts(draft, content, dice, dice.pick(("\n", "\n\n", " ")), kind)
    if dice.chance(0.45) or label != COST:
        form = dice.pick(PAIR_INTROS)
        form = form if label == COST else form.replace("{Cost}", "{Use}").replace("{cost}", "{use}").replace(
            "what it costs", "{use}")
        intro = capitalised(content.theme.fill(form, dice), dice)
        draft.add(intro + ("" if intro.endswith("\n") else dice.pick((" ", "\n", "\n", "\n\n"))))
    if grouped:
        _groups(draft, content, dice, tail, label, by_consumer, leader_inside)
    else:
        _sentences(draft, content, dice, tail, label, by_consumer)


def _sentences(draft: Draft, content: Content, dice: Dice, tail: str, label: int, by_consumer: bool) -> None:
    table = table_of(content, label)
    resources, consumers = content.called(RESOURCE, dice), content.called(CONSUMER, dice)
    order = [(i, j) for i in range(len(consumers)) for j in range(len(resources))]
    if not by_consumer:
        order.sort(key=lambda pair: pair[::-1])
    if dice.chance(0.12):
        dice.rng.shuffle(order)
    told = [(i, j) for i, j in order if table[i][j].text]
    forms = [content.theme.form("pairs", dice) if label == COST else dice.pick(
        ("{c} uses {v} of {r}", "{c} on {r}: {v}", "{r}, {c}: {v}", "{c} takes {v} at {r}", "{r}-{c}: {v}"))
        for _ in range(dice.pick((1, 1, 1, 2, 3)))]
    free = not any("," in cell.whole for row in table for cell in row) and not any("," in form for form in forms)
    joiner = dice.pick(("\n", "\n", "\n", ". ", "; ", ", ", ", ") if free else ("\n", "\n", "; "))
    if joiner == ", ":
        forms = forms[:1]
    bullet = dice.pick(BULLETS) if joiner == "\n" and (not draft.text or draft.text[-1] == "\n") else ""
    for k, (i, j) in enumerate(told):
        draft.add(bullet.replace("#", str(k + 1)).replace("@", chr(97 + k % 26)))
        template(draft, dice.pick(forms), {"r": [Cell(resources[j], RESOURCE)], "c": [Cell(consumers[i], CONSUMER)],
                                           "v": [table[i][j]]})
        if k < len(told) - 1:
            _join(draft, joiner)
    draft.row_end(dice.pick((".", "")) + tail, ends_text=not tail)


def _groups(draft: Draft, content: Content, dice: Dice, tail: str, label: int, by_consumer: bool, inside: bool) -> None:
    """One leader with its numbers after the other: "{a}: ~{b} {v}" is said once with {a}, then for each {b}."""
    theme, table = content.theme, table_of(content, label)
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    outer, inner = content.called(kinds[0], dice), content.called(kinds[1], dice)
    head, entry = theme.form("groups_by_consumer" if by_consumer else "groups_by_resource", dice).split("~")
    connect = dice.pick(CONNECT)
    amounts = (content.demand if by_consumer else content.capacity) if inside else []
    commas = any("," in cell.whole for row in table for cell in row)
    parts = dice.pick(("; ", " / ", " | ", " and ")) if commas else dice.pick(PARTS)
    nested = not amounts and head.rstrip().endswith((":", "：")) and dice.chance(0.2)
    mixed = not nested and not amounts and parts == ", " and dice.chance(0.12)  # all groups in one sentence
    stop = dice.pick(("\n", "\n", "\n", ".\n", "\n\n")) if ";" in parts or nested else dice.pick(("\n", "\n", ". ",
            ".\n",
                                                                                                 "; ", "\n\n"))
    bullet = dice.pick(BULLETS) if "\n" in stop and (not draft.text or draft.text[-1] == "\n") else ""
    for i, name in enumerate(outer):
        draft.add(bullet.replace("#", str(i + 1)).replace("@", chr(97 + i)) if not mixed else "")
        before, after = head.split("{a}")
        draft.add(before if not amounts else "")
        draft.add(name, kinds[0])
        if amounts and amounts[i].text:
            _leading_amount(draft, content, dice, value_cell(amounts[i], DEMAND if by_consumer else CAPACITY, ("", ""),
                                                             content.unit), connect, by_consumer)
        elif nested:
            draft.row_end(after.rstrip() + "\n")
        else:
            draft.add(after)
        cells = [table[i][j] if by_consumer else table[j][i] for j in range(len(inner))]
        told = [(other, cell) for other, cell in zip(inner, cells, strict=True) if cell.text]
        for k, (other, cell) in enumerate(told):
            if k:
                ending = k == len(told) - 1 and parts in (", ", ", then ") and not mixed and dice.chance(0.5)
                if nested:
                    draft.row_end("\n")
                else:
                    draft.add(theme.tongue.conj if ending else parts)
            draft.add("  - " if nested else "")
            template(draft, entry, {"b": [Cell(other, kinds[1])], "v": [cell]})
        draft.add(")" if "(" in head and ")" not in head and not amounts else "")
        last = i == len(outer) - 1
        if mixed and not last:
            draft.add(", ")
        else:
            draft.row_end((dice.pick((".", "")) + tail) if last else stop, ends_text=last and not tail)


def _leading_amount(draft: Draft, content: Content, dice: Dice, value: Cell, connect: str, by_consumer: bool) -> None:
    gap = "" if not content.theme.tongue.conj.strip(" ").isascii() else " "
    verb, word = ("{needs}", "{dem}") if by_consumer else ("{holds}", "{cap}")
    form = content.theme.fill(connect.replace("{gap}", verb + gap).replace("{word}", word), dice)
    before, after = form.split("{v}")
    if not gap and before.startswith(" "):
        before = before[1:]
    draft.add(before)
    draft.add(value.before)
    draft.add(value.text, value.label)
    draft.add(value.after)
    if after in (". ", "; "):
        draft.row_end(after)
    else:
        draft.add(after)
