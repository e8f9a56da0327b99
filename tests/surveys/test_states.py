"""The states of an evaluation: what is allowed when, and the clock of its own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from surveys.errors import Refused, WrongState
from surveys.evaluations import states
from surveys.evaluations.states import RULES, State
from surveys.models.evaluations import STATES, Evaluation

WAY = ["open", "close", "begin_sealing", "finish_sealing", "share", "finish"]


def made(state: str, zone: str = "UTC", closes_on: date | None = None) -> Evaluation:
    return Evaluation(state=state, zone=zone, closes_on=closes_on, grace_hours=48)


def test_the_way_leads_through_every_state_in_order():
    evaluation = made("draft")
    seen = [evaluation.state]
    for act in WAY:
        states.move(evaluation, act)
        seen.append(evaluation.state)

    assert tuple(seen) == STATES == tuple(State)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", sorted(RULES))
def test_what_a_state_does_not_allow_is_refused_with_a_reason(state: str, act: str):
    evaluation = made(state)
    if State(state) in RULES[act].allowed:
        states.move(evaluation, act)
    else:
        with pytest.raises(WrongState) as caught:
            states.move(evaluation, act)
        assert caught.value.message.text
        assert evaluation.state == state


def test_nothing_leads_back_from_sealing():
    order = list(State)
    late = order.index(State.SEALING)
    for rule in RULES.values():
        for start in rule.allowed:
            assert rule.leads_to is None or order.index(start) < late or order.index(rule.leads_to) > order.index(start)


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("UTC", datetime(2026, 12, 6, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2026, 12, 5, 10, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 6, 8, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2026, 12, 5, 18, 15, tzinfo=UTC)),
    ],
)
def test_an_evaluation_closes_at_midnight_of_its_own_zone(zone: str, moment: datetime):
    assert states.closing_moment(made("open", zone, date(2026, 12, 5))) == moment


def test_a_closing_day_on_which_the_clock_changes_is_as_long_as_that_day():
    start = states.closing_moment(made("open", "Europe/Berlin", date(2026, 10, 24)))
    end = states.closing_moment(made("open", "Europe/Berlin", date(2026, 10, 25)))

    assert start
    assert end
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=25)


def test_grace_runs_from_the_closing_and_ends():
    evaluation = made("closed")
    evaluation.closed_at = datetime(2026, 12, 6, tzinfo=UTC)

    states.require_grace(evaluation, datetime(2026, 12, 7, 23, tzinfo=UTC))
    with pytest.raises(Refused):
        states.require_grace(evaluation, datetime(2026, 12, 8, tzinfo=UTC))
