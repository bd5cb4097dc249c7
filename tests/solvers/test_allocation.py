"""Allocation: exact integers, verdicts with bounds, reasons, repair, symmetry, what-if, bad input."""

from __future__ import annotations

import copy
from itertools import product
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from hybrid.result import from_outcome
from solvers import registry
from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.exact.cpsat import CpSatStage, Limits, conflict, solve
from solvers.problem import Problem, Verdict
from solvers.recursive.engine import Engine, NetworkStage
from solvers.recursive.model import NetConfig, RecursiveNet
from solvers.tasks import _allocation_draw as generator
from solvers.tasks import _allocation_whatif as whatif
from solvers.tasks._allocation_baselines import lp_rounding
from solvers.tasks._allocation_data import read
from solvers.tasks._allocation_repair import greedy, lagrangian, repaired
from solvers.verify import verify

if TYPE_CHECKING:
    from solvers.tasks.allocation import Allocation

SMALL: dict[str, Any] = {
    "task": "allocation", "warehouses": {"North": 11, "South": 9}, "customers": {"Ada": 4, "Ben": 5, "Cy": 6, "Di": 3},
    "cost": {"Ada": {"North": 3, "South": 7}, "Ben": {"North": 2, "South": 4}, "Cy": {"North": 9, "South": 1},
             "Di": {"North": 5, "South": 6}}}


@pytest.fixture
def task() -> Allocation:
    found: Any = registry.task("allocation")
    return found


def changed(**fields: Any) -> dict[str, Any]:
    return {**copy.deepcopy(SMALL), **fields}


def cheapest(data: dict[str, Any]) -> float | None:
    """The least cost by counting through, on the numbers of the data themselves."""
    costs = []
    for chosen in product(data["warehouses"], repeat=len(data["customers"])):
        pairs = list(zip(data["customers"], chosen, strict=True))
        loads = dict.fromkeys(data["warehouses"], 0.0)
        for c, w in pairs:
            loads[w] += data["use"][c][w] if data.get("use") else data["customers"][c]
        out = data.get("forbidden", {})
        if (all(loads[w] <= data["warehouses"][w] for w in loads) and not set(chosen) & set(data.get("closed", []))
                and all(data.get("fixed", {}).get(c, w) == w and w not in out.get(c, []) for c, w in pairs)):
            costs.append(sum(data["cost"][c][w] for c, w in pairs))
    return min(costs, default=None)


def exact(task: Allocation, data: dict[str, Any]):
    return CpSatStage().propose(task, [task.problem(data)])[0]


def test_the_example_is_proved_optimal(task: Allocation) -> None:
    proposal = exact(task, SMALL)
    problem = task.problem(SMALL)
    assert proposal.values is not None and proposal.notes["proved"]
    assert task.answer_data(problem, proposal.values) == {
        "assignment": {"Ada": "North", "Ben": "North", "Cy": "South", "Di": "South"}, "cost": 12}
    assert cheapest(SMALL) == 12 == proposal.notes["bound"] and proposal.notes["gap"] == 0


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_exact_solver_agrees_with_counting_through(seed: int) -> None:
    """Feasible or not, with and without limits; bounds lie below, repaired assignments keep the rules."""
    rng = np.random.default_rng(seed)
    data = generator.draw(rng, 5, 3)
    data["warehouses"] = {w: round(c * rng.uniform(0.5, 1.2), 1) for w, c in data["warehouses"].items()}
    if rng.random() < 0.3:
        data["fixed"] = {"C2": "W1"}
    if rng.random() < 0.3:
        data["forbidden"] = {"C1": ["W1", "W2"]}
    if rng.random() < 0.2:
        data["closed"] = ["W3"]
    instance, least = read(data), cheapest(data)
    found = solve(instance)
    assert found.proved and (found.values is None) == (least is None)
    if found.values is None or least is None:
        return
    assert instance.cost_of(found.values) == pytest.approx(least, abs=1e-9)
    bound, prices = lagrangian(instance)
    assert bound <= instance.total(found.values)
    for start in (greedy(instance), greedy(instance, instance.cost + prices * instance.use), lp_rounding(instance)[0]):
        near = repaired(instance, start)
        if near is not None:
            assert (instance.loads(near) <= instance.capacity).all()
            assert instance.choices[np.arange(5), near].all() and instance.total(near) >= instance.total(found.values)


