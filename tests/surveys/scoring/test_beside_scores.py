"""What a release says beside the scores: agreement, whether questions hang together, balances, both sides, occurrences, careful notes."""

from __future__ import annotations

import json
import random
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Headline, Missing, Mode, Section
from surveys.scoring import positions, stored
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.named import Position
from surveys.scoring.policy import Outcome
from surveys.scoring.values import SCORING_VERSION, Released
from surveys.translator import translator

from fixtures.rated import answers, make_item, make_questionnaire, make_scale, people, words
from fixtures.trials import FACTS, ITEMS, TRIAL, dimension, forms, outcome_of, records, released_of

SAY = translator("en", "surveys")
LISTS = {field.name for field in fields(Released) if str(field.type).startswith("tuple")}
GOLDEN = Path(__file__).parent / "golden"
SPLIT = forms(("5533", 6), ("1133", 6))
ALIKE = forms(("4433", 4), ("3433", 4), ("4333", 2), ("2533", 1), ("5233", 1))


def said(released: Released, code: str = "a") -> dict[str, str]:
    return {one.group: SAY(one.sentence) for one in dimension(released, code).agreement}


def test_a_group_that_agrees_and_one_that_does_not():
    found = released_of({"A": SPLIT, "B": ALIKE})

    assert said(found) == {
        "A": "Views differ: on average people are 2 steps from their group’s mean.",
        "B": "People broadly agree: on average they are 0.6 steps from their group’s mean.",
    }


def test_groups_of_which_the_same_distance_is_printed_are_said_to_agree_alike():
    groups = [{"A": forms(("4433", 40 - some), ("3533", some), ("2433", 3)), "B": SPLIT} for some in range(3, 12)]
    found = [said(released_of(one))["A"] for one in groups]
    near = [sentence.partition(":")[0] for sentence in found if "0.4 steps" in sentence]

    assert len(near) > 1
    assert set(near) == {"People broadly agree"}
    assert any("much alike" in sentence for sentence in found)


def test_agreement_is_said_from_ten_people_on_and_never_of_one_mind():
    groups = {"A": SPLIT[:5] + SPLIT[7:11], "B": forms(("4433", 12)), "C": forms(("4433", 11), ("2233", 1)), "D": forms(("5533", 12))}

    assert said(released_of(groups)) == {}


def test_of_fewer_than_twenty_people_agreement_is_not_said_where_all_gave_neighbouring_answers():
    """Beside their mean it would say that nobody stands farther."""
    near = forms(("4433", 4), ("3433", 4), ("4333", 4), ("3333", 7))

    assert "A" not in said(released_of({"A": near, "B": SPLIT}))
    assert "A" in said(released_of({"A": [*near, "3333"], "B": SPLIT}))


def test_agreement_is_never_said_to_be_closer_than_one_dissenter_would_leave_it():
    """On long scales three who stand one step off would tell that nobody stands farther."""
    asked = replace(TRIAL, scales=(make_scale(1, 11),))
    near = released_of({"A": forms(("4433", 17), ("3333", 3)), "B": SPLIT}, asked=asked)

    assert "0.5 steps" in said(near)["A"]


def test_questions_hang_together_from_thirty_people_and_three_questions_on():
    asked = make_questionnaire({"a": [make_item(code) for code in ("a1", "a2", "b1", "b2")]}, headlines={"a": Headline.QUALITY})
    many = {"A": forms(("5555", 6), ("4444", 6), ("2221", 6)), "B": forms(("3333", 6), ("4554", 6), ("1211", 6))}

    alone, together = (dimension(released_of(groups, asked=asked), "a") for groups in ({"A": many["A"]}, many))

    assert SAY(together.reliability or HIDDEN) == "The questions hang together well."
    assert "Not enough answers" in SAY(alone.reliability or HIDDEN)
    assert dimension(released_of(many), "a").reliability is None


def test_questions_that_point_in_different_directions_are_not_interpreted():
    asked = make_questionnaire({"a": [make_item(code) for code in ("a1", "a2", "b1", "b2")]}, headlines={"a": Headline.QUALITY})
    against = {"A": forms(("5511", 9), ("1155", 9)), "B": forms(("5511", 9), ("1155", 9), ("4422", 3))}

    found = released_of(against, asked=asked)

    assert dimension(found, "a").band is None
    assert not dimension(found, "a").one_thing
    assert "point in different directions" in " ".join(map(SAY, found.annex))
    assert not [one for one in found.findings if one.rank == "finding" and one.kind in {"strength", "low"}]


