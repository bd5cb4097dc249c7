"""What every test shares: one torch thread, no network beyond this machine, a workspace of its own."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

import pytest
import torch

from agents.scripted import ScriptedLLM
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings
from solvers import registry

torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuses every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and host not in ("127.0.0.1", "localhost", "::1"):
            raise RuntimeError(f"a test tried to reach {host}; tests are hermetic")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test registers ends with it: a further task changes how texts are read."""
    registry.tasks()
    monkeypatch.setattr(registry, "_tasks", dict(registry._tasks))
    monkeypatch.setattr(registry, "_solvers", {name: list(mine) for name, mine in registry._solvers.items()})


@pytest.fixture
def latin(own_registry: None) -> None:
    """The example's task and solver, registered for one test."""
    sys.modules.pop("examples.latin_square", None)
    import_module("examples.latin_square")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Pipeline]:
    """A pipeline whose language model replies what the test says."""

    def make(*replies: object) -> Pipeline:
        monkeypatch.setattr("agents.models.chat_model", lambda *_, **__: ScriptedLLM(replies=list(replies)))
        return Pipeline(Settings(home=tmp_path, llm="scripted"))

    return make


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A workspace that ends with the test run."""
    return str(tmp_path_factory.mktemp("home"))
