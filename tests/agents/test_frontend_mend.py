"""Wrong labels that the layout disproves are mended; where the text itself is amiss nothing is."""

from __future__ import annotations

import random

import pytest

from agents.frontend.assembly import assemble
from agents.frontend.labels import BLANK, CELL, DECORATION, END, OUTSIDE, ROW, SIGN
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.spans import Token, read_marks, read_spans
from solvers import registry
from tests.agents.frontend_prompts import WIKI

ROWS = [WIKI[k:k + 9] for k in range(0, 81, 9)]


def labels_of(text: str) -> list[int]:
    """Of a grid: a digit is a value, a sign a blank, a newline an end."""
    kinds = {"\n": END, " ": DECORATION, "|": DECORATION, "-": DECORATION}
    return [kinds.get(char, CELL if char.isdigit() else BLANK) for char in text]


def read(text: str, labels: list[int]) -> Parse:
    tokens = [Token(k, k + 1, label, 1.0) for k, label in enumerate([*labels, END])]
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return assemble(Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), "solve", tasks, 0.5))


def grid(parse: Parse) -> str:
    return parse.problem["grid"] if parse.problem else parse.message


LAYOUTS = ["\n".join(ROWS), "\n".join(" ".join(row) for row in ROWS),
           "\n".join(f"{k}| {row[:3]} | {row[3:6]} | {row[6:]}" for k, row in enumerate(ROWS, 1))]


@pytest.mark.parametrize("text", LAYOUTS)
def test_any_one_wrong_label_is_mended_or_asked_about(text: str) -> None:
    """Never another grid; on plain layouts nearly always the grid."""
    right = labels_of(text)
    for k in range(len(text) - 1):
        if text[k].isdigit() and text[k + 1] == "|":
            right[k] = ROW
    assert grid(read(text, right)) == WIKI
    rng, mended, tries = random.Random(0), 0, 0
    for k in range(len(text)):
        for wrong in rng.sample([CELL, BLANK, END, DECORATION, OUTSIDE, ROW], 3):
            parse = read(text, [*right[:k], wrong, *right[k + 1:]])
            assert parse.status == "ask" or grid(parse) == WIKI
            mended, tries = mended + (parse.status == "parsed"), tries + 1
    assert mended > 0.75 * tries, f"{mended} of {tries}"


def test_frames_that_were_taken_for_rows() -> None:
    text = "\n".join([*ROWS[:3], "~~~~~~~~~", *ROWS[3:6], "~~~~~~~~~", *ROWS[6:]])
    assert grid(read(text, labels_of(text))) == WIKI
    same = text.replace("~", ".")
    assert "rows" in grid(read(same, labels_of(same)))


def test_a_sign_between_rows_that_was_taken_for_a_blank() -> None:
    text = "_".join(ROWS)
    assert grid(read(text, labels_of(text))) == WIKI
    mixed = text[:2] + "_" + text[3:]
    assert "89 cells" in grid(read(mixed, labels_of(mixed)))


@pytest.mark.parametrize("row", [0, 4, 8])
def test_a_row_that_lost_a_cell_is_asked_about(row: int) -> None:
    for layout in LAYOUTS[:2]:
        lines = layout.split("\n")
        for gap in range(len(lines[row])):
            text = "\n".join([*lines[:row], lines[row][:gap] + lines[row][gap + 1:], *lines[row + 1:]])
            parse = read(text, labels_of(text))
            assert parse.status == "ask" or grid(parse) == WIKI


def test_spaces_of_a_map() -> None:
    text = "#####\n#S  #\n# # #\n#  G#\n#####"
    labels = [END if char == "\n" else SIGN for char in text]
    labels[13] = labels[15] = DECORATION
    parse = read(text, labels)
    assert parse.problem is not None and parse.problem["rows"] == [row.replace(" ", ".") for row in text.split("\n")]
    spread = "\n".join(" ".join(row) for row in ["####", "#S.#", "#.G#", "####"])
    labels = [END if char == "\n" else DECORATION if char == " " else SIGN for char in spread]
    labels[9] = SIGN
    parse = read(spread, labels)
    assert parse.problem is not None and parse.problem["rows"] == ["####", "#S.#", "#.G#", "####"]
    ragged = text.replace("# # #", "# ##")
    assert read(ragged, [END if char == "\n" else SIGN for char in ragged]).status == "ask"


def test_equal_groups_in_one_line_are_a_square_unless_there_are_two() -> None:
    text = f"{' '.join(ROWS)}"
    labels = [CELL if char.isdigit() else BLANK if char == "." else END for char in text]
    assert grid(read(text, [ROW, *labels[1:]])) == WIKI
    twice = f"{text} {text}"
    assert read(twice, [ROW, *labels[1:], END, *labels]).status == "ask"
    other = f"{text}\nand\n{WIKI[::-1]}"
    more = [CELL if char.isdigit() else BLANK if char == "." else OUTSIDE for char in other[len(text):]]
    assert read(other, [ROW, *labels[1:], *more]).status == "ask"
