"""A chat model that follows a script: for tests of agents, of our own and of anybody's who builds on them.

Invariant: reply i answers call i, and `sent` holds the messages of every call in order.

    llm = ScriptedLLM(replies=[{"name": "solve_sudoku", "args": {"problem_id": "p1"}}, "r1c3 is 4."])
    SolverAgent(llm, tasks, desk, solve).run(entry, explain=True).draft      # "r1c3 is 4."
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import PrivateAttr

from solvers.errors import ModelError


class ScriptedLLM(BaseChatModel):
    """replies: one for each call: text, an AIMessage, a tool call {"name", "args"}, a list of tool calls, an exception
    to raise, or a function of the messages that gives one of these.
    repeat: whether the last reply serves all further calls; otherwise they raise ModelError.
    """

    replies: list[Any]
    repeat: bool = False
    _sent: list[list[BaseMessage]] = PrivateAttr(default_factory=list)
    _tools: list[dict[str, Any]] = PrivateAttr(default_factory=list)

    @property
    def sent(self) -> list[list[BaseMessage]]:
        """The messages of every call."""
        return self._sent

    @property
    def tools(self) -> list[dict[str, Any]]:
        """The tools bound last, as JSON schemas."""
        return self._tools

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], *,
                   tool_choice: str | None = None, **kwargs: Any) -> Runnable[Any, AIMessage]:
        """Remembers the tools and stays itself."""
        self._tools[:] = [convert_to_openai_tool(tool) for tool in tools]
        return self.bind(**kwargs)

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None,
                  run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any) -> ChatResult:
        call = len(self._sent)
        self._sent.append(list(messages))
        if call >= len(self.replies) and not (self.repeat and self.replies):
            raise ModelError(f"the script has {len(self.replies)} replies, this is call {call + 1}")
        reply = self.replies[min(call, len(self.replies) - 1)]
        if callable(reply) and not isinstance(reply, type):  # an exception class is raised, not called
            reply = reply(messages)
        return ChatResult(generations=[ChatGeneration(message=self._message(reply, call))])

    @staticmethod
    def _message(reply: Any, call: int) -> AIMessage:
        if isinstance(reply, BaseException) or (isinstance(reply, type) and issubclass(reply, BaseException)):
            raise reply
        if isinstance(reply, AIMessage):
            return reply
        if isinstance(reply, str):
            return AIMessage(reply)
        calls: Sequence[Any] = reply if isinstance(reply, list) else [reply]
        return AIMessage("", tool_calls=[
            {"name": c["name"], "args": c["args"], "id": c.get("id", f"call_{call}_{i}"), "type": "tool_call"}
            for i, c in enumerate(calls)])
