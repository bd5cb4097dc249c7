"""Follow-ups on an allocation: why a customer goes where it goes, the next choice, whether choices fit so far.

Invariant: costs of changes are differences of two exact searches, and say so where one of them is not proved; a check
tells which choices break a rule and what the choices cost more, not the better ones.

>>> [fact.text for fact in why(task, problem, values, "C3")][-1]
'If C3 may not go to W2, the cost rises by 12, from 80 to 92; C3 moves from W2 to W1'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.errors import ProblemError
from solvers.exact.cpsat import CpSatStage, Limits
from solvers.problem import NO_GIVEN, Problem, Values
from solvers.task import Fact, verbatim
from solvers.tasks._allocation_data import Instance, nearest, text_of
from solvers.tasks._allocation_facts import fraction, of_choice, of_warehouse, told_of
from solvers.tasks._allocation_whatif import compare, forbid

if TYPE_CHECKING:
    from solvers.tasks.allocation import Allocation

LIMITS = Limits(seconds=4.0)
"""For a follow-up: a person waits."""


def why(task: Allocation, problem: Problem, values: Values, name: str) -> list[Fact]:
    """A customer's cost, its next best place, and what it costs in all to keep it from here; a warehouse's load."""
    instance = task.instance(problem)
    if name in instance.warehouses and name not in instance.customers:
        return [of_warehouse(instance, problem.data, values, instance.warehouses.index(name))]
    i = _customer(instance, name)
    here = instance.warehouses[int(values[i])]
    told = of_choice(instance, values, i)
    if instance.fixed[i] == NO_GIVEN:
        change = compare(task, problem.data, forbid(problem.data, name, here))
        told.append(verbatim(f"If {name} may not go to {here}, {change.text}"))
    return told


def hint(task: Allocation, problem: Problem, partial: Values | None, given: int) -> list[Fact]:
    """The best place of the dearest customer that has none yet, after as many hints the next dearest."""
    instance = task.instance(problem)
    open_ones = np.arange(problem.cells) if partial is None else np.flatnonzero(partial == NO_GIVEN)
    if not len(open_ones):
        return [verbatim("Every customer has a warehouse")]
    wrong = [] if partial is None else _broken(instance, problem.data, partial)
    if wrong:
        return wrong
    proposal = CpSatStage(LIMITS).propose(task, [task.problem(_kept(instance, problem.data, partial))])[0]
    if proposal.values is None:
        return [verbatim("With these choices no assignment keeps the capacities" if proposal.impossible else
                         "No assignment was found in time")]
    paid = instance.cost[np.arange(problem.cells), proposal.values]
    if given >= len(open_ones):
        return [verbatim("The hints so far name a warehouse for every customer")]
    i = int(open_ones[np.argsort(-paid[open_ones], kind="stable")[given]])
    name, here = instance.customers[i], instance.warehouses[int(proposal.values[i])]
    sure = "cheapest" if proposal.notes["proved"] else "best known"
    which = "The dearest open customer" if not given else "The next dearest open customer"
    return [verbatim(f"{which} of the {sure} assignment is {name}: it goes to {here} for "
                     f"{text_of(instance.money(int(paid[i])))}")]


def check_partial(task: Allocation, problem: Problem, partial: Values) -> list[Fact]:
    """Choices that break a rule, else what they cost more than the cheapest assignment."""
    instance = task.instance(problem)
    wrong = _broken(instance, problem.data, partial)
    if wrong:
        return wrong
    chosen = int((partial != NO_GIVEN).sum())
    what = f"the {chosen} choices" if chosen > 1 else "the 1 choice"
    change = compare(task, problem.data, _kept(instance, problem.data, partial))
    if change.after.assignment is None:
        if change.after.verdict == "unsolvable":
            return [verbatim(f"No assignment keeps both the capacities and {what} so far")]
        return [verbatim(f"No assignment with {what} so far was found in time, and none is ruled out")]
    proved = {change.before.verdict, change.after.verdict} == {"optimal"}
    if change.change is None or not proved:
        return [verbatim(f"No rule is broken by {what} so far; it is not proved what they cost more than the cheapest")]
    if change.change > 0:
        return [verbatim(f"No rule is broken by {what} so far, but the least cost with them is "
                         f"{text_of(change.change)} more than without")]
    return [verbatim(f"No rule is broken by {what} so far, and a cheapest assignment agrees with them")]


def partial_values(instance: Instance, data: Mapping[str, Any]) -> Values:
    """(customers,) warehouses, NO_GIVEN where none is chosen. Raises ProblemError."""
    chosen = data.get("assignment")
    if not isinstance(chosen, Mapping):
        raise ProblemError('a partial answer needs "assignment": the warehouse of each customer that has one')
    values = np.full(len(instance.customers), NO_GIVEN, np.int16)
    for name, where in chosen.items():
        i = _customer(instance, str(name))
        if where not in instance.warehouses:
            raise ProblemError(f'customer "{name}" is assigned to {where!r}, expected a warehouse. '
                               f"{nearest(str(where), instance.warehouses)}")
        values[i] = instance.warehouses.index(where)
    return values


def _broken(instance: Instance, data: Mapping[str, Any], partial: Values) -> list[Fact]:
    """Pairs that are not allowed and warehouses that already carry too much."""
    told, live = [], instance.choices
    done = np.flatnonzero(partial != NO_GIVEN)
    for i in done.tolist():
        if not live[i, partial[i]]:
            told.append(verbatim(f"{instance.customers[i]} may not be served by {instance.warehouses[partial[i]]}"))
    for w, name in enumerate(instance.warehouses):
        mine = done[partial[done] == w]
        used = int(sum(int(instance.use[i, w]) for i in mine)) * instance.use_unit
        capacity = fraction(data["warehouses"][name])
        if used > capacity and live[mine, w].all():
            told.append(verbatim(f"{name} would carry {told_of(used)} of {told_of(capacity)}: "
                                 f"{told_of(used - capacity)} too much"))
    return told


def _kept(instance: Instance, data: Mapping[str, Any], partial: Values | None) -> dict[str, Any]:
    """The problem with the choices so far fixed."""
    fixed = dict(data.get("fixed") or {})
    for i, w in enumerate([] if partial is None else partial.tolist()):
        if w != NO_GIVEN:
            fixed[instance.customers[i]] = instance.warehouses[w]
    return {**data, "fixed": fixed} if fixed else dict(data)


def _customer(instance: Instance, name: str) -> int:
    if name not in instance.customers:
        raise ProblemError(f'no customer is called "{name[:60]}". {nearest(name, instance.customers)}')
    return instance.customers.index(name)
