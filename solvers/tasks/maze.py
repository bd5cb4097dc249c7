"""Mazes of up to 40×40 cells: the shortest path from S to G around walls.

An answer says the next move (D, L, R, U, or none) at every cell; the path is read off from S. The network is taught
the right move at all cells, a rule that spreads from the goal like a wave; only the cells that the path visits decide
whether an answer is right. Of all shortest paths the one is asked for whose moves come first in the alphabet, the
rule of the Maze-Hard labels.

Invariant: a valid answer leads through open cells from S to G in as few moves as a breadth-first search proves
possible, and no other shortest path comes before it in the alphabet. So there is never a second one.

>>> maze = task("maze"); problem = maze.problem({"rows": ["S.#", "#.G"]})
>>> maze.answer_data(problem, maze.ground(problem).ways.moves)
{'moves': 'RDR', 'length': 3, 'rows': ['S*#', '#*G']}
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, ClassVar, cast

import numpy as np

from solvers.errors import ProblemError
from solvers.exact.bfs import MOVES, STAY, neighbours
from solvers.problem import NO_GIVEN, Problem, Proposal, Relation, Values
from solvers.registry import add_solver, register_task
from solvers.task import Fact, MapForm, Recipe, Task
from solvers.tasks import _maze_asked as maze_asked
from solvers.tasks import _maze_help as maze_help
from solvers.tasks._maze_draw import draw
from solvers.tasks._maze_facts import path_facts
from solvers.tasks._maze_ground import (
    GOAL,
    LARGEST,
    MOVE_NAMES,
    OPEN,
    PATH,
    START,
    WALL,
    Ground,
    checked_rows,
    ground_of,
)
from solvers.tasks._maze_text import blocks, marked, moves_in

SIZES = (9, 11, 13, 15)
"""Edges of generated mazes: few, as the trainer keeps a shelf for every shape."""
LONGEST = 60
"""Moves from any cell to the goal in generated mazes: what 16 supervision steps of 4 passes can reach."""
WINDING = 4
"""Moves of a path for each row and column, seldom exceeded: 3 at most in mazes of strewn walls."""
MOST_PASSES = 240
"""However large the maze: what the network has not solved by then it seldom solves at all (docs/LOG.md)."""
MAP = 4
"""Edge of the coarse map of walls in a signature."""

PLEAS = ("Find the shortest path through this maze from S to G.", "What is the shortest way out of this maze, S to G?",
         "Please solve my maze: start at S, end at G, as few moves as possible.",
         "Here is a maze. How do I get from S to G in the fewest moves?")
LEGEND = ("# is a wall and . is open. If several paths are shortest, give the one whose moves (D down, L left, "
          "R right, U up) come first in the alphabet.")


@cache
def _relations(rows: int, columns: int) -> tuple[Relation, ...]:
    """For each move: every cell hears from the cell that the move leads to."""
    around = neighbours(rows, columns)
    receivers = [np.flatnonzero(around[:, move] >= 0) for move in range(STAY)]
    return tuple(Relation(name, edges=np.stack([cells, around[cells, move]]).astype(np.int32))
                 for move, (name, cells) in enumerate(zip(MOVE_NAMES.values(), receivers, strict=True)))


@register_task("maze")
class Maze(Task):
    """Find the shortest path from S to G; of several the alphabetically first."""

    title = "maze"
    words = ("maze", "mazes", "labyrinth", "labyrinths")
    relation_names = tuple(MOVE_NAMES.values())
    feature_count = 2
    network_stages = ("recursion", "restarts")
    """No branching: a move fixed in one cell says nothing of the others."""
    recipe = Recipe(width=48)
    asked_as: ClassVar[Mapping[str, str]] = {
        "why": "a cell, as r4c7 or row 4 column 7", "check": "the moves so far, as DDR or down, down, right",
        "what-if": "a cell that is open, a wall, the start or the goal"}

    # Problems and answers -------------------------------------------------------------------------------

    def problem(self, data: Mapping[str, Any]) -> Problem:
        return self.from_rows(checked_rows(data.get("rows")))

    def from_rows(self, rows: tuple[str, ...]) -> Problem:
        """rows: well formed. Walls and the goal are given "no move"; every other cell allows all candidates.

        Moves into walls are left to the rules: the pairs of a candidate hear their like in the cells around, so a cell
        that lacked some would pass on less of the wave (docs/LOG.md). features: goal here; the move is open.
        """
        ground = ground_of(rows)
        opened = ground.opened.ravel()
        fixed = ~opened
        fixed[ground.goal] = True
        givens = np.where(fixed, STAY, NO_GIVEN).astype(np.int16)
        allowed = ~fixed[:, None] | (np.arange(STAY + 1) == STAY)
        features = np.zeros((opened.size, STAY + 1, self.feature_count), np.float32)
        features[ground.goal, :, 0] = 1
        features[:, :STAY, 1] = np.append(opened, False)[ground.ways.around] & opened[:, None]
        return Problem(self.name, {"task": self.name, "rows": list(rows)}, ground.opened.shape, allowed, givens,
                       _relations(*ground.opened.shape), features)

    def ground(self, problem: Problem) -> Ground:
        return ground_of(tuple(problem.data["rows"]))

    def answer_data(self, problem: Problem, values: Values) -> dict[str, Any]:
        ground = self.ground(problem)
        cells, _ = ground.walk(values)
        last = cells[-1:] if int(values[cells[-1]]) != STAY else []  # a broken path ends with the move that breaks it
        moves = "".join(MOVES[int(values[cell])] for cell in (*cells[:-1], *last))
        return {"moves": moves, "length": len(moves), "rows": marked(problem.data["rows"], cells)}

    def answer_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        return self.ground(problem).values(self._moves(data))

    @staticmethod
    def _moves(data: Mapping[str, Any]) -> str:
        moves = data.get("moves")
        if not isinstance(moves, str) or not set(moves) <= set(MOVES):
            raise ProblemError(f'an answer needs "moves", letters of {MOVES} from S to G, seen: {str(moves)[:40]!r}')
        return moves

    def from_line(self, line: str) -> dict[str, Any] | None:
        """Rows parted by "/", or all cells of a square maze in a row; text after the first comma is ignored."""
        text = line.split(",", maxsplit=1)[0].strip()
        edge = math.isqrt(len(text))
        if "/" in text:
            rows = text.split("/")
        elif edge * edge == len(text):
            rows = [text[i: i + edge] for i in range(0, len(text), edge)]
        else:
            raise ProblemError(f"the line has {len(text)} cells, expected a square of them, or rows parted by /; "
                               "write open cells as . (spaces at the ends of a line are lost)")
        return {"task": self.name, "rows": rows}

    def text_form(self) -> MapForm:
        return MapForm("rows", WALL, OPEN, START, GOAL, LARGEST)

    def from_text(self, text: str) -> dict[str, Any] | None:
        """The JSON form of the largest block of lines in a text that looks like a maze, or None; `problem` checks."""
        found = [block for block in blocks(text) if any({START, GOAL, WALL} & set(line) for line in block)]
        if not found:
            return None
        return {"task": self.name, "rows": max(found, key=lambda block: sum(map(len, block)))}

    # Rules ----------------------------------------------------------------------------------------------

    def broken_rules(self, problem: Problem, values: Values) -> list[str]:
        ground = self.ground(problem)
        cells, why = ground.walk(values)
        if why:
            return [why]
        if len(cells) - 1 > ground.shortest:
            return [f"the path has {len(cells) - 1} moves, a breadth-first search found one of {ground.shortest}"]
        for step, cell in enumerate(cells[:-1], 1):
            taken, best = int(values[cell]), int(ground.ways.moves[cell])
            if taken != best:
                return [f"move {step}, {MOVE_NAMES[MOVES[taken]]} from {ground.name(cell)}, is on a shortest path, but "
                        f"so is {MOVE_NAMES[MOVES[best]]}, and {MOVES[best]} comes before {MOVES[taken]}"]
        return []

    def keeps_rules(self, problems: Sequence[Problem], batch: np.ndarray) -> np.ndarray:
        """The right path is one, so its moves decide."""
        grounds = [self.ground(each) for each in problems]
        best = np.stack([ground.ways.moves for ground in grounds])
        needed = np.zeros(best.shape, bool)
        for row, ground in zip(needed, grounds, strict=True):
            row[ground.ways.path(ground.start)] = True
        possible = np.array([ground.shortest >= 0 for ground in grounds])
        return ((batch == best) | ~needed).all(1) & possible

    def is_shortest(self, problem: Problem, values: Values) -> bool:
        """Whether the answer leads along any shortest path, the alphabet aside."""
        ground = self.ground(problem)
        cells, why = ground.walk(values)
        return not why and len(cells) - 1 == ground.shortest

    def unsolvable(self, problem: Problem) -> str | None:
        ground = self.ground(problem)
        return None if ground.shortest >= 0 else ground.shut_in()

    def passes(self, problem: Problem) -> int:
        """Passes that the network may need: the wave from the goal goes one cell in each, and ways wind."""
        return min(MOST_PASSES, WINDING * sum(problem.shape))

    # Memory ---------------------------------------------------------------------------------------------

    def signature(self, problem: Problem) -> np.ndarray:
        """(31,) float32: size, walls, places of S and G, open cells by their exits, a coarse map of walls."""
        ground = self.ground(problem)
        rows, columns = problem.shape
        opened = ground.opened
        (r1, c1), (r2, c2) = ((divmod(cell, columns)) for cell in (ground.start, ground.goal))
        places = [r1 / rows, c1 / columns, r2 / rows, c2 / columns, abs(r1 - r2) / rows, abs(c1 - c2) / columns]
        exits = np.append(opened.ravel(), False)[ground.ways.around].sum(1)[opened.ravel()]
        counts = np.bincount(exits, minlength=5) / exits.size
        total, closed = np.zeros((2, MAP, MAP))
        at = (np.arange(rows) * MAP // rows)[:, None], (np.arange(columns) * MAP // columns)[None, :]
        np.add.at(total, at, 1.0)
        np.add.at(closed, at, ~opened)
        coarse = (closed / total.clip(min=1)).ravel()
        size = [rows / LARGEST, columns / LARGEST, 1 - opened.mean(), math.log1p(ground.shortest + 1) / 8]
        return np.concatenate([size, places, counts, coarse]).astype(np.float32)

    # People ---------------------------------------------------------------------------------------------

    def describe(self, problem: Problem) -> str:
        ground = self.ground(problem)
        rows, columns = problem.shape
        start, goal = ground.name(ground.start), ground.name(ground.goal)
        return f"A {rows}×{columns} maze with {int((~ground.opened).sum())} walls, start at {start} and goal at {goal}."

    def render(self, problem: Problem, values: Values | None) -> list[list[tuple[str, str]]]:
        kinds = {WALL: "frame", START: "given", GOAL: "given", PATH: "filled"}
        rows = problem.data["rows"]
        if values is not None:
            rows = marked(rows, self.ground(problem).walk(values)[0])
        return [[("".join(sign + " " for sign in signs), kind)
                 for kind, signs in groupby(row, key=lambda sign: kinds.get(sign, "open"))] for row in rows]

    def facts(self, problem: Problem, values: Values) -> list[Fact]:
        return path_facts(self.ground(problem), values)

    def why(self, problem: Problem, values: Values, cell: str) -> list[Fact]:
        return maze_help.why(self.ground(problem), values, cell)

    def hint(self, problem: Problem, partial: Values | None = None, given: int = 0) -> list[Fact]:
        return maze_help.hint(self.ground(problem), partial, given)

    def places(self, problem: Problem, text: str) -> list[str]:
        return maze_asked.places(self.ground(problem), text)

    def partial_in_text(self, problem: Problem, text: str, drawn: str = "") -> dict[str, Any] | None:
        moves = maze_asked.moves_so_far(text)
        return None if moves is None else {"moves": moves}

    def what_if(self, problem: Problem, values: Values | None, text: str) -> list[Fact]:
        return maze_asked.what_if(self, problem, text)

    def partial_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        return maze_help.partial_values(self.ground(problem), self._moves(data))

    def check_partial(self, problem: Problem, data: Mapping[str, Any]) -> list[Fact]:
        return maze_help.check_partial(self.ground(problem), self._moves(data))

    def in_words(self, problem: Problem, rng: np.random.Generator) -> str:
        return f"{rng.choice(PLEAS)} {LEGEND}\n" + "\n".join(problem.data["rows"])

    def answer_in_text(self, problem: Problem, text: str) -> Values | None:
        ground = self.ground(problem)
        moves = moves_in(ground, text)
        return None if moves is None else ground.values(moves)

    # Data -----------------------------------------------------------------------------------------------

    def sample(self, rng: np.random.Generator) -> tuple[Problem, Values]:
        """A maze of one of SIZES with strewn or carved walls, no cell farther than LONGEST from its goal."""
        edge = int(rng.choice(SIZES))
        problem = self.from_rows(tuple(draw(rng, edge, edge, LONGEST)))
        return problem, self.ground(problem).ways.moves.copy()

    def augment(self, problem: Problem, values: Values, rng: np.random.Generator) -> tuple[Problem, Values]:
        """Turned or mirrored; the answer is found anew, as a mirror changes which path comes first."""
        signs = np.array([list(row) for row in problem.data["rows"]])
        signs = np.rot90(signs, int(rng.integers(4)))
        signs = signs.T if rng.random() < 0.5 else signs
        moved = self.from_rows(tuple("".join(row) for row in signs))
        return moved, self.ground(moved).ways.moves.copy()


@dataclass(frozen=True)
class BfsStage:
    """The exact stage: the right move at every cell by breadth-first search, or the proof that there is no path."""

    stage: str = "exact:bfs"

    def propose(self, task: Task, problems: Sequence[Problem]) -> list[Proposal]:
        return [self._one(cast(Maze, task).ground(problem)) for problem in problems]

    def _one(self, ground: Ground) -> Proposal:
        if ground.shortest < 0:
            return Proposal(None, self.stage, impossible=ground.shut_in())
        return Proposal(ground.ways.moves.copy(), self.stage)


add_solver("maze", BfsStage())
