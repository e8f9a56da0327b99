"""What every test may ask for. Each fixture lives by its subject in tests/fixtures."""

from __future__ import annotations

pytest_plugins = [
    "fixtures.databases",
    "fixtures.services",
    "fixtures.site",
    "fixtures.browser",
    "fixtures.releases",
]
