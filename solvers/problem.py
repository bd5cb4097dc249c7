"""Problems, relations and answers: the data that every solver and verifier shares.

A problem is a set of cells, each with the candidates it allows; givens fix some of them; relations say which
cells belong together. A solver proposes one candidate for each cell: `values`, an int16 array of shape (cells,).

Invariant: a `Problem` is immutable and already well formed: its task built it from data it had checked.

    A 4×4 sudoku "1...............": 16 cells, 4 candidates, givens[0] == 0 (the symbol "1"), the rest -1,
    relations row, column and box of four groups each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

NO_GIVEN = -1
"""In `Problem.givens`: the cell is open."""

Values = NDArray[np.int16]
"""One candidate index for each cell, shape (cells,) int16."""


class Verdict(StrEnum):
    """What may be said of a problem once everything that can be checked was checked."""

    SOLVED = "solved"
    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    ESTIMATE = "estimate"
    UNSOLVABLE = "unsolvable"
    MANY = "many"
    ASK = "ask"
    ABSTAINED = "abstained"
    REFUSED = "refused"
    ANSWERED = "answered"

    @property
    def delivered(self) -> bool:
        """True where a person got a result (exit code 0), False for ask, abstained and refused."""
        return self not in (Verdict.ASK, Verdict.ABSTAINED, Verdict.REFUSED)

    @property
    def settled(self) -> bool:
        """True where one answer is given and nothing about it is left open: worth remembering."""
        return self in (Verdict.SOLVED, Verdict.OPTIMAL)


@dataclass(frozen=True, eq=False)
class Relation:
    """Cells that belong together: a named set of groups, or of directed edges.

    name: how the network's weights and people call it, e.g. "row".
    groups: (groups, members) int32 cell indices; each member sees every other one. None for an edge relation.
    edges: (2, edges) int32: row 0 receives from row 1. None for a group relation.
    distinct: a group holds no candidate twice, so a given rules its candidate out of the cells it shares a group
    with.
    """

    name: str
    groups: NDArray[np.int32] | None = None
    edges: NDArray[np.int32] | None = None
    distinct: bool = False

    def pairs(self) -> NDArray[np.int32]:
        """All (receiver, sender) pairs, shape (2, pairs) int32, a cell never its own sender."""
        if self.edges is not None:
            return self.edges
        if self.groups is None:
            return np.zeros((2, 0), np.int32)
        members = self.groups.shape[1]
        receiver = np.repeat(self.groups, members, axis=1)
        sender = np.tile(self.groups, (1, members))
        apart = receiver != sender
        return np.stack([receiver[apart], sender[apart]]).astype(np.int32)


@dataclass(frozen=True, eq=False)
class Problem:
    """One instance of a task.

    task: the registered name.
    data: the JSON form, as in the interface of the task.
    shape: the layout of the cells for a person, e.g. (9, 9); its product is the number of cells.
    allowed: (cells, candidates) bool; False where the problem itself excludes a candidate.
    givens: (cells,) int16 candidate index, or NO_GIVEN.
    relations: in the order of the task's declaration. Problems of one task and shape share these objects.
    features: (cells, candidates, k) float32 numbers for the network, or None.
    """

    task: str
    data: Mapping[str, Any]
    shape: tuple[int, ...]
    allowed: NDArray[np.bool_]
    givens: NDArray[np.int16]
    relations: tuple[Relation, ...]
    features: NDArray[np.float32] | None = None

    @property
    def cells(self) -> int:
        return self.allowed.shape[0]

    @property
    def candidates(self) -> int:
        return self.allowed.shape[1]


@dataclass(frozen=True)
class Proposal:
    """What a solver says of one problem; nothing in it is believed before `verify`.

    values: (cells,) int16, or None where the solver has no answer.
    stage: the name shown as `solved_by`, e.g. "recursion" or "exact:sat".
    impossible: a reason in a person's words where the solver *proved* that no answer exists.
    steps: network supervision steps spent, 0 for solvers without a network.
    doubt: the solver's own probability that no answer exists, 0 where it does not judge. Never a proof.
    bound: of an optimisation: the solver proved that no answer costs less. notes: numbers for the trace.
    """

    values: Values | None
    stage: str
    impossible: str | None = None
    steps: int = 0
    doubt: float = 0.0
    bound: float | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)
