"""Baselines that the network is measured beside: greedy by regret, and rounding of the linear relaxation.

Invariant: neither repairs anything: an assignment that overloads a warehouse is counted as infeasible.

    values, bound = lp_rounding(instance)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solvers.tasks._allocation_data import Instance
from solvers.tasks._allocation_repair import greedy

__all__ = ["greedy", "lp_rounding"]


def lp_rounding(instance: Instance) -> tuple[NDArray[np.int64], float]:
    """Each customer's largest share of the linear relaxation (HiGHS), and its optimum in units of cost; customers
    that it splits go last, by share, each to the largest share that still fits where one does."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    live = instance.choices
    who, where = np.nonzero(live)
    count = np.arange(len(who))
    serve = csr_array((np.ones(len(who)), (who, count)), shape=(len(live), len(who)))
    load = csr_array((instance.use[who, where].astype(float), (where, count)), shape=(live.shape[1], len(who)))
    solved = linprog(instance.cost[who, where].astype(float), load, instance.capacity.astype(float), serve,
                     np.ones(len(live)), (0, 1), method="highs")
    if solved.x is None:
        return greedy(instance), float("-inf")
    shares = np.full(live.shape, -1.0)
    shares[who, where] = solved.x
    values = shares.argmax(1)
    room = instance.capacity.copy()
    for i in np.argsort(-shares.max(1), kind="stable"):
        fits = live[i] & (instance.use[i] <= room)
        values[i] = int(np.where(fits, shares[i] - 1e-9 * np.arange(len(fits)), -np.inf).argmax()) if fits.any() else (
            values[i])
        room[values[i]] -= instance.use[i, values[i]]
    return values, float(solved.fun)
