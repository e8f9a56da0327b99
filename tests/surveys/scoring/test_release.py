"""What a release prints, and what it keeps to itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.messages import msg
from surveys.questionnaires.values import Answer, Headline, Missing, Questionnaire
from surveys.scoring import stored
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.policy import Policy
from surveys.scoring.sentences import N_UNKNOWN, NO_SECOND_SIDE, NOT_PRECISE
from surveys.scoring.values import Precision, Released
from surveys.translator import translator

from fixtures.rated import make_item, make_questionnaire
from fixtures.rated import people as rated
from fixtures.trials import TRIAL, dimension, forms, outcome_of, records, released_of

SAY = translator("en", "surveys")
TWO = {"A": forms(("4434", 8), ("3345", 8)), "B": forms(("2223", 6), ("3322", 6))}
RATINGS = st.text("12345", min_size=4, max_size=4)


def test_both_means_are_printed_with_their_intervals_and_sentences():
    trust = dimension(released_of(TWO), "a")

    assert (trust.equal.value, trust.everyone.value, trust.equal.n, trust.equal.invited) == (50, 51, 28, 34)
    assert trust.equal.low is not None
    assert trust.equal.low < 50 < (trust.equal.high or 0)
    assert SAY(trust.groups["A"].sentence or HIDDEN).startswith(
        "63 out of 100. The average of all 19 invited people is very likely between"
    )


def test_two_means_five_points_apart_are_explained_by_the_largest_group():
    many = released_of({"A": forms(("4545", 45)), "B": forms(("2222", 8))})

    (first, _) = many.headlines
    assert SAY(first.sentence or HIDDEN) == (
        "56 if each group’s voice counts the same. If every person counted the same it would be 76, because "
        "Group A, who are more content, are the largest group."
    )


def test_where_the_largest_group_is_less_content_it_says_so():
    (first, _) = released_of({"A": forms(("2222", 45)), "B": forms(("4545", 8))}).headlines

    assert "who are less content" in SAY(first.sentence or HIDDEN)


def test_means_that_agree_need_no_explanation():
    (first, _) = released_of(TWO).headlines

    assert SAY(first.sentence or HIDDEN) == "50 if each group’s voice counts the same, and about the same if every person’s does."


def test_the_difference_is_not_blamed_on_the_largest_group_where_it_pulls_the_other_way():
    groups = {"A": forms(("3333", 20)), "B": forms(("5555", 15)), "C": forms(("4545", 15)), "D": forms(("1111", 6))}
    (first, _) = released_of(groups).headlines

    assert "because" not in SAY(first.sentence or HIDDEN)


def test_a_unanimous_group_prints_as_a_bound_and_so_does_what_is_made_of_it():
    trust = dimension(released_of({"A": forms(("5555", 10)), "B": forms(("3333", 10))}), "a")

    assert (trust.groups["A"].value, trust.groups["A"].edge, trust.groups["A"].low) == (95, ">=", None)
    assert (trust.equal.value, trust.equal.edge, trust.everyone.edge) == (73, ">=", ">=")
    assert SAY(trust.groups["A"].sentence or HIDDEN) == "At least 95 out of 100."


def test_bounds_on_both_sides_leave_none_in_the_mean():
    trust = dimension(released_of({"A": forms(("5555", 10)), "B": forms(("1111", 10))}), "a")

    assert (trust.groups["B"].edge, trust.equal.edge, trust.equal.value) == ("<=", "", 50)
    assert SAY(trust.groups["B"].sentence or HIDDEN) == "At most 5 out of 100."


def test_nobody_is_scored_who_everybody_invited_answered_with_a_margin():
    trust = dimension(released_of(TWO, invited={"A": 16, "B": 12}), "a")

    assert (trust.groups["A"].precision, trust.groups["A"].low, trust.groups["A"].high) == (Precision.CENSUS, 63, 63)
    assert SAY(trust.groups["A"].sentence or HIDDEN) == "63 out of 100. Everyone invited answered."


def test_where_nobody_knows_how_many_were_invited_no_claim_is_made_for_them():
    released = released_of(TWO, invited={"A": None, "B": None})
    trust = dimension(released, "a")

    assert trust.everyone.hidden == N_UNKNOWN
    assert SAY(trust.groups["A"].sentence or HIDDEN) == "63 out of 100 is the average of the 16 people who answered."
    assert any("not known" in caution.text for caution in released.cautions)


def test_small_groups_have_a_typical_margin_and_are_called_rough():
    released = released_of({"A": forms(("4434", 8), ("3345", 8)), "B": forms(("3323", 5))}, invited={"A": 20, "B": 500})
    trust = dimension(released, "a")

    assert trust.groups["B"].precision is Precision.TYPICAL
    assert "typical margin" in SAY(trust.groups["B"].sentence or HIDDEN)
    assert [SAY(note) for note in trust.groups["B"].notes] == ["Too few answers for a precise score."]
    assert any("too few answers to be precise" in caution.text for caution in released.cautions)


def test_beyond_thirty_points_no_score_is_given_for_the_partnership():
    groups = {"A": forms(("1155", 3), ("5511", 3), ("1555", 4)), "B": forms(("5515", 4), ("1155", 4), ("1151", 2))}
    trust = dimension(released_of({code: rows[:] for code, rows in groups.items()}, invited={"A": 500, "B": 500}), "a")

    assert (trust.equal.hidden == NOT_PRECISE) == (trust.equal.value is None)
    assert trust.groups["A"].value is not None


def test_small_groups_are_joined_and_named_together():
    released = released_of({**TWO, "C": forms(("4444", 3)), "D": forms(("3333", 3))})

    joined = next(group for group in released.groups if group.id == "C+D")
    assert SAY.text(joined.name) == "Group C + Group D"
    assert (joined.answered, joined.invited, joined.shown) == (6, 12, True)
    assert SAY(joined.note or HIDDEN) == "Shown together: Group C, Group D."


def test_many_joined_groups_are_called_other_groups():
    released = released_of({**TWO, **{code: forms(("4444", 2)) for code in "CDEF"}})

    assert "Other groups" in [SAY.text(group.name) for group in released.groups] or len(released.groups) > 3


def test_with_one_side_to_show_no_group_is_printed_but_the_total_is():
    released = released_of({"A": forms(("4434", 10), ("3345", 10)), "B": forms(("2222", 4))})
    trust = dimension(released, "a")

    assert released.too_few
    assert [(group.shown, group.hidden, group.answered) for group in released.groups] == [(False, HIDDEN, None)] * 2
    assert (trust.equal.hidden, trust.everyone.value, set(trust.groups)) == (HIDDEN, 56, {"A+B"})
    assert released.differences == ()
    assert (released.participation.invited, released.participation.answered) == (30, 24)
    assert len(released.findings) >= 6
    assert released.headlines[0].everyone.value is not None


def test_one_group_alone_speaks_for_itself_only():
    released = released_of({"A": forms(("4434", 10), ("3345", 10))})

    assert SAY(released.headlines[0].sentence or HIDDEN) == "Group A only."
    assert released.headlines[0].everyone.value is not None


def test_a_group_alone_in_a_dimension_does_not_speak_for_the_partnership():
    groups = {"A": forms(("4434", 10)), "B": forms(("2222", 8)), "C": forms(("3333", 2), ("--33", 6))}

    trust = dimension(released_of(groups), "a")

    assert [code for code, figure in trust.groups.items() if figure.value is not None] == ["A"]
    assert trust.equal.hidden == NO_SECOND_SIDE
    assert trust.everyone.value is not None


def test_fewer_than_k_people_print_nothing_but_a_conversation():
    released = released_of({"A": forms(("4434", 2)), "B": forms(("3333", 2))})

    assert all(one.equal.value is None and one.everyone.value is None for one in released.dimensions)
    assert (released.participation.invited, released.participation.answered) == (None, None)
    assert len(released.findings) >= 6


def test_the_total_who_took_part_is_kept_back_where_it_tells_one_group_s_silence():
    released = released_of(TWO, invited={"A": 20, "B": 15, "C": 9})

    assert (released.participation.answered, [group.id for group in released.groups if not group.shown]) == (None, ["C"])


def test_items_print_numbers_from_ten_answers_and_cells_below():
    first = dimension(released_of({"A": forms(("4434", 4), ("3345", 4), ("5245", 3)), "B": forms(("2223", 4), ("3322", 4))}), "a").items[0]

    assert (first.groups["A"].value, first.groups["A"].cell) == (73, False)
    assert (first.groups["B"].value, first.groups["B"].cell) == (30, True)
    assert SAY(first.groups["B"].sentence or HIDDEN) == "Between 30 and 39 out of 100."
    assert first.distribution is not None


def test_an_item_all_agree_on_is_at_least_a_bound_even_in_a_cell():
    first = dimension(released_of({"A": forms(("4434", 12)), "B": forms(("5523", 6), ("5522", 2))}), "a").items[0]

    assert (first.groups["B"].edge, first.groups["B"].cell, first.groups["B"].value) == (">=", False, 93)


def test_what_people_cannot_judge_is_said():
    groups = {"A": forms(("4434", 8), ("?434", 6)), "B": forms(("3333", 10), ("4444", 4))}

    first = dimension(released_of(groups), "a").items[0]

    assert SAY(first.cannot_judge or HIDDEN) == "2 in 10 said they cannot judge this."


def test_two_sided_items_set_beside_each_other_how_people_see_themselves_and_the_others():
    (pair,) = released_of({"A": forms(("5244", 8), ("4344", 4)), "B": forms(("4234", 6), ("5234", 6))}).two_sided

    assert (pair.pair, pair.own.value, pair.other.value) == ("trust", 90, 29)
    assert SAY(pair.sentence) == "People give their own side 90 and the others 29."


def test_other_kinds_of_questions_are_counted_over_everybody():
    more = {
        "c1": Answer("north"),
        "c2": Answer(("time", "money")),
        "n1": Answer(12.0),
        "z1": Answer(4),
        "t1": Answer(missing=Missing.SKIPPED),
    }
    people = records({"A": TWO["A"]}, more) + records({"B": TWO["B"]}, {**more, "n1": Answer(14.0)})
    people += records({"B": forms(("4444", 6))}, {**more, "c1": Answer("south"), "c2": Answer(("money",)), "z1": Answer(2)})

    tallies = {tally.code: tally for tally in released_of(people).tallies}

    assert [share.percent for share in tallies["c1"].distribution.shares] == [82, 18, 0]  # type: ignore[union-attr]
    assert [(share.percent, share.words) for share in tallies["c2"].distribution.shares] == [  # type: ignore[union-attr]
        (82, None), (None, msg("nearly all")), (None, msg("few"))
    ]  # fmt: skip
    assert SAY(tallies["n1"].sentence or HIDDEN) == "On average about 13 days"
    assert tallies["z1"].n == 34


@pytest.mark.parametrize("others", [0, 1, 2])
def test_an_average_that_nearly_everybody_gave_is_hidden(others: int):
    """Nothing on average means that nobody had anything; and who differs alone knows everybody else's number."""
    people = [
        *records({"A": forms(("4434", 12 - others))}, {"n1": Answer(0.0)}),
        *records({"A": forms(("4434", others))}, {"n1": Answer(9.0)}),
    ]

    (found,) = [tally for tally in released_of(people).tallies if tally.code == "n1"]

    assert found.hidden == HIDDEN


