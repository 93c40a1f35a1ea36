"""Forms of the composer: what a report is about, its choices, a section's words."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marsad.reports.grammar.dates import MONTHS
from marsad.reports.logic.catalogue import KINDS

SUBJECTS = (
    ("event", _("An event")),
    ("document", _("A document")),
    ("theme", _("A theme")),
    ("country", _("A country")),
    ("organisation", _("An organisation")),
    ("addressee", _("An addressee of the register")),
    ("recommendation", _("A recommendation of the register")),
    ("base", _("The whole evidence base")),
)
LANGUAGES = (("ar", "العربية"), ("fr", "Français"), ("en", "English"))
MONTH_NAMES = (
    ("international", "نوفمبر"),
    ("morocco", "نونبر"),
    ("algeria", "جانفي"),
    ("levant", "تشرين الثاني"),
)
LONGEST = 300
DAY = r"^\d{4}(-\d{2}){0,2}$"
AS = _("A year, a month or a day: 2023, 2023-05 or 2023-05-14.")
NO_DAY = _("This is no date such as 2023, 2023-05 or 2023-05-14.")
MEGABYTE = 1024 * 1024
LARGEST = 25 * MEGABYTE


class StartForm(forms.Form):
    """Kind and subject of a new report."""

    kind = forms.ChoiceField(label=_("Kind of report"), choices=[(key, kind.label) for key, kind in KINDS.items()])
    subject_kind = forms.ChoiceField(label=_("About"), choices=SUBJECTS)
    subject = forms.CharField(
        label=_("Its name, code or id"),
        required=False,
        max_length=LONGEST,
        help_text=_("Choose from the list or type a name. Empty for the whole evidence base or the whole register."),
        widget=forms.TextInput(attrs={"list": "subjects", "autocomplete": "off", "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of the report"), choices=LANGUAGES)

    def clean_subject_kind(self) -> str:
        """Keep to what this kind of report may be about."""
        chosen = str(self.cleaned_data["subject_kind"])
        kind = KINDS.get(str(self.cleaned_data.get("kind")))
        if kind and chosen not in kind.subjects:
            names = dict(SUBJECTS)
            known = " · ".join(str(names[subject]) for subject in kind.subjects)
            raise forms.ValidationError(_("This kind of report is about: %(known)s.") % {"known": known})
        return chosen


class VerifyForm(forms.Form):
    """A report's file, to be verified."""

    file = forms.FileField(
        label=_("The report’s file"),
        help_text=_("A PDF, HTML or DOCX file that Marsad wrote."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.html,.docx"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large to be one of our reports."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file has more than %(most)s MB: no report is that large.") % {"most": LARGEST // MEGABYTE}
            )
        return file


class ChoicesForm(forms.Form):
    """Title, language and what may be stated."""

    title = forms.CharField(label=pgettext_lazy("of a report", "Your own title"), required=False, max_length=LONGEST)
    language = forms.ChoiceField(label=_("Language of the report"), choices=LANGUAGES)
    months = forms.ChoiceField(
        label=_("Names of Arabic months"), choices=[choice for choice in MONTH_NAMES if choice[0] in MONTHS]
    )
    with_unreviewed = forms.BooleanField(label=_("State facts that no person has checked, marked †"), required=False)
    pseudonyms = forms.BooleanField(
        label=_("Replace the names of private persons by pseudonyms"),
        required=False,
        help_text=_("The same person bears the same pseudonym everywhere; the preview shows the report as it leaves."),
    )
    since = forms.RegexField(
        label=_("Made since"), regex=DAY, required=False, help_text=AS, error_messages={"invalid": NO_DAY}
    )
    until = forms.RegexField(
        label=_("Made until"), regex=DAY, required=False, help_text=AS, error_messages={"invalid": NO_DAY}
    )
