"""Mazes: the exact stage against brute force, the rules, bad input, texts, generator, and what the network sees."""

from __future__ import annotations

from time import perf_counter
from typing import cast

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solvers import registry
from solvers.cascade import Cascade
from solvers.errors import ProblemError
from solvers.exact.bfs import MOVES, STAY, UNREACHED
from solvers.problem import Problem, Verdict
from solvers.registry import self_test
from solvers.tasks._maze_draw import carved, draw
from solvers.tasks.maze import LONGEST, SIZES, BfsStage, Maze
from solvers.verify import judge, verify

SMALL = ["S..", ".#.", "..G"]
"""Two shortest paths, DDRR before RRDD, around one wall."""


@pytest.fixture
def maze() -> Maze:
    return cast(Maze, registry.task("maze"))


def of(maze: Maze, rows: list[str]) -> Problem:
    return maze.problem({"task": "maze", "rows": rows})


def brute_force(rows: list[str]) -> tuple[list[str], int]:
    """All shortest move strings from S to G, by trying every string of moves step by step."""
    at = {(r, c): sign for r, row in enumerate(rows) for c, sign in enumerate(row) if sign != "#"}
    start = next(cell for cell, sign in at.items() if sign == "S")
    steps = {"D": (1, 0), "L": (0, -1), "R": (0, 1), "U": (-1, 0)}
    level, seen = {start: [""]}, {start}
    while level:
        found = [way for cell, ways in level.items() if at[cell] == "G" for way in ways]
        if found:
            return sorted(found), len(found)
        after: dict[tuple[int, int], list[str]] = {}
        for (r, c), ways in level.items():
            for letter, (dr, dc) in steps.items():
                other = (r + dr, c + dc)
                if other in at and other not in seen:
                    after.setdefault(other, []).extend(way + letter for way in ways)
        level, seen = after, seen | after.keys()
    return [], 0


@st.composite
def small_mazes(draw_one: st.DrawFn) -> list[str]:
    rows, columns = draw_one(st.integers(1, 5)), draw_one(st.integers(2, 5))
    signs = draw_one(st.lists(st.sampled_from("..#"), min_size=rows * columns, max_size=rows * columns))
    start, goal = draw_one(st.lists(st.integers(0, rows * columns - 1), min_size=2, max_size=2, unique=True))
    signs[start], signs[goal] = "S", "G"
    return ["".join(signs[r * columns: (r + 1) * columns]) for r in range(rows)]


# The exact stage and the rules ---------------------------------------------------------------------------------

@given(rows=small_mazes())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_exact_stage_is_right_about_every_small_maze(maze: Maze, rows: list[str]) -> None:
    problem = of(maze, rows)
    paths, count = brute_force(rows)
    outcome = Cascade(maze).solve([problem], "exact")[0]
    if not paths:
        assert outcome.verdict is Verdict.UNSOLVABLE and "no path leads from S to G" in outcome.message
        assert BfsStage().propose(maze, [problem])[0].impossible is not None
        assert not maze.keeps_rules([problem], maze.ground(problem).ways.moves[None])[0]
        return
    assert outcome.verdict is Verdict.SOLVED and outcome.solved_by == "exact:bfs" and outcome.values is not None
    assert maze.answer_data(problem, outcome.values)["moves"] == paths[0]
    assert maze.ground(problem).ways.levels(maze.ground(problem).start)[-1] == {maze.ground(problem).goal: count}
    for path in paths:
        values = maze.ground(problem).values(path)
        assert maze.is_shortest(problem, values) and maze.answer_data(problem, values)["moves"] == path
        assert verify(maze, problem, values).valid == (path == paths[0])


@given(rows=small_mazes(), moves=st.text(MOVES, max_size=12))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_other_string_of_moves_passes(maze: Maze, rows: list[str], moves: str) -> None:
    problem = of(maze, rows)
    paths, _ = brute_force(rows)
    values = maze.answer_values(problem, {"moves": moves})
    assert verify(maze, problem, values).valid == (moves in paths[:1])
    assert maze.is_shortest(problem, values) == (moves in paths)


