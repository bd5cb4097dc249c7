"""The instance store: verified (problem, answer) pairs in one SQLite file, the source of truth of retrieval.

The file runs in WAL mode with `synchronous=FULL`: a transaction is on the disk before `add` returns (about half a
millisecond), so neither a killed process nor a power cut loses an acknowledged instance, and SQLite itself rolls
back what was unfinished at the next open. Several processes and threads may share the file; WAL needs a local disk.

Embedding vectors lie beside their instances, by the name of the embedder that made them. They are derived: losing
them costs time, never an instance.

Invariant: one row an id, and an id names a problem up to the symmetries of its task; rows are never renumbered.

>>> store = Store(None)                                         # in memory
>>> store.add([instance])
>>> store.find("sudoku-0c1e5a…").answer
{'grid': '534678912…'}
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from solvers.errors import StoreError

FILE_NAME = "instances.sqlite3"
APPLICATION_ID = 0x48594D49
"""Marks the file as ours ("HYMI"), so that another program's database is never written to."""
SCHEMA_VERSION = 1
BUSY_SECONDS = 10.0
"""How long a writer waits for another process before it gives up."""
MAX_JSON = 1_000_000
"""Characters of one problem, answer or list of values."""
MAX_NAME = 100
"""Characters of a task's or a stage's name."""
MAX_TEXT = 500
"""Characters kept of a description and of a person's words."""
CHUNK = 500
"""Numbers bound in one statement; SQLite's oldest default limit is 999."""

SCHEMA = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    # AUTOINCREMENT: a row number is never used twice, so an index can tell by (count, last row) what it lacks.
    """CREATE TABLE instances (
        row INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        task TEXT NOT NULL,
        problem TEXT NOT NULL,
        answer TEXT NOT NULL,
        canonical_values TEXT NOT NULL,
        description TEXT NOT NULL,
        words TEXT NOT NULL,
        solved_by TEXT NOT NULL,
        created TEXT NOT NULL
    )""",
    "CREATE INDEX instances_of_task ON instances (task)",
    """CREATE TABLE vectors (
        row INTEGER NOT NULL REFERENCES instances ON DELETE CASCADE,
        embedder TEXT NOT NULL,
        vector BLOB NOT NULL,
        PRIMARY KEY (row, embedder)
    )""",
)
COLUMNS = "id, task, problem, answer, canonical_values, description, words, solved_by, created, row"
PUT_VECTOR = "INSERT OR REPLACE INTO vectors SELECT row, ?, ? FROM instances WHERE "


@dataclass(frozen=True)
class Instance:
    """A verified pair as it is stored.

    id: names the problem up to symmetry, e.g. "sudoku-" and 32 hex digits.
    problem, answer: their JSON forms, in the key order in which the task wrote them.
    values: the answer's candidates in canonical form, `cells` integers.
    words: what the person said beside the data, for the embedding.
    created: UTC, ISO 8601; row: its place in the store; both are set by the store.
    """

    id: str
    task: str
    problem: Mapping[str, Any]
    answer: Mapping[str, Any]
    values: Sequence[int]
    description: str
    words: str
    solved_by: str
    created: str = ""
    row: int = 0


class State(NamedTuple):
    """What a task's rows are: equal states mean equal rows, even after a backup was put back."""

    count: int
    last: int
    last_id: str


