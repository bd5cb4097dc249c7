"""Brackets and indented lines of a text as nested values: JSON, Python, matrices of a program, YAML.

Invariant: a leaf is the characters that stand there, without quotes; what does not close, or mixes in other text, is no
value and is left to those who read sentences.

    values_of('cap = {"W1": 10}')    one Value: title "cap", entries [(W1, 10)]
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.frontend.mend_table_fields import Field

_CLOSING = {"{": "}", "[": "]", "(": ")"}
_LEAF = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\"'{}\[\]():=,\n]+|[=:]")
_OPENING = re.compile(r"[{\[]|(?<==)\s*\((?=[^()]*,|\s*\()|(?<==\s)\((?=[^()]*,|\s*\()")
"""Parentheses hold a value only behind an equals sign: elsewhere they are talk."""
_SPACE = re.compile(r"(?:\s|#[^\n]*|//[^\n]*)*")
_TITLE = re.compile(r"([^\n,;{}\[\]()]{0,60}?)\s*(?::=|=>|[:=]|\bare\b)?\s*(?:(?:np|numpy|pd|torch)\.\w+\(|\w+\()?\s*$")
_YAML = re.compile(r"(?P<indent>[ \t]*)(?P<item>(?:- +)*)"
                   r"(?:(?P<key>\"[^\"\n]+\"|'[^'\n]+'|[^\s:#{}\[\]][^:#{}\[\]\n]*?)\s*:(?=\s|$)"
                   r"[ \t]*)?(?P<value>[^\n]*)")


@dataclass
class Value:
    """entries: of {…}, as (keys, value); several keys where a tuple is the key. items: of […]. leaf: a number or word.
    title: what stands before the outermost."""

    start: int
    end: int
    title: str = ""
    entries: list[tuple[list[Field], Value]] = field(default_factory=list)
    items: list[Value] = field(default_factory=list)
    leaf: Field | None = None


class _Broken(Exception):
    """No nested value."""


def values_of(part: str) -> list[Value]:
    """The outermost values that hold numbers, in text order."""
    found: list[Value] = []
    at = 0
    while (opening := _OPENING.search(part, at)) is not None:
        at = opening.end()
        try:
            value, end = _parse(part, opening.end() - 1, 0)
        except (_Broken, RecursionError):
            continue
        if _leaves(value) < 2:
            continue
        before = _TITLE.search(part[max(0, value.start - 90):value.start])
        value.title = before[1].strip(" \t\"'*#-") if before else ""
        found.append(value)
        at = end
    indented = _indented(part, [(value.start, value.end) for value in found])
    inside = [(value.start, value.end) for value in indented]
    return indented + [value for value in found if not any(a <= value.start < b for a, b in inside)]


def _leaves(value: Value) -> int:
    """Leaves, keys counted too: how much there is to it."""
    return (value.leaf is not None) + sum(len(keys) + _leaves(inner) for keys, inner in value.entries) + \
        sum(map(_leaves, value.items))


def _skip(part: str, at: int) -> int:
    found = _SPACE.match(part, at)
    return found.end() if found else at


def _parse(part: str, at: int, depth: int) -> tuple[Value, int]:
    """The value that begins here and where it ends. Raises _Broken."""
    at = _skip(part, at)
    if at >= len(part) or depth > 8:
        raise _Broken
    if part[at] not in _CLOSING:
        leaf, end = _leaf(part, at)
        return Value(leaf.start, leaf.end, leaf=leaf), end
    closing, value = _CLOSING[part[at]], Value(at, at)
    at = _skip(part, at + 1)
    while at < len(part) and part[at] != closing:
        inner, end = _parse(part, at, depth + 1)
        end = _skip(part, end)
        if part[end:end + 1] in (":", "=") and closing == "}":
            keys = [inner.leaf] if inner.leaf else [item.leaf for item in inner.items if item.leaf]
            end += 2 if part[end:end + 2] in ("=>", ":=") else 1
            content, end = _parse(part, end, depth + 1)
            value.entries.append((keys, content))
            end = _skip(part, end)
        else:
            value.items += _numbers_apart(inner)
        if part[end:end + 1] in (",", ";"):
            end = _skip(part, end + 1)
        elif part[end:end + 1] != closing and not (part[end:end + 1] in _CLOSING and value.items):
            raise _Broken
        at = end
    if at >= len(part) or (value.entries and value.items):
        raise _Broken
    value.end = at + 1
    return value, at + 1


def _numbers_apart(value: Value) -> list[Value]:
    """[4 5 6] as numpy prints it: three numbers; else the value itself."""
    leaf = value.leaf
    if leaf is None or not re.fullmatch(r"[-+\d.eE]+(?:\s+[-+\d.eE]+)+", leaf.text):
        return [value]
    words = [Field(leaf.start + word.start(), leaf.start + word.end(), word[0])
             for word in re.finditer(r"\S+", leaf.text)]
    return [Value(word.start, word.end, leaf=word) for word in words]


def _leaf(part: str, at: int) -> tuple[Field, int]:
    found = _LEAF.match(part, at)
    if found is None or found[0] in ("=", ":"):
        raise _Broken
    return field_at(part, found.start(), found.end()), found.end()


def field_at(part: str, start: int, end: int) -> Field:
    """The characters without spaces and quotes around them."""
    text = part[start:end]
    inner = text.strip(" \t\r\n\"'`*$")
    begin = start + (text.index(inner) if inner else 0)
    return Field(begin, begin + len(inner), inner)


# Indented lines -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Entry:
    indent: int
    item: bool
    key: Field | None
    value: tuple[int, int]


def _indented(part: str, taken: Sequence[tuple[int, int]]) -> list[Value]:
    """Runs of lines "key:" and "key: value" of which some stand below others."""
    runs: list[list[_Entry]] = [[]]
    at = 0
    for line in part.split("\n"):
        entry = None if any(a < at < b for a, b in taken) and not line.strip() else _entry(part, at, line)
        gap = line == "" and runs[-1] and runs[-1][-1].indent == 0
        if (entry is None and line.strip()) or gap:
            runs.append([])
        elif entry is not None:
            runs[-1].append(entry)
        at += len(line) + 1
    found = []
    for run in runs:
        nested = any(b.indent > a.indent for a, b in itertools.pairwise(run))
        if len(run) < 3 or not nested or any(a < run[0].value[0] < b for a, b in taken):
            continue
        try:
            value, rest = _nest(part, run, 0)
        except _Broken:
            continue
        if rest == len(run) and _leaves(value) > 3:
            found.append(value)
    return found


def _entry(part: str, at: int, line: str) -> _Entry | None:
    found = _YAML.fullmatch(line.rstrip("\r"))
    if found is None or not line.strip() or (found["key"] is None and not found["item"]):
        return None
    indent = len(found["indent"].replace("\t", "    ")) + len(found["item"])
    key = field_at(part, at + found.start("key"), at + found.end("key")) if found["key"] else None
    if key is not None and len(key.text) > 30:
        return None
    comment = re.search(r"\s#", found["value"])
    end = found.start("value") + comment.start() if comment else found.end("value")
    return _Entry(indent, bool(found["item"]), key, (at + found.start("value"), at + end))


def _nest(part: str, run: Sequence[_Entry], first: int) -> tuple[Value, int]:
    """The value of the lines from `first` on that stand as deep as it, or deeper. Raises _Broken."""
    level, k = run[first].indent, first
    key = run[first].key
    value = Value(key.start if key else run[first].value[0], run[first].value[1])
    while k < len(run) and run[k].indent >= level:
        entry = run[k]
        if entry.indent > level:
            raise _Broken
        target = value
        if entry.item:
            target = Value(entry.key.start if entry.key else entry.value[0], entry.value[1])
            value.items.append(target)
        elif value.items:
            target = value.items[-1]
        text = part[entry.value[0]:entry.value[1]].strip()
        if entry.key is None:
            target.leaf, k = field_at(part, *entry.value), k + 1
        elif text[:1] in ("{", "["):
            content, _ = _parse(part, entry.value[0], 1)
            target.entries.append(([entry.key], content))
            k += 1
        elif text:
            leaf = field_at(part, *entry.value)
            target.entries.append(([entry.key], Value(leaf.start, leaf.end, leaf=leaf)))
            k += 1
        elif k + 1 < len(run) and (run[k + 1].indent > level or (run[k + 1].item and not entry.item)):
            content, k = _nest(part, run, k + 1)
            target.entries.append(([entry.key], content))
        else:
            raise _Broken
        target.end = value.end = run[k - 1].value[1]
    return value, k