def test_a_cut_off_search_still_bounds(task: Allocation) -> None:
    problem = task.problem({"task": task.name, **generator.draw(np.random.default_rng(5), 60, 10)})
    proposal = CpSatStage(Limits(0.01)).propose(task, [problem])[0]
    assert proposal.values is not None and verify(task, problem, proposal.values).valid
    notes = proposal.notes
    assert notes["bound"] <= task.cost(problem, proposal.values) and 0 <= notes["gap"] < 0.2


def test_a_hint_changes_the_way_not_the_answer(task: Allocation) -> None:
    problem = task.problem(SMALL)
    poor = np.array([1, 1, 1, 1], np.int16)
    assert not verify(task, problem, poor).valid
    for hint in (poor, np.array([0, 0, 1, 1], np.int16)):
        assert task.cost(problem, np.asarray(CpSatStage().improve(task, [problem], [hint])[0].values)) == 12


# The house ------------------------------------------------------------------------------------------------------


def test_verdicts_come_with_bound_and_gap(task: Allocation) -> None:
    """Optimal only where proved; a search cut off says how far it may be from the best."""
    outcome = Cascade(task).solve([task.problem(SMALL)], "exact")[0]
    result = from_outcome(task, task.problem(SMALL), outcome).to_json()
    assert outcome.verdict is Verdict.OPTIMAL and outcome.solved_by == "exact:cpsat"
    assert result["answer"]["bound"] == result["answer"]["cost"] == 12 and result["answer"]["gap"] == 0
    hard = task.problem({"task": task.name, **generator.draw(np.random.default_rng(5), 60, 10)})
    cascade = Cascade(task)
    cascade.solvers = [CpSatStage(Limits(0.01))]
    outcome = cascade.solve([hard])[0]
    result = from_outcome(task, hard, outcome).to_json()
    assert outcome.verdict is Verdict.FEASIBLE and 0 < result["answer"]["gap"] < 0.2
    assert "from the best" in result["message"] and result["verified"]


def test_the_network_rounds_to_valid_answers_and_the_exact_stage_starts_there(task: Allocation) -> None:
    torch.manual_seed(0)
    net = RecursiveNet(NetConfig(task.relation_names, 16, 4, 32, features=task.feature_count)).eval()
    problems = [task.problem({"task": task.name, **generator.draw(np.random.default_rng(i), 12 + i, 4)})
                for i in range(3)]
    engine = Engine(net)
    for problem, proposal in zip(problems, engine.recursion(task, problems), strict=True):
        assert proposal.values is None or verify(task, problem, proposal.values).valid
    cascade = Cascade(task)
    lazy: Any = SimpleNamespace(engine=engine)
    cascade.solvers = [NetworkStage("recursion", lazy), *cascade.solvers]
    outcomes = cascade.solve(problems)
    assert all(outcome.verdict is Verdict.OPTIMAL for outcome in outcomes)
    assert outcomes[0].stages[-1]["hint"] == "an earlier stage"
    assert cascade.solve(problems, "network")[0].verdict in (Verdict.FEASIBLE, Verdict.OPTIMAL, Verdict.ABSTAINED)


