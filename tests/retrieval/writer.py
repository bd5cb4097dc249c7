"""A process that remembers boards and prints the id of each as soon as `add` has acknowledged it.

    python writer.py FOLDER SEED COUNT
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from retrieval import Memory
from solvers import registry
from solvers.grid import GridTask


def main(folder: Path, seed: int, count: int) -> None:
    task = registry.task("sudoku")
    assert isinstance(task, GridTask)
    rng = np.random.default_rng(seed)
    with Memory(folder, use_text_model=False) as memory:
        for i in range(count):
            values = task.random_grid(9, rng)
            problem = task.from_givens(task.givens_of(values, rng.permutation(81)[:40]))
            print(memory.add(task, problem, values, solved_by="test"), flush=True)
            if i % 10 == 0:
                memory.nearest(task, problem)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
