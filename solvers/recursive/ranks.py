"""The processes of one training run: one, or those that torchrun started together.

Each works on boards of its own; what they must agree on goes through the few calls here. With one process every
call is a plain answer, so training has one path.

Invariant: every process gets the same bits from `mean_` and `sums`, so equal weights stay equal.

    with joined("auto") as ranks:               # torchrun --nproc-per-node 2 -m hybrid.cli train …
        ranks.spread(net.state_dict().values()) # all begin with the weights of the first
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import sleep
from types import FrameType

import torch
from torch import Tensor
from torch import distributed as dist

from solvers.errors import UsageError

PATIENCE = timedelta(hours=12)
"""How long a process waits for the others: the first one may be generating a large pool."""

PARTING = 0.3
"""Seconds between the last message and the end of a process."""


@dataclass(frozen=True)
class Ranks:
    """rank: of this process, 0..count-1. device: "cpu" or "cuda", the latter with a number where there are several
    processes."""

    rank: int = 0
    count: int = 1
    device: str = "cpu"

    @property
    def first(self) -> bool:
        """True in the one process that reports, evaluates and writes weights."""
        return self.rank == 0

    def spread(self, tensors: Iterable[Tensor]) -> None:
        """Overwrites the tensors of every process with those of the first."""
        if self.count > 1:
            for tensor in tensors:
                dist.broadcast(tensor, 0)

    def mean_(self, tensors: Sequence[Tensor]) -> None:
        """Replaces each tensor by its mean over the processes, in one message."""
        if self.count == 1:
            return
        flat = torch.cat([t.flatten() for t in tensors])
        dist.all_reduce(flat)
        flat /= self.count
        for tensor, part in zip(tensors, flat.split([t.numel() for t in tensors]), strict=True):
            tensor.copy_(part.view_as(tensor))

    def sums(self, numbers: Sequence[float]) -> list[float]:
        """Each number summed over the processes, in float64."""
        if self.count == 1:
            return list(numbers)
        together = torch.tensor(numbers, dtype=torch.float64, device=self.device)
        dist.all_reduce(together)
        return together.tolist()

    def wait(self) -> None:
        """Returns when every process has come here."""
        self.sums([0.0])


def first_process() -> bool:
    """Whether this process is the one that talks, known before any other is joined."""
    return os.environ.get("RANK", "0") == "0"


@contextmanager
def joined(device: str = "auto") -> Iterator[Ranks]:
    """The processes that torchrun started with this one, told by its environment variables; else this one alone.

    device: "auto", "cpu" or "cuda". Processes on one machine take one CUDA device each and talk through nccl; on
    CPUs through gloo. Raises UsageError for a device that is not there.
    """
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cuda" and not torch.cuda.is_available():
        raise UsageError("no CUDA device is visible to torch; use --device cpu")
    count = int(os.environ.get("WORLD_SIZE", "1")) if "RANK" in os.environ else 1
    if count == 1:
        yield Ranks(device=device)
        return
    if device == "cuda":
        local = int(os.environ.get("LOCAL_RANK", "0"))
        if local >= torch.cuda.device_count():
            raise UsageError(f"process {local} of this machine has no CUDA device of its own: there are "
                             f"{torch.cuda.device_count()}; lower --nproc-per-node or use --device cpu")
        device = f"cuda:{local}"
        torch.cuda.set_device(local)
    dist.init_process_group("gloo" if device == "cpu" else "nccl", timeout=PATIENCE)
    try:
        yield Ranks(dist.get_rank(), count, device)
    finally:
        dist.destroy_process_group()
        # gloo's threads may still be letting go of Python's tensors; one that wants the interpreter's lock while the
        # interpreter ends aborts the process (seen in one of ten runs on a loaded machine)
        gc.collect()
        sleep(PARTING)


@contextmanager
def interruptions() -> Iterator[list[int]]:
    """Collects Ctrl-C and SIGTERM instead of being broken off by them, so that a run can end between two updates.

    A second Ctrl-C breaks off at once. Outside the main thread, where Python gets no signals, nothing is collected.
    """
    seen: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield seen
        return

    def collect(number: int, frame: FrameType | None) -> None:
        seen.append(number)
        if number == signal.SIGINT:
            signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, collect) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield seen
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
