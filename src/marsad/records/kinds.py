"""The closed lists that every room shares: kinds of fact, of entity, of block, review states, languages.

An unknown member raises ValueError that lists the known ones (StrEnum's own message names the value).
"""

from enum import StrEnum


class Language(StrEnum):
    """A language that Marsad reads and shows."""

    ARABIC = "ar"
    FRENCH = "fr"
    ENGLISH = "en"


class FactKind(StrEnum):
    """What a fact states; the fields of each kind are listed in `records.fields`."""

    EVENT = "event"
    PERSON = "person"
    ORGANISATION = "organisation"
    STATEMENT = "statement"
    RECOMMENDATION = "recommendation"
    PROGRAMME = "programme"
    PRACTICE = "practice"
    INSTRUMENT = "instrument"
    PARTICIPATION = "participation"


class EntityKind(StrEnum):
    """A thing of the world that facts of several documents speak of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    SERIES = "series"
    EVENT = "event"
    PROGRAMME = "programme"
    PRACTICE = "practice"
    INSTRUMENT = "instrument"
    THREAD = "thread"


class BlockKind(StrEnum):
    """A part of a document's structure."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class NameKind(StrEnum):
    """How a name names: in full, by initials, or otherwise."""

    FULL = "full"
    ACRONYM = "acronym"
    ALIAS = "alias"


class ReviewState(StrEnum):
    """What people have decided about a fact."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
