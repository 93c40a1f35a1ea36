"""Sends pages what nobody should send them, and looks for answers of 500 and above.

    python benchmarks/fuzz_pages.py [--requests 20000] [--seed 1]

Every address of the program is asked for with GET and POST: with ids that are there, ids that are not, and words that
break things (other scripts, NUL, directions, very long ones, numbers beyond all bounds, markup, paths), in addresses,
questions, forms, files, cookies and headers. The store is the sample of the tests, in a home of its own: nobody's data
is touched.
The interface at /api/v1/ is fuzzed by schemathesis: `FUZZ_EXAMPLES=800 pytest -s src/marsad/api/tests/test_fuzz.py`.
"""

import argparse
import logging
import random
import sys
import tomllib
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from own_home import own_home

WORDS = tomllib.loads((Path(__file__).parent / "fuzz_words.toml").read_text(encoding="utf-8"))
NASTY = (*WORDS["nasty"], "a" * 5_000, "ا" * 2_000, "a b " * 500, "😀" * 50)
PLAIN = [word for word in NASTY if word.isprintable() and word.isascii()]  # what a header may hold
AGAIN = 50  # requests after which the owner signs in again


class Store:
    """The sample, and what stands in for each part of an address."""

    def __init__(self, chance: random.Random) -> None:
        """Fill a store and sign its owner in."""
        from django.test import Client  # noqa: PLC0415 - after the home has been chosen, as everywhere below

        from marsad.evidence import actions, queries  # noqa: PLC0415
        from marsad.evidence.tests.pages import sample  # noqa: PLC0415
        from marsad.followup import queries as followup  # noqa: PLC0415
        from marsad.followup.tests.sample import linker  # noqa: PLC0415

        person = sample.fill()
        actions.relink(who=None, linker=linker)
        self.chance = chance
        self.signed_in, self.stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
        self.person = person
        self.known = {
            "documents": [card.id for card in queries.documents(who=None)],
            "facts": [card.fact.id for card in queries.facts(who=None)],
            "entities": [card.id for card in queries.entities(who=None)],
            "register": [card.code for card in followup.recommendations(who=None)],
        }
        self.any = [one for some in self.known.values() for one in some] + WORDS["others"]

    def word(self, address: str = "") -> str:
        """Something known, most often of the kind that the address speaks of, or something nasty."""
        if self.chance.random() < 0.4:
            return self.chance.choice(NASTY)
        kind = address.strip("/").partition("/")[0]
        return self.chance.choice(self.known.get(kind, self.any) if self.chance.random() < 0.8 else self.any)

    def told(self) -> dict[str, Any]:
        """The fields of a form or a question."""
        chosen = self.chance.sample(WORDS["names"], self.chance.randint(0, 8))
        return {name: [self.word() for _ in range(self.chance.randint(1, 2))] for name in chosen}


def addresses() -> list[str]:
    """Every address of the program as Django has it, but the way out."""
    from django.urls import URLPattern, URLResolver, get_resolver  # noqa: PLC0415

    def below(found: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
        for one in found:
            here = before + str(one.pattern)
            yield from below(one.url_patterns, here) if isinstance(one, URLResolver) else [here]

    every = below(get_resolver().url_patterns, "/")
    return [one for one in every if "api/v1" not in one and "sign-out" not in one and "logout" not in one]


def filled(address: str, store: Store) -> str:
    """An address with a word for each of its parts."""
    from urllib.parse import quote  # noqa: PLC0415

    parts = address.replace("<", "\x01<").replace(">", ">\x01").split("\x01")
    safe = "/" if store.chance.random() < 0.1 else ""
    words = (quote(store.word(address), safe=safe) if part.startswith("<") else part for part in parts)
    return "".join(words)


def send(store: Store, address: str) -> int:
    """One request; gives the status of its answer."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    chance = store.chance
    client = store.stranger if chance.random() < 0.1 else store.signed_in
    client.cookies["django_language"] = chance.choice(("ar", "fr", "en", "xx"))
    client.cookies["theme"] = chance.choice(("light", "dark", "<"))
    headers = {name: chance.choice(PLAIN) for name in chance.sample(WORDS["headers"], chance.randint(0, 3))}
    told = store.told()
    if chance.random() < 0.5:
        return int(client.get(address, told, headers=headers).status_code)
    if chance.random() < 0.1:
        content = chance.choice(NASTY).encode("utf-8", "replace")
        told[chance.choice(("files", "file"))] = SimpleUploadedFile(f"x{chance.choice(PLAIN).strip('/.')}", content)
    return int(client.post(address, told, headers=headers).status_code)


def fuzz(requests: int, seed: int) -> int:
    """Send them all, print what was answered, and give how many answers were faults."""
    from django.core.signals import got_request_exception  # noqa: PLC0415

    store, faults = Store(random.Random(seed)), Counter[str]()  # noqa: S311 - the same requests each time
    statuses, asked, seen = Counter[int](), addresses(), list[str]()
    got_request_exception.connect(lambda **_: seen.append(traceback.format_exc()), weak=False)
    for number in range(requests):
        if number % AGAIN == 0:  # some requests end sessions, as they should
            store.signed_in.force_login(store.person)
        pattern = asked[number % len(asked)]
        address = filled(pattern, store)
        status = send(store, address)
        statuses[status] += 1
        if status >= 500:
            faults[pattern] += 1
            if faults[pattern] == 1:
                print(f"{status} {address!r}\n{seen[-1] if seen else ''}", flush=True)
    told = f"{requests} requests to {len(asked)} addresses: {dict(sorted(statuses.items()))}"
    print(f"{told}; {sum(faults.values())} faults {dict(faults)}")
    return sum(faults.values())


def main() -> int:
    """Choose a home, fuzz, count; 0 when nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with own_home("fuzz"):
        from django.conf import settings  # noqa: PLC0415

        settings.ALLOWED_HOSTS = ["testserver"]
        logging.disable(logging.CRITICAL)
        return 1 if fuzz(asked.requests, asked.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
