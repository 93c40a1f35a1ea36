"""Numbered recommendations of reviews, with who proposed them and what the State answers."""

from itertools import pairwise

import pytest

from marsad.extraction.reasons import rules
from marsad.extraction.recommendations import add_recommendations
from marsad.extraction.reviews import RULE, add_reviews, proposing_states
from marsad.extraction.tests.test_chain import paper
from marsad.extraction.tests.test_statements import lines
from marsad.language.sentences import sentences
from marsad.records import Analysis, BlockKind, Fact, FactKind

ENGLISH = [
    "44. The recommendations listed below enjoy the support of Andorra:",
    "44.1. Open a youth council in every parish (Chile);",
    "44.2. Train teachers (Peru, Holy See); consider funding street work (Iran (Islamic Republic of));3",
    "45.3 Publish a yearly review of its plan (Kyrgyz Republic).",
    "45. The following recommendations will be examined by Andorra, which will provide responses in due time:",
    "45.1. Build two libraries (Côte d’Ivoire);",
    "46. Andorra considers that recommendation 44.1 above is already implemented.",
    "47. The recommendations below did not enjoy the support of Andorra:",
    "47.1. Close the youth council (United Kingdom of Great Britain and Northern Ireland).",
    "48. All conclusions and/or recommendations in this report reflect the position of the submitting States.",
    "49. Twelve delegations thanked the State.",
]
FRENCH = [
    "90. Les recommandations ci-après ont recueilli l’adhésion de la Belgique :",
    "90.1 Ouvrir des maisons de jeunes dans chaque commune (Sénégal) ;",
    "91. Les recommandations énumérées ci-après n’ont pas recueilli l’adhésion de la Belgique :",
    "91.1 Fermer les maisons de jeunes (Saint-Siège).",
]
ARABIC = [
    "61- تمهيد عام.",
    "62. تحظى التوصيات التالية بتأييد الأردن:",
    "62.1. فتح دور للشباب في كل بلدية (السنغال، الاتحاد الروسي)؛",
    "63. ستنظر الأردن في التوصيات التالية وستقدم ردودها في الوقت المناسب:",
    "63.1. تكوين مربي الشارع (تشيلي).",
]


def review(text: list[str], language: str) -> list[Fact]:
    whole, blocks = lines(*((BlockKind.PARAGRAPH, part) for part in text))
    document = paper(whole, language)
    object.__setattr__(document, "blocks", blocks)
    analysis = add_reviews(Analysis(document=document, sentences=sentences(document)))
    assert all(fact.citation.holds_in(whole) for fact in analysis.facts)
    return list(analysis.facts_of(FactKind.RECOMMENDATION))


def answers(text: list[str], language: str) -> list[tuple[str, str, str]]:
    return [(str(f.fields["number"]), f.fields["issuer"], f.fields["response"]) for f in review(text, language)]


def test_each_numbered_recommendation_has_its_states_and_the_answer():
    assert answers(ENGLISH, "en") == [
        ("44.1", "Chile", "implemented"),
        ("44.2", "Peru, Holy See", "support"),
        ("44.2.1", "Iran (Islamic Republic of)", "support"),
        ("45.3", "Kyrgyz Republic", "support"),
        ("45.1", "Côte d’Ivoire", "consider"),
        ("47.1", "United Kingdom of Great Britain and Northern Ireland", "reject"),
    ]


def test_the_addressee_is_the_state_under_review_and_the_words_are_whole():
    facts = review(ENGLISH, "en")
    assert {fact.fields["addressee"] for fact in facts} == {"Andorra"}
    assert facts[0].citation.quote == "Open a youth council in every parish (Chile)"
    assert facts[2].fields["text"] == "consider funding street work (Iran (Islamic Republic of))"


def test_french_and_arabic_reports_are_read_alike():
    assert answers(FRENCH, "fr") == [("90.1", "Sénégal", "support"), ("91.1", "Saint-Siège", "reject")]
    assert answers(ARABIC, "ar") == [("62.1", "السنغال, الاتحاد الروسي", "support"), ("63.1", "تشيلي", "consider")]


@pytest.mark.parametrize(
    "text",
    [
        ["12. The recommendations of the experts enjoy the support of Chile.", "13. They met in May (Peru)."],
        ["1. Open the list (Chile);", "2. Close it (Peru)."],
    ],
)
def test_other_numbered_paragraphs_are_no_recommendations_of_a_review(text: list[str]):
    assert review(text, "en") == []


def test_what_a_review_gave_is_not_found_twice():
    whole, blocks = lines(*((BlockKind.PARAGRAPH, part) for part in ENGLISH))
    document = paper(whole, "en")
    object.__setattr__(document, "blocks", blocks)
    reviewed = add_reviews(Analysis(document=document, sentences=sentences(document)))
    both = add_recommendations(reviewed)
    spans = [(fact.citation.start, fact.citation.end) for fact in both.facts_of(FactKind.RECOMMENDATION)]
    assert all(one[1] <= next_one[0] for one, next_one in pairwise(spans))


def test_words_in_brackets_that_name_no_state_propose_nothing():
    assert proposing_states("Ratify the treaty (see annex II) and report (Chile)", "en") == ["Chile"]


def test_the_rule_has_a_sentence_for_people():
    assert RULE in rules(FactKind.RECOMMENDATION)
