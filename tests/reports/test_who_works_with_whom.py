"""Who works with whom, drawn and told: pairs of which both directions are shown, nobody larger than another, all of it in words too."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reports.charts.network import NAMED_FROM, THICK, THIN, ends, network_chart, pairs
from reports.debrief.networks import networks
from reports.drawing.values import Dot, Label, Line, Picture
from reports.typesetting.blocks import Figure as Drawn
from reports.typesetting.blocks import Heading, Table
from surveys.messages import msg
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import Figure, Released
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire, words
from fixtures.releases import HIDDEN

EN, AR = (translator(lang, "surveys", "reports") for lang in ("en", "ar"))
NOT_SHOWN = Figure(hidden=HIDDEN)
NAMES = {"p.a": "Association", "p.b": "Brigade", "p.c": "Council", "p.d": "Department"}


def tie(rater: str, rated: str, often: int | None, well: int | None = None) -> Tie:
    return Tie(rater, rated, *(NOT_SHOWN if value is None else Figure(value, n=12) for value in (often, well)))


def network(*ties: Tie, partners: dict[str, str] = NAMES, **settings: object) -> Network:
    named = tuple((code, words(name)) for code, name in partners.items())
    return Network("N", words("Who works with whom?"), words("How often?"), words("How well?"), named, ties, **settings)  # type: ignore[arg-type]


FOUND = network(
    tie("p.a", "p.b", 100, 80),
    tie("p.b", "p.a", 100, 90),
    tie("p.a", "p.c", 0, 50),
    tie("p.c", "p.a", 0, 60),
    tie("p.a", "p.d", 50),
    tie("p.d", "p.a", 50),
    tie("p.b", "p.c", 20, 10),
    tie("p.c", "p.b", 40, 20),
    tie("p.c", "p.d", 90, 90),
)


def between(picture: Picture) -> list[Line]:
    """The lines of the circle, without those of the legend."""
    return [shape for shape in picture.shapes if isinstance(shape, Line)][: len(pairs(FOUND))]


def said(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_a_pair_is_one_line_and_only_where_both_speak_of_each_other():
    assert [(pair.one, pair.other) for pair in pairs(FOUND)] == [("p.a", "p.b"), ("p.a", "p.c"), ("p.a", "p.d"), ("p.b", "p.c")]
    assert network_chart(FOUND, EN, 480).title == "4 of 6 pairs of partners can be shown"


def test_lines_are_as_thick_as_partners_work_together_and_thin_ones_lie_below():
    thick = [line.width for line in between(network_chart(FOUND, EN, 480))]

    assert thick == pytest.approx([THIN, THIN + 0.3 * (THICK - THIN), THIN + 0.5 * (THICK - THIN), THICK])


def test_how_well_it_goes_is_told_by_colour_and_by_stroke_so_that_it_reads_in_grey():
    seldom, low, unknown, often = between(network_chart(FOUND, EN, 480))

    styles = {(line.colour, line.dash) for line in (seldom, low, unknown, often)}
    assert len(styles) == 4
    assert len({line.dash for line in (seldom, low, often)}) == 3


def test_the_legend_explains_only_strokes_that_are_drawn():
    whole = said(network_chart(FOUND, EN, 480))
    often_only = said(network_chart(network(tie("p.a", "p.b", 40), tie("p.b", "p.a", 40)), EN, 480))

    assert {"goes well, 75–100", "in between, 50–74", "goes less well, 0–49", "how well is not shown"} <= set(whole)
    assert [one for one in often_only if one not in NAMES.values()] == ["often together", "seldom together", "how well is not shown"]


@pytest.mark.parametrize("width", [NAMED_FROM + 80, NAMED_FROM - 100])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_partners_stand_evenly_on_a_circle_and_none_is_larger(width: float, count: int):
    some = dict(list(NAMES.items())[:count])
    picture = network_chart(network(tie("p.a", "p.b", 40), tie("p.b", "p.a", 40), partners=some), EN, width)
    dots = [shape for shape in picture.shapes if isinstance(shape, Dot)]
    x, y = (sum(getattr(dot, axis) for dot in dots) / count for axis in ("x", "y"))

    assert len(dots) == count
    assert len({dot.r for dot in dots}) == 1
    assert len({round(math.dist((dot.x, dot.y), (x, y)), 6) for dot in dots}) == 1
    assert set(some.values()) <= {name.removeprefix(name[:3]) if name[0].isdigit() else name for name in said(picture)}


def test_on_a_narrow_page_partners_are_numbered_and_named_below():
    narrow = network_chart(FOUND, AR, 225)

    assert {"1", "2", "3", "4", "1  Association"} <= set(said(narrow))
    circle = max(shape.y for shape in narrow.shapes if isinstance(shape, Dot))
    assert all(shape.y > circle for shape in narrow.shapes if isinstance(shape, Label) and "Association" in shape.text)
    assert all(0 <= shape.x <= 225 for shape in narrow.shapes if isinstance(shape, Dot))


def test_every_direction_is_told_in_words_with_what_is_shown_of_it():
    alt = network_chart(FOUND, EN, 480).alt

    asked, well = EN.text(FOUND.ask), EN.text(FOUND.second_ask)
    assert f"Association about Brigade: {asked}: 100, {well}: 80" in alt
    assert f"Department about Association: {asked}: 50" in alt
    assert "Council about Department" not in alt


def test_a_mean_in_a_cell_counts_with_the_cell_s_middle():
    cell = Figure(50, n=6, cell=True)
    (pair,) = pairs(network(Tie("p.a", "p.b", cell, cell), Tie("p.b", "p.a", cell, NOT_SHOWN)))

    assert (pair.often, pair.well) == (54.5, None)


def asked() -> Questionnaire:
    return make_questionnaire(make_item("relationship", "N", partners=()))


def test_the_chapter_draws_explains_and_lists_every_direction_of_shown_pairs(released: Released):
    noted = replace(FOUND, notes=(msg("One partner is not shown."),))
    blocks = networks(replace(released, networks=(noted,), questionnaire=asked()), EN, 480)

    (drawn,) = (block for block in blocks if isinstance(block, Drawn))
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows][:2] == ["Association about Brigade", "Brigade about Association"]
    assert table.rows[4] == ("Association about Department", "50", "–")
    assert len(table.rows) == 2 * len(pairs(FOUND))
    assert "One partner is not shown." in repr(blocks[-1])
    assert "0 stands for “No”, 100 for “Yes”." in repr(drawn)


def test_two_sentences_below_the_picture_stand_without_a_blank_in_chinese(released: Released):
    blocks = networks(replace(released, questionnaire=asked(), networks=(FOUND,)), translator("zh", "surveys", "reports"), 480)
    (drawn,) = (one for one in blocks if isinstance(one, Drawn))

    assert drawn.caption.count("。") == 2
    assert "。 " not in drawn.caption


def test_a_network_that_is_hidden_is_told_and_not_drawn(released: Released):
    blocks = networks(replace(released, networks=(network(hidden=HIDDEN),), questionnaire=asked()), EN, 480)

    assert [type(block) for block in blocks if isinstance(block, Drawn | Table)] == []
    assert isinstance(blocks[0], Heading)
    assert "Not shown" in repr(blocks[-1])
    assert networks(released, EN, 480) == []


def test_both_scales_are_told_by_their_lowest_and_highest_step():
    assert [EN(one) for one in ends(FOUND, asked())] == [
        "How often? 0 stands for “No”, 100 for “Yes”.",
        "How well? 0 stands for “Badly”, 100 for “Well”.",
    ]
