"""Data that is no problem: tables of any columns, letter grids, chess positions, short lists. All of it is OUTSIDE.

Invariant: nothing written here can be read as a board, a map with a start and a goal, costs of pairs or a series.
"""

from __future__ import annotations

from agents.frontend import chatter, vocabulary
from agents.frontend.draft import Dice, Draft


def write_other_data(draft: Draft, dice: Dice) -> None:
    """One block of such data."""
    draft.add(dice.pick((_table, _table, _letters, _chess, _numbers, _list, _noise, _code, _log, _receipt, _contacts,
                         _chat,
                         _sums))(dice))


def _table(dice: Dice) -> str:
    rng = dice.rng
    gap = dice.pick((",", "\t", " | ", ";", "  "))
    columns = rng.randrange(2, 6)
    rows = [[dice.pick(chatter.WORDS), *(dice.pick((f"{rng.random() * 1000:.2f}", str(rng.randrange(10, 5000)),
                                                    f"{rng.randrange(100)}%"))
                                         for _ in range(columns))] for _ in range(rng.randrange(2, 9))]
    head = gap.join(["name", *(dice.pick(chatter.WORDS) for _ in range(columns))])
    return "\n".join([head, *(gap.join(row) for row in rows)])


def _letters(dice: Dice) -> str:
    size = dice.rng.randrange(6, 13)
    gap = dice.pick(("", " "))
    return "\n".join(gap.join(dice.rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(size)) for _ in range(size))


def _chess(dice: Dice) -> str:
    rows = ["".join(dice.rng.choice(("p", "P", "r", "N", "b", "K", "1", "2", "3", "q"))
                    for _ in range(dice.rng.randrange(2, 7)))
            for _ in range(6)]
    return dice.pick(("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "/".join(["8", *rows,
                                                                                            "8"]) + " b - - 3 21"))


def _numbers(dice: Dice) -> str:
    rng = dice.rng
    gap = dice.pick((", ", " ", "\n", ";", ","))
    top = dice.pick((100, 1000, 100000))
    return gap.join(str(rng.randrange(top)) if dice.chance(0.8) else f"{rng.random() * top:.2f}"
                    for _ in range(rng.randrange(5, 17)))


def _list(dice: Dice) -> str:
    return "\n".join(dice.pick(("- ", "* ", f"{k + 1}. ",
                                f"{k + 1}) ")) + f"{dice.rng.randrange(1, 20)} {dice.pick(chatter.WORDS)}"
                     for k in range(dice.rng.randrange(2, 10)))


def _noise(dice: Dice) -> str:
    rng = dice.rng
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789 .,;-_/\\*#\n\t()[]")
                   for _ in range(rng.randrange(20, 300)))


def _code(dice: Dice) -> str:
    rng = dice.rng
    names = [dice.pick(chatter.WORDS) for _ in range(3)]
    return (f"for {names[0]} in range({rng.randrange(2, 99)}):\n    {names[1]}[{names[0]}] += {rng.randrange(9)}\n"
            f"    if {names[1]}[{names[0]}] > {rng.randrange(999)}:\n"
            f"        print({names[2]!r}, {rng.randrange(10)})\n")


def _log(dice: Dice) -> str:
    rng = dice.rng
    form = dice.pick(("2023-{m:02d}-{d:02d} {h:02d}:{s:02d} {level} {w}: {n} ms", "[{h:02d}:{s:02d}] {w}[{n}]: {v}",
                      "{h:02d}:{s:02d} {v} {w} {n}",
                      "{level} {w} ({n}) at line {d}"))
    return "\n".join(form.format(m=rng.randrange(1, 13), d=rng.randrange(1, 29), h=rng.randrange(24),
                                 s=rng.randrange(60),
                                 level=dice.pick(("INFO", "WARN", "ERROR", "debug")), w=vocabulary.word(dice),
                                 v=vocabulary.word(dice), n=rng.randrange(10000)) for _ in range(rng.randrange(2, 10)))


def _receipt(dice: Dice) -> str:
    rng = dice.rng
    lines = [f"{rng.randrange(1, 9)} x {vocabulary.word(dice)}  {rng.randrange(30)}.{rng.randrange(100):02d}"
             for _ in range(rng.randrange(2, 9))]
    total = dice.pick(("Total", "Summe", "Total TTC", "Totale", "合计"))
    return "\n".join([*lines, f"{total}: {rng.randrange(200)}.{rng.randrange(100):02d}"])


def _contacts(dice: Dice) -> str:
    rng = dice.rng
    gap = dice.pick((": ", ", ", "\t", " - "))
    start = dice.pick(("+49 ", "0", "+1 ", "(0)"))
    return "\n".join(f"{dice.pick(chatter.PERSONS)}{gap}{start}{rng.randrange(100, 999)} {rng.randrange(10**6, 10**8)}"
                     for _ in range(rng.randrange(1, 7)))


def _chat(dice: Dice) -> str:
    rng = dice.rng
    names = [dice.pick(chatter.PERSONS) for _ in range(2)]

    def said() -> str:
        return " ".join(vocabulary.word(dice) if dice.chance(0.9) else str(rng.randrange(100))
                        for _ in range(rng.randrange(1, 9)))

    return "\n".join(f"[{rng.randrange(24)}:{rng.randrange(60):02d}] {names[k % 2]}: {said()}"
                     for k in range(rng.randrange(2, 8)))


def _sums(dice: Dice) -> str:
    rng = dice.rng
    mark, end = dice.pick((")", ".", ":")), dice.pick(("", " ?", " __"))
    return "\n".join(f"{k + 1}{mark} {rng.randrange(100)} {dice.pick('+-*/x')} {rng.randrange(100)} ={end}"
                     for k in range(rng.randrange(2, 9)))
