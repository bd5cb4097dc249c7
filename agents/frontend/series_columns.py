"""The readings of a text as its layout shows them, as marks for the assembly; or the question that must be asked.

Invariant: what `decoded` gives covers every value of the block; where the layout is clear but something does not fit
it, there is a question.

    decoded(reading)    marks of times, readings, names and ends, or None where no layout was found
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from agents.frontend.labels import END, KNOWN, MISSING, READING, ROW, SERIES_NAME, TIME
from agents.frontend.reading import Question, Reading
from agents.frontend.series_atoms import GONE, NUMBER, Atom, gone_in, styles, times_in
from agents.frontend.series_checks import check_around, check_commas, check_gaps, check_units
from agents.frontend.series_known import CUE, NUMBER_SAID, said_normal
from agents.frontend.series_layout import Block, block_of, common, cut, shape
from agents.frontend.series_names import LABEL_GAIN, LONGEST, NO_NAME, Place, Words, told_in_turn
from agents.frontend.series_records import Column, Layout, laid_out
from agents.frontend.spans import Span
from agents.frontend.wording import shorten

COVER, MARGIN = 0.9, 0.4
"""Share of the longest block's characters that another cut must cover; by how much the best must be likelier."""
NOT_SURE = "I see numbers, but I am not sure that they are readings. Please say what they are."


def decoded(reading: Reading) -> list[Span] | None:
    """The marks that the layout gives; None where there is no layout, or no probabilities. Raises Question."""
    part = reading.part
    if not reading.chances.tokens:
        return None
    said = [mark for mark in reading.marks if mark.label == MISSING and mark.certainty > 0.5
            and not any(char.isdigit() for char in mark.text) and mark.text.strip()]
    if left_out := _left_out(reading):
        raise Question(f'Are readings left out at "{left_out}"? Please send all of them.')
    fixed = [*times_in(part), *gone_in(part), *(
        Atom(mark.start, mark.end, NUMBER) for mark in reading.marks  # the 5 of "t5"
        if mark.label == TIME and mark.text.isdigit() and mark.start and part[mark.start - 1].isalpha())]
    more = [*fixed, *(Atom(mark.start, mark.end, GONE) for mark in said)]
    blocks = [block for style in styles(part) for known in ([fixed, more] if said else [fixed])
              if (block := block_of(cut(part, style, known)))]
    if not blocks:
        return None
    words = Words(reading)
    best = _best(words, blocks)
    marks = _of_records(words, best) if best.rows else _of_lists(words, best)
    check_gaps(best.block)
    for column in best.columns:
        if column.role == READING:
            check_units(best.block.cut, column.cells)
    heads = [column.name for column in best.columns if column.name]
    check_around(reading, best.block, _reach(best), _has_words(best), heads)
    check_commas(reading, [part[start:end] for start, end in _cells(best)])
    if sum(column.role == READING for column in best.columns) == 1 or best.joined:
        marks = _lone_name(reading, best.block, marks)
    return sorted([*marks, *_known(reading, best.block)], key=lambda mark: (mark.start, mark.label == END))


def _left_out(reading: Reading) -> str:
    """What says between the first and the last reading that some are left out; "" if nothing."""
    at = [mark.start for mark in reading.marks if mark.label == READING]
    found = re.compile(r"\.\.\.|…").search(reading.part, min(at), max(at)) if at else None
    return shorten(reading.part[max(0, found.start() - 8):found.end() + 8]) if found else ""


def _cuts_numbers(block: Block) -> bool:
    """Whether a number ends amid digits: the 22 of "22.5" where commas are decimal signs."""
    text, starts = block.cut.text, {atom.start for atom in block.cut.atoms}
    ends = [atom.end for atom in block.cut.atoms[block.first:block.last + 1] if atom.kind == NUMBER]
    return any(text[end:end + 1] in (".", ",") and text[end + 1:end + 2].isdigit() and end + 1 not in starts
               for end in ends)


def _best(words: Words, blocks: Sequence[Block]) -> Layout:
    """The likeliest layout of the blocks that reach far enough."""
    blocks = [block for block in blocks if not _cuts_numbers(block)] or blocks
    most = max(block.end - block.start for block in blocks)
    layouts: list[Layout] = []
    amiss: list[Question] = []
    for block in blocks:
        if block.end - block.start >= COVER * most:
            try:
                layouts.append(laid_out(words, block))
            except Question as question:
                amiss.append(question)
    if not layouts:
        raise amiss[0]
    best = max(layouts, key=lambda layout: layout.score)
    near = [layout for layout in layouts if best.score - layout.score < MARGIN]
    best = max((layout for layout in near if layout.block.cut.style.commas == best.block.cut.style.commas),
               key=lambda layout: len(_cells(layout)))
    for other in near:
        if other.block.cut.style.commas != best.block.cut.style.commas and _cells(best) != _cells(other):
            sample = shorten(words.part[best.block.start:best.block.end], 24)
            raise Question(f'How are the numbers in "{sample}" parted, and what is the decimal sign? Please write '
                           "decimals with a point and one number a line.")
    return best


