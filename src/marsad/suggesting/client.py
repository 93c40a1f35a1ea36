"""Asks an OpenAI-compatible server for the facts of a stretch of text: with limits, retries and a budget.

The protocol is the chat completions of OpenAI's API reference, which llama.cpp, Ollama, vLLM and LM Studio speak too.
"""

import json
import time
from collections.abc import Callable, Mapping
from importlib.resources import files
from types import TracebackType
from typing import Any, Self

import httpx

from marsad.suggesting.errors import AnswerError, RefusedError, SpentError, UnreachableError
from marsad.suggesting.schema import answer_schema
from marsad.suggesting.settings import ModelSettings

_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 30.0  # seconds that a server may ask for between two tries
_CHARACTERS_PER_TOKEN = 3  # where a server does not say what it used; Arabic costs more than English


class Client:
    """One run's conversation with a model. Use it with `with`; `spent` counts the tokens of the run."""

    def __init__(self, settings: ModelSettings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self.spent = 0
        self._sleep = sleep
        self._instruction = files("marsad.suggesting").joinpath("instruction.txt").read_text(encoding="utf-8")
        self._http = httpx.Client(
            timeout=settings.seconds,
            headers={"Authorization": f"Bearer {settings.key}"} if settings.key else {},
            trust_env=False,
        )

    def __enter__(self) -> Self:
        """Begin the run."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all connections."""
        self._http.close()

    def propose(self, text: str) -> list[Any]:
        """Give what the model proposes for a text: a list of JSON values, not checked yet.

        Raises:
            SpentError: the budget of the run is used up; nothing was asked.
            UnreachableError: no answer, also when asked again.
            RefusedError: the server says no.
            AnswerError: the answer is no list of facts.
        """
        if self.spent >= self.settings.tokens:
            raise SpentError(
                f"The budget of {self.settings.tokens} tokens is spent: run again, or raise MARSAD_MODEL_TOKENS."
            )
        answer = _json(self._ask(text))
        content = _content(answer)
        usage = answer.get("usage") or {}
        self.spent += int(usage.get("total_tokens") or (len(text) + len(content)) // _CHARACTERS_PER_TOKEN)
        return _facts(content)

    def _ask(self, text: str) -> httpx.Response:
        for attempt in range(self.settings.tries):
            try:
                response = self._http.post(f"{self.settings.address}/chat/completions", json=self._question(text))
            except httpx.TransportError as error:
                why, wait = f"gave no answer ({type(error).__name__})", 2.0**attempt
            else:
                if response.status_code not in _BUSY:
                    return _accepted(response, self.settings)
                why, wait = f"is busy ({response.status_code})", _asked_wait(response, 2.0**attempt)
            if attempt + 1 < self.settings.tries:
                self._sleep(wait)
        raise UnreachableError(
            f"{self.settings.address} {why} at {self.settings.tries} tries: check that the model's server runs there."
        )

    def _question(self, text: str) -> Mapping[str, Any]:
        return {
            "model": self.settings.model,
            "temperature": 0,
            "messages": [{"role": "system", "content": self._instruction}, {"role": "user", "content": text}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "facts", "strict": False, "schema": answer_schema()},
            },
        }


def _accepted(response: httpx.Response, settings: ModelSettings) -> httpx.Response:
    if response.status_code in {401, 403}:
        raise RefusedError(f"{settings.address} does not accept the key: set MARSAD_MODEL_KEY.")
    if response.status_code == httpx.codes.NOT_FOUND:
        raise RefusedError(f"{settings.address} has no model “{settings.model}”: check MARSAD_MODEL and the address.")
    if response.is_error:
        raise RefusedError(f"{settings.address} refuses the question ({response.status_code}): {response.text[:200]}")
    return response


def _asked_wait(response: httpx.Response, usual: float) -> float:
    said = response.headers.get("Retry-After", "")
    return min(float(said), _LONGEST_WAIT) if said.isascii() and said.isdigit() else usual


def _json(response: httpx.Response) -> Mapping[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise AnswerError("The model's server did not answer with JSON: is this an OpenAI-compatible address?")
    return answer


def _content(answer: Mapping[str, Any]) -> str:
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        content = None
    if not isinstance(content, str):
        raise AnswerError("The model's server gave no message: is this an OpenAI-compatible address?")
    return content


def _facts(content: str) -> list[Any]:
    """The facts of an answer; models that put it between fences or talk around it are understood."""
    start, end = content.find("{"), content.rfind("}")
    try:
        found = json.loads(content[start : end + 1])["facts"]
    except (ValueError, KeyError, TypeError):
        found = None
    if not isinstance(found, list):
        raise AnswerError("The model did not answer with a list of facts: try another model, or a larger one.")
    return found
