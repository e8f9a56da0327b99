"""The debrief says what is not shown, what evaluators worded and what they left out with their reason; or that nothing was done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.debrief.quality import quality
from reports.typesetting.blocks import Heading, Paragraph, Table
from surveys.messages import Text, msg
from surveys.scoring.added import Dossier, LeftOut
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.values import Figure, Quote, Released
from surveys.translator import translator

SAY = translator("en", "reports", "surveys")
NOTHING = "Nothing was left out and nothing was edited."
REASON = "<b>Said twice.</b>"


@pytest.fixture
def bare(released: Released) -> Released:
    """A release in which everything is shown."""
    shown = [one for one in released.groups if one.shown]
    tallies = [one for one in released.tallies if not one.hidden]
    return replace(released, groups=tuple(shown), tallies=tuple(tallies), comments=(), cautions=())


def told(released: Released) -> tuple[list[str], list[str], list[tuple[object, ...]]]:
    """Headings, sentences and the rows of the tables behind the first."""
    blocks = quality(released, SAY)[2:]
    headings = [str(one.text) for one in blocks if isinstance(one, Heading)]
    sentences = [str(one.words) for one in blocks if isinstance(one, Paragraph)]
    return headings, sentences, [tuple(row) for one in blocks if isinstance(one, Table) for row in one.rows]


def test_where_nothing_is_hidden_or_edited_that_is_said(bare: Released):
    assert told(bare) == (["What is not shown, and what was edited"], [NOTHING], [])


def test_a_finding_that_was_left_out_is_told_with_its_reason_as_it_was_written(bare: Released):
    left_out = Dossier(left_out=(LeftOut(2, bare.findings[1].statement, REASON),))

    assert told(replace(bare, dossier=left_out)) == (["What the evaluators changed"], [], [("Views are divided.", REASON)])


@pytest.mark.parametrize(("count", "said"), [(1, "1 finding is worded"), (3, "3 findings are worded")])
def test_how_many_findings_evaluators_worded_is_told(bare: Released, count: int, said: str):
    headings, (sentence,), rows = told(replace(bare, dossier=Dossier(reworded=count)))

    assert (headings, rows) == (["What the evaluators changed"], [])
    assert sentence.startswith(said)


def test_what_is_not_shown_is_counted_by_its_reason(released: Released):
    (comments, *_) = released.comments
    summed_up = replace(comments, summary="Most are content.", summary_lang="en")
    hidden = replace(released, comments=(summed_up,), cautions=(msg("Few answered."),))

    headings, _, rows = told(hidden)

    assert headings == ["To keep in mind", "What is not shown, and what was edited"]
    assert rows == [("Not shown: too few answers, or needed to protect others.", "2"), ("Told in a summary instead of quoted", "1")]


def test_hidden_figures_of_how_often_things_occur_are_counted_too(bare: Released):
    row = Occurrence(
        "O1", Text({"en": "Waiting"}), Figure(40), {"a": Figure(hidden=msg("Not shown.")), "b": Figure(hidden=msg("Not shown."))}
    )

    _, _, rows = told(replace(bare, occurrences=(Occurrences((), (row,)),)))

    assert rows == [("Not shown.", "2")]


def test_quotations_in_which_words_were_left_out_are_counted(bare: Released, released: Released):
    quotes = (Quote("D1", "We need one [name] more.", "en"), Quote("D1", "Plan the end.", "en"))
    comments = replace(released.comments[0], hidden=None, summary="", quotes=quotes)

    _, _, rows = told(replace(bare, comments=(comments,)))

    assert rows == [("Quotations in which words were left out to protect somebody", "1")]
