"""The page of differences where groups were asked different questions: the figures that are compared, and on which questions they rest."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from fixtures.rounds import Story
from fixtures.routed import MIXED, routed
from fixtures.shared import shared_as

TOLD = "On the 2 questions about “a” that both were asked, Group A give 53 of 100 and Group B 79. This is unlikely to be chance."
CAUTION = "Those asked otherwise are compared on the questions that both were asked, where these are enough and give nobody away."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_tells_and_draws_the_figures_on_the_shared_questions(viewer: FlaskClient, story: Story):
    at = shared_as(story, routed()).at
    page = viewer.get(f"{at}/results/-/differences").text

    assert TOLD in page
    assert "a, on 2 shared questions" in page
    assert CAUTION in viewer.get(f"{at}/results").text + page


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_says_nothing_of_groups_that_are_not_compared(viewer: FlaskClient, story: Story):
    released = routed([f"{form[:2]}5x" for form in MIXED])
    at = shared_as(story, released).at

    assert released.differences == ()
    assert viewer.get(f"{at}/results/-/differences").status_code == 404
    assert CAUTION in viewer.get(f"{at}/results").text
