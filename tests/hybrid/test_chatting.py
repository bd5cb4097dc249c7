"""`hybrid chat` through a pipe: commands, conversations by name, and Ctrl-C."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hybrid import chatting, pipeline
from hybrid.cli import app
from hybrid.pipeline import MemoryStage, Pipeline
from hybrid.session import Session
from solvers.problem import Problem, Proposal
from solvers.recursive.engine import Engine
from solvers.task import Task

MAZE = '{"task": "maze", "rows": ["S.#.", "...G"]}'


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYBRID_HOME", str(tmp_path))
    pipeline.default_pipeline.cache_clear()


class Lines(list[str]):
    """What is piped in."""

    def isatty(self) -> bool:
        return False


def run(*arguments: str, stdin: str = "") -> Any:
    pipeline.default_pipeline.cache_clear()  # as a new process
    return CliRunner().invoke(app, list(arguments), input=stdin)


def chat(*lines: str, thread: str | None = None) -> str:
    done = run("chat", "--llm", "none", *(["--thread", thread] if thread else []), stdin="\n".join(lines) + "\n")
    assert done.exit_code == 0 and "Traceback" not in done.output, done.output
    return done.stdout


def test_every_command_answers() -> None:
    told = chat("/hint", MAZE, "/hint", "/why r1c3", "/why r1c1 all", "/check DR", "/check", "/whatif r2c2 is a wall",
                "/tasks", "/memory", "/threads", "/help", "/nonsense", "/resume", "/quit", "never read")
    for part in ("There is no problem to talk about yet", "From r1c1 go down for 1 move", "r1c3 is a wall",
                 "From r1c1 the path goes down", "All 2 moves so far are right", "What do you have so far?",
                 "no path leads from S to G", "maze: Find the shortest path", "instances: 1", "none is kept",
                 "/whatif CHANGE"):
        assert part in told, part
    assert "never read" not in told


def test_conversations_by_name() -> None:
    chat(MAZE, "/hint", thread="sunday")
    told = chat("/threads", "/hint", "/resume monday", "/hint", "/resume sunday", "/hint", "/delete nobody",
                thread="sunday")
    assert "Conversation sunday: A 2×4 maze" in told and "* sunday" in told and "From r2c1 go right" in told
    assert "Conversation monday: no problem yet." in told and "There is no problem to talk about yet" in told
    assert "no conversation is called nobody" in told
    assert run("threads", "list").stdout.split() == ["sunday"]
    assert run("threads", "list", "--json").stdout.strip() == '["sunday"]'
    missing = run("threads", "delete", "sundey")
    assert missing.exit_code == 2 and 'Did you mean "sunday"?' in missing.stderr
    assert run("threads", "delete", "sunday").exit_code == 0
    assert run("threads", "list").stdout == ""
    chat(MAZE, "/forget", thread="again")
    assert run("threads", "list").stdout == ""


def test_a_stopped_message_leaves_the_chat_running(monkeypatch: pytest.MonkeyPatch) -> None:
    say, before = Session.say, signal.getsignal(signal.SIGINT)
    pressed: list[int] = []

    def interrupted(self: Session, text: str, listener: Any = None) -> Any:
        if not pressed:
            pressed.append(1)
            signal.raise_signal(signal.SIGINT)
        return say(self, text, listener)

    monkeypatch.setattr(Session, "say", interrupted)
    told = chat(MAZE, MAZE)
    assert told.startswith("stopped") and "solved" in told
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_ends_the_solver_in_the_agents_thread(monkeypatch: pytest.MonkeyPatch,
                                                     asked: Callable[..., Pipeline]) -> None:
    """The tool runs in a worker thread, which no KeyboardInterrupt reaches."""
    where: list[bool] = []

    def pressed(self: MemoryStage, task: Task, problems: list[Problem]) -> list[Proposal]:
        where.append(threading.current_thread() is threading.main_thread())
        if len(where) == 1:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
            time.sleep(0.2)
        return [Proposal(None, self.stage)]

    worked: list[int] = []
    monkeypatch.setattr(MemoryStage, "propose", pressed)
    monkeypatch.setattr(Engine, "recursion", lambda self, task, problems: worked.append(1) or [])
    made = asked({"name": "solve_maze", "args": {"problem_id": "p1"}}, "Done.")
    monkeypatch.setattr(chatting.sys, "stdin", Lines([MAZE + "\n"]))
    with chatting.out.capture() as told:
        chatting.converse(made, None)
    assert told.get().strip() == "stopped" and where == [False] and not worked
