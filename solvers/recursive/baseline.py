"""A stock TRM of our own: what the recursive network is measured against.

"Less is More: Recursive Reasoning with Tiny Networks" (arXiv:2510.04871), the MLP variant that the paper uses for
9×9 grids, with the sizes of the official code: one network of two layers, each mixing tokens and then channels
through a SwiGLU and normalising after the sum; latents y (z_H) and z (z_L); 16 supervision steps, no early stop.
Tokens are the cells behind 16 prefix positions. In the official code these hold a learned embedding of the puzzle's
identifier; with one kind of puzzle that is a constant, so it is not needed here, but the positions stay: they are a
quarter of the official cost. Left out: the halting head, stablemax, Adam-atan2, warm-up, halting during training.

Invariant: a puzzle always costs `config.network_calls` calls of the network, whatever it is. A proposal keeps its
givens and every rule, or has no values.

    net = StockTrm(TrmConfig())                     # 5,027,840 parameters, 410 GFLOP a puzzle
    TrmStage(net, batch=16).propose(task, problems) # random weights: every proposal has values None
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from solvers.problem import Problem, Proposal, Values
from solvers.task import Task, given_mismatches

LATENT = torch.bfloat16
"""Of latents and matrix products, as in the official code; weights are float32."""
FIRST = 2
"""Token of candidate 0. Before it: 0 pads (a grid has none), 1 is an open cell."""


@dataclass(frozen=True)
class TrmConfig:
    """cells, candidates: of every grid. width: hidden size. high_cycles, low_cycles: H and L cycles of a
    supervision step. steps: supervision steps at evaluation. prefix: positions before the cells."""

    cells: int = 81
    candidates: int = 9
    width: int = 512
    layers: int = 2
    expansion: float = 4.0
    high_cycles: int = 3
    low_cycles: int = 6
    steps: int = 16
    prefix: int = 16

    @property
    def positions(self) -> int:
        return self.prefix + self.cells

    @property
    def vocabulary(self) -> int:
        return self.candidates + FIRST

    @property
    def network_calls(self) -> int:
        """Calls of the two-layer network for one puzzle."""
        return self.steps * self.high_cycles * (self.low_cycles + 1)

    @property
    def flops(self) -> int:
        """Matrix products of one puzzle, two operations a multiplication: 410 GFLOP at the official sizes."""
        n, d = self.positions, self.width
        layer = n * 3 * d * hidden_width(d, self.expansion) + d * 3 * n * hidden_width(n, self.expansion)
        return 2 * (self.network_calls * self.layers * layer + self.steps * self.cells * d * self.vocabulary)


class Latents(NamedTuple):
    """Both (b, positions, width) bfloat16. y: the answer, z_H in the paper's code. z: the reasoning, z_L."""

    y: Tensor
    z: Tensor


