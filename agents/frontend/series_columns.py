"""The readings of a text as its layout shows them: a block of records or lists, and what each of its columns is.

The network's probabilities are summed over a whole column, so that no single token decides; headers, counters and
regular times add to them. Nothing within the block stays unexplained.

Invariant: what `decoded` gives covers every value of the block; where the layout is clear but something does not fit
it, there is a question.

    decoded(reading)    marks of times, readings, names and ends, or None where no layout was found
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.frontend.labels import (
    DECORATION,
    END,
    KNOWN,
    MISSING,
    OUTSIDE,
    READING,
    ROW,
    SERIES_NAME,
    TIME,
)
from agents.frontend.numerals import value
from agents.frontend.reading import Question, Reading
from agents.frontend.series_atoms import GONE, NUMBER, TIME_OF, Atom, gone_in, styles, times_in
from agents.frontend.series_checks import check_around, check_commas, check_gaps, data_chance
from agents.frontend.series_known import said_normal
from agents.frontend.series_layout import LONG_LIST, Block, Cut, block_of, common, cut, shape
from agents.frontend.series_names import LONGEST, RULE, Place, Words, header_fields
from agents.frontend.spans import Span
from agents.frontend.wording import shorten

SAMPLE = 120
"""Cells of a column whose probabilities are looked at."""
COVER, MARGIN = 0.9, 0.4
"""Share of the longest block's characters that another cut must cover; by how much the best must be likelier."""
HALF = 0.4
"""Probability of data from which values of a record that is not whole are asked about."""
MOST_BACK = 0.1
"""Share of steps of a counter that may go back."""
COUNTED, NAMED = 3.0, 2.0
"""What a column gains as a time for counting up steadily, and as what its header says."""
_TIME_HEAD = re.compile(
    r"(?:date|time|stamp|when|datum|zeit|uhrzeit|zeitpunkt|fecha|hora|heure|jour|ora|data|giorno|day|hour|week|month|"
    r"year|minute|min|sec|seconds?|ts|t|n|no\.?|nr\.?|idx|index|i|#|sample|epoch|timestamp|t_s|created_at|时间|日期|tag|"
    r"monat|jahr|mois|mes|woche|step|x_?time|datetime|date/time|unix|record)(?![a-z])", re.IGNORECASE)
_SIDE_HEAD = re.compile(r"(?:.*_)?(?:id|sensor|sensor_id|device|seq|station|channel|line|node|nr|no|pid|unit|room|port)",
                        re.IGNORECASE)
_SEPARATORS = ("\t", ";", "|", ",")


@dataclass
class Column:
    """The atoms of one place in the records, what they are and how certain that is."""

    cells: list[Atom]
    head: str = ""
    role: int = READING
    certainty: float = 1.0
    score: float = 0.0
    name: Place | None = None
    names: list[Place] = field(default_factory=list)


@dataclass
class Layout:
    """One way to read the block. rows: atoms of each record; left_over: atoms behind the last whole record."""

    block: Block
    rows: list[list[Atom]]
    columns: list[Column]
    left_over: list[Atom] = field(default_factory=list)
    boundary: int = 0
    joined: bool = False

    @property
    def score(self) -> float:
        return sum(column.score for column in self.columns) / len(self.columns)


def decoded(reading: Reading) -> list[Span] | None:
    """The marks that the layout gives; None where there is no layout. Raises Question."""
    part = reading.part
    said = [mark for mark in reading.marks if mark.label == MISSING and mark.certainty > 0.5
            and not any(char.isdigit() for char in mark.text) and mark.text.strip()]
    fixed = [*times_in(part), *gone_in(part), *(Atom(mark.start, mark.end, GONE) for mark in said)]
    blocks = [block for style in styles(part) if (block := block_of(cut(part, style, fixed)))]
    if not blocks:
        return None
    most = max(block.end - block.start for block in blocks)
    words = Words(reading)
    layouts: list[Layout] = []
    amiss: list[Question] = []
    for block in blocks:
        if block.end - block.start >= COVER * most:
            try:
                layouts.append(_laid_out(words, block))
            except Question as question:
                amiss.append(question)
    if not layouts:
        raise amiss[0]
    layouts = sorted(layouts, key=lambda layout: -layout.score)
    best = layouts[0]
    marks = _marks(words, best)
    for other in layouts[1:]:
        if best.score - other.score < MARGIN and _cells(best) != _cells(other):
            raise Question(f'Does a comma part numbers in "{shorten(part[best.block.start:best.block.end], 24)}", or is '
                           "it a decimal sign? Please write decimals with a point.")
    check_gaps(best.block)
    check_around(reading, best.block, _reach(best), _has_words(best))
    check_commas(reading, [part[start:end] for start, end in _cells(best)])
    return sorted([*marks, *_known(reading, best.block)], key=lambda mark: (mark.start, mark.label == END))


