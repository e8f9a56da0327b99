"""Reading a pasted or uploaded list of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.partnerships.people import MOST_ROWS, Known, Report, Row, as_text, read_people

HEADER = "name,e-mail,organisation,group,language\n"
KNOWN = Known(groups=("Agency staff", "موظفو الوكالة"), organisations=("Harbour Relief",), emails=frozenset({"old@example.org"}))


def places(report: Report) -> list[str]:
    return [problem.place for row in report.rows for problem in row.problems]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_any_of_three_separators_is_understood(mark: str):
    text = f"name{mark}email{mark}organisation{mark}group{mark}language\nAda{mark}ada@example.org{mark}Nahr{mark}Volunteers{mark}ar\n"

    report = read_people(text)

    assert report.good == (Row(2, "Ada", "ada@example.org", "Nahr", "Volunteers", "ar"),)


def test_columns_may_stand_in_any_order_under_header_words_of_any_language():
    report = read_people("المجموعة;اللغة;المنظمة;البريد الإلكتروني;الاسم\nمتطوعون;العربية;جمعية النهر;a@example.org;ليلى\n")

    assert report.good == (Row(2, "ليلى", "a@example.org", "جمعية النهر", "متطوعون", "ar"),)


def test_without_a_header_the_columns_are_name_address_organisation_group_language():
    report = read_people("Ada,ada@example.org,Nahr,Volunteers,French")

    assert report.good == (Row(1, "Ada", "ada@example.org", "Nahr", "Volunteers", "fr"),)


def test_a_byte_order_mark_and_utf_16_are_read():
    text = HEADER + "Zoë,z@example.org,Nahr,Volunteers,en\n"

    assert read_people(text.encode("utf-8-sig")).good == read_people(text.encode("utf-16")).good == read_people(text).good


def test_letters_in_another_encoding_are_refused_with_the_remedy():
    report = read_people((HEADER + "Zoë,z@example.org,Nahr,Volunteers,en\n").encode("latin-1"))

    assert report.rows == ()
    assert "UTF-8" in report.problems[0].mend.text


def test_name_and_address_may_be_missing_but_organisation_and_group_may_not():
    report = read_people(HEADER + ",,Nahr,Volunteers,\n,,,,fr\n")

    assert report.good == (Row(2, "", "", "Nahr", "Volunteers", "en"),)
    assert [problem.place for problem in report.bad[0].problems] == ["organisation", "group"]


def test_a_second_person_with_the_same_address_is_named_with_the_line_of_the_first():
    report = read_people(HEADER + "A,Same@Example.org,Nahr,V,\nB,same@example.ORG,Nahr,V,\n")

    assert [row.line for row in report.good] == [2]
    assert report.bad[0].problems[0].what.params == {"line": 2}


def test_somebody_who_is_on_the_list_already_is_not_added_again():
    assert places(read_people(HEADER + "A,OLD@example.org,Nahr,V,\n", KNOWN)) == ["email"]


def test_groups_and_organisations_not_yet_known_are_offered_as_new_once():
    report = read_people(HEADER + "A,,harbour relief,agency staff,\nB,,Nahr,Volunteers,\nC,,NAHR,volunteers,\n", KNOWN)

    assert (report.new_groups, report.new_organisations) == (("Volunteers",), ("Nahr",))
    assert report.good[0].group == "Agency staff"
    assert report.good[0].organisation == "Harbour Relief"


def test_a_group_is_known_by_its_name_in_any_language():
    assert read_people(HEADER + "A,,Harbour Relief,موظفو الوكالة,\n", KNOWN).new_groups == ()


def test_an_unknown_language_and_one_that_is_not_offered_are_told_apart():
    report = read_people(HEADER + "A,,O,G,Klingonese\nB,,O,G,fr\nC,,O,G,English\n", Known(languages=("en", "ar")))

    assert [row.problems[0].what.text.split("”")[0] for row in report.bad] == ["“{word}", "The questionnaire is not in “{lang}"]
    assert [row.line for row in report.good] == [4]


@pytest.mark.parametrize(
    "address", ["nobody", "a@b", "a b@example.org", "a@example.org\nBcc: x@example.org", "<a@example.org>", "a@example.org,b@example.org"]
)
def test_what_is_no_address_is_refused(address: str):
    quoted = address.replace('"', '""')

    assert "email" in places(read_people(HEADER + f'A,"{quoted}",O,G,\n')) or "\n" in address


def test_a_line_break_inside_a_cell_becomes_a_space_and_later_lines_keep_their_numbers():
    report = read_people(HEADER + '"Ada\nLovelace",a@example.org,O,G,\nB,not an address,O,G,\n')

    assert report.good[0].name == "Ada Lovelace"
    assert report.bad[0].line == 4


def test_hostile_cells_stay_the_text_they_are():
    report = read_people(HEADER + '=HYPERLINK("http://x"),,O,G,\n<script>alert(1)</script>,,"O","G",\n\x00\x07Nul,,O,G,\n')

    assert [row.name for row in report.good][1:] == ["<script>alert(1)</script>", "Nul"]


def test_too_many_people_and_too_many_letters_are_refused_whole():
    assert read_people(HEADER + ",,O,G,\n" * (MOST_ROWS + 1)).rows == ()
    assert read_people("x" * 1_000_000).rows == ()


def test_a_header_alone_and_nothing_at_all_say_what_to_do():
    assert read_people(HEADER).problems
    assert read_people(" \n\n").problems


def test_a_column_that_is_not_understood_is_named_and_left_out():
    assert read_people("name,shoe size,organisation,group\nA,44,O,G\n").ignored == ("shoe size",)


def test_a_comma_in_an_unquoted_name_is_noticed():
    assert places(read_people(HEADER + "Ada, Countess,a@example.org,O,G,en\n")) != []


@given(st.text(max_size=400))
def test_any_text_gives_a_report_and_never_an_error(text: str):
    report = read_people(text)

    assert len(report.good) + len(report.bad) == len(report.rows)


@given(st.binary(max_size=200))
def test_any_file_gives_a_report_and_never_an_error(content: bytes):
    assert isinstance(read_people(content), Report)


def test_a_file_is_shown_as_text_to_be_mended_unless_its_letters_cannot_be_read():
    assert as_text("\ufeffname".encode()) == "name"
    assert as_text("Zoë".encode("latin-1")) == ""
