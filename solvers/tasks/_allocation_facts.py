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

_FILLER = """thing things ends end get gets where plan solution assignment warehouse depot site unit so comes come
amounts amount"""
_TOTAL = """
{n} customers; every {n} customers?; for {n} customers?; for every {n} customers?; {n} assigned|placed|allocated;
every {n} customers? assigned|placed|allocated|covering; every customers assigned|placed|allocated?; for every
customers; customers; covering {n} customers; covering every {n} customers; together {n} customers?; together every
{n} customers; every {n} together customers?;
total|overall|cost|price|bill|sum|expense|pay|paid|spend|spent|outlay|altogether|charge {total};
total|overall|whole|combined|grand|final|entire|complete|full
cost|price|bill|sum|expense|outlay|charge|plan|solution|assignment|allocation {total};
total|overall|cost|price|bill|sum|come|comes|add|amount|amounts|run|work up|out|total|plan|altogether? for|to {total};
for {total}; cost|total plan|solution|assignment|allocation|add|up|out|run|work|altogether {total}; total|cost
customers {total}; costs|total every {total}; costs|total every {total} customers|add|up|altogether|sum; costs|total
every to {total} customers|add|up|altogether|sum|come|run?; costs|total|sum|add together {total}; costs every together
{total} customers; add|up together to {total}; by|from one|single; cost for every {total}; total|cost for every
customers {total}; cost|total|bill|price|overall for {n} customers? to? {total}; whole plan|assignment|bill? to
{total}; whole plan|assignment|solution {total} cost|price?; every customers cost|total {total}; every {total} cost
customers; summed|total every {n} customers; pay {total} total|altogether|overall; to {n} customers; to every {n}
customers; total price {total}; price {total}; price|cost|bill total|altogether {total}; altogether {n} customers
price|cost {total}; of {n} customers; assignment {n} customers; assignment every {n} customers"""
_LOADED = """
{n} customers; customers {n}; for {n} customers; serve|serves|supply|supplies|handle|cover|look|after {n} customers?;
{n} servd|assigned|sent|allocated|placed customers?; {n} to|by|from|for;
get|gets|receive|share|assigned|sent|responsible|home {n} customers; to {n} customers; by {n} customers; for {cost};
cost|price|bill|charge|expense|pay|paid|spend|spent {cost}; cost|price|bill|charge|expense|come|comes|add|run|amount
total|together|up|serve|supply|altogether? to {cost}; cost|price|bill
total|together|altogether|serve|serving|supply|combined|come|comes|run {cost}; cost of customers {cost}; customers
cost|bill {cost};
carries|load|loaded|uses|used|using|usage|fill|filled|full|busy|occupied|stocks|stores|carrying|demand|ship|consumed|booked|committed|utilised|utilized|spoken
{used}; load|demand|used|uses|fill total|together|add|up? to? {used}; to {used}; {used} outof {capacity};
carries|load|loaded|uses|used|using|usage|fill|filled|full|busy|occupied|stocks|stores|carrying|consumed|booked|committed|utilised|utilized|spoken|capacity|run|work|for
{used} outof {capacity}; filled|used|loaded|full|run to {used} outof {capacity}; capacity|limit|maximum|ceiling|size
{capacity}; full|total|overall|whole|maximum|upper|top capacity|limit {capacity}; for capacity {capacity}; {free}
outof {capacity} free|left|spare|unused|remain|remaining|available|slack|headroom|untouched|idle|room|space|unfilled;
{free}
free|left|spare|unused|remain|remaining|available|slack|headroom|leftover|unfilled|untouched|idle|room|space|open;
leave|leaves|leaving free|left|spare|unused|remain|remaining|available|slack|headroom|still|room|space|capacity
{free}; leave|leaves|leaving {free}; room|space|capacity|slack|headroom|spare|free|left|unused|available|remaining
capacity|room|space|still {free}; leave|leaves|leaving|left {free} over|behind; room|space|capacity|slack for {free}
more?; room|space capacity? {free} more; {free} more room|space|capacity|available?; {free}
free|left|spare|unused|remain|remaining|available capacity|room|space|stays|still; still room|space for {free} more?;
take|fit|accept|hold {free} more; capacity used|load {used}; {free} capacity unused|free|spare|left; fill|use|take
{used} outof {capacity} offers|offer; {capacity} offers|take|accept; take|accept|hold {capacity}; left {free} over?;
{free} left over; room left {free}; customers cost|bill|price {cost}; care {n} customers; total|load {used}"""
_FULL = """
full; no|nothing|none room|space|capacity? free|left|spare|unused|over|remaining; no room|space|capacity
more|further?; completely|entirely|fully|quite full|used|loaded; no free|spare|unused room|space|capacity; filled to?
limit|capacity|brim; all {capacity} used|filled; all capacity? used; used up; room for? no more"""
_IDLE = """
no customer|one?; no customers servd|assigned|get|sent|given|allocated; serve|serving|supply no customer?; no
assigned|sent|given|servd to?; unused|idle|empty|untouched|vacant|nothing; not used|needed|called|wanted; nothing; no
use; no to|by; no customer to|by; sit|stay|stays|remain|remains unused|idle|empty|untouched;
capacity|whole|full|entire {capacity}; every capacity? {capacity}; {capacity}
free|unused|left|spare|available|untouched|idle|remain|capacity|empty; every {capacity}
free|unused|left|spare|available|untouched|idle|remain|capacity|empty; with? {capacity}; full|whole|entire|complete
capacity {capacity} free|unused|left|spare|available|intact|untouched|stays|remains; no customer {capacity} capacity?;
every of? capacity {capacity} free|left|unused; no load; no cost; unused capacity {capacity}"""
_CHOICE = """
{who} {here}; {here} serves|supplies|handles|covers|looks|takes {who} after?; {here} serves|supplies|handles|covers
{who} {cost}; {here} serves|supplies|handles|covers {who} for {cost}; servd {here}; servd by|from {here}; servd
by|from {here} for {cost}; servd by|from {here} cost|price|bill {cost}; served|supplied for {cost};
assigned|sent|given|allocated|matched|moved|goes? to {here}; assigned|sent|given|allocated to {here} for {cost};
assigned|sent|given|allocated? to {here} cost|price {cost}; {here} {who}; {here} for {cost}; {here}
cost|price|bill|charge {cost}; for {cost}; cost|price|bill|charge|pay|rate|amount|expense {cost}; at cost|price
{cost}; cost|price|bill|charge for {who} {cost}; cost|price|come|bill|amount to {cost}; to {cost}; cost {cost} {here};
pay|pays|paid|paying|charge|charged {cost} {here}?; pay|pays|paid|charge {cost} to {here}; for {who}; for {who}
{cost}; for {who} {here}; for {who} cost|price|bill|charge {cost}; for {who} {here} cost|price|charge {cost}; for
{who} {here} {cost}; serve|serving|supply|supplying|cover {who} from|by {here};
assign|send|sending|assigning|give|allocate {who} to {here}; serve|serving|supply {who} from|by {here} cost|price
{cost}; serve|serving|supply|supplying {who} cost|price {cost}; assign|send|sending {who} to {here} cost|price {cost};
to {here} for {cost}; cost {who} {here} {cost}; {who} {here} {cost}; {who} {here} cost|price|charge|pay|pays {cost};
{here} charges|charge {who} {cost}; by {here}; supplied|sourced from {here}; servd {here} for {cost};
placed|put|located|home|spot {here} for? {cost}?; {who} {cost} {here}; {who} to {here}; {who} to {here} for {cost};
{who} to {here} cost|price {cost}; {who} cost|price|pay {cost}; {who} for {cost}; {who} by|from {here} servd|supplied;
{who} by|from {here} servd for {cost}; {who} by|from {here} servd cost {cost}; {who} {here} {cost}; {who} ends {here}
for {cost}; ends {here} for? {cost}?; send {who} to {here} {cost}; send {who} to {here}; {here} {cost}; {who}
placed|put {here} for {cost}; uses|use {here}; plan uses|use {here}; placed {here}; {who} {here} {cost} cost; where
cost {cost}; for {who} {here} servd; {here} home|choice|assigned|warehouse {who}; {here} for {who} {cost}"""
_DEARER = """
{more} more|extra|dearer|higher than {cheapest}; {more} above|over|beyond {cheapest}; {more} more|dearer than|for?
{cheapest} cheapest; {more} above|over cheapest {cheapest}; {more} more|dearer than cheapest {cheapest}; cheapest
{cheapest}; {cheapest} cheapest; {cheapest} cheapest for {who}; cheapest for|of {who} {cheapest}; {more} more|dearer
than cheapest; {cheapest} {more} cheaper|less|lower; {cheapest} {more} less|cheaper than {here}; {more} cheaper|less
{cheapest}; {cheapest} cheapest {more} cheaper|less; cheapest {cheapest} {more} cheaper|less; {cheapest}
save|saves|saved {more}; {more} more|extra|dearer than {cheapest} cheapest for|of {who}?; {more} above|over cheapest;
than {cheapest} {more} more|dearer; exceeds|beats? cheapest {cheapest} by {more}; by {more} more|dearer|above than?
{cheapest}; surcharge|premium|excess {more} over|above|to {cheapest}; {more} more|extra|dearer; than {cheapest};
than|against {cheapest} {who} {more} more; than|against {cheapest} {more} more; by {more} cheaper|less {cheapest};
{cheapest} cheaper by {more}; dearer than {cheapest} by {more}; {more} cheapest {cheapest}; {cheapest} {who} {more}
cheaper|less; cost? {more} more|extra {here} than {cheapest} cheapest?; {here} cost? {more} more|extra; {cheapest}
cheapest for {who} {here} cost? {more} more; than|against {cheapest} {who} cost? {more} more; {who} {here} {cost};
{who} {more} cheaper|less {cheapest}; for {who} {cheapest} {more} cheaper|less; for {more} more|extra; although|though
cheapest {cheapest}; cheapest own? {cheapest} {more}; {more} save|saves|saving|saved {cheapest};
save|saves|saving|saved {more} {cheapest}; save|saves|saving|saved {more}; {cheapest} save|saves {who}? {more}; to
{cheapest} save|saves|saving {more}; {who} to {cheapest} save|saves {more}; {cheapest} cheapest {more} less; {more}
less {cheapest}; {cheapest} less by {more}; less {cheapest} by {more}; {cheapest} more by? {more} than; {more} above
cheapest {cheapest} option|price|cost|choice; {more} above {cheapest} option|price|cost|cheapest; {more} above
cheapest option|price|cost|choice|possible?; {more} more than cheapest option|price|choice|possible; more than
cheapest {cheapest} by {more}; more than {cheapest} by {more}; {more} more cost|price|pay than|against {cheapest}
cheapest?; cost {more} more {who}?; {more} more than {cheapest} would; {who} {more} more {here} than {cheapest};
{here} {more} more than {cheapest}; {here} {who} {more} more than {cheapest}; {here} more than {cheapest} by {more};
cheapest {cheapest} cost|price|charge? {more} less; {cheapest} charge|charges|cost|price {more} less;
premium|surcharge|markup {more}; {more} premium|surcharge|markup than|above? {cheapest}?; {who} cheapest {cheapest};
{cheapest} {who} cheaper by {more}; {cheapest} cheaper; {cheapest} cheaper for {who}; {cheapest} {more} cheaper for
{who}; {cheapest} {more} cheaper {who}?; cheaper {cheapest} by {more}; difference|gap to? {cheapest} {more}; cheapest
for {who} {cheapest}; pays|pay {more} more; {more} more than from {cheapest}; {more} more than from cheapest
{cheapest}; {more} above {cheapest} cost; {more} above {cheapest}; instead {cheapest} add|adds {more}; {who} to {here}
instead {cheapest} add|adds|cost {more} more?; adds|add {more}; adds|add {more} to cost|bill?; even {cheapest} {more}
cheaper; {cheapest} {more} cheaper; {more} over cheapest|option? {cheapest}; {more} over {cheapest}; over {cheapest}
{more}; than|against {cheapest} cheapest {more} more; {more} more|above|over cheapest {cheapest}; cheapest {cheapest}
{more} cheaper; {more} more than|over cheapest alternative|option|choice {cheapest}; extra? {more} more; by {more}
more than {cheapest}; cheaper {cheapest} {more}; {who} cheaper {cheapest}; could save {more} {cheapest}"""
_CHEAPEST = """
no cheaper; no cheaper for {who}; no other cheaper; no other cheaper for {who}; no other cheaper than {here}; no
cheapest option|choice; cheapest; {here} cheapest option|choice|place|price|offer|available|possible?; {here} cheapest
option|choice|place|price? for {who}; cheapest option|choice|place|price|offer|home? for {who} {here}; cheapest
option|choice|place|price|offer|spot|home? {here}; {who} cheapest option|choice|place|price|home? {here}; cheapest
option|choice|place|price|offer|home?; cheapest for {who}; no less|better price|offer|cost|option|rate|charge?; no
less|better price|offer|cost? for {who}; no cheaper option|choice|place|alternative|offer|anywhere|elsewhere; no
elsewhere cheaper; no elsewhere less; no beat|undercut|beats|undercuts {here}|that|price?; no beat|undercut {here} for
{who}; least cost|price|charge {here}?; {here} least cost|price|charge; least cost|price for {who} {here}; {here}
least cost|price for {who}; no cheaper than {here}; no cheaper for {who} than {here}; no {who}? cheaper than {here};
no less than {here}; no {who} less than {here} cost?; no cheaper than {here} for {who}; to cheapest {here}; every
other dearer|more cost|costs?; every other no cheaper; every other atleast as much; every other more cost for {who};
no other less cost|charge|price?; no other offer|has better|less price|cost?; {here} no cheaper {who}; save no; no
save|saving elsewhere; best price|offer|rate {here}?; {here} best price|offer|rate; by {here} cheapest; from {here}
cheapest; servd by|from {here} cheapest; at {here} cheapest {cost}; cheapest {here} {cost}; cheapest {cost}; {here}
cheapest {cost}; {who} {here} cheapest; {who} cheapest {here} {cost}; no less than {cost}; no {who} less than {cost}
{here}?; cannot less {who}; {who} no less than {cost}; no beats|beat {here} cost|price; no beat|beats {here} for
{who}; best price|offer|rate {cost}; best price|offer|rate {cost} {here}; {who} best price|offer {cost} {here}; {who}
best price|offer {cost}; {who} best price|offer {here}; {cost} {here} least price|cost for {who}; {cost} {here} least
price|cost; {cost} least|cheapest price|cost possible|available?; cheapest {cost}; cheapest possible|available; {who}
{here} cheapest possible|available; {who} {here} {cost} cheapest available|possible; least cost|price
possible|available; {here} least cost|price possible|available for? {who}?; no other|elsewhere less cost|charge for?
{who}; no other better price|deal|offer; best price|deal|offer for {who}; {here} {cost} cheapest for {who}; no cheaper
alternative|option {here}"""
_FIXED = """
fixed|tied|bound|pinned|set|held|locked|assigned|committed|attached|required|prescribed|told|restricted|given|stay|stays|remain
to {here}; fixed|tied|bound|pinned|held|locked {here};
fixed|set|given|required|decided|prescribed|pinned|specified|locked|ordered
problem|person|you|start|advance|beforehand|outset|beginning|input|already; {who} {here}; {here} {who};
fixed|set|given|required|prescribed|pinned|locked|chosen {here} {who}; must servd|by|from|to {here}; to {here}
fixed|given|set|goes|must|servd|sent; by|from {here}; by|from {here} servd|supplied|fixed|required|problem;
stay|stays|remain {here}; no choice|freedom|option|say|move|alternative; no free move|choose|leave|choice; no free to?
move|choose; no choice fixed to {here}; by problem|you|person; {here} serve {who}
fixed|problem|given|says|required|demands; problem|you|person fix|fixed|demand|demands|require|pin|tie|ties {who} to
{here}; place {who} fixed {here}; {who} to {here} fixed|problem|pinned|tied; no leave|move {here}?; from
start|beginning|outset|first|problem; by? you|problem|person given|fixed; no other allowed|permitted|choice|option;
only {here} allowed|permitted|may?; only {here} {who}; no move elsewhere"""
_CRAMPED = """
no other|elsewhere|second
room|space|capacity|place|fit|left|accommodate|big|enough|able|suitable|option|spare|free|open|alternative?; no
other|elsewhere room|space|capacity|place|fit|left|spare|accommodate unless other
move|moves|moved|shift|shifted|leave|way|budge?; no unless other move|moved|shift|leave; no fit|fits|room|space
elsewhere|other; no room|space|capacity other elsewhere; unless other move|moves|moved|shift|shifted|leave|leaves|way;
unless others|someone|somebody move|shift; no other|elsewhere no other move|moved|moving; no fit|room|move elsewhere
no move other; every other full|crowded|packed|tight|small; every other too full|small|crowded|packed; every other too
full|small|crowded|packed unless other move; no leave|move|switch|change|shift elsewhere? unless? other? move?; no
leave|move|switch|change; stay unless other move; stay|stays|stuck; no other but own; no other own room|space; only
other move room|space elsewhere|other; only if other move|moved|shift room|space|fit elsewhere|other?; only own
room|space|fits; no elsewhere; room|space only own; every other full; no other option|choice|alternative; only
after|if|when other move|moved room|space; no other warehouses room; need other move; no room|space unless other other
move; unless other move no other room|space|fit|other; every other lack room|space|capacity; lack room|space other; no
moved|move other|elsewhere cell? no? other first; no moved other no shifting|moving other first; no fit if other
stay|put; if other stay|put|stays no fit|room|space other|elsewhere?; if other stay|put; no alternative; no fit other
moment; no enough room|space|capacity other; no other enough room|space|capacity; rest|remaining capacity|room|space
elsewhere too small; capacity|room|space elsewhere too small; capacity|room other too small; no room|space other left;
no other enough left room|space; too small elsewhere; stuck unless other move; no move no other move|moving|moved; no
elsewhere no other moving|moved|move first?; no any other; no other room|space"""
_NEXT = """
next best choice|option|place|alternative|spot|candidate|bet? {other}; next best choice|option|place|alternative? for
{who} {other}; {other} next best choice|option|alternative|place?; {other} next best choice|option|alternative? for
{who}; {who} next best choice|option|place|alternative {other}; {who} next best {other}; next best
choice|option|place?; next best for {who}; with|given? room|space|capacity
left|remaining|free|available|remains|stands; room|space|capacity left|remains|remaining|free|stands; second best
choice|option|place? {other}; {other} second best choice|option?; second best choice|option? for {who} {other};
{other} second best choice|option? for {who}; best alternative|fallback|backup|remaining {other}; {other} best
alternative|fallback|backup|remaining; best alternative|fallback|backup for {who} {other}; {other} best
alternative|fallback|backup for {who}; {who} best alternative|fallback {other}; alternative|fallback|backup|runner-up
{other}; {other} alternative|fallback|backup|runner-up; {other} alternative|fallback|runner-up for {who};
runner-up|fallback for {who} {other}; for {who}; next {other} best|choice|option|line; next for {who} {other}
best|line|choice; {who} next {other}; {who} {other} next best; if {who} move|moved|had other? next best {other}; {who}
to {other}; {who} {other} alternative|fallback|could; next cheapest {other}; {other} next cheapest; next cheapest for
{who} {other}; {other} next cheapest for {who}; if {who} move {other} best choice|option|place; if {who} move {other}
next; if {who} move; next choice {other}; {other} next choice for {who}; among enough room; enough room|space; with
enough room|space; {who} second option|choice {other}; second option|choice {other}; {other} second option|choice for?
{who}; if room|space fre|left|remaining; spac|room fre|free; {who} next to {other}; next to {other}; to {other}; {who}
best alternative {other}; {other} best choice|option left?; given? free|spare room|space|capacity; free
room|space|capacity; if free room; {other} take|step; {who} if no? move {other}; next {who} to {other}"""
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
{other} cost {amount} more|extra; {amount} more cost|costs|price|bill|total; cost|price|bill|total {amount} more;
{other} {amount} more cost|price; {other} for {amount} more cost; {who} {other} {amount} more cost; {who} to {other}
{amount} more cost|mean; for {amount} more; {who} {other} for {amount} more; {amount} more than {here}; to {other}
{amount} more cost|mean; to {other} for {amount} more; {who} {amount} more; for {who} {amount} more; for {who} {other}
{amount} more cost; {amount} more {who} cost?;
move|moving|switch|switching|send|sending|shift|shifting|put|putting|placing {who} {other} cost? {amount} more; {who}
to {other} {amount} more move|moving|switch|switching|send|sending|shift|shifting|cost; {other} {amount} more for
{who}; add|adds|adding {amount}; raise|raises|increase|increases {amount} cost|bill|total; {who} to {other}
add|adds|raise|raises cost? {amount}; increase|rise {amount}"""
_FALL = """
{amount} less|cheaper|lower; {other} {amount} less|cheaper; {other} cost {amount} less; cost {amount} less; for
{amount} less; saves|save|saving {amount}; {other} saves|save {amount}; lower|lowers|reduce|reduces|cut|cuts
cost|bill|total by {amount}; cost|bill|total fall|falls|drop|drops by? {amount}; by {amount} less|cheaper; {amount}
less|cheaper {other}; move|moving|switch|switching|send|sending|shift|shifting|put|putting {who}? to {other} cost?
{amount} less; move|moving|switch|switching|send|sending|shift|shifting {who}? to {other} save|saves {amount}; if
{who}? move|moved|moves|switched|sent to {other} cost? {amount} less; {who} cost? {amount} less {other}; {other} {who}
cost? {amount} less; {who} to {other} for {amount} less; place|put {who} {other} cost {amount} less; {amount} less
cost|costs|price|bill|total; cost|price|bill|total {amount} less; {other} {amount} less cost|price; {other} for
{amount} less cost; {who} {other} {amount} less cost; {who} to {other} {amount} less cost|mean; for {amount} less;
{who} {other} for {amount} less; {amount} less than {here}; to {other} {amount} less cost|mean; to {other} for
{amount} less; {who} {amount} less; for {who} {amount} less; for {who} {other} {amount} less cost; {amount} less {who}
cost?; move|moving|switch|switching|send|sending|shift|shifting|put|putting|placing {who} {other} cost? {amount} less;
{who} to {other} {amount} less move|moving|switch|switching|send|sending|shift|shifting|cost; {other} {amount} less
for {who}; save|saves|saving {amount} {who}?; {who} to {other} save|saves|saving {amount}; to {other} save|saves
{amount}; cut|lower|reduce|saving {amount} cost|bill|total; {other} cheaper by {amount}; {amount} cheaper; {other}
{amount} cheaper; {who} {other} {amount} cheaper; for {who} {other} {amount} cheaper"""


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
    more = " customer" if "who" in slots else " serve serving served supply supplying" if "total" in slots else ""
    return Wording(slots, ways, about, _FILLER + more)


def fraction(number: Number) -> Fraction:
    return Fraction(str(number))


def told_of(value: Fraction) -> str:
    return text_of(int(value) if value.denominator == 1 else float(value))
