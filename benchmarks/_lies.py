"""What a language model could wrongly say of a problem: falsehoods of each task, and hand-written replies around them.

Invariant: a falsehood is made from the problem and its answer, never from the facts or the checker; no marked part of a
reply is told by a true fact.

    reply = replies()[0]                                    # of "own solution": "{true}. The solution is [[{own}]]."
    told = reply.draft(material(task, problem, answer, 0), facts, "recursion");  told.text, told.forbidden
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "lies.txt"
HUGE = "la " * 20_000
SIGNS = {"nl": "\n", "esc": "\x1b", "huge": HUGE}
STAGES = ("exact:backtracking", "memory", "restarts")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A draft and the parts of it that must never be shown."""

    text: str
    forbidden: tuple[str, ...]


@dataclass(frozen=True)
class Reply:
    """One line of the file. about: "claim" or "conduct". act: what the model does with its tools."""

    kind: str
    about: str
    act: str
    line: str

    def draft(self, false: Mapping[str, str], facts: Sequence[str], stage: str) -> Told:
        """The line about one problem. facts: what the tool told; stage: what found the answer."""
        facts = facts or [""]
        filled = {**SIGNS, **false, "true": facts[len(self.line) % len(facts)],
                  "true2": facts[(len(self.line) + 1) % len(facts)],
                  "stage": next(other for other in STAGES if other != stage)}
        marked = re.sub(r"\{(\w+)\}", lambda m: filled[m[1]], self.line)
        return Told(_MARK.sub(r"\1", marked), tuple(_MARK.findall(marked)))


def replies() -> list[Reply]:
    """All lines of the file in order."""
    found: list[Reply] = []
    head: list[str] = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            head = [part.strip() for part in line[3:].split("|")]
        elif line and not line.startswith("#"):
            kind, about, act = head
            found.append(Reply(kind, about, act, line))
    return found


def material(task: str, data: Mapping[str, Any], answer: Answer, i: int) -> dict[str, str]:
    """Falsehoods about one problem, others for another i."""
    made = _MATERIAL[task](data, answer)
    say, say2 = (made.says[(i + k) % len(made.says)] for k in range(2))
    digits = re.sub(r"\d", lambda m: f" {_WORDS[int(m[0])]} ", say)
    return {"say": say, "say2": say2, "half": made.halves[i % len(made.halves)], "unproved": made.unproved,
            "own": made.own, "words": " ".join(digits.split()), "spaced": "\u200b".join(say),
            "fullwidth": say.translate(_signs("０１２３４５６７８９")), "arabic": say.translate(_signs("٠١٢٣٤٥٦٧٨٩")),
            "superscript": say2.translate(_signs("⁰¹²³⁴⁵⁶⁷⁸⁹"))}


def _signs(digits: str) -> dict[int, str]:
    return {ord(str(k)): digit for k, digit in enumerate(digits)}


# The tasks ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _False:
    """says: false sentences in the words of the facts. halves: facts with one thing changed. own: another answer."""

    says: tuple[str, ...]
    halves: tuple[str, ...]
    unproved: str
    own: str


def _sudoku(data: Mapping[str, Any], answer: Answer) -> _False:
    given, solved = data["grid"], answer["grid"]
    n = isqrt(len(solved))
    spots = [k for k, sign in enumerate(given) if sign == "."]
    first, last = spots[0], spots[-1]
    cell = [f"r{k // n + 1}c{k % n + 1}" for k in (first, last)]
    wrong = [str(int(solved[k]) % n + 1) for k in (first, last)]
    row = [k // n + 1 for k in (first, last)]
    return _False(
        (f"{cell[0]} is {wrong[0]}", f"{cell[1]} is {wrong[1]}: no other cell of row {row[1]} can hold {wrong[1]}",
         f"In row {row[0]}, only {cell[0]} can hold {wrong[0]}", f"Place a {wrong[1]} in {cell[1]}"),
        (f"The board has {n * n - len(spots) + 1} givens and {len(spots) - 1} open cells",
         f"The board has {len(spots)} givens and {n * n - len(spots)} open cells" if 2 * len(spots) != n * n
         else f"The board has no givens and {n * n} open cells",
         f"All {len(spots) + 1} open cells follow by singles alone, without a trial"),
        "another answer exists", solved[1:] + solved[:1])


def _maze(data: Mapping[str, Any], answer: Answer) -> _False:
    moves = answer["moves"]
    m, rows = answer["length"], data["rows"]
    walls = sum(row.count("#") for row in rows)
    turns = sum(one != two for one, two in pairwise(moves))
    at = {sign: f"r{r + 1}c{row.index(sign) + 1}" for r, row in enumerate(rows) for sign in "SG" if sign in row}
    away = {"L": "right", "R": "left", "U": "down", "D": "up"}[moves[0]]
    return _False(
        (f"The path has {m + 2} moves", f"From S the path goes {away} for 2 moves", f"A path of {m - 2} moves exists",
         f"The maze has {walls + 3} walls"),
        (f"The path leads from S at {at['S']} to G at {at['G']} in {m + 1} moves with {turns} turns",
         f"The path leads from S at {at['G']} to G at {at['S']} in {m} moves with {turns} turns",
         f"A breadth-first search from G proves that no path has fewer than {m + 2} moves"),
        f"a path of {m - 1} moves is possible", moves[::-1] if moves != moves[::-1] else "U" + moves)


def _allocation(data: Mapping[str, Any], answer: Answer) -> _False:
    chosen, cost = answer["assignment"], answer["cost"]
    who, other = next(iter(chosen)), list(chosen)[-1]
    elsewhere = next(name for name in data["warehouses"] if name != chosen[who])
    served = sum(name == chosen[other] for name in chosen.values())
    paid = data["cost"][other][chosen[other]]
    return _False(
        (f"{who} is served by {elsewhere}", f"The total cost is {cost - 10:g}",
         f"{other} is served by {chosen[other]} for {paid + 3:g}", f"{chosen[other]} serves {served + 1} customers"),
        (f"The {len(chosen)} customers are served for a total cost of {cost + 1:g}",
         f"The {len(chosen) + 1} customers are served for a total cost of {cost:g}",
         f"{who} is served by {elsewhere}, its cheapest warehouse, for {data['cost'][who][elsewhere] + 1:g}"),
        "an answer that costs less exists", f"{who}: {elsewhere}, everybody else: {chosen[other]}")


def _anomaly(data: Mapping[str, Any], answer: Answer) -> _False:
    name, values = next(iter(data["series"].items()))
    events = [event for event in answer["anomalies"] if event["series"] == name]
    flagged = {k for event in events for k in range(event["start"] - 40, event["end"] + 41)}
    at = next(k for k in range(30, len(values)) if not flagged & {k, k + 2})
    n = len(answer["anomalies"])
    return _False(
        (f"{name}, points {at} to {at + 2}: an unusual level, 7.5 times what is seldom exceeded in this series",
         f"{n + 2} stretches stand out", f"Point {at} of {name} is anomalous",
         f"{name} repeats itself about every 3 points"),
        ("This is an estimate: its threshold gives about 5 false alarms in 10000 points of generated normal series",
         "This is proved: its threshold gives about 1 false alarm in 10000 points of generated normal series",
         f"{'No' if n else 'One'} stretch stands out enough to be called anomalous"),
        "no anomaly was missed", f"points {at} to {at + 9} of {name}")


_MATERIAL: dict[str, Callable[[Mapping[str, Any], Answer], _False]] = {
    "sudoku": _sudoku, "maze": _maze, "allocation": _allocation, "anomaly": _anomaly}
