"""The block of readings as columns: which gap ends a record, the header above, and what each column is.

The network's probabilities are summed over a whole column, so that no single token decides; headers, counters and
regular times add to them.

Invariant: every atom of the block is in one column, or in `left_over` behind the last whole record.

    laid_out(words, block).columns[0].role    TIME
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.frontend.labels import DECORATION, INSIDE, MISSING, OUTSIDE, READING, ROW, SERIES_NAME, TIME
from agents.frontend.numerals import value
from agents.frontend.reading import Question, Reading
from agents.frontend.series_atoms import CODED, GONE, NUMBER, TIME_OF, Atom
from agents.frontend.series_checks import chance, data_chance
from agents.frontend.series_layout import LEAST, LONG_LIST, Block, Cut, alike, common, shape
from agents.frontend.series_names import LONGEST, RULE, Place, Words, header_fields
from agents.frontend.wording import shorten

SAMPLE = 120
"""Cells of a column whose probabilities are looked at."""
HALF = 0.4
"""Probability of data from which values of a record that is not whole are asked about."""
MOST_BACK = 0.1
"""Share of steps of a counter that may go back."""
MIXED = 3.0
"""What a layout loses where a comma parts some values and other signs others: it may be a decimal sign."""
COUNTED, NAMED, NEVER = 3.0, 2.0, 20.0
"""What a column gains as a time for counting up steadily, and as what its header says; what rules a role out."""
_TIME_HEAD = re.compile(
    r"(?:date|time|stamp|when|datum|zeit|uhrzeit|zeitpunkt|fecha|hora|heure|jour|ora|data|giorno|day|hour|week|month|"
    r"year|minute|min|sec|seconds?|ts|t|n|no\.?|nr\.?|idx|index|i|#|sample|epoch|timestamp|t_s|created_at|时间|日期|"
    r"tag|monat|jahr|mois|mes|woche|step|x_?time|datetime|date/time|unix|record)(?![a-z])", re.IGNORECASE)
_SIDE_HEAD = re.compile(r"(?:.*_)?(?:id|sensor|sensor_id|device|seq|station|channel|line|node|nr|no|pid|unit|room|"
                        r"port|status|status_?code|code|http|level|version|thread|tid|worker|attempt|retr(?:y|ies))",
                        re.IGNORECASE)
_SEPARATORS = ("\t", ";", "|", ",", "│")
_BEFORE_HEAD = re.compile(r"(?:[.?!…:][)\"']?|->|=)\s+")
_AFTER_WORD = re.compile(r"[^\W\d_][ _#]?$")
_OPEN, _CLOSE = re.compile(r"[\[({]\s*$"), re.compile(r"\s*[\])}]")


@dataclass
class Column:
    """The atoms of one place in the records, what they are and how certain that is. head: what a header or key calls
    it; name: where the header does so; inner: whether it is a number within the name of the next column; steady:
    whether it counts up by one step, or is one number, as no reading does."""

    cells: list[Atom]
    head: str = ""
    role: int = READING
    certainty: float = 1.0
    score: float = 0.0
    name: Place | None = None
    names: list[Place] = field(default_factory=list)
    inner: bool = False
    steady: bool = False

    def known_side(self, part: str) -> bool:
        """Whether it says or shows that it is no series: a counter, an id, one number throughout."""
        texts = {part[cell.start:cell.end] for cell in self.cells}
        return self.inner or self.steady or len(texts) == 1 or _SIDE_HEAD.fullmatch(self.head.strip()) is not None


@dataclass
class Layout:
    """One way to read the block. rows: atoms of each record, none where the block is lists; left_over: atoms behind the
    last whole record; joined: the lines are one series that goes on line by line."""

    block: Block
    rows: list[list[Atom]]
    columns: list[Column]
    left_over: list[Atom] = field(default_factory=list)
    joined: bool = False

    @property
    def opening(self) -> str:
        """What stands in a record before its first value, as far as every record has it."""
        if len(self.rows) < 2:
            return ""
        gap = self.block.cut.gap(self.index(self.rows[1][0]) - 1)
        return gap.rpartition("\n")[2] if "\n" in gap else re.sub(r"^[)\]}\"';,\s]+", "", gap)

    @property
    def start(self) -> int:
        """Where the first record begins."""
        at, opening = self.rows[0][0].start, self.opening
        before = self.block.cut.text[max(0, at - len(opening)):at]
        return at - len(opening) if opening and shape(before) == shape(opening) else at

    @property
    def score(self) -> float:
        """Mean log-probability of the cells under their roles."""
        score = sum(column.score for column in self.columns) / len(self.columns)
        first, last = self.block.first, self.block.last
        places = [k for k, _ in self.block.lists] or range(first, min(first + self.block.period, last))
        gaps = {self.block.cut.gap(k) for k in places}
        mixed = self.rows and "," in gaps and any("," not in gap and "\n" not in gap for gap in gaps)
        both = "," in gaps and self.block.cut.style.commas != "apart"
        return score - (MIXED if mixed else 2 * MIXED if both else 0.0)

    def index(self, atom: Atom) -> int:
        """The atom's place in the cut."""
        atoms, low, high = self.block.cut.atoms, self.block.first, self.block.last
        while low < high:
            middle = (low + high) // 2
            if (atoms[middle].start, atoms[middle].end) < (atom.start, atom.end):
                low = middle + 1
            else:
                high = middle
        return low


