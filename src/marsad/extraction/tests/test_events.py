"""Events with their fields, in invented communiqués of three languages."""

import pytest

from marsad.extraction import reasons
from marsad.extraction.events import CONFIDENCE, add_events
from marsad.extraction.tests.papers import analysed, facts
from marsad.records import EntityKind, FactKind

FRENCH = (
    "La 5ème édition du Forum international sur la médiation scolaire a été organisée les 3 et 4 mai 2021 au siège de "
    "l'UNESCO à Paris, par le ministère de la Médiation, en partenariat avec l'UNICEF, et en collaboration avec la "
    "Fondation Alizé et le Réseau Passerelles.\n"
    "Placé sous le thème «L'école qui écoute», ce forum a réuni plus de 200 participants."
)
ARABIC = (
    "افتتح اليوم بتونس المؤتمر الدولي الرابع للوساطة المدرسية، الذي تنظمه وزارة التربية بشراكة مع منظمة اليونسكو.\n"
    "وينعقد هذا المؤتمر تحت شعار “مدرسة تصغي” بمشاركة 35 خبيرا."
)
ENGLISH = (
    "The Second Regional Summit on School Mediation was held in Geneva on 9 June 2022 under the theme “Listening "
    "Schools”. The summit was organised by the Ministry of Education in partnership with the Bridge Foundation."
)


def only_event(text: str, language: str):
    found = facts(analysed(text, language, add_events), FactKind.EVENT)
    assert len(found) == 1, [fact.fields for fact in found]
    return found[0].fields


def test_a_french_communique_gives_one_event_with_its_fields():
    event = only_event(FRENCH, "fr")
    assert event["name"] == "5ème édition du Forum international sur la médiation scolaire"
    assert event["series"] == "Forum international sur la médiation scolaire"
    assert event["edition"] == 5
    assert (event["start_date"], event["end_date"], event["date_precision"]) == ("2021-05-03", "2021-05-04", "day")
    assert (event["city"], event["country"]) == ("Paris", "FR")
    assert event["theme"] == "L'école qui écoute"
    assert event["organisers"] == ["ministère de la Médiation"]
    assert event["partners"] == ["UNICEF", "Fondation Alizé", "Réseau Passerelles"]
    assert event["participants"] == "plus de 200 participants"
    assert event["status"] == "held"


def test_an_arabic_report_gives_one_event_with_its_fields():
    event = only_event(ARABIC, "ar")
    assert event["name"] == "المؤتمر الدولي الرابع للوساطة المدرسية"
    assert event["series"] == "المؤتمر الدولي للوساطة المدرسية"
    assert event["edition"] == 4
    assert event["theme"] == "مدرسة تصغي"
    assert event["organisers"] == ["وزارة التربية"]
    assert event["participants"] == "35 خبيرا"


def test_the_university_where_a_speaker_works_is_no_venue():
    told = (
        "انطلقت صباح اليوم أشغال الملتقى الوطني الأول للقراءة. "
        "وفي الملتقى حذر الباحث في علم النفس بجامعة تونس سليم القلعي من العجلة."
    )
    assert "venue" not in only_event(told, "ar")


def test_an_english_statement_gives_one_event_with_its_fields():
    event = only_event(ENGLISH, "en")
    assert event["name"] == "Second Regional Summit on School Mediation"
    assert event["edition"] == 2
    assert event["start_date"] == "2022-06-09"
    assert (event["city"], event["country"]) == ("Geneva", "CH")
    assert event["theme"] == "Listening Schools"
    assert event["organisers"] == ["Ministry of Education"]
    assert event["partners"] == ["Bridge Foundation"]


