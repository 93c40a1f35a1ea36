"""Writes what the documents propose into attributes that nobody has set, and leaves all others alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marsad.followup import models
from marsad.followup.kinds import TagKind
from marsad.followup.logic.addressees import Owing
from marsad.followup.logic.origins import Saying
from marsad.followup.logic.proposals import Proposed, propose
from marsad.followup.threads import Threads
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold

PLAIN = ("text", "strength", "issuer", "level", "reference", "response")  # a column each, with what hangs on it
WITH = {"text": ("language",), "issuer": ("issuer_entity",), "level": ("level_cue",)}
TAGS = {
    "themes": TagKind.THEME,
    "target_groups": TagKind.TARGET_GROUP,
    "pillars": TagKind.PILLAR,
    "sdgs": TagKind.SDG,
}
COLUMNS = (
    "text", "language", "strength", "issuer", "issuer_entity", "level", "level_cue", "reference", "response", "event",
    "event_name", "made_on", "folded", "vector", "encoder",
)  # fmt: skip


def write_attributes(rows: Sequence[models.Recommendation], threads: Threads) -> None:
    """Propose attributes for all these recommendations, in a few statements."""
    basis = {row.pk: threads.basis(row.thread) for row in rows}
    proposed = {row.pk: propose(basis[row.pk], threads.bodies_for(basis[row.pk])) for row in rows}
    words = _translated()
    changed = [row for row in rows if _take(row, proposed[row.pk], basis[row.pk][0], words[row.pk])]
    encode(changed)
    models.Recommendation.objects.bulk_update(changed, COLUMNS, batch_size=500)
    write_tags({row.pk: _tags(row, proposed[row.pk]) for row in rows})
    write_owed({row.pk: proposed[row.pk].addressees for row in rows if "addressees" not in row.decided})


def _translated() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, text in models.Translation.objects.values_list("recommendation", "text"):
        found[key].append(text)
    return found


def _take(row: models.Recommendation, proposed: Proposed, first: Saying, translations: Iterable[str]) -> bool:
    """Set the undecided columns; say whether anything changed."""
    before, text = [getattr(row, column) for column in COLUMNS], row.text
    for name in PLAIN:
        if name not in row.decided:
            for column in (name, *WITH.get(name, ())):
                setattr(row, column, getattr(proposed, column))
    occasion = first.occasion
    row.event, row.event_name = (occasion.entity, occasion.name) if occasion else ("", "")
    row.made_on = first.said_on
    row.folded = folded_text(row, translations)
    if row.text != text:
        row.vector, row.encoder = b"", ""
    return before != [getattr(row, column) for column in COLUMNS]


def encode(rows: Iterable[models.Recommendation]) -> None:
    """Give rows whose text is new, or was encoded by another encoder, their vectors; the caller saves them."""
    encoder = default_encoder()
    stale = [row for row in rows if row.encoder != encoder.name]
    for row, vector in zip(stale, encoder.encode([row.text for row in stale]), strict=True):
        row.vector, row.encoder = vector.astype("<f2").tobytes(), encoder.name


def folded_text(row: models.Recommendation, translations: Iterable[str]) -> str:
    """What search looks in: the code, the text and its translations, folded."""
    return "\n".join([row.code.casefold(), fold(row.text, row.language), *map(fold, translations)])


def _tags(row: models.Recommendation, proposed: Proposed) -> dict[TagKind, tuple[str, ...]]:
    return {kind: getattr(proposed, name) for name, kind in TAGS.items() if name not in row.decided}


def write_tags(wanted: Mapping[int, Mapping[TagKind, Sequence[str]]]) -> None:
    """Make the tags of some kinds of some recommendations exactly these."""
    kept: dict[tuple[int, str], list[models.Tag]] = defaultdict(list)
    for tag in models.Tag.objects.filter(recommendation__in=list(wanted)):
        kept[tag.recommendation_id, tag.kind].append(tag)
    gone: list[int] = []
    made: list[models.Tag] = []
    for key, by_kind in wanted.items():
        for kind, values in by_kind.items():
            here = kept[key, kind]
            if [tag.value for tag in here] != list(values):
                gone += [tag.pk for tag in here]
                made += [models.Tag(recommendation_id=key, kind=kind, value=value) for value in values]
    _delete(models.Tag, gone)
    models.Tag.objects.bulk_create(made, batch_size=500)


def write_owed(wanted: Mapping[int, Sequence[Owing]]) -> None:
    """Make the addressees of some recommendations exactly these, in this order."""
    keys = addressee_keys({owing.key: owing for some in wanted.values() for owing in some})
    kept: dict[int, list[models.Owed]] = defaultdict(list)
    for row in models.Owed.objects.filter(recommendation__in=list(wanted)):
        kept[row.recommendation_id].append(row)
    gone: list[int] = []
    made: list[models.Owed] = []
    for key, some in wanted.items():
        ids = [keys[owing.key] for owing in some]
        if [row.addressee_id for row in kept[key]] != ids:
            gone += [row.pk for row in kept[key]]
            made += [models.Owed(recommendation_id=key, addressee_id=one) for one in ids]
    _delete(models.Owed, gone)
    models.Owed.objects.bulk_create(made, batch_size=500)


def addressee_keys(wanted: Mapping[str, Owing]) -> dict[str, int]:
    """The addressees of these keys, made where they are new; the entity is the one that linking gives now."""
    known = {row.key: row for row in models.Addressee.objects.filter(key__in=list(wanted))}
    for key, owing in wanted.items():
        row = known.get(key)
        if row is None:
            known[key] = models.Addressee.objects.create(
                key=key, name=owing.name, language=owing.language, entity=owing.entity
            )
        elif row.entity != owing.entity:
            row.entity = owing.entity
            row.save(update_fields=["entity"])
    return {key: row.pk for key, row in known.items()}


def _delete(table: Any, keys: Sequence[int]) -> None:
    for first in range(0, len(keys), 500):
        table.objects.filter(pk__in=keys[first : first + 500]).delete()
