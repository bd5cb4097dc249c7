"""Spans → problem, or the question that must be asked. Deterministic; it refuses rather than guesses.

The labels tell the form of the data (grid, map, table, series), the form and the words of the text tell the task.
One file a form: `assembly_grid`, `assembly_map` …

Invariant: a "parsed" result is a problem that its task accepts; every value in it is the text of a span that was
labelled with enough certainty; a text with two kinds of data is asked about.

    assemble(Reading(text, text, spans, marks, "solve", tasks, 0.9))    a Parse
"""

from __future__ import annotations

from itertools import chain

from agents.frontend.assembly_grid import LIST_OF_CELLS, grid_from
from agents.frontend.assembly_map import map_from
from agents.frontend.assembly_series import series_from
from agents.frontend.assembly_table import table_from
from agents.frontend.coordinates import read_entries
from agents.frontend.elsewhere import chore, forecast, other_problem, variant
from agents.frontend.labels import AMOUNT_LABELS, BLANK, CELL, READING, SIGN
from agents.frontend.mend import certain, mended
from agents.frontend.mend_table import mended_tables
from agents.frontend.mend_table_prose import mended_prose
from agents.frontend.reading import Assembled, Question, Reading
from agents.frontend.receipt import Parse, Receipt
from agents.frontend.rivals import agreed_table, contradicted, illegible, lost, shows_candidates
from agents.frontend.symbols import bare
from agents.frontend.wanted import MUCH, amount
from agents.frontend.wanted_words import cues, says_nothing, speaks_of_data
from agents.frontend.wording import abilities, grids_of, named_task, no_data, shorten
from solvers.errors import ProblemError
from solvers.task import GridForm, MapForm, SeriesForm, TableForm, Task, TextForm

Found = tuple[Task, Assembled]

KINDS: tuple[tuple[type[TextForm], str, tuple[int, ...], int], ...] = (
    (MapForm, "a map", (SIGN,), 6), (TableForm, "a table", AMOUNT_LABELS, 2), (SeriesForm, "a series", (READING,), 3))
"""(form, what a question calls it, labels of its data, marks from which it counts as data of its own)."""


def assemble(reading: Reading) -> Parse:
    """The problem, or the question to ask, or a refusal where nothing here is a problem of a task."""
    parse = _read(reading)
    return parse if reading.told is not None else _unless_elsewhere(reading, parse)


def assemble_replied(reading: Reading) -> Parse:
    """Of labels that a reply has completed what they say; else as `assemble` does, which would take the reply
    for a part of the text."""
    labelled = _as_labelled(reading)
    return labelled if labelled.status == "parsed" else assemble(reading)


def _read(reading: Reading) -> Parse:
    """What the data gives.

    Where the labels give a question, readings that the layout of the text suggests are tried; one is taken where all
    that are complete say the same. Where they show nothing at all, only a whole problem told in prose is looked for. A
    problem that another reading contradicts is asked about.
    """
    parse = _as_labelled(reading)
    if reading.told is not None:
        return parse
    if parse.status == "parsed" and reading.chances.tokens and isinstance(_form(reading, parse), TableForm):
        for other in map(_as_labelled, chain(mended_tables(reading), mended_prose(reading))):
            if other.status == "parsed":
                parse = agreed_table(parse, other) or _disputed(parse)
                break
        if parse.status == "ask":
            return parse
    suggest = {"ask": mended, "refused": mended_prose, "parsed": certain}[parse.status]
    others = [other for other in map(_as_labelled, suggest(reading)) if other.status == "parsed"]
    if parse.status == "parsed":
        agreed = all(other.problem == parse.problem for other in others) and not _pencilled(reading, parse)
        return parse if agreed else _disputed(parse)
    if others and all(other.problem == others[0].problem for other in others):
        other, form = others[0], _form(reading, others[0])
        read = _disputed(other) if _pencilled(reading, other) else other
        return parse if contradicted(reading, form, other.receipt) else read
    if reading.intent == "other" and reading.marks and not others and amount(reading.marks) < MUCH:
        return _without_data(reading, named_task(reading.text, reading.tasks))
    return parse


