"""Opening a round fits its questionnaire to the partnership and freezes it so."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.evaluations import comments, creating, releasing
from surveys.evaluations.checklist import Line, checklist
from surveys.evaluations.placing import asked
from surveys.models.accounts import Account
from surveys.partnerships import finding, framework
from surveys.partnerships.framework import ObjectiveDetails
from surveys.questionnaires.stored import digest
from surveys.questionnaires.values import Questionnaire, Section, Wording

from fixtures.questions import make_item, make_questionnaire, words
from fixtures.rounds import Story, now

OBJECTIVE = "Twelve wells give clean water."


def speaking() -> Questionnaire:
    """A questionnaire that speaks of the partnership, of its objectives and to its groups."""
    trust = make_item(
        "rating", "T", text=words("{{partnership}} works."), wordings=(Wording(("staff", "guests"), words("We work.")),), comment=()
    )
    objective = make_item("choice", "C1", text=words("Reached: {{objective}}?"))
    why = make_item("long_text", "W", text=words("You said {{T|nothing}}. Why?"), show_if='group == "village"')
    return make_questionnaire(
        sections=(
            Section("t", words("Trust"), (trust,)),
            Section("c", words("Objectives"), (objective,), each="objective"),
            Section("w", words("Why"), (why,)),
        )
    )


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    story = Story.begin(session, ring, account)
    creating.choose_questionnaire(session, story.evaluation, speaking(), by=account.id, now=now())
    return story.settled(languages=("en",))


def lines(story: Story) -> dict[str, Line]:
    return {line.code: line for line in checklist(story.session, story.evaluation, now())}


def test_while_it_is_a_draft_the_check_list_says_what_the_partnership_lacks(story: Story):
    assert not lines(story)["objectives"].needed
    assert lines(story)["strange_groups"].what.params["groups"] == "guests"

    framework.add_objective(story.session, story.partnership, ObjectiveDetails(OBJECTIVE), by=story.account.id, now=now())

    assert "objectives" not in lines(story)


def test_a_draft_follows_the_partnership_and_the_opening_freezes_it(story: Story):
    objective = framework.add_objective(story.session, story.partnership, ObjectiveDetails(OBJECTIVE), by=story.account.id, now=now())
    drafted = asked(story.session, story.evaluation)
    story.opened()

    frozen = creating.questionnaire_of(story.evaluation)
    assert frozen == drafted == asked(story.session, story.evaluation)
    assert story.evaluation.digest == digest(frozen)
    assert f"C1.{objective.id}" in {item.code for item in frozen.items()}
    staff, village = (group.id for group in finding.groups(story.session, story.partnership.id))
    assert frozen.item("T").wordings[0].groups == (staff, "guests")
    assert frozen.item("W").show_if == f'group == "{village}"'
    assert frozen.item("T").text == words("\u2068Safe water\u2069 works.")

    framework.remove(story.session, objective, by=story.account.id, now=now())
    assert creating.questionnaire_of(story.evaluation) == asked(story.session, story.evaluation) == frozen


def test_without_objectives_nobody_is_asked_about_them(story: Story):
    story.opened()

    assert [section.code for section in creating.questionnaire_of(story.evaluation).sections] == ["t", "w"]


def test_what_is_printed_later_has_words_where_answers_stood(story: Story):
    story.opened()
    story.answered(story.secrets())
    story.closed().sealed()

    assert {question.text for question in comments.desk(story.session, story.evaluation)} == {words("You said nothing. Why?")}
    release = releasing.share(story.session, story.evaluation, by=story.account.id, now=now())
    assert "{{" not in str(release.document)
