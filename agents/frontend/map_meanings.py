"""What each sign of a map means: every sign gets one role, scored by words, network, custom and constraints
together.

Words near a mention of the sign ("# is solid rock"), what the network holds of the mention, and what
everybody takes a
sign for add up; there is one start, one goal (drawn or told), at least one wall and one open sign. A sign
without any
support, or a second assignment that is nearly as good, leaves the question.

Invariant: no sign gets a role for which nothing in the text or in custom speaks.

    evidence(reading, block, context).meanings(frozenset())    {"#": WALL_SIGN, ".": OPEN_SIGN, "S":
    START_SIGN, "G": GOAL_SIGN}
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from agents.frontend.assembly_map import USUAL
from agents.frontend.labels import GOAL_SIGN, OPEN_SIGN, START_SIGN, WALL_SIGN
from agents.frontend.map_mentions import DEFINES, Mention, mentions
from agents.frontend.map_rows import Block
from agents.frontend.map_words import Word, rest_words, role_words
from agents.frontend.reading import Reading

ROLES = (WALL_SIGN, OPEN_SIGN, START_SIGN, GOAL_SIGN)
GROUND = (WALL_SIGN, OPEN_SIGN)
WORD, NET, CUSTOM = 3.0, 2.0, 1.4
"""Weight of words beside a sign, of the network's certainty, and of custom."""
SUPPORT, MARGIN = 1.35, 1.0
"""What must speak for the role of a sign, and for the best assignment above the second."""
_OWN = {sign: role for role, signs in (
    (WALL_SIGN, "墙 牆 壁 石 树 樹"), (OPEN_SIGN, "路 道 空 草 地"), (START_SIGN, "起 始 入 in"),
    (GOAL_SIGN, "终 終 出 out"))
    for sign in signs.split()}
"""Cells that are words themselves."""
UNSAID = 1.0
"""Below this nothing speaks for a role; between it and SUPPORT the text contradicts itself."""
Scores = Mapping[str, Mapping[int, float]]


@dataclass(frozen=True)
class Evidence:
    """What speaks for the roles of the signs of a block: scores: sign → role → score; rest: role of "the
    rest", 0 for none;
    firm: signs that the text certainly speaks of."""

    block: Block
    scores: Scores
    rest: int
    firm: frozenset[str]

    def meanings(self, told: frozenset[int]) -> dict[str, int] | None:
        """sign → role; None where it must be asked. told: of START_SIGN and GOAL_SIGN those whose places are told."""
        return _assignment(self, told)


def evidence(reading: Reading, block: Block, context: str) -> Evidence:
    """context: what `outside` leaves of the text."""
    counts = {sign: count for sign, count in block.signs.items() if sign}
    spoken = mentions(context, counts)
    words, rest = words_of(context, spoken, counts)
    net = {sign: dict.fromkeys(ROLES, 0.0) for sign in counts}
    for mention in spoken if reading.chances.tokens else ():
        for role in ROLES:
            net[mention.sign][role] = max(net[mention.sign][role], math.exp(reading.chances.of(mention.at, role)))
    scores = {sign: {role: WORD * words[sign].get(role, 0.0) + NET * net[sign][role] for role in ROLES}
              for sign in counts}
    return Evidence(block, scores, rest, frozenset(mention.sign for mention in spoken if mention.firm))


def outside(part: str, block: Block) -> str:
    """The text with the rows of the map, and what is left of their lines, blanked."""
    start, end = block.start, block.end
    return part[:start] + "\n" * (end - start) + part[end:]


# Words beside the signs -----------------------------------------------------------------------------------------

_CLAUSE = re.compile(r"\n+|[;,，；、。!?！？]+|(?<!\.)\.(?=\s|$)|\b(?:and|und|et|y|e|while|whereas|but|aber|mais|pero|"
                     r"ma|so)\b|\s[|/]\s"
                     r"|[({)]|[^\S\n]{2,}", re.IGNORECASE)
