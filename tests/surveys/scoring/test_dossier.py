"""Findings as evaluators word, order and complete them: their words beside the release's, never a figure of theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.messages import Text, msg
from surveys.scoring.added import Beside
from surveys.scoring.dossier import Edit, edited, strength
from surveys.scoring.values import Finding, Released
from surveys.scoring.wordings import remarks, strange_numbers
from surveys.translator import translator

SAY = translator("en", "surveys")


def found(number: int) -> Finding:
    return Finding(
        number,
        "finding",
        "low",
        msg("“{name}” is low: {value} of 100.", name="Trust", value=40 + number),
        msg("Why?"),
        msg("good evidence"),
    )


def test_a_finding_worded_anew_keeps_its_number_in_the_release_and_the_release_s_wording():
    (first, _), _ = edited([found(1), found(2)], [Edit(1, Text({"en": "Trust needs time."}))], [], {})

    assert SAY(first.statement) == "Trust needs time."
    assert (first.number, first.origin, first.machine) == (1, 1, found(1).statement)


def test_words_are_never_filled_in_however_they_look():
    """A placeholder in people's words stays what it is."""
    (only,), _ = edited([found(1)], [Edit(1, Text({"en": "{value} {words} %s <b>"}))], [], {})

    assert SAY(only.statement) == "{value} {words} %s <b>"


def test_without_words_in_the_reader_s_language_those_of_another_one_are_read():
    (only,), _ = edited([found(1)], [Edit(1, Text({"fr": "La confiance demande du temps."}))], [], {})

    assert translator("ar", "surveys")(only.statement) == "La confiance demande du temps."


def test_findings_are_numbered_anew_in_the_evaluators_order_and_those_left_out_keep_their_reason():
    kept, out = edited([found(1), found(2), found(3)], [Edit(2, left_out=True, reason="Said twice.")], [3, 2, 1, 99], {})

    assert [(one.number, one.origin) for one in kept] == [(1, 3), (2, 1)]
    assert [(one.number, one.reason, one.statement) for one in out] == [(2, "Said twice.", found(2).statement)]


def seen(kind: str, says: str, weight: str = "some") -> Beside:
    return Beside("x", kind, "It was seen.", "en", "Visit", None, says, weight)


@pytest.mark.parametrize(
    ("beside", "words"),
    [
        ((), "good evidence"),
        ((seen("document", "adds"),), "good evidence"),
        ((seen("document", "agrees", "little"),), "good evidence"),
        ((seen("document", "agrees"),), "good evidence; another source agrees"),
        ((seen("document", "agrees"), seen("interview", "agrees", "much")), "good evidence; several kinds of sources agree"),
        ((seen("document", "differs"),), "good evidence; other sources say otherwise"),
        ((seen("document", "differs"), seen("interview", "agrees")), "good evidence; other sources are divided"),
    ],
)
def test_other_sources_of_some_weight_change_the_words_for_the_evidence(beside: tuple[Beside, ...], words: str):
    assert SAY(strength(replace(found(1), beside=beside))) == words


def test_a_number_that_the_finding_does_not_print_is_remarked_in_any_digits(released: Released):
    finding = replace(released.findings[0], statement=msg("Staff rate it {points} points lower.", points=20))
    main = next(one.main for one in released.dimensions if one.code == "A6")

    assert strange_numbers(released, finding, f"20 points; {main.value} of 100; since 2024; 3 people, ٣١ others") == (3, 31)


def test_a_group_that_is_not_shown_is_remarked_when_it_is_named(released: Released):
    said = [SAY(one) for one in remarks(released, released.findings[0], "The  village committees were unhappy.")]

    assert said == ["“Village committees” is a group that is not shown. Nothing may be said about it alone."]
    assert remarks(released, released.findings[0], "Agency staff see it otherwise.") == ()
