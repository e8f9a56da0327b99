"""The score profile: both headlines on one axis, and one row for each dimension."""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts.figures import highest_first
from reports.charts.rows import NAMES, Row, rows_chart
from reports.drawing.values import Picture
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.values import Headline
from surveys.scoring.values import DimensionResult, GroupResult, HeadlineResult, ItemResult

HEADLINE_NAMES: dict[Headline, Message] = {
    Headline.QUALITY: msg("Partnership quality"),
    Headline.RESULTS: msg("Results as people see them"),
}


def headlines(results: Sequence[HeadlineResult], groups: Sequence[GroupResult], say: Translator, width: float) -> Picture:
    """Quality and results side by side on one axis, never added."""
    rows = [Row(say(HEADLINE_NAMES[result.headline]), result.main, result.groups, strong=True) for result in results]
    return rows_chart(rows, groups, say, width, say(msg("Two headlines, never added up")))


def profile(
    dimensions: Sequence[DimensionResult],
    groups: Sequence[GroupResult],
    say: Translator,
    width: float,
    names: float = NAMES,
    title: str = "",
) -> Picture:
    """One row for each dimension, in the questionnaire's order; `names`: the share of the width that their names take; `title` instead of
    what they say."""
    rows = [Row(say.text(one.name), one.main, one.groups, one.previous) for one in dimensions]
    return rows_chart(rows, groups, say, width, title or say(profile_title(dimensions)), names)


def profile_title(dimensions: Sequence[DimensionResult]) -> Message:
    """What the profile says: its highest and its lowest dimension."""
    shown = [one for one in dimensions if one.main.value is not None]
    if len(shown) < 2:
        return (
            msg("Score of everybody and of each group")
            if any(each.value is not None for one in shown for each in one.groups.values())
            else msg("Score of everybody")
        )
    high = max(shown, key=lambda one: one.main.value or 0)
    low = min(shown, key=lambda one: one.main.value or 0)
    return msg("Highest: {high}. Lowest: {low}.", high=high.name, low=low.name)


def items(results: Sequence[ItemResult], groups: Sequence[GroupResult], say: Translator, width: float) -> Picture:
    """One row for each question of a dimension, highest first."""
    rows = [Row(say.text(one.text), one.overall, one.groups) for one in highest_first(results)]
    return rows_chart(rows, groups, say, width, say(msg("Question by question")))
