"""Web addresses as text: which are web addresses, their plain form, and the file name under which a page is kept."""

import re
from urllib.parse import unquote, urlsplit, urlunsplit

from marsad.sources.media import ending_of

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_LONGEST = 150  # characters of a file name


def is_address(named: str) -> bool:
    """Whether what the user named is an address and no path."""
    return bool(_SCHEME.match(named))


def plain_address(address: str) -> str:
    """An address without its fragment and its spaces, host in lower case: what is asked for and remembered."""
    parts = urlsplit(address.strip())
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def file_of(address: str, media_type: str = "") -> str:
    """Host and path, ending as files of the type do: what lists show and readers look at."""
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/").replace("\\", "/")
    name = "/".join(part for part in (parts.hostname or "", path, parts.query) if part not in {"", ".", ".."})
    name = "".join(sign if sign.isprintable() else "_" for sign in name)[:_LONGEST]
    ending = ending_of(media_type)
    return name if not ending or _ENDING.search(path) else name + ending
