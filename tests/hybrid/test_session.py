"""Whole conversations without a terminal: problems, follow-ups, restarts, forgetting, repairs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from agents.frontend import FrontEnd
from agents.scripted import ScriptedLLM
from hybrid.pipeline import Pipeline
from hybrid.session import FORGOTTEN, NOTHING_YET, Session
from hybrid.settings import Settings
from hybrid.talk import Listener
from retrieval import Memory
from solvers.errors import StoppedError, UsageError
from solvers.progress import Progress
from tests.solvers.boards import CONTRADICTORY, EASY, EASY_SOLVED, MANY

BOARD = " ".join(EASY[i:i + 9] for i in range(0, 81, 9))
SHORT = BOARD.replace(".98....6.", ".98....6")
MAZE = '{"task": "maze", "rows": ["S.#.", "...G"]}'
STOCK = json.dumps({"task": "allocation", "warehouses": {"North": 50, "South": 40},
                    "customers": {"Ann": 20, "Bob": 30, "Cy": 15},
                    "cost": {"Ann": {"North": 1, "South": 2}, "Bob": {"North": 1, "South": 6},
                             "Cy": {"North": 2, "South": 3}}})
SERIES = json.dumps({"task": "anomaly", "series": {"pump": [9.0 if k == 60 else (k % 12) / 10 for k in range(120)]}})


@pytest.fixture(scope="module")
def front() -> FrontEnd:
    return FrontEnd.load()


@pytest.fixture
def pipeline(front: FrontEnd, tmp_path: Path) -> Pipeline:
    return opened(front, tmp_path)


def opened(front: FrontEnd, home: Path, llm: str = "none") -> Pipeline:
    """As a new process would; the front-end is loaded once, and no text model."""
    made = Pipeline(Settings(home=home, llm=llm))
    made.__dict__["frontend"] = front
    made.__dict__["memory"] = Memory(home / "memory", use_text_model=False)
    return made


def test_a_conversation_about_one_board(pipeline: Pipeline) -> None:
    session = Session(pipeline)
    assert session.say("why is r4c7 a 2?").message == NOTHING_YET
    assert session.say(f"Solve {BOARD}").answer == {"grid": EASY_SOLVED}
    why = session.say("why is r4c7 a 4?")
    assert why.status == "answered" and "r4c7 is 4" in why.message and why.trace["follow_up"] == "why"
    assert "no answer" in session.say("what if r1c3 is 9?").message
    assert session.say("is r1c3=4, r1c4=6, r2c2=7 right so far?").message.startswith("All 3 cells")
    assert session.say("who are you?").message.startswith("I am a program")
    assert session.current is not None and session.say("hello").status == "refused"
    assert session.say("how did you get row 4 column 7?").trace["follow_up"] == "why"


@pytest.mark.parametrize(("text", "part"), [
    (f"just a hint, please: {BOARD}", "r3c7 is 5"), (f"Is this right? {BOARD}", "exactly one answer is left"),
    (f"why is r4c7 a 4? {BOARD}", "r4c7 is 4"), (f"what if r1c3 is 9? {BOARD}", "there is no answer"),
    (f"Don't solve it, a hint will do: {BOARD}", "r3c7 is 5"),
])
def test_a_question_that_brings_its_board_gets_no_solution(pipeline: Pipeline, text: str, part: str) -> None:
    result = Session(pipeline).say(text)
    assert result.status == "answered" and part in result.message
    assert result.answer is None and EASY_SOLVED not in json.dumps(result.to_json())
    assert result.problem == {"task": "sudoku", "grid": EASY} and result.receipt is not None


def test_boards_without_one_answer_are_judged_as_such(pipeline: Pipeline) -> None:
    assert "more than one answer" in Session(pipeline).say("is this right so far? 1... .2.. ..3. ...4").message
    asked = Session(pipeline).say(f"Just a hint for this sudoku: {CONTRADICTORY}")
    assert asked.status in {"ask", "answered"} and "r1c1 and r1c2" in asked.message
    assert MANY not in asked.message


def test_hints_and_pasted_boards_go_on(pipeline: Pipeline) -> None:
    session = Session(pipeline)
    first = session.say(f"just a hint: {BOARD}").message
    second = session.say("another one, please").message
    assert second != first
    pasted = list(EASY)
    pasted[24], pasted[18] = "5", "1"
    right = session.say("is my partial solution right so far? " + "".join(pasted)).message
    assert right.startswith("All 2 cells")
    pasted[2] = "3"
    assert "row 1 holds 3 twice" in session.say("what about my board so far: " + "".join(pasted)).message.lower()


@pytest.mark.parametrize("text", ["ok solve it now", "give me the whole solution", "show the answer"])
def test_the_problem_at_hand_is_solved_on_request(pipeline: Pipeline, text: str) -> None:
    session = Session(pipeline)
    assert session.say(text).answer is None
    session.say(f"just a hint: {BOARD}")
    assert session.say(text).answer == {"grid": EASY_SOLVED}
    assert session.current is not None and session.current.shown


def test_a_question_with_another_board_is_about_that_board(pipeline: Pipeline) -> None:
    session = Session(pipeline)
    session.say("just a hint: 1... .2.. ..3. ...4")
    assert "r4c7 is 4" in session.say(f"why is r4c7 a 4? {BOARD}").message
    session.say("just a hint: 1... .2.. ..3. ...4")
    assert "row 3 has 8 cells" in session.say(f"why is r1c2 a 3? {SHORT}").message
    assert "row 3 has 8 cells" in session.say(f"is this right so far? {SHORT}").message
    session.say(f"just a hint: {BOARD}")
    assert "r1c3" in session.say("what if r1c3 is 4, r1c4 is 6 and r2c2 is 7?").message
    assert session.say("Solve 1... .2.. ..3. ...4").status == "many"


def test_every_task_in_one_conversation(pipeline: Pipeline) -> None:
    session = Session(pipeline)
    assert session.say(MAZE).status == "solved"
    assert "is a wall" in session.say("why r1c3?").message
    assert "no path" in session.say("what if r2c2 is a wall?").message
    assert "From r2c1" in [session.say("hint").message, session.say("another").message][1]
    assert "right" in session.say("is DR right so far?").message
    assert session.say(STOCK).status == "optimal"
    assert session.say("what if warehouse North loses 20 pallets?").message.startswith("If North has 30 instead of 50")
    assert "Bob is served by North for 1" in session.say("why is Bob there?").message
    assert session.say(SERIES).status == "estimate"
    assert "is not called anomalous" in session.say("why is point 30 not an anomaly?").message
    assert "no hints" in session.say("just a hint").message
    assert session.say("what if point 60 were 0.2?").message.startswith("If point 60 of pump is 0.2")


def test_another_similar_one(pipeline: Pipeline) -> None:
    session = Session(pipeline)
    session.say(MAZE)
    assert "No maze problem like this one is in memory" in session.say("show me another similar one you solved").message
    session.say('{"task": "maze", "rows": ["S.#.", "#..G"]}')
    similar = session.say("show me another similar one you solved")
    assert similar.problem is not None and similar.problem["rows"] == ["S.#.", "...G"] and similar.verified
    assert "No further" in session.say("another").message
    assert session.current is not None and session.current.data["rows"][1] == "#..G"


def test_a_reply_completes_what_was_misread(pipeline: Pipeline) -> None:
    session = Session(pipeline)
    assert "row 3 has 8 cells" in session.say(f"Solve {SHORT}").message
    solved = session.say("row 3 is .98....6.")
    assert solved.status == "solved" and solved.answer == {"grid": EASY_SOLVED}
    assert "row 3 has 8 cells" in session.say(f"just a hint: {SHORT}").message
    hint = session.say("row 3 is .98....6.")
    assert hint.answer is None and hint.message.startswith("r3c7 is 5")
    session.say(f"Solve {SHORT}")
    other = session.say("Solve " + BOARD.replace(".6....28.", ".6....28"))
    assert "row 7 has 8 cells" in other.message, "another board is asked about by itself"


def test_the_problem_survives_a_restart_and_forgetting_does_not(front: FrontEnd, tmp_path: Path) -> None:
    first = Session(opened(front, tmp_path), "sunday")
    first.say(f"just a hint: {BOARD}")
    again = opened(front, tmp_path)
    session = Session(again, "sunday")
    assert again.threads.names() == ["sunday"] and "30 givens" in session.standing()
    assert "r3c1 is 1" in session.say("another hint").message, "hints go on after the restart"
    assert again.memory.stats()["instances"] == 1
    assert session.say("forget this").message == FORGOTTEN
    assert again.threads.names() == [] and again.memory.stats()["instances"] == 0
    session.say(MAZE)
    assert again.threads.names() == [] and again.memory.stats()["instances"] == 0, "nothing is kept from then on"
    assert "r1c3 is a wall" in session.say("why r1c3?").message
    files = [path.read_bytes() for path in tmp_path.glob("threads.sqlite3*")]
    assert files and not any(EASY.encode() in content for content in files)


def test_dont_keep_this_is_heard_with_the_board(pipeline: Pipeline) -> None:
    session = Session(pipeline, "mine")
    result = session.say(f"Don't keep this. Solve {BOARD}")
    assert result.answer == {"grid": EASY_SOLVED} and result.message.startswith("Forgotten")
    assert pipeline.threads.names() == [] and pipeline.memory.stats()["instances"] == 0


def test_words_of_distress_are_in_no_thread(front: FrontEnd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call = {"name": "solve_sudoku", "args": {"problem_id": "p1"}}
    llm = ScriptedLLM(replies=[call, "Every rule was checked.", "Hello."], repeat=True)
    monkeypatch.setattr("agents.models.chat_model", lambda *_, **__: llm)
    pipeline = opened(front, tmp_path, "scripted")
    session = Session(pipeline, "night")
    for text in ("I want to kill myself", f"I want to kill myself. Solve {BOARD}"):
        assert "crisis line" in session.say(text).message
    assert session.current is not None and session.current.shown
    for path in tmp_path.rglob("*.sqlite3*"):
        assert b"kill" not in path.read_bytes()


def test_threads_are_deleted_with_what_they_added(front: FrontEnd, tmp_path: Path) -> None:
    pipeline = opened(front, tmp_path)
    for name, text in (("a", MAZE), ("b", f"Solve {BOARD}")):
        Session(pipeline, name).say(text)
    session = Session(pipeline, "b")
    assert session.delete("a") and not session.delete("a") and pipeline.threads.names() == ["b"]
    assert pipeline.memory.stats()["by_task"] == {"sudoku": 1}
    assert session.resume("c").message == "Conversation c: no problem yet."
    with pytest.raises(UsageError, match="printable"):
        session.resume("a\x1b[31m")


def test_what_runs_can_be_ended_and_the_conversation_goes_on(pipeline: Pipeline) -> None:
    seen: list[Progress] = []

    def stop(progress: Progress) -> None:
        seen.append(progress)
        if progress.step:
            raise StoppedError("stopped")

    session = Session(pipeline)
    session.say(MAZE)
    with pytest.raises(StoppedError):
        session.say(f"Solve {BOARD}", Listener(stop, lambda _: None, lambda _: None))
    assert [p.stage for p in seen] == ["memory", "recursion", "recursion"]
    assert "is a wall" in session.say("why r1c3?").message
    assert session.say(f"Solve {BOARD}").status == "solved"


def test_the_explanation_is_told_as_it_is_checked(front: FrontEnd, asked: Callable[..., Pipeline]) -> None:
    draft = "The board has 30 givens and 51 open cells. r1c1 is 9. Every rule was checked and no other answer exists."
    pipeline = asked({"name": "solve_sudoku", "args": {"problem_id": "p1"}}, draft)
    pipeline.__dict__["frontend"] = front
    told: list[str] = []
    listener = Listener(lambda _: None, lambda result: told.append(f"<{result.status}>"), told.append)
    result = Session(pipeline).say(f"Solve {BOARD}", listener)
    assert told[0] == "<solved>" and result.explanation is not None
    assert result.explanation.text.startswith("".join(told[1:])) and "30 givens" in told[1]
    assert "r1c1" not in "".join(told)
