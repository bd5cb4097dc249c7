"""What a person's words ask of a maze: the moves so far, and what if a wall, the start or the goal were elsewhere.

Invariant: both lengths of a what-if are those of a breadth-first search.

>>> [fact.text for fact in what_if(maze, problem, "what if r1c3 is open?")]
['If r1c3 is open the shortest path has 3 moves, as now']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from solvers.errors import ProblemError
from solvers.exact.bfs import MOVES
from solvers.places import Place, cells_in
from solvers.problem import Problem
from solvers.task import Fact, verbatim
from solvers.tasks._maze_facts import counted
from solvers.tasks._maze_ground import GOAL, MOVE_NAMES, OPEN, START, WALL, Ground

if TYPE_CHECKING:
    from solvers.tasks.maze import Maze

_LETTERS = re.compile(rf"(?<![A-Za-z])[{MOVES}](?:[\s,]*[{MOVES}])+(?![A-Za-z])|(?<=[:\s])[{MOVES}](?=[\s.?!]*$)")
_WORDS = re.compile(rf"\b(?:{'|'.join(MOVE_NAMES.values())})\b", re.I)
_JUDGED = re.compile(r"\b(?:right (?:so far|until now|up to)|all right|(?:is|are|was|were) (?:it|this|that|these|they|"
                     r"my \w+(?: \w+)?) (?:\w+ )?right|right\s*\?)", re.I)
_ARROWS = str.maketrans("↓←→↑", MOVES)
_OPENED = re.compile(r"\b(?:open\w*|free|no wall|without|remov\w+|gone|taken away|no longer|not a wall|breaks?|"
                     r"broken)\b", re.I)
_SHUT = re.compile(r"\b(?:wall\w*|block\w*|clos\w+|shut|barred)\b", re.I)
_START, _GOAL = re.compile(r"\b(?:start\w*|begin\w*|S)\b"), re.compile(r"\b(?:goal|end\w*|exit|finish\w*|target|G)\b")


def places(ground: Ground, text: str) -> list[str]:
    """Cells by row and column, else the start or the goal by name."""
    found = [place.name for place in cells_in(text)]
    if found:
        return found
    ends = ((_START, ground.start), (_GOAL, ground.goal))
    return [ground.name(cell) for pattern, cell in ends if pattern.search(text)]


def moves_so_far(text: str) -> str | None:
    """The last run of moves in letters or arrows, else those told in words; None where there are none."""
    spoken = text.translate(_ARROWS) if re.search("[↓←→↑]", text) else text
    runs = [re.sub(f"[^{MOVES}]", "", run) for run in _LETTERS.findall(spoken)]
    if runs:
        return runs[-1]
    letters = {name: letter for letter, name in MOVE_NAMES.items()}
    said = _WORDS.findall(_JUDGED.sub(" ", text))
    return "".join(letters[word.lower()] for word in said) or None


def what_if(task: Maze, problem: Problem, text: str) -> list[Fact]:
    """Raises ProblemError where the text names no change, or one that makes no maze."""
    cells = cells_in(text)
    if not cells:
        raise ProblemError("name a cell and what it should be: what if r2c2 is open, is a wall, is the start, is the "
                           "goal?")
    rows = [list(row) for row in problem.data["rows"]]
    changes = []
    for place in cells:
        r, c = map(int, place.name[1:].split("c"))
        if not (1 <= r <= len(rows) and 1 <= c <= len(rows[0])):
            raise ProblemError(f"there is no {place.name}: cells are r1c1 to r{len(rows)}c{len(rows[0])}")
        changes.append(_changed(rows, place, text))
    after = task.problem({"rows": ["".join(row) for row in rows]})
    now, then = task.ground(problem).shortest, task.ground(after).shortest
    change = " and ".join(changes)
    if then < 0:
        return [verbatim(f"If {change} no path leads from S to G")]
    if now < 0:
        return [verbatim(f"If {change} the shortest path has {counted(then, 'move')}; now there is none")]
    more = f"{counted(abs(then - now), 'move')} {'more' if then > now else 'fewer'} than now"
    beside = "as now" if now == then else more
    return [verbatim(f"If {change} the shortest path has {counted(then, 'move')}, {beside}")]


def _changed(rows: list[list[str]], place: Place, text: str) -> str:
    """Makes the change that the words ask for; says it."""
    r, c = (int(part) - 1 for part in place.name[1:].split("c"))
    sign, words = rows[r][c], text[:place.start] + text[place.end:]
    for pattern, end, name in ((_START, START, "the start"), (_GOAL, GOAL, "the goal")):
        if pattern.search(words) and not _SHUT.search(words):
            if sign in (START, GOAL) and sign != end:
                raise ProblemError(f"{place.name} is {sign}; start and goal must differ")
            for row in rows:
                row[:] = [OPEN if other == end else other for other in row]
            rows[r][c] = end
            return f"{place.name} is {name}"
    if sign in (START, GOAL):
        raise ProblemError(f"{place.name} is {sign}: it stays open")
    if _OPENED.search(words):
        rows[r][c] = OPEN
        return f"{place.name} is open"
    if _SHUT.search(words):
        rows[r][c] = WALL
        return f"{place.name} is a wall"
    raise ProblemError(f"say what {place.name} should be: open, a wall, the start or the goal")
