"""What a person may ask for on the search page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marsad.evidence import labels
from marsad.records import FactKind, Language


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

    def asked(self) -> dict[str, str]:
        """The question and its filters, without what is not valid."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("q", "language", "kind")}
