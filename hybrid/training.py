"""`hybrid train` in a terminal: a live bar, or plain lines where there is no terminal.

>>> train_in_terminal("sudoku", TrainRequest(out=Path("runs/sudoku"), minutes=30))
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from hybrid.terminal import err, progress_bar
from solvers.recursive.command import TrainRequest, train_task
from solvers.recursive.ranks import first_process
from solvers.recursive.train import Progress

LINE_SECONDS = 60.0


def train_in_terminal(task: str, request: TrainRequest) -> None:
    """Trains with progress on standard error: loss, share solved, problems a second, time left. Of several
    processes only the first one shows anything."""
    if not first_process():
        train_task(task, request, lambda kind, what: None)
        return
    last = [0.0]
    with progress_bar() as bar:
        line = bar.add_task(f"train {task}", total=1000, note="")

        def plain(text: str) -> None:
            if bar.disable:
                err.print(text, markup=False)

        def report(kind: str, what: Any) -> None:
            if isinstance(what, Progress):
                bar.update(line, completed=int(1000 * what.share), note=note(what))
                if monotonic() - last[0] > LINE_SECONDS or what.share >= 1:
                    last[0] = monotonic()
                    plain(f"update {what.update}, {what.seconds:.0f} s, {note(what)}")
            elif kind == "pool":
                done, count = what
                bar.update(line, completed=done, total=count, note="generating instances")
                if done >= count:
                    bar.update(line, completed=0, total=1000, note="")
                    plain(f"generated {count} instances")
            else:
                err.print(f"held-out instances: {what}", markup=False)

        info = train_task(task, request, report)
    err.print(f"{info['parameters']:,} parameters written to {request.out}", markup=False)


def note(progress: Progress) -> str:
    """loss 0.759, solved 82.2%, 32.6 problems/s, 77 min left"""
    rate = progress.seen / max(progress.seconds, 1e-9)
    left = progress.seconds * (1 - progress.share) / max(progress.share, 1e-9)
    time = f"{left / 60:.0f} min" if left >= 90 else f"{left:.0f} s"
    return f"loss {progress.loss:.3f}, solved {progress.exact:.1%}, {rate:.1f} problems/s, {time} left"
