"""From rows to cards: a handful of statements for any number of rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from marsad.accounts.permission import Asker, may_read
from marsad.followup import models
from marsad.followup.cards import AddresseeRef, RecommendationCard, TranslationCard
from marsad.followup.kinds import Standing, Status, TagKind, TranslationState, UpdateState
from marsad.followup.openness import open_updates, with_open_documents
from marsad.followup.queries.matching import proposed
from marsad.followup.queries.named import addressee_label, body_label, entity_labels, reading_language

COLUMNS = (
    "code", "series", "year", "number", "text", "language", "strength", "issuer", "issuer_entity", "level", "event",
    "event_name", "made_on", "status_reason", "status_since", "due", "reference", "response", "is_unsourced",
)  # fmt: skip


def laid_out(rows: QuerySet[models.Recommendation], *, who: Asker | None) -> tuple[RecommendationCard, ...]:
    """Cards of rows, in their order. To a reader without an account, what only colleagues see is left out."""
    whole = rows.select_related("register").prefetch_related(
        "tags",
        "translations",
        Prefetch("owed", queryset=models.Owed.objects.select_related("addressee").annotate(answered=_answered())),
    )
    found = list(whole.defer("folded", "imported"))
    labels = entity_labels(_named_in(found), who)
    waiting = _waiting([row.pk for row in found], who) if may_read(who) else {}
    wordings = _wordings(found, who)
    return tuple(
        replace(
            _card(row, waiting.get(row.pk, (0, 0)), labels, is_colleague=may_read(who)),
            wordings=wordings.get(row.pk, {}),
        )
        for row in found
    )


def _wordings(rows: Iterable[models.Recommendation], who: Asker | None) -> dict[int, dict[str, str]]:
    """What documents of other languages write for the words in which each was made at its event, the first of each."""
    made = {row.pk: (row.event, row.language) for row in rows if row.event}
    sources = models.Source.objects.filter(recommendation__in=made, is_standing=True)
    found: dict[int, dict[str, str]] = {}
    for source in with_open_documents(sources, who):
        event, language = made[source.recommendation_id]
        if source.event == event and source.language != language:
            found.setdefault(source.recommendation_id, {}).setdefault(source.language, source.text)
    return found


def _named_in(rows: Iterable[models.Recommendation]) -> Iterator[str]:
    for row in rows:
        yield from (row.event, row.issuer_entity, *(one.addressee.entity for one in row.owed.all()))


def _card(
    row: models.Recommendation, waiting: tuple[int, int], labels: Mapping[str, str], *, is_colleague: bool
) -> RecommendationCard:
    tags: dict[str, list[str]] = {kind: [] for kind in TagKind}
    for tag in row.tags.all():
        tags[tag.kind].append(tag.value)
    owed = list(row.owed.all())
    return RecommendationCard(
        **{column: getattr(row, column) for column in COLUMNS},
        register=row.register.slug,
        event_label=labels.get(row.event, row.event_name),
        issuer_label=body_label(row.issuer, labels.get(row.issuer_entity, "")),
        status=Status(row.status),
        standing=Standing(row.standing),
        addressees=tuple(addressee_ref(one.addressee, labels) for one in owed),
        themes=tuple(tags[TagKind.THEME]),
        target_groups=tuple(tags[TagKind.TARGET_GROUP]),
        pillars=tuple(tags[TagKind.PILLAR]),
        sdgs=tuple(tags[TagKind.SDG]),
        translations=_translations(row, is_colleague=is_colleague),
        has_owner=any(one.answered for one in owed),  # type: ignore[attr-defined]  # annotated by laid_out
        candidates=waiting[0],
        waiting=waiting[1],
    )


def addressee_ref(row: models.Addressee, labels: Mapping[str, str]) -> AddresseeRef:
    """Enough of an addressee to name it and lead to it; `labels` are names of entities."""
    name = addressee_label(row.key, row.name, labels.get(row.entity, ""))
    language = row.language if name == row.name else reading_language()
    return AddresseeRef(id=row.pk, name=name, language=language, entity=row.entity)


def labelled(rows: Iterable[models.Addressee], who: Asker | None) -> tuple[AddresseeRef, ...]:
    """Addressees under the names that readers know."""
    found = list(rows)
    labels = entity_labels((row.entity for row in found), who)
    return tuple(addressee_ref(row, labels) for row in found)


def _translations(row: models.Recommendation, *, is_colleague: bool) -> tuple[TranslationCard, ...]:
    """Reviewed ones for everybody, drafts for colleagues."""
    return tuple(
        TranslationCard(
            language=one.language,
            text=one.text,
            author=one.author if is_colleague else "",
            state=TranslationState(one.state),
            reviewer=one.reviewer if is_colleague else "",
            changed_at=one.changed_at,
        )
        for one in row.translations.all()
        if is_colleague or one.state == TranslationState.REVIEWED
    )


def _answered() -> Exists:
    return Exists(models.Contact.objects.filter(addressee=OuterRef("addressee")))


def _waiting(keys: list[int], who: Asker | None) -> dict[int, tuple[int, int]]:
    """How many passages and updates wait for a person, by recommendation."""
    passages = _counted(proposed(who), keys)
    updates = _counted(open_updates(models.Update.objects.filter(state=UpdateState.SUBMITTED), who), keys)
    return {key: (passages.get(key, 0), updates.get(key, 0)) for key in passages.keys() | updates.keys()}


def _counted(rows: QuerySet[models.Candidate] | QuerySet[models.Update], keys: Iterable[int]) -> dict[int, int]:
    few = list(keys)
    chosen = rows.filter(recommendation__in=few) if len(few) <= 500 else rows  # more parameters than SQLite takes
    return dict(chosen.order_by().values_list("recommendation").annotate(count=Count("pk")))
