"""Results for a terminal: the board with givens and filled cells told apart, verdict, explanation, timings.

Invariant: nothing is printed as an answer that the result does not carry as verified.

    show(console, result)
"""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hybrid.result import Result
from solvers import registry
from solvers.problem import Verdict

STYLES = {"given": "bold", "filled": "green", "open": "dim", "frame": "dim"}
VERDICT_STYLES = {Verdict.SOLVED: "bold green", Verdict.OPTIMAL: "bold green", Verdict.MANY: "bold yellow",
                  Verdict.FEASIBLE: "bold yellow", Verdict.ESTIMATE: "bold yellow",
                  Verdict.UNSOLVABLE: "bold yellow", Verdict.ASK: "bold cyan", Verdict.ANSWERED: "dim"}
SUREST_ROWS = 3


def show(console: Console, result: Result) -> None:
    """Prints receipt, answer, verdict, who solved it, similar instances, explanation and timings."""
    show_answer(console, result)
    if result.explanation is not None:
        console.print()
        console.print(Text(safe(result.explanation.text)))
    show_end(console, result)


def show_answer(console: Console, result: Result) -> None:
    """What is known once the problem is solved: receipt, answer, verdict, message."""
    _receipt(console, result)
    _answer(console, result)
    style = VERDICT_STYLES.get(Verdict(result.status), "bold red")
    by = f" by {result.solved_by}" if result.solved_by else ""
    checked = ", every rule checked" if result.verified else ""
    if result.status != Verdict.ANSWERED or result.answer is not None:
        console.print(Text(f"{result.status}{by}{checked}", style=style))
    if result.message:
        console.print(Text(safe(result.message)))


def show_end(console: Console, result: Result) -> None:
    """What stands below an explanation: who told it, similar instances, timings."""
    if result.explanation is not None:
        told = result.explanation
        source = "from the facts" if told.by == "facts" else f"told by {told.by}"
        console.print(Text(f"({source}; {told.claims_checked} claims checked, {told.claims_rejected} rejected)",
                           style="dim"))
    _similar(console, result)
    if result.timings_ms:
        console.print(Text("  ".join(f"{name} {ms:.0f} ms" for name, ms in result.timings_ms.items()), style="dim"))


def safe(text: str) -> str:
    """Text that may hold a person's characters: none of them reaches the terminal as a control sequence."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _board(result: Result, data: dict | None) -> Text:
    assert result.task is not None and result.problem is not None
    task = registry.task(result.task)
    problem = task.problem(result.problem)
    text = Text()
    for line in task.render(problem, task.answer_values(problem, data) if data else None):
        for piece, kind in line:
            text.append(piece, STYLES[kind])
        text.append("\n")
    return text


def _receipt(console: Console, result: Result) -> None:
    if result.receipt is None:
        return
    rows = result.receipt.get("rows", [])
    cells = [cell for cell in result.receipt.get("cells", []) if cell["value"] != "."]
    read = f"Read from your text: {len(rows)} rows, {len(cells)} givens" if rows else "Read from your text"
    places = ", ".join(f"{c['cell']}={c['value']} (character {c['start']})" for c in cells[:SUREST_ROWS])
    console.print(Text(f"{read}{': ' + places + ' …' if places else ''}", style="dim"))
    if result.problem is not None:
        console.print(_board(result, None))
    elif rows:
        console.print(Text(safe("\n".join(f"  {row}" for row in rows)), style="dim"))


def _answer(console: Console, result: Result) -> None:
    if result.answer is None or result.problem is None:
        return
    for data in result.answer.get("witnesses", [result.answer]):
        console.print(_board(result, data))


def _similar(console: Console, result: Result) -> None:
    if not result.retrieved:
        return
    table = Table("similar solved instance", "similarity", "solved by", box=None, padding=(0, 2, 0, 0),
                  header_style="dim", style="dim")
    for hit in result.retrieved:
        table.add_row(str(hit["id"]), f"{hit['similarity']:.3f}", str(hit.get("solved_by", "")))
    console.print(table)
