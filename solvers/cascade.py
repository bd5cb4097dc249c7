"""The cascade: a task's solvers in order, each proposal judged, the stage that succeeded named.

recursion → restarts → branching (the recursive network), then the solvers registered for the task, exact ones
last. What none of them solves is abstained from.

Invariant: an Outcome is SOLVED (or MANY) only through `verify.judge`; UNSOLVABLE only through a solver's proof.

    outcome = Cascade(sudoku).solve([problem])[0]
    outcome.verdict, outcome.solved_by          # Verdict.SOLVED, "recursion"
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from solvers import registry
from solvers.errors import UsageError, did_you_mean
from solvers.problem import Problem, Proposal, Values, Verdict
from solvers.registry import NETWORK_STAGES, Solver
from solvers.task import Task
from solvers.verify import judge

MEMORY = "memory"
"""A stage that a caller supplies: the answers of instances seen before."""
HOPELESS = 0.99
"""Above this probability of having no answer a problem skips the network stages that are left, if an exact stage
can still prove it: a contradiction does not burn the whole budget. How often it errs stands in docs/LOG.md."""


@dataclass
class Outcome:
    """What the cascade says of one problem.

    values: the verified answer, (cells,) int16, or None. other: for MANY, a second one. solved_by: stage or None.
    message: for a person where there is no answer. steps: network steps spent. doubt: of the last stage, see
    Proposal. solve_ms, verify_ms: of this problem; a batch's solving time is shared equally by the problems that
    took part.
    """

    verdict: Verdict
    values: Values | None = None
    other: Values | None = None
    solved_by: str | None = None
    message: str = ""
    steps: int = 0
    doubt: float = 0.0
    solve_ms: float = 0.0
    verify_ms: float = 0.0
    stages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def verified(self) -> bool:
        return self.values is not None


class Cascade:
    """The solvers of one task. workspace: folder of the user's own weights. extra: further stages, tried first."""

    def __init__(self, task: Task, workspace: Path | None = None, device: str = "cpu", extra: Sequence[Solver] = ()):
        self.task = task
        self.solvers: list[Solver] = [*extra, *network_stages(task, workspace, device), *_exact_last(task)]

    @property
    def stages(self) -> list[str]:
        return [solver.stage for solver in self.solvers]

    def solve(self, problems: Sequence[Problem], stages: str = "all",
              report: Callable[[str, int, int], None] | None = None) -> list[Outcome]:
        """Outcomes in the order of the problems. stages: see `chosen`. report(stage, solved, left) after each."""
        outcomes = [self._start(problem) for problem in problems]
        chosen = self.chosen(stages)
        provable = any(_is_exact(solver.stage) for solver in chosen)
        for solver in chosen:
            left = [i for i, outcome in enumerate(outcomes) if outcome.verdict is Verdict.ABSTAINED]
            if provable and solver.stage in NETWORK_STAGES:
                left = [i for i in left if outcomes[i].doubt < HOPELESS]
            if not left:
                continue
            self._run(solver, problems, outcomes, left)
            if report is not None:
                still = sum(outcomes[i].verdict is Verdict.ABSTAINED for i in left)
                report(solver.stage, len(left) - still, still)
        for outcome in outcomes:
            if outcome.verdict is Verdict.ABSTAINED and not outcome.message:
                tried = ", ".join(stage["stage"] for stage in outcome.stages) or "none"
                outcome.message = (f"no answer was found that keeps every rule (stages tried: {tried}); "
                                   "nothing is claimed about whether one exists")
        return outcomes

    def chosen(self, stages: str) -> list[Solver]:
        """`all`, or a comma list of stage names; `network` is recursion,restarts,branching; `exact` is every
        exact stage. Raises UsageError for a stage that the task does not have."""
        if stages == "all":
            return self.solvers
        wanted: set[str] = set()
        for name in (part.strip() for part in stages.split(",")):
            if name == "network":
                wanted |= set(NETWORK_STAGES)
            elif name == "exact":
                wanted |= {stage for stage in self.stages if _is_exact(stage)}
            elif name in (*self.stages, *NETWORK_STAGES, MEMORY):
                wanted.add(name)
            else:
                known = [*self.stages, MEMORY, "network", "exact", "all"]
                raise UsageError(f'{self.task.name} has no stage "{name}". {did_you_mean(name, known)}')
        return [solver for solver in self.solvers if solver.stage in wanted]

    def _start(self, problem: Problem) -> Outcome:
        contradictions = self.task.contradictions(problem)
        if contradictions:
            return Outcome(Verdict.UNSOLVABLE, message="the givens contradict each other: " + "; ".join(contradictions))
        return Outcome(Verdict.ABSTAINED)

    def _run(self, solver: Solver, problems: Sequence[Problem], outcomes: list[Outcome], left: list[int]) -> None:
        started = perf_counter()
        proposals = solver.propose(self.task, [problems[i] for i in left])
        each = (perf_counter() - started) * 1000 / len(left)
        for i, proposal in zip(left, proposals, strict=True):
            outcomes[i].solve_ms += each
            outcomes[i].steps += proposal.steps
            outcomes[i].doubt = proposal.doubt
            outcomes[i].stages.append({"stage": proposal.stage, "steps": proposal.steps, **proposal.notes})
            self._judge(problems[i], proposal, outcomes[i])

    def _judge(self, problem: Problem, proposal: Proposal, outcome: Outcome) -> None:
        if proposal.impossible is not None:
            outcome.verdict, outcome.solved_by = Verdict.UNSOLVABLE, proposal.stage
            outcome.message = proposal.impossible
            return
        if proposal.values is None:
            return
        started = perf_counter()
        judgement = judge(self.task, problem, proposal.values)
        outcome.verify_ms += (perf_counter() - started) * 1000
        outcome.verdict = judgement.verdict
        if judgement.verdict is Verdict.ABSTAINED:  # the proposal was wrong: the next stage may do better
            outcome.stages[-1]["rejected"] = judgement.message
            return
        outcome.values, outcome.other = proposal.values, judgement.other
        outcome.solved_by = proposal.stage


def network_stages(task: Task, workspace: Path | None, device: str) -> list[Solver]:
    """The stages of the task's network where it has weights; the network itself is loaded on first use."""
    from solvers.recursive.checkpoint import find_weights

    folder = find_weights(task.name, workspace)
    if folder is None:
        return []
    from solvers.recursive.engine import LazyEngine, NetworkStage

    engine = LazyEngine(folder, device)
    stages: list[Solver] = [NetworkStage(stage, engine) for stage in NETWORK_STAGES]
    return stages


def _is_exact(stage: str) -> bool:
    return stage.startswith("exact")


def _exact_last(task: Task) -> list[Solver]:
    return sorted(registry.solvers(task.name), key=lambda solver: _is_exact(solver.stage))
