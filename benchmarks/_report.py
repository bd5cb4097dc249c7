"""Where the figures of a benchmark go.

Invariant: nothing is written unless a path was given.

    save(report, options.out)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def save(report: Mapping[str, Any], path: Path | None) -> None:
    """Writes the figures as JSON; the folder is made."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
