"""How the cells of a map are written: gaps, frames, quotes, lists, names of rows and columns, put together at random.

Invariant: no sign of the map occurs in what stands around and between the cells, so that every cell can be told apart.

    draw_look(dice, ("#", ".", "S", "G"), 5)    Look(gap=" ", left="> ", between="\\n", …)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import COLUMN_NAME, DECORATION, OUTSIDE, ROW, SIGN


@dataclass(frozen=True)
class Look:
    """How the cells are written. row_names, column_names: the first name, "" for none. rule: below the column names.
    empty: an open cell is nothing between two separators. form: what follows every sign (a variation selector).
    ordinals: rows are named in words. named_twice: also behind the row. comment: what is said behind some rows."""

    gap: str = ""
    left: str = ""
    right: str = ""
    between: str = "\n"
    opening: str = ""
    closing: str = ""
    cell: tuple[str, str] = ("", "")
    row_names: str = ""
    name_ends: tuple[str, str] = ("", " ")
    ordinals: bool = False
    named_twice: bool = False
    comment: str = ""
    column_names: str = ""
    rule: str = ""
    empty: bool = False
    form: str = ""

    @property
    def around(self) -> str:
        """All signs that stand around cells; whole words cannot be taken for any."""
        return _WORD.sub("", "\v".join((self.gap, self.left, self.right, self.between, self.opening, self.closing,
                                        *self.cell, *self.name_ends, self.rule, self.comment)))

    @property
    def counted_from(self) -> int | None:
        """What rows and columns are counted from by their names; None where they have none."""
        names = {name.lower() for name in (self.row_names, self.column_names) if name}
        return None if not names else 0 if names == {"0"} else 1 if names <= {"1", "a"} else None


_WORD = re.compile(r"[^\W\d_]{2,}")
FENCES = (("```\n", "\n```"), ("```text\n", "\n```"), ("```\n", "\n```"), ("[code]\n", "\n[/code]"),
           ("<pre>\n", "\n</pre>"),
          ("~~~\n", "\n~~~"), ("---\n", "\n---"), ("\n====\n", "\n===="), ('"""\n', '\n"""'), ("[code]", "[/code]"),
          ("<<<\n", "\n>>>"), ("{{{\n", "\n}}}"), ("BEGIN MAP\n", "\nEND MAP"), ("$ cat map.txt\n", "\n$ "),
          ("/*\n", "\n*/"))
ORDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
VARIABLES = Pool(("maze = ", "grid = ", "map = ", "const map = ", "let maze = ", "level: ", "rows: ", '{"rows": ',
                  '{"maze": ', '{"grid": ', "String[] maze = ", "char maze[][] = ", "int grid[][] = ", "board := ",
                  "int[][] maze = ", "MAZE = ", "", "", "", "", "$map = ", '{"level": 7, "tiles": ', "val grid = "),
                 ("labyrinth = ", '{"cells": ', "def maze = ", "field = "))


def draw_look(dice: Dice, signs: Sequence[str], columns: int) -> Look:
    """A look that suits these signs."""
    families = dice.pick(Pool((_lines, _lines, _lines, _lines, _spaced, _spaced, _strings, _lists, _one_line, _named,
                               _boxed, _table, _spoken, _indexed, _commented),
                              (_lines, _spaced, _html, _escaped, _named, _lists, _spoken, _indexed)))
    for _ in range(6):
        look = families(dice, columns)
        if _suits(look, signs):
            if dice.chance(0.03) and all(ord(sign) > 0x2000 for sign in signs):
                look = replace(look, form="\ufe0f")
            return look
    return Look()


def _suits(look: Look, signs: Sequence[str]) -> bool:
    around = look.around.lower()
    if any(sign != " " and sign.lower() in around for sign in signs):
        return False
    if " " not in signs:
        return True
    if look.cell[0]:
        return True
    return not (look.gap or look.row_names or look.column_names or look.left.endswith((" ", "\t")) or look.empty
                or look.right.startswith((" ", "\t")) or look.between[:1] == " " or look.between[-1:] in (" ", "\t"))


def _lines(dice: Dice, columns: int) -> Look:
    """Signs side by side, quoted, indented, fenced."""
    look = Look(between=dice.pick(("\n", "\n", "\n", "\n", "\r\n", "\n\n", " \n")))
    if dice.chance(0.35):
        look = replace(look, **_fence(dice))
    elif dice.chance(0.35):
        left = dice.pick(("> ", "    ", "\t", "  ", "- ", "* ", "• ", "| ", "// ", "# ", ">", ": ", ">> "))
        look = replace(look, left=left, between="\n")
    if dice.chance(0.06):
        look = replace(look, right=dice.pick((",", ";", " |", "\\", ".", " /")))
    return look


def _fence(dice: Dice) -> dict[str, str]:
    opening, closing = dice.pick(FENCES)
    return {"opening": opening, "closing": closing}


def _spaced(dice: Dice, columns: int) -> Look:
    """Separated signs: spaces, commas, tabs, pipes; now and then with nothing for an open cell."""
    gap = dice.pick(Pool((" ", " ", " ", " ", ",", ", ", ",", "\t", "|", " | ", ";", "  ", " , ", "; "),
                         ("   ", " & ", " : ", "/", "-")))
    look = Look(gap, between=dice.pick(("\n", "\n", "\n", "\r\n", "\n\n", ",\n" if gap.strip() == "," else "\n")))
    if dice.chance(0.2):
        left, right = dice.pick((("| ", " |"), ("[", "]"), ("(", ")"), ("[ ", " ]"), ("{", "}"), ("> ", ""), ("  ", ""),
                                 ("|", "|"), ("- ", "")))
        look = replace(look, left=left, right=right)
    elif dice.chance(0.2):
        look = replace(look, **_fence(dice))
    if gap in (",", ";", "\t", "|") and not look.left and dice.chance(0.4):
        look = replace(look, empty=True)
    elif gap.strip() == "," and dice.chance(0.2):
        look = replace(look, cell=('"', '"'))
    return look


def _strings(dice: Dice, columns: int) -> Look:
    """Quoted rows in a list."""
    quote, newline = dice.pick(('"', '"', "'", "`")), dice.pick(("\n", "\n    ", "\n  ", " ", "", "\n\t"))
    opening, closing = dice.pick((("[", "]"), ("[", "]"), ("{", "}"), ("(", ")"), ("", "")))
    name = dice.pick(VARIABLES)
    end = "}" if name.startswith("{") else dice.pick(("", "", ";"))
    inner = newline if "\n" in newline else ""
    between = "," + newline if opening or newline else ", "
    if dice.chance(0.1):
        between = dice.pick(("\\n" + quote + "\n" + quote, " +\n", "\n", " "))
    return Look(left=quote, right=quote, between=between, opening=name + opening + inner,
                closing=inner[:1] + closing + end)


def _lists(dice: Dice, columns: int) -> Look:
    """Lists of lists, C arrays, numpy, YAML."""
    quote, newline = dice.pick(("", "", '"', "'")), dice.pick(("\n", "\n ", "\n  ", " ", "", "\n    "))
    name = dice.pick(VARIABLES)
    end = "}" if name.startswith("{") else dice.pick(("", "", ";"))
    roll = dice.rng.random()
    if roll < 0.5:
        left, right = dice.pick((("[", "]"), ("[", "]"), ("{", "}"), ("(", ")")))
        gap, between = dice.pick((",", ", ", ", ")), "," + newline
    elif roll < 0.7:
        left, right, gap, between, newline = "[", "]", " ", "\n ", ""
        name, end = dice.pick((("", ""), ("array(", ")"), ("np.array(", ")"), ("print(grid)\n", "")))
        gap = gap if "array" not in name else ", "
        between = between if "array" not in name else ",\n       "
    elif roll < 0.85:
        left, right = dice.pick((("- [", "]"), ("- ", ""), ("  - [", "]")))
        name, end = dice.pick(("maze:\n", "grid:\n", "map:\n", "")), ""
        return Look(", ", left, right, "\n", name, end, (quote, quote))
    else:
        left, right, gap, between = "[", "]", dice.pick((",", ", ")), dice.pick((",", ",\n", "\n"))
        return Look(gap, left, right, between, name, end, (quote, quote))
    opening, closing = dice.pick((("[", "]"), ("[", "]"), ("{", "}") if left == "{" else ("[", "]")))
    inner = newline if "\n" in newline else ""
    return Look(gap, left, right, between, name + opening + inner, inner[:1] + closing + end, (quote, quote))


def _one_line(dice: Dice, columns: int) -> Look:
    """All rows in one line."""
    return Look(dice.pick(("", "", "", " ")), between=dice.pick(Pool((" / ", "/", "; ", ";", " | ", "|", ", ", " // "),
                                                                     (" \\ ", " - ", " -> "))))


def _escaped(dice: Dice, columns: int) -> Look:
    """A string with escaped newlines."""
    quote = dice.pick(('"', "'"))
    return Look(between="\\n", opening=dice.pick(VARIABLES) + quote, closing=quote)


def _named(dice: Dice, columns: int) -> Look:
    """Names of rows, of columns, or both."""
    row = dice.pick(("0", "1", "1", "A", "a", "0", "1"))
    column = dice.pick(("0" if row == "0" else "1", "A" if row == "1" else "", "", ""))
    if dice.chance(0.15):
        return Look(dice.pick(("", " ")), row_names=row, name_ends=("", dice.pick((" ", "  ", " | "))),
                    named_twice=True)
    ends = dice.pick(Pool((("", " "), ("", " "), ("", ": "), ("", " | "), ("row ", ": "), ("Row ", ": "), ("", ". "),
                           ("", ") "), ("r", ": "), ("", "  "), ("Zeile ", ": "), ("", "| ")),
                          (("line ", ": "), ("", " - "), ("R", " "), ("row ", " -> "))))
    gap = dice.pick(("", "", " ", " ", ", ", "|")) if columns <= 10 or not column else dice.pick((" ", " | "))
    rule = dice.pick(("", "", "-")) if column else ""
    return Look(gap, between=dice.pick(("\n", "\n", "\n", "\r\n")), row_names=row, name_ends=ends, column_names=column,
                rule=rule)


BETWEEN_SPOKEN = (". ", ", ", "; ", ".\n", " ", "  ", "\n", " / ", " and ", ". ")


def _spoken(dice: Dice, columns: int) -> Look:
    """Rows told one after the other: "row 1 is #..#. row 2 is …"."""
    ends = dice.pick(Pool(
        (("row ", " is "), ("row ", ": "), ("Row ", " = "), ("the row ", " reads "), ("line ", " is "),
         ("Zeile ", ": "), ("Zeile ", " ist "), ("Reihe ", ": "), ("ligne ", " : "), ("fila ", ": "), ("riga ", ": "),
         ("第", "行："),
         ("row ", " has "), ("row number ", ": "), ("r", "="), ("R", ": "), ("line ", " - "), ("", ") "), ("(", ") ")),
        (("row ", " goes "), ("la fila ", " es "), ("la ligne ", " est "), ("level row ", " => "))))
    row = dice.pick(("1", "1", "1", "0"))
    return Look(dice.pick(("", "", "", " ")), between=dice.pick(BETWEEN_SPOKEN),
                row_names=row, name_ends=ends, ordinals=row == "1" and ends[1] != ") " and dice.chance(0.15))


def _indexed(dice: Dice, columns: int) -> Look:
    """Rows as assignments, calls or entries of a mapping."""
    quote = dice.pick(('"', "'"))
    before, after, end, opening, closing = dice.pick(Pool(
        (("grid[", "] = ", "", "", ""), ("rows[", "]=", ";", "", ""), ("m[", "] = ", "", "", ""),
         ("line", " = ", "", "", ""), ("row", " = ", "", "", ""), ("ROW", "=", "", "", ""), ("r", ": ", "", "", ""),
         ('"', '": ', ",", "{", "}"), ("'", "': ", ",", "{", "}"), ("", ": ", ",", "{", "}"),
         ("", ": ", "", "rows:\n", "")),
        (("map.row(", ") -> ", "", "", ""), ("set ", " ", "", "", ""), ("a[", "] := ", ";", "", ""))))
    return Look(left=quote, right=quote + end, between="\n", opening=opening, closing=closing,
                row_names=dice.pick(("0", "0", "1")), name_ends=(before, after))


def _commented(dice: Dice, columns: int) -> Look:
    """Lines with remarks behind some of them."""
    comment = dice.pick(Pool(
        ("  <- wide part", "   // top row", "  # first row", " <-- here", "   (top)", "  ; outer wall",
         "   <- the way out is near", "  -- this one is hard", "\t// row", "  ← hier", "  /* edge */", "   ...",
         "  <- narrow part"),
        ("  <<< watch out", "   ~ corridor", "  // nord")))
    return Look(dice.pick(("", "", " ")), between="\n", comment=comment)


def _boxed(dice: Dice, columns: int) -> Look:
    """A frame around the map."""
    gap = dice.pick(("", "", " "))
    width = columns + len(gap) * (columns - 1) + 2 * (gap == " ")
    a, b, c, d, dash, bar = dice.pick(Pool(("++++-|", "++++=|", "┌┐└┘─│", "╔╗╚╝═║", "...'-|", "------", "______"),
                                           ("╭╮╰╯─│", "┏┓┗┛━┃")))[:6] if not dice.chance(0.1) else "++++-!"
    bar = "|" if bar in "-_" else bar
    return Look(gap, bar + gap, gap + bar, "\n", a + dash * width + b + "\n", "\n" + c + dash * width + d)


def _table(dice: Dice, columns: int) -> Look:
    """A Markdown table."""
    empty = dice.chance(0.2)
    names = dice.pick(("1", "1", "0", "A" if columns <= 26 else "1", "", ""))
    tight = dice.pick((" | ", " | ", "|"))
    return Look(tight, tight.lstrip(), tight.rstrip(), "\n", empty=empty, column_names=names, rule="|" if names else "")


def _html(dice: Dice, columns: int) -> Look:
    inner = dice.pick(("", "\n"))
    return Look("", "<tr>", "</tr>", inner or "\n", "<table>" + inner, inner + "</table>", ("<td>", "</td>"))


# Writing ----------------------------------------------------------------------------------------------------------


def nth_name(first: str, index: int) -> str:
    return str(int(first) + index) if first.isdigit() else chr(ord(first) + index)


def write_rows(draft: Draft, rows: Sequence[Sequence[str]], look: Look, tail: str) -> None:
    """Rows of signs; "" stands for an open cell with nothing in it."""
    draft.add(look.opening, DECORATION)
    if look.column_names:
        _write_column_names(draft, len(rows[0]), look)
    for r, row in enumerate(rows):
        if look.row_names:
            draft.add(look.name_ends[0], DECORATION)
            draft.add(ORDINALS[r] if look.ordinals and r < len(ORDINALS) else nth_name(look.row_names, r), ROW)
            draft.add(look.name_ends[1], DECORATION)
        draft.add(look.left, DECORATION)
        for c, sign in enumerate(row):
            if c:
                draft.separator(look.gap, closes_empty=not row[c - 1])
            if sign:
                draft.add(look.cell[0], DECORATION)
                draft.add(sign + look.form, SIGN)
                draft.add(look.cell[1], DECORATION)
        last = r == len(rows) - 1
        if look.named_twice:
            draft.add(look.name_ends[1], DECORATION)
            draft.add(nth_name(look.row_names, r), ROW)
        if look.comment and r % 5 == len(row) % 5:
            draft.add(look.comment, OUTSIDE)
        draft.row_end(look.right + (look.closing + tail if last else look.between), closes_empty=not row[-1],
                      ends_text=last and not tail)


def _write_column_names(draft: Draft, columns: int, look: Look) -> None:
    indent = " " * len(look.name_ends[0] + "1" + look.name_ends[1]) if look.row_names else ""
    if not look.gap and columns > 10 and columns % 2:  # the tens stand above
        tens = "".join(name[-2] if len(name := nth_name(look.column_names, c)) > 1 else " " for c in range(columns))
        draft.add(indent + look.left + tens + look.right + "\n", DECORATION)
    if look.row_names:
        draft.add(" " * len(look.name_ends[0] + "1" + look.name_ends[1]), DECORATION)
    draft.add(look.left, DECORATION)
    for c in range(columns):
        draft.add(look.gap if c else "", DECORATION)
        name = nth_name(look.column_names, c)
        draft.add(name[-1] if not look.gap else name, COLUMN_NAME)
    draft.add(look.right + "\n", DECORATION)
    if look.rule == "|":
        draft.add("|" + "---|" * columns + "\n", DECORATION)
    elif look.rule:
        draft.add(look.rule * (2 * columns) + "\n", DECORATION)
