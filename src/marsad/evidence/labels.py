"""The names that people read for kinds, fields, states and languages: translated in this one place."""

from collections.abc import Mapping

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from marsad.authority import places
from marsad.evidence.theme_names import themes
from marsad.extraction.actions.learnt import issue_names
from marsad.reading import reasons, telling
from marsad.records import EntityKind, FactKind, NameKind, ReviewState, StoryKind

FACT_KINDS: Mapping[str, str | Promise] = {
    FactKind.EVENT: _("Event"),
    FactKind.PERSON: _("Person"),
    FactKind.ORGANISATION: _("Organisation"),
    FactKind.STATEMENT: _("Statement"),
    FactKind.RECOMMENDATION: _("Recommendation"),
    FactKind.PROGRAMME: _("Programme"),
    FactKind.PRACTICE: _("Practice"),
    FactKind.INSTRUMENT: _("Instrument"),
    FactKind.PARTICIPATION: _("Participation"),
}
FACT_KINDS_MANY: Mapping[str, str | Promise] = {
    FactKind.EVENT: _("Events"),
    FactKind.PERSON: _("Persons"),
    FactKind.ORGANISATION: _("Organisations"),
    FactKind.STATEMENT: _("Statements"),
    FactKind.RECOMMENDATION: _("Recommendations"),
    FactKind.PROGRAMME: _("Programmes"),
    FactKind.PRACTICE: _("Practices"),
    FactKind.INSTRUMENT: _("Instruments"),
    FactKind.PARTICIPATION: _("Participations"),
}
ENTITY_KINDS: Mapping[str, str | Promise] = {
    EntityKind.PERSON: _("Person"),
    EntityKind.ORGANISATION: _("Organisation"),
    EntityKind.PLACE: _("Place"),
    EntityKind.SERIES: _("Series of events"),
    EntityKind.EVENT: _("Event"),
    EntityKind.PROGRAMME: _("Programme"),
    EntityKind.PRACTICE: _("Practice"),
    EntityKind.INSTRUMENT: _("Instrument"),
    EntityKind.THREAD: _("Thread of recommendations"),
}
ENTITY_KINDS_MANY: Mapping[str, str | Promise] = {
    EntityKind.SERIES: _("Series"),
    EntityKind.EVENT: _("Events"),
    EntityKind.ORGANISATION: _("Organisations"),
    EntityKind.PERSON: _("Persons"),
    EntityKind.PLACE: _("Places"),
    EntityKind.PROGRAMME: _("Programmes"),
    EntityKind.INSTRUMENT: _("Instruments"),
    EntityKind.PRACTICE: _("Practices"),
    EntityKind.THREAD: _("Threads of recommendations"),
}
NAME_KINDS: Mapping[str, str | Promise] = {
    NameKind.FULL: _("full name"),
    NameKind.ACRONYM: _("acronym"),
    NameKind.ALIAS: _("other name"),
}
REVIEW_STATES: Mapping[str, str | Promise] = {
    ReviewState.UNREVIEWED: _("Awaiting review"),
    ReviewState.ACCEPTED: _("Accepted"),
    ReviewState.CORRECTED: _("Corrected"),
    ReviewState.REJECTED: _("Rejected"),
}
LANGUAGES: Mapping[str, str | Promise] = {
    "ar": _("Arabic"),
    "fr": _("French"),
    "en": _("English"),
}
FIELDS: Mapping[str, str | Promise] = {
    "acronym": _("Acronym"),
    "action": _("Action"),
    "action_level": _("Level of action"),
    "addressee": _("Addressed to"),
    "amount": _("Amount"),
    "authority": _("Authority file"),
    "capacity": _("Capacity"),
    "city": _("City"),
    "country": _("Country"),
    "currency": _("Currency"),
    "date": _("Date"),
    "date_precision": _("Precision of the date"),
    "description": _("Description"),
    "edition": _("Edition"),
    "end_date": _("End"),
    "event": _("Event"),
    "funder": _("Funded by"),
    "implementer": _("Implemented by"),
    "issuer": _("Issued by"),
    "mode": _("Form of speech"),
    "name": _("Name"),
    "organisation": _("Organisation"),
    "organisers": _("Organisers"),
    "issues": _("Issues of human rights"),
    "number": pgettext_lazy("of a recommendation", "Number"),
    "participant": _("Participant"),
    "participants": _("Participants"),
    "partners": _("Partners"),
    "place": _("Place"),
    "proposing_states": _("Proposing States"),
    "response": pgettext_lazy("of a State", "Response"),
    "result": _("Result"),
    "role": pgettext_lazy("of a person", "Role"),
    "series": pgettext_lazy("of an event", "Series"),
    "sessions": _("Sessions"),
    "speaker": _("Speaker"),
    "start_date": pgettext_lazy("of an event", "Start"),
    "status": pgettext_lazy("of an event", "Status"),
    "strength": _("Strength"),
    "target_group": _("Target group"),
    "text": _("Text"),
    "theme": _("Theme"),
    "themes": _("Themes"),
    "type": _("Type"),
    "venue": _("Venue"),
    "verb": _("Verb"),
}
# The types of organisations (as the authority file has them), of instruments and of places.
TYPES: Mapping[str, str | Promise] = {
    "armed_group": _("armed group"),
    "bank": _("bank"),
    "company": _("company"),
    "court": _("court"),
    "foundation": _("foundation"),
    "government_body": _("public body"),
    "igo": _("intergovernmental organisation"),
    "legislature": _("legislature"),
    "media": _("media"),
    "ministry": _("ministry"),
    "network": _("network"),
    "ngo": _("non-governmental organisation"),
    "party": _("political party"),
    "religious_body": _("religious body"),
    "security_body": _("security body"),
    "think_tank": _("research centre"),
    "university": _("university"),
    "agenda": _("agenda"),
    "agreement": _("agreement"),
    "charter": _("charter"),
    "convention": _("convention"),
    "declaration": _("declaration"),
    "good_practices": _("good practices"),
    "law": _("law"),
    "memorandum": _("memorandum"),
    "plan": _("plan"),
    "resolution": _("resolution"),
    "strategy": _("strategy"),
    "treaty": _("treaty"),
    "city": pgettext_lazy("type of place", "city"),
    "region": pgettext_lazy("type of place", "region"),
    "country": pgettext_lazy("type of place", "country"),
}
# Values out of closed lists: shown in the reader's language. All other values stay as written in the document.
VALUES: Mapping[str, Mapping[str, str | Promise]] = {
    "type": TYPES,
    "themes": themes(),
    "date_precision": {"day": _("day"), "month": _("month"), "year": _("year")},
    "status": {
        "held": pgettext_lazy("of an event", "held"),
        "announced": pgettext_lazy("of an event", "announced"),
        "mentioned": pgettext_lazy("of an event", "mentioned"),
    },
    "mode": {"direct": _("direct speech"), "indirect": _("reported speech")},
    "strength": {
        "formal": pgettext_lazy("of a recommendation", "formal recommendation"),
        "commitment": pgettext_lazy("of a recommendation", "commitment"),
        "call": pgettext_lazy("of a recommendation", "call"),
        "soft": pgettext_lazy("of a recommendation", "informal recommendation"),
    },
    "response": {
        "support": pgettext_lazy("of a State", "supported"),
        "implemented": pgettext_lazy("of a State", "already implemented or being implemented"),
        "consider": pgettext_lazy("of a State", "to be examined"),
        "note": pgettext_lazy("of a State", "noted"),
        "reject": pgettext_lazy("of a State", "not supported"),
    },
    "action_level": {
        "1": _("1 · ask for or share help"),
        "2": _("2 · continue"),
        "3": _("3 · consider"),
        "4": _("4 · general action"),
        "5": _("5 · specific action"),
    },
    "capacity": {
        "organiser": _("organiser"),
        "partner": _("partner"),
        "speaker": _("speaker"),
        "attendee": _("attendee"),
        "funder": _("funder"),
        "host": _("host"),
    },
}
ISSUES: Mapping[str, Mapping[str, str]] = {language: issue_names(language) for language in ("fr", "ar")}
# The actions that the audit trail records about a fact.
ACTIONS: Mapping[str, str | Promise] = {
    "fact.accept": pgettext_lazy("in a history", "Accepted"),
    "fact.correct": pgettext_lazy("in a history", "Corrected"),
    "fact.reject": pgettext_lazy("in a history", "Rejected"),
    "fact.undo": pgettext_lazy("in a history", "Decision undone"),
    "fact.follow": pgettext_lazy("in a history", "Found again after reading"),
}

