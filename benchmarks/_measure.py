"""What `benchmarks.solver` measures, one function a figure; everything on one thread.

Operations are counted by torch's FlopCounterMode. Checked against the sizes of both networks: it sees every matrix
product of ours (linear and addmm, also under inference_mode and inside custom autograd functions) and of the TRM, but
knows neither `mv` nor `embedding_bag`; both are added by their shapes (an addition a number summed, padding
included). Elementwise operations, norms and softmax are counted for neither.

Invariant: nothing here changes the solver; boards count as solved only where `verify` finds no broken rule.
"""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any
from unittest import mock

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

from solvers import registry
from solvers.errors import UsageError
from solvers.grid import GridTask
from solvers.problem import Problem, Values
from solvers.recursive import model
from solvers.recursive.baseline import StockTrm, TrmConfig, TrmStage, tokens_of
from solvers.recursive.checkpoint import load_weights
from solvers.recursive.engine import Engine
from solvers.verify import verify

ROOT = Path(__file__).resolve().parent.parent
SEED = 2_000_003
BASE_BOARDS = 300
"""Boards generated for a long batch; the others are these, moved and relabelled."""
Instances = list[tuple[Problem, Values]]

torch.set_num_threads(1)


def the_task() -> GridTask:
    task = registry.task("sudoku")
    assert isinstance(task, GridTask)
    return task


# Boards -------------------------------------------------------------------------------------------------------


def generated(n: int) -> Instances:
    """Random minimal boards; an exact search finds them as hard as newspaper "diabolical" ones (docs/LOG.md)."""
    return [the_task().item(SEED, i) for i in range(n)]


def from_file(path: Path, n: int) -> dict[str, Instances]:
    """source → up to n of its 9×9 boards, evenly spaced. Raises UsageError."""
    with path.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    if not rows or not {"puzzle", "solution", "source"} <= rows[0].keys():
        raise UsageError(f"{path} needs rows with the columns puzzle, solution, source")
    sets: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if len(row["puzzle"]) == TrmConfig().cells:
            sets.setdefault(row["source"], []).append(row)
    return {source: [instance(found[i]["puzzle"], found[i]["solution"])
                     for i in np.linspace(0, len(found) - 1, min(n, len(found))).astype(int)]
            for source, found in sets.items()}


def instance(puzzle: str, solution: str) -> tuple[Problem, Values]:
    problem = the_task().problem({"grid": puzzle})
    return problem, the_task().answer_values(problem, {"grid": solution})


def timed(call: Callable[[], Any]) -> np.ndarray:
    """(2,) seconds on the clock, and of this process's one thread: on a busy machine only the second is steady."""
    wall, cpu = perf_counter(), process_time()
    call()
    return np.array([perf_counter() - wall, process_time() - cpu])


# The network --------------------------------------------------------------------------------------------------


@dataclass
class Spent:
    """One board in the cascade. stage: that solved it, verified, or None. steps: of all stages together.
    wrong: verified, and still not the known answer."""

    stage: str | None = None
    steps: int = 0
    wrong: bool = False


def cascade(engine: Engine, instances: Instances) -> list[Spent]:
    """Recursion, restarts, branching; every proposal verified."""
    task, spent = the_task(), [Spent() for _ in instances]
    for stage in (engine.recursion, engine.restarts, engine.branching):
        left = [i for i, one in enumerate(spent) if one.stage is None]
        if not left:
            break
        for i, proposal in zip(left, stage(task, [instances[i][0] for i in left]), strict=True):
            spent[i].steps += proposal.steps
            if proposal.values is not None and verify(task, instances[i][0], proposal.values).valid:
                spent[i].stage = proposal.stage
                spent[i].wrong = not np.array_equal(proposal.values, instances[i][1])
    return spent


def flops_of(call: Callable[[], Any]) -> dict[str, int]:
    """matrix: operations in matrix products; sums: additions in message sums."""
    aten = torch.ops.aten
    extra: dict[Any, Callable[..., int]] = {aten.mv: lambda matrix, *_, **__: 2 * matrix[0] * matrix[1]}
    for bag in (aten._embedding_bag, aten._embedding_bag_forward_only):
        extra[bag] = lambda rows, index, *_, **__: index[0] * rows[1]
    with FlopCounterMode(display=False, custom_mapping=extra) as counter:
        call()
    counts = counter.get_flop_counts()["Global"]
    sums = sum(count for op, count in counts.items() if "embedding_bag" in str(op))
    return {"matrix": sum(counts.values()) - sums, "sums": sums}


def one_by_one(engine: Engine, instances: Instances, seconds: float) -> tuple[list[float | None], list[float]]:
    """Seconds of each board solved alone by the cascade (None: unsolved) and by the exact solver, over as many
    boards as fit into `seconds`."""
    network: list[float | None] = []
    exact: list[float] = []
    begun = perf_counter()
    for problem, values in instances:
        if perf_counter() - begun > seconds:
            break
        started = perf_counter()
        spent = cascade(engine, [(problem, values)])[0]
        network.append(perf_counter() - started if spent.stage else None)
        started = perf_counter()
        the_task().sat(problem.shape[0]).solve(problem)
        exact.append(perf_counter() - started)
    return network, exact


