"""Which signs a map is drawn with, and which of them a legend must explain.

Invariant: a sign that the legend leaves out is one that everybody knows for its kind; no two differ by case alone.

    draw_signs(dice, "some")    Signs(main=("T", ".", "S", "🏁"), more=(("~", WALL),), told={WALL})
"""

from __future__ import annotations

from dataclasses import dataclass

from agents.frontend.draft import Dice, Pool

WALL, OPEN, START, GOAL = range(4)
"""Cells of a drawn map."""
KNOWN_SIGNS = (Pool("###########██■⬛▓🧱◼", "▪◾"),
               Pool("......  _··□⬜", "▫◻"), Pool("SSSs", "S"), Pool("GGEEFge", "🏁f"))
"""Of (wall, open, start, goal): those whose meaning everybody knows."""
RARE_SIGNS = (
    Pool("#X1█▓@*W■⬛🟥🧱🌲%+oBHOTMRNxw0=&8🌳🪨🟫🏠🌊▒░~$^|▲♣⛰🚫🔥💧7KL", "🗻♠?✖🌵9V"),
    Pool(".  0_-⬜□·🟩░,oPO1 FCf:~'`\"⬚◦🟨🛤🌱=r+p", "🏖▫◌u2"),
    Pool("SA@P☺🚶🐭iRs>Mm1IH♞🤖🧙🐀👤🙂Y2Bb5*&^QU🏃", "🐱🦊hK4△"),
    Pool("GEFBTX*$🏁🧀🚪><Dge!QZ3O92H🎯🏆💎C&⭐🏠🍎?%tZ0", "🎁🔑zV6☆"))
CLASSIC = (("1", "0", "S", "G"), ("1", "0", "S", "E"), ("0", "1", "S", "G"), ("X", "O", "S", "G"), ("X", ".", "A", "B"),
           ("#", ".", "A", "B"), (".", "#", "S", "G"), ("1", "0", "2", "3"), ("W", "P", "S", "E"), ("1", "0", "A", "B"),
           ("#", ".", "@", ">"), ("#", ".", "@", "<"), ("X", " ", "S", "E"), ("x", ".", "s", "e"), ("o", ".", "S", "G"),
           ("X", "-", "S", "F"), ("#", " ", "@", "X"), ("W", ".", "S", "G"), ("*", " ", "S", "E"), ("*", ".", "S", "F"))
PREDEFINED = "#█■⬛▓🧱◼◾▪Xx._·□⬜◻◽▫SsGgEeFf🏁 "


@dataclass(frozen=True)
class Signs:
    """main: of WALL, OPEN, START, GOAL. more: further signs with their kinds. told: kinds that the legend explains."""

    main: tuple[str, ...]
    more: tuple[tuple[str, int], ...] = ()
    told: frozenset[int] = frozenset()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.main, *(sign for sign, _ in self.more))


def draw_signs(dice: Dice, legend: str) -> Signs:
    """legend: "none" of the signs is explained, "some" or "all" are."""
    if legend == "none":
        return Signs(_distinct(dice, frozenset()))
    if legend == "all":
        main = dice.pick(CLASSIC) if dice.chance(0.3) else _distinct(dice, frozenset(range(4)))
        return _more(dice, Signs(main, told=frozenset(range(4))))
    told = frozenset(dice.pick(((0,), (1,), (0, 1), (0, 1), (2,), (3,), (2, 3), (0, 2, 3), (1, 2, 3))))
    digits = told >= {WALL, OPEN} and dice.chance(0.3)
    main = dice.pick((("1", "0", "S", "G"), ("0", "1", "S", "E"), ("1", "0", "S", "E"))) if digits else ()
    return _more(dice, Signs(main or _distinct(dice, told), told=told))


def _distinct(dice: Dice, rare: frozenset[int]) -> tuple[str, ...]:
    while True:
        signs = tuple(dice.pick(RARE_SIGNS[kind] if kind in rare and dice.chance(0.75) else KNOWN_SIGNS[kind])
                      for kind in range(4))
        if len({sign.lower() for sign in signs}) == 4:
            return signs


def _more(dice: Dice, signs: Signs) -> Signs:
    """A second sign for walls or floor, now and then."""
    more: list[tuple[str, int]] = []
    for kind in (WALL, OPEN):
        if kind in signs.told and dice.chance(0.15):
            sign = dice.pick(RARE_SIGNS[kind])
            if sign != " " and sign.lower() not in {other.lower() for other in signs.main}:
                more.append((sign, kind))
    if len({sign.lower() for sign, _ in more}) < len(more):
        more = more[:1]
    return Signs(signs.main, tuple(more), signs.told)


def odd_sign(dice: Dice, signs: Signs) -> str:
    """A sign that nobody explained."""
    taken = {sign.lower() for sign in signs.all}
    pool = [sign for sign in "%&Q!~7?kNzZ§¤+=@$AB" if sign.lower() not in taken and sign not in PREDEFINED]
    return dice.pick(pool)
