"""Training with deep supervision: the state is carried from step to step, a problem leaves when it is solved.

A batch of slots holds one problem each. An update runs one supervision step from the carried states, takes the
cross-entropy of every pass, and lets go of the graph; slots whose answer is right, or that spent their steps, get
new problems. Muon moves the block's matrices, AdamW the rest; the shipped weights are their moving average.

Invariant: for a seed and a number of updates the run is deterministic on one machine, also across a kill and
`resume`: weights, optimizers, random states and carried slots are all in the checkpoint.

    hybrid train sudoku --minutes 30            # the command behind it
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from solvers.errors import WeightsError
from solvers.recursive.checkpoint import load_optimizer, optimizer_tensors, write_tensors
from solvers.recursive.model import RecursiveNet, State
from solvers.recursive.pool import Pool, Shelf

SAVE_SECONDS = 30.0


@dataclass(frozen=True)
class Plan:
    """minutes: length of training in wall-clock time, or updates: its length in updates (exactly one is set).

    batch: slots. max_steps: supervision steps before a problem is given up. lr_muon, lr_adam: highest rates.
    decay: share of training, at its end, over which they fall linearly to zero. ema: of the weights, per update.
    noise: highest scale of the random initial states that half of the problems start from.
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
    halt_weight: float = 0.1
    seed: int = 0


@dataclass
class Progress:
    """What a progress bar shows: share done, update, mean loss and share solved in the last slots, seconds."""

    share: float
    update: int
    loss: float
    exact: float
    seconds: float
    seen: int


class Trainer:
    """One run in `folder`. pool: the training instances. device: "cpu" or "cuda"."""

    def __init__(self, net: RecursiveNet, pool: Pool, plan: Plan, folder: Path, device: str = "cpu"):
        torch.manual_seed(plan.seed)
        self.net, self.pool, self.plan, self.folder, self.device = net.to(device), pool, plan, folder, device
        self.rng = np.random.default_rng(plan.seed)
        matrices = [net.send.weight, net.receive.weight, net.out.weight]
        named = {id(p) for p in matrices}
        others = [p for p in net.parameters() if id(p) not in named]
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "muon": torch.optim.Muon(matrices, lr=plan.lr_muon, weight_decay=plan.weight_decay),
            "adamw": torch.optim.AdamW(others, lr=plan.lr_adam, betas=(0.9, 0.95), weight_decay=0.0)}
        self.ema = {k: v.detach().clone() for k, v in net.state_dict().items()}
        self.update, self.seconds, self.seen = 0, 0.0, 0
        self.loss, self.exact = float("nan"), 0.0
        weights = np.array([len(shelf.answers) for shelf in pool.shelves], float)
        self.shelf_share = weights / weights.sum()
        self.slots = [_Slots(self, shelf) for shelf in pool.shelves]

    @property
    def share(self) -> float:
        """Share of the planned training that is done, 0..1."""
        if self.plan.updates is not None:
            return min(1.0, self.update / self.plan.updates)
        return min(1.0, self.seconds / (60 * (self.plan.minutes or 1e-9)))

    def run(self, report: Callable[[Progress], None], every: Callable[[Trainer], None] | None = None) -> None:
        """Trains to the end of the plan; saves every SAVE_SECONDS, on Ctrl-C too. `every` is called after saves."""
        self.net.train()
        started, saved = monotonic() - self.seconds, monotonic()
        try:
            while self.share < 1.0:
                self._one_update()
                self.seconds = monotonic() - started
                report(Progress(self.share, self.update, self.loss, self.exact, self.seconds, self.seen))
                if monotonic() - saved > SAVE_SECONDS:
                    self.save()
                    if every is not None:
                        pause = monotonic()
                        every(self)
                        started += monotonic() - pause  # evaluation is not training time
                    saved = monotonic()
        finally:
            self.save()

    def _one_update(self) -> None:
        plan = self.plan
        rate = min(1.0, (1.0 - self.share) / plan.decay)
        self.optimizers["muon"].param_groups[0]["lr"] = plan.lr_muon * rate
        self.optimizers["adamw"].param_groups[0]["lr"] = plan.lr_adam * rate
        slots = self.slots[int(self.rng.choice(len(self.slots), p=self.shelf_share))]
        loss, right = slots.step()
        loss.backward()
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
        slots.replace(right)

    def averaged(self) -> RecursiveNet:
        """A copy with the averaged weights, in inference mode."""
        net = RecursiveNet(self.net.config)
        net.load_state_dict(self.ema)
        return net.to(self.device).eval().requires_grad_(False)

    # Checkpoints ------------------------------------------------------------------------------------------

    def save(self) -> None:
        tensors = {f"net.{k}": v for k, v in self.net.state_dict().items()}
        tensors |= {f"ema.{k}": v for k, v in self.ema.items()}
        for name, optimizer in self.optimizers.items():
            tensors |= optimizer_tensors(name, optimizer)
        for i, slots in enumerate(self.slots):
            tensors |= {f"slots{i}.{k}": v for k, v in slots.tensors().items()}
        tensors["torch_random"] = torch.get_rng_state()
        state = {"plan": asdict(self.plan), "net": self.net.config.to_json(), "update": self.update,
                 "seconds": self.seconds, "seen": self.seen, "exact": self.exact,
                 "random": self.rng.bit_generator.state, "pool": self.pool.rows}
        write_tensors(self.folder / "state.safetensors", tensors, {"state": json.dumps(state)})

    def resume(self) -> None:
        """Continues from the folder's checkpoint. Raises WeightsError where it is of another run."""
        state = read_state(self.folder)
        ours = {"net": self.net.config.to_json(), "plan": asdict(self.plan), "pool": self.pool.rows}
        for key, mine in ours.items():
            if state[key] != json.loads(json.dumps(mine)):
                raise WeightsError(f"{self.folder.name} holds a run with another {key}: {state[key]}, "
                                   f"asked for {mine}; choose another --out or leave out --resume")
        tensors = load_file(self.folder / "state.safetensors")
        self.net.load_state_dict(_under(tensors, "net"))
        self.ema = {k: v.to(self.device) for k, v in _under(tensors, "ema").items()}
        for name, optimizer in self.optimizers.items():
            load_optimizer(name, optimizer, tensors)
        for i, slots in enumerate(self.slots):
            slots.load(_under(tensors, f"slots{i}"))
        torch.set_rng_state(tensors["torch_random"])
        self.rng.bit_generator.state = state["random"]
        self.update, self.seconds = state["update"], state["seconds"]
        self.seen, self.exact = state["seen"], state["exact"]


