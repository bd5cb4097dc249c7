"""A real conversation through all tasks, recorded: `python -m benchmarks.session > docs/session.md`.

Every message goes through the pipeline of `hybrid chat` in a fresh workspace; timings and receipts are left out.

Invariant: nothing of the record is written by hand; a test repeats it without a language model and compares all but the
explanations' wording.

    blocks(record(Pipeline(Settings(home=folder, llm="none"))))
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

from rich.console import Console

from hybrid.pipeline import Pipeline
from hybrid.render import show_answer
from hybrid.session import Session
from hybrid.settings import Settings

LONGEST = 260
"""Characters of a message that are shown."""
EASY = "53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79"
HARD = "8........ ..36..... .7..9.2.. .5...7... ....457.. ...1...3. ..1....68 ..85...1. .9....4.."
MAZE = {"task": "maze", "rows": ["S.#....", "..#.##.", ".#...#.", "...#..G", ".#...#."]}
STOCK = {"task": "allocation", "warehouses": {"North": 50, "South": 40, "Harbour": 30},
         "customers": {"Ann": 20, "Bob": 30, "Cy": 15, "Dee": 25},
         "cost": {"Ann": {"North": 4, "South": 6, "Harbour": 9}, "Bob": {"North": 5, "South": 8, "Harbour": 7},
                  "Cy": {"North": 3, "South": 4, "Harbour": 8}, "Dee": {"North": 6, "South": 7, "Harbour": 5}}}


def pump() -> dict[str, object]:
    """Four days of hourly readings with one short fault, from a Monday on."""
    start = datetime(2026, 11, 23)
    day = [20, 20, 19, 19, 20, 22, 26, 31, 34, 35, 36, 36, 35, 36, 37, 36, 34, 31, 28, 26, 24, 22, 21, 20]
    values = [day[k % 24] + (k * 7 % 5 - 2) / 10 for k in range(96)]
    values[61:63] = [58.2, 57.4]
    return {"task": "anomaly", "series": {"pump": values},
            "timestamps": [(start + timedelta(hours=k)).isoformat() for k in range(96)]}


MESSAGES = (
    "Just a hint please, not the solution: " + EASY.replace(".98....6.", ".98....6"),
    "row 3 is .98....6.",
    "another one, please",
    "is r3c7=5, r3c1=1, r2c2=8 right so far?",
    f"Now solve it: {EASY}",
    "why is r4c7 a 2?",
    "what if r1c3 is 1?",
    f"Solve this sudoku: {HARD}",
    "why is r1c2 a 1?",
    "show me another similar one you solved",
    json.dumps(MAZE),
    "why does the path go up at r4c3?",
    "what if r1c3 is open?",
    json.dumps(STOCK),
    "why is Dee there?",
    "what if warehouse North loses 20 pallets?",
    "what if Bob must go to South?",
    json.dumps(pump()),
    "why is Tuesday 14:00 not an anomaly?",
    "why is point 61 an anomaly?",
    "write me a poem about the sea",
    "who are you?",
    "forget this",
    "thanks, bye",
)
"""The person's side."""
HEAD = """# A session
Recorded by `python -m benchmarks.session > docs/session.md` with {llm}; timings, receipts and tables of
similar instances are left out, long messages are cut. Grids are given in words, the other
tasks in their JSON form; questions are in words.
"""


@dataclass(frozen=True)
class Exchange:
    """message: the person's. shown: board, verdict and message as in the terminal. explanation, by: what follows."""

    message: str
    shown: str
    explanation: str = ""
    by: str = ""


def record(pipeline: Pipeline) -> Iterator[Exchange]:
    """The conversation, one exchange after another."""
    session = Session(pipeline, "recorded")
    for message in MESSAGES:
        result = session.say(message)
        page = StringIO()
        brief = result if result.status == "ask" else replace(result, receipt=None)
        show_answer(Console(file=page, soft_wrap=True, highlight=False), brief)
        told = result.explanation
        shown = "\n".join(line.rstrip() for line in page.getvalue().strip("\n").splitlines())
        yield Exchange(message, shown, told.text if told else "", told.by if told else "")


def blocks(exchange: Exchange) -> str:
    """One exchange as Markdown."""
    message = exchange.message
    cut = f"{message[:LONGEST]} … ({len(message):,} characters)" if len(message) > LONGEST else message
    said = "" if not exchange.explanation else f"\n{exchange.explanation} *({_by(exchange.by)})*\n"
    return f"\n**{_escaped(cut)}**\n\n```text\n{exchange.shown}\n```\n{said}"


def _by(by: str) -> str:
    return "from the facts" if by == "facts" else f"told by {by}, every claim checked"


def _escaped(text: str) -> str:
    return re.sub(r"([*_`\[\]<>#])", r"\\\1", text)


def main() -> None:
    parser = argparse.ArgumentParser(description="Records a conversation through all tasks as Markdown.")
    parser.add_argument("--llm", default="embedded")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Pipeline(Settings(home=Path(folder), llm=arguments.llm))
        llm = "no language model" if arguments.llm == "none" else f"`--llm {arguments.llm}`"
        sys.stdout.write(HEAD.format(llm=llm))
        for exchange in record(pipeline):
            sys.stdout.write(blocks(exchange))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
