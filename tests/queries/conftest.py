"""How hard hypothesis looks: `HYPOTHESIS_PROFILE=glance` in `make check`, `thorough` before a release."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("glance", parent=settings.get_profile("quick"), max_examples=12)
settings.register_profile("thorough", parent=settings.get_profile("quick"), max_examples=1500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
