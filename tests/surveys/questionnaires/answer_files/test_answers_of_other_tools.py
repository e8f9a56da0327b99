"""The same answers come out of the files of every tool, and what cannot be read is told with its column, its rows and a remedy."""

from __future__ import annotations

import pytest

from surveys.questionnaires.answer_files.mapping import ColumnMapping, from_toml, to_toml
from surveys.questionnaires.answer_files.reading import Looked, Unmatched, look, read
from surveys.questionnaires.values import Answer, Missing, Questionnaire
from surveys.translator import translator

from fixtures.answer_files import TOOLS, asked, given
from fixtures.questions import OPTIONS, make_item, make_questionnaire, words

SAY = translator("en", "surveys")


def looked(questionnaire: Questionnaire, source: str | bytes, mapping: ColumnMapping | None = None) -> Looked:
    return look(questionnaire, source if isinstance(source, bytes) else source.encode(), "a.csv", mapping or ColumnMapping())


def answers(questionnaire: Questionnaire, source: str | bytes, mapping: ColumnMapping | None = None) -> list[dict[str, Answer]]:
    return [dict(record.answers) for record in read(questionnaire, looked(questionnaire, source, mapping)).records]


def notes(questionnaire: Questionnaire, source: str | bytes) -> str:
    return " ".join(map(SAY, read(questionnaire, looked(questionnaire, source)).notes))


@pytest.mark.parametrize("tool", TOOLS)
def test_the_files_of_every_tool_give_the_same_answers(tool: str):
    source = TOOLS[tool](asked(), given())

    assert answers(asked(), source) == given()


@pytest.mark.parametrize("tool", TOOLS)
def test_no_column_that_could_tell_who_somebody_is_is_used(tool: str):
    found = looked(asked(), TOOLS[tool](asked(), given()))

    left = {name for name, use in found.mapping.columns.items() if not use}
    assert found.guess.identifying <= left
    assert {"_uuid", "deviceid", "ipaddr", "Email", "Name", "Email Address", "Timestamp"} & set(
        found.table.header
    ) <= found.guess.identifying


ONE = make_questionnaire(
    make_item("rating", "A", text=words("We keep our word")), make_item("choices", "C", text=words("What helped?"), options=OPTIONS[:3])
)


def test_each_word_that_means_nothing_is_told_once_with_its_rows_and_every_answer_there_is():
    with pytest.raises(Unmatched) as caught:
        answers(ONE, "A,C\nPerhaps,money\nPerhaps,luck\n9,money\n")

    said = [f"{SAY(problem.what)} {SAY(problem.mend)}" for problem in caught.value.problems]
    assert len(said) == 3
    assert said[0].startswith("“Perhaps” is none of the answers to A. Column “A”, 2 rows: 2, 3. Say in the mapping what it means")
    assert "4 (Mostly)" in said[0]
    assert "“luck” is none of the answers to C. Column “C”, row 3." in said[1]
    assert "“9” is none of the answers to A. Column “A”, row 4." in said[2]


def test_a_mapping_is_saved_corrected_and_used_again():
    source = "How trusty are we,C\nPerhaps,luck;money\n4,\n"
    first = ColumnMapping({"How trusty are we": "A"})
    with pytest.raises(Unmatched) as caught:
        answers(ONE, source, first)
    saved = to_toml(caught.value.mapping)

    corrected = saved.replace('Perhaps = "?"', 'Perhaps = "3"').replace('luck = "?"', 'luck = ""')

    assert answers(ONE, source, from_toml(corrected.encode(), "m.toml")) == [
        {"A": Answer(3), "C": Answer(("money",))},
        {"A": Answer(4), "C": Answer(missing=Missing.SKIPPED)},
    ]


def test_a_word_of_several_questions_is_explained_once():
    rated = (make_item("rating", code, text=words(f"Question {code}")) for code in ("A", "B"))
    asked_of = make_questionnaire(*rated, make_item("short_text", "T"))
    with pytest.raises(Unmatched) as caught:
        answers(asked_of, "A,B,T\nA5,A5,A5\n")
    saved = to_toml(caught.value.mapping)

    assert saved.count("A5") == 1
    found = answers(asked_of, "A,B,T\nA5,A5,A5\n", from_toml(saved.replace("?", "1").encode(), "m"))
    assert found == [{"A": Answer(1), "B": Answer(1), "T": Answer("A5")}]


def test_words_are_known_in_any_language_however_they_are_marked():
    spoken = make_questionnaire(make_item("rating", "A", text=words("<b>We</b> keep our word!")))

    assert answers(spoken, "1. We keep our  WORD *\n4 - mostly\n") == [{"A": Answer(4)}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_told_by_the_file(encoding: str, separator: str):
    asked_of = make_questionnaire(make_item("short_text", "T"), make_item("rating", "A"))
    source = f"T{separator}A\nCôté d’Ivoire é{separator}2\n".replace("’", "'").encode(encoding)

    assert answers(asked_of, source) == [{"T": Answer("Côté d'Ivoire é"), "A": Answer(2)}]


@pytest.mark.parametrize(
    ("decimals", "cells", "read_as"),
    [(3, ["1,5", "1,234"], [1.5, 1.234]), (2, ["1,234", "1.5"], [1234.0, 1.5]), (0, ["1,234"], [1234.0]), (2, ["1.234,5"], [1234.5])],
)
def test_other_cells_say_whether_a_comma_parts_decimals(decimals: int, cells: list[str], read_as: list[float]):
    asked_of = make_questionnaire(make_item("number", "N", decimals=decimals))

    found = answers(asked_of, "N;x\n" + "\n".join(f"{cell};y" for cell in cells))

    assert [one["N"].value for one in found] == read_as


def test_rows_that_were_never_sent_and_rows_that_are_there_twice_do_not_count():
    source = "submitdate,_uuid,A\n2026-01-01,a,1\n,b,2\n2026-01-02,a,1\n"

    assert len(answers(ONE, source)) == 1
    assert "1 row was never sent" in notes(ONE, source)
    assert "1 row repeats an earlier one" in notes(ONE, source)


def test_a_column_named_twice_is_used_once_and_the_other_is_told():
    source = "A,A\n1,2\n"

    assert answers(ONE, source)[0]["A"] == Answer(1)
    assert "A (2)" in notes(ONE, source)


def test_questions_with_the_same_words_take_columns_with_the_same_name_in_their_order():
    asked_of = make_questionnaire(*(make_item("rating", code, text=words("Anything else?")) for code in ("A", "B", "C")))

    assert answers(asked_of, "Anything else?,Anything else?,Anything else?2\n1,2,3\n") == [{"A": Answer(1), "B": Answer(2), "C": Answer(3)}]


def test_what_is_only_alike_is_said_so_that_somebody_looks():
    source = "We do kepe our given words\n2\n"
    asked_of = make_questionnaire(make_item("rating", "A", text=words("We do keep our given words")))

    assert answers(asked_of, source) == [{"A": Answer(2)}]
    assert "taken for A, because their words are alike" in notes(asked_of, source)


def test_groups_are_found_renamed_and_kept_from_names():
    source = "Group,Name,A\nNGO,Ann,1\nngos,Bob,2\n"

    found = read(ONE, looked(ONE, source, ColumnMapping(groups={"ngos": "NGO"})))

    assert [record.group for record in found.records] == ["NGO", "NGO"]
    assert "Name" in looked(ONE, source).guess.identifying
