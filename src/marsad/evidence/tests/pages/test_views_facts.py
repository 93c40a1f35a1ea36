import pytest
from lxml import html

from marsad.accounts.queries import audit_trail
from marsad.evidence import queries
from marsad.evidence.pages import PER_PAGE
from marsad.evidence.tests.pages import sample

TRAIN = f"/facts/{sample.TRAIN.id}/"
WHY = {"reason": "not_said"}


def shown(answer) -> list[str]:
    return [
        address.strip("/").split("/")[-1]
        for address in html.fromstring(answer.content).xpath("//li//a[@class='list-title']/@href")
    ]


def state(identifier: str) -> str:
    return str(queries.fact(identifier, who=None).fact.review)


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        ("kind=recommendation&language=ar", [sample.INVOLVE]),
        ("kind=person", [sample.PERSON_AR, sample.PERSON_FR]),
        ("text=Passerelles", [sample.PROGRAMME]),
        (f"document={sample.DOCUMENTS['fr'].id}", [sample.PERSON_FR, sample.PROGRAMME, sample.STATEMENT]),
        ("review=accepted", []),
        ("kind=no-such-kind", []),
    ],
)
def test_filters(reader, asked, facts):
    assert set(shown(reader.get(f"/facts/?{asked}"))) == {fact.id for fact in facts}


def test_pages_keep_the_filters(reader, monkeypatch):
    monkeypatch.setattr("marsad.evidence.pages.PER_PAGE", 2)
    assert PER_PAGE > 2
    page = html.fromstring(reader.get("/facts/?kind=recommendation").content)
    assert page.xpath("//a[@rel='next']/@href") == ["?kind=recommendation&page=2"]
    assert len(shown(reader.get("/facts/?kind=recommendation&page=2"))) == 1
    assert len(shown(reader.get("/facts/?kind=recommendation&page=99"))) == 1


def test_a_fact_stands_in_its_context_with_its_entities(reader):
    page = html.fromstring(reader.get(f"/facts/{sample.CENTRE_EN.id}/").content)
    assert page.xpath("//blockquote/mark")[0].text_content() == "the Sijilmassa Centre (SC)"
    assert "organised by the Sijilmassa Centre (SC), was held" in page.text_content()
    assert page.xpath(f"//a[@href='/entities/{sample.CENTRE}/']")


def test_a_sum_is_written_by_the_readers_habits(reader):
    reader.cookies["django_language"] = "fr"
    assert "454\xa0545 USD" in html.fromstring(reader.get(f"/facts/{sample.PROGRAMME.id}/").content).text_content()
    reader.cookies["django_language"] = "ar"
    assert "454.545 USD" in html.fromstring(reader.get(f"/facts/{sample.PROGRAMME.id}/").content).text_content()


def test_accepting_leads_back_to_where_one_was(reader, person):
    back = f"/documents/{sample.DOCUMENTS['en'].id}/#fact-{sample.TRAIN.id}"
    answer = reader.post(f"{TRAIN}accept/", {"next": back})
    assert answer.status_code == 302
    assert answer.headers["Location"] == back
    assert state(sample.TRAIN.id) == "accepted"
    (entry,) = audit_trail(who=None, item=f"fact:{sample.TRAIN.id}")
    assert (entry.action, entry.who) == ("fact.accept", str(person))


def test_a_foreign_address_to_return_to_is_not_followed(reader):
    answer = reader.post(f"{TRAIN}accept/", {"next": "https://evil.example/"})
    assert answer.headers["Location"] == TRAIN


def test_htmx_gets_the_card_alone(reader):
    answer = reader.post(f"{TRAIN}reject/", WHY, headers={"hx-request": "true"})
    (card,) = html.fragments_fromstring(answer.content.decode())
    assert card.get("id") == f"fact-{sample.TRAIN.id}"
    assert "is-rejected" in card.get("class")
    assert state(sample.TRAIN.id) == "rejected"


def test_a_rejected_fact_leaves_the_list_and_can_be_found_and_taken_back(reader):
    reader.post(f"{TRAIN}reject/", WHY)
    assert sample.TRAIN.id not in shown(reader.get("/facts/"))
    assert shown(reader.get("/facts/?review=rejected")) == [sample.TRAIN.id]
    reader.post(f"{TRAIN}undo/")
    assert sample.TRAIN.id in shown(reader.get("/facts/"))


