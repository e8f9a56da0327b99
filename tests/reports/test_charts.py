"""Charts say their finding in the title, every figure in the alternative text, and nothing that was not released."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.charts.axis import Axis, group_dots
from reports.charts.cover import ornament
from reports.charts.figures import percent, score
from reports.charts.gaps import gap_chart, gaps, two_sided_chart
from reports.charts.indicators import indicators, indicators_and_people
from reports.charts.profile import items, profile
from reports.charts.spread import BAR, spread, told_spread
from reports.charts.taking_part import taking_part
from reports.drawing.values import Box, Dot, Label, Line, Picture
from reports.style import AGREEMENT, group_mark
from surveys.messages import Text, msg
from surveys.questionnaires.values import Headline
from surveys.scoring.values import Distribution, Figure, Released, Share
from surveys.translator import translator

EN = translator("en", "surveys", "reports")
AR = translator("ar", "surveys", "reports")


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure(64, 57, 70), "64"),
        (Figure(90, edge=">="), "≥ 90"),
        (Figure(10, edge="<="), "≤ 10"),
        (Figure(70, cell=True), "70–79"),
        (Figure(hidden=msg("Not shown.")), "–"),
    ],
)
def test_a_score_is_said_with_its_edge_or_cell(figure: Figure, said: str):
    assert score(figure, EN) == said


def test_a_limit_is_said_in_words_where_a_sign_would_be_turned_round():
    assert [score(Figure(13, edge="<="), AR), score(Figure(82, edge=">="), AR)] == ["13 فأقل", "82 فأكثر"]
    assert [percent(Figure(31, edge="<="), AR), percent(Figure(31, edge="<="), EN)] == ["31% فأقل", "≤ 31%"]


def test_the_profile_names_its_highest_and_lowest_dimension(released: Released):
    picture = profile(released.dimensions, released.groups, EN, 480)

    assert picture.title == "Highest: Shared purpose and added value. Lowest: Decisions and accountability."


def test_the_alternative_text_holds_every_score_and_range(released: Released):
    picture = profile(released.dimensions, released.groups, EN, 480)

    assert "Trust and responsibility: 62 (55–69)" in picture.alt


def test_the_profile_draws_the_mean_that_was_chosen_before_opening(released: Released):
    chosen = tuple(replace(one, estimand="people", everyone=Figure(41)) for one in released.dimensions)

    assert "Trust and responsibility: 41" in profile(chosen, released.groups, EN, 480).alt


def test_a_hidden_group_has_no_mark_in_any_chart(released: Released):
    hidden = group_mark(2).colour
    pictures = [
        profile(released.dimensions, released.groups, EN, 480),
        items(released.dimensions[0].items, released.groups, EN, 480),
        gap_chart(gaps(released.dimensions, released.differences), released.groups, EN, 480),
    ]

    assert not [shape for picture in pictures for shape in picture.shapes if isinstance(shape, Dot) and shape.fill == hidden]


def test_a_hidden_group_says_so_instead_of_showing_squares(released: Released):
    picture = taking_part(released.groups, EN, 480)

    assert "Not shown: too few answers, or needed to protect others." in texts(picture)
    assert not [shape for shape in picture.shapes if isinstance(shape, Box) and shape.fill == group_mark(2).colour]


def test_as_many_squares_are_filled_as_people_answered(released: Released):
    picture = taking_part(released.groups, EN, 480)

    filled = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.fill == group_mark(0).colour]
    assert len(filled) == 21


def test_a_large_group_says_how_many_people_a_square_stands_for(released: Released):
    large = tuple(replace(group, invited=900, answered=400) if group.shown else group for group in released.groups)

    assert "One square stands for 10 people." in texts(taking_part(large, EN, 480))


def test_a_chart_speaks_the_language_of_its_reader(released: Released):
    latin, arabic = (profile(released.dimensions, released.groups, say, 480) for say in (EN, AR))

    assert "الثقة والمسؤولية" in texts(arabic)
    assert "Trust and responsibility" in texts(latin)


ROUGH = "score to within ten points"


@pytest.mark.parametrize(
    ("figures", "keyed"),
    [
        ((Figure(70), Figure(60)), ["score"]),
        ((Figure(70), Figure(60, cell=True)), ["score", ROUGH]),
        ((Figure(70, cell=True), Figure(60, cell=True)), [ROUGH]),
        ((Figure(), Figure()), ["score"]),
    ],
)
def test_the_key_of_questions_says_what_a_bar_over_ten_points_is_where_one_is_drawn(
    released: Released, figures: tuple[Figure, ...], keyed: list[str]
):
    (first, *_) = released.dimensions[0].items
    told = texts(items([replace(first, overall=figure) for figure in figures], released.groups, EN, 480))

    assert [text for text in told if text in {"score", ROUGH}] == keyed


def test_gaps_are_sorted_and_grey_where_they_may_be_chance(released: Released):
    found = gaps(released.dimensions, released.differences)

    assert [gap.points for gap in found] == sorted((gap.points for gap in found), reverse=True)
    assert [gap.dimension.code for gap in found if not gap.by_chance] == ["A6"]


def test_a_bound_is_no_end_of_a_gap_and_chance_is_said_of_the_two_groups_that_are_joined(released: Released):
    rows = [row for row in released.differences if row.dimension == "A6"]
    widest = max(rows, key=lambda row: abs(row.points))
    chance = [replace(row, by_chance=row is widest) for row in rows]

    assert [gap.by_chance for gap in gaps(released.dimensions, chance)] == [True]
    assert gaps(released.dimensions, []) == []


def test_bars_are_drawn_only_for_items_with_a_distribution(released: Released):
    item = released.dimensions[0].items[0]
    scale = released.questionnaire.scale("agree5")

    assert spread([replace(item, distribution=None)], scale, EN, 480) is None
    bars = spread([item], scale, EN, 480)
    assert bars is not None
    assert "Agree 40" in bars.alt


def test_an_indicator_without_a_baseline_says_why_it_has_no_bar(released: Released):
    picture = indicators(released.facts.indicators, EN, 480)

    assert "No baseline was recorded." in texts(picture)


def test_the_title_of_the_indicators_says_where_the_progress_of_some_is_not_known(released: Released):
    known = [one for one in released.facts.indicators if one.achievement is not None]
    some, every, one = (indicators(facts, EN, 480).title for facts in (released.facts.indicators, [*known, *known], known[:1]))

    assert len(known) < len(released.facts.indicators)
    assert some == f"Targets reached, of those whose progress is known: 0 of {len(known)}"
    assert every == f"Targets reached: 0 of {2 * len(known)}"
    assert one == "Indicators as reported", "a single one needs no count"


def test_what_people_say_of_the_results_stands_below_the_indicators_on_its_own_axis(released: Released):
    seen = replace(released.headlines[0], headline=Headline.RESULTS, equal=Figure(71, 66, 75), everyone=Figure(70))
    drawn = indicators_and_people(replace(released, headlines=(seen,)), EN, 480)
    unseen = replace(released, headlines=(replace(seen, equal=Figure(), everyone=Figure()),))

    assert "Results as people see them" in texts(drawn)
    assert "71" in texts(drawn)
    assert "Results as people see them: 71" in drawn.alt
    assert drawn.alt.count("Results as people see them") == 1
    assert indicators_and_people(unseen, EN, 480) == indicators(released.facts.indicators, EN, 480)


def test_own_and_other_view_are_drawn_as_hollow_and_filled(released: Released):
    picture = two_sided_chart(released.two_sided, EN, 480)
    filled = [shape.fill for shape in picture.shapes if isinstance(shape, Dot)][-2:]

    assert filled == ["#FFFFFF", "#0B5D66"]
    for pair in released.two_sided:
        assert EN.text(pair.name).rstrip(".") in picture.alt


def test_no_full_stop_stands_before_a_colon_in_the_words_of_a_chart(released: Released):
    kept = [replace(item, text=Text({"en": "They keep their promises."})) for one in released.dimensions for item in one.items]

    for told in (items(kept, released.groups, EN, 480).alt, *(told_spread(one, EN) for one in kept)):
        assert "They keep their promises:" in told


def test_the_same_name_has_the_same_cover_and_another_another(released: Released):
    first, again, other = (ornament(name, released.groups, 595, 842) for name in ("Water", "Water", "Peace"))

    assert first == again
    assert first != other


def test_answers_put_together_show_the_colours_of_all_of_them(released: Released):
    item, scale = released.dimensions[0].items[0], released.questionnaire.scale("agree5")
    low, high = [str(point.value) for point in scale.points[:2]], [str(point.value) for point in scale.points[2:]]
    shares = (Share(tuple(low), Text({"en": "Low"}), 30), Share(tuple(high), Text({"en": "High"}), 70))
    picture = spread([replace(item, distribution=Distribution(40, shares))], scale, EN, 480)

    assert picture is not None
    for colour in AGREEMENT:
        key, piece = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.fill == colour]
        assert piece.w > key.w


def test_no_line_runs_through_a_number_of_a_bar(released: Released):
    picture = spread([released.dimensions[0].items[0]], released.questionnaire.scale("agree5"), EN, 480)

    assert picture is not None
    kinds = [type(shape) for shape in picture.shapes]
    dotted = next(at for at, shape in enumerate(picture.shapes) if isinstance(shape, Line) and shape.dash)
    assert Box in kinds[dotted:]


def test_marks_of_groups_that_would_cover_each_other_stand_one_above_the_other(released: Released):
    apart = list(group_dots(Axis(0, 300), 50, released.groups, {"g1": Figure(40), "g2": Figure(60)}))
    alike = list(group_dots(Axis(0, 300), 50, released.groups, {"g1": Figure(60), "g2": Figure(60)}))

    assert [dot.y for dot in apart] == [50, 50]
    assert alike[0].y < 50 < alike[1].y
    assert [dot.x for dot in alike] == [180, 180]


def test_a_group_told_only_to_ten_points_is_drawn_over_all_ten_and_never_as_one_score(released: Released):
    drawn = list(group_dots(Axis(0, 300), 50, released.groups, {"g1": Figure(40), "g2": Figure(60, cell=True)}))

    assert [(line.x1, line.x2, line.colour) for line in drawn if isinstance(line, Line)] == [(180, 207, group_mark(1).colour)]
    assert [dot.x for dot in drawn if isinstance(dot, Dot)] == [120, 193.5]


def test_the_key_of_questions_says_what_the_line_of_a_group_over_ten_points_is(released: Released):
    (first, *_) = released.dimensions[0].items
    exact = replace(first, overall=Figure(70), groups={"g1": Figure(80), "g2": Figure(60)})
    rough = replace(exact, groups={"g1": Figure(80, cell=True), "g2": Figure(60)})

    assert [ROUGH in texts(items([one], released.groups, EN, 480)) for one in (exact, rough)] == [False, True]


def test_the_largest_group_takes_one_line_of_squares(released: Released):
    many = (replace(released.groups[0], invited=34, answered=30),)
    squares = [shape for shape in taking_part(many, EN, 480).shapes if isinstance(shape, Box)]

    assert len(squares) == 34
    assert len({square.y for square in squares}) == 1


def test_words_that_stand_for_a_bar_end_before_the_line_of_the_target(released: Released):
    shapes = indicators(released.facts.indicators, EN, 480).shapes
    why = next(shape for shape in shapes if isinstance(shape, Label) and shape.text == "No baseline was recorded.")
    target = next(shape for shape in shapes if isinstance(shape, Line) and shape.x1 == shape.x2)

    assert why.x + why.max_width < target.x1


def test_a_range_narrower_than_the_dot_of_its_score_is_seen_all_the_same(released: Released):
    one = replace(released.dimensions[0], equal=Figure(68, 67, 69, 40), groups={}, previous=None)
    for width in (300, 480):
        drawn = profile([one], (), EN, width)
        (dot,) = [shape for shape in drawn.shapes if isinstance(shape, Dot)][-1:]
        ends = [shape for shape in drawn.shapes if isinstance(shape, Line) and shape.x1 == shape.x2 and shape.y1 < dot.y < shape.y2]
        near = [shape for shape in ends if abs(shape.x1 - dot.x) < dot.r]

        assert len(near) == 2
        assert all(shape.y2 - shape.y1 > 2 * dot.r for shape in near)


def test_an_answer_that_nobody_gave_is_no_stroke_at_the_end_of_a_bar(released: Released):
    (item, *_) = [one for topic in released.dimensions for one in topic.items if one.distribution]
    scale = released.questionnaire.scale(released.questionnaire.item(item.code).scale)
    shares = [Share((str(point.value),), point.label, percent) for point, percent in zip(scale.points, (22, 38, 40, 0, 0), strict=True)]
    drawn = spread([replace(item, distribution=Distribution(40, tuple(shares)))], scale, EN, 480)
    assert drawn

    bar = [shape for shape in drawn.shapes if isinstance(shape, Box) and shape.h == BAR]
    assert len(bar) == 3
