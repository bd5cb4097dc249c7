"""A FAISS inner-product index of one task's vectors: derived from the store, never the truth.

A file is one line of JSON (which store, task, embedder and rows it is of, and the checksum of the rest), then the
index as FAISS writes it. It is replaced as a whole, so that a reader sees the old one or the new one.

Invariant: an index loaded from a file is one that was saved for this store, task and embedder, byte for byte;
anything else counts as missing and is rebuilt.

>>> index = TaskIndex(label, 256)
>>> index.add(rows, vectors, state)                             # (n,) int64, (n, 256) float32
>>> index.search(vector, k=3)
[(17, 0.998), (4, 0.91), (9, 0.87)]
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from retrieval.store import State

FORMAT = 1
SUFFIX = ".faiss"
LEFTOVER_SECONDS = 3600
"""Age from which an unfinished file was left by a process that was killed."""
MAX_HEADER = 10_000
NOTHING = State(0, 0, "")


@dataclass(frozen=True)
class Label:
    """What an index is of: the store's `vectors_id`, the task, the embedder."""

    vectors: str
    task: str
    embedder: str

    def path(self, folder: Path) -> Path:
        """Task names are the users' own: quoted, they cannot leave the folder."""
        return folder / f"{quote(self.task, safe='')}@{quote(self.embedder, safe='+')}{SUFFIX}"


class TaskIndex:
    """Vectors by row number. `state` tells which rows of the store it reflects; `unsaved` counts rows since saved."""

    def __init__(self, label: Label, dimension: int, index: Any = None, state: State = NOTHING) -> None:
        import faiss

        self.label = label
        self.faiss = index or faiss.IndexIDMap(faiss.IndexFlatIP(dimension))
        self.state = state
        self.unsaved = 0

    def add(self, rows: NDArray[np.int64], vectors: NDArray[np.float32], state: State) -> None:
        """Appends (n,) int64 rows with their (n, d) float32 vectors; afterwards the index reflects `state`."""
        if len(rows):
            self.faiss.add_with_ids(np.ascontiguousarray(vectors), rows)
        self.unsaved += max(len(rows), 1)
        self.state = state

    def search(self, vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """Up to k (row, inner product) pairs, the greatest first, for a (d,) float32 vector."""
        k = min(k, self.faiss.ntotal)
        if k < 1:
            return []
        similar, rows = self.faiss.search(vector[None], k)
        return list(zip(rows[0].tolist(), similar[0].tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Replaces the file atomically. Raises OSError."""
        import faiss

        body = faiss.serialize_index(self.faiss).tobytes()
        header = {"format": FORMAT, **asdict(self.label), "state": list(self.state),
                  "sha256": hashlib.sha256(body).hexdigest()}
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".tmp", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(header).encode() + b"\n" + body)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self.label.path(folder))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        self.unsaved = 0
        _sweep(folder)


def saved_state(folder: Path, label: Label) -> State | None:
    """The state that the saved file says it reflects, without reading its vectors; None where there is none."""
    try:
        with label.path(folder).open("rb") as file:
            return _header(file.readline(MAX_HEADER), label)[0]
    except (OSError, ValueError):
        return None


def load(folder: Path, label: Label, dimension: int) -> TaskIndex | None:
    """The saved index, or None where it is missing, damaged, or of another store, task or embedder."""
    import faiss

    try:
        with label.path(folder).open("rb") as file:
            state, sha256 = _header(file.readline(MAX_HEADER), label)
            body = file.read()
        if hashlib.sha256(body).hexdigest() != sha256:
            return None
        index = faiss.deserialize_index(np.frombuffer(body, np.uint8))
    except (OSError, ValueError, RuntimeError):  # RuntimeError: FAISS of a version that cannot read it
        return None
    return TaskIndex(label, dimension, index, state) if index.d == dimension else None


def discard(folder: Path, task: str | None = None) -> None:
    """Deletes the saved index files of a task, or of all tasks."""
    wanted = "" if task is None else f"{quote(task, safe='')}@"
    for path in folder.glob(f"*{SUFFIX}"):
        if path.name.startswith(wanted):
            path.unlink(missing_ok=True)


def _header(line: bytes, label: Label) -> tuple[State, str]:
    """Raises ValueError where the line is not a header of this label."""
    header = json.loads(line)
    expected = {"format": FORMAT, **asdict(label)}
    if not isinstance(header, dict) or {name: header.get(name) for name in expected} != expected:
        raise ValueError("an index of something else")
    count, last, last_id = header.get("state") or (None, None, None)
    if not (isinstance(count, int) and isinstance(last, int) and isinstance(last_id, str)):
        raise ValueError("a header without its state")
    return State(count, last, last_id), str(header.get("sha256"))


def _sweep(folder: Path) -> None:
    for path in folder.glob("*.tmp"):
        try:
            if time.time() - path.stat().st_mtime > LEFTOVER_SECONDS:
                path.unlink()
        except OSError:  # another process was quicker
            continue
