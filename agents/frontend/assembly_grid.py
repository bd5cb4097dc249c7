"""Labelled cells or a list of single cells → a square grid of symbols, or a question.

Invariant: a grid has exactly the labelled cells, in their order; every count was checked; every value is the text of
its span; the givens do not contradict each other.

    grid_from(reading, named)    (task, Assembled({"grid": "1....2....3....4"}, …))
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from agents.frontend.boards import boards, printed_board, which_board
from agents.frontend.coordinates import Entry, read_entries
from agents.frontend.grid_order import arranged
from agents.frontend.grid_said import check_said
from agents.frontend.grid_stream import notes_in
from agents.frontend.labels import BLANK, CELL, EMPTY, EMPTY_END
from agents.frontend.reading import Assembled, Question, Reading
from agents.frontend.receipt import CellSpan, Receipt
from agents.frontend.spans import Row, Span
from agents.frontend.symbols import HAN_BLANKS, bare, blanks_in, can_be_blank, fold, number, place, row_named
from agents.frontend.wording import GridTasks, grids_of, no_data, rule_of, shorten, sizes_said
from solvers.errors import ProblemError
from solvers.task import GridForm, Task

BLANK_SIGN = "."
MANY = 20
"""Blanks among which one of another sign is odd."""
ODD = 4
"""Written blanks for each empty cell from which the empty ones are odd."""
_LETTER_SIGNS = HAN_BLANKS | set("xon")
"""Letters that people write for blanks."""
FEW_SIGNS = 4
"""Signs of blanks that the receipt names."""
LIST_OF_CELLS = 3
"""Cells named beside a grid from which they count as a second problem; fewer are mentions, which change nothing."""

Found = tuple[Task, Assembled]


def grid_from(reading: Reading, named: tuple[Task, GridForm] | None) -> Found | None:
    """The task and its grid; None where the text only mentions cells, or holds none. Raises Question."""
    spans, intent = reading.spans, reading.intent
    tasks = grids_of(reading.tasks)
    values = [entry for entry in read_entries(spans.coordinates) if entry.value is not None]
    fewest = min((size for _, form in tasks for size in form.sizes), default=0) ** 2
    if not tasks:
        return None
    if len(spans.cells) >= fewest:
        if len(values) >= LIST_OF_CELLS:
            raise Question("The text holds a grid and also a list of single cells such as "
                           f'"{shorten(reading.part[values[0].start:values[0].end])}". Which of them is the problem?')
        return _from_rows(reading, named)
    if len(values) >= LIST_OF_CELLS:
        return _from_entries(reading, named)
    if not values and spans.cells and intent == "solve":
        raise Question(f"I read only {len(spans.cells)} cells in the text. {no_data(named[0] if named else None)}")
    return None


# Grids written row by row ------------------------------------------------------------------------------------


def _from_rows(reading: Reading, named: tuple[Task, GridForm] | None) -> Found:
    accepted = named[1].sizes if named else all_sizes(grids_of(reading.tasks))
    rows = arranged(reading.spans.rows, reading.part, reading.text)
    printed = printed_board(boards(rows, accepted), reading.part)
    rows = list(printed.rows) if printed else rows
    reading = replace(reading, spans=replace(reading.spans, rows=rows))
    cells = reading.spans.cells
    edge = _edge(reading, rows, accepted, named[0] if named else None)
    task, form = named or next(pair for pair in grids_of(reading.tasks) if edge in pair[1].sizes)
    shown = _receipt_of_rows(reading, form, edge)
    _check_strays(reading, shown)
    _check_names(rows, edge)
    for index, cell in enumerate(cells):
        if cell.label == CELL or bare(cell.text) not in reading.blanks:
            _check_value(cell, _cell_name(index, edge), edge, form, shown)
    _check_notes(reading, cells, edge, shown)
    if "0" not in reading.blanks:
        _check_blanks(cells, edge, shown, reading.blanks)
    _check_counts(reading.part, cells, edge, shown)
    first, last = (reading.offset + at for at in (min(c.start for c in cells), max(c.end for c in cells)))
    check_said(f"{reading.text[:first]}\n{reading.text[last:]}", shown.rows, shown)
    found = _checked(reading, task, "".join(shown.rows), shown)  # a contradiction says more than a doubt
    _check_certainty(reading, [(_cell_name(i, edge), cell) for i, cell in enumerate(cells)], shown)
    return found


def all_sizes(tasks: GridTasks) -> tuple[int, ...]:
    """Edge lengths of all of these tasks."""
    return tuple(sorted({size for _, form in tasks for size in form.sizes}))


def _edge(reading: Reading, rows: list[Row], accepted: tuple[int, ...], task: Task | None) -> int:
    """The edge length that every count agrees on. Raises Question."""
    lengths = [len(row.cells) for row in rows]
    total = sum(lengths)
    edge = math.isqrt(total)
    square = edge * edge == total and all(length % edge == 0 for length in lengths)
    if square and edge in accepted:
        return edge
    several = boards(rows, accepted)
    if len(several) > 1:
        raise Question(which_board(several, reading.part, reading.text, reading.offset), _plain_receipt(reading, rows))
    if square:
        raise Question(f"I read a grid of {edge}×{edge}, expected {sizes_said(accepted)}."
                       f"{_what_differs(reading, edge, task)}", _plain_receipt(reading, rows))
    expected = expected_edge(reading, lengths, accepted)
    if len(rows) == 1:
        wanted = ", ".join(f"{size**2} ({size}×{size})" for size in accepted)
        count = _unbroken(reading.part, rows[0].cells) or total
        raise Question(f"I read {count} cells, expected {wanted}.", _plain_receipt(reading, rows))
    for index, row in enumerate(rows):
        if len(row.cells) != expected:
            first, last = row.cells[0], row.cells[-1]
            raise Question(f"row {index + 1} has {len(row.cells)} cells, expected {expected}: "
                           f'"{shorten(reading.part[first.start:last.end])}"', _plain_receipt(reading, rows))
    raise Question(f"I read {len(rows)} rows of {expected} cells ({total} cells), expected {expected} rows.",
                   _plain_receipt(reading, rows))


def _unbroken(part: str, cells: Sequence[Span]) -> int:
    """Characters of the word that holds these cells, if all of it may be cells; else 0."""
    first, last = cells[0].start, cells[-1].end
    while first and not part[first - 1].isspace():
        first -= 1
    while last < len(part) and not part[last].isspace():
        last += 1
    signs = {bare(cell.text) for cell in cells if cell.label == BLANK}
    word = part[first:last].rstrip(",;!?")
    return len(word) if all(char.isdigit() or bare(char) in signs for char in word) else 0


def _what_differs(reading: Reading, edge: int, task: Task | None) -> str:
    """What the named task demands, and the other tasks that have grids of this size."""
    others = [other for other, form in grids_of(reading.tasks) if other is not task and edge in form.sizes]
    said = f" A {task.title} is something else: {rule_of(task)}" if task else ""
    return said + "".join(f" A {other.title} may have this size: {rule_of(other)}" for other in others[:1])


def expected_edge(reading: Reading, lengths: list[int], accepted: Sequence[int]) -> int:
    """The row length to name in a question: the stated one, else the commonest, else the nearest to the row count."""
    stated = [size for size in reading.sizes if size in accepted]
    if len(stated) == 1:
        return stated[0]
    common = Counter(lengths).most_common(1)[0][0]
    return common if common in accepted else min(accepted, key=lambda size: abs(size - len(lengths)))


def _check_strays(reading: Reading, receipt: Receipt) -> None:
    if reading.spans.strays:
        stray = reading.spans.strays[0]
        raise Question(f'I cannot place "{stray.text}" at character {reading.offset + stray.start}, within the grid. '
                       "Please send the grid alone.", receipt)


def _check_names(rows: list[Row], edge: int) -> None:
    """Row names must count the rows from 1 (or from 0, or from A). Raises Question."""
    named = [(index, row.name) for index, row in enumerate(rows) if row.name]
    if not named:
        return
    if len(rows) != edge:
        raise Question(f"I read {len(rows)} rows with names, expected {edge}.")
    offsets = {(row_named(name.text, index) or 0) - index for index, name in named}
    if offsets not in ({1}, {0}):
        index, name = next(((i, n) for i, n in named if place(n.text) != i + 1), named[0])
        raise Question(f'the row named "{name.text}" stands at place {index + 1}. Are rows missing, or out of order?')


def _check_value(cell: Span, where: str, edge: int, form: GridForm, receipt: Receipt) -> None:
    """Raises Question unless the span's characters denote a blank or a symbol of this edge."""
    allowed = form.symbols[:edge]
    if cell.label == CELL:
        value = number(cell.text)
        if value is None or not 1 <= value <= edge:
            raise Question(f'{where} is "{shorten(cell.text)}", expected one of {allowed} or a blank.', receipt)
    elif cell.text.strip() and bare(cell.text) not in ",;|<'\"" and not can_be_blank(cell.text, edge):
        raise Question(f'{where} is "{shorten(cell.text)}". Is that a blank? Expected one of {allowed} or a sign '
                       f'such as "{BLANK_SIGN}".', receipt)


