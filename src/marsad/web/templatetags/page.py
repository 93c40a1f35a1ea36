"""Template tags for the frame of every page: icons, pieces written once, lists of words, addresses of further pages."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from marsad.web import fragments

register = template.Library()


@register.simple_tag
def icon(name: str, *, turns: bool = False) -> SafeString:
    """Draw an icon of static/web/icons.svg; `turns` mirrors it where the page runs from right to left.

    Icons say nothing to screen readers: put words beside them.
    """
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        " icon-turns" if turns else "",
        static("web/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def piece(context: template.Context, name: str, **given: Any) -> SafeString:
    """Include a template that is given this and nothing else, written once for the same content (see `fragments`)."""
    return fragments.piece(name, given, token=context.get("csrf_token", ""))


@register.filter
def words(text: str) -> list[str]:
    """Split a line into its words, so that a template can go through them."""
    return text.split()


@register.simple_tag
def with_page(request: HttpRequest, number: int) -> str:
    """Give the address of another page of the same list, keeping its filters."""
    asked = request.GET.copy()
    asked["page"] = str(number)
    return "?" + asked.urlencode()
