"""Names are found by digest in three languages, in any order, and nothing else is touched."""

import pytest

from marsad.language.blanking import BLOCK, Blanker, blanked, blanker, digest

KEY = b"of this home"
NAMES = ("Samia Belkhodja", "سامية بلخوجة", "Belkhodja")


@pytest.fixture(scope="module")
def eraser() -> Blanker:
    return blanker(NAMES, KEY)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mme Samia Belkhodja a parlé.", "Mme █████ █████████ a parlé."),
        ("BELKHODJA, Samia (Tunis)", "██████████ █████ (Tunis)"),
        ("قالت سامِية بلخوجة إن الوقاية مهمة.", "قالت ██████ ██████ إن الوقاية مهمة."),
        ("الوزير وسامية بلخوجة", "الوزير و█████ ██████"),
        ("Samia. Belkhodja is a street.", "Samia. Belkhodja is a street."),
        ("Samia Benali et Karim Belkhodja", "Samia Benali et Karim Belkhodja"),
    ],
)
def test_the_name_goes_and_all_else_stays(eraser, text, left):
    assert eraser.blank(text) == left
    assert len(left) == len(text)


def test_plain_data_keeps_its_shape(eraser):
    told = {"speaker": "Samia Belkhodja", "n": 3, "list": ["x", {"a": "Samia Belkhodja"}], "none": None}
    name = f"{BLOCK * 5} {BLOCK * 9}"
    assert eraser.blank_all(told) == {"speaker": name, "n": 3, "list": ["x", {"a": name}], "none": None}


def test_only_digests_are_remembered_and_another_key_knows_nothing(eraser):
    assert "belkhodja" not in repr(eraser).casefold()
    assert digest(["samia", "belkhodja"], KEY) in eraser.digests
    assert len(eraser.digests) == 2, "a family name alone belongs to others too"
    assert not blanker(NAMES, b"another").digests.keys() & eraser.digests.keys()


def test_lines_break_where_they_did():
    assert blanked("a\nbc d", [(0, 4)]) == f"{BLOCK}\n{BLOCK * 2} d"
