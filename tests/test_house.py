"""The layout of the house is law: import direction, file sizes, homes of heavy libraries, fast imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {"hybrid": {"agents", "retrieval", "solvers"}, "agents": {"solvers"}, "retrieval": {"solvers"},
         "solvers": set()}
HOMES = {"faiss": {"retrieval"}, "sentence_transformers": {"retrieval"}, "transformers": {"agents"},
         "langchain": {"agents"}, "langgraph": {"agents"}, "langchain_core": {"agents", "retrieval"}}
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


CORPUS = {"agents/explainer/facts.py",
          *(f"agents/frontend/{name}.py" for name in (
              "chatter", "chatter_near", "chatter_negatives", "corpus", "negatives_near", "styles"))}
"""What people say around their problems, and problems to be explained: training data, not behaviour."""


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(node.module or "")
    return [name.split(".")[0] for name in found]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_keeps_the_house_rules(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 400, "a file has at most 400 lines"
    assert not text or ast.get_docstring(ast.parse(text)), "a module opens with what it is"
    for name in imports(path):
        if name in ROOMS:
            assert name == room or name in ROOMS[room], f"{room} must not import {name}"
        assert room in HOMES.get(name, {room}), f"{name} does not belong in {room}"
        assert name not in {"pickle", "marshal", "shelve"}, "state is safetensors, JSON or SQLite"


def test_networks_of_solvers_live_in_recursive() -> None:
    users = {path.relative_to(ROOT).as_posix() for path in FILES if "torch" in imports(path)}
    assert all(path.startswith(("solvers/recursive/", "agents/", "retrieval/")) for path in users), users


def test_nothing_outside_the_tasks_names_a_task() -> None:
    """String constants other than docstrings; exceptions: the registry's built-in modules, training text."""
    for path in FILES:
        place = path.relative_to(ROOT).as_posix()
        if place.startswith("solvers/tasks/") or place in {"solvers/registry.py", *CORPUS}:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        named = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
                 and id(node) not in docs and "sudoku" in node.value.lower()]
        assert not named, f"{place} names a task: {named}"


@pytest.mark.parametrize("module", ["hybrid", "hybrid.cli", "agents", "retrieval", "solvers"])
def test_imports_stay_light(module: str) -> None:
    code = (f"import sys, {module}; heavy = {{'torch', 'transformers', 'langchain', 'faiss', "
            "'sentence_transformers', 'pysat', 'ortools', 'sklearn', 'matplotlib'} & set(sys.modules); "
            "sys.exit(str(heavy) if heavy else 0)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
