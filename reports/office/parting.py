"""Marks that must not be set as one with what follows them."""

from __future__ import annotations

import re

_MARK_BEFORE_LAM_ALEF = re.compile(r"([«»“”‘’()\[\]:./–—·○!…+-]\s*)(?=لا)")


def parted(text: str) -> list[tuple[str, bool]]:
    """The text in stretches; with True a mark before a lam-alef: LibreOffice draws it over the letters unless they differ in something."""
    return [(part, bool(place % 2)) for place, part in enumerate(_MARK_BEFORE_LAM_ALEF.split(text)) if part]
