"""The tokenizer: folded text → token ids with character offsets.

Every newline, space, digit and sign is a token of its own, and so is every upper-case letter (`fold` leaves those
only where letters can be cells) and every Han character. Other letters form the word pieces of all-MiniLM-L6-v2.
Unknown ones become [UNK]; rare signs share a few tokens, so that one never seen in training is a sign like others.

Invariant: offsets are those of the person's own text. One newline is added at the end, which lies outside of it, so
that a board at the very end of a text has an end-of-row token too.

    encode(tokenizer, ["r1c5=7"])[0].tokens  →  ["r", "1", "C", "5", "=", "7", "\\n"]
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Encoding, Regex, Tokenizer, models, pre_tokenizers

from agents.frontend.symbols import ZERO_WIDTH, fold

PAD, UNKNOWN, NEWLINE = "[PAD]", "[UNK]", "\n"
KNOWN_SIGNS = "□·×…█→€£∞°"
"""Signs beyond ASCII that the model knows one by one."""
BUCKETS = "".join(chr(0xE000 + k) for k in range(64))
"""Private characters: each stands for many rare signs (emoji, arrows …), which the model sees as some sign."""
SIGNS = string.ascii_uppercase + string.digits + string.punctuation + " \t" + ZERO_WIDTH + KNOWN_SIGNS + BUCKETS
"""Characters that are tokens whatever stands around them."""
SINGLES = (PAD, UNKNOWN, NEWLINE, *SIGNS)
"""The first tokens of every vocabulary."""
NEWLINE_ID = 2
FREQUENT = 4000
"""Word pieces, the most frequent ones of the corpus, that follow: at most so many."""


def build_tokenizer(texts: Iterable[str], pieces: Sequence[str]) -> tuple[Tokenizer, list[str], int]:
    """A WordPiece tokenizer of PAD, UNKNOWN, NEWLINE, SIGNS and the pieces; the pieces in their new order, in which
    those frequent in the texts come first; how many these are."""
    draft = _tokenizer([*SINGLES, *pieces])
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(draft.encode(_seen(text), add_special_tokens=False).tokens)
    rank = {name: index for index, name in enumerate(pieces)}
    frequent = sorted((name for name in seen if name in rank), key=lambda name: (-seen[name], rank[name]))[:FREQUENT]
    order = list(dict.fromkeys([*frequent, *pieces]))
    return _tokenizer([*SINGLES, *order]), order, len(frequent)


def _tokenizer(names: Sequence[str]) -> Tokenizer:
    vocabulary = {name: index for index, name in enumerate(names)}
    model = models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=40)
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\p{Han}|\p{Lu}|[^\p{L}]"), "isolated")
    return tokenizer


class _Rare(dict[int, str]):
    """Character code → the character or its bucket, computed on first use."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        known = char.isascii() or char.isalpha() or char in KNOWN_SIGNS or char == ZERO_WIDTH
        self[code] = seen = char if known else BUCKETS[code % len(BUCKETS)]
        return seen


_rare = _Rare()


def _seen(text: str) -> str:
    """What the model sees of a text, character for character."""
    return fold(text).translate(_rare) + NEWLINE


def load_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Encoding]:
    """One encoding a text; the last token is the added newline."""
    return tokenizer.encode_batch([_seen(text) for text in texts], add_special_tokens=False)
