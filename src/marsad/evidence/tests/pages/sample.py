"""A small store for the tests of pages: three invented documents in three languages, about one invented forum.

The facts are made by hand, so that these tests judge pages and not the extraction. They nest (an organisation in a
recommendation), overlap across each other's edges, and stand on the same words.
"""

from datetime import UTC, datetime

import numpy as np

from marsad.accounts import actions as accounts
from marsad.accounts.models import Person
from marsad.evidence import actions
from marsad.pipeline.outcomes import Processed, Result
from marsad.records import (
    Analysis,
    Block,
    BlockKind,
    Decisions,
    Document,
    Entity,
    EntityKind,
    Fact,
    FactKind,
    Link,
    Linked,
    Mention,
    Name,
    NameKind,
    Original,
    Score,
    Skipped,
    cite,
    digest,
    document_id,
    entity_id,
    make_fact,
)

WHEN = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
ENGLISH = (
    (BlockKind.TITLE, "Third Forum of the Two Shores opens in Tunis"),
    (
        BlockKind.PARAGRAPH,
        (
            "The third Forum of the Two Shores, organised by the Sijilmassa Centre (SC), was held in Tunis on "
            "14 and 15 November 2023. <b>Two hundred</b> people & guests took part."
        ),
    ),
    (BlockKind.HEADING, "Recommendations"),
    (BlockKind.LIST_ITEM, "The participants recommend that the Sijilmassa Centre train school mediators."),
    (BlockKind.LIST_ITEM, "They call on ministries to publish their evaluations by June 2025."),
)
FRENCH = (
    (BlockKind.TITLE, "Le Forum des deux rives revient à Tunis"),
    (
        BlockKind.PARAGRAPH,
        "Mme Samia Belkhodja, directrice du Centre Sijilmassa, a déclaré que la prévention commence à l’école.",
    ),
    (
        BlockKind.PARAGRAPH,
        "Le programme Passerelles, doté de 454545 dollars, est mis en œuvre par le Centre Sijilmassa.",
    ),
)
ARABIC = (
    (BlockKind.TITLE, "اختتام منتدى الضفتين الأول في طنجة"),
    (
        BlockKind.PARAGRAPH,
        (
            "اختتمت في طنجة أشغال الدورة الأولى لمنتدى الضفتين التي نظمها مركز سجلماسة في يونيو 2021، "
            "وقالت سامية بلخوجة "
            "إن الوقاية تبدأ من المدرسة."
        ),
    ),
    (BlockKind.LIST_ITEM, "يوصي المشاركون بأن يشرك مركز سجلماسة الأسر في برامج الوقاية."),
)


def document(file: str, language: str, parts: tuple[tuple[BlockKind, str], ...], **about: str) -> Document:
    """Build a document out of its parts."""
    text, blocks = "", []
    for kind, words in parts:
        start = len(text) + (1 if text else 0)
        text = f"{text}\n{words}" if text else words
        blocks.append(Block(kind=kind, start=start, end=start + len(words)))
    content = text.encode()
    return Document(
        id=document_id(content),
        file=file,
        address=f"https://example.org/{file}",
        media_type="text/plain",
        retrieved=WHEN,
        sha256=digest(content),
        text=text,
        language=language,
        title=parts[0][1],
        blocks=tuple(blocks),
        skipped=(Skipped(text="Home About Contact", reason="menu"),),
        reader="text 1",
        **about,
    )


DOCUMENTS = {
    "en": document("forum-en.txt", "en", ENGLISH, published="2023-11-16", publisher="The Shore Post"),
    "fr": document("forum-fr.txt", "fr", FRENCH, published="2022-06"),
    "ar": document("forum-ar.txt", "ar", ARABIC, published="2021-06-30"),
}


def said(language: str, kind: FactKind, quote: str, confidence: float = 0.9, **fields: object) -> Fact:
    """Make a fact about words of a document."""
    where = DOCUMENTS[language]
    start = where.text.index(quote)
    return make_fact(
        where,
        kind,
        start,
        start + len(quote),
        fields=fields,
        confidence=confidence,
        rule="made_by_hand",
        extractor="sample 1",
    )


