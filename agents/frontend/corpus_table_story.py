"""A whole problem of pairs as one person tells it: `corpus_table_voices` holds the ways, this writes one of them.

Invariant: as in `corpus_table_prose`; every group of costs ends with END, and so do the amounts that
one sentence tells.

    write_story(draft, content, dice, "")    "Lyon can ship 50 a week and Metz 40. Ann orders 20 pallets, Ben 30 …"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from agents.frontend import corpus_table_words
from agents.frontend.corpus_table_content import Amount
from agents.frontend.corpus_table_layouts import value_cell
from agents.frontend.corpus_table_prose import tell_amounts
from agents.frontend.corpus_table_skins import Cell
from agents.frontend.corpus_table_voices import VOICES, Voice
from agents.frontend.draft import Dice, Draft
from agents.frontend.labels import CAPACITY, CONSUMER, COST, DEMAND, RESOURCE

if TYPE_CHECKING:
    from agents.frontend.corpus_table_content import Content

_STOPS = ("\n", ".", ";", "。", "；")
_COUNTS = range(2, 13)
_DIGIT_THEN_VALUE = re.compile(r"(\{[nab]\}) ?(\{[vd]\})")


def can_tell(content: Content) -> bool:
    """Whether a story can hold it: every cost is there, nothing beside costs and amounts is to be told."""
    sound = all(amount.text and amount.label < 0 for row in content.cost for amount in row)
    return sound and not content.use and not content.written


def prepare(content: Content, dice: Dice) -> None:
    """Names of people and places of the voice's own, and now and then one each, before anything is written."""
    voice = _voice(content)
    if content.theme.tongue.conj == "和" and content.money[0][-1:] in ("R", " "):
        content.money = ("", "元")  # nobody could tell letters before a number from the name that they touch
    if dice.chance(0.08) and content.sound and all(amount.text[0].isdigit() for amount in content.capacity):
        content.demand[:] = [Amount(1, dice.pick(voice.ones))] * len(content.demand)
    for kind, pool in ((RESOURCE, voice.places), (CONSUMER, voice.people)):
        names = content.resources if kind == RESOURCE else content.consumers
        held = pool.held if dice.held_out and len(pool.held) >= len(names) and dice.chance(0.5) else pool.train
        if dice.chance(0.6) and len(names) <= len(held) and not content.rules and not content.long.get(kind):
            others = content.consumers if kind == RESOURCE else content.resources
            names[:] = [name for name in dice.rng.sample(list(held), len(held)) if name not in others][:len(names)]


