"""How far each objective was reached: for everybody, and by group only where no difference between columns gives anybody away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from surveys.messages import Text
from surveys.questionnaires.fitting import Objective, Place, fitted
from surveys.questionnaires.records import Record
from surveys.questionnaires.reporting import reported
from surveys.questionnaires.values import Answer, Dimension, Headline, Missing, Option, Questionnaire, Section
from surveys.scoring import stored
from surveys.scoring.disclosure.ladder import neighbours_in_all
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.packing import pack
from surveys.scoring.policy import GroupName, Policy
from surveys.scoring.release import release
from surveys.scoring.scores import score
from surveys.scoring.values import Distribution, Facts, ObjectiveResult, Released

from fixtures.questions import AGREE, make_item, make_questionnaire, words

LEVELS = ("exceeded", "achieved", "partly", "not")
ITEM = "C1.0wells0123456789"
LOOP = Section(
    "C",
    words("Objective {{number}}"),
    (
        make_item("choice", "C1", unknown=True, options=tuple(Option(code, words(code)) for code in LEVELS)),
        make_item("long_text", "C1.reason", text=words("Why?")),
    ),
    each="objective",
)
PLACE = Place("P", objectives=(Objective("0wells0123456789", "Dig wells"),))
RATED = Section("r", words("Rated"), (make_item("rating", "R", scored=True),), dimension="d")


def asked() -> Questionnaire:
    questionnaire = make_questionnaire(sections=(RATED, LOOP), dimensions=(Dimension("d", words("D"), Headline.QUALITY),))
    return reported(fitted(replace(questionnaire, scales=(AGREE,)), PLACE))


def people(counts: Mapping[str, tuple[int, ...]]) -> list[Record]:
    """So many people of each group for each level, the fifth number for "I do not know"."""
    answers = [*(Answer(level) for level in LEVELS), Answer(missing=Missing.UNKNOWN)]
    return [
        Record(group, {"R": Answer(3 + n % 2), ITEM: answer})
        for group, numbers in counts.items()
        for answer, number in zip(answers, numbers, strict=False)
        for n in range(number)
    ]


def released(counts: Mapping[str, tuple[int, ...]]) -> Released:
    questionnaire, records = asked(), people(counts)
    sizes = {group: sum(numbers) for group, numbers in counts.items()}
    names = [GroupName(group, Text({"en": group}), place) for place, group in enumerate(counts)]
    scores = score(questionnaire, pack(questionnaire, records, sizes, 5, Random(1)))
    return release(questionnaire, scores, Facts("P", "", (), ""), Policy(k=5), names).released


def result(counts: Mapping[str, tuple[int, ...]]) -> ObjectiveResult:
    (one,) = released(counts).objectives
    return one


def bars(spread: Distribution | None) -> dict[str, int | None]:
    return {"+".join(share.points): share.percent for share in spread.shares} if spread else {}


def test_each_objective_has_its_answers_for_everybody_and_by_group():
    one = result({"A": (6, 10, 4, 0), "B": (0, 5, 15, 5)})

    assert (one.objective, one.subject, one.item) == ("0wells0123456789", "Dig wells", ITEM)
    assert bars(one.overall) == {"exceeded": 14, "achieved": 33, "partly": 42, "not": 11}
    assert bars(one.groups["A"]) == {"exceeded": 30, "achieved": 50, "partly": 20, "not": 0}
    assert (one.groups["A"].n, one.groups["B"].n) == (20, 25)


def test_an_answer_of_one_or_two_people_anywhere_is_put_together_with_its_neighbour_everywhere():
    one = result({"A": (6, 10, 4, 0), "B": (0, 5, 15, 2)})

    assert set(bars(one.overall)) == {"exceeded", "achieved", "partly+not"} == set(bars(one.groups["A"])) == set(bars(one.groups["B"]))


def test_a_group_under_ten_answers_is_not_shown_and_cannot_be_worked_out():
    """Nine people alone would be everybody minus the others."""
    one = result({"A": (6, 10, 4, 0), "B": (4, 5, 6, 0), "C": (3, 3, 3, 0)})

    assert one.groups == {}
    assert sum(bars(one.overall).values()) == 100


def test_small_groups_that_together_are_enough_stand_behind_the_others():
    one = result({"A": (6, 10, 4, 0), "B": (4, 5, 6, 0), "C": (3, 3, 3, 0), "D": (0, 3, 3, 0)})

    assert set(one.groups) == {"A", "B"}


def test_where_everybody_of_a_group_says_the_same_no_group_is_shown():
    one = result({"A": (0, 20, 0, 0), "B": (4, 5, 6, 0)})

    assert one.groups == {}
    assert one.overall is not None


def test_what_was_reached_is_not_put_together_with_what_was_not_in_two_bars():
    one = result({"A": (12, 1, 2, 2)})

    assert (one.overall, one.groups) == (None, {})
    assert neighbours_in_all([[12, 1, 2, 2]], 2) is not None


def test_below_ten_answers_nothing_is_shown():
    one = result({"A": (1, 3, 0, 0, 9), "B": (0, 3, 2, 0, 9)})

    assert (one.overall, one.groups, one.hidden) == (None, {}, HIDDEN)


def test_who_does_not_know_is_not_counted():
    assert result({"A": (6, 10, 4, 0, 30), "B": (4, 5, 6, 0)}).groups["A"].n == 20


def test_the_question_is_not_printed_a_second_time_among_the_others():
    assert [tally.code for tally in released({"A": (6, 10, 4, 0), "B": (4, 5, 6, 0)}).tallies] == []


def test_questions_about_an_objective_are_read_by_themselves():
    assert asked().item("C1.reason.0wells0123456789").text == words("\u2068Dig wells\u2069 – Why?")


def test_a_release_with_objectives_is_stored_and_one_from_before_is_read():
    one = released({"A": (6, 10, 4, 0), "B": (4, 5, 6, 0)})
    plain = stored.to_json(one)

    assert stored.from_json(plain) == one
    assert stored.from_json({name: value for name, value in plain.items() if name != "objectives"}).objectives == ()


def test_no_column_and_no_difference_between_columns_stands_for_one_or_two_people_or_for_all_alike():
    chance = Random(41)
    shown = 0
    for _ in range(150):
        counts = {group: tuple(chance.choice((0, 0, 1, 2, 3, 5, 9)) for _ in range(4)) for group in "ABCD"[: chance.randint(2, 4)]}
        counts = {group: numbers if sum(numbers) else (5, 0, 0, 0) for group, numbers in counts.items()}
        one = result(counts)
        if one.overall is None:
            continue
        places = [tuple(LEVELS.index(code) for code in share.points) for share in one.overall.shares]
        everybody = [sum(column) for column in zip(*counts.values(), strict=True)]
        columns = [[sum(parts) for parts in zip(*(counts[part] for part in group.split("+")), strict=True)] for group in one.groups]
        rest = [total - sum(column) for total, column in zip(everybody, zip(*columns, strict=True), strict=True)] if columns else everybody
        for column in (everybody, *columns, *([rest] if sum(rest) else [])):
            inside = [sum(column[place] for place in bar) for bar in places]
            assert not {1, 2, sum(column)} & set(inside) - {0}, (counts, one)
            assert sum(column) >= 10
        shown += len(columns)
    assert shown > 20


def test_bars_are_put_together_for_all_columns_or_not_at_all():
    assert neighbours_in_all([[5, 5, 5], [0, 9, 4]]) == ((0,), (1,), (2,))
    assert neighbours_in_all([[1, 5, 5, 6], [3, 9, 4, 5]]) == ((0, 1), (2,), (3,))
    assert neighbours_in_all([[1, 1], [5, 5]]) is None
    assert neighbours_in_all([[9, 0], [5, 5]]) is None
