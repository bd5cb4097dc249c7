"""Replies about a grid: one cell, one row, the size, which of two grids, whether a sign is a blank.

Invariant: a cell is put in, replaced or taken out only where reply or question name exactly one place for it.

    edited_grid(reading, "r3c9 is 7", at, "row 3 has 8 cells, expected 9")    the reading with 9 cells in row 3
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.frontend.assembly_grid import all_sizes, expected_edge
from agents.frontend.boards import boards
from agents.frontend.labels import BLANK as BLANK_LABEL
from agents.frontend.labels import CELL as CELL_LABEL
from agents.frontend.reading import Question, Reading
from agents.frontend.replies import (
    AFTER,
    BLANK,
    CELL,
    EXTRA,
    LAST,
    LINE,
    MIDDLE,
    PLACE,
    ROW,
    SIZE,
    UNCLEAR,
    VALUE,
    Piece,
    agrees,
    blank_sign,
    pieces,
)
from agents.frontend.spans import Row, Span
from agents.frontend.symbols import bare, number
from agents.frontend.wording import grids_of, named_task, stated_sizes

_CELLS = re.compile(r"\br(\d+)c(\d+)\b")
_ROWS = re.compile(r"\brow (\d+)\b")
SHOWN, A_BLANK, HOW_LARGE = "right as shown?", "Is that a blank?", "How large is the grid"
"""Questions of the assembly that a bare "yes", or a bare number, answers."""


@dataclass
class _Change:
    """What a reply says of one cell; None and 0 where it does not say it. beside: the place is next to that value."""

    row: int = 0
    place: int | None = None
    beside: str = ""
    value: Span | None = None
    extra: bool = False

    @property
    def complete(self) -> bool:
        return self.place is not None and (self.value is not None or self.extra)


def edited_grid(reading: Reading, reply: str, at: int, question: str) -> Reading | None:
    """The reading with what the reply says; None where it says nothing of the grid. Raises Question."""
    named = named_task(reading.text, grids_of(reading.tasks))
    accepted = named[1].sizes if named else all_sizes(grids_of(reading.tasks))
    if not accepted:
        return None
    told = {size for size in stated_sizes(reply) if size in accepted}
    several = boards(reading.spans.rows, accepted) if reading.spans.rows else []
    edge = 0 if len(several) > 1 else _edge(reading, accepted)
    found = pieces(reply, edge)
    if len(several) > 1:
        return _chosen(reading, several, found, told)
    settled = _settled(reading, reply, question, told | {
        piece.value for piece in found if HOW_LARGE in question and piece.kind == VALUE and piece.value in accepted})
    if settled is not None:
        return settled
    named_ones = [piece for piece in found if piece.kind != SIZE]
    if all(piece.kind == UNCLEAR for piece in named_ones):
        return _confirmed(reading, question, agrees(reply))
    return _with_cells(reading, named_ones, (reply, at), (question, edge)) if edge else None


def _settled(reading: Reading, reply: str, question: str, told: set[int]) -> Reading | None:
    """With the size, or the blank sign, that the reply tells."""
    return replace(reading, told=told.pop()) if len(told) == 1 else _blanks(reading, reply, question, agrees(reply))


def _with_cells(reading: Reading, found: Sequence[Piece], said: tuple[str, int], asked: tuple[str, int]) -> Reading:
    """With the rows and cells that the reply names. said: it and where it begins; asked: the question and the edge."""
    (reply, at), (question, edge) = said, asked
    unclear = next((piece for piece in found if piece.kind == UNCLEAR), None)
    if unclear is not None:
        raise Question(f'I cannot tell what "{reply[unclear.start:unclear.end]}" means here. Name the cell and its '
                       'value, e.g. "r3c9 is 7", or write the row in full.')
    rows = _Rows(reading, edge, question)
    lines = [piece for piece in found if piece.kind == LINE]
    if lines:
        rows.put_lines(lines, [piece for piece in found if piece.kind != LINE], reply, at)
    else:
        rows.change(_changes(found, reply, at, edge))
    return replace(reading, spans=replace(reading.spans, rows=rows.rows))


def _edge(reading: Reading, accepted: Sequence[int]) -> int:
    """The edge that the grid should have; 0 without cells."""
    lengths = [len(row.cells) for row in reading.spans.rows]
    total = sum(lengths)
    if not total:
        return 0
    if len(lengths) == 1:
        return min(accepted, key=lambda size: abs(size * size - total))
    root = math.isqrt(total)
    if root * root == total and root in accepted and all(length % root == 0 for length in lengths):
        return root
    return expected_edge(reading, lengths, accepted)


def _chosen(reading: Reading, several: Sequence, found: Sequence[Piece], told: set[int]) -> Reading | None:
    """One of several grids, by its place or its size."""
    places = {piece.place if piece.kind == PLACE else piece.value for piece in found if piece.kind in (PLACE, VALUE)}
    sizes = [k for k, board in enumerate(several, 1) if board.edge in told]
    wanted = set(sizes) if told else places
    if not wanted:
        return None
    at = wanted.pop()
    at = len(several) if at == LAST else at
    if wanted or not 1 <= at <= len(several):
        raise Question(f"I cannot tell which of the {len(several)} grids you mean. Say the first, or the last.")
    return replace(reading, spans=replace(reading.spans, rows=list(several[at - 1].rows)))


def _blanks(reading: Reading, reply: str, question: str, answer: bool | None) -> Reading | None:
    """With a sign that the person says is a blank."""
    said = blank_sign(reply)
    asked = [cell for cell in _named_cells(reading, question) if A_BLANK in question]
    if said is None and not (answer and asked):
        return None
    sign = said[0] if said else bare(asked[0].text)
    value = number(sign)
    mine = [cell for cell in reading.spans.cells if bare(cell.text) == bare(sign)]
    if not mine:
        return None
    if value and any(cell.label == CELL_LABEL and value <= math.isqrt(len(reading.spans.cells)) for cell in mine):
        raise Question(f'"{sign}" is a symbol of this grid. Which cells are blank? Please write their rows in full.')
    for cell in mine:
        cell.label, cell.certainty = BLANK_LABEL, 1.0
    return replace(reading, blanks=reading.blanks | {bare(sign)})


def _named_cells(reading: Reading, question: str) -> list[Span]:
    """The cells of a whole grid that the question names."""
    cells = reading.spans.cells
    edge = math.isqrt(len(cells))
    named = [(int(r) - 1) * edge + int(c) - 1 for r, c in _CELLS.findall(question)]
    return [cells[k] for k in dict.fromkeys(named) if edge * edge == len(cells) and 0 <= k < len(cells)]


def _confirmed(reading: Reading, question: str, answer: bool | None) -> Reading | None:
    """Yes to a grid that was read with doubt."""
    if answer is None or not question:
        return None
    if SHOWN in question and answer:
        named = [row.name for row in reading.spans.rows if row.name]
        for span in [*reading.spans.cells, *named, *reading.spans.coordinates]:
            span.certainty = 1.0
        return reading
    raise Question("Which cell is it, and what stands in it?")


def _changes(found: Sequence[Piece], reply: str, at: int, edge: int) -> list[_Change]:
    """The cells that a reply speaks of, in its order. Raises Question where two values or places compete."""
    changes = [_Change()]
    for piece in found:
        now = changes[-1]
        if piece.kind == CELL and now.place == piece.place and not now.row:  # "in the middle: r3c5"
            now.place = None
        taken = {ROW: now.row != 0, PLACE: now.place is not None, EXTRA: now.extra, VALUE: now.value is not None,
                 BLANK: now.value is not None, CELL: now.place is not None or now.row != 0}
        if taken[piece.kind]:
            if not now.complete:
                raise Question(f'"{reply.strip()}" can be read in more than one way. Name one cell and its value, e.g. '
                               f'"r1c{edge} is {edge}".')
            now = _Change(row=now.row if piece.kind in (PLACE, VALUE, BLANK) else 0)
            changes.append(now)
        now.row = piece.row or now.row
        if piece.kind in (CELL, PLACE):
            now.place, now.beside = (edge + 1) // 2 if piece.place == MIDDLE else piece.place, piece.beside
            if piece.place == MIDDLE and edge % 2 == 0:
                raise Question(f"A row of {edge} cells has no middle one. Which cell do you mean?")
        elif piece.kind in (VALUE, BLANK):
            text = reply[piece.start:piece.end]
            blank = piece.kind == BLANK or piece.value == 0
            now.value = Span(at + piece.start, at + piece.end, BLANK_LABEL if blank else CELL_LABEL, 1.0, text)
        elif piece.kind == EXTRA:
            now.extra = True
    return changes


class _Rows:
    """The rows of a grid under repair. A grid in one line is one row of `edge * edge` cells."""

    def __init__(self, reading: Reading, edge: int, question: str) -> None:
        rows = reading.spans.rows
        self.edge, self.question, self.reading = edge, question, reading
        cells = reading.spans.cells
        if len(cells) == edge * edge and all(len(row.cells) % edge == 0 for row in rows):
            names = [row.name for row in rows] if len(rows) == edge else [None] * edge
            self.rows = [Row(cells[k * edge:(k + 1) * edge], names[k]) for k in range(edge)]
        else:
            self.rows = [Row(list(row.cells), row.name) for row in rows]
        self.flat = len(self.rows) == 1

    @property
    def wrong(self) -> list[int]:
        """Rows, from 1, that have too few or too many cells."""
        return [k for k, row in enumerate(self.rows, 1) if len(row.cells) != self.edge]

    # Rows in full ------------------------------------------------------------------------------------------------

    def put_lines(self, lines: Sequence[Piece], others: Sequence[Piece], reply: str, at: int) -> None:
        """Puts rows in the place of others, or where one is missing."""
        names = [piece.row for piece in others if piece.kind == ROW]
        if len(lines) == 1 and not lines[0].row and len(names) == 1:
            lines, others = [replace(lines[0], row=names[0])], [piece for piece in others if piece.kind != ROW]
        if others or self.flat:
            raise Question("Please write the whole grid again, or name one cell and its value.")
        for line in lines:
            cells = [self._cell(reply[a:b], at + a) for a, b in line.signs]
            if len(self.rows) == self.edge - 1 and not self.wrong:
                where = self.edge if line.row == LAST else line.row
                if not 1 <= where <= self.edge:
                    raise Question("Which row is that? Say e.g. row 5, the first or the last.")
                self.rows.insert(where - 1, Row(cells))
                continue
            where = len(self.rows) if line.row == LAST else line.row or self._row_like(cells)
            if not 1 <= where <= len(self.rows):
                raise Question(f"I read {len(self.rows)} rows. Which of them is it?")
            self.rows[where - 1].cells = cells

    def _cell(self, text: str, start: int) -> Span:
        """A sign of a row; letters that are no symbol of the grid are blanks."""
        value = number(text)
        label = CELL_LABEL if value and (value <= self.edge or text.isdigit()) else BLANK_LABEL
        return Span(start, start + len(text), label, 1.0, text)

    def _row_like(self, cells: Sequence[Span]) -> int:
        """The one wrong row, where these cells are it with one put in or taken out. Raises Question."""
        wrong = self.wrong
        if len(wrong) == 1:
            new, old = (["." if cell.label == BLANK_LABEL else str(number(cell.text)) for cell in row]
                        for row in (cells, self.rows[wrong[0] - 1].cells))
            long, short = (new, old) if len(new) > len(old) else (old, new)
            if any(long[:k] + long[k + 1:] == short for k in range(len(long))):
                return wrong[0]
        raise Question("Which row is that? Say e.g. row 3.")

    # Single cells ------------------------------------------------------------------------------------------------

    def change(self, changes: Sequence[_Change]) -> None:
        """Puts in, replaces or takes out cells. Raises Question."""
        by_row: dict[int, list[_Change]] = {}
        for change in changes:
            self._complete(change)
            by_row.setdefault(change.row, []).append(change)
        for where, mine in by_row.items():
            cells, size = self.rows[where - 1].cells, self.edge**2 if self.flat else self.edge
            lacks = size - len(cells)
            placed = [(self._index(change, cells, size), change) for change in mine]
            if lacks > 0 and (lacks != len(mine) or any(change.extra for change in mine)):
                raise Question(f"row {where} lacks {lacks} cells. Please write it in full.")
            if lacks < 0 and (-lacks != len(mine) or not all(change.extra for change in mine)):
                raise Question(f"row {where} has {-lacks} cells too many. Which of them must go? Say e.g. "
                               f'"remove the last one", or write the row in full.')
            for index, change in sorted(placed, key=lambda pair: pair[0], reverse=lacks < 0):
                self._put(cells, index, change, lacks)

    def _complete(self, change: _Change) -> None:
        """Fills in what the question names. Raises Question for what nobody says."""
        named = [(int(r), int(c)) for r, c in dict.fromkeys(_CELLS.findall(self.question))]
        rows = [int(r) for r in dict.fromkeys(_ROWS.findall(self.question))]
        where = " or ".join(f"r{r}c{c}" for r, c in named[:2])
        what = f'"{change.value.text}"' if change.value else "it"
        if not change.row and change.place is None and len(named) == 1:
            change.row, change.place = named[0]
        if self.flat:
            if change.row and change.place is not None and change.place > 0 and not change.beside:
                change.place += (change.row - 1) * self.edge
            elif change.place not in (1, LAST) or change.row:
                raise Question(f"Where does {what} belong? Name its cell, e.g. r3c9.")
            change.row = 1
        if not change.row:
            wrong = self.wrong
            change.row = wrong[0] if len(wrong) == 1 else rows[0] if len(rows) == 1 and not named else 0
        change.row = len(self.rows) if change.row == LAST else change.row
        if not change.row and change.place is None:
            raise Question(f"Where does {what} belong{': ' + where if where else ''}? Name its cell, e.g. r3c9.")
        if not 1 <= change.row <= len(self.rows):
            raise Question(f"In which row does {what} belong? Name the cell, e.g. r3c9.")
        if change.place is None:
            raise Question(f"Where in row {change.row} does {what} belong? Name the cell, e.g. "
                           f"r{change.row}c{self.edge}.")
        if change.value is None and not change.extra:
            raise Question("What stands there? Name the value, or say that it is blank.")

    def _index(self, change: _Change, cells: Sequence[Span], size: int) -> int:
        """The index in the row as it shall be. Raises Question."""
        place = change.place or 0
        if change.beside:
            anchors = [k for k, cell in enumerate(cells) if cell.label == CELL_LABEL and number(cell.text) == place]
            if len(anchors) != 1:
                raise Question(f'"{place}" stands {len(anchors)} times in row {change.row}. Name the cell, e.g. '
                               f"r{change.row}c{self.edge}.")
            return anchors[0] + (1 if change.beside == AFTER else 0 if len(cells) < size else -1)
        last = len(cells) if len(cells) > size else size
        place = last if place == LAST else place
        if not 1 <= place <= last:
            raise Question(f"There is no place {place} in a row of {self.edge} cells.")
        return place - 1

    def _put(self, cells: list[Span], index: int, change: _Change, lacks: int) -> None:
        there = cells[index] if 0 <= index < len(cells) else None
        value = change.value
        if lacks > 0 and value is not None:
            same = there is not None and value.label == CELL_LABEL == there.label
            if same and there is not None and number(there.text) == number(value.text):
                raise Question(f"r{change.row}c{index + 1} is {there.text} already as I read the row. Which cell is "
                               "missing? Please write the row in full.")
            cells.insert(index, value)
        elif lacks < 0 and there is not None:
            if value is not None and number(value.text) != number(there.text):
                raise Question(f'The cell that shall go is "{there.text}", not "{value.text}". Please write the row in '
                               "full.")
            del cells[index]
        elif value is not None and there is not None and not change.extra:
            cells[index] = value
        else:
            raise Question("Which cell must change, and what stands in it? Say e.g. \"r3c9 is 7\".")
