"""Facts as the small language model is asked about them: training and use share these few lines.

Invariant: a prompt ends without a space, an explanation is one line that begins with one.

>>> prompt(["The board has 26 givens and 55 open cells"], "short")
'Facts:\\n- The board has 26 givens and 55 open cells\\nIn short:'
"""

from __future__ import annotations

from collections.abc import Sequence

TONES = {"plain": "In plain words:", "short": "In short:", "teach": "Step by step, to you:"}
"""How an explanation may sound → the words that ask for it."""
FACTS_TOLD = 8
"""The first five and the last three: an explanation of about 100 words."""
LONGEST_FACT = 200
"""Characters."""


def prompt(facts: Sequence[str], tone: str = "plain") -> str:
    """The question whose answer is an explanation of these facts."""
    return "\n".join(["Facts:", *(f"- {fact}" for fact in facts), TONES[tone]])


def facts_told(summary: str) -> list[str]:
    """The facts of a tool's result, one a line, as many as an explanation needs; without any, its verdict."""
    lines = [line.strip() for line in summary.splitlines() if line.strip() and line.strip() != "Facts:"]
    return chosen([line.removeprefix("- ") for line in lines if line.startswith("- ")] or lines)


def chosen(facts: Sequence[str]) -> list[str]:
    """What of the facts is told: the first and the last, each whole or up to a semicolon; none that is too long."""
    told = facts if len(facts) <= FACTS_TOLD else [*facts[: FACTS_TOLD - 3], *facts[-3:]]
    return [short for fact in told if (short := _short(fact.rstrip(".")))]


def _short(fact: str) -> str:
    return fact if len(fact) <= LONGEST_FACT else fact[:LONGEST_FACT].rpartition("; ")[0]
