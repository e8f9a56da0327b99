"""The line below a chart of shares fits what is shown: numbers, words, or both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.charts.reading import counted, fewer, of_heat, of_spread
from surveys.messages import Message, Text, msg
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.values import Distribution, Figure, ItemResult, Released, Share
from surveys.translator import translator

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
ABOUT = msg("about 6 in 10")


def text(words: str, arabic: str = "") -> Text:
    return Text({"en": words, "ar": arabic or words})


def question(released: Released, *words: Message | None) -> ItemResult:
    shares = tuple(Share((str(at),), text("Step"), 50, said) for at, said in enumerate(words))
    return replace(released.dimensions[0].items[0], distribution=Distribution(40, shares))


def table(*words: Message | None, steps: int = 2) -> Occurrences:
    rows = tuple(Occurrence("B", text("Rain"), Figure(40, sentence=said), {"g": Figure()}) for said in words)
    return Occurrences((text("Sometimes"), text("Often", "غالبًا"), text("Always", "دائمًا"))[-steps:], rows)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ((None, None), "how many of 100 answer"),
        ((None, ABOUT), "of 100 or in words"),
        ((ABOUT, ABOUT), "the words say how many answer"),
    ],
)
def test_numbers_are_of_100_and_words_are_words(released: Released, words: tuple[Message | None, ...], line: str):
    assert line in EN(of_spread([question(released, *words)]))
    assert line in EN(of_heat(table(*words)))


def test_wherever_groups_are_shown_it_is_said_that_bars_may_hold_fewer_people_than_the_score(released: Released, too_few: Released):
    """Below every chart alike: below some it would tell whose answers lie close together."""
    assert fewer(released.groups, EN).startswith("Groups whose answers lie close together count in the score only")
    assert fewer(too_few.groups, EN) == ""


def test_a_chart_with_words_does_not_say_that_it_counts_of_100():
    assert EN(counted(table(None))) == "In how many of 100 answers people chose “Often” or “Always”."
    assert EN(counted(table(None, ABOUT))) == "How often people chose “Often” or “Always”."


def test_steps_that_are_put_together_have_or_before_the_last():
    assert "“Sometimes”, “Often” or “Always”" in EN(counted(table(None, steps=3)))
    assert "“Always”" in EN(counted(table(None, steps=1)))
    assert "» أو «" in AR(counted(table(None))).replace("\u2068", "").replace("\u2069", "")
