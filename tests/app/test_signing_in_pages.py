"""Signing in, out, the own account and colleagues, through the site."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import issue_link, set_password
from surveys.auditing import verify
from surveys.models.accounts import Account, Membership
from surveys.models.work import Outbox

GOOD = "four plain words will do"


@pytest.fixture
def with_password(session: Session, account: Account) -> Account:
    set_password(session, account, GOOD)
    session.commit()
    return account


def sign_in(client: FlaskClient, password: str = GOOD, **more: str) -> int:
    form = {"email": "amina@example.org", "password": password, **more}
    return client.post("/sign-in", data=form).status_code


def test_the_password_signs_in_and_leads_where_one_wanted_to_go(client: FlaskClient, with_password: Account) -> None:
    wanted = client.get("/account")
    answer = client.post("/sign-in", data={"email": with_password.email, "password": GOOD, "next": "/account"})

    assert wanted.location.startswith("/sign-in?next=%2Faccount")
    assert answer.location == "/account"
    assert "Amina Example" in client.get("/account").text


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\\b"])
def test_signing_in_never_leads_to_another_site(client: FlaskClient, with_password: Account, target: str) -> None:
    answer = client.post("/sign-in", data={"email": with_password.email, "password": GOOD, "next": target})

    assert answer.location == "/"


def test_a_wrong_password_says_so_and_keeps_the_address(client: FlaskClient, with_password: Account) -> None:
    answer = client.post("/sign-in", data={"email": with_password.email, "password": "wrong"})

    assert answer.status_code == 422
    assert 'value="amina@example.org"' in answer.text
    assert "wrong" not in re.findall(r'value="([^"]*)"', answer.text)


def test_too_many_wrong_passwords_stop_one_account_from_one_address_and_nobody_else(client: FlaskClient, with_password: Account) -> None:
    tries = [sign_in(client, "wrong") for _ in range(6)]

    assert tries == [422] * 5 + [429]
    assert sign_in(client) == 429
    assert client.post("/sign-in", data={"email": "colleague@example.org", "password": "x"}).status_code == 422
    elsewhere = {"REMOTE_ADDR": "198.51.100.7"}
    assert client.post("/sign-in", data={"email": with_password.email, "password": GOOD}, environ_base=elsewhere).status_code == 303


def test_a_link_signs_in_by_post_alone_and_once(app: Flask, client: FlaskClient, session: Session, account: Account) -> None:
    secret = issue_link(session, account, now=datetime.now(UTC))
    session.commit()

    assert client.get(f"/in/{secret}").status_code == 200
    assert client.get("/account").status_code == 302
    assert client.post(f"/in/{secret}").status_code == 303
    assert client.get("/account").status_code == 200
    assert app.test_client().post(f"/in/{secret}").status_code == 404


def test_one_person_s_wrong_links_do_not_stop_the_others_of_the_office(
    app: Flask, client: FlaskClient, session: Session, account: Account
) -> None:
    secret = issue_link(session, account, now=datetime.now(UTC))
    session.commit()

    assert [client.post("/in/wrong").status_code for _ in range(20)] == [404] * 20
    assert client.post(f"/in/{secret}").status_code == 303


def test_asking_for_a_link_says_the_same_whether_or_not_there_is_an_account(
    client: FlaskClient, session: Session, account: Account
) -> None:
    addresses = (account.email, "nobody@example.org")

    pages = [client.post("/sign-in/link", data={"email": address}, follow_redirects=True).text for address in addresses]

    assert pages[0] == pages[1]
    assert [row.subject_id for row in session.scalars(select(Outbox))] == [account.id]


def test_a_new_password_ends_every_other_session_and_keeps_this_one(app: Flask, with_password: Account) -> None:
    here, there = app.test_client(), app.test_client()
    assert [sign_in(one) for one in (here, there)] == [303, 303]

    here.post("/account/password", data={"password": "another four plain words"})

    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302


def test_a_weak_password_is_refused_with_what_to_do(signed_in_client: FlaskClient) -> None:
    answer = signed_in_client.post("/account/password", data={"password": "short"})

    assert answer.status_code == 422
    assert "Use at least 12 characters" in answer.text


def test_signing_out_ends_it_here_and_everywhere_ends_it_everywhere(app: Flask, with_password: Account) -> None:
    here, there = app.test_client(), app.test_client()
    for one in (here, there):
        sign_in(one)

    here.post("/sign-out")
    assert here.get("/account").status_code == 302
    assert there.get("/account").status_code == 200

    there.post("/account/sign-out-everywhere")
    assert there.get("/account").status_code == 302


def test_a_colleague_is_invited_with_a_role_and_gets_a_letter(signed_in_client: FlaskClient, session: Session) -> None:
    form = {"email": "Jo@example.org", "name": "<b>Jo</b>", "role": "viewer"}

    page = signed_in_client.post("/colleagues", data=form, follow_redirects=True)

    assert "&lt;b&gt;Jo&lt;/b&gt;" in page.text
    assert "<b>Jo" not in page.text
    assert [row.kind for row in session.scalars(select(Outbox))] == ["welcome"]
    assert verify(session)


@pytest.mark.parametrize("form", [{"email": "no address", "role": "viewer"}, {"email": "jo@example.org", "role": "king"}])
def test_a_colleague_without_address_or_role_is_refused_kindly(signed_in_client: FlaskClient, form: dict[str, str]) -> None:
    answer = signed_in_client.post("/colleagues", data=form)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text


def test_colleagues_are_not_found_by_who_may_not_manage_them(app: Flask, session: Session, client: FlaskClient, account: Account) -> None:
    for role in account_roles(session, account):
        session.delete(role)
    session.commit()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = f"{account.id}.{account.version}"

    assert client.get("/colleagues").status_code == 404


def account_roles(session: Session, account: Account) -> list[Membership]:
    return list(session.scalars(select(Membership).where(Membership.account_id == account.id)))


def test_whoever_is_signed_in_chooses_the_language_of_the_house(signed_in_client: FlaskClient):
    assert signed_in_client.post("/account/language", data={"lang": "ar"}).status_code == 303
    page = signed_in_client.get("/account").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "كلمة السر" in page or "كلمة المرور" in page


def test_a_language_the_house_does_not_speak_is_not_found(signed_in_client: FlaskClient):
    assert signed_in_client.post("/account/language", data={"lang": "tlh"}).status_code == 404
