"""What the commands share: consoles, exit codes, progress bars and input.

Invariant: with `--json` standard output is JSON alone; all else goes to standard error.

    with faults(): ...      # HybridError → exit 2 or 1 with its sentence, never a traceback
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from solvers.errors import HybridError, StoreError, WeightsError

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

USAGE, FAULT, NO_ANSWER = 2, 1, 3
DEFAULTS = {"HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error", "TOKENIZERS_PARALLELISM": "false",
            "OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE"}
"""Set before any heavy library loads. A second thread brings a fifth on free cores and stalls beside other load."""


@contextmanager
def faults() -> Iterator[None]:
    """Turns every error into one sentence and an exit code: 2 wrong use, 1 a fault of ours."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    try:
        yield
    except typer.Exit:
        raise
    except (StoreError, WeightsError) as error:
        err.print(f"hybrid: {error}", markup=False)
        raise typer.Exit(FAULT) from None
    except HybridError as error:
        err.print(f"hybrid: {error}", markup=False)
        raise typer.Exit(USAGE) from None
    except KeyboardInterrupt:
        err.print("stopped")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except Exception as error:
        if os.environ.get("HYBRID_DEBUG"):
            raise
        err.print(f"hybrid: an unexpected fault ({type(error).__name__}: {error}); "
                  "run again with HYBRID_DEBUG=1 for the details", markup=False)
        raise typer.Exit(FAULT) from None


def print_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")


def read_stdin(limit: int) -> str:
    """Standard input as text: at most `limit` + 1 bytes are read, undecodable ones become U+FFFD."""
    return sys.stdin.buffer.read(limit + 1).decode("utf-8", errors="replace")


def read_lines(path: Path, limit: int) -> list[str]:
    """A text file's lines. Raises HybridError's UsageError where it cannot be read."""
    from solvers.errors import UsageError

    try:
        if path.stat().st_size > limit:
            raise UsageError(f"{path} has {path.stat().st_size:,} bytes, expected at most {limit:,}")
        return path.read_text(encoding="utf-8").split("\n")  # not splitlines: JSON strings may hold U+2028
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not text in UTF-8 (byte {error.start})") from error


def progress_bar() -> Progress:
    """On a terminal a live bar on standard error; elsewhere nothing."""
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                    TextColumn("{task.fields[note]}"), console=err, disable=not err.is_terminal)
