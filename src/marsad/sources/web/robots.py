"""What a site asks of programs (robots.txt, RFC 9309): which pages to leave alone and how long to wait between two."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from marsad.sources.web.errors import Disallowed, WebError
from marsad.sources.web.settings import AGENT, WebSettings

Ask = Callable[[str], tuple[int, bytes]]  # an address to the answer's number and its text
LARGEST = 512 * 1024  # bytes that are looked at, as the standard says


class Robots:
    """The rules of each site, asked for once."""

    def __init__(self, ask: Ask, settings: WebSettings) -> None:
        self._ask = ask
        self._settings = settings
        self._rules: dict[str, Protego | str] = {}

    def wait_for(self, address: str) -> float:
        """Seconds to leave between two requests to the site of an address that may be asked.

        Raises:
            Disallowed: the site asks programs not to.
        """
        rules = self._of(address)
        if isinstance(rules, str):
            raise Disallowed(rules)
        if not rules.can_fetch(address, AGENT):
            raise Disallowed(
                f"The site asks programs not to read {address} (robots.txt): open it in a browser, save it and add it."
            )
        wait = float(rules.crawl_delay(AGENT) or 0)
        if wait > self._settings.longest_wait:
            raise Disallowed(
                f"The site asks programs to wait {wait:g} seconds before each page: save and add its pages."
            )
        return max(wait, self._settings.delay)

    def _of(self, address: str) -> Protego | str:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._asked(site)
        return self._rules[site]

    def _asked(self, site: str) -> Protego | str:
        """The rules, or why nothing may be asked: a site that cannot answer for its rules is left alone."""
        try:
            status, content = self._ask(f"{site}/robots.txt")
        except WebError as error:
            return str(error)
        if status >= 500 or status == 429:
            return f"{site} cannot say what programs may read (robots.txt: answer {status}): try again later."
        return Protego.parse(content[:LARGEST].decode("utf-8", "replace") if status == 200 else "")
