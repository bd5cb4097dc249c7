"""What people say of the signs and places of a map, in pieces that are put together at random.

Invariant: data only. `{s}` is a sign, `{m}` its meaning, `{a}` and `{b}` the signs (or places) of start and goal; `{r}`
and `{c}` are the row and column of one place, [[ and ]] are braces. Held-out pieces never occur in training.
"""

from __future__ import annotations

from agents.frontend.draft import Pool

KINDS_OF_WALL = Pool(
    ("wall", "walls", "tree", "trees", "rock", "rocks", "water", "lava", "hedge", "a hedge", "fence", "building",
     "houses", "shelf", "shelves", "crate", "crates", "mountain", "pillar", "desk", "furniture", "obstacle",
     "obstacles", "brick", "bricks", "blocked", "closed", "solid", "occupied", "no entry", "can't go there", "stone",
     "a stone wall", "river", "a pit", "parked cars", "rubble", "ice", "thorns", "barrier", "concrete", "bush",
     "not passable", "untraversable", "obstructed", "dead cell", "block", "off limits", "forbidden", "Hindernis",
     "Hecke", "Fels", "Baum", "gesperrt", "Regal", "blockiert", "obstacle infranchissable", "arbre", "rocher",
     "bloqué", "obstáculo", "árbol", "bloqueado", "roca", "ostacolo", "muro di pietra", "bloccato", "障碍", "墙壁",
     "石头", "树", "不能走"),
    ("swamp", "boulder", "cactus", "machinery", "a locked cell", "Felsbrocken", "haie", "arbusto", "siepe", "山"))
KINDS_OF_OPEN = Pool(
    ("floor", "grass", "corridor", "road", "sand", "aisle", "aisles", "snow", "walkable", "passable", "empty", "free",
     "clear", "open space", "open floor", "path", "paths", "street", "can walk here", "nothing there", "hallway",
     "traversable", "gravel", "allowed", "unoccupied", "room", "free space", "passage", "tunnel", "carpet", "vacant",
     "ok to step on", "begehbar", "Gang", "Boden", "freies Feld", "Wiese", "sol", "couloir", "case libre", "herbe",
     "camino", "pasillo", "suelo", "casilla libre", "corridoio", "pavimento", "libero", "可以走", "路", "通道",
     "地板"),
    ("meadow", "lawn", "driveable", "Flur", "chemin", "calle", "prato", "空"))
KINDS_OF_START = Pool(
    ("me", "player", "the player", "hero", "robot", "the robot", "my bot", "mouse", "rat", "agent", "knight",
     "ambulance", "you are here", "start", "begin", "entrance", "our team", "the party", "the thief", "vacuum cleaner",
     "forklift", "starting cell", "spawn", "origin", "source", "cat", "the explorer", "car", "Pac-Man", "the kid",
     "Spieler", "Roboter", "Maus", "hier bin ich", "joueur", "souris", "le robot", "jugador", "ratón", "yo",
     "giocatore", "il topo", "partenza", "玩家", "机器人", "老鼠", "我"),
    ("the wizard", "delivery van", "snail", "Held", "le chevalier", "el héroe", "l'eroe", "小猫"))
KINDS_OF_GOAL = Pool(
    ("cheese", "treasure", "the treasure", "exit", "door", "stairs", "stairs down", "flag", "princess", "home",
     "charging station", "charger", "chest", "gate", "target", "destination", "the way out", "finish", "end",
     "the dragon", "emergency exit", "pick-up point", "dock", "hospital", "food", "escape hatch", "sink", "portal",
     "loot", "checkout", "end point", "key", "Schatz", "Tür", "Ladestation", "Käse", "Ausgang", "fromage", "porte",
     "trésor", "arrivée", "tesoro", "puerta", "queso", "destino", "uscita", "formaggio", "traguardo", "奶酪", "宝藏",
     "出口", "门"),
    ("lighthouse", "the well", "bus stop", "Treppe", "escalier", "escalera", "la porta", "充电桩"))
KINDS_SAID = (KINDS_OF_WALL, KINDS_OF_OPEN, KINDS_OF_START, KINDS_OF_GOAL)

