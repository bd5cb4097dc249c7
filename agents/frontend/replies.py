"""A short reply to a question → the places, values and rows that it names, each with its characters.

It knows the words of such replies in English, German, French and Spanish and no task: what a reply means for a problem
is decided in `repair`.

Invariant: every piece points to its characters; pieces do not overlap and stand in text order.

    pieces("the missing one is a 7 at the end", 9)    value 7, place -1
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.frontend.symbols import NUMBER_WORDS, fold

CELL, ROW, PLACE, VALUE, BLANK, LINE, EXTRA, UNCLEAR, SIZE = (
    "cell", "row", "place", "value", "blank", "line", "extra", "unclear", "size")
LAST, MIDDLE = -1, -2
"""Places and rows that are counted from elsewhere than the start."""
AFTER, BEFORE = "after", "before"

_ORDINALS = (
    ("first", "1st", "erste[nrs]?", "premiere?", "primer[oa]?"),
    ("second", "2nd", "zweite[nrs]?", "deuxieme", "seconde", "segund[oa]"),
    ("third", "3rd", "dritte[nrs]?", "troisieme", "tercer[oa]?"),
    ("fourth", "vierte[nrs]?", "quatrieme", "cuart[oa]"), ("fifth", "funfte[nrs]?", "cinquieme", "quint[oa]"),
    ("sixth", "sechste[nrs]?", "sixieme", "sext[oa]"), ("seventh", "siebte[nrs]?", "septieme", "septim[oa]"),
    ("eighth", "achte[nrs]?", "huitieme", "octav[oa]"), ("ninth", "neunte[nrs]?", "neuvieme", "noven[oa]"))
_LAST = r"last|end|rightmost|far right|letzte[nrs]?|ende|zuletzt|hinten|derniere?|fin|final|ultim[oa]"
_START = r"beginning|start|leftmost|far left|anfang|vorne?|debut|principio|inicio"
_MIDDLE = r"middle|mitte|milieu|medio"
_ROW_WORD = r"(?:row|line|zeile|reihe|ligne|rangee|fila|renglon)"
_COLUMN_WORD = r"(?:column|col|spalte|colonne|columna)\.?"
_CELL_WORD = (r"(?:cell|place|position|spot|square|digit|sign|character|zelle|stelle|feld|ziffer|case|chiffre|celda|"
              r"casilla|posicion|cifra)")
_ORDINAL = "|".join(f"(?:{'|'.join(words)})" for words in _ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th|eme|e|[.](?= ?[a-z]))"
_NOT_VALUES = {"null", "one", "un", "uno"}
_WORDS = {word: value for word, value in NUMBER_WORDS.items() if word.isascii() and word not in _NOT_VALUES}
_NUMBER = r"\d{1,2}|" + "|".join(sorted({*_WORDS, "one", "uno"}, key=len, reverse=True))
_BLANK_WORD = (r"blanks?|empty|nothing|unknown|dot|leer(?:es)?|vide|vaci[oa]|"
               r"\"[.0_*?x\-]\"|'[.0_*?x\-]'")
_PATTERNS: tuple[tuple[str, str], ...] = (
    (SIZE, r"(?<!\d)\d{1,2} ?(?:x|by|mal|par|por) ?\d{1,2}(?!\d)"),
    ("count", rf"(?<!\d)\d{{1,3}} (?:cells|rows|columns|zellen|felder|zeilen|cases|lignes|celdas|filas|"
     rf"{_CELL_WORD}s)\b"),
    (CELL, r"\b[rzlf] ?(?P<r>\d{1,2}) ?[,.]? ?[cs] ?(?P<c>\d{1,2})\b"),
    (UNCLEAR, r"\( ?\d{1,2} ?[,;/] ?\d{1,2} ?\)"),
    (ROW, rf"\b{_ROW_WORD} ?(?:no\.?|nr\.?|number)? ?(?P<row>{_NUMBER})\b"),
    (ROW, rf"\b(?P<row1>{_ORDINAL}|{_LAST}) {_ROW_WORD}\b"),
    (AFTER, rf"\b(?:after|nach|apres|despues d[eo]l?) (?:the |der |die |dem |le |la |el )?(?P<after>{_NUMBER})\b"),
    (BEFORE, rf"\b(?:before|vor|avant|antes d[eo]l?) (?:the |der |die |dem |le |la |el )?(?P<before>{_NUMBER})\b"),
    (UNCLEAR, r"\b(?:after|nach|apres|despues|before|vor|avant|antes|between|zwischen|entre|next to|neben|or|oder|ou|"
              r"either|not|isn't|nicht|kein\w*|pas|except|instead)\b"),
    (PLACE, rf"\b(?:{_COLUMN_WORD}|{_CELL_WORD}) ?(?:no\.?|nr\.?|number)? ?(?P<place>{_NUMBER})\b"),
    (UNCLEAR, rf"\b(?:{_ORDINAL}|{_LAST}) (?:\d{{1,2}})\b"),  # "the first 7": of several, or in the first place?
    (PLACE, rf"\b(?P<place1>{_ORDINAL}|{_LAST})(?: (?:{_COLUMN_WORD}|{_CELL_WORD}))?(?![\w])"),
    (PLACE, rf"\b(?P<start>{_START})\b"),
    (PLACE, rf"\b(?P<middle>{_MIDDLE})\b"),
    (EXTRA, r"\b(?:extra|remove|delete|drop|too many|too much|twice|weg|loschen?|streiche?n?|supprime[rz]?|quita|borra)"
            r"\b"),
    (BLANK, rf"(?<!\w)(?:{_BLANK_WORD})(?!\w)"),
    (VALUE, rf"(?<![\w.])(?P<value>{'|'.join(sorted(_WORDS, key=len, reverse=True))}|\d{{1,2}})(?![\w])"),
    (VALUE, r"(?<=\ba )(?P<one>one)\b|(?<=\bis )one(?= *(?:$|[.,;!]|at\b|in\b))|\buno\b(?= *(?:$|[.,;!]))"),
)
_PIECE = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_PATTERNS)))
_LINES = [re.compile(
    rf"(?:\b{_ROW_WORD} ?(?P<row>{_NUMBER})|\b(?P<row1>{_ORDINAL}|{_LAST}) {_ROW_WORD}|^)(?P<words>[^\d\n.;:=]{{0,40}}?"
    rf"[:=]? ?)(?P<signs>[\[(]?[{letters}0-9.·_*?□|,\- ]+[\])]?)$", re.MULTILINE) for letters in ("x", "a-gx")]
"""Rows in full of grids up to 9×9, and of larger ones."""
_ITS = re.compile(r"\W*(?:it|that|this|es|das|c'|ce)?\W*(?:is|s|should be|reads?|ist|est)?\W*")
_YES = re.compile(r"\W*(?:yes|yep|yeah|right|correct|exactly|ja|genau|stimmt|richtig|oui|exact|si|correcto|claro)\b")
_NO = re.compile(r"\W*(?:no|nope|nein|non)\b(?=\W*$|[,.;!:])")
_ASKING = re.compile(r"\W*(?:why|how|what|which|who|when|where|can you|could you|do you|warum|wieso|wie|was|wer|"
                     r"pourquoi|comment|quel|que|porque|por que|como)\b")
_MEANS_BLANK = re.compile(
    rf"(?:^|(?<=[\s\"'(,]))(?P<sign>[^\s\w\"']|\w|zeros?|dots?|xs)[\"']? ?(?:is|are|=|means?|stands? for|ist|sind|"
    rf"heisst|est|sont|es|son)(?: an?| the| ein| eine?n?| un| une| una?s?)? ?(?:{_BLANK_WORD})")
_BLANK_MEANS = re.compile(
    r"\bblanks? (?:is|are|=|written as) (?:an? |the )?[\"']?(?P<sign>[^\s\w\"']|\w\b|zeros?|dots?|xs)")
_NAMED = {"zero": "0", "zeros": "0", "dot": ".", "dots": ".", "xs": "x"}


@dataclass(frozen=True)
class Piece:
    """kind: CELL (row and place), ROW, PLACE, VALUE, BLANK, LINE (a row in full, and its row where named), EXTRA
    ("remove"), UNCLEAR (what may change the meaning), SIZE. beside: AFTER or BEFORE where the place is told by the
    value next to it."""

    kind: str
    start: int
    end: int
    row: int = 0
    place: int = 0
    value: int = 0
    beside: str = ""
    signs: tuple[tuple[int, int], ...] = ()


def plain(text: str) -> str:
    """The text as the patterns see it: folded, lower case, of the same length."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in fold(text))


