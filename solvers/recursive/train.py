"""Training with deep supervision: the state is carried from step to step, a problem leaves when it is solved.

A batch of slots holds one problem each. An update runs one supervision step from the carried states, takes the
cross-entropy of every pass, and lets go of the graph; slots whose answer is right, or that spent their steps, get
new problems. Muon moves the block's matrices, AdamW the rest; the shipped weights are their moving average. Under
torchrun each process has slots of its own and gradients are averaged (`ranks.py`).

Invariant: for a seed, a number of processes and a number of updates the run is deterministic on one machine, also
across a kill and `resume`: weights, optimizers, random states and carried slots are all in the checkpoint.

    hybrid train sudoku --minutes 30            # the command behind it
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from solvers.errors import WeightsError
from solvers.recursive.checkpoint import load_optimizer, optimizer_tensors, write_tensors
from solvers.recursive.graph import Graph
from solvers.recursive.heap import keep_blocks
from solvers.recursive.model import RecursiveNet, State, in_cells
from solvers.recursive.pool import Pool
from solvers.recursive.ranks import Ranks, interruptions
from solvers.recursive.slots import Left, Random, Slots

SAVE_SECONDS = 30.0
EXACT_OVER = 500
"""Boards over which the share of solved ones is averaged."""


@dataclass(frozen=True)
class Plan:
    """minutes: length of training in wall-clock time, or updates: its length in updates (exactly one is set).

    batch: slots of each process. max_steps: supervision steps before a problem is given up. lr_muon, lr_adam:
    highest rates. decay: share of training, at its end, over which they fall linearly to zero. ema: of the weights,
    per update. noise: highest scale of the random initial states that half of the problems start from. judge_weight:
    of the loss of the two judgements (right; has an answer). pins: chance, every `pin_every` steps, that an unsolved
    board gets a pin; only for tasks whose answer is unique. bad_steps: how long a board without answer stays. spoilt:
    share of boards that begin without one; as pins.
    seed: of the boards' order and the noise; process r draws with seed + r.
    """

    minutes: float | None = None
    updates: int | None = None
    batch: int = 32
    max_steps: int = 16
    lr_muon: float = 0.01
    lr_adam: float = 2e-3
    weight_decay: float = 0.05
    decay: float = 0.6
    ema: float = 0.998
    clip: float = 1.0
    noise: float = 1.0
    judge_weight: float = 0.2
    pins: float = 0.0
    pin_every: int = 4
    bad_steps: int = 12
    spoilt: float = 0.0
    seed: int = 0


@dataclass
class Progress:
    """What a progress bar shows, of all processes together: share done, update, mean loss, share solved of the last
    problems, seconds of training, problems that left their slots."""

    share: float
    update: int
    loss: float
    exact: float
    seconds: float
    seen: int


class Trainer:
    """One run in `folder`. pool: the training instances, on the device of `ranks`. ranks: the processes that train
    together; each makes a Trainer, and all begin with the first one's weights."""

    def __init__(self, net: RecursiveNet, pool: Pool, plan: Plan, folder: Path, ranks: Ranks | None = None):
        keep_blocks()
        self.ranks = ranks or Ranks()
        self.device = self.ranks.device
        self.net, self.pool, self.plan, self.folder = net.to(self.device), pool, plan, folder
        self.random = Random(plan.seed + self.ranks.rank, self.device)
        self.ranks.spread(net.state_dict().values())
        matrices = [net.send.weight, net.receive.weight, net.out.weight]
        named = {id(p) for p in matrices}
        others = [p for p in net.parameters() if id(p) not in named]
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "muon": torch.optim.Muon(matrices, lr=plan.lr_muon, weight_decay=plan.weight_decay),
            "adamw": torch.optim.AdamW(others, lr=plan.lr_adam, betas=(0.9, 0.95), weight_decay=0.0)}
        self.ema = {k: v.detach().clone() for k, v in net.state_dict().items()}
        self.update, self.seconds, self.seen = 0, 0.0, 0
        self.loss, self.exact = float("nan"), 0.0
        self.started = monotonic()
        self.slots = [Slots(shelf, max(1, round(plan.batch * len(shelf.answers) / pool.rows)), plan, net, self.random)
                      for shelf in pool.shelves]

    @property
    def share(self) -> float:
        """Share of the planned training that is done, 0..1; the same in every process."""
        if self.plan.updates is not None:
            return min(1.0, self.update / self.plan.updates)
        return min(1.0, self.seconds / (60 * (self.plan.minutes or 1e-9)))

    def run(self, report: Callable[[Progress], None], every: Callable[[Trainer], None] | None = None) -> None:
        """Trains to the end of the plan; saves every SAVE_SECONDS, at the end and when interrupted.

        report: called after every update. every: called after saves. What they take is not training time; in other
        processes than the first neither is called. Ctrl-C or SIGTERM to any process ends all of them after the
        update: the state is saved, then KeyboardInterrupt raised.
        """
        self.net.train()
        self.started = monotonic() - self.seconds
        saved, interrupted = self.seconds, False
        with interruptions() as signals:
            while self.share < 1.0 and not interrupted:
                left = self._one_update()
                interrupted = self._agree(left, bool(signals))
                pause = monotonic()
                if self.ranks.first:
                    report(Progress(self.share, self.update, self.loss, self.exact, self.seconds, self.seen))
                if self.seconds - saved > SAVE_SECONDS and not interrupted:
                    saved = self.seconds
                    self.save()
                    if every is not None and self.ranks.first:
                        every(self)
                self.started += monotonic() - pause
            self.save()
        if interrupted:
            raise KeyboardInterrupt

    def _agree(self, left: list[Left], interrupted: bool) -> bool:
        """Puts the processes' numbers together → whether any was interrupted. The clock is the first one's: the
        others cannot tell training from waiting for its evaluations."""
        clock = monotonic() - self.started if self.ranks.first else 0.0
        self.seconds, signals, loss, boards, fair, solved = self.ranks.sums(
            [clock, interrupted, self.loss, sum(x.boards for x in left), sum(x.fair for x in left),
             sum(x.solved for x in left)])
        self.loss = loss / self.ranks.count
        self.seen += int(boards)
        if fair:
            self.exact += (solved / fair - self.exact) * min(1.0, fair / EXACT_OVER)
        return signals > 0

    def _one_update(self) -> list[Left]:
        plan = self.plan
        rate = min(1.0, (1.0 - self.share) / plan.decay)
        self.optimizers["muon"].param_groups[0]["lr"] = plan.lr_muon * rate
        self.optimizers["adamw"].param_groups[0]["lr"] = plan.lr_adam * rate
        graph = Graph.join([slots.graph for slots in self.slots])
        before = State(*(torch.cat(parts) for parts in zip(*(slots.state for slots in self.slots), strict=True)))
        loss, right, state = self._loss(graph, before)
        loss.backward()
        self.ranks.mean_([p.grad for p in self.net.parameters() if p.grad is not None])
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), plan.clip)
        for optimizer in self.optimizers.values():
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.update += 1
        keep = min(plan.ema, self.update / (self.update + 10))
        with torch.no_grad():
            for key, value in self.net.state_dict().items():
                self.ema[key].lerp_(value, 1 - keep)
        if self.update % 20 == 1:  # reading a tensor waits for the device
            self.loss = float(loss.detach())
        tokens = [slots.graph.tokens for slots in self.slots]
        parts = zip(state.h.detach().split(tokens), state.p.detach().split(tokens),
                    right.split([len(slots.rows) for slots in self.slots]), strict=True)
        return [slots.advance(State(h, p), solved) for slots, (h, p, solved) in zip(self.slots, parts, strict=True)]

    def _loss(self, graph: Graph, before: State) -> tuple[Tensor, Tensor, State]:
        """→ loss of one supervision step, (boards,) bool: every cell is right, and the state after the step."""
        plan = self.plan
        targets = torch.cat([slots.targets() for slots in self.slots])
        ok = torch.cat([slots.bad == 0 for slots in self.slots])
        taught = ok[graph.cell_board]
        every, state = self.net.step(graph, before)
        places = [in_cells(logits, graph) for logits in every]
        count = taught.sum().clamp(min=1)  # all boards of a small batch may be bad
        losses = [F.cross_entropy(x[taught], targets[taught], reduction="sum") / count for x in places]
        wrong = (places[-1].detach().argmax(-1) != targets).float()
        right = ok & (wrong.new_zeros(graph.boards).index_add(0, graph.cell_board, wrong) == 0)
        judged = self.net.judged(graph, state)
        judging = F.binary_cross_entropy_with_logits(judged, torch.stack([right, ok], 1).float())
        return torch.stack(losses).mean() + plan.judge_weight * judging, right, state

    def averaged(self) -> RecursiveNet:
        """A copy with the averaged weights, in inference mode."""
        net = deepcopy(self.net)
        net.load_state_dict(self.ema)
        return net.eval().requires_grad_(False)

    # Checkpoints ------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Each process writes its own boards, then the first one `state.safetensors`, which names the update: a kill
        at any moment leaves a whole state. All processes call this at the same update."""
        own = {f"slots{i}.{k}": v for i, slots in enumerate(self.slots) for k, v in slots.tensors().items()}
        own["torch_random"] = self.random.torch.get_state()
        state: dict[str, Any] = {"update": self.update, "random": self.random.numpy.bit_generator.state}
        if not self.ranks.first:
            write_tensors(self._own_file(self.update), own, {"state": json.dumps(state)})
        self.ranks.wait()
        if self.ranks.first:
            tensors = own | {f"net.{k}": v for k, v in self.net.state_dict().items()}
            tensors |= {f"ema.{k}": v for k, v in self.ema.items()}
            for name, optimizer in self.optimizers.items():
                tensors |= optimizer_tensors(name, optimizer)
            state |= {"plan": asdict(self.plan), "net": self.net.config.to_json(), "seconds": self.seconds,
                      "seen": self.seen, "exact": self.exact, "loss": self.loss, "pool": self.pool.rows,
                      "ranks": self.ranks.count, "device": self.device.partition(":")[0]}
            write_tensors(self.folder / "state.safetensors", tensors, {"state": json.dumps(state)})
        self.ranks.wait()
        if not self.ranks.first:
            for path in self.folder.glob(f"state-rank{self.ranks.rank}-*"):
                if path != self._own_file(self.update):
                    path.unlink()

    def _own_file(self, update: int) -> Path:
        """Where a process other than the first keeps its boards as they were after this update."""
        return self.folder / f"state-rank{self.ranks.rank}-{update}.safetensors"

    def resume(self) -> None:
        """Continues from the folder's checkpoint. Raises WeightsError where it is of another run, or of another
        number of processes: their boards and random states cannot be shared out anew."""
        path = self.folder / "state.safetensors"
        state = read_state(path)
        state = {"ranks": 1, "device": "cpu"} | state | {"plan": asdict(Plan()) | state["plan"]}
        ours = {"net": self.net.config.to_json(), "plan": asdict(self.plan), "pool": self.pool.rows,
                "ranks": self.ranks.count, "device": self.device.partition(":")[0]}
        names = {"ranks": "number of processes"}
        for key, mine in ours.items():
            if state[key] != json.loads(json.dumps(mine)):
                raise WeightsError(f"{self.folder.name} holds a run with another {names.get(key, key)}: {state[key]}, "
                                   f"asked for {mine}; resume as it was begun, or choose another --out")
        tensors = load_file(path)
        own, random = tensors, state["random"]
        if not self.ranks.first:
            path = self._own_file(state["update"])
            random, own = read_state(path)["random"], load_file(path)
        self.net.load_state_dict(_under(tensors, "net"))
        self.ema = {k: v.to(self.device) for k, v in _under(tensors, "ema").items()}
        for name, optimizer in self.optimizers.items():
            load_optimizer(name, optimizer, tensors)
        for i, slots in enumerate(self.slots):
            slots.load(_under(own, f"slots{i}"))
        self.random.torch.set_state(own["torch_random"])
        self.random.numpy.bit_generator.state = random
        self.update, self.seconds = state["update"], state["seconds"]
        self.seen, self.exact, self.loss = state["seen"], state["exact"], state.get("loss", self.loss)


def read_state(path: Path) -> dict[str, Any]:
    """The JSON part of a checkpoint. Raises WeightsError where there is none."""
    try:
        with safe_open(path, "pt") as file:
            return json.loads(file.metadata()["state"])
    except (OSError, SafetensorError, KeyError, TypeError) as error:
        raise WeightsError(f"no checkpoint to resume in {path.parent}: {error}") from error


def _under(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {k[len(prefix) + 1:]: v for k, v in tensors.items() if k.startswith(prefix + ".")}
