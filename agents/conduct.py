"""Conduct: the chat answers and lets go. It never flatters, baits or prolongs, and never plays a person.

`guard` is the last wall before a text leaves: sentences that break a rule (`agents/conduct_rules.py`) are taken out,
the rest stays as it is to the letter. `reply_to` gives the fixed replies to distress and to "what are you?"
(`agents/conduct_words.py`). No model is asked, and the same text always gives the same result.

Invariant: guard(guard(x).text) removes nothing more, and every character of its text stood in x, in that order, or is
NOTHING_LEFT.

    guard("r4c7 is 2. Great question! Shall I go on?").text        # "r4c7 is 2."
    reply_to("are you human?")                                     # "I am a program, not a person: …"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from agents.conduct_rules import OUTGOING
from agents.conduct_voice import stray
from agents.conduct_words import DISTRESS, DISTRESS_REPLIES, IDENTITY, IDENTITY_REPLIES

LONGEST, LONGEST_BY_MODEL = 20_000, 5_000
"""Characters of an outgoing text that leave; an explanation has about 600, of a draft 4,000 are read."""
MOST_SENTENCES = 500
"""Sentences, or lines of one, of a model's text that leave; an explanation has about ten."""
LONGEST_HEARD = 10_000
"""Characters at either end of a person's text that are read for distress; a problem in between may be huge."""
WRAPPED = 8
"""Lines over which one sentence may run."""
FEWEST_SIGNS = 6
"""Digits and signs of a board from which a text may hold a problem."""
NOTHING_LEFT = "There is nothing to add to the result."

INSTRUCTIONS = """You are a program: claim no feelings and no life, and say where you are unsure. Answer and stop: no
praise, no teasers, no offers, no questions, no urgency, nothing personal, no word about staying or coming back."""
"""For the system prompt of a language model: what the guard takes out is better not written."""


class Removed(NamedTuple):
    """A sentence that was taken out. kind: the rule it broke, e.g. "flattery"."""

    kind: str
    text: str


class Guarded(NamedTuple):
    """What may leave, and what was taken out of it."""

    text: str
    removed: tuple[Removed, ...]


class _Piece(NamedTuple):
    """A sentence or a line of one. raw: with the space after it. open: the sentence may go on in the next line."""

    raw: str
    plain: str
    open: bool


def guard(text: str, *, asked: str = "", by_model: bool = True) -> Guarded:
    """The text without the sentences that break a rule.

    asked: the person's own text. What it calls by a name ("Great Question Ltd"), or what is quoted from it, is data.
    by_model: whether a language model wrote the text; then each sentence must also be about the problem, plain in
    tone and in an answer's forms (`agents/conduct_voice.py`).
    """
    names = plain(asked[:LONGEST])
    kept: list[_Piece] = []
    removed: list[Removed] = []
    unfinished = ""  # the rule that a sentence broke which goes on in the next line
    pieces = list(islice(_pieces(text[:LONGEST_BY_MODEL]), MOST_SENTENCES) if by_model else _pieces(text[:LONGEST]))
    for piece in pieces:
        lines = [*_unfinished(kept), piece]
        broken = _broken(lines, asked) or (_stray(lines, names) if by_model else None)
        if broken is None and unfinished and piece.raw.lstrip()[:1].islower():
            broken = unfinished, len(lines) - 1
        if broken is None:
            kept.append(piece)
            unfinished = ""
            continue
        kind, first = broken
        removed.append(Removed(kind, "".join(line.raw for line in lines[first:]).strip()))
        del kept[len(kept) - (len(lines) - 1 - first):]
        unfinished = kind if piece.open else ""
    if not removed:
        return Guarded("".join(piece.raw for piece in pieces), ())
    left = re.sub(r"\A\s*\n", "", "".join(piece.raw for piece in kept)).rstrip()
    return Guarded(left if re.search(r"\w", left) else NOTHING_LEFT, tuple(removed))


def reply_to(text: str) -> str | None:
    """The fixed reply, in the text's language, to a person in distress or one who asks what this is; else None."""
    heard = _heard(text)
    for pattern, replies in ((DISTRESS, DISTRESS_REPLIES), (IDENTITY, IDENTITY_REPLIES)):
        found = pattern.search(heard)
        if found is not None:
            return replies[found.lastgroup or "en"]
    return None


