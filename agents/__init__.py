"""Language: what turns words into problems, calls solvers as tools, and turns solutions into words.

desk.py      problems by reference: "p1" stands for the problem that was read, so no LLM copies one
tools.py     registered tasks → LangChain tools      chat.py      the agent that calls them and explains
models.py    LLM names → chat models                 embedded.py  the small LLM that ships   scripted.py  a scripted one
explain.py   drafts → checked explanations           frontend/    text → problems
retelling.py what failed the check, told again        claims.py, phrases.py, tokens.py, words.py   the check itself
conduct.py   the guard on what leaves; its rules in conduct_*.py

Invariant: importing `agents` imports no model runtime and no LangChain; the names below load on first use.

>>> from agents import Desk
>>> Desk().put("sudoku", {"task": "sudoku", "grid": "1..............."}, "solve 1...")
'p1'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agents.chat import AgentRun, SolverAgent
    from agents.desk import Desk, Entry
    from agents.embedded import EmbeddedLLM
    from agents.explain import Explanation
    from agents.models import chat_model, model_label
    from agents.scripted import ScriptedLLM
    from agents.tools import Solved, solver_tools

__all__ = ["AgentRun", "Desk", "EmbeddedLLM", "Entry", "Explanation", "ScriptedLLM", "Solved", "SolverAgent",
           "chat_model", "model_label", "solver_tools"]

_HOMES = {
    "AgentRun": "chat", "SolverAgent": "chat", "Desk": "desk", "Entry": "desk", "EmbeddedLLM": "embedded",
    "Explanation": "explain", "chat_model": "models", "model_label": "models", "ScriptedLLM": "scripted",
    "Solved": "tools", "solver_tools": "tools",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
