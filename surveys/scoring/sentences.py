"""The words that go with figures (statistics.md 2.4, 3.1, 6 and 15; decisions.md "Method")."""

from __future__ import annotations

import math

from surveys.messages import Message, Param, Text, msg, nmsg
from surveys.questionnaires.values import Missing
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.values import Figure, Precision

STRENGTH_FROM, MIXED_FROM = 75, 50
SMALL, CLEAR, LARGE = 5, 10, 20
ALIKE_FROM, PARTLY_FROM = 0.7, 0.3
"""Kendall's W from which people are said to agree on an order, and to agree in part (after Schmidt 1997)."""

NO_SECOND_SIDE = msg("Not shown: only one group can be shown, and one side does not speak for the partnership.")
NOT_PRECISE = msg("Not shown: there are too few answers for a score of the whole partnership.")
N_UNKNOWN = msg("Not shown: it is not known how many people were invited.")
ROUGH = msg("Too few answers for a precise score.")
ROUGH_FROM, TOO_ROUGH_FROM = 20, 30


def scored(figure: Figure) -> Message:
    """One printed mean for a reader who knows no statistics."""
    value, n, invited = figure.value or 0, figure.n or 0, figure.invited
    if figure.edge:
        return _beyond(figure.edge, value)
    if figure.precision is Precision.CENSUS:
        return msg("{value} out of 100. Everyone invited answered.", value=value)
    if figure.low is None or figure.high is None:
        return msg("{value} out of 100.", value=value)
    if invited is None:
        return msg("{value} out of 100 is the average of the {n} people who answered.", value=value, n=n)
    if figure.precision is Precision.TYPICAL:
        return msg(
            "{value} out of 100. Going by a typical margin, the average of all {invited} invited people very likely lies between {low} "
            "and {high}.",
            value=value,
            invited=invited,
            low=figure.low,
            high=figure.high,
        )
    return msg(
        "{value} out of 100. The average of all {invited} invited people is very likely between {low} and {high}.",
        value=value,
        invited=invited,
        low=figure.low,
        high=figure.high,
    )


def in_cell(start: int) -> Message:
    return msg("Between {low} and {high} out of 100.", low=start, high=100 if start == 90 else start + 9)


def band(figure: Figure) -> Message | None:
    """ "strength" 75-100, "mixed" 50-74, "low" 0-49, said only when the whole interval lies there, otherwise "between"."""
    if figure.value is None or figure.cell:
        return None
    low, high = _ends(figure)
    if low is None or high is None:
        return None
    if low >= STRENGTH_FROM:
        return msg("strength")
    if high < MIXED_FROM:
        return msg("low")
    if low >= MIXED_FROM:
        return msg("mixed") if high < STRENGTH_FROM else msg("between mixed and strength")
    return msg("between low and mixed") if high < STRENGTH_FROM else msg("between low and strength")


def two_means(equal: Figure, everyone: Figure, because: Message | None) -> Message | None:
    """Both headlines side by side when they are 5 points or more apart (D4)."""
    if equal.value is None or everyone.value is None:
        return None
    if abs(equal.value - everyone.value) < SMALL:
        return msg("{equal} if each group’s voice counts the same, and about the same if every person’s does.", equal=equal.value)
    if because is None:
        return msg(
            "{equal} if each group’s voice counts the same, {everyone} if every person counts the same.",
            equal=equal.value,
            everyone=everyone.value,
        )
    return msg(
        "{equal} if each group’s voice counts the same. If every person counted the same it would be {everyone}, because {reason}",
        equal=equal.value,
        everyone=everyone.value,
        reason=because,
    )


def largest_group(name: Text, *, happier: bool) -> Message:
    if happier:
        return msg("{group}, who are more content, are the largest group.", group=name)
    return msg("{group}, who are less content, are the largest group.", group=name)


def one_side(name: Text) -> Message:
    return msg("{group} only.", group=name)


def size_word(points: int) -> Message:
    """How large a difference is in words (statistics.md 6)."""
    if abs(points) < SMALL:
        return msg("about the same")
    if abs(points) < CLEAR:
        return msg("small")
    return msg("clear") if abs(points) < LARGE else msg("large")


def differing(name: Text, lower: Text, higher: Text, points: int, *, by_chance: bool) -> Message:
    """Two groups on one dimension; `points` is how much lower the first one is."""
    if points < SMALL:
        return msg("{a} and {b} see “{name}” alike, as far as these answers can tell.", a=lower, b=higher, name=name)
    if by_chance:
        return msg(
            "{lower} rate “{name}” {points} points lower than {higher}. The difference may be chance.",
            lower=lower,
            name=name,
            points=points,
            higher=higher,
        )
    return msg(
        "{lower} rate “{name}” {points} points lower than {higher}. This is unlikely to be chance.",
        lower=lower,
        name=name,
        points=points,
        higher=higher,
    )


def differing_census(name: Text, lower: Text, higher: Text, points: int) -> Message:
    return msg(
        "{lower} rate “{name}” {points} points lower than {higher}. Everyone invited answered: this is the difference this round.",
        lower=lower,
        name=name,
        points=points,
        higher=higher,
    )


