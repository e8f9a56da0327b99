"""A debrief holds all that was released, nothing else, and is the same file each time."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

import pypdfium2
import pytest

from reports.debrief.dimensions import written
from reports.editions.making import make
from reports.editions.order import Order
from reports.printed.kinds import PRINTED
from reports.typesetting.blocks import Beside, Block, Heading, KeepTogether, Paragraph
from reports.typesetting.blocks import Quote as Quoted
from surveys.messages import Text, Translator, msg
from surveys.questionnaires.kinds import KINDS
from surveys.scoring.quoted import Theme
from surveys.scoring.values import Comments, Quote, Released
from surveys.translator import translator

EN = translator("en", "surveys", "reports")
AR = translator("ar", "surveys", "reports")


def pages(document: bytes) -> list[str]:
    with pypdfium2.PdfDocument(document) as opened:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in opened]


def whole(document: bytes) -> str:
    return " ".join(pages(document))


@pytest.mark.parametrize("language", [EN, AR], ids=["en", "ar"])
def test_the_same_release_gives_the_same_bytes(released: Released, language: Translator):
    first, second = (sha256(make(released, Order("sense-making", language.lang), language)).hexdigest() for _ in range(2))

    assert first == second


def test_every_section_of_the_sense_making_edition_is_there(released: Released):
    text = whole(make(released, Order("sense-making", "en"), EN))

    for heading in (
        "In one page",
        "how answers were protected",
        "How to read this report",
        "Who took part",
        "The score profile",
        "Where we agree, where we differ",
        "Trust and responsibility",
        "Results, as people see them and as reported",
        "For the dialogue",
        "Method",
        "The questionnaire",
    ):
        assert heading in text


def test_findings_are_numbered_so_that_a_room_can_refer_to_them(released: Released):
    text = whole(make(released, Order("sense-making", "en"), EN))

    assert "F1" in text
    assert "F2" in text


def test_partners_stand_on_the_cover_in_alphabetical_order(released: Released):
    cover = pages(make(released, Order("sense-making", "en"), EN))[0]

    assert cover.index("Harbour Relief") < cover.index("Ministry of Water") < cover.index("Nahr Association")


def test_each_page_after_the_cover_says_its_number_and_how_many_there_are(released: Released):
    all_pages = pages(make(released, Order("sense-making", "en"), EN))

    assert f"Page 2 of {len(all_pages)}" in all_pages[1]


def test_a_group_that_is_hidden_has_its_name_and_reason_but_no_number(released: Released):
    text = whole(make(released, Order("sense-making", "en"), EN))

    assert "Not shown: too few answers, or needed to protect others." in text


def test_the_edition_for_too_few_prints_prompts_and_no_group_score(too_few: Released):
    text = whole(make(too_few, Order("sense-making", "en"), EN))

    assert "What this report is for" in text
    assert "Which promise that was kept mattered most to you?" in text
    assert "The partners wanted the same main result from this partnership." in text
    assert "A dialogue without figures" in text
    assert "that takes 9 invitations." in text
    assert "Where we agree, where we differ" not in text


def test_hostile_words_print_as_words(released: Released):
    hostile = '<img src="/etc/passwd"/> <b>unclosed & {braces} %s'
    comments = (Comments("D3", released.comments[0].text, "A6", None, (Quote("D3", hostile, "en"),)),)

    text = whole(make(replace(released, comments=comments), Order("sense-making", "en"), EN))

    assert '<img src="/etc/passwd"/>' in text


def test_a_comment_of_ten_thousand_characters_and_four_hundred_comments_are_laid_out(released: Released):
    long = tuple(Quote("D3", "word " * 2000, "en") for _ in range(2)) + tuple(Quote("D3", "x" * 600, "en") for _ in range(4))
    many = tuple(replace(released.comments[0], quotes=long, item=f"D{n}") for n in range(6))

    assert len(pages(make(replace(released, comments=many), Order("sense-making", "en"), EN))) > len(
        pages(make(released, Order("sense-making", "en"), EN))
    )


def told(comments: Comments, say: Translator) -> list[Block]:
    first, *others = written(comments, say)
    assert isinstance(first, KeepTogether)
    return [*first.blocks, *others]


def test_a_question_and_how_many_wrote_never_stand_at_the_foot_of_a_page_without_the_first_of_their_words():
    quotes = tuple(Quote("D3", words, "en") for words in ("Plan together.", "Pay in time."))
    first, *others = written(Comments("D3", Text({"en": "What?"}), "", msg("many"), quotes), EN)

    assert isinstance(first, KeepTogether)
    heading, amount, quote = first.blocks
    assert isinstance(heading, Heading)
    assert amount == Paragraph("How many people wrote something here: many.", "quiet")
    assert [quote, *others] == [Quoted("Plan together.", lang="en"), Quoted("Pay in time.", lang="en")]


def test_a_translation_stands_beside_words_in_another_language_and_not_beside_the_readers_own():
    quote = Quote("D3", "نحتاج الميزانية.", "ar", "We need the budget.", "en")
    comments = Comments("D3", Text({"en": "What should change?"}), "", None, (quote,))

    for say, beside in ((translator("en", "surveys", "reports"), True), (translator("ar", "surveys", "reports"), False)):
        last = told(comments, say)[-1]
        assert isinstance(last, Beside) is beside
        if isinstance(last, Beside):
            assert last.columns == ((Quoted(quote.text, lang="ar"),), (Paragraph("We need the budget.", "quiet", lang="en"),))
        else:
            assert last == Quoted(quote.text, lang="ar")


def test_themes_stand_with_how_many_wrote_of_each():
    named = (Theme(Text({"en": "Money"}), msg("few")), Theme(Text({"en": "Time"}), msg("several")))
    blocks = told(Comments("D3", Text({"en": "What?"}), "", None, (), themes=named), EN)

    assert Paragraph("What it is about, and how many wrote of it: Money (few), Time (several).", "quiet") in blocks


def test_arabic_words_can_be_searched_in_the_arabic_edition(released: Released):
    text = whole(make(released, Order("sense-making", "ar"), AR))

    assert "الثقة" in text


def test_letter_paper_is_letter_paper(released: Released):
    with pypdfium2.PdfDocument(make(released, Order("sense-making", "en", "Letter"), EN)) as opened:
        assert opened[0].get_size() == (612, 792)


def test_an_unknown_edition_is_refused(released: Released):
    with pytest.raises(KeyError):
        make(released, Order("glossy", "en"), EN)


def test_every_kind_of_question_has_a_printed_form():
    assert set(PRINTED) == set(KINDS)
