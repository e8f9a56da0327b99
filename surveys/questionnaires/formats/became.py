"""What each kind of question is called in the report on an import."""

from __future__ import annotations

from collections.abc import Mapping

from surveys.messages import Message, msg

BECAME: Mapping[str, Message] = {
    "rating": msg("A rating on a scale"),
    "zero_to_ten": msg("A number from 0 to 10"),
    "slider": msg("A place on a line"),
    "choice": msg("One choice"),
    "choices": msg("Several choices"),
    "number": msg("A number to write"),
    "date": msg("A day to pick"),
    "short_text": msg("A line of words"),
    "long_text": msg("Some paragraphs of words"),
    "statement": msg("Words to read"),
    "two_scales": msg("A step on each of two scales"),
    "relationship": msg("How often and how well with each partner"),
    "ranking": msg("An order of options"),
    "points": msg("Points shared out among options"),
}
