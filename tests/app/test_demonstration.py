"""What `make run` loads holds something to see of every kind of chart, whole and in small partnerships."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demonstration.around import DECISIONS
from app.demonstration.loading import load
from app.demonstration.story import WATER, YOUTH
from app.jobs.worker import tools_for
from app.migrating import migrate
from app.settings import read_settings
from reports.charts.every import every
from surveys.evaluations.released import read
from surveys.models.evaluations import Evaluation, Release
from surveys.models.partnerships import Partnership
from surveys.scoring.values import Released
from surveys.translator import LANGUAGES, translator


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, int], Released]:
    """Every release of the demonstration, by its partnership's title and its round."""
    tools = tools_for(read_settings({"ROUNDTABLE_INSTANCE": str(tmp_path_factory.mktemp("told"))}))
    migrate(tools.engine)
    load(tools)
    rows = select(Partnership.title, Evaluation.round, Evaluation.id).join(Evaluation).join(Release)
    with Session(tools.engine) as session:
        found = {(title, number): read(session, id_)[1] for title, number, id_ in session.execute(rows)}
    tools.engine.dispose()
    return found


def test_the_demonstration_draws_every_kind_of_chart(releases: Mapping[tuple[str, int], Released]):
    drawn = {one.name for one in every(releases[WATER.title, 2], translator("en", "surveys", "reports"), 480)}

    assert {"participation", "headlines", "profile", "rounds", "changes", "differences", "self-view", "agreement"} <= drawn
    assert {"results", "indicators", "occurring-1", "two-scales", "order", "network-W1"} <= drawn


def test_the_demonstration_shows_seven_barriers_by_group_an_order_of_aims_and_each_objective(
    releases: Mapping[tuple[str, int], Released],
):
    released = releases[WATER.title, 2]
    (barriers,) = released.occurrences
    aims = next(tally for tally in released.tallies if tally.code == "W3")

    assert len(barriers.rows) == 7
    assert all(figure.value is not None for row in barriers.rows for figure in row.groups.values() if not figure.hidden)
    assert sum(figure.value is not None for row in barriers.rows for figure in row.groups.values()) >= 14
    assert aims.sentence is not None
    assert [one.subject for one in released.objectives] == [text for text, _ in WATER.objectives]


@pytest.mark.parametrize("number", [1, 2])
def test_minutes_about_the_budget_stand_beside_what_is_found_on_decisions(releases: Mapping[tuple[str, int], Released], number: int):
    findings = releases[WATER.title, number].findings

    assert {one.dimension for one in findings if one.beside} == {DECISIONS}


def test_no_round_of_the_demonstration_names_a_source_from_after_its_end():
    assert not any(re.search(r"20\d\d", one.source) for one in WATER.indicators)


def test_what_the_demonstration_asks_is_said_in_every_language(releases: Mapping[tuple[str, int], Released]):
    asked = releases[WATER.title, 2].questionnaire

    assert set(LANGUAGES) <= set(asked.languages)
    for item in asked.items():
        assert set(LANGUAGES) <= set(item.text.by_lang), item.code


def test_a_small_partnership_of_the_demonstration_is_too_few_to_show(releases: Mapping[tuple[str, int], Released]):
    assert releases[YOUTH.title, 1].too_few


def test_english_stands_beside_every_quotation_in_arabic(releases: Mapping[tuple[str, int], Released]):
    quoted = [quote for one in releases[WATER.title, 2].comments for quote in one.quotes if quote.lang == "ar"]

    assert quoted
    assert all(quote.translation and quote.translated_to == "en" for quote in quoted)
