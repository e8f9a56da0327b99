"""The key ring by the settings: a private folder, or a small database of its own when several machines share it."""

from __future__ import annotations

from pathlib import Path

from flask import current_app

from app.db import make_engine
from app.settings import Settings
from surveys.collecting.keyring import DatabaseKeyRing, DirectoryKeyRing, KeyRing


def open_ring(settings: Settings) -> KeyRing:
    """The ring that the settings name."""
    if "://" in settings.key_ring:
        return DatabaseKeyRing(make_engine(settings.key_ring))
    return DirectoryKeyRing(Path(settings.key_ring))


def ring() -> KeyRing:
    """The site's ring, opened on first use."""
    places = current_app.extensions
    if "ring" not in places:
        places["ring"] = open_ring(places["settings"])
    opened: KeyRing = places["ring"]
    return opened
