import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from marsad.cli.store import has_all_migrations

pytestmark = pytest.mark.django_db


def test_a_database_that_lacks_a_migration_is_told_by_names_alone():
    assert has_all_migrations()
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("search", min(name for app, name in recorder.applied_migrations() if app == "search"))
    assert not has_all_migrations()
