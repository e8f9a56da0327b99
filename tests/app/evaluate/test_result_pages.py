"""The pages of results: each side on its own, groups chosen by an address, hidden groups with their reason, nothing that is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from surveys.messages import msg
from surveys.scoring.changed import Trend
from surveys.scoring.values import Released

from fixtures.rounds import Story
from fixtures.shared import shared_as

ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HIDDEN = "Not shown: too few answers, or needed to protect others."


@ON_ONE_DATABASE
def test_readers_choose_groups_by_the_address_and_read_why_a_group_cannot_be_chosen(viewer: FlaskClient, story: Story, released: Released):
    at = shared_as(story, released).at

    for page in ("profile", "differences"):
        whole, part = viewer.get(f"{at}/results/-/{page}").text, viewer.get(f"{at}/results/-/{page}?group=g1&group=g3").text
        assert HIDDEN in whole
        assert 'value="g3" disabled' in part
        assert 'value="g1" checked' in part
        assert 'value="g2" checked' not in part
    assert "54 " not in viewer.get(f"{at}/results/-/profile?group=g1").text.split("The figures as a table")[1].split("</table>")[0]


@ON_ONE_DATABASE
def test_pages_without_anything_to_say_are_not_offered_and_not_there(viewer: FlaskClient, story: Story, released: Released):
    at = shared_as(story, released).at

    assert "Since the last round" not in viewer.get(f"{at}/results").text
    for page in ("changes", "nothing", "../../etc"):
        assert viewer.get(f"{at}/results/-/{page}").status_code == 404


@ON_ONE_DATABASE
def test_what_changed_is_drawn_with_its_range_and_told_in_a_table(viewer: FlaskClient, story: Story, released: Released):
    trend = Trend(8, 2, 14, clear=True, sentence=msg("“{name}” is {points} points higher than in the last round.", name="Trust", points=8))
    first, *rest = released.dimensions
    page = viewer.get(f"{shared_as(story, replace(released, dimensions=(replace(first, trend=trend), *rest))).at}/results/-/changes").text

    assert "+8" in page
    assert page.count("“Trust” is 8 points higher than in the last round.") >= 2
    assert "polyline" not in page
