"""Layouts drawn part by part at random, so that what a person invents lies among them: any sign for a blank, any
separators, prefixes, suffixes, frames, names and symbols, in any combination.

Invariant: no sign of a blank occurs in a separator, and what ends a row differs from what stands within it.

    random_styles(dice)    Style(blank="§", gap=" ~", between=" ;\\n", left="// ", …)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agents.frontend import vocabulary
from agents.frontend.draft import Dice, Pool
from agents.frontend.layouts import CHINESE, ORDINALS, WORDS, Style
from agents.frontend.symbols import fold

SIGNS = Pool((*"|||///,,,;;::--__..**++==##&&\\!?<>%@$^'\"()[]{}`~", *"│║·•–—→▪┃¦⎮；，、。｜╎✦👉🔹➖\t"),
             tuple("¬§†»▸⋮🔸※¤"))
COMMON_BLANKS = Pool((".", ".", "0", "0", "_", "x", "X", "*", "?", "-", "□", "·", "⬜", "#"), ("~", "+", "▢"))
ANY_BLANKS = Pool((*"!#$%&*+,-./:;<=>?@\\^_`|~'\"", *"□▢◻⬜◯○●■▪·•∙×✗✕¿¡…—–¤░█▁＿？。空零〇🟦🟨🟩⚪⚫❓❔❌🔲🔳"),
                  tuple("§¬†‡¶◇◆☆★🟥🟪🦊⊙∅"))
MULTI_BLANKS = Pool(("__", "--", "[]", "()", "[ ]", "( )", "??", "**", "blank", "empty", "none", "leer", "vide",
                     "null", "nan",
                     "nil", "gap", "vuoto", "vacío", "vazio", "hole", "open", "dot", "___", "zero", "free"),
                    ("<>", "{}", "leeg", "space", "NA", "unknown"))
PREFIXES = Pool(("> ", "// ", "# ", "-- ", "* ", "| ", "$ ", ">>> ", ">> ", "• ", "- ", "    ", "\t", "; ", "% ", "  ",
                 "+ ", "└ ",
                 "=> ", "→ ", "! ", "@ ", '"', "<", "[", "{", "(", "« ", "> > ", "  > ", "//", "print('", "echo ",
                 "    # ",
                 "<p>", "<li>", "[quote]", "rem ", "''' ", "/// ", "¡"),
                ("~> ", ":: ", "|> ", "* > ", "### ", "dnl "))
CLOSING = {"<": ">", "[": "]", "{": "}", "(": ")", '"': '"', "« ": " »", "| ": " |", "<p>": "</p>", "<li>": "</li>",
           "print('": "')",
           "[quote]": "[/quote]"}
SUFFIXES = (",", ";", "\\\\", " |", ".", " ,", " ;", "|", " \\", "  ", " ", "<br>", "<br/>", " !", "…", " //", "\\n",
            " -", ")", " ←", "\t",
            " /", "+", "*/", "&", " _", "↵", "¶")
ENDS = ("\n", "\n", "\n", "\n", "\n", "\n\n", "\r\n", " \n", "\n ", "\n\n\n", "\n  ", "\n\t")
GIVENS = Pool((("**", "**"), ("*", "*"), ("`", "`"), ("<b>", "</b>"), ("[b]", "[/b]"), ("__", "__"), ("(", ")"),
               ("'", "'"), ("[", "]"),
               ("{", "}"), ("<", ">"), ("=", ""), ("", "!"), ("*", ""), ("", "*"), ("\\textbf{", "}"), ("", "'"),
               ("$", "$"), ("#", ""),
               ("^", "^"), ("", ".")),
              (("~", "~"), ("<i>", "</i>"), ("\\mathbf{", "}"), ("«", "»")))
ROW_NAMES = Pool(("1", "0", "A", "a", "r1", "R1", "row 1", "Row 1", "row1", "Reihe 1", "Zeile 1", "ligne 1", "fila 1",
                  "riga 1", "linha 1",
                  "#1", "no. 1", "Row A", "row A", "Line 1", "L1", "Z1", "(1", "[1", "第1", "R 1", "rij 1",
                  "ROW 1", "Row #1", "- 1", "row_1", "Row-1", "l.1", "line 1", '"1', "grid[0", "a[0", "row[0", "$row1",
                  "No 1"),
                 ("rad 1", "strip 1", "rang 1", "R.1", "rk 1", "y=1"))
NAME_ENDS = Pool((": ", ":", " = ", "=", ") ", " ", ". ", "->", " -> ", "\t", " | ", "  ", " - ", " : ", "> ", "] ",
                  "]: ", "行：", "行: ", "; ",
                  "| ", " => ", ", ", "] = ", " is ", " – ", ' : "', "...", " reads "),
                 (" ~ ", " :: ", " >> ", "→"))
SPEAKERS = Pool(("Tom", "Anna", "mum", "Dad", "user", "xX_pro_Xx", "Lena", "Marco", "me", "Oma", "José", "Ali", "小明",
                 "sudo_fan", "Wei",
                 "Bob W.", "Mrs Lee", "~Kim", "u/gridhead"),
                ("Ulla", "Pavel", "anon", "Chloé"))


def random_styles(dice: Dice) -> Style:
    """Every part on its own."""
    blank = _blank(dice)
    symbols = dice.pick(("digits",) * 14 + ("emoji", "wide", "circled", "chinese", "words", "numbers"))
    long = len(blank) > 1 or symbols in ("words", "numbers")
    avoid = set(blank) | (set("[](){}<>") if long else set())
    gap = dice.pick(("", "", "", " ", " ", "  ", "\t", "any", "any")) if not long else dice.pick((" ", ", ", "any",
        " | ", "\t", "  "))
    gap = _separator(dice, avoid) if gap == "any" else gap
    gap = gap if not avoid & set(gap.strip()) else "  "
    box = dice.pick((None, None, None, None, " ", "  ", "   ", "any", "any"))
    box = _separator(dice, avoid) if box == "any" else box
    box = (gap + gap if gap.strip() else gap + "  ") if box is not None and ((long and not box) or box == gap) else box
    style = Style(blank, gap, box, symbols=symbols,
                  words=tuple(dice.pick(WORDS)) if symbols == "words" else tuple(WORDS.train[0]))
    style = _rows_apart(style, dice, avoid)
    if dice.chance(0.2) and "\n" in style.between:
        style = replace(style, rule=_rule(dice), rule_at=dice.pick(("bands", "bands", "frame", "top")))
    if style.between and dice.chance(0.22):
        style = _with_names(style, dice)
    if dice.chance(0.08) and symbols != "emoji":
        style = replace(style, given=dice.pick(GIVENS))
        if style.blank in "".join(style.given):
            style = replace(style, blank="." if "." not in "".join(style.given) else "_")
    elif dice.chance(0.05) and style.blank not in "[](){}<>":
        style = replace(style, cell=dice.pick((("[", "]"), ("(", ")"), ("{", "}"), ("<", ">"), ("'", "'"), ('"', '"'),
                                               ("|", "|"))))
    return _spoken_around(style, dice)


def _blank(dice: Dice) -> str:
    kind = dice.rng.random()
    return dice.pick(COMMON_BLANKS if kind < 0.5 else ANY_BLANKS if kind < 0.9 else MULTI_BLANKS)


def _separator(dice: Dice, avoid: set[str]) -> str:
    """One to three signs, with spaces around them or not."""
    sign = dice.pick(SIGNS)
    kind = dice.rng.random()
    text = sign if kind < 0.6 else sign * 2 if kind < 0.75 else sign * 3 if kind < 0.8 else sign + dice.pick(SIGNS)
    if set(fold("".join(avoid))) & set(fold(text)):
        text = "|" if "|" not in avoid else "/"
    return dice.pick(("{}", "{}", " {} ", " {} ", "{} ", " {}", "  {}  ")).format(text.replace("{", "(").replace("}",
        ")"))


def _rows_apart(style: Style, dice: Dice, avoid: set[str]) -> Style:
    """What ends a row, and what stands around it."""
    if dice.chance(0.22):  # all in one line
        between = _separator(dice, avoid | set(style.gap.strip()) | set((style.box or "").strip()))
        if style.gap and dice.chance(0.2):
            return replace(style, gap=dice.pick(("\n", style.gap)), box=None, between="")
        return replace(style, between=between if between.strip() else " / ", box=style.box if style.gap else None)
    between = dice.pick(ENDS)
    left = dice.pick(PREFIXES) if dice.chance(0.25) else ""
    right = CLOSING.get(left, dice.pick(SUFFIXES) if dice.chance(0.15) else "")
    if dice.chance(0.15) and not right:
        right = dice.pick(SUFFIXES)
    if avoid & set(left.strip() + right.strip()):
        left, right = "", ""
    style = replace(style, left=left, right=right, between=between)
    if dice.chance(0.1):
        style = replace(style, loose=_loose(dice))
    if dice.chance(0.06) and len(style.blank) == 1:
        several = [dice.pick((".", "0", "_", "?", "-", "x", "*", "□")) for _ in range(2)] + [style.blank]
        free = [sign for sign in several if sign not in (style.gap + (style.box or "") + left + right)] or [style.blank]
        style = replace(style, blank_of=lambda: dice.pick(free))
    return style


def _loose(dice: Dice) -> Callable[[str], str]:
    return lambda gap: gap + " " * dice.pick((0, 0, 0, 1, 1, 2, 3)) if gap.strip(" ") or gap else gap


def _rule(dice: Dice) -> Callable[[int], str]:
    """A line of any signs, as long as the board or not."""
    sign = dice.pick(Pool(("-", "=", "_", "─", "═", "━", "*", "- ", "~", "+", "#", ".", "–", "-+", "=-", "⎯", "—",
                           "➖"), ("¯", "^", "-·")))
    cross = dice.pick(("+", "|", "┼", "", " ", "-+-", "*", "╬"))
    piece = dice.pick((3, 5, 6, 7, 8))
    times = dice.pick((2, 3, 3))
    edge = dice.pick(("", "", "+", "|", "  "))
    return dice.pick((lambda _: "", lambda width: edge + sign * max(3, width // len(sign)) + edge,
                      lambda _: edge + cross.join([sign * piece] * times) + edge, lambda _: sign * piece,
                      lambda _: sign * 3))


def _with_names(style: Style, dice: Dice) -> Style:
    """Names of rows, in digits or in words; names of columns where cells stand apart."""
    end = dice.pick(NAME_ENDS)
    end = end if style.blank not in end else ": "
    if end.endswith(' : "'):
        style = replace(style, right='",')
    style = replace(style, row_names=dice.pick(ROW_NAMES), row_name_end=end, loose=None)
    if dice.chance(0.15):
        before, names = dice.pick((
            ("row ", WORDS.train[0][1:]), ("", [f"{word} row" for word in ORDINALS]), ("第", list(CHINESE[1:])),
                                   ("", list(CHINESE[1:])),
            ("Zeile ", WORDS.train[1][1:]), ("the ", ORDINALS), ("", [word.capitalize() for word in ORDINALS]),
            ("ligne ", WORDS.train[2][1:]), ("fila ", WORDS.train[3][1:])))
        names = [name.removesuffix(" row") for name in names]
        style = replace(style, row_names=before + "1", names=tuple(names))
    if style.gap and dice.chance(0.4) and not style.names:
        style = replace(style, column_names=dice.pick(("1", "1", "0", "A", "a", "c1", "C1", "col1", "x1")), left="",
                        right="",
                        below=bool(style.blank) and dice.chance(0.15) and "\n" in style.between)
        return style if "\n" in style.between else replace(style, column_names="")
    return style


def _spoken_around(style: Style, dice: Dice) -> Style:
    """Chat logs and comments beside rows; what they say is none of the data, but for the board's own names."""
    if "\n" not in style.between or style.row_names or (style.rule_at == "frame" and style.rule):
        return style
    if dice.chance(0.12):
        return replace(style, before=_log(dice))
    return replace(style, after=_comment(style, dice)) if dice.chance(0.12) and style.blank else style


