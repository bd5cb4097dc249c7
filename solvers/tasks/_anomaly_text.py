"""Series as bars of text, and what a language model says of them read back.

Invariant: text that came from a person reaches a terminal without control signs.

>>> "".join(bars(np.array([0.0, 1.0, np.nan, 7.0]), np.arange(4)))
'▁▂·█'
"""

from __future__ import annotations

import ast
import json
import math
import re
from typing import Any

import numpy as np

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"
NOTHING = re.compile(r"\bno (anomal|outlier)|\bnothing (is )?(wrong|anomalous|unusual)", re.IGNORECASE)
RANGE = re.compile(r"(?:start\D{0,4}|points?\s+|index(?:es)?\s+|indices\s+)(\d+)\D{1,12}?(\d+)", re.IGNORECASE)


def bars(row: np.ndarray, starts: np.ndarray) -> list[str]:
    """One sign a column: the extreme of its points, as high as the series goes."""
    known = ~np.isnan(row)
    low, high = float(row[known].min()), float(row[known].max())
    middle = float(np.median(row[known]))
    top = np.maximum.reduceat(np.where(known, row, -np.inf), starts)
    bottom = np.minimum.reduceat(np.where(known, row, np.inf), starts)
    shown = np.where(top - middle >= middle - bottom, top, bottom)
    scale = (high - low) or 1.0
    return [GAP if not np.isfinite(v) else BARS[min(7, int((v - low) / scale * 8))] for v in shown]


def absent(x: Any) -> bool:
    return x is None or math.isnan(x)


def short(x: Any) -> str:
    return f"{float(x):.4g}"


def printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def literal(text: str) -> list[Any] | None:
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, list):
            return found
    return None
