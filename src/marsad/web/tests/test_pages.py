"""The frame: language switch, light and dark, errors, the policy against foreign content."""

import pytest
from django.test import Client, override_settings
from django.urls import path, reverse
from lxml import html

from marsad.web import urls, views


def broken(request):
    raise RuntimeError("a view failed")


def forbidden(request):
    return views.forbidden(request)


urlpatterns = [*urls.urlpatterns, path("broken/", views.login_not_required(broken))]
urlpatterns += [path("forbidden/", views.login_not_required(forbidden))]
handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


def page(answer):
    return html.fromstring(answer.content)


@pytest.mark.django_db
def test_the_language_switch_sets_the_cookie_and_comes_back():
    client = Client()
    answer = client.post(reverse("web:language"), {"language": "ar", "next": "/sign-in/"})
    assert answer.headers["Location"] == "/sign-in/"
    assert client.cookies["django_language"].value == "ar"
    assert page(client.get("/sign-in/")).get("dir") == "rtl"


@pytest.mark.django_db
def test_a_visitors_browser_decides_until_they_choose():
    assert page(Client().get("/sign-in/", headers={"accept-language": "fr-MA,fr;q=0.9"})).get("lang") == "fr"
    assert page(Client().get("/sign-in/", headers={"accept-language": "de"})).get("lang") == "en"


@pytest.mark.django_db
@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', None)])
def test_light_or_dark_is_drawn_by_the_server(cookie, theme):
    client = Client()
    client.cookies["theme"] = cookie
    assert page(client.get("/sign-in/")).get("data-theme") == theme


@pytest.mark.django_db
def test_the_page_says_how_it_may_be_used_by_keyboard_and_screen_reader():
    found = page(Client().get("/sign-in/"))
    assert found.xpath("//body/a[1]/@href") == ["#content"]
    assert len(found.findall(".//main")) == 1
    assert found.xpath("//header//form/@aria-label") == ["Language"]
    for field in found.xpath("//input[not(@type='hidden')]"):
        assert found.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "direction", "heading"),
    [
        ("en", "ltr", "Something went wrong"),
        ("fr", "ltr", "Une erreur s’est produite"),
        ("ar", "rtl", "حدث خطأ ما"),
    ],
)
def test_a_failure_is_told_in_the_readers_language_without_its_details(language, direction, heading):
    client = Client(raise_request_exception=False)
    client.cookies["django_language"] = language
    answer = client.get("/broken/")
    assert answer.status_code == 500
    assert (page(answer).get("lang"), page(answer).get("dir")) == (language, direction)
    assert page(answer).findtext(".//h1") == heading
    assert "a view failed" not in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.django_db
def test_what_is_not_for_this_person_is_told_so():
    answer = Client().get("/forbidden/")
    assert answer.status_code == 403
    assert page(answer).findtext(".//h1") == "This is not open to you"


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_with_a_way_back():
    answer = Client(enforce_csrf_checks=True).post(reverse("web:language"), {"language": "ar"})
    assert answer.status_code == 403
    assert page(answer).findtext(".//h1") == "This form has expired"


@pytest.mark.django_db
def test_nothing_foreign_is_let_in():
    policy = Client().get("/sign-in/").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'self'"
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
