"""The stylesheet of the answering pages speaks the one grammar of colours, and knows neither left nor right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports import style

SHEET = (Path(__file__).parents[3] / "app" / "static" / "respond.css").read_text(encoding="utf-8")
COLOURS = {
    "ink": style.INK,
    "quiet": style.QUIET,
    "line": style.HAIRLINE,
    "wash": style.WASH,
    "paper": style.PAPER,
    "accent": style.ACCENT,
    "error": style.FORM_ERROR,
    "sand": style.AGREEMENT[1],
}
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|[;{](?:left|right):|text-align:(?:left|right)|(?<!-)\b(?:min-|max-)?width:(?!40em)"
)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colour(name: str) -> str:
    value = re.findall(rf"--{name}:(#[0-9a-f]{{3,6}})", SHEET)[0]
    return value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])


@pytest.mark.parametrize("name", COLOURS)
def test_colours_are_those_of_paper_and_wall(name: str):
    assert colour(name) == COLOURS[name].lower()


@pytest.mark.parametrize("ground", ["paper", "wash", "tint", "warm"])
def test_words_can_be_read_on_every_ground(ground: str):
    for name in ("ink", "quiet", "accent"):
        assert contrast(colour(name), colour(ground)) >= 4.5
    assert contrast(colour("edge"), colour("paper")) >= 3
    assert contrast(colour("error"), colour("paper")) >= 4.5


def test_no_rule_knows_left_or_right():
    assert PHYSICAL.findall(SHEET) == []
