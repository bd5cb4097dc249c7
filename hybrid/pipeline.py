"""The path of a query: parse → retrieve → dispatch → solve → verify → explain.

Invariant: an answer leaves this file only as a verified tool result; text that a language model wrote is shown
only as an explanation, and only what passed the check.

>>> Pipeline(Settings()).solve("Fill this sudoku: 1... .2.. ..3. ...4").status
'many'
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

from hybrid.result import Result, Told, from_outcome
from hybrid.settings import MAX_TEXT, Settings
from solvers import registry
from solvers.cascade import MEMORY, Cascade
from solvers.problem import Problem, Proposal, Verdict
from solvers.task import Fact, Task

if TYPE_CHECKING:
    from agents.chat import AgentRun, SolverAgent

    from agents.desk import Desk, Entry
    from agents.frontend import FrontEnd, Parse
    from agents.tools import Solved
    from retrieval import Memory


class Pipeline:
    """One workspace and one language model; parts load when first needed."""

    def __init__(self, settings: Settings | None = None):
        self.settings = settings or Settings()
        self.settings.load_plugins()
        self._results: dict[str, tuple[Result, list[Fact]]] = {}
        self._cascades: dict[str, Cascade] = {}

    # The six steps ----------------------------------------------------------------------------------------

    def solve(self, text: str, explain: bool = True, thread: str | None = None) -> Result:
        """One query end to end. Bad input gives status `ask` or `refused`, never an exception."""
        clock = _Clock()
        parsed = self.parse(text)  # 1
        clock.lap("parse")
        if parsed.status != "parsed" or parsed.task is None or parsed.problem is None:
            return Result(parsed.status, parsed.task, message=parsed.message, timings_ms=clock.laps,
                          receipt=parsed.receipt.to_json() if parsed.receipt else None)
        task = registry.task(parsed.task)
        problem = task.problem(parsed.problem)
        similar = self.retrieve(task, problem, text)  # 2
        clock.lap("retrieve")
        run, result, facts = self.dispatch(task, problem, text, explain, thread)  # 3, and 4 and 5 in its tool
        clock.lap("dispatch")
        if explain:
            result.explanation = self.explain(result, facts, run)  # 6
        result.retrieved = similar
        result.receipt = parsed.receipt.to_json() if parsed.receipt else None
        result.timings_ms = clock.merged(result.timings_ms)
        return result

    def parse(self, text: str) -> Parse:
        """Step 1: text → problem with its receipt, or a question back."""
        from agents.frontend import Parse

        if len(text) > MAX_TEXT:
            return Parse("ask", "solve", None, None, f"the text has {len(text):,} characters, expected at most "
                         f"{MAX_TEXT:,}; send the problem alone", None)
        return self.frontend.read(text)

    def retrieve(self, task: Task, problem: Problem, text: str) -> list[dict[str, Any]]:
        """Step 2: the k nearest verified instances."""
        hits = self.memory.nearest(task, problem, self.settings.neighbours, text=text)
        return [hit.to_json() for hit in hits]

    def dispatch(self, task: Task, problem: Problem, text: str, explain: bool,
                 thread: str | None) -> tuple[AgentRun | None, Result, list[Fact]]:
        """Step 3: the language model calls the task's tool by the problem's id. Where it does not, or there is
        none, the front-end's own reading dispatches: the result comes from the same verified tool."""
        entry = self.desk.get(self.desk.put(task.name, dict(problem.data), text))
        run = self.agent.run(entry, explain, thread) if self.agent is not None else None
        by = "language model"
        if entry.id not in self._results:
            self.solve_entry(entry)
            by = "front-end"
        result, facts = self._results.pop(entry.id)
        result.trace |= {"dispatched_by": by, "agent": run.error if run else "", "problem_id": entry.id}
        return run, result, facts

    def solve_entry(self, entry: Entry) -> Solved:
        """Steps 4 and 5, behind the tool: cascade and verdict; verified answers go to memory."""
        from agents.tools import Solved

        task = registry.task(entry.task)
        problem = task.problem(entry.data)
        outcome = self.cascade(task).solve([problem])[0]
        facts: list[Fact] = []
        result = from_outcome(task, problem, outcome)
        if outcome.verdict is Verdict.SOLVED and outcome.values is not None:
            facts = [*task.facts(problem, outcome.values), *_stage_facts(outcome.solved_by, outcome.steps)]
            if outcome.solved_by != MEMORY:
                self.memory.add(task, problem, outcome.values, solved_by=outcome.solved_by or "", text=entry.text)
        self._results[entry.id] = (result, facts)
        told = "\n".join(f"- {fact.text}." for fact in facts)
        return Solved(f"Verdict: {result.status}. {result.message}\nFacts:\n{told}", result.to_json())

    def explain(self, result: Result, facts: Sequence[Fact], run: AgentRun | None) -> Told | None:
        """Step 6: the language model's draft where every claim holds, else the facts themselves."""
        from agents.explain import check, from_facts

        if not facts:
            return None
        checked = check(run.draft, facts, self.settings.llm) if run and run.draft else None
        told = checked or from_facts(facts)
        return Told(told.text, told.by, told.claims_checked, told.claims_rejected)

    # Parts ------------------------------------------------------------------------------------------------

    @cached_property
    def frontend(self) -> FrontEnd:
        from agents.frontend import FrontEnd

        return FrontEnd.load()

    @cached_property
    def memory(self) -> Memory:
        from retrieval import Memory

        return Memory(self.settings.workspace / "memory")

    @cached_property
    def desk(self) -> Desk:
        from agents.desk import Desk

        return Desk()

    @cached_property
    def agent(self) -> SolverAgent | None:
        from agents.chat import SolverAgent

        from agents.models import chat_model

        model = chat_model(self.settings.llm, read=self.desk.read_back)
        return SolverAgent(model, registry.tasks(), self.desk, self.solve_entry) if model is not None else None

    def cascade(self, task: Task) -> Cascade:
        """The task's stages, with this workspace's memory first."""
        if task.name not in self._cascades:
            self._cascades[task.name] = Cascade(task, self.settings.workspace, self.settings.device,
                                                extra=[MemoryStage(self.memory)])
        return self._cascades[task.name]


class MemoryStage:
    """Instances seen before, up to symmetry, as the first stage of a cascade."""

    stage = MEMORY

    def __init__(self, memory: Memory):
        self.memory = memory

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [Proposal(self.memory.recall(task, problem), self.stage) for problem in problems]


@cache
def default_pipeline(llm: str | None = None) -> Pipeline:
    """The pipeline of the default workspace, one a process and language model."""
    settings = Settings()
    return Pipeline(settings.model_copy(update={"llm": llm}) if llm else settings)


def _stage_facts(stage: str | None, steps: int) -> list[Fact]:
    how = f"The answer was found by {stage}"
    if steps:
        how += f" in {steps} network {'step' if steps == 1 else 'steps'}"
    return [Fact(how, {}, (str(steps),) if steps else ()),
            Fact("Every rule was checked and no other answer exists", {})]


class _Clock:
    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.laps[name] = (now - self._last) * 1000
        self._last = now

    def merged(self, inner: dict[str, float]) -> dict[str, float]:
        """The laps in the order of the six steps; what the agent spent beyond solving counts as explaining."""
        self.lap("check")
        inside = inner.get("solve", 0.0) + inner.get("verify", 0.0)
        explain = max(0.0, self.laps["dispatch"] - inside) + self.laps["check"]
        return {"parse": self.laps["parse"], "retrieve": self.laps["retrieve"], **inner, "explain": explain,
                "total": sum(self.laps.values())}
