"""What the chain finds can be corrected: the form of a fact, sent back as it is shown, gives the same fields."""

import pytest
from django.http import QueryDict
from lxml import html

from marsad.evidence.logic.reviews import checked_fields
from marsad.evidence.review_forms import corrected_fields, correction_form
from marsad.extraction.chain import analyse
from marsad.extraction.tests.papers import paper
from marsad.records import FactKind

TEXTS = {
    "en": (
        "The third Forum of the Two Shores, organised by the Sijilmassa Centre and the Tozeur Institute, was held in "
        "Rabat on 14 November 2023. Amina Rahmouni, director of the Sijilmassa Centre, said that schools cannot wait. "
        "The participants recommend that the Ministry of Education train teachers in prisons and support the children "
        "of returnees. The programme Bridges, funded by the Tozeur Institute, has a budget of 454,545 US dollars."
    ),
    "fr": (
        "Les participants recommandent au ministère de l'éducation de former des enseignants dans les prisons et de "
        "soutenir les enfants et les femmes qui reviennent."
    ),
    "ar": "يوصي المشاركون وزارة التربية بتدريب المعلمين في السجون ودعم النساء والأطفال العائدين.",
}


def as_sent(form):
    """What a browser sends of a form that nobody touched."""
    sent = QueryDict(mutable=True)
    for name, value in html.fromstring(f"<form>{form.as_p()}</form>").form_values():
        sent.appendlist(name, value)
    return sent


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_correction_that_changes_nothing_is_taken_and_changes_nothing(language):
    facts = analyse(paper(TEXTS[language], language)).facts
    found = {fact.kind for fact in facts}
    assert FactKind.RECOMMENDATION in found
    assert language != "en" or {FactKind.EVENT, FactKind.PERSON, FactKind.ORGANISATION, FactKind.STATEMENT} < found
    for fact in facts:
        form = correction_form(fact, as_sent(correction_form(fact)))
        assert form.is_valid(), (fact, form.errors)
        told = {name: list(value) if isinstance(value, tuple) else value for name, value in fact.fields.items()}
        kept = {name: value for name, value in told.items() if value not in (None, "", [])}
        assert checked_fields(fact.kind, corrected_fields(form)) == kept
