"""How strips fill pages: what is kept together, what is cut, what is repeated."""

from __future__ import annotations

from reports.typesetting.pages import fill
from reports.typesetting.strips import Break, Sheet, Strip, on_baseline
from reports.typesetting.tables import Lane, Side, row


def heights(sheets: list[Sheet]) -> list[list[float]]:
    return [[placed.strip.height for placed in sheet.placed] for sheet in sheets]


def test_strips_follow_each_other_until_the_page_is_full():
    assert heights(fill([Strip(40)] * 5, 100)) == [[40, 40], [40, 40], [40]]


def test_a_heading_goes_to_the_next_page_with_its_text():
    assert heights(fill([Strip(80), Strip(10, keep=True), Strip(20)], 100)) == [[80], [10, 20]]


def test_what_is_kept_together_is_parted_only_where_no_page_can_hold_it():
    assert heights(fill([Strip(30, keep=True)] * 4 + [Strip(30)], 100)) == [[30, 30, 30], [30, 30]]


def test_a_forced_break_leaves_no_empty_page():
    assert heights(fill([Break(), Strip(10), Break(), Break(), Strip(20)], 100)) == [[10], [20]]


def test_the_air_above_is_dropped_at_the_top_of_a_page():
    first, second = fill([Strip(95, before=10), Strip(10, before=10)], 100)

    assert first.placed[0].y == second.placed[0].y == 0


def test_blocks_start_on_the_baseline_grid():
    (sheet,) = fill([Strip(12), Strip(12, before=5)], 100)

    assert sheet.placed[1].y == 20
    assert on_baseline(15.0001) == 15


def test_a_table_head_is_repeated_on_each_page():
    head = Strip(10, keep=True)
    sheets = fill([head, *[Strip(30, head=(head,))] * 5], 100)

    assert heights(sheets) == [[10, 30, 30, 30], [10, 30, 30]]
    assert [placed.repeated for placed in sheets[1].placed] == [True, False, False]


def test_a_row_higher_than_a_page_is_cut_between_its_lines():
    cell = Side(tuple(Strip(10) for _ in range(25)), 0, 100)
    sheets = fill([row([cell], Lane(100))], 100)

    assert heights(sheets) == [[100], [100], [50]]


def test_a_strip_higher_than_a_page_ends_nothing():
    assert heights(fill([Strip(20), Strip(500), Strip(20)], 100)) == [[20], [500], [20]]


def test_a_section_lasts_until_the_next():
    sheets = fill([Strip(60, section="A"), Strip(60), Strip(60, section="B")], 100)

    assert [sheet.section for sheet in sheets] == ["A", "A", "B"]


def test_an_empty_document_has_one_page():
    assert len(fill([], 100)) == 1
