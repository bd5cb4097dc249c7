"""The other words in which the deductions of a grid may be told: patterns for the check of explanations.

Invariant: each pattern is true of every fact that carries it (see `Wording`).

>>> Wording({"cell": "r4c7", "symbol": "2", "group": "row 4"}, HIDDEN, ("cell",), PLACING).about
('cell',)
"""

from __future__ import annotations

from solvers.task import Wording

PLACING = """
put belong get receive fill equal fit assign become set write enter force so must go need land do does deduce find means
leaves leave follow look within accept admit placed to one answer live house host accommodate allow permit work works
conclude infer settle decide determine complete search check scan open free hidden naked single singles cross"""
"""Words that may surround a cell and its symbol."""
PLACING_NAKED = " ".join(word for word in PLACING.split()
                         if word not in ("leaves", "leave")) + " cell place spot home slot see"
"""The same where what is left means something."""
HIDDEN = """
{cell} {symbol} cell|place|spot|slot|home|option|candidate|room?; {cell} {group} {symbol}; {group} {symbol}; symbol
{cell} {symbol}; {cell} by elimination|default; no other {group} {symbol}
possible|left|remain|remaining|elsewhere|cell|place|room|candidate|home|spot|option|slot|available?; no elsewhere
{group} {symbol} cell?; no other cell|place|room|home|spot|slot|elsewhere|option {symbol}; no second|alternative|rest
{group} {symbol} cell|place|home?; no second|alternative cell|place|home {symbol}; no other cell|place|home {group};
no {group} elsewhere {symbol} possible; no else {group} {symbol}; no choice; no cell|place {group} {symbol} except
{cell}; no cell|place {group} {symbol} elsewhere; every other cell|place? {group} {symbol} exclude; every other
cell|place? {group} {symbol} blocked; every other cell|place? {group} {symbol} refuse|forbid; every other cell|place
{symbol} exclude; every other cell|place {symbol} blocked; other cell|place? {group} {symbol} exclude; other
cell|place? {group} {symbol} blocked; rest {group} {symbol} exclude; rest {group} {symbol} blocked; {symbol} every
other {group} unsuitable|closed; every other {group} closed|unsuitable; other cell|place? {group} {symbol} no; only
cell|place|spot|home|slot|option|room|where|possible|left|remaining|candidate|available {group} {symbol}; only {group}
{symbol} {cell} left|remaining|remain|possible|where|cell|place|home|spot|room|slot|option|candidate|available?; only
{group} {cell} cell|place|left|spot|home?; {group} {symbol} missing; {group} {symbol} lack; {group} {symbol} missing
{cell}; {cell} only cell|place|spot|home|slot|option|left; only cell|place|spot|home|slot {group}; every other
exclude; every other cell blocked; every cell|place {group} {symbol} but {cell} exclude; every cell|place {group}
{symbol} except {cell} exclude; every cell {group} {symbol} but {cell} blocked; {group} {symbol} only {cell}; only
{cell} cell|place|spot|one|home; only {cell} where"""


def naked(groups: tuple[str, ...], standing: bool) -> str:
    """groups: the names of the grid's relations. standing: whether all other symbols stand around the cell."""
    where = " ".join(groups)
    either = " or ".join((" ".join(groups[:-1]), groups[-1])).strip()
    seen = f"""
        ; every other symbol used|present|seen|placed|shown|visible|taken|appear|stand|covered|accounted?
        {where}; every other symbol {either}; {where} every other symbol
        share|include|cover|between|together|see|show|use; {where} only {{symbol}} missing; {where} only
        {{symbol}} lack; no other symbol missing {where}; {where} every symbol but|except {{symbol}}; {where}
        every symbol except|save {{symbol}}; {where} exclude every other symbol; {where} blocked every other
        symbol; {where} no other symbol left; {where} no other left; every symbol but {{symbol}} {where};
        {where} only {{symbol}}; {where} every except {{symbol}}; {where} every but {{symbol}}; every other
        {where} taken|used|present|gone; every other used|taken|gone|present; {where} every other; together
        {where} only {{symbol}} lack; {where} lack {{symbol}}; {where} between every except {{symbol}};
        between {where} every except {{symbol}} use|cover; together {where} every except {{symbol}}; every
        symbol; every other used|taken|gone {either}; together {where} lack {{symbol}}; together {where} every
        symbol but {{symbol}}; together {where} every other symbol; {where} same|neighbour; every other symbol
        {either} same|neighbour|used|present; every other symbol {where} same|neighbour; every other symbol;
        every symbol {where} only {{symbol}} left; {where} every symbol except {{symbol}}; every symbol
        {where} except {{symbol}}; {where} {{symbol}} lack; {where} {{symbol}} missing""" if standing else ""
    return f"""
{{cell}} {{symbol}}; symbol {{cell}} {{symbol}}; symbol {{symbol}}; no other symbol
left|possible|remain|fit|available|work|candidate|option|stay|choice?; no other
candidate|option|choice|left|remain|possible; only {{symbol}}
left|possible|remains|remaining|symbol|candidate|option|fit|choice|available|stay?; only symbol|candidate|option
{{symbol}} left|remaining|possible?; leave {{symbol}}; leave only {{symbol}}; {{symbol}} stay; {{symbol}} left|remain;
every other symbol exclude|gone|used|taken; every other exclude; every other symbol blocked; every other blocked;
every other symbol exclude {{cell}}; every symbol but {{symbol}} exclude; every symbol except {{symbol}} exclude;
every symbol but {{symbol}} blocked; no other; every other candidate|option exclude; no choice; no symbol left except
{{symbol}}; last {{symbol}} candidate|option|symbol|possible|left|remaining; only {{symbol}} left candidate|symbol;
exclude every symbol; every symbol exclude only {{symbol}} left; every exclude but {{symbol}}; every exclude except
{{symbol}}{seen}"""


