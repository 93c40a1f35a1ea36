import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from marsad.accounts.models import Person
from marsad.certificates.__main__ import main
from marsad.certificates.checks import checks
from marsad.evidence import actions, models, queries
from marsad.evidence.certificate_commands import certificate
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.tests.made import FIRST, put, put_both
from marsad.pipeline.tests.made import original, worker
from marsad.records import FactKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def recommendation(analyst: Person) -> models.Fact:
    put_both()
    fact = models.Fact.objects.filter(kind=FactKind.RECOMMENDATION.value).first()
    assert fact is not None
    actions.accept_fact(fact.pk, who=analyst)
    actions.correct_fact(fact.pk, who=analyst, fields={"text": "more clubs", "strength": "soft"})
    return fact


def test_a_certificate_holds_offline_also_against_the_original(recommendation: models.Fact, tmp_path: Path) -> None:
    outcome = CliRunner().invoke(certificate, [recommendation.pk, "-o", str(tmp_path / "c.json")])
    assert outcome.exit_code == 0
    content = (FIRST if recommendation.document.file == "first.txt" else "").encode()
    (tmp_path / "original").write_bytes(content)
    assert main([str(tmp_path / "c.json"), "--original", str(tmp_path / "original")]) == 0
    told = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert [one["entry"]["action"] for one in told["entries"]] == ["document.add", "fact.accept", "fact.correct"]
    assert told["fact"]["machine"]["fields"] != told["fact"]["fields"]


def test_a_document_has_one_too_without_paths_of_this_machine(recommendation: models.Fact) -> None:
    told = queries.certificate(recommendation.document_id, who=None)
    assert told["fact"] is None
    assert told["document"]["address"] == ""
    assert all(check.holds for check in checks(told))


def test_it_holds_after_the_document_was_read_again(recommendation: models.Fact) -> None:
    list(actions.reread(who=None, worker=worker))
    told = queries.certificate(recommendation.pk, who=None)
    assert [check.said for check in checks(told) if not check.holds] == []


def test_what_is_not_there_has_none() -> None:
    for identifier in ("d0", "f0"):
        with pytest.raises(UnknownItemError):
            queries.certificate(identifier, who=None)


def test_the_pages_offer_it(analyst: Person, client: Client) -> None:
    put(original(FIRST, "first.txt"))
    client.force_login(analyst)
    fact = models.Fact.objects.all()[0]
    for page, name in ((f"/facts/{fact.pk}/", fact.pk), (f"/documents/{fact.document_id}/", fact.document_id)):
        assert f'href="{page}certificate/"' in client.get(page).content.decode()
        answer = client.get(f"{page}certificate/")
        assert name in answer["Content-Disposition"]
        assert all(check.holds for check in checks(answer.json()))
    assert client.get("/facts/f0/certificate/").status_code == 404
