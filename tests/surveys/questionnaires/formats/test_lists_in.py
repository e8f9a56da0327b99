"""Plain lists of statements and outlines."""

from __future__ import annotations

import pytest

from fixtures.foreign import about, en, imported, item, lost, refused, said, xlsx


def test_one_statement_a_row_is_asked_in_five_steps_of_agreement():
    found = imported("Statement\nWe trust each other.\nWe meet often.\n")

    assert [(one.kind, en(one.text)) for one in found.questionnaire.items()] == [
        ("rating", "We trust each other."),
        ("rating", "We meet often."),
    ]
    assert [point.value for point in found.questionnaire.scales[0].points] == [1, 2, 3, 4, 5]
    assert "five steps of agreement" in said(found)


def test_a_list_without_a_heading_is_read_too():
    assert len(list(imported("We trust each other.\nWe meet often.\n").questionnaire.items())) == 2


def test_columns_give_code_section_scale_and_translations():
    rows = [
        ("Code", "Theme", "Question", "Français", "Scale"),
        ("T1", "Trust", "We are heard.", "Nous sommes entendus.", "Never | Rarely | Sometimes | Often | Always"),
        ("T2", "Trust", "We speak freely.", "Nous parlons librement.", "1-5"),
        ("M1", "Meetings", "We meet.", "Nous nous réunissons.", "agreement"),
    ]
    found = imported(xlsx(Sheet1=rows))

    assert found.questionnaire.languages == ("en", "fr")
    assert [en(section.title) for section in found.questionnaire.sections] == ["Trust", "Meetings"]
    assert item(found, "T1").text.by_lang == {"en": "We are heard.", "fr": "Nous sommes entendus."}
    assert {one.kind for one in found.questionnaire.items()} == {"rating"}
    agreement = found.questionnaire.scale(item(found, "M1").scale)
    assert agreement.points[-1].label.by_lang == {"en": "Strongly agree", "fr": "Tout à fait d’accord"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_will_do(separator: str):
    found = imported(f"code{separator}statement\nA{separator}We meet.\nB{separator}We talk.\n")

    assert [one.code for one in found.questionnaire.items()] == ["A", "B"]


def test_columns_of_marks_are_no_translations():
    """“de” and “uk” may be countries: a column of Y holds no texts."""
    found = imported("code,question,de,uk,fr\nA,Do we meet often?,Y,Y,Nous réunissons-nous ?\nB,Do we talk?,,Y,Parlons-nous ?\n")

    assert found.questionnaire.languages == ("en", "fr")
    assert "Column “de”" in said(found)


def test_kinds_are_understood_and_unknown_ones_told():
    found = imported("code,question,answer_format\nA,How many?,FREENUMERIC\nB,Why?,FREETEXT\nC,Met?,Y/N/NA\nD,What?,TELEPATHY\n")

    assert [one.kind for one in found.questionnaire.items()] == ["number", "long_text", "choice", "rating"]
    assert "TELEPATHY" in about(found, "D")


def test_a_table_of_something_else_is_refused():
    assert "no list of statements" in refused(b"date,amount,account\n2026-01-01,5,x\n2026-01-02,6,y\n")


def test_an_outline_gives_pages_questions_and_answers():
    source = (
        "# Our survey\n\n## Trust\n\nAbout the last year.\n\n### Do we trust each other?\n\n- Never\n- Sometimes\n- Always\n\n"
        "### On a scale of 1 to 5, how well?\n\n### Why?\n"
    )
    found = imported(source)

    assert en(found.questionnaire.title) == "Our survey"
    assert [one.kind for one in found.questionnaire.items()] == ["rating", "rating", "long_text"]
    assert lost(["Trust", "About the last year.", "Never", "Why?"], found) == []


def test_opml_is_an_outline():
    inner = '<outline text="Survey"><outline text="Trust"><outline text="Do we trust each other?"/></outline></outline>'
    source = f'<?xml version="1.0"?><opml version="1.0"><body>{inner}</body></opml>'

    assert [en(one.text) for one in imported(source).questionnaire.items()] == ["Do we trust each other?"]
