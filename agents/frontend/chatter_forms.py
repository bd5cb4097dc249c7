"""The words around maps, tables and series: sentences of many people, in several languages.

Invariant: data only; `{...}` slots are filled by `talk.fill`. Held-out sentences never occur in training.
"""

from __future__ import annotations

from collections.abc import Mapping

from agents.frontend import (
    chatter_map_talk,
    chatter_series,
    chatter_wishes_check,
    chatter_wishes_find,
    chatter_wishes_hint,
    chatter_wishes_if,
    chatter_wishes_why,
)
from agents.frontend.chatter_grammar import added
from agents.frontend.draft import Pool

_HINT = Pool(("Just a hint please", "Give me a hint for this {name}", "hint please", "only a small hint",
              "a clue please, not the whole answer", "What is the first step?",
              "Where should I start with this {name}?",
              "Tipp bitte", "un indice s'il te plaît", "dame una pista", "给我一个提示", "no solution, only a nudge"),
             ("I only want a pointer for the {name}", "a tiny tip please"))
_WHY = Pool(("Why is that the answer?", "Explain your solution of this {name}", "why?", "How did you get that?",
             "Can you explain the last answer?", "Explain why this is so", "Warum ist das so?", "pourquoi ?",
             "¿por qué?", "为什么", "What is the reason for your answer?", "Justify your answer"),
            ("talk me through your {name} answer",))
_CHECK = Pool(("Is this {name} valid?", "Check my {name}", "Is there a solution at all?", "Please verify this {name}",
               "is it solvable?", "Have I made a mistake in this {name}?", "Stimmt das so?", "¿Está bien?", "检查一下",
               "validate this {name}", "Is this right so far?"), ("Proof-read my {name} please",))
_WHAT_IF = Pool(("What if it were different?", "What happens if I change this {name} a little?",
                 "and what if we change one thing?", "Was wäre, wenn wir etwas ändern?",
                 "what would change if {d} is {d}?",
                 "Suppose one of them is gone", "et si on change quelque chose ?", "如果改一下呢"),
                ("would a small change break it?",))


def _wishes(solve: Pool[str]) -> dict[str, Pool[str]]:
    return {"solve": solve, "hint": _HINT, "why": _WHY, "check": _CHECK, "what-if": _WHAT_IF}


def _both(first: Pool[str], second: Pool[str]) -> Pool[str]:
    return Pool((*first.train, *second.train), (*first.held, *second.held))


def _more(wishes: Mapping[str, Pool[str]], **own: Pool[str]) -> dict[str, Pool[str]]:
    """The wishes with those of one form beside what is said of every form."""
    return {intent: _both(pool, own[intent.replace("-", "_")]) for intent, pool in wishes.items()}


def _all(wishes: Mapping[str, Pool[str]], form: str) -> dict[str, Pool[str]]:
    """With what is said of anything, and of this form, in as many ways."""
    files = {"hint": chatter_wishes_hint, "why": chatter_wishes_why, "check": chatter_wishes_check,
             "what-if": chatter_wishes_if}
    more = {intent: (vars(file)[name], vars(file)[f"{form}_{name}"]) for intent, file in files.items()
            for name in [intent.replace("-", "_").upper()]}
    found = {intent: added(added(pool, more[intent][0]), more[intent][1]) for intent, pool in wishes.items()
             if intent in more}
    return {"solve": added(wishes["solve"], vars(chatter_wishes_find)[f"{form}_SOLVE"]), **found}


MAP_NAMES = ("maze", "Maze", "MAZE", "labyrinth", "map", "dungeon", "grid world", "floor plan", "level", "mazes",
             "shortest path puzzle", "grid", "warehouse floor", "Labyrinth", "laberinto", "labyrinthe", "迷宫",
             "hedge maze")
