"""Weights and training state on disk: safetensors and JSON, never pickle.

A weights folder holds `config.json` (task, network, training, figures), `model.safetensors` and `CARD.md`.

Invariant: a file appears whole or not at all (written beside, then renamed), so a killed run leaves the previous
state intact.

    save_weights(folder, net, {"task": "sudoku", ...});  net, info = load_weights(folder)
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from solvers.errors import WeightsError
from solvers.recursive.model import NetConfig, RecursiveNet

PACKAGED = Path(__file__).resolve().parent.parent / "weights"


def write_text(path: Path, text: str) -> None:
    """The file holds the whole text, or what it held before."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def write_tensors(path: Path, tensors: dict[str, Tensor], metadata: dict[str, str] | None = None) -> None:
    """The safetensors file holds all tensors, or what it held before."""
    beside = path.with_suffix(".tmp")
    save_file({k: v.detach().contiguous().cpu() for k, v in tensors.items()}, beside, metadata)
    os.replace(beside, path)


def save_weights(folder: Path, net: RecursiveNet, info: dict[str, Any]) -> None:
    """info: JSON with at least "task"; "net" is added."""
    folder.mkdir(parents=True, exist_ok=True)
    write_tensors(folder / "model.safetensors", net.state_dict())
    data = {**info, "net": net.config.to_json()}
    write_text(folder / "config.json", json.dumps(data, indent=1) + "\n")


def load_weights(folder: Path, device: str = "cpu") -> tuple[RecursiveNet, dict[str, Any]]:
    """The network in inference mode and its info. Raises WeightsError."""
    try:
        info = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        net = RecursiveNet(NetConfig.from_json(info["net"]))
        net.load_state_dict(load_file(folder / "model.safetensors"))
    except FileNotFoundError as error:
        raise WeightsError(f"no weights in {folder.name}: {Path(error.filename).name} is missing; "
                           f"train them with `hybrid train {folder.name}`") from error
    except (json.JSONDecodeError, KeyError, TypeError, SafetensorError, RuntimeError) as error:
        raise WeightsError(f"the weights of {folder.name} are damaged or made for another network "
                           f"({str(error).splitlines()[0]}); train them again") from error
    return net.to(device).eval().requires_grad_(False), info


def find_weights(task_name: str, workspace: Path | None = None) -> Path | None:
    """The folder of a task's weights: the user's own first, then the packaged ones; None where there are none."""
    for root in (workspace / "weights" if workspace else None, PACKAGED):
        if root is not None and (root / task_name / "model.safetensors").is_file():
            return root / task_name
    return None


def optimizer_tensors(name: str, optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """An optimizer's state as named tensors."""
    state = optimizer.state_dict()["state"]
    return {f"{name}.{i}.{key}": torch.as_tensor(value) for i, entry in state.items()
            for key, value in entry.items()}


def load_optimizer(name: str, optimizer: torch.optim.Optimizer, tensors: dict[str, Tensor]) -> None:
    state = optimizer.state_dict()
    for key, value in tensors.items():
        head, _, rest = key.partition(".")
        if head == name:
            i, entry = rest.split(".")
            state["state"].setdefault(int(i), {})[entry] = value
    optimizer.load_state_dict(state)
