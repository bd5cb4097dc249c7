"""One place for configuration: environment variables `HYBRID_…`, with defaults that work.

Invariant: what a query does is settled here; the environment is read elsewhere only for HYBRID_DEBUG (full tracebacks,
`hybrid/terminal.py`) and for the folder of the language model's file (`agents/embedded.py`).

    HYBRID_HOME=/data/hybrid HYBRID_LLM=openai:gpt-5 hybrid solve "…"
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from solvers import registry
from solvers.errors import UsageError

MAX_TEXT = 2_000_000
"""Characters of one query; longer input is refused before anything reads it."""


class Settings(BaseSettings):
    """home: the workspace folder. llm: embedded, none, or a provider string. device: cpu, cuda or auto.
    plugins: modules or Python files, comma-separated, that register tasks or solvers. neighbours: k of retrieval.
    frontend: who reads texts: own (the transformer), llm, or both, where every difference is a question."""

    model_config = SettingsConfigDict(env_prefix="HYBRID_", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("hybrid"))
    llm: str = "embedded"
    device: str = "cpu"
    plugins: str = ""
    frontend: Literal["own", "llm", "both"] = "own"
    neighbours: int = Field(default=3, ge=0, le=50)

    @cached_property
    def workspace(self) -> Path:
        """The workspace folder, made if missing. Raises UsageError where it cannot be written."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"the workspace {self.home} cannot be made ({error.strerror}); "
                             "set HYBRID_HOME to a folder that you may write to") from error
        return self.home

    def load_plugins(self) -> None:
        """Registers the user's own tasks and solvers: every file in the workspace's `tasks` folder, and every
        plugin, a module name or the path of a Python file. Raises UsageError for one that cannot be loaded."""
        named = [part.strip() for part in self.plugins.split(",") if part.strip()]
        for plugin in [*map(str, sorted(self.workspace.glob("tasks/*.py"))), *named]:
            registry.load_plugin(plugin)
