"""What can be said of an allocation without search: prices, a lower bound, the network's numbers, and a repair step.

The repair step turns any assignment (the network's, a greedy one) into one that keeps the capacities, and a cheaper
one: the best move or exchange of customers again and again, where overload has a price a warehouse that rises as
long as it lasts and falls afterwards.

Invariant: everything here is deterministic and bounded; `repaired` returns only assignments that keep every rule.

    bound, prices = lagrangian(instance);  values = repaired(instance, greedy(instance))
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from solvers.problem import Values
from solvers.tasks._allocation_data import Instance

FEATURES = 12
PRICE_ROUNDS = 120
ROUNDS = 30
"""Local optima that the repair step visits."""
WORK = 60_000_000
"""Moves and exchanges that the repair step looks at in all: below a second."""
FAR = 4.0
"""Features are clipped to ±FAR."""


def spread_of(instance: Instance) -> float:
    """What a difference in cost counts as 1: the mean distance of a customer's choices from its cheapest."""
    live = instance.choices
    cheapest = np.where(live, instance.cost, np.iinfo(np.int64).max).min(1)
    over = np.where(live, instance.cost - cheapest[:, None], 0)
    return max(float(over.sum()) / max(int(live.sum()), 1), 1e-9)


def lagrangian(instance: Instance) -> tuple[int, NDArray[np.float64]]:
    """A proved lower bound in units of cost, and (warehouses,) prices of capacity, by subgradient ascent.

    Each customer takes what is cheapest with the prices; what all pay together, less the worth of the capacities,
    is below every valid assignment's cost. Every customer must have a choice.
    """
    live = instance.choices
    use, capacity = instance.use.astype(float), instance.capacity.astype(float)
    cost = np.where(live, instance.cost.astype(float), np.inf)
    prices, best, best_prices = np.zeros(len(capacity)), -np.inf, np.zeros(len(capacity))
    spread = spread_of(instance)
    step = spread / max(float(np.median(use[live])), 1e-9)
    for _ in range(PRICE_ROUNDS):
        priced = np.where(live, cost + prices * use, np.inf)
        bound = float(priced.min(1).sum() - prices @ capacity)
        if bound > best:
            best, best_prices = bound, prices
        excess = ((_cheapest(priced) * use).sum(0) - capacity) / np.maximum(capacity, 1)
        prices = np.maximum(0.0, prices + step * excess)
        step *= 0.965
    size = float(np.abs(instance.cost).sum() + best_prices @ capacity)
    return math.ceil(best - 1e-12 * size - 1e-6), best_prices


def features(instance: Instance, prices: NDArray[np.float64]) -> NDArray[np.float32]:
    """(customers, warehouses, FEATURES) float32, the same whatever the units, the offset of costs or the order.

    Cost over the customer's cheapest, its rank, the customer's regret; use over capacity and over the customer's
    mean; the room left if every customer took its cheapest; tightness; relative capacity; how many hold the
    warehouse for their cheapest; and cost over the cheapest, room and share, once capacity has its prices.
    """
    live, n, m = instance.choices, *instance.cost.shape
    spread = spread_of(instance)
    use, capacity = np.minimum(instance.use, instance.capacity).astype(float), np.maximum(instance.capacity, 1.0)
    numbers = np.zeros((n, m, FEATURES))
    for at, cost in ((0, instance.cost.astype(float)), (9, instance.cost + prices * instance.use)):
        masked = np.where(live, cost, np.inf)
        ordered = np.sort(masked, 1)[:, :2]
        numbers[:, :, at] = (np.where(live, masked, ordered[:, :1]) - ordered[:, :1]) / spread
        taken = _cheapest(masked)
        numbers[:, :, at + 1] = (capacity - (taken * use).sum(0)) / capacity
        numbers[:, :, at + 2] = taken.sum(0) * m / n - 1
        if at == 0 and m > 1:
            second = np.where(np.isfinite(ordered[:, 1]), ordered[:, 1] - ordered[:, 0], FAR * spread)
            numbers[:, :, 3] = (second / spread)[:, None]
            numbers[:, :, 4] = (masked[:, :, None] > masked[:, None]).mean(-1) * m / (m - 1)
    mean = np.maximum((use * live).sum(1) / np.maximum(live.sum(1), 1), 1e-9)
    numbers[:, :, 5] = use / capacity * m / 2
    numbers[:, :, 6] = use / mean[:, None] - 1
    numbers[:, :, 7] = (mean.sum() / capacity.sum() - 1) * 2
    numbers[:, :, 8] = capacity / capacity.mean() - 1
    return np.clip(numbers, -FAR, FAR).astype(np.float32)


