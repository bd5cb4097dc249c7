"""Deduction as a person does it on a grid: singles first, then locked candidates and pairs, else a trial.

Every step follows from the givens and the steps before it, so each is a fact that an explanation may state.

Invariant: a step never uses the answer; `deduce` places only what is forced.

>>> deduce(problem)[0].text
'r1c3 is 4: no other cell of row 1 can hold 4'
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from solvers.problem import Problem, Values
from solvers.task import Fact

if TYPE_CHECKING:
    from solvers.grid import GridTask

SHOWN_STEPS = 4
"""Placements told in an explanation: enough to check the start by hand."""


@dataclass(frozen=True)
class Step:
    """kind: "naked single", "hidden single", "locked candidate" or "naked pair".

    cell, value: what it places; -1 for a step that only removes candidates. others: further numbers in the text.
    """

    kind: str
    text: str
    cell: int
    value: int
    others: tuple[str, ...] = ()


class Deduction:
    """Candidates still alive on one board, and the rules that thin them out."""

    def __init__(self, task: GridTask, problem: Problem):
        self.task, self.problem = task, problem
        self.alive = problem.allowed.copy()
        self.placed = np.full(problem.cells, -1, np.int16)
        self.groups = [(task.group_name(r, i), members) for r in problem.relations if r.groups is not None
                       for i, members in enumerate(r.groups)]
        self.peers: list[np.ndarray] = [
            np.unique(np.concatenate([m for _, m in self.groups if cell in m])) for cell in range(problem.cells)]
        for cell in np.flatnonzero(problem.givens >= 0):
            self._place(int(cell), int(problem.givens[cell]))

    def run(self, limit: int) -> list[Step]:
        """At most `limit` steps, or fewer where the board is full or needs a trial."""
        steps: list[Step] = []
        while len(steps) < limit and (self.placed < 0).any():
            step = self._hidden_single() or self._naked_single() or self._locked() or self._naked_pair()
            if step is None:
                break
            if step.cell >= 0:
                self._place(step.cell, step.value)
            steps.append(step)
        return steps

    def singles(self) -> np.ndarray:
        """Places every single, again and again → (cells,) int16 what stands then, -1 where a cell stays open."""
        while (step := self._hidden_single() or self._naked_single()) is not None:
            self._place(step.cell, step.value)
        return self.placed

    def _place(self, cell: int, value: int) -> None:
        self.placed[cell] = value
        self.alive[self.peers[cell], value] = False
        self.alive[cell] = False

    def _name(self, cell: int) -> str:
        return self.task.cell_name(self.problem.shape[0], cell)

    def _hidden_single(self) -> Step | None:
        for name, members in self.groups:
            if len(members) < self.problem.candidates:
                continue
            places = self.alive[members].sum(0)
            for value in np.flatnonzero(places == 1):
                cell = int(members[self.alive[members, value].argmax()])
                symbol = self.task.symbol(int(value))
                text = f"{self._name(cell)} is {symbol}: no other cell of {name} can hold {symbol}"
                return Step("hidden single", text, cell, int(value), (name.split()[-1],))
        return None

    def _naked_single(self) -> Step | None:
        single = np.flatnonzero(self.alive.sum(1) == 1)
        if not len(single):
            return None
        cell = int(single[0])
        value = int(self.alive[cell].argmax())
        where = [r.name for r in self.problem.relations]
        around = f"{', '.join(where[:-1])} and {where[-1]}" if len(where) > 1 else where[0]
        symbol = self.task.symbol(value)
        text = f"{self._name(cell)} is {symbol}: every other symbol already stands in its {around}"
        return Step("naked single", text, cell, value)

    def _locked(self) -> Step | None:
        for (name, members), (other, others) in combinations(self.groups, 2):
            for (n1, m1), (n2, m2) in (((name, members), (other, others)), ((other, others), (name, members))):
                shared = np.intersect1d(m1, m2)
                if len(shared) < 2 or len(m1) < self.problem.candidates:
                    continue
                inside, whole = self.alive[shared].sum(0), self.alive[m1].sum(0)
                rest = np.setdiff1d(m2, m1)
                for value in np.flatnonzero((inside == whole) & (whole > 0) & self.alive[rest].any(0)):
                    self.alive[rest, value] = False
                    text = f"in {n1} the symbol {self.task.symbol(int(value))} must lie where it meets {n2}"
                    return Step("locked candidate", text, -1, -1,
                                (n1.split()[-1], n2.split()[-1], self.task.symbol(int(value))))
        return None

    def _naked_pair(self) -> Step | None:
        for name, members in self.groups:
            twos = members[self.alive[members].sum(1) == 2]
            for a, b in combinations(twos.tolist(), 2):
                if not np.array_equal(self.alive[a], self.alive[b]):
                    continue
                rest = members[(members != a) & (members != b)]
                pair = np.flatnonzero(self.alive[a])
                if not self.alive[np.ix_(rest, pair)].any():
                    continue
                self.alive[np.ix_(rest, pair)] = False
                symbols = [self.task.symbol(int(v)) for v in pair]
                text = (f"in {name} the cells {self._name(a)} and {self._name(b)} "
                        f"share {symbols[0]} and {symbols[1]} between them")
                return Step("naked pair", text, -1, -1, (name.split()[-1], *symbols, self._name(a), self._name(b)))
        return None


def deduction_facts(task: GridTask, problem: Problem, values: Values) -> list[Fact]:
    """The first placements in a person's terms, then how far deduction without trial reaches."""
    opened = int((problem.givens < 0).sum())
    givens = problem.cells - opened
    facts = [Fact(f"The board has {givens} givens and {opened} open cells", {}, (str(givens), str(opened)))]
    if not opened:
        return facts
    deduction = Deduction(task, problem)
    steps = deduction.run(limit=problem.cells * problem.candidates)
    shown = 0
    for step in steps:
        if shown == SHOWN_STEPS:
            break
        named = {deduction._name(step.cell): task.symbol(step.value)} if step.cell >= 0 else {}
        facts.append(Fact(step.text, named, step.others))
        shown += step.cell >= 0
    placed = sum(step.cell >= 0 for step in steps)
    kinds = {step.kind for step in steps}
    how = "singles alone" if kinds <= {"naked single", "hidden single"} else "singles, pairs and locked candidates"
    if placed == opened:
        facts.append(Fact(f"All {opened} open cells follow by {how}, without a trial", {}, (str(opened),)))
    else:
        text = f"Simple deduction places {placed} of the {opened} open cells; the others need a trial"
        facts.append(Fact(text, {}, (str(placed), str(opened))))
    return facts
