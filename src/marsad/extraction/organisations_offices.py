"""Offices that an international body has in a country: "UNDP Morocco" is a part of UNDP, and not UNDP.

Only bodies that work through such offices (`organisations/offices.toml`): "the African Union in Somalia" is the Union.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.authority import places
from marsad.extraction.organisations_found import Body
from marsad.language.normalise import fold

RULE = "country_office"
CONFIDENCE = 0.9


def offices(text: str, language: str, known: Sequence[Body]) -> Iterator[Body]:
    """The offices that a sentence names, in its offsets; `known` are the finds of the authority file."""
    patterns = _patterns(language)
    concerned = [body for body in known if body.authority in _bodies()] if patterns else []
    countries = [place for place in places.find(text, language) if len(place.id) == 2] if concerned else []
    for body in concerned:
        before, between = patterns[0], patterns[1]
        for place in countries:
            if place.start > body.end and between.fullmatch(fold(f"|{text[body.end : place.start]}|")):
                head = before.search(fold(f"{text[: body.start]}|"))
                yield Body(
                    start=_start(text, body.start, head),
                    end=place.end,
                    rule=RULE,
                    confidence=CONFIDENCE,
                    cue=text[body.start : body.end],
                    kind=body.kind,
                    part_of=body.authority,
                    country=place.id,
                )


def _start(text: str, start: int, head: re.Match[str] | None) -> int:
    """Where the name of an office begins: at the word for it, which stands as many words before the body."""
    if head is None:
        return start
    words = len(head["head"].replace("'", "' ").split())
    begins = [found.start() for found in re.finditer(r"[^\s'’]+['’]?", text[:start])]
    return begins[-words] if words <= len(begins) else start


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """What stands before a body's name and behind it; texts are given between bars, since folding trims spaces."""
    told = _data().get(language)
    if told is None:
        return ()
    return re.compile(f"(?<![^ |(«\"'])(?P<head>{told['before']})\\|$"), re.compile(f"\\|{told['between']}\\|")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(str(_data()["bodies"]).split())


@cache
def _data() -> dict[str, Any]:
    file = files("marsad.extraction").joinpath("organisations", "offices.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