SAYINGS: tuple[Pool[str], ...] = (
    Pool(("{s} are the walls", "walls are {s}", "the {s}'s are {m}", "{s} blocks the way",
    "you can't walk through {s}",
          "I can't pass {s}", "nobody gets through {s}", "{s} cannot be crossed", "every {s} is {m}", "avoid {s}",
          "{s} = can't go", "each {s} is {m} so no passing", "{s} means blocked", "the walls look like {s}",
          "bumping into {s} is not allowed", "{s} sind Wände", "Wände sind {s}", "durch {s} kommt man nicht",
          "les {s} sont des murs", "on ne passe pas par {s}", "los {s} son paredes", "no se puede pasar por {s}",
          "i {s} sono muri", "non si passa per {s}", "{s}是墙", "{s}不能走", "{s} that's {m}", "{m} are shown as {s}",
          "wherever you see {s} there is {m}", "where there's {s} you crash"),
         ("stay off {s}", "{s} will stop you", "{s} ist undurchdringlich", "{s} bloque le passage", "遇到{s}过不去")),
    Pool(("{s} are free", "free cells are {s}", "you can walk on {s}", "only step on {s}", "{s} is fine to walk on",
          "{s} are walkable", "I may move over {s}", "{s} is open", "the {s}'s are {m}", "every {s} is {m}",
          "floor is {s}", "open squares are {s}", "{s} lets you through", "moves are allowed on {s}",
          "{s} ist frei", "auf {s} darf man laufen", "les {s} sont libres", "on peut marcher sur {s}",
          "los {s} están libres", "se puede caminar por {s}", "i {s} sono liberi", "si può camminare su {s}",
          "{s}是空地", "{s}可以走", "{m} are shown as {s}", "{s} that's {m}"),
         ("stick to {s}", "{s} can be entered", "{s} ist begehbar", "{s} laisse passer", "{s}能通过")),
    Pool(("I start at the {s}", "I'm the {s}", "I am {s}", "we begin at {s}", "start is {s}", "the {s} is me",
          "{s} is where I stand", "my character is the {s}", "it begins at {s}", "you are at {s}", "begin on the {s}",
          "the {m} ({s}) starts here", "{m} sits on {s}", "beginning from {s}", "ich starte bei {s}",
          "ich bin das {s}",
          "Start ist {s}", "je pars de {s}", "je suis en {s}", "empiezo en {s}", "yo soy {s}", "parto da {s}",
          "io sono {s}", "我在{s}", "从{s}出发", "the player is shown as {s}"),
         ("set off at {s}", "my token is {s}", "los geht's bei {s}", "on commence sur {s}", "起点是{s}")),
    Pool(("I want to reach the {s}", "get to {s}", "the exit is {s}", "the exit is the {s}", "must end on {s}",
          "the {m} is at {s}", "find the {s}", "bring me to {s}", "finish is {s}", "it ends at {s}", "go to the {s}",
          "{s} is where I need to be", "the goal is marked {s}", "looking for the {s}", "{m} is the {s}",
          "reach {s}", "ich will zum {s}", "Ziel ist {s}", "je veux aller en {s}", "la sortie est {s}",
          "quiero llegar a {s}", "la salida es {s}", "voglio arrivare a {s}", "l'uscita è {s}", "要走到{s}",
          "目标是{s}", "the exit is shown as {s}"),
         ("{s} is home", "end up on {s}", "am {s} ist Schluss", "il faut atteindre {s}", "到达{s}")))
"""Sentences that give one sign of (wall, open, start, goal) its meaning."""
JOURNEYS = Pool(
    ("from {a} to {b}", "get from {a} to {b}", "path from {a} to {b}", "how do I get from {a} to {b}?",
     "I go from {a} to {b}", "bring {a} to {b}", "the way from {a} to {b}", "{a} -> {b}", "{a} to {b}",
     "move {a} to {b} please", "route {a} → {b}", "I'm at {a} and want to get to {b}", "I start at {a} and end at {b}",
     "start = {a}, goal = {b}", "start: {a}; end: {b}", "Start: {a}\nGoal: {b}", "entrance {a}, exit {b}",
     "Start at {a}. Finish at {b}.", "We enter at {a} and leave at {b}", "lead the robot from {a} to {b}",
     "mouse at {a}, cheese at {b}", "I'm standing at {a}, the door is at {b}", "von {a} nach {b}", "von {a} zu {b}",
     "Start {a}, Ziel {b}", "ich bin bei {a} und will nach {b}", "de {a} à {b}", "départ {a}, arrivée {b}",
     "je suis en {a} et je vais en {b}", "desde {a} hasta {b}", "inicio {a}, fin {b}",
     "estoy en {a} y la salida es {b}",
     "da {a} a {b}", "partenza {a}, arrivo {b}", "从{a}到{b}", "起点{a}，终点{b}", "s: {a}, t: {b}",
     "source {a}, target {b}",
     '"start": {a}, "goal": {b}', '"start": {a},\n  "end": {b}', "spawn at {a}, flag at {b}", "player {a} / exit {b}"),
    ("take me from {a} over to {b}", "{a} ⇒ {b}", "starting point {a}, end point {b}", "Einstieg {a}, Ausstieg {b}",
     "aller de {a} jusqu'à {b}", "ir de {a} a {b}", "begin {a} / stop {b}"))
