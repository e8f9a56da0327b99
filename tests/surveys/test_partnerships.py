"""Partnerships and what belongs to them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from surveys.accounts.permissions import may
from surveys.accounts.signing_in import create_account
from surveys.auditing import verify
from surveys.errors import Invalid, NotFound, Refused
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation
from surveys.models.partnerships import Group, Objective, Organisation, Partner, Partnership, Person
from surveys.models.work import Audit
from surveys.partnerships import finding
from surveys.partnerships.adding import add_people, known, remove_person
from surveys.partnerships.creating import Details, change, create, details_of
from surveys.partnerships.framework import (
    IndicatorDetails,
    ObjectiveDetails,
    add_indicator,
    add_objective,
    change_indicator,
    change_objective,
    indicator_details,
    remove,
)
from surveys.partnerships.groups import add_group, remove_group, rename_group
from surveys.partnerships.partners import PartnerDetails, add_partner, change_partner, remove_partner
from surveys.partnerships.people import read_people

from fixtures.rounds import Story

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEADER = "name,e-mail,organisation,group,language\n"


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=NOW)


@pytest.fixture
def partnership(session: Session, account: Account) -> Partnership:
    return create(session, Details("Safe water"), account=account, now=NOW)


def test_who_makes_a_partnership_may_edit_it(session: Session, account: Account, partnership: Partnership):
    assert may(session, account.id, "edit a partnership", partnership.id)


def test_a_partnership_needs_a_title_and_ends_after_it_starts(session: Session, account: Account):
    with pytest.raises(Invalid) as caught:
        create(session, Details(" \t", starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1), status="merry"), account=account, now=NOW)

    assert [problem.place for problem in caught.value.problems] == ["title", "status", "ends_on"]


def test_a_change_is_kept_and_audited(session: Session, account: Account, partnership: Partnership):
    change(session, partnership, Details("Safe  water\x00", summary="Wells\r\nand taps"), by=account.id, now=NOW)

    assert details_of(partnership) == Details("Safe water", summary="Wells\nand taps")
    assert session.scalars(select(Audit.verb).order_by(Audit.number)).all()[-1] == "change"
    assert verify(session)


def test_partners_stand_by_the_alphabet(session: Session, account: Account, partnership: Partnership):
    for name in ("zebra trust", "Ministry of Water", "Acacia"):
        add_partner(session, partnership, PartnerDetails(name), by=account.id, now=NOW)

    assert [o.name for _, o in finding.partners(session, partnership.id)] == ["Acacia", "Ministry of Water", "zebra trust"]


def test_an_organisation_is_a_partner_once(session: Session, account: Account, partnership: Partnership):
    acacia = add_partner(session, partnership, PartnerDetails("Acacia"), by=account.id, now=NOW)
    other = add_partner(session, partnership, PartnerDetails("Baobab"), by=account.id, now=NOW)

    with pytest.raises(Invalid):
        add_partner(session, partnership, PartnerDetails("ACACIA"), by=account.id, now=NOW)
    with pytest.raises(Invalid):
        change_partner(session, other, PartnerDetails("acacia"), by=account.id, now=NOW)
    assert acacia.organisation_id != other.organisation_id


def test_what_is_said_of_a_partner_is_checked(session: Session, account: Account, partnership: Partnership):
    with pytest.raises(Invalid) as caught:
        add_partner(session, partnership, PartnerDetails("", "sect", "", "war", "", "not an address"), by=account.id, now=NOW)

    assert [problem.place for problem in caught.value.problems] == ["name", "kind", "pillar", "focal_email"]


def test_a_partner_with_people_on_the_list_stays(session: Session, account: Account, partnership: Partnership):
    partner = add_partner(session, partnership, PartnerDetails("Acacia"), by=account.id, now=NOW)
    add_people(session, partnership, read_people(HEADER + "A,,Acacia,Staff,\n").rows, by=account.id, now=NOW, new_groups=True)

    with pytest.raises(Refused):
        remove_partner(session, partner, by=account.id, now=NOW)
    remove_person(session, session.scalars(select(Person)).one(), by=account.id, now=NOW)
    remove_partner(session, partner, by=account.id, now=NOW)
    assert session.scalars(select(Partner)).all() == []


def test_groups_keep_their_place_when_one_goes(session: Session, account: Account, partnership: Partnership):
    first, second, third = (add_group(session, partnership, {"en": name}, by=account.id, now=NOW) for name in ("A", "B", "C"))
    remove_group(session, second, by=account.id, now=NOW)

    assert [(group.id, group.position) for group in finding.groups(session, partnership.id)] == [(first.id, 0), (third.id, 2)]


def test_two_groups_do_not_share_a_name_in_any_language(session: Session, account: Account, partnership: Partnership):
    add_group(session, partnership, {"en": "Staff", "ar": "موظفون"}, by=account.id, now=NOW)
    other = add_group(session, partnership, {"en": "Volunteers", "ar": ""}, by=account.id, now=NOW)

    with pytest.raises(Invalid):
        rename_group(session, other, {"en": "Volunteers", "ar": "موظفون"}, by=account.id, now=NOW)
    with pytest.raises(Invalid):
        rename_group(session, other, {"en": " "}, by=account.id, now=NOW)
    rename_group(session, other, {"en": "Helpers"}, by=account.id, now=NOW)
    assert other.name == {"en": "Helpers"}


def test_objectives_carry_goals_from_1_to_17(session: Session, account: Account, partnership: Partnership):
    objective = add_objective(session, partnership, ObjectiveDetails("Water for all", (6, 3, 6)), by=account.id, now=NOW)

    with pytest.raises(Invalid):
        change_objective(session, objective, ObjectiveDetails("Water", (18,)), by=account.id, now=NOW)
    assert objective.sdgs == [3, 6]
    remove(session, objective, by=account.id, now=NOW)
    assert session.scalar(select(func.count()).select_from(Objective)) == 0


def test_indicators_take_figures_in_their_own_unit(session: Session, account: Account, partnership: Partnership):
    details = IndicatorDetails("Days to repair", "days", 31, 7, None, "Log", "down")
    indicator = add_indicator(session, partnership, details, by=account.id, now=NOW)

    assert indicator_details(indicator) == details
    with pytest.raises(Invalid) as caught:
        change_indicator(session, indicator, IndicatorDetails("", actual=float("nan"), direction="sideways"), by=account.id, now=NOW)
    assert [problem.place for problem in caught.value.problems] == ["name", "direction", "actual"]


def test_nothing_is_saved_of_names_that_were_not_accepted(session: Session, account: Account, partnership: Partnership):
    rows = read_people(HEADER + "A,,Acacia,Staff,\nB,,Acacia,Staff,\n").rows

    with pytest.raises(Invalid) as caught:
        add_people(session, partnership, rows, by=account.id, now=NOW, new_organisations=True)
    assert [(problem.place, problem.what.params) for problem in caught.value.problems] == [("group", {"name": "Staff"})]
    assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_accepted_people_are_saved_with_new_groups_and_organisations_made_once(
    session: Session, account: Account, partnership: Partnership
):
    rows = read_people(HEADER + "A,a@example.org,Acacia,Staff,ar\nB,,ACACIA,staff,\nC,bad,Acacia,Staff,\n").rows

    added = add_people(session, partnership, rows, by=account.id, now=NOW, new_groups=True, new_organisations=True)

    assert added == 2
    assert [session.scalar(select(func.count()).select_from(table)) for table in (Group, Organisation, Person)] == [1, 1, 2]
    assert known(session, partnership).emails == {"a@example.org"}


def test_what_belongs_to_another_partnership_is_not_found(session: Session, account: Account, partnership: Partnership):
    other = create(session, Details("Another"), account=account, now=NOW)
    group = add_group(session, other, {"en": "Theirs"}, by=account.id, now=NOW)

    assert finding.owned(session, Group, other.id, group.id) is group
    with pytest.raises(NotFound):
        finding.owned(session, Group, partnership.id, group.id)
    with pytest.raises(NotFound):
        finding.partnership(session, "nothing")


def test_what_was_set_out_to_do_and_its_measures_change_with_a_record(session: Session, account: Account, partnership: Partnership):
    objective = add_objective(session, partnership, ObjectiveDetails("Water"), by=account.id, now=NOW)
    indicator = add_indicator(session, partnership, IndicatorDetails("Taps"), by=account.id, now=NOW)
    change_objective(session, objective, ObjectiveDetails("Water for all", (6,)), by=account.id, now=NOW)
    change_indicator(session, indicator, IndicatorDetails("Working taps", target=9.0), by=account.id, now=NOW)

    assert (objective.text, objective.sdgs, indicator.name, indicator.target) == ("Water for all", [6], "Working taps", 9.0)
    assert session.scalars(select(Audit.verb).order_by(Audit.number.desc()).limit(2)).all() == ["change", "change"]


def test_a_partner_may_be_described_anew(session: Session, account: Account, partnership: Partnership):
    partner = add_partner(session, partnership, PartnerDetails("Acacia"), by=account.id, now=NOW)
    change_partner(session, partner, PartnerDetails("Acacia Trust", "un", "Sahlia", "development", "Fay"), by=account.id, now=NOW)

    [(found, organisation)] = finding.partners(session, partnership.id)
    assert (found.pillar, found.focal_name, organisation.name, organisation.kind) == ("development", "Fay", "Acacia Trust", "un")


def test_a_partnership_has_room_for_twelve_groups(session: Session, account: Account, partnership: Partnership):
    for number in range(12):
        add_group(session, partnership, {"en": f"Group {number}"}, by=account.id, now=NOW)

    with pytest.raises(Refused):
        add_group(session, partnership, {"en": "One more"}, by=account.id, now=NOW)


def test_a_group_with_people_or_with_a_past_stays(session: Session, ring: Any, account: Account):
    story = Story.begin(session, ring, account).settled()
    group = finding.groups(session, story.partnership.id)[0]
    with pytest.raises(Refused):
        remove_group(session, group, by=account.id, now=NOW)
    story.opened()
    person = session.scalars(select(Person).where(Person.group_id == group.id)).first()
    assert person
    with pytest.raises(Refused):
        remove_person(session, person, by=account.id, now=NOW)
    session.execute(update(Invitation).values(state="sealed", escrow=None, contact=None))
    for one in session.scalars(select(Person).where(Person.group_id == group.id)).all():
        remove_person(session, one, by=account.id, now=NOW)
    with pytest.raises(Refused):
        remove_group(session, group, by=account.id, now=NOW)


def test_a_title_that_has_no_end_is_refused(session: Session, account: Account):
    with pytest.raises(Invalid) as caught:
        create(session, Details("x" * 301), account=account, now=NOW)

    assert caught.value.problems[0].what.params == {"length": 301, "longest": 300}
