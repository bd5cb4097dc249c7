"""Pieces of sentences that several tasks say alike.

Invariant: plain text in, plain text out; nothing here knows a task.

>>> listed(["a", "b", "c"])
'a, b and c'
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from solvers.errors import ProblemError


def listed(names: Sequence[str]) -> str:
    """One name or several, as a person lists them. At least one."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def cell_number(asked: str, wanted: str, names: Sequence[str]) -> int:
    """The place of `wanted` among the names of all cells, in order; asked: as the person wrote it.

    Raises ProblemError with the nearest names.
    """
    if wanted in names:
        return names.index(wanted)
    near = difflib.get_close_matches(wanted, names, n=3)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise ProblemError(f'no cell is called "{asked[:40]}".{hint} Cells are r1c1 (row 1, column 1) to {names[-1]}')