def _cheapest(cost: NDArray[np.float64]) -> NDArray[np.float64]:
    """(customers, warehouses) 1 at each customer's cheapest choice, shared where several cost the same: so nothing
    depends on the order of the warehouses."""
    least = cost <= cost.min(1, keepdims=True)
    return least / least.sum(1, keepdims=True)


def greedy(instance: Instance, cost: np.ndarray | None = None) -> NDArray[np.int64]:
    """Customers by what they would lose without their cheapest choice, each to its cheapest warehouse with room, or
    to the cheapest one where none has. cost: (customers, warehouses) instead of the instance's own."""
    live = instance.choices
    cost = instance.cost if cost is None else cost
    room = instance.capacity.copy()
    values = np.full(len(cost), -1)
    left = np.ones(len(cost), bool)
    while left.any():
        open_cost = np.where(live & (instance.use <= room), cost, np.inf)
        two = np.partition(open_cost, min(1, open_cost.shape[1] - 1), 1)[:, :2]
        with np.errstate(invalid="ignore"):
            regret = np.where(np.isinf(two[:, -1]), 1e300, two[:, -1] - two[:, 0])
        regret = np.where(np.isinf(two[:, 0]), -1.0, regret)
        i = int(np.where(left, regret, -np.inf).argmax())
        row = open_cost[i] if np.isfinite(two[i, 0]) else np.where(live[i], cost[i], np.inf)
        values[i] = int(row.argmin())
        room[values[i]] -= instance.use[i, values[i]]
        left[i] = False
    return values


def rounded(instance: Instance, likely: np.ndarray) -> list[NDArray[np.int64]]:
    """What the network's probabilities, (customers, warehouses), suggest: each customer's likeliest choice; and greedy
    by them, the surest first, each where there is room."""
    return [np.where(instance.choices, likely, -np.inf).argmax(1),
            greedy(instance, -np.log(np.maximum(likely.astype(float), 1e-9)))]


def best_repaired(instance: Instance, starts: Iterable[np.ndarray], rounds: int = ROUNDS) -> Values | None:
    """The cheapest of these starts, each repaired."""
    found = [repaired(instance, start, rounds) for start in starts]
    return min((values for values in found if values is not None), key=instance.total, default=None)


def repaired(instance: Instance, start: np.ndarray, rounds: int = ROUNDS) -> Values | None:
    """The cheapest assignment met on a walk from `start` that keeps every capacity, or None."""
    walk = _Walk(instance, np.asarray(start, np.int64))
    for _ in range(rounds):
        walk.descend()
        walk.reprice()
        if walk.work > WORK:
            break
    walk.polish()
    return None if walk.best is None else walk.best.astype(np.int16)


