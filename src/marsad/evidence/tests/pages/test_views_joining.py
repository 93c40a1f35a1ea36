"""The pages on which people merge, split, and decide about pairs."""

import pytest
from lxml import html

from marsad.evidence import actions, queries
from marsad.evidence.tests.pages import sample
from marsad.records import Linked, Proposal, Score

FIRST, THIRD = (sample.EVENTS[event.id] for event in (sample.FORUM_2021, sample.FORUM_2023))


def texts(page, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def shown(client, address: str, **asked: object):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


@pytest.fixture
def proposed(reader):
    """Two pairs for the queue: the forums, and the centre with itself in another entity's clothes."""

    def linker(analyses, decisions) -> Linked:
        pair = sorted((sample.FORUM_2021.id, sample.FORUM_2023.id))
        score = Score(name="same_name", value=0.7, detail="Forum ~ منتدى")
        against = Score(name="other_city", value=1.0, detail="Tunis ~ طنجة")
        remark = Score(name="relation_softened", value=1.0, detail="")
        scores = (remark, against, score)
        proposal = Proposal(kind="event", first=pair[0], second=pair[1], probability=0.6, scores=scores)
        return Linked(entities=sample.linker(analyses, decisions).entities, proposals=(proposal,))

    actions.relink(who=None, linker=linker)
    return reader


def test_no_act_is_nothing_to_take_back(reader):
    actions.accept_fact(sample.TRAIN.id, who=None)
    assert reader.post("/entities/undo/", {"act": ""}).status_code == 302
    assert queries.fact(sample.TRAIN.id, who=None).fact.review == "accepted"


def test_another_is_found_by_name_previewed_and_merged(reader):
    page = shown(reader, f"/entities/{FIRST}/merge/", text="Forum")
    assert [a.get("href") for a in page.xpath("//a[contains(@class, 'button-small')]")] == [
        f"?other={THIRD}&text=Forum#preview"
    ]
    page = shown(reader, f"/entities/{FIRST}/merge/", other=THIRD)
    held = page.xpath("//section[@id='preview']")[0].text_content()
    assert "Third Forum of the Two Shores" in held
    assert "Its sources would contradict each other" in held
    answer = reader.post(f"/entities/{FIRST}/merge/", {"other": THIRD, "decision": "merge"}, follow=True)
    page = html.fromstring(answer.content)
    assert "They are one now." in texts(page, "//ul[@class='messages']/li")[0]
    assert texts(page, "//section[@aria-labelledby='acts']//p/span[@class='strong']") == ["Merged:"]
    act = page.xpath("//input[@name='act']/@value")[0]
    reader.post("/entities/undo/", {"act": act, "fact": sample.FORUM_2021.id})
    assert queries.decisions(who=None).same == ()


def test_never_merging_is_a_decision_of_its_own(reader):
    reader.post(f"/entities/{FIRST}/merge/", {"other": THIRD, "decision": "apart"})
    assert queries.decisions(who=None).different == (tuple(sorted((sample.FORUM_2021.id, sample.FORUM_2023.id))),)
    again = reader.post(f"/entities/{FIRST}/merge/", {"other": THIRD, "decision": "apart"}, follow=True)
    assert "This has been decided already." in again.content.decode()


def test_two_of_different_kinds_are_not_offered(reader):
    page = shown(reader, f"/entities/{FIRST}/merge/", other=sample.CENTRE)
    assert not page.xpath("//section[@id='preview']")
    assert "cannot be merged" in page.text_content()


def test_facts_are_chosen_previewed_and_parted(reader):
    page = shown(reader, f"/entities/{sample.CENTRE}/split/")
    assert len(page.xpath("//input[@type='checkbox']")) == 2
    page = shown(reader, f"/entities/{sample.CENTRE}/split/", facts=[sample.CENTRE_AR.id])
    stays, parts = texts(page, "//section[@id='preview']//div[contains(@class, 'panel')]")
    assert "Sijilmassa Centre" in stays
    assert "مركز سجلماسة" in parts
    reader.post(f"/entities/{sample.CENTRE}/split/", {"facts": [sample.CENTRE_AR.id]})
    refs = [queries.entity_of_fact(fact.id, who=None)[0].id for fact in (sample.CENTRE_EN, sample.CENTRE_AR)]
    assert refs[0] != refs[1]


def test_all_or_none_cannot_be_parted(reader):
    both = [sample.CENTRE_AR.id, sample.CENTRE_EN.id]
    answer = reader.post(f"/entities/{sample.CENTRE}/split/", {"facts": both}, follow=True)
    assert "Choose some of the facts" in answer.content.decode()


def test_the_queue_shows_both_sides_and_what_speaks_for_and_against(proposed):
    page = shown(proposed, "/links/")
    assert len(page.xpath("//article")) == 2
    assert texts(page, "//ul[contains(@class, 'features')]/li/span[1]") == ["for", "against", "remark"]
    assert "1 pair waits" in page.text_content()
    assert {button.get("data-key") for button in page.xpath("//*[@data-key]")} == {"s", "d", "n"}


@pytest.mark.parametrize(("decision", "kind"), [("same", "same"), ("different", "different")])
def test_a_decision_is_taken_and_taken_back(proposed, decision, kind):
    pair = sorted((sample.FORUM_2021.id, sample.FORUM_2023.id))
    asked = {"first": pair[0], "second": pair[1], "decision": decision, "kind": "", "skip": "0"}
    page = html.fromstring(proposed.post("/links/decide/", asked, HTTP_HX_REQUEST="true").content)
    assert "Nothing waits for a decision" in page.text_content()
    assert getattr(queries.decisions(who=None), kind) == (tuple(pair),)
    act = page.xpath("//input[@name='act']/@value")[0]
    answer = proposed.post("/links/decide/", {"act": act, "decision": "undo"}, follow=True)
    assert len(html.fromstring(answer.content).xpath("//article")) == 2
    assert getattr(queries.decisions(who=None), kind) == ()


def test_skipping_past_the_last_pair_begins_again(proposed):
    assert len(shown(proposed, "/links/", skip=5).xpath("//article")) == 2


def test_a_decision_about_what_is_gone_says_so(proposed):
    answer = proposed.post("/links/decide/", {"first": "f0", "second": "f1", "decision": "same"}, follow=True)
    assert answer.status_code == 200
    assert "f0" in answer.content.decode()


def test_the_list_leads_to_the_queue(proposed):
    assert "1 link to decide" in shown(proposed, "/entities/").text_content()
