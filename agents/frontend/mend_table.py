"""Tables whose names or amounts were labelled in part: their own geometry and headings tell the rest.

A block of lines with equally many fields is a table. Its headings, in the words below, or else most of the labels, say
which row or column holds capacities and demands; the rest are the numbers of pairs. Names that the table shows are
names in the sentences around it too. What comes out is judged by the same assembly, and is tried only where the labels
alone gave a question.

Invariant: a value is still the characters of its field; a block that can be understood in two ways is left as it is.

    mended_tables(reading)    readings with the marks of the table set anew
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from agents.frontend.labels import (
    AMOUNT_LABELS,
    CAPACITY,
    CLOSED,
    CONSUMER,
    COST,
    DEMAND,
    END,
    FIXED,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.numerals import value
from agents.frontend.reading import Reading
from agents.frontend.spans import Span, records
from agents.frontend.symbols import bare

SEPARATORS = (r"\|", r"\t+", r";", r",(?!\d{3}\b)|,(?=\d{3},)", r" {2,}", r"\s+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CAPACITIES = _words("""
capacity capacities cap caps max maximum limit supply stock available room space kapazität kap vorrat angebot
bestand capacité capa offre capacidad oferta cupo capacità 容量 库存 产能 beds seats hours budget""")
DEMANDS = _words("""
demand demands need needs qty quantity order orders volume vol required requirement requirements bedarf nachfrage
menge demande besoin besoins commande demanda pedido pedidos necesidad domanda fabbisogno 需求 需求量 需要 load pallets
boxes units crates amount""")
TOTALS = _words("""total totals sum summe somme suma totale 合计 σ""")
_RULE = re.compile(r"[\s|+:=\-_.─━═┼╪┬┴├┤│╞╡]*")
_EDGES = " \t*_`'\"[]{}()<>~"
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,']*(?<![.,'])(?!\w)")
_NOT_POSSIBLE = (r"\s*(?:=|:|means?|is|are|heißt|bedeutet|significa|veut dire)\s[^.\n]{0,60}"
                 r"(?:n't|\bno\b|\bnot\b|cannot|never|nicht|\bkein|\bpas\b|imposs|forbid|verboten|prohib)")
_RULE_WORDS = re.compile(r"\b(?:clos|shut|only|must|cannot|can't|won't|never|not\b|no\b|fix|contract|except|unavail|"
                         r"insist|geschl|ferm|cerrad|chius|nur\b|nicht|kein|muss|darf|doit|peut pas|debe|solo\b|deve)"
                         r"|关|不|必须",
                         re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
SIDES = {CAPACITY: RESOURCE, DEMAND: CONSUMER}
_OTHER = {RESOURCE: CONSUMER, CONSUMER: RESOURCE}
RULES = (CLOSED, FIXED, FORBIDDEN, TOTAL_CAPACITY, TOTAL_DEMAND)
MOST_LABELS = 0.75
"""Share of a row's or column's numbers that must carry a label for it to decide what they are."""


@dataclass(frozen=True)
class _Field:
    start: int
    end: int
    text: str

    @property
    def number(self) -> bool:
        return any(value(_amount(self.text), comma) is not None for comma in (False, True))


Rows = list[list[_Field]]


@dataclass(frozen=True)
class _Block:
    """A table: its lines [start, end) of the part, the headings of its columns, its rows."""

    start: int
    end: int
    head: list[_Field]
    rows: Rows


def mended_tables(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters, to be tried in turn."""
    if not any(mark.label in AMOUNT_LABELS for mark in reading.marks):
        return
    marks = _tables(reading)
    if marks is not None:
        yield replace(reading, marks=marks)
    yield _by_names(reading, list(reading.marks))


# Finding the table ----------------------------------------------------------------------------------------------


def _blocks(part: str) -> Iterator[_Block]:
    """Runs of lines with equally many fields, the first one without numbers."""
    lines, at = [], 0
    for text in part.split("\n"):
        lines.append((at, text.rstrip("\r")))
        at += len(text) + 1
    k = 0
    while k < len(lines):
        found = next((block for sign in SEPARATORS if (block := _block(lines, k, sign))), None)
        if found is None:
            k += 1
            continue
        yield found
        k = next((i for i, (start, _) in enumerate(lines) if start >= found.end), len(lines))


