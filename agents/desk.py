"""The desk where problems lie while they are worked on: language models handle ids, never the data.

Invariant: an id always means the same problem; old problems leave the desk, ids are not used again.

>>> desk = Desk()
>>> desk.put("sudoku", {"task": "sudoku", "grid": "1..............."}, "please solve 1...")
'p1'
>>> desk.get("p1").task
'sudoku'
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from solvers.errors import ProblemError

CAPACITY = 1000
"""Problems kept; the oldest leave first."""


@dataclass(frozen=True)
class Entry:
    """One problem on the desk. data: its JSON form. text: the words of the person from which it was read."""

    id: str
    task: str
    data: Mapping[str, Any]
    text: str


class Desk:
    """Problems by id; safe to share between threads."""

    def __init__(self, capacity: int = CAPACITY):
        self.capacity = capacity
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._numbers = count(1)
        self._lock = threading.Lock()

    def put(self, task: str, data: Mapping[str, Any], text: str) -> str:
        """Lays a problem on the desk and gives its id, e.g. "p1"."""
        with self._lock:
            entry = Entry(f"p{next(self._numbers)}", task, data, text)
            self._entries[entry.id] = entry
            while len(self._entries) > self.capacity:
                self._entries.popitem(last=False)
        return entry.id

    def clear(self) -> None:
        """Every problem leaves."""
        with self._lock:
            self._entries.clear()

    def get(self, id: str) -> Entry:
        """The problem of that id. Raises ProblemError that lists the newest ids."""
        with self._lock:
            entry = self._entries.get(id)
            newest = list(self._entries)[-5:]
        if entry is None:
            known = f"the newest are {', '.join(newest)}" if newest else "none has been read yet"
            raise ProblemError(f'no problem has the id "{id[:40]}"; {known}')
        return entry
