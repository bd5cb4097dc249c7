"""Tables of a text, found by their lines alone: Markdown, CSV, tabs, columns of spaces, boxes, HTML, LaTeX.

Invariant: a field is characters of the text; lines between two tables belong to none; nothing is known yet of what a
row or a column means.

    sheets_of("| | A | B |\\n|---|---|---|\\n| C1 | 4 | 5 |")    one Sheet: head "", A, B; one row: C1, 4, 5
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from agents.frontend.mend_table_words import amount_kind, pair_kind, side_kind
from agents.frontend.symbols import number as word_number

_EDGES = " \t*_`'\"[]{}()<>~$\\:;,“”„«»"
_RULE = re.compile(r"[\s|+:=\-_.─━═┼╪┬┴├┤│╞╡┌┐└┘╔╗╚╝╠╣╦╩╬║┏┓┗┛┣┫┳┻╋┃]+|\s*\\(?:hline|toprule|midrule|bottomrule|"
                   r"end\{\w+\}|begin\{\w+\}(?:\{[^}]*\})?)\s*|\s*</?(?:table|tbody|thead)[^>]*>\s*|\s*```\w*\s*")
_ITEM = re.compile(r"\s*(?:[-*•–+>→]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
"""What may stand before a line of a list."""
_FIGURES = r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d[\d.,]*(?<![.,])(?:e[-+]?\d+)?|[.,]\d+"
NUMBER = re.compile(rf"(?<![^\W\u2e80-\uffff])(?<![.,])[-+−]?(?:{_FIGURES})(?:k(?!\w))?(?!\d)", re.IGNORECASE)
_UNIT = r"(?:[^\W\d]|[€$£¥₹%°²³/·.()]|m[23]\b| )"
_CURRENCY = r"(?:[A-Z]{2,3}|US|Rs\.?|kr\.?|Fr\.?)?\s?[$€£¥₹]?\s?"
_AMOUNT = re.compile(rf"(?P<before>{_CURRENCY})(?P<number>[-+−]?(?:{_FIGURES})(?:k(?!\w))?)(?P<unit>{_UNIT}{{0,24}})")
_TOUCHING = frozenset(("t", "kg", "g", "h", "k", "m", "km", "min", "s", "l", "ml", "gb", "mb", "tb", "pcs", "d", "p",
                       "ct", "st", "m²", "m³", "m3", "eur", "usd", "chf"))
"""Units that may touch their number: "3B" and "7a" are names."""
_UNLIMITED = re.compile(r"unlimited|no (?:capacity )?limit|infinit[ey]?|∞|unbounded|unbegrenzt|illimit\w*"
                        r"|ilimitad\w*|inf|limitless|"
                        r"endless|as much as needed", re.IGNORECASE)


@dataclass(frozen=True)
class Field:
    """Characters [start, end) of the part."""

    start: int
    end: int
    text: str

    def amount(self) -> Field | None:
        """The number of a field such as "14 €" or "$1,200"; None where it holds none, or more than that."""
        found = _AMOUNT.fullmatch(self.text)
        if found is None:
            return self if _UNLIMITED.fullmatch(self.text) or _is_word_number(self.text) else None
        unit = found["unit"]
        if unit[:1].isalpha() and unit.isascii() and unit.strip(" .()").split("/")[0].casefold() not in _TOUCHING:
            return None
        start, end = found.span("number")
        return Field(self.start + start, self.start + end, found["number"])

    @property
    def figures(self) -> bool:
        """Whether it holds one number, or two as in "47 (12)"."""
        return self.amount() is not None or (len(self.numbers()) == 2 and not re.search(r"[^\W\d]{3}", self.text))

    def numbers(self) -> list[Field]:
        """Every number in it."""
        return [Field(self.start + n.start(), self.start + n.end(), n[0]) for n in NUMBER.finditer(self.text)]


def _is_word_number(text: str) -> bool:
    return len(text) > 2 and text.isalpha() and text.islower() and word_number(text) is not None and text != "null"


@dataclass(frozen=True)
class Sheet:
    """A table: characters [start, end) of the part; head: the fields above its columns, empty where it has none;
    title: the words before it. echoes: (row, column) → the heading as it stands again beside that cell. groups: what
    stands above several headings. listed: one row of names or of numbers, from a list of a program."""

    start: int
    end: int
    head: list[Field]
    rows: list[list[Field]]
    title: str = ""
    echoes: dict[tuple[int, int], Field] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    listed: bool = False


SEPARATORS = ("</t[dh]>", r"(?:[|│║┃¦]+|(?<!\S)!(?!\S))", r"\t", r"&", ";", ",", r" {2,}", r"\s+", " [/!~] | ::? ",
              r"\s*(?::|=>?|->|→)\s*")
_PLAIN = SEPARATORS[:4]
_BLANK = (r" {2,}", r"\s+")
Line = tuple[int, str]


def sheets_of(part: str, taken: Sequence[tuple[int, int]] = ()) -> list[Sheet]:
    """The tables outside of what is taken, in text order."""
    lines: list[Line] = []
    at = 0
    for text in part.split("\n"):
        free = not any(start < at + len(text) and at < end for start, end in taken)
        lines.append((at, text.rstrip("\r") if free else "."))
        at += len(text) + 1
    found: list[Sheet] = []
    k = 0
    while k < len(lines):
        blocks = [block for sign in SEPARATORS if (block := _block(lines, k, sign)) is not None]
        best = max(blocks, key=lambda block: (block[1] - k) * min(len(block[0].rows[0]), 4) * block[2], default=None)
        if best is None:
            k += 1
            continue
        found.append(best[0])
        k = best[1]
    return [_titled(part, sheet, found[i - 1].end if i else 0) for i, sheet in enumerate(found)]


def _titled(part: str, sheet: Sheet, since: int) -> Sheet:
    """With the last line of words before it, within what stands before."""
    words = [line for line in part[since:sheet.start].split("\n") if re.search(r"\w", line)]
    return Sheet(sheet.start, sheet.end, sheet.head, sheet.rows, words[-1][-80:] if words else "", sheet.echoes)


def _block(lines: Sequence[Line], first: int, sign: str) -> tuple[Sheet, int, int] | None:
    """The table that begins with this line, if its fields are parted by this sign; the line after it; how much the sign
    speaks for a table."""
    if _RULE.fullmatch(lines[first][1]) or not lines[first][1].strip():
        return None
    top = fields_of(*lines[first], sign)
    if len(top) < 2 or (sign in _BLANK and not all(re.search(r"\w", cell.text) for cell in top)):
        return None
    rows, begins = [top], [lines[first][0]]
    after, gaps, ruled = first + 1, 0, False
    for k in range(first + 1, len(lines)):
        start, text = lines[k]
        if _RULE.fullmatch(text) or not text.strip():
            gaps += not text.strip()
            ruled = ruled or (len(rows) == 1 and bool(text.strip()))
            if gaps and (sign in (",", r"\s+", SEPARATORS[-1]) or gaps > 1 or not _same(lines, k + 1, sign, rows)):
                break
            continue
        row = fields_of(start, text, sign)
        if not _fits(row, rows, sign):
            break
        rows.append(row)
        begins.append(start)
        after = k + 1
    rows = _squared(rows, sign, begins)
    if len(rows) < 2 or len({len(row) for row in rows}) != 1 or not _numeric(rows[1:], sign):
        return None
    headed = (ruled and not (len(top) == 2 and top[1].amount())) or _is_head(rows)
    end = lines[after - 1][0] + len(lines[after - 1][1])
    sheet = Sheet(lines[first][0], end, rows[0] if headed else [], rows[1:] if headed else rows)
    return sheet, after, 4 if sign in _PLAIN else 2 if sign in (";", ",") else 1


def _is_head(rows: Sequence[Sequence[Field]]) -> bool:
    """Whether the first row is of names: no numbers, or such as can be names below a word for them."""
    numbers = [cell for cell in rows[0][1:] if cell.amount() and not cell.text.isalpha()]
    corner = rows[0][0].text
    if not numbers:
        return True
    plain = all(cell.text.isdigit() for cell in numbers) and len({cell.text for cell in numbers}) == len(numbers)
    told = amount_kind(corner) or side_kind(corner) or pair_kind(corner) or re.search(r"[/\\]", corner)
    return not corner or bool(plain and told and all(row[0].amount() is None for row in rows[1:]))


def _same(lines: Sequence[Line], k: int, sign: str, rows: Sequence[Sequence[Field]]) -> bool:
    """Whether the line after a gap goes on with the table: an amount row below, as wide as the rest."""
    row = fields_of(*lines[k], sign) if k < len(lines) and len(rows) > 1 else []
    return len(row) == len(rows[-1]) and any(cell.amount() for cell in row[1:])


def _fits(row: Sequence[Field], rows: Sequence[Sequence[Field]], sign: str) -> bool:
    wide = len(row) - len(rows[-1])
    if sign in _BLANK:
        full = max(map(len, rows[1:]), default=0)
        return any(cell.amount() for cell in row[1:]) and (
            wide in (0, 1) if len(rows) == 1 else full - 2 < len(row) <= full)
    return wide == 0


def _squared(rows: list[list[Field]], sign: str, begins: Sequence[int]) -> list[list[Field]]:
    """Rows of columns of spaces with a field each, also where nothing stands: at the column that is farthest."""
    full = max(map(len, rows))
    whole = [k for k, row in enumerate(rows) if len(row) == full]
    if sign not in _BLANK or len(whole) == len(rows) or full - min(map(len, rows)) > 1:
        return rows
    columns = [[(rows[k][j].start - begins[k], rows[k][j].end - begins[k]) for k in whole] for j in range(full)]
    return [row if len(row) == full else _spread(row, columns, begins[k], k == 0) for k, row in enumerate(rows)]


def _spread(row: list[Field], columns: Sequence[Sequence[tuple[int, int]]], begin: int, first: bool) -> list[Field]:
    """The row with an empty field where that leaves the others nearest to their columns; the first has no corner."""
    def away(cell: Field, column: Sequence[tuple[int, int]]) -> int:
        return min(min(abs(cell.start - begin - a), abs(cell.end - begin - b)) for a, b in column)
    ways = [sum(away(cell, columns[j + (j >= gap)]) for j, cell in enumerate(row)) for gap in range(len(columns))]
    gap = min(range(len(ways)), key=lambda k: (ways[k], -k)) if not first or row[0].start == begin else 0
    at = row[gap - 1].end if gap else row[0].start
    return [*row[:gap], Field(at, at, ""), *row[gap:]]


def _numeric(rows: Sequence[Sequence[Field]], sign: str) -> bool:
    """Whether every line below the first holds a number, and where the separator is common most of its cells do."""
    counts = [sum(cell.figures for cell in row[1:]) for row in rows]
    full = sum(map(bool, counts))
    if not full or (full < len(counts) and (sign in (",", r"\s+") or full < len(counts) - 1)):
        return False
    return sum(counts) * 2 >= sum(len(row) - 1 for row in rows) or sign not in (",", r"\s+", r" {2,}")


def fields_of(start: int, line: str, sign: str) -> list[Field]:
    """The fields of a line, each without spaces, quotes, bold and brackets around it."""
    begin = 0
    if sign == "&":
        line = re.sub(r"\\\\.*$", "", line)
    if sign == SEPARATORS[0]:
        begin = max(line.find("<td"), line.find("<th"), 0)
        line = re.sub(r"</tr>.*$", "", line)
    quoted = [match.span() for match in re.finditer(r'"[^"]*"', line)] if sign in (";", ",") else []
    cuts = [match.span() for match in re.finditer(sign, line)]
    cuts = [cut for cut in cuts if not any(a < cut[0] < b for a, b in quoted)]
    edges = [begin, *(edge for cut in cuts for edge in cut), len(line)]
    found = [_field(start, line, left, right) for left, right in zip(edges[::2], edges[1::2], strict=True)]
    if sign in _BLANK:
        return [cell for cell in found if cell.text]
    if sign == SEPARATORS[0]:
        return found[:-1] if found and not found[-1].text else found
    if sign == SEPARATORS[1]:
        stripped = line.strip()
        found = found[bool(re.match(sign, stripped)):]
        return found[:-1] if re.search(sign + "$", stripped) and found else found
    return found


def _field(start: int, line: str, left: int, right: int) -> Field:
    text = re.sub(r"<[^<>]*>", lambda tag: " " * len(tag[0]), line[left:right])
    bullet = _ITEM.match(text) if left == 0 else None
    begin = bullet.end() if bullet and bullet.end() < len(text.rstrip()) else 0
    inner = text[begin:].strip(_EDGES)
    at = start + left + begin + (text[begin:].index(inner) if inner else 0)
    minus = inner[:1].isdigit() and text[begin:].lstrip()[:1] in "-−" and not bullet
    return Field(at - minus, at + len(inner), ("-" if minus else "") + inner)


_SHORT = "".join(rf"(?<!\b{word})" for word in (
    "ca", "Ca", "approx", "bzw", "inkl", "incl", "env", "aprox", "vs", "Nr"))
"""Words that end with a stop which ends no sentence."""


def sentences(part: str, taken: Sequence[tuple[int, int]], names: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Where the sentences outside of what is taken stand; a stop within a name ends none."""
    inside = {at for match in names.finditer(part) for at in range(*match.span())} if names else set()
    stops = {stop.end() for stop in re.finditer(rf"(?<!\.\.){_SHORT}[.;!?](?=[\s:])|[。；！？]|\n|$", part)
             if stop.start() not in inside or stop[0] == "\n"}
    stops |= {edge for span in taken for edge in span}
    at = 0
    for stop in sorted(stops):
        if part[at:stop].strip() and not any(a <= at < b for a, b in taken):
            yield at, stop
        at = stop