MAP_WISHES = _all(_more(_wishes(Pool(
    ("Find the shortest path through this {name}", "Solve this {name}", "solve", "What is the shortest way out?",
     "How do I get out of this {name}?", "Please find a path through the {name}", "shortest route please", "{name}:",
     "Find the way through this {name}", "How do I get from start to goal in the fewest moves?", "{name}",
     "my robot is stuck in this {name}, get it out", "Can you solve this {name} for me?", "here is a {name}",
     "Here's the {name} from my {relative}", "What's the shortest path?", "Give me the moves (up, down, left, right)",
     "Your task is to find the shortest path from the start to the destination point in a grid",
     "I need the quickest way through", "BFS this {name} please", "Guide me through this {n}x{n} {name}", "escape!",
     "Finde den kürzesten Weg durch dieses {name}", "Löse dieses Labyrinth", "Wie komme ich hier raus?",
     "Trouve le plus court chemin dans ce {name}", "Résous ce {name}", "Encuentra el camino más corto",
     "Resuelve este laberinto", "请找出迷宫的最短路径", "走出这个迷宫",
     "You may only move in four directions: up, down, left, and right", "find a route", "Navigate this {name}",
     "A {n} by {n} {name}, shortest path wanted", "Which way leads to the exit in the fewest steps?"),
    ("Lead me out of the {name} below", "What route should the rat take?", "Zeig mir den Weg durch das {name}",
     "quickest exit please"))),
    solve=chatter_map_talk.MAP_SOLVE, hint=chatter_map_talk.MAP_HINT, why=chatter_map_talk.MAP_WHY,
    check=chatter_map_talk.MAP_CHECK, what_if=chatter_map_talk.MAP_WHAT_IF), "MAP")
MAP_CLOSERS = _both(chatter_map_talk.MAP_MORE, Pool(
    ("Thanks!", "thank you", "I can only move up, down, left and right.", "No diagonal moves.", "Cheers", "Danke!",
     "Merci",
     "Gracias", "谢谢", "Diagonals are not allowed.", "Write the moves as letters.", "{person}", "pls",
     "It took me {d} minutes.",
     "How many steps is it?", "The record is {d} moves.", "If there is no path say so.", "-- {person}",
     "as few moves as possible",
     "I think it takes about {d} steps.", "Each step costs {d} seconds.", "It is level {d} of {d}.",
     "Best regards, {person}"),
    ("I gave up after {d} minutes.", "Much obliged, {person}", "My best is {d} steps.")))

TABLE_NAMES = ("allocation", "assignment problem", "warehouse problem", "allocation problem", "transport plan",
               "supply chain", "delivery plan", "problem", "generalised assignment problem", "distribution plan",
               "plan",
               "facility assignment", "routing", "Zuordnung", "asignación", "分配问题", "homework")
TABLE_WISHES = _all(_wishes(Pool(
    ("Assign every customer to one warehouse at the least cost", "Which warehouse should serve which customer?",
     "Solve this {name}", "Find the cheapest allocation", "Minimise the total cost", "How should I allocate these?",
     "Please find the cheapest assignment", "What's the best {name} here?", "Allocate the customers to the warehouses",
     "Each customer must be served by exactly one warehouse, total cost as small as possible", "{name}:", "{name}",
     "Serve every customer from one warehouse, keep the capacities and spend as little as possible", "solve",
     "I need an optimal plan for my {name}", "Our shops have to be supplied as cheaply as possible", "optimise this",
     "who should deliver to whom?", "Here's our {name} for {date}", "We have {d} trucks but that is no limit here",
     "Cheapest {name} please", "Ordne jeden Kunden einem Lager zu, möglichst billig", "Welches Lager beliefert wen?",
     "Affecte chaque client à un entrepôt au moindre coût", "Asigna cada cliente a un almacén al menor coste",
     "请把每个客户分配给一个仓库，使总成本最小", "Minimiere die Gesamtkosten", "I run a small logistics firm",
     "How do I distribute the orders over our depots?", "Give me the least-cost {name}",
     "My boss wants the {name} by {time}", "can u find the cheapest way to supply these"),
    ("Work out who gets served from where for the least money", "Draw up the cheapest delivery plan",
     "Verteile die Aufträge möglichst günstig", "lowest total cost wanted"))), "TABLE")
