"""Evaluations from draft to sealing, by the clock and by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.collecting.returning import Why
from surveys.errors import Invalid, Refused, WrongState
from surveys.evaluations import closing, settings
from surveys.evaluations.checklist import checklist, missing
from surveys.evaluations.creating import choose_questionnaire, create, from_template, questionnaire_of
from surveys.evaluations.delivering import Delivery, delivery, note_refusal, remind
from surveys.evaluations.invited import sizes
from surveys.evaluations.opening import open_evaluation
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership
from surveys.models.work import Audit, Outbox
from surveys.partnerships import finding
from surveys.partnerships.adding import add_people
from surveys.partnerships.creating import Details
from surveys.partnerships.creating import create as create_partnership
from surveys.partnerships.people import read_people

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LAST_DAY = date(2026, 12, 5)


def people(group: str, count: int, *, addressed: bool = True, organisation: str = "Nahr") -> str:
    return "".join(f"P{n},{f'{group}{n}@example.org' if addressed else ''},{organisation},{group},ar\n" for n in range(count))


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=NOW)


@pytest.fixture
def partnership(session: Session, account: Account) -> Partnership:
    made = create_partnership(session, Details("Safe water"), account=account, now=NOW)
    rows = read_people("name,email,organisation,group,language\n" + people("staff", 12) + people("village", 3, addressed=False)).rows
    add_people(session, made, rows, by=account.id, now=NOW, new_groups=True, new_organisations=True)
    return made


@pytest.fixture
def evaluation(session: Session, account: Account, partnership: Partnership) -> Evaluation:
    made = create(session, partnership, from_template("final-evaluation"), title="Final", by=account.id, now=NOW)
    ready = settings.settings_of(made)
    ready = replace(ready, owner="Eva", contact="eva@example.org", complaints="Call 123", closes_on=LAST_DAY, zone="Asia/Beirut")
    settings.change(session, made, ready, by=account.id, now=NOW)
    return made


@pytest.fixture
def opened(session: Session, ring: Any, account: Account, evaluation: Evaluation) -> Evaluation:
    open_evaluation(session, ring, evaluation, by=account.id, now=NOW)
    return evaluation


def test_a_new_evaluation_says_what_is_missing(session: Session, account: Account):
    empty = create_partnership(session, Details("Empty"), account=account, now=NOW)
    made = create(session, empty, from_template("short-check"), title="Check", by=account.id, now=NOW)

    assert [line.code for line in missing(checklist(session, made, NOW))] == ["people", "owner", "contact", "complaints", "closes_on"]


def test_nothing_is_missing_from_one_that_is_ready(session: Session, evaluation: Evaluation):
    assert missing(checklist(session, evaluation, NOW)) == ()


def test_opening_invites_everybody_and_leaves_letters_for_those_with_an_address(
    session: Session, ring: Any, account: Account, evaluation: Evaluation
):
    opened = open_evaluation(session, ring, evaluation, by=account.id, now=NOW)

    assert (opened.invited, opened.by_email, len(opened.letters)) == (15, 12, 3)
    assert evaluation.state == "open"
    assert ring.has_sealing_key(evaluation.id)
    assert session.scalar(select(func.count()).select_from(Invitation)) == 15
    assert session.scalars(select(Audit.verb).order_by(Audit.number.desc()).limit(1)).one() == "open"
    assert all(letter.secret not in repr(letter) for letter in opened.letters)


def test_opening_is_refused_with_the_list_of_what_is_missing(session: Session, ring: Any, account: Account, evaluation: Evaluation):
    settings.change(session, evaluation, replace(settings.settings_of(evaluation), complaints=""), by=account.id, now=NOW)

    with pytest.raises(Invalid) as caught:
        open_evaluation(session, ring, evaluation, by=account.id, now=NOW)
    assert [problem.place for problem in caught.value.problems] == ["settings"]
    assert not ring.has_sealing_key(evaluation.id)


def test_answers_without_names_are_refused_where_no_group_can_reach_k(session: Session, account: Account, evaluation: Evaluation):
    settings.change(session, evaluation, replace(settings.settings_of(evaluation), k=13), by=account.id, now=NOW)

    assert [line.code for line in missing(checklist(session, evaluation, NOW))] == ["protection"]
    settings.change(session, evaluation, replace(settings.settings_of(evaluation), mode="attributed"), by=account.id, now=NOW)
    assert missing(checklist(session, evaluation, NOW)) == ()


def test_an_agreed_answer_of_each_partner_needs_one_signatory_each(session: Session, account: Account, evaluation: Evaluation):
    settings.change(session, evaluation, replace(settings.settings_of(evaluation), mode="organisation_position"), by=account.id, now=NOW)

    assert [line.code for line in missing(checklist(session, evaluation, NOW))] == ["signatories"]


def test_a_language_without_the_questions_stops_the_opening(session: Session, account: Account, evaluation: Evaluation):
    settings.change(session, evaluation, replace(settings.settings_of(evaluation), languages=("en", "sw")), by=account.id, now=NOW)

    assert [line.code for line in missing(checklist(session, evaluation, NOW))] == ["languages"]


def test_joined_groups_count_as_one(session: Session, account: Account, evaluation: Evaluation, partnership: Partnership):
    ids = tuple(group.id for group in finding.groups(session, partnership.id))
    settings.change(session, evaluation, replace(settings.settings_of(evaluation), joined=(ids,)), by=account.id, now=NOW)

    assert [(size.invited, size.name.pick("en")) for size in sizes(session, evaluation)] == [(15, "staff + village")]


def test_settings_are_fixed_at_the_opening_but_k_may_be_raised(session: Session, account: Account, opened: Evaluation):
    with pytest.raises(WrongState):
        settings.change(session, opened, settings.settings_of(opened), by=account.id, now=NOW)
    with pytest.raises(WrongState):
        choose_questionnaire(session, opened, from_template("short-check"), by=account.id, now=NOW)
    settings.raise_k(session, opened, 7, reason="Few answered.", by=account.id, now=NOW)
    for k, reason, place in ((6, "Few answered.", "k"), (8, " ", "reason"), (8, "x" * 5000, "reason")):
        with pytest.raises(Invalid) as caught:
            settings.raise_k(session, opened, k, reason=reason, by=account.id, now=NOW)
        assert [problem.place for problem in caught.value.problems] == [place]
    assert opened.k == 7


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"k": 4}, "k"),
        ({"k": 21}, "k"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"mode": "gossip"}, "mode"),
        ({"estimand": "loudest"}, "estimand"),
        ({"languages": ()}, "languages"),
        ({"languages": ("<b>",)}, "languages"),
        ({"grace_hours": 500}, "grace_hours"),
        ({"contact": "a@example.org\nBcc: all@example.org"}, "contact"),
        ({"joined": (("one",),)}, "joined"),
        ({"joined": (("one", "two"), ("two", "three"))}, "joined"),
        ({"title": ""}, "title"),
    ],
)
def test_settings_that_cannot_be_are_refused(
    session: Session, account: Account, evaluation: Evaluation, change: dict[str, Any], place: str
):
    with pytest.raises(Invalid) as caught:
        settings.change(session, evaluation, replace(settings.settings_of(evaluation), **change), by=account.id, now=NOW)

    assert {problem.place for problem in caught.value.problems} == {place}


def test_a_short_form_asks_the_core_questions_only():
    core, full = from_template("final-evaluation"), from_template("final-evaluation", "full")

    assert 0 < len([item for item in core.items() if item.scale]) < len([item for item in full.items() if item.scale])


def test_an_unknown_template_is_refused():
    with pytest.raises(Invalid):
        from_template("../secrets")


def test_the_next_round_carries_over_what_was_settled(session: Session, account: Account, partnership: Partnership, opened: Evaluation):
    opened.state, opened.k, opened.estimand, opened.languages = "shared", 6, "people", ["ar", "sw"]
    following = create(session, partnership, from_template("final-evaluation"), title="Again", by=account.id, now=NOW)

    assert (following.round, following.previous_id) == (2, opened.id)
    assert (following.k, following.estimand, following.zone, following.closes_on) == (6, "people", "Asia/Beirut", None)
    assert list(following.languages) == ["ar"]
    assert questionnaire_of(following).code == questionnaire_of(opened).code


def test_a_questionnaires_own_protection_is_proposed_unless_another_was_chosen(
    session: Session, account: Account, partnership: Partnership, opened: Evaluation
):
    opened.state = "shared"
    review = create(session, partnership, from_template("corrective-action"), title="Review", by=account.id, now=NOW)
    proposed = review.mode
    choose_questionnaire(session, review, from_template("short-check"), by=account.id, now=NOW)
    changed = review.mode
    review.mode = "confidential"
    choose_questionnaire(session, review, from_template("start-up"), by=account.id, now=NOW)

    assert (proposed, changed, review.mode) == ("organisation_position", "anonymous", "confidential")


def test_closing_by_the_clock_counts_from_midnight_in_its_zone_however_late_the_worker_comes(session: Session, opened: Evaluation):
    late = datetime(2026, 12, 6, 3, tzinfo=UTC)

    assert closing.due(session, datetime(2026, 12, 5, 21, 59, tzinfo=UTC)).close == ()
    assert closing.due(session, datetime(2026, 12, 5, 22, tzinfo=UTC)).close == (opened.id,)
    closing.close(session, opened, by=None, now=late)
    assert opened.closed_at == datetime(2026, 12, 5, 22, tzinfo=UTC)


def test_sealing_is_due_when_the_grace_time_is_over(session: Session, account: Account, opened: Evaluation):
    closing.close(session, opened, by=account.id, now=NOW)

    assert closing.due(session, NOW + timedelta(hours=47)).seal == ()
    assert closing.due(session, NOW + timedelta(hours=48)).seal == (opened.id,)
    with pytest.raises(Refused):
        closing.begin_sealing(session, opened, by=None, now=NOW + timedelta(hours=47))
    closing.begin_sealing(session, opened, by=None, now=NOW + timedelta(hours=48))
    assert closing.due(session, NOW).seal == (opened.id,)


def test_somebody_may_seal_at_once(session: Session, account: Account, opened: Evaluation):
    closing.close(session, opened, by=account.id, now=NOW)
    closing.begin_sealing(session, opened, by=account.id, now=NOW, at_once=True)

    assert opened.state == "sealing"
    with pytest.raises(WrongState):
        closing.reopen(session, opened, by=account.id, now=NOW)


def test_a_closing_by_hand_can_be_undone_within_the_grace_time(session: Session, account: Account, opened: Evaluation):
    closing.close(session, opened, by=account.id, now=NOW)
    with pytest.raises(Refused):
        closing.reopen(session, opened, by=account.id, now=NOW + timedelta(hours=48))
    closing.reopen(session, opened, by=account.id, now=NOW + timedelta(hours=47))

    assert (opened.state, opened.closed_at, opened.closes_on, opened.extended_from) == ("open", None, LAST_DAY, None)


def test_reopening_after_the_last_day_needs_a_new_one_and_a_reason(session: Session, account: Account, opened: Evaluation):
    after = datetime(2026, 12, 6, 9, tzinfo=UTC)
    closing.close(session, opened, by=None, now=after)
    with pytest.raises(Invalid):
        closing.reopen(session, opened, by=account.id, now=after)
    session.rollback()


def test_the_closing_day_moves_once_later_and_with_a_reason(session: Session, account: Account, opened: Evaluation):
    later = LAST_DAY + timedelta(days=7)
    for until, reason in ((LAST_DAY, "Flood"), (NOW.date() - timedelta(days=1), "Flood"), (later, " "), (None, "Flood")):
        with pytest.raises(Invalid):
            closing.extend(session, opened, until, reason, by=account.id, now=NOW)
    closing.extend(session, opened, later, "Flood", by=account.id, now=NOW)

    assert (opened.closes_on, opened.extended_from, opened.extension_reason) == (later, LAST_DAY, "Flood")
    with pytest.raises(Refused):
        closing.extend(session, opened, later + timedelta(days=1), "Again", by=account.id, now=NOW)


def test_a_reminder_goes_to_all_with_an_address_and_not_twice_in_two_days(session: Session, account: Account, opened: Evaluation):
    remind(session, opened, by=account.id, now=NOW)
    with pytest.raises(Refused):
        remind(session, opened, by=account.id, now=NOW + timedelta(days=1))

    assert session.scalar(select(func.count()).where(Outbox.kind == "reminder")) == 12
    remind(session, opened, by=account.id, now=NOW + timedelta(days=2))


@pytest.mark.parametrize("kind", ["withdrawn", "reminder"])
def test_a_refusal_of_another_letter_than_the_first_is_noted_of_nobody(session: Session, opened: Evaluation, kind: str):
    invited = session.scalars(select(Invitation.id).where(Invitation.evaluation_id == opened.id)).first()
    assert invited

    note_refusal(session, Outbox(kind=kind, evaluation_id=opened.id, subject_id=invited.hex()), Why.ADDRESS)

    assert session.scalars(select(Invitation.returned).distinct()).all() == [""]


def test_delivery_is_told_as_totals_and_a_dead_address_leaves_the_invited(session: Session, opened: Evaluation):
    first, second = session.scalars(select(Outbox).order_by(Outbox.id).limit(2)).all()
    first.sent_at = NOW
    for row in (second, second):
        note_refusal(session, row, Why.ADDRESS)
    session.flush()

    assert delivery(session, opened.id) == Delivery(1, 10, 1)
    assert session.scalar(select(func.count()).where(Invitation.returned == "address")) == 1


def test_totals_do_not_tell_which_reminders_failed(session: Session, opened: Evaluation):
    """Whoever knows that one person's server is away and reminds everybody would see in "waiting" whether this person has answered."""
    session.execute(update(Outbox).values(sent_at=NOW))
    remind(session, opened, by="a", now=NOW)
    rows = session.scalars(select(Outbox).where(Outbox.kind == "reminder").order_by(Outbox.id)).all()
    for row in rows:
        row.attempts, row.sent_at = 1, NOW
    before = delivery(session, opened.id)
    rows[0].sent_at, rows[1].sent_at, rows[1].attempts = None, None, 8
    session.flush()

    assert delivery(session, opened.id) == before == Delivery(24, 0, 0)
