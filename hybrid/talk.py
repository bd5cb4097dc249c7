"""What a chat adds to one query: who hears of it while it runs, and whether anything of it is kept.

Invariant: what a listener is told was checked and guarded like the result itself: a sentence said early is a sentence
of the final explanation, unless nothing was said.

    pipeline.solve(text, talk=Talk(listener=Listener(progress=print, solved=show, said=print)))
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agents.conduct import guard
from solvers.progress import Progress

if TYPE_CHECKING:
    from agents.desk import Entry
    from agents.frontend import Parse
    from hybrid.result import Result
    from solvers.task import Fact


@dataclass(frozen=True)
class Listener:
    """progress: of the solvers; may raise StoppedError to end them. solved: the result before it is explained. said:
    the next checked part of the explanation."""

    progress: Callable[[Progress], None]
    solved: Callable[[Result], None]
    said: Callable[[str], None]


@dataclass(frozen=True)
class Talk:
    """keep: whether the instance may be remembered. read: the text's reading, where the chat has it already, which took
    parse_ms."""

    keep: bool = True
    listener: Listener | None = None
    read: tuple[Parse, Entry | None] | None = None
    parse_ms: float = 0.0


@dataclass
class Telling:
    """A draft that is checked as it comes. facts: of the solution. by: the model's name. allowed: words that claim
    nothing. asked: the person's text."""

    facts: Sequence[Fact]
    by: str
    allowed: Sequence[str]
    asked: str
    say: Callable[[str], None]
    draft: str = ""
    told: str = field(default="", init=False)

    def __post_init__(self) -> None:
        from agents.explain import Checker

        self._checker = Checker(self.facts, self.allowed)

    def hear(self, words: str) -> None:
        """The next words of the draft; says what its whole sentences add to what was said, up to the first that will
        be told once more."""
        from agents.retelling import firm

        self.draft += words
        whole = re.match(r"(?s).*[.!?](?=\s)", self.draft)
        firmly = firm(self._checker.judged(whole[0])) if whole is not None else []
        text = guard(" ".join(firmly), asked=self.asked).text
        if len(text) > len(self.told) and text.startswith(self.told):
            self.say(text[len(self.told):])
            self.told = text
