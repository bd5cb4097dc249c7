"""Tasks and solvers by name: one decorator registers, one call finds.

Registration of a task runs a self-test, so that a task whose verifier accepts corrupted answers, or whose own
generator breaks its rules, never gets in. Duplicates raise. Entry points `hybrid.tasks` and `hybrid.solvers`
name modules (or objects in modules) whose import registers; they are loaded on first use.

Invariant: `task(name)` returns an object that passed `self_test`.

    @register_task("latin-v0")
    class Latin(GridTask): ...

    @register_solver("latin-v0", stage="exact:backtrack")
    def backtrack(problem): ...            # (cells,) values, or None
"""

from __future__ import annotations

import sys
import threading
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

import numpy as np

from solvers.errors import HybridError, ProblemError, RegistryError, UsageError, did_you_mean
from solvers.problem import Problem, Proposal, Values
from solvers.task import Task
from solvers.verify import verify

NETWORK_STAGES = ("recursion", "restarts", "branching")
"""The stages of the recursive network in the order of the cascade; `network` stands for all of them."""

BUILT_IN = ("solvers.tasks.sudoku", "solvers.tasks.maze", "solvers.tasks.allocation", "solvers.tasks.anomaly")


class Solver(Protocol):
    """Anything that proposes answers for a batch of problems of one task."""

    @property
    def stage(self) -> str:
        """The name shown as `solved_by`."""
        ...

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        """One proposal a problem, in order. Raises nothing for a hard problem: a solver that fails abstains."""
        ...


@runtime_checkable
class Improver(Solver, Protocol):
    """A solver that can start from an answer known already."""

    def improve(self, task: Task, problems: Sequence[Problem], hints: Sequence[Values | None]) -> list[Proposal]:
        """As `propose`; hints: for each problem the best verified answer so far, or None."""
        ...


@dataclass(frozen=True)
class FunctionSolver:
    """A user's function of one problem as a Solver."""

    stage: str
    function: Callable[[Problem], Values | None]

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [Proposal(self._one(problem), self.stage) for problem in problems]

    def _one(self, problem: Problem) -> Values | None:
        values = self.function(problem)
        return None if values is None else np.asarray(values)


_tasks: dict[str, Task] = {}
_solvers: dict[str, list[Solver]] = {}
_plugins: list[str] = []
_loading = threading.RLock()
_loaded = False

T = TypeVar("T", bound=Task)
F = TypeVar("F", bound=Callable[[Problem], Values | None])


def register_task(name: str) -> Callable[[type[T]], type[T]]:
    """Class decorator: makes one instance, tests it and files it under `name`. Raises RegistryError."""

    def register(cls: type[T]) -> type[T]:
        with _loading:
            if name in _tasks:
                raise RegistryError(f'a task "{name}" is registered already; choose another name, e.g. "{name}-2"')
            task: Task = cls()
            task.name = name
            if not task.title:
                type(task).title = name
            self_test(task)
            _tasks[name] = task
        return cls

    return register


def register_solver(task_name: str, stage: str) -> Callable[[F], F]:
    """Function decorator: `problem -> values or None` becomes a stage of the task's cascade."""

    def register(function: F) -> F:
        add_solver(task_name, FunctionSolver(stage, function))
        return function

    return register


def add_solver(task_name: str, solver: Solver) -> None:
    """Files a solver under its task. Raises RegistryError for a stage that the task already has."""
    with _loading:
        mine = _solvers.setdefault(task_name, [])
        if solver.stage in NETWORK_STAGES or any(other.stage == solver.stage for other in mine):
            raise RegistryError(f'task "{task_name}" already has a stage "{solver.stage}"; name yours otherwise')
        mine.append(solver)


def task(name: str) -> Task:
    """The task of that name. Raises RegistryError with the nearest known name."""
    _load()
    if name not in _tasks:
        raise RegistryError(f'no task is called "{name}". {did_you_mean(name, _tasks)}')
    return _tasks[name]