class _Walk:
    """values: where the walk is. loads: what it uses. weight: (warehouses,) price of a unit of overload."""

    def __init__(self, instance: Instance, start: np.ndarray):
        self.instance, self.values = instance, start.copy()
        self.live, self.rows = instance.choices, np.arange(len(start))
        self.cost, self.use = instance.cost.astype(float), instance.use.astype(float)
        self.capacity = instance.capacity.astype(float)
        self.loads = instance.loads(start).astype(float)
        typical = max(float(np.median(self.use[self.live])), 1e-9)
        self.weight = np.full(len(self.capacity), spread_of(instance) / typical)
        self.best: np.ndarray | None = None
        self.lowest, self.work = np.inf, 0
        if self.live[self.rows, start].all():
            self._note()

    def descend(self) -> None:
        """Best moves while there are any, exchanges where there is none; notes the cheapest valid assignment."""
        for _ in range(20 * len(self.values)):
            if not self._move() and not self._exchange():
                break
            self._note()
            if self.work > WORK:
                break
        self._note()

    def polish(self) -> None:
        """From the best assignment met, what still gains without any overload."""
        if self.best is not None:
            self.values, self.loads = self.best.copy(), self.instance.loads(self.best).astype(float)
            self.weight = np.full(len(self.capacity), 1e6 * float(self.weight.max() + np.abs(self.cost).max()))
            self.descend()

    def reprice(self) -> None:
        over = self.loads > self.capacity
        self.weight = np.where(over, self.weight * 1.6, self.weight * (0.75 if not over.any() else 1.0))

    def _note(self) -> None:
        if (self.loads <= self.capacity).all():
            cost = self.instance.total(self.values)
            if cost < self.lowest:
                self.lowest, self.best = cost, self.values.copy()

    def _over(self, loads: np.ndarray, at: np.ndarray | slice = slice(None)) -> np.ndarray:
        """The price of overload if warehouses `at` carried `loads`."""
        return self.weight[at] * np.maximum(0.0, loads - self.capacity[at])

    def _move(self) -> bool:
        """The one move of a customer that gains most."""
        here, rows = self.values, self.rows
        now, own = self._over(self.loads), self.use[rows, here]
        leave = self._over(self.loads[here] - own, here) - now[here] - self.cost[rows, here]
        gain = leave[:, None] + self.cost + self._over(self.loads + self.use) - now
        gain[rows, here] = np.inf
        gain = np.where(self.live, gain, np.inf)
        self.work += gain.size
        i, w = divmod(int(gain.argmin()), gain.shape[1])
        if not gain[i, w] < -1e-9:
            return False
        self._put(i, w)
        return True

    def _exchange(self) -> bool:
        """The one exchange of two customers that gains most; of many customers those that lose least are looked at."""
        rows = self._candidates()
        here = self.values[rows]
        use, cost, live = self.use[np.ix_(rows, here)], self.cost[np.ix_(rows, here)], self.live[np.ix_(rows, here)]
        own, now = np.diagonal(use), self._over(self.loads)
        load = self.loads[here] - own  # each warehouse without the customer that would leave it
        mine = self.weight[here][:, None] * np.maximum(0.0, load[:, None] + use.T - self.capacity[here][:, None])
        delta = (cost - np.diagonal(cost)[:, None]) + mine - now[here][:, None]  # [i, j]: j comes to i's warehouse
        gain = delta + delta.T
        gain[~(live & live.T) | (here[:, None] == here)] = np.inf
        self.work += gain.size
        i, j = divmod(int(gain.argmin()), len(rows))
        if not gain[i, j] < -1e-9:
            return False
        a, b = int(here[i]), int(here[j])
        self._put(int(rows[i]), b)
        self._put(int(rows[j]), a)
        return True

    def _candidates(self) -> np.ndarray:
        """Every customer, or the 400 with most to gain elsewhere."""
        if len(self.rows) <= 400:
            return self.rows
        over = self._over(self.loads) / np.maximum(self.capacity, 1)
        elsewhere = np.where(self.live, self.cost, np.inf).min(1) - self.cost[self.rows, self.values]
        return np.sort((elsewhere - (over * self.capacity)[self.values]).argsort(kind="stable")[:400])

    def _put(self, i: int, warehouse: int) -> None:
        self.loads[self.values[i]] -= self.use[i, self.values[i]]
        self.values[i] = warehouse
        self.loads[warehouse] += self.use[i, warehouse]
