"""The network: a small ModernBERT over tokens, one head for their labels, one for the intent.

Invariant: a weights folder holds `config.json`, `model.safetensors` (bfloat16) and `tokenizer.json`; a file appears
whole or not at all.

    net = build_net(vocabulary=3000);  labels, intent = net(ids, mask)   # (b, t, labels), (b, intents)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import ModernBertConfig, ModernBertModel

from agents.frontend.labels import INTENTS, LABELS
from solvers.errors import WeightsError
from solvers.recursive.checkpoint import write_tensors, write_text

SHAPE = {"hidden_size": 128, "intermediate_size": 256, "num_hidden_layers": 5, "num_attention_heads": 4}

NEVER, SELDOM = -1e4, -4.0
"""Biases of labels that weights do not know: for reading, and at the start of training."""


class FrontEndNet(nn.Module):
    """Token labels and intent logits."""

    def __init__(self, config: ModernBertConfig) -> None:
        super().__init__()
        self.config = config
        self.body = ModernBertModel(config)
        hidden = config.hidden_size
        self.label = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, len(LABELS)))
        self.weight = nn.Linear(hidden, 1)
        self.intent = nn.Linear(hidden, len(INTENTS))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """ids, mask: (b, t) int64, mask 1 where there is a token → (b, t, labels) and (b, intents) logits."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state  # (b, t, hidden)
        weight = self.weight(states).float().squeeze(-1).masked_fill(mask == 0, -torch.inf).softmax(-1)
        pooled = (weight.to(states.dtype).unsqueeze(1) @ states).squeeze(1)       # (b, hidden)
        return self.label(states).float(), self.intent(pooled).float()


def build_net(vocabulary: int, shape: dict[str, int] | None = None) -> FrontEndNet:
    """A fresh network. `shape`: keys of SHAPE."""
    size = shape or SHAPE
    config = ModernBertConfig(
        vocab_size=vocabulary, hidden_size=size["hidden_size"], intermediate_size=size["intermediate_size"],
        num_hidden_layers=size["num_hidden_layers"], num_attention_heads=size["num_attention_heads"],
        max_position_embeddings=8192, local_attention=128,
        pad_token_id=0, bos_token_id=0, eos_token_id=0, cls_token_id=0, sep_token_id=0,
        attention_dropout=0.0, embedding_dropout=0.0, mlp_dropout=0.0)
    config._attn_implementation = "sdpa"  # no (t, t) scores in memory; with 1,700 tokens three times as fast as "eager"
    return FrontEndNet(config)


def _with_more_labels(state: dict[str, Tensor], bias: float) -> dict[str, Tensor]:
    """The weights with a row of the label head for each of LABELS: weights made for fewer labels get rows that say
    `bias` to everything."""
    more = len(LABELS) - len(state["label.2.bias"])
    grown = {"label.2.weight": torch.zeros(more, state["label.2.weight"].shape[1]),
             "label.2.bias": torch.full((more,), bias)}
    return {key: torch.cat([value, grown[key]]) if key in grown else value for key, value in state.items()}


def warm_start(net: FrontEndNet, folder: Path) -> None:
    """Copies what older weights know: all layers, the label head as far as it goes, and the embeddings of their
    tokens, which must be the first ones of the net's vocabulary. Raises WeightsError."""
    old, _ = load_net(folder)
    rows = "body.embeddings.tok_embeddings.weight"
    state = old.state_dict()
    fresh = net.state_dict()
    state[rows] = torch.cat([state[rows], fresh[rows][len(state[rows]):]])
    unknown = state["label.2.bias"] <= NEVER
    state["label.2.bias"] = torch.where(unknown, SELDOM, state["label.2.bias"])
    state["label.2.weight"] = torch.where(unknown[:, None], fresh["label.2.weight"], state["label.2.weight"])
    net.load_state_dict(state)


def save_net(folder: Path, net: FrontEndNet, info: dict[str, Any]) -> None:
    """Writes bfloat16 weights and `config.json`: info plus the network's shape."""
    write_tensors(folder / "model.safetensors", {k: v.to(torch.bfloat16) for k, v in net.state_dict().items()})
    shape = {key: getattr(net.config, key) for key in SHAPE}
    data = {**info, "shape": shape, "vocabulary": net.config.vocab_size, "labels": LABELS, "intents": INTENTS}
    write_text(folder / "config.json", json.dumps(data, indent=1) + "\n")


def load_net(folder: Path, device: str = "cpu") -> tuple[FrontEndNet, dict[str, Any]]:
    """The network in inference mode and its info. Raises WeightsError."""
    cure = "train them with `python -m agents.frontend.train`"
    try:
        info = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        known = tuple(info["labels"])
        if known != LABELS[: len(known)] or tuple(info["intents"]) != INTENTS:
            raise WeightsError(f"the front-end's weights know other labels or intents than this version; {cure}")
        net = build_net(info["vocabulary"], info["shape"])
        state = {k: v.float() for k, v in load_file(folder / "model.safetensors").items()}
        net.load_state_dict(_with_more_labels(state, NEVER))
    except FileNotFoundError as error:
        raise WeightsError(f"the front-end has no weights: {Path(error.filename).name} is missing; {cure}") from error
    except (json.JSONDecodeError, KeyError, TypeError, SafetensorError, RuntimeError) as error:
        raise WeightsError(f"the front-end's weights are damaged or made for another network "
                           f"({str(error).splitlines()[0]}); {cure}") from error
    return net.to(device).eval().requires_grad_(False), info
