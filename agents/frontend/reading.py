"""What the assembly of every form works on, and what it answers with while something must still be asked.

Invariant: a `Draft` of a problem has one receipt cell for every value in it.

    raise Question("row 3 has 8 cells, expected 9", receipt)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agents.frontend.chances import Chances
from agents.frontend.receipt import CellSpan, Receipt
from agents.frontend.spans import Span, Spans
from agents.frontend.wording import FormTasks, shorten, stated_sizes


class Question(Exception):
    """What must be asked before the text can be a problem; `receipt` is what was read so far."""

    def __init__(self, message: str, receipt: Receipt | None = None) -> None:
        super().__init__(message)
        self.receipt = receipt


@dataclass(frozen=True)
class Reading:
    """One text with its labels: what `assemble` decides about.

    part: the characters of the text that were labelled, from `offset` on; spans and marks count from there. intent:
    from the pooled head. needed: the certainty that every token of the data must have. told: the size that the person
    gave when asked; blanks: signs that the person said are blanks. chances: what the network holds of every token.
    """

    text: str
    part: str
    spans: Spans
    marks: Sequence[Span]
    intent: str
    tasks: FormTasks
    needed: float
    offset: int = 0
    told: int | None = None
    blanks: frozenset[str] = frozenset()
    chances: Chances = field(default_factory=lambda: Chances(()), compare=False, repr=False)

    @property
    def sizes(self) -> set[int]:
        """Edge lengths that the text states; the one that the person gave when asked stands above them."""
        return stated_sizes(self.text) if self.told is None else {self.told}

    def cell(self, name: str, value: str, span: Span) -> CellSpan:
        """The receipt's entry for a value that stands at this span."""
        return CellSpan(name, value, span.start + self.offset, span.end + self.offset)


@dataclass(frozen=True)
class Assembled:
    """The fields of a problem's JSON form, without the task, and the receipt."""

    data: dict[str, Any]
    receipt: Receipt


def sure(reading: Reading, used: Sequence[tuple[str, Span]], receipt: Receipt, what: str) -> None:
    """Raises Question where a token of the data was labelled with too little certainty."""
    name, span = min(used, key=lambda pair: pair[1].certainty)
    if span.certainty < reading.needed:
        raise Question(f'I am not sure that I read the {what} rightly, least of all {name}, which I take from '
                       f'"{shorten(span.text)}". Please send the {what} alone, in a plain layout.', receipt)


def lost_sign(part: str, numbers: Sequence[Span]) -> str:
    """The first number with a minus touching it that its span leaves out; "" if none."""
    for span in numbers:
        before = part[max(0, span.start - 2): span.start]
        if before[-1:] in ("-", "−") and not before[:-1].isalnum() and span.text[:1].isdigit():
            return part[span.start - 1: span.end]
    return ""


def stray_digits(part: str, first: int, last: int, claimed: Sequence[Span]) -> str:
    """The first run of digits in [first, last) that no span claims and that is no unit such as m3; "" if none."""
    at = first
    for span in [*claimed, None]:
        end = min(span.start, last) if span else last
        while at < end:
            if part[at].isdecimal() and not (at and part[at - 1].isalpha()):
                stop = at
                while stop < end and part[stop].isdecimal():
                    stop += 1
                return part[at:stop]
            at += 1
        at = max(at, span.end) if span else at
    return ""
