"""What two demands have in common hangs on nothing that stands beside them, and is what their words say."""

import pytest

from marsad.language.encoder import default_encoder
from marsad.linking.comparisons.concepts import shared_concepts
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.wordings import Wordings
from marsad.linking.comparisons.words import content_words, shared_words

TOLD = (
    ("The ministry should train teachers and judges in the regions", "en"),
    ("The ministry should train judges in all the regions", "en"),
    ("Le ministère devrait former les enseignants et les juges des régions", "fr"),
    ("على الوزارة تكوين الأساتذة والقضاة في الجهات", "ar"),
    ("Ships may wait outside the harbour", "en"),
)


@pytest.fixture(scope="module")
def meanings():
    return Meanings(default_encoder(), {text for told, _ in TOLD for text in (told, *content_words(told))})


@pytest.mark.parametrize("one", range(len(TOLD)))
@pytest.mark.parametrize("other", range(len(TOLD)))
def test_two_wordings_have_in_common_what_they_have_by_themselves(one, other, meanings):
    among_all = dict(Wordings(TOLD, meanings).features(one, other))
    alone = dict(Wordings([TOLD[one], TOLD[other]], meanings).features(0, 1))
    assert among_all == alone
    texts = TOLD[one][0], TOLD[other][0]
    if TOLD[one][1] == TOLD[other][1]:
        assert among_all["other_words"] == round(1 - shared_words(*texts), 3)
    else:
        assert ("same_concepts" in among_all) is (shared_concepts(*texts) > 0)


def test_demands_that_say_one_thing_have_more_in_common_than_strangers(meanings):
    wordings = Wordings(TOLD, meanings)
    said = {two: dict(wordings.features(*two)) for two in ((0, 2), (0, 3), (0, 4))}
    for near in ((0, 2), (0, 3)):
        assert said[near]["said_too"] > said[0, 4]["said_too"]
        assert said[near]["same_meaning"] > said[0, 4]["same_meaning"]
