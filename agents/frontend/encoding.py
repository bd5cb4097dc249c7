"""The tokenizer: folded text → token ids with character offsets.

Every newline, space, digit and sign is a token of its own, and so is every upper-case letter (`fold` leaves those
only where letters can be cells) and every Han character. Other letters form word pieces. Unknown ones become [UNK].

Invariant: offsets are those of the person's own text. One newline is added at the end, which lies outside of it, so
that a board at the very end of a text has an end-of-row token too.

    encode(tokenizer, ["r1c5=7"])[0].tokens  →  ["r", "1", "C", "5", "=", "7", "\\n"]
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Encoding, Regex, Tokenizer, models, pre_tokenizers, trainers

from agents.frontend.symbols import ZERO_WIDTH, fold

PAD, UNKNOWN = "[PAD]", "[UNK]"
SINGLES = string.printable.rstrip("\r\v\f") + ZERO_WIDTH + "\n□·×…"
"""Characters that are always in the vocabulary."""


def build_tokenizer(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """A WordPiece tokenizer of at most `vocabulary` pieces, trained on these texts."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=40))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\p{Han}|\p{Lu}|[^\p{L}]"), "isolated")
    trainer = trainers.WordPieceTrainer(vocab_size=vocabulary, special_tokens=[PAD, UNKNOWN], min_frequency=2,
                                        initial_alphabet=sorted(set(SINGLES)), show_progress=False)
    tokenizer.train_from_iterator((fold(text) + "\n" for text in texts), trainer)
    return tokenizer


def load_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Encoding]:
    """One encoding a text; the last token is the added newline."""
    return tokenizer.encode_batch([fold(text) + "\n" for text in texts], add_special_tokens=False)
