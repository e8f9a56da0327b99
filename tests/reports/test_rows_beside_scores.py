"""Every figure beside the scores is a row of the released table: with unit, bounds and words, or the reason why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.exports.beside import change, others, taking_part
from reports.exports.row import Row
from reports.exports.rows import rows
from surveys.messages import Text, msg
from surveys.scoring.beside import Agreement, Balance, GoesTogether, Occurrence, Occurrences, Side
from surveys.scoring.changed import GroupChange, Trend
from surveys.scoring.people import Margin, Told
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import Distribution, Figure, ObjectiveResult, Participation, PartResult, Released, Share, Tally
from surveys.translator import translator

from fixtures.releases import HIDDEN, figure

EN = translator("en", "surveys", "reports")
NOT_SHOWN = "Not shown: too few answers, or needed to protect others."
SAID = msg("Said.")


def text(words: str) -> Text:
    return Text({"en": words})


def of(released: Released, *what: str) -> list[Row]:
    return [row for row in rows(released, EN) if row.what in what]


def test_who_took_part_is_counted_or_the_reason_is_given(released: Released):
    hidden = replace(released, participation=Participation(None, None))
    (everybody, *groups), (nobody, *_) = taking_part(released, EN), taking_part(hidden, EN)

    assert (everybody.figure, everybody.invited, everybody.unit, everybody.words) == (55, 73, "people", "good")
    assert [(row.group, row.figure, row.reason) for row in groups] == [("g1", 21, ""), ("g2", 19, ""), ("g3", None, NOT_SHOWN)]
    assert (nobody.figure, nobody.reason) == (None, NOT_SHOWN)


@pytest.mark.parametrize(("compared", "estimand"), [(("g1",), "groups"), ((), "people")])
def test_a_change_is_told_over_all_and_group_by_group(compared: tuple[str, ...], estimand: str):
    groups = (GroupChange("g1", 5, 1, 9, clear=True),)
    trend = Trend(4, -1, 9, clear=False, sentence=SAID, groups=groups, notes=(msg("Others answered."),), compared=compared)
    whole, one = change(Row("topic", "A1"), trend, EN)

    assert (whole.what, whole.figure, whole.low, whole.high, whole.estimand) == ("change", 4, -1, 9, estimand)
    assert (whole.unit, whole.words) == ("points", "Said. Others answered.")
    assert (one.group, one.figure, one.estimand) == ("g1", 5, "group")
    assert list(change(Row("topic"), None, EN)) == []


def test_each_side_s_view_of_itself_and_of_the_other_is_a_row_of_its_own(released: Released):
    (pair,) = released.two_sided
    sided = replace(pair, sides=(Side("g1", figure(80), Figure(hidden=HIDDEN), SAID),))
    found = of(replace(released, two_sided=(sided,)), "own_view", "other_view")

    assert [(row.what, row.group, row.figure) for row in found] == [
        ("own_view", "", 82),
        ("other_view", "", 61),
        ("own_view", "g1", 80),
        ("other_view", "g1", None),
    ]
    assert found[-1].reason == NOT_SHOWN


def test_partners_are_told_direction_by_direction_or_as_hidden(released: Released):
    ask, named = text("?"), (("p.a", text("A")), ("p.b", text("B")))
    ties = (Tie("p.a", "p.b", Figure(50, n=12), Figure(hidden=HIDDEN)), Tie("p.b", "p.a", Figure(60, n=6, cell=True), Figure(70, n=12)))
    shown, hidden = (Network("N", ask, ask, ask, named, *rest) for rest in ((ties,), ((), HIDDEN)))
    found = of(replace(released, networks=(shown, hidden)), "often_with", "well_with")

    assert [(row.what, row.part, row.figure, row.bound) for row in found] == [
        ("often_with", "p.a>p.b", 50, ""),
        ("well_with", "p.a>p.b", None, ""),
        ("often_with", "p.b>p.a", 60, "cell"),
        ("well_with", "p.b>p.a", 70, ""),
        ("often_with", "", None, ""),
    ]
    assert found[0].text == "A → B"
    assert {found[1].reason, found[4].reason} == {NOT_SHOWN}


def test_what_goes_together_has_its_part_and_its_bar(released: Released):
    (row,) = of(replace(released, together=(GoesTogether("A1", text("Purpose"), 40, 20, 60, 1, SAID),)), "goes_together")

    assert (row.code, row.figure, row.low, row.high, row.unit, row.words) == ("A1", 40, 20, 60, "percent", "Said.")


def test_what_occurs_is_about_a_number_where_it_is_said_in_words(released: Released):
    seen = Occurrence("B1", text("Late money"), Figure(40, n=12, sentence=msg("nearly half")), {"g1": Figure(40, n=40)})
    hidden = Occurrence("B2", text("Rain"), Figure(hidden=HIDDEN), {})
    found = of(replace(released, occurrences=(Occurrences((text("Often"),), (seen, hidden)),)), "occurs")

    assert [(row.code, row.group, row.figure, row.bound, row.estimand, row.words) for row in found if not row.reason] == [
        ("B1", "", 40, "about", "answers", "nearly half"),
        ("B1", "g1", 40, "", "group", ""),
    ]
    assert {row.figure for row in found if row.code == "B2"} == {None}
    assert {row.reason for row in found if row.code == "B2"} == {NOT_SHOWN}


def test_an_objective_is_told_bar_by_bar_for_everybody_and_each_group(released: Released):
    bars = Distribution(40, (Share(("1", "2"), text("No"), None, msg("few")), Share(("3",), text("Yes"), 90)))
    seen = ObjectiveResult("o1", "Water", "O.1", bars, {"g1": bars})
    found = of(replace(released, objectives=(seen, replace(seen, overall=None, groups={}, hidden=HIDDEN))), "reached")

    assert [(row.group, row.part, row.figure, row.words) for row in found[:4]] == [
        ("", "1|2", None, "few"),
        ("", "3", 90, ""),
        ("g1", "1|2", None, "few"),
        ("g1", "3", 90, ""),
    ]
    assert (found[0].text, found[4].reason, len(found)) == ("Water – No", NOT_SHOWN, 5)


def test_what_people_said_about_themselves_is_about_a_number_of_people(released: Released):
    told = Margin("you.age", text("Age"), (Told(text("under 30"), 20),), 15)
    found = of(replace(released, people=(told, Margin("you.job", text("Work"), hidden=HIDDEN))), "about_people")

    assert [(row.text, row.figure, row.unit, row.bound) for row in found] == [
        ("Age – under 30", 20, "people", "about"),
        ("Age – another answer or none", 15, "people", "about"),
        ("Work", None, "", ""),
    ]
    assert found[-1].reason == NOT_SHOWN


def test_an_indicator_has_a_row_for_each_number_that_is_known_and_why_there_is_no_per_cent(released: Released):
    found = of(released, "indicator")

    assert [(row.code, row.part, row.figure) for row in found] == [
        ("1", "baseline", 18400),
        ("1", "target", 60000),
        ("1", "actual", 52300),
        ("1", "achievement", 81),
        ("2", "target", 34),
        ("2", "actual", 27),
        ("2", "achievement", None),
    ]
    assert found[-1].reason == "No baseline was recorded."
    assert {type(row.figure) for row in found[:3]} == {int}


def test_how_many_wrote_is_a_word_and_what_they_wrote_is_nowhere(released: Released):
    found = of(released, "comments")

    assert [(row.words, row.reason) for row in found] == [("several", ""), ("", NOT_SHOWN)]
    assert "budget" not in repr(list(rows(released, EN)))


def test_agreement_is_told_in_words_alone(released: Released):
    first, *rest = released.dimensions
    told = replace(released, dimensions=(replace(first, agreement=(Agreement("g1", msg("strong"), SAID),)), *rest))
    (row,) = of(told, "agreement")

    assert (row.code, row.group, row.figure, row.words) == ("A1", "g1", None, "strong")


def tallied(released: Released, tally: Tally) -> list[tuple[str, float | None, str]]:
    whole = rows(replace(released, tallies=(tally,)), EN)
    return [(row.what, row.figure, row.words or row.reason) for row in whole if row.code == tally.code]


def test_a_question_is_told_by_its_amount_its_balance_or_its_parts(released: Released):
    plain = Tally("Z", text("Again?"), 40, sentence=msg("On average 7."))
    balance = Balance(40, 20, 5, 35, rough=False, sentence=SAID)
    parts = (PartResult("a", text("Wells"), Figure(25, n=30), SAID, msg("Many cannot judge.")),)

    assert tallied(released, plain) == [("amount", None, "On average 7.")]
    assert tallied(released, replace(plain, sentence=None, balance=balance)) == [("balance", 20, "Said.")]
    assert tallied(released, replace(plain, parts=parts)) == [("part", 25, "Said."), ("left_open", None, "Many cannot judge.")]
    assert tallied(released, replace(plain, hidden=HIDDEN)) == [("share", None, NOT_SHOWN)]


def test_everything_beside_the_scores_keeps_one_order(released: Released):
    order = list(dict.fromkeys(row.what for row in others(released, EN)))

    assert order == ["difference", "own_view", "other_view", "comments", "indicator"]
