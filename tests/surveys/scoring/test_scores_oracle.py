"""Our figures beside those of R and scipy on real data: equal to 1e-6."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Missing, Questionnaire
from surveys.scoring import codec, estimands
from surveys.scoring.intervals import correction, logit_t, pooled, t_interval
from surveys.scoring.packing import pack
from surveys.scoring.proportions import share_interval
from surveys.scoring.samples import Sample, sample
from surveys.scoring.scores import Scores, score

from fixtures.oracles import Oracle, oracle
from fixtures.rated import make_item, make_questionnaire, make_scale

pytestmark = pytest.mark.oracle

DIMENSIONS = [
    ("bfi", "agreeable"),
    ("bfi", "conscientious"),
    ("bfi", "extraversion"),
    ("bfi", "neuroticism"),
    ("bfi", "openness"),
    ("lq2002", "leadership"),
    ("lq2002", "task_significance"),
    ("lq2002", "hostility"),
    ("rse2018", "recognition"),
    ("rse2018", "career"),
    ("rse2018", "employability"),
    ("mass20", "anxiety"),
]
ITEMS = [("lq2002", "HOSTIL01"), ("rse2018", "recog1"), ("rse2018", "recog3"), ("mass20", "M08")]


def same(value: object) -> object:
    return pytest.approx(value, rel=1e-6)


def questionnaire_of(meta: dict) -> Questionnaire:
    """The set's dimensions as a questionnaire, each with its own scale."""
    scales, dimensions = [], {}
    for code, part in meta["dimensions"].items():
        scales.append(make_scale(*part.get("scale", meta["scale"]), code=code))
        dimensions[code] = [make_item(item, scale=code, reverse=item in part["reverse"]) for item in part["items"]]
    return make_questionnaire(dimensions, scales=scales)


def record_of(row: dict[str, str], questionnaire: Questionnaire, group: str) -> Record:
    cells = {item.code: row[item.code] for item in questionnaire.items()}
    return Record(row[group], {code: Answer(int(float(cell))) if cell else Answer(missing=Missing.SKIPPED) for code, cell in cells.items()})


@cache
def scored(name: str) -> Scores:
    """The whole way: records, pack, bytes, pack, scores. With k = 1 nothing is merged, so that every group can be compared."""
    known = oracle(name)
    questionnaire = questionnaire_of(known.meta)
    records = [record_of(row, questionnaire, known.meta["group"]) for row in known.rows]
    invited = {group: count for group, count in known.meta.get("assumed_population", {}).items() if isinstance(count, int)}
    made = pack(questionnaire, records, invited, 1, random.Random(7))
    return score(questionnaire, codec.decode(codec.encode(made)))


def expected(name: str, key: str) -> object:
    return oracle(name).figures[key]


def whole(name: str, dimension: str) -> Sample:
    measure = scored(name).dimensions[dimension]
    return measure.joined(measure.samples)


def groups(name: str, dimension: str, least: int = 5) -> dict[str, Sample]:
    samples = scored(name).dimensions[dimension].samples
    return {code: part for code, part in samples.items() if code and part.n >= least}


def unlimited(part: Sample) -> Sample:
    """The same people without knowledge of N, as most of the figures were computed."""
    return Sample(part.steps, part.counts, part.n, part.mean, part.sd)


def plain_t(part: Sample) -> tuple[float, float]:
    return t_interval(part.mean, part.sd / part.n**0.5, part.n - 1)


@pytest.mark.parametrize(("name", "dimension"), DIMENSIONS)
def test_people_means_and_spread_are_those_of_other_programs(name: str, dimension: str):
    people = whole(name, dimension)

    assert people.n == expected(name, f"{dimension}.n_scored")
    assert people.mean == same(expected(name, f"{dimension}.mean"))
    assert people.sd == same(expected(name, f"{dimension}.sd"))


@pytest.mark.parametrize(("name", "dimension"), DIMENSIONS)
def test_intervals_without_a_known_population(name: str, dimension: str):
    people = whole(name, dimension)

    assert plain_t(people) == same(expected(name, f"{dimension}.t_ci95"))
    assert logit_t(people.mean, people.sd / people.n**0.5, people.n - 1) == same(expected(name, f"{dimension}.logit_t_ci95"))
    assert estimands.group_mean("all", unlimited(people), []).low == same(expected(name, f"{dimension}.logit_t_ci95")[0])


@pytest.mark.parametrize(("name", "dimension"), DIMENSIONS)
def test_the_share_of_favourable_people(name: str, dimension: str):
    people = whole(name, dimension)
    favourable = int(people.counts[people.steps >= 75].sum())

    assert favourable / people.n == same(expected(name, f"{dimension}.share_favourable_ge75"))
    assert share_interval(favourable, people.n) == same(expected(name, f"{dimension}.wilson_ge75_ci95"))


@pytest.mark.parametrize(("name", "dimension"), [pair for pair in DIMENSIONS if pair[0] in {"bfi", "mass20"}])
def test_every_group_of_the_sets_that_list_all(name: str, dimension: str):
    samples = groups(name, dimension, least=0)

    assert {code: part.n for code, part in samples.items()} == expected(name, f"{dimension}.group_n")
    assert {code: part.mean for code, part in samples.items()} == same(expected(name, f"{dimension}.group_mean"))
    assert {code: part.sd for code, part in samples.items()} == same(expected(name, f"{dimension}.group_sd"))
    for code, part in samples.items():
        assert plain_t(part) == same(expected(name, f"{dimension}.group_t_ci95[{code}]"))