def _cells(layout: Layout) -> list[Place]:
    return [(atom.start, atom.end) for column in layout.columns if column.role == READING for atom in column.cells]


def _lone_name(reading: Reading, block: Block, marks: list[Span]) -> list[Span]:
    """The marks, with the name that the network sees before the block where the layout shows none, or less of it."""
    near = [mark for mark in reading.marks if mark.label == SERIES_NAME and mark.certainty >= reading.needed
            and block.start - 6 * LONGEST <= mark.start < block.start and not NO_NAME.fullmatch(mark.text)]
    names = [mark for mark in marks if mark.label == SERIES_NAME]
    if not near or (names and (len(names) > 1 or not (
            near[-1].start <= names[0].start and names[0].end <= near[-1].end))):
        return marks
    rest = [mark for mark in marks if mark.label != SERIES_NAME]
    return [_named(reading.part, (near[-1].start, near[-1].end)), *rest]


def _known(reading: Reading, block: Block) -> list[Span]:
    """Marks of how many points are normal, outside of the block, as whole words."""
    part, found = reading.part, []
    said = [Span(start, end, KNOWN, 1.0, part[start:end]) for start, end in said_normal(part)]
    for mark in reading.marks:
        if mark.label == KNOWN and not block.start <= mark.start < block.end and not (
                found and mark.start < found[-1].end):
            word = NUMBER_SAID.match(part, mark.start)
            if word and (said or CUE.search(part, max(0, mark.start - 60), mark.start + 60)):
                found.append(Span(mark.start, word.end(), KNOWN, mark.certainty, word[0]))
    if said and not {mark.text.casefold() for mark in found} <= {mark.text.casefold() for mark in said}:
        raise Question(f'Which points are normal: "{said[0].text}" or "{found[0].text}"? Say e.g. the first 100.')
    return said or found


# What is around ---------------------------------------------------------------------------------------------------


def _reach(layout: Layout) -> Place:
    """The characters of the block with what opens its first and closes its last record."""
    made, block = layout.block.cut, layout.block
    end = block.end + made.unit(block.last)
    if len(layout.rows) < 2:
        return block.start, end
    closing = made.gap(layout.index(layout.rows[0][-1])).partition("\n")[0]
    behind = made.text[end:].partition("\n")[0]
    if closing.strip() and shape(behind).strip()[:1] == shape(closing).strip()[:1]:
        end += len(behind)
    return layout.start, end


def _has_words(layout: Layout) -> bool:
    """Whether there are columns of words in the records."""
    gaps = [layout.block.cut.gap(k) for k in range(layout.block.first, layout.block.last)]
    return bool(layout.rows) and any(re.search(r"[^\W\d_]", gap) for gap in gaps)


# Marks --------------------------------------------------------------------------------------------------------


def _span(part: str, atom: Atom, label: int, certainty: float) -> Span:
    if label == READING and atom.kind == GONE:
        label, certainty = MISSING, max(certainty, 0.9)
    return Span(atom.start, atom.end, label, certainty, part[atom.start:atom.end])


def _named(part: str, place: Place) -> Span:
    return Span(place[0], place[1], SERIES_NAME, 1.0, part[place[0]:place[1]])


def _end(at: int) -> Span:
    return Span(at, at, END, 1.0, "")


def _of_lists(words: Words, layout: Layout) -> list[Span]:
    part, columns = words.part, layout.columns
    readings = [column for column in columns if column.role == READING]
    if not readings:
        raise Question(NOT_SURE)
    marks: list[Span] = []
    least = 0
    for column in columns:
        start, end = column.cells[0].start, column.cells[-1].end
        if column.role == READING:
            name = words.label(least, start, forced=len(columns) > 1)
            marks += [_named(part, name)] if name else []
        marks += [_span(part, cell, column.role, column.certainty) for cell in column.cells]
        marks.append(_end(end))
        least = end
    return marks


