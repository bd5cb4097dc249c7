"""The check of explanations over all tasks: true sentences in many words pass, small lies made of them do not."""

from __future__ import annotations

import pytest

from agents.explain import Checker, check
from benchmarks._phrasing import TASKS
from benchmarks.explanations import measured
from solvers.task import Fact, Wording

WAREHOUSE = Wording({"w": "North", "used": "33", "capacity": "40", "free": "7"},
                    "carries|uses|using {used} outof {capacity}; {free} free|left; room for {free} more?",
                    ("w",), "warehouse")
FACTS = [Fact("North carries 33 of 40: 7 is free", {}, ("33", "40", "7"), WAREHOUSE),
         Fact("South carries 9 of 10: 1 is free", {}, ("9", "10", "1"), Wording(
             {"w": "South", "used": "9", "capacity": "10", "free": "1"}, WAREHOUSE.ways, ("w",), "warehouse"))]


@pytest.mark.parametrize("task", TASKS)
def test_lies_are_caught_and_truths_pass(task: str) -> None:
    tally = measured(task, seed=5, n=24, told_by="")
    sentences, mutants = tally.sentences.total(), tally.mutants.total()
    assert tally.rejected.total() <= 0.03 * sentences, tally.examples["rejected"]
    assert mutants > 60 and tally.missed.total() <= 0.01 * mutants, dict(tally.examples)


@pytest.mark.parametrize("sentence", [
    "North uses 33 out of 40.", "At North 7 is left and it carries 33 of 40.",
    "The warehouse North has room for 7 more.",
    "North has 7 free, and South has 1 left.", "With North using 33 of its 40, 7 is left."])
def test_phrases_in_any_order_pass(sentence: str) -> None:
    kept = check(f"{sentence} South carries 9 of 10: 1 is free.", FACTS, "test")
    assert kept is not None and sentence in kept.text


@pytest.mark.parametrize("sentence", [
    "North uses 40 out of 33.", "North has 33 free.", "South has 7 left.", "North has 7 free and 33 left.",
    "7 is left.",
    "North has no 7 left.", "North is almost full with 33 of 40.", "East has 7 free.", "North has at least 7 free.",
    "North, South.", "North has 7 free because it carries 9 of 10.", "North carries 33 of 40 of South."])
def test_phrases_of_another_fact_or_with_more_words_do_not(sentence: str) -> None:
    kept = check(f"South carries 9 of 10: 1 is free. {sentence}", FACTS, "test")
    assert kept is not None and kept.text == "South carries 9 of 10: 1 is free."


def test_it_means_what_the_sentence_before_was_about() -> None:
    checker = Checker(FACTS)
    kept = checker.check("North uses 33 of 40. It has 7 left.", "test")
    assert kept is not None and kept.claims_rejected == 0
    kept = checker.check("The warehouse South uses 9 of 10. It has 7 left.", "test")
    assert kept is not None and kept.text == "The warehouse South uses 9 of 10."


def test_because_needs_a_fact_that_gives_a_reason() -> None:
    plain = Fact("North serves 2 customers and carries 33", {}, ("2", "33"), Wording(
        {"w": "North", "n": "2", "used": "33"}, "serves {n} customers; carries {used}", ("w",)))
    assert check("North serves 2 customers and carries 33.", [plain], "test") is not None
    assert check("North serves 2 customers because it carries 33.", [plain], "test") is None
    assert check("North carries 33 of 40, so 7 is left.", FACTS, "test") is not None


def test_words_that_look_like_a_denial_are_not_one() -> None:
    quiet = Fact("This is an estimate", {}, (), Wording({}, "estimate; not proof"))
    assert check("Note that this is a proof of it all.", [quiet], "test") is None
