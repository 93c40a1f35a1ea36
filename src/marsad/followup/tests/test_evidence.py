import pytest

from marsad.followup import actions, models, queries
from marsad.followup.errors import ChangeError
from marsad.followup.evidence_reasons import reason
from marsad.followup.kinds import CandidateState, Status
from marsad.followup.logic.learning import HIGHEST, LOWEST, bias_of, shift_of
from marsad.followup.logic.progress_words import doing_in
from marsad.followup.tests import made

CODE = "REC-2022-01"  # in French; the report is in English


@pytest.fixture(scope="module")
def first_and_report(held, folder):
    made.put(made.note("first.txt", made.FIRST))
    made.put_report()


@pytest.fixture
def reported(first_and_report, db):
    """The first note, and the report of two years later."""


def proposed(code=CODE):
    return queries.candidates(who=None, code=code)


def test_a_passage_in_another_language_is_proposed_with_its_reason_in_three(reported):
    found = proposed()
    assert [one.quote.split()[4:6] for one in found] == [["school", "librarians"]]
    assert made.REPORT[found[0].start : found[0].end] == found[0].quote
    assert set(found[0].reasons) == {"ar", "fr", "en"}
    assert "trained" in found[0].reasons["ar"]
    assert "rapporte une réalisation" in found[0].reasons["fr"]


def test_what_was_not_done_and_what_is_asked_again_is_no_progress(reported):
    assert not [one for one in queries.candidates(who=None) if "beekeepers" in one.quote]
    assert not [one for one in queries.candidates(who=None) if "recommended" in one.quote]


def test_accepting_counts_as_evidence_and_sets_no_status(reported):
    actions.accept_candidate(proposed()[0].id, who=None)
    life = queries.life(CODE, who=None)
    assert [one.kind for one in life.moments] == ["made", "evidence"]
    assert life.card.status is Status.NOT_STARTED


def test_decided_passages_outlive_a_new_search(reported):
    key = proposed()[0].id
    actions.refuse_candidate(key, who=None, note="another town")
    models.Scan.objects.all().delete()
    actions.find_evidence(who=None)
    assert proposed() == ()
    refused = queries.candidates(who=None, code=CODE, state=CandidateState.REFUSED)
    assert [(one.id, one.note) for one in refused] == [(key, "another town")]
    actions.undo_candidate(key, who=None)
    assert [one.id for one in proposed()] == [key]


def test_a_document_is_looked_through_once(reported):
    assert actions.find_evidence(who=None) == 0
    assert models.Scan.objects.count() == 2


def test_refusing_makes_less_sure_of_the_others_of_that_recommendation(reported):
    first = models.Candidate.objects.get(pk=proposed()[0].id)
    other = models.Candidate.objects.create(
        recommendation=first.recommendation, document=first.document, start=0, end=3, quote="Two", language="en",
        confidence=first.confidence, signs=first.signs, found_at=first.found_at,
    )  # fmt: skip
    actions.refuse_candidate(first.pk, who=None)
    other.refresh_from_db()
    assert other.confidence < first.confidence


def test_all_learn_only_when_asked(reported):
    with pytest.raises(ChangeError):
        actions.learn_from_decisions(who=None)
    actions.refuse_candidate(proposed()[0].id, who=None)
    assert actions.learn_from_decisions(who=None) < 0
    actions.forget_learning(who=None)
    assert not models.Learnt.objects.filter(ended_at=None)


def test_biases_are_bounded():
    assert (bias_of(-50, -50), bias_of(50, 50)) == (LOWEST, HIGHEST)


def test_the_shift_leans_to_what_people_say():
    assert shift_of([0.9] * 20, [False] * 20) < -1
    assert abs(shift_of([0.5, 0.5], [True, False])) < 0.01


@pytest.mark.parametrize(
    ("text", "language", "kind", "word"),
    [
        ("The town opened two rooms", "en", "done", "opened"),
        ("Une loi a été adoptée", "fr", "done", "a été"),
        ("وأصدرت البلدية دليلا", "ar", "done", "وأصدرت"),
        ("Rien n’a encore été fait : la loi n’a pas changé", "fr", "undone", "n’a pas"),
        ("لم تبدأ المراجعة", "ar", "undone", "لم"),
        ("The forum called for more rooms", "en", "asked", "called for"),
    ],
)
def test_words_of_doing_are_found_as_written(text, language, kind, word):
    assert word in getattr(doing_in(text, language), kind)


@pytest.mark.parametrize(
    ("days", "arabic", "french"),
    [
        (1, "نُشر بعدها بيوم واحد", "publié le lendemain"),
        (7, "نُشر بعدها بـ7 أيام", "publié 7 jours après elle"),
        (19, "نُشر بعدها بـ19 يومًا", "publié 19 jours après elle"),
        (61, "نُشر بعدها بنحو شهرين", "publié environ 2 mois après elle"),
        (195, "نُشر بعدها بنحو 6 أشهر", "publié environ 6 mois après elle"),
        (729, "نُشر بعدها بنحو 24 شهرًا", "publié environ 24 mois après elle"),
        (731, "نُشر بعدها بنحو سنتين", "publié environ 2 ans après elle"),
        (1747, "نُشر بعدها بنحو 5 سنوات", "publié environ 5 ans après elle"),
    ],
)
def test_days_are_counted_as_each_language_counts_them(days, arabic, french):
    assert reason({"days_after": days}, "ar") == arabic
    assert reason({"days_after": days}, "fr") == french


def test_a_body_or_city_is_named_in_the_readers_language():
    assert reason({"actors": "European Union"}, "fr") == "son document parle de «\u00a0Union européenne\u00a0»"
    assert reason({"actors": "Tunis"}, "ar") == "تذكر وثيقته «تونس العاصمة»"
    assert reason({"actors": "The Two Shores"}, "fr") == "son document parle de «\u00a0The Two Shores\u00a0»"
