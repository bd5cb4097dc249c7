"""`hybrid train` in a terminal: a live bar, or plain lines where there is no terminal.

>>> train_in_terminal("sudoku", TrainRequest(out=Path("runs/sudoku"), minutes=30))
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from hybrid.terminal import err, progress_bar
from solvers.recursive.command import TrainRequest, train_task
from solvers.recursive.train import Progress

LINE_SECONDS = 60.0


def train_in_terminal(task: str, request: TrainRequest) -> None:
    """Trains with progress on standard error: loss, share solved, problems a second, time left."""
    last = [0.0]
    with progress_bar() as bar:
        line = bar.add_task(f"train {task}", total=1000, note="")

        def plain(text: str) -> None:
            if not bar.disable:
                return
            err.print(text, markup=False)

        def report(kind: str, what: Any) -> None:
            if isinstance(what, Progress):
                rate = what.seen / max(what.seconds, 1e-9)
                note = f"loss {what.loss:.3f}, solved {what.exact:.1%}, {rate:.1f} problems/s"
                bar.update(line, completed=int(1000 * what.share), note=note)
                if monotonic() - last[0] > LINE_SECONDS or what.share >= 1:
                    last[0] = monotonic()
                    left = what.seconds * (1 - what.share) / max(what.share, 1e-9)
                    plain(f"update {what.update}, {what.seconds:.0f} s, {note}, {left / 60:.0f} min left")
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
