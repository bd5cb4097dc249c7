"""Memory: verified instances, found again exactly (up to symmetry) or by similarity of structure and words.

Invariant: importing this package loads neither faiss nor sentence-transformers; they load on first use.

>>> from retrieval import Memory
>>> memory = Memory(None)                                       # nothing on disk
>>> memory.add(task, problem, values, solved_by="exact:sat")
'sudoku-0c1e5a…'
>>> memory.recall(task, relabelled_and_turned_problem)          # (cells,) int16 values of *that* problem
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.retrieve import Hit as Hit
    from retrieval.retrieve import Memory as Memory
    from retrieval.vectorstore import InstanceVectorStore as InstanceVectorStore

_WHERE = {
    "Memory": "retrieval.retrieve",
    "Hit": "retrieval.retrieve",
    "InstanceVectorStore": "retrieval.vectorstore",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
