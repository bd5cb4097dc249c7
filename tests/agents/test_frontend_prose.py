"""Tables told in prose are read by their structure, whatever the labels; what lacks or contradicts stays a question."""

from __future__ import annotations

import re

import pytest

from agents.frontend.assembly import assemble
from agents.frontend.labels import END, OUTSIDE
from agents.frontend.mend_table_prose import mended_prose
from agents.frontend.prose_symbols import symbols
from agents.frontend.reading import Reading
from agents.frontend.remarks import is_remark
from agents.frontend.spans import Token, read_marks, read_spans
from solvers import registry

WANTED = {"warehouses": {"Kent": 70, "Avon": 65}, "customers": {"Ida": 12, "Sean": 16, "Finn": 10},
          "cost": {"Ida": {"Kent": 5, "Avon": 6}, "Sean": {"Kent": 7, "Avon": 8}, "Finn": {"Kent": 4, "Avon": 3}}}
HOLD = "Kent can hold 70 pallets and Avon 65. "
NEED = "Ida needs 12, Sean 16 and Finn 10. "
TOLD = {
    "by customer": HOLD + NEED + "Shipping to Ida costs 5 from Kent and 6 from Avon. For Sean it's 7 from Kent and "
                   "8 from Avon, for Finn 4 from Kent and 3 from Avon.",
    "by warehouse": HOLD + NEED + "From Kent it costs 5 to Ida, 7 to Sean and 4 to Finn; from Avon 6 to Ida, "
                    "8 to Sean, 3 to Finn.",
    "pairs": HOLD + NEED + "Ida-Kent 5, Ida-Avon 6, Sean-Kent 7, Sean-Avon 8, Finn-Kent 4, Finn-Avon 3",
    "lists": "Kent and Avon hold 70 and 65. Ida, Sean and Finn need 12, 16 and 10. From Kent to Ida, Sean and Finn it "
             "costs 5, 7 and 4 respectively. From Avon it is 6, 8 and 3.",
    "brackets": HOLD + "\nIda wants 12 boxes ($5 from Kent, $6 from Avon)\nSean wants 16 ($7 from Kent, $8 from Avon)\n"
                "Finn 10 ($4 from Kent, $3 from Avon)\n",
    "bullets": "Warehouses: Kent 70, Avon 65\n- Ida, 12 crates: Kent 5, Avon 6\n- Sean, 16 crates: Kent 7, Avon 8\n"
               "- Finn, 10 crates: Kent 4, Avon 3\nCheapest?",
    "headings": HOLD + NEED + "\nKent:\n  - Ida 5\n  - Sean 7\n  - Finn 4\nAvon:\n  - Ida 6\n  - Sean 8\n  - Finn 3\n",
    "an index": HOLD + NEED + "\n" + "\n".join(f"cost[{c}][{w}] = {n}" for c, w, n in (
        ("Ida", "Kent", 5), ("Ida", "Avon", 6), ("Sean", "Kent", 7), ("Sean", "Avon", 8), ("Finn", "Kent", 4),
        ("Finn", "Avon", 3))),
    "German": "Wir haben zwei Lager, Kent mit Platz für 70 Paletten und Avon mit Platz für 65. Ida braucht 12 Paletten "
              "(aus Kent kostet das 5 €, aus Avon 6 €), Sean 16 Paletten (Kent 7 €, Avon 8 €) und Finn 10 Paletten "
              "(Kent 4 €, Avon 3 €).",
    "a plan in question": "My plan: Ida from Kent, Sean from Avon. Is it the best?\n" + HOLD + NEED
                          + "Cost Kent: Ida 5, Sean 7, Finn 4. Cost Avon: Ida 6, Sean 8, Finn 3.",
}


def reading_of(text: str) -> Reading:
    """The text without a single label."""
    tokens = [Token(k, k + 1, END if char == "\n" else OUTSIDE, 0.9) for k, char in enumerate(text)]
    tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
    return Reading(text, text, read_spans(text, tokens), read_marks(text, tokens), "solve", tasks, 0.6)


def read(text: str) -> dict[str, object]:
    """The fields of the problem, {} where it is asked about."""
    found = [assemble(reading) for reading in mended_prose(reading_of(text))]
    problem = found[0].problem if found and found[0].status == "parsed" else None
    return {key: value for key, value in (problem or {}).items() if key != "task"}


@pytest.mark.parametrize("layout", TOLD)
def test_prose_without_any_label(layout: str) -> None:
    assert read(TOLD[layout]) == WANTED


@pytest.mark.parametrize("layout", TOLD)
def test_no_number_can_be_left_out_or_added(layout: str) -> None:
    """Without one of its numbers, or with one more, a text says nothing else than it does."""
    text = TOLD[layout]
    for match in re.finditer(r"(?<!\w)\d+(?!\w)", text):
        assert read(text[:match.start()] + text[match.end():]) == {}
        assert read(text[:match.end()] + " 77" + text[match.end():]) == {}


@pytest.mark.parametrize(("more", "field", "value"), [
    ("Kent is closed.", "closed", ["Kent"]), ("Ida must be served from Avon.", "fixed", {"Ida": "Avon"}),
    ("Finn cannot be served from Kent.", "forbidden", {"Finn": ["Kent"]}), ("Together they need 38.", "", None),
    ("What happens if Kent closes?", "", None), ("Why does the tool send Ida to Avon?", "", None),
    ("The van leaves at 8:30 on 21 March.", "", None)])
def test_what_is_said_besides(more: str, field: str, value: object) -> None:
    problem = read(TOLD["bullets"] + "\n" + more)
    assert problem == ({**WANTED, field: value} if field else WANTED)


@pytest.mark.parametrize("more", [
    "Kent has room for 80.", "Ida prefers Kent unless it must be Avon.", "Together they need 39.",
    "Ida from Kent costs 6.", "Dora needs 9 (Kent 3)."])
def test_what_contradicts_or_is_not_understood(more: str) -> None:
    assert read(TOLD["bullets"] + "\n" + more) == {}


def test_remarks_and_rules() -> None:
    assert is_remark("Why does the tool send Ann to North?") and is_remark("My plan: Ann at North, Bob at South.")
    assert not is_remark("Ann must go to North.") and not is_remark("Can Ann only be served from North?")


def test_symbols_of_a_sentence() -> None:
    found = symbols(reading_of("The depot 1 and depot 2 hold 1,200 and 40t until 6:30, says Ann's boss."))
    assert [symbol.text for symbol in found] == ["depot 1", "depot 2", "1,200", "40", "Ann"]
