"""E-mail addresses: one test for all of them, strict enough that none can break out of a mail header."""

from __future__ import annotations

import re

from surveys.errors import Problem
from surveys.messages import msg

LONGEST = 254
_SHAPE = re.compile(
    r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]{1,64}@[^\s@<>()\[\],;:\\\".\x00-\x1f\x7f]+(\.[^\s@<>()\[\],;:\\\".\x00-\x1f\x7f]+)+"
)


def is_address(text: str) -> bool:
    """Whether it looks like one e-mail address, in any script."""
    return len(text) <= LONGEST and _SHAPE.fullmatch(text) is not None


def same(text: str) -> str:
    """The form under which two spellings of one address are equal."""
    return text.strip().casefold()


def not_an_address(place: str, text: str) -> tuple[Problem, ...]:
    """A problem if there is a text and it is no e-mail address."""
    if not text or is_address(text):
        return ()
    return (
        Problem(
            place,
            msg("“{address}” is not an e-mail address.", address=text[:80]),
            msg("Write it like name@example.org, or leave it empty."),
        ),
    )