def test_undoing_what_was_never_decided_changes_nothing(reader):
    assert reader.post(f"{TRAIN}undo/").status_code == 302
    assert state(sample.TRAIN.id) == "unreviewed"


def test_the_correction_form_has_the_fields_of_the_kind_filled(reader):
    page = html.fromstring(reader.get(f"/facts/{sample.FORUM_2023.id}/correct/").content)
    form = page.xpath("//form[contains(@action, 'correct')]")[0]
    assert form.fields["name"] == "Third Forum of the Two Shores"
    assert form.fields["organisers"].strip() == "Sijilmassa Centre"
    assert form.fields["status"] == "held"
    assert form.fields["edition"] == "3"


def test_correcting_changes_the_fields_and_keeps_what_was_found(reader):
    correction = {"name": "Third Forum", "edition": "4", "start_date": "2023-11", "partners": "One\nTwo\n"}
    answer = reader.post(f"/facts/{sample.FORUM_2023.id}/correct/", correction)
    assert answer.status_code == 302
    card = queries.fact(sample.FORUM_2023.id, who=None)
    assert dict(card.fact.fields) == {
        "name": "Third Forum", "edition": 4, "start_date": "2023-11", "partners": ["One", "Two"],
    }  # fmt: skip
    assert card.machine.fields["edition"] == 3
    assert "Before the correction" in reader.get(f"/facts/{sample.FORUM_2023.id}/").content.decode()


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "Forum", "start_date": "May 2019"}, "Write a date as"),
        ({"name": "Forum", "edition": "third"}, "Enter a number."),
        ({"name": "Forum", "edition": "2.5"}, "whole number"),
    ],
)
def test_a_correction_that_cannot_stand_says_what_to_change(reader, correction, message):
    answer = reader.post(f"/facts/{sample.FORUM_2023.id}/correct/", correction)
    assert message in answer.content.decode()
    assert state(sample.FORUM_2023.id) == "unreviewed"


def test_a_card_asks_why_it_is_rejected_and_the_history_tells_it(reader):
    assert 'value="wrong_kind"' in reader.get(f"{TRAIN}reject/", headers={"hx-request": "true"}).content.decode()
    answer = reader.post(f"{TRAIN}reject/", {"note": " "}, headers={"hx-request": "true"})
    assert "Say why it is wrong" in answer.content.decode()
    assert state(sample.TRAIN.id) == "unreviewed"
    reader.post(f"{TRAIN}reject/", {"reason": "wrong_kind", "note": "no call at all"})
    page = reader.get(TRAIN).content.decode()
    assert "It is another kind of thing" in page
    assert "no call at all" in page


@pytest.mark.parametrize(
    ("words", "stands"),
    [("Sijilmassa Centre", True), ("the  Sijilmassa\r\nCentre", True), ("the Centre of Sijilmassa", False)],
)
def test_a_reviewer_marks_the_right_words_and_the_machines_are_kept(reader, words, stands):
    before = queries.fact(sample.TRAIN.id, who=None).fact
    reader.post(f"{TRAIN}correct/", {**before.fields, "words": words, "near": before.citation.start})
    card = queries.fact(sample.TRAIN.id, who=None)
    assert (card.fact.citation.quote == " ".join(words.split())) is stands
    assert (card.machine is not None) is stands
    if stands:
        assert card.machine.quote == before.citation.quote
        assert before.citation.quote in reader.get(TRAIN).content.decode()


@pytest.mark.parametrize("verb", ["accept", "undo"])
def test_decisions_are_taken_by_post_only(reader, verb):
    assert reader.get(f"{TRAIN}{verb}/").status_code == 405


@pytest.mark.parametrize("verb", ["accept", "reject", "undo", "correct"])
def test_a_visitor_decides_nothing(client, person, verb):
    assert client.post(f"{TRAIN}{verb}/").headers["Location"].startswith("/sign-in/")
    assert state(sample.TRAIN.id) == "unreviewed"
