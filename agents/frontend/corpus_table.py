"""Costs, capacities and demands as corpus items: tables, sentences, CSV, JSON, lists, rules and totals.

Flawed ones: the cost of a pair is missing, a cell is no number, a total contradicts, a pair has two costs, a capacity
or a demand is missing.

Invariant: labels are right by construction; `problem` holds the numbers as they are written in the text.

    table_item(dice).text       "W1 can hold 10, W2 can hold 8.\\n| | W1 | W2 |\\n|---|---|---|\\n| C1 | 4 | 5 | …"
"""

from __future__ import annotations

from typing import Any

from agents.frontend import chatter, chatter_forms, chatter_tables
from agents.frontend.chatter_grammar import added
from agents.frontend.corpus_table_code import write_all_as_object, write_nameless
from agents.frontend.corpus_table_content import (
    HOLES,
    NO_NUMBERS,
    UNLIMITED,
    Amount,
    Content,
    gold,
    make_content,
)
from agents.frontend.corpus_table_data import (
    write_ampl,
    write_edges,
    write_gams,
    write_headed,
    write_matrix,
    write_records,
    write_tuples,
    write_yaml,
)
from agents.frontend.corpus_table_grids import lay_amounts, lay_pairs
from agents.frontend.corpus_table_layouts import write_amounts, write_pairs
from agents.frontend.corpus_table_prose import tell_amounts, tell_pairs
from agents.frontend.corpus_table_sheets import lay_wide, write_lists, write_named_rows
from agents.frontend.corpus_table_story import can_tell, prepare, write_story
from agents.frontend.draft import Dice, Draft, Item, Pool
from agents.frontend.labels import (
    CLOSED,
    CONSUMER,
    COST,
    FIXED,
    FORBIDDEN,
    MISSING,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
    USE,
)
from agents.frontend.talk import Scene, after_data, babble, before_data, noisy, random_tail, say

FIX_WORDS = Pool(("must be served by", "has to be served by", "must go to", "is fixed to", "has to stay with",
                  "must use",
                  "muss beliefert werden von", "doit être servi par", "debe ser atendido por",
                  "is already assigned to", "stays with", "only accepts", "wants to be served by",
                  "has a contract with",
                  "only buys from", "gehört fest zu", "nur von", "reste chez", "solo acepta", "deve restare con",
                  "必须由"),
                 ("insists on", "is contractually tied to"))
FORBID_WORDS = Pool(("must not be served by", "cannot be served by", "can't be served by", "must not go to",
                     "may not use",
                     "cannot be reached from", "is not allowed to use", "darf nicht beliefert werden von", "refuses",
                     "is too far from", "is blocked for", "won't take anything from",
                     "kann nicht beliefert werden von", "ne peut pas être livré par", "no puede recibir de",
                     "non può ricevere da", "is out of reach for", "can't be done by", "不能由"),
                    ("won't accept", "can never be supplied from"))
FORBID_FROM = Pool(("cannot deliver to", "can't serve", "must not serve", "does not deliver to",
                    "is not allowed to serve", "is too far from", "has no road to", "won't drive to", "beliefert nicht",
                    "ne livre pas", "no sirve a", "non serve", "不能送"),
                   ("will not ship to",))
FLAWS = ("hole", "word", "total", "twice", "capacity", "demand", "strange")
VAGUE = ("some", "a lot", "a few", "as usual", "plenty", "viel", "beaucoup", "mucho", "很多", "the rest",
        "to be confirmed")
CLOSE_WORDS = Pool(("is closed", "is shut", "is out of order", "is not available", "ist geschlossen", "est fermé",
                    "está cerrado", "is down", "closed last week", "is on strike", "cannot be used", "is off this week",
                    "fällt aus", "est en panne", "no funciona", "è chiuso", "关闭"),
                   ("has burnt down", "is under repair"))
