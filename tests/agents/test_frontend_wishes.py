"""Sentences of many people: how they are drawn, and that evaluation never reads a sentence of training."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from agents.frontend import (
    chatter,
    chatter_near,
    chatter_wishes_check,
    chatter_wishes_find,
    chatter_wishes_hint,
    chatter_wishes_if,
    chatter_wishes_solve,
    chatter_wishes_why,
    corpus,
    negatives_near,
    talk,
)
from agents.frontend.chatter_grammar import Phrases, Turns, spoken
from agents.frontend.draft import Dice, Draft, Pool

FILES = (chatter_near, chatter_wishes_check, chatter_wishes_find, chatter_wishes_hint,
         chatter_wishes_if, chatter_wishes_solve,
         chatter_wishes_why)


def pools() -> Iterator[Pool[str]]:
    """Every pool of sentences with alternatives, and those of boards, which hold written sentences too."""
    for file in FILES:
        yield from (pool for pool in vars(file).values() if isinstance(pool, Pool))
    yield from chatter.GRID_WISHES.values()


def test_phrases_say_every_alternative() -> None:
    phrases = Phrases("[a|b] [c|]d\nx")
    assert set(phrases) == {"a cd", "a d", "b cd", "b d", "x"}
    assert "b cd" in phrases and "b c" not in phrases and phrases[:2] == [phrases[0], phrases[1]]
    with pytest.raises(IndexError):
        phrases[len(phrases)]


def test_turns_are_taken_by_weight() -> None:
    turns = Turns((1, ["a"]), (2, ["b", "c"]))
    assert sorted(turns) == ["a", "a", "b", "b", "c", "c"] and "c" in turns


def test_half_of_what_is_spoken_is_english() -> None:
    said = spoken(en="yes", de="ja", fr="oui", es="sí")
    dice = Dice(random.Random(0), False)
    assert 0.4 < sum("yes" in dice.pick(said) for _ in range(600)) / 600 < 0.6


def test_held_out_sentences_are_never_trained_on() -> None:
    rng = random.Random(0)
    for pool in pools():
        assert pool.held
        for _ in range(200):
            assert (sentence := pool.held[rng.randrange(len(pool.held))]) not in pool.train, sentence


def test_brackets_and_slots_are_all_filled() -> None:
    dice = Dice(random.Random(3), False)
    scene = talk.Scene(9, corpus.NAMES, chatter.GRID_WISHES, chatter.CLOSERS)
    for _ in range(300):
        draft = Draft()
        talk.say(draft, negatives_near.near_data(dice), dice, scene)
        assert not set("{}[]") & set(draft.text)


def test_a_wish_behind_the_data_is_said_there() -> None:
    behind = 0
    for seed in range(400):
        dice, draft = Dice(random.Random(seed), False), Draft()
        scene = talk.Scene(4, ("board",), chatter.GRID_WISHES, chatter.CLOSERS, chatter.ASIDES)
        intent = talk.before_data(draft, dice, scene)
        left = draft.wish
        draft.row_end("", ends_text=True)
        length = len(draft.text)
        talk.after_data(draft, dice, scene, "")
        behind += bool(left)
        assert not draft.wish and (len(draft.text) > length) == bool(left)
        assert len(draft.labels) == len(draft.text) and draft.intent == intent
    assert 80 < behind < 220