_JOURNEY = re.compile(r"\s*[\"'`”)]?\s*(?:to|->|→|⇒|=>|nach|bis|bis zu[mr]?|zu[mr]?|à|a|hasta|fino a|"
                      r"jusqu['’]à|up to|into|到|至|走到|(?:can |does |do )?(?:get|go|walk|move|run|come)s? to"
                      r"|para (?:llegar|ir) a|"
                      r"pour (?:aller|arriver) à)"
                      r"(?: the| der| das| dem| la| le| el)?(?: (?:stairs|exit|goal|sign|letter))?"
                      r"\s*[\"'`“(]?\s*", re.IGNORECASE)
_GLOSS = re.compile(r"[\"'`”]?\s?\((?:the |la |le |el |il |der |die |das |l['’])?")
"""Between a sign and its meaning in brackets: "M (meta)"."""
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra)\s+$", re.IGNORECASE)
_LISTED = re.compile(r"[\s\"'`“”(),/、]*(?:and|or|und|oder|et|ou|y|o|e|&)?[\s\"'`“”(),/]*", re.IGNORECASE)
_WEAK = {"you", "me", "ich", "yo", "io", "moi", "from", "out", "home", "nothing", "way", "ways", "i'm", "walk",
         "walking",
         "walked", "enter", "stop", "but", "fin", "end", "ends", "in", "block", "blocks"}
Event = Mention | Word


def words_of(text: str, spoken: Sequence[Mention],
             counts: Mapping[str, int]) -> tuple[dict[str, dict[int, float]], int]:
    """sign → role → how firmly words speak for it (at most 1), and the role of "the rest", 0 where there is none."""
    words = [word for word in role_words(text) if not any(m.start < word.end and word.start < m.end for m in spoken)]
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for sign in counts:  # cells that are words themselves
        if len(sign) > 1 and len(own := role_words(sign)) == 1 and own[0].end - own[0].start == len(sign):
            found[sign][own[0].role] = 1.0
        elif sign.casefold() in _OWN:
            found[sign][_OWN[sign.casefold()]] = 1.0
    votes: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    events: list[Event] = sorted([*spoken, *words], key=lambda each: each.start)
    for line in _lines(text, events):
        defined = {event.sign for event in line if isinstance(event, Mention) and event.firm}
        for sign, role in _pairs(text, line):
            votes[sign][role] += 3 if sign in defined else 1
    for sign, by_role in votes.items():
        most = max(by_role.values())
        clear = [role for role, count in by_role.items() if count == most]
        for role in clear:
            found[sign][role] = 1.0 if len(by_role) == 1 else 0.7 if len(clear) == 1 else 0.4
    rest = 0
    for word in rest_words(text):
        near = [each for each in words if each.role in GROUND and 0 <= each.start - word.end < 25]
        rest = near[0].role if near else rest
    return found, rest


def _lines(text: str, events: Sequence[Event]) -> Iterator[list[Event]]:
    line: list[Event] = []
    for event in events:
        if line and "\n" in text[line[-1].end:event.start]:
            yield line
            line = []
        line.append(event)
    if line:
        yield line


def _pairs(text: str, line: Sequence[Event]) -> list[tuple[str, int]]:
    """(sign, role) as this line says."""
    signs = [event for event in line if isinstance(event, Mention)]
    if not signs:
        return []
    for left, right in pairwise(signs):
        if left.sign != right.sign and (_JOURNEY.fullmatch(text, left.end, right.start) or (
                _BETWEEN.search(text[:left.start][-12:]) and _LISTED.fullmatch(text, left.end, right.start))):
            rest = [event for event in line if event not in (left, right)]
            others = [event for event in rest if isinstance(event, Mention)]
            return [(left.sign, START_SIGN), (right.sign, GOAL_SIGN), *(_pairs(text, rest) if others else [])]
    for left, right in pairwise(line):
        if isinstance(left, Mention) and isinstance(right, Word) and _GLOSS.fullmatch(text, left.end, right.start) and (
                text[right.end:right.end + 1] == ")"):
            return [(left.sign, right.role), *_pairs(text, [event for event in line if event not in (left, right)])]
    clauses = _clauses(text, line)
    found: list[tuple[str, int]] = []
    for k, clause in enumerate(clauses):
        pairs = _in_clause(text, clause)
        before = clauses[k - 1] if k else []
        if pairs and before and all(isinstance(event, Mention) for event in before) and pairs[0][1] in GROUND and (
                isinstance(clause[0], Mention) and _LISTED.fullmatch(text, before[-1].end, clause[0].start)):
            pairs = [*((event.sign, pairs[0][1]) for event in before if isinstance(event, Mention)), *pairs]
        found += pairs
    return found or _in_turn(line)