# How documents belong together.
STORIES: Mapping[str, str | Promise] = {
    StoryKind.REPRINT: _("The same text, but for small edits"),
    StoryKind.STORY: _("The same happening, in other words or another language"),
}
# What people decide about entities.
ACTS: Mapping[str, str | Promise] = {
    "merge": _("Merged:"),
    "split": _("Split:"),
    "apart": _("Never one:"),
}


def fact_kind(kind: str, *, many: bool = False) -> str:
    """Name a kind of fact; an unknown one is shown as it is stored."""
    return str((FACT_KINDS_MANY if many else FACT_KINDS).get(kind, kind))


def entity_kind(kind: str, *, many: bool = False) -> str:
    """Name a kind of entity."""
    return str((ENTITY_KINDS_MANY if many else ENTITY_KINDS).get(kind, kind))


def language(code: str) -> str:
    """Name a language; one that Marsad does not read is shown by its code."""
    return str(LANGUAGES.get(code, code))


def field(name: str) -> str:
    """Name a field of a fact."""
    return str(FIELDS.get(name, name.replace("_", " ")))


def city(stored: str) -> str:
    """Name a city that the gazetteer knows in the reader's language; any other name stands as it is written."""
    known = places.as_city(stored)
    return known.name((get_language() or "en")[:2]) if known and known.kind == "city" else stored


