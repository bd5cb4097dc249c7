"""Does the embedded model explain well? Held-out facts told by it, judged by the check of explanations, and timed.

    python -m benchmarks.embedded --out benchmarks/results/embedded.json       # about 30 minutes on one core

The facts come from seeds, problem sizes and names that the adapter was not trained on. An explanation passes at first
try if the checker rejects none of its claims (one of a few words may be true and yet too short to be shown: then the
facts are). Ways to ask compared: how many facts at once, the three tones, the base
model with the same prompt, and the base model with the examples that it needs to write at all. Speed is told twice:
by the clock, and by the processor's time, which other programs on the machine do not change.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from agents.embedded import AT_ONCE, TOKENS_A_FACT, completion
from agents.explainer.adapter import FOLDER
from agents.explainer.facts import TASKS, FactSet, fact_set
from agents.explainer.pairs import PADDING, judge, passes
from agents.explainer.prompt import chosen, prompt
from benchmarks._report import save

SEED = 77
SHOWN = 20
"""Explanations, and failures, kept in the report to be read."""
EXAMPLES = """Each fact is told again in one plain sentence that keeps all its names and numbers.

Fact: The board has 26 givens and 55 open cells
Sentence: The board starts with 26 givens and 55 open cells.

Fact: r8c1 is 9: no other cell of column 1 can hold 9
Sentence: r8c1 must be 9, because no other cell of column 1 can hold 9.

Fact: Simple deduction places 31 of the 52 open cells; the others need a trial
Sentence: Simple deduction places 31 of the 52 open cells; the others need a trial.

Fact: in row 2 the symbol 5 must lie where it meets box 1
Sentence: In row 2 the symbol 5 must lie where it meets box 1.

Fact: The answer was found by search in 12 network steps
Sentence: The answer was found by search in 12 network steps.

"""


@dataclass(frozen=True)
class Way:
    """How the model is asked."""

    name: str
    at_once: int = 2
    tone: str = "plain"
    taught: bool = True
    examples: bool = False

    def asks(self, facts: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Prompts and the number of facts in each."""
        for i in range(0, len(facts), self.at_once):
            told = facts[i:i + self.at_once]
            yield (f"{EXAMPLES}Fact: {told[0]}\nSentence:" if self.examples else prompt(told, self.tone)), len(told)


WAYS = (Way("1 fact at once", 1), Way("2 facts at once", 2), Way("3 facts at once", 3), Way("all facts at once", 8),
        Way("2 facts, short", 2, "short"), Way("2 facts, step by step", 2, "teach"),
        Way("base model, same prompt", 2, taught=False), Way("base model, 5 examples", 1, taught=False, examples=True))
USED = next(way for way in WAYS if way.at_once == AT_ONCE)
"""How the model is asked in use."""


@dataclass
class Piece:
    """One reply. first: seconds to its first token."""

    text: str
    whole: bool
    tokens: int
    first: float
    seconds: float
    cpu: float


Writer = Callable[[str, int, bool], Piece]


def llama(text: str, tokens: int, taught: bool) -> Piece:
    """Asks llama.cpp, which times itself."""
    began, cpu = perf_counter(), process_time()
    reply = completion(text, tokens, ["\n"], taught)
    seconds, cpu = perf_counter() - began, process_time() - cpu
    times, choice = reply["timings"], reply["choices"][0]
    first = (times["prompt_ms"] + times["predicted_per_token_ms"]) / 1000
    return Piece(choice["text"].strip(), choice["finish_reason"] != "length", times["predicted_n"], first, seconds, cpu)


def transformer() -> Writer:
    """Asks the same weights through transformers and peft, in 32 bits on one thread."""
    import torch
    from peft import PeftModel
    from transformers import StoppingCriteria

    from agents.explainer.train import base_model

    torch.set_num_threads(1)
    base, tokenizer = base_model()
    model: Any = PeftModel.from_pretrained(base, str(FOLDER)).eval()
    newline = tokenizer("\n", add_special_tokens=False).input_ids[-1]

    class First(StoppingCriteria):
        """Notes when the first token is there."""

        at = 0.0

        def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:
            self.at = self.at or perf_counter()
            return torch.zeros(len(input_ids), dtype=torch.bool)

    def write(text: str, tokens: int, taught: bool) -> Piece:
        ids, first = tokenizer(text, return_tensors="pt"), First()
        began, cpu = perf_counter(), process_time()
        with torch.inference_mode():
            out = model.generate(**ids, max_new_tokens=tokens, do_sample=False, eos_token_id=newline,
                                 stopping_criteria=[first])[0, ids.input_ids.shape[1]:]
        seconds, cpu = perf_counter() - began, process_time() - cpu
        return Piece(tokenizer.decode(out, skip_special_tokens=True).strip(), bool(out[-1] == newline), len(out),
                     first.at - began, seconds, cpu)

    return write


