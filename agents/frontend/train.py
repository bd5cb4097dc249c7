"""Trains the front-end on the generated corpus.

    python -m agents.frontend.train --minutes 30 --out agents/frontend/weights --seed 0
    python -m agents.frontend.evaluate --items 1000

Invariant: a killed run leaves the last checkpoint whole; `--resume` goes on from it, with the same items to come.
The state is safetensors and JSON.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import cross_entropy, log_softmax

from agents.frontend import corpus
from agents.frontend.batches import IGNORED, Batch, batches
from agents.frontend.encoding import SINGLES, build_tokenizer, load_tokenizer
from agents.frontend.labels import (
    CAPACITY,
    CLOSED,
    CONSUMER,
    COST,
    DECORATION,
    DEMAND,
    FIXED,
    FORBIDDEN,
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    KNOWN,
    LABELS,
    MISSING,
    OPEN_SIGN,
    OUTSIDE,
    RESOURCE,
    SERIES_NAME,
    SIGN,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
    WALL_SIGN,
)
from agents.frontend.meanings import word_pieces
from agents.frontend.model import build_net, load_net, save_net
from solvers.recursive.checkpoint import write_tensors, write_text

PACKAGED = Path(__file__).resolve().parent / "weights"
VOCABULARY_ITEMS = 8000
PEAK_RATE = 2e-3
WARM_UP = 0.03
"""Share of the run in which the learning rate climbs."""
WEIGHT_DECAY = 0.05
INTENT_WEIGHT = 0.5
NO_DATA_WEIGHT = 0.1
"""Share of the loss that tells the two labels of no data apart."""
SEMANTIC_WEIGHT, NAMES_WEIGHT, SIGN_WEIGHT = 4.0, 2.0, 0.3
"""What a token counts whose label needs the words around it (a legend, a corner, a total); one of the names and
numbers of a table; one of a map's many cells, which look alike."""
CHECKPOINT_SECONDS = 60.0
_BFLOAT16 = bool(torch.cpu.get_capabilities().get("avx512_bf16"))
"""Twice as fast where the processor has it; emulated, many times slower."""
STATE = "training.safetensors"
"""Optimiser state and float32 weights; needed to resume, not to read."""


@dataclass(frozen=True)
class Plan:
    """minutes: of this run; tokens: of a batch; rate: peak learning rate."""

    minutes: float
    out: Path
    seed: int
    tokens: int
    rate: float
    resume: bool


def _weights() -> Tensor:
    """(labels,) float32: what a token of each label counts in the loss."""
    weights = torch.ones(len(LABELS))
    weights[[WALL_SIGN, OPEN_SIGN, START_SIGN, GOAL_SIGN, START_ROW, START_COLUMN, GOAL_ROW, GOAL_COLUMN, START_PLACE,
             GOAL_PLACE, START_CORNER, GOAL_CORNER, TOTAL_CAPACITY, TOTAL_DEMAND, FIXED, FORBIDDEN, CLOSED,
             KNOWN]] = SEMANTIC_WEIGHT
    weights[[RESOURCE, CONSUMER, CAPACITY, DEMAND, COST, USE, SERIES_NAME, MISSING]] = NAMES_WEIGHT
    weights[SIGN] = SIGN_WEIGHT
    return weights


_WEIGHTS = _weights()


