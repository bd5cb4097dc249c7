"""What the rest of the house calls: remember verified instances, recall the same one, find similar ones.

    recall    the same problem up to the symmetries of its task: one key lookup, no model, no index
    nearest   similar problems by structure and words: FAISS
    search    by words alone

Invariant: nothing is stored that `verify` did not pass, and nothing is returned that it does not pass now: a damaged
or forged row is no hit.

>>> memory = Memory(folder)
>>> memory.add(task, problem, values, solved_by="recursion", text="the one from my newspaper")
'sudoku-0c1e5a…'
>>> memory.recall(task, the_same_turned_and_relabelled)         # (81,) int16: its own answer
>>> memory.nearest(task, other, k=1)[0].similarity
0.87
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from retrieval import index as indexes
from retrieval.embed import Embedder, Vector, words_of
from retrieval.index import Label, TaskIndex
from retrieval.store import FILE_NAME, Instance, Store
from solvers import registry
from solvers.errors import ProblemError, RegistryError, StoreError
from solvers.problem import Problem, Values
from solvers.task import Canonical, Task
from solvers.verify import verify

INDEX_FOLDER = "indexes"
MAX_HITS = 100
SAVE_EVERY = 500
"""Rows that an index may be ahead of its file; the store brings a file that is behind up to date."""


@dataclass(frozen=True)
class Hit:
    """A stored instance and how similar it is: an inner product of unit vectors, 1.0 for the same."""

    id: str
    similarity: float
    task: str
    problem: dict[str, Any]
    answer: dict[str, Any]
    solved_by: str
    description: str

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


class Memory:
    """One workspace's memory. Threads may share it; other processes open their own on the same folder."""

    def __init__(self, folder: Path | None, use_text_model: bool = True, allow_download: bool = False) -> None:
        """folder: where the store and its indexes live, made if need be; None: in memory, nothing on disk.

        allow_download: whether the text model may be fetched from the hub where no package brings it.
        Raises StoreError.
        """
        self._store = Store(folder / FILE_NAME if folder else None)
        self._folder = folder / INDEX_FOLDER if folder else None
        self._embedder = Embedder(use_text_model, allow_download)
        self._indexes: dict[str, TaskIndex] = {}
        self._lock = threading.RLock()
        self._not_saved: str | None = None

    # Exactly the same -------------------------------------------------------------------------------------

    def recall(self, task: Task, problem: Problem) -> Values | None:
        """(cells,) int16 answer of the same problem up to symmetry, moved onto this one and verified, or None.

        Raises StoreError where the store cannot be read.
        """
        canonical = _form(task, problem)
        found = self._store.find(_id(task, canonical))
        if found is None or found.task != task.name:
            return None
        try:
            stored = np.asarray(found.values, np.int16)
        except (TypeError, ValueError, OverflowError):
            return None
        if stored.shape != (problem.cells,) or stored.min() < 0 or stored.max() >= problem.candidates:
            return None
        values = canonical.restored(stored)
        return values if verify(task, problem, values).valid else None

    def id_of(self, task: Task, problem: Problem) -> str:
        """The id under which this problem is, or would be, stored."""
        return _id(task, _form(task, problem))

    # Similar ----------------------------------------------------------------------------------------------

    def nearest(self, task: Task, problem: Problem, k: int = 3, text: str = "") -> list[Hit]:
        """Up to k (at most 100) stored instances of the task, the most similar first; text: the person's words."""
        if k < 1 or not self._store.state(task.name).count:
            return []  # an empty memory answers without loading a model
        return self._hits(task, self._embedder.embed(task, problem, text), k)

    def search(self, text: str, k: int = 3, task: Task | None = None) -> list[Hit]:
        """Up to k instances whose description and words are most like the text (cosine), of one or all tasks.

        Raises ModelError without a text model.
        """
        tasks = [task] if task else self._registered()[0]
        query = self._embedder.embed_words(text)
        hits = [hit for each in tasks for hit in self._hits(each, query, k)]
        return sorted(hits, key=lambda hit: -hit.similarity)[:k]

    def _hits(self, task: Task, vector: Vector, k: int) -> list[Hit]:
        with self._lock:
            found = self._synced(task).search(vector, min(k, MAX_HITS))
        instances = self._store.at([row for row, _ in found])
        return [_hit(instances[row], similarity) for row, similarity in found
                if row in instances and _verifies(task, instances[row])]

    # Remember and forget ----------------------------------------------------------------------------------

    def add(self, task: Task, problem: Problem, values: Values, *, solved_by: str, text: str = "") -> str:
        """Verifies and stores one instance; returns its id, or that of the same one known already.

        When it returns, the instance is on the disk. Raises ProblemError for an answer that breaks a rule, StoreError
        for one that cannot be stored.
        """
        return self.add_many(task, [(problem, values)], solved_by=solved_by, text=text)[0]

    def add_many(
        self, task: Task, pairs: Sequence[tuple[Problem, Values]], *, solved_by: str, text: str = ""
    ) -> list[str]:
        """Like `add` for many, in one transaction: all are stored, or none. Returns the ids in order."""
        instances: dict[str, tuple[Instance, Problem]] = {}
        ids = []
        words = words_of(text)
        for problem, values in pairs:
            instance = _instance(task, problem, np.asarray(values), solved_by, words)
            instances.setdefault(instance.id, (instance, problem))
            ids.append(instance.id)
        known = self._store.known(list(instances))
        fresh = [pair for id, pair in instances.items() if id not in known]
        if fresh and self._embedder.ready:  # otherwise the next `nearest` embeds: storing never waits for a model
            vectors = [self._embedder.embed(task, problem, words) for _, problem in fresh]
            self._store.add([instance for instance, _ in fresh], self._embedder.name, vectors)
        elif fresh:
            self._store.add([instance for instance, _ in fresh])
        return ids

    def forget(self, id: str) -> bool:
        """Deletes an instance and every index that holds its vector; False where it was not stored."""
        task = self._store.forget(id)
        if task is None:
            return False
        with self._lock:
            self._indexes.pop(task, None)
            self._discard(task)
        return True

    # Care -------------------------------------------------------------------------------------------------

    def warm(self) -> None:
        """Loads the text model now, so that no query waits for it."""
        self._embedder.load()

    def stats(self) -> dict[str, Any]:
        """Counts, the state of each task's index and of the text model; names no path. Loads nothing."""
        by_task = self._store.counts("task")
        return {
            "instances": sum(by_task.values()),
            "by_task": by_task,
            "by_stage": self._store.counts("solved_by"),
            "index": {name: self._index_state(name) for name in by_task},
            "index_not_saved": self._not_saved,
            "text_model": self._text_model(),
            "on_disk": self._folder is not None,
        }

    def rebuild(self) -> dict[str, Any]:
        """Checks the store for damage and makes every vector and index again, e.g. after a task changed its signature.

        Returns {"instances": how many of each task, "skipped": tasks no longer registered, "text_model": its state}.
        Raises StoreError.
        """
        with self._lock:
            self._store.check()
            self._store.drop_vectors()
            self._indexes.clear()
            self._discard(None)
            tasks, skipped = self._registered()
            indexed = {task.name: self._synced(task).faiss.ntotal for task in tasks}
            self._save()
        return {"instances": indexed, "skipped": skipped, "text_model": self._text_model()}

    def close(self) -> None:
        """Saves the indexes and closes the store. Not calling it loses no instance."""
        with self._lock:
            self._save()
            self._indexes.clear()
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # The index follows the store --------------------------------------------------------------------------

    def _synced(self, task: Task) -> TaskIndex:
        """The task's index, holding every row that the store holds now. Call with the lock held."""
        label = self._label(task.name)
        dimension = self._embedder.dimension
        state = self._store.state(task.name)
        index = self._indexes.get(task.name)
        if index is not None and (index.label, index.state) == (label, state):
            return index
        if index is None and self._folder:
            index = indexes.load(self._folder, label, dimension)
        if index is None or index.label != label or self._store.state(task.name, index.state.last) != index.state:
            index = TaskIndex(label, dimension)  # missing, damaged, rebuilt elsewhere, or a row was forgotten
        self._indexes[task.name] = index
        if index.state == state:
            return index
        after = index.state.last
        self._embed_missing(task, label.embedder, dimension, after)
        rows, vectors = self._store.vectors(task.name, label.embedder, dimension, (after, state.last))
        index.add(rows, vectors, state)
        if index.unsaved >= SAVE_EVERY:
            self._save()
        return index

    def _embed_missing(self, task: Task, embedder: str, dimension: int, after: int) -> None:
        made = []
        for instance in self._store.without_vector(task.name, embedder, dimension, after):
            try:
                problem = task.problem(instance.problem)
            except ProblemError:  # stored by another version of the task: found by no one, lost by no one
                continue
            made.append((instance.row, self._embedder.embed(task, problem, instance.words)))
        if made:
            self._store.put_vectors(embedder, made)

    def _save(self) -> None:
        """Saves what is ahead of its file. A file that cannot be written costs time at the next start, no more."""
        for index in self._indexes.values():
            if self._folder and index.unsaved:
                try:
                    index.save(self._folder)
                    self._not_saved = None
                except OSError as error:
                    self._not_saved = error.strerror or type(error).__name__

    def _discard(self, task: str | None) -> None:
        if self._folder:
            try:
                indexes.discard(self._folder, task)
            except OSError as error:
                raise StoreError(f"an index file cannot be deleted ({error.strerror}): check that the workspace folder "
                                 "(HYBRID_HOME) is writable; the store itself is up to date") from error

    def _label(self, task: str) -> Label:
        return Label(self._store.vectors_id(), task, self._embedder.name)

    def _registered(self) -> tuple[list[Task], list[str]]:
        """The tasks of the stored instances, and the names that no registered task has."""
        known, missing = [], []
        for name in self._store.counts("task"):
            try:
                known.append(registry.task(name))
            except RegistryError:
                missing.append(name)
        return known, missing

    def _index_state(self, task: str) -> str:
        index = self._indexes.get(task)
        state = index.state if index else None
        if state is None and self._folder and self._embedder.ready:
            state = indexes.saved_state(self._folder, self._label(task))
        if state is None:
            return "built on first use"
        return "ready" if state == self._store.state(task) else "behind, follows on first use"

    def _text_model(self) -> str:
        if not self._embedder.ready:
            return "loaded on first use"
        return self._embedder.name if self._embedder.reason is None else f"off: {self._embedder.reason}"


