"""The tiny recursive network: one small block, applied over and over to a latent state and an answer state.

Each (cell, candidate) pair carries a latent vector h (z in TRM, arXiv:2510.04871) and each cell a distribution p
over its candidates (y in TRM). A pass injects the problem and p, lets pairs talk along the task's relations (same
candidate, related cells) and within their cell (other candidates), and updates h. Weights are shared by all
cells, by all passes and, where candidates are mere names, by all candidates: relabelling or moving a board moves
the answer alike. That symmetry, not size, is what lets it learn from little data (docs/LOG.md).

Invariant: no parameter depends on the number of cells or candidates, so one set of weights runs on every size.

    net = RecursiveNet(NetConfig(relations=("row", "column", "box")))
    state = net.start(board)            # h (b, cells, candidates, d), p (b, cells, candidates)
    logits, state = net.step(board, state)
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

BASE_FEATURES = 2
"""Per pair: given here, another candidate given in this cell."""
EXCLUDED = -30.0
"""Logit of a candidate that the problem excludes."""
DENSE_CELLS = 400
"""Up to here a relation is one dense (cells, cells) matrix; above, a sparse one."""


@dataclass(frozen=True)
class NetConfig:
    """relations: names in the task's order, one share of channels each. width: d. passes: n of one supervision
    step. features: the task's own numbers per pair. candidates: 0 where they are interchangeable, else their
    fixed number (each then has an embedding)."""

    relations: tuple[str, ...]
    width: int = 64
    share: int = 24
    hidden: int = 192
    passes: int = 4
    features: int = 0
    candidates: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> NetConfig:
        return cls(**{**data, "relations": tuple(data["relations"])})


class Board(NamedTuple):
    """A batch of problems of one shape as tensors.

    features: (b, cells, candidates, 2 + k) float32. allowed: (b, cells, candidates) bool.
    mixing: one (cells, cells) matrix a relation, rows scaled by 1/√degree.
    """

    features: Tensor
    allowed: Tensor
    mixing: tuple[Tensor, ...]


class State(NamedTuple):
    """h: (b, cells, candidates, d) latent. p: (b, cells, candidates) current answer as probabilities."""

    h: Tensor
    p: Tensor


class RecursiveNet(nn.Module):
    def __init__(self, config: NetConfig):
        super().__init__()
        self.config = config
        d, mixed = config.width, config.share * (len(config.relations) + 1)
        self.inject = nn.Linear(BASE_FEATURES + config.features + 1, d)
        self.send = nn.Linear(d, mixed, bias=False)
        self.receive = nn.Linear(d + mixed, 2 * config.hidden)
        self.out = nn.Linear(config.hidden, d, bias=False)
        self.vote = nn.Linear(d, 1)
        self.halt = nn.Linear(d, 1)
        self.names = nn.Parameter(torch.randn(config.candidates, d) * 0.02) if config.candidates else None

    def start(self, board: Board, noise: float = 0.0, generator: torch.Generator | None = None) -> State:
        """The state before the first pass: h zero or normal noise of that scale, p uniform over what is allowed."""
        shape = (*board.allowed.shape, self.config.width)
        h = torch.zeros(shape, device=board.allowed.device)
        if noise:
            h = torch.randn(shape, generator=generator, device=board.allowed.device) * noise
        allowed = board.allowed.float()
        return State(h, allowed / allowed.sum(-1, keepdim=True).clamp(min=1))

    def step(self, board: Board, state: State) -> tuple[list[Tensor], State]:
        """One supervision step of `passes` passes → the logits of every pass, each (b, cells, candidates), and
        the state to carry on (attached to the graph: the caller detaches it)."""
        every = []
        for _ in range(self.config.passes):
            logits, state = self.one_pass(board, state)
            every.append(logits)
        return every, state

    def one_pass(self, board: Board, state: State) -> tuple[Tensor, State]:
        candidates = board.allowed.shape[-1]
        centred = (state.p - 1.0 / candidates).unsqueeze(-1)
        h = state.h + self.inject(torch.cat([board.features, centred], -1))
        if self.names is not None:
            h = h + self.names
        sent = self.send(h).split(self.config.share, -1)
        heard = [_mix(matrix, x) for matrix, x in zip(board.mixing, sent[:-1], strict=True)]
        rivals = (sent[-1].sum(2, keepdim=True) - sent[-1]) * (max(candidates - 1, 1) ** -0.5)
        gate, up = self.receive(torch.cat([h, *heard, rivals], -1)).chunk(2, -1)
        h = F.rms_norm(h + self.out(F.silu(gate) * up), (self.config.width,))
        logits = self.vote(h).squeeze(-1).float().masked_fill(~board.allowed, EXCLUDED)
        return logits, State(h, logits.softmax(-1))

    def halting(self, state: State) -> Tensor:
        """(b,) logit that the current answer is right, for tasks in which no rule can tell."""
        return self.halt(state.h.mean((1, 2))).squeeze(-1).float()


def _mix(matrix: Tensor, sent: Tensor) -> Tensor:
    """Sums what related cells send at the same candidate: (cells, cells) × (b, cells, candidates, share)."""
    b, cells, candidates, share = sent.shape
    if matrix.is_sparse:
        flat = sent.permute(1, 0, 2, 3).reshape(cells, -1).float()
        return torch.sparse.mm(matrix, flat).view(cells, b, candidates, share).permute(1, 0, 2, 3).to(sent.dtype)
    return torch.matmul(matrix.to(sent.dtype), sent.reshape(b, cells, -1)).view(sent.shape)
