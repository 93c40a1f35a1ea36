import pytest

from marsad.linking.relations import relation_of
from marsad.linking.tests.test_threads import recommended


@pytest.mark.parametrize(
    ("earlier", "later", "relation"),
    [
        (
            ("The Forum urges banks to lend to weavers", "en"),
            ("The Forum invites banks to lend to weavers", "en"),
            "softened",
        ),
        (("حث البنوك على إقراض النساجين", "ar"), ("دعوة البنوك إلى إقراض النساجين", "ar"), "softened"),
        (("Exhorter les banques à prêter aux tisserands", "fr"), ("دعوة البنوك إلى إقراض النساجين", "ar"), "softened"),
        (("دعوة البنوك إلى إقراض النساجين", "ar"), ("Les banques doivent prêter aux tisserands", "fr"), "strengthened"),
        (
            ("Inviter les banques à prêter aux tisserands", "fr"),
            ("Inviter les banques et les coopératives à prêter aux tisserands", "fr"),
            "widened",
        ),
        (
            ("دعوة البنوك إلى إقراض النساجين", "ar"),
            ("دعوة البنوك والتعاونيات إلى إقراض النساجين", "ar"),
            "widened",
        ),
        (
            ("Banks should lend to weavers and potters", "en"),
            ("Banks should lend to weavers", "en"),
            "narrowed",
        ),
        (("Banks should lend to weavers", "en"), ("Banks should lend to weavers of the Souss", "en"), "narrowed"),
        (("Banks should lend to weavers before 2030", "en"), ("Banks should lend to weavers", "en"), "widened"),
        (
            ("Banks should lend to weavers", "en"),
            ("Banks, cooperatives and funds should lend to weavers", "en"),
            "widened",
        ),
        (
            ("Exhorter les gouvernements à créer un fonds régional pour les puits villageois avant 2023", "fr"),
            ("حث الحكومات على إحداث صندوق إقليمي لآبار القرى قبل سنة 2023", "ar"),
            "reworded",
        ),
    ],
)
def test_the_verb_and_what_is_added_or_left_out_say_how_a_wording_changed(earlier, later, relation):
    one, other = recommended(*earlier), recommended(*later, published="2027-01-01")
    assert relation_of(one, other) == relation
    assert relation_of(other, one) == relation
