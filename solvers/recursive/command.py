"""`hybrid train TASK` without its terminal: pool, training, evaluation on unseen instances, weights and card.

Under torchrun every process comes here; the first one alone generates, reports, evaluates and writes weights.

Invariant: the card's figures come from instances of another seed than the training pool's.

    train_task("sudoku", TrainRequest(out=Path("runs/sudoku"), minutes=30), report)
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch

from solvers import registry
from solvers.errors import UsageError, WeightsError
from solvers.problem import Verdict
from solvers.recursive.checkpoint import save_weights, write_text
from solvers.recursive.engine import Effort, Engine
from solvers.recursive.model import NetConfig, RecursiveNet
from solvers.recursive.pool import Instance, Pool, generate, read_instances
from solvers.recursive.ranks import Ranks, joined
from solvers.recursive.train import Plan, Progress, Trainer
from solvers.task import Task

HELD_OUT_SEED = 1_000_003
PINS = 0.25
"""Chance of a pin where an answer is unique, so that a wrong one leaves none; see Plan."""
SPOILT = 0.06
"""Share of boards that begin with a wrong candidate fixed, where answers are unique."""
EVALUATION_SECONDS = 180.0
"""At least so long between evaluations during training."""


@dataclass(frozen=True)
class TrainRequest:
    """out: folder of the run. minutes or updates: how long. examples: a file instead of the generator.
    pool: instances to generate. width: of the network. Both: None as the task's recipe says. threads: of torch; None
    leaves torch's own choice."""

    out: Path
    minutes: float | None = None
    updates: int | None = None
    examples: Path | None = None
    pool: int | None = None
    width: int | None = None
    seed: int = 0
    resume: bool = False
    device: str = "auto"
    threads: int | None = None
    held_out: int = 200


Report = Callable[[str, Progress | tuple[int, int] | dict[str, Any]], None]
"""Called with ("pool", (done, count)), ("train", Progress) and ("figures", dict)."""


def train_task(task_name: str, request: TrainRequest, report: Report) -> dict[str, Any]:
    """Trains, evaluates and writes `config.json`, `model.safetensors`, `CARD.md` into `out`. → the config; nothing
    in other processes than the first.

    Raises UsageError for unreadable examples, WeightsError where `resume` finds another run, KeyboardInterrupt where
    the run was interrupted and can be resumed.
    """
    task = registry.task(task_name)
    if request.threads:
        torch.set_num_threads(request.threads)
    with joined(request.device) as ranks:
        return _train(task, request, ranks, report)


def _train(task: Task, request: TrainRequest, ranks: Ranks, report: Report) -> dict[str, Any]:
    request.out.mkdir(parents=True, exist_ok=True)
    if not request.resume and (request.out / "state.safetensors").exists():
        raise WeightsError(f"{request.out} already holds a run; add --resume to go on with it, or choose another --out")
    instances, held_out, source = _instances(task, request, ranks, report)
    torch.manual_seed(request.seed)
    recipe, width = task.recipe, request.width or task.recipe.width
    config = NetConfig(relations=task.relation_names, width=width, share=width // 4, hidden=width * 2,
                       features=task.feature_count, passes=recipe.passes,
                       candidates=0 if task.interchangeable else instances[0][0].candidates)
    needed = math.ceil(max(task.passes(problem) for problem, _ in instances) / recipe.passes)
    plan = Plan(minutes=None if request.updates else request.minutes, updates=request.updates, seed=request.seed,
                batch=recipe.batch, max_steps=max(recipe.max_steps, needed), pins=PINS if task.unique else 0.0,
                spoilt=SPOILT if task.unique else 0.0)
    trainer = Trainer(RecursiveNet(config), Pool.of(instances, ranks.device), plan, request.out, ranks)
    if request.resume:
        trainer.resume()
    best = _Best(task, held_out[:100], few=request.examples is not None)
    trainer.run(lambda progress: report("train", progress), lambda current: best.look(current, report))
    if not ranks.first:
        ranks.wait()  # torchrun ends all processes when one fails, so none ends before the weights are written
        return {}
    net, figures = best.choice(trainer, held_out)
    own = task.appraised(net, held_out) or {"figures": figures}
    info = {"task": task.name, "licence": "Apache-2.0", "data": source, "seed": request.seed,
            "updates": trainer.update, "problems_seen": trainer.seen, "minutes": round(trainer.seconds / 60, 1),
            "parameters": sum(p.numel() for p in trainer.net.parameters()), **own}
    if ranks.count > 1:
        info["processes"] = ranks.count
    save_weights(request.out, net, info)
    write_text(request.out / "CARD.md", card(info))
    report("figures", info["figures"])
    ranks.wait()
    return info


