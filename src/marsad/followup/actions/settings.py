"""What people set on a recommendation: any attribute, its day, its translations. The documents no longer change it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.permission import PUBLIC, Asker
from marsad.followup import models
from marsad.followup.actions.attributes import TAGS, encode, folded_text, write_attributes, write_owed, write_tags
from marsad.followup.actions.rows import item, line, name_of
from marsad.followup.errors import ChangeError, UnknownPartError
from marsad.followup.kinds import TranslationState
from marsad.followup.logic.addressees import addressee
from marsad.followup.logic.proposals import STRENGTHS
from marsad.followup.permission import require_keeping, require_submitting
from marsad.followup.threads import read_bodies, read_threads
from marsad.followup.vocabulary import pillars, sdg_targets
from marsad.records import Language

COLUMNS = ("text", "strength", "issuer", "level", "response", "reference")
LISTS = (*TAGS, "addressees")


@transaction.atomic
def set_attributes(code: str, values: Mapping[str, Any], *, who: Asker | None) -> None:
    """Set attributes by name: text, strength, issuer, level, response, reference; themes, target_groups, pillars, sdgs,
    addressees as lists. From then on people's, not the documents'. Raises ChangeError for what cannot be.
    """  # noqa: D205 - the names are the point
    row = line(code, who)
    require_keeping(who, row.register)
    _check(values)
    before = {name: value_of(row, name) for name in values}
    for name in COLUMNS:
        if name in values:
            setattr(row, name, values[name])
    if "issuer" in values:
        row.issuer_entity = ""
    if "level" in values:
        row.level_cue = ""
    if "text" in values:
        row.encoder = ""
        encode([row])
    row.decided = sorted({*row.decided, *values})
    row.folded = folded_text(row, row.translations.values_list("text", flat=True))
    row.save()
    write_tags({row.pk: {kind: _strings(values[name]) for name, kind in TAGS.items() if name in values}})
    if "addressees" in values:
        bodies = read_bodies(who=PUBLIC)  # names that all readers of the line may see
        write_owed({row.pk: [addressee(text, row.language, bodies) for text in _strings(values["addressees"])]})
    after = {name: value_of(row, name) for name in values}
    record("recommendation.set", item(row), who=who, before=before, after=after)


@transaction.atomic
def let_documents_decide(code: str, names: Sequence[str], *, who: Asker | None) -> None:
    """Undo what people set: the documents propose these attributes again."""
    row = line(code, who)
    require_keeping(who, row.register)
    before = {name: value_of(row, name) for name in names}
    row.decided = [name for name in row.decided if name not in names]
    row.save(update_fields=["decided"])
    threads = read_threads(who=who)
    if row.thread in threads.sayings:
        write_attributes([row], threads)
    after = {name: value_of(row, name) for name in names}
    record("recommendation.unset", item(row), who=who, before=before, after=after)


@transaction.atomic
def set_due(code: str, due: date | None, *, who: Asker | None) -> None:
    """Set the day by which it is to be done, or take it away."""
    row = line(code, who)
    require_keeping(who, row.register)
    before, row.due = row.due, due
    row.save(update_fields=["due"])
    record("recommendation.due", item(row), who=who, before={"due": _iso(before)}, after={"due": _iso(due)})


@transaction.atomic
def translate(code: str, language: str, text: str, *, who: Asker | None, author: str = "") -> None:
    """Write the text in another language, as a draft; what was there before stands in the audit trail."""
    row = line(code, who)
    require_submitting(who, row)
    if language not in set(Language) or language == row.language or not text.strip():
        raise ChangeError(
            _("A translation needs words in one of the other languages (%(languages)s).")
            % {"languages": ", ".join(one for one in Language if one != row.language)}
        )
    before = row.translations.filter(language=language).first()
    values = {
        "text": text.strip(),
        "author": author or name_of(who),
        "state": TranslationState.DRAFT,
        "reviewer": "",
        "changed_at": timezone.now(),
    }
    models.Translation.objects.update_or_create(recommendation=row, language=language, defaults=values)
    _fold(row)
    record(
        "recommendation.translate", item(row), who=who,
        before={"language": language, "text": before.text if before else ""},
        after={"language": language, "text": text.strip()},
    )  # fmt: skip


@transaction.atomic
def review_translation(code: str, language: str, *, who: Asker | None, text: str = "") -> None:
    """Say that a translation is right, as it is or as corrected now."""
    row = line(code, who)
    require_keeping(who, row.register)
    found = row.translations.filter(language=language).first()
    if found is None:
        raise ChangeError(_("There is no translation into that language to review: write one first."))
    before = {"language": language, "text": found.text, "state": found.state}
    found.text, found.state = text.strip() or found.text, TranslationState.REVIEWED
    found.reviewer, found.changed_at = name_of(who), timezone.now()
    found.save()
    _fold(row)
    after = {"language": language, "text": found.text, "state": found.state}
    record("recommendation.review_translation", item(row), who=who, before=before, after=after)


@transaction.atomic
def remove_translation(code: str, language: str, *, who: Asker | None) -> None:
    """Take a translation out; its words stay in the audit trail."""
    row = line(code, who)
    require_keeping(who, row.register)
    found = row.translations.filter(language=language).first()
    if found is None:
        raise UnknownPartError(_("translation"), language)
    before = {"language": language, "text": found.text}
    found.delete()
    _fold(row)
    record("recommendation.remove_translation", item(row), who=who, before=before)


def value_of(row: models.Recommendation, name: str) -> Any:
    """An attribute as the audit trail keeps it."""
    if name in TAGS:
        return list(row.tags.filter(kind=TAGS[name]).values_list("value", flat=True))
    if name == "addressees":
        return [one.addressee.name for one in row.owed.select_related("addressee")]
    return getattr(row, name)


def _check(values: Mapping[str, Any]) -> None:
    if unknown := sorted(set(values) - {*COLUMNS, *LISTS}):
        raise ChangeError(
            _("There is no attribute %(name)s; the attributes are: %(known)s.")
            % {"name": unknown[0], "known": ", ".join((*COLUMNS, *LISTS))}
        )
    if "text" in values and not str(values["text"]).strip():
        raise ChangeError(_("A recommendation needs a text."))
    if values.get("strength") not in (None, "", *STRENGTHS):
        raise ChangeError(_("The strength is one of: %(known)s.") % {"known": ", ".join(STRENGTHS)})
    if values.get("level") not in (None, 1, 2, 3, 4, 5):
        raise ChangeError(_("The level of action is a number from 1 to 5."))
    _check_codes(values.get("pillars", ()), pillars(), _("Pillars are: %(known)s."))
    _check_codes(values.get("sdgs", ()), sdg_targets(), _("SDG targets are written as 4.7 or 16.a."))


def _check_codes(values: Sequence[str], known: Mapping[str, Any], sentence: str) -> None:
    if any(value not in known for value in values):
        raise ChangeError(sentence % {"known": ", ".join(known)} if "%(known)s" in sentence else sentence)


def _strings(values: Any) -> list[str]:
    return list(dict.fromkeys(text for value in values if (text := " ".join(str(value).split()))))


def _fold(row: models.Recommendation) -> None:
    row.folded = folded_text(row, row.translations.values_list("text", flat=True))
    row.save(update_fields=["folded"])


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