@pytest.mark.parametrize(("rows", "moves", "why"), [
    (SMALL, "RRDD", "move 1, right from r1c1, is on a shortest path, but so is down, and D comes before R"),
    (SMALL, "DD", "the path ends at r3c1, not at G"),
    (SMALL, "DR", "move 2, right from r2c1, leads into a wall"),
    (SMALL, "L", "move 1, left from r1c1, leads out of the maze"),
    (SMALL, "DUDDRR", "the path comes back to r1c1 with move 2 and runs in a circle"),
    (["S...", "....", "G..."], "RDDL", "the path has 4 moves, a breadth-first search found one of 2"),
])
def test_broken_rules_name_the_place(maze: Maze, rows: list[str], moves: str, why: str) -> None:
    problem = of(maze, rows)
    assert maze.broken_rules(problem, maze.ground(problem).values(moves)) == [why]


def test_moves_after_the_goal_are_rejected(maze: Maze) -> None:
    problem = of(maze, ["S.G.", "...."])
    assert verify(maze, problem, maze.answer_values(problem, {"moves": "RR"})).valid
    assert not verify(maze, problem, maze.answer_values(problem, {"moves": "RRR"})).valid


def test_rules_of_a_batch_of_mazes(maze: Maze) -> None:
    """Row i is judged by maze i; cells off the path do not count."""
    rng = np.random.default_rng(3)
    items = [maze.item(3, i) for i in range(40)]
    items = [item for item in items if item[0].shape == items[0][0].shape]
    problems, batch = [problem for problem, _ in items], np.stack([values for _, values in items])
    assert maze.keeps_rules(problems, batch).all()
    for share in (0.002, 0.02):
        wrong = np.where(rng.random(batch.shape) < share, rng.integers(0, STAY + 1, batch.shape), batch)
        expected = [not maze.broken_rules(p, values) for p, values in zip(problems, wrong, strict=True)]
        assert maze.keeps_rules(problems, wrong).tolist() == expected
        first = problems[:1] * len(wrong)
        assert maze.keeps_rules(first, wrong).tolist() == [not maze.broken_rules(problems[0], v) for v in wrong]
    assert not maze.keeps_rules(problems, np.roll(batch, 1, axis=0)).any()


def test_a_wrong_move_counts_where_the_path_goes_and_nowhere_else(maze: Maze) -> None:
    problem = of(maze, SMALL)
    values = maze.ground(problem).ways.moves
    for cell in range(problem.cells):
        wrong = values.copy()
        wrong[cell] = (wrong[cell] + 1) % problem.candidates
        same = maze.answer_data(problem, wrong) == maze.answer_data(problem, values)
        assert same == (cell not in (0, 3, 6, 7, 8)) or problem.givens[cell] >= 0
        assert maze.keeps_rules([problem], wrong[None])[0] == (cell not in (0, 3, 6, 7, 8))


def test_a_maze_without_a_path_is_told_why_before_any_search(maze: Maze) -> None:
    outcome = Cascade(maze).solve([of(maze, ["S.#..", "..#.G", "###.."])])[0]
    assert outcome.verdict is Verdict.UNSOLVABLE and outcome.stages == []
    assert ("walls shut S at r1c1 in, only 4 open cells can be reached from it, and G is not among them"
            in outcome.message)
    shut = of(maze, ["S..#G", "...##"])
    assert maze.unsolvable(shut) == "no path leads from S to G: walls stand on every side of G at r1c5"
    assert (maze.ground(shut).ways.distance == UNREACHED).sum() == 9


def test_the_largest_maze_is_quick(maze: Maze) -> None:
    started = perf_counter()
    rows = draw(np.random.default_rng(0), 40, 40, longest=150)
    problem = of(maze, rows)
    outcome = Cascade(maze).solve([problem], "exact")[0]
    assert outcome.values is not None and maze.facts(problem, outcome.values)
    assert perf_counter() - started < 2


