"""Statements about an assignment, each with the other words in which it may be told.

Invariant: every number is computed from the problem's exact integers; a way of saying never says more than its fact.

>>> facts(instance, data, values)[1].text
'W1 serves 2 customers for 67 and carries 33 of 40: 7 is free'
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from solvers.problem import NO_GIVEN, Values
from solvers.task import Fact, Wording
from solvers.tasks._allocation_data import Instance, Number, text_of

LISTED = 12
"""Warehouses of which a fact is told."""
DEAREST = 3

_FILLER = "get gets where plan solution assignment warehouse depot site unit so comes come amounts amount"
_TOTAL = """
{n} customers; {n} customers served|assigned|placed|allocated|covered|supplied; all|every {n}; all|every {n}
served|placed; total|overall|whole|combined cost|bill|price|expense for? {total}; for total|overall|combined
cost|price {total}; total cost|bill|price of? all? for? {n}; for all? {n}; cost|bill|price
serve|serving|supply|supplying all? {n} {total}; cost|bill|price {total} altogether|together|overall|all|total?;
{total} altogether|together|overall|all|total cost?; for {total} altogether|together|overall|all|total?;
cost|price|bill for all? {n} {total}; total|sum {total}; costs sum|add|up? {total}; sum costs {total};
serve|serving|supply|supplying all? {n}; sum of all? costs {total}; all? {n} cost {total}; all|every; by|from
one|single; all costs together? {total}; whole plan|assignment? cost {total}; spend|spends|spent|pay|paid {total} on?
for? all? {n}?; costs sum|add|up? to? {total}; costs add up to? {total}; together|altogether|all {n} customers? cost
{total}; total|overall|whole|combined cost for? {n} to? {total}; total cost to? {total};
plan|solution|assignment|allocation cost {total}; total plan|solution|assignment|allocation cost {total}; for
total|sum {total}; cost {total} to serve|supply|place all? {n} customers; for total|sum {total} all? {n} customers
servd?; serve|serving|supply|supplying all? {n} customers cost {total} total|altogether?; total|overall|whole|combined
cost for? all? {n} customers to? {total}; total|sum {total} for all? {n} customers?; for all? {n} customers {total}
total|altogether; servd|serve {n} customers for total {total}; cost|price|bill for all? {n} customers {total}"""
_LOADED = """
{n} customers; served|supplied|handled|covered {n}; {n} served|supplied|handled|covered by|from?; for|costing {cost};
for|a? cost|price|bill|charge|expense {cost}; {cost} cost; cost {cost} serve|supply?; {cost} for|from? it?;
costs|price|bill come|add|run? {cost}; for {n} {cost}; pay|paid|spend|spends|spent {cost};
carries|load|loaded|uses|used|using|filled|full|busy|occupied|fills|stores|stocks {used} outof {capacity};
carries|load|loaded|uses|used|using|filled|busy|occupied|fills {used}; {used}
used|occupied|loaded|carried|busy|filled; {used} outof {capacity}; {used} outof {capacity}
used|occupied|filled|loaded|carried|busy|full; {used} load; capacity|limit|maximum {capacity}; {capacity} capacity;
for capacity {capacity}; full capacity {capacity}; {free} free|left|spare|unused|remain|remaining|available|unfilled;
capacity {free} free|left|spare|unused|available; leaves|leaving|keeps|keeping|still {free}
free|left|spare|unused|over|available?; so {free} free|left|over|unused?; room|space|capacity for? {free} more|left?;
free|spare|unused|remaining|leftover|available capacity|room|space? {free}; {free} room|space|capacity
left|free|spare?; still room|space for? {free} more?; {free} left|remain|remaining over;
serves|supplies|handles|covers {n}; {n} customers to; {n} by|from|for; {free} capacity
free|left|spare|unused|available; {free} remain|remains|stay|stays free|unused|available|left; filled|full|loaded to
{used} outof {capacity}; serve|serves|supplies|handles|covers {n} customers; with? {n} customers; customers {n}; {n}
customers served|supplied by|from?; served|supplied {n} customers; used to {used} outof {capacity}; still {free} free;
{free} to spare; hold {capacity}"""
_FULL = """
full; no|nothing|none room|space|capacity? free|left|spare|unused|over|remaining; no room|space|capacity
more|further?; completely|entirely|fully|quite full|used|loaded; no free|spare|unused room|space|capacity; filled to?
limit|capacity|brim; all {capacity} used|filled; all capacity? used; used up; room for? no more"""
_IDLE = """
no|none customer|one?; no customers served|assigned|get|sent|to|by; serve|serving|supply no|nobody|none; no
assigned|sent|given to; unused|idle|empty; not used|needed; keeps|keeping|leaves? full|whole|entire|all? capacity
{capacity}; nobody served|by; full|whole|entire|all capacity {capacity} free|unused|left|spare|available?; {capacity}
free|unused|left|spare|available; all {capacity} free|unused|left|spare|available; all {capacity}; capacity
{capacity}; capacity {capacity} free|unused|untouched|left; serve|serves no customers; nobody|nothing; stays|remains
unused|idle|empty; with? {capacity}; no customers and {capacity}"""
_CHOICE = """
{who} {here}; {here} serves|supplies|handles|covers {who}; served|supplied|handled|covered by|from {here};
assigned|sent|given|allocated|matched|moved? to {here}; {here} {who}; {here} for {cost}; served|supplied for {cost};
for {cost}; for? cost|price|bill|charge {cost}; {cost} cost; pay|pays|paid|paying {cost}; for {who}; cost for {who}
{cost}; serve|serving|supply {who} from|by {here}; assign|send|give|allocate {who} to {here}; serve|serving|supply
{who} from|by {here} cost {cost}; to {here} for {cost}; cost {who} {here} {cost}; {who} {here} {cost}; by {here};
pay|pays|paid|paying {cost} {here}; for {who} {here} cost {cost}; served {here}; served {here} for {cost}; for {who}
{here}; {cost} {here}; placed|put|located {here} for? {cost}; placed|put {here}"""
_DEARER = """
{more} more|extra|dearer|higher than {cheapest}; {more} above|over|beyond {cheapest}; {more} more|dearer than|for?
{cheapest} cheapest; {more} above|over cheapest {cheapest}; {more} more|dearer than cheapest {cheapest}; cheapest
{cheapest}; {cheapest} cheapest; {cheapest} cheapest for {who}; cheapest for|of {who} {cheapest}; {more} more|dearer
than cheapest; {cheapest} {more} cheaper|less|lower; {cheapest} {more} less|cheaper than {here}; {more} cheaper|less
{cheapest}; {cheapest} cheapest {more} cheaper|less; cheapest {cheapest} {more} cheaper|less; {cheapest}
save|saves|saved {more}; {more} more|extra|dearer than {cheapest} cheapest for|of {who}?; {more} above|over cheapest;
than {cheapest} {more} more|dearer; exceeds|beats? cheapest {cheapest} by {more}; by {more} more|dearer|above than?
{cheapest}; surcharge|premium|excess {more} over|above|to {cheapest}; {more} more|extra|dearer; than {cheapest};
compared|compare with? to? {cheapest} {more} more|extra|dearer; by {more} cheaper|less {cheapest}; {cheapest} cheaper
by {more}; dearer than {cheapest} by {more}; {more} cheapest {cheapest}; {cheapest} {who} {more} cheaper|less; cost?
{more} more|extra {here} than {cheapest} cheapest?; {here} cost? {more} more|extra; {cheapest} cheapest for {who}
{here} cost? {more} more; compared|against|versus with? to? {cheapest} {who} cost? {more} more|extra; {who} {here}
{cost}; {who} {more} cheaper|less {cheapest}; for {who} {cheapest} {more} cheaper|less; for {more} more|extra"""
_CHEAPEST = """
no|none cheaper|less; no|none cheaper|less for {who}; no other cheaper|less; no other cheaper|less for {who}; no
cheaper for {who}; cheapest; {here} cheapest; {here} cheapest for {who}; cheapest for|of {who} {here}; cheapest
{here}; {who} cheapest {here}; cheapest option|choice|place|price|one?; cheapest option|choice|place|price|one? for
{who}; nowhere|nothing cheaper|less; nowhere|nothing cheaper|less for {who}; no other cell cheaper|less; no
better|lower price|offer|cost?; no better|lower price|offer|cost? for {who}; no cheaper
option|choice|place|alternative for?; cannot cheaper; not cheaper anywhere|elsewhere|other?; not cheaper
anywhere|elsewhere|other? for {who}; never cheaper; no beat|undercut {here}|that|price?; least cost|price {here}?;
no|none cheaper than {here}; no|none cheaper for {who} than {here}; nowhere|nothing {who}? cheaper|less than {here};
no|none cheaper than {here} for {who}; to cheapest {here}; cheapest place|spot|price {here}"""
_FIXED = """
fixed|tied|bound|pinned|set|held|locked to|by {here}; fixed|tied|bound|pinned {here}; {who} {here};
fixed|given|set|decided from? start|advance|beforehand; fixed|set|given by problem|person|you; {here}
fixed|set|given|required|prescribed for {who}?; must served|by|from|to {here}; to {here}; by|from {here}; no choice;
required|told|prescribed to? {here}; not free to? move|choose?; stay|stays|remain with? {here}; served by|from {here};
{here} serve {who}; {here} for {who}; as|since|because fixed; from start|beginning|outset; problem|you|person
fix|fixed {who} to {here}; place {who} fixed {here}; no choice fixed to {here}; given by? you|problem?; problem
says|say {here} serve|serves {who}; may|can not leave|move {here}?; since|because|as fixed to? {here}?"""
_CRAMPED = """
no|none other room|space|capacity for? unless others|other move|moved|shift|shifted; no|none other room|space|capacity
for?; unless others|other|someone|somebody move|moves|moved|shift|shifted|way|leave|leaves; no|none other
fit|fits|accommodate; no room|space for other cell|elsewhere|anywhere; cannot fit|fits elsewhere|other cell?; no other
cell room|space for?; no other for unless others move|moved; without moving|shifting others|someone|anyone;
unless|without others move|moving|moved way?; no room|space elsewhere|anywhere|left for?; every|all|any other
full|small for?; not fit elsewhere|anywhere other|else?; fit|fits no other|elsewhere; fit|fits no other; not|cannot
leave|move|switch|change; room|space no other|elsewhere; for no other room|space; without|unless other
moved|moving|moves; no other room|space for; no|none other room|space|capacity for? unless others|other
move|moved|shift; no room|space for? any other unless? others? move?; no other than own room|space for?; every|all|any
other too full|small for?; not|cannot fit any other; no fit any other; cannot move|moved|shift|elsewhere; cannot
fit|fits elsewhere; no|none other for? unless others|other move|moved; stay unless others move; no room|space|capacity
left? for any|no other; unless others do"""
_NEXT = """
next best choice|option|place|one? {other}; next best for {who} {other}; {other} next best; {other} next best for
{who}; {other} next choice|option|best|place; next best; next best for {who}; with|given room left|remaining|free;
room left|remains|remaining|free; second|runner-up best|choice {other}; {other} second best|choice; best alternative
{other}; {other} best alternative; {other} best alternative for {who}; best alternative for {who} {other};
alternative; fallback {other}; {other} fallback; for {who}; as room stands; second|runner-up best choice|option? for
{who} {other}; for {who} second best {other}; next best option|choice|place for {who} {other}"""
_RISE = """
{amount} more|extra|dearer|higher|above; {other} {amount} more|extra|dearer; {other} cost {amount} more|extra; cost
{amount} more|extra; cost more {amount}; for {amount} more|extra; {amount} more|extra cost; adds|add|adding {amount}
to? cost|bill|total?; raise|raises|raising|increase|increases|lift|lifts cost|bill|total by {amount}; cost|bill|total
rise|rises|up|grow|grows by? {amount}; by {amount} more|dearer; {amount} more|dearer than
now|today|present|chosen|here|{here}?; {other} add|adds {amount} to? cost|bill|total?; {other} dearer by {amount};
surcharge {amount}; pay|paying {amount} more|extra; {amount} more|extra {other};
move|moving|switch|switching|send|sending|shift|shifting|put|putting {who}? to {other} cost? {amount} more|extra;
move|moving|switch|switching|send|sending|shift|shifting|put|putting {who}? to {other} add|adds {amount};
move|moving|switch|switching|send|sending {who}? to {other} raise|raises|increase|increases cost|bill|total by
{amount}; if {who}? move|moved|moves|switched|sent to {other} cost? {amount} more|extra; {who} cost? {amount}
more|extra {other}; {other} {who} cost? {amount} more|extra; {who} to {other} for {amount} more|extra; place|put {who}
{other} cost {amount} more|extra"""
_FALL = """
{amount} less|cheaper|lower; {other} {amount} less|cheaper; {other} cost {amount} less; cost {amount} less; for
{amount} less; saves|save|saving {amount}; {other} saves|save {amount}; lower|lowers|reduce|reduces|cut|cuts
cost|bill|total by {amount}; cost|bill|total fall|falls|drop|drops by? {amount}; by {amount} less|cheaper; {amount}
less|cheaper {other}; move|moving|switch|switching|send|sending|shift|shifting|put|putting {who}? to {other} cost?
{amount} less; move|moving|switch|switching|send|sending|shift|shifting {who}? to {other} save|saves {amount}; if
{who}? move|moved|moves|switched|sent to {other} cost? {amount} less; {who} cost? {amount} less {other}; {other} {who}
cost? {amount} less; {who} to {other} for {amount} less; place|put {who} {other} cost {amount} less"""


def facts(instance: Instance, data: Mapping[str, Any], values: Values) -> list[Fact]:
    """Total, what each warehouse carries and costs, the dearest choices, and what the next best would cost."""
    n, total = str(len(values)), text_of(instance.cost_of(values))
    told = [Fact(f"The {n} customers are served for a total cost of {total}", {}, (n, total),
                 _said(_TOTAL, (), n=n, total=total))]
    told += [of_warehouse(instance, data, values, w) for w in range(min(len(instance.warehouses), LISTED))]
    rows = np.arange(len(values))
    paid = instance.cost[rows, values]
    for i in np.argsort(-paid, kind="stable")[:DEAREST]:
        told += of_choice(instance, values, int(i))
    return told


def of_warehouse(instance: Instance, data: Mapping[str, Any], values: Values, w: int) -> Fact:
    """What a warehouse carries, costs and has left."""
    name, mine = instance.warehouses[w], np.flatnonzero(values == w)
    capacity = text_of(data["warehouses"][name])
    if not len(mine) and instance.closed[w]:
        return Fact(f"{name} is closed", {}, (), _said("closed; not open; shut", ("w",), w=name))
    if not len(mine):
        return Fact(f"{name} serves no customer and keeps its capacity of {capacity}", {}, (capacity,),
                    _said(_IDLE, ("w",), w=name, capacity=capacity))
    load = int(instance.loads(values)[w])
    used, cost = text_of(instance.amount(load)), text_of(instance.money(int(instance.cost[mine, w].sum())))
    room = fraction(data["warehouses"][name]) - load * instance.use_unit
    free, many = told_of(room), f"{len(mine)} customers" if len(mine) > 1 else "1 customer"
    ways = _LOADED if room else f"{_LOADED}; {_FULL}"
    return Fact(f"{name} serves {many} for {cost} and carries {used} of {capacity}: {free} is free", {},
                (str(len(mine)), cost, used, capacity, free),
                _said(ways, ("w",), w=name, n=str(len(mine)), cost=cost, used=used, capacity=capacity, free=free))


def of_choice(instance: Instance, values: Values, i: int) -> list[Fact]:
    """What a customer's place costs, and its cheapest change where nobody else moves."""
    name, w = instance.customers[i], int(values[i])
    here, paid = instance.warehouses[w], int(instance.cost[i, w])
    live = instance.choices[i]
    cheapest = int(np.where(live, instance.cost[i], np.iinfo(np.int64).max).argmin())
    over, cost = paid - int(instance.cost[i, cheapest]), text_of(instance.money(paid))
    slots = {"who": name, "here": here, "cost": cost}
    if over > 0:
        more, best = text_of(instance.money(over)), instance.warehouses[cheapest]
        told = [Fact(f"{name} is served by {here} for {cost}: {more} more than {best}, its cheapest warehouse",
                     {name: here}, (cost, more), _said(f"{_CHOICE}; {_DEARER}", ("who",), more=more, cheapest=best,
                                                       **slots))]
    else:
        told = [Fact(f"{name} is served by {here} for {cost}: no warehouse is cheaper for it", {name: here}, (cost,),
                     _said(f"{_CHOICE}; {_CHEAPEST}", ("who",), **slots))]
    free = live & (instance.loads(values) + instance.use[i] <= instance.capacity)
    free[w] = False
    if instance.fixed[i] != NO_GIVEN:
        told.append(Fact(f"{name} is fixed to {here}", {name: here}, (), _said(_FIXED, ("who",), **slots)))
    elif not free.any():
        told.append(Fact(f"No other warehouse has room for {name} unless others move", {}, (),
                         _said(_CRAMPED, ("who",), **slots)))
    else:
        other = int(np.where(free, instance.cost[i], np.iinfo(np.int64).max).argmin())
        change = int(instance.cost[i, other]) - paid
        amount = text_of(instance.money(abs(change)))
        told.append(Fact(f"The next best for {name} with the room that is left would be {instance.warehouses[other]}: "
                         f"{amount} {'more' if change >= 0 else 'less'}", {}, (amount,),
                         _said(f"{_NEXT}; {_RISE if change >= 0 else _FALL}", ("who",), amount=amount,
                               other=instance.warehouses[other], **slots)))
    return told


def _said(ways: str, about: tuple[str, ...], **slots: str) -> Wording:
    return Wording(slots, ways, about, _FILLER + (" customer" if "who" in slots else ""))


def fraction(number: Number) -> Fraction:
    return Fraction(str(number))


def told_of(value: Fraction) -> str:
    return text_of(int(value) if value.denominator == 1 else float(value))
