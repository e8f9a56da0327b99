"""Editions of one release: what each says and to whom, two languages abreast, a draft's word, the mark of the house."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from reports.branding import House, contrast, darkened, problems_of
from reports.debrief.dialogue import AGENDA, dialogue
from reports.debrief.guide import guide
from reports.debrief.letter import letter
from reports.debrief.talking import agenda
from reports.debrief.too_few import conversation
from reports.editions.chapters import FULL, PUBLIC
from reports.editions.composing import COMPOSERS
from reports.editions.making import DRAWN, make
from reports.editions.names import EDITIONS, OPTIONAL
from reports.editions.order import CLASSES, Audience, Order
from reports.logos import MOST_DOTS
from reports.logos import problems_of as faults_of_logo
from reports.typesetting.blocks import Beside, Heading, KeepTogether, NoteLines, Paragraph
from surveys.messages import msg
from surveys.scoring import added
from surveys.scoring.added import MatrixLine
from surveys.scoring.facts import AgreementFact
from surveys.scoring.values import Finding, Released
from surveys.translator import translator

EN, AR, FR = (translator(lang, "surveys", "reports") for lang in ("en", "ar", "fr"))


def pages(document: bytes) -> list[str]:
    with pypdfium2.PdfDocument(document) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def dots(mode: str = "PNG", size: tuple[int, int] = (30, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#123456").save(out, mode)
    return out.getvalue()


def test_every_edition_that_is_named_can_be_composed():
    assert set(EDITIONS) == {*COMPOSERS, *DRAWN}


@pytest.mark.parametrize("edition", [name for name, one in EDITIONS.items() if name != "sense-making" and "pdf" in one.files])
def test_an_edition_says_at_its_foot_for_whom_it_is_and_is_the_same_each_time(edition: str, released: Released):
    order = Order(edition, "en", "Letter", group="g1" if EDITIONS[edition].groups else "")

    first = make(released, order, EN)

    assert first == make(released, order, EN)
    audience = {1: "For the partners", 2: "For the partners and those who answered", 3: "For everybody"}[EDITIONS[edition].audience]
    assert audience in "\n".join(pages(first))


def test_no_chapter_that_is_for_everybody_needs_an_agreement_before_it_is_published():
    """Only how to read a report is for everybody and yet not in each public edition, which has no charts of its own."""
    for_everybody = {chapter.code for chapter in FULL if chapter.audience == Audience.EVERYBODY}

    assert for_everybody == {*PUBLIC, "reading"}
    assert {chapter.code for chapter in FULL} >= set(OPTIONAL)


def test_the_brief_has_two_pages(released: Released):
    assert len(pages(make(released, Order("brief", "en"), EN))) == 2


def test_a_brief_in_two_languages_does_not_say_that_it_has_two_pages(released: Released):
    assert "two pages" in pages(make(released, Order("brief", "en"), EN))[0]
    assert "two pages" not in "\n".join(pages(make(released, Order("brief", "en", beside="ar"), EN, AR)))


def test_the_public_edition_says_nothing_of_how_anybody_judged_unless_that_was_agreed_on(released: Released):
    plain = "\n".join(pages(make(released, Order("public", "en"), EN)))
    more = "\n".join(pages(make(released, Order("public", "en", chapters=("differing",)), EN)))

    for words in ("20 points lower", "Decide the budget with us", "A1.1 78", "70–86"):
        assert words not in plain
    assert "Where we agree, where we differ" in more
    assert "For the partners and those who answered" in more


def test_a_letter_shows_the_figures_of_its_group_and_everybody_only(released: Released):
    text = "\n".join(pages(make(released, Order("letter", "en", group="g2"), EN)))
    hidden = "\n".join(pages(make(released, Order("letter", "en", group="g3"), EN)))

    assert "To Association staff" in text
    assert "38" in text
    assert "To Village committees" in hidden
    assert "Your answers count in everything that is said about everybody together." in " ".join(hidden.split())
    assert "\nYou\n" not in hidden


def test_a_letter_says_in_chinese_what_a_headline_is_out_of_behind_its_figure(released: Released):
    """As in English, side by side, it would read as one figure after the other."""
    said = "".join("".join(pages(make(released, Order("letter", "zh", group="g2"), translator("zh", "surveys", "reports")))).split())

    assert re.search(r"伙伴关系的质量：[0-9–]+（满分100分", said)


def test_a_letter_to_nobody_is_not_written(released: Released):
    with pytest.raises(KeyError):
        make(released, Order("letter", "en", group="g9"), EN)


def test_two_languages_stand_abreast_on_sheets_turned_sideways(released: Released):
    document = make(released, Order("brief", "en", beside="ar"), EN, AR)

    with pypdfium2.PdfDocument(document) as opened:
        width, height = opened[0].get_size()
    assert width > height
    assert "How answers were protected" in "\n".join(pages(document))
    assert "كيف حُميت الإجابات" in "\n".join(pages(document))


def test_a_draft_says_so_on_every_page(released: Released):
    assert all("Draft" in page for page in pages(make(released, Order("letter", "en", group="g1", draft=True), EN)))
    assert not any("Draft" in page for page in pages(make(released, Order("letter", "en", group="g1"), EN)))


@pytest.mark.parametrize("edition", ["brief", "letter", "pictures"])
def test_in_two_languages_the_foot_and_the_word_of_a_draft_stand_in_both(edition: str, released: Released):
    order = Order(edition, "en", beside="fr", group="g1", draft=True)
    whom = CLASSES[EDITIONS[edition].audience]

    for page in pages(make(released, order, EN, FR)):
        assert [say(words) for words in (msg("Draft"), whom) for say in (EN, FR) if say(words) not in page] == []


def test_in_two_languages_the_head_names_the_section_in_both_and_the_foot_counts_pages_in_both(released: Released):
    found = pages(make(released, Order("letter", "en", beside="fr", group="g1"), EN, FR))

    assert all(
        words in found[-1] for words in ("To Agency staff", "À Agency staff", f"Page {len(found)} of", f"Page {len(found)}\u00a0sur")
    )


def test_the_mark_of_the_house_stands_on_the_cover(released: Released):
    order = Order("public", "en")
    house = House("Example House", "#7B4B94", dots())

    with pypdfium2.PdfDocument(make(released, replace(order, house=house), EN)) as opened:
        kinds = [thing.type for thing in opened[0].get_objects()]
    with pypdfium2.PdfDocument(make(released, order, EN)) as opened:
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in [thing.type for thing in opened[0].get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds


@pytest.mark.parametrize(("colour", "fits"), [("#0B5D66", True), ("", True), ("#FFEE00", False), ("teal", False), ("#12345", False)])
def test_a_colour_of_the_house_can_be_read_on_white(colour: str, fits: bool):  # noqa: FBT001 - a value of the table
    assert (list(problems_of(colour)) == []) == fits


def test_the_colour_that_is_proposed_instead_can_be_read():
    assert contrast(darkened("#FFEE00")) >= 4.5 > contrast("#FFEE00")


def test_only_pictures_of_dots_of_a_sane_size_are_logos():
    assert list(faults_of_logo(dots())) == []
    assert list(faults_of_logo(dots("JPEG"))) == []
    for wrong in (b"", b"<svg onload='alert(1)'/>", dots("GIF"), dots(size=(MOST_DOTS + 1, 1)), dots()[:40], b"x" * 1_000_001):
        assert len(list(faults_of_logo(wrong))) == 1


def test_a_letter_tells_a_group_how_it_differs_from_another_and_not_of_itself_by_name(released: Released):
    first, second = ("\n".join(pages(make(released, Order("letter", "en", group=group), EN))) for group in ("g1", "g2"))

    assert "30 points higher than Association staff" in first
    assert "30 points lower than Agency staff" in second


def test_a_placemat_asks_and_tells_no_figure_before_the_room_has_guessed(released: Released):
    mats = [page for page in pages(make(released, Order("guide", "en"), EN)) if "Placemat" in page]

    assert mats
    assert all("20 points lower" not in mat for mat in mats)
    assert "What would each side need to see it alike?" in mats[0]


def test_what_the_answers_cannot_say_is_told_before_the_question_about_it(released: Released):
    (first, *_) = released.findings
    alone = replace(released, findings=(replace(first, dimension="", evidence=()),))
    text = " ".join(" ".join(pages(make(alone, Order("guide", "en"), EN))).split())

    page = text[text.index("F1 What the answers cannot say") :]
    assert page.index(EN(first.statement)) < page.index(EN(first.prompt))
    assert f"F1 What the answers cannot say {EN(first.statement)} {EN(first.prompt)}" in page, "on the placemat"


def test_the_guide_has_fewer_lines_to_write_on_below_a_finding_with_other_evidence_so_that_it_stays_on_its_page(released: Released):
    other = added.Beside("b1", "document", "The budget was decided before we had seen it.", "en", "Minutes")
    (first, *_) = released.findings

    def lines(finding: Finding) -> int:
        blocks = guide(replace(released, findings=(finding,)), Order("guide", "en"), EN)
        kept = [one for block in blocks if isinstance(block, KeepTogether) for one in block.blocks]
        return sum(one.count for one in kept if isinstance(one, NoteLines))

    assert lines(replace(first, beside=(other,))) == lines(replace(first, beside=())) - 2


def test_ground_rules_stay_on_one_page(released: Released, too_few: Released):
    for block in (*dialogue(released, EN), *conversation(too_few, EN)):
        assert not (isinstance(block, Heading) and block.text == "Ground rules")


def test_the_agenda_of_two_hours_has_two_hours(released: Released, too_few: Released):
    assert sum(minutes for minutes, _ in AGENDA) == 120
    assert sum(minutes for minutes, _ in agenda(released)) == sum(minutes for minutes, _ in agenda(too_few)) == 120


def test_what_is_the_same_for_every_question_of_the_matrix_is_said_once(released: Released):
    lines = tuple(MatrixLine(f"Question {n}?", "Trust", "Score from 0 to 100", f"Source {n}") for n in range(3))
    text = "\n".join(pages(make(replace(released, dossier=replace(released.dossier, matrix=lines)), Order("full", "en"), EN)))

    assert text.count("Score from 0 to 100") == 1
    assert "Source 2" in text


def test_a_page_says_that_it_is_for_the_fewest_of_those_whom_its_parts_are_for(released: Released):
    facts = replace(released.facts, agreements=(AgreementFact("Nahr Association", "agreed"),))
    found = pages(make(replace(released, facts=facts), Order("full", "en"), EN))
    (page,) = (text for text in found if "Agreed before anybody was asked" in text and "Contents" not in text)

    assert "Thank you" in page
    assert "For the partners and those who answered" in page


def test_words_of_a_table_head_and_pictures_with_their_titles_are_not_parted_where_two_languages_stand_abreast(released: Released):
    order = Order("sense-making", "fr", beside="en")
    found = pages(make(released, order, translator("fr", "surveys", "reports"), EN))
    (page,) = (text for text in found if "Highest: " in text)

    assert any("Fourchette" in text for text in found)
    assert "How to read: the filled dot" in page


def test_a_letter_where_no_group_is_shown_promises_no_words_of_single_groups(released: Released, too_few: Released):
    plain, few = ("\n".join(pages(make(one, Order("letter", "en", group="g1"), EN))).replace("\n", " ") for one in (released, too_few))

    assert "what you and the other groups said" in plain
    assert "what everybody said together" in few
    assert "the other groups said" not in few


def test_a_letter_in_arabic_names_the_group_between_marks_so_that_its_case_stands(released: Released):
    first, *_ = letter(released, Order("letter", "ar", group="g1"), AR)

    assert first == Heading(f"إلى مجموعة «{AR.text(released.groups[0].name)}»", new_page=False)


def test_a_letter_ends_in_one_line_of_thanks_below_what_stands_side_by_side(released: Released):
    *_, end = letter(released, Order("letter", "en", group="g1"), EN)

    assert isinstance(end, KeepTogether)
    assert [type(block) for block in end.blocks] == [Beside, Paragraph]
