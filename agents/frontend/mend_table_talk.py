"""Sentences around a table whose names are known: amounts, what is closed, fixed, ruled out, totals, legends.

Invariant: a sentence that names something of the table, and may change what it says, is read or blocks the reading.

    Talk(reading, taken, names).amounts(0)    ("Kent has room for 70 and Avon for 65", [(70, Kent), (65, Avon)])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from agents.frontend.assembly_table_names import name_key
from agents.frontend.labels import (
    AMOUNT_LABELS,
    CLOSED,
    CONSUMER,
    END,
    FIXED,
    FORBIDDEN,
    RESOURCE,
    TOTAL_CAPACITY,
    TOTAL_DEMAND,
)
from agents.frontend.mend_table_fields import NUMBER, Field, sentences
from agents.frontend.mend_table_views import Amounts, Named
from agents.frontend.mend_table_words import PLAN_WORDS, RULE_WORDS, amount_kind, is_total, pair_kind, side_kind
from agents.frontend.reading import Reading
from agents.frontend.spans import Span
from agents.frontend.table_doubts import only_planned

_IDLE = re.compile(r"ignor|irrelevan|doesn't matter|does not matter|not needed|don't need|for information|only info|"
                   r"egal|spielt keine|unwichtig|sans importance|no importa|忽略|无关", re.IGNORECASE)
_ASKS = re.compile(r"\?|？")
_SUPPOSES = re.compile(r"\b(?:if|what|would|could|wenn|falls|wäre|könnte|si|se|suppose|why|how come|warum|wieso|"
                       r"pourquoi|por qué|perché|cheaper|really)\b|如果|要是|为什么", re.IGNORECASE)
_UNLIMITED = re.compile(r"\b(?:unlimited|no (?:capacity )?limit|infinite|unbounded|unbegrenzt|illimitée?"
                        r"|ilimitad[ao])\b|∞",
                        re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|(?<!in )(?<!at )all|je|jeweils|jede[rs]?|alle|chaque|tous|toutes|"
                   r"cada|todos|todas|ogni)\b|每|各", re.IGNORECASE)
_COUNT = re.compile(r"(?:st|nd|rd|th)\b()|(?i: +(?:different +|separate +)?([^\W\d_]+))")
"""What makes a number a place in an order, or the noun behind it."""
_EACH_NOUN = re.compile(rf"(?:{_EACH.pattern})\s*(\w+)", re.IGNORECASE)
_CLOSED = re.compile(r"\bclosed\b|\bshut\b|out of order|(?:not|n't) available|unavailable|on strike|is down\b|is off\b|"
                     r"burnt? down|under repair|cannot be used|can't be used|geschlossen|fällt aus|fermée?\b|en panne|"
                     r"cerrad[ao]|no funciona|chius[ao]|关闭", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:must not|mustn't|can ?not|can't|may not|never|not allowed|isn't allowed|won't|"
                    r"does(?: not|n't)|refuses?|too far|blocked|forbidden|out of reach|no road|will not|darf nicht|"
                    r"kann nicht|nicht|ne peut pas|ne doit pas|ne livre pas|no puede|no debe|non può|"
                    r"non deve)\b|不能|不可",
                    re.IGNORECASE)
_ONLY = re.compile(r"\b(?:must|has to|have to|only|fixed|contract|stays? with|insists|tied|assigned|belongs|muss|"
                   r"gehört|nur|doit|reste|debe|sólo|solo|deve)\b|必须|只能", re.IGNORECASE)
_THINGS = r"(?:customer|client|shop|store|depot|warehouse|plan|lot|few|little|small|single|new|job|machine|truck)\b"
_LETTER = r"(?-i:[^\W_\u2e80-\uffff])"  # without case: compiling a wide range for both cases takes long
_MEANS = r"[\"')”]?\s*(?:=|:|means?\b|is\b|are\b|marks?\b|stands? for|heißt|bedeutet|significa|veut dire|signifie|表示)"
_GONE = re.compile(r"n't\b|\bno\b|\bnot\b|cannot|never|nicht|\bkein|\bpas\b|imposs|imposib|unmög|forbid|verboten|"
                   r"prohib|interdit|too far|ruled out|unreach|out of the question|blocked|不", re.IGNORECASE)
CERTAIN = 0.9


@dataclass
class Talk:
    """taken: where the tables stand. names: side → the names of that side. used: sentences that were understood;
    signs: what was asked about before → the sentence that rules it out, or -1."""

    reading: Reading
    taken: Sequence[tuple[int, int]]
    names: tuple[Sequence[Field], Sequence[Field]]
    used: set[int] = field(default_factory=set)
    signs: dict[str, int] = field(default_factory=dict)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return _any_of(frozenset(name.text for side in self.names for name in side if name.text))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return list(sentences(self.reading.part, self.taken, self._pattern))

    @cached_property
    def _sides(self) -> dict[str, set[int]]:
        known: dict[str, set[int]] = {}
        for side in (0, 1):
            for name in self.names[side]:
                known.setdefault(name_key(name.text), set()).add(side)
        return known

    def _named(self, span: tuple[int, int]) -> list[tuple[Field, set[int]]]:
        """The names in a sentence, with the sides that have them."""
        if self._pattern is None:
            return []
        return [(Field(match.start(), match.end(), match[0]), self._sides.get(name_key(match[0]), set()))
                for match in self._pattern.finditer(self.reading.part, *span)]

    def _numbers(self, span: tuple[int, int], named: Sequence[tuple[Field, set[int]]]) -> list[Field]:
        text = self.reading.part[slice(*span)]
        for name, _ in named:
            at = name.start - span[0]
            text = text[:at] + "\x01" * len(name.text) + text[at + len(name.text):]
        found = [*NUMBER.finditer(text), *_UNLIMITED.finditer(text)]
        return sorted((Field(span[0] + match.start(), span[0] + match.end(), match[0]) for match in found),
                      key=lambda number: number.start)

    def supposes(self, span: tuple[int, int]) -> bool:
        """Whether a sentence asks or supposes, so that nothing in it holds."""
        text = self.reading.part[slice(*span)]
        return _ASKS.search(text) is not None and _SUPPOSES.search(text) is not None

    def amounts(self, side: int) -> Amounts | None:
        """The amounts of a side where sentences pair each of its names with one number, and only once."""
        found: dict[str, Named] = {}
        words: list[str] = []
        used: list[int] = []
        for span in self.spans:
            named = self._named(span)
            mine = [name for name, sides in named if side in sides]
            if not mine or len(mine) < len(named) or self.supposes(span):
                continue
            pairs = _paired(mine, self._numbers(span, named))
            if pairs is None or any(name_key(short.text) in found for short in mine):
                continue
            found |= {name_key(short.text): pair for short, pair in zip(mine, pairs, strict=True)}
            words.append(self.reading.part[slice(*span)])
            used.append(span[0])
        if found.keys() != {name_key(name.text) for name in self.names[side]}:
            return None
        self.used |= set(used)
        named = self._longer([name for _, name in found.values()])
        numbers = (number for number, _ in found.values())
        return Amounts(" ".join(words), tuple(zip(numbers, named, strict=True)))

    def _longer(self, names: list[Field]) -> list[Field]:
        """Numbers that are names, with the noun before them where it is the same throughout: "Press 1, Press 2"."""
        before = [re.search(r"([^\W\d_]{3,}) $", self.reading.part[:name.start]) for name in names]
        nouns = {match[1].casefold() if match else "" for match in before}
        if not all(name.text.isdigit() for name in names) or len(nouns) > 1 or nouns & {""} or len(names) < 2:
            return names
        return [Field(match.start(), name.end, self.reading.part[match.start():name.end])
                for match, name in zip(before, names, strict=True) if match]

    def everywhere(self, kind: int) -> tuple[Amounts, int] | None:
        """One amount for each of a kind: "every depot holds 50"; with where its sentence begins."""
        for span in self.spans:
            text = self.reading.part[slice(*span)]
            numbers = self._numbers(span, [])
            if self._named(span) or len(numbers) != 1 or not _EACH.search(text) or self.supposes(span):
                continue
            nouns = {_AMOUNT_OF.get(side_kind(noun), 0) for noun in _EACH_NOUN.findall(text)} - {0}
            said = amount_kind(text)
            counts = _COUNT.match(self.reading.part, numbers[0].end, span[1])
            if counts and (counts[1] is not None or (side_kind(counts[2]) and not said)):
                continue  # "the 30th", "from one of 3 depots"
            if span[0] not in self.used and not is_total(text) and (nouns or {said}) == {kind}:
                return Amounts(text, ((numbers[0], numbers[0]),)), span[0]
        return None

    def idle(self, head: Field) -> bool:
        """Whether the text says of a column that it means nothing here."""
        return any(_IDLE.search(text) and re.search(_whole(head.text), text, re.IGNORECASE)
                   for text in (self.reading.part[slice(*span)] for span in self.spans))

    def ruled_out(self, sign: str) -> bool:
        """Whether the text says of a sign that its pair is not possible."""
        if sign not in self.signs:
            loose = not sign[0].isalnum() or (sign.isdecimal() and len(sign) > 2)
            means = f"(?:{_MEANS})?" if loose else _MEANS
            told = re.compile(rf"(?<!\w)[\"'(“]?{re.escape(sign)}{means}([^.\n;]{{0,60}})", re.IGNORECASE)
            found = [start for start, end in self.spans if (match := told.search(self.reading.part, start, end))
                     and _GONE.search(match[1])]
            self.signs[sign] = found[0] if found else -1
        if self.signs[sign] >= 0:
            self.used.add(self.signs[sign])
        return self.signs[sign] >= 0

    # What is left ---------------------------------------------------------------------------------------------------

    def rules(self, kinds: tuple[int, int]) -> list[Span] | None:
        """The marks of all rules and totals in the sentences that are left; None where one of them cannot be read.

        kinds: RESOURCE or CONSUMER, of each side.
        """
        marks: list[Span] = []
        for span in self.spans:
            if span[0] in self.used or (self.supposes(span) and not self._labels(span)):
                continue
            found = self._rule(span, kinds)
            if found is None:
                return None
            marks += found
        return marks

    def _labels(self, span: tuple[int, int]) -> set[int]:
        """The kinds of rules that the labels surely see in a sentence."""
        return {mark.label for mark in self.reading.marks if span[0] <= mark.start < span[1]
                and mark.certainty > CERTAIN} & {CLOSED, FIXED, FORBIDDEN}

    def _rule(self, span: tuple[int, int], kinds: tuple[int, int]) -> list[Span] | None:
        text, named = self.reading.part[slice(*span)], self._named(span)
        numbers = self._numbers(span, named)
        told = self._labels(span)
        if not named:
            return None if told else self._total(span, numbers)
        if only_planned(text) and not numbers:
            return []
        plan = self.reading.intent in ("check", "why") or PLAN_WORDS.search(text)
        if numbers:  # a number beside a name may be another amount
            return [] if plan and not told and not amount_kind(text) else None
        if not told and (not RULE_WORDS.search(text) or PLAN_WORDS.search(text)):
            return []
        by = {kind: [name for name, sides in named if kinds.index(kind) in sides] for kind in kinds}
        return _statement(text, by[RESOURCE], by[CONSUMER], told, span)

    def _total(self, span: tuple[int, int], numbers: Sequence[Field]) -> list[Span] | None:
        """What a sentence without names says of a sum."""
        text = self.reading.part[slice(*span)]
        marks = [mark for mark in self.reading.marks if span[0] <= mark.start < span[1]]
        sums = [mark for mark in marks if mark.label in (TOTAL_CAPACITY, TOTAL_DEMAND)]
        if sums:
            return [*sums, _end(span[1])]
        kind = amount_kind(text)
        if PLAN_WORDS.search(text) and not kind:
            return []  # what it costs today
        if len(numbers) == 1 and is_total(text) and kind and not pair_kind(text):
            return [_span(numbers[0], TOTAL_CAPACITY if kind == _AMOUNT_OF[RESOURCE] else TOTAL_DEMAND), _end(span[1])]
        return None if any(mark.label in AMOUNT_LABELS and mark.certainty > CERTAIN and mark.text[:1].isdigit()
                           for mark in marks) else []


def _statement(text: str, resources: list[Field], consumers: list[Field], told: set[int],
               span: tuple[int, int]) -> list[Span] | None:
    """The marks of one rule; None where words, names and labels do not agree."""
    word = Field(span[0], span[0] + len(text.rstrip()), text.rstrip())
    never = _NEVER.search(text) is not None
    if resources and not consumers and _CLOSED.search(text) and told <= {CLOSED}:
        return [*(_span(name, RESOURCE) for name in resources), _span(word, CLOSED), _end(span[1])]
    if not resources or not consumers:
        return None
    if never and told <= {FORBIDDEN} and min(len(resources), len(consumers)) == 1 and not _double(text):
        kind = FORBIDDEN
    elif _ONLY.search(text) and not never and told <= {FIXED} and len(resources) == 1:
        kind = FIXED
    else:
        return None
    named = [*(_span(name, RESOURCE) for name in resources), *(_span(name, CONSUMER) for name in consumers)]
    return [*sorted(named, key=lambda mark: -mark.start), _span(word, kind), _end(span[1])]


def _double(text: str) -> bool:
    """Whether a sentence excepts something: "not … but", "only"."""
    excepts = r"\b(?:but|except|unless|only|other than|sondern|außer|sauf|salvo)\b"
    return re.search(excepts, text, re.IGNORECASE) is not None


def _paired(names: Sequence[Field], numbers: Sequence[Field]) -> list[Named] | None:
    """Each name with its number: one beside the other throughout, or all names before all numbers.

    One number more, before the first name, is none of theirs: "2 depots: Kent 70, Avon 65".
    """
    if len(numbers) == len(names) + 1 and numbers[0].start < names[0].start:
        ahead = [(number, name) for number, name in zip(numbers, names, strict=False)]
        behind = [(number, name) for number, name in zip(numbers[1:], names, strict=True)]
        near, far = (sum(abs(number.start - name.end) for number, name in pairs) for pairs in (behind, ahead))
        if near * 2 > far:
            return None
        numbers = numbers[1:]
    if len(names) != len(numbers):
        return None
    order = "".join(letter for _, letter in sorted([*((name.start, "N") for name in names),
                                                    *((number.start, "V") for number in numbers)]))
    if re.fullmatch("(NV)+|(VN)+|N+V+|V{2,}N+", order):
        return list(zip(numbers, names, strict=True))
    return None


@lru_cache(maxsize=256)
def _any_of(texts: frozenset[str]) -> re.Pattern[str] | None:
    """Any of these names as whole words, the longest first."""
    whole = [_whole(text) for text in sorted(texts, key=lambda text: (-len(text), text))]
    return re.compile("|".join(whole), re.IGNORECASE) if whole else None


def _whole(text: str) -> str:
    """A pattern of these words where no other word touches them."""
    before = rf"(?<!{_LETTER})" if re.match(_LETTER, text[0]) else ""  # Chinese has no gaps between words
    after = rf"(?!{_LETTER})" if re.match(_LETTER, text[-1]) else ""
    after += rf"(?! {_THINGS})" if text == "A" else ""  # "A customer" names nothing
    return before + (f"(?-i:{re.escape(text)})" if len(text) < 3 else re.escape(text)) + after


_AMOUNT_OF = {RESOURCE: AMOUNT_LABELS[0], CONSUMER: AMOUNT_LABELS[1]}


def _span(found: Field, label: int) -> Span:
    return Span(found.start, found.end, label, 1.0, found.text)


def _end(at: int) -> Span:
    return Span(at, at, END, 1.0, "")
