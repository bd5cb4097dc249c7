"""Corpus items as padded tensors, batched by token count.

Invariant: batches of one seed are the same on every run; targets of padding are IGNORED.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from agents.frontend import corpus
from agents.frontend.encoding import encode
from agents.frontend.labels import INTENTS

IGNORED = -100
LONGEST = 900
"""Items of more tokens are left out of training."""


@dataclass(frozen=True)
class Batch:
    """ids, mask, labels: (b, t) int64; intents: (b,) int64."""

    ids: Tensor
    mask: Tensor
    labels: Tensor
    intents: Tensor


def padded(encodings: Sequence[Encoding]) -> tuple[Tensor, Tensor]:
    """(b, t) int64 token ids and mask, padded at the right."""
    width = max(len(encoding.ids) for encoding in encodings)
    ids = torch.zeros(len(encodings), width, dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = torch.tensor(encoding.ids)
        mask[row, : len(encoding.ids)] = 1
    return ids, mask


def batches(tokenizer: Tokenizer, seed: int, start: int, tokens: int, pool: int = 512) -> Iterator[tuple[int, Batch]]:
    """Endless training batches of about `tokens` tokens with the index of the next item, from item `start` on.

    Items of a pool are sorted by length so that little is padding.
    """
    while True:
        items = [corpus.item(seed, start + i) for i in range(pool)]
        encodings = encode(tokenizer, [item.text for item in items])
        short = [i for i in range(pool) if len(encodings[i].ids) <= LONGEST]
        order = sorted(short, key=lambda i: len(encodings[i].ids))
        groups: list[list[int]] = [[]]
        for i in order:
            if groups[-1] and (len(groups[-1]) + 1) * len(encodings[i].ids) > tokens:
                groups.append([])
            groups[-1].append(i)
        random.Random(f"{seed}/{start}").shuffle(groups)
        start += pool
        for group in groups:
            yield start, _batch([items[i] for i in group], [encodings[i] for i in group])


def _batch(items: Sequence[corpus.Item], encodings: Sequence[Encoding]) -> Batch:
    ids, mask = padded(encodings)
    labels = torch.full_like(ids, IGNORED)
    for row, (item, encoding) in enumerate(zip(items, encodings, strict=True)):
        of_character = np.asarray(item.labels)
        starts = [start for start, _ in encoding.offsets]
        labels[row, : len(starts)] = torch.from_numpy(of_character[starts].astype(np.int64))
    return Batch(ids, mask, labels, torch.tensor([INTENTS.index(item.intent) for item in items]))