def _check_notes(reading: Reading, cells: Sequence[Span], edge: int, receipt: Receipt) -> None:
    """Raises Question where a value stands in brackets and the text says that these hold candidates."""
    notes = notes_in(fold(reading.text))
    for k, cell in enumerate(cells):
        at = cell.start + reading.offset
        if cell.label == CELL and any(start < at < end for start, end in notes):
            raise Question(f'{_cell_name(k, edge)} is "{cell.text}" in brackets, which hold candidates. Is it open?',
                           receipt)


def _check_blanks(cells: Iterable[Span], edge: int, receipt: Receipt, known: frozenset[str]) -> None:
    """On boards with letters 0 may be a symbol: together with another blank sign it is asked about; so is one sign
    among others, which may be a given that cannot be read, and nothing at all where blanks are written. known: signs
    that the person has said to be blanks."""
    cells = list(cells)
    counts = Counter(bare(cell.text) for cell in cells if cell.label != CELL)
    written = counts.total() - counts[""]
    lost = next((k for k, cell in enumerate(cells) if cell.label in (EMPTY, EMPTY_END)), None)
    if lost is not None and 0 < ODD * counts[""] <= written:
        raise Question(f"{_cell_name(lost, edge)} has nothing in it, and the other blanks are written. Is it a blank, "
                       "or was something lost?", receipt)
    signs = set(counts)
    lone = next((sign for sign in signs - known if counts[sign] == 1 and sign and not blanks_in(sign)), "")
    if lone and len(signs) == 2 and counts.total() > MANY:
        odd = next(k for k, cell in enumerate(cells) if cell.label != CELL and bare(cell.text) == lone)
        raise Question(f'{_cell_name(odd, edge)} is "{lone}", and the other blanks are written otherwise. Is that a '
                       "blank? Or a given that cannot be read?", receipt)
    letter = next((sign for sign in signs - known - _LETTER_SIGNS if sign.isalpha() and len(sign) == 1), "")
    if letter and len(signs) > 1:
        at = next(k for k, cell in enumerate(cells) if cell.label != CELL and bare(cell.text) == letter)
        raise Question(f'{_cell_name(at, edge)} is "{cells[at].text}", which is no symbol of the grid, and the other '
                       "blanks are written otherwise.", receipt)
    if edge > 9 and "0" in signs and len(signs) > 1:
        other = sorted(signs - {"0"})[0]
        raise Question(f'Both "0" and "{other}" seem to stand for blanks. Is 0 a symbol of this grid?', receipt)