LOCKED = """
{outer} {symbol} where|meet|cross|crosses|overlap|overlaps|intersect|intersects {inner}; {symbol} {outer}
meet|cross|crosses|overlap|overlaps|intersect|intersects {inner}; {symbol} {outer} where
meet|cross|crosses|overlap|intersect|intersects {inner}; {outer} {symbol} where
meet|meets|cross|crosses|overlap|overlaps|intersect|intersects {inner}; {outer} {symbol} only|inside|within {inner};
{symbol} {outer} only|inside|within {inner}; {symbol} of {outer} inside|within|only {inner}; for {outer} {symbol}
inside|within|only {inner}; {symbol} for {outer} inside|within|only {inner}; {outer} {symbol} only inside|within
{inner}; {symbol} {outer} only inside|within {inner}; where {outer}
meets|meet|crosses|cross|overlaps|overlap|intersects {inner} {symbol}; {symbol} where {outer}
meets|meet|crosses|cross|overlaps|overlap|intersects {inner}; {symbol} confined|limited|restricted|locked to {inner}
{outer}; {outer} {symbol} confined|limited|restricted|locked|tied to {inner}; {symbol} {outer}
confined|limited|restricted|locked|tied to {inner}; {outer} confine|confines|restrict|restricts {symbol} to {inner};
{outer} {symbol} inside? {inner} only; {symbol} {outer} {inner} only; {outer} {symbol}
overlap|intersection|crossing|part|section|shared with {inner}; {symbol} {outer}
overlap|intersection|crossing|part|section|shared {inner}; {symbol} overlap|intersection|crossing of? {outer} {inner};
{outer} every|all place for? {symbol} inside|within {inner}; every|all place for? {symbol} {outer} inside|within
{inner}; {outer} {symbol} no out|outside {inner}; {symbol} {outer} not|cannot outside {inner}; {outer} {symbol}
not|cannot|never outside {inner}; no outside {inner} {outer} {symbol}; {outer} only|inside {inner} {symbol}; only
{inner} {outer} {symbol}; {outer} only part|cells {inner} {symbol}; {symbol} {outer} somewhere {inner}; {outer}
{symbol} somewhere {inner}; {outer} no for? {symbol} outside {inner}; {outer} {symbol} part|section shared|common
{inner}; for {outer} {symbol} where meet|meets|crosses|overlaps {inner}"""

PAIR = """
{group} PAIR share|split|own|hold|divide? SYMBOLS between? them?; {group} PAIR together|both share|hold? only?
SYMBOLS; PAIR {group} share|split|divide? SYMBOLS between?; PAIR share|split|divide SYMBOLS between? {group}; SYMBOLS
{group} shared|split|divided|taken by|between|among PAIR; {group} SYMBOLS shared|split|divided|taken|used?
by|between|among PAIR; SYMBOLS shared|split|divided|taken by|between|among PAIR {group}; PAIR pair SYMBOLS {group};
{group} PAIR pair|naked? of|for? SYMBOLS; {group} PAIR form|make|are|build pair SYMBOLS; {group} SYMBOLS PAIR; SYMBOLS
{group} PAIR; {group} pair PAIR SYMBOLS; PAIR form|make|build pair SYMBOLS {group}; {group} SYMBOLS only? to PAIR;
{group} PAIR only candidate|candidates? SYMBOLS; between PAIR {group} share|split|divide? SYMBOLS; {group} between
PAIR share|split|divide? SYMBOLS; SYMBOLS PAIR {group}; PAIR {group} use|used up? SYMBOLS; {group} PAIR use|used up?
SYMBOLS; {group} SYMBOLS reserved|kept|claimed for|by? PAIR; PAIR claim|claims|occupy SYMBOLS {group}; {group} PAIR
claim|claims|occupy SYMBOLS; SYMBOLS {group} reserved|kept|claimed for|by? PAIR"""
PAIR = "; ".join(PAIR.replace("PAIR", pair).replace("SYMBOLS", symbols) for pair in ("{one} {other}", "{other} {one}")
                 for symbols in ("{a} {b}", "{b} {a}"))

