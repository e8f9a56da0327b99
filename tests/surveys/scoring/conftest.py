"""Numbers are loaded late and machines are shared: no rule here is about time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
