"""The correction of a fact: its fields, and which words of the document it rests on."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marsad.evidence import actions, queries
from marsad.evidence.cards import FactCard
from marsad.evidence.context import surroundings
from marsad.evidence.errors import ChangedMeanwhileError, ReviewError
from marsad.evidence.review_forms import PlaceForm, as_text, corrected_fields, correction_form
from marsad.evidence.views.deciding import answered, back
from marsad.evidence.views.found import asker, found


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, identifier: str) -> HttpResponse:
    """Correct a fact; of two editors the second is shown both before anything is put in place of the other's."""
    who = asker(request)
    card = found(queries.fact, identifier, who=who)
    document, citation = queries.document(card.fact.citation.document, who=who), card.fact.citation
    data = request.POST if request.method == "POST" else None
    form, place = correction_form(card.fact, data), PlaceForm(citation, document.text, data)
    theirs: list[tuple[str, str]] = []
    if form.is_valid() and place.is_valid():
        start, end = place.place
        version, fields = request.POST.get("version", ""), corrected_fields(form)
        try:
            actions.correct_fact(identifier, who=who, fields=fields, start=start, end=end, version=version)
        except ChangedMeanwhileError as error:
            form.add_error(None, str(error))
            theirs = differences(card, form, place)
        except ReviewError as error:
            form.add_error(None, str(error))
        else:
            request.session["reviewed"] = identifier  # so that the queue can take it back
            return answered(request, identifier, _("The fact has been corrected."))
    template = "evidence/correct_form.html" if request.htmx else "evidence/correct.html"  # type: ignore[attr-defined]
    context = {
        "card": card,
        "form": form,
        "place": place,
        "context": surroundings(document, citation.start, citation.end),
        "next": back(request, identifier),
        "theirs": theirs,
    }
    return render(request, template, context)


def differences(card: FactCard, form: Form, place: PlaceForm) -> list[tuple[str, str]]:
    """What the fact says now where this person wrote something else: the other's values by the fields' names."""
    mine, now, citation = corrected_fields(form), card.fact.fields, card.fact.citation
    told = [
        (str(field.label), str(as_text(now.get(name, ""))))
        for name, field in form.fields.items()
        if now.get(name) != mine.get(name)
    ]
    if place.place != (citation.start, citation.end):
        told.insert(0, (str(place.fields["words"].label), citation.quote))
    return told
