"""Texts in lines: nothing is lost, nothing is too wide, and words are parted only where they must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.lettering import measuring
from reports.lettering.breaking import words
from reports.lettering.evening import even_width
from reports.lettering.faces import FontMissing, chain, choose, lacking, require
from reports.lettering.families import needed
from reports.lettering.joining import before, dotted, enumerated, listed
from reports.lettering.levels import visual_order
from reports.lettering.lines import Manner, is_rtl, levels_of, set_line, set_lines
from reports.lettering.shaping import one_line, plain, shape

BODY = Manner(10.5)
ARABIC = "قال أحد المشاركين إن الشراكة (UNICEF) تعمل جيدًا في 2024، وإنه سعيد بذلك كثيرًا"


def texts(text: str, width: float = 200, lang: str = "en") -> list[str]:
    return [line.text for line in set_lines([(text, BODY)], lang, width)]


@pytest.mark.parametrize(("text", "lang"), [("The partners keep their promises, most people say. " * 5, "en"), (ARABIC * 4, "ar")])
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(text: str, lang: str):
    lines = set_lines([(text, BODY)], lang, 150)

    assert max(line.width for line in lines) <= 150.1
    assert " ".join(line.text for line in lines).split() == text.split()


def bare(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


@given(st.text(max_size=60), st.sampled_from(["en", "ar", "und"]))
def test_whatever_is_written_can_be_set(text: str, lang: str):
    lines = set_lines([(text, BODY)], lang, 40)

    assert bare("".join(line.text for line in lines)) == bare(plain(text))


def test_a_word_wider_than_the_line_is_cut():
    assert len(texts("x" * 2000, 100)) > 50
    assert "".join(texts("س" * 900, 100, "ar")) == "س" * 900


def test_a_letter_is_not_parted_from_its_marks():
    assert all(not line.startswith("\u0301") for line in texts("e\u0323\u0301" * 300, 60))


@pytest.mark.parametrize("mark", "–·/")
def test_a_mark_between_words_does_not_start_a_line(mark: str):
    for width in range(60, 200, 7):
        said = f"We asked {mark} and heard {mark} a great deal {mark} more than before {mark} from you"
        assert not any(line.startswith(mark) for line in texts(said, width))


def test_a_short_last_word_is_not_left_alone():
    sentence = "Most people who answered say that the partners keep their promises and it is so."

    assert all(" " in texts(sentence, width)[-1] for width in range(100, 400, 3))
    assert all(" " in texts("Those with the most power speak last.", width)[-1] for width in range(90, 180, 3))


def test_chinese_breaks_between_ideographs_but_not_before_a_full_stop():
    pieces = ["我们希望。与伙伴一起"[start:following] for start, _, following in words("我们希望。与伙伴一起")]

    assert pieces == ["我", "们", "希", "望。", "与", "伙", "伴", "一起"]


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in words(text)]


def test_a_chinese_answer_stays_with_its_mark_and_with_its_share():
    assert "○\u00a0我不知道" in parted("○\u00a0既不同意也不反对     ○\u00a0我不知道")
    assert parted("从不：0% · 很少：8% · 有时：45% · 几乎总是：47%") == ["从不：0% ·", "很少：8% ·", "有时：45% ·", "几乎总是：47%"]
    assert parted("□\u00a0" + "很长的回答" * 4)[0] == "□\u00a0很长"


def test_a_figure_stays_with_the_ideograph_that_it_counts():
    assert {"2026年11月21日", "24位"} <= set(parted("回答收集时间截至2026年11月21日共有24位受邀者"))


def test_an_opening_mark_at_the_start_of_a_line_has_no_blank_before_it():
    starting, within = set_line("“信任与责任”高9分", BODY, "zh"), set_line("在“信任与责任”高9分", BODY, "zh")
    latin = set_line("“Trust” is high", BODY, "en")

    assert within.width - starting.width == pytest.approx(BODY.size * 1.5, abs=0.5)
    assert starting.pieces[0][1].run.glyphs[0].dx < 0
    assert latin.pieces[0][1].run.glyphs[0].dx == 0
    assert texts("“信任与责任”高9分", 30, "zh")[0].startswith("“")


def test_a_hyphen_and_a_slash_let_a_line_end():
    assert [text[slice(*span)] for text in ["self-made and/or"] for *span, _ in words(text)] == ["self-", "made", "and/", "or"]


def test_a_line_end_in_the_text_ends_the_line():
    assert texts("one\r\ntwo\n\nthree") == ["one", "two", "", "three"]


def test_an_empty_text_has_no_lines():
    assert texts("") == texts("\x00") == []
    assert set_line("", BODY, "en").width == 0


def test_control_characters_overrides_and_broken_surrogates_are_taken_out():
    assert plain("a\x00b\x07\u202ec\u202c\ufeff\td") == "abc d"
    assert plain("x\ud800y") == "x\ufffdy"
    assert one_line("a\nb") == "a b"


def test_arabic_words_are_laid_out_from_right_to_left():
    line = set_lines([("ألف باء", BODY)], "ar", 300)[0]
    places = [x for x, _ in line.pieces]

    assert places == sorted(places, reverse=True)


def test_the_direction_is_that_of_the_language_or_of_the_first_letter():
    assert is_rtl("abc", "ar")
    assert not is_rtl("abc", "en")
    assert is_rtl("ألف", "und")
    assert not is_rtl("12", "und")


def test_each_letter_is_set_in_a_face_that_has_it():
    names = [face.name for face in choose("Aب क→", "text", "regular", italic=False, lang="en")]

    assert names[0] == "FiraSans-Regular"
    assert names[1] == "Amiri-Regular"
    assert names[3] == "Hind-Regular"


def test_headings_in_arabic_are_sans():
    assert chain("label", "bold", italic=False, lang="ar")[0].name == "IBMPlexSansArabic-SemiBold"


def test_figures_in_tables_have_one_width():
    one, zero = (set_line(figure, Manner(10, tabular=True), "en").width for figure in ("111", "000"))

    assert one == pytest.approx(zero)


def test_the_lam_alef_ligature_remembers_both_letters():
    face = chain("label", "regular", italic=False, lang="ar")[0]
    run = shape("لا", face, rtl=True)

    assert "".join(glyph.text for glyph in run.glyphs) == "لا"


def test_a_language_without_its_letters_names_the_package_to_add():
    family = needed("zh-CN")
    assert family

    if lacking("中"):
        with pytest.raises(FontMissing) as caught:
            require("zh-CN")
        assert caught.value.message.params["package"] == "justmytype-intl-cjk"
    else:
        require("zh-CN")


def test_languages_name_the_family_they_need():
    assert [family and family.package for family in map(needed, ("en", "zh-Hant-TW", "am", "bn"))] == [
        None,
        "justmytype-intl-cjk",
        "justmytype-intl-africa",
        "justmytype-intl-south-asia",
    ]


def test_letters_that_can_be_printed_lack_nothing():
    assert lacking("Ação Łódź Ελληνικά Привет مرحبا नमस्ते") == ()


def seen(text: str, lang: str) -> str:
    """The characters from left to right as the eye meets them."""
    return "".join(text[at] for at in visual_order(levels_of(text, lang)) if text[at] not in "\u2067\u2068\u2069")


def test_a_sentence_in_english_keeps_its_full_stop_at_its_end_among_arabic():
    assert seen("They pay. (late)", "ar") == "They pay. (late)"
    assert seen("نعم.", "en") == ".معن"


def test_a_telephone_number_keeps_its_order_among_arabic():
    assert "+000 555 0100" in seen("الخط +000 555 0100 مفتوح", "ar")
    assert seen("الفارق +7", "ar").startswith("+7 ")


@pytest.mark.parametrize("share", ["9%", "54%", "106.5%"])
def test_a_share_is_written_alike_alone_and_within_an_arabic_sentence(share: str):
    sentence = f"الجميع: {share} من الإجابات"
    start = sentence.index(share)

    assert len({*levels_of(sentence, "ar")[start : start + len(share)]}) == 1
    assert all(level % 2 == 0 for level in levels_of(sentence, "ar")[start : start + len(share)])


def test_a_date_after_a_latin_name_stays_together():
    assert seen(dotted(["Nahr", "23 مايو 2026"], "ar"), "ar").startswith("2026 ")
    assert dotted(["Nahr", "", "23 May 2026"], "en") == "Nahr · 23 May 2026"


def test_languages_part_what_they_list_in_their_own_way():
    assert [enumerated(["1", "2"], lang) for lang in ("en", "ar", "zh-CN")] == ["1, 2", "1، 2", "1、2"]


def test_sentences_in_one_text_end_once():
    assert listed(["Highest: A.", "A is higher.", "B is lower."], "en") == "Highest: A; A is higher; B is lower."
    assert listed([], "en") == ""


def test_an_address_of_mail_is_not_parted_at_its_hyphens():
    assert [text[start:end] for text in ["to listening@safe-line.example or well-being"] for start, end, _ in words(text)] == [
        "to",
        "listening@safe-line.example",
        "or",
        "well-",
        "being",
    ]


def test_a_text_is_measured_as_it_will_be_printed():
    assert measuring.width("mm", 10) > measuring.width("ii", 10)
    assert measuring.width("nn", 10, bold=True) != measuring.width("nn", 10)
    assert measuring.line_count("one two three", 10, 30) == len(measuring.wrapped("one two three", 10, 30)) == 3


def test_for_screens_texts_are_measured_with_room_for_the_widest_face_of_a_system():
    ours = measuring.width("Village committees", 10)

    with measuring.for_screens():
        assert measuring.width("Village committees", 10) == pytest.approx(ours * measuring.SCREENS)
        assert measuring.line_count("Village committees", 10, ours + 1) == len(measuring.wrapped("Village committees", 10, ours + 1)) == 2

    assert measuring.line_count("Village committees", 10, ours + 1) == 1


def test_full_width_marks_beside_each_other_lose_their_blank_halves():
    alone, together = (set_line(text, BODY, "zh").width for text in ("是“知识”吗", "是“知识”："))

    assert alone == pytest.approx(6 * BODY.size)
    assert together == pytest.approx(5.5 * BODY.size)


@pytest.mark.parametrize(("figure", "width"), [("55", 715), ("\u22125", 715), ("5%", 1081)])
def test_an_ideograph_keeps_some_air_from_latin_letters_and_figures(figure: str, width: int):
    last = [piece.run.glyphs[-1] for _, piece in set_line(f"有{figure}人", BODY, "zh").pieces]

    assert [(glyph.text, round(glyph.advance)) for glyph in last] == [("有", 1160), (figure[-1], width), ("人", 1000)]


def test_a_sentence_that_begins_with_a_latin_name_among_others_runs_the_way_of_its_language():
    assert seen(dotted(["budget: قلة", "trust"], "ar"), "ar").endswith("budget")


def test_the_number_of_a_title_stands_where_the_language_starts_before_words_in_another_too():
    assert seen(before("F9", "ar") + "Toilets", "ar").rstrip("\u200f").endswith("F9")
    assert before("F9", "en") == "F9  "


@pytest.mark.parametrize("day", ["30 November", "30 نوفمبر", "30 de noviembre", "1 ноября"])
def test_a_day_is_not_parted_from_its_month(day: str):
    text = f"from {day} 2026"

    assert [text[start:end] for start, end, _ in words(text)] == ["from", day, "2026"]


def test_a_figure_before_any_other_word_may_end_a_line():
    text = "of 30 people asked"

    assert [text[start:end] for start, end, _ in words(text)] == ["of", "30", "people", "asked"]


def test_lines_of_a_title_are_made_of_like_length_and_none_is_added():
    manner = Manner(30, "bold")
    title = "Which reasons lie behind this, and what should change first?"
    wide, even = (
        [line.width for line in set_lines([(title, manner)], "en", width)] for width in (700, even_width([(title, manner)], "en", 700))
    )

    assert len(wide) == len(even) == 2
    assert max(even) - min(even) < max(wide) - min(wide)


def test_the_lines_of_a_chinese_title_end_where_its_sentence_pauses():
    title = [("谁能告诉我们这方面的情况，他们为此需要什么？", Manner(30, "bold"))]

    assert [line.text for line in set_lines(title, "zh", even_width(title, "zh", 500))] == [
        "谁能告诉我们这方面的情况，",
        "他们为此需要什么？",
    ]


def test_no_line_of_a_chinese_title_ends_within_a_word_where_there_is_room_for_it():
    title = [("是什么造成了阻碍？哪些不在我们掌控之中？还欠着谁什么？", Manner(30, "bold"))]
    width = set_line("是什么造成了阻碍？哪些不在我们", title[0][1], "zh").width + 1

    assert [line.text for line in set_lines(title, "zh", even_width(title, "zh", width))] == [
        "是什么造成了阻碍？哪些不在我们",
        "掌控之中？还欠着谁什么？",
    ]


def test_a_line_may_end_behind_a_chinese_comma_whatever_letters_come_next():
    assert parted("中文、العربية、Русский") == ["中", "文、", "العربية、", "Русский"]


def test_the_dot_between_two_things_is_the_same_whatever_stands_beside_it():
    between = [
        [face.name for char, face in zip(said, choose(said, "text", "regular", italic=False, lang="zh"), strict=True) if char == "·"]
        for said in ("F1 · 发现 · 有力", "Wadi · Nahr")
    ]

    assert len({name for names in between for name in names}) == 1
