"""What is going on while a problem is solved: stages and network steps, told to whoever watches.

A watcher may also end the work: what it raises goes through the solvers to the caller.

Invariant: without a watcher telling costs a look-up; solvers know nothing of who watches.

    with watched(print):
        Cascade(task).solve([problem])      # Progress(stage='recursion', step=0), …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Progress:
    """stage: as in `solved_by`. step: of the network within the stage; 0 where the stage begins."""

    stage: str
    step: int = 0


@dataclass
class _Watch:
    watcher: Callable[[Progress], None]
    now: Progress = Progress("")


_watch: ContextVar[_Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watcher: Callable[[Progress], None] | None) -> Iterator[None]:
    """Tells the watcher all that happens inside, in this context and in those copied from it."""
    token = _watch.set(None if watcher is None else _Watch(watcher))
    try:
        yield
    finally:
        _watch.reset(token)


def stage_begins(stage: str) -> None:
    """Told by the cascade before a stage works."""
    _tell(lambda _: Progress(stage))


def step_ends() -> None:
    """Told by the network after each supervision step."""
    _tell(lambda now: replace(now, step=now.step + 1))


def _tell(change: Callable[[Progress], Progress]) -> None:
    watch = _watch.get()
    if watch is not None:
        watch.now = change(watch.now)
        watch.watcher(watch.now)
