"""What a person may ask for on the search page."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marsad.evidence import labels
from marsad.records import FactKind, Language
from marsad.search.filters import NAMES, Filters, Order, is_date

_ORDERS = {Order.BEST: _("Best first"), Order.NEWEST: _("Newest first"), Order.OLDEST: _("Oldest first")}
_PLACE = re.compile(r"(?P<document>[^:]+):(?P<start>\d+)-(?P<end>\d+)")


class SearchForm(forms.Form):
    """A question with its filters; an unknown filter counts as none."""

    q = forms.CharField(label=_("Question or words"), max_length=500, required=False)
    language = forms.ChoiceField(
        label=_("Language of the documents"),
        required=False,
        choices=[("", _("All languages")), *((str(key), labels.LANGUAGES[key]) for key in Language)],
    )
    kind = forms.ChoiceField(
        label=_("With facts of kind"),
        required=False,
        choices=[("", _("All kinds")), *((str(key), labels.FACT_KINDS_MANY[key]) for key in FactKind)],
    )
    order = forms.ChoiceField(label=_("Order"), required=False, choices=list(_ORDERS.items()))
    since = forms.CharField(label=_("Published since"), required=False, max_length=10)
    until = forms.CharField(label=_("Published until"), required=False, max_length=10)
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=200)
    source = forms.CharField(label=_("Source"), required=False, max_length=200)
    document = forms.CharField(required=False, max_length=64)
    like = forms.CharField(required=False, max_length=100)
    saved = forms.IntegerField(required=False, min_value=1)

    def question(self) -> str:
        """What is asked."""
        return self._plain("q")

    def filters(self) -> Filters:
        """The valid ones of the filters."""
        values: dict[str, Any] = {name: self._plain(name) for name in NAMES}
        for date in ("since", "until"):
            values[date] = values[date] if is_date(values[date]) else ""
        return Filters(**{**values, "order": Order(values["order"] or Order.BEST)})

    def saved_key(self) -> int | None:
        """The saved search that is shown."""
        self.is_valid()
        key: int | None = self.cleaned_data.get("saved")
        return key

    def like_place(self) -> tuple[str, int, int] | None:
        """The passage that others shall be like."""
        found = _PLACE.fullmatch(self._plain("like"))
        return (found["document"], int(found["start"]), int(found["end"])) if found else None

    def _plain(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, "")).strip()
