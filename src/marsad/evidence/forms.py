"""The form that takes documents in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from marsad.accounts.roles import Mark


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
