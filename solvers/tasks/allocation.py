"""Allocation: customers to warehouses with capacities, each served whole by one, at the least sum of costs.

With "use" the capacity taken depends on the warehouse (generalised assignment). Optional limits: "fixed"
{customer: warehouse}, "forbidden" {customer: [warehouses]}, "closed" [warehouses]. Costs may be negative (profits).

Invariant: an assignment that breaks a capacity is never valid, and it is called optimal only next to a proved lower
bound that it reaches.

>>> task("allocation").problem({"warehouses": {"W1": 5, "W2": 4}, "customers": {"C1": 3, "C2": 4},
...                             "cost": {"C1": {"W1": 1, "W2": 2}, "C2": {"W1": 1, "W2": 6}}})
# optimal: {"assignment": {"C1": "W2", "C2": "W1"}, "cost": 3, "bound": 3, "gap": 0.0}
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from solvers.errors import ProblemError
from solvers.exact.cpsat import CpSatStage
from solvers.problem import Problem, Relation, Values, Verdict
from solvers.registry import add_solver, register_task
from solvers.task import Canonical, Fact, Recipe, TableForm, Task
from solvers.tasks import _allocation_asked as asked
from solvers.tasks import _allocation_draw as generator
from solvers.tasks import _allocation_help as follow_ups
from solvers.tasks import _allocation_words as words
from solvers.tasks._allocation_data import Instance, Number, kept, nearest, read
from solvers.tasks._allocation_facts import facts
from solvers.tasks._allocation_repair import FEATURES, best_repaired, features, greedy, lagrangian, rounded

if TYPE_CHECKING:
    from solvers.recursive.model import RecursiveNet

HELD_OUT_SEED, HELD_OUT = 1_000_003, 100
"""Instances by which trained weights are judged."""


class _Known(NamedTuple):
    """instance and, where every customer has a choice, a lower bound in units and the prices of capacity."""

    instance: Instance
    bound: int
    prices: np.ndarray


_known: WeakKeyDictionary[Problem, _Known] = WeakKeyDictionary()


@cache
def _relations(customers: int) -> tuple[Relation, ...]:
    """All customers hear one another at each warehouse; shared by all problems of that many customers."""
    return (Relation("capacity", groups=np.arange(customers, dtype=np.int32)[None]),)


def _mixed(x: np.ndarray) -> np.ndarray:
    """SplitMix64 finaliser: spreads uint64 colours so that their sums identify multisets."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@register_task("allocation")
