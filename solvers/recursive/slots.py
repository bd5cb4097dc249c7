"""The boards in training: each slot holds one, with the state it carries from step to step.

A board leaves when its answer is right or its steps are spent, and another of its shelf takes the slot. Where
answers are unique, unsolved boards get pins on the way: the network's own likeliest candidate of an uncertain cell
is fixed or ruled out, as branching does; and some boards begin with a wrong candidate fixed, as people mistype them.
The network is taught which of these boards still have an answer.

Invariant: `graph`, `state` and `boards` always speak of the same live pairs; `bad` is 0 exactly where the stored
answer is still among them.

    slots = Slots(shelf, 32, plan, net, Random(0));  slots.advance(state_after_a_step, right)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from solvers.recursive.model import RecursiveNet, State, carried
from solvers.recursive.pool import Shelf

if TYPE_CHECKING:
    from solvers.recursive.train import Plan


class Random:
    """Where a run's chance comes from, apart from everyone else's. device: of the tensors drawn."""

    def __init__(self, seed: int, device: str = "cpu"):
        self.numpy = np.random.default_rng(seed)
        self.torch = torch.Generator(device).manual_seed(seed)


@dataclass
class Left:
    """Boards that left their slots. fair: those that no wrong pin had spoilt. solved: of the fair ones."""

    boards: int = 0
    fair: int = 0
    solved: int = 0


class Slots:
    """`size` boards of one shelf. used: supervision steps spent. bad: steps since a wrong pin (or a wrong beginning)
    left the board without an answer, 0 before."""

    def __init__(self, shelf: Shelf, size: int, plan: Plan, net: RecursiveNet, random: Random):
        self.shelf, self.plan, self.net, self.random, self.rng = shelf, plan, net, random, random.numpy
        self.device = shelf.answers.device
        self.rows = self._draw(size)
        self.boards = shelf.boards.rows(self.rows)
        self.used = torch.zeros(size, dtype=torch.int64, device=self.device)
        self.bad = torch.zeros_like(self.used)
        self.graph = self.boards.graph()
        self.state = self._fresh()

    def targets(self) -> Tensor:
        """(open cells,) int64 candidate that is the answer."""
        return self.shelf.answers[self.rows][self.graph.cell_board, self.graph.cell_index]

    def advance(self, state: State, right: Tensor) -> Left:
        """Takes the state after a step; pins cells of some boards, and puts new boards where one is done."""
        plan = self.plan
        self.used += 1
        self.bad += self.bad > 0
        before = self.boards.places()
        leaving = right | (self.used >= plan.max_steps) | (self.bad > plan.bad_steps)
        if plan.pins:
            chosen = torch.from_numpy(self.rng.random(len(self.rows)) < plan.pins).to(self.device)
            self._pin(state.p, (chosen & ~leaving & (self.used % plan.pin_every == 0)).nonzero().flatten())
            leaving |= self.boards.stuck()
        left = self._enter(leaving.nonzero().flatten(), right)
        self.graph = self.boards.graph()
        source = torch.where(leaving, -1, torch.arange(len(leaving), device=self.device))
        self.state = carried(State(state.h.float(), state.p), self._fresh(), self.graph.origin(before, source))
        return left

    def _pin(self, p: Tensor, chosen: Tensor) -> None:
        """In each chosen board, an uncertain cell is fixed to its likeliest candidate or loses it, by a coin."""
        if not len(chosen):
            return
        boards, rng = self.boards, self.rng
        best, which = boards.dense(p)[chosen].topk(2, dim=-1)
        doubt = best[..., 1]  # (chosen, cells): what speaks for the second candidate
        blur = torch.from_numpy(rng.random(doubt.shape)).float().to(self.device)
        cell = (doubt * blur).argmax(-1)
        value = which[torch.arange(len(chosen)), cell, 0]
        fix = torch.from_numpy(rng.random(len(chosen)) < 0.5).to(self.device)
        self.pin(chosen, cell, value, fix)

    def pin(self, rows: Tensor, cells: Tensor, candidates: Tensor, fix: Tensor) -> None:
        """Fixes candidates[i] in cells[i] of slot rows[i] where fix[i], else rules it out; a pin against the stored
        answer marks the slot as bad. `graph` and `state` follow in `advance`."""
        true = self.shelf.answers[self.rows[rows], cells] == candidates
        self.boards.fix(rows[fix], cells[fix], candidates[fix])
        self.boards.rule_out(rows[~fix], cells[~fix], candidates[~fix])
        self.bad[rows] = torch.where((true != fix) & (self.bad[rows] == 0), 1, self.bad[rows])

    def _enter(self, entering: Tensor, right: Tensor) -> Left:
        """New boards in these slots."""
        if not len(entering):
            return Left()
        boards = self.boards
        fair = entering[self.bad[entering] == 0]
        left = Left(len(entering), len(fair), int(right[fair].sum()))
        self.rows[entering] = self._draw(len(entering))
        fresh = self.shelf.boards.rows(self.rows[entering])
        boards.live[entering], boards.fixed[entering] = fresh.live, fresh.fixed
        if boards.extra is not None and fresh.extra is not None:
            boards.extra[entering] = fresh.extra
        self.used[entering], self.bad[entering] = 0, 0
        if self.plan.spoilt:
            self._spoil(entering[torch.from_numpy(self.rng.random(len(entering)) < self.plan.spoilt).to(self.device)])
        return left

    def _spoil(self, rows: Tensor) -> None:
        """A wrong one of the live candidates, in a cell drawn at random, is fixed in each of these slots."""
        wrong = self.boards.live[rows] & ~self.boards.fixed[rows].unsqueeze(-1)
        wrong.scatter_(2, self.shelf.answers[self.rows[rows]].unsqueeze(-1), False)
        some = wrong.flatten(1).any(1)
        rows, wrong = rows[some], wrong[some]
        if not len(rows):
            return
        drawn = torch.from_numpy(self.rng.random(tuple(wrong.shape))).to(self.device)
        place, candidates = (drawn * wrong).flatten(1).argmax(1), wrong.shape[2]
        self.pin(rows, place // candidates, place % candidates, torch.ones_like(rows, dtype=torch.bool))

    def _draw(self, count: int) -> Tensor:
        return torch.from_numpy(self.rng.integers(0, len(self.shelf.answers), count)).to(self.device)

    def _fresh(self) -> State:
        """Start states for every slot: half from zero, half from noise of a random scale."""
        boards = self.graph.boards
        start = self.net.start(self.graph, noise=1.0, generator=self.random.torch)
        scale = self.rng.random(boards) * (self.rng.random(boards) < 0.5) * self.plan.noise
        scale = torch.from_numpy(scale).float().to(self.device)
        return State(start.h * scale[self.graph.board, None], start.p)

    def tensors(self) -> dict[str, Tensor]:
        """All that a checkpoint needs to go on with these boards."""
        return {"rows": self.rows, "used": self.used, "bad": self.bad, "live": self.boards.live,
                "fixed": self.boards.fixed, "h": self.state.h, "p": self.state.p}

    def load(self, tensors: dict[str, Tensor]) -> None:
        """The reverse of `tensors`."""
        moved = {k: v.to(self.device) for k, v in tensors.items()}
        self.rows, self.used, self.bad = moved["rows"], moved["used"], moved["bad"]
        self.boards = self.shelf.boards.rows(self.rows)
        self.boards.live, self.boards.fixed = moved["live"], moved["fixed"]
        self.graph, self.state = self.boards.graph(), State(moved["h"], moved["p"])
