"""Sentences with alternatives, written out only when one is drawn.

    Phrases("[Give|Show] me a [hint|clue]")[3]    "Show me a clue"

A line is a sentence; `[a|b|]` is one of its alternatives. What is said before and after the sentences of one language
is the same for all of its lines.

Invariant: every line is drawn equally often; a sentence is `in` the phrases if one of their lines can say it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from agents.frontend.draft import Pool

_ALTERNATIVES = re.compile(r"\[([^\]]*)\]")
SPEECH: dict[str, tuple[str, str]] = {
    "en": ("[|||||||Hey, |hi, |so |then |hmm, |Sorry, |Quick question: |Dear helper, |Hello! |well, |uh, |btw |"
           "please, |Right, |Guys, |Q: ]", "[||||||.|!|?|??| please| pls| thx| thanks|, thank you|...| :)| :(| plz]"),
    "de": ("[|||||Hallo, |Hi, |Also |Sorry, |Kurze Frage: |Moin, |Guten Tag, |Hm, |Servus, |Na, ]",
           "[|||||.|!|?|??| bitte| danke|, danke| bitte!| lg| ...]"),
    "fr": ("[|||||Bonjour, |Salut, |Bon, |Euh, |Dis, |Pardon, |Coucou, |Alors ]",
           "[|||||.|!| ?| ??| svp| stp| merci|, merci d'avance|...]"),
    "es": ("[|||||Hola, |Buenas, |Oye, |A ver, |Perdona, |Bueno, |Una duda: ]",
           "[|||||.|!|?|??| por favor| porfa| gracias|, gracias|...]"),
    "it": ("[|||Ciao, |Scusa, |Allora, |Senti, |Buongiorno, ]", "[|||.|?|!| per favore| grazie|...]"),
    "pt": ("[|||Oi, |Olá, |Então, |Bom dia, ]", "[|||.|?|!| por favor| obrigado|...]"),
    "zh": ("[|||你好，|请问，|麻烦，|那个，|老师，|大家好，]", "[|||。|？|！|谢谢|，谢谢]"),
    "nl": ("[||Hoi, |Hallo, ]", "[||.|?| aub| graag]"), "pl": ("[||Cześć, |Hej, ]", "[||.|?| proszę]"),
    "": ("", ""),
}
"""Language → what is said before and after its sentences."""


class Phrases(Sequence[str]):
    """The sentences that the lines of a text can say."""

    def __init__(self, text: str, language: str = "") -> None:
        before, after = SPEECH[language]
        self.lines = [line for line in text.strip("\n").split("\n") if line]
        self._parts = [[part.split("|") if k % 2 else [part] for k, part in
                        enumerate(_ALTERNATIVES.split(before + line + after))] for line in self.lines]
        self._most = max(math.prod(map(len, parts)) for parts in self._parts)

    def __len__(self) -> int:
        return len(self.lines) * self._most

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        index, line = divmod(index, len(self.lines))
        said = []
        for part in self._parts[line]:
            index, which = divmod(index, len(part))
            said.append(part[which])
        return "".join(said)

    def __contains__(self, sentence: object) -> bool:
        return isinstance(sentence, str) and self._pattern.fullmatch(sentence) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        lines = ("".join(f"(?:{'|'.join(map(re.escape, part))})" for part in parts) for parts in self._parts)
        return re.compile("|".join(lines))


class Turns(Sequence[str]):
    """Several sequences of sentences, each of which has its turn as often as its weight says."""

    def __init__(self, *sequences: tuple[int, Sequence[str]]) -> None:
        self.sequences = [each for weight, each in sequences for _ in range(weight)]
        self._most = max(map(len, self.sequences))

    def __len__(self) -> int:
        return len(self.sequences) * self._most

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        index, which = divmod(index, len(self.sequences))
        return self.sequences[which][index % len(self.sequences[which])]

    def __contains__(self, sentence: object) -> bool:
        return any(sentence in each for each in self.sequences)


def spoken(**texts: str) -> Sequence[str]:
    """The phrases of several languages, English half of the time: spoken(en="…", de="…")."""
    each = [(1, Phrases(text, language)) for language, text in texts.items()]
    return Turns(*each, *((len(each) - 2, phrases) for _, phrases in each[:1] if len(each) > 2))


def added(pool: Pool[str], more: Pool[str]) -> Pool[str]:
    """Sentences of both pools in turn."""
    return Pool(Turns((1, pool.train), (1, more.train)), Turns((1, pool.held), (1, more.held)))
