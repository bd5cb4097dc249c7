"""The batched engine: recursion whose stop is the verifier.

Every supervision step decodes each board's answer and checks it against the rules; solved boards leave the batch at
once and waiting ones take their place. What recursion leaves is tried again from random initial states (restarts),
then by branching (`search.py`).

Invariant: an engine only proposes. It stops on the task's vectorised rule check; the cascade verifies again.

    Engine(net).recursion(task, problems)       # list of Proposal, values None where not solved in `steps`
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic

import numpy as np
import torch
from torch import Tensor

from solvers.problem import Problem, Proposal, Values
from solvers.progress import step_ends
from solvers.recursive.checkpoint import load_weights
from solvers.recursive.graph import Boards, Graph, by_shape
from solvers.recursive.heap import keep_blocks
from solvers.recursive.model import RecursiveNet, State, carried
from solvers.task import Task

ROUNDING_PAIRS = 40_000
"""(cell, candidate) pairs at once of a task that optimises."""


@dataclass(frozen=True)
class Effort:
    """How much the engine may spend on each stage.

    steps: supervision steps of one recursion. slots: boards in the batch at once. restarts: further tries with
    random initial states. nodes: boards with fixed or ruled-out candidates that branching may look at for one
    problem, times the square of its live pairs in hundreds (a 9×9 board has 200 to 400 pairs, a 16×16 board about
    900: about 340 and 5,700 nodes). node_steps: supervision steps of each. seconds: wall-clock limit of a stage,
    for each problem of the call; what is unsolved then is left so.
    """

    steps: int = 32
    slots: int = 64
    restarts: int = 1
    nodes: int = 70
    node_steps: int = 4
    seconds: float = 20.0


@dataclass
class Try:
    """What a stage found out about one problem. values: (cells,) int16 or None. steps: supervision steps spent.
    doubt: the network's probability that the problem has no answer, as of its last step."""

    values: Values | None = None
    steps: int = 0
    doubt: float = 0.0


class Engine:
    """Runs one network on `device` ("cpu" or "cuda"); matrix products are in bf16 on both."""

    def __init__(self, net: RecursiveNet, effort: Effort | None = None, device: str = "cpu"):
        keep_blocks()
        self.net, self.device = net.to(device), device
        self.effort = effort or Effort()

    def recursion(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """One try a problem from the zero state."""
        if task.optimises:
            return self._grouped(problems, "recursion", lambda group: self._round(task, group))
        return self._grouped(problems, "recursion", lambda group: self._recur(task, group, noise=0.0, seed=0))

    def restarts(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """Further tries from random initial states; a problem solved by one try skips the others."""
        return self._grouped(problems, "restarts", lambda group: self._restart(task, group))

    def branching(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """Best-first search over boards with candidates fixed or ruled out, guided by the network's judgement."""
        from solvers.recursive.search import Search

        return self._grouped(problems, "branching", lambda group: Search(self, task, group).run())

    def _grouped(self, problems: Sequence[Problem], stage: str,
                 solve: Callable[[list[Problem]], list[Try]]) -> list[Proposal]:
        proposals = [Proposal(None, stage)] * len(problems)
        for positions in by_shape(problems).values():
            found = solve([problems[i] for i in positions])
            for i, one in zip(positions, found, strict=True):
                proposals[i] = Proposal(one.values, stage, steps=one.steps, doubt=round(one.doubt, 4))
        return proposals

    @torch.inference_mode()
    def _round(self, task: Task, problems: list[Problem]) -> list[Try]:
        """Where answers differ in cost no rule says when to stop: as many steps as in training, then the task rounds
        what the network holds likely."""
        steps, first, found = task.recipe.max_steps, problems[0], []
        several = max(1, min(self.effort.slots, ROUNDING_PAIRS // (first.cells * first.candidates)))
        for at in range(0, len(problems), several):
            some = problems[at:at + several]
            boards = Boards.of(some, self.device)
            graph = boards.graph()
            state = self.net.start(graph)
            for _ in range(steps):
                _, state = self.advance(graph, state)
            likely = boards.dense(state.p).cpu().numpy()
            found += [Try(task.rounded(problem, p), steps) for problem, p in zip(some, likely, strict=True)]
        return found

    def _restart(self, task: Task, problems: list[Problem]) -> list[Try]:
        found = [Try() for _ in problems]
        for seed in range(1, self.effort.restarts + 1):
            left = [i for i, one in enumerate(found) if one.values is None]
            if not left:
                break
            again = self._recur(task, [problems[i] for i in left], noise=1.0, seed=seed)
            for i, one in zip(left, again, strict=True):
                found[i] = Try(one.values, found[i].steps + one.steps, one.doubt)
        return found

    @torch.inference_mode()
    def _recur(self, task: Task, problems: list[Problem], noise: float, seed: int) -> list[Try]:
        """Continuous batching of problems of one shape."""
        waiting = Boards.of(problems, self.device)
        generator = torch.Generator(self.device).manual_seed(seed)
        found = [Try() for _ in problems]
        inside = torch.arange(min(self.effort.slots, len(problems)), device=self.device)
        queued, used = len(inside), np.zeros(len(inside), np.int64)
        boards = waiting.rows(inside)
        graph = boards.graph()
        state = self.net.start(graph, noise, generator)
        most = np.array([self.steps(task, problem) for problem in problems])
        deadline = monotonic() + self.effort.seconds * len(problems)
        while len(inside) and monotonic() < deadline:
            logits, state = self.advance(graph, state)
            decoded = boards.decode(logits)
            used += 1
            good = task.keeps_rules([problems[i] for i in inside.tolist()], decoded)
            leaving = good | (used >= most[inside.cpu().numpy()])
            if not leaving.any():
                continue
            doubt = self.doubt(graph, state)
            for slot in np.flatnonzero(leaving):
                found[int(inside[slot])] = Try(decoded[slot] if good[slot] else None, int(used[slot]), doubt[slot])
            stay = torch.from_numpy(np.flatnonzero(~leaving)).to(self.device)
            entering = torch.arange(queued, min(queued + int(leaving.sum()), len(problems)), device=self.device)
            queued += len(entering)
            inside = torch.cat([inside[stay], entering])
            used = np.concatenate([used[~leaving], np.zeros(len(entering), np.int64)])
            source = torch.cat([stay, torch.full_like(entering, -1)])
            places, boards = boards.places(), waiting.rows(inside)
            graph, state = self.moved(places, state, boards, source, (noise, generator))
        return found

    def steps(self, task: Task, problem: Problem) -> int:
        """Supervision steps of one recursion: the effort's, or what the task says the problem may need."""
        return max(self.effort.steps, math.ceil(task.passes(problem) / self.net.config.passes))

    def advance(self, graph: Graph, state: State) -> tuple[Tensor, State]:
        """One supervision step → the last pass's logits, (tokens,), and the new state."""
        every, state = self.net.step(graph, state)
        step_ends()
        return every[-1], state

    def doubt(self, graph: Graph, state: State) -> np.ndarray:
        """(boards,) float probability that a board has no answer."""
        return torch.sigmoid(-self.net.judged(graph, state)[:, 1]).float().cpu().numpy()

    def moved(self, places: Tensor, state: State, boards: Boards, source: Tensor,
              noise: tuple[float, torch.Generator | None] = (0.0, None)) -> tuple[Graph, State]:
        """Graph and state of `boards`, of which board i continues board source[i] of the batch that had these
        `places`, or starts anew where source[i] is -1."""
        graph = boards.graph()
        return graph, carried(state, self.net.start(graph, *noise), graph.origin(places, source))


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
