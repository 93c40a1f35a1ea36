"""The forms of personal data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marsad.accounts.models import Collection
from marsad.personal.labels import SINCE


class NameForm(forms.Form):
    """Who is meant."""

    name = forms.CharField(label=_("First name and family name"), max_length=200)


class RuleForm(forms.Form):
    """How long the documents of a collection are kept."""

    collection = forms.ModelChoiceField(
        queryset=Collection.objects.all(),
        required=False,
        label=_("Collection"),
        empty_label=_("documents in no collection"),
    )
    days = forms.IntegerField(label=_("Days; empty keeps them without limit"), min_value=1, required=False)
    since = forms.ChoiceField(label=_("counted from the day"), choices=list(SINCE.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the words of documents keep their direction."""
        super().__init__(*args, **kwargs)
        self.fields["collection"].widget.attrs["dir"] = "auto"
