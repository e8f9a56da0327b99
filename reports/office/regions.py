"""What office programs call languages, and what they need to set figures in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reports.lettering.joining import STAYS
from surveys.translator import direction

REGIONS: Mapping[str, str] = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "pt": "pt-PT", "ru": "ru-RU", "zh": "zh-CN"}
"""Programs check spelling by language and country."""
SIGNED = re.compile(r"(?<![\d.,\u200e])[\u2212+]?\d[\d.,]*%|(?<!\w)[\u2212+]\d")


def signed(words: str, lang: str) -> str:
    """In Arabic a figure with its sign or per cent behind a mark: office programs would set these on its other side."""
    return SIGNED.sub(lambda found: STAYS + found[0], words) if direction(lang) == "rtl" else words
