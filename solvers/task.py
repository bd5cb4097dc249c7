"""What a task must say of itself so that it can be parsed, solved, verified, remembered and explained.

A task is one class. The rest of the house knows tasks only through this contract; `solvers/tasks/` holds the
built-in ones and `solvers/grid.py` a ready base class for square grids of symbols.

Invariant: `broken_rules` is the judge. An answer for which it returns a sentence is never shown as solved.

    class Latin(GridTask):
        "Fill an n×n grid: each row and each column holds every symbol once."
        relations = ("row", "column")
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from solvers.problem import NO_GIVEN, Problem, Values, Verdict

if TYPE_CHECKING:
    from solvers.recursive.model import RecursiveNet
    from solvers.registry import Solver


@dataclass(frozen=True)
class Wording:
    """How a fact, or a part of it, may be said in other words: an explanation is checked against these.

    slots: what the patterns name, e.g. {"who": "C3", "cost": "36"}.
    ways: patterns parted by ";", each true by itself once `about` is named: "{cost} more|extra than? {other}; for
    {cost}", where `a|b` are alternatives and `word?` may be missing. Values keep their order; words may change places.
    about: slots that a sentence must name, unless the sentence before was about the same.
    filler: words that claim nothing in this fact, e.g. "maze cell".
    """

    slots: Mapping[str, str]
    ways: str
    about: tuple[str, ...] = ()
    filler: str = ""


@dataclass(frozen=True)
class Fact:
    """One statement about a solution that is true by computation.

    text: a plain sentence.
    cells: what it says of cells: cell name → symbol, e.g. {"r4c7": "2"}; explanations may pair only these.
    numbers: every other number that the sentence states.
    wording: other words for it; None: only close rewordings of the text pass the check of explanations.
    """

    text: str
    cells: Mapping[str, str]
    numbers: tuple[str, ...] = ()
    wording: Wording | None = None


def verbatim(text: str, cells: Mapping[str, str] | None = None) -> Fact:
    """A fact that an explanation may only tell in its own words."""
    return Fact(text, cells or {}, tuple(re.findall(r"r\d+c\d+|-?\d+(?:\.\d+)?", text)), Wording({}, ""))


@dataclass(frozen=True)
class Canonical:
    """A problem's form up to the symmetries of its task.

    key: equal for two problems only if one is the other moved and relabelled.
    order: (cells,) where each canonical cell lies in the problem.
    relabel: (candidates,) the canonical candidate of each candidate.
    """

    key: str
    order: np.ndarray
    relabel: np.ndarray

    def stored(self, values: Values) -> Values:
        """The answer in canonical form."""
        return self.relabel[values[self.order]].astype(np.int16)

    def restored(self, canonical_values: Values) -> Values:
        """A canonical answer moved back onto this problem."""
        back = np.argsort(self.relabel)
        values = np.empty(len(self.order), np.int16)
        values[self.order] = back[canonical_values]
        return values


@dataclass(frozen=True)
class GridForm:
    """How a problem stands in text when it is a square grid of one-symbol cells; read by the front-end.

    sizes: edge lengths accepted, e.g. (4, 6, 9, 16).
    symbols: the symbols of the largest size in order; a grid of edge n uses the first n.
    """

    sizes: tuple[int, ...]
    symbols: str


@dataclass(frozen=True)
class MapForm:
    """How a problem stands in text when it is a map of one-sign cells with a start and a goal.

    rows: field of the JSON form that lists the rows. wall, open, start, goal: the signs of the JSON form. largest:
    edge length.
    """

    rows: str
    wall: str
    open: str
    start: str
    goal: str
    largest: int


@dataclass(frozen=True)
class TableForm:
    """How a problem stands in text when each of some consumers goes to one of some resources at a cost.

    resources, consumers: fields {name: amount} of the JSON form. cost, use: fields {consumer: {resource: number}}.
    fixed, forbidden, closed: fields {consumer: resource}, {consumer: [resources]}, [resources]. words: what a person
    calls a resource, a consumer, the amount of each and the number of a pair, in this order, for questions.
    """

    resources: str
    consumers: str
    cost: str
    use: str
    fixed: str
    forbidden: str
    closed: str
    words: tuple[str, str, str, str, str]


@dataclass(frozen=True)
class SeriesForm:
    """How a problem stands in text when it is one or several series of numbers.

    series: field {name: [numbers or null]} of the JSON form. times: field of a list with one time a point. normal:
    field of the known-normal part, a number of points at the start or [[start, end], …]. unnamed: what a series
    without a name in the text is called.
    """

    series: str
    times: str
    normal: str
    unnamed: str


TextForm = GridForm | MapForm | TableForm | SeriesForm


@dataclass(frozen=True)
class Recipe:
    """How `hybrid train` trains a task's network unless it is told otherwise.

    width: of the network, a multiple of 4. passes: of a supervision step. batch: problems at once. max_steps:
    supervision steps before a problem is given up. pool: instances to generate.
    """

    width: int = 96
    passes: int = 4
    batch: int = 32
    max_steps: int = 16
    pool: int = 20_000


class Task(ABC):
    """A family of structured problems. See `solvers/tasks/sudoku.py` for a full one."""

    name: str = ""
    """Set by `register_task`."""
    title: ClassVar[str] = ""
    """What a person calls it, e.g. "sudoku"."""
    words: ClassVar[tuple[str, ...]] = ()
    """Words in a text that point to this task, lower case."""
    interchangeable: ClassVar[bool] = False
    """True where candidates are mere names (sudoku digits): the network then shares its weights over them."""
    relation_names: ClassVar[tuple[str, ...]] = ()
    """Names of the relations of every problem, in order: they wire the network."""
    unique: ClassVar[bool] = False
    """True where `solved` also means that no other answer exists."""
    verdict: ClassVar[Verdict] = Verdict.SOLVED
    """What an answer that keeps the rules is called at best: SOLVED; OPTIMAL where valid answers differ in `cost`
    (FEASIBLE until proved); ESTIMATE where no rule can prove one."""
    feature_count: ClassVar[int] = 0
    """k of `Problem.features`."""
    network_stages: ClassVar[tuple[str, ...]] = ("recursion", "restarts", "branching")
    """What the network tries in the cascade: branching pays where fixing one cell decides others."""
    recipe: ClassVar[Recipe] = Recipe()
    asked_as: ClassVar[Mapping[str, str]] = {}
    """How a person may ask, for questions back: "why" a place, "check" a partial answer, "what-if" a change."""

    @property
    def optimises(self) -> bool:
        """True where valid answers differ in `cost`."""
        return self.verdict is Verdict.OPTIMAL

    # Problems and answers ---------------------------------------------------------------------------------

    @abstractmethod
    def problem(self, data: Mapping[str, Any]) -> Problem:
        """Checks the JSON form and builds the problem. Raises ProblemError with the place and the cure."""

    @abstractmethod
    def answer_data(self, problem: Problem, values: Values) -> dict[str, Any]:
        """The JSON form of an answer."""

    @abstractmethod
    def answer_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        """The reverse of `answer_data`. Raises ProblemError."""

    def from_line(self, line: str) -> dict[str, Any] | None:
        """The JSON form of one line of a batch file that is not JSON, or None where the task has no such form."""
        return None

    def text_form(self) -> TextForm | None:
        """How the front-end assembles this task's problems from text; None: it cannot."""
        return None

    # Rules ------------------------------------------------------------------------------------------------

    @abstractmethod
    def broken_rules(self, problem: Problem, values: Values) -> list[str]:
        """Sentences for every rule that the answer breaks (givens are checked by `verify`); none means valid."""

    def keeps_rules(self, problems: Sequence[Problem], batch: np.ndarray) -> np.ndarray:
        """(b, cells) int answers, row i to problems[i], all of one shape → (b,) bool; override where it can be
        vectorised."""
        return np.array([not self.broken_rules(*pair) for pair in zip(problems, batch, strict=True)], bool)

    def contradictions(self, problem: Problem) -> list[str]:
        """Sentences for givens that already break a rule, naming the cells."""
        return []

    def another(self, problem: Problem, values: Values) -> Values | None:
        """A second valid answer, or None where it is proved that there is none. Needed where `unique`."""
        raise NotImplementedError(f"{self.name or type(self).__name__} does not judge uniqueness")

    def unsolvable(self, problem: Problem) -> str | None:
        """Why it is plain, before any search, that no answer exists; None where it is not."""
        wrong = self.contradictions(problem)
        return f"the givens contradict each other: {'; '.join(wrong)}" if wrong else None

    def standing(self, problem: Problem) -> str:
        """For an estimate: a sentence on what it was calibrated to."""
        return ""

    # Cost, where the task optimises -----------------------------------------------------------------------

    def cost(self, problem: Problem, values: Values) -> float:
        """What is to be as small as possible."""
        raise NotImplementedError(f"{self.name or type(self).__name__} has no cost")

    def bound(self, problem: Problem) -> float | None:
        """A cost that no answer goes below, where one is proved without search."""
        return None

    # The network ------------------------------------------------------------------------------------------

    def passes(self, problem: Problem) -> int:
        """Passes that the network may need, where what one cell says must travel far; else 0: the engine's usual."""
        return 0

    def rounded(self, problem: Problem, likely: np.ndarray) -> Values | None:
        """Where the task optimises: the network's probabilities, (cells, candidates) float32, as an answer that keeps
        the rules, or None."""
        return None

    def network_solvers(self, folder: Path) -> Sequence[Solver] | None:
        """The stages that run the network whose weights are in `folder`; None: `network_stages` of the engine."""
        return None

    def pieces(self, problem: Problem, values: Values) -> list[tuple[Problem, Values]]:
        """What the network is trained on for this instance: parts of it where it reads large ones in parts."""
        return [(problem, values)]

    def appraised(self, net: RecursiveNet, held_out: Sequence[tuple[Problem, Values]]) -> dict[str, Any] | None:
        """Figures of a trained network for its card, and whatever else its use needs from `config.json`; None: the
        share that recursion solves."""
        return None

    # Memory -----------------------------------------------------------------------------------------------

    def canonical(self, problem: Problem) -> Canonical | None:
        """The problem's form up to symmetry, or None where no cheap one is known."""
        return None

    @abstractmethod
    def signature(self, problem: Problem) -> np.ndarray:
        """(m,) float32 structural features, alike for similar problems of any size; m is fixed for the task."""

    # People -----------------------------------------------------------------------------------------------

    @abstractmethod
    def describe(self, problem: Problem) -> str:
        """One plain sentence: what it is, its size and its givens."""

    @abstractmethod
    def render(self, problem: Problem, values: Values | None) -> list[list[tuple[str, str]]]:
        """Lines of (text, kind) pieces; kind is one of "given", "filled", "open", "frame"."""

    @abstractmethod
    def facts(self, problem: Problem, values: Values) -> list[Fact]:
        """Statements about the solution in the order in which a person would tell them."""

    def cell_symbols(self, problem: Problem, values: Values) -> Mapping[str, str]:
        """Cell name → symbol in this answer: what a fact may pair; none where facts name no cells."""
        return {}

    def why(self, problem: Problem, values: Values, cell: str) -> list[Fact]:
        """Why this cell (a name as facts use it) is as it is in this answer; none where the task gives no reasons.
        Raises ProblemError for an unknown name."""
        return []

    def hint(self, problem: Problem, partial: Values | None = None, given: int = 0) -> list[Fact]:
        """The next step alone. partial: (cells,) what the person has so far, NO_GIVEN where open. given: hints that
        were given since then; the step goes beyond them."""
        return []

    def partial_values(self, problem: Problem, data: Mapping[str, Any]) -> Values:
        """As `answer_values`, for an answer that is not complete: NO_GIVEN where open. Raises ProblemError."""
        return self.answer_values(problem, data)

    def check_partial(self, problem: Problem, data: Mapping[str, Any]) -> list[Fact]:
        """What is wrong or right so far, without giving the rest away. data: the JSON form of an answer, with what is
        there of it. Raises ProblemError."""
        return []

    def places(self, problem: Problem, text: str) -> list[str]:
        """Cells, by the names that `why` takes, that a person's text mentions, in order. Raises ProblemError for a
        mention that fits none or several."""
        return []

    def partial_in_text(self, problem: Problem, text: str, drawn: str = "") -> dict[str, Any] | None:
        """The partial answer that a text gives, as `check_partial` takes it; None where it gives none. drawn: the signs
        of a grid that the front-end read in it. Raises ProblemError."""
        return None

    def what_if(self, problem: Problem, values: Values | None, text: str) -> list[Fact]:
        """What the change that a text names would do to this answer; nothing where the task knows no changes. Raises
        ProblemError, with an example, where the text names none."""
        return []

    @abstractmethod
    def in_words(self, problem: Problem, rng: np.random.Generator) -> str:
        """The problem as a person would put it to a chat, complete; evaluation asks every system this text."""

    @abstractmethod
    def answer_in_text(self, problem: Problem, text: str) -> Values | None:
        """The answer that a language model wrote in `text`, read generously, or None; `verify` judges it."""

    # Data -------------------------------------------------------------------------------------------------

    @abstractmethod
    def sample(self, rng: np.random.Generator) -> tuple[Problem, Values]:
        """A problem with its answer; the same for the same state of `rng`."""

    def augment(self, problem: Problem, values: Values, rng: np.random.Generator) -> tuple[Problem, Values]:
        """The same instance seen through a random symmetry of the task; by default as it is."""
        return problem, values

    def item(self, seed: int, i: int) -> tuple[Problem, Values]:
        """Item i of the generated set `seed`: depends on (seed, i) alone."""
        return self.sample(np.random.default_rng([seed, i]))

    def training_chunk(self, seed: int, chunk: int, size: int) -> list[tuple[Problem, Values]]:
        """`size` training instances that depend on (seed, chunk) alone; override to mix in harder ones."""
        rng = np.random.default_rng([seed, 1 + chunk, size])
        return [self.sample(rng) for _ in range(size)]


def given_mismatches(problem: Problem, values: Values) -> Sequence[int]:
    """Cells whose given the answer does not keep, or whose value the problem excludes."""
    chosen = problem.allowed[np.arange(problem.cells), values]
    kept = (problem.givens == NO_GIVEN) | (problem.givens == values)
    return np.flatnonzero(~(chosen & kept)).tolist()
