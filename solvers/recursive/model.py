"""The tiny recursive network: one small block, applied over and over to a latent state and an answer state.

Each live (cell, candidate) pair carries a latent vector h (z in TRM, arXiv:2510.04871) and a probability p (y in
TRM). A pass injects the problem and p, lets pairs talk within their houses (same candidate in related cells; the
candidates of one cell), and updates h. Weights are shared by all pairs and all passes; where candidates are mere
names, relabelling or moving a board moves the answer alike. That symmetry, not size, is what lets it learn from
little data (docs/LOG.md).

Invariant: no parameter depends on the number of cells or candidates, so one set of weights runs on every size.

    net = RecursiveNet(NetConfig(relations=("row", "column", "box")))
    state = net.start(graph)                    # h (tokens, d), p (tokens,)
    logits, state = net.step(graph, state)
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from solvers.recursive.graph import Graph

LOW = -30.0
"""Logit of the places of a cell that hold no live candidate."""
LOW_PRECISION = torch.bfloat16
"""Of the matrix products; states, norms and logits are float32."""
ROWS = 256
"""Rows of a matrix product come in multiples of this; of a quarter of it where there are few."""


@dataclass(frozen=True)
class NetConfig:
    """relations: names in the task's order. width: d. share: channels of a message in one relation. hidden: of
    the block. passes: n of one supervision step. features: the task's own numbers per pair. candidates: 0 where
    they are interchangeable, else their fixed number (each then has an embedding)."""

    relations: tuple[str, ...]
    width: int = 96
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


class State(NamedTuple):
    """h: (tokens, d) float32 latent. p: (tokens,) float32 probability of each pair within its cell."""

    h: Tensor
    p: Tensor


def carried(old: State, start: State, origin: Tensor) -> State:
    """The state of a changed batch: row i continues row origin[i] of `old`, or begins as in `start` where -1."""
    fresh = origin < 0
    return State(torch.where(fresh.unsqueeze(1), start.h, old.h[origin]), torch.where(fresh, start.p, old.p[origin]))


class RecursiveNet(nn.Module):
    def __init__(self, config: NetConfig):
        super().__init__()
        self.config = config
        d, channels = config.width, len(config.relations) + 1
        self.inject = nn.Linear(1 + channels + config.features, d)
        self.answer = nn.Parameter(torch.randn(d) * 0.1)
        self.send = nn.Linear(d, channels * config.share, bias=False)
        self.receive = nn.Linear(d + channels * config.share, 2 * config.hidden)
        self.out = nn.Linear(config.hidden, d, bias=False)
        self.vote = nn.Linear(d, 1)
        self.judge = nn.Sequential(nn.Linear(2 * d, d), nn.SiLU(), nn.Linear(d, 2))
        self.names = nn.Parameter(torch.randn(config.candidates, d) * 0.02) if config.candidates else None

    def start(self, graph: Graph, noise: float = 0.0, generator: torch.Generator | None = None) -> State:
        """The state before the first pass: h zero or normal noise of that scale, p uniform in each cell."""
        shape, device = (graph.tokens, self.config.width), graph.features.device
        h = torch.randn(shape, generator=generator, device=device) * noise if noise else torch.zeros(
            shape, device=device)
        return State(h, graph.share)

    def step(self, graph: Graph, state: State) -> tuple[list[Tensor], State]:
        """One supervision step of `passes` passes → the logits of every pass, each (tokens,), and the state to
        carry on (attached to the graph: the caller detaches it)."""
        block = _Block(self, graph)
        state = State(block.padded(state.h), block.padded(state.p))
        every = []
        for _ in range(self.config.passes):
            logits, state = block.one_pass(state)
            every.append(logits)
        return every, State(state.h[: graph.tokens], state.p[: graph.tokens])

    def judged(self, graph: Graph, state: State) -> Tensor:
        """(boards, 2) logits: the current answer is right; the board has an answer at all."""
        sums = state.h.new_zeros(graph.boards, self.config.width).index_add(0, graph.board, state.h)
        count = torch.bincount(graph.board, minlength=graph.boards).clamp(min=1).unsqueeze(1)
        index = graph.board.unsqueeze(1).expand_as(state.h)
        high = state.h.new_zeros(graph.boards, self.config.width).scatter_reduce(
            0, index, state.h, "amax", include_self=False)
        return self.judge(torch.cat([sums / count, high], 1))


class _Block:
    """One supervision step's view of the network: weights in low precision, the problem's injection, once for its
    passes. Rows are filled up to a multiple of ROWS: oneDNN compiles and keeps a matrix product for every new number
    of rows, which costs more than the product (docs/LOG.md). No table points to the rows filled in."""

    def __init__(self, net: RecursiveNet, graph: Graph):
        self.graph = graph
        dtype, channels, share = LOW_PRECISION, len(net.config.relations) + 1, net.config.share
        self.channels, self.share, self.pairs = channels, share, graph.tokens * channels
        self.more = -graph.tokens % (ROWS if graph.tokens > 4 * ROWS else ROWS // 4)
        injected = F.linear(graph.features, net.inject.weight, net.inject.bias) - graph.share[:, None] * net.answer
        if net.names is not None:
            injected = injected + net.names[graph.candidate]
        self.injected, self.answer = self.padded(injected), net.answer
        self.send = net.send.weight.to(dtype)
        weights, biases = net.receive.weight.to(dtype).chunk(2), net.receive.bias.to(dtype).chunk(2)
        self.gate, self.up = zip(weights, biases, strict=True)
        self.out = net.out.weight.to(dtype)
        self.vote, self.vote_bias = net.vote.weight[0], net.vote.bias
        # one number a channel, spread out: bf16 arithmetic that broadcasts is ten times slower on a CPU
        wide = (graph.tokens + self.more, channels, share)
        self.scale, self.own = (self.padded(t.to(dtype)).expand(wide).flatten(1) for t in (graph.scale, graph.own))
        self.slot = self.padded(graph.slot)
        houses = len(graph.into)
        self.sends, self.hears = (F.pad(t, (0, 0, 0, self.more * channels), value=houses)
                                  for t in (graph.sends, graph.hears))

    def padded(self, rows: Tensor) -> Tensor:
        return torch.cat([rows, rows.new_zeros(self.more, *rows.shape[1:])])

    def one_pass(self, state: State) -> tuple[Tensor, State]:
        graph, pairs, houses = self.graph, self.pairs, len(self.graph.into)
        x = state.h + torch.addcmul(self.injected, state.p[:, None], self.answer)
        low = x.to(self.out.dtype)
        sent = F.linear(low, self.send)
        sums = _Sum.apply(sent.view(-1, self.share), graph.into, self.sends, pairs, houses)
        heard = _Sum.apply(sums, self.hears, graph.out_of, houses, pairs).view(sent.shape)
        heard = torch.addcmul(heard * self.scale, sent, self.own)
        both = torch.cat([low, heard], 1)
        gated = F.hardswish(F.linear(both, *self.gate)) * F.linear(both, *self.up)
        h = _RmsNorm.apply(x + F.linear(gated, self.out))
        logits = (torch.mv(h, self.vote) + self.vote_bias)[: graph.tokens]
        return logits, State(h, in_cells(logits, graph).softmax(-1).flatten()[self.slot])


def in_cells(logits: Tensor, graph: Graph) -> Tensor:
    """(tokens,) → (open cells, width), LOW where a cell has no further candidate."""
    return torch.cat([logits, logits.new_full((1,), LOW)])[graph.cells]


class _Sum(torch.autograd.Function):
    """out[i] = Σ_j x[table[i, j]], where row `end` and those after it count as zero. back: the transposed table, for
    gradients that count to row `back_end`."""

    @staticmethod
    def forward(ctx: Any, *args: Any) -> Tensor:
        x, table, back, end, back_end = args
        ctx.save_for_backward(back)
        ctx.end = back_end
        return _summed(x, table, end)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        (back,) = ctx.saved_tensors
        return _summed(grads[0], back, ctx.end), None, None, None, None


def _summed(x: Tensor, table: Tensor, end: int) -> Tensor:
    padded = torch.cat([x[:end], x.new_zeros(1, x.shape[1])])
    return F.embedding_bag(table, padded, mode="sum")


class _RmsNorm(torch.autograd.Function):
    """x / √mean(x²) of each row; torch's own is a chain of ten operations on a CPU."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        scale = torch.linalg.vecdot(x, x).div_(x.shape[1]).add_(1e-6).rsqrt_().unsqueeze(1)
        y = x * scale
        ctx.save_for_backward(y, scale)
        return y

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Tensor:
        y, scale = ctx.saved_tensors
        along = torch.linalg.vecdot(grads[0], y).div_(-y.shape[1]).unsqueeze(1)
        return torch.addcmul(grads[0], y, along).mul_(scale)
