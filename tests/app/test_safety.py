"""What every answer carries and what the site refuses."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from flask import Blueprint, Flask, Response, request
from flask.testing import FlaskClient
from sqlalchemy import text

from app.db import session
from app.masking import Masking, masked
from app.security import LINK_PATHS
from surveys.errors import Invalid, LinkClosed, NotFound, Problem, WrongState
from surveys.messages import msg

SECRET = "abcd-efgh-jkmn-pqrs-tvwx-yz01-2"


@pytest.fixture
def odd(app: Flask) -> FlaskClient:
    """A site with a page that fails in whatever way is asked, on a staff path and on a link path."""
    failures = {
        "notfound": NotFound(),
        "state": WrongState(msg("Not while it is {state}.", state="open")),
        "invalid": Invalid([Problem("<b>row 3</b>", msg("No."), msg("Mend."))]),
        "closed": LinkClosed(),
        "crash": RuntimeError(f"very secret {SECRET}"),
    }
    pages = Blueprint("odd", __name__)

    @pages.route("/odd/<how>", methods=["GET", "POST"])
    @pages.route("/r/<secret>/<how>", methods=["GET", "POST"])
    def fail(how: str, secret: str = "") -> Response:
        if how in failures:
            raise failures[how]
        if how == "sql":
            session().execute(text("SELECT 1 FROM nowhere WHERE x = :x"), {"x": SECRET})
        return Response(str(len(request.form)), mimetype="text/plain")

    app.register_blueprint(pages)
    app.extensions["csrf"].exempt(pages)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


@pytest.mark.parametrize(
    ("how", "status"), [("notfound", 404), ("state", 409), ("invalid", 422), ("closed", 410), ("crash", 500), ("sql", 500)]
)
@pytest.mark.parametrize("where", ["/odd", f"/r/{SECRET}"])
def test_every_error_is_a_page_with_its_status_and_without_secrets(odd: FlaskClient, where: str, how: str, status: int) -> None:
    answer = odd.get(f"{where}/{how}")

    assert answer.status_code == status
    assert SECRET not in answer.text
    assert "<b>row" not in answer.text


def test_an_error_speaks_the_language_of_the_reader_and_its_direction(odd: FlaskClient) -> None:
    page = odd.get("/odd/notfound", headers={"Accept-Language": "ar"}).text

    assert '<html lang="ar" dir="rtl">' in page


def test_no_log_line_holds_a_link_even_when_the_page_crashes(odd: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(Masking())
    with caplog.at_level(logging.DEBUG):
        odd.get(f"/r/{SECRET}/sql")

    assert caplog.records
    assert SECRET not in caplog.text


@pytest.mark.parametrize("prefix", ["/in/", *LINK_PATHS])
def test_the_masks_that_the_documents_give_for_proxies_know_every_link(prefix: str):
    given = (Path(__file__).parents[2] / "docs" / "deploying.md").read_text(encoding="utf-8")
    masks = re.findall(r"\(\??(?:<part>)?((?:\w+\|)+\w+)\)", given)

    assert len(masks) == 3
    assert all(prefix.strip("/") in mask.split("|") for mask in masks)


@pytest.mark.parametrize(
    "line", [f'"GET /r/{SECRET}/2?x=1 HTTP/1.1" 200', f"http://localhost/in/{SECRET}", f"/r/{SECRET}", f"/agree/{SECRET}?lang=ar"]
)
def test_secrets_in_paths_are_masked(line: str) -> None:
    assert SECRET not in masked(line)
    assert "[hidden]" in masked(line)


def test_link_pages_set_no_cookie_and_leave_no_trace(odd: FlaskClient) -> None:
    answer = odd.get(f"/r/{SECRET}/closed")

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "null"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Origin": "http://evil.example"}, 400),
        ({"Sec-Fetch-Site": "cross-site"}, 400),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, 400),
    ],
)
def test_a_link_page_takes_forms_from_its_own_pages_only(odd: FlaskClient, headers: dict[str, str], status: int) -> None:
    assert odd.post(f"/r/{SECRET}/fine", headers=headers).status_code == status


def test_a_staff_form_without_its_token_is_refused(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    assert app.test_client().post("/sign-in", data={"email": "a@example.org"}).status_code == 400


def test_the_policy_allows_only_our_own_and_what_carries_the_nonce(client: FlaskClient) -> None:
    policies = {client.get("/sign-in").headers["Content-Security-Policy"] for _ in range(2)}

    assert len(policies) == 2
    assert all("default-src 'none'" in policy and "unsafe" not in policy for policy in policies)


def test_a_foreign_host_is_refused(client: FlaskClient) -> None:
    assert client.get("/sign-in", headers={"Host": "evil.example"}).status_code == 400


def test_a_body_that_is_too_large_is_refused_with_a_page(odd: FlaskClient) -> None:
    answer = odd.post("/odd/fine", data={"text": "x" * 3_000_000})

    assert answer.status_code == 413
    assert "too large" in answer.text


def test_health_says_ok_and_no_more(client: FlaskClient) -> None:
    assert client.get("/health").text == "ok\n"
