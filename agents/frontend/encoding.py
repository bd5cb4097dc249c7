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
    tokenizer = _tokenizer({})
    trainer = trainers.WordPieceTrainer(vocab_size=vocabulary, special_tokens=[PAD, UNKNOWN], min_frequency=2,
                                        initial_alphabet=sorted(set(SINGLES)), show_progress=False)
    tokenizer.train_from_iterator((fold(text) + "\n" for text in texts), trainer)
    return tokenizer


def extended_tokenizer(old: Tokenizer, new: Tokenizer) -> Tokenizer:
    """All pieces of `old` with their ids, then those of `new` that it lacks."""
    vocabulary = old.get_vocab()
    for piece, _ in sorted(new.get_vocab().items(), key=lambda entry: entry[1]):
        vocabulary.setdefault(piece, len(vocabulary))
    return _tokenizer(vocabulary)


def _tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    model = models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=40)
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\p{Han}|\p{Lu}|[^\p{L}]"), "isolated")
    return tokenizer


def load_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Encoding]:
    """One encoding a text; the last token is the added newline."""
    return tokenizer.encode_batch([fold(text) + "\n" for text in texts], add_special_tokens=False)
