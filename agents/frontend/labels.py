"""What a token of a person's text can be, and what the person can want.

Invariant: a label only points. The SPAN_LABELS begin a span and INSIDE continues the span before it; every other label
stands for its own token alone.

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
    "END",          # a separator that ends a row, or a statement
    "DECORATION",   # frames, brackets and separators within the data
    # maps
    "SIGN",         # every character of the token is one cell of a map
    "WALL_SIGN",    # begins the sign (or its name: "hashes") that a legend says is a wall
    "OPEN_SIGN",    # the same for an open cell
    "START_SIGN",   # the same for the start
    "GOAL_SIGN",    # the same for the goal
    "START_ROW",    # begins the row of the start, where the start is told by coordinates
    "START_COLUMN",
    "GOAL_ROW",
    "GOAL_COLUMN",
    "START_PLACE",  # begins a number of the start's coordinates where the text does not say which is the row
    "GOAL_PLACE",
    "START_CORNER",  # begins the words for the corner that is the start, as "top left"
    "GOAL_CORNER",
    # tables and statements about pairs
    "RESOURCE",     # begins the name of what has a capacity
    "CONSUMER",     # begins the name of what has a demand
    "CAPACITY",     # begins a capacity: a number, or a word such as "unlimited"
    "DEMAND",       # begins a demand
    "COST",         # begins the cost of a pair
    "USE",          # begins the capacity that a consumer uses at a resource
    "TOTAL_CAPACITY",  # begins the sum of capacities that the text states
    "TOTAL_DEMAND",
    "FIXED",        # begins the words that tie a consumer to a resource
    "FORBIDDEN",    # begins the words, or the sign in a table, that rule a pair out
    "CLOSED",       # begins the words that close a resource
    # series
    "SERIES_NAME",  # begins the name of a series
    "READING",      # begins a number of a series
    "MISSING",      # begins the sign or word of a number that is not there
    "TIME",         # begins the time of the readings beside it
    "KNOWN",        # begins the number of points that are known to be normal
)
(OUTSIDE, CELL, BLANK, INSIDE, EMPTY, EMPTY_END, ROW, COLUMN_NAME, AT_ROW, AT_COLUMN, AT_VALUE, END, DECORATION,
 SIGN, WALL_SIGN, OPEN_SIGN, START_SIGN, GOAL_SIGN, START_ROW, START_COLUMN, GOAL_ROW, GOAL_COLUMN, START_PLACE,
 GOAL_PLACE, START_CORNER, GOAL_CORNER, RESOURCE, CONSUMER, CAPACITY, DEMAND, COST, USE, TOTAL_CAPACITY, TOTAL_DEMAND,
 FIXED, FORBIDDEN, CLOSED, SERIES_NAME, READING, MISSING, TIME, KNOWN) = range(len(LABELS))

SINGLE_LABELS = (OUTSIDE, INSIDE, EMPTY, EMPTY_END, END, DECORATION, SIGN)
"""Labels that stand for their own token."""
SPAN_LABELS = tuple(label for label in range(len(LABELS)) if label not in SINGLE_LABELS)
"""Labels that begin a span; INSIDE continues it."""
GRID_LABELS = tuple(range(SIGN))
"""Labels of grids of symbols, and those that every form uses."""
NAME_LABELS = (RESOURCE, CONSUMER, SERIES_NAME)
AMOUNT_LABELS = (CAPACITY, DEMAND, COST, USE)
"""Labels of numbers in a table."""

INTENTS = ("solve", "hint", "why", "check", "what-if", "list", "other")
"""What the person wants. `list` asks what can be done here; `other` is chit-chat or out of scope."""
