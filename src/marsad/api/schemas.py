"""What goes in and out at /api/v1/, as OpenAPI describes it."""

from typing import Annotated, Any, Literal

from ninja import Field, Schema

from marsad.accounts.roles import Mark

# SQLite takes any text, PostgreSQL none with the character NUL in it.
Text = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
Id = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")]
Slug = Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")]
Language = Literal["", "ar", "fr", "en"]
Place = Annotated[int, Field(ge=0, le=1_000_000_000)]
Note = Annotated[str, Field(max_length=1000, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Field(ge=1, le=200)]
Offset = Annotated[int, Field(ge=0, le=1_000_000_000)]


class HandledIn(Schema):
    """How what is sent is to be handled: a mark of TLP 2.0 and the short name of a collection."""

    mark: Mark | None = None
    collection: Slug = ""


class Problem(Schema):
    """Why it did not work: one sentence that says what to do."""

    detail: str


class Became(Problem):
    """What an entity has become: people or a linking joined or parted it."""

    became: str


class Paged(Schema):
    """A part of a list; `next` is the offset of the next part, null behind the last."""

    count: int
    next: int | None


class DocumentOut(Schema):
    """A document in a list."""

    id: str
    file: str
    address: str
    media_type: str
    title: str
    language: str
    published: str
    author: str
    publisher: str
    facts: int
    added_at: str


class Documents(Paged):
    """Documents."""

    items: list[DocumentOut]


class FactOut(Schema):
    """A fact: its kind, its exact words and where they stand, what found it, what people said of it."""

    id: str
    kind: str
    document: str
    document_title: str
    file: str
    language: str
    start: int
    end: int
    quote: str
    fields: dict[str, Any]
    confidence: float
    reason: str
    rule: str
    cues: list[str]
    extractor: str
    review: str
    entities: list[str]


class Facts(Paged):
    """Facts."""

    items: list[FactOut]


class EntityOut(Schema):
    """An entity in a list."""

    id: str
    kind: str
    label: str
    names: list[dict[str, str]]
    country: str
    facts: int
    mentions: int
    documents: int


class Entities(Paged):
    """Entities."""

    items: list[EntityOut]


class ResultOut(Schema):
    """A passage that answers a question, with the reason why it was found."""

    document: str
    file: str
    title: str | None
    language: str
    start: int
    end: int
    quote: str
    score: float
    why: str
    matched: list[list[int]]
    facts: list[str]


class Results(Schema):
    """Passages, best first."""

    items: list[ResultOut]


class Recommendations(Paged):
    """Recommendations of the register."""

    items: list[dict[str, Any]]


class DecisionIn(Schema):
    """What somebody decides about a fact.

    Of a correction `fields` are the right ones, all of them, and `start` and `end` its right place in the text; of a
    rejection `reason` and `note` say why.
    """

    decision: Literal["accept", "correct", "reject", "undo"]
    fields: dict[Text, Any] | None = None
    start: Place | None = None
    end: Place | None = None
    reason: Literal["", "not_said", "wrong_words", "wrong_kind", "said_twice", "not_relevant"] = ""
    note: Note = ""


class Conflict(Problem):
    """Somebody else decided first: the fact as it is now, to be held against what was sent."""

    current: FactOut


class Decided(Schema):
    """The state of the fact now; the answer's ETag names it."""

    fact: str
    review: str


class JobOut(Schema):
    """Work in the background: ask again until the state is done, failed or cancelled."""

    id: str
    kind: str
    state: str
    done: int
    total: int | None
    result: Any
    problem: str
