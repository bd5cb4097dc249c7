"""Exact solver for "each customer to one warehouse, no warehouse overloaded, least cost" by CP-SAT of OR-Tools.

One worker and a fixed seed: the same question gives the same answer unless the time limit cuts it off. All numbers
are the instance's exact integers; a proposal of an earlier stage is the hint from which the search starts.

Invariant: `proved` is a proof, and `bound` is below the cost of every valid assignment, also where time ran out.

    found = solve(instance, Limits(seconds=5), hint);  found.values, found.bound, found.proved
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from solvers.problem import Problem, Proposal, Values
from solvers.task import Task

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver

    from solvers.tasks._allocation_data import Instance
    from solvers.tasks.allocation import Allocation

SEED = 0
REASON_SECONDS = 4.0
"""For thinning out a conflict once it is proved that there is no answer."""


@dataclass(frozen=True)
class Limits:
    """seconds: of wall-clock time. work: of CP-SAT's deterministic time, the same on every machine. threads: workers;
    more than one gives up determinism."""

    seconds: float = 7.0
    work: float = math.inf
    threads: int = 1


@dataclass(frozen=True)
class Found:
    """values: the best assignment, (customers,) int16, or None. bound: units of cost, or None where nothing is known.
    proved: values are optimal or, where None, there is no assignment. seconds: spent."""

    values: Values | None
    bound: int | None
    proved: bool
    seconds: float


def solve(instance: Instance, limits: Limits | None = None, hint: np.ndarray | None = None) -> Found:
    """The cheapest assignment, the best one found in time, or the proof that there is none."""
    from ortools.sat.python import cp_model  # half a second of imports: only where it is needed

    limits, started = limits or Limits(), monotonic()
    live = instance.choices
    if not live.any(1).all():
        return Found(None, None, True, monotonic() - started)
    least = np.where(live, instance.cost, np.iinfo(np.int64).max).min(1)
    model, pairs = _model(instance, live)
    model.minimize(_weighted(cp_model, list(pairs.values()),
                             [int(instance.cost[pair] - least[pair[0]]) for pair in pairs]))
    if hint is not None:
        for (i, w), variable in pairs.items():
            model.add_hint(variable, int(hint[i]) == w)
    solver = _solver(cp_model, limits)
    status = solver.solve(model)
    spent = monotonic() - started
    if status == cp_model.INFEASIBLE:
        return Found(None, None, True, spent)
    low = float(solver.best_objective_bound)
    bound = int(least.sum()) + math.ceil(low - 1e-6 - 1e-15 * abs(low))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, bound if math.isfinite(low) else None, False, spent)
    values = np.zeros(len(least), np.int16)
    for (i, w), variable in pairs.items():
        if solver.boolean_value(variable):
            values[i] = w
    proved = status == cp_model.OPTIMAL
    return Found(values, instance.total(values) if proved else bound, proved, spent)


def conflict(instance: Instance, seconds: float = REASON_SECONDS) -> tuple[list[int], bool]:
    """Customers that cannot all be served, of an instance that has no answer, and whether the set is minimal: without
    any one of them the others can be served. Deletion filtering from CP-SAT's own core, customers that use little
    first; what is left when the time is over is a conflict all the same."""
    from ortools.sat.python import cp_model

    deadline = monotonic() + seconds
    live = instance.choices
    model, _ = _model(instance, live, optional=True)
    solver = _solver(cp_model, Limits(seconds))
    every = list(range(len(live)))
    core = every
    if solver.solve(model) == cp_model.INFEASIBLE:
        core = sorted(_names(solver, model)) or every
    size = np.where(live, instance.use, 0).max(1)
    kept, minimal = set(core), True
    for i in sorted(core, key=lambda customer: (int(size[customer]), customer)):
        if monotonic() > deadline:
            return sorted(kept), False
        solver = _solver(cp_model, Limits(max(0.05, deadline - monotonic())))
        status = solver.solve(_model(instance, live, only=kept - {i})[0])
        if status == cp_model.INFEASIBLE:
            kept -= {i}
        elif status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            minimal = False
    return sorted(kept), minimal


@dataclass(frozen=True)
class CpSatStage:
    """The exact stage of an allocation: proves, improves, or proves that there is no answer."""

    limits: Limits = Limits()
    stage: str = "exact:cpsat"

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return self.improve(task, problems, [None] * len(problems))

    def improve(self, task: Task, problems: Sequence[Problem], hints: Sequence[Values | None]) -> list[Proposal]:
        """As `propose`, each search started from an answer known already; without one, from the task's own."""
        return [self._one(cast("Allocation", task), problem, hint)
                for problem, hint in zip(problems, hints, strict=True)]

    def _one(self, task: Allocation, problem: Problem, hint: Values | None) -> Proposal:
        reasons = task.contradictions(problem)
        if reasons:
            return Proposal(None, self.stage, impossible="; ".join(reasons))
        instance = task.instance(problem)
        start = task.without_network(problem) if hint is None else hint
        found = solve(instance, self.limits, start)
        if found.values is None and found.proved:
            return Proposal(None, self.stage, impossible=task.conflict_in_words(problem, *conflict(instance)))
        values = found.values if found.values is not None else start
        if values is None:
            return Proposal(None, self.stage, notes={"undecided": f"{self.limits.seconds:g} seconds did not decide it"})
        bound = max(task.lower_bound(problem), instance.total(values) if found.proved else found.bound or -2**62)
        notes = {"bound": instance.money(bound), "gap": round(task.gap(problem, values, instance.money(bound)), 6),
                 "proved": found.proved, "hint": "an earlier stage" if hint is not None else "greedy and repair"}
        return Proposal(values, self.stage, bound=instance.money(bound), notes=notes)


