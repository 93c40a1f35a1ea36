"""Words that sound alike: forms of one word, and a name in two scripts; they make a passage nearer to a question."""

import numpy as np
import pytest

from marsad.language.encoder import default_encoder
from marsad.search.index import Hit
from marsad.search.logic.alignment import Told, alignments
from marsad.search.logic.kin import Kin, kindred_words
from marsad.search.logic.numbers import word_ids
from marsad.search.logic.ranking import candidates
from marsad.search.logic.sounds import alike, sounds_of
from marsad.search.logic.wordvectors import WordVectors, meaning_words
from marsad.search.questions import Question
from marsad.search.rereading import read_again


def are_alike(one, other):
    return bool(alike(sounds_of([one]), sounds_of([other]))[0, 0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("والمدينة", "مدينة"), ("تدريب", "بتدريب"), ("مقيم", "مقام"), ("benzahra", "بنزهرة"), ("oui", "oui")],
)
def test_forms_of_a_word_and_a_name_in_two_scripts_are_alike(one, other):
    assert are_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("مكتبة", "ميناء"), ("harbour", "budget"), ("ab", "ob"), ("12", "13")])
def test_other_words_are_not(one, other):
    assert not are_alike(one, other)


@pytest.fixture(scope="module")
def known():
    return WordVectors(default_encoder())


def hit(known, text, **more):
    known.learn(meaning_words(text))
    given = {"document": text[:9], "start": 0, "end": 9, "language": "ar", "cosine": 0.3, **more}
    return Hit(**given, words=word_ids(meaning_words(text)))


def test_a_name_that_no_list_knows_is_found_in_the_other_script(known):
    passages = [Told(hit=hit(known, "زار الوزير مدينة تمنراست")), Told(hit=hit(known, "زار الوزير مدينة كبيرة"))]
    with_name, without = alignments("Tamanrasset", passages, known, own="fr")
    assert with_name >= 0.8 > without


def test_the_rarer_word_decides_within_a_language(known):
    texts = ["ميزانية المكتبات", "ميزانية الميناء", "ميزانية المدرسة", "ميزانية الطريق"]
    found = alignments("ميزانية مكتبة", [Told(hit=hit(known, text)) for text in texts], known, own="ar")
    assert found.argmax() == 0
    assert found[0] > 1.2 * found[1]


def test_what_the_best_passage_says_is_heard_again_in_another_language(known):
    rows = np.eye(3, dtype=np.float16)
    own = hit(known, "ميزانية المكتبة", vector=rows[0])
    echo, other = (
        hit(known, text, language="en", vector=vector) for text, vector in (("boat", rows[0]), ("ship", rows[1]))
    )
    asked = Question(text="ميزانية المكتبة", language="ar", vector=np.zeros(3, dtype=np.float32), named=())
    found = candidates([], [other, echo, own], is_own=False)
    scores = {ranked.hit.document: ranked.score for ranked in read_again(asked, found, (), known)}
    assert scores["boat"] > scores["ship"]


def test_a_name_in_two_scripts_says_why_a_passage_was_found(known):
    assert Kin("Tamanrasset", "تمنراست", by_sound=True) in kindred_words("Tamanrasset", "زار الوزير تمنراست", known)
