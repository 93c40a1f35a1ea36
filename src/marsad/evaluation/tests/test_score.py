from dataclasses import replace

from marsad.evaluation.figures import broken_floors, figures
from marsad.evaluation.score import score
from marsad.evaluation.tests import sample
from marsad.records import EntityKind, FactKind

DOC = sample.document()
MANSOUR = {"name": "Layla Mansour", "role": "director of the Harbour Institute"}


def measured(tmp_path, labels, *facts, links=(), entities=()):
    analysis = sample.analysis(DOC, *facts)
    return score(sample.gold(tmp_path, labels, links=links), sample.findings(analysis, entities=entities))


def person(words, **fields):
    return sample.found(DOC, FactKind.PERSON, words, name=words, **fields)


def test_recall_and_precision_are_counted_per_language(tmp_path):
    labels = sample.labels(persons=[MANSOUR, {"name": "Omar Tazi"}])
    report = measured(tmp_path, labels, person("Layla Mansour"), person("Harbour Institute"))
    for language in ("", "en"):
        tally = report.tallies[FactKind.PERSON, language]
        assert (tally.labels, tally.found, tally.extracted, tally.right) == (2, 1, 2, 1)
        assert tally.f1 == 0.5


def test_open_lists_do_not_count_for_precision(tmp_path):
    labels = sample.labels(persons=[MANSOUR], non_exhaustive=["persons"])
    report = measured(tmp_path, labels, person("Layla Mansour"), person("Harbour Institute"))
    assert report.tallies[FactKind.PERSON, ""].precision is None
    assert report.tallies[FactKind.PERSON, ""].recall == 1


def test_an_optional_label_is_neither_missed_nor_wrong(tmp_path):
    labels = sample.labels(persons=[{"name": "Layla Mansour", "optional": True}, {"name": "Omar", "optional": True}])
    tally = measured(tmp_path, labels, person("Layla Mansour")).tallies[FactKind.PERSON, ""]
    assert (tally.labels, tally.found, tally.extracted, tally.right) == (0, 0, 0, 0)


def test_fields_are_judged_on_what_was_found(tmp_path):
    label = {"name": "Coastal Forum", "edition": 2, "start_date": "2022-05-03", "city": "Sousse", "country": "TN"}
    event = sample.found(
        DOC, FactKind.EVENT, "second Coastal Forum", name="second Coastal Forum", edition=2, start_date="2022-05-30"
    )
    report = measured(tmp_path, sample.labels(events=[label]), event)
    assert report.fields["event.edition"].value == 1
    assert report.fields["event.start_date"].value == 0
    assert report.fields["event.country"].value == 0


def test_boilerplate_that_stayed_and_words_that_went_are_counted(tmp_path):
    labels = sample.labels(boilerplate_snippets=["met in Sousse", "Accept cookies"], main_text_last_words="never there")
    report = measured(tmp_path, labels)
    assert (report.clean_text.right, report.clean_text.total) == (2, 4)
    assert [(d.text, d.is_missed) for d in report.differences] == [("never there", True), ("met in Sousse", False)]


def test_a_document_that_was_not_read_counts_against_everything(tmp_path):
    labels = sample.labels(file="other.txt", persons=[MANSOUR])
    report = measured(tmp_path, labels)
    assert (report.documents.value, report.language.value, report.clean_text.value) == (0, 0, 0)
    assert report.tallies[FactKind.PERSON, ""].recall == 0


def test_links_join_pairs_and_keep_others_apart(tmp_path):
    body = sample.mention(DOC, EntityKind.ORGANISATION, "Harbour Institute")
    forum = sample.mention(DOC, EntityKind.ORGANISATION, "The Forum")
    members = [{"file": "forum.txt", "surface": w} for w in ("Harbour Institute", "The Forum")]
    links = [{"kind": kind, "members": members} for kind in ("same_organisation", "must_not_merge")]
    together = [sample.entity("e1", EntityKind.ORGANISATION, body, forum)]
    parted = [sample.entity("e1", EntityKind.ORGANISATION, body), sample.entity("e2", EntityKind.ORGANISATION, forum)]
    merged = measured(tmp_path, sample.labels(), links=links, entities=together).links
    split = measured(tmp_path, sample.labels(), links=links, entities=parted).links
    assert (merged["same_organisation"].value, merged["apart"].value) == (1, 0)
    assert (split["same_organisation"].value, split["apart"].value) == (0, 1)


