"""What all pages of this room need: what is asked for, 404 for what is not there, messages for what cannot be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from marsad.accounts.returning import page_to_return_to
from marsad.followup.errors import (
    ChangeError,
    NotAllowedError,
    RegisterFileError,
    UnknownPartError,
    UnknownRecommendationError,
    UnknownRegisterError,
)
from marsad.followup.filters import Filters

P = ParamSpec("P")
T = TypeVar("T")
LAYOUTS = ("table", "board")
UNKNOWN = (UnknownPartError, UnknownRecommendationError, UnknownRegisterError)
REFUSED = (ChangeError, NotAllowedError, RegisterFileError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for; the whole state of the list stands in it."""

    filters: Filters
    layout: str

    def address(self, filters: Filters | None = None, layout: str = "") -> str:
        """An address of the same page with other filters or another layout."""
        pairs = (filters or self.filters).as_parameters()
        if (layout or self.layout) != LAYOUTS[0]:
            pairs = [*pairs, ("layout", layout or self.layout)]
        return "?" + urlencode(pairs)

    @property
    def here(self) -> str:
        """The address of what is shown now."""
        return self.address()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a search keeps beside its own two fields."""
        pairs = [pair for pair in self.filters.as_parameters() if pair[0] not in ("text", "order")]
        return pairs if self.layout == LAYOUTS[0] else [*pairs, ("layout", self.layout)]


def asked(request: HttpRequest) -> Asked:
    """Read an address."""
    layout = request.GET.get("layout", "")
    return Asked(
        filters=Filters.from_mapping(dict(request.GET.lists())), layout=layout if layout in LAYOUTS else "table"
    )


def found(query: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask a query; what it does not know is a page that does not exist."""
    try:
        return query(*args, **kwargs)
    except UNKNOWN as unknown:
        raise Http404(str(unknown)) from unknown


def refusal(action: Callable[[], object]) -> str:
    """Act; give why that cannot be, "" once it is done. What is unknown is a page that does not exist."""
    try:
        found(action)
    except REFUSED as refused:
        return str(refused)
    return ""


def attempted(request: HttpRequest, action: Callable[[], object], done: object) -> bool:
    """Act and say so, or say why not."""
    if why := refusal(action):
        messages.error(request, why)
        return False
    if done:
        messages.success(request, str(done))
    return True


def back(request: HttpRequest, default: str, *, at_its_place: bool = True) -> HttpResponse:
    """Return to the page that the form names if it is ours; to its head, where something is to be read there first."""
    # `redirect` would take a word for the name of a page.
    address = page_to_return_to(request, default)
    return HttpResponseRedirect(address if at_its_place else address.partition("#")[0])


def reading_language() -> str:
    """The reader's language, as two letters."""
    return (get_language() or "en")[:2]
