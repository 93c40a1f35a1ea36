"""The pages of the register: who may see them, that they say what is there, and that each form does what it says."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from lxml import html

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role as House
from marsad.evidence.tests.pages import sample
from marsad.followup import actions, models, queries
from marsad.followup.actions import Measure, Report
from marsad.followup.filters import Filters
from marsad.followup.kinds import CandidateState, Role, Status, UpdateState
from marsad.followup.templatetags.followup import without_news


@pytest.fixture
def person(filled, db):
    return filled


@pytest.fixture
def reader(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def code(worked_on, db) -> str:
    return worked_on


@pytest.fixture(scope="module")
def worked_on(filled) -> str:
    """A recommendation with everything that a page can show."""
    card = queries.recommendations(who=None)[0]
    other = "ar" if card.language != "ar" else "fr"
    actions.translate(card.code, other, "نص مترجم" if other == "ar" else "Texte traduit", who=None)
    actions.report_progress(card.code, Report(status=Status.PLANNED, text="A <b>plan</b>", language="en"), who=None)
    actions.submit_update(card.code, Report(status=Status.DONE, text="All done", language="en"), who=None)
    actions.set_due(card.code, date(2020, 1, 2), who=None)
    actions.add_task(card.code, "Ask for the figures", who=None, due=date(2031, 1, 2), name="Salma Idrissi")
    key = actions.add_indicator(card.code, Measure(name="Mediators", baseline=3, target=40), who=None)
    actions.record_value(key, date(2022, 5, 1), 12, who=None)
    actions.add_cost(card.code, who=None, funder="A foundation")
    actions.set_attributes(card.code, {"addressees": ["Ministry of Bridges"]}, who=None)
    owed = queries.recommendation(card.code, who=None).card.addressees[0]
    actions.name_contact(owed.id, Role.FOCAL_POINT, who=None, name="Omar Secretname", email="omar@example.org")
    return card.code


def addresses(code: str) -> list[str]:
    return [
        "/register/",
        "/register/?layout=board",
        "/register/?text=nothing-like-this",
        "/register/?status=planned&overdue=1",
        "/register/overview/",
        "/register/queue/",
        "/register/sharing/",
        f"/register/{code}/",
    ]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_page_stands_under_the_strict_policy_in_its_language(reader, code, language):
    reader.cookies["django_language"] = language
    actions.open_register("main", who=None)
    for address in [*addresses(code), "/public/main/", f"/public/main/{code}/"]:
        answer = reader.get(address)
        assert answer.status_code == 200, address
        page = html.fromstring(answer.content)
        assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
        assert len(page.findall(".//h1")) == 1, address
        assert not page.xpath("//@style"), address
        assert not page.xpath("//script[not(@src)]"), address
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{address}: {sorted(i for i in ids if ids.count(i) > 1)}"
        unlabelled = page.xpath(
            "//input[not(@type='hidden') and not(@aria-label) and not(ancestor::label) and not(@id=//label/@for)]"
        )
        assert not unlabelled, address


@pytest.mark.parametrize(("strength", "told"), [("formal", "issued by"), ("commitment", "promised by")])
def test_a_page_says_who_asks_or_promises_and_the_public_one_whom_it_concerns(reader, code, strength, told):
    models.Recommendation.objects.filter(code=code).update(strength=strength, issuer="Harbour Fund", issuer_entity="")
    actions.open_register("main", who=None)
    assert f"{told} Harbour Fund" in reader.get(f"/register/{code}/").content.decode()
    public = Client(HTTP_ACCEPT_LANGUAGE="en").get(f"/public/main/{code}/").content.decode()
    assert "Concerns:" in public
    assert "Harbour Fund" not in public


def test_visitors_are_led_to_sign_in_and_a_closed_register_does_not_exist(code):
    for address in addresses(code):
        assert Client().get(address).status_code == 302, address
    assert Client().get("/public/main/").status_code == 404
    assert Client().get(f"/public/main/{code}/").status_code == 404


def test_the_public_sees_no_person_no_draft_and_no_form(reader, code):
    reader.post("/register/sharing/main/", {"open": "1"})
    for client in (Client(), reader):  # a colleague sees there what the public sees
        for address in ("/public/main/", f"/public/main/{code}/"):
            answer = client.get(address)
            shown = answer.content.decode()
            assert "Secretname" not in shown
            assert "omar@example.org" not in shown
            assert "All done" not in shown
            assert "/change/" not in shown
            assert "/press/" not in shown
    assert "Ministry of Bridges" in Client().get(f"/public/main/{code}/").content.decode()
    reader.post("/register/sharing/main/", {"open": "0"})
    assert Client().get("/public/main/").status_code == 404


@pytest.mark.parametrize(("server", "owner"), [(True, True), (True, False), (False, True), (False, False)])
def test_search_engines_come_only_where_owner_and_server_let_them(reader, code, settings, server, owner):
    settings.MARSAD_PUBLIC_INDEXED = server
    reader.post("/register/sharing/main/", {"open": "1"})
    reader.post("/register/sharing/main/search-engines/", {"index": "1"})
    if not owner:
        reader.post("/register/sharing/main/search-engines/", {"index": "0"})
    for address in ("/public/main/", f"/public/main/{code}/"):
        answer = Client().get(address)
        kept_away = answer.headers.get("X-Robots-Tag") == "noindex, nofollow"
        assert kept_away is not (server and owner)
        assert ("noindex" in answer.content.decode()) is kept_away
    shown = reader.get("/register/sharing/").content.decode()
    assert ("this server keeps them away" in shown) is (owner and not server)


def test_facets_are_links_that_keep_the_rest_of_the_address(reader, code):
    page = html.fromstring(reader.get("/register/?layout=board&order=due").content)
    links = page.xpath("//nav[@class='facets stack-s']//a/@href")
    assert all("order=due" in link and "layout=board" in link for link in links)
    assert any("status=planned" in link for link in links)


def test_a_chosen_facet_is_taken_away_by_its_own_link(reader, code):
    page = html.fromstring(reader.get("/register/?status=planned").content)
    assert [a.get("href") for a in page.xpath("//ul[contains(@class, 'chosen')]//a[@class='chip']")] == ["?"]
    assert code in page.text_content()


def test_what_does_not_fit_says_what_to_do(reader, code):
    assert "Take one of the filters away" in reader.get("/register/?text=nothing-like-this").content.decode()


def test_moving_a_card_reports_and_validates(reader, code):
    answer = reader.post("/register/move/", {"code": code, "status": "in_progress", "next": "/register/?layout=board"})
    assert answer.headers["Location"] == "/register/?layout=board"
    assert queries.recommendation(code, who=None).card.status == Status.IN_PROGRESS


def test_moving_to_rejected_asks_for_a_reason(reader, code):
    answer = reader.post("/register/move/", {"code": code, "status": "rejected"}, follow=True)
    assert "Say why it is rejected" in answer.content.decode()
    assert queries.recommendation(code, who=None).card.status == Status.PLANNED


def test_no_redirect_leads_elsewhere(reader, code):
    answer = reader.post("/register/move/", {"code": code, "status": "done", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/register/"


def test_many_are_changed_after_a_preview_only(reader, code):
    before = queries.recommendation(code, who=None).card
    wanted = {"code": [code], "step": "preview", "level": "5" if before.level != 5 else "4", "due": "2030-02-01"}
    shown = reader.post("/register/change/", wanted).content.decode()
    assert "1 February 2030" in shown
    assert queries.recommendation(code, who=None).card == before
    reader.post("/register/change/", wanted | {"step": "change"})
    after = queries.recommendation(code, who=None).card
    assert (after.due, after.level) == (date(2030, 2, 1), int(wanted["level"]))


def test_many_are_given_one_more_of_what_they_may_have_several_of(reader, code):
    before = queries.recommendation(code, who=None).card
    wanted = {"code": [code], "addressees": "بلدية الجسور", "sdgs": "16.10", "pillars": "IV", "target_groups": "women"}
    shown = reader.post("/register/change/", wanted | {"step": "preview"}).content.decode()
    assert "\u2068Ministry of Bridges\u2069; \u2068بلدية الجسور\u2069" in shown
    reader.post("/register/change/", wanted | {"step": "change"})
    after = queries.recommendation(code, who=None).card
    assert [one.name for one in after.addressees] == ["Ministry of Bridges", "بلدية الجسور"]
    assert (after.sdgs, after.pillars) == ((*before.sdgs, "16.10"), (*before.pillars, "IV"))
    assert after.target_groups == (*before.target_groups, "women")


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "يوم واحد دون جديد"), (11, "11 يومًا دون جديد"), (95, "3 أشهر دون جديد"), (800, "سنتان دون جديد")],
)
def test_silence_is_told_as_people_count_it(days, said):
    with override("ar"):
        assert without_news(days) == said


def test_each_form_has_its_own_button(reader, code):
    page = html.fromstring(reader.get(f"/register/{code}/").content)
    assert page.xpath("string(//details[@id='form-update']//button)") == "Submit"
    assert page.xpath("string(//details[@id='form-task']//button)") == "Save"


def test_nobody_chosen_nothing_changed(reader, code):
    assert "Choose one or more" in reader.post("/register/change/", {}, follow=True).content.decode()


FORMS = {
    "update": ({"text": "Half of it", "status": "partly_done"}, lambda page: page.card.status == Status.PARTLY_DONE),
    "due": ({"due": "2032-03-04"}, lambda page: page.card.due == date(2032, 3, 4)),
    "task": ({"title": "Call them", "due": "2031-05-06"}, lambda page: "Call them" in [t.title for t in page.tasks]),
    "indicator": ({"name": "Schools", "target": "12"}, lambda page: "Schools" in [i.name for i in page.indicators]),
    "cost": ({"funder": "A bank"}, lambda page: "A bank" in [cost.funder for cost in page.costs]),
    "translation": (
        {"language": "fr", "text": "Autre texte"},
        lambda page: "Autre texte" in [t.text for t in page.card.translations] or page.card.language == "fr",
    ),
    "attributes": (
        {"level": "5", "addressees": "Ministry of Rivers", "themes": ["youth"]},
        lambda page: (
            [a.name for a in page.card.addressees] == ["Ministry of Rivers"] and page.card.themes == ("youth",)
        ),
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_does_what_it_says(reader, code, name):
    sent, holds = FORMS[name]
    answer = reader.post(f"/register/{code}/change/{name}/", sent)
    assert answer.headers["Location"] == f"/register/{code}/#{name}"
    assert holds(queries.recommendation(code, who=None))


def test_contacts_and_values_know_what_they_belong_to(reader, code):
    page = queries.recommendation(code, who=None)
    owed, indicator = page.card.addressees[0].id, page.indicators[0].id
    reader.post(
        f"/register/{code}/change/contact/", {"addressee": owed, "role": "validator", "name": "Huda", "language": "ar"}
    )
    reader.post(f"/register/{code}/change/value/", {"indicator": indicator, "on": "2024-05-01", "value": "31"})
    page = queries.recommendation(code, who=None)
    assert {contact.name: contact.language for contact in page.contacts} == {"Huda": "ar", "Omar Secretname": ""}
    assert "Arabic" in html.fromstring(reader.get(f"/register/{code}/").content).xpath(
        "string(//section[@aria-labelledby='contact']/div/dl)"
    )
    assert page.indicators[0].values[-1].value == 31


def test_a_form_with_a_mistake_comes_back_open(reader, code):
    answer = reader.post(f"/register/{code}/change/task/", {"title": ""})
    assert answer.status_code == 422
    page = html.fromstring(answer.content)
    assert page.xpath("//details[@id='form-task']/@open")
    assert page.xpath("//details[@id='form-task']//ul[contains(@class, 'errorlist')]")


def test_what_an_action_refuses_comes_back_as_it_was_written(reader, code):
    sent = {"text": "Twelve rooms were promised.", "status": "rejected", "reason": ""}
    answer = reader.post(f"/register/{code}/change/update/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say why it is rejected" in page
    assert "Twelve rooms were promised." in page
    assert '<details class="part-form" id="form-update" open>' in page


def test_what_an_action_refuses_is_told(reader, code):
    answer = reader.post(f"/register/{code}/change/update/", {"text": "", "status": ""}, follow=True)
    assert "An update says something" in answer.content.decode()


def test_facts_are_cited_by_the_address_that_the_browser_shows(reader, code):
    fact = queries.recommendation(code, who=None).sources[0].fact
    for told in (fact, f"http://testserver/facts/{fact}/", f"http://testserver/documents/x/#at-{fact}"):
        reader.post(f"/register/{code}/change/update/", {"text": "Seen", "facts": told})
    updates = queries.recommendation(code, who=None).updates[-3:]
    assert [update.citations[0].fact for update in updates] == [fact] * 3


PRESSES = {
    "finish-task": lambda page: page.tasks[0].id,
    "remove-task": lambda page: page.tasks[0].id,
    "review-translation": lambda page: page.card.translations[0].language,
    "remove-translation": lambda page: page.card.translations[0].language,
    "remove-indicator": lambda page: page.indicators[0].id,
    "remove-cost": lambda page: page.costs[0].id,
    "remove-contact": lambda page: f"{page.card.addressees[0].id}:focal_point",
    "documents-decide": lambda _page: "addressees",
}


@pytest.mark.parametrize("name", PRESSES)
def test_each_press_changes_something(reader, code, name):
    before = queries.recommendation(code, who=None)
    reader.post(f"/register/{code}/press/{name}/", {"key": PRESSES[name](before), "place": "task"})
    assert queries.recommendation(code, who=None) != before


@pytest.mark.parametrize("key", ["x", "", "999999", "1:2"])
def test_a_key_that_no_page_sent_is_a_page_that_does_not_exist(reader, code, key):
    for name in ("finish-task", "remove-contact"):
        assert reader.post(f"/register/{code}/press/{name}/", {"key": key}).status_code in (302, 404)
    assert reader.post(f"/register/{code}/press/nothing/", {"key": "1"}).status_code == 404
    assert reader.post(f"/register/{code}/change/nothing/", {}).status_code == 404


def test_updates_are_validated_and_refused_from_the_queue(reader, code):
    waiting = queries.waiting_updates(who=None)[0]
    assert "All done" in reader.get("/register/queue/").content.decode()
    reader.post(f"/register/updates/{waiting.id}/refuse/", {"note": ""})
    assert queries.waiting_updates(who=None)
    reader.post(f"/register/updates/{waiting.id}/validate/", {})
    page = queries.recommendation(code, who=None)
    assert page.card.status == Status.DONE
    assert page.updates[-1].state == UpdateState.VALIDATED
    assert reader.post(f"/register/updates/{waiting.id}/nothing/", {}).status_code == 404
    assert reader.post("/register/updates/999999/validate/", {}).status_code == 404


def test_views_are_kept_with_their_whole_state(reader, code):
    reader.post("/register/views/save/?status=planned&layout=board", {"name": "Planned ones"})
    page = html.fromstring(reader.get("/register/").content)
    link = page.xpath("//section[@aria-labelledby='views']//a")[0]
    assert (link.get("href"), link.text_content().strip()) == ("?status=planned&layout=board", "Planned ones")
    key = queries.saved_views(who=None)
    assert not key  # the person's own, not the system's
    mine = re.search(r"/register/views/(\d+)/remove/", reader.get("/register/").content.decode())[1]
    reader.post(f"/register/views/{mine}/remove/")
    assert "Planned ones" not in html.fromstring(reader.get("/register/").content).xpath("string(//aside)")


@pytest.mark.parametrize("ending", ["csv", "svg", "png"])
def test_charts_can_be_taken_away(reader, code, ending):
    indicator = queries.recommendation(code, who=None).indicators[0].id
    names = [f"overview/{name}" for name in ("status", "addressee", "theme", "year", "age")]
    for place in [*names, f"{code}/life", f"{code}/indicator-{indicator}"]:
        answer = reader.get(f"/register/{place}.{ending}")
        assert answer.status_code == 200, place
        assert "attachment" in answer.headers["Content-Disposition"]
        assert len(answer.content) > 10


def test_charts_that_do_not_exist(reader, code):
    assert reader.get("/register/overview/nothing.csv").status_code == 404
    assert reader.get("/register/overview/status.exe").status_code == 404
    assert reader.get(f"/register/{code}/indicator-999999.csv").status_code == 404
    assert reader.get("/register/NO-SUCH-01/").status_code == 404


def test_words_of_people_are_escaped(reader, code):
    shown = reader.get(f"/register/{code}/").content.decode()
    assert "A &lt;b&gt;plan&lt;/b&gt;" in shown


def test_the_figures_of_the_overview_are_those_of_the_register(reader, code):
    figures = queries.overview(who=None)
    shown = html.fromstring(reader.get("/register/overview/").content)
    assert shown.xpath("//nav[@class='figures']//span[@class='figure-value']")[0].text == str(figures.total)
    assert figures.total == queries.count_recommendations(Filters(), who=None)


@pytest.fixture
def passage(code) -> int:
    """A passage that may show progress on it."""
    place = sample.DOCUMENTS["fr"]
    made = models.Candidate.objects.create(
        recommendation=models.Recommendation.objects.get(code=code),
        document=place.id,
        start=0,
        end=20,
        quote=place.text[:20],
        language="fr",
        confidence=0.8,
        found_at=timezone.now(),
    )
    return made.pk


def test_a_passage_is_decided_about_in_its_place(reader, code, passage):
    sent = {"code": code, "note": "On page 2", "next": "/register/queue/"}
    answer = reader.post(f"/register/passages/{passage}/accept/", sent, headers={"HX-Request": "true"})
    card = html.fromstring(answer.content)
    assert (card.tag, card.get("id")) == ("li", f"passage-{passage}")
    assert queries.candidates(who=None, code=code, state="")[0].state == CandidateState.ACCEPTED
    assert "On page 2" in reader.get(f"/register/{code}/").content.decode()


def test_a_passage_is_refused_and_proposed_again_without_scripts(reader, code, passage):
    for decision, refused in (("refuse", 1), ("undo", 0)):
        answer = reader.post(f"/register/passages/{passage}/{decision}/", {"next": f"/register/{code}/"})
        assert answer.headers["Location"] == f"/register/{code}/"
        assert len(queries.candidates(who=None, code=code, state=CandidateState.REFUSED)) == refused
    assert reader.post(f"/register/passages/{passage}/nothing/", {}).status_code == 404
    assert reader.post("/register/passages/999999/accept/", {}).status_code == 404


def test_the_queue_shows_passages_with_their_decisions(reader, code, passage):
    page = html.fromstring(reader.get("/register/queue/").content)
    assert len(page.xpath(f"//li[@id='passage-{passage}']//button")) == 2


def test_the_issuer_and_oneself_are_filters_too(reader, person, code):
    actions.set_attributes(code, {"issuer": "Council of the Two Shores"}, who=None)
    page = html.fromstring(reader.get("/register/?issuer=Council+of+the+Two+Shores").content)
    assert [box.get("value") for box in page.xpath("//input[@name='code']")] == [code]
    assert "Mine" in page.xpath("string(//nav[@class='facets stack-s'])")
    owed = queries.recommendation(code, who=None).card.addressees[0].id
    assert not html.fromstring(reader.get(f"/register/?person={person.pk}").content).xpath("//input[@name='code']")
    actions.name_contact(owed, Role.ALTERNATE, who=None, person=person.pk)
    page = html.fromstring(reader.get(f"/register/?person={person.pk}").content)
    assert [box.get("value") for box in page.xpath("//input[@name='code']")] == [code]


def test_the_dossier_begins_from_the_page(reader, code):
    page = html.fromstring(reader.get(f"/register/{code}/").content)
    form = next(form for form in page.forms if form.action == "/reports/")
    sent = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    assert reader.post("/reports/", sent).status_code == 302


def test_a_calendar_speaks_the_language_in_which_its_address_was_made(reader, code):
    owed = queries.recommendation(code, who=None).card.addressees[0].id
    page = html.fromstring(reader.post("/register/calendar/", {"addressee": owed}, HTTP_ACCEPT_LANGUAGE="ar").content)
    (address,) = page.xpath("//input[@id='feed-address']/@value")
    told = Client().get(address.removeprefix("http://testserver")).content.decode()
    assert "X-WR-CALNAME:التوصيات" in told


def test_who_has_an_account_is_named_reports_and_finds_what_is_theirs(reader, code):
    salma = add_person("salma", who=None, email="salma@example.org", role=House.CONTRIBUTOR)
    add_person("visitor", who=None, email="visitor@example.org", role=House.READER)
    owed = queries.recommendation(code, who=None).card.addressees[0].id
    page = html.fromstring(reader.get(f"/register/{code}/").content)
    offered = page.xpath("//select[@id='contact-person']/option/text()")
    assert "salma" in offered
    assert "visitor" not in offered
    assert not queries.recommendation(code, who=salma).may_submit
    reader.post(f"/register/{code}/change/contact/", {"addressee": owed, "role": "alternate", "person": salma.pk})
    reader.post(f"/register/{code}/change/task/", {"title": "Count the bridges", "person": salma.pk})
    assert queries.recommendation(code, who=salma).may_submit
    theirs = Client()
    theirs.force_login(salma)
    assert code in theirs.get(f"/register/?person={salma.pk}").content.decode()
    assert "salma" in reader.get(f"/register/{code}/").content.decode()


def test_nobody_is_named_without_a_name(reader, code):
    owed = queries.recommendation(code, who=None).card.addressees[0].id
    answer = reader.post(f"/register/{code}/change/contact/", {"addressee": owed, "role": "alternate", "name": " "})
    assert "choose an account, or write a name" in answer.content.decode()
