"""Generated allocations: small ones whose answer is found by counting through, larger ones that CP-SAT proves.

The classes follow Beasley's generalised assignment instances (use and cost independent, or dearer where little is
used; profits as negative costs) and supply chains: places on a map, cost by distance and demand, one demand
everywhere, warehouses of uneven size.

Invariant: an instance depends on the state of its random generator alone, and its answer is proved optimal.

    data = draw(np.random.default_rng(0), 15, 5);  small(rng) -> data and its only optimal assignment
"""

from __future__ import annotations

from typing import Any

import numpy as np

from solvers.exact.cpsat import Limits, solve
from solvers.problem import Values
from solvers.tasks._allocation_data import read
from solvers.tasks._allocation_repair import greedy, repaired

KINDS = {"independent": 0.35, "profit": 0.15, "inverse": 0.2, "map": 0.3}
SHAPES = {(15, 5): 0.2, (20, 5): 0.15, (24, 8): 0.2, (30, 5): 0.15, (40, 8): 0.2, (60, 10): 0.1}
"""(customers, warehouses) of training instances and their shares: few shapes, as each is a shelf of the trainer."""
SMALL = (8, 3)
"""(customers, warehouses) of a sample: all 6561 assignments are counted through."""
PROOF_WORK = 0.2
"""Deterministic time in which CP-SAT proves a training instance, or it is left out."""


def draw(rng: np.random.Generator, customers: int, warehouses: int) -> dict[str, Any]:
    """The JSON form of one instance without its "task"; it may have no answer."""
    kind = str(rng.choice(list(KINDS), p=list(KINDS.values())))
    n, m = customers, warehouses
    use = rng.integers(5, 26, (n, m)).astype(float)
    if kind == "map":
        use = np.repeat(rng.integers(2, 31, (n, 1)), m, 1).astype(float)
        cost = _distances(rng, n, m) * (use if rng.random() < 0.5 else 10)
    elif kind == "profit":
        cost = -rng.uniform(*((15, 25) if rng.random() < 0.6 else (10, 25)), (n, m))
    elif kind == "inverse":
        cost = 111 - 4 * use + rng.uniform(-10, 10, (n, m))
    else:
        cost = rng.uniform(10, 50, (n, m))
    cost = np.round(cost, 2 if rng.random() < 0.7 else 0) + 0.0
    tight = rng.uniform(0.72, 0.95) if kind != "map" else rng.uniform(1.05, 1.4)
    shares = np.ones(m) if rng.random() < 0.6 else rng.dirichlet(np.full(m, 6.0)) * m
    capacity = np.maximum(np.ceil(tight * use.mean(1).sum() / m * shares), use.max())
    names = [f"C{i + 1}" for i in range(n)], [f"W{j + 1}" for j in range(m)]
    data: dict[str, Any] = {
        "warehouses": dict(zip(names[1], _numbers(capacity), strict=True)),
        "customers": dict(zip(names[0], _numbers(use[:, 0]) if kind == "map" else [1] * n, strict=True)),
        "cost": _rows(names, cost)}
    return data if kind == "map" else {**data, "use": _rows(names, use)}


def small(rng: np.random.Generator) -> tuple[dict[str, Any], Values]:
    """A small instance with exactly one optimal assignment, in which capacity matters; no solver is asked."""
    n, m = SMALL
    every = np.indices((m,) * n).reshape(n, -1).T  # (assignments, customers)
    while True:
        data = draw(rng, n, m)
        instance = read(data)
        rows = np.arange(n)
        total = instance.cost[rows, every].sum(1)
        used = instance.use[rows, every]
        valid = instance.allowed[rows, every].all(1)
        for w in range(m):
            valid &= np.where(every == w, used, 0).sum(1) <= instance.capacity[w]
        order = np.flatnonzero(valid)
        if len(order) < 2:
            continue
        best, second = order[np.argsort(total[order], kind="stable")[:2]]
        values, rotated = every[best], (every[best] + 1) % m
        tight = total[best] > instance.cost.min(1).sum()
        if total[best] < total[second] and tight and (instance.loads(rotated) > instance.capacity).any():
            return data, values.astype(np.int16)


def proved(rng: np.random.Generator, customers: int, warehouses: int) -> tuple[dict[str, Any], Values]:
    """An instance with an optimal assignment that CP-SAT proved."""
    while True:
        data = draw(rng, customers, warehouses)
        instance = read(data)
        if not instance.allowed.any(1).all():
            continue
        found = solve(instance, Limits(60.0, PROOF_WORK), repaired(instance, greedy(instance), rounds=5))
        if found.proved and found.values is not None:
            return data, found.values


def shapes(rng: np.random.Generator, count: int) -> list[tuple[int, int]]:
    """Shapes of `count` training instances, in their shares."""
    kinds = list(SHAPES)
    return [kinds[k] for k in rng.choice(len(kinds), count, p=list(SHAPES.values()))]


def _distances(rng: np.random.Generator, customers: int, warehouses: int) -> np.ndarray:
    """(customers, warehouses) between random places of the unit square, at least 0.05."""
    a, b = rng.random((customers, 1, 2)), rng.random((1, warehouses, 2))
    return np.maximum(0.05, np.linalg.norm(a - b, axis=-1))


def _numbers(values: np.ndarray) -> list[int | float]:
    return [int(v) if float(v).is_integer() else round(float(v), 2) for v in values]


def _rows(names: tuple[list[str], list[str]], table: np.ndarray) -> dict[str, dict[str, int | float]]:
    return {c: dict(zip(names[1], _numbers(row), strict=True)) for c, row in zip(names[0], table, strict=True)}
