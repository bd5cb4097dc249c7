"""Where a text draws a map: blocks of rows with the same number of cells, found by layout alone.

Every way of framing is tried: rows on lines of their own (`map_lines`), rows within a line (`map_inline`).
What stands
around the rows must be the same in all.

Invariant: a cell is the characters at its place; all rows of a block are equally long; what is left out of a row is
its frame, its name, or a remark behind it.

    blocks("go\\n1 S.#\\n2 #.G\\n3 ..#")[0].rows    three rows of three cells
"""

from __future__ import annotations

import re

from agents.frontend.map_inline import in_one_line
from agents.frontend.map_lines import RULE, in_lines
from agents.frontend.map_rows import Block, Cell

_BETWEEN = set(" \t,;|/&:\"'`[](){}+\\>│")
_PAIR = re.compile(r"[(\[]\d+ ?[,;] ?\d+[)\]]")
_TAG = re.compile(r"</?t[rdh][^>]*>|</?table>|\\n")


def left_over(block: Block) -> str:
    """What stands beside the block, on its lines or the next ones, and looks like one more row of another length."""
    text = block.text
    trailing: set[str] = set()
    for row in block.rows:
        start, end = row[0][0], row[-1][1]
        stop = text.find("\n", end)
        before, behind = text[text.rfind("\n", 0, start) + 1:start], text[end:stop if stop >= 0 else len(text)]
        trailing.add(behind)
        if " " in block.signs and len(trailing) > 1 and not "".join(trailing).strip(" \r"):
            return behind or " "  # spaces that may be cells stand behind some rows alone
        for beside in (before, behind):
            if len(beside.strip()) == 1 and beside.strip() in block.signs and not beside.strip().isalnum():
                return beside  # a column of walls taken for a frame
    behind, before = text[block.end:block.end + 1000], text[max(0, block.start - 1000):block.start]
    near = [behind.split("\n")[0], before.split("\n")[-1]]
    signs = {sign for sign in block.signs if len(sign) == 1 and sign != " "}
    near += [line for line in behind.split("\n")[1:] if _says_something(line, signs)][:1]
    near += [line for line in before.split("\n")[:-1] if _says_something(line, signs)][-1:]
    least = max(2, (len(block.rows[0]) + 1) // 2)
    for line in near:
        if " " in block.signs and line.strip() and set(line) <= signs | set(" \r"):
            return line  # of a map with spaces a row may have lost some at its end
        held = 0
        plain_line = _TAG.sub(" ", _PAIR.sub("", line))
        for k, char in enumerate(plain_line):
            word = char.isalpha() and (plain_line[k - 1:k].isalpha() and plain_line[k - 1] not in signs)
            held = held + 1 if char in signs and not word else held if char in _BETWEEN else 0
            if held >= least and not plain_line[k + 1:k + 2].isalpha():
                return line
    return ""


def _says_something(line: str, signs: set[str]) -> bool:
    return bool(line.strip()) and (not RULE.fullmatch(line) or not signs.isdisjoint(line))


def blocks(text: str) -> list[Block]:
    """The blocks of a text, those that hold most cells first; of several framings of the same place, each."""
    found: dict[tuple[tuple[Cell, ...], ...], Block] = {}
    for block in (*in_lines(text), *in_one_line(text)):
        found.setdefault(block.rows, block)
    return sorted(found.values(), key=lambda block: -block.cells)
