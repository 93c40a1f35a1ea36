"""The settings under which tests run: a data folder of their own, an odd time zone, each process's own cache."""

import os
import tempfile

os.environ["MARSAD_HOME"] = tempfile.mkdtemp(prefix="marsad-tests-")
os.environ.setdefault("MARSAD_TIME_ZONE", "Asia/Kathmandu")  # +05:45: no test may lean on whole hours

from marsad.web.settings import *  # noqa: F403 - the settings are read from the environment chosen above

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # tests side by side share nothing
os.environ["DJANGO_SETTINGS_MODULE"] = "marsad.web.settings"  # what tests start runs as people run it
MARSAD_PAGE_RATE = ""  # tests ask faster than people
