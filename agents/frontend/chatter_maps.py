"""Signs of maps, and what is said of them: legends, coordinates, corners, in several languages.

Invariant: data only. `{s}` is a sign and `{m}` its meaning; of coordinates the first letter says whose (start, goal),
the second what (row, column, corner, or 1 and 2 where the order is not said).
"""

from __future__ import annotations

from agents.frontend.draft import Pool
from agents.frontend.labels import (
    GOAL_COLUMN,
    GOAL_CORNER,
    GOAL_PLACE,
    GOAL_ROW,
    GOAL_SIGN,
    OPEN_SIGN,
    START_COLUMN,
    START_CORNER,
    START_PLACE,
    START_ROW,
    START_SIGN,
    WALL_SIGN,
)

PLAIN_SIGNS = Pool(
    (("#", ".", "S", "G"), ("#", ".", "S", "G"), ("#", " ", "S", "E"), ("#", ".", "S", "E"), ("#", "_", "S", "G"),
     ("█", " ", "S", "E"), ("█", ".", "S", "G"), ("#", ".", "s", "g"), ("⬛", "⬜", "S", "G"), ("■", "□", "S", "E"),
     ("▓", ".", "S", "G"), ("#", "·", "S", "G"), ("#", ".", "S", "F"), ("█", "_", "S", "G")),
    (("▓", " ", "S", "E"), ("⬛", ".", "S", "G"), ("█", "·", "S", "F")))
"""(wall, open, start, goal) whose meaning everybody knows."""
STRANGE_SIGNS = Pool(
    (("1", "0", "S", "G"), ("1", "0", "S", "E"), ("0", "1", "S", "G"), ("X", "O", "*", "#"), ("X", "O", "S", "G"),
     ("X", ".", "A", "B"), ("#", ".", "A", "B"), (".", "#", "S", "G"), (".", "X", "S", "E"), ("#", ".", "P", "T"),
     ("1", " ", "S", "0"), ("#", ".", "S", "0"), ("1", "0", "2", "3"), ("W", "P", "S", "E"), ("w", "o", "s", "g"),
     ("*", ".", "A", "Z"), ("%", "-", "P", "."), ("X", "_", "R", "C"), ("x", "-", "a", "b"), ("o", ".", "S", "G"),
     ("#", ".", "@", "$"), ("T", ".", "M", "H"), ("1", "0", "A", "B"), ("#", "-", "@", "X"), ("0", ".", "S", "G"),
     ("🌲", "🟩", "🐭", "🧀"), ("🧱", "⬜", "🙂", "🏁"), ("⬛", "⬜", "🟢", "🔴"), ("+", ".", "I", "O"),
     ("H", ".", "I", "Q")),
    (("X", "1", "S", "G"), ("B", "O", "S", "T"), ("&", ".", "A", "E"), ("2", "0", "S", "G"), ("|", ".", "i", "o")))
"""The same, where a legend has to say it."""
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
ENTRIES = Pool(("{s} is {m}", "{s} = {m}", "{s}: {m}", "{s} means {m}", "{s} ({m})", "{m}: {s}", "{m} = {s}",
                "{s} - {m}",
                "{s} stands for {m}", "{s} ist {m}", "{s} marks {m}", "{m} is {s}", "{s} -> {m}", "{s} 是{m}",
                "{s} est {m}",
                "{s} es {m}", "{m} {s}", "{s} denotes {m}"),
               ("{s} represents {m}", "{m} is drawn as {s}", "{s} => {m}"))
QUOTES = (("", ""), ("", ""), ("", ""), ("'", "'"), ('"', '"'), ("`", "`"), ("(", ")"), ("“", "”"))
BETWEEN_ENTRIES = (", ", ", ", "; ", "\n", "\n- ", " and ", ". ", ",\n", " | ", "\n* ")
BEFORE_LEGEND = Pool(("", "", "Legend: ", "where ", "Legend:\n", "Key: ", "Here ", "Signs: ",
                      "The grid is represented as a "
                      "matrix with the following types of cells:\n- ", "Legende: ", "Légende : ", "Leyenda: ", "(",
                      "图例："),
                     ("Meaning of the signs: ", "In this picture "))
SIGN_WORDS = {"#": ("hashes", "# signs", "hash"), ".": ("dots", "a dot", "dot"),
              " ": ("spaces", "a space", "blanks", "space"),
              "1": ("ones", "1s"), "0": ("zeros", "0s", "zero"), "X": ("Xs",), "*": ("stars", "an asterisk"),
              "_": ("underscores",), "█": ("full blocks", "blocks"), "-": ("dashes", "a dash")}

