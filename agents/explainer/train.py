"""Teaches the small language model to explain: a LoRA adapter on pairs made of hand-written seeds.

    python -m agents.explainer.train --out runs/explainer            # about an hour on one core; goes on where it was

The base model is the one that ships (its 4-bit weights, taken apart to 32 bits), so the adapter learns on what it will
run on. Only the words of the explanation are learned. The vocabulary has 262,144 words, and most of the work would be
to score them all: a step scores those of the pairs and a random draw of the others.

Invariant: the same seed gives the same pairs in the same order; a run that was broken off goes on from its last
checkpoint, and what it writes is safetensors, JSON and text.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from agents.embedded import weights_file
from agents.explainer.adapter import CONFIG, PARTS, WEIGHTS
from agents.explainer.facts import TASKS, fact_set
from agents.explainer.pairs import Pair, Pairs

BASE = "google/gemma-3-270m"
STATE, PAIRS, PROGRESS, LOG = "state.safetensors", "pairs.jsonl", "progress.json", "train.log"
OTHERS = 4096
"""Words drawn anew at every step that the scored words must beat."""
EVERY = 40
"""Steps between two checkpoints."""
HELD_BACK = 96
"""Pairs, of sets of their own, whose loss is logged."""
SINGLES = 0.4
"""Share of the pairs with one fact that are learned: of those there are most."""


@dataclass(frozen=True)
class Plan:
    """How a run trains. sets: of facts of each task."""

    seed: int = 2026
    sets: int = 700
    steps: int = 560
    batch: int = 8
    rate: float = 4e-4
    warmup: int = 40
    rank: int = 16
    alpha: int = 32


def make_pairs(plan: Plan, first: int, count: int) -> tuple[list[Pair], Pairs]:
    """The pairs of `count` sets of each task from set `first` on, and how many seeds were refused."""
    makes, pairs = Pairs(), []
    for i in range(first, first + count):
        for task in TASKS:
            pairs += makes.of(fact_set(task, plan.seed, i), np.random.default_rng([plan.seed, i, 5]))
    return pairs, makes


def kept_pairs(plan: Plan, folder: Path) -> list[Pair]:
    """The pairs of the run; made once."""
    path = folder / PAIRS
    if not path.exists():
        pairs, makes = make_pairs(plan, 0, plan.sets)
        report = {"pairs": len(pairs), "seeds_tried": makes.tried.total(), "seeds_refused": makes.lost.total()}
        log(folder, f"pairs {json.dumps(report)}")
        lines = [json.dumps([pair.asked, pair.told, pair.families], ensure_ascii=False) for pair in pairs]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Pair(asked, told, tuple(names)) for asked, told, names in rows]


# The model ----------------------------------------------------------------------------------------------------


def base_model() -> tuple[Any, Any]:
    """The language model that ships, and its tokenizer."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    path = weights_file()
    model = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32)
    return model, AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name)


def with_adapter(model: Any, plan: Plan) -> Any:
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(plan.seed)
    names = [name.split(".")[-1] for name in PARTS]
    return get_peft_model(model, LoraConfig(r=plan.rank, lora_alpha=plan.alpha, target_modules=names,
                                            lora_dropout=0.0, bias="none", task_type="CAUSAL_LM"))


def encoded(pair: Pair, tokenizer: Any) -> tuple[list[int], int]:
    """Tokens of prompt and explanation, and how many belong to the prompt."""
    asked = tokenizer(pair.asked).input_ids
    return asked + tokenizer(f" {pair.told}\n", add_special_tokens=False).input_ids, len(asked)


class Loss:
    """Cross-entropy of the explanations' tokens over the words of all pairs and some others."""

    def __init__(self, model: Any, rows: Sequence[tuple[list[int], int]], seed: int):
        self.model, self.head = model, model.get_base_model().lm_head.weight.detach()
        words = sorted({token for tokens, _ in rows for token in tokens})
        self.words = torch.tensor(words)
        self.place = torch.full((self.head.shape[0],), -1)
        self.place[self.words] = torch.arange(len(words))
        self.rng = np.random.default_rng(seed)

    def __call__(self, rows: Sequence[tuple[list[int], int]]) -> torch.Tensor:
        longest = max(len(tokens) for tokens, _ in rows)
        ids = torch.tensor([tokens + [0] * (longest - len(tokens)) for tokens, _ in rows])
        mask = torch.tensor([[1] * len(tokens) + [0] * (longest - len(tokens)) for tokens, _ in rows])
        told = torch.tensor([[asked <= at < len(tokens) for at in range(longest)] for tokens, asked in rows])
        with torch.autocast("cpu", torch.bfloat16):  # twice as fast where the processor has it
            hidden = self.model.get_base_model().model(input_ids=ids, attention_mask=mask).last_hidden_state
        wanted = ids[:, 1:][told[:, 1:]]
        others = torch.from_numpy(self.rng.choice(self.head.shape[0], OTHERS, replace=False))
        scored = self.head[torch.cat([self.words, others[self.place[others] < 0]])]
        return torch.nn.functional.cross_entropy(hidden[:, :-1][told[:, 1:]].float() @ scored.T, self.place[wanted])


