"""Groups that were sealed apart and are shown as one: the same people, less told, and as if they had been sealed together."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.scoring import stored
from surveys.scoring.joining import joined
from surveys.scoring.pack import Pack
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import score
from surveys.scoring.values import Released

from fixtures.rated import words
from fixtures.trials import FACTS, TRIAL, forms, records

TOGETHER = {"A": "A", "B": "A"}


def packed(groups: Mapping[str, Sequence[str]]) -> Pack:
    sizes = {group: len(rows) + 2 for group, rows in groups.items()}
    return pack(TRIAL, records(groups), sizes, 5, random.Random(1))


def released(given_: Pack, names: Sequence[str]) -> Released:
    listed = [GroupName(name, words(name), place) for place, name in enumerate(names)]
    return release(TRIAL, score(TRIAL, given_), FACTS, Policy(), listed).released


def test_joined_after_sealing_is_released_as_if_joined_before():
    apart = {"A": forms(("4434", 8)), "B": forms(("2223", 7)), "C": forms(("3345", 9))}
    before = packed({"A": [*apart["A"], *apart["B"]], "C": apart["C"]})
    before = replace(before, strata=tuple(replace(one, invited=19 if one.code == "A" else one.invited) for one in before.strata))
    before = replace(before, groups=tuple(replace(one, invited=19 if one.group == "A" else one.invited) for one in before.groups))

    after = joined(packed(apart), TOGETHER)

    assert stored.canonical(released(after, "AC")) == stored.canonical(released(before, "AC"))


def test_a_group_that_was_joined_at_the_sealing_takes_its_company_along():
    made = joined(packed({"A": forms(("4434", 8)), "C": forms(("2223", 2)), "D": forms(("2223", 3)), "E": forms(("3345", 9))}), {"C": "A"})

    assert [(stratum.groups, stratum.answered) for stratum in made.strata] == [(("A", "D"), 13), (("E",), 9)]
    assert {one.group: one.answered for one in made.groups} == {"A": -1, "D": -1, "E": 9}


def test_nothing_to_join_leaves_the_pack_as_it_is():
    made = packed({"A": forms(("4434", 8)), "C": forms(("2223", 7))})

    assert joined(made, {"A": "A", "X": "Y"}) is made


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 12), min_size=2, max_size=6), st.sets(st.sampled_from("ABCDEF"), min_size=2)
)
def test_nobody_is_lost_or_counted_twice_and_no_stratum_becomes_smaller(sizes: dict[str, int], chosen: set[str]):
    together = dict.fromkeys(chosen, min(chosen))
    before = packed({group: ["3424"] * size for group, size in sizes.items()})
    after = joined(before, together)

    assert sum(one.answered for one in after.strata) == sum(one.answered for one in before.strata)
    assert sum(one.invited or 0 for one in after.groups) == sum(one.invited or 0 for one in before.groups)
    assert len(after.strata) <= len(before.strata)
    assert {len(column.data) for one in after.strata for column in one.columns.values() if column.shape == "code"} == {
        one.answered for one in after.strata
    }