def test_mentions_quote_the_name_and_the_theme_and_lead_to_the_fact():
    analysis = analysed(FRENCH, "fr", add_events)
    mentions = analysis.mentions_of(EntityKind.EVENT)
    assert [m.citation.quote for m in mentions] == [
        "5ème édition du Forum international sur la médiation scolaire",
        "L'école qui écoute",
    ]
    assert {m.fact for m in mentions} == {fact.id for fact in facts(analysis, FactKind.EVENT)}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Un colloque sur la paix, la mémoire et le droit se tiendra à Tunis.",
            "fr",
            "colloque sur la paix, la mémoire et le droit",
        ),
        ("Le séminaire national sur les prisons réunit les juges.", "fr", "séminaire national sur les prisons"),
        ("نظمت الجمعية ندوة وطنية حول الوساطة الأسرية أمس.", "ar", "ندوة وطنية حول الوساطة الأسرية"),
        ("وشارك في الندوة الوطنية حول القراءة أساتذة.", "ar", "الندوة الوطنية حول القراءة أساتذة"),
        ("Experts met at the Global Forum on Reading.", "en", "Global Forum on Reading"),
        ("The Youth Conference Against Hate drew the press.", "en", "Youth Conference Against Hate"),
    ],
)
def test_names_stop_at_verbs_places_and_what_follows(text, language, name):
    assert only_event(text, language)["name"] == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La réunion a duré deux heures.", "fr"),
        ("Cette rencontre était utile.", "fr"),
        ("انعقد الاجتماع في الصباح.", "ar"),
        ("اليوم نتحدث عن التعليم.", "ar"),
        ("The meeting was long.", "en"),
    ],
)
def test_words_that_only_point_are_no_events_of_their_own(text, language):
    assert facts(analysed(text, language, add_events), FactKind.EVENT) == []


def test_two_editions_are_two_events_of_one_series():
    text = "La 2e Conférence nationale sur l'eau s'est tenue en 2019. La 3e Conférence nationale sur l'eau est prévue."
    found = facts(analysed(text, "fr", add_events), FactKind.EVENT)
    assert [(fact.fields["edition"], fact.fields["status"]) for fact in found] == [(2, "held"), (3, "announced")]
    assert len({fact.fields["series"] for fact in found}) == 1


def test_every_rule_has_its_reason():
    assert set(CONFIDENCE) == set(reasons.rules(FactKind.EVENT))


def test_organisers_that_each_have_their_by():
    text = (
        "Le 3e Forum des rives a été organisé à Tunis par la Fondation Alizé et par l'Agence des rives, le 3 mai 2022."
    )
    [event] = [fact.fields for fact in facts(analysed(text, "fr", add_events), FactKind.EVENT)]
    assert event["organisers"] == ["Fondation Alizé", "Agence des rives"]


def test_what_is_said_of_an_organiser_is_no_other_one():
    text = (
        "The First Summit on Wells took place in Sfax on 3 May 2022. The event was co-hosted by the Lake Foundation "
        "and the Coast Council, a Sfax-based observatory, with support from UNICEF."
    )
    assert not any("observatory" in name for name in only_event(text, "en")["organisers"])


def test_a_training_manual_is_no_training():
    text = "The Fund printed its training manual on juvenile wells by the end of 2022."
    assert not facts(analysed(text, "en", add_events), FactKind.EVENT)


def test_the_year_is_no_part_of_an_organiser():
    text = "تنظم جمعية الضفاف سنة 2026 المنتدى الخامس للمدن بمدينة الرباط."
    events = [fact.fields for fact in facts(analysed(text, "ar", add_events), FactKind.EVENT)]
    assert events[0]["organisers"] == ["جمعية الضفاف"]


def test_an_arabic_passive_has_its_organiser_after_the_agent():
    event = only_event("نظمت فعاليات الملتقى الوطني للقراءة من قبل وزارة البيئة يوم 13 ماي 2022.", "ar")
    assert event["organisers"] == ["وزارة البيئة"]


def test_what_is_said_of_meetings_is_not_their_title():
    text = "Ada Holm notes that such consultations “cost nothing and are forgotten”."
    assert not facts(analysed(text, "en", add_events), FactKind.EVENT)


def test_women_named_behind_men_took_part_too_and_a_survey_counts_nobody():
    event = only_event("نظم المركز ورشة عمل حول الآبار، شارك فيها 46 معلماً ومعلمة، وقال 39 مشاركا يشعرون بالعطش.", "ar")
    assert event["participants"] == "46 معلماً ومعلمة"
