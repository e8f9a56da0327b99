"""Chinese, Japanese and Korean words in Word, which programs part anywhere, but not before letters that are neither theirs nor Latin."""

from __future__ import annotations

import re

from reports.lettering.breaking import CLOSING, IDEOGRAPH

EASTERN = ("ja", "ko", "zh")
PARTS = "\u200b"
"""A line may end there."""
BEFORE_OTHERS = re.compile(rf"(?<=[{CLOSING}])(?=[^\W\d_a-zA-Z{IDEOGRAPH}])")


def eastern(lang: str) -> bool:
    return lang.split("-", maxsplit=1)[0] in EASTERN


def loosened(text: str) -> str:
    """The text with lines that may end after a comma whatever comes next, so that no word before it stands alone."""
    return BEFORE_OTHERS.sub(PARTS, text)