PLANS = Pool(("My plan: {}.", "is this ok? {}", "I'd do {}", "currently {}", "Meine Lösung: {}", "mon plan : {}",
              "mi plan: {}", "我的方案：{}", "The intern suggests {}.", "my answer is {}", "I assigned {}",
              "{} - correct?", "so far we have {}", "Unser Plan: {}.", "my solver says {}"),
             ("We came up with {}.", "last week's plan was {}", "il nostro piano: {}"))
WHY_PAIR = Pool(("Why does {c} go to {r}?", "why is {c} served by {r} in the best plan?", "Why not {r} for {c}?",
                 "Warum bekommt {c} seine Ware von {r}?", "Pourquoi {c} chez {r} ?", "¿Por qué {c} con {r}?",
                 "The tool sends {c} to {r}. Why?", "why would anyone put {c} at {r}??", "为什么{c}由{r}供货？"),
                ("I don't get why {c} isn't at {r}?", "How come {c} ends up at {r}?"))


NAMES = (*chatter_forms.TABLE_NAMES, *chatter_tables.NAMES)
_SOLVE = chatter_forms.TABLE_WISHES["solve"]
WISHES = {**chatter_forms.TABLE_WISHES,
          "solve": added(_SOLVE, chatter_tables.OPENERS)}
WHOLE = {"object": write_all_as_object, "nameless": write_nameless, "headed": write_headed, "yaml": write_yaml,
         "records": write_records, "tuples": write_tuples, "ampl": write_ampl, "gams": write_gams,
         "matrix": write_matrix, "edges": write_edges, "lists": write_lists, "named_rows": write_named_rows}
LEGENDS = Pool(("{sign} means not possible", "{sign} = no route", "({sign}: cannot deliver)",
        "where it says {sign} they cannot be "
                "served", "\"{sign}\" stands for forbidden", "{sign} = too far", "{sign} = nicht möglich",
                "{sign} : impossible",
                "{sign}: not allowed", "{sign} = no se puede", "{sign} marks pairs that are ruled out",
                "{sign} 表示不可行"),
               ("an entry {sign} is a pair we cannot do", "{sign} is out of the question"))


def table_item(dice: Dice) -> Item:
    """A problem of pairs among words, its parts in any order."""
    content = make_content(dice)
    flaw = dice.pick(FLAWS) if dice.chance(0.16) else ""
    flaw = dice.pick(("hole", "word", "")) if content.written and flaw else flaw
    content.sound = not flaw
    spoiled = _spoil(content, flaw, dice) if flaw else {}
    story = can_tell(content) and dice.chance(0.35)
    if story:
        prepare(content, dice)
    draft = Draft()
    scene = Scene(max(3, len(content.consumers)), NAMES, WISHES, dice.pick((chatter_tables.CLOSERS,
                                                                           chatter_forms.TABLE_CLOSERS)))
    intent = before_data(draft, dice, scene)
    expect = "any" if spoiled.get("any") else "ask" if flaw else content.expect
    square = len(content.resources) == len(content.consumers)
    if square and content.written in ("nameless", "headed", "matrix", "lists"):
        expect = "ask"  # nothing says which number of a row is whose
    sections = write_sections(content, dice, spoiled, story)
    if intent in ("check", "why") and not content.rules and dice.chance(0.5):
        at = dice.rng.randrange(len(sections) + 1)
        sections.insert(at, lambda draft, tail: draft.add(_plan(content, dice, intent) + tail))
    apart = dice.pick(("\n", "\n\n", "\n\n", "\n---\n", "\n", " "))
    tail = random_tail(dice)
    for k, section in enumerate(sections):
        last = k == len(sections) - 1
        section(draft, tail if last else apart if apart != " " else dice.pick((". ", "\n")))
        if not last and dice.chance(0.12):
            if dice.chance(0.5):
                babble(draft, dice)
            else:
                say(draft, dice.pick(chatter.DISTRACTORS), dice, scene)
            draft.add("\n" if apart == " " else apart)
    after_data(draft, dice, scene, tail)
    text, labels = noisy(draft, dice)
    return Item(text, labels, intent, expect, "table", gold(content, draft) if expect == "parsed" else {})


