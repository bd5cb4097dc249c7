"""Statements about how an answer was found and what verification proved of it.

Invariant: "optimal", "unique" and their other words stand only in facts of outcomes for which they were proved.

>>> [fact.text for fact in outcome_facts(task, outcome)]
['The answer was found by exact:sat', 'Every rule was checked and no other answer exists']
"""

from __future__ import annotations

from solvers.cascade import Outcome
from solvers.problem import Verdict
from solvers.task import Fact, Task, Wording

_FILLER = "answer solution result problem assignment plan it all exist come exists there this take"
_FOUND = """
found by {stage}; from {stage}; {stage} found; {stage} solved; solved by {stage};
computed|produced|given|made|obtained by {stage}; {stage} gave|gives; stage found {stage}; {stage} stage found;
{stage}; {steps} network? steps|step; after {steps} network? steps|step; found; solved"""
_CHECKED = """
every rules checked|verified|tested|kept|holds|hold|satisfied; rules checked|verified|kept|hold|holds|satisfied;
kept|keeps|satisfies|obeys every? rules; checked|verified|tested against|for every? rules; checked|verified|tested"""
_UNIQUE = """
no other; only; unique; no second; no alternative; only 1; no other possible"""
_OPTIMAL = """
proved|proven|provably; optimal; proved|proven|provably optimal; no costs|cost less; no cheaper; nothing cheaper
possible?; proved|proven no cost|costs less; proved|proven no cheaper; no cheaper possible; cheapest possible?;
proved|proven cheapest possible?; least cost possible?; no lower cost|price possible?"""
_FEASIBLE = """
feasible; not proved|proven no cost|costs less; not proved|proven optimal|cheapest; no proof optimal|cheapest; not
proved|proven cheapest; cheaper not ruled|excluded out?; may|might cheaper; may|might not cheapest|optimal; not known
whether optimal|cheapest; optimality not proved|proven; not proved|proven whether optimal|cheapest; whether
optimal|cheapest not proved|proven; cheaper may|might; not certain|sure optimal|cheapest"""
_TOLD = {Verdict.SOLVED: "", Verdict.OPTIMAL: " and it is proved that no answer costs less",
         Verdict.FEASIBLE: ", but it is not proved that no answer costs less"}


def outcome_facts(task: Task, outcome: Outcome) -> list[Fact]:
    """How the answer was found and what was checked; nothing without an answer, no check claimed of an estimate."""
    if outcome.values is None or outcome.verdict is Verdict.MANY:
        return []
    steps = str(outcome.steps)
    how = f"The answer was found by {outcome.solved_by}"
    if outcome.steps:
        how += f" in {steps} network {'step' if outcome.steps == 1 else 'steps'}"
    told = [Fact(how, {}, (steps,) if outcome.steps else (), Wording(
        {"stage": outcome.solved_by or "", "steps": steps if outcome.steps else ""}, _FOUND, filler=_FILLER))]
    if outcome.verdict not in _TOLD:
        return told
    unique = task.unique and outcome.verdict is Verdict.SOLVED
    more = " and no other answer exists" if unique else _TOLD[outcome.verdict]
    ways = {Verdict.OPTIMAL: _OPTIMAL, Verdict.FEASIBLE: _FEASIBLE}.get(outcome.verdict, _UNIQUE if unique else "")
    return [*told, Fact(f"Every rule was checked{more}", {}, (), Wording({}, f"{_CHECKED}; {ways}", filler=_FILLER))]
