"""Accounts, passwords and links that sign in once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from surveys.accounts.permissions import MAY, may, require
from surveys.accounts.signing_in import check_password, create_account, give_role, issue_link, set_password, use_link
from surveys.errors import Invalid, LinkUnknown, NotFound
from surveys.models.accounts import Account, SignInLink

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
GOOD = "four plain words will do"


@pytest.fixture
def amina(session: Session) -> Account:
    return create_account(session, email=" Amina@Example.org ", name="Amina", now=NOW)


def test_an_address_is_kept_in_lower_case_and_only_once(session: Session, amina: Account) -> None:
    assert amina.email == "amina@example.org"

    with pytest.raises(Invalid):
        create_account(session, email="AMINA@example.org", name="", now=NOW)


@pytest.mark.parametrize("address", ["", "amina", "amina@", "a@b\nBcc: c@d.org", "@example.org"])
def test_what_cannot_be_an_address_is_refused(session: Session, address: str) -> None:
    with pytest.raises(Invalid):
        create_account(session, email=address, name="", now=NOW)


def test_a_link_signs_in_once_and_is_stored_nowhere(session: Session, amina: Account) -> None:
    secret = issue_link(session, amina, now=NOW)

    assert use_link(session, secret, now=NOW) == amina
    assert secret.encode() not in session.get_one(SignInLink, session.query(SignInLink.key).scalar()).key
    with pytest.raises(LinkUnknown):
        use_link(session, secret, now=NOW)


def test_a_link_ends_after_its_time(session: Session, amina: Account) -> None:
    secret = issue_link(session, amina, now=NOW, minutes=60)

    with pytest.raises(LinkUnknown):
        use_link(session, secret, now=NOW + timedelta(minutes=60))


def test_a_link_of_somebody_who_left_does_not_work(session: Session, amina: Account) -> None:
    secret = issue_link(session, amina, now=NOW)
    amina.active = False

    with pytest.raises(LinkUnknown):
        use_link(session, secret, now=NOW)


def test_a_password_signs_in_and_a_wrong_one_does_not(session: Session, amina: Account) -> None:
    set_password(session, amina, GOOD)

    assert check_password(session, "AMINA@example.org", GOOD) == amina
    assert check_password(session, "amina@example.org", GOOD + "!") is None
    assert check_password(session, "nobody@example.org", GOOD) is None
    assert check_password(session, "amina@example.org", GOOD * 100) is None
    assert amina.password_hash is not None
    assert amina.password_hash.startswith("$argon2id$")


def test_a_new_password_raises_the_version(session: Session, amina: Account) -> None:
    before = amina.version

    set_password(session, amina, GOOD)

    assert amina.version == before + 1


@pytest.mark.parametrize("password", ["", "short", "amina@example.org", "x" * 500])
def test_a_password_that_is_easy_to_guess_is_refused(session: Session, amina: Account, password: str) -> None:
    with pytest.raises(Invalid):
        set_password(session, amina, password)


def test_an_account_without_password_has_none(session: Session, amina: Account) -> None:
    assert check_password(session, amina.email, "") is None


def test_nobody_may_anything_without_a_role(session: Session, amina: Account) -> None:
    assert not any(may(session, amina.id, act) for act in MAY)
    with pytest.raises(NotFound):
        require(session, amina.id, "see results")


@pytest.mark.parametrize("act", MAY)
def test_a_role_given_everywhere_allows_exactly_what_the_table_says(session: Session, amina: Account, act: str) -> None:
    give_role(session, amina, "evaluator")
    give_role(session, amina, "evaluator")

    assert may(session, amina.id, act, "0123456789abcdef") == ("evaluator" in MAY[act])
