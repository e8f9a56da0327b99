"""What was changed between two plans is always said, and nothing is said of what stayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.evaluations.differing import changes
from surveys.evaluations.forecast import Size
from surveys.evaluations.planned import Plan, PlannedGroup, digest, from_json, to_json
from surveys.messages import Text
from surveys.translator import LANGUAGES, translator

STAFF = PlannedGroup("g1", Text({"en": "Staff", "ar": "الموظفون"}), (("Harbour", 8), ("Nahr", 4)))
VILLAGE = PlannedGroup("g2", Text({"en": "Village"}), (("Nahr", 3),))
PLAN = Plan(
    owner="Eva",
    groups=(STAFF, VILLAGE),
    joined=(),
    mode="anonymous",
    k=5,
    estimand="groups",
    questionnaire="ab" * 32,
    title=Text({"en": "Final evaluation"}),
    closes_on=date(2026, 12, 5),
    grace_hours=48,
    names_months=12,
    complaints="Call 123",
)
SAID = translator("en", "surveys")

words = st.text(max_size=8)
names = st.dictionaries(st.sampled_from(["en", "ar"]), st.text(min_size=1, max_size=5), min_size=1).map(Text)
people = st.dictionaries(st.sampled_from(["Harbour", "Nahr", "Works"]), st.integers(1, 3), min_size=1).map(
    lambda d: tuple(sorted(d.items()))
)
group_sets = st.sets(st.sampled_from(["g1", "g2", "g3"]), min_size=1).map(sorted)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    ids = draw(group_sets)
    return Plan(
        owner=draw(words),
        groups=tuple(PlannedGroup(id_, draw(names), draw(people), draw(st.integers(0, 1))) for id_ in ids),
        joined=draw(st.sampled_from([(), (tuple(ids),)] if len(ids) > 1 else [()])),
        mode=draw(st.sampled_from(["anonymous", "attributed"])),
        k=draw(st.integers(5, 6)),
        estimand=draw(st.sampled_from(["groups", "people"])),
        questionnaire=draw(st.sampled_from(["aa", "bb"])),
        title=Text({"en": "T"}),
        closes_on=draw(st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 3))),
        grace_hours=draw(st.integers(47, 48)),
        names_months=draw(st.integers(11, 12)),
        complaints=draw(words),
    )


@settings(max_examples=60)
@given(plans(), plans())
def test_two_plans_differ_in_words_exactly_when_their_digests_differ(one: Plan, other: Plan):
    for before, now in ((one, other), (one, one), (one, replace(one, k=one.k + 1))):
        assert bool(changes(before, now)) == (digest(before) != digest(now))


@settings(max_examples=40)
@given(plans())
def test_a_plan_that_was_kept_is_read_as_it_was(plan: Plan):
    assert from_json(to_json(plan)) == plan


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"owner": "Funder"}, "Who runs it: it was “\u2068Eva\u2069”, and it is “\u2068Funder\u2069” now."),
        ({"owner": ""}, "Who runs it: it was “\u2068Eva\u2069”, and it is “not set” now."),
        ({"closes_on": date(2026, 12, 1)}, "The last day for answers: it was 5 December 2026, and it is 1 December 2026 now."),
        ({"closes_on": None}, "The last day for answers: it was 5 December 2026, and it is not set now."),
        ({"groups": (STAFF,)}, "The group “Village” is not asked any more."),
        ({"joined": (("g1", "g2"),)}, "These groups are shown as one now: Staff + Village."),
        ({"guarded": True}, "Scores near the ends are printed as limits earlier, so that colleagues cannot work out each other’s answers."),
        ({"single_answers": True}, "An analyst may now get rows of single answers, without names; before that was not so."),
        ({"grace_hours": 24}, "Hours in which closing can be undone: 48 before, 24 now."),
        ({"names_months": 6}, "Months for which names are kept: 12 before, 6 now."),
        (
            {"title": Text({"en": "Short check"})},
            "The questionnaire is another one: it was “Final evaluation”, and it is “Short check” now.",
        ),
        ({"k": 6}, "Fewest people behind any figure: 5 before, 6 now."),
        ({"groups": (STAFF, replace(VILLAGE, cards=3))}, "Cards without a name in the group “Village”: 0 before, 3 now."),
        ({"questionnaire": "cd" * 32}, "The questions of “Final evaluation” were changed."),
        (
            {"groups": (replace(STAFF, people=(("Harbour", 8), ("Nahr", 5))), VILLAGE)},
            "People of \u2068Nahr\u2069 in the group “Staff”: 4 before, 5 now.",
        ),
        (
            {"groups": (STAFF, replace(VILLAGE, people=(("Harbour", 3),)))},
            "People of \u2068Nahr\u2069 in the group “Village”: 3 before, 0 now.",
        ),
    ],
)
def test_each_change_is_said_with_what_was_and_what_is(change: dict[str, object], said: str):
    assert said in [SAID(one) for one in changes(PLAN, replace(PLAN, **change))]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ({"guarded": True}, "Scores near the ends are not printed as limits earlier any more."),
        ({"single_answers": True}, "Rows of single answers go to nobody now; before an analyst could get them."),
        ({"joined": (("g1", "g2"),)}, "These groups are not shown as one any more: Staff + Village."),
        ({"groups": (STAFF,)}, "The group “Village” is asked as well now. Number of its people: 3."),
    ],
)
def test_what_is_taken_back_is_said_too(before: dict[str, object], said: str):
    assert [SAID(one) for one in changes(replace(PLAN, **before), PLAN)] == [said]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_way_of_protecting_and_every_average_is_said_in_each_language(lang: str):
    say = translator(lang, "surveys")
    for mode in ("confidential", "attributed", "organisation_position"):
        for one in changes(PLAN, replace(PLAN, mode=mode, estimand="people")):
            assert "{" not in say(one)


def test_groups_that_are_joined_have_one_size_and_their_organisations_are_counted_once():
    together = replace(PLAN, joined=(("g1", "g2"),))

    assert together.sizes == (Size("g1", Text({"en": "Staff + Village"}), 15, 2),)
    assert [size.invited for size in PLAN.sizes] == [12, 3]
    assert together.people == 15
