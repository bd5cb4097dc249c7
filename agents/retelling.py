"""Sentences that the facts do not back, told once more: with the reason, then in the fact's own words.

A draft's sentences that say what no fact says are not simply lost. The language model is asked once, for all of them
together, with what is wrong and the fact that each comes nearest to; its new sentences are checked like the first.
Where one fails again, or comes too late, the fact itself takes its place.

Invariant: one call of the model for an explanation, of at most MOST sentences and SECONDS; nothing that it writes is
shown unless it tells the very fact that it was asked for.

    told(Checker(facts), "r4c7 is 3. It has 30 givens.", facts, "gpt-5", model).text
    # "r4c7 is 2, as no other cell of row 4 can hold it. It has 30 givens."
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from agents.explain import Checker, Explanation, Judged, explanation, sentence
from solvers.task import Fact

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MOST = 3
"""Sentences told once more; for further ones the facts take their place at once."""
SECONDS = 3.0
"""For all of them: an explanation must not make a query slow."""
FACTS_AGAIN = "facts_again"
"""Field of the message that holds the facts alone, for a model that can read nothing else."""
SYSTEM = """You explain a solver's result. Sentences of yours said what its facts do not say. Write each of them again
as one plain sentence that says only what its fact says. Answer with these sentences alone, one a line, in order."""


class Again(NamedTuple):
    """A sentence to be told once more. reason: what is wrong with it."""

    text: str
    fact: Fact
    reason: str


def told(checker: Checker, draft: str, facts: Sequence[Fact], by: str, model: BaseChatModel | None
         ) -> Explanation | None:
    """What is shown of a draft, with the sentences that failed told again; None where nothing of the model's is left.

    facts: those of the checker.
    """
    judged = checker.judged(draft)
    known = {fact for one in judged for fact in one.told}
    lost = list(dict.fromkeys(one.near for one in judged if one.near >= 0 and one.near not in known))
    first = {fact: next(one for one in judged if one.near == fact) for fact in lost}
    asked = [Again(first[i].text, facts[i], reason(checker, first[i])) for i in lost[:MOST]]
    lines = asked_again(model, asked) if asked and model is not None else []
    second = {i: one for i, line in zip(lost, lines, strict=False) for one in checker.judged(line)[:1]}
    good = {i: one for i, one in second.items() if one.told == {i}}
    shown = [one.text if one.told else good[one.near].text if one.near in good else sentence(facts[one.near])
             for one in judged if one.told or first.get(one.near) is one]
    every = [*judged, *(one if i in good else one._replace(told=frozenset()) for i, one in second.items())]
    return explanation(shown, by, every) if any(one.told for one in every) else None


def firm(judged: Sequence[Judged]) -> list[str]:
    """The sentences that stand before anything is told again: they can be shown already."""
    known = {fact for one in judged for fact in one.told}
    end = next((i for i, one in enumerate(judged) if one.near >= 0 and one.near not in known), len(judged))
    return [one.text for one in judged[:end] if one.told]


def reason(checker: Checker, judged: Judged) -> str:
    """What is wrong with a sentence, for a language model."""
    strange = checker.strange(judged.text, judged.near)
    if strange:
        return f"its fact says nothing of {' or '.join(strange)}"
    return f'no fact says "{judged.text.rstrip(".")}"'


def asked_again(model: BaseChatModel, asked: Sequence[Again]) -> list[str]:
    """The model's new sentences, in order, as far as they come in time; none where it fails."""
    from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

    listed = "\n".join(f"{i}. You wrote: {one.text}\n   Wrong: {one.reason}.\n   Fact: {one.fact.text}."
                       for i, one in enumerate(asked, 1))
    messages: list[BaseMessage] = [SystemMessage(SYSTEM), HumanMessage(
        listed, additional_kwargs={FACTS_AGAIN: [one.fact.text for one in asked]})]
    written = "".join(_in_time(model, messages, SECONDS))
    lines = [re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip() for line in written.splitlines()]
    return [line for line in lines if line][: len(asked)]


@dataclass
class _Stopped:
    """Tells the thread that nobody listens any more."""

    now: bool = False


def _in_time(model: BaseChatModel, messages: Sequence[object], seconds: float) -> Iterator[str]:
    """The pieces of the model's reply that come within the time; what it does wrong ends them."""
    pieces: queue.Queue[str | None] = queue.Queue()
    stopped = _Stopped()

    def write() -> None:
        try:
            for chunk in model.stream(list(messages)):  # pyright: ignore[reportArgumentType]
                pieces.put(chunk.text)
                if stopped.now:
                    break
        except Exception:  # providers raise what they like: the facts stand in
            pass
        finally:
            pieces.put(None)

    threading.Thread(target=write, daemon=True).start()
    end = monotonic() + seconds
    try:
        while (piece := pieces.get(timeout=max(0.0, end - monotonic()))) is not None:
            yield piece
    except queue.Empty:
        return
    finally:
        stopped.now = True