def differing_on_shared(name: Text, n: int, lower: Text, higher: Text, low: int, high: int, said: Message) -> Message:
    """Two groups on the `n` questions of a dimension that both were asked, with what is said of chance."""
    return nmsg(
        "On the one question about “{name}” that both were asked, {lower} give {low} of 100 and {higher} {high}. {said}",
        "On the {n} questions about “{name}” that both were asked, {lower} give {low} of 100 and {higher} {high}. {said}",
        n,
        name=name,
        lower=lower,
        low=low,
        higher=higher,
        high=high,
        said=said,
    )


def chance_word(points: int, *, by_chance: bool, census: bool) -> Message:
    """What is said after the figures of two groups that lie `points` apart."""
    if points < SMALL:
        return msg("They see it alike, as far as these answers can tell.")
    if census:
        return msg("Everyone invited answered: this is the difference this round.")
    return msg("The difference may be chance.") if by_chance else msg("This is unlikely to be chance.")


def own_and_other(own: Figure, other: Figure) -> Message:
    """How people see their own side and how they see the others; both figures are printed."""
    values = {"own": limited(own), "other": limited(other)}
    apart = (own.value or 0) - (other.value or 0)
    if abs(apart) < SMALL:
        return msg("People see their own side and the others alike on this ({own} and {other}).", **values)
    if apart > 0:
        return msg("People give their own side {own} and the others {other}.", **values)
    return msg("People give the others {other} and their own side {own}.", **values)


def seen_from_both(name: Text, own: Figure, seen: Figure) -> Message:
    """How one of two groups sees itself, and how the other one sees it."""
    values = {"own": limited(own), "seen": limited(seen)}
    return msg("{group} give themselves {own}; the other side gives them {seen}.", group=name, **values)


def divided(above: float, below: float, *, averaged: bool) -> Message:
    """`above`, `below`: shares 0-1 of those who answered on either side of the middle. `averaged`: an average is printed beside it."""
    if not averaged:
        return msg(
            "Views are divided: about {above} in 10 gave a high answer and {below} in 10 a low one.",
            above=rounded(above * 10),
            below=rounded(below * 10),
        )
    return msg(
        "Views are divided: about {above} in 10 gave a high answer and {below} in 10 a low one; the average hides this.",
        above=rounded(above * 10),
        below=rounded(below * 10),
    )


def cannot_judge(share: float) -> Message:
    return msg("{tenths} in 10 said they cannot judge this.", tenths=rounded(share * 10))


def unanswered(kind: Missing, share: float) -> Message:
    """Why a part of those asked gave no answer, other than that they do not know."""
    tenths = rounded(share * 10)
    if kind is Missing.INAPPLICABLE:
        return msg("{tenths} in 10 said that this does not apply.", tenths=tenths)
    if kind is Missing.DECLINED:
        return msg("{tenths} in 10 did not want to answer this.", tenths=tenths)
    return msg("{tenths} in 10 left this question out.", tenths=tenths)


def changed(name: Text | None, points: int, low: int, high: int) -> Message:
    """A clear change since the last round, of one topic or (None) of a headline."""
    if name is not None:
        if points > 0:
            return msg("“{name}” is {points} points higher than in the last round.", name=name, points=points)
        return msg("“{name}” is {points} points lower than in the last round.", name=name, points=-points)
    if low == high:
        return msg("Everyone invited answered, now and in the last round: the change is {points} points.", points=points)
    if points > 0:
        return msg("{points} points higher than in the last round (between {low} and {high}).", points=points, low=low, high=high)
    return msg("{points} points lower than in the last round (between {low} and {high}).", points=-points, low=-high, high=-low)


def unchanged(low: int, high: int) -> Message:
    return msg("No clear change since the last round (between {low} and {high} points).", low=low, high=high)


def split(whole: int, inside: int, mix: int) -> Message:
    """The change of the mean over people, in its two parts."""
    return msg(
        "If every person counts the same the score moved by {whole} points: {inside} inside the groups, and {mix} because the groups are "
        "of other sizes than before.",
        whole=whole,
        inside=inside,
        mix=mix,
    )


def _beyond(edge: str, value: int) -> Message:
    return msg("At least {value} out of 100.", value=value) if edge == ">=" else msg("At most {value} out of 100.", value=value)


def limited(figure: Figure) -> Param:
    """The number as it may be said inside a sentence."""
    if not figure.edge:
        return figure.value or 0
    return msg("at least {value}", value=figure.value or 0) if figure.edge == ">=" else msg("at most {value}", value=figure.value or 0)


def _ends(figure: Figure) -> tuple[int | None, int | None]:
    if figure.edge == ">=":
        return figure.value, 100
    return (0, figure.value) if figure.edge == "<=" else (figure.low, figure.high)


def in_one_order(concordance: float) -> Message | None:
    """How far people agree on an order, from Kendall's W; nothing where it has no meaning."""
    if math.isnan(concordance):
        return None
    if concordance >= ALIKE_FROM:
        return msg("People put these in much the same order.")
    if concordance >= PARTLY_FROM:
        return msg("People agree on this order in part.")
    return msg("People put these in quite different orders.")
