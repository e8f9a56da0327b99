"""Most texts are of one script and most glyphs stand where their face puts them: these go a shorter way, which comes to the same."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import example, given
from hypothesis import strategies as st

from reports.drawing.showing import glyph_by_glyph, plainly_shown
from reports.lettering.breaking import BREAK, FIRST_IDEOGRAPH, PLAIN_BREAK
from reports.lettering.embedding import Embedding
from reports.lettering.faces import chain, choose, letter_by_letter
from reports.lettering.levels import levels
from reports.lettering.lines import base_level, levels_of
from reports.lettering.shaping import DROPPED, plain, shape

BEFORE_IDEOGRAPHS = st.text(
    st.one_of(st.sampled_from(" -–—/\u2009\u200b,.a1é«»?;:"), st.characters(max_codepoint=ord(FIRST_IDEOGRAPH) - 1)), max_size=40
)
LATIN = st.text(st.characters(max_codepoint=0x58F, exclude_categories=["Cs"]), max_size=40)
ANY = st.text(st.one_of(st.sampled_from("Safe water 10 – 20 % ☐ α ж ع क 水\n"), st.characters(exclude_categories=["Cs"])), max_size=20)


@given(BEFORE_IDEOGRAPHS)
@example("well-known – and/or  —  100-120")
@example("a \u2009 – b")
@example("« a » ? b")
def test_lines_end_in_the_same_places(text: str):
    assert [one.end() for one in PLAIN_BREAK.finditer(text)] == [one.end() for one in BREAK.finditer(text)]


@given(ANY, st.sampled_from(["en", "ru", "zh", "hi"]))
def test_letters_come_from_the_same_faces(text: str, lang: str):
    faces = chain("text", "regular", italic=False, lang=lang)

    assert choose(text, "text", "regular", italic=False, lang=lang) == letter_by_letter(text, faces)


@given(LATIN, st.sampled_from(["en", "fr", "ru", "zh", "und"]))
@example("12 - 34", "und")
def test_letters_that_run_from_left_to_right_have_the_same_level(text: str, lang: str):
    assert levels_of(text, lang) == levels(text, base_level(text, lang)) == [0] * len(text)


@given(st.characters())
def test_what_is_printable_has_nothing_to_be_taken_out(char: str):
    assert ord(char) in DROPPED or char in "\r\n\u2028\u2029" or "\ud800" <= char <= "\udfff" or plain(char) == normalize("NFC", char)
    assert not (char.isprintable() and (ord(char) in DROPPED or char in "\r\n\u2028\u2029" or "\ud800" <= char <= "\udfff"))


@given(st.sampled_from(["Avoid", "To", "fi", "123", "Überblick", "не", "e\u0301", "عمل", "ab"]), st.booleans(), st.booleans())
def test_glyphs_are_shown_alike(text: str, tabular: bool, rtl: bool):  # noqa: FBT001 - drawn by the test
    face = choose(text, "label", "regular", italic=False, lang="en")[0]
    run = shape(text, face, rtl=rtl, tabular=tabular)

    short = plainly_shown(run, Embedding().use(face))

    assert short is None or short == glyph_by_glyph(run, Embedding().use(face))