def write_sections(content: Content, dice: Dice, spoiled: dict[str, Any], story: bool = False) -> list[Any]:
    """Writers (draft, tail) of the parts, in the order in which they are told."""
    if content.written:
        return [lambda draft, tail: WHOLE[content.written](draft, content, dice, tail)]
    said_capacity, said_demand = dice.chance(0.6), dice.chance(0.55) or bool(content.use)
    wide = bool(content.use) and not (spoiled or content.legend) and dice.chance(0.35)
    said_capacity = said_capacity or wide
    inside = (not said_capacity, not said_demand)
    content.use_inside = bool(content.use) and not (wide or spoiled or content.legend) and dice.chance(0.3)
    lay = content.use_inside or dice.chance(0.45)
    old = dice.chance(0.2) and not content.use_inside and not content.long  # names as they are
    write = write_pairs if old else lay_pairs if lay else tell_pairs
    pairs = [lambda draft, tail: write(draft, content, dice, tail, COST, inside)]
    if wide:
        pairs = [lambda draft, tail: lay_wide(draft, content, dice, tail)]
    elif content.use and not content.use_inside:
        pairs.append(lambda draft, tail: write(draft, content, dice, tail, USE, (False, False)))
    amounts: list[Any] = []
    told: list[Any] = [lay_amounts, tell_amounts, tell_amounts]
    if not content.long:
        told.append(write_amounts)
    tell = {kind: dice.pick(told) for kind in (RESOURCE, CONSUMER)}
    if said_capacity:
        amounts.append(lambda draft, tail: tell[RESOURCE](draft, content, dice, tail, RESOURCE))
    if said_demand and not content.use:
        amounts.append(lambda draft, tail: tell[CONSUMER](draft, content, dice, tail, CONSUMER))
    if dice.chance(0.3):
        amounts.reverse()
    sections = [*amounts, *pairs] if dice.chance(0.7) else [*pairs, *amounts]
    sections = [lambda draft, tail: write_story(draft, content, dice, tail)] if story else sections
    if content.legend:
        at = dice.rng.randrange(len(sections) + 1)
        sections.insert(at, lambda draft, tail: draft.add(dice.pick(LEGENDS).replace("{sign}", content.legend) + tail))
    if content.rules:
        sections.append(lambda draft, tail: _write_rules(draft, content, dice, tail))
    if spoiled.get("total") or (dice.chance(0.1) and content.figures.group != "."):
        off = spoiled.get("total", 0)
        sections.insert(dice.rng.randrange(len(sections) + 1), lambda draft,
                        tail: _write_total(draft, content, dice, tail, off))
    if "twice" in spoiled:
        sections.append(lambda draft, tail: _write_twice(draft, content, spoiled["twice"], tail))
    return sections


def _spoil(content: Content, flaw: str, dice: Dice) -> dict[str, Any]:
    """Damages the content; returns what the writers need to know of it."""
    rng = dice.rng
    i, j = rng.randrange(len(content.consumers)), rng.randrange(len(content.resources))
    if flaw == "hole":
        content.cost[i][j] = Amount(0, dice.pick(HOLES), MISSING)
        content.rules = {}  # one that rules this pair out would explain it
    elif flaw == "word":
        content.cost[i][j] = Amount(0, dice.pick(NO_NUMBERS))
        content.rules = {}
    elif flaw == "total":
        boundless = any(a.text in UNLIMITED for a in content.capacity)
        return {"any": True} if content.use or boundless else {"total": rng.randrange(1, 50)}
    elif flaw == "twice":
        return {"any": True} if content.cost[i][j].label == FORBIDDEN else {"twice": (i, j)}
    elif flaw == "capacity":
        content.capacity[j] = Amount(0, "")
    elif content.use:
        return {"any": True}
    else:
        content.demand[i] = Amount(0, dice.pick(VAGUE) if flaw == "strange" else "")
    return {}


