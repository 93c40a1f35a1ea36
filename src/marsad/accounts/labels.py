"""Roles and marks in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marsad.accounts.roles import Mark, Role

ROLES: Mapping[Role, str | Promise] = {
    Role.GUEST: pgettext_lazy("role", "guest"),
    Role.READER: pgettext_lazy("role", "reader"),
    Role.CONTRIBUTOR: pgettext_lazy("role", "contributor"),
    Role.REVIEWER: pgettext_lazy("role", "reviewer"),
    Role.EDITOR: pgettext_lazy("role", "editor"),
    Role.OWNER: pgettext_lazy("role", "owner"),
}
# The marks keep their international names, with what they mean here.
MARKS: Mapping[Mark, str | Promise] = {
    Mark.CLEAR: _("TLP:CLEAR – for everybody"),
    Mark.GREEN: _("TLP:GREEN – for all of the house, without guests"),
    Mark.AMBER: _("TLP:AMBER – for the members of the collection"),
    Mark.STRICT: _("TLP:AMBER+STRICT – for the members, without guests"),
    Mark.RED: _("TLP:RED – for the persons named, nobody else"),
}