def write_story(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """Amounts and costs, with an aside about a pair now and then."""
    voice = _voice(content)
    style, *parts = dice.pick(voice.costs).split("~")
    while ("o" in style or "l" in style) and len({*map(len, (content.resources, content.consumers))}) == 1:
        style, *parts = dice.pick(voice.costs).split("~")  # values alone could be of either side
    inside = {CONSUMER: "c" in style and "i" in style, RESOURCE: "r" in style and "i" in style}
    kinds = [RESOURCE, CONSUMER] if dice.chance(0.8) else [CONSUMER, RESOURCE]
    apart = "\n" if dice.chance(0.4) else "" if content.theme.tongue.conj == "和" else " "
    for kind in kinds:
        amounts = content.capacity if kind == RESOURCE else content.demand
        if not inside[kind] and len({amount.text for amount in amounts}) == 1 and dice.chance(0.8):
            tell_amounts(draft, content, dice, "\n", kind)
        elif not inside[kind]:
            _amounts(draft, content, dice, kind, voice)
            _end(draft, dice.pick((".", ".", "\n", ".\n")) if apart else "。", apart)
    if dice.chance(0.12):
        _aside(draft, content, dice, voice)
        draft.add(dice.pick(("\n", " ")))
    _costs(draft, content, dice, style, parts)
    stop = parts[-1].strip(" ").replace("\n", "")
    stop = stop if stop[:1] == ")" else ""
    aside = dice.chance(0.12)
    draft.row_end(stop + dice.pick((".", "")) + ("\n" if aside else tail), ends_text=not tail and not aside)
    if aside:
        _aside(draft, content, dice, voice)
        draft.add(tail)


def _voice(content: Content) -> Voice:
    return next(voice for name, voice in VOICES.items()
                if getattr(corpus_table_words, name.upper()) is content.theme.tongue)


def _amounts(draft: Draft, content: Content, dice: Dice, kind: int, voice: Voice) -> None:
    label = CAPACITY if kind == RESOURCE else DEMAND
    amounts = content.capacity if kind == RESOURCE else content.demand
    names = content.called(kind, dice)
    told = [(name, amount) for name, amount in zip(names, amounts, strict=True) if amount.text]
    form = dice.pick(voice.capacity if kind == RESOURCE else voice.demand)
    opening, first, later, comma, last = (_filled(part, content, dice, voice, len(told)) for part in form.split("~"))
    terse, shorter = dice.chance(0.4), dice.chance(0.35)
    draft.add(_raised(opening, draft))
    for k, (name, amount) in enumerate(told):
        if k:
            _join(draft, last if k == len(told) - 1 and dice.chance(0.8) else comma)
        value = value_cell(amount, label, ("", ""), "" if k and terse else content.unit)
        said = later if k and (shorter or later != "{n} {v}") else first
        _write(draft, _raised(_spaced(said, names), draft), {"n": [Cell(name, kind)], "v": [value]}, content)


def _costs(draft: Draft, content: Content, dice: Dice, style: str, parts: Sequence[str]) -> None:
    opening, first_head, later_head, first, later, comma, last, stop = parts
    by_consumer = "c" in style
    kinds = (CONSUMER, RESOURCE) if by_consumer else (RESOURCE, CONSUMER)
    outer, inner = content.called(kinds[0], dice), content.called(kinds[1], dice)
    amounts = content.demand if by_consumer else content.capacity
    draft.add(_raised(_filled(opening, content, dice, _voice(content), 0), draft))
    terse = dice.chance(0.3)
    for i, name in enumerate(outer):
        row = [content.cost[i][j] if by_consumer else content.cost[j][i] for j in range(len(inner))]
        values = [value_cell(amount, COST, ("", "") if terse and i else content.money) for amount in row]
        amount = value_cell(amounts[i], DEMAND if by_consumer else CAPACITY, ("", ""), content.unit)
        head = _spaced(content.theme.fill(later_head if i else first_head, dice), outer)
        if "i" in style and not amounts[i].text:
            head = re.sub(r"\{d\}\W{0,3}", "", head)
        slots = {"a": [Cell(name, kinds[0])], "d": [amount]}
        listed = {"V": values, "B": [Cell(other, kinds[1]) for other in inner]}
        _write(draft, _raised(head, draft), slots | listed, content)
        for k, (other, value) in enumerate(zip(inner, values, strict=True)) if "l" not in style else ():
            if k:
                draft.add(_tailed(last if k == len(inner) - 1 and "\n" not in last else comma))
            entry = _spaced(later if k else first, outer + inner)
            entry = "{v}" if "o" in style and i else entry
            _write(draft, entry, slots | {"b": [Cell(other, kinds[1])], "v": [value]}, content)
        if i < len(outer) - 1:
            _join(draft, stop)


def _aside(draft: Draft, content: Content, dice: Dice, voice: Voice) -> None:
    """A question or a remark about a pair: no rule."""
    (c, c2), (r, r2) = (dice.rng.sample(names, 2) for names in (content.consumers, content.resources))
    draft.add(dice.pick(voice.asides).replace("{c}", c).replace("{c2}", c2).replace("{r}", r).replace("{r2}", r2))


def _filled(part: str, content: Content, dice: Dice, voice: Voice, count: int) -> str:
    word = voice.counts[count - 2] if count in _COUNTS else str(count)
    word = str(count) if dice.chance(0.2) else word
    part = part.replace("{k}", word).replace("{K}", word.capitalize()).replace("\\n", "\n")
    return content.theme.fill(part, dice)


def _raised(words: str, draft: Draft) -> str:
    """With a capital at the beginning of a sentence."""
    before = draft.text[-2:].rstrip(" ")
    return words[:1].upper() + words[1:] if before[-1:] in (".", "\n", "") else words


def _spaced(form: str, names: Sequence[str]) -> str:
    """A colon between a name that ends in a number and the number behind it."""
    return _DIGIT_THEN_VALUE.sub(r"\1: \2", form) if any(name[-1].isdigit() for name in names) else form


def _tailed(joiner: str) -> str:
    joiner = joiner.replace("\\n", "\n")
    return joiner if joiner[-1:] in ("\n", "(", "", " ") or ord(joiner[-1]) > 0x2E80 else joiner + " "


def _join(draft: Draft, joiner: str) -> None:
    joiner = _tailed(joiner)
    if "\n" in joiner or any(stop in joiner for stop in _STOPS):
        draft.row_end(joiner)
    else:
        draft.add(joiner)


def _end(draft: Draft, stop: str, apart: str) -> None:
    draft.row_end(stop + ("" if stop.endswith("\n") else apart))


def _write(draft: Draft, form: str, slots: dict[str, list[Cell]], content: Content) -> None:
    """A form; several cells of one slot become a list in the words of its language."""
    comma = "，" if content.theme.tongue.conj == "和" else ", "
    for part in re.split(r"(\{\w\})", form):
        if not part.startswith("{"):
            draft.add(part)
            continue
        cells = slots[part[1:-1]]
        for k, cell in enumerate(cells):
            draft.add("" if not k else content.theme.tongue.conj if k == len(cells) - 1 else comma)
            draft.add(cell.before)
            draft.add(cell.text, cell.label)
            draft.add(cell.after)
