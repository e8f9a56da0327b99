"""How charts are read: the line below each, and how many people stand behind it; where shares are said in words, it speaks of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.figures import run_on
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.saying import either
from surveys.scoring.beside import Occurrences
from surveys.scoring.values import Figure, GroupResult, ItemResult, Released

SPREAD = (
    msg("How to read: how many of 100 answered so; dotted is the middle; several colours are answers put together."),
    msg("How to read: how many answered so, of 100 or in words; dotted is the middle; several colours are answers put together."),
    msg("How to read: the words say how many answered so; dotted is the middle; several colours are answers put together."),
)
BANDS = msg("The dotted lines at 50 and 75 part low, mixed and strength.")
TAKING_PART = msg("How to read: every square is an invited person, every filled square one who answered.")
PARTICIPATION = msg(
    "How to read: a ring is informed, a half-filled circle consulted, a filled circle decides; a dash is no part; of a phase "
    "without a mark nothing is noted yet."
)
ROUNDS = msg(
    "How to read: hollow is the round before, filled this round with its very likely range; an arrow stands only where a change is clear."
)
CHANGES = msg("How to read: the dot is the change in points, the line its very likely range; hollow means that it may be chance.")
GAPS = msg(
    "How to read: the bar joins the lowest and the highest group; the number is the distance in points; grey means that it may be chance."
)
TWO_SIDED = msg("How to read: hollow is one’s own organisation, filled the other partners.")
STRIPS = msg(
    "How to read: a strip is high where many answered alike; the ring is the average, where it can be told exactly. "
    "Answers of few people are put together and lie evenly over their steps. "
    "No strip is drawn where most answers were put together over most of the scale."
)
TWICE = msg(
    "How to read: up is the first question, along is the second, each from 0 to 100 on its own scale; neither is taken from the other."
)
PLACES = msg("How to read: the dot is the average place; the nearer to 1, the higher people put it.")
HEAT = (
    msg("How to read: the number is how many of 100 answers; the darker, the more often; what may not be shown is hatched."),
    msg("How to read: how many answers, of 100 or in words; the darker, the more often; what may not be shown is hatched."),
    msg("How to read: the words say how many answers; the darker, the more often; what may not be shown is hatched."),
)
"""Where all shares are numbers, some are words, all are words."""


def took_part(released: Released, say: Translator) -> str:
    """How many of how many people answered, where that may be said."""
    people = released.participation
    if people.answered is None:
        return say(msg("How many people answered cannot be shown without showing who."))
    if people.invited is None:
        return say(msg("{n} people answered.", n=people.answered))
    return say(msg("{n} of the {invited} people invited answered.", n=people.answered, invited=people.invited))


def of_scores(released: Released, say: Translator, *, rounds: bool = True) -> str:
    """What dots, lines and shapes are in a chart of scores, as far as this release has them, and how many people answered. `rounds`: the
    chart shows the round before, where there is one."""
    parts = [msg("How to read: the filled dot is the score from 0 to 100, the line its very likely range.")]
    if any(group.shown for group in released.groups):
        parts.append(msg("Small shapes are groups."))
    if rounds and any(one.previous is not None for one in released.dimensions):
        parts.append(msg("Hollow is the round before."))
    parts.append(BANDS)
    return run_on([*map(say, parts), took_part(released, say) if released.participation.answered is not None else ""], say)


def is_rough(results: Sequence[ItemResult], groups: Sequence[GroupResult]) -> bool:
    """Whether any score of single questions is told only to within ten points."""
    return any(one.overall.cell for one in results) or any(figure.cell for figure in _drawn(results, groups))


def of_questions(results: Sequence[ItemResult], groups: Sequence[GroupResult], say: Translator) -> str:
    """What dots, bars and lines are in a chart of single questions, which have no ranges."""
    drawn, parts = list(_drawn(results, groups)), [msg("How to read: scores run from 0 to 100.")]
    if any(one.overall.cell for one in results):
        parts.append(msg("A thick bar is a score to within ten points."))
    if any(figure.cell for figure in drawn):
        parts.append(msg("A line through the shape of a group is its score to within ten points."))
    if drawn:
        parts.append(msg("Small shapes are groups."))
    return run_on([*map(say, parts), say(BANDS)], say)


def _drawn(results: Sequence[ItemResult], groups: Sequence[GroupResult]) -> Iterator[Figure]:
    """The scores of groups that such a chart shows."""
    shown = {group.id for group in groups if group.shown}
    for one in results:
        yield from (figure for group, figure in one.groups.items() if group in shown and figure.value is not None)


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
