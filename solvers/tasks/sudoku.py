"""Sudoku of 4×4, 6×6, 9×9 and 16×16: every row, column and box holds each symbol once.

Invariant: a solved sudoku keeps its givens, keeps the three rules, and has no second answer.

>>> task("sudoku").problem({"task": "sudoku", "grid": "1....2....3....4"}).shape
(4, 4)
"""

from __future__ import annotations

import numpy as np

from solvers.deduce import Deduction
from solvers.exact.sat import SatStage
from solvers.grid import GridTask, relabelled
from solvers.problem import Problem, Values
from solvers.registry import add_solver, register_task
from solvers.task import Canonical

CLIMB_ROUNDS = 300
"""Rounds of one climb, about 1.5 seconds and 80 hard boards."""
HARD_EFFORT, VERY_HARD_EFFORT = 8, 16
"""Conflicts of search from which a board counts as hard: twice the mean of "diabolical" newspaper boards, and
half the mean of the hardest known ones."""
VERY_HARD_SHARE = 0.3
ADVANCED_EVERY = 2
"""One in so many hard training boards is shown with every single placed, so that nothing is easy at its start. Of
sudoku-extreme rows 36 % begin so, of our hill-climbed boards 3 % (docs/LOG.md)."""
OTHER_SIZES = {4: 0.03, 6: 0.05, 16: 0.05}
"""Shares of the training boards that are not 9×9."""


