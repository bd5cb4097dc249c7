"""Maps whose rows stand within a line or are told one after another: "S.# / #.G / ..#", "row 1 is S.#, row 2 …".

Invariant: what stands between the rows is the same, or a name that counts on.

    list(in_one_line("S.# / #.G / ..#"))    a block of three rows of three cells
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agents.frontend.map_rows import LEAST_ROWS, SPLITS, Block, Cell, is_map, row_from, row_of, row_until

# Rows within a line -----------------------------------------------------------------------------------------------

_SPOKEN = re.compile(
    r"(?:^|[\s.,;/:(\[{\"'])(?:and |und |et |y |then )?(?:the |la |die )?(?:row|line|zeile|reihe|ligne|"
    r"rangée|fila|riga|linha|"
    r"level row|r|第)[ _]?(?:no\.? ?|number |nr\.? ?|#)?(?P<name>\d{1,2}|one|two|three|four|five|six|seven|"
    r"eight|nine|ten)"
    r"(?:行)?[ \t]?(?:is|has|reads|goes|ist|est|es|è|=>|->|=|:|：|-)?[ \t]?(?:[\"'`])?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|(?<=[\s.,;/]))\(?(?P<name>\d{1,2})[.):] ?")
_ORDINAL_ROW = re.compile(
    r"(?:^|[\s.,;/:(])(?:the )?(?P<name>top|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|bottom|last)"
    r" (?:row|line)[ \t]?(?:is|has|reads|goes|:|=|-)?[ \t]?", re.IGNORECASE)
_ORDER = {name: k for k, names in enumerate(
    ("one first top", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
     "eight eighth", "nine ninth", "ten tenth"), 1) for name in names.split()}
_JOINTS = tuple(re.compile(joint) for joint in (
    r" ?// ?", r" ?/ ?", r";[ \n]?", r" ?\| ?", r",[ \n]", r",", r"\\n", r" ?\\ ?", r" +", r" - ", r" -> ",
    r"<br ?/?>\n?",
    r"[\"'`][ \t]*[,;+]?\s*\+?\s*[\"'`]", r"[\])}]\s*,?\s*[\[({]", r"</td>\s*</tr>\s*<tr>\s*<td>",
    r"\\n[\"'`][ \t]*[,;+]?\s*[\"'`]"))
_OPENING = set(" \t\n\"'`“([{<:=|>")


def in_one_line(text: str) -> Iterator[Block]:
    for split in SPLITS:
        if split.strip() and text.count(split) < LEAST_ROWS:
            continue
        for spoken in (_SPOKEN, _ORDINAL_ROW, _NUMBERED):
            yield from _told(text, split, list(spoken.finditer(text)))
        for joint in _JOINTS:
            yield from _joined(text, split, joint)


def _told(text: str, split: str, labels: Sequence[re.Match[str]]) -> Iterator[Block]:
    """Rows behind names that count on: "row 1 is ..#. row 2 is …"."""
    run: list[tuple[int, int]] = []
    before, first = -1, ""
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        name = label["name"].lower()
        number = int(name) if name.isdigit() else _ORDER.get(name, before + 1)
        if run and number != before + 1:
            yield from _pieces(text, split, run, first)
            run = []
        first = first if run else str(number)
        before = number
        run.append((label.end(), after.start() if after else len(text)))
    yield from _pieces(text, split, run, first)


def _pieces(text: str, split: str, run: Sequence[tuple[int, int]], name: str) -> Iterator[Block]:
    """Rows that each begin at a known place and end before what joins them; the last one before other words."""
    if len(run) < LEAST_ROWS:
        return
    trimmed = []
    for start, stop in run[:-1]:
        end = stop
        while end > start and text[end - 1] in " \t\n\"'`":
            end -= 1
        trimmed.append((start, end))
    for cut in (0, 1):  # a stop behind each row
        rows = [row_of(text, start, end - cut, split) for start, end in trimmed]
        widths = {len(row) for row in rows if row}
        if None in rows or len(widths) != 1:
            continue
        last = row_from(text, split, run[-1][0], widths.pop(), "")
        found = tuple(tuple(row) for row in [*rows, last] if row)
        if last and is_map(text, found):
            yield Block(text, found, (name, ""))


def _joined(text: str, split: str, joint: re.Pattern[str]) -> Iterator[Block]:
    """Rows between equal separators; the first one may stand behind words, the last one before them."""
    cuts = [(match.start(), match.end()) for match in joint.finditer(text)]
    if len(cuts) < LEAST_ROWS - 1:
        return
    run: list[list[Cell]] = []
    for k in range(1, len(cuts) + 1):
        start, end = cuts[k - 1][1], cuts[k][0] if k < len(cuts) else len(text)
        cells = row_of(text, start, end, split) if k < len(cuts) and "\n" not in text[start:end] else None
        if cells is not None and (not run or len(cells) == len(run[-1])):
            run.append(cells)
            continue
        yield from _with_ends(text, split, run, cuts[k - len(run) - 1], start)
        run = [cells] if cells is not None else []


def _with_ends(text: str, split: str, run: Sequence[list[Cell]], joint: Cell, behind: int) -> Iterator[Block]:
    """The rows between separators, with the one before the first (`joint`) and the one behind the last separator."""
    if not run:
        return
    joined = text[joint[0]:joint[1]]
    first = row_until(text, split, joint[0], len(run[0]), joined)
    last = row_from(text, split, behind, len(run[0]), joined)
    found = tuple(tuple(row) for row in (first, *run, last) if row)
    if first and last and len(found) >= LEAST_ROWS and is_map(text, found):
        yield Block(text, found)
