"""Layouts of programs and file formats: LaTeX, arrays and data frames as they print, marked-up tables, code.

Invariant: no separator, name of a tag or opening holds a digit within the board, but for names of rows and columns.

    printed_styles(dice)    Style(gap="  ", column_names="0", row_names="0", …) as a data frame prints
"""

from __future__ import annotations

from dataclasses import replace

from agents.frontend.draft import Dice, Pool
from agents.frontend.layouts import Style

HEADERS = Pool((
    '[{"id": {big}, "difficulty": {d}, "puzzle": ', "#A {person}\n#D{word}\n#S{paper}\n#C made in {year}\n[Puzzle]\n",
                "[Puzzle]\n",
    "# {word} {d}.{d}\n", "; rating {d}.{d}\n", "SadMan Software {word}\n[Puzzle]\n", "Grid {four}\n", "Game #{big}\n",
                "// level {d}\n",
    "id: {big}\nlevel: {d}\ngrid: |\n", "title,{word}\nlevel,{d}\n", "-- puzzle {big}\n", "/* no. {big} */\n",
                "<!-- {date} -->\n",
    "In [{d}]: print(board)\nOut[{d}]:\n", ">>> print(grid)\n", ">>> board\n", "$ cat {word}{d}.txt\n",
                "cat puzzle{d}.sdk\n",
    "name: {word}\nstars: {d}\nboard:\n", "Puzzle {big}: ", "No {d}, {date}\n\n", "%%writefile {word}.txt\n",
                "import numpy as np\n",
    "def main():\n    n = {d}\n", "#include <stdio.h>\n", "public class {word} {\n", "const LEVEL = {d};\n",
                "x = {d}\n"),
    ("level={d};seed={big}\n", "@{word} {date}\n", "{word}.ss:\n", "[{word} {d}]\n", "use strict; # {d}\n"))


def printed_styles(dice: Dice) -> Style:
    """One of the formats."""
    return dice.pick((_latex, _barred, _array, _array, _frame, _quoted, _cells_of_tags, _board_code, _string_list,
                      _emphasis, _pieces))(dice)


def _latex(dice: Dice) -> Style:
    columns = dice.pick(("{ccccccccc}", "{|c|c|c|}", "{c c c | c c c | c c c}"))
    kind = dice.pick(("tabular", "array", "matrix", "tabular}[t", "bmatrix"))
    head = f"\\begin{{{kind}}}{'' if 'matrix' in kind else columns}\n" + dice.pick(("", "\\hline\n", "  "))
    rule = dice.pick((None, lambda _: "\\hline", lambda _: "\\midrule"))
    return Style(dice.pick((".", "0", "~", " ", "-", "?")), dice.pick((" & ", "&", "& ")), None, "",
                 dice.pick((" \\\\", "\\\\", " \\\\ \\hline")),
                 opening=head, closing=f"\n\\end{{{kind.split('}')[0]}}}", symbols="numbers", rule=rule,
                 given=dice.pick((("", ""), ("", ""), ("\\textbf{", "}"), ("$", "$"))))


def _barred(dice: Dice) -> Style:
    return Style(" ", "|", None, "|", dice.pick(("|.", "|.", "|")), opening=dice.pick(("\\begin{puzzle}\n",
        "\\begin{block}\n", "")),
                 closing=dice.pick(("\n\\end{puzzle}", "\n\\end{block}", "")))


def _array(dice: Dice) -> Style:
    name = dice.pick(("array([", "[", "np.array([", "tensor([", "matrix([", "grid = np.array([", "Matrix(["))
    end = "])" if "(" in name else "]"
    commas = dice.chance(0.5) or name != "["
    gap = dice.pick((", ", ",", ",  ")) if commas else dice.pick((" ", "  "))
    float_ = ("", ".") if dice.chance(0.5) else ("", "")
    between = ("," if commas else "") + "\n" + " " * dice.pick((1, len(name)))
    style = Style("0", gap, None, "[", "]", between, name, dice.pick((end, end, end.replace(")", ", dtype=int)"))),
                  "numbers", float_)
    return replace(style, pad=2) if dice.chance(0.3) and not float_[1] else style


def _frame(dice: Dice) -> Style:
    """As a data frame prints: an index at the left, names of columns above."""
    blank = dice.pick(("0", "NaN", ".", "-", "None", "nan", "_", "NA"))
    names = dice.pick((("0", "0"), ("0", "0"), ("1", "1"), ("A", "1"), ("a", "0"), ("A", "0"), ("c1", "r1"),
                       ("V1", "")))
    return Style(blank, dice.pick(("  ", "   ", " ")), column_names=names[0], row_names=names[1],
                 row_name_end=dice.pick(("  ", "   ", " ", " | ")),
                 symbols="numbers", pad=dice.pick((0, max(1, len(blank)))))


