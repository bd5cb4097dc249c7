"""Language models by name; what a provider's model does over HTTP stands in test_providers.py."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from agents.models import chat_model, model_label
from solvers.errors import ModelError


def test_names_that_are_wrong_name_their_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("embeded", "gpt", "openai:", ":x", "", "../etc:passwd"):
        with pytest.raises(ModelError, match="provider:model"):
            chat_model(name)
    with pytest.raises(ModelError, match='Did you mean "embedded"'):
        chat_model("embeded")
    with pytest.raises(ModelError, match="knows no provider"):
        chat_model("nobody:x")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match="OPENAI_API_KEY"):
        chat_model("openai:gpt-5")


def test_a_missing_package_names_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__
    hidden = ("langchain_ollama",)

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.split(".", maxsplit=1)[0] in hidden:
            raise ImportError(f"No module named {name!r}")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModelError, match="pip install langchain-ollama"):
        chat_model("ollama:qwen3")


def test_labels() -> None:
    assert chat_model("none") is None
    assert model_label("openai:gpt-5") == "gpt-5 (openai)"
    assert "Gemma" in model_label("embedded") and model_label("none") == "no language model"
