"""What a token of a person's text can be, and what the person can want.

Invariant: a label only points. CELL, BLANK, ROW, COLUMN_NAME, AT_ROW, AT_COLUMN and AT_VALUE begin a span, INSIDE
continues the span before it; every other label stands for its own token alone.

    "5 . 12\\n"  →  CELL DECORATION BLANK DECORATION CELL INSIDE END
"""

from __future__ import annotations

LABELS = (
    "OUTSIDE",      # not part of the data
    "CELL",         # begins the value of a cell
    "BLANK",        # begins the sign or word of an open cell
    "INSIDE",       # continues the span before it
    "EMPTY",        # a separator that closes a cell with nothing in it, as the second comma of "5,,3"
    "EMPTY_END",    # the same, and it ends the row
    "ROW",          # begins the name of a row beside the board
    "COLUMN_NAME",  # begins the name of a column above or below the board
    "AT_ROW",       # begins the row of a coordinate, as the 1 of "r1c5=7"
    "AT_COLUMN",    # begins the column of a coordinate
    "AT_VALUE",     # begins the value at a coordinate
    "END",          # a separator that ends a row
    "DECORATION",   # frames, brackets and separators within the data
)
OUTSIDE, CELL, BLANK, INSIDE, EMPTY, EMPTY_END, ROW, COLUMN_NAME, AT_ROW, AT_COLUMN, AT_VALUE, END, DECORATION = range(
    len(LABELS))

SPAN_LABELS = (CELL, BLANK, ROW, COLUMN_NAME, AT_ROW, AT_COLUMN, AT_VALUE)
"""Labels that begin a span; INSIDE continues it."""

INTENTS = ("solve", "hint", "why", "check", "what-if", "list", "other")
"""What the person wants. `list` asks what can be done here; `other` is chit-chat or out of scope."""