FORUM_2023 = said(
    "en",
    FactKind.EVENT,
    "The third Forum of the Two Shores, organised by the Sijilmassa Centre (SC), was held in Tunis on "
    "14 and 15 November 2023.",
    name="Third Forum of the Two Shores",
    edition=3,
    start_date="2023-11-14",
    end_date="2023-11-15",
    city="Tunis",
    country="TN",
    organisers=["Sijilmassa Centre"],
    status="held",
)
CENTRE_EN = said("en", FactKind.ORGANISATION, "the Sijilmassa Centre (SC)", 0.7, name="Sijilmassa Centre", acronym="SC")
CROSSING = said("en", FactKind.INSTRUMENT, "14 and 15 November 2023. <b>Two hundred", 0.4, name="Crossing the edge")
TRAIN = said(
    "en",
    FactKind.RECOMMENDATION,
    ENGLISH[3][1],
    text="that the Sijilmassa Centre train school mediators",
    strength="formal",
    addressee="the Sijilmassa Centre",
)
PUBLISH = said("en", FactKind.RECOMMENDATION, ENGLISH[4][1], 0.5, text=ENGLISH[4][1], strength="call")
STATEMENT = said(
    "fr", FactKind.STATEMENT, FRENCH[1][1], speaker="Samia Belkhodja", text="la prévention commence à l’école"
)
PROGRAMME = said(
    "fr", FactKind.PROGRAMME, FRENCH[2][1], name="Passerelles", amount=454545, currency="USD", start_date="2022-06"
)
PERSON_FR = said("fr", FactKind.PERSON, "Samia Belkhodja", name="Samia Belkhodja", role="directrice")
PERSON_AR = said("ar", FactKind.PERSON, "سامية بلخوجة", name="سامية بلخوجة")
FORUM_2021 = said(
    "ar",
    FactKind.EVENT,
    "الدورة الأولى لمنتدى الضفتين",
    name="الدورة الأولى لمنتدى الضفتين",
    edition=1,
    start_date="2021-06",
    city="طنجة",
    country="MA",
)
INVOLVE = said("ar", FactKind.RECOMMENDATION, ARABIC[2][1], text=ARABIC[2][1], strength="formal")
CENTRE_AR = said("ar", FactKind.ORGANISATION, "مركز سجلماسة", name="مركز سجلماسة")
FACTS = (
    FORUM_2023, CENTRE_EN, CROSSING, TRAIN, PUBLISH, STATEMENT, PROGRAMME,
    PERSON_FR, PERSON_AR, FORUM_2021, INVOLVE, CENTRE_AR,
)  # fmt: skip

SERIES = entity_id("series", "forum")
CENTRE = entity_id("organisation", "centre")
SAMIA = entity_id("person", "samia")
EVENTS = {FORUM_2021.id: entity_id("event", "forum 1"), FORUM_2023.id: entity_id("event", "forum 3")}


def mention(fact: Fact, kind: EntityKind) -> Mention:
    """Make the mention that leads to a fact."""
    place = DOCUMENTS[fact.language]
    return Mention(
        kind=kind,
        citation=cite(place, fact.citation.start, fact.citation.end),
        language=fact.language,
        fact=fact.id,
    )


def named(text: str, language: str, kind: NameKind = NameKind.FULL) -> Name:
    """Make a name."""
    return Name(text=text, language=language, script="Arab" if language == "ar" else "Latn", kind=kind)


def one(kind: EntityKind, key: str, names: tuple[Name, ...], facts: tuple[Fact, ...], **more: object) -> Entity:
    """Make an entity of some facts."""
    scores = (Score(name="same_name", value=0.9, detail="Sijilmassa = سجلماسة"),)
    return Entity(
        id=key,
        kind=kind,
        label=names[0].text,
        names=names,
        facts=tuple(fact.id for fact in facts),
        mentions=tuple(mention(fact, kind) for fact in facts),
        links=tuple(Link(item=f.id, probability=0.93, reason="Same name, same role", scores=scores) for f in facts),
        **more,
    )


def linker(_analyses: object, _decisions: Decisions) -> Linked:
    """Link as a person would: the pages are under test here, not the linking."""
    series = (named("Forum of the Two Shores", "en"), named("منتدى الضفتين", "ar"), named("Forum des deux rives", "fr"))
    third = {"edition": "3", "start_date": "2023-11-14", "end_date": "2023-11-15", "city": "Tunis"}
    centre = (
        named("Sijilmassa Centre", "en"),
        named("SC", "en", NameKind.ACRONYM),
        named("Centre Sijilmassa", "fr"),
        named("مركز سجلماسة", "ar"),
    )
    entities = (
        one(EntityKind.SERIES, SERIES, series, ()),
        one(
            EntityKind.EVENT, EVENTS[FORUM_2023.id], (named("Third Forum of the Two Shores", "en"),), (FORUM_2023,),
            parent=SERIES, country="TN", details=third,
        ),
        one(
            EntityKind.EVENT, EVENTS[FORUM_2021.id], (named("الدورة الأولى لمنتدى الضفتين", "ar"),), (FORUM_2021,),
            parent=SERIES, country="MA", details={"edition": "1", "start_date": "2021-06", "city": "طنجة"},
        ),
        one(EntityKind.ORGANISATION, CENTRE, centre, (CENTRE_EN, CENTRE_AR), country="TN"),
        one(
            EntityKind.PERSON, SAMIA, (named("Samia Belkhodja", "fr"), named("سامية بلخوجة", "ar")),
            (PERSON_FR, PERSON_AR),
        ),
    )  # fmt: skip
    return Linked(entities=entities)


def fill() -> Person:
    """Put the sample into the store and give somebody who may read it."""
    kinds = {FactKind.EVENT: EntityKind.EVENT, FactKind.PERSON: EntityKind.PERSON}
    kinds[FactKind.ORGANISATION] = EntityKind.ORGANISATION
    outcomes = []
    for language, place in DOCUMENTS.items():
        facts = tuple(fact for fact in FACTS if fact.language == language)
        mentions = tuple(mention(fact, kinds[fact.kind]) for fact in facts if fact.kind in kinds)
        analysis = Analysis(document=place, facts=facts, mentions=mentions)
        result = Result(analysis=analysis, passages=(), vectors=np.zeros((0, 2), dtype=np.float32), encoder="none")
        original = Original(
            content=place.text.encode(), file=place.file, address=place.address, retrieved=WHEN, media_type="text/plain"
        )
        outcomes.append(Processed(original=original, result=result))
    for _entered in actions.ingest(outcomes, who=None):
        pass
    actions.relink(who=None, linker=linker)
    return accounts.local_person()
