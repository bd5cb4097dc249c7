"""`hybrid chat`: a conversation in a terminal or through a pipe.

In a terminal a pasted board is one message, progress is shown, and the explanation comes sentence by sentence; from a
pipe every line is a message. Commands start with a slash. Ctrl-C ends what is running; at the prompt it leaves.

Invariant: a message ends with its answer: nothing asks the person to go on.
"""

from __future__ import annotations

import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from rich.status import Status
from rich.text import Text

from agents.asking import CHECK, HINT, WHAT_IF, WHY
from hybrid.pipeline import Pipeline
from hybrid.render import safe, show, show_answer, show_end
from hybrid.result import Result
from hybrid.session import Session
from hybrid.talk import Listener
from hybrid.terminal import out
from solvers import registry
from solvers.errors import HybridError, StoppedError
from solvers.progress import Progress

HELP = """Put a problem in words, or ask about the last one: why is r4c7 a 2? a hint, is this right so far, what if …
/why PLACE [all]  reasons          /hint     the next step      /check MOVES OR BOARD  right so far?
/whatif CHANGE    what would be    /tasks    what is solved     /memory  what is remembered
/threads  /resume ID  /delete ID   kept conversations           /forget  delete this one, keep nothing
/help  /quit"""
PASTE_SECONDS = 0.05
"""Lines that arrive faster than a person types belong to one paste."""
KINDS = {"/why": WHY, "/hint": HINT, "/check": CHECK, "/whatif": WHAT_IF}


def converse(pipeline: Pipeline, thread: str | None) -> None:
    """Reads messages until the input ends or the person leaves."""
    session = Session(pipeline, thread)
    typed = sys.stdin.isatty()
    if typed:
        out.print(HELP, style="dim", markup=False)
    if session.current is not None:
        _say(f"Conversation {session.thread}: {session.standing()}")
    for message in _messages(typed):
        if message in ("/quit", "/exit"):
            return
        with _stoppable() as stopped:
            try:
                if message.startswith("/"):
                    _command(session, message)
                elif _reply(session, message, stopped).trace.get("ends"):
                    return
            except (KeyboardInterrupt, StoppedError):
                out.print("stopped", style="dim")
            except HybridError as error:
                _say(str(error))


def _messages(typed: bool) -> Iterator[str]:
    if not typed:
        yield from (line.strip() for line in sys.stdin if line.strip())
        return
    while True:
        out.print("> ", end="", style="bold")
        try:
            lines = [sys.stdin.readline()]
            while lines[-1] and select.select([sys.stdin], [], [], PASTE_SECONDS)[0]:
                lines.append(sys.stdin.readline())
        except KeyboardInterrupt:
            out.print()
            return
        message = "".join(lines).strip()
        if message:
            yield message
        if not lines[-1]:
            return


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Inside, Ctrl-C also ends solvers that run in a thread of the agent's; gives whether it was pressed."""
    pressed: list[int] = []

    def press(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, press)
    except ValueError:  # not the main thread: whoever runs it there handles Ctrl-C
        yield lambda: False
        return
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def _reply(session: Session, message: str, stopped: Callable[[], bool]) -> Result:
    """One message answered; in a terminal with progress, and with the explanation as it comes."""
    live = _Live(stopped)
    try:
        result = session.say(message, live.listener)
    finally:
        live.end()
    live.rest(result)
    return result


class _Live:
    """What is on the screen while a message is worked on."""

    def __init__(self, stopped: Callable[[], bool]):
        self.stopped = stopped
        self.shown, self.told = False, ""
        self.status: Status | None = out.status("reading") if out.is_terminal else None
        if self.status is not None:
            self.status.start()
        self.listener = Listener(self._progress, self._solved, self._said)

    def _progress(self, progress: Progress) -> None:
        if self.stopped():
            raise StoppedError("stopped")
        if self.status is not None:
            self.status.update(f"{progress.stage}, step {progress.step}" if progress.step else progress.stage)

    def _solved(self, result: Result) -> None:
        if not out.is_terminal:
            return
        self.end()
        show_answer(out, result)
        self.shown = True
        out.print()

    def _said(self, text: str) -> None:
        if self.shown:
            self.told += text
            out.print(Text(safe(text)), end="")

    def end(self) -> None:
        if self.status is not None:
            self.status.stop()
            self.status = None

    def rest(self, result: Result) -> None:
        """All of the result that is not on the screen yet."""
        if not self.shown:
            show(out, result)
            return
        text = result.explanation.text if result.explanation else ""
        if not text.startswith(self.told):  # nothing of the draft held in the end: the facts follow it
            out.print()
            self.told = ""
        out.print(Text(safe(text[len(self.told):])))
        show_end(out, result)


def _command(session: Session, message: str) -> None:
    name, _, rest = message.partition(" ")
    rest = rest.strip()
    if name in KINDS:
        whole = name == "/why" and (rest == "all" or rest.endswith(" all"))
        asked = rest.removesuffix("all").strip() if whole else rest
        show(out, session.ask(KINDS[name], asked, whole))
    elif name == "/tasks":
        for task in registry.tasks():
            _say(f"{task.name}: {(type(task).__doc__ or '').strip()}")
    elif name == "/memory":
        for key, value in session.pipeline.memory.stats().items():
            _say(f"{key}: {value}")
    elif name == "/threads":
        names = session.pipeline.threads.names()
        _say("\n".join(f"{'*' if name == session.thread else ' '} {name}" for name in names) or "none is kept")
    elif name == "/resume" and rest:
        _say(session.resume(rest).message)
    elif name == "/delete" and rest:
        _say(f"{rest} is deleted" if session.delete(rest) else f"no conversation is called {rest}")
    elif name == "/forget":
        show(out, session.say("forget this"))
    else:
        _say(HELP)


def _say(text: str) -> None:
    out.print(Text(safe(text), style="dim"))

