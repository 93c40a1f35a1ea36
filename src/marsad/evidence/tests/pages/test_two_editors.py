"""Two people before one fact: the second is told, sees both, and nothing is lost."""

from lxml import html

from marsad.evidence import actions, queries
from marsad.evidence.models import Decision
from marsad.evidence.tests.pages import sample

FACT = sample.FORUM_2023.id


def version_shown(reader, address):
    page = html.fromstring(reader.get(address).content)
    return page.xpath("//input[@name='version']/@value")[0]


def test_the_second_editor_is_told_and_shown_both(reader):
    version = version_shown(reader, f"/facts/{FACT}/correct/")
    actions.correct_fact(FACT, who=None, fields={"name": "Theirs"})
    answer = reader.post(f"/facts/{FACT}/correct/", {"name": "Mine", "version": version})
    text = answer.content.decode()
    assert "meanwhile" in text
    assert "Theirs" in text
    assert "Mine" in text
    assert queries.fact(FACT, who=None).fact.fields["name"] == "Theirs"


def test_saved_again_knowingly_it_takes_the_place_and_both_stay_on_record(reader):
    version = version_shown(reader, f"/facts/{FACT}/correct/")
    actions.correct_fact(FACT, who=None, fields={"name": "Theirs"})
    answer = reader.post(f"/facts/{FACT}/correct/", {"name": "Mine", "version": version})
    again = html.fromstring(answer.content).xpath("//input[@name='version']/@value")[0]
    reader.post(f"/facts/{FACT}/correct/", {"name": "Mine", "version": again})
    assert queries.fact(FACT, who=None).fact.fields["name"] == "Mine"
    said = [one.correction["fields"]["name"] for one in Decision.objects.filter(fact=FACT, undone_at=None)]
    assert said == ["Theirs", "Mine"]


def test_accepting_what_another_has_changed_meanwhile_changes_nothing(reader):
    version = version_shown(reader, f"/facts/{FACT}/correct/")
    actions.reject_fact(FACT, who=None, reason="not_said")
    answer = reader.post(f"/facts/{FACT}/accept/", {"version": version}, headers={"HX-Request": "true"})
    assert "meanwhile" in answer.content.decode()
    assert queries.fact(FACT, who=None).fact.review == "rejected"