def _of_records(words: Words, layout: Layout) -> list[Span]:
    """The marks of records; those of one series that goes on line by line are all of one."""
    part, columns = words.part, layout.columns
    readings = [column for column in columns if column.role == READING]
    if not readings:
        raise Question(NOT_SURE)
    for column in columns:
        if column.role == ROW and not layout.joined and not column.known_side(part):
            first = part[column.cells[0].start:column.cells[0].end]
            raise Question(f'Is "{column.head or first}" a series? Say which columns are, and I leave out the others.')
    if layout.joined:
        return _of_joined(words, layout)
    marks = _names_of(words, layout, readings)
    for r, row in enumerate(layout.rows):
        for column, cell in zip(columns, row, strict=True):
            if column.inner:
                continue
            if column.names:
                marks.append(_named(part, column.names[r]))
            marks.append(_span(part, cell, column.role, column.certainty))
        marks.append(_end(row[-1].end))
    return marks


def _of_joined(words: Words, layout: Layout) -> list[Span]:
    """Lines of several numbers each as one series."""
    part, columns = words.part, layout.columns
    used = [not column.inner for column in columns]
    cells = [cell for row in [*layout.rows, layout.left_over] for cell, use in zip(row, used, strict=False) if use]
    certainty = min(column.certainty for column in columns)
    name = words.label(0, layout.start, forced=False)
    beside = [_span(part, cell, ROW, 1.0) for column in columns if column.inner for cell in column.cells]
    beside += [_span(part, cell, ROW, 1.0) for cell, use in zip(layout.left_over, used, strict=False) if not use]
    return [*([_named(part, name)] if name else []), *beside,
            *(_span(part, cell, READING, certainty) for cell in cells), _end(cells[-1].end)]


def _names_of(words: Words, layout: Layout, readings: Sequence[Column]) -> list[Span]:
    """Marks of the names that stand above the columns; those beside their values are given to the columns."""
    part = words.part
    marks: list[Span] = []
    heads = [column.name for column in readings]
    if all(heads):
        marks += [_named(part, name) for name in heads if name]
        marks.append(_end(marks[-1].end))
    else:
        _names_inside(words, layout, readings, 0.0)
        if not any(column.names for column in readings):
            name = words.label(0, layout.start, forced=False) if len(readings) == 1 else None
            marks += [_named(part, name), _end(name[1])] if name else []
            if not name:
                _names_inside(words, layout, readings, LABEL_GAIN)
    if len(readings) > 1 and not any(column.name or column.names for column in readings):
        told = told_in_turn(part[:layout.start], len(readings))
        if told:
            return [*(_named(part, place) for place in told), _end(told[-1][1])]
        _check_bare_commas(layout)
        above = part[:layout.start].rstrip(" ").rpartition("\n")[0].rpartition("\n")[2]
        words_above = re.findall(r"[^\W\d_]\w*", above)
        if len(words_above) >= len(readings) and not above.rstrip().endswith((".", "?", "!", ":")):
            raise Question(f'Are the names of the series in "{shorten(above)}"? Please send one name for each column.')
    return marks


def _check_bare_commas(layout: Layout) -> None:
    """Raises Question where columns without names are parted by a comma that may be a decimal sign."""
    made, row = layout.block.cut, layout.rows[0]
    for left, right in itertools.pairwise(row):
        if left.kind == right.kind == NUMBER and made.text[left.end:right.start] == ",":
            raise Question(f'Is "{made.text[left.start:right.end]}" one number or two? Please write decimals with '
                           "a point.")


def _names_inside(words: Words, layout: Layout, readings: Sequence[Column], gain: float) -> None:
    """Names that every record says before its readings; `gain` for those with an equals sign."""
    part, made, block = words.part, layout.block.cut, layout.block
    for column in [*readings, *readings]:
        if column.names:
            continue
        k = layout.columns.index(column)
        back = 2 if k and layout.columns[k - 1].inner else 1
        places: list[Place] = []
        for cell in column.cells:
            at = layout.index(cell) - back
            before = made.atoms[at].end + made.unit(at) if at >= block.first else 0
            before = max(before, cell.start - 3 * LONGEST, part.rfind("\n", 0, cell.start) + 1)
            places.append((before, cell.start))
        texts = [part[start:end] for start, end in places]
        usual, share = common(texts[1:] or texts)
        if share < 0.9 or not re.search(r"[^\W\d_]", usual):
            continue
        alike = [place for place, text in zip(places, texts, strict=True) if text == usual]
        joined = back == 2 or re.search(r"(?:[=:]|\bis|\bwas)\s*[\"'$€£~]?$", usual) is not None
        end = len(usual) - len(re.sub(r"\s+(?:is|was)\s*$", "", usual))
        alike = [(left, right - end) for left, right in alike]
        forced = (joined and len(readings) > 1) or any(other.names for other in readings)
        found = words.best(alike, joined, forced, gain if joined else 0.0)
        if found is None:
            continue
        left, right = found
        name = usual[left:right]
        ats = [part.rfind(name, max(0, start - LONGEST), end) for start, end in places]
        column.names = [] if min(ats) < 0 else [(at, at + len(name)) for at in ats]
