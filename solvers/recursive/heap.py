"""Keeps the C library from handing large blocks back to the system after every tensor.

A pass makes and drops a dozen tensors of a megabyte or more. glibc gives such blocks back at once and faults them in
again, page by page, for the next tensor: a third of an inference pass on a CPU (docs/LOG.md).

Invariant: without glibc nothing happens; nothing but memory held and time changes.

    keep_blocks()
"""

from __future__ import annotations

import ctypes
from functools import cache

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
BLOCK = 32 << 20
"""The largest block glibc lets its heap serve; above, every block is mapped anew."""
HELD = 1 << 30
"""Free bytes at the top of the heap from which memory goes back to the system."""


@cache
def keep_blocks() -> None:
    """Once for the process; called by whatever runs the network."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # another C library, or no handle on it (Windows)
        return
    mallopt(M_MMAP_THRESHOLD, BLOCK)
    mallopt(M_TRIM_THRESHOLD, HELD)
