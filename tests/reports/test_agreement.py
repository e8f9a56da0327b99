"""The debrief says which partners agreed before anybody was asked, why it went on without one, and what was changed afterwards."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from reports.debrief.agreement import agreement
from reports.debrief.in_brief import THEIRS
from reports.editions.making import make
from reports.editions.order import Order
from reports.typesetting.blocks import KeepTogether, Quote
from surveys.messages import msg
from surveys.scoring import stored
from surveys.scoring.facts import AgreementFact, ChangeFact
from surveys.scoring.values import Released
from surveys.translator import translator

EN = translator("en", "surveys", "reports")
HOSTILE = "<b>They</b> said {no} & left."
AGREEMENTS = (
    AgreementFact("Agency", "agreed"),
    AgreementFact("Ministry", "without", HOSTILE, "The village group is too small."),
    AgreementFact("Village Union", "otherwise", "By phone, on Tuesday."),
)
MOVED = msg("The last day for answers was moved from {before} to {after}.", before=date(2026, 11, 21), after=date(2026, 11, 28))


def whole(released: Released) -> str:
    with pypdfium2.PdfDocument(make(released, Order("sense-making", "en"), EN)) as opened:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_bounded() for page in opened))


@pytest.fixture
def told(released: Released) -> Released:
    changes = (ChangeFact(MOVED, "Roads are flooded.", date(2026, 11, 20)),)
    return replace(released, facts=replace(released.facts, agreements=AGREEMENTS, changes=changes))


def test_the_debrief_counts_the_partners_that_agreed_and_gives_each_reason(told: Released):
    text = whole(told)

    assert "2 of 3 partners agreed to the groups, the questions and this protection." in text
    assert "opened without the agreement of Ministry" in text
    assert HOSTILE in text
    assert "The village group is too small." in text
    assert "Village Union agreed in another way" in text
    assert "By phone, on Tuesday." in text


def test_the_debrief_lists_what_was_changed_after_the_opening(told: Released):
    text = whole(told)

    assert "moved from 21 November 2026 to 28 November 2026." in text
    assert "Roads are flooded." in text


def test_the_edition_with_too_few_to_show_says_it_too(told: Released):
    assert "2 of 3 partners agreed" in whole(replace(told, too_few=True))


def test_nothing_is_said_where_no_partner_was_asked(released: Released):
    text = whole(released)

    assert "Agreed before anybody was asked" not in text
    assert "Changed after the opening" not in text


def test_a_release_keeps_it_and_one_from_before_reads_as_it_was(told: Released, released: Released):
    assert stored.from_json(stored.to_json(told)) == told
    assert "agreements" not in stored.to_json(released)["facts"]


def test_the_reasons_show_their_language_by_their_letters(told: Released):
    quotes = [one for block in agreement(told, EN) if isinstance(block, KeepTogether) for one in block.blocks if isinstance(one, Quote)]

    assert [one.lang for one in quotes] == [THEIRS] * 3
