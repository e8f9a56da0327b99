"""What stands behind a finding, which numbers its words may use, and which sources stand beside it."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from surveys.messages import Message, Text, msg
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.dossier import Edit, edited
from surveys.scoring.evidence import lines
from surveys.scoring.figured import Distribution, Share
from surveys.scoring.proportions import effective_n, share_interval, wilson
from surveys.scoring.values import Figure, Finding, ObjectiveResult, Released
from surveys.scoring.wordings import names, strange_numbers
from surveys.translator import translator

SAY = translator("en", "surveys")
NAME = Text({"en": "Late money"})


def resting_on(*evidence: str, dimension: str = "") -> Finding:
    return Finding(1, "finding", "gap", msg("Said."), msg("Why?"), msg("good evidence"), dimension, evidence)


def told(released: Released, *evidence: str, dimension: str = "") -> list[tuple[str, str]]:
    """The lines behind it: what it is, and its words or its number."""
    found = [one for one in lines(released, resting_on(*evidence, dimension=dimension)) if one.figure or one.words]
    return [(said(one.name), SAY(one.words) if one.words else str(one.figure and one.figure.value)) for one in found]


def said(name: Message | Text | str) -> str:
    return name if isinstance(name, str) else SAY(name) if isinstance(name, Message) else name.pick("en")


def test_a_topic_its_question_and_the_groups_that_are_named_stand_behind_a_difference(released: Released):
    assert told(released, "A6", "A6.1", "g1", "g3", dimension="A6") == [
        ("Decisions and accountability", "49"),
        ("“The partners wanted the same main result from this partnership”", "49"),
        ("Agency staff", "68"),
    ]


def test_both_views_stand_behind_a_pair_and_nothing_behind_what_the_release_does_not_hold(released: Released):
    assert told(released, "A4.1")[-2:] == [("How people see their own side", "82"), ("How people see the others", "61")]
    assert told(released, "Z9", "indicator:9", "indicator:x") == []


def test_what_was_reached_stands_beside_its_target_with_a_dash_for_what_nobody_knows(released: Released):
    unknown = replace(released.facts.indicators[1], actual=None, source="")
    there = replace(released, facts=replace(released.facts, indicators=(released.facts.indicators[0], unknown)))

    assert told(there, "indicator:0", "indicator:1") == [
        ("People with safe water", "52,300 reached, 60,000 was the target (Ministry)"),
        ("Repair funds", "– reached, 34 was the target (–)"),
    ]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(40, n=20), "40% of the answers"),
        (Figure(40, n=20, sentence=msg("Nearly half.")), "Nearly half."),
        (Figure(hidden=HIDDEN), "None"),
    ],
)
def test_how_often_something_occurs_is_said_in_words(released: Released, figure: Figure, said: str):
    there = replace(released, occurrences=(Occurrences((NAME,), (Occurrence("B1", NAME, figure, {}),)),))

    assert told(there, "B1") == [("Late money", said)]


def test_how_an_objective_was_rated_is_said_bar_by_bar_and_nothing_where_it_is_hidden(released: Released):
    bars = (Share(("1",), Text({"en": "No"}), 30), Share(("2",), Text({"en": "Yes"}), None, msg("most")))
    seen = ObjectiveResult("o1", "Water", "O.1", Distribution(40, bars))

    assert told(replace(released, objectives=(seen,)), "O.1") == [("No", "30%"), ("Yes", "most")]
    assert told(replace(released, objectives=(replace(seen, overall=None, hidden=HIDDEN),)), "O.1") == []


def test_numbers_of_the_evidence_its_ranges_and_its_tenths_may_be_said_and_others_are_strange(released: Released):
    finding = resting_on("A6", "indicator:0", dimension="A6")

    assert strange_numbers(released, finding, "49 of 100, from 42 to 56, of 40 people of 55: 5 in 10; 52300 of 60000") == ()
    assert strange_numbers(released, finding, "50 of 100, 7, 7 and 123456789012345") == (50, 7)


def test_numbers_in_the_release_s_own_wording_may_be_said_also_after_it_was_worded_anew(released: Released):
    inner = msg("{n} of them", n=17)
    machine = replace(resting_on(), statement=msg("3 sides: {who}, {name}", who=inner, name=Text({"en": "Phase ٤"})))
    (anew,), _ = edited([machine], [Edit(1, Text({"en": "New words."}))], [], {})

    for finding in (machine, anew):
        assert strange_numbers(released, finding, "3, 17, 4, 18") == (18,)


@pytest.mark.parametrize(
    ("name", "words", "named"),
    [
        ("Village committees", "the VILLAGE\u00a0 committees said", True),
        ("NGO", "every NGO said", False),
        ("Nahr", "the nahr said", True),
        ("Nahr", "nothing", False),
    ],
)
def test_a_group_is_named_whatever_the_capitals_and_blanks_unless_its_name_is_too_short_to_tell(name: str, words: str, *, named: bool):
    assert names(Text({"en": name}), words) is named


def test_only_the_discussion_is_worded_anew_where_only_that_was_written():
    (only,), _ = edited([resting_on()], [Edit(1, prompt=Text({"en": "What next?"}))], [], {})

    assert (SAY(only.statement), SAY(only.prompt), only.machine) == ("Said.", "What next?", None)


def test_a_share_of_all_invited_is_known_exactly_and_of_a_sample_with_its_wilson_interval():
    assert effective_n(20, 20) == inf
    assert effective_n(20, None) == 20
    assert share_interval(5, 20, 20) == (0.25, 0.25)
    assert wilson(0.25, inf) == (0.25, 0.25)
    low, high = share_interval(5, 20)
    narrower = share_interval(5, 20, 40)
    assert low < narrower[0] < 0.25 < narrower[1] < high
    assert share_interval(0, 20)[0] == 0
    assert share_interval(20, 20, None)[1] == 1
