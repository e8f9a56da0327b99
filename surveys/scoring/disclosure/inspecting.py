"""A last look at a release as its readers get it, without knowing any answer: does it keep to the rules of statistics.md 12.4?

It shares nothing with the planner but the numbers of the rules, and stops what a mistake elsewhere would let out. Standard library only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

from surveys.questionnaires.asking.relating import partner_code
from surveys.scoring.beside import Agreement, Balance, GoesTogether, Occurrence
from surveys.scoring.disclosure import decimals, margins
from surveys.scoring.disclosure.holding import Holds
from surveys.scoring.disclosure.register import REGISTER, unwritten
from surveys.scoring.disclosure.thresholds import (
    DETAIL,
    HIDDEN,
    LEAST_HIDDEN_GROUPS,
    LONELY,
    LOWEST_K,
    NUMBERS_FROM,
    WIDTH,
    detail,
)
from surveys.scoring.facts import AGREED
from surveys.scoring.people import Margin
from surveys.scoring.values import (
    Comments,
    Difference,
    DimensionResult,
    Distribution,
    Figure,
    GroupResult,
    HeadlineResult,
    ItemResult,
    Network,
    ObjectiveResult,
    Precision,
    Released,
    Tally,
)

Look = Callable[[Any, Released], Iterator[str]]
LEAST_TOGETHER = 100
"""People from whom on it is said what goes together (statistics.md 9)."""


class Unreleasable(RuntimeError):
    """A release that breaks a rule: it is stopped, because a mistake in the program made it. Names places and rules, never a figure."""


def require(released: Released) -> Released:
    """The release itself. Raises Unreleasable."""
    problems = inspect(released)
    if problems:
        raise Unreleasable("; ".join(problems))
    return released


def inspect(released: Released) -> tuple[str, ...]:
    """What is wrong with it, each as place and rule; nothing: it may go out."""
    return tuple(f"{place}: {problem}" for place, value in values_of(released) for problem in _of_value(value, released))


def values_of(value: Any, place: str = "release") -> Iterator[tuple[str, Any]]:
    """Every value in a release with the place where it stands, the whole first."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from values_of(one, f"{place}[{name}]")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from values_of(one, f"{place}[{number}]")
    elif is_dataclass(value):
        yield place, value
        for name, held in REGISTER.get(type(value), {}).items():
            if held.what is Holds.PARTS:
                yield from values_of(getattr(value, name), f"{place}.{name}")


def _of_value(value: Any, released: Released) -> Iterator[str]:
    for name in unwritten(type(value)):
        yield f"{type(value).__name__}.{name} is not in the register: say there what it holds and which rules guard it"
    yield from decimals.look(value)
    if look := LOOKS.get(type(value)):
        yield from look(value, released)


def _figure(one: Figure, released: Released) -> Iterator[str]:
    if one.value is None:
        told = (one.low, one.high, one.n, one.invited, one.sentence)
        if one.hidden is None or one.edge or one.cell or any(part is not None for part in told):
            yield "R10: a hidden figure says something"
    elif one.hidden is not None or one.n is None or one.n < released.k:
        yield "R1: fewer people than promised"
    else:
        yield from _number(one.value, one.n, one)


def _number(value: int, n: int, one: Figure) -> Iterator[str]:
    margin = WIDTH / n
    if not one.edge and not one.cell and not math.floor(margin) <= value <= math.ceil(100 - margin):
        yield "R8: too near to an end"
    if (one.edge or one.cell) and (one.low is not None or one.high is not None):
        yield "R8: a bound or a cell with a range"
    if one.precision is Precision.OWN and n < DETAIL:
        yield "R2: a range from the spread of a few"


def _distribution(one: Distribution, released: Released) -> Iterator[str]:
    if one.n < detail(released.k):
        yield "R2: the spread of a few"
    if not all(_is_open(share.percent, one.n) for share in one.shares if share.percent is not None and share.words is None):
        yield "R8: a bar of one or two, or of all"


def _is_open(percent: int, n: int) -> bool:
    """Whether a bar can stand for nobody, or for more than two people and not everybody; per cents are a little off to add up to 100."""
    few, many = math.ceil((percent - 1) * n / 100), math.floor((percent + 1) * n / 100)
    return percent == 0 or any(LONELY < people < n for people in range(few, many + 1))


def _means(one: DimensionResult | HeadlineResult, released: Released) -> Iterator[str]:
    yield from _breakdown(one.everyone, one.groups, released.k, released)


def _occurrence(one: Occurrence, released: Released) -> Iterator[str]:
    if any((figure.n or 0) < detail(released.k) for figure in (one.everybody, *one.groups.values()) if figure.value is not None):
        yield "R2: the share of a few"
    yield from _breakdown(one.everybody, one.groups, detail(released.k), released)


def _breakdown(everybody: Figure, groups: Mapping[str, Figure], least: int, released: Released) -> Iterator[str]:
    """R3, R6 and R10: what is left of everybody beside the groups is nobody, or enough people of two groups."""
    shown = [figure.n or 0 for figure in groups.values() if figure.value is not None]
    if released.too_few and shown:
        yield "R3: a group where none may be shown"
    if not {code for code, one in groups.items() if one.value is not None} <= {group.id for group in released.groups if group.shown}:
        yield "R4: broken down by something else than the groups"
    hidden = sum(len(code.split("+")) for code, figure in groups.items() if figure.value is None)
    if everybody.n is not None and shown and not _is_company(everybody.n - sum(shown), hidden, least):
        yield "R3: the groups and everybody leave a few over"


def _is_company(left: int, groups: int, least: int) -> bool:
    return left == 0 or (left >= least and groups >= LEAST_HIDDEN_GROUPS)