class Trainer:
    """One run: the net, its optimiser, where it stands."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        plan.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(plan.seed)
        self.step, self.item, self.seconds = 0, 0, 0.0
        if plan.resume:
            self.net, _ = load_net(plan.out)
            self.net.requires_grad_(True).train()
            self.tokenizer = load_tokenizer(plan.out)
        else:
            texts = (corpus.item(plan.seed, -1 - i).text for i in range(VOCABULARY_ITEMS))
            pieces, vectors = word_pieces()
            self.tokenizer, order, frequent = build_tokenizer(texts, pieces)
            write_text(plan.out / "tokenizer.json", self.tokenizer.to_str())
            rank = {name: index for index, name in enumerate(pieces)}
            sizes = {"words": len(SINGLES), "own": len(SINGLES) + frequent}
            self.net = build_net(sizes, vectors[[rank[name] for name in order]]).train()
        matrices = [p for name, p in self.net.body.layers.named_parameters() if p.dim() == 2]
        others = [p for p in self.net.parameters() if all(p is not matrix for matrix in matrices)]
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "muon": torch.optim.Muon(matrices, lr=plan.rate, weight_decay=WEIGHT_DECAY, adjust_lr_fn="match_rms_adamw"),
            "adamw": torch.optim.AdamW(others, lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01)}
        if plan.resume:
            self._resume()

    def run(self) -> None:
        """Trains for the planned minutes; the rate follows a cosine over them."""
        limit, start = self.plan.minutes * 60, time.monotonic()
        saved, recent = start, deque[tuple[float, float]](maxlen=100)
        parameters = sum(p.numel() for p in self.net.parameters())
        _say(f"{parameters} parameters, vocabulary {self.tokenizer.get_vocab_size()}, from item {self.item}")
        for item, batch in batches(self.tokenizer, self.plan.seed, self.item, self.plan.tokens):
            self.item = item
            spent = time.monotonic() - start
            if spent >= limit:
                break
            recent.append(self._update(batch, spent / limit))
            if self.step % 50 == 0:
                loss, wrong = (sum(x) / len(recent) for x in zip(*recent, strict=True))
                _say(f"{spent:6.0f} s  step {self.step}  item {item}  loss {loss:.5f}  wrong tokens {wrong:.5%}")
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                saved = time.monotonic()
                self._save(self.seconds + spent)
        self._save(self.seconds + time.monotonic() - start)

    def _update(self, batch: Batch, progress: float) -> tuple[float, float]:
        """One optimiser step; returns the loss and the share of wrong tokens."""
        for optimizer in self.optimizers.values():
            optimizer.zero_grad(set_to_none=True)
            for group in optimizer.param_groups:
                group["lr"] = self.plan.rate * _schedule(progress)
        with torch.autocast("cpu", torch.bfloat16, enabled=_BFLOAT16):
            labels, intent = self.net(batch.ids, batch.mask)
        loss = label_loss(labels, batch.labels)
        total = loss + INTENT_WEIGHT * cross_entropy(intent, batch.intents)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        for optimizer in self.optimizers.values():
            optimizer.step()
        self.step += 1
        known = batch.labels != IGNORED
        told, wanted = _no_data_alike(labels.detach().argmax(-1)), _no_data_alike(batch.labels)
        wrong = (told != wanted)[known].float().mean()
        return float(loss.detach()), float(wrong)

    def _save(self, seconds: float) -> None:
        info = {"steps": self.step, "items": self.item, "seed": self.plan.seed, "training_seconds": round(seconds)}
        save_net(self.plan.out, self.net, info)
        tensors = {f"{name}.{i}.{key}": torch.as_tensor(value) for name, optimizer in self.optimizers.items()
                   for i, entry in optimizer.state_dict()["state"].items() for key, value in entry.items()}
        exact = {f"net.{name}": tensor for name, tensor in self.net.state_dict().items()}  # the weights are rounded
        write_tensors(self.plan.out / STATE, {**tensors, **exact})

    def _resume(self) -> None:
        info = json.loads((self.plan.out / "config.json").read_text(encoding="utf-8"))
        self.step, self.item, self.seconds = info["steps"], info["items"], float(info["training_seconds"])
        path = self.plan.out / STATE
        if not path.is_file():
            return
        tensors = load_file(path)
        self.net.load_state_dict({key[4:]: tensors.pop(key) for key in list(tensors) if key.startswith("net.")})
        for name, optimizer in self.optimizers.items():
            state = optimizer.state_dict()
            for key, tensor in tensors.items():
                owner, index, entry = key.split(".")
                if owner == name:
                    state["state"].setdefault(int(index), {})[entry] = tensor
            optimizer.load_state_dict(state)


def label_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy of (b, t, labels) logits and (b, t) labels, weighted by what a mistake costs. It matters little
    whether a token that is no data stands within the data or outside of it: nothing is made of such tokens."""
    chances = log_softmax(logits, -1)
    told = chances.gather(-1, labels.clamp(min=0).unsqueeze(-1)).squeeze(-1)              # (b, t)
    no_data = torch.logaddexp(chances[..., OUTSIDE], chances[..., DECORATION])
    mostly = torch.where((labels == OUTSIDE) | (labels == DECORATION), no_data, told)
    weights = _WEIGHTS[labels.clamp(min=0)] * (labels != IGNORED)
    return -(((1 - NO_DATA_WEIGHT) * mostly + NO_DATA_WEIGHT * told) * weights).sum() / weights.sum()


def _no_data_alike(labels: Tensor) -> Tensor:
    return torch.where(labels == DECORATION, OUTSIDE, labels)


def _say(line: str) -> None:
    print(line, flush=True)


def _schedule(progress: float) -> float:
    if progress < WARM_UP:
        return progress / WARM_UP + 1e-3
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP))) + 1e-3


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m agents.frontend.train", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=4000, help="tokens of a batch")
    parser.add_argument("--rate", type=float, default=PEAK_RATE, help="peak learning rate")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Trainer(Plan(options.minutes, options.out, options.seed, options.tokens, options.rate, options.resume)).run()


if __name__ == "__main__":
    main()