def against_float32(engine: Engine, instances: Instances) -> dict[str, Any]:
    """Final decisions of recursion (the answer, or none) with matrix products in bf16 and in float32."""
    problems = [problem for problem, _ in instances]
    low = engine.recursion(the_task(), problems)
    with mock.patch.object(model, "LOW_PRECISION", torch.float32):
        high = engine.recursion(the_task(), problems)
    pairs = list(zip(low, high, strict=True))
    equal = [np.array_equal(_or_none(a.values), _or_none(b.values)) for a, b in pairs]
    return {"boards": len(pairs), "equal": round(float(np.mean(equal)), 4),
            "equal_and_solved": sum(same and a.values is not None for same, (a, _) in zip(equal, pairs, strict=True)),
            "solved_bf16": sum(a.values is not None for a, _ in pairs),
            "solved_float32": sum(b.values is not None for _, b in pairs),
            "same_number_of_steps": round(float(np.mean([a.steps == b.steps for a, b in pairs])), 4)}


def _or_none(values: Values | None) -> Values:
    return np.empty(0, np.int16) if values is None else values


# The baseline -------------------------------------------------------------------------------------------------


def baseline() -> StockTrm:
    torch.manual_seed(0)
    return StockTrm(TrmConfig()).eval()


def baseline_rates(net: StockTrm, instances: Instances, batches: tuple[int, ...] = (1, 16, 64)) -> dict[str, Any]:
    """Puzzles a second, (clock, thread), at 16 steps for each batch size: from the faster of two supervision steps,
    all steps being equal work; `whole_puzzle_s` is one puzzle through all 16, read, checked and rejected."""
    grids = [problem.givens for problem, _ in instances]
    rates = {}
    for batch in batches:
        tokens = tokens_of([grids[i % len(grids)] for i in range(batch)])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            x, latents = net.encode(tokens), net.start(batch)
            net.step(x, latents)  # casts the weights
            times = np.min([timed(lambda: net.step(x, latents)) for _ in range(2)], axis=0)  # noqa: B023
        rates[str(batch)] = (batch / (times * net.config.steps)).round(4).tolist()
    whole = timed(lambda: TrmStage(net, 1).propose(the_task(), [instances[0][0]]))
    return {"puzzles_per_s": rates, "best_batch": int(max(rates, key=lambda key: rates[key][1])),
            "whole_puzzle_s": whole.round(2).tolist()}


# Processes of their own ---------------------------------------------------------------------------------------


def peak_mb() -> float:
    """Peak resident memory of this process. Linux carries ru_maxrss over from the process that started it, so its
    own high-water mark is read where there is one."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1024 if sys.platform == "linux" else 1024**2)


def in_child(call: str) -> Any:
    """The JSON of an expression over this module, evaluated in a fresh process."""
    code = f"import json; from benchmarks import _measure as m; from pathlib import Path; print(json.dumps({call}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def many_boards(n: int, weights: Path) -> dict[str, Any]:
    """n boards in one call of recursion; for a process of its own."""
    task, rng = the_task(), np.random.default_rng(SEED)
    base = generated(min(n, BASE_BOARDS))
    problems = [problem for problem, _ in base]
    problems += [task.augment(*base[i % len(base)], rng)[0] for i in range(len(base), n)]
    engine, before, started = Engine(load_weights(weights)[0]), peak_mb(), perf_counter()
    proposals = engine.recursion(task, problems)
    solved = sum(p.values is not None and verify(task, problem, p.values).valid
                 for p, problem in zip(proposals, problems, strict=True))
    seconds = perf_counter() - started
    return {"boards": n, "solved": solved, "seconds": round(seconds, 1), "solved_per_s": round(solved / seconds, 2),
            "peak_mb": round(peak_mb()), "peak_before_mb": round(before)}


def cascade_peak(n: int, weights: Path) -> float:
    """Peak memory of a process that solves n generated boards through all stages of the network."""
    cascade(Engine(load_weights(weights)[0]), generated(n))
    return round(peak_mb())


def baseline_peak(batch: int) -> float:
    """Peak memory of a process that runs one supervision step of the TRM."""
    net = baseline()
    with torch.no_grad():
        net.step(net.encode(tokens_of([generated(1)[0][0].givens] * batch)), net.start(batch))
    return round(peak_mb())


COLD = """
import sys
from pathlib import Path
from solvers import registry
from solvers.cascade import Cascade
task = registry.task("sudoku")
problem = task.problem({"task": "sudoku", "grid": sys.argv[1]})
print(Cascade(task, Path(sys.argv[2])).solve([problem], "recursion")[0].verdict, flush=True)
"""


def cold_start(grid: str, weights: Path, times: int = 3) -> dict[str, Any]:
    """Seconds from starting a process to its first solved board: imports, weights, recursion, judge."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "weights").mkdir()
        (Path(home) / "weights" / "sudoku").symlink_to(weights.resolve(), target_is_directory=True)
        seconds, verdicts = [], []
        for _ in range(times):
            started = perf_counter()
            with subprocess.Popen([sys.executable, "-c", COLD, grid, home], cwd=ROOT, text=True,
                                  stdout=subprocess.PIPE) as child:
                assert child.stdout is not None
                verdicts.append(child.stdout.readline().strip())
                seconds.append(perf_counter() - started)
    return {"seconds": [round(s, 2) for s in seconds], "median_s": round(median(seconds), 2), "verdicts": verdicts}