def test_a_body_and_its_office_count_as_joined_and_two_offices_do_not(tmp_path):
    whole, here, there = (sample.mention(DOC, EntityKind.ORGANISATION, w) for w in ("Forum", "Sousse", "Institute"))
    entities = [
        sample.entity("e1", EntityKind.ORGANISATION, whole),
        replace(sample.entity("e2", EntityKind.ORGANISATION, here), parent="e1"),
        replace(sample.entity("e3", EntityKind.ORGANISATION, there), parent="e1"),
    ]
    members = [{"file": "forum.txt", "surface": words} for words in ("Forum", "Sousse", "Institute")]
    links = [{"kind": "same_organisation", "members": members}]
    share = measured(tmp_path, sample.labels(), links=links, entities=entities).links["same_organisation"]
    assert (share.right, share.total) == (2, 3)


def test_a_person_is_found_with_or_without_the_title(tmp_path):
    entities = [sample.entity("e1", EntityKind.PERSON, sample.mention(DOC, EntityKind.PERSON, "Layla Mansour"))]
    surfaces = ["Layla Mansour", "Dr. Layla Mansour", "Dr. Mansour"]
    members = [{"file": "forum.txt", "surface": words} for words in surfaces]
    links = [{"kind": "same_person", "members": members}]
    share = measured(tmp_path, sample.labels(), links=links, entities=entities).links["same_person"]
    assert (share.right, share.total) == (1, 3)


def test_entities_are_clusters_of_labelled_mentions(tmp_path):
    quotes = ("Harbour Institute", "The Forum", "Sousse")
    one, two, three = (sample.mention(DOC, EntityKind.ORGANISATION, words) for words in quotes)
    first, second = [{"file": "forum.txt", "surface": words} for words in quotes[:2]], quotes[2]
    links = [
        {"kind": "same_organisation", "members": first},
        {"kind": "same_organisation", "members": [{"file": "forum.txt", "surface": second}]},
    ]
    entities = [sample.entity("e1", EntityKind.ORGANISATION, one, three), sample.entity("e2", EntityKind.PERSON, two)]
    found = measured(tmp_path, sample.labels(), links=links, entities=entities).clusters
    assert (found.pairs.labels, found.pairs.found, found.pairs.extracted) == (1, 0, 1)
    assert found.mentions == 3
    assert (round(found.precision, 3), round(found.recall, 3)) == (0.667, 0.667)
    right = [
        sample.entity("e1", EntityKind.ORGANISATION, one, two),
        sample.entity("e2", EntityKind.ORGANISATION, three),
    ]
    assert measured(tmp_path, sample.labels(), links=links, entities=right).clusters.f1 == 1


def test_floors_name_what_fell_and_what_was_not_measured(tmp_path):
    report = measured(tmp_path, sample.labels(persons=[MANSOUR]), person("Layla Mansour"))
    assert figures(report)["person.en.recall"] == 1
    broken = broken_floors(report, {"person.recall": 1.0, "language": 1.0, "event.f1": 0.5})
    assert [(floor.name, floor.value) for floor in broken] == [("event.f1", None)]


def test_a_perfect_run_scores_one(tmp_path):
    report = measured(
        tmp_path, sample.labels(persons=[MANSOUR]), person("Layla Mansour", role="director of the Harbour Institute")
    )
    assert report.clean_text.value == 1
    assert report.fields["person.role"].value == 1
    assert report.tallies[FactKind.PERSON, "en"].f1 == 1
    assert report.fields["document.title"].value == 1
