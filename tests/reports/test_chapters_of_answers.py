"""Objectives, criteria, people about themselves, questions of several parts: tables with what may be shown, in its own terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from reports.debrief.annex import figures, method, questionnaire
from reports.debrief.criteria import criteria
from reports.debrief.in_brief import in_brief
from reports.debrief.matrix import matrix
from reports.debrief.objectives import MOST_COLUMNS, objectives
from reports.debrief.people import batched, people
from reports.typesetting.blocks import Bullets, Heading, KeepTogether, Paragraph, Spacer, Table
from surveys.messages import Text, msg
from surveys.scoring.added import Dossier, MatrixLine
from surveys.scoring.averages import place
from surveys.scoring.beside import Balance
from surveys.scoring.people import Margin, Told
from surveys.scoring.values import Distribution, Figure, GroupResult, ObjectiveResult, PartResult, Released, Share, Tally
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire
from fixtures.releases import HIDDEN

EN = translator("en", "surveys", "reports")
NOT_SHOWN = "Not shown: too few answers, or needed to protect others."


def text(words: str) -> Text:
    return Text({"en": words})


def tables(blocks: object) -> list[Table]:
    """Every table, also inside what is kept together."""
    found: list[Table] = []
    for block in blocks:  # type: ignore[attr-defined]
        found += [block] if isinstance(block, Table) else tables(block.blocks) if isinstance(block, KeepTogether) else []
    return found


def spread(*percents: int | None, n: int = 40) -> Distribution:
    bars = (Share((str(place),), text(f"Answer {place}"), one) for place, one in enumerate(percents))
    return Distribution(n, tuple(bars))


def reached(overall: Distribution | None, **groups: Distribution) -> ObjectiveResult:
    return ObjectiveResult("o1", "Safe <b>water</b>", "O.1", overall, groups, hidden=None if overall else HIDDEN)


def test_an_objective_is_told_of_everybody_and_of_each_group_with_how_many_answered(released: Released):
    one = reached(spread(30, 70), g2=spread(20, 80, n=19), g1=spread(40, 60, n=21))
    (table,) = tables(objectives(replace(released, objectives=(one,)), EN))

    assert table.header == ("Answer", "Everybody\n(40)", "Agency staff\n(21)", "Association staff\n(19)")
    assert table.rows == (("Answer 0", "30%", "40%", "20%"), ("Answer 1", "70%", "60%", "80%"))


def test_words_stand_in_place_of_a_number_and_a_dash_where_there_is_neither(released: Released):
    bars = (Share(("1",), text("No"), 10, msg("few")), Share(("2",), text("Yes"), None))
    (table,) = tables(objectives(replace(released, objectives=(reached(Distribution(20, bars)),)), EN))

    assert table.rows == (("No", "few"), ("Yes", "–"))


def test_an_objective_that_is_hidden_says_so_and_shows_no_table(released: Released):
    blocks = list(objectives(replace(released, objectives=(reached(None),)), EN))

    assert tables(blocks) == []
    assert NOT_SHOWN in repr(blocks)
    assert list(objectives(released, EN)) == []


@pytest.mark.parametrize(("count", "made"), [(0, 1), (MOST_COLUMNS, 1), (MOST_COLUMNS + 1, 2), (2 * MOST_COLUMNS + 1, 3)])
def test_more_groups_than_fit_beside_everybody_stand_in_further_tables(released: Released, count: int, made: int):
    groups = tuple(GroupResult(f"x{n}", text(f"Group {n}"), n, 20, 20, shown=True) for n in range(count))
    one = reached(spread(30, 70), **{group.id: spread(30, 70, n=20) for group in groups})
    found = tables(objectives(replace(released, groups=groups, objectives=(one,)), EN))

    assert len(found) == made
    assert {table.header[1] for table in found} == {"Everybody\n(40)"}
    assert [name for table in found for name in table.header[2:]] == [f"Group {n}\n(20)" for n in range(count)]
    assert all(sum(table.widths) == pytest.approx(1) for table in found)


def test_where_no_group_is_told_the_answers_to_an_objective_take_the_room_of_their_columns(released: Released):
    (alone,) = tables(objectives(replace(released, objectives=(reached(spread(30, 70)),)), EN))

    assert alone.widths == (0.75, 0.25)


def framed(released: Released, **frames: tuple[str, ...]) -> Released:
    known = released.questionnaire.dimensions
    asked = tuple(replace(one, frames=frames.get(one.code, ())) for one in known)
    return replace(released, questionnaire=replace(released.questionnaire, dimensions=asked))


def test_topics_stand_under_each_criterion_they_speak_to_in_the_criteria_s_order(released: Released):
    seen = framed(released, B3=("dac.effectiveness", "pop.results"), A1=("dac.relevance", "dac.effectiveness"))
    found = tables(criteria(seen, EN))

    assert [row[:3] for row in found[0].rows] == [
        ("Relevance", "Shared purpose and added value", "78"),
        ("Effectiveness", "Shared purpose and added value", "78"),
        ("Effectiveness", "Effectiveness", "70"),
    ]


def test_a_topic_that_is_hidden_says_why_in_its_row(released: Released):
    hidden = Figure(hidden=HIDDEN)
    bare = replace(released, dimensions=(replace(released.dimensions[0], equal=hidden, everyone=hidden, band=None),))
    (table,) = tables(criteria(framed(bare, A1=("dac.relevance",)), EN))

    assert table.rows == (("Relevance", "Shared purpose and added value", "–", "", NOT_SHOWN),)


def test_where_no_topic_belongs_to_a_frame_there_is_no_chapter(released: Released):
    assert criteria(framed(released), EN) == []


def test_the_matrix_has_a_dash_for_what_was_left_empty(released: Released):
    lines = (MatrixLine("Why?", "Impact"), MatrixLine("How?", "", "Scores", "Visits"))
    (table,) = tables(matrix(replace(released, dossier=Dossier(matrix=lines)), EN))

    assert table.rows == (("Why?", "Impact", "–", "–"), ("How?", "–", "Scores", "Visits"))


def test_what_people_said_about_themselves_is_told_in_fives_or_not(released: Released):
    told = (
        Margin("you.age", text("Age"), (Told(text("under 30"), 20), Told(text("over 30"), 15)), 10),
        Margin("you.way", text("Way"), (Told(text("by bus"), 20), Told(text("on foot"), 15))),
        Margin("you.job", text("Work"), hidden=HIDDEN),
    )
    table = tables(people(replace(released, people=told), EN, 480))[-1]

    assert table.rows == (
        ("Age", "under 30: about 20\nover 30: about 15\nanother answer or none: about 10"),
        ("Way", "by bus: about 20\non foot: about 15"),
        ("Work", NOT_SHOWN),
    )
    assert "about themselves" not in repr(people(released, EN, 480))


def test_a_hidden_group_has_no_numbers_and_one_without_a_count_has_dashes(released: Released):
    first, second, hidden = released.groups
    uncounted = replace(second, invited=None, answered=None, rate_word=None)
    (table,) = tables(people(replace(released, groups=(first, uncounted, hidden)), EN, 480))

    assert [row[1:3] for row in table.rows] == [("24", "21"), ("–", "–"), ("–", "–")]


def test_where_no_group_is_shown_nobody_is_counted_group_by_group(released: Released, too_few: Released):
    assert tables(people(too_few, EN, 480)) == []
    assert batched([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert isinstance(people(released, EN, 480)[0], Heading)


def after(released: Released, tally: Tally) -> list[object]:
    """What the annex says of one question."""
    asked = make_questionnaire(make_item("ranking", "R"), make_item("zero_to_ten", "Z"))
    blocks = list(apart(figures(replace(released, questionnaire=asked, dimensions=(), tallies=(tally,)), EN)))
    start = next(at for at, block in enumerate(blocks) if isinstance(block, Heading) and tally.text.pick("en") in repr(block))
    return blocks[start + 1 :]


def test_questions_without_a_score_stand_under_a_heading_of_their_own(released: Released):
    tally = Tally("R", text("What first?"), 30)
    titles = [block.text for block in figures(replace(released, tallies=(tally,)), EN) if isinstance(block, Heading) and block.level == 2]

    assert titles[-1] == "Other questions and their answers"
    assert titles[-1] not in repr(figures(replace(released, tallies=()), EN))


def test_an_answer_stays_on_the_line_of_its_share(released: Released):
    shares = (Share(("1",), text("Never"), 40), Share(("2", "3"), text("Often / Almost always"), 60))
    tallies = tuple(Tally(code, text(code), 30, Distribution(30, shares)) for code in ("R", "S"))
    (table,) = tables(figures(replace(released, dimensions=(), tallies=tallies), EN))

    assert {row[1] for row in table.rows} == {"Never:\u00a040%; Often\u00a0/\u00a0Almost\u00a0always:\u00a060%"}


def apart(blocks: Iterable[object]) -> Iterator[object]:
    """Every block by itself, also those that are kept together."""
    for block in blocks:
        yield from apart(block.blocks) if isinstance(block, KeepTogether) else (block,)


def test_a_question_of_several_parts_tells_each_part_in_its_own_terms(released: Released):
    parts = (
        PartResult("a", text("Wells"), Figure(25, n=30), place(2)),
        PartResult("b", text("Schools"), Figure(hidden=HIDDEN), cannot_judge=msg("Many cannot judge.")),
    )
    ranked = after(released, Tally("R", text("What first?"), 30, parts=parts))
    scored = after(released, Tally("R", text("What first?"), None, parts=parts))

    assert tables(ranked)[0].rows == (("Wells", "place 2"), ("Schools", NOT_SHOWN))
    assert tables(scored)[0].rows == (("Wells", "25", "30"), ("Schools", "–", "–"))
    for blocks in (ranked, scored):
        assert "Schools: Many cannot judge." in repr([block for block in blocks if isinstance(block, Paragraph)])


def test_a_question_is_told_by_its_sentence_its_balance_and_its_spread_or_why_not(released: Released):
    balance = Balance(40, 20, 5, 35, rough=False, sentence=msg("More would do it again."))
    told = after(released, Tally("Z", text("Again?"), 40, spread(30, None), msg("On average 7."), balance=balance))
    hidden = after(released, Tally("Z", text("Again?"), None, hidden=HIDDEN))

    assert [one in repr(told) for one in ("On average 7.", "More would do it again.")] == [True, True]
    assert tables(told)[0].rows == (("Answer 0", "30%"), ("Answer 1", "–"))
    assert NOT_SHOWN in repr(hidden)
    assert tables(hidden) == []


def test_a_section_of_the_questionnaire_that_no_page_holds_is_parted_between_its_questions(released: Released):
    long, short = (make_questionnaire(*(make_item("two_scales", f"W{n}") for n in range(many))) for many in (8, 2))
    parted, whole = (questionnaire(replace(released, questionnaire=asked), EN)[2:] for asked in (long, short))

    assert len(parted) == 8
    assert all(isinstance(block, KeepTogether) for block in parted)
    assert len(whole) == 1


def test_the_version_of_the_rules_stands_before_them_so_that_it_opens_no_page_of_its_own(released: Released):
    assert method(released, EN)[1] == Paragraph(f"Scoring rules version {released.version}.", "quiet")


def test_of_an_order_it_is_said_of_what_the_shares_are(released: Released):
    parts = (PartResult("a", text("Wells"), Figure(25, n=30), msg("place 2 on average")),)
    ranked, plain = (after(released, Tally("R", text("What first?"), 30, spread(60, 40), parts=some)) for some in (parts, ()))

    assert tables(ranked)[0].header == ("Answer", "Share who put it first")
    assert tables(plain)[0].header == ("Answer", "Share")


def test_a_question_of_several_parts_is_set_off_from_the_next_one_as_asked(released: Released):
    asked = make_questionnaire(make_item("two_scales", "S"), make_item("two_scales", "T"), make_item("long_text", "W"))
    blocks = list(apart(questionnaire(replace(released, questionnaire=asked), EN)))
    codes = [place for place, block in enumerate(blocks) if isinstance(block, Paragraph) and not isinstance(block.words, str)]

    assert [isinstance(blocks[place - 1], Spacer) for place in codes] == [False, True, True]
    assert not isinstance(blocks[-1], Spacer)


def test_what_was_to_be_reached_may_be_parted_from_how_it_was_to_be_measured_each_below_its_heading(released: Released):
    blocks = in_brief(released, EN)

    assert [type(one) for one in blocks[-4:]] == [Heading, Bullets, Heading, Table]
