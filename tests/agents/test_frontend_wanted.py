"""What is wanted: chances and words together, and what is refused or asked about where there is no data."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.frontend import assembly
from agents.frontend.labels import CELL, INTENTS, SIGN
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.spans import Span, read_spans
from agents.frontend.wanted import MUCH, amount, decided, joined
from agents.frontend.wanted_words import cues, says_nothing, speaks_of_data
from solvers import registry


def chances(**given: float) -> tuple[float, ...]:
    rest = (1 - sum(given.values())) / (len(INTENTS) - len(given))
    return tuple(given.get(intent.replace("-", "_"), rest) for intent in INTENTS)


def without_data(text: str, intent: str) -> Parse:
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return assembly.assemble(Reading(text, text, read_spans(text, []), [], intent, tasks, 0.5))


@pytest.mark.parametrize(("text", "intent"), [
    ("just a nudge please", "hint"), ("don't tell me the whole route, only the first move", "hint"),
    ("Nur ein Tipp, nicht die Lösung", "hint"), ("un petit indice ?", "hint"), ("solo una pista", "hint"),
    ("给我一个提示", "hint"), ("why is r1c2 a 4?", "why"), ("Wieso steht da eine 3?", "why"), ("为什么是3", "why"),
    ("did I make a mistake?", "check"), ("stimmt das so?", "check"), ("est-ce que j'ai juste ?", "check"),
    ("我做得对吗", "check"), ("what if r1c1 were 5", "what-if"), ("Angenommen, das Lager fällt aus", "what-if"),
    ("et si on enlève un mur ?", "what-if"), ("如果r1c1是5呢", "what-if"), ("what can you do?", "list"),
    ("Was kannst du alles?", "list"),
    ("Is that allowed and is it the best one?", "check"), ("Does that actually work?", "check"),
    ("Is index 17 really an anomaly?", "check"), ("Geht es noch günstiger?", "check"),
    ("¿Qué pasaría con el coste mínimo si B tuviera 80?", "what-if"),
    ("Si on enlève ce mur, est-ce que le trajet change ?", "what-if"), ("tu sers à quoi ?", "list"),
    ("please solve it", "solve"), ("Quelle est la solution ?", "solve")])
def test_strong_words_speak_of_one_intent(text: str, intent: str) -> None:
    found = cues(text)
    assert max(found, key=found.__getitem__) == intent


def test_a_wish_that_is_denied_is_none() -> None:
    assert "hint" not in cues("No hints please, simply solve it")


def test_data_without_a_word_of_another_wish_is_to_be_solved() -> None:
    assert decided("Quelle affectation ?", chances(hint=0.6, solve=0.2), data=MUCH) == "solve"
    assert decided("just a hint", chances(hint=0.9), data=MUCH) == "hint"


def test_words_decide_where_the_network_is_unsure() -> None:
    assert decided("any hint?", chances(solve=0.6, hint=0.2), data=MUCH) == "hint"
    assert decided("why did you say so", chances(other=0.5, why=0.3), data=0) == "why"


@given(st.text(max_size=60), st.lists(st.floats(0.001, 1), min_size=len(INTENTS), max_size=len(INTENTS)))
def test_a_text_with_much_data_never_asks_for_the_list(text: str, wants: list[float]) -> None:
    assert decided(text, tuple(wants), data=MUCH) not in ("list", "other")
    assert decided(text, tuple(wants), data=0) in INTENTS


def test_both_ends_of_a_long_text_count() -> None:
    both = joined(chances(hint=1.0), chances(other=1.0))
    assert both[INTENTS.index("hint")] == both[INTENTS.index("other")] == 0.5


def test_only_data_counts_as_an_amount() -> None:
    assert amount([Span(0, 1, CELL, 1.0, "5"), Span(1, 2, SIGN, 1.0, "#")]) == 2 and amount([]) == 0


@pytest.mark.parametrize("text", ["here it is:", "   ", "not this one", "voilà :", "siehe unten:"])
def test_pointing_to_nothing_is_asked_about(text: str) -> None:
    assert says_nothing(text)
    assert decided(text, chances(solve=0.9), data=0) == "other"
    assert without_data(text, "other").status == "ask"


def test_words_and_numbers_of_a_problem_are_never_refused() -> None:
    told = "Lager Nord 30, Lager Süd 25. Kunde A 12, B 15, C 10; Kosten 4, 5, 6, 7, 8, 9"
    assert speaks_of_data(told) and without_data(told, "other").status == "ask"
    assert without_data("Please solve: 5 3 7 6 1 9 5 9 8 6 8 6 3 4", "other").status == "ask"
    assert without_data("Write a poem about our 3 warehouses", "other").status == "refused"
    assert without_data("what can you do", "list").status == "refused"
    assert without_data("only a hint please", "hint").status == "ask"


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="what if suppose would change set to 5 r1c1 nicht die", max_size=300))
def test_words_are_found_in_any_text(text: str) -> None:
    assert all(weight > 0 for weight in cues(text).values())


def test_words_are_found_in_linear_time() -> None:
    started = time.perf_counter()
    for text in ("what " * 200_000, "if would " * 100_000, "a" * 1_000_000, "12 " * 300_000):
        assert cues(text) is not None
        assert says_nothing(text) in (True, False) and speaks_of_data(text) in (True, False)
    assert time.perf_counter() - started < 30
