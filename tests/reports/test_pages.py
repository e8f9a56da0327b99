"""How strips fill pages: what is kept together, what is cut, what is repeated."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from reports.lettering.lines import set_lines
from reports.typesetting.blocks import Beside, Bullets, Contents, Heading, KeepTogether, Paragraph, Table
from reports.typesetting.composing import Room, compose, compose_all
from reports.typesetting.manners import HEADINGS
from reports.typesetting.meta import Meta
from reports.typesetting.opening import compose_document
from reports.typesetting.pages import fill
from reports.typesetting.publish import COMPOSERS, publish
from reports.typesetting.rows import Lane, Side, row
from reports.typesetting.strips import Break, Sheet, Strip, on_baseline, strips_of
from reports.typesetting.structure import Element
from reports.typesetting.texts import balanced

KNOWN = COMPOSERS  # imported so that every kind of block is known to `compose`, whichever tests run before


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


def test_air_below_what_fills_a_page_opens_no_page():
    assert heights(fill([Strip(100), Strip(5, air=True), Break(), Strip(10)], 100)) == [[100], [10]]
    assert heights(fill([Strip(90), Strip(5, air=True), Strip(5)], 100)) == [[90, 5, 5]]


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


def test_lines_to_write_on_are_added_where_their_page_would_stay_half_empty():
    line = Strip(10, grows=True)
    nearly_full, half_empty = fill([Strip(60), line, Break(), Strip(20), line, Strip(5)], 100)

    assert heights([nearly_full]) == [[60, 10]]
    assert heights([half_empty]) == [[20, 10, 10, 10, 10, 10, 10, 5]]
    assert half_empty.bottom <= 100


def test_a_short_table_stays_whole_and_few_rows_of_a_longer_one_never_stand_alone():
    short, longer = (Table(("A",), tuple((str(n),) for n in range(rows))) for rows in (5, 12))
    room = Room(300, "en", Element("Document"), [])
    head, *rows, _ = compose(short, room)
    _, *more, _ = compose(longer, room)

    assert head.keep
    assert [one.keep for one in rows] == [True] * 4 + [False]
    assert [one.keep for one in more] == [True] * 2 + [False] * 6 + [True] * 3 + [False]


def test_the_first_and_the_last_of_a_list_never_stand_alone_on_a_page():
    room = Room(300, "en", Element("Document"), [])
    one, two, five = (strips_of(compose(Bullets(tuple(map(str, range(n)))), room)) for n in (1, 2, 5))

    assert [[strip.keep for strip in strips] for strips in (one, two, five)] == [[False], [True, False], [True, False, False, True, False]]


def test_words_in_place_of_a_figure_stand_on_one_line_where_another_column_can_spare_the_room():
    room = Room(300, "en", Element("Document"), [])
    words = Table(
        ("Answer", "All", "One group"), (("Yes", "64%", "about 5 in 10"), ("No", "36%", "about 5 in 10")), (0.7, 0.15, 0.15), (1, 2)
    )
    figures = replace(words, rows=tuple((one, two, "50%") for one, two, _ in words.rows))

    assert [strip.height for strip in compose(words, room)] == [strip.height for strip in compose(figures, room)]


def test_the_list_of_contents_has_air_below_its_title():
    blocks = [Contents("Contents"), Heading("First"), Heading("Second")]
    title, first, second, *_ = (one for one in compose_document(blocks, Room(300, "en", Element("Document"), [])) if isinstance(one, Strip))

    assert title.keep
    assert first.before > second.before == 0


def test_no_word_of_a_title_stands_alone():
    room = Room(200, "en", Element("Document"), [])
    setting = HEADINGS[1]
    title = "Apprenticeships for young people in Ostra"
    lines = [line.text for line in set_lines([(title, setting.manner)], "en", balanced(title, setting, room).width)]

    assert len(lines) == len(set_lines([(title, setting.manner)], "en", 200))
    assert min(map(len, lines)) > len("Ostra")


def test_a_section_begins_below_the_end_of_another_only_where_both_are_for_the_same_people():
    ours, theirs = (Strip(10, section=name, disclosure=people, keep=True) for name, people in (("A", "for us"), ("B", "for all")))
    long = [Strip(50), Strip(50)]

    assert heights(fill([Strip(90), Break(), Strip(20, section="0", disclosure="for us"), Break(soft=True), ours, *long], 200)) == [
        [90],
        [20, 10, 50, 50],
    ]
    assert len(fill([Strip(90), Break(), Strip(20, section="0", disclosure="for us"), Break(soft=True), theirs, *long], 200)) == 3


def test_a_section_that_passes_its_page_by_little_stands_closer_instead_of_leaving_a_page_nearly_empty():
    def section(above: float) -> list[Strip | Break]:
        return [Break(), *[Strip(20, before=above)] * 4]

    one, two = fill(section(10), 100), fill(section(45), 100)

    assert heights(one) == [[20, 20, 20, 20]]
    assert [placed.y for placed in one[0].placed] == [0, 25, 50, 75]
    assert [placed.y for sheet in two for placed in sheet.placed] == [0, 65, 0, 65]


def test_items_of_a_list_stand_without_air_where_nothing_less_spares_a_page():
    (sheet,) = fill([Break(), Strip(20), *[Strip(20, before=5)] * 4], 100)

    assert [placed.y for placed in sheet.placed] == [0, 20, 40, 60, 80]


def test_a_table_that_is_held_takes_its_last_rows_to_the_next_page_with_the_note_below_it():
    room = Room(300, "en", Element("Document"), [])
    rows = tuple((str(n),) for n in range(12))
    free, held = (compose_all([Table(("A",), rows, held=held), Paragraph("Note", "quiet")], room) for held in (False, True))
    height = sum(strip.height + strip.before for strip in strips_of(free)[:-1]) + 2

    assert len(fill(free, height)[-1].placed) == 1
    assert len(fill(held, height)[-1].placed) > 4


def test_a_page_that_would_stay_nearly_empty_takes_more_from_the_one_before():
    """Where what follows is for other people, and cannot begin on it."""
    ours, theirs = (Strip(10, section=name, disclosure=people, keep=True) for name, people in (("A", "for us"), ("B", "for all")))
    section = [Break(soft=True), ours, *[Strip(20)] * 5]

    assert heights(fill([*section, Break(soft=True), theirs, Strip(40)], 100)) == [[10, 20, 20, 20], [20, 20], [10, 40]]
    assert heights(fill(section, 100)) == [[10, 20, 20, 20, 20], [20]], "the last page of all may be short"

    small = [Break(soft=True), ours, *[Strip(10)] * 11]
    assert [len(sheet.placed) for sheet in fill([*small, Break(soft=True), theirs, Strip(40)], 100)] == [8, 4, 2]
    large = [Break(soft=True), ours, Strip(70), Strip(15), Strip(10)]
    assert heights(fill([*large, Break(soft=True), theirs, Strip(40)], 100)) == [[10, 70], [15, 10], [10, 40]], "as much as can be spared"


def test_a_heading_never_stands_with_a_single_line_at_the_foot_of_a_page():
    room = Room(300, "en", Element("Document"), [])
    heading, line, more = Heading("Agreed", 2), Paragraph("Two agreed."), Paragraph("One did not.")
    height = sum(strip.height + strip.before for strip in strips_of(compose_all([heading, line, more], room))) - 2

    for blocks in ([line, heading, line, more], [line, KeepTogether((heading, line)), more]):
        assert [len(sheet.placed) for sheet in fill(compose_all(blocks, room), height)] == [1, 3]
    assert [len(sheet.placed) for sheet in fill(compose_all([line, heading, line, Heading("Next")], room), 1000)] == [3, 3]


def test_a_line_that_announces_something_stays_with_it():
    room = Room(300, "zh", Element("Document"), [])

    assert [compose(Paragraph(words), room)[-1].keep for words in ("They say:", "所述的方式：", "They said so.")] == [True, True, False]


def test_what_columns_say_below_their_heads_begins_on_one_height():
    names = ("Staff", "Government counterparts and members of all the village committees")
    columns = tuple((Paragraph(name, "label"), Paragraph(f"{letter} agree.", "caption")) for name, letter in zip(names, "XY", strict=True))
    text = pypdfium2.PdfDocument(publish([Beside(columns)], Meta("T", "en")))[0].get_textpage()
    told = text.get_text_range()

    assert text.get_charbox(told.index("X"))[1] == text.get_charbox(told.index("Y"))[1]