def _plan(content: Content, dice: Dice, intent: str) -> str:
    """Who is served by whom as the person would have it, or as was found: no data."""
    rng, form = dice.rng, dice.pick(("{c} at {r}", "{c} -> {r}", "{c} from {r}", "{c} = {r}", "{r}: {c}", "{c} by {r}"))
    if intent == "why":
        one, two = rng.choice(content.consumers), rng.choice(content.resources)
        return dice.pick(WHY_PAIR).replace("{c}", one).replace("{r}", two)
    said = ", ".join(form.replace("{c}", c).replace("{r}", rng.choice(content.resources)) for c in content.consumers)
    costs = [str(rng.randrange(2, 40)) for _ in content.consumers]
    total = str(sum(map(int, costs)))
    total = dice.pick(("", "", ", " + " + ".join(costs) + " = " + total, ", total " + total))
    return dice.pick(PLANS).replace("{}", said + total)


# Rules, totals --------------------------------------------------------------------------------------------------


def _write_rules(draft: Draft, content: Content, dice: Dice, tail: str) -> None:
    """One statement a rule; a statement is the names and the words between them."""
    closed = content.rules.get("closed", [])
    said: list[list[tuple[str, int]]] = []
    if closed and dice.chance(0.4):
        words = dice.pick(("Closed", "closed", "Not available", "Geschlossen"))
        said.append([(words, CLOSED), (": ", 0), *_enumerated(closed, ", ")])
    else:
        said += [[(resource, RESOURCE), (" ", 0), (dice.pick(CLOSE_WORDS), CLOSED)] for resource in closed]
    for consumer, resource in content.rules.get("fixed", {}).items():
        said.append([(consumer, CONSUMER), (" ", 0), (dice.pick(FIX_WORDS), FIXED), (" ", 0), (resource, RESOURCE)])
    for consumer, out in content.rules.get("forbidden", {}).items():
        if len(out) == 1 and dice.chance(0.3):
            said.append([(out[0], RESOURCE), (" ", 0), (dice.pick(FORBID_FROM), FORBIDDEN), (" ", 0),
                         (consumer, CONSUMER)])
        else:
            said.append([(consumer, CONSUMER), (" ", 0), (dice.pick(FORBID_WORDS), FORBIDDEN), (" ", 0),
                         *_enumerated(out, dice.pick((" or ", " and ", ", ")))])
    stop, apart = dice.pick((".", ".", "", "!")), dice.pick(("\n", "\n", " ", "\n- "))
    for k, statement in enumerate(said):
        for piece, label in statement:
            draft.add(piece, label)
        last = k == len(said) - 1
        draft.row_end(stop + tail if last else (stop or ".") + apart, ends_text=last and not tail)


def _enumerated(resources: list[str], between: str) -> list[tuple[str, int]]:
    return [piece for k, name in enumerate(resources) for piece in ([(between, 0)] if k else []) + [(name, RESOURCE)]]


def _write_total(draft: Draft, content: Content, dice: Dice, tail: str, off: int) -> None:
    of_capacity = dice.chance(0.5) or bool(content.use)
    if of_capacity and any(a.text in UNLIMITED for a in content.capacity):
        of_capacity = False
    amounts = content.capacity if of_capacity else content.demand
    total = round(sum(a.value for a in amounts) + off, 6)
    words = content.theme.form("total_capacity" if of_capacity else "total_demand", dice)
    draft.add(words + dice.pick((": ", " = ", " is ", " ", " – ")))
    value = int(total) if float(total).is_integer() else total
    draft.add(content.figures.write(value), TOTAL_CAPACITY if of_capacity else TOTAL_DEMAND)
    draft.row_end(content.unit + dice.pick((".", "")) + tail, ends_text=not tail)


def _write_twice(draft: Draft, content: Content, pair: tuple[int, int], tail: str) -> None:
    i, j = pair
    told = content.cost[i][j].text
    other = told.replace("1", "2") if "1" in told else told + "1"
    draft.add("From ")
    draft.add(content.resources[j], RESOURCE)
    draft.add(" to ")
    draft.add(content.consumers[i], CONSUMER)
    draft.add(" costs ")
    draft.add(other, COST)
    draft.row_end("." + tail, ends_text=not tail)
