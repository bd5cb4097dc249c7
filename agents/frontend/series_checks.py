"""What stands within and beside a block of readings and is no part of its layout: reasons to ask.

Invariant: only characters outside of the block's values are looked at; the values are never changed.

    check_around(reading, block, cells)    raises Question('I cannot place "ERR" …')
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agents.frontend.labels import KNOWN, MISSING, READING, ROW, TIME
from agents.frontend.numerals import value
from agents.frontend.reading import Question, Reading
from agents.frontend.series_atoms import NUMBER, Atom
from agents.frontend.series_layout import Block, Cut
from agents.frontend.spans import Span
from agents.frontend.wording import shorten

SURE, HINT = 0.5, 0.2
"""Probability of a reading from which what stands elsewhere, or right beside the block, is asked about."""
TURNS = 0.8
"""Share of the commas that stand between a single digit and a longer number from which they may be decimal signs."""
FEW = 8
"""A smaller number of values, such as those that seem wrong, is not that of all readings."""
STRAYS = 3
"""Readings elsewhere that make a second block."""
_LEFT_OUT = re.compile(r"\.\.|…|\betc\b|\busw\b")
_PARTED = re.compile(r"[\n\[\](){}:=;|\t]")
_ENGLISH = re.compile(r"\b(?:the|is|are|of|for|any|my|and|last|please|find|this|what|which|was|to|in|from)\b", re.I)
_OTHERS = re.compile(r"\b(?:der|die|das|ist|und|bitte|werte|ein|les?|des?|est|une?|sont|el|los|las|una?|es|il|lo|gli|"
                     r"che|di|sono|per|por|os?|het|een|van)\b", re.I)
_CLOCK = re.compile(r"\d:\d{1,2}(?![\d.,])")
_DECIMAL_COMMA = re.compile(r"dezimal-?komma|decimal comma|virgule décimale|coma decimal|virgola decimale", re.I)
_ONE_GROUP = re.compile(r"[-+−]?[1-9]\d{0,2},\d{3}")


_ANNOUNCED = re.compile(
    r"(?<![\w.,:/#×-])(?P<count>\d{1,6})(?: (?!(?:of|and|or|to|his|her|my|our|your|their|the|more)\b)[^\W\d_]+)?? "
    r"(?:data ?points?|values|readings|measurements|samples|numbers|observations|werte|messwerte|messungen|mesures|"
    r"relevés|valeurs|datos|valores|lecturas|mediciones|misure|misurazioni|valori|letture)\b"
    r"|(?P<han>\d{1,6}) ?[个個](?:数据|數據|读数|讀數|数值|值|点|測量|测量)", re.IGNORECASE)
_A_PART = re.compile(
    r"\b(?:first|last|latest|next|other|every|each|per|about|around|roughly|approx\w*|nearly|almost|of|than|least|most|"
    r"previous|another|any|over|under|max|min|some|window|bad|wrong|odd|missing|maybe|flagged|ersten?|letzten?|jede[rns]?|"
    r"etwa|rund|circa|ca|ungefähr|premi\w+|derni\w+|environ|primer\w*|últim\w+|ultim\w+|prim\w+|unos|unas)\W+"
    r"(?:\w+\W+)?\Z|[~≈<>]\s?\Z|[最前后後每约約]\w?\Z", re.IGNORECASE)
"""Before a number: it counts a part of the readings, or about so many."""
_CUT_SHORT = re.compile(
    r"[\[(<][^\[\]()<>\n]{0,30}\b(?:shortened|truncated|cut off|clipped|gekürzt|abgeschnitten|tronqué|coupé|cortado|"
    r"truncado|troncato)\b[^\[\]()<>\n]{0,40}[\])>]", re.IGNORECASE)


def chance(reading: Reading, at: int, *labels: int) -> float:
    """Probability, 0 to 1, that the token at this character has one of these labels."""
    return float(2.718281828 ** reading.chances.of(at, *labels)) if reading.chances.token(at) else 0.0


def data_chance(reading: Reading, atom: Atom) -> float:
    """Probability that this atom is part of the data."""
    return chance(reading, atom.start, READING, MISSING, TIME, ROW)


def check_around(reading: Reading, block: Block, reach: tuple[int, int], text_gaps: bool,
                 heads: Sequence[tuple[int, int]]) -> None:
    """Raises Question where values within or beside the block are not part of it. reach: the block with what opens and
    closes its records; text_gaps: words within the records are columns of their own; heads: names above columns."""
    part, atoms = reading.part, block.cut.atoms
    starts = [atom.start for atom in atoms[block.first:block.last + 1]]
    begin = part.rfind("\n", 0, max(part.rfind("\n", 0, block.start), 0)) + 1
    stop = part.find("\n", block.end)
    stop = part.find("\n", stop + 1) if stop >= 0 else -1
    stop = stop if stop >= 0 else len(part)
    far = 0
    for mark in reading.marks:
        if mark.label not in (READING, MISSING, TIME) or mark.certainty <= SURE or any(
                start <= mark.start < end for start, end in heads):
            continue
        k = bisect_right(starts, mark.start) - 1
        inside = reach[0] <= mark.start < reach[1]
        if inside:
            atom = atoms[block.first + max(k, 0)]
            if mark.start < max(atom.end, atom.start + 1) or (mark.label == TIME) or not mark.text.strip() or (
                    text_gaps and not any(char.isdigit() for char in mark.text)):
                continue
        elif block.end <= mark.start and not part[block.end:mark.start].strip(" \n\t,;.|") and not mark.text.strip():
            continue
        elif not (begin <= mark.start < stop) and not inside:
            far += mark.label == READING
            continue
        elif mark.label == TIME or (block.lists and part[block.end:block.end + 1] == "]"):  # JSON: fields beside it
            continue
        raise Question(f'I cannot place "{shorten(mark.text)}", which stands among the readings. Please send the '
                       "series alone.")
    if far >= STRAYS:
        raise Question("I see numbers in several places of the text. Which of them are the series? Please send it "
                       "alone.")
    line = part.find("\n", reach[1] + ("\n" in block.cut.gap(block.first)))
    before, behind = part[max(0, reach[0] - 2):reach[0]], part[block.end:block.end + 2]
    if re.search(r"[A-Za-z\d_]\Z|\d[.,/]\Z", before) or re.match(r"\d|[.,:/]\d", behind) or (
            _CLOCK.match(part, max(0, block.start - 2))):
        raise Question(f'I cannot read "{shorten(before + part[block.start:block.start + 12])}" or '
                       f'"{shorten(part[block.end - 8:block.end] + behind)}". Please send the series alone.')
    if block.lists and part[block.end:block.end + 1] in "])}":
        return
    _check_edge(reading, reach[1], min(line if line >= 0 else len(part), reach[1] + 24))


def _check_edge(reading: Reading, start: int, stop: int) -> None:
    """Raises Question where a word or number right behind the block may be a reading."""
    for match in re.finditer(r"[^\s,;|\[\](){}\"']+", reading.part[start:stop]):
        at = start + match.start()
        if any(char.isalnum() for char in match[0]) and chance(reading, at, READING, MISSING) > HINT:
            raise Question(f'Is "{shorten(match[0])}" a reading? I expected a number, or null where it is missing.')


def check_gaps(block: Block) -> None:
    """Raises Question where readings are left out, or something stands between lists that is no label."""
    made = block.cut
    for k in range(block.first, block.last):
        gap = made.text[made.atoms[k].end:made.atoms[k + 1].start]
        if len(gap) > 1 and _LEFT_OUT.search(gap):
            raise Question(f'Are readings left out at "{shorten(gap.strip())}"? Please send all of them.')
    for (_, last), (first, _) in zip(block.lists, block.lists[1:], strict=False):
        between = made.text[made.atoms[last].end:made.atoms[first].start]
        own = Counter(made.gap(block.lists[0][0]))
        parted = any(_PARTED.match(char) and char not in own for char in between)
        if not parted and not re.search(r"[:=]|\n\s*\n", between):
            raise Question(f'I cannot place "{shorten(between.strip())}", which stands among the readings. Please '
                           "write null where one is missing.")


def check_whole(reading: Reading, columns: Sequence[Sequence[Span]]) -> None:
    """Raises Question where the text announces another number of readings than there are, says that it was cut off, or
    ends amid a number. columns: the points of every series."""
    points = [point for column in columns for point in column]
    first, last = min(point.start for point in points), max(point.end for point in points)
    outside = ((0, first), (last, len(reading.part)))
    right = {len(points), len(columns), *map(len, columns)}
    known = {at for mark in reading.marks if mark.label == KNOWN for at in range(mark.start, mark.end)}
    for begin, end in outside:
        for said in _ANNOUNCED.finditer(reading.part, begin, end):
            count = int(said["count"] or said["han"])
            if count in right or count < FEW or said.start() in known or _A_PART.search(
                    reading.part, max(begin, said.start() - 24), said.start()):
                continue
            raise Question(f'The text speaks of "{said[0]}", and I read {len(columns[0])} of them'
                           f"{' in each series' if len(columns) > 1 else ''}. Is something missing?")
    if cut := _CUT_SHORT.search(reading.part):
        raise Question(f'The text says "{shorten(cut[0])}". Please send all readings.')
    texts = [point.text for point in sorted(points, key=lambda point: point.start) if point.label == READING]
    decimals = [text for text in texts[:-1] if re.search(r"\d[.,]\d", text)]
    if len(texts) > FEW and len(decimals) == len(texts) - 1 and texts[-1].isdigit() and (
            reading.part[last:last + 1] in (".", ",")):
        raise Question(f'The series ends with "{texts[-1]}{reading.part[last]}". Was a digit cut off?')


def check_units(made: Cut, cells: Sequence[Atom]) -> None:
    """Raises Question where one number has letters behind it that the others of its column have not."""
    numbers = [cell for cell in cells if cell.kind == NUMBER]
    units = [made.text[cell.end:cell.end + made.unit_behind(cell)] for cell in numbers]
    counts = Counter(units)
    usual = counts.most_common(1)[0][0] if counts else ""
    for cell, unit in zip(numbers, units, strict=True):
        if unit.strip() != usual.strip() and (unit or cell is not numbers[-1]):
            raise Question(f'Is "{made.text[cell.start:cell.end]}{unit}" a reading? The others are written '
                           f'{"with " + shorten(usual.strip()) if usual else "without a unit"}.')


def check_commas(reading: Reading, cells: Sequence[str]) -> None:
    """Raises Question where "1,234" may be 1234 or 1.234, or the text says that commas are decimal signs among commas
    that part, and nothing in the text tells."""
    if _DECIMAL_COMMA.search(reading.part) and all(text.isdigit() for text in cells) and (
            ",".join(cells[:4]) in reading.part):
        raise Question("Which commas are decimal signs, and which part the numbers? Please write one number a line.")
    if all(text.isdigit() for text in cells) and ",".join(cells[:8]) in reading.part and (
            sum((len(a) == 1) != (len(b) == 1) for a, b in pairwise(cells)) >= TURNS * (len(cells) - 1)):
        raise Question(f'Is "{",".join(cells[:2])}" one number or two? Please write decimals with a point, or one '
                       "number a line.")
    commas = [text for text in cells if "," in text]
    if not commas or not all(_ONE_GROUP.fullmatch(text) for text in commas) or any("." in text for text in cells):
        return
    if all(value(text, comma=False) is not None for text in commas) and (
            any(len(text.lstrip("-+−")) > 3 for text in cells if "," not in text)
            or not _ENGLISH.search(reading.part) or _OTHERS.search(reading.part)):
        raise Question(f'Is "{commas[0]}" {commas[0].replace(",", "")} or {commas[0].replace(",", ".")}? Please write '
                       "numbers without commas.")
