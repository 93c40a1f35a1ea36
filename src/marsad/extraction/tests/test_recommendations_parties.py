"""Who asks: names first, noun phrases up to their verb, never a pronoun."""

import pytest

from marsad.extraction.chain import analyse
from marsad.extraction.recommendations_parties import plain
from marsad.extraction.tests.papers import facts, paper
from marsad.records import FactKind


@pytest.mark.parametrize(
    ("phrase", "language", "kept"),
    [
        ("The Network remains", "en", "The Network"),
        ("Finally, the panel", "en", "the panel"),
        ("They", "en", ""),
        ("its organisers", "en", "organisers"),
        ("leurs membres", "fr", "membres"),
        ("We", "en", ""),
        ("La Charte de Tozeur souligne", "fr", "La Charte de Tozeur"),
        ("Elle a", "fr", ""),
        ("par ailleurs les participants", "fr", "les participants"),
        ("elle les", "fr", ""),
        ("l", "fr", ""),
        ("he went on", "en", ""),
        ("au plan institutionnel ils", "fr", ""),
        ("المشاركون", "ar", "المشاركون"),
        ("اللجنة التي", "ar", "اللجنة"),
        ("كما المشاركون", "ar", "المشاركون"),
        ("هم", "ar", ""),
        ("12 منهم", "ar", ""),
        ("بعض منهن", "ar", ""),
        ("In May 2021 two ferry companies", "en", "two ferry companies"),
        ("The review, delivered in March 2021, found", "en", "The review"),
        ("reiterates its", "en", ""),
        ("aux armateurs", "fr", "armateurs"),
    ],
)
def test_a_phrase_is_cut_to_who_is_meant(phrase: str, language: str, kept: str):
    assert plain(phrase, language) == kept


@pytest.mark.parametrize(
    ("language", "text", "issuer", "addressee"),
    [
        (
            "fr",
            "Les animateurs ont rendu leur rapport ; au plan local ils recommandent le renforcement des écoles.",
            "Les animateurs",
            "",
        ),
        (
            "fr",
            "Les participants au séminaire ont rappelé, mardi, l'importance et la nécessité pour les villes de s'unir.",
            "Les participants au séminaire",
            "les villes",
        ),
        ("ar", "ودعا الملتقى البلديات الساحلية إلى ترميم المرافئ.", "الملتقى", "البلديات الساحلية"),
        ("ar", "ودعا المشاركون في اللقاء المانحين إلى تمويل المرافئ.", "المشاركون في اللقاء", "المانحين"),
        ("ar", "قرأ البيان على الحاضرين، داعيا البلديات إلى ترميم المرافئ.", "", "البلديات"),
        ("ar", "وندعو البلديات إلى ترميم المرافئ.", "", "البلديات"),
        ("ar", "وأكد البحار سليم القاسمي أن الميناء قديم. ودعا الحكومة إلى ترميمه كله.", "", "الحكومة"),
        ("ar", "قال سليم القاسمي ذلك. ودعا في هذا الصدد شركات الصيد إلى ترميم المرافئ.", "", "شركات الصيد"),
        ("ar", "ودعا الفقيه سليم القاسمي إلى ترميم المرافئ.", "الفقيه سليم القاسمي", ""),
        ("ar", "يتعين على فريق المشروع ضبط معايير واضحة لاختيار القرى.", "", "فريق المشروع"),
        ("ar", "وناشد سالم الناصري وزارة الصحة الإسراع في فتح مستوصف.", "سالم الناصري", "وزارة الصحة"),
        ("ar", "وأوصى الاجتماع الدول الأعضاء بمراجعة قوانينها الخاصة بالصيد.", "الاجتماع", "الدول الأعضاء"),
        ("en", "The Guild recalled its past and stands ready to examine the plan.", "The Guild", ""),
        ("en", "The Guild recalled its past, and reiterates its readiness to provide tools.", "The Guild", ""),
        ("en", "Since 2010 every edition has asked ferry companies to keep to their hours.", "", "ferry companies"),
        ("fr", "Depuis 2010, chaque atelier demande aux armateurs de tenir leurs horaires.", "", "armateurs"),
        ("ar", "اجتمع الباحثون أمس. وطالبوا البلديات بترميم المرافئ.", "", "البلديات"),
    ],
)
def test_who_asks_whom(language: str, text: str, issuer: str, addressee: str):
    [found] = facts(analyse(paper(text, language)), FactKind.RECOMMENDATION)
    assert (found.fields.get("issuer", ""), found.fields.get("addressee", "")) == (issuer, addressee)
