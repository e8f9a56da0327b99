"""A reader who chooses groups or topics sees fewer figures, the same figures, and never one more."""

from __future__ import annotations

import pytest

from surveys.questionnaires.values import Headline
from surveys.scoring.choosing import only
from surveys.scoring.values import Released


def figures(released: Released) -> set[tuple[str, str, int | None]]:
    """Every figure by topic and group."""
    return {(one.code, group, figure.value) for one in released.dimensions for group, figure in one.groups.items()} | {
        (one.code, "everybody", one.main.value) for one in released.dimensions
    }


@pytest.mark.parametrize("groups", [[], ["g1"], ["g2"], ["g1", "g2"], ["g3"], ["nobody"], ["g1", "g3", "<b>"]])
@pytest.mark.parametrize("headline", [None, *Headline])
def test_choosing_leaves_figures_out_and_adds_none(released: Released, groups: list[str], headline: Headline | None):
    part = only(released, groups, headline)

    assert figures(part) <= figures(released)
    assert {one.main for one in part.dimensions} <= {one.main for one in released.dimensions}
    assert set(part.differences) <= set(released.differences)


def test_a_group_that_is_not_shown_stays_listed_with_its_reason_and_is_never_chosen(released: Released):
    part = only(released, ["g1", "g3"])

    assert [(group.id, group.shown) for group in part.groups] == [("g1", True), ("g3", False)]
    assert {code for one in part.dimensions for code in one.groups} == {"g1"}
    assert part.differences == ()


def test_nothing_chosen_is_everything(released: Released):
    assert only(released, []) == released
