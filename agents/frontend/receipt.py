"""What the front-end hands over: the problem it read, with the characters behind every cell, or a question.

Invariant: every cell of a parsed problem has exactly one span, and the characters of the span denote its value.

    Parse(status="parsed", intent="solve", task="latin-v0", problem={...}, message="", receipt=Receipt(...))
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class CellSpan:
    """cell: as r1c1; value: the symbol, "." for a blank; start, end: character offsets in the text.

    A cell with nothing in it ("5,,3") points to the separator that closes it; at the very end of a text that is the
    empty span behind the last character.
    """

    cell: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Receipt:
    """rows: the grid as read; confidence: of its least certain token, 0 to 1; notes: what a person should know."""

    rows: tuple[str, ...]
    cells: tuple[CellSpan, ...]
    confidence: float
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Parse:
    """status: "parsed", "ask" or "refused"; message: the question or what can be done here, "" where parsed.

    problem: the JSON form of the task. receipt: also with "ask", as far as something was read. replies: what the person
    said to earlier questions about the text; offsets then count in `source(text)`.
    """

    status: str
    intent: str
    task: str | None
    problem: dict[str, Any] | None
    message: str
    receipt: Receipt | None
    replies: tuple[str, ...] = ()

    def source(self, text: str) -> str:
        """The first text with every reply on lines of its own: what the offsets of the receipt count in."""
        return "\n".join((text, *self.replies))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
