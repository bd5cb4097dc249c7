"""Training: it learns, repeats itself, survives kills and interruptions, and teaches by pins; on boards of four
by four."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from hybrid.training import note
from solvers.cascade import Cascade
from solvers.errors import UsageError, WeightsError
from solvers.grid import GridTask
from solvers.problem import Problem
from solvers.recursive.command import PINS, TrainRequest, train_task
from solvers.recursive.model import NetConfig, RecursiveNet
from solvers.recursive.pool import Pool, instance_line, read_instances
from solvers.recursive.ranks import Ranks
from solvers.recursive.slots import Random, Slots
from solvers.recursive.train import Plan, Progress, Trainer, read_state
from solvers.registry import register_task
from tests.solvers.boards import SUDOKU

TINY = NetConfig(relations=("row", "column", "box"), width=16, share=4, hidden=32)
PLAN = Plan(updates=60, batch=8, max_steps=4, pins=PINS, pin_every=2, bad_steps=2)


def four(i: int) -> tuple[Problem, np.ndarray]:
    return SUDOKU.minimal(4, np.random.default_rng([3, i]))


def pool() -> Pool:
    return Pool.of([four(i) for i in range(20)])


def trainer(folder: Path, plan: Plan = PLAN, ranks: Ranks | None = None) -> Trainer:
    torch.manual_seed(1)
    return Trainer(RecursiveNet(TINY), pool(), plan, folder, ranks)


def quiet(progress: Progress) -> None:
    pass


def weights(of: Trainer) -> dict[str, Tensor]:
    """Copies of the weights and their average."""
    return {k: v.clone() for k, v in of.net.state_dict().items()} | {f"ema.{k}": v.clone() for k, v in of.ema.items()}


def same(a: dict[str, Tensor], b: dict[str, Tensor]) -> bool:
    return all(torch.equal(a[k], b[k]) for k in a)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Tensor], list[Progress]]:
    """An uninterrupted run of PLAN: its weights and progress."""
    one, seen = trainer(tmp_path_factory.mktemp("whole")), []
    one.run(seen.append)
    return weights(one), seen


# Learning ---------------------------------------------------------------------------------------------------


def test_training_learns(whole: tuple[dict[str, Tensor], list[Progress]]) -> None:
    _, seen = whole
    assert [p.update for p in seen] == list(range(1, 61))
    assert np.isfinite([p.loss for p in seen]).all() and seen[-1].loss < 0.7 * seen[0].loss
    assert seen[-1].share == 1.0 and seen[-1].seen > 60 and 0 < seen[-1].exact < 1


def test_a_run_repeats_itself(whole: tuple[dict[str, Tensor], list[Progress]], tmp_path: Path) -> None:
    """Whatever else draws random numbers meanwhile, an evaluation for one."""
    again = trainer(tmp_path)
    other = trainer(tmp_path, replace(PLAN, seed=1))

    def disturb(progress: Progress) -> None:
        torch.rand(1)
        again.averaged()

    again.run(disturb)
    other.run(quiet)
    assert same(weights(again), whole[0])
    assert not same(weights(other), whole[0])


def test_a_batch_without_a_board_to_learn_from_is_no_trouble(tmp_path: Path) -> None:
    one = trainer(tmp_path, Plan(updates=1, batch=2))
    one.slots[0].bad[:] = 1
    one.run(quiet)
    assert np.isfinite(one.loss) and all(torch.isfinite(v).all() for v in weights(one).values())


def test_reports_and_evaluations_are_not_training_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("solvers.recursive.train.monotonic", lambda: clock[0])
    one, times = trainer(tmp_path, Plan(minutes=0.5, batch=2)), []
    step = one._one_update

    def update() -> list:
        clock[0] += 8.0
        return step()

    def report(progress: Progress) -> None:
        clock[0] += 1000.0
        times.append(progress.seconds)

    monkeypatch.setattr(one, "_one_update", update)
    one.run(report)
    assert times == [8.0, 16.0, 24.0, 32.0]


# Kill and resume --------------------------------------------------------------------------------------------


def test_resuming_after_a_kill_equals_the_whole_run(whole: tuple[dict[str, Tensor], list[Progress]],
                                                    tmp_path: Path) -> None:
    cut = trainer(tmp_path)
    cut.net.train()
    for i in range(30):  # the last five are lost
        cut._agree(cut._one_update(), False)
        if i == 24:
            cut.save()
    again, seen = trainer(tmp_path), []
    again.resume()
    assert again.update == 25
    again.run(seen.append)
    assert same(weights(again), whole[0])
    assert (seen[-1].seen, seen[-1].exact) == (whole[1][-1].seen, whole[1][-1].exact)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_run_is_saved_whole(whole: tuple[dict[str, Tensor], list[Progress]], tmp_path: Path,
                                           number: int) -> None:
    before = signal.getsignal(number)

    def report(progress: Progress) -> None:
        if progress.update == 10:
            os.kill(os.getpid(), number)

    with pytest.raises(KeyboardInterrupt):
        trainer(tmp_path).run(report)
    assert signal.getsignal(number) == before
    again = trainer(tmp_path)
    again.resume()
    assert again.update == 11
    again.run(quiet)
    assert same(weights(again), whole[0])


def test_saves_come_every_half_minute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solvers.recursive.train.SAVE_SECONDS", 0.0)
    one, saved = trainer(tmp_path, Plan(updates=3, batch=2)), []
    one.run(quiet, lambda _: saved.append(read_state(tmp_path / "state.safetensors")["update"]))
    assert saved == [1, 2, 3]


def test_resume_refuses_another_run(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="no checkpoint"):
        trainer(tmp_path).resume()
    trainer(tmp_path).save()
    with pytest.raises(WeightsError, match="another plan"):
        trainer(tmp_path, Plan(updates=6)).resume()
    with pytest.raises(WeightsError, match="number of processes: 1, asked for 2"):
        pair = trainer(tmp_path)
        pair.ranks = Ranks(0, 2)
        pair.resume()


def test_resume_reads_the_state_of_an_older_version(tmp_path: Path) -> None:
    """Without the number of processes, the device, the loss and a field of the plan."""
    trainer(tmp_path, Plan(updates=3, batch=2)).save()
    path = tmp_path / "state.safetensors"
    state, tensors = read_state(path), load_file(path)
    del state["ranks"], state["device"], state["loss"], state["plan"]["bad_steps"]
    save_file(tensors, path, {"state": json.dumps(state)})
    again = trainer(tmp_path, Plan(updates=3, batch=2))
    again.resume()
    again.run(quiet)
    assert again.update == 3


# Pins -------------------------------------------------------------------------------------------------------


def slots(bad_steps: int = 2) -> Slots:
    plan = Plan(updates=1, max_steps=100, bad_steps=bad_steps)
    return Slots(pool().shelves[0], 6, plan, RecursiveNet(TINY), Random(0))


def open_cell(of: Slots) -> tuple[Tensor, Tensor, Tensor]:
    """For each slot: an open cell with at least two candidates, its answer, and another live candidate."""
    cells = (of.boards.live.sum(-1) > 1).int().argmax(1)
    rows = torch.arange(len(cells))
    answer = of.shelf.answers[of.rows, cells]
    others = of.boards.live[rows, cells].clone()
    others[rows, answer] = False
    return cells, answer, others.int().argmax(1)


@pytest.mark.parametrize("fix", [True, False])
def test_a_pin_against_the_answer_marks_its_slot(fix: bool) -> None:
    mine, how = slots(), torch.full((6,), fix)
    cells, answer, other = open_cell(mine)
    rows = torch.arange(6)
    right, wrong = (answer, other) if fix else (other, answer)
    mine.pin(rows[:3], cells[:3], right[:3], how[:3])
    mine.pin(rows[3:], cells[3:], wrong[3:], how[3:])
    assert mine.bad.tolist() == [0, 0, 0, 1, 1, 1]
    assert (mine.boards.fixed[rows, cells] == how).all()
    assert torch.equal(mine.boards.live[rows, cells, answer], mine.bad == 0)


def test_a_bad_board_leaves_after_its_steps_and_does_not_count() -> None:
    mine = slots(bad_steps=2)
    cells, answer, _ = open_cell(mine)
    mine.pin(torch.tensor([4]), cells[4:5], answer[4:5], torch.tensor([False]))
    mine.graph = mine.boards.graph()
    mine.state = mine.net.start(mine.graph)
    unsolved = torch.zeros(6, dtype=torch.bool)
    first = mine.advance(mine.state, unsolved)
    assert first.boards == 0 and mine.bad.tolist() == [0, 0, 0, 0, 2, 0]
    second = mine.advance(mine.state, unsolved)
    assert (second.boards, second.fair, second.solved) == (1, 0, 0)
    assert mine.bad.tolist() == [0] * 6 and mine.used.tolist() == [2, 2, 2, 2, 0, 2]


def test_spoilt_boards_begin_without_an_answer() -> None:
    """New boards of slots with `spoilt` have one live candidate more fixed, a wrong one, and count as bad."""
    mine = slots()
    mine.plan = Plan(updates=1, spoilt=1.0)
    given = int(mine.shelf.boards.rows(mine.rows).fixed[0].sum())
    every = torch.ones(6, dtype=torch.bool)
    mine.advance(mine.state, every)
    assert (mine.bad == 1).all() and (mine.boards.fixed.sum(1) > 0).all() and given > 0
    lives = mine.boards.live.gather(2, mine.shelf.answers[mine.rows].unsqueeze(2)).squeeze(2).all(1)
    assert not lives.any()
    more = mine.boards.fixed.sum(1) - mine.shelf.boards.rows(mine.rows).fixed.sum(1)
    assert more.tolist() == [1] * 6


def test_training_keeps_the_slots_true(tmp_path: Path) -> None:
    """Bad exactly where the stored answer is ruled out; graph and state of the same pairs; nothing stuck stays."""
    one = trainer(tmp_path, Plan(updates=30, batch=8, pins=1.0, pin_every=1, bad_steps=3))
    met: set[int] = set()

    def check(progress: Progress) -> None:
        mine = one.slots[0]
        lives = mine.boards.live.gather(2, mine.shelf.answers[mine.rows].unsqueeze(2)).squeeze(2).all(1)
        assert torch.equal(lives, mine.bad == 0)
        assert len(mine.state.h) == len(mine.state.p) == mine.graph.tokens
        assert not mine.boards.stuck().any() and mine.bad.max() <= 3
        met.update(mine.bad.tolist())

    one.run(check)
    assert met > {0, 1}


@pytest.mark.parametrize("unique", [True, False])
def test_pins_are_for_tasks_with_one_answer(tmp_path: Path, unique: bool) -> None:
    name, one_answer = f"pinned-{unique}-v0".lower(), unique

    @register_task(name)
    class Pinned(GridTask):
        """Rows and columns."""

        title = "pinned square"
        words = ("pinned square",)
        sizes = (3,)
        sample_size = 3
        unique = one_answer

    train_task(name, TrainRequest(tmp_path, updates=1, pool=4, width=16, held_out=2, device="cpu"),
               lambda kind, what: None)
    assert read_state(tmp_path / "state.safetensors")["plan"]["pins"] == (PINS if unique else 0.0)


# The command ------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(("share", "seconds", "left"), [(0.25, 600.0, "30 min left"), (0.5, 60.0, "60 s left")])
def test_progress_in_words(share: float, seconds: float, left: str) -> None:
    words = note(Progress(share, 7, 0.5, 0.25, seconds, int(seconds) * 3))
    assert words == f"loss 0.500, solved 25.0%, 3.0 problems/s, {left}"