def may_hold_problem(text: str) -> bool:
    """Whether the text has signs enough for the smallest problem; a few words without any need no reading."""
    return len(_DATA.findall(text)) >= FEWEST_SIGNS


def distressed(text: str) -> bool:
    """Whether somebody's life or safety seems to be at stake. "This sudoku is killing me" is not such a text."""
    return DISTRESS.search(_heard(text)) is not None


def asks_what_it_is(text: str) -> bool:
    """Whether the person asks if this is a human, a machine, or something that feels."""
    return IDENTITY.search(_heard(text)) is not None


def plain(text: str) -> str:
    """Lower case, no accents, no marks of emphasis, straight quotes, one space.

    >>> plain("Schöne  *Frage*, n’est-ce pas?")
    "schone frage, n'est-ce pas?"
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold())
                   if unicodedata.category(sign) not in ("Mn", "Cf"))
    return " ".join(bare.casefold().translate(_SPELLING).split())


_SPELLING = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "œ": "oe", "–": "-", "—": "-",
                           "*": "", "_": " ", "~": "", "¿": "", "¡": "", "？": "?", "！": "!", "，": ","})
_QUOTED = re.compile(r"\"[^\"\n]{1,200}\"|“[^”\n]{1,200}”|«[^»\n]{1,200}»|「[^」\n]{1,200}」")
_DATA = re.compile(r"[\d.#_*?]")
_ENDS = re.compile(r"(?<![.!?…])[.!?…]+[\"'»”’)\]*_]*(?:[^\S\n]+\n?|\n|$)|[。！？]+[”’」』)]*[^\S\n]*\n?|\n")
"""Where sentences end: decided by what stands before the next sentence, so that removing one moves no other end."""


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for end in _ENDS.finditer(text):
        yield _Piece(text[start:end.end()], plain(text[start:end.end()]), end[0] == "\n")
        start = end.end()
    if start < len(text):
        yield _Piece(text[start:], plain(text[start:]), True)


def _unfinished(kept: list[_Piece]) -> list[_Piece]:
    """The lines at the end of `kept` that the next line may continue."""
    lines: list[_Piece] = []
    for piece in reversed(kept[-WRAPPED:]):
        if not piece.open or not piece.plain:
            break
        lines.insert(0, piece)
    return lines


def _broken(lines: list[_Piece], asked: str) -> tuple[str, int] | None:
    """The rule that the last line breaks, alone or with those before it, and the first line that takes part."""
    if not lines[-1].plain:
        return None
    joined = "\n".join(line.plain for line in lines)
    last = len(joined) - len(lines[-1].plain)
    for found in OUTGOING.finditer(joined):
        if found.end() > last and not _theirs(found[0], lines, asked):
            return found.lastgroup or "", joined.count("\n", 0, found.start())
    return None


def _stray(lines: list[_Piece], names: str) -> tuple[str, int] | None:
    """Why the last line, read with those before it, is not a model's to say, and the first line that takes part."""
    joined = "\n".join(line.plain for line in lines)
    found = stray(joined, names, len(joined) - len(lines[-1].plain))
    return (found[0], joined.count("\n", 0, found[1])) if found is not None else None


def _theirs(words: str, lines: list[_Piece], asked: str) -> bool:
    """Whether the words are the person's: a name that their text gives, or a quotation of it."""
    if not asked:
        return False
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    shown = re.search(pattern, "".join(line.raw for line in lines), re.I)
    if shown is None or shown[0] not in asked:
        return False
    if len(words.split()) > 1 and all(not word[0].isalpha() or word[0].isupper() for word in shown[0].split()):
        return True
    return any(quoted.start() < shown.start() and shown.end() < quoted.end() and quoted[0][1:-1] in asked
               for quoted in _QUOTED.finditer(shown.string))


def _heard(text: str) -> str:
    return plain(text if len(text) <= 2 * LONGEST_HEARD else f"{text[:LONGEST_HEARD]}\n{text[-LONGEST_HEARD:]}")
