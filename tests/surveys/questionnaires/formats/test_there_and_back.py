"""Out to another tool and back, a questionnaire has lost nothing that both can hold: words in every language, kinds, answers and their
numbers, reasons for not answering, limits, and conditions that the same answers make true."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from surveys.messages import Text
from surveys.questionnaires import catalog, reading
from surveys.questionnaires.formats import exporting
from surveys.questionnaires.formats.importing import read_any
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.showing import visible
from surveys.questionnaires.values import Grid, Item, Questionnaire

from fixtures.questionnaires import answers, questionnaires, tables
from fixtures.questions import of_every_kind

OTHERS = ("xlsform", "lss", "limesurvey-tsv", "surveyjs")


def held(questionnaire: Questionnaire) -> list[Any]:
    """What every format can hold."""
    return [
        questionnaire.languages,
        *(
            (section.title.by_lang, section.intro.by_lang, [held_item(questionnaire, one) for one in section.items])
            for section in questionnaire.sections
        ),
    ]


def held_item(questionnaire: Questionnaire, item: Item) -> tuple[Any, ...]:
    steps = [(point.value, point.label.by_lang) for point in questionnaire.scale(item.scale).points] if item.kind == "rating" else []
    options = [(option.code, option.label.by_lang) for option in item.options]
    offers = (item.unknown, item.inapplicable, item.declinable)
    limits = (item.minimum, item.maximum, item.longest)
    return item.code, item.kind, item.text.by_lang, item.help.by_lang, steps, options, offers, limits, item.required


@pytest.mark.parametrize("name", OTHERS)
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])  # shrinking whole questionnaires takes minutes
@given(data=st.data())
def test_nothing_that_both_can_hold_is_lost(name: str, data: st.DataObject):
    before = data.draw(questionnaires())
    after = read_any(exporting.export(before, name).source).questionnaire

    assert held(after) == held(before)
    assert after.title.by_lang["en"] == before.title.by_lang["en"]
    given_answers = data.draw(st.composite(lambda draw: answers(draw, before))())
    assert shown(after, given_answers) == shown(before, given_answers)


def shown(questionnaire: Questionnaire, given_answers: Any) -> list[str]:
    return [item.code for section in visible(questionnaire, given_answers) for item in section.items]


@pytest.mark.parametrize("name", OTHERS)
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(table=tables())
def test_a_table_comes_back_as_a_table(name: str, table: Questionnaire):
    after = read_any(exporting.export(table, name).source).questionnaire

    assert held(after) == held(table)
    assert [(grid.code, grid.text.by_lang) for section in after.sections for grid in section.grids] == [
        (grid.code, grid.text.by_lang) for section in table.sections for grid in section.grids
    ]
    assert [item.grid for item in after.items()] == [item.grid for item in table.items()]
    if name == "xlsform":
        assert convert(io.BytesIO(exporting.export(table, name).source), file_type=".xlsx").warnings == []


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(questionnaires())
def test_our_own_file_reads_back_equal(before: Questionnaire):
    assert reading.read(to_toml(before)) == before


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("template", catalog.names())
def test_the_questions_of_the_catalog_come_back(name: str, template: str):
    before = catalog.load(template)
    after = read_any(exporting.export(before, name).source).questionnaire

    assert [(one.kind, one.text.by_lang, one.help.by_lang) for one in after.items()] == [
        (one.kind, one.text.by_lang, one.help.by_lang) for one in before.items()
    ]


@pytest.mark.parametrize("questionnaire", [*map(catalog.load, catalog.names()), of_every_kind()], ids=lambda one: one.code)
def test_pyxform_takes_every_xlsform(questionnaire: Questionnaire):
    made = convert(io.BytesIO(exporting.export(questionnaire, "xlsform").source), file_type=".xlsx")

    assert made.warnings == []


@pytest.mark.parametrize("name", OTHERS)
def test_what_another_tool_cannot_hold_is_told(name: str):
    told = [
        word for line in exporting.export(catalog.load("final-evaluation"), name).lines for remark in line.remarks for word in remark.words
    ]

    for words in ("core = true", "about = own", "pair = ", "dimension = ", "scoring = "):
        assert any(word.startswith(words) for word in told)


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_for_each_objective_and_the_heading_of_a_table_are_told_where_they_cannot_go(name: str) -> None:
    page, *others = (whole := of_every_kind()).sections
    told_of = replace(page, each="objective", grids=(Grid("table", Text(dict.fromkeys(whole.languages, "How often?"))),))
    asked = replace(whole, sections=(told_of, *others))

    lines = [line for line in exporting.export(asked, name).lines if line.items == (page.code,)]
    told = [word for line in lines for remark in line.remarks for word in remark.words]

    assert "each = objective" in told
    assert any(word.startswith("grids = table: How often?") for word in told)
