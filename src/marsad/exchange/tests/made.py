"""Things and papers for the tests of this room: an invented forum, its centre and a speaker."""

from marsad.exchange.logic.parcel import Paper, Thing
from marsad.records import Citation, Entity, EntityKind, Link, Mention, Name, NameKind, Score

PAPERS = {
    "d1": Paper(
        id="d1", file="forum.html", title="اختتام المنتدى", language="ar", published="2023-11-16",
        publisher="The Shore Post", address="https://example.org/forum", media_type="text/html", sha256="ab" * 32,
    ),
    "d2": Paper(id="d2", file="note.txt", title="Note", language="en", published="2022-06"),
}  # fmt: skip


def cited(document: str, start: int, quote: str, kind: EntityKind, fact: str = "", *, language: str = "en") -> Mention:
    citation = Citation(document=document, start=start, end=start + len(quote), quote=quote)
    return Mention(kind=kind, citation=citation, language=language, fact=fact)


def name(text: str, language: str, kind: NameKind = NameKind.FULL) -> Name:
    return Name(text=text, language=language, script="Arab" if language == "ar" else "Latn", kind=kind)


def link(item: str) -> Link:
    scores = (Score(name="same_name", value=0.9, detail="Sijilmassa ~ سجلماسة"),)
    return Link(item=item, probability=0.93, reason="The names agree.", scores=scores)


CENTRE = Thing(
    entity=Entity(
        id="e1",
        kind=EntityKind.ORGANISATION,
        label="Sijilmassa Centre",
        names=(
            name("مركز سجلماسة", "ar"),
            name("Sijilmassa Centre", "en"),
            name("SC", "en", NameKind.ACRONYM),
            name("Centre Sijilmassa", "fr", NameKind.ALIAS),
        ),
        facts=("f1", "f2"),
        mentions=(
            cited("d1", 10, "مركز سجلماسة", EntityKind.ORGANISATION, "f1", language="ar"),
            cited("d2", 4, "Sijilmassa Centre", EntityKind.ORGANISATION, "f2"),
            cited("d2", 90, "SC", EntityKind.ORGANISATION, "f2"),
        ),
        links=(link("f1"), link("f2")),
        authority="sijilmassa",
        country="MA",
        details={"type": "think_tank", "acronym": "SC"},
    ),
    same_as=("https://www.wikidata.org/entity/Q42",),
)
FORUM = Thing(
    entity=Entity(
        id="e2",
        kind=EntityKind.EVENT,
        label="Third Forum of the Two Shores",
        names=(name("Third Forum of the Two Shores", "en"),),
        facts=("f3",),
        mentions=(cited("d2", 40, "Third Forum of the Two Shores", EntityKind.EVENT, "f3"),),
        links=(link("f3"),),
        parent="e3",
        country="TN",
        details={"edition": "3", "start_date": "2023-11-14", "end_date": "2023-11-15", "city": "Tunis"},
    )
)
SERIES = Thing(entity=Entity(id="e3", kind=EntityKind.SERIES, label="Forum", names=(name("Forum", "en"),), details={}))
SPEAKER = Thing(
    entity=Entity(
        id="e4",
        kind=EntityKind.PERSON,
        label="Samia Belkhodja",
        names=(name("Samia Belkhodja", "fr"), name("سامية بلخوجة", "ar")),
        facts=("f4",),
        mentions=(cited("d2", 120, "Samia Belkhodja", EntityKind.PERSON, "f4", language="fr"),),
        links=(link("f4"),),
        details={"role": "directrice", "organisation": "Centre Sijilmassa"},
    )
)
PLACE = Thing(
    entity=Entity(
        id="e5",
        kind=EntityKind.PLACE,
        label="Tunis",
        names=(name("Tunis", "en"), name("تونس", "ar")),
        mentions=(cited("d2", 70, "Tunis", EntityKind.PLACE),),
        authority="tunis-tn",
        country="TN",
        details={"type": "city"},
    )
)
THINGS = (CENTRE, FORUM, SERIES, SPEAKER, PLACE)
OTHERS = tuple(
    Thing(entity=Entity(id=f"e1{place}", kind=kind, label=f"Some {kind}", names=(name(f"Some {kind}", "en"),)))
    for place, kind in enumerate(EntityKind)
)