def again(answers: list[int]) -> Outcome:
    asked = replace(TRIAL, sections=(*TRIAL.sections, Section("z", words("z"), (make_item("again", "zero_to_ten"),))))
    rows = [replace(one, answers={**one.answers, "again": Answer(value)}) for one, value in zip(plain(len(answers)), answers, strict=True)]
    return outcome_of(rows, asked=asked)


def balance_of(answers: list[int]) -> object:
    return next(one for one in again(answers).released.tallies if one.code == "again").balance


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([9, 8, 7, 3, 5], "On average between 6 and 6.9, on a line from 0 to 10."),
        ([10] * 5, "On average 9 or more, on a line from 0 to 10."),
        ([10] * 4 + [5], "On average 9 or more, on a line from 0 to 10."),
        ([10] * 8, "On average 9.3 or more, on a line from 0 to 10."),
    ],
)
def test_below_ten_people_a_line_from_0_to_10_has_a_mean_in_steps_of_ten_points(answers: list[int], said: str):
    made = again(answers)
    tally = next(one for one in made.released.tallies if one.code == "again")

    assert (SAY(tally.sentence), tally.n, tally.balance, tally.distribution) == (said, len(answers), None, None)
    assert sum(entry.variable == "item:again" for entry in made.entries) == 1


def test_fewer_than_k_or_ten_of_one_mind_have_no_mean_of_a_line_either():
    for given in ([10] * 4, [10] * 10):
        assert next(one for one in again(given).released.tallies if one.code == "again").hidden == HIDDEN


