"""What a part of a question got on average, in the question's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from surveys.messages import Message, msg


def place(average: float) -> Message:
    """Of what was put in order."""
    return msg("place {place} on average", place=average)


def points(average: float) -> Message:
    """Of points that were shared out."""
    return msg("{points} points on average", points=average)


BARE: Mapping[str, Message] = {place(0).text: msg("place {place}"), points(0).text: msg("{points} points")}


def bare(words: Message) -> Message:
    """The same below a heading that says "on average" already."""
    return replace(words, text=BARE[words.text].text) if words.text in BARE else words