def laid_out(words: Words, block: Block) -> Layout:
    """The block as columns with their roles. Raises Question."""
    block = _without_signs(words.reading, block)
    if block.lists:
        block = _trimmed(words.reading, block)
    if block.lists and not (len(block.lists) == 1 and "\n" in block.cut.gap(block.first)):
        layout = Layout(block, [], [Column(block.cut.atoms[first:last + 1]) for first, last in block.lists])
    else:
        layout = _records(words, block)
    for column in layout.columns:
        _judge(words, column, layout)
    unsure = [column for column in layout.columns if column.role == ROW and not column.inner and not column.steady]
    others = [column for column in layout.columns if column.role != TIME and not column.steady]
    if unsure == others and len(unsure) == 1 and any(column.role == TIME for column in layout.columns):
        unsure[0].role = READING  # what else stands beside the times
    if any(column.role == TIME and column.cells[0].kind == TIME_OF for column in layout.columns):
        for column in layout.columns:
            if column.role == TIME and column.cells[0].kind != TIME_OF:
                column.role = ROW
    return layout


def _without_signs(reading: Reading, block: Block) -> Block:
    """Without a lone sign behind the block that is a dash or a stop of the words that follow."""
    last, lists = block.last, list(block.lists)
    atoms, text = block.cut.atoms, block.cut.text
    while last > block.first + LEAST and atoms[last].kind == GONE and data_chance(
            reading, atoms[last]) < 0.5 and not any(map(str.isalnum, text[atoms[last].start:atoms[last].end])):
        last -= 1
    if lists:
        lists[-1] = lists[-1][0], last
    return Block(block.cut, block.first, last, block.period, tuple(lists))


