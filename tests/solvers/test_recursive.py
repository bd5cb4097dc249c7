"""The recursive network: symmetry by construction, engine, training, checkpoints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from solvers.cascade import Cascade
from solvers.errors import UsageError, WeightsError
from solvers.problem import Problem
from solvers.recursive.boards import Batch
from solvers.recursive.checkpoint import PACKAGED, load_weights, save_weights
from solvers.recursive.command import TrainRequest, train_task
from solvers.recursive.engine import Effort, Engine
from solvers.recursive.model import NetConfig, RecursiveNet, State
from solvers.recursive.pool import Pool, instance_line, read_instances
from solvers.recursive.train import Plan, Trainer
from solvers.verify import verify
from tests.solvers.boards import SUDOKU

TINY = NetConfig(relations=("row", "column", "box"), width=16, share=4, hidden=32)


def four(i: int) -> tuple[Problem, np.ndarray]:
    return SUDOKU.minimal(4, np.random.default_rng([3, i]))


def shipped() -> RecursiveNet:
    return load_weights(PACKAGED / "sudoku")[0]


def test_relabelling_and_moving_a_board_moves_the_logits() -> None:
    net = RecursiveNet(TINY).eval()
    problem, _ = SUDOKU.item(1, 0)
    order = np.arange(81).reshape(9, 9)[[2, 0, 1, 3, 4, 5, 8, 7, 6]].reshape(-1)  # moves rows within bands
    relabel = np.random.default_rng(0).permutation(9)
    moved = SUDOKU.from_givens(np.where(problem.givens < 0, -1, relabel[problem.givens])[order])
    with torch.inference_mode():
        boards = [Batch.of([p]).board() for p in (problem, moved)]
        logits = [net.step(board, net.start(board))[0][-1][0] for board in boards]
    back = torch.empty_like(logits[0])
    back[order] = logits[1][:, relabel]
    torch.testing.assert_close(back, logits[0], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("n", [4, 6, 9])
def test_one_set_of_weights_runs_on_every_size(n: int) -> None:
    problem, _ = SUDOKU.minimal(n, np.random.default_rng(0))
    board = Batch.of([problem, problem]).board()
    net = RecursiveNet(TINY)
    logits, state = net.step(board, net.start(board))
    assert logits[-1].shape == (2, n * n, n) and state.h.shape == (2, n * n, n, 16)
    assert net.halting(state).shape == (2,)
    given = problem.givens >= 0
    assert (logits[-1].argmax(-1)[0].numpy()[given] == problem.givens[given]).all()


def test_sparse_and_dense_mixing_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, _ = SUDOKU.item(1, 1)
    net = RecursiveNet(TINY)
    board = Batch.of([problem]).board()
    monkeypatch.setattr("solvers.recursive.boards.DENSE_CELLS", 10)
    sparse = Batch.of([problem]).board()
    assert sparse.mixing[0].is_sparse and not board.mixing[0].is_sparse
    a, b = (net.step(x, net.start(x))[0][-1] for x in (board, sparse))
    torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-4)


def test_engine_refills_its_slots_and_keeps_the_order() -> None:
    items = [SUDOKU.item(5, i) for i in range(12)]
    engine = Engine(shipped(), Effort(steps=16, slots=3))
    proposals = engine.recursion(SUDOKU, [problem for problem, _ in items])
    solved = [(p, values) for p, (_, values) in zip(proposals, items, strict=True) if p.values is not None]
    assert len(solved) >= 6
    assert all(np.array_equal(np.asarray(p.values), values) for p, values in solved)
    assert all(1 <= p.steps <= 16 for p in proposals)


def test_further_stages_solve_more_and_nothing_wrong() -> None:
    chunk = SUDOKU.training_chunk(99, 0, 40)[:12]
    problems = [problem for problem, _ in chunk]
    engine = Engine(shipped(), Effort(steps=4))
    solved = {stage: [p.values is not None for p in getattr(engine, stage)(SUDOKU, problems)]
              for stage in ("recursion", "branching")}
    assert sum(solved["branching"]) >= sum(solved["recursion"])
    for proposal, problem in zip(engine.branching(SUDOKU, problems), problems, strict=True):
        assert proposal.values is None or verify(SUDOKU, problem, proposal.values).valid


def test_a_time_limit_leaves_the_rest_unsolved() -> None:
    engine = Engine(RecursiveNet(TINY), Effort(seconds=0.0))
    for stage in (engine.recursion, engine.restarts, engine.branching):
        assert [p.values for p in stage(SUDOKU, [SUDOKU.item(5, 0)[0]])] == [None]


def _trainer(folder: Path, updates: int) -> Trainer:
    torch.manual_seed(1)
    plan = Plan(updates=updates, batch=8, max_steps=4)
    return Trainer(RecursiveNet(TINY), Pool.of([four(i) for i in range(20)]), plan, folder)


def test_training_learns_and_resumes_to_the_same_weights(tmp_path: Path) -> None:
    whole = _trainer(tmp_path, 60)
    losses: list[float] = []
    whole.run(lambda progress: losses.append(progress.loss))
    assert losses[-1] < 0.7 * losses[0]

    cut = _trainer(tmp_path, 60)
    cut.net.train()
    for _ in range(25):
        cut._one_update()
    cut.save()
    again = _trainer(tmp_path, 60)
    again.resume()
    assert again.update == 25
    again.run(lambda progress: None)
    for key, value in whole.net.state_dict().items():
        torch.testing.assert_close(again.net.state_dict()[key], value, atol=1e-6, rtol=1e-5)


def test_resume_refuses_another_run(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="no checkpoint"):
        _trainer(tmp_path, 5).resume()
    _trainer(tmp_path, 5).save()
    with pytest.raises(WeightsError, match="another plan"):
        _trainer(tmp_path, 6).resume()


def test_training_from_example_lines_makes_weights_that_the_cascade_uses(tmp_path: Path) -> None:
    """The way of a person with a few examples of a task of their own."""
    file = tmp_path / "examples.jsonl"
    file.write_text("\n".join(instance_line(SUDOKU, *four(i)) for i in range(24)))
    out = tmp_path / "weights" / "sudoku"
    seen: list[str] = []
    info = train_task("sudoku", TrainRequest(out, updates=40, examples=file, width=16, device="cpu"),
                      lambda kind, what: seen.append(kind))
    assert info["figures"]["held_out"] == 2 and "train" in seen
    assert (out / "CARD.md").read_text().startswith("# Weights")
    outcome = Cascade(SUDOKU, workspace=tmp_path).solve([four(99)[0]])[0]
    assert outcome.stages[0]["stage"] == "recursion" and outcome.verified
    with pytest.raises(WeightsError, match="--resume"):
        train_task("sudoku", TrainRequest(out, updates=40, examples=file, width=16), lambda kind, what: None)


@pytest.mark.parametrize(("line", "seen"), [
    ("{", "line 1"), ('{"problem": {"grid": "1..."}}', "line 1"),
    ('{"problem": {"grid": "1..............."}, "answer": {"grid": "1111111111111111"}}', "answer is wrong"),
])
def test_bad_examples_name_their_line(tmp_path: Path, line: str, seen: str) -> None:
    (tmp_path / "examples.jsonl").write_text(line)
    with pytest.raises(UsageError, match=seen):
        read_instances(SUDOKU, tmp_path / "examples.jsonl")


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="hybrid train"):
        load_weights(tmp_path)
    save_weights(tmp_path, RecursiveNet(TINY), {"task": "sudoku"})
    load_weights(tmp_path)
    save_weights(tmp_path, RecursiveNet(replace(TINY, width=24)), {"task": "sudoku"})
    (tmp_path / "config.json").write_text('{"net": {"relations": ["row", "column", "box"]}}')
    with pytest.raises(WeightsError, match="damaged"):
        load_weights(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(WeightsError, match="damaged"):
        load_weights(tmp_path)


def test_decisions_in_bfloat16_equal_those_in_float32() -> None:
    """Measured, not assumed: the share of cells decided alike after eight steps."""
    problems = [SUDOKU.item(6, i)[0] for i in range(16)]
    batch, net = Batch.of(problems), shipped()
    engine = Engine(net)
    low = full = net.start(batch.board())
    decided = np.zeros(0)
    with torch.inference_mode():
        for _ in range(8):
            low, decided = engine.advance(batch, low)
            logits, state = net.step(batch.board(), full)
            full = State(state.h, state.p)
    assert (decided == logits[-1].argmax(-1).numpy()).mean() > 0.97
