"""`hybrid chat`: the same path, message by message.

In a terminal a pasted board is one message; from a pipe every line is one. Commands start with a slash.

Invariant: a message ends with its answer: nothing asks the person to go on.
"""

from __future__ import annotations

import select
import sys
from collections.abc import Iterator

from hybrid.pipeline import Pipeline
from hybrid.render import show
from hybrid.terminal import out
from solvers import registry

HELP = "Put a problem in words, or: /tasks  /memory  /help  /quit"
PASTE_SECONDS = 0.05
"""Lines that arrive faster than a person types belong to one paste."""


def converse(pipeline: Pipeline, thread: str | None) -> None:
    """Reads messages until the input ends or the person leaves."""
    typed = sys.stdin.isatty()
    if typed:
        out.print(HELP, style="dim")
    for message in _messages(typed):
        if message.startswith("/"):
            if message in ("/quit", "/exit"):
                return
            _command(pipeline, message)
        else:
            show(out, pipeline.solve(message, thread=thread))


def _messages(typed: bool) -> Iterator[str]:
    if not typed:
        yield from (line.strip() for line in sys.stdin if line.strip())
        return
    while True:
        out.print("> ", end="", style="bold")
        lines = [sys.stdin.readline()]
        while lines[-1] and select.select([sys.stdin], [], [], PASTE_SECONDS)[0]:
            lines.append(sys.stdin.readline())
        message = "".join(lines).strip()
        if message:
            yield message
        if not lines[-1]:
            return


def _command(pipeline: Pipeline, message: str) -> None:
    if message == "/tasks":
        for task in registry.tasks():
            out.print(f"{task.name}: {(type(task).__doc__ or '').strip()}", markup=False)
    elif message == "/memory":
        for name, value in pipeline.memory.stats().items():
            out.print(f"{name}: {value}", markup=False)
    else:
        out.print(HELP, style="dim")
