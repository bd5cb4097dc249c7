"""What a table may be: numbers of pairs with amounts beside and below, a list of amounts, names, numbers alone.

Rows are side 0, columns side 1 of a view; which of them has capacities is decided by all views together.

Invariant: every number of a sheet is in the view, or the sheet has no such view.

    views_of(sheet, said)    the views of "| | A | demand |\\n| X | 4 | 7 |": the last column as amounts, and not
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from agents.frontend.assembly_table_names import name_key
from agents.frontend.labels import COST, USE
from agents.frontend.mend_table_fields import Field, Sheet
from agents.frontend.mend_table_words import RULE_WORDS, amount_kind, is_total, pair_kind, side_kind

Named = tuple[Field, Field]
"""A number and the name that it belongs to."""


@dataclass(frozen=True)
class Amounts:
    """Numbers of the names of one side; words: what the heading says of them; total: the sum that stands with them."""

    words: str
    values: tuple[Named, ...]
    total: Field | None = None


@dataclass(frozen=True)
class Pairs:
    """Numbers of pairs: (number, name of side 0, name of side 1); kind: COST or USE, 0 where nothing tells."""

    cells: tuple[tuple[Field, Field, Field], ...]
    words: str = ""
    kind: int = 0


@dataclass(frozen=True)
class View:
    """One reading of a sheet. names: of both sides, in order; amounts: side → Amounts; nouns: what the headings call
    the things of each side; bare: numbers without names, row by row."""

    start: int
    names: tuple[tuple[Field, ...], tuple[Field, ...]]
    pairs: tuple[Pairs, ...] = ()
    amounts: dict[int, Amounts] = field(default_factory=dict)
    nouns: tuple[str, str] = ("", "")
    bare: tuple[tuple[Field, ...], ...] = ()
    words: str = ""
    listed: tuple[Field, ...] = ()
    """Headings and fields that were set aside as names of no pair: evidence of what the network takes them for."""

    def keys(self, side: int) -> list[str]:
        return [name_key(name.text) for name in self.names[side]]


Known = Callable[[Field], bool]
"""Whether the text explains that a column means nothing for the problem."""


def views_of(sheet: Sheet, idle: Known) -> Iterator[View]:
    """Every view of a sheet, few of them."""
    if sheet.listed:
        yield from _list(sheet)
        return
    sheet = _without_idle(sheet, idle)
    width = {len(row) for row in sheet.rows}
    if len(width) != 1 or width == {1}:
        return
    if width == {2} or (sheet.head and len(sheet.rows) == 1):
        yield from _amount_views(sheet)
    if not sheet.head and all(cell.amount() for row in sheet.rows for cell in row):
        yield View(sheet.start, ((), ()), bare=tuple(map(tuple, sheet.rows)), words=sheet.title)
        return
    if width != {2} and _long(sheet):
        yield from _long_views(sheet)
    elif sheet.head:
        yield from _matrix_views(sheet)
    elif width != {2} and all(row[0].amount() is None for row in sheet.rows):
        rows = tuple(tuple(row[1:]) for row in sheet.rows)
        yield View(sheet.start, (tuple(row[0] for row in sheet.rows), ()), bare=rows, words=sheet.title)


def _list(sheet: Sheet) -> Iterator[View]:
    """Names alone, or numbers alone."""
    row = tuple(sheet.rows[0])
    if all(cell.amount() for cell in row):
        yield View(sheet.start, ((), ()), bare=(row,), words=sheet.title)
    if not any(cell.amount() and not cell.text.isdigit() for cell in row):
        yield View(sheet.start, (row, ()), words=sheet.title, nouns=(sheet.title, ""))


def _without_idle(sheet: Sheet, idle: Known) -> Sheet:
    """Without columns of words behind the first, or of numbers that the text says mean nothing."""
    if not sheet.rows or len(sheet.rows[0]) < 3 or len({len(row) for row in sheet.rows}) > 1 or _long(sheet):
        return sheet
    def means_nothing(j: int) -> bool:
        cells = [row[j] for row in sheet.rows]
        words = not any(re.search(r"\d", cell.text) or RULE_WORDS.search(cell.text) or cell.amount() for cell in cells)
        told = sheet.head[j].text if sheet.head else "remarks"
        words = words and any(re.search(r"\w", cell.text) for cell in cells)
        return bool(told) and (words or (bool(sheet.head) and idle(sheet.head[j])))
    keep = [j for j in range(len(sheet.rows[0])) if j == 0 or not means_nothing(j)]
    if len(keep) == len(sheet.rows[0]) or len(keep) < 2 or len(sheet.head) not in (0, len(sheet.rows[0])):
        return sheet
    place = {j: k for k, j in enumerate(keep)}
    echoes = {(i, place[j]): at for (i, j), at in sheet.echoes.items() if j in place}
    return replace(sheet, head=[sheet.head[j] for j in keep] if sheet.head else [],
                   rows=[[row[j] for j in keep] for row in sheet.rows], echoes=echoes,
                   groups=[sheet.groups[j] for j in keep] if sheet.groups else [])


def _amount_views(sheet: Sheet) -> Iterator[View]:
    """A name and a number each, in columns or in two rows."""
    if len(sheet.rows[0]) == 2:
        rows = [row for row in sheet.rows if not is_total(row[0].text)]
        totals = [row[1].amount() for row in sheet.rows if is_total(row[0].text)]
        head = sheet.head or [Field(sheet.start, sheet.start, "")] * 2
        if len(totals) < 2:
            names, said = _without_words([row[0] for row in rows])
            named = tuple((row[1].amount() or row[1], name) for row, name in zip(rows, names, strict=True))
            words = next((text for text in (said, head[1].text) if amount_kind(text)), f"{head[1].text} {sheet.title}")
            yield View(sheet.start, (tuple(names), ()), nouns=(head[0].text, ""), words=sheet.title,
                       amounts={0: Amounts(words, named, totals[0] if totals else None)})
    if sheet.head and len(sheet.rows) == 1:
        row = sheet.rows[0]
        named = tuple((cell.amount() or cell, name) for name, cell in zip(sheet.head[1:], row[1:], strict=True))
        words = row[0].text if amount_kind(row[0].text) else f"{row[0].text} {sheet.head[0].text} {sheet.title}"
        yield View(sheet.start, (tuple(sheet.head[1:]), ()), nouns=(sheet.head[0].text, ""), words=sheet.title,
                   amounts={0: Amounts(words, named)})


_SAID_BEHIND = (re.compile(r"(.*?[^\s:–-])[\s:–-]*[\[(<{]\s*([^\[\](){}<>]+)"),
                re.compile(r"(.*?[^\s:,–-])[\s:,–-]+([^\W\d_]+ [^\W\d_]+)"),
                re.compile(r"(.*[^\s:,–-])[\s:,–-]+([^\W\d_]+)"))


def _without_words(names: Sequence[Field]) -> tuple[list[Field], str]:
    """Names without the words for an amount that stand behind all of them: "Kent capacity", "Kent [max load"."""
    for cut in _SAID_BEHIND:
        found = [cut.fullmatch(name.text) for name in names]
        words = {match[2].casefold() for match in found if match}
        said = next(iter(words), "")
        if len(words) == 1 and all(found) and amount_kind(said):
            return [Field(name.start, name.start + match.end(1), match[1])
                    for name, match in zip(names, found, strict=True) if match], said
    return list(names), ""


# Long lists -----------------------------------------------------------------------------------------------------


def _long(sheet: Sheet) -> bool:
    """Whether the first two columns are names of pairs, each pair once."""
    rows = sheet.rows
    if len(rows) < 2 or len(rows[0]) < 3 or (sheet.groups and any(sheet.groups)):
        return False
    ends = [side_kind(head.text) for head in sheet.head[:2]]
    words = all(cell.text and cell.amount() is None for row in rows for cell in row[:2])
    if not words and (len(ends) < 2 or not all(ends) or ends[0] == ends[1]):
        return False
    pairs = {(name_key(row[0].text), name_key(row[1].text)) for row in rows}
    sizes = [len({pair[k] for pair in pairs}) for k in (0, 1)]
    return len(pairs) == len(rows) and len(rows) * 2 > sizes[0] * sizes[1] and max(sizes) < len(rows)


def _long_views(sheet: Sheet) -> Iterator[View]:
    """A column of costs, and perhaps of uses and amounts, each told by its heading."""
    head, rows = sheet.head, sheet.rows
    sides = [tuple({name_key(row[k].text): row[k] for row in reversed(rows)}.values())[::-1] for k in (0, 1)]
    nouns = (head[0].text, head[1].text) if head else ("", "")
    for roles in itertools.product(*(_long_roles(sheet, j) for j in range(2, len(rows[0])))):
        kinds = {j: role for j, role in enumerate(roles, 2) if role in (COST, USE)}
        sided = [(j, role) for j, role in enumerate(roles, 2) if j not in kinds]
        if sorted(kinds.values()) not in ([COST], sorted([COST, USE])) or len({role for _, role in sided}) < len(sided):
            continue
        amounts: dict[int, Amounts] = {}
        for j, side in sided:
            each = {name_key(row[side].text): (row[j].amount() or row[j], row[side]) for row in reversed(rows)}
            amounts[side] = Amounts(head[j].text if head else "", tuple(each.values())[::-1])
        pairs = tuple(Pairs(tuple((row[j].amount() or row[j], row[0], row[1]) for row in rows), kind=kind)
                      for j, kind in kinds.items())
        yield View(sheet.start, (sides[0], sides[1]), pairs, amounts, nouns, words=sheet.title)


def _long_roles(sheet: Sheet, j: int) -> list[int]:
    """What a column behind two names may be: COST, USE, or amounts of side 0 or 1."""
    word = sheet.head[j].text if sheet.head else ""
    if len(sheet.rows[0]) == 3:
        return [pair_kind(word) or COST]
    sides = [side for side in (0, 1) if _constant(sheet.rows, side, j)]
    if amount_kind(word) and sides:
        return [*sides, *([pair_kind(word)] if pair_kind(word) else [])]
    return [pair_kind(word)] if pair_kind(word) else [COST, *sides]


def _constant(rows: Sequence[Sequence[Field]], side: int, j: int) -> bool:
    """Whether a column says the same wherever the name of this side is the same."""
    said: dict[str, set[str]] = {}
    for row in rows:
        said.setdefault(name_key(row[side].text), set()).add(row[j].text)
    return all(len(texts) == 1 for texts in said.values()) and len(said) < len(rows)


# Matrices -------------------------------------------------------------------------------------------------------


def _matrix_views(sheet: Sheet) -> Iterator[View]:
    """A column and a row of amounts, or none, and all else numbers of pairs."""
    head, rows = sheet.head, sheet.rows
    if len(head) != len(rows[0]):
        return
    columns, lines = range(1, len(head)), range(len(rows))
    for j in _candidates([head[k].text for k in range(len(head))], columns):
        for i in _candidates([row[0].text for row in rows], lines):
            view = _matrix(sheet, i, j)
            if view is not None:
                yield view


def _candidates(texts: Sequence[str], places: range) -> list[int]:
    """Places where a row or column of amounts may be; -1 for nowhere."""
    told = [k for k in places if amount_kind(texts[k]) and not is_total(texts[k])] or [
        k for k in places if amount_kind(texts[k])]
    return [-1, *dict.fromkeys([*told[:2], places[0], places[-1]])]


def _matrix(sheet: Sheet, i: int, j: int) -> View | None:
    """With row i and column j as amounts, where they are not -1."""
    head, rows = sheet.head, sheet.rows
    across = [k for k in range(1, len(head)) if k != j and not (is_total(head[k].text))]
    down = [k for k in range(len(rows)) if k != i and not is_total(rows[k][0].text)]
    if len(across) + 1 + (j > 0) < len(head) or not down or not across:
        return None
    names = [head[k] for k in across]
    amounts = _edges(sheet, (i, j), down, across)
    pairs = _pairs(sheet, down, across)
    if amounts is None or pairs is None or (i >= 0 and len(pairs[0].cells) != len(down) * len(across)):
        return None
    seen: dict[str, Field] = {}
    for _, _, name in pairs[0].cells:
        seen.setdefault(name_key(name.text), name)
    above = _in_head(names)
    if above is not None and 1 not in amounts:
        amounts[1] = above
        pairs = tuple(replace(p, cells=tuple((c, a, _name_before(b)) for c, a, b in p.cells)) for p in pairs)
        seen = {name_key(name.text): name for _, name in above.values}
    corner = head[0].text
    nouns = _corner(corner)
    if len(pairs) == 2 and not any(cell.numbers()[1:] for cell in (rows[k][across[0]] for k in down)):
        nouns = (nouns[0], "machine")  # what has a cost and a use in the headings is what is used
    return View(sheet.start, (tuple(rows[k][0] for k in down), tuple(seen.values())), pairs, amounts, nouns,
                words=f"{corner} {sheet.title}", listed=tuple([head[j]] * (j > 0) + [rows[i][0]] * (i >= 0)))


def _edges(sheet: Sheet, at: tuple[int, int], down: Sequence[int], across: Sequence[int]) -> dict[int, Amounts] | None:
    """The amounts in the row and the column `at`; None where one of them holds none, or a sum has no place."""
    head, rows, (i, j) = sheet.head, sheet.rows, at
    amounts: dict[int, Amounts] = {}
    sums = [rows[k] for k in range(len(rows)) if k != i and k not in down]
    totals = [row[j].amount() if j > 0 and not any(row[k].text for k in across) else None for row in sums]
    crossing = rows[i][j].amount() if i >= 0 and j > 0 else None
    totals += [crossing] if crossing is not None else []
    if len(totals) > 1 or None in totals:
        return None
    if j > 0:
        values = tuple((rows[k][j].amount() or rows[k][j], rows[k][0]) for k in down)
        amounts[0] = Amounts(head[j].text, values, totals[0] if totals else None)
    if i >= 0:
        amounts[1] = Amounts(rows[i][0].text, tuple((rows[i][k].amount() or rows[i][k], head[k]) for k in across))
    full = all(any(number.amount() for number, _ in each.values) for each in amounts.values())
    return amounts if full else None


def _corner(text: str) -> tuple[str, str]:
    """What the corner calls rows and columns: "customer \\ depot"."""
    parts = [part for part in re.split(r"[/\\|>→]| vs\.? | x | × ", text) if part.strip()]
    return (parts[0], parts[1]) if len(parts) == 2 else (text, "")


_WITH_AMOUNT = re.compile(r"(.*\S)\s*[(\[:=/]\s*([^()\[\]:=/]+?)\s*[)\]]?")


def _in_head(names: Sequence[Field]) -> Amounts | None:
    """Amounts that stand with the names themselves: "K1 (120)"."""
    found: list[Named] = []
    for name in names:
        match = _WITH_AMOUNT.fullmatch(name.text)
        amount = Field(name.start + match.start(2), name.start + match.end(2), match[2]).amount() if match else None
        if match is None or amount is None:
            return None
        found.append((amount, Field(name.start, name.start + match.end(1), match[1])))
    return Amounts("", tuple(found))


def _name_before(name: Field) -> Field:
    match = _WITH_AMOUNT.fullmatch(name.text)
    return Field(name.start, name.start + match.end(1), match[1]) if match else name


def _pairs(sheet: Sheet, down: Sequence[int], across: Sequence[int]) -> tuple[Pairs, ...] | None:
    """The numbers of pairs: one table, or one of costs and one of uses side by side or in the same cells."""
    _rows, head = sheet.rows, sheet.head
    texts = {k: (sheet.groups[k] + " " if sheet.groups else "") + head[k].text for k in across}
    told = {k: pair_kind(texts[k]) for k in across}
    title = pair_kind(f"{head[0].text} {sheet.title}")
    if all(told.values()) and len(set(told.values())) == 2 and sorted(told.values()).count(COST) * 2 == len(across):
        found = []
        for kind in (COST, USE):
            mine = [k for k in across if told[k] == kind]
            names = [head[k] if sheet.groups and sheet.groups[k] else _bare_name(head[k], kind) for k in mine]
            found.append(Pairs(_cells(sheet, down, mine, names), kind=kind))
        same = [[name_key(name.text) for _, _, name in pairs.cells] for pairs in found]
        return tuple(found) if same[0] == same[1] else None
    names = [head[k] for k in across]
    if all(told.values()) and not (sheet.groups and any(sheet.groups)):
        kind = told[across[0]]
        names = [_bare_name(name, kind) for name in names]
        return (Pairs(_cells(sheet, down, across, names), kind=kind),)
    cells = _cells(sheet, down, across, names)
    two = [cell.numbers() for cell, _, _ in cells]
    if len(cells) and all(len(numbers) == 2 for numbers in two):
        order = _order_in(f"{head[0].text} {sheet.title}")
        if order is None:
            return None
        return tuple(Pairs(tuple((numbers[at], a, b) for numbers, (_, a, b) in zip(two, cells, strict=True)), kind=kind)
                     for at, kind in enumerate(order))
    return (Pairs(cells, kind=title if not set(told.values()) - {0} else 0),)


def _cells(sheet: Sheet, down: Sequence[int], across: Sequence[int],
           names: Sequence[Field]) -> tuple[tuple[Field, Field, Field], ...]:
    return tuple((sheet.rows[i][k].amount() or sheet.rows[i][k], sheet.rows[i][0], sheet.echoes.get((i, k), name))
                 for i in down for k, name in zip(across, names, strict=True))


def _bare_name(name: Field, kind: int) -> Field:
    """The name within "cost P-200" or "P-200 (hours)"."""
    words = [word for word in re.finditer(r"[^\s()\[\]:]+", name.text) if pair_kind(word[0].strip("_-,")) != kind]
    if not words:
        return name
    start, end = words[0].start(), words[-1].end()
    inner = name.text[start:end].strip("-_,: $")
    start += name.text[start:end].index(inner)
    return Field(name.start + start, name.start + start + len(inner), inner)


def _order_in(text: str) -> tuple[int, int] | None:
    """In which order "cost / use" names what stands in each cell."""
    kinds = [kind for word in re.findall(r"[^\W\d_]+(?: [^\W\d_]+)?", text) if (kind := pair_kind(word))]
    kinds = list(dict.fromkeys(kinds))
    return (kinds[0], kinds[1]) if len(kinds) == 2 else None
