"""What office programs call languages."""

from __future__ import annotations

from collections.abc import Mapping

REGIONS: Mapping[str, str] = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "pt": "pt-PT", "ru": "ru-RU", "zh": "zh-CN"}
"""Programs check spelling by language and country."""
STAYS = "\u200e"
"""A mark that keeps what stands at the ends of Latin words, such as a full stop, on the side where they have it."""
