"""The cascade: a task's solvers in order, each proposal judged, the stage that succeeded named.

recursion → restarts → branching (the recursive network), then the solvers registered for the task, exact ones
last. What none of them solves is abstained from.

Invariant: an Outcome is SOLVED (OPTIMAL, MANY, …) only through `verify.judge`; UNSOLVABLE only through a proof.

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
from solvers.progress import stage_begins
from solvers.registry import NETWORK_STAGES, Improver, Solver
from solvers.task import Task
from solvers.verify import judge

MEMORY = "memory"
"""A stage that a caller supplies: the answers of instances seen before."""
HOPELESS = 0.9
"""Above this probability of having no answer a problem skips the network stages that are left, if an exact stage
can still prove it: a contradiction does not burn the whole budget. How often it errs stands in docs/LOG.md."""


@dataclass
class Outcome:
    """What the cascade says of one problem.

    values: the verified answer, (cells,) int16, or None. other: for MANY, a second one. solved_by: stage or None.
    bound: of an optimisation, a cost that no answer goes below, as far as proved. message: for a person where there is
    no answer, or what an estimate stands on. steps: network steps spent. doubt: of the last stage, see Proposal.
    solve_ms, verify_ms: of this problem; a batch's solving time is shared equally by the problems that took part.
    """

    verdict: Verdict
    values: Values | None = None
    other: Values | None = None
    solved_by: str | None = None
    message: str = ""
    bound: float | None = None
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
            left = [i for i, outcome in enumerate(outcomes) if _goes_on(outcome, solver.stage)]
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
        why = self.task.unsolvable(problem)
        if why is not None:
            return Outcome(Verdict.UNSOLVABLE, message=why)
        return Outcome(Verdict.ABSTAINED, bound=self.task.bound(problem) if self.task.optimises else None)

    def _run(self, solver: Solver, problems: Sequence[Problem], outcomes: list[Outcome], left: list[int]) -> None:
        stage_begins(solver.stage)
        started = perf_counter()
        asked = [problems[i] for i in left]
        if isinstance(solver, Improver):
            proposals = solver.improve(self.task, asked, [outcomes[i].values for i in left])
        else:
            proposals = solver.propose(self.task, asked)
        each = (perf_counter() - started) * 1000 / len(left)
        for i, proposal in zip(left, proposals, strict=True):
            outcomes[i].solve_ms += each
            outcomes[i].steps += proposal.steps
            outcomes[i].doubt = proposal.doubt
            outcomes[i].stages.append({"stage": proposal.stage, "steps": proposal.steps, **proposal.notes})
            self._judge(problems[i], proposal, outcomes[i])

    def _judge(self, problem: Problem, proposal: Proposal, outcome: Outcome) -> None:
        if proposal.impossible is not None and outcome.values is None:
            outcome.verdict, outcome.solved_by = Verdict.UNSOLVABLE, proposal.stage
            outcome.message = proposal.impossible
            return
        if proposal.values is None:
            return
        started = perf_counter()
        outcome.bound = max((b for b in (outcome.bound, proposal.bound) if b is not None), default=None)
        judgement = judge(self.task, problem, proposal.values, outcome.bound)
        outcome.verify_ms += (perf_counter() - started) * 1000
        if self._worse(problem, outcome, proposal.values, judgement.verdict):
            return
        outcome.verdict = judgement.verdict
        if judgement.verdict is Verdict.ABSTAINED:  # the proposal was wrong: the next stage may do better
            outcome.stages[-1]["rejected"] = judgement.message
            return
        outcome.values, outcome.other, outcome.message = proposal.values, judgement.other, judgement.message
        outcome.solved_by = proposal.stage

    def _worse(self, problem: Problem, outcome: Outcome, values: Values, verdict: Verdict) -> bool:
        """Whether a further proposal leaves the answer known already as it is."""
        if outcome.values is None or verdict is Verdict.OPTIMAL:
            return False
        cost = self.task.cost
        return verdict is Verdict.ABSTAINED or cost(problem, outcome.values) <= cost(problem, values)


def _goes_on(outcome: Outcome, stage: str) -> bool:
    """Whether a stage gets a problem: without an answer every stage, with one not proved optimal the exact ones."""
    return outcome.verdict is Verdict.ABSTAINED or (outcome.verdict is Verdict.FEASIBLE and _is_exact(stage))


def network_stages(task: Task, workspace: Path | None, device: str) -> list[Solver]:
    """The stages of the task's network where it has weights; the network itself is loaded on first use."""
    from solvers.recursive.checkpoint import find_weights

    folder = find_weights(task.name, workspace)
    if folder is None:
        return []
    own = task.network_solvers(folder)
    if own is not None:
        return list(own)
    from solvers.recursive.engine import LazyEngine, NetworkStage

    engine = LazyEngine(folder, device)
    stages: list[Solver] = [NetworkStage(stage, engine) for stage in task.network_stages]
    return stages


def _is_exact(stage: str) -> bool:
    return stage.startswith("exact")


def _exact_last(task: Task) -> list[Solver]:
    return sorted(registry.solvers(task.name), key=lambda solver: _is_exact(solver.stage))
