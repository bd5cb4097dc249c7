"""Signs of a map that only a legend can explain, and what the four kinds of cells are called in several languages.

Invariant: data only; more of it is in `chatter_map_legends`.
"""

from __future__ import annotations

from agents.frontend.draft import Pool
from agents.frontend.labels import GOAL_SIGN, OPEN_SIGN, START_SIGN, WALL_SIGN

OPAQUE_SIGNS = (("1", "0", "S", "G"), ("0", "1", "S", "G"), ("X", "O", "*", "%"), ("#", ".", "A", "B"),
                ("o", "%", "S", "G"), ("1", "2", "S", "G"), ("#", ".", "@", "$"), ("#", ".", "1", "2"))
"""Without a legend these must be asked about."""

MEANINGS: tuple[Pool[str], ...] = (
    Pool(("a wall", "wall", "walls", "blocked", "a blocked cell", "rock", "an obstacle", "Wand", "eine Mauer", "mur",
          "un mur",
          "pared", "muro", "墙", "not walkable", "solid", "forbidden ground"),
         ("a barrier", "impassable", "un obstacle")),
    Pool(("open", "an open cell", "free", "floor", "a free cell", "empty", "a corridor", "path", "passable", "frei",
          "libre",
          "passage", "空地", "the floor", "walkable", "ground", "Weg"), ("a clear cell", "where I can walk", "paso")),
    Pool(("the start", "start", "your starting point", "my position", "the entrance", "me", "where I am", "Start",
          "départ",
          "inicio", "起点", "the player", "entry", "Eingang"), ("the beginning", "where we begin", "la entrada")),
    Pool(("the goal", "goal", "the exit", "the end", "your destination point", "exit", "the target", "the treasure",
          "Ziel",
          "sortie", "salida", "终点", "finish", "the way out", "cheese", "Ausgang"),
         ("the finish line", "home", "la meta")))
LEGEND_LABELS = (WALL_SIGN, OPEN_SIGN, START_SIGN, GOAL_SIGN)
QUOTES = (("", ""), ("", ""), ("", ""), ("'", "'"), ('"', '"'), ("`", "`"), ("(", ")"), ("“", "”"))
