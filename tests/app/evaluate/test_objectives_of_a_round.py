"""Part C of the final evaluation: each objective that the partners agreed has a page of its own and results of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from surveys.collecting import answering
from surveys.collecting.values import Consent
from surveys.evaluations import creating, releasing
from surveys.partnerships import framework
from surveys.partnerships.framework import ObjectiveDetails
from surveys.questionnaires import catalog
from surveys.questionnaires.values import Answer

from fixtures.pages import faults_of
from fixtures.rounds import Story, now

HOSTILE = "Wells <script>alert(1)</script> {{A1.1}}"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


@pytest.fixture
def told(story: Story) -> Story:
    """A round that asks the first topic and the objectives."""
    whole = catalog.load("final-evaluation")
    short = replace(
        whole, sections=tuple(section for section in whole.sections if section.code in ("A1", "C")), dimensions=whole.dimensions[:1]
    )
    creating.choose_questionnaire(story.session, story.evaluation, short, by=story.account.id, now=now())
    for text in (HOSTILE, "Committees run the wells."):
        framework.add_objective(story.session, story.partnership, ObjectiveDetails(text), by=story.account.id, now=now())
    return story.settled()


def test_the_check_list_says_when_no_objective_is_written_down(evaluator: FlaskClient, told: Story):
    said = "no objective is written down"
    assert said not in evaluator.get(f"{told.at}/check-list").text
    creating.choose_questionnaire(told.session, told.evaluation, catalog.load("final-evaluation"), by=told.account.id, now=now())
    for row in told.session.query(framework.Objective):
        framework.remove(told.session, row, by=told.account.id, now=now())
    told.session.commit()
    page = evaluator.get(f"{told.at}/check-list").text

    assert said in page
    assert f"{told.place}/objectives" in page


def answer(told: Story) -> None:
    """Everybody answers, and not all alike."""
    questionnaire = creating.questionnaire_of(told.evaluation)
    for place, secret in enumerate(told.secrets()):
        for section in questionnaire.sections:
            options = [option.code for option in section.items[0].options]
            given = {section.items[0].code: Answer(options[1 + place % 3] if options else 2 + place % 4)}
            given |= {item.code: Answer("Pumps run.") for item in section.items if item.kind == "long_text"}
            visit = answering.find(told.session, told.ring, secret, now=now(), acting=True)
            answering.save_section(told.session, told.ring, visit, section, given, "en")
        answering.submit(told.session, told.ring, secret, nonce=f"{place:032}", consent=Consent(may_quote=True), now=now())
    told.session.commit()


def test_each_objective_is_previewed_asked_and_reported(evaluator: FlaskClient, client: Any, told: Story):
    preview = evaluator.get(f"{told.at}/preview").text
    group = preview.split("/preview/")[1].split("/")[0]
    previewed = evaluator.get(f"{told.at}/preview/{group}/2").text
    paper = evaluator.get(f"{told.at}/preview/{group}/paper.pdf?lang=ar")
    assert (paper.mimetype, paper.data[:5]) == ("application/pdf", b"%PDF-")
    told.opened()
    link = f"/r/{told.secrets()[0]}"
    pages = [client.get(f"{link}/{number}?lang={lang}").text for number in (2, 3) for lang in ("en", "ar")]
    answer(told)
    told.closed().sealed()
    releasing.share(told.session, told.evaluation, by=told.account.id, now=now())
    told.session.commit()
    results, words = evaluator.get(f"{told.at}/results/-/outcomes").text, evaluator.get(f"{told.at}/results/-/words").text

    for page in (previewed, *pages, results, words):
        assert "<script>alert" not in page
        assert faults_of(page) == []
    assert all("{{" not in page for page in (previewed, *pages, words))
    assert "Objective 1" in pages[0]
    assert "الهدف 1" in pages[1]
    assert "Committees run the wells." in pages[2]
    section = results.split("How far each objective was reached")[1].split("</section>")[0]
    assert [name in section for name in ("Everybody (23)", "staff</bdi> (12)", "village</bdi> (11)")] == [True] * 3
    assert section.count("about 3 in 10") >= 2
    assert "Committees run the wells\u2069 – What is the main evidence for your answer?" in words
