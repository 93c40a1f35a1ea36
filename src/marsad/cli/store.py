"""Opens the data folder for commands: settings, and the database at its newest shape."""

import os
from pathlib import Path

import click
import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MIGRATIONS_MODULE_NAME
from django.db.migrations.recorder import MigrationRecorder


class UnreachableError(click.ClickException):
    """The database cannot be used; the message says which one and what to look at."""

    exit_code = 2


class SettingsError(click.ClickException):
    """Settings that do not go together; the message says which, and what to set."""

    exit_code = 2


def open_store(*, migrate: bool = True) -> None:
    """Set Django up and bring the database of this home up to date; without `migrate` nothing is written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
    if not migrate:
        for key in ("MARSAD_SECRET_KEY", "MARSAD_PEPPER"):
            os.environ.setdefault(key, "only to show help")  # keeps the settings from making a home
    try:
        django.setup()
        if migrate:
            bring_up_to_date()
    except ImproperlyConfigured as error:
        raise SettingsError(str(error)) from error
    except (DatabaseError, OSError) as error:
        raise UnreachableError(explained(error)) from error


def bring_up_to_date() -> None:
    """Apply the migrations that this database lacks; when there is none, this costs a few milliseconds."""
    settings.HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    if has_all_migrations():
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        call_command("createcachetable", verbosity=0)  # where processes count together (settings); else nothing


def has_all_migrations() -> bool:
    """Whether every file of a migration is recorded as applied: told by names, without loading some hundred modules."""
    recorded = MigrationRecorder(connection).applied_migrations()
    return all(
        (config.label, path.stem) in recorded
        for config in apps.get_app_configs()
        for path in Path(config.path, MIGRATIONS_MODULE_NAME).glob("[!_]*.py")
    )


def explained(error: Exception) -> str:
    """What is wrong and where to look."""
    if "DATABASE_URL" in os.environ:
        return f"The database of DATABASE_URL cannot be used ({error}): check that its server runs and lets you in."
    home = os.environ.get("MARSAD_HOME", "./marsad-home")
    return (
        f"The data folder {home} cannot be used ({error}): check that you may write there, or choose another (--home)."
    )
