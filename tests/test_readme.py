"""The README's code runs, its tree is the tree, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hybrid.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"```python\n(.*?)```", README, re.S)


@pytest.mark.parametrize("code", CODE, ids=lambda code: code.split("\n")[0])
def test_python_code_runs(code: str, home: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setenv("HYBRID_HOME", home)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    if "print(" in code:
        assert "solved 534678912672195348" in capsys.readouterr().out


def test_every_named_file_exists() -> None:
    tree = re.search(r"```text\n(.*?)```", README, re.S)
    assert tree is not None
    room = ""
    for line in tree[1].splitlines():
        if not line.startswith(" "):
            room = line.split()[0]
        for name in re.findall(r"[\w/]+(?:\.py|\.md|/)(?=\s|$)", line):
            assert (ROOT / name).exists() or (ROOT / room / name).exists(), f"{name} of {room} is not there"
    files = [p.name for room in ("hybrid", "agents", "retrieval", "solvers") for p in (ROOT / room).glob("*.py")]
    missing = {name for name in files if name not in tree[1]} - {"__init__.py"}
    assert not missing, f"the README's tree lacks {missing}"


def test_every_named_command_and_target_exists() -> None:
    for name in set(re.findall(r"`hybrid (\w+)", README)):
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0, name
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make (demo|test|check)", README)):
        assert re.search(rf"^{target}:", makefile, re.M)
