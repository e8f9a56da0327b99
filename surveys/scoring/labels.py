"""Sentences and months as texts in every language of ours, for places that hold a name."""

from __future__ import annotations

from datetime import date

from babel.dates import format_skeleton

from surveys.messages import Message, Text
from surveys.translator import LANGUAGES, translator


def spoken(message: Message) -> Text:
    """The sentence as a text."""
    return Text({lang: translator(lang, "surveys")(message) for lang in LANGUAGES})


def month(year: int, number: int) -> Text:
    """A month of a year: March 2026."""
    day = date(year, number, 1)
    return Text({lang: format_skeleton("yMMMM", day, locale=translator(lang).locale) for lang in LANGUAGES})
