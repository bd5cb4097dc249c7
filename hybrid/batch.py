"""Many problems of one task from a file, through the cascade, to JSON lines.

Invariant: output line i is the result of input problem i; a line that is not a problem gets status `ask` with
its place, and the others go on.

    hybrid batch sudoku boards.csv --out results.jsonl --stages network
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from rich.table import Table

from hybrid.machine import loads
from hybrid.result import Result, from_outcome
from solvers.cascade import MEMORY, Cascade
from solvers.errors import HybridError, ProblemError, UsageError
from solvers.problem import Problem, Verdict
from solvers.task import Task

if TYPE_CHECKING:
    from retrieval import Memory

CHUNK = 1000
"""Problems in memory at once; also how often results are written."""
MAX_LINE = 20_000_000


@dataclass
class Summary:
    """Counts of one batch. latencies: ms of solving and verifying a problem, a batch's time shared equally."""

    problems: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    seconds: float = 0.0
    steps: int = 0

    def add(self, result: Result) -> None:
        self.problems += 1
        self.verdicts[result.status] += 1
        if result.solved_by:
            self.stages[result.solved_by] += 1
        self.steps += result.trace.get("steps", 0)
        self.latencies.append(result.timings_ms.get("solve", 0.0) + result.timings_ms.get("verify", 0.0))

    def to_json(self) -> dict[str, Any]:
        p50, p95 = np.percentile(self.latencies or [0.0], [50, 95])
        return {"problems": self.problems, "verdicts": dict(self.verdicts), "solved_by": dict(self.stages),
                "seconds": round(self.seconds, 3),
                "problems_per_second": round(self.problems / max(self.seconds, 1e-9), 1),
                "p50_ms": round(float(p50), 2), "p95_ms": round(float(p95), 2), "network_steps": self.steps}

    def table(self) -> Table:
        facts = self.to_json()
        table = Table("what", "count", "share", box=None, padding=(0, 2, 0, 0))
        for name, count in [*self.verdicts.most_common(), *((f"  by {s}", c) for s, c in self.stages.most_common())]:
            table.add_row(name, str(count), f"{count / max(self.problems, 1):.2%}")
        table.add_row("problems", str(self.problems), f"{facts['problems_per_second']} a second")
        table.add_row("p50 / p95", f"{facts['p50_ms']} ms", f"{facts['p95_ms']} ms")
        return table


@dataclass(frozen=True)
class BatchRequest:
    """source: the problems. target: the results. stages: see `Cascade.chosen`. limit: only the first problems."""

    source: Path
    target: Path
    stages: str = "all"
    limit: int | None = None


def run_batch(cascade: Cascade, request: BatchRequest, memory: Memory | None = None) -> Summary:
    """Solves the file's problems and writes a result line for each. memory: where solved ones are added.

    Raises UsageError.
    """
    cascade.chosen(request.stages)  # an unknown stage is told before any work
    summary, started = Summary(), perf_counter()
    beside = request.target.with_name(request.target.name + ".part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            for entries in _chunks(read_problems(cascade.task, request.source, request.limit)):
                for result in _solve(cascade, entries, request.stages, memory):
                    summary.add(result)
                    file.write(json.dumps(result.to_json(), ensure_ascii=False) + "\n")
        beside.replace(request.target)
    except OSError as error:
        raise UsageError(f"cannot write {request.target}: {error.strerror}") from error
    summary.seconds = perf_counter() - started
    return summary


@dataclass(frozen=True)
class _Entry:
    """A problem, or what is wrong with its line."""

    line: int
    problem: Problem | None
    message: str = ""


def read_problems(task: Task, path: Path, limit: int | None = None) -> Iterator[_Entry]:
    """One problem a line: JSON, or the task's own line form. A first line that is no problem but whose fields
    are words is taken for a header. Raises UsageError for a file that cannot be read."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            count = 0
            for number, line in enumerate(file, 1):
                text = line.strip()
                if not text or (number == 1 and _is_header(task, text)):
                    continue
                yield _read_line(task, number, text)
                count += 1
                if count == limit:
                    return
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}; expected a file with one problem a line") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not text in UTF-8 (byte {error.start}); expected one problem a line") from error


def _is_header(task: Task, text: str) -> bool:
    head = text.split(",", maxsplit=1)[0].strip()
    return head.isalpha() and head.islower() and _read_line(task, 1, text).problem is None


def _read_line(task: Task, number: int, text: str) -> _Entry:
    if len(text) > MAX_LINE:
        return _Entry(number, None, f"line {number} has {len(text):,} characters, expected at most {MAX_LINE:,}")
    try:
        data = loads(text) if text.startswith("{") else task.from_line(text)
        if not isinstance(data, dict):
            raise ProblemError(f"expected a JSON object a line for {task.title}")
        if data.get("task", task.name) != task.name:
            raise ProblemError(f'the line is for task "{data["task"]}", this batch is for "{task.name}"')
        return _Entry(number, task.problem(data))
    except (ValueError, RecursionError) as error:
        return _Entry(number, None, f"line {number} is not JSON: {error}")
    except HybridError as error:
        return _Entry(number, None, f"line {number}: {error}")


def _solve(cascade: Cascade, entries: Sequence[_Entry], stages: str, memory: Memory | None) -> Iterator[Result]:
    task = cascade.task
    problems = [entry.problem for entry in entries if entry.problem is not None]
    outcomes = cascade.solve(problems, stages)
    if memory is not None:
        solved = [(p, o.values) for p, o in zip(problems, outcomes, strict=True)
                  if o.values is not None and o.verdict.settled and o.solved_by != MEMORY]
        memory.add_many(task, solved, solved_by="batch")
    left = iter(outcomes)
    for entry in entries:
        if entry.problem is None:
            yield Result(str(Verdict.ASK), task.name, message=entry.message)
        else:
            yield from_outcome(task, entry.problem, next(left))


def _chunks(entries: Iterator[_Entry]) -> Iterator[list[_Entry]]:
    chunk: list[_Entry] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
