"""How the web is used; what a user may set comes from the environment (docs/settings.md)."""

import os
from dataclasses import dataclass

import marsad
from marsad.sources.errors import WebSettingError

AGENT = "MarsadBot"  # the name that robots.txt may address


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Limits and manners of a visit."""

    private_hosts: frozenset[str] = frozenset()  # names or addresses in private networks that may be asked
    encrypted_only: bool = False  # ask no address that begins with http://, nor follow one there
    contact: str = ""  # an address under which those who run a site can reach the user
    largest: int = 50  # megabytes of one answer, unpacked
    seconds: float = 120.0  # for one answer in all
    patience: float = 20.0  # seconds without a sign of life
    delay: float = 1.0  # seconds between two requests to one host
    longest_wait: float = 60.0  # seconds that a site may ask to be left alone
    tries: int = 3
    redirects: int = 5
    pages: int = 10_000  # of one feed, sitemap or service in one visit

    @property
    def user_agent(self) -> str:
        """Who asks, in words that lead to us."""
        return f"{AGENT}/{marsad.__version__} ({self.contact or 'observatory software; reads pages its user names'})"


def settings_of_this_system() -> WebSettings:
    """What the environment sets, the usual where it says nothing.

    Raises:
        WebSettingError: a setting that is no number above or equal to 0.
    """
    usual = WebSettings()
    hosts = os.environ.get("MARSAD_PRIVATE_HOSTS", "")
    return WebSettings(
        private_hosts=frozenset(host.strip().lower() for host in hosts.split(",") if host.strip()),
        encrypted_only=os.environ.get("MARSAD_WEB_ENCRYPTED") == "1",
        contact=" ".join(os.environ.get("MARSAD_WEB_CONTACT", "").split()),
        largest=int(_number("MARSAD_WEB_LARGEST", usual.largest)),
        seconds=_number("MARSAD_WEB_SECONDS", usual.seconds),
        delay=_number("MARSAD_WEB_DELAY", usual.delay),
        pages=int(_number("MARSAD_WEB_PAGES", usual.pages)),
    )


def _number(name: str, usual: float) -> float:
    said = os.environ.get(name, "").strip()
    if not said:
        return usual
    try:
        value = float(said)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise WebSettingError(f"{name} is {said!r}: give it a number, or leave it out for {usual:g}.")
    return value
