import pytest
from django.template.loader import get_template

from marsad.web.warming import templates, warm_up

pytestmark = pytest.mark.django_db


def test_pages_and_their_pieces_are_loaded_before_they_are_asked_for() -> None:
    assert {"web/base.html", "evidence/reader.html", "search/passage.html"} <= set(templates())
    warm_up()
    assert get_template("evidence/reader.html").template is get_template("evidence/reader.html").template
