"""One place for configuration: environment variables `HYBRID_…`, with defaults that work.

Invariant: nothing else in the house reads the environment for its settings.

    HYBRID_HOME=/data/hybrid HYBRID_LLM=openai:gpt-5 hybrid solve "…"
"""

from __future__ import annotations

import sys
import zlib
from functools import cached_property
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from solvers.errors import HybridError, UsageError

MAX_TEXT = 2_000_000
"""Characters of one query; longer input is refused before anything reads it."""


class Settings(BaseSettings):
    """home: the workspace folder. llm: embedded, none, or a provider string. device: cpu, cuda or auto.
    plugins: modules or Python files, comma-separated, that register tasks or solvers. neighbours: k of retrieval."""

    model_config = SettingsConfigDict(env_prefix="HYBRID_", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("hybrid"))
    llm: str = "embedded"
    device: str = "cpu"
    plugins: str = ""
    neighbours: int = Field(default=3, ge=0, le=50)
    debug: bool = False

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
            try:
                _load_file(Path(plugin).resolve()) if plugin.endswith(".py") else _load_module(plugin)
            except HybridError:
                raise
            except Exception as error:  # whatever the user's file raises: it is told, not traced
                raise UsageError(f'plugin "{plugin}" cannot be loaded ({type(error).__name__}: {error}); expected a '
                                 'module name or a file, such as "examples/latin_square.py"') from error


def _load_module(name: str) -> None:
    """Modules of the current folder count too, as for `python -m`."""
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    import_module(name)


def _load_file(path: Path) -> None:
    """Loads a file once a process: loading it again would register its tasks twice."""
    name = f"hybrid_plugin_{path.stem}_{zlib.crc32(str(path).encode()):08x}"
    if name in sys.modules:
        return
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path} is not a Python file")
    sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(sys.modules[name])
    except BaseException:
        del sys.modules[name]
        raise
