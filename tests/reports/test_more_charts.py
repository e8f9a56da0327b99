"""Charts of how answers fall, of two rounds, of how often things occur, of what matters beside how it goes: nothing beyond the release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.branding import contrast
from reports.charts.by_group import by_group
from reports.charts.changes import changes
from reports.charts.heat import MOST, READABLE, ground_of, heat_maps
from reports.charts.how_often import how_often
from reports.charts.indicators import indicators
from reports.charts.legend import group_entries, key
from reports.charts.order import order_chart, orders
from reports.charts.quadrant import fields, quadrant
from reports.charts.strip import agreement_strips, divided_without_strip
from reports.charts.taking_part import taking_part
from reports.charts.trend import trends
from reports.debrief.annex import figures
from reports.debrief.priorities import priorities
from reports.debrief.scores import profile_pages
from reports.drawing.values import Box, Dot, Label, Line, Path, Picture, stacked
from reports.lettering.measuring import line_count, wrapped
from reports.lettering.measuring import width as text_width
from reports.style import INK, MARGIN, PAPER, PAPERS
from reports.typesetting.blocks import Figure as Shown
from surveys.messages import Text, msg
from surveys.questionnaires.values import Option
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.changed import Trend
from surveys.scoring.values import DimensionResult, Distribution, Figure, GroupResult, PartResult, Released, Share, Tally
from surveys.translator import translator

from fixtures.rated import make_item
from fixtures.releases import HIDDEN

EN = translator("en", "surveys", "reports")


def words(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def text(said: str) -> Text:
    return Text({"en": said})


def items(released: Released) -> list:
    return [item for one in released.dimensions for item in one.items]


def heights(picture: Picture) -> list[float]:
    """How high each strip is at its highest."""
    return [max(y for _, y in one.points) - min(y for _, y in one.points) for one in picture.shapes if isinstance(one, Path)]


def test_a_strip_is_drawn_only_where_the_release_holds_a_spread(released: Released):
    first, *others = items(released)
    (drawn,) = agreement_strips([replace(first, distribution=None), *others], released.questionnaire, EN, 480)

    assert len(heights(drawn)) == len(others)
    assert agreement_strips([replace(one, distribution=None) for one in items(released)], released.questionnaire, EN, 480) == []


def test_divided_views_stand_first_and_are_marked_in_words(released: Released):
    *others, last = items(released)
    split = replace(last, text=text("Split"), distribution=replace(last.distribution, divided=True))
    (drawn,) = agreement_strips([*others, split], released.questionnaire, EN, 480)

    assert words(drawn).index("Split") < words(drawn).index(EN.text(others[0].text))
    assert words(drawn).count("divided") == 1
    assert drawn.title == "Views are divided on 1 of 4 questions"


def test_answers_that_were_put_together_make_an_even_strip(released: Released):
    first = items(released)[0]
    whole = Distribution(40, (Share(("2", "3"), first.text, 100),))
    alike = Distribution(40, (Share(("3",), first.text, 100),))
    (drawn,) = agreement_strips([replace(first, distribution=whole), replace(first, distribution=alike)], released.questionnaire, EN, 480)

    even, peak = heights(drawn)
    assert peak == pytest.approx(2 * even, rel=0.02)


def test_no_strip_pretends_to_know_how_answers_spread_that_were_put_together_over_most_of_the_scale(released: Released):
    first, *others = items(released)
    told = Share(("5",), first.text, 20)
    hazy, clear = (Distribution(40, (Share(points, first.text, 80), told)) for points in (("1", "2", "3", "4"), ("3", "4")))
    drawn = [agreement_strips([replace(first, distribution=one), *others], released.questionnaire, EN, 480)[0] for one in (hazy, clear)]

    assert [len(heights(picture)) for picture in drawn] == [len(others), len(others) + 1]


def test_divided_views_whose_ends_are_known_only_in_parts_are_counted_and_named_but_have_no_strip(released: Released):
    """Spread over their steps, a third at either end would lie lower than a third in the middle."""
    first, *others = items(released)
    ends = (Share(("1", "2"), first.text, 33), Share(("3",), first.text, 34), Share(("4", "5"), first.text, 33))
    asked = [replace(first, distribution=Distribution(40, ends, divided=True)), *others]

    (drawn,) = agreement_strips(asked, released.questionnaire, EN, 480)

    assert len(heights(drawn)) == len(others)
    assert drawn.title == f"Views are divided on 1 of {len(asked)} questions"
    assert divided_without_strip(asked, released.questionnaire) == asked[:1]


def changed(released: Released, points: int = 12, *, clear: bool = True) -> Released:
    trend = Trend(points, points - 4, points + 4, clear, msg("Changed."))
    return replace(released, dimensions=tuple(replace(one, trend=trend) for one in released.dimensions))


def test_two_rounds_are_dots_with_ranges_and_no_line_between_them(released: Released):
    drawn = trends(changed(released).dimensions[:1], EN, 480)
    assert drawn

    dots = [shape for shape in drawn.shapes if isinstance(shape, Dot)][-2:]
    assert dots[0].fill == "#FFFFFF" != dots[1].fill
    assert not [one for one in drawn.shapes if isinstance(one, Line) and {one.x1, one.x2} == {dots[0].x, dots[1].x}]
    assert "73 in the round before, 78 now" in drawn.alt


@pytest.mark.parametrize(("points", "clear", "said"), [(12, True, "+12"), (-12, True, "−12"), (3, False, "no clear change")])
def test_an_arrow_stands_only_where_a_change_is_clear(released: Released, points: int, clear: bool, said: str):  # noqa: FBT001 - a value
    drawn = trends(changed(released, points, clear=clear).dimensions, EN, 480)
    assert drawn

    assert words(drawn).count(said) == 4
    assert sum(isinstance(shape, Path) for shape in drawn.shapes) == (4 if clear else 0)


def test_one_topic_that_changed_is_named_and_many_are_counted(released: Released):
    many = trends(changed(released).dimensions * 2, EN, 480)
    still = trends(changed(released, 3, clear=False).dimensions[:1], EN, 480)
    single = trends(changed(released).dimensions[:1], EN, 480)

    assert many
    assert still
    assert single
    assert single.title == "Changed clearly since the last round: Shared purpose and added value"
    assert many.title == "Clearly changed since the last round: 8 of 8 topics"
    assert still.title == "No topic changed clearly since the last round"


def test_a_first_round_has_no_chart_of_rounds(released: Released):
    assert trends(released.dimensions, EN, 480) is None
    assert trends([replace(one, previous=None) for one in changed(released).dimensions], EN, 480) is None


def occurring(released: Released, groups: dict[str, Figure]) -> Occurrences:
    spoken = Figure(60, n=12, sentence=msg("about {n} in 10", n=6))
    rows = (Occurrence("a", text("Late payments"), Figure(64, n=40), groups), Occurrence("b", text("No reply"), spoken, {}))
    return Occurrences((text("Often"),), rows)


def test_every_cell_has_its_number_and_hidden_cells_are_hatched_with_the_reason(released: Released):
    table = occurring(released, {"g1": Figure(90, n=21, edge=">="), "g2": Figure(hidden=HIDDEN)})
    (drawn,) = heat_maps(table, released.groups, EN, 480)

    assert {"64", "≥ 90", "about 6 in 10", EN(HIDDEN)} <= set(words(drawn))
    assert sum(isinstance(one, Box) and one.hatch for one in drawn.shapes) == 3 + 1
    assert "Village committees" not in words(drawn)
    assert drawn.title == "Most often: Late payments"


def test_forty_groups_stand_on_several_pictures_each_beside_everybody(released: Released):
    groups = [GroupResult(f"g{n}", text(f"Group {n}"), n, 20, 12, shown=True) for n in range(40)]
    drawn = heat_maps(occurring(released, {}), groups, EN, 900)

    assert len(drawn) == -(-40 // MOST)
    assert all(words(one)[0] == "Everybody" for one in drawn)
    assert stacked(drawn).height == pytest.approx(sum(one.height for one in drawn) + 14 * (len(drawn) - 1))


def test_numbers_can_be_read_on_every_ground():
    for percent in range(101):
        ground = ground_of(percent)
        assert max(contrast(ground), contrast(INK) / contrast(ground)) >= READABLE


def twice(first: Figure, second: Figure) -> Tally:
    parts = (PartResult("first", text("Important?"), first), PartResult("second", text("Going well?"), second))
    return Tally("T1", text("Early word of the budget"), None, parts=parts)


def test_what_matters_stands_beside_how_it_goes_where_both_may_be_shown(released: Released):
    asked = make_item("T1", "two_scales", scale="agree5", second_scale="agree5", ask=text("Important?"), second_ask=text("Going well?"))
    section = replace(released.questionnaire.sections[0], items=(asked,))
    whole = replace(released, questionnaire=replace(released.questionnaire, sections=(section,)))

    (field,) = fields(replace(whole, tallies=(twice(Figure(80, n=30), Figure(40, n=30, cell=True)),)))
    drawn = quadrant(field, EN, 480)
    assert "Early word of the budget" in words(drawn)
    assert "Important?: 80, Going well?: 40–49" in drawn.alt
    assert fields(replace(whole, tallies=(twice(Figure(80, n=30), Figure(hidden=HIDDEN)),))) == ()
    assert fields(replace(whole, tallies=(replace(twice(Figure(), Figure()), hidden=HIDDEN),))) == ()


def test_no_column_of_a_heat_map_is_narrower_than_the_longest_word_above_it(released: Released):
    groups = [
        GroupResult(f"g{n}", text(name), n, 20, 12, shown=True) for n, name in enumerate(("Counterparts", "Representatives", "Staff"))
    ]
    drawn = heat_maps(occurring(released, {}), groups, EN, 225)

    heads = [
        shape for one in drawn for shape in one.shapes if isinstance(shape, Label) and shape.text in {"Counterparts", "Representatives"}
    ]
    assert len(heads) == 2
    assert all(line_count(head.text, head.size, head.max_width) == 1 for head in heads)


def ranked(released: Released, *parts: PartResult, most: int | None = None) -> Released:
    options = tuple(Option(part.code, part.label) for part in parts)
    asked = make_item("T2", "ranking", options=options, maximum=most)
    section = replace(released.questionnaire.sections[0], items=(asked,))
    tally = Tally("T2", text("What comes first?"), 30, sentence=msg("People agree on this order in part."), parts=parts)
    return replace(released, questionnaire=replace(released.questionnaire, sections=(section,)), tallies=(tally,))


def test_what_people_put_first_stands_first_at_its_average_place(released: Released):
    parts = (PartResult("a", text("Wells"), Figure(25, n=30)), PartResult("b", text("Schools"), Figure(75, n=30)))
    (one,) = orders(ranked(released, *parts, PartResult("c", text("Roads"), Figure(50, n=30))))
    drawn = order_chart(one, EN, 480)

    assert [said for said in words(drawn) if said in {"Wells", "Schools", "Roads"}] == ["Schools", "Roads", "Wells"]
    assert {"1.5", "2.0", "2.5"} <= set(words(drawn))
    assert drawn.title == "Put first: Schools"
    assert "Wells: place 2.5 on average" in drawn.alt


def test_an_order_of_which_a_place_may_not_be_shown_is_not_drawn(released: Released):
    hidden = PartResult("b", text("Schools"), Figure(hidden=HIDDEN))
    assert orders(ranked(released, PartResult("a", text("Wells"), Figure(25, n=30)), hidden)) == ()


def test_what_matters_and_what_comes_first_are_a_chapter_and_not_told_again_among_the_figures(released: Released):
    asked = make_item("T1", "two_scales", scale="agree5", second_scale="agree5", ask=text("Important?"), second_ask=text("Going well?"))
    section = replace(released.questionnaire.sections[0], items=(asked,))
    both = twice(Figure(80, n=30), Figure(40, n=28))
    judged = replace(both, parts=(both.parts[0], replace(both.parts[1], cannot_judge=msg("4 in 10 cannot judge this."))))
    whole = replace(released, questionnaire=replace(released.questionnaire, sections=(section,)), tallies=(judged,))

    told = repr(priorities(whole, EN, 480))
    assert "('Early word of the budget', '80', '40', '28')" in told
    assert "4 in 10 cannot judge this." in told
    assert "Early word of the budget" not in repr(figures(whole, EN))
    assert priorities(replace(whole, tallies=()), EN, 480) == []


def test_a_topic_by_group_names_each_shown_group_with_its_number_the_highest_first(released: Released):
    one = next(one for one in released.dimensions if len(one.groups) > 1)
    drawn = by_group(one, released.groups, EN, 300)
    seen = [group for group in released.groups if group.shown and group.id in one.groups]
    order = sorted(seen, key=lambda group: -one.groups[group.id].value)

    assert drawn
    assert [word for word in words(drawn) if word in {EN.text(group.name) for group in seen}] == [EN.text(group.name) for group in order]
    assert all(str(one.groups[group.id].value) in words(drawn) for group in seen)


def test_of_many_groups_those_furthest_apart_are_drawn_and_hidden_ones_never():
    groups = [GroupResult(f"g{at}", text(f"Group {at}"), at, 20, 20, shown=at != 5) for at in range(6)]
    figures = {group.id: Figure(10 * at + 20, n=20) for at, group in enumerate(groups)}
    one = make_topic(figures)

    drawn = by_group(one, groups, EN, 300, most=2)

    assert [word for word in words(drawn) if word.startswith("Group")] == ["Group 4", "Group 0"]
    assert by_group(one, groups[4:], EN, 300) is None


def make_topic(figures: dict[str, Figure]) -> DimensionResult:
    return DimensionResult("A1", text("Trust"), None, Figure(50, n=100), Figure(50, n=100), figures, ())


NARROW = 225


def groups_with_long_words() -> tuple[GroupResult, ...]:
    names = ("Representatives of the counterparts and of the committees of all the villages", "Staff")
    return tuple(GroupResult(f"g{n}", text(name), n, 20, 12, shown=True) for n, name in enumerate(names))


def test_no_chart_of_a_narrow_page_breaks_a_word_of_a_groups_name():
    drawn = taking_part(groups_with_long_words(), EN, NARROW)
    (head,) = (one for one in drawn.shapes if isinstance(one, Label) and one.text.startswith("Representatives"))

    lines = wrapped(head.text, head.size, head.max_width)
    assert " ".join(line.strip() for line in lines) == head.text


def test_a_name_wider_than_the_page_stands_in_the_key_on_several_lines():
    found = key(group_entries(groups_with_long_words(), EN), NARROW, "en")
    long, short = (one for one in found.shapes if isinstance(one, Label))

    assert long.x + long.max_width <= NARROW
    assert short.y - long.y > 14
    assert found.height > short.y


def test_baseline_and_target_do_not_stand_on_one_another(released: Released):
    for width in (NARROW, 480):
        drawn = indicators(released.facts.indicators, EN, width)
        baseline, target = (
            next(one for one in drawn.shapes if isinstance(one, Label) and one.text == said) for said in ("baseline", "target")
        )
        apart = target.x - text_width("target", target.size) / 2 - baseline.x - text_width("baseline", baseline.size)
        assert apart > 0 or abs(target.y - baseline.y) > target.size


def test_a_chart_of_many_changes_counts_them_instead_of_naming_all(released: Released):
    first = changed(released).dimensions[0]
    few, many = (changes([(first, first.trend)] * n, EN, 480).title for n in (2, 5))

    assert few.endswith("Shared purpose and added value, Shared purpose and added value")
    assert many == "Clearly changed since the last round: 5 of 5 topics"


def test_a_barrier_by_group_says_in_words_what_may_not_be_a_number():
    groups = [GroupResult(f"g{at}", text(name), at, 20, 15, shown=True) for at, name in enumerate(("Agency", "Council", "Hidden"))]
    often = {
        "g0": Figure(31, n=17, edge="<="),
        "g1": Figure(50, n=18, sentence=msg("about {tenths} in 10", tenths=5)),
        "g2": Figure(hidden=HIDDEN),
    }
    drawn = how_often(Occurrence("I1", text("No incentives"), Figure(36, n=49), often), groups, EN, 300)

    assert words(drawn) == ["Everybody", "36%", "Council", "about 5 in 10", "Agency", "≤ 31%"]
    assert "Council: about 5 in 10" in drawn.alt
    longer = replace(often["g1"], sentence=msg("{words}", words="about five of ten answers, and " * 3))
    assert how_often(Occurrence("I1", text("No"), Figure(36, n=49), {**often, "g1": longer}), groups, EN, 300).height > drawn.height + 10


def test_two_languages_abreast_have_the_fields_of_many_topics_on_pictures_that_are_not_made_smaller(released: Released):
    many = replace(changed(released), dimensions=changed(released).dimensions[:1] * 14)
    abreast, alone = ([one for one in profile_pages(many, EN, width) if isinstance(one, Shown)] for width in (340.0, 480.0))
    fields = [one.picture for one in abreast if "last round" in one.picture.title]

    assert sum("last round" in one.picture.title for one in alone) == 1
    assert [picture.title.endswith("(continued)") for picture in fields] == [False, True]
    assert all(picture.height <= PAPERS["A4 wide"][1] - 2 * MARGIN - 60 for picture in fields)


def test_the_round_before_stands_with_its_number_only_where_a_change_is_told():
    one = replace(make_topic({"g0": Figure(40, n=20), "g1": Figure(60, n=20)}), previous=45)
    groups = [GroupResult(f"g{at}", text(f"Group {at}"), at, 20, 20, shown=True) for at in range(2)]
    plain, both = (by_group(one, groups, EN, 300, before=before) for before in (False, True))
    assert plain
    assert both

    hollow = [[shape for shape in drawn.shapes if isinstance(shape, Dot) and shape.fill == PAPER] for drawn in (plain, both)]
    assert [len(dots) for dots in hollow] == [0, 2], "in the key and on the axis"
    assert "45 · round before" in words(both)
    assert "45 · round before" in both.alt
