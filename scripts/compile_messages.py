"""Compile each room's translations with polib, so that no gettext program is needed."""

from pathlib import Path

import polib

for path in sorted(Path("src/marsad").glob("*/locale/*/LC_MESSAGES/django.po")):
    catalogue = polib.pofile(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
    print(f"{path}: {catalogue.percent_translated()} % translated")
