"""People's words are kept as they meant them, without what could harm or mislead."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.questionnaires.asking.numerals import read_number, read_whole
from surveys.questionnaires.cleaning import clean


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cafe\u0301", "café"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("safe\u202eexe.txt\u202c", "safeexe.txt"),
        ("\u2066hidden\u2069", "hidden"),
        ("lone \ud800 half", "lone half"),
        ("tag\U000e0041", "tag"),
        ("\ufeff  two\twords ", "two words"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("אב\u200f!", "אב\u200f!"),
        ("👩\u200d🌾", "👩\u200d🌾"),
    ],
)
def test_harmful_signs_go_and_meaningful_ones_stay(given: str, kept: str):
    assert clean(given) == kept


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b", "\u200e \u200f", "\u2060\u00ad", "\u3164", "\u202e\u200d"])
def test_what_shows_nothing_is_no_text(text: str):
    assert clean(text) == clean(text, lines=True) == ""


def test_line_ends_stay_where_lines_are_wanted():
    assert clean("a\r\nb\u2028c\x85d", lines=True) == "a\nb\nc\nd"
    assert clean("a\r\nb") == "a b"


@settings(deadline=None)
@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_and_leaves_no_control_sign(text: str):
    once = clean(text, lines=True)

    assert clean(once, lines=True) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {"Cc", "Cs"} & {unicodedata.category(sign) for sign in once if sign != "\n"}
    once.encode()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        (" -3,5 ", "-3.5"),
        ("−3.50", "-3.5"),
        ("٠١٢٣", "123"),
        ("۱۲٫۵", "12.5"),
        ("१२", "12"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234", "1234"),
        ("1\u202f234", "1234"),
        ("1’234", "1234"),
        ("١٬٢٣٤", "1234"),
        ("1,234", "1.234"),
        (".5", "0.5"),
        ("5.", "5"),
        ("\u200f٥\u200f", "5"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str):
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "-", ".", "1e5", "nan", "inf", "1_000", "1.2.3", "1,2,3", "12%", "²", "Ⅻ", "9" * 41, "--1"])
def test_what_is_no_plain_number_is_none(text: str):
    assert read_number(text) is None


def test_a_whole_number_may_be_written_with_a_point():
    assert read_whole("2.0") == 2
    assert read_whole("2.5") is None
    assert read_whole("two") is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_finite_number_or_none(text: str):
    number = read_number(text)

    assert number is None or number.is_finite()
