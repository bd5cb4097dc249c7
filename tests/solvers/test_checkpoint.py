"""Weights on disk: whole, or told that they are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from solvers.errors import WeightsError
from solvers.recursive.checkpoint import load_weights, save_weights
from solvers.recursive.model import NetConfig, RecursiveNet

TINY = NetConfig(relations=("row", "column", "box"), width=16, share=4, hidden=32)


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="hybrid train"):
        load_weights(tmp_path)
    save_weights(tmp_path, RecursiveNet(TINY), {"task": "sudoku"})
    load_weights(tmp_path)
    save_weights(tmp_path, RecursiveNet(replace(TINY, width=24)), {"task": "sudoku"})
    (tmp_path / "config.json").write_text('{"net": {"relations": ["row", "column", "box"]}}')
    with pytest.raises(WeightsError, match="damaged"):
        load_weights(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(WeightsError, match="damaged"):
        load_weights(tmp_path)
