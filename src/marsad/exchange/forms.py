"""The form with which a file from elsewhere comes in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    """A file, and who stands behind it."""

    file = forms.FileField(label=_("File"))
    source = forms.CharField(label=_("Who stands behind it"), required=False, max_length=300)
