"""Boards used by several tests; each has one solution unless its name says otherwise."""

from typing import cast

from solvers.registry import task
from solvers.tasks.sudoku import Sudoku

EASY = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
EASY_SOLVED = "534678912672195348198342567859761423426853791713924856961537284287419635345286179"
MANY = "." * 81
HARD = "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4.."
CONTRADICTORY = "55" + "." * 79
IMPOSSIBLE = "..9.287..8.6..4..5..3.....46.........2.71345.........23.....5..9..4..8.7..125.3.."
"""Its givens keep every rule, and still no answer exists."""

SUDOKU = cast(Sudoku, task("sudoku"))
