"""AMPL data, joined lists, and what a table leaves open."""

from __future__ import annotations

import random
from typing import Any

import pytest

from agents.frontend.mend_table_forms import written
from agents.frontend.table_doubts import beside_the_point, only_planned, only_wished, still_open
from tests.agents.test_frontend_series import front_end

ROOMS, NEEDS = {"Oslo": 260, "Bergen": 240}, {"Rema": 85, "Kiwi": 55, "Joker": 135}
COST = {"Rema": {"Oslo": 128, "Bergen": 426}, "Kiwi": {"Oslo": 642, "Bergen": 546},
        "Joker": {"Oslo": 188, "Bergen": 175}}
TABLE = """Capacity: Oslo 260 crates, Bergen 240.

| | need | Oslo | Bergen |
|---|---|---|---|
| Rema | 85 | 128 | 426 |
| Kiwi | 55 | 642 | 546 |
| Joker | 135 | 188 | 175 |

One depot per customer, cheapest split? {}"""
PROBLEM = {"task": "allocation", "warehouses": ROOMS, "customers": NEEDS, "cost": COST}
AMPL = """data;
set WH := Oslo Bergen;
set CUST := Rema Kiwi Joker;
param cap := Oslo 260 Bergen 240;
param dem := Rema 85 Kiwi 55 Joker 135;
param cost : Oslo Bergen :=
  Rema 128 426
  Kiwi 642 546
  Joker 188 175 ;
"""


def read(text: str) -> dict[str, Any] | str:
    parse = front_end().read(text)
    return {key: value for key, value in parse.problem.items() if value} if parse.problem else parse.message


def test_ampl_data() -> None:
    assert read(f"{AMPL}\nEvery customer from one warehouse. Which assignment is the cheapest?") == PROBLEM
    assert written(AMPL.replace("Joker 188 175", "Joker 188")) is None
    assert written(AMPL.replace("param cap := Oslo 260 Bergen 240;", "")) is None


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_joined_lists_in_any_order(sign: str) -> None:
    lines = [(c, str(NEEDS[c]), w, str(ROOMS[w]), str(COST[c][w])) for c in NEEDS for w in ROOMS]
    random.Random(sign).shuffle(lines)
    heading = ("customer", "demand", "warehouse", "wh_capacity", "delivery_cost")
    table = "\n".join(sign.join(line) for line in (heading, *lines))
    asked = "one row per customer and warehouse, order is random\n\n{}\n\none warehouse each, lowest total cost please"
    assert read(asked.format(table)) == PROBLEM
    assert written(table.rpartition("\n")[0]) is None
    assert isinstance(read(asked.format(table.replace(f"{sign}260{sign}", f"{sign}270{sign}", 1))), str)


@pytest.mark.parametrize("text", ["tbc", "TBD", "?", "pending", "noch offen", "à confirmer", "por confirmar", "待定"])
def test_a_number_still_to_come_is_asked_about(text: str) -> None:
    assert still_open(text)
    assert isinstance(read(TABLE.format("").replace("546", text)), str)


def test_plans_and_wishes_are_no_rules() -> None:
    assert read(TABLE.format("")) == PROBLEM
    assert read(TABLE.format("I wanted to send Kiwi to Oslo.")) == PROBLEM
    assert read(TABLE.format("Kiwi must be served by Oslo.")) == {**PROBLEM, "fixed": {"Kiwi": "Oslo"}}
    assert only_planned("Volevo assegnare Rossi a Bari") and not only_planned("Rossi must go to Bari")
    assert only_wished("ideally Rossi only from Bari") and not only_wished("Rossi only from Bari")


def test_a_second_table_for_information() -> None:
    assert beside_the_point("first block is cost, second is km, only for info")
    assert beside_the_point("cost\n1 2\n\nkm\n3 4")
    assert not beside_the_point("km\n1 2\n\nusage\n3 4")
