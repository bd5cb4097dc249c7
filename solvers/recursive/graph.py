"""Problems as the network reads them: live (cell, candidate) pairs, and the houses through which they talk.

A pair is live while its cell may still hold its candidate. The pairs of all boards of a batch stand in one list
without gaps, so boards of different sizes and states share a batch and nothing is spent on what is ruled out. A
house is a set of pairs that hear one another: the same candidate in a group of cells, or the candidates of one
cell; where a relation has edges, each pair has a house of the pairs that it hears.

Invariant: a pair is ruled out only by the problem itself (its `allowed`, its givens, a fixed fellow in a distinct
group) or by a caller's `fix` and `rule_out`; the network itself never removes one.

    boards = Boards.of(problems)                # a dozen 9×9 boards
    graph = boards.graph()                      # Graph with graph.tokens live pairs
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from solvers.problem import Problem, Relation

PAD = -1


class Layout:
    """The houses of one shape: which pairs (numbered cell · candidates + candidate) go into and out of each.

    into, out_of: (houses, width) int64 of pair · channels + channel, PAD at the end: pairs that are summed, and
    pairs that hear the sum. sends, hears: (pairs, channels, width) int64 of houses: the transposes. own:
    (channels,) float32, -1 where a pair is a member of the houses it hears. peers: (cells, cells) bool, cells
    that must differ, or None. full: groups of distinct cells that must hold every candidate, or None.
    """

    def __init__(self, relations: Sequence[Relation], cells: int, candidates: int):
        self.cells, self.candidates, self.channels = cells, candidates, len(relations) + 1
        into: list[NDArray[np.int64]] = []
        out_of: list[NDArray[np.int64]] = []
        own = []
        names = np.arange(candidates)
        for channel, relation in enumerate((*relations, None)):
            if relation is None:
                pairs = np.arange(cells * candidates).reshape(cells, candidates)
                source = target = pairs
            elif relation.groups is not None:
                groups = np.asarray(relation.groups, np.int64)
                source = target = _spread(groups, candidates)
            else:
                edges = np.asarray(relation.edges, np.int64)
                source = _spread(_lists(edges[0], edges[1], cells), candidates)
                target = (np.arange(cells)[:, None] * candidates + names).reshape(-1, 1)
            own.append(0.0 if relation is not None and relation.groups is None else -1.0)
            into.append(np.where(source < 0, PAD, source * self.channels + channel))
            out_of.append(np.where(target < 0, PAD, target * self.channels + channel))
        mutual = all(value < 0 for value in own)
        pairs = cells * candidates
        self.into = _stack(into)
        self.sends = _transpose(self.into, pairs * self.channels).reshape(pairs, self.channels, -1)
        self.out_of = self.into if mutual else _stack(out_of)
        self.hears = self.sends if mutual else _transpose(self.out_of, pairs * self.channels).reshape(
            pairs, self.channels, -1)
        self.houses = len(self.into)
        self.own = torch.tensor(own)
        distinct = [np.asarray(r.groups, np.int64) for r in relations if r.groups is not None and r.distinct]
        self.settles = bool(relations) and len(distinct) == len(relations)
        self.peers = torch.from_numpy(_peers(distinct, cells)) if distinct else None
        full = [groups for groups in distinct if groups.shape[1] == candidates]
        self.full = torch.from_numpy(np.concatenate(full)) if full else None


@lru_cache(maxsize=64)
def layout_of(relations: tuple[Relation, ...], cells: int, candidates: int) -> Layout:
    """Relations are compared by identity: problems of one shape share them."""
    return Layout(relations, cells, candidates)


@dataclass
class Graph:
    """The live pairs of a batch of boards, `tokens` of them.

    features: (tokens, k) float32. pair, candidate: (tokens,) int64. board: (tokens,) int64, ascending. boards: how
    many.
    into, out_of: (houses, width) and sends, hears: (tokens · channels, width): see Layout, here with row numbers
    and the row one past the end as padding. scale, own: (tokens, channels, 1) float32: 1/√fellows, and what a
    pair's own message counts in what it hears. cells: (open cells, width) tokens of a cell, padded with `tokens`;
    slot: (tokens,) place in the flattened `cells`. share: (tokens,) float32, one over the candidates of its cell.
    """

    tokens: int
    boards: int
    features: Tensor
    pair: Tensor
    candidate: Tensor
    board: Tensor
    into: Tensor
    out_of: Tensor
    sends: Tensor
    hears: Tensor
    scale: Tensor
    own: Tensor
    cells: Tensor
    slot: Tensor
    share: Tensor
    cell_board: Tensor
    cell_index: Tensor

    def origin(self, places: Tensor, source: Tensor) -> Tensor:
        """(tokens,) int64: the row that each pair had in the batch of these `places` (see Boards), of which board i
        here continues board source[i]; -1 where source[i] is -1, a board that is new."""
        came = source[self.board]
        return torch.where(came < 0, -1, places[came.clamp(min=0), self.pair])

    @staticmethod
    def join(graphs: Sequence[Graph]) -> Graph:
        """One graph of several, boards in order. All must come from tasks with the same relations."""
        if len(graphs) == 1:
            return graphs[0]
        tokens, houses = sum(g.tokens for g in graphs), sum(len(g.into) for g in graphs)
        channels = graphs[0].scale.shape[1]
        at_token, at_board, at_house = 0, 0, 0
        parts: dict[str, list[Tensor]] = {name: [] for name in (
            "features", "pair", "candidate", "board", "into", "out_of", "sends", "hears", "scale", "own", "cells",
            "share", "cell_board", "cell_index")}
        for g in graphs:
            end = g.tokens * channels
            for name in ("features", "pair", "candidate", "scale", "own", "share", "cell_index"):
                parts[name].append(getattr(g, name))
            for name in ("into", "out_of"):
                parts[name].append(_moved(getattr(g, name), end, at_token * channels, tokens * channels))
            for name in ("sends", "hears"):
                parts[name].append(_moved(getattr(g, name), len(g.into), at_house, houses))
            parts["cells"].append(_moved(g.cells, g.tokens, at_token, tokens))
            parts["board"].append(g.board + at_board)
            parts["cell_board"].append(g.cell_board + at_board)
            at_token, at_board, at_house = at_token + g.tokens, at_board + g.boards, at_house + len(g.into)
        fills = {"into": tokens * channels, "out_of": tokens * channels, "sends": houses, "hears": houses,
                 "cells": tokens}
        joined = {name: _cat(tensors, fills.get(name)) for name, tensors in parts.items()}
        return Graph(tokens, at_board, slot=_slots(joined["cells"], tokens), **joined)


@dataclass
class Boards:
    """Boards of one layout. live: (b, cells, candidates) bool. fixed: (b, cells) bool, given or fixed by a
    caller. extra: (b, cells, candidates, k) float32 of the task, or None."""

    layout: Layout
    live: Tensor
    fixed: Tensor
    extra: Tensor | None = None

    @classmethod
    def of(cls, problems: Sequence[Problem], device: torch.device | str = "cpu") -> Boards:
        """problems: at least one, all of one shape."""
        first = problems[0]
        layout = layout_of(first.relations, first.cells, first.candidates)
        live = torch.from_numpy(np.stack([p.allowed for p in problems]))
        givens = torch.from_numpy(np.stack([p.givens for p in problems]).astype(np.int64))
        fixed = givens >= 0
        here = torch.arange(first.candidates) == givens.unsqueeze(-1)
        live = live & (here | ~fixed.unsqueeze(-1))
        if layout.peers is not None:
            taken = torch.einsum("ij,bjc->bic", layout.peers.float(), (here & live).float()) > 0
            live = live & ~taken
        extra = None
        if first.features is not None:
            extra = torch.from_numpy(np.stack([_features(p) for p in problems])).to(device)
        return cls(layout, live.to(device), fixed.to(device), extra)

    def __len__(self) -> int:
        return len(self.live)

    def rows(self, index: Tensor) -> Boards:
        """The boards at these positions, (m,) int64 or (b,) bool."""
        extra = None if self.extra is None else self.extra[index]
        return Boards(self.layout, self.live[index], self.fixed[index], extra)

    def fix(self, rows: Tensor, cells: Tensor, candidates: Tensor) -> None:
        """Board rows[i] now has candidates[i] in cells[i]: the cell's others go, and the candidate in its peers."""
        at = self.live[rows]
        if self.layout.peers is not None:
            at[torch.arange(len(rows)), :, candidates] &= ~self.layout.peers.to(at.device)[cells]
        one = torch.zeros_like(at[:, 0])
        one[torch.arange(len(rows)), candidates] = True
        at[torch.arange(len(rows)), cells] &= one
        self.live[rows] = at
        self.fixed[rows, cells] = True

    def rule_out(self, rows: Tensor, cells: Tensor, candidates: Tensor) -> None:
        self.live[rows, cells, candidates] = False

    def stuck(self) -> Tensor:
        """(b,) bool: some cell has no candidate left, or some candidate no place in a group that must hold it."""
        bad = ~self.live.any(-1).all(-1)
        if self.layout.full is not None:
            bad |= ~self.live[:, self.layout.full.to(self.live.device)].any(2).flatten(1).all(1)
        return bad

    def pairs(self) -> Tensor:
        """(b, cells · candidates) bool: live pairs that the network sees. A fixed cell has told its peers all
        it knows where every relation is one of distinct cells."""
        shown = self.live & ~self.fixed.unsqueeze(-1) if self.layout.settles else self.live
        return shown.flatten(1)

    def graph(self) -> Graph:
        layout, device = self.layout, self.live.device
        shown, channels = self.pairs(), layout.channels
        board, pair = shown.nonzero(as_tuple=True)
        tokens, b = len(pair), len(self)
        place = torch.full((b, shown.shape[1] + 1), PAD, dtype=torch.int64, device=device)
        place[board, pair] = torch.arange(tokens, device=device)
        into = _placed(place, layout.into.to(device), channels, tokens)
        out_of = into if layout.out_of is layout.into else _placed(place, layout.out_of.to(device), channels, tokens)
        count = (into < tokens * channels).sum(1).float()
        offset = (board * layout.houses)[:, None, None]
        end = b * layout.houses

        def houses(table: Tensor) -> Tensor:
            rows = table.to(device)[pair]
            return torch.where(rows < 0, end, rows + offset)

        hears = houses(layout.hears)
        sends = hears if layout.sends is layout.hears else houses(layout.sends)
        heard = torch.cat([count, count.new_zeros(1)])[hears].sum(-1)  # (tokens, channels)
        own = layout.own.to(device)[None] * (hears < end).sum(-1)
        fellows = (heard + own).clamp(min=1)
        given = self.fixed.unsqueeze(-1).expand(self.live.shape).flatten(1)[board, pair].float()
        features = torch.cat([given[:, None], 1 / heard.clamp(min=1)], 1)
        if self.extra is not None:
            features = torch.cat([features, self.extra.flatten(1, 2)[board, pair]], 1)
        scale = fellows.rsqrt()
        in_cell = place[:, :-1].view(b, layout.cells, layout.candidates)
        cells = torch.where(in_cell < 0, tokens, in_cell).flatten(0, 1)
        opened = shown.view(b, layout.cells, layout.candidates).any(-1)
        cells = cells[opened.flatten()]
        cell_board, cell_index = opened.nonzero(as_tuple=True)
        return Graph(tokens, b, features, pair, pair % layout.candidates, board, into, out_of,
                     sends.flatten(0, 1), hears.flatten(0, 1), scale.unsqueeze(-1), (own * scale).unsqueeze(-1),
                     cells, _slots(cells, tokens), 1 / heard[:, -1], cell_board, cell_index)

    def decode(self, scores: Tensor) -> NDArray[np.int16]:
        """(tokens,) logits of this batch's graph → (b, cells) int16: the likeliest live candidate of each cell."""
        return self.dense(scores.float()).masked_fill(~self.live, -torch.inf).argmax(-1).to(torch.int16).cpu().numpy()

    def dense(self, rows: Tensor) -> Tensor:
        """(tokens,) numbers of this batch's graph → (b, cells, candidates), 0 where a pair is not shown."""
        spread = torch.zeros(self.live.shape, dtype=rows.dtype, device=rows.device)
        spread.flatten(1)[self.pairs()] = rows
        return spread

    def places(self) -> Tensor:
        """(b, cells · candidates) int64: the row of each pair in this batch's graph, or PAD."""
        shown = self.pairs()
        return torch.where(shown, shown.flatten().cumsum(0).view(shown.shape) - 1, PAD)


