"""What must hold for any answers whatever (statistics.md 14)."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring.disclosure.people import kinds
from surveys.scoring.measures import Measure
from surveys.scoring.packing import pack
from surveys.scoring.samples import merge
from surveys.scoring.scores import Scores, score
from surveys.scoring.statistics import agreement
from surveys.scoring.statistics.reliability import Reliability, scatter
from surveys.scoring.statistics.summaries import together

from fixtures.rated import make_item, make_questionnaire, make_scale, people

CODES = ["t1", "t2", "t3", "w1", "w2"]
FORMS = st.lists(st.text("12345-?nx", min_size=5, max_size=5).filter(lambda form: set(form) - set("-x")), max_size=14)
GROUPS = st.dictionaries(st.sampled_from(["partner", "agency", "donor", "people"]), FORMS, min_size=1).filter(lambda g: any(g.values()))


def questionnaire_of(codes: list[str], *, reverse: bool = False, low: int = 1) -> Questionnaire:
    items = {code: make_item(code, reverse=reverse) for code in codes}
    return make_questionnaire(
        {name: [items[code] for code in codes if code[0] == name[0]] for name in ("trust", "work")},
        scales=[make_scale(low, low + 4)],
        headlines=dict.fromkeys(["trust", "work"], Headline.QUALITY),
    )


STRAIGHT = questionnaire_of(CODES)


def scored(groups: dict[str, list[str]], questionnaire: Questionnaire = STRAIGHT, codes: list[str] = CODES, *, more: int = 3) -> Scores:
    """Scores of the groups, in each of which `more` people were invited than answered."""
    invited = {group: len(forms) + more for group, forms in groups.items()}
    return score(questionnaire, pack(questionnaire, people(codes, groups), invited, 5, random.Random(len(groups))))


def measures(scores: Scores) -> dict[str, Measure]:
    return {**scores.dimensions, **scores.headlines, **{code: rated.measure for code, rated in scores.rated.items()}}


def figures(scores: Scores) -> dict[str, object]:
    """Every figure of every measure that does not depend on an order of people, as exact text."""
    found = {}
    for code, measure in measures(scores).items():
        strata = sorted(measure.samples)
        spread = [(name, part.n, part.mean, part.sd, part.steps.tolist()) for name, part in sorted(measure.samples.items())]
        groups = [measure.group(name, shown=strata) for name in strata]
        found[code] = str((spread, groups, measure.equal(strata), measure.everyone(strata)))
    return found


@given(GROUPS)
def test_scores_lie_on_the_scale(groups: dict[str, list[str]]):
    for measure in measures(scored(groups)).values():
        for part in measure.samples.values():
            assert all(0 <= step <= 100 for step in part.steps)


@given(GROUPS)
def test_turning_all_items_round_turns_the_scores_round(groups: dict[str, list[str]]):
    straight, turned = measures(scored(groups)), measures(scored(groups, questionnaire_of(CODES, reverse=True)))

    for code, measure in straight.items():
        for stratum, part in measure.samples.items():
            other = turned[code].samples[stratum]
            assert other.n == part.n
            assert [100 - part.mean, part.sd] == pytest.approx([other.mean, other.sd], nan_ok=True, abs=1e-8)


@given(GROUPS)
def test_turning_all_items_round_changes_neither_agreement_nor_how_questions_hang_together(groups: dict[str, list[str]]):
    straight, turned = scored(groups), scored(groups, questionnaire_of(CODES, reverse=True))

    for code in straight.summaries:
        one, other = (together(scores.summaries[code].values()) for scores in (straight, turned))
        assert Reliability(scatter(other)).alpha == pytest.approx(Reliability(scatter(one)).alpha)
        for read in (agreement.mean_distance, agreement.r_wg_j, agreement.a_wg_j):
            assert read(other.complete) == pytest.approx(read(one.complete), nan_ok=True)


@given(GROUPS, st.randoms())
def test_the_order_of_people_and_groups_changes_nothing(groups: dict[str, list[str]], chance: random.Random):
    shuffled = [(group, chance.sample(forms, len(forms))) for group, forms in groups.items()]
    chance.shuffle(shuffled)

    assert figures(scored(dict(shuffled))) == figures(scored(groups))


@given(GROUPS, st.permutations(range(5)))
def test_the_order_of_items_changes_nothing(groups: dict[str, list[str]], places: list[int]):
    codes = [CODES[place] for place in places]
    moved = {group: ["".join(form[place] for place in places) for form in forms] for group, forms in groups.items()}

    assert figures(scored(moved, questionnaire_of(codes), codes)) == figures(scored(groups))


@given(GROUPS)
def test_a_person_who_answered_nothing_changes_nothing_but_the_rate(groups: dict[str, list[str]]):
    with_blank = {group: [*forms, "-----"] if forms else [] for group, forms in groups.items()}
    before, after = scored(groups, more=3), scored(with_blank, more=2)

    assert after.strata != before.strata
    assert figures(after) == figures(before)


@given(GROUPS)
def test_counting_from_0_instead_of_1_changes_nothing(groups: dict[str, list[str]]):
    down = str.maketrans("12345", "01234")
    lower = {group: [form.translate(down) for form in forms] for group, forms in groups.items()}

    assert figures(scored(lower, questionnaire_of(CODES, low=0))) == figures(scored(groups))


@given(GROUPS)
def test_a_round_counted_twice_has_twice_the_people_and_the_same_means(groups: dict[str, list[str]]):
    once = {group: forms for group, forms in groups.items() if len(forms) >= 5}
    twice = {group: forms * 2 for group, forms in once.items()}

    for code, measure in measures(scored(once)).items():
        doubled = measures(scored(twice))[code].samples
        for stratum, part in measure.samples.items():
            assert doubled[stratum].n == 2 * part.n
            assert str(doubled[stratum].mean) == str(part.mean)


@given(GROUPS)
def test_strata_put_together_are_the_whole(groups: dict[str, list[str]]):
    everybody = {"all": [form for forms in groups.values() for form in forms]}
    whole, parts = measures(scored(everybody)), measures(scored(groups))

    for code, measure in parts.items():
        joined, expected = measure.joined(measure.samples), whole[code].samples["all"]
        assert joined.steps.tolist() == expected.steps.tolist()
        assert joined.counts.tolist() == expected.counts.tolist()
        assert str((joined.mean, joined.sd)) == str((expected.mean, expected.sd))


@given(GROUPS, st.integers(1, 13))
def test_parts_of_a_round_scored_apart_add_up_to_exactly_the_whole(groups: dict[str, list[str]], cut: int):
    """Everything that a release is made of: the spread of every measure, every count, every summary, and what the gate knows of people."""
    parts = [{group: forms[:cut] for group, forms in groups.items()}, {group: forms[cut:] for group, forms in groups.items()}]
    whole, apart = unmerged(groups), [unmerged(part) for part in parts if any(part.values())]

    for code, one in measures(whole).items():
        for stratum, sample in one.samples.items():
            joined = merge([measures(part)[code].samples[stratum] for part in apart if stratum in measures(part)[code].samples])
            assert (joined.steps.tolist(), joined.counts.tolist()) == (sample.steps.tolist(), sample.counts.tolist())
            assert str((joined.n, joined.mean, joined.sd)) == str((sample.n, sample.mean, sample.sd))
    for code, rated in whole.rated.items():
        assert sum((part.rated[code].tally.over(part.rated[code].tally.strata) for part in apart), rated.tally.nothing) == rated.tally.over(
            rated.tally.strata
        )
    for code, summaries in whole.summaries.items():
        for stratum, summary in summaries.items():
            assert together(part.summaries[code][stratum] for part in apart if stratum in part.summaries[code]) == summary
    assert sum(map(alike, apart), Counter()) == alike(whole)


def unmerged(groups: dict[str, list[str]]) -> Scores:
    """With k = 1 no group is merged with another."""
    return score(STRAIGHT, pack(STRAIGHT, people(CODES, groups), {}, 1, random.Random(1)))


def alike(scores: Scores) -> Counter[tuple[object, ...]]:
    """How many people of a stratum answered the same questions and have the same scores."""
    found = kinds(scores, tuple(scores.dimensions), Headline.QUALITY)
    return Counter({(one.stratum, str(one.answered), one.dimensions, one.headline): one.size for one in found})


@given(GROUPS)
def test_when_all_invited_answered_everything_there_is_no_margin(groups: dict[str, list[str]]):
    full = {group: ["12345" for _ in forms] for group, forms in groups.items()}

    for measure in measures(scored(full, more=0)).values():
        for stratum, part in measure.samples.items():
            if part.n >= 5:
                found = measure.group(stratum)
                assert found.low == found.mean == found.high
