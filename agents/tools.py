"""Every registered task as a LangChain tool that takes a problem's id and nothing else.

Failures come in two kinds. A call that the model got wrong (unknown id, another task's problem) returns a message
to the model: try again with this. A failure of the solver is final: it leaves the agent as a HybridError.

Invariant: what an LLM sees of a solution is its verdict and facts; the answer itself travels as the artifact.

    [tool] = solver_tools([task("sudoku")], desk, solve)
    tool.name, tool.args          # "solve_sudoku", {"problem_id": {"type": "string", "pattern": …}}
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool, ToolException
from pydantic import BaseModel, ConfigDict, Field

from agents.desk import Desk, Entry
from solvers.errors import HybridError, ProblemError
from solvers.task import Task

PERSON_TEXT = "person_text"
"""Key of a message's `additional_kwargs` under which the person's whole text stands; providers never see it."""


@dataclass(frozen=True)
class Solved:
    """What a tool call gives. summary: verdict and facts, for the LLM. artifact: the result, a plain dict."""

    summary: str
    artifact: dict[str, Any]


class ProblemId(BaseModel):
    """The arguments of every tool: an id, so that no model can pass (or miscopy) data."""

    model_config = ConfigDict(extra="forbid")
    problem_id: str = Field(pattern=r"^p[0-9]{1,12}$", max_length=13, description='the id in the message, e.g. "p1"')


def tool_name(task: str) -> str:
    """The tool of a task: providers accept letters, digits and underscores.

    >>> tool_name("latin-v0.1")
    'solve_latin_v0_1'
    """
    return "solve_" + re.sub(r"\W", "_", task)


def solver_tools(tasks: Sequence[Task], desk: Desk, solve: Callable[[Entry], Solved],
                 return_direct: bool = False) -> list[BaseTool]:
    """One tool a task. return_direct: whether an agent ends with the tool's result instead of writing about it."""
    return [_tool(task, desk, solve, return_direct) for task in tasks]


def _tool(task: Task, desk: Desk, solve: Callable[[Entry], Solved], return_direct: bool) -> BaseTool:
    def call(problem_id: str) -> tuple[str, dict[str, Any]]:
        try:
            entry = desk.get(problem_id)
        except ProblemError as error:
            raise ToolException(f"{error}. Call again with the id given in the message.") from error
        if entry.task != task.name:
            raise ToolException(f"{problem_id} is a problem of {entry.task}, not of {task.name}. "
                                f"Call {tool_name(entry.task)} with {problem_id}.")
        try:
            solved = solve(entry)
        except HybridError:
            raise
        except Exception as error:  # nothing that a solver does may reach a person as a traceback
            raise HybridError(f"the solver of {task.name} failed on {problem_id}: {type(error).__name__}") from error
        return solved.summary, solved.artifact

    about = inspect.getdoc(type(task)) or ""
    return StructuredTool(
        name=tool_name(task.name),
        description=f"Solves a problem of {task.title}, checks the answer and returns facts about it. {about}".strip(),
        func=call,
        args_schema=ProblemId,
        response_format="content_and_artifact",
        return_direct=return_direct,
        handle_tool_error=True,
    )