def by_shape(problems: Sequence[Problem]) -> dict[tuple, list[int]]:
    """Positions of the problems that may share `Boards`: same shape, candidates and relation objects."""
    groups: dict[tuple, list[int]] = {}
    for i, problem in enumerate(problems):
        key = (problem.shape, problem.candidates, tuple(id(r) for r in problem.relations))
        groups.setdefault(key, []).append(i)
    return groups


def _features(problem: Problem) -> np.ndarray:
    assert problem.features is not None
    return problem.features


def _spread(cells: NDArray[np.int64], candidates: int) -> NDArray[np.int64]:
    """(groups, members) cells → (groups · candidates, members) pairs of one candidate each."""
    pairs = cells[:, None, :] * candidates + np.arange(candidates)[None, :, None]
    return np.where(cells[:, None, :] < 0, PAD, pairs).reshape(-1, cells.shape[1])


def _lists(row: NDArray[np.int64], value: NDArray[np.int64], rows: int) -> NDArray[np.int64]:
    """(rows, width) of the values that belong to each row, PAD after them."""
    order = np.argsort(row, kind="stable")
    row, value = row[order], value[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    table = np.full((rows, int(rank.max(initial=0)) + 1), PAD, np.int64)
    table[row, rank] = value
    return table


def _stack(tables: list[NDArray[np.int64]]) -> Tensor:
    width = max(table.shape[1] for table in tables)
    filled = [np.pad(table, ((0, 0), (0, width - table.shape[1])), constant_values=PAD) for table in tables]
    return torch.from_numpy(np.concatenate(filled))


def _transpose(table: Tensor, total: int) -> Tensor:
    house, column = np.nonzero(table.numpy() >= 0)
    return torch.from_numpy(_lists(table.numpy()[house, column], house.astype(np.int64), total))


def _peers(groups: list[NDArray[np.int64]], cells: int) -> NDArray[np.bool_]:
    peers = np.zeros((cells, cells), bool)
    for table in groups:
        for members in table:
            peers[np.ix_(members, members)] = True
    np.fill_diagonal(peers, False)
    return peers


def _placed(place: Tensor, table: Tensor, channels: int, tokens: int) -> Tensor:
    """A layout's table of pair · channels + channel as rows of every board's tokens: (b · houses, width)."""
    pair, channel = torch.where(table < 0, place.shape[1] - 1, table // channels), table % channels
    rows = place[:, pair]  # (b, houses, width)
    return torch.where(rows < 0, tokens * channels, rows * channels + channel).flatten(0, 1)


def _slots(cells: Tensor, tokens: int) -> Tensor:
    """(tokens,) place of each token in the flattened `cells`."""
    slot = torch.zeros(tokens + 1, dtype=torch.int64, device=cells.device)
    slot[cells.flatten()] = torch.arange(cells.numel(), device=cells.device)
    return slot[:-1]


def _moved(table: Tensor, end: int, by: int, new_end: int) -> Tensor:
    return torch.where(table == end, new_end, table + by)


def _cat(tensors: list[Tensor], fill: int | None) -> Tensor:
    if fill is None:
        return torch.cat(tensors)
    width = max(t.shape[1] for t in tensors)
    return torch.cat([torch.nn.functional.pad(t, (0, width - t.shape[1]), value=fill) for t in tensors])
