"""The value that a span of text denotes: "7", "7️⃣", "seven", "sept" and "７" are all 7; "12" and "C" are both 12.

Invariant: a pure function of the span's own characters; None where they denote no value.

>>> number("Seven"), number("C"), number("?")
(7, 12, None)
"""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH = "\u200b"
"""Stands for every control, format and combining character."""

_LIKE = {
    **dict.fromkeys("│┃║┆┇┊┋╎╏¦｜", "|"),
    **dict.fromkeys("─━═┄┅┈┉╌╍‐‑‒–—―−", "-"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫┏┓┗┛┣┫┳┻╋┍┎┑┒┕┖┙┚┝┠┥┨┯┷┿╂", "+"),
    **dict.fromkeys("□⬜◻▢☐◽▫⬚◯○⬛■", "□"),
    **dict.fromkeys("·•∙⋅●・", "·"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚`´", "'"),
    **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"),
}
_BOARD_LETTERS = re.compile(r"(?<![^\W\d_])(?:[a-gx]+|([a-z])\1+)(?![^\W\d_])")


class _Folded(dict[int, str]):
    """Character code → one character, computed on first use."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = folded = char if char in "\n\t" else _LIKE.get(char) or _plain(char)
        return folded


def _plain(char: str) -> str:
    if char.isspace():
        return " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"):
        return ZERO_WIDTH
    parts = unicodedata.normalize("NFKD", char).lower()
    bare = parts[:1] + "".join(part for part in parts[1:] if unicodedata.category(part) != "Mn")
    return bare if len(bare) == 1 else char


_folded = _Folded()


def fold(text: str) -> str:
    """The text as the model sees it, character for character (same length, so offsets stay exact).

    Lower case, accents and widths removed, look-alike frames and dashes merged. Runs of letters that can be cells
    (only a-g and x, or one letter repeated) become upper case: the tokenizer splits those into single characters.
    """
    plain = text.replace("\r\n", " \n").translate(_folded)
    return _BOARD_LETTERS.sub(lambda run: run[0].upper(), plain)


_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn",
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis",
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici",
    "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis",
    "〇 一 二 三 四 五 六 七 八 九 十",
    "零 壹 贰 叁 肆 伍 陆 柒 捌 玖 拾",
)
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth",
    "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th",
    "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte",
    "premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
    "primera segunda tercera cuarta quinta sexta septima octava novena decima",
    "primeira segunda terceira quarta quinta sexta setima oitava nona decima",
    "prima seconda terza quarta quinta sesta settima ottava nona decima",
)
NUMBER_WORDS = {word: value for language in _NUMBER_WORDS for value, word in enumerate(language.split())}
_ORDINALS = {word: value for language in _ORDINAL_WORDS for value, word in enumerate(language.split(), 1)}
_BLANK_WORDS = frozenset(
    ["blank", "blanks", "empty", "null", "none", "nan", "nil", "na", "&nbsp;", "open", "nothing", "missing", "unknown",
     "dot", "underscore", "leer", "leeres", "vide", "vacio", "vacia", "vuoto", "vazio", "leeg", "gap", "hole", "free",
     "frei", "space", "undefined", "unsolved", "hueco", "nada", "rien", "nichts", "star", "dash", "empties", "leere",
     "leerer", "vides", "vacios", "vacias", "vuota", "vuoti", "vuote", "vazia", "vazios", "vazias", "gaps", "holes",
     "spaces", "huecos", "zeros", "dots"])
_ARTICLES = frozenset(["a", "an", "the", "ein", "eine", "un", "une", "uno", "una", "um", "uma"])
_BLANK_NOUNS = frozenset(
    ["one", "ones", "cell", "cells", "square", "squares", "field", "fields", "feld", "felder", "mal", "times", "case",
     "cases", "casilla", "casillas", "casella", "caselle", "entry", "entries", "spot", "spots", "box", "boxes"])
"""What may stand beside a word for nothing: "three empty cells"."""
HAN_BLANKS = frozenset("空口囗")
"""Chinese characters that are written for an open cell: "empty", and two that look like a box."""
_LONG_SIGN = re.compile(r"([^\w\s.,;|]|_)\1{1,3}|\[\s?\]|\(\s?\)|\{\s?\}|<\s?>")
"""Several characters that are one sign for a blank."""


def bare(text: str) -> str:
    """The span's folded characters, lower case, without zero-width ones and without spaces or quotes around them."""
    return fold(text).replace(ZERO_WIDTH, "").lower().strip(" \t\n\"'")


def number(text: str) -> int | None:
    """The number that a cell's span denotes: digits, a number word, or a letter from A, which is 10."""
    word = bare(text)
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    if len(word) == 1 and "a" <= word <= "z":
        return ord(word) - ord("a") + 10
    return NUMBER_WORDS.get(word)


def place(text: str) -> int | None:
    """The place that a row or column name denotes: 3, "three", "third" and "C" are all the third."""
    word = bare(text)
    if len(word) == 1 and "a" <= word <= "z":
        return ord(word) - ord("a") + 1
    return _ORDINALS.get(word, number(word))


def row_named(text: str, index: int) -> int | None:
    """The place that the name of row `index` of a grid denotes; printed boards often have J behind H, as the ninth."""
    return 9 if index == 8 and bare(text) == "j" else place(text)


def blanks_in(text: str) -> int:
    """How many open cells words stand for: "three empties" 3, "an empty one" and "leer" 1; 0 where they do not.

    >>> blanks_in("six empty cells"), blanks_in("empty one"), blanks_in("seven")
    (6, 1, 0)
    """
    words = bare(text).split()
    count = number(words[0]) if len(words) > 1 and len(words[0]) + words[0].isdigit() > 1 else None
    rest = words[1:] if count or (len(words) > 1 and words[0] in _ARTICLES) else words
    known = all(word in _BLANK_WORDS or word in _BLANK_NOUNS for word in rest)
    return (count or 1) if known and any(word in _BLANK_WORDS for word in rest) else 0


def can_be_blank(text: str, edge: int) -> bool:
    """Whether the span may stand for an open cell of a board of this edge: a sign, 0, a word for nothing, or a
    letter that is no symbol of the board; never a digit from 1 or a number word."""
    word = bare(text)
    if not word:
        return True
    if blanks_in(word):
        return True
    value = number(word)
    if value is None:
        return (len(word) == 1 and not word.isalnum()) or word in HAN_BLANKS or _LONG_SIGN.fullmatch(word) is not None
    return value == 0 or (value > edge and len(word) == 1 and not word.isdigit())