def test_trained_weights_are_judged_beside_repair_alone(task: Allocation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solvers.tasks.allocation.HELD_OUT", 4)
    torch.manual_seed(0)
    net = RecursiveNet(NetConfig(task.relation_names, 16, 4, 32, features=task.feature_count)).eval()
    figures = task.appraised(net, [])["figures"]
    assert figures["held_out"] == 4
    for way in ("network_and_repair", "greedy_and_repair"):
        assert 0 <= figures[way]["optimal"] <= figures[way]["feasible"] <= 4 and figures[way]["mean_gap_percent"] >= 0


# Exactness ----------------------------------------------------------------------------------------------------


def test_decimals_are_exact(task: Allocation) -> None:
    data = {"warehouses": {"A": 0.3}, "customers": {"x": 0.1, "y": 0.2}, "cost": {"x": {"A": 0.1}, "y": {"A": 0.2}}}
    problem = task.problem(data)
    assert verify(task, problem, np.zeros(2, np.int16)).valid and task.cost(problem, np.zeros(2, np.int16)) == 0.3
    data["warehouses"]["A"] = 0.2999
    assert not verify(task, task.problem(data), np.zeros(2, np.int16)).valid


def test_huge_capacities_and_costs_leave_small_numbers_exact(task: Allocation) -> None:
    data = {"warehouses": {"A": 1e14, "B": 0.5}, "customers": {"x": 0.25, "y": 0.5},
            "cost": {"x": {"A": -1.5, "B": -2}, "y": {"A": 1e6, "B": 0}}}
    proposal = exact(task, data)
    assert task.cost(task.problem(data), np.asarray(proposal.values)) == -1.5


# Reasons ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fields", "seen"), [
    ({"warehouses": {"North": 10, "South": 7}}, "total demand is 18, but the warehouses hold 17 together: 1 too"),
    ({"customers": {"Ada": 4, "Ben": 5, "Cy": 12, "Di": 3}}, '"Cy" fits into no warehouse: it uses 12'),
    ({"forbidden": {"Di": ["North", "South"]}}, '"Di" has no warehouse'),
    ({"closed": ["North"]}, "open warehouses hold 9"),
    ({"fixed": {"Ben": "South", "Cy": "South"}}, "Ben and Cy are fixed to South and use 11"),
    ({"warehouses": {"North": 9, "South": 9}, "customers": {"Ada": 5, "Ben": 5, "Cy": 5, "Di": 1}},
     "Ada, Ben and Cy use 5 or more each, and the warehouses have places for 2 customers of that size, not for 3"),
    ({"customers": {"Ada": 6, "Ben": 6, "Cy": 4, "Di": 4}},
     "Ada, Ben, Cy and Di (demands 6, 6, 4 and 4) cannot all be served"),
])
def test_no_answer_comes_with_a_reason(task: Allocation, fields: dict[str, Any], seen: str) -> None:
    data = changed(**fields)
    assert cheapest(data) is None
    proposal = exact(task, data)
    assert proposal.values is None and seen in (proposal.impossible or "")


def test_a_minimal_conflict_is_minimal() -> None:
    data = changed(warehouses={"North": 9, "South": 9}, customers={"Ada": 5, "Ben": 5, "Cy": 5, "Di": 1})
    customers, minimal = conflict(read(data))
    assert customers == [0, 1, 2] and minimal
    for left in customers:
        fewer = copy.deepcopy(data)
        name = list(data["customers"])[left]
        del fewer["customers"][name], fewer["cost"][name]
        assert cheapest(fewer) is not None


# Symmetry and memory --------------------------------------------------------------------------------------------


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_order_of_names_changes_nothing(seed: int) -> None:
    task: Any = registry.task("allocation") if "allocation" in registry._tasks else _bare()
    problem, values = task.item(3, seed % 7)
    rng = np.random.default_rng(seed)
    moved, moved_values = task.augment(problem, values, rng)
    assert verify(task, moved, moved_values).valid and task.cost(moved, moved_values) == task.cost(problem, values)
    form, moved_form = task.canonical(problem), task.canonical(moved)
    assert form.key == moved_form.key
    assert np.array_equal(moved_form.restored(form.stored(values)), moved_values)
    assert np.allclose(task.signature(problem), task.signature(moved), atol=1e-4)


def _bare() -> Any:
    from solvers.tasks.allocation import Allocation

    task = Allocation()
    task.name = "allocation"
    return task


def test_features_are_equivariant_and_free_of_units(task: Allocation) -> None:
    problem, values = task.item(3, 1)
    rng = np.random.default_rng(0)
    moved, _ = task.augment(problem, values, rng)
    a, b = task.instance(problem), task.instance(moved)
    rows = [a.customers.index(c) for c in b.customers]
    columns = [a.warehouses.index(w) for w in b.warehouses]
    assert problem.features is not None and moved.features is not None and problem.features.dtype == np.float32
    assert problem.features.shape == (problem.cells, problem.candidates, task.feature_count)
    assert np.allclose(problem.features[rows][:, columns], moved.features, atol=1e-3)
    dearer = copy.deepcopy(dict(problem.data))
    dearer["cost"] = {c: {w: 100 + 3 * x for w, x in row.items()} for c, row in dearer["cost"].items()}
    assert np.allclose(np.asarray(task.problem(dearer).features), problem.features, atol=1e-2)


