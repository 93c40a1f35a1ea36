# ruff: noqa: N818 - errors are named after what is wrong; their parents end in "Error"
"""Why an address could not be read, in one sentence for people; each becomes an `Unread`, and the rest goes on.

WebError
├── NotWeb           another scheme than http or https, or no host
├── PlainAddress     unencrypted, where that is not wanted
├── PrivateAddress   it leads into a private network
├── UnknownHost      no machine of that name
├── Disallowed       the site's robots.txt asks programs to stay away
├── Redirected       too often, or in a circle
├── Refused          the server answers that there is nothing, or not for us
├── Unreachable      no connection, no trust in it, or no answer in time
├── TooMuch          more than one document may have
└── NoDocument       a picture, a film, a program
"""


class WebError(Exception):
    """This address cannot be read."""


class NotWeb(WebError):
    """Only http and https are the web."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is no web address that can be read: it must begin with https:// or http://.")


class PlainAddress(WebError):
    """It begins with http://, and this house asks encrypted addresses only."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} would be asked unencrypted, which MARSAD_WEB_ENCRYPTED forbids here: try the address with https://."
        )


class PrivateAddress(WebError):
    """The host stands in a private network, or is this machine."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} leads into a private network and was not asked: "
            "if you trust it, name it in the setting MARSAD_PRIVATE_HOSTS."
        )


class UnknownHost(WebError):
    """The name has no address."""

    def __init__(self, host: str) -> None:
        super().__init__(f"No machine called {host} was found: check the address and your connection.")


class Disallowed(WebError):
    """robots.txt says no, or asks for more patience than we have."""


class Redirected(WebError):
    """Led from one address to the next without end."""


class Refused(WebError):
    """The server's answer is not the document."""


class Unreachable(WebError):
    """No usable connection."""


class TooMuch(WebError):
    """The answer is too large."""


class NoDocument(WebError):
    """What stands there is not a document."""
