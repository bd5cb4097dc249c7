"""Follow-ups on one problem: for every task each kind gives an answer or says plainly that it does not apply."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.asking import CHECK, FORGET, HINT, INTENTS, SIMILAR, SOLVE, WHAT_IF, WHY, asked_for, parting
from agents.conduct import guard
from agents.followups import SHOWN_STEPS, Case, followup, judged
from solvers import registry
from solvers.cascade import Cascade
from solvers.registry import task
from solvers.task import Task
from tests.solvers.boards import EASY, EASY_SOLVED, HARD, SUDOKU

NAMES = [task.name for task in registry.tasks()]


@cache
def case_of(name: str) -> Case:
    mine = task(name)
    problem, _ = mine.item(5, 1)
    outcome = Cascade(mine).solve([problem])[0]
    assert outcome.values is not None
    return Case(mine, problem, outcome.values, str(outcome.verdict), outcome.message)


def easy(**more: object) -> Case:
    problem = SUDOKU.problem({"grid": EASY})
    return Case(SUDOKU, problem, SUDOKU.answer_values(problem, {"grid": EASY_SOLVED}), "solved", **more)  # type: ignore[arg-type]


def words_for(case: Case, kind: str) -> str:
    """A question of that kind in words, about something that the problem has."""
    names = [name for name in case.task.cell_symbols(case.problem, np.asarray(case.values))]
    place = names[len(names) // 2] if names else f"{next(iter(case.problem.data.get('series', {'': 0})))} 30"
    symbol = case.task.cell_symbols(case.problem, np.asarray(case.values)).get(place, "1")
    if "rows" in case.problem.data:
        place = "r1c1"
    change = f"{place} is 1.5" if "series" in case.problem.data else f"{place} is 1, the start?"
    if "cost" in case.problem.data:
        change = f"{place} may not go to {symbol}?"
    so_far = f"{place} is {symbol}" if names else "DR, R"
    return {WHY: f"why is {place} like that?", HINT: "just a hint", CHECK: f"is this right so far: {so_far}",
            WHAT_IF: f"what if {change}"}[kind]


@pytest.mark.parametrize("kind", INTENTS)
@pytest.mark.parametrize("name", NAMES)
def test_every_task_answers_each_kind_or_says_that_it_does_not_apply(name: str, kind: str) -> None:
    case = case_of(name)
    answer = followup(case, kind, words_for(case, kind))
    assert answer.text and answer.text[-1] in ".?!" and guard(answer.text, by_model=False).text == answer.text
    if answer.applies:
        assert answer.status == "answered" and answer.facts, answer.text
    else:
        assert f"For {case.task.title} problems there are no" in answer.text
    vague = followup(case, kind, "hm")
    assert vague.text and vague.status in {"answered", "ask"}


def test_a_task_that_offers_nothing_says_so(latin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = task("latin-v0")
    for hook in ("why", "hint", "check_partial", "what_if"):
        monkeypatch.setattr(type(bare), hook, getattr(Task, hook))
    problem, values = bare.item(1, 1)
    case = Case(bare, problem, values, "solved")
    for kind in INTENTS:
        answer = followup(case, kind, "r1c1 is 1")
        assert not answer.applies and "there are no" in answer.text


def test_why_is_the_chain_and_long_chains_are_cut() -> None:
    short = followup(easy(), WHY, "why is r1c3 a 4?")
    chain = SUDOKU.why(easy().problem, np.asarray(easy().values), "r1c3")
    assert [f.text for f in chain[-SHOWN_STEPS:]] == [f.text for f in short.facts]
    assert f"r1c3 takes {len(chain)} steps" in short.text and "/why r1c3 all" in short.text
    assert [f.text for f in followup(easy(), WHY, "r1c3", whole=True).facts] == [f.text for f in chain]
    assert "r1c3" not in followup(easy(), WHY, "why is row 4 column 7 a 4?").lead


def test_a_wrong_claim_in_a_question_is_corrected() -> None:
    assert followup(easy(), WHY, "why is r4c7 a 2?").text.startswith("The answer has 4 at r4c7, not 2.")
    assert "not" not in followup(easy(), WHY, "why is r4c7 a 4?").lead
    assert followup(easy(), WHY, "why can r4c7 not be 2?").lead == ""


def test_a_trial_is_shown_as_such() -> None:
    problem = SUDOKU.problem({"grid": HARD})
    values = SUDOKU.sat(9).solve(problem)
    assert "leads to a contradiction" in followup(Case(SUDOKU, problem, values, "solved"), WHY, "why r1c2").text


def test_hints_go_further_and_never_show_the_answer() -> None:
    case, told = easy(), []
    for _ in range(6):
        answer = followup(case, HINT, "another hint")
        assert len(answer.facts) == 1 and len(answer.facts[0].cells) <= 1 and EASY_SOLVED not in answer.text
        told.append(answer.text)
        case = easy(partial=answer.partial, hints=answer.hints)
    assert len(set(told)) == 6
    again = followup(case, HINT, "hint: r3c7 is 5")
    assert again.hints == 1 and again.text == told[1], "what the person found needs no hint"


def test_hints_of_every_task_end() -> None:
    for name in NAMES:
        case = case_of(name)
        texts = [followup(Case(case.task, case.problem, case.values, case.verdict, hints=n), HINT, "hint").text
                 for n in (0, 1, 400)]
        assert all(texts)


def test_a_board_without_answer_has_no_hints_or_reasons() -> None:
    case = Case(SUDOKU, SUDOKU.problem({"grid": EASY}), None, "unsolvable", "row 1 holds 5 twice")
    for kind in (HINT, WHY):
        assert followup(case, kind, "r1c1").text == "Row 1 holds 5 twice."
    assert "no answer" in judged(case).text
    assert "exactly one answer" in judged(easy()).text


@pytest.mark.parametrize(("text", "kind"), [
    ("why is r4c7 a 2?", WHY), ("Why is Tuesday 14:00 not an anomaly?", WHY), ("how did you get r1c2?", WHY),
    ("Warum ist r4c7 eine 2?", WHY), ("explain row 3 column 2", WHY), ("just a hint", HINT), ("one more clue", HINT),
    ("don't show me the solution", HINT), ("What's the next move?", HINT),
    ("is my partial solution right so far?", CHECK), ("Is this correct?", CHECK), ("did I make a mistake?", CHECK),
    ("check my board", CHECK), ("what if warehouse North loses 20 pallets?", WHAT_IF),
    ("What would happen if r1c1 were 5?", WHAT_IF), ("show me another similar one you solved", SIMILAR),
    ("is there a similar problem you solved before?", SIMILAR), ("forget this", FORGET), ("Don't keep this.", FORGET),
    ("please do not store it", FORGET), ("vergiss das", FORGET), ("ok solve it now", SOLVE),
    ("give me the whole solution", SOLVE), ("show the answer", SOLVE), ("what goes in r1c3?", WHY),
    ("another similar puzzle", SIMILAR),
])
def test_questions_in_words(text: str, kind: str) -> None:
    ask = asked_for(text)
    assert ask is not None and ask.kind == kind and ask.sure


@pytest.mark.parametrize("text", ["Solve this sudoku", "hello", "I always forget my keys, solve it", "thanks, bye", "8",
                                  "who are you?", "the missing one is a 7", "row 3 is .98....6.", ""])
def test_other_messages_are_no_questions(text: str) -> None:
    assert asked_for(text) is None


def test_another_means_the_last_kind() -> None:
    for kind in (HINT, SIMILAR):
        ask = asked_for("another one, please", before=kind)
        assert ask is not None and ask.kind == kind
    assert asked_for("another one, please", before=WHY) is None
    unsure = asked_for("bla", intent="hint")
    assert unsure is not None and not unsure.sure


def test_partings() -> None:
    said = ("Thanks, bye!", "thank you very much", "bye", "ok", "thanks, now a hint", "")
    assert [parting(text) for text in said] == ["bye", "thanks", "bye", None, None, None]


WORDS = st.lists(st.one_of(st.text(max_size=8), st.sampled_from(
    ["why", "what if", "is", "not", "r4c7", "r0c0", "(3,4)", "row 2", "column 5", "5", "20 %", "loses", "to", "W1",
     "C2", "s1", "Tuesday", "14:00", "25:99", "point", "wall", "start", "DDRR", "right so far", "half", "=", "9" * 20,
     "-3", "closes", "costs", "1e999", "hint", "all"])), max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(text=WORDS, kind=st.sampled_from(INTENTS), name=st.sampled_from(NAMES))
def test_no_words_break_it(text: str, kind: str, name: str) -> None:
    answer = followup(case_of(name), kind, text)
    assert answer.text and answer.status in {"answered", "ask"}
    asked_for(text)
