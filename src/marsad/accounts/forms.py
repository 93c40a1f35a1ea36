"""The forms of people and collections."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marsad.accounts.labels import MARKS, ROLES
from marsad.accounts.models import Person, Team
from marsad.accounts.roles import Mark, Role


class RoleForm(forms.Form):
    """Which role."""

    role = forms.ChoiceField(label=_("Role"), choices=[(str(r), ROLES[r]) for r in Role], initial=str(Role.READER))


class MemberForm(RoleForm):
    """Who has which role in a collection."""

    name = forms.CharField(label=_("Person or team"), max_length=150)
    field_order = ("name", "role")


class InvitationForm(RoleForm):
    """Who is invited, as what."""

    username = forms.CharField(label=_("Name for signing in"), max_length=150, validators=[Person.username_validator])
    email = forms.EmailField(label=_("E-mail"), required=False)
    field_order = ("username", "email", "role")

    def clean_username(self) -> str:
        """Refuse a name that is taken."""
        name = str(self.cleaned_data["username"])
        if Person.objects.filter(username__iexact=name).exists() or Team.objects.filter(name=name).exists():
            raise forms.ValidationError(_("This name is taken: choose another one."))
        return name


class TeamForm(forms.Form):
    """A new team."""

    name = forms.CharField(label=_("Name of the team"), max_length=100)


class CollectionForm(forms.Form):
    """A new collection."""

    name = forms.CharField(label=_("Name"), max_length=200)
    mark = forms.ChoiceField(label=_("Mark of what enters it"), choices=[(str(m), MARKS[m]) for m in Mark])


class LimitsForm(forms.Form):
    """How much each person may send; an empty field is no limit."""

    daily_files = forms.IntegerField(label=_("Files a day"), required=False, min_value=0, max_value=2**31 - 1)
    daily_megabytes = forms.IntegerField(label=_("Megabytes a day"), required=False, min_value=0, max_value=2**31 - 1)
    files = forms.IntegerField(  # type: ignore[assignment]  # the field, as in the form that adds documents
        label=_("Files in all"), required=False, min_value=0, max_value=2**31 - 1
    )
    megabytes = forms.IntegerField(label=_("Megabytes in all"), required=False, min_value=0, max_value=2**31 - 1)
