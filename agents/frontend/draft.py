"""Text under construction with a label for every character, and choices that keep evaluation apart from training.

Invariant: `len(labels) == len(text)`; `final` is the label of the newline that the encoding adds at the
end. What is held out never occurs in a training text.

    draft = Draft(); draft.add("r"); draft.add("1", AT_ROW)      # text "r1"
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from agents.frontend.labels import DECORATION, EMPTY, EMPTY_END, END, INSIDE, OUTSIDE, SPAN_LABELS

T = TypeVar("T")
Kind_co = TypeVar("Kind_co", covariant=True)


@dataclass(frozen=True)
class Pool(Generic[Kind_co]):
    """Alternatives for one choice; `held` ones are for evaluation alone."""

    train: Sequence[Kind_co]
    held: Sequence[Kind_co] = ()

    def __add__(self: Pool[T], other: Pool[T]) -> Pool[T]:
        return Pool([*self.train, *other.train], [*self.held, *other.held])


@dataclass
class Dice:
    """A seeded source of choices for one item of the corpus."""

    rng: random.Random
    held_out: bool

    def pick(self, pool: Pool[T] | Sequence[T]) -> T:
        """One alternative; of a pool's held-out ones half the time where this item may use them."""
        if isinstance(pool, Pool):
            pool = pool.held if self.held_out and pool.held and self.rng.random() < 0.5 else pool.train
        return pool[self.rng.randrange(len(pool))]

    def chance(self, share: float) -> bool:
        return self.rng.random() < share


@dataclass
class Draft:
    """Grows piece by piece. intent: what the person wants; wish: the sentence that says so, where it is still to be
    said behind the data."""

    pieces: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    final: int = OUTSIDE
    intent: str = "solve"
    wish: str = ""

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, piece: str, label: int = OUTSIDE) -> None:
        """A span label marks the first character and INSIDE the rest; other labels mark every character."""
        rest = INSIDE if label in SPAN_LABELS else label
        self.pieces.append(piece)
        self.final = OUTSIDE if piece else self.final
        self.labels += [label, *[rest] * (len(piece) - 1)] if piece else []

    def separator(self, piece: str, closes_empty: bool = False) -> None:
        """A separator within a row; it closes a cell that has nothing in it where `closes_empty`."""
        labels = [DECORATION] * len(piece)
        if closes_empty:
            labels[_first_sign(piece)] = EMPTY
        self.pieces.append(piece)
        self.labels += labels

    def row_end(self, piece: str, closes_empty: bool = False, ends_text: bool = False) -> None:
        """What stands between a row's last cell and the next row, or the end of the text.

        With `closes_empty` its first sign closes an empty cell.
        """
        whole = piece + "\n" if ends_text else piece
        if not whole:
            return
        labels = [DECORATION] * len(whole)
        labels[_row_end(whole)] = END
        if closes_empty:
            at = _first_sign(whole)
            labels[at] = EMPTY_END if labels[at] == END else EMPTY
        self.pieces.append(piece)
        self.labels += labels[: len(piece)]
        self.final = labels[-1] if ends_text else OUTSIDE


@dataclass(frozen=True)
class Item:
    """One text of the corpus with everything that is known of it.

    labels: (characters + 1,) of its characters and of the newline that the encoding adds. expect: "parsed", "ask" or
    "refused" where the text alone decides, "any" elsewhere. form: "grid", "map", "table", "series", or "" without
    data. problem: the fields of the JSON form that the text states, without the task.
    """

    text: str
    labels: Sequence[int]
    intent: str
    expect: str
    form: str = ""
    problem: Mapping[str, Any] = field(default_factory=dict)


def _first_sign(piece: str) -> int:
    """Where the first sign that is no space (but perhaps a newline or tab) stands; 0 where there is none."""
    return next((i for i, char in enumerate(piece) if char != " "), 0)


def _row_end(piece: str) -> int:
    """Which character ends the row: a newline before a slash before a bracket before other signs before a space."""
    for kind in ("\n", "/", ";", "])}", ",", "|"):
        at = next((i for i, char in enumerate(piece) if char in kind), -1)
        if at >= 0:
            return at
    return _first_sign(piece)
