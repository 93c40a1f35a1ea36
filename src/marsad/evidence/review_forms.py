"""Forms of the review: the correction of a fact's fields and of its place in the text, and why it is rejected."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from marsad.evidence import labels
from marsad.evidence.logic.placing import placed
from marsad.evidence.values import DATES
from marsad.records import FIELDS, LIST_FIELDS, NUMBER_FIELDS, Citation, Fact, FactKind

LONG = frozenset({"text", "description", "action", "result"})
ISO_DATE = RegexValidator(r"^\d{4}(-\d{2}(-\d{2})?)?$", _("Write a date as 2023, 2023-11 or 2023-11-14."))


def why_rejected(told: Mapping[str, str]) -> dict[str, str]:
    """The reason that a reviewer chose, and their own words."""
    return {"reason": told.get("reason", ""), "note": told.get("note", "").strip()}


class PlaceForm(forms.Form):
    """The words of the document that a fact rests on, as a reviewer marks or writes them.

    `near` is where they were marked; of words that stand several times the nearest are meant.
    """

    words = forms.CharField(
        label=_("The words in the document"),
        help_text=_("Mark the right words in the sentence above, or write them here as they stand there."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "data-words": True, "autofocus": True}),
        max_length=10_000,
        required=False,
    )
    near = forms.IntegerField(widget=forms.HiddenInput(attrs={"data-near": True}), required=False, min_value=0)

    def __init__(self, citation: Citation, text: str, data: Mapping[str, Any] | None = None) -> None:
        initial = {"words": citation.quote, "near": citation.start}
        super().__init__(data, initial=initial, auto_id="place-%s")
        self.citation, self.text = citation, text

    def clean_words(self) -> str:
        """Refuse words that the document does not say."""
        words = str(self.cleaned_data["words"])
        if words and placed(self.text, words, self.citation.start) is None:
            raise forms.ValidationError(
                _("These words do not stand in the document: take them over as they are there.")
            )
        return words

    @property
    def place(self) -> tuple[int, int]:
        """Where the words stand; where nothing was written, where they stood."""
        words, near = self.cleaned_data.get("words"), self.cleaned_data.get("near")
        before = (self.citation.start, self.citation.end)
        return placed(self.text, words, before[0] if near is None else near) or before if words else before


def correction_form(fact: Fact, data: Mapping[str, Any] | None = None) -> forms.Form:
    """Build the form of a fact's kind, filled with what the machine or a person has put there."""
    initial = {name: value if is_chosen(name) else as_text(value) for name, value in fact.fields.items()}
    form = forms.Form(data, initial=initial, auto_id="field-%s")
    for name in FIELDS[fact.kind].names:
        form.fields[name] = field(fact.kind, name)
    return form


def field(kind: FactKind, name: str) -> forms.Field:
    """Build the input of one field."""
    required = name in FIELDS[kind].required
    label = labels.field(name)
    if is_chosen(name):
        several = forms.SelectMultiple(attrs={"size": 6})
        return forms.MultipleChoiceField(label=label, choices=labels.VALUES[name], required=required, widget=several)
    if name in labels.VALUES and name != "type":  # types are many, and a document may name another
        choices = [("", "—"), *labels.VALUES[name].items()]
        return forms.ChoiceField(label=label, choices=choices, required=required)
    if name in NUMBER_FIELDS:
        return forms.FloatField(label=label, required=required, localize=False)
    help_text = _("One per line.") if name in LIST_FIELDS else ""
    many_lines = name in LIST_FIELDS or name in LONG
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"}) if many_lines else forms.TextInput(attrs={"dir": "auto"})
    validators = [ISO_DATE] if name in DATES else []
    return forms.CharField(label=label, required=required, widget=widget, help_text=help_text, validators=validators)


def is_chosen(name: str) -> bool:
    """Whether a field holds several of a known list, as themes do."""
    return name in LIST_FIELDS and name in labels.VALUES


def as_text(value: Any) -> Any:
    """Show a list with one item a line."""
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value


def corrected_fields(form: forms.Form) -> dict[str, Any]:
    """Give the fields of a valid form as a fact stores them; empty ones are left out."""
    stored = {name: as_stored(name, value) for name, value in form.cleaned_data.items()}
    return {name: value for name, value in stored.items() if value not in ("", None, [])}


def as_stored(name: str, value: Any) -> Any:
    """Turn lines back into a list, and a whole number into an int."""
    if is_chosen(name):
        return list(value)
    if name in LIST_FIELDS:
        return [line.strip() for line in value.splitlines() if line.strip()]
    if name == "action_level" and value:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
