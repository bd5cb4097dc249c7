"""Tables as people paste them: Markdown, boxes, CSV, TSV, columns of spaces, HTML, LaTeX, wiki.

A skin is drawn together from parts at random, so that no list of known formats bounds it.

Invariant: every row ends with END; a cell without text that stands for a hole is closed by EMPTY.

    draw(draft, rows, skin(dice, rows), "")    "| | A | B |\\n|---|---|---|\\n| C1 | 4 | 5 |"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.frontend.draft import Dice, Draft, Pool
from agents.frontend.labels import DECORATION, MISSING, NAME_LABELS


@dataclass(frozen=True)
class Cell:
    """One cell of a table: text with its label, what stands around it, and a second number in it."""

    text: str
    label: int = DECORATION
    before: str = ""
    after: str = ""
    then: Cell | None = None

    @property
    def whole(self) -> str:
        return self.before + self.text + self.after + (self.then.whole if self.then else "")


@dataclass(frozen=True)
class Skin:
    """The signs of a table. wide: pad the cells to columns; align: "<", ">" or "^"; name: signs around names; quoted:
    around every cell; top, under_head, between, bottom: rules, of which the signs of one column are repeated."""

    gap: str
    left: str = ""
    right: str = ""
    top: str = ""
    under_head: str = ""
    between: str = ""
    bottom: str = ""
    wide: bool = False
    align: str = "<"
    name: tuple[str, str] = ("", "")
    quoted: str = ""
    indent: str = ""
    head: tuple[str, str] = ("", "")

    @property
    def blank(self) -> bool:
        """Whether cells are told apart by spaces alone."""
        return not self.gap.strip() and self.gap != "\t"


BOXES = Pool(("│─├┼┤┌┬┐└┴┘", "|-+++++++++", "|=+++++++++", "║═╠╬╣╔╦╗╚╩╝", "|-|||"
              "......"), ("┃━┣╋┫┏┳┓┗┻┛", "!-+++++++++"))


def _box(dice: Dice) -> Skin:
    bar, line, *corners = dice.pick(BOXES)
    rules = [f"{a}{line}{b}{c}" for a, b, c in ("".join(corners)[:3], "".join(corners)[3:6], "".join(corners)[6:9])]
    return Skin(f" {bar} ", f"{bar} ", f" {bar}", rules[1], rules[0], rules[0] if dice.chance(0.3) else "", rules[2],
                True, dice.pick("<>^"))


def _markdown(dice: Dice) -> Skin:
    rule = dice.pick(("---", "---", "---", ":---", "---:", ":-:", "-", "--", ":--:", "------"))
    bold = ("**", "**") if dice.chance(0.15) else ("", "")
    kind = dice.pick((0, 0, 0, 1, 2))
    if kind == 1:
        return Skin(" | ", under_head=f"={rule}|", name=bold, wide=dice.chance(0.5), align=dice.pick("<>"))
    return Skin(" | " if kind == 0 else "|", "| " if kind == 0 else "|", " |" if kind == 0 else "|",
                under_head=f"|{rule}||",
                wide=dice.chance(0.4), align=dice.pick("<<>^"), name=bold)


def _html(dice: Dice) -> Skin:
    line = dice.pick(("", "\n", "\n  "))
    return Skin("</td><td>", "<tr><td>", "</td></tr>", dice.pick(("=<table>", '=<table border="1">', "=<tbody>")), "",
                bottom=dice.pick(("=</table>", "=</tbody></table>")), indent=line.strip("\n"))


def _latex(dice: Dice) -> Skin:
    rule = dice.pick(("", "=\\hline", "=\\midrule"))
    return Skin(dice.pick((" & ", "&", " & ")), "", dice.pick((" \\\\", "\\\\", " \\\\ ")), dice.pick(("",
            "=\\begin{tabular}{lrrr}",
                "=\\toprule", "=\\hline")), rule, bottom=dice.pick(("", "=\\hline", "=\\end{tabular}",
                "=\\bottomrule")),
                wide=dice.chance(0.4))


def skin(dice: Dice, rows: Sequence[Sequence[Cell]]) -> Skin:
    """A skin that can hold these cells."""
    texts = [cell.whole for row in rows for cell in row]
    commas, spaced = any("," in text for text in texts), any(" " in text.strip() for text in texts)
    semicolons = any(";" in text for text in texts)
    roll = dice.rng.random()
    if roll < 0.42:
        return (_markdown if roll < 0.22 else _box if roll < 0.32 else _html if roll < 0.37 else _latex)(dice)
    if roll < 0.68:
        return _columns(dice, spaced) if roll < 0.56 else Skin("\t", quoted='"' if dice.chance(0.1) else "")
    return _separated(dice, roll, commas, semicolons)


def _columns(dice: Dice, spaced: bool) -> Skin:
    gap = dice.pick(("  ", "   ", "    ")) if spaced else dice.pick((" ", "  ", "   ", "     "))
    line = dice.pick("-=─")
    rule = dice.pick(("", "", f"={line * 24}", f" {line}{gap} "))
    return Skin(gap, under_head=rule, wide=spaced or dice.chance(0.8), align=dice.pick("<>>"),
                indent=dice.pick(("", "", "  ", "    ")))


BARS = Pool((Skin(" || ", "|| ", " ||"), Skin(" | "), Skin("|"), Skin(" / "), Skin(" : "), Skin(" | ", "|", "|")),
            (Skin(" ¦ "), Skin(" ! "), Skin("~"), Skin(" :: ")))


def _separated(dice: Dice, roll: float, commas: bool, semicolons: bool) -> Skin:
    if roll < 0.76 or (commas and roll < 0.9) or (commas and semicolons):
        quoted = '"' if dice.chance(0.1) or semicolons else ""
        return Skin(dice.pick((";", ";", "; ", " ; ")) if not semicolons or quoted else "\t", quoted=quoted)
    if roll < 0.9 or commas:
        gap = dice.pick((",", ",", ", ", " , "))
        return Skin(gap, wide=gap == ", " and dice.chance(0.3), align=">",
                    quoted='"' if commas or dice.chance(0.15) else "")
    return dice.pick(BARS)


def draw(draft: Draft, rows: Sequence[Sequence[Cell]], style: Skin, tail: str) -> None:
    """Writes the rows; what follows the last of them is `tail`, nothing where the text ends there.

    A table begins and ends its lines: nobody goes on talking behind the last number of a row.
    """
    tail = tail if not tail or tail.lstrip(" ").startswith(("\n", "\r")) else "\n"
    if draft.text and not draft.text.endswith("\n"):
        draft.add("\n")
    count = max(map(len, rows))
    widths = [max(len(_padded(row[c], style)) for row in rows if c < len(row)) for c in range(count)]
    if style.top:
        draft.add(style.indent + _rule(style.top, widths, style) + "\n", DECORATION)
    for r, row in enumerate(rows):
        last = r == len(rows) - 1
        draft.add(style.indent + style.left, DECORATION)
        empty = False
        for c, cell in enumerate(row):
            if c:
                draft.separator(style.gap, closes_empty=empty)
            empty = _draw_cell(draft, cell, style, widths[c], c == len(row) - 1)
        rule = style.bottom if last else style.under_head if r == 0 and style.under_head else style.between
        end = style.right + ("\n" + style.indent + _rule(rule, widths,
                style) if rule else "") + (tail if last else "\n")
        draft.row_end(end, closes_empty=empty and bool(end), ends_text=last and not tail)


def _padded(cell: Cell, style: Skin) -> str:
    name = "".join(style.name) if cell.label in NAME_LABELS else ""
    return style.quoted * 2 + cell.whole + name + _hole_text(cell, style)[len(cell.text):]


def _hole_text(cell: Cell, style: Skin) -> str:
    """Nothing cannot be seen between spaces: there a dash stands for it."""
    return "-" if not cell.text and cell.label == MISSING and (style.blank or style.quoted) else cell.text


def _draw_cell(draft: Draft, cell: Cell, style: Skin, width: int, last: bool) -> bool:
    """Whether it is a hole that the sign behind it must close."""
    room = width - len(_padded(cell, style)) if style.wide else 0
    before = {"<": 0, ">": room, "^": room // 2}[style.align]
    around = style.name if cell.label in NAME_LABELS else ("", "")
    hole = _hole_text(cell, style)
    draft.add(" " * before + style.quoted + around[0] + cell.before, DECORATION)
    draft.add(hole, cell.label)
    if cell.then:
        draft.add(cell.then.before, DECORATION)
        draft.add(cell.then.text, cell.then.label)
        draft.add(cell.then.after, DECORATION)
    draft.add(cell.after + around[1] + style.quoted, DECORATION)
    if not last or style.right:
        draft.add(" " * (room - before), DECORATION)
    return not hole and cell.label != DECORATION


def _rule(rule: str, widths: Sequence[int], style: Skin) -> str:
    """A rule as it is after "="; else left, line, middle and right, the line as wide as each column."""
    if rule.startswith("=") and not rule.endswith("|"):
        return rule[1:]
    if rule.startswith("="):
        return " | ".join([rule[1:-1]] * len(widths))
    if rule.startswith("|") and rule.endswith("||") and len(rule) > 3:
        return "|" + "|".join([rule[1:-2]] * len(widths)) + "|"
    left, line, *middle, right = rule
    grown = "".join(middle)
    pad = len(style.left.strip()) and 2
    return (left + grown.join(line * (width + pad) for width in widths) + right).rstrip(" ")