def _known(reading: Reading, block: Block) -> list[Span]:
    """Marks of how many points are normal, outside of the block."""
    known = [mark for mark in reading.marks if mark.label == KNOWN and not block.start <= mark.start < block.end]
    said = said_normal(reading.part)
    if said and not known:
        return [Span(start, end, KNOWN, 1.0, reading.part[start:end]) for start, end in said]
    return known


def _reach(layout: Layout) -> Place:
    """The characters of the block with what opens its first and closes its last record."""
    made, block = layout.block.cut, layout.block
    start, end = block.start, block.end
    if layout.rows:
        gap = made.gap(_index(layout, layout.rows[0][-1])) if len(layout.rows) > 1 else ""
        closing, opening = (gap.partition("\n")[0], gap.rpartition("\n")[2]) if "\n" in gap else (gap, "")
        end += made.unit(block.last)
        behind = made.text[end:].partition("\n")[0]
        if closing.strip() and shape(behind).strip()[:1] == shape(closing).strip()[:1]:
            end += len(behind)
        start -= len(opening)
    return start, end


def _has_words(layout: Layout) -> bool:
    """Whether there are columns of words in the records."""
    gaps = [layout.block.cut.gap(k) for k in range(layout.block.first, layout.block.last)]
    return bool(layout.rows) and any(re.search(r"[^\W\d_]", gap) for gap in gaps)


def _cells(layout: Layout) -> list[Place]:
    return [(atom.start, atom.end) for column in layout.columns if column.role == READING for atom in column.cells]


def _laid_out(words: Words, block: Block) -> Layout:
    atoms = block.cut.atoms
    if block.lists:
        block = _trimmed(words.reading, block)
        columns = [Column(atoms[first:last + 1]) for first, last in block.lists]
        layout = Layout(block, [], columns)
    else:
        layout = _records(words, block)
    for column in layout.columns:
        _judge(words, column, layout)
    return layout


