"""Sentences of the front-end, and what a text says of its task and size in so many words.

Invariant: no task is named here; titles, words and sizes come from the registered tasks.

>>> stated_sizes("my 9x9 from page 17")
{9}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from solvers.task import GridForm, MapForm, SeriesForm, TableForm, Task, TextForm

FormTasks = Sequence[tuple[Task, TextForm]]
"""The registered tasks that can be read from text, with their forms."""
GridTasks = Sequence[tuple[Task, GridForm]]
F = TypeVar("F", bound=TextForm)

_SIZE = re.compile(r"(?<![\d.])(\d{1,2})\s?(?:x|×|\*|by|mal|par|por)\s?(\d{1,2})(?![\d.])", re.IGNORECASE)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of a text stands, without its end."""
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def stated_sizes(text: str) -> set[int]:
    """Edge lengths that the text states, as in "9x9" or "4 by 4"."""
    return {int(size[1]) for size in _SIZE.finditer(text) if size[1] == size[2]}


def grids_of(tasks: FormTasks) -> GridTasks:
    """Those that are square grids of symbols."""
    return [(task, form) for task, form in tasks if isinstance(form, GridForm)]


def named_task(text: str, tasks: Sequence[tuple[Task, F]]) -> tuple[Task, F] | None:
    """The task with the longest of its words in the text; None where no task is named."""
    lower, best, found = text.casefold(), 0, None
    for task, form in tasks:
        for word in {*task.words, task.title.casefold()}:
            edge = r"(?<!\w){}(?!\w)" if word.isascii() else "{}"
            if len(word) > best and word in lower and re.search(edge.format(re.escape(word)), lower):
                best, found = len(word), (task, form)
    return found


def sizes_said(sizes: Sequence[int]) -> str:
    """4×4, 6×6 or 9×9"""
    said = [f"{size}×{size}" for size in sizes]
    return " or ".join(filter(None, [", ".join(said[:-1]), said[-1]])) if len(said) <= 5 else f"{said[0]} to {said[-1]}"


def rule_of(task: Task) -> str:
    """The first sentences of a task's own description, on one line."""
    return " ".join((type(task).__doc__ or task.title).split("\n\n")[0].split())


def abilities(tasks: FormTasks) -> str:
    titles = ", ".join(task.title + (f" ({sizes_said(form.sizes)})" if isinstance(form, GridForm) else "") for task,
                       form in tasks)
    return f"I read a problem from text and solve it: {titles or 'no task is registered'}. " \
           "Paste the grid, map, table or series; a grid row by row, with a dot for each blank."


def no_data(task: Task | None) -> str:
    """The question for the data of this task, of any one where it is None."""
    form = task.text_form() if task else None
    if task is None:
        return "Which problem? Paste its grid row by row, with a dot for each blank, or its map, table or series."
    if isinstance(form, MapForm):
        return f"Which {task.title}? Paste its map row by row, and say which signs are walls, start and goal."
    if isinstance(form, TableForm):
        resource, consumer, capacity, demand, cost = form.words
        return (f"Which {task.title}? Give the {capacity} of each {resource}, the {demand} of each {consumer}, and the "
                f"{cost} of each pair.")
    if isinstance(form, SeriesForm):
        return f"Which {form.unnamed}? Paste its numbers in order, null where one is missing."
    return f"Which grid? Paste the {task.title} row by row, with a dot for each blank."


def shorten(text: str, most: int = 40) -> str:
    """The text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most] + "…"