def _check_counts(part: str, cells: list[Span], edge: int, receipt: Receipt) -> None:
    """A number beside a word for nothing, with commas around both, may say how many: "4, two empty, 7"."""
    gaps = [part[cell.end:after.start] for cell, after in itertools.pairwise(cells)]
    if sum("," in gap or ";" in gap for gap in gaps) * 2 < len(gaps):
        return
    for k, (cell, after) in enumerate(itertools.pairwise(cells)):
        word = after.label == BLANK and blanks_in(after.text) and after.text[:1].isalpha()
        before, behind = part[cells[k - 1].end if k else cell.start:cell.start], part[after.end:after.end + 2].strip()
        between = part[cell.end:after.start]
        if word and cell.label == CELL and between.isspace() and "\n" not in between and before.strip(" ") and (
                behind[:1] in (",", ";", ".", "")):
            raise Question(f'Is "{part[cell.start:after.end]}" at {_cell_name(k, edge)} a value and a blank, or so '
                           "many blanks?", receipt)


def _check_certainty(reading: Reading, cells: list[tuple[str, Span]], receipt: Receipt) -> None:
    if reading.spans.certainty >= reading.needed:
        return
    name, cell = min(cells, key=lambda pair: pair[1].certainty)
    raise Question('I am not sure that I read the grid rightly, least of all '
                   f'{name}, which I take from "{shorten(cell.text)}". Is it right as shown? If not, name the cell or '
                   "send the grid alone, one row a line, with a dot for each blank.", receipt)


