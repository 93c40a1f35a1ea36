"""What a token may be used for; its person's own permission bounds it further."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """One of the things that a token opens."""

    READ = "read"
    REVIEW = "review"
    ADD = "add"


LABELS: Mapping[Scope, str | Promise] = {
    Scope.READ: _("Read documents, facts, entities, recommendations; search"),
    Scope.REVIEW: _("Accept, correct and reject facts"),
    Scope.ADD: _("Send documents"),
}
