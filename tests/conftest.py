"""What every test may ask for. Each fixture lives by its subject in tests/fixtures."""

from __future__ import annotations

import os

from hypothesis import settings

# The same examples on every machine; HYPOTHESIS_PROFILE=searching looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

pytest_plugins = [
    "fixtures.databases",
    "fixtures.services",
    "fixtures.site",
    "fixtures.browser",
    "fixtures.releases",
    "fixtures.returned_mail",
]
