"""Explanations for sets of facts, put together from hand-written seeds: what the explainer learns to write.

`seeds/*.txt` hold the seeds by family: "== name: pattern of the fact's text", then one seed a line, its tone first (p
plain, s short, t teach). "== one+other" are seeds that tell two facts, one right after the other. `{slot}` stands for
a group of the pattern, `{Slot}` for the same at the start of a sentence.

Invariant: all of a pair's explanation passes `agents.explain`'s checker; what does not is counted and left out.

    Pairs().of(fact_set("maze", 1, 0), rng)[0].told     # "The maze has 9 rows, 9 columns and 32 walls. …"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from agents.explain import Checker
from agents.explainer.facts import FactSet
from agents.explainer.prompt import TONES, chosen, prompt
from solvers import registry
from solvers.task import verbatim

SEEDS = Path(__file__).parent / "seeds"
JOINED = 0.45
"""Share of neighbouring facts told by one seed, where there is one for both."""
AT_ONCE = (1, 2, 3, 4, 8)
"""Numbers of facts that a prompt may hold."""
PADDING = verbatim("The checker of explanations reads every sentence of this text")
SEVERAL = "several seeds together"
ANY = "any"
"""The family of facts that none of the patterns matches: told as they stand."""


@dataclass(frozen=True)
class Family:
    """pattern: of the fact's text, empty for seeds of two facts. seeds: by tone."""

    name: str
    pattern: str
    seeds: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Pair:
    """A prompt and the explanation that it asks for. families: of the seeds it was made of."""

    asked: str
    told: str
    families: tuple[str, ...]


@dataclass
class Pairs:
    """Makes pairs and keeps count. tried, lost: by seed. examples: of what was lost, with the facts."""

    tried: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, list[str]]] = field(default_factory=dict)

    def of(self, made: FactSet, rng: np.random.Generator) -> list[Pair]:
        """Pairs that tell the set's facts in order, some at a time."""
        checker = judge(made)
        texts = chosen([fact.text for fact in made.facts])
        tone, size = str(rng.choice(list(TONES))), int(rng.choice(AT_ONCE))
        pairs = [self._pair(texts[i:i + size], tone, checker, rng) for i in range(0, len(texts), size)]
        return [pair for pair in pairs if pair is not None]

    def _pair(self, texts: Sequence[str], tone: str, checker: Checker, rng: np.random.Generator) -> Pair | None:
        told, names, at = [], [], 0
        while at < len(texts):
            count, name, seed, slots = self._seed(texts[at:at + 2], tone, rng)
            sentence = seed.format(**slots)
            self.tried[f"{name}: {seed}"] += 1
            if not passes(sentence, checker):
                self.lost[f"{name}: {seed}"] += 1
                self.examples[f"{name}: {seed}"] = sentence, [*texts[at:at + count]]
                if name == ANY:
                    return None
                continue
            told.append(sentence)
            names.append(name)
            at += count
        self.tried[SEVERAL] += 1
        if not passes(" ".join(told), checker):
            self.lost[SEVERAL] += 1
            return None
        return Pair(prompt(texts, tone), " ".join(told), tuple(names))

    def _seed(self, texts: Sequence[str], tone: str, rng: np.random.Generator) -> tuple[int, str, str, dict[str, str]]:
        """How many facts it tells, its family, the seed and what fills it."""
        found = [family_of(text) for text in texts]
        if len(texts) == 2 and rng.random() < JOINED:
            both = families().get("+".join(family.name for family, _ in found))
            if both is not None and both.seeds.get(tone):
                slots = {f"{key}{i}": value for i, (_, own) in enumerate(found, 1) for key, value in own.items()}
                seed = str(rng.choice(both.seeds[tone]))
                if self._works(f"{both.name}: {seed}"):
                    return 2, both.name, seed, slots
        family, slots = found[0]
        works = [seed for seed in family.seeds[tone] if self._works(f"{family.name}: {seed}")]
        return (1, family.name, str(rng.choice(works)), slots) if works else (1, ANY, "{Text}.", slots)

    def _works(self, seed: str) -> bool:
        """False for a seed that the checker refuses most times."""
        return self.lost[seed] < 3 or self.lost[seed] < 0.5 * self.tried[seed]


@cache
def families() -> dict[str, Family]:
    """Every family by name, in the order of the files."""
    found = {}
    for path in sorted(SEEDS.glob("*.txt")):
        for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            head, *lines = block.strip().splitlines()
            name, _, pattern = head.partition(": ")
            seeds = {tone: tuple(line[2:] for line in lines if line[0] == tone[0]) for tone in TONES}
            found[name] = Family(name, pattern, seeds)
    return found


@cache
def family_of(text: str) -> tuple[Family, dict[str, str]]:
    """The family of a fact and what its seeds are filled with."""
    for family in families().values():
        match = re.fullmatch(family.pattern, text) if family.pattern else None
        if match:
            slots = {name: value for name, value in match.groupdict().items() if value}
            return family, _filled(slots | {"text": text})
    return Family(ANY, "", {tone: ("{Text}.",) for tone in TONES}), _filled({"text": text})


def _filled(slots: dict[str, str]) -> dict[str, str]:
    return slots | {name.capitalize(): _upper(value) for name, value in slots.items()}


def _upper(text: str) -> str:
    return text if any(sign.isdigit() for sign in text.split(maxsplit=1)[0]) else text[0].upper() + text[1:]


def judge(made: FactSet) -> Checker:
    """The checker of what is said of the set. A result without an answer has no facts: of its verdict may be said what
    the seeds say."""
    facts = [*made.facts, PADDING]
    for told in chosen([fact.text for fact in made.facts]) if made.kind == "none" else ():
        family, slots = family_of(told)
        facts += [verbatim(seed.format(**slots)) for seeds in family.seeds.values() for seed in seeds]
    return Checker(facts, [registry.task(made.task).title])


def passes(text: str, checker: Checker) -> bool:
    """Whether every claim holds. The checker drops whole texts that are very short: hence the padding."""
    kept = checker.check(f"{text} {PADDING.text}.", "seed")
    return kept is not None and kept.claims_rejected == 0
