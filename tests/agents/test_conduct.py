"""Conduct: nothing that flatters, baits or prolongs leaves; answers and facts leave as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import conduct_claims, conduct_rules, conduct_voice
from agents.chat import SYSTEM
from agents.conduct import INSTRUCTIONS, NOTHING_LEFT, asks_what_it_is, distressed, guard, plain, reply_to
from agents.conduct_words import DISTRESS_REPLIES, IDENTITY_REPLIES
from agents.explain import Explanation
from benchmarks.conduct import cases, normal_explanations
from hybrid.pipeline import Pipeline
from tests.solvers.boards import EASY, EASY_SOLVED

CASES = cases()
TOLD = normal_explanations(12)
DRAFT = ("Great question! The board has 30 givens and 51 open cells. I love this one. Want to know the surprising "
         "trick? Every rule was checked and no other answer exists. Let me know if you want more!")


@pytest.mark.parametrize("case", [c for c in CASES if c["by"] == "llm"], ids=lambda case: case["id"])
def test_outgoing_texts(case: dict[str, Any]) -> None:
    left = case["text"] if case["expect"] == "pass" else case.get("left", NOTHING_LEFT)
    assert guard(case["text"], asked=case.get("asked", "")).text == left


@pytest.mark.parametrize("case", [c for c in CASES if c["by"] == "person"], ids=lambda case: case["id"])
def test_what_people_say(case: dict[str, Any]) -> None:
    if case["expect"] == "pass":
        assert reply_to(case["text"]) is None
    else:
        assert reply_to(case["text"]) in [*DISTRESS_REPLIES.values(), *IDENTITY_REPLIES.values()]
        assert distressed(case["text"]) is (case["kind"] == "distress")
        assert asks_what_it_is(case["text"]) or case["kind"] == "distress"


def test_the_set_is_large_enough_and_its_ids_differ() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 120
    assert sum(case["expect"] == "remove" for case in CASES) >= 120


@pytest.mark.parametrize("by_model", [True, False])
def test_facts_are_never_altered(by_model: bool) -> None:
    assert len(TOLD) >= 12 and all(guard(text, by_model=by_model) == (text, ()) for text in TOLD)


@pytest.mark.parametrize("reply", [*DISTRESS_REPLIES.values(), *IDENTITY_REPLIES.values()])
def test_fixed_replies_keep_the_rules_and_trigger_nothing(reply: str) -> None:
    assert guard(reply, by_model=False).removed == () and reply_to(reply) is None
    assert not re.search(r"\d{3}|\b911\b|\b112\b", reply), "no country's number is assumed"


def test_replies_are_in_the_language_of_the_text_and_distress_comes_first() -> None:
    assert reply_to("je veux mourir") == DISTRESS_REPLIES["fr"] and reply_to("你是谁？") == IDENTITY_REPLIES["zh"]
    assert reply_to("Are you human? I want to kill myself.") == DISTRESS_REPLIES["en"]
    assert reply_to("x " * 50_000 + "I want to die.") == DISTRESS_REPLIES["en"]


def test_removal_leaves_the_rest_to_the_letter() -> None:
    board = " 5 3 . | . 7 .\n 6 . . | 1 9 5\n"
    text = f"{board}\nr1c3 is 4.  Great\nquestion!\n\nWant to know\nhow the trick works? r1c4 is 6."
    assert guard(text).text == f"{board}\nr1c3 is 4.  \nr1c4 is 6."
    assert guard("") == ("", ()) and guard("\n53..7....\n") == ("\n53..7....\n", ())


def test_marks_case_and_spelling_do_not_hide_a_violation() -> None:
    for text in ("GREAT QUESTION", "**Great** _question_!", "great\u200b question", "I’m so glad!"):
        assert guard(text).text == NOTHING_LEFT, text


def test_names_and_quotations_of_the_person_are_data() -> None:
    message, asked = 'the series "I love you" and You Rock has 3 values', 'series "I love you": 1 2 3; You Rock: 4'
    assert guard(message, asked=asked, by_model=False).text == message
    assert guard("I love you. You rock.", asked=asked, by_model=False).text == NOTHING_LEFT


def test_rules_are_written_as_plain_text_is() -> None:
    for module in (conduct_rules, conduct_claims, conduct_voice):
        for name, lines in vars(module).items():
            if isinstance(lines, str) and name.strip("_").isupper() and not name.endswith("_ZH"):
                accents = [sign for sign in unicodedata.normalize("NFKD", lines) if unicodedata.category(sign) == "Mn"]
                assert not accents, name


# Any text -------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from([
    "great", "question", "Great question!", "want", "to", "know", "more", "?", ".", "...", "! ", "。", "\n", "\n\n",
    " ", "I", "you", "r1c1 is 4.", "53..7....", "shall I", "the cost is 7", "”", "\"", "stay", "don't", "go", "yet",
    "row", "我", "爱你", "好问题", "…", "\r\n", "\u2028", "1. ", "Is r3c9 a 7?", "but that's", "not all", "*", "_",
    "ß", "İ"])
LISTS = st.lists(WORDS, max_size=25)
TEXTS = st.one_of(st.text(max_size=200), LISTS.map(" ".join), LISTS.map("".join))
VIOLATIONS = [case["text"] for case in CASES if case["expect"] == "remove" and "left" not in case]


@given(TEXTS, st.booleans())
def test_guarding_twice_is_guarding_once(text: str, by_model: bool) -> None:
    once = guard(text, by_model=by_model)
    assert guard(once.text, by_model=by_model) == (once.text, ())
    signs = iter(text)
    assert once.text == NOTHING_LEFT or all(sign in signs for sign in once.text), "only removed, never added or moved"
    assert once.text == text or once.removed
    reply_to(text)
    assert plain(plain(text)) == plain(text)


@given(st.sampled_from(TOLD), st.sampled_from(VIOLATIONS))
def test_a_violation_beside_facts_costs_no_fact(fact: str, violation: str) -> None:
    assert guard(f"{fact}\n\n{violation}").text == fact
    assert guard(f"{violation}\n\n{fact}").text == fact


@pytest.mark.parametrize("part", [
    "a", "a\n", "! ", ".", "?", "want to ", "i really ", "if you ", "you are so very ", "great ", "'\" ", "我真的很",
    "…", "Great question. ", "kill ", "i took ", "nobody would "])
def test_time_is_bounded_on_hostile_texts(part: str) -> None:
    text = (part * 100_000)[:100_000]
    begun = process_time()
    guard(text, asked=text)
    reply_to(text)
    assert process_time() - begun < 1


# End to end -----------------------------------------------------------------------------------------------------


CALL = {"name": "solve_sudoku", "args": {"problem_id": "p1"}}


@pytest.mark.parametrize("careless", [False, True], ids=["checked", "with a checker that lets all pass"])
def test_a_flattering_model_is_not_heard(asked: Callable[..., Pipeline], monkeypatch: pytest.MonkeyPatch,
                                         careless: bool) -> None:
    if careless:
        monkeypatch.setattr("agents.retelling.told",
                            lambda checker, draft, facts, by, model: Explanation(draft, by, 9, 0))
    result = asked(CALL, DRAFT).solve(f"Solve this sudoku: {EASY}")
    assert result.answer == {"grid": EASY_SOLVED} and result.explanation is not None
    assert result.explanation.text == ("The board has 30 givens and 51 open cells. "
                                       "Every rule was checked and no other answer exists.")
    assert len(result.trace.get("conduct", [])) == (4 if careless else 0)


def test_distress_is_answered_without_any_model(asked: Callable[..., Pipeline],
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pipeline, "frontend", property(lambda self: pytest.fail("no model may read this")))
    for text, reply in (("I want to die.", DISTRESS_REPLIES), ("Are you a robot?", IDENTITY_REPLIES)):
        result = asked().solve(text)
        assert (result.status, result.message, result.answer) == ("answered", reply["en"], None)


def test_a_board_beside_distress_is_solved_and_the_reply_comes_first(asked: Callable[..., Pipeline],
                                                                     tmp_path: Path) -> None:
    """The board is remembered, the person's words are not."""
    pipeline = asked(CALL)
    result = pipeline.solve(f"I want to kill myself. Solve this sudoku: {EASY}", explain=False)
    assert result.answer == {"grid": EASY_SOLVED} and result.message.startswith(DISTRESS_REPLIES["en"])
    assert pipeline.memory.stats()["instances"] == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"kill myself" in path.read_bytes()]
    unread = asked().solve("I want to die, it is 3.45 on the 12.12.2025")
    assert (unread.status, unread.message) == ("answered", DISTRESS_REPLIES["en"])


def test_the_model_is_told_the_rules() -> None:
    assert INSTRUCTIONS in SYSTEM and "{" not in SYSTEM