# Training -----------------------------------------------------------------------------------------------------


def batches(rows: Sequence[tuple[list[int], int]], plan: Plan) -> Iterator[list[tuple[list[int], int]]]:
    """Batches of rows of like length, in an order that depends on the seed alone, without end."""
    rng = np.random.default_rng([plan.seed, 1])
    while True:
        order = rng.permutation(len(rows))
        bins = [order[i:i + 16 * plan.batch] for i in range(0, len(order), 16 * plan.batch)]
        for mixed in bins:
            like = sorted(mixed.tolist(), key=lambda i: len(rows[i][0]))
            cut = [like[i:i + plan.batch] for i in range(0, len(like), plan.batch)]
            for j in rng.permutation(len(cut)):
                yield [rows[i] for i in cut[j]]


def train(plan: Plan, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng([plan.seed, 2])
    pairs = [pair for pair in kept_pairs(plan, folder) if rng.random() < SINGLES or len(pair.families) > 1]
    held_back, _ = make_pairs(plan, plan.sets, HELD_BACK // 8)
    base, tokenizer = base_model()
    model = with_adapter(base, plan)
    rows = [encoded(pair, tokenizer) for pair in pairs]
    tests = [encoded(pair, tokenizer) for pair in held_back[:HELD_BACK]]
    loss_of = Loss(model, rows + tests, plan.seed)
    weights = {name: p for name, p in model.named_parameters() if p.requires_grad}
    optimizer = torch.optim.AdamW(weights.values(), lr=plan.rate, weight_decay=0.0, betas=(0.9, 0.98))
    start = restore(folder, weights, optimizer)
    log(folder, f"plan {json.dumps(asdict(plan))} pairs {len(rows)} weights {sum(p.numel() for p in weights.values())} "
                f"from step {start}")
    source, seen, began = batches(rows, plan), [], perf_counter()
    for step, batch in zip(range(plan.steps), source, strict=False):
        if step < start:
            continue
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * rate_at(step, plan)
        loss = loss_of(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen.append(float(loss.detach()))
        if (step + 1) % EVERY == 0 or step + 1 == plan.steps:
            with torch.no_grad():
                held = float(np.mean([float(loss_of(tests[i:i + plan.batch]))
                                      for i in range(0, len(tests), plan.batch)]))
            log(folder, f"step {step + 1} loss {np.mean(seen):.4f} held_back {held:.4f} "
                        f"seconds_a_step {(perf_counter() - began) / len(seen):.2f}")
            keep(folder, weights, optimizer, step + 1)
            export(folder, model, weights, plan)
            seen, began = [], perf_counter()


def rate_at(step: int, plan: Plan) -> float:
    """Rises over the warm-up, then falls to a twentieth along a cosine."""
    if step < plan.warmup:
        return (step + 1) / plan.warmup
    done = (step - plan.warmup) / max(1, plan.steps - plan.warmup)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * done))


# Files --------------------------------------------------------------------------------------------------------


def keep(folder: Path, weights: dict[str, torch.nn.Parameter], optimizer: torch.optim.Optimizer, step: int) -> None:
    """The state of the run, whole: written beside and renamed."""
    state = {f"weight {name}": p.detach() for name, p in weights.items()}
    for name, p in weights.items():
        state |= {f"{key} {name}": optimizer.state[p][key] for key in ("exp_avg", "exp_avg_sq", "step")}
    save_file(state, folder / f"{STATE}.new", metadata={"step": str(step)})
    (folder / f"{STATE}.new").replace(folder / STATE)
    (folder / PROGRESS).write_text(json.dumps({"step": step}))


def restore(folder: Path, weights: dict[str, torch.nn.Parameter], optimizer: torch.optim.Optimizer) -> int:
    """The step to go on from; 0 for a new run."""
    if not (folder / STATE).exists():
        return 0
    state = load_file(folder / STATE)
    with torch.no_grad():
        for name, p in weights.items():
            p.copy_(state[f"weight {name}"])
            optimizer.state[p] = {key: state[f"{key} {name}"] for key in ("exp_avg", "exp_avg_sq", "step")}
    return int(json.loads((folder / PROGRESS).read_text())["step"])


def export(folder: Path, model: Any, weights: dict[str, torch.nn.Parameter], plan: Plan) -> None:
    """The adapter as it ships: in the layout of peft, in half precision."""
    halves = {name.replace(".default.", "."): p.detach().half().contiguous() for name, p in weights.items()}
    save_file(halves, folder / WEIGHTS, metadata={"format": "pt"})
    config = {"peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": BASE, "r": plan.rank,
              "lora_alpha": plan.alpha, "lora_dropout": 0.0, "bias": "none", "inference_mode": True,
              "target_modules": sorted(name.split(".")[-1] for name in PARTS)}
    (folder / CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def log(folder: Path, line: str) -> None:
    print(line, flush=True)
    with (folder / LOG).open("a", encoding="utf-8") as out:
        out.write(line + "\n")


def main() -> None:
    plan = Plan()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--threads", type=int, default=1)
    for name, value in asdict(plan).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(Plan(**{name: getattr(options, name) for name in asdict(plan)}), options.out)


if __name__ == "__main__":
    main()
