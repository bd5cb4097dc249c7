"""What a person's words ask of an allocation: who is meant, the choices so far, and which one thing would change.

Invariant: a change is read only where its kind, its names and at most one number are plain; else it is asked for.

>>> changed(problem.data, "what if warehouse North loses 20 pallets?")
({…}, 'North has 30 instead of 50')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from solvers.errors import ProblemError
from solvers.places import names_in, without
from solvers.problem import Problem
from solvers.task import Fact, verbatim
from solvers.tasks import _allocation_whatif as whatif
from solvers.tasks._allocation_data import Number, text_of

if TYPE_CHECKING:
    from solvers.tasks.allocation import Allocation

EXAMPLES = ('what if {w} loses 20, has 50, closes or opens? {c} needs 5 more, must go to {w}, may not go to {w}, or '
            'costs 7 at {w}?')
_NUMBER = re.compile(r"(?<![\w.])(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(%|percent\b|per cent\b)?")
_LESS = re.compile(r"\b(?:los(?:es?|t|ing)|less|fewer|drop\w*|fall\w*|fell|shrinks?|minus|reduc\w+|decreas\w+|lower\w*|"
                   r"cut)\b", re.I)
_MORE = re.compile(r"\b(?:gain\w*|more|extra|plus|ris\w+|rose|grow\w*|grew|increas\w+|additional|adds?|another|"
                   r"raised)\b", re.I)
_TO = re.compile(r"\bto\s+(?:only\s+|just\s+)?\d", re.I)
_CLOSE = re.compile(r"\b(?:clos\w+|shuts?(?: down)?|burn\w*|without|gone|fail\w*|unavailable|remov\w+|drops? out|"
                    r"not available|los(?:e|es|t|ing))\b", re.I)
_OPEN = re.compile(r"\b(?:re-?)?open(?:s|ed|ing)?\b", re.I)
_NOT = re.compile(r"\b(?:not|cannot|can't|mustn't|never|avoids?|forbid\w*|forbade|without|no longer|isn't|"
                  r"couldn't|barred)\b", re.I)
_COST = re.compile(r"\b(?:costs?|price\w*|cheaper|dearer)\b", re.I)
_USE = re.compile(r"\b(?:us(?:e|es|ed)|takes?|took|needs?|needed|fills?|filled)\b", re.I)
_FORCE = re.compile(r"\b(?:to|by|from|at|with|in|must|has|have|uses?)\b", re.I)


def places(data: Mapping[str, Any], text: str) -> list[str]:
    """Customers that the text names; where there are none, warehouses."""
    found = [place.name for place in names_in(text, data["customers"])]
    return list(dict.fromkeys(found or [place.name for place in names_in(text, data["warehouses"])]))


def choices_so_far(data: Mapping[str, Any], text: str) -> dict[str, str]:
    """Customer → warehouse, for each customer whose name comes just before that of a warehouse."""
    customers = set(data["customers"])
    mentions = names_in(text, [*customers, *data["warehouses"]])
    return {one.name: two.name for one, two in pairwise(mentions) if one.name in customers
            and two.name not in customers}


def what_if(task: Allocation, problem: Problem, text: str) -> list[Fact]:
    """Raises ProblemError where no change can be read."""
    after, change = changed(problem.data, text)
    told = whatif.compare(task, problem.data, after).text.replace("there would be no answer: there is no answer",
                                                                  "there would be no answer")
    return [verbatim(f"If {change}, {told}")]


def changed(data: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
    """The changed JSON form, and the change in words. Raises ProblemError."""
    text = re.sub(r"^.*?\bwhat\b(?:\s+would)?(?:\s+\w+)?\s+if\b", "", text, count=1, flags=re.I | re.S)
    mentions = names_in(text, [*data["customers"], *data["warehouses"]])
    customers = list(dict.fromkeys(m.name for m in mentions if m.name in data["customers"]))
    warehouses = list(dict.fromkeys(m.name for m in mentions if m.name in data["warehouses"]))
    words = without(text, mentions)
    if len(customers) > 1 or len(warehouses) > 1 or not mentions:
        raise _unread(data, "name one customer, one warehouse, or one of each" if mentions else
                      "no customer and no warehouse of this problem is named")
    if customers and warehouses:
        return _pair(data, customers[0], warehouses[0], words)
    if warehouses:
        return _warehouse(data, warehouses[0], words)
    now = data["customers"][customers[0]]
    need = _amount(data, words, now)
    return (whatif.set_demand(data, customers[0], need),
            f"{customers[0]} needs {text_of(need)} instead of {text_of(now)}")


def _warehouse(data: Mapping[str, Any], name: str, words: str) -> tuple[dict[str, Any], str]:
    now = data["warehouses"][name]
    if _NUMBER.search(words) or re.search(r"\b(?:hal(?:f|ve[sd]?)|doubl\w+|twice)\b", words, re.I):
        capacity = _amount(data, words, now)
        if not capacity:
            return whatif.close_warehouse(data, name), f"{name} has nothing left"
        return whatif.set_capacity(data, name, capacity), f"{name} has {text_of(capacity)} instead of {text_of(now)}"
    if _OPEN.search(words) and not _NOT.search(words):
        return whatif.open_warehouse(data, name), f"{name} is open"
    if _CLOSE.search(words) or _NOT.search(words):
        return whatif.close_warehouse(data, name), f"{name} is closed"
    raise _unread(data, f"say what changes about {name}")


def _pair(data: Mapping[str, Any], customer: str, warehouse: str, words: str) -> tuple[dict[str, Any], str]:
    numbers = _NUMBER.search(words)
    if numbers and _USE.search(words) and not _COST.search(words):
        use = (data.get("use") or {}).get(customer, {}).get(warehouse, data["customers"][customer])
        amount = _amount(data, words, use)
        return (whatif.set_use(data, customer, warehouse, amount),
                f"{customer} takes {text_of(amount)} of {warehouse} instead of {text_of(use)}")
    if numbers:
        cost = data["cost"][customer].get(warehouse)
        if cost is None:
            raise _unread(data, f"{customer} has no cost at {warehouse}")
        amount = _amount(data, words, cost)
        return (whatif.set_cost(data, customer, warehouse, amount),
                f"{customer} costs {text_of(amount)} at {warehouse} instead of {text_of(cost)}")
    if _NOT.search(words):
        return whatif.forbid(data, customer, warehouse), f"{customer} may not go to {warehouse}"
    if _FORCE.search(words):
        return whatif.force(data, customer, warehouse), f"{customer} must go to {warehouse}"
    raise _unread(data, f"say what changes between {customer} and {warehouse}")


def _amount(data: Mapping[str, Any], words: str, now: Number) -> Number:
    """The amount that the words make of `now`: "loses 20", "is 30", "10 % more", "doubles"."""
    found = _NUMBER.findall(words)
    if not found:
        for pattern, factor in ((r"\bhal(?:f|ve[sd]?)\b", Fraction(1, 2)), (r"\b(?:doubl\w+|twice)\b", Fraction(2))):
            if re.search(pattern, words, re.I):
                return _number(Fraction(str(now)) * factor)
    if len(found) != 1:
        raise _unread(data, "give one number" if not found else "give one number, not several")
    number, old = Fraction(found[0][0].replace(",", "")), Fraction(str(now))
    less, more = _LESS.search(words) is not None, _MORE.search(words) is not None
    if less and more:
        raise _unread(data, "say whether it is more or less")
    if (less or more) and not _TO.search(words):
        step = old * number / 100 if found[0][1] else number
        number = old + step if more else old - step
    elif found[0][1]:
        number = old * number / 100
    if number < 0 <= old:
        raise ProblemError(f"that would leave {text_of(_number(number))}; it is {text_of(now)} now")
    return _number(number)


def _number(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else float(value)


def _unread(data: Mapping[str, Any], what: str) -> ProblemError:
    """What is missing, with examples in the problem's own names."""
    names = {"w": next(iter(data["warehouses"])), "c": next(iter(data["customers"]))}
    return ProblemError(f"I cannot read one change in that: {what}. For example: {EXAMPLES.format(**names)}")