ENTRY_FORMS = Pool(
    ("{s} - {m}", "{s} – {m}", "{s}: {m}", "{s} = {m}", "{s}={m}", "{s} is {m}", "{s} are {m}", "{s} means {m}",
     "{s} → {m}", "{s} -> {m}", "{m} is {s}", "{m} = {s}", "{m}: {s}", "{m} ({s})", "{s} ({m})", "{m} are {s}",
     "{s} for {m}", "{s} as {m}", "{m} {s}", "{s} {m}", "{s} ist {m}", "{s} bedeutet {m}", "{s} c'est {m}",
     "{s} représente {m}", "{s} significa {m}", "{s} è {m}", "{s} 表示{m}", "{s}：{m}", "{s} \t{m}",
     "{s} stands for {m}",
     "{s} marks {m}", "{s} denotes {m}", "{s}, that's {m}", "use {s} for {m}", "{s} .. {m}", "* {s} * {m}"),
    ("{s} ~ {m}", "{s} represents {m}", "{s} <- {m}", "{m} drawn as {s}", "{s} steht für {m}", "{s} indica {m}"))
HEADINGS = Pool(
    ("", "", "", "The grid is represented as a matrix with the following types of cells:\n- ",
     "Legend: ", "Legend:\n", "legend - ", "Key: ", "key:\n", "Symbols: ", "Symbols used:\n", "where ",
     "with ", "In the map ", "Here ", "Notation: ", "Tiles: ", "(", "[", "Legende: ", "Zeichen: ", "Légende : ",
     "Leyenda: ", "Legenda: ", "图例：", "说明：", "On this map, ", "As usual ", "FYI ", "note: ", "Meaning:\n",
     "How to read it: ", "btw "),
    ("Glossary: ", "What the signs mean: ", "Erklärung: ", "Simboli: ", "so, "))
LETTER_PLURALS = ("{s}s", "{s}'s", "letter {s}", "letters {s}", "{s} signs", "{s} symbols")
SPOKEN = {
    "#": ("hashes", "hash signs", "the hash sign", "hashtags", "pound signs", "Rauten", "dièses", "almohadillas"),
    ".": ("dots", "dot", "periods", "full stops", "Punkte", "points", "puntos", "punti"),
    " ": ("spaces", "space", "blanks", "Leerzeichen", "espaces", "espacios", "spazi"),
    "1": ("ones", "1s", "Einsen", "unos"), "0": ("zeros", "zeroes", "0s", "Nullen", "zéros", "ceros"),
    "*": ("stars", "asterisks", "Sternchen", "asteriscos"), "_": ("underscores", "Unterstriche"),
    "-": ("dashes", "hyphens", "Bindestriche"), "█": ("blocks", "full blocks"), "⬛": ("black squares",),
    "⬜": ("white squares",), "@": ("at sign", "at signs"), "$": ("dollar sign", "dollars"),
    "%": ("percent signs",), "+": ("plus signs", "pluses"), "=": ("equal signs",), "~": ("tildes", "waves"),
    "&": ("ampersands",), "■": ("filled squares", "solid blocks"), "□": ("hollow squares", "empty squares")}
"""Words for a sign; a pair of words of which only the first names it is not among them."""

PLACES = Pool(
    ("row {r}, column {c}", "row {r} column {c}", "row {r}, col {c}", "row {r} / col {c}", "r{r}c{c}", "R{r}C{c}",
     "(row {r}, column {c})", "column {c}, row {r}", "column {c} of row {r}", "x={c}, y={r}", "x {c} y {r}",
     "(x={c}, y={r})", "x: {c}, y: {r}", "row={r}, col={c}", "[row {r}, col {c}]", "row {r} and column {c}",
     "line {r} column {c}", "cell ({r}, {c}) (row, column)", "(x, y) = ({c}, {r})", "(row, col) = ({r}, {c})",
     "Zeile {r}, Spalte {c}", "Zeile {r} Spalte {c}", "Spalte {c}, Zeile {r}", "ligne {r}, colonne {c}",
     "ligne {r} colonne {c}", "fila {r}, columna {c}", "fila {r} columna {c}", "riga {r}, colonna {c}",
     "第{r}行第{c}列", '[["row": {r}, "col": {c}]]', "[[row: {r}, col: {c}]]", '[["x": {c}, "y": {r}]]',
     '[["r": {r}, "c": {c}]]', "row no. {r}, column no. {c}", "row #{r}, column #{c}", "Row={r} Col={c}",
     "linha {r}, coluna {c}", "the cell in row {r} and column {c}"),
    ("down {r} across {c} (row, column)", "Reihe {r}, Spalte {c}", "rangée {r}, colonne {c}", "i={r}, j={c}",
     "R{r}/C{c}", "col. {c}, row {r}", "y = {r}, x = {c}"))
