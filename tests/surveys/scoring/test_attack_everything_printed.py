"""Attack 2 by exhaustion: every possible set of answers of a small partnership is released, and releases that look alike are compared.

Nothing is known here of how the gate works. Whoever reads a release and knows the program can do the same: what all sets of answers with
this very release have in common is what the release gives away.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.messages import Text
from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring import stored
from surveys.scoring.facts import Facts
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import score
from surveys.scoring.values import Released

from fixtures.rated import make_item, make_questionnaire, make_scale, people
from fixtures.trials import forms, outcome_of, released_of

Answers = Mapping[str, Sequence[str]]
STEPS = 2
ONE = make_questionnaire({"a": [make_item("a1")]}, headlines={"a": Headline.QUALITY}, scales=[make_scale(1, STEPS + 1)])
FIVE_STEPS = make_questionnaire({"a": [make_item("a1")]}, headlines={"a": Headline.QUALITY})


def printed(groups: Answers, asked: Questionnaire = ONE, codes: Sequence[str] = ("a1",)) -> bytes:
    """All that any outlet could show, as bytes."""
    scores = score(asked, pack(asked, people(codes, groups), {group: len(rows) + 3 for group, rows in groups.items()}, 5, random.Random(1)))
    names = [GroupName(group, Text({"en": group}), place) for place, group in enumerate(sorted(groups))]
    return stored.canonical(release(asked, scores, Facts("p", "", (), "e"), Policy(), names).released)


def alike(sizes: Mapping[str, int]) -> dict[bytes, list[dict[str, tuple[str, ...]]]]:
    """Every set of answers there can be, by its release."""
    found: dict[bytes, list[dict[str, tuple[str, ...]]]] = {}
    every = [combinations_with_replacement("123", size) for size in sizes.values()]
    for given_ in product(*every):
        groups = dict(zip(sizes, given_, strict=True))
        found.setdefault(printed(groups), []).append(groups)
    return found


@pytest.mark.parametrize("sizes", [{"A": 5, "B": 5}, {"A": 7, "B": 1, "C": 4}], ids=str)
def test_no_release_at_all_pins_anybody_to_less_than_half_of_the_scale(sizes: dict[str, int]):
    """Members of a group look alike from outside, so that what one of them may have said each of them may have said."""
    for same in alike(sizes).values():
        for group in sizes:
            said = {int(one) for groups in same for one in groups[group]}
            assert max(said) - min(said) >= STEPS / 2, (group, same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5555555555", "5555555553"),
        ("3333333333", "3333333324"),
        ("44444", "44435"),
        ("3333333333333333", "3333333333333324"),
    ],
)
@pytest.mark.parametrize("beside", ["1234512345", "1111122222333334444455555", "12345"])
def test_a_group_of_one_mind_prints_as_one_with_a_dissenter(one: str, other: str, beside: str):
    assert printed({"A": list(one), "B": list(beside)}, FIVE_STEPS) == printed({"A": list(other), "B": list(beside)}, FIVE_STEPS)


def of_steps(points: int) -> Questionnaire:
    return make_questionnaire({"a": [make_item("a1")]}, headlines={"a": Headline.QUALITY}, scales=[make_scale(1, points)])


@pytest.mark.parametrize("size", [5, 8, 12])
@pytest.mark.parametrize("points", [2, 3, 4, 5, 6, 7])
def test_on_no_scale_a_limit_says_that_nobody_differs_by_half_of_it(points: int, size: int):
    """Two steps do not leave room for a person half way: "at least 90" of five people would be all of them."""
    asked, farther = of_steps(points), points - math.ceil((points - 1) / 2)
    beside = [str(1 + place % points) for place in range(12)]

    of_one_mind, with_one_other = [str(points)] * size, [str(points)] * (size - 1) + [str(farther)]
    assert printed({"A": of_one_mind, "B": beside}, asked) == printed({"A": with_one_other, "B": beside}, asked)


def test_no_release_of_answers_of_yes_or_no_pins_anybody():
    asked, every = of_steps(2), list(combinations_with_replacement("12", 5))
    found: dict[bytes, set[str]] = {}
    for a, b in product(every, every):
        found.setdefault(printed({"A": a, "B": b}, asked), set()).update(f"A{one}" for one in a)

    assert all(said == {"A1", "A2"} for said in found.values())


def open_answers(asked: Questionnaire, codes: Sequence[str], forms: Sequence[str], size: int, beside: Answers) -> list[set[int]]:
    """Every set of `size` answers of a group A beside known answers of others: for each release and question, what its members may have
    said."""
    found: dict[bytes, list[set[int]]] = {}
    for given_ in combinations_with_replacement(forms, size):
        release_ = printed({"A": given_, **beside}, asked, codes)
        for said, answers in zip(found.setdefault(release_, [set() for _ in codes]), zip(*given_, strict=True), strict=True):
            said.update(int(one) for one in answers)
    return [said for some in found.values() for said in some]


@pytest.mark.parametrize(
    ("points", "size", "beside"),
    [(4, 6, ["11223"]), (4, 6, ["11344"]), (4, 10, ["33333"]), (5, 6, ["33455"]), (3, 10, ["12333", "2"])],
    ids=str,
)
def test_neither_bars_nor_agreement_nor_ranges_pin_a_group_whose_answers_lie_close_together(points: int, size: int, beside: list[str]):
    """That a spread is drawn says that a group is of several minds, and that it is not, the contrary."""
    others = {"BC"[place]: list(answers) for place, answers in enumerate(beside)}
    for said in open_answers(of_steps(points), ["a1"], "12345"[:points], size, others):
        assert max(said) - min(said) >= (points - 1) / 2


@pytest.mark.parametrize("size", [5, 10])
def test_no_bound_on_a_question_is_undone_by_its_topic_and_the_other_question(size: int):
    asked = make_questionnaire({"a": [make_item("a1"), make_item("a2")]}, headlines={"a": Headline.QUALITY}, scales=[make_scale(1, 2)])
    every = ["".join(form) for form in product("12", repeat=2)]

    for said in open_answers(asked, ["a1", "a2"], every, size, {"B": ["12", "22", "11", "21", "12"]}):
        assert said == {1, 2}


FORMS = st.lists(st.text("12345-?", min_size=4, max_size=4), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from("ABCDE"), FORMS, min_size=1, max_size=5))
def test_no_printed_number_of_people_minus_others_counts_a_hidden_few(groups: dict[str, list[str]]):
    released = released_of(groups)

    for whole, parts in counted(released):
        left = whole - sum(parts)
        assert left == 0 or left >= released.k


def counted(released: Released) -> list[tuple[int, list[int]]]:
    """Every number of people over everybody, with those of the groups shown beside it."""
    pairs = [(one.everyone.n, [figure.n or 0 for figure in one.groups.values()]) for one in (*released.headlines, *released.dimensions)]
    pairs.append((released.participation.answered, [group.answered or 0 for group in released.groups]))
    return [(whole, parts) for whole, parts in pairs if whole is not None]


def test_a_second_release_with_another_leading_mean_prints_no_other_mean_of_anybody():
    groups = {"A": forms(("4434", 8), ("3-45", 6)), "B": forms(("2223", 6), ("3322", 1)), "C": forms(("5423", 5))}
    first = outcome_of(groups)

    second = outcome_of(groups, ledger=first.entries, policy=Policy(estimand="people"))

    assert second.entries == ()


def test_the_margin_of_a_headline_made_of_topics_does_not_tell_that_nobody_differs_from_a_limit():
    """Of seven people nobody, or one, said yes: both print as a limit, and the headline beside it must not know which."""
    asked = make_questionnaire(
        {"a": [make_item("a1")], "b": [make_item("b1")]}, headlines=dict.fromkeys("ab", Headline.QUALITY), scales=[make_scale(1, 2)]
    )
    most, others = ["12", "12", "12", "12", "1-", "12"], ["22", "12", "22", "22", "22", "11"]

    of_one_mind, with_one_other = (printed({"A": [one, *most], "B": others}, asked, ("a1", "b1")) for one in ("11", "22"))
    assert of_one_mind == with_one_other
