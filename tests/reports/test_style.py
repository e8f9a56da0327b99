"""The tokens keep their promises: readable on white, told apart, on the grid."""

from __future__ import annotations

import pytest

from reports import style


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_on_white(colour: str) -> float:
    return 1.05 / (luminance(colour) + 0.05)


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.ACCENT, style.FORM_ERROR])
def test_text_can_be_read_on_paper(colour: str):
    assert contrast_on_white(colour) >= 4.5


@pytest.mark.parametrize("mark", style.GROUPS)
def test_every_group_can_be_seen_on_paper(mark: style.GroupMark):
    assert contrast_on_white(mark.colour) >= 3


def test_groups_differ_in_colour_and_in_shape():
    assert len({mark.colour for mark in style.GROUPS}) == len({mark.shape for mark in style.GROUPS}) == 7


def test_beyond_seven_groups_the_shape_alone_tells():
    assert style.group_mark(2) == style.GROUPS[2]
    assert style.group_mark(8) == style.GroupMark(style.INK, "square")


def test_the_agreement_scale_can_be_told_apart_in_grey_from_its_middle_outwards():
    light = [luminance(colour) for colour in style.AGREEMENT]

    assert light[0] < light[1] < light[2] > light[3] > light[4]


def test_no_result_is_red():
    assert style.FORM_ERROR not in {*style.AGREEMENT, *(mark.colour for mark in style.GROUPS)}


def test_margins_are_twenty_millimetres():
    assert style.measure("A4") == pytest.approx(170 / 25.4 * 72)