@pytest.mark.parametrize(("name", "dimension"), [pair for pair in DIMENSIONS if pair[0] == "rse2018"])
def test_groups_of_five_people_or_more(name: str, dimension: str):
    samples = groups(name, dimension)

    assert {code: part.n for code, part in samples.items()} == expected(name, f"{dimension}.group_n_ge5")
    assert {code: part.mean for code, part in samples.items()} == same(expected(name, f"{dimension}.group_mean_ge5"))


@pytest.mark.parametrize(("name", "dimension"), [pair for pair in DIMENSIONS if pair[0] in {"lq2002", "rse2018"}])
def test_the_smallest_and_the_largest_group(name: str, dimension: str):
    samples = groups(name, dimension, least=1).values()

    sizes, means = [part.n for part in samples], [part.mean for part in samples]

    assert [min(sizes), max(sizes)] == expected(name, f"{dimension}.group_n_min_max")
    assert [min(means), max(means)] == same(expected(name, f"{dimension}.group_mean_min_max"))


@pytest.mark.parametrize(("name", "dimension"), [pair for pair in DIMENSIONS if pair[0] != "lq2002"])
def test_logit_t_of_each_group(name: str, dimension: str):
    start = f"{dimension}.group_logit_t_ci95["
    asked = {key.removeprefix(start).rstrip("]"): ends for key, ends in oracle(name).figures.items() if key.startswith(start)}
    samples = groups(name, dimension)

    assert asked
    for code, ends in asked.items():
        part = samples[code]
        assert logit_t(part.mean, part.sd / part.n**0.5, part.n - 1) == same(ends)
        if part.n >= 10:
            assert estimands.group_mean(code, unlimited(part), []).high == same(ends[1])


@pytest.mark.parametrize(("name", "dimension"), [pair for pair in DIMENSIONS if pair[0] == "bfi"])
def test_equal_groups_through_the_whole_way(name: str, dimension: str):
    shown = list(groups(name, dimension))

    estimate = scored(name).dimensions[dimension].equal(shown)

    assert estimate is not None
    assert estimate.mean == same(expected(name, f"{dimension}.group_equal_mean_n5"))
    assert [estimate.se, estimate.df] == same(expected(name, f"{dimension}.group_equal_se_df"))
    assert [estimate.low, estimate.high] == same(expected(name, f"{dimension}.group_equal_ci95"))


@pytest.mark.parametrize(("name", "dimension"), [pair for pair in DIMENSIONS if pair[0] == "rse2018"])
def test_equal_groups_of_five_people_or_more(name: str, dimension: str):
    estimate = scored(name).dimensions[dimension].equal(groups(name, dimension))

    assert estimate is not None
    assert estimate.mean == same(expected(name, f"{dimension}.group_equal_mean_n5"))


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


@pytest.mark.parametrize(("code", "invited"), [("Female", 16), ("Male", 10)])
def test_a_small_population_narrows_the_interval(code: str, invited: int):
    part = groups("mass20", "anxiety")[code]
    se = part.sd / part.n**0.5 * correction(part.n, invited) ** 0.5

    assert part.invited == invited
    assert se == same(expected("mass20", "anxiety.fpc_se_by_group")[code])
    assert t_interval(part.mean, se, part.n - 1) == same(expected("mass20", f"anxiety.fpc_t_ci95_{code}_N{invited}"))
    assert logit_t(part.mean, se, part.n - 1) == same(expected("mass20", f"anxiety.logit_t_fpc_ci95_{code}_N{invited}"))


def test_a_group_of_a_known_population_through_the_whole_way():
    estimate = scored("mass20").dimensions["anxiety"].group("Female")

    assert [estimate.low, estimate.high] == same(expected("mass20", "anxiety.logit_t_fpc_ci95_Female_N16"))


def test_every_invited_person_of_a_tiny_set():
    estimate = estimands.all_invited(groups("mass20", "anxiety"), 5, own_from=2)

    assert estimate is not None
    assert [estimate.mean, estimate.se] == same(expected("mass20", "anxiety.population_weighted_mean_se"))


def test_the_pooled_spread():
    assert pooled(list(groups("mass20", "anxiety").values())) == same(tuple(expected("mass20", "anxiety.pooled_sd_df")))


@pytest.mark.parametrize(("name", "code"), ITEMS)
def test_one_item(name: str, code: str):
    rated = scored(name).rated[code]
    low, high = min(map(int, rated.tally.nothing.values)), max(map(int, rated.tally.nothing.values))
    people, counted = rated.measure.joined(rated.measure.samples), rated.tally.over(rated.tally.strata)
    middle, step = (low + high) / 2, (high - low) / 100
    above = sum(count for value, count in counted.values.items() if int(value) > middle)
    below = sum(count for value, count in counted.values.items() if int(value) < middle)

    assert [people.n, low + people.mean * step, people.sd * step] == same(expected(name, f"item.{code}.n_mean_sd"))
    assert [below / people.n, 1 - (below + above) / people.n, above / people.n] == same(
        expected(name, f"item.{code}.share_below_at_above_mid")
    )
    assert share_interval(above, people.n) == same(expected(name, f"item.{code}.wilson_above_mid_ci95"))


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
