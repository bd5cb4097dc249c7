"""A conversation about one problem at a time: new problems are solved, questions about the last one are answered.

What a message is: a wish to forget; a question about the problem at hand, told by its words; a problem; else whatever
the front-end makes of it. A hint or a check never carries the answer, also where it comes with a new board.

Invariant: with a thread, the problem at hand survives a restart; after `forget` nothing is kept until the session ends.

    session = Session(pipeline, thread="sunday")
    session.say("Solve 53..7.... …").status, session.say("why is r4c7 a 4?").message
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from agents.asking import CHECK, FORGET, HINT, SIMILAR, SOLVE, WHAT_IF, Ask, asked_for, parting
from agents.conduct import may_hold_problem, reply_to
from agents.followups import Answer, Case, followup, judged
from hybrid.pipeline import Pipeline
from hybrid.result import Result, leaving
from hybrid.talk import Listener, Talk
from solvers import registry
from solvers.errors import HybridError, UsageError
from solvers.problem import Verdict
from solvers.progress import watched
from solvers.task import GridForm

if TYPE_CHECKING:
    from agents.desk import Entry
    from agents.frontend import Parse

FORGOTTEN = "Forgotten: this conversation and what it added to memory are deleted. Nothing is kept from here on."
PARTINGS = {"bye": "Goodbye.", "thanks": "All right."}
NOTHING_YET = "There is no problem to talk about yet. Send it first, in words or in its JSON form."
WISH_TO_SOLVE = re.compile(r"\b(?:solv|answer|solution|finish|complet|fill)\w*", re.I)
"""Said with a problem, it outweighs what the front-end takes for the intent."""
MOST_SEEN = 20
"""Similar instances looked through for one that was not shown yet."""


@dataclass
class Current:
    """The problem at hand, as plain JSON. values: its answer. shown: whether the person has seen it. partial, hints:
    see `Case`. seen: ids of similar instances shown."""

    task: str
    data: dict[str, Any]
    values: list[int] | None
    verdict: str
    message: str = ""
    shown: bool = False
    partial: dict[str, Any] | None = None
    hints: int = 0
    seen: list[str] = field(default_factory=list)

    def case(self) -> Case:
        task = registry.task(self.task)
        values = None if self.values is None else np.array(self.values, np.int16)
        return Case(task, task.problem(self.data), values, self.verdict, self.message, self.partial, self.hints,
                    self.shown)


class Session:
    """One person's conversation. thread: its name, where it is kept."""

    def __init__(self, pipeline: Pipeline, thread: str | None = None):
        self.pipeline, self.thread, self.keeps = pipeline, None, True
        self.current: Current | None = None
        self.before = ""
        self.asked: tuple[str, Parse] | None = None  # the last message, where the reply to it was a question
        self.added: list[str] = []
        if thread is not None:
            self.resume(thread)

    # Messages ---------------------------------------------------------------------------------------------

    def say(self, text: str, listener: Listener | None = None) -> Result:
        """The reply to one message; never an exception for what a person writes. Raises StoppedError where the listener
        ends it."""
        leaves = parting(text)
        if leaves is not None:
            return Result(str(Verdict.ANSWERED), message=PARTINGS[leaves], trace={"ends": leaves == "bye"})
        ask, reply = asked_for(text), reply_to(text)
        wish = ask is not None and ask.kind == FORGET
        if wish:
            self.forget()
        if not may_hold_problem(text) and (wish or reply is not None):
            return Result(str(Verdict.ANSWERED), message=" ".join(filter(None, (reply, FORGOTTEN if wish else None))))
        with watched(listener.progress if listener else None):
            result = self._reply(text, listener)
        if wish:
            result.message = " ".join(filter(None, (FORGOTTEN, result.message)))
        self._keep()
        return result

    def ask(self, kind: str, text: str, whole: bool = False) -> Result:
        """A follow-up by its kind, as the commands put it."""
        if self.current is None:
            return Result(str(Verdict.ASK), message=NOTHING_YET)
        result = self._similar(text) if kind == SIMILAR else self._follow(kind, text, whole=whole)
        self._keep()
        return result

    def _reply(self, text: str, listener: Listener | None) -> Result:
        started = perf_counter()
        first, text = self._completed(text)
        ask = asked_for(text, before=self.before, skip=FORGET)
        solves = ask is not None and ask.kind == SOLVE
        if solves:
            ask = None
            if self.current is not None and not may_hold_problem(text):
                self.pipeline.mean(text, self.current.task, self.current.data)
        parsed, entry = self.pipeline.parse(text)
        parse_ms = (perf_counter() - started) * 1000
        drawn = "".join(parsed.receipt.rows) if parsed.receipt else ""
        ask = ask if ask is not None or solves else self._meant(text, parsed, entry)
        if ask is not None and self.current is not None and self._of_current(ask, text, parsed, entry, drawn):
            return self._similar(text) if ask.kind == SIMILAR else self._follow(ask.kind, text, drawn)
        if entry is not None and ask is not None and self._begins(ask, text, entry):
            return self._other(ask.kind, text, parsed, entry)
        if entry is None and ask is not None and ask.sure and self.current is None and not may_hold_problem(text):
            return Result(str(Verdict.ASK), message=NOTHING_YET)
        if parsed.status == Verdict.ASK and may_hold_problem(text) and not text.lstrip().startswith("{"):
            self.asked = first, parsed
        return self._solve(text, Talk(self.keeps, listener, (parsed, entry), parse_ms))

    def _completed(self, text: str) -> tuple[str, str]:
        """The text of which the last question was and, with this reply to it, the text from which the problem is read;
        the reply alone, twice, where it is a message of its own."""
        asked, self.asked = self.asked, None
        repaired = self.pipeline.repair(asked[1], asked[0], text) if asked is not None else None
        if asked is None or repaired is None:
            return text, text
        if repaired[1].status == Verdict.ASK:
            alone = self.pipeline.parse(text)[0].receipt
            before = asked[1].receipt
            if alone is not None and before is not None and 2 * len(alone.cells) > len(before.cells) > 0:
                return text, text  # another problem, which is asked about by itself
        return asked[0], repaired[0]

    def _meant(self, text: str, parsed: Parse, entry: Entry | None) -> Ask | None:
        """The front-end's intent, where the message holds a problem, or names something of the one at hand."""
        ask = asked_for(text, parsed.intent, self.before)
        if ask is None or entry is not None:
            return None if WISH_TO_SOLVE.search(text) else ask
        if parsed.status == Verdict.REFUSED or self.current is None:
            return None
        if ask.kind in (HINT, CHECK):
            return ask
        case = self.current.case()
        try:
            return ask if case.task.places(case.problem, text) else None
        except HybridError:  # a place is named, though not well: the answer says so
            return ask

    def _of_current(self, ask: Ask, text: str, parsed: Parse, entry: Entry | None, drawn: str) -> bool:
        """Whether the question is about the problem at hand, and not about one that comes with it."""
        assert self.current is not None
        receipt = parsed.receipt
        if entry is None and (receipt is None or len(receipt.rows) < 2):
            return True
        if entry is not None and entry.task == self.current.task and dict(entry.data) == self.current.data:
            return True
        case = self.current.case()
        if not isinstance(case.task.text_form(), GridForm):
            return False
        whole = not drawn or receipt is None or len(receipt.cells) >= len(drawn)  # not a mere list of cells
        if whole and (not drawn or ask.kind not in (HINT, CHECK)):
            return False
        try:
            return case.task.partial_in_text(case.problem, drawn if whole else text, drawn) is not None
        except HybridError:
            return entry is None

    def _begins(self, ask: Ask, text: str, entry: Entry) -> bool:
        """Whether a new problem is asked about, rather than to be solved."""
        if ask.kind in (HINT, CHECK, SIMILAR):
            return True
        task = registry.task(entry.task)
        try:
            return ask.sure and (ask.kind == WHAT_IF or bool(task.places(task.problem(entry.data), text)))
        except HybridError:
            return True

    # Replies ----------------------------------------------------------------------------------------------

    def _solve(self, text: str, talk: Talk) -> Result:
        """The whole path, and the problem at hand from now on."""
        self.before = ""
        result = self.pipeline.solve(text, thread=self.thread if self.keeps else None, talk=talk)
        if result.task is not None and result.problem is not None:
            self._note(result.trace.get("remembered"))
            task = registry.task(result.task)
            values = None
            if result.answer is not None:
                values = task.answer_values(task.problem(result.problem), result.answer).tolist()
            self.current = Current(result.task, result.problem, values, result.status, result.message, shown=True)
        return result

    def _other(self, kind: str, text: str, parsed: Parse, entry: Entry) -> Result:
        """A question that came with its own problem: solved in silence, answered without the solution."""
        solution = self.pipeline.solve_and_verify(entry)
        if self.keeps:
            self._note(self.pipeline.remember(entry, solution))
        outcome = solution.outcome
        values = None if outcome.values is None else outcome.values.tolist()
        self.current = Current(entry.task, dict(entry.data), values, str(outcome.verdict), outcome.message)
        if kind == SIMILAR:
            return self._similar(text)
        result = self._told(kind, text, judged(self.current.case())) if kind == CHECK else self._follow(kind, text)
        result.problem = dict(entry.data)
        result.receipt = parsed.receipt.to_json() if parsed.receipt else None
        return leaving(result, text, reply_to(text))

    def _follow(self, kind: str, text: str, drawn: str = "", whole: bool = False) -> Result:
        assert self.current is not None
        answer = followup(self.current.case(), kind, text, drawn, whole)
        if answer.partial is not None:
            self.current = replace(self.current, partial=answer.partial, hints=0)
        if answer.hints:
            self.current = replace(self.current, hints=answer.hints)
        return self._told(kind, text, answer)

    def _told(self, kind: str, text: str, answer: Answer) -> Result:
        assert self.current is not None
        self.before = kind
        trace = {"follow_up": kind, "facts": [fact.text for fact in answer.facts], "applies": answer.applies}
        return leaving(Result(answer.status, self.current.task, message=answer.text, trace=trace), text, None)

    def _similar(self, text: str) -> Result:
        """The most similar stored instance that was not shown yet, judged again by the store."""
        assert self.current is not None
        self.before = SIMILAR
        case, memory = self.current.case(), self.pipeline.memory
        known = {memory.id_of(case.task, case.problem), *self.current.seen}
        hits = memory.nearest(case.task, case.problem, MOST_SEEN)
        hit = next((hit for hit in hits if hit.id not in known and hit.problem != self.current.data), None)
        title = case.task.title or case.task.name
        if hit is None:
            more = "further " if self.current.seen else ""
            return leaving(Result(str(Verdict.ANSWERED), case.task.name, trace={"follow_up": SIMILAR},
                                  message=f"No {more}{title} problem like this one is in memory."), text, None)
        self.current = replace(self.current, seen=[*self.current.seen, hit.id])
        return leaving(Result(
            str(Verdict.ANSWERED), case.task.name, hit.problem, hit.answer, verified=True, solved_by=hit.solved_by,
            message=f"Another one solved here ({hit.description.rstrip('.')}), similarity {hit.similarity:.2f}.",
            trace={"follow_up": SIMILAR, "id": hit.id}), text, None)

    # What is kept -----------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Deletes the conversation, and what it added to memory; nothing is kept from now on."""
        if self.thread is not None:
            self.pipeline.threads.delete(self.thread)
        for id in self.added:
            self.pipeline.memory.forget(id)
        self.pipeline.clear()
        self.current, self.before, self.asked, self.added, self.keeps = None, "", None, [], False

    def resume(self, name: str) -> Result:
        """Goes on with a conversation, or begins one of that name."""
        name = checked_name(name)
        state = self.pipeline.threads.state(name)
        self.thread, self.before, self.current, self.added = name, "", None, []
        if state is not None:
            self.added = list(state["added"])
            self.current = Current(**state["current"]) if state["current"] else None
        return Result(str(Verdict.ANSWERED), message=f"Conversation {name}: {self.standing()}")

    def delete(self, name: str) -> bool:
        """Deletes a conversation with what it added to memory; one's own is forgotten. False where there is none."""
        found = delete_threads(self.pipeline, [name]) > 0
        if name == self.thread:
            self.forget()
        return found

    def standing(self) -> str:
        """The problem at hand in a sentence."""
        if self.current is None:
            return "no problem yet."
        case = self.current.case()
        return f"{case.task.describe(case.problem)} It is {self.current.verdict}."

    def _note(self, id: str | None) -> None:
        if id is not None:
            self.added.append(id)

    def _keep(self) -> None:
        if self.thread is not None and self.keeps and self.current is not None:
            self.pipeline.threads.keep(self.thread, {"current": asdict(self.current), "added": self.added})


def checked_name(name: str) -> str:
    """Raises UsageError for a name that a list could not show."""
    name = name.strip()
    if not name or len(name) > 100 or not name.isprintable():
        raise UsageError(f"a conversation is called {name[:40]!r}, expected 1 to 100 printable characters")
    return name


def delete_threads(pipeline: Pipeline, names: Iterable[str]) -> int:
    """Deletes conversations with what they added to memory; how many there were."""
    found = 0
    for name in names:
        state = pipeline.threads.state(name)
        for id in state["added"] if state else ():
            pipeline.memory.forget(id)
        found += pipeline.threads.delete(name)
    return found

