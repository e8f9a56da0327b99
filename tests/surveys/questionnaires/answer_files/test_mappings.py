"""A mapping says which column is what: read strictly, checked against questionnaire and file, every fault said."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.errors import Invalid
from surveys.questionnaires.answer_files.mapping import ColumnMapping, check, from_toml, merged, named_as_there, to_toml
from surveys.questionnaires.answer_files.opening import Table
from surveys.questionnaires.answer_files.reading import look
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire

SAY = translator("en", "surveys")
ASKED = make_questionnaire(make_item("rating", "A"), make_item("rating", "B"), make_item("short_text", "T"))
WHOLE = ColumnMapping(
    {"How": "A", "Why": ""}, "Team", "Firm", "Lang", "Quote", {"A": {"Perhaps": "3"}, "*": {"n/a": ""}}, {"ngos": "NGO"}, unsent=True
)


def table(header: str = "How,Why,Team,Firm,Lang,Quote") -> Table:
    cells = ",".join("1" for _ in header.split(","))
    return look(ASKED, f"{header}\n{cells}\n".encode(), "a.csv", ColumnMapping()).table


def said(mapping: ColumnMapping, **changes: Any) -> list[str]:
    return [SAY(problem.what) for problem in check(mapping, ASKED, table(**changes), "m.toml")]


def test_a_mapping_that_is_kept_is_read_as_it_was():
    for mapping in (WHOLE, ColumnMapping(), ColumnMapping(groups={"ngos": ""})):
        assert from_toml(to_toml(mapping).encode(), "m.toml") == mapping


@pytest.mark.parametrize("source", [b"[columns", b"\xff\xfe\x00", b"a = " + b"[" * 5_000])
def test_what_is_no_mapping_is_refused_with_a_remedy(source: bytes):
    with pytest.raises(Invalid) as caught:
        from_toml(source, "m.toml")

    (problem,) = caught.value.problems
    assert (problem.place, SAY(problem.what)) == ("m.toml", "It is no mapping that can be read.")


def test_every_fault_of_its_form_is_said_at_once():
    source = b'colour = "red"\ngroup = 3\nunsent = "yes"\ncolumns = {How = 1}\nvalues = {A = "x"}\ngroups = {ngos = ["NGO"]}\n'

    with pytest.raises(Invalid) as caught:
        from_toml(source, "m.toml")

    found = [SAY(problem.what) for problem in caught.value.problems]
    assert found[0] == "“colour” means nothing in a mapping."
    assert [one.split("“")[1].split("”")[0] for one in found] == ["colour", "group", "unsent", "columns", "values", "groups"]


def test_a_mapping_that_fits_has_no_fault_and_columns_that_the_file_lacks_are_none():
    assert said(WHOLE) == []
    assert said(ColumnMapping({"Another file's": "A", "How": "A"})) == []


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        (ColumnMapping({"How": "Z"}), "“How”: the questionnaire has no “Z”."),
        (ColumnMapping({"How": "A", "Why": "A"}), "“Why”: another column is used for the same."),
        (ColumnMapping(values={"Z": {"x": "1"}}), "There is no question “Z”."),
        (ColumnMapping(group="Teams"), "There is no column “Teams”."),
    ],
)
def test_what_does_not_fit_questionnaire_or_file_is_said(mapping: ColumnMapping, fault: str):
    assert said(mapping) == [fault]


def test_roles_are_found_whatever_their_capitals_and_blanks_where_only_one_column_is_meant():
    there = table("Team of ours,team,TEAM")

    assert named_as_there(ColumnMapping(group="team  of OURS"), there).group == "Team of ours"
    assert named_as_there(ColumnMapping(group="team"), there).group == "team"
    assert named_as_there(ColumnMapping(group="Team"), there).group == "Team"


def test_what_a_person_said_goes_before_what_was_guessed():
    guessed = ColumnMapping({"How": "A", "Why": "B", "Else": "T"}, group="Team", language="Lang")
    given = ColumnMapping({"Other": "A", "Why": ""}, group="Firm")

    both = merged(guessed, given)

    assert both.columns == {"How": "", "Why": "", "Else": "T", "Other": "A"}
    assert (both.group, both.language) == ("Firm", "Lang")


def test_what_words_mean_everywhere_does_not_hold_where_people_write():
    meant = ColumnMapping(values={"*": {"n/a": "", "Perhaps": "3"}, "A": {"Perhaps": "2"}, "T": {"-": ""}})

    assert meant.meanings(ASKED.item("A")) == {"n/a": "", "Perhaps": "2"}
    assert meant.meanings(ASKED.item("B")) == {"n/a": "", "Perhaps": "3"}
    assert meant.meanings(ASKED.item("T")) == {"-": ""}