def hidden_width(size: int, expansion: float) -> int:
    """Of a SwiGLU, rounded up to a multiple of 256."""
    return -(-round(expansion * size * 2 / 3) // 256) * 256


def _linear(inside: int, outside: int) -> nn.Linear:
    layer = nn.Linear(inside, outside, bias=False)
    nn.init.trunc_normal_(layer.weight, std=inside**-0.5, a=-1, b=1)
    return layer


class SwiGlu(nn.Module):
    """(…, size) → (…, size)."""

    def __init__(self, size: int, expansion: float):
        super().__init__()
        inside = hidden_width(size, expansion)
        self.gate_up = _linear(size, 2 * inside)
        self.down = _linear(inside, size)

    def forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up(x).chunk(2, -1)
        return self.down(F.silu(gate) * up)


class Layer(nn.Module):
    """(b, positions, width) → the same: mixes positions (mlp_t), then channels, each with a norm after the sum."""

    def __init__(self, config: TrmConfig):
        super().__init__()
        self.mlp_t = SwiGlu(config.positions, config.expansion)
        self.mlp = SwiGlu(config.width, config.expansion)

    def forward(self, x: Tensor) -> Tensor:
        across = x.transpose(1, 2).contiguous()
        x = F.rms_norm(across + self.mlp_t(across), across.shape[-1:], eps=1e-5).transpose(1, 2).contiguous()
        return F.rms_norm(x + self.mlp(x), x.shape[-1:], eps=1e-5)


class StockTrm(nn.Module):
    start_y: Tensor
    start_z: Tensor

    def __init__(self, config: TrmConfig):
        super().__init__()
        self.config = config
        self.embed = nn.Embedding(config.vocabulary, config.width)
        nn.init.trunc_normal_(self.embed.weight, std=config.width**-0.5, a=-1, b=1)
        self.network = nn.Sequential(*(Layer(config) for _ in range(config.layers)))
        self.head = _linear(config.width, config.vocabulary)
        self.register_buffer("start_y", nn.init.trunc_normal_(torch.empty(config.width)))
        self.register_buffer("start_z", nn.init.trunc_normal_(torch.empty(config.width)))

    def encode(self, tokens: Tensor) -> Tensor:
        """(b, cells) int64 → x, (b, positions, width) bfloat16; the prefix is zero."""
        x = self.embed(tokens) * sqrt(self.config.width)
        return F.pad(x, (0, 0, self.config.prefix, 0)).to(LATENT)

    def start(self, boards: int) -> Latents:
        shape = (boards, self.config.positions, self.config.width)
        return Latents(*(start.to(LATENT).expand(shape) for start in (self.start_y, self.start_z)))

    def step(self, x: Tensor, latents: Latents) -> tuple[Tensor, Latents]:
        """One supervision step → logits (b, cells, vocabulary), and the latents to carry on, detached. Only the
        last of the H cycles has a gradient, as in the paper."""
        y, z = latents
        training = torch.is_grad_enabled()  # a cast that was cached without gradient would end the gradient
        with torch.autocast(x.device.type, LATENT, cache_enabled=not training):
            with torch.no_grad():
                for _ in range(self.config.high_cycles - 1):
                    y, z = self._cycle(x, y, z)
            y, z = self._cycle(x, y, z)
            logits = self.head(y[:, self.config.prefix:])
        return logits, Latents(y.detach(), z.detach())

    def _cycle(self, x: Tensor, y: Tensor, z: Tensor) -> tuple[Tensor, Tensor]:
        for _ in range(self.config.low_cycles):
            z = self.network(y + x + z)
        return self.network(y + z), z

    def loss(self, tokens: Tensor, latents: Latents, answers: Tensor) -> tuple[Tensor, Latents]:
        """Mean cross-entropy over all cells after one supervision step. answers: (b, cells) int64 tokens."""
        logits, latents = self.step(self.encode(tokens), latents)
        return F.cross_entropy(logits.float().flatten(0, 1), answers.flatten()), latents

    @torch.no_grad()  # under inference_mode autocast would cast the weights again at every use
    def answer(self, tokens: Tensor) -> Tensor:
        """(b, cells) int64 tokens → (b, cells) int64 tokens after all steps; no board stops early."""
        x, latents = self.encode(tokens), self.start(len(tokens))
        logits = x[:, self.config.prefix:, : self.config.vocabulary]
        with torch.autocast(x.device.type, LATENT):  # casts each weight once for all steps
            for _ in range(self.config.steps):
                logits, latents = self.step(x, latents)
        return logits.argmax(-1)


def tokens_of(grids: Sequence[np.ndarray], device: torch.device | str = "cpu") -> Tensor:
    """(cells,) givens or answers, -1 where open → (b, cells) int64 tokens."""
    return torch.from_numpy(np.stack(grids).astype(np.int64) + FIRST).to(device)


@dataclass(frozen=True)
class TrmStage:
    """The baseline as a Solver for grids of its one size. batch: boards at once."""

    net: StockTrm
    batch: int = 16
    stage = "baseline:trm"

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """Problems of another size are left alone: no values, no steps."""
        config, proposals = self.net.config, [Proposal(None, self.stage)] * len(problems)
        fits = [i for i, p in enumerate(problems) if (p.cells, p.candidates) == (config.cells, config.candidates)]
        for begin in range(0, len(fits), self.batch):
            chosen = fits[begin:begin + self.batch]
            for i, values in zip(chosen, self._checked(task, [problems[i] for i in chosen]), strict=True):
                proposals[i] = Proposal(values, self.stage, steps=config.steps)
        return proposals

    def _checked(self, task: Task, problems: list[Problem]) -> list[Values | None]:
        tokens = tokens_of([p.givens for p in problems], self.net.start_y.device)
        read = self.net.answer(tokens).cpu().numpy() - FIRST
        values = read.clip(min=0).astype(np.int16)
        good = (read >= 0).all(1) & task.keeps_rules(problems, values)
        return [row if right and not given_mismatches(problem, row) else None
                for problem, row, right in zip(problems, values, good, strict=True)]


@dataclass(frozen=True)
class TrmPlan:
    """Training as in the paper, but for AdamW in place of Adam-atan2. rate: constant. ema: of the weights."""

    batch: int = 64
    rate: float = 1e-4
    weight_decay: float = 1.0
    ema: float = 0.999
    seed: int = 0
    device: str = "cpu"


def train_baseline(instances: Sequence[tuple[Problem, Values]], updates: int, config: TrmConfig | None = None,
                   plan: TrmPlan | None = None, task: Task | None = None,
                   report: Callable[[int, float], None] | None = None) -> StockTrm:
    """Deep supervision: every supervision step is an update; a batch stays for all of its steps. Returns the moving
    average. task: augments the instances as they are drawn. report(update, loss)."""
    config, plan = config or TrmConfig(), plan or TrmPlan()
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    net = StockTrm(config).to(plan.device)
    average = deepcopy(net)
    optimizer = torch.optim.AdamW(net.parameters(), plan.rate, betas=(0.9, 0.95), weight_decay=plan.weight_decay)
    tokens = answers = torch.empty(0)
    latents = net.start(plan.batch)
    for update in range(updates):
        if update % config.steps == 0:
            drawn = [instances[i] for i in rng.integers(len(instances), size=plan.batch)]
            drawn = drawn if task is None else [task.augment(problem, values, rng) for problem, values in drawn]
            tokens = tokens_of([problem.givens for problem, _ in drawn], plan.device)
            answers, latents = tokens_of([values for _, values in drawn], plan.device), net.start(plan.batch)
        loss, latents = net.loss(tokens, latents, answers)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for kept, new in zip(average.parameters(), net.parameters(), strict=True):
            kept.data.lerp_(new.data, 1 - min(plan.ema, update / (update + 10)))
        if report is not None:
            report(update, float(loss.detach()))
    return average.eval()