def _log(dice: Dice) -> Callable[[int], str]:
    """The beginning of a line of a chat or a log, with a clock that goes on."""
    speaker, other = dice.pick(SPEAKERS), dice.pick(SPEAKERS)
    start, step = dice.rng.randrange(60, 23 * 60), dice.pick((0, 0, 1, 1, 2))
    day = f"{dice.rng.randrange(1, 29):02d}.{dice.rng.randrange(1, 13):02d}.{dice.pick(('21', '2023', '19'))}"
    form = dice.pick(Pool(("[{t}] {s}: ", "{t} {s}: ", "{s}: ", "<{s}> ", "{d}, {t} - {s}: ", "[{d}, {t}:07] {s}: ",
                           "{s} ({t}): ", "{t} ",
                           "[{t}] ", "{t} <{s}> ", "{s} > ", "({t}) {s} - ", "{s}, {t}\n", "{t} - ", "{s} schrieb: ",
                           "@{s} "),
                          ("{t} | {s} | ", "{s} at {t}: ", "*{s}* [{t}] ")))
    two = dice.chance(0.15)

    def line(r: int) -> str:
        clock = start + r * step
        return form.format(t=f"{clock // 60 % 24:02d}:{clock % 60:02d}", s=other if two and r % 2 else speaker, d=day)
    return line