def _cell_name(index: int, edge: int) -> str:
    return f"r{index // edge + 1}c{index % edge + 1}"


def _symbol(cell: Span, form: GridForm) -> str:
    """The symbol of a span, "?" where it denotes none."""
    value = number(cell.text) if cell.label == CELL else 0
    if value is None or value > len(form.symbols) or (cell.label == CELL and value < 1):
        return "?"
    return form.symbols[value - 1] if value else BLANK_SIGN


def _receipt_of_rows(reading: Reading, form: GridForm, edge: int) -> Receipt:
    cells = reading.spans.cells
    symbols = [_symbol(cell, form) for cell in cells]
    rows = tuple("".join(symbols[k:k + edge]) for k in range(0, len(symbols), edge))
    shift = reading.offset
    spans = tuple(CellSpan(_cell_name(index, edge), symbol, cell.start + shift, cell.end + shift)
                  for index, (cell, symbol) in enumerate(zip(cells, symbols, strict=True)))
    return Receipt(rows, spans, reading.spans.certainty, _notes(reading, form, edge))


def _plain_receipt(reading: Reading, rows: list[Row]) -> Receipt:
    """Rows as they were read, of whatever length, before a size is known."""
    form = grids_of(reading.tasks)[0][1]
    shift = reading.offset
    cells = tuple(CellSpan(f"r{r + 1}c{c + 1}", _symbol(cell, form), cell.start + shift, cell.end + shift)
                  for r, row in enumerate(rows) for c, cell in enumerate(row.cells))
    shown = tuple("".join(_symbol(cell, form) for cell in row.cells) for row in rows)
    return Receipt(shown, cells, reading.spans.certainty)


def _notes(reading: Reading, form: GridForm, edge: int) -> tuple[str, ...]:
    signs = sorted({bare(cell.text) or "nothing" for cell in reading.spans.cells if cell.label != CELL})
    notes = [f"blanks are written as {', '.join(signs[:FEW_SIGNS])}{' …' * (len(signs) > FEW_SIGNS)}"] if signs else []
    if any((number(cell.text) or 0) > 9 for cell in reading.spans.cells if cell.label == CELL):
        notes.append(f"10 is {form.symbols[9]}")
    stated = {size for size in reading.sizes if size in form.sizes and size * size != edge}  # 3x3 may be its boxes
    if stated and edge not in stated:
        notes.append(f"the text says {sizes_said(sorted(stated))}, the grid in it is {edge}×{edge}")
    if reading.spans.coordinates:
        first, last = reading.spans.coordinates[0], reading.spans.coordinates[-1]
        notes.append(f'not part of the grid: "{shorten(reading.part[first.start:last.end])}"')
    return tuple(notes)


# Lists of single cells ---------------------------------------------------------------------------------------