def test_a_tally_of_few_or_of_one_mind_is_hidden():
    tallies = released_of(records({"A": forms(("4434", 6)), "B": forms(("3333", 6))}, {"z1": Answer(4)})).tallies

    assert {tally.code: tally.hidden for tally in tallies} == dict.fromkeys(["c1", "c2", "n1", "z1"], HIDDEN)


def test_the_release_remembers_what_it_printed_and_a_second_one_adds_nothing():
    first = outcome_of(TWO)

    again = outcome_of(TWO, ledger=first.entries)

    assert len(first.entries) > 10
    assert again.entries == ()
    assert again.released == first.released


def test_the_leading_mean_is_the_one_chosen_before_opening():
    groups = {"A": forms(("5544", 45), ("4544", 5)), "B": forms(("2222", 8))}

    by_groups, by_people = (dimension(released_of(groups, policy=Policy(estimand=one)), "a").band for one in ("groups", "people"))

    assert by_groups != by_people


def test_the_other_mean_stands_beside_the_one_chosen_before_opening():
    groups = {"A": forms(("5544", 45), ("4544", 5)), "B": forms(("2222", 8))}

    by_groups, by_people = (released_of(groups, policy=Policy(estimand=one)).headlines[0] for one in ("groups", "people"))

    assert (by_groups.main, by_groups.beside) == (by_groups.equal, by_groups.everyone)
    assert (by_people.main, by_people.beside) == (by_people.everyone, by_people.equal)


