"""The attacker beside the repository, who knows everybody and reads the release: it must find nothing in anything that we print.

Only the release and the people are used here, and how a mean weighs people; neither the planner nor the ledger's attacker is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.scoring.values import Figure, Released

from fixtures.attacking import recipe
from fixtures.trials import forms, outcome_of, records

pytestmark = pytest.mark.oracle
Row = list[Fraction]
SCORED = {"a": (0, 1), "b": (2, 3)}


def people_of(groups: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(group, form) for group, rows in groups.items() for form in rows]


def has_score(form: str, dimension: str) -> bool:
    """Both questions of a topic of two (statistics.md D3: max(ceil(k/2), min(2, k)) of them)."""
    return all(form[place].isdigit() for place in SCORED[dimension])


def rows(released: Released, groups: Mapping[str, Sequence[str]], invited: Mapping[str, int], dimension: str) -> Iterator[Row]:
    """What each printed mean of the topic weighs each person who has a score on it."""
    everybody = [group for group, form in people_of(groups) if has_score(form, dimension)]
    result = next(one for one in released.dimensions if one.code == dimension)
    shown = {code: [group in code.split("+") for group in everybody] for code, figure in result.groups.items() if is_said(figure)}
    for members in shown.values():
        yield [Fraction(int(one), sum(members)) for one in members]
    if shown and is_said(result.equal):
        yield [
            sum((Fraction(int(members[place]), sum(members) * len(shown)) for members in shown.values()), Fraction(0))
            for place in range(len(everybody))
        ]
    if is_said(result.everyone):
        yield list(by_invited(result.groups, everybody, invited))


def is_said(figure: Figure) -> bool:
    return figure.value is not None or figure.edge != ""


def by_invited(strata: Mapping[str, Figure], everybody: Sequence[str], invited: Mapping[str, int]) -> Iterator[Fraction]:
    """Each stratum weighs as many people as were invited to it; those without a score are left out."""
    members = {code: [group in code.split("+") for group in everybody] for code in strata}
    heard = {code: sum(invited[group] for group in code.split("+")) for code in strata if any(members[code])}
    for place in range(len(everybody)):
        yield next(Fraction(heard[code], sum(heard.values()) * sum(members[code])) for code in heard if members[code][place])


FORMS = st.one_of(st.just("3424"), st.text("12345", min_size=4, max_size=4), st.text("12345--n?", min_size=4, max_size=4))
GROUPS = st.dictionaries(st.sampled_from("ABCDEF"), st.lists(FORMS, min_size=1, max_size=13), min_size=1, max_size=6)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(GROUPS)
def test_nothing_printed_about_a_topic_can_be_solved_for_fewer_than_five_people(groups: dict[str, list[str]]):
    invited = {group: len(forms_) + 1 for group, forms_ in groups.items()}
    released = outcome_of(records(groups), invited=invited).released

    for dimension in SCORED:
        said = list(rows(released, groups, invited, dimension))
        n = len(said[0]) if said else 0
        assert not said or recipe().attack_fast(said, n, released.k) == [], dimension


def test_a_release_that_shows_one_group_too_many_would_be_found():
    """The attacker is not blind: with the hidden group's company shown, it solves for the hidden one."""
    groups = {"A": forms(("3424", 9)), "B": forms(("2233", 8)), "C": forms(("4455", 3))}
    everybody = [group for group, _ in people_of(groups)]
    told = [[Fraction(int(one == group), everybody.count(group)) for one in everybody] for group in "AB"]
    told.append([Fraction(1, len(everybody)) for _ in everybody])

    assert recipe().attack_fast(told, len(everybody), 5) == [[place for place, one in enumerate(everybody) if one == "C"]]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from("ABC"), st.lists(st.text("12345", min_size=4, max_size=4), min_size=5, max_size=9), min_size=1, max_size=3
    ),
    st.randoms(),
)
def test_whole_numbers_and_bounds_leave_everybody_open_over_half_of_the_scale(groups: dict[str, list[str]], chance: random.Random):
    """Attack B of the recipe on all printed means of a topic together, for one person of each group."""
    invited = {group: len(forms_) + 1 for group, forms_ in groups.items()}
    released = outcome_of(records(groups), invited=invited).released
    result = next(one for one in released.dimensions if one.code == "a")
    said = list(rows(released, groups, invited, "a"))
    figures = [
        figure
        for figure in (*result.groups.values(), *([result.equal] if any(map(is_said, result.groups.values())) else []), result.everyone)
        if is_said(figure)
    ]
    everybody = [group for group, form in people_of(groups) if has_score(form, "a")]
    targets = [[everybody.index(group)] for group in sorted(set(everybody))]
    if len(said) != len(figures) or any(figure.edge for figure in figures):
        return

    found = recipe().attack_interval(said, [figure.value for figure in figures], 0.5, len(everybody), targets)

    assert all(high - low >= 49.9 for low, high in found)
