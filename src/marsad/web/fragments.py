"""Pieces of pages that look alike whoever asks: each is written once for the same content, and the copy is used again.

A piece is written from what it is given and the reader's language, from nothing else: neither the request nor the page
around it is there. So what somebody may not see cannot come out of a copy, and no copy grows old: other content is
another piece. Only the word that guards a visitor's forms is put in afterwards. A copy's key is pickled;
nothing is ever read from it.
"""

import pickle  # nosec B403
import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

ROOM = 32_000_000  # characters that the copies of a process may hold together
TOKEN = secrets.token_hex(16)  # stands in a copy where each visitor's own goes; no document can know it


class Copies:
    """The pieces used last, as many as there is room for."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held = 0
        self._copies: OrderedDict[tuple[str, str, bytes], str] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, str, bytes]) -> str | None:
        """The copy of a piece; None where there is none."""
        with self._lock:
            if key in self._copies:
                self._copies.move_to_end(key)
            return self._copies.get(key)

    def put(self, key: tuple[str, str, bytes], written: str) -> None:
        """Keep a copy; those not used for longest make room."""
        with self._lock:
            if key not in self._copies:
                self._copies[key] = written
                self._held += len(written) + len(key[2])
            while self._held > self._room:
                (_template, _language, content), old = self._copies.popitem(last=False)
                self._held -= len(old) + len(content)


copies = Copies(ROOM)


def piece(template: str, given: Mapping[str, Any], *, token: object = "") -> SafeString:
    """Write a piece, or take its copy; `token` is for a piece with a form."""
    key = (template, get_language() or "", pickle.dumps(given, protocol=pickle.HIGHEST_PROTOCOL))
    written = copies.get(key)
    if written is None:
        written = get_template(template).render({**given, "csrf_token": TOKEN})
        copies.put(key, written)
    return mark_safe(written.replace(TOKEN, str(token)))  # noqa: S308 - a template wrote it; tokens are letters and figures