def agrees(reply: str) -> bool | None:
    """True for a reply that opens with yes, False for no, None for neither."""
    said = plain(reply)
    return True if _YES.match(said) else False if _NO.match(said) else None


def asks(reply: str) -> bool:
    """Whether the reply is a question of its own."""
    return _ASKING.match(plain(reply)) is not None


def blank_sign(reply: str) -> tuple[str, int, int] | None:
    """The sign that the reply says is a blank, as in "0 is blank", with the characters that say it."""
    said = plain(reply)
    found = _MEANS_BLANK.search(said) or _BLANK_MEANS.search(said)
    return (_NAMED.get(found["sign"], found["sign"]), found.start(), found.end()) if found else None


def pieces(reply: str, edge: int) -> list[Piece]:
    """What the reply names, for a grid of this edge; 0 where none is known yet."""
    said = plain(reply)
    lines = list(_lines(said, edge)) if edge else []
    for line in lines:
        said = said[:line.start] + "\n" * (line.end - line.start) + said[line.end:]
    answer = _YES.match(said) or _NO.match(said)
    found = [_piece(match, _PATTERNS[int(match.lastgroup[1:])][0] if match.lastgroup in _OUTER else "")
             for match in _PIECE.finditer(said, answer.end() if answer else 0) if match.lastgroup]
    values = [piece for piece in found if piece.kind != "count"]
    return sorted([*values, *_letters(reply, edge, values), *lines], key=lambda piece: piece.start)