TABLE_CLOSERS = Pool(
    ("Thanks!", "thank you", "Cheers", "Danke!", "Merci", "Gracias", "谢谢", "{person}", "Best regards, {person}",
     "No customer may be split.", "Capacities must not be exceeded.",
     "Each customer is served by exactly one warehouse.",
     "Show me the total cost.", "I need it by {time}.", "Please show your work.", "Call me at 555-{four}.",
     "We pay {d} people for this.", "The contract {big} ends on {date}.", "Last year we paid {big}.", "pls",
     "Costs are per delivery.", "Split deliveries are not allowed.", "Our budget is {big}."),
    ("Much obliged, {person}", "The invoice {big} is still open.", "Orders must stay whole."))

SERIES_NAMES = ("time series", "anomaly", "anomaly detection", "sensor readings", "sensor data", "series", "log",
                "measurements", "data", "Zeitreihe", "Messwerte", "série temporelle", "serie temporal", "时间序列",
                "outliers")
SERIES_WISHES = _all(_more(_wishes(Pool(
    ("Find the anomalies in this {name}", "Are there any outliers?", "Which readings look wrong?",
     "Is anything odd here?",
     "Find every anomaly in this time series", "Where does the sensor misbehave?", "check these readings for anomalies",
     "Detect anomalies", "anomaly detection please", "Which points are not normal?",
     "Is there an anomaly in these readings?",
     "Something broke last night, can you see when?", "Spot the outliers in my {name}", "{name}:", "{name}",
     "What is unusual?",
     "Here is a dump of our pump at the {word} site", "Our machine {word}-{d} makes strange noises", "any anomalies?",
     "Please look for outliers in this {name}", "When did it go wrong?", "Flag strange values", "find outliers",
     "Finde die Ausreißer in diesen Messwerten", "Gibt es Anomalien in dieser Zeitreihe?",
     "Welche Werte sind auffällig?",
     "Trouve les anomalies dans cette série", "Y a-t-il des valeurs aberrantes ?",
     "Encuentra las anomalías de esta serie",
     "¿Hay valores atípicos?", "请找出这个时间序列中的异常", "有没有异常值", "Which stretches are an anomaly here?",
     "The heart rate of my {relative} since {date}", "temperature log, exported {date}",
     "these are {n} readings of one sensor"),
    ("Point out the suspicious samples", "Did the meter go mad at some point?", "Markiere auffällige Stellen",
     "does any value stick out?"))),
    solve=chatter_series.SERIES_SOLVE, hint=chatter_series.SERIES_HINT, why=chatter_series.SERIES_WHY,
    check=chatter_series.SERIES_CHECK, what_if=chatter_series.SERIES_WHAT_IF), "SERIES")
SERIES_CLOSERS = _both(chatter_series.SERIES_MORE, Pool(
    ("Thanks!", "thank you", "Cheers", "Danke!", "Merci", "Gracias", "谢谢", "{person}", "Best regards, {person}",
     "pls", "Sampled every {d} minutes.", "The alarm limit is {d}.{d}.", "The sensor was replaced on {date}.",
     "Units are mm.", "Recorded on {date}.", "Sensor id {big}.",
     "We restarted it at {time}.", "Missing values are gaps in the log.",
     "It worked fine until {date}.", "Firmware {d}.{d}.{d}", "Ticket {big}-{four}.", "-- {person}"),
    ("Much obliged, {person}", "The pump is model {word}-{d}.", "Logged by station {d}.")))
ALL_WISHES = (MAP_WISHES, TABLE_WISHES, SERIES_WISHES)
