"""The fields of each kind of fact, in the order in which people read them; the first ones named are required.

Strings are as written in the document, dates are ISO 8601 (partial dates stay partial: "2022-06").
"""

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.records.kinds import FactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSet:
    """Which fields a kind of fact must and may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All field names, required ones first."""
        return self.required + self.optional


# All other fields are texts.
LIST_FIELDS = frozenset({"organisers", "partners", "sessions", "themes", "issues", "proposing_states"})
WHOLE_FIELDS = frozenset({"edition", "action_level"})
NUMBER_FIELDS = WHOLE_FIELDS | {"amount"}

FIELDS: Mapping[FactKind, FieldSet] = {
    FactKind.EVENT: FieldSet(
        required=("name",),
        optional=(
            "series",  # the name without its edition
            "edition",  # int
            "start_date",
            "end_date",
            "date_precision",  # day, month, year
            "city",
            "country",  # ISO 3166-1 alpha-2
            "venue",
            "theme",
            "organisers",  # list
            "partners",  # list
            "participants",  # as written: "300 participants"
            "sessions",  # list
            "status",  # held, announced, mentioned
        ),
    ),
    FactKind.PERSON: FieldSet(required=("name",), optional=("role", "organisation")),
    FactKind.ORGANISATION: FieldSet(required=("name",), optional=("acronym", "type", "country", "authority")),
    FactKind.STATEMENT: FieldSet(required=("speaker", "text"), optional=("mode", "verb")),
    FactKind.RECOMMENDATION: FieldSet(
        required=("text",),
        optional=(
            "strength",  # formal, commitment, call, soft
            "issuer",
            "addressee",
            "action",
            "target_group",
            "themes",  # list
            "number",  # of a recommendation of a review: "129.51"
            "proposing_states",  # list
            "action_level",  # 1 ask for help, 2 continue, 3 consider, 4 general action, 5 specific action
            "issues",  # list: issues of human rights, by the names of `extraction/actions/issues.tsv`
            "response",  # of the State under review: support, implemented, consider, note, reject
        ),
    ),
    FactKind.PROGRAMME: FieldSet(
        required=("name",),
        optional=(
            "implementer",
            "partners",  # list
            "funder",
            "amount",  # number
            "currency",  # ISO 4217
            "start_date",
            "end_date",
            "place",
            "target_group",
        ),
    ),
    FactKind.PRACTICE: FieldSet(required=("description",), optional=("implementer", "place", "target_group", "result")),
    FactKind.INSTRUMENT: FieldSet(
        required=("name",),
        optional=("type", "issuer", "date"),  # resolution, convention, strategy, law, memorandum, plan
    ),
    FactKind.PARTICIPATION: FieldSet(
        required=("participant", "event"),
        optional=("capacity",),  # organiser, partner, speaker, attendee, funder, host
    ),
}