def _form(task: Task, problem: Problem) -> Canonical:
    """The task's canonical form; where it has none, the problem as it stands."""
    form = task.canonical(problem)
    if form is not None:
        return form
    # The order of keys stays: it may be the order of the cells.
    key = json.dumps(dict(problem.data), ensure_ascii=False, default=str)
    return Canonical(f"as it stands: {key}", np.arange(problem.cells), np.arange(problem.candidates))


def _id(task: Task, form: Canonical) -> str:
    """The same in every store: the task's name and 128 bits of the form's hash."""
    return f"{task.name}-{hashlib.sha256(form.key.encode()).hexdigest()[:32]}"


def _instance(task: Task, problem: Problem, values: Values, solved_by: str, words: str) -> Instance:
    if problem.task != task.name:
        raise ProblemError(f'the problem is of task "{problem.task}", expected "{task.name}"')
    check = verify(task, problem, values)
    if not check.valid:
        raise ProblemError(f"only verified answers are remembered: {'; '.join(check.broken[:3])}")
    form = _form(task, problem)
    return Instance(
        id=_id(task, form), task=task.name, problem=problem.data, answer=task.answer_data(problem, values),
        values=form.stored(values).tolist(), description=task.describe(problem), words=words, solved_by=solved_by)


def _verifies(task: Task, instance: Instance) -> bool:
    try:
        problem = task.problem(instance.problem)
        return verify(task, problem, task.answer_values(problem, instance.answer)).valid
    except ProblemError:
        return False


def _hit(instance: Instance, similarity: float) -> Hit:
    return Hit(instance.id, min(similarity, 1.0), instance.task, dict(instance.problem), dict(instance.answer),
               instance.solved_by, instance.description)
