"""The batched engine: recursion whose stop is the verifier.

Every supervision step decodes each problem's answer and checks it against the rules; solved problems leave the
batch at once and waiting ones take their place. What recursion leaves is tried again from random initial states
(restarts), then with uncertain cells pinned to their likely candidates (branching).

Invariant: an engine only proposes. It stops on the task's vectorised rule check; the cascade verifies again.

    Engine(net).recursion(task, problems)       # list of Proposal, None where not solved in `steps`
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from time import monotonic

import numpy as np
import torch
from torch import Tensor

from solvers.problem import Problem, Proposal, Values
from solvers.recursive.boards import Batch, by_shape
from solvers.recursive.checkpoint import load_weights
from solvers.recursive.model import RecursiveNet, State
from solvers.task import Task


@dataclass(frozen=True)
class Effort:
    """How much the engine may spend on each stage.

    steps: supervision steps of one recursion. slots: problems in the batch at once. restarts: further tries with
    random initial states. depth, beam: pins in a row and nodes kept a problem while branching. node_steps:
    supervision steps a node. seconds: wall-clock limit of one call, after which the rest is left unsolved.
    """

    steps: int = 32
    slots: int = 128
    restarts: int = 2
    depth: int = 8
    beam: int = 12
    node_steps: int = 4
    seconds: float = float("inf")


class Engine:
    """Runs one network. device: where; bf16 autocast is used on every device (equality is tested)."""

    def __init__(self, net: RecursiveNet, effort: Effort | None = None, device: str = "cpu"):
        self.net, self.device = net.to(device), device
        self.effort = effort or Effort()

    def recursion(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """One try a problem from the zero state."""
        return self._grouped(problems, "recursion", lambda group: self._recur(task, group, noise=0.0, seed=0))

    def restarts(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """Further tries from random initial states; a problem solved by one try skips the others."""
        return self._grouped(problems, "restarts", lambda group: self._restart(task, group))

    def branching(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """Beam search over pinned cells, guided by the network's own confidence."""
        return self._grouped(problems, "branching", lambda group: _Beam(self, task, group).run())

    def _grouped(self, problems: Sequence[Problem], stage: str,
                 solve: Callable[[list[Problem]], list[tuple[Values | None, int]]]) -> list[Proposal]:
        proposals = [Proposal(None, stage)] * len(problems)
        for positions in by_shape(problems).values():
            found = solve([problems[i] for i in positions])
            for i, (values, steps) in zip(positions, found, strict=True):
                proposals[i] = Proposal(values, stage, steps=steps)
        return proposals

    def _restart(self, task: Task, problems: list[Problem]) -> list[tuple[Values | None, int]]:
        found: list[tuple[Values | None, int]] = [(None, 0)] * len(problems)
        for seed in range(1, self.effort.restarts + 1):
            left = [i for i, (values, _) in enumerate(found) if values is None]
            if not left:
                break
            again = self._recur(task, [problems[i] for i in left], noise=1.0, seed=seed)
            for i, (values, steps) in zip(left, again, strict=True):
                found[i] = (values, found[i][1] + steps)
        return found

    @torch.inference_mode()
    def _recur(self, task: Task, problems: list[Problem], noise: float, seed: int) -> list[tuple[Values | None, int]]:
        """Continuous batching: (answer or None, steps spent) for problems of one shape."""
        waiting = Batch.of(problems, self.device)
        generator = torch.Generator(self.device).manual_seed(seed)
        found: list[tuple[Values | None, int]] = [(None, 0)] * len(problems)
        inside = torch.arange(min(self.effort.slots, len(problems)), device=self.device)
        queued, used = len(inside), np.zeros(len(inside), np.int64)
        state = self.net.start(waiting.rows(inside).board(), noise, generator)
        deadline = monotonic() + self.effort.seconds
        while len(inside) and monotonic() < deadline:
            state, decoded = self.advance(waiting.rows(inside), state)
            used += 1
            good = task.keeps_rules(problems[0], decoded)
            for slot in np.flatnonzero(good):
                found[int(inside[slot])] = (decoded[slot], int(used[slot]))
            leaving = good | (used >= self.effort.steps)
            if not leaving.any():
                continue
            for slot in np.flatnonzero(leaving & ~good):
                found[int(inside[slot])] = (None, int(used[slot]))
            stay = torch.from_numpy(np.flatnonzero(~leaving)).to(self.device)
            entering = torch.arange(queued, min(queued + int(leaving.sum()), len(problems)), device=self.device)
            queued += len(entering)
            inside = torch.cat([inside[stay], entering])
            used = np.concatenate([used[~leaving], np.zeros(len(entering), np.int64)])
            state = State(state.h[stay], state.p[stay])
            if len(entering):
                fresh = self.net.start(waiting.rows(entering).board(), noise, generator)
                state = State(torch.cat([state.h, fresh.h]), torch.cat([state.p, fresh.p]))
        return found

    def advance(self, batch: Batch, state: State) -> tuple[State, np.ndarray]:
        """One supervision step → the new state and the decoded answers, (b, cells) int16."""
        with torch.autocast(torch.device(self.device).type, torch.bfloat16):
            logits, state = self.net.step(batch.board(), state)
        state = State(state.h.float(), state.p.float())
        return state, logits[-1].argmax(-1).to(torch.int16).cpu().numpy()


