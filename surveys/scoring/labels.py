"""Sentences as texts in every language of ours, for places that hold a name."""

from __future__ import annotations

from surveys.messages import Message, Text
from surveys.translator import LANGUAGES, translator


def spoken(message: Message) -> Text:
    """The sentence as a text."""
    return Text({lang: translator(lang, "surveys")(message) for lang in LANGUAGES})
