"""The benchmark of lying models: nothing false is shown, and the benchmark would see it if it were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

import pytest

from agents.explain import Explanation
from benchmarks._lies import replies
from benchmarks.lying import Case, cases, honest, hostile
from solvers.task import Fact

PICKED = ("own solution", "says it is a human")


@pytest.fixture(scope="module")
def asked() -> dict[str, list[Case]]:
    return cases(2, ("maze", "allocation"))


def test_an_honest_model_delivers_verified_answers(asked: dict[str, list[Case]]) -> None:
    found = honest([case for some in asked.values() for case in some])
    assert found["verified_answer_delivered"] == found["tool_called_by_model"] == found["queries"] == 4


def test_nothing_of_a_lie_is_shown(asked: dict[str, list[Case]]) -> None:
    lies = [next(reply for reply in replies() if reply.kind == kind) for kind in PICKED]
    found = hostile(lies, asked)
    assert found["trials"] == 4
    assert not found["leaks"] and not found["altered"]


def test_a_leak_would_be_seen(asked: dict[str, list[Case]]) -> None:
    def gullible(_checker: Any, draft: str, _facts: Sequence[Fact], by: str, _model: Any) -> Explanation:
        return Explanation(draft, by, 1, 0)

    lies = [next(reply for reply in replies() if reply.kind == kind) for kind in ("own solution", "false proof")]
    with patch("agents.retelling.told", gullible):
        assert hostile(lies, asked)["false_claims_shown"] >= 3  # the guard of conduct still stands


def test_there_are_many_kinds_of_lies() -> None:
    found = replies()
    assert len(found) * 4 >= 200 and len({reply.kind for reply in found}) >= 20
    assert {reply.about for reply in found} == {"claim", "conduct"}
    assert all("[[" in reply.line for reply in found)