class _Beam:
    """Branching for problems of one shape: every round advances all nodes of all problems as one batch, takes
    out what verifies, and splits each remaining node on its most uncertain cell."""

    def __init__(self, engine: Engine, task: Task, problems: list[Problem]):
        self.engine, self.task, self.problems = engine, task, problems
        self.found: list[tuple[Values | None, int]] = [(None, 0)] * len(problems)
        self.deadline = monotonic() + engine.effort.seconds

    @torch.inference_mode()
    def run(self) -> list[tuple[Values | None, int]]:
        group = max(1, self.engine.effort.slots // self.engine.effort.beam)
        for start in range(0, len(self.problems), group):
            self._search(np.arange(start, min(start + group, len(self.problems))))
        return self.found

    def _search(self, owners: np.ndarray) -> None:
        effort = self.engine.effort
        nodes = Batch.of([self.problems[i] for i in owners], self.engine.device)
        state = self.engine.net.start(nodes.board())
        owner = torch.from_numpy(owners).to(self.engine.device)
        for _ in range(effort.depth + 1):
            if not len(owner) or monotonic() > self.deadline:
                return
            for _ in range(effort.node_steps):
                state, decoded = self.engine.advance(nodes, state)
                self._take(owner, decoded)
            open_nodes = torch.tensor([self.found[int(o)][0] is None for o in owner], device=owner.device)
            nodes, state, owner = nodes.rows(open_nodes), _rows(state, open_nodes), owner[open_nodes]
            if len(owner):
                nodes, state, owner = self._split(nodes, state, owner)

    def _take(self, owner: Tensor, decoded: np.ndarray) -> None:
        good = self.task.keeps_rules(self.problems[0], decoded)
        for node, problem in enumerate(owner.tolist()):
            values, steps = self.found[problem]
            if values is None:
                self.found[problem] = (decoded[node] if good[node] else None, steps + 1)

    def _split(self, nodes: Batch, state: State, owner: Tensor) -> tuple[Batch, State, Tensor]:
        """Two children a node (its most uncertain cell pinned to each of the two likeliest candidates), then
        the `beam` most confident children of each problem."""
        best, which = state.p.topk(2, dim=-1)  # (nodes, cells, 2)
        second = best[..., 1].masked_fill(nodes.givens >= 0, -1.0)
        cell = second.argmax(-1)
        rows = torch.arange(len(owner), device=owner.device)
        sure = state.p.max(-1).values.clamp(min=1e-6).log().mean(-1)
        children, scores, parents = [], [], []
        for k in range(2):
            children.append(nodes.pinned(cell, which[rows, cell, k]))
            scores.append(sure + best[rows, cell, k].clamp(min=1e-6).log() / nodes.givens.shape[1])
            parents.append(rows)
        score, parent = torch.cat(scores), torch.cat(parents)
        both = replace(nodes.rows(parent), givens=torch.cat([c.givens for c in children]))
        kept = _best_per_owner(score, owner[parent], self.engine.effort.beam)
        return both.rows(kept), _rows(state, parent[kept]), owner[parent[kept]]


def _rows(state: State, index: Tensor) -> State:
    return State(state.h[index], state.p[index])


def _best_per_owner(score: Tensor, owner: Tensor, beam: int) -> Tensor:
    """Positions of the `beam` highest scores of each owner."""
    order = torch.argsort(score, descending=True)
    order = order[torch.argsort(owner[order], stable=True)]
    sorted_owner = owner[order]
    first = torch.searchsorted(sorted_owner, sorted_owner)
    rank = torch.arange(len(order), device=order.device) - first
    return order[rank < beam]


class LazyEngine:
    """An engine whose weights are read when it is first asked. folder: a weights folder."""

    def __init__(self, folder: Path, device: str = "cpu"):
        self.folder, self.device = folder, device

    @cached_property
    def engine(self) -> Engine:
        """Raises WeightsError where the weights are damaged."""
        net, _ = load_weights(self.folder, self.device)
        return Engine(net, device=self.device)


@dataclass(frozen=True)
class NetworkStage:
    """One stage of an engine as a Solver. stage: "recursion", "restarts" or "branching"."""

    stage: str
    source: LazyEngine

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        engine = self.source.engine
        run = {"recursion": engine.recursion, "restarts": engine.restarts, "branching": engine.branching}
        return run[self.stage](task, problems)