def _quoted(dice: Dice) -> Style:
    quote = dice.pick(('"', '"', "'"))
    return Style(dice.pick(("", "", "0", ".", " ", "_", "-")), dice.pick((",", ";", ", ", "\t")), cell=(quote, quote),
                 symbols="numbers",
                 between=dice.pick(("\n", "\r\n", ";\n")))


def _cells_of_tags(dice: Dice) -> Style:
    cell, row, table = dice.pick(Pool((
        (("<td>", "</td>"), ("<tr>", "</tr>"), ("<table>", "</table>")), (("[td]", "[/td]"), ("[tr]", "[/tr]"),
            ("[table]", "[/table]")),
        (('<td class="cell">', "</td>"), ('<tr class="row">', "</tr>"), ("<table><tbody>", "</tbody></table>")),
                                       (("<c>", "</c>"), ("<r>", "</r>"), ("<grid>", "</grid>")),
        (("<span>", "</span>"), ("<div>", "</div>"), ("", "")), (("<th>", "</th>"), ("<tr>", "</tr>"),
                                                                 ("<table border>", "</table>"))),
        ((("<cell>", "</cell>"), ("<row>", "</row>"), ("<board>", "</board>")),)))
    apart = dice.pick(("", "", "\n", "\n  "))
    return Style(dice.pick(("", "0", ".", "&nbsp;", "_", "-")), dice.pick(("", " ")) if apart else "", None, *row,
                 apart,
                 table[0] + apart, apart[:1] + table[1], "numbers", cell)


def _board_code(dice: Dice) -> Style:
    opening, closing, left, right, gap = dice.pick(Pool((
        ("int[][] b = {\n", "\n};", "  {", "}", ", "), ("const b = [\n", "\n];", "  [", "]", ", "),
                                                         ("let g = vec![\n", "\n];", "  vec![", "]", ", "),
                                                         ("b := [][]int{\n", "\n}", "\t{", "}", ", "),
        ("$b = array(\n", "\n);", "  array(", ")", ","), ("B = [", "];", "", "", " "),
                                                         ("(setq b '(", "))", "(", ")", " "),
                                                         ("var b = new int[,] {\n", "\n};", " {", "}", ","),
        ("puzzle([", "]).", "[", "]", ","), ("matrix(c(", "))", "c(", ")", ", "), ("grid: [", "]", "[", "]", ","),
                                                         ("{grid: [", "]}", "[", "]", ", ")),
        (("b = Array[", "]", "Array(", ")", ", "), ("board = (", ")", "(", ")", ", "))))
    apart = ";\n" if opening == "B = [" else "," + dice.pick(("\n", "\n", " ", "\n "))
    return Style(dice.pick(("0", "0", "_", "nil", "null", ".", "None", "NULL")), gap, None, left, right, apart,
                 opening, closing, "numbers")


def _string_list(dice: Dice) -> Style:
    left, right, apart = dice.pick((('"', '\\n"', "\n"), ('"', '"', " +\n"), ("'", "'", "\n"), ('"', '",', "\n"),
                                    ("b += '", "';", "\n"), ('row("', '")', "\n"), ('lines.add("', '");', "\n"),
                                    ("    '", "',", "\n"), ('- "', '"', "\n"), ("- '", "'", "\n"), ("- ", "", "\n")))
    return Style(dice.pick((".", "0", "_", "x", "*", "#")), left=left, right=right, between=apart,
                 opening=dice.pick(("", "", "s =\n", "grid:\n", "rows = (\n", "board = [\n")))


def _emphasis(dice: Dice) -> Style:
    """A table with marks around its values, or with none around its blanks."""
    given = dice.pick((("**", "**"), ("*", "*"), ("`", "`"), ("__", "__"), ("<b>", "</b>"), ("_", "_"), ("~", "~")))
    return Style(dice.pick((".", "0", " ", "-", "?", "x")), " | ", None, "| ", " |",
                 column_names=dice.pick(("1", "A", "c1", "a")), rule_at="top", given=given,
                 rule=lambda width: "|" + dice.pick(("---|", ":-:|", " --- |", ":---:|")) * max(2, (width - 1) // 4))


def _pieces(dice: Dice) -> Style:
    """Boxes around single cells, as drawn with a keyboard."""
    bar = dice.pick(("|", "│", "!", ":", "║"))
    pad = dice.pick(("", " "))
    return Style(dice.pick((" ", " ", ".", "_", "0")), pad + bar + pad, None, bar + pad, pad + bar, rule_at="frame",
                 between="\n",
                 rule=dice.pick((lambda width: "+" + "---+" * max(2, width // 4), lambda width: "-" * width,
                                 lambda width: "+-" * (width // 2) + "+")))
