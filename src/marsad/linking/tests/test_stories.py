from marsad.linking.link import link
from marsad.linking.reprints import reprints
from marsad.linking.tests.test_link import ALL, ARABIC, FRENCH, told
from marsad.records import StoryKind

TEXT = (
    "The council of the port town opened a reading room for young people on Monday. The mayor thanked the teachers who "
    "had asked for it for years and promised that the doors would stay open on two evenings of the week."
)


def test_a_reprint_with_small_edits_is_found_and_another_text_is_not():
    first = told(TEXT, "en").document
    second = told("From our correspondent. " + TEXT.replace("two evenings", "three evenings"), "en").document
    other = told("A storm closed the road to the valley. " * 6, "en").document
    (pair,) = reprints([first, second, other])
    assert {pair.first, pair.second} == {first.id, second.id}
    assert pair.scores[0].name == "same_text"


def test_one_happening_in_two_languages_is_one_story():
    (story,) = link(ALL).stories
    assert story.kind is StoryKind.STORY
    assert {member.document for member in story.members} == {FRENCH.document.id, ARABIC.document.id}
    assert "same_event" in {score.name for score in story.members[0].scores}
