"""What if: one change to an allocation, the changed problem, and the difference in cost and assignment.

A change is a plain function from JSON form to JSON form, so that a chat, a form or a script can chain them; the
original is never altered.

Invariant: both sides of a Difference were checked by the verifier, and each says whether it is proved optimal.

    after = close_warehouse(problem.data, "W2")
    compare(task, problem.data, after).text     # 'the cost rises by 12, from 80 to 92; C3 moves from W2 to W1'
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.tasks._allocation_data import Number, nearest, text_of
from solvers.tasks._allocation_words import listed

if TYPE_CHECKING:
    from solvers.tasks.allocation import Allocation

Data = Mapping[str, Any]


def set_capacity(data: Data, warehouse: str, capacity: Number) -> dict[str, Any]:
    changed = _copy(data, warehouse=warehouse)
    changed["warehouses"][warehouse] = capacity
    return changed


def set_demand(data: Data, customer: str, demand: Number) -> dict[str, Any]:
    """Raises ProblemError where use is stated for each warehouse: then demand counts for nothing."""
    if data.get("use"):
        raise ProblemError(f'"use" says what "{customer}" needs at each warehouse, expected demands alone; '
                           "change its use instead")
    changed = _copy(data, customer=customer)
    changed["customers"][customer] = demand
    return changed


def set_use(data: Data, customer: str, warehouse: str, use: Number) -> dict[str, Any]:
    """Where there was demand alone, it becomes use at every warehouse."""
    changed = _copy(data, customer=customer, warehouse=warehouse)
    if not changed.get("use"):
        changed["use"] = {c: dict.fromkeys(changed["warehouses"], need) for c, need in changed["customers"].items()}
    changed["use"][customer][warehouse] = use
    return changed


def set_cost(data: Data, customer: str, warehouse: str, cost: Number) -> dict[str, Any]:
    changed = _copy(data, customer=customer, warehouse=warehouse)
    changed["cost"][customer][warehouse] = cost
    return changed


def close_warehouse(data: Data, warehouse: str) -> dict[str, Any]:
    changed = _copy(data, warehouse=warehouse)
    changed["closed"] = [*dict.fromkeys([*changed.get("closed", []), warehouse])]
    return changed


def open_warehouse(data: Data, warehouse: str) -> dict[str, Any]:
    changed = _copy(data, warehouse=warehouse)
    changed["closed"] = [name for name in changed.get("closed", []) if name != warehouse]
    return changed


def forbid(data: Data, customer: str, warehouse: str) -> dict[str, Any]:
    changed = _copy(data, customer=customer, warehouse=warehouse)
    out = changed.setdefault("forbidden", {})
    out[customer] = [*dict.fromkeys([*out.get(customer, []), warehouse])]
    return changed


def force(data: Data, customer: str, warehouse: str) -> dict[str, Any]:
    changed = _copy(data, customer=customer, warehouse=warehouse)
    changed.setdefault("fixed", {})[customer] = warehouse
    return changed


@dataclass(frozen=True)
class Side:
    """One problem solved. verdict: "optimal", "feasible", "unsolvable" or "abstained". bound: no assignment costs
    less. message: the reason where there is no assignment."""

    verdict: str
    assignment: dict[str, str] | None
    cost: Number | None
    bound: Number | None
    message: str = ""


@dataclass(frozen=True)
class Difference:
    """change: in cost, None where a side has no assignment. moved: customer → (warehouse before, after)."""

    before: Side
    after: Side
    change: Number | None
    moved: dict[str, tuple[str, str]]

    @property
    def text(self) -> str:
        """One sentence for a person."""
        if self.after.assignment is None or self.after.cost is None:
            return f"there would be no answer: {self.after.message}"
        if self.before.cost is None or self.change is None:
            return f"there would be an answer, at a cost of {text_of(self.after.cost)}; before there was none"
        way = "stays at" if not self.change else "rises by" if self.change > 0 else "falls by"
        amount = text_of(abs(self.change) if self.change else self.after.cost)
        ends = f", from {text_of(self.before.cost)} to {text_of(self.after.cost)}" if self.change else ""
        moves = listed([f"{c} moves from {a} to {b}" for c, (a, b) in self.moved.items()]) if self.moved else (
            "nobody moves")
        sure = {self.before.verdict, self.after.verdict} == {"optimal"}
        doubt = "" if sure else "; not both are proved optimal, so the true difference may be another"
        return f"the cost {way} {amount}{ends}; {moves}{doubt}"


def compare(task: Allocation, before: Data, after: Data) -> Difference:
    """Solves both sides by the task's cascade. Raises ProblemError."""
    first, second = _side(task, before), _side(task, after)
    moved: dict[str, tuple[str, str]] = {}
    if first.assignment and second.assignment:
        moved = {c: (w, second.assignment[c]) for c, w in first.assignment.items()
                 if second.assignment.get(c, w) != w}
    change = None
    if first.cost is not None and second.cost is not None:
        change = second.cost - first.cost
        change = round(change, 9) if isinstance(change, float) else change
    return Difference(first, second, change, moved)


def _side(task: Allocation, data: Data) -> Side:
    problem = task.problem(data)
    outcome = Cascade(task).solve([problem])[0]
    if outcome.values is None:
        return Side(str(outcome.verdict), None, None, None, outcome.message)
    told = task.answer_data(problem, outcome.values)
    return Side(str(outcome.verdict), told["assignment"], told["cost"], outcome.bound)


def _copy(data: Data, customer: str | None = None, warehouse: str | None = None) -> dict[str, Any]:
    for name, field in ((customer, "customers"), (warehouse, "warehouses")):
        if name is not None and name not in data[field]:
            raise ProblemError(f'no {field[:-1]} is called "{name}". {nearest(str(name), data[field])}')
    return deepcopy(dict(data))
