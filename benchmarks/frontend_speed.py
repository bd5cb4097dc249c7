"""How fast the front-end reads, and how much memory it takes: short prompts, batches, long inputs, noise.

    python -m benchmarks.frontend_speed --out benchmarks/results/frontend_speed.json

One thread. Times drift on shared machines: compare figures of one run only.

Invariant: every text is read as a person's text would be, by `FrontEnd.read` or `read_batch`; nothing is cached.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

import torch
from rich.console import Console
from rich.table import Table

from agents.frontend import FrontEnd
from benchmarks._report import save
from benchmarks.solve_latency import easy_texts

BATCH = 64
MILLION = 1_000_000


def maze_rows(edge: int) -> list[str]:
    """A comb: every second row is a wall with one gap."""
    rows = ["." * edge if r % 2 == 0 else "#" * (edge - 1) + "." for r in range(edge)]
    return ["S" + rows[0][1:], *rows[1:-1], rows[-1][:-1] + "G"]


def long_texts() -> dict[str, str]:
    """Inputs that are long or hold nothing."""
    rng = random.Random(1)
    rows = maze_rows(40)
    listed = json.dumps([[{"#": 1, ".": 0, "S": "S", "G": "G"}[sign] for sign in row] for row in rows])
    noise = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789 .,;-_/\\*#\n\t()[]") for _ in range(MILLION))
    readings = [f"{20 + rng.random():.2f}" for _ in range(20_000)]
    return {
        "40×40 maze": "Shortest path please\n\n" + "\n".join(rows),
        "40×40 maze, spaced": "Shortest path please\n\n" + "\n".join(" ".join(row) for row in rows),
        "40×40 maze, JSON lists": "Shortest path please: " + listed,
        "20,000 readings, one a line": "Any anomalies? The first 500 are normal.\n" + "\n".join(readings),
        "20,000 readings, one line": "Any anomalies? The first 500 are normal.\n" + ", ".join(readings),
        "1 MB of noise": noise,
        "1 MB of one sentence": "The quick brown fox jumps over the lazy dog. " * (MILLION // 45),
        "1 MB of digits": "".join(rng.choice("0123456789") for _ in range(MILLION)),
    }


def milliseconds(run: Callable[[], Any], times: int) -> float:
    """Median of this many runs."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        run()
        taken.append((perf_counter() - begun) * 1000)
    return round(median(taken), 1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.frontend_speed", description=__doc__)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    front = FrontEnd.load(options.weights)
    texts = easy_texts(BATCH)
    front.read(texts[0])
    singly = milliseconds(lambda: [front.read(text) for text in texts], 3)
    batch = milliseconds(lambda: front.read_batch(texts), 3)
    report: dict[str, Any] = {
        "sudoku prompt, median ms": round(median(milliseconds(lambda t=text: front.read(t), 1) for text in texts), 1),
        f"{BATCH} prompts one by one, ms": singly, f"{BATCH} prompts in a batch, ms": batch,
        "one by one / batch": round(singly / batch, 2)}
    for name, text in long_texts().items():
        report[f"{name}, ms"] = milliseconds(lambda t=text: front.read(t), 1 if len(text) > MILLION // 2 else 3)
        report[f"{name}, status"] = front.read(text).status
    report["peak memory, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    table = Table("what", "value", title="front-end, one thread")
    for name, value in report.items():
        table.add_row(name, str(value))
    Console().print(table)
    save(report, options.out)


if __name__ == "__main__":
    main()