class Store:
    """One open instance store. Safe to share between threads; a forked process opens its own."""

    def __init__(self, path: Path | None) -> None:
        """Opens or creates the file; None keeps everything in memory. Raises StoreError."""
        self._lock = threading.RLock()
        self._name = path.name if path else "in memory"
        with self._readable_errors():
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            # A bit that flipped inside a text must not make its neighbours unreadable.
            self._db.text_factory = lambda text: text.decode(errors="replace")
            try:
                self._prepare(path is not None)
            except BaseException:
                self._db.close()
                raise

    def _prepare(self, on_disk: bool) -> None:
        self._check_owner()  # before the first pragma that writes
        self._db.execute("PRAGMA foreign_keys = ON")
        if on_disk:
            self._switch_to_wal()
        self._db.execute("PRAGMA synchronous = FULL")
        with self.transaction():
            if self._check_owner():  # again under the lock: another process may have created it meanwhile
                return
            for statement in SCHEMA:
                self._db.execute(statement)
            self._db.execute("INSERT INTO about VALUES ('vectors', ?)", (uuid.uuid4().hex,))
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _check_owner(self) -> bool:
        """True for a store of ours, False for an empty file; raises StoreError for anything else."""
        tables = self._one("SELECT count(*) FROM sqlite_master")[0]  # first: tables and marks appear together
        owner, version = self._one("PRAGMA application_id")[0], self._one("PRAGMA user_version")[0]
        if owner == APPLICATION_ID and version == SCHEMA_VERSION:
            return True
        if owner == APPLICATION_ID:
            raise StoreError(f"{self._name} has format {version}, this program reads {SCHEMA_VERSION}: "
                             "update the program, or choose another workspace folder (HYBRID_HOME)")
        if owner or tables:
            raise StoreError(f"{self._name} is a database of another program; "
                             "choose another workspace folder (HYBRID_HOME)")
        return False

    def _switch_to_wal(self) -> None:
        """SQLite does not wait by itself where two processes switch a new file at the same moment."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    # Errors and transactions ------------------------------------------------------------------------------

    @contextmanager
    def _readable_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # primary code; the rest is detail
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise self._damaged(error) from error
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreError(f"another process has kept the instance store busy for {BUSY_SECONDS:.0f} seconds; "
                                 "wait for it or stop it, then try again") from error
            raise StoreError(f"the instance store {self._name} cannot be used ({error}): check that the workspace "
                             "folder (HYBRID_HOME) exists, is writable and has free space") from error
        except OSError as error:
            raise StoreError(f"the workspace folder (HYBRID_HOME) cannot be used ({error.strerror}): "
                             "choose a writable folder") from error

    def _damaged(self, seen: object) -> StoreError:
        return StoreError(
            f"the instance store {self._name} is damaged ({seen}). Nothing was deleted. Stop the program, move "
            f"{self._name}* out of the workspace folder (HYBRID_HOME) and put a backup in its place; without one "
            "the program starts with an empty memory")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on the disk when it ends. Not to be nested."""
        with self._lock, self._readable_errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
        with self._lock, self._readable_errors():
            return self._db.execute(sql, arguments).fetchall()

    def _one(self, sql: str, *arguments: Any) -> tuple[Any, ...]:
        return self._rows(sql, *arguments)[0]

    # Instances --------------------------------------------------------------------------------------------

    def add(
        self, instances: Sequence[Instance], embedder: str = "", vectors: Sequence[NDArray[np.float32]] = ()
    ) -> None:
        """Stores instances in one transaction; those whose id is known already stay as they were.

        vectors: none, or one (d,) float32 an instance, made by `embedder`. Raises StoreError.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [(*_columns(instance), now) for instance in instances]
        with self.transaction():
            self._db.executemany(
                "INSERT INTO instances (id, task, problem, answer, canonical_values, description, words, solved_by,"
                " created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING", rows)
            if len(vectors):
                made = [(embedder, _blob(v), i.id) for i, v in zip(instances, vectors, strict=True)]
                self._db.executemany(PUT_VECTOR + "id = ?", made)

    def find(self, id: str) -> Instance | None:
        """The instance of that id; None where there is none or its row cannot be read."""
        return next(_readable(self._rows(f"SELECT {COLUMNS} FROM instances WHERE id = ?", id)), None)

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids that are stored."""
        return {r[0] for part in _parts(ids)
                for r in self._rows(f"SELECT id FROM instances WHERE id IN ({_marks(part)})", *part)}

    def at(self, rows: Sequence[int]) -> dict[int, Instance]:
        """The readable instances at these rows."""
        return {i.row: i for part in _parts(rows) for i in
                _readable(self._rows(f"SELECT {COLUMNS} FROM instances WHERE row IN ({_marks(part)})", *part))}

    def of_task(self, task: str) -> Iterator[Instance]:
        """The readable instances of a task, in the order of their rows."""
        rows = [r[0] for r in self._rows("SELECT row FROM instances WHERE task = ? ORDER BY row", task)]
        for part in _parts(rows):
            yield from self.at(part).values()

    def forget(self, id: str) -> str | None:
        """Deletes an instance with its vectors; returns its task, or None where it was not stored."""
        with self.transaction():
            gone = self._db.execute("SELECT task FROM instances WHERE id = ?", (id,)).fetchone()
            self._db.execute("DELETE FROM instances WHERE id = ?", (id,))
        return gone[0] if gone else None

    def state(self, task: str, upto: int | None = None) -> State:
        """The state of a task's rows, or of those with numbers up to `upto`."""
        last = np.iinfo(np.int64).max if upto is None else upto
        mine = "FROM instances WHERE task = ? AND row <= ?"
        row = self._one(f"SELECT count(*), coalesce(max(row), 0), (SELECT id {mine} ORDER BY row DESC LIMIT 1) {mine}",
                        task, int(last), task, int(last))
        return State(row[0], row[1], row[2] or "")

    def counts(self, column: str) -> dict[str, int]:
        """Instances by "task" or by "solved_by"."""
        if column not in ("task", "solved_by"):
            raise ValueError(f'"{column}" is not counted; expected "task" or "solved_by"')
        return dict(self._rows(f"SELECT {column}, count(*) FROM instances GROUP BY 1 ORDER BY 1"))

    def check(self) -> None:
        """Reads the whole file and raises StoreError where SQLite finds damage."""
        found = self._one("PRAGMA quick_check(1)")[0]
        if found != "ok":
            raise self._damaged(found)

    # Vectors ----------------------------------------------------------------------------------------------

    def put_vectors(self, embedder: str, made: Iterable[tuple[int, NDArray[np.float32]]]) -> None:
        """Files (row, (d,) float32) pairs; rows that were forgotten meanwhile are left out."""
        with self.transaction():
            self._db.executemany(PUT_VECTOR + "row = ?", [(embedder, _blob(v), row) for row, v in made])

    def vectors_id(self) -> str:
        """Random; changes when vectors are dropped: an index made with another one is of no use, in any process."""
        return self._one("SELECT value FROM about WHERE name = 'vectors'")[0]

    def drop_vectors(self) -> None:
        """Forgets every vector; they are made again when they are needed."""
        with self.transaction():
            self._db.execute("DELETE FROM vectors")
            self._db.execute("UPDATE about SET value = ? WHERE name = 'vectors'", (uuid.uuid4().hex,))

    def vectors(
        self, task: str, embedder: str, dimension: int, between: tuple[int, int]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Rows (n,) int64, first < row <= last, and their vectors (n, d) float32."""
        found = self._rows(
            "SELECT i.row, v.vector FROM instances i JOIN vectors v ON v.row = i.row AND v.embedder = ?"
            " WHERE i.task = ? AND i.row > ? AND i.row <= ? AND length(v.vector) = ? ORDER BY i.row",
            embedder, task, *between, 4 * dimension)
        rows = np.array([row for row, _ in found], np.int64)
        return rows, np.frombuffer(b"".join(v for _, v in found), "<f4").reshape(-1, dimension).astype(np.float32)

    def without_vector(self, task: str, embedder: str, dimension: int, after: int) -> Iterator[Instance]:
        """The readable instances in rows beyond `after` that lack a vector of this embedder."""
        rows = [r[0] for r in self._rows(
            "SELECT i.row FROM instances i LEFT JOIN vectors v ON v.row = i.row AND v.embedder = ?"
            " WHERE i.task = ? AND i.row > ? AND (v.vector IS NULL OR length(v.vector) <> ?) ORDER BY i.row",
            embedder, task, after, 4 * dimension)]
        for part in _parts(rows):
            yield from self.at(part).values()

    def close(self) -> None:
        with self._lock:
            self._db.close()


def _columns(instance: Instance) -> tuple[str, ...]:
    """The columns from id to solved_by, of bounded length. Raises StoreError."""
    try:
        problem, answer, values = (json.dumps(x, ensure_ascii=False, allow_nan=False) for x in
                                   (dict(instance.problem), dict(instance.answer), list(instance.values)))
    except (TypeError, ValueError) as error:
        raise StoreError(f"the {instance.task} instance is not plain JSON ({error}); the task's data may hold text, "
                         "numbers, lists and dicts only") from error
    for what, text, limit in (("problem", problem, MAX_JSON), ("answer", answer, MAX_JSON),
                              ("list of values", values, MAX_JSON), ("task name", instance.task, MAX_NAME),
                              ("stage name", instance.solved_by, MAX_NAME)):
        if len(text) > limit:
            raise StoreError(f"the {what} has {len(text)} characters, the store takes {limit}; "
                             "split the problem or do not remember it")
    return (instance.id, instance.task, problem, answer, values, instance.description[:MAX_TEXT],
            instance.words[:MAX_TEXT], instance.solved_by)


def _readable(rows: Iterable[tuple[Any, ...]]) -> Iterator[Instance]:
    """Instances of rows in the order of COLUMNS; a row whose JSON was damaged is as good as absent."""
    for id, task, *texts, description, words, solved_by, created, row in rows:
        try:
            problem, answer, values = map(json.loads, texts)
        except ValueError:
            continue
        if isinstance(problem, dict) and isinstance(answer, dict) and isinstance(values, list):
            yield Instance(id, task, problem, answer, values, description, words, solved_by, created, row)


def _blob(vector: NDArray[np.float32]) -> bytes:
    return vector.astype("<f4").tobytes()  # little-endian everywhere: the file may move between machines


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[i:i + CHUNK] for i in range(0, len(items), CHUNK))


def _marks(items: Sequence[Any]) -> str:
    return ",".join("?" * len(items))