def _trimmed(reading: Reading, block: Block) -> Block:
    """Without a number of the words before or behind it that only by chance has the gap of the list beside it."""
    part, made, lists = reading.part, block.cut, list(block.lists)
    first, last = lists[0][0], lists[-1][1]
    typical = sorted(data_chance(reading, made.atoms[k]) for k in range(first, last + 1, max(1, (last - first) // SAMPLE)))
    usual = typical[len(typical) // 2]
    lines = "\n" in made.gap(first)
    left = part[part.rfind("\n", 0, made.atoms[first].start) + 1:made.atoms[first].start]
    own = made.gap(first).rpartition("\n")[2] if lines else ""
    for at, odd in ((first, lines and left.strip() != own.strip()),
                    (last, lines and _behind(made, last) != _behind(made, last - 1))):
        likely = data_chance(reading, made.atoms[at])
        if usual > 0.5 and likely < (0.3 if odd else 0.05):
            lists[0 if at == first else -1] = (first + 1, lists[0][1]) if at == first else (lists[-1][0], last - 1)
        elif usual > 0.5 and likely < (0.6 if odd else 0.2):
            number = part[made.atoms[at].start:made.atoms[at].end]
            raise Question(f'Does "{number}" belong to the series? Please send the series alone.')
    return Block(made, lists[0][0], lists[-1][1], 1, tuple(lists))


def _behind(made: Cut, k: int) -> str:
    """What follows an atom on its line."""
    return made.text[made.atoms[k].end + made.unit(k):].partition("\n")[0].strip()


# Records ------------------------------------------------------------------------------------------------------


def _records(words: Words, block: Block) -> Layout:
    """Which gap ends a record, and the columns."""
    made, period = block.cut, block.period
    ends = [made.gap(k) for k in range(block.first, block.first + period)]
    boundary = max(range(period), key=lambda j: (_rank(ends[j]), j))
    first = block.first + (boundary + 1) % period
    atoms = made.atoms[first:block.last + 1]
    whole = len(atoms) // period * period
    rows = [atoms[k:k + period] for k in range(0, whole, period)]
    for group in (made.atoms[block.first:first] if boundary < period - 1 else [], atoms[whole:]):
        if group and sum(data_chance(words.reading, atom) for atom in group) > HALF * len(group):
            odd = words.part[group[0].start:group[-1].end]
            layout_error = f'"{shorten(odd)}" has {len(group)} values'
            raise Question(f"A record of the series, {layout_error}, expected {period}. Write null where one is missing.")
    columns = [Column(list(cells)) for cells in zip(*rows, strict=True)]
    layout = Layout(block, rows, columns, atoms[whole:], boundary)
    _head(words, layout)
    return layout


def _rank(gap: str) -> tuple[int, int, int, int]:
    """How much a gap looks like the end of a record."""
    if "\n" in gap:
        line = gap[gap.rindex("\n") + 1:]
        return 3, len(re.findall(r"[{\-*]", line.split(":")[0][:3])), -(len(line) - len(line.lstrip())), 0
    closed = len(re.findall(r"[)\]}]", gap))
    return (2 if closed else 1 if ";" in gap else 0), closed, 0, len(gap.strip())


def _line(part: str, at: int) -> Place:
    """The line that holds this character."""
    end = part.find("\n", at)
    return part.rfind("\n", 0, at) + 1, len(part) if end < 0 else end


def _head(words: Words, layout: Layout) -> None:
    """Finds the header above the first record and gives its fields to the columns."""
    part, row = words.part, layout.rows[0]
    start, end = _line(part, row[0].start)
    if "\n" not in layout.block.cut.gap(_index(layout, row[-1])) and len(layout.rows) > 1:
        return
    above = start
    for _ in range(3):
        if above == 0:
            return
        top, stop = _line(part, above - 1)
        if not RULE.fullmatch(part, top, stop):
            break
        above = top
    else:
        return
    line, own = part[top:stop], part[start:end]
    inner = own[: row[-1].end - start]
    sign = next((sign for sign in _SEPARATORS if sign in re.sub(r"^\s*\|", "", inner)), " ")
    if sign == ",":
        sign = next((sign for sign in _SEPARATORS if sign in line), sign)
    heads = header_fields(line, sign)
    if sign == " ":
        fields = header_fields(own, " ")
    else:
        fields = header_fields(own, sign)
    places: list[int] = []
    for atom in row:
        at = atom.start - start
        k = next((k for k, (left, right) in enumerate(fields) if left <= at <= right), -1)
        if k < 0:
            return
        places.append(k)
    inside = sum(re.sub(r"\s+", " ", part[atom.start:atom.end]).count(sign) for atom in row if atom.kind == TIME_OF)
    shift = len(fields) - len(heads)
    if len(set(places)) < len(places) or shift not in (0, inside):
        return
    texts = [line[left:right] for left, right in heads]
    if not all(re.search(r"[^\W\d_]|#", text) for text in texts) or any(len(text) > LONGEST for text in texts):
        return
    if line.rstrip().endswith((".", "?", "!", ":")) and len(heads) < 3:
        return
    for column, k in zip(layout.columns, places, strict=True):
        left, right = heads[max(k - shift, 0)]
        column.head, column.name = line[left:right], (top + left, top + right)


def _index(layout: Layout, atom: Atom) -> int:
    atoms = layout.block.cut.atoms
    low, high = layout.block.first, layout.block.last
    while low < high:
        middle = (low + high) // 2
        if (atoms[middle].start, atoms[middle].end) < (atom.start, atom.end):
            low = middle + 1
        else:
            high = middle
    return low


# Columns ------------------------------------------------------------------------------------------------------


def _judge(words: Words, column: Column, layout: Layout) -> None:
    """Reading, time or neither: by the network, the header, and whether the column counts up."""
    part = words.part
    cells = [cell for cell in column.cells if cell.kind != GONE]
    sample = cells[:: max(1, len(cells) // SAMPLE)]
    if not sample:
        column.role, column.score = ROW, -9.0
        return
    if sum(cell.kind == TIME_OF for cell in sample) > len(sample) / 2:
        column.role, column.score = TIME, 0.0
        return

    def mean(label: int) -> float:
        return sum(words.total(cell.start, cell.end, (label,), (3,)) for cell in sample) / len(sample)

    gone = [cell for cell in column.cells if cell.kind == GONE and cell.end > cell.start]
    lost = [words.total(cell.start, cell.end, (MISSING,), (3,)) for cell in gone[:SAMPLE]]
    beside = sum(words.total(cell.start, cell.end, (ROW, OUTSIDE, DECORATION), (3, OUTSIDE, DECORATION))
                 for cell in sample) / len(sample)
    scores = {READING: mean(READING), TIME: mean(TIME), ROW: beside}
    likely = max(scores.values())
    if column.head and _TIME_HEAD.fullmatch(column.head.strip()):
        scores[TIME] += NAMED
    if column.head and _SIDE_HEAD.fullmatch(column.head.strip()):
        scores[ROW] += NAMED
    numbers = [value(part[cell.start:cell.end], comma=False) for cell in column.cells]
    steps = [round(b - a, 9) for a, b in itertools.pairwise(numbers) if a is not None and b is not None]
    first = column is layout.columns[0]
    if sum(step <= 0 for step in steps) > MOST_BACK * len(numbers):
        scores[TIME] -= 2 * COUNTED
    if len(layout.columns) > 1 and None not in numbers and len(set(steps)) == 1:
        step = steps[0]
        if step > 0 and (first or column.head):
            scores[TIME] += COUNTED
            scores[READING] -= COUNTED
        elif step == 0:
            scores[ROW] += 1
    best = max(scores, key=lambda role: scores[role])
    column.role = best
    column.certainty = 1 / sum(math.exp(max(-50.0, score - scores[best])) for score in scores.values())
    column.score = (likely * len(cells) + sum(lost) * len(gone) / max(len(lost), 1)) / (len(cells) + len(gone))


# Marks --------------------------------------------------------------------------------------------------------


def _span(part: str, atom: Atom, label: int, certainty: float) -> Span:
    if label == READING and atom.kind == GONE:
        label, certainty = MISSING, max(certainty, 0.9)
    return Span(atom.start, atom.end, label, certainty, part[atom.start:atom.end])


def _named(part: str, place: Place) -> Span:
    return Span(place[0], place[1], SERIES_NAME, 1.0, part[place[0]:place[1]])


def _end(at: int) -> Span:
    return Span(at, at, END, 1.0, "")


def _marks(words: Words, layout: Layout) -> list[Span]:
    return _of_lists(words, layout) if layout.block.lists else _of_records(words, layout)


def _of_lists(words: Words, layout: Layout) -> list[Span]:
    part, columns = words.part, layout.columns
    readings = [column for column in columns if column.role == READING]
    if not readings:
        raise Question("I see numbers, but I am not sure that they are readings. Please say what they are.")
    marks: list[Span] = []
    least = 0
    for column in columns:
        start, end = column.cells[0].start, column.cells[-1].end
        if column.role == READING:
            name = words.label(least, start, forced=len(readings) > 1)
            if name and name[0] >= least:
                marks.append(_named(part, name))
        marks += [_span(part, cell, column.role, column.certainty) for cell in column.cells]
        marks.append(_end(end))
        least = end
    return marks


def _of_records(words: Words, layout: Layout) -> list[Span]:
    part, columns = words.part, layout.columns
    if any(column.role == TIME and column.cells[0].kind == TIME_OF for column in columns):
        for column in columns:
            if column.role == TIME and column.cells[0].kind != TIME_OF:
                column.role = ROW
    readings = [column for column in columns if column.role == READING]
    if not readings:
        raise Question("I see numbers, but I am not sure that they are readings. Please say what they are.")
    if len(readings) == len(columns) and not any(column.name for column in columns) and _one_series(words, layout):
        cells = [cell for row in layout.rows for cell in row] + layout.left_over
        certainty = min(column.certainty for column in columns)
        name = words.label(0, cells[0].start, forced=False)
        return [*([_named(part, name)] if name else []),
                *(_span(part, cell, READING, certainty) for cell in cells), _end(cells[-1].end)]
    marks: list[Span] = []
    heads = [column.name for column in readings]
    if all(heads):
        marks += [_named(part, name) for name in heads if name]
        marks.append(_end(marks[-1].end))
    else:
        _names_inside(words, layout, readings)
        if len(readings) == 1 and not readings[0].names:
            name = words.label(0, layout.rows[0][0].start, forced=False)
            marks += [_named(part, name), _end(name[1])] if name else []
    for r, row in enumerate(layout.rows):
        for column, cell in zip(columns, row, strict=True):
            if column.names:
                marks.append(_named(part, column.names[r]))
            marks.append(_span(part, cell, column.role, column.certainty))
        marks.append(_end(row[-1].end))
    return marks


def _names_inside(words: Words, layout: Layout, readings: Sequence[Column]) -> None:
    """Names that every record says before its readings."""
    part, made = words.part, layout.block.cut
    for column in readings:
        places = []
        for cell in column.cells:
            k = _index(layout, cell)
            before = made.atoms[k - 1].end + made.unit(k - 1) if k else 0
            before = max(before, cell.start - 3 * LONGEST)
            if k == layout.block.first or "\n" in part[before:cell.start]:
                before = max(before, part.rfind("\n", 0, cell.start) + 1)
            places.append((before, cell.start))
        texts = [part[start:end] for start, end in places]
        usual, share = common(texts[1:] or texts)
        if share < 0.9 or not re.search(r"[^\W\d_]", usual):
            continue
        alike = [place for place, text in zip(places, texts, strict=True) if text == usual]
        joined = re.search(r"[=:]\s*[\"'$€£~]?$", usual) is not None
        found = words.best(alike, joined, forced=joined and len(readings) > 1)
        if found is None:
            continue
        (left, right), _ = found
        name = usual[left:right]
        for start, end in places:
            at = part.rfind(name, max(0, start - LONGEST), end)
            if at < 0:
                column.names = []
                break
            column.names.append((at, at + len(name)))


def _one_series(words: Words, layout: Layout) -> bool:
    """Whether lines of several numbers each are one series that goes on line by line."""
    part, columns = words.part, layout.columns
    total = sum(len(row) for row in layout.rows) + len(layout.left_over)
    around = part[:layout.block.start] + "\n" + part[layout.block.end:]
    if re.search(rf"(?<!\d){total}(?!\d)", around):
        return True
    breaks = [row[-1].end for row in layout.rows[:-1]]
    goes_on = [words.chances.of(part.find("\n", at), DECORATION) for at in breaks]
    if goes_on and sum(goes_on) / len(goes_on) > math.log(0.8):
        return True
    if len(layout.rows) >= LONG_LIST or len(columns) < 4:
        return False
    return _alike([[value(part[cell.start:cell.end], comma=False) or 0.0 for cell in column.cells
                    if cell.kind == NUMBER] for column in columns])


def _alike(columns: Sequence[Sequence[float]]) -> bool:
    """Whether the columns differ no more in level than numbers within one do."""
    means = [sum(column) / max(len(column), 1) for column in columns]
    within = sum(sum((x - m) ** 2 for x in column) for column, m in zip(columns, means, strict=True))
    count = sum(map(len, columns))
    middle = sum(map(sum, columns)) / max(count, 1)
    between = sum(len(column) * (m - middle) ** 2 for column, m in zip(columns, means, strict=True))
    free = count - len(columns)
    return free > 0 and between / max(len(columns) - 1, 1) <= 3.5 * within / free
