"""The forms of the register. Each says what an action needs; what cannot stand is judged by the action."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marsad.evidence.labels import LANGUAGES
from marsad.evidence.review_forms import ISO_DATE
from marsad.followup.kinds import Role
from marsad.followup.labels import LEVELS, ROLES, STATUSES, STRENGTHS
from marsad.followup.vocabulary import tag_name, tag_names

NOTHING = ("", "—")
KEEP = ("", _("Leave as it is"))
TAGGED = (("themes", "theme"), ("target_groups", "target_group"), ("pillars", "pillar"), ("sdgs", "sdg"))


def short(label: Any, *, required: bool = True, **more: Any) -> forms.CharField:
    """A line of words in any script."""
    return forms.CharField(label=label, required=required, widget=forms.TextInput(attrs={"dir": "auto"}), **more)


def long(label: Any, *, required: bool = True, **more: Any) -> forms.CharField:
    """A few lines of words in any script."""
    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    return forms.CharField(label=label, required=required, widget=widget, **more)


def on_day(label: Any, *, required: bool = False) -> forms.DateField:
    """A day, chosen in the browser's calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%d"])


def amount(label: Any, *, required: bool = False) -> forms.FloatField:
    """A number."""
    return forms.FloatField(label=label, required=required, widget=forms.NumberInput(attrs={"step": "any"}))


def account(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    """Somebody with an account here; the page says who may be chosen."""
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None, choices=[NOTHING], help_text=help_text
    )


class UpdateForm(forms.Form):
    """What somebody reports."""

    status = forms.ChoiceField(
        label=pgettext_lazy("of a recommendation", "Status"),
        required=False,
        choices=[("", _("no change")), *STATUSES.items()],
    )
    text = long(_("What has been done"), required=False)
    reason = short(_("Reason"), required=False, help_text=_("Needed when it is rejected or superseded."))
    facts = long(
        _("Facts that show it"),
        required=False,
        help_text=_("Addresses of facts or of places in documents of this observatory, one per line."),
    )


class DecisionForm(forms.Form):
    """A note with a decision."""

    note = short(_("Note"), required=False)


class TaskForm(forms.Form):
    """Something to do."""

    title = short(_("What is to be done"))
    due = on_day(_("By"))
    person = account(_("By whom, with an account here"))
    name = short(_("By whom"), required=False)
    email = forms.EmailField(label=_("E-mail for reminders"), required=False)


class ContactForm(forms.Form):
    """Who answers for an addressee."""

    addressee = forms.IntegerField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, ROLES[role]) for role in Role])
    person = account(
        _("Account here"), _("Who has an account reports and validates here. For all others write a name.")
    )
    name = short(_("Name"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(
        label=_("Language of mails"), required=False, choices=[("", _("as this server writes")), *LANGUAGES.items()]
    )


class TranslationForm(forms.Form):
    """The words in another language."""

    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    text = long(_("Translation"))


class DueForm(forms.Form):
    """The day by which it is to be done."""

    due = on_day(_("Due date"))


class IndicatorForm(forms.Form):
    """How progress is measured."""

    name = short(_("What is counted"))
    unit = short(_("Unit"), required=False)
    baseline = amount(_("Baseline"))
    baseline_on = on_day(_("Baseline on"))
    target = amount(_("Target"))
    target_on = on_day(_("Target by"))


class ValueForm(forms.Form):
    """A value on a day."""

    indicator = forms.IntegerField(widget=forms.HiddenInput)
    on = on_day(_("Day"), required=True)
    value = amount(_("Value"), required=True)
    note = short(_("Note"), required=False)


class CostForm(forms.Form):
    """What it costs, and who pays."""

    amount = forms.DecimalField(label=_("Amount"), required=False, max_digits=18, decimal_places=2)
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3, help_text=_("As MAD, EUR or USD."))
    funder = short(_("Funded by"), required=False)
    note = short(_("Note"), required=False)


class AttributesForm(forms.Form):
    """What people may set beside the words."""

    strength = forms.ChoiceField(label=_("Strength"), required=False, choices=[NOTHING, *STRENGTHS.items()])
    level = forms.TypedChoiceField(
        label=_("Level of action"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[NOTHING, *((key, label) for key, label in LEVELS.items() if key != "none")],
    )
    issuer = short(_("Issued by"), required=False)
    addressees = long(_("Addressed to"), required=False, help_text=_("One per line."))
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    pillars = forms.MultipleChoiceField(
        label=_("Pillars of the UN strategy"), required=False, widget=forms.CheckboxSelectMultiple
    )
    sdgs = forms.MultipleChoiceField(label=_("SDG targets"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in TAGGED:
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
            field.choices = named(kind, self.initial.get(name, ()))


class BulkForm(forms.Form):
    """What is to be changed in many recommendations at once."""

    strength = forms.ChoiceField(label=_("Strength"), required=False, choices=[KEEP, *STRENGTHS.items()])
    level = forms.TypedChoiceField(
        label=_("Level of action"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[KEEP, *((key, label) for key, label in LEVELS.items() if key != "none")],
    )
    due = on_day(_("Due date"))
    addressees = short(_("Add an addressee"), required=False)
    themes = forms.ChoiceField(label=_("Add a theme"), required=False)
    target_groups = forms.ChoiceField(label=_("Add a target group"), required=False)
    pillars = forms.ChoiceField(label=_("Add a pillar of the UN strategy"), required=False)
    sdgs = forms.ChoiceField(label=_("Add an SDG target"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, kind in TAGGED:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = [KEEP, *named(kind)]


class UploadForm(forms.Form):
    """A file with a register."""

    file = forms.FileField(label=_("File"), error_messages={"required": _("Choose a file first.")})


class DefaultsForm(forms.Form):
    """What holds for rows that do not say it themselves."""

    register = forms.ChoiceField(label=_("Into the register"), required=False)
    series = short(
        pgettext_lazy("of codes", "Series"), required=False, help_text=_("Begins the codes, as RABAT in RABAT-2023-07.")
    )
    event_name = short(_("Event"), required=False)
    made_on = forms.CharField(label=_("Made on"), required=False, validators=[ISO_DATE], help_text=_("As 2023-11-14."))
    addressees = short(_("Addressed to"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[NOTHING, *LANGUAGES.items()])

    def __init__(self, *args: Any, registers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["register"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = list(registers)


def named(kind: str, more: Any = ()) -> list[tuple[str, str]]:
    """Values of a kind of tag with their names, those that nobody listed too."""
    values = dict.fromkeys([*tag_names(kind), *more])
    return [
        (value, f"{value} · {tag_name(kind, value)}" if kind in ("pillar", "sdg") else tag_name(kind, value))
        for value in values
    ]