def value(name: str, stored: str) -> str:
    """Word a value of a closed list; anything else is returned as it is."""
    listed = ISSUES.get(get_language() or "en", {}) if name == "issues" else VALUES.get(name, {})
    return str(listed.get(stored, stored))


def skipped(reason: str) -> str:
    """Say why a piece of the original was left out; an unknown code is shown as it is."""
    return reasons.reason(reason, (get_language() or "en")[:2]) if reason in reasons.codes() else reason


def refusal(sentence: str) -> str:
    """Say in the reader's language why something did not become a document."""
    return telling.told(sentence, (get_language() or "en")[:2])


def country(code: str) -> str:
    """Name a country in the reader's language; what is no ISO 3166 code stays as it is."""
    locale = Locale.parse((get_language() or "en")[:2])
    return str(locale.territories.get(code, code)) if code.isupper() else code


def name_kind(kind: str) -> str:
    """Say how a name names."""
    return str(NAME_KINDS.get(kind, kind))


def action(name: str) -> str:
    """Say what was done, for a history; an action of another room is shown by its own name."""
    return str(ACTIONS.get(name, name))


def rejection(reason: str) -> str:
    """Say why a fact was rejected."""
    return str(REJECTIONS.get(reason, reason))


def act(kind: str) -> str:
    """Say what people decided about entities; the names follow."""
    return str(ACTS.get(kind, kind))


def story(kind: str) -> str:
    """Say how documents belong together."""
    return str(STORIES.get(kind, kind))


REJECTIONS: Mapping[str, str | Promise] = {
    "not_said": _("The words do not say it"),
    "wrong_words": _("The words are cut wrongly"),
    "wrong_kind": _("It is another kind of thing"),
    "said_twice": _("It stands here already"),
    "not_relevant": _("It does not matter here"),
}
QUEUES: Mapping[str, str | Promise] = {
    "uncertain": _("Least certain first"),
    "important": _("Most spoken of first"),
    "second": _("Second looks"),
}


def queue(order: str) -> str:
    """A queue of review by its name."""
    return str(QUEUES[order])
