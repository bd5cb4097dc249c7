"""Ask a structured problem in words, get an answer that has been checked, and a true explanation of it.

Invariant: importing this package is cheap; the networks and the language model load when first needed.

>>> import hybrid
>>> result = hybrid.solve("Fill this sudoku: 1... .2.. ..3. ...4")
>>> result.status, result.verified
('many', True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hybrid.evaluate import Report
    from hybrid.result import Result

__version__ = "0.1.0"


def solve(text: str, explain: bool = True, llm: str | None = None) -> Result:
    """One query in words, end to end, on the default workspace. llm: "embedded", "none" or a provider string.

    Bad input gives a Result with status `ask` or `refused`, not an exception.
    """
    from hybrid.pipeline import default_pipeline

    return default_pipeline(llm).solve(text, explain=explain)


def evaluate(task: str, systems: list[str], n: int = 50, seed: int = 0, llm: str | None = None) -> Report:
    """Puts the same generated problems, in words, to every system ("hybrid", "llm"); one verifier judges all."""
    from hybrid.evaluate import evaluate as run
    from hybrid.pipeline import default_pipeline

    return run(default_pipeline(llm), task, systems, n=n, seed=seed)


def __getattr__(name: str) -> Any:
    if name in ("register_task", "register_solver"):
        from solvers import registry

        return getattr(registry, name)
    raise AttributeError(f"module 'hybrid' has no attribute {name!r}")
