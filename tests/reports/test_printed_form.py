"""The questionnaire on paper: each group's own words, when a question is meant, and a line in the place of an earlier answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pdfua
import pypdfium2
import pytest
import segno

from reports.printed.form import asked_of, form, opening, pdf
from reports.printed.kinds import HARD, LEAST, _widths
from reports.printed.sheets import BLANK_SHEET, MODULE, Sheet, squares
from surveys.questionnaires.piping import BLANK, blanked
from surveys.questionnaires.values import Questionnaire, Section, Wording
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire, of_every_kind, words

SAY = translator("en", "reports", "surveys")
GROUPS = {"g1": words("Government"), "g2": words("Donors")}
FIRST = Section(
    "one",
    words("One"),
    (
        make_item("rating", "R", text=words("They keep promises."), wordings=(Wording(("g1",), words("We keep promises.")),), comment=()),
        make_item("short_text", "G", text=words("For donors"), groups=("g2",)),
        make_item("short_text", "H", text=words("By condition"), show_if='group == "g2"'),
        make_item("long_text", "W", text=words("Why so low?"), show_if="R <= 2"),
        make_item("long_text", "M", text=words("Mixed"), show_if='R <= 2 and group != "g9"'),
    ),
)
SECOND = Section(
    "two", words("Two"), (make_item("long_text", "P", text=words("You said {{R|that}}. Why?")),), show_if='group in ("g1", "g2")'
)
ASKED = make_questionnaire(sections=(FIRST, SECOND))


def said(part: Any) -> Iterator[str]:
    """Every text in some blocks."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | tuple):
        for one in part:
            yield from said(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from said(getattr(part, field.name))


def printed(questionnaire: Questionnaire) -> list[str]:
    return list(said(list(form(questionnaire, SAY, GROUPS))))


def test_a_group_gets_its_own_words_and_only_what_it_may_be_asked():
    government, donors = (printed(asked_of(ASKED, group)) for group in ("g1", "g2"))

    assert ("We keep promises." in government, "They keep promises." in government) == (True, False)
    assert ("They keep promises." in donors, "We keep promises." in donors) == (True, False)
    assert ("For donors" in donors, "For donors" in government) == (True, False)
    assert ("By condition" in donors, "By condition" in government) == (True, False)
    assert not any("the group" in text for text in donors if "other than" not in text)
    assert all("Two" in texts for texts in (government, donors))
    assert "Two" not in printed(asked_of(ASKED, "g3"))


def test_for_everybody_all_wordings_and_conditions_are_told_once():
    texts = printed(ASKED)

    assert "They keep promises." in texts
    assert "Government: “We keep promises.”" in texts
    assert texts.count("Shown if “They keep promises.” is “No” or “Hardly”.") == 1
    assert "Shown if the group is Donors." in texts
    assert "Shown if the group is Government or Donors." in texts


def test_a_line_to_write_on_stands_for_an_earlier_answer_and_below_a_rating_that_asks_why():
    texts = printed(blanked(ASKED))

    assert f"You said {BLANK}. Why?" in texts
    assert texts.count("What lies behind this?") == 1


def test_the_channel_for_complaints_stands_before_everything_else():
    texts = list(said([*opening(ASKED, SAY, "safe@example.org", BLANK_SHEET), *form(ASKED, SAY)]))

    assert texts.index("If someone is being harmed, do not write it here. Tell this channel now: safe@example.org") < texts.index("One")


def test_the_form_is_the_same_file_every_time():
    assert pdf(ASKED, SAY, group="g1", groups=GROUPS) == pdf(ASKED, SAY, group="g1", groups=GROUPS)


def test_each_sheet_has_its_own_code_on_every_page_and_counts_its_own_pages():
    sheets = [Sheet(code, f"https://example.org/r/{code}") for code in ("AAAA-BBBB", "CCCC-DDDD")]
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(ASKED, SAY, sheets=sheets))]

    half = len(pages) // 2
    assert all("Sheet AAAA-BBBB" in page and "CCCC" not in page for page in pages[:half])
    assert all("Sheet CCCC-DDDD" in page and "AAAA" not in page for page in pages[half:])
    assert [f"Page {number + 1} of {half}" in page for number, page in enumerate(pages[:half])] == [True] * half
    assert f"Page 1 of {half}" in pages[half]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_large_print_has_at_least_18_points_on_paper_of_the_same_size_and_stays_inside_it(paper: str):
    plain, large = (pypdfium2.PdfDocument(pdf(ASKED, SAY, paper=paper, large=large))[0] for large in (False, True))

    assert plain.get_size() == large.get_size()
    sizes = {round(thing.get_bounds()[3] - thing.get_bounds()[1]) for thing in large.get_objects() if thing.type == 1}
    assert min(sizes) >= 8  # the height of ink of small letters at 18 points
    left, bottom, right, top = large.get_bbox()
    assert (left >= 0, bottom >= 0, right <= large.get_width(), top <= large.get_height()) == (True,) * 4


def test_a_checker_of_accessible_pdf_finds_nothing_in_large_print_from_right_to_left(tmp_path: Path):
    path = tmp_path / "large.pdf"
    sheet = Sheet("AAAA-BBBB", "https://example.org/r/AAAA", promised=("A promise.",))
    path.write_bytes(pdf(of_every_kind(), translator("ar", "reports", "surveys"), large=True, sheets=[sheet]))

    assert not pdfua.validate(str(path)).findings


def test_a_picture_of_the_link_is_read_as_the_link():
    picture = squares("https://example.org/r/abc", "code")
    side = round(picture.width / MODULE)
    dark = {(round(box.x / MODULE) + n, round(box.y / MODULE)) for box in picture.shapes for n in range(round(box.w / MODULE))}

    rows = segno.make("https://example.org/r/abc", error="m").matrix
    assert dark == {(x + 4, y + 4) for y, row in enumerate(rows) for x, one in enumerate(row) if one}
    assert side == len(rows) + 8


def test_a_short_chinese_heading_of_a_rating_stays_on_one_line():
    shares = _widths(["从不", "每年几次", "大约每月一次", "I do not know"])

    assert shares[2] * 490 > 4 * 8.5 + 10
    assert shares[3] == pytest.approx(shares[1]) == pytest.approx(LEAST)
    assert sum(shares) == pytest.approx(1)


def test_a_question_from_0_to_10_says_what_its_ends_mean():
    asked = make_questionnaire(sections=(Section("one", words("One"), (make_item("zero_to_ten", "D", scale="willing"),)),))

    assert f"0{HARD}Not{HARD}willing     10{HARD}Willing" in printed(asked)


def test_questions_about_each_objective_can_be_told_apart_by_their_codes():
    def codes(*objectives: str) -> list[str]:
        pages = tuple(
            Section(f"c.{one}", words("Objective"), (make_item("short_text", f"C1.{one}"),), objective=one, subject=one)
            for one in objectives
        )
        return [text.strip() for text in printed(make_questionnaire(sections=pages)) if "C1" in text]

    assert codes("o7", "o3") == [f"C1{HARD}·{HARD}1", f"C1{HARD}·{HARD}2"]
    assert codes("o7") == ["C1"]
