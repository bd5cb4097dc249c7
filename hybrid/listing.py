"""What is registered: tasks, their stages, their weights with the figures of the card.

>>> list_tasks(Settings())[0]["task"]
'sudoku'
"""

from __future__ import annotations

import json
from typing import Any

from hybrid.settings import Settings
from solvers import registry
from solvers.cascade import Cascade
from solvers.recursive.checkpoint import find_weights


def list_tasks(settings: Settings) -> list[dict[str, Any]]:
    """One entry a task; `weights` is None where no network was trained."""
    found = []
    for task in registry.tasks():
        folder = find_weights(task.name, settings.workspace)
        info = json.loads((folder / "config.json").read_text(encoding="utf-8")) if folder else None
        stages = Cascade(task, settings.workspace).stages
        found.append({"task": task.name, "title": task.title, "what": (type(task).__doc__ or "").strip().split("\n")[0],
                      "stages": stages, "unique": task.unique, "weights": info})
    return found
