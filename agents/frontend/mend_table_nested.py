"""Nested values as tables: lists of records, dictionaries of dictionaries, dictionaries of pairs, matrices.

Invariant: every leaf of a value is a field of a sheet, or is returned as left over.

    nested_sheets(values_of('{"cost": {"C1": {"W1": 4}}, "demand": {"C1": 3}}'))    two Sheets titled cost and demand
"""

from __future__ import annotations

from collections.abc import Sequence

from agents.frontend.mend_table_fields import Field, Sheet
from agents.frontend.mend_table_tree import Value
from agents.frontend.mend_table_words import amount_kind, pair_kind, side_kind

Column = tuple[str, str]
"""What stands above a column: the key of a nested object, and the key in it."""


def nested_sheets(values: Sequence[Value]) -> tuple[list[Sheet], list[Field]]:
    """The tables in these values, and leaves that are in none of them."""
    sheets: list[Sheet] = []
    left: list[Field] = []
    for value in values:
        _collect(value, value.title, sheets, left)
    return sheets, left


def _collect(value: Value, title: str, sheets: list[Sheet], left: list[Field]) -> None:
    sheet = _sheet(value, title)
    if sheet is not None:
        sheets.append(sheet)
        return
    if value.leaf is not None:
        left.append(value.leaf)
    for keys, inner in value.entries:
        _collect(inner, " ".join(key.text for key in keys), sheets, left)
    for inner in value.items:
        _collect(inner, title, sheets, left)


def _sheet(value: Value, title: str) -> Sheet | None:
    """The one table that this value is, if it is one."""
    if value.items:
        return _of_items(value, title)
    return _of_entries(value, title) if value.entries and all(keys for keys, _ in value.entries) else None


def _of_items(value: Value, title: str) -> Sheet | None:
    inner = value.items
    if all(item.leaf for item in inner):
        return Sheet(value.start, value.end, [], [[item.leaf for item in inner if item.leaf]], title, listed=True)
    if all(item.items and all(leaf.leaf for leaf in item.items) for item in inner):
        rows = [[leaf.leaf for leaf in item.items if leaf.leaf] for item in inner]
        return Sheet(value.start, value.end, [], rows, title) if len({len(row) for row in rows}) == 1 else None
    return _records(value, title, [(None, item) for item in inner]) if all(item.entries for item in inner) else None


def _of_entries(value: Value, title: str) -> Sheet | None:
    entries = value.entries
    if all(inner.leaf for _, inner in entries) and len({len(keys) for keys, _ in entries}) == 1:
        rows = [[*keys, inner.leaf] for keys, inner in entries if inner.leaf]
        return Sheet(value.start, value.end, [], rows, title)
    if any(len(keys) > 1 for keys, _ in entries) or _told(entries):
        return None
    if all(inner.items and all(item.leaf for item in inner.items) for _, inner in entries):
        rows = [[keys[0], *(item.leaf for item in inner.items if item.leaf)] for keys, inner in entries]
        return Sheet(value.start, value.end, [], rows, title) if len({len(row) for row in rows}) == 1 else None
    if all(inner.entries for _, inner in entries):
        return _records(value, title, [(keys[0], inner) for keys, inner in entries])
    return None


def _told(entries: Sequence[tuple[list[Field], Value]]) -> bool:
    """Whether the keys say what kind of thing each value is: they are no names then."""
    said = [amount_kind(keys[0].text) or pair_kind(keys[0].text) or side_kind(keys[0].text) for keys, _ in entries]
    alike = {frozenset(key.text for keys, _ in inner.entries for key in keys) for _, inner in entries}
    return sum(map(bool, said)) * 2 > len(said) and len(alike) > 1


def _records(value: Value, title: str, records: Sequence[tuple[Field | None, Value]]) -> Sheet | None:
    """A row each, a column for every key, and for every key of an object in it; None where little is common."""
    columns: dict[Column, Field] = {}
    cells: list[dict[Column, tuple[Field | None, Field]]] = []
    for _, record in records:
        row: dict[Column, tuple[Field | None, Field]] = {}
        for keys, inner in record.entries:
            if inner.leaf is not None:
                row["", keys[0].text] = (keys[0], inner.leaf)
            elif inner.entries and all(leaf.leaf for _, leaf in inner.entries):
                row |= {(keys[0].text, at[0].text): (at[0], leaf.leaf) for at, leaf in inner.entries if leaf.leaf}
            elif inner.items and all(leaf.leaf for leaf in inner.items):
                row |= {(keys[0].text, str(k)): (None, leaf.leaf) for k, leaf in enumerate(inner.items) if leaf.leaf}
            else:
                return None
        for column, (at, leaf) in row.items():
            columns.setdefault(column, at or Field(leaf.start, leaf.start, ""))
        cells.append(row)
    if sum(map(len, cells)) * 2 < len(columns) * len(cells):
        return None
    named = records[0][0] is not None
    order = list(columns)
    rows, echoes = [], {}
    for i, ((name, record), row) in enumerate(zip(records, cells, strict=True)):
        line = [row[column][1] if column in row else Field(record.end, record.end, "") for column in order]
        rows.append([name, *line] if name is not None else line)
        echoes |= {(i, j + named): at for j, column in enumerate(order) if column in row and (at := row[column][0])}
    head = [columns[column] for column in order]
    corner = [Field(head[0].start, head[0].start, "")] if named else []
    groups = [*([""] if named else []), *(group for group, _ in order)]
    return Sheet(value.start, value.end, [*corner, *head], rows, title, echoes, groups)
