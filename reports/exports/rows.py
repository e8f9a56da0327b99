"""The released figures as one tidy table: a row for each figure, in the order of the debrief. Reads a release and nothing else.

What stands beside a name (`Released.positions`) is no figure and enters no file (statistics.md R13); quotations are no figures either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reports.charts.profile import HEADLINE_NAMES
from reports.exports import beside
from reports.exports.listed import listed
from reports.exports.row import Row, blank, figured, shares
from surveys.messages import Message, Translator
from surveys.scoring.values import DimensionResult, Figure, HeadlineResult, ItemResult, Released, Tally


def rows(released: Released, say: Translator) -> Iterator[Row]:
    """Every row, texts in the language of `say`, groups in the order of the release. The same release gives the same rows."""
    names = {"": "", **{group.id: say.text(group.name) for group in released.groups}}
    return (replace(row, group_name=names[row.group]) for row in _every(listed(released), say))


def _every(released: Released, say: Translator) -> Iterator[Row]:
    yield from beside.taking_part(released, say)
    for headline in released.headlines:
        row = Row("headline", headline.headline.value, say(HEADLINE_NAMES[headline.headline]))
        yield from _result(row, headline, say)
    for dimension in released.dimensions:
        yield from _dimension(dimension, say)
    for tally in released.tallies:
        yield from _tally(tally, say)
    yield from beside.others(released, say)


def _dimension(dimension: DimensionResult, say: Translator) -> Iterator[Row]:
    row = Row("topic", dimension.code, say.text(dimension.name))
    yield from _result(row, dimension, say)
    if dimension.previous is not None:
        yield replace(row, what="before", estimand=dimension.estimand, unit="score", figure=dimension.previous)
    yield from beside.agreement(row, dimension, say)
    for item in dimension.items:
        yield from _item(item, say)


def _result(row: Row, result: DimensionResult | HeadlineResult, say: Translator) -> Iterator[Row]:
    """Both means and every group; the band stands with the mean that leads."""
    for estimand, figure in (("groups", result.equal), ("people", result.everyone)):
        band = result.band if figure is result.main else None
        yield figured(row, figure, estimand, say, words=(band,))
    yield from _groups(row, result.groups, say)
    yield from beside.change(row, result.trend, say)


def _groups(row: Row, groups: Mapping[str, Figure], say: Translator) -> Iterator[Row]:
    return (figured(replace(row, group=group), figure, "group", say) for group, figure in groups.items())


def _item(item: ItemResult, say: Translator) -> Iterator[Row]:
    row = Row("item", item.code, say.text(item.text))
    by_group = any(figure.value is not None for figure in item.groups.values())
    yield figured(row, item.overall, "groups" if by_group else "answers", say)
    yield from _groups(row, item.groups, say)
    if item.distribution:
        yield from shares(row, item.distribution, say)
    yield from _left_open(row, (item.cannot_judge, *item.unanswered), say)


def _left_open(row: Row, said: tuple[Message | None, ...], say: Translator) -> Iterator[Row]:
    return (replace(row, what="left_open", words=say(one)) for one in said if one)


def _tally(tally: Tally, say: Translator) -> Iterator[Row]:
    row = Row("share", tally.code, say.text(tally.text))
    if tally.hidden:
        yield blank(row, tally.hidden, say)
        return
    if tally.distribution:
        yield from shares(row, tally.distribution, say)
    if tally.sentence and not tally.parts and not (tally.distribution and tally.distribution.divided):
        yield replace(row, what="amount", estimand="answers", n=tally.n, unit="own", words=say(tally.sentence))
    if tally.balance:
        yield _balance(row, tally, say)
    for part in tally.parts:
        below = replace(row, what="part", part=part.code, text=f"{row.text} – {say.text(part.label)}")
        yield figured(below, part.figure, "answers", say, words=(part.words,))
        yield from _left_open(below, (part.cannot_judge,), say)


def _balance(row: Row, tally: Tally, say: Translator) -> Row:
    found = tally.balance
    assert found is not None
    bare = replace(row, what="balance", estimand="answers", unit="points", words=say(found.sentence))
    return replace(bare, n=found.n, figure=found.value, low=found.low, high=found.high)
