from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.sentences import sentences, split
from marsad.records import Block, BlockKind, Document

CASES = [  # the sentences of a text, apart by "|"
    ("fr", "M. Karim Sefrioui, dir. de l'agence, a parlé. |Il est parti."),
    ("fr", "« Que faire ? » demande-t-il. |« Il faut agir. » |La séance est levée !"),
    ("fr", "Voir art. 5, p. ex. la loi no. 12. |Il a coûté 3.5 M. d'euros."),
    ("fr", "J. P. Morel conclut... |Puis il part… |Fin"),
    ("fr", "Le 5 sept. 2020, ils étaient sept. |Tous parlaient."),
    ("ar", "« ماذا ننتظر من الشباب؟ »، تساءلت الباحثة. |ثم انصرفت."),
    ("fr", "un mot.|Mot suivant. |Voir www.exemple.org. |Fin."),
    ("en", "The U.S. Government met in the U.S. |The talks went on."),
    ("en", 'Dr. A. Smith said: "We agree." |She left (at 5 p.m.). |Is it 3.5 million? |Yes!'),
    ("en", "See No. 5 and para. 12. |The answer was no. |Nobody spoke."),
    ("en", "1. First point of the agenda. |2. Second point"),
    ("ar", "قال د. أحمد السالمي إن الأمر مهم. |وأضاف: «هل نتحرك؟» |ثم سكت... وتابع كلامه."),
    ("ar", "انتهى اللقاء!|وبدأ الاجتماع الثاني.|وحضره أ. د. سعيد؛ ثم غادر."),
    ("ar", "بلغت النسبة 3.5 في المائة. |انظر ص. 12"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_split(language, marked):
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in split(text, language)]
    assert found == [piece.strip() for piece in marked.split("|")]


def test_list_items_and_empty_lines_part_sentences():
    text = "Il recommande :\n- de former\n• d'agir\n\nUn titre\nsur deux lignes\n1) Premier"
    found = [text[start:end] for start, end in split(text, "fr")]
    assert found == ["Il recommande :", "de former", "d'agir", "Un titre\nsur deux lignes", "1) Premier"]


@given(st.text(alphabet="aB .!?…\n»«-1مدا؟", max_size=80), st.sampled_from(["ar", "fr", "en"]))
def test_only_what_has_no_words_is_lost(text, language):
    spans = split(text, language)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert sorted(c for c in kept if c in "aBمدا1") == sorted(c for c in text if c in "aBمدا1")


def test_sentences_stay_within_blocks_and_take_their_language():
    text = "Un titre sans point\nUne phrase. Une autre\nالجملة الأخيرة"
    edges = [0, text.index("Une"), text.index("ال"), len(text)]
    kinds = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    blocks = tuple(
        Block(kind=kind, start=edges[i], end=edges[i + 1], language="ar" if i == 2 else None)
        for i, kind in enumerate(kinds)
    )
    document = Document(
        id="d1",
        file="a.txt",
        address="a.txt",
        media_type="text/plain",
        retrieved=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="",
        text=text,
        language="fr",
        blocks=blocks,
    )
    found = sentences(document)
    assert [(s.text, s.block, s.language) for s in found] == [
        ("Un titre sans point", 0, "fr"),
        ("Une phrase.", 1, "fr"),
        ("Une autre", 1, "fr"),
        ("الجملة الأخيرة", 2, "ar"),
    ]
    assert all(text[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize("filler", [".", "!", " ", "؟", "…", ".)"])
def test_long_runs_of_marks_and_spaces_are_gone_through_once(filler):
    """Each mark of a run used to look at all that follow it: a hundred thousand took minutes."""
    text = f"Avant{filler * 100_000}après. Fin."
    assert text[slice(*split(text, "fr")[-1])] == "Fin."
