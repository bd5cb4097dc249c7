"""Training text of grids: every family of layouts, read with its own labels, gives back its board."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from agents.frontend import chatter, layouts_entries, layouts_told, styles_code, styles_random, vocabulary
from agents.frontend.corpus_grid import random_board
from agents.frontend.draft import Dice, Draft
from agents.frontend.labels import CELL, END, OUTSIDE
from agents.frontend.layouts import LETTERS, Rows, Style, write_rows, write_spoken
from agents.frontend.symbols import can_be_blank, number
from tests.agents.test_frontend_forms import by_character, fields, marked, read

BOARDS = 300
Writer = Callable[[Draft, Rows, Dice, str], None]


def in_one_line(rows: Rows) -> str:
    return "".join(LETTERS[value] if value else "." for row in rows for value in row)


@pytest.mark.parametrize("family", [styles_random.random_styles, styles_code.printed_styles,
                                    layouts_told.spaced_styles, layouts_told.table_styles])
@pytest.mark.parametrize("held_out", [False, True])
def test_every_layout_gives_back_its_board(family: Callable[[Dice], Style], held_out: bool) -> None:
    for index in range(BOARDS):
        dice = Dice(random.Random(f"layouts/{index}"), held_out)
        rows = random_board(dice, dice.pick((4, 6, 9)))
        draft = Draft()
        write_rows(draft, rows, family(dice), dice.pick(("", "\n", "\n\n")))
        parse = read(draft.text, by_character([*draft.labels, draft.final]))
        assert fields(parse) == {"grid": in_one_line(rows)}, f"{parse.message}\n{draft.text}"


def test_lists_of_cells_give_back_their_board() -> None:
    for index in range(BOARDS):
        dice = Dice(random.Random(f"entries/{index}"), False)
        rows = random_board(dice, 9)
        if max(map(max, rows)) < 7 or sum(value > 0 for row in rows for value in row) < 3:
            continue
        draft = Draft()
        layouts_entries.write_entries(draft, rows, dice, "")
        parse = read(draft.text, by_character([*draft.labels, draft.final]))
        assert fields(parse) == {"grid": in_one_line(rows)}, f"{parse.message}\n{draft.text}"


@pytest.mark.parametrize("write", [layouts_told.write_dictated, layouts_told.write_in_sentence,
    layouts_told.write_mixed,
                                   layouts_told.write_boxes, write_spoken])
@pytest.mark.parametrize("held_out", [False, True])
def test_boards_that_are_told_give_back_their_board(write: Writer, held_out: bool) -> None:
    for index in range(BOARDS // 3):
        dice = Dice(random.Random(f"told/{index}"), held_out)
        rows = random_board(dice, dice.pick((4, 6, 9)))
        draft = Draft()
        write(draft, rows, dice, dice.pick(("", "\n", "\n\n")))
        parse = read(draft.text, by_character([*draft.labels, draft.final]))
        assert fields(parse) == {"grid": in_one_line(rows)}, f"{parse.message}\n{draft.text}"


def test_a_comment_between_rows_may_hold_digits_and_a_lost_row_is_still_missed() -> None:
    rows = ["{CELL:1}...", "..{CELL:2}.", ".{CELL:3}..", "...{CELL:4}"]
    board = [row.replace(".", "{BLANK:.}") for row in rows]
    chat = "[12:03] Tom: " + " // row 3{END:\n}[12:04] Tom: ".join(board)
    assert fields(marked(chat)) == {"grid": "1.....2..3.....4"}
    assert marked("{END:\n}3 4{END:\n}".join(board)).status == "ask"
    assert marked("{END:\n}also 1..4{END:\n}".join(board[:3])).status == "ask"


def test_numbers_and_blanks_of_more_people() -> None:
    assert [number(word) for word in ("sette", "três", "⑤", "柒", "零")] == [7, 3, 5, 7, 0]
    assert all(can_be_blank(sign, 9) for sign in ("__", "[ ]", "()", "vuoto", "gap"))
    assert not can_be_blank("12", 9) and not can_be_blank("[5]", 9) and not can_be_blank("..", 9)


def test_words_without_meaning_leave_slots_and_numbers() -> None:
    dice = Dice(random.Random(1), False)
    said = vocabulary.scrambled("My {relative} paid {d} euros for 12 puzzles", dice, 1.0)
    assert "{relative}" in said and "{d}" in said and "12" in said and "euros" not in said
    assert all(number(word) is None for word in vocabulary.WORDS)


def test_sentences_held_out_are_never_trained_on() -> None:
    for pool in (chatter.SOLVE, chatter.OTHER, chatter.ASIDES, chatter.CLOSERS):
        assert pool.held and not set(pool.held) & set(pool.train)


def test_what_a_chat_says_beside_a_row_is_outside() -> None:
    draft = Draft()
    write_rows(draft, [[1, 2], [2, 1]], Style(before=lambda r: f"Tom {r}: ", after=lambda r: " (8 left)"), "\n")
    assert draft.text == "Tom 0: 12 (8 left)\nTom 1: 21\n"
    assert [draft.text[k] for k, label in enumerate(draft.labels) if label == CELL] == list("1221")
    assert draft.labels[draft.text.index("8")] == OUTSIDE and draft.labels[-1] == END
