"""What many people say around a map: game masters, robot builders, children, planners, in several languages.

Invariant: data only; slots are filled by `talk.fill`. No sentence names a sign or a place of the map. Held-out
sentences never occur in training.
"""

from __future__ import annotations

from agents.frontend.draft import Pool

MAP_SOLVE = Pool(
    ("My party of {d} adventurers is lost in this dungeon, what's the quickest way out?", "get me out of here",
     "The vacuum robot has to find its charger, plan the route", "Plan a path for my AGV through this hall",
     "my hamster escaped into this, how does it get to the food", "help the mouse find the cheese!!",
     "Level {d} of my game, is there a short way through?", "I'm a GM and my players will want the fastest route",
     "Please compute an optimal route on the following occupancy grid", "Run A* on this", "dijkstra this pls",
     "use bfs", "which way do i go", "how do i finish this level", "im stuck on level {d} plz help", "solve maze",
     "For an evacuation plan I need the shortest way to the emergency exit", "route for the forklift please",
     "Find me the fewest steps", "least number of moves?", "what is the min number of steps to the end", "path??",
     "My {relative} drew this labyrinth, can you crack it?", "I drew it myself, find the way",
     "from the kids' menu at {word}",
     "The drone must not hit anything, give a route", "Give directions for a delivery bot in this warehouse",
     "Kindly provide shortest path for below maze", "please to find the way in this labyrinth", "show way",
     "sir my robot he can not find the exit", "I am need of path for this grid", "how many step to go out?",
     "It's for my AI homework: search the state space below", "assignment {d}: shortest path on a grid",
     "Coding challenge, day {d}: how long is the shortest path?", "advent of code style map, fewest steps?",
     "You are trapped. Find the exit.", "The hero must reach the treasure, moves only up down left right",
     "Roguelike floor {d}, what's the fastest way down?", "find way to stairs", "NetHack level, need to leave fast",
     "Screenshot as text, hope it's readable. Way out?", "pasted from notepad, sorry for the format",
     "Would you be so kind as to find a path through the following labyrinth?", "I'd appreciate the optimal path",
     "just solve the damn maze", "come on it's not that hard, find the path", "do it", "stupid maze, solve it already",
     "My students generated this {n}x{n} maze; what's the length of the optimal path?", "navigate, please",
     "The fire brigade needs the quickest way through the building, floor {d}", "how can grandma get to the exit",
     "A knight has to get to the princess, {d} guards asleep", "Once upon a time a rat was put in a maze. Help it.",
     "we found this in grandpa's notebook from {year}", "the corn maze near {word} looks like this from above",
     "Shortest walking route across the campus grid", "which aisle do I take to reach the checkout fastest",
     "here's the floor plan for {word} hall", "map of the cave:", "the map:", "map below", "grid below, path needed",
     "puzzle no {big} from the app", "daily maze {date}", "maze of the day", "I want moves like UDLR",
     "output the path", "return the sequence of moves", "print the route", "Compute the path.",
     "quickest path, no diagonals",
     "Wie kommt der Roboter am schnellsten zum Ausgang?", "Bring mich hier raus", "Such den kürzesten Weg",
     "Mein Sohn hat ein Labyrinth gemalt, wie geht der Weg?", "Kürzester Weg bitte, nur waagrecht und senkrecht",
     "Die Maus will zum Käse", "Welche Route nimmt der Stapler?", "Hilf mir aus dem Verlies", "Weg gesucht",
     "Wie viele Schritte brauche ich mindestens?", "Bitte Weg finden, danke", "Ich stecke in Level {d} fest",
     "Comment sortir d'ici le plus vite ?", "Aide la souris à trouver le fromage", "Trouve le chemin stp",
     "Quel est le trajet le plus court pour mon robot ?", "Je suis coincé au niveau {d}",
     "Combien de pas au minimum ?",
     "Sors-moi de ce labyrinthe", "¿Cómo salgo de aquí?", "Ayuda al ratón a llegar al queso",
     "Busca la ruta más corta",
     "Mi robot está atrapado, ¿por dónde va?", "¿Cuántos pasos como mínimo?", "Necesito el camino más rápido",
     "Trova il percorso più breve", "Come esco da questo labirinto?", "Aiuta il topo a trovare il formaggio",
     "Qual è la strada più corta?", "Portami fuori di qui", "帮我走出这个迷宫", "最短路线是什么？", "机器人怎么走最快",
     "求最短路径", "最少要走几步？", "老鼠怎么找到奶酪", "Ache o caminho mais curto", "Znajdź najkrótszą drogę",
     "Vind de kortste weg", "迷路を解いて", "Найди кратчайший путь"),
    ("escort the snail home", "which corridor leads out soonest?", "hurry, the ceiling is coming down, where to?",
     "Chart the briefest course through this place", "My quest log says: reach the far side", "make pacman get there",
     "Zeig dem Ritter den Weg", "Lotse mich da durch", "Guide le petit robot", "Llévame hasta la meta",
     "Guidami all'uscita",
     "带我出去", "pathfind this for the npc", "Our cart must roll to the dock, what's the way?",
     "is it far to the door?",
     "shortest hops?", "kürzeste Route fürs Paket"))