BOARD = """
{givens} givens; {opened} open; {givens} cell given|known|fixed|printed|set|start|filled; {givens}
filled|known|fixed|given|printed|set; {opened} cell? left|remain|remaining|missing|unknown|unsolved|find|fill|solve;
{opened} left|remain|remaining open|fill|find|solve|unknown; leave|leaves|leaving {opened} open; {opened} open cell?;
with {givens} givens; from {givens} givens; given {givens}; open {opened}; givens {givens}; {opened} still?
open|missing|unknown; {opened} still? find|fill|solve|missing|unknown; {givens} known|set from?
start|beginning|outset; {givens} givens from|at? start|beginning; {opened} to fill|find|solve|determine; {opened}
left|remain to fill|find|solve|determine; {givens} start|starting givens|symbol; leave|leaves|leaving {opened} to
fill|find|solve?; number givens {givens}; number open {opened}; all? {opened} others open; {opened} open
fill|find|solve|to; {opened} open to fill|find|solve; {opened} still? to? find|fill|solve|determine; {opened}
found|solved|determined; {givens} symbol; {givens} starting|start|work|come|free|initial|free|hint|already|set;
{opened} other; other {opened} open|fill|work|find|solve|missing?; {opened} need|needs fill|solve|solving|find;
{opened} gap|open|missing|work; other {opened} need|needs|work|find|fill|solve; {opened} need; {opened} need
solv|solve|solving|fill; every {givens} given"""
BOARD_FILLER = "mean free prefill out cell board start begin come show count number"

REACHED = """
every {opened} open?
follow|follows|fall|forced|reached|deduced|solved|found|filled|placed|determined|settled|decided|fixed|explained|covered|come?
HOW; {opened} open?
follow|follows|fall|forced|reached|deduced|solved|found|filled|placed|determined|settled|decided|fixed|covered|come
HOW; HOW
place|find|fill|solve|decide|settle|determine|give|enough|suffice|fix|sufficient|finish|complete|cover|carry|do
{opened} open?; HOW
place|find|fill|solve|decide|settle|determine|give|enough|suffice|fix|sufficient|finish|complete|cover|carry|do every
{opened}? open?; HOW enough|suffice|sufficient; every {opened} open; every open
solved|found|filled|placed|determined|settled|decided|fixed|deduced|reached|follow HOW; no trial
needed|used|involved|at|all|any|single|necessary|anywhere?; no need trial; no trial {opened} open; no trial every
{opened}? open; HOW; HOW no trial; HOW solve|solves|finish|complete|crack whole|entire|full?; no single trial; one by
after other; {opened} open nothing but HOW; {opened} open no but HOW; every open HOW; only HOW every {opened} open;
whole|entire HOW follow|solved|deduced; no more|above HOW; no above HOW {opened} open; no more than HOW {opened} open;
no more than HOW; only HOW {opened} open; no trial HOW; no HOW trial; no trial HOW {opened} open; every open; only HOW
enough|needed"""
REACHED_FILLER = """symbol entire whole logic logically step cell board need solve come it rest use using be way"""

STUCK = """
simple|plain|easy|straightforward|basic deduction|logic|steps|reasoning|steps|inference {placed} outof {opened} open?
place|places|fill|fills|find|finds|settle|settles|fix|fixes|reach|reaches|decide|solve|solves|yield|give|handle|crack|follow|found|filled|settled|stop|stops|end|ends|missing?;
deduction|logic {placed} outof {opened} open?
place|places|fill|fills|find|settle|reach|solve|follow|stop|stops|end|ends; {placed} outof {opened} open?
place|placed|filled|found|settled|decided|solved|reached|fixed|follow|deduced|missing?; {placed} open
simple|plain|easy deduction|logic|step|reasoning; {placed}
placed|filled|found|settled|solved|decided|follow|reached|deduced; {opened} open;
simple|plain|easy|straightforward|basic deduction|logic|reasoning|step stop|stops|end|ends?; other|rest|remaining
open? trial; others trial need|take|call|demand|left|by|only|through; rest|remaining trial need|take|call|demand|left;
after trial; trial need|left rest|remaining; trial need|left other; no trial other; no rest|remaining trial; more
trial; after trial need; above {placed} open trial need; other need|take|call trial; deduction|logic stop|stops;
rest|remaining trial; trial need; after {placed} outof {opened} open? simple|deduction|logic|stop|stops;
simple|plain|easy|straightforward deduction|logic|reasoning|step after {placed} outof {opened} stop|stops|end; from
after trial need; then trial need; only {placed} outof {opened} open?
simple|plain|easy|deduction|logic|found|placed|follow; {opened} less {placed} trial; above trial need"""
STUCK_FILLER = """finish try symbol missing call for out run way cell board alone only settle ones get gets far carry
cover reach it"""


def by_method(how: str, ways: str = REACHED) -> str:
    """how: "singles" or "singles pairs locked candidates"; the patterns for what follows by it."""
    return ways.replace("HOW", f"{how} alone|only?")


def said(ways: str, filler: str = PLACING, about: tuple[str, ...] = (), **slots: str) -> Wording:
    return Wording(slots, ways, about, filler)
