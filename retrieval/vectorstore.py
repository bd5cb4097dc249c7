"""A LangChain face over `Memory`, for chains that expect a `VectorStore` or a retriever.

Invariant: what LangChain adds goes through `Memory.add`, so that it is verified like everything else.

>>> InstanceVectorStore(memory, task).as_retriever(search_kwargs={"k": 2}).invoke("sudoku from the newspaper")
[Document(page_content='A 9×9 sudoku with 25 givens.', metadata={'id': 'sudoku-…', 'answer': {…}, …}), …]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

from retrieval.retrieve import Memory
from solvers.errors import UsageError
from solvers.task import Task


class InstanceVectorStore(VectorStore):
    """One task's instances by words; `similarity_search` raises ModelError without a text model."""

    def __init__(self, memory: Memory, task: Task) -> None:
        self._memory, self._task = memory, task

    def similarity_search(self, query: str, k: int = 4, **kwargs: Any) -> list[Document]:
        return [document for document, _ in self.similarity_search_with_score(query, k)]

    def similarity_search_with_score(self, query: str, k: int = 4, **kwargs: Any) -> list[tuple[Document, float]]:
        """Documents with their cosine similarity, the most similar first."""
        hits = self._memory.search(query, k, self._task)
        return [(Document(hit.description, id=hit.id, metadata=hit.to_json()), hit.similarity) for hit in hits]

    def _select_relevance_score_fn(self) -> Callable[[float], float]:
        return lambda cosine: max(cosine, 0.0)

    def add_texts(
        self, texts: Iterable[str], metadatas: list[dict[str, Any]] | None = None, **kwargs: Any
    ) -> list[str]:
        """texts: a person's words; metadatas: {"problem": …, "answer": …} for each. Raises UsageError, ProblemError."""
        words, known = list(texts), metadatas or []
        if len(known) != len(words) or not all({"problem", "answer"} <= data.keys() for data in known):
            raise UsageError('each text needs metadata {"problem": …, "answer": …}: only verified instances are stored')
        return [self._add(text, data) for text, data in zip(words, known, strict=True)]

    def _add(self, text: str, data: dict[str, Any]) -> str:
        problem = self._task.problem(data["problem"])
        values = self._task.answer_values(problem, data["answer"])
        return self._memory.add(self._task, problem, values, solved_by=data.get("solved_by", "langchain"), text=text)

    @classmethod
    def from_texts(
        cls, texts: list[str], embedding: Embeddings, metadatas: list[dict[str, Any]] | None = None, **kwargs: Any
    ) -> Self:
        """Needs `memory=` and `task=`; the memory embeds by itself, so `embedding` is not used."""
        store = cls(kwargs["memory"], kwargs["task"])
        store.add_texts(texts, metadatas)
        return store
