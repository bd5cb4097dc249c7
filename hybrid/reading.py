"""Commands that read prompts or instances from files.

Invariant: a line that cannot be used is an error naming the line, or a reading with status `ask`; none is dropped.

    read_prompts(pipeline, ['{"id": 1, "prompt": "…"}'], Path("parsed.jsonl"))
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from hybrid.pipeline import Pipeline
from hybrid.result import Result
from solvers import registry
from solvers.errors import HybridError, UsageError
from solvers.problem import Verdict

TOGETHER = 64
"""Prompts read in one batch."""


def read_prompts(pipeline: Pipeline, lines: list[str], target: Path) -> Counter[str]:
    """Lines {"id", "prompt"} → lines {"id", "status", "task", "problem", "message", "intent", "receipt"}."""
    entries = [_entry(line, i) for i, line in enumerate(lines, 1) if line.strip()]
    counts: Counter[str] = Counter()
    try:
        with target.open("w", encoding="utf-8") as file:
            for start in range(0, len(entries), TOGETHER):
                part = entries[start:start + TOGETHER]
                for entry, parsed in zip(part, pipeline.read_batch([e["prompt"] for e in part]), strict=True):
                    counts[parsed.status] += 1
                    file.write(json.dumps({"id": entry["id"], **parsed.to_json()}, ensure_ascii=False) + "\n")
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror}") from error
    return counts


def _entry(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"line {number} is not JSON: {error}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("prompt"), str):
        raise UsageError(f'line {number} has no text in "prompt"; expected {{"id": …, "prompt": "…"}}')
    return {"id": entry.get("id", number), "prompt": entry["prompt"]}


def add_instances(pipeline: Pipeline, lines: list[str], name: str) -> dict[str, Any]:
    """Verifies and stores the instances of a file. Raises UsageError naming the first line that is wrong."""
    added = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            task = registry.task(str(entry["problem"]["task"]))
            problem = task.problem(entry["problem"])
            values = task.answer_values(problem, entry["answer"])
            pipeline.memory.add(task, problem, values, solved_by="file")
        except (ValueError, KeyError, TypeError, HybridError) as error:
            raise UsageError(f'{name}, line {number}: {error}; expected {{"problem": …, "answer": …}}; '
                             f"{added} instances before it were added") from error
        added += 1
    return {"added": added, **pipeline.memory.stats()}


def search(pipeline: Pipeline, text: str, k: int) -> Result:
    """The neighbours of a problem in memory, or, where the text holds none, what is described most like it."""
    parsed, entry = pipeline.parse(text)
    if entry is None:
        hits = pipeline.memory.search(text, k)
    else:
        task = registry.task(entry.task)
        hits = pipeline.memory.nearest(task, task.problem(entry.data), k, text=text)
    return Result(str(Verdict.ANSWERED), parsed.task, parsed.problem, message="" if hits else "nothing alike is stored",
                  receipt=parsed.receipt.to_json() if parsed.receipt else None,
                  retrieved=[hit.to_json() for hit in hits])