def _clauses(text: str, line: Sequence[Event]) -> list[list[Event]]:
    clauses: list[list[Event]] = [[line[0]]]
    for left, right in pairwise(line):
        if _CLAUSE.search(text, left.end, right.start):
            clauses.append([])
        clauses[-1].append(right)
    return clauses


def _in_clause(text: str, clause: Sequence[Event]) -> list[tuple[str, int]]:
    signs = [event for event in clause if isinstance(event, Mention)]
    words = [event for event in clause if isinstance(event, Word)]
    if len(signs) > 1 and (listed := _in_turn(clause) or _entries(text, clause)) and len(listed) > 1:
        return listed
    if len({word.role for word in words}) > 1:
        words = [word for word in words if text[word.start:word.end].lower() not in _WEAK] or words
    roles = {word.role for word in words}
    if not signs or not words:
        return []
    if len(roles) == 1:
        role = words[0].role
        if len({sign.sign for sign in signs}) == 1 or (role in GROUND and all(
                _LISTED.fullmatch(text, left.end, right.start) for left, right in pairwise(signs))):
            return [(sign.sign, role) for sign in signs]
        return [(min(signs, key=lambda sign: _gap(sign, words)).sign, role)]
    if len(signs) == 1:
        gaps = sorted((_gap(signs[0], [word]), word.role) for word in words)
        other = next(gap for gap, role in gaps if role != gaps[0][1])
        return [(signs[0].sign, gaps[0][1])] if other > gaps[0][0] + 2 else []
    events = [event for event in clause if isinstance(event, Mention) or event in words]
    return _in_turn(events) or _entries(text, events)


def _entries(text: str, events: Sequence[Event]) -> list[tuple[str, int]]:
    """Signs that are followed by what defines them, each with the words up to the next sign: "# is wall . is …"."""
    found: list[tuple[str, int]] = []
    for k, event in enumerate(events):
        if isinstance(event, Mention) and DEFINES.match(text, event.end):
            words = list(takewhile(lambda each: isinstance(each, Word), events[k + 1:]))
            if len(roles := {word.role for word in words if isinstance(word, Word)}) == 1:
                found.append((event.sign, roles.pop()))
    return found


def _gap(sign: Mention, words: Sequence[Word]) -> float:
    return min(word.start - sign.end if word.start >= sign.end else sign.start - word.end + 1.5 for word in words)


def _in_turn(line: Sequence[Event]) -> list[tuple[str, int]]:
    """Signs and words that take turns: "# wall . floor" or "wall # floor ."."""
    merged: list[Event] = []
    for event in line:
        if not (merged and isinstance(event, Word) and isinstance(merged[-1], Word) and merged[-1].role == event.role):
            merged.append(event)
    kinds = [isinstance(event, Mention) for event in merged]
    if len(merged) % 2 or any(left == right for left, right in pairwise(kinds)):
        return []
    signs = [event.sign for event in merged if isinstance(event, Mention)]
    return list(zip(signs, [event.role for event in merged if isinstance(event, Word)], strict=True))


# The assignment -------------------------------------------------------------------------------------------------


