"""Our estimates themselves beside the figures of R and scipy on real data: equal to 1e-6. All others are in test_every_oracle."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from surveys.scoring import estimands
from surveys.scoring.intervals import pooled
from surveys.scoring.samples import Sample, sample

from fixtures.figured import scored
from fixtures.oracles import Oracle, oracle

pytestmark = pytest.mark.oracle

GROUPED = [("bfi", "agreeable"), ("bfi", "openness"), ("rse2018", "recognition"), ("rse2018", "career")]


def same(value: object) -> object:
    return pytest.approx(value, rel=1e-6)


def expected(name: str, key: str) -> object:
    return oracle(name).figures[key]


def groups(name: str, dimension: str, least: int = 5) -> dict[str, Sample]:
    samples = scored(name).dimensions[dimension].samples
    return {code: part for code, part in samples.items() if code and part.n >= least}


def unlimited(part: Sample) -> Sample:
    """The same people without knowledge of N, as most of the figures were computed."""
    return Sample(part.steps, part.counts, part.n, part.mean, part.sd)


@pytest.mark.parametrize(("name", "dimension"), GROUPED)
def test_equal_groups_through_the_whole_way(name: str, dimension: str):
    estimate = scored(name).dimensions[dimension].equal(groups(name, dimension))

    assert estimate is not None
    assert estimate.mean == same(expected(name, f"{dimension}.group_equal_mean_n5"))
    if name == "bfi":
        assert [estimate.se, estimate.df] == same(expected(name, f"{dimension}.group_equal_se_df"))
        assert [estimate.low, estimate.high] == same(expected(name, f"{dimension}.group_equal_ci95"))


@pytest.mark.parametrize(("name", "dimension"), GROUPED)
def test_the_printed_interval_of_a_group_is_logit_t(name: str, dimension: str):
    for code, part in groups(name, dimension, least=10).items():
        estimate = estimands.group_mean(code, unlimited(part), [])
        assert [estimate.low, estimate.high] == same(expected(name, f"{dimension}.group_logit_t_ci95[{code}]"))


def test_equal_groups_of_a_tiny_set_with_their_own_spread():
    samples = {code: unlimited(part) for code, part in groups("mass20", "anxiety").items()}

    estimate = estimands.equal_groups(samples, own_from=2)

    assert estimate is not None
    assert estimate.mean == same(expected("mass20", "anxiety.group_equal_mean_n5"))
    assert [estimate.se, estimate.df] == same(expected("mass20", "anxiety.group_equal_se_df"))
    assert [estimate.low, estimate.high] == same(expected("mass20", "anxiety.group_equal_ci95"))


@pytest.mark.parametrize(
    ("name", "dimension", "a", "b"),
    [("bfi", "agreeable", "female", "male"), ("bfi", "neuroticism", "female", "male"), ("mass20", "anxiety", "Female", "Male")],
)
def test_the_difference_of_two_groups(name: str, dimension: str, a: str, b: str):
    samples = {code: unlimited(part) for code, part in groups(name, dimension).items()}

    estimate = estimands.difference((a, samples[a]), (b, samples[b]), own_from=2)

    key = f"{dimension}.{a}_vs_{b}"
    assert [part.n for part in estimate.parts] == expected(name, f"{key}.n")
    assert estimate.mean == same(expected(name, f"{key}.mean_diff"))
    assert [estimate.mean / estimate.se, estimate.df] == same(expected(name, f"{key}.welch_t_df_p")[:2])
    assert [estimate.low, estimate.high] == same(expected(name, f"{key}.welch_ci95"))


def test_a_group_of_a_known_population_through_the_whole_way():
    estimate = scored("mass20").dimensions["anxiety"].group("Female")

    assert [estimate.low, estimate.high] == same(expected("mass20", "anxiety.logit_t_fpc_ci95_Female_N16"))


def test_every_invited_person_of_a_tiny_set():
    estimate = estimands.all_invited(groups("mass20", "anxiety"), 5, own_from=2)

    assert estimate is not None
    assert [estimate.mean, estimate.se] == same(expected("mass20", "anxiety.population_weighted_mean_se"))


def test_the_pooled_spread():
    assert pooled(list(groups("mass20", "anxiety").values())) == same(tuple(expected("mass20", "anxiety.pooled_sd_df")))


def api_strata(known: Oracle, points: Callable[[int], float]) -> dict[str, Sample]:
    strata = {}
    for code, invited in known.meta["population"].items():
        strata[code] = sample(np.array([points(int(row["api00"])) for row in known.rows if row["stype"] == code]), invited)
    return strata


def test_schools_of_a_true_finite_population():
    """api00 runs from 200 to 1000, so a point of ours is 8 of theirs."""
    known = oracle("api_strat")
    strata = api_strata(known, lambda api: 100 * (api - 200) / 800)

    estimate = estimands.by_invited([estimands.Union((code,), part) for code, part in strata.items()])

    assert {code: 200 + 8 * part.mean for code, part in strata.items()} == same(known.figures["api00.by_stratum_mean"])
    assert {part.strata[0]: 8 * part.variance**0.5 for part in estimate.parts} == same(known.figures["api00.by_stratum_se_fpc"])
    assert [200 + 8 * estimate.mean, 8 * estimate.se] == same(known.figures["api00.weighted_mean_se"])
    assert estimate.df == known.figures["api00.degf"]
    assert [200 + 8 * estimate.low, 200 + 8 * estimate.high] == same(known.figures["api00.ci95_df_n_minus_H"])


def test_a_share_of_a_true_finite_population():
    known = oracle("api_strat")
    strata = api_strata(known, lambda api: 100.0 if api >= 700 else 0.0)

    estimate = estimands.by_invited([estimands.Union((code,), part) for code, part in strata.items()])

    assert [estimate.mean / 100, estimate.se / 100] == same(known.figures["share_ge700_mean_se"])