class _Slots:
    """The carried states of one shape's batch."""

    def __init__(self, trainer: Trainer, shelf: Shelf):
        self.trainer, self.shelf = trainer, shelf
        size = trainer.plan.batch
        self.rows = torch.from_numpy(trainer.rng.integers(0, len(shelf.answers), size)).to(trainer.device)
        self.used = torch.zeros(size, dtype=torch.int64, device=trainer.device)
        self.state = self._fresh(self.rows)

    def step(self) -> tuple[Tensor, Tensor]:
        """→ loss of one supervision step, and (batch,) bool: the answer is right in every cell."""
        trainer = self.trainer
        batch, answers = self.shelf.batch.rows(self.rows), self.shelf.answers[self.rows]
        board = batch.board()
        with torch.autocast(torch.device(trainer.device).type, torch.bfloat16):
            passes, state = trainer.net.step(board, self.state)
            halting = trainer.net.halting(state)
        opened = (batch.givens < 0).flatten()
        losses = [F.cross_entropy(x.flatten(0, 1), answers.flatten(), reduction="none")[opened].mean() for x in passes]
        right = (passes[-1].detach().argmax(-1) == answers).all(-1)
        halt = F.binary_cross_entropy_with_logits(halting, right.float())
        self.state = State(state.h.detach().float(), state.p.detach().float())
        self.used += 1
        return torch.stack(losses).mean() + trainer.plan.halt_weight * halt, right

    def replace(self, right: Tensor) -> None:
        """New problems for the slots that are solved or spent."""
        leaving = torch.nonzero(right | (self.used >= self.trainer.plan.max_steps)).flatten()
        if not len(leaving):
            return
        trainer = self.trainer
        solved = float(right[leaving].float().mean())
        trainer.exact += (solved - trainer.exact) * min(1.0, len(leaving) / 500)
        trainer.seen += len(leaving)
        rows = torch.from_numpy(trainer.rng.integers(0, len(self.shelf.answers), len(leaving))).to(trainer.device)
        fresh = self._fresh(rows)
        self.rows[leaving], self.used[leaving] = rows, 0
        self.state.h[leaving], self.state.p[leaving] = fresh.h, fresh.p

    def _fresh(self, rows: Tensor) -> State:
        trainer = self.trainer
        state = trainer.net.start(self.shelf.batch.rows(rows).board(), noise=1.0)
        scale = trainer.rng.random(len(rows)) * (trainer.rng.random(len(rows)) < 0.5) * trainer.plan.noise
        return State(state.h * torch.from_numpy(scale).float().to(trainer.device)[:, None, None, None], state.p)

    def tensors(self) -> dict[str, Tensor]:
        return {"rows": self.rows, "used": self.used, "h": self.state.h, "p": self.state.p}

    def load(self, tensors: dict[str, Tensor]) -> None:
        moved = {k: v.to(self.trainer.device) for k, v in tensors.items()}
        self.rows, self.used, self.state = moved["rows"], moved["used"], State(moved["h"], moved["p"])


def read_state(folder: Path) -> dict[str, Any]:
    """The JSON part of a checkpoint. Raises WeightsError where there is none."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(folder / "state.safetensors", "pt") as file:
            return json.loads(file.metadata()["state"])
    except (OSError, SafetensorError, KeyError, TypeError) as error:
        raise WeightsError(f"no checkpoint to resume in {folder}: {error}") from error


def _under(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {k[len(prefix) + 1:]: v for k, v in tensors.items() if k.startswith(prefix + ".")}
