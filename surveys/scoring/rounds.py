"""The round before (statistics.md 8): compared only where the same was asked, of groups that both rounds show.

Everything is worked out from what the two rounds printed, so that a change tells nothing new of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from surveys.messages import Message, Text, msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring import sentences
from surveys.scoring.changed import GroupChange, Trend
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.nonresponse import comparable
from surveys.scoring.spreads import joined
from surveys.scoring.statistics.trends import Change, Level, change, parts, printed_level
from surveys.scoring.values import DimensionResult, Figure, HeadlineResult, Released

LEAST_PER_ROUND = 10
CLEAR_FROM = 5
LEAST_GROUPS = 2
RATE_MOVED, MIX_MOVED = 0.15, 0.1
"""How far the share who answered, and a group's share of all invited, may move without a word."""
MIX_FROM = 2
"""Points of a change that must come of the groups' sizes to be said."""

NOT_COMPARED = msg("Nothing is compared with the last round: too few answered then or now, or other questions were asked.")

Result = DimensionResult | HeadlineResult


def before(questionnaire: Questionnaire, now: DimensionResult, previous: Released | None) -> DimensionResult | None:
    """The earlier round's result of the same dimension, if the two can be set beside each other as they are."""
    then = next((one for one in previous.dimensions if one.code == now.code), None) if previous else None
    if previous is None or then is None or not _comparable(now, then):
        return None
    return then if asked(questionnaire, now.code) == asked(previous.questionnaire, now.code) else None


def with_trends(draft: Released, previous: Released | None) -> Released:
    """The draft with what changed since the round before."""
    if previous is None:
        return draft
    found = _Rounds(draft, previous).compared()
    compared = any(one.trend for one in found.headlines) or any(one.trend for one in found.dimensions)
    return found if compared else replace(found, cautions=(*found.cautions, NOT_COMPARED))


def asked(questionnaire: Questionnaire, dimension: str) -> frozenset[tuple[object, ...]]:
    """What makes two rounds the same question: item codes, sense numbers, keys, ends of scales, and the groups asked if not all."""
    items = (item for item in questionnaire.items_of(dimension) if item.kind == "rating" and item.scored)
    return frozenset(
        (item.code, item.sense, item.reverse, item.kind, *_ends(questionnaire, item.scale), *sorted(item.groups)) for item in items
    )


