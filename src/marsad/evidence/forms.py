"""Forms: filters of lists, files to add, and the correction of a fact's fields."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from marsad.accounts.roles import Mark
from marsad.evidence import labels
from marsad.evidence.values import DATES
from marsad.records import FIELDS, Fact, FactKind

LISTS = frozenset({"organisers", "partners", "sessions", "themes", "issues", "proposing_states"})
NUMBERS = frozenset({"edition", "amount"})
LONG = frozenset({"text", "description", "action", "result"})
ISO_DATE = RegexValidator(r"^\d{4}(-\d{2}(-\d{2})?)?$", _("Write a date as 2023, 2023-11 or 2023-11-14."))


class ManyFilesInput(forms.ClearableFileInput):
    """A field of the page that takes several files."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """One or more files."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ARG002 - Django's signature
        """Check that there is a file; what each holds is judged when it is read, so that each gets its reason."""
        chosen = [data] if data and not isinstance(data, list) else data or []
        if not chosen and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return chosen


class AddForm(forms.Form):
    """Files to read in, or a web address, or both."""

    files = ManyFiles(  # type: ignore[assignment]  # the field; what was sent is `form.files`, as Django has it
        label=_("Files"), required=False, allow_empty_file=True
    )
    address = forms.URLField(
        label=_("Web address"),
        required=False,
        assume_scheme="https",
        max_length=2000,
        error_messages={"invalid": _("This is no web address: it begins with https:// or http://.")},
    )

    mark = forms.ChoiceField(required=False, choices=[("", ""), *((str(mark), mark) for mark in Mark)])
    collection = forms.CharField(required=False, max_length=60)

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        said = super().clean() or self.cleaned_data
        if not said.get("files") and not said.get("address") and not self.errors:
            self.add_error("files", _("Choose one or more files, or write a web address."))
        return said


def correction_form(fact: Fact, data: Mapping[str, Any] | None = None) -> forms.Form:
    """Build the form of a fact's kind, filled with what the machine or a person has put there."""
    form = forms.Form(data, initial={name: as_text(value) for name, value in fact.fields.items()}, auto_id="field-%s")
    for name in FIELDS[fact.kind].names:
        form.fields[name] = field(fact.kind, name)
    return form


def field(kind: FactKind, name: str) -> forms.Field:
    """Build the input of one field."""
    required = name in FIELDS[kind].required
    label = labels.field(name)
    if name in labels.VALUES and name != "type":  # types are many, and a document may name another
        choices = [("", "—"), *labels.VALUES[name].items()]
        return forms.ChoiceField(label=label, choices=choices, required=required)
    if name in NUMBERS:
        return forms.FloatField(label=label, required=required, localize=False)
    help_text = _("One per line.") if name in LISTS else ""
    many_lines = name in LISTS or name in LONG
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"}) if many_lines else forms.TextInput(attrs={"dir": "auto"})
    validators = [ISO_DATE] if name in DATES else []
    return forms.CharField(label=label, required=required, widget=widget, help_text=help_text, validators=validators)


def as_text(value: Any) -> Any:
    """Show a list with one item a line."""
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value


def corrected_fields(form: forms.Form) -> dict[str, Any]:
    """Give the fields of a valid form as a fact stores them; empty ones are left out."""
    stored = {name: as_stored(name, value) for name, value in form.cleaned_data.items()}
    return {name: value for name, value in stored.items() if value not in ("", None, [])}


def as_stored(name: str, value: Any) -> Any:
    """Turn lines back into a list, and a whole number into an int."""
    if name in LISTS:
        return [line.strip() for line in value.splitlines() if line.strip()]
    if name == "action_level" and value:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