ORDINAL_PLACES = Pool(
    ("{r} row, {c} column", "the {r} row and {c} column", "{c} cell of the {r} row", "{r} line, {c} character",
     "{c} square in the {r} row", "{r} row {c} cell", "{c} column, {r} row"),
    ("the {c} spot in the {r} row",))
LETTER_PLACES = ("{c}{r}", "{c}{r}", "field {c}{r}", "square {c}{r}", "{c}-{r}", "Feld {c}{r}", "cell {c}{r}")
PAIRS = Pool(("({1}, {2})", "({1},{2})", "[{1}, {2}]", "[{1},{2}]", "{1},{2}", "{1}/{2}", "({1} {2})", "({1};{2})",
              "<{1}, {2}>", "{1}-{2}", "cell ({1}, {2})", "point ({1},{2})", "coordinate [{1}, {2}]"),
             ("{1}:{2}", "{1} | {2}"))
ANNOUNCED = Pool(((" with (row, column)", True), (" as (row, col)", True), (" (row first)", True),
                  (" in (row, column) order", True), (", format is (r, c)", True), (" (Zeile, Spalte)", True),
                  (" (ligne, colonne)", True), (" (fila, columna)", True), (" as (x, y)", False),
                  (" in (x, y)", False), (" (x first)", False), (" with x to the right and y down", False),
                  (" (column, row)", False), (" (Spalte, Zeile)", False), (" (列,行)", False)),
                 ((" as [r][c]", True), (" (col, row)", False)))
"""(what is said of the order of pairs, whether the row comes first)."""
COUNTED_FROM_0 = Pool((" (counting from 0)", ", 0-indexed", " (zero-based)", ", counted from zero", " (0-based)",
                       ", indices start at 0", " (0-index)", ", both starting from 0", " (ab 0 gezählt)",
                       " (en comptant à partir de 0)", " (contando desde 0)", "（从0开始）", " (zero indexed)"),
                      (" (nullbasiert, ab null)", ", counting begins with 0"))
COUNTED_FROM_1 = Pool((" (counting from 1)", ", 1-indexed", " (one-based)", ", counted from one", " (1-based)",
                       ", indices start at 1", " (1-index)", ", both starting from 1", " (ab 1 gezählt)",
                       " (en comptant à partir de 1)", " (contando desde 1)", "（从1开始）", " (one indexed)"),
                      (" (ab eins)", ", counting begins with 1"))
SPOTS: dict[tuple[bool, bool], Pool[str]] = {
    (False, False): Pool(("top left", "top-left", "the top left corner", "upper left corner", "upper-left",
          "the upper left",
                          "left top corner", "north-west corner", "NW corner", "oben links", "links oben",
                          "obere linke Ecke", "en haut à gauche", "coin supérieur gauche", "arriba a la izquierda",
                          "esquina superior izquierda", "in alto a sinistra", "左上角", "左上",
                          "canto superior esquerdo",
                          "topleft", "TOP LEFT", "linksboven"), ("upper left hand corner", "ganz oben links")),
    (False, True): Pool(("top right", "top-right", "the top right corner", "upper right corner", "upper-right",
                         "north-east corner", "NE corner", "oben rechts", "rechts oben", "obere rechte Ecke",
                         "en haut à droite", "coin supérieur droit", "arriba a la derecha", "esquina superior derecha",
                         "in alto a destra", "右上角", "右上", "canto superior direito", "topright", "rechtsboven"),
                        ("upper right hand corner", "ganz oben rechts")),
    (True, False): Pool(("bottom left", "bottom-left", "the bottom left corner", "lower left corner", "lower-left",
                         "south-west corner", "SW corner", "unten links", "links unten", "untere linke Ecke",
                         "en bas à gauche", "coin inférieur gauche", "abajo a la izquierda",
                         "esquina inferior izquierda", "in basso a sinistra", "左下角", "左下",
                         "canto inferior esquerdo", "bottomleft", "linksonder"),
                        ("lower left hand corner", "ganz unten links")),
    (True, True): Pool(("bottom right", "bottom-right", "the bottom right corner", "lower right corner", "lower-right",
                        "south-east corner", "SE corner", "unten rechts", "rechts unten", "untere rechte Ecke",
                        "en bas à droite", "coin inférieur droit", "abajo a la derecha", "esquina inferior derecha",
                        "in basso a destra", "右下角", "右下", "canto inferior direito", "bottomright", "rechtsonder"),
                       ("lower right hand corner", "ganz unten rechts"))}
"""Corners: (at the bottom, at the right) → words."""
