"""What a page asks about who asks is asked once, and never kept for another request."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from marsad.accounts.actions import add_person
from marsad.accounts.collecting import add_collection, set_member
from marsad.accounts.permission import visible_documents
from marsad.accounts.remembering import Remembering, is_remembering, once
from marsad.accounts.roles import Role

ASKED = RequestFactory()


def answered(method, view):
    return Remembering(view)(getattr(ASKED, method)("/"))


@pytest.mark.parametrize(("method", "times"), [("get", 1), ("head", 1), ("post", 2)])
def test_a_request_that_reads_asks_once_and_others_each_time(method, times):
    asked = []

    def view(_request):
        once("key", lambda: asked.append(1))
        once("key", lambda: asked.append(1))
        return HttpResponse()

    answered(method, view)
    assert len(asked) == times
    answered(method, view)
    assert len(asked) == 2 * times


def test_nothing_is_remembered_behind_a_request_that_failed():
    def view(_request):
        assert is_remembering()
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        answered("get", view)
    assert not is_remembering()


@pytest.mark.django_db
def test_a_membership_counts_from_the_next_request_on(django_assert_num_queries):
    reader, clubs = add_person("reader", who=None, role=Role.GUEST), add_collection("Clubs", who=None)

    def view(_request):
        return HttpResponse(str(visible_documents(reader)))

    with django_assert_num_queries(2):  # memberships, documents that name the reader
        before = answered("get", view).content
    set_member(clubs, reader, Role.READER, who=None)
    assert answered("get", view).content != before
