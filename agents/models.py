"""Language models by name: the one that ships, any that LangChain knows, or none.

Invariant: what goes wrong with a provider becomes a ModelError that names the cure and repeats no secret.

    chat_model("none")                      # None
    chat_model("embedded", read)            # the small LLM that ships; `read` finds the problem in a text
    chat_model("openai:gpt-5")              # needs langchain-openai and OPENAI_API_KEY
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from agents.desk import Entry
from solvers.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TIMEOUT_SECONDS = 60
MAX_RETRIES = 2
EMBEDDED, NONE = "embedded", "none"


def chat_model(name: str, read: Callable[[str], Entry | None] | None = None, **options: Any) -> BaseChatModel | None:
    """The chat model of that name; None for "none". Raises ModelError.

    read: finds the problem in a person's text and lays it on the desk; the embedded model chooses its tool by it.
    options: go to the provider as they are, e.g. `base_url`.
    """
    if name == NONE:
        return None
    if name == EMBEDDED:
        from agents.embedded import EmbeddedLLM, demand_packages

        demand_packages()
        return EmbeddedLLM(read=read)
    return _provided(name, {"timeout": TIMEOUT_SECONDS, "max_retries": MAX_RETRIES} | options)


def is_provider(name: str) -> bool:
    """Whether the name is of a provider's model, which can copy a problem out of a text."""
    return name not in (EMBEDDED, NONE)


def model_label(name: str) -> str:
    """How a person reads which model spoke.

    >>> model_label("openai:gpt-5")
    'gpt-5 (openai)'
    """
    if name == NONE:
        return "no language model"
    if name == EMBEDDED:
        return "Gemma 3 270M (embedded)"
    provider, _, model = name.partition(":")
    return f"{model} ({provider})" if model else name


def _provided(name: str, options: dict[str, Any]) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    provider, _, model = name.partition(":")
    if not re.fullmatch(r"[\w.-]+", provider) or not model:
        near = difflib.get_close_matches(name, (EMBEDDED, NONE), n=1)
        hint = f'Did you mean "{near[0]}"? ' if near else ""
        raise ModelError(f'no language model is called "{name[:60]}". {hint}Use "{EMBEDDED}", "{NONE}" or '
                         '"provider:model", e.g. "openai:gpt-5" or "ollama:qwen3"')
    try:
        return init_chat_model(name, **options)
    except ImportError as error:
        found = re.search(r"langchain[-_][a-z][a-z-]*", str(error))
        package = found[0].replace("_", "-") if found else f"langchain-{provider}"
        raise ModelError(f'"{name}" needs a package that is not installed: pip install {package}') from None
    except ValueError as error:
        if "provider" in str(error):
            raise ModelError(f'LangChain knows no provider "{provider}"; it knows openai, anthropic, ollama, '
                             "google_genai, mistralai and others") from None
        raise _no_key(name, provider, error) from None
    except Exception as error:  # each provider has its own error for a missing key
        raise _no_key(name, provider, error) from None


def _no_key(name: str, provider: str, error: Exception) -> ModelError:
    """Of the provider's text only the name of a variable is repeated: the rest may hold part of a key."""
    variable = re.search(r"\b[A-Z][A-Z_]*_(?:API_)?KEY\b", str(error))
    return ModelError(f'"{name}" could not be set up; is its key in the environment? '
                      f"Set {variable[0] if variable else provider.upper() + '_API_KEY'}")
