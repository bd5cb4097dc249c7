"""The front-end: a person's text in, a `Parse` out.

Invariant: no value is in a problem that is not the text of a span; where the network is not certain enough, or the
assembly finds anything amiss, the result is a question.

    FrontEnd.load().read("Solve 1... .2.. ..3. ...4").problem["grid"]    "1....2....3....4"
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Encoding, Tokenizer

from agents.frontend.assembly import assemble
from agents.frontend.batches import padded
from agents.frontend.chances import Chances
from agents.frontend.encoding import encode, load_tokenizer
from agents.frontend.labels import GRID_LABELS
from agents.frontend.long import labelled
from agents.frontend.model import FrontEndNet, load_net
from agents.frontend.reading import Reading
from agents.frontend.receipt import Parse
from agents.frontend.repair import of_reply_alone, repaired
from agents.frontend.spans import Token, read_marks, read_spans
from agents.frontend.wanted import MUCH, Wants, amount, decided
from agents.frontend.windows import Window, around, densest, wordless
from agents.frontend.wording import grids_of
from solvers import registry
from solvers.errors import WeightsError

PACKAGED = Path(__file__).resolve().parent / "weights"
NEEDED = 0.6
"""Certainty that every token of the data needs; calibrated on held-out text, see the weights' card."""
LONG = 6000
"""Characters up to which a text is read whole."""
WINDOWS = (400, 1200, 3600)
"""Characters around the densest data that are read of a longer one, or of one that seems to hold no data."""
FEWEST = 16
"""Signs from which lines without words are worth a look of their own."""
BATCH_TOKENS = {"cpu": 400, "cuda": 8192}
"""Tokens that the network sees at once: on a core as many as stay in its cache, measured by frontend_speed."""


@dataclass(frozen=True)
class Look:
    """What one look at a part of a text gave. focus: the smaller part that holds all its cells; unread: no data; grid:
    nothing but parts of a grid, if anything; missed: it could not be read at all; reading: the labels behind it; wants:
    what is wanted."""

    parse: Parse
    focus: tuple[int, int] | None
    unread: bool
    grid: bool = True
    missed: bool = False
    reading: Reading | None = None
    wants: Wants | None = None

    @property
    def parsed(self) -> bool:
        return self.parse.status == "parsed"


def _windows(text: str) -> list[Window]:
    """The parts to look at in turn: the whole of a short text; around the densest data, wide enough, of a long one."""
    whole = [Window(0, len(text), False)] if len(text) <= LONG else []
    return whole + [densest(text, size) for size in WINDOWS if size < len(text)]


