"""The adapter that makes the small language model an explainer: trained weights as llama.cpp reads them.

What ships is a LoRA in the layout of `peft` (safetensors and its configuration, see `weights/CARD.md`); llama.cpp
wants the same numbers in a GGUF file, which is written to the user's cache on first use.

Invariant: a converted file is named after the sha256 of the weights that it was made of, so a new adapter is never
mistaken for an old one, and it is whole or absent.

    adapter_file(Path("~/.cache/hybrid").expanduser())        # PosixPath('…/explainer-1f0c2a….gguf')
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from solvers.errors import ModelError

FOLDER = Path(__file__).parent / "weights"
WEIGHTS, CONFIG = "adapter_model.safetensors", "adapter_config.json"
PARTS = {"self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
         "self_attn.o_proj": "attn_output", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up",
         "mlp.down_proj": "ffn_down"}
"""Linear layers of a block: their names in transformers → in GGUF."""
ARCHITECTURE = "gemma3"
_NAME = re.compile(rf"base_model\.model\.model\.layers\.(\d+)\.({'|'.join(map(re.escape, PARTS))})"
                   r"\.lora_([AB])\.weight")
_TEXT, _FLOAT, _HALF, _ALIGNED = 8, 6, 1, 32


def adapter_file(cache: Path, folder: Path = FOLDER) -> Path:
    """The adapter as a GGUF file in `cache`, converted if need be. Raises ModelError."""
    weights, config = folder / WEIGHTS, folder / CONFIG
    if not weights.exists() or not config.exists():
        raise ModelError(f"the explainer's adapter is missing from {folder.name}/ (expected {WEIGHTS} and {CONFIG}); "
                         "reinstall hybrid-solver or train it: python -m agents.explainer.train")
    digest = hashlib.sha256(weights.read_bytes() + config.read_bytes()).hexdigest()
    target = cache / f"explainer-{digest[:16]}.gguf"
    if not target.exists():
        alpha = float(json.loads(config.read_text(encoding="utf-8"))["lora_alpha"])
        _write(target, gguf_bytes(gguf_tensors(weights), alpha))
    return target


def gguf_tensors(weights: Path) -> dict[str, np.ndarray]:
    """The matrices of a safetensors adapter under their names in GGUF, in half precision."""
    from safetensors.numpy import load_file

    found = {}
    for name, tensor in load_file(weights).items():
        match = _NAME.fullmatch(name)
        if match is None:
            raise ModelError(f'the adapter {weights.name} holds "{name[:80]}", expected layers of Gemma 3 in the '
                             "layout of peft; reinstall hybrid-solver or train it anew")
        found[f"blk.{match[1]}.{PARTS[match[2]]}.weight.lora_{match[3].lower()}"] = tensor.astype(np.float16)
    return found


def gguf_bytes(tensors: Mapping[str, np.ndarray], alpha: float) -> bytes:
    """A GGUF file of version 3 with a LoRA adapter; matrices in half precision."""
    facts: dict[str, Any] = {"general.architecture": ARCHITECTURE, "general.type": "adapter", "adapter.type": "lora",
                             "adapter.lora.alpha": alpha}
    head = [b"GGUF", struct.pack("<IQQ", 3, len(tensors), len(facts))]
    for key, value in facts.items():
        head.append(_text(key) + (struct.pack("<If", _FLOAT, value) if isinstance(value, float)
                                  else struct.pack("<I", _TEXT) + _text(value)))
    body = bytearray()
    for name, tensor in tensors.items():
        sizes = tensor.shape[::-1]  # GGUF counts from the innermost dimension
        head.append(_text(name) + struct.pack(f"<I{len(sizes)}QIQ", len(sizes), *sizes, _HALF, len(body)))
        body += _padded(np.ascontiguousarray(tensor, "<f2").tobytes())
    return _padded(b"".join(head)) + bytes(body)


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _ALIGNED)


def _write(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            os.replace(name, target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(f"the adapter of the embedded language model cannot be written to {target.parent} "
                         f"({error.strerror}); free 10 MB there or set HYBRID_HOME") from error
