"""What themes of recommendations are called in the reader's language; `extraction/grammar/themes.toml` finds them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

THEMES: Mapping[str, str | Promise] = {
    "prevention": pgettext_lazy("theme", "prevention"),
    "youth": pgettext_lazy("theme", "youth"),
    "children": pgettext_lazy("theme", "children"),
    "women": pgettext_lazy("theme", "women"),
    "online": pgettext_lazy("theme", "the internet"),
    "media": pgettext_lazy("theme", "media"),
    "education": pgettext_lazy("theme", "education"),
    "research": pgettext_lazy("theme", "research"),
    "prisons": pgettext_lazy("theme", "prisons"),
    "reintegration": pgettext_lazy("theme", "reintegration"),
    "returnees": pgettext_lazy("theme", "returnees"),
    "cooperation": pgettext_lazy("theme", "cooperation"),
    "community": pgettext_lazy("theme", "communities"),
    "religion": pgettext_lazy("theme", "religion"),
    "legislation": pgettext_lazy("theme", "legislation"),
    "rights": pgettext_lazy("theme", "rights"),
    "victims": pgettext_lazy("theme", "victims"),
    "security": pgettext_lazy("theme", "security"),
    "development": pgettext_lazy("theme", "development"),
    "culture": pgettext_lazy("theme", "culture"),
    "finance": pgettext_lazy("theme", "finance"),
}