def _assignment(found: Evidence, told: frozenset[int]) -> dict[str, int] | None:
    """The best assignment that keeps the constraints, if it is clearly better than the second and all is supported."""
    single: list[str | None] = [sign for sign in found.scores if found.block.signs[sign] == 1]
    tried: list[tuple[float, float, dict[str, int]]] = []
    for start in [None] if START_SIGN in told else single:
        for goal in [None] if GOAL_SIGN in told else single:
            if start is None or start != goal:
                ends = {sign: role for sign, role in ((start, START_SIGN), (goal, GOAL_SIGN)) if sign is not None}
                tried.append(_with_ends(found, ends))
    tried.sort(key=lambda each: -each[0])
    if not tried or (len(tried) > 1 and tried[0][0] - tried[1][0] < MARGIN):
        return None
    _, margin, roles = tried[0]
    kinds = set(roles.values()) | ({OPEN_SIGN} if "" in found.block.signs else set())
    return roles if margin >= MARGIN and set(GROUND) <= kinds else None


def _with_ends(found: Evidence, ends: Mapping[str, int]) -> tuple[float, float, dict[str, int]]:
    """Score, margin and roles where these signs are start and goal; no margin where a sign has no support."""
    own = {sign: dict(score) for sign, score in found.scores.items()}
    for sign, role in ends.items():
        if sign in USUAL[role] and not any(found.scores[other][role] >= SUPPORT for other in own if other != sign):
            own[sign][role] += CUSTOM
    ground = [sign for sign in own if sign not in ends]
    best = {sign: max(GROUND, key=lambda role, s=sign: own[s][role]) for sign in ground}
    said = {best[sign] for sign in ground if own[sign][best[sign]] >= SUPPORT}
    for role in GROUND:
        usual = [sign for sign in ground if sign in USUAL[role] and not (
            sign in "Xx" and ("#" in ground or found.block.signs[sign] == 1))]  # one X may mark a spot
        if role not in said and len(usual) == 1:
            own[usual[0]][role] += CUSTOM
    _complete(found, {sign: own[sign] for sign in ground})
    roles = {sign: max(GROUND, key=lambda role, s=sign: own[s][role]) for sign in ground} | dict(ends)
    margin = min([abs(own[sign][WALL_SIGN] - own[sign][OPEN_SIGN]) for sign in ground], default=0.0)
    if any(own[sign][role] < SUPPORT or own[sign][role] < max(own[sign].values()) for sign, role in roles.items()):
        margin = 0.0
    score = sum(own[sign][role] for sign, role in roles.items())
    # a sign that is taken for ground although words call it a start or a goal counts against it
    score -= sum(max(own[sign][START_SIGN], own[sign][GOAL_SIGN]) for sign in ground)
    return score, margin, roles


def _complete(found: Evidence, scores: Mapping[str, dict[int, float]]) -> None:
    """Gives the sign for which nothing speaks the role of "the rest", or the one that the others leave."""
    open_ones = [sign for sign, score in scores.items() if max(score[role] for role in GROUND) < UNSAID]
    lacking = [role for role in GROUND if not any(max(GROUND, key=score.__getitem__) == role and score[role] >= SUPPORT
                                                  for score in scores.values())]
    if "" in found.block.signs and OPEN_SIGN in lacking:
        lacking.remove(OPEN_SIGN)
    if len(open_ones) != 1:
        return
    sign = open_ones[0]
    if found.rest:
        scores[sign][found.rest] += SUPPORT
    elif len(lacking) == 1 and found.block.signs[sign] > 1 and (
            sign in found.firm or (lacking == [WALL_SIGN] and _encloses(found.block, sign)) or (
                len(scores) == 2 and _is_told(scores, sign))):
        scores[sign][lacking[0]] += SUPPORT


def _is_told(scores: Mapping[str, Mapping[int, float]], sign: str) -> bool:
    """Whether words say what the other of two signs is, so that this one is its opposite."""
    return all(max(score[role] for role in GROUND) >= WORD for other, score in scores.items() if other != sign)


def _encloses(block: Block, sign: str) -> bool:
    """Whether the sign stands all around the map, but for a start or a goal."""
    rows = [[block.sign(cell) for cell in row] for row in block.rows]
    edge = [*rows[0], *rows[-1], *(row[0] for row in rows), *(row[-1] for row in rows)]
    return sum(each != sign for each in edge) <= 2