def tasks() -> list[Task]:
    """All registered tasks in the order of their registration."""
    _load()
    return list(_tasks.values())


def solvers(task_name: str) -> list[Solver]:
    """The solvers registered for a task beside its network, in the order of their registration."""
    _load()
    return list(_solvers.get(task_name, []))


def _load() -> None:
    """Imports the built-in tasks and the installed extensions, once."""
    global _loaded
    if _loaded:
        return
    with _loading:
        if _loaded:
            return
        _loaded = True
        for module in BUILT_IN:
            import_module(module)
        for group in ("hybrid.tasks", "hybrid.solvers"):
            for point in metadata.entry_points(group=group):
                point.load()


def load_plugin(plugin: str) -> None:
    """Registers what a module (by name) or a Python file (by path) holds. Raises UsageError where it cannot be loaded.

    Modules of the current folder count too, as for `python -m`.
    """
    try:
        if plugin.endswith(".py"):
            _load_file(Path(plugin).resolve())
        else:
            if str(Path.cwd()) not in sys.path:
                sys.path.insert(0, str(Path.cwd()))
            import_module(plugin)
    except HybridError:
        raise
    except Exception as error:  # whatever the user's file raises: it is told, not traced
        raise UsageError(f'plugin "{plugin}" cannot be loaded ({type(error).__name__}: {error}); expected a '
                         'module name or a file, such as "examples/latin_square.py"') from error
    if plugin not in _plugins:
        _plugins.append(plugin)


def plugins() -> list[str]:
    """What `load_plugin` loaded: worker processes load the same."""
    return list(_plugins)


def _load_file(path: Path) -> None:
    """Loads a file once a process: loading it again would register its tasks twice."""
    name = f"hybrid_plugin_{path.stem}_{zlib.crc32(str(path).encode()):08x}"
    if name in sys.modules:
        return
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path} is not a Python file")
    sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(sys.modules[name])
    except BaseException:
        del sys.modules[name]
        raise


def self_test(task: Task, samples: int = 2) -> None:
    """Round trips, the generator's answers pass, corrupted answers are rejected. Raises RegistryError."""

    def demand(holds: bool, what: str) -> None:
        if not holds:
            raise RegistryError(f'task "{task.name}" failed its self-test: {what}')

    for i in range(samples):
        try:
            problem, values = task.item(0, i)
            again = task.problem(problem.data)
            back = task.answer_values(problem, task.answer_data(problem, values))
        except HybridError as error:
            raise RegistryError(f'task "{task.name}" failed its self-test: {error}') from error
        demand(problem.task == task.name, f'its problems say task "{problem.task}"')
        demand(np.array_equal(again.givens, problem.givens), "problem(data) does not rebuild the givens")
        demand(np.array_equal(back, values), "answer_values(answer_data(values)) is not values")
        demand(verify(task, problem, values).valid, "the generator's answer breaks the task's own rules")
        demand(len(task.signature(problem)) == len(task.signature(again)), "signature has no fixed length")
        demand(bool(task.describe(problem)) and bool(task.render(problem, values)), "nothing to show a person")
        demand(bool(task.facts(problem, values)), "no facts about a solution")
        open_cells = np.flatnonzero(problem.givens < 0)
        wrong = values.copy()
        wrong[open_cells] = (wrong[open_cells] + 1) % problem.candidates
        demand(not len(open_cells) or not verify(task, problem, wrong).valid, "a corrupted answer passes its rules")
        _demand_rejection(task, demand)


def _demand_rejection(task: Task, demand: Callable[[bool, str], None]) -> None:
    try:
        task.problem({"task": task.name})
    except ProblemError:
        return
    except Exception as error:  # any other exception would reach a person as a traceback
        demand(False, f"problem({{}}) raised {type(error).__name__}, expected ProblemError")
    demand(False, "problem() accepts empty data")