# Data ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("rows", "why"), [
    (None, 'needs "rows"'), ([], 'needs "rows"'), ("S.G", 'needs "rows"'), (["S.", 3], 'needs "rows"'),
    (["", ""], 'needs "rows"'),
    (["S..", "..", "..G"], "row 2 has 2 cells, row 1 has 3"),
    (["S.x", "..G"], 'r1c3 is "x", expected # (wall)'),
    (["S.S", "..G"], "2 cells S (r1c1, r1c3), expected one start"),
    (["g.S", "..G"], "2 cells G (r1c1, r2c3), expected one goal"),
    (["S..", "..."], "no goal: expected one cell G"),
    (["...", "..G"], "no start: expected one cell S"),
    (["S" + "." * 39 + "G"], "1 rows of up to 41 cells, expected at most 40 of 40"),
    (["S"] + ["."] * 39 + ["G"], "41 rows"),
])
def test_bad_rows_are_named(maze: Maze, rows: object, why: str) -> None:
    with pytest.raises(ProblemError) as error:
        maze.problem({"task": "maze", "rows": rows})
    assert why in str(error.value)


@pytest.mark.parametrize("moves", [None, 3, "RRX", ["R"], "rr"])
def test_bad_answers_are_errors(maze: Maze, moves: object) -> None:
    with pytest.raises(ProblemError, match="moves"):
        maze.answer_values(of(maze, SMALL), {"moves": moves})


def test_open_cells_are_written_as_dots(maze: Maze) -> None:
    assert of(maze, ["s _", "#.g"]).data == {"task": "maze", "rows": ["S..", "#.G"]}


def test_lines_of_a_batch_file(maze: Maze) -> None:
    square, parted = maze.from_line("S...#...G,4"), maze.from_line("S../..G")
    assert square == {"task": "maze", "rows": ["S..", ".#.", "..G"]}
    assert parted == {"task": "maze", "rows": ["S..", "..G"]}
    with pytest.raises(ProblemError, match="5 cells, expected a square"):
        maze.from_line("S...G")


def test_the_generator_spreads_lengths_over_few_shapes(maze: Maze) -> None:
    items = [maze.item(5, i) for i in range(120)]
    lengths = np.array([maze.ground(problem).shortest for problem, _ in items])
    assert {problem.shape for problem, _ in items} <= {(n, n) for n in SIZES}
    assert lengths.min() <= 8 and np.median(lengths) > 15 and 45 <= lengths.max() <= LONGEST
    assert max(int(maze.ground(problem).ways.distance.max()) for problem, _ in items) <= LONGEST
    assert all(judge(maze, problem, values).verdict is Verdict.SOLVED for problem, values in items)
    self_test(maze, samples=6)


def test_carved_mazes_are_connected() -> None:
    for seed in range(4):
        opened = carved(np.random.default_rng(seed), 9, 12)
        assert opened[::2, ::2].all() and not opened[1::2, 1::2].any()


def test_symmetries_find_their_answer_anew(maze: Maze) -> None:
    problem = of(maze, ["S..", "..G"])
    values = maze.ground(problem).ways.moves
    seen = {maze.answer_data(*maze.augment(problem, values, np.random.default_rng(i)))["moves"] for i in range(60)}
    assert seen == {"DRR", "DLL", "RRU", "LLU", "DDR", "DDL", "RUU", "LUU"}


# What the network sees -----------------------------------------------------------------------------------------

def test_relations_hear_from_where_the_move_leads(maze: Maze) -> None:
    problem = of(maze, ["S..", "..G"])
    heard = {relation.name: relation.pairs().T.tolist() for relation in problem.relations}
    assert heard["down"] == [[0, 3], [1, 4], [2, 5]] and heard["up"] == [[3, 0], [4, 1], [5, 2]]
    assert heard["left"] == [[1, 0], [2, 1], [4, 3], [5, 4]] and heard["right"] == [[0, 1], [1, 2], [3, 4], [4, 5]]
    assert of(maze, ["..S", "G#."]).relations is problem.relations


def test_what_the_network_is_told_of_walls_and_goal(maze: Maze) -> None:
    problem = of(maze, ["S.#", ".#G"])
    assert problem.givens.tolist() == [-1, -1, STAY, -1, STAY, STAY]
    assert problem.allowed.sum(1).tolist() == [5, 5, 1, 5, 1, 1] and problem.allowed[:, STAY].all()
    assert problem.features is not None and problem.features.shape == (6, STAY + 1, maze.feature_count)
    ahead = ["".join(m for m, ok in zip(MOVES + "-", row, strict=True) if ok) for row in problem.features[..., 1]]
    assert ahead == ["DR", "L", "", "U", "", ""]
    assert problem.features[5, :, 0].all() and problem.features[..., 0].sum() == STAY + 1