SAID_PLACES = Pool(
    ("Start is at row {sr}, column {sc} and the goal at row {gr}, column {gc}",
     "start (row {sr}, col {sc}), end (row {gr}, "
     "col {gc})", "I start at r{sr}c{sc} and want to get to r{gr}c{gc}", "from (x={sc}, y={sr}) to (x={gc}, y={gr})",
     "start at x={sc}, y={sr}, exit at x={gc}, y={gr}", "Start: ({sr}, {sc}), goal: ({gr}, {gc}) as (row, column)",
     "Coordinates are (x, y): start ({sc}, {sr}), goal ({gc}, {gr})",
     "start (x,y) = ({sc},{sr}), goal (x,y) = ({gc},{gr})",
     "Start in Zeile {sr}, Spalte {sc}, Ziel in Zeile {gr}, Spalte {gc}",
     "The goal is in row {gr} column {gc}, I begin in "
     "row {sr} column {sc}", "départ ligne {sr} colonne {sc}, arrivée ligne {gr} colonne {gc}",
     "inicio fila {sr} columna {sc}, "
     "meta fila {gr} columna {gc}", "起点第{sr}行第{sc}列，终点第{gr}行第{gc}列",
     "start = (row={sr}, col={sc}), goal = (row={gr}, col={gc})",
     "start [row, col]: [{sr}, {sc}], exit [row, col]: [{gr}, {gc}]",
     "column {sc} of row {sr} is the start, "
     "column {gc} of row {gr} the exit", '"start": {{"row": {sr}, "col": {sc}}}, "goal": {{"row": {gr}, "col": {gc}}}',
     '"start": {{"x": {sc}, "y": {sr}}}, "end": {{"x": {gc}, "y": {gr}}}'),
    ("Begin at row {sr} / column {sc}, finish at row {gr} / column {gc}",
     "entry: column {sc}, row {sr}; target: column {gc}, "
     "row {gr}", "x {sc} y {sr} is where I am, x {gc} y {gr} is the door"))
UNSAID_PLACES = Pool(
    ("from ({s1},{s2}) to ({g1},{g2})", "Start: ({s1}, {s2}), goal: ({g1}, {g2})",
     "start at {s1},{s2} and end at {g1},{g2}",
     "start = [{s1}, {s2}], goal = [{g1}, {g2}]", "I am at ({s1}, {s2}) and the exit is at ({g1}, {g2})",
     "S=({s1},{s2}) "
     "G=({g1},{g2})", "von ({s1},{s2}) nach ({g1},{g2})", "de ({s1},{s2}) à ({g1},{g2})",
     "the exit is ({g1},{g2}), the entrance "
     "({s1},{s2})"), ("get me from {s1}/{s2} to {g1}/{g2}", "({s1};{s2}) -> ({g1};{g2})"))
CORNER_PLACES = Pool(
    ("from the {sk} to the {gk}", "start {sk}, goal {gk}", "I start in the {sk} and must reach the {gk}",
     "Start: {sk}. "
     "Exit: {gk}", "the exit is {gk}, the entrance {sk}", "von {sk} nach {gk}", "Enter at the {sk}, leave at the {gk}"),
    ("beginning {sk}, finishing {gk}",))
CORNERS = {(0, 0): ("top left", "top-left corner", "upper left corner", "upper left", "oben links", "左上角",
                    "en haut à gauche",
                    "northwest corner"),
           (0, 1): ("top right", "top-right corner", "upper right corner", "oben rechts", "右上角",
                    "arriba a la derecha"),
           (1, 0): ("bottom left", "bottom-left corner", "lower left corner", "unten links", "左下角",
                    "en bas à gauche"),
           (1, 1): ("bottom right", "bottom-right corner", "lower right corner", "lower right", "unten rechts",
                    "右下角", "abajo a la derecha", "southeast corner")}
PLACE_LABELS = {"sr": START_ROW, "sc": START_COLUMN, "gr": GOAL_ROW, "gc": GOAL_COLUMN, "s1": START_PLACE,
                "s2": START_PLACE,
                "g1": GOAL_PLACE, "g2": GOAL_PLACE, "sk": START_CORNER, "gk": GOAL_CORNER}
FROM_ZERO = (" (counting from 0)", ", 0-indexed", " (zero-based)", ", both counted from zero", " (0-based)")
FROM_ONE = (" (counting from 1)", ", 1-indexed", " (one-based)", ", counted from one", " (1-based)")