def _instances(task: Task, request: TrainRequest, ranks: Ranks,
               report: Report) -> tuple[list[Instance], list[Instance], str]:
    """Training instances, held-out ones and a sentence on where they come from. The first process generates, for
    the others too; only it has held-out instances of the generator."""
    if request.examples is not None:
        every = read_instances(task, request.examples)
        cut = max(1, len(every) // 10)
        if len(every) < 2:
            raise UsageError(f"{request.examples.name} holds {len(every)} example, expected at least 2")
        train = [piece for instance in every[cut:] for piece in task.pieces(*instance)]
        return train, every[:cut], f"{len(every) - cut} examples of a file, {cut} held out"
    path, count = request.out / "pool.jsonl", request.pool or task.recipe.pool
    held_out = []
    if ranks.first:
        if not path.exists():
            generate(task.name, path, count, request.seed, lambda i, n: report("pool", (i, n)))
        held_out = [task.item(HELD_OUT_SEED + request.seed, i) for i in range(request.held_out)]
    ranks.wait()
    read = [piece for instance in read_instances(task, path) for piece in task.pieces(*instance)]
    return read, held_out, f"{count:,} instances of the task's generator"


class _Best:
    """Evaluations during a run. few: the examples are all there is; a long run learns a hundred of them by heart
    (docs/LOG.md), so its weights are the best seen on the held-out ones, not the last."""

    def __init__(self, task: Task, held_out: list[Instance], few: bool):
        self.task, self.held_out, self.few = task, held_out, few
        self.last, self.net, self.figures = monotonic(), None, {"solved_by_recursion": -1.0}

    def look(self, trainer: Trainer, report: Report) -> None:
        if monotonic() - self.last < (0 if self.few else EVALUATION_SECONDS) or self.task.verdict is Verdict.ESTIMATE:
            return
        net = trainer.averaged()
        figures = _figures(self.task, trainer, net, self.held_out)
        if self.few and figures["solved_by_recursion"] >= self.figures["solved_by_recursion"]:
            self.net, self.figures = net, {**figures, "chosen": "best of the run on these held-out instances"}
        report("figures", figures)
        self.last = monotonic()

    def choice(self, trainer: Trainer, held_out: list[Instance]) -> tuple[RecursiveNet, dict[str, Any]]:
        """The weights to keep, and their figures."""
        net = trainer.averaged()
        figures = _figures(self.task, trainer, net, held_out)
        if self.net is not None and self.figures["solved_by_recursion"] > figures["solved_by_recursion"]:
            return self.net, self.figures
        return net, figures


def _figures(task: Task, trainer: Trainer, net: RecursiveNet, held_out: list[Instance]) -> dict[str, Any]:
    """Share of held-out instances that recursion alone solves within 16 supervision steps."""
    engine = Engine(net, Effort(steps=16), trainer.device)
    proposals = engine.recursion(task, [problem for problem, _ in held_out])
    solved = [proposal for proposal in proposals if proposal.values is not None]
    return {"held_out": len(held_out), "solved_by_recursion": round(len(solved) / len(held_out), 4),
            "mean_steps": round(float(np.mean([p.steps for p in solved])), 2) if solved else None,
            "update": trainer.update}


def card(info: dict[str, Any]) -> str:
    """The model card in Markdown, from the same facts as `config.json`."""
    rows = "\n".join(f"| {key.replace('_', ' ')} | {value} |" for key, value in info.items() if key != "figures")
    figures = json.dumps(info["figures"], indent=1)
    return (f"# Weights of the recursive network: {info['task']}\n\n| | |\n| --- | --- |\n{rows}\n\n"
            f"Trained with `hybrid train {info['task']}`; figures on instances of another seed than the "
            f"training pool's, by recursion alone:\n\n```json\n{figures}\n```\n")