class Allocation(Task):
    """Serve each customer from one warehouse, keep the capacities, spend as little as possible."""

    title = "allocation"
    words = ("allocation", "allocate", "warehouse", "warehouses", "generalised assignment", "generalized assignment")
    interchangeable = True
    relation_names = ("capacity",)
    feature_count = FEATURES
    verdict = Verdict.OPTIMAL
    network_stages = ("recursion",)
    """The network's proposal is rounded and repaired, not searched for."""
    recipe = Recipe(width=48, pool=3_000)
    asked_as: ClassVar[Mapping[str, str]] = {
        "why": "a customer or a warehouse by its name", "check": "the warehouse of each customer that has one",
        "what-if": "one change of a capacity, a demand, a cost, or of who may go where"}

    # Problems and answers ---------------------------------------------------------------------------------

    def problem(self, data: Mapping[str, Any]) -> Problem:
        instance = read(data)
        n, m = instance.cost.shape
        live = instance.choices
        bound, prices = -2**62, np.zeros(m)
        numbers = np.zeros((n, m, FEATURES), np.float32)
        if live.any(1).all():
            bound, prices = lagrangian(instance)
            numbers = features(instance, prices)
        problem = Problem(self.name, kept(data, self.name), (n,), instance.allowed, instance.fixed, _relations(n),
                          numbers)
        _known[problem] = _Known(instance, bound, prices)
        return problem

    def instance(self, problem: Problem) -> Instance:
        """The problem's exact integers."""
        return self._known(problem).instance

    def _known(self, problem: Problem) -> _Known:
        if problem not in _known:  # e.g. a problem that came from another process
            _known[problem] = _known[self.problem(problem.data)]
        return _known[problem]

    def answer_data(self, problem: Problem, values: Values) -> dict[str, Any]:
        instance = self.instance(problem)
        return {"assignment": self.cell_symbols(problem, values), "cost": instance.cost_of(values)}

    def answer_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        instance = self.instance(problem)
        chosen = data.get("assignment")
        if not isinstance(chosen, Mapping):
            raise ProblemError('an answer needs "assignment": the warehouse of each customer, e.g. '
                               f'{{"{instance.customers[0]}": "{instance.warehouses[0]}"}}')
        for name in chosen:
            if name not in instance.customers:
                raise ProblemError(f'no customer is called "{name}". {nearest(str(name), instance.customers)}')
        values = np.empty(problem.cells, np.int16)
        for i, name in enumerate(instance.customers):
            where = chosen.get(name)
            if where not in instance.warehouses:
                raise ProblemError(f'customer "{name}" is assigned to {where!r}, expected a warehouse. '
                                   f"{nearest(str(where), instance.warehouses)}")
            values[i] = instance.warehouses.index(where)
        return values

    def cell_symbols(self, problem: Problem, values: Values) -> dict[str, str]:
        """Customer → warehouse: what facts may pair."""
        instance = self.instance(problem)
        return {name: instance.warehouses[w] for name, w in zip(instance.customers, values, strict=True)}

    def text_form(self) -> TableForm:
        return TableForm("warehouses", "customers", "cost", "use", "fixed", "forbidden", "closed",
                         ("warehouse", "customer", "capacity", "demand", "cost"))

    # Cost -------------------------------------------------------------------------------------------------

    def cost(self, problem: Problem, values: Values) -> Number:
        """What is minimised."""
        return self.instance(problem).cost_of(values)

    def lower_bound(self, problem: Problem) -> int:
        """Units of cost that no assignment goes below, from prices alone; see `lagrangian`."""
        return self._known(problem).bound

    def bound(self, problem: Problem) -> Number:
        """`lower_bound` as a number of the data."""
        return self.instance(problem).money(self.lower_bound(problem))

    def gap(self, problem: Problem, values: Values, bound: Number) -> float:
        """How far the cost may be from the best, as a share of the larger of cost and bound; 0 where proved optimal."""
        cost = self.cost(problem, values)
        return 0.0 if cost <= bound else float((cost - bound) / max(abs(cost), abs(bound)))

    def rounded(self, problem: Problem, likely: np.ndarray) -> Values | None:
        """The network's probabilities, (cells, candidates), as an assignment that keeps every rule, or None."""
        instance = self.instance(problem)
        if not instance.choices.any(1).all():
            return None
        return best_repaired(instance, rounded(instance, likely))

    def appraised(self, net: RecursiveNet, held_out: Sequence[tuple[Problem, Values]]) -> dict[str, Any]:
        """Gaps to proved optima, beside repair without the network; of larger instances than `held_out`, which are
        too easy to tell networks apart."""
        from solvers.recursive.engine import Engine

        proved = self.training_chunk(HELD_OUT_SEED, 0, HELD_OUT)
        problems = [problem for problem, _ in proved]
        by_network = [proposal.values for proposal in Engine(net).recursion(self, problems)]
        ways = {"network_and_repair": by_network, "greedy_and_repair": [self.without_network(p) for p in problems]}
        figures: dict[str, Any] = {"held_out": len(proved)}
        for name, answers in ways.items():
            gaps = [self.gap(problem, answer, self.cost(problem, best))
                    for (problem, best), answer in zip(proved, answers, strict=True) if answer is not None]
            figures[name] = {"feasible": len(gaps), "optimal": sum(gap <= 0 for gap in gaps),
                             "mean_gap_percent": round(100 * float(np.mean(gaps)), 4) if gaps else None}
        return {"figures": figures}

    def without_network(self, problem: Problem) -> Values | None:
        """The better of two greedy starts, by cost and by cost with prices, each repaired; or None."""
        instance, _, prices = self._known(problem)
        if not instance.choices.any(1).all():
            return None
        priced = instance.cost + prices * instance.use
        return best_repaired(instance, (greedy(instance), greedy(instance, priced)))

    # Rules ------------------------------------------------------------------------------------------------

    def broken_rules(self, problem: Problem, values: Values) -> list[str]:
        return words.overloads(self.instance(problem), problem.data, np.asarray(values))

    def contradictions(self, problem: Problem) -> list[str]:
        """Why there can be no answer, as far as it shows without search."""
        return words.no_answer(self.instance(problem), problem.data)

    def unsolvable(self, problem: Problem) -> str | None:
        reasons = self.contradictions(problem)
        return f"there is no answer: {'; '.join(reasons)}" if reasons else None

    def conflict_in_words(self, problem: Problem, customers: Sequence[int], minimal: bool) -> str:
        """Why there is no answer: customers that were proved not to go together."""
        return words.conflict_in_words(self.instance(problem), problem.data, customers, minimal)

    # Memory -----------------------------------------------------------------------------------------------

    def canonical(self, problem: Problem) -> Canonical:
        """Customers and warehouses in an order that their numbers alone decide. Where some are alike in every way but
        not exchangeable, two equal problems may get different keys: memory misses them."""
        instance = self.instance(problem)
        pairs = np.stack([instance.cost, instance.use, instance.allowed,
                          instance.fixed[:, None] == np.arange(problem.candidates)], -1)
        colours = np.zeros(pairs.shape[:2], np.uint64)
        for number in np.moveaxis(pairs, -1, 0):
            colours = _mixed(colours * np.uint64(3) + number.astype(np.uint64))
        row, column = np.zeros(len(pairs), np.uint64), _mixed(instance.capacity.astype(np.uint64))
        for _ in range(4):
            cell = _mixed(colours + row[:, None] * np.uint64(5) + column * np.uint64(7))
            row, column = _mixed(cell.sum(1, dtype=np.uint64) + row), _mixed(
                cell.sum(0, dtype=np.uint64) * np.uint64(11) + column)
        order, places = np.argsort(row, kind="stable"), np.argsort(column, kind="stable")
        content = pairs[order][:, places].tobytes() + instance.capacity[places].tobytes()
        units = f"{pairs.shape}{instance.cost_unit} {instance.use_unit}".encode()
        key = hashlib.sha256(units + content).hexdigest()
        return Canonical(key, order, np.argsort(places).astype(np.int16))

    def signature(self, problem: Problem) -> np.ndarray:
        """(32,) float32: size, tightness, and quantiles of the network's numbers."""
        instance = self.instance(problem)
        assert problem.features is not None
        tight = float(problem.features[0, 0, 7])
        size = [np.log10(problem.cells), np.log10(problem.candidates), tight, float(instance.by_demand),
                float(instance.allowed.mean()), float((problem.givens >= 0).mean()), float(instance.closed.mean())]
        of = [np.quantile(problem.features[:, :, k], [0.1, 0.3, 0.5, 0.7, 0.9]) for k in (0, 1, 3, 5, 8)]
        return np.concatenate([size, *of]).astype(np.float32)

    # People -----------------------------------------------------------------------------------------------

    def describe(self, problem: Problem) -> str:
        n, m = problem.cells, problem.candidates
        more = f", {int((problem.givens >= 0).sum())} of them fixed" if (problem.givens >= 0).any() else ""
        return (f"An allocation of {n} customer{'s' * (n > 1)}{more}, to {m} warehouse{'s' * (m > 1)} with "
                "capacities, at the least cost.")

    def render(self, problem: Problem, values: Values | None) -> list[list[tuple[str, str]]]:
        return words.table(self.instance(problem), problem.data, values)

    def facts(self, problem: Problem, values: Values) -> list[Fact]:
        return facts(self.instance(problem), problem.data, values)

    def why(self, problem: Problem, values: Values, cell: str) -> list[Fact]:
        return follow_ups.why(self, problem, values, cell)

    def hint(self, problem: Problem, partial: Values | None = None, given: int = 0) -> list[Fact]:
        return follow_ups.hint(self, problem, partial, given)

    def places(self, problem: Problem, text: str) -> list[str]:
        return asked.places(problem.data, text)

    def partial_in_text(self, problem: Problem, text: str, drawn: str = "") -> dict[str, Any] | None:
        chosen = asked.choices_so_far(problem.data, text)
        return {"assignment": chosen} if chosen else None

    def what_if(self, problem: Problem, values: Values | None, text: str) -> list[Fact]:
        return asked.what_if(self, problem, text)

    def partial_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        return follow_ups.partial_values(self.instance(problem), data)

    def check_partial(self, problem: Problem, data: Mapping[str, Any]) -> list[Fact]:
        return follow_ups.check_partial(self, problem, self.partial_values(problem, data))

    def in_words(self, problem: Problem, rng: np.random.Generator) -> str:
        return words.in_words(self.instance(problem), problem.data, rng)

    def answer_in_text(self, problem: Problem, text: str) -> Values | None:
        found = words.answer_in_text(self.instance(problem), text)
        return None if found is None else np.array(found, np.int16)

    # Data -------------------------------------------------------------------------------------------------

    def sample(self, rng: np.random.Generator) -> tuple[Problem, Values]:
        """A small instance with one optimal answer; no solver is needed for it."""
        data, values = generator.small(rng)
        return self.problem(data), values

    def training_chunk(self, seed: int, chunk: int, size: int) -> list[tuple[Problem, Values]]:
        """Instances of a few shapes, 15 customers and 5 warehouses to 60 and 10, proved optimal by CP-SAT."""
        rng = np.random.default_rng([seed, 1 + chunk, size])
        drawn = [generator.proved(rng, *shape) for shape in generator.shapes(rng, size)]
        return [(self.problem(data), values) for data, values in drawn]

    def augment(self, problem: Problem, values: Values, rng: np.random.Generator) -> tuple[Problem, Values]:
        """Customers and warehouses in another order."""
        instance, data = self.instance(problem), problem.data
        rows, columns = rng.permutation(problem.cells), rng.permutation(problem.candidates)
        customers = [instance.customers[i] for i in rows]
        warehouses = [instance.warehouses[w] for w in columns]
        moved = {**data, "warehouses": {w: data["warehouses"][w] for w in warehouses},
                 "customers": {c: data["customers"][c] for c in customers}}
        return self.problem(moved), np.argsort(columns)[values[rows]].astype(np.int16)


add_solver("allocation", CpSatStage())