@register_task("sudoku")
class Sudoku(GridTask):
    """Fill the grid: each row, each column and each box holds every symbol once."""

    title = "sudoku"
    words = ("sudoku", "su doku", "sudokus", "数独")
    relations = ("row", "column", "box")
    sizes = (4, 6, 9, 16)
    sample_size = 9

    def effort(self, problem: Problem, values: Values) -> int:
        """Difficulty: conflicts that an exact search meets until it has proved that there is no second answer.

        0 where singles decide, a few for the hardest newspaper boards, 40 on average for the hardest known ones.
        """
        others = self.sat(problem.shape[0])
        others.block(values)
        others.solve(problem)
        return others.conflicts()

    def training_chunk(self, seed: int, chunk: int, size: int) -> list[tuple[Problem, Values]]:
        """Half hard 9×9 boards met while hill-climbing on search effort, `VERY_HARD_SHARE` of all very hard ones,
        every ADVANCED_EVERY-th with its singles placed; a few minimal boards of the other sizes; random minimal 9×9
        boards for the rest."""
        rng = np.random.default_rng([seed, 1 + chunk, size])
        hard: list[tuple[Problem, Values]] = []
        very: list[tuple[Problem, Values]] = []
        while len(very) < round(size * VERY_HARD_SHARE) or len(very) + len(hard) < size // 2:
            problem, values = self.sample(rng)
            for board, effort in self.climb(problem, values, rng):
                if effort >= HARD_EFFORT:
                    (very if effort >= VERY_HARD_EFFORT else hard).append((board, values))
        chosen = [very[i] for i in rng.permutation(len(very))[: round(size * VERY_HARD_SHARE)]]
        chosen += [hard[i] for i in rng.permutation(len(hard))[: size // 2 - len(chosen)]]
        for i in range(0, len(chosen), ADVANCED_EVERY):
            problem, values = chosen[i]
            chosen[i] = self.from_givens(Deduction(self, problem).singles()), values
        for n, share in OTHER_SIZES.items():
            chosen += [self.minimal(n, rng) for _ in range(round(size * share))]
        return chosen + [self.sample(rng) for _ in range(size - len(chosen))]

    def climb(self, problem: Problem, values: Values, rng: np.random.Generator) -> list[tuple[Problem, int]]:
        """Random walk over the minimal boards of one answer towards those that cost a search more effort:
        every board met, with its effort.

        A round removes a given, restores uniqueness by adding others, minimises again, and moves there unless
        the effort fell.
        """
        here, effort = problem, self.effort(problem, values)
        met = [(here, effort)]
        for _ in range(CLIMB_ROUNDS):
            kept = rng.permutation(np.flatnonzero(here.givens >= 0))[1:]
            tried = self._unique_again(kept, values, rng)
            met.append((tried, self.effort(tried, values)))
            if met[-1][1] >= effort:
                here, effort = met[-1]
        return list({board.data["grid"]: (board, cost) for board, cost in met}.values())

    def _unique_again(self, kept: np.ndarray, values: Values, rng: np.random.Generator) -> Problem:
        givens = self.givens_of(values, kept)
        others = self.sat(int(values.max()) + 1)
        others.block(values)
        while (other := others.solve(self.from_givens(givens))) is not None:
            cell = int(rng.choice(np.flatnonzero(other != values)))
            givens[cell] = values[cell]
        fresh = np.setdiff1d(np.flatnonzero(givens >= 0), kept)
        return self.minimise(values, np.concatenate([rng.permutation(kept), rng.permutation(fresh)]))

    def canonical(self, problem: Problem) -> Canonical:
        """Equal up to relabelling, transposition and moves of bands, stacks, rows and columns.

        Colour refinement (Weisfeiler-Leman) of rows, columns and symbols gives the order. Where it leaves ties
        (boards with symmetries of their own) two equal boards may get different keys: memory misses them.
        """
        n = problem.shape[0]
        grid = problem.givens.reshape(n, n)
        rows, columns = self.box_shape(n)
        forms = [_sorted_form(grid, rows, columns, np.arange(n * n).reshape(n, n))]
        if rows == columns:
            forms.append(_sorted_form(grid.T, rows, columns, np.arange(n * n).reshape(n, n).T))
        return min((relabelled(problem.givens, order, n) for order in forms), key=lambda form: form.key)

    def augment(self, problem: Problem, values: Values, rng: np.random.Generator) -> tuple[Problem, Values]:
        """Relabels, permutes bands, stacks, rows and columns, and transposes where boxes are square."""
        n = problem.shape[0]
        rows, columns = self.box_shape(n)
        order = np.arange(n * n).reshape(n, n)[_shuffled(n, rows, rng)][:, _shuffled(n, columns, rng)]
        if rows == columns and rng.random() < 0.5:
            order = order.T
        order = order.reshape(-1)
        return super().augment(self.from_givens(problem.givens[order]), values[order], rng)


def _shuffled(n: int, size: int, rng: np.random.Generator) -> np.ndarray:
    """An order of n lines that keeps runs of `size` together."""
    return np.concatenate([b * size + rng.permutation(size) for b in rng.permutation(n // size)])


def _mixed(x: np.ndarray) -> np.ndarray:
    """SplitMix64 finaliser: spreads uint64 colours so that their sums identify multisets."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _sorted_form(grid: np.ndarray, rows: int, columns: int, cells: np.ndarray) -> np.ndarray:
    """(cells,) order that sorts bands, stacks, rows and columns by colours that do not depend on their places."""
    n = len(grid)
    given = grid >= 0
    row, column, symbol = (np.full(n, k, np.uint64) for k in (1, 2, 3))
    band_of, stack_of = np.arange(n) // rows, np.arange(n) // columns
    band, stack = row[: n // rows], column[: n // columns]
    for _ in range(6):
        band = _mixed(np.add.reduceat(row, np.arange(0, n, rows)))
        stack = _mixed(np.add.reduceat(column, np.arange(0, n, columns)) + np.uint64(7))
        of_symbol = np.where(given, symbol[np.maximum(grid, 0)], np.uint64(0))
        cell = _mixed(row[:, None] * np.uint64(3) + column * np.uint64(5) + of_symbol * np.uint64(11)
                      + _mixed(band[band_of][:, None] + stack[stack_of] * np.uint64(13)))
        cell = np.where(given, cell, _mixed(cell + np.uint64(17)))
        row = _mixed(cell.sum(1, dtype=np.uint64) + band[band_of])
        column = _mixed(cell.sum(0, dtype=np.uint64) + stack[stack_of])
        total = np.zeros(n, np.uint64)
        np.add.at(total, grid[given], cell[given])
        symbol = _mixed(total + np.uint64(19))
    by_row = np.concatenate([b * rows + np.argsort(row[b * rows:(b + 1) * rows]) for b in np.argsort(band)])
    by_column = np.concatenate([s * columns + np.argsort(column[s * columns:(s + 1) * columns])
                                for s in np.argsort(stack)])
    return cells[by_row][:, by_column].reshape(-1)


add_solver("sudoku", SatStage())
