"""The path of a query: parse → retrieve → dispatch → solve → verify → explain.

Invariant: an answer leaves this file only as a verified tool result; text that a language model wrote is shown
only as an explanation, and only what passed the check. Every result passes the guard of conduct on its way out.

>>> Pipeline(Settings()).solve("Fill this sudoku: 1... .2.. ..3. ...4").status
'many'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from agents.conduct import may_hold_problem, reply_to
from hybrid.machine import read_json
from hybrid.result import Result, from_outcome, leaving
from hybrid.settings import MAX_TEXT, Settings
from hybrid.talk import Listener, Talk, Telling
from solvers import registry
from solvers.cascade import MEMORY, Cascade, Outcome
from solvers.errors import HybridError, StoreError, UsageError
from solvers.outcome_facts import outcome_facts
from solvers.problem import Problem, Proposal, Verdict
from solvers.progress import watched
from solvers.task import Fact, Task

if TYPE_CHECKING:
    from agents.chat import AgentRun, SolverAgent
    from agents.desk import Desk, Entry
    from agents.explain import Explanation
    from agents.frontend import FrontEnd, Parse
    from agents.frontend.by_llm import Reads
    from agents.models import BaseChatModel
    from agents.threads import Threads
    from agents.tools import Solved
    from retrieval import Memory

EXAMPLES = 2
"""Stored problems that a language model is shown before it reads a text."""


class Pipeline:
    """One workspace and one language model; parts load when first needed."""

    def __init__(self, settings: Settings | None = None):
        self.settings = settings or Settings()
        self.settings.load_plugins()
        self._read_once = lru_cache(maxsize=8)(self._read)
        self._agent = lru_cache(maxsize=4)(self._make_agent)
        self._cascades: dict[tuple[str, bool], Cascade] = {}
        self._solved: dict[str, Solution] = {}
        self._known: tuple[Any, Any] = None, None  # a text whose reading came from a conversation, and that reading

    def solve(self, text: str, explain: bool = True, thread: str | None = None, talk: Talk | None = None) -> Result:
        """One query end to end. Bad input gives status `ask` or `refused`, never an exception.

        A person in distress, or one who asks what this is, gets a fixed reply, which needs no model and which none
        can misread; a problem in the same text is solved as well, but no conversation keeps such words.
        thread: the conversation that keeps what is said. talk: what a chat adds.
        """
        reply = reply_to(text)
        if reply is not None and not may_hold_problem(text):
            return Result(str(Verdict.ANSWERED), message=reply)
        talk = talk or Talk()
        with watched(talk.listener.progress if talk.listener else None):
            return leaving(self._six_steps(text, explain, thread if reply is None else None, talk), text, reply)

    # The six steps ----------------------------------------------------------------------------------------

    def _six_steps(self, text: str, explain: bool, thread: str | None, talk: Talk) -> Result:
        clock = _Clock()
        parsed, entry = talk.read or self.parse(text)  # 1
        clock.lap("parse", talk.parse_ms)
        receipt = parsed.receipt.to_json() if parsed.receipt else None
        if entry is None:
            return Result(parsed.status, parsed.task, message=parsed.message, receipt=receipt, timings_ms=clock.laps)
        similar = self.retrieve(entry)  # 2
        clock.lap("retrieve")
        hears = _Hearer(self, entry, talk.listener, receipt) if talk.listener else None
        try:
            run = self.dispatch(entry, explain, thread, hears)  # 3; its tool takes steps 4 and 5
            solution = self._solved.get(entry.id) or self.solve_and_verify(entry)
        finally:
            self._solved.pop(entry.id, None)
        remembered = self.remember(entry, solution) if talk.keep else None
        result = from_outcome(solution.task, solution.problem, solution.outcome)
        clock.lap("dispatch")
        if explain:
            result.explanation = self.explain(solution, run)  # 6
        clock.lap("explain")
        result.receipt, result.retrieved = receipt, similar
        result.timings_ms = clock.merged(result.timings_ms)
        result.trace |= {"problem_id": entry.id, "language_model": self.settings.llm,
                         "tool_called_by": "language model" if run and run.tool_called else "front-end",
                         "agent_error": run.error if run else "", "remembered": remembered}
        return result

    def parse(self, text: str) -> tuple[Parse, Entry | None]:
        """Step 1: text → its reading, and the problem on the desk where it was read. A text is read once."""
        text = _writable(text)
        return self._known[1] if text == self._known[0] else self._read_once(text)

    def repair(self, asked: Parse, text: str, reply: str) -> tuple[str, Parse] | None:
        """A question about a text, completed by the person's reply: the text as it stands then, and its reading, which
        `parse` gives for it from now on. None where the reply does not answer the question."""
        text = _writable(text)
        parsed = self.frontend.repair(asked, text, _writable(reply))
        if parsed is None:
            return None
        whole = parsed.source(text)
        self._known = whole, (parsed, self._laid(parsed, whole))
        return whole, parsed

    def mean(self, text: str, task: str, data: dict[str, Any]) -> None:
        """From now on `parse` gives this problem for a text that speaks of it without its data."""
        from agents.frontend import Parse

        parsed = Parse("parsed", "solve", task, data, "", None)
        self._known = _writable(text), (parsed, self._laid(parsed, text))

    def read_batch(self, texts: Sequence[str]) -> list[Parse]:
        """Readings in order: the JSON form of a problem exactly, words by the front-end.

        Givens that contradict each other are a likely misprint in words and asked about; in JSON they are what a
        program means, and solving says that there is no answer. Both name the two cells.
        """
        readings = [read_json(text) for text in texts]
        words = iter(self.reader.read_batch([t for t, done in zip(texts, readings, strict=True) if done is None])
                     if None in readings else [])
        return [done if done is not None else next(words) for done in readings]

    def retrieve(self, entry: Entry) -> list[dict[str, Any]]:
        """Step 2: the k nearest verified instances."""
        task = registry.task(entry.task)
        hits = self.memory.nearest(task, task.problem(entry.data), self.settings.neighbours, text=entry.text)
        return [hit.to_json() for hit in hits]

    def dispatch(self, entry: Entry, explain: bool, thread: str | None,
                 heard: Callable[[str], None] | None = None) -> AgentRun | None:
        """Step 3: the language model calls the task's tool by the problem's id. Where it fails to, the caller
        runs the same tool on the front-end's reading, so a poor model costs the prose, not the answer."""
        agent = self._agent(tuple(task.name for task in registry.tasks()), thread is not None)
        return agent.run(entry, explain, thread, heard) if agent is not None else None

    def solve_and_verify(self, entry: Entry) -> Solution:
        """Steps 4 and 5: the cascade and its verdict."""
        task = registry.task(entry.task)
        problem = task.problem(entry.data)
        return Solution(task, problem, self.cascade(task).solve([problem])[0])

    def remember(self, entry: Entry, solution: Solution) -> str | None:
        """Verified answers go to memory; the id of what is new there."""
        outcome = solution.outcome
        if not outcome.verdict.settled or outcome.values is None or outcome.solved_by == MEMORY:
            return None
        words = "" if reply_to(entry.text) else entry.text  # what a person says in distress is not kept
        try:
            return self.memory.add(solution.task, solution.problem, outcome.values,
                                   solved_by=outcome.solved_by or "", text=words)
        except StoreError as error:  # a full disk must not cost a person the answer
            outcome.stages.append({"stage": MEMORY, "not_remembered": str(error)})
            return None

    def explain(self, solution: Solution, run: AgentRun | None) -> Explanation | None:
        """Step 6: the language model's draft where every claim holds; what fails is told again, or by the fact."""
        from agents.explain import Checker, from_facts
        from agents.models import model_label
        from agents.retelling import told

        facts = solution.facts
        if not facts:
            return None
        by = model_label(self.settings.llm)
        checker = Checker(facts, [solution.task.title])
        checked = told(checker, run.draft, facts, by, self.model) if run and run.draft else None
        return checked or from_facts(facts)

    def clear(self) -> None:
        """Forgets what was read in this process."""
        self._read_once.cache_clear()
        self._known = None, None
        self.desk.clear()

    # Parts ------------------------------------------------------------------------------------------------

    def _read(self, text: str) -> tuple[Parse, Entry | None]:
        from agents.frontend import Parse

        if len(text) > MAX_TEXT:
            message = f"the text is longer than {MAX_TEXT:,} characters; send the problem alone"
            return Parse("ask", "solve", None, None, message, None), None
        parsed = self.read_batch([text])[0]
        return parsed, self._laid(parsed, text)

    def _laid(self, parsed: Parse, text: str) -> Entry | None:
        """The problem of a reading on the desk, if it has one."""
        if parsed.status != "parsed" or parsed.task is None or parsed.problem is None:
            return None
        return self.desk.get(self.desk.put(parsed.task, parsed.problem, text))

    def _tool(self, entry: Entry) -> Solved:
        """What the language model's tool call runs: it sees the verdict and the facts, never the grid."""
        from agents.tools import Solved

        solution = self._solved[entry.id] = self.solve_and_verify(entry)
        outcome = solution.outcome
        told = "\n".join(f"- {fact.text}." for fact in solution.facts)
        return Solved(f"Verdict: {outcome.verdict}. {outcome.message}\nFacts:\n{told}",
                      {"verdict": str(outcome.verdict), "solved_by": outcome.solved_by})

    @cached_property
    def frontend(self) -> FrontEnd:
        from agents.frontend import FrontEnd

        return FrontEnd.load()

    @cached_property
    def reader(self) -> Reads:
        """Who reads words: the front-end, the language model under the same checks, or both."""
        if self.settings.frontend == "own":
            return self.frontend
        from agents.frontend.by_llm import CrossCheck, LlmFrontEnd
        from agents.models import chat_model, is_provider

        model = chat_model(self.settings.llm) if is_provider(self.settings.llm) else None
        if model is None:
            raise UsageError(f'the front-end "{self.settings.frontend}" needs a language model of a provider, not '
                             f'"{self.settings.llm}"; name one, e.g. --llm openai:gpt-5')
        by_model = LlmFrontEnd(model, self._like)
        return by_model if self.settings.frontend == "llm" else CrossCheck(self.frontend, by_model)

    def _like(self, text: str) -> list[dict[str, Any]]:
        """Stored problems whose descriptions are most like a text; none where memory can't be searched by words."""
        try:
            return [hit.problem for hit in self.memory.search(text, EXAMPLES)]
        except HybridError:
            return []

    @cached_property
    def memory(self) -> Memory:
        from retrieval import Memory

        return Memory(self.settings.workspace / "memory")

    @cached_property
    def desk(self) -> Desk:
        from agents.desk import Desk

        return Desk()

    @cached_property
    def threads(self) -> Threads:
        from agents.threads import Threads

        return Threads(self.settings.workspace / "threads.sqlite3")

    @cached_property
    def model(self) -> BaseChatModel | None:
        """Who writes explanations, if anybody."""
        from agents.models import chat_model

        return chat_model(self.settings.llm, read=lambda text: self.parse(text)[1])

    def _make_agent(self, tasks: tuple[str, ...], keeps_threads: bool) -> SolverAgent | None:
        """The agent for the tasks registered now; only conversations with a name are kept."""
        from agents.chat import SolverAgent

        if self.model is None:
            return None
        saver = self.threads.saver if keeps_threads else None
        return SolverAgent(self.model, [registry.task(name) for name in tasks], self.desk, self._tool, saver)

    def cascade(self, task: Task, with_memory: bool = True) -> Cascade:
        """The task's stages, with this workspace's memory first."""
        key = task.name, with_memory
        if key not in self._cascades:
            extra = [MemoryStage(self.memory)] if with_memory else []
            self._cascades[key] = Cascade(task, self.settings.workspace, self.settings.device, extra)
        return self._cascades[key]


