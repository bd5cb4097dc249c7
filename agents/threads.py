"""Conversations with a name, kept in one SQLite file: what was said (LangGraph checkpoints), and the problem at hand.

The problem at hand lies in a namespace of its own beside the messages of its thread, so one deletion takes both.

Invariant: what is deleted is overwritten in the file, not only unlinked; a thread is there as long as it holds either.

    threads = Threads(Path("threads.sqlite3"))
    threads.keep("sunday", {"task": "maze", …});  threads.state("sunday");  threads.delete("sunday")
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from solvers.errors import StoreError

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver

_SPACE = "session"
"""Namespace of the problem at hand."""
_ONE = "1"
"""Its one checkpoint: each state replaces the one before."""


class Threads:
    """The conversations of one workspace. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file. Raises StoreError."""
        from langgraph.checkpoint.sqlite import SqliteSaver

        self._path = path
        with self._readable():
            self._db = sqlite3.connect(path, check_same_thread=False)
            saver = SqliteSaver(self._db)
            saver.setup()
            self._db.execute("PRAGMA secure_delete = ON")
        self._saver = saver

    @property
    def saver(self) -> BaseCheckpointSaver:
        """Where agents keep their messages."""
        return self._saver

    def names(self) -> list[str]:
        """Every thread, the one used last first."""
        with self._readable(), self._saver.cursor(transaction=False) as cursor:
            rows = cursor.execute("SELECT thread_id FROM checkpoints GROUP BY thread_id ORDER BY MAX(rowid) DESC")
            return [name for (name,) in rows.fetchall()]

    def state(self, name: str) -> dict[str, Any] | None:
        """What was kept last of the problem at hand."""
        with self._readable():
            found = self._saver.get_tuple({"configurable": {"thread_id": name, "checkpoint_ns": _SPACE}})
        return found.checkpoint["channel_values"].get(_SPACE) if found is not None else None

    def keep(self, name: str, state: Mapping[str, Any]) -> None:
        """Keeps the problem at hand of a thread, plain JSON, in place of the one before."""
        from langgraph.checkpoint.base import empty_checkpoint

        checkpoint = empty_checkpoint()
        checkpoint["id"], checkpoint["channel_values"] = _ONE, {_SPACE: dict(state)}
        place = {"configurable": {"thread_id": name, "checkpoint_ns": _SPACE}}
        with self._readable():
            self._saver.put(cast(Any, place), checkpoint, cast(Any, {}), {})

    def delete(self, name: str) -> bool:
        """Deletes all of a thread at once; False where there is none."""
        if name not in self.names():
            return False
        with self._readable():
            self._saver.delete_thread(name)
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else the log beside the file still holds the words
        return True

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"the conversations in {self._path.name} cannot be read or written ({error}); "
                             "move the file away to begin anew") from error