def plain(size: int) -> list[Record]:
    return records({"A": ["4433"] * (size // 2), "B": ["3344"] * (size - size // 2)})


def test_a_balance_in_words_from_twenty_people_on():
    found = balance_of([9] * 10 + [10] * 6 + [7] * 8 + [5] * 8)

    assert (found.n, found.value, found.rough) == (32, 25, False)  # type: ignore[attr-defined]
    assert SAY(found.sentence) == "Of 32 people, about 5 in 10 answered 9 or 10, and about 3 in 10 answered 0 to 6."  # type: ignore[attr-defined]


def test_a_balance_is_rough_below_thirty_and_not_said_below_ten():
    few, fewer = balance_of([9] * 6 + [7] * 4 + [3] * 4), balance_of([9] * 3 + [7] * 3 + [3] * 3)

    rough = balance_of([9] * 10 + [7] * 8 + [3] * 6)

    assert SAY(rough.sentence).endswith("answered 0 to 6. With so few answers this is rough.")  # type: ignore[attr-defined]
    assert few.rough  # type: ignore[attr-defined]
    assert "roughly 14" in SAY(few.sentence)  # type: ignore[attr-defined]
    assert fewer is None


def test_no_balance_where_a_bar_joins_answers_from_both_sides_of_an_edge():
    assert balance_of([9] + [8] * 9 + [3] * 10) is None


def test_each_of_two_groups_as_it_sees_itself_and_as_the_other_sees_it():
    two = {"A": forms(("5233", 10), ("4333", 6)), "B": forms(("4133", 10), ("3233", 6))}

    (pair,) = released_of(two).two_sided

    assert [(side.group, side.own.value, side.seen.value) for side in pair.sides] == [("A", 91, 9), ("B", 66, 34)]
    assert SAY(pair.sides[1].sentence) == "Group B give themselves 66; the other side gives them 34."
    assert released_of({**two, "C": two["A"]}).two_sided[0].sides == ()


OFTEN = ("i1", "i2", "i3")


def occurring(groups: dict[str, list[str]], **more: object) -> Released:
    """Three unscored questions of how often something happens, beside one dimension."""
    asked = make_questionnaire(
        {"a": [make_item("a1")]}, headlines={"a": Headline.QUALITY}, scales=[make_scale(), make_scale(code="often5")]
    )
    barriers = tuple(make_item(code, scale="often5", scored=False) for code in OFTEN)
    asked = replace(asked, sections=(*asked.sections, Section("I", words("Separate identities"), barriers)))
    rows = people(["a1", *OFTEN], {group: ["3" + form for form in given] for group, given in groups.items()})
    return outcome_of(rows, asked=asked, **more)  # type: ignore[arg-type, return-value]


def cells(groups: dict[str, list[str]]) -> dict[str, object]:
    (row,) = occurring(groups).released.occurrences[0].rows  # type: ignore[attr-defined]
    return {"": row.everybody, **row.groups}


MANY = forms(("554", 8), ("112", 12))
FEW = forms(("445", 4), ("121", 6))


def test_how_often_things_occur_is_a_part_of_the_answers_and_not_a_score():
    found = cells({"A": MANY, "B": FEW})

    assert (found["A"].value, found["A"].sentence) == (40, None)  # type: ignore[attr-defined]
    assert SAY(found["B"].sentence) == "about 4 in 10"  # type: ignore[attr-defined]
    assert found[""].value == 40  # type: ignore[attr-defined]
    (table,) = occurring({"A": MANY, "B": FEW}).released.occurrences  # type: ignore[attr-defined]
    assert [SAY.text(step) for step in table.steps] == ["4", "5"]


def test_a_group_of_nine_hides_another_one_with_it():
    found = cells({"A": MANY, "B": FEW, "C": FEW[:9]})

    assert [found[code].value is None for code in ("A", "B", "C")] == [False, True, True]  # type: ignore[attr-defined]


def test_what_everybody_or_nobody_says_is_a_bound():
    found = cells({"A": forms(("555", 20)), "B": forms(("555", 19), ("111", 1))})

    assert (found[""].value, found[""].edge) == (93, ">=")  # type: ignore[attr-defined]


def test_where_only_a_bound_could_be_said_of_one_group_no_group_is_shown():
    found = cells({"A": forms(("555", 20)), "B": MANY})

    assert [found[code].value for code in ("", "A", "B")] == [70, None, None]  # type: ignore[attr-defined]


def test_occurrences_are_remembered_and_nothing_else_is_printed_of_them_again():
    first = occurring({"A": MANY, "B": FEW})
    again = occurring({"A": MANY, "B": FEW}, ledger=first.entries)  # type: ignore[attr-defined]
    other = occurring({"A": MANY, "B": FEW[:9]}, ledger=first.entries)  # type: ignore[attr-defined]

    assert again.released == first.released  # type: ignore[attr-defined]
    assert again.entries == ()  # type: ignore[attr-defined]
    assert {figure.value for figure in other.released.occurrences[0].rows[0].groups.values()} == {None}  # type: ignore[attr-defined]


def test_a_section_with_a_score_or_two_scales_is_no_table_of_occurrences():
    assert released_of({"A": ALIKE, "B": SPLIT}).occurrences == released_of({"A": ALIKE, "B": SPLIT}).occurrences
    assert [row.code for one in released_of({"A": ALIKE, "B": SPLIT}).occurrences for row in one.rows] == ["others"]


def test_where_fewer_than_half_answered_the_worst_case_is_said():
    found = released_of({"A": ALIKE, "B": SPLIT}, invited={"A": 30, "B": 14})

    notes = [SAY(note) for note in found.annex if "felt the opposite" in note.text]

    assert notes[0] == (
        "Partnership quality, Group A: had all who did not answer felt the opposite, the score could lie anywhere from 27 to 87."
    )
    assert not [note for note in notes if "Group B" in note]


def test_questions_that_run_against_the_others_are_named():
    asked = make_questionnaire({"a": [make_item(code) for code in ITEMS]}, headlines={"a": Headline.QUALITY})
    found = released_of({"A": forms(("5551", 9), ("3331", 9)), "B": forms(("2224", 9), ("1115", 9))}, asked=asked)

    assert "“b2” runs against the other questions of its topic: it may be worded the other way round." in map(SAY, found.annex)


def test_who_left_out_the_hard_questions_moves_the_score():
    asked = make_questionnaire({"a": [make_item(code) for code in ITEMS]}, headlines={"a": Headline.QUALITY})
    found = released_of({"A": forms(("55-1", 10), ("5551", 10)), "B": forms(("555-", 10), ("5551", 10))}, asked=asked)

    assert any("not everybody answered the same questions" in SAY(note) for note in found.annex)


def test_of_fewer_than_thirty_people_it_is_not_said_that_answers_left_out_moved_a_score():
    """One word about exact means that are not printed: beside limits it can tell how a few answered."""
    asked = make_questionnaire({"a": [make_item(code) for code in ITEMS]}, headlines={"a": Headline.QUALITY})
    found = released_of({"A": forms(("55-1", 6), ("5551", 6)), "B": forms(("555-", 6), ("5551", 6))}, asked=asked)

    assert not any("not everybody answered the same questions" in SAY(note) for note in found.annex)


def test_reasons_for_not_answering_are_shown_and_never_scored():
    rows = records({"A": forms(("5-33", 4), ("4433", 8)), "B": forms(("3n33", 4), ("4d33", 4), ("2333", 4))})

    item = next(item for item in dimension(released_of(rows), "a").items if item.code == "a2")

    assert not item.unanswered
    more = records({"A": forms(("5n33", 6), ("4433", 8)), "B": forms(("3n33", 6), ("2333", 8))})
    (item,) = [item for item in dimension(released_of(more), "a").items if item.code == "a2"]
    assert [SAY(one) for one in item.unanswered] == ["4 in 10 said that this does not apply."]


def together(size: int) -> Released:
    chance = np.random.default_rng(5)
    trust = chance.integers(1, 6, size)
    rows = [
        f"{t}{t}{min(5, max(1, t + e))}{min(5, max(1, t + f))}" for t, e, f in zip(trust, *chance.integers(-1, 2, (2, size)), strict=True)
    ]
    return released_of({"A": rows[::2], "B": rows[1::2]})


def test_topics_that_rise_and_fall_together_are_named_and_none_of_them_called_the_one():
    chance = np.random.default_rng(5)
    rows = [
        str(one) * 2 + str(one) * 2 + str(min(5, max(1, one + off))) * 2
        for one, off in zip(*chance.integers((1, -1), (6, 2), (140, 2)).T, strict=True)
    ]
    codes = ("a1", "a2", "c1", "c2", "b1", "b2")
    topics = {"a": codes[:2], "c": codes[2:4], "b": codes[4:]}
    asked = make_questionnaire(
        {topic: [make_item(code) for code in items] for topic, items in topics.items()},
        headlines={"a": Headline.QUALITY, "c": Headline.QUALITY, "b": Headline.RESULTS},
    )
    released = released_of([Record("AB"[place % 2], answers(codes, row)) for place, row in enumerate(rows)], asked=asked)

    assert released.together == ()
    assert sum("rise and fall together" in SAY(note) for note in released.annex) == 1


def test_what_goes_together_with_the_results_is_said_for_a_hundred_people_and_never_as_a_cause():
    (one,) = together(140).together

    assert (one.dimension, one.percent, one.place) == ("a", 100, 1)
    assert one.low <= 100 <= one.high
    assert "does not show that one causes the other" in SAY(one.sentence)
    assert together(90).together == ()


def test_a_release_of_the_first_version_is_still_read():
    old = stored.from_json(json.loads((GOLDEN / "release-1.json").read_text(encoding="utf-8")))

    assert (old.version, old.k) == (1, 5)
    assert old.dimensions[0].agreement == old.occurrences == old.annex == ()
    assert old.dimensions[0].trend is old.dimensions[0].reliability is None
    assert stored.from_json(json.loads(stored.canonical(old))) == old


def test_a_release_says_its_version_and_survives_being_stored():
    found = released_of({"A": SPLIT, "B": ALIKE}, previous=released_of({"A": ALIKE, "B": SPLIT}))

    assert found.version == SCORING_VERSION
    assert stored.from_json(json.loads(stored.canonical(found))) == found


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_people_and_groups_changes_nothing(seed: int):
    rows = records({"A": SPLIT, "B": ALIKE, "C": SPLIT[:9]})
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)

    assert released_of(shuffled) == released_of(rows)


def test_a_person_who_answered_nothing_changes_nothing_but_the_rate():
    blank = Record("A", {code: Answer(missing=Missing.SKIPPED) for code in ITEMS})
    rows = records({"A": SPLIT, "B": ALIKE})

    with_blank = released_of([*rows, blank], invited={"A": 20, "B": 20})

    assert dimension(with_blank, "a") == dimension(released_of(rows, invited={"A": 20, "B": 20}), "a")


def test_beside_names_nothing_is_left_that_was_worked_out_over_people():
    outcome = outcome_of({"A": SPLIT, "B": ALIKE}, invited={"A": 40, "B": 40}, facts=replace(FACTS, mode=Mode.POSITION))
    full = {name for name in LISTS if getattr(outcome.released, name)}

    named = positions.beside(outcome, [Position("Harbour")]).released

    assert {"dimensions", "occurrences", "annex", "findings"} <= full
    assert {name for name in LISTS if getattr(named, name)} == {"method", "cautions", "positions"}