def test_everybody_together_stands_first_where_no_group_is_shown():
    small = dimension(released_of({"A": forms(("5544", 9), ("4433", 5)), "B": forms(("2222", 3))}), "a")

    assert small.equal.value is None
    assert small.main.value is not None
    assert small.band is not None


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from("ABCD"), st.lists(RATINGS, min_size=1, max_size=9), min_size=1, max_size=4), st.sampled_from([None, {}])
)
def test_the_same_answers_give_the_same_bytes_in_whatever_order(groups: dict[str, list[str]], invited: dict | None):
    turned = {group: rows[::-1] for group, rows in reversed(groups.items())}

    one, other = (stored.canonical(released_of(rows, invited=invited)) for rows in (groups, turned))

    assert one == other


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from("ABC"), st.lists(RATINGS, min_size=1, max_size=14), min_size=1, max_size=3))
def test_every_release_has_six_findings_and_counts_nobody_below_k(groups: dict[str, list[str]]):
    released = released_of(groups)

    assert len(released.findings) >= 6
    assert [finding.number for finding in released.findings] == list(range(1, len(released.findings) + 1))
    assert all(figure.n is None or figure.n >= 5 for figure in every_figure(released))


def every_figure(released: Released) -> list:
    found = [figure for one in released.dimensions for figure in (one.equal, one.everyone, *one.groups.values())]
    found += [figure for one in released.headlines for figure in (one.equal, one.everyone, *one.groups.values())]
    found += [figure for one in released.dimensions for item in one.items for figure in (item.overall, *item.groups.values())]
    return found