def _block(lines: Sequence[tuple[int, str]], first: int, sign: str) -> _Block | None:
    """The table that begins with this line as its headings, if its fields are parted by this sign."""
    head = _fields(*lines[first], sign)
    if len(head) < 2 or any(field.text[:1].isdigit() for field in head[1:]):
        return None
    rows: Rows = []
    end = lines[first][0] + len(lines[first][1])
    for start, text in lines[first + 1:]:
        if _RULE.fullmatch(text) and text.strip():
            continue
        fields = _fields(start, text, sign)
        if rows and len(fields) == len(rows[0]) - 1 and _said(fields[0]) > 0:  # "needs 20 30 25", no room of its own
            _pad(fields, head)
        wide = len(fields) - len(head)
        if wide not in (0, 1) or (rows and len(fields) != len(rows[0])) or not any(f.number for f in fields[1:]):
            break
        rows.append(fields)
        end = start + len(text)
    if len(rows) < 2:
        return None
    if len(rows[0]) > len(head):
        head = [_Field(head[0].start, head[0].start, ""), *head]
    return _Block(lines[first][0], end, head, rows)


def _pad(amounts: list[_Field], head: Sequence[_Field]) -> None:
    """Puts nothing where a row of amounts crosses the column of the other amounts."""
    shift = len(amounts) + 1 - len(head)
    other = next((j + shift for j, field in enumerate(head) if _said(field) > 0), len(amounts))
    at = amounts[min(other, len(amounts)) - 1].end
    amounts.insert(other, _Field(at, at, ""))


def _fields(start: int, line: str, sign: str) -> list[_Field]:
    edges = [0, *(edge for match in re.finditer(sign, line) for edge in match.span()), len(line)]
    found = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        text = line[left:right]
        inner = text.strip(_EDGES)
        at = start + left + (len(text) - len(text.lstrip(_EDGES)) if inner else 0)
        found.append(_Field(at, at + len(inner), inner))
    if sign != r"\|" and found and not found[0].text and line[:1].isspace():
        found = found[1:]
    if sign == r"\|":
        found = found[1 if line.lstrip().startswith("|") else 0:len(found) - (1 if line.rstrip().endswith("|") else 0)]
    return found


# Understanding it -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Roles:
    """What the columns and rows of a table are: CAPACITY, DEMAND, or 0 for pairs; below, above: the side of the names
    of rows and of columns."""

    columns: dict[int, int]
    rows: dict[int, int]
    below: int
    above: int


def _tables(reading: Reading) -> list[Span] | None:
    """The marks of the whole text with those of its tables set anew; None where it can't be told what is what."""
    blocks = list(_blocks(reading.part))
    lists = [block for block in blocks if len(block.head) == 2 and _said(block.head[1]) > 0]
    mains = [block for block in blocks if block not in lists]
    if len(mains) != 1:
        return None
    main, amounts = mains[0], {_said(block.head[1]): block for block in lists}
    outside = [mark for mark in reading.marks if not any(b.start <= mark.start <= b.end for b in blocks)]
    around = {bare(mark.text): mark.label for mark in outside if mark.label in SIDES.values()}
    around |= {bare(row[0].text): SIDES[kind] for kind, block in amounts.items() for row in block.rows}
    roles = _roles(reading, main, around)
    if roles is None or len(amounts) < len(lists):
        return None
    marks = [mark for kind, block in amounts.items() for row in block.rows
             for mark in (_mark(row[0], SIDES[kind]), _mark(row[1], kind), _end(row[1]))]
    marks += _set(reading, main, roles)
    told = {*amounts, *roles.columns.values(), *roles.rows.values()}
    names = {mark.text: mark.label for mark in marks if mark.label in SIDES.values()}
    sentences = _sentences(reading.part, blocks)
    for kind, side in SIDES.items():
        if kind not in told:
            found = _amounts_around(reading.part, sentences, {n for n, label in names.items() if label == side}, kind)
            if found is None:
                return None
            marks += found
    used = {mark.start for mark in marks}
    for start, end in sentences:
        inside = [mark for mark in outside if start <= mark.start < end]
        if any(mark.label in RULES for mark in inside):
            marks += [*inside, Span(end, end, END, 1.0, "")]
        elif _tells_more(reading.part, (start, end), names, [mark for mark in inside if mark.start not in used]):
            return None
    return sorted(marks, key=lambda mark: (mark.start, mark.label == END))