def _trimmed(reading: Reading, block: Block) -> Block:
    """Without a number of the words before or behind a list that only by chance has the gap of the list beside it."""
    part, made, lists = reading.part, block.cut, list(block.lists)
    first, last = lists[0][0], lists[-1][1]
    step = max(1, (last - first) // SAMPLE)
    typical = sorted(data_chance(reading, made.atoms[k]) for k in range(first, last + 1, step))
    if typical[len(typical) // 2] <= 0.5:
        return block
    lines = "\n" in made.gap(first)
    own = made.gap(first).rpartition("\n")[2].strip()
    sizes = [stop - start + 1 for start, stop in lists]
    for k, (start, stop) in enumerate(tuple(lists)):
        first_one, last_one = start, stop
        others = sizes[:k] + sizes[k + 1:]
        left = part[part.rfind("\n", 0, made.atoms[start].start) + 1:made.atoms[start].start]
        coded = CODED.fullmatch(part[made.atoms[start].start:made.atoms[start].end]) is not None
        unlike = not coded and (left.strip() != own if lines else _AFTER_WORD.search(left) is not None)
        if (unlike and not lines and others.count(sizes[k] - 1) * 2 > len(others)) or _odd(
                reading, made.atoms[start], unlike):
            first_one += 1
        if _odd(reading, made.atoms[stop], lines and _behind(made, stop) != _behind(made, stop - 1)):
            last_one -= 1
        lists[k] = first_one, last_one
    return Block(made, lists[0][0], lists[-1][1], 1, tuple(lists))


def _odd(reading: Reading, atom: Atom, unlike: bool) -> bool:
    """Whether a number at the edge of a list is none of it. unlike: what stands beside it is not as in the list. Raises
    Question where that is not clear."""
    likely = data_chance(reading, atom)
    if unlike and chance(reading, atom.start, OUTSIDE) > 0.8:
        return True
    if likely < (0.6 if unlike else 0.05):
        number = reading.part[atom.start:atom.end]
        raise Question(f'Does "{number}" belong to the series? Please send the series alone.')
    return False


def _behind(made: Cut, k: int) -> str:
    """What follows an atom on its line."""
    return made.text[made.atoms[k].end + made.unit(k):].partition("\n")[0].strip()


def _records(words: Words, block: Block) -> Layout:
    """Which gap ends a record, and the columns."""
    made, period = block.cut, block.period
    ends = [made.gap(k) for k in range(block.first, block.first + period)]
    boundary = max(range(period), key=lambda j: (_rank(ends[j]), j))
    first = block.first + (boundary + 1) % period
    atoms = made.atoms[first:block.last + 1]
    whole = len(atoms) // period * period
    rows = [atoms[k:k + period] for k in range(0, whole, period)]
    layout = Layout(block, rows, [Column(list(cells)) for cells in zip(*rows, strict=True)], atoms[whole:])
    _head(words, layout)
    if not any(column.head for column in layout.columns):
        _keys(layout)
    _inner_numbers(words.part, layout)
    layout.joined = not any(column.head for column in layout.columns) and _one_series(words, layout)
    for group in (made.atoms[block.first:first], [] if layout.joined else atoms[whole:]):
        if group and sum(data_chance(words.reading, atom) for atom in group) > HALF * len(group):
            odd = shorten(words.part[group[0].start:group[-1].end])
            raise Question(f'A record of the series has {len(group)} values, expected {period}: "{odd}". Write null '
                           "where one is missing.")
    return layout


def _rank(gap: str) -> tuple[int, int, int, int]:
    """How much a gap looks like the end of a record."""
    if "\n" in gap:
        line = gap[gap.rindex("\n") + 1:]
        return 3, len(re.findall(r"[{\-*]", line.split(":")[0][:3])), -(len(line) - len(line.lstrip())), 0
    closed = re.search(r"[)\]}]\s*[,;]?\s*[\[({]", gap) is not None
    return (2 if closed else 1 if ";" in gap else 0), 0, 0, len(gap.strip())


def _line(part: str, at: int) -> Place:
    """The line that holds this character."""
    end = part.find("\n", at)
    return part.rfind("\n", 0, at) + 1, len(part) if end < 0 else end


def _line_above(part: str, start: int) -> tuple[int, int] | None:
    """The line before this one that is no rule; None at the top."""
    top, stop = start, start
    for _ in range(3):
        if top == 0:
            return None
        top, stop = _line(part, top - 1)
        if not RULE.fullmatch(part, top, stop):
            break
    return top, stop


def _head(words: Words, layout: Layout) -> None:
    """Finds the header above the first record and gives its fields to the columns."""
    part, row = words.part, layout.rows[0]
    start, end = _line(part, row[0].start)
    above = _line_above(part, start)
    if above is None or "\n" not in layout.block.cut.gap(layout.index(row[-1])):
        return
    top, line, own = above[0], part[slice(*above)], part[start:end]
    for k in range(layout.index(row[0]), layout.index(row[-1]) + 1):  # a unit is no field of its own
        at = layout.block.cut.atoms[k].end - start
        unit = own[at:at + layout.block.cut.unit(k)]
        own = own[:at] + re.sub(r"\s", "_", unit) + own[at + len(unit):]
    between = "".join(part[a.end:b.start] for a, b in itertools.pairwise(row)) + part[row[-1].end:end].rstrip(" |│;,\r")
    sign = next((sign for sign in _SEPARATORS if sign in between), " ")
    heads, fields = header_fields(line, sign), header_fields(own, sign)
    places = [next((k for k, (left, right) in enumerate(fields) if left <= atom.start - start <= right), -1)
              for atom in row]
    inside = sum(part[atom.start:atom.end].count(sign) for atom in row if atom.kind == TIME_OF)
    shift = len(fields) - len(heads)
    label = len(row) == len(fields) == 1
    if label or -1 in places or len(set(places)) < len(places) or shift not in (0, inside):
        return
    for stop in _BEFORE_HEAD.finditer(line, *heads[0]):
        heads[0] = stop.end(), heads[0][1]
    texts = [line[left:right] for left, right in heads]
    told = line.rstrip().endswith((".", "?", "!", ":")) and (len(heads) < 3 or sign == " ")
    if told or not all(re.search(r"[^\W\d_]|#", text) and len(text) <= LONGEST for text in texts):
        return
    if sign == " " and "  " not in line.strip() and min(
            words.total(top + left, top + right, (SERIES_NAME,), (INSIDE,)) for left, right in heads[1:]) < -6:
        return  # words of a sentence, or of one name
    for column, k in zip(layout.columns, places, strict=True):
        left, right = heads[max(k - shift, 0)]
        column.head, column.name = line[left:right], (top + left, top + right)


def _keys(layout: Layout) -> None:
    """Gives a column the key that stands before its values in every record: "id" of "id=5"."""
    made = layout.block.cut
    for column in layout.columns:
        sample = column.cells[1:: max(1, len(column.cells) // SAMPLE)]
        if sample:
            usual, share = common([made.gap(layout.index(cell) - 1) for cell in sample])
            key = re.search(r"([^\s\"'{}\[\],;|=:]+)[\"']?\s*[=:]\s*[\"']?$", usual)
            column.head = key[1] if key and share > 0.9 else ""


def _inner_numbers(part: str, layout: Layout) -> None:
    """A number that is always the same with a colon behind it is part of a name: "sensor 2: 20.1"."""
    made = layout.block.cut
    for k, column in enumerate(layout.columns[:-1]):
        if column.name or len({part[cell.start:cell.end] for cell in column.cells}) > 1 or len(column.cells) < 2:
            continue
        at = layout.index(column.cells[1])
        before, behind = made.text[made.atoms[at - 1].end:column.cells[1].start], made.gap(at)
        column.inner = (column.cells[0].kind == NUMBER and layout.columns[k + 1].cells[0].kind != TIME_OF
                        and re.search(r"[^\W\d_][ \-_#.]?$", before) is not None
                        and re.fullmatch(r"[\"']?\s*(?:[=:]|is|was)\s*[\"']?| ", behind) is not None)


def _one_series(words: Words, layout: Layout) -> bool:  # noqa: PLR0911
    """Whether lines of several numbers each are one series that goes on line by line."""
    part, columns, block = words.part, layout.columns, layout.block
    if any(column.cells[0].kind == TIME_OF or column.inner for column in columns) or len(columns) < 2:
        return False
    places = [value(part[row[0].start:row[0].end], comma=False) for row in layout.rows]
    steps = {b - a for a, b in itertools.pairwise(places) if a is not None and b is not None}
    if len(columns) > 3 and steps == {len(columns) - 1} and places[0] in (0, 1):  # R tells the place of each line
        columns[0].inner = True
        return True
    if re.search(r"[^\W\d_]", "".join(block.cut.gap(k) for k in range(block.first, block.first + block.period))):
        return False
    total = sum(len(row) for row in layout.rows) + len(layout.left_over)
    if re.search(rf"(?<!\d){total}(?!\d)", part[:block.start] + "\n" + part[block.end:]):
        return True
    if _OPEN.search(part[:block.start]) and _CLOSE.match(part, block.end + block.cut.unit(block.last)):
        return not re.search(r"[\])}]", block.cut.gap(layout.index(layout.rows[0][-1])))
    breaks = [part.find("\n", row[-1].end, after[0].start) for row, after in itertools.pairwise(layout.rows)]
    goes_on = [words.chances.of(at, DECORATION) for at in breaks]
    if goes_on and min(breaks) >= 0 and sum(goes_on) / len(goes_on) > math.log(0.8):
        return True
    if len(layout.rows) >= LONG_LIST or len(columns) < 4:
        return False
    return alike([[value(part[cell.start:cell.end], comma=False) or 0.0 for cell in column.cells
                    if cell.kind == NUMBER] for column in columns])


def _judge(words: Words, column: Column, layout: Layout) -> None:
    """Reading, time or neither: by the network, the header, and whether the column counts up."""
    part = words.part
    cells = [cell for cell in column.cells if cell.kind != GONE]
    gone = [cell for cell in column.cells if cell.kind == GONE and cell.end > cell.start]
    sample = cells[:: max(1, len(cells) // SAMPLE)]
    if column.inner or not sample:
        column.role = ROW
        return
    if sum(cell.kind == TIME_OF for cell in sample) > len(sample) / 2:
        column.role = TIME
        return

    def mean(first: Sequence[int], rest: Sequence[int]) -> float:
        return sum(words.total(cell.start, cell.end, first, rest) for cell in sample) / len(sample)

    scores = {READING: mean((READING,), (INSIDE,)), TIME: mean((TIME,), (INSIDE,)),
              ROW: mean((ROW, OUTSIDE, DECORATION), (INSIDE, OUTSIDE, DECORATION))}
    lost = [words.total(cell.start, cell.end, (MISSING,), (INSIDE,)) for cell in gone[:SAMPLE]]
    likely = max(scores.values()) * len(cells) + sum(lost) * len(gone) / max(len(lost), 1)
    column.score = likely / (len(cells) + len(gone))
    if len(layout.columns) == 1 or layout.joined:
        scores[TIME] -= NEVER
    elif layout.rows:
        _add_layout(part, column, layout, scores)
    elif _steady(part, column):
        scores[READING] -= NEVER
    elif any((other.cells[0].kind == TIME_OF or _steady(part, other)) and len(other.cells) == len(column.cells)
             for other in layout.columns):
        scores[READING] += NEVER
    best = max(scores, key=lambda role: scores[role])
    column.role = best
    column.certainty = 1 / sum(math.exp(max(-50.0, score - scores[best])) for score in scores.values())


def _steady(part: str, column: Column) -> bool:
    """Whether the numbers count up by one step."""
    numbers = [value(part[cell.start:cell.end], comma=False) for cell in column.cells]
    steps = {b - a for a, b in itertools.pairwise(numbers) if a is not None and b is not None}
    return None not in numbers and len(steps) == 1 and steps != {0}


def _add_layout(part: str, column: Column, layout: Layout, scores: dict[int, float]) -> None:
    """What the header and the steps from record to record say for each role."""
    head = column.head.strip()
    side = head and _SIDE_HEAD.fullmatch(head)
    if head and _TIME_HEAD.fullmatch(head):
        scores[TIME] += NAMED
    if side:
        scores[ROW] += NAMED
    numbers = [value(part[cell.start:cell.end], comma=False) for cell in column.cells]
    steps = [round(b - a, 9) for a, b in itertools.pairwise(numbers) if a is not None and b is not None]
    if sum(step <= 0 for step in steps) > MOST_BACK * len(numbers):
        scores[TIME] -= 2 * COUNTED
    if not side and any(number is not None and number % 1 for number in numbers):
        scores[ROW] -= COUNTED
    if len(layout.columns) == 1 or None in numbers or len(set(steps)) != 1:
        return
    column.steady = steps[0] >= 0
    if steps[0] > 0:
        scores[READING] -= NEVER
        scores[TIME] += 0.0 if side else 2 * COUNTED
    elif side:
        scores[READING] -= NEVER