@dataclass(frozen=True, eq=False)
class _Rounds:
    now: Released
    then: Released

    def compared(self) -> Released:
        return replace(
            self.now,
            dimensions=tuple(replace(one, trend=self.of_dimension(one)) for one in self.now.dimensions),
            headlines=tuple(replace(one, trend=self.of_headline(one)) for one in self.now.headlines),
        )

    def of_dimension(self, now: DimensionResult) -> Trend | None:
        then = next((one for one in self.then.dimensions if one.code == now.code), None)
        same = asked(self.now.questionnaire, now.code) == asked(self.then.questionnaire, now.code)
        return self.trend(now, then, now.name) if then and same else None

    def of_headline(self, now: HeadlineResult) -> Trend | None:
        then = next((one for one in self.then.headlines if one.headline is now.headline), None)
        return self.trend(now, then, None) if then and self.topics(self.now, now) == self.topics(self.then, now) else None

    def topics(self, released: Released, headline: HeadlineResult) -> Mapping[str, frozenset[tuple[object, ...]]]:
        codes = [one.code for one in released.dimensions if one.headline is headline.headline]
        return {code: asked(released.questionnaire, code) for code in codes}

    def trend(self, now: Result, then: Result, name: Text | None) -> Trend | None:
        """Over the groups of both rounds; over everybody where fewer than two can be compared."""
        both = self.levels(now, then)
        if len(both) >= LEAST_GROUPS:
            found = change(*({code: pair[place] for code, pair in both.items()} for place in (0, 1)))
        else:
            both, found = {}, self.of_everybody(now, then)
        if found is None:
            return None
        points, low, high = self.said(found, now, then, sorted(both))
        clear = _clear(points, low, high)
        return Trend(
            points,
            low,
            high,
            clear,
            sentences.changed(name, points, low, high) if clear else sentences.unchanged(low, high),
            tuple(sorted(both)),
            tuple(self.group(code, *pair) for code, pair in sorted(both.items())),
            self.split(now, then),
            tuple(self.notes(sorted(both), now)),
        )

    def levels(self, now: Result, then: Result) -> dict[str, tuple[Level, Level]]:
        """The groups that both rounds show as numbers, of whom enough answered in both; then and now."""
        both = {code: (then.groups[code], figure) for code, figure in now.groups.items() if code in then.groups}
        able = {code for code in both if self.heard(self.now, code) and self.heard(self.then, code)}
        levels = {code: (_level(pair[0]), _level(pair[1])) for code, pair in both.items() if code in able}
        return {code: (earlier, later) for code, (earlier, later) in levels.items() if earlier and later}

    def heard(self, released: Released, code: str) -> bool:
        """Whether enough of the group answered to compare it (statistics.md 2.5)."""
        group = next((one for one in released.groups if one.id == code), None)
        return group is not None and group.answered is not None and comparable(group.answered, group.invited)

    def of_everybody(self, now: Result, then: Result) -> Change | None:
        ends = [(one.everyone, released.participation) for one, released in ((then, self.then), (now, self.now))]
        levels = [_level(figure) for figure, taken in ends if taken.answered is not None and comparable(taken.answered, taken.invited)]
        known = [one for one in levels if one]
        return change({"": known[0]}, {"": known[1]}) if len(known) == 2 and self.same_groups else None

    def said(self, found: Change, now: Result, then: Result, groups: Sequence[str]) -> tuple[int, int, int]:
        """In whole points; where every shown group is compared, what a reader gets by subtraction."""
        points, whole = rounded(found.points), set(groups) == _shown(now) == _shown(then)
        if whole and groups and now.equal.value is not None and then.equal.value is not None:
            points = now.equal.value - then.equal.value
        return points, min(points, rounded(found.low)), max(points, rounded(found.high))

    def group(self, code: str, earlier: Level, later: Level) -> GroupChange:
        found = change({code: earlier}, {code: later})
        assert found is not None
        points, low, high = (rounded(end) for end in (found.points, found.low, found.high))
        return GroupChange(code, points, low, high, _clear(points, low, high))

    def split(self, now: Result, then: Result) -> Message | None:
        """Of the means over people; only where every group stands as a number in both rounds."""
        figures = [one.everyone for one in (then, now)]
        if any(figure.value is None or figure.edge for figure in figures) or not self.same_groups:
            return None
        found = parts(*({code: one for code, figure in each.groups.items() if (one := _bare(figure))} for each in (then, now)))
        if found is None or not all(set(each.groups) == _shown(each) for each in (then, now)) or abs(found.mix) < MIX_FROM:
            return None
        whole = (figures[1].value or 0) - (figures[0].value or 0)
        return sentences.split(whole, whole - rounded(found.mix), rounded(found.mix))

    @cached_property
    def same_groups(self) -> bool:
        return {one.id for one in self.now.groups} == {one.id for one in self.then.groups}

    def notes(self, groups: Sequence[str], now: Result) -> Iterable[Message]:
        if groups and set(groups) != {one.id for one in self.now.groups if one.shown} | _shown(now):
            names = joined([one.name for one in self.now.groups if one.id in groups], ", ")
            yield msg("Compared for: {names}.", names=names)
        if self.rate_moved(groups):
            yield msg("Clearly more or fewer of those invited answered than in the last round; that alone can move a score.")
        if self.mix_moved(groups):
            yield msg(
                "The groups are not of the same size beside each other as in the last round; that alone can move the mean over people."
            )

    def rate_moved(self, groups: Sequence[str]) -> bool:
        rates = [_rate(released, groups) for released in (self.then, self.now)]
        return all(rate is not None for rate in rates) and abs((rates[1] or 0) - (rates[0] or 0)) > RATE_MOVED

    def mix_moved(self, groups: Sequence[str]) -> bool:
        shares = [_shares(released, groups) for released in (self.then, self.now)]
        return any(abs(shares[1].get(code, 0) - shares[0].get(code, 0)) > MIX_MOVED for code in groups)


def _clear(points: int, low: int, high: int) -> bool:
    return abs(points) >= CLEAR_FROM and (low > 0 or high < 0)


def _level(figure: Figure) -> Level | None:
    """A printed number over at least ten people; one without a margin only where everybody answered."""
    if figure.low is None or figure.high is None or (figure.n or 0) < LEAST_PER_ROUND:
        return None
    return printed_level(figure.value or 0, figure.low, figure.high, figure.invited)


def _bare(figure: Figure) -> Level | None:
    return None if figure.value is None or figure.edge or figure.cell else Level(figure.value, 0.0, invited=figure.invited)


def _rate(released: Released, groups: Sequence[str]) -> float | None:
    """Of the groups, or of everybody, the share of the invited who answered."""
    if not groups:
        taken = released.participation
        return taken.answered / taken.invited if taken.invited and taken.answered is not None else None
    some = [one for one in released.groups if one.id in groups]
    invited = sum(one.invited or 0 for one in some)
    return sum(one.answered or 0 for one in some) / invited if invited else None


def _shares(released: Released, groups: Sequence[str]) -> Mapping[str, float]:
    invited = {one.id: one.invited or 0 for one in released.groups if one.id in groups}
    whole = sum(invited.values())
    return {code: count / whole for code, count in invited.items()} if whole else {}


def _ends(questionnaire: Questionnaire, scale: str) -> tuple[int, int] | tuple[()]:
    return (questionnaire.scale(scale).low, questionnaire.scale(scale).high) if scale else ()


def _comparable(now: DimensionResult, then: DimensionResult) -> bool:
    """Both over the same groups, from ten people in each round on, and neither only a bound."""
    figures = (now.equal, then.equal)
    same = _shown(now) == _shown(then)
    return same and all(figure.value is not None and not figure.edge and (figure.n or 0) >= LEAST_PER_ROUND for figure in figures)


def _shown(result: Result) -> set[str]:
    return {code for code, figure in result.groups.items() if figure.value is not None}
