"""Live pairs and their houses, and the network on them: symmetry, sizes, edges, joined batches."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from solvers.problem import Problem, Relation
from solvers.recursive.graph import Boards, Graph
from solvers.recursive.model import NetConfig, RecursiveNet, State, in_cells
from tests.solvers.boards import HARD, SUDOKU

TINY = NetConfig(relations=("row", "column", "box"), width=16, share=4, hidden=32)


def one_step(net: RecursiveNet, boards: Boards) -> tuple[torch.Tensor, State]:
    graph = boards.graph()
    with torch.inference_mode():
        every, state = net.step(graph, net.start(graph))
    return every[-1], state


def dense(boards: Boards, scores: torch.Tensor) -> torch.Tensor:
    """(b, cells, candidates) logits, NaN where a pair is not shown."""
    out = torch.full(boards.live.shape, torch.nan)
    out.flatten(1)[boards.pairs()] = scores
    return out


def test_a_given_is_ruled_out_where_it_may_not_stand_again() -> None:
    problem = SUDOKU.problem({"grid": HARD})
    live = Boards.of([problem]).live[0].numpy()
    for cell in range(81):
        row, column = divmod(cell, 9)
        for value in range(9):
            given = problem.givens[cell]
            seen = [problem.givens[i] for i in range(81) if i != cell and (
                i // 9 == row or i % 9 == column or (i // 27 == row // 3 and i % 9 // 3 == column // 3))]
            assert live[cell, value] == (given == value if given >= 0 else value not in seen)


def test_a_house_sums_its_live_members_and_no_others() -> None:
    """The two tables of a graph are transposes, and a pair hears exactly its fellows of each relation."""
    boards = Boards.of([SUDOKU.item(1, i)[0] for i in range(2)])
    graph = boards.graph()
    channels, end = 4, graph.tokens * 4
    members = {(house, row) for house, rows in enumerate(graph.into.tolist()) for row in rows if row < end}
    assert members == {(house, row) for row, houses in enumerate(graph.hears.tolist()) for house in houses}
    cell, value = graph.pair // 9, graph.pair % 9
    for token in (0, 17, graph.tokens - 1):
        for channel, alike in enumerate((cell // 9, cell % 9, cell // 27 * 3 + cell % 9 // 3)):
            house = graph.hears[token * channels + channel, 0]
            fellows = sorted(row // channels for row in graph.into[house].tolist() if row < end)
            same = (alike == alike[token]) & (value == value[token]) & (graph.board == graph.board[token])
            assert fellows == same.nonzero().flatten().tolist()


def test_relabelling_and_moving_a_board_moves_the_logits() -> None:
    net = RecursiveNet(TINY).eval()
    problem, _ = SUDOKU.item(1, 0)
    order = np.arange(81).reshape(9, 9)[[2, 0, 1, 3, 4, 5, 8, 7, 6]].reshape(-1)  # moves rows within bands
    relabel = np.random.default_rng(0).permutation(9)
    moved = SUDOKU.from_givens(np.where(problem.givens < 0, -1, relabel[problem.givens])[order])
    logits = []
    for one in (problem, moved):
        boards = Boards.of([one])
        logits.append(dense(boards, one_step(net, boards)[0])[0])
    back = torch.empty_like(logits[0])
    back[order] = logits[1][:, relabel]
    # sums in bf16 depend on their order
    torch.testing.assert_close(back, logits[0], atol=0.05, rtol=0.05, equal_nan=True)


@pytest.mark.parametrize("n", [4, 6, 9, 16])
def test_one_set_of_weights_runs_on_every_size(n: int) -> None:
    problem, values = SUDOKU.minimal(n, np.random.default_rng(0))
    net, boards = RecursiveNet(TINY), Boards.of([problem, problem])
    graph = boards.graph()
    every, state = net.step(graph, net.start(graph))
    assert len(every) == 4 and every[-1].shape == (graph.tokens,) and state.h.shape == (graph.tokens, 16)
    assert net.judged(graph, state).shape == (2, 2)
    shares = in_cells(every[-1], graph).softmax(-1)
    torch.testing.assert_close(state.p, shares.flatten()[graph.slot])
    decoded, given = boards.decode(every[-1].detach()), problem.givens >= 0
    assert decoded.shape == (2, n * n) and (decoded[:, given] == values[given]).all()


def test_boards_of_several_sizes_in_one_batch_answer_as_alone() -> None:
    net = RecursiveNet(TINY).eval()
    parts = [Boards.of([SUDOKU.minimal(n, np.random.default_rng(i))[0] for i in range(2)]) for n in (9, 4, 16)]
    graph = Graph.join([boards.graph() for boards in parts])
    with torch.inference_mode():
        together, state = net.step(graph, net.start(graph))
        judged = net.judged(graph, state)
    alone = [one_step(net, boards)[0] for boards in parts]
    torch.testing.assert_close(together[-1], torch.cat(alone), atol=0.02, rtol=0.02)
    assert judged.shape == (6, 2) and graph.boards == 6 and int(graph.cell_board.max()) == 5


def test_fixing_and_ruling_out_leave_contradictions_in_sight() -> None:
    problem, values = SUDOKU.item(1, 2)
    boards = Boards.of([problem] * 3)
    cell = int(np.flatnonzero(problem.givens < 0)[0])
    rows, cells = torch.tensor([0, 1]), torch.tensor([cell, cell])
    boards.fix(rows[:1], cells[:1], torch.tensor([int(values[cell])]))
    others = boards.live[1, cell].nonzero().flatten()
    for value in others:
        boards.rule_out(torch.tensor([1]), cells[:1], value[None])
    assert boards.stuck().tolist() == [False, True, False]
    assert boards.live[0, cell].sum() == 1 and bool(boards.fixed[0, cell]) and not bool(boards.fixed[2, cell])
    assert (boards.live[2] == Boards.of([problem]).live[0]).all()


def chain(cells: int, links: list[tuple[int, int]], **more: np.ndarray) -> Problem:
    """Cells with two candidates; links are (receiver, sender)."""
    relation = Relation("next", edges=np.array(links, np.int32).reshape(-1, 2).T)
    return Problem("chain", {}, (cells,), np.ones((cells, 2), bool), np.full(cells, -1, np.int16), (relation,), **more)


def test_messages_along_edges_have_a_direction() -> None:
    """A pass reaches the receivers of a changed cell and nobody else."""
    config = NetConfig(relations=("next",), width=16, share=4, hidden=32, features=1, candidates=2, passes=1)
    net = RecursiveNet(config).eval()
    plain = np.zeros((5, 2, 1), np.float32)
    changed = plain.copy()
    changed[2] = 3.0
    links = [(1, 0), (2, 1), (3, 2), (4, 3), (0, 2)]
    base = chain(5, links, features=plain)
    other = Problem(base.task, {}, base.shape, base.allowed, base.givens, base.relations, changed)
    before, after = (one_step(net, Boards.of([p]))[0].view(5, 2) for p in (base, other))
    moved = (before - after).abs().amax(1) > 1e-4
    assert moved.tolist() == [True, False, True, True, False]


def test_gradients_of_the_hand_written_operations_are_right() -> None:
    """Against numerical differences, over edges (a table and its transpose differ) and groups."""
    from solvers.recursive.model import _RmsNorm, _Sum

    table, back = torch.tensor([[0, 1], [2, 3], [1, 3]]), torch.tensor([[0, 3], [0, 2], [1, 3], [1, 2]])
    x = torch.randn(3, 2, dtype=torch.float64, requires_grad=True)
    y = torch.randn(4, 2, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda v: _Sum.apply(v, table, back, 4, 3), (y,))
    assert torch.autograd.gradcheck(_RmsNorm.apply, (x,))


def test_a_board_without_open_cells_is_no_trouble() -> None:
    problem, values = SUDOKU.minimal(4, np.random.default_rng(1))
    full = SUDOKU.from_givens(values)
    boards = Boards.of([full, problem])
    logits, _ = one_step(RecursiveNet(TINY), boards)
    assert (boards.decode(logits)[0] == values).all()
    alone = Boards.of([full])
    assert (alone.decode(one_step(RecursiveNet(TINY), alone)[0])[0] == values).all()