class FrontEnd:
    """Reads texts with one set of weights. Holds no state between texts."""

    def __init__(self, net: FrontEndNet, tokenizer: Tokenizer, needed: float = NEEDED) -> None:
        self.net, self.tokenizer, self.needed = net, tokenizer, needed

    @classmethod
    def load(cls, folder: Path | None = None, device: str = "cpu") -> FrontEnd:
        """The packaged weights, or those of a folder. Raises WeightsError."""
        folder = folder or PACKAGED
        net, _ = load_net(folder, device)
        try:
            return cls(net, load_tokenizer(folder))
        except Exception as error:  # the tokenizers library raises bare Exception
            raise WeightsError(f"the front-end's tokenizer.json is missing or damaged ({error}); "
                               "train it with `python -m agents.frontend.train`") from error

    def read(self, text: str) -> Parse:
        """The problem of one text, a question, or a refusal."""
        return self.read_batch([text])[0]

    def read_batch(self, texts: Sequence[str]) -> list[Parse]:
        """One Parse a text, in order; the network sees padded batches of texts of similar length.

        Long texts are read around their data. Data that could not be read whole is looked at again without the words
        around it; the checks are the same.
        """
        return [look.parse for look in self._read(texts)]

    def repair(self, asked: Parse, text: str, reply: str) -> Parse | None:
        """What the person's reply to the question `asked` about `text` makes of it; None where the reply does not
        answer the question and should be taken as a message of its own.

        text: the first text; earlier replies are in `asked.replies`. The result is parsed, or asks again; its offsets
        count in `result.source(text)`. A reply that is a whole problem of its own is read as one.
        """
        reading = self._read([text])[0].reading
        parse = repaired(reading, asked, reply) if reading else None
        if parse is not None and parse.status == "parsed":
            return parse
        alone = self.read(reply)
        return of_reply_alone(alone, asked, text, reply) if alone.status == "parsed" else parse

    def _read(self, texts: Sequence[str]) -> list[Look]:
        """The look at each text that decides."""
        whole = {i: self._whole(text) for i, text in enumerate(texts) if len(text) > LONG}
        plans = [[] if i in whole and not whole[i].grid else _windows(text) for i, text in enumerate(texts)]
        looks: dict[int, Look] = {i: look for i, look in whole.items() if not look.missed}
        for turn in range(max(map(len, plans), default=0)):
            open_ones = [i for i, plan in enumerate(plans) if turn < len(plan) and not plan[turn].rivals
                         and (i not in looks or looks[i].unread
                              or (len(texts[i]) > LONG and looks[i].grid and not looks[i].parsed))]
            looks |= self._looks(texts, {i: (plans[i][turn].start, plans[i][turn].end) for i in open_ones})
        again = {i: look.focus for i, look in looks.items() if look.parse.status == "ask" and look.focus is not None}
        bare = {i: wordless(texts[i], FEWEST, WINDOWS[-1]) for i, look in looks.items() if look.unread}
        again |= {i: part for i, part in bare.items() if part is not None}
        for i, look in self._looks(texts, again).items():
            if look.parsed:
                wants = looks[i].wants or look.wants
                intent = decided(texts[i], wants, data=MUCH) if wants else look.parse.intent
                looks[i] = replace(look, parse=replace(look.parse, intent=intent))
        for i, look in whole.items():
            if not look.missed and not looks[i].parsed:
                looks[i] = look
        return [looks.get(i) or Look(_TOO_MUCH, None, True, missed=True) for i in range(len(texts))]

    def _whole(self, text: str) -> Look:
        """A long text read whole, as far as what repeats itself allows it."""
        found = labelled(text, self._read_parts)
        if found is None:
            return Look(_TOO_MUCH, None, True, missed=True)
        tokens, wants = found
        return self._look(text, text, 0, tokens, wants)

    def _read_parts(self, parts: Sequence[str]) -> list[tuple[list[Token], Wants]]:
        """Labelled tokens of each part, and what is wanted there."""
        read: dict[int, tuple[list[Token], Wants]] = {}
        for group, encodings in self._groups(parts):
            read |= dict(zip(group, self._labelled(encodings), strict=True))
        return [read[i] for i in range(len(parts))]

    def _looks(self, texts: Sequence[str], parts: Mapping[int, tuple[int, int]]) -> dict[int, Look]:
        """index → what is read in characters [start, end) of its text."""
        cut = {index: texts[index][start:end] for index, (start, end) in parts.items()}
        read = self._read_parts(list(cut.values()))
        return {index: self._look(texts[index], part, parts[index][0], tokens, wants)
                for (index, part), (tokens, wants) in zip(cut.items(), read, strict=True)}

    def _look(self, text: str, part: str, start: int, tokens: Sequence[Token], wants: Wants) -> Look:
        """What these labels of a part give. Where it is not the whole text only grids are read: they alone show whether
        anything was cut off."""
        tasks = [(task, form) for task in registry.tasks() if (form := task.text_form()) is not None]
        tasks = tasks if len(part) == len(text) else grids_of(tasks)
        spans, marks = read_spans(part, tokens), read_marks(part, tokens)
        reading = Reading(text, part, spans, marks, decided(text, wants, data=amount(marks)), tasks, self.needed, start,
                          chances=Chances(tokens))
        parse = assemble(reading)
        if parse.status == "parsed":
            parse = replace(parse, intent=decided(text, wants, data=MUCH))
        cells = spans.cells
        focus = around(part, cells[0].start, cells[-1].start) if cells else None
        focus = (start + focus[0], start + focus[1]) if focus and focus[1] - focus[0] <= LONG else None
        grid = all(mark.label in GRID_LABELS for mark in marks)
        if len(part) < len(text) and not grid:
            parse = _TOO_MUCH
        return Look(parse, None if focus == (start, start + len(part)) or not grid else focus, not marks, grid,
                    reading=reading, wants=wants)

    def _groups(self, parts: Sequence[str]) -> list[tuple[list[int], list[Encoding]]]:
        """Indices of texts of similar length with their encodings, each group within BATCH_TOKENS."""
        encodings = encode(self.tokenizer, parts)
        most = BATCH_TOKENS[self.net.intent.weight.device.type]
        groups: list[tuple[list[int], list[Encoding]]] = []
        for index in sorted(range(len(parts)), key=lambda i: len(encodings[i].ids)):
            width = len(encodings[index].ids)
            if not groups or (len(groups[-1][0]) + 1) * width > most:
                groups.append(([], []))
            groups[-1][0].append(index)
            groups[-1][1].append(encodings[index])
        return groups

    @torch.inference_mode()
    def _labelled(self, encodings: Sequence[Encoding]) -> list[tuple[list[Token], Wants]]:
        """Tokens with their most likely labels, and the chances of every intent, of each text."""
        device = self.net.intent.weight.device
        ids, mask = padded(encodings)
        logits, intents = self.net(ids.to(device), mask.to(device))
        chances = logits.softmax(-1)  # (b, t, labels)
        certainty, labels = chances.max(-1)  # (b, t) each
        rows = zip(encodings, certainty.tolist(), labels.tolist(), chances.cpu().numpy(),
                   intents.softmax(-1).tolist(), strict=True)
        return [([Token(start, end, label, sure, each) for (start, end), label, sure, each in
                  zip(encoding.offsets, labels, certainties, each_token, strict=False)], tuple(wants))
                for encoding, certainties, labels, each_token, wants in rows]


_TOO_MUCH = Parse("ask", "solve", None, None,
                  "The text is long, and I cannot read all of its data. Please send one problem, alone.",
                  None)
