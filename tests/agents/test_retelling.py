"""Sentences that fail are told once more with the reason, then by the fact itself; only checked text is shown."""

from __future__ import annotations

import time
from typing import Any

import pytest
from langchain_core.messages import HumanMessage

from agents.explain import Checker
from agents.retelling import FACTS_AGAIN, MOST, asked_again, told
from agents.scripted import ScriptedLLM
from hybrid.talk import Telling
from solvers.task import Fact

FACTS = [
    Fact("The board has 30 givens and 51 open cells", {}, ("30", "51")),
    Fact("r4c7 is 2: no other cell of row 4 can hold 2", {"r4c7": "2"}, ("4",)),
    Fact("r1c1 is 5: every other symbol already stands in its row, column and box", {"r1c1": "5"}),
    Fact("r9c9 is 8: no other cell of row 9 can hold 8", {"r9c9": "8"}, ("9",)),
    Fact("r2c2 is 7: no other cell of row 2 can hold 7", {"r2c2": "7"}, ("2",)),
]
DRAFT = "The board has 30 givens. r4c7 is 3. r1c1 is 5."


def mended(draft: str, *replies: Any) -> tuple[Any, ScriptedLLM]:
    llm = ScriptedLLM(replies=list(replies))
    return told(Checker(FACTS), draft, FACTS, "test", llm), llm


def test_a_lie_told_right_the_second_time_is_shown_in_its_place() -> None:
    shown, llm = mended(DRAFT, "1. Put a 2 in r4c7.")
    assert shown.text == "The board has 30 givens. Put a 2 in r4c7. r1c1 is 5." and shown.by == "test"
    assert (shown.claims_checked, shown.claims_rejected) == (7, 2)
    assert len(llm.sent) == 1
    asked = llm.sent[0][-1]
    assert isinstance(asked, HumanMessage) and "its fact says nothing of 3" in asked.text
    assert "r4c7 is 3." in asked.text and asked.additional_kwargs[FACTS_AGAIN] == [FACTS[1].text]


@pytest.mark.parametrize("reply", ["r4c7 is 4.", "r1c1 is 5.", "", "Sorry, I cannot.", ModuleNotFoundError("x")])
def test_what_fails_again_gives_way_to_the_fact(reply: Any) -> None:
    shown, llm = mended(DRAFT, reply)
    assert shown.text == f"The board has 30 givens. {FACTS[1].text}. r1c1 is 5." and len(llm.sent) == 1
    assert shown.claims_rejected >= 2


def test_one_call_for_all_and_no_call_where_nothing_failed() -> None:
    shown, llm = mended("The board has 30 givens. r4c7 is 3. r1c1 is 4.", "r4c7 is 2.\nr1c1 must be 5.")
    assert shown.text == "The board has 30 givens. r4c7 is 2. r1c1 must be 5." and len(llm.sent) == 1
    shown, llm = mended("The board has 30 givens. r4c7 is 2.")
    assert shown.claims_rejected == 0 and llm.sent == []
    many = "The board has 31 givens. r4c7 is 3. r1c1 is 4. r9c9 is 1. r2c2 is 1."
    shown, llm = mended(many, "r4c7 is 2.\n" * 9)
    assert len(llm.sent) == 1 and len(llm.sent[0][-1].additional_kwargs[FACTS_AGAIN]) == MOST
    assert shown.text == " ".join("r4c7 is 2." if i == 1 else f"{fact.text}." for i, fact in enumerate(FACTS))


def test_talk_beside_the_facts_and_facts_told_elsewhere_are_not_told_again() -> None:
    shown, llm = mended("Great puzzle! The board has 30 givens and 51 open cells. The board has 31 givens. Bye.")
    assert shown.text == "The board has 30 givens and 51 open cells." and llm.sent == []


def test_nothing_of_the_model_leaves_the_facts_to_speak() -> None:
    shown, _ = mended("r4c7 is 3.", "r4c7 is 9.")
    assert shown is None
    assert told(Checker(FACTS), "r4c7 is 3. r1c1 is 5.", FACTS, "test", None) is not None


def test_a_slow_model_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agents.retelling.SECONDS", 0.2)

    def slow(_messages: Any) -> str:
        time.sleep(1.5)
        return "r4c7 is 2."

    begun = time.monotonic()
    shown, _ = mended(DRAFT, slow)
    assert time.monotonic() - begun < 1.2 and FACTS[1].text in shown.text


def test_a_stream_stops_before_what_will_be_told_again() -> None:
    said: list[str] = []
    telling = Telling(FACTS, "test", [], "", said.append)
    for word in f"{DRAFT} r9c9 is 8. ".split(" "):
        telling.hear(f"{word} ")
    assert "".join(said) == "The board has 30 givens."
    shown, _ = mended(DRAFT, "r4c7 is 3.")
    assert shown.text.startswith("".join(said))


def test_the_new_sentences_are_read_line_by_line() -> None:
    from agents.retelling import Again

    llm = ScriptedLLM(replies=["\n- One.\n2) Two.\n\nThree.\nFour."])
    asked = [Again("a", FACTS[0], "b"), Again("c", FACTS[1], "d")]
    assert asked_again(llm, asked) == ["One.", "Two."]
