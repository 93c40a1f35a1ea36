"""Instruments are named by numbers, proper names or qualities; plain nouns are none."""

import pytest

from marsad.extraction import reasons
from marsad.extraction.chain import analyse
from marsad.extraction.instruments import CONFIDENCE, add_instruments
from marsad.extraction.tests.papers import analysed, facts, paper
from marsad.records import FactKind


@pytest.mark.parametrize(
    ("text", "language", "name", "type_"),
    [
        ("Ils ont signé l'Appel de Rabat.", "fr", "Appel de Rabat", "declaration"),
        ("Il rappelle la résolution 1325 (2000) du Conseil de sécurité.", "fr", "résolution 1325 (2000)", "resolution"),
        ("La Stratégie nationale de la lecture est prête.", "fr", "Stratégie nationale de la lecture", "strategy"),
        ("La loi n° 12-03 relative à la lecture est votée.", "fr", "loi n° 12-03 relative à la lecture", "law"),
        ("ونفذت المديرية استراتيجية مكافحة التصحر.", "ar", "استراتيجية مكافحة التصحر", "strategy"),
        ("وأشار إلى القرار 1325 بشأن المرأة.", "ar", "القرار 1325 بشأن المرأة", "resolution"),
        ("اعتمد المجلس الإطار الوطني للسلامة الرقمية.", "ar", "الإطار الوطني للسلامة الرقمية", "strategy"),
        ("صادق البرلمان على قانون رقم 10.15 المتعلق بالقراءة.", "ar", "قانون رقم 10.15 المتعلق بالقراءة", "law"),
        ("We support Security Council Resolution 1325.", "en", "Security Council Resolution 1325", "resolution"),
        ("It follows the Reading Rights Convention.", "en", "Reading Rights Convention", "convention"),
    ],
)
def test_an_instrument_with_its_name_and_type(text, language, name, type_):
    [fact] = facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT)
    assert fact.fields["name"].startswith(name)
    assert fact.fields["type"] == type_


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Vu la Convention relative aux droits de l'enfant et la Charte africaine de la jeunesse, il agit.",
            "fr",
            ["Convention relative aux droits de l'enfant", "Charte africaine de la jeunesse"],
        ),
        (
            "واستند إلى اتفاقية حقوق الطفل والإعلان العالمي لحقوق الإنسان.",
            "ar",
            ["اتفاقية حقوق الطفل", "الإعلان العالمي لحقوق الإنسان"],
        ),
        ("Accusée d'avoir arrêté plus de 200 adolescents.", "fr", []),
    ],
)
def test_two_instruments_joined_are_two(text, language, names):
    found = facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == names


def test_a_memorandum_is_named_by_who_signs_it():
    text = "وقعت جامعة الواحات ومركز النهر مذكرة تفاهم. وتتضمن مذكرة التفاهم إعداد الدراسات."
    found = facts(analyse(paper(text, "ar")), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == ["مذكرة تفاهم"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La stratégie fut discutée.", "fr"),
        ("Une déclaration suivra.", "fr"),
        ("She went to the Bridge Law School.", "en"),
        ("وقدم خطة أمام الحاضرين.", "ar"),
        ("وذلك بعد اتفاقية شراكة موقعة.", "ar"),
        ("دون طلب وثيقة إدارية من السكان.", "ar"),
        ("ووقعا مذكرة تفاهم تقضي بترميم البئر.", "ar"),
        ('ويأتي اللقاء في إطار "جسور الحوار".', "ar"),
        ("Ils ont comparé les stratégies nationales de reboisement.", "fr"),
        ("The mayors compared national strategies on water.", "en"),
        ("قارن الحاضرون استراتيجيات وطنية للمياه.", "ar"),
    ],
)
def test_plain_nouns_are_no_instruments(text, language):
    assert facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT) == []


def test_one_instrument_named_twice_is_one_fact():
    text = "The UN Reading Strategy is new. Members praised the UN Reading Strategy. The UN Water Strategy is old."
    found = facts(analysed(text, "en", add_instruments), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == ["UN Reading Strategy", "UN Water Strategy"]


def test_a_preposition_taken_up_begins_another():
    text = "Leur attachement à la Charte des ports, aux Principes de Paris et à la résolution 2250 (2015) demeure."
    found = facts(analysed(text, "fr", add_instruments), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == [
        "Charte des ports",
        "Principes de Paris",
        "résolution 2250 (2015)",
    ]


def test_the_year_in_the_name_is_its_date():
    [fact] = facts(analysed("La résolution 2250 (2015) compte.", "fr", add_instruments), FactKind.INSTRUMENT)
    assert fact.fields["date"] == "2015"


def test_every_rule_has_its_reason():
    assert set(CONFIDENCE) == set(reasons.rules(FactKind.INSTRUMENT))


INVENTED_TEXTS = [
    ("ar", "صادق البرلمان على القانون الأساسي عدد 26 لسنة 2015 المتعلق بحماية الواحات أمس.",
     "القانون الأساسي عدد 26 لسنة 2015 المتعلق بحماية الواحات"),
    ("ar", "ناقش النواب المرسوم الملكي رقم م/16 خلال جلسة الثلاثاء.", "المرسوم الملكي رقم م/16"),
    ("ar", "وأكد الوزير أهمية إعلان الضفة بشأن التعايش في حماية الشباب.", "إعلان الضفة بشأن التعايش"),
    ("ar", "يأتي ذلك تنفيذا لـاتفاقية حقوق البحارة.", "اتفاقية حقوق البحارة"),
    ("ar", "تستند التوصيات إلى العهد الدولي الخاص بالقراءة.", "العهد الدولي الخاص بالقراءة"),
    ("ar", "صادق على الاتفاقية الدولية للقضاء على أشكال الأمية.", "الاتفاقية الدولية للقضاء على أشكال الأمية"),
    ("fr", "Il a adopté la loi organique n° 2015-26 du 7 août 2015.", "loi organique n° 2015-26 du 7 août 2015"),
    ("fr", "Il vise l’arrêté n° 45/MJ du 3 mai 2021.", "arrêté n° 45/MJ du 3 mai 2021"),
    ("fr", "La Tunisie a ratifié la loi du 3 août 2018.", "loi du 3 août 2018"),
    ("fr", "Les députés ont examiné la loi antibruit en commission.", "loi antibruit"),
    ("fr", "Elle applique le plan d’action de Rabat.", "plan d’action de Rabat"),
    ("en", "She welcomed Decree No. 54 of 2022, which protects minors.", "Decree No. 54 of 2022"),
    ("en", "Under the 2030 Agenda, the state protects readers.", "2030 Agenda"),
    ("en", "They follow the Protection of Readers Act 2015.", "Protection of Readers Act 2015"),
    ("en", "They cite the Optional Protocol to the Convention on Sea.", "Optional Protocol to the Convention on Sea"),
    ("en", "It applies Regulation (EU) 2021/784.", "Regulation (EU) 2021/784"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name"), INVENTED_TEXTS)
def test_numbers_years_and_matter_belong_to_the_name(language, text, name):
    [fact] = facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT)
    assert fact.fields["name"] == name


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "يتبع المريض نظاما غذائيا صارما."), ("ar", "تأخر إعلان النتائج."), ("fr", "La loi du plus fort règne.")],
)
def test_what_only_sounds_like_a_text_is_none(language, text):
    assert not facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT)
