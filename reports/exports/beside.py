"""The rows beside the scores: who took part, changes, agreement, differences, views of each other, what occurs, objectives, indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.exports.row import PUT_TOGETHER, Row, blank, figured, shares
from surveys.messages import Message, Translator, msg
from surveys.scoring.changed import Trend
from surveys.scoring.disclosure.thresholds import hidden
from surveys.scoring.values import DimensionResult, GroupResult, ObjectiveResult, Released


def taking_part(released: Released, say: Translator) -> Iterator[Row]:
    """Everybody, then each group; hidden groups without a number (statistics.md R10)."""
    whole = released.participation
    yield _counted(Row("taking_part"), whole.answered, whole.invited, whole.rate_word, say)
    for group in released.groups:
        yield _group(group, say)


def _group(group: GroupResult, say: Translator) -> Row:
    row = Row("taking_part", group=group.id)
    if not group.shown:
        return blank(row, group.hidden, say)
    return _counted(row, group.answered, group.invited, group.rate_word, say)


def _counted(row: Row, answered: int | None, invited: int | None, word: Message | None, say: Translator) -> Row:
    if answered is None:
        return blank(row, hidden(), say)
    return replace(row, unit="people", n=answered, invited=invited, figure=answered, words=say(word) if word else "")


def change(row: Row, trend: Trend | None, say: Translator) -> Iterator[Row]:
    """This round minus the last, over the groups of both, then group by group."""
    if trend is None:
        return
    said = " ".join(say(one) for one in (trend.sentence, *trend.notes))
    points = replace(row, what="change", unit="points")
    whole = "groups" if trend.compared else "people"
    yield replace(points, estimand=whole, figure=trend.points, low=trend.low, high=trend.high, words=said)
    for one in trend.groups:
        yield replace(points, group=one.group, estimand="group", figure=one.points, low=one.low, high=one.high)


def agreement(row: Row, dimension: DimensionResult, say: Translator) -> Iterator[Row]:
    """In words only."""
    for one in dimension.agreement:
        yield replace(row, what="agreement", group=one.group, estimand="group", words=say(one.word))


def others(released: Released, say: Translator) -> Iterator[Row]:
    """All that follows the topics."""
    yield from _differences(released, say)
    yield from _views(released, say)
    yield from _working(released, say)
    yield from _together(released, say)
    yield from _among_others(released, say)
    yield from _occurring(released, say)
    for objective in released.objectives:
        yield from _reached(objective, released, say)
    yield from _about_people(released, say)
    yield from _comments(released, say)
    yield from _indicators(released, say)


def _differences(released: Released, say: Translator) -> Iterator[Row]:
    """Groups that were asked otherwise stand there with their figures on the questions that both were asked, each once."""
    told: set[tuple[str, str, str]] = set()
    for one in released.differences:
        row = Row("difference", one.dimension, say.text(one.name), PUT_TOGETHER.join(one.shared), estimand="group")
        for group, figure in ((one.a, one.first), (one.b, one.second)):
            if figure and (one.dimension, row.part, group) not in told:
                told.add((one.dimension, row.part, group))
                yield figured(replace(row, what="on_shared", group=group), figure, "group", say)
        points = replace(row, group=one.a, against=one.b, unit="points")
        yield replace(points, figure=one.points, low=one.low, high=one.high, words=say(one.sentence))


def _views(released: Released, say: Translator) -> Iterator[Row]:
    for one in released.two_sided:
        row = Row("own_view", one.pair, say.text(one.name))
        yield figured(row, one.own, "groups", say)
        yield figured(replace(row, what="other_view"), one.other, "groups", say)
        for side in one.sides:
            yield figured(replace(row, group=side.group), side.own, "group", say)
            yield figured(replace(row, what="other_view", group=side.group), side.seen, "group", say)


def _working(released: Released, say: Translator) -> Iterator[Row]:
    """Each direction between two partners: "p.a>p.b" is what people of the first say of the second."""
    for one in released.networks:
        if one.hidden:
            yield blank(Row("often_with", one.item, say.text(one.text)), one.hidden, say)
        names = {code: say.text(name) for code, name in one.partners}
        for tie in one.ties:
            row = Row("often_with", one.item, f"{names[tie.rater]} → {names[tie.rated]}", part=f"{tie.rater}>{tie.rated}")
            yield figured(row, replace(tie.often, n=None), "answers", say)
            yield figured(replace(row, what="well_with"), replace(tie.well, n=None), "answers", say)


def _together(released: Released, say: Translator) -> Iterator[Row]:
    for one in released.together:
        row = Row("goes_together", one.dimension, say.text(one.name), estimand="answers", unit="percent")
        yield replace(row, figure=one.percent, low=one.low, high=one.high, words=say(one.sentence))


def _among_others(released: Released, say: Translator) -> Iterator[Row]:
    """In words alone: a place is a range, and no number to go on counting with."""
    for one in released.placed:
        yield Row("among_others", one.variable.partition(":")[2], say.text(one.name), estimand="group", words=say(one.sentence))


def _occurring(released: Released, say: Translator) -> Iterator[Row]:
    for table in released.occurrences:
        for one in table.rows:
            row = Row("occurs", one.code, say.text(one.title))
            for group, figure in (("", one.everybody), *one.groups.items()):
                found = figured(replace(row, group=group), figure, "group" if group else "answers", say, "percent", (figure.sentence,))
                yield replace(found, bound="about") if figure.sentence and figure.value is not None else found


def _reached(objective: ObjectiveResult, released: Released, say: Translator) -> Iterator[Row]:
    row = Row("reached", objective.item, objective.subject)
    if objective.hidden:
        yield blank(row, objective.hidden, say)
    if objective.overall:
        yield from shares(row, objective.overall, say, "reached")
    for group in released.groups:
        if group.id in objective.groups:
            yield from shares(replace(row, group=group.id), objective.groups[group.id], say, "reached")


def _about_people(released: Released, say: Translator) -> Iterator[Row]:
    for one in released.people:
        row = Row("about_people", one.item, say.text(one.text), estimand="answers")
        if one.hidden:
            yield blank(row, one.hidden, say)
        told = [(say.text(share.label), share.people) for share in one.shares]
        told += [(say(msg("another answer or none")), one.others)] if one.others is not None else []
        for label, people in told:
            yield replace(row, text=f"{row.text} – {label}", figure=people, unit="people", bound="about")


def _comments(released: Released, say: Translator) -> Iterator[Row]:
    """How many in words; what was written is in no table."""
    for one in released.comments:
        row = Row("comments", one.item, say.text(one.text))
        yield replace(row, words=say(one.amount)) if one.amount else blank(row, one.hidden, say)


def _indicators(released: Released, say: Translator) -> Iterator[Row]:
    for place, one in enumerate(released.facts.indicators, 1):
        row = Row("indicator", str(place), one.name, estimand="measured", unit="own", words=one.unit)
        known = {"baseline": one.baseline, "target": one.target, "actual": one.actual}
        yield from (replace(row, part=part, figure=_plain(value)) for part, value in known.items() if value is not None)
        way = replace(row, part="achievement", unit="percent", figure=one.achievement, words="")
        yield blank(way, one.why_not, say) if one.achievement is None else way


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else value
