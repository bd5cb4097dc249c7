"""Families of layouts: each draws the parts of a `Style` from pools of what people really write.

Invariant: a family returns a style in which every value and every blank can be told apart by position and sign.

    plain_styles(dice)    Style(blank="0", gap=" ", between="\\n", …)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agents.frontend.draft import Dice, Pool
from agents.frontend.layouts import WORDS, Style

RARE_BLANKS = (
    "@", "$", "%", "&", "=", "!", "^", "○", "▯", "✗", "█", "░", "n", "z", "¿", "⬚", "🟩", "❓", "❌", "o",
    "O", "N", "—",
    "⏹", "◯", "#", "・", "∙", "×")
PLAIN_BLANKS = Pool((".", ".", "0", "0", "_", "x", "X", "*", "?", "-", "□", "·", "⬜", "o", "#"), ("~", "+", "▢"))
FRAMED_BLANKS = Pool((".", ".", "0", "_", "x", "*", "?", " ", "-", "□", "·"), ("~",))
GROUP_ENDS = Pool((" ", " ", " / ", "/", ", ", ",", ";", "; ", " | ", "|", "  ", "\t", "-", " - ", ":"),
                  (" // ", "\\", " ; ", "_"))
RARE_GROUP_ENDS = (" \\\\ ", " || ", " , ", " -> ", "=>", "+", " : ", "…", "*", "--", " & ", "#", ">")


def plain_styles(dice: Dice) -> Style:
    """Signs without frames: lines, groups in one line, spaced cells."""
    blank = dice.pick(RARE_BLANKS) if dice.chance(0.12) else dice.pick(PLAIN_BLANKS)
    lines = Style(blank, between=dice.pick(("\n", "\n", "\n", "\n\n", " \n", "\r\n", "\n  ", "\n> ", "\n\t", ",\n")))
    lines = replace(lines, left=dice.pick(("- ", "* ", "• ", "> ", "    ", "\t", "'"))) if dice.chance(0.1) else lines
    between = dice.pick(RARE_GROUP_ENDS) if dice.chance(0.1) else dice.pick(GROUP_ENDS)
    groups = Style(blank, between=" " if blank in between else between)
    spaced = Style(blank, gap=dice.pick((" ", " ", " ", "  ", "\t", ", ", ",")),
                   between=dice.pick(("\n", "\n", "\n", " \n", "\n\n", " / ", "; ", " | ", "\n    ")))
    if dice.chance(0.15):
        spaced = replace(spaced, symbols="numbers", pad=dice.pick((2, 2, 3)))
    if dice.chance(0.04):
        spaced = Style(dice.pick(("", ".", "0", " ")).strip(), " & ", between=" \\\\\n")
    elif dice.chance(0.3):
        spaced = replace(spaced, box=dice.pick(("  ", "   ", " | ", "  |  ", " ")))
    if dice.chance(0.25):
        lines = replace(lines, box=dice.pick((" ", "|", " | ", "  ")))
    if dice.chance(0.1):
        lines = replace(lines, blank=" ", box=dice.pick((None, "|")), between="\n", left=dice.pick(("", "|")))
        lines = replace(lines, right=lines.left)
    return dice.pick((Style(blank, between=""), Style(blank, between=""), lines, lines, lines, groups, groups, spaced,
                      spaced))


def framed_styles(dice: Dice) -> Style:
    """Boxes drawn with pipes and dashes or with box drawing."""
    blank = dice.pick(RARE_BLANKS) if dice.chance(0.1) else dice.pick(FRAMED_BLANKS)
    bar = dice.pick(("|", "|", "│", "║", "┃"))
    dash = dice.pick(Pool(("-", "-", "─", "═", "━", "="), ("~",)))
    cross = dice.pick(("+", "+", "┼", dash, "|", "╬"))
    gap = dice.pick((" ", " ", "", " " + bar + " ", bar))
    side = dice.pick(("", "", bar + " ", bar))
    piece = dice.pick((3, 5, 7))
    rules: tuple[Callable[[int], str], ...] = (
        lambda width: dash * max(width, 3),
        lambda width: cross.join([dash * piece] * max(2, round((width + 1) / (piece + 1)))),
        lambda width: cross + cross.join([dash * piece] * max(2, round((width - 1) / (piece + 1)))) + cross,
        lambda width: " ".join([dash * piece] * 3),
        lambda width: "")
    style = Style(blank, gap, dice.pick((" " + bar + " ", bar, None)), side, side[::-1], rule=dice.pick(rules),
                  rule_at=dice.pick(("bands", "frame")))
    if dice.chance(0.12):
        style = replace(style, symbols="numbers", pad=2, gap=" ")
    if blank == " " and bar not in style.gap:
        style = replace(style, blank=".")
    return replace(style, blank="", pad=0) if style.blank == " " and style.gap == f" {bar} " else style


def markdown_styles(dice: Dice) -> Style:
    """Tables with a line below the names of the columns, or below the first row where there are none."""
    blank = dice.pick((".", "", "0", " ", "_", "x", "-", "?"))
    names = dice.pick(("", "1", "A", "c1", "C1", "col 1", "a"))
    style = Style(blank.strip(), " | ", None, "| ", " |", column_names=names, rule_at="top", tight=dice.chance(0.6),
                  rule=lambda width: "|" + "---|" * max(2, (width - 1) // 4))
    if names:
        return style
    return replace(style, rule=None if dice.chance(0.3) else style.rule, rule_at=dice.pick(("first", "first", "top")))


def named_styles(dice: Dice) -> Style:
    """Names of rows and columns around spaced cells."""
    columns = dice.pick(("1", "1", "A", "a", "c1", "C1", ""))
    rows = dice.pick(Pool(("1", "A", "A", "a", "r1", "R1", "row 1", "Row 1", "#1", "no 1", "row-1",
                           "Z1", "Reihe 1", "y1", "[1"),
                          ("L1", "line 1")))
    gap = dice.pick((" ", " ", "  ", " | ")) if columns in ("", "1", "A", "a") else dice.pick((" ", "  "))
    rule = dice.pick((None, lambda width: "-" * (width + 2), lambda width: "  " + "-" * width, lambda width: ""))
    if dice.chance(0.3):
        return Style(dice.pick((".", "0", "_", "-", "x", "?", "*", "□")), dice.pick(("", "", " ", ",", ", ")),
                     row_names=rows, row_name_end=dice.pick((": ", ":", "=", " = ", ") ", " ", ". ", "->", "\t")),
                     between=dice.pick(("\n", "\n", "\n", "; ", ";\n", " / ", " ", "\n\n")))
    return Style(dice.pick((".", "0", "_", "-", "x", "?", "*")), gap, dice.pick((None, " | ", "   ", gap + "  ")),
                 row_names=rows, row_name_end=dice.pick((" ", "  ", " | ", ": ", ") ", "| ", ". ", " - ")),
                 column_names=columns, rule=rule, rule_at=dice.pick(("bands", "top", "frame")))


def code_styles(dice: Dice) -> Style:
    """Lists of lists, strings in lists, keyed rows, CSV, TSV, HTML."""
    newline = dice.pick(("\n", "\n ", "\n    ", " ", "", " "))
    families = (_lists, _lists, _lists, _strings, _strings, _characters, _csv, _csv, _csv, _flat, _html, _keyed, _yaml)
    return dice.pick(families)(dice, newline)


LIST_NAMES = Pool(("", "", "grid = ", "board = ", '{"grid": ', "puzzle=", "int[][] board = ", "const grid = ", "data: ",
                   '{"board":', "sudoku = ", "np.array(", "let b = "), ("matrix = ", '{"cells": ', "val g = "))
BRACKETS = (("[", "]", "[", "]"), ("[", "]", "[", "]"), ("{", "}", "{", "}"), ("(", ")", "(",
    ")"), ("(", ")", "[", "]"),
            ("[", "]", "", ""))


def _named(dice: Dice) -> tuple[str, str]:
    """What stands before a list and what ends it."""
    name = dice.pick(LIST_NAMES)
    return name, "}" if name.startswith("{") else ")" if name.endswith("(") else dice.pick(("", "", ";"))


def _lists(dice: Dice, newline: str) -> Style:
    left, right, opening, closing = dice.pick(BRACKETS)
    name, end = _named(dice)
    apart = newline if "\n" in newline else ""
    return Style(dice.pick(("0", "0", "null", "None", ".", "_", "0", "nil", "NaN", "None")),
                 dice.pick((",", ", ", ", ")), None, left, right, "," + newline, name + opening + apart,
                 apart[:1] + closing + end, "numbers")


def _strings(dice: Dice, newline: str) -> Style:
    quote = dice.pick(('"', '"', "'"))
    name, end = _named(dice)
    return Style(dice.pick((".", "0", "_", "x", "*",
    "-")), "", None, quote, quote, "," + newline, name + "[", "]" + end)


def _characters(dice: Dice, newline: str) -> Style:
    quote = dice.pick(('"', '"', "'"))
    return replace(_lists(dice, newline), cell=(quote, quote), blank=dice.pick((".", "0", "", " ",
    "_")), symbols="digits")


def _csv(dice: Dice, newline: str) -> Style:
    return Style(dice.pick(("", "", "0", ".", "-")), dice.pick((",", ",", "\t", ";", "\t", ",")),
                 between="\r\n" if newline == "\n " else "\n", symbols="numbers")


def _flat(dice: Dice, newline: str) -> Style:
    return Style("0", dice.pick((",", ", ", " ")), between="", opening="[", closing="]", symbols="numbers")


def _keyed(dice: Dice, newline: str) -> Style:
    left, right, _, _ = dice.pick(BRACKETS)
    return Style(dice.pick(("0", ".", "null", "_")), dice.pick((",", ", ",
    "")), None, left, right, "," + newline, "{", "}",
                 row_names=dice.pick(('"1', '"row1', '"r1', '"A', "row1", "'1")),
                 row_name_end=dice.pick(('": ', '":', ": ")))


def _yaml(dice: Dice, newline: str) -> Style:
    left = dice.pick(("- [", "- ", "  - ["))
    return Style(dice.pick(("0", ".", "_", "~", "null")), dice.pick((", ", ",", " ")), None, left,
                 "]" if "[" in left else "", "\n", dice.pick(("grid:\n", "board:\n", "puzzle:\n", "")), "", "numbers")


def _html(dice: Dice, newline: str) -> Style:
    return Style(dice.pick(("", "0", ".", "&nbsp;")), "", None, "<tr>", "</tr>", dice.pick(("", "\n")), "<table>",
                 "</table>", cell=("<td>", "</td>"))


def odd_styles(dice: Dice) -> Style:
    """Emoji, full-width digits, number words in lines."""
    emoji = Style(dice.pick(("⬜", "⬜", "□", "◻️", "▢", "🟦", "⬛", "🔲")), dice.pick(("", "", " ")), symbols="emoji",
                  box=dice.pick((None, None, " ", "|")))
    wide = Style(dice.pick(("０", "．", "＿", "□", "・")), dice.pick(("", "", "　")), symbols="wide")
    words = Style(dice.pick(("blank", "empty", "_", "0", "nothing", "leer", "vide", "-", ".")), dice.pick((" ", ", ")),
                  symbols="words", words=tuple(dice.pick(WORDS)), between=dice.pick(("\n", "\n", ";\n", ".\n", " / ")))
    return dice.pick((emoji, emoji, wide, words, words))