_OUTER = {f"k{i}" for i in range(len(_PATTERNS))}


def _piece(match: re.Match[str], kind: str) -> Piece:
    part = {name: text for name, text in match.groupdict().items() if text is not None and name not in _OUTER}
    start, end = match.span()
    if kind == CELL:
        return Piece(kind, start, end, row=int(part["r"]), place=int(part["c"]))
    if kind == ROW:
        return Piece(kind, start, end, row=_place(part.get("row") or part["row1"]))
    if kind in (AFTER, BEFORE):
        return Piece(PLACE, start, end, place=_place(part[kind]), beside=kind)
    if kind == PLACE:
        at = 1 if "start" in part else MIDDLE if "middle" in part else _place(part.get("place") or part["place1"])
        return Piece(kind, start, end, place=at)
    if kind == VALUE:
        return Piece(kind, start, end, value=_place(part.get("value", "one")))
    return Piece(kind, start, end)


def _place(word: str) -> int:
    """The number of a digit, a number word or an ordinal; LAST for "end"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    for at, words in enumerate(_ORDINALS, 1):
        if any(re.fullmatch(ordinal, word) for ordinal in words):
            return at
    return 1 if word in ("one", "uno") else _WORDS.get(word, LAST)


def _lines(said: str, edge: int) -> Iterator[Piece]:
    """Rows in full: as many signs as the grid is wide, behind the name of the row or alone on a line."""
    for match in _LINES[edge > 9].finditer(said):
        signs = _signs(said, *match.span("signs"), edge)
        name = match["row"] or match["row1"]
        if signs and (name or _ITS.fullmatch(match["words"])):
            yield Piece(LINE, match.start(), match.end(), row=_place(name) if name else 0, signs=signs)


def _signs(said: str, start: int, end: int, edge: int) -> tuple[tuple[int, int], ...]:
    """The cells of a row: `edge` of them, () otherwise. A full stop behind the last one is none of them."""
    apart = re.compile(r"[^\s,|\[\]]+") if edge > 9 and re.search(r"\d[\s,|]", said[start:end]) else \
        re.compile(r"[^\s,|\[\]]")
    signs = [match.span() for match in apart.finditer(said, start, end)]
    if len(signs) == edge + 1 and said[signs[-1][0]:].strip() == ".":
        signs.pop()
    return tuple(signs) if len(signs) == edge else ()


def _letters(reply: str, edge: int, taken: Sequence[Piece]) -> list[Piece]:
    """Capital letters alone, which are values of grids beyond 9×9; the article at the start of a sentence is none."""
    if edge <= 9:
        return []
    used = {at for piece in taken for at in range(piece.start, piece.end)}
    return [Piece(VALUE, match.start(), match.end(), value=ord(match[0]) - ord("A") + 10)
            for match in re.finditer(r"(?<!\w)[A-Z](?!\w)(?!['’])", reply)
            if match.start() not in used and not (match[0] in "AI" and re.match(r" [a-z\d]", reply[match.end():]))]