def measured(way: Way, sets: Sequence[FactSet], write: Writer) -> dict[str, Any]:
    """The figures of one way to ask."""
    passed: Counter[str] = Counter()
    kept = sentences = told = numbers = words = repeats = ended = 0
    pieces: list[Piece] = []
    firsts: list[float] = []
    failures, shown = [], []
    for i, made in enumerate(sets):
        facts = chosen([fact.text for fact in made.facts])
        parts = [write(text, TOKENS_A_FACT * n, way.taught) for text, n in way.asks(facts)]
        pieces += parts
        firsts.append(parts[0].first)
        draft = " ".join(part.text for part in parts)
        ok, rejected = judged(made, draft)
        passed[made.task] += ok
        sentences += len(split(draft))
        kept += len(split(draft)) - len(rejected)
        ended += all(part.whole for part in parts)
        there, wanted = covered(draft, facts)
        told, numbers = told + there, numbers + wanted
        words += len(draft.split())
        repeats += repeated(draft)
        if not ok:
            failures.append({"facts": facts, "draft": draft, "rejected": rejected})
        elif i % max(1, len(sets) // SHOWN) == 0:
            shown.append({"facts": facts, "draft": draft})
    tokens = sum(piece.tokens for piece in pieces)
    seconds, cpu = sum(piece.seconds for piece in pieces), sum(piece.cpu for piece in pieces)
    return {"sets": len(sets), "passed_at_first_try": round(passed.total() / len(sets), 4),
            "passed_by_task": {task: round(passed[task] / max(1, sum(made.task == task for made in sets)), 4)
                               for task in TASKS},
            "sentences_kept": round(kept / max(1, sentences), 4), "numbers_told": round(told / max(1, numbers), 4),
            "repetitive": round(repeats / len(sets), 4), "ended": round(ended / len(sets), 4),
            "words": round(words / len(sets), 1), "seconds": round(seconds / len(sets), 3),
            "tokens_a_second": round(tokens / seconds, 1), "tokens_a_cpu_second": round(tokens / cpu, 1),
            "first_token_seconds": {"median": round(float(np.median(firsts)), 3),
                                    "p95": round(float(np.quantile(firsts, 0.95)), 3)},
            "examples": shown, "failures": failures[:SHOWN]}


def judged(made: FactSet, draft: str) -> tuple[bool, list[str]]:
    """Whether every claim is true, and the sentences that are rejected."""
    checker = judge(made)
    kept = checker.check(f"{draft} {PADDING.text}.", "embedded")
    text = kept.text if kept else ""
    true = bool(re.search(r"\w", draft)) and passes(draft, checker)
    return true, [sentence for sentence in split(draft) if sentence.rstrip(".!") not in text]


def split(draft: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", draft) if sentence]


def covered(draft: str, facts: Sequence[str]) -> tuple[int, int]:
    """How many of the facts' numbers and cells are told, and how many there are."""
    wanted = Counter(re.findall(r"r\d+c\d+|-?\d+(?:\.\d+)?", " ".join(facts)))
    there = set(re.findall(r"r\d+c\d+|-?\d+(?:\.\d+)?", draft))
    return sum(number in there for number in wanted), len(wanted)


def repeated(draft: str) -> bool:
    """Whether a sentence comes twice, or one goes in circles: six words in a row that come again in it."""
    sentences = [sentence.lower() for sentence in split(draft)]
    runs = [Counter(zip(*(sentence.split()[i:] for i in range(6)), strict=False)) for sentence in sentences]
    return len(set(sentences)) < len(sentences) or any(times > 1 for run in runs for times in run.values())


def main() -> None:
    options = arguments()
    console = Console()
    drawn = (fact_set(task, options.seed, i, held_out=True) for i in count() for task in TASKS)
    sets = list(islice((made for made in drawn if chosen([fact.text for fact in made.facts])), options.n))
    report: dict[str, Any] = json.loads(options.out.read_text()) if options.out and options.out.exists() else {}
    report |= {"seed": options.seed, "threads": 1}
    for way in WAYS:
        if not options.ways or way.name in options.ways:
            with console.status(way.name):
                some = sets if way == USED else sets[: options.fewer]
                report.setdefault("llama.cpp", {})[way.name] = measured(way, some, llama)
                save(report, options.out)
    if options.transformers:
        with console.status("transformers"):
            report["transformers"] = {USED.name: measured(USED, sets[: options.transformers], transformer())}
            save(report, options.out)
    console.print(table(report))


def table(report: dict[str, Any]) -> Table:
    shown = Table(title="explanations of held-out facts by the embedded model")
    names = ("runtime", "asked", "sets", "passed at first try", "numbers told", "repetitive", "words", "tokens/s",
             "tokens/CPU s", "first token s")
    for name in names:
        shown.add_column(name, justify="left" if name in names[:2] else "right")
    for runtime in ("llama.cpp", "transformers"):
        for name, of in report.get(runtime, {}).items():
            shown.add_row(runtime, name, str(of["sets"]), f"{of['passed_at_first_try']:.1%}",
                          f"{of['numbers_told']:.1%}", f"{of['repetitive']:.1%}", str(of["words"]),
                          str(of["tokens_a_second"]), str(of["tokens_a_cpu_second"]),
                          str(of["first_token_seconds"]["median"]))
    return shown


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=300, help="sets of facts")
    parser.add_argument("--fewer", type=int, default=24, help="sets for the ways that are only compared")
    parser.add_argument("--ways", nargs="*", help="names of ways, all by default")
    parser.add_argument("--transformers", type=int, default=8, help="sets told through transformers, 0 for none")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