def _tells_more(part: str, span: tuple[int, int], names: Iterable[str], marks: Sequence[Span]) -> bool:
    """Whether a sentence may change what the table says: "Kassel is closed" without a label that says so, or another
    number for a name."""
    labels = {mark.label for mark in marks}
    named = bool(_names_in(part, names, span)) or bool(labels & {*_OTHER})
    return named and (bool(labels & {CAPACITY, DEMAND, COST, USE}) or _RULE_WORDS.search(part, *span) is not None)


def _roles(reading: Reading, block: _Block, around: dict[str, int]) -> _Roles | None:
    """What is what, by the headings, else by the labels; None where they don't tell, or contradict."""
    free = range(1, len(block.head))
    columns = {j: _said(block.head[j]) for j in free}
    rows = {i: _said(row[0]) for i, row in enumerate(block.rows)}
    for kind in {CAPACITY, DEMAND} - {*columns.values(), *rows.values()}:
        free = [j for j in columns if not columns[j]]
        rows |= {i: kind for i, row in enumerate(block.rows)
                 if not rows[i] and _labelled(reading, row[0], [row[j] for j in free], kind)}
        columns |= {j: kind for j in free if _labelled(
            reading, block.head[j], [row[j] for i, row in enumerate(block.rows) if not rows[i]], kind)}
    if -1 in columns.values() or -1 in rows.values():
        return None
    pairs, named = [j for j in columns if not columns[j]], [i for i in rows if not rows[i]]
    sides = {CONSUMER} if DEMAND in columns.values() or CAPACITY in rows.values() else set()
    sides |= {RESOURCE} if CAPACITY in columns.values() or DEMAND in rows.values() else set()
    for fields, other in ((([block.rows[i][0] for i in named]), False), ([block.head[j] for j in pairs], True)):
        votes = {around[bare(field.text)] for field in fields if bare(field.text) in around}
        sides |= {_OTHER[side] if other else side for side in votes}
    texts = [bare(block.rows[i][0].text) for i in named] + [bare(block.head[j].text) for j in pairs]
    if len(sides) != 1 or not pairs or not named or len(set(texts)) < len(texts):
        return None
    below = sides.pop()
    return _Roles(columns, rows, below, _OTHER[below])


def _set(reading: Reading, block: _Block, roles: _Roles) -> list[Span]:
    """The marks of a table whose roles are known."""
    ruled_out = {mark.start for mark in reading.marks if mark.label == FORBIDDEN}
    marks = [_mark(block.head[j], roles.above) for j, kind in roles.columns.items() if not kind]
    marks.append(_end(block.head[-1]))
    for i, row in enumerate(block.rows):
        marks += [] if roles.rows[i] else [_mark(row[0], roles.below)]
        for j, kind in roles.columns.items():
            if roles.rows[i] and kind:
                continue  # where a row and a column of amounts cross
            label = roles.rows[i] or kind or COST
            if not row[j].number:
                out = row[j].start in ruled_out or _ruled_out(reading.part, row[j].text)
                label = FORBIDDEN if out else MISSING
            marks.append(_mark(row[j], label))
        marks.append(_end(row[-1]))
    return marks


def _ruled_out(part: str, sign: str) -> bool:
    """Whether the text says of a sign that its pair is not possible."""
    return bool(sign) and re.search(rf"(?<!\w){re.escape(sign)}[\"')]?{_NOT_POSSIBLE}", part, re.IGNORECASE) is not None


def _sentences(part: str, blocks: Sequence[_Block]) -> list[tuple[int, int]]:
    """Where the sentences around the tables stand."""
    found = [match.span() for match in re.finditer(r"[^\n]+?(?:[.;!?。；](?=\s)|(?=\n)|$)", part)]
    return [(start, end) for start, end in found if not any(b.start <= start <= b.end for b in blocks)]


