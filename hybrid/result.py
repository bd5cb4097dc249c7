"""What a query gives back, in Python and as JSON.

Invariant: `answer` is None unless `verified`, or called an estimate; the JSON has the names and meanings that others
script against.

>>> Result(status="ask", message="row 3 has 8 cells, expected 9").to_json()["answer"] is None
True
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from agents.conduct import guard
from solvers.cascade import Outcome
from solvers.problem import Problem, Verdict
from solvers.task import Task

if TYPE_CHECKING:
    from agents.explain import Explanation


@dataclass
class Result:
    """status: a Verdict as text. See the README for the fields; `to_json` gives them all."""

    status: str
    task: str | None = None
    problem: dict[str, Any] | None = None
    answer: dict[str, Any] | None = None
    verified: bool = False
    solved_by: str | None = None
    message: str = ""
    explanation: Explanation | None = None
    retrieved: list[dict[str, Any]] = field(default_factory=list)
    receipt: dict[str, Any] | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)
    trace: dict[str, Any] = field(default_factory=dict)

    @property
    def delivered(self) -> bool:
        """True where a result was delivered (exit code 0)."""
        return Verdict(self.status).delivered

    def to_json(self) -> dict[str, Any]:
        return {
            "status": self.status, "task": self.task, "problem": self.problem, "answer": self.answer,
            "verified": self.verified, "solved_by": self.solved_by, "message": self.message,
            "explanation": self.explanation.to_json() if self.explanation else None,
            "retrieved": self.retrieved, "receipt": self.receipt,
            "timings_ms": {name: round(ms, 2) for name, ms in self.timings_ms.items()}, "trace": self.trace,
        }


def _add_bound(result: Result, answer: dict[str, Any], cost: float, bound: float | None) -> None:
    """How far the answer may be from the best one. gap: as a share of the larger of cost and bound."""
    gap = None if bound is None else max(0.0, cost - bound) / (max(abs(cost), abs(bound)) or 1.0)
    result.answer = {**answer, "bound": bound, "gap": gap}
    if result.status == Verdict.FEASIBLE:
        known = "nothing is proved about better ones" if gap is None else (
            f"no answer costs less than {bound:g}, so this one is at most {gap:.2%} from the best")
        result.message = f"the best answer found in time; {known}"


def from_outcome(task: Task, problem: Problem, outcome: Outcome) -> Result:
    """The result of a solved (or unsolved) problem, without retrieval and explanation."""
    result = Result(str(outcome.verdict), task.name, dict(problem.data), solved_by=outcome.solved_by,
                    message=outcome.message, timings_ms={"solve": outcome.solve_ms, "verify": outcome.verify_ms},
                    trace={"stages": outcome.stages, "steps": outcome.steps})
    if outcome.values is not None:
        result.answer = task.answer_data(problem, outcome.values)
        result.verified = outcome.verdict is not Verdict.ESTIMATE
        if task.optimises:
            _add_bound(result, result.answer, task.cost(problem, outcome.values), outcome.bound)
        if outcome.other is not None:
            result.answer["witnesses"] = [task.answer_data(problem, outcome.values),
                                          task.answer_data(problem, outcome.other)]
            result.message = "there is more than one answer; two different ones are given"
    return result


def leaving(result: Result, asked: str, reply: str | None) -> Result:
    """The result as it leaves: every text through the guard of conduct, and the reply, if any, before all else.

    asked: the person's text. reply: what it needs besides its problem; the whole result where no problem was read.
    Messages are written here or by a task, and facts hold the person's names: those are left alone.
    """
    if reply is not None and result.problem is None and result.receipt is None:
        return Result(str(Verdict.ANSWERED), message=reply, timings_ms=result.timings_ms)
    message = guard(result.message, asked=asked, by_model=False)
    removed = list(message.removed)
    result.message = " ".join(part for part in (reply, message.text) if part)
    told = result.explanation
    if told is not None and told.by != "facts":
        words = guard(told.text, asked=asked)
        removed += words.removed
        result.explanation = replace(told, text=words.text, claims_rejected=told.claims_rejected + len(words.removed))
    if removed:
        result.trace["conduct"] = [f"{kind}: {text}" for kind, text in removed]
    return result
