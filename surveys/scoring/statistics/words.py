"""What statistics say in plain words (statistics.md 4 and 15)."""

from __future__ import annotations

from surveys.messages import Message, msg
from surveys.scoring.statistics.reliability import Reliability

WELL, REASONABLY, LOOSELY = 0.8, 0.7, 0.6
"""The least alpha for each word; below the last one the questions do not form one measure."""


def hangs_together(found: Reliability) -> Message:
    """How well the questions of one topic hang together; below 30 people or three questions, that it cannot be said."""
    if found.alpha is None or not found.enough:
        return msg("Not enough answers to check whether these questions measure one thing.")
    if found.alpha >= WELL:
        return msg("The questions hang together well.")
    if found.alpha >= REASONABLY:
        return msg("The questions hang together reasonably.")
    if found.alpha >= LOOSELY:
        return msg("The questions hang together loosely: read them one by one.")
    return msg("The questions do not form one measure: read them one by one, not as a score.")
