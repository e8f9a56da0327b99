"""A page's language, and its sentences in templates."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from markupsafe import Markup

from app.speaking import language, speak_in
from surveys.messages import Text, msg


@pytest.mark.parametrize(
    ("accepted", "lang"), [("ar-SD,en;q=0.5", "ar"), ("pt-BR", "pt"), ("de, fr;q=0.3", "fr"), ("xx", "en"), ("", "en")]
)
def test_without_a_choice_the_browser_says_which_language(app: Flask, accepted: str, lang: str) -> None:
    with app.test_request_context(headers={"Accept-Language": accepted}):
        assert language() == lang


def test_a_page_may_be_in_any_language(app: Flask) -> None:
    with app.test_request_context():
        speak_in("sw")

        assert render_template_string("{{ lang }} {{ direction }} {{ _('Hello') }}") == "sw ltr Hello"


def test_people_s_words_are_escaped_and_our_markup_is_kept(app: Flask) -> None:
    with app.test_request_context():
        shown = render_template_string("{{ _('{who} reads {link}', who=who, link=link) }}", who="<b>", link=Markup("<i>it</i>"))
        plain = render_template_string("{{ _('Hello {who}', who='<b>') }}")

    assert shown == "&lt;b&gt; reads <i>it</i>"
    assert plain == "Hello &lt;b&gt;"


def test_counts_messages_texts_numbers_and_days_have_their_ways(app: Flask) -> None:
    page = "{{ ngettext('{n} day', '{n} days', 3) }}|{{ m|say }}|{{ t|words }}|{{ 12345.6|number(1) }}|{{ d|date }}|{{ at|moment }}"
    values = {"m": msg("<i>"), "t": Text({"en": "<u>"}), "d": date(2026, 11, 21), "at": datetime(2026, 11, 21, 9, 5, tzinfo=UTC)}
    with app.test_request_context():
        shown = render_template_string(page, **values)

    assert shown == "3 days|&lt;i&gt;|&lt;u&gt;|12,345.6|21 November 2026|21 November 2026, 09:05"


def test_who_is_signed_in_reads_the_language_of_the_account(signed_in_client: FlaskClient) -> None:
    assert '<html lang="en"' in signed_in_client.get("/account", headers={"Accept-Language": "ar"}).text
