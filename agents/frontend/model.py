"""The network: a small ModernBERT over tokens, one head for their labels, one for the intent.

Invariant: a weights folder holds `config.json`, `model.safetensors` (bfloat16) and `tokenizer.json`; a file appears
whole or not at all.

    net = build_net({"own": 4000, "words": 180}, meaning)
    labels, intent = net(ids, mask)   # (b, t, labels), (b, intents)
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

from agents.frontend.attention import BLOCKED, WINDOW, masks
from agents.frontend.encoding import NEWLINE_ID
from agents.frontend.labels import INTENTS, LABELS
from solvers.errors import WeightsError
from solvers.recursive.checkpoint import write_tensors, write_text

SHAPE = {"hidden_size": 192, "intermediate_size": 384, "num_hidden_layers": 5, "num_attention_heads": 4}
GLOBAL_LAYERS = (1, 4)
"""Layers that see the whole text; the others see a window. The last one must be among them."""

LINE = 64
"""Places in a line, counted from its start and from its end, that are told apart."""
HIDDEN_WORDS = 0.3
"""Share of word pieces whose own embedding is hidden while training, so that their meaning has to do."""


class Embeddings(nn.Module):
    """Token ids → (b, t, hidden): what the token is, what it means (word pieces alone), where in its line it stands.

    The first `own` tokens of the vocabulary have a learned embedding, those from `words` on a fixed meaning.
    """

    meaning: Tensor

    def __init__(self, own: int, words: int, meaning: Tensor, hidden: int) -> None:
        super().__init__()
        self.own_count, self.words = own, words
        self.own = nn.Embedding(own + 1, hidden)  # the last one: a piece without an embedding of its own
        self.register_buffer("meaning", meaning)
        self.project = nn.Linear(meaning.shape[1], hidden, bias=False)
        self.from_start, self.from_end = nn.Embedding(LINE, hidden), nn.Embedding(LINE, hidden)
        for table in (self.own, self.from_start, self.from_end):
            nn.init.normal_(table.weight, std=0.05)
        nn.init.normal_(self.project.weight, std=0.05 * meaning.shape[1] ** -0.5)

    def forward(self, ids: Tensor) -> Tensor:
        is_word = ids >= self.words
        known = ids < self.own_count
        if self.training:
            known = known & ~(is_word & (torch.rand(ids.shape, device=ids.device) < HIDDEN_WORDS))
        own = self.own(torch.where(known, ids, self.own_count))
        meaning = self.project(self.meaning[(ids - self.words).clamp(min=0)].to(own.dtype))
        start, end = places_in_line(ids)
        return own + meaning * is_word.unsqueeze(-1) + self.from_start(start) + self.from_end(end)


def places_in_line(ids: Tensor) -> tuple[Tensor, Tensor]:
    """(b, t) token ids → (b, t) int64 each: tokens since the last NEWLINE and to the next one, below LINE."""
    at = torch.arange(ids.shape[1], device=ids.device).expand_as(ids)
    breaks = ids == NEWLINE_ID
    before = torch.where(breaks, at, -1).cummax(1).values
    before = torch.cat([torch.full_like(before[:, :1], -1), before[:, :-1]], 1)
    after = torch.where(breaks, at, ids.shape[1]).flip(1).cummin(1).values.flip(1)
    return (at - before - 1).clamp(max=LINE - 1), (after - at).clamp(max=LINE - 1)


class FrontEndNet(nn.Module):
    """Token labels and intent logits."""

    def __init__(self, config: ModernBertConfig, embeddings: Embeddings) -> None:
        super().__init__()
        self.config = config
        self.embeddings = embeddings
        self.body = ModernBertModel(config)
        hidden = config.hidden_size
        self.label = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, len(LABELS)))
        self.weight = nn.Linear(hidden, 1)
        self.intent = nn.Linear(hidden, len(INTENTS))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """ids, mask: (b, t) int64, mask 1 where there is a token → (b, t, labels) and (b, intents) logits."""
        body = self.body(inputs_embeds=self.embeddings(ids), attention_mask=masks(mask))
        states = body.last_hidden_state                                           # (b, t, hidden)
        weight = self.weight(states).float().squeeze(-1).masked_fill(mask == 0, -torch.inf).softmax(-1)
        pooled = (weight.to(states.dtype).unsqueeze(1) @ states).squeeze(1)       # (b, hidden)
        return self.label(states).float(), self.intent(pooled).float()


def build_net(sizes: dict[str, int], meaning: Tensor, shape: dict[str, int] | None = None) -> FrontEndNet:
    """A fresh network. sizes: "own" and "words", see Embeddings; meaning: (pieces, components) float32;
    shape: keys of SHAPE."""
    size = shape or SHAPE
    config = ModernBertConfig(
        vocab_size=1, hidden_size=size["hidden_size"], intermediate_size=size["intermediate_size"],
        num_hidden_layers=size["num_hidden_layers"], num_attention_heads=size["num_attention_heads"],
        max_position_embeddings=8192, local_attention=2 * WINDOW,
        layer_types=["full_attention" if layer in GLOBAL_LAYERS else "sliding_attention"
                     for layer in range(size["num_hidden_layers"])],
        pad_token_id=0, bos_token_id=0, eos_token_id=0, cls_token_id=0, sep_token_id=0,
        attention_dropout=0.0, embedding_dropout=0.0, mlp_dropout=0.0)
    config._attn_implementation = BLOCKED
    return FrontEndNet(config, Embeddings(sizes["own"], sizes["words"], meaning, size["hidden_size"]))


def save_net(folder: Path, net: FrontEndNet, info: dict[str, Any]) -> None:
    """Writes bfloat16 weights and `config.json`: info plus the network's shape."""
    write_tensors(folder / "model.safetensors", {k: v.to(torch.bfloat16) for k, v in net.state_dict().items()})
    shape = {key: getattr(net.config, key) for key in SHAPE}
    sizes = {"own": net.embeddings.own_count, "words": net.embeddings.words}
    data = {**info, "shape": shape, "sizes": sizes, "labels": LABELS, "intents": INTENTS}
    write_text(folder / "config.json", json.dumps(data, indent=1) + "\n")


def load_net(folder: Path, device: str = "cpu") -> tuple[FrontEndNet, dict[str, Any]]:
    """The network in inference mode and its info. Raises WeightsError."""
    cure = "train them with `python -m agents.frontend.train`"
    try:
        info = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if tuple(info["labels"]) != LABELS or tuple(info["intents"]) != INTENTS:
            raise WeightsError(f"the front-end's weights know other labels or intents than this version; {cure}")
        state = {k: v.float() for k, v in load_file(folder / "model.safetensors").items()}
        net = build_net(info["sizes"], state["embeddings.meaning"], info["shape"])
        net.load_state_dict(state)
    except FileNotFoundError as error:
        raise WeightsError(f"the front-end has no weights: {Path(error.filename).name} is missing; {cure}") from error
    except (json.JSONDecodeError, KeyError, TypeError, SafetensorError, RuntimeError) as error:
        raise WeightsError(f"the front-end's weights are damaged or made for another network "
                           f"({str(error).splitlines()[0]}); {cure}") from error
    return net.to(device).eval().requires_grad_(False), info
