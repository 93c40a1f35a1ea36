"""Which model is asked and how long, often and much; from the environment (docs/settings.md). Nothing set: nobody."""

import os
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from marsad.suggesting.errors import NotSetError

ADDRESS, MODEL, KEY = "MARSAD_MODEL_ADDRESS", "MARSAD_MODEL", "MARSAD_MODEL_KEY"
SECONDS, TRIES, TOKENS = "MARSAD_MODEL_SECONDS", "MARSAD_MODEL_TRIES", "MARSAD_MODEL_TOKENS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How a model is reached."""

    address: str  # to which /chat/completions is appended: "http://localhost:11434/v1"
    model: str
    key: str = ""
    seconds: float = 60.0  # for one answer
    tries: int = 3
    tokens: int = 200_000  # asked and answered, in one run

    @property
    def is_of_this_machine(self) -> bool:
        """Whether no text leaves this machine."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def settings_of_this_system() -> ModelSettings:
    """What the environment sets.

    Raises:
        NotSetError: no model is set, its address is none, or a number is none.
    """
    address, model = (os.environ.get(name, "").strip() for name in (ADDRESS, MODEL))
    if not address or not model:
        raise NotSetError(
            f"No model is set: give {ADDRESS} (as http://localhost:11434/v1) and {MODEL} (its name there). "
            "Without one, Marsad finds facts with its own grammars."
        )
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise NotSetError(f"{ADDRESS} is {address!r}: give a web address, as http://localhost:11434/v1.")
    usual = ModelSettings(address=address.rstrip("/"), model=model)
    return ModelSettings(
        address=usual.address,
        model=model,
        key=os.environ.get(KEY, "").strip(),
        seconds=_number(SECONDS, usual.seconds),
        tries=max(1, int(_number(TRIES, usual.tries))),
        tokens=int(_number(TOKENS, usual.tokens)),
    )


def _number(name: str, usual: float) -> float:
    said = os.environ.get(name, "").strip()
    try:
        value = float(said or usual)
    except ValueError:
        value = -1.0
    if not 0 < value < float("inf"):
        raise NotSetError(f"{name} is {said!r}: give it a number above 0, or leave it out for {usual:g}.")
    return value
