"""Statements about a shortest path, each with the other words in which it may be told.

Invariant: every number is counted on the maze itself; a way of saying never says more than its fact.

>>> path_facts(ground, ground.ways.moves)[2].text
'A breadth-first search from G proves that no path has fewer than 3 moves'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from solvers.exact.bfs import MOVES
from solvers.problem import Values
from solvers.prose import listed
from solvers.task import Fact, Wording
from solvers.tasks._maze_ground import MOVE_NAMES, Ground

SHOWN = 5
"""Cells named in one fact."""
_FILLER = "maze labyrinth way along  path way route lead run travel walk wind do does get so reach need all in total"
_SIZE = """
{rows} high|tall; {rows} rows; high|tall {rows}; height {rows}; {rows} height; {columns} wide|across|broad; {columns}
columns; wide|width {columns}; {columns} width; {rows} by {columns}; measures|size|dimensions; {rows} rows by
{columns} columns; {rows} high by {columns} wide; {columns} wide by {rows} high; {walls} wall; {walls}
wall|walled|blocked|closed; wall|blocked|closed fill|occupy|block|take? {walls}; {walls} made? from? wall;
count|counts|counted {walls} wall; wall count|number {walls}; {walls} blocked|closed by wall; wall take? up {walls};
consist {rows} rows {columns} columns; your; consist; {rows} down; {columns} across; {walls} walled|blocked off;
{walls} no enter|passable|open; {walls} wall scattered|spread; {rows} rows|high {columns} columns|wide; {rows} row;
{columns} column; wall cover|occupy|take|make {walls}; size {rows} by {columns}; {walls} wall; height {rows}; width
{columns}; {walls} impassable|solid|closed"""
_PATH = """
s {start}; {start} s; start|begin {start}; {start} start; from {start}; from s|start; from s|start {start}; from
{start} s|start; start s; start from? s {start}; leave|depart s|start? {start}; leave s|start; g|goal {goal}; {goal}
g|goal|exit|end|finish; end|finish|arrive {goal}; to {goal}; to g|goal|exit|finish; to g|goal|exit|finish {goal}; to
{goal} g|goal|exit|finish; end|finish|arrive g|goal; end|finish|arrive g|goal {goal}; exit|finish {goal}; g|goal;
between s|start g|goal; between {start} {goal}; s to g; connect|join|link s to? g; {length} moves|steps; {length}
moves|steps length; length {length} moves|steps?; {length} long|length; after {length} moves|steps; {turns}
turns|bends|corners|turnings; turn|bend {turns} times|time?; changes|change direction {turns} times|time?; {turns}
changes|change direction?; make|makes {turns} turns; take|use|spend|make|cost|count|comes|come to? {length}
moves|steps; shortest; between; {length} moves|steps long; shortest solution; solution; {turns} changes|change
direction; direction changes|change {turns} times?; bends|bend|turns {turns} times; {length} moves; after {length}
moves from {start}; goal {goal}; arrive goal {goal}; distance {length} moves; {length} moves away|apart|distance; to
goal; to goal {goal}; from start {start}; {turns} corner|bend|turning; total {length} moves; covers {length} moves;
reached {length} moves; in|of {length} moves; {length} moves shortest; takes {length} moves; moves {length}; turns
{turns}; length {length}; from {start} to {goal}; from {start} to {goal} {length} moves; from s to g; from start to
goal"""
_PROOF = """
no fewer|less than {length} moves|steps?; no shorter|quicker than {length} moves|steps?; no fewer moves|steps than
{length}; no shorter|quicker; none shorter|quicker; nothing shorter; fewest|minimum|least moves|steps {length}; least
{length} moves|steps; minimum|fewest possible? {length} moves|steps; {length} moves|steps
minimum|fewest|least|optimal|shortest possible?; minimum {length}; {length} minimum; shortest possible? {length}
moves|steps; {length} moves|steps fewest|least any|possible; {length} moves|steps; shortest possible?; every? atleast
{length} moves|steps; cannot|not fewer|less than {length} moves|steps?; never fewer|less than {length} moves|steps?;
fewer|less than {length} moves|steps? impossible|not enough?; from g|goal; breadth-first search; breadth-first search
from g|goal; search|searching from g|goal; cannot beat|beaten; no beat|beats {length} moves|steps?; shorter than
{length} moves|steps? impossible; by breadth-first search from? g?; thank|thanks to breadth-first search from? g?;
shorter impossible; no shorter|fewer possible; possible; {length} minimum moves|steps?; shorter not exist; not
shorter; {length} minimum number moves; no shorter than {length} moves possible; no less than {length} moves possible;
{length} moves best|optimal possible?; every {length} moves or more; every {length} or more moves; {length} moves or
more; least {length}; least moves possible? {length}; no under|below {length} moves; no less moves than {length}
possible; shorter no possible; no shorter possible; shortest length {length} moves; {length} moves shortest length
possible; no quicker; every atleast {length} moves from s to g; {length} moves optimal; no less moves; no less moves
possible; search from g level by level; level by level; from goal; by search from g; no improve|improved; no
beat|beaten {length}; no improve|improved {length} moves; bfs from g; bfs; bfs from goal; exhaustive search from g; no
better than {length} moves; cannot shorter; shorter no; optimal shortest?"""
_PROOF_FILLER = """show by us search path length know prove proof confirm verify establish exist find found sure need"""
_RUN = """
from s|start; s|start {way}; from s|start {way}; {way} for? {count} moves|steps|cell? start?; {count} moves|steps
{way}; {count} moves|steps cell? to? {way}; first|initial|opening {count} moves|steps {way}; first {way}; first
{count} moves|steps; {way} first; {way} first {count} moves|steps; {way} for first {count} moves|steps; for first
{count} moves|steps; begin|start by? {way}; begin|start with? {count} moves|steps {way}; leave|depart|set|out s|start
{way}; begin|start s|start; first|opening move|moves|stretch|run|leg {way}; first|opening stretch|run|leg {count}
moves|steps {way}; first|opening stretch|run|leg; leave|leaves s|start; leave|leaves s|start to? {way}; start;
move|moves {way}; move|moves {way} for? {count} moves|steps|times?; keep {way}; keep {way} for {count} moves|steps;
{way} {count} times; {way} from s|start; {way} from s|start for {count} moves|steps; {count} moves|steps? {way};
begin|first moves from? s|start {way}; begin; from s|start {count} {way}; {count} moves|steps {way} first; first
{count} moves|steps {way}; {way} {count} moves; first {way} {count} moves; {count} moves {way} start; {count} {way}
moves first; begin|start {way}; off|out {way}; {way} cover|covering {count} moves; start {count} moves {way};
initially {way}; initially {way} {count} moves; {count} moves; opening {way} {count} moves; first leg|stretch|part
{way} {count} moves; straight {way} {count} moves; begin {way} {count} moves; first direction {way}; from start {way};
from start {count} moves {way}; from start {way} {count} moves; from s {way} {count} moves first|begin|start; {way}
keep {count} moves; to start {way} {count} moves; before turn|turns|turning {way} {count} moves; before first turn
{way} {count} moves; {count} moves {way} before first? turn|turning|bend; {way}"""
_RUN_FILLER = "cell off out keep set you straight heading head by person"
_SOLE = """
no other equal|equally|as|so short; no other short|shortest; no other short as; no other length; no
second|alternative|rival equal|equally|as|so? short; only shortest; only unique|single? shortest; shortest
unique|only|alone; unique; unique shortest; only short; every|any|all other longer; no tie|equal|alternative|rival; no
equally short alternative|other; nothing else as|equally short; only one? length; no match length; no other
match|matches|equal|equals|ties length?; no other short alternative; none other as? short; none as|equally short; no
as short as; no other as short as; one? only|single shortest; all others|other longer; every other longer than; any
other detour longer; no other few moves|steps; no other so? few moves; no as|equally short; only length; every
alternative longer; every alternative more moves; every other more moves; every other longer; every other needs|takes
more moves; no alternative as short; no other as few moves; no other shortest; only shortest; no second shortest; no
two; no two shortest; every detour longer; no rival; every other more; nobody else as short; only one; no alternative;
no equal; no other equal; no same length other; no other same length; no other ties; only one possible; no other less
or equal moves; only such short"""
_MANY = """
{total} shortest; {total} equally|as|so? short|shortest; {total} tie|tied|share shortest? length?; first alphabet
moves|letters?; first alphabetically|alphabetical order? moves|letters?; alphabetically|alphabetical first
moves|letters?; earliest alphabet moves|letters?; first by alphabet moves|letters?; {total} shortest|short choose|pick
from|among; shortest {total}; of {total} shortest; among {total} shortest; out {total} shortest; from {total}
shortest; first in? alphabet sort|sorted|ordered moves?; moves first alphabet; moves sort|spell first
alphabet|alphabetically; shortest; moves|letters first alphabetically; {total} minimum length; number shortest
{total}; {total} different|distinct shortest; {total} same? shortest? length; alphabet of moves first; first
order|alphabet letters moves?; by alphabet moves? first; exist|exists; among|of|from {total} equally|as|so short;
{total} tie|tied for shortest; 1 {total} shortest; 1 outof {total} shortest; {total} shortest choose from; between
{total} shortest; {total} shortest; no only shortest; {total}; {total} tie shortest first alphabetically listed;
{total} shortest available; alphabetically first sequence moves?; alphabetical order moves decides|chosen|settles; by
alphabetical order; alphabet first letters; first of {total} shortest alphabet; {total} equally short; {total} equal
shortest; {total} share shortest length; first alphabetical; alphabetically first; moves first alphabetically; moves
alphabetically first; first moves alphabetical order; first by alphabetical order moves?; of {total}; tied {total}; no
unique shortest; no only; {total} same length; {total} other? shortest; {total} optimal; order alphabetical; earliest
alphabetically; tie|ties broken alphabetically|alphabet|alphabetical by? order?; {total} alternatives shortest; first
dictionary order; other shortest; {total} shortest this first"""
_NEEDED = """
every|all|any shortest CELLS; no shortest avoid|avoids|miss|misses|bypass|bypasses|skip|skips|around CELLS; CELLS
every|all|any shortest; CELLS by every|all|any shortest; no|none shortest avoid|avoids|miss CELLS; CELLS common|shared
to|by? every|all shortest; shortest must|always CELLS; CELLS unavoidable|compulsory; CELLS cannot
avoid|avoided|skip|skipped|bypass|bypassed; shortest CELLS; no shortest without CELLS; no|none around CELLS; cannot
avoid|skip|bypass|miss CELLS; every|all|any shortest; shortest; whichever|whatever shortest take|choose? CELLS; CELLS
on|for every|all|any shortest; no avoid|avoiding CELLS; mandatory every shortest CELLS; whichever shortest choose
CELLS; every shortest CELLS need|must|always|has; CELLS need every shortest; CELLS part of? every shortest; CELLS
always part every? shortest; no shortest CELLS skip|avoid; CELLS appear every shortest; every shortest have|share
CELLS common; common every shortest CELLS; CELLS mandatory every? shortest; CELLS
compulsory|unavoidable|inevitable|required every? shortest; no matter which shortest CELLS; shortest no avoid CELLS;
whichever CELLS; every shortest run CELLS; on every shortest CELLS; no shortest leave|leaves out? CELLS; CELLS
bottleneck every? shortest; shortest no get around? CELLS"""
_NEEDED_FILLER = "cell lie pass cross visit go through via touch use include have"
_CUT = """
from {n} open no to g|goal; {n} open cannot g|goal; {n} open not g|goal; {n} open never g|goal; {n} open cut off from?
g|goal?; {n} open no to g|goal; {n} open no connection|link to g|goal?; g|goal not|cannot reached|reachable? from {n}
open; no to g|goal from {n} open; {n} open unreachable|isolated|disconnected|separated from? g|goal?; {n} open
wall|walled|shut|sealed off from? g|goal?; no from {n} open to g|goal; {n} open dead|lost to? g|goal?; no to g|goal;
{n} open never arrive g|goal; {n} open; without to g|goal; g|goal out from|for {n} open; {n} open no out to g|goal;
g|goal unreachable from {n} open; g|goal cut off from {n} open; {n} open not to g|goal; cannot|not|never to g|goal
from {n} open; {n} open not connected|joined to g|goal; {n} open no lead|leads g; g unreachable {n} open; {n} open
unreachable; no g {n} open; {n} open no g connection|link|access|way|route|lead; {n} open cut g; {n} open cut off g;
{n} open isolated g; {n} open disconnected g; {n} open separated g; {n} open sealed off g; {n} open walled off; {n}
open no arrive|get|reach|end g; starting {n} open no g; start {n} open no g; {n} open blocked g; {n} open lack g
connection; {n} open no ever g; goal no {n} open; {n} open no goal; {n} open exclude g; fail {n} open g; {n} open
never g"""


def path_facts(ground: Ground, values: Values) -> list[Fact]:
    """Of a valid answer: size, length and turns, the proof, other shortest paths, cells that none can avoid."""
    cells, _ = ground.walk(values)
    (rows, columns), walls = ground.opened.shape, int((~ground.opened).sum())
    moves = [int(values[cell]) for cell in cells[:-1]]
    length, turns = str(len(moves)), sum(a != b for a, b in pairwise(moves))
    start, goal = ground.name(ground.start), ground.name(ground.goal)
    first = next((i for i, move in enumerate(moves) if move != moves[0]), len(moves))
    way, straight = MOVE_NAMES[MOVES[moves[0]]], str(first)
    told = [
        stated(f"The maze is {rows} cells high and {columns} cells wide and has {counted(walls, 'wall')}",
               _SIZE, "cell", rows=rows, columns=columns, walls=walls),
        stated(f"The path leads from S at {start} to G at {goal} in {counted(len(moves), 'move')} with "
               f"{counted(turns, 'turn')}", _PATH, "connect connects join joins link links bring brings",
               start=start, goal=goal, length=length, turns=turns),
        stated(f"A breadth-first search from G proves that no path has fewer than {counted(len(moves), 'move')}",
               _PROOF, _PROOF_FILLER, length=length),
        stated(f"From S the path goes {way} for {counted(first, 'move')}", _RUN, _RUN_FILLER, way=way, count=straight)]
    levels = ground.ways.levels(ground.start)
    total = levels[-1][ground.goal]
    if total == 1:
        told.append(stated("No other path is as short", _SOLE, "exist find found there"))
    else:
        told.append(stated(f"There are {total} shortest paths, and this one comes first in the alphabet of its moves",
                           _MANY, "come comes chosen shown answer order", total=total))
        needed = [ground.name(cell) for level in levels[1:-1] if len(level) == 1 for cell in level]
        if needed:
            told.append(_needed(needed[:SHOWN]))
    cut_off = int(((ground.ways.distance < 0) & ground.opened.ravel()).sum())
    if cut_off:
        told.append(stated(f"From {counted(cut_off, 'open cell')} no path leads to G", _CUT, "cell", n=cut_off))
    return told


def stated(text: str, ways: str, filler: str = "", **slots: object) -> Fact:
    """A fact of a maze; its cells hold no symbol that a sentence could pair them with: they are told as they stand."""
    said = Wording({name: str(value) for name, value in slots.items()}, ways, filler=f"{_FILLER} {filler}")
    return Fact(text, {}, tuple(re.findall(r"r\d+c\d+|\d+", text)), said)


def _needed(names: Sequence[str]) -> Fact:
    slots = {f"c{i}": name for i, name in enumerate(names)}
    runs = [[f"{{{slot}}}" for slot in slots], *([f"{{{slot}}}"] for slot in slots)]
    ways = "; ".join(_NEEDED.replace("CELLS", " ".join(run)) for run in runs)
    return stated(f"Every shortest path passes {listed(names)}", ways, _NEEDED_FILLER, **slots)


def counted(n: int, what: str) -> str:
    """ "1 wall", "2 walls"."""
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