def test_training_instances_depend_on_the_seed_alone(task: Allocation) -> None:
    chunk, again = task.training_chunk(1, 0, 3), task.training_chunk(1, 0, 3)
    assert [p.data for p, _ in chunk] == [p.data for p, _ in again]
    assert all(np.array_equal(v, w) and verify(task, p, v).valid for (p, v), (_, w) in zip(chunk, again, strict=True))
    assert {(p.cells, p.candidates) for p, _ in chunk} <= set(generator.SHAPES)


# People ---------------------------------------------------------------------------------------------------------


def shown(task: Allocation, problem: Problem, values: np.ndarray | None) -> str:
    return "\n".join("".join(text for text, _ in line) for line in task.render(problem, values))


def test_the_table_marks_what_was_chosen(task: Allocation) -> None:
    data = changed(fixed={"Di": "South"}, forbidden={"Ada": ["South"]})
    problem = task.problem(data)
    values = np.array([0, 0, 1, 1], np.int16)
    lines = shown(task, problem, values).splitlines()
    assert lines[1].split() == ["Ada", "3*", "-"] and lines[3].split() == ["Cy", "9", "1*"]
    assert lines[-1].split() == ["used", "9/11", "9/9"]
    kinds = {text.strip(): kind for line in task.render(problem, values) for text, kind in line}
    assert kinds["6*"] == "given" and kinds["1*"] == "filled"
    wide = task.problem({"task": task.name, **generator.draw(np.random.default_rng(1), 70, 20)})
    assert "10 more customers" in shown(task, wide, np.zeros(70, np.int16))


def test_facts_tell_costs_room_and_next_best(task: Allocation) -> None:
    problem = task.problem(SMALL)
    told = [fact.text for fact in task.facts(problem, np.array([0, 1, 0, 1], np.int16))]
    assert "The 4 customers are served for a total cost of 22" in told
    assert "North serves 2 customers for 12 and carries 10 of 11: 1 is free" in told
    assert "Cy is served by North for 9: 8 more than South, its cheapest warehouse" in told


@pytest.mark.parametrize("text", [
    "Ada -> North, Ben -> North\nCy -> South\nDi -> South", "North: Ada, Ben. South: Cy and Di.",
    'So: {"assignment": {"Ada": "North", "Ben": "North", "Cy": "South", "Di": "South"}, "cost": 12}',
    "| Ada | North |\n| Ben | North |\n| Cy | South |\n| Di | South |", "Ada and Ben go to North, Cy and Di to South.",
])
def test_answers_are_read_generously(task: Allocation, text: str) -> None:
    found = task.answer_in_text(task.problem(SMALL), text)
    assert found is not None and found.tolist() == [0, 0, 1, 1]


def test_an_incomplete_answer_is_none(task: Allocation) -> None:
    problem = task.problem(SMALL)
    assert task.answer_in_text(problem, "Ada goes to North.") is None
    words = task.in_words(problem, np.random.default_rng(0))
    assert "allocation" in words and "North 11, South 9" in words and "Cy: North 9, South 1" in words


# What if --------------------------------------------------------------------------------------------------------


def test_what_if_tells_the_difference_and_leaves_the_problem_alone(task: Allocation) -> None:
    before = copy.deepcopy(SMALL)
    found = whatif.compare(task, SMALL, whatif.set_capacity(SMALL, "North", 13))
    assert (found.before.cost, found.after.cost, found.change) == (12, 11, -1)
    assert found.moved == {"Di": ("South", "North")} or found.after.assignment is not None
    assert found.text.startswith("the cost falls by 1, from 12 to 11; Di moves from South to North")
    found = whatif.compare(task, SMALL, whatif.close_warehouse(SMALL, "South"))
    assert found.after.verdict == "unsolvable" and "hold 11 together" in found.text
    assert before == SMALL


@pytest.mark.parametrize("after", [
    whatif.set_demand(SMALL, "Ada", 5), whatif.set_cost(SMALL, "Ben", "South", -20), whatif.force(SMALL, "Cy", "North"),
    whatif.forbid(SMALL, "Di", "South"), whatif.set_use(SMALL, "Ada", "North", 1),
    whatif.open_warehouse(whatif.close_warehouse(SMALL, "South"), "South"),
])
def test_every_change_agrees_with_counting_through(task: Allocation, after: dict[str, Any]) -> None:
    found = whatif.compare(task, SMALL, after)
    assert found.before.cost == 12 and found.after.cost == cheapest(after)
    assert (found.change is None) == (found.after.cost is None)


