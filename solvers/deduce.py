"""Deduction as a person does it on a grid: singles first, then locked candidates and pairs, else a trial.

Every step follows from the givens and the steps before it, so each is a fact that an explanation may state; each
remembers what it stands on, so the chain that leads to one cell can be told alone.

Invariant: a step never uses the answer; `deduce` places only what is forced.

>>> Deduction(task, problem).run(1)[0].text
'r1c3 is 4: no other cell of row 1 can hold 4'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from solvers import grid_words as words
from solvers.problem import Problem, Values
from solvers.prose import listed
from solvers.task import Fact, Wording

if TYPE_CHECKING:
    from solvers.grid import GridTask

SHOWN_STEPS = 4
"""Placements told in an explanation: enough to check the start by hand."""
SINGLES = frozenset({"naked single", "hidden single"})
GIVEN = -1
"""In `Deduction.reason`: ruled out by the givens alone."""

Pair = tuple[int, int]
"""(cell, candidate)"""


@dataclass(frozen=True)
class Step:
    """kind: "naked single", "hidden single", "locked candidate" or "naked pair".

    cell, value: what it places; -1 for a step that only removes candidates. others: further numbers in the text.
    wording: other words for it. premises: pairs known to be out, from which it follows. removes: pairs that it rules
    out.
    """

    kind: str
    text: str
    cell: int
    value: int
    others: tuple[str, ...]
    wording: Wording
    premises: tuple[Pair, ...]
    removes: tuple[Pair, ...] = ()


class Deduction:
    """Candidates still alive on one board, and the rules that thin them out. placed: cells that the person filled, as
    if they were givens."""

    def __init__(self, task: GridTask, problem: Problem, placed: Values | None = None):
        self.task, self.problem = task, problem
        self.alive = problem.allowed.copy()
        self.placed = np.full(problem.cells, -1, np.int16)
        self.reason = np.full(self.alive.shape, GIVEN)
        self.steps: list[Step] = []
        self.groups = [(task.group_name(r, i), members) for r in problem.relations if r.groups is not None
                       for i, members in enumerate(r.groups)]
        self.peers: list[np.ndarray] = [
            np.unique(np.concatenate([m for _, m in self.groups if cell in m])) for cell in range(problem.cells)]
        known = problem.givens if placed is None else np.where(problem.givens >= 0, problem.givens, placed)
        for cell in np.flatnonzero(known >= 0):
            self._rule_out(self._taken_by(int(cell), int(known[cell])), GIVEN)
            self.placed[cell] = known[cell]

    def run(self, limit: int) -> list[Step]:
        """At most `limit` further steps, or fewer where the board is full or needs a trial."""
        first = len(self.steps)
        while len(self.steps) < first + limit and (self.placed < 0).any() and self._advance():
            pass
        return self.steps[first:]

    def singles(self) -> np.ndarray:
        """Places every single, again and again → (cells,) int16 what stands then, -1 where a cell stays open."""
        while (step := self._single(range(self.problem.cells))) is not None:
            self._take(step)
        return self.placed

    def chain(self, cell: int) -> list[Step] | None:
        """The steps that place this cell, each needed by a later one, in order; None where they do not reach it."""
        while self.placed[cell] < 0:
            if not self._advance(cell):
                return None
        last = next((i for i, step in enumerate(self.steps) if step.cell == cell), None)
        if last is None:
            return []
        needed, open_ends = {last}, [last]
        while open_ends:
            reasons = {int(self.reason[pair]) for pair in self.steps[open_ends.pop()].premises}
            new = reasons - needed - {GIVEN}
            needed |= new
            open_ends += new
        return [self.steps[i] for i in sorted(needed)]

    def _advance(self, wanted: int | None = None) -> bool:
        """One more step; the wanted cell first where a single places it."""
        step = (wanted is not None and self._single([wanted])) or self._single(range(self.problem.cells)) or next(
            self._eliminations(), None)
        if not step:
            return False
        self._take(step)
        return True

    def _take(self, step: Step) -> None:
        removed = step.removes
        if step.cell >= 0:
            removed = self._taken_by(step.cell, step.value)
            self.placed[step.cell] = step.value
        self._rule_out(removed, len(self.steps))
        self.steps.append(step)

    def _taken_by(self, cell: int, value: int) -> tuple[Pair, ...]:
        """What a placed cell rules out: its symbol around it, every other symbol in it (and itself: it is done)."""
        around = [(int(peer), value) for peer in self.peers[cell]]
        return (*around, *((cell, other) for other in range(self.problem.candidates)))

    def _rule_out(self, pairs: Iterable[Pair], why: int) -> None:
        for pair in pairs:
            if self.alive[pair]:
                self.alive[pair] = False
                self.reason[pair] = why

    def name(self, cell: int) -> str:
        return self.task.cell_name(self.problem.shape[0], cell)

    def candidates(self, cell: int) -> list[int]:
        """What is not ruled out in an open cell."""
        return np.flatnonzero(self.alive[cell]).tolist()

    # Singles --------------------------------------------------------------------------------------------------

    def _single(self, cells: Iterable[int]) -> Step | None:
        """A hidden single in the order of the groups, else a naked one, among these cells."""
        wanted = set(cells)
        for name, members in self.groups:
            if len(members) < self.problem.candidates:
                continue
            places = self.alive[members].sum(0)
            for value in np.flatnonzero(places == 1).tolist():
                cell = int(members[self.alive[members, value].argmax()])
                if cell in wanted:
                    return self._hidden(name, members, cell, value)
        for cell in np.flatnonzero(self.alive.sum(1) == 1).tolist():
            if cell in wanted:
                return self._naked(cell)
        return None

    def _hidden(self, group: str, members: np.ndarray, cell: int, value: int) -> Step:
        name, symbol = self.name(cell), self.task.symbol(value)
        return Step("hidden single", f"{name} is {symbol}: no other cell of {group} can hold {symbol}", cell, value,
                    (group.rsplit(maxsplit=1)[-1],),
                    words.said(words.HIDDEN, about=("cell",), cell=name, symbol=symbol, group=group),
                    tuple((int(other), value) for other in members if other != cell))

    def _naked(self, cell: int) -> Step:
        value = int(self.alive[cell].argmax())
        name, symbol = self.name(cell), self.task.symbol(value)
        where = [r.name for r in self.problem.relations]
        around = listed(where)
        standing = len(set(self.placed[self.peers[cell]].tolist()) - {-1, value}) == self.problem.candidates - 1
        why = f"already stands in its {around}" if standing else "is ruled out there"
        return Step("naked single", f"{name} is {symbol}: every other symbol {why}", cell, value, (),
                    words.said(words.naked(tuple(where), standing), words.PLACING_NAKED, ("cell",), cell=name,
                               symbol=symbol),
                    tuple((cell, other) for other in range(self.problem.candidates) if other != value))

    # Eliminations ---------------------------------------------------------------------------------------------

    def _eliminations(self) -> Iterator[Step]:
        yield from self._locked()
        yield from self._naked_pairs()

    def _locked(self) -> Iterator[Step]:
        for one, other in combinations(self.groups, 2):
            for (outer, m1), (inner, m2) in ((one, other), (other, one)):
                shared = np.intersect1d(m1, m2)
                if len(shared) < 2 or len(m1) < self.problem.candidates:
                    continue
                inside, whole = self.alive[shared].sum(0), self.alive[m1].sum(0)
                rest = np.setdiff1d(m2, m1)
                for value in np.flatnonzero((inside == whole) & (whole > 0) & self.alive[rest].any(0)).tolist():
                    symbol = self.task.symbol(value)
                    text = f"in {outer} the symbol {symbol} must lie where it meets {inner}"
                    said = words.said(words.LOCKED, f"{words.PLACING} lie", outer=outer, inner=inner, symbol=symbol)
                    yield Step("locked candidate", text, -1, -1, (outer.split()[-1], inner.split()[-1], symbol), said,
                               tuple((int(cell), value) for cell in np.setdiff1d(m1, shared)),
                               tuple((int(cell), value) for cell in rest))

    def _naked_pairs(self) -> Iterator[Step]:
        for group, members in self.groups:
            twos = members[self.alive[members].sum(1) == 2]
            for a, b in combinations(twos.tolist(), 2):
                if not np.array_equal(self.alive[a], self.alive[b]):
                    continue
                pair = self.candidates(a)
                removes = tuple((int(cell), value) for cell in members if cell not in (a, b) for value in pair
                                if self.alive[cell, value])
                if not removes:
                    continue
                one, other = self.name(a), self.name(b)
                symbols = [self.task.symbol(value) for value in pair]
                said = words.said(words.PAIR, f"{words.PLACING} them", group=group, one=one, other=other, a=symbols[0],
                                  b=symbols[1])
                yield Step("naked pair", f"in {group} the cells {one} and {other} share {symbols[0]} and {symbols[1]} "
                           "between them", -1, -1, (group.split()[-1], *symbols, one, other), said,
                           tuple((cell, value) for cell in (a, b) for value in range(self.problem.candidates)
                                 if value not in pair), removes)


def step_fact(deduction: Deduction, step: Step) -> Fact:
    """A step as a statement; one that places a cell pairs it with its symbol."""
    named = {deduction.name(step.cell): deduction.task.symbol(step.value)} if step.cell >= 0 else {}
    return Fact(step.text, named, step.others, step.wording)


def deduction_facts(task: GridTask, problem: Problem, values: Values) -> list[Fact]:
    """The first placements in a person's terms, then how far deduction without trial reaches."""
    opened = int((problem.givens < 0).sum())
    givens = problem.cells - opened
    facts = [Fact(f"The board has {givens} givens and {opened} open cells", {}, (str(givens), str(opened)),
                  words.said(words.BOARD, words.BOARD_FILLER, givens=str(givens), opened=str(opened)))]
    if not opened:
        return facts
    deduction = Deduction(task, problem)
    steps = deduction.run(limit=problem.cells * problem.candidates)
    shown = 0
    for step in steps:
        if shown == SHOWN_STEPS:
            break
        facts.append(step_fact(deduction, step))
        shown += step.cell >= 0
    placed = sum(step.cell >= 0 for step in steps)
    if placed == opened:
        alone = {step.kind for step in steps} <= SINGLES
        how, ways = ("singles alone", "singles") if alone else (
            "singles, pairs and locked candidates", "singles pairs locked candidates")
        facts.append(Fact(f"All {opened} open cells follow by {how}, without a trial", {}, (str(opened),),
                          words.said(words.by_method(ways), words.REACHED_FILLER, opened=str(opened))))
    else:
        text = f"Simple deduction places {placed} of the {opened} open cells; the others need a trial"
        facts.append(Fact(text, {}, (str(placed), str(opened)), words.said(
            words.STUCK, words.STUCK_FILLER, placed=str(placed), opened=str(opened))))
    return facts
