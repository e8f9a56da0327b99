"""SurveyJS JSON, old and new, strict and as people keep it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from surveys.questionnaires import reading
from surveys.questionnaires.formats.toml import to_toml

from fixtures.foreign import about, en, imported, item, lost, refused, said, texts


def survey(*elements: dict[str, Any], **settings: Any) -> str:
    return json.dumps({"title": "Voices", "pages": [{"name": "p1", "title": "Page one", "elements": list(elements)}], **settings})


OFTEN = ["Never", "Sometimes", "Always"]
KINDS: list[tuple[dict[str, Any], list[str]]] = [
    ({"type": "text"}, ["short_text"]),
    ({"type": "text", "inputType": "number", "min": 0, "max": 9}, ["number"]),
    ({"type": "text", "inputType": "date"}, ["date"]),
    ({"type": "text", "inputType": "time"}, ["short_text"]),
    ({"type": "comment"}, ["long_text"]),
    ({"type": "radiogroup", "choices": ["a", {"value": 1, "text": "One"}], "hasOther": True}, ["choice"]),
    ({"type": "dropdown", "choicesMin": 1, "choicesMax": 4}, ["rating"]),
    ({"type": "checkbox", "choices": ["a", "b"], "showNoneItem": True, "hasComment": True}, ["choices", "long_text"]),
    ({"type": "tagbox", "choices": ["a", "b"]}, ["choices"]),
    ({"type": "ranking", "choices": ["a", "b"]}, ["ranking"]),
    ({"type": "imagepicker", "choices": [{"value": "cat", "imageLink": "https://example.org/cat.png"}, {"value": "dog"}]}, ["choice"]),
    ({"type": "rating"}, ["rating"]),
    ({"type": "rating", "rateMin": 0, "rateMax": 10}, ["zero_to_ten"]),
    ({"type": "rating", "rateValues": [{"value": 1, "text": "Low"}, {"value": 2, "text": "High"}]}, ["rating"]),
    ({"type": "boolean", "labelTrue": "Aye", "labelFalse": "Nay"}, ["choice"]),
    ({"type": "html", "html": "<b>Read</b> this"}, ["statement"]),
    ({"type": "matrix", "columns": OFTEN, "rows": ["r1", {"value": "r2", "text": "Row two"}]}, ["rating", "rating"]),
    ({"type": "matrixdropdown", "columns": [{"name": "c", "cellType": "text"}], "rows": ["r"]}, ["statement", "short_text"]),
    ({"type": "matrixdynamic", "columns": [{"name": "c", "cellType": "boolean"}]}, ["statement", "choice"]),
    ({"type": "multipletext", "items": [{"name": "i1", "title": "Item one"}, {"name": "i2"}]}, ["statement", "short_text", "short_text"]),
    ({"type": "slider", "min": 0, "max": 100}, ["slider"]),
    ({"type": "slider", "min": -5, "max": 5}, ["number"]),
]  # fmt: skip


@pytest.mark.parametrize(("element", "kinds"), KINDS, ids=lambda value: value.get("type") if isinstance(value, dict) else "")
def test_every_type_becomes_a_kind_of_ours(element: dict[str, Any], kinds: list[str]):
    found = imported(survey({"name": "q", "title": "What?", **element}))

    assert [one.kind for one in found.questionnaire.items()] == kinds


@pytest.mark.parametrize("type_", ["file", "signaturepad", "image", "expression", "hologram"])
def test_types_that_ask_nothing_are_left_out_with_their_words(type_: str):
    found = imported(survey({"type": type_, "name": "q", "title": "Put it here"}, {"type": "text", "name": "r"}))

    assert [one.code for one in found.questionnaire.items()] == ["r"]
    assert "Put it here" in said(found)


def test_texts_by_language_and_plain_ones_stand_together():
    spoken = [{"default": "What?", "fr": "Quoi ?", "ar": "ماذا؟"}, "Who?", {"default": "How?", "fr": "Comment ?", "ar": "كيف؟"}]
    elements = [{"type": "text", "name": name, "title": title} for name, title in zip("qrs", spoken, strict=True)]
    found = imported(survey(*elements, title={"default": "Voices", "fr": "Voix", "ar": "أصوات"}))

    assert found.questionnaire.languages == ("en", "fr", "ar")
    assert item(found, "q").text.by_lang == {"en": "What?", "fr": "Quoi ?", "ar": "ماذا؟"}
    assert item(found, "r").text.by_lang["ar"] == "Who?"


def test_the_locale_says_which_language_the_default_is():
    found = imported(survey({"type": "text", "name": "q", "title": {"default": "Quoi ?", "en": "What?"}}, locale="fr"))

    assert item(found, "q").text.by_lang["fr"] == "Quoi ?"


def test_a_box_for_words_beside_a_rating_stays_there():
    found = imported(survey({"type": "rating", "name": "q", "showCommentArea": True, "commentText": "Tell us more"}))

    assert [(one.kind, one.comment) for one in found.questionnaire.items()] == [("rating", ())]
    assert "Tell us more" in about(found, "q")
    assert reading.read(to_toml(found.questionnaire)) == found.questionnaire


def test_the_old_list_of_questions_is_one_page():
    found = imported(json.dumps({"questions": [{"type": "text", "name": "q"}, {"type": "comment", "name": "r"}]}))

    assert [one.kind for one in found.questionnaire.items()] == ["short_text", "long_text"]


LOOSE = [
    '{"elements": [{"type": "text", "name": "q",},],}',
    "// mine\n{'elements': [{type: 'text', name: 'q', /* the \"first\" */ title: 'It\\'s \"ours\"'}]}",
    "export const json = {\n  elements: [{ type: `text`, name: 'q' }]\n};\nnew Survey.Model(json);",
    "var json = { questions: [ { type: 'text', name: 'q', isRequired: true, maxLength: .5e2 } ] }",
    "Survey.StylesManager.applyTheme('default');\nvar json = {questions: [{type: 'text', name: 'q'}]};",
]


@pytest.mark.parametrize("source", LOOSE)
def test_json_as_people_keep_it_is_read(source: str):
    found = imported(source)

    assert [one.code for one in found.questionnaire.items()] == ["q"]
    assert "not strict JSON" in said(found)


def test_a_name_that_stands_twice_is_told_with_what_was_replaced():
    assert "First title" in said(imported('{"title": "First title", "title": "Second", "elements": [{"type": "text", "name": "q"}]}'))


@pytest.mark.parametrize(
    ("visible", "ours"),
    [
        ("{met} = 'yes'", 'met == "yes"'),
        ("{met} <> 'yes'", 'not met == "yes"'),
        ("{met} notempty and {several} contains 'a'", 'answered(met) and several has "a"'),
        ("{several} anyof ['a', 'b']", 'several has "a" or several has "b"'),
        ("{several} allof ['a', 'b']", 'several has "a" and several has "b"'),
        ("{several.length} > 1", "chosen(several) > 1"),
        ("{rate} >= 4", "rate >= 4"),
        ("{flag} = true", 'flag == "yes"'),
        ("{grid.r1} = 'Never'", "grid_r1 == 1"),
        ("!({met} empty)", "answered(met)"),
    ],
)
def test_visible_if_is_said_in_our_language(visible: str, ours: str):
    found = imported(
        survey(
            {"type": "radiogroup", "name": "met", "choices": ["yes", "no"]},
            {"type": "checkbox", "name": "several", "choices": ["a", "b"]},
            {"type": "rating", "name": "rate"},
            {"type": "boolean", "name": "flag"},
            {"type": "matrix", "name": "grid", "columns": ["Never", "Sometimes", "Always"], "rows": ["r1"]},
            {"type": "text", "name": "q", "visibleIf": visible},
        )
    )

    assert item(found, "q").show_if == ours


def test_panels_are_flattened_with_their_words_and_conditions():
    panel = {"type": "panel", "name": "p", "title": "About you", "visibleIf": "{a} = 'x'", "elements": [{"type": "text", "name": "b"}]}
    found = imported(
        survey(
            {"type": "text", "name": "a"}, panel, {"type": "paneldynamic", "name": "d", "templateElements": [{"type": "text", "name": "c"}]}
        )
    )

    assert [(one.code, one.show_if) for one in found.questionnaire.items()] == [("a", ""), ("p", 'a == "x"'), ("b", 'a == "x"'), ("c", "")]
    assert "asked once" in said(found)


def test_addresses_are_never_opened_and_are_told():
    found = imported(survey({"type": "dropdown", "name": "q", "choicesByUrl": {"url": "https://example.org/list.json"}}))

    assert item(found, "q").kind == "short_text"
    assert "https://example.org/list.json" in about(found, "q")


def test_scripts_and_pictures_never_reach_a_text():
    nasty = "<script>alert(1)</script>Say <img src='https://example.org/x.png' onerror='alert(2)'> it <b>all</b>"
    found = imported(survey({"type": "text", "name": "q", "title": nasty}, title="<svg onload=alert(3)>Voices"))

    assert en(item(found, "q").text) == "Say it all"
    assert not any("<" in text for text in texts(found.questionnaire))
    assert "alert(1)" in said(found)
    assert "https://example.org/x.png" in said(found)


def test_nothing_is_filled_in_from_what_others_wrote():
    found = imported(survey({"type": "text", "name": "q", "title": "Dear {{partnership}}, {name}"}))

    assert en(item(found, "q").text) == "Dear ((partnership)), {name}"
    assert "would have put in" in about(found, "q")


def test_words_between_angle_brackets_that_are_no_markup_stay():
    found = imported(survey({"type": "text", "name": "q", "title": "Is <name of the partner> 3 < 5 & well?"}))

    assert en(item(found, "q").text) == "Is <name of the partner> 3 < 5 & well?"


def test_json_of_something_else_is_refused():
    assert "no pages, elements or questions" in refused(b'{"type": "FeatureCollection", "features": []}')
    assert "cannot be read as JSON" in refused(b'{"pages": [')


def test_no_text_of_a_survey_is_lost():
    element = {
        "type": "radiogroup",
        "name": "q",
        "title": "What is it?",
        "description": "Tell us",
        "choices": [{"value": "a", "text": "Alpha"}, "Beta"],
        "otherText": "Something else",
        "hasOther": True,
        "requiredErrorText": "Say something",
        "commentText": "And why?",
    }
    found = imported(survey(element, completedHtml="<p>Thank you <i>all</i></p>", description="About us"))

    assert (
        lost(["What is it?", "Tell us", "Alpha", "Beta", "Something else", "Say something", "And why?", "Thank you all", "About us"], found)
        == []
    )