def _item(one: ItemResult, _released: Released) -> Iterator[str]:
    figures = (one.overall, *one.groups.values())
    yield from _cells(figures)


def _cells(figures: Iterable[Figure]) -> Iterator[str]:
    if any(figure.value is not None and (figure.n or 0) < NUMBERS_FROM and not figure.cell and not figure.edge for figure in figures):
        yield "R7: a number where a cell is wanted"


def _difference(one: Difference, released: Released) -> Iterator[str]:
    figures = [figure for figure in (one.first, one.second) if figure is not None]
    if not one.shared and not figures:
        return
    topic = {item.code for item in released.questionnaire.items_of(one.dimension)}
    if not one.shared or not set(one.shared) <= topic:
        yield "R1: figures on questions that are not named"
    if len(figures) != len((one.first, one.second)) or any(
        figure.value is None or figure.edge or figure.cell or figure.low is not None for figure in figures
    ):
        yield "R8: a difference of what are no two whole numbers"
    elif one.points != (figures[0].value or 0) - (figures[1].value or 0):
        yield "R8: a difference of other figures than are printed"


def _agreement(one: Agreement, released: Released) -> Iterator[str]:
    group = next((group for group in released.groups if group.id == one.group), None)
    if group is None or (group.answered or 0) < detail(released.k):
        yield "R2: the agreement of a few"


def _objective(one: ObjectiveResult, released: Released) -> Iterator[str]:
    if one.overall is None:
        if one.hidden is None or one.groups:
            yield "R10: a hidden answer says something"
        return
    hidden = sum(len(group.id.split("+")) for group in released.groups if group.id not in one.groups)
    if one.groups and not _is_company(one.overall.n - sum(group.n for group in one.groups.values()), hidden, detail(released.k)):
        yield "R3: the groups and everybody leave a few over"
    bars = [share.points for share in one.overall.shares]
    if any([share.points for share in group.shares] != bars for group in one.groups.values()):
        yield "R8: columns in different bars"


def _tally(one: Tally, _released: Released) -> Iterator[str]:
    if one.hidden and (one.n is not None or one.distribution or one.sentence or one.parts or one.balance):
        yield "R10: a hidden answer says something"


def _network(one: Network, released: Released) -> Iterator[str]:
    if one.hidden and (one.ties or one.notes):
        yield "R10: a hidden answer says something"
    if released.too_few and one.ties:
        yield "R3: a group where none may be shown"
    agreed = {partner_code(fact.organisation) for fact in released.facts.agreements if fact.state in AGREED}
    for tie in one.ties:
        back = one.tie(tie.rated, tie.rater)
        if back is None or (back.well.value is None) is not (tie.well.value is None):
            yield "R1: one side speaks of the other alone"
        if tie.often.value is None or (tie.well.value is not None and not {tie.rater, tie.rated} <= agreed):
            yield "R1: how well two partners work together, who have not both agreed"
        said = [one for one in (tie.often, tie.well) if one.value is not None]
        if any(one.n != released.k or not (one.cell or one.edge) for one in said):
            yield "R10: how many people of an organisation answered"


def _balance(one: Balance, released: Released) -> Iterator[str]:
    if one.n < detail(released.k):
        yield "R2: a balance of a few"


def _together(_one: GoesTogether, released: Released) -> Iterator[str]:
    heard = [one.everyone.n or one.equal.n or 0 for one in released.headlines]
    if max(heard, default=0) < LEAST_TOGETHER:
        yield "R2: what goes together among a few"


def _group(one: GroupResult, released: Released) -> Iterator[str]:
    if one.shown and (one.answered is None or one.answered < released.k):
        yield "R1: a group of fewer people than promised"
    if not one.shown and (one.hidden != HIDDEN or one.invited is not None or one.answered is not None or one.rate_word or one.note):
        yield "R10: a hidden group says something"


def _comments(one: Comments, released: Released) -> Iterator[str]:
    answered = released.participation.answered
    if (one.quotes or one.themes) and (one.hidden or one.amount is None or (answered is not None and answered < detail(released.k))):
        yield "R11: quoted from too few"


def _whole(one: Released, _released: Released) -> Iterator[str]:
    if one.k < LOWEST_K:
        yield "R1: fewer people than any promise allows"
    figures = (*one.headlines, *one.dimensions, *one.tallies, *one.differences, *one.two_sided, *one.occurrences, *one.objectives)
    if one.positions and (figures or one.networks or one.together or one.comments or one.annex or one.participation.answered is not None):
        yield "R1: figures beside names"
    yield from _taking_part(one)
    yield from margins.look_whole(one)


def _taking_part(released: Released) -> Iterator[str]:
    answered, hidden = released.participation.answered, [group.id for group in released.groups if not group.shown]
    if answered is None or not hidden or len(released.groups) == 1:
        return
    left = answered - sum(group.answered or 0 for group in released.groups if group.shown)
    if left < released.k or sum(len(code.split("+")) for code in hidden) < LEAST_HIDDEN_GROUPS:
        yield "R10: how many took part tells about a hidden group"


LOOKS: Mapping[type[Any], Look] = {
    Figure: _figure,
    Distribution: _distribution,
    DimensionResult: _means,
    HeadlineResult: _means,
    Occurrence: _occurrence,
    ItemResult: _item,
    Agreement: _agreement,
    Difference: _difference,
    ObjectiveResult: _objective,
    Tally: _tally,
    Balance: _balance,
    Network: _network,
    GoesTogether: _together,
    GroupResult: _group,
    Comments: _comments,
    Margin: margins.look,
    Released: _whole,
}
