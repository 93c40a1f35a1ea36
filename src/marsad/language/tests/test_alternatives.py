import re

from hypothesis import given
from hypothesis import strategies as st

from marsad.language.alternatives import alternatives

WORDS = st.text(alphabet="abماي.+ ", min_size=1, max_size=4)


def test_the_longest_word_is_taken_and_a_shorter_one_where_it_must_end():
    pattern = alternatives(["mar", "mars", "mai", "م", "مايو"])
    assert [found.group() for found in re.finditer(pattern, "mars mart mai مايو ماي")] == [
        "mars",
        "mar",
        "mai",
        "مايو",
        "م",
    ]
    assert re.fullmatch(f"{pattern}s", "mars")


def test_signs_stand_for_themselves():
    assert re.findall(alternatives(["a.h.", "$", "+"]), "axhx a.h. $ +") == ["a.h.", "$", "+"]


def test_no_words_match_nothing():
    assert not re.search(alternatives([]), "anything")


@given(st.lists(WORDS, max_size=8), st.text(alphabet="abماي.+ ", max_size=12))
def test_it_finds_what_a_plain_list_of_the_longest_first_finds(words, text):
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    spans = [found.span() for found in re.finditer(plain, text)]
    assert [found.span() for found in re.finditer(alternatives(words), text)] == spans
