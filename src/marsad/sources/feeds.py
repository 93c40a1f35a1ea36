"""Feeds of any form, for whoever opens or visits one: RSS and Atom, or JSON Feed."""

from marsad.sources import feed, json_feed


def recognises(head: bytes, root: str) -> bool:
    """Whether the first bytes, or the first element, are those of a feed."""
    return root in feed.ROOTS or json_feed.recognises(head)


def entries(content: bytes, address: str) -> tuple[feed.Entry, ...]:
    """The entries of a feed, each once, the oldest first; raises ValueError when it is none."""
    return json_feed.entries(content) if json_feed.recognises(content) else feed.entries(content, address)