def _names_in(part: str, names: Iterable[str], span: tuple[int, int]) -> list[re.Match[str]]:
    """Where these names stand as whole words, the longest first."""
    known = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))
    return list(known.finditer(part, *span))


def _amounts_around(part: str, sentences: Sequence[tuple[int, int]], names: set[str], kind: int) -> list[Span] | None:
    """The amounts of these names where the sentences pair each of them with one number, and only once; else None."""
    found: dict[str, Span] = {}
    marks: list[Span] = []
    for span in sentences:
        named = _names_in(part, names, span)
        taken = {at for name in named for at in range(*name.span())}
        numbers = [n for n in _NUMBER.finditer(part, *span) if n.start() not in taken]
        if not named or len(named) != len(numbers):
            continue
        for name, number in zip(named, numbers, strict=True):
            if name[0] in found:
                return None
            found[name[0]] = Span(number.start(), number.end(), kind, 1.0, number[0])
            marks += [Span(name.start(), name.end(), SIDES[kind], 1.0, name[0]), found[name[0]]]
        marks.append(Span(span[1], span[1], END, 1.0, ""))
    return marks if found.keys() == names else None


def _said(head: _Field) -> int:
    """What a heading says of its row or column: CAPACITY, DEMAND, 0 for numbers of pairs; -1 for none of these."""
    words = {word.casefold() for word in _WORD.findall(head.text)}
    told = {kind for kind, known in ((CAPACITY, CAPACITIES), (DEMAND, DEMANDS)) if words & known}
    if words & TOTALS or len(told) > 1 or not head.text:
        return -1
    return told.pop() if told else 0


def _labelled(reading: Reading, head: _Field, cells: Sequence[_Field], kind: int) -> bool:
    """Whether nearly all numbers of a row or column were labelled so, and its heading is no name of another's."""
    labels = {mark.start: mark.label for mark in reading.marks}
    numbers = [cell for cell in cells if cell.number]
    named = labels.get(head.start) in (RESOURCE, CONSUMER)
    alike = sum(labels.get(cell.start) == kind for cell in numbers)
    return len(numbers) > 1 and alike >= MOST_LABELS * len(numbers) and not named


def _mark(field: _Field, label: int) -> Span:
    text = _amount(field.text) if label in (CAPACITY, DEMAND, COST) else field.text
    at = field.start + field.text.index(text)
    return Span(at, at + len(text), label, 1.0, text)


def _amount(text: str) -> str:
    """The number of a field such as "14 €" or "$1,200": the field itself where it holds none, or several."""
    found = re.findall(r"[-+]?\d[\d.,' ]*(?:e[-+]?\d+)?", text)
    return found[0].strip(" .,'") if len(found) == 1 and len(_WORD.findall(text)) < 3 else text


def _end(field: _Field) -> Span:
    return Span(field.end, field.end, END, 1.0, "")


# Sentences around it --------------------------------------------------------------------------------------------


def _by_names(reading: Reading, marks: list[Span]) -> Reading:
    """With every place where a name stands marked, and numbers beside names of one kind taken for their amounts."""
    names: dict[str, int] = {}
    for mark in marks:
        named = mark.label in (RESOURCE, CONSUMER) and len(mark.text) > 1
        if named and names.setdefault(mark.text, mark.label) != mark.label:
            return replace(reading, marks=marks)
    taken = {at for mark in marks for at in range(mark.start, mark.end)}
    for name, label in names.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.part):
            if not taken & set(range(*match.span())):
                marks.append(Span(match.start(), match.end(), label, 1.0, name))
                taken |= set(range(*match.span()))
    marks = sorted(marks, key=lambda mark: (mark.start, mark.label == END))
    for record in records(marks):
        labels = {mark.label for mark in record}
        for name, other, amount in ((RESOURCE, CONSUMER, CAPACITY), (CONSUMER, RESOURCE, DEMAND)):
            names_here = sum(mark.label == name for mark in record)
            amounts = sum(mark.label in (amount, COST) for mark in record)
            if names_here == amounts and other not in labels and amount in labels:
                marks = [replace(mark, label=amount) if mark in record and mark.label == COST else mark
                         for mark in marks]
    return replace(reading, marks=marks)