def of_one_headline() -> Questionnaire:
    return replace(TRIAL, dimensions=tuple(replace(one, headline=Headline.QUALITY) for one in TRIAL.dimensions))


def test_a_headline_that_would_point_at_one_person_is_made_of_the_printed_dimensions():
    groups = {"A": forms(("4434", 9), ("44--", 1)), "B": forms(("2223", 6), ("3322", 6))}

    released = released_of(groups, asked=of_one_headline())

    (found,) = released.headlines
    parts = [dimension(released, code).groups["A"].value or 0 for code in "ab"]
    assert found.groups["A"].value == round(sum(parts) / 2)
    assert found.groups["A"].low is not None
    assert found.everyone.value is not None


def test_a_headline_made_of_bounds_is_a_bound():
    groups = {"A": forms(("5555", 9), ("55--", 1)), "B": forms(("2223", 6), ("3322", 6))}

    (found,) = released_of(groups, asked=of_one_headline()).headlines

    assert (found.groups["A"].edge, found.equal.edge) == (">=", ">=")


def test_a_headline_over_people_needs_half_of_its_dimensions_printed():
    asked = make_questionnaire({code: [make_item(f"{code}1")] for code in "abcd"}, headlines=dict.fromkeys("abcd", Headline.QUALITY))
    codes = ["a1", "b1", "c1", "d1"]
    people = rated(codes, {"A": ["44--"] * 3 + ["--44"] * 3, "B": ["4343"] * 9 + ["434-"], "C": ["3434"] * 9})

    (found,) = released_of(people, asked=asked).headlines

    assert [code for code, figure in found.groups.items() if figure.value is not None] == ["B"]


def test_a_headline_over_everybody_may_be_made_of_dimensions_too():
    groups = {"A": forms(("4434", 9), ("44--", 1)), "B": forms(("2223", 4))}

    (found,) = released_of(groups, asked=of_one_headline()).headlines

    assert (found.equal.value, found.everyone.value) == (None, 58)


def test_an_item_that_few_of_any_group_answered_is_hidden():
    asked = make_questionnaire({"a": [make_item(code) for code in ("a1", "a2", "a3")]})
    people = rated(["a1", "a2", "a3"], {"A": ["443"] * 2 + ["43-"] * 8, "B": ["322"] * 2 + ["23-"] * 8})

    last = dimension(released_of(people, asked=asked), "a").items[-1]

    assert (last.overall.hidden, last.groups["A"].hidden, last.distribution, last.cannot_judge) == (HIDDEN, HIDDEN, None, None)


@pytest.mark.parametrize("headline", list(Headline))
def test_a_headline_without_a_person_index_is_the_mean_of_its_printed_dimensions(headline: Headline):
    groups = {"A": forms(("4434", 9), ("44--", 1), ("--34", 1)), "B": forms(("2223", 6), ("3322", 6))}

    released = released_of(groups)

    (found,) = (one for one in released.headlines if one.headline is headline)
    code = {"quality": "a", "results": "b"}[headline]
    assert found.groups["B"].value == dimension(released, code).groups["B"].value


@pytest.mark.parametrize(("of_one_mind", "drawn"), [(12, 15), (16, None)])
def test_bars_that_would_speak_for_fewer_than_half_of_those_in_the_score_are_not_drawn(of_one_mind: int, drawn: int | None):
    """A group of one mind is not in them (R8)."""
    asked = make_questionnaire({"a": [make_item("a1")]})

    released = released_of(rated(["a1"], {"A": "111222333444555", "B": "4" * of_one_mind}), asked=asked)

    (item,) = released.dimensions[0].items
    assert item.overall.n == 15 + of_one_mind
    assert (item.distribution and item.distribution.n) == drawn
