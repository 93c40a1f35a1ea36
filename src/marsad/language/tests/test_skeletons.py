import pytest

from marsad.language.skeletons import skeletons


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Shakespeare", "شكسبير"),
        ("Carolina", "كارولينا"),
        ("Rezrazi", "الرزرازي"),
        ("Khartoum", "والخرطوم"),
        ("Victoria", "فيكتوريا"),
        ("Tchad", "تشاد"),
    ],
)
def test_a_name_has_the_same_skeleton_in_both_scripts(latin, arabic):
    assert set(skeletons(latin)) & set(skeletons(arabic))


def test_plain_words_in_latin_letters_and_short_names_have_none():
    assert skeletons("the harbour of Rio") == ()


def test_a_skeleton_comes_once():
    assert skeletons("Marrakech et Marrakech") == ("mrkš",)
