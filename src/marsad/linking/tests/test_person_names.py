import pytest

from marsad.linking.alike_persons import SAME_NAME
from marsad.linking.comparisons.name_keys import name_keys
from marsad.linking.comparisons.name_parts import parts_of
from marsad.linking.comparisons.person_names import similarity, tokens_alike
from marsad.linking.link import link
from marsad.linking.tests.test_link import told
from marsad.records import EntityKind, FactKind

SAME = [
    ("Karim Benjelloun", "كريم بنجلون"),
    ("Youssef El Ouazzani", "يوسف الوزاني"),
    ("Abdelouahed Cherkaoui", "عبد الواحد الشرقاوي"),
    ("Mohammed Al-Harbi", "محمد الحربي"),
    ("Fatima Zahra Bennani", "فاطمة الزهراء بناني"),
    ("Dr. Samir Haddad", "الدكتور سمير حداد"),
    ("Mohamed Ould Abdallah", "Mohammed Abdallah"),
    ("Aïcha Diallo", "Aicha Diallo"),
    ("سعاد بن يوسف", "Souad Ben Youssef"),
    ("Cheikh Ndour", "الشيخ ندور"),
    ("Nouha Belkacemi", "نهى بلقاسمي"),
    ("King Idris II", "Idris II"),
]
DIFFERENT = [
    ("Karim Benjelloun", "Samir Benjelloun"),
    ("محمد الحربي", "أحمد الحربي"),
    ("Ahmed Alaoui", "محمد العلوي"),
    ("محمد عيسى", "Mohammed Al-Harbi"),
    ("Karim Haddad", "كريم حمداني"),
    ("سالم العوني", "سليم العوني"),
    ("Idris XIV", "Idris XVI"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_one_name_in_two_spellings(first, second):
    assert similarity(first, second) >= SAME_NAME
    assert similarity(second, first) == pytest.approx(similarity(first, second))


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_brothers_and_namesakes_stay_apart(first, second):
    assert similarity(first, second) < SAME_NAME


def test_a_family_name_alone_is_never_enough():
    assert similarity("Benjelloun", "Karim Benjelloun") < SAME_NAME


def test_particles_and_titles_are_no_part_of_a_name():
    assert [part.text for part in parts_of("M. Karim Ben Al-Haddad")] == ["karim", "haddad"]
    assert [part.text for part in parts_of("Abd Al-Karim Su'ad d'Arcy")] == ["abdalkarim", "suad", "d", "arcy"]


def test_a_title_that_is_a_given_name_too_stays_where_one_word_would_be_left():
    assert [part.text for part in parts_of("Cheikh Ndour")] == ["cheikh", "ndour"]
    assert [part.text for part in parts_of("Sheikh Karim Haddad")] == ["karim", "haddad"]
    assert [part.text for part in parts_of("Dr Ndour")] == ["ndour"]


def test_a_name_that_ends_in_a_bare_alef_is_read_with_a_and_compared_as_egypt_writes_it():
    assert similarity("Nouha Salmi", "نهى السالمي") > similarity("Nouha Salmi", "نهي السالمي")
    assert similarity("نهى السالمي", "نهي السالمي") > 0.9


def test_letters_within_a_name_are_no_article():
    assert name_keys("Ahmed Salmi") & name_keys("أحمد السالمي")


def test_the_father_of_somebody_is_not_somebody():
    assert similarity("أبو منير القطان", "Mounir Kattan") < SAME_NAME
    assert similarity("أبو منير القطان", "Abou Mounir Kattan") >= SAME_NAME


def test_the_family_name_may_stand_first_and_ben_may_be_written_into_it():
    assert similarity("Bensaïd Youssef", "يوسف بن سعيد") >= SAME_NAME


def test_words_of_other_names_are_compared_letter_by_letter():
    assert tokens_alike("الأفق", "ofoq") > 0.5 > tokens_alike("الأفق", "salam")


def test_names_that_each_have_a_better_partner_are_two_persons():
    tellings = [
        told(
            f"{name}, {role}, {body}.",
            language,
            (FactKind.PERSON, name, {"role": role, "organisation": body}),
            (FactKind.ORGANISATION, body, {"authority": "iom"}),
        )
        for language, role, body, names in (
            ("fr", "magistrate", "OIM", ("Rim Hamdi", "Rim Hamadani")),
            ("en", "judge", "IOM", ("Rim Hamdi", "Rim Hamadani")),
            ("ar", "قاضية", "المنظمة الدولية للهجرة", ("ريم حمدي", "ريم حمداني")),
        )
        for name in names
    ]
    people = [entity for entity in link(tellings).entities if entity.kind is EntityKind.PERSON]
    assert sorted(len(person.facts) for person in people) == [3, 3]


def persons(*tellings):
    linked = link([told(text, language, *facts) for text, language, *facts in tellings])
    return sorted(len(e.facts) for e in linked.entities if e.kind is EntityKind.PERSON)


BODY = FactKind.ORGANISATION, "Harbour Institute", {}
HEAD = "Ada Holm heads the Harbour Institute.", "en", (FactKind.PERSON, "Ada Holm", {"organisation": BODY[1]}), BODY


@pytest.mark.parametrize(
    ("text", "fields", "bodies", "found"),
    [
        ("Ada Holm spoke. The Harbour Institute hosted all.", {}, [BODY], [2]),
        ("Ada Holm spoke. A school hosted all.", {}, [], [1, 1]),
        ("Ada Holm, rower, spoke. The Harbour Institute hosted all.", {"role": "rower"}, [BODY], [2]),
        (
            "Ada Holm of the Lake School spoke. The Harbour Institute hosted all.",
            {"organisation": "Lake School"},
            [BODY, (FactKind.ORGANISATION, "Lake School", {})],
            [1, 1],
        ),
    ],
)
def test_a_body_that_the_document_names_speaks_for_whoever_tells_no_other(text, fields, bodies, found):
    assert persons(HEAD, (text, "en", (FactKind.PERSON, "Ada Holm", fields), *bodies)) == found
