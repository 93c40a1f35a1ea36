"""Who took part: organisers and partners of the event's fact, people beside words of speaking."""

from dataclasses import replace

from marsad.extraction import reasons
from marsad.extraction.events import add_events
from marsad.extraction.participations import CONFIDENCE, add_participations
from marsad.extraction.tests.papers import analysed, facts
from marsad.records import Analysis, EntityKind, FactKind, Mention, cite

TEXT = (
    "La 2e Conférence nationale sur l'eau a été organisée à Rabat par le ministère de l'Eau, en partenariat avec "
    "l'UNICEF. Intervenant lors de cette conférence, Mme Salma Berrada a remercié les équipes."
)


def name_a_person(analysis: Analysis) -> Analysis:
    start = TEXT.index("Salma Berrada")
    citation = cite(analysis.document, start, start + len("Salma Berrada"))
    return replace(
        analysis, mentions=(*analysis.mentions, Mention(kind=EntityKind.PERSON, citation=citation, language="fr"))
    )


def test_organiser_partner_and_speaker_of_an_event():
    analysis = analysed(TEXT, "fr", name_a_person, add_events, add_participations)
    parts = {(f.fields["capacity"], f.fields["participant"]) for f in facts(analysis, FactKind.PARTICIPATION)}
    assert parts == {("organiser", "ministère de l'Eau"), ("partner", "UNICEF"), ("speaker", "Salma Berrada")}
    events = {f.fields["event"] for f in facts(analysis, FactKind.PARTICIPATION)}
    assert events == {"2e Conférence nationale sur l'eau"}


def test_a_document_without_events_has_no_participations():
    assert facts(analysed("Mme Berrada a parlé.", "fr", add_participations), FactKind.PARTICIPATION) == []


def test_every_capacity_has_its_reason():
    assert set(CONFIDENCE) == set(reasons.rules(FactKind.PARTICIPATION))
