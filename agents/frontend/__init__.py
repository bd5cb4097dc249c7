"""Text → problem by labelled spans: `FrontEnd.load().read(text)` gives a `Parse` with its receipt.

Invariant: importing this package imports neither torch nor transformers; the first use of a name does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agents.frontend.reader import FrontEnd
    from agents.frontend.receipt import CellSpan, Parse, Receipt

__all__ = ["CellSpan", "FrontEnd", "Parse", "Receipt"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("agents.frontend.reader" if name == "FrontEnd" else "agents.frontend.receipt"), name)
