"""A provider's model end to end: over HTTP, through LangChain, from a question to the answer that a person sees."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from agents.chat import MAX_STEPS
from agents.models import chat_model
from hybrid.pipeline import Pipeline
from hybrid.result import Result
from hybrid.settings import Settings
from hybrid.talk import Listener, Talk
from solvers.errors import HybridError, ModelError
from tests.agents.openai_server import KEY, OpenAIServer, Reply, call
from tests.solvers.boards import EASY, EASY_SOLVED

pytest.importorskip("langchain_openai")

PROBLEM = json.dumps({"task": "sudoku", "grid": EASY})
WORDS = Reply("The board has 30 givens and 51 open cells. Every rule was checked and no other answer exists.")
GRID = Reply("The answer is " + "123456789" * 9)
ANSWER = {"grid": EASY_SOLVED}
Serve = Callable[..., tuple[OpenAIServer, Pipeline]]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Serve]:
    """Starts a server with these replies and a pipeline that asks it; afterwards looks for the key in every log and in
    every file that was written."""
    caplog.set_level(logging.DEBUG)
    with ExitStack() as open_servers:

        def start(*replies: Reply) -> tuple[OpenAIServer, Pipeline]:
            server = open_servers.enter_context(OpenAIServer(replies))
            monkeypatch.setenv("OPENAI_API_KEY", KEY)
            monkeypatch.setenv("OPENAI_BASE_URL", server.url)
            monkeypatch.delenv("OPENAI_API_BASE", raising=False)
            monkeypatch.setattr("agents.models.MAX_RETRIES", 0)
            return server, Pipeline(Settings(home=tmp_path, llm="openai:test-model"))

        yield start
    logged = [logging.Formatter().format(record) for record in caplog.get_records("call")]
    assert KEY not in "".join(logged)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


class Ear:
    """What a listener hears: its own order, and the words."""

    def __init__(self) -> None:
        self.heard: list[Result | str] = []
        self.talk = Talk(listener=Listener(lambda _: None, self.heard.append, self.heard.append))

    @property
    def words(self) -> str:
        return "".join(part for part in self.heard if isinstance(part, str))


def solved(result: Result, by_model: bool, error: str = "") -> None:
    """The right answer, who called for it, what the model did wrong; no secret anywhere."""
    assert (result.status, result.answer, result.verified) == ("solved", ANSWER, True)
    assert result.trace["tool_called_by"] == ("language model" if by_model else "front-end")
    assert error in result.trace["agent_error"] and bool(error) == bool(result.trace["agent_error"])
    assert KEY not in json.dumps(result.to_json()) and KEY not in repr(result)


def told_by(result: Result) -> str:
    assert result.explanation is not None
    return result.explanation.by


# A model that behaves -------------------------------------------------------------------------------------------


def test_the_tool_is_called_and_the_words_are_shown(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    server, pipeline = serve(call(), WORDS)
    result = pipeline.solve(PROBLEM)
    solved(result, by_model=True)
    assert result.explanation is not None and result.explanation.text == WORDS.text
    assert told_by(result) == "test-model (openai)"
    first, second = server.asked
    assert first["model"] == "test-model" and "solve_sudoku" in [tool["function"]["name"] for tool in first["tools"]]
    assert [message["role"] for message in second["messages"]] == ["system", "user", "assistant", "tool"]
    assert "The board has 30 givens" in second["messages"][-1]["content"]
    sent = json.dumps(server.asked)
    assert EASY_SOLVED not in sent and "person_text" not in sent
    assert "/chat/completions" in caplog.text  # the logs that are searched for the key are not empty


def test_options_go_to_the_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.delenv(name, raising=False)
    with OpenAIServer([WORDS]) as server:
        model = chat_model("openai:test-model", base_url=server.url, api_key=KEY, temperature=0.5)
        assert model is not None and model.invoke("hello").text == WORDS.text
    assert server.asked[0]["temperature"] == 0.5 and KEY not in repr(model)


def test_without_explanation_one_request_is_enough(serve: Serve) -> None:
    server, pipeline = serve(call())
    result = pipeline.solve(PROBLEM, explain=False)
    solved(result, by_model=True)
    assert result.explanation is None and len(server.asked) == 1


def test_words_are_heard_as_they_stream(serve: Serve) -> None:
    server, pipeline = serve(call(), WORDS)
    ear = Ear()
    result = pipeline.solve(PROBLEM, talk=ear.talk)
    solved(result, by_model=True)
    assert all(asked["stream"] for asked in server.asked) and len(server.asked) == 2
    assert isinstance(ear.heard[0], Result) and ear.heard[0].answer == ANSWER
    assert result.explanation is not None and result.explanation.text == WORDS.text
    assert ear.words and WORDS.text.startswith(ear.words.strip())


@pytest.mark.parametrize("calls", [2, 25])
def test_many_tool_calls_in_one_stream_solve_once(serve: Serve, calls: int) -> None:
    server, pipeline = serve(Reply(calls=call().calls * calls), WORDS)
    result = pipeline.solve(PROBLEM, talk=Ear().talk)
    solved(result, by_model=True)
    assert told_by(result) == "test-model (openai)"
    assert [message["role"] for message in server.asked[1]["messages"]][:3] == ["system", "user", "assistant"]
    told = [message["content"] for message in server.asked[1]["messages"] if message["role"] == "tool"]
    assert len(told) > 1 and sum("Facts:" in one for one in told) == 1  # calls run side by side: any may be the first
    assert sum("The problem is solved" in one for one in told) == len(told) - 1


# Streams that break off -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rude", [True, False], ids=["connection lost", "no end given"])
@pytest.mark.parametrize("events", [0, 1, 2])
def test_a_call_that_breaks_off_costs_the_prose_only(serve: Serve, events: int, rude: bool) -> None:
    _, pipeline = serve(call(events=events, rude=rude))
    ear = Ear()
    result = pipeline.solve(PROBLEM, talk=ear.talk)
    solved(result, by_model=False, error="the language model")
    assert told_by(result) == "facts" and ear.words == ""


@pytest.mark.parametrize("events", [0, 4, 12])
def test_words_that_break_off_cost_no_answer(serve: Serve, events: int) -> None:
    _, pipeline = serve(call(), Reply(WORDS.text, events=events))
    ear = Ear()
    result = pipeline.solve(PROBLEM, talk=ear.talk)
    solved(result, by_model=True, error="the language model failed")
    assert told_by(result) == "facts"
    assert isinstance(ear.heard[0], Result) and WORDS.text.startswith(ear.words.strip())


@pytest.mark.parametrize("events", [1, 4, 8, 14])
def test_words_that_end_too_early_are_checked_like_any(serve: Serve, events: int) -> None:
    _, pipeline = serve(call(), Reply(WORDS.text, events=events, rude=False))
    ear = Ear()
    result = pipeline.solve(PROBLEM, talk=ear.talk)
    solved(result, by_model=True)
    assert result.explanation is not None and WORDS.text.startswith(ear.words.strip())
    assert result.explanation.by == "facts" or WORDS.text.startswith(result.explanation.text.rstrip("."))


# Tool errors of two kinds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [call("p99"), call(tool="solve_maze"), call(tool="no_such_tool"), call("'; drop"),
                                   Reply(calls=(("solve_sudoku", json.dumps({"grid": EASY_SOLVED})),)),
                                   Reply(calls=(("solve_sudoku", ""),))], ids=lambda reply: str(reply.calls)[:40])
@pytest.mark.parametrize("streams", [True, False])
def test_a_wrong_call_is_told_to_the_model(serve: Serve, wrong: Reply, streams: bool) -> None:
    server, pipeline = serve(wrong, call(), WORDS)
    solved(pipeline.solve(PROBLEM, talk=Ear().talk if streams else None), by_model=True)
    told = server.asked[1]["messages"][-1]
    assert told["role"] == "tool" and 'Call solve_sudoku with {"problem_id": "p1"}' in told["content"]


@pytest.mark.parametrize("arguments", ['{"problem_id": "p1', "p1", "[]", "null", "{'problem_id': 'p1'}"])
@pytest.mark.parametrize("streams", [True, False])
def test_arguments_that_are_no_json_object_can_be_mended(serve: Serve, arguments: str, streams: bool) -> None:
    _, pipeline = serve(Reply(calls=(("solve_sudoku", arguments),)), call(), WORDS)
    result = pipeline.solve(PROBLEM, talk=Ear().talk if streams else None)
    solved(result, by_model=True)
    assert told_by(result) == "test-model (openai)"


def test_arguments_that_langchain_cannot_hold_cost_the_prose_only(serve: Serve) -> None:
    _, pipeline = serve(Reply(calls=(("solve_sudoku", '"p1"'),)))
    solved(pipeline.solve(PROBLEM), by_model=False, error="the language model failed (ValidationError)")


@pytest.mark.parametrize("streams", [True, False])
def test_a_solver_that_fails_is_told_to_the_person(serve: Serve, monkeypatch: pytest.MonkeyPatch,
                                                   streams: bool) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError(KEY)

    monkeypatch.setattr(Pipeline, "solve_and_verify", broken)
    server, pipeline = serve(call(), WORDS)
    with pytest.raises(HybridError, match="the solver of sudoku failed on p1") as raised:
        pipeline.solve(PROBLEM, talk=Ear().talk if streams else None)
    assert str(raised.value).endswith("p1: ZeroDivisionError") and len(server.asked) == 1


# Models that do not answer --------------------------------------------------------------------------------------

CURES = [(400, "try again"), (401, "check its key"), (403, "check its key"), (404, "the model's name"), (429, "quota"),
         (500, "try again"), (503, "try again")]


@pytest.mark.parametrize(("status", "cure"), CURES)
@pytest.mark.parametrize("streams", [True, False])
def test_a_refusal_costs_the_prose_only(serve: Serve, status: int, cure: str, streams: bool) -> None:
    server, pipeline = serve(Reply(status=status))
    result = pipeline.solve(PROBLEM, talk=Ear().talk if streams else None)
    solved(result, by_model=False, error=cure)
    assert told_by(result) == "facts" and len(server.asked) == 1


def test_a_refusal_after_the_tool_keeps_the_answer(serve: Serve) -> None:
    _, pipeline = serve(call(), Reply(status=429))
    result = pipeline.solve(PROBLEM)
    solved(result, by_model=True, error="quota")
    assert told_by(result) == "facts"


def test_a_passing_failure_is_tried_again(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server, pipeline = serve(Reply(status=429), Reply(status=500), call(), WORDS)
    monkeypatch.setattr("agents.models.MAX_RETRIES", 2)
    solved(pipeline.solve(PROBLEM), by_model=True)
    assert len(server.asked) == 4


@pytest.mark.parametrize("streams", [True, False])
def test_a_model_that_takes_too_long_is_left(serve: Serve, monkeypatch: pytest.MonkeyPatch, streams: bool) -> None:
    _, pipeline = serve(call(wait=9))
    monkeypatch.setattr("agents.models.TIMEOUT_SECONDS", 0.1)
    solved(pipeline.solve(PROBLEM, talk=Ear().talk if streams else None), by_model=False, error="it took too long")


def test_a_server_that_is_gone_cannot_be_reached(serve: Serve) -> None:
    server, pipeline = serve(call())
    server.__exit__()
    solved(pipeline.solve(PROBLEM), by_model=False, error="it cannot be reached")


def test_a_wrong_key_is_not_repeated(serve: Serve, monkeypatch: pytest.MonkeyPatch,
                                     caplog: pytest.LogCaptureFixture) -> None:
    _, pipeline = serve(call(), WORDS)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-wrong-5ecre7")
    result = pipeline.solve(PROBLEM)
    solved(result, by_model=False, error="check its key")
    assert "sk-wrong" not in repr(result) and "sk-wrong" not in caplog.text


def test_a_missing_key_is_named_before_anything_is_asked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server, pipeline = serve(call(), WORDS)
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(ModelError, match="Set OPENAI_API_KEY"):
        pipeline.solve(PROBLEM)
    assert server.asked == []


# Models that misbehave ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reply", [GRID, Reply("It has no answer."), Reply()], ids=["a grid", "a claim", "nothing"])
@pytest.mark.parametrize("streams", [True, False])
def test_an_answer_without_the_tool_is_never_shown(serve: Serve, reply: Reply, streams: bool) -> None:
    server, pipeline = serve(reply)
    ear = Ear()
    result = pipeline.solve(PROBLEM, talk=ear.talk if streams else None)
    solved(result, by_model=False, error="without calling solve_sudoku")
    assert told_by(result) == "facts" and ear.words == "" and len(server.asked) == 2
    assert not reply.text or reply.text not in json.dumps(result.to_json())
    assert "You have not called the tool" in json.dumps(server.asked[1]["messages"][-1])


@pytest.mark.parametrize(("reply", "by_model"), [(call(), True), (call("p7"), False)], ids=["its call", "a wrong one"])
@pytest.mark.parametrize("streams", [True, False])
def test_endless_calls_are_bounded(serve: Serve, reply: Reply, by_model: bool, streams: bool) -> None:
    server, pipeline = serve(reply)
    result = pipeline.solve(PROBLEM, talk=Ear().talk if streams else None)
    solved(result, by_model, error=f"no end in {MAX_STEPS} steps")
    assert told_by(result) == "facts" and len(server.asked) == MAX_STEPS


def test_endless_calls_that_are_no_json_are_bounded(serve: Serve) -> None:
    server, pipeline = serve(Reply(calls=(("solve_sudoku", '{"problem_id"'),)))
    solved(pipeline.solve(PROBLEM), by_model=False, error="without calling solve_sudoku")
    assert len(server.asked) <= MAX_STEPS


@pytest.mark.parametrize("broken", [Reply(status=500), GRID, call("p7"), call(events=2),
                                    Reply(calls=(("solve_sudoku", "{"),))],
                         ids=["refused", "no tool", "wrong id", "half a call", "no JSON"])
def test_a_conversation_goes_on_after_a_run_that_failed(serve: Serve, broken: Reply) -> None:
    server, pipeline = serve(broken)
    pipeline.solve(PROBLEM, thread="mine", talk=Talk(keep=False))
    server.replies[:] = [call(), WORDS]
    result = pipeline.solve(PROBLEM, thread="mine", talk=Talk(keep=False))
    solved(result, by_model=True)
    assert told_by(result) == "test-model (openai)"
