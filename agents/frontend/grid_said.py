"""What sentences beside a grid say of single cells of it: one that contradicts the grid is asked about.

Invariant: nothing is read from such a sentence; a question, a condition and what somebody else says are no statements.

    check_said("… In row 4, column 3 is a printed 7.", ("53..7....", …))    Question where r4c3 is not 7
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agents.frontend.reading import Question
from agents.frontend.receipt import Receipt
from agents.frontend.symbols import place
from agents.frontend.wording import shorten

_R = r"(?:row|r|zeile|z|reihe|ligne|rangée|fila|renglón|riga|linha)\.? ?(?:no\.? |number |nr\.? )?"
_C = r"(?:column|col|c|spalte|sp|colonne|columna|colonna|coluna)\.? ?(?:no\.? |number |nr\.? )?"
_N = r"(\d{1,2}|one|two|three|four|five|six|seven|eight|nine)"
_IS = (r"(?: ?[:=] ?| (?:the )?(?:number |digit |cell |value )?(?:there )?(?:is|reads|shows|has|holds|contains|ist"
       r"|steht|hat|est|"
       r"c'est|a|es|tiene|è|ha|é) )(?:an? |the |eine? |die |une? |le |una? |el |il )?(?:printed |given |bold )?"
       r"(?:number |digit )?")
_LINK = (r"(?:,? ?(?:and |und |et |y |e )?(?:the (?:number|digit|cell|value) )?(?:in |at |of |from |an |de la |di )?"
         r"(?:the )?)")
_STATED = tuple((re.compile(pattern, re.IGNORECASE), order) for pattern, order in (
    (rf"\b{_R}{_N}{_LINK}{_C}{_N}{_IS}(\d{{1,2}})\b", (1, 2, 3)),
    (rf"\b{_C}{_N}{_LINK}{_R}{_N}{_IS}(\d{{1,2}})\b", (2, 1, 3)),
    (rf"\b(\d{{1,2}}) (?:is |stands |steht |est |está )?(?:in |at |en |an "
     rf"|à )(?:the )?{_R}{_N}{_LINK}{_C}{_N}\b", (2, 3, 1)),
    (r"第 ?(\d{1,2}) ?行 ?第 ?(\d{1,2}) ?列(?:是|为|為|有)(?:一个)?(\d{1,2})", (1, 2, 3))))
_NO_STATEMENT = re.compile(
    r"\b(?:if|whether|suppose|assum\w+|imagine|instead|should|must|could|may|might|would|why|says?|said|claims?"
    r"|gives?|key|"
    r"answer|solution|think|guess|wenn|falls|ob|warum|soll\w*|muss|könnte|sagt|lösung|si|pourquoi|dit|devrait|réponse|"
    r"por qué|dice|respuesta|solución|se|perché|soluzione|put|wrote|placed|tried)\b|[?？]|如果|为什么"
    r"|答案", re.IGNORECASE)
_PRINTED = re.compile(
    r"\b(?:printed|prints?|given|givens|clues?|bold|original\w*|newspaper|magazine|book|gedruckt\w*|vorgegeben\w*"
    r"|fett\w*|zeitung|"
    r"imprimé\w*|donné\w*|indice|gras|journal|impres[oa]\w*|dad[oa]|pista|negrita|periódico|stampat\w+|dato|giornale)\b"
    r"|印刷|给定|報紙|报纸", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？\n]?")


def check_said(words: str, rows: Sequence[str], receipt: Receipt) -> None:
    """Raises Question where a sentence states another digit than the grid has, or a printed one where it has none.

    words: the text without the grid; rows: the grid, "." for a blank.
    """
    for sentence in _SENTENCE.findall(words):
        if _NO_STATEMENT.search(sentence):
            continue
        for pattern, order in _STATED:
            for said in pattern.finditer(sentence):
                row, column, value = ((place(said[k]) or 0) for k in order)
                if not (1 <= row <= len(rows) and 1 <= column <= len(rows)):
                    continue
                shown = rows[row - 1][column - 1]
                if (shown == "." and not _PRINTED.search(sentence)) or shown == str(value):
                    continue
                has = "a blank" if shown == "." else shown
                raise Question(f'The text says "{shorten(said[0])}", and the grid has {has} at r{row}c{column}. '
                               "Which is right?", receipt)
