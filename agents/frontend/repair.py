"""A question and the person's reply → the problem, or the next question: only what the reply names is changed.

The labels of the first text are kept, the reply edits them ("r3c9 is 7" puts a cell into row 3, "W2 can hold 30" adds a
capacity) and the same assembly judges the result. Words are read by patterns (`replies`), not by the network.

Invariant: a value that came by a reply points to characters of the reply; a reply with two readings changes nothing.

    repaired(reading, asked, "the missing one is a 7 at the end")    a Parse; None where the reply says nothing of it
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agents.frontend.assembly import KINDS, assemble, assemble_replied
from agents.frontend.labels import SIGN
from agents.frontend.reading import Question, Reading
from agents.frontend.receipt import CellSpan, Parse
from agents.frontend.repair_forms import edited_map, edited_table
from agents.frontend.repair_grid import edited_grid
from agents.frontend.replies import asks
from agents.frontend.spans import Row, Span, Spans
from agents.frontend.wording import named_task
from solvers.task import MapForm, TableForm

Edit = Callable[[Reading, str, int, str], Reading | None]
"""(what was read, the reply, where in the text it begins, the question) → with the reply's values; None where the reply
says nothing of the problem. Raises Question where it has two readings."""
MOST_REPLY = 2000
"""Characters of a reply; what is longer is no repair but a text of its own."""


def repaired(reading: Reading, asked: Parse, reply: str) -> Parse | None:
    """The problem that the replies complete, or what is still to be asked; None where the last reply does not answer.

    reading: of the first text alone; earlier replies are in `asked`. A reply that is not enough by itself ("it's a 7")
    is read again together with the next one ("at the end").
    """
    if len(reply) > MOST_REPLY or asks(reply):
        return None
    whole = "\n".join((reading.text, *asked.replies, reply))
    state = _on(reading, whole)
    parse, unclear, answered = assemble(reading), "", False
    pending = end = len(reading.text) + 1  # where the replies begin that are still to be understood
    for said in (*asked.replies, reply):
        start, end = end, end + len(said)
        state = replace(state, text=whole[:end], part=whole[:end])  # what is said later is not known yet
        done, unclear = _heard(state, (pending, start), end, parse.message)
        other = _other_task(state, parse, said) if done is None and not unclear else None
        done = other or done
        answered = done is not None or bool(unclear)
        end += 1
        if done is not None:
            state, parse = done, assemble_replied(done)
        pending = pending if unclear else end
    if not answered or parse.status == "refused":
        return None
    if unclear:
        parse = replace(parse, status="ask", problem=None, message=f"{unclear} (I had asked: {parse.message})")
    return replace(parse, intent=asked.intent, replies=(*asked.replies, reply))


def _heard(state: Reading, starts: tuple[int, int], end: int, question: str) -> tuple[Reading | None, str]:
    """The reading that a reply leads to, read from the first of these starts that makes sense, or what is unclear."""
    unclear = ""
    for start in dict.fromkeys(starts):
        try:
            done = _edit(state)(state, state.text[start:end], start, question)
        except Question as error:
            unclear = unclear or str(error)
            continue
        if done is not None:
            return done, ""
    return None, unclear


def of_reply_alone(parse: Parse, asked: Parse, text: str, reply: str) -> Parse:
    """The reading of a reply that is a problem of its own, with its spans where the reply stands."""
    shift = sum(len(said) + 1 for said in (text, *asked.replies))
    receipt = parse.receipt and replace(parse.receipt, cells=tuple(
        CellSpan(cell.cell, cell.value, cell.start + shift, cell.end + shift) for cell in parse.receipt.cells))
    return replace(parse, receipt=receipt, replies=(*asked.replies, reply))


def _other_task(state: Reading, asked: Parse, said: str) -> Reading | None:
    """For a task of the same form that the reply names in place of the one asked about: "it is a latin square"."""
    named = named_task(said, state.tasks)
    forms = [type(form) for task, form in state.tasks if asked.task in (None, task.name)]
    if named is None or named[0].name == asked.task or type(named[1]) not in forms:
        return None
    return replace(state, tasks=[named])


def _edit(reading: Reading) -> Edit:
    """The edit for the form of the data."""
    for form, _, labels, enough in KINDS:
        if sum(mark.label in labels for mark in reading.marks) >= enough:
            if form is MapForm:
                return edited_map
            return edited_table if form is TableForm else _no_edit
    return edited_map if any(mark.label == SIGN for mark in reading.marks) else edited_grid


def _no_edit(_reading: Reading, _reply: str, _at: int, _question: str) -> None:
    return None


def _on(reading: Reading, text: str) -> Reading:
    """The same labels on a text that goes on, with offsets from its beginning."""
    def moved(span: Span) -> Span:
        return Span(span.start + reading.offset, span.end + reading.offset, span.label, span.certainty, span.text)

    spans = reading.spans
    rows = [Row([moved(cell) for cell in row.cells], moved(row.name) if row.name else None) for row in spans.rows]
    others = [[moved(span) for span in part] for part in (spans.coordinates, spans.column_names, spans.strays)]
    return replace(reading, text=text, part=text, offset=0, spans=Spans(rows, *others),
                   marks=[moved(mark) for mark in reading.marks])
