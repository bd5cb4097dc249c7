"""A server on this machine that speaks the OpenAI protocol as far as a chat needs: tool calls, streams and failures.

Invariant: like the real one it refuses a wrong key, and a history in which a tool call stands without its result.

    with OpenAIServer([call(), Reply("The board has 30 givens.")]) as server:
        chat_model("openai:test-model", base_url=server.url, api_key=KEY)
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-test-5ecre7-5ecre7-5ecre7"


@dataclass(frozen=True)
class Reply:
    """What the model says to one request.

    calls: tools with their arguments as written, JSON or not. status: of HTTP; above 200 the body repeats the key.
    wait: seconds before anything is sent. events: of a stream, after which it ends; without it all are sent. rude: the
    connection breaks off there; else the stream ends as if whole.
    """

    text: str = ""
    calls: tuple[tuple[str, str], ...] = ()
    status: int = 200
    wait: float = 0.0
    events: int | None = None
    rude: bool = True


def call(problem_id: str = "p1", tool: str = "solve_sudoku", **how: Any) -> Reply:
    """A well-formed call of one tool."""
    return Reply(calls=((tool, json.dumps({"problem_id": problem_id})),), **how)


class OpenAIServer:
    """Gives the replies in order, the last of them for ever. asked: the bodies of the requests, oldest first."""

    def __init__(self, replies: Sequence[Reply]):
        self.replies, self.asked, self.over = list(replies), list[dict[str, Any]](), threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"of": self}))
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> OpenAIServer:
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._http.shutdown()
        self._http.server_close()

    def next(self, asked: dict[str, Any]) -> Reply:
        self.asked.append(asked)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class _Handler(BaseHTTPRequestHandler):
    of: OpenAIServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply = self.of.next(asked)
        key = self.headers["Authorization"].removeprefix("Bearer ")
        self.of.over.wait(reply.wait)
        if self.path != "/v1/chat/completions":
            self._send(404, {"error": {"message": f"no path {self.path}"}})
        elif key != KEY or reply.status != 200:
            status = 401 if key != KEY else reply.status
            self._send(status, {"error": {"message": f"refused, your key is {key}", "code": str(status)}})
        elif lost := _without_result(asked["messages"]):
            self._send(400, {"error": {"message": f"tool calls without a result: {lost}", "code": "400"}})
        elif asked.get("stream"):
            self._stream(reply)
        else:
            self._send(200, _body("chat.completion", {"message": {
                "role": "assistant", "content": reply.text or None} | _called(reply)}, _reason(reply)))

    def _send(self, status: int, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("retry-after-ms", "1")  # a client that tries again need not wait long
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in list(_events(reply))[:reply.events]:
            data = f"data: {event}\n\n".encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
        if reply.events is None or not reply.rude:
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


def _events(reply: Reply) -> Iterator[str]:
    """Who speaks; each word; each call in two parts; why it ends; the end."""
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": word} for word in reply.text.replace(" ", " \0").split("\0") if word]
    for i, whole in enumerate(_called(reply).get("tool_calls", ())):
        written = whole["function"]["arguments"]
        half = len(written) // 2
        deltas.append({"tool_calls": [whole | {"index": i, "function": {
            "name": whole["function"]["name"], "arguments": written[:half]}}]})
        deltas.append({"tool_calls": [{"index": i, "function": {"arguments": written[half:]}}]})
    for delta in deltas:
        yield json.dumps(_body("chat.completion.chunk", {"delta": delta}, None))
    yield json.dumps(_body("chat.completion.chunk", {"delta": {}}, _reason(reply)))
    yield "[DONE]"


def _called(reply: Reply) -> dict[str, Any]:
    calls = [{"id": f"call_{i}", "type": "function", "function": {"name": name, "arguments": arguments}}
             for i, (name, arguments) in enumerate(reply.calls)]
    return {"tool_calls": calls} if calls else {}


def _reason(reply: Reply) -> str:
    return "tool_calls" if reply.calls else "stop"


def _body(kind: str, choice: dict[str, Any], reason: str | None) -> dict[str, Any]:
    return {"id": "x", "object": kind, "created": 0, "model": "test-model",
            "choices": [{"index": 0, "finish_reason": reason, **choice}]}


def _without_result(messages: list[dict[str, Any]]) -> list[str]:
    """Calls that are not answered right after the message that holds them."""
    lost: list[str] = []
    for message in messages:
        if message["role"] == "tool":
            if message["tool_call_id"] not in lost:
                return [message["tool_call_id"]]
            lost.remove(message["tool_call_id"])
        elif lost:
            return lost
        else:
            lost = [made["id"] for made in message.get("tool_calls") or ()]
    return lost