def _comment(style: Style, dice: Dice) -> Callable[[int], str]:
    """What a person scribbles behind some rows."""
    mark = dice.pick(Pool(("  // ", " # ", "  -- ", " <- ", " (", "  ; ", " /* ", "   ", "  ← ", "\t", " ... ", " % ",
                           "  | "),
                          (" ~~ ", " «", " <!-- ")))
    mark = mark if style.blank not in mark else "   "
    end = {" (": ")", " /* ": " */", " «": "»", " <!-- ": " -->"}.get(mark, "")
    share = dice.pick((0.15, 0.3, 1.0))
    form = dice.pick(("row {r}", "{w} {w}", "{w}", "{n} left", "{w} {w} {n} {w}", "line {r}", "digits {n} {m} missing",
                      "{w} {n}?",
                      "Zeile {r}", "ligne {r}", "{n} givens", "stuck here", "not sure about the {n}", "r{r} {w}",
                      "row {r} of the {w}"))

    def text(r: int) -> str:
        if dice.rng.random() >= share:
            return ""
        slots = {"r": str(r + 1), "n": str(dice.rng.randrange(1, 10)), "m": str(dice.rng.randrange(1, 10))}
        said = form.format(**slots, w="{w}")
        while "{w}" in said:
            said = said.replace("{w}", vocabulary.word(dice), 1)
        return mark + said + end
    return text
