"""How large a map is by its own text: "11 rows and 13 columns", "8 cells wide and 6 high", "a 12×9 grid".

Invariant: only numbers beside a word for rows, columns or a map are sizes; limits and parts are none.

    said_sizes("a maze of 11 rows and 13 columns")    [Size(11, 13, False, "11 rows and 13 columns")]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.frontend.symbols import NUMBER_WORDS

_N = r"(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ROWS = r"(?:rows|lines|zeilen|reihen|lignes|rangées|filas|renglones|righe|linhas)"
_COLUMNS = r"(?:columns|cols|spalten|colonnes|columnas|colonne|colunas)"
_UNIT = (r"(?:cells?|squares?|tiles?|fields?|blocks?|characters?|chars?|felder|zellen|kästchen|cases|casillas|celdas|"
         r"caselle)")
_WIDE = rf"(?:{_UNIT} )?(?:wide|across|in width|breit|de large|de ancho|di larghezza)"
_HIGH = rf"(?:{_UNIT} )?(?:high|tall|deep|down|long|in height|hoch|de haut|de alto|di altezza)"
_AND = r"(?:,? ?(?:and|und|et|y|e|by|x|×|mal|por|per|of|with|à|mit)? ?)"
_MAP = (r"(?:maze|map|grid|labyrinth\w*|board|floor|field|warehouse|room|matrix|karte|raster|spielfeld|labyrinthe"
        r"|grille|plan|"
        r"carte|laberinto|mapa|cuadrícula|tablero|labirinto|mappa|griglia)")
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in (
    (rf"(?<![\w.,-]){_N} {_ROWS}{_AND}{_N} {_COLUMNS}\b", "rc"),
    (rf"(?<![\w.,-]){_N} {_COLUMNS}{_AND}{_N} {_ROWS}\b", "cr"),
    (rf"(?<![\w.,-]){_N} {_WIDE}{_AND}{_N} {_HIGH}\b", "cr"),
    (rf"(?<![\w.,-]){_N} {_HIGH}{_AND}{_N} {_WIDE}\b", "rc"),
    (rf"(?<![\w.,-]){_N} ?(?:x|×|\*|by|mal|auf|par|por|per) ?{_N}[ -]{{1,2}}(?:\w+[ -]){{0,2}}?{_MAP}", "?"),
    (rf"\b{_MAP}(?: \w+){{0,2}}?,? (?:\(|is |of |ist |de |es )?{_N} ?(?:x|×|\*|by|mal|auf|par|por|per) ?{_N}\b", "?"),
    (r"(\d{1,3}) ?行 ?[,，、x×乘]? ?(\d{1,3}) ?列", "rc"),
    (rf"(?<![\w.,-]){_N} {_ROWS}\b", "r"), (rf"(?<![\w.,-]){_N} {_COLUMNS}\b", "c"),
    (r"\bwidth ?[:=]? ?(\d{1,3})[^\w\n]*\s*height ?[:=]? ?(\d{1,3})\b", "cr")))
_A_PART = re.compile(r"\b(?:first|last|top|bottom|every|each|up to|max\w*|most|least|next|other|these|those|ersten?"
                     r"|letzten?|bis|"
                     r"premi\w+|derni\w+|primer\w+|últim\w+|row|line|zeile|ligne|fila|column|spalte|about|than)\W*\Z",
                     re.IGNORECASE)


@dataclass(frozen=True)
class Size:
    """rows, columns: None where the text does not tell; either: in which order the two stand is not told."""

    rows: int | None
    columns: int | None
    either: bool
    text: str

    def fits(self, rows: int, columns: int) -> bool:
        """Whether a map of this many rows and columns may be called that; walls between cells may count as cells."""
        ways = [(self.rows, self.columns)] + ([(self.columns, self.rows)] if self.either else [])
        return any((r is None or rows in (r, 2 * r + 1)) and (c is None or columns in (c, 2 * c + 1)) for r, c in ways)


def said_sizes(text: str) -> list[Size]:
    """Every size that the text tells of a map, the ones with both numbers first."""
    return list(_sizes(text))


def _sizes(text: str) -> Iterator[Size]:
    taken: list[tuple[int, int]] = []
    for pattern, kind in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken) or _A_PART.search(
                    text, max(0, match.start() - 16), match.start()):
                continue
            taken.append(match.span())
            numbers = [NUMBER_WORDS.get(word.lower()) or int(word) for word in match.groups()]
            if min(numbers) > 1:
                first, second = numbers[0], numbers[-1]
                rows = None if kind == "c" else second if kind == "cr" else first
                columns = None if kind == "r" else first if kind == "cr" else second
                yield Size(rows, columns, kind == "?", match[0])
