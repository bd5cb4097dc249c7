"""Is the check of explanations strict enough, and not too strict? Truths in many words, and lies made of them.

    python -m benchmarks.explanations --out benchmarks/results/explanations.json

Every task tells its generated problems through hand-written sentences (`benchmarks/paraphrases`); all of an explanation
must pass. Then one sentence is changed by one small lie (`benchmarks/_mutations.py`); it must not survive. `--set NAME`
tells through `*_NAME.txt` instead: sentences of others, of which those never seen before say how the checker
generalises.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from agents.explain import Checker
from benchmarks._mutations import mutants
from benchmarks._phrasing import TASKS, Item, Told, explanation, families, item, tellings
from benchmarks._report import save
from solvers import registry

SEED = 77
SHOWN = 12
"""Examples of each failure kept in the report."""


class Tally:
    """Counts of one task. good, rejected: explanations and, apart, sentences. missed: mutants that survived."""

    def __init__(self) -> None:
        self.explanations, self.whole = 0, 0
        self.sentences: Counter[str] = Counter()
        self.rejected: Counter[str] = Counter()
        self.mutants: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = defaultdict(list)

    def to_json(self) -> dict[str, Any]:
        sentences, mutated = self.sentences.total(), self.mutants.total()
        return {
            "explanations": self.explanations, "explanations_rejected_in_part": self.explanations - self.whole,
            "sentences": sentences, "sentences_rejected": self.rejected.total(),
            "rejected_share": round(self.rejected.total() / max(sentences, 1), 4),
            "rejected_by_family": dict(self.rejected), "mutants": mutated, "missed": self.missed.total(),
            "caught_share": round(1 - self.missed.total() / max(mutated, 1), 5),
            "kinds": {kind: {"mutants": n, "missed": self.missed[kind]} for kind, n in sorted(self.mutants.items())},
            "examples": {what: found[:SHOWN] for what, found in self.examples.items()}}


def main() -> None:
    options = arguments()
    console = Console()
    report: dict[str, Any] = {"seed": options.seed, "explanations_per_task": options.n, "tasks": {}}
    for name in TASKS:
        with console.status(f"{name}: {options.n} explanations"):
            report["tasks"][name] = measured(name, options.seed, options.n, options.set).to_json()
    report["templates"] = {name: {family.name: len(family.sentences) for family in families(name, options.set)}
                           for name in TASKS}
    console.print(table(report["tasks"]))
    if options.out:
        known = json.loads(options.out.read_text()) if options.out.exists() else {}
        known[options.set or "written_with_the_checker"] = report
        save(known, options.out)


def measured(task: str, seed: int, n: int, told_by: str, per_item: int = 4) -> Tally:
    """n explanations, `per_item` of one problem, and every kind of mutant of one of their sentences each."""
    tally, rng = Tally(), random.Random(seed)
    for i in range(-(-n // per_item)):
        made = item(task, seed, i)
        checker = Checker(made.facts, [registry.task(task).title])
        true = {told.text for some in {"", told_by} for fact in made.every for told in tellings(task, fact, some)}
        for _ in range(min(per_item, n - tally.explanations)):
            good = explanation(made, rng, told_by)
            judge_good(checker, good, tally)
            judge_mutants(checker, good, made, rng, true, tally)
    return tally


def judge_good(checker: Checker, good: list[Told], tally: Tally) -> None:
    kept = checker.check(_draft(good), "benchmark")
    text = kept.text if kept else ""
    lost = [told for told in good if told.text.rstrip(".") not in text]
    tally.explanations += 1
    tally.whole += not lost
    tally.sentences.update(told.family for told in good)
    tally.rejected.update(told.family for told in lost)
    for told in lost:
        tally.examples["rejected"].append(told.text)


def judge_mutants(checker: Checker, good: list[Told], made: Item, rng: random.Random, true: set[str],
                  tally: Tally) -> None:
    at = rng.randrange(len(good)) if good else 0
    for kind, mutant in mutants(good[at], made, rng, true) if good else ():
        kept = checker.check(_draft(good[:at], mutant, good[at + 1:]), "benchmark")
        tally.mutants[kind] += 1
        if kept is not None and mutant.rstrip(".") in kept.text:
            tally.missed[kind] += 1
            tally.examples[f"missed: {kind}"].append(f"{mutant}  [{good[at].fact.text}]")


def _draft(before: list[Told], mutant: str = "", after: list[Told] | None = None) -> str:
    sentences = [told.text for told in before] + ([mutant] if mutant else []) + [told.text for told in after or ()]
    return " ".join(sentences)


def table(tasks: dict[str, Any]) -> Table:
    shown = Table(title="explanations: true ones rejected, lies missed", show_footer=False)
    for column in ("task", "explanations", "rejected in part", "sentences rejected", "mutation", "mutants", "missed"):
        shown.add_column(column, justify="left" if column in ("task", "mutation") else "right")
    for name, of in tasks.items():
        first = [name, str(of["explanations"]), str(of["explanations_rejected_in_part"]),
                 f"{of['sentences_rejected']}/{of['sentences']} ({of['rejected_share']:.1%})"]
        for kind, counts in of["kinds"].items():
            shown.add_row(*first, kind, str(counts["mutants"]), str(counts["missed"]))
            first = ["", "", "", ""]
        shown.add_row(*first, "[bold]all", f"[bold]{of['mutants']}", f"[bold]{of['missed']}", end_section=True)
    return shown


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=300, help="explanations of each task")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--set", default="", help="tell through the sentences of benchmarks/paraphrases/*_SET.txt")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
