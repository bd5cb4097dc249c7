"""Sentences of the front-end, and what a text says of its task and size in so many words.

Invariant: no task is named here; titles, words and sizes come from the registered tasks.

>>> stated_sizes("my 9x9 from page 17")
{9}
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from solvers.task import GridForm, Task

GridTasks = Sequence[tuple[Task, GridForm]]
"""The registered tasks that are square grids in text, with their forms."""

_SIZE = re.compile(r"(?<![\d.])(\d{1,2})\s?(?:x|×|\*|by|mal|par|por)\s?(\d{1,2})(?![\d.])", re.IGNORECASE)


def stated_sizes(text: str) -> set[int]:
    """Edge lengths that the text states, as in "9x9" or "4 by 4"."""
    return {int(size[1]) for size in _SIZE.finditer(text) if size[1] == size[2]}


def named_task(text: str, tasks: GridTasks) -> tuple[Task, GridForm] | None:
    """The task with the longest of its words in the text; None where no task is named."""
    lower, best, found = text.casefold(), 0, None
    for task, form in tasks:
        for word in {*task.words, task.title.casefold()}:
            edge = r"(?<!\w){}(?!\w)" if word.isascii() else "{}"
            if len(word) > best and re.search(edge.format(re.escape(word)), lower):
                best, found = len(word), (task, form)
    return found


def sizes_said(sizes: Sequence[int]) -> str:
    """4×4, 6×6 or 9×9"""
    said = [f"{size}×{size}" for size in sizes]
    return " or ".join(filter(None, [", ".join(said[:-1]), said[-1]])) if len(said) <= 5 else f"{said[0]} to {said[-1]}"


def abilities(tasks: GridTasks) -> str:
    titles = ", ".join(f"{task.title} ({sizes_said(form.sizes)})" for task, form in tasks)
    return f"I read a puzzle from text and solve it: {titles or 'no puzzle is registered'}. " \
           "Paste the grid row by row, with a dot for each blank."


def no_board(task: Task | None) -> str:
    what = f"the {task.title}" if task else "the puzzle"
    return f"Which grid? Paste {what} row by row, with a dot for each blank."


def shorten(text: str, most: int = 40) -> str:
    """The text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most] + "…"
