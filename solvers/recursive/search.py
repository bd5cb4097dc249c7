"""Network-guided branching: best-first search over boards in which candidates are fixed or ruled out.

A node is a board with its carried latent state. It is split on its most uncertain cell: one child fixes the cell's
likeliest candidate, the other rules it out, so no answer is ever lost between the two. All children of all problems
advance as one batch; a child in which some cell or group has run out of candidates is dropped; the network's
judgement "this board has an answer", trained on states like these, says which node to split next (after the
branch-and-backtrack search of LDT, arXiv:2605.08605).

Invariant: what is returned keeps the rules; a problem whose nodes are all dropped, or that spent its nodes, has no
answer here.

    Search(engine, task, problems).run()        # list of Try
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from itertools import count
from time import monotonic

import numpy as np
import torch
from torch import Tensor

from solvers.problem import Problem
from solvers.recursive.engine import Engine, Try
from solvers.recursive.graph import Boards, Graph
from solvers.recursive.model import State
from solvers.task import Task

AT_ONCE = 8
"""Nodes of one problem split in one round where few problems share the batch."""
SHALLOW = 0.7
"""Added to a node's cost for every split above it. The judgement of hard boards is weak one split deep and good
four deep, so the search goes broad: of 36 hard boards it solves all, 35 without it, and 11 to 20 with its sign turned
(docs/LOG.md)."""


@dataclass(order=True)
class Node:
    """cost: lower is split first. live, fixed: rows of `Boards`. h, p: the state of its tokens, h in bf16. depth:
    splits above it."""

    cost: float
    number: int
    live: Tensor = field(compare=False)
    fixed: Tensor = field(compare=False)
    h: Tensor = field(compare=False)
    p: Tensor = field(compare=False)
    depth: int = field(compare=False)


@dataclass
class Family:
    """Boards that advance together: problem owners[i] at board i, with their states."""

    boards: Boards
    graph: Graph
    state: State
    owners: list[int]
    depth: list[int]


class Search:
    """Branching for problems of one shape. engine: its network, effort and device."""

    def __init__(self, engine: Engine, task: Task, problems: list[Problem]):
        self.engine, self.task, self.problems = engine, task, problems
        self.roots = Boards.of(problems, engine.device)
        self.found = [Try() for _ in problems]
        pairs = self.roots.pairs().sum(1).tolist()
        self.left = [math.ceil(engine.effort.nodes * (n / 100) ** 2) for n in pairs]
        self.trees: dict[int, list[Node]] = {}
        self.numbers = count()

    @torch.inference_mode()
    def run(self) -> list[Try]:
        effort, queued = self.engine.effort, 0
        deadline = monotonic() + effort.seconds * len(self.problems)
        while (queued < len(self.problems) or self.trees) and monotonic() < deadline:
            room = min(max(1, effort.slots // 4) - len(self.trees), len(self.problems) - queued)
            if room > 0:
                self._advance(self._planted(list(range(queued, queued + room))))
                queued += room
            family = self._split(self._chosen())
            if family is not None:
                self._advance(family)
        return self.found

    def _planted(self, owners: list[int]) -> Family:
        boards = self.roots.rows(torch.tensor(owners, device=self.engine.device))
        graph = boards.graph()
        self.trees.update({owner: [] for owner in owners})
        return Family(boards, graph, self.engine.net.start(graph), owners, [0] * len(owners))

    def _chosen(self) -> list[tuple[int, Node]]:
        """The best nodes of every tree; a tree that has none left, or has spent its nodes, is given up."""
        each = min(AT_ONCE, max(1, self.engine.effort.slots // (2 * max(1, len(self.trees)))))
        chosen: list[tuple[int, Node]] = []
        for owner, tree in list(self.trees.items()):
            room = (self.left[owner] + 1) // 2
            if not tree or room <= 0:
                self.found[owner].doubt = 0.0 if tree else 1.0
                del self.trees[owner]
            else:
                chosen += [(owner, heapq.heappop(tree)) for _ in range(min(each, len(tree), room))]
        return chosen

    def _split(self, chosen: list[tuple[int, Node]]) -> Family | None:
        """The two children of every chosen node, without those in which something has run out of candidates."""
        if not chosen:
            return None
        nodes, device = [node for _, node in chosen], self.engine.device
        parents = self.roots.rows(torch.tensor([owner for owner, _ in chosen], device=device))
        parents.live, parents.fixed = torch.stack([n.live for n in nodes]), torch.stack([n.fixed for n in nodes])
        state = State(torch.cat([n.h for n in nodes]).float(), torch.cat([n.p for n in nodes]))
        cell, value = uncertain(parents, state.p)
        rows = torch.arange(len(nodes), device=device)
        source = torch.cat([rows, rows])
        children = parents.rows(source)
        children.fix(rows, cell, value)
        children.rule_out(rows + len(nodes), cell, value)
        stuck = children.stuck()
        for i in stuck.nonzero().flatten().tolist():
            self.left[chosen[i % len(nodes)][0]] -= 1
        kept = (~stuck).nonzero().flatten()
        if not len(kept):
            return None
        children, source = children.rows(kept), source[kept]
        graph, state = self.engine.moved(parents.places(), state, children, source)
        took = [chosen[i] for i in source.tolist()]
        return Family(children, graph, state, [owner for owner, _ in took], [node.depth + 1 for _, node in took])

    def _advance(self, family: Family) -> None:
        """`node_steps` supervision steps; what keeps the rules is taken, the others become nodes."""
        effort, state = self.engine.effort, family.state
        problems = [self.problems[i] for i in family.owners]
        for _ in range(effort.node_steps):
            logits, state = self.engine.advance(family.graph, state)
            decoded = family.boards.decode(logits)
            for i in np.flatnonzero(self.task.keeps_rules(problems, decoded)):
                found = self.found[family.owners[i]]
                found.values = decoded[i] if found.values is None else found.values
        doubt = self.engine.net.judged(family.graph, state)[:, 1].neg().tolist()
        sizes = torch.bincount(family.graph.board, minlength=len(family.owners)).tolist()
        states = zip(state.h.bfloat16().split(sizes), state.p.split(sizes), strict=True)
        for i, (h, p) in enumerate(states):
            owner, depth = family.owners[i], family.depth[i]
            self.left[owner] -= 1
            self.found[owner].steps += effort.node_steps
            if self.found[owner].values is not None:
                self.trees.pop(owner, None)
            else:
                node = Node(doubt[i] + SHALLOW * depth, next(self.numbers), family.boards.live[i],
                            family.boards.fixed[i], h, p, depth)
                heapq.heappush(self.trees[owner], node)


def uncertain(boards: Boards, p: Tensor) -> tuple[Tensor, Tensor]:
    """(b,) cell whose second candidate is likeliest, and (b,) its likeliest candidate."""
    best, which = boards.dense(p).topk(2, dim=-1)
    cell = best[..., 1].argmax(-1)
    return cell, which[torch.arange(len(cell), device=cell.device), cell, 0]
