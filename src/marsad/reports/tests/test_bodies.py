"""Offices, governments, groups and acronyms in the language of the report, whatever the document writes."""

import pytest

from marsad.evidence.cards import FactCard
from marsad.records import Citation, Fact, FactKind
from marsad.reports.grammar import arabic, saying
from marsad.reports.grammar.attendance import participants
from marsad.reports.grammar.bodies import common_name
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.sections import findings
from marsad.reports.logic.sections.findings import is_of_name
from marsad.reports.queries.subjects import country_named


@pytest.mark.parametrize(
    ("written", "en", "fr", "ar"),
    [
        ("Les organisateurs", "the organisers", "les organisateurs", "المنظمون"),
        ("المشاركون", "the participants", "les participants", "المشاركون"),
        ("l’évaluation externe", "the external evaluation", "l’évaluation externe", "التقييم الخارجي"),
        ("وزارة الفلاحة", "Ministry of Agriculture", "ministère de l’Agriculture", "وزارة الفلاحة"),
        ("Government of Iceland", "Government of Iceland", "gouvernement de l’Islande", "حكومة آيسلندا"),
        ("Gouvernement du Brésil", "Government of Brazil", "gouvernement du Brésil", "حكومة البرازيل"),
        (
            "Peru’s Home Office",
            "Ministry of the Interior (Peru)",
            "ministère de l’Intérieur (Pérou)",
            "وزارة الداخلية (بيرو)",
        ),
        ("Forum", "", "", ""),
        ("Le Cercle des Puits", "", "", ""),
        ("Government of the Wells", "", "", ""),
        ("Amina’s Ministry of Tourism", "", "", ""),
    ],
)  # fmt: skip
def test_what_every_country_has_is_told_in_the_language_of_the_report(written, en, fr, ar):
    assert [common_name(written, language) for language in ("en", "fr", "ar")] == [en, fr, ar]


@pytest.mark.parametrize(
    ("written", "language", "told"),
    [
        ("نحو 350 مشاركا", "fr", "environ 350 participants"),
        ("نحو ٣٥٠ مشاركا", "en", "about 350 participants"),
        ("More than 1,200 participants", "fr", "plus de 1\u202f200 participants"),
        ("Près de 240 participants", "en", "nearly 240 participants"),
        ("plus de 300 participants", "ar", "أكثر من 300 مشارك"),
        ("around 15 participants", "ar", "نحو 15 مشاركا"),
        ("240 participants from twelve countries", "fr", ""),
        ("une salle comble", "en", ""),
    ],
)
def test_a_number_of_participants_stays_as_exact_as_it_was(written, language, told):
    assert participants(written, language) == told


@pytest.mark.parametrize(
    ("acronym", "name", "is_own"),
    [
        ("OPL", "Office of Ports and Lighthouses", True),
        ("OPP", "Office des ports et des phares", True),
        ("OPP", "Office of Ports and Lighthouses", False),
    ],
)
def test_letters_are_those_of_a_name_or_not(acronym, name, is_own):
    assert is_of_name(acronym, name) is is_own


@pytest.mark.parametrize(
    ("verb", "rule", "language", "told"),
    [
        ("avant de déplorer", "added_that", "fr", "… avant de déplorer que les puits aient été vidés"),
        ("Selon", "according_to", "fr", "Les puits aient été vidés"),
        ("a-t-il dit", "said_that", "fr", "… les puits aient été vidés"),
        ("a dit", "said_that", "fr", "a dit que les puits aient été vidés"),
    ],
)
def test_told_words_stand_behind_their_verb_or_begin_a_sentence(verb, rule, language, told):
    assert saying.told("les puits aient été vidés", language, verb, rule) == told


def test_a_body_that_every_country_has_keeps_its_country():
    assert common_name("The Algerian prison administration", "ar") == "إدارة السجون (الجزائر)"
    assert common_name("l’administration pénitentiaire tunisienne", "en") == "the prison administration (Tunisia)"


def test_a_group_is_declined_behind_a_preposition():
    assert arabic.oblique("مقررو الورشات") == "مقرري الورشات"


@pytest.mark.parametrize(("name", "code"), [("مالي", "ML"), ("Mali", "ML"), ("المغرب", "MA"), ("tn", "TN")])
def test_a_country_is_found_by_its_name_also_where_it_is_an_everyday_word(name, code):
    assert country_named(name) == code


def body(number: int, language: str, name: str, **fields: str) -> FactCard:
    fact = Fact(
        id=f"b{number}", kind=FactKind.ORGANISATION, language=language, confidence=0.9, rule="r",
        citation=Citation(document=f"d{number}", start=0, end=len(name), quote=name), fields={"name": name, **fields},
    )  # fmt: skip
    return FactCard(fact=fact, file="a.txt", document_title="", document_language=language, published="")


def listed(*facts: FactCard) -> list[str]:
    writer = Writer(language="en", page_of=lambda _document, _start: None)
    (block,) = findings.organisations(Material(name="", language="", facts=facts), writer)
    return [line.words[0].text for line in block.lines]


MOROCCO = body(1, "fr", "Délégation de l’Union européenne au Maroc", authority="eu-del-ma")
TUNISIA = body(2, "fr", "Délégation de l’Union européenne en Tunisie", authority="eu-del-tn")
SHORT = body(3, "en", "EU Delegation")


def test_the_short_name_of_a_country_s_office_is_that_office_where_a_report_knows_only_one():
    assert listed(MOROCCO, SHORT) == ["Délégation de l’Union européenne au Maroc"]
    assert listed(SHORT, MOROCCO) == ["Délégation de l’Union européenne au Maroc"]
    assert len(listed(MOROCCO, TUNISIA, SHORT)) == 3
    assert listed(SHORT) == ["EU Delegation"]
    assert len(listed(MOROCCO, body(4, "en", "EU"))) == 2  # the Union is no office of its own
