"""Words that tell what a sign of a map means, in six languages, and where they stand in a text.

A curated list beside the network's labels: it knows what most people call walls, floor, start and goal, and how they
say that one can or cannot go somewhere. Words that it does not know are no evidence for anything.

Invariant: a place in the text has one role; a negated role ("not walkable", "not a wall") is its opposite, or none.

    role_words("# is solid rock, . can be walked on")    [(5, 15, WALL_SIGN), (19, 34, OPEN_SIGN)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agents.frontend.labels import GOAL_SIGN, OPEN_SIGN, START_SIGN, WALL_SIGN

_WALL = """
wall walls walled block blocks blocked blocking blockade obstacle* obstruct* barrier* impassable impenetrable
untraversable
unwalkable solid rock rocks stone stones bricks tree trees hedge hedges bush bushes water lava river fence*
forbidden closed locked occupied taken racking rack racks shelf shelves furniture crate crates pillar* debris rubble
mountain* cliff* pit pits concrete machine* thorn* boulder* building* house houses no-go off-limits stop avoid crash*
wand wände mauer mauern hindernis* hecke* gesperrt blockiert* versperrt undurchdringlich unpassierbar fels
felsen felsbrocken
stein steine baum bäume regal regale wasser zaun gestrüpp gebüsch möbel besetzt belegt
mur murs obstacle* bloqué* arbre arbres haie* rocher* pierre* meuble* eau clôture* infranchissable* occupé*
pared paredes muro muros obstáculo* obstaculo* bloquead* árbol árboles roca rocas mueble muebles agua piedra*
seto setos
arbusto* estantería*
muri ostacol* bloccat* albero alberi roccia rocce siepe siepi mobili acqua pietra pietre parete pareti
parede* obstáculos bloqueio
"""
_OPEN = """
open opened free floor floors path paths corridor* hallway* walkable walkway* passable passage* traversable
empty clear
vacant grass road roads street* sand aisle aisles lane lanes space spaces-free ground gravel allowed
unoccupied walk walked
walking enterable accessible way(?!-out)(?!-in) ways tunnel* carpet meadow lawn snow dirt nothing
frei freie freies freier weg wege boden gang gänge flur* leer leere leeres begehbar betretbar passierbar
pfad* wiese gras
durchgang rasen
libre libres passage* chemin* couloir* sol vide vides allée* herbe sentier* praticable*
camino* pasillo* suelo libre libres vacío* vacio* vacía* transitable* paso césped
libero libera libere liberi corridoi* pavimento strada strade vuot* percorribil* percorso passaggio prato via-libera
livre livres caminho* vazi*
"""
_START = """
start starts starting started begin begins beginning beginn origin source entrance entry enter entering
for-in way-in come-in comes-in came-in player
robot me i'm myself you hero agent spawn mouse rat party position my-position from
anfang startpunkt startfeld startet starte starten beginne beginnt eingang einstieg spieler roboter maus held
standort ich
départ depart début debut entrée commence joueur souris moi pars partons
inicio inicial comienzo comienza empieza empiezo entrada salgo partida jugador ratón yo
partenza inizio inizia ingresso parto giocatore topo io
início começo jogador
"""
_GOAL = """
way-out
goal goals target destination exit exits end ends ending finish finishes treasure cheese stairs door gate out
for-out flag home
princess charger charging-station dock food portal reach get-to arrive sink stairway loot
ziel zielfeld ziele ende ausgang schatz käse treppe tür endpunkt aufzug
arrivée arrivee sortie fin but trésor fromage porte arriver
meta salida fin final llegada destino tesoro queso puerta llegar objetivo
arrivo uscita fine traguardo tesoro formaggio porta meta arrivare destinazione
chegada saída destino
"""
_CHINESE = {WALL_SIGN: "墙 墙壁 障碍 石头 树 不能走 不可走 不能通过 不可通行 水 货架 山 过不去",
            OPEN_SIGN: "空地 路 道路 通道 地板 可以走 可走 能走 可通行 空格 空白 能通过",
            START_SIGN: "起点 入口 开始 出发 玩家 机器人 老鼠 我", GOAL_SIGN: "终点 出口 目标 目的地 结束 宝藏 奶酪 门"}
_CANNOT = (r"(?:can ?not|can['’]?t|cannot|could not|must not|mustn['’]?t|may not|do not|don['’]?t|not "
           r"allowed to|never|nobody|"
           r"no one|no)(?: \w+){0,2}? (?:be )?(?:walk\w*|pass\w*|go\w*|get\w*|enter\w*|cross\w*|step\w*|"
           r"move\w*|travers\w*|"
           r"entry|access|gets|walked)(?: (?:on|over|through|into|there))?"
           r"|(?:not|non|un|nicht|kein|no|pas|ne) ?-?(?:walkable|passable|traversable|free|open|allowed|"
           r"begehbar|frei|betretbar|"
           r"libre|transitable|praticable|percorribile)"
           r"|(?:kommt man|darf man|kann man|geht es)(?: \w+){0,3}? nicht(?: \w+)?|nicht betreten"
           r"|ne (?:passe|peut)(?: \w+){0,2}? pas(?: passer)?|no se (?:puede|pasa)(?: \w+)?|non si "
           r"(?:passa|può)(?: \w+)?")
_CAN = (r"(?:you |we |i |one |he |it |she |they |which )?(?:can|may|could|are allowed to|is allowed to|ok "
        r"to|okay to|fine to)"
        r"(?: \w+)?? (?:be )?(?:walk\w*|pass\w*|go|move\w*|enter\w*|step\w*|cross\w*|travers\w*|tread|drive\w*)"
        r"(?: (?:on|over|through|there|into|here))?"
        r"|(?:darf|kann|könn\w*)(?: man)?(?: \w+)?? (?:laufen|gehen|betreten|durch|betreten werden)"
        r"|(?:peut|on peut)(?: y)? (?:marcher|passer|aller)|se puede (?:pasar|caminar|andar)|se pasa|si "
        r"passa|si può (?:passare|camminare)"
        r"|only step on|walk on|step on|lets you through")
_NO_ROLE = (r"(?:not|no|kein\w*|pas|ningún|nessun|isn['’]?t|aren['’]?t|keine|ne sont pas|没有|不是)"
            r"(?: an?| the| une?)? ")
_REST = re.compile(r"\b(?:the )?(?:rest|others?|everything else|anything else|all else|elsewhere|else|"
                   r"other cells|übrige\w*|"
                   r"sonst\w*|alles andere|reste|autres?|demás|resto|altr[oie]|outros?)\b|其他|其余|其它",
                   re.IGNORECASE)


def _pattern(words: str) -> str:
    stems = sorted({word.replace("-", "[- ]").replace("*", r"\w*").replace("'", "['’]") for word in words.split()},
                   key=len, reverse=True)
    return "|".join(stems)


_LISTS = {WALL_SIGN: _WALL, OPEN_SIGN: _OPEN, START_SIGN: _START, GOAL_SIGN: _GOAL}
_GROUPS = {"w": WALL_SIGN, "o": OPEN_SIGN, "s": START_SIGN, "g": GOAL_SIGN}
_B, _E = r"(?<![A-Za-z0-9_À-ɏ])", r"(?![A-Za-z0-9_À-ɏ])"
"""Edges of a word, beside Chinese signs too."""
_KNOWN = re.compile(
    rf"(?P<cannot>{_B}(?:{_CANNOT}){_E})|(?P<can>{_B}(?:{_CAN}){_E})|(?P<no>{_B}{_NO_ROLE})?(?:"
    + "|".join(rf"(?P<{name}>{_B}(?:{_pattern(_LISTS[kind])}){_E})" for name, kind in _GROUPS.items()) + "|"
    + "|".join(f"(?P<{name}c>{'|'.join(sorted(_CHINESE[kind].split(), key=len, reverse=True))})"
               for name, kind in _GROUPS.items()) + ")", re.IGNORECASE)


_ASKED = re.compile(r"(?:shortest|quickest|fastest|best|optimal|kürzeste\w*|schnellste\w*|court|corto|breve|rápido)\s$",
                    re.IGNORECASE)
_ASKING = re.compile(r"\s(?:from|to|through|out|von|nach|durch|le plus|más|più|de|desde|da)\b", re.IGNORECASE)
"""The path that is asked for is no open cell."""
_LINE = re.compile(r"\S[^\n]*")
LONGEST = 3000
"""Characters of a line that are looked at."""


@dataclass(frozen=True)
class Word:
    """Characters [start, end) speak for this role."""

    start: int
    end: int
    role: int


def role_words(text: str) -> list[Word]:
    """Every place that speaks for a role, in text order."""
    return [Word(line.start() + start, line.start() + end, role) for line in _LINE.finditer(text)
            for start, end, role in _in_line(line[0])]


@lru_cache(maxsize=2048)
def _in_line(line: str) -> tuple[tuple[int, int, int], ...]:
    found: list[tuple[int, int, int]] = []
    for match in _KNOWN.finditer(line[:LONGEST]):
        kind = match.lastgroup or ""
        if match["cannot"] or match["can"]:
            found.append((match.start(), match.end(), WALL_SIGN if match["cannot"] else OPEN_SIGN))
        elif not match["no"] and not (_GROUPS[kind[0]] == OPEN_SIGN and (
                _ASKED.search(line[:match.start()]) or _ASKING.match(line, match.end()))):
            found.append((match.start(), match.end(), _GROUPS[kind[0]]))
    return tuple(found)


def rest_words(text: str) -> list[Word]:
    """Where "the rest", "everything else" stands; role 0."""
    return [Word(match.start(), match.end(), 0) for match in _REST.finditer(text)]
