"""Every error that hybrid raises on purpose, in one tree.

    HybridError
    ├── ProblemError      the data cannot be a problem (or an answer) of its task
    ├── RegistryError     unknown or duplicate name, or a task that fails its self-test
    ├── WeightsError      weights missing, damaged, or made for another network
    ├── StoreError        the instance store cannot be read or written
    ├── ModelError        a language model is missing or cannot be used
    ├── UsageError        wrong arguments or an unreadable file
    └── StoppedError      a person ended the work

Invariant: a message says what was seen, what was expected and what to do, and is fit to be shown to a person.

>>> raise ProblemError('row 3 has 8 cells, expected 9: "53..7..."')
Traceback (most recent call last):
solvers.errors.ProblemError: row 3 has 8 cells, expected 9: "53..7..."
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class HybridError(Exception):
    """Root of the tree; `str(error)` is a sentence for a person."""


class ProblemError(HybridError):
    """The data cannot be a problem, or an answer, of its task."""


class RegistryError(HybridError):
    """Unknown or duplicate name, or a registration whose self-test failed."""


class WeightsError(HybridError):
    """Weights are missing, damaged, or belong to another network."""


class StoreError(HybridError):
    """The instance store cannot be read or written."""


class ModelError(HybridError):
    """A language model is missing or cannot be used."""


class UsageError(HybridError):
    """Wrong arguments or an unreadable file."""


class StoppedError(HybridError):
    """A person ended the work."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that lists the known names, the nearest first.

    >>> did_you_mean("sudoko", ["sudoku", "maze"])
    'Did you mean "sudoku"? Known: maze, sudoku.'
    """
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    return f"{hint}Known: {', '.join(names) or 'none'}."
