"""Answers to follow-ups on one problem: why, a hint, a check, what if. Facts in sentences, no model asked.

Pure: the same case and words give the same answer. The words are searched for places, choices and changes by the
task itself, so a task of anybody's is served as well; what a task does not offer is said plainly.

Invariant: every sentence is a fact that the task computed from the problem, or says what is missing; a hint and a
check never carry the answer.

    followup(Case(task, problem, values), "why", "why is r4c7 a 2?").text
    # "r4c7 is 2: no other cell of row 4 can hold 2."
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from agents.asking import CHECK, HINT, WHAT_IF, WHY
from agents.explain import from_facts
from solvers.errors import ProblemError
from solvers.places import cells_in, names_in, without
from solvers.problem import Problem, Values, Verdict
from solvers.task import Fact, Task, verbatim

SHOWN_STEPS = 4
"""Last steps of a long chain; the others are counted."""
MOST_PLACES = 3
"""Places explained in one answer."""
_WHOLE = re.compile(r"\b(?:all|every|whole|entire|full|complete|each) (?:the )?(?:steps?|chain|of it|reasons?)\b|"
                    r"\ball\s*[?.!]*$|\bin full\b", re.I)
_DENIED = re.compile(r"\bnot?\b|n't\b|\bcannot\b|\binstead\b|\brather than\b", re.I)
_NOUNS = {WHY: "reasons for single places", HINT: "hints", CHECK: "checks of partial answers", WHAT_IF: "what-ifs"}


@dataclass(frozen=True)
class Case:
    """The problem that is talked about. values: its answer, verified or an estimate, None where there is none.

    verdict, message: what the solvers said. partial: the person's answer so far, in JSON form, as last told. hints:
    given since then. shown: whether the person has seen the answer.
    """

    task: Task
    problem: Problem
    values: Values | None = None
    verdict: str = ""
    message: str = ""
    partial: dict[str, Any] | None = None
    hints: int = 0
    shown: bool = False


@dataclass(frozen=True)
class Answer:
    """status: "answered", or "ask" where something is missing. lead: a sentence before the facts. applies: whether the
    task offers this at all. partial, hints: of the case from now on; `partial` None where nothing new was told."""

    facts: tuple[Fact, ...] = ()
    lead: str = ""
    status: str = str(Verdict.ANSWERED)
    applies: bool = True
    partial: dict[str, Any] | None = None
    hints: int = 0
    places: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The whole answer as prose."""
        told = from_facts(self.facts).text if self.facts else ""
        return " ".join(filter(None, (self.lead, told)))


def followup(case: Case, kind: str, text: str, drawn: str = "", whole: bool = False) -> Answer:
    """The answer to one question. drawn: the signs of a grid that the front-end read in the text. whole: all steps."""
    try:
        if kind == WHY:
            return _why(case, text, whole or _WHOLE.search(text) is not None)
        if kind == HINT:
            return _hint(case, text, drawn)
        if kind == CHECK:
            return _check(case, text, drawn)
        return _what_if(case, text)
    except ProblemError as error:
        return Answer(lead=_sentence(str(error)), status=str(Verdict.ASK))


def _why(case: Case, text: str, whole: bool) -> Answer:
    places = case.task.places(case.problem, text)
    if case.values is None:
        return Answer(lead=_sentence(case.message or "no answer was found, so there is nothing to give reasons for"))
    if not places and case.shown:
        return Answer(tuple(case.task.facts(case.problem, case.values)))
    if not places:
        where = case.task.asked_as.get(WHY)
        if where is None:
            return _not_offered(case, WHY)
        return Answer(lead=f"Which place? Name {where}.", status=str(Verdict.ASK))
    facts: list[Fact] = []
    leads: list[str] = []
    for place in places[:MOST_PLACES]:
        chain = case.task.why(case.problem, case.values, place)
        if not chain:
            return _not_offered(case, WHY)
        leads += _claimed(case, place, text) if len(places) == 1 else []
        if len(chain) > SHOWN_STEPS + 1 and not whole and chain[-1].cells:
            leads.append(f"{place} takes {len(chain)} steps, each forced by the ones before; these are the last "
                         f"{SHOWN_STEPS} (/why {place} all shows every one).")
            chain = chain[-SHOWN_STEPS:]
        facts += [fact for fact in chain if fact not in facts]
    return Answer(tuple(facts), " ".join(leads), places=tuple(places[:MOST_PLACES]))


def _claimed(case: Case, place: str, text: str) -> list[str]:
    """A correction where the text takes the place for something else than it is."""
    assert case.values is not None
    symbols = case.task.cell_symbols(case.problem, case.values)
    here = symbols.get("".join(place.split()) if place not in symbols else place)
    if here is None or _DENIED.search(text):
        return []
    words = without(text, [*cells_in(text), *names_in(text, symbols)])
    said = {mention.name for mention in names_in(words, set(symbols.values()) - {"A", "I"})}
    if not said or here in said:
        return []
    return [f"The answer has {here} at {place}, not {' or '.join(sorted(said))}."]


def _hint(case: Case, text: str, drawn: str) -> Answer:
    if case.verdict == Verdict.UNSOLVABLE:
        return Answer(lead=_sentence(case.message))
    new = case.task.partial_in_text(case.problem, text, drawn)
    partial = new if new is not None else case.partial
    given = case.hints if new is None or new == case.partial else 0
    values = case.task.partial_values(case.problem, partial) if partial is not None else None
    facts = case.task.hint(case.problem, values, given)
    if not facts:
        return _not_offered(case, HINT)
    return Answer(tuple(facts[:1]) if len(facts) > 1 and facts[0].cells else tuple(facts), partial=partial,
                  hints=given + 1)


def _check(case: Case, text: str, drawn: str) -> Answer:
    partial = case.task.partial_in_text(case.problem, text, drawn)
    if partial is None:
        how = case.task.asked_as.get(CHECK)
        if how is None:
            return _not_offered(case, CHECK)
        return Answer(lead=f"What do you have so far? Give {how}.", status=str(Verdict.ASK))
    facts = case.task.check_partial(case.problem, partial)
    return Answer(tuple(facts), partial=partial) if facts else _not_offered(case, CHECK)


def _what_if(case: Case, text: str) -> Answer:
    facts = case.task.what_if(case.problem, case.values, text)
    return Answer(tuple(facts)) if facts else _not_offered(case, WHAT_IF)


def _not_offered(case: Case, kind: str) -> Answer:
    title = case.task.title or case.task.name
    return Answer((verbatim(f"For {title} problems there are no {_NOUNS[kind]} here"),), applies=False)


def judged(case: Case) -> Answer:
    """A check of a board that came without an earlier problem: whether it still has an answer, and only one."""
    told = {
        Verdict.UNSOLVABLE: f"As it stands there is no answer: {case.message}",
        Verdict.MANY: "No rule is broken so far, and there is more than one answer",
        Verdict.SOLVED: "No rule is broken so far, and " + ("exactly one answer is left" if case.task.unique else
                                                             "there is an answer"),
    }
    if case.verdict not in told and case.values is None:
        return Answer(lead=_sentence(case.message or "nothing can be said of it"), status=str(Verdict.ABSTAINED))
    return Answer((verbatim(told.get(Verdict(case.verdict), "No rule is broken so far, and there is an answer")),))


def _sentence(text: str) -> str:
    text = text.strip()
    first = text.split(maxsplit=1)[0] if text else ""
    text = text if any(sign.isdigit() for sign in first) else text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."

