"""Where is it now: one recommendation with everything that belongs to it, and the forms that change it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from marsad.accounts.models import Person
from marsad.accounts.templatetags.accounts import person_name
from marsad.charts.chart import Chart
from marsad.evidence.views.found import asker
from marsad.followup import actions, drawings, queries
from marsad.followup import forms as own
from marsad.followup.actions import Measure, Report
from marsad.followup.cards import CitedCard, IndicatorCard, Life, RecommendationPage
from marsad.followup.errors import ChangeError, UnknownPartError
from marsad.followup.kinds import CandidateState, Role, Status, UpdateState
from marsad.followup.views import meanwhile
from marsad.followup.views.asked import attempted, found, reading_language, refusal
from marsad.followup.views.meanwhile import Clash
from marsad.followup.views.register import reported
from marsad.followup.views.shown import ATTRIBUTES, initial_attributes, same

FACT = re.compile(r"(?:/facts/|#(?:at|fact)-|^)([0-9a-z]{6,32})/?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A form of the page with what it does; `done` is said when it is done."""

    form: type[forms.Form]
    act: Callable[[str, Mapping[str, Any], Person], object]
    done: str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form of the page as it was sent, which is shown again: it has mistakes, or somebody was quicker."""

    name: str
    form: forms.Form
    clashes: tuple[Clash, ...] = ()


def _update(code: str, data: Mapping[str, Any], who: Person) -> object:
    report = Report(
        text=data["text"],
        language=reading_language() if data["text"] else "",
        status=Status(data["status"]) if data["status"] else None,
        reason=data["reason"],
        facts=facts_in(data["facts"]),
    )
    return reported(code, report, who)


def facts_in(lines: str) -> tuple[str, ...]:
    """The ids of facts in what was pasted: ids, addresses of facts, of places in documents."""
    return tuple(hit[1] if (hit := FACT.search(line)) else line for line in lines.split())


def _attributes(code: str, data: Mapping[str, Any], who: Person) -> None:
    """Only what was changed becomes people's own."""
    now = initial_attributes(queries.recommendation(code, who=who))
    wanted = {**data, "addressees": [line.strip() for line in data["addressees"].splitlines() if line.strip()]}
    before = {**now, "addressees": now["addressees"].splitlines()}
    changed = {name: value for name, value in wanted.items() if not same(value, before[name])}
    if changed:
        actions.set_attributes(code, changed, who=who)


PARTS: Mapping[str, Part] = {
    "update": Part(form=own.UpdateForm, act=_update, done=""),
    "due": Part(
        form=own.DueForm,
        act=lambda code, data, who: actions.set_due(code, data["due"], who=who),
        done=_("The due date has been changed."),
    ),
    "task": Part(
        form=own.TaskForm,
        act=lambda code, data, who: actions.add_task(code, data["title"], who=who, **_but(data, "title")),
        done=_("The task has been added."),
    ),
    "contact": Part(
        form=own.ContactForm,
        act=lambda _code, data, who: actions.name_contact(
            data["addressee"], Role(data["role"]), who=who, **_but(data, "addressee", "role")
        ),
        done=_("The person has been named."),
    ),
    "translation": Part(
        form=own.TranslationForm,
        act=lambda code, data, who: actions.translate(code, data["language"], data["text"], who=who),
        done=_("The translation has been saved as a draft."),
    ),
    "indicator": Part(
        form=own.IndicatorForm,
        act=lambda code, data, who: actions.add_indicator(code, Measure(**data), who=who),
        done=_("The indicator has been added."),
    ),
    "value": Part(
        form=own.ValueForm,
        act=lambda _code, data, who: actions.record_value(
            data["indicator"], data["on"], data["value"], who=who, note=data["note"]
        ),
        done=_("The value has been recorded."),
    ),
    "cost": Part(
        form=own.CostForm,
        act=lambda code, data, who: actions.add_cost(code, who=who, **data),
        done=_("The cost has been added."),
    ),
    "attributes": Part(form=own.AttributesForm, act=_attributes, done=_("The recommendation has been changed.")),
}
# Presses without a form of their own: the name, then what the press is about.
PRESSES: Mapping[str, tuple[Callable[[str, str, Person], object], str | Promise]] = {
    "finish-task": (lambda _code, key, who: actions.finish_task(int(key), who=who), _("The task is done.")),
    "reopen-task": (
        lambda _code, key, who: actions.finish_task(int(key), who=who, is_done=False),
        _("The task is open again."),
    ),
    "remove-task": (lambda _code, key, who: actions.remove_task(int(key), who=who), _("The task has been removed.")),
    "remove-contact": (
        lambda _code, key, who: actions.remove_contact(int(key.split(":")[0]), Role(key.split(":")[1]), who=who),
        _("The person has been taken out."),
    ),
    "review-translation": (
        lambda code, key, who: actions.review_translation(code, key, who=who),
        _("The translation has been reviewed."),
    ),
    "remove-translation": (
        lambda code, key, who: actions.remove_translation(code, key, who=who),
        _("The translation has been removed."),
    ),
    "remove-indicator": (
        lambda _code, key, who: actions.remove_indicator(int(key), who=who),
        _("The indicator has been removed."),
    ),
    "remove-cost": (lambda _code, key, who: actions.remove_cost(int(key), who=who), _("The cost has been removed.")),
    "documents-decide": (
        lambda code, key, who: actions.let_documents_decide(code, [key], who=who),
        _("The documents decide again."),
    ),
    "merge": (
        lambda code, key, who: actions.merge_recommendations(key, code, who=who),
        _("Both are one recommendation now."),
    ),
    "part": (lambda _code, key, who: actions.part_recommendation(key, who=who), _("Both stand for themselves again.")),
}


