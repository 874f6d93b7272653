"""What holds for all tests: none is timed, none uses your cache, your settings or your memory."""

from __future__ import annotations

import os
import sys

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

os.environ["DIPVIEW_CACHE"] = "off"
os.environ["DIPVIEW_CONFIG"] = "off"
os.environ["DIPVIEW_STATE"] = "off"

# What is compiled is kept: else each program that a test starts would compile dipview anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
