"""A promise that one body makes in two languages is one line; the officials who speak for it make it, too."""

from dataclasses import replace

import pytest
from django.utils import translation

from marsad.evidence.cards import EntityRef, FactCard
from marsad.language.normalise import fold
from marsad.records import Citation, EntityKind, Fact, FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import Words
from marsad.reports.logic.sections import findings, parties
from marsad.reports.tests.test_parties import said


def card(document: str, language: str, kind: FactKind = FactKind.RECOMMENDATION, **fields: str) -> FactCard:
    words = fields.get("text") or fields["name"]
    citation = Citation(document=document, start=0, end=len(words), quote=words)
    fact = Fact(
        id=f"{document}-{words}",
        kind=kind,
        citation=citation,
        language=language,
        fields=fields,
        confidence=0.9,
        rule="r",
    )
    return FactCard(fact=fact, file="a.txt", document_title="", document_language=language, published="")


def promise(document: str, language: str, text: str, issuer: str) -> FactCard:
    return card(document, language, text=text, issuer=issuer, strength="commitment")


OFFICE = card("d2", "ar", FactKind.PERSON, name="سامي الحاج", role="رئيس بعثة صندوق الموانئ لدى المدينة")
ENGLISH = promise("d1", "en", "finance the repair of the old bridge", "The Harbour Fund")
ARABIC = promise("d2", "ar", "تمويل إصلاح الجسر القديم", "سامي الحاج")
FUND = {"harbour fund": "Harbour Fund", "صندوق الموانئ": "Harbour Fund"}


def writer(language: str = "en") -> Writer:
    names = {fold(name): Words(text=text, language="en") for name, text in FUND.items()}
    return Writer(language=language, page_of=lambda _document, _start: None, names=names)


def lines(*cards: FactCard) -> list[str]:
    with translation.override("en"):
        return [said(line) for line in findings.recommendations(_material(*cards), writer())[0].lines]


def _material(*cards: FactCard) -> Material:
    return Material(name="", language="", facts=cards)


def test_a_promise_of_a_body_and_of_its_official_is_one_with_both_cited():
    with translation.override("en"):
        (line,) = findings.recommendations(_material(ENGLISH, ARABIC, OFFICE), writer())[0].lines
    assert line.words[0].text == "finance the repair of the old bridge"
    assert [note.document for note in line.words[0].references] == ["d1", "d2"]


def test_an_office_in_the_words_of_the_promise_names_the_body_too():
    quote = "أعلن رئيس بعثة صندوق الموانئ، سامي الحاج، استعداده لتمويل إصلاح الجسر القديم"
    told = replace(ARABIC, fact=replace(ARABIC.fact, citation=replace(ARABIC.fact.citation, quote=quote)))
    assert len(lines(ENGLISH, told)) == 1
    assert len(lines(ENGLISH, ARABIC)) == 2


@pytest.mark.parametrize(
    "other",
    [
        promise("d2", "ar", "تدريب خمسين ممرضة في الجنوب", "سامي الحاج"),  # something else
        promise("d2", "ar", "تمويل إصلاح الجسر القديم", "ليلى عباس"),  # of somebody else
        promise(
            "d2", "en", "pay for the repair of the old bridge", "The Harbour Fund"
        ),  # linking compares one language
    ],
)
def test_another_promise_stays_apart(other):
    assert len(lines(ENGLISH, other, OFFICE)) == 2


@pytest.mark.parametrize(
    ("language", "cell"),
    [("en", "Promised by: Harbour Fund"), ("fr", "Engagement de : Harbour Fund"), ("ar", "التزام من: Harbour Fund")],
)
def test_a_table_says_who_promises(language, cell):
    with translation.override(language):
        told = parties.of_fact(ENGLISH, writer(language)).cell(
            parties.heading([parties.of_fact(ENGLISH, writer(language))])
        )
    assert "".join(words.text for words in told).replace("\u00a0", " ") == cell


def test_what_readers_know_under_one_name_is_listed_once():
    cards = [
        card("d1", "en", FactKind.INSTRUMENT, name="Harbour Charter"),
        card("d2", "ar", FactKind.INSTRUMENT, name="ميثاق الميناء"),
    ]
    named = [
        FactCard(
            fact=one.fact, file="a.txt", document_title="", document_language="", published="",
            entities=(EntityRef(id=f"i{place}", kind=EntityKind.INSTRUMENT, label=""),),
        )
        for place, one in enumerate(cards)
    ]  # fmt: skip
    known = Words(text="Harbour Charter", language="en")
    told = Writer(
        language="en", page_of=lambda _d, _s: None, names={fold("ميثاق الميناء"): known, "harbour charter": known}
    )
    (line,) = findings.instruments(_material(*named), told)[0].lines
    assert [note.document for note in line.words[0].references] == ["d1", "d2"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "Maison du port (in French)"), ("ar", "Maison du port (بالفرنسية)"), ("fr", "Maison du port")],
)
def test_a_description_in_another_language_says_in_which_with_its_notes_behind(language, shown):
    words = Words(text="Maison du port", language="fr", references=(writer().reference(ENGLISH),))
    with translation.override(language):
        told = writer(language).with_language(words)
    assert "".join(each.text for each in told) == shown
    assert [len(each.references) for each in told][-1] == 1
