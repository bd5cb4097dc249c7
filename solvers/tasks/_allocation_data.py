"""An allocation as numbers: the JSON form checked, names resolved, decimals turned into exact integers.

Every later step (verifier, repair, exact solver) computes with the same int64 arrays, so "fits" and "cheaper" mean
the same everywhere and 0.1 + 0.2 fits into 0.3. Numbers count to DIGITS digits of the largest one that matters.

Invariant: an Instance has no NaN, no negative use and no pair that is allowed but larger than its warehouse.

>>> read({"warehouses": {"W1": 10}, "customers": {"C1": 4}, "cost": {"C1": {"W1": 2.5}}}).cost_of([0])
2.5
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solvers.errors import ProblemError
from solvers.problem import NO_GIVEN

DIGITS = 13
"""Sums of a thousand numbers of so many digits stay far inside int64."""
MOST_CUSTOMERS, MOST_WAREHOUSES, MOST_PAIRS = 2_000, 500, 50_000
LARGEST = 1e15
LONGEST_NAME = 60
SHAPE = ('{"warehouses": {"W1": 10}, "customers": {"C1": 4}, "cost": {"C1": {"W1": 2.5}}}')

Number = int | float


@dataclass(frozen=True, eq=False)
class Instance:
    """customers, warehouses: names in the order of the data. cost, use: (customers, warehouses) int64, use one above
    the capacity where a customer does not fit. capacity: (warehouses,) int64, at most what all who fit would use.
    allowed: (customers, warehouses) bool: fits, open, not forbidden. fixed: (customers,) int16 warehouse or NO_GIVEN.
    closed: (warehouses,) bool. cost_unit, use_unit: what 1 stands for. by_demand: a customer uses the same capacity
    everywhere."""

    customers: tuple[str, ...]
    warehouses: tuple[str, ...]
    cost: NDArray[np.int64]
    use: NDArray[np.int64]
    capacity: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    fixed: NDArray[np.int16]
    closed: NDArray[np.bool_]
    cost_unit: Fraction
    use_unit: Fraction
    by_demand: bool

    @cached_property
    def choices(self) -> NDArray[np.bool_]:
        """(customers, warehouses) bool: allowed and, where a customer is fixed, only its warehouse."""
        at = np.arange(len(self.warehouses)) == self.fixed[:, None]
        return self.allowed & (at | (self.fixed < 0)[:, None])

    def loads(self, values: Sequence[int] | np.ndarray) -> NDArray[np.int64]:
        """(warehouses,) capacity used by an assignment, (customers,)."""
        values = np.asarray(values)
        loads = np.zeros(len(self.warehouses), np.int64)
        np.add.at(loads, values, self.use[np.arange(len(values)), values])
        return loads

    def total(self, values: Sequence[int] | np.ndarray) -> int:
        """The cost of an assignment in units."""
        return int(self.cost[np.arange(len(self.customers)), np.asarray(values)].sum())

    def cost_of(self, values: Sequence[int] | np.ndarray) -> Number:
        return self.money(self.total(values))

    def money(self, units: int) -> Number:
        """Units of cost as a number of the data."""
        return _plain(units * self.cost_unit)

    def amount(self, units: int) -> Number:
        """Units of capacity as a number of the data."""
        return _plain(units * self.use_unit)


def text_of(number: Number) -> str:
    """12 or 12.5: how a person writes a number; never in powers of ten."""
    if isinstance(number, int) or float(number).is_integer():
        return str(int(number))
    return np.format_float_positional(number, precision=10, trim="-")


def read(data: Mapping[str, Any]) -> Instance:
    """Raises ProblemError naming the place and the cure."""
    capacity = _named(data, "warehouses", "capacity")
    demand = _named(data, "customers", "demand")
    warehouses, customers = tuple(capacity), tuple(demand)
    _size(len(customers), len(warehouses))
    cap = np.array([_number(v, f'the capacity of warehouse "{k}"', least=0) for k, v in capacity.items()])
    for name, value in zip(warehouses, cap, strict=True):
        if value == 0:
            raise ProblemError(f'warehouse "{name}" has capacity 0, expected more; leave it out, or list it under '
                               '"closed"')
    need = np.array([_number(v, f'the demand of customer "{k}"', least=0) for k, v in demand.items()])
    cost = _table(data.get("cost"), "cost", customers, warehouses, least=None)
    by_demand = data.get("use") is None
    use = np.repeat(need[:, None], len(warehouses), 1) if by_demand else _table(
        data.get("use"), "use", customers, warehouses, least=0)
    places = {name: i for i, name in enumerate(warehouses)}
    persons = {name: i for i, name in enumerate(customers)}
    open_to = np.ones(cost.shape, bool)
    closed = np.zeros(len(warehouses), bool)
    closed[[_place(name, places, "closed", "warehouse") for name in _list(data.get("closed"), "closed")]] = True
    open_to[:, closed] = False
    for name, out in _mapping(data.get("forbidden"), "forbidden").items():
        i = _place(name, persons, "forbidden", "customer")
        for other in _list(out, f'"forbidden" of "{name}"'):
            open_to[i, _place(other, places, "forbidden", "warehouse")] = False
    fixed = np.full(len(customers), NO_GIVEN, np.int16)
    for name, where in _mapping(data.get("fixed"), "fixed").items():
        fixed[_place(name, persons, "fixed", "customer")] = _place(where, places, "fixed", "warehouse")
    return _exact((customers, warehouses), (cost, use, cap), (open_to, fixed, closed), by_demand)


def kept(data: Mapping[str, Any], task: str) -> dict[str, Any]:
    """The fields of the JSON form, in order; what else stood there is left out."""
    fields = ("warehouses", "customers", "cost", "use", "fixed", "forbidden", "closed")
    return {"task": task, **{field: data[field] for field in fields if data.get(field)}}


def _exact(names: tuple[tuple[str, ...], tuple[str, ...]], numbers: tuple[np.ndarray, np.ndarray, np.ndarray],
           limits: tuple[np.ndarray, np.ndarray, np.ndarray], by_demand: bool) -> Instance:
    cost, use, cap = numbers
    open_to, fixed, closed = limits
    fits = use <= cap * (1 + 1e-12)
    relevant = np.where(fits, use, 0.0)
    cap = np.minimum(cap, relevant.sum(0))  # room that nobody can fill needs no digits
    whole, use_unit = _integers(np.concatenate([relevant, cap[None]]))
    if (whole[:-1] == 0)[relevant > 0].any():
        raise ProblemError(f"demands and capacities differ by more than {DIGITS} digits; give them in a unit in which "
                           "the smallest demand still counts")
    units, capacity = whole[:-1], whole[-1]
    money, cost_unit = _integers(cost)
    units = np.where(fits, units, capacity + 1)
    return Instance(names[0], names[1], money, units, capacity, open_to & (units <= capacity), fixed, closed,
                    cost_unit, use_unit, by_demand)


def _integers(numbers: np.ndarray) -> tuple[NDArray[np.int64], Fraction]:
    """float64 → int64 without a common divisor, and what 1 stands for."""
    largest = float(np.abs(numbers).max(initial=0.0))
    if largest == 0:
        return np.zeros(numbers.shape, np.int64), Fraction(1)
    places = DIGITS - 1 - math.floor(math.log10(largest))
    places = 0 if (numbers == np.rint(numbers)).all() and places >= 0 else min(places, 300)
    scaled = numbers * 10.0**places if places >= 0 else numbers / 10.0**-places
    whole = np.rint(scaled).astype(np.int64)
    divisor = int(np.gcd.reduce(whole, axis=None)) or 1
    return whole // divisor, Fraction(divisor) / Fraction(10) ** places


def _plain(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else float(value)


def _size(customers: int, warehouses: int) -> None:
    if customers > MOST_CUSTOMERS or warehouses > MOST_WAREHOUSES or customers * warehouses > MOST_PAIRS:
        raise ProblemError(
            f"{customers:,} customers and {warehouses:,} warehouses are too many, expected at most "
            f"{MOST_CUSTOMERS:,}, {MOST_WAREHOUSES:,} and {MOST_PAIRS:,} pairs; split the problem by region")


def _named(data: Mapping[str, Any], field: str, what: str) -> Mapping[str, Any]:
    """{name: number}, not empty, every name fit to be shown and told apart from the others."""
    entries = data.get(field)
    if not isinstance(entries, Mapping) or not entries:
        raise ProblemError(f'an allocation needs "{field}": the {what} of each by name, as in {SHAPE}')
    seen: dict[str, str] = {}
    for name in entries:
        if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            raise ProblemError(f'"{field}" has the name {str(name)[:LONGEST_NAME]!r}, expected 1 to {LONGEST_NAME} '
                               "printable characters")
        plain = " ".join(name.split())
        if plain in seen:
            raise ProblemError(f'"{field}" has "{seen[plain]}" and "{name}", which differ in spaces only; '
                               "give each its own name")
        seen[plain] = name
    return entries


def _number(value: Any, what: str, least: float | None) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProblemError(f"{what} is {_shown(value)}, expected a number")
    if not abs(value) <= LARGEST:  # also where it is NaN
        raise ProblemError(f"{what} is {_shown(value)}, expected a finite number up to {LARGEST:.0e}")
    if least is not None and value < least:
        raise ProblemError(f"{what} is {_shown(value)}, expected {least:g} or more")
    return float(value)


def _table(entries: Any, field: str, customers: tuple[str, ...], warehouses: tuple[str, ...],
           least: float | None) -> np.ndarray:
    """{customer: {warehouse: number}} → (customers, warehouses) float64."""
    rows = _mapping(entries, field)
    for name in rows:
        _place(name, dict.fromkeys(customers, 0), field, "customer")
    known = dict.fromkeys(warehouses, 0)
    table = np.empty((len(customers), len(warehouses)))
    for i, customer in enumerate(customers):
        row = rows.get(customer)
        if not isinstance(row, Mapping):
            raise ProblemError(f'"{field}" lacks customer "{customer}": add "{customer}": '
                               f'{{"{warehouses[0]}": …}} with a number for each warehouse')
        if len(row) != len(warehouses) or any(name not in known for name in row):
            for name in row:
                _place(name, known, f'{field} of "{customer}"', "warehouse")
        for j, warehouse in enumerate(warehouses):
            if row.get(warehouse) is None:
                raise ProblemError(f'"{field}" of customer "{customer}" lacks warehouse "{warehouse}": add a number, '
                                   'or any number and the pair to "forbidden"')
            table[i, j] = _number(row[warehouse], f'the {field} of customer "{customer}" at warehouse "{warehouse}"',
                                  least)
    return table


def _mapping(entries: Any, field: str) -> Mapping[str, Any]:
    if entries is None and field in ("fixed", "forbidden"):
        return {}
    if not isinstance(entries, Mapping) or (not entries and field in ("cost", "use")):
        raise ProblemError(f'"{field}" is {_shown(entries)}, expected entries by customer, as in {SHAPE}')
    return entries


def _list(entries: Any, field: str) -> list[Any]:
    if entries is None:
        return []
    if not isinstance(entries, list | tuple):
        raise ProblemError(f'"{field}" is {_shown(entries)}, expected a list of warehouses')
    if len({str(name) for name in entries}) != len(entries):
        raise ProblemError(f'"{field}" names a warehouse twice; name it once')
    return list(entries)


def _place(name: Any, known: Mapping[str, int], field: str, kind: str) -> int:
    if not isinstance(name, str) or name not in known:
        raise ProblemError(f'"{field}" names {kind} {_shown(name)}, which is not among the {kind}s. '
                           f"{nearest(str(name), known)}")
    return known[name]


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that stays short however many names there are."""
    names = list(known)
    close = difflib.get_close_matches(name, names, n=1)
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return (f'Did you mean "{close[0]}"? ' if close else "") + f"Known: {shown}."


def _shown(value: Any) -> str:
    text = f"a number of {value.bit_length()} bits" if isinstance(value, int) and abs(value) > LARGEST else repr(value)
    return text if len(text) <= 40 else text[:40] + "…"
