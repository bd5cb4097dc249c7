"""docs/session.md is what the chat does: repeated without a language model, all but the explanations is the same."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.session import Exchange, blocks, record
from hybrid.pipeline import Pipeline
from hybrid.settings import Settings

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "session.md").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Without who solved it: which stage comes first to an answer changes with the weights."""
    return re.sub(r" by [\w:]+", "", text)


def test_the_recorded_session_is_real(tmp_path: Path) -> None:
    for exchange in record(Pipeline(Settings(home=tmp_path, llm="none"))):
        block = blocks(Exchange(exchange.message, exchange.shown))
        if exchange.shown.startswith("refused"):  # lists the tasks in the order in which they were imported
            block = block.partition("refused")[0] + "refused"
        assert plain(block) in plain(PAGE), exchange.message
    assert PAGE.count("every claim checked") >= 4, "recorded with a language model"
