"""Statements about how an answer was found and what verification proved of it.

Invariant: "optimal", "unique" and their other words stand only in facts of outcomes for which they were proved.

>>> [fact.text for fact in outcome_facts(task, outcome)]
['The answer was found by exact:sat', 'Every rule was checked and no other answer exists']
"""

from __future__ import annotations

from solvers.cascade import Outcome
from solvers.problem import Verdict
from solvers.task import Fact, Task, Wording

_FILLER = """answer solution result problem assignment plan it all exist come exists there this take symbol used solver
valid sure work reach"""
_FOUND = """
found by|from {stage}; from|by {stage}; {stage}
found|solved|gave|gives|produced|computed|made|obtained|delivered|did|responsible|credit|stage?;
solved|computed|produced|given|made|obtained|reached|delivered|derived|cracked by|from {stage} stage?; stage {stage};
stage found|gave|produced|solved|behind|responsible {stage}; from|by {stage} stage; {stage}; {steps} network steps;
{steps} steps; after|within {steps} network? steps; network {steps} steps; network steps {steps}; steps {steps};
found; solved"""
_CHECKED = """
every rule
checked|verified|tested|kept|hold|satisfied|met|obeyed|fulfilled|respected|confirmed|pass|passed|follow|meet|obey;
rule checked|verified|kept|hold|satisfied|met|obeyed|fulfilled|respected; rule
kept|keep|satisfy|obey|respect|fulfil|meet|follow|pass|satisfied; every rule
kept|keep|satisfy|obey|respect|fulfil|meet|follow|pass; checked|verified|tested against|for every? rule; than|against
every rule checked|verified|tested; checked|verified|tested|validated; no rule broken|violated|break|violate|breaks;
no breaks|violates rule; against every rule checked|verified|held; every checked|verified; no broken|violation rule?;
by rule; every one rule checked"""
_UNIQUE = """
no other; only; unique; no second; no alternative; only 1; only one; no other possible; no more than one; only single;
no different;
every other exclude; only one possible|works; no two"""
_OPTIMAL = """
prove; optimal; prove optimal; no cost less; no less cost|price|bill|total|do; no cheaper; no cheaper possible; prove
no cost less; prove no cheaper; prove no less cost|price|do?; cheapest possible?; prove cheapest possible?; least
cost|price possible?; prove least cost possible?; no better; prove no better; no beaten|beat|undercut|undercuts; no
other cheaper; no other less cost|price; prove no other less cost|price?; no improved|lowered|reduced cost? more?; no
more improved|lowered|reduced|cut cost?; best possible; prove best possible?; every other more|atleast cost as much?;
by proof optimal; proof; proof optimal"""
_FEASIBLE = """
feasible; no prove no cost less; no prove optimal; no prove cheapest; no proof optimal; no proof cheapest; no prove
least cost?; no prove best; no prove optimality; optimality no prove; no proof optimality; no proof no cost less; no
proof no cheaper; no prove no cheaper; cheaper no exclude; less cost no exclude; cheaper might; might cheaper exist;
less cost might; might no cheapest; might no optimal; might no best; no known whether optimal; no known whether
cheapest; whether optimal no prove|known|settled|shown|clear|established; whether cheapest no
prove|known|settled|shown|clear|established; optimality open; whether optimal open; whether cheapest open; whether
least cost open; no certain optimal; no certain cheapest; no sure optimal; no shown|established optimal; no
shown|established cheapest; no shown|established no less? cost?; no prove|guarantee best|optimal|cheapest; no
guarantee optimal; no guarantee cheapest; no guarantee best; better might; might better; better no exclude; no prove;
valid; might exist cheaper"""
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
