"""Questions open and close on the page as the server would open and close them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from app.respond.assets import address
from app.respond.mirroring import tree
from surveys.questionnaires.expressions import (
    ORDERS,
    STATES,
    All,
    Amount,
    Any_,
    Chosen,
    Comparison,
    Count,
    Expression,
    Given,
    Has,
    Not,
    State,
    Total,
    holds,
)
from surveys.questionnaires.values import Answer, Missing, Section

from fixtures.asked import AGREEMENT, TRUST, ask, both
from fixtures.browser import submit
from fixtures.questions import AGREE, make_item, make_questionnaire

pytestmark = pytest.mark.browser

CODES = ("A", "B", "C", "D")
VALUES = (0, 1, 2, 2.5, 0.1, 0.2, 0.3, -4, 10**15, "a", "b", "é", "2026-02-01", "2026-11-21", ("a",), ("b", "a"))
CASES = 600


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


def an_amount(chance: Random, deep: int) -> Amount:
    some = tuple(chance.choices(CODES, k=chance.randint(1, 3)))
    made: list[Amount] = [
        Given(some[0]),
        Given(some[0]),
        Chosen(some[0], tuple(chance.choices("abc", k=chance.randint(0, 2)))),
        Total(chance.choice(("sum", "mean")), some),
        chance.choice([value for value in VALUES if not isinstance(value, tuple)]),
        Count(tuple(a_condition(chance, deep - 1) for _ in some)) if deep > 0 else Given("group"),
    ]
    return chance.choice(made)


def a_condition(chance: Random, deep: int = 3) -> Expression:
    """Any condition, whether or not a questionnaire would pass it."""
    code = chance.choice(CODES)
    if deep > 0 and chance.random() < 0.5:
        parts = tuple(a_condition(chance, deep - 1) for _ in range(chance.randint(2, 3)))
        return chance.choice([Not(parts[0]), All(parts), Any_(parts)])
    values = tuple(an_amount(chance, deep) for _ in range(chance.randint(1, 2)))
    comparison = Comparison(an_amount(chance, deep), chance.choice([*ORDERS, "==", "!="]), values)
    return chance.choice([State(code, chance.choice(list(STATES))), Has(code, chance.choice("ab")), comparison, comparison])


def some_answers(chance: Random) -> dict[str, Answer]:
    reasons = [Answer(missing=reason) for reason in (Missing.SKIPPED, Missing.UNKNOWN, Missing.DECLINED, Missing.INAPPLICABLE)]
    return {code: chance.choice([*(Answer(value) for value in VALUES), *reasons]) for code in CODES if chance.random() < 0.85}


def test_the_page_decides_as_the_server_does(phone: Page, site: str):
    chance = Random(2718)
    cases = [(a_condition(chance), some_answers(chance)) for _ in range(CASES)]
    given: list[list[Any]] = [
        [tree(condition, "g"), {code: [answer.value, answer.missing] for code, answer in answers.items()}] for condition, answers in cases
    ]
    phone.goto(f"{site}/sign-in")

    ours = phone.evaluate(
        "async ([at, cases]) => { const { holds } = await import(at); return cases.map(([tree, of]) => holds(tree, of)); }",
        [address("respond.js"), given],
    )

    theirs = [holds(condition, answers, "g") for condition, answers in cases]
    assert CASES / 4 < sum(theirs) < 3 * CASES / 4
    assert [cases[place] for place, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one is not other] == []


KINDS_THAT_OPEN = make_questionnaire(
    sections=(
        TRUST,
        Section(
            "kinds",
            both("Kinds", "أنواع"),
            (
                make_item("rating", "R", unknown=True, show_if="keeps <= 2"),
                make_item("number", "N", show_if="unknown(R)"),
                make_item("choices", "S", show_if="N > 2.4"),
                make_item("choice", "C", show_if='S has "other" and chosen(S) == 1'),
                make_item("short_text", "W", show_if='C == "people"'),
                make_item("long_text", "T", show_if='W == "so it is"'),
                make_item("statement", "L", show_if="answered(T)"),
            ),
        ),
    )
)


def test_a_question_appears_as_soon_as_an_answer_opens_it_and_goes_with_it(phone: Page, site: str, session: Session, ring: Any):
    questionnaire = replace(KINDS_THAT_OPEN, scales=(AGREEMENT, AGREE))
    link = f"{site}/r/{ask(session, ring, questionnaire).secrets[0]}"
    phone.goto(f"{link}/1?lang=en")
    box = {code: phone.locator(f"[id='i.{code}']") for code in ("why", "R", "N", "S", "C", "W", "T", "L")}
    expect(box["why"]).to_be_hidden()
    phone.locator("label:has([name='q.keeps'][value='1'])").click()
    expect(box["why"]).to_be_visible()
    phone.locator("label:has([name='q.keeps'][value='4'])").click()
    expect(box["why"]).to_be_hidden()
    phone.locator("label:has([name='q.keeps'][value='2'])").click()
    phone.locator("[name='q.why']").fill("Late money")
    submit(phone.locator("button[value=on]"))
    assert "/2" in phone.url

    expect(box["R"]).to_be_visible()
    expect(box["N"]).to_be_hidden()
    phone.locator("label:has([name='q.R'][value='-unknown'])").click()
    phone.locator("[name='q.N']").fill("٢٫٥")
    phone.locator("[name='other.S']").fill("Roads")
    phone.locator("label:has([name='q.C'][value='people'])").click()
    phone.locator("[name='q.W']").fill(" so  it is ")
    phone.locator("[name='q.T']").fill("Because.")
    expect(box["L"]).to_be_visible()
    phone.locator("[name='q.N']").fill("2")
    assert [code for code in box if code != "why" and box[code].is_visible()] == ["R", "N"]
    submit(phone.locator("button[value=on]"))
    assert phone.url.endswith("/review")
    expect(phone.locator("main")).not_to_contain_text("Roads")


def test_a_number_that_only_the_server_can_read_opens_its_question_after_saving_and_keeps_nobody(
    phone: Page, site: str, session: Session, ring: Any
):
    questionnaire = replace(KINDS_THAT_OPEN, scales=(AGREEMENT, AGREE))
    link = f"{site}/r/{ask(session, ring, questionnaire).secrets[0]}"
    phone.goto(f"{link}/1?lang=en")
    phone.locator("label:has([name='q.keeps'][value='2'])").click()
    submit(phone.locator("button[value=on]"))
    phone.locator("label:has([name='q.R'][value='-unknown'])").click()
    phone.locator("[name='q.N']").fill("๓")
    expect(phone.locator("[id='i.S']")).to_be_hidden()
    submit(phone.locator("button[value=on]"))
    assert "opened=1" in phone.url
    phone.locator("label:has([name='q.S'][value='money'])").click()
    expect(phone.locator("[id='i.S']")).to_be_visible()
    submit(phone.locator("button[value=on]"))
    assert "/review" in phone.url
    expect(phone.locator("main")).to_contain_text("Money")
