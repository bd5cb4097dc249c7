"""The other words in which the deductions of a grid may be told: patterns for the check of explanations.

Invariant: each pattern is true of every fact that carries it (see `Wording`).

>>> Wording({"cell": "r4c7", "symbol": "2", "group": "row 4"}, HIDDEN, ("cell",), PLACING).about
('cell',)
"""

from __future__ import annotations

from solvers.task import Wording

PLACING = """
cell put place belong get receive fill equal fit assign become set write enter force so must go need land do does
deduce find means leaves leave follow look within accept admit placed to one answer home spot live house host
accommodate allow permit choose candidate option room slot work works conclude infer settle decide determine complete
search check scan available open free"""
"""Words that may surround a cell and its symbol."""
PLACING_NAKED = " ".join(word for word in PLACING.split()
                         if word not in ("leaves", "leave", "candidate", "option", "available"))
"""The same where what is left means something."""
HIDDEN = """
{cell} {symbol}; {cell} {group} {symbol}; {group} {symbol}; symbol {cell} {symbol}; {cell} by elimination|default;
no other {group} {symbol} possible|left|remain|remaining|symbol|elsewhere?; no elsewhere {group} {symbol}; no other {symbol};
no second|alternative|rest {group} {symbol}; no second|alternative {symbol}; no other {group}; no {group} elsewhere|other {symbol}
possible; no else {group} {symbol}; no choice;
every other {group} {symbol} exclude; every other {group} {symbol} blocked; every other {group} {symbol} refuse|forbid;
every other {symbol} exclude; every other {symbol} blocked; other {group} {symbol} exclude; other {group} {symbol} blocked; rest {group}
{symbol} exclude; rest {group} {symbol} blocked; {symbol} every other {group} unsuitable|closed; every other {group} closed|unsuitable;
other {group} {symbol} no; only {group} {symbol}; only {group} {symbol} {cell} left|remaining|remain|possible|where|symbol?; only {group}
{cell}; {group} {symbol} missing|lack; {group} {symbol} missing {cell}; {group} {symbol} only missing; only {group}; only no other {group} {symbol} {cell}"""


def naked(groups: tuple[str, ...], standing: bool) -> str:
    """groups: the names of the grid's relations. standing: whether all other symbols stand around the cell."""
    where = " ".join(groups)
    either = " or ".join((" ".join(groups[:-1]), groups[-1])).strip()
    seen = f"""; every other symbol used|present|seen|placed|shown|visible|taken|appear|stand|covered|accounted?
        {where}; every other symbol {either}; {where} every other symbol share|include|cover|between|together|see|show|use;
        {where} only {{symbol}} missing; {where} only {{symbol}} lack; no other symbol missing {where}; {where} every symbol but|except
        {{symbol}}; {where} every symbol except|save {{symbol}}; {where} exclude every other symbol; {where} blocked every other symbol;
        {where} no other symbol left; {where} no other left; every symbol but {{symbol}} {where};
        {where} only {{symbol}}; {where}""" if standing else ""
    return f"""{{cell}} {{symbol}}; symbol {{cell}} {{symbol}}; symbol {{symbol}};
        no other symbol left|possible|remain|fit|available|work|candidate|option|stay|choice?; no other candidate|option|choice|left|remain|possible; only {{symbol}} left|possible|remains|remaining|symbol|candidate|option|fit|choice|available|stay?; only symbol|candidate|option {{symbol}}; {{symbol}} left|remain; every other symbol exclude|gone|used|taken; every other exclude; every other symbol
        blocked; every other blocked; every other symbol exclude {{cell}}; every symbol but {{symbol}} exclude; every symbol except {{symbol}} exclude;
        every symbol but {{symbol}} blocked; no other; every other candidate|option exclude; no choice; no symbol left except {{symbol}}{seen}"""


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
found|solved|determined"""
BOARD_FILLER = "cell board start begin come show count number"

REACHED = """
every|all {opened} open follow|follows by|from HOW; every|all {opened} follow by|from HOW; by|from|with|using HOW; HOW
place|find|fill|solve|decide|settle|determine|give|enough|suffice|fix every|all {opened} open?; HOW
enough|suffice|suffices|sufficient for? every|all? {opened}? open?; every|all {opened} open; every|all {opened} open
solved|found|filled|placed|determined|settled|decided|fixed|deduced|reached by|with|from|using|through HOW; no trial;
no trial need|needed|required|necessary|involved; not trial; nothing trial; never trial; trial not
needed|required|necessary|used; HOW; every|all {opened} open forced by HOW; {opened} open every|all follow by|from
HOW; HOW solve|solves|finish|finishes|complete whole? board; {opened} open follow|follows by|from HOW; no trial for?
any|every|all? {opened}? open?; trial never needed|required; HOW every|all {opened} open; no need for|of trial;
unnecessary trial; needing|requiring no trial; {opened} open
solved|found|filled|placed|determined|settled|decided|deduced by|with|from|using|through HOW; one by? after other; HOW
carry|settle through? every|all {opened} open; HOW solve|solves; follow|follows by|from HOW; not|no single trial; HOW
fill|fills|solve|solves every|all? open; {opened} open nothing but HOW"""
REACHED_FILLER = "cell board logic need solve come whole it rest use using need be step way"

STUCK = """
deduction|logic|steps|reasoning simple|plain|easy?
place|places|fill|fills|find|finds|settle|settles|fix|fixes|reach|reaches|decide|solve|solves {placed} outof {opened}
open; {placed} outof {opened} open; {placed} outof {opened} open
place|placed|filled|found|settled|decided|solved|reached|fixed|follow by|from|with|through simple|plain
deduction|logic; simple|plain|easy deduction|logic; by|with|from simple|plain|easy deduction|logic {placed} outof
{opened} open; others|rest|remaining need|needs|require|requires|call|take|demand for? trial; others|rest only|take?
by|through|with trial; trial needed|required|necessary for|to? others|rest; others|rest remaining? open? trial; for
others|rest trial; for others|rest trial needed|required|necessary; simple|plain deduction|logic reach|place|settle
{placed} outof {opened} open; by|with|from|through simple|plain deduction|logic; {placed} outof {opened}; {placed}
outof {opened} placed|filled|found|settled; rest of? cell? trial; simple|plain deduction|logic stop|stops|end|ends
after|at {placed} outof {opened} open?; after that trial; trial others|rest; others|rest left|leave|leaves to|for
trial; leave|leaves others|rest to|for trial; simple|plain deduction alone? place {placed} outof {opened} open;
{placed} outof {opened} open simple|plain deduction|logic; need|needs|require trial others|rest; others|rest
not|cannot without trial; simple|plain|easy deduction|logic {placed} outof {opened} open; others|rest|remaining
take|takes? trial; others|rest by trial; deduction|logic stop|stops|end|ends after|at {placed} outof {opened} open;
rest|others by|through trial; {opened} open; simple|plain|easy deduction|logic
place|places|fill|fills|find|finds|settle|settles {placed}"""
STUCK_FILLER = "cell board alone only settle ones get gets far carry cover reach it"


def by_method(how: str, ways: str = REACHED) -> str:
    """how: "singles" or "singles pairs locked candidates"; the patterns for what follows by it."""
    return ways.replace("HOW", f"{how} alone|only?")


def said(ways: str, filler: str = PLACING, about: tuple[str, ...] = (), **slots: str) -> Wording:
    return Wording(slots, ways, about, filler)