def _but(data: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


@require_safe
def recommendation(request: HttpRequest, code: str) -> HttpResponse:
    """Show one recommendation; a code that was merged leads to the one where it lives on."""
    page = found(queries.recommendation, code, who=asker(request))
    if page.merged_into:
        return redirect("followup:recommendation", page.merged_into)
    return shown(request, page)


def shown(
    request: HttpRequest,
    page: RecommendationPage,
    sent: Sent | None = None,
    status: int = 200,
) -> HttpResponse:
    """Lay the page out, with one form as it was sent if it has mistakes or somebody was quicker."""
    who, language = asker(request), reading_language()
    life = queries.life(page.card.code, who=who)
    context = {
        "page": page,
        "card": page.card,
        "life": life,
        "life_chart": drawings.life(life, timezone.localdate().isoformat(), language),
        "people": [(addressee, contacts_of(page, addressee.id)) for addressee in page.card.addressees],
        "waiting": [update for update in page.updates if update.state == UpdateState.SUBMITTED],
        "history": [update for update in reversed(page.updates) if update.state != UpdateState.SUBMITTED],
        "proposed": [one for one in page.candidates if one.state == CandidateState.PROPOSED],
        "cited": cited_besides(page, life),
        "accepted": [one for one in page.candidates if one.state == CandidateState.ACCEPTED],
        "refused": [one for one in page.candidates if one.state == CandidateState.REFUSED],
        "life_away": reverse("followup:life-chart", args=[page.card.code, "-"]).removesuffix("-"),
        "measured": [measured(page.card.code, card) for card in page.indicators],
        "set_by_people": [(one.name, ATTRIBUTES[one.name]) for one in page.proposals if one.is_set_by_people],
        "why": {one.name: one.reasons for one in page.proposals if one.reasons},
        "forms": forms_of(page, who) | ({sent.name: sent.form} if sent else {}),
        "opened": sent.name if sent else "",
        "clashes": sent.clashes if sent else (),
        "seals": {part: meanwhile.seal(watched.now(page)) for part, watched in meanwhile.WATCHED.items()},
        "next": reverse("followup:recommendation", args=[page.card.code]),
    }
    return render(request, "followup/recommendation.html", context, status=status)


def cited_besides(page: RecommendationPage, life: Life) -> list[CitedCard]:
    """Evidence that validated updates cite, without the passages that are listed as accepted."""
    accepted = {(one.document, one.start) for one in page.candidates if one.state == CandidateState.ACCEPTED}
    return [cited for cited in life.evidence if (cited.document, cited.start) not in accepted]


def measured(code: str, card: IndicatorCard) -> tuple[IndicatorCard, Chart, str]:
    """An indicator with its drawing and where that can be taken away."""
    away = reverse("followup:indicator-chart", args=[code, card.id, "-"]).removesuffix("-")
    return card, drawings.measured(card, reading_language()), away


def contacts_of(page: RecommendationPage, addressee: int) -> list[tuple[Role, object]]:
    """Each role of an addressee with who has it, or None."""
    named = {contact.role: contact for contact in page.contacts if contact.addressee == addressee}
    return [(role, named.get(role)) for role in Role]


def forms_of(page: RecommendationPage, who: Person) -> dict[str, forms.Form]:
    """Every form of the page, with what it begins from."""
    begun: dict[str, dict[str, Any]] = {"due": {"due": page.card.due}, "attributes": initial_attributes(page)}
    made = {name: part.form(initial=begun.get(name, {}), auto_id=f"{name}-%s") for name, part in PARTS.items()}
    return {name: offering(form, who) for name, form in made.items()} if page.may_submit else made


def offering(form: forms.Form, who: Person) -> forms.Form:
    """A form that lets one of those be chosen who have an account here."""
    if (chosen := form.fields.get("person")) is not None:
        people = [(key, person_name(name)) for key, name in queries.accounts(who=who)]
        chosen.choices = [own.NOTHING, *people]  # type: ignore[attr-defined]
    return form


@require_POST
def change(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Take one form of the page."""
    who = asker(request)
    if name not in PARTS:
        raise Http404
    part = PARTS[name]
    page = found(queries.recommendation, code, who=who)
    form = offering(bound_form(name, page, request), who)
    if not form.is_valid():
        return shown(request, page, Sent(name=name, form=form), status=422)
    said: list[object] = []
    why = ""
    with actions.held(code, who=who):
        page = found(queries.recommendation, code, who=who)
        clashes, data = compared(name, page, form)
        if not clashes:
            why = refusal(lambda: said.append(part.act(code, data, who)))
    if clashes:
        return shown(request, page, Sent(name=name, form=form, clashes=clashes), status=409)
    if why:  # with what was written, to be mended and sent again
        form.add_error(None, why)
        return shown(request, page, Sent(name=name, form=form), status=422)
    if done := said[0] if isinstance(said[0], str) else part.done:
        messages.success(request, str(done))
    return redirect(reverse("followup:recommendation", args=[code]) + f"#{name}")


def compared(name: str, page: RecommendationPage, form: forms.Form) -> tuple[tuple[Clash, ...], dict[str, Any]]:
    """What somebody else changed since this form was begun and it would write over; else what it is to write."""
    watched, data = meanwhile.WATCHED.get(name), form.cleaned_data
    seen = meanwhile.unsealed(form.data.get("seen", ""))
    if watched is None or seen is None:
        return (), data
    now, mine = watched.now(page), watched.mine(data)
    if names := meanwhile.clashing(seen, now, mine):
        return meanwhile.told(name, names, seen, now, mine), data
    return (), {**data, **meanwhile.rebased(seen, now, mine)} if name == "attributes" else data


def bound_form(name: str, page: RecommendationPage, request: HttpRequest) -> forms.Form:
    """A form as it was sent."""
    begun = initial_attributes(page) if name == "attributes" else {}
    return PARTS[name].form(request.POST, initial=begun, auto_id=f"{name}-%s")


@require_POST
def press(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Take one press of the page: a task done, a translation reviewed."""
    who, key = asker(request), request.POST.get("key", "")
    if name not in PRESSES or not key:
        raise Http404
    act, done = PRESSES[name]

    def pressed() -> None:
        try:
            act(code, key, who)
        except UnknownPartError as gone:  # a colleague was quicker
            raise ChangeError(str(gone)) from gone
        except (ValueError, IndexError) as error:  # a key that this page never sent
            raise Http404 from error

    attempted(request, pressed, done)
    return redirect(reverse("followup:recommendation", args=[code]) + f"#{request.POST.get('place', '')}")
