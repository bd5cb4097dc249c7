"""`hybrid train TASK` without its terminal: pool, training, evaluation on unseen instances, weights and card.

Invariant: the card's figures come from instances of another seed than the training pool's.

    train_task("sudoku", TrainRequest(out=Path("runs/sudoku"), minutes=30), report)
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch

from solvers import registry
from solvers.errors import UsageError, WeightsError
from solvers.recursive.checkpoint import save_weights, write_text
from solvers.recursive.engine import Effort, Engine
from solvers.recursive.model import NetConfig, RecursiveNet
from solvers.recursive.pool import Instance, Pool, generate, read_instances
from solvers.recursive.train import Plan, Progress, Trainer
from solvers.task import Task

HELD_OUT_SEED = 1_000_003


@dataclass(frozen=True)
class TrainRequest:
    """out: folder of the run. minutes or updates: how long. examples: a file instead of the generator.
    pool: instances to generate. threads: of torch; None leaves torch's own choice."""

    out: Path
    minutes: float | None = None
    updates: int | None = None
    examples: Path | None = None
    pool: int = 20_000
    width: int = 64
    seed: int = 0
    resume: bool = False
    device: str = "auto"
    threads: int | None = None
    held_out: int = 200


Report = Callable[[str, Progress | tuple[int, int] | dict[str, Any]], None]
"""Called with ("pool", (done, count)), ("train", Progress) and ("figures", dict)."""


def train_task(task_name: str, request: TrainRequest, report: Report) -> dict[str, Any]:
    """Trains, evaluates and writes `config.json`, `model.safetensors`, `CARD.md` into `out`. → the config.

    Raises UsageError for unreadable examples, WeightsError where `resume` finds another run.
    """
    task = registry.task(task_name)
    device = _device(request.device)
    if request.threads:
        torch.set_num_threads(request.threads)
    request.out.mkdir(parents=True, exist_ok=True)
    instances, held_out, source = _instances(task, request, report)
    torch.manual_seed(request.seed)
    config = NetConfig(relations=task.relation_names, width=request.width, share=request.width // 4,
                       hidden=request.width * 2, features=task.feature_count,
                       candidates=0 if task.interchangeable else instances[0][0].candidates)
    plan = Plan(minutes=None if request.updates else request.minutes, updates=request.updates, seed=request.seed)
    trainer = Trainer(RecursiveNet(config), Pool.of(instances, device), plan, request.out, device)
    if request.resume:
        trainer.resume()
    elif (request.out / "state.safetensors").exists():
        raise WeightsError(f"{request.out} already holds a run; add --resume to go on with it, or choose another --out")
    last = [monotonic()]

    def every(current: Trainer) -> None:
        if monotonic() - last[0] > 180:
            report("figures", _figures(task, current, held_out[:100]))
            last[0] = monotonic()

    trainer.run(lambda progress: report("train", progress), every)
    figures = _figures(task, trainer, held_out)
    info = {"task": task_name, "licence": "Apache-2.0", "data": source, "seed": request.seed,
            "updates": trainer.update, "problems_seen": trainer.seen, "minutes": round(trainer.seconds / 60, 1),
            "parameters": sum(p.numel() for p in trainer.net.parameters()), "figures": figures}
    save_weights(request.out, trainer.averaged(), info)
    write_text(request.out / "CARD.md", card(info))
    report("figures", figures)
    return info


def _instances(task: Task, request: TrainRequest, report: Report) -> tuple[list[Instance], list[Instance], str]:
    """Training instances, held-out ones and a sentence on where they come from."""
    if request.examples is not None:
        every = read_instances(task, request.examples)
        cut = max(1, len(every) // 10)
        if len(every) < 2:
            raise UsageError(f"{request.examples.name} holds {len(every)} example, expected at least 2")
        return every[cut:], every[:cut], f"{len(every) - cut} examples of a file, {cut} held out"
    path = request.out / "pool.jsonl"
    if not path.exists():
        generate(task.name, path, request.pool, request.seed, lambda i, n: report("pool", (i, n)))
    held_out = [task.item(HELD_OUT_SEED + request.seed, i) for i in range(request.held_out)]
    return read_instances(task, path), held_out, f"{request.pool:,} instances of the task's generator"


def _figures(task: Task, trainer: Trainer, held_out: list[Instance]) -> dict[str, Any]:
    """Share of held-out instances that recursion alone solves within 16 supervision steps."""
    engine = Engine(trainer.averaged(), Effort(steps=16), trainer.device)
    proposals = engine.recursion(task, [problem for problem, _ in held_out])
    solved = [proposal for proposal in proposals if proposal.values is not None]
    return {"held_out": len(held_out), "solved_by_recursion": round(len(solved) / len(held_out), 4),
            "mean_steps": round(float(np.mean([p.steps for p in solved])), 2) if solved else None,
            "update": trainer.update}


def _device(name: str) -> str:
    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if name == "cuda" and not torch.cuda.is_available():
        raise UsageError("no CUDA device is visible to torch; use --device cpu")
    return name


def card(info: dict[str, Any]) -> str:
    """The model card in Markdown, from the same facts as `config.json`."""
    rows = "\n".join(f"| {key.replace('_', ' ')} | {value} |" for key, value in info.items() if key != "figures")
    figures = json.dumps(info["figures"], indent=1)
    return (f"# Weights of the recursive network: {info['task']}\n\n| | |\n| --- | --- |\n{rows}\n\n"
            f"Trained with `hybrid train {info['task']}`; figures on instances of another seed than the "
            f"training pool's, recursion alone, 16 supervision steps:\n\n```json\n{figures}\n```\n")