class MemoryStage:
    """Instances seen before, up to symmetry, as the first stage of a cascade."""

    stage = MEMORY

    def __init__(self, memory: Memory):
        self.memory = memory

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [Proposal(self.memory.recall(task, problem), self.stage) for problem in problems]


@cache
def default_pipeline(llm: str | None = None, frontend: str | None = None) -> Pipeline:
    """The pipeline of the default workspace, one a process, language model and front-end. Raises UsageError."""
    if frontend not in (None, "own", "llm", "both"):
        raise UsageError(f'no front-end is called "{frontend[:40]}"; use own, llm or both')
    told = {key: value for key, value in (("llm", llm), ("frontend", frontend)) if value}
    return Pipeline(Settings().model_copy(update=told))


@dataclass(frozen=True)
class Solution:
    """A problem with what the cascade says of it."""

    task: Task
    problem: Problem
    outcome: Outcome

    @cached_property
    def facts(self) -> list[Fact]:
        """What an explanation may say: the task's facts and how the answer was found; none without an answer."""
        told = outcome_facts(self.task, self.outcome)
        if not told or self.outcome.values is None:
            return []
        return [*self.task.facts(self.problem, self.outcome.values), *told]


def _writable(text: str) -> str:
    """Lone surrogates become "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


class _Hearer:
    """Passes an agent's run on to a listener: the result first, then the explanation as far as it is checked."""

    def __init__(self, pipeline: Pipeline, entry: Entry, listener: Listener, receipt: dict[str, Any] | None):
        self.pipeline, self.entry, self.listener, self.receipt = pipeline, entry, listener, receipt
        self.telling: Telling | None = None

    def __call__(self, words: str) -> None:
        from agents.models import model_label

        if self.telling is None:
            solution = self.pipeline._solved[self.entry.id]
            result = from_outcome(solution.task, solution.problem, solution.outcome)
            result.receipt = self.receipt
            self.listener.solved(leaving(result, self.entry.text, reply_to(self.entry.text)))
            self.telling = Telling(solution.facts, model_label(self.pipeline.settings.llm), [solution.task.title],
                                   self.entry.text, self.listener.said)
        self.telling.hear(words)


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str, before: float = 0.0) -> None:
        """before: milliseconds that it took already."""
        now = perf_counter()
        self.laps[name] = before + (now - self._last) * 1000
        self._last = now

    def merged(self, inner: dict[str, float]) -> dict[str, float]:
        """The laps in the order of the six steps; what the agent spent beyond solving counts as explaining."""
        laps = self.laps
        inside = inner.get("solve", 0.0) + inner.get("verify", 0.0)
        explain = max(0.0, laps["dispatch"] - inside) + laps["explain"]
        return {"parse": laps["parse"], "retrieve": laps["retrieve"], **inner, "explain": explain,
                "total": sum(laps.values())}
