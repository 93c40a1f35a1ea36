"""Which state of a fact a program has before it: ETag in answers, If-Match in requests (RFC 9110, 13.1.1)."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from marsad.api.lines import fact_whole
from marsad.evidence.cards import FactCard
from marsad.evidence.errors import ChangedMeanwhileError
from marsad.records import digest


def tag_of(line: dict[str, Any]) -> str:
    """The entity tag of a fact as the interface tells it."""
    return f'"{digest(json.dumps(line, sort_keys=True, ensure_ascii=False))[:32]}"'


def tagged(response: HttpResponse, card: FactCard) -> dict[str, Any]:
    """A fact's line, its tag set on the answer."""
    line = fact_whole(card)
    response["ETag"] = tag_of(line)
    return line


def known(request: HttpRequest, card: FactCard) -> str:
    """The version that a program decides on, "" where it names none.

    Raises ChangedMeanwhileError where the fact is no longer as the program read it.
    """
    asked = request.headers.get("If-Match", "").strip()
    if not asked or asked == "*":
        return ""
    if tag_of(fact_whole(card)) not in (one.strip() for one in asked.split(",")):
        raise ChangedMeanwhileError
    return card.version