def _model(instance: Instance, live: np.ndarray, only: Collection[int] | None = None,
           optional: bool = False) -> tuple[CpModel, dict[tuple[int, int], Any]]:
    """The rules as a model and its variables by (customer, warehouse). only: of these customers. optional: each
    customer is served under an assumption of its own, variable i that of customer i."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    customers = range(len(live)) if only is None else sorted(only)
    served = {i: model.new_bool_var("") for i in customers} if optional else {}
    pairs = {(i, int(w)): model.new_bool_var("") for i in customers for w in np.flatnonzero(live[i])}
    mine: dict[int, list[Any]] = {i: [] for i in customers}
    inside: dict[int, list[tuple[Any, int]]] = {w: [] for w in range(live.shape[1])}
    for (i, w), variable in pairs.items():
        mine[i].append(variable)
        inside[w].append((variable, int(instance.use[i, w])))
    for i in customers:
        if optional:
            model.add(sum(mine[i]) == 1).only_enforce_if(served[i])
        else:
            model.add_exactly_one(mine[i])
    for w, entries in inside.items():
        if sum(amount for _, amount in entries) > int(instance.capacity[w]):
            model.add(_weighted(cp_model, [v for v, _ in entries], [a for _, a in entries])
                      <= int(instance.capacity[w]))
    if optional:
        model.add_assumptions(list(served.values()))
    return model, pairs


def _weighted(cp_model: Any, variables: list[Any], weights: list[int]) -> Any:
    return cp_model.LinearExpr.weighted_sum(variables, weights)


def _names(solver: CpSolver, model: CpModel) -> list[int]:
    """The customers whose assumptions CP-SAT found to be in conflict: variable i is that of customer i."""
    return [index for index in solver.sufficient_assumptions_for_infeasibility()
            if index < len(model.proto.assumptions)]


def _solver(cp_model: Any, limits: Limits) -> CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = limits.threads
    solver.parameters.random_seed = SEED
    solver.parameters.max_time_in_seconds = limits.seconds
    if math.isfinite(limits.work):
        solver.parameters.max_deterministic_time = limits.work
    return solver
