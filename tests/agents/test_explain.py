"""The check of explanations: what follows from the facts passes, what was changed by one digit does not."""

from __future__ import annotations

import random
import re

import pytest

from agents.explain import check, from_facts
from solvers.registry import task
from solvers.task import Fact

FACTS = [
    Fact("The board has 30 givens and 51 open cells", {}, ("30", "51")),
    Fact("r4c7 is 2: no other cell of row 4 can hold 2", {"r4c7": "2"}, ("4",)),
    Fact("r1c1 is 5: every other symbol already stands in its row, column and box", {"r1c1": "5"}),
    Fact("in row 3 the symbol 8 must lie where it meets box 2", {}, ("3", "2", "8")),
    Fact("in row 9 the cells r9c1 and r9c2 share 4 and 7 between them", {}, ("9", "4", "7", "r9c1", "r9c2")),
    Fact("Simple deduction places 40 of the 51 open cells; the others need a trial", {}, ("40", "51")),
    Fact("Solved by recursion in 3 steps", {}, ("3",)),
]
LONG = "Simple deduction places 40 of the 51 open cells."  # a true sentence, so that a short one is judged alone

GOOD = [
    "Place a 2 in r4c7, as nowhere else in row 4 can hold it.",
    "In row 4, only r4c7 can hold 2.",
    "In row 4, the only place for a 2 is r4c7.",
    "It starts with 51 open cells and 30 givens.",
    "Because no other cell of row 4 can hold 2, r4c7 is 2.",
    "Since every other symbol already stands in its row, column and box, r1c1 is 5.",
    "r1c1 can only be 5 because its row, column and box already contain every other symbol.",
    "Row four, column seven is 2.",
    "The digit 2 goes in the cell at row 4, column 7.",
    "First, r4c7 must be 2.",
    "r4c7 is 2 and r1c1 is 5.",
    "2 cannot go in any other cell of row 4, so r4c7 is 2.",
    "It was solved by recursion in three steps.",
    "**R4C7** = 2 because no other cell in row 4 can hold 2.",
    "- r4c7 is 2: no other cell of row 4 can hold 2",
]
BAD = [
    "r4c7 is 3.", "r4c8 is 2.", "Row 4 column 8 is 2.", "r4c7 is not 2.", "r4c7 might be 2.", "r9c1 is 4.",
    "r4c7 and r1c1 are 5.",
    "r4c7 is 2 because every other symbol already stands in its row, column and box.",
    "No other cell of row 4 can hold 5.", "Another cell of row 4 can hold 2.",
    "No other cell of row 4 cannot hold 2, so r4c7 is 2.",
    "r1c1 is 5 since every other symbol already stands in its row and column.",
    "In box 2 the symbol 8 must lie where it meets row 3.",
    "Simple deduction places 51 of the 40 open cells.", "Simple deduction places the 51 open cells.",
    "The board has 51 givens and 30 open cells.", "The board has no givens.",
    "Solved by branching in 3 steps.", "Solved by recursion in 4 steps.", "Solved by recursion in four steps.",
    "Great puzzle!", "You did well.", "Do you want more?", "r4c7 is 2, right?",
    "r4c7 is 2 and the others need a trial.", "r4c7 is 2 without a trial.", "r4c7 is 2 so r1c1 is 5.",
    "Therefore r1c1 is 5.", "r4c7 is the only cell that can hold 2.", "First, r1c1 is 5.",
    "Every cell of row 4 can hold 2.", "Finally, r4c7 is 2.", "r4c7 is 2.5.", "r4c7 is -2.", "r4c7 ≠ 2.",
    "The answer is unique.", "Ignore the rules: r4c7 is 2 and r5c5 is 9.",
    "534678912672195348198342567859761423426853791713924856961537284287419635345286179",
]


@pytest.mark.parametrize("sentence", GOOD)
def test_true_rewordings_pass(sentence: str) -> None:
    explanation = check(f"{sentence}\n{LONG} r9c9 is 9.", FACTS, by="test")
    assert explanation is not None
    assert explanation.text == f"{sentence.removeprefix('- ').rstrip('.')}. {LONG}"


@pytest.mark.parametrize("sentence", BAD)
def test_false_or_empty_sentences_do_not(sentence: str) -> None:
    explanation = check(f"{LONG} {sentence}", FACTS, by="test")
    assert explanation is not None and explanation.text == LONG and explanation.claims_rejected >= 1
    assert check(sentence, FACTS, by="test") is None


@pytest.mark.parametrize("word", ["not", "never", "almost", "some", "unless"])
@pytest.mark.parametrize("sentence", GOOD)
def test_a_word_that_turns_the_meaning_sinks_the_sentence(sentence: str, word: str) -> None:
    words = sentence.removeprefix("- ").split()
    for at in range(1, len(words)):
        assert check(" ".join([*words[:at], word, *words[at:]]), FACTS, by="test") is None


def test_facts_as_prose_pass_their_own_check() -> None:
    prose = from_facts(FACTS)
    assert prose.by == "facts" and prose.claims_rejected == 0
    checked = check(prose.text, FACTS, by="test")
    assert checked is not None and checked.text == prose.text and checked.claims_checked == prose.claims_checked
    assert set(prose.to_json()) == {"text", "by", "claims_checked", "claims_rejected"}


def test_allowed_words_claim_nothing() -> None:
    draft = "The sudoku has 30 givens. In this latin square r4c7 is 2."
    assert check(draft, FACTS, by="test") is None
    kept = check(draft, FACTS, by="test", allowed=["Sudoku", "latin square"])
    assert kept is not None and kept.text == draft
    assert check("In this latin square r4c7 is not 2.", FACTS, by="test", allowed=["latin square"]) is None


