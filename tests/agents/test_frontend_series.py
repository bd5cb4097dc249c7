"""Series by their layout: with right probabilities a text is read exactly or asked about, whatever is cut from it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import pytest

from agents.frontend import FrontEnd
from agents.frontend.assembly import assemble
from agents.frontend.chances import Chances
from agents.frontend.corpus_series import series_item
from agents.frontend.draft import Dice, Item
from agents.frontend.labels import INSIDE, LABELS, OUTSIDE
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.series_atoms import Style, atoms, gone_in, times_in
from agents.frontend.series_keyed import keyed
from agents.frontend.spans import read_marks, read_spans
from solvers import registry
from tests.agents.test_frontend_forms import by_character, fields


@cache
def front_end() -> FrontEnd:
    return FrontEnd.load()


def parsed(text: str, labels: Sequence[int]) -> Parse:
    """The text as the assembly reads it where the network holds these labels for sure."""
    tokens = by_character(labels)
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), "solve", tasks, 0.6,
                            chances=Chances(tokens)))


def labels_of(text: str, *numbers: str) -> list[int]:
    """READING for each of these numbers, in order; all else OUTSIDE."""
    labels, at = [OUTSIDE] * (len(text) + 1), 0
    for number in numbers:
        at = text.index(number, at)
        labels[at:at + len(number)] = [LABELS.index("READING")] + [INSIDE] * (len(number) - 1)
        at += len(number)
    return labels


def items(count: int) -> list[Item]:
    return [series_item(Dice(random.Random(f"layout/{index}"), index % 2 == 1)) for index in range(count)]


def test_the_corpus_is_read_or_asked_about() -> None:
    wanted = [item for item in items(120) if item.expect == "parsed"]
    got = [(item, parsed(item.text, item.labels)) for item in wanted]
    exact = sum(parse.status == "parsed" and fields(parse) == item.problem for item, parse in got)
    wrong = [item.text for item, parse in got if parse.status == "parsed" and fields(parse) != item.problem]
    assert exact >= 0.9 * len(wanted) and len(wrong) <= 1, (exact, len(wanted), wrong[:2])


@pytest.mark.parametrize(("text", "cut"), [
    ("12:00 5,1\n12:05 n/a\n12:10 5,2", ["12:00", "5,1", "12:05", "n/a", "12:10", "5,2"]),
    ("1 July 73,7kg; 2 July 74,7kg; 3 July 74,3kg", ["1 July", "73,7", "2 July", "74,7", "3 July", "74,3"]),
    ("PT-100 temp_1 CO2 5 -3 温度64", ["5", "-3", "64"])])
def test_what_can_be_a_value(text: str, cut: list[str]) -> None:
    found = atoms(text, Style("decimal"), [*times_in(text), *gone_in(text)])
    assert [text[atom.start:atom.end] for atom in found] == cut


def spoiled(at: int, word: str, more: int) -> list[str]:
    """NUMBERS with a word at this place, before the number or in its stead."""
    return [*NUMBERS[:at], word, *NUMBERS[at + more:]]


NUMBERS = [f"{20 + k % 7}.{k % 10}" for k in range(30)]


@pytest.mark.parametrize(("at", "word", "more"), [
    (12, "ERR", 0), (12, "12a", 1), (12, "...", 0), (29, "20.3.4", 1), (0, "ERR", 0), (29, "ERR", 0)])
def test_a_list_with_something_else_in_it_is_asked_about(at: int, word: str, more: int) -> None:
    numbers = spoiled(at, word, more)
    text = "outliers? " + ", ".join(numbers)
    labels = labels_of(text, *[number for number in numbers if number in NUMBERS or number == "ERR"])
    assert parsed(text, labels).status == "ask"


def test_a_column_of_words_and_a_counter_are_left_out() -> None:
    lines = [f"{k};{number};{'OK' if k % 5 else 'WARN'}" for k, number in enumerate(NUMBERS)]
    text = "n;level;status\n" + "\n".join(lines)
    labels = labels_of(text, *[f"{number};" for number in NUMBERS])
    labels = [INSIDE if label == INSIDE and text[at:at + 1] != ";" else label if label != INSIDE else OUTSIDE
              for at, label in enumerate(labels)]
    assert fields(parsed(text, labels))["series"] == {"level": [float(number) for number in NUMBERS]}


NOISE = "19.2, 19.4, 19.3, 19.7, 19.3, 19.1, 19.6, 19.8, 20.1, 19.8, 19.7, 19.6, 22.5"


@pytest.mark.parametrize(("text", "message"), [
    (f"Are there outliers? It should be 32 readings:\n{NOISE}", "32 readings"),
    (f"Ausreißer? Es sind 20 Messwerte.\n{NOISE}", "20 Messwerte"),
    (f"outliers?\n{NOISE}, 19.\n\n[message truncated]", "truncated"), (f"outliers?\n{NOISE}, 19.\n\nthanks", "cut off"),
    ("Ausreißer? Komma kann Dezimalkomma oder Trenner sein: 12,5,13,12,9,13,1,12,7,31,4,12,8,13,12,6", "commas"),
])
def test_a_series_that_is_not_whole_is_asked_about(text: str, message: str) -> None:
    parse = front_end().read(text)
    assert parse.status == "ask" and message in parse.message


@pytest.mark.parametrize("text", [
    f"Are there outliers in these 13 readings? The last 20 values were fine.\n{NOISE}", f"Any outlier?\n{NOISE}.",
    f"Which of the 13 values is an outlier? About 30 readings come tomorrow.\n{NOISE}"])
def test_other_counts_are_no_contradiction(text: str) -> None:
    parse = front_end().read(text)
    assert parse.problem == {"task": "anomaly", "series": {"series": [float(x) for x in NOISE.split(", ")]}}


def test_columns_named_in_turn_and_logs_with_milliseconds() -> None:
    rows = [(140 + k % 5, 80 + k % 3) for k in range(20)]
    diary = "".join(f"Day {k + 1}: {a}/{b}\n" for k, (a, b) in enumerate(rows))
    parse = front_end().read(f"First number is systolic, second is diastolic.\n\n{diary}\nany outliers?")
    assert parse.problem is not None, parse.message
    assert parse.problem["series"] == {"systolic": [a for a, _ in rows], "diastolic": [b for _, b in rows]}
    log = "".join(f"2024-10-02 14:03:{k:02d},{243 + k} INFO [worker] took_ms={a}\n" for k, (a, _) in enumerate(rows))
    parse = front_end().read(f"any outliers?\n\n{log}")
    assert parse.problem is not None, parse.message
    assert parse.problem["series"] == {"took_ms": [a for a, _ in rows]}


def test_the_one_key_of_a_log_that_the_person_names() -> None:
    lines = [f"64 bytes from 9.9.9.9: icmp_seq={k + 1} ttl=57 time={13 + k % 4}.{k % 10} ms" for k in range(16)]
    values = [float(f"{13 + k % 4}.{k % 10}") for k in range(16)]
    log = "PING 9.9.9.9 (9.9.9.9) 56(84) bytes of data.\n" + "\n".join(lines)
    parse = front_end().read(f"{log}\n\nwhich of the time values are abnormal?")
    assert parse.problem == {"task": "anomaly", "series": {"time": values}}, parse.message
    for asked in (f"{log}\n\nis that ok?", f"{log}\n\nare time and ttl abnormal?",
                  log.replace(lines[5], "Request timeout") + "\n\nwhich of the time values are abnormal?"):
        assert keyed(asked) is None


def test_samples_of_one_metric() -> None:
    values = [0.4 + k % 5 / 100 for k in range(14)]
    text = "# TYPE load gauge\n" + "".join(
        f'load{{host="db2"}} {value} {1712000000 + 60 * k}\n' for k, value in enumerate(values))
    parse = front_end().read(f"{text}\nany anomalies?")
    assert parse.problem is not None and parse.problem["series"] == {"load": values}, parse.message
    assert keyed(text.replace('"db2"', '"db3"', 1)) is None


def test_a_first_reading_that_is_missing_is_not_dropped() -> None:
    values = NOISE.split(", ")
    parse = front_end().read("my notes say N/A, " + ", ".join(values) + "\nany outliers?")
    assert parse.problem is None or parse.problem["series"]["series"][:2] == [None, float(values[0])]


@pytest.mark.parametrize("said", ["hasta el 10 todo normal", "bis zum 10. Wert war alles normal"])
def test_how_many_points_are_normal_is_asked_where_it_cannot_be_read(said: str) -> None:
    parse = front_end().read(f"{said}! any outliers?\n{NOISE}, {NOISE}")
    assert parse.status == "ask" and "points" in parse.message
