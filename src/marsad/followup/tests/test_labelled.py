"""What readers call a body that documents name in one language alone."""

import pytest
from django.utils import translation

from marsad.followup.queries.named import body_label


@pytest.mark.parametrize(
    ("language", "name", "entity", "shown"),
    [
        ("fr", "وزارة المالية", "وزارة المالية", "ministère des Finances"),
        ("ar", "وزارة المالية", "وزارة المالية", "وزارة المالية"),
        ("en", "Réseau des ports", "Réseau des ports", "Réseau des ports"),  # readable, if foreign
        ("en", "شبكة الموانئ", "شبكة الموانئ", "شبكة الموانئ"),  # no table knows it
        ("en", "صندوق الموانئ", "Harbour Fund", "Harbour Fund"),
        ("en", "donors", "", "donors"),
    ],
)
def test_a_body_is_named_so_that_readers_can_read_it(language, name, entity, shown):
    with translation.override(language):
        assert body_label(name, entity) == shown
