"""Base class for square grids of symbols in which named groups hold each symbol at most once.

A subclass names its relations and its sizes; everything else (JSON form, rules, exact solver, uniqueness,
deduction steps, rendering, memory features, generator) follows from them and can be overridden.

Invariant: symbols are interchangeable names: candidate k of an n×n grid is `symbols[k]`, k < n.

    @register_task("latin-v0")
    class Latin(GridTask):
        "Fill an n×n grid: each row and each column holds every symbol once."
        relations = ("row", "column")
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

import numpy as np

from solvers import grid_asked, grid_help
from solvers.deduce import deduction_facts
from solvers.errors import ProblemError
from solvers.exact.sat import DistinctSat, literal_groups
from solvers.places import cells_in
from solvers.problem import NO_GIVEN, Problem, Relation, Values
from solvers.task import Canonical, Fact, GridForm, Task

SYMBOLS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLANK = "."
BLANKS = ".0_-*?"
"""Blank signs accepted in the JSON form; `.` is written."""


PLEAS = ("Solve this {task}:", "Please fill in this {n}x{n} {task} for me.", "Can you finish my {task}?",
         "Here is a {task} I am stuck on.", "What is the solution of this {task}?")


class GridTask(Task):
    """A square grid. Subclasses set `relations` and, if they like, `sizes`, `title`, `words`, `unique`."""

    relations: ClassVar[tuple[str, ...]] = ("row", "column")
    sizes: ClassVar[tuple[int, ...]] = tuple(range(2, 17))
    sample_size: ClassVar[int] = 4
    unique = True
    interchangeable = True
    asked_as: ClassVar[Mapping[str, str]] = {
        "why": "a cell, as r4c7 or row 4 column 7", "what-if": "a cell and its symbol, as r1c1 is 5",
        "check": "the board as far as it is filled, or cells with their symbols, as r1c3 is 4"}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.relation_names = cls.relations

    # Layout ---------------------------------------------------------------------------------------------

    def box_shape(self, n: int) -> tuple[int, int]:
        """(rows, columns) of a box: as square as n allows, wider than high (6×6 has boxes of 2×3)."""
        rows = next(r for r in range(math.isqrt(n), 0, -1) if n % r == 0)
        return rows, n // rows

    def groups(self, name: str, n: int) -> np.ndarray:
        """(groups, members) int32 cells of relation `name`; override to add relations of your own."""
        grid = np.arange(n * n, dtype=np.int32).reshape(n, n)
        if name == "row":
            return grid
        if name == "column":
            return grid.T.copy()
        if name == "box":
            rows, columns = self.box_shape(n)
            return grid.reshape(n // rows, rows, n // columns, columns).swapaxes(1, 2).reshape(n, n)
        raise NotImplementedError(f'relation "{name}" needs groups() in {type(self).__name__}')

    def layout(self, n: int) -> tuple[Relation, ...]:
        """The relations of an n×n grid, shared by all its problems."""
        return _layout(self, n)

    def sat(self, n: int) -> DistinctSat:
        """A fresh exact solver: what it finds and spends depends on the questions put to it alone."""
        return DistinctSat(n * n, n, _literal_groups(self, n))

    def symbol(self, candidate: int) -> str:
        return SYMBOLS[candidate]

    def group_name(self, relation: Relation, index: int) -> str:
        """How a person calls a group, e.g. "row 3"."""
        return f"{relation.name} {index + 1}"

    @staticmethod
    def cell_name(n: int, cell: int) -> str:
        """r3c7 is row 3, column 7, counted from 1."""
        return f"r{cell // n + 1}c{cell % n + 1}"

    # Problems and answers -------------------------------------------------------------------------------

    def problem(self, data: Mapping[str, Any]) -> Problem:
        text = data.get("grid")
        if not isinstance(text, str):
            raise ProblemError(f'{self.title} needs "grid": one character a cell, e.g. "{self.example()}"')
        text = text.strip()
        n = math.isqrt(len(text))
        if n * n != len(text) or n not in self.sizes:
            wanted = ", ".join(f"{s * s} ({s}×{s})" for s in self.sizes)
            raise ProblemError(f'the grid has {len(text)} cells, expected {wanted}: "{text[:40]}"')
        return self.from_givens(self._read(text, n))

    def from_givens(self, givens: np.ndarray) -> Problem:
        """The problem with these givens, (cells,) candidate indices or NO_GIVEN."""
        n = math.isqrt(len(givens))
        grid = "".join(BLANK if g < 0 else self.symbol(int(g)) for g in givens)
        allowed = np.ones((n * n, n), bool)
        fixed = givens >= 0
        allowed[fixed] = np.arange(n) == givens[fixed, None]
        return Problem(self.name, {"task": self.name, "grid": grid}, (n, n), allowed,
                       givens.astype(np.int16), self.layout(n))

    def _read(self, text: str, n: int) -> np.ndarray:
        symbols = SYMBOLS[:n]
        givens = np.full(n * n, NO_GIVEN, np.int16)
        for i, sign in enumerate(text.upper()):
            if sign in symbols:
                givens[i] = symbols.index(sign)
            elif sign not in BLANKS:
                place = self.cell_name(n, i)
                raise ProblemError(f'{place} is "{text[i]}", expected one of {symbols} or {BLANK} for a blank')
        return givens

    def answer_data(self, problem: Problem, values: Values) -> dict[str, Any]:
        return {"grid": "".join(self.symbol(int(v)) for v in values)}

    def answer_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        text = data.get("grid")
        n = problem.shape[0]
        if not isinstance(text, str) or len(text) != n * n:
            raise ProblemError(f'an answer needs "grid" with {n * n} symbols, seen: {str(text)[:40]!r}')
        values = self._read(text, n)
        if (values < 0).any():
            raise ProblemError(f"the answer leaves {int((values < 0).sum())} of {n * n} cells blank")
        return values

    def from_line(self, line: str) -> dict[str, Any] | None:
        return {"task": self.name, "grid": line.split(",", maxsplit=1)[0].strip()}

    def text_form(self) -> GridForm:
        return GridForm(self.sizes, SYMBOLS)

    def example(self) -> str:
        n = min(self.sizes)
        return SYMBOLS[0] + BLANK * (n * n - 1)

    # Rules ----------------------------------------------------------------------------------------------

    def broken_rules(self, problem: Problem, values: Values) -> list[str]:
        return [sentence for relation in problem.relations for sentence in self._repeats(problem, relation, values)]

    def contradictions(self, problem: Problem) -> list[str]:
        return self.repeats(problem, problem.givens)

    def repeats(self, problem: Problem, values: np.ndarray) -> list[str]:
        """A sentence for each symbol that a group holds twice; (cells,) values, negative where open."""
        found = [s for relation in problem.relations for s in self._repeats(problem, relation, values)]
        return list(dict.fromkeys(found))

    def _repeats(self, problem: Problem, relation: Relation, values: np.ndarray) -> list[str]:
        n, sentences = problem.shape[0], []
        for index, members in enumerate(relation.groups if relation.groups is not None else ()):
            first: dict[int, int] = {}
            for cell in members.tolist():
                value = int(values[cell])
                if value >= 0 and value in first:
                    where = f"{self.cell_name(n, first[value])} and {self.cell_name(n, cell)}"
                    sentences.append(f"{self.group_name(relation, index)} holds {self.symbol(value)} twice: {where}")
                first.setdefault(value, cell)
        return sentences

    def keeps_rules(self, problems: Sequence[Problem], batch: np.ndarray) -> np.ndarray:
        if type(self).broken_rules is not GridTask.broken_rules:
            return super().keeps_rules(problems, batch)
        bits = np.left_shift(np.int64(1), batch.astype(np.int64))
        good = np.ones(len(batch), bool)
        for relation in problems[0].relations:  # these rules know no givens
            assert relation.groups is not None
            seen = np.bitwise_or.reduce(bits[:, relation.groups], axis=2)  # (b, groups)
            good &= (np.bitwise_count(seen) == relation.groups.shape[1]).all(1)
        return good

    def another(self, problem: Problem, values: Values) -> Values | None:
        sat = self.sat(problem.shape[0])
        sat.block(values)
        return sat.solve(problem)

    # Memory ---------------------------------------------------------------------------------------------

    def canonical(self, problem: Problem) -> Canonical | None:
        """Symbols renumbered in the order of their first appearance: equal up to relabelling."""
        n = problem.shape[0]
        return relabelled(problem.givens, np.arange(n * n), n)

    def signature(self, problem: Problem) -> np.ndarray:
        """(24,) float32: size, share of givens, and sorted quantiles of givens by group and symbol."""
        n = problem.shape[0]
        given = problem.givens >= 0
        spread = [np.sort(given[r.groups].mean(1)) for r in problem.relations if r.groups is not None]
        counts = np.sort(np.bincount(problem.givens[given], minlength=n) / n)
        quantiles = [np.quantile(x, [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]) for x in (np.concatenate(spread), counts)]
        layout = np.histogram(np.flatnonzero(given) / problem.cells, bins=8, range=(0, 1))[0] / max(given.sum(), 1)
        return np.concatenate([[n / 16, given.mean()], *quantiles, layout]).astype(np.float32)

    # People ---------------------------------------------------------------------------------------------

    def describe(self, problem: Problem) -> str:
        n = problem.shape[0]
        return f"A {n}×{n} {self.title} with {int((problem.givens >= 0).sum())} givens."

    def render(self, problem: Problem, values: Values | None) -> list[list[tuple[str, str]]]:
        n = problem.shape[0]
        rows, columns = self.box_shape(n) if "box" in self.relations else (n, n)
        bar = "+".join(["-" * (2 * columns + 1)] * (n // columns))
        lines: list[list[tuple[str, str]]] = []
        for r in range(n):
            if r and r % rows == 0:
                lines.append([(bar, "frame")])
            line = [(" ", "frame")]
            for c in range(n):
                if c and c % columns == 0:
                    line.append(("| ", "frame"))
                line.append(self._piece(problem, values, r * n + c))
            lines.append(line)
        return lines

    def _piece(self, problem: Problem, values: Values | None, cell: int) -> tuple[str, str]:
        if problem.givens[cell] >= 0:
            return self.symbol(int(problem.givens[cell])) + " ", "given"
        return (BLANK + " ", "open") if values is None else (self.symbol(int(values[cell])) + " ", "filled")

    def cell_symbols(self, problem: Problem, values: Values) -> dict[str, str]:
        n = problem.shape[0]
        return {self.cell_name(n, i): self.symbol(int(v)) for i, v in enumerate(values)}

    def facts(self, problem: Problem, values: Values) -> list[Fact]:
        return deduction_facts(self, problem, values)

    def why(self, problem: Problem, values: Values, cell: str) -> list[Fact]:
        return grid_help.why(self, problem, values, cell)

    def hint(self, problem: Problem, partial: Values | None = None, given: int = 0) -> list[Fact]:
        return grid_help.hint(self, problem, partial, given)

    def places(self, problem: Problem, text: str) -> list[str]:
        return [place.name for place in cells_in(text)]

    def partial_in_text(self, problem: Problem, text: str, drawn: str = "") -> dict[str, Any] | None:
        return grid_asked.partial_in_text(self, problem, text, drawn)

    def what_if(self, problem: Problem, values: Values | None, text: str) -> list[Fact]:
        return grid_asked.what_if(self, problem, values, text)

    def partial_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        text, n = data.get("grid"), problem.shape[0]
        if not isinstance(text, str) or len(text) != n * n:
            raise ProblemError(f'a partial answer needs "grid" with {n * n} signs, {BLANK} for open cells, seen: '
                               f"{str(text)[:40]!r}")
        return self._read(text, n)

    def check_partial(self, problem: Problem, data: Mapping[str, Any]) -> list[Fact]:
        return grid_help.check_partial(self, problem, self.partial_values(problem, data))

    def in_words(self, problem: Problem, rng: np.random.Generator) -> str:
        n = problem.shape[0]
        grid = str(problem.data["grid"]).replace(BLANK, str(rng.choice([".", "0", "_"])))
        rows = [grid[i * n:(i + 1) * n] for i in range(n)]
        boards = ["".join(rows), "\n".join(rows), "\n".join(" ".join(row) for row in rows), " ".join(rows)]
        board = boards[int(rng.integers(len(boards)))]
        return f"{rng.choice(PLEAS).format(task=self.title, n=n)}\n{board}"

    def answer_in_text(self, problem: Problem, text: str) -> Values | None:
        """The last n×n symbols in a row once spaces, line ends and frame signs are left out."""
        n = problem.shape[0]
        packed = re.sub(r"[\s|+,;:\[\]()'\"`*-]", "", text.upper())
        runs = [run for run in re.findall(f"[{SYMBOLS[:n]}]+", packed) if len(run) >= n * n]
        return np.array([SYMBOLS.index(sign) for sign in runs[-1][-n * n:]], np.int16) if runs else None

    # Data -----------------------------------------------------------------------------------------------

    def random_grid(self, n: int, rng: np.random.Generator) -> Values:
        """A full grid that keeps the rules, drawn by the exact solver with random preferences."""
        sat = self.sat(n)
        literals = np.arange(1, n**3 + 1)
        sat.prefer((literals * np.where(rng.random(n**3) < 1 / n, 1, -1)).tolist())
        first = rng.permutation(n)
        values = sat.model([sat.literal(i, int(c)) for i, c in enumerate(first)] if "row" in self.relations else [])
        if values is None:
            raise ProblemError(f"no {n}×{n} grid keeps the rules of {self.name}")
        return values

    def sample(self, rng: np.random.Generator) -> tuple[Problem, Values]:
        """A minimal problem: no given can be left out without a second answer appearing."""
        return self.minimal(self.sample_size, rng)

    def minimal(self, n: int, rng: np.random.Generator) -> tuple[Problem, Values]:
        """A minimal n×n problem with its answer."""
        values = self.random_grid(n, rng)
        return self.minimise(values, rng.permutation(n * n)), values

    def minimise(self, values: Values, order: np.ndarray) -> Problem:
        """Leaves out givens in this order as long as the answer stays unique; `order` lists the cells given."""
        others = self.sat(math.isqrt(len(values)))
        others.block(values)
        kept = [others.literal(int(i), int(values[i])) for i in order]
        for literal in list(kept):
            rest = [x for x in kept if x != literal]
            if others.forced(rest):
                kept = rest
        return self.from_givens(self.givens_of(values, [(x - 1) // others.candidates for x in kept]))

    @staticmethod
    def givens_of(values: Values, cells: Sequence[int] | np.ndarray) -> np.ndarray:
        """(cells,) givens that show the answer at these cells only."""
        givens = np.full(len(values), NO_GIVEN, np.int16)
        givens[cells] = values[cells]
        return givens

    def augment(self, problem: Problem, values: Values, rng: np.random.Generator) -> tuple[Problem, Values]:
        relabel = rng.permutation(problem.candidates).astype(np.int16)
        givens = np.where(problem.givens < 0, NO_GIVEN, relabel[problem.givens])
        return self.from_givens(givens), relabel[values]


def relabelled(givens: np.ndarray, order: np.ndarray, n: int) -> Canonical:
    """Canonical form of a grid whose cells are read in `order`: symbols numbered as they first appear."""
    relabel = np.full(n, -1, np.int16)
    moved = givens[order]
    for value in moved.tolist():
        if value >= 0 and relabel[value] < 0:
            relabel[value] = relabel.max() + 1
    for value in range(n):  # symbols that no given shows come last, in their own order
        if relabel[value] < 0:
            relabel[value] = relabel.max() + 1
    key = "".join(BLANK if v < 0 else SYMBOLS[relabel[v]] for v in moved)
    return Canonical(key, order, relabel)


@cache
def _layout(task: GridTask, n: int) -> tuple[Relation, ...]:
    return tuple(Relation(name, groups=task.groups(name, n), distinct=True) for name in task.relations)


@cache
def _literal_groups(task: GridTask, n: int) -> list[list[int]]:
    return literal_groups(n * n, n, [g for r in _layout(task, n) if r.groups is not None for g in r.groups])