def test_what_if_names_are_checked() -> None:
    with pytest.raises(ProblemError, match='Did you mean "North"'):
        whatif.close_warehouse(SMALL, "Noth")
    with pytest.raises(ProblemError, match="change its use"):
        whatif.set_demand(whatif.set_use(SMALL, "Ada", "North", 1), "Ada", 2)


# Bad input ------------------------------------------------------------------------------------------------------


def without(*path: str) -> dict[str, Any]:
    data = copy.deepcopy(SMALL)
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    del at[path[-1]]
    return data


@pytest.mark.parametrize(("data", "seen"), [
    ({}, 'needs "warehouses"'), (changed(warehouses={}), 'needs "warehouses"'),
    (changed(customers=["Ada"]), 'needs "customers"'), (without("cost"), '"cost" is None'),
    (without("cost", "Cy"), '"cost" lacks customer "Cy"'),
    (without("cost", "Cy", "South"), 'customer "Cy" lacks warehouse "South"'),
    (changed(cost={**SMALL["cost"], "Ada": {"North": float("nan"), "South": 1}}), '"Ada" at warehouse "North" is nan'),
    (changed(cost={**SMALL["cost"], "Ada": {"North": float("inf"), "South": 1}}), "finite"),
    (changed(cost={**SMALL["cost"], "Ada": {"North": 10**400, "South": 1}}), "finite"),
    (changed(cost={**SMALL["cost"], "Ada": {"North": "7", "South": 1}}), "expected a number"),
    (changed(cost={**SMALL["cost"], "Eve": {"North": 1, "South": 1}}), "Eve"),
    (changed(cost={**SMALL["cost"], "Ada": {"North": 1, "South": 1, "Suoth": 1}}), 'Did you mean "South"'),
    (changed(customers={**SMALL["customers"], "Ada": -1}), 'demand of customer "Ada" is -1'),
    (changed(customers={**SMALL["customers"], "Ada": True}), "expected a number"),
    (changed(warehouses={"North": 10, "South": 0}), 'warehouse "South" has capacity 0'),
    (changed(warehouses={"North": 10, "South": -3}), "is -3"),
    (changed(warehouses={"North": 10, "North ": 8}), "differ in spaces only"),
    (changed(warehouses={"North": 10, "\x1b[2J": 8}), "printable"), (changed(warehouses={"": 10}), "printable"),
    (changed(fixed={"Ada": "Moon"}), "Moon"), (changed(forbidden={"Ada": "North"}), "expected a list"),
    (changed(closed=["South", "South"]), "twice"), (changed(closed=["East"]), "East"),
    (changed(use={"Ada": {"North": 1}}), 'customer "Ada" lacks warehouse "South"'),
    (changed(warehouses={f"W{i}": 1 for i in range(501)}), "too many"),
])
def test_bad_input_names_the_place(task: Allocation, data: dict[str, Any], seen: str) -> None:
    with pytest.raises(ProblemError) as error:
        task.problem(data)
    assert seen in str(error.value) and len(str(error.value)) < 400


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=3) | st.integers(),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
                    max_leaves=8), st.sampled_from(["warehouses", "customers", "cost", "use", "fixed", "closed"]))
@settings(max_examples=80, deadline=None)
def test_any_field_is_a_problem_or_a_problem_error(value: Any, field: str) -> None:
    try:
        read(changed(**{field: value}))
    except ProblemError as error:
        assert str(error)


@pytest.mark.parametrize(("answer", "seen"), [
    ({}, 'needs "assignment"'), ({"assignment": {"Ada": "North"}}, '"Ben" is assigned to None'),
    ({"assignment": {"Eve": "North"}}, "Eve"), ({"assignment": {"Ada": "Noth"}}, 'Did you mean "North"'),
])
def test_bad_answers_name_the_place(task: Allocation, answer: dict[str, Any], seen: str) -> None:
    with pytest.raises(ProblemError, match=seen):
        task.answer_values(task.problem(SMALL), answer)
