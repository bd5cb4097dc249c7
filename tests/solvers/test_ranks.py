"""Training in several processes: equal weights, a kill and a resume, the command under torchrun."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import multiprocessing

from solvers.errors import UsageError, WeightsError
from solvers.recursive.command import PINS, TrainRequest, train_task
from solvers.recursive.model import RecursiveNet
from solvers.recursive.pool import instance_line
from solvers.recursive.ranks import Ranks, first_process, joined
from solvers.recursive.train import Plan, Progress, Trainer
from tests.solvers.boards import SUDOKU
from tests.solvers.test_training import TINY, four, pool, quiet, same, trainer, weights

ROOT = Path(__file__).resolve().parent.parent.parent


def one_of_two(rank: int, port: int, folder: Path) -> None:
    """A process of two: a whole run of eight updates, and one that is killed after the fourth and resumed."""
    torch.set_num_threads(1)
    os.environ |= {"RANK": str(rank), "LOCAL_RANK": str(rank), "WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1",
                   "MASTER_PORT": str(port)}
    plan = Plan(updates=8, batch=4, pins=PINS, pin_every=2)
    with joined("cpu") as ranks:
        torch.manual_seed(rank)  # weights differ until the first process spreads its own
        one = Trainer(RecursiveNet(TINY), pool(), plan, folder / "whole", ranks)
        seen: list[Progress] = []
        one.run(seen.append)
        assert len(seen) == (8 if rank == 0 else 0)
        save_file({f"rows.{i}": s.rows for i, s in enumerate(one.slots)} | weights(one), folder / f"whole-{rank}")

        torch.manual_seed(rank)
        cut = Trainer(RecursiveNet(TINY), pool(), plan, folder / "cut", ranks)
        cut.net.train()
        for _ in range(4):
            cut._agree(cut._one_update(), False)
        cut.save()
        if rank:  # killed while it wrote the next state, before the first process named it
            (folder / "cut" / "state-rank1-5.safetensors").write_bytes(b"half")
        again = trainer(folder / "cut", plan, ranks)
        again.resume()
        again.run(quiet)
        save_file(weights(again), folder / f"again-{rank}")

        timed = trainer(folder / "timed", Plan(minutes=0.01, batch=4), ranks)
        timed.run(quiet)
        ended = torch.tensor([timed.update, timed.seen])
        save_file({"ended": ended} | weights(timed), folder / f"timed-{rank}")


def test_two_processes_stay_equal_and_resume(tmp_path: Path) -> None:
    for name in ("whole", "cut", "timed"):
        (tmp_path / name).mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    multiprocessing.spawn(one_of_two, (port, tmp_path), nprocs=2)  # pyright: ignore[reportPrivateImportUsage]
    first, second = (load_file(tmp_path / f"whole-{rank}") for rank in (0, 1))
    assert not torch.equal(first.pop("rows.0"), second.pop("rows.0"))
    assert same(first, second) and all(torch.isfinite(v).all() for v in first.values())
    for rank in (0, 1):
        assert same(first, load_file(tmp_path / f"again-{rank}"))
    assert same(load_file(tmp_path / "timed-0"), load_file(tmp_path / "timed-1"))
    assert sorted(p.name for p in (tmp_path / "cut").iterdir()) == ["state-rank1-8.safetensors", "state.safetensors"]
    torch.manual_seed(0)
    alone = Trainer(RecursiveNet(TINY), pool(), Plan(updates=8, batch=4, pins=PINS, pin_every=2), tmp_path)
    alone.run(quiet)
    assert not same(first, weights(alone))


def test_the_command_under_torchrun(tmp_path: Path) -> None:
    out = tmp_path / "out"
    file = tmp_path / "examples.jsonl"
    file.write_text("\n".join(instance_line(SUDOKU, *four(i)) for i in range(24)))
    command = ["-m", "hybrid.cli", "train", "sudoku", "--updates", "6", "--examples", str(file), "--width", "16",
               "--device", "cpu", "--out", str(out)]
    done = subprocess.run([sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2",
                           *command], capture_output=True, text=True, cwd=ROOT, check=False, timeout=120,
                          env={**os.environ, "OMP_NUM_THREADS": "1", "HYBRID_HOME": str(tmp_path)})
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("parameters written") == 1 and done.stderr.count("update 6, ") == 1
    assert all(word in done.stderr for word in ("loss ", "solved ", "problems/s", " left"))
    assert sorted(p.name for p in out.iterdir()) == [
        "CARD.md", "config.json", "model.safetensors", "state-rank1-6.safetensors", "state.safetensors"]
    assert json.loads((out / "config.json").read_text())["processes"] == 2
    with safe_open(out / "state-rank1-6.safetensors", "pt") as theirs:
        assert not [k for k in theirs.keys() if k.startswith(("net.", "ema.", "muon."))]  # noqa: SIM118
    with pytest.raises(WeightsError, match="number of processes: 2, asked for 1"):
        train_task("sudoku", TrainRequest(out, updates=6, examples=file, width=16, resume=True, device="cpu"),
                   lambda kind, what: None)


def test_a_process_alone_needs_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RANK", raising=False)
    with joined("cpu") as ranks:
        assert ranks == Ranks(0, 1, "cpu") and ranks.first and first_process()
        assert ranks.sums([1, 2.5]) == [1, 2.5]
    if not torch.cuda.is_available():
        with pytest.raises(UsageError, match="no CUDA device"), joined("cuda"):
            pass
