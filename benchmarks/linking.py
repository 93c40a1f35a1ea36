"""How linking grows: generated documents in three languages are linked at several sizes.

Usage: linking.py [--sizes 100 200 400] [--draw FILE.svg]

`documents` makes them up from syllables: persons with roles in bodies, bodies with acronyms and translations, events
with editions, recommendations that return; about ten mentions a document, the same ones for the same seed. Time is of
this process, memory its peak. Linking is not incremental yet: one more document costs a
whole run.
"""

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from marsad.linking.link import link
from marsad.records import Analysis, Document, EntityKind, Fact, FactKind, Mention, document_id, make_fact

SYLLABLES = [onset + vowel for onset in "bdfhjklmnrstz" for vowel in ("a", "i", "ou")]
BODIES = {"en": "Centre for {} Studies", "fr": "Centre des études {}", "ar": "مركز دراسات {}"}
EVENTS = {"en": "{} Forum of the {} Shore", "fr": "{}e Forum de la rive {}", "ar": "المنتدى {} لضفة {}"}
DEMANDS = {
    "en": "Donors should fund {} schools of {} for three years",
    "fr": "Les bailleurs devraient financer {} écoles de {} pendant trois ans",
    "ar": "ندعو المانحين إلى تمويل {} مدارس في {} لمدة ثلاث سنوات",
}
KINDS = {
    FactKind.PERSON: EntityKind.PERSON,
    FactKind.ORGANISATION: EntityKind.ORGANISATION,
    FactKind.EVENT: EntityKind.EVENT,
}
Told = tuple[FactKind, str, dict[str, str | int | list[str]]]


def documents(count: int, seed: int = 1) -> Iterator[Analysis]:
    """Made-up documents with their facts and mentions."""
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    names = [_word(dice) for _ in range(max(20, count // 3))]
    for number in range(count):
        language = dice.choice(("en", "fr", "ar"))
        body = BODIES[language].format(dice.choice(names))
        people = [f"{dice.choice(names[:60])} {dice.choice(names)}" for _ in range(3)]
        edition, shore = dice.randint(1, 9), dice.choice(names)
        event = EVENTS[language].format(edition, shore)
        demand = DEMANDS[language].format(dice.randint(2, 90), dice.choice(names))
        facts: list[Told] = [
            (FactKind.ORGANISATION, body, {}),
            *((FactKind.PERSON, name, {"organisation": body, "role": f"director, {body}"}) for name in people),
            (FactKind.EVENT, event, {"edition": edition, "series": event[2:], "organisers": [body]}),
            (FactKind.RECOMMENDATION, demand, {"text": demand, "strength": "call"}),
        ]
        yield _analysis(number, language, facts)


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=3)).title()


def _analysis(number: int, language: str, told: list[Told]) -> Analysis:
    text = f"{number}. " + ". ".join(words for _, words, _ in told) + "."
    document = Document(
        id=document_id(text.encode()),
        file=f"{number}.txt",
        address=f"{number}.txt",
        media_type="text/plain",
        retrieved=datetime(2026, 1, 1, tzinfo=UTC),
        sha256="0" * 64,
        text=text,
        language=language,
        published=f"20{number % 20 + 10}-05-20",
    )
    facts = tuple(_fact(document, *one) for one in told)
    mentions = tuple(_mention(fact, language) for fact in facts if fact.kind in KINDS)
    return Analysis(document=document, facts=facts, mentions=mentions)


def _fact(document: Document, kind: FactKind, words: str, fields: dict[str, str | int | list[str]]) -> Fact:
    start = document.text.index(words)
    everything = {"name": words, **fields}
    return make_fact(
        document, kind, start, start + len(words), fields=everything, confidence=0.9, rule="made", extractor="made 1"
    )


def _mention(fact: Fact, language: str) -> Mention:
    return Mention(kind=KINDS[fact.kind], citation=fact.citation, language=language, fact=fact.id)


def measured(size: int) -> tuple[int, int, float, float]:
    """Mentions, entities, seconds and megabytes of linking so many documents."""
    made = tuple(documents(size))
    begun = time.process_time()
    entities = len(link(made).entities)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return sum(len(analysis.mentions) for analysis in made), entities, seconds, peak


def drawing(points: list[tuple[int, float]]) -> str:
    """Seconds over documents, both axes logarithmic, as a plain SVG."""
    places = [(60 + 140 * math.log10(n / 10), 300 - 70 * math.log10(max(spent, 0.1) * 10)) for n, spent in points]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    labels = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x:.0f}" y="{y - 10:.0f}">{size}: {seconds:.1f} s</text>'
        for (x, y), (size, seconds) in zip(places, points, strict=True)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" role="img" font-family="sans-serif" '
        'font-size="12"><title>Seconds of processor time to link so many documents (both axes logarithmic)</title>'
        f'<polyline points="{line}" fill="none" stroke="#1b6f8a" stroke-width="2"/>{labels}</svg>\n'
    )


def main() -> None:
    """Print a line for each size, and draw the growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400])
    parser.add_argument("--draw", type=Path)
    options = parser.parse_args()
    link(tuple(documents(2)))  # loads the encoder, which is no part of the growth
    points = []
    for size in options.sizes:
        mentions, entities, seconds, peak = measured(size)
        points.append((size, seconds))
        print(f"{size} documents, {mentions} mentions: {entities} entities, {seconds:.1f} s, {peak:.0f} MB", flush=True)
    if options.draw:
        options.draw.write_text(drawing(points), encoding="utf-8")


if __name__ == "__main__":
    main()
