"""How charts of shares are read: their line speaks of numbers, of words, or of both, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.messages import Message, Translator, msg
from surveys.questionnaires.saying import either
from surveys.scoring.beside import Occurrences
from surveys.scoring.values import GroupResult, ItemResult

SPREAD = (
    msg("How to read: how many of 100 answered so; dotted is the middle; several colours are answers put together."),
    msg("How to read: how many answered so, of 100 or in words; dotted is the middle; several colours are answers put together."),
    msg("How to read: the words say how many answered so; dotted is the middle; several colours are answers put together."),
)
HEAT = (
    msg("How to read: the number is how many of 100 answers; the darker, the more often; what may not be shown is hatched."),
    msg("How to read: how many answers, of 100 or in words; the darker, the more often; what may not be shown is hatched."),
    msg("How to read: the words say how many answers; the darker, the more often; what may not be shown is hatched."),
)
"""Where all shares are numbers, some are words, all are words."""


def of_spread(results: Sequence[ItemResult]) -> Message:
    """The line below a chart of how answers spread."""
    shares = [share for one in results if one.distribution for share in one.distribution.shares if share.percent is not None]
    return SPREAD[_kind([share.words is not None for share in shares])]


def fewer(groups: Sequence[GroupResult], say: Translator) -> str:
    """That bars may hold fewer people than the score beside them. Said wherever groups are shown: below one chart it would tell of one."""
    if not any(group.shown for group in groups):
        return ""
    return say(msg("Groups whose answers lie close together count in the score only."))


def of_heat(one: Occurrences) -> Message:
    """The line below a chart of how often things occur."""
    return HEAT[_kind(list(_in_words(one)))]


def counted(one: Occurrences) -> Message:
    """What is counted there: the steps that are put together, each between marks and with "or" before the last."""
    chosen = either(one.steps)
    if any(_in_words(one)):
        return msg("How often people chose {steps}.", steps=chosen)
    return msg("In how many of 100 answers people chose {steps}.", steps=chosen)


def _in_words(one: Occurrences) -> Iterator[bool]:
    for row in one.rows:
        for figure in (row.everybody, *row.groups.values()):
            if figure.value is not None:
                yield figure.sentence is not None


def _kind(worded: Sequence[bool]) -> int:
    return 0 if not any(worded) else 2 if all(worded) else 1
