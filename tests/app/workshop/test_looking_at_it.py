"""The preview: the real pages of answering, as every group and in every language; only our own pages may frame them; nothing is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.models.registry import metadata
from surveys.partnerships.creating import Details, create
from surveys.partnerships.groups import add_group
from surveys.questionnaires.editing import starting
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Item, Questionnaire, Section

from fixtures.making import Bench, both, drafted, small
from fixtures.rounds import now


def policy(client: FlaskClient, address: str) -> str:
    return client.get(address).headers["Content-Security-Policy"]


def with_condition() -> Questionnaire:
    one = small()
    words = replace(one.sections[1], show_if="T1 <= 2")
    last = Section("end", both("The end", "النهاية"), (Item("E1", "short_text", both("In one word", "بكلمة"), scored=False),))
    return replace(one, sections=(one.sections[0], words, last))


def test_only_the_preview_may_be_framed_and_only_by_our_own_pages(evaluator: FlaskClient, bench: Bench):
    assert "frame-ancestors 'self'" in policy(evaluator, f"{bench.at}/preview/1")
    assert "frame-src 'self'" in policy(evaluator, bench.at)
    for page in (bench.at, f"{bench.at}/preview", f"{bench.at}/items/T1", "/questionnaires"):
        assert "frame-ancestors 'none'" in policy(evaluator, page)
    for page in (f"{bench.at}/versions", "/partnerships"):
        assert "frame-src 'none'" in policy(evaluator, page)


def test_answers_tried_out_decide_what_comes_and_are_kept_nowhere(evaluator: FlaskClient, session: Session, account: Account):
    bench = Bench(session, drafted(session, account, with_condition()))
    before = {table.name: session.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables}
    session.rollback()

    content = evaluator.get(f"{bench.at}/preview/1?q.T1=5&go=on").text
    assert "In one word" in content
    content = evaluator.get(f"{bench.at}/preview/1?q.T1=1&go=on").text
    assert "What else?" in content
    assert '<input type="hidden" name="q.T1" value="1">' in content
    assert "The partners keep their promises." in evaluator.get(f"{bench.at}/preview/2?q.T1=1&go=back").text
    assert {table.name: session.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables} == before


def test_it_is_looked_at_in_each_language_and_as_if_from_right_to_left(evaluator: FlaskClient, bench: Bench):
    assert '<html lang="ar" dir="rtl">' in evaluator.get(f"{bench.at}/preview/1?lang=ar").text
    assert '<html lang="en" dir="rtl">' in evaluator.get(f"{bench.at}/preview/1?mirrored=y").text
    assert '<html lang="en" dir="ltr">' in evaluator.get(f"{bench.at}/preview/1?lang=xx").text


def test_each_group_sees_its_own_questions(evaluator: FlaskClient, session: Session, account: Account):
    partnership = create(session, Details("Water"), account=account, now=now())
    group = add_group(session, partnership, {"en": "Village"}, by=account.id, now=now())
    only = small()
    items = (replace(only.item("T1"), groups=(group.id,)), only.item("T2"))
    bench = Bench(
        session,
        drafted(
            session,
            account,
            replace(only, sections=(replace(only.sections[0], items=items), only.sections[1])),
            partnership_id=partnership.id,
        ),
    )

    assert "Village" in evaluator.get(f"{bench.at}/preview").text
    assert "keep their promises" in evaluator.get(f"{bench.at}/preview/1?group={group.id}").text
    assert "keep their promises" not in evaluator.get(f"{bench.at}/preview/1").text


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_unfinished_question_of_any_kind_breaks_no_preview_and_no_paper(
    evaluator: FlaskClient, session: Session, account: Account, kind: str
):
    one = small()
    broken = Item("B1", kind, both("", ""), scale="nowhere", show_if="B9 ==", scored=False)
    whole = starting.changed_kind(one, one.item("T1"), kind)
    sections = (replace(one.sections[0], items=(whole, broken)), Section("empty", both("", ""), (), show_if="("), one.sections[1])
    bench = Bench(session, drafted(session, account, replace(one, sections=sections)))

    for page in ("", "/preview/1", "/preview/2", "/items/B1", "/items/T1", "/versions", "/preview"):
        assert evaluator.get(f"{bench.at}{page}").status_code == 200
    assert evaluator.get(f"{bench.at}/paper.pdf?lang=ar&paper=Letter").data.startswith(b"%PDF")


def test_a_draft_with_nothing_in_it_says_so(evaluator: FlaskClient, session: Session, account: Account):
    bench = Bench(session, drafted(session, account, starting.blank("Nothing", "en")))
    assert "Nothing to show yet" in evaluator.get(f"{bench.at}/preview/1").text
    assert evaluator.get(f"{bench.at}/paper.pdf").data.startswith(b"%PDF")