MAP_HINT = Pool(
    ("don't tell me the way, only the first move", "which direction should I go first?", "just the first two steps",
     "I want to solve it myself, small hint only", "first turn left or right?",
     "only tell me if I should go up or down",
     "Nur der erste Schritt bitte", "Verrat nicht alles, nur einen Tipp", "seulement le premier pas s'il te plaît",
     "solo el primer paso", "solo un aiutino", "只告诉我第一步", "is the way along the edge? just a clue"),
    ("a whisper of a hint, no more",))
MAP_WHY = Pool(
    ("Why is there no shorter way?", "How do you know that's the shortest?", "why not through the middle?",
     "Explain the route", "Why can't I go straight?", "why do I have to turn there?", "prove that it's optimal",
     "Warum geht es nicht kürzer?", "pourquoi pas tout droit ?", "¿por qué no hay un camino más corto?",
     "perché non c'è una via più corta?", "为什么没有更短的路"), ("what rules the direct way out?",))
MAP_CHECK = Pool(
    ("Is there a way at all?", "can it be reached?", "Is the exit reachable?",
     "my level generator made this, is it solvable?",
     "I count {d} steps, is that the minimum?", "Is my level beatable?", "does a path exist",
     "I think it's impossible, right?",
     "Check that nobody is walled in", "Gibt es überhaupt einen Weg?", "Kommt man da durch?", "y a-t-il un chemin ?",
     "¿Se puede llegar?", "¿Tiene salida?", "si può arrivare?", "能走通吗？", "is {d} moves the best?"),
    ("is the dungeon beatable or did I block it?",))
MAP_WHAT_IF = Pool(
    ("what if one wall is gone?", "And if the door in the middle were closed?",
     "what if a rock falls in the corridor?",
     "would it be shorter without the wall?", "Suppose I may break one wall", "what changes if I move the start?",
     "Was wäre ohne die Mauer in der Mitte?", "et si on enlève un mur ?", "¿y si quito una pared?",
     "e se tolgo un muro?",
     "如果去掉一堵墙呢"), ("would a shortcut help?",))
MAP_MORE = Pool(
    ("The grid is {n}x{n}.", "It is {n} cells wide.", "level {d}", "took me {d} steps", "my brother needed {d} moves",
     "30x30 was too big so I cut it", "Made on {date}.", "I have {d} potions left.", "One move costs {d} energy.",
     "Up, down, left, right only.", "you can't walk diagonally", "4-neighbourhood.", "no diagonal steps pls",
     "Moves: N, S, E, W.", "the borders are closed", "You cannot leave the map.", "hurry!!", "thx", "ty <3",
     "cheers mate",
     "The battery lasts {d} moves.", "seed {big}", "It's floor {d} of {d}.", "I rolled a {d}.", "HP {d}/{d}",
     "Speed is {d} cells per second.", "each cell is {d} cm", "answer as a list of directions", "just give the length",
     "I'll be back at {time}.", "deadline {date}", "Score so far: {big}", "Danke schon mal", "VG {person}",
     "Diagonal geht nicht.", "Bitte als Liste von Richtungen", "Pas de diagonale.", "Merci beaucoup", "sin diagonales",
     "Gracias de antemano", "niente diagonali", "grazie!", "不能斜着走", "谢谢啦", "lol i give up", "my eyes hurt",
     "It's from {paper}.", "generated with tool v{d}.{d}", "there might be more than one way",
     "any shortest one will do",
     "he is {d} years old and loves mazes", "{person} bets it can't be done in {d}", "PS: no teleporting",
     "Sent from my phone", "regards, {person}", "Don't explain, only the path.", "Room {d} is on fire.",
     "We have {d} minutes.", "the monsters sleep", "ticket #{big}", "(c) {year} {person}"),
    ("beat my {d} moves if you can", "kein Diagonalzug", "sans passer deux fois", "the torch burns {d} turns",
     "grid by {person}"))
