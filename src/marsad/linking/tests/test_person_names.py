import pytest

from marsad.linking.comparisons.name_parts import parts_of
from marsad.linking.comparisons.person_names import similarity, tokens_alike
from marsad.linking.link import link
from marsad.linking.persons import SAME_NAME
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
]
DIFFERENT = [
    ("Karim Benjelloun", "Samir Benjelloun"),
    ("محمد الحربي", "أحمد الحربي"),
    ("Ahmed Alaoui", "محمد العلوي"),
    ("محمد عيسى", "Mohammed Al-Harbi"),
    ("Karim Haddad", "كريم حمداني"),
    ("سالم العوني", "سليم العوني"),
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
