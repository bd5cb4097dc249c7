"""Training instances: examples of a file, or generated from seeds and kept beside the run.

Both come as JSON lines `{"problem": …, "answer": …}`, so a generated pool is an example file like any other.

Invariant: every instance in a pool keeps its task's rules and givens; a line that does not is an error that names
the line. Line i of a generated pool depends on the seed and i alone.

    pool = Pool.read(task, Path("examples.jsonl"));  pool.draw(rng)   # (shape index, row)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from solvers import registry
from solvers.errors import HybridError, UsageError
from solvers.problem import Problem, Values
from solvers.recursive.graph import Boards, by_shape
from solvers.task import Task
from solvers.verify import verify

CHUNK = 200

Instance = tuple[Problem, Values]


@dataclass
class Shelf:
    """All instances of one shape: `boards` of the problems and `answers` (rows, cells) int64."""

    boards: Boards
    answers: Tensor


@dataclass
class Pool:
    """Instances sorted by shape; `rows` counts them."""

    shelves: list[Shelf]

    @classmethod
    def of(cls, instances: list[Instance], device: str = "cpu") -> Pool:
        shelves = []
        for positions in by_shape([problem for problem, _ in instances]).values():
            answers = np.stack([instances[i][1] for i in positions]).astype(np.int64)
            boards = Boards.of([instances[i][0] for i in positions], device)
            shelves.append(Shelf(boards, torch.from_numpy(answers).to(device)))
        return cls(shelves)

    @property
    def rows(self) -> int:
        return sum(len(shelf.answers) for shelf in self.shelves)


def read_instances(task: Task, path: Path) -> list[Instance]:
    """Reads and verifies an example file. Raises UsageError naming the line."""
    instances: list[Instance] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not splitlines: JSON strings may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path.name}: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            problem = task.problem(entry["problem"])
            values = task.answer_values(problem, entry["answer"])
        except (ValueError, KeyError, TypeError, HybridError) as error:
            raise UsageError(f'{path.name}, line {number}: {error}; expected {{"problem": …, "answer": …}}') from error
        check = verify(task, problem, values)
        if not check.valid:
            raise UsageError(f"{path.name}, line {number}: the answer is wrong: {check.broken[0]}")
        instances.append((problem, values))
    if not instances:
        raise UsageError(f"{path.name} holds no examples")
    return instances


def generate(task_name: str, path: Path, count: int, seed: int, report: Callable[[int, int], None]) -> None:
    """Writes `count` instances (rounded up to whole chunks) from the task's generator, in order, on all cores."""
    chunks = range(-(-count // CHUNK))
    done = 0
    with path.with_suffix(".tmp").open("w", encoding="utf-8") as file:
        for lines in _chunks(task_name, seed, chunks):
            file.writelines(lines)
            done += len(lines)
            report(min(done, count), count)
    path.with_suffix(".tmp").rename(path)


def _chunks(task_name: str, seed: int, chunks: range) -> Iterable[list[str]]:
    jobs = [(task_name, seed, chunk) for chunk in chunks]
    if len(jobs) == 1:
        yield _chunk(jobs[0])
        return
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_load_plugins,
                             initargs=(registry.plugins(),)) as pool:
        yield from pool.map(_chunk, jobs)


def _load_plugins(plugins: list[str]) -> None:
    for plugin in plugins:
        registry.load_plugin(plugin)


def _chunk(job: tuple[str, int, int]) -> list[str]:
    task_name, seed, chunk = job
    task = registry.task(task_name)
    return [instance_line(task, *instance) + "\n" for instance in task.training_chunk(seed, chunk, CHUNK)]


def instance_line(task: Task, problem: Problem, values: Values) -> str:
    return json.dumps({"problem": dict(problem.data), "answer": task.answer_data(problem, values)})