def test_the_network_learns_from_mazes_of_several_shapes(maze: Maze) -> None:
    import torch

    from solvers.recursive.graph import Graph
    from solvers.recursive.model import NetConfig, RecursiveNet
    from solvers.recursive.pool import Pool

    items = [maze.item(0, i) for i in range(6)]
    pool = Pool.of(items)
    torch.manual_seed(0)
    net = RecursiveNet(NetConfig(relations=maze.relation_names, width=16, share=4, hidden=16,
                                 features=maze.feature_count, candidates=STAY + 1))
    graph = Graph.join([shelf.boards.graph() for shelf in pool.shelves])
    logits, state = net.step(graph, net.start(graph))
    logits[-1].sum().backward()
    assert graph.boards == 6 and torch.isfinite(state.h).all()
    assert net.inject.weight.grad is not None and bool(net.inject.weight.grad.any())


# Texts ---------------------------------------------------------------------------------------------------------

def test_the_path_is_drawn(maze: Maze) -> None:
    problem = of(maze, SMALL)
    values = maze.ground(problem).ways.moves
    assert maze.answer_data(problem, values) == {"moves": "DDRR", "length": 4, "rows": ["S..", "*#.", "**G"]}
    assert maze.render(problem, values)[1] == [("* ", "filled"), ("# ", "frame"), (". ", "open")]
    assert maze.render(problem, None)[2] == [(". . ", "open"), ("G ", "given")]
    assert maze.describe(problem) == "A 3×3 maze with 1 walls, start at r1c1 and goal at r3c3."


def test_facts_are_true(maze: Maze) -> None:
    problem = of(maze, ["S..#.", ".#.#.", "...#.", "##.##", "##G.."])
    told = {fact.text: fact.numbers for fact in maze.facts(problem, maze.ground(problem).ways.moves)}
    assert told["The path leads from S at r1c1 to G at r5c3 in 6 moves with 2 turns"] == ("r1c1", "r5c3", "6", "2")
    assert "There are 2 shortest paths, and this one comes first in the alphabet of its moves" in told
    assert "Every shortest path passes r3c3 and r4c3" in told and "From 3 open cells no path leads to G" in told
    assert "From S the path goes down for 2 moves" in told


@pytest.mark.parametrize("text", [
    "DDRR", "The moves are D, D, R, R.", "Down, down, right and then right!", "↓↓→→", "D → D → R → R",
    "First I thought RRDD, but it is\n`DDRR`", "Here:\n```\nS..\n*#.\n**G\n```", "{'moves': 'DDRR', 'length': 4}",
])
def test_answers_are_read_generously(maze: Maze, text: str) -> None:
    problem = of(maze, SMALL)
    values = maze.answer_in_text(problem, text)
    assert values is not None and maze.answer_data(problem, values)["moves"] == "DDRR"


@pytest.mark.parametrize("text", ["I cannot do that.", "You are right, up to a point", "", "S..\n.#.\n..G"])
def test_no_answer_in_text(maze: Maze, text: str) -> None:
    assert maze.answer_in_text(of(maze, SMALL), text) is None


def test_words_hold_the_whole_problem(maze: Maze) -> None:
    for i in range(4):
        problem, values = maze.item(11, i)
        text = maze.in_words(problem, np.random.default_rng(i))
        assert "maze" in text and "alphabet" in text
        found = maze.from_text(text)
        assert found is not None and maze.problem(found).data == problem.data
        drawn = "\n".join(maze.answer_data(problem, values)["rows"])
        back = maze.answer_in_text(problem, drawn)
        assert back is not None and np.array_equal(back, values)
    assert maze.from_text("What is the weather like?") is None


def test_signatures_have_one_length_and_tell_mazes_apart(maze: Maze) -> None:
    one, other = maze.signature(of(maze, SMALL)), maze.signature(maze.item(0, 0)[0])
    assert one.shape == other.shape == (31,) and one.dtype == np.float32
    assert np.isfinite(one).all() and not np.allclose(one, other)
