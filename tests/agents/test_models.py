"""Language models by name, and a provider's protocol end to end against a server on this machine."""

from __future__ import annotations

import builtins
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from agents.chat import SolverAgent
from agents.desk import Desk
from agents.models import chat_model, model_label
from agents.tools import Solved
from solvers.errors import ModelError
from solvers.registry import task


class Provider(BaseHTTPRequestHandler):
    """Speaks as much of the OpenAI protocol as a chat needs: calls the tool, then explains."""

    asked: list[dict[str, Any]]
    status = 200

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append(asked)
        message: dict[str, Any] = {"role": "assistant", "content": "r1c1 is 4."}
        if asked["messages"][-1]["role"] != "tool":
            arguments = json.dumps({"problem_id": "p1"})
            message = {"role": "assistant", "content": None, "tool_calls": [
                {"id": "c1", "type": "function", "function": {"name": "solve_sudoku", "arguments": arguments}}]}
        body = json.dumps({"id": "x", "object": "chat.completion", "created": 0, "model": "test", "choices": [
            {"index": 0, "message": message, "finish_reason": "stop"}]} if self.status == 200 else
            {"error": {"message": "Incorrect API key provided: sk-secret", "code": "invalid_api_key"}}).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def provider() -> Iterator[tuple[str, type[Provider]]]:
    handler = type("Handler", (Provider,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1", handler
    server.shutdown()
    server.server_close()


def _agent(url: str) -> tuple[SolverAgent, Desk]:
    desk = Desk()
    desk.put("sudoku", task("sudoku").item(0, 0)[0].data, "please solve it")
    model = chat_model("openai:test", base_url=url, api_key="sk-secret", max_retries=0)
    assert model is not None
    return SolverAgent(model, [task("sudoku")], desk, lambda entry: Solved("- fact", {"id": entry.id})), desk


def test_a_provider_calls_the_tool_and_explains(provider: tuple[str, type[Provider]]) -> None:
    pytest.importorskip("langchain_openai")
    url, handler = provider
    agent, desk = _agent(url)
    run = agent.run(desk.get("p1"), explain=True)
    assert run.artifact == {"id": "p1"} and run.draft == "r1c1 is 4." and run.steps == 2 and run.error == ""
    first, second = handler.asked
    assert first["tools"][0]["function"]["name"] == "solve_sudoku"
    assert second["messages"][-1] == {"role": "tool", "tool_call_id": "c1", "content": "- fact"}
    assert "person_text" not in json.dumps(handler.asked)


@pytest.mark.parametrize(("status", "cure"), [(401, "check its key"), (429, "quota"), (404, "model's name"), (500, "")])
def test_a_provider_that_refuses_becomes_an_error(provider: tuple[str, type[Provider]], status: int, cure: str) -> None:
    pytest.importorskip("langchain_openai")
    url, handler = provider
    handler.status = status
    agent, desk = _agent(url)
    run = agent.run(desk.get("p1"), explain=True)
    assert run.artifact is None and cure in run.error and "sk-secret" not in run.error


def test_a_provider_that_is_not_there_becomes_an_error() -> None:
    pytest.importorskip("langchain_openai")
    agent, desk = _agent("http://127.0.0.1:9/v1")
    run = agent.run(desk.get("p1"), explain=False)
    assert run.artifact is None and "cannot be reached" in run.error


def test_names_that_are_wrong_name_their_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("embeded", "gpt", "openai:", ":x", "", "../etc:passwd"):
        with pytest.raises(ModelError, match="provider:model"):
            chat_model(name)
    with pytest.raises(ModelError, match='Did you mean "embedded"'):
        chat_model("embeded")
    with pytest.raises(ModelError, match="knows no provider"):
        chat_model("nobody:x")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match="OPENAI_API_KEY"):
        chat_model("openai:gpt-5")


def test_a_missing_package_names_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__
    hidden = ("langchain_ollama",)

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".", maxsplit=1)[0] in hidden:
            raise ImportError(f"No module named {name!r}")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModelError, match="pip install langchain-ollama"):
        chat_model("ollama:qwen3")


def test_labels() -> None:
    assert chat_model("none") is None
    assert model_label("openai:gpt-5") == "gpt-5 (openai)"
    assert "Gemma" in model_label("embedded") and model_label("none") == "no language model"
