"""Problems as tensors: what the network sees, and nothing else of them.

Invariant: all problems of a `Batch` have one shape and share their relations, so one mixing matrix a relation
serves them all.

    batch = Batch.of(problems)                  # a dozen 9×9 boards
    batch.board(net_config, rows)               # Board of the chosen rows
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from solvers.problem import Problem, Relation
from solvers.recursive.model import DENSE_CELLS, Board


@dataclass
class Batch:
    """givens: (b, cells) int64, -1 open. excluded: (b, cells, candidates) bool, candidates that a problem rules
    out beyond its givens, or None. extra: (b, cells, candidates, k) float32 or None. mixing: see Board."""

    givens: Tensor
    excluded: Tensor | None
    extra: Tensor | None
    mixing: tuple[Tensor, ...]
    candidates: int

    @classmethod
    def of(cls, problems: Sequence[Problem], device: torch.device | str = "cpu") -> Batch:
        """problems: at least one, all of one shape."""
        first = problems[0]
        givens = np.stack([p.givens for p in problems]).astype(np.int64)
        allowed = np.stack([p.allowed for p in problems])
        out = ~allowed & (givens < 0)[..., None]
        extra = None
        if first.features is not None:
            extra = torch.from_numpy(np.stack([_features(p) for p in problems])).to(device)
        return cls(torch.from_numpy(givens).to(device),
                   torch.from_numpy(out).to(device) if out.any() else None, extra,
                   tuple(mixing_matrix(r, first.cells, device) for r in first.relations), first.candidates)

    def __len__(self) -> int:
        return len(self.givens)

    def rows(self, index: Tensor) -> Batch:
        """The problems at these positions, (m,) int64."""
        return Batch(self.givens[index], None if self.excluded is None else self.excluded[index],
                     None if self.extra is None else self.extra[index], self.mixing, self.candidates)

    def pinned(self, cells: Tensor, candidates: Tensor) -> Batch:
        """A copy in which problem i also has the given `candidates[i]` in cell `cells[i]`."""
        givens = self.givens.clone()
        givens[torch.arange(len(givens), device=givens.device), cells] = candidates
        return Batch(givens, self.excluded, self.extra, self.mixing, self.candidates)

    def board(self) -> Board:
        """Features and masks as the network reads them."""
        here = torch.arange(self.candidates, device=self.givens.device) == self.givens.unsqueeze(-1)
        fixed = (self.givens >= 0).unsqueeze(-1)
        features = torch.stack([here, fixed & ~here], -1).float()
        if self.extra is not None:
            features = torch.cat([features, self.extra], -1)
        allowed = here | ~fixed
        if self.excluded is not None:
            allowed = allowed & ~self.excluded
        return Board(features, allowed, self.mixing)


def _features(problem: Problem) -> np.ndarray:
    assert problem.features is not None
    return problem.features


def mixing_matrix(relation: Relation, cells: int, device: torch.device | str) -> Tensor:
    """(cells, cells) float32: row i holds 1/√degree(i) at the cells that i hears."""
    receiver, sender = torch.from_numpy(relation.pairs().astype(np.int64)).to(device)
    degree = torch.zeros(cells, device=device).index_add_(0, receiver, torch.ones(len(receiver), device=device))
    weight = degree.clamp(min=1).rsqrt()[receiver]
    pairs = torch.stack([receiver, sender])
    matrix = torch.sparse_coo_tensor(pairs, weight, (cells, cells), check_invariants=False).coalesce()
    return matrix if cells > DENSE_CELLS else matrix.to_dense()


def by_shape(problems: Sequence[Problem]) -> dict[tuple, list[int]]:
    """Positions of the problems that may share a batch: same shape, candidates and relation objects."""
    groups: dict[tuple, list[int]] = {}
    for i, problem in enumerate(problems):
        key = (problem.shape, problem.candidates, tuple(id(r) for r in problem.relations))
        groups.setdefault(key, []).append(i)
    return groups
