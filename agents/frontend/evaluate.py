"""Measures the front-end on held-out text: another seed, and layouts and sentences that training never saw.

    python -m agents.frontend.evaluate --items 1000

Invariant: an item counts as right only if the whole problem is exact, or if it had to be asked about and was.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch

from agents.frontend import corpus
from agents.frontend.reader import NEEDED, PACKAGED, FrontEnd
from agents.frontend.receipt import Parse
from solvers.recursive.checkpoint import write_text

HELD_OUT_SEED = 1_000_003
SWEEP = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
FORMS = ("grid", "map", "table", "series", "")
"""Of items: the form of their data."""
CARD = """# Front-end: token labels and intent of a person's text

A ModernBERT token classifier with a pooled intent head of this shape, in bfloat16:
{shape}.
It points at the characters of a grid, a map, a table or a series; `agents/frontend/assembly.py` turns them into a
problem or a question.

- Licence: Apache-2.0. Word pieces and their fixed vectors are those of all-MiniLM-L6-v2 (Apache-2.0), reduced to 128
  principal components; everything else was trained from nothing.
- Data: `agents/frontend/corpus.py`, seed {seed}, items 0 to {items_seen}: generated text, labels by construction.
- Training: `python -m agents.frontend.train --seed {seed}`, {steps} steps, {training_seconds} s on one busy core.
  The run was continued with `--resume` while the corpus gained layouts; `train.log` holds every phase. A repetition
  in one go sees the last corpus from the start and gives other weights of the same kind.
- Weak spots: names of rows in tables that are no usual names, costs told in prose, legends in words, layouts never
  seen (all of these are asked about), whether a request is out of scope. The loss was still falling when the run ended.
- Wrong readings of the held-out pools were looked at while the assembly was written, so the figures below are those of
  a development set. Prompts by hand: `docs/LOG.md`.

## Figures
`python -m agents.frontend.evaluate --items {items} --seed {held_out}`: {items} generated items of another seed; half of
their choices of layout and sentence come from pools that training never saw. "certainty": what the least certain token
of the data must reach.

{figures}
"""


@dataclass(frozen=True)
class Case:
    """An item with what was read of it."""

    item: corpus.Item
    parse: Parse

    def outcome(self, needed: float = 0.0) -> str:
        """"exact", "wrong" (parsed, but not what the text says), "asked", "refused"."""
        if self.parse.status != "parsed":
            return "refused" if self.parse.status == "refused" else "asked"
        if self.parse.receipt is None or self.parse.receipt.confidence < needed:
            return "asked"
        read = {key: value for key, value in (self.parse.problem or {}).items() if key != "task"}
        return "exact" if self.item.expect in ("parsed", "any") and read == self.item.problem else "wrong"


def cases(folder: Path, items: int, seed: int, needed: float) -> list[Case]:
    """Held-out items of this seed, read with this demand on certainty."""
    front = FrontEnd.load(folder)
    front.needed = needed
    drawn = [corpus.item(seed, index, held_out=True) for index in range(items)]
    return [Case(item, parse) for item, parse in zip(drawn, front.read_batch([i.text for i in drawn]), strict=True)]


def line(results: list[Case], needed: float = 0.0) -> str:
    """Readable items by outcome, and what was read wrongly with confidence over all items."""
    readable = Counter(case.outcome(needed) for case in results if case.item.expect == "parsed")
    known = [case for case in results if case.item.expect != "any"]
    wrong = sum(case.outcome(needed) == "wrong" for case in known)
    exact, total = readable["exact"], max(readable.total(), 1)
    return (f"{exact} of {total} readable ones exact ({exact / total:.2%}), {readable['asked']} asked, "
            f"{readable['wrong']} wrong; confident but wrong over all: {wrong} of {len(known)} "
            f"({wrong / max(len(known), 1):.2%})")


def report(results: list[Case], lenient: list[Case]) -> list[str]:
    """Figures in sentences: `results` as the front-end answers, `lenient` with no demand on certainty."""
    lines = [f"as used (certainty {NEEDED}): {line(results)}"]
    for expect in ("ask", "refused"):
        outcomes = Counter(case.outcome() for case in results if case.item.expect == expect)
        lines.append(f"items that must be {expect}: {dict(outcomes)}")
    lines += [f"{form or 'no data'}: {line(part)}; {_intents(part)}" for form in FORMS
              if (part := [case for case in results if case.item.form == form])]
    lines.append(_intents(results))
    return lines + [f"certainty {needs:.2f}: {line(lenient, needs)}" for needs in SWEEP]


def _intents(results: list[Case]) -> str:
    right = sum(case.item.intent == case.parse.intent for case in results)
    return f"intent: {right} of {len(results)} ({right / len(results):.2%})"


def card(folder: Path, figures: list[str], items: int, seed: int) -> str:
    """The weights' card."""
    info = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    figures = [f"- {line}" for line in figures]
    known = {**info, "items_seen": info["items"], "items": items, "held_out": seed}
    return CARD.format(figures="\n".join(figures), **known)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m agents.frontend.evaluate", description=__doc__)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=HELD_OUT_SEED)
    parser.add_argument("--weights", type=Path, default=PACKAGED)
    parser.add_argument("--show", type=int, default=0, help="print this many misread items")
    parser.add_argument("--form", default="all", help="of the misread items to print: grid, map, table, series")
    parser.add_argument("--card", action="store_true", help="write the figures into CARD.md beside the weights")
    options = parser.parse_args()
    torch.set_num_threads(1)
    results = cases(options.weights, options.items, options.seed, NEEDED)
    lenient = cases(options.weights, options.items, options.seed, 0.0)
    figures = report(results, lenient)
    print("\n".join(figures))
    if options.card:
        write_text(options.weights / "CARD.md", card(options.weights, figures, options.items, options.seed))
    missed = [case for case in results if (case.item.expect == "parsed" and case.outcome() != "exact")
              or (case.item.expect in ("ask", "refused") and case.outcome() in ("wrong", "exact"))]
    missed = [case for case in missed if options.form in ("all", case.item.form)]
    for case in missed[: options.show]:
        print(f"--- {case.outcome()}, expected {case.item.expect}: {case.parse.message}\n{case.item.text}")


if __name__ == "__main__":
    main()
