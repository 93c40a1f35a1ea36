"""For all tests: a data folder of their own, chosen before the settings are read, and an odd time zone."""

import os
import tempfile

os.environ["MARSAD_HOME"] = tempfile.mkdtemp(prefix="marsad-tests-")
os.environ.setdefault("MARSAD_TIME_ZONE", "Asia/Kathmandu")  # +05:45: no test may lean on whole hours
