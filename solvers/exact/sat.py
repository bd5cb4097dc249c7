"""Exact solver for "every group holds each symbol at most once" by SAT (python-sat's Minicard).

Variables are (cell, candidate); each cell holds exactly one candidate, no group holds a candidate twice, and a
group as large as the alphabet holds every candidate. Minicard takes "at most one" as it stands, so a solver for a
9×9 board is built in 0.4 ms: every question gets a fresh one, without history, locks or retired clauses.

Invariant: `None` from `solve` is a proof (the formula is unsatisfiable), never a time-out; a search that passes
its conflict limit raises UndecidedError. The same questions asked in the same order give the same answers.

    sat = DistinctSat(81, 9, exactly_one_groups);  sat.solve(problem)   # (81,) int16, about 1 ms
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from solvers.problem import Problem, Proposal, Values
from solvers.task import Task
from solvers.verify import UndecidedError

if TYPE_CHECKING:
    from solvers.grid import GridTask

CONFLICT_LIMIT = 300_000
"""The hardest 9×9 boards need a few hundred; 16×16 boards with few givens can need far more."""


class DistinctSat:
    """All answers of one layout. groups: from `literal_groups`."""

    def __init__(self, cells: int, candidates: int, groups: list[list[int]]):
        from pysat.solvers import Minicard  # a compiled library: loaded when first needed

        self.cells, self.candidates = cells, candidates
        self._solver: Any = Minicard(bootstrap_with=[group for group in groups if len(group) == candidates])
        for group in groups:
            self._solver.add_atmost(lits=group, k=1)

    def solve(self, problem: Problem) -> Values | None:
        """An answer that keeps the givens, or None: proved that there is none. Raises UndecidedError."""
        return self.model(self._literals(problem))

    def block(self, values: Values) -> None:
        """From now on every answer found differs from `values`."""
        self._solver.add_clause([-self.literal(i, int(v)) for i, v in enumerate(values)])

    def literal(self, cell: int, candidate: int) -> int:
        return cell * self.candidates + candidate + 1

    def prefer(self, literals: Iterable[int]) -> None:
        """Literals to try first: random ones make `solve` of an empty problem draw a random answer."""
        self._solver.set_phases(list(literals))

    def conflicts(self) -> int:
        """Conflicts met so far: a measure of search effort."""
        return int(self._solver.accum_stats()["conflicts"])

    def forced(self, assumptions: Sequence[int]) -> bool:
        """True if it is proved that no answer keeps the assumptions. Raises UndecidedError."""
        self._solver.conf_budget(CONFLICT_LIMIT)
        satisfiable = self._solver.solve_limited(assumptions=list(assumptions))
        if satisfiable is None:
            raise UndecidedError(f"{CONFLICT_LIMIT:,} conflicts of search did not decide it")
        return not satisfiable

    def model(self, assumptions: Sequence[int]) -> Values | None:
        """An answer that keeps these literals, or None: proved that there is none. Raises UndecidedError."""
        if self.forced(assumptions):
            return None
        found = np.array(self._solver.get_model()[: self.cells * self.candidates])
        return (found.reshape(self.cells, self.candidates) > 0).argmax(1).astype(np.int16)

    def _literals(self, problem: Problem) -> list[int]:
        """Givens and excluded candidates as assumptions."""
        held = [self.literal(int(i), int(problem.givens[i])) for i in np.flatnonzero(problem.givens >= 0)]
        out = np.argwhere(~problem.allowed & (problem.givens < 0)[:, None])
        return held + [-self.literal(int(i), int(c)) for i, c in out]


def literal_groups(cells: int, candidates: int, groups: Iterable[np.ndarray]) -> list[list[int]]:
    """Sets of literals of which at most one is true (exactly one where a set is as large as the alphabet)."""
    sets = [[cell * candidates + c + 1 for c in range(candidates)] for cell in range(cells)]
    for members in groups:
        sets += [[int(i) * candidates + c + 1 for i in members] for c in range(candidates)]
    return sets


class SatStage:
    """The exact stage of a grid task: solves, or proves that there is no answer."""

    stage = "exact:sat"

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [self._one(cast("GridTask", task), problem) for problem in problems]

    def _one(self, task: GridTask, problem: Problem) -> Proposal:
        try:
            values = task.sat(problem.shape[0]).solve(problem)
        except UndecidedError as error:
            return Proposal(None, self.stage, notes={"undecided": str(error)})
        if values is not None:
            return Proposal(values, self.stage)
        reasons = task.contradictions(problem)
        why = "; ".join(reasons) or "an exhaustive search proved that no way of filling the open cells keeps the rules"
        return Proposal(None, self.stage, impossible=why)