def _from_entries(reading: Reading, named: tuple[Task, GridForm] | None) -> Found:
    entries = read_entries(reading.spans.coordinates)
    broken = next((entry for entry in entries if len(entry.parts) < 3 or entry.order != entries[0].order), None)
    if broken is not None:
        raise Question(f'I cannot tell row, column and value of "{shorten(reading.part[broken.start:broken.end])}".')
    accepted = named[1].sizes if named else all_sizes(grids_of(reading.tasks))
    edge = _edge_of_entries(reading, entries, accepted, named)
    task, form = named or next(pair for pair in grids_of(reading.tasks) if edge in pair[1].sizes)
    grid: dict[tuple[int, int], Entry] = {}
    for entry in entries:
        row, column, value = (part.number or 0 for part in entry.parts)  # 0 lies outside of every grid
        where = shorten(reading.part[entry.start:entry.end])
        if not (1 <= row <= edge and 1 <= column <= edge and 1 <= value <= edge):
            raise Question(f'"{where}" lies outside of a {edge}×{edge} grid, where everything goes from 1 to '
                           f"{edge}.")
        before = grid.setdefault((row, column), entry)
        if before.parts[2].number != value:
            raise Question(f"r{row}c{column} is given twice: as {before.parts[2].number} and as {value}.")
    symbols = {key: form.symbols[(entry.parts[2].number or 0) - 1] for key, entry in grid.items()}
    rows = tuple("".join(symbols.get((r, c), BLANK_SIGN) for c in range(1, edge + 1)) for r in range(1, edge + 1))
    cells = tuple(entry.span(reading.offset, lambda _, key=key: symbols[key]) for key, entry in sorted(grid.items()))
    shown = Receipt(rows, cells, reading.spans.certainty, ("cells that the text does not name are blank",))
    _check_strays(reading, shown)
    _check_certainty(reading, [(cell.cell, grid[key].parts[2].span)
                               for cell, key in zip(cells, sorted(grid), strict=True)], shown)
    return _checked(reading, task, "".join(rows), shown)


def _edge_of_entries(reading: Reading, entries: list[Entry], accepted: tuple[int, ...],
                     named: tuple[Task, GridForm] | None) -> int:
    """The stated size, or the task's usual one where the numbers need it: never one that a smaller size could be."""
    stated = [size for size in reading.sizes if size in accepted]
    if len(stated) == 1:
        return stated[0]
    largest = max(part.number or 0 for entry in entries for part in entry.parts)
    fitting = [size for size in accepted if size >= largest]
    usual = getattr(named[0] if named else grids_of(reading.tasks)[0][0], "sample_size", 0)
    if not stated and fitting and (fitting[0] == usual or fitting[0] == largest > usual > 0):
        return fitting[0]
    raise Question(f"How large is the grid: {sizes_said(fitting or accepted)}?")


def _checked(reading: Reading, task: Task, grid: str, receipt: Receipt) -> Found:
    """Builds the problem and asks about givens that contradict each other: a misprint is likelier than a person who
    wants to hear that there is no answer."""
    try:
        problem = task.problem({"task": task.name, "grid": grid})
    except ProblemError as error:
        raise Question(str(error), receipt) from error
    wrong = task.contradictions(problem)
    if wrong:
        others = (pair for pair in grids_of(reading.tasks) if pair[0] is not task)
        free = next((other for other, form in others if _allows(other, form, grid)), None)
        instead = f" In a {free.title} they would not: {rule_of(free)}" if free else ""
        raise Question(f"The givens contradict each other: {wrong[0]}. Is one of them misprinted?{instead}", receipt)
    return task, Assembled(dict(problem.data), receipt)


def _allows(task: Task, form: GridForm, grid: str) -> bool:
    """Whether the grid is one of the task's, without a contradiction."""
    if math.isqrt(len(grid)) not in form.sizes:
        return False
    try:
        return not task.contradictions(task.problem({"task": task.name, "grid": grid}))
    except ProblemError:
        return False