def _unless_elsewhere(reading: Reading, parse: Parse) -> Parse:
    """The parse, unless the words ask for something that no task is."""
    text, named = reading.text, named_task(reading.text, reading.tasks)
    kind = variant(text, [task.title for task, _ in grids_of(reading.tasks)])
    if parse.status == "parsed":
        title = next(task.title for task, _ in reading.tasks if task.name == parse.task)
        if kind and isinstance(_form(reading, parse), GridForm):
            return Parse("ask", parse.intent, parse.task, None, f'You call it "{shorten(kind)}", which has further '
                         f"rules. I know those of a plain {title} alone: send the grid as one if they are enough.",
                         parse.receipt)
        if isinstance(_form(reading, parse), GridForm) and (sign := illegible(reading, parse.receipt)):
            return Parse("ask", parse.intent, parse.task, None, "You say that a given cannot be read. Is that "
                         f'"{sign}"? Say what stands there, or write it as a blank.', parse.receipt)
        if not isinstance(_form(reading, parse), GridForm | MapForm) and (sign := lost(reading, parse.receipt)):
            return Parse("ask", parse.intent, parse.task, None, f'You write "{shorten(sign)}". Is a number incomplete? '
                         "Please send all of them.", parse.receipt)
        other = forecast(text) and named is None and not cues(text)
    else:
        other = bool(kind) or (other_problem(text) and named is None) or (chore(text) and amount(reading.marks) < MUCH)
    return Parse("refused", "other", None, None, abilities(reading.tasks), None) if other else parse


def _form(reading: Reading, parse: Parse) -> TextForm:
    return next(form for task, form in reading.tasks if task.name == parse.task)


def _pencilled(reading: Reading, parse: Parse) -> bool:
    return isinstance(_form(reading, parse), SeriesForm) and shows_candidates(reading)


def _disputed(parse: Parse) -> Parse:
    return Parse("ask", parse.intent, parse.task, None,
                 "I can read the data in two ways. Please send it alone, one row a line, and say what each sign means.",
                 parse.receipt)


def _as_labelled(reading: Reading) -> Parse:
    named = named_task(reading.text, reading.tasks)
    name = named[0].name if named else None
    try:
        found = _problem(reading, named)
    except Question as question:
        return Parse("ask", reading.intent, name, None, str(question), question.receipt)
    if found is None:
        return _without_data(reading, named)
    task, read = found
    return Parse("parsed", reading.intent, task.name, read.data, "", read.receipt)


def _problem(reading: Reading, named: tuple[Task, TextForm] | None) -> Found | None:
    """None where the text holds no data. Raises Question."""
    counts = [sum(mark.label in labels for mark in reading.marks) for _, _, labels, _ in KINDS]
    enough = [k for k, count in enumerate(counts) if count >= KINDS[k][3]]
    cells = sum(mark.label in (CELL, BLANK) for mark in reading.marks)
    kinds = [KINDS[k][1] for k in enough] + (["a grid"] if cells > LIST_OF_CELLS else [])
    if len(kinds) > 1:
        raise Question(f"I see {' and '.join(kinds)} in the text. Which of them is the problem? Please send it alone.")
    if not enough:
        grid_named = named_task(reading.text, grids_of(reading.tasks))
        return grid_from(reading, grid_named)
    wanted, what, _, _ = KINDS[enough[0]]
    able = [(task, form) for task, form in reading.tasks if isinstance(form, wanted)]
    if not able:
        raise Question(f"I see {what} in the text, but no task here works on one. {abilities(reading.tasks)}")
    task, form = named_task(reading.text, able) or able[0]
    return task, _checked(task, _assembled(reading, form))


def _assembled(reading: Reading, form: TextForm) -> Assembled:
    if isinstance(form, MapForm):
        return map_from(reading, form)
    if isinstance(form, TableForm):
        return table_from(reading, form)
    if isinstance(form, SeriesForm):
        return series_from(reading, form)
    raise TypeError(f"{type(form).__name__} is assembled by grid_from")


def _checked(task: Task, read: Assembled) -> Assembled:
    """The JSON form as the task keeps it. Raises Question with what the task finds amiss."""
    try:
        problem = task.problem({"task": task.name, **read.data})
    except ProblemError as error:
        raise Question(str(error), read.receipt) from error
    return Assembled(dict(problem.data), read.receipt)


def _without_data(reading: Reading, named: tuple[Task, TextForm] | None) -> Parse:
    """What fits a text without data: a refusal, or the question for the data. Where nothing is said at all, or where
    words and numbers are those of a task, it is asked what is meant, whatever the intent."""
    words = [word for _, form in reading.tasks if isinstance(form, TableForm) for word in form.words]
    if reading.intent == "list" or (reading.intent == "other" and not says_nothing(reading.text)
                                    and not speaks_of_data(reading.text, words)):
        return Parse("refused", reading.intent, None, None, abilities(reading.tasks), None)
    mentions = tuple(entry.span(reading.offset, bare) for entry in read_entries(reading.spans.coordinates))
    receipt = Receipt((), mentions, reading.spans.certainty, ("cells that the text names",)) if mentions else None
    task = named[0] if named else None
    return Parse("ask", reading.intent, task.name if task else None, None, no_data(task), receipt)