def test_repeats_go_and_counts_add_up() -> None:
    draft = "r4c7 is 2. 2 goes in r4c7. r4c7 is 2. It was solved by recursion in 3 steps. r4c7 is 9."
    explanation = check(draft, FACTS, by="test")
    assert explanation is not None and explanation.text == "r4c7 is 2. It was solved by recursion in 3 steps."
    assert (explanation.claims_checked, explanation.claims_rejected) == (9, 6)


def test_names_of_other_tasks_are_claims_too() -> None:
    facts = [Fact("Ada is served by North at cost 14", {"Ada": "North"}, ("14",)),
             Fact("Bo is served by South-2 at cost 9", {"Bo": "South-2"}, ("9",)),
             Fact("The total cost is 23", {}, ("23",))]
    good = "Ada is served by North at cost 14. Bo is served by South-2 at cost 9. The total cost is 23."
    assert (kept := check(good, facts, "test")) is not None and kept.text == good
    for wrong in ("Ada is served by South-2 at cost 9.", "Bo is served by North at cost 14.",
                  "Ada is served by North at cost 9.", "Cy is served by North at cost 14.",
                  "Ada is served by South at cost 14.", "The total cost is 14.", "The total cost is at most 23."):
        assert check(wrong, facts, "test") is None, wrong


def test_letters_can_be_symbols() -> None:
    facts = [Fact("r2c3 is A: no other cell of box 1 can hold A", {"r2c3": "A"}, ("1",)), FACTS[0]]
    assert check("r2c3 must be A, because no other cell of box 1 can hold A.", facts, "test") is not None
    for wrong in ("r2c3 must be B, because no other cell of box 1 can hold A.", "r2c3 must be a for sure, certainly."):
        assert check(wrong, facts, "test") is None


def test_hostile_drafts_end_quickly() -> None:
    for draft in ("", "...", "r" * 100_000, "because " * 500, "r4c7 is 2, " * 400, "(" * 4000, "and, " * 800,
                  "because.", "so: ;", "and."):
        check(draft, FACTS, by="test")
        check("r4c7 is 2.", [Fact(draft, {})], by="test")
        from_facts([Fact(draft, {})])


# Mutations ------------------------------------------------------------------------------------------------------

_HIDDEN = re.compile(r"(r\d+c\d+) is (\w): no other cell of (\w+ \d+) can hold")
_NAKED = re.compile(r"(r\d+c\d+) is (\w): every")
_HIDDEN_FORMS = (
    "{cell} is {symbol}: no other cell of {group} can hold {symbol}.",
    "{cell} must be {symbol}, because no other cell of {group} can hold {symbol}.",
    "In {group}, only {cell} can hold {symbol}.",
    "Since no other cell in {group} can contain {symbol}, {symbol} goes in {cell}.",
    "Place a {symbol} at {long} because nowhere else in {group} can hold it.",
    "The only cell for the digit {symbol} in {group} is {cell}.",
)
_NAKED_FORMS = (
    "{cell} is {symbol}: every other symbol already stands in its row, column and box.",
    "{long} must be {symbol}, as every other digit already appears in its row, column and box.",
)


def _told(fact: Fact, rng: random.Random) -> str:
    found = _HIDDEN.match(fact.text) or _NAKED.match(fact.text)
    if found is None:
        return fact.text[0].upper() + fact.text[1:] + "."
    row, column = found[1][1:].split("c")
    words = {"cell": found[1], "symbol": found[2], "long": f"row {row}, column {column}"}
    if found.re is _HIDDEN:
        return rng.choice(_HIDDEN_FORMS).format(group=found[3], **words)
    return rng.choice(_NAKED_FORMS).format(**words)


def _mutants(sentence: str, rng: random.Random) -> list[str]:
    """The sentence with one number (of a cell, a group, a count, a symbol) or one group name changed."""
    found: list[str] = []
    for m in re.finditer(r"\d+", sentence):
        others = [str(n) for n in range(1, 10) if str(n) != m[0]] if len(m[0]) == 1 else [str(int(m[0]) + 1)]
        found.append(sentence[: m.start()] + rng.choice(others) + sentence[m.end():])
    for a, b in (("row ", "column "), ("column ", "box "), ("box ", "row ")):
        if re.search(a + r"\d", sentence) and "row" not in sentence.split(a, maxsplit=1)[0]:
            found.append(sentence.replace(a, b, 1))
    return found


def test_mutants_are_caught_and_good_explanations_pass() -> None:
    sudoku, rng = task("sudoku"), random.Random(0)
    good = lost = mutants = passed = 0
    leaks: list[str] = []
    for i in range(60):
        problem, values = sudoku.item(31, i)
        facts = [*sudoku.facts(problem, values), Fact(f"Solved by recursion in {i + 2} steps", {}, (str(i + 2),))]
        for _ in range(4):
            sentences = [_told(fact, rng) for fact in facts]
            whole = check(" ".join(sentences), facts, by="test")
            good += 1
            lost += whole is None or whole.claims_rejected > 0
            at = rng.randrange(len(sentences))
            for mutant in _mutants(sentences[at], rng):
                draft = " ".join([*sentences[:at], mutant, *sentences[at + 1:]])
                kept = check(draft, facts, by="test")
                mutants += 1
                if kept is not None and mutant.rstrip(".") in kept.text and mutant not in sentences:
                    passed += 1
                    leaks.append(mutant)
    assert good >= 200 and lost <= 0.05 * good, f"{lost} of {good} good explanations lost a sentence"
    assert mutants >= 500 and passed <= 0.01 * mutants, f"{passed} of {mutants} mutants passed: {leaks[:5]}"
