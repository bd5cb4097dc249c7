"""The command `hybrid`: thin wrappers around the Python API.

Exit codes: 0 a result was delivered (also proved `unsolvable`, `many`); 2 wrong use or unreadable file;
3 `ask`, `abstained` or `refused`; 1 a fault of ours.

Invariant: heavy libraries are imported inside commands, so `hybrid --help` is fast.

    hybrid solve "Fill this sudoku: 1... .2.. ..3. ...4" --json
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hybrid.terminal import NO_ANSWER, err, faults, out, print_json, progress_bar, read_lines, read_stdin

if TYPE_CHECKING:
    from hybrid.pipeline import Pipeline
    from hybrid.result import Result

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Ask a structured problem in words; get a checked answer and a true explanation of it.")

Llm = Annotated[str | None, typer.Option(help="embedded (default), none, or a provider string such as openai:gpt-5")]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else")]
MAX_FILE = 2_000_000_000


def _pipeline(llm: str | None = None, frontend: str | None = None) -> Pipeline:
    from hybrid.pipeline import default_pipeline

    return default_pipeline(llm, frontend)


def _give(result: Result, as_json: bool) -> None:
    """Prints a result and leaves with its exit code."""
    if as_json:
        print_json(result.to_json())
    else:
        from hybrid.render import show

        show(out, result)
    if not result.delivered:
        raise typer.Exit(NO_ANSWER)


@app.command()
def solve(
    text: Annotated[str, typer.Argument(help="the problem in words; - reads standard input")] = "-",
    as_json: Json = False,
    llm: Llm = None,
    explain: Annotated[bool, typer.Option("--explain/--no-explain", help="with or without an explanation")] = True,
) -> None:
    """One query in words, end to end."""
    with faults():
        from hybrid.settings import MAX_TEXT

        query = read_stdin(MAX_TEXT) if text == "-" else text
        _give(_pipeline(llm).solve(query, explain=explain), as_json)


@app.command()
def chat(
    thread: Annotated[str | None, typer.Option(help="name of a conversation to begin or to go on with")] = None,
    llm: Llm = None,
) -> None:
    """The same as a conversation; reads a message a line from standard input when it is not a terminal."""
    with faults():
        from hybrid.chatting import converse

        converse(_pipeline(llm), thread)


@app.command()
def parse(
    source: Annotated[Path, typer.Option("--in", help='lines {"id", "prompt"}')],
    target: Annotated[Path, typer.Option("--out", help="one reading a line")],
    frontend: Annotated[str | None, typer.Option(help="own (default), llm, or both: every difference is asked")] = None,
    llm: Annotated[str | None, typer.Option(help="for llm and both: a provider string such as openai:gpt-5")] = None,
) -> None:
    """Reads many prompts without solving them."""
    with faults():
        from hybrid.reading import read_prompts

        counts = read_prompts(_pipeline(llm, frontend), read_lines(source, MAX_FILE), target)
        err.print(", ".join(f"{name} {count}" for name, count in counts.items()))


@app.command()
def batch(
    task: Annotated[str, typer.Argument(help="a registered task")],
    file: Annotated[Path, typer.Argument(help="one problem a line: JSON, or the task's line form")],
    target: Annotated[Path, typer.Option("--out", help="one result a line")],
    stages: Annotated[str, typer.Option(help="comma list; network = recursion,restarts,branching; all")] = "all",
    limit: Annotated[int | None, typer.Option(min=1, help="only the first problems")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="the summary as JSON on standard output")] = False,
) -> None:
    """Many problems of one task from a file; a summary table goes to standard error."""
    with faults():
        from hybrid.batch import BatchRequest, run_batch
        from solvers import registry
        from solvers.cascade import MEMORY

        pipeline = _pipeline("none")
        remember = MEMORY in stages.split(",")
        cascade = pipeline.cascade(registry.task(task), with_memory=remember)
        memory = pipeline.memory if remember else None
        summary = run_batch(cascade, BatchRequest(file, target, stages, limit), memory)
        err.print(summary.table())
        if as_json:
            print_json(summary.to_json())


@app.command()
def tasks(as_json: Json = False) -> None:
    """Registered tasks, their solvers, weights and figures."""
    with faults():
        from rich.table import Table

        from hybrid.listing import list_tasks

        found = list_tasks(_pipeline("none").settings)
        if as_json:
            print_json(found)
            return
        table = Table("task", "what", "stages", "weights", "held-out share solved by recursion", box=None,
                      padding=(0, 2, 0, 0))
        for entry in found:
            weights = entry["weights"] or {}
            share = weights.get("figures", {}).get("solved_by_recursion")
            table.add_row(entry["task"], entry["what"], ", ".join(entry["stages"]),
                          f"{weights['parameters']:,} parameters" if weights else "none",
                          f"{share:.1%}" if share is not None else "")
        out.print(table)


@app.command()
def train(  # noqa: PLR0913, PLR0917 - one parameter an option
    task: Annotated[str, typer.Argument(help="a registered task")],
    examples: Annotated[Path | None, typer.Option(help='lines {"problem", "answer"} instead of the generator')] = None,
    minutes: Annotated[float, typer.Option(min=0.01, help="how long to train")] = 30.0,
    updates: Annotated[int | None, typer.Option(min=1, help="instead of minutes: a repeatable length")] = None,
    target: Annotated[Path | None, typer.Option("--out", help="folder of the run and its weights")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="go on with the run in --out")] = False,
    device: Annotated[str, typer.Option(help="auto, cpu or cuda")] = "auto",
    pool: Annotated[int | None, typer.Option(min=1, help="instances to generate; default: the task's")] = None,
    width: Annotated[int | None, typer.Option(min=8, max=512, help="d, the width of the latent state; "
                                              "default: the task's")] = None,
    seed: Annotated[int, typer.Option(help="of the pool, the weights and the order")] = 0,
    threads: Annotated[int | None, typer.Option(min=1, help="torch threads; 1 unless told")] = None,
) -> None:
    """Trains the recursive network of a task; checkpoints resume; weights go where solving finds them.

    On several cores or CUDA devices: torchrun --nproc-per-node 2 -m hybrid.cli train TASK ... (each process trains on
    boards of its own, 32 at once; gradients are averaged).
    """
    with faults():
        from hybrid.training import train_in_terminal
        from solvers.recursive.command import TrainRequest

        settings = _pipeline("none").settings
        folder = target or settings.workspace / "weights" / task
        train_in_terminal(task, TrainRequest(folder, minutes, updates, examples, pool, width, seed, resume, device,
                                             threads))


@app.command()
def evaluate(
    task: Annotated[str, typer.Argument(help="a registered task")],
    systems: Annotated[str, typer.Option(help="comma list of hybrid, llm")] = "hybrid,llm",
    n: Annotated[int, typer.Option(min=1, help="problems")] = 50,
    seed: Annotated[int, typer.Option(help="of the problems")] = 0,
    llm: Llm = None,
    target: Annotated[Path | None, typer.Option("--out", help="folder for report.json and report.png")] = None,
    as_json: Json = False,
) -> None:
    """Systems on the same problems from text, one verifier; table, JSON and a plot."""
    with faults():
        from hybrid.evaluate import evaluate as run

        with progress_bar() as bar:
            lines = {name: bar.add_task(name, total=n, note="") for name in systems.split(",")}
            report = run(_pipeline(llm), task, systems.split(","), n, seed,
                         lambda name, done, _: bar.update(lines[name], completed=done))
        (err if as_json else out).print(report.table())
        if as_json:
            print_json(report.to_json())
        if target is not None:
            for path in report.save(target):
                err.print(f"written: {path}")


threads_app = typer.Typer(no_args_is_help=True, help="Conversations that `hybrid chat --thread` keeps.")
app.add_typer(threads_app, name="threads")


@threads_app.command("list")
def threads_list(as_json: Json = False) -> None:
    """The kept conversations, the one used last first."""
    with faults():
        names = _pipeline("none").threads.names()
        if as_json:
            print_json(names)
        else:
            for name in names:
                out.print(name, markup=False)


@threads_app.command("delete")
def threads_delete(names: Annotated[list[str], typer.Argument(help="their names")]) -> None:
    """Deletes conversations, with what they added to memory."""
    with faults():
        from hybrid.session import delete_threads
        from solvers.errors import UsageError, did_you_mean

        pipeline = _pipeline("none")
        for name in names:
            if not delete_threads(pipeline, [name]):
                raise UsageError(f'no conversation is called "{name}". {did_you_mean(name, pipeline.threads.names())}')


memory_app = typer.Typer(no_args_is_help=True, help="The instance store: verified problems with their answers.")
app.add_typer(memory_app, name="memory")


@memory_app.command("stats")
def memory_stats(as_json: Json = False) -> None:
    """How many instances are stored, by task."""
    with faults():
        _show_facts(_pipeline("none").memory.stats(), as_json)


@memory_app.command("rebuild")
def memory_rebuild(as_json: Json = False) -> None:
    """Builds the FAISS indexes anew from the store."""
    with faults():
        _show_facts(_pipeline("none").memory.rebuild(), as_json)


@memory_app.command("add")
def memory_add(
    file: Annotated[Path, typer.Argument(help='lines {"problem", "answer"}')],
    as_json: Json = False,
) -> None:
    """Adds solved instances from a file; each is verified first."""
    with faults():
        from hybrid.reading import add_instances

        _show_facts(add_instances(_pipeline("none"), read_lines(file, MAX_FILE), file.name), as_json)


@memory_app.command("search")
def memory_search(
    text: Annotated[str, typer.Argument(help="a problem in words; - reads standard input")],
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="how many")] = 5,
    as_json: Json = False,
) -> None:
    """The solved instances most similar to a problem."""
    with faults():
        from hybrid.reading import search
        from hybrid.settings import MAX_TEXT

        result = search(_pipeline("none"), read_stdin(MAX_TEXT) if text == "-" else text, k)
        _give(result, as_json)


def _show_facts(facts: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(facts)
        return
    for name, value in facts.items():
        out.print(f"{name}: {value}", markup=False)


if __name__ == "__main__":
    app()
