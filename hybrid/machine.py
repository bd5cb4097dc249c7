"""Problems in their JSON form, where a program and not a person asks: read exactly, with no model.

Invariant: a name that stands twice in one object is an error, never silently the last of the two.

>>> read_json('{"task": "maze", "rows": ["S.#", "#.G"]}').status
'parsed'
>>> read_json("Solve this maze: ...") is None
True
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from solvers import registry
from solvers.errors import HybridError, ProblemError

if TYPE_CHECKING:
    from agents.frontend import Parse


def loads(text: str) -> Any:
    """As `json.loads`. Raises ProblemError where a name stands twice, ValueError (not JSON, or a number of thousands of
    digits), RecursionError."""
    return json.loads(text, object_pairs_hook=_once)


def read_json(text: str) -> Parse | None:
    """The problem, or what is wrong with it; None where the text is not one JSON object that names a task."""
    from agents.frontend import Parse, Receipt

    if not text.lstrip().startswith("{"):
        return None
    try:
        data = loads(text)
    except (ValueError, RecursionError):
        return None  # a person's text may begin with a brace too
    except ProblemError as error:
        return Parse("ask", "solve", None, None, str(error), None)
    if not isinstance(data, dict) or not isinstance(data.get("task"), str):
        return None
    try:
        task = registry.task(data["task"])
        problem = task.problem(data)
    except HybridError as error:
        return Parse("ask", "solve", None, None, str(error), None)
    receipt = Receipt((), (), 1.0, (f"the whole text, as the JSON form of a problem: {task.describe(problem)}",))
    return Parse("parsed", "solve", task.name, dict(problem.data), "", receipt)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no name stands twice: JSON would quietly keep the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        name = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise ProblemError(f'the name "{name}" stands twice in one object; give each entry its own name')
    return found
