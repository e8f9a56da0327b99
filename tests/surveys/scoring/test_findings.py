"""What is made a finding, what is worth discussing, and in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.messages import msg
from surveys.questionnaires.catalog import load as from_catalog
from surveys.questionnaires.values import Answer
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.evidence import lines
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.findings import findings
from surveys.scoring.ideas import AS_REPORTED, HINT, PROMPTS, UNSAID, Idea, prompt
from surveys.scoring.sentences import band, size_word
from surveys.scoring.statistics.families import holm
from surveys.scoring.tried import BARRIERS, TRUST
from surveys.scoring.values import Difference, Distribution, Figure, Finding, ObjectiveResult, Released, Share
from surveys.translator import translator

from fixtures.rated import words
from fixtures.trials import FACTS, dimension, forms, records, released_of

SAY = translator("en", "surveys")


def of_kind(released: Released, kind: str, rank: str = "finding") -> list[Finding]:
    return [one for one in released.findings if (one.kind, one.rank) == (kind, rank)]


def test_a_dimension_whose_whole_interval_lies_above_75_is_a_strength():
    (found,) = of_kind(released_of({"A": forms(("5433", 20), ("4533", 20)), "B": forms(("4533", 10), ("5433", 10))}), "strength")

    assert SAY(found.statement) == "“a” is a strength: 88 of 100."
    assert SAY(found.strength) == "strong evidence"
    assert (found.dimension, found.evidence) == ("a", ("a",))


def test_a_dimension_whose_whole_interval_lies_below_50_is_low():
    (found,) = of_kind(released_of({"A": forms(("2133", 8)), "B": forms(("1233", 9))}, invited={"A": 8, "B": 9}), "low")

    assert SAY(found.statement) == "“a” is low: 13 of 100."
    assert SAY(found.strength) == "good evidence"


def test_a_bound_below_counts_as_low():
    assert of_kind(released_of({"A": forms(("1133", 9)), "B": forms(("1133", 9))}), "low")


def test_a_difference_beyond_chance_is_a_finding_and_names_both_groups():
    released = released_of({"A": forms(("5433", 10), ("4533", 10)), "B": forms(("2333", 10), ("3233", 10))})

    (found,) = of_kind(released, "gap")
    (difference,) = [one for one in released.differences if one.dimension == "a"]

    assert SAY(found.statement) == "Group B rate “a” 50 points lower than Group A. This is unlikely to be chance."
    assert (difference.points, SAY(difference.size), difference.by_chance) == (50, "large", False)
    assert difference.low is not None
    assert difference.low < 50 < (difference.high or 0)


def test_a_difference_of_small_groups_may_be_chance_and_is_worth_discussing():
    released = released_of({"A": forms(("4433", 6)), "B": forms(("3333", 6))})

    assert any(SAY(one.statement).endswith("The difference may be chance.") for one in of_kind(released, "gap", "discuss"))


def test_a_difference_under_five_points_is_none():
    released = released_of({"A": forms(("4433", 12)), "B": forms(("4433", 11), ("4333", 1))})

    sentence = next(one.sentence for one in released.differences if one.dimension == "b")
    assert SAY(sentence) == "Group B and Group A see “b” alike, as far as these answers can tell."


def test_where_everybody_answered_there_is_no_test():
    groups = {"A": forms(("4433", 10)), "B": forms(("3333", 9))}
    (difference,) = [one for one in released_of(groups, invited={"A": 10, "B": 9}).differences if one.dimension == "a"]

    assert SAY(difference.sentence).endswith("Everyone invited answered: this is the difference this round.")
    assert (difference.low, difference.high, difference.by_chance) == (None, None, True)


def test_a_bound_has_no_difference():
    released = released_of({"A": forms(("5533", 10)), "B": forms(("3333", 9))})

    assert [one.dimension for one in released.differences] == ["b"]


def test_many_groups_print_their_largest_differences_only():
    groups = {code: forms((f"{1 + place % 4}{2 + place % 4}33", 6)) for place, code in enumerate("ABCDEFGHIJ")}

    differences = [one for one in released_of(groups).differences if one.dimension == "a"]

    assert len(differences) == 21


def test_divided_views_are_a_finding_with_the_words_of_the_question():
    released = released_of({"A": forms(("1333", 8), ("5333", 8)), "B": forms(("1333", 6), ("5333", 6))})

    (found,) = of_kind(released, "divided")

    assert SAY(found.statement).startswith("On “a1”: Views are divided: about 5 in 10 gave a high answer and 5 in 10 a low one")


def test_how_people_see_their_own_side_and_the_others_is_worth_discussing():
    released = released_of({"A": forms(("5233", 8), ("4333", 4)), "B": forms(("4233", 6), ("5233", 6))})

    assert any(one.evidence == ("trust",) for one in of_kind(released, "gap", "discuss"))


def test_what_people_cannot_judge_is_worth_discussing():
    released = released_of({"A": forms(("4434", 8), ("?434", 6)), "B": forms(("3333", 10), ("4444", 4))})

    assert any(one.evidence == ("a1",) for one in of_kind(released, "cannot_say", "discuss"))


def test_silence_is_worth_discussing():
    released = released_of({"A": forms(("4434", 8)), "B": forms(("3333", 10))}, invited={"A": 30, "B": 30})

    assert any("18 of 60 people answered" in SAY(one.statement) for one in of_kind(released, "cannot_say", "discuss"))


def test_a_group_hidden_in_one_dimension_is_worth_discussing():
    groups = {"A": forms(("4434", 10)), "B": forms(("2222", 8)), "C": forms(("3333", 2), ("--33", 6))}

    assert any(SAY(one.statement) == "On “a” not every group can be shown." for one in released_of(groups).findings)


def test_findings_come_before_what_is_worth_discussing():
    released = released_of({"A": forms(("5433", 10), ("4533", 10)), "B": forms(("2333", 10), ("3233", 10))})

    ranks = [one.rank for one in released.findings]

    assert ranks == sorted(ranks, reverse=True)


def test_a_release_without_any_figure_still_starts_a_conversation():
    released = released_of({"A": forms(("4434", 8)), "B": forms(("3333", 10))})

    assert len(findings(replace(released, dimensions=(), differences=(), two_sided=()))) == 6


def test_findings_of_one_kind_ask_the_room_different_questions_as_long_as_there_are_any():
    released = released_of({code: forms((f"{place + 1}{place + 1}3{place + 1}", 9)) for place, code in enumerate("ABCD")})

    for kind, questions in PROMPTS.items():
        asked = [one.prompt for one in released.findings if one.kind == kind]
        assert asked == [prompt(kind, before) for before in range(len(asked))]
        assert len(set(asked[: len(questions)])) == min(len(asked), len(questions))
    assert max(len([one for one in released.findings if one.kind == kind]) for kind in PROMPTS) > 1
    assert prompt("gap", len(PROMPTS["gap"])) == prompt("gap", 0)


def test_no_sentence_ranks_groups_or_calls_anything_a_concern():
    released = released_of({code: forms((f"{place + 1}{place + 1}3{place + 1}", 9)) for place, code in enumerate("ABCD")})

    said = " ".join(SAY(one.statement) + SAY(one.prompt) for one in released.findings).lower()

    assert not any(word in said for word in ("concern", "worst", "best", "rank", "significan", "grade"))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(80, 76, 84), "strength"),
        (Figure(60, 52, 68), "mixed"),
        (Figure(30, 20, 44), "low"),
        (Figure(70, 60, 80), "between mixed and strength"),
        (Figure(50, 40, 60), "between low and mixed"),
        (Figure(60, 40, 80), "between low and strength"),
        (Figure(90, edge=">="), "strength"),
        (Figure(10, edge="<="), "low"),
        (Figure(70, cell=True), None),
        (Figure(70), None),
        (Figure(hidden=HIDDEN), None),
    ],
)
def test_a_band_is_said_only_when_the_whole_interval_lies_in_it(figure: Figure, words: str | None):
    found = band(figure)

    assert (found and found.text) == words


@pytest.mark.parametrize(("points", "words"), [(4, "about the same"), (-5, "small"), (10, "clear"), (19, "clear"), (-20, "large")])
def test_sizes_of_differences_have_words(points: int, words: str):
    assert size_word(points).text == words


def test_holm_stops_at_the_first_that_does_not_pass():
    assert [p < 0.05 for p in holm([0.001, 0.03, 0.04, 0.012])] == [True, False, False, True]
    assert holm([]) == []


def test_a_dimension_nobody_could_score_says_so():
    released = released_of({"A": forms(("--34", 8)), "B": forms(("--33", 10))})

    assert dimension(released, "a").equal.hidden == HIDDEN


def test_divided_views_on_a_question_without_an_average_do_not_speak_of_one():
    people = records({"A": forms(("4434", 12))}, {"z1": Answer(1)}) + records({"B": forms(("3333", 12))}, {"z1": Answer(5)})

    (found,) = [tally for tally in released_of(people).tallies if tally.code == "z1"]

    assert found.sentence
    assert SAY(found.sentence) == "Views are divided: about 5 in 10 gave a high answer and 5 in 10 a low one."


def test_in_a_report_of_very_many_pairs_the_clearest_difference_is_still_found():
    """Among 9,999 ways of dealing people anew none comes near; alone that would not do for hundreds of pairs."""
    people = {f"g{place:02}": forms(("3333", 15), ("2344", 15), ("4322", 15)) for place in range(34)} | {
        "z": forms(("5555", 20), ("5544", 20))
    }

    found = released_of(people).differences

    assert {one.b for one in found if not one.by_chance} == {"z"}


def with_barriers(*rows: tuple[str, int, int]) -> Released:
    """A release of the questionnaire on barriers: code, per cent and people for each row."""
    asked = from_catalog("barriers")
    sections = {section.code: section.title for section in asked.sections}
    found = tuple(Occurrence(code, sections[code], Figure(percent, n=n), {}) for code, percent, n in rows)
    bare = released_of({"A": forms(("4434", 8)), "B": forms(("3333", 10))})
    return replace(
        bare, questionnaire=asked, dimensions=(), differences=(), two_sided=(), objectives=(), occurrences=(Occurrences((), found),)
    )


def test_a_barrier_that_occurs_in_more_than_a_third_of_the_answers_is_a_bottleneck_with_small_things_that_were_tried():
    found = findings(with_barriers(("I6", 62, 40), ("I3", 35, 40)))

    passed = [one for one in found if one.kind == "bottleneck" and one.rank == "finding"]
    assert [one.evidence for one in passed] == [("I6",)]
    assert SAY(passed[0].statement) == (
        "“Heavy procedures and too little time” holds up joint work: about 6 in 10 answers say that it happens often."
    )
    assert passed[0].tried == BARRIERS["I6"]
    assert [one.evidence for one in found if one.kind == "bottleneck" and one.rank == "discuss"] == [("I3",)]


def test_low_trust_comes_with_small_things_that_were_tried_and_other_low_topics_do_not():
    low = forms(("1133", 12), ("2133", 8))
    plain = released_of({"A": low, "B": low})
    about_trust = tuple(replace(one, frames=("mission.B6",)) if one.code == "a" else one for one in plain.questionnaire.dimensions)

    found = findings(replace(plain, questionnaire=replace(plain.questionnaire, dimensions=about_trust)))

    assert {one.tried for one in found if one.kind == "low" and one.dimension == "a"} == {TRUST}
    assert not any(one.tried for one in plain.findings)


def test_a_target_that_was_reached_and_one_that_was_missed_are_promises_that_no_answer_enters():
    reached = IndicatorFact("Schools", "", 3, 19, 20, "Ministry", "up", 100)
    missed = IndicatorFact("Repairs", "days", 31, 7, 24, "Log", "down", 29)
    middling = IndicatorFact("People", "people", 0, 100, 80, "Ministry", "up", 80)
    released = released_of(
        {"A": forms(("4434", 8)), "B": forms(("3333", 10))}, facts=replace(FACTS, indicators=(missed, middling, reached))
    )

    found = {one.kind: one for one in findings(replace(released, facts=replace(FACTS, indicators=(missed, middling, reached))))}

    assert SAY(found["kept"].statement) == "A target was reached: “Schools”."
    assert SAY(found["unkept"].statement) == "A target was not reached, or not yet: “Repairs”, 29% of the way."
    assert found["kept"].strength == found["unkept"].strength == AS_REPORTED
    assert [line.name for line in lines(released, found["unkept"])] == ["Repairs"]


@pytest.mark.parametrize(("percents", "kinds"), [((20, 55, 15, 10), {"kept"}), ((0, 20, 50, 30), {"unkept"}), ((10, 40, 30, 20), set())])
def test_an_objective_is_a_promise_kept_or_not_where_more_than_half_say_so(percents: tuple[int, ...], kinds: set[str]):
    options = ("exceeded", "achieved", "partly", "not")
    spread = Distribution(60, tuple(Share((code,), words(code), percent) for code, percent in zip(options, percents, strict=True)))
    released = released_of({"A": forms(("4434", 8)), "B": forms(("3333", 10))})

    found = findings(replace(released, objectives=(ObjectiveResult("o1", "Water for all.", "C1.o1", spread),)))

    assert all(SAY(one.statement).endswith("“Water for all”.") for one in found if one.kind in ("kept", "unkept"))
    assert {one.kind for one in found if one.kind in ("kept", "unkept") and one.rank == "finding"} == kinds


def test_the_clearer_of_two_differences_comes_first_even_when_it_is_not_the_larger():
    """40 points of a few people who scatter weigh less than 30 points of many who agree."""
    few = Difference("a", words("a"), "A", "B", 40, 6, 74, size_word(40), msg("few"), by_chance=False)
    many = Difference("b", words("b"), "A", "B", 30, 24, 36, size_word(30), msg("many"), by_chance=False)
    released = replace(released_of({"A": forms(("4434", 8)), "B": forms(("3333", 10))}), differences=(few, many))

    assert [SAY(one.statement) for one in findings(released) if one.kind == "gap"][:2] == ["many", "few"]


def test_the_evidence_of_a_difference_names_the_topic_and_both_groups_with_the_figures_of_the_release():
    released = released_of({"A": forms(("5433", 10), ("4533", 10)), "B": forms(("2333", 10), ("3233", 10))})
    (found,) = of_kind(released, "gap")

    told = lines(released, found)

    result = dimension(released, "a")
    assert [line.figure for line in told] == [result.main, *(result.groups[group.id] for group in released.groups)]


def test_many_differences_do_not_push_out_what_is_valued_most_and_least():
    released = released_of({"A": forms(("5433", 7)), "B": forms(("2345", 7))})
    gap = Difference("a", words("a"), "A", "B", 40, None, None, size_word(40), msg("apart"), by_chance=True)
    pairs = tuple(
        replace(pair, pair=f"p{place}", own=Figure(90), other=Figure(10)) for place in range(20) for pair in released.two_sided[:1]
    )

    found = findings(replace(released, differences=(gap,), two_sided=pairs))

    assert {"strength", "low", "gap"} <= {one.kind for one in found}


def test_what_the_answers_cannot_say_is_not_called_a_hint_by_chance():
    said = {kind: Idea("discuss", kind, 0, msg("Scores say how people see it, not why.")).said_strength for kind in ("cannot_say", "low")}

    assert said == {"cannot_say": UNSAID, "low": HINT}


def test_what_is_low_is_never_among_what_people_value_most_and_what_is_high_never_among_the_least():
    low = released_of({"A": forms(("2122", 24)), "B": forms(("2211", 24), ("1122", 4))})
    high = released_of({"A": forms(("4545", 24)), "B": forms(("5454", 24), ("4455", 4))})

    assert not any("value most" in SAY(one.statement) for one in low.findings)
    assert not any("value least" in SAY(one.statement) for one in high.findings)
