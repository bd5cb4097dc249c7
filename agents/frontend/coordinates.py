"""Lists of single cells: "r1c5=7", "row 1 column 5 is 7", "(1,5,7)" as labelled spans → entries.

Invariant: a span belongs to one entry; an entry that lacks a part stays incomplete, so that it can be asked about.

    "r1c2=5, r1c7=3"  →  (1, 2, 5), (1, 7, 3)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agents.frontend.labels import AT_COLUMN, AT_ROW, AT_VALUE
from agents.frontend.receipt import CellSpan
from agents.frontend.spans import Span
from agents.frontend.symbols import number, place


@dataclass(frozen=True)
class Part:
    """A span with the number that it denotes, None where it denotes none."""

    span: Span
    number: int | None


@dataclass(frozen=True)
class Entry:
    """One cell of a list; value is None where the text only names the cell."""

    row: Part | None
    column: Part | None
    value: Part | None

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for part in (self.row, self.column, self.value) if part)

    @property
    def order(self) -> tuple[int, ...]:
        """The labels of its parts in text order; the same for all entries of a sound list."""
        return tuple(part.span.label for part in sorted(self.parts, key=lambda part: part.span.start))

    @property
    def start(self) -> int:
        return min(part.span.start for part in self.parts)

    @property
    def end(self) -> int:
        return max(part.span.end for part in self.parts)

    def span(self, offset: int, symbol: Callable[[str], str]) -> CellSpan:
        """The entry in a receipt: it points to the value, or to the whole where no value is named."""
        row, column = (part.number if part else "?" for part in (self.row, self.column))
        if self.value is None:
            return CellSpan(f"r{row}c{column}", "", self.start + offset, self.end + offset)
        at = self.value.span
        return CellSpan(f"r{row}c{column}", symbol(at.text), at.start + offset, at.end + offset)


def read_entries(spans: Sequence[Span]) -> list[Entry]:
    """Groups the spans, which stand in text order: an entry ends once it has all three parts, or when one recurs."""
    entries: list[Entry] = []
    held: dict[int, Part] = {}
    for span in spans:
        if span.label in held or len(held) == 3:
            entries.append(_entry(held))
            held = {}
        held[span.label] = Part(span, number(span.text) if span.label == AT_VALUE else place(span.text))
    if held:
        entries.append(_entry(held))
    return entries


def _entry(held: dict[int, Part]) -> Entry:
    return Entry(held.get(AT_ROW), held.get(AT_COLUMN), held.get(AT_VALUE))
