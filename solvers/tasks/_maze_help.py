"""Follow-ups on a maze: why the path goes on as it does at a cell, the next moves, whether moves are right so far.

Invariant: distances are those of the breadth-first search; a check tells the first wrong move, not the right one.

>>> [fact.text for fact in why(ground, values, "r1c1")]
['From r1c1 the path goes down: r2c1 is 2 moves from G', 'Right of r1c1 a wall stands', …]
"""

from __future__ import annotations

import numpy as np

from solvers.exact.bfs import MOVES, STAY
from solvers.problem import NO_GIVEN, Values
from solvers.prose import cell_number
from solvers.task import Fact, verbatim
from solvers.tasks._maze_facts import counted
from solvers.tasks._maze_ground import MOVE_NAMES, Ground

SIDES = {"D": "Below", "L": "Left of", "R": "Right of", "U": "Above"}


def why(ground: Ground, values: Values, cell: str) -> list[Fact]:
    """The distances that decide the move at a cell of the path; of another cell, why the path does not need it."""
    at = _index(ground, cell)
    name, path = ground.name(at), ground.walk(values)[0]
    far = int(ground.ways.distance[at])
    if not ground.opened.flat[at]:
        return [verbatim(f"{name} is a wall")]
    if at == ground.goal:
        return [verbatim(f"{name} is G: the path ends there")]
    if at not in path:
        here = f"{name} is {counted(far, 'move')} from G" if far >= 0 else f"From {name} no path leads to G"
        return [verbatim(f"The path does not pass {name}"), verbatim(here)]
    taken = int(values[at])
    told = [verbatim(f"From {name} the path goes {MOVE_NAMES[MOVES[taken]]}: {_beyond(ground, at, taken)}")]
    told += [verbatim(_other(ground, at, move)) for move in range(STAY) if move != taken]
    ties = [move for move in range(STAY) if move != taken and (beside := ground.next(at, move)) >= 0
            and ground.ways.distance[beside] == far - 1]
    told += [verbatim(f"{MOVE_NAMES[MOVES[move]].capitalize()} would be as short, but {MOVES[taken]} comes before "
                      f"{MOVES[move]} in the alphabet") for move in ties]
    return told


def hint(ground: Ground, partial: Values | None, given: int) -> list[Fact]:
    """The next moves up to a turn, from where the moves so far and the hints given lead."""
    moves = "" if partial is None else _followed(ground, partial)
    wrong, at = _walked(ground, moves)
    if wrong:
        return [wrong]
    if ground.ways.distance[at] < 0:
        return [verbatim(f"From {ground.name(at)} no path leads to G")]
    start = way = steps = 0
    for leg in range(given + 1):
        if at == ground.goal:
            return [verbatim("The hints so far lead to G" if leg else "The path has reached G")]
        start, at, way = at, *_leg(ground, at)
        steps = int(ground.ways.distance[start] - ground.ways.distance[at])
    return [verbatim(f"From {ground.name(start)} go {MOVE_NAMES[MOVES[way]]} for {counted(steps, 'move')}")]


def _leg(ground: Ground, at: int) -> tuple[int, int]:
    """Where the path from a cell first turns, and the move that leads there."""
    way = int(ground.ways.moves[at])
    while at != ground.goal and int(ground.ways.moves[at]) == way:
        at = ground.next(at, way)
    return at, way


def check_partial(ground: Ground, moves: str) -> list[Fact]:
    """The first wrong move, or how many are right so far."""
    wrong, at = _walked(ground, moves)
    if wrong:
        return [wrong]
    if at == ground.goal:
        return [verbatim(f"All {len(moves)} moves are right, and they reach G")]
    said = "No move is made yet" if not moves else f"All {len(moves)} moves so far are right" if len(moves) > 1 else (
        "The 1 move so far is right")
    return [verbatim(f"{said}; they lead to {ground.name(at)}" if moves else said)]


def partial_values(ground: Ground, moves: str) -> Values:
    """(cells,) the moves at the cells that they pass, NO_GIVEN elsewhere."""
    values, at = np.full(ground.opened.size, NO_GIVEN, np.int16), ground.start
    for move in map(MOVES.index, moves):
        if values[at] != NO_GIVEN or at == ground.goal:
            break
        values[at] = move
        if (other := ground.next(at, move)) < 0:
            break
        at = other
    return values


def _followed(ground: Ground, partial: Values) -> str:
    """The moves that a partial answer makes from S."""
    moves, at, seen = "", ground.start, set()
    while at not in seen and at != ground.goal and 0 <= (move := int(partial[at])) < STAY:
        seen.add(at)
        moves += MOVES[move]
        if (other := ground.next(at, move)) < 0:
            break
        at = other
    return moves


def _walked(ground: Ground, moves: str) -> tuple[Fact | None, int]:
    """What is wrong with the first wrong move, and the cell that the moves before it lead to."""
    at = ground.start
    for step, move in enumerate(map(MOVES.index, moves), 1):
        what = f"Move {step}, {MOVE_NAMES[MOVES[move]]} from {ground.name(at)}"
        if at == ground.goal:
            return verbatim(f"Move {step} comes after G is reached"), at
        other = ground.next(at, move)
        if other < 0:
            where = "out of the maze" if ground.ways.around[at, move] < 0 else "into a wall"
            return verbatim(f"{what}, leads {where}"), at
        if ground.ways.distance[other] != ground.ways.distance[at] - 1:
            return verbatim(f"{what}, comes no nearer to G: the moves are right up to there"), at
        if move != ground.ways.moves[at]:
            return verbatim(f"{what}, is on a shortest path, but not on the first in the alphabet"), at
        at = other
    return None, at


def _beyond(ground: Ground, at: int, move: int) -> str:
    beside = ground.next(at, move)
    far = int(ground.ways.distance[beside])
    return f"{ground.name(beside)} is G" if far == 0 else f"{ground.name(beside)} is {counted(far, 'move')} from G"


def _other(ground: Ground, at: int, move: int) -> str:
    """What lies on a side that the path does not take."""
    side, beside = SIDES[MOVES[move]], ground.next(at, move)
    if beside < 0:
        what = "the maze ends" if ground.ways.around[at, move] < 0 else "a wall stands"
        return f"{side} {ground.name(at)} {what}"
    return f"{side} {ground.name(at)} lies {_beyond(ground, at, move).replace(' is ', ', ', 1)}"


def _index(ground: Ground, cell: str) -> int:
    wanted = "".join(cell.split())
    wanted = {"S": ground.name(ground.start), "G": ground.name(ground.goal)}.get(wanted.upper(), wanted.lower())
    return cell_number(cell, wanted, [ground.name(i) for i in range(ground.opened.size)])
