"""People's words made safe to store: normal form, no control characters, nothing that turns the reading direction of what follows."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_TURNING = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates. The plain marks U+200E, U+200F and U+061C stay: Arabic and Hebrew writers need them."""
_HIDDEN = "\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\U000e0000-\U000e007f"
"""Byte-order marks, annotation anchors, noncharacters and tag characters, which show nothing."""
_UNWANTED = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff{_TURNING}{_HIDDEN}]")
_SPACES = re.compile(r"\s+")
_SHOWN = re.compile("[^\\s\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\uffa0]")
"""Any sign but spaces, joiners, marks of direction and fillers: without one of these there is nothing to read."""


def clean(text: str, *, lines: bool = False) -> str:
    """The text in NFC without control characters, lone surrogates or direction overrides; line ends kept only with `lines`. Empty where
    nothing of it shows."""
    if not text:
        return ""
    plain = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    if not _SHOWN.search(plain):
        return ""
    normal = unicodedata.normalize("NFC", plain)
    return normal.strip() if lines else _SPACES.sub(" ", normal).strip()


def fold(text: str) -> str:
    """The text as compared with labels: one line, without regard to case."""
    return clean(text).casefold()
